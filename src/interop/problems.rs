//! Collects what is wrong with tables, and finds its places afterwards.
//!
//! Takes files, rows and columns; gives diagnostics with file, line and column.
//! Invariants: a table keeps a bounded number of problems and counts the others; the order is that of the files and rows,
//! however many threads there were.
//! Start at [`Problems::add`]. How: nothing about places is kept while a table is read; a file that has problems is read
//! once more, up to the last of them.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::diag::{Diagnostic, SourceText};

use super::TableFormat;
use super::csv::locate;
use super::folder::Folder;

/// Problems that are shown at most.
pub(super) const PROBLEMS_MAX: usize = 20;

/// Something wrong with a cell, a row or a file.
#[derive(Debug, Clone)]
pub(super) struct Problem {
    pub(super) at: At,
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) help: Option<String>,
    /// Another row that has to do with it.
    pub(super) other: Option<Box<OtherRow>>,
}

/// A row of some file, and what is to be said of it before its place.
#[derive(Debug, Clone)]
pub(super) struct OtherRow {
    pub(super) file: usize,
    pub(super) row: u64,
    pub(super) what: &'static str,
}

/// Where a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum At {
    /// The whole file.
    File,
    /// The header, or one column of it.
    Header(usize),
    /// A row, counted from 0 behind the header.
    Row(u64),
    /// A cell: row and column.
    Cell(u64, usize),
}

impl Problem {
    pub(super) fn new(at: At, code: &'static str, message: impl Into<String>) -> Self {
        Problem { at, code, message: message.into(), help: None, other: None }
    }

    pub(super) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(super) fn with_optional_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }
}

/// All problems of an import.
pub(super) struct Problems<'a> {
    folder: &'a Folder,
    found: Mutex<Found>,
}

#[derive(Default)]
struct Found {
    by_file: BTreeMap<usize, Vec<Problem>>,
    count: usize,
}

impl<'a> Problems<'a> {
    pub(super) fn new(folder: &'a Folder) -> Self {
        Problems { folder, found: Mutex::default() }
    }

    /// Returns whether nothing is wrong so far.
    pub(super) fn is_empty(&self) -> bool {
        self.found.lock().unwrap_or_else(PoisonError::into_inner).count == 0
    }

    /// Adds a problem of a file; returns whether the file may be asked for more.
    pub(super) fn add(&self, file: usize, problem: Problem) -> bool {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        found.count += 1;
        let of_file = found.by_file.entry(file).or_default();
        if of_file.len() < PROBLEMS_MAX {
            of_file.push(problem);
        }
        of_file.len() < PROBLEMS_MAX
    }

    /// Returns the first `max` problems with their places, and how many more there are.
    pub(super) fn located(self, max: usize) -> Vec<Diagnostic> {
        let found = self.found.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut diagnostics = Vec::new();
        for (file, mut problems) in found.by_file {
            problems.sort_by_key(|problem| problem.at);
            problems.truncate(max - diagnostics.len());
            diagnostics.extend(in_file(self.folder, file, problems));
            if diagnostics.len() >= max {
                break;
            }
        }
        if found.count > diagnostics.len() {
            let more = found.count - diagnostics.len();
            let message = format!("and {more} more {}", if more == 1 { "problem" } else { "problems" });
            diagnostics.push(Diagnostic::error_without_place("MoreProblems", message));
        }
        diagnostics
    }
}

/// Makes diagnostics of the problems of one file, in the order of their places.
fn in_file(folder: &Folder, file: usize, problems: Vec<Problem>) -> Vec<Diagnostic> {
    let name = |file: usize| folder.files.get(file).map_or("", |file| &file.name);
    let places = match folder.format {
        TableFormat::Csv => locate(&folder.files[file], &problems.iter().map(|problem| problem.at).collect::<Vec<_>>()),
        TableFormat::Parquet => Vec::new(),
    };
    let mut places = places.into_iter();
    let mut diagnostics = Vec::new();
    for problem in problems {
        let diagnostic = Diagnostic::error_without_place(problem.code, problem.message);
        let mut diagnostic = match places.next().flatten() {
            Some(place) => {
                let mut diagnostic = diagnostic;
                diagnostic.labels.push((place.span, String::new()));
                diagnostic.in_source(&place.source)
            }
            None => diagnostic.in_source(&SourceText::new(plain_place(name(file), problem.at), "")),
        };
        if let Some(other) = problem.other {
            let OtherRow { file: other, row, what } = *other;
            let place = match folder.format {
                TableFormat::Csv => format!("{}:{}", name(other), csv_line(folder, other, row)),
                TableFormat::Parquet => format!("{}, row {}", name(other), row + 1),
            };
            diagnostic = diagnostic.with_note(format!("{what} {place}"));
        }
        diagnostics.push(diagnostic.with_optional_help(problem.help));
    }
    diagnostics
}

fn csv_line(folder: &Folder, file: usize, row: u64) -> u64 {
    let place = locate(&folder.files[file], &[At::Row(row)]).pop().flatten();
    place.map_or(0, |place| u64::from(place.source.first_line))
}

/// A place in a file that has no lines.
fn plain_place(name: &str, at: At) -> String {
    match at {
        At::File | At::Header(_) => name.to_owned(),
        At::Row(row) | At::Cell(row, _) => format!("{name}, row {}", row + 1),
    }
}
