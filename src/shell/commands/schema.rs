//! `:schema`: what the graph is made of.

use super::Invocation;
use crate::session::evidence::Declarations;
use crate::session::graph::Graph;
use crate::shell::console::Flow;
use crate::shell::interpreter::{Interpreter, counted};

/// Property keys are listed up to this many.
const KEYS_SHOWN: usize = 60;

/// Shows labels, types, keys and lenses, with how often they occur.
pub(super) fn show(interpreter: &mut Interpreter, invocation: &Invocation<'_>) -> Flow {
    if let Err(error) = invocation.takes_nothing() {
        return interpreter.fail([*error]);
    }
    let database = interpreter.session.database();
    let text = schema_text(&database.graph(), &database.declarations());
    interpreter.show(&text)
}

fn schema_text(graph: &Graph, declarations: &Declarations) -> String {
    let mut text = String::new();
    if let Some(title) = &declarations.title {
        text.push_str(&format!("{title}\n"));
    }
    text.push_str(&size_text(graph));
    text.push('\n');

    let mut labels: Vec<(String, usize)> =
        graph.labels().map(|(label, name)| (name.to_string(), graph.label_count(label))).collect();
    labels.retain(|(name, count)| *count > 0 || declarations.labels.contains_key(name));
    labels.sort();
    section(
        &mut text,
        "labels",
        labels.iter().map(|(name, count)| {
            let description = declarations.labels.get(name).and_then(|label| label.description.clone());
            [format!(":{name}"), count.to_string(), description.unwrap_or_default()]
        }),
    );

    let mut types: Vec<(String, usize)> =
        graph.relationship_types().map(|(kind, name)| (name.to_string(), graph.type_count(kind))).collect();
    types.retain(|(name, count)| *count > 0 || declarations.types.contains_key(name));
    types.sort();
    section(
        &mut text,
        "relationship types",
        types.iter().map(|(name, count)| {
            let declared = declarations.types.get(name);
            let ends = declared
                .filter(|declared| !declared.from.is_empty() || !declared.to.is_empty())
                .map(|declared| format!("({})-->({})", label_list(&declared.from), label_list(&declared.to)));
            let phrase = declared.and_then(|declared| declared.phrase.as_ref()).map(|phrase| format!("“{phrase}”"));
            let about: Vec<String> = phrase.into_iter().chain(ends).collect();
            [format!(":{name}"), count.to_string(), about.join(" ")]
        }),
    );

    let mut keys: Vec<&str> = graph.keys().map(|(_, name)| &**name).collect();
    keys.sort_unstable();
    if !keys.is_empty() {
        let more =
            if keys.len() > KEYS_SHOWN { format!(", and {} more", keys.len() - KEYS_SHOWN) } else { String::new() };
        keys.truncate(KEYS_SHOWN);
        text.push_str(&format!("\nproperty keys\n  {}{more}\n", keys.join(", ")));
    }
    section(
        &mut text,
        "lenses",
        declarations.lenses.iter().map(|(name, lens)| {
            [name.clone(), String::new(), lens.title.clone().unwrap_or_else(|| lens.clauses.clone())]
        }),
    );
    text
}

/// Returns how much a graph holds, such as "280 nodes, 359 claims, 692 evidence items, 345 sources".
pub(in crate::shell) fn size_text(graph: &Graph) -> String {
    let mut parts = vec![counted(graph.node_count(), "node", "nodes")];
    if graph.source_count() == 0 {
        parts.push(counted(graph.relationship_count(), "relationship", "relationships"));
    } else {
        parts.push(counted(graph.relationship_count(), "claim", "claims"));
        parts.push(counted(graph.item_count(), "evidence item", "evidence items"));
        parts.push(counted(graph.source_count(), "source", "sources"));
    }
    parts.join(", ")
}

fn label_list(labels: &[String]) -> String {
    if labels.is_empty() { String::new() } else { format!(":{}", labels.join("|")) }
}

/// Adds a heading and lines of name, number and description in columns; nothing when there is no line.
fn section(text: &mut String, heading: &str, lines: impl Iterator<Item = [String; 3]>) {
    let lines: Vec<[String; 3]> = lines.collect();
    if lines.is_empty() {
        return;
    }
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let (name_width, number_width) = (width(0), width(1));
    text.push_str(&format!("\n{heading}\n"));
    for [name, number, about] in &lines {
        let line = format!("  {name:<name_width$}  {number:>number_width$}  {about}");
        text.push_str(line.trim_end());
        text.push('\n');
    }
}
