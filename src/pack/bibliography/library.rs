//! Reads the entries that hold commands, mathematics, abbreviations or anything unusual, by the `biblatex` crate.
//!
//! Invariants: the crate sees one entry at a time, with the abbreviations in front of it; those cannot refer
//! to themselves, since the crate would follow them without end.
//! Start at [`read_entry`].

use std::collections::HashSet;
use std::sync::Arc;

use biblatex::{Bibliography, Chunk, ParseError, ParseErrorKind, RawBibliography, RawChunk, Spanned, Token};

use super::clean;
use super::split::Block;
use super::{BibEntry, BibField, Names};
use crate::diag::{Diagnostic, Result, Span};

/// The months that need no `@string`.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The letters that lose their dot under an accent. Command and letter have the same length in bytes.
const DOTLESS: [(&str, &str); 2] = [("\\i", "ı"), ("\\j", "ȷ")];

/// What the file's `@string` entries define.
#[derive(Debug, Default)]
pub(super) struct Abbreviations {
    /// The accepted definitions as text, to stand before an entry.
    text: String,
    names: HashSet<String>,
}

impl Abbreviations {
    /// Takes up the definitions of an `@string` entry.
    pub fn define(&mut self, text: &str, block: &Block, findings: &mut Vec<Diagnostic>) {
        let definition = &text[block.span.start as usize..block.span.end as usize];
        let raw = match RawBibliography::parse(definition) {
            Ok(raw) => raw,
            Err(error) => {
                findings.push(finding(&error, 0, block));
                return;
            }
        };
        for pair in &raw.abbreviations {
            let name_span = Span::new(pair.key.span.start, pair.key.span.end).shift(block.span.start as usize);
            if self.names.contains(pair.key.v) {
                findings.push(
                    Diagnostic::error(
                        "BibliographySyntax",
                        format!("abbreviation `{}` is defined twice", pair.key.v),
                        name_span,
                    )
                    .with_help("give the second one another name"),
                );
                return;
            }
            let unknown = pair.value.v.iter().find_map(|chunk| match chunk.v {
                RawChunk::Abbreviation(name) if !self.knows(name) => Some(name),
                _ => None,
            });
            if let Some(unknown) = unknown {
                findings.push(
                    Diagnostic::error(
                        "BibliographySyntax",
                        format!("abbreviation `{}` uses `{unknown}`, which is not defined before it", pair.key.v),
                        name_span,
                    )
                    .with_help(format!("define `{unknown}` first, in an `@string` of its own")),
                );
                return;
            }
        }
        self.names.extend(raw.abbreviations.iter().map(|pair| pair.key.v.to_owned()));
        self.text.push_str(definition);
    }

    fn knows(&self, name: &str) -> bool {
        self.names.contains(name) || MONTHS.contains(&name.to_ascii_lowercase().as_str())
    }
}

/// Reads the entry by the library.
pub(super) fn read_entry(
    text: &str,
    block: &Block,
    abbreviations: &Abbreviations,
    names: &mut Names,
) -> Result<BibEntry> {
    let entry_text = &text[block.span.start as usize..block.span.end as usize];
    let joined;
    let input =
        if abbreviations.text.is_empty() && !entry_text.contains(DOTLESS[0].0) && !entry_text.contains(DOTLESS[1].0) {
            entry_text
        } else {
            joined = format!("{}{}", abbreviations.text, accents_on_dotless_letters(entry_text));
            &joined
        };
    let prefix = input.len() - entry_text.len();
    let place = |start: usize, end: usize| {
        Span::new(start.saturating_sub(prefix), end.saturating_sub(prefix)).shift(block.span.start as usize)
    };
    let raw = RawBibliography::parse(input).map_err(|error| Box::new(finding(&error, prefix, block)))?;
    let nothing = || Box::new(Diagnostic::error("BibliographySyntax", "this is not an entry", block.kind));
    let raw_entry = raw.entries.first().ok_or_else(nothing)?;
    let key = raw_entry.v.key.clone();
    if key.v.is_empty() {
        return Err(Box::new(
            Diagnostic::error("BibliographySyntax", "the entry has no key", block.kind)
                .with_help(format!("write `@{}{{key, …}}`", block.kind(text))),
        ));
    }
    let read = Bibliography::from_raw(raw.clone()).map_err(|error| Box::new(finding(&error, prefix, block)))?;
    let entry = read.get(key.v).ok_or_else(nothing)?;
    let mut fields = Vec::with_capacity(raw_entry.v.fields.len());
    for pair in &raw_entry.v.fields {
        let name = names.lower(pair.key.v);
        let value = match (entry.get(&name), pair.value.v.as_slice()) {
            (_, [Spanned { v: RawChunk::Normal(raw_value), .. }]) if clean::is_verbatim(&name) => {
                clean::verbatim_text(raw_value)
            }
            (Some(chunks), _) => chunks_text(&name, chunks, entry_text),
            (None, _) => String::new(),
        };
        fields.push(BibField {
            name_span: place(pair.key.span.start, pair.key.span.end),
            value_span: within_delimiters(text, place(pair.value.span.start, pair.value.span.end)),
            name,
            value: Arc::from(value),
        });
    }
    Ok(BibEntry {
        kind: names.lower(block.kind(text)),
        key: Arc::from(key.v),
        key_span: place(key.span.start, key.span.end),
        fields,
    })
}

/// Writes `\'\i` as `\'ı`: the library takes the backslash for the accented letter. No place moves.
fn accents_on_dotless_letters(text: &str) -> String {
    let mut out = text.to_owned();
    for (command, letter) in DOTLESS {
        let mut from = 0;
        while let Some(found) = out[from..].find(command) {
            let at = from + found;
            let before = &out.as_bytes()[..at];
            let accented = matches!(before, [.., b'\\', b'\'' | b'`' | b'^' | b'"' | b'~' | b'=' | b'.']);
            let whole = !out[at + command.len()..].starts_with(|c: char| c.is_ascii_alphabetic());
            if accented && whole {
                out.replace_range(at..at + command.len(), letter);
            }
            from = at + command.len();
        }
    }
    out
}

/// Returns the plain text of a field that the library has resolved.
fn chunks_text(name: &str, chunks: &[Spanned<Chunk>], entry_text: &str) -> String {
    let is_names = clean::is_names(name);
    let mut text = String::new();
    for chunk in chunks {
        match &chunk.v {
            Chunk::Normal(part) => text.push_str(part),
            // The braces tell a body of several words from several people.
            Chunk::Verbatim(part) if is_names => {
                text.push('{');
                text.push_str(part);
                text.push('}');
            }
            Chunk::Verbatim(part) => text.push_str(part),
            Chunk::Math(part) => text.push_str(&clean::math_text(part)),
        }
    }
    // The library leaves a tie as it is, and turns the commands for a tilde into the same character.
    let ties = !entry_text.contains("\\~") && !entry_text.contains("textasciitilde");
    let text = clean::without_commands(&text);
    if is_names { clean::names_text(&text) } else { clean::plain_text(&text, ties) }
}

/// Narrows a value's place to what stands between its braces or quotation marks.
fn within_delimiters(text: &str, span: Span) -> Span {
    let value = &text.as_bytes()[span.start as usize..(span.end as usize).min(text.len())];
    match value {
        [b'{', .., b'}'] | [b'"', .., b'"'] => Span { start: span.start + 1, end: span.end - 1 },
        _ => span,
    }
}

/// A token as it is written.
fn shown(token: Token) -> &'static str {
    match token {
        Token::Identifier => "a name",
        Token::OpeningBrace => "`{`",
        Token::ClosingBrace => "`}`",
        Token::Comma => "`,`",
        Token::QuotationMark => "`\"`",
        Token::Equals => "`=`",
        Token::DecimalPoint => "`.`",
    }
}

/// Says what the library found, in our words.
fn finding(error: &ParseError, prefix: usize, block: &Block) -> Diagnostic {
    let offset = block.span.start as usize;
    let start = error.span.start.saturating_sub(prefix) + offset;
    let end = (error.span.end.saturating_sub(prefix) + offset).max(start + 1);
    let (message, help) = match &error.kind {
        ParseErrorKind::UnexpectedEof => (
            "the entry ends in the middle of a field".to_owned(),
            "check the braces, the quotation marks and the `$` of the entry; it was skipped",
        ),
        ParseErrorKind::Unexpected(token) => {
            (format!("unexpected {}", shown(*token)), "take it out; the entry was skipped")
        }
        ParseErrorKind::Expected(token) => {
            (format!("expected {}", shown(*token)), "a field is `name = {value},`; the entry was skipped")
        }
        ParseErrorKind::UnknownAbbreviation(name) => (
            format!("abbreviation `{name}` is not defined"),
            "put the value in braces, or define it with `@string`; the entry was skipped",
        ),
        ParseErrorKind::MalformedCommand => {
            ("malformed command".to_owned(), "write `\\textbackslash` for a backslash; the entry was skipped")
        }
        ParseErrorKind::DuplicateKey(key) => (format!("the key `{key}` is used twice"), "give one another key"),
        _ => ("the entry cannot be read".to_owned(), "the entry was skipped"),
    };
    Diagnostic::error("BibliographySyntax", message, Span::new(start, end)).with_help(help)
}
