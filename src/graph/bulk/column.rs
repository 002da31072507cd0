//! A column of a bulk load.
//!
//! Invariant: a column says nothing of where its rows will lie in the store, nor of how the store keeps them.
//! Start at [`BulkColumn`].

use std::sync::Arc;

use super::Texts;
use crate::value::{Bitmap, NULL_CODE, Nulls, Value};

/// The values of one key in the rows of one table.
#[derive(Debug, Clone)]
pub enum BulkColumn {
    /// Integers, and which of them are null.
    Integer(Vec<i64>, Nulls),
    /// Floats, and which of them are null.
    Float(Vec<f64>, Nulls),
    /// Booleans, and which of them are null.
    Boolean(Vec<bool>, Nulls),
    /// Codes of strings, [`NULL_CODE`] for null.
    Text(Vec<u32>, Texts),
    /// Any values that can be stored.
    Mixed(Vec<Value>),
}

impl BulkColumn {
    /// Returns the number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            BulkColumn::Integer(values, _) => values.len(),
            BulkColumn::Float(values, _) => values.len(),
            BulkColumn::Boolean(values, _) => values.len(),
            BulkColumn::Text(codes, _) => codes.len(),
            BulkColumn::Mixed(values) => values.len(),
        }
    }

    /// Returns whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns whether a row has no value; true past the end.
    #[must_use]
    #[inline]
    pub fn is_null(&self, row: usize) -> bool {
        let of = |nulls: &Nulls| row >= self.len() || nulls.as_ref().is_some_and(|nulls| nulls.get(row));
        match self {
            BulkColumn::Integer(_, nulls) | BulkColumn::Float(_, nulls) | BulkColumn::Boolean(_, nulls) => of(nulls),
            BulkColumn::Text(codes, _) => codes.get(row).is_none_or(|code| *code == NULL_CODE),
            BulkColumn::Mixed(values) => values.get(row).is_none_or(Value::is_null),
        }
    }

    /// Returns the value of a row, null past the end.
    #[must_use]
    pub fn get(&self, row: usize) -> Value {
        if self.is_null(row) {
            return Value::Null;
        }
        match self {
            BulkColumn::Integer(values, _) => Value::Integer(values[row]),
            BulkColumn::Float(values, _) => Value::Float(values[row]),
            BulkColumn::Boolean(values, _) => Value::Boolean(values[row]),
            BulkColumn::Text(codes, texts) => Value::String(Arc::from(texts.get(codes[row]))),
            BulkColumn::Mixed(values) => values[row].clone(),
        }
    }

    /// Returns the column of some of the rows, in the order given; null for a row past the end.
    #[must_use]
    pub fn take(&self, rows: &[u32]) -> BulkColumn {
        let nulls = |nulls: &Nulls| {
            let nulls = nulls.as_ref()?;
            Some(rows.iter().map(|row| nulls.get(*row as usize)).collect::<Bitmap>()).filter(Bitmap::any)
        };
        match self {
            BulkColumn::Integer(values, old) => BulkColumn::Integer(taken(values, rows), nulls(old)),
            BulkColumn::Float(values, old) => BulkColumn::Float(taken(values, rows), nulls(old)),
            BulkColumn::Boolean(values, old) => BulkColumn::Boolean(taken(values, rows), nulls(old)),
            BulkColumn::Text(codes, texts) => BulkColumn::Text(taken(codes, rows), texts.clone()),
            BulkColumn::Mixed(values) => BulkColumn::Mixed(taken(values, rows)),
        }
    }
}

fn taken<T: Clone + Default>(values: &[T], rows: &[u32]) -> Vec<T> {
    rows.iter().map(|row| values.get(*row as usize).cloned().unwrap_or_default()).collect()
}
