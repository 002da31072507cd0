//! Names of types, as `IS ::` takes them.

use std::sync::Arc;

use super::super::parser::{Pair, Rule};
use super::{Builder, Built};
use crate::diag::{Diagnostic, Span, did_you_mean};

/// How deep lists of lists may nest.
const TYPE_NESTING_MAX: usize = 100;

impl Builder<'_> {
    /// Builds a type's name as typed, upper-cased, with single spaces: `LIST<INTEGER NOT NULL> | STRING`.
    pub(super) fn type_name(&mut self, pair: Pair<'_>) -> Built<Arc<str>> {
        let span = self.span(&pair);
        let mut name = String::new();
        let mut open = 0_usize;
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::list_type => {
                    open += 1;
                    if open > TYPE_NESTING_MAX {
                        return Err(too_deep(span));
                    }
                    name.push_str(self.list_type(&part)?);
                }
                Rule::base_type => {
                    let place = self.span(&part);
                    let words = self.words(&part);
                    if !TYPES.contains(&words.as_str()) {
                        return Err(unknown_type(&words, place));
                    }
                    name.push_str(&words);
                }
                Rule::not_null => name.push_str(" NOT NULL"),
                Rule::type_bar => name.push_str(" | "),
                _ => {
                    open = open.checked_sub(1).ok_or_else(|| unbalanced_type(span))?;
                    name.push('>');
                }
            }
        }
        if open > 0 { Err(unbalanced_type(span)) } else { Ok(Arc::from(name)) }
    }

    fn list_type(&self, pair: &Pair<'_>) -> Built<&'static str> {
        let words = self.words(pair);
        match words.trim_end_matches('<').trim_end() {
            "LIST" | "ARRAY" => Ok("LIST<"),
            "ANY" | "ANY VALUE" => Ok("ANY<"),
            other => Err(unknown_type(other, self.span(pair))),
        }
    }
}

/// The types that `IS ::` knows, without lists of them.
const TYPES: &[&str] = &[
    "ANY",
    "ANY EDGE",
    "ANY MAP",
    "ANY NODE",
    "ANY PROPERTY VALUE",
    "ANY RELATIONSHIP",
    "ANY VALUE",
    "ANY VERTEX",
    "ARRAY",
    "BIGINT",
    "BOOL",
    "BOOLEAN",
    "DATE",
    "DATETIME",
    "DOUBLE",
    "DOUBLE PRECISION",
    "DURATION",
    "EDGE",
    "FLOAT",
    "FLOAT128",
    "FLOAT16",
    "FLOAT256",
    "FLOAT32",
    "FLOAT64",
    "INT",
    "INT16",
    "INT32",
    "INT64",
    "INT8",
    "INTEGER",
    "INTEGER16",
    "INTEGER32",
    "INTEGER64",
    "INTEGER8",
    "LIST",
    "LOCAL DATETIME",
    "LOCAL TIME",
    "MAP",
    "NODE",
    "NOTHING",
    "NULL",
    "PATH",
    "PROPERTY VALUE",
    "REAL",
    "RELATIONSHIP",
    "SIGNED INTEGER",
    "SMALLINT",
    "STRING",
    "TIME",
    "TIME WITH TIME ZONE",
    "TIME WITH TIMEZONE",
    "TIME WITHOUT TIME ZONE",
    "TIME WITHOUT TIMEZONE",
    "TIMESTAMP WITH TIME ZONE",
    "TIMESTAMP WITH TIMEZONE",
    "TIMESTAMP WITHOUT TIME ZONE",
    "TIMESTAMP WITHOUT TIMEZONE",
    "UBIGINT",
    "UINT",
    "UINT16",
    "UINT32",
    "UINT64",
    "UINT8",
    "UNSIGNED INTEGER",
    "USMALLINT",
    "VARCHAR",
    "VERTEX",
    "ZONED DATETIME",
    "ZONED TIME",
];

fn unknown_type(words: &str, span: Span) -> Box<Diagnostic> {
    let help = match words {
        "POINT" => "keep the coordinates as properties of their own, such as `latitude` and `longitude`".to_owned(),
        "VECTOR" => "keep the numbers in a list: `LIST<FLOAT>`".to_owned(),
        _ => did_you_mean(words, TYPES.iter().copied()).unwrap_or_else(|| {
            "types are `BOOLEAN`, `INTEGER`, `FLOAT`, `STRING`, `DATE`, `LIST<…>`, `MAP`, `NODE`, …".to_owned()
        }),
    };
    Box::new(Diagnostic::error("UnexpectedSyntax", format!("no type `{words}`"), span).with_help(help))
}

fn unbalanced_type(span: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("UnexpectedSyntax", "`<` and `>` of the type do not pair", span)
            .with_help("write `LIST<INTEGER>`"),
    )
}

fn too_deep(span: Span) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(
        "NestingTooDeep",
        format!("lists of lists nest more than {TYPE_NESTING_MAX} deep in this type"),
        span,
    ))
}
