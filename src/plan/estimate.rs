//! How many rows are expected, from the counts of the catalogue.
//!
//! Invariants: reads no data; an estimate is never negative.

use crate::graph::Graph;
use crate::semantics::LabelTest;

/// Returns how many nodes are expected to satisfy a label test.
pub(super) fn node_rows(graph: &Graph, test: Option<&LabelTest>) -> f64 {
    let all = graph.node_count() as f64;
    match test {
        None | Some(LabelTest::Any) => all,
        Some(LabelTest::Name(name)) => graph.label_id(name).map_or(0.0, |label| graph.label_count(label) as f64),
        Some(LabelTest::Not(inner)) => (all - node_rows(graph, Some(inner))).max(0.0),
        Some(LabelTest::And(parts)) => parts.iter().map(|part| node_rows(graph, Some(part))).fold(all, f64::min),
        Some(LabelTest::Or(parts)) => parts.iter().map(|part| node_rows(graph, Some(part))).sum::<f64>().min(all),
    }
}

/// Returns how many relationships are expected to satisfy a type test.
pub(super) fn relationship_rows(graph: &Graph, test: Option<&LabelTest>) -> f64 {
    let all = graph.relationship_count() as f64;
    match test {
        None | Some(LabelTest::Any) => all,
        Some(LabelTest::Name(name)) => graph.type_id(name).map_or(0.0, |kind| graph.type_count(kind) as f64),
        Some(LabelTest::Not(inner)) => (all - relationship_rows(graph, Some(inner))).max(0.0),
        Some(LabelTest::And(parts)) => {
            parts.iter().map(|part| relationship_rows(graph, Some(part))).fold(all, f64::min)
        }
        Some(LabelTest::Or(parts)) => {
            parts.iter().map(|part| relationship_rows(graph, Some(part))).sum::<f64>().min(all)
        }
    }
}

/// How many of so many nodes are expected to have a property of one value.
pub(super) fn sought_rows(nodes: f64) -> f64 {
    nodes.max(1.0).powf(0.25)
}
