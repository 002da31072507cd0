//! Looks over the tokens of one statement before it is parsed: bounds its nesting, pairs its
//! brackets, and spells it anew for the grammar.
//!
//! Takes tokens from [`super::token`]; gives a [`Scan`] to the parser.
//! Invariant: time is linear in the number of tokens.
//! Start at [`scan`]. How: one pass with a stack pairs the brackets. A second writes each token as the
//! grammar wants it (its head says how), and there a parenthesis is a pattern's if its content looks
//! like a node and a relationship to a further node follows it. With the pairs at hand that is a look
//! at a few tokens, where the parser would have to read all that stands in between, and read it again
//! for every level of nesting.

use super::keyword::{is_keyword, keyword};
use super::token::{Token, TokenKind};
use crate::diag::{Diagnostic, Span};

/// How deep brackets, `CASE`, prefix operators and chains of postfixes may nest.
pub const NESTING_MAX: usize = 1_000;

/// What the scan found.
pub(super) struct Scan {
    /// The statement as the grammar reads it.
    pub(super) spelled: String,
    /// For each byte of it, and for its end, the position of the token that it spells.
    pub(super) positions: Vec<u32>,
    /// The deepest nesting.
    pub(super) nesting: usize,
    /// The first bracket that has no partner, or closes another kind.
    pub(super) unpaired: Option<Unpaired>,
}

/// A bracket without its partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unpaired {
    /// `(` that nothing closes.
    Open(Span),
    /// `)` that nothing opened.
    Close(Span),
    /// `(` and the `]` that stands where its `)` should.
    Crossed(Span, Span),
}

/// Scans the tokens of one statement, whose places are in `text`.
pub(super) fn scan(text: &str, tokens: &[Token]) -> Result<Scan, Box<Diagnostic>> {
    let words = Words { text, tokens };
    let Pairs { partners, nesting, unpaired } = pair_brackets(&words)?;
    // Most tokens are spelled by one or two bytes.
    let mut spelled = String::with_capacity(tokens.len() * 2);
    let mut positions = Vec::with_capacity(tokens.len() * 2 + 1);
    for (position, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Name | TokenKind::Keyword => match keyword(token.text(text)) {
                Some(keyword) => {
                    spelled.push_str(keyword);
                    spelled.push(' ');
                }
                None => spelled.push('n'),
            },
            TokenKind::QuotedName => spelled.push('n'),
            TokenKind::String => spelled.push('s'),
            TokenKind::Number => spelled.push('0'),
            TokenKind::Parameter => spelled.push(if token.text(text) == "$" { '$' } else { 'p' }),
            TokenKind::Punctuation | TokenKind::Operator => match token.text(text) {
                "(" if opens_pattern(&words, &partners, position) => spelled.push('@'),
                // No rule takes a question mark.
                "!=" | "==" | "&&" => spelled.push('?'),
                sign => spelled.push_str(sign),
            },
            _ => spelled.push('?'),
        }
        positions.resize(spelled.len(), u32::try_from(position).unwrap_or(u32::MAX));
    }
    positions.push(u32::try_from(tokens.len()).unwrap_or(u32::MAX));
    Ok(Scan { spelled, positions, nesting, unpaired })
}

/// Tokens with their text.
struct Words<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

impl<'t> Words<'t> {
    fn text(&self, position: usize) -> &'t str {
        self.tokens.get(position).map_or("", |token| token.text(self.text))
    }

    /// The first byte of punctuation and operators; 0 for everything else and past the end.
    fn byte(&self, position: usize) -> u8 {
        match self.tokens.get(position) {
            Some(token) if matches!(token.kind, TokenKind::Punctuation | TokenKind::Operator) => {
                self.text.as_bytes()[token.span.start as usize]
            }
            _ => 0,
        }
    }

    fn is_word(&self, position: usize, word: &str) -> bool {
        self.tokens.get(position).is_some_and(|token| {
            token.kind == TokenKind::Name
                && (token.span.end - token.span.start) as usize == word.len()
                && self.text(position).eq_ignore_ascii_case(word)
        })
    }

    /// Whether the token can end an operand, so that a sign after it is not a prefix.
    fn is_operand(&self, position: usize) -> bool {
        match self.tokens.get(position).map(|token| token.kind) {
            Some(TokenKind::Name) => !is_keyword(self.text(position)),
            Some(TokenKind::Punctuation) => matches!(self.byte(position), b')' | b']' | b'}'),
            Some(TokenKind::Number | TokenKind::String | TokenKind::Parameter | TokenKind::QuotedName) => true,
            _ => false,
        }
    }

    /// Whether nothing stands between this token and the next.
    fn touches_next(&self, position: usize) -> bool {
        match (self.tokens.get(position), self.tokens.get(position + 1)) {
            (Some(here), Some(next)) => here.span.end == next.span.start,
            _ => false,
        }
    }
}

struct Pairs {
    /// For each bracket the position of its partner; its own position where it has none.
    partners: Vec<u32>,
    nesting: usize,
    unpaired: Option<Unpaired>,
}

/// An open bracket or `CASE`.
struct Level {
    position: usize,
    /// What closes it; 0 for `CASE`.
    closer: u8,
    /// How much nesting it adds: itself and the prefix operators before it.
    weight: usize,
}

fn pair_brackets(words: &Words<'_>) -> Result<Pairs, Box<Diagnostic>> {
    let mut pairs = Pairs { partners: vec![0; words.tokens.len()], nesting: 0, unpaired: None };
    let mut open: Vec<Level> = Vec::new();
    let mut depth = 0_usize;
    let mut prefixes = 0_usize;
    for position in 0..words.tokens.len() {
        pairs.partners[position] = u32::try_from(position).unwrap_or(u32::MAX);
        let span = words.tokens[position].span;
        let closer = match words.byte(position) {
            b'(' => b')',
            b'[' => b']',
            b'{' => b'}',
            b'+' | b'-' if !words.is_operand(position.wrapping_sub(1)) => {
                prefixes += 1;
                note_depth(&mut pairs, depth + prefixes, span)?;
                continue;
            }
            byte @ (b')' | b']' | b'}') => {
                close(words, &mut pairs, &mut open, &mut depth, (position, byte));
                prefixes = 0;
                continue;
            }
            _ if words.is_word(position, "NOT") => {
                prefixes += 1;
                note_depth(&mut pairs, depth + prefixes, span)?;
                continue;
            }
            _ if starts_case(words, position) => 0,
            _ => {
                if words.is_word(position, "END") && open.last().is_some_and(|level| level.closer == 0) {
                    depth -= open.pop().map_or(0, |level| level.weight);
                }
                prefixes = 0;
                continue;
            }
        };
        open.push(Level { position, closer, weight: 1 + prefixes });
        depth += 1 + prefixes;
        prefixes = 0;
        note_depth(&mut pairs, depth, span)?;
    }
    if let Some(level) = open.iter().rev().find(|level| level.closer != 0) {
        let span = words.tokens[level.position].span;
        pairs.unpaired.get_or_insert(Unpaired::Open(span));
    }
    Ok(pairs)
}

fn note_depth(pairs: &mut Pairs, depth: usize, span: Span) -> Result<(), Box<Diagnostic>> {
    pairs.nesting = pairs.nesting.max(depth);
    if depth > NESTING_MAX { Err(too_deep(span)) } else { Ok(()) }
}

/// The error for nesting beyond [`NESTING_MAX`].
pub(super) fn too_deep(span: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("NestingTooDeep", format!("the statement nests deeper than {NESTING_MAX} levels"), span)
            .labelled("one level too many")
            .with_help("bring inner parts to the front with `WITH … AS name`, or pass them as a parameter")
            .with_note("brackets, `CASE`, prefix operators and chains such as `a.b.c` count"),
    )
}

fn close(
    words: &Words<'_>,
    pairs: &mut Pairs,
    open: &mut Vec<Level>,
    depth: &mut usize,
    (position, byte): (usize, u8),
) {
    // A word `case` that was a name, or a CASE that lacks its END, ends with the bracket around it.
    while open.last().is_some_and(|level| level.closer == 0) {
        *depth -= open.pop().map_or(0, |level| level.weight);
    }
    let span = words.tokens[position].span;
    match open.pop() {
        None => {
            pairs.unpaired.get_or_insert(Unpaired::Close(span));
        }
        Some(level) => {
            *depth -= level.weight;
            if level.closer == byte {
                pairs.partners[level.position] = u32::try_from(position).unwrap_or(u32::MAX);
                pairs.partners[position] = u32::try_from(level.position).unwrap_or(u32::MAX);
            } else {
                let opener = words.tokens[level.position].span;
                pairs.unpaired.get_or_insert(Unpaired::Crossed(opener, span));
            }
        }
    }
}

/// Whether the word here is the keyword `CASE` and not a name: the same look ahead as the grammar's.
fn starts_case(words: &Words<'_>, position: usize) -> bool {
    words.is_word(position, "CASE")
        && !matches!(words.byte(position.wrapping_sub(1)), b'.' | b':')
        && !matches!(
            words.byte(position + 1),
            b',' | b')' | b']' | b'}' | b':' | b'=' | b'<' | b'>' | b'|' | b'/' | b'%' | b'^' | b'.'
        )
        && position + 1 < words.tokens.len()
        && !words.is_word(position + 1, "AS")
}

/// Whether the parenthesis here opens a node pattern with a relationship pattern behind it.
fn opens_pattern(words: &Words<'_>, partners: &[u32], position: usize) -> bool {
    let end = partners[position] as usize;
    if end <= position || !looks_like_element(words, position) {
        return false;
    }
    let mut at = end + 1;
    if words.text(at) == "<" {
        // `a <-1` is a comparison: an arrow head touches its line.
        if !words.touches_next(at) {
            return false;
        }
        at += 1;
    }
    if words.byte(at) != b'-' {
        return false;
    }
    at += 1;
    if words.byte(at) == b'[' {
        let close = partners[at] as usize;
        if close <= at || !looks_like_element(words, at) {
            return false;
        }
        at = close + 1;
    } else if !words.touches_next(at - 1) {
        // `a - -b` is a subtraction: the two lines of `--` touch.
        return false;
    }
    if words.byte(at) != b'-' {
        return false;
    }
    at += 1;
    if words.text(at) == ">" {
        at += 1;
    }
    match words.text(at) {
        "+" | "*" => at += 1,
        "{" => at = (partners[at] as usize).max(at) + 1,
        _ => {}
    }
    words.byte(at) == b'(' && looks_like_element(words, at)
}

/// Whether what follows the bracket here starts like the inside of a node or relationship pattern.
fn looks_like_element(words: &Words<'_>, bracket: usize) -> bool {
    let first = bracket + 1;
    let is_filler = |position: usize| {
        matches!(words.text(position), ")" | "]" | ":" | "{" | "*")
            || words.is_word(position, "WHERE")
            || (words.is_word(position, "IS")
                && !words.is_word(position + 1, "NULL")
                && !words.is_word(position + 1, "NOT")
                && words.text(position + 1) != "::")
            || words.tokens.get(position).is_some_and(|token| token.kind == TokenKind::Parameter)
    };
    let is_name =
        words.tokens.get(first).is_some_and(|token| matches!(token.kind, TokenKind::Name | TokenKind::QuotedName));
    is_filler(first) || (is_name && is_filler(first + 1))
}

#[cfg(test)]
mod tests {
    use super::super::token::significant_tokens;
    use super::*;

    fn marked(text: &str) -> String {
        let tokens = significant_tokens(text);
        let scan = scan(text, &tokens).unwrap();
        assert_eq!(scan.positions.len(), scan.spelled.len() + 1);
        let marks = scan.spelled.bytes().zip(&scan.positions).filter(|(byte, _)| *byte == b'@');
        let mut marked = text.to_owned();
        for (_, position) in marks.collect::<Vec<_>>().into_iter().rev() {
            let start = tokens[*position as usize].span.start as usize;
            marked.replace_range(start..=start, "«");
        }
        marked
    }

    #[test]
    fn parentheses_that_open_a_pattern_are_marked() {
        for (text, expected) in [
            ("(a)-[:X]->(b)", "«a)-[:X]->(b)"),
            ("(a)--(b)-->(c)", "«a)--«b)-->(c)"),
            ("(a)<--()", "«a)<--()"),
            ("(a)-[x]-(b)", "«a)-[x]-(b)"),
            ("(n:A {x: 1})<-[*1..2]-(:B)", "«n:A {x: 1})<-[*1..2]-(:B)"),
            ("(a) - [1]", "(a) - [1]"),
            ("(a)-(b)", "(a)-(b)"),
            ("(a) < -1", "(a) < -1"),
            ("(a)<-(b)", "(a)<-(b)"),
            ("(a) - -(b)", "(a) - -(b)"),
            ("(1)--(b)", "(1)--(b)"),
            ("(a.x)--(b)", "(a.x)--(b)"),
            ("((a)-[:X]->(b)){1,3}", "(«a)-[:X]->(b)){1,3}"),
            ("(a)-[r {k: (b)-->(c)}]->{1,3}(c)", "«a)-[r {k: «b)-->(c)}]->{1,3}(c)"),
            ("(n IS NULL)--(m)", "(n IS NULL)--(m)"),
            ("'(a)--(b)'", "'(a)--(b)'"),
        ] {
            assert_eq!(marked(text), expected);
        }
    }

    #[test]
    fn a_statement_is_spelled_as_the_grammar_reads_it() {
        for (text, spelled) in [
            ("match (a:A {x: 'y'}) /* c */ Return  `a`", "MATCH (n:n{n:s})RETURN n"),
            ("x <> 1.5 AND $p =~ y @ z == $(a)", "n<>0AND p=~n?n?$(n)"),
            ("κ\u{0}", "n?"),
        ] {
            assert_eq!(scan(text, &significant_tokens(text)).unwrap().spelled, spelled);
        }
    }

    #[test]
    fn nesting_counts_brackets_case_and_prefixes() {
        let nesting = |text: &str| scan(text, &significant_tokens(text)).unwrap().nesting;
        assert_eq!(nesting("RETURN 1"), 0);
        assert_eq!(nesting("([{}])"), 3);
        assert_eq!(nesting("CASE WHEN CASE x WHEN 1 THEN 2 END THEN (1) END"), 2);
        assert_eq!(nesting("NOT NOT (- - -1)"), 6);
        assert_eq!(nesting("n.case + x.case, case, {case: case}"), 1);
        let deep = "(".repeat(NESTING_MAX + 1);
        let error = scan(&deep, &significant_tokens(&deep)).err().unwrap();
        assert_eq!((error.code, error.labels[0].0), ("NestingTooDeep", Span::new(NESTING_MAX, NESTING_MAX + 1)));
    }

    #[test]
    fn unpaired_brackets_are_found() {
        let unpaired = |text: &str| scan(text, &significant_tokens(text)).unwrap().unpaired;
        assert_eq!(unpaired("([{}])"), None);
        assert_eq!(unpaired("(a"), Some(Unpaired::Open(Span::new(0, 1))));
        assert_eq!(unpaired("a)"), Some(Unpaired::Close(Span::new(1, 2))));
        assert_eq!(unpaired("(a]"), Some(Unpaired::Crossed(Span::new(0, 1), Span::new(2, 3))));
    }
}
