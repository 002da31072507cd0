//! Batches: what operators pass to each other.
//!
//! Invariants: all columns have as many rows as the batch; a row with multiplicity m stands for m equal rows.

use std::borrow::Cow;

use crate::plan::VariableId;
use crate::value::{Column, Value};

/// Some rows as columns, one a variable of the operator's output, in its order.
#[derive(Debug, Clone)]
pub struct Batch {
    /// The columns.
    pub columns: Vec<Column>,
    /// The number of rows.
    pub rows: usize,
    /// For how many equal rows each row stands; 1 each when absent.
    pub multiplicity: Option<Vec<u64>>,
}

impl Batch {
    /// Makes a batch of columns that have `rows` rows.
    #[must_use]
    pub fn new(columns: Vec<Column>, rows: usize) -> Self {
        Batch { columns, rows, multiplicity: None }
    }

    /// Makes the batch that a statement starts with: one row, no columns.
    #[must_use]
    pub fn unit() -> Self {
        Batch::new(Vec::new(), 1)
    }

    /// Returns the batch of the given rows, in that order.
    #[must_use]
    pub fn take(&self, rows: &[u32]) -> Batch {
        Batch {
            columns: self.columns.iter().map(|column| column.take(rows)).collect(),
            rows: rows.len(),
            multiplicity: self
                .multiplicity
                .as_ref()
                .map(|counts| rows.iter().map(|row| counts[*row as usize]).collect()),
        }
    }

    /// Returns the batch with every row as often as it stands for.
    #[must_use]
    pub fn flattened(self) -> Batch {
        let Some(counts) = &self.multiplicity else { return self };
        let mut rows = Vec::new();
        for (row, count) in counts.iter().enumerate() {
            rows.extend(std::iter::repeat_n(
                u32::try_from(row).unwrap_or(u32::MAX),
                usize::try_from(*count).unwrap_or(usize::MAX),
            ));
        }
        let mut flat = self.take(&rows);
        flat.multiplicity = None;
        flat
    }

    /// Returns the columns of `wanted` out of a batch laid out as `layout`; what is not there is null.
    #[must_use]
    pub fn arrange(&self, layout: &[VariableId], wanted: &[VariableId]) -> Batch {
        let column = |variable: &VariableId| match layout.iter().position(|known| known == variable) {
            Some(position) => self.columns[position].clone(),
            None => Column::nulls(self.rows),
        };
        Batch { columns: wanted.iter().map(column).collect(), rows: self.rows, multiplicity: self.multiplicity.clone() }
    }

    /// Joins batches of one layout into one.
    #[must_use]
    pub fn concat(batches: Vec<Batch>, width: usize) -> Batch {
        let mut batches: Vec<Batch> =
            batches.into_iter().map(Batch::flattened).filter(|batch| batch.rows > 0).collect();
        match batches.len() {
            0 => Batch::new(vec![Column::nulls(0); width], 0),
            1 => batches.remove(0),
            _ => {
                let rows = batches.iter().map(|batch| batch.rows).sum();
                let columns = (0..width)
                    .map(|position| {
                        Column::concat(&batches.iter().map(|batch| &batch.columns[position]).collect::<Vec<_>>())
                    })
                    .collect();
                Batch::new(columns, rows)
            }
        }
    }

    /// Returns the row as values.
    #[must_use]
    pub fn row(&self, row: usize) -> Vec<Value> {
        self.columns.iter().map(|column| column.get(row)).collect()
    }

    /// Estimates the bytes that the batch holds.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.columns.iter().map(Column::bytes).sum()
    }
}

/// The columns that an expression sees, by variable.
#[derive(Debug, Clone)]
pub(super) struct Frame<'a> {
    layout: Cow<'a, [VariableId]>,
    columns: Cow<'a, [Column]>,
    pub(super) rows: usize,
}

impl<'a> Frame<'a> {
    pub(super) fn new(batch: &'a Batch, layout: &'a [VariableId]) -> Self {
        Frame { layout: Cow::Borrowed(layout), columns: Cow::Borrowed(&batch.columns), rows: batch.rows }
    }

    pub(super) fn column(&self, variable: VariableId) -> Option<&Column> {
        // From the back: a comprehension's variable stands after the outer ones.
        let position = self.layout.iter().rposition(|known| *known == variable)?;
        self.columns.get(position)
    }

    /// Returns the frame of some rows, with only the variables that are read.
    pub(super) fn take(&self, rows: &[u32], reads: &[VariableId]) -> Frame<'static> {
        let mut layout = Vec::with_capacity(reads.len() + 2);
        let mut columns = Vec::with_capacity(reads.len() + 2);
        for variable in reads {
            if let Some(column) = self.column(*variable) {
                layout.push(*variable);
                columns.push(column.take(rows));
            }
        }
        Frame { layout: Cow::Owned(layout), columns: Cow::Owned(columns), rows: rows.len() }
    }

    /// Adds a variable.
    pub(super) fn with(mut self, variable: VariableId, column: Column) -> Self {
        self.layout.to_mut().push(variable);
        self.columns.to_mut().push(column);
        self
    }

    /// Returns the batch of some variables, for a subplan.
    pub(super) fn batch_of(&self, variables: &[VariableId]) -> Batch {
        let column =
            |variable: &VariableId| self.column(*variable).cloned().unwrap_or_else(|| Column::nulls(self.rows));
        Batch::new(variables.iter().map(column).collect(), self.rows)
    }
}
