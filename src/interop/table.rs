//! A table as every format gives it.
//!
//! Invariants: all columns are of one length; columns that play no part are not here.
//! Start at [`Table`].

use crate::graph::{BulkColumn, Texts};
use crate::value::{Bitmap, NULL_CODE, Nulls};

use super::header::{ColumnHeader, Role, TableKind};

/// A table that was read.
#[derive(Debug)]
pub(super) struct Table {
    /// Its place among the files of the folder.
    pub(super) file: usize,
    pub(super) kind: TableKind,
    pub(super) rows: usize,
    pub(super) columns: Vec<TableColumn>,
}

/// A column that was read.
#[derive(Debug)]
pub(super) struct TableColumn {
    /// Its number in the file.
    pub(super) number: usize,
    pub(super) header: ColumnHeader,
    pub(super) values: BulkColumn,
}

impl Table {
    /// Takes the first column of a role out.
    pub(super) fn take(&mut self, wanted: impl Fn(&Role) -> bool) -> Option<TableColumn> {
        let place = self.columns.iter().position(|column| wanted(&column.header.role))?;
        Some(self.columns.remove(place))
    }
}

/// Returns the column as codes of texts: numbers and what else there may be as they are written.
pub(super) fn into_texts(column: BulkColumn) -> (Vec<u32>, Texts) {
    if let BulkColumn::Text(codes, texts) = column {
        return (codes, texts);
    }
    let mut texts = Texts::default();
    let mut code = |row: usize| match column.get(row) {
        crate::value::Value::Null => NULL_CODE,
        value => {
            let text = value.plain(&crate::value::NoEntities);
            texts.code_of(text.as_bytes()).unwrap_or(NULL_CODE)
        }
    };
    let codes = (0..column.len()).map(&mut code).collect();
    (codes, texts)
}

/// Notes that row `row` is null.
#[inline]
pub(super) fn set_null(nulls: &mut Nulls, row: usize) {
    nulls.get_or_insert_with(Bitmap::default).set(row, true);
}

/// Makes nulls as long as their column.
pub(super) fn finish_nulls(nulls: &mut Nulls, rows: usize) {
    if let Some(nulls) = nulls {
        nulls.resize(rows);
    }
}
