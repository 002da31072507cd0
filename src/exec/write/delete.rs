//! DELETE and DETACH DELETE.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Result, Span};
use crate::graph::Direction;
use crate::plan::Expression;
use crate::value::{NodeId, RelationshipId, Value, ValueError};

use super::super::context::Context;
use super::super::eval::evaluate;
use super::Rows;

/// Deletes what the targets name in all rows: relationships first, so that their nodes are free.
pub(super) fn delete(detach: bool, targets: &[Expression], rows: &Rows, context: &mut Context<'_>) -> Result<()> {
    let mut nodes: Vec<(NodeId, Span)> = Vec::new();
    let mut relationships: BTreeSet<RelationshipId> = BTreeSet::new();
    for target in targets {
        let column = evaluate(target, &rows.frame(), context)?.into_owned();
        for row in 0..rows.len() {
            collect(&column.get(row), target.at.0, &mut nodes, &mut relationships)?;
        }
    }
    nodes.sort_by_key(|(node, _)| *node);
    nodes.dedup_by_key(|(node, _)| *node);
    nodes.retain(|(node, _)| context.graph.node_exists(*node));
    if detach {
        for (node, _) in &nodes {
            let (mut attached, mut others) = (Vec::new(), Vec::new());
            context.graph.expand(*node, Direction::Either, None, &mut attached, &mut others);
            for relationship in attached.into_iter().map(RelationshipId) {
                if relationships.insert(relationship) && !context.view.matches(relationship) {
                    context.counters.hidden_deleted += 1;
                }
            }
        }
    }
    for relationship in relationships {
        if context.graph.relationship_exists(relationship) {
            context.graph.delete_relationship(relationship);
            context.counters.relationships_deleted += 1;
        }
    }
    for (node, span) in nodes {
        if context.graph.delete_node(node).is_err() {
            return Err(still_connected(node, span, context));
        }
        context.counters.nodes_deleted += 1;
    }
    Ok(())
}

fn collect(
    value: &Value,
    span: Span,
    nodes: &mut Vec<(NodeId, Span)>,
    relationships: &mut BTreeSet<RelationshipId>,
) -> Result<()> {
    match value {
        Value::Null => Ok(()),
        Value::Node(node) => {
            nodes.push((*node, span));
            Ok(())
        }
        Value::Relationship(relationship) => {
            relationships.insert(*relationship);
            Ok(())
        }
        Value::Path(path) => {
            nodes.extend(path.nodes.iter().map(|node| (*node, span)));
            relationships.extend(path.relationships.iter().copied());
            Ok(())
        }
        other => Err(Box::new(ValueError::argument_type("`DELETE`", "a node, relationship or path", other).at(span))),
    }
}

/// Says what a node is still connected by, hidden claims by name (SEMANTICS L7).
fn still_connected(node: NodeId, span: Span, context: &Context<'_>) -> Box<Diagnostic> {
    let graph = &context.graph;
    let (mut attached, mut others) = (Vec::new(), Vec::new());
    graph.expand(node, Direction::Either, None, &mut attached, &mut others);
    let name = |node: NodeId| match graph.key_id("id").map(|key| graph.node_property(node, key)) {
        Some(Value::String(id)) => id.to_string(),
        _ => format!("#{}", node.0),
    };
    let describe = |id: &u32| {
        let claim = RelationshipId(*id);
        let hidden = if context.view.matches(claim) { "" } else { " (hidden by the lens)" };
        let kind = graph.type_name(graph.type_of(claim));
        format!("({})-[:{kind}]->({}){hidden}", name(graph.start_of(claim)), name(graph.end_of(claim)))
    };
    let shown: Vec<String> = attached.iter().take(5).map(describe).collect();
    let more = attached.len().saturating_sub(5);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    Box::new(
        Diagnostic::error("DeleteConnectedNode", "a node that still has relationships cannot be deleted", span)
            .with_note(format!("it has {}{more}", shown.join(", ")))
            .with_help("delete them first, or use `DETACH DELETE`"),
    )
}
