//! ORDER BY: whole, or only as many rows as LIMIT keeps.
//!
//! How: rows are held as they came with their keys beside them; with a limit, what cannot be among the first is
//! dropped each time twice as many are held. The order is stable, so equal keys keep the order of the input.

use std::cmp::Ordering;

use crate::diag::Result;
use crate::plan::{Expression, Logical, VariableId};
use crate::value::{Bitmap, Column, Dictionary, Nulls, Value};

use super::super::batch::{Batch, Frame};
use super::super::context::Context;
use super::super::eval::{evaluate, row_number};
use super::morsels::Input;
use super::simple::page;
use super::{Operate, Source, next_flat};

/// Rows in order.
pub(super) struct Sort<'p> {
    input: Input<'p>,
    layout: &'p [VariableId],
    keys: &'p [(Expression, bool)],
    top: Option<&'p (Option<Expression>, Expression)>,
    output: &'p [VariableId],
    given: Option<std::vec::IntoIter<Batch>>,
}

impl<'p> Sort<'p> {
    pub(super) fn new(
        input: Input<'p>,
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
        let order = Order { layout: self.layout, keys: self.keys, output: self.output, wanted: self.wanted(context)? };
        let mut parts = self.input.each(context, |source| order.hold(source, context))?;
        let mut held = Held::default();
        held.absorb(&mut parts, self.output.len());
        held.keep_first(order.wanted, self.keys);
        Ok(cut(held.rows, context.limits.batch_rows))
    }
}

/// What is sorted by what.
struct Order<'a> {
    layout: &'a [VariableId],
    keys: &'a [(Expression, bool)],
    output: &'a [VariableId],
    wanted: usize,
}

impl Order<'_> {
    /// Holds the rows of a source that may be among the first, in the order in which they came or should go.
    fn hold(&self, source: &mut Source<'_>, context: &Context<'_>) -> Result<Held> {
        const SPARE_ROWS: usize = 8192;
        let mut held = Held::default();
        let mut waiting: Vec<Held> = Vec::new();
        let mut waiting_rows = 0;
        while let Some(batch) = next_flat(source, context)? {
            let keys = {
                let frame = Frame::new(&batch, self.layout);
                let mut keys = Vec::with_capacity(self.keys.len());
                for (key, _) in self.keys {
                    keys.push(evaluate(key, &frame, context)?.into_owned());
                }
                keys
            };
            let rows = batch.arrange(self.layout, self.output);
            context.charge(rows.bytes() + keys.iter().map(Column::bytes).sum::<usize>())?;
            waiting_rows += rows.rows;
            waiting.push(Held { rows, keys });
            let most = self.wanted.saturating_mul(2).saturating_add(SPARE_ROWS);
            if self.wanted < usize::MAX && held.rows.rows + waiting_rows > most {
                held.absorb(&mut waiting, self.output.len());
                held.keep_first(self.wanted, self.keys);
                waiting_rows = 0;
            }
        }
        held.absorb(&mut waiting, self.output.len());
        if self.wanted < usize::MAX {
            held.keep_first(self.wanted, self.keys);
        }
        Ok(held)
    }
}

/// Rows with the columns of their keys.
struct Held {
    rows: Batch,
    keys: Vec<Column>,
}

impl Default for Held {
    fn default() -> Self {
        Held { rows: Batch::new(Vec::new(), 0), keys: Vec::new() }
    }
}

impl Held {
    fn absorb(&mut self, waiting: &mut Vec<Held>, width: usize) {
        let mut parts = vec![std::mem::take(self)];
        parts.append(waiting);
        parts.retain(|part| part.rows.rows > 0);
        if parts.len() == 1 {
            *self = parts.remove(0);
            return;
        }
        let rows = parts.iter().map(|part| part.rows.rows).sum();
        let keys = parts.first().map_or(0, |part| part.keys.len());
        let joined = |key: usize| Column::concat(&parts.iter().map(|part| &part.keys[key]).collect::<Vec<_>>());
        self.keys = (0..keys).map(joined).collect();
        self.rows = Batch::concat(parts.into_iter().map(|part| part.rows).collect(), width);
        // Without columns a batch is only its number of rows.
        self.rows.rows = rows;
    }

    /// Sorts, and keeps only the first rows.
    fn keep_first(&mut self, wanted: usize, keys: &[(Expression, bool)]) {
        let columns: Vec<(Keys<'_>, bool)> =
            self.keys.iter().zip(keys).map(|(column, (_, descending))| (Keys::of(column), *descending)).collect();
        // Rows that are equal stay in the order in which they came.
        let compare = |a: &u32, b: &u32| compare(&columns, *a as usize, *b as usize).then_with(|| a.cmp(b));
        let mut order: Vec<u32> = (0..self.rows.rows).map(row_number).collect();
        if wanted < order.len() {
            if wanted > 0 {
                order.select_nth_unstable_by(wanted - 1, compare);
            }
            order.truncate(wanted);
        }
        order.sort_unstable_by(compare);
        if order.iter().enumerate().all(|(place, row)| place == *row as usize) && order.len() == self.rows.rows {
            return;
        }
        self.rows = self.rows.take(&order);
        self.keys = self.keys.iter().map(|column| column.take(&order)).collect();
    }
}

/// A column of keys, compared without making values where it is of one type.
enum Keys<'a> {
    Integer(&'a [i64], Option<&'a Bitmap>),
    Float(&'a [f64], Option<&'a Bitmap>),
    Text(&'a [u32], &'a Dictionary),
    Any(&'a Column),
}

impl<'a> Keys<'a> {
    fn of(column: &'a Column) -> Self {
        fn some(nulls: &Nulls) -> Option<&Bitmap> {
            nulls.as_ref()
        }
        match column {
            Column::Integer(values, nulls) => Keys::Integer(values, some(nulls)),
            Column::Float(values, nulls) => Keys::Float(values, some(nulls)),
            Column::Dictionary(codes, words) => Keys::Text(codes, words),
            other => Keys::Any(other),
        }
    }

    fn compare(&self, a: usize, b: usize) -> Ordering {
        // Null comes last.
        let nulls = |nulls: &Option<&Bitmap>| nulls.map_or((false, false), |nulls| (nulls.get(a), nulls.get(b)));
        match self {
            Keys::Integer(values, bits) => match nulls(bits) {
                (false, false) => values[a].cmp(&values[b]),
                (a, b) => a.cmp(&b),
            },
            Keys::Float(values, bits) => match nulls(bits) {
                (false, false) => Value::Float(values[a]).order(&Value::Float(values[b])),
                (a, b) => a.cmp(&b),
            },
            Keys::Text(codes, _) if codes[a] == codes[b] => Ordering::Equal,
            Keys::Text(codes, words) => match (words.get(codes[a]), words.get(codes[b])) {
                (Some(a), Some(b)) => a.cmp(b),
                (a, b) => a.is_none().cmp(&b.is_none()),
            },
            Keys::Any(column) => column.get(a).order(&column.get(b)),
        }
    }
}

fn compare(keys: &[(Keys<'_>, bool)], a: usize, b: usize) -> Ordering {
    for (key, descending) in keys {
        let ordering = key.compare(a, b);
        if ordering.is_ne() {
            return if *descending { ordering.reverse() } else { ordering };
        }
    }
    Ordering::Equal
}

/// Cuts a batch into batches of at most `most` rows.
pub(super) fn cut(batch: Batch, most: usize) -> Vec<Batch> {
    if batch.rows <= most {
        return vec![batch];
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
