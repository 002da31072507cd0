//! CREATE.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::diag::{Diagnostic, Result, Span};
use crate::plan::{BoundCreation, VariableId};
use crate::value::{Column, MapValue, NodeId, RelationshipId, Value};

use super::super::context::Context;
use super::{Labels, Rows, add_paths, entries, maps, storable};

/// Creates a pattern for each row and adds its variables.
pub(super) fn create(creation: &BoundCreation, rows: &mut Rows, context: &mut Context<'_>) -> Result<()> {
    for node in &creation.nodes {
        let properties = maps(node.properties.as_ref(), rows, context)?;
        let labels = Labels::of(&node.labels, rows, context)?;
        let mut ids = Vec::with_capacity(rows.len());
        for row in 0..rows.len() {
            let map = entries(properties.as_ref(), row)?;
            ids.push(create_node(&labels.at(row)?, &map, node.at.0, context)?.0);
        }
        rows.add(node.variable, Column::Node(ids));
    }
    // A long CREATE has many variables; each is looked up by number, not searched for.
    let places: HashMap<VariableId, usize> =
        rows.layout.iter().enumerate().map(|(position, variable)| (*variable, position)).collect();
    for relationship in &creation.relationships {
        let properties = maps(relationship.properties.as_ref(), rows, context)?;
        let types = Labels::of(std::slice::from_ref(&relationship.relationship_type), rows, context)?;
        let mut ids = Vec::with_capacity(rows.len());
        for row in 0..rows.len() {
            let start = end_node(rows, places.get(&relationship.start), row, relationship.at.0)?;
            let end = end_node(rows, places.get(&relationship.end), row, relationship.at.0)?;
            let map = entries(properties.as_ref(), row)?;
            let kind = types.type_at(row, relationship.at.0)?;
            let created = create_relationship(start, &kind, end, &map, relationship.at.0, context)?;
            ids.push(created.0);
        }
        rows.add(relationship.variable, Column::Relationship(ids));
    }
    add_paths(&creation.paths, rows, context)
}

fn end_node(rows: &Rows, place: Option<&usize>, row: usize, span: Span) -> Result<NodeId> {
    place.and_then(|place| rows.batch.columns[*place].node(row)).ok_or_else(|| {
        Box::new(
            Diagnostic::error("MissingNode", "this relationship would start or end at null", span)
                .with_help("filter the rows where the node is null before creating"),
        )
    })
}

/// Creates a node.
pub(super) fn create_node(
    labels: &[Arc<str>],
    properties: &MapValue,
    span: Span,
    context: &mut Context<'_>,
) -> Result<NodeId> {
    for (key, value) in properties {
        storable(key, value, span)?;
    }
    let mut ids = Vec::with_capacity(labels.len());
    for label in labels {
        let id = context.graph.intern_label(label);
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let node = context.graph.create_node(&ids);
    context.counters.nodes_created += 1;
    context.counters.labels_added += ids.len();
    for (key, value) in properties {
        if !value.is_null() {
            let key = context.graph.intern_key(key);
            context.graph.set_node_property(node, key, value.clone());
            context.counters.properties_set += 1;
        }
    }
    Ok(node)
}

/// Creates a relationship.
pub(super) fn create_relationship(
    start: NodeId,
    relationship_type: &str,
    end: NodeId,
    properties: &MapValue,
    span: Span,
    context: &mut Context<'_>,
) -> Result<RelationshipId> {
    for (key, value) in properties {
        storable(key, value, span)?;
    }
    for node in [start, end] {
        super::super::eval::check_alive(&Value::Node(node), context).map_err(|error| Box::new(error.at(span)))?;
    }
    let kind = context.graph.intern_type(relationship_type);
    let relationship = context.graph.create_relationship(start, kind, end);
    context.counters.relationships_created += 1;
    for (key, value) in properties {
        if !value.is_null() {
            let key = context.graph.intern_key(key);
            context.graph.set_relationship_property(relationship, key, value.clone());
            context.counters.properties_set += 1;
        }
    }
    Arc::make_mut(&mut context.view).refresh(&context.graph, relationship);
    Ok(relationship)
}
