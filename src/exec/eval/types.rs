//! `x IS :: TYPE`: whether a value is of a type.

use crate::plan::{TypeAlternative, TypeBase, TypeTest};
use crate::value::{Column, Value};

/// Tests every value of a column.
pub(super) fn is_type(column: &Column, test: &TypeTest, negated: bool) -> Column {
    column.iter().map(|value| Value::Boolean(holds(test, &value) != negated)).collect()
}

fn holds(test: &TypeTest, value: &Value) -> bool {
    test.alternatives.iter().any(|alternative| is_of(alternative, value))
}

fn is_of(alternative: &TypeAlternative, value: &Value) -> bool {
    match (&alternative.base, value) {
        // A union in brackets takes null when one of its types does, unless it says otherwise.
        (TypeBase::OneOf(inner), value) => holds(inner, value) && (alternative.takes_null || !value.is_null()),
        (_, Value::Null) => alternative.takes_null,
        (TypeBase::Any, _)
        | (TypeBase::Boolean, Value::Boolean(_))
        | (TypeBase::String, Value::String(_))
        | (TypeBase::List, Value::List(_))
        | (TypeBase::Map, Value::Map(_))
        | (TypeBase::Node, Value::Node(_))
        | (TypeBase::Relationship, Value::Relationship(_))
        | (TypeBase::Path, Value::Path(_))
        | (TypeBase::Date, Value::Date(_))
        | (TypeBase::LocalTime, Value::LocalTime(_))
        | (TypeBase::Time, Value::Time(_))
        | (TypeBase::LocalDateTime, Value::LocalDateTime(_))
        | (TypeBase::DateTime, Value::DateTime(_))
        | (TypeBase::Duration, Value::Duration(_)) => true,
        (TypeBase::Integer(least, most), Value::Integer(number)) => (*least..=*most).contains(number),
        (TypeBase::Float(most), Value::Float(number)) => !number.is_finite() || number.abs() <= *most,
        (TypeBase::ListOf(inner), Value::List(items)) => items.iter().all(|item| holds(inner, item)),
        (TypeBase::PropertyValue, value) => crate::graph::is_storable(value),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_asked_for_down_to_the_elements() {
        let list = |items: Vec<Value>| Value::List(std::sync::Arc::new(items));
        let (one, text) = (Value::Integer(1), Value::from("a"));
        for (name, value, expected) in [
            ("LIST<INTEGER>", list(vec![one.clone()]), true),
            ("LIST<INTEGER>", list(vec![one.clone(), text.clone()]), false),
            ("LIST<INTEGER>", list(vec![one.clone(), Value::Null]), true),
            ("LIST<INTEGER NOT NULL>", list(vec![one.clone(), Value::Null]), false),
            ("LIST<LIST<INTEGER>>", list(vec![list(vec![one.clone()])]), true),
            ("LIST<LIST<INTEGER>>", list(vec![one.clone()]), false),
            ("LIST<INTEGER> NOT NULL", Value::Null, false),
            ("LIST<INTEGER>", Value::Null, true),
            ("LIST", list(vec![text.clone()]), true),
            ("STRING NOT NULL", text.clone(), true),
            ("NOTHING", Value::Null, false),
            ("NULL", Value::Null, true),
            ("LIST<NOTHING>", list(Vec::new()), true),
            ("INTEGER | STRING", text.clone(), true),
            ("INTEGER | STRING", Value::Float(1.0), false),
            ("INTEGER NOT NULL | STRING NOT NULL", Value::Null, false),
            ("INTEGER NOT NULL | STRING", Value::Null, true),
            ("LIST<INTEGER | STRING>", list(vec![one.clone(), text.clone()]), true),
            ("LIST<INTEGER | STRING> | BOOLEAN", Value::Boolean(true), true),
            ("ANY<INTEGER | STRING>", text.clone(), true),
            ("ANY<INTEGER | STRING> NOT NULL", Value::Null, false),
            ("ANY<INTEGER NOT NULL>", Value::Null, false),
            ("INT8", Value::Integer(127), true),
            ("INT8", Value::Integer(128), false),
            ("INTEGER16", Value::Integer(-32768), true),
            ("INT32", Value::Integer(1 << 31), false),
            ("INT64", Value::Integer(i64::MIN), true),
            ("UINT8", Value::Integer(255), true),
            ("UINT8", Value::Integer(-1), false),
            ("UINT64", Value::Integer(i64::MAX), true),
            ("FLOAT32", Value::Float(1e39), false),
            ("FLOAT32", Value::Float(f64::INFINITY), true),
            ("FLOAT", one.clone(), false),
            ("PROPERTY VALUE", list(vec![one.clone()]), true),
            ("PROPERTY VALUE", list(vec![Value::Null]), false),
        ] {
            assert_eq!(holds(&TypeTest::parse(name).unwrap(), &value), expected, "{name} {value:?}");
        }
        for name in ["LIST<INTEGER", "INTEGER>", "POINT", "", "INTEGER |", "MAP<INTEGER>"] {
            assert!(TypeTest::parse(name).is_none(), "{name}");
        }
    }
}
