//! The physical operators: each pulls batches from the one below and gives batches of its own output.
//!
//! Takes a [`Logical`] plan; gives batches laid out as the plan's `output`.
//! Invariants: an operator changes no graph (writes are driven from [`super::run`]); a batch is at most about
//! the batch size, so that cancellation and limits are seen in time.
//! Start at [`build`]. How: the pull model of Volcano with batches for rows (MonetDB/X100, CIDR 2005).

mod aggregate;
mod apply;
mod call;
mod expand;
mod factorised;
mod load_csv;
mod morsels;
mod next;
mod numbering;
mod path;
mod scan;
mod seek;
mod shortest;
mod simple;
mod sort;
mod states;
mod variable;

pub(super) use apply::join;

use std::sync::Arc;

use crate::diag::Result;
use crate::plan::{Logical, Operator as Plan, VariableId};
use crate::value::{Bitmap, RelationshipId};

use super::batch::Batch;
use super::context::Context;
use morsels::{Gathered, Input, Morsels};

/// Gives batches until there are none.
pub(super) trait Operate {
    /// Returns the next batch; never an empty one.
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>>;
}

/// An operator that may borrow from the plan.
pub(super) type Source<'p> = Box<dyn Operate + 'p>;

/// Builds the operators of a plan whose argument rows are `argument`, laid out as `layout`, for whoever may not want all
/// of its rows.
pub(super) fn build<'p>(
    plan: &'p Logical,
    argument: &Arc<[Batch]>,
    layout: &[VariableId],
    context: &Context<'_>,
) -> Result<Source<'p>> {
    build_for(plan, argument, layout, context, false)
}

/// Builds the operators of a plan for whoever takes all of its rows, so that they may be made on several cores at once.
pub(super) fn build_all<'p>(
    plan: &'p Logical,
    argument: &Arc<[Batch]>,
    layout: &[VariableId],
    context: &Context<'_>,
) -> Result<Source<'p>> {
    if let Some(morsels) = Morsels::of(plan, argument, context) {
        return Ok(Box::new(Gathered::new(morsels)));
    }
    build_for(plan, argument, layout, context, true)
}

/// Builds the operators of a plan that is not cut into morsels; `all` tells that all of its rows are taken.
fn build_for<'p>(
    plan: &'p Logical,
    argument: &Arc<[Batch]>,
    layout: &[VariableId],
    context: &Context<'_>,
    all: bool,
) -> Result<Source<'p>> {
    let source: Source<'p> = match &plan.operator {
        Plan::Argument => Box::new(Given::arranged(argument, layout, &plan.output)),
        Plan::Union { branches, outputs } => {
            let mut sources = Vec::with_capacity(branches.len());
            for (branch, columns) in branches {
                let source = if all {
                    build_all(branch, argument, layout, context)?
                } else {
                    build(branch, argument, layout, context)?
                };
                sources.push(simple::UnionBranch::new(source, branch, columns, outputs, &plan.output));
            }
            Box::new(simple::Union::new(sources))
        }
        Plan::Aggregate { input, keys, aggregates } => {
            let source = Input::of(input, argument, layout, context)?;
            Box::new(aggregate::Aggregate::new(source, &input.output, keys, aggregates, plan))
        }
        Plan::Sort { input, keys, top } => {
            let source = Input::of(input, argument, layout, context)?;
            Box::new(sort::Sort::new(source, &input.output, keys, top.as_ref(), plan))
        }
        _ => {
            let input = match plan.input() {
                // What looks at each row by itself was tried from its top.
                Some(input) if all && !is_row_by_row(plan) => build_all(input, argument, layout, context)?,
                Some(input) => {
                    let all = all && !matches!(plan.operator, Plan::Limit { .. });
                    build_for(input, argument, layout, context, all)?
                }
                None => Box::new(Given::arranged(argument, layout, &plan.output)),
            };
            over(plan, input, context)?
        }
    };
    Ok(Box::new(Counted { source, id: plan.id }))
}

/// Returns whether a plan with this operator at its top was cut into morsels, if its input could be.
fn is_row_by_row(plan: &Logical) -> bool {
    !matches!(plan.operator, Plan::Finish { .. } | Plan::Skip { .. } | Plan::Distinct { .. })
}

/// Builds one operator over batches laid out as its input's output.
pub(super) fn over<'p>(plan: &'p Logical, input: Source<'p>, context: &Context<'_>) -> Result<Source<'p>> {
    let layout: &'p [VariableId] = plan.input().map_or(&[], |input| &input.output);
    Ok(match &plan.operator {
        Plan::NodeScan { variable, label, .. } => {
            Box::new(scan::NodeScan::new(input, layout, *variable, label.as_ref(), plan, context))
        }
        Plan::NodeById { variable, id, .. } => Box::new(scan::NodeById::new(input, layout, *variable, id, plan)),
        Plan::NodeByProperty { variable, label, key, value, .. } => {
            let property = (key, value);
            Box::new(seek::NodeByProperty::new(input, layout, *variable, label.as_ref(), property, plan))
        }
        Plan::RelationshipScan { .. } => Box::new(scan::RelationshipScan::new(input, layout, plan, context)),
        Plan::Expand { .. } => Box::new(expand::Expand::new(input, layout, plan, context)),
        Plan::ExpandVariable { .. } => Box::new(variable::ExpandVariable::new(input, layout, plan, context)),
        Plan::ExpandPath { .. } => Box::new(path::ExpandPath::new(input, layout, plan, context)),
        Plan::ShortestPath { .. } => Box::new(shortest::ShortestPath::new(input, layout, plan, context)),
        Plan::Count { .. } => Box::new(factorised::Count::new(input, layout, plan)),
        Plan::Filter { predicates, .. } => Box::new(simple::Filter::new(input, layout, predicates, plan)),
        Plan::Project { items, .. } => Box::new(simple::Project::new(input, layout, items, plan)),
        Plan::Aggregate { keys, aggregates, .. } => {
            Box::new(aggregate::Aggregate::new(Input::One(input), layout, keys, aggregates, plan))
        }
        Plan::Distinct { keys, .. } => Box::new(aggregate::Distinct::new(input, layout, keys, plan)),
        Plan::Sort { keys, top, .. } => Box::new(sort::Sort::new(Input::One(input), layout, keys, top.as_ref(), plan)),
        Plan::Skip { count, .. } => Box::new(simple::Skip::new(input, layout, count, plan)),
        Plan::Limit { count, .. } => Box::new(simple::Limit::new(input, layout, count, plan)),
        Plan::Unwind { list, variable, .. } => Box::new(simple::Unwind::new(input, layout, list, *variable, plan)),
        Plan::Apply { .. } => Box::new(apply::Apply::new(input, layout, plan)),
        Plan::LoadCsv { .. } => Box::new(load_csv::LoadCsv::new(input, layout, plan)),
        Plan::Next { inner, .. } => Box::new(next::Next::new(input, layout, inner, plan)),
        Plan::Call { .. } => Box::new(call::Call::new(input, layout, plan, context)?),
        Plan::Finish { .. } => Box::new(simple::Finish::new(input)),
        Plan::Argument | Plan::Union { .. } | Plan::Write { .. } => input,
    })
}

/// Batches that are there already.
pub(super) struct Given {
    batches: std::vec::IntoIter<Batch>,
}

impl Given {
    /// Gives these batches as they are.
    pub(super) fn new(batches: Vec<Batch>) -> Self {
        Given { batches: batches.into_iter() }
    }

    fn arranged(batches: &[Batch], layout: &[VariableId], wanted: &[VariableId]) -> Self {
        Given::new(batches.iter().map(|batch| batch.arrange(layout, wanted)).collect())
    }
}

impl Operate for Given {
    fn next(&mut self, _: &Context<'_>) -> Result<Option<Batch>> {
        Ok(self.batches.find(|batch| batch.rows > 0))
    }
}

/// Keeps the profile of an operator and looks for cancellation after each batch.
struct Counted<'p> {
    source: Source<'p>,
    id: usize,
}

impl Operate for Counted<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        let started = context.started();
        let batch = self.source.next(context)?;
        let rows = batch.as_ref().map_or(0, |batch| match &batch.multiplicity {
            Some(counts) => {
                let rows = counts.iter().fold(0_u64, |rows, count| rows.saturating_add(*count));
                usize::try_from(rows).unwrap_or(usize::MAX)
            }
            None => batch.rows,
        });
        context.record(self.id, rows, started);
        context.check()?;
        Ok(batch)
    }
}

/// Returns the next batch with every row as often as it stands for.
fn next_flat(source: &mut Source<'_>, context: &Context<'_>) -> Result<Option<Batch>> {
    Ok(source.next(context)?.map(Batch::flattened))
}

/// Where each output variable of an operator comes from.
pub(super) enum Column {
    /// A column of the input, by position.
    Input(usize),
    /// One that the operator makes itself, by position among those it names.
    Own(usize),
}

/// Lays out an operator's output: its own variables first, else the input's columns.
pub(super) fn arrangement(output: &[VariableId], layout: &[VariableId], own: &[VariableId]) -> Vec<Option<Column>> {
    let place = |variable: &VariableId| {
        let own = own.iter().position(|known| known == variable).map(Column::Own);
        own.or_else(|| layout.iter().position(|known| known == variable).map(Column::Input))
    };
    output.iter().map(place).collect()
}

/// Fills an arrangement: rows of the input by number, own columns as they are.
pub(super) fn fill(places: &[Option<Column>], input: &Batch, rows: &[u32], own: &[crate::value::Column]) -> Batch {
    let column = |place: &Option<Column>| match place {
        Some(Column::Input(position)) => input.columns[*position].take(rows),
        Some(Column::Own(position)) => own[*position].clone(),
        None => crate::value::Column::nulls(rows.len()),
    };
    Batch {
        columns: places.iter().map(column).collect(),
        rows: rows.len(),
        multiplicity: input.multiplicity.as_ref().map(|counts| rows.iter().map(|row| counts[*row as usize]).collect()),
    }
}

/// Fills an arrangement as [`fill`] does, with own columns that are moved where they go.
fn fill_with(places: &[Option<Column>], input: &Batch, rows: &[u32], own: &mut [crate::value::Column]) -> Batch {
    let mut column = |place: &Option<Column>| match place {
        Some(Column::Input(position)) => input.columns[*position].take(rows),
        Some(Column::Own(position)) => std::mem::replace(&mut own[*position], crate::value::Column::nulls(rows.len())),
        None => crate::value::Column::nulls(rows.len()),
    };
    Batch {
        columns: places.iter().map(&mut column).collect(),
        rows: rows.len(),
        multiplicity: input.multiplicity.as_ref().map(|counts| rows.iter().map(|row| counts[*row as usize]).collect()),
    }
}

/// Returns whether a claim matches under the lens.
#[inline]
pub(super) fn matches(claims: Option<&Bitmap>, relationship: u32) -> bool {
    claims.is_none_or(|claims| claims.get(RelationshipId(relationship).0 as usize))
}
