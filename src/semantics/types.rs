//! What is known of a value's type before anything runs.
//!
//! Invariants: a type is only named when every run must give it; [`StaticType::Any`] says nothing.

use crate::value::Value;

/// A type known at compile time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StaticType {
    /// Nothing is known.
    Any,
    /// Always null.
    Null,
    /// A boolean or null.
    Boolean,
    /// An integer or null.
    Integer,
    /// A float or null.
    Float,
    /// An integer, a float or null.
    Number,
    /// A string or null.
    String,
    /// A list of what is in it, or null.
    List(Box<StaticType>),
    /// A map or null.
    Map,
    /// A node or null.
    Node,
    /// A relationship or null.
    Relationship,
    /// A path or null.
    Path,
    /// A date, time or duration, or null.
    Temporal,
    /// An evidence item inside a lens.
    Item,
}

impl StaticType {
    /// Returns the type of a constant.
    #[must_use]
    pub fn of(value: &Value) -> StaticType {
        match value {
            Value::Null => StaticType::Null,
            Value::Boolean(_) => StaticType::Boolean,
            Value::Integer(_) => StaticType::Integer,
            Value::Float(_) => StaticType::Float,
            Value::String(_) => StaticType::String,
            Value::List(items) => StaticType::List(Box::new(
                items.iter().map(StaticType::of).reduce(StaticType::join).unwrap_or(Self::Any),
            )),
            Value::Map(_) => StaticType::Map,
            Value::Node(_) => StaticType::Node,
            Value::Relationship(_) => StaticType::Relationship,
            Value::Path(_) => StaticType::Path,
            _ => StaticType::Temporal,
        }
    }

    /// Returns the narrowest type that holds both.
    #[must_use]
    pub fn join(self, other: StaticType) -> StaticType {
        match (self, other) {
            (StaticType::Null, other) => other,
            (this, StaticType::Null) => this,
            (StaticType::List(a), StaticType::List(b)) => StaticType::List(Box::new(a.join(*b))),
            (this, other) if this == other => this,
            (this, other) if this.is_number() && other.is_number() => StaticType::Number,
            _ => StaticType::Any,
        }
    }

    /// Returns the type of an element of a list of this type.
    #[must_use]
    pub fn element(&self) -> StaticType {
        match self {
            StaticType::List(element) => (**element).clone(),
            _ => StaticType::Any,
        }
    }

    /// Returns whether nothing is known, or nothing but null.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self, StaticType::Any | StaticType::Null)
    }

    /// Returns whether a value of this type is a number, or null.
    #[must_use]
    pub fn is_number(&self) -> bool {
        matches!(self, StaticType::Integer | StaticType::Float | StaticType::Number)
    }

    /// Returns whether a value of this type may be a number.
    #[must_use]
    pub fn may_be_number(&self) -> bool {
        self.is_open() || self.is_number()
    }

    /// Returns whether a value of this type may be added to something that is no list.
    #[must_use]
    pub fn may_be_added(&self) -> bool {
        !matches!(
            self,
            StaticType::Boolean | StaticType::Map | StaticType::Node | StaticType::Relationship | StaticType::Path
        )
    }

    /// Returns whether a value of this type may stand where `wanted` is; an integer may where a float is.
    #[must_use]
    pub fn may_be(&self, wanted: &StaticType) -> bool {
        match (self, wanted) {
            (found, wanted) if found.is_open() || wanted.is_open() || found == wanted => true,
            (found, StaticType::Number) => found.is_number(),
            (StaticType::Number, wanted) => wanted.is_number(),
            (StaticType::Integer, StaticType::Float) => true,
            (StaticType::List(found), StaticType::List(wanted)) => found.may_be(wanted),
            _ => false,
        }
    }

    /// Returns the type's name in a message.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            StaticType::Any => "a value",
            StaticType::Null => "null",
            StaticType::Boolean => "a boolean",
            StaticType::Integer => "an integer",
            StaticType::Float => "a float",
            StaticType::Number => "a number",
            StaticType::String => "a string",
            StaticType::List(_) => "a list",
            StaticType::Map => "a map",
            StaticType::Node => "a node",
            StaticType::Relationship => "a relationship",
            StaticType::Path => "a path",
            StaticType::Temporal => "a temporal value",
            StaticType::Item => "an evidence item",
        }
    }
}
