//! Makes the abstract syntax tree of the pairs that pest found.
//!
//! Takes pairs from [`super::parser`]; gives the tree. One file a family of rules.
//! Invariants: a span goes from a first to a last token; a pair of an unexpected rule is an internal error and not a panic.
//! Start at [`Builder::statement`].

mod arguments;
mod clause;
mod evidence;
mod expression;
mod literal;
mod operator;
mod pattern;
mod types;
mod update;

use std::sync::Arc;

use super::ast::{Expr, Ident};
use super::error::internal;
use super::parser::{Pair, Rule};
use super::scan::{NESTING_MAX, too_deep};
use super::token::Token;
use crate::diag::{Diagnostic, Span};

/// What every step gives.
pub(super) type Built<T> = Result<T, Box<Diagnostic>>;

/// Holds what the steps share.
pub(super) struct Builder<'t> {
    /// The whole text that spans point into.
    text: &'t str,
    /// The tokens of the statement.
    tokens: &'t [Token],
    /// For each byte that the parser saw the position of its token.
    positions: &'t [u32],
    /// How many expressions, and links of chains, are around the current one.
    depth: usize,
}

impl<'t> Builder<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t [Token], positions: &'t [u32]) -> Self {
        Builder { text, tokens, positions, depth: 0 }
    }

    /// The token that the byte at `offset` spells.
    fn token(&self, offset: usize) -> Option<&'t Token> {
        self.tokens.get(*self.positions.get(offset)? as usize)
    }

    /// The place of a pair, from its first to its last token.
    fn span(&self, pair: &Pair<'_>) -> Span {
        let span = pair.as_span();
        let first = self.token(span.start()).map_or(Span::default(), |token| token.span);
        match span.end().checked_sub(1).and_then(|last| self.token(last)) {
            Some(last) if span.end() > span.start() => first.to(last.span),
            _ => Span { start: first.start, end: first.start },
        }
    }

    /// The text of a place, as typed.
    fn typed(&self, span: Span) -> &'t str {
        &self.text[span.start as usize..span.end as usize]
    }

    /// The text of a pair that is one token, as typed, with its place.
    fn word_of(&self, pair: &Pair<'_>) -> (&'t str, Span) {
        self.token(pair.as_span().start()).map_or(("", Span::default()), |token| (token.text(self.text), token.span))
    }

    /// A name or variable.
    fn ident(&self, pair: &Pair<'_>) -> Built<Ident> {
        let (text, span) = self.word_of(pair);
        Ok(Ident { name: literal::name(text, span)?, span })
    }

    /// The one pair inside another.
    fn only<'i>(&self, pair: Pair<'i>) -> Built<Pair<'i>> {
        let span = self.span(&pair);
        pair.into_inner().next().ok_or_else(|| internal(span))
    }

    /// The error for a pair that the grammar does not produce here.
    fn unexpected<T>(&self, pair: &Pair<'_>) -> Built<T> {
        Err(internal(self.span(pair)))
    }

    /// Builds something `levels` deeper than what is being built.
    fn deeper<T>(&mut self, levels: usize, span: Span, build: impl FnOnce(&mut Self) -> Built<T>) -> Built<T> {
        self.depth += levels;
        // The outermost expression is a level too, and the scan has bounded the brackets already.
        let built = if self.depth > NESTING_MAX + 1 { Err(too_deep(span)) } else { build(self) };
        self.depth -= levels;
        built
    }
}

/// The pairs inside a rule, taken in order.
struct Parts<'i> {
    pairs: std::iter::Peekable<pest::iterators::Pairs<'i, Rule>>,
    span: Span,
}

impl<'i> Parts<'i> {
    fn new(builder: &Builder<'_>, pair: Pair<'i>) -> Self {
        let span = builder.span(&pair);
        Parts { pairs: pair.into_inner().peekable(), span }
    }

    /// The next pair when it is of this rule.
    fn optional(&mut self, rule: Rule) -> Option<Pair<'i>> {
        self.pairs.next_if(|pair| pair.as_rule() == rule)
    }

    /// Whether the next pair is of this rule; it is taken.
    fn has(&mut self, rule: Rule) -> bool {
        self.optional(rule).is_some()
    }

    /// The next pair, which the grammar says is there.
    fn require(&mut self) -> Built<Pair<'i>> {
        self.pairs.next().ok_or_else(|| internal(self.span))
    }

    fn peek(&mut self) -> Option<Rule> {
        self.pairs.peek().map(Pair::as_rule)
    }
}

impl<'i> Iterator for Parts<'i> {
    type Item = Pair<'i>;

    fn next(&mut self) -> Option<Pair<'i>> {
        self.pairs.next()
    }
}

/// Builds an expression of a dotted name, for the functions that write `a.b.c(…)`.
fn dotted_name(expression: &Expr) -> Option<(Arc<str>, Span)> {
    use super::ast::ExprKind;
    let mut parts = Vec::new();
    let mut current = expression;
    loop {
        match &current.kind {
            ExprKind::Property { object, key } => {
                parts.push(Arc::clone(&key.name));
                current = object;
            }
            ExprKind::Variable(name) => {
                parts.push(Arc::clone(name));
                break;
            }
            _ => return None,
        }
    }
    parts.reverse();
    Some((Arc::from(parts.join(".")), expression.span))
}
