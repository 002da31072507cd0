//! Three-valued logic and CASE, evaluating only the rows that a branch is reached by.

use crate::diag::Result;
use crate::plan::{Expression, VariableId};
use crate::value::{Column, Value, ValueError};

use super::super::batch::Frame;
use super::super::context::Context;
use super::{evaluate, row_number};

/// Reads a column as booleans and nulls.
fn truths(column: &Column, expr: &Expression) -> Result<Vec<Option<bool>>> {
    let one = |value: Value| match value {
        Value::Boolean(value) => Ok(Some(value)),
        Value::Null => Ok(None),
        other => Err(Box::new(ValueError::argument_type("a logical operator", "a boolean", &other).at(expr.at.0))),
    };
    match column {
        Column::Constant(value, rows) => Ok(vec![one(value.clone())?; *rows]),
        Column::Boolean(values, None) => Ok(values.iter().map(|value| Some(*value)).collect()),
        other => other.iter().map(one).collect(),
    }
}

fn from_truths(truths: Vec<Option<bool>>) -> Column {
    if truths.iter().all(Option::is_some) {
        return Column::Boolean(truths.into_iter().map(|truth| truth == Some(true)).collect(), None);
    }
    truths.into_iter().map(Value::from).collect()
}

/// `NOT`
pub(super) fn not(operand: &Expression, frame: &Frame<'_>, context: &Context<'_>) -> Result<Column> {
    let column = evaluate(operand, frame, context)?;
    Ok(from_truths(truths(&column, operand)?.into_iter().map(|truth| truth.map(|truth| !truth)).collect()))
}

/// `AND` when `decisive` is false, `OR` when it is true: that value of one operand decides the row.
pub(super) fn and_or(
    operands: &[Expression],
    decisive: bool,
    frame: &Frame<'_>,
    context: &Context<'_>,
) -> Result<Column> {
    let mut result: Vec<Option<bool>> = vec![Some(!decisive); frame.rows];
    // The rows that no operand has decided yet.
    let mut open: Option<Vec<u32>> = None;
    for operand in operands {
        let column = match &open {
            None => evaluate(operand, frame, context)?.into_owned(),
            Some(rows) if rows.is_empty() => break,
            Some(rows) => {
                let reads = super::lists::reads(operand, context);
                let narrowed = frame.take(rows, &reads);
                evaluate(operand, &narrowed, context)?.into_owned()
            }
        };
        let found = truths(&column, operand)?;
        for (position, truth) in found.into_iter().enumerate() {
            let row = open.as_ref().map_or(position, |rows| rows[position] as usize);
            match truth {
                Some(value) if value == decisive => result[row] = Some(decisive),
                Some(_) => {}
                None => {
                    if result[row] == Some(!decisive) {
                        result[row] = None;
                    }
                }
            }
        }
        let decided = result.iter().filter(|truth| **truth == Some(decisive)).count();
        if decided > 0 {
            open = Some((0..frame.rows).filter(|row| result[*row] != Some(decisive)).map(row_number).collect());
        }
    }
    Ok(from_truths(result))
}

/// `XOR`
pub(super) fn xor(operands: &[Expression], frame: &Frame<'_>, context: &Context<'_>) -> Result<Column> {
    let mut result: Vec<Option<bool>> = vec![Some(false); frame.rows];
    for operand in operands {
        let column = evaluate(operand, frame, context)?;
        for (row, truth) in truths(&column, operand)?.into_iter().enumerate() {
            result[row] = result[row].zip(truth).map(|(a, b)| a != b);
        }
    }
    Ok(from_truths(result))
}

/// `CASE`, both forms.
pub(super) fn case(
    operand: Option<&Expression>,
    branches: &[(Vec<Expression>, Expression)],
    otherwise: Option<&Expression>,
    frame: &Frame<'_>,
    context: &Context<'_>,
) -> Result<Column> {
    let operand = match operand {
        Some(operand) => Some(evaluate(operand, frame, context)?),
        None => None,
    };
    let mut result = vec![Value::Null; frame.rows];
    let mut open: Vec<u32> = (0..frame.rows).map(row_number).collect();
    for (whens, then) in branches {
        let mut taken: Vec<u32> = Vec::new();
        for when in whens {
            if open.is_empty() {
                break;
            }
            let column = on_rows(when, &open, frame, context)?;
            let mut rest = Vec::with_capacity(open.len());
            for (position, row) in open.iter().enumerate() {
                let found = column.get(position);
                let holds = match &operand {
                    Some(operand) => operand.get(*row as usize).equals(&found) == Some(true),
                    None => matches!(found, Value::Boolean(true)),
                };
                if holds { taken.push(*row) } else { rest.push(*row) }
            }
            open = rest;
        }
        taken.sort_unstable();
        scatter(then, &taken, &mut result, frame, context)?;
    }
    if let Some(otherwise) = otherwise {
        scatter(otherwise, &open, &mut result, frame, context)?;
    }
    Ok(Column::from_values(result))
}

fn on_rows(expr: &Expression, rows: &[u32], frame: &Frame<'_>, context: &Context<'_>) -> Result<Column> {
    if rows.len() == frame.rows {
        return Ok(evaluate(expr, frame, context)?.into_owned());
    }
    let reads: Vec<VariableId> = super::lists::reads(expr, context);
    let narrowed = frame.take(rows, &reads);
    Ok(evaluate(expr, &narrowed, context)?.into_owned())
}

fn scatter(
    expr: &Expression,
    rows: &[u32],
    result: &mut [Value],
    frame: &Frame<'_>,
    context: &Context<'_>,
) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let column = on_rows(expr, rows, frame, context)?;
    for (position, row) in rows.iter().enumerate() {
        result[*row as usize] = column.get(position);
    }
    Ok(())
}
