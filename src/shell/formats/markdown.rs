//! Writes a Markdown table.
//!
//! Invariants: no text ends its cell or begins markup; a line end becomes `<br>`.
//! Start at [`write`].

use std::io::{self, Write};

use super::Rows;
use crate::value::Value;

/// Writes the column names and the rows; columns of numbers stand right.
pub(super) fn write(out: &mut dyn Write, rows: &Rows<'_>) -> io::Result<()> {
    let columns = rows.result.columns();
    let mut numbers = vec![!rows.result.is_empty(); columns.len()];
    rows.each(|_, values| {
        for (number, value) in numbers.iter_mut().zip(values) {
            *number &= matches!(value, Value::Integer(_) | Value::Float(_) | Value::Null);
        }
        Ok(())
    })?;
    for column in columns {
        write!(out, "| {} ", escaped(column))?;
    }
    out.write_all(b"|\n")?;
    for number in &numbers {
        out.write_all(if *number { b"| ---: " } else { b"| --- " })?;
    }
    out.write_all(b"|\n")?;
    rows.each(|_, values| {
        for value in values {
            write!(out, "| {} ", escaped(&rows.plain(value)))?;
        }
        out.write_all(b"|\n")
    })
}

/// Escapes what would end the cell or be read as markup; brackets and underscores only where they would be.
fn escaped(text: &str) -> String {
    let links = text.contains("](");
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        let is_markup = match c {
            '|' | '\\' | '*' | '`' => true,
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '[' | ']' => links,
            _ => false,
        };
        match c {
            '<' => escaped.push_str("&lt;"),
            '&' if after == '#' || after.is_ascii_alphabetic() => escaped.push_str("&amp;"),
            '\n' => escaped.push_str("<br>"),
            '\r' => {}
            c => {
                if is_markup {
                    escaped.push('\\');
                }
                escaped.push(c);
            }
        }
        before = c;
    }
    escaped
}
