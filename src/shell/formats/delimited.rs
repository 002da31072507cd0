//! Writes CSV and TSV.
//!
//! Invariants: CSV follows RFC 4180 (quotes doubled, fields with separators quoted), with a line feed at the end of each
//! line as other database shells write it; null is an empty field and an empty text is `""`, so that they differ; a TSV
//! field holds no tab and no line end.
//! Start at [`write_csv`] and [`write_tsv`].

use std::io::{self, Write};

use super::Rows;
use crate::value::Value;

/// Writes the column names and the rows as CSV.
pub(super) fn write_csv(out: &mut dyn Write, rows: &Rows<'_>) -> io::Result<()> {
    for (position, column) in rows.result.columns().iter().enumerate() {
        separate(out, position, b",")?;
        write_quoted(out, column)?;
    }
    out.write_all(b"\n")?;
    rows.each(|_, values| {
        for (position, value) in values.iter().enumerate() {
            separate(out, position, b",")?;
            match value {
                Value::Null => {}
                value => write_quoted(out, &rows.exact(value))?,
            }
        }
        out.write_all(b"\n")
    })
}

/// Writes the column names and the rows as TSV.
pub(super) fn write_tsv(out: &mut dyn Write, rows: &Rows<'_>) -> io::Result<()> {
    for (position, column) in rows.result.columns().iter().enumerate() {
        separate(out, position, b"\t")?;
        write_escaped(out, column)?;
    }
    out.write_all(b"\n")?;
    rows.each(|_, values| {
        for (position, value) in values.iter().enumerate() {
            separate(out, position, b"\t")?;
            write_escaped(out, &rows.exact(value))?;
        }
        out.write_all(b"\n")
    })
}

fn separate(out: &mut dyn Write, position: usize, separator: &[u8]) -> io::Result<()> {
    if position > 0 { out.write_all(separator) } else { Ok(()) }
}

fn write_quoted(out: &mut dyn Write, text: &str) -> io::Result<()> {
    if !text.is_empty() && !text.contains(['"', ',', '\n', '\r']) {
        return out.write_all(text.as_bytes());
    }
    out.write_all(b"\"")?;
    for (position, part) in text.split('"').enumerate() {
        separate(out, position, b"\"\"")?;
        out.write_all(part.as_bytes())?;
    }
    out.write_all(b"\"")
}

fn write_escaped(out: &mut dyn Write, text: &str) -> io::Result<()> {
    let mut rest = text;
    while let Some(at) = rest.find(['\t', '\n', '\r', '\\']) {
        out.write_all(&rest.as_bytes()[..at])?;
        out.write_all(match rest.as_bytes()[at] {
            b'\t' => b"\\t",
            b'\n' => b"\\n",
            b'\r' => b"\\r",
            _ => b"\\\\",
        })?;
        rest = &rest[at + 1..];
    }
    out.write_all(rest.as_bytes())
}
