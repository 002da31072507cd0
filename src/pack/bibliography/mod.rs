//! Reads a BibTeX file into entries whose fields are plain text.
//!
//! Takes a [`SourceText`]; gives every entry that can be read and a finding for every one that cannot.
//! Invariants: a broken entry costs that entry alone; every key and value knows its place; no text, however
//! hostile, makes it panic or recurse without bound.
//! Start at [`read_bibliography`]. How: a tolerant scan splits the text into entries; an entry that uses
//! nothing but braced or quoted plain text is read by [`plain`] at once, any other goes to the `biblatex`
//! crate by itself, with the abbreviations that the file defines in front of it.
//! Why not `biblatex` for all: one error anywhere would lose the file, and its general parser takes several
//! times as long as the start of the shell can spend on a bibliography. A test holds both readings equal.

mod clean;
mod library;
mod plain;
mod split;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::Arc;

use crate::diag::{Diagnostic, SourceText, Span};

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Bibliography {
    /// The entries in order.
    pub entries: Vec<BibEntry>,
    /// The keys of those that could not be read: sources that are there, though nothing is known of them.
    pub skipped: Vec<Arc<str>>,
    /// What could not be read.
    pub findings: Vec<Diagnostic>,
}

/// One entry of a bibliography.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct BibEntry {
    /// `article`, `misc`, …; lower case.
    pub kind: Arc<str>,
    /// The citation key.
    pub key: Arc<str>,
    /// Where the key stands.
    pub key_span: Span,
    /// The fields in the order of the file.
    pub fields: Vec<BibField>,
}

/// One field of an entry.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct BibField {
    /// The name, lower case.
    pub name: Arc<str>,
    /// Where the name stands.
    pub name_span: Span,
    /// The value as plain text: no markup, single spaces.
    pub value: Arc<str>,
    /// Where the value stands, without its delimiters.
    pub value_span: Span,
}

/// Names that occur in every entry, each allocated once.
#[derive(Debug, Default)]
struct Names {
    known: HashMap<String, Arc<str>>,
}

impl Names {
    fn lower(&mut self, name: &str) -> Arc<str> {
        let shared = if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            self.known.get(name.to_ascii_lowercase().as_str())
        } else {
            self.known.get(name)
        };
        if let Some(shared) = shared {
            return Arc::clone(shared);
        }
        let lower = name.to_ascii_lowercase();
        let shared: Arc<str> = Arc::from(lower.as_str());
        self.known.insert(lower, Arc::clone(&shared));
        shared
    }
}

/// Reads every entry of `source` and says what could not be read.
///
/// **Complexity**: linear in the length of the text.
#[must_use]
pub(super) fn read_bibliography(source: &Arc<SourceText>) -> Bibliography {
    let text = source.text.as_str();
    let split::Blocks { blocks, mut skipped, mut findings } = split::split_entries(text);
    let mut names = Names::default();
    let mut abbreviations = library::Abbreviations::default();
    let mut entries = Vec::with_capacity(blocks.len());
    for block in &blocks {
        match block.kind(text).to_ascii_lowercase().as_str() {
            "comment" | "preamble" => {}
            "string" => abbreviations.define(text, block, &mut findings),
            _ => match plain::read_plain(text, block, &mut names) {
                Some(entry) => entries.push(entry),
                None => match library::read_entry(text, block, &abbreviations, &mut names) {
                    Ok(entry) => entries.push(entry),
                    Err(finding) => {
                        skipped.extend(split::key_of(text, block.body.start as usize));
                        findings.push(*finding);
                    }
                },
            },
        }
    }
    let findings = findings.into_iter().map(|finding| finding.in_source(source)).collect();
    Bibliography { entries, skipped, findings }
}
