//! Comparability, as `<` and its kin have it, and orderability, as ORDER BY, `min` and `max` have it.
//!
//! Invariants: orderability is a total order over all values in which equal means equivalent; comparability
//! speaks within one type only.
//! Start at [`Value::compare`] and [`Value::order`].

use std::cmp::Ordering;

use super::number::compare_integer_float;
use super::{MapValue, PathValue, Value};

/// What comparing two values says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparability {
    /// They compare.
    Ordered(Ordering),
    /// Both are numbers and one is not a number: neither less nor equal nor greater, all comparisons are false.
    Unordered,
    /// They do not compare, or a null makes it unknown: all comparisons are null.
    Unknown,
}

impl Comparability {
    /// Returns what a comparison says that holds for the orderings that `accepts` takes.
    #[must_use]
    pub fn test(self, accepts: impl FnOnce(Ordering) -> bool) -> Option<bool> {
        match self {
            Comparability::Ordered(ordering) => Some(accepts(ordering)),
            Comparability::Unordered => Some(false),
            Comparability::Unknown => None,
        }
    }
}

impl Value {
    /// Compares two values as `<`, `<=`, `>` and `>=` do.
    #[must_use]
    pub fn compare(&self, other: &Value) -> Comparability {
        use Comparability::{Ordered, Unknown, Unordered};
        match (self, other) {
            (Value::Integer(left), Value::Integer(right)) => Ordered(left.cmp(right)),
            (Value::Float(left), Value::Float(right)) => left.partial_cmp(right).map_or(Unordered, Ordered),
            (Value::Integer(left), Value::Float(right)) => {
                compare_integer_float(*left, *right).map_or(Unordered, Ordered)
            }
            (Value::Float(left), Value::Integer(right)) => {
                compare_integer_float(*right, *left).map_or(Unordered, |ordering| Ordered(ordering.reverse()))
            }
            (Value::String(left), Value::String(right)) => Ordered(left.cmp(right)),
            (Value::Boolean(left), Value::Boolean(right)) => Ordered(left.cmp(right)),
            (Value::Date(left), Value::Date(right)) => Ordered(left.cmp(right)),
            (Value::LocalTime(left), Value::LocalTime(right)) => Ordered(left.cmp(right)),
            (Value::Time(left), Value::Time(right)) => Ordered(left.cmp(right)),
            (Value::LocalDateTime(left), Value::LocalDateTime(right)) => Ordered(left.cmp(right)),
            (Value::DateTime(left), Value::DateTime(right)) => Ordered(left.cmp(right)),
            (Value::List(left), Value::List(right)) => {
                for (left, right) in left.iter().zip(right.iter()) {
                    match left.equals(right) {
                        Some(true) => {}
                        Some(false) => return left.compare(right),
                        None => return Unknown,
                    }
                }
                Ordered(left.len().cmp(&right.len()))
            }
            _ => Unknown,
        }
    }

    /// Returns whether this is less than the other; null where they do not compare.
    #[must_use]
    pub fn less(&self, other: &Value) -> Option<bool> {
        self.compare(other).test(Ordering::is_lt)
    }

    /// Returns whether this is less than or equal to the other.
    #[must_use]
    pub fn less_or_equal(&self, other: &Value) -> Option<bool> {
        self.compare(other).test(Ordering::is_le)
    }

    /// Returns whether this is greater than the other.
    #[must_use]
    pub fn greater(&self, other: &Value) -> Option<bool> {
        self.compare(other).test(Ordering::is_gt)
    }

    /// Returns whether this is greater than or equal to the other.
    #[must_use]
    pub fn greater_or_equal(&self, other: &Value) -> Option<bool> {
        self.compare(other).test(Ordering::is_ge)
    }

    /// Orders any two values: map, node, relationship, list, path, the temporal types, string, boolean, number
    /// with NaN last, null.
    #[must_use]
    pub fn order(&self, other: &Value) -> Ordering {
        match (self, other) {
            (Value::Null, Value::Null) => Ordering::Equal,
            (Value::Boolean(left), Value::Boolean(right)) => left.cmp(right),
            (Value::Integer(left), Value::Integer(right)) => left.cmp(right),
            (Value::Float(left), Value::Float(right)) => {
                left.partial_cmp(right).unwrap_or_else(|| left.is_nan().cmp(&right.is_nan()))
            }
            (Value::Integer(left), Value::Float(right)) => {
                compare_integer_float(*left, *right).unwrap_or(Ordering::Less)
            }
            (Value::Float(left), Value::Integer(right)) => {
                compare_integer_float(*right, *left).map_or(Ordering::Greater, Ordering::reverse)
            }
            (Value::String(left), Value::String(right)) => left.cmp(right),
            (Value::List(left), Value::List(right)) => order_lists(left, right),
            (Value::Map(left), Value::Map(right)) => order_maps(left, right),
            (Value::Node(left), Value::Node(right)) => left.cmp(right),
            (Value::Relationship(left), Value::Relationship(right)) => left.cmp(right),
            (Value::Path(left), Value::Path(right)) => order_paths(left, right),
            (Value::Date(left), Value::Date(right)) => left.cmp(right),
            (Value::LocalTime(left), Value::LocalTime(right)) => left.cmp(right),
            (Value::Time(left), Value::Time(right)) => left.cmp(right),
            (Value::LocalDateTime(left), Value::LocalDateTime(right)) => left.cmp(right),
            (Value::DateTime(left), Value::DateTime(right)) => left.cmp(right),
            (Value::Duration(left), Value::Duration(right)) => left.cmp(right),
            (left, right) => left.rank().cmp(&right.rank()),
        }
    }

    /// The place of a type in the order across types.
    fn rank(&self) -> u8 {
        match self {
            Value::Map(_) => 0,
            Value::Node(_) => 1,
            Value::Relationship(_) => 2,
            Value::List(_) => 3,
            Value::Path(_) => 4,
            Value::DateTime(_) => 5,
            Value::LocalDateTime(_) => 6,
            Value::Date(_) => 7,
            Value::Time(_) => 8,
            Value::LocalTime(_) => 9,
            Value::Duration(_) => 10,
            Value::String(_) => 11,
            Value::Boolean(_) => 12,
            Value::Integer(_) | Value::Float(_) => 13,
            Value::Null => 14,
        }
    }
}

fn order_lists(left: &[Value], right: &[Value]) -> Ordering {
    let differing = left.iter().zip(right).map(|(l, r)| l.order(r)).find(|ordering| ordering.is_ne());
    differing.unwrap_or_else(|| left.len().cmp(&right.len()))
}

/// Orders maps by size, then keys, then values.
fn order_maps(left: &MapValue, right: &MapValue) -> Ordering {
    left.len().cmp(&right.len()).then_with(|| left.keys().cmp(right.keys())).then_with(|| {
        let differing = left.values().zip(right.values()).map(|(l, r)| l.order(r)).find(|ordering| ordering.is_ne());
        differing.unwrap_or(Ordering::Equal)
    })
}

/// Orders paths as the lists of their nodes and relationships in turn.
fn order_paths(left: &PathValue, right: &PathValue) -> Ordering {
    fn steps(path: &PathValue) -> impl Iterator<Item = (u32, Option<u32>)> + '_ {
        let relationships = path.relationships.iter().map(|id| Some(id.0)).chain(std::iter::once(None));
        path.nodes.iter().map(|id| id.0).zip(relationships)
    }
    steps(left).cmp(steps(right))
}
