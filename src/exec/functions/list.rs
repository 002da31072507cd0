//! Kernels of functions on lists and on values of any type.

use std::sync::Arc;

use super::{Kernel, KernelContext, any_null, argument, integer};
use crate::value::{LIST_LENGTH_MAX, Value, ValueError};

/// The kernels of this family by name.
pub(super) const KERNELS: &[(&str, Kernel)] = &[
    ("coalesce", |_, a| Ok(a.iter().find(|value| !value.is_null()).cloned().unwrap_or_default())),
    ("nullIf", null_if),
    ("head", |_, a| element("head", a, <[Value]>::first)),
    ("last", |_, a| element("last", a, <[Value]>::last)),
    ("tail", tail),
    ("reverse", reverse),
    ("size", size),
    ("isEmpty", is_empty),
    ("range", range),
    ("coll.distinct", |_, a| changed("coll.distinct", a, distinct)),
    ("coll.flatten", flatten),
    ("coll.indexOf", index_of),
    ("coll.insert", insert),
    ("coll.max", |_, a| best("coll.max", a, std::cmp::Ordering::Greater)),
    ("coll.min", |_, a| best("coll.min", a, std::cmp::Ordering::Less)),
    ("coll.remove", remove),
    ("coll.sort", |_, a| changed("coll.sort", a, |items| items.sort_by(Value::order))),
    ("valueType", |_, a| Ok(Value::from(value_type(argument(a, 0))))),
    ("randomUUID", random_uuid),
];

fn null_if(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    let value = argument(arguments, 0);
    Ok(if value.equals(argument(arguments, 1)) == Some(true) { Value::Null } else { value.clone() })
}

fn list<'a>(function: &str, value: &'a Value) -> Result<&'a [Value], ValueError> {
    value.as_list().ok_or_else(|| ValueError::argument_type(&format!("`{function}`"), "a list", value))
}

fn element(
    function: &str,
    arguments: &[Value],
    pick: impl FnOnce(&[Value]) -> Option<&Value>,
) -> Result<Value, ValueError> {
    match argument(arguments, 0) {
        Value::Null => Ok(Value::Null),
        value => Ok(pick(list(function, value)?).cloned().unwrap_or_default()),
    }
}

/// Returns a list that a function has changed.
fn changed(function: &str, arguments: &[Value], change: impl FnOnce(&mut Vec<Value>)) -> Result<Value, ValueError> {
    if argument(arguments, 0).is_null() {
        return Ok(Value::Null);
    }
    let mut items = list(function, argument(arguments, 0))?.to_vec();
    change(&mut items);
    Ok(Value::List(Arc::new(items)))
}

fn distinct(items: &mut Vec<Value>) {
    // In order, equal values are neighbours; of each run the one that stood first stays.
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by(|a, b| items[*a].order(&items[*b]).then(a.cmp(b)));
    let mut stays = vec![true; items.len()];
    for pair in order.windows(2) {
        if let [before, after] = pair
            && items[*before].equivalent(&items[*after])
        {
            stays[*after] = false;
        }
    }
    let mut stays = stays.into_iter();
    items.retain(|_| stays.next().unwrap_or(true));
}

fn flatten(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let depth = match arguments.get(1) {
        Some(depth) => super::length("coll.flatten", depth)?,
        None => 1,
    };
    let mut items = list("coll.flatten", argument(arguments, 0))?.to_vec();
    for _ in 0..depth {
        if !items.iter().any(|item| matches!(item, Value::List(_))) {
            break;
        }
        let mut flat = Vec::with_capacity(items.len());
        for item in items {
            match item {
                Value::List(inner) => flat.extend(inner.iter().cloned()),
                other => flat.push(other),
            }
        }
        items = flat;
    }
    Value::list(items)
}

fn index_of(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let wanted = argument(arguments, 1);
    let found = list("coll.indexOf", argument(arguments, 0))?.iter().position(|item| item.equals(wanted) == Some(true));
    Ok(Value::Integer(found.and_then(|at| i64::try_from(at).ok()).unwrap_or(-1)))
}

/// Returns a position in a list of so many places.
fn position(function: &str, value: &Value, places: usize) -> Result<usize, ValueError> {
    let at = integer(function, value)?;
    usize::try_from(at).ok().filter(|at| *at < places).ok_or_else(|| {
        ValueError::argument_value(format!("`{function}` has no position {at} here: there are {places}"))
            .with_help("positions are counted from 0")
    })
}

fn insert(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    if argument(arguments, 0).is_null() || argument(arguments, 1).is_null() {
        return Ok(Value::Null);
    }
    let mut items = list("coll.insert", argument(arguments, 0))?.to_vec();
    let at = position("coll.insert", argument(arguments, 1), items.len() + 1)?;
    items.insert(at, argument(arguments, 2).clone());
    Value::list(items)
}

fn remove(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let mut items = list("coll.remove", argument(arguments, 0))?.to_vec();
    let at = position("coll.remove", argument(arguments, 1), items.len())?;
    items.remove(at);
    Ok(Value::List(Arc::new(items)))
}

/// Returns the value that stands on one side of all others, nulls aside.
fn best(function: &str, arguments: &[Value], side: std::cmp::Ordering) -> Result<Value, ValueError> {
    if argument(arguments, 0).is_null() {
        return Ok(Value::Null);
    }
    let items = list(function, argument(arguments, 0))?.iter().filter(|item| !item.is_null());
    Ok(items.reduce(|best, item| if item.order(best) == side { item } else { best }).cloned().unwrap_or_default())
}

fn tail(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    match argument(arguments, 0) {
        Value::Null => Ok(Value::Null),
        value => Ok(Value::List(Arc::new(list("tail", value)?.get(1..).unwrap_or_default().to_vec()))),
    }
}

fn reverse(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    match argument(arguments, 0) {
        Value::Null => Ok(Value::Null),
        Value::String(text) => Ok(Value::from(text.chars().rev().collect::<String>())),
        Value::List(list) => Ok(Value::List(Arc::new(list.iter().rev().cloned().collect()))),
        other => Err(ValueError::argument_type("`reverse`", "a string or a list", other)),
    }
}

fn size(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    let size = match argument(arguments, 0) {
        Value::Null => return Ok(Value::Null),
        Value::String(text) => text.chars().count(),
        Value::List(list) => list.len(),
        other => return Err(ValueError::argument_type("`size`", "a string or a list", other)),
    };
    Ok(Value::Integer(i64::try_from(size).unwrap_or(i64::MAX)))
}

fn is_empty(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    Ok(Value::Boolean(match argument(arguments, 0) {
        Value::Null => return Ok(Value::Null),
        Value::String(text) => text.is_empty(),
        Value::List(list) => list.is_empty(),
        Value::Map(map) => map.is_empty(),
        other => return Err(ValueError::argument_type("`isEmpty`", "a string, a list or a map", other)),
    }))
}

fn range(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let start = integer("range", argument(arguments, 0))?;
    let end = integer("range", argument(arguments, 1))?;
    let step = match arguments.get(2) {
        Some(step) => integer("range", step)?,
        None => 1,
    };
    if step == 0 {
        return Err(ValueError::out_of_range("the step of `range` cannot be 0"));
    }
    let distance = i128::from(end) - i128::from(start);
    let length = if distance.signum() * i128::from(step.signum()) < 0 { 0 } else { distance / i128::from(step) + 1 };
    if length > LIST_LENGTH_MAX as i128 {
        return Err(ValueError::new(
            "ListTooLong",
            format!("a range of {length} integers is longer than the limit of {LIST_LENGTH_MAX}"),
        ));
    }
    // The last step may pass the end of the integers, but is not taken.
    let numbers =
        (0..i64::try_from(length).unwrap_or(0)).map(|at| Value::Integer(start.wrapping_add(at.wrapping_mul(step))));
    Ok(Value::List(Arc::new(numbers.collect())))
}

/// Returns the type of a value as text, in the words of GQL: `LIST<INTEGER NOT NULL> NOT NULL`.
fn value_type(value: &Value) -> String {
    match value {
        Value::Null => "NULL".to_owned(),
        Value::List(list) => {
            let has_null = list.iter().any(Value::is_null);
            let mut types: Vec<String> = list.iter().filter(|element| !element.is_null()).map(value_type).collect();
            types.sort_unstable();
            types.dedup();
            if has_null {
                for name in &mut types {
                    name.truncate(name.trim_end_matches(" NOT NULL").len());
                }
            }
            let inner = match (types.is_empty(), has_null) {
                (true, true) => "NULL".to_owned(),
                (true, false) => "NOTHING".to_owned(),
                (false, _) => types.join(" | "),
            };
            format!("LIST<{inner}> NOT NULL")
        }
        other => format!("{} NOT NULL", other.type_name()),
    }
}

fn random_uuid(context: &KernelContext, _: &[Value]) -> Result<Value, ValueError> {
    let high = context.random_bits() & !0xF000 | 0x4000;
    let low = context.random_bits() & !(0b11 << 62) | 0b10 << 62;
    Ok(Value::from(format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        high >> 16 & 0xFFFF,
        high & 0xFFFF,
        low >> 48,
        low & 0xFFFF_FFFF_FFFF
    )))
}
