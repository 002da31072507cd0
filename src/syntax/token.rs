//! Cuts any text into tokens, in one pass and without ever failing.
//!
//! Takes text; gives tokens to highlighting, to the splitting into statements and to [`super::scan`].
//! Invariants: the tokens of [`tokenize`] cover the text without gaps; time is linear in its length.
//! Start at [`tokenize`], [`split_statements`] and [`is_complete`].

use pest::unicode::{XID_CONTINUE, XID_START};

use super::keyword::is_keyword;
use crate::diag::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Spaces and line ends.
    Whitespace,
    /// `// …` or `/* … */`
    Comment,
    /// A word that is a keyword somewhere in the language; it may still be used as a name.
    Keyword,
    /// Any other word.
    Name,
    /// `` `name` ``
    QuotedName,
    /// `'text'` or `"text"`
    String,
    /// A number, or what starts like one.
    Number,
    /// `$name`
    Parameter,
    /// An operator, such as `+`, `<>` or `=~`.
    Operator,
    /// A bracket or separator: `(`, `)`, `[`, `]`, `{`, `}`, `,`, `;`, `.`, `:`, `|`.
    Punctuation,
    /// A string without its closing quote: reaches to the end of the text.
    UnterminatedString,
    /// A quoted name without its closing backtick: reaches to the end of the text.
    UnterminatedName,
    /// A comment without its `*/`: reaches to the end of the text.
    UnterminatedComment,
    /// A character that is part of no token.
    Unknown,
}

impl TokenKind {
    /// Whether the token only separates others.
    #[must_use]
    pub fn is_separator(self) -> bool {
        matches!(self, TokenKind::Whitespace | TokenKind::Comment)
    }
}

/// A token with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands.
    pub span: Span,
}

impl Token {
    /// Returns its text within the text it was cut from.
    #[must_use]
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.span.start as usize..self.span.end as usize]
    }
}

/// A statement's place in a longer text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatementSpan {
    /// From its first to its last token, without the semicolon.
    pub span: Span,
    /// Whether a semicolon ends it.
    pub terminated: bool,
}

/// Cuts `text` into tokens that cover it without gaps.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut lexer = Lexer::new(text);
    // After `.` and after `:` a word is a name, whatever it is elsewhere.
    let mut name_follows = false;
    while let Some(mut token) = lexer.next_token() {
        if token.kind == TokenKind::Name && !name_follows && is_keyword(token.text(text)) {
            token.kind = TokenKind::Keyword;
        }
        if !token.kind.is_separator() {
            name_follows = matches!(token.text(text), "." | ":");
        }
        tokens.push(token);
    }
    tokens
}

/// Returns the places of the statements in `text`, which semicolons separate.
///
/// A semicolon belongs to no statement, so one inside brackets ends the statement too: a bracket
/// that was left open spoils its own statement and not the rest of the file. Pieces of white space
/// and comments alone are skipped.
#[must_use]
pub fn split_statements(text: &str) -> Vec<StatementSpan> {
    let tokens = significant_tokens(text);
    split_tokens(text, &tokens).map(|(piece, terminated)| StatementSpan { span: span_of(piece), terminated }).collect()
}

/// Whether `text` ends with a `;` outside of strings, comments and brackets: the shell's question
/// of whether to run what was typed or to ask for another line.
#[must_use]
pub fn is_complete(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut complete = false;
    for token in significant_tokens(text) {
        match token.text(text) {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        complete = depth == 0 && token.text(text) == ";";
    }
    complete
}

/// The tokens of `text` without white space and comments; keywords are not told from names.
/// An unterminated comment is kept, since it is an error.
pub(super) fn significant_tokens(text: &str) -> Vec<Token> {
    // A token with the space after it is about five bytes long in what people write.
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut lexer = Lexer::new(text);
    while let Some(token) = lexer.next_token() {
        if !token.kind.is_separator() {
            tokens.push(token);
        }
    }
    tokens
}

/// The runs of tokens between semicolons that are not empty, each with whether a semicolon ends it.
pub(super) fn split_tokens<'t>(text: &'t str, tokens: &'t [Token]) -> impl Iterator<Item = (&'t [Token], bool)> {
    let is_end = |token: &Token| token.kind == TokenKind::Punctuation && token.text(text) == ";";
    tokens
        .split_inclusive(is_end)
        .map(move |piece| match piece.split_last() {
            Some((last, before)) if is_end(last) => (before, true),
            _ => (piece, false),
        })
        .filter(|(piece, _)| !piece.is_empty())
}

/// From the first to the last of some tokens.
pub(super) fn span_of(tokens: &[Token]) -> Span {
    match tokens {
        [] => Span::default(),
        [first, ..] => first.span.to(tokens[tokens.len() - 1].span),
    }
}

/// Walks over a text token by token.
struct Lexer<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Lexer<'t> {
    fn new(text: &'t str) -> Self {
        Lexer { text, bytes: text.as_bytes(), at: 0 }
    }

    fn next_token(&mut self) -> Option<Token> {
        let start = self.at;
        let byte = *self.bytes.get(start)?;
        let kind = match byte {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1C..=0x1F => self.whitespace(),
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => self.word(),
            b'0'..=b'9' => self.number(),
            b'.' if self.byte_at(1).is_some_and(|b| b.is_ascii_digit()) && self.byte_before() != Some(b'.') => {
                self.number()
            }
            b'\'' | b'"' => self.quoted(byte, TokenKind::String, TokenKind::UnterminatedString),
            b'`' => self.quoted(byte, TokenKind::QuotedName, TokenKind::UnterminatedName),
            b'$' => self.parameter(),
            b'/' if self.byte_at(1) == Some(b'/') => self.line_comment(),
            b'/' if self.byte_at(1) == Some(b'*') => self.block_comment(),
            b'(' | b')' | b'[' | b']' | b'{' | b'}' | b',' | b';' => self.take(1, TokenKind::Punctuation),
            b'.' => self.take(1 + usize::from(self.byte_at(1) == Some(b'.')), TokenKind::Punctuation),
            b':' => self.take(1 + usize::from(self.byte_at(1) == Some(b':')), TokenKind::Punctuation),
            b'|' if self.byte_at(1) != Some(b'|') => self.take(1, TokenKind::Punctuation),
            b'+' | b'-' | b'*' | b'/' | b'%' | b'^' | b'=' | b'<' | b'>' | b'!' | b'&' | b'|' => self.operator(),
            0..=0x7F => self.take(1, TokenKind::Unknown),
            _ => self.beyond_ascii(),
        };
        Some(Token { kind, span: Span::new(start, self.at) })
    }

    fn byte_at(&self, offset: usize) -> Option<u8> {
        self.bytes.get(self.at + offset).copied()
    }

    fn byte_before(&self) -> Option<u8> {
        self.at.checked_sub(1).map(|at| self.bytes[at])
    }

    fn take(&mut self, length: usize, kind: TokenKind) -> TokenKind {
        self.at += length;
        kind
    }

    /// The character at the current place; only asked for where there is one.
    fn character(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn whitespace(&mut self) -> TokenKind {
        while let Some(byte) = self.byte_at(0) {
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1C..=0x1F => self.at += 1,
                0..=0x7F => break,
                _ => match self.character() {
                    Some(c) if is_space(c) => self.at += c.len_utf8(),
                    _ => break,
                },
            }
        }
        TokenKind::Whitespace
    }

    /// Moves over the characters that a word can go on with.
    fn word_part(&mut self) {
        while let Some(byte) = self.byte_at(0) {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => self.at += 1,
                0..=0x7F => break,
                _ => match self.character() {
                    Some(c) if XID_CONTINUE(c) => self.at += c.len_utf8(),
                    _ => break,
                },
            }
        }
    }

    fn word(&mut self) -> TokenKind {
        self.word_part();
        TokenKind::Name
    }

    fn digits(&mut self) {
        while self.byte_at(0).is_some_and(|byte| byte.is_ascii_digit() || byte == b'_') {
            self.at += 1;
        }
    }

    fn number(&mut self) -> TokenKind {
        self.digits();
        if self.byte_at(0) == Some(b'.') && self.byte_at(1).is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
            self.digits();
        }
        if matches!(self.byte_at(0), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(self.byte_at(1), Some(b'+' | b'-')));
            if self.byte_at(1 + sign).is_some_and(|byte| byte.is_ascii_digit()) {
                self.at += 1 + sign;
                self.digits();
            }
        }
        self.word_part();
        TokenKind::Number
    }

    /// A quoted text: a backslash takes the next character along, a doubled quote stands for itself.
    fn quoted(&mut self, quote: u8, closed: TokenKind, open: TokenKind) -> TokenKind {
        let bytes = self.bytes;
        let mut at = self.at + 1;
        while at < bytes.len() {
            let byte = bytes[at];
            if byte == b'\\' {
                at += 2;
            } else if byte == quote {
                if bytes.get(at + 1) != Some(&quote) {
                    self.at = at + 1;
                    return closed;
                }
                at += 2;
            } else {
                at += 1;
            }
        }
        self.at = bytes.len();
        open
    }

    fn parameter(&mut self) -> TokenKind {
        self.at += 1;
        if self.byte_at(0) == Some(b'`') {
            return self.quoted(b'`', TokenKind::Parameter, TokenKind::UnterminatedName);
        }
        let start = self.at;
        self.word_part();
        // `$(…)` is a dynamic label.
        if self.at > start || self.byte_at(0) == Some(b'(') { TokenKind::Parameter } else { TokenKind::Unknown }
    }

    fn line_comment(&mut self) -> TokenKind {
        let rest = &self.bytes[self.at..];
        self.at += rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        TokenKind::Comment
    }

    fn block_comment(&mut self) -> TokenKind {
        match self.text[self.at + 2..].find("*/") {
            Some(length) => self.take(length + 4, TokenKind::Comment),
            None => {
                self.at = self.bytes.len();
                TokenKind::UnterminatedComment
            }
        }
    }

    fn operator(&mut self) -> TokenKind {
        const PAIRS: [&[u8; 2]; 9] = [b"<>", b"<=", b">=", b"=~", b"+=", b"||", b"!=", b"==", b"&&"];
        let pair = self.bytes.get(self.at..self.at + 2);
        let length = if pair.is_some_and(|pair| PAIRS.iter().any(|known| known.as_slice() == pair)) { 2 } else { 1 };
        self.take(length, TokenKind::Operator)
    }

    fn beyond_ascii(&mut self) -> TokenKind {
        match self.character() {
            Some(c) if is_space(c) => self.whitespace(),
            Some(c) if XID_START(c) => self.word(),
            Some(c) => self.take(c.len_utf8(), TokenKind::Unknown),
            None => self.take(1, TokenKind::Unknown),
        }
    }
}

/// White space as the grammar has it: Unicode's, and the byte order mark.
fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{FEFF}'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(TokenKind, &str)> {
        tokenize(text).iter().filter(|t| !t.kind.is_separator()).map(|t| (t.kind, t.text(text))).collect()
    }

    #[test]
    fn every_kind_of_token() {
        use TokenKind::{
            Keyword, Name, Number, Operator, Parameter, Punctuation, QuotedName, String, Unknown, UnterminatedComment,
            UnterminatedName, UnterminatedString,
        };
        assert_eq!(
            kinds("Match κ:match `a``b` 'it''s' \"x\\\"\" 1.5e-3..2 $p <> # ≤"),
            [
                (Keyword, "Match"),
                (Name, "κ"),
                (Punctuation, ":"),
                (Name, "match"),
                (QuotedName, "`a``b`"),
                (String, "'it''s'"),
                (String, "\"x\\\"\""),
                (Number, "1.5e-3"),
                (Punctuation, ".."),
                (Number, "2"),
                (Parameter, "$p"),
                (Operator, "<>"),
                (Unknown, "#"),
                (Unknown, "≤"),
            ]
        );
        assert_eq!(kinds("1 'a\\'"), [(Number, "1"), (UnterminatedString, "'a\\'")]);
        assert_eq!(kinds("`a"), [(UnterminatedName, "`a")]);
        assert_eq!(kinds("/* a *"), [(UnterminatedComment, "/* a *")]);
    }

    #[test]
    fn tokens_cover_any_text() {
        for text in ["", "a b", "'", "\\", "é'ü", "a\u{0}b\u{FEFF}", "/*/", "$", "..5", "'\\é", "1e+", "0x_ff"] {
            let mut at = 0;
            for token in tokenize(text) {
                assert_eq!(token.span.start, at, "{text:?}");
                assert!(token.span.end > at, "{text:?}");
                at = token.span.end;
            }
            assert_eq!(at as usize, text.len(), "{text:?}");
        }
    }

    #[test]
    fn statements_are_split_at_semicolons_that_separate() {
        let text = "// first;\nRETURN ';' ; /* ; */ ;; RETURN (1; RETURN `;`\n// end";
        let found: Vec<(&str, bool)> = split_statements(text)
            .iter()
            .map(|s| (&text[s.span.start as usize..s.span.end as usize], s.terminated))
            .collect();
        assert_eq!(found, [("RETURN ';'", true), ("RETURN (1", true), ("RETURN `;`", false)]);
    }

    #[test]
    fn a_text_is_complete_when_a_semicolon_ends_it() {
        for complete in ["RETURN 1;", ";", "RETURN 1; // done\n", "RETURN (1);", "RETURN 1)];"] {
            assert!(is_complete(complete), "{complete}");
        }
        for incomplete in
            ["", "RETURN 1", "RETURN ';", "RETURN (1;", "RETURN 1 // ;", "RETURN 1 /* ; */", "RETURN 1; x"]
        {
            assert!(!is_complete(incomplete), "{incomplete}");
        }
    }
}
