//! Equality of values, three-valued as `=` has it, and equivalence as grouping and DISTINCT have it.
//!
//! Invariants: equivalence is reflexive, symmetric and transitive, and [`Value::hash_equivalent`] agrees with it;
//! `1` and `1.0` are equal and equivalent, NaN equals nothing and is equivalent to NaN.
//! Start at [`Value::equals`] and [`Value::equivalent`].

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::number::{compare_integer_float, exact_integer};
use super::{MapValue, Value};

impl Value {
    /// Returns whether two values are equal; `None`, that is null, where a null makes that unknown.
    #[must_use]
    pub fn equals(&self, other: &Value) -> Option<bool> {
        match (self, other) {
            (Value::Null, _) | (_, Value::Null) => None,
            (Value::Float(left), Value::Float(right)) => Some(left == right),
            (Value::List(left), Value::List(right)) => {
                if left.len() != right.len() {
                    return Some(false);
                }
                all_equal(left.iter().zip(right.iter()))
            }
            (Value::Map(left), Value::Map(right)) => {
                if !same_keys(left, right) {
                    return Some(false);
                }
                all_equal(left.values().zip(right.values()))
            }
            (left, right) => Some(left.equivalent_scalar(right)),
        }
    }

    /// Returns whether two values are the same for DISTINCT, grouping and UNION: null is null, NaN is NaN.
    #[must_use]
    pub fn equivalent(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::List(left), Value::List(right)) => {
                Arc::ptr_eq(left, right)
                    || (left.len() == right.len() && left.iter().zip(right.iter()).all(|(l, r)| l.equivalent(r)))
            }
            (Value::Map(left), Value::Map(right)) => {
                Arc::ptr_eq(left, right)
                    || (same_keys(left, right) && left.values().zip(right.values()).all(|(l, r)| l.equivalent(r)))
            }
            (left, right) => left.equivalent_scalar(right),
        }
    }

    fn equivalent_scalar(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Null, Value::Null) => true,
            (Value::Boolean(left), Value::Boolean(right)) => left == right,
            (Value::Integer(left), Value::Integer(right)) => left == right,
            (Value::Float(left), Value::Float(right)) => left == right || (left.is_nan() && right.is_nan()),
            (Value::Integer(integer), Value::Float(float)) | (Value::Float(float), Value::Integer(integer)) => {
                compare_integer_float(*integer, *float) == Some(Ordering::Equal)
            }
            (Value::String(left), Value::String(right)) => left == right,
            (Value::Node(left), Value::Node(right)) => left == right,
            (Value::Relationship(left), Value::Relationship(right)) => left == right,
            (Value::Path(left), Value::Path(right)) => left == right,
            (Value::Date(left), Value::Date(right)) => left == right,
            (Value::LocalTime(left), Value::LocalTime(right)) => left == right,
            (Value::Time(left), Value::Time(right)) => left == right,
            (Value::LocalDateTime(left), Value::LocalDateTime(right)) => left == right,
            (Value::DateTime(left), Value::DateTime(right)) => left == right,
            (Value::Duration(left), Value::Duration(right)) => left == right,
            _ => false,
        }
    }

    /// Feeds a hasher so that equivalent values give equal hashes.
    pub fn hash_equivalent<H: Hasher>(&self, state: &mut H) {
        match self {
            Value::Null => state.write_u8(0),
            Value::Boolean(value) => {
                state.write_u8(1);
                value.hash(state);
            }
            Value::Integer(value) => {
                state.write_u8(2);
                state.write_i64(*value);
            }
            // A float that is an integer must hash like that integer; -0.0 is one.
            Value::Float(value) => match exact_integer(*value) {
                Some(integer) => {
                    state.write_u8(2);
                    state.write_i64(integer);
                }
                None => {
                    state.write_u8(3);
                    state.write_u64(if value.is_nan() { f64::NAN.to_bits() } else { value.to_bits() });
                }
            },
            Value::String(value) => {
                state.write_u8(4);
                value.hash(state);
            }
            Value::List(list) => {
                state.write_u8(5);
                state.write_usize(list.len());
                list.iter().for_each(|element| element.hash_equivalent(state));
            }
            Value::Map(map) => {
                state.write_u8(6);
                state.write_usize(map.len());
                for (key, value) in map.iter() {
                    key.hash(state);
                    value.hash_equivalent(state);
                }
            }
            Value::Node(id) => {
                state.write_u8(7);
                id.hash(state);
            }
            Value::Relationship(id) => {
                state.write_u8(8);
                id.hash(state);
            }
            Value::Path(path) => {
                state.write_u8(9);
                path.hash(state);
            }
            Value::Date(value) => value.hash(state),
            Value::LocalTime(value) => value.hash(state),
            Value::Time(value) => value.hash(state),
            Value::LocalDateTime(value) => value.hash(state),
            Value::DateTime(value) => value.hash(state),
            Value::Duration(value) => value.hash(state),
        }
    }
}

fn all_equal<'a>(pairs: impl Iterator<Item = (&'a Value, &'a Value)>) -> Option<bool> {
    let mut result = Some(true);
    for (left, right) in pairs {
        match left.equals(right) {
            Some(true) => {}
            Some(false) => return Some(false),
            None => result = None,
        }
    }
    result
}

fn same_keys(left: &MapValue, right: &MapValue) -> bool {
    left.len() == right.len() && left.keys().eq(right.keys())
}

/// A value as the key of a hash table: equal keys are equivalent values.
#[derive(Debug, Clone)]
pub struct GroupKey(pub Value);

impl PartialEq for GroupKey {
    fn eq(&self, other: &Self) -> bool {
        self.0.equivalent(&other.0)
    }
}

impl Eq for GroupKey {}

impl Hash for GroupKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash_equivalent(state);
    }
}
