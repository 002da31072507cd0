//! `LOAD CSV`: the records of a file, for each row.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::{Diagnostic, Result};
use crate::plan::{Expression, Logical, Operator as Plan, VariableId};
use crate::value::{Column, MapValue, Value, ValueError};

use super::super::batch::{Batch, Frame};
use super::super::context::Context;
use super::super::csv::{Reader, Record};
use super::super::eval::{evaluate, row_number, unfit};
use super::{Operate, Source, arrangement, fill, next_flat};

/// Bytes of records after which a batch is full, however few rows it has.
const BATCH_BYTES: usize = 8 << 20;

/// For each row, the records of a file.
pub(super) struct LoadCsv<'p> {
    input: Source<'p>,
    layout: &'p [VariableId],
    plan: &'p Logical,
    places: Vec<Option<super::Column>>,
    current: Option<Current>,
}

/// A batch that is being gone through, and the file of its current row.
struct Current {
    batch: Batch,
    locations: Column,
    delimiters: Option<Column>,
    row: usize,
    file: Option<OpenCsv>,
}

struct OpenCsv {
    reader: Reader,
    path: Arc<str>,
    /// The names of the columns; a column without a name is left out.
    header: Option<Vec<Option<Arc<str>>>>,
    record: Record,
}

impl<'p> LoadCsv<'p> {
    pub(super) fn new(input: Source<'p>, layout: &'p [VariableId], plan: &'p Logical) -> Self {
        let own = match &plan.operator {
            Plan::LoadCsv { variable, file, line, .. } => vec![*variable, *file, *line],
            _ => Vec::new(),
        };
        LoadCsv { input, layout, plan, places: arrangement(&plan.output, layout, &own), current: None }
    }
}

impl Operate for LoadCsv<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        let Plan::LoadCsv { with_headers, url, field_terminator, .. } = &self.plan.operator else { return Ok(None) };
        loop {
            if self.current.is_none() {
                let Some(batch) = next_flat(&mut self.input, context)? else { return Ok(None) };
                let frame = Frame::new(&batch, self.layout);
                let locations = evaluate(url, &frame, context)?.into_owned();
                let delimiters = match field_terminator {
                    Some(terminator) => Some(evaluate(terminator, &frame, context)?.into_owned()),
                    None => None,
                };
                self.current = Some(Current { batch, locations, delimiters, row: 0, file: None });
            }
            let Some(current) = &mut self.current else { continue };
            if current.row >= current.batch.rows {
                self.current = None;
                continue;
            }
            let mut file = match current.file.take() {
                Some(file) => file,
                None => current.open(*with_headers, url, field_terminator.as_ref(), context)?,
            };
            let mut rows = Rows::default();
            let mut bytes = 0;
            let mut more = true;
            while rows.values.len() < context.limits.batch_rows.max(1) && bytes < BATCH_BYTES {
                more = file.next(&mut rows).map_err(|error| Box::new(error.at(url.at.0)))?;
                if !more {
                    break;
                }
                bytes += file.record.len();
            }
            let numbers = vec![row_number(current.row); rows.values.len()];
            let path = Column::Constant(Value::String(Arc::clone(&file.path)), numbers.len());
            let own = [Column::from_values(rows.values), path, Column::from_values(rows.lines)];
            let given = fill(&self.places, &current.batch, &numbers, &own);
            if more {
                current.file = Some(file);
            } else {
                current.row += 1;
            }
            if given.rows > 0 {
                return Ok(Some(given));
            }
        }
    }
}

impl Current {
    fn open(
        &self,
        with_headers: bool,
        url: &Expression,
        terminator: Option<&Expression>,
        context: &Context<'_>,
    ) -> Result<OpenCsv> {
        let location = match self.locations.get(self.row) {
            Value::String(location) => location,
            other => return Err(unfit("`LOAD CSV`", "the path of a file", &other, url.at.0)),
        };
        let delimiter = match (&self.delimiters, terminator) {
            (Some(delimiters), Some(terminator)) => delimiter(&delimiters.get(self.row), terminator)?,
            _ => b',',
        };
        let place = |error: ValueError| Box::new(error.at(url.at.0));
        let file = context.files.open(&location).map_err(place)?;
        let reader = Reader::new(&file.name, file.bytes, delimiter);
        let mut open = OpenCsv { reader, path: file.path, header: None, record: Record::default() };
        if with_headers {
            open.read_header().map_err(place)?;
        }
        Ok(open)
    }
}

fn delimiter(value: &Value, terminator: &Expression) -> Result<u8> {
    let span = terminator.at.0;
    let Value::String(text) = value else {
        return Err(unfit("`FIELDTERMINATOR`", "a string of one character", value, span));
    };
    match text.as_bytes() {
        [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r') => Ok(*byte),
        _ => Err(Box::new(
            Diagnostic::error(
                "InvalidArgumentValue",
                format!("`FIELDTERMINATOR` wants one ASCII character other than a quote or line end, this is `{text}`"),
                span,
            )
            .with_help("write for example `FIELDTERMINATOR ';'` or `FIELDTERMINATOR '\\t'`"),
        )),
    }
}

#[derive(Default)]
struct Rows {
    values: Vec<Value>,
    lines: Vec<Value>,
}

impl OpenCsv {
    fn read_header(&mut self) -> Result<(), ValueError> {
        let mut names: Vec<Option<Arc<str>>> = Vec::new();
        if self.reader.read(&mut self.record)? {
            let read = self.record.texts(|text| names.push(text.filter(|text| !text.is_empty()).map(Arc::from)));
            self.checked(read)?;
        }
        let mut seen = BTreeSet::new();
        if let Some(twice) = names.iter().flatten().find(|name| !seen.insert(Arc::clone(name))) {
            let message = format!("two columns are named `{twice}`");
            let error = self.reader.failure(self.record.line, "InvalidCsv", &message);
            return Err(error.with_help("rename one of them, or leave out `WITH HEADERS` and read columns by position"));
        }
        self.header = Some(names);
        Ok(())
    }

    fn checked<T>(&self, read: Result<T, String>) -> Result<T, ValueError> {
        read.map_err(|message| {
            let error = self.reader.failure(self.record.line, "InvalidEncoding", &message);
            error.with_help("save the file as UTF-8")
        })
    }

    /// Adds the next record to the rows; false at the end of the file.
    fn next(&mut self, rows: &mut Rows) -> Result<bool, ValueError> {
        if !self.reader.read(&mut self.record)? {
            return Ok(false);
        }
        let value = |text: Option<&str>| text.map_or(Value::Null, Value::from);
        let row = match &self.header {
            None => {
                let mut list = Vec::new();
                let read = self.record.texts(|text| list.push(value(text)));
                self.checked(read)?;
                Value::List(Arc::new(list))
            }
            Some(names) => {
                let mut map = MapValue::new();
                let mut given = 0;
                let mut beyond = false;
                let read = self.record.texts(|text| {
                    match names.get(given) {
                        Some(Some(name)) => drop(map.insert(Arc::clone(name), value(text))),
                        Some(None) => {}
                        None => beyond |= text.is_some(),
                    }
                    given += 1;
                });
                self.checked(read)?;
                if beyond {
                    let message = format!("this record has {given} fields, the header names {}", names.len());
                    let error = self.reader.failure(self.record.line, "InvalidCsv", &message);
                    return Err(error.with_help("put a field that holds the separator in quotes, or name the column"));
                }
                for name in names.iter().skip(given).flatten() {
                    map.insert(Arc::clone(name), Value::Null);
                }
                Value::Map(Arc::new(map))
            }
        };
        rows.values.push(row);
        rows.lines.push(Value::Integer(i64::try_from(self.record.line).unwrap_or(i64::MAX)));
        Ok(true)
    }
}
