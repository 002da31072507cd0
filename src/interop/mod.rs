//! Formats in: folders of node and relationship tables, as CSV and as Parquet, become a graph.
//!
//! Takes a folder; gives a [`Graph`] and an [`ImportReport`], or all problems up to a limit, each with its place.
//! Invariants: nothing is half imported; no format knows another, they meet in `table::Table`; columns stay columns
//! from the file to the store; the same data gives the same graph in every format.
//! Start at [`import_tables`]. How: all tables are read side by side, each string of a column once; then nodes get their
//! numbers, relationships find their ends by the distinct ids of a column, not by row, and all goes into
//! [`Graph::bulk`].

mod build;
mod convert;
mod csv;
mod ends;
mod evidence;
mod folder;
mod header;
mod parquet;
mod problems;
mod sources;
mod table;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::graph::Graph;

use folder::{Folder, TableFile};
use problems::{PROBLEMS_MAX, Problems};
use table::Table;

/// The format of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// Text with a header line and a separator: comma, tab, `|` or `;`.
    Csv,
    /// Apache Parquet.
    Parquet,
}

impl TableFormat {
    /// The extensions of files in this format.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            TableFormat::Csv => &["csv", "tsv"],
            TableFormat::Parquet => &["parquet"],
        }
    }
}

/// How tables are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportOptions {
    /// Their format.
    pub format: TableFormat,
    /// Whether the columns that items have a field for become one evidence item of each relationship.
    pub evidence: bool,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportProgress {
    /// Bytes read.
    pub bytes: u64,
    /// Bytes of all tables.
    pub bytes_total: u64,
    /// Rows read.
    pub rows: u64,
}

/// What was imported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Tables read.
    pub tables: usize,
    /// Relationships of the same type and ends as an earlier one.
    pub parallel_relationships: usize,
    /// Values of the property `id` that nodes of several id spaces have.
    pub shared_ids: usize,
    /// Whether there is a table of sources that was left aside, since no evidence was asked for.
    pub sources_left_aside: bool,
}

/// Who is told how far an import is.
pub type ProgressListener<'a> = &'a (dyn Fn(ImportProgress) + Sync);

/// Counts what has been read, from all threads.
struct Meter<'a> {
    bytes: AtomicU64,
    rows: AtomicU64,
    bytes_total: u64,
    listener: ProgressListener<'a>,
}

impl Meter<'_> {
    fn add(&self, bytes: u64, rows: u64) {
        let bytes = self.bytes.fetch_add(bytes, Ordering::Relaxed) + bytes;
        let rows = self.rows.fetch_add(rows, Ordering::Relaxed) + rows;
        (self.listener)(ImportProgress { bytes, bytes_total: self.bytes_total, rows });
    }
}

/// Reads a folder of tables into a new graph.
///
/// A table is one of nodes when it stands in `nodes/` or has a column `:ID`, one of relationships when it stands in
/// `rels/` or `relationships/` or has columns `:START_ID` and `:END_ID`. In the folders the columns `id`, and `src` and
/// `dst`, do as well. Without a column `:LABEL` or `:TYPE` the file's name is the label or type.
///
/// # Errors
/// Everything that is wrong with the tables, up to a limit, each with file, line and column.
pub fn import_tables(
    path: &Path,
    options: ImportOptions,
    listener: ProgressListener<'_>,
) -> Result<(Graph, ImportReport), Vec<Diagnostic>> {
    let folder = Folder::list(path, options.format).map_err(|error| vec![*error])?;
    let problems = Problems::new(&folder);
    let bytes_total = folder.files.iter().map(|file| file.bytes).sum();
    let meter = Meter { bytes: AtomicU64::new(0), rows: AtomicU64::new(0), bytes_total, listener };
    // The greatest first, so that no core is left alone with one at the end.
    let mut order: Vec<usize> = (0..folder.files.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse(folder.files[*place].bytes));
    let read = |place: usize| (place, read_table(&folder.files[place], place, options, &problems, &meter));
    let mut tables: Vec<(usize, Option<Table>)> = order.into_par_iter().with_max_len(1).map(read).collect();
    tables.sort_by_key(|(place, _)| *place);
    let tables: Vec<Table> = tables.into_iter().filter_map(|(_, table)| table).collect();
    if !problems.is_empty() {
        return Err(problems.located(PROBLEMS_MAX));
    }
    let built = build::graph_of(tables, &folder, options, &problems);
    match built {
        Some((graph, report)) if problems.is_empty() => Ok((graph, report)),
        _ => Err(problems.located(PROBLEMS_MAX)),
    }
}

fn read_table(
    file: &TableFile,
    place: usize,
    options: ImportOptions,
    problems: &Problems<'_>,
    meter: &Meter<'_>,
) -> Option<Table> {
    match options.format {
        TableFormat::Csv => csv::read(file, place, options, problems, meter),
        TableFormat::Parquet => parquet::read(file, place, options, problems, meter),
    }
}
