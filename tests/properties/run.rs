//! Runs statements and writes what they give so that two graphs can be compared: nodes by `id`, claims by `uid`.

use std::fmt::Write as _;

use grounds::graph::Graph;
use grounds::{Database, Diagnostic, QueryResult, Session, Value};

/// The rows of a statement as texts; a list counts as a bag, since the order of collected rows is the engine's choice.
pub fn rows(result: &QueryResult) -> Vec<String> {
    let row = |row: Vec<Value>| {
        let cells: Vec<String> = row.iter().map(|value| canonical(result.graph(), value)).collect();
        cells.join(" | ")
    };
    result.rows().map(row).collect()
}

/// Puts rows in an order that does not depend on the engine.
pub fn bag(mut rows: Vec<String>) -> Vec<String> {
    rows.sort();
    rows
}

/// The answer to a statement, or the codes of its errors.
pub fn answer(session: &mut Session, text: &str, is_ordered: bool) -> Result<Vec<String>, Vec<String>> {
    match session.run(text) {
        Ok(result) if is_ordered => Ok(rows(&result)),
        Ok(result) => Ok(bag(rows(&result))),
        Err(errors) => Err(codes(&errors)),
    }
}

/// Codes and messages of errors.
pub fn codes(errors: &[Diagnostic]) -> Vec<String> {
    errors.iter().map(|error| format!("{}: {}", error.code, error.message)).collect()
}

pub fn session(graph: Graph, parameters: &[(String, Value)]) -> Session {
    let mut session = Session::new(Database::from_graph(graph));
    for (name, value) in parameters {
        session.set_parameter(name.clone(), value.clone());
    }
    session.options_mut().timeout_ms = Some(20_000);
    session
}

fn canonical(graph: &Graph, value: &Value) -> String {
    match value {
        Value::Node(node) => {
            let id = graph.key_id("id").map_or(Value::Null, |key| graph.node_property(*node, key));
            format!("({})", id.as_str().unwrap_or("?"))
        }
        Value::Relationship(relationship) => {
            let uid = graph.key_id("uid").map_or(Value::Null, |key| graph.relationship_property(*relationship, key));
            format!("[{}]", uid.as_integer().map_or("?".to_owned(), |uid| uid.to_string()))
        }
        Value::Path(path) => {
            let mut text = String::new();
            for (place, node) in path.nodes.iter().enumerate() {
                text.push_str(&canonical(graph, &Value::Node(*node)));
                if let Some(relationship) = path.relationships.get(place) {
                    text.push_str(&canonical(graph, &Value::Relationship(*relationship)));
                }
            }
            text
        }
        Value::List(items) => {
            let items = items.iter().map(|item| canonical(graph, item)).collect();
            format!("[{}]", bag(items).join(", "))
        }
        Value::Map(entries) => {
            let mut text = String::from("{");
            for (key, value) in entries.iter() {
                write!(text, "{key}: {}, ", canonical(graph, value)).expect("a string takes all");
            }
            text + "}"
        }
        // Sums in another order differ in their last digits.
        Value::Float(number) => format!("{number:.9}"),
        other => other.literal(&grounds::NoEntities),
    }
}
