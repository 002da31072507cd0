//! `:lens`: the evidence that counts in every statement from now on.

use super::Invocation;
use crate::diag::did_you_mean;
use crate::shell::console::Flow;
use crate::shell::interpreter::Interpreter;

/// Shows, sets or takes off the session's lens.
pub(super) fn execute(interpreter: &mut Interpreter, invocation: &Invocation<'_>) -> Flow {
    let rest = invocation.rest;
    if rest.is_empty() {
        return show(interpreter);
    }
    if rest.eq_ignore_ascii_case("off") {
        return set(interpreter, invocation, None);
    }
    if rest.contains(char::is_whitespace) {
        return set(interpreter, invocation, Some(rest.to_owned()));
    }
    let declarations = interpreter.session.database().declarations();
    let name = rest.trim_matches('`');
    if !declarations.lenses.contains_key(name) {
        let help = did_you_mean(name, declarations.lenses.keys().map(String::as_str)).unwrap_or_else(|| {
            let names: Vec<&str> = declarations.lenses.keys().map(String::as_str).collect();
            if names.is_empty() {
                "the graph names no lens; write its clauses: `:lens USING EVIDENCE e WHERE e.year >= 2015`".to_owned()
            } else {
                format!("there are {}", names.join(", "))
            }
        });
        let error = invocation.error("UnknownLens", format!("no lens `{name}`")).with_help(help);
        return interpreter.fail([error]);
    }
    set(interpreter, invocation, Some(format!("USING LENS {}", identifier(name))))
}

fn set(interpreter: &mut Interpreter, invocation: &Invocation<'_>, lens: Option<String>) -> Flow {
    match interpreter.session.set_lens(lens) {
        Ok(()) => {
            if interpreter.behaviour.interactive {
                let text = match interpreter.session.lens() {
                    Some(lens) => format!("lens: {lens}"),
                    None => "no lens: all but retracted sources count".to_owned(),
                };
                interpreter.console.say(&text);
            }
            Ok(())
        }
        Err(findings) => {
            let findings = invocation.place(findings, invocation.rest, invocation.rest_start);
            interpreter.fail(findings)
        }
    }
}

fn show(interpreter: &mut Interpreter) -> Flow {
    let mut text = match interpreter.session.lens() {
        Some(lens) => format!("lens: {lens}\n"),
        None => "no lens: all but retracted sources count\n".to_owned(),
    };
    let declarations = interpreter.session.database().declarations();
    let width = declarations.lenses.keys().map(|name| name.chars().count()).max().unwrap_or(0);
    for (name, lens) in &declarations.lenses {
        text.push_str(&format!("  {name:<width$}  {}\n", lens.title.as_deref().unwrap_or(&lens.clauses)));
    }
    interpreter.show(&text)
}

/// A name as the language writes it.
fn identifier(name: &str) -> String {
    let plain = name.chars().enumerate().all(|(at, c)| c == '_' || c.is_alphabetic() || (at > 0 && c.is_numeric()));
    if plain && !name.is_empty() { name.to_owned() } else { format!("`{}`", name.replace('`', "``")) }
}

/// Returns the session's lens in a few letters, for the prompt.
pub(in crate::shell) fn short_lens(lens: &str) -> String {
    const SHOWN: usize = 24;
    let words: Vec<&str> = lens.split_whitespace().collect();
    let text = match words.as_slice() {
        [using, named, name] if using.eq_ignore_ascii_case("USING") && named.eq_ignore_ascii_case("LENS") => {
            (*name).to_owned()
        }
        words => words.join(" "),
    };
    if text.chars().count() <= SHOWN {
        return text;
    }
    text.chars().take(SHOWN - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lens_in_a_few_letters() {
        assert_eq!(short_lens("using lens clinical"), "clinical");
        assert_eq!(short_lens("AS OF  2018"), "AS OF 2018");
        assert_eq!(short_lens("USING EVIDENCE e WHERE e.year >= 2015"), "USING EVIDENCE e WHERE …");
        assert_eq!(identifier("without seed"), "`without seed`");
        assert_eq!(identifier("first_hand2"), "first_hand2");
    }
}
