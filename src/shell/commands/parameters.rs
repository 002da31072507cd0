//! `:param`: lists, sets and takes away parameters; also reads `--param name=value`.

use super::Invocation;
use crate::diag::{Diagnostic, Result, SourceText, did_you_mean};
use crate::session::{self, Session};
use crate::shell::console::Flow;
use crate::shell::interpreter::Interpreter;
use crate::value::{NoEntities, Value};

/// Runs `:param`, `:param x`, `:param x => 1 + 2`, `:param clear`, `:param clear x`.
pub(super) fn execute(interpreter: &mut Interpreter, invocation: &Invocation<'_>) -> Flow {
    if let Some((name, expression)) = definition(invocation.rest) {
        return set(interpreter, invocation, name, expression);
    }
    let words: Vec<&str> = invocation.rest.split_whitespace().collect();
    match words.as_slice() {
        [] => show(interpreter, None),
        ["clear"] => {
            let names: Vec<String> = interpreter.session.parameters().keys().map(ToString::to_string).collect();
            for name in names {
                interpreter.session.remove_parameter(&name);
            }
            Ok(())
        }
        ["clear", name] => match known(interpreter, invocation, name) {
            Ok(()) => {
                interpreter.session.remove_parameter(bare(name));
                Ok(())
            }
            Err(error) => interpreter.fail([*error]),
        },
        [name] => match known(interpreter, invocation, name) {
            Ok(()) => show(interpreter, Some(bare(name))),
            Err(error) => interpreter.fail([*error]),
        },
        _ => {
            let error = invocation
                .error("UnexpectedArgument", "`:param` takes `name => expression`")
                .with_help("for example `:param since => 2015` or `:param drug => 'ketamine'`");
            interpreter.fail([error])
        }
    }
}

/// Splits `name => expression`, and `name = expression` for whoever is used to that.
fn definition(text: &str) -> Option<(&str, &str)> {
    let (name, expression) = text.split_once('=')?;
    let name = name.trim();
    let is_name = !name.is_empty() && bare(name).chars().all(|c| c == '_' || c.is_alphanumeric());
    is_name.then(|| (name, expression.strip_prefix('>').unwrap_or(expression).trim()))
}

/// A name that may be written with its `$`.
fn bare(name: &str) -> &str {
    name.strip_prefix('$').unwrap_or(name)
}

fn known(interpreter: &Interpreter, invocation: &Invocation<'_>, name: &str) -> Result<()> {
    let parameters = interpreter.session.parameters();
    if parameters.keys().any(|known| *known == *bare(name)) {
        return Ok(());
    }
    let names: Vec<String> = parameters.keys().map(ToString::to_string).collect();
    let help = did_you_mean(bare(name), names.iter().map(String::as_str))
        .unwrap_or_else(|| format!("`:param {} => 1` sets it", bare(name)));
    Err(Box::new(invocation.error_at(name, "UnknownParameter", format!("no parameter `{name}`")).with_help(help)))
}

fn set(interpreter: &mut Interpreter, invocation: &Invocation<'_>, name: &str, expression: &str) -> Flow {
    if expression.is_empty() {
        return interpreter.fail([invocation.error("MissingArgument", format!("`{name}` needs a value"))]);
    }
    let start = expression.as_ptr() as usize - invocation.source.text.as_ptr() as usize;
    match interpreter.session.evaluate(expression) {
        Ok(value) => {
            interpreter.session.set_parameter(bare(name), value);
            Ok(())
        }
        Err(findings) => {
            let findings = invocation.place(findings, expression, start);
            interpreter.fail(findings)
        }
    }
}

fn show(interpreter: &mut Interpreter, only: Option<&str>) -> Flow {
    let mut text = String::new();
    for (name, value) in interpreter.session.parameters() {
        if only.is_none_or(|only| *name == *only) {
            text.push_str(&format!("{name} => {}\n", value_text(value)));
        }
    }
    if text.is_empty() {
        text.push_str("no parameters; `:param name => 1 + 2` sets one\n");
    }
    interpreter.show(&text)
}

fn value_text(value: &Value) -> String {
    value.literal(&NoEntities)
}

/// Sets a parameter from `name=value` or `name=>expression`.
///
/// After `=`, a number, a boolean, `null`, a quoted text, a list, a map or a call of a function is what it looks like;
/// anything else is a text as it stands, so that `--param key=jones2018` and `--param on=2018-03-01` need no quotes
/// within quotes. After `=>` stands an expression.
///
/// # Errors
/// There is no `=`, the name is none, or the value is no constant.
pub(in crate::shell) fn set_from_argument(session: &mut Session, argument: &str) -> Result<(), Vec<Diagnostic>> {
    let Some((name, value)) = argument.split_once('=') else {
        let error = Diagnostic::error_without_place("InvalidParameter", format!("`--param {argument}` has no `=`"));
        return Err(error.with_help("write `--param name=value`").into());
    };
    let name = bare(name.trim());
    if name.is_empty() || !name.chars().all(|c| c == '_' || c.is_alphanumeric()) {
        let error = Diagnostic::error_without_place("InvalidParameter", format!("`{name}` is no name of a parameter"));
        return Err(error.with_help("write `--param name=value`").into());
    }
    let value = match value.strip_prefix('>') {
        Some(expression) => evaluate(session, argument, expression.trim())?,
        None if is_literal(value.trim()) => evaluate(session, argument, value.trim())?,
        None => Value::String(value.into()),
    };
    session.set_parameter(name, value);
    Ok(())
}

fn evaluate(session: &mut Session, argument: &str, expression: &str) -> Result<Value, Vec<Diagnostic>> {
    let start = expression.as_ptr() as usize - argument.as_ptr() as usize;
    let source = SourceText::new("--param", argument);
    session.evaluate(expression).map_err(|findings| {
        let placed = findings.into_iter().map(|mut finding| {
            finding.source = None;
            finding.shifted(start).in_source(&source)
        });
        placed.collect()
    })
}

/// Whether a text looks like a literal of the language, or a call of one of its functions.
fn is_literal(text: &str) -> bool {
    let is_number = text.strip_prefix(['-', '+']).unwrap_or(text).starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && text.parse::<f64>().is_ok();
    let is_word = ["true", "false", "null"].iter().any(|word| text.eq_ignore_ascii_case(word));
    let is_call = text.ends_with(')')
        && text
            .split_once('(')
            .is_some_and(|(name, _)| session::functions().any(|function| function.name.eq_ignore_ascii_case(name)));
    is_number || is_word || is_call || text.starts_with(['\'', '"', '[', '{'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_literal_and_what_a_text() {
        for text in ["1", "-1.5", "1e3", "true", "NULL", "'a'", "[1]", "{a: 1}", "date('2018-03-01')"] {
            assert!(is_literal(text), "{text}");
        }
        for text in ["ketamine", "jones2018", "2018-03-01", "1 2", "Ketamine (racemic)", "", "-", "inf", "nan"] {
            assert!(!is_literal(text), "{text}");
        }
    }

    #[test]
    fn definitions() {
        assert_eq!(definition("x => 1 + 2"), Some(("x", "1 + 2")));
        assert_eq!(definition("$x = 'a=b'"), Some(("$x", "'a=b'")));
        assert_eq!(definition("x"), None);
        assert_eq!(definition("x y => 1"), None);
    }
}
