//! Properties in columns of pages, one column a key.
//!
//! Takes and gives [`Value`]s and, many rows at once, [`Column`]s.
//! Invariants: a page exists only while some row of it has a value; a page is of one type and turns into
//! a mixed one only when a value of another type comes; strings are codes of the graph's dictionary.
//! Start at [`PropertyTable`].

use std::sync::Arc;

use super::ids::KeyId;
use super::pages::{PAGE_ROWS, PAGE_WORDS, PageBits, range_bits};
use super::seek::Lookup;
use crate::value::{Column, Dictionary, Value};

/// The properties of one kind of element.
#[derive(Debug, Clone, Default)]
pub(super) struct PropertyTable {
    columns: Arc<Vec<Option<Arc<PropertyColumn>>>>,
}

/// All values of one key.
#[derive(Debug, Clone, Default)]
pub(super) struct PropertyColumn {
    pub(super) pages: Vec<Option<Arc<Page>>>,
    count: usize,
    /// What readers sorted of it: made anew by every change.
    lookup: Lookup,
}

/// The values of one key in the rows of one page.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub(super) valid: PageBits,
    pub(super) values: PageValues,
}

/// The values of a page; rows that are not valid hold anything, and trailing ones may be missing.
#[derive(Debug, Clone)]
pub(super) enum PageValues {
    Integer(Vec<i64>),
    Float(Vec<f64>),
    Boolean(PageBits),
    Dictionary(Vec<u32>),
    Mixed(Vec<Value>),
}

/// The type of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PageType {
    Integer,
    Float,
    Boolean,
    Dictionary,
    Mixed,
}

impl PropertyTable {
    /// Returns the column of `key`, if any row has it.
    pub(super) fn column(&self, key: KeyId) -> Option<&PropertyColumn> {
        self.columns.get(key.0 as usize)?.as_deref()
    }

    /// Returns the columns that have a value, by key.
    pub(super) fn columns(&self) -> impl Iterator<Item = (KeyId, &PropertyColumn)> {
        let numbered = self.columns.iter().enumerate();
        numbered.filter_map(|(key, column)| Some((KeyId(key as u32), column.as_deref()?)))
    }

    /// Returns how many rows have `key`.
    pub(super) fn count(&self, key: KeyId) -> usize {
        self.column(key).map_or(0, |column| column.count)
    }

    /// Returns the value of `key` in `row`, null if there is none.
    pub(super) fn get(&self, row: u32, key: KeyId, dictionary: &Dictionary) -> Value {
        let page = self.column(key).and_then(|column| column.page_of(row));
        page.map_or(Value::Null, |page| page.get(row as usize % PAGE_ROWS, dictionary))
    }

    /// Returns all properties of `row`, in the order of `keys`.
    pub(super) fn all(&self, row: u32, keys: &[KeyId], dictionary: &Dictionary) -> Vec<(KeyId, Value)> {
        let value = |key: &KeyId| match self.get(row, *key, dictionary) {
            Value::Null => None,
            value => Some((*key, value)),
        };
        keys.iter().filter_map(value).collect()
    }

    /// Sets or, with null, removes a value; returns the old one.
    pub(super) fn set(&mut self, row: u32, key: KeyId, value: Value, dictionary: &mut Dictionary) -> Value {
        let old = self.get(row, key, dictionary);
        let place = key.0 as usize;
        if matches!(value, Value::Null) {
            if !matches!(old, Value::Null)
                && let Some(slot) = Arc::make_mut(&mut self.columns).get_mut(place)
                && let Some(column) = slot
            {
                let column = Arc::make_mut(column);
                column.remove(row);
                if column.count == 0 {
                    *slot = None;
                }
            }
            return old;
        }
        let columns = Arc::make_mut(&mut self.columns);
        if place >= columns.len() {
            columns.resize(place + 1, None);
        }
        let column = Arc::make_mut(columns[place].get_or_insert_default());
        column.set(row, value, dictionary);
        old
    }

    /// Removes all values of `row`.
    pub(super) fn clear(&mut self, row: u32) {
        let has =
            |column: &PropertyColumn| column.page_of(row).is_some_and(|page| page.is_valid(row as usize % PAGE_ROWS));
        if !self.columns().any(|(_, column)| has(column)) {
            return;
        }
        for slot in Arc::make_mut(&mut self.columns) {
            let Some(column) = slot else { continue };
            if has(column) {
                let column = Arc::make_mut(column);
                column.remove(row);
                if column.count == 0 {
                    *slot = None;
                }
            }
        }
    }

    /// Returns the values of `key` in `rows` as one column, typed if the pages touched are of one type.
    pub(super) fn gather(&self, rows: &[u32], key: KeyId, dictionary: &Dictionary) -> Column {
        match self.column(key) {
            Some(column) => column.gather(rows, dictionary),
            None => Column::nulls(rows.len()),
        }
    }

    /// Takes the column of `key` out, empty if there is none.
    pub(super) fn take_column(&mut self, key: KeyId) -> PropertyColumn {
        let columns = Arc::make_mut(&mut self.columns);
        columns.get_mut(key.0 as usize).and_then(Option::take).map(Arc::unwrap_or_clone).unwrap_or_default()
    }

    /// Puts the column of `key` in place, unless it is empty.
    pub(super) fn put_column(&mut self, key: KeyId, column: PropertyColumn) {
        let place = key.0 as usize;
        let columns = Arc::make_mut(&mut self.columns);
        if place >= columns.len() {
            columns.resize(place + 1, None);
        }
        columns[place] = (column.count > 0).then(|| Arc::new(column));
    }

    /// Puts a whole page in place, as it was read from a file.
    pub(super) fn insert_page(&mut self, key: KeyId, number: usize, page: Page) {
        let place = key.0 as usize;
        let columns = Arc::make_mut(&mut self.columns);
        if place >= columns.len() {
            columns.resize(place + 1, None);
        }
        let column = Arc::make_mut(columns[place].get_or_insert_default());
        if number >= column.pages.len() {
            column.pages.resize(number + 1, None);
        }
        column.lookup = Lookup::default();
        column.count += page.count();
        if let Some(before) = column.pages[number].replace(Arc::new(page)) {
            column.count -= before.count();
        }
    }
}

/// Values of rows that follow each other.
#[derive(Debug, Clone, Copy)]
pub(super) enum Run<'a> {
    Integer(&'a [i64]),
    Float(&'a [f64]),
    Boolean(&'a [bool]),
    Codes(&'a [u32]),
    Mixed(&'a [Value]),
}

impl<'a> Run<'a> {
    fn len(self) -> usize {
        match self {
            Run::Integer(values) => values.len(),
            Run::Float(values) => values.len(),
            Run::Boolean(values) => values.len(),
            Run::Codes(values) => values.len(),
            Run::Mixed(values) => values.len(),
        }
    }

    fn part(self, range: std::ops::Range<usize>) -> Run<'a> {
        match self {
            Run::Integer(values) => Run::Integer(&values[range]),
            Run::Float(values) => Run::Float(&values[range]),
            Run::Boolean(values) => Run::Boolean(&values[range]),
            Run::Codes(values) => Run::Codes(&values[range]),
            Run::Mixed(values) => Run::Mixed(&values[range]),
        }
    }

    fn value(self, row: usize, dictionary: &Dictionary) -> Value {
        match self {
            Run::Integer(values) => Value::Integer(values[row]),
            Run::Float(values) => Value::Float(values[row]),
            Run::Boolean(values) => Value::Boolean(values[row]),
            Run::Codes(codes) => dictionary.get(codes[row]).map_or(Value::Null, |text| Value::String(Arc::clone(text))),
            Run::Mixed(values) => values[row].clone(),
        }
    }
}

impl PropertyColumn {
    /// Writes the values of rows from `first` on that had none; `is_valid` says which of the run are values, and
    /// `all_valid` may spare asking.
    pub(super) fn append(
        &mut self,
        first: u32,
        run: Run<'_>,
        all_valid: bool,
        is_valid: impl Fn(usize) -> bool,
        dictionary: &Dictionary,
    ) {
        self.lookup = Lookup::default();
        let first = first as usize;
        let mut done = 0;
        while done < run.len() {
            let (number, row) = ((first + done) / PAGE_ROWS, (first + done) % PAGE_ROWS);
            let count = (run.len() - done).min(PAGE_ROWS - row);
            let mut valid = range_bits(row, row + count);
            if !all_valid {
                for place in (0..count).filter(|place| !is_valid(done + place)) {
                    valid[(row + place) / 64] &= !(1 << ((row + place) % 64));
                }
            }
            if valid.iter().any(|word| *word != 0) {
                if number >= self.pages.len() {
                    self.pages.resize(number + 1, None);
                }
                let page = self.pages[number].get_or_insert_with(|| Arc::new(Page::for_run(run)));
                let page = Arc::make_mut(page);
                let before = page.count();
                page.put_run(row, run.part(done..done + count), &valid, dictionary);
                self.count += page.count() - before;
            }
            done += count;
        }
    }

    /// Returns the pages that exist, by number.
    pub(super) fn pages(&self) -> impl Iterator<Item = (usize, &Page)> {
        let numbered = self.pages.iter().enumerate();
        numbered.filter_map(|(number, page)| Some((number, page.as_deref()?)))
    }

    /// Returns the number of values.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Returns what readers sorted of it.
    pub(super) fn lookup(&self) -> &Lookup {
        &self.lookup
    }

    #[inline]
    pub(super) fn page_of(&self, row: u32) -> Option<&Page> {
        self.pages.get(row as usize / PAGE_ROWS)?.as_deref()
    }

    fn set(&mut self, row: u32, value: Value, dictionary: &mut Dictionary) {
        self.lookup = Lookup::default();
        let (number, row) = (row as usize / PAGE_ROWS, row as usize % PAGE_ROWS);
        if number >= self.pages.len() {
            self.pages.resize(number + 1, None);
        }
        let page = self.pages[number].get_or_insert_with(|| Arc::new(Page::for_value(&value)));
        self.count += usize::from(Arc::make_mut(page).set(row, value, dictionary));
    }

    fn remove(&mut self, row: u32) {
        let (number, row) = (row as usize / PAGE_ROWS, row as usize % PAGE_ROWS);
        let Some(slot) = self.pages.get_mut(number) else { return };
        let Some(page) = slot else { return };
        if !page.is_valid(row) {
            return;
        }
        self.count -= 1;
        self.lookup = Lookup::default();
        let page = Arc::make_mut(page);
        page.valid[row / 64] &= !(1 << (row % 64));
        if let PageValues::Mixed(values) = &mut page.values
            && let Some(value) = values.get_mut(row)
        {
            *value = Value::Null;
        }
        if page.valid.iter().all(|word| *word == 0) {
            *slot = None;
        }
    }
}

impl PageValues {
    pub(super) fn kind(&self) -> PageType {
        match self {
            PageValues::Integer(_) => PageType::Integer,
            PageValues::Float(_) => PageType::Float,
            PageValues::Boolean(_) => PageType::Boolean,
            PageValues::Dictionary(_) => PageType::Dictionary,
            PageValues::Mixed(_) => PageType::Mixed,
        }
    }
}

/// Writes `value` into row `row`, filling up to it.
fn put<T: Clone + Default>(values: &mut Vec<T>, row: usize, value: T) {
    if row >= values.len() {
        values.resize(row + 1, T::default());
    }
    values[row] = value;
}

/// Writes values from row `row` on, filling up to it.
fn put_slice<T: Copy + Default>(values: &mut Vec<T>, row: usize, run: &[T]) {
    let end = row + run.len();
    if values.len() < end {
        values.reserve_exact(end - values.len());
        values.resize(end.min(row.max(values.len())), T::default());
    }
    let over = values.len().saturating_sub(row).min(run.len());
    values[row..row + over].copy_from_slice(&run[..over]);
    values.extend_from_slice(&run[over..]);
}

impl Page {
    fn for_value(value: &Value) -> Page {
        let values = match value {
            Value::Integer(_) => PageValues::Integer(Vec::new()),
            Value::Float(_) => PageValues::Float(Vec::new()),
            Value::Boolean(_) => PageValues::Boolean([0; PAGE_WORDS]),
            Value::String(_) => PageValues::Dictionary(Vec::new()),
            _ => PageValues::Mixed(Vec::new()),
        };
        Page { valid: [0; PAGE_WORDS], values }
    }

    fn for_run(run: Run<'_>) -> Page {
        let values = match run {
            Run::Integer(_) => PageValues::Integer(Vec::new()),
            Run::Float(_) => PageValues::Float(Vec::new()),
            Run::Boolean(_) => PageValues::Boolean([0; PAGE_WORDS]),
            Run::Codes(_) => PageValues::Dictionary(Vec::new()),
            Run::Mixed(_) => PageValues::Mixed(Vec::new()),
        };
        Page { valid: [0; PAGE_WORDS], values }
    }

    /// Writes the values of a run from `row` on, those whose bit is set; they had none before.
    fn put_run(&mut self, row: usize, run: Run<'_>, valid: &PageBits, dictionary: &Dictionary) {
        let places = || (0..run.len()).filter(|place| valid[(row + place) / 64] >> ((row + place) % 64) & 1 == 1);
        match (&mut self.values, run) {
            (PageValues::Integer(values), Run::Integer(run)) => put_slice(values, row, run),
            (PageValues::Float(values), Run::Float(run)) => put_slice(values, row, run),
            (PageValues::Dictionary(values), Run::Codes(run)) => put_slice(values, row, run),
            (PageValues::Boolean(bits), Run::Boolean(run)) => {
                for place in places().filter(|place| run[*place]) {
                    bits[(row + place) / 64] |= 1 << ((row + place) % 64);
                }
            }
            (PageValues::Mixed(values), run) => {
                for place in places() {
                    put(values, row + place, run.value(place, dictionary));
                }
            }
            (_, run) => {
                let mut values = Vec::new();
                for other in self.rows() {
                    put(&mut values, other, self.get(other, dictionary));
                }
                self.values = PageValues::Mixed(values);
                return self.put_run(row, run, valid, dictionary);
            }
        }
        for (word, more) in self.valid.iter_mut().zip(valid) {
            *word |= more;
        }
    }

    /// Returns how many rows have a value.
    pub(super) fn count(&self) -> usize {
        self.valid.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Returns the rows that have a value, ascending.
    pub(super) fn rows(&self) -> impl Iterator<Item = usize> + '_ {
        (0..PAGE_ROWS).filter(|row| self.is_valid(*row))
    }

    #[inline]
    pub(super) fn is_valid(&self, row: usize) -> bool {
        self.valid[row / 64] >> (row % 64) & 1 == 1
    }

    /// Returns the dictionary code of `row`, if the page is one of codes and the row has one.
    #[inline]
    pub(super) fn code(&self, row: usize) -> Option<u32> {
        match &self.values {
            PageValues::Dictionary(codes) if self.is_valid(row) => codes.get(row).copied(),
            _ => None,
        }
    }

    /// Returns the value of `row`, null if there is none.
    pub(super) fn get(&self, row: usize, dictionary: &Dictionary) -> Value {
        if !self.is_valid(row) {
            return Value::Null;
        }
        let value = match &self.values {
            PageValues::Integer(values) => values.get(row).map(|value| Value::Integer(*value)),
            PageValues::Float(values) => values.get(row).map(|value| Value::Float(*value)),
            PageValues::Boolean(bits) => Some(Value::Boolean(bits[row / 64] >> (row % 64) & 1 == 1)),
            PageValues::Dictionary(codes) => {
                codes.get(row).and_then(|code| dictionary.get(*code)).map(|string| Value::String(Arc::clone(string)))
            }
            PageValues::Mixed(values) => values.get(row).cloned(),
        };
        value.unwrap_or_default()
    }

    /// Sets a value that is not null; returns whether the row had none before.
    fn set(&mut self, row: usize, value: Value, dictionary: &mut Dictionary) -> bool {
        let is_new = !self.is_valid(row);
        match (&mut self.values, value) {
            (PageValues::Integer(values), Value::Integer(value)) => put(values, row, value),
            (PageValues::Float(values), Value::Float(value)) => put(values, row, value),
            (PageValues::Boolean(bits), Value::Boolean(value)) => {
                let mask = 1 << (row % 64);
                if value {
                    bits[row / 64] |= mask;
                } else {
                    bits[row / 64] &= !mask;
                }
            }
            (PageValues::Dictionary(codes), Value::String(string)) => put(codes, row, dictionary.intern(&string)),
            (PageValues::Mixed(values), value) => put(values, row, value),
            (_, value) => {
                self.widen(row, &value, dictionary);
                return self.set(row, value, dictionary);
            }
        }
        self.valid[row / 64] |= 1 << (row % 64);
        is_new
    }

    /// Makes room for a value of another type: a page of that type if `row` is the only one, else a mixed one.
    fn widen(&mut self, row: usize, value: &Value, dictionary: &Dictionary) {
        let mut others = self.rows().filter(|other| *other != row).peekable();
        if others.peek().is_none() {
            drop(others);
            self.values = Page::for_value(value).values;
            return;
        }
        let mut values = Vec::new();
        for other in others {
            put(&mut values, other, self.get(other, dictionary));
        }
        self.values = PageValues::Mixed(values);
    }
}
