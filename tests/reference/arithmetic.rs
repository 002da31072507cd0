//! Arithmetic: null with anything is null; integers never wrap; floats follow IEEE 754.

use grounds::syntax::ast::ArithmeticOperator as Operator;

use super::evaluator::{Failed, failed};
use super::value::{Value, float_text};

pub fn arithmetic(operator: Operator, left: &Value, right: &Value) -> Result<Value, Failed> {
    if left.is_null() || right.is_null() {
        return Ok(Value::Null);
    }
    match operator {
        Operator::Add => add(left, right),
        Operator::Concatenate => concatenate(left, right),
        Operator::Power => {
            let (left, right) = floats(left, right)?;
            Ok(Value::Float(left.powf(right)))
        }
        _ => match (left, right) {
            (Value::Integer(left), Value::Integer(right)) => integers(operator, *left, *right),
            _ => {
                let (left, right) = floats(left, right)?;
                Ok(Value::Float(match operator {
                    Operator::Subtract => left - right,
                    Operator::Multiply => left * right,
                    Operator::Divide => left / right,
                    _ => left % right,
                }))
            }
        },
    }
}

/// Sum of numbers; a list with a list or an element; a string with a string or a scalar.
fn add(left: &Value, right: &Value) -> Result<Value, Failed> {
    match (left, right) {
        (Value::List(left), Value::List(right)) => Ok(Value::List([left.as_slice(), right].concat())),
        (Value::List(list), element) => Ok(Value::List([list.as_slice(), std::slice::from_ref(element)].concat())),
        (element, Value::List(list)) => Ok(Value::List([std::slice::from_ref(element), list.as_slice()].concat())),
        (Value::String(_), _) | (_, Value::String(_)) => Ok(Value::String(scalar_text(left)? + &scalar_text(right)?)),
        (Value::Integer(left), Value::Integer(right)) => {
            left.checked_add(*right).map(Value::Integer).ok_or_else(overflow)
        }
        _ => {
            let (left, right) = floats(left, right)?;
            Ok(Value::Float(left + right))
        }
    }
}

/// `||` joins two strings or two lists, and nothing else.
fn concatenate(left: &Value, right: &Value) -> Result<Value, Failed> {
    match (left, right) {
        (Value::List(_), Value::List(_)) | (Value::String(_), Value::String(_)) => add(left, right),
        _ => failed("`||` joins strings or lists"),
    }
}

fn integers(operator: Operator, left: i64, right: i64) -> Result<Value, Failed> {
    let result = match operator {
        Operator::Subtract => left.checked_sub(right),
        Operator::Multiply => left.checked_mul(right),
        Operator::Divide if right == 0 => return failed("division by zero"),
        Operator::Divide => left.checked_div(right),
        _ if right == 0 => return failed("division by zero"),
        // What is left by -1 is 0, also where the quotient would overflow.
        _ => left.checked_rem(right).or(Some(0)),
    };
    result.map(Value::Integer).ok_or_else(overflow)
}

pub fn negate(value: &Value) -> Result<Value, Failed> {
    match value {
        Value::Null => Ok(Value::Null),
        Value::Integer(number) => number.checked_neg().map(Value::Integer).ok_or_else(overflow),
        Value::Float(number) => Ok(Value::Float(-number)),
        _ => failed("`-` wants a number"),
    }
}

/// A number as float.
pub fn float(value: &Value) -> Result<f64, Failed> {
    match value {
        Value::Integer(number) => Ok(*number as f64),
        Value::Float(number) => Ok(*number),
        _ => failed("a number is wanted"),
    }
}

fn floats(left: &Value, right: &Value) -> Result<(f64, f64), Failed> {
    Ok((float(left)?, float(right)?))
}

/// A string, number or boolean as text.
pub fn scalar_text(value: &Value) -> Result<String, Failed> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Integer(number) => Ok(number.to_string()),
        Value::Float(number) => Ok(float_text(*number)),
        Value::Boolean(truth) => Ok(truth.to_string()),
        _ => failed("a scalar is wanted"),
    }
}

fn overflow() -> Failed {
    Failed("a 64-bit integer overflows".to_owned())
}
