//! Reads tables of text with separators.
//!
//! Takes a [`TableFile`]; gives a [`Table`], and the places of what is wrong.
//! Invariants: one pass over the file, unless a column turns out to be of another type than it began; the separator is the
//! one that the header has most of.
//! Start at [`read`] and [`locate`].

mod cells;
mod records;

use std::collections::BTreeSet;
use std::fs::File;
use std::sync::Arc;

use crate::diag::{SourceText, Span};

use super::folder::TableFile;
use super::header::{Header, Role, TableKind};
use super::problems::{At, Problem, Problems};
use super::table::{Table, TableColumn};
use super::{ImportOptions, Meter};
use cells::{CellFailure, Cells};
use records::{Malformed, Outcome, Records, separator_of};

/// Reads a table; none if something is wrong with it.
pub(super) fn read(
    file: &TableFile,
    place: usize,
    options: ImportOptions,
    problems: &Problems<'_>,
    meter: &Meter<'_>,
) -> Option<Table> {
    let mut as_text = BTreeSet::new();
    loop {
        match read_once(file, place, options, &as_text, problems, meter) {
            Ok(table) => return Some(table),
            Err(Failure::ReadAsText(column)) => {
                as_text.insert(column);
            }
            Err(Failure::Reported) => return None,
        }
    }
}

enum Failure {
    /// A column has to be read again, as text.
    ReadAsText(usize),
    /// What is wrong was said.
    Reported,
}

/// A table while it is read.
struct Reading<'a> {
    place: usize,
    header: Header,
    /// The columns of the file that play a part, each with its cells.
    columns: Vec<(usize, Cells)>,
    width: usize,
    rows: u64,
    is_sound: bool,
    problems: &'a Problems<'a>,
}

fn read_once(
    file: &TableFile,
    place: usize,
    options: ImportOptions,
    as_text: &BTreeSet<usize>,
    problems: &Problems<'_>,
    meter: &Meter<'_>,
) -> Result<Table, Failure> {
    let report = |problem: Problem| {
        problems.add(place, problem);
        Failure::Reported
    };
    let unreadable =
        |error: std::io::Error| report(Problem::new(At::File, "CannotRead", format!("cannot read the file: {error}")));
    let mut records = open(file).map_err(unreadable)?;
    let names = header_names(&mut records).map_err(unreadable)?.map_err(report)?;
    let (kind, header) = Header::read(&names, file.place, options.evidence).map_err(|problem| {
        let (at, help) = (At::Header(problem.column), problem.help);
        report(Problem::new(at, problem.code, problem.message).with_optional_help(help))
    })?;
    if kind == TableKind::Sources && !options.evidence {
        return Ok(Table { file: place, kind, rows: 0, columns: Vec::new() });
    }
    let used = header.columns.iter().enumerate().filter(|(_, column)| column.role != Role::Ignore);
    let columns = used
        .map(|(number, column)| {
            let is_text = as_text.contains(&number) || (kind == TableKind::Sources && column.written == "key");
            (number, Cells::new(column, is_text))
        })
        .collect();
    let mut reading = Reading { place, width: names.len(), header, columns, rows: 0, is_sound: true, problems };
    reading.records(&mut records, file, meter).map_err(|failure| match failure {
        Ok(failure) => failure,
        Err(error) => unreadable(error),
    })?;
    if !reading.is_sound {
        return Err(Failure::Reported);
    }
    let rows = reading.rows as usize;
    let mut header: Vec<Option<_>> = reading.header.columns.into_iter().map(Some).collect();
    let columns = reading.columns.into_iter().filter_map(|(number, cells)| {
        Some(TableColumn { number, header: header.get_mut(number)?.take()?, values: cells.finish() })
    });
    Ok(Table { file: place, kind, rows, columns: columns.collect() })
}

/// Opens a table at its header.
fn open(file: &TableFile) -> std::io::Result<Records<File>> {
    let mut records = Records::new(File::open(&file.path)?, b',');
    let separator = separator_of(records.peek()?);
    records.set_separator(separator);
    Ok(records)
}

/// Reads the names of the columns.
fn header_names(records: &mut Records<File>) -> std::io::Result<Result<Vec<String>, Problem>> {
    Ok(match records.next_record()? {
        Outcome::Record => {
            let name = |number: usize| std::str::from_utf8(records.field(number)).map(str::to_owned);
            let names: Result<Vec<String>, _> = (0..records.len()).map(name).collect();
            names.map_err(|_| Problem::new(At::Header(0), "InvalidEncoding", "the header is not valid UTF-8"))
        }
        Outcome::End => Err(Problem::new(At::File, "EmptyFile", "the file is empty")
            .with_help("begin it with a line that names the columns")),
        Outcome::Malformed(why) => Err(malformed(At::Header(0), why)),
    })
}

fn malformed(at: At, why: Malformed) -> Problem {
    let (message, help) = match why {
        Malformed::UnclosedQuote => ("a quote is not closed", "close it, or double it where it is part of the text"),
        Malformed::TextBehindQuote => {
            ("text behind a closing quote", "double a quote that is part of the text, and quote the whole field")
        }
        Malformed::TooLong => ("the row is too long", "a row has at most a gigabyte"),
    };
    Problem::new(at, "MalformedRow", message).with_help(help)
}

impl Reading<'_> {
    /// Reads all records; fails with a failure, or an error of the file.
    fn records(
        &mut self,
        records: &mut Records<File>,
        file: &TableFile,
        meter: &Meter<'_>,
    ) -> Result<(), Result<Failure, std::io::Error>> {
        /// So many rows are told of at a time.
        const STEP: u64 = 1 << 16;
        let mut told = 0;
        let bytes_a_row = |rows: u64| file.bytes.checked_div(rows.max(1)).unwrap_or(0);
        loop {
            match records.next_record().map_err(Err)? {
                Outcome::End => break,
                Outcome::Record => self.record(records).map_err(Ok)?,
                Outcome::Malformed(why) => {
                    self.problem(malformed(At::Row(self.rows), why)).map_err(Ok)?;
                    if why == Malformed::UnclosedQuote {
                        // What follows may stand inside the quote.
                        break;
                    }
                }
            }
            self.rows += 1;
            if self.rows.is_multiple_of(STEP) {
                let bytes = bytes_a_row(self.rows).min((file.bytes - told) / 2);
                told += bytes;
                meter.add(bytes, STEP);
            }
        }
        meter.add(file.bytes - told, self.rows % STEP);
        Ok(())
    }

    fn record(&mut self, records: &Records<File>) -> Result<(), Failure> {
        // A separator too many at the end of each row, as some writers have it, separates nothing.
        let is_surplus = (self.width..records.len()).all(|number| records.field(number).is_empty());
        if records.len() < self.width || !is_surplus {
            let (found, expected) = (records.len(), self.width);
            let fields = if found == 1 { "field" } else { "fields" };
            let message = format!("the row has {found} {fields}, the header names {expected} columns");
            self.columns.iter_mut().for_each(|(_, cells)| cells.push_null());
            return self.problem(Problem::new(At::Row(self.rows), "MalformedRow", message));
        }
        for place in 0..self.columns.len() {
            let (number, cells) = &mut self.columns[place];
            let number = *number;
            let Err(failure) = cells.push(records.field(number)) else { continue };
            let at = At::Cell(self.rows, number);
            let header = &self.header.columns[number];
            let problem = match failure {
                CellFailure::ReadAsText if self.is_sound => return Err(Failure::ReadAsText(number)),
                CellFailure::ReadAsText => continue,
                CellFailure::NotA(declared) => {
                    let cell = String::from_utf8_lossy(records.field(number)).into_owned();
                    let (article, word) = article_of(declared.as_str());
                    Problem::new(at, "InvalidValue", format!("`{cell}` is no {word}"))
                        .with_help(format!("column `{}` takes {article} {word} or nothing", header.written))
                }
                CellFailure::Text(crate::graph::TextFailure::NotUtf8 { valid }) => Problem::new(
                    at,
                    "InvalidEncoding",
                    format!("the field is not valid UTF-8 at its byte {}", valid + 1),
                )
                .with_help("save the file as UTF-8"),
                CellFailure::Text(crate::graph::TextFailure::TooMany) => {
                    Problem::new(at, "TooLarge", "the column has more distinct texts than there are numbers")
                }
            };
            self.columns[place].1.push_null();
            self.problem(problem)?;
        }
        Ok(())
    }

    /// Notes a problem; fails when there are enough.
    fn problem(&mut self, problem: Problem) -> Result<(), Failure> {
        self.is_sound = false;
        if self.problems.add(self.place, problem) { Ok(()) } else { Err(Failure::Reported) }
    }
}

/// Returns the word of a type with its article.
fn article_of(word: &'static str) -> (&'static str, &'static str) {
    match word {
        "int" => ("an", "integer"),
        word => ("a", word),
    }
}

/// A place in a file: its row as an excerpt, and where in that it is.
pub(super) struct LinePlace {
    pub(super) source: Arc<SourceText>,
    pub(super) span: Span,
}

/// Finds places, which ascend; one each, none for the whole file or where the file has changed.
pub(super) fn locate(file: &TableFile, wanted: &[At]) -> Vec<Option<LinePlace>> {
    let mut places = Vec::new();
    if let Ok(mut records) = open(file) {
        let _ = locate_in(&mut records, file, wanted, &mut places);
    }
    places.resize_with(wanted.len(), || None);
    places
}

fn locate_in(
    records: &mut Records<File>,
    file: &TableFile,
    wanted: &[At],
    places: &mut Vec<Option<LinePlace>>,
) -> std::io::Result<()> {
    // The header is record 0.
    let mut read = 0;
    for at in wanted {
        let (record, field) = match at {
            At::File => {
                places.push(None);
                continue;
            }
            At::Header(column) => (1, Some(*column)),
            At::Row(row) => (row + 2, None),
            At::Cell(row, column) => (row + 2, Some(*column)),
        };
        while read < record {
            if records.next_record()? == Outcome::End {
                return Ok(());
            }
            read += 1;
        }
        let (bytes, place) = records.raw(field);
        let lossy = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (start, marked) = (lossy(&bytes[..place.start]).len(), lossy(&bytes[place.clone()]).len());
        let line = u32::try_from(records.line()).unwrap_or(u32::MAX);
        let source = SourceText::excerpt(file.name.clone(), lossy(bytes), line);
        places.push(Some(LinePlace { source, span: Span::new(start, start + marked) }));
    }
    Ok(())
}
