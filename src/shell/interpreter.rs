//! The one interpreter of REPL and batch: runs the statements and `:commands` of a text.
//!
//! Takes texts from files, arguments, pipes and the REPL; gives results to a console or a file.
//! Invariants: results go to stdout or the output file, everything else to stderr; a text stops at its first error
//! unless it was told to go on; an output file appears only when the run is over and went well.
//! Start at [`Interpreter::interpret`].

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::commands;
use super::console::{Console, Flow, Stop};
use super::formats::{Format, Page, write_result};
use super::interrupt::Interrupt;
use super::output_file::{OutputFile, unwritable};
use super::pager::Pager;
use super::progress::Progress;
use super::script::{Piece, Pieces};
use crate::diag::{Diagnostic, SourceText, Span};
use crate::session::{Database, FileAccess, QueryResult, Session, Summary};

/// How the interpreter behaves.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Behaviour {
    /// How results are written.
    pub(super) format: Format,
    /// Whether a text goes on after an error.
    pub(super) keep_going: bool,
    /// Whether a person sits at the prompt.
    pub(super) interactive: bool,
    /// Whether times are shown.
    pub(super) timing: bool,
    /// Whether results are kept for a figure, not written.
    pub(super) silent: bool,
}

/// Runs statements and commands.
#[derive(Debug)]
pub(super) struct Interpreter {
    pub(super) session: Session,
    pub(super) console: Console,
    pub(super) behaviour: Behaviour,
    pub(super) interrupt: Interrupt,
    /// The newest result that has columns.
    pub(super) last: Option<QueryResult>,
    /// Where results go instead of stdout.
    output: Option<OutputFile>,
    /// Files that are being read, one inside the other.
    pub(super) reading: Vec<PathBuf>,
    /// What the statements of this run changed together.
    changes: Changes,
    failed: bool,
}

impl Interpreter {
    /// Makes an interpreter over a session.
    pub(super) fn new(session: Session, console: Console, behaviour: Behaviour, interrupt: Interrupt) -> Self {
        Interpreter {
            session,
            console,
            behaviour,
            interrupt,
            last: None,
            output: None,
            reading: Vec::new(),
            changes: Changes::default(),
            failed: false,
        }
    }

    /// Runs every statement and command of a text.
    pub(super) fn interpret(&mut self, source: &Arc<SourceText>) -> Flow {
        for piece in Pieces::new(&source.text) {
            let outcome = match piece {
                Piece::Statement { span, .. } => self.statement(source, span),
                Piece::Command(span) => commands::execute(self, source, span),
            };
            match outcome {
                Err(Stop::Failed) => {
                    self.failed = true;
                    if !self.behaviour.keep_going {
                        return Err(Stop::Failed);
                    }
                }
                outcome => outcome?,
            }
        }
        Ok(())
    }

    /// Runs the text of a file: the files that its statements read are named from its folder.
    pub(super) fn interpret_file(&mut self, path: &Path, source: &Arc<SourceText>) -> Flow {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        let before = std::mem::replace(&mut self.session.options_mut().files, FileAccess::From(folder));
        let outcome = self.interpret(source);
        self.session.options_mut().files = before;
        outcome
    }

    /// Ends the run: puts the output file in its place, or drops it after a failure. Tells whether all went well.
    pub(super) fn finish(mut self) -> bool {
        let whole = !self.failed || self.behaviour.keep_going || self.behaviour.interactive;
        if whole {
            if self.close_output().is_err() {
                self.failed = true;
            }
        } else if let Some(file) = self.output.take() {
            self.console.say(&format!("`{}` was not written, since the run failed", file.path().display()));
        }
        if let Some(text) = self.changes.text().filter(|_| !self.behaviour.interactive) {
            self.console.say(&text);
        }
        if self.console.flush() == Err(Stop::Failed) {
            self.failed = true;
        }
        !self.failed
    }

    /// Counts the run as failed.
    pub(super) fn mark_failed(&mut self) {
        self.failed = true;
    }

    /// Counts the run as sound again: at the prompt, an error is over when it has been told.
    pub(super) fn forget_failure(&mut self) {
        self.failed = false;
    }

    /// Reports findings and stops.
    pub(super) fn fail<T>(&mut self, findings: impl IntoIterator<Item = Diagnostic>) -> Flow<T> {
        for finding in findings {
            self.console.report(&finding);
        }
        Err(Stop::Failed)
    }

    /// Sends results to a file from now on; `None` for stdout. The file so far is finished.
    pub(super) fn set_output(&mut self, path: Option<&Path>) -> Flow {
        self.close_output()?;
        if let Some(path) = path {
            match OutputFile::create(path) {
                Ok(file) => self.output = Some(file),
                Err(error) => return self.fail([*error]),
            }
        }
        Ok(())
    }

    /// Returns the file that results go to.
    pub(super) fn output_path(&self) -> Option<&Path> {
        self.output.as_ref().map(OutputFile::path)
    }

    fn close_output(&mut self) -> Flow {
        match self.output.take().map(OutputFile::finish) {
            Some(Err(error)) => self.fail([*error]),
            _ => Ok(()),
        }
    }

    /// Writes to wherever results go.
    pub(super) fn write(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Flow {
        match &mut self.output {
            Some(file) => {
                let outcome = write(file);
                let path = file.path().to_owned();
                match outcome {
                    Ok(()) => Ok(()),
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => self.interrupted(),
                    Err(error) => {
                        self.output = None;
                        self.fail([*unwritable(&path, &error)])
                    }
                }
            }
            None => {
                let outcome = write(self.console.out()).and_then(|()| self.console.out().flush());
                match outcome {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => self.interrupted(),
                    outcome => self.console.checked(outcome),
                }
            }
        }
    }

    /// Writes the text of a command to wherever results go, through the pager when it is long.
    pub(super) fn show(&mut self, text: &str) -> Flow {
        if self.pages(text.lines().count())
            && let Some(pager) = Pager::start()
        {
            pager.show(|out| out.write_all(text.as_bytes()));
            return Ok(());
        }
        self.write(|out| out.write_all(text.as_bytes()))
    }

    /// Goes on with another database; parameters, lens and limits stay.
    pub(super) fn adopt(&mut self, database: Database) -> Flow {
        let lens = self.session.lens().map(str::to_owned);
        self.session.use_database(database);
        match self.session.set_lens(lens) {
            Ok(()) => Ok(()),
            Err(findings) => self.fail(findings),
        }
    }

    fn interrupted(&mut self) -> Flow {
        self.console.say("interrupted");
        Err(Stop::Failed)
    }

    fn statement(&mut self, source: &Arc<SourceText>, span: Span) -> Flow {
        let started = Instant::now();
        let progress = self.console.err_is_terminal.then(Progress::start);
        self.interrupt.watch(Some(self.session.cancel_handle()));
        let outcome = self.session.run_in(source, span);
        self.interrupt.watch(None);
        drop(progress);
        let taken = started.elapsed();
        match outcome {
            Ok(result) => self.result(result, taken),
            Err(findings) => {
                let findings: Vec<Diagnostic> =
                    findings.into_iter().map(|finding| placed(finding, source, span)).collect();
                self.fail(findings)
            }
        }
    }

    fn result(&mut self, result: QueryResult, taken: Duration) -> Flow {
        if !self.behaviour.silent {
            self.write_rows(&result)?;
        }
        // Writing the rows may have read parts of the file that nothing had needed before.
        if let Some(damage) = result.graph().damage() {
            return self.fail(vec![damage]);
        }
        let summary = result.summary();
        for warning in &summary.warnings {
            self.console.report(warning);
        }
        for note in &summary.notes {
            self.console.say(note);
        }
        if summary.hidden.total() > 0 {
            self.console.say(&summary.hidden.to_string());
        }
        let changes = Changes::of(summary);
        // A file of a thousand ASSERTs tells once, at its end, what it did.
        if let Some(text) = changes.text().filter(|_| self.behaviour.interactive) {
            self.console.say(&text);
        } else if summary.contains_updates && self.behaviour.interactive {
            self.console.say("nothing changed");
        }
        self.changes.add(&changes);
        if self.behaviour.timing {
            self.console.say(&timing_text(summary, taken));
        }
        if !result.columns().is_empty() && result.summary().plan.is_none() {
            self.last = Some(result);
        }
        Ok(())
    }

    fn write_rows(&mut self, result: &QueryResult) -> Flow {
        let format = self.behaviour.format;
        // A plan is a tree, and reads better without a frame.
        if let (Format::Table, Some(plan)) = (format, &result.summary().plan) {
            return self.show(&format!("{}\n", plan.trim_end()));
        }
        let to_terminal = self.output.is_none() && self.console.out_is_terminal;
        let size = if to_terminal && format == Format::Table { self.console.size() } else { None };
        let page = Page { width: size.map(|(columns, _)| columns), colour: to_terminal && self.console.out_colour() };
        let interrupt = self.interrupt.clone();
        let interactive = self.behaviour.interactive;
        let go_on = move || !(interactive && interrupt.requested());
        if self.pages(result.len() + 2)
            && let Some(pager) = Pager::start()
        {
            pager.show(|out| write_result(out, result, format, page, &go_on));
        } else {
            self.write(|out| write_result(out, result, format, page, &go_on))?;
        }
        if size.is_some() && !result.columns().is_empty() {
            let rows = result.len();
            self.console.say(&counted(rows, "row", "rows"));
        }
        Ok(())
    }

    /// Whether something of so many lines is to be paged.
    fn pages(&self, lines: usize) -> bool {
        self.behaviour.interactive
            && self.output.is_none()
            && self.console.size().is_some_and(|(_, height)| lines + 1 > height)
    }
}

/// Makes a finding point into the text that ran; one without a place, such as a refused write, at its statement's first word.
fn placed(mut finding: Diagnostic, source: &Arc<SourceText>, statement: Span) -> Diagnostic {
    if finding.labels.is_empty() && finding.source.as_ref().is_none_or(|text| Arc::ptr_eq(text, source)) {
        let start = statement.start as usize;
        let text = &source.text[start..statement.end as usize];
        let length = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
        finding.labels.push((Span::new(start, start + length), String::new()));
    }
    finding.in_source(source)
}

/// Returns a number with its noun, such as "1 row" or "3 rows".
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// What statements changed.
#[derive(Debug, Default)]
struct Changes {
    statements: usize,
    counts: [usize; 13],
}

impl Changes {
    const WORDS: [(&'static str, &'static str); 13] = [
        ("node created", "nodes created"),
        ("node deleted", "nodes deleted"),
        ("relationship created", "relationships created"),
        ("relationship deleted", "relationships deleted"),
        ("of them hidden by the lens", "of them hidden by the lens"),
        ("claim asserted", "claims asserted"),
        ("evidence item added", "evidence items added"),
        ("evidence item known already", "evidence items known already"),
        ("evidence item removed", "evidence items removed"),
        ("source changed", "sources changed"),
        ("property set", "properties set"),
        ("label added", "labels added"),
        ("label removed", "labels removed"),
    ];

    fn of(summary: &Summary) -> Self {
        let counts = [
            summary.counters.nodes_created,
            summary.counters.nodes_deleted,
            summary.counters.relationships_created,
            summary.counters.relationships_deleted,
            summary.counters.hidden_deleted,
            summary.counters.claims_asserted,
            summary.counters.items_added,
            summary.counters.items_known,
            summary.counters.items_removed,
            summary.counters.sources_changed,
            summary.counters.properties_set,
            summary.counters.labels_added,
            summary.counters.labels_removed,
        ];
        Changes { statements: usize::from(summary.contains_updates), counts }
    }

    fn add(&mut self, other: &Changes) {
        self.statements += other.statements;
        for (total, count) in self.counts.iter_mut().zip(other.counts) {
            *total += count;
        }
    }

    /// Returns the counts that are not zero in words; `None` when all are.
    fn text(&self) -> Option<String> {
        let parts: Vec<String> = self
            .counts
            .iter()
            .zip(Self::WORDS)
            .filter(|(count, _)| **count > 0)
            .map(|(count, (one, many))| counted(*count, one, many))
            .collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

fn timing_text(summary: &Summary, taken: Duration) -> String {
    let text = |microseconds: u64| {
        if microseconds >= 1_000_000 {
            format!("{}.{:03} s", microseconds / 1_000_000, microseconds / 1000 % 1000)
        } else {
            format!("{}.{:03} ms", microseconds / 1000, microseconds % 1000)
        }
    };
    let total = u64::try_from(taken.as_micros()).unwrap_or(u64::MAX);
    let (parse, plan, execute) = (text(summary.parse_us), text(summary.plan_us), text(summary.execute_us));
    format!("{} (parse {parse}, plan {plan}, execute {execute})", text(total))
}

#[cfg(test)]
mod tests;
