//! Turns what pest says about a failure into what a person needs: where, what, what to do.
//!
//! Takes pest's failure, the tokens and the scan's finding; gives one [`Diagnostic`].
//! Invariants: no rule name reaches a message; each is about the first place where the text cannot
//! go on; time is linear in the number of tokens.
//! Start at [`explain`].

mod advice;
mod expected;
mod mistake;

use super::parser::Rule;
use super::scan::Unpaired;
use super::token::{Token, TokenKind, span_of};
use crate::diag::{Diagnostic, Span};

/// The code of a mistake that has no name of its own.
const UNEXPECTED: &str = "UnexpectedSyntax";

/// What a failure is explained from.
struct Failure<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// The token that could not be taken; the number of tokens at the end of the statement.
    position: usize,
    /// The rules that were tried there.
    tried: Vec<Rule>,
}

impl<'t> Failure<'t> {
    fn token(&self, position: usize) -> Option<&'t Token> {
        self.tokens.get(position)
    }

    fn typed(&self, position: usize) -> &'t str {
        self.token(position).map_or("", |token| token.text(self.text))
    }

    /// Whether the token is this word or sign.
    fn is(&self, position: usize, word: &str) -> bool {
        self.typed(position).eq_ignore_ascii_case(word)
    }

    /// What was typed so many tokens before the failure.
    fn before(&self, distance: usize) -> &'t str {
        self.position.checked_sub(distance).map_or("", |position| self.typed(position))
    }

    /// The positions of the tokens before the failure.
    fn words_before(&self) -> std::ops::Range<usize> {
        0..self.position
    }

    /// Whether a token is this word or sign.
    fn shows(&self, token: &Token, word: &str) -> bool {
        token.text(self.text) == word
    }

    /// Whether the token is a text, a number or a parameter.
    fn is_value(&self, position: usize) -> bool {
        use TokenKind::{Number, Parameter, String};
        self.token(position).is_some_and(|token| matches!(token.kind, String | Number | Parameter))
    }

    fn is_word(&self, position: usize) -> bool {
        self.token(position).is_some_and(|token| token.kind == TokenKind::Name)
    }

    /// The place of the token, or of the end of the statement.
    fn span(&self) -> Span {
        self.token(self.position).map_or_else(
            || {
                let end = span_of(self.tokens).end;
                Span { start: end, end }
            },
            |token| token.span,
        )
    }

    /// What stands there, as a message names it.
    fn found(&self) -> String {
        match self.token(self.position) {
            None => "the end of the statement".to_owned(),
            Some(_) => format!("`{}`", shown(self.typed(self.position))),
        }
    }

    fn tried(&self, rule: Rule) -> bool {
        self.tried.contains(&rule)
    }

    /// The innermost bracket that is open at the failure.
    fn open_bracket(&self) -> Option<&'t Token> {
        let mut open = Vec::new();
        for token in &self.tokens[..self.position] {
            match token.text(self.text) {
                "(" | "[" | "{" => open.push(token),
                ")" | "]" | "}" => {
                    open.pop();
                }
                _ => {}
            }
        }
        open.pop()
    }
}

/// The mistake in a statement that pest could not parse.
pub(super) fn explain(
    failure: &pest::error::Error<Rule>,
    text: &str,
    tokens: &[Token],
    positions: &[u32],
    unpaired: Option<Unpaired>,
) -> Box<Diagnostic> {
    use pest::error::{ErrorVariant, InputLocation};
    let offset = match failure.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    };
    let position = positions.get(offset).map_or(tokens.len(), |position| *position as usize);
    let tried = match &failure.variant {
        ErrorVariant::ParsingError { positives, .. } => positives.clone(),
        ErrorVariant::CustomError { .. } => Vec::new(),
    };
    let failure = Failure { text, tokens, position, tried };
    let diagnostic = unpaired
        .and_then(|unpaired| unpaired_bracket(&failure, unpaired))
        .or_else(|| mistake::known(&failure))
        .unwrap_or_else(|| expected::unexpected(&failure));
    Box::new(diagnostic)
}

/// The first mistake that the tokens alone show: a quote or comment that nothing closes.
pub(super) fn lexical(text: &str, tokens: &[Token]) -> Option<Box<Diagnostic>> {
    let last = tokens.last()?;
    let start = last.span.start as usize;
    let typed = last.text(text);
    let (what, length, close) = match last.kind {
        TokenKind::UnterminatedString if typed.starts_with('"') => ("string", 1, "\""),
        TokenKind::UnterminatedString => ("string", 1, "'"),
        TokenKind::UnterminatedName if typed.starts_with('$') => ("parameter name", 2, "`"),
        TokenKind::UnterminatedName => ("quoted name", 1, "`"),
        TokenKind::UnterminatedComment => ("comment", 2, "*/"),
        _ => return None,
    };
    let close = if close == "`" { "a backtick".to_owned() } else { format!("`{close}`") };
    let span = Span::new(start, start + length);
    Some(Box::new(
        Diagnostic::error(UNEXPECTED, format!("unterminated {what}"), span)
            .labelled("starts here and reaches to the end of the text")
            .with_help(if what == "string" {
                format!("close it with {close}; a quote inside is written `\\'` or `\\\"`")
            } else {
                format!("close it with {close}")
            }),
    ))
}

/// The error for a text without any token.
pub(super) fn empty(text: &str, what: &str) -> Box<Diagnostic> {
    let span = Span::new(text.len(), text.len());
    Box::new(
        Diagnostic::error(UNEXPECTED, format!("expected {what}, found the end of the text"), span)
            .with_help("write one such as `MATCH (n) RETURN n`"),
    )
}

/// The error for a text of several statements where one is wanted.
pub(super) fn second_statement(tokens: &[Token]) -> Box<Diagnostic> {
    let span = tokens.first().map_or_else(Span::default, |token| token.span);
    Box::new(
        Diagnostic::error(UNEXPECTED, "expected one statement, found another after `;`", span)
            .with_help("run them one by one"),
    )
}

/// The error for a tree of pest that the grammar does not describe: a fault of ours.
pub(super) fn internal(span: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error(
            "InternalError",
            "the statement was read but not understood: this is a fault in grounds",
            span,
        )
        .with_help("please report it together with the statement"),
    )
}

fn unpaired_bracket(failure: &Failure<'_>, unpaired: Unpaired) -> Option<Diagnostic> {
    let at = failure.span();
    match unpaired {
        Unpaired::Open(open) if at.start > open.start => {
            let (open_sign, close_sign) = bracket_signs(failure.text, open);
            let error = Diagnostic::error(UNEXPECTED, format!("`{open_sign}` is never closed"), open)
                .labelled("opened here")
                .with_help(format!("add `{close_sign}`"));
            let inside = failure.position < failure.tokens.len();
            Some(if inside { error.also_at(at, format!("expected `{close_sign}` before this")) } else { error })
        }
        Unpaired::Crossed(open, close) if at.start > open.start => {
            let (open_sign, close_sign) = bracket_signs(failure.text, open);
            let found = &failure.text[close.start as usize..close.end as usize];
            Some(
                Diagnostic::error(UNEXPECTED, format!("`{found}` does not close `{open_sign}`"), close)
                    .labelled(format!("expected `{close_sign}`"))
                    .also_at(open, "opened here")
                    .with_help(format!("write `{close_sign}` here, or add it before")),
            )
        }
        Unpaired::Close(close) if at.start >= close.start => {
            let found = &failure.text[close.start as usize..close.end as usize];
            Some(
                Diagnostic::error(UNEXPECTED, format!("`{found}` closes nothing"), close)
                    .with_help("remove it, or open the bracket before"),
            )
        }
        _ => None,
    }
}

/// The bracket at a place, and the one that closes it.
fn bracket_signs(text: &str, open: Span) -> (&str, &'static str) {
    let open = &text[open.start as usize..open.end as usize];
    (open, closing(open))
}

fn closing(open: &str) -> &'static str {
    match open {
        "(" => ")",
        "[" => "]",
        _ => "}",
    }
}

/// A piece of the user's text, cut where it is long.
fn shown(text: &str) -> String {
    const SHOWN: usize = 40;
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
