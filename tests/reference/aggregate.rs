//! Aggregates: one value from the rows of a group. Nulls are left out.

use grounds::syntax::ast::Expr;

use super::arithmetic::{arithmetic, float};
use super::evaluator::{Evaluator, Failed, Row, Scope, failed};
use super::value::Value;

pub fn is_aggregate(name: &str) -> bool {
    matches!(name, "count" | "sum" | "avg" | "min" | "max" | "collect")
}

impl Evaluator {
    pub fn aggregate(&self, name: &str, distinct: bool, argument: &Expr, group: &[Row]) -> Result<Value, Failed> {
        let mut values: Vec<Value> = Vec::new();
        for row in group {
            let value = self.expression(argument, Scope::from(row))?;
            let is_double = distinct && values.iter().any(|known| known.is_equivalent(&value));
            if !value.is_null() && !is_double {
                values.push(value);
            }
        }
        match name {
            "count" => Ok(Value::integer(values.len())),
            "collect" => Ok(Value::List(values)),
            "sum" => sum(&values),
            "avg" => mean(&values),
            "min" => Ok(values
                .into_iter()
                .reduce(|least, value| if value.order(&least).is_lt() { value } else { least })
                .unwrap_or(Value::Null)),
            _ => Ok(values
                .into_iter()
                .reduce(|most, value| if value.order(&most).is_gt() { value } else { most })
                .unwrap_or(Value::Null)),
        }
    }
}

/// Integers as long as all are; of nothing 0.
fn sum(values: &[Value]) -> Result<Value, Failed> {
    let mut sum = Value::Integer(0);
    for value in values {
        float(value)?;
        sum = arithmetic(grounds::syntax::ast::ArithmeticOperator::Add, &sum, value)?;
    }
    Ok(sum)
}

/// Always a float; of nothing null.
fn mean(values: &[Value]) -> Result<Value, Failed> {
    let mut sum = 0.0;
    for value in values {
        sum += float(value)?;
    }
    if values.is_empty() {
        return Ok(Value::Null);
    }
    if !sum.is_finite() {
        return failed("the mean of such numbers is not asked for");
    }
    Ok(Value::Float(sum / values.len() as f64))
}
