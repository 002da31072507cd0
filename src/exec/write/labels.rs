//! Labels and types to write: as written, or named by values.

use std::borrow::Cow;
use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::plan::BoundLabel;
use crate::value::Column;

use super::super::context::Context;
use super::super::eval::{evaluate, label_names};
use super::Rows;

/// Labels to write, evaluated for all rows.
pub(super) enum Labels<'p> {
    /// The same in every row.
    Plain(Vec<Arc<str>>),
    /// Some named by values.
    Named(Vec<NamedLabel<'p>>),
}

/// A label, or the values that name some.
pub(super) enum NamedLabel<'p> {
    /// This one.
    Name(&'p Arc<str>),
    /// Those that the values of a column name.
    Values(Column, Span),
}

impl<'p> Labels<'p> {
    pub(super) fn of(labels: &'p [BoundLabel], rows: &Rows, context: &Context<'_>) -> Result<Self> {
        let plain = |label: &BoundLabel| match label {
            BoundLabel::Name(name) => Some(Arc::clone(name)),
            BoundLabel::Dynamic(_) => None,
        };
        if let Some(names) = labels.iter().map(plain).collect() {
            return Ok(Labels::Plain(names));
        }
        let named = |label: &'p BoundLabel| match label {
            BoundLabel::Name(name) => Ok(NamedLabel::Name(name)),
            BoundLabel::Dynamic(names) => {
                Ok(NamedLabel::Values(evaluate(names, &rows.frame(), context)?.into_owned(), names.at.0))
            }
        };
        Ok(Labels::Named(labels.iter().map(named).collect::<Result<_>>()?))
    }

    /// Returns the labels of a row.
    pub(super) fn at(&self, row: usize) -> Result<Cow<'_, [Arc<str>]>> {
        let named = match self {
            Labels::Plain(names) => return Ok(Cow::Borrowed(names)),
            Labels::Named(named) => named,
        };
        let mut names = Vec::new();
        for label in named {
            match label {
                NamedLabel::Name(name) => names.push(Arc::clone(name)),
                NamedLabel::Values(column, span) => {
                    let values = column.get(row);
                    names.extend(label_names(&values).map_err(|error| Box::new(error.at(*span)))?);
                }
            }
        }
        Ok(Cow::Owned(names))
    }

    /// Returns the type of a row: exactly one.
    pub(super) fn type_at(&self, row: usize, span: Span) -> Result<Arc<str>> {
        let names = self.at(row)?;
        match names.split_first() {
            Some((first, rest)) if rest.iter().all(|other| other == first) => Ok(Arc::clone(first)),
            _ => Err(Box::new(
                Diagnostic::error(
                    "NoSingleRelationshipType",
                    format!("a relationship has exactly one type, here are {}", names.len()),
                    span,
                )
                .with_help("name one type for each row"),
            )),
        }
    }
}
