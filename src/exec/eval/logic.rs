//! Three-valued logic and CASE, evaluating only the rows that a branch is reached by.

use crate::diag::Result;
use crate::plan::{Expression, VariableId};
use crate::value::{Bitmap, Column, NULL_CODE, NULL_ID, Value, ValueError};

use super::super::batch::Frame;
use super::super::context::Context;
use super::{evaluate, row_number};

/// Three-valued truths of rows: a row is true, false or, where its bit of the nulls is set, unknown.
struct Truths {
    values: Vec<bool>,
    unknown: Vec<bool>,
}

/// Reads a column as booleans and nulls.
fn truths(column: &Column, expr: &Expression) -> Result<Truths> {
    let one = |value: Value| match value {
        Value::Boolean(value) => Ok((value, false)),
        Value::Null => Ok((false, true)),
        other => Err(Box::new(ValueError::argument_type("a logical operator", "a boolean", &other).at(expr.at.0))),
    };
    match column {
        Column::Constant(value, rows) => {
            let (value, unknown) = one(value.clone())?;
            Ok(Truths { values: vec![value; *rows], unknown: vec![unknown; *rows] })
        }
        Column::Boolean(values, nulls) => {
            let mut truths = Truths { values: values.clone(), unknown: vec![false; values.len()] };
            for row in nulls.iter().flat_map(Bitmap::iter) {
                truths.values[row] = false;
                truths.unknown[row] = true;
            }
            Ok(truths)
        }
        other => {
            let (values, unknown) = other.iter().map(one).collect::<Result<_>>()?;
            Ok(Truths { values, unknown })
        }
    }
}

impl Truths {
    fn into_column(self) -> Column {
        let nulls = self.unknown.contains(&true).then(|| self.unknown.iter().copied().collect());
        Column::Boolean(self.values, nulls)
    }
}

/// Returns for each row whether it is null, or is not.
pub(super) fn null_rows(column: &Column, negated: bool) -> Vec<bool> {
    match column {
        Column::Boolean(_, None) | Column::Integer(_, None) | Column::Float(_, None) => vec![negated; column.len()],
        Column::Dictionary(codes, _) => codes.iter().map(|code| (*code == NULL_CODE) != negated).collect(),
        Column::Node(ids) | Column::Relationship(ids) => ids.iter().map(|id| (*id == NULL_ID) != negated).collect(),
        column => (0..column.len()).map(|row| column.is_null(row) != negated).collect(),
    }
}

/// `NOT`
pub(super) fn not(operand: &Expression, frame: &Frame<'_>, context: &Context<'_>) -> Result<Column> {
    let column = evaluate(operand, frame, context)?;
    let mut truths = truths(&column, operand)?;
    for (value, unknown) in truths.values.iter_mut().zip(&truths.unknown) {
        *value = !*value && !unknown;
    }
    Ok(truths.into_column())
}

/// `AND` when `decisive` is false, `OR` when it is true: that value of one operand decides the row.
pub(super) fn and_or(
    operands: &[Expression],
    decisive: bool,
    frame: &Frame<'_>,
    context: &Context<'_>,
) -> Result<Column> {
    let mut result = Truths { values: vec![!decisive; frame.rows], unknown: vec![false; frame.rows] };
    // The rows that no operand has decided yet.
    let mut open: Option<Vec<u32>> = None;
    for operand in operands {
        match &open {
            None => {
                let column = evaluate(operand, frame, context)?;
                let found = truths(&column, operand)?;
                let mut decided = false;
                for row in 0..frame.rows {
                    if found.unknown[row] {
                        result.unknown[row] = true;
                        result.values[row] = false;
                    } else if found.values[row] == decisive {
                        result.unknown[row] = false;
                        result.values[row] = decisive;
                        decided = true;
                    }
                }
                if decided {
                    open = Some(undecided(&result, decisive));
                }
            }
            Some(rows) if rows.is_empty() => break,
            Some(rows) => {
                let reads = super::lists::reads(operand, context);
                let narrowed = frame.take(rows, &reads);
                let column = evaluate(operand, &narrowed, context)?;
                let found = truths(&column, operand)?;
                for (position, row) in rows.iter().enumerate() {
                    let row = *row as usize;
                    if found.unknown[position] {
                        result.unknown[row] = true;
                        result.values[row] = false;
                    } else if found.values[position] == decisive {
                        result.unknown[row] = false;
                        result.values[row] = decisive;
                    }
                }
                open = Some(undecided(&result, decisive));
            }
        }
    }
    Ok(result.into_column())
}

/// Returns the rows whose truth another operand may still change.
fn undecided(result: &Truths, decisive: bool) -> Vec<u32> {
    let rows = result.values.iter().zip(&result.unknown).enumerate();
    rows.filter(|(_, (value, unknown))| **unknown || **value != decisive).map(|(row, _)| row_number(row)).collect()
}

/// `XOR`
pub(super) fn xor(operands: &[Expression], frame: &Frame<'_>, context: &Context<'_>) -> Result<Column> {
    let mut result = Truths { values: vec![false; frame.rows], unknown: vec![false; frame.rows] };
    for operand in operands {
        let column = evaluate(operand, frame, context)?;
        let found = truths(&column, operand)?;
        for row in 0..frame.rows {
            result.unknown[row] |= found.unknown[row];
            result.values[row] = (result.values[row] != found.values[row]) && !result.unknown[row];
        }
    }
    Ok(result.into_column())
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
