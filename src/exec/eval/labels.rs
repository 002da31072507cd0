//! Labels and types that values name.

use std::sync::Arc;

use crate::value::{Value, ValueError};

use super::super::context::Context;

/// Returns the labels that a string or a list of strings names.
///
/// # Errors
/// It is anything else, or a name is empty.
pub(in crate::exec) fn names(value: &Value) -> Result<Vec<Arc<str>>, ValueError> {
    let one = |value: &Value| match value {
        Value::String(name) if name.is_empty() => Err(ValueError::argument_value("a label cannot be an empty string")),
        Value::String(name) => Ok(Arc::clone(name)),
        other => Err(ValueError::argument_type("a dynamic label", "a string or a list of strings", other)),
    };
    match value {
        Value::List(items) => items.iter().map(one).collect(),
        single => Ok(vec![one(single)?]),
    }
}

/// Tests whether a node has the labels, or a relationship the type, that a value names.
pub(super) fn has(object: &Value, wanted: &Value, any: bool, context: &Context<'_>) -> Result<Value, ValueError> {
    let wanted = names(wanted)?;
    let graph = &context.graph;
    let found: Vec<&Arc<str>> = match object {
        Value::Null => return Ok(Value::Null),
        Value::Node(node) => graph.labels_of(*node).iter().map(|label| graph.label_name(*label)).collect(),
        Value::Relationship(relationship) => vec![graph.type_name(graph.type_of(*relationship))],
        other => return Err(ValueError::argument_type("a label test", "a node or relationship", other)),
    };
    let has = |name: &Arc<str>| found.contains(&name);
    Ok(Value::Boolean(if any { wanted.iter().any(has) } else { wanted.iter().all(has) }))
}
