//! Reads the entries that use nothing but plain text: no command, no mathematics, no abbreviation.
//!
//! Invariants: reads exactly what the library would read, or nothing at all.
//! Start at [`read_plain`].

use std::sync::Arc;

use super::clean;
use super::split::Block;
use super::{BibEntry, BibField, Names};
use crate::diag::Span;

/// Reads the entry, unless something in it asks for the library.
pub(super) fn read_plain(text: &str, block: &Block, names: &mut Names) -> Option<BibEntry> {
    let body = &text[block.body.start as usize..block.body.end as usize];
    if body.bytes().any(|byte| matches!(byte, b'\\' | b'$' | b'#' | b'%')) {
        return None;
    }
    let mut reader = Reader { bytes: body.as_bytes(), at: 0 };
    reader.space();
    let key = reader.take(|byte| !matches!(byte, b',' | b'}' | b'{') && !byte.is_ascii_whitespace())?;
    reader.space();
    reader.eat(b',')?;
    let place = |start: usize, end: usize| Span::new(start, end).shift(block.body.start as usize);
    let mut fields = Vec::with_capacity(12);
    loop {
        reader.space();
        if reader.done() {
            break;
        }
        let name = reader.take(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))?;
        // A name that starts with a digit or a dash is no name; the library says so.
        if !body.as_bytes()[name.0].is_ascii_alphabetic() {
            return None;
        }
        reader.space();
        reader.eat(b'=')?;
        reader.space();
        let value = match reader.peek()? {
            b'{' => reader.braced()?,
            b'"' => reader.quoted()?,
            b'0'..=b'9' => reader.take(|byte| byte.is_ascii_digit())?,
            _ => return None,
        };
        let name_text = names.lower(&body[name.0..name.1]);
        let value_text = field_text(&name_text, &body[value.0..value.1]);
        fields.push(BibField {
            name: name_text,
            name_span: place(name.0, name.1),
            value: value_text,
            value_span: place(value.0, value.1),
        });
        reader.space();
        if reader.done() {
            break;
        }
        reader.eat(b',')?;
    }
    Some(BibEntry {
        kind: names.lower(block.kind(text)),
        key: Arc::from(&body[key.0..key.1]),
        key_span: place(key.0, key.1),
        fields,
    })
}

/// Returns the plain text of a value that holds no command and no mathematics.
fn field_text(name: &str, value: &str) -> Arc<str> {
    if clean::is_verbatim(name) {
        return Arc::from(clean::verbatim_text(value));
    }
    let special = value.bytes().any(|byte| {
        matches!(byte, b'{' | b'}' | b'~' | b'`' | b'\'' | b'-' | b'\n' | b'\r' | b'\t' | 0x0B | 0x0C) || byte >= 0x80
    });
    if !special && !value.starts_with(' ') && !value.ends_with(' ') && !value.contains("  ") {
        return Arc::from(value);
    }
    if clean::is_names(name) {
        return Arc::from(clean::names_text(value));
    }
    if value.contains(['{', '}']) {
        let bare: String = value.chars().filter(|c| !matches!(c, '{' | '}')).collect();
        return Arc::from(clean::plain_text(&bare, true));
    }
    Arc::from(clean::plain_text(value, true))
}

/// A cursor over an entry's body; places are byte offsets in it.
struct Reader<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Reader<'_> {
    fn done(&self) -> bool {
        self.at >= self.bytes.len()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn eat(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn take(&mut self, accept: impl Fn(u8) -> bool) -> Option<(usize, usize)> {
        let start = self.at;
        while self.peek().is_some_and(&accept) {
            self.at += 1;
        }
        (self.at > start).then_some((start, self.at))
    }

    fn braced(&mut self) -> Option<(usize, usize)> {
        let start = self.at + 1;
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'{' => depth += 1,
                b'}' => {
                    depth -= 1;
                    if depth == 0 {
                        return Some((start, self.at - 1));
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// A quotation mark inside braces is text, as in BibTeX; the library disagrees, so such a value goes there.
    fn quoted(&mut self) -> Option<(usize, usize)> {
        let start = self.at + 1;
        self.at = start;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'{' | b'}' => return None,
                b'"' => return Some((start, self.at - 1)),
                _ => {}
            }
        }
        None
    }
}
