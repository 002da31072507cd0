//! Bounds how deep and how large a nested value can be, where lists and maps are made.
//!
//! Invariant: every list and map made by [`Value::list`] and [`Value::map`] nests at most [`NESTING_MAX`]
//! levels and stands for at most [`WEIGHT_MAX`] values when written out, so that everything that walks a
//! value (equality, order, text, dropping it) can recurse and ends.
//! Why the weight and not only the depth: lists share their parts, so forty steps of `[l, l]` make a value
//! of forty small lists that stands for a million million elements.

use std::collections::HashMap;
use std::sync::Arc;

use super::{MapValue, Value, ValueError};

/// How many lists and maps may stand in each other.
pub const NESTING_MAX: usize = 1_000;

/// How many values a nested value may stand for, shared parts counted as often as they occur.
pub const WEIGHT_MAX: u64 = 1 << 28;

/// How many elements one list may have.
pub const LIST_LENGTH_MAX: usize = 1 << 27;

impl Value {
    /// Makes a list.
    ///
    /// # Errors
    /// `ListTooLong`, `NestingTooDeep` or `ValueTooLarge` past the limits of this module.
    pub fn list(elements: Vec<Value>) -> Result<Value, ValueError> {
        if elements.len() > LIST_LENGTH_MAX {
            return Err(list_too_long(elements.len() as u128));
        }
        check(elements.iter())?;
        Ok(Value::List(Arc::new(elements)))
    }

    /// Makes a map.
    ///
    /// # Errors
    /// `NestingTooDeep` or `ValueTooLarge` past the limits of this module.
    pub fn map(entries: MapValue) -> Result<Value, ValueError> {
        check(entries.values())?;
        Ok(Value::Map(Arc::new(entries)))
    }
}

/// Makes the failure of a list that would be longer than [`LIST_LENGTH_MAX`].
pub(crate) fn list_too_long(length: u128) -> ValueError {
    ValueError::new("ListTooLong", format!("a list of {length} elements is longer than the limit of {LIST_LENGTH_MAX}"))
        .with_help("UNWIND the parts instead of collecting them into one list")
}

#[derive(Clone, Copy)]
struct Measure {
    depth: usize,
    weight: u64,
}

fn check<'a>(parts: impl Iterator<Item = &'a Value>) -> Result<(), ValueError> {
    let mut known = HashMap::new();
    let mut weight = 1u64;
    for part in parts {
        match part {
            Value::List(_) | Value::Map(_) => {
                let measure = measure(part, 1, &mut known)?;
                if measure.depth + 1 > NESTING_MAX {
                    return Err(too_deep());
                }
                weight = weight.saturating_add(measure.weight);
            }
            _ => weight = weight.saturating_add(1),
        }
    }
    if weight > WEIGHT_MAX {
        return Err(ValueError::new(
            "ValueTooLarge",
            format!("a value of {weight} parts is larger than the limit of {WEIGHT_MAX}"),
        ));
    }
    Ok(())
}

fn too_deep() -> ValueError {
    ValueError::new("NestingTooDeep", format!("lists and maps nest deeper than the limit of {NESTING_MAX} levels"))
}

/// Measures a list or map; each shared part once, so that the time is that of what is in memory.
fn measure(value: &Value, level: usize, known: &mut HashMap<usize, Measure>) -> Result<Measure, ValueError> {
    if level > NESTING_MAX {
        return Err(too_deep());
    }
    let address = match value {
        Value::List(list) => Arc::as_ptr(list).addr(),
        Value::Map(map) => Arc::as_ptr(map).addr(),
        _ => return Ok(Measure { depth: 0, weight: 1 }),
    };
    if let Some(measure) = known.get(&address) {
        return Ok(*measure);
    }
    let mut total = Measure { depth: 0, weight: 1 };
    let mut nested = false;
    let mut add = |part: &Value| -> Result<(), ValueError> {
        nested |= matches!(part, Value::List(_) | Value::Map(_));
        let part = measure(part, level + 1, known)?;
        total.depth = total.depth.max(part.depth);
        total.weight = total.weight.saturating_add(part.weight);
        Ok(())
    };
    match value {
        Value::List(list) => list.iter().try_for_each(&mut add)?,
        Value::Map(map) => map.values().try_for_each(&mut add)?,
        _ => {}
    }
    total.depth += 1;
    if nested || total.weight > 8 {
        known.insert(address, total);
    }
    Ok(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_bounded() {
        let mut value = Value::Integer(1);
        for _ in 0..NESTING_MAX {
            value = Value::list(vec![value]).unwrap();
        }
        assert_eq!(Value::list(vec![value.clone()]).unwrap_err().code, "NestingTooDeep");
        let map = MapValue::from([(Arc::from("k"), value)]);
        assert_eq!(Value::map(map).unwrap_err().code, "NestingTooDeep");
    }

    #[test]
    fn shared_parts_count_as_often_as_they_occur() {
        let mut value = Value::list(vec![Value::Integer(1)]).unwrap();
        let code = loop {
            match Value::list(vec![value.clone(), value.clone()]) {
                Ok(next) => value = next,
                Err(error) => break error.code,
            }
        };
        assert_eq!(code, "ValueTooLarge");
    }
}
