//! Parts of values: elements and slices of lists, entries of maps, components of temporal values, membership.
//!
//! Invariant: entities are not looked into here, since their properties are in the store.
//! Start at [`Value::index`] and [`Value::property`].

use super::{Value, ValueError, temporal};

impl Value {
    /// Returns `self[key]`: an element of a list, counted from the end when negative, or an entry of a map.
    ///
    /// # Errors
    /// `ListElementAccessByNonInteger`, `MapElementAccessByNonString`, or `InvalidArgumentType` for other values.
    pub fn index(&self, key: &Value) -> Result<Value, ValueError> {
        match (self, key) {
            (Value::Null, _) => Ok(Value::Null),
            (Value::List(_) | Value::Map(_), Value::Null) => Ok(Value::Null),
            (Value::List(list), Value::Integer(at)) => {
                let at = if *at < 0 { at.checked_add_unsigned(list.len() as u64) } else { Some(*at) };
                let at = at.and_then(|at| usize::try_from(at).ok());
                Ok(at.and_then(|at| list.get(at)).cloned().unwrap_or_default())
            }
            (Value::List(_), key) => Err(ValueError::new(
                "ListElementAccessByNonInteger",
                format!("a list is indexed by an integer, found {}", key.type_name()),
            )),
            (Value::Map(map), Value::String(key)) => Ok(map.get(key).cloned().unwrap_or_default()),
            (Value::Map(_), key) => Err(ValueError::new(
                "MapElementAccessByNonString",
                format!("a map is indexed by a string, found {}", key.type_name()),
            )
            .with_help("write `map.key` or `map['key']`")),
            (value, Value::String(name)) => match temporal::component(value, name) {
                Some(component) => component,
                None => Err(not_indexed(value)),
            },
            (value, _) => Err(not_indexed(value)),
        }
    }

    /// Returns `self[from..to]` of a list; a bound that is absent is the start or the end.
    ///
    /// # Errors
    /// `InvalidArgumentType` if this is no list or a bound is no integer.
    pub fn slice(&self, from: Option<&Value>, to: Option<&Value>) -> Result<Value, ValueError> {
        let list = match self {
            Value::Null => return Ok(Value::Null),
            Value::List(list) => list,
            other => return Err(ValueError::argument_type("`[..]`", "a list", other)),
        };
        let bound = |bound: Option<&Value>, default: usize| match bound {
            None => Ok(Some(default)),
            Some(Value::Null) => Ok(None),
            Some(Value::Integer(at)) => {
                let length = i64::try_from(list.len()).unwrap_or(i64::MAX);
                let at = if *at < 0 { at.saturating_add(length) } else { *at };
                Ok(Some(usize::try_from(at.clamp(0, length)).unwrap_or(0)))
            }
            Some(other) => Err(ValueError::argument_type("the bound of a slice", "an integer", other)),
        };
        let (Some(from), Some(to)) = (bound(from, 0)?, bound(to, list.len())?) else { return Ok(Value::Null) };
        Value::list(list.get(from..to).unwrap_or_default().to_vec())
    }

    /// Returns `self.key` of a map or a temporal value; null of null.
    ///
    /// # Errors
    /// `InvalidArgumentType` if the value has no properties, `InvalidArgumentValue` for a component that the
    /// temporal type does not have.
    pub fn property(&self, key: &str) -> Result<Value, ValueError> {
        match self {
            Value::Null => Ok(Value::Null),
            Value::Map(map) => Ok(map.get(key).cloned().unwrap_or_default()),
            other => match temporal::component(other, key) {
                Some(component) => component,
                None => Err(ValueError::new(
                    "InvalidArgumentType",
                    format!("{} has no properties, so there is no `{}`", other.type_name(), key),
                )),
            },
        }
    }

    /// Returns `self IN list`.
    ///
    /// # Errors
    /// `InvalidArgumentType` if the other value is no list.
    pub fn in_list(&self, list: &Value) -> Result<Option<bool>, ValueError> {
        let elements = match list {
            Value::Null => return Ok(None),
            Value::List(elements) => elements,
            other => return Err(ValueError::argument_type("`IN`", "a list", other)),
        };
        let mut result = Some(false);
        for element in elements.iter() {
            match self.equals(element) {
                Some(true) => return Ok(Some(true)),
                Some(false) => {}
                None => result = None,
            }
        }
        Ok(result)
    }
}

fn not_indexed(value: &Value) -> ValueError {
    ValueError::argument_type("`[ ]`", "a list, map or entity", value)
}
