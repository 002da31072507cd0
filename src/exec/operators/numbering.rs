//! Dense numbers for the distinct values of columns, and for the distinct rows of several columns.
//!
//! Takes typed columns; gives each row the number of its value or group, in order of first appearance.
//! Invariants: two rows have one number exactly if their values are equivalent ([`GroupKey`]); a number never changes.
//! Start at [`Rows::find`]. How: values of one type are found by an integer that stands for them, in an array where they
//! lie close together and else by hashing; values of several types by themselves. Numbers of columns are joined two by
//! two into the number of the row.

use hashbrown::HashMap;

use crate::value::{Column, Dictionary, GroupKey, NULL_CODE, NULL_ID, Value};

/// The number of nothing yet.
const NONE: u32 = u32::MAX;

/// An array of so many places is made whatever the number of rows.
const DIRECT_MIN: usize = 1 << 14;

/// Returns how many places an array may have for so many rows.
fn places_for(rows: usize) -> usize {
    DIRECT_MIN.max(rows.saturating_mul(8))
}

fn dense(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(NONE - 1)
}

/// Numbers the distinct values of a column.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    kind: Kind,
    lookup: Lookup,
    /// The number of null, if it came.
    null: Option<u32>,
    /// Of a typed kind the integer that stands for each value; zero for null.
    integers: Vec<i64>,
    /// Of other values the values.
    values: Vec<Value>,
    of: HashMap<GroupKey, u32>,
    rows_seen: usize,
}

/// What the values are.
#[derive(Debug, Default)]
enum Kind {
    /// Nulls only, so far.
    #[default]
    Nulls,
    Node,
    Relationship,
    Code(Dictionary),
    Integer,
    Boolean,
    Float,
    /// Of several types, or of one that no integer stands for.
    Values,
}

/// The numbers of integers.
#[derive(Debug)]
enum Lookup {
    /// By place from `first` on.
    Direct {
        first: i64,
        numbers: Vec<u32>,
    },
    Hash(HashMap<i64, u32>),
}

impl Default for Lookup {
    fn default() -> Self {
        Lookup::Direct { first: 0, numbers: Vec::new() }
    }
}

impl Lookup {
    /// Makes room for integers from `low` to `high`; `known` are the ones so far.
    fn prepare(&mut self, low: i64, high: i64, rows: usize, known: &[i64], null: Option<u32>) {
        let Lookup::Direct { first, numbers } = self else { return };
        let end = first.saturating_add(i64::try_from(numbers.len()).unwrap_or(i64::MAX));
        if !numbers.is_empty() && low >= *first && high < end {
            return;
        }
        let (low, high) = if numbers.is_empty() { (low, high) } else { (low.min(*first), high.max(end - 1)) };
        let span = usize::try_from(i128::from(high) - i128::from(low) + 1).unwrap_or(usize::MAX);
        let known = || known.iter().enumerate().filter(|(number, _)| null != Some(dense(*number)));
        if span > places_for(rows) {
            *self = Lookup::Hash(known().map(|(number, integer)| (*integer, dense(number))).collect());
        } else if low == *first {
            numbers.resize(span, NONE);
        } else {
            let mut moved = vec![NONE; span];
            for (number, integer) in known() {
                // Every integer so far is within the span.
                if let Some(place) = moved.get_mut(integer.wrapping_sub(low).cast_unsigned() as usize) {
                    *place = dense(number);
                }
            }
            *self = Lookup::Direct { first: low, numbers: moved };
        }
    }
}

/// Returns the integer by which a float is found: equivalent floats have one.
fn float_key(value: f64) -> i64 {
    let canonical = if value.is_nan() { f64::NAN } else { value + 0.0 };
    canonical.to_bits().cast_signed()
}

impl Numbering {
    /// Returns how many values there are.
    pub(super) fn len(&self) -> usize {
        if matches!(self.kind, Kind::Values) { self.values.len() } else { self.integers.len() }
    }

    /// Returns the number of each row's value.
    pub(super) fn find(&mut self, column: &Column) -> Vec<u32> {
        self.rows_seen += column.len();
        if let Column::Constant(value, rows) = column {
            return if *rows == 0 { Vec::new() } else { vec![self.find_value(value); *rows] };
        }
        if !self.adopt(column) {
            return self.find_values(column);
        }
        let bounded = |nulls: &crate::value::Nulls, row: usize| nulls.as_ref().is_some_and(|nulls| nulls.get(row));
        match column {
            Column::Node(ids) | Column::Relationship(ids) => {
                self.find_all(ids, |_, id| (id != NULL_ID).then_some(i64::from(id)), i64::from)
            }
            Column::Dictionary(codes, words) => {
                let codes = self.translated(codes, words);
                self.find_all(&codes, |_, code| (code != NULL_CODE).then_some(i64::from(code)), i64::from)
            }
            Column::Integer(values, None) => self.find_all(values, |_, value| Some(value), |value| value),
            Column::Integer(values, nulls) => {
                self.find_all(values, |row, value| (!bounded(nulls, row)).then_some(value), |value| value)
            }
            Column::Boolean(values, nulls) => {
                self.find_all(values, |row, value| (!bounded(nulls, row)).then_some(i64::from(value)), i64::from)
            }
            Column::Float(values, nulls) => self.find_all(
                values,
                |row, value| (!bounded(nulls, row)).then(|| float_key(value)),
                |value| value.to_bits().cast_signed(),
            ),
            Column::Constant(..) | Column::Mixed(_) => self.find_values(column),
        }
    }

    /// Returns whether the column's values can be found by integers beside those so far.
    fn adopt(&mut self, column: &Column) -> bool {
        if matches!(self.kind, Kind::Nulls) {
            self.kind = match column {
                Column::Node(_) => Kind::Node,
                Column::Relationship(_) => Kind::Relationship,
                Column::Dictionary(_, words) => Kind::Code(words.clone()),
                Column::Integer(..) => Kind::Integer,
                Column::Boolean(..) => Kind::Boolean,
                Column::Float(..) => Kind::Float,
                Column::Constant(..) | Column::Mixed(_) => Kind::Nulls,
            };
        }
        let fits = matches!(
            (&self.kind, column),
            (Kind::Node, Column::Node(_))
                | (Kind::Relationship, Column::Relationship(_))
                | (Kind::Code(_), Column::Dictionary(..))
                | (Kind::Integer, Column::Integer(..))
                | (Kind::Boolean, Column::Boolean(..))
                | (Kind::Float, Column::Float(..))
        );
        if !fits {
            self.widen();
        }
        fits
    }

    /// Numbers values that `key` gives an integer, or null; `kept` is what the value is made of again.
    fn find_all<T: Copy>(
        &mut self,
        values: &[T],
        key: impl Fn(usize, T) -> Option<i64>,
        kept: impl Fn(T) -> i64,
    ) -> Vec<u32> {
        let mut numbers = Vec::with_capacity(values.len());
        if matches!(self.lookup, Lookup::Direct { .. }) && !matches!(self.kind, Kind::Float) {
            let (mut low, mut high) = (i64::MAX, i64::MIN);
            for (row, value) in values.iter().enumerate() {
                if let Some(integer) = key(row, *value) {
                    (low, high) = (low.min(integer), high.max(integer));
                }
            }
            if low <= high {
                self.lookup.prepare(low, high, self.rows_seen, &self.integers, self.null);
            }
        } else if matches!(self.lookup, Lookup::Direct { .. }) {
            self.lookup = Lookup::Hash(HashMap::new());
        }
        let Numbering { lookup, null, integers, .. } = self;
        for (row, value) in values.iter().enumerate() {
            let Some(integer) = key(row, *value) else {
                numbers.push(*null.get_or_insert_with(|| {
                    integers.push(0);
                    dense(integers.len() - 1)
                }));
                continue;
            };
            let number = match lookup {
                Lookup::Direct { first, numbers } => {
                    &mut numbers[integer.wrapping_sub(*first).cast_unsigned() as usize]
                }
                Lookup::Hash(of) => of.entry(integer).or_insert(NONE),
            };
            if *number == NONE {
                *number = dense(integers.len());
                integers.push(kept(*value));
            }
            numbers.push(*number);
        }
        numbers
    }

    /// Returns codes as codes of the dictionary of the values so far.
    fn translated<'c>(&mut self, codes: &'c [u32], words: &Dictionary) -> std::borrow::Cow<'c, [u32]> {
        let Kind::Code(own) = &mut self.kind else { return codes.into() };
        if own.is_same(words) {
            return codes.into();
        }
        let mut known: HashMap<u32, u32> = HashMap::new();
        let mut translate = |code: &u32| {
            *known.entry(*code).or_insert_with(|| words.get(*code).map_or(NULL_CODE, |text| own.intern(text)))
        };
        codes.iter().map(&mut translate).collect()
    }

    fn find_value(&mut self, value: &Value) -> u32 {
        if value.is_null() && !matches!(self.kind, Kind::Values) {
            let Numbering { null, integers, .. } = self;
            return *null.get_or_insert_with(|| {
                integers.push(0);
                dense(integers.len() - 1)
            });
        }
        if let (Kind::Code(own), Value::String(text)) = (&mut self.kind, value) {
            let code = own.intern(text);
            let found = self.find_all(&[code], |_, code| Some(i64::from(code)), i64::from);
            return found.first().copied().unwrap_or(NONE);
        }
        let column = Column::from_values(vec![value.clone()]);
        if !matches!(column, Column::Constant(..)) && self.adopt(&column) {
            return self.find(&column).first().copied().unwrap_or(NONE);
        }
        self.widen();
        self.number_of(value.clone())
    }

    fn find_values(&mut self, column: &Column) -> Vec<u32> {
        self.widen();
        (0..column.len()).map(|row| self.number_of(column.get(row))).collect()
    }

    fn number_of(&mut self, value: Value) -> u32 {
        let Numbering { of, values, .. } = self;
        *of.entry(GroupKey(value)).or_insert_with_key(|key| {
            values.push(key.0.clone());
            dense(values.len() - 1)
        })
    }

    /// Goes on by the values themselves.
    fn widen(&mut self) {
        if matches!(self.kind, Kind::Values) {
            return;
        }
        let all: Vec<u32> = (0..self.integers.len()).map(dense).collect();
        let values: Vec<Value> = self.column(&all).iter().collect();
        self.of = values.iter().enumerate().map(|(number, value)| (GroupKey(value.clone()), dense(number))).collect();
        self.values = values;
        self.kind = Kind::Values;
        self.lookup = Lookup::default();
        self.integers = Vec::new();
        self.null = None;
    }

    /// Returns the values of some numbers as a column.
    pub(super) fn column(&self, numbers: &[u32]) -> Column {
        let integer = |number: &u32| self.integers[*number as usize];
        let is_null = |number: &u32| self.null == Some(*number);
        let nulls = || {
            let any = self.null.is_some() && numbers.iter().any(is_null);
            any.then(|| numbers.iter().map(is_null).collect())
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "ids and codes were u32 before")]
        let ids = |null: u32| -> Vec<u32> {
            numbers.iter().map(|number| if is_null(number) { null } else { integer(number) as u32 }).collect()
        };
        match &self.kind {
            Kind::Nulls => Column::nulls(numbers.len()),
            Kind::Node => Column::Node(ids(NULL_ID)),
            Kind::Relationship => Column::Relationship(ids(NULL_ID)),
            Kind::Code(words) => Column::Dictionary(ids(NULL_CODE), words.clone()),
            Kind::Integer => Column::Integer(numbers.iter().map(integer).collect(), nulls()),
            Kind::Boolean => Column::Boolean(numbers.iter().map(|number| integer(number) != 0).collect(), nulls()),
            Kind::Float => {
                let float = |number: &u32| f64::from_bits(integer(number).cast_unsigned());
                Column::Float(numbers.iter().map(float).collect(), nulls())
            }
            Kind::Values => numbers.iter().map(|number| self.values[*number as usize].clone()).collect(),
        }
    }
}

/// Numbers pairs of numbers.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// The pairs so far, left above right.
    keys: Vec<u64>,
    lookup: PairLookup,
    rows_seen: usize,
}

#[derive(Debug)]
enum PairLookup {
    /// Row `left` of a table of rows of `width`.
    Table {
        width: usize,
        numbers: Vec<u32>,
    },
    Hash(HashMap<u64, u32>),
}

impl Default for PairLookup {
    fn default() -> Self {
        PairLookup::Table { width: 0, numbers: Vec::new() }
    }
}

fn pair(left: u32, right: u32) -> u64 {
    u64::from(left) << 32 | u64::from(right)
}

#[expect(clippy::cast_possible_truncation, reason = "each half of a pair is 32 bits")]
fn halves(key: u64) -> (u32, u32) {
    ((key >> 32) as u32, key as u32)
}

impl Pairs {
    /// Returns how many pairs there are.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// Returns the pair of a number.
    pub(super) fn get(&self, number: u32) -> (u32, u32) {
        halves(self.keys[number as usize])
    }

    /// Replaces each left number by the number of the pair; left numbers are below `lefts`, right ones below `rights`.
    pub(super) fn find(&mut self, left: &mut [u32], right: &[u32], lefts: usize, rights: usize) {
        self.rows_seen += left.len();
        self.prepare(lefts, rights);
        let Pairs { keys, lookup, .. } = self;
        for (left, right) in left.iter_mut().zip(right) {
            let number = match lookup {
                PairLookup::Table { width, numbers } => &mut numbers[*left as usize * *width + *right as usize],
                PairLookup::Hash(of) => of.entry(pair(*left, *right)).or_insert(NONE),
            };
            if *number == NONE {
                *number = dense(keys.len());
                keys.push(pair(*left, *right));
            }
            *left = *number;
        }
    }

    fn prepare(&mut self, lefts: usize, rights: usize) {
        let PairLookup::Table { width, numbers } = &mut self.lookup else { return };
        let wider = if rights > *width { rights.next_power_of_two() } else { *width };
        let places = lefts.saturating_mul(wider);
        if places > places_for(self.rows_seen) {
            let numbered = self.keys.iter().enumerate();
            self.lookup = PairLookup::Hash(numbered.map(|(number, key)| (*key, dense(number))).collect());
        } else if wider > *width {
            let mut table = vec![NONE; places];
            for (number, key) in self.keys.iter().enumerate() {
                let (left, right) = halves(*key);
                table[left as usize * wider + right as usize] = dense(number);
            }
            self.lookup = PairLookup::Table { width: wider, numbers: table };
        } else if places > numbers.len() {
            numbers.resize(places, NONE);
        }
    }
}

/// Numbers the distinct rows of several columns.
#[derive(Debug)]
pub(super) struct Rows {
    columns: Vec<Numbering>,
    /// The pairs of the number of the columns before with the number of the next column.
    pairs: Vec<Pairs>,
}

impl Rows {
    /// Makes the numbers of rows of so many columns.
    pub(super) fn new(columns: usize) -> Self {
        Rows {
            columns: (0..columns).map(|_| Numbering::default()).collect(),
            pairs: (1..columns).map(|_| Pairs::default()).collect(),
        }
    }

    /// Returns how many distinct rows there are; without columns all rows are one, which is always there.
    pub(super) fn len(&self) -> usize {
        match (self.pairs.last(), self.columns.first()) {
            (Some(pairs), _) => pairs.len(),
            (None, Some(column)) => column.len(),
            (None, None) => 1,
        }
    }

    /// Returns the number of each row.
    pub(super) fn find<'c>(&mut self, columns: impl IntoIterator<Item = &'c Column>, rows: usize) -> Vec<u32> {
        let mut columns = columns.into_iter();
        let Some((first, rest)) = self.columns.split_first_mut() else { return vec![0; rows] };
        let Some(column) = columns.next() else { return vec![0; rows] };
        let mut numbers = first.find(column);
        let mut lefts = first.len();
        for ((numbering, pairs), column) in rest.iter_mut().zip(&mut self.pairs).zip(columns) {
            let right = numbering.find(column);
            pairs.find(&mut numbers, &right, lefts, numbering.len());
            lefts = pairs.len();
        }
        numbers
    }

    /// Returns the columns of all distinct rows, in order of their numbers.
    pub(super) fn finish(&self) -> Vec<Column> {
        let mut numbers: Vec<u32> = (0..self.len()).map(dense).collect();
        let mut columns = Vec::with_capacity(self.columns.len());
        for (pairs, numbering) in self.pairs.iter().zip(self.columns.iter().skip(1)).rev() {
            let right: Vec<u32> = numbers.iter().map(|number| pairs.get(*number).1).collect();
            numbers.iter_mut().for_each(|number| *number = pairs.get(*number).0);
            columns.push(numbering.column(&right));
        }
        columns.extend(self.columns.first().map(|first| first.column(&numbers)));
        columns.reverse();
        columns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers rows by their values alone.
    fn by_values(batches: &[Vec<Column>]) -> Vec<u32> {
        let mut of: HashMap<Vec<GroupKey>, u32> = HashMap::new();
        let mut numbers = Vec::new();
        for columns in batches {
            for row in 0..columns[0].len() {
                let next = dense(of.len());
                let key = columns.iter().map(|column| GroupKey(column.get(row))).collect();
                numbers.push(*of.entry(key).or_insert(next));
            }
        }
        numbers
    }

    fn integers(values: &[Option<i64>]) -> Column {
        Column::from_values(values.iter().map(|value| value.map_or(Value::Null, Value::Integer)).collect())
    }

    #[test]
    fn numbers_are_those_of_the_values_whatever_the_types() {
        let (mut one, mut other) = (Dictionary::default(), Dictionary::default());
        let codes: Vec<u32> = ["x", "y", "x"].iter().map(|text| one.intern(text)).collect();
        let others: Vec<u32> = ["z", "y", "x"].iter().map(|text| other.intern(text)).collect();
        let text = Value::from("y");
        let first = [
            integers(&[Some(5), None, Some(-5)]),
            integers(&[Some(i64::MAX), Some(i64::MIN), Some(5)]),
            Column::nulls(3),
            Column::Constant(Value::Integer(5), 3),
            Column::Float(vec![5.0, -0.0, f64::NAN], None),
            Column::Float(vec![f64::NAN, 0.0, 1e300], None),
            Column::Dictionary(codes, one),
            Column::Dictionary(others, other),
            Column::Constant(text, 3),
            Column::Node(vec![7, NULL_ID, 70_000]),
            Column::Relationship(vec![7, 7, 4_000_000_000]),
            Column::Boolean(vec![true, false, true], None),
            Column::Mixed(vec![Value::Integer(0), Value::from("x"), Value::Null]),
        ];
        // Every pair of columns after each other, beside a second column, in one and in two batches.
        for one in &first {
            for other in &first {
                let second = integers(&[Some(1), Some(1), Some(1)]);
                let batches = [
                    vec![one.clone(), second.clone()],
                    vec![other.clone(), second.clone()],
                    vec![other.clone(), one.clone()],
                ];
                let mut rows = Rows::new(2);
                let found: Vec<u32> = batches.iter().flat_map(|columns| rows.find(columns, 3)).collect();
                assert_eq!(found, by_values(&batches), "{one:?} {other:?}");
                let finished = rows.finish();
                let mut again = Rows::new(2);
                let numbers = again.find(&finished, rows.len());
                assert_eq!(numbers, (0..rows.len()).map(dense).collect::<Vec<_>>());
                let mut numbering = Numbering::default();
                numbering.find(one);
                let numbers = numbering.find(other);
                for (row, value) in numbering.column(&numbers).iter().enumerate() {
                    assert!(value.equivalent(&other.get(row)), "{one:?} {other:?} {row}");
                }
            }
        }
    }

    #[test]
    fn many_values_go_from_arrays_to_hashing() {
        let mut rows = Rows::new(2);
        let mut batches = Vec::new();
        for step in 0..40_i64 {
            let value = |row: i64| (row * 7919 * (1 + step * step)) % 100_000 - 50_000;
            let left = integers(&(0..500).map(|row| Some(value(row))).collect::<Vec<_>>());
            let right = integers(&(0..500).map(|row| Some(value(row + 3) / 64)).collect::<Vec<_>>());
            batches.push(vec![left, right]);
        }
        let found: Vec<u32> = batches.iter().flat_map(|columns| rows.find(columns, 500)).collect();
        assert_eq!(found, by_values(&batches));
    }
}
