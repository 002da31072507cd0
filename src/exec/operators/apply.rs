//! Runs an inner plan for each row: OPTIONAL MATCH and CALL subqueries that only read.
//!
//! How: when the inner rows depend on one outer row each, a whole batch of outer rows is the inner plan's
//! argument, and a row number carried through it tells which is whose.

use std::sync::Arc;

use crate::diag::Result;
use crate::plan::{Logical, Operator as Plan, VariableId};
use crate::value::Column;

use super::super::batch::Batch;
use super::super::context::Context;
use super::super::eval::row_number;
use super::{Operate, Source, build_all, next_flat};

/// For each row, the rows of an inner plan.
pub(super) struct Apply<'p> {
    input: Source<'p>,
    layout: &'p [VariableId],
    plan: &'p Logical,
    given: std::vec::IntoIter<Batch>,
}

impl<'p> Apply<'p> {
    pub(super) fn new(input: Source<'p>, layout: &'p [VariableId], plan: &'p Logical) -> Self {
        Apply { input, layout, plan, given: Vec::new().into_iter() }
    }
}

impl Operate for Apply<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        loop {
            if let Some(batch) = self.given.find(|batch| batch.rows > 0) {
                return Ok(Some(batch));
            }
            let Some(batch) = next_flat(&mut self.input, context)? else { return Ok(None) };
            let mut inner = |argument: Batch, layout: &[VariableId]| {
                let Plan::Apply { inner, .. } = &self.plan.operator else { return Ok(Vec::new()) };
                let mut source = build_all(inner, &Arc::from([argument]), layout, context)?;
                let mut batches = Vec::new();
                while let Some(batch) = next_flat(&mut source, context)? {
                    context.charge(batch.bytes())?;
                    batches.push(batch);
                }
                Ok(batches)
            };
            let joined = join(self.plan, &batch, self.layout, &mut inner)?;
            self.given = super::sort::cut(joined, context.limits.batch_rows).into_iter();
        }
    }
}

/// Runs an inner plan over argument rows with their layout.
pub(in crate::exec) type RunInner<'a> = dyn FnMut(Batch, &[VariableId]) -> Result<Vec<Batch>> + 'a;

/// Joins each outer row with the rows that `inner` gives for it.
///
/// `inner` takes argument rows with their layout and gives batches laid out as the inner plan's output.
pub(in crate::exec) fn join(
    plan: &Logical,
    batch: &Batch,
    layout: &[VariableId],
    inner: &mut RunInner<'_>,
) -> Result<Batch> {
    let Plan::Apply { inner: inner_plan, imports, introduced, row, optional, unit, batchable, .. } = &plan.operator
    else {
        return Ok(batch.clone());
    };
    let outer_rows = batch.arrange(layout, imports);
    let mut found: Vec<(Vec<u32>, Batch)> = Vec::new();
    if *batchable {
        let mut argument = outer_rows;
        let numbers = (0..batch.rows).map(|row| i64::try_from(row).unwrap_or(i64::MAX)).collect();
        argument.columns.push(Column::Integer(numbers, None));
        let mut argument_layout = imports.clone();
        argument_layout.push(*row);
        for inner_batch in inner(argument, &argument_layout)? {
            let position = inner_plan.output.iter().position(|known| known == row);
            let number = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
            let rows = match position.map(|position| &inner_batch.columns[position]) {
                Some(Column::Integer(numbers, None)) => numbers.iter().map(|of| number(*of)).collect(),
                Some(column) => column.iter().map(|of| of.as_integer().map_or(0, number)).collect(),
                None => vec![0; inner_batch.rows],
            };
            found.push((rows, inner_batch.arrange(&inner_plan.output, introduced)));
        }
    } else {
        for outer in 0..batch.rows {
            for inner_batch in inner(outer_rows.take(&[row_number(outer)]), imports)? {
                let rows = vec![row_number(outer); inner_batch.rows];
                found.push((rows, inner_batch.arrange(&inner_plan.output, introduced)));
            }
        }
    }
    if *unit {
        return Ok(batch.arrange(layout, &plan.output));
    }
    let (rows, inner_rows): (Vec<Vec<u32>>, Vec<Batch>) = found.into_iter().unzip();
    let mut outer: Vec<u32> = rows.into_iter().flatten().collect();
    let count = outer.len();
    let mut joined = Batch::concat(inner_rows, introduced.len());
    joined.rows = count;
    if *optional {
        add_missing(batch.rows, &mut outer, &mut joined);
    }
    let left = batch.take(&outer);
    let mut columns = Vec::with_capacity(plan.output.len());
    for variable in &plan.output {
        let own =
            introduced.iter().position(|known| known == variable).map(|position| joined.columns[position].clone());
        let column = own.or_else(|| {
            layout.iter().position(|known| known == variable).map(|position| left.columns[position].clone())
        });
        columns.push(column.unwrap_or_else(|| Column::nulls(outer.len())));
    }
    Ok(Batch::new(columns, outer.len()))
}

/// Adds a row of nulls for each outer row without inner rows, and puts all in the order of the outer rows.
fn add_missing(outer_rows: usize, outer: &mut Vec<u32>, joined: &mut Batch) {
    let mut order: Vec<u32> = (0..outer.len()).map(row_number).collect();
    if !outer.is_sorted() {
        order.sort_by_key(|at| outer[*at as usize]);
    }
    // One row of nulls stands behind the others, for all outer rows without any.
    let (nulls, width) = (row_number(joined.rows), joined.columns.len());
    let mut places = Vec::with_capacity(outer.len() + outer_rows);
    let mut rows = Vec::with_capacity(outer.len() + outer_rows);
    let mut found = order.iter().peekable();
    for row in (0..outer_rows).map(row_number) {
        let before = rows.len();
        while let Some(at) = found.next_if(|at| outer[**at as usize] <= row) {
            places.push(*at);
            rows.push(row);
        }
        if rows.len() == before {
            places.push(nulls);
            rows.push(row);
        }
    }
    if rows.len() == outer.len() && outer.is_sorted() {
        return;
    }
    let mut parts = vec![Batch::new(vec![Column::nulls(1); width], 1)];
    if joined.rows > 0 {
        parts.insert(0, std::mem::replace(joined, Batch::new(Vec::new(), 0)));
    }
    *joined = Batch::concat(parts, width).take(&places);
    joined.rows = places.len();
    *outer = rows;
}
