//! A property of many rows as one typed column.
//!
//! Takes rows by number; gives [`Column`]s. Invariant: what is gathered is what [`PropertyTable::get`] gives row by row.
//! How: rows that follow each other are copied page by page, others are looked up, the page of the last one first.
//!
//! [`PropertyTable::get`]: super::properties::PropertyTable::get

use super::pages::{PAGE_ROWS, PAGE_WORDS, PageBits, first_of_run, range_bits};
use super::properties::{Page, PageType, PageValues, PropertyColumn};
use crate::value::{Bitmap, Column, Dictionary, NULL_CODE, NULL_ID, Nulls, Value};

impl PropertyColumn {
    /// Returns the values of rows as one column, typed if the pages touched are of one type.
    pub(super) fn gather(&self, rows: &[u32], dictionary: &Dictionary) -> Column {
        let run = first_of_run(rows);
        match self.common_type(rows, run) {
            None => Column::nulls(rows.len()),
            Some(PageType::Integer) => {
                let (values, nulls) = self.gather_slices(rows, run, |page| match &page.values {
                    PageValues::Integer(values) => values,
                    _ => &[],
                });
                Column::Integer(values, nulls)
            }
            Some(PageType::Float) => {
                let (values, nulls) = self.gather_slices(rows, run, |page| match &page.values {
                    PageValues::Float(values) => values,
                    _ => &[],
                });
                Column::Float(values, nulls)
            }
            Some(PageType::Boolean) => {
                let value = |row: &u32| {
                    let page = self.page_of(*row)?;
                    let row = *row as usize % PAGE_ROWS;
                    match &page.values {
                        PageValues::Boolean(bits) if page.is_valid(row) => Some(bits[row / 64] >> (row % 64) & 1 == 1),
                        _ => None,
                    }
                };
                let found: Vec<Option<bool>> = rows.iter().map(value).collect();
                let nulls: Nulls = found.contains(&None).then(|| found.iter().map(Option::is_none).collect());
                Column::Boolean(found.into_iter().map(|value| value == Some(true)).collect(), nulls)
            }
            Some(PageType::Dictionary) => {
                let (mut codes, nulls) = self.gather_slices(rows, run, |page| match &page.values {
                    PageValues::Dictionary(codes) => codes,
                    _ => &[],
                });
                nulls.iter().flat_map(Bitmap::iter).for_each(|row| codes[row] = NULL_CODE);
                Column::Dictionary(codes, dictionary.clone())
            }
            Some(PageType::Mixed) => {
                let value = |row: &u32| match self.page_of(*row) {
                    Some(page) => page.get(*row as usize % PAGE_ROWS, dictionary),
                    None => Value::Null,
                };
                Column::Mixed(rows.iter().map(value).collect())
            }
        }
    }

    /// Returns the one type of the pages that `rows` are in, mixed if there are several, none without any; `run` is the
    /// first row where they follow each other.
    fn common_type(&self, rows: &[u32], run: Option<u32>) -> Option<PageType> {
        let mut common = None;
        let mut is_other = |number: usize| {
            let Some(page) = self.pages.get(number).and_then(Option::as_deref) else { return false };
            let here = page.values.kind();
            *common.get_or_insert(here) != here
        };
        let mixed = if let Some(first) = run {
            let last = first as usize + rows.len() - 1;
            let pages = first as usize / PAGE_ROWS..(last / PAGE_ROWS + 1).min(self.pages.len());
            pages.into_iter().any(&mut is_other)
        } else {
            let mut last = usize::MAX;
            rows.iter().any(|row| {
                let number = *row as usize / PAGE_ROWS;
                if number == last || *row == NULL_ID {
                    return false;
                }
                last = number;
                is_other(number)
            })
        };
        if mixed { Some(PageType::Mixed) } else { common }
    }

    /// Gathers values of pages that are slices of one type.
    fn gather_slices<'a, T: Copy + Default + 'a>(
        &'a self,
        rows: &[u32],
        run: Option<u32>,
        slice: impl Fn(&'a Page) -> &'a [T],
    ) -> (Vec<T>, Nulls) {
        const NO_BITS: PageBits = [0; PAGE_WORDS];
        if let Some(first) = run {
            return self.copy_run(first as usize, rows.len(), slice);
        }
        let mut missing: Nulls = None;
        let mut result = Vec::with_capacity(rows.len());
        let (mut last, mut valid, mut values): (usize, &PageBits, &[T]) = (usize::MAX, &NO_BITS, &[]);
        for (position, row) in rows.iter().enumerate() {
            let (number, row) = (*row as usize / PAGE_ROWS, *row as usize % PAGE_ROWS);
            if number != last {
                last = number;
                (valid, values) = match self.pages.get(number) {
                    Some(Some(page)) => (&page.valid, slice(page)),
                    _ => (&NO_BITS, &[][..]),
                };
            }
            match values.get(row) {
                Some(value) if valid[row / 64] >> (row % 64) & 1 == 1 => result.push(*value),
                _ => {
                    missing.get_or_insert_with(|| Bitmap::new(rows.len(), false)).set(position, true);
                    result.push(T::default());
                }
            }
        }
        (result, missing)
    }

    /// Copies the values of rows that follow each other, page by page.
    fn copy_run<'a, T: Copy + Default + 'a>(
        &'a self,
        first: usize,
        count: usize,
        slice: impl Fn(&'a Page) -> &'a [T],
    ) -> (Vec<T>, Nulls) {
        let mut missing: Nulls = None;
        let mut result = Vec::with_capacity(count);
        let (mut from, end) = (first, first + count);
        while from < end {
            let number = from / PAGE_ROWS;
            let until = end.min((number + 1) * PAGE_ROWS);
            let (start, stop) = (from % PAGE_ROWS, until - number * PAGE_ROWS);
            let page = self.pages.get(number).and_then(Option::as_deref);
            let values = page.map_or(&[][..], &slice);
            result.extend_from_slice(&values[start.min(values.len())..stop.min(values.len())]);
            result.resize(until - first, T::default());
            let wanted = range_bits(start, stop);
            for (word, wanted) in wanted.iter().enumerate() {
                let mut rest = wanted & !page.map_or(0, |page| page.valid[word]);
                while rest != 0 {
                    let row = word * 64 + rest.trailing_zeros() as usize;
                    missing.get_or_insert_with(|| Bitmap::new(count, false)).set(from + row - start - first, true);
                    rest &= rest - 1;
                }
            }
            from = until;
        }
        (result, missing)
    }
}
