//! Arrays and bit sets in pages that versions share.
//!
//! Invariants: cloning copies two words; a write copies the directory and the one page it touches, and
//! only if another version holds them; no index panics.
//! Start at [`Pages`] and [`PagedBits`].

use std::collections::BTreeMap;
use std::sync::Arc;

/// Rows of one page.
pub(super) const PAGE_ROWS: usize = 1024;

/// Words of one page of bits.
pub(super) const PAGE_WORDS: usize = PAGE_ROWS / 64;

/// The bits of one page, lowest first.
pub(super) type PageBits = [u64; PAGE_WORDS];

/// An array without gaps that grows at its end.
#[derive(Debug, Clone)]
pub(super) struct Pages<T> {
    pages: Arc<Vec<Arc<Vec<T>>>>,
    len: usize,
}

impl<T> Default for Pages<T> {
    fn default() -> Self {
        Pages { pages: Arc::new(Vec::new()), len: 0 }
    }
}

impl<T: Copy> Pages<T> {
    /// Returns the number of rows.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Returns row `index`, if there is one.
    #[inline]
    pub(super) fn get(&self, index: u32) -> Option<T> {
        let index = index as usize;
        self.pages.get(index / PAGE_ROWS)?.get(index % PAGE_ROWS).copied()
    }

    /// Returns the rows at some indices; `missing` stands for those past the end.
    pub(super) fn gather(&self, indices: &[u32], missing: T) -> Vec<T> {
        if let Some(first) = first_of_run(indices) {
            let (mut from, end) = (first as usize, first as usize + indices.len());
            let mut rows = Vec::with_capacity(indices.len());
            while from < end.min(self.len) {
                let until = end.min(self.len).min((from / PAGE_ROWS + 1) * PAGE_ROWS);
                let page = self.pages.get(from / PAGE_ROWS);
                let start = from % PAGE_ROWS;
                rows.extend(page.and_then(|page| page.get(start..start + until - from)).into_iter().flatten());
                from = until;
            }
            rows.resize(indices.len(), missing);
            return rows;
        }
        indices.iter().map(|index| self.get(*index).unwrap_or(missing)).collect()
    }

    /// Appends a row.
    pub(super) fn push(&mut self, value: T) {
        let pages = Arc::make_mut(&mut self.pages);
        if self.len.is_multiple_of(PAGE_ROWS) {
            // Only the first page grows step by step: a small graph stays small.
            let capacity = if self.len == 0 { 0 } else { PAGE_ROWS };
            pages.push(Arc::new(Vec::with_capacity(capacity)));
        }
        if let Some(last) = pages.last_mut() {
            Arc::make_mut(last).push(value);
            self.len += 1;
        }
    }

    /// Appends the rows of a page; the rows so far must fill whole pages, or they are appended one by one.
    pub(super) fn push_page(&mut self, rows: Vec<T>) {
        if !self.len.is_multiple_of(PAGE_ROWS) || rows.len() > PAGE_ROWS {
            rows.into_iter().for_each(|row| self.push(row));
        } else if !rows.is_empty() {
            self.len += rows.len();
            Arc::make_mut(&mut self.pages).push(Arc::new(rows));
        }
    }

    /// Appends many rows.
    pub(super) fn extend_from_slice(&mut self, rows: &[T]) {
        let pages = Arc::make_mut(&mut self.pages);
        let mut rest = rows;
        let used = self.len % PAGE_ROWS;
        if used > 0
            && let Some(last) = pages.last_mut()
        {
            let (now, later) = rest.split_at(rest.len().min(PAGE_ROWS - used));
            Arc::make_mut(last).extend_from_slice(now);
            rest = later;
        }
        pages.extend(rest.chunks(PAGE_ROWS).map(|chunk| Arc::new(chunk.to_vec())));
        self.len += rows.len();
    }

    /// Appends the same row many times; pages that are full of it are shared.
    pub(super) fn extend_repeated(&mut self, row: T, count: usize) {
        let page = vec![row; count.min(PAGE_ROWS)];
        let head = count.min(self.len.next_multiple_of(PAGE_ROWS) - self.len);
        self.extend_from_slice(&page[..head]);
        let full = (count - head) / PAGE_ROWS;
        let tail = (count - head) % PAGE_ROWS;
        if full > 0 {
            let page = Arc::new(page.clone());
            Arc::make_mut(&mut self.pages).extend(std::iter::repeat_n(page, full));
            self.len += full * PAGE_ROWS;
        }
        self.extend_from_slice(&page[..tail]);
    }

    /// Replaces row `index`; nothing happens past the end.
    pub(super) fn set(&mut self, index: u32, value: T) {
        let index = index as usize;
        if index >= self.len {
            return;
        }
        if let Some(page) = Arc::make_mut(&mut self.pages).get_mut(index / PAGE_ROWS)
            && let Some(row) = Arc::make_mut(page).get_mut(index % PAGE_ROWS)
        {
            *row = value;
        }
    }

    /// Returns the pages in order; all but the last are full.
    pub(super) fn pages(&self) -> impl Iterator<Item = &[T]> {
        self.pages.iter().map(|page| page.as_slice())
    }

    /// Returns the rows in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = T> + '_ {
        self.pages().flatten().copied()
    }
}

/// Returns the first of numbers that follow each other without a gap; `None` for others.
pub(super) fn first_of_run(numbers: &[u32]) -> Option<u32> {
    let (first, last) = (*numbers.first()?, *numbers.last()?);
    let is_run = last.wrapping_sub(first) as usize == numbers.len() - 1
        && numbers.windows(2).all(|pair| pair[1] == pair[0].wrapping_add(1));
    is_run.then_some(first)
}

/// Returns, for each number among the live rows of a page, the rows that have it.
pub(super) fn rows_by_number(numbers: &[u32], live: &PageBits) -> BTreeMap<u32, PageBits> {
    let mut rows_of: BTreeMap<u32, PageBits> = BTreeMap::new();
    let mut first = 0;
    for run in numbers.chunk_by(|one, next| one == next) {
        let bits = rows_of.entry(run[0]).or_insert([0; PAGE_WORDS]);
        for row in (first..first + run.len()).take_while(|row| *row < PAGE_ROWS) {
            bits[row / 64] |= live[row / 64] & 1 << (row % 64);
        }
        first += run.len();
    }
    rows_of
}

/// Returns the bits of a page whose rows from `from` up to, not including, `to` are set.
pub(super) fn range_bits(from: usize, to: usize) -> PageBits {
    let mut bits = [0; PAGE_WORDS];
    for (word, bits) in bits.iter_mut().enumerate() {
        let low = from.saturating_sub(word * 64).min(64);
        let high = to.saturating_sub(word * 64).min(64);
        if low < high {
            let below = |bit: usize| if bit == 64 { u64::MAX } else { (1 << bit) - 1 };
            *bits = below(high) & !below(low);
        }
    }
    bits
}

/// A set of numbers as bits; pages without a set bit do not exist.
#[derive(Debug, Clone, Default)]
pub(super) struct PagedBits {
    pages: Arc<Vec<Option<Arc<PageBits>>>>,
    count: usize,
}

impl PagedBits {
    /// Returns how many bits are set.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Returns bit `index`.
    #[inline]
    pub(super) fn get(&self, index: u32) -> bool {
        let index = index as usize;
        self.page(index / PAGE_ROWS).is_some_and(|page| page[index % PAGE_ROWS / 64] >> (index % 64) & 1 == 1)
    }

    /// Sets bit `index` and returns whether that changed it.
    pub(super) fn set(&mut self, index: u32, value: bool) -> bool {
        let index = index as usize;
        let (number, word, mask) = (index / PAGE_ROWS, index % PAGE_ROWS / 64, 1_u64 << (index % 64));
        let is_set = self.page(number).is_some_and(|page| page[word] & mask != 0);
        if is_set == value {
            return false;
        }
        let pages = Arc::make_mut(&mut self.pages);
        if number >= pages.len() {
            pages.resize(number + 1, None);
        }
        let page = Arc::make_mut(pages[number].get_or_insert_with(|| Arc::new([0; PAGE_WORDS])));
        page[word] ^= mask;
        if value {
            self.count += 1;
        } else {
            self.count -= 1;
            if page.iter().all(|word| *word == 0) {
                pages[number] = None;
            }
        }
        true
    }

    /// Sets the bits of page `number` that are set in `bits`.
    pub(super) fn add_page(&mut self, number: usize, bits: &PageBits) {
        if bits.iter().all(|word| *word == 0) {
            return;
        }
        let pages = Arc::make_mut(&mut self.pages);
        if number >= pages.len() {
            pages.resize(number + 1, None);
        }
        let page = Arc::make_mut(pages[number].get_or_insert_with(|| Arc::new([0; PAGE_WORDS])));
        for (word, more) in page.iter_mut().zip(bits) {
            self.count += (more & !*word).count_ones() as usize;
            *word |= more;
        }
    }

    /// Sets `count` bits from `first` on.
    pub(super) fn add_range(&mut self, first: u32, count: usize) {
        let (mut from, end) = (first as usize, first as usize + count);
        while from < end {
            let number = from / PAGE_ROWS;
            let until = end.min((number + 1) * PAGE_ROWS);
            self.add_page(number, &range_bits(from % PAGE_ROWS, until - number * PAGE_ROWS));
            from = until;
        }
    }

    /// Returns the bits of page `number`, if any of them is set.
    #[inline]
    pub(super) fn page(&self, number: usize) -> Option<&PageBits> {
        self.pages.get(number)?.as_deref()
    }

    /// Returns where to cut the set numbers so that parts have `size` of them: the first number of each part.
    pub(super) fn split(&self, size: usize) -> Vec<u32> {
        let mut firsts = Vec::new();
        // How many of the current part are still to come.
        let mut room = 0;
        for (number, page) in self.pages.iter().enumerate() {
            for (word, bits) in page.iter().flat_map(|page| page.iter().enumerate()) {
                let count = bits.count_ones() as usize;
                if count <= room {
                    room -= count;
                    continue;
                }
                let mut rest = *bits;
                while rest != 0 {
                    if room == 0 {
                        firsts.push((number * PAGE_ROWS + word * 64) as u32 + rest.trailing_zeros());
                        room = size.max(1);
                    }
                    room -= 1;
                    rest &= rest - 1;
                }
            }
        }
        firsts
    }

    /// Appends up to `max` set numbers from `from` on, ascending; returns the one to go on with, if any.
    pub(super) fn scan(&self, from: u32, max: usize, out: &mut Vec<u32>) -> Option<u32> {
        let mut left = max;
        let first = from as usize / PAGE_ROWS;
        for (number, page) in self.pages.iter().enumerate().skip(first) {
            let Some(page) = page else { continue };
            let first_word = if number == first { from as usize % PAGE_ROWS / 64 } else { 0 };
            for (word, bits) in page.iter().enumerate().skip(first_word) {
                let mut rest = *bits;
                if number == first && word == first_word {
                    rest &= u64::MAX << (from % 64);
                }
                let base = (number * PAGE_ROWS + word * 64) as u32;
                // Loaded rows lie close together: most words are full.
                if rest == u64::MAX && left >= 64 {
                    out.extend(base..base + 64);
                    left -= 64;
                    continue;
                }
                while rest != 0 {
                    let index = base + rest.trailing_zeros();
                    if left == 0 {
                        return Some(index);
                    }
                    left -= 1;
                    out.push(index);
                    rest &= rest - 1;
                }
            }
        }
        None
    }

    /// Returns the set numbers from `from` on, ascending.
    pub(super) fn iter_from(&self, from: u32) -> impl Iterator<Item = u32> + '_ {
        const STEP: usize = 256;
        let mut next = Some(from);
        let mut batch = Vec::new();
        let mut position = 0;
        std::iter::from_fn(move || {
            if position == batch.len() {
                batch.clear();
                position = 0;
                next = self.scan(next?, STEP, &mut batch);
            }
            position += 1;
            batch.get(position - 1).copied()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_keeps_its_rows() {
        let mut pages: Pages<u32> = Pages::default();
        for row in 0..3000 {
            pages.push(row);
        }
        let copy = pages.clone();
        pages.set(5, 77);
        pages.push(9);
        pages.set(9999, 1);
        assert_eq!((copy.get(5), copy.len(), copy.get(3000)), (Some(5), 3000, None));
        assert_eq!((pages.get(5), pages.len(), pages.get(3000)), (Some(77), 3001, Some(9)));
        assert_eq!(pages.iter().count(), 3001);
    }

    #[test]
    fn rows_are_gathered_in_runs_and_one_by_one() {
        let mut pages: Pages<u32> = Pages::default();
        pages.extend_from_slice(&(0..3000).collect::<Vec<_>>());
        for indices in [(5..7).collect(), (1000..2100).collect(), (2990..3010).collect(), vec![7, 3, 4000], vec![]] {
            let expected: Vec<u32> =
                indices.iter().map(|index: &u32| if *index < 3000 { *index } else { 77 }).collect();
            assert_eq!(pages.gather(&indices, 77), expected);
        }
    }

    #[test]
    fn many_rows_at_once_are_as_one_by_one() {
        for before in [0, 1, 1000, 1024, 1500] {
            for count in [0, 1, 23, 24, 25, 1024, 3000] {
                let mut one_by_one: Pages<u32> = Pages::default();
                (0..before).for_each(|row| one_by_one.push(row));
                let (mut slice, mut repeated) = (one_by_one.clone(), one_by_one.clone());
                let rows: Vec<u32> = (7..7 + count).collect();
                let mut same = one_by_one.clone();
                rows.iter().for_each(|row| one_by_one.push(*row));
                rows.iter().for_each(|_| same.push(9));
                slice.extend_from_slice(&rows);
                repeated.extend_repeated(9, rows.len());
                slice.push(1);
                one_by_one.push(1);
                assert_eq!(slice.iter().collect::<Vec<_>>(), one_by_one.iter().collect::<Vec<_>>());
                assert_eq!(repeated.iter().collect::<Vec<_>>(), same.iter().collect::<Vec<_>>());
                assert_eq!((slice.len(), repeated.len()), (one_by_one.len(), same.len()));
                let (mut range, mut bits) = (PagedBits::default(), PagedBits::default());
                range.add_range(before, rows.len());
                (before..before + count).for_each(|row| assert!(bits.set(row, true)));
                assert_eq!(range.iter_from(0).collect::<Vec<_>>(), bits.iter_from(0).collect::<Vec<_>>());
                assert_eq!(range.count(), bits.count());
            }
        }
    }

    #[test]
    fn bits_are_found_in_order_and_in_steps() {
        let mut bits = PagedBits::default();
        let numbers = [0, 63, 64, 1023, 1024, 5000, 70_000];
        for number in numbers {
            assert!(bits.set(number, true));
            assert!(!bits.set(number, true));
        }
        let mut out = Vec::new();
        let mut next = Some(0);
        while let Some(from) = next {
            next = bits.scan(from, 2, &mut out);
        }
        assert_eq!(out, numbers);
        assert_eq!(bits.iter_from(64).collect::<Vec<_>>(), numbers[2..]);
        let copy = bits.clone();
        assert!(bits.set(5000, false));
        assert!(bits.page(4).is_none() && copy.get(5000) && !bits.get(5000));
        assert_eq!((bits.count(), copy.count()), (6, 7));
        assert_eq!(bits.scan(70_001, 10, &mut out), None);
        bits.add_range(2000, 200);
        let all: Vec<u32> = bits.iter_from(0).collect();
        for size in [1, 2, 63, 64, 65, 1000] {
            assert_eq!(bits.split(size), all.iter().copied().step_by(size).collect::<Vec<_>>(), "{size}");
            let mut out = Vec::new();
            let mut next = Some(0);
            while let Some(from) = next {
                next = bits.scan(from, size, &mut out);
            }
            assert_eq!(out, all, "{size}");
        }
    }
}
