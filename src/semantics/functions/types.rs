//! Sets of value types: what a parameter takes, what an expression may give.
//!
//! Start at [`ValueType::accepts`].

use std::ops::BitOr;

use crate::value::Value;

/// A set of types of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ValueType(u32);

/// The single types in the order in which a description names them.
const NAMES: [(ValueType, &str); 16] = [
    (ValueType::BOOLEAN, "a boolean"),
    (ValueType::INTEGER, "an integer"),
    (ValueType::FLOAT, "a float"),
    (ValueType::STRING, "a string"),
    (ValueType::LIST, "a list"),
    (ValueType::MAP, "a map"),
    (ValueType::NODE, "a node"),
    (ValueType::RELATIONSHIP, "a relationship"),
    (ValueType::PATH, "a path"),
    (ValueType::DATE, "a date"),
    (ValueType::LOCAL_TIME, "a local time"),
    (ValueType::TIME, "a time"),
    (ValueType::LOCAL_DATE_TIME, "a local date and time"),
    (ValueType::DATE_TIME, "a date and time"),
    (ValueType::DURATION, "a duration"),
    (ValueType::NULL, "null"),
];

impl ValueType {
    /// Only null: the type of the literal `null`.
    pub const NULL: ValueType = ValueType(1);
    /// Booleans.
    pub const BOOLEAN: ValueType = ValueType(1 << 1);
    /// Integers.
    pub const INTEGER: ValueType = ValueType(1 << 2);
    /// Floats.
    pub const FLOAT: ValueType = ValueType(1 << 3);
    /// Strings.
    pub const STRING: ValueType = ValueType(1 << 4);
    /// Lists.
    pub const LIST: ValueType = ValueType(1 << 5);
    /// Maps.
    pub const MAP: ValueType = ValueType(1 << 6);
    /// Nodes.
    pub const NODE: ValueType = ValueType(1 << 7);
    /// Relationships.
    pub const RELATIONSHIP: ValueType = ValueType(1 << 8);
    /// Paths.
    pub const PATH: ValueType = ValueType(1 << 9);
    /// Dates.
    pub const DATE: ValueType = ValueType(1 << 10);
    /// Times without an offset.
    pub const LOCAL_TIME: ValueType = ValueType(1 << 11);
    /// Times with an offset.
    pub const TIME: ValueType = ValueType(1 << 12);
    /// Dates and times without a zone.
    pub const LOCAL_DATE_TIME: ValueType = ValueType(1 << 13);
    /// Dates and times in a zone.
    pub const DATE_TIME: ValueType = ValueType(1 << 14);
    /// Durations.
    pub const DURATION: ValueType = ValueType(1 << 15);
    /// Any value.
    pub const ANY: ValueType = ValueType((1 << 16) - 1);
    /// Integers and floats.
    pub const NUMBER: ValueType = ValueType::INTEGER.or(ValueType::FLOAT);
    /// Nodes and relationships.
    pub const ENTITY: ValueType = ValueType::NODE.or(ValueType::RELATIONSHIP);
    /// All temporal types but durations.
    pub const INSTANT: ValueType = ValueType::DATE
        .or(ValueType::LOCAL_TIME)
        .or(ValueType::TIME)
        .or(ValueType::LOCAL_DATE_TIME)
        .or(ValueType::DATE_TIME);

    /// Returns the union of two sets.
    #[must_use]
    pub const fn or(self, other: ValueType) -> ValueType {
        ValueType(self.0 | other.0)
    }

    /// Returns the type of a value.
    #[must_use]
    pub fn of(value: &Value) -> ValueType {
        match value {
            Value::Null => ValueType::NULL,
            Value::Boolean(_) => ValueType::BOOLEAN,
            Value::Integer(_) => ValueType::INTEGER,
            Value::Float(_) => ValueType::FLOAT,
            Value::String(_) => ValueType::STRING,
            Value::List(_) => ValueType::LIST,
            Value::Map(_) => ValueType::MAP,
            Value::Node(_) => ValueType::NODE,
            Value::Relationship(_) => ValueType::RELATIONSHIP,
            Value::Path(_) => ValueType::PATH,
            Value::Date(_) => ValueType::DATE,
            Value::LocalTime(_) => ValueType::LOCAL_TIME,
            Value::Time(_) => ValueType::TIME,
            Value::LocalDateTime(_) => ValueType::LOCAL_DATE_TIME,
            Value::DateTime(_) => ValueType::DATE_TIME,
            Value::Duration(_) => ValueType::DURATION,
        }
    }

    /// Returns whether an argument of that type can be right: some type is in both sets, or it may be null.
    #[must_use]
    pub const fn accepts(self, argument: ValueType) -> bool {
        (self.0 | ValueType::NULL.0) & argument.0 != 0
    }

    /// Returns whether all types of the other set are in this one; null is in every set.
    #[must_use]
    pub const fn contains(self, other: ValueType) -> bool {
        other.0 & !(self.0 | ValueType::NULL.0) == 0
    }

    /// Returns the set in words: `a string or a list`.
    #[must_use]
    pub fn description(self) -> String {
        if self == ValueType::ANY {
            return "any value".to_owned();
        }
        let mut names = Vec::new();
        for (single, name) in NAMES {
            // Null goes without saying, unless it is all there is.
            if self.0 & single.0 != 0 && (single != ValueType::NULL || self == ValueType::NULL) {
                names.push(name);
            }
        }
        match names.as_slice() {
            ["an integer", "a float"] => "a number".to_owned(),
            [] => "nothing".to_owned(),
            [one] => (*one).to_owned(),
            [first @ .., last] => format!("{} or {last}", first.join(", ")),
        }
    }
}

impl BitOr for ValueType {
    type Output = ValueType;

    fn bitor(self, other: ValueType) -> ValueType {
        self.or(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_accept_what_may_be_in_them() {
        let text_or_list = ValueType::STRING | ValueType::LIST;
        for (argument, accepts, contains) in [
            (ValueType::STRING, true, true),
            (ValueType::PATH, false, false),
            (ValueType::NULL, true, true),
            (ValueType::ANY, true, false),
            (ValueType::STRING | ValueType::INTEGER, true, false),
        ] {
            assert_eq!(text_or_list.accepts(argument), accepts, "{argument:?}");
            assert_eq!(text_or_list.contains(argument), contains, "{argument:?}");
        }
    }

    #[test]
    fn sets_are_described_in_words() {
        for (set, expected) in [
            (ValueType::ANY, "any value"),
            (ValueType::NUMBER, "a number"),
            (ValueType::NULL, "null"),
            (ValueType::STRING | ValueType::LIST, "a string or a list"),
            (ValueType::ENTITY | ValueType::MAP, "a map, a node or a relationship"),
        ] {
            assert_eq!(set.description(), expected);
        }
    }
}
