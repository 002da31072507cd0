//! Comparisons, with loops over typed columns for the common ones.

use crate::diag::Result;
use crate::plan::{ComparisonOperator as Operator, Expression};
use crate::value::{Bitmap, Column, Nulls, Value};

use super::super::batch::Frame;
use super::super::context::Context;
use super::codes::{null_codes, per_code};
use super::evaluate;

/// `a < b <= c`: every neighbouring pair must hold.
pub(super) fn comparison(
    first: &Expression,
    rest: &[(Operator, Expression)],
    frame: &Frame<'_>,
    context: &Context<'_>,
) -> Result<Column> {
    let mut left = evaluate(first, frame, context)?;
    let mut result: Option<Column> = None;
    for (operator, right) in rest {
        let right = evaluate(right, frame, context)?;
        let holds = compare(*operator, &left, &right, frame.rows);
        result = Some(match result {
            None => holds,
            Some(before) => both(&before, &holds, frame.rows),
        });
        left = right;
    }
    Ok(result.unwrap_or_else(|| Column::nulls(frame.rows)))
}

fn both(a: &Column, b: &Column, rows: usize) -> Column {
    let and = |row: usize| match (a.get(row), b.get(row)) {
        (Value::Boolean(false), _) | (_, Value::Boolean(false)) => Value::Boolean(false),
        (Value::Boolean(true), Value::Boolean(true)) => Value::Boolean(true),
        _ => Value::Null,
    };
    (0..rows).map(and).collect()
}

fn compare(operator: Operator, left: &Column, right: &Column, rows: usize) -> Column {
    match (left, right) {
        (Column::Constant(a, _), Column::Constant(b, _)) => Column::Constant(value_compare(operator, a, b), rows),
        (Column::Constant(a, _), _) => with_constant(turned(operator), right, a),
        (_, Column::Constant(b, _)) => with_constant(operator, left, b),
        (Column::Integer(a, n), Column::Integer(b, m)) => pairs(a, b, n, m, |a, b| holds(operator, a.cmp(b))),
        (Column::Float(a, n), Column::Float(b, m)) => pairs(a, b, n, m, |a, b| float_holds(operator, *a, *b)),
        (Column::Dictionary(a, words), Column::Dictionary(b, others))
            if words.is_same(others) && matches!(operator, Operator::Equal | Operator::NotEqual) =>
        {
            let equal = operator == Operator::Equal;
            pairs(a, b, &null_codes(a), &null_codes(b), |a, b| (a == b) == equal)
        }
        (Column::Node(a), Column::Node(b)) | (Column::Relationship(a), Column::Relationship(b))
            if matches!(operator, Operator::Equal | Operator::NotEqual) =>
        {
            let nulls: Bitmap =
                a.iter().zip(b).map(|(a, b)| *a == crate::value::NULL_ID || *b == crate::value::NULL_ID).collect();
            let values = a.iter().zip(b).map(|(a, b)| (a == b) == (operator == Operator::Equal)).collect();
            Column::Boolean(values, nulls.any().then_some(nulls))
        }
        _ => (0..rows).map(|row| value_compare(operator, &left.get(row), &right.get(row))).collect(),
    }
}

fn with_constant(operator: Operator, column: &Column, constant: &Value) -> Column {
    match (column, constant) {
        (_, Value::Null) => Column::nulls(column.len()),
        (Column::Integer(values, nulls), Value::Integer(constant)) => {
            let column = match operator {
                Operator::Equal => values.iter().map(|value| value == constant).collect(),
                Operator::NotEqual => values.iter().map(|value| value != constant).collect(),
                Operator::Less => values.iter().map(|value| value < constant).collect(),
                Operator::LessOrEqual => values.iter().map(|value| value <= constant).collect(),
                Operator::Greater => values.iter().map(|value| value > constant).collect(),
                Operator::GreaterOrEqual => values.iter().map(|value| value >= constant).collect(),
            };
            Column::Boolean(column, nulls.clone())
        }
        (Column::Float(values, nulls), Value::Float(constant)) => floats(operator, values, nulls, *constant),
        #[expect(clippy::cast_precision_loss, reason = "such integers are floats exactly")]
        (Column::Float(values, nulls), Value::Integer(constant)) if constant.unsigned_abs() <= 1 << 53 => {
            floats(operator, values, nulls, *constant as f64)
        }
        (Column::Dictionary(codes, dictionary), Value::String(constant))
            if matches!(operator, Operator::Equal | Operator::NotEqual) =>
        {
            let equal = operator == Operator::Equal;
            let values = match dictionary.code(constant) {
                Some(wanted) => codes.iter().map(|code| (*code == wanted) == equal).collect(),
                None => vec![!equal; codes.len()],
            };
            Column::Boolean(values, null_codes(codes))
        }
        (Column::Dictionary(codes, dictionary), _) => {
            let test = |value: &Value| match value_compare(operator, value, constant) {
                Value::Boolean(truth) => Ok(Some(truth)),
                _ => Ok(None),
            };
            per_code(codes, dictionary, test).unwrap_or_else(|_| Column::nulls(codes.len()))
        }
        _ => column.iter().map(|value| value_compare(operator, &value, constant)).collect(),
    }
}

fn floats(operator: Operator, values: &[f64], nulls: &Nulls, constant: f64) -> Column {
    let values = match operator {
        Operator::Equal => values.iter().map(|value| *value == constant).collect(),
        Operator::NotEqual => values.iter().map(|value| *value != constant).collect(),
        Operator::Less => values.iter().map(|value| *value < constant).collect(),
        Operator::LessOrEqual => values.iter().map(|value| *value <= constant).collect(),
        Operator::Greater => values.iter().map(|value| *value > constant).collect(),
        Operator::GreaterOrEqual => values.iter().map(|value| *value >= constant).collect(),
    };
    Column::Boolean(values, nulls.clone())
}

fn pairs<T>(a: &[T], b: &[T], n: &Nulls, m: &Nulls, test: impl Fn(&T, &T) -> bool) -> Column {
    let mut nulls = n.clone();
    match (&mut nulls, m) {
        (Some(nulls), Some(more)) => nulls.union(more),
        (None, Some(more)) => nulls = Some(more.clone()),
        _ => {}
    }
    Column::Boolean(a.iter().zip(b).map(|(a, b)| test(a, b)).collect(), nulls)
}

fn holds(operator: Operator, ordering: std::cmp::Ordering) -> bool {
    match operator {
        Operator::Equal => ordering.is_eq(),
        Operator::NotEqual => ordering.is_ne(),
        Operator::Less => ordering.is_lt(),
        Operator::LessOrEqual => ordering.is_le(),
        Operator::Greater => ordering.is_gt(),
        Operator::GreaterOrEqual => ordering.is_ge(),
    }
}

fn float_holds(operator: Operator, a: f64, b: f64) -> bool {
    match operator {
        Operator::Equal => a == b,
        Operator::NotEqual => a != b,
        Operator::Less => a < b,
        Operator::LessOrEqual => a <= b,
        Operator::Greater => a > b,
        Operator::GreaterOrEqual => a >= b,
    }
}

/// `a < b` is `b > a`.
fn turned(operator: Operator) -> Operator {
    match operator {
        Operator::Less => Operator::Greater,
        Operator::LessOrEqual => Operator::GreaterOrEqual,
        Operator::Greater => Operator::Less,
        Operator::GreaterOrEqual => Operator::LessOrEqual,
        same => same,
    }
}

/// Compares two values; null when they cannot be compared.
pub(super) fn value_compare(operator: Operator, a: &Value, b: &Value) -> Value {
    Value::from(match operator {
        Operator::Equal => a.equals(b),
        Operator::NotEqual => a.equals(b).map(|equal| !equal),
        Operator::Less => a.less(b),
        Operator::LessOrEqual => a.less_or_equal(b),
        Operator::Greater => a.greater(b),
        Operator::GreaterOrEqual => a.greater_or_equal(b),
    })
}
