//! Writes a source as the BibTeX entry that it could have come from.
//!
//! Takes a source; gives text. Invariants: text from data can never end a field or become a command; the order of
//! fields is fixed, so that equal sources give equal bytes.
//! Start at [`bibtex`].

use std::fmt::Write as _;
use std::sync::Arc;

use crate::graph::{Graph, SourceId};
use crate::value::{NoEntities, Value};

use super::standing::{STANDINGS, fields_of_events, standing_events};

/// The field that keeps the type of the entry, such as `article`.
const ENTRY_TYPE: &str = "entrytype";

/// Fields that come first, in this order; the others follow by name.
const FIRST_FIELDS: [&str; 20] = [
    "author",
    "editor",
    "title",
    "journal",
    "journaltitle",
    "booktitle",
    "publisher",
    "institution",
    "school",
    "year",
    "date",
    "month",
    "volume",
    "number",
    "pages",
    "doi",
    "pmid",
    "pmcid",
    "url",
    "urldate",
];

/// Fields in which TeX reads no commands.
const VERBATIM_FIELDS: [&str; 8] = ["doi", "eprint", "file", "pdf", "url", "urlraw", "pmid", "pmcid"];

/// Returns a source as a BibTeX entry that ends in a newline; its standing stands in fields of our own.
#[must_use]
pub fn bibtex(graph: &Graph, source: SourceId) -> String {
    let mut entry_type = None;
    let mut fields: Vec<(String, String)> = Vec::new();
    for (key, value) in graph.source_properties(source) {
        let name = &**graph.key_name(key);
        match name {
            STANDINGS | "key" => {}
            ENTRY_TYPE => entry_type = value.as_str().filter(|word| is_word(word)).map(str::to_lowercase),
            _ => fields.extend(text_of(name, &value).map(|text| (field_name(name), text))),
        }
    }
    let rank = |name: &str| FIRST_FIELDS.iter().position(|first| *first == name).unwrap_or(FIRST_FIELDS.len());
    fields.sort_by(|(name, _), (other, _)| rank(name).cmp(&rank(other)).then_with(|| name.cmp(other)));
    fields.dedup_by(|(name, _), (before, _)| name == before);
    let has_journal = fields.iter().any(|(name, _)| name == "journal" || name == "journaltitle");
    let entry_type = entry_type.unwrap_or_else(|| if has_journal { "article" } else { "misc" }.to_owned());
    for (name, text) in fields_of_events(&standing_events(graph, source)) {
        fields.push((name, escape(&text, Braces::Escaped)));
    }
    let mut out = String::new();
    let _ = writeln!(out, "@{entry_type}{{{},", bibtex_key(graph.source_key(source)));
    for (name, text) in fields {
        let _ = writeln!(out, "  {name} = {{{text}}},");
    }
    out.push_str("}\n");
    out
}

/// Returns the key under which a source stands in a `.bib`: its own, unless that has characters which a BibTeX key
/// cannot have; these become `_`, and a hash of the whole key keeps it apart from others.
#[must_use]
pub fn bibtex_key(key: &str) -> String {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.' | '/' | '+' | '@' | '*' | '!' | '?');
    if !key.is_empty() && key.chars().all(fits) {
        return key.to_owned();
    }
    let replaced: String = key.chars().map(|c| if fits(c) { c } else { '_' }).collect();
    // FNV-1a with 32 bits.
    let hash = key.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{replaced}_{hash:08x}")
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn field_name(name: &str) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let name: String = name.chars().map(|c| if fits(c) { c } else { '_' }).collect();
    // A name that starts otherwise is no name to BibTeX.
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { format!("x{name}") }
}

/// The text of a field, escaped; `None` for what has none.
fn text_of(name: &str, value: &Value) -> Option<String> {
    let is_names = matches!(name, "author" | "editor" | "translator");
    let separator = if is_names { " and " } else { ", " };
    let plain = match value {
        Value::Null | Value::Map(_) => return None,
        Value::List(elements) => {
            let texts: Vec<String> = elements.iter().map(|element| element.plain(&NoEntities)).collect();
            Arc::from(texts.join(separator))
        }
        Value::String(text) => Arc::clone(text),
        other => Arc::from(other.plain(&NoEntities)),
    };
    Some(match name {
        _ if VERBATIM_FIELDS.contains(&name) => escape_verbatim(&plain),
        // Braces around a name keep an organisation from being read as a person.
        _ if is_names && is_balanced(&plain) => escape(&plain, Braces::Kept),
        "title" | "booktitle" => protect_capitals(&plain),
        _ => escape(&plain, Braces::Escaped),
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Braces {
    Kept,
    Escaped,
}

fn is_balanced(text: &str) -> bool {
    let mut depth = 0i64;
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// Escapes what TeX would read as a command.
fn escape(text: &str, braces: Braces) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '{' | '}' if braces == Braces::Kept => out.push(c),
            '{' | '}' | '#' | '&' | '%' | '$' | '_' => out.extend(['\\', c]),
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\~{}"),
            '^' => out.push_str("\\^{}"),
            // Two hyphens in a row would become a dash.
            '-' if out.ends_with('-') => out.push_str("{}-"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Escapes only what would end the field: a URL holds `_` and `%` as they are.
fn escape_verbatim(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '{' | '}' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Puts braces around words with capitals inside, such as NMDA, which styles would make small.
fn protect_capitals(title: &str) -> String {
    let protect = |word: &str| {
        let escaped = escape(word, Braces::Escaped);
        if word.chars().skip(1).any(char::is_uppercase) { format!("{{{escaped}}}") } else { escaped }
    };
    title.split(' ').map(protect).collect::<Vec<_>>().join(" ")
}
