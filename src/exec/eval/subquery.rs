//! Subqueries in expressions: EXISTS, COUNT, COLLECT, pattern predicates and comprehensions.
//!
//! How: the frame's rows become the argument of the subquery's plan, together when its rows depend on one
//! argument row each, one by one otherwise.

use std::sync::Arc;

use crate::diag::{Result, Span};
use crate::plan::{Subplan, SubqueryKind, VariableId};
use crate::value::{Column, Value};

use super::super::batch::{Batch, Frame};
use super::super::context::Context;
use super::super::operators;
use super::internal;

/// Runs a planned subquery for each row.
pub(super) fn subquery(kind: SubqueryKind, index: usize, frame: &Frame<'_>, context: &Context<'_>) -> Result<Column> {
    let Some(subplan) = context.plan.subplans.get(index) else {
        return Err(internal("a subquery that was not planned", Span::default()));
    };
    let mut found = Found::new(kind, frame.rows);
    let mut arguments = frame.batch_of(&subplan.imports);
    if subplan.batchable {
        let mut layout: Vec<VariableId> = subplan.imports.clone();
        layout.push(subplan.row);
        arguments
            .columns
            .push(Column::Integer((0..frame.rows).map(|row| i64::try_from(row).unwrap_or(i64::MAX)).collect(), None));
        run(
            subplan,
            arguments,
            &layout,
            context,
            |batch, row| {
                let number = row.and_then(|rows| rows.get(batch).as_integer()).unwrap_or(0);
                usize::try_from(number).unwrap_or(0)
            },
            &mut found,
        )?;
    } else {
        for row in 0..frame.rows {
            let one = arguments.take(&[super::row_number(row)]);
            run(subplan, one, &subplan.imports, context, |_, _| row, &mut found)?;
        }
    }
    Ok(found.finish())
}

fn run(
    subplan: &Subplan,
    arguments: Batch,
    layout: &[VariableId],
    context: &Context<'_>,
    row_of: impl Fn(usize, Option<&Column>) -> usize,
    found: &mut Found,
) -> Result<()> {
    let mut operator = operators::build(&subplan.plan, &Arc::from([arguments]), layout, context)?;
    let output = &subplan.plan.output;
    let row_at = output.iter().position(|variable| *variable == subplan.row);
    let value_at = subplan.output.and_then(|wanted| output.iter().position(|variable| *variable == wanted));
    while let Some(batch) = operator.next(context)? {
        context.check()?;
        let row_column = row_at.and_then(|position| batch.columns.get(position));
        let value_column = value_at.and_then(|position| batch.columns.get(position));
        for position in 0..batch.rows {
            let row = row_of(position, row_column);
            let times = batch.multiplicity.as_ref().map_or(1, |counts| counts[position]);
            found.add(row, times, || value_column.map_or(Value::Null, |column| column.get(position)));
        }
        if row_at.is_none() && found.settled() {
            break;
        }
    }
    Ok(())
}

/// What the rows of the subquery made of each outer row.
enum Found {
    Exists(Vec<bool>),
    Count(Vec<i64>),
    Collect(Vec<Vec<Value>>),
}

impl Found {
    fn new(kind: SubqueryKind, rows: usize) -> Self {
        match kind {
            SubqueryKind::Exists => Found::Exists(vec![false; rows]),
            SubqueryKind::Count => Found::Count(vec![0; rows]),
            SubqueryKind::Collect => Found::Collect(vec![Vec::new(); rows]),
        }
    }

    fn add(&mut self, row: usize, times: u64, value: impl Fn() -> Value) {
        match self {
            Found::Exists(rows) => rows[row] |= times > 0,
            Found::Count(rows) => rows[row] = rows[row].saturating_add(i64::try_from(times).unwrap_or(i64::MAX)),
            Found::Collect(rows) => rows[row].extend((0..times).map(|_| value())),
        }
    }

    /// Whether one more row of a single outer row can change nothing.
    fn settled(&self) -> bool {
        matches!(self, Found::Exists(rows) if rows.len() == 1 && rows[0])
    }

    fn finish(self) -> Column {
        match self {
            Found::Exists(rows) => Column::Boolean(rows, None),
            Found::Count(rows) => Column::Integer(rows, None),
            Found::Collect(rows) => rows.into_iter().map(|items| Value::List(Arc::new(items))).collect(),
        }
    }
}
