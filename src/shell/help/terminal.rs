//! Markdown as a terminal shows it: prose wrapped, blocks indented, tables in columns, links without their targets.
//!
//! Takes the Markdown that the language page is written in, not all that there is.
//! Invariant: a word is never cut; what is wider than the line stands in a line of its own.
//! Start at [`shown`].

use std::iter::Peekable;
use std::str::Lines;

use unicode_width::UnicodeWidthStr;

/// Columns of a line of prose: what every terminal has.
const LINE: usize = 80;

/// What a block of code stands behind.
const INDENT: &str = "    ";

/// The columns of a table never get narrower than this.
const COLUMN_MIN: usize = 12;

/// Returns Markdown as a terminal shows it.
pub(super) fn shown(markdown: &str) -> String {
    let mut out = String::new();
    let mut lines = markdown.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            for code in lines.by_ref().take_while(|line| *line != "```") {
                push_line(&mut out, &format!("{INDENT}{code}"));
            }
        } else if line.starts_with("<!--") {
        } else if line.trim().is_empty() {
            if !out.is_empty() && !out.ends_with("\n\n") {
                out.push('\n');
            }
        } else if line.starts_with('#') {
            push_line(&mut out, &inline(line.trim_start_matches('#').trim()));
        } else if line.starts_with(INDENT) {
            push_line(&mut out, line);
        } else if line.starts_with('|') {
            let mut rows = vec![cells(line)];
            while let Some(row) = lines.next_if(|line| line.starts_with('|')) {
                rows.push(cells(row));
            }
            out.push_str(&table(&rows));
        } else if let Some(item) = line.strip_prefix("- ") {
            out.push_str(&wrapped(&plain(&paragraph(item, &mut lines)), "- ", "  "));
        } else {
            out.push_str(&wrapped(&plain(&paragraph(line, &mut lines)), "", ""));
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// Returns a paragraph in one line, without links and emphasis.
pub(super) fn plain(markdown: &str) -> String {
    inline(&markdown.lines().map(str::trim).collect::<Vec<_>>().join(" "))
}

/// Breaks text between words; `first` and `further` stand before its lines.
pub(super) fn wrapped(text: &str, first: &str, further: &str) -> String {
    let mut out = String::new();
    for (position, line) in broken(text, LINE - further.len()).iter().enumerate() {
        push_line(&mut out, &format!("{}{line}", if position == 0 { first } else { further }));
    }
    out
}

fn push_line(out: &mut String, line: &str) {
    out.push_str(line.trim_end());
    out.push('\n');
}

/// The lines that go on a paragraph or an item of a list.
fn paragraph(first: &str, lines: &mut Peekable<Lines<'_>>) -> String {
    let begins_another = |line: &str| {
        line.trim().is_empty() || ["```", "<!--", "#", "|", "- "].iter().any(|begin| line.starts_with(begin))
    };
    let mut text = first.to_owned();
    while let Some(line) = lines.next_if(|line| !begins_another(line)) {
        text.push('\n');
        text.push_str(line);
    }
    text
}

/// Takes emphasis and the targets of links out of a line; what is code stays as it is.
fn inline(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        if c == '`' {
            let (code, after) = code_span(rest);
            out.push_str(code);
            rest = after;
        } else if let Some((text, after)) = link(rest) {
            out.push_str(&inline(text));
            rest = after;
        } else if let Some(after) = rest.strip_prefix("**") {
            rest = after;
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// A piece of code and what stands after it; the backticks stay, those around backticks go.
fn code_span(text: &str) -> (&str, &str) {
    let marks = text.len() - text.trim_start_matches('`').len();
    let (mark, body) = text.split_at(marks);
    match body.find(mark) {
        Some(end) if marks == 1 => text.split_at(1 + end + 1),
        Some(end) => (body[..end].trim(), &body[end + marks..]),
        None => (text, ""),
    }
}

/// The text of a link and what stands after the link.
fn link(text: &str) -> Option<(&str, &str)> {
    let (shown, after) = text.strip_prefix('[')?.split_once("](")?;
    let (_, after) = after.split_once(')')?;
    (!shown.contains(['[', ']'])).then_some((shown, after))
}

/// The cells of a row; `\|` is a bar in a cell.
fn cells(row: &str) -> Vec<String> {
    const BAR: char = '\u{0}';
    let row = row.replace("\\|", &BAR.to_string());
    row.trim().trim_matches('|').split('|').map(|cell| inline(cell.trim()).replace(BAR, "|")).collect()
}

/// A table in columns that fit into a line, with long cells broken.
fn table(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let is_rule = |row: &[String]| row.iter().all(|cell| cell.starts_with("--"));
    let rows: Vec<&Vec<String>> = rows.iter().filter(|row| !is_rule(row)).collect();
    let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max();
    let mut widths: Vec<usize> = (0..count).map(|column| widest(column).unwrap_or(0)).collect();
    while widths.iter().map(|width| width + 2).sum::<usize>() > LINE {
        match widths.iter_mut().max() {
            Some(width) if *width > COLUMN_MIN => *width -= 1,
            _ => break,
        }
    }
    let mut out = String::new();
    for (position, row) in rows.iter().enumerate() {
        let broken: Vec<Vec<String>> = row.iter().zip(&widths).map(|(cell, width)| broken(cell, *width)).collect();
        for line in 0..broken.iter().map(Vec::len).max().unwrap_or(0) {
            let mut text = String::new();
            for (cell, width) in broken.iter().zip(&widths) {
                let cell = cell.get(line).map_or("", String::as_str);
                text.push_str(cell);
                text.push_str(&" ".repeat((width + 2).saturating_sub(cell.width())));
            }
            push_line(&mut out, &text);
        }
        if position == 0 {
            let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
            push_line(&mut out, &rule.join("  "));
        }
    }
    out
}

/// Breaks text into lines of a width, between words; what stands in backticks is one word.
fn broken(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in words(text) {
        if !line.is_empty() && line.width() + 1 + word.width() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word);
    }
    lines.push(line);
    lines
}

fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut in_code = false;
    for c in text.chars() {
        in_code ^= c == '`';
        if c == ' ' && !in_code {
            words.push(std::mem::take(&mut word));
        } else {
            word.push(c);
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_wrapped_and_loses_its_marks() {
        let long = "A **claim** is a `relationship that` has [evidence](#evidence), as\nthe [next](#a) ".repeat(2);
        let text = shown(&long);
        assert!(text.starts_with("A claim is a `relationship that` has evidence, as the next A claim is a"), "{text}");
        assert!(text.lines().all(|line| line.width() <= LINE) && text.lines().count() == 2, "{text}");
    }

    #[test]
    fn code_stays_as_it_is() {
        let page = "## `Head`\n<!-- also: X -->\n\ntext\n\n```cypher\nRETURN  `a`[1](2),\n  **\n```\n\n    S(1 − R)\n";
        assert_eq!(shown(page), "`Head`\n\ntext\n\n    RETURN  `a`[1](2),\n      **\n\n    S(1 − R)\n");
        assert_eq!(inline("a `[x](y)` and `` `a b` `` [`f`](#f)"), "a `[x](y)` and `a b` `f`");
        assert_eq!(inline("a [x] (y), ` open"), "a [x] (y), ` open");
    }

    #[test]
    fn lists_hang() {
        let item = "- ".to_owned() + &"word ".repeat(20);
        assert_eq!(shown(&item).lines().nth(1), Some("  word word word word word"));
        assert_eq!(shown("- a\n  b\n- c\n"), "- a b\n- c\n");
    }

    #[test]
    fn tables_stand_in_columns() {
        let page = "| a | what |\n| --- | --- |\n| `x \\| y` | z |\n";
        assert_eq!(shown(page), "a        what\n-------  ----\n`x | y`  z\n");
        let wide = format!("| a | b |\n| --- | --- |\n| key | {} |\n", "word ".repeat(30));
        let text = shown(&wide);
        assert!(text.lines().all(|line| line.width() <= LINE), "{text}");
        assert!(text.lines().nth(3).is_some_and(|line| line.starts_with("     word")), "{text}");
    }
}
