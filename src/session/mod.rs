//! The library's front door: statements in, results out.
//!
//! Takes text from a program or from `shell`; gives [`QueryResult`].
//! Invariants: the one place where the stages meet; a statement that fails changes nothing; readers see one
//! version; an acknowledged write to a file database is in the file.
//! Start at [`Session::run`], which reads as the list of stages.

mod clock;
mod database;
mod files;
mod lens;
mod names;
mod procedures;
mod result;
mod run;
mod timing;

pub use crate::exec::{CancelHandle, Counters};
pub use crate::plan::Rewrites;
pub use crate::semantics::StaticType;
pub use crate::semantics::functions::{FunctionFamily, FunctionKind, FunctionSignature, ValueType};
pub use crate::semantics::procedures::ProcedureSignature;
pub use crate::syntax::ast;
pub use crate::{evidence, graph};
pub use database::{Database, OpenOptions};
pub use files::FileAccess;
pub use procedures::ProcedureTable;
pub use result::{QueryResult, Summary};
pub use run::{Session, SessionOptions};
pub use timing::Timing;

/// Tokens and the places of statements in a text, for whoever shows or splits one.
pub mod syntax {
    pub use crate::syntax::{
        NESTING_MAX, StatementSpan, Token, TokenKind, is_complete, parse_statements, split_statements, tokenize,
    };
}

/// Returns the keywords of the language.
#[must_use]
pub fn keywords() -> &'static [&'static str] {
    crate::syntax::KEYWORDS
}

/// Returns the functions of the language: name, usage, one sentence, an example.
pub fn functions() -> impl Iterator<Item = &'static FunctionSignature> {
    crate::semantics::functions::all()
}

/// Returns the procedures that `CALL` knows.
#[must_use]
pub fn procedures() -> &'static [ProcedureSignature] {
    crate::semantics::procedures::all()
}
