//! The failure of an operation on values: no place yet, which the caller knows.
//!
//! Start at [`ValueError`].

use crate::diag::{Diagnostic, Span};

use super::Value;

/// Why an operation on values has no result. The caller adds the span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueError {
    /// Stable name of the kind of failure, in the conformance kit's words where it has one.
    pub code: &'static str,
    /// What happened, lower case, no full stop.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl ValueError {
    /// Makes a failure.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        ValueError { code, message: message.into(), help: None }
    }

    /// Makes a failure of type: `what` expected `expected`, and got `found`.
    pub fn argument_type(what: &str, expected: &str, found: &Value) -> Self {
        let code = "InvalidArgumentType";
        ValueError::new(code, format!("{what} expects {expected}, found {}", found.type_name()))
    }

    /// Makes a failure of an argument whose type can be right but whose value is not.
    pub fn argument_value(message: impl Into<String>) -> Self {
        ValueError::new("InvalidArgumentValue", message)
    }

    /// Makes a failure of a number that is too large or too small for what it is used for.
    pub fn out_of_range(message: impl Into<String>) -> Self {
        ValueError::new("NumberOutOfRange", message)
    }

    /// Says what to do.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Returns the diagnostic that points at `span`.
    #[must_use]
    pub fn at(self, span: Span) -> Diagnostic {
        Diagnostic::error(self.code, self.message, span).with_optional_help(self.help)
    }
}
