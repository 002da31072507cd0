//! Makes evidence items of the columns of a table of relationships.
//!
//! Takes columns that the header gave the role of an item's field; gives the item of each row, in columns.
//! Invariants: the rules of the room `evidence` hold for every field, each distinct word is checked once; a row that
//! disagrees with its source about the year is a problem of the row; the year is not stored, it is the source's.
//! Start at [`items_of`].

use crate::evidence::{Declarations, Stance, check_field, source_year};
use crate::graph::{BulkColumn, Graph};
use crate::value::{Bitmap, NULL_CODE, NULL_ID, Value};

use super::convert::{convert, without_empty};
use super::header::Role;
use super::problems::{At, Problem, Problems};
use super::table::{Table, TableColumn, into_texts};

/// The items of the rows of a table: a row without a source has none.
pub(super) struct RowItems {
    /// The number of the source of each row, [`NULL_ID`] for a row without an item.
    pub(super) sources: Vec<u32>,
    pub(super) vias: Vec<u32>,
    pub(super) stances: Vec<u8>,
    pub(super) columns: Vec<(&'static str, BulkColumn)>,
}

/// Stands for a source that was told to be unknown, so that nothing more is said of its rows.
const UNKNOWN: u32 = NULL_ID - 1;

/// What the graph knows of its sources.
pub(super) struct Bibliography<'a> {
    graph: &'a Graph,
    years: Vec<Option<i64>>,
}

impl<'a> Bibliography<'a> {
    pub(super) fn of(graph: &'a Graph) -> Self {
        Bibliography { graph, years: graph.sources().map(|source| source_year(graph, source)).collect() }
    }
}

/// Takes the fields of items out of a table; none when it has no column `source`.
pub(super) fn items_of(
    table: &mut Table,
    bibliography: &Bibliography<'_>,
    declarations: &Declarations,
    problems: &Problems<'_>,
) -> Option<RowItems> {
    let mut field = |name: &str| table.take(|role| matches!(role, Role::Evidence(field) if *field == name));
    let source = field("source")?;
    let (stance, year, via) = (field("stance"), field("year"), field("via"));
    let mut others = Vec::new();
    while let Some(column) = table.take(|role| matches!(role, Role::Evidence(_))) {
        others.push(column);
    }
    let mut checker = Checker { file: table.file, bibliography, declarations, problems, goes_on: true };
    let source_column = source.number;
    let sources = checker.sources(source);
    let stances = match stance {
        Some(stance) => checker.stances(stance, &sources),
        None => {
            let problem =
                Problem::new(At::Header(source_column), "MissingColumn", "`source` without a column `stance`");
            checker.report(problem.with_help("say of each row that it supports, refutes or is inconclusive"));
            return None;
        }
    };
    let vias = match via {
        Some(via) => checker.sources(via),
        None => vec![NULL_ID; sources.len()],
    };
    if let Some(year) = year {
        checker.years(year, &sources);
    }
    let mut columns = Vec::new();
    for column in others {
        let Role::Evidence(field) = column.header.role else { continue };
        let number = column.number;
        let column = checker.field(field, column);
        checker.no_item_without_source(field, number, &column, &sources);
        if field == "via_at" {
            checker.no_place_without_via(number, &column, &vias);
        }
        columns.push((field, column));
    }
    Some(RowItems { sources, vias, stances, columns })
}

struct Checker<'a> {
    file: usize,
    bibliography: &'a Bibliography<'a>,
    declarations: &'a Declarations,
    problems: &'a Problems<'a>,
    goes_on: bool,
}

impl Checker<'_> {
    fn report(&mut self, problem: Problem) -> bool {
        self.goes_on = self.goes_on && self.problems.add(self.file, problem);
        self.goes_on
    }

    /// Returns the numbers of the sources that a column names; an unknown key is told of where it comes first.
    fn sources(&mut self, column: TableColumn) -> Vec<u32> {
        let number = column.number;
        let (mut codes, texts) = into_texts(column.values);
        without_empty(&mut codes, &texts);
        let graph = self.bibliography.graph;
        let mut known: Vec<Option<u32>> = texts.iter().map(|key| graph.source_id(key).map(|source| source.0)).collect();
        let mut sources = Vec::with_capacity(codes.len());
        for (row, code) in codes.iter().enumerate() {
            if *code == NULL_CODE {
                sources.push(NULL_ID);
                continue;
            }
            let source = known.get(*code as usize).copied().flatten();
            if source.is_none() {
                let key = texts.get(*code);
                let keys = graph.sources().map(|source| &**graph.source_key(source));
                let near = crate::diag::did_you_mean(key, keys);
                let problem = Problem::new(At::Cell(row as u64, number), "UnknownSource", format!("no source `{key}`"))
                    .with_help("add it to the table `sources`")
                    .with_optional_help(near);
                self.report(problem);
                if let Some(known) = known.get_mut(*code as usize) {
                    *known = Some(UNKNOWN);
                }
            }
            sources.push(source.unwrap_or(UNKNOWN));
        }
        sources
    }

    fn stances(&mut self, column: TableColumn, sources: &[u32]) -> Vec<u8> {
        let number = column.number;
        let (mut codes, texts) = into_texts(column.values);
        without_empty(&mut codes, &texts);
        let mut stances = Vec::with_capacity(codes.len());
        let known: Vec<_> = texts.iter().map(Stance::parse).collect();
        for (row, (code, source)) in codes.iter().zip(sources).enumerate() {
            let at = At::Cell(row as u64, number);
            let (stance, problem) = match known.get(*code as usize) {
                Some(Ok(stance)) if *source != NULL_ID => (stance.code(), None),
                Some(Ok(_)) => (0, Some(without_source(at, "stance"))),
                Some(Err(error)) => {
                    let problem = Problem::new(at, error.code, error.message.clone());
                    (0, Some(problem.with_optional_help(error.help.clone())))
                }
                None if *source == NULL_ID => (0, None),
                None => {
                    let problem = Problem::new(at, "InvalidStance", "a source without a stance");
                    (0, Some(problem.with_help("write one of supports, refutes, inconclusive")))
                }
            };
            if let Some(problem) = problem
                && self.goes_on
            {
                self.report(problem);
            }
            stances.push(stance);
        }
        stances
    }

    fn years(&mut self, column: TableColumn, sources: &[u32]) {
        let number = column.number;
        let column = convert(column, |problem| self.report(problem));
        let BulkColumn::Integer(years, nulls) = &column else { return };
        for (row, (year, source)) in years.iter().zip(sources).enumerate() {
            let Some(of_source) = self.bibliography.years.get(*source as usize).copied() else { continue };
            if Some(*year) == of_source || nulls.as_ref().is_some_and(|nulls| nulls.get(row)) {
                continue;
            }
            let graph = self.bibliography.graph;
            let key = graph.source_key(crate::graph::SourceId(*source));
            let known = of_source.map_or_else(|| "it is undated".to_owned(), |year| format!("that is {year}"));
            let message = format!("{year} is not the year of source `{key}`: {known}");
            let problem = Problem::new(At::Cell(row as u64, number), "ContradictingYear", message);
            if !self.report(problem.with_help("the year of an item is that of its source: correct one of the two")) {
                return;
            }
        }
    }

    /// Returns a field as it is stored, each value checked.
    fn field(&mut self, field: &'static str, column: TableColumn) -> BulkColumn {
        let number = column.number;
        let mut column = convert(column, |problem| self.report(problem));
        match &mut column {
            BulkColumn::Text(codes, texts) => {
                without_empty(codes, texts);
                // A place in `via` stands beside the other fields in the language, and takes any text.
                let check = |text: &str| match field {
                    "via_at" => Ok(Value::Null),
                    field => check_field(self.declarations, field, &Value::from(text)),
                };
                let checked: Vec<_> = texts.iter().map(check).collect();
                let is_default = |text: &str| field == "directness" && text == crate::evidence::DIRECTNESSES[0];
                let defaults: Vec<bool> = texts.iter().map(is_default).collect();
                for (row, code) in codes.iter_mut().enumerate() {
                    match checked.get(*code as usize) {
                        Some(Err(error)) if self.goes_on => {
                            let problem = Problem::new(At::Cell(row as u64, number), error.code, error.message.clone());
                            self.report(problem.with_optional_help(error.help.clone()));
                        }
                        Some(_) if defaults[*code as usize] => *code = NULL_CODE,
                        _ => {}
                    }
                }
            }
            BulkColumn::Boolean(values, nulls) if field == "checked" => {
                // What is true anyway is not stored.
                let is_null = |row: usize| nulls.as_ref().is_some_and(|nulls| nulls.get(row));
                let stored: Bitmap = (0..values.len()).map(|row| is_null(row) || values[row]).collect();
                *nulls = Some(stored);
            }
            column => {
                for row in 0..column.len() {
                    let is_valid = match column {
                        BulkColumn::Float(values, _) if field == "confidence" => (0.0..=1.0).contains(&values[row]),
                        BulkColumn::Integer(values, _) if field == "n" => values[row] >= 0,
                        _ => false,
                    };
                    if is_valid || column.is_null(row) {
                        continue;
                    }
                    if let Err(error) = check_field(self.declarations, field, &column.get(row)) {
                        let problem = Problem::new(At::Cell(row as u64, number), error.code, error.message);
                        if !self.report(problem.with_optional_help(error.help)) {
                            break;
                        }
                    }
                }
            }
        }
        column
    }

    fn no_item_without_source(&mut self, field: &str, number: usize, column: &BulkColumn, sources: &[u32]) {
        if !sources.contains(&NULL_ID) {
            return;
        }
        let without = |row: &usize| sources[*row] == NULL_ID && !column.is_null(*row);
        let rows: Vec<usize> = (0..column.len().min(sources.len())).filter(without).collect();
        for row in rows {
            if !self.report(without_source(At::Cell(row as u64, number), field)) {
                return;
            }
        }
    }

    fn no_place_without_via(&mut self, number: usize, column: &BulkColumn, vias: &[u32]) {
        let without = |row: &usize| vias[*row] == NULL_ID && !column.is_null(*row);
        let rows: Vec<usize> = (0..column.len().min(vias.len())).filter(without).collect();
        for row in rows {
            let problem = Problem::new(At::Cell(row as u64, number), "InvalidItem", "a place in `via` without `via`");
            if !self.report(problem) {
                return;
            }
        }
    }
}

fn without_source(at: At, field: &str) -> Problem {
    Problem::new(at, "MissingSource", format!("`{field}` of an item that has no source"))
        .with_help("name the source, or leave all fields of the item empty")
}
