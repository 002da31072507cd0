//! Evaluates what a lens asks of evidence items, column by column over all of them.

use crate::diag::Result;
use crate::plan::{Expression, VariableId};
use crate::value::{Bitmap, Column, Value};

use super::batch::{Batch, Frame};
use super::context::Context;
use super::eval::{evaluate_constant, matching_rows};

/// A predicate over the item in a variable.
#[derive(Debug, Clone)]
pub struct ItemPredicate {
    /// The item.
    pub item: VariableId,
    /// The predicate.
    pub predicate: Expression,
}

/// Returns the items for which a predicate is true.
///
/// # Errors
/// The first error of evaluation, which points into the predicate.
///
/// Complexity: one pass over the items' columns that the predicate reads.
pub fn items_shown(predicate: &ItemPredicate, context: &Context<'_>) -> Result<Bitmap> {
    let mut shown = Bitmap::new(context.graph.item_bound() as usize, false);
    let mut from = Some(0);
    let layout = [predicate.item];
    while let Some(start) = from {
        context.check()?;
        let mut items = Vec::new();
        from = context.graph.scan_items(start, context.limits.batch_rows, &mut items);
        let batch = Batch::new(vec![Column::Relationship(items.clone())], items.len());
        match matching_rows(&predicate.predicate, &Frame::new(&batch, &layout), context)? {
            None => items.iter().for_each(|item| shown.set(*item as usize, true)),
            Some(rows) => rows.iter().for_each(|row| shown.set(items[*row as usize] as usize, true)),
        }
    }
    Ok(shown)
}

/// Evaluates an expression without variables.
///
/// # Errors
/// The first error of evaluation.
pub fn constant(expression: &Expression, context: &Context<'_>) -> Result<Value> {
    evaluate_constant(expression, context)
}
