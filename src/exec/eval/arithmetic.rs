//! Arithmetic, with loops over typed columns for integers and floats.

use crate::diag::{Result, Span};
use crate::plan::{ArithmeticOperator as Operator, Expression};
use crate::value::{Column, Value, ValueError};

use super::super::batch::Frame;
use super::super::context::Context;
use super::{each_row, evaluate};

/// A left-associative chain.
pub(super) fn arithmetic(
    first: &Expression,
    rest: &[(Operator, Expression)],
    span: Span,
    frame: &Frame<'_>,
    context: &Context<'_>,
) -> Result<Column> {
    let mut result = evaluate(first, frame, context)?.into_owned();
    for (operator, operand) in rest {
        let right = evaluate(operand, frame, context)?;
        result = apply(*operator, &result, &right, frame.rows, span)?;
    }
    Ok(result)
}

fn apply(operator: Operator, left: &Column, right: &Column, rows: usize, span: Span) -> Result<Column> {
    if let (Column::Float(a, None), Column::Float(b, None)) = (left, right)
        && let Some(fast) = float_operation(operator)
    {
        return Ok(Column::Float(a.iter().zip(b).map(|(a, b)| fast(*a, *b)).collect(), None));
    }
    each_row(rows, &[left, right], span, |row| value_apply(operator, &left.get(row), &right.get(row)))
}

fn float_operation(operator: Operator) -> Option<fn(f64, f64) -> f64> {
    match operator {
        Operator::Add => Some(|a, b| a + b),
        Operator::Subtract => Some(|a, b| a - b),
        Operator::Multiply => Some(|a, b| a * b),
        Operator::Divide => Some(|a, b| a / b),
        _ => None,
    }
}

fn value_apply(operator: Operator, a: &Value, b: &Value) -> Result<Value, ValueError> {
    match operator {
        Operator::Add => a.add(b),
        Operator::Subtract => a.subtract(b),
        Operator::Multiply => a.multiply(b),
        Operator::Divide => a.divide(b),
        Operator::Modulo => a.modulo(b),
        Operator::Power => a.power(b),
        Operator::Concatenate => match (a, b) {
            (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
            (Value::String(_), Value::String(_)) | (Value::List(_), Value::List(_)) => a.add(b),
            (Value::String(_) | Value::List(_), other) | (other, _) => {
                Err(ValueError::argument_type("`||`", "two strings or two lists", other))
            }
        },
    }
}
