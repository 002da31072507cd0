//! Compressed sparse rows: the relationships of one type in one direction, in two flat arrays.
//!
//! Invariants: the entries of a node are contiguous and ascend by relationship; offsets cover only the
//! range of nodes that have entries, or just those nodes where they lie scattered.
//! Start at [`Csr::build`] and [`CsrView`].

use std::ops::Range;

use super::pages::{PagedBits, Pages};
use crate::value::NodeId;

/// The relationships of one type in one direction.
#[derive(Debug, Default)]
pub(super) struct Csr {
    layout: Layout,
    neighbours: Vec<u32>,
    relationships: Vec<u32>,
}

#[derive(Debug)]
enum Layout {
    /// Node `first + i` has the entries from `offsets[i]` to `offsets[i + 1]`.
    Dense { first: u32, offsets: Vec<u32> },
    /// Node `nodes[i]` has the entries from `offsets[i]` to `offsets[i + 1]`; the nodes ascend.
    Sparse { nodes: Vec<u32>, offsets: Vec<u32> },
}

impl Default for Layout {
    fn default() -> Self {
        Layout::Dense { first: 0, offsets: Vec::new() }
    }
}

/// Offsets for a range of nodes may take this many times the room of the entries; beyond, only the nodes
/// that occur are listed.
const DENSE_SPAN_MAX: usize = 2;

impl Csr {
    /// Builds the rows of `members`, keyed by `from`.
    ///
    /// **Complexity**: O(n) for nodes that lie close together, else O(n log n).
    pub(super) fn build(members: &PagedBits, from: &Pages<u32>, to: &Pages<u32>) -> Csr {
        let count = members.count();
        Csr::build_of(count, || members.iter_from(0).filter_map(|id| Some((id, from.get(id)?, to.get(id)?))))
    }

    /// Builds the rows of `count` entries, each a relationship, the node it is keyed by and the other end; the
    /// relationships ascend.
    pub(super) fn build_of<I: Iterator<Item = (u32, u32, u32)>>(count: usize, ends: impl Fn() -> I) -> Csr {
        let Some((first, last)) = bounds(ends().map(|(_, node, _)| node)) else {
            return Csr::default();
        };
        let span = (last - first) as usize + 1;
        if span > count.saturating_mul(DENSE_SPAN_MAX).saturating_add(1024) {
            return Csr::build_sparse(ends(), count);
        }
        let mut offsets = vec![0_u32; span + 1];
        for (_, node, _) in ends() {
            offsets[(node - first) as usize + 1] += 1;
        }
        for place in 1..offsets.len() {
            offsets[place] += offsets[place - 1];
        }
        let mut next = offsets.clone();
        let mut neighbours = vec![0; count];
        let mut relationships = vec![0; count];
        for (id, node, other) in ends() {
            let place = &mut next[(node - first) as usize];
            neighbours[*place as usize] = other;
            relationships[*place as usize] = id;
            *place += 1;
        }
        Csr { layout: Layout::Dense { first, offsets }, neighbours, relationships }
    }

    fn build_sparse(ends: impl Iterator<Item = (u32, u32, u32)>, count: usize) -> Csr {
        let mut entries: Vec<(u32, u32, u32)> = Vec::with_capacity(count);
        entries.extend(ends.map(|(id, node, other)| (node, id, other)));
        entries.sort_unstable();
        let mut nodes: Vec<u32> = Vec::new();
        let mut offsets = Vec::new();
        for (place, (node, ..)) in entries.iter().enumerate() {
            if nodes.last() != Some(node) {
                nodes.push(*node);
                offsets.push(place as u32);
            }
        }
        offsets.push(entries.len() as u32);
        Csr {
            layout: Layout::Sparse { nodes, offsets },
            neighbours: entries.iter().map(|entry| entry.2).collect(),
            relationships: entries.iter().map(|entry| entry.1).collect(),
        }
    }

    #[inline]
    fn range(&self, node: u32) -> Range<usize> {
        let (place, offsets) = match &self.layout {
            Layout::Dense { first, offsets } => (node.wrapping_sub(*first) as usize, offsets),
            Layout::Sparse { nodes, offsets } => match nodes.binary_search(&node) {
                Ok(place) => (place, offsets),
                Err(_) => return 0..0,
            },
        };
        match (offsets.get(place), offsets.get(place.wrapping_add(1))) {
            (Some(start), Some(end)) => *start as usize..*end as usize,
            _ => 0..0,
        }
    }

    /// Returns the other ends of `node`'s entries and the relationships that lead there.
    #[inline]
    pub(super) fn entries(&self, node: u32) -> (&[u32], &[u32]) {
        let range = self.range(node);
        (&self.neighbours[range.clone()], &self.relationships[range])
    }

    /// Returns the view that other rooms read.
    pub(super) fn view(&self) -> CsrView<'_> {
        CsrView { csr: self }
    }
}

fn bounds(mut numbers: impl Iterator<Item = u32>) -> Option<(u32, u32)> {
    let first = numbers.next()?;
    Some(numbers.fold((first, first), |(low, high), number| (low.min(number), high.max(number))))
}

/// The relationships of one type in one direction, with all that was written: as they lie in the store, or taken
/// together for one reader.
#[derive(Debug)]
pub struct WholeCsr<'a>(Whole<'a>);

#[derive(Debug)]
enum Whole<'a> {
    Stored(CsrView<'a>),
    Made(Csr),
}

impl<'a> WholeCsr<'a> {
    pub(super) fn stored(view: CsrView<'a>) -> Self {
        WholeCsr(Whole::Stored(view))
    }

    pub(super) fn made(csr: Csr) -> Self {
        WholeCsr(Whole::Made(csr))
    }

    /// Returns the slices.
    #[must_use]
    pub fn view(&self) -> CsrView<'_> {
        match &self.0 {
            Whole::Stored(view) => *view,
            Whole::Made(csr) => csr.view(),
        }
    }
}

/// The relationships of one type in one direction as plain slices, for hot loops.
#[derive(Debug, Clone, Copy)]
pub struct CsrView<'a> {
    csr: &'a Csr,
}

impl<'a> CsrView<'a> {
    /// Returns the number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.csr.neighbours.len()
    }

    /// Returns whether there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.csr.neighbours.is_empty()
    }

    /// Returns where in [`CsrView::neighbours`] and [`CsrView::relationships`] the entries of `node` are.
    #[must_use]
    #[inline]
    pub fn range(&self, node: NodeId) -> Range<usize> {
        self.csr.range(node.0)
    }

    /// Returns the other ends of the entries of `node` and, beside them, the relationships.
    #[must_use]
    #[inline]
    pub fn entries(&self, node: NodeId) -> (&'a [u32], &'a [u32]) {
        self.csr.entries(node.0)
    }

    /// Returns how many entries `node` has.
    #[must_use]
    #[inline]
    pub fn degree(&self, node: NodeId) -> usize {
        self.csr.range(node.0).len()
    }

    /// Returns the other ends of all entries, ordered by node.
    #[must_use]
    pub fn neighbours(&self) -> &'a [u32] {
        &self.csr.neighbours
    }

    /// Returns the relationships of all entries, ordered by node.
    #[must_use]
    pub fn relationships(&self) -> &'a [u32] {
        &self.csr.relationships
    }

    /// Returns the first node and the offsets from it on, one more than nodes, unless the nodes lie
    /// scattered; nodes outside have no entries.
    #[must_use]
    pub fn dense_offsets(&self) -> Option<(NodeId, &'a [u32])> {
        match &self.csr.layout {
            Layout::Dense { first, offsets } => Some((NodeId(*first), offsets)),
            Layout::Sparse { .. } => None,
        }
    }

    /// Returns the nodes that have entries, ascending.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> + 'a {
        let (first, nodes, offsets): (u32, &[u32], &[u32]) = match &self.csr.layout {
            Layout::Dense { first, offsets } => (*first, &[], offsets),
            Layout::Sparse { nodes, offsets } => (0, nodes, offsets),
        };
        let filled = offsets.windows(2).enumerate().filter(|(_, pair)| pair[0] < pair[1]);
        filled.map(move |(place, _)| NodeId(nodes.get(place).copied().unwrap_or(first + place as u32)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(ends: &[(u32, u32)]) -> Csr {
        let (mut members, mut from, mut to) = (PagedBits::default(), Pages::default(), Pages::default());
        for (id, (start, end)) in ends.iter().enumerate() {
            members.set(id as u32, true);
            from.push(*start);
            to.push(*end);
        }
        Csr::build(&members, &from, &to)
    }

    #[test]
    fn dense_and_sparse_give_the_same_entries() {
        let near = [(5, 1), (7, 2), (5, 3), (6, 6), (5, 0)];
        let far: Vec<(u32, u32)> = near.iter().map(|(start, end)| (start * 1_000_000, *end)).collect();
        let (dense, sparse) = (build(&near), build(&far));
        assert!(dense.view().dense_offsets().is_some() && sparse.view().dense_offsets().is_none());
        for node in 0..10 {
            assert_eq!(dense.entries(node), sparse.entries(node * 1_000_000), "node {node}");
        }
        assert_eq!(dense.entries(5), (&[1, 3, 0][..], &[0, 2, 4][..]));
        assert_eq!(dense.view().nodes().collect::<Vec<_>>(), [NodeId(5), NodeId(6), NodeId(7)]);
        assert_eq!(sparse.view().nodes().count(), 3);
        assert_eq!((dense.view().degree(NodeId(u32::MAX)), dense.view().degree(NodeId(0))), (0, 0));
        assert!(build(&[]).view().is_empty());
    }
}
