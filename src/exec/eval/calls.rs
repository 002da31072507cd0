//! Calls functions: kernels by value, entity and evidence functions by name.

use std::sync::Arc;

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
        FunctionKind::Aggregate | FunctionKind::Row => Err(internal("an aggregate outside an aggregation", span)),
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
    // The type of a column of relationships: the names are shared, not copied.
    if let (Column::Relationship(ids), "type") = (&**column, signature.name) {
        let graph = &context.graph;
        let name = |id: &u32| match *id {
            NULL_ID => Value::Null,
            id => Value::String(Arc::clone(graph.type_name(graph.type_of(crate::value::RelationshipId(id))))),
        };
        return Ok(Column::Mixed(ids.iter().map(name).collect()));
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

/// `x IS :: TYPE`
pub(super) fn is_type(column: &Column, name: &str, negated: bool, span: Span) -> Result<Column> {
    let Some(test) = TypeTest::parse(name) else {
        return Err(Box::new(
            Diagnostic::error("InvalidType", format!("unknown type `{name}`"), span)
                .with_help("the types are BOOLEAN, INTEGER, FLOAT, STRING, LIST, MAP, NODE, RELATIONSHIP, PATH, DATE, LOCAL TIME, ZONED TIME, LOCAL DATETIME, ZONED DATETIME, DURATION, ANY, NOTHING, NULL"),
        ));
    };
    Ok(column.iter().map(|value| Value::Boolean(test.holds(&value) != negated)).collect())
}

/// A type as written: lists around a single type, each with or without null.
struct TypeTest {
    base: fn(&Value) -> bool,
    takes_null: bool,
    /// From the outermost to the innermost, whether such a list may be null.
    lists: Vec<bool>,
}

impl TypeTest {
    fn parse(name: &str) -> Option<Self> {
        let mut rest = name.trim();
        let mut lists = Vec::new();
        loop {
            let (bare, takes_null) = match rest.strip_suffix("NOT NULL") {
                Some(bare) => (bare.trim_end(), false),
                None => (rest, true),
            };
            let inner = bare.strip_prefix("LIST<").or_else(|| bare.strip_prefix("ARRAY<"));
            match inner.and_then(|inner| inner.strip_suffix('>')) {
                Some(inner) => {
                    lists.push(takes_null);
                    rest = inner.trim();
                }
                None => {
                    let base = type_test(bare)?;
                    return Some(TypeTest { base, takes_null: takes_null && bare != "NOTHING", lists });
                }
            }
        }
    }

    fn holds(&self, value: &Value) -> bool {
        self.holds_within(&self.lists, value)
    }

    fn holds_within(&self, lists: &[bool], value: &Value) -> bool {
        match (lists.split_first(), value) {
            (None, Value::Null) => self.takes_null,
            (None, value) => (self.base)(value),
            (Some((takes_null, _)), Value::Null) => *takes_null,
            (Some((_, inner)), Value::List(items)) => items.iter().all(|item| self.holds_within(inner, item)),
            (Some(_), _) => false,
        }
    }
}

fn type_test(name: &str) -> Option<fn(&Value) -> bool> {
    Some(match name {
        "ANY" | "ANY VALUE" => |_| true,
        "NOTHING" | "NULL" => |_| false,
        "BOOLEAN" | "BOOL" => |value| matches!(value, Value::Boolean(_)),
        "INTEGER" | "INT" | "SIGNED INTEGER" => |value| matches!(value, Value::Integer(_)),
        "FLOAT" => |value| matches!(value, Value::Float(_)),
        "STRING" | "VARCHAR" => |value| matches!(value, Value::String(_)),
        "MAP" | "ANY MAP" => |value| matches!(value, Value::Map(_)),
        "NODE" | "ANY NODE" | "VERTEX" | "ANY VERTEX" => |value| matches!(value, Value::Node(_)),
        "RELATIONSHIP" | "ANY RELATIONSHIP" | "EDGE" | "ANY EDGE" => |value| matches!(value, Value::Relationship(_)),
        "PATH" => |value| matches!(value, Value::Path(_)),
        "DATE" => |value| matches!(value, Value::Date(_)),
        "LOCAL TIME" | "TIME WITHOUT TIME ZONE" => |value| matches!(value, Value::LocalTime(_)),
        "ZONED TIME" | "TIME WITH TIME ZONE" => |value| matches!(value, Value::Time(_)),
        "LOCAL DATETIME" | "TIMESTAMP WITHOUT TIME ZONE" => |value| matches!(value, Value::LocalDateTime(_)),
        "ZONED DATETIME" | "TIMESTAMP WITH TIME ZONE" => |value| matches!(value, Value::DateTime(_)),
        "DURATION" => |value| matches!(value, Value::Duration(_)),
        "PROPERTY VALUE" | "ANY PROPERTY VALUE" => crate::graph::is_storable,
        "LIST" | "ARRAY" => |value| matches!(value, Value::List(_)),
        _ => return None,
    })
}

/// Makes the error for a value that something cannot take.
pub(in crate::exec) fn unfit(of: &str, wanted: &str, found: &Value, span: Span) -> Box<Diagnostic> {
    Box::new(ValueError::argument_type(of, wanted, found).at(span))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_asked_for_down_to_the_elements() {
        let list = |items: Vec<Value>| Value::List(std::sync::Arc::new(items));
        let (one, text) = (Value::Integer(1), Value::from("a"));
        for (name, value, expected) in [
            ("LIST<INTEGER>", list(vec![one.clone()]), true),
            ("LIST<INTEGER>", list(vec![one.clone(), text.clone()]), false),
            ("LIST<INTEGER>", list(vec![one.clone(), Value::Null]), true),
            ("LIST<INTEGER NOT NULL>", list(vec![one.clone(), Value::Null]), false),
            ("LIST<LIST<INTEGER>>", list(vec![list(vec![one.clone()])]), true),
            ("LIST<LIST<INTEGER>>", list(vec![one.clone()]), false),
            ("LIST<INTEGER> NOT NULL", Value::Null, false),
            ("LIST<INTEGER>", Value::Null, true),
            ("LIST", list(vec![text.clone()]), true),
            ("STRING NOT NULL", text, true),
            ("NOTHING", Value::Null, false),
            ("NULL", Value::Null, true),
            ("LIST<NOTHING>", list(Vec::new()), true),
        ] {
            assert_eq!(TypeTest::parse(name).unwrap().holds(&value), expected, "{name} {value:?}");
        }
        for name in ["LIST<INTEGER", "INTEGER>", "POINT", ""] {
            assert!(TypeTest::parse(name).is_none(), "{name}");
        }
    }
}
