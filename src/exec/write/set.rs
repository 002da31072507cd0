//! SET and REMOVE.

use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::plan::SetItem;
use crate::value::{Value, ValueError};

use super::super::context::Context;
use super::super::eval::{check_alive, evaluate, properties_of};
use super::{Labels, Rows, storable};

/// Applies set items to all rows, or to the rows given.
pub(super) fn set(items: &[SetItem], rows: &Rows, only: Option<&[usize]>, context: &mut Context<'_>) -> Result<()> {
    let all: Vec<usize>;
    let only = match only {
        Some(only) => only,
        None => {
            all = (0..rows.len()).collect();
            &all
        }
    };
    for item in items {
        match item {
            SetItem::Property { object, key, value, at } => {
                // Each row sees what the rows before it set, as the clause runs row by row.
                let objects = evaluate(object, &rows.frame(), context)?.into_owned();
                let keys = evaluate(key, &rows.frame(), context)?.into_owned();
                let key_span = key.at.0;
                for row in only {
                    let one = Rows { batch: rows.one(*row), layout: rows.layout.clone() };
                    let value = evaluate(value, &one.frame(), context)?.get(0);
                    let Value::String(key) = keys.get(*row) else {
                        return Err(Box::new(
                            ValueError::argument_type("a property key", "a string", &keys.get(*row)).at(key_span),
                        ));
                    };
                    set_property(&objects.get(*row), &key, value, at.0, context)?;
                }
            }
            SetItem::Properties { object, value, replace, at } => {
                let objects = evaluate(object, &rows.frame(), context)?.into_owned();
                for row in only {
                    let one = Rows { batch: rows.one(*row), layout: rows.layout.clone() };
                    let value = evaluate(value, &one.frame(), context)?.get(0);
                    set_properties(&objects.get(*row), &value, *replace, at.0, context)?;
                }
            }
            SetItem::Labels { object, labels, remove, at } => {
                let objects = evaluate(object, &rows.frame(), context)?.into_owned();
                let labels = Labels::of(labels, rows, context)?;
                for row in only {
                    set_labels(&objects.get(*row), &labels.at(*row)?, *remove, at.0, context)?;
                }
            }
        }
    }
    Ok(())
}

/// Sets one property; null removes it.
pub(super) fn set_property(
    object: &Value,
    key: &str,
    value: Value,
    span: Span,
    context: &mut Context<'_>,
) -> Result<()> {
    storable(key, &value, span)?;
    if !object.is_null() {
        check_alive(object, context).map_err(|error| Box::new(error.at(span)))?;
    }
    if value.is_null() && context.graph.key_id(key).is_none() {
        return Ok(());
    }
    let changed = match object {
        Value::Null => return Ok(()),
        Value::Node(node) => {
            let key = context.graph.intern_key(key);
            let old = context.graph.set_node_property(*node, key, value.clone());
            !(old.is_null() && value.is_null())
        }
        Value::Relationship(relationship) => {
            let key = context.graph.intern_key(key);
            let old = context.graph.set_relationship_property(*relationship, key, value.clone());
            !(old.is_null() && value.is_null())
        }
        other => {
            return Err(Box::new(
                ValueError::argument_type("setting a property", "a node or relationship", other).at(span),
            ));
        }
    };
    if changed {
        context.counters.properties_set += 1;
    }
    Ok(())
}

fn set_properties(object: &Value, from: &Value, replace: bool, span: Span, context: &mut Context<'_>) -> Result<()> {
    if object.is_null() {
        return Ok(());
    }
    let new = match from {
        Value::Null => Arc::default(),
        other => match properties_of(other, context) {
            Some(map) => Arc::new(map),
            None => {
                return Err(Box::new(
                    ValueError::argument_type("setting properties", "a map or an entity", other).at(span),
                ));
            }
        },
    };
    if from.is_null() && !replace {
        return Err(Box::new(Diagnostic::error("InvalidArgumentType", "`+=` wants a map, this is null", span)));
    }
    if replace {
        let Some(old) = properties_of(object, context) else {
            return Err(Box::new(
                ValueError::argument_type("setting properties", "a node or relationship", object).at(span),
            ));
        };
        for key in old.keys().filter(|key| !new.contains_key(*key)) {
            set_property(object, key, Value::Null, span, context)?;
        }
    }
    for (key, value) in new.iter() {
        set_property(object, key, value.clone(), span, context)?;
    }
    Ok(())
}

fn set_labels(object: &Value, labels: &[Arc<str>], remove: bool, span: Span, context: &mut Context<'_>) -> Result<()> {
    let node = match object {
        Value::Null => return Ok(()),
        Value::Node(node) => *node,
        other => return Err(Box::new(ValueError::argument_type("a label", "a node", other).at(span))),
    };
    check_alive(object, context).map_err(|error| Box::new(error.at(span)))?;
    for label in labels {
        if remove {
            if let Some(id) = context.graph.label_id(label)
                && context.graph.remove_label(node, id)
            {
                context.counters.labels_removed += 1;
            }
        } else {
            let id = context.graph.intern_label(label);
            if context.graph.add_label(node, id) {
                context.counters.labels_added += 1;
            }
        }
    }
    Ok(())
}
