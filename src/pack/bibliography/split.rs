//! Splits a BibTeX file into its entries without understanding them.
//!
//! Invariants: blocks do not overlap and stand in the order of the file; an entry that is not closed ends
//! where the next one starts a line, so that one slip cannot swallow the rest of the file.
//! Start at [`split_entries`].

use std::sync::Arc;

use crate::diag::{Diagnostic, Span};

/// Braces that may stand within one another. Real entries have four or five; the library recurses on them.
const NESTING_MAX: usize = 64;

/// An entry's place in the text: `@kind{ … }`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    /// From `@` past the closing brace.
    pub span: Span,
    /// The word after `@`.
    pub kind: Span,
    /// What stands between the braces.
    pub body: Span,
}

impl Block {
    /// Returns the word after `@`.
    pub fn kind<'t>(&self, text: &'t str) -> &'t str {
        &text[self.kind.start as usize..self.kind.end as usize]
    }
}

/// What the scan found.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// The entries.
    pub blocks: Vec<Block>,
    /// The keys of those that have no end.
    pub skipped: Vec<Arc<str>>,
    /// What is wrong with the braces.
    pub findings: Vec<Diagnostic>,
}

/// Returns the key that stands at an offset after the opening brace.
pub(super) fn key_of(text: &str, at: usize) -> Option<Arc<str>> {
    let rest = text.get(at..)?.trim_start();
    let key = &rest[..rest.find([',', '}', '{', '=', '\n']).unwrap_or(rest.len())];
    (!key.trim_end().is_empty()).then(|| Arc::from(key.trim_end()))
}

/// Finds the entries of a text, with a finding for each that is not closed, nested too deeply or followed
/// by text that looks like a part of it.
pub(super) fn split_entries(text: &str) -> Blocks {
    let bytes = text.as_bytes();
    let mut found = Blocks::default();
    let Blocks { blocks, skipped, findings } = &mut found;
    let mut at = 0;
    // Prose between entries is a comment in BibTeX. A brace in it is the rest of an entry that ended too early.
    let mut stray_reported = false;
    while at < bytes.len() {
        match bytes[at] {
            b'@' => {
                let Some((kind, open)) = opening(bytes, at) else {
                    at += 1;
                    continue;
                };
                stray_reported = false;
                match close(bytes, open) {
                    Close::At(end) => {
                        let span = Span::new(at, end);
                        blocks.push(Block { span, kind, body: Span::new(open + 1, end - 1) });
                        at = end;
                    }
                    Close::Missing(next) => {
                        findings.push(
                            Diagnostic::error("BibliographySyntax", "entry is not closed", Span::new(at, open + 1))
                                .labelled("this brace has no partner")
                                .with_help("add the missing `}`; the entry was skipped"),
                        );
                        skipped.extend(key_of(text, open + 1));
                        at = next;
                    }
                    Close::TooDeep(place, next) => {
                        findings.push(
                            Diagnostic::error(
                                "BibliographySyntax",
                                format!("braces are nested more than {NESTING_MAX} deep"),
                                Span::new(place, place + 1),
                            )
                            .with_help("take out braces that protect nothing; the entry was skipped"),
                        );
                        skipped.extend(key_of(text, open + 1));
                        at = next;
                    }
                }
            }
            b'%' => at = line_end(bytes, at),
            b'}' | b'{' if !stray_reported => {
                stray_reported = true;
                findings.push(
                    Diagnostic::error("BibliographySyntax", "brace outside an entry", Span::new(at, at + 1))
                        .with_help("the entry before it ended too early: look for a `}` too many"),
                );
                at += 1;
            }
            _ => at += 1,
        }
    }
    found
}

/// Returns the entry's kind and the offset of its opening brace, when an entry starts at `at`.
fn opening(bytes: &[u8], at: usize) -> Option<(Span, usize)> {
    let mut end = at + 1;
    while bytes.get(end).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte == b'-') {
        end += 1;
    }
    if end == at + 1 || !bytes[at + 1].is_ascii_alphabetic() {
        return None;
    }
    let mut open = end;
    while bytes.get(open).is_some_and(u8::is_ascii_whitespace) {
        open += 1;
    }
    (bytes.get(open) == Some(&b'{')).then(|| (Span::new(at + 1, end), open))
}

enum Close {
    /// The offset past the closing brace.
    At(usize),
    /// Where to go on when there is none.
    Missing(usize),
    /// The brace that is too deep, and where to go on.
    TooDeep(usize, usize),
}

/// Finds the brace that closes the one at `open`.
fn close(bytes: &[u8], open: usize) -> Close {
    let mut depth = 0_usize;
    let mut too_deep = None;
    let mut at = open;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'{' => {
                depth += 1;
                if depth > NESTING_MAX && too_deep.is_none() {
                    too_deep = Some(at);
                }
            }
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return match too_deep {
                        Some(place) => Close::TooDeep(place, at + 1),
                        None => Close::At(at + 1),
                    };
                }
            }
            b'@' if bytes[at - 1] == b'\n' && opening(bytes, at).is_some() => return Close::Missing(at),
            _ => {}
        }
        at += 1;
    }
    Close::Missing(bytes.len())
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| at + length + 1)
}
