//! Says nodes and claims in words: by their names, and by the phrase that `graph.toml` has for a type.
//!
//! Start at [`claim_phrase`].

use crate::session::evidence::Declarations;
use crate::session::graph::Graph;
use crate::value::{NodeId, RelationshipId, Value};

/// Returns what a node is called: its `name`, else its `id`, else its label and number.
pub(super) fn node_name(graph: &Graph, node: NodeId) -> String {
    node_text(graph, node, "name").or_else(|| node_text(graph, node, "id")).unwrap_or_else(|| {
        let label = graph.labels_of(node).first().map_or("node", |label| &**graph.label_name(*label));
        format!("{label} {}", node.0)
    })
}

/// Returns a string property of a node.
pub(super) fn node_text(graph: &Graph, node: NodeId, key: &str) -> Option<String> {
    match graph.node_property(node, graph.key_id(key)?) {
        Value::String(text) if !text.trim().is_empty() => Some(text.to_string()),
        _ => None,
    }
}

/// Returns a claim as a sentence.
pub(super) fn claim_phrase(graph: &Graph, declarations: &Declarations, claim: RelationshipId) -> String {
    let kind = graph.type_name(graph.type_of(claim));
    let phrase = declarations.types.get(&**kind).and_then(|declared| declared.phrase.clone());
    let phrase = phrase.unwrap_or_else(|| format!("{{from}} {} {{to}}", kind.to_lowercase().replace('_', " ")));
    let from = node_name(graph, graph.start_of(claim));
    let to = node_name(graph, graph.end_of(claim));
    // Cut before replacing, so that a name with braces is not taken for a place.
    let mut sentence = String::new();
    let mut rest = phrase.as_str();
    while let Some(at) = rest.find('{') {
        sentence.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("{from}") {
            sentence.push_str(&from);
            rest = after;
        } else if let Some(after) = rest.strip_prefix("{to}") {
            sentence.push_str(&to);
            rest = after;
        } else {
            sentence.push('{');
            rest = &rest[1..];
        }
    }
    sentence.push_str(rest);
    sentence
}
