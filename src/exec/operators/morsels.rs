//! Input cut into morsels, which run on several cores.
//!
//! Takes a plan whose rows come from one scan through operators that look at each row by itself; gives what is made of
//! each part of the scan, in the order of the parts.
//! Invariants: where a scan is cut depends on the plan and the graph alone, not on the number of threads or the size of
//! batches, so that sums of floats are the same with any of them; of several errors the first in order is reported.
//! Start at [`Input::each`]. How: morsel-driven parallelism (Leis et al., SIGMOD 2014): each worker takes the next part
//! and runs operators of its own over it.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::diag::Result;
use crate::plan::{Logical, Operator as Plan, VariableId};

use super::super::batch::Batch;
use super::super::context::Context;
use super::{Counted, Given, Operate, Source, build, over, scan};

/// So many rows are expected to be worth a morsel.
const MORSEL_ROWS: f64 = if cfg!(debug_assertions) { 8.0 } else { 8192.0 };
/// More morsels do not help, but each costs something.
const MORSELS_MAX: usize = 128;
/// Stack of a worker for a plan that few operators deep.
const STACK_BYTES: usize = 64 << 20;
/// Stack of a worker for a plan with many operators, which call each other.
const DEEP_STACK_BYTES: usize = 512 << 20;
/// A worker has so much stack left, or gets a stack of its own.
const STACK_RED_ZONE_BYTES: usize = 6 << 20;

/// A part of a scan.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// The place of the type among those of a scan of relationships.
    pub(super) of: usize,
    /// The first node or relationship.
    pub(super) first: u32,
    /// How many there are.
    pub(super) count: usize,
}

/// What an operator that reads all of its input reads.
pub(super) enum Input<'p> {
    /// Batches one after the other.
    One(Source<'p>),
    /// Parts that can be run at the same time.
    Morsels(Morsels<'p>),
}

/// A plan over parts of the scan at its bottom.
pub(super) struct Morsels<'p> {
    plan: &'p Logical,
    parts: Vec<Part>,
}

impl<'p> Input<'p> {
    /// Returns the input of a plan whose argument rows are `argument`, cut into morsels if that pays.
    pub(super) fn of(
        plan: &'p Logical,
        argument: &Arc<[Batch]>,
        layout: &[VariableId],
        context: &Context<'_>,
    ) -> Result<Self> {
        match Morsels::of(plan, argument, context) {
            Some(morsels) => Ok(Input::Morsels(morsels)),
            None => Ok(Input::One(super::build_for(plan, argument, layout, context, true)?)),
        }
    }

    /// Makes something of each part, in order; of an input that is not cut there is one.
    pub(super) fn each<T: Send>(
        &mut self,
        context: &Context<'_>,
        work: impl Fn(&mut Source<'_>) -> Result<T> + Sync,
    ) -> Result<Vec<T>> {
        match self {
            Input::One(source) => Ok(vec![work(source)?]),
            Input::Morsels(morsels) => morsels.each(context, &work),
        }
    }
}

impl<'p> Morsels<'p> {
    /// Cuts the scan at the bottom of a plan, if there is one and the rows are many.
    pub(super) fn of(plan: &'p Logical, argument: &[Batch], context: &Context<'_>) -> Option<Self> {
        // Whatever comes in would have to come to each part.
        let [unit] = argument else { return None };
        if unit.rows != 1 || !unit.columns.is_empty() || unit.multiplicity.is_some() {
            return None;
        }
        let mut rows = 0.0;
        let mut node = plan;
        while !is_scan(node) {
            rows += node.estimate;
            node = match &node.operator {
                Plan::Filter { input, .. }
                | Plan::Project { input, .. }
                | Plan::Unwind { input, .. }
                | Plan::NodeById { input, .. }
                | Plan::NodeScan { input, .. }
                | Plan::RelationshipScan { input, .. }
                | Plan::Expand { input, .. }
                | Plan::ExpandVariable { input, .. }
                | Plan::ExpandPath { input, .. }
                | Plan::ShortestPath { input, .. }
                | Plan::Apply { input, .. } => input,
                _ => return None,
            };
        }
        let parts = parts(node, rows, context)?;
        (parts.len() > 1).then_some(Morsels { plan, parts })
    }

    fn each<T: Send>(
        &self,
        context: &Context<'_>,
        work: &(impl Fn(&mut Source<'_>) -> Result<T> + Sync),
    ) -> Result<Vec<T>> {
        if let Some(argument) = bottom(self.plan) {
            context.record(argument.id, 1, context.started());
        }
        let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
        let all: Mutex<Vec<(usize, Result<T>)>> = Mutex::new(Vec::with_capacity(self.parts.len()));
        let run = || {
            while !failed.load(Ordering::Relaxed) {
                let place = next.fetch_add(1, Ordering::Relaxed);
                let Some(part) = self.parts.get(place) else { break };
                let made = source(self.plan, *part, context).and_then(|mut source| work(&mut source));
                // Parts before this one are all taken, so that an error of an earlier one is still found.
                if made.is_err() {
                    failed.store(true, Ordering::Relaxed);
                }
                all.lock().unwrap_or_else(PoisonError::into_inner).push((place, made));
            }
        };
        let workers = context.limits.threads.min(self.parts.len());
        if workers < 2 {
            run();
        } else {
            let bytes = if context.plan.operator_count > 256 { DEEP_STACK_BYTES } else { STACK_BYTES };
            rayon::in_place_scope(|scope| {
                for _ in 1..workers {
                    scope.spawn(|_| stacker::maybe_grow(STACK_RED_ZONE_BYTES, bytes, run));
                }
                run();
            });
        }
        let mut all = all.into_inner().unwrap_or_else(PoisonError::into_inner);
        all.sort_unstable_by_key(|(place, _)| *place);
        all.into_iter().map(|(_, made)| made).collect()
    }
}

/// Returns whether an operator scans from one row without columns.
fn is_scan(node: &Logical) -> bool {
    match &node.operator {
        Plan::NodeScan { input, .. } => matches!(input.operator, Plan::Argument),
        Plan::RelationshipScan { input, bound: false, .. } => matches!(input.operator, Plan::Argument),
        _ => false,
    }
}

/// Returns the lowest operator.
fn bottom(plan: &Logical) -> Option<&Logical> {
    std::iter::successors(Some(plan), |node| node.input()).last()
}

/// Cuts a scan above which so many rows are expected.
fn parts(scan: &Logical, rows: f64, context: &Context<'_>) -> Option<Vec<Part>> {
    let graph = &context.graph;
    let cut = |of: usize, count: usize, rows: f64, split: &dyn Fn(usize) -> Vec<u32>| -> Vec<Part> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a small number")]
        let wanted = (rows / MORSEL_ROWS).clamp(1.0, MORSELS_MAX as f64) as usize;
        let size = count.div_ceil(wanted).max(1);
        let firsts = split(size);
        let last = firsts.len().saturating_sub(1);
        let part = |(place, first): (usize, &u32)| {
            let count = if place == last { usize::MAX } else { size };
            Part { of, first: *first, count }
        };
        firsts.iter().enumerate().map(part).collect()
    };
    #[expect(clippy::cast_precision_loss, reason = "an estimate")]
    match &scan.operator {
        Plan::NodeScan { label, .. } => {
            let label = match label {
                Some(name) => Some(graph.label_id(name)?),
                None => None,
            };
            let count = label.map_or_else(|| graph.node_count(), |label| graph.label_count(label));
            Some(cut(0, count, rows + count as f64, &|size| graph.split_nodes(label, size)))
        }
        Plan::RelationshipScan { types, .. } => {
            let Some(types) = context.types(types.as_ref()) else {
                let count = graph.relationship_count();
                return Some(cut(0, count, rows + count as f64, &|size| graph.split_relationships(None, size)));
            };
            let total: usize = types.iter().map(|of| graph.type_count(*of)).sum();
            let each = (rows + total as f64) / (total.max(1) as f64);
            let of_type = |(place, of): (usize, &crate::graph::TypeId)| {
                let count = graph.type_count(*of);
                cut(place, count, each * count as f64, &|size| graph.split_relationships(Some(*of), size))
            };
            Some(types.iter().enumerate().flat_map(of_type).collect())
        }
        _ => None,
    }
}

/// Builds the operators of a plan over a part of its scan.
fn source<'p>(plan: &'p Logical, part: Part, context: &Context<'_>) -> Result<Source<'p>> {
    let source: Source<'p> = if is_scan(plan) {
        let unit: Source<'p> = Box::new(Given::new(vec![Batch::unit()]));
        scan::of_part(plan, unit, part, context)?
    } else {
        match plan.input() {
            Some(input) => over(plan, source(input, part, context)?, context)?,
            None => build(plan, &Arc::from([Batch::unit()]), &[], context)?,
        }
    };
    Ok(Box::new(Counted { source, id: plan.id }))
}

/// All rows of an input in morsels, in order.
pub(super) struct Gathered<'p> {
    input: Input<'p>,
    given: Option<std::vec::IntoIter<Batch>>,
}

impl<'p> Gathered<'p> {
    pub(super) fn new(morsels: Morsels<'p>) -> Self {
        Gathered { input: Input::Morsels(morsels), given: None }
    }
}

impl Operate for Gathered<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        let given = match &mut self.given {
            Some(given) => given,
            None => {
                let all = self.input.each(context, |source| {
                    let mut batches = Vec::new();
                    while let Some(batch) = source.next(context)? {
                        context.charge(batch.bytes())?;
                        batches.push(batch);
                    }
                    Ok(batches)
                })?;
                self.given.insert(all.into_iter().flatten().collect::<Vec<_>>().into_iter())
            }
        };
        let batch = given.next();
        if let Some(batch) = &batch {
            // From here on whoever takes it counts it.
            context.release(batch.bytes());
        }
        Ok(batch)
    }
}
