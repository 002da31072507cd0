//! Kernels of conversions between types, in three forms: failing, null instead of failing, and over a list.

use super::{Kernel, argument};
use crate::value::{Value, ValueError, parse_float, parse_integer, truncate_to_integer};

/// The kernels of this family by name.
pub(super) const KERNELS: &[(&str, Kernel)] = &[
    ("toBoolean", |_, a| strictly("toBoolean", "a boolean, a string or an integer", to_boolean, a)),
    ("toBooleanOrNull", |_, a| Ok(to_boolean(argument(a, 0)).unwrap_or_default())),
    ("toBooleanList", |_, a| over_list("toBooleanList", to_boolean, a)),
    ("toInteger", |_, a| strictly("toInteger", "a number, a string or a boolean", to_integer, a)),
    ("toIntegerOrNull", |_, a| Ok(to_integer(argument(a, 0)).unwrap_or_default())),
    ("toIntegerList", |_, a| over_list("toIntegerList", to_integer, a)),
    ("toFloat", |_, a| strictly("toFloat", "a number or a string", to_float, a)),
    ("toFloatOrNull", |_, a| Ok(to_float(argument(a, 0)).unwrap_or_default())),
    ("toFloatList", |_, a| over_list("toFloatList", to_float, a)),
    ("toString", |_, a| strictly("toString", "a scalar or temporal value", to_string, a)),
    ("toStringOrNull", |_, a| Ok(to_string(argument(a, 0)).unwrap_or_default())),
    ("toStringList", |_, a| over_list("toStringList", to_string, a)),
];

/// A conversion: `None` for a type that it does not take, null for a text that it cannot read.
type Conversion = fn(&Value) -> Option<Value>;

fn strictly(name: &str, takes: &str, convert: Conversion, arguments: &[Value]) -> Result<Value, ValueError> {
    let value = argument(arguments, 0);
    convert(value).ok_or_else(|| {
        ValueError::argument_value(format!("`{name}` takes {takes}, found {}", value.type_name()))
            .with_help(format!("`{name}OrNull` gives null instead"))
    })
}

fn over_list(name: &str, convert: Conversion, arguments: &[Value]) -> Result<Value, ValueError> {
    match argument(arguments, 0) {
        Value::Null => Ok(Value::Null),
        Value::List(list) => Value::list(list.iter().map(|element| convert(element).unwrap_or_default()).collect()),
        other => Err(ValueError::argument_type(&format!("`{name}`"), "a list", other)),
    }
}

fn to_boolean(value: &Value) -> Option<Value> {
    match value {
        Value::Null | Value::Boolean(_) => Some(value.clone()),
        Value::Integer(integer) => Some(Value::Boolean(*integer != 0)),
        Value::String(text) => Some(match text.trim() {
            text if text.eq_ignore_ascii_case("true") => Value::Boolean(true),
            text if text.eq_ignore_ascii_case("false") => Value::Boolean(false),
            _ => Value::Null,
        }),
        _ => None,
    }
}

fn to_integer(value: &Value) -> Option<Value> {
    match value {
        Value::Null | Value::Integer(_) => Some(value.clone()),
        Value::Float(float) => Some(truncate_to_integer(*float).map_or(Value::Null, Value::Integer)),
        Value::Boolean(boolean) => Some(Value::Integer(i64::from(*boolean))),
        Value::String(text) => Some(parse_integer(text).map_or(Value::Null, Value::Integer)),
        _ => None,
    }
}

fn to_float(value: &Value) -> Option<Value> {
    match value {
        Value::Null | Value::Float(_) => Some(value.clone()),
        Value::Integer(_) => value.as_float().map(Value::Float),
        Value::String(text) => Some(parse_float(text).map_or(Value::Null, Value::Float)),
        _ => None,
    }
}

fn to_string(value: &Value) -> Option<Value> {
    match value {
        Value::Null | Value::String(_) => Some(value.clone()),
        Value::List(_) | Value::Map(_) | Value::Node(_) | Value::Relationship(_) | Value::Path(_) => None,
        scalar => Some(Value::from(scalar.scalar_text())),
    }
}
