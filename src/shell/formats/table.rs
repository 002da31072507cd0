//! Writes a table that people read, fitted to the terminal.
//!
//! Invariants: widths are display widths; control characters in data are shown, not sent to the terminal; without a
//! terminal nothing is wrapped; null and the texts `null` and empty look different.
//! Start at [`write`]. How: one pass over the rows measures, another writes, so that the text is never held as a whole.
//! Columns that are too wide for the terminal are cut down to one common width, the narrow ones stay; where even that
//! does not fit, each row is written as a list.

use std::borrow::Cow;
use std::io::{self, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Page, Rows};
use crate::value::Value;

/// What stands between two columns takes this many columns of the terminal.
const GAP: usize = 3;

/// No column is cut down below this width.
const COLUMN_WIDTH_MIN: usize = 8;

/// Lines of a cell that are shown on a terminal.
const CELL_LINES_MAX: usize = 12;

/// Writes the column names and the rows.
pub(super) fn write(out: &mut dyn Write, rows: &Rows<'_>, page: Page) -> io::Result<()> {
    let names: Vec<String> = rows.result.columns().iter().map(|name| visible(name).replace('\n', " ")).collect();
    let measures = measure(rows, &names)?;
    let natural: Vec<usize> = measures.iter().map(|measure| measure.width).collect();
    match fit(&natural, page.width) {
        Some(widths) => Grid { names, measures, widths, page }.write(out, rows),
        None => write_records(out, rows, &names, page),
    }
}

/// What one pass over the rows finds of a column.
struct Measure {
    width: usize,
    numbers: bool,
}

fn measure(rows: &Rows<'_>, names: &[String]) -> io::Result<Vec<Measure>> {
    let has_rows = !rows.result.is_empty();
    let mut measures: Vec<Measure> =
        names.iter().map(|name| Measure { width: name.width(), numbers: has_rows }).collect();
    rows.each(|_, values| {
        for (measure, value) in measures.iter_mut().zip(values) {
            measure.numbers &= matches!(value, Value::Integer(_) | Value::Float(_) | Value::Null);
            let width = cell(rows, value).lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
            measure.width = measure.width.max(width);
        }
        Ok(())
    })?;
    Ok(measures)
}

/// Cuts widths down to what the terminal has; `None` when not even the least widths fit.
fn fit(natural: &[usize], available: Option<usize>) -> Option<Vec<usize>> {
    let Some(available) = available else { return Some(natural.to_vec()) };
    let cut = |most: usize| natural.iter().map(|width| (*width).min(most)).sum::<usize>();
    let room = available.checked_sub(GAP * natural.len().saturating_sub(1) + 2)?;
    if cut(usize::MAX) <= room {
        return Some(natural.to_vec());
    }
    if cut(COLUMN_WIDTH_MIN) > room {
        return None;
    }
    // The largest common width that fits: `cut` grows with it.
    let (mut fits, mut exceeds) = (COLUMN_WIDTH_MIN, room + 1);
    while exceeds - fits > 1 {
        let middle = usize::midpoint(fits, exceeds);
        if cut(middle) <= room {
            fits = middle;
        } else {
            exceeds = middle;
        }
    }
    Some(natural.iter().map(|width| (*width).min(fits)).collect())
}

/// A table with columns side by side.
struct Grid {
    names: Vec<String>,
    measures: Vec<Measure>,
    widths: Vec<usize>,
    page: Page,
}

/// How a cell is painted.
#[derive(Clone, Copy, PartialEq)]
enum Paint {
    Plain,
    Bold,
    Dim,
}

impl Grid {
    fn write(&self, out: &mut dyn Write, rows: &Rows<'_>) -> io::Result<()> {
        let header: Vec<(Vec<String>, bool, Paint)> = self
            .names
            .iter()
            .zip(&self.measures)
            .enumerate()
            .map(|(at, (name, measure))| (self.lines(name, at), measure.numbers, Paint::Bold))
            .collect();
        self.write_row(out, &header)?;
        for (position, width) in self.widths.iter().enumerate() {
            out.write_all(if position == 0 { "─" } else { "─┼─" }.as_bytes())?;
            out.write_all("─".repeat(*width).as_bytes())?;
        }
        out.write_all("─\n".as_bytes())?;
        rows.each(|_, values| {
            let cells: Vec<(Vec<String>, bool, Paint)> = values
                .iter()
                .enumerate()
                .map(|(at, value)| {
                    let right = matches!(value, Value::Integer(_) | Value::Float(_))
                        || (value.is_null() && self.measures[at].numbers);
                    let paint = if value.is_null() { Paint::Dim } else { Paint::Plain };
                    (self.lines(&cell(rows, value), at), right, paint)
                })
                .collect();
            self.write_row(out, &cells)
        })
    }

    fn lines(&self, text: &str, column: usize) -> Vec<String> {
        let most = if self.page.width.is_some() { CELL_LINES_MAX } else { usize::MAX };
        wrap(text, self.widths[column], most)
    }

    fn write_row(&self, out: &mut dyn Write, cells: &[(Vec<String>, bool, Paint)]) -> io::Result<()> {
        let height = cells.iter().map(|(lines, ..)| lines.len()).max().unwrap_or(0);
        for line in 0..height {
            for (position, (lines, right, paint)) in cells.iter().enumerate() {
                out.write_all(if position == 0 { " " } else { " │ " }.as_bytes())?;
                let text = lines.get(line).map_or("", String::as_str);
                let space = " ".repeat(self.widths[position].saturating_sub(text.width()));
                let text = painted(text, *paint, self.page.colour);
                if *right {
                    write!(out, "{space}{text}")?;
                } else if position + 1 < cells.len() {
                    write!(out, "{text}{space}")?;
                } else {
                    write!(out, "{text}")?;
                }
            }
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}

/// Writes each row as a list of names and values.
fn write_records(out: &mut dyn Write, rows: &Rows<'_>, names: &[String], page: Page) -> io::Result<()> {
    let available = page.width.unwrap_or(80);
    let name_width = names.iter().map(|name| name.width()).max().unwrap_or(0).min(available / 3);
    let value_width = available.saturating_sub(name_width + GAP).max(COLUMN_WIDTH_MIN);
    rows.each(|number, values| {
        writeln!(out, "{}", painted(&format!("── row {} ──", number + 1), Paint::Dim, page.colour))?;
        for (name, value) in names.iter().zip(values) {
            let paint = if value.is_null() { Paint::Dim } else { Paint::Plain };
            let name = wrap(name, name_width, 1).swap_remove(0);
            for (line, text) in wrap(&cell(rows, value), value_width, CELL_LINES_MAX).iter().enumerate() {
                let name = if line == 0 { name.as_str() } else { "" };
                let space = " ".repeat(name_width.saturating_sub(name.width()));
                let name = painted(name, Paint::Bold, page.colour);
                writeln!(out, " {name}{space}  {}", painted(text, paint, page.colour))?;
            }
        }
        Ok(())
    })
}

fn painted(text: &str, paint: Paint, colour: bool) -> Cow<'_, str> {
    match paint {
        Paint::Bold if colour && !text.is_empty() => Cow::Owned(format!("\x1b[1m{text}\x1b[0m")),
        Paint::Dim if colour && !text.is_empty() => Cow::Owned(format!("\x1b[2m{text}\x1b[0m")),
        _ => Cow::Borrowed(text),
    }
}

/// The text of a value as it is shown in a table.
fn cell<'v>(rows: &Rows<'_>, value: &'v Value) -> Cow<'v, str> {
    match value {
        Value::Null => Cow::Borrowed("null"),
        Value::String(text) if text.is_empty() || &**text == "null" => Cow::Owned(format!("'{text}'")),
        value => match rows.plain(value) {
            Cow::Borrowed(text) => visible(text),
            Cow::Owned(text) => Cow::Owned(visible(&text).into_owned()),
        },
    }
}

/// Replaces control characters other than line ends: a tab by a space, the others by a mark.
fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c.is_control() && c != '\n') {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().filter(|c| *c != '\r').map(|c| match c {
        '\n' => '\n',
        '\t' => ' ',
        c if c.is_control() => '\u{FFFD}',
        c => c,
    });
    Cow::Owned(shown.collect())
}

/// Breaks text into lines of a width, at spaces where there are any; what exceeds `lines_max` is cut with an ellipsis.
fn wrap(text: &str, width: usize, lines_max: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut rest = paragraph;
        loop {
            if lines.len() == lines_max {
                if let Some(last) = lines.last_mut() {
                    end_with_ellipsis(last, width);
                }
                return lines;
            }
            let (line, after) = break_line(rest, width);
            lines.push(line.to_owned());
            match after {
                Some(after) => rest = after,
                None => break,
            }
        }
    }
    lines
}

/// Splits off the first line of at most `width`; `None` when nothing is left.
fn break_line(text: &str, width: usize) -> (&str, Option<&str>) {
    if text.len() <= width || text.width() <= width {
        return (text, None);
    }
    let mut taken = 0;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        taken += c.width().unwrap_or(0);
        // A character wider than the column still takes a line, so that the work ends.
        if taken > width && end > 0 {
            break;
        }
        end = at + c.len_utf8();
    }
    let head = &text[..end];
    let follows_space = text[end..].starts_with(' ');
    match head.rfind(' ') {
        _ if follows_space => (head, Some(text[end..].trim_start_matches(' '))),
        Some(space) if space > 0 => (head[..space].trim_end(), Some(&text[space + 1..])),
        _ if end == text.len() => (text, None),
        _ => (head, Some(&text[end..])),
    }
}

fn end_with_ellipsis(line: &mut String, width: usize) {
    while !line.is_empty() && line.width() + 1 > width {
        line.pop();
    }
    line.push('…');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_cut_to_one_common_width() {
        assert_eq!(fit(&[5, 100, 30], None), Some(vec![5, 100, 30]));
        assert_eq!(fit(&[5, 100, 30], Some(200)), Some(vec![5, 100, 30]));
        assert_eq!(fit(&[5, 100, 30], Some(80)), Some(vec![5, 37, 30]));
        assert_eq!(fit(&[5, 100, 30], Some(40)), Some(vec![5, 13, 13]));
        assert_eq!(fit(&[100; 12], Some(80)), None);
    }

    #[test]
    fn text_breaks_at_spaces_and_by_display_width() {
        let cases: &[(&str, usize, &[&str])] = &[
            ("", 5, &[""]),
            ("one two three", 7, &["one two", "three"]),
            ("one two three", 8, &["one two", "three"]),
            ("abcdefghij", 4, &["abcd", "efgh", "ij"]),
            ("a\nb", 4, &["a", "b"]),
            ("漢字漢字", 5, &["漢字", "漢字"]),
            ("漢", 1, &["漢"]),
        ];
        for (text, width, expected) in cases {
            assert_eq!(wrap(text, *width, usize::MAX), *expected, "{text:?}");
        }
        assert_eq!(wrap("one two three four", 5, 2), ["one", "two…"]);
    }

    #[test]
    fn control_characters_are_shown() {
        assert_eq!(visible("a\tb\u{1b}[31m\r\nc"), "a b\u{FFFD}[31m\nc");
    }
}
