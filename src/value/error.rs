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
        let message = format!("{what} expects {expected}, found {}", found.type_name());
        let help = conversion(expected, found.type_name()).map(str::to_owned);
        ValueError { help, ..ValueError::new("InvalidArgumentType", message) }
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

/// Returns how to make what is wanted of what is there; both are words that say a type, such as `a string`.
#[must_use]
pub fn conversion(wanted: &str, found: &str) -> Option<&'static str> {
    let found = found.to_ascii_lowercase();
    let is = |types: &[&str]| types.iter().any(|kind| found.ends_with(kind));
    match wanted {
        "a boolean" if !is(&["null"]) => Some("write a comparison, such as `x = 1` or `x IS NOT NULL`"),
        "a string" if is(&["integer", "float", "number", "boolean", "date", "time", "duration", "temporal value"]) => {
            Some("`toString(x)` makes a string of it")
        }
        "an integer" | "a non-negative integer" if is(&["string", "float"]) => {
            Some("`toInteger(x)` makes an integer of it")
        }
        "a number" | "a float" | "an integer or a float" | "an integer, a float or a duration" if is(&["string"]) => {
            Some("`toFloat(x)` or `toInteger(x)` makes a number of it")
        }
        "a list" if is(&["node", "integer", "float", "number", "boolean", "map", "string"]) => {
            Some("put it into a list: `[x]`")
        }
        "a list, map or entity" if is(&["string"]) => Some("`substring(text, start, length)` gives a part of a string"),
        "a list, map or entity" if is(&["path"]) => Some("`nodes(p)` and `relationships(p)` are its lists"),
        "two strings or two lists" if is(&["integer", "float"]) => {
            Some("`toString(x)` makes a string of it, or write `+`")
        }
        "a node, relationship or path" if is(&["string", "integer", "float", "boolean", "list"]) => {
            Some("name the variable of a node or relationship; `REMOVE n.key` removes a property")
        }
        "a list" if is(&["path"]) => Some("`nodes(p)` and `relationships(p)` are its lists"),
        "a relationship" if is(&["list"]) => {
            Some("of a variable-length relationship, ask one by one: `[x IN list | type(x)]`")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conversion_is_named_where_there_is_one() {
        for (wanted, found, help) in [
            ("a string", "an integer", Some("`toString(x)` makes a string of it")),
            ("a string", "ZONED DATETIME", Some("`toString(x)` makes a string of it")),
            ("a string", "DATE", Some("`toString(x)` makes a string of it")),
            ("a boolean", "STRING", Some("write a comparison, such as `x = 1` or `x IS NOT NULL`")),
            ("a list", "a map", Some("put it into a list: `[x]`")),
            ("a node", "a string", None),
        ] {
            assert_eq!(conversion(wanted, found), help, "{wanted} {found}");
        }
    }
}
