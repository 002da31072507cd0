//! Runs `:commands`.
//!
//! Takes a command's line with its place; changes the interpreter, or shows something.
//! Invariants: the same in REPL and batch; every finding points at the word it is about; the commands are those of the
//! table in `help`, which a test holds.
//! Start at [`execute`].

mod figure;
mod lens;
pub(super) mod parameters;
mod schema;
mod source;

pub(super) use figure::report as report_figure;
pub(super) use lens::short_lens;
pub(super) use schema::size_text;

use std::path::Path;
use std::sync::Arc;

use super::console::{Flow, Stop};
use super::formats::Format;
use super::help;
use super::interpreter::Interpreter;
use super::opening;
use crate::diag::{Diagnostic, Result, SourceText, Span, did_you_mean};
use crate::session::{Database, OpenOptions};

/// How deep `:read` may nest: a file that reads itself ends here.
const READ_DEPTH_MAX: usize = 16;

/// A command as it was typed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Invocation<'a> {
    source: &'a Arc<SourceText>,
    /// From the colon to the end of the line.
    span: Span,
    /// The name without its colon.
    name: &'a str,
    /// What follows the name, without spaces around it.
    rest: &'a str,
    /// Where `rest` begins.
    rest_start: usize,
}

impl<'a> Invocation<'a> {
    fn parse(source: &'a Arc<SourceText>, span: Span) -> Self {
        let start = span.start as usize;
        let line = &source.text[start..span.end as usize];
        // A semicolon at the end is a habit; it means nothing here.
        let line = line.trim_end_matches([';', ' ', '\t', '\r']);
        let body = &line[1..];
        let name_length = body.find(char::is_whitespace).unwrap_or(body.len());
        let (name, after) = body.split_at(name_length);
        let rest = after.trim_start();
        Invocation { source, span, name, rest: rest.trim_end(), rest_start: start + line.len() - rest.len() }
    }

    /// An error at what follows the name, or at the name when nothing follows.
    fn error(&self, code: &'static str, message: impl Into<String>) -> Diagnostic {
        let start = self.span.start as usize;
        let span = if self.rest.is_empty() {
            Span::new(start, start + 1 + self.name.len())
        } else {
            Span::new(self.rest_start, self.rest_start + self.rest.len())
        };
        Diagnostic::error(code, message, span).in_source(self.source)
    }

    /// An error at a part of the command's line.
    fn error_at(&self, part: &str, code: &'static str, message: impl Into<String>) -> Diagnostic {
        let offset = part.as_ptr() as usize - self.source.text.as_ptr() as usize;
        Diagnostic::error(code, message, Span::new(offset, offset + part.len())).in_source(self.source)
    }

    /// Makes findings about a part of this line, which was handed on as a text of its own, point into this text.
    fn place(&self, findings: Vec<Diagnostic>, part: &str, part_start: usize) -> Vec<Diagnostic> {
        findings
            .into_iter()
            .map(|mut finding| {
                let is_part = finding.source.as_ref().is_none_or(|source| source.text == part);
                if is_part {
                    finding.source = None;
                    finding = finding.shifted(part_start);
                }
                finding.in_source(self.source)
            })
            .collect()
    }

    fn takes_nothing(&self) -> Result<()> {
        if self.rest.is_empty() {
            return Ok(());
        }
        Err(Box::new(
            self.error("UnexpectedArgument", format!("`:{}` takes nothing, found `{}`", self.name, self.rest)),
        ))
    }
}

/// Runs the command at `span`.
pub(super) fn execute(interpreter: &mut Interpreter, source: &Arc<SourceText>, span: Span) -> Flow {
    let invocation = Invocation::parse(source, span);
    match invocation.name {
        "help" | "h" | "?" => help_command(interpreter, &invocation),
        "schema" => schema::show(interpreter, &invocation),
        "source" => source::show(interpreter, &invocation),
        "lens" => lens::execute(interpreter, &invocation),
        "mode" => mode(interpreter, &invocation),
        "output" => output(interpreter, &invocation),
        "figure" => figure::execute(interpreter, &invocation),
        "param" => parameters::execute(interpreter, &invocation),
        "read" => read(interpreter, &invocation),
        "save" => save(interpreter, &invocation),
        "timing" => timing(interpreter, &invocation),
        "quit" | "q" | "exit" => quit(interpreter, &invocation),
        "why" => {
            let error = invocation
                .error("UnsupportedCommand", "`:why` is not available yet")
                .with_help("ask for `grounds()`, `sources()` and `confidence()` in `RETURN`");
            interpreter.fail([error])
        }
        _ => unknown(interpreter, &invocation),
    }
}

fn unknown(interpreter: &mut Interpreter, invocation: &Invocation<'_>) -> Flow {
    let start = invocation.span.start as usize;
    let span = Span::new(start, start + 1 + invocation.name.len());
    let names: Vec<String> = help::COMMANDS.iter().map(|command| format!(":{}", command.name)).collect();
    let typed = format!(":{}", invocation.name);
    let help = did_you_mean(&typed, names.iter().map(String::as_str))
        .unwrap_or_else(|| "`:help` lists the commands".to_owned());
    let error = Diagnostic::error("UnknownCommand", format!("no command `{typed}`"), span)
        .in_source(invocation.source)
        .with_help(help);
    interpreter.fail([error])
}

fn help_command(interpreter: &mut Interpreter, invocation: &Invocation<'_>) -> Flow {
    if invocation.rest.is_empty() {
        return interpreter.show(&help::overview());
    }
    match help::topic(invocation.rest) {
        Ok(text) => interpreter.show(&text),
        Err(near) => {
            let error = invocation
                .error("UnknownTopic", format!("no help on `{}`", invocation.rest))
                .with_help(near.unwrap_or_else(|| "`:help` alone lists the commands and clauses".to_owned()));
            interpreter.fail([error])
        }
    }
}

fn mode(interpreter: &mut Interpreter, invocation: &Invocation<'_>) -> Flow {
    if invocation.rest.is_empty() {
        let current = interpreter.behaviour.format;
        let mut text = String::new();
        for (name, format, what) in Format::ALL {
            let mark = if format == current { '*' } else { ' ' };
            text.push_str(&format!("{mark} {name:<9} {what}\n"));
        }
        return interpreter.show(&text);
    }
    match Format::parse(invocation.rest) {
        Ok(format) => {
            interpreter.behaviour.format = format;
            if interpreter.behaviour.interactive {
                interpreter.console.say(&format!("results are written as {}", format.name()));
            }
            Ok(())
        }
        Err(message) => interpreter.fail([invocation.error("UnknownFormat", message)]),
    }
}

fn output(interpreter: &mut Interpreter, invocation: &Invocation<'_>) -> Flow {
    let path = unquoted(invocation.rest);
    let path = (!path.is_empty() && path != "-").then(|| Path::new(path));
    let before = interpreter.output_path().map(Path::to_owned);
    interpreter.set_output(path)?;
    if interpreter.behaviour.interactive {
        if let Some(before) = before {
            interpreter.console.say(&format!("wrote `{}`", before.display()));
        }
        if let Some(path) = path {
            let text = format!("results go to `{}`, which appears at the next `:output` or at the end", path.display());
            interpreter.console.say(&text);
        }
    }
    Ok(())
}

fn read(interpreter: &mut Interpreter, invocation: &Invocation<'_>) -> Flow {
    if invocation.rest.is_empty() {
        return interpreter.fail([invocation.error("MissingArgument", "`:read` needs the name of a file")]);
    }
    let path = Path::new(unquoted(invocation.rest));
    if interpreter.reading.len() >= READ_DEPTH_MAX {
        let error = invocation
            .error("ReadTooDeep", format!("files read each other more than {READ_DEPTH_MAX} deep"))
            .with_help("look for a file that reads itself");
        return interpreter.fail([error]);
    }
    match opening::read_text(path) {
        Ok(text) => {
            interpreter.reading.push(path.to_owned());
            let outcome = interpreter.interpret_file(path, &text);
            interpreter.reading.pop();
            outcome
        }
        Err(error) => {
            let mut placed = invocation.error(error.code, error.message);
            placed.help = error.help;
            interpreter.fail([placed])
        }
    }
}

fn save(interpreter: &mut Interpreter, invocation: &Invocation<'_>) -> Flow {
    let current = interpreter.session.database().path().map(Path::to_owned);
    if invocation.rest.is_empty() {
        let error = invocation.error("MissingArgument", "`:save` needs the name of a `.grounds` file");
        return interpreter.fail([match current {
            Some(path) => error.with_help(format!("what is written goes to `{}` already", path.display())),
            None => error.with_help("for example `:save mine.grounds`"),
        }]);
    }
    let name = Path::new(unquoted(invocation.rest));
    let saved = opening::check_new_database(name, false, "name another file").and_then(|path| {
        interpreter.session.database().save_as(&path)?;
        Database::open(&path, OpenOptions { read_only: false, create: false })
    });
    match saved {
        Ok(database) => {
            interpreter.adopt(database)?;
            interpreter.console.say(&format!("saved; the session goes on in `{}`", name.display()));
            Ok(())
        }
        Err(error) => {
            let mut placed = invocation.error(error.code, error.message);
            placed.help = error.help;
            interpreter.fail([placed])
        }
    }
}

fn timing(interpreter: &mut Interpreter, invocation: &Invocation<'_>) -> Flow {
    interpreter.behaviour.timing = match invocation.rest {
        "" => !interpreter.behaviour.timing,
        "on" => true,
        "off" => false,
        other => {
            let error =
                invocation.error("UnexpectedArgument", format!("`:timing` takes `on` or `off`, found `{other}`"));
            return interpreter.fail([error]);
        }
    };
    if interpreter.behaviour.interactive {
        let state = if interpreter.behaviour.timing { "on" } else { "off" };
        interpreter.console.say(&format!("timing is {state}"));
    }
    Ok(())
}

fn quit(interpreter: &mut Interpreter, invocation: &Invocation<'_>) -> Flow {
    match invocation.takes_nothing() {
        Ok(()) => Err(Stop::Quit),
        Err(error) => interpreter.fail([*error]),
    }
}

/// Takes quotes off a file name that is written with them.
fn unquoted(text: &str) -> &str {
    for quote in ['\'', '"'] {
        if let Some(inner) = text.strip_prefix(quote).and_then(|text| text.strip_suffix(quote)) {
            return inner;
        }
    }
    text
}

/// Splits the first word, or quoted name, from what follows it.
fn first_word(text: &str) -> (&str, &str) {
    for quote in ['\'', '"'] {
        if let Some((word, rest)) = text.strip_prefix(quote).and_then(|text| text.split_once(quote)) {
            return (word, rest.trim());
        }
    }
    match text.split_once(char::is_whitespace) {
        Some((word, rest)) => (word, rest.trim()),
        None => (text, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_into_name_and_rest() {
        let cases = [
            (":schema", "schema", ""),
            (":timing on;", "timing", "on"),
            (":lens  USING ALL EVIDENCE ; ", "lens", "USING ALL EVIDENCE"),
            (":", "", ""),
        ];
        for (line, name, rest) in cases {
            let source = SourceText::new("t", format!("\n{line}"));
            let span = Span::new(1, 1 + line.trim_end().len());
            let found = Invocation::parse(&source, span);
            assert_eq!((found.name, found.rest), (name, rest), "{line:?}");
            assert_eq!(&source.text[found.rest_start..found.rest_start + rest.len()], rest, "{line:?}");
        }
    }

    #[test]
    fn words_and_quotes() {
        assert_eq!(first_word("a.svg The title"), ("a.svg", "The title"));
        assert_eq!(first_word("'my file.svg'  The title"), ("my file.svg", "The title"));
        assert_eq!(first_word("'open"), ("'open", ""));
        assert_eq!(unquoted("\"a b\""), "a b");
        assert_eq!(unquoted("it's"), "it's");
    }
}
