//! Writes a result as a table, CSV, TSV, JSON, JSON lines or Markdown.
//!
//! Takes a [`QueryResult`]; gives text to any writer, row by row.
//! Invariants: the text of a result is never held as a whole; a broken writer ends the work at once; text from data
//! cannot steer a terminal (`table`) nor break out of its cell.
//! Start at [`write_result`]; [`Format`] is the list of formats.

mod delimited;
mod json;
mod markdown;
mod table;

use std::borrow::Cow;
use std::io::{self, Write};

use crate::diag::did_you_mean;
use crate::session::QueryResult;
use crate::value::Value;

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Format {
    /// Columns side by side, for reading.
    #[default]
    Table,
    /// RFC 4180, with a line of column names.
    Csv,
    /// Columns between tabs, with a line of column names.
    Tsv,
    /// An array of objects.
    Json,
    /// An object a line.
    Jsonl,
    /// A Markdown table.
    Markdown,
}

impl Format {
    /// Every format with its name and what it is.
    pub(super) const ALL: [(&'static str, Format, &'static str); 6] = [
        ("table", Format::Table, "columns side by side, fitted to the terminal"),
        (
            "csv",
            Format::Csv,
            "comma-separated (RFC 4180), first line column names; null is empty, an empty text is \"\"",
        ),
        ("tsv", Format::Tsv, "tab-separated; tab, line end and backslash are written \\t, \\n, \\\\"),
        ("json", Format::Json, "for each statement one array, an object a row"),
        ("jsonl", Format::Jsonl, "an object a row, a row a line"),
        ("markdown", Format::Markdown, "a Markdown table"),
    ];

    /// Returns the name by which the format is chosen.
    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, format, _)| *format == self).map_or("table", |(name, ..)| name)
    }

    /// Reads the name of a format; the error says what there is.
    pub(super) fn parse(word: &str) -> Result<Format, String> {
        let wanted = word.to_ascii_lowercase();
        if let Some((_, format, _)) = Self::ALL.iter().find(|(name, ..)| *name == wanted) {
            return Ok(*format);
        }
        if matches!(wanted.as_str(), "latex" | "parquet") {
            return Err(format!("format `{wanted}` is not available yet"));
        }
        let names = Self::ALL.map(|(name, ..)| name);
        let help = did_you_mean(&wanted, names).unwrap_or_else(|| format!("there are {}", names.join(", ")));
        Err(format!("no format `{word}`: {help}"))
    }
}

/// What a writer must know of the place it writes to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Page {
    /// Columns of the terminal; `None` when what is written is no terminal's.
    pub(super) width: Option<usize>,
    /// Whether to colour.
    pub(super) colour: bool,
}

/// Writes the rows of a result.
///
/// # Errors
/// The writer fails, or `go_on` says that the user has seen enough ([`io::ErrorKind::Interrupted`]).
pub(super) fn write_result(
    out: &mut dyn Write,
    result: &QueryResult,
    format: Format,
    page: Page,
    go_on: &dyn Fn() -> bool,
) -> io::Result<()> {
    // A statement without RETURN has no rows to show, but its array is expected by whoever counts them.
    if result.columns().is_empty() && format != Format::Json {
        return Ok(());
    }
    let rows = Rows { result, go_on };
    match format {
        Format::Table => table::write(out, &rows, page),
        Format::Csv => delimited::write_csv(out, &rows),
        Format::Tsv => delimited::write_tsv(out, &rows),
        Format::Json => json::write_array(out, &rows),
        Format::Jsonl => json::write_lines(out, &rows),
        Format::Markdown => markdown::write(out, &rows),
    }
}

/// The rows of a result, which the user can stop.
pub(super) struct Rows<'r> {
    pub(super) result: &'r QueryResult,
    go_on: &'r dyn Fn() -> bool,
}

impl Rows<'_> {
    /// Calls `each` with the number and values of every row.
    fn each(&self, mut each: impl FnMut(usize, &[Value]) -> io::Result<()>) -> io::Result<()> {
        for (number, row) in self.result.rows().enumerate() {
            if number % 256 == 0 && !(self.go_on)() {
                return Err(io::ErrorKind::Interrupted.into());
            }
            each(number, &row)?;
        }
        Ok(())
    }

    /// Returns the text of a value as it stands alone in a cell: strings and dates without quotes.
    fn plain<'v>(&self, value: &'v Value) -> Cow<'v, str> {
        match value {
            Value::Null => Cow::Borrowed(""),
            Value::String(text) => Cow::Borrowed(text),
            value => Cow::Owned(self.result.plain_value(value)),
        }
    }

    /// Returns the text of a value for a program to read: lists and maps as JSON.
    fn exact<'v>(&self, value: &'v Value) -> Cow<'v, str> {
        match value {
            Value::List(_) | Value::Map(_) => Cow::Owned(self.result.value_json(value).to_string()),
            other => self.plain(other),
        }
    }
}

#[cfg(test)]
mod tests;
