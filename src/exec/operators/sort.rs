//! ORDER BY: whole, or only as many rows as LIMIT keeps.
//!
//! How: rows are held as they came with their keys beside them; with a limit, what cannot be among the first is
//! dropped each time twice as many are held. The order is stable, so equal keys keep the order of the input.

use std::cmp::Ordering;

use crate::diag::Result;
use crate::plan::{Expression, Logical, VariableId};
use crate::value::Value;

use super::super::batch::{Batch, Frame};
use super::super::context::Context;
use super::super::eval::{evaluate, row_number};
use super::simple::page;
use super::{Operate, Source, next_flat};

/// Rows in order.
pub(super) struct Sort<'p> {
    input: Source<'p>,
    layout: &'p [VariableId],
    keys: &'p [(Expression, bool)],
    top: Option<&'p (Option<Expression>, Expression)>,
    output: &'p [VariableId],
    given: Option<std::vec::IntoIter<Batch>>,
}

impl<'p> Sort<'p> {
    pub(super) fn new(
        input: Source<'p>,
        layout: &'p [VariableId],
        keys: &'p [(Expression, bool)],
        top: Option<&'p (Option<Expression>, Expression)>,
        plan: &'p Logical,
    ) -> Self {
        Sort { input, layout, keys, top, output: &plan.output, given: None }
    }

    fn wanted(&self, context: &Context<'_>) -> Result<usize> {
        let Some((skip, limit)) = self.top else { return Ok(usize::MAX) };
        let skip = skip.as_ref().map_or(Ok(0), |skip| page(skip, "SKIP", context))?;
        Ok(page(limit, "LIMIT", context)?.saturating_add(skip))
    }

    fn run(&mut self, context: &Context<'_>) -> Result<Vec<Batch>> {
        let wanted = self.wanted(context)?;
        let directions: Vec<bool> = self.keys.iter().map(|(_, descending)| *descending).collect();
        let mut held = Held { rows: Batch::new(Vec::new(), 0), keys: Vec::new() };
        let mut waiting: Vec<Batch> = Vec::new();
        let mut waiting_rows = 0;
        while let Some(batch) = next_flat(&mut self.input, context)? {
            let columns = {
                let frame = Frame::new(&batch, self.layout);
                let mut columns = Vec::with_capacity(self.keys.len());
                for (key, _) in self.keys {
                    columns.push(evaluate(key, &frame, context)?.into_owned());
                }
                columns
            };
            for row in 0..batch.rows {
                held.keys.push(columns.iter().map(|column| column.get(row)).collect());
            }
            let batch = batch.arrange(self.layout, self.output);
            context.charge(batch.bytes() + batch.rows * self.keys.len() * size_of::<Value>())?;
            waiting_rows += batch.rows;
            waiting.push(batch);
            const SPARE_ROWS: usize = 8192;
            if wanted < usize::MAX
                && held.rows.rows + waiting_rows > wanted.saturating_mul(2).saturating_add(SPARE_ROWS)
            {
                held.absorb(&mut waiting, self.output.len());
                held.keep_first(wanted, &directions);
                waiting_rows = 0;
            }
        }
        held.absorb(&mut waiting, self.output.len());
        held.keep_first(wanted, &directions);
        Ok(cut(&held.rows, context.limits.batch_rows))
    }
}

/// The rows that may still be among the first, with their keys.
struct Held {
    rows: Batch,
    keys: Vec<Box<[Value]>>,
}

impl Held {
    fn absorb(&mut self, waiting: &mut Vec<Batch>, width: usize) {
        let mut batches = vec![std::mem::replace(&mut self.rows, Batch::new(Vec::new(), 0))];
        batches.append(waiting);
        let rows = batches.iter().map(|batch| batch.rows).sum();
        self.rows = Batch::concat(batches, width);
        // Without columns a batch is only its number of rows.
        self.rows.rows = rows;
    }

    fn keep_first(&mut self, wanted: usize, directions: &[bool]) {
        let mut order: Vec<u32> = (0..self.rows.rows).map(row_number).collect();
        order.sort_by(|a, b| compare(&self.keys[*a as usize], &self.keys[*b as usize], directions));
        order.truncate(wanted);
        self.rows = self.rows.take(&order);
        self.keys = order.iter().map(|row| std::mem::take(&mut self.keys[*row as usize])).collect();
    }
}

fn compare(a: &[Value], b: &[Value], directions: &[bool]) -> Ordering {
    for ((a, b), descending) in a.iter().zip(b).zip(directions) {
        let ordering = a.order(b);
        if ordering.is_ne() {
            return if *descending { ordering.reverse() } else { ordering };
        }
    }
    Ordering::Equal
}

/// Cuts a batch into batches of at most `most` rows.
pub(super) fn cut(batch: &Batch, most: usize) -> Vec<Batch> {
    if batch.rows <= most {
        return vec![batch.clone()];
    }
    let piece = |from: usize| {
        let rows: Vec<u32> = (from..(from + most).min(batch.rows)).map(row_number).collect();
        batch.take(&rows)
    };
    (0..batch.rows).step_by(most.max(1)).map(piece).collect()
}

impl Operate for Sort<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        if self.given.is_none() {
            let batches = self.run(context)?;
            self.given = Some(batches.into_iter());
        }
        Ok(self.given.as_mut().and_then(|batches| batches.find(|batch| batch.rows > 0)))
    }
}
