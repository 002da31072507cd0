//! Gives columns the types that their headers declare.
//!
//! Takes columns as a format gave them; gives typed ones.
//! Invariants: each distinct text is read once; an empty text in a column of another type is null.
//! Start at [`convert`].

use std::sync::Arc;

use crate::graph::BulkColumn;
use crate::value::{
    Date, DateTime, Duration, LocalDateTime, LocalTime, NULL_CODE, Nulls, Time, Value, ValueError, Zone,
};

use super::header::{ColumnHeader, DeclaredType};
use super::problems::{At, Problem};
use super::table::{TableColumn, into_texts, set_null};

/// Returns the column in its declared type; what cannot be, is given to `report` and is null.
pub(super) fn convert(column: TableColumn, mut report: impl FnMut(Problem) -> bool) -> BulkColumn {
    let TableColumn { number, header, values } = column;
    let Some(declared) = header.declared else { return values };
    match (values, declared) {
        (BulkColumn::Text(codes, texts), _) if header.is_list || declared != DeclaredType::String => {
            let read: Vec<Result<Value, String>> =
                texts.iter().map(|text| read_text(text, &header, declared)).collect();
            let values = values_of(&codes, &read, |row, message| {
                let cell = Problem::new(At::Cell(row, number), "InvalidValue", message);
                report(cell.with_help(format!("column `{}` is declared as `{}`", header.written, declared.as_str())))
            });
            if header.is_list { BulkColumn::Mixed(values) } else { typed(values, declared) }
        }
        (values @ BulkColumn::Text(..), _)
        | (values @ BulkColumn::Integer(..), DeclaredType::Integer)
        | (values @ BulkColumn::Float(..), DeclaredType::Float)
        | (values @ BulkColumn::Boolean(..), DeclaredType::Boolean) => values,
        (values, DeclaredType::String) => {
            let (codes, texts) = into_texts(values);
            BulkColumn::Text(codes, texts)
        }
        (BulkColumn::Integer(values, nulls), DeclaredType::Float) => {
            #[expect(clippy::cast_precision_loss, reason = "the nearest float is what is declared")]
            let values = values.into_iter().map(|value| value as f64).collect();
            BulkColumn::Float(values, nulls)
        }
        (BulkColumn::Float(values, nulls), DeclaredType::Integer) => whole(values, nulls, number, report),
        (values, _) => {
            let is_of_type = |value: &Value| match declared {
                DeclaredType::Date => matches!(value, Value::Date(_)),
                DeclaredType::LocalTime => matches!(value, Value::LocalTime(_)),
                DeclaredType::LocalDateTime => matches!(value, Value::LocalDateTime(_)),
                DeclaredType::DateTime => matches!(value, Value::DateTime(_)),
                _ => false,
            };
            let other =
                (0..values.len()).map(|row| values.get(row)).find(|value| !value.is_null() && !is_of_type(value));
            if let Some(other) = other {
                let (declared, found) = (declared.as_str(), other.type_name());
                let message = format!("column `{}` is declared as `{declared}` and holds {found}", header.written);
                report(Problem::new(At::Header(number), "InvalidValue", message));
            }
            values
        }
    }
}

/// Floats that are declared as integers, as tables come out of tools that have no null among integers.
fn whole(values: Vec<f64>, nulls: Nulls, number: usize, mut report: impl FnMut(Problem) -> bool) -> BulkColumn {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let mut nulls = nulls;
    let mut integers = Vec::with_capacity(values.len());
    for (row, value) in values.into_iter().enumerate() {
        let is_null = nulls.as_ref().is_some_and(|nulls| nulls.get(row));
        if value.is_nan() && !is_null {
            set_null(&mut nulls, row);
        } else if !is_null && (value.fract() != 0.0 || value.abs() > EXACT) {
            let message = format!("{value} is no integer");
            if !report(Problem::new(At::Cell(row as u64, number), "InvalidValue", message)) {
                break;
            }
        }
        #[expect(clippy::cast_possible_truncation, reason = "a whole number that 64 bits hold")]
        integers.push(if value.is_nan() { 0 } else { value as i64 });
    }
    BulkColumn::Integer(integers, nulls)
}

/// Returns the value of each code; a text that was not read is told of until it is enough.
fn values_of(codes: &[u32], read: &[Result<Value, String>], mut report: impl FnMut(u64, &str) -> bool) -> Vec<Value> {
    let mut goes_on = true;
    let mut value = |(row, code): (usize, &u32)| match read.get(*code as usize) {
        Some(Ok(value)) => value.clone(),
        Some(Err(message)) => {
            goes_on = goes_on && report(row as u64, message);
            Value::Null
        }
        None => Value::Null,
    };
    codes.iter().enumerate().map(&mut value).collect()
}

/// Puts values of one plain type into a column of it.
fn typed(values: Vec<Value>, declared: DeclaredType) -> BulkColumn {
    let mut nulls: Nulls = None;
    let is_null = |value: &Value| value.is_null();
    for (row, _) in values.iter().enumerate().filter(|(_, value)| is_null(value)) {
        set_null(&mut nulls, row);
    }
    super::table::finish_nulls(&mut nulls, values.len());
    match declared {
        DeclaredType::Integer => {
            BulkColumn::Integer(values.iter().map(|value| value.as_integer().unwrap_or_default()).collect(), nulls)
        }
        DeclaredType::Float => {
            BulkColumn::Float(values.iter().map(|value| value.as_float().unwrap_or_default()).collect(), nulls)
        }
        DeclaredType::Boolean => {
            BulkColumn::Boolean(values.iter().map(|value| matches!(value, Value::Boolean(true))).collect(), nulls)
        }
        _ => BulkColumn::Mixed(values),
    }
}

/// What separates the elements of a list, and the labels of a node.
pub(super) const ELEMENT_SEPARATOR: char = ';';

fn read_text(text: &str, header: &ColumnHeader, declared: DeclaredType) -> Result<Value, String> {
    let zone = header.timezone.as_deref();
    if text.is_empty() {
        return Ok(Value::Null);
    }
    if !header.is_list {
        return read_one(text, declared, zone);
    }
    let elements: Result<Vec<Value>, String> =
        text.split(ELEMENT_SEPARATOR).map(|element| read_one(element, declared, zone)).collect();
    Ok(Value::List(Arc::new(elements?)))
}

fn read_one(text: &str, declared: DeclaredType, zone: Option<&str>) -> Result<Value, String> {
    let message = |error: ValueError| error.message;
    let plain = |value: Option<Value>| value.ok_or_else(|| format!("`{text}` is no {}", declared.as_str()));
    match declared {
        DeclaredType::String => Ok(Value::from(text)),
        DeclaredType::Integer => plain(text.trim().parse().ok().map(Value::Integer)),
        DeclaredType::Float => plain(text.trim().parse().ok().map(Value::Float)),
        DeclaredType::Boolean => plain(boolean(text.trim().as_bytes()).map(Value::Boolean)),
        DeclaredType::Date => Date::parse(text).map(Value::Date).map_err(message),
        DeclaredType::LocalTime => LocalTime::parse(text).map(Value::LocalTime).map_err(message),
        DeclaredType::LocalDateTime => LocalDateTime::parse(text).map(Value::LocalDateTime).map_err(message),
        DeclaredType::Duration => Duration::parse(text).map(Value::duration).map_err(message),
        DeclaredType::Time => match (zone, LocalTime::parse(text)) {
            (Some(zone), Ok(_)) => Time::parse(&format!("{}{zone}", text.trim())).map(Value::Time).map_err(message),
            _ => Time::parse(text).map(Value::Time).map_err(message),
        },
        DeclaredType::DateTime => match (zone, LocalDateTime::parse(text)) {
            (Some(zone), Ok(local)) => {
                let zone = Zone::parse(zone).map_err(message)?;
                plain(DateTime::from_local(local, zone, None).map(Value::DateTime))
            }
            _ => DateTime::parse(text).map(Value::DateTime).map_err(message),
        },
    }
}

/// Reads `true` or `false`, in any case.
#[inline]
pub(super) fn boolean(text: &[u8]) -> Option<bool> {
    if text.eq_ignore_ascii_case(b"true") {
        Some(true)
    } else if text.eq_ignore_ascii_case(b"false") {
        Some(false)
    } else {
        None
    }
}

/// Makes a null of an empty text: what a column of texts cannot tell apart in one format is apart in no other.
pub(super) fn without_empty(codes: &mut [u32], texts: &crate::graph::Texts) {
    let empty = texts.iter().position(str::is_empty);
    let Some(empty) = empty.and_then(|empty| u32::try_from(empty).ok()) else { return };
    for code in codes.iter_mut().filter(|code| **code == empty) {
        *code = NULL_CODE;
    }
}
