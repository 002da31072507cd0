//! Calls functions: kernels by value, entity and evidence functions by name.

use crate::diag::{Diagnostic, Result, Span};
use crate::plan::{Expression, FunctionKind, FunctionSignature};
use crate::value::{Column, NULL_ID, Value, ValueError};

use super::super::batch::Frame;
use super::super::context::Context;
use super::super::functions;
use super::{Evaluated, entity, evaluate, internal};

/// Calls a function for each row.
pub(super) fn call(
    signature: &FunctionSignature,
    arguments: &[Expression],
    span: Span,
    frame: &Frame<'_>,
    context: &Context<'_>,
) -> Result<Column> {
    if signature.name == "coalesce" {
        return coalesce(arguments, frame, context);
    }
    let columns: Result<Vec<Evaluated<'_>>> =
        arguments.iter().map(|argument| evaluate(argument, frame, context)).collect();
    let columns = columns?;
    match signature.kind {
        FunctionKind::Scalar => {
            let Some(kernel) = functions::kernel(signature.name) else {
                return Err(internal(&format!("no kernel for `{}`", signature.name), span));
            };
            let constant = columns.iter().all(|column| matches!(&**column, Column::Constant(..)));
            let pure = !matches!(signature.name, "rand" | "randomUUID");
            let mut values = vec![Value::Null; columns.len()];
            let mut one = |row: usize| {
                for (value, column) in values.iter_mut().zip(&columns) {
                    *value = column.get(row);
                }
                kernel(&context.kernels, &values).map_err(|error| Box::new(error.at(span)))
            };
            if constant && pure && frame.rows > 0 {
                return Ok(Column::Constant(one(0)?, frame.rows));
            }
            (0..frame.rows).map(one).collect()
        }
        FunctionKind::Entity => entity_call(signature, &columns, span, frame, context),
        FunctionKind::Evidence => {
            let Some(column) = columns.first() else {
                return Err(internal("an evidence function without argument", span));
            };
            let one = |value: Value| {
                entity::evidence_function(signature.name, &value, context).map_err(|error| Box::new(error.at(span)))
            };
            column.iter().map(one).collect()
        }
        FunctionKind::Aggregate | FunctionKind::Row | FunctionKind::Record => {
            Err(internal("an aggregate outside an aggregation", span))
        }
    }
}

fn entity_call(
    signature: &FunctionSignature,
    columns: &[Evaluated<'_>],
    span: Span,
    frame: &Frame<'_>,
    context: &Context<'_>,
) -> Result<Column> {
    let Some(column) = columns.first() else { return Err(internal("an entity function without argument", span)) };
    let graph = &context.graph;
    match (&**column, signature.name) {
        (Column::Relationship(ids), "type") => return Ok(graph.gather_types(ids)),
        (Column::Relationship(ids), "startNode") => return Ok(Column::Node(graph.gather_starts(ids))),
        (Column::Relationship(ids), "endNode") => return Ok(Column::Node(graph.gather_ends(ids))),
        (Column::Node(ids) | Column::Relationship(ids), "id") => {
            let nulls = ids.contains(&NULL_ID).then(|| ids.iter().map(|id| *id == NULL_ID).collect());
            return Ok(Column::Integer(ids.iter().map(|id| i64::from(*id)).collect(), nulls));
        }
        _ => {}
    }
    let one = |row: usize| {
        entity::entity_function(signature.name, &column.get(row), context).map_err(|error| Box::new(error.at(span)))
    };
    (0..frame.rows).map(one).collect()
}

/// Evaluates the next argument only for the rows that are still null.
fn coalesce(arguments: &[Expression], frame: &Frame<'_>, context: &Context<'_>) -> Result<Column> {
    let mut result: Vec<Value> = vec![Value::Null; frame.rows];
    let mut open: Vec<u32> = (0..frame.rows).map(super::row_number).collect();
    for argument in arguments {
        if open.is_empty() {
            break;
        }
        let narrowed;
        let narrow = open.len() < frame.rows;
        let column = if narrow {
            narrowed = frame.take(&open, &super::lists::reads(argument, context));
            evaluate(argument, &narrowed, context)?.into_owned()
        } else {
            evaluate(argument, frame, context)?.into_owned()
        };
        let mut rest = Vec::new();
        for (position, row) in open.iter().enumerate() {
            match column.get(position) {
                Value::Null => rest.push(*row),
                value => result[*row as usize] = value,
            }
        }
        open = rest;
    }
    Ok(Column::from_values(result))
}

/// Makes the error for a value that something cannot take.
pub(in crate::exec) fn unfit(of: &str, wanted: &str, found: &Value, span: Span) -> Box<Diagnostic> {
    Box::new(ValueError::argument_type(of, wanted, found).at(span))
}
