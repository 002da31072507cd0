//! `:source KEY`: a source with its standing, and the claims it speaks to.

use std::collections::BTreeSet;

use super::Invocation;
use crate::diag::did_you_mean;
use crate::session::evidence::{self, Declarations};
use crate::session::graph::{Graph, ItemId, SourceId};
use crate::shell::console::Flow;
use crate::shell::interpreter::{Interpreter, counted};
use crate::shell::phrases::claim_phrase;
use crate::value::{MapValue, NoEntities, RelationshipId, Value};

/// Shows one source; without a key lists all of them.
pub(super) fn show(interpreter: &mut Interpreter, invocation: &Invocation<'_>) -> Flow {
    let graph = interpreter.session.database().graph();
    let declarations = interpreter.session.database().declarations();
    let key = super::unquoted(invocation.rest);
    if key.is_empty() {
        return interpreter.show(&list_text(&graph));
    }
    match graph.source_id(key) {
        Some(source) => interpreter.show(&source_text(&graph, &declarations, source)),
        None => {
            let keys: Vec<&str> = graph.sources().map(|source| &**graph.source_key(source)).collect();
            let help = did_you_mean(key, keys).unwrap_or_else(|| "`:source` alone lists the sources".to_owned());
            let error = invocation.error("UnknownSource", format!("no source `{key}`")).with_help(help);
            interpreter.fail([error])
        }
    }
}

fn list_text(graph: &Graph) -> String {
    let mut sources: Vec<SourceId> = graph.sources().collect();
    if sources.is_empty() {
        return "the graph has no sources\n".to_owned();
    }
    sources.sort_by_key(|source| graph.source_key(*source).clone());
    let width = sources.iter().map(|source| graph.source_key(*source).chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for source in sources {
        let fields = fields(graph, source);
        let year = field(&fields, "year").unwrap_or_else(|| "    ".to_owned());
        let standing = field(&fields, "standing").filter(|standing| standing != "current");
        let standing = standing.map_or_else(String::new, |standing| format!(" [{standing}]"));
        let title = field(&fields, "title").unwrap_or_default();
        text.push_str(&format!("{:<width$}  {year}  {title}{standing}\n", &**graph.source_key(source)));
    }
    text
}

fn source_text(graph: &Graph, declarations: &Declarations, source: SourceId) -> String {
    let fields = fields(graph, source);
    let mut text = format!("{}", graph.source_key(source));
    let about: Vec<String> = ["entrytype", "year"].iter().filter_map(|name| field(&fields, name)).collect();
    if !about.is_empty() {
        text.push_str(&format!(" ({})", about.join(", ")));
    }
    text.push('\n');
    for name in ["title", "author", "editor", "organization", "institution"] {
        if let Some(value) = field(&fields, name) {
            text.push_str(&format!("  {}\n", value.replace(" and ", "; ")));
        }
    }
    let place: Vec<String> =
        ["journal", "booktitle", "series", "publisher", "howpublished", "volume", "number", "pages"]
            .iter()
            .filter_map(|name| field(&fields, name).map(|value| place_text(name, &value)))
            .collect();
    if !place.is_empty() {
        text.push_str(&format!("  {}\n", place.join(", ")));
    }
    for (name, prefix) in [("doi", "https://doi.org/"), ("pmid", "https://pubmed.ncbi.nlm.nih.gov/"), ("url", "")] {
        if let Some(value) = field(&fields, name) {
            text.push_str(&format!("  {name}: {prefix}{value}\n"));
        }
    }
    if let Some(note) = field(&fields, "note") {
        text.push_str(&format!("  note: {note}\n"));
    }
    text.push_str(&standing_text(&fields));
    text.push_str(&claims_text(graph, declarations, source));
    text
}

fn place_text(name: &str, value: &str) -> String {
    match name {
        "volume" => format!("vol. {value}"),
        "number" => format!("no. {value}"),
        "pages" => format!("pp. {}", value.replace("--", "–")),
        _ => value.to_owned(),
    }
}

fn standing_text(fields: &MapValue) -> String {
    let mut text = format!("  standing: {}\n", field(fields, "standing").unwrap_or_else(|| "current".to_owned()));
    let Some(Value::List(events)) = fields.get("standings") else { return text };
    for event in events.iter() {
        let Value::Map(event) = event else { continue };
        let mut line = field(event, "standing").unwrap_or_default();
        if let Some(date) = field(event, "date") {
            line.push_str(&format!(" since {date}"));
        }
        if let Some(by) = field(event, "by") {
            line.push_str(&format!(" by `{by}`"));
        }
        if let Some(reason) = field(event, "reason") {
            line.push_str(&format!(": {reason}"));
        }
        text.push_str(&format!("    {line}\n"));
    }
    text
}

/// Lists the claims that the source speaks to, by stance; then those known through it.
fn claims_text(graph: &Graph, declarations: &Declarations, source: SourceId) -> String {
    const STANCES: [&str; 3] = ["supports", "refutes", "is inconclusive on"];
    let mut lines: [BTreeSet<String>; 3] = Default::default();
    let mut claims: [BTreeSet<RelationshipId>; 3] = Default::default();
    let mut passed_on = 0;
    for item in (0..graph.item_bound()).map(ItemId).filter(|item| graph.item_exists(*item)) {
        passed_on += usize::from(graph.item_via(item) == Some(source));
        let stance = usize::from(graph.item_stance(item));
        if graph.item_source(item) != source || stance >= STANCES.len() {
            continue;
        }
        let claim = graph.item_owner(item);
        let mut line = claim_phrase(graph, declarations, claim);
        if let Value::Map(fields) = evidence::item_value(graph, declarations, item, None) {
            let about: Vec<String> =
                ["design", "population", "at"].iter().filter_map(|name| field(&fields, name)).collect();
            if !about.is_empty() {
                line.push_str(&format!(" ({})", about.join(", ")));
            }
        }
        lines[stance].insert(line);
        claims[stance].insert(claim);
    }
    let mut text = String::new();
    for (stance, (lines, claims)) in STANCES.iter().zip(lines.iter().zip(&claims)) {
        if lines.is_empty() {
            continue;
        }
        text.push_str(&format!("{stance} {}\n", counted(claims.len(), "claim", "claims")));
        for line in lines {
            text.push_str(&format!("  {line}\n"));
        }
    }
    if passed_on > 0 {
        text.push_str(&format!("passes on {} of other sources\n", counted(passed_on, "item", "items")));
    }
    text
}

fn fields(graph: &Graph, source: SourceId) -> MapValue {
    match evidence::source_value(graph, source, None) {
        Value::Map(fields) => (*fields).clone(),
        _ => MapValue::new(),
    }
}

/// Returns a field as text on one line, if it is there.
fn field(fields: &MapValue, name: &str) -> Option<String> {
    let text = match fields.get(name)? {
        Value::Null => return None,
        Value::String(text) => text.to_string(),
        Value::List(values) => {
            let values: Vec<String> = values.iter().map(plain).collect();
            values.join("; ")
        }
        value => plain(value),
    };
    let text: Vec<&str> = text.split_whitespace().collect();
    (!text.is_empty()).then(|| text.join(" "))
}

fn plain(value: &Value) -> String {
    value.plain(&NoEntities)
}
