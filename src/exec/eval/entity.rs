//! What needs the store: properties, labels, entity functions, the fields of evidence items.

use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::evidence;
use crate::graph::KeyId;
use crate::plan::{Expression, ExpressionKind as Kind, LabelTest, VariableId};
use crate::value::{Column, MapValue, NULL_ID, NodeId, RelationshipId, Value, ValueError};

use super::super::batch::Frame;
use super::super::context::Context;
use super::evaluate;

/// Reads a property of each row's entity or map.
pub(in crate::exec) fn property(object: &Column, key: &str, span: Span, context: &Context<'_>) -> Result<Column> {
    match object {
        Column::Node(ids) => {
            check_nodes(ids, span, context)?;
            Ok(gather_property(object, context.graph.key_id(key), context))
        }
        Column::Relationship(ids) => {
            check_relationships(ids, span, context)?;
            Ok(gather_property(object, context.graph.key_id(key), context))
        }
        Column::Constant(value, rows) => {
            let value = property_of(value, key, context).map_err(|error| Box::new(error.at(span)))?;
            Ok(Column::Constant(value, *rows))
        }
        other => {
            let one = |value: Value| property_of(&value, key, context).map_err(|error| Box::new(error.at(span)));
            other.iter().map(one).collect()
        }
    }
}

/// Gathers a property of a column of entities.
pub(in crate::exec) fn gather_property(object: &Column, key: Option<KeyId>, context: &Context<'_>) -> Column {
    match (object, key) {
        (Column::Node(ids), Some(key)) => context.graph.gather_node_property(ids, key),
        (Column::Relationship(ids), Some(key)) => context.graph.gather_relationship_property(ids, key),
        _ => Column::nulls(object.len()),
    }
}

fn check_nodes(ids: &[u32], span: Span, context: &Context<'_>) -> Result<()> {
    if context.counters.nodes_deleted == 0 {
        return Ok(());
    }
    match ids.iter().find(|id| **id != NULL_ID && !context.graph.node_exists(NodeId(**id))) {
        Some(_) => Err(deleted("node", span)),
        None => Ok(()),
    }
}

fn check_relationships(ids: &[u32], span: Span, context: &Context<'_>) -> Result<()> {
    if context.counters.relationships_deleted == 0 {
        return Ok(());
    }
    match ids.iter().find(|id| **id != NULL_ID && !context.graph.relationship_exists(RelationshipId(**id))) {
        Some(_) => Err(deleted("relationship", span)),
        None => Ok(()),
    }
}

fn deleted(what: &str, span: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("DeletedEntityAccess", format!("this {what} was deleted earlier in the statement"), span)
            .with_help("read what you need before the `DELETE`"),
    )
}

/// Checks that an entity was not deleted.
pub(in crate::exec) fn check_alive(value: &Value, context: &Context<'_>) -> Result<(), ValueError> {
    let gone = match value {
        Value::Node(id) => !context.graph.node_exists(*id),
        Value::Relationship(id) => !context.graph.relationship_exists(*id),
        _ => false,
    };
    if gone {
        return Err(ValueError::new("DeletedEntityAccess", "this was deleted earlier in the statement"));
    }
    Ok(())
}

fn property_of(value: &Value, key: &str, context: &Context<'_>) -> Result<Value, ValueError> {
    match value {
        Value::Node(id) => {
            check_alive(value, context)?;
            Ok(context.graph.key_id(key).map_or(Value::Null, |key| context.graph.node_property(*id, key)))
        }
        Value::Relationship(id) => {
            check_alive(value, context)?;
            Ok(context.graph.key_id(key).map_or(Value::Null, |key| context.graph.relationship_property(*id, key)))
        }
        other => other.property(key),
    }
}

/// `x[i]`, also of entities.
pub(super) fn index(object: &Value, index: &Value, context: &Context<'_>) -> Result<Value, ValueError> {
    match (object, index) {
        (Value::Node(_) | Value::Relationship(_), Value::String(key)) => property_of(object, key, context),
        (Value::Node(_) | Value::Relationship(_), Value::Null) => Ok(Value::Null),
        (Value::Node(_) | Value::Relationship(_), other) => Err(ValueError::new(
            "MapElementAccessByNonString",
            format!("a property key is a string, found {}", other.type_name()),
        )),
        _ => object.index(index),
    }
}

/// Returns the properties of an entity or a map; `None` for other values.
pub(in crate::exec) fn properties_of(value: &Value, context: &Context<'_>) -> Option<MapValue> {
    let graph = &context.graph;
    let named = |entries: Vec<(KeyId, Value)>| {
        entries.into_iter().map(|(key, value)| (Arc::clone(graph.key_name(key)), value)).collect()
    };
    match value {
        Value::Node(id) => Some(named(graph.node_properties(*id))),
        Value::Relationship(id) => Some(named(graph.relationship_properties(*id))),
        Value::Map(entries) => Some((**entries).clone()),
        _ => None,
    }
}

/// `n {.*, key: a}`
pub(super) fn map_projection(
    object: &Expression,
    all: bool,
    entries: &[(Arc<str>, Expression)],
    frame: &Frame<'_>,
    context: &Context<'_>,
) -> Result<Column> {
    let span = object.at.0;
    let object = evaluate(object, frame, context)?;
    let mut columns = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        columns.push((key, evaluate(value, frame, context)?));
    }
    let one = |row: usize| {
        let value = object.get(row);
        if value.is_null() {
            return Ok(Value::Null);
        }
        check_alive(&value, context).map_err(|error| Box::new(error.at(span)))?;
        let mut map = match (all, properties_of(&value, context)) {
            (_, None) => {
                return Err(Box::new(
                    ValueError::argument_type("a map projection", "an entity or a map", &value).at(span),
                ));
            }
            (true, Some(map)) => map,
            (false, Some(_)) => MapValue::new(),
        };
        map.extend(columns.iter().map(|(key, column)| (Arc::clone(key), column.get(row))));
        Ok(Value::Map(Arc::new(map)))
    };
    (0..frame.rows).map(one).collect()
}

/// Tests the labels of nodes, the type of relationships.
pub(super) fn has_labels(object: &Column, test: &LabelTest, span: Span, context: &Context<'_>) -> Result<Column> {
    let graph = &context.graph;
    // One plain label of a column of nodes is the common case: the label's number is looked up once.
    if let (Column::Node(ids), LabelTest::Name(name)) = (object, test)
        && ids.iter().all(|id| *id != NULL_ID)
    {
        let label = graph.label_id(name);
        let has = |id: &u32| label.is_some_and(|label| graph.has_label(NodeId(*id), label));
        return Ok(Column::Boolean(ids.iter().map(has).collect(), None));
    }
    let one = |value: Value| match value {
        Value::Null => Ok(Value::Null),
        Value::Node(id) => {
            let labels = graph.labels_of(id);
            let has = |name: &str| labels.iter().any(|label| **graph.label_name(*label) == *name);
            Ok(Value::Boolean(test.holds(&has, !labels.is_empty())))
        }
        Value::Relationship(id) => {
            let name = graph.type_name(graph.type_of(id));
            Ok(Value::Boolean(test.holds(&|wanted| **name == *wanted, true)))
        }
        other => Err(Box::new(
            ValueError::argument_type("a label test", "a node or relationship", &other)
                .with_help("write `IS NULL` for null, `IS :: STRING` for a type")
                .at(span),
        )),
    };
    object.iter().map(one).collect()
}

/// The functions that look into entities, by name.
pub(super) fn entity_function(name: &str, value: &Value, context: &Context<'_>) -> Result<Value, ValueError> {
    let graph = &context.graph;
    // To the kit an argument that is no entity is a wrong value of a right type, since its type was not known before.
    let unfit = |wanted: &str| {
        Err(ValueError::argument_value(format!("`{name}` expects {wanted}, found {}", value.type_name())))
    };
    if name == "exists" {
        return Ok(Value::Boolean(!value.is_null()));
    }
    if value.is_null() {
        return Ok(Value::Null);
    }
    match (name, value) {
        ("id", Value::Node(id)) => Ok(Value::Integer(i64::from(id.0))),
        ("id", Value::Relationship(id)) => Ok(Value::Integer(i64::from(id.0))),
        ("elementId", Value::Node(id)) => Ok(Value::from(id.0.to_string())),
        ("elementId", Value::Relationship(id)) => Ok(Value::from(id.0.to_string())),
        ("id" | "elementId", _) => unfit("a node or relationship"),
        ("labels", Value::Node(id)) => {
            check_alive(value, context)?;
            let names = graph.labels_of(*id).iter().map(|label| Value::String(Arc::clone(graph.label_name(*label))));
            Ok(Value::List(Arc::new(names.collect())))
        }
        ("labels", _) => unfit("a node"),
        // The type of a deleted relationship can still be asked, as the conformance kit has it.
        ("type", Value::Relationship(id)) => Ok(Value::String(Arc::clone(graph.type_name(graph.type_of(*id))))),
        ("startNode", Value::Relationship(id)) => Ok(Value::Node(graph.start_of(*id))),
        ("endNode", Value::Relationship(id)) => Ok(Value::Node(graph.end_of(*id))),
        ("type" | "startNode" | "endNode", _) => unfit("a relationship"),
        ("properties" | "keys", _) => {
            check_alive(value, context)?;
            let Some(map) = properties_of(value, context) else { return unfit("a node, relationship or map") };
            if name == "keys" {
                return Ok(Value::List(Arc::new(map.into_keys().map(Value::String).collect())));
            }
            Ok(Value::Map(Arc::new(map)))
        }
        ("nodes", Value::Path(path)) => {
            Ok(Value::List(Arc::new(path.nodes.iter().map(|id| Value::Node(*id)).collect())))
        }
        ("relationships", Value::Path(path)) => {
            Ok(Value::List(Arc::new(path.relationships.iter().map(|id| Value::Relationship(*id)).collect())))
        }
        ("length", Value::Path(path)) => {
            Ok(Value::Integer(i64::try_from(path.relationships.len()).unwrap_or(i64::MAX)))
        }
        _ => unfit("a path"),
    }
}

/// The functions about the evidence of a claim, by name.
pub(super) fn evidence_function(name: &str, value: &Value, context: &Context<'_>) -> Result<Value, ValueError> {
    if name == "source" {
        return source_of(value, context);
    }
    let claim = match value {
        Value::Null => return Ok(Value::Null),
        Value::Relationship(id) => *id,
        other => return Err(ValueError::argument_type(&format!("`{name}`"), "a relationship", other)),
    };
    check_alive(value, context)?;
    let (graph, declarations, view) = (&context.graph, &context.declarations, &context.view);
    Ok(match name {
        "evidence" => evidence::evidence(graph, declarations, view, claim),
        "sources" => {
            Value::List(Arc::new(evidence::sources(graph, view, claim).into_iter().map(Value::String).collect()))
        }
        "status" => Value::from(evidence::status(graph, view, claim).as_str()),
        "support" => {
            let [supports, refutes, inconclusive] = evidence::support(graph, view, claim);
            let count = |count: usize| Value::Integer(i64::try_from(count).unwrap_or(i64::MAX));
            let entries =
                [("supports", count(supports)), ("refutes", count(refutes)), ("inconclusive", count(inconclusive))];
            Value::Map(Arc::new(entries.into_iter().map(|(key, value)| (Arc::from(key), value)).collect()))
        }
        "level" => evidence::level(graph, declarations, view, claim)
            .map_or(Value::Null, |level| Value::Integer(i64::from(level))),
        "confidence" => evidence::confidence(graph, declarations, view, claim).map_or(Value::Null, Value::Float),
        "claim_id" => evidence::claim_id(graph, declarations, claim).map_or(Value::Null, Value::from),
        _ => return Err(ValueError::new("InternalError", format!("internal fault: no kernel for `{name}`"))),
    })
}

/// `evidence(claim)[place].field` of a column of claims, without making the lists; `None` for any other expression.
pub(super) fn evidence_field(
    object: &Expression,
    field: &str,
    frame: &Frame<'_>,
    context: &Context<'_>,
) -> Result<Option<Column>> {
    let Kind::Index(list, place) = &object.kind else { return Ok(None) };
    let (Kind::Function(signature, arguments), Kind::Literal(Value::Integer(place))) = (&list.kind, &place.kind) else {
        return Ok(None);
    };
    let [claims] = arguments.as_slice() else { return Ok(None) };
    if signature.name != "evidence" || context.counters.relationships_deleted > 0 {
        return Ok(None);
    }
    let claims = evaluate(claims, frame, context)?;
    let Column::Relationship(claims) = &*claims else { return Ok(None) };
    let (graph, declarations, view) = (&context.graph, &context.declarations, &context.view);
    let item = |claim: &u32| {
        let found = evidence::evidence_at(graph, declarations, view, RelationshipId(*claim), *place);
        found.map_or(NULL_ID, |item| item.0)
    };
    let items: Vec<u32> = claims.iter().map(|claim| if *claim == NULL_ID { NULL_ID } else { item(claim) }).collect();
    Ok(Some(evidence::gather_item_field(graph, declarations, &items, field, view.moment())))
}

/// The bibliography entry of a source key, or of an item as `evidence` gives it.
fn source_of(value: &Value, context: &Context<'_>) -> Result<Value, ValueError> {
    let key = match value {
        Value::Map(item) => item.get("source").unwrap_or(&Value::Null),
        other => other,
    };
    let graph = &context.graph;
    match key {
        Value::Null => Ok(Value::Null),
        Value::String(key) => {
            let entry = |source| evidence::source_value(graph, source, context.view.moment());
            Ok(graph.source_id(key).map_or(Value::Null, entry))
        }
        _ => Err(ValueError::argument_type("`source`", "an evidence item or a source key", value)),
    }
}

fn item_ids<'f>(item: VariableId, frame: &'f Frame<'_>) -> Option<&'f [u32]> {
    // An evidence item travels in a column of relationship ids: both are dense numbers, and a lens has no claims.
    match frame.column(item) {
        Some(Column::Relationship(ids)) => Some(ids),
        _ => None,
    }
}

/// A field of each row's evidence item.
pub(super) fn item_field(item: VariableId, field: &str, frame: &Frame<'_>, context: &Context<'_>) -> Column {
    match item_ids(item, frame) {
        Some(ids) => {
            evidence::gather_item_field(&context.graph, &context.declarations, ids, field, context.view.moment())
        }
        None => Column::nulls(frame.rows),
    }
}

/// A field of the source of each row's evidence item, or the whole source.
pub(super) fn source_field(item: VariableId, field: Option<&str>, frame: &Frame<'_>, context: &Context<'_>) -> Column {
    match (item_ids(item, frame), field) {
        (Some(ids), Some(field)) => evidence::gather_source_field(&context.graph, ids, field, context.view.moment()),
        (Some(ids), None) => {
            let graph = &context.graph;
            let source = |id: &u32| graph.item_source(crate::graph::ItemId(*id));
            ids.iter().map(|id| evidence::source_value(graph, source(id), context.view.moment())).collect()
        }
        (None, _) => Column::nulls(frame.rows),
    }
}
