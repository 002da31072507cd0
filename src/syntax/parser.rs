//! The parser that pest makes of `grammar/grounds.pest`, and how it is run.
//!
//! Takes the tokens of one statement; gives pest's pairs to [`super::build`].
//! Invariants: nesting is bounded before pest sees the text; deep texts get a stack of their own;
//! no type of pest leaves the room.

use pest::Parser as _;

use super::ast::{Expr, Statement};
use super::build::Builder;
use super::error::explain;
use super::scan::{Scan, scan};
use super::token::{Token, span_of};
use super::{check, error};
use crate::diag::Diagnostic;

/// pest's parser.
#[derive(pest_derive::Parser)]
#[grammar = "grammar/grounds.pest"]
pub(super) struct GroundsParser;

/// A pair of pest with the rules of our grammar.
pub(super) type Pair<'i> = pest::iterators::Pair<'i, Rule>;

/// Nesting up to which the caller's stack is used: common statements stay far below.
const SHALLOW: usize = 12;

/// The stack for one level of nesting: an unoptimised build was measured to take between 16 and 24 KiB.
const STACK_BYTES_PER_LEVEL: usize = 64 * 1024;

/// The stack that the innermost level needs in any case.
const STACK_BYTES_BASE: usize = 1024 * 1024;

/// Parses one statement whose tokens, without its semicolon, are `tokens`; spans point into `text`.
pub(super) fn statement(text: &str, tokens: &[Token]) -> Result<Statement, Box<Diagnostic>> {
    run(text, tokens, Rule::statement_text, |builder, pair| {
        let statement = builder.statement(pair)?;
        check::statement(&statement)?;
        Ok(statement)
    })
}

/// Parses an expression that is all of `tokens`.
pub(super) fn expression(text: &str, tokens: &[Token]) -> Result<Expr, Box<Diagnostic>> {
    run(text, tokens, Rule::expression_text, |builder, pair| builder.whole_expression(pair))
}

/// Scans, parses and builds what `tokens` span, on a stack that suffices.
fn run<T>(
    text: &str,
    tokens: &[Token],
    rule: Rule,
    build: impl FnOnce(&mut Builder<'_>, Pair<'_>) -> Result<T, Box<Diagnostic>>,
) -> Result<T, Box<Diagnostic>> {
    if let Some(error) = error::lexical(text, tokens) {
        return Err(error);
    }
    let found = scan(text, tokens)?;
    let Scan { spelled, positions, nesting, unpaired } = &found;
    let parse = || match GroundsParser::parse(rule, spelled) {
        Ok(mut pairs) => match pairs.next() {
            Some(pair) => build(&mut Builder::new(text, tokens, positions), pair),
            None => Err(error::internal(span_of(tokens))),
        },
        Err(failure) => Err(explain(&failure, text, tokens, positions, *unpaired)),
    };
    if *nesting > SHALLOW { stacker::grow(STACK_BYTES_BASE + nesting * STACK_BYTES_PER_LEVEL, parse) } else { parse() }
}
