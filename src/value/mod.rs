//! Values, typed columns, temporal types, openCypher equality, order, arithmetic and text form.
//!
//! Open to every room. Invariants: an entity is a bare number here, its labels and properties need the
//! store; no I/O, no clock.
//! Start at [`Value`].

mod access;
mod arithmetic;
mod bitmap;
mod column;
mod dictionary;
mod equality;
mod error;
mod nesting;
mod number;
mod order;
pub mod temporal;
mod text;

pub use arithmetic::STRING_BYTES_MAX;
pub use bitmap::Bitmap;
pub use column::{Column, NULL_ID, Nulls};
pub use dictionary::{Dictionary, NULL_CODE};
pub use equality::GroupKey;
pub use error::{ValueError, conversion};
pub(crate) use nesting::list_too_long;
pub use nesting::{LIST_LENGTH_MAX, NESTING_MAX};
pub(crate) use number::truncate_to_integer;
pub use number::{float_text, parse_float, parse_integer};
pub use temporal::{Date, DateTime, Duration, Instant, LocalDateTime, LocalTime, Time, Zone};
pub use text::{EntityText, NoEntities, NodeText, RelationshipText};

use std::collections::BTreeMap;
use std::sync::Arc;

/// A node of one graph: a dense number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

/// A relationship of one graph, which above `graph` is a claim: a dense number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RelationshipId(pub u32);

/// A map value: keys in order of their bytes.
pub type MapValue = BTreeMap<Arc<str>, Value>;

/// A path: one more node than relationships.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PathValue {
    /// The nodes in order; never empty.
    pub nodes: Vec<NodeId>,
    /// The relationships in order.
    pub relationships: Vec<RelationshipId>,
}

/// Any value of the language. Cloning is cheap: what is large is shared.
#[derive(Debug, Clone, Default)]
pub enum Value {
    /// `null`
    #[default]
    Null,
    /// A boolean.
    Boolean(bool),
    /// A 64-bit integer.
    Integer(i64),
    /// A 64-bit float.
    Float(f64),
    /// A string.
    String(Arc<str>),
    /// A list.
    List(Arc<Vec<Value>>),
    /// A map.
    Map(Arc<MapValue>),
    /// A node.
    Node(NodeId),
    /// A relationship.
    Relationship(RelationshipId),
    /// A path.
    Path(Arc<PathValue>),
    /// A calendar date.
    Date(Date),
    /// A time of day without offset.
    LocalTime(LocalTime),
    /// A time of day with an offset.
    Time(Time),
    /// A date and time of day without zone.
    LocalDateTime(LocalDateTime),
    /// An instant in a zone.
    DateTime(DateTime),
    /// Months, days and seconds.
    Duration(Arc<Duration>),
}

impl Value {
    /// Makes a string.
    #[must_use]
    pub fn string(text: impl Into<Arc<str>>) -> Self {
        Value::String(text.into())
    }

    /// Makes a duration.
    #[must_use]
    pub fn duration(duration: Duration) -> Self {
        Value::Duration(Arc::new(duration))
    }

    /// Returns whether this is null.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// Returns the text of a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns an integer.
    #[must_use]
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Value::Integer(integer) => Some(*integer),
            _ => None,
        }
    }

    /// Returns a number as the nearest float.
    #[must_use]
    pub fn as_float(&self) -> Option<f64> {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "the nearest float is what is asked for")]
            Value::Integer(integer) => Some(*integer as f64),
            Value::Float(float) => Some(*float),
            _ => None,
        }
    }

    /// Returns the elements of a list.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Value::List(list) => Some(list),
            _ => None,
        }
    }

    /// Returns the entries of a map.
    #[must_use]
    pub fn as_map(&self) -> Option<&MapValue> {
        match self {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// Returns the name of the type, as messages and `valueType` say it.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        match self {
            Value::Null => "NULL",
            Value::Boolean(_) => "BOOLEAN",
            Value::Integer(_) => "INTEGER",
            Value::Float(_) => "FLOAT",
            Value::String(_) => "STRING",
            Value::List(_) => "LIST",
            Value::Map(_) => "MAP",
            Value::Node(_) => "NODE",
            Value::Relationship(_) => "RELATIONSHIP",
            Value::Path(_) => "PATH",
            Value::Date(_) => "DATE",
            Value::LocalTime(_) => "LOCAL TIME",
            Value::Time(_) => "ZONED TIME",
            Value::LocalDateTime(_) => "LOCAL DATETIME",
            Value::DateTime(_) => "ZONED DATETIME",
            Value::Duration(_) => "DURATION",
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Value::Boolean(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Value::Integer(value)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Value::Float(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Value::String(Arc::from(value))
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Value::String(Arc::from(value))
    }
}

impl From<Option<bool>> for Value {
    fn from(value: Option<bool>) -> Self {
        value.map_or(Value::Null, Value::Boolean)
    }
}

#[cfg(test)]
mod tests;
