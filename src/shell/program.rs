//! Does what the arguments ask for.
//!
//! Takes [`Arguments`]; gives an exit code.
//! Invariants: the terminal is not probed, and no help is made, before a statement of `-c` runs.
//! Start at [`run`].

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use super::arguments::{self, Action, Arguments, FigureArguments, Options};
use super::bench;
use super::commands::{parameters, report_figure};
use super::console::{Console, Flow, Stop};
use super::figures::{FigureRequest, write_figure};
use super::help;
use super::importing;
use super::interpreter::{Behaviour, Interpreter, counted};
use super::interrupt::Interrupt;
use super::opening::{self, Opening};
use super::repl;
use crate::diag::{Diagnostic, Result, Severity, SourceText};
use crate::pack::{self, Pack};
use crate::session::{Database, FileAccess, Session};

/// Runs the program.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let Arguments { action, options } = match arguments::parse(arguments) {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    let mut console = Console::standard(wants_colour(&options));
    match action {
        Action::Interpret => interpret(console, &options),
        Action::Run(files) => batch(console, &options, &files.into_iter().map(Text::File).collect::<Vec<_>>()),
        Action::Figure(figure) => draw(console, &options, figure),
        Action::Check(folder) => code(check(&mut console, &options, &folder)),
        Action::New(folder) => code(start_pack(&mut console, &folder)),
        Action::Import(import) => code(importing::import(&mut console, &options, &import)),
        Action::Bench { files, repeat, json } => bench::run(console, &options, &files, repeat, json),
        Action::Topic(topic) => code(tell(&mut console, &topic)),
    }
}

/// A text to run.
#[derive(Debug)]
enum Text {
    Argument(String),
    File(PathBuf),
}

impl Text {
    fn read(&self) -> Result<Arc<SourceText>> {
        match self {
            Text::Argument(text) => Ok(SourceText::new("-c", text.clone())),
            Text::File(path) => opening::read_text(path),
        }
    }
}

fn wants_colour(options: &Options) -> bool {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    !options.no_color && !is_set("NO_COLOR") && env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Turns the outcome of what reports its own failures into an exit code; a closed pipe is no failure.
fn code(outcome: Flow) -> ExitCode {
    match outcome {
        Err(Stop::Failed) => ExitCode::FAILURE,
        Ok(()) | Err(Stop::ClosedPipe | Stop::Quit) => ExitCode::SUCCESS,
    }
}

fn interpret(console: Console, options: &Options) -> ExitCode {
    if !options.commands.is_empty() {
        let texts: Vec<Text> = options.commands.iter().cloned().map(Text::Argument).collect();
        return batch(console, options, &texts);
    }
    if !io::stdin().is_terminal() || !console.out_is_terminal {
        return batch(console, options, &[Text::File(PathBuf::from("-"))]);
    }
    match interpreter(console, options, true, false) {
        Ok(interpreter) => repl::run(interpreter),
        Err(code) => code,
    }
}

/// Opens the graph and makes an interpreter as the options want it.
fn interpreter(
    mut console: Console,
    options: &Options,
    interactive: bool,
    silent: bool,
) -> std::result::Result<Interpreter, ExitCode> {
    let opening = Opening { graph: options.graph.as_deref(), read_only: options.read_only, interactive };
    let prepared =
        opening::open_graph(opening).and_then(|database| session(&mut console, database, options, interactive));
    let session = match prepared {
        Ok(session) => session,
        Err(findings) => {
            findings.iter().for_each(|finding| console.report(finding));
            return Err(ExitCode::FAILURE);
        }
    };
    let behaviour =
        Behaviour { format: options.format, keep_going: options.keep_going, interactive, timing: false, silent };
    let mut interpreter = Interpreter::new(session, console, behaviour, Interrupt::install(interactive));
    let output = options.output.as_deref().filter(|path| !silent && *path != Path::new("-"));
    if output.is_some() && interpreter.set_output(output).is_err() {
        return Err(ExitCode::FAILURE);
    }
    Ok(interpreter)
}

pub(super) fn session(
    console: &mut Console,
    database: Database,
    options: &Options,
    interactive: bool,
) -> Result<Session, Vec<Diagnostic>> {
    // A name with a typo must not look like a graph without anything in it.
    if let Some(path) = database.path().filter(|path| !interactive && !path.exists()) {
        console.say(&format!("`{}` is not there yet: the first write makes it", path.display()));
    }
    let mut session = Session::new(database);
    let limits = session.options_mut();
    limits.strict = options.strict;
    limits.files = FileAccess::From(PathBuf::from("."));
    if options.timeout_ms.is_some() {
        limits.timeout_ms = options.timeout_ms;
    }
    if options.memory_bytes_max.is_some() {
        limits.memory_bytes_max = options.memory_bytes_max;
    }
    limits.threads = options.threads;
    for parameter in &options.parameters {
        parameters::set_from_argument(&mut session, parameter)?;
    }
    Ok(session)
}

fn batch(console: Console, options: &Options, texts: &[Text]) -> ExitCode {
    let mut interpreter = match interpreter(console, options, false, false) {
        Ok(interpreter) => interpreter,
        Err(code) => return code,
    };
    match run_texts(&mut interpreter, texts, options.keep_going) {
        Err(Stop::ClosedPipe) => ExitCode::SUCCESS,
        _ => {
            if interpreter.finish() {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
    }
}

fn run_texts(interpreter: &mut Interpreter, texts: &[Text], keep_going: bool) -> Flow {
    for text in texts {
        let outcome = match text.read() {
            Ok(source) => match text {
                Text::File(path) => interpreter.interpret_file(path, &source),
                Text::Argument(_) => interpreter.interpret(&source),
            },
            Err(error) => interpreter.fail([*error]),
        };
        match outcome {
            Err(Stop::Failed) => {
                interpreter.mark_failed();
                if !keep_going {
                    return Err(Stop::Failed);
                }
            }
            outcome => outcome?,
        }
    }
    Ok(())
}

fn draw(console: Console, options: &Options, figure: FigureArguments) -> ExitCode {
    let mut texts: Vec<Text> = options.commands.iter().cloned().map(Text::Argument).collect();
    texts.extend(figure.file.map(Text::File));
    if texts.is_empty() {
        texts.push(Text::File(PathBuf::from("-")));
    }
    let mut interpreter = match interpreter(console, options, false, true) {
        Ok(interpreter) => interpreter,
        Err(code) => return code,
    };
    let request = FigureRequest {
        path: options.output.clone().unwrap_or_default(),
        title: figure.title,
        caption: figure.caption,
        width_mm: figure.width_mm,
        engine: figure.engine,
    };
    let outcome = match run_texts(&mut interpreter, &texts, options.keep_going) {
        Ok(()) | Err(Stop::Quit) => draw_last(&mut interpreter, &request),
        outcome => outcome,
    };
    if outcome == Err(Stop::Failed) {
        interpreter.mark_failed();
    }
    if interpreter.finish() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn draw_last(interpreter: &mut Interpreter, request: &FigureRequest) -> Flow {
    let Some(result) = &interpreter.last else {
        let error = Diagnostic::error_without_place("NoResult", "no statement returned anything to draw")
            .with_help("return what is to be drawn: `MATCH p = (a)-[r]->(b) RETURN p`");
        return interpreter.fail([error]);
    };
    match write_figure(result, request) {
        Ok(written) => {
            report_figure(interpreter, &written);
            Ok(())
        }
        Err(error) => interpreter.fail([*error]),
    }
}

fn check(console: &mut Console, options: &Options, folder: &Path) -> Flow {
    let findings = match Pack::read(folder) {
        Ok(pack) => pack.check(),
        Err(error) => vec![*error],
    };
    for finding in &findings {
        console.report(finding);
    }
    let count = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let text = format!(
        "{}: {}, {}, {}\n",
        folder.display(),
        counted(errors, "error", "errors"),
        counted(warnings, "warning", "warnings"),
        counted(count(Severity::Note), "note", "notes"),
    );
    print(console, &text)?;
    if errors > 0 || (options.strict && warnings > 0) { Err(Stop::Failed) } else { Ok(()) }
}

fn start_pack(console: &mut Console, folder: &Path) -> Flow {
    let name = folder.file_name().map_or_else(|| "pack".to_owned(), |name| name.to_string_lossy().into_owned());
    let files = match pack::create(folder, &name) {
        Ok(files) => files,
        Err(error) => {
            console.report(&error);
            return Err(Stop::Failed);
        }
    };
    let folder = folder.display();
    console.say(&format!(
        "started a pack in `{folder}`: {}\n`grounds check {folder}` lints it, `grounds -g {folder}` opens it",
        files.join(", ")
    ));
    Ok(())
}

fn tell(console: &mut Console, topic: &str) -> Flow {
    match help::topic(topic) {
        Ok(text) => print(console, &text),
        Err(near) => {
            let help = near
                .unwrap_or_else(|| "`grounds help` lists the subcommands, `:help` at the prompt the rest".to_owned());
            let error =
                Diagnostic::error_without_place("UnknownTopic", format!("no help on `{topic}`")).with_help(help);
            console.report(&error);
            Err(Stop::Failed)
        }
    }
}

fn print(console: &mut Console, text: &str) -> Flow {
    let outcome = console.out().write_all(text.as_bytes());
    console.checked(outcome)?;
    console.flush()
}
