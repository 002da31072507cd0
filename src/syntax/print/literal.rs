//! Names, strings and numbers.

use std::fmt::Write as _;

use pest::unicode::{XID_CONTINUE, XID_START};

use super::super::ast::Ident;
use super::super::keyword::is_keyword;
use super::Printer;

/// Keywords that no place takes for one where a variable can stand.
const NEVER_MISTAKEN: &[&str] = &[
    "array", "at", "collect", "count", "csv", "evidence", "group", "groups", "headers", "lens", "list", "next", "path",
    "paths", "reduce", "single", "source", "standing", "to", "via",
];

impl Printer {
    /// A variable: quoted when it could be mistaken for a keyword.
    pub(super) fn variable(&mut self, variable: &Ident) {
        self.variable_name(&variable.name);
    }

    pub(super) fn variable_name(&mut self, name: &str) {
        if NEVER_MISTAKEN.iter().any(|word| name.eq_ignore_ascii_case(word)) {
            self.name(name);
        } else {
            self.variable_before_brace(name);
        }
    }

    /// A variable with a brace behind it, where `count` would start a subquery.
    pub(super) fn variable_before_brace(&mut self, name: &str) {
        if is_keyword(name) { self.quoted_name(name) } else { self.name(name) }
    }

    /// A property key, label or other name that no keyword can be mistaken for.
    pub(super) fn name(&mut self, name: &str) {
        let mut characters = name.chars();
        let plain =
            characters.next().is_some_and(|first| first == '_' || XID_START(first)) && characters.all(XID_CONTINUE);
        if plain { self.push(name) } else { self.quoted_name(name) }
    }

    fn quoted_name(&mut self, name: &str) {
        self.out.push('`');
        for character in name.chars() {
            match character {
                '`' => self.push("``"),
                '\\' => self.push("\\\\"),
                _ => self.out.push(character),
            }
        }
        self.out.push('`');
    }

    /// A dotted name of a function or procedure.
    pub(super) fn dotted_name(&mut self, name: &str) {
        for (position, part) in name.split('.').enumerate() {
            if position > 0 {
                self.out.push('.');
            }
            let starts_expression = position == 0 && ["not", "case"].iter().any(|word| part.eq_ignore_ascii_case(word));
            if starts_expression { self.quoted_name(part) } else { self.name(part) }
        }
    }

    pub(super) fn parameter(&mut self, name: &str) {
        self.out.push('$');
        let plain = !name.is_empty() && name.chars().all(XID_CONTINUE);
        if plain { self.push(name) } else { self.quoted_name(name) }
    }

    pub(super) fn string(&mut self, text: &str) {
        self.out.push('\'');
        for character in text.chars() {
            match character {
                '\'' => self.push("\\'"),
                '\\' => self.push("\\\\"),
                '\n' => self.push("\\n"),
                '\r' => self.push("\\r"),
                '\t' => self.push("\\t"),
                '\u{8}' => self.push("\\b"),
                '\u{C}' => self.push("\\f"),
                control if control.is_control() => {
                    let _ = write!(self.out, "\\u{:04X}", u32::from(control));
                }
                _ => self.out.push(character),
            }
        }
        self.out.push('\'');
    }

    pub(super) fn float(&mut self, value: f64) {
        if value.is_nan() {
            self.push("NaN");
        } else if value.is_infinite() {
            self.push(if value < 0.0 { "-Infinity" } else { "Infinity" });
        } else {
            let _ = write!(self.out, "{value:?}");
        }
    }
}
