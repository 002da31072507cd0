//! Counts the matches of a pattern by products along its relationships, without listing them.
//!
//! Invariants: the count is exact, or the statement fails with `IntegerOverflow`; it is the same however the work is
//! cut over threads.
//! Start at [`Count`]. How: messages from the leaves of a tree to its root, a sum over the neighbours each (Yannakakis'
//! algorithm over counts); what closes circles is joined variable by variable, by marks of neighbours (generic join,
//! Ngo, Ré and Rudra 2013). Terms and what they correct: [`crate::plan::CountPattern`].

mod circle;
mod message;
mod term;
mod weights;

use crate::diag::{Diagnostic, Result};
use crate::plan::{Logical, Operator as Plan};
use crate::value::Column;

use super::super::batch::Batch;
use super::super::context::Context;
use super::super::eval::row_number;
use super::{Operate, Source, arrangement, fill};

/// What is counted, once it is.
enum Counted {
    /// All matches.
    Total(u64),
    /// The nodes that have matches, ascending, each with its number of matches.
    Listed(Vec<u32>, Vec<u64>),
    /// The matches of each node by number.
    ByNode(Vec<u64>),
}

/// For each row, how often a pattern matches.
pub(super) struct Count<'p> {
    input: Source<'p>,
    layout: &'p [crate::plan::VariableId],
    plan: &'p Logical,
    places: Vec<Option<super::Column>>,
    counted: Option<Counted>,
    /// The input batch, its row, and the position in the list to go on with.
    current: Option<(Batch, usize, usize)>,
}

/// Rows that are given: which of the input, the node, how many, and whether there is a match.
#[derive(Default)]
struct Rows {
    rows: Vec<u32>,
    nodes: Vec<u32>,
    counts: Vec<u64>,
    matched: Vec<bool>,
}

impl<'p> Count<'p> {
    pub(super) fn new(input: Source<'p>, layout: &'p [crate::plan::VariableId], plan: &'p Logical) -> Self {
        let mut own = Vec::new();
        if let Plan::Count { root, root_bound, witness, .. } = &plan.operator {
            own.extend(root.filter(|_| !root_bound));
            own.extend(*witness);
        }
        Count { input, layout, plan, places: arrangement(&plan.output, layout, &own), counted: None, current: None }
    }

    fn count(&self, context: &Context<'_>) -> Result<Counted> {
        let Plan::Count { pattern, root, root_bound, .. } = &self.plan.operator else { return Ok(Counted::Total(0)) };
        let counts = term::count(pattern, context)?;
        if *root_bound {
            return Ok(Counted::ByNode(counts));
        }
        let mut total = 0_u64;
        for count in &counts {
            total = total.checked_add(*count).filter(|total| i64::try_from(*total).is_ok()).ok_or_else(overflow)?;
        }
        if root.is_none() {
            return Ok(Counted::Total(total));
        }
        let nodes: Vec<u32> = (0..counts.len()).filter(|node| counts[*node] > 0).map(row_number).collect();
        let counts = counts.into_iter().filter(|count| *count > 0).collect();
        Ok(Counted::Listed(nodes, counts))
    }

    /// Takes rows of a batch from where the last ones ended; returns where to go on, if anywhere.
    fn take(
        &self,
        counted: &Counted,
        batch: &Batch,
        (mut row, mut position): (usize, usize),
        most: usize,
        found: &mut Rows,
    ) -> Option<(usize, usize)> {
        let Plan::Count { root, witness, .. } = &self.plan.operator else { return None };
        match counted {
            Counted::Total(total) => {
                if *total > 0 {
                    found.rows.extend((0..batch.rows).map(row_number));
                    found.counts.resize(batch.rows, *total);
                }
                None
            }
            Counted::Listed(nodes, counts) => {
                while row < batch.rows {
                    let end = nodes.len().min(position + most.saturating_sub(found.rows.len()));
                    found.rows.extend(std::iter::repeat_n(row_number(row), end - position));
                    found.nodes.extend_from_slice(&nodes[position..end]);
                    found.counts.extend_from_slice(&counts[position..end]);
                    position = end;
                    if end < nodes.len() {
                        return Some((row, position));
                    }
                    row += 1;
                    position = 0;
                }
                None
            }
            Counted::ByNode(counts) => {
                let column = self.layout.iter().position(|known| Some(*known) == *root).map(|at| &batch.columns[at]);
                for row in 0..batch.rows {
                    let node = column.and_then(|column| column.node(row));
                    let count = node.and_then(|node| counts.get(node.0 as usize)).copied().unwrap_or(0);
                    if count > 0 || witness.is_some() {
                        found.rows.push(row_number(row));
                        found.counts.push(count.max(1));
                        found.matched.push(count > 0);
                    }
                }
                None
            }
        }
    }

    fn give(&self, batch: &Batch, found: Rows) -> Result<Batch> {
        let Plan::Count { root, root_bound, witness, .. } = &self.plan.operator else {
            return Ok(Batch::new(Vec::new(), 0));
        };
        let mut own = Vec::new();
        if root.is_some() && !root_bound {
            own.push(Column::Node(found.nodes));
        }
        if witness.is_some() {
            let value = |matched: &bool| {
                if *matched { crate::value::Value::Boolean(true) } else { crate::value::Value::Null }
            };
            own.push(found.matched.iter().map(value).collect());
        }
        let mut given = fill(&self.places, batch, &found.rows, &own);
        let mut counts = found.counts;
        if let Some(before) = given.multiplicity.take() {
            for (count, before) in counts.iter_mut().zip(before) {
                *count = count.checked_mul(before).ok_or_else(overflow)?;
            }
        }
        given.multiplicity = Some(counts);
        Ok(given)
    }
}

impl Operate for Count<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        loop {
            if self.current.is_none() {
                let Some(batch) = self.input.next(context)? else { return Ok(None) };
                self.current = Some((batch, 0, 0));
            }
            let counted = match self.counted.take() {
                Some(counted) => counted,
                None => self.count(context)?,
            };
            let Some((batch, row, position)) = self.current.take() else { continue };
            let mut found = Rows::default();
            let next = self.take(&counted, &batch, (row, position), context.limits.batch_rows, &mut found);
            self.counted = Some(counted);
            let given = self.give(&batch, found)?;
            self.current = next.map(|(row, position)| (batch, row, position));
            if given.rows > 0 {
                return Ok(Some(given));
            }
        }
    }
}

/// The error of a count that is no integer.
fn overflow() -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error_without_place("IntegerOverflow", "the number of matches overflows a 64-bit integer")
            .with_help("match fewer: narrow the pattern, or split it"),
    )
}
