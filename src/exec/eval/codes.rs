//! Tests of columns against constants, evaluated once for each distinct string of a column of codes.
//!
//! Invariant: what is found is what the test says of each value; the order of errors is that of the rows.

use std::collections::HashMap;

use crate::plan::PredicateOperator;
use crate::value::{Bitmap, Column, Dictionary, NULL_CODE, Nulls, Value, ValueError};

/// Applies a test of one value that gives a boolean or null to each row.
pub(super) fn per_code(
    codes: &[u32],
    dictionary: &Dictionary,
    mut test: impl FnMut(&Value) -> Result<Option<bool>, ValueError>,
) -> Result<Column, ValueError> {
    let mut known: HashMap<u32, Option<bool>> = HashMap::new();
    let mut last: Option<(u32, Option<bool>)> = None;
    let mut values = Vec::with_capacity(codes.len());
    let mut nulls: Nulls = None;
    for (row, code) in codes.iter().enumerate() {
        let truth = match last {
            Some((before, truth)) if before == *code => truth,
            _ => match known.get(code) {
                Some(truth) => *truth,
                None => {
                    let value = dictionary.get(*code).map_or(Value::Null, |text| Value::String(text.clone()));
                    let truth = test(&value)?;
                    known.insert(*code, truth);
                    truth
                }
            },
        };
        last = Some((*code, truth));
        if truth.is_none() {
            nulls.get_or_insert_with(|| Bitmap::new(codes.len(), false)).set(row, true);
        }
        values.push(truth == Some(true));
    }
    Ok(Column::Boolean(values, nulls))
}

/// Finds integers among those of a list; `None` when the list holds anything but integers and nulls.
pub(super) fn integers_in(values: &[i64], nulls: &Nulls, list: &[Value]) -> Option<Column> {
    let mut wanted = Vec::with_capacity(list.len());
    let mut has_null = false;
    for item in list {
        match item {
            Value::Integer(integer) => wanted.push(*integer),
            Value::Null => has_null = true,
            _ => return None,
        }
    }
    wanted.sort_unstable();
    let found: Vec<bool> = values.iter().map(|value| wanted.binary_search(value).is_ok()).collect();
    // Nothing is in an empty list, not even null.
    if list.is_empty() {
        return Some(Column::Boolean(vec![false; values.len()], None));
    }
    let found = match nulls {
        Some(nulls) => found.iter().enumerate().map(|(row, found)| *found && !nulls.get(row)).collect(),
        None => found,
    };
    let nulls = match (nulls, has_null) {
        (nulls, false) => nulls.clone(),
        (_, true) => Some(found.iter().map(|found| !found).collect::<Bitmap>()).filter(Bitmap::any),
    };
    Some(Column::Boolean(found, nulls))
}

/// Returns the column of a predicate over a typed column and a constant, where there is a way by column.
pub(super) fn with_constant(
    operator: PredicateOperator,
    left: &Column,
    right: &Column,
    test: impl Fn(&Value, &Value) -> Result<Value, ValueError>,
) -> Option<Result<Column, ValueError>> {
    let Column::Constant(constant, _) = right else { return None };
    match (left, constant) {
        (Column::Integer(values, nulls), Value::List(list)) if matches!(operator, PredicateOperator::In) => {
            integers_in(values, nulls, list).map(Ok)
        }
        (Column::Dictionary(codes, dictionary), _) => Some(per_code(codes, dictionary, |value| {
            Ok(match test(value, constant)? {
                Value::Boolean(truth) => Some(truth),
                _ => None,
            })
        })),
        _ => None,
    }
}

/// Returns which codes are null; `None` when none is.
pub(super) fn null_codes(codes: &[u32]) -> Nulls {
    codes.contains(&NULL_CODE).then(|| codes.iter().map(|code| *code == NULL_CODE).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_integers_finds_what_its_values_find() {
        let list = |items: &[Value]| items.to_vec();
        let lists = [
            list(&[]),
            list(&[Value::Integer(3), Value::Integer(1)]),
            list(&[Value::Integer(3), Value::Null]),
            list(&[Value::Null]),
        ];
        let column: Column =
            [Value::Integer(1), Value::Null, Value::Integer(2), Value::Integer(3)].into_iter().collect();
        let Column::Integer(values, nulls) = &column else { panic!("integers") };
        for items in lists {
            let whole = Value::List(std::sync::Arc::new(items.clone()));
            let found = integers_in(values, nulls, &items).unwrap();
            for row in 0..column.len() {
                let expected = Value::from(column.get(row).in_list(&whole).unwrap());
                assert!(found.get(row).equivalent(&expected), "{items:?} {row}");
            }
        }
        assert!(integers_in(values, nulls, &[Value::Float(1.0)]).is_none());
    }
}
