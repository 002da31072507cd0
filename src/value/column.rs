//! Typed columns: what operators pass to each other, one per variable of a batch.
//!
//! Invariants: a column knows its length; a typed column holds one type and nulls; only [`Column::Mixed`]
//! holds boxed values. [`ColumnBuilder`] picks the narrowest type that fits what was pushed.
//! Why not Arrow: its entity, path and dictionary types would need conversions at each operator.

use std::sync::Arc;

use super::bitmap::Bitmap;
use super::dictionary::{Dictionary, NULL_CODE};
use super::{NodeId, RelationshipId, Value};

/// The number that stands for null in a column of entity ids.
pub const NULL_ID: u32 = u32::MAX;

/// Which rows are null; `None` when none is. A set bit is a null.
pub type Nulls = Option<Bitmap>;

/// A column of values of one length.
#[derive(Debug, Clone)]
pub enum Column {
    /// The same value in every row: a literal, a parameter, null.
    Constant(Value, usize),
    /// Booleans.
    Boolean(Vec<bool>, Nulls),
    /// Integers.
    Integer(Vec<i64>, Nulls),
    /// Floats.
    Float(Vec<f64>, Nulls),
    /// Strings as codes of one dictionary; [`NULL_CODE`] is null.
    Dictionary(Vec<u32>, Dictionary),
    /// Nodes; [`NULL_ID`] is null.
    Node(Vec<u32>),
    /// Relationships; [`NULL_ID`] is null.
    Relationship(Vec<u32>),
    /// Anything else, or a mixture.
    Mixed(Vec<Value>),
}

fn is_null(nulls: &Nulls, row: usize) -> bool {
    nulls.as_ref().is_some_and(|nulls| nulls.get(row))
}

fn take_nulls(nulls: &Nulls, rows: &[u32]) -> Nulls {
    let nulls = nulls.as_ref()?;
    Some(rows.iter().map(|row| nulls.get(*row as usize)).collect())
}

impl Column {
    /// Makes a column of nulls.
    #[must_use]
    pub fn nulls(len: usize) -> Self {
        Column::Constant(Value::Null, len)
    }

    /// Makes the narrowest column of these values.
    #[must_use]
    pub fn from_values(values: Vec<Value>) -> Self {
        let mut builder = ColumnBuilder::new();
        for value in values {
            builder.push(value);
        }
        builder.finish()
    }

    /// Returns the number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Column::Constant(_, len) => *len,
            Column::Boolean(values, _) => values.len(),
            Column::Integer(values, _) => values.len(),
            Column::Float(values, _) => values.len(),
            Column::Dictionary(values, _) | Column::Node(values) | Column::Relationship(values) => values.len(),
            Column::Mixed(values) => values.len(),
        }
    }

    /// Returns whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the value of `row`; null past the end.
    #[must_use]
    pub fn get(&self, row: usize) -> Value {
        match self {
            Column::Constant(value, _) => value.clone(),
            Column::Boolean(values, nulls) => match values.get(row) {
                Some(value) if !is_null(nulls, row) => Value::Boolean(*value),
                _ => Value::Null,
            },
            Column::Integer(values, nulls) => match values.get(row) {
                Some(value) if !is_null(nulls, row) => Value::Integer(*value),
                _ => Value::Null,
            },
            Column::Float(values, nulls) => match values.get(row) {
                Some(value) if !is_null(nulls, row) => Value::Float(*value),
                _ => Value::Null,
            },
            Column::Dictionary(codes, dictionary) => match codes.get(row).and_then(|code| dictionary.get(*code)) {
                Some(string) => Value::String(Arc::clone(string)),
                None => Value::Null,
            },
            Column::Node(ids) => match ids.get(row) {
                Some(id) if *id != NULL_ID => Value::Node(NodeId(*id)),
                _ => Value::Null,
            },
            Column::Relationship(ids) => match ids.get(row) {
                Some(id) if *id != NULL_ID => Value::Relationship(RelationshipId(*id)),
                _ => Value::Null,
            },
            Column::Mixed(values) => values.get(row).cloned().unwrap_or_default(),
        }
    }

    /// Returns whether `row` is null.
    #[must_use]
    pub fn is_null(&self, row: usize) -> bool {
        match self {
            Column::Constant(value, _) => matches!(value, Value::Null),
            Column::Boolean(_, nulls) | Column::Integer(_, nulls) | Column::Float(_, nulls) => is_null(nulls, row),
            Column::Dictionary(codes, _) => codes.get(row).is_none_or(|code| *code == NULL_CODE),
            Column::Node(ids) | Column::Relationship(ids) => ids.get(row).is_none_or(|id| *id == NULL_ID),
            Column::Mixed(values) => values.get(row).is_none_or(|value| matches!(value, Value::Null)),
        }
    }

    /// Returns the node of `row`, if it is one.
    #[must_use]
    #[inline]
    pub fn node(&self, row: usize) -> Option<NodeId> {
        match self {
            Column::Node(ids) => ids.get(row).filter(|id| **id != NULL_ID).map(|id| NodeId(*id)),
            other => match other.get(row) {
                Value::Node(id) => Some(id),
                _ => None,
            },
        }
    }

    /// Returns the relationship of `row`, if it is one.
    #[must_use]
    #[inline]
    pub fn relationship(&self, row: usize) -> Option<RelationshipId> {
        match self {
            Column::Relationship(ids) => ids.get(row).filter(|id| **id != NULL_ID).map(|id| RelationshipId(*id)),
            other => match other.get(row) {
                Value::Relationship(id) => Some(id),
                _ => None,
            },
        }
    }

    /// Returns the column of the given rows, in that order; rows may repeat.
    #[must_use]
    pub fn take(&self, rows: &[u32]) -> Column {
        fn pick<T: Copy>(values: &[T], rows: &[u32]) -> Vec<T> {
            rows.iter().map(|row| values[*row as usize]).collect()
        }
        match self {
            Column::Constant(value, _) => Column::Constant(value.clone(), rows.len()),
            Column::Boolean(values, nulls) => Column::Boolean(pick(values, rows), take_nulls(nulls, rows)),
            Column::Integer(values, nulls) => Column::Integer(pick(values, rows), take_nulls(nulls, rows)),
            Column::Float(values, nulls) => Column::Float(pick(values, rows), take_nulls(nulls, rows)),
            Column::Dictionary(codes, dictionary) => Column::Dictionary(pick(codes, rows), dictionary.clone()),
            Column::Node(ids) => Column::Node(pick(ids, rows)),
            Column::Relationship(ids) => Column::Relationship(pick(ids, rows)),
            Column::Mixed(values) => Column::Mixed(rows.iter().map(|row| values[*row as usize].clone()).collect()),
        }
    }

    /// Joins columns end to end, as narrow as they allow.
    #[must_use]
    pub fn concat(columns: &[&Column]) -> Column {
        let Some(first) = columns.iter().find(|column| !matches!(column, Column::Constant(Value::Null, _))) else {
            return Column::nulls(columns.iter().map(|column| column.len()).sum());
        };
        let joined = match first {
            Column::Node(_) => ids_of(columns, NULL_ID, |column| match column {
                Column::Node(ids) => Some(ids),
                _ => None,
            })
            .map(Column::Node),
            Column::Relationship(_) => ids_of(columns, NULL_ID, |column| match column {
                Column::Relationship(ids) => Some(ids),
                _ => None,
            })
            .map(Column::Relationship),
            Column::Dictionary(..) => joined_codes(columns),
            Column::Integer(..) => typed(columns, |column| match column {
                Column::Integer(values, nulls) => Some((values, nulls)),
                _ => None,
            })
            .map(|(values, nulls)| Column::Integer(values, nulls)),
            Column::Float(..) => typed(columns, |column| match column {
                Column::Float(values, nulls) => Some((values, nulls)),
                _ => None,
            })
            .map(|(values, nulls)| Column::Float(values, nulls)),
            Column::Boolean(..) => typed(columns, |column| match column {
                Column::Boolean(values, nulls) => Some((values, nulls)),
                _ => None,
            })
            .map(|(values, nulls)| Column::Boolean(values, nulls)),
            Column::Constant(..) | Column::Mixed(_) => None,
        };
        joined.unwrap_or_else(|| columns.iter().flat_map(|column| column.iter()).collect())
    }

    /// Estimates the bytes that the column holds.
    #[must_use]
    pub fn bytes(&self) -> usize {
        match self {
            Column::Constant(..) => size_of::<Value>(),
            Column::Boolean(values, _) => values.len(),
            Column::Integer(values, _) => values.len() * 8,
            Column::Float(values, _) => values.len() * 8,
            Column::Dictionary(ids, _) | Column::Node(ids) | Column::Relationship(ids) => ids.len() * 4,
            Column::Mixed(values) => values.iter().map(heap_bytes).sum(),
        }
    }

    /// Returns all values in order.
    pub fn iter(&self) -> impl Iterator<Item = Value> + '_ {
        (0..self.len()).map(|row| self.get(row))
    }
}

/// Joins columns of numbers of one kind, and of nulls; `None` when one is of another kind.
fn ids_of<'a>(columns: &[&'a Column], null: u32, ids: impl Fn(&'a Column) -> Option<&'a Vec<u32>>) -> Option<Vec<u32>> {
    let mut all = Vec::with_capacity(columns.iter().map(|column| column.len()).sum());
    for column in columns {
        match column {
            Column::Constant(Value::Null, len) => all.resize(all.len() + len, null),
            column => all.extend_from_slice(ids(column)?),
        }
    }
    Some(all)
}

/// Joins columns of codes, those of another dictionary by way of the strings.
fn joined_codes(columns: &[&Column]) -> Option<Column> {
    let dictionaries = columns.iter().filter_map(|column| match column {
        Column::Dictionary(_, words) => Some(words),
        _ => None,
    });
    let longest = dictionaries.max_by_key(|words| words.len())?;
    let mut all = Vec::with_capacity(columns.iter().map(|column| column.len()).sum());
    let mut words = longest.clone();
    for column in columns {
        match column {
            Column::Constant(Value::Null, len) => all.resize(all.len() + len, NULL_CODE),
            Column::Dictionary(codes, own) if own.is_same(longest) => all.extend_from_slice(codes),
            Column::Dictionary(codes, own) => {
                all.extend(codes.iter().map(|code| own.get(*code).map_or(NULL_CODE, |text| words.intern(text))));
            }
            _ => return None,
        }
    }
    Some(Column::Dictionary(all, words))
}

/// Joins columns of one type, and of nulls; `None` when one is of another type.
fn typed<'a, T: Copy + Default + 'a>(
    columns: &[&'a Column],
    parts: impl Fn(&'a Column) -> Option<(&'a Vec<T>, &'a Nulls)>,
) -> Option<(Vec<T>, Nulls)> {
    let mut all = Vec::with_capacity(columns.iter().map(|column| column.len()).sum());
    let mut missing: Vec<usize> = Vec::new();
    for column in columns {
        let before = all.len();
        match column {
            Column::Constant(Value::Null, len) => {
                all.resize(before + len, T::default());
                missing.extend(before..before + len);
            }
            column => {
                let (values, nulls) = parts(column)?;
                all.extend_from_slice(values);
                missing.extend(nulls.iter().flat_map(Bitmap::iter).map(|row| before + row));
            }
        }
    }
    let nulls = (!missing.is_empty()).then(|| {
        let mut nulls = Bitmap::new(all.len(), false);
        missing.into_iter().for_each(|row| nulls.set(row, true));
        nulls
    });
    Some((all, nulls))
}

fn heap_bytes(value: &Value) -> usize {
    size_of::<Value>()
        + match value {
            Value::String(text) => text.len(),
            Value::List(items) => items.iter().map(heap_bytes).sum(),
            Value::Map(entries) => entries.iter().map(|(key, value)| key.len() + heap_bytes(value)).sum(),
            Value::Path(path) => path.nodes.len() * 8,
            _ => 0,
        }
}

/// Builds a column from values one by one, as narrow as they allow.
#[derive(Debug, Default)]
pub struct ColumnBuilder {
    column: Building,
    len: usize,
}

#[derive(Debug, Default)]
enum Building {
    /// Only nulls so far.
    #[default]
    Nulls,
    Boolean(Vec<bool>, Bitmap),
    Integer(Vec<i64>, Bitmap),
    Float(Vec<f64>, Bitmap),
    Node(Vec<u32>),
    Relationship(Vec<u32>),
    Mixed(Vec<Value>),
}

impl ColumnBuilder {
    /// Makes an empty builder.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a value.
    pub fn push(&mut self, value: Value) {
        let row = self.len;
        self.len += 1;
        match (&mut self.column, value) {
            (Building::Nulls, Value::Null) => {}
            (Building::Nulls, first) => {
                self.start(row, &first);
                self.len = row;
                self.push(first);
            }
            (Building::Boolean(values, _), Value::Boolean(value)) => values.push(value),
            (Building::Boolean(values, nulls), Value::Null) => {
                values.push(false);
                nulls.set(row, true);
            }
            (Building::Integer(values, _), Value::Integer(value)) => values.push(value),
            (Building::Integer(values, nulls), Value::Null) => {
                values.push(0);
                nulls.set(row, true);
            }
            (Building::Float(values, _), Value::Float(value)) => values.push(value),
            (Building::Float(values, nulls), Value::Null) => {
                values.push(0.0);
                nulls.set(row, true);
            }
            (Building::Node(ids), Value::Node(id)) => ids.push(id.0),
            (Building::Relationship(ids), Value::Relationship(id)) => ids.push(id.0),
            (Building::Node(ids) | Building::Relationship(ids), Value::Null) => ids.push(NULL_ID),
            (Building::Mixed(values), value) => values.push(value),
            (_, other) => {
                self.widen(row);
                self.len = row;
                self.push(other);
            }
        }
    }

    fn start(&mut self, nulls_before: usize, first: &Value) {
        let nulls = Bitmap::new(nulls_before, true);
        self.column = match first {
            Value::Boolean(_) => Building::Boolean(vec![false; nulls_before], nulls),
            Value::Integer(_) => Building::Integer(vec![0; nulls_before], nulls),
            Value::Float(_) => Building::Float(vec![0.0; nulls_before], nulls),
            Value::Node(_) => Building::Node(vec![NULL_ID; nulls_before]),
            Value::Relationship(_) => Building::Relationship(vec![NULL_ID; nulls_before]),
            _ => Building::Mixed(vec![Value::Null; nulls_before]),
        };
    }

    fn widen(&mut self, rows: usize) {
        let column = std::mem::take(&mut self.column);
        let narrow = ColumnBuilder { column, len: rows }.finish();
        self.column = Building::Mixed(narrow.iter().collect());
    }

    /// Returns the column.
    #[must_use]
    pub fn finish(self) -> Column {
        let some = |nulls: Bitmap| nulls.any().then_some(nulls);
        match self.column {
            Building::Nulls => Column::nulls(self.len),
            Building::Boolean(values, nulls) => Column::Boolean(values, some(nulls)),
            Building::Integer(values, nulls) => Column::Integer(values, some(nulls)),
            Building::Float(values, nulls) => Column::Float(values, some(nulls)),
            Building::Node(ids) => Column::Node(ids),
            Building::Relationship(ids) => Column::Relationship(ids),
            Building::Mixed(values) => Column::Mixed(values),
        }
    }
}

impl FromIterator<Value> for Column {
    fn from_iter<I: IntoIterator<Item = Value>>(values: I) -> Self {
        let mut builder = ColumnBuilder::new();
        for value in values {
            builder.push(value);
        }
        builder.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn integers(column: &Column) -> Vec<Option<i64>> {
        let integer = |value| if let Value::Integer(n) = value { Some(n) } else { None };
        column.iter().map(integer).collect()
    }

    #[test]
    fn builder_is_as_narrow_as_the_values_allow() {
        let column: Column = [Value::Null, Value::Integer(3), Value::Null].into_iter().collect();
        assert!(matches!(column, Column::Integer(..)));
        assert_eq!(integers(&column), [None, Some(3), None]);
        assert_eq!(integers(&column.take(&[1, 1, 0])), [Some(3), Some(3), None]);

        let column: Column = [Value::Integer(1), Value::Null, Value::Float(2.0)].into_iter().collect();
        assert!(matches!(column, Column::Mixed(_)));
        assert_eq!(integers(&column), [Some(1), None, None]);
        assert!(column.is_null(1) && !column.is_null(2) && column.is_null(9));

        let column: Column = [Value::Node(NodeId(4)), Value::Null].into_iter().collect();
        assert_eq!((column.node(0), column.node(1), column.relationship(0)), (Some(NodeId(4)), None, None));
        assert!(matches!(Column::from_values(vec![Value::Null]), Column::Constant(Value::Null, 1)));
    }

    #[test]
    fn columns_join_as_narrow_as_they_allow() {
        let (one, other): (Column, Column) =
            ([Value::Integer(1), Value::Null].into_iter().collect(), [Value::Integer(2)].into_iter().collect());
        let joined = Column::concat(&[&Column::nulls(1), &one, &other]);
        assert!(matches!(joined, Column::Integer(..)));
        assert_eq!(integers(&joined), [None, Some(1), None, Some(2)]);
        let mixed = Column::concat(&[&one, &Column::Float(vec![0.5], None)]);
        assert!(matches!(mixed, Column::Mixed(_)) && mixed.len() == 3);
        // The same code means another string in another dictionary.
        let (mut a, mut b) = (Dictionary::default(), Dictionary::default());
        let (x, y) = (a.intern("x"), b.intern("y"));
        let joined = Column::concat(&[&Column::Dictionary(vec![x, NULL_CODE], a), &Column::Dictionary(vec![y], b)]);
        let texts: Vec<Value> = joined.iter().collect();
        assert!(matches!(&texts[..], [Value::String(x), Value::Null, Value::String(y)] if &**x == "x" && &**y == "y"));
        assert!(matches!(Column::concat(&[&Column::nulls(2)]), Column::Constant(Value::Null, 2)));
    }

    #[test]
    fn dictionary_columns_give_strings() {
        let mut dictionary = Dictionary::default();
        let codes = vec![dictionary.intern("a"), NULL_CODE, dictionary.intern("b")];
        let column = Column::Dictionary(codes, dictionary);
        assert!(matches!(column.get(2), Value::String(s) if &*s == "b"));
        assert!(column.is_null(1) && matches!(column.get(1), Value::Null));
    }
}
