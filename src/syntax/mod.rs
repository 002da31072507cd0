//! Turns text into an abstract syntax tree with spans, or into an error that people understand.
//!
//! Takes text from `session`; gives [`ast::Statement`] to `semantics`, tokens and statement places to `shell`.
//! Invariants: no pest type leaves the room; no graph is known here; any text gets a tree or an error,
//! never a panic, in time linear in its length.
//! Start at [`parse_statement`]. How: tokens are cut and scanned first (`token`, `scan`), which bounds
//! nesting and settles what a parenthesis opens; then pest parses by `grammar/grounds.pest`, `build`
//! makes the tree, and `check` holds the rules of form that a grammar cannot say. `print` is the way back.

pub mod ast;
mod build;
mod check;
mod error;
mod keyword;
mod parser;
mod print;
mod scan;
mod token;

#[cfg(test)]
mod tests;

pub use keyword::{KEYWORDS, is_keyword};
pub use print::{print_expression, print_statement};
pub use scan::NESTING_MAX;
pub use token::{StatementSpan, Token, TokenKind, is_complete, split_statements, tokenize};

use ast::{Expr, Statement};

use crate::diag::Diagnostic;

/// Parses one statement, with or without a semicolon after it.
///
/// Spans are byte offsets into `text`.
///
/// # Errors
/// When `text` holds no statement, more than one, or one with a mistake in its form.
///
/// ```
/// use grounds::syntax::parse_statement;
/// assert!(parse_statement("MATCH (n) RETURN n;").is_ok());
/// assert_eq!(parse_statement("MACH (n) RETURN n").unwrap_err().help.as_deref(), Some("did you mean `MATCH`?"));
/// ```
pub fn parse_statement(text: &str) -> Result<Statement, Box<Diagnostic>> {
    let tokens = token::significant_tokens(text);
    let mut pieces = token::split_tokens(text, &tokens);
    let Some((first, _)) = pieces.next() else { return Err(error::empty(text, "a statement")) };
    let statement = parser::statement(text, first)?;
    match pieces.next() {
        None => Ok(statement),
        Some((second, _)) => Err(error::second_statement(second)),
    }
}

/// Parses all statements of a text, going on after one that has a mistake.
///
/// Gives the statements that are well-formed and one finding for each that is not, both in order;
/// spans are byte offsets into `text`.
#[must_use]
pub fn parse_statements(text: &str) -> (Vec<Statement>, Vec<Diagnostic>) {
    let tokens = token::significant_tokens(text);
    let mut statements = Vec::new();
    let mut findings = Vec::new();
    for (piece, _) in token::split_tokens(text, &tokens) {
        match parser::statement(text, piece) {
            Ok(statement) => statements.push(statement),
            Err(finding) => findings.push(*finding),
        }
    }
    (statements, findings)
}

/// Parses an expression that stands alone, such as a parameter's value on the command line.
///
/// # Errors
/// When `text` is not one well-formed expression.
pub fn parse_expression(text: &str) -> Result<Expr, Box<Diagnostic>> {
    let tokens = token::significant_tokens(text);
    if tokens.is_empty() {
        return Err(error::empty(text, "an expression"));
    }
    parser::expression(text, &tokens)
}
