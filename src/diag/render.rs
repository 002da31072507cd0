//! Renders a diagnostic as text with carets under the place it is about.
//!
//! Invariants: columns count characters, carets count display width; a very long line is cut
//! around the place; control characters in the text cannot reach the terminal.
//! Start at [`Diagnostic::render`].

use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar;

use super::{Diagnostic, Severity, SourceText, Span};

/// Characters of a source line that are shown at most.
const SHOWN_WIDTH: usize = 100;

/// Line and column, both from 1, of a byte offset; the column counts characters.
#[must_use]
fn line_and_column(source: &SourceText, offset: usize) -> (usize, usize) {
    let text = &source.text;
    let offset = floor_boundary(text, offset);
    let before = &text[..offset];
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + source.first_line as usize;
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (line, before[line_start..].chars().count() + 1)
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

impl Diagnostic {
    /// Returns `(line, column)` of the main place, both from 1, when there is one.
    #[must_use]
    pub fn line_and_column(&self) -> Option<(usize, usize)> {
        let source = self.source.as_ref()?;
        let (span, _) = self.labels.first()?;
        Some(line_and_column(source, span.start as usize))
    }

    /// Renders the finding as text that ends in a newline; `colour` adds ANSI colours.
    ///
    /// ```
    /// use grounds::{Diagnostic, SourceText, Span};
    /// let text = SourceText::new("a.cypher", "RETURN x");
    /// let error = Diagnostic::error("UndefinedVariable", "variable `x` not defined", Span::new(7, 8)).in_source(&text);
    /// assert!(error.render(false).starts_with("a.cypher:1:8: error[UndefinedVariable]: variable `x` not defined\n"));
    /// ```
    #[must_use]
    pub fn render(&self, colour: bool) -> String {
        let paint = Paint { colour };
        let mut out = String::new();
        if let (Some(source), Some((line, column))) = (&self.source, self.line_and_column()) {
            let _ = write!(out, "{}:{line}:{column}: ", visible(&source.name));
        } else if let Some(source) = &self.source {
            let _ = write!(out, "{}: ", visible(&source.name));
        }
        let (word, code_colour) = match self.severity {
            Severity::Error => ("error", "1;31"),
            Severity::Warning => ("warning", "1;33"),
            Severity::Note => ("note", "1;36"),
        };
        let head = paint.wrap(code_colour, &format!("{word}[{}]", self.code));
        let _ = writeln!(out, "{head}: {}", visible(&self.message));
        if let Some(source) = &self.source {
            for (position, (span, text)) in self.labels.iter().enumerate() {
                let mark = if position == 0 { '^' } else { '-' };
                excerpt(&mut out, source, *span, text, mark, paint);
            }
        }
        if let Some(help) = &self.help {
            let _ = writeln!(out, "  {} {}", paint.wrap("1;32", "help:"), visible(help));
        }
        for note in &self.notes {
            let _ = writeln!(out, "  {} {}", paint.wrap("1;36", "note:"), visible(note));
        }
        out
    }
}

#[derive(Clone, Copy)]
struct Paint {
    colour: bool,
}

impl Paint {
    fn wrap(self, code: &str, text: &str) -> String {
        if self.colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

/// Replaces control characters, so that text from data cannot steer the terminal.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{FFFD}' } else { c }).collect()
}

/// Writes the line that `span` starts in and a line of marks under it.
fn excerpt(out: &mut String, source: &SourceText, span: Span, label: &str, mark: char, paint: Paint) {
    let text = &source.text;
    let start = floor_boundary(text, span.start as usize);
    let end = floor_boundary(text, (span.end as usize).max(start));
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let (line_number, _) = line_and_column(source, start);

    let before: Vec<char> = text[line_start..start].chars().collect();
    let marked: Vec<char> = text[start..end.min(line_end)].chars().collect();
    let after: Vec<char> = text[end.min(line_end)..line_end].chars().filter(|c| *c != '\r').take(SHOWN_WIDTH).collect();

    let kept_before = before.len().min(SHOWN_WIDTH / 2);
    let cut_left = kept_before < before.len();
    let kept_marked = marked.len().min(SHOWN_WIDTH);
    let kept_after =
        if kept_marked < marked.len() { 0 } else { after.len().min(SHOWN_WIDTH.saturating_sub(kept_marked)) };
    let cut_right = kept_marked < marked.len()
        || line_end > end.min(line_end) + after[..kept_after].iter().map(|c| c.len_utf8()).sum::<usize>() + 1;

    let mut shown = String::new();
    let mut lead = 0;
    if cut_left {
        shown.push('…');
        lead += 1;
    }
    for c in &before[before.len() - kept_before..] {
        lead += push_visible(&mut shown, *c);
    }
    let mut width = 0;
    for c in &marked[..kept_marked] {
        width += push_visible(&mut shown, *c);
    }
    for c in &after[..kept_after] {
        push_visible(&mut shown, *c);
    }
    if cut_right {
        shown.push('…');
    }
    let gutter = format!("{line_number:>5}");
    let bar = paint.wrap("1;34", "|");
    let _ = writeln!(out, "{} {bar} {}", paint.wrap("1;34", &gutter), shown.trim_end());
    let marks: String = std::iter::repeat_n(mark, width.max(1)).collect();
    let colour = if mark == '^' { "1;31" } else { "1;34" };
    let marks = paint.wrap(colour, &marks);
    let space = " ".repeat(lead);
    let text = if label.is_empty() { String::new() } else { format!(" {}", visible(label)) };
    let _ = writeln!(out, "      {bar} {space}{marks}{text}");
}

/// Pushes a character as it is shown and returns its width: a tab is four spaces.
fn push_visible(shown: &mut String, c: char) -> usize {
    match c {
        '\t' => {
            shown.push_str("    ");
            4
        }
        c if c.is_control() => {
            shown.push('\u{FFFD}');
            1
        }
        c => {
            shown.push(c);
            c.width().unwrap_or(0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceText;

    fn check(text: &str, word: &str, expected: &str) {
        let at = text.find(word).expect("the word is in the text");
        let source = SourceText::new("t", text);
        let diagnostic =
            Diagnostic::error("X", "m", Span::new(at, at + word.len())).labelled("here").in_source(&source);
        assert_eq!(diagnostic.render(false), expected);
    }

    #[test]
    fn columns_count_characters_and_carets_count_width() {
        check("RETURN κ", "κ", "t:1:8: error[X]: m\n    1 | RETURN κ\n      |        ^ here\n");
        check("a 漢字 b", "b", "t:1:6: error[X]: m\n    1 | a 漢字 b\n      |        ^ here\n");
        check("\tb", "b", "t:1:2: error[X]: m\n    1 |     b\n      |     ^ here\n");
        check("a\nb c\nd", "c", "t:2:3: error[X]: m\n    2 | b c\n      |   ^ here\n");
    }

    #[test]
    fn long_lines_are_cut_and_control_characters_shown() {
        let text = format!("{}X\u{1b}[31m{}", "a".repeat(500), "b".repeat(500));
        let source = SourceText::new("t", text.clone());
        let shown = Diagnostic::error("X", "m", Span::new(500, 501)).in_source(&source).render(false);
        assert!(shown.lines().all(|line| line.chars().count() < 180), "{shown}");
        assert!(!shown.contains('\u{1b}'));
        assert!(shown.contains("t:1:501:"));
    }

    #[test]
    fn a_span_past_the_end_is_the_end() {
        let source = SourceText::new("t", "ab");
        let shown = Diagnostic::error("X", "m", Span::new(90, 99)).in_source(&source).render(false);
        assert_eq!(shown, "t:1:3: error[X]: m\n    1 | ab\n      |   ^\n");
    }
}
