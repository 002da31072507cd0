//! Counts patterns that close circles: node by node, each among the common neighbours of those before it.
//!
//! How: generic join. The neighbours of a node that a later one must also be next to are marked once, with how often
//! they are; the later one is then looked for among the neighbours of the node bound last. Marks are bytes, which
//! stay in the nearest cache, unless some number is larger.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::diag::Result;

use super::super::super::context::Context;
use super::message::{Edge, Side};
use super::weights::{Bits, Weights};

/// Nodes of the first kind that one task takes.
const CHUNK: usize = 64;
/// Up to so many nodes, all orders are compared.
const ORDERED_MAX: usize = 5;

/// The edge that leads to a node from an earlier one.
struct Arm<'e> {
    /// Which of the earlier nodes, by its place in the order.
    from: usize,
    sides: Vec<Side<'e>>,
    mask: Option<&'e Bits>,
}

/// How one node is found.
struct Step<'e> {
    /// Its candidates.
    walked: Arm<'e>,
    /// What else it must be next to, each with the number of its marks.
    marked: Vec<(Arm<'e>, usize)>,
    weights: &'e Weights,
    is_last: bool,
}

/// How often a node is marked.
trait Mark: Copy + Default + Send + PartialEq {
    fn number(self) -> u64;
    fn of(number: u64) -> Option<Self>;
}

impl Mark for u8 {
    #[inline]
    fn number(self) -> u64 {
        u64::from(self)
    }

    fn of(number: u64) -> Option<Self> {
        u8::try_from(number).ok()
    }
}

impl Mark for u64 {
    #[inline]
    fn number(self) -> u64 {
        self
    }

    fn of(number: u64) -> Option<Self> {
        Some(number)
    }
}

/// Returns the number of matches by the root's node; without a root, numbers whose sum it is.
pub(super) fn count(
    edges: &[&Edge<'_>],
    weights: &[Weights],
    root: Option<usize>,
    bound: usize,
    context: &Context<'_>,
) -> Result<Vec<u64>> {
    let mut classes: Vec<usize> = edges.iter().flat_map(|edge| [edge.from, edge.to]).collect();
    classes.sort_unstable();
    classes.dedup();
    let order = best_order(edges, &classes, root, bound);
    let Some(first) = order.first() else { return Ok(Vec::new()) };
    let steps = steps(edges, &order, weights);
    match run::<u8>(&steps, &weights[*first], bound, context)? {
        Some(counts) => Ok(counts),
        None => run::<u64>(&steps, &weights[*first], bound, context)?.ok_or_else(super::overflow),
    }
}

fn steps<'e>(edges: &'e [&Edge<'e>], order: &[usize], weights: &'e [Weights]) -> Vec<Step<'e>> {
    let place = |class: usize| order.iter().position(|other| *other == class);
    let mut marks = 0;
    let mut steps = Vec::new();
    for (own, class) in order.iter().enumerate().skip(1) {
        let mut arms: Vec<Arm<'e>> = edges
            .iter()
            .filter(|edge| edge.from == *class || edge.to == *class)
            .filter_map(|edge| {
                let other = edge.other(*class);
                let from = place(other).filter(|from| *from < own)?;
                Some(Arm { from, sides: edge.sides(other), mask: edge.mask })
            })
            .collect();
        // A node that nothing leads to has none to be found among; orders are connected, so there is one.
        arms.sort_by_key(|arm| arm.from);
        let Some(walked) = arms.pop() else { continue };
        let number = |arm: Arm<'e>| {
            marks += 1;
            (arm, marks - 1)
        };
        let marked = arms.into_iter().map(number).collect();
        steps.push(Step { walked, marked, weights: &weights[*class], is_last: own + 1 == order.len() });
    }
    steps
}

/// Counts with marks of one width; nothing where they are too narrow.
fn run<M: Mark>(steps: &[Step<'_>], first: &Weights, bound: usize, context: &Context<'_>) -> Result<Option<Vec<u64>>> {
    let (narrow, overflow) = (AtomicBool::new(false), AtomicBool::new(false));
    let marks: usize = steps.iter().map(|step| step.marked.len()).sum();
    let mut out = vec![0_u64; bound];
    let one = |(joiner, bound_nodes): &mut (Join<'_, '_, M>, Vec<u32>), (chunk, out): (usize, &mut [u64])| {
        if narrow.load(Ordering::Relaxed) || overflow.load(Ordering::Relaxed) {
            return Ok(());
        }
        for (at, own) in out.iter_mut().enumerate() {
            let node = (chunk * CHUNK + at) as u32;
            let weight = first.of(node);
            if weight == 0
                || steps.first().is_none_or(|step| step.walked.sides.iter().all(|side| side.degree(node) == 0))
            {
                continue;
            }
            bound_nodes.clear();
            match joiner.bind(node, bound_nodes).and_then(|count| count.checked_mul(weight)) {
                Some(count) => *own = count,
                None => overflow.store(true, Ordering::Relaxed),
            }
        }
        if joiner.is_narrow {
            narrow.store(true, Ordering::Relaxed);
        }
        context.check()
    };
    let start = || (Join::new(steps, marks, bound), Vec::new());
    out.par_chunks_mut(CHUNK).enumerate().map_init(start, one).collect::<Result<Vec<()>>>()?;
    if narrow.into_inner() {
        return Ok(None);
    }
    if overflow.into_inner() {
        return Err(super::overflow());
    }
    Ok(Some(out))
}

/// What one thread has marked.
struct Join<'s, 'e, M> {
    steps: &'s [Step<'e>],
    marks: Vec<Vec<M>>,
    is_narrow: bool,
}

impl<'s, 'e, M: Mark> Join<'s, 'e, M> {
    fn new(steps: &'s [Step<'e>], marks: usize, bound: usize) -> Self {
        Join { steps, marks: vec![vec![M::default(); bound]; marks], is_narrow: false }
    }

    /// Counts what follows once a node is bound; nothing on overflow.
    fn bind(&mut self, node: u32, bound: &mut Vec<u32>) -> Option<u64> {
        let place = bound.len();
        bound.push(node);
        self.mark(place, node);
        let count = self.next(place, bound);
        self.clear(place, node);
        bound.pop();
        count
    }

    fn mark(&mut self, place: usize, node: u32) {
        let Join { steps, marks, is_narrow } = self;
        for step in steps.iter() {
            for (position, (arm, number)) in step.marked.iter().enumerate().filter(|(_, (arm, _))| arm.from == place) {
                let marks = &mut marks[*number];
                for side in &arm.sides {
                    side.for_each(node, arm.mask, |neighbour| {
                        // The first marks of a node carry what it counts for.
                        let weight = if position == 0 { step.weights.of(neighbour) } else { 1 };
                        let own = &mut marks[neighbour as usize];
                        match own.number().checked_add(weight).and_then(M::of) {
                            Some(more) => *own = more,
                            None => *is_narrow = true,
                        }
                    });
                }
            }
        }
    }

    fn clear(&mut self, place: usize, node: u32) {
        let Join { steps, marks, .. } = self;
        for (arm, number) in steps.iter().flat_map(|step| &step.marked).filter(|(arm, _)| arm.from == place) {
            for side in &arm.sides {
                side.for_each(node, arm.mask, |neighbour| marks[*number][neighbour as usize] = M::default());
            }
        }
    }

    /// Counts the nodes that come after the one in `place`.
    fn next(&mut self, place: usize, bound: &mut Vec<u32>) -> Option<u64> {
        let steps = self.steps;
        let Some(step) = steps.get(place) else { return Some(1) };
        let from = bound[step.walked.from];
        if step.is_last {
            return self.last(step, from);
        }
        let mut total = 0_u64;
        let mut failed = false;
        for side in &step.walked.sides {
            side.for_each(from, step.walked.mask, |neighbour| {
                let weight = self.weight(step, neighbour);
                if weight == Some(0) || failed {
                    return;
                }
                let count = self.bind(neighbour, bound);
                let more = weight.zip(count).and_then(|(weight, count)| weight.checked_mul(count));
                match more.and_then(|more| total.checked_add(more)) {
                    Some(sum) => total = sum,
                    None => failed = true,
                }
            });
        }
        (!failed).then_some(total)
    }

    /// Counts the last node among the neighbours of `from`.
    fn last(&self, step: &Step<'_>, from: u32) -> Option<u64> {
        let mut total = 0_u64;
        for side in &step.walked.sides {
            let is_plain = step.walked.mask.is_none() && !side.skip_loops && size_of::<M>() == 1;
            if let ([(_, number)], true) = (step.marked.as_slice(), is_plain) {
                // Bytes cannot overflow the sum of fewer than 2^32 of them.
                let marks = &self.marks[*number];
                let (neighbours, _) = side.view.entries(crate::value::NodeId(from));
                total += neighbours.iter().map(|neighbour| marks[*neighbour as usize].number()).sum::<u64>();
                continue;
            }
            let mut failed = false;
            side.for_each(from, step.walked.mask, |neighbour| {
                match self.weight(step, neighbour).and_then(|weight| total.checked_add(weight)) {
                    Some(sum) => total = sum,
                    None => failed = true,
                }
            });
            if failed {
                return None;
            }
        }
        Some(total)
    }

    /// Returns how often a node fits all marks, times what it counts for.
    fn weight(&self, step: &Step<'_>, node: u32) -> Option<u64> {
        let own = if step.marked.is_empty() { step.weights.of(node) } else { 1 };
        step.marked
            .iter()
            .try_fold(own, |weight, (_, number)| weight.checked_mul(self.marks[*number][node as usize].number()))
    }
}

/// Returns the order of the nodes in which the fewest neighbours are expected to be read.
fn best_order(edges: &[&Edge<'_>], classes: &[usize], root: Option<usize>, bound: usize) -> Vec<usize> {
    let mut orders: Vec<Vec<usize>> = match root {
        Some(root) => vec![vec![root]],
        None => classes.iter().map(|class| vec![*class]).collect(),
    };
    let next_to = |order: &[usize], class: usize| {
        edges.iter().any(|edge| {
            (edge.from == class && order.contains(&edge.to)) || (edge.to == class && order.contains(&edge.from))
        })
    };
    for _ in 1..classes.len() {
        let mut longer = Vec::new();
        for order in orders {
            let mut more: Vec<usize> =
                classes.iter().copied().filter(|class| !order.contains(class) && next_to(&order, *class)).collect();
            if classes.len() > ORDERED_MAX {
                // Among many, the one with the most edges to those before it is next.
                let known = |class: &usize| {
                    let ends = |edge: &&&Edge<'_>| [edge.from, edge.to].contains(class);
                    edges.iter().filter(ends).filter(|edge| order.contains(&edge.other(*class))).count()
                };
                more.sort_by_key(|class| std::cmp::Reverse(known(class)));
                more.truncate(1);
            }
            longer.extend(more.into_iter().map(|class| order.iter().copied().chain([class]).collect()));
        }
        orders = longer;
    }
    if orders.len() <= 1 {
        return orders.pop().unwrap_or_default();
    }
    let mut moments = HashMap::new();
    let cost = |order: &[usize], moments: &mut HashMap<(usize, usize, usize), f64>| {
        let arm = |class: usize, before: &[usize]| {
            let place = |edge: &&Edge<'_>| before.iter().position(|other| *other == edge.other(class));
            let all = edges.iter().enumerate().filter(|(_, edge)| edge.from == class || edge.to == class);
            all.filter_map(|(at, edge)| Some((place(edge)?, at))).max()
        };
        let mut reached = vec![None; order.len()];
        let (mut rows, mut total) = (0.0, 0.0);
        for own in 1..order.len() {
            let Some((from, at)) = arm(order[own], &order[..own]) else { continue };
            let len = edges[at].len() as f64;
            rows = if own == 1 {
                len
            } else {
                let by: usize = reached[from].or(reached[1]).unwrap_or(at);
                let key = (order[from], by.min(at), by.max(at));
                let moment = *moments.entry(key).or_insert_with(|| moment(edges[by], edges[at], order[from], bound));
                rows * moment / (edges[by].len() as f64).max(1.0)
            };
            total += rows;
            // Most of the candidates are not common neighbours.
            let common = edges.iter().filter(|edge| edge.from == order[own] || edge.to == order[own]);
            let common = common.filter(|edge| order[..own].contains(&edge.other(order[own]))).count();
            if common > 1 {
                rows /= 16.0;
            }
            reached[own] = Some(at);
        }
        total
    };
    let costs: Vec<f64> = orders.iter().map(|order| cost(order, &mut moments)).collect();
    let best = (0..orders.len()).min_by(|one, other| costs[*one].total_cmp(&costs[*other])).unwrap_or(0);
    orders.swap_remove(best)
}

/// Returns how many pairs of relationships meet at a class: one of either edge.
fn moment(one: &Edge<'_>, other: &Edge<'_>, class: usize, bound: usize) -> f64 {
    let (one, other) = (one.sides(class), other.sides(class));
    let degree = |sides: &[Side<'_>], node: u32| sides.iter().map(|side| side.degree(node)).sum::<usize>();
    (0..bound as u32)
        .map(|node| match degree(&one, node) {
            0 => 0.0,
            count => count as f64 * degree(&other, node) as f64,
        })
        .sum()
}
