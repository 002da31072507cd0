//! Grouping, aggregates and DISTINCT.
//!
//! How: rows are told apart by the numbers of their keys ([`Rows`]), and each aggregate keeps the states of all groups
//! ([`States`]). Where the input comes in morsels, each is grouped by itself and the groups are joined in the order of
//! the morsels, so that the result does not depend on the number of threads.

use crate::diag::Result;
use crate::plan::{AggregateCall, Expression, Logical, VariableId};
use crate::value::{Column, Value};

use super::super::batch::{Batch, Frame};
use super::super::context::Context;
use super::super::eval::{evaluate, internal, row_number};
use super::morsels::Input;
use super::numbering::Rows;
use super::states::States;
use super::{Operate, Source};

/// One row for each group.
pub(super) struct Aggregate<'p> {
    input: Input<'p>,
    layout: &'p [VariableId],
    keys: &'p [(VariableId, Expression)],
    aggregates: &'p [(VariableId, AggregateCall)],
    plan: &'p Logical,
    given: Option<std::vec::IntoIter<Batch>>,
}

/// The groups of some of the input.
struct Groups<'p> {
    rows: Rows,
    states: Vec<States<'p>>,
}

impl<'p> Aggregate<'p> {
    pub(super) fn new(
        input: Input<'p>,
        layout: &'p [VariableId],
        keys: &'p [(VariableId, Expression)],
        aggregates: &'p [(VariableId, AggregateCall)],
        plan: &'p Logical,
    ) -> Self {
        Aggregate { input, layout, keys, aggregates, plan, given: None }
    }

    fn run(&mut self, context: &Context<'_>) -> Result<Vec<Batch>> {
        let (layout, keys, aggregates) = (self.layout, self.keys, self.aggregates);
        let group = |source: &mut Source<'_>| {
            let mut groups = Groups::new(keys, aggregates)?;
            while let Some(batch) = source.next(context)? {
                groups.add(&batch, layout, keys, aggregates, context)?;
            }
            Ok(groups)
        };
        let mut parts = self.input.each(context, group)?.into_iter();
        let Some(mut groups) = parts.next() else { return Ok(Vec::new()) };
        for part in parts {
            groups.merge(part)?;
            context.check()?;
        }
        self.give(groups, context)
    }

    fn give(&self, groups: Groups<'p>, context: &Context<'_>) -> Result<Vec<Batch>> {
        let count = groups.rows.len();
        let mut finished = groups.rows.finish();
        for states in groups.states {
            finished.push(states.finish()?);
        }
        let variables = self.keys.iter().map(|(variable, _)| variable);
        let variables: Vec<&VariableId> = variables.chain(self.aggregates.iter().map(|(known, _)| known)).collect();
        let wanted = |variable: &VariableId| {
            let position = variables.iter().position(|known| *known == variable);
            position.map_or_else(|| Column::nulls(count), |position| finished[position].clone())
        };
        let all = Batch::new(self.plan.output.iter().map(wanted).collect(), count);
        Ok(super::sort::cut(all, context.limits.batch_rows))
    }
}

impl<'p> Groups<'p> {
    fn new(keys: &[(VariableId, Expression)], aggregates: &'p [(VariableId, AggregateCall)]) -> Result<Self> {
        let mut groups = Groups {
            rows: Rows::new(keys.len()),
            states: aggregates.iter().map(|(_, call)| States::new(call)).collect(),
        };
        groups.grow()?;
        Ok(groups)
    }

    fn grow(&mut self) -> Result<()> {
        let count = self.rows.len();
        self.states.iter_mut().try_for_each(|states| states.grow(count))
    }

    fn add(
        &mut self,
        batch: &Batch,
        layout: &[VariableId],
        keys: &[(VariableId, Expression)],
        aggregates: &[(VariableId, AggregateCall)],
        context: &Context<'_>,
    ) -> Result<()> {
        let frame = Frame::new(batch, layout);
        let mut columns = Vec::with_capacity(keys.len());
        for (_, key) in keys {
            columns.push(evaluate(key, &frame, context)?);
        }
        let before = self.rows.len();
        let of = self.rows.find(columns.iter().map(|column| &**column), batch.rows);
        let new = self.rows.len() - before;
        if new > 0 {
            self.grow()?;
            context.charge(new * 64 * (keys.len() + aggregates.len()))?;
        }
        for ((_, call), states) in aggregates.iter().zip(&mut self.states) {
            let mut arguments = Vec::with_capacity(call.arguments.len());
            for argument in &call.arguments {
                arguments.push(evaluate(argument, &frame, context)?);
            }
            if arguments.is_empty() && call.function.is_some_and(|function| function.name != "count") {
                return Err(internal("an aggregate without argument", call.at.0));
            }
            states.add(&of, &arguments, batch.multiplicity.as_deref(), context)?;
        }
        Ok(())
    }

    /// Takes in the groups of what comes after.
    fn merge(&mut self, other: Groups<'p>) -> Result<()> {
        let columns = other.rows.finish();
        let of = self.rows.find(&columns, other.rows.len());
        self.grow()?;
        self.states.iter_mut().zip(other.states).try_for_each(|(states, more)| states.merge(more, &of))
    }
}

impl Operate for Aggregate<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        if self.given.is_none() {
            let batches = self.run(context)?;
            self.given = Some(batches.into_iter());
        }
        Ok(self.given.as_mut().and_then(|batches| batches.find(|batch| batch.rows > 0)))
    }
}

/// Each distinct row once, the first of its kind.
pub(super) struct Distinct<'p> {
    input: Source<'p>,
    layout: &'p [VariableId],
    keys: Vec<Option<usize>>,
    seen: Rows,
    output: &'p [VariableId],
}

impl<'p> Distinct<'p> {
    pub(super) fn new(input: Source<'p>, layout: &'p [VariableId], keys: &'p [VariableId], plan: &'p Logical) -> Self {
        let mut keys: Vec<Option<usize>> =
            keys.iter().map(|key| layout.iter().position(|known| known == key)).collect();
        if keys.is_empty() {
            // Rows without columns are all equal, as rows of one null are.
            keys.push(None);
        }
        let seen = Rows::new(keys.len());
        Distinct { input, layout, keys, seen, output: &plan.output }
    }
}

impl Operate for Distinct<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        while let Some(mut batch) = self.input.next(context)? {
            // Equal rows are one row, however many there were.
            batch.multiplicity = None;
            let missing = Column::Constant(Value::Null, batch.rows);
            let columns = self.keys.iter().map(|key| key.map_or(&missing, |position| &batch.columns[position]));
            let mut known = self.seen.len();
            let numbers = self.seen.find(columns, batch.rows);
            let mut rows = Vec::new();
            for (row, number) in numbers.iter().enumerate() {
                if *number as usize == known {
                    rows.push(row_number(row));
                    known += 1;
                }
            }
            context.charge(rows.len() * (self.keys.len() * 24 + 16))?;
            if rows.len() == batch.rows {
                return Ok(Some(batch.arrange(self.layout, self.output)));
            }
            if !rows.is_empty() {
                return Ok(Some(batch.take(&rows).arrange(self.layout, self.output)));
            }
        }
        Ok(None)
    }
}
