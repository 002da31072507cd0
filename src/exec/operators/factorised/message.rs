//! Passes weights along the relationships of one edge: each node gets the sum of its neighbours' weights.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::diag::Result;
use crate::graph::{CsrView, TypeId, WholeCsr};
use crate::value::NodeId;

use super::weights::{Bits, Weights};

/// The adjacency of a type both ways.
pub(super) struct Adjacency<'g> {
    pub(super) kind: TypeId,
    pub(super) outgoing: WholeCsr<'g>,
    pub(super) incoming: WholeCsr<'g>,
}

/// A relationship of a term, ready to be read.
pub(super) struct Edge<'g> {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) either: bool,
    /// Whether it may lead from a node to itself.
    pub(super) loops: bool,
    pub(super) types: Vec<&'g Adjacency<'g>>,
    pub(super) mask: Option<&'g Bits>,
}

/// One type of an edge, read from one end.
#[derive(Clone, Copy)]
pub(super) struct Side<'g> {
    pub(super) view: CsrView<'g>,
    pub(super) skip_loops: bool,
}

impl<'g> Edge<'g> {
    /// Returns what is read from the nodes of a class; an edge between two nodes that are one is read from its start.
    pub(super) fn sides(&self, class: usize) -> Vec<Side<'g>> {
        let forwards = class == self.from;
        let side = |adjacency: &&'g Adjacency<'g>, outgoing: bool, skip_loops: bool| Side {
            view: if outgoing { adjacency.outgoing.view() } else { adjacency.incoming.view() },
            skip_loops,
        };
        let first = self.types.iter().map(|kind| side(kind, forwards, !self.loops));
        // Read both ways, a relationship from a node to itself would come twice.
        let turned = self.types.iter().filter(|_| self.either).map(|kind| side(kind, !forwards, true));
        first.chain(turned).collect()
    }

    /// Returns how many relationships there are.
    pub(super) fn len(&self) -> usize {
        let once: usize = self.types.iter().map(|kind| kind.outgoing.view().len()).sum();
        if self.either { 2 * once } else { once }
    }

    pub(super) fn other(&self, class: usize) -> usize {
        if class == self.from { self.to } else { self.from }
    }
}

impl Side<'_> {
    /// Returns how many entries a node has, self loops among them.
    #[inline]
    pub(super) fn degree(&self, node: u32) -> usize {
        self.view.degree(NodeId(node))
    }

    /// Calls `visit` with the other ends that count.
    #[inline]
    pub(super) fn for_each(&self, node: u32, mask: Option<&Bits>, mut visit: impl FnMut(u32)) {
        let (neighbours, relationships) = self.view.entries(NodeId(node));
        for (neighbour, relationship) in neighbours.iter().zip(relationships) {
            if !(self.skip_loops && *neighbour == node) && mask.is_none_or(|mask| mask.get(*relationship)) {
                visit(*neighbour);
            }
        }
    }
}

/// Nodes that one task takes.
const CHUNK: usize = 512;

/// Returns for each node of class `to` the sum of the weights of those it reaches along the edge.
pub(super) fn pass(edge: &Edge<'_>, to: usize, weights: &Weights, bound: usize) -> Result<Vec<u64>> {
    let mut out = vec![0_u64; bound];
    let overflow = AtomicBool::new(false);
    let most = u128::from(weights.max()) * edge.len() as u128;
    let is_safe = u64::try_from(most).is_ok();
    for (side, back) in edge.sides(to).into_iter().zip(edge.sides(edge.other(to))) {
        let (neighbours, relationships) = (side.view.neighbours(), side.view.relationships());
        let own = restricted(weights, back);
        match (own, edge.mask) {
            _ if side.skip_loops || !is_safe => {
                spread(&mut out, side.view, |node, _| {
                    let mut sum = 0_u64;
                    side.for_each(node, edge.mask, |neighbour| {
                        sum = sum.checked_add(own.of(neighbour)).unwrap_or_else(|| {
                            overflow.store(true, Ordering::Relaxed);
                            u64::MAX
                        });
                    });
                    sum
                });
            }
            (Weights::One, None) => spread(&mut out, side.view, |_, range| range.len() as u64),
            (Weights::One, Some(mask)) => spread(&mut out, side.view, |_, range| {
                relationships[range].iter().map(|relationship| u64::from(mask.get(*relationship))).sum()
            }),
            (Weights::Some(bits), None) => spread(&mut out, side.view, |_, range| {
                neighbours[range].iter().map(|neighbour| u64::from(bits.get(*neighbour))).sum()
            }),
            (Weights::Counts(counts), None) => spread(&mut out, side.view, |_, range| {
                neighbours[range].iter().map(|neighbour| counts[*neighbour as usize]).sum()
            }),
            (own, Some(mask)) => spread(&mut out, side.view, |_, range| {
                let entries = neighbours[range.clone()].iter().zip(&relationships[range]);
                entries.map(|(to, by)| if mask.get(*by) { own.of(*to) } else { 0 }).sum()
            }),
        }
    }
    if overflow.into_inner() {
        return Err(super::overflow());
    }
    Ok(out)
}

/// Forgets which nodes count where all that are at the far side of an edge do.
fn restricted<'w>(weights: &'w Weights, back: Side<'_>) -> &'w Weights {
    match weights {
        Weights::Some(bits) if back.view.nodes().all(|node| bits.get(node.0)) => &Weights::One,
        weights => weights,
    }
}

/// Adds to each node that has entries what `sum` makes of them.
fn spread(out: &mut [u64], view: CsrView<'_>, sum: impl Fn(u32, Range<usize>) -> u64 + Sync) {
    let Some((first, offsets)) = view.dense_offsets() else {
        for node in view.nodes() {
            if let Some(own) = out.get_mut(node.0 as usize) {
                *own = own.saturating_add(sum(node.0, view.range(node)));
            }
        }
        return;
    };
    let nodes = offsets.len().saturating_sub(1);
    let Some(out) = out.get_mut(first.0 as usize..first.0 as usize + nodes) else { return };
    out.par_chunks_mut(CHUNK).enumerate().for_each(|(chunk, out)| {
        for (at, own) in out.iter_mut().enumerate() {
            let place = chunk * CHUNK + at;
            let (start, end) = (offsets[place] as usize, offsets[place + 1] as usize);
            *own = own.saturating_add(sum(first.0 + place as u32, start..end));
        }
    });
}

/// Returns how often an edge leads from each node to itself.
pub(super) fn loops(edge: &Edge<'_>, bound: usize) -> Vec<u64> {
    let mut out = vec![0_u64; bound];
    for adjacency in &edge.types {
        let view = adjacency.outgoing.view();
        let (neighbours, relationships) = (view.neighbours(), view.relationships());
        spread(&mut out, view, |node, range| {
            let own = range.filter(|place| neighbours[*place] == node);
            own.filter(|place| edge.mask.is_none_or(|mask| mask.get(relationships[*place]))).count() as u64
        });
    }
    out
}
