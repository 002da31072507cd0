//! The prompt: reads lines from a person until they leave.
//!
//! Takes lines from rustyline; gives them to the interpreter.
//! Invariants: a statement goes on over lines until its `;`, a command ends with its line; Ctrl-C clears the line,
//! Ctrl-D leaves with exit code 0; an error never ends the session.
//! Start at [`run`]. [`converse`] is the same over any [`LineReader`], which is how tests speak to it.

use std::borrow::Cow;
use std::cell::RefCell;
use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use rustyline::completion::{Completer, FilenameCompleter, Pair};
use rustyline::error::ReadlineError;
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::{Hinter, HistoryHinter};
use rustyline::history::DefaultHistory;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{ColorMode, CompletionType, Config, Context, Editor, Helper};

use super::commands::{short_lens, size_text};
use super::completion::{Completion, complete};
use super::console::Stop;
use super::highlight::highlight;
use super::interpreter::Interpreter;
use super::script::is_complete;
use super::vocabulary::Vocabulary;
use crate::diag::SourceText;
use crate::session::Database;

/// Statements that the history keeps.
const HISTORY_MAX: usize = 10_000;

/// What came from the prompt.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Statements and commands that can run.
    Text(String),
    /// Ctrl-C: whatever was typed is dropped.
    Interrupted,
    /// Ctrl-D, or the terminal is gone.
    End,
}

/// Where lines come from.
pub(super) trait LineReader {
    /// Reads until what was typed can run.
    fn read(&mut self, prompt: &str) -> Line;
    /// Learns what the graph and the parameters are now, for completion.
    fn prepare(&mut self, database: &Database, parameters: Vec<String>);
}

/// Speaks with a person at the terminal.
pub(super) fn run(mut interpreter: Interpreter) -> ExitCode {
    let colour = interpreter.console.out_colour();
    let mut reader = match Terminal::new(colour) {
        Ok(reader) => reader,
        Err(error) => {
            interpreter.console.say(&format!("cannot read from the terminal: {error}"));
            return ExitCode::FAILURE;
        }
    };
    greet(&mut interpreter);
    converse(&mut interpreter, &mut reader);
    // What went wrong was told at the prompt; leaving is no failure, unless a file cannot be written.
    if interpreter.finish() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn greet(interpreter: &mut Interpreter) {
    let database = interpreter.session.database();
    let declarations = database.declarations();
    let name = match database.path() {
        Some(path) => path.display().to_string(),
        None => declarations.title.clone().unwrap_or_else(|| "a graph in memory".to_owned()),
    };
    let state = if database.is_writable() { "" } else { ", read only" };
    let text = format!(
        "grounds {}: {name}\n{}{state}\n`;` ends a statement, Tab completes, `:help` and `:schema` tell more, Ctrl-D leaves",
        env!("CARGO_PKG_VERSION"),
        size_text(&database.graph()),
    );
    interpreter.console.say(&text);
}

/// Reads and runs until the end.
pub(super) fn converse(interpreter: &mut Interpreter, reader: &mut dyn LineReader) {
    loop {
        let names = interpreter.session.parameters().keys().map(ToString::to_string).collect();
        reader.prepare(interpreter.session.database(), names);
        let prompt = prompt(interpreter.session.lens());
        match reader.read(&prompt) {
            Line::Text(text) => {
                interpreter.interrupt.clear();
                let source = SourceText::new("input", text);
                match interpreter.interpret(&source) {
                    Ok(()) | Err(Stop::Failed) => interpreter.forget_failure(),
                    Err(Stop::Quit | Stop::ClosedPipe) => return,
                }
            }
            Line::Interrupted => {}
            Line::End => return,
        }
    }
}

fn prompt(lens: Option<&str>) -> String {
    match lens {
        Some(lens) => format!("grounds [{}]> ", short_lens(lens)),
        None => "grounds> ".to_owned(),
    }
}

/// The terminal behind rustyline.
struct Terminal {
    editor: Editor<Assistant, DefaultHistory>,
    history: Option<PathBuf>,
    colour: bool,
}

impl Terminal {
    fn new(colour: bool) -> rustyline::Result<Self> {
        let config = Config::builder()
            .max_history_size(HISTORY_MAX)?
            .history_ignore_dups(true)?
            .history_ignore_space(true)
            .completion_type(CompletionType::List)
            .color_mode(if colour { ColorMode::Enabled } else { ColorMode::Disabled })
            .build();
        let mut editor = Editor::with_config(config)?;
        editor.set_helper(Some(Assistant::new(colour)));
        let history = history_path(|name| env::var_os(name).map(PathBuf::from));
        if let Some(path) = &history {
            // The first session has none yet.
            let _ = editor.load_history(path);
        }
        Ok(Terminal { editor, history, colour })
    }

    fn remember(&mut self, text: &str) {
        if self.editor.add_history_entry(text).unwrap_or(false)
            && let Some(path) = &self.history
        {
            if let Some(folder) = path.parent() {
                let _ = std::fs::create_dir_all(folder);
            }
            // A history that cannot be kept is no reason to bother anyone.
            let _ = self.editor.append_history(path);
        }
    }
}

impl LineReader for Terminal {
    fn read(&mut self, prompt: &str) -> Line {
        let styled = if self.colour { format!("\x1b[1;36m{prompt}\x1b[0m") } else { prompt.to_owned() };
        match self.editor.readline(&(prompt, styled)) {
            Ok(text) => {
                if !text.trim().is_empty() {
                    self.remember(&text);
                }
                Line::Text(text)
            }
            Err(ReadlineError::Interrupted) => Line::Interrupted,
            Err(_) => Line::End,
        }
    }

    fn prepare(&mut self, database: &Database, parameters: Vec<String>) {
        if let Some(assistant) = self.editor.helper_mut() {
            assistant.words.get_mut().prepare(database, parameters);
        }
    }
}

/// Where the history is kept: `GROUNDS_HISTORY`, which may be `off` or empty, else among the user's data.
fn history_path(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    if let Some(path) = variable("GROUNDS_HISTORY") {
        return (!path.as_os_str().is_empty() && path.as_os_str() != "off").then_some(path);
    }
    let absolute = |path: &PathBuf| path.is_absolute();
    let data = variable("XDG_DATA_HOME").filter(absolute);
    let data = data.or_else(|| variable("HOME").filter(absolute).map(|home| home.join(".local/share")))?;
    Some(data.join("grounds").join("history"))
}

/// The words for completion, made when they are first asked for.
#[derive(Default)]
struct Words {
    database: Option<Database>,
    parameters: Vec<String>,
    /// The vocabulary with the version of the graph that it is of.
    known: Option<(u64, Vocabulary)>,
}

impl Words {
    fn prepare(&mut self, database: &Database, parameters: Vec<String>) {
        if let Some((_, known)) = &mut self.known {
            known.parameters.clone_from(&parameters);
        }
        self.database = Some(database.clone());
        self.parameters = parameters;
    }

    fn vocabulary(&mut self) -> &Vocabulary {
        if let Some(database) = &self.database {
            let version = database.graph().version();
            if self.known.as_ref().is_none_or(|(known, _)| *known != version) {
                self.known = Some((version, Vocabulary::of(database, self.parameters.clone())));
            }
        }
        &self.known.get_or_insert_with(Default::default).1
    }
}

/// What rustyline asks while a line is typed.
struct Assistant {
    words: RefCell<Words>,
    files: FilenameCompleter,
    history: HistoryHinter,
    colour: bool,
}

impl Assistant {
    fn new(colour: bool) -> Self {
        Assistant { words: RefCell::default(), files: FilenameCompleter::new(), history: HistoryHinter::new(), colour }
    }
}

impl Helper for Assistant {}

impl Completer for Assistant {
    type Candidate = Pair;

    fn complete(&self, line: &str, at: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<Pair>)> {
        match complete(line, at, self.words.borrow_mut().vocabulary()) {
            Completion::File(_) => self.files.complete_path(line, at),
            Completion::Words { start, candidates } => {
                let pairs = candidates.into_iter().map(|word| Pair { display: word.clone(), replacement: word });
                Ok((start, pairs.collect()))
            }
        }
    }
}

impl Hinter for Assistant {
    type Hint = String;

    fn hint(&self, line: &str, at: usize, context: &Context<'_>) -> Option<String> {
        // Only the rest of the line: a hint of several lines makes the prompt jump.
        let hint = self.history.hint(line, at, context)?;
        hint.lines().next().filter(|hint| !hint.is_empty()).map(str::to_owned)
    }
}

impl Highlighter for Assistant {
    fn highlight<'l>(&self, line: &'l str, _: usize) -> Cow<'l, str> {
        if self.colour { Cow::Owned(highlight(line)) } else { Cow::Borrowed(line) }
    }

    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        if self.colour { Cow::Owned(format!("\x1b[2m{hint}\x1b[0m")) } else { Cow::Borrowed(hint) }
    }

    fn highlight_char(&self, _: &str, _: usize, kind: CmdKind) -> bool {
        self.colour && kind != CmdKind::MoveCursor
    }
}

impl Validator for Assistant {
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        Ok(if is_complete(context.input()) { ValidationResult::Valid(None) } else { ValidationResult::Incomplete })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use super::*;
    use crate::session::Session;
    use crate::shell::console::{Buffer, Console};
    use crate::shell::interpreter::Behaviour;
    use crate::shell::interrupt::Interrupt;

    struct Scripted {
        lines: VecDeque<Line>,
        prompts: Vec<String>,
    }

    impl LineReader for Scripted {
        fn read(&mut self, prompt: &str) -> Line {
            self.prompts.push(prompt.to_owned());
            self.lines.pop_front().unwrap_or(Line::End)
        }

        fn prepare(&mut self, _: &Database, _: Vec<String>) {}
    }

    fn spoken(lines: Vec<Line>) -> (String, String, Vec<String>) {
        let (out, err) = (Buffer::default(), Buffer::default());
        let console = Console::to_buffers(&out, &err, Some((80, 24)));
        let behaviour = Behaviour { interactive: true, ..Behaviour::default() };
        let session = Session::new(Database::in_memory());
        let mut interpreter = Interpreter::new(session, console, behaviour, Interrupt::default());
        let mut reader = Scripted { lines: lines.into(), prompts: Vec::new() };
        converse(&mut interpreter, &mut reader);
        assert!(interpreter.finish());
        (out.take(), err.take(), reader.prompts)
    }

    fn text(text: &str) -> Line {
        Line::Text(text.to_owned())
    }

    #[test]
    fn an_error_or_an_interrupt_does_not_end_the_session() {
        let (out, err, prompts) = spoken(vec![
            text("RETRN 1;"),
            Line::Interrupted,
            text("RETURN 7 AS x;"),
            text(":quit"),
            text("RETURN 8 AS x;"),
        ]);
        assert_eq!(prompts.len(), 4);
        assert!(out.contains('7') && !out.contains('8'), "{out}");
        assert!(err.starts_with("input:1:1: error["), "{err}");
        assert!(err.contains("1 row"), "{err}");
    }

    #[test]
    fn the_prompt_shows_the_lens() {
        let (_, err, prompts) = spoken(vec![text(":lens AS OF 2018"), text(":lens off")]);
        assert_eq!(prompts, ["grounds> ", "grounds [AS OF 2018]> ", "grounds> "]);
        assert!(err.contains("lens: AS OF 2018"), "{err}");
    }

    #[test]
    fn the_history_can_be_moved_and_switched_off() {
        let path = |pairs: &[(&str, &str)]| {
            let pairs: Vec<(String, PathBuf)> =
                pairs.iter().map(|(k, v)| ((*k).to_owned(), PathBuf::from(v))).collect();
            history_path(|name| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()))
        };
        assert_eq!(path(&[("HOME", "/h")]), Some(PathBuf::from("/h/.local/share/grounds/history")));
        assert_eq!(path(&[("HOME", "/h"), ("XDG_DATA_HOME", "/d")]), Some(PathBuf::from("/d/grounds/history")));
        assert_eq!(path(&[("HOME", "/h"), ("GROUNDS_HISTORY", "/x")]), Some(PathBuf::from("/x")));
        assert_eq!(path(&[("HOME", "/h"), ("GROUNDS_HISTORY", "off")]), None);
        assert_eq!(path(&[("HOME", "/h"), ("GROUNDS_HISTORY", "")]), None);
        assert_eq!(path(&[]), None);
    }
}
