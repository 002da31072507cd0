//! Where relationships start and end, in chunks that stay in the file until somebody asks.
//!
//! Invariants: chunk `n` holds the relationships from `n` times [`CHUNK_ROWS`] on; all but the last are full; the ends
//! of a relationship never change.
//! Start at [`Ends`]. Why by relationship and not by node: every adjacency follows from it in milliseconds, each
//! direction of each type only when it is walked, so no file and no process holds what it does not use.

use std::sync::Arc;

use super::lazy::Lazy;
use super::pages::{PAGE_ROWS, PagedBits};
use crate::value::NULL_ID;

/// Relationships of one chunk.
pub(super) const CHUNK_ROWS: usize = 16 * PAGE_ROWS;

/// The ends of the relationships of a graph.
#[derive(Debug, Clone, Default)]
pub(super) struct Ends {
    chunks: Arc<Vec<Lazy<EndsChunk>>>,
    len: usize,
}

/// The ends of some relationships that follow each other.
#[derive(Debug, Clone, Default)]
pub(super) struct EndsChunk {
    pub(super) starts: Vec<u32>,
    pub(super) ends: Vec<u32>,
}

/// A side of a relationship.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Outgoing,
    Incoming,
}

/// Relationships with the ends that they are keyed by and the other ones.
#[derive(Debug, Default)]
pub(super) struct EndColumns {
    pub(super) relationships: Vec<u32>,
    pub(super) from: Vec<u32>,
    pub(super) to: Vec<u32>,
}

impl EndColumns {
    /// Makes room for relationships.
    pub(super) fn with_capacity(count: usize) -> Self {
        let room = || Vec::with_capacity(count);
        EndColumns { relationships: room(), from: room(), to: room() }
    }
}

impl Ends {
    /// Makes the ends of `len` relationships of chunks that follow each other.
    pub(super) fn stored(chunks: Vec<Lazy<EndsChunk>>, len: usize) -> Self {
        Ends { chunks: Arc::new(chunks), len }
    }

    /// Returns the start and the end of a relationship.
    #[inline]
    pub(super) fn get(&self, relationship: u32) -> Option<(u32, u32)> {
        let chunk = self.chunks.get(relationship as usize / CHUNK_ROWS)?;
        let row = relationship as usize % CHUNK_ROWS;
        Some((*chunk.starts.get(row)?, *chunk.ends.get(row)?))
    }

    /// Returns the start of a relationship, no node for a number that is none.
    #[inline]
    pub(super) fn start(&self, relationship: u32) -> u32 {
        self.get(relationship).map_or(NULL_ID, |(start, _)| start)
    }

    /// Returns the end of a relationship, no node for a number that is none.
    #[inline]
    pub(super) fn end(&self, relationship: u32) -> u32 {
        self.get(relationship).map_or(NULL_ID, |(_, end)| end)
    }

    /// Appends a relationship.
    pub(super) fn push(&mut self, start: u32, end: u32) {
        self.extend_from_slices(&[start], &[end]);
    }

    /// Appends relationships.
    pub(super) fn extend_from_slices(&mut self, starts: &[u32], ends: &[u32]) {
        let chunks = Arc::make_mut(&mut self.chunks);
        let count = starts.len().min(ends.len());
        let mut done = 0;
        while done < count {
            let used = self.len % CHUNK_ROWS;
            let until = count.min(done + CHUNK_ROWS - used);
            if used == 0 {
                chunks.push(Lazy::default());
            }
            if let Some(last) = chunks.last_mut() {
                let last = last.make_mut();
                last.starts.extend_from_slice(&starts[done..until]);
                last.ends.extend_from_slice(&ends[done..until]);
            }
            self.len += until - done;
            done = until;
        }
    }

    /// Calls `read` with each chunk, none of which stays in memory for that.
    pub(super) fn peek_chunks<E>(&self, mut read: impl FnMut(&EndsChunk) -> Result<(), E>) -> Result<(), E> {
        self.chunks.iter().try_for_each(|chunk| chunk.peek(&mut read))
    }

    /// Returns the relationships of `members` with their ends, those of `side` being what they are keyed by. No chunk
    /// stays in memory for that.
    pub(super) fn columns(&self, members: &PagedBits, side: Side) -> EndColumns {
        const PAGES: usize = CHUNK_ROWS / PAGE_ROWS;
        let mut columns = EndColumns::with_capacity(members.count());
        for (number, chunk) in self.chunks.iter().enumerate() {
            let pages = || (number * PAGES..(number + 1) * PAGES).filter_map(|page| Some((page, members.page(page)?)));
            if pages().next().is_none() {
                continue;
            }
            chunk.peek(|chunk| {
                let (from, to) = match side {
                    Side::Outgoing => (&chunk.starts, &chunk.ends),
                    Side::Incoming => (&chunk.ends, &chunk.starts),
                };
                for (page, bits) in pages() {
                    for (word, bits) in bits.iter().enumerate() {
                        let first = page * PAGE_ROWS + word * 64;
                        columns.append(first, *bits, from, to);
                    }
                }
            });
        }
        columns
    }
}

impl EndColumns {
    /// Appends the relationships from `first` on whose bit is set.
    fn append(&mut self, first: usize, bits: u64, from: &[u32], to: &[u32]) {
        let row = first % CHUNK_ROWS;
        if bits == u64::MAX
            && let (Some(from), Some(to)) = (from.get(row..row + 64), to.get(row..row + 64))
        {
            self.relationships.extend(first as u32..first as u32 + 64);
            self.from.extend_from_slice(from);
            self.to.extend_from_slice(to);
            return;
        }
        let mut rest = bits;
        while rest != 0 {
            let place = rest.trailing_zeros() as usize;
            if let (Some(from), Some(to)) = (from.get(row + place), to.get(row + place)) {
                self.relationships.push((first + place) as u32);
                self.from.push(*from);
                self.to.push(*to);
            }
            rest &= rest - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_come_with_their_ends_over_chunks() {
        let count = 2 * CHUNK_ROWS as u32 + 77;
        let (starts, ends): (Vec<u32>, Vec<u32>) = (0..count).map(|id| (id / 2, id % 7)).unzip();
        let mut all = Ends::default();
        all.push(0, 0);
        all.extend_from_slices(&starts[1..], &ends[1..]);
        assert_eq!(
            (all.get(count), all.start(count), all.get(count - 1)),
            (None, NULL_ID, Some((count / 2 - 1 + count % 2, (count - 1) % 7)))
        );
        let mut members = PagedBits::default();
        members.add_range(100, 50_000);
        for id in [64, 131, 30_000] {
            members.set(id, id == 64);
        }
        for side in [Side::Outgoing, Side::Incoming] {
            let columns = all.columns(&members, side);
            let expected: Vec<u32> = members.iter_from(0).take_while(|id| *id < count).collect();
            assert_eq!(columns.relationships, expected);
            let (from, to) = if side == Side::Outgoing { (&starts, &ends) } else { (&ends, &starts) };
            let of = |column: &[u32]| expected.iter().map(|id| column[*id as usize]).collect::<Vec<_>>();
            assert_eq!((columns.from, columns.to), (of(from), of(to)));
        }
    }
}
