//! Values and graphs as text that does not depend on internal numbers, so that those of the model and those of the engine
//! can be compared: a graph of the engine is first read into a model graph.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use super::graph::{Graph, Node, Properties, Relationship};
use super::value::{Path, Value};

/// Reads a graph of the engine.
pub fn model_of(engine: &grounds::graph::Graph) -> Graph {
    let mut graph = Graph::default();
    for node in engine.nodes() {
        let number = node.0 as usize;
        graph.nodes.resize(graph.nodes.len().max(number + 1), None);
        let labels = engine.labels_of(node).iter().map(|label| engine.label_name(*label).to_string()).collect();
        let properties = properties_of(engine, engine.node_properties(node));
        graph.nodes[number] = Some(Node { labels, properties });
    }
    for relationship in engine.relationships() {
        let number = relationship.0 as usize;
        graph.relationships.resize(graph.relationships.len().max(number + 1), None);
        graph.relationships[number] = Some(Relationship {
            kind: engine.type_name(engine.type_of(relationship)).to_string(),
            start: engine.start_of(relationship).0 as usize,
            end: engine.end_of(relationship).0 as usize,
            properties: properties_of(engine, engine.relationship_properties(relationship)),
        });
    }
    graph
}

fn properties_of(engine: &grounds::graph::Graph, entries: Vec<(grounds::graph::KeyId, grounds::Value)>) -> Properties {
    entries.into_iter().map(|(key, value)| (engine.key_name(key).to_string(), value_of(&value))).collect()
}

/// Reads a value of the engine.
pub fn value_of(value: &grounds::Value) -> Value {
    match value {
        grounds::Value::Null => Value::Null,
        grounds::Value::Boolean(truth) => Value::Boolean(*truth),
        grounds::Value::Integer(number) => Value::Integer(*number),
        grounds::Value::Float(number) => Value::Float(*number),
        grounds::Value::String(text) => Value::text(text),
        grounds::Value::List(items) => Value::List(items.iter().map(value_of).collect()),
        grounds::Value::Map(entries) => {
            Value::Map(entries.iter().map(|(key, value)| (key.to_string(), value_of(value))).collect())
        }
        grounds::Value::Node(node) => Value::Node(node.0 as usize),
        grounds::Value::Relationship(relationship) => Value::Relationship(relationship.0 as usize),
        grounds::Value::Path(path) => Value::Path(Path {
            nodes: path.nodes.iter().map(|node| node.0 as usize).collect(),
            relationships: path.relationships.iter().map(|relationship| relationship.0 as usize).collect(),
        }),
        other => Value::String(format!("{other:?}")),
    }
}

/// A value as text: an entity by what is in it.
pub fn value_text(value: &Value, graph: &Graph) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Boolean(truth) => truth.to_string(),
        Value::Integer(number) => number.to_string(),
        // Sums in another order differ in their last digits.
        Value::Float(number) => format!("{number:.12e}"),
        Value::String(text) => format!("'{text}'"),
        Value::List(items) => {
            format!("[{}]", items.iter().map(|item| value_text(item, graph)).collect::<Vec<_>>().join(", "))
        }
        Value::Map(entries) => map_text(entries, graph),
        Value::Node(number) => node_text(*number, graph),
        Value::Relationship(number) => relationship_text(*number, graph),
        Value::Path(path) => {
            let mut text = String::new();
            for (place, number) in path.nodes.iter().enumerate() {
                text.push_str(&node_text(*number, graph));
                if let Some(number) = path.relationships.get(place) {
                    text.push_str(&relationship_text(*number, graph));
                }
            }
            text
        }
    }
}

fn map_text(entries: &BTreeMap<String, Value>, graph: &Graph) -> String {
    let entries: Vec<String> =
        entries.iter().map(|(key, value)| format!("{key}: {}", value_text(value, graph))).collect();
    format!("{{{}}}", entries.join(", "))
}

fn node_text(number: usize, graph: &Graph) -> String {
    match graph.nodes.get(number) {
        Some(Some(node)) => {
            let labels: String = node.labels.iter().map(|label| format!(":{label}")).collect();
            format!("({labels} {})", map_text(&node.properties, graph))
        }
        _ => "(deleted)".to_owned(),
    }
}

fn relationship_text(number: usize, graph: &Graph) -> String {
    match graph.relationships.get(number) {
        Some(Some(one)) => format!("-[:{} {}]-", one.kind, map_text(&one.properties, graph)),
        _ => "-[deleted]-".to_owned(),
    }
}

/// A graph as sorted lines. Nodes that look alike are told apart by what they are connected to, and that by what it is
/// connected to, as far as the graph goes: two graphs with equal lines are the same but for numbers (nearly: graphs in
/// which all nodes have equal surroundings can deceive).
pub fn graph_text(graph: &Graph) -> Vec<String> {
    let mut colours: BTreeMap<usize, u64> =
        graph.node_numbers().into_iter().map(|number| (number, hash(&node_text(number, graph)))).collect();
    for _ in 0..4 {
        let around = |number: usize| {
            let mut seen = Vec::new();
            for (place, one) in graph.relationships.iter().enumerate() {
                let Some(one) = one else { continue };
                let text = relationship_text(place, graph);
                if one.start == number {
                    seen.push(hash(&("out", &text, colours[&one.end])));
                }
                if one.end == number {
                    seen.push(hash(&("in", &text, colours[&one.start])));
                }
            }
            seen.sort_unstable();
            hash(&(colours[&number], seen))
        };
        colours = colours.keys().map(|number| (*number, around(*number))).collect();
    }
    let node = |number: usize| format!("{}#{:04x}", node_text(number, graph), colours[&number] & 0xFFFF);
    let mut lines: Vec<String> = graph.node_numbers().into_iter().map(node).collect();
    for (place, one) in graph.relationships.iter().enumerate() {
        if let Some(one) = one {
            lines.push(format!("{}{}>{}", node(one.start), relationship_text(place, graph), node(one.end)));
        }
    }
    lines.sort();
    lines
}

fn hash(thing: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    thing.hash(&mut hasher);
    hasher.finish()
}
