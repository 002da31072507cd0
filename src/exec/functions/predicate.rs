//! Predicates on strings that are operators of the language, not functions.
//!
//! Invariants: operands that are no strings give null; a pattern has to match the whole text.
//! Start at [`regex_match`].

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use regex::{Regex, RegexBuilder};

use unicode_normalization::{is_nfc, is_nfd, is_nfkc, is_nfkd};

use crate::value::{Value, ValueError};

/// How many bytes a compiled pattern may take.
const PATTERN_BYTES_MAX: usize = 1 << 20;

/// How many compiled patterns a thread keeps.
const PATTERNS_KEPT: usize = 32;

/// Computes `left STARTS WITH right`.
#[must_use]
pub fn starts_with(left: &Value, right: &Value) -> Option<bool> {
    Some(left.as_str()?.starts_with(right.as_str()?))
}

/// Computes `left ENDS WITH right`.
#[must_use]
pub fn ends_with(left: &Value, right: &Value) -> Option<bool> {
    Some(left.as_str()?.ends_with(right.as_str()?))
}

/// Computes `left CONTAINS right`.
#[must_use]
pub fn contains(left: &Value, right: &Value) -> Option<bool> {
    Some(left.as_str()?.contains(right.as_str()?))
}

/// Computes `text =~ pattern`.
///
/// # Errors
/// `InvalidArgumentValue` if the pattern is none or takes more memory than is allowed.
pub fn regex_match(text: &Value, pattern: &Value) -> Result<Option<bool>, ValueError> {
    thread_local! {
        static COMPILED: RefCell<HashMap<String, Rc<Regex>>> = RefCell::new(HashMap::new());
    }
    let (Some(text), Some(pattern)) = (text.as_str(), pattern.as_str()) else { return Ok(None) };
    let known = COMPILED.with_borrow(|compiled| compiled.get(pattern).map(Rc::clone));
    let regex = match known {
        Some(regex) => regex,
        None => {
            let regex = Rc::new(compile(pattern)?);
            COMPILED.with_borrow_mut(|compiled| {
                // A pattern that differs from row to row would grow the table without end.
                if compiled.len() >= PATTERNS_KEPT {
                    compiled.clear();
                }
                compiled.insert(pattern.to_owned(), Rc::clone(&regex));
            });
            regex
        }
    };
    Ok(Some(regex.is_match(text)))
}

fn compile(pattern: &str) -> Result<Regex, ValueError> {
    let fail = |error: &regex::Error| {
        let reason = match error {
            regex::Error::CompiledTooBig(limit) => format!("it takes more than the limit of {limit} bytes"),
            other => {
                other.to_string().lines().last().unwrap_or_default().trim().trim_start_matches("error: ").to_owned()
            }
        };
        let shown: String = pattern.chars().take(60).collect();
        ValueError::argument_value(format!("`{shown}` is no regular expression: {reason}"))
            .with_help("look-around and back-references are not supported, all else is")
    };
    // The pattern on its own first, so that brackets in it cannot pair with those put around it.
    let build = |pattern: &str| RegexBuilder::new(pattern).size_limit(PATTERN_BYTES_MAX).build();
    build(pattern).map_err(|error| fail(&error))?;
    // A pattern under `(?x)` may end in a comment, which swallows the bracket; a line break ends it.
    build(&format!(r"\A(?:{pattern})\z"))
        .or_else(|_| build(&format!("\\A(?:{pattern}\n)\\z")))
        .map_err(|error| fail(&error))
}
/// Tests whether a text is in a normal form of Unicode; null for what is no text.
pub(in crate::exec) fn is_normalized(text: &Value, form: &Value) -> Option<bool> {
    let (Value::String(text), Value::String(form)) = (text, form) else { return None };
    Some(match &**form {
        "NFD" => is_nfd(text),
        "NFKC" => is_nfkc(text),
        "NFKD" => is_nfkd(text),
        _ => is_nfc(text),
    })
}
