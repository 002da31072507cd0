//! The adjacency of one relationship type: a CSR in both directions and what was written since.
//!
//! Takes relationships from the write path; gives entries of nodes to expansions.
//! Invariants: `members` are exactly the live relationships of the type; the entries of a node ascend by
//! relationship, whether they come from the CSR or the overlay.
//! Start at [`TypeAdjacency`]. How: a write only counts what it did. The first reader of a version then
//! either indexes the few new relationships (the overlay) or, if they are many, builds the CSR anew; the
//! next write keeps what the reader built. So a bulk load builds once, and single writes between reads
//! cost a hash entry each.
//! Why not merge on each write: a load of n relationships would build n/4,096 times.

use std::sync::{Arc, OnceLock};

use hashbrown::HashMap;

use super::bulk::EndRows;
use super::csr::{Csr, CsrView, WholeCsr};
use super::pages::{PageBits, PagedBits, Pages};

/// So many changes are kept in the overlay of a small type before its CSR is built anew; few in tests, so
/// that small graphs go through it all.
const OVERLAY_MIN: usize = if cfg!(test) { 16 } else { 4096 };

/// Below this many relationships, settling builds a CSR anew for a single change: it takes a millisecond.
const SETTLE_ALWAYS_BELOW: usize = if cfg!(test) { 32 } else { 32_768 };

/// Where relationships start and end, for all types together.
#[derive(Debug, Clone, Default)]
pub(super) struct Ends {
    pub(super) starts: Pages<u32>,
    pub(super) ends: Pages<u32>,
}

/// A side of a relationship.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Outgoing,
    Incoming,
}

/// The adjacency of one type.
#[derive(Debug, Clone, Default)]
pub(super) struct TypeAdjacency {
    members: PagedBits,
    base: Arc<Base>,
    /// Relationships below this number are in the base, or were deleted.
    base_bound: u32,
    /// Relationships created, and deleted, since the base was built.
    created: usize,
    deleted: usize,
    built: OnceLock<Built>,
}

/// What the first reader of a version built.
#[derive(Debug, Clone)]
enum Built {
    Overlay(Arc<Overlay>),
    Base(Arc<Base>),
}

#[derive(Debug, Default)]
struct Base {
    outgoing: Csr,
    incoming: Csr,
}

/// Relationships from `first` on, with the ends that they are keyed by and the other ones.
fn entries<'a>(first: u32, from: &'a [u32], to: &'a [u32]) -> impl Iterator<Item = (u32, u32, u32)> + use<'a> {
    (first..).zip(from).zip(to).map(|((id, from), to)| (id, *from, *to))
}

impl Base {
    fn build(members: &PagedBits, ends: &Ends) -> Base {
        Base {
            outgoing: Csr::build(members, &ends.starts, &ends.ends),
            incoming: Csr::build(members, &ends.ends, &ends.starts),
        }
    }

    fn of_tables(tables: &[&EndRows]) -> Base {
        let count = tables.iter().map(|rows| rows.starts.len()).sum();
        let outgoing = || tables.iter().flat_map(|rows| entries(rows.first, &rows.starts, &rows.ends));
        let incoming = || tables.iter().flat_map(|rows| entries(rows.first, &rows.ends, &rows.starts));
        let (outgoing, incoming) = rayon::join(|| Csr::build_of(count, outgoing), || Csr::build_of(count, incoming));
        Base { outgoing, incoming }
    }

    fn side(&self, side: Side) -> &Csr {
        match side {
            Side::Outgoing => &self.outgoing,
            Side::Incoming => &self.incoming,
        }
    }
}

/// The relationships created since the base was built, as one linked list a node and side.
#[derive(Debug, Clone, Default)]
struct Overlay {
    relationships: Pages<u32>,
    outgoing: Lists,
    incoming: Lists,
}

/// Linked lists over positions of the overlay, last first. The heads are kept in shards, so that a write
/// to a shared version copies one of them.
#[derive(Debug, Clone, Default)]
struct Lists {
    heads: [Arc<HashMap<u32, u32>>; SHARDS],
    next: Pages<u32>,
    others: Pages<u32>,
}

const SHARDS: usize = 32;

/// The end of a linked list.
const END: u32 = u32::MAX;

impl Lists {
    fn push(&mut self, node: u32, other: u32, position: u32) {
        let shard = Arc::make_mut(&mut self.heads[node as usize % SHARDS]);
        self.next.push(shard.insert(node, position).unwrap_or(END));
        self.others.push(other);
    }

    fn positions(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        let head = self.heads[node as usize % SHARDS].get(&node).copied();
        std::iter::successors(head, |position| self.next.get(*position).filter(|next| *next != END))
    }
}

impl Overlay {
    fn push(&mut self, relationship: u32, start: u32, end: u32) {
        let position = self.relationships.len() as u32;
        self.relationships.push(relationship);
        self.outgoing.push(start, end, position);
        self.incoming.push(end, start, position);
    }

    fn side(&self, side: Side) -> &Lists {
        match side {
            Side::Outgoing => &self.outgoing,
            Side::Incoming => &self.incoming,
        }
    }

    /// Returns (relationship, other end) of `node`'s relationships, last first.
    fn entries(&self, node: u32, side: Side) -> impl Iterator<Item = (u32, u32)> + '_ {
        let lists = self.side(side);
        lists
            .positions(node)
            .filter_map(|position| Some((self.relationships.get(position)?, lists.others.get(position)?)))
    }
}

/// What a reader sees: the base and, where something changed since, the overlay.
struct Reading<'a> {
    base: &'a Base,
    overlay: Option<&'a Overlay>,
}

impl TypeAdjacency {
    /// Returns the live relationships of the type.
    pub(super) fn members(&self) -> &PagedBits {
        &self.members
    }

    /// Adds a relationship whose number is above all others.
    pub(super) fn create(&mut self, relationship: u32, start: u32, end: u32) {
        self.members.set(relationship, true);
        self.keep_built(relationship);
        self.created += 1;
        let is_overgrown = self.is_overgrown();
        match self.built.take() {
            Some(Built::Overlay(mut overlay)) if !is_overgrown => {
                Arc::make_mut(&mut overlay).push(relationship, start, end);
                self.built = OnceLock::from(Built::Overlay(overlay));
            }
            // An overgrown overlay is dropped, and the next reader builds the base anew.
            _ => {}
        }
    }

    /// Adds the relationships of a page whose bits are set, before anybody has read.
    pub(super) fn add_page(&mut self, number: usize, bits: &PageBits) {
        let before = self.members.count();
        self.members.add_page(number, bits);
        self.created += self.members.count() - before;
    }

    /// Adds tables of relationships that are numbered above all others; `bound` is above them.
    pub(super) fn append(&mut self, tables: &[&EndRows], bound: u32) {
        let is_first = self.members.count() == 0;
        if let Some(first) = tables.first() {
            self.keep_built(first.first);
        }
        self.built.take();
        for rows in tables {
            self.members.add_range(rows.first, rows.starts.len());
            self.created += rows.starts.len();
        }
        if is_first {
            let base = Base::of_tables(tables);
            self.replace_base(Arc::new(base), bound);
        }
    }

    /// Removes a relationship; `bound` is above all relationships.
    pub(super) fn delete(&mut self, relationship: u32, bound: u32) {
        if self.members.set(relationship, false) {
            self.keep_built(bound);
            self.deleted += 1;
            if self.is_overgrown() {
                self.built.take();
            }
        }
    }

    /// Makes the base that a reader built, of all relationships below `bound`, ours.
    fn keep_built(&mut self, bound: u32) {
        if matches!(self.built.get(), Some(Built::Base(_)))
            && let Some(Built::Base(base)) = self.built.take()
        {
            self.replace_base(base, bound);
        }
    }

    fn replace_base(&mut self, base: Arc<Base>, bound: u32) {
        self.base = base;
        self.base_bound = bound;
        self.created = 0;
        self.deleted = 0;
        self.built = OnceLock::new();
    }

    fn is_overgrown(&self) -> bool {
        self.created + self.deleted > OVERLAY_MIN.max(self.base.outgoing.view().len() / 4)
    }

    /// Returns whether anything was written since the base was built.
    pub(super) fn has_changes(&self) -> bool {
        self.created + self.deleted > 0
    }

    /// Builds the base anew if that pays for the readers to come; `bound` is above all relationships.
    pub(super) fn settle(&mut self, ends: &Ends, bound: u32) {
        self.keep_built(bound);
        let changed = self.created + self.deleted;
        let count = self.members.count();
        if changed > 0 && (count < SETTLE_ALWAYS_BELOW || changed > count / 16) {
            self.replace_base(Arc::new(Base::build(&self.members, ends)), bound);
        }
    }

    fn reading(&self, ends: &Ends) -> Reading<'_> {
        if self.created == 0 && self.deleted == 0 {
            return Reading { base: &self.base, overlay: None };
        }
        let built = self.built.get_or_init(|| {
            if self.is_overgrown() {
                return Built::Base(Arc::new(Base::build(&self.members, ends)));
            }
            let mut overlay = Overlay::default();
            for id in self.members.iter_from(self.base_bound) {
                if let (Some(start), Some(end)) = (ends.starts.get(id), ends.ends.get(id)) {
                    overlay.push(id, start, end);
                }
            }
            Built::Overlay(Arc::new(overlay))
        });
        match built {
            Built::Base(base) => Reading { base, overlay: None },
            Built::Overlay(overlay) => Reading { base: &self.base, overlay: Some(overlay) },
        }
    }

    /// Returns the plain slices, if nothing lies over them.
    pub(super) fn csr(&self, side: Side, ends: &Ends) -> Option<CsrView<'_>> {
        let reading = self.reading(ends);
        reading.overlay.is_none().then(|| reading.base.side(side).view())
    }

    /// Returns the plain slices, made anew from all members where something lies over them.
    pub(super) fn whole_csr(&self, side: Side, ends: &Ends) -> WholeCsr<'_> {
        let (from, to) = match side {
            Side::Outgoing => (&ends.starts, &ends.ends),
            Side::Incoming => (&ends.ends, &ends.starts),
        };
        self.csr(side, ends).map_or_else(|| WholeCsr::made(Csr::build(&self.members, from, to)), WholeCsr::stored)
    }

    /// Appends `node`'s relationships and their other ends; without self-loops if `skip_loops`.
    pub(super) fn expand(
        &self,
        node: u32,
        side: Side,
        skip_loops: bool,
        ends: &Ends,
        relationships: &mut Vec<u32>,
        others: &mut Vec<u32>,
    ) {
        let reading = self.reading(ends);
        let (neighbours, ids) = reading.base.side(side).entries(node);
        if reading.overlay.is_none() && !skip_loops {
            relationships.extend_from_slice(ids);
            others.extend_from_slice(neighbours);
            return;
        }
        let check_deleted = self.deleted > 0 && reading.overlay.is_some();
        for (id, other) in ids.iter().zip(neighbours) {
            if !(skip_loops && *other == node || check_deleted && !self.members.get(*id)) {
                relationships.push(*id);
                others.push(*other);
            }
        }
        let Some(overlay) = reading.overlay else { return };
        let first = relationships.len();
        for (id, other) in overlay.entries(node, side) {
            if !(skip_loops && other == node) && self.members.get(id) {
                relationships.push(id);
                others.push(other);
            }
        }
        // The lists run from the last to the first.
        relationships[first..].reverse();
        let first_other = others.len() - (relationships.len() - first);
        others[first_other..].reverse();
    }

    /// Returns how many relationships `node` has; without self-loops if `skip_loops`.
    pub(super) fn degree(&self, node: u32, side: Side, skip_loops: bool, ends: &Ends) -> usize {
        let reading = self.reading(ends);
        let (neighbours, ids) = reading.base.side(side).entries(node);
        let Some(overlay) = reading.overlay else {
            let loops = if skip_loops { neighbours.iter().filter(|other| **other == node).count() } else { 0 };
            return neighbours.len() - loops;
        };
        let counts = |id: u32, other: u32| !(skip_loops && other == node) && self.members.get(id);
        let in_base = ids.iter().zip(neighbours).filter(|(id, other)| counts(**id, **other)).count();
        in_base + overlay.entries(node, side).filter(|(id, other)| counts(*id, *other)).count()
    }
}
