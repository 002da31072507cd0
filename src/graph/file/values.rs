//! Values of mixed pages as bytes: a tag, then what the type needs.
//!
//! Invariant: what was written is read back equal, temporals with their zone; entities cannot be written.

use std::sync::Arc;

use super::ReadFailure;
use super::bytes::{Cursor, damaged, put_len, put_string, put_u32};
use crate::value::{
    Date, DateTime, Duration, Instant, LocalDateTime, LocalTime, MapValue, NESTING_MAX, Time, Value, Zone,
};

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
const INTEGER: u8 = 3;
const FLOAT: u8 = 4;
const STRING: u8 = 5;
const LIST: u8 = 6;
const MAP: u8 = 7;
const DATE: u8 = 8;
const LOCAL_TIME: u8 = 9;
const TIME: u8 = 10;
const LOCAL_DATE_TIME: u8 = 11;
const DATE_TIME: u8 = 12;
const DURATION: u8 = 13;

/// The tags with a row of their own in `docs/FORMAT.md`.
#[cfg(test)]
pub(super) const TAGS: [(u8, &str); 10] = [
    (INTEGER, "integer"),
    (FLOAT, "float"),
    (STRING, "string"),
    (LIST, "list"),
    (MAP, "map"),
    (DATE, "date"),
    (LOCAL_TIME, "local time"),
    (TIME, "time"),
    (LOCAL_DATE_TIME, "local datetime"),
    (DURATION, "duration"),
];

fn put_i64(out: &mut Vec<u8>, number: i64) {
    out.extend_from_slice(&number.to_le_bytes());
}

/// Appends a value; returns false if it is or holds an entity, which no property can.
pub(super) fn put_value(out: &mut Vec<u8>, value: &Value) -> bool {
    match value {
        Value::Null => out.push(NULL),
        Value::Boolean(false) => out.push(FALSE),
        Value::Boolean(true) => out.push(TRUE),
        Value::Integer(number) => {
            out.push(INTEGER);
            put_i64(out, *number);
        }
        Value::Float(number) => {
            out.push(FLOAT);
            out.extend_from_slice(&number.to_bits().to_le_bytes());
        }
        Value::String(text) => {
            out.push(STRING);
            put_string(out, text);
        }
        Value::List(values) => {
            out.push(LIST);
            put_len(out, values.len());
            return values.iter().all(|value| put_value(out, value));
        }
        Value::Map(map) => {
            out.push(MAP);
            put_len(out, map.len());
            return map.iter().all(|(key, value)| {
                put_string(out, key);
                put_value(out, value)
            });
        }
        Value::Node(_) | Value::Relationship(_) | Value::Path(_) => return false,
        temporal => put_temporal(out, temporal),
    }
    true
}

fn put_temporal(out: &mut Vec<u8>, value: &Value) {
    match value {
        Value::Date(date) => {
            out.push(DATE);
            put_i64(out, date.epoch_days());
        }
        Value::LocalTime(time) => {
            out.push(LOCAL_TIME);
            put_i64(out, time.nanos_of_day());
        }
        Value::Time(time) => {
            out.push(TIME);
            put_i64(out, time.local.nanos_of_day());
            put_i64(out, i64::from(time.offset_seconds()));
        }
        Value::LocalDateTime(moment) => {
            out.push(LOCAL_DATE_TIME);
            put_i64(out, moment.seconds());
            put_u32(out, moment.nanosecond());
        }
        Value::DateTime(moment) => {
            out.push(DATE_TIME);
            put_i64(out, moment.instant().seconds);
            put_u32(out, moment.instant().nanos);
            // By name, since the number of a named zone differs between versions of the zone list.
            let zone = moment.zone();
            let offset = if zone.is_named() { i64::MAX } else { i64::from(moment.offset_seconds()) };
            put_i64(out, offset);
            if zone.is_named() {
                put_string(out, &zone.name());
            }
        }
        Value::Duration(duration) => {
            out.push(DURATION);
            put_i64(out, duration.months());
            put_i64(out, duration.days());
            put_i64(out, duration.seconds());
            put_u32(out, duration.nanos());
        }
        _ => out.push(NULL),
    }
}

/// Reads a value.
pub(super) fn read_value(bytes: &mut Cursor<'_>) -> Result<Value, ReadFailure> {
    read_nested(bytes, NESTING_MAX)
}

fn read_nested(bytes: &mut Cursor<'_>, depth: usize) -> Result<Value, ReadFailure> {
    let tag = bytes.u8()?;
    let deeper = || depth.checked_sub(1).ok_or_else(|| damaged("a value is nested too deep"));
    Ok(match tag {
        NULL => Value::Null,
        FALSE => Value::Boolean(false),
        TRUE => Value::Boolean(true),
        INTEGER => Value::Integer(bytes.i64()?),
        FLOAT => Value::Float(f64::from_bits(bytes.u64()?)),
        STRING => Value::String(Arc::from(bytes.string()?)),
        LIST => {
            let depth = deeper()?;
            // Not reserved ahead: an element in memory is larger than the byte it may take in the file.
            let mut values = Vec::new();
            for _ in 0..bytes.count()? {
                values.push(read_nested(bytes, depth)?);
            }
            Value::List(Arc::new(values))
        }
        MAP => {
            let depth = deeper()?;
            let mut map = MapValue::new();
            for _ in 0..bytes.count()? {
                map.insert(Arc::from(bytes.string()?), read_nested(bytes, depth)?);
            }
            Value::Map(Arc::new(map))
        }
        _ => return read_temporal(tag, bytes)?.ok_or_else(|| damaged("a temporal value is out of range")),
    })
}

fn read_temporal(tag: u8, bytes: &mut Cursor<'_>) -> Result<Option<Value>, ReadFailure> {
    Ok(match tag {
        DATE => Date::from_epoch_days(bytes.i64()?).map(Value::Date),
        LOCAL_TIME => LocalTime::from_nanos_of_day(bytes.i64()?).map(Value::LocalTime),
        TIME => {
            let (local, offset) = (LocalTime::from_nanos_of_day(bytes.i64()?), i32::try_from(bytes.i64()?));
            local.zip(offset.ok()).and_then(|(local, offset)| Time::new(local, offset)).map(Value::Time)
        }
        LOCAL_DATE_TIME => LocalDateTime::from_seconds(bytes.i64()?, bytes.u32()?).map(Value::LocalDateTime),
        DATE_TIME => {
            let instant = Instant { seconds: bytes.i64()?, nanos: bytes.u32()? };
            let zone = match bytes.i64()? {
                i64::MAX => {
                    let name = bytes.string()?;
                    let unknown = || ReadFailure::Damaged(format!("it has a time zone that is not known, `{name}`"));
                    Some(Zone::named(name).ok_or_else(unknown)?)
                }
                offset => i32::try_from(offset).ok().and_then(Zone::fixed),
            };
            zone.and_then(|zone| DateTime::from_instant(instant, zone)).map(Value::DateTime)
        }
        DURATION => {
            let (months, days, seconds) = (bytes.i64()?, bytes.i64()?, bytes.i64()?);
            let duration = Duration::new(months, days, i128::from(seconds), i128::from(bytes.u32()?));
            duration.ok().map(Value::duration)
        }
        _ => return Err(damaged("a value has an unknown type")),
    })
}
