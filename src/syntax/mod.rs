//! Turns text into an abstract syntax tree with spans, or into an error that people understand.
//!
//! Takes text from `session`; gives [`ast::Statement`] to `semantics`.
//! Invariants: no pest type leaves the room; no graph is known here; any text gets a tree or an error, never a panic.

pub mod ast;
