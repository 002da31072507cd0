//! Cuts a text into statements and `:commands`.
//!
//! Takes the text of a file, an argument, a pipe or the REPL; gives [`Piece`]s in order.
//! Invariants: time is linear in the length of the text; a `;` inside a string, a quoted name or a comment separates
//! nothing; a `:` begins a command only where a statement could begin, so `(a` and `:Label)` may stand on two lines.
//! Start at [`Pieces::new`] and [`is_complete`].
//! Why not `split_statements` of `syntax`: the rest of a command's line may hold anything, such as an apostrophe, which
//! would look like the beginning of a string there. A test holds the two equal on texts without commands.

use crate::diag::Span;

/// A statement or a command with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// From its first to its last character, without the semicolon.
    Statement {
        /// Where it stands.
        span: Span,
        /// Whether a semicolon ends it.
        terminated: bool,
    },
    /// From its `:` to the end of its line.
    Command(Span),
}

/// The pieces of a text.
#[derive(Debug)]
pub(super) struct Pieces<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Pieces<'t> {
    /// Starts at the beginning of `text`.
    pub(super) fn new(text: &'t str) -> Self {
        Pieces { text, at: 0 }
    }

    fn bytes(&self) -> &'t [u8] {
        self.text.as_bytes()
    }

    /// Moves over white space and closed comments.
    fn skip_separators(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
            self.at += rest.len() - trimmed.len();
            let Some(end) = comment_end(self.text, self.at) else { return };
            self.at = end;
        }
    }

    fn command(&mut self) -> Piece {
        let start = self.at;
        let rest = &self.text[start..];
        let length = rest.find('\n').unwrap_or(rest.len());
        self.at = start + length;
        Piece::Command(Span::new(start, start + rest[..length].trim_end().len()))
    }

    fn statement(&mut self) -> Piece {
        let start = self.at;
        let mut end = start;
        let bytes = self.bytes();
        let mut terminated = false;
        while let Some(byte) = bytes.get(self.at) {
            match byte {
                b';' => {
                    self.at += 1;
                    terminated = true;
                    break;
                }
                b'\'' | b'"' | b'`' => {
                    self.at = quoted_end(bytes, self.at);
                    end = self.at;
                }
                b'/' => match comment_end(self.text, self.at) {
                    Some(after) => self.at = after,
                    // A lone `/` divides; a comment that is not closed takes the rest along and is an error.
                    None if bytes.get(self.at + 1) == Some(&b'*') => {
                        self.at = bytes.len();
                        end = self.at;
                    }
                    None => {
                        self.at += 1;
                        end = self.at;
                    }
                },
                byte => {
                    self.at += 1;
                    if !byte.is_ascii_whitespace() {
                        end = self.at;
                    }
                }
            }
        }
        Piece::Statement { span: Span::new(start, end), terminated }
    }
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        loop {
            self.skip_separators();
            match self.bytes().get(self.at)? {
                b';' => self.at += 1,
                b':' => return Some(self.command()),
                _ => return Some(self.statement()),
            }
        }
    }
}

/// Whether the text can run as it stands: it ends with a `;` or a command, or holds nothing at all.
///
/// A bracket left open does not count: whoever typed `;` wants to be told, not asked for more.
#[must_use]
pub(super) fn is_complete(text: &str) -> bool {
    Pieces::new(text).last().is_none_or(|piece| match piece {
        Piece::Statement { terminated, .. } => terminated,
        Piece::Command(_) => true,
    })
}

/// The end of the comment that begins at `at`, if one does and it is closed.
fn comment_end(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    if rest.starts_with("//") {
        Some(at + rest.find(['\n', '\r']).unwrap_or(rest.len()))
    } else {
        rest.strip_prefix("/*")?.find("*/").map(|length| at + length + 4)
    }
}

/// The end of the quoted text that begins at `at`: a backslash takes the next character along, a doubled quote stands
/// for itself, and without a closing quote it reaches to the end.
fn quoted_end(bytes: &[u8], at: usize) -> usize {
    let quote = bytes[at];
    let mut at = at + 1;
    while at < bytes.len() {
        if bytes[at] == b'\\' {
            at += 2;
        } else if bytes[at] == quote {
            if bytes.get(at + 1) != Some(&quote) {
                return at + 1;
            }
            at += 2;
        } else {
            at += 1;
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::syntax::split_statements;

    fn pieces(text: &str) -> Vec<String> {
        Pieces::new(text)
            .map(|piece| match piece {
                Piece::Statement { span, terminated } => {
                    format!("{}{}", &text[span.start as usize..span.end as usize], if terminated { ";" } else { "" })
                }
                Piece::Command(span) => format!("!{}", &text[span.start as usize..span.end as usize]),
            })
            .collect()
    }

    #[test]
    fn statements_and_commands() {
        let cases: &[(&str, &[&str])] = &[
            ("", &[]),
            (" ; // nothing\n;", &[]),
            ("RETURN 1", &["RETURN 1"]),
            ("RETURN ';' ; RETURN 2 // ;\n", &["RETURN ';';", "RETURN 2"]),
            (":mode csv\nRETURN 1;", &["!:mode csv", "RETURN 1;"]),
            ("  :figure a.svg Ketamine's effects  \r\nRETURN 1;", &["!:figure a.svg Ketamine's effects", "RETURN 1;"]),
            ("MATCH (a\n:Label) RETURN a;\n:schema", &["MATCH (a\n:Label) RETURN a;", "!:schema"]),
            ("/* ; */ RETURN /* ; */ 1 /* x */;", &["RETURN /* ; */ 1;"]),
            ("RETURN 1; :timing on\nRETURN 4 / 2;", &["RETURN 1;", "!:timing on", "RETURN 4 / 2;"]),
            ("RETURN 'a''b\\'c;' ;x", &["RETURN 'a''b\\'c;';", "x"]),
            ("RETURN 'open ; \n:schema", &["RETURN 'open ; \n:schema"]),
            ("RETURN 1 /* open ;", &["RETURN 1 /* open ;"]),
            ("\u{FEFF}RETURN `a;b` é;", &["RETURN `a;b` é;"]),
        ];
        for (text, expected) in cases {
            assert_eq!(pieces(text), *expected, "{text:?}");
        }
    }

    #[test]
    fn agrees_with_the_syntax_room_on_texts_without_commands() {
        for text in [
            "// first;\nRETURN ';' ; /* ; */ ;; RETURN (1; RETURN `;`\n// end",
            "RETURN 'it''s', \"a\\\";\"; RETURN 2",
            "RETURN 4 / 2;RETURN '\\\\';x;",
            "RETURN 'open ; ",
        ] {
            let ours: Vec<(Span, bool)> = Pieces::new(text)
                .map(|piece| match piece {
                    Piece::Statement { span, terminated } => (span, terminated),
                    Piece::Command(_) => panic!("no command in {text:?}"),
                })
                .collect();
            let theirs: Vec<(Span, bool)> = split_statements(text).iter().map(|s| (s.span, s.terminated)).collect();
            assert_eq!(ours, theirs, "{text:?}");
        }
    }

    #[test]
    fn complete_is_what_can_run() {
        for text in ["", "RETURN 1;", "RETURN (1;", ":schema", "RETURN 1; // done", "RETURN 1;\n:mode csv", "// only"] {
            assert!(is_complete(text), "{text:?}");
        }
        for text in ["RETURN 1", "RETURN ';", "RETURN 1; RETURN", "RETURN 1 // ;", "MATCH (a\n:Label)", "/* a"] {
            assert!(!is_complete(text), "{text:?}");
        }
    }

    #[test]
    fn a_long_text_takes_linear_time() {
        let text = ":mode csv\nRETURN 1;\n".repeat(100_000);
        assert_eq!(Pieces::new(&text).count(), 200_000);
    }
}
