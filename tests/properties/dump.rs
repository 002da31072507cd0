//! Writes a whole graph as text that does not depend on internal numbers: entities by id, claims by their identity,
//! sources by key.

use std::collections::BTreeSet;

use grounds::evidence::{Declarations, claim_id, item_value, source_value};
use grounds::graph::{Graph, KeyId};
use grounds::{NoEntities, Value};

/// The content of a graph, line by line, sorted.
pub fn dump(graph: &Graph) -> Vec<String> {
    let declarations = Declarations::of(graph);
    let mut lines = Vec::new();
    for node in graph.nodes() {
        let labels: BTreeSet<&str> = graph.labels_of(node).iter().map(|label| &**graph.label_name(*label)).collect();
        lines.push(format!("node {labels:?} {}", properties(graph, graph.node_properties(node))));
    }
    for claim in graph.relationships() {
        let id = claim_id(graph, &declarations, claim).unwrap_or_else(|| format!("without id {}", claim.0));
        let own = properties(graph, graph.relationship_properties(claim));
        lines.push(format!("claim {id} {} {own}", graph.type_name(graph.type_of(claim))));
        for item in graph.items_of(claim) {
            lines.push(format!("item of {id} {}", text(&item_value(graph, &declarations, *item, None))));
        }
    }
    for source in graph.sources() {
        lines.push(format!("source {}", text(&source_value(graph, source, None))));
    }
    lines.sort();
    lines
}

fn properties(graph: &Graph, entries: Vec<(KeyId, Value)>) -> String {
    let mut entries: Vec<String> =
        entries.into_iter().map(|(key, value)| format!("{}: {}", graph.key_name(key), text(&value))).collect();
    entries.sort();
    entries.join(", ")
}

/// A value as text; the elements of a list sorted, since united lists have no order.
fn text(value: &Value) -> String {
    match value {
        Value::List(items) => {
            let mut items: Vec<String> = items.iter().map(text).collect();
            items.sort();
            format!("[{}]", items.join(", "))
        }
        Value::Map(entries) => {
            let entries: Vec<String> = entries.iter().map(|(key, value)| format!("{key}: {}", text(value))).collect();
            format!("{{{}}}", entries.join(", "))
        }
        other => other.literal(&NoEntities),
    }
}
