//! The error of everything here that can be refused: a code, what happened, what to do.
//!
//! Invariant: knows no place in a text; who has one makes a diagnostic of it by [`EvidenceError::at`].

use std::fmt;

use crate::diag::{Diagnostic, Span};

/// Why a source, an item or a standing was not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceError {
    /// Stable name of the kind of error, such as `UnknownSource`.
    pub code: &'static str,
    /// What happened, lower case, no full stop.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl EvidenceError {
    pub(super) fn new(code: &'static str, message: impl Into<String>) -> Self {
        EvidenceError { code, message: message.into(), help: None }
    }

    pub(super) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(super) fn with_optional_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// Returns the diagnostic that points at `span`.
    #[must_use]
    pub fn at(self, span: Span) -> Diagnostic {
        Diagnostic::error(self.code, self.message, span).with_optional_help(self.help)
    }
}

impl fmt::Display for EvidenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.help {
            Some(help) => write!(f, " ({help})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for EvidenceError {}
