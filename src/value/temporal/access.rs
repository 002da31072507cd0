//! The components of temporal values, as `d.year` reads them, and durations from maps of components.
//!
//! Start at [`component`].

use super::duration::{Parts, decimal_fraction, overflow};
use super::{Date, DateTime, Duration, LocalTime};
use crate::diag::did_you_mean;
use crate::value::{MapValue, Value, ValueError};

const DATE_COMPONENTS: [&str; 10] =
    ["year", "quarter", "month", "week", "weekYear", "day", "ordinalDay", "weekDay", "dayOfWeek", "dayOfQuarter"];
const TIME_COMPONENTS: [&str; 6] = ["hour", "minute", "second", "millisecond", "microsecond", "nanosecond"];
const OFFSET_COMPONENTS: [&str; 4] = ["timezone", "offset", "offsetMinutes", "offsetSeconds"];
const EPOCH_COMPONENTS: [&str; 2] = ["epochSeconds", "epochMillis"];
const DURATION_COMPONENTS: [&str; 20] = [
    "years",
    "quarters",
    "months",
    "weeks",
    "days",
    "hours",
    "minutes",
    "seconds",
    "milliseconds",
    "microseconds",
    "nanoseconds",
    "quartersOfYear",
    "monthsOfQuarter",
    "monthsOfYear",
    "daysOfWeek",
    "minutesOfHour",
    "secondsOfMinute",
    "millisecondsOfSecond",
    "microsecondsOfSecond",
    "nanosecondsOfSecond",
];

/// Returns a component of a temporal value; `None` if the value is not temporal.
///
/// # Errors
/// `InvalidArgumentValue` if the value has no such component.
pub(crate) fn component(value: &Value, name: &str) -> Option<Result<Value, ValueError>> {
    let found = match value {
        Value::Date(date) => of_date(*date, name),
        Value::LocalTime(time) => of_time(*time, name),
        Value::Time(time) => of_time(time.local, name).or_else(|| {
            let zone = super::text::offset_text(time.offset_seconds());
            of_offset(time.offset_seconds(), zone, name)
        }),
        Value::LocalDateTime(local) => of_date(local.date(), name).or_else(|| of_time(local.time(), name)),
        Value::DateTime(moment) => of_date_time(*moment, name),
        Value::Duration(duration) => of_duration(duration, name),
        _ => return None,
    };
    Some(found.ok_or_else(|| unknown(value, name)))
}

fn unknown(value: &Value, name: &str) -> ValueError {
    let (dates, times) = (DATE_COMPONENTS.iter(), TIME_COMPONENTS.iter());
    let (offsets, epochs) = (OFFSET_COMPONENTS.iter(), EPOCH_COMPONENTS.iter());
    let known: Vec<&str> = match value {
        Value::Date(_) => dates.copied().collect(),
        Value::LocalTime(_) => times.copied().collect(),
        Value::Time(_) => times.chain(offsets).copied().collect(),
        Value::LocalDateTime(_) => dates.chain(times).copied().collect(),
        Value::Duration(_) => DURATION_COMPONENTS.to_vec(),
        _ => dates.chain(times).chain(offsets).chain(epochs).copied().collect(),
    };
    let mut error = ValueError::argument_value(format!("a {} has no component `{name}`", value.type_name()));
    error.help =
        did_you_mean(name, known.iter().copied()).or_else(|| Some(format!("its components are {}", known.join(", "))));
    error
}

fn of_date(date: Date, name: &str) -> Option<Value> {
    Some(Value::Integer(match name {
        "year" => date.year(),
        "quarter" => date.quarter(),
        "month" => date.month(),
        "week" => date.week(),
        "weekYear" => date.week_year(),
        "day" => date.day(),
        "ordinalDay" => date.ordinal_day(),
        "weekDay" | "dayOfWeek" => date.week_day(),
        "dayOfQuarter" => date.day_of_quarter(),
        _ => return None,
    }))
}

fn of_time(time: LocalTime, name: &str) -> Option<Value> {
    Some(Value::Integer(match name {
        "hour" => time.hour(),
        "minute" => time.minute(),
        "second" => time.second(),
        "millisecond" => time.nanosecond() / 1_000_000,
        "microsecond" => time.nanosecond() / 1_000,
        "nanosecond" => time.nanosecond(),
        _ => return None,
    }))
}

fn of_offset(offset_seconds: i32, zone: String, name: &str) -> Option<Value> {
    Some(match name {
        "timezone" => Value::from(zone),
        "offset" => Value::from(super::text::offset_text(offset_seconds)),
        "offsetMinutes" => Value::Integer(i64::from(offset_seconds) / 60),
        "offsetSeconds" => Value::Integer(i64::from(offset_seconds)),
        _ => return None,
    })
}

fn of_date_time(moment: DateTime, name: &str) -> Option<Value> {
    let local = moment.local();
    let instant = moment.instant();
    match name {
        "epochSeconds" => Some(Value::Integer(instant.seconds)),
        // Within the years of a date neither part overflows.
        "epochMillis" => Some(Value::Integer(instant.seconds * 1_000 + i64::from(instant.nanos) / 1_000_000)),
        _ => of_date(local.date(), name)
            .or_else(|| of_time(local.time(), name))
            .or_else(|| of_offset(moment.offset_seconds(), moment.zone().name().into_owned(), name)),
    }
}

fn of_duration(duration: &Duration, name: &str) -> Option<Value> {
    let (months, days, seconds) = (duration.months(), duration.days(), duration.seconds());
    let nanos = i64::from(duration.nanos());
    let fraction = |per_second: i64, nanos_each: i64| {
        let whole = i128::from(seconds) * i128::from(per_second) + i128::from(nanos / nanos_each);
        i64::try_from(whole).unwrap_or(if whole < 0 { i64::MIN } else { i64::MAX })
    };
    Some(Value::Integer(match name {
        "years" => months / 12,
        "quarters" => months / 3,
        "months" => months,
        "weeks" => days / 7,
        "days" => days,
        "hours" => seconds / 3_600,
        "minutes" => seconds / 60,
        "seconds" => seconds,
        "milliseconds" => fraction(1_000, 1_000_000),
        "microseconds" => fraction(1_000_000, 1_000),
        "nanoseconds" => fraction(1_000_000_000, 1),
        "quartersOfYear" => months / 3 % 4,
        "monthsOfQuarter" => months % 3,
        "monthsOfYear" => months % 12,
        "daysOfWeek" => days % 7,
        "minutesOfHour" => seconds / 60 % 60,
        "secondsOfMinute" => seconds % 60,
        "millisecondsOfSecond" => nanos / 1_000_000,
        "microsecondsOfSecond" => nanos / 1_000,
        "nanosecondsOfSecond" => nanos,
        _ => return None,
    }))
}

/// The components a duration can be made from: the part they count towards, and how often.
const DURATION_FIELDS: [(&str, Field, i128); 11] = [
    ("years", Field::Months, 12),
    ("quarters", Field::Months, 3),
    ("months", Field::Months, 1),
    ("weeks", Field::Days, 7),
    ("days", Field::Days, 1),
    ("hours", Field::Seconds, 3_600),
    ("minutes", Field::Seconds, 60),
    ("seconds", Field::Seconds, 1),
    ("milliseconds", Field::Nanos, 1_000_000),
    ("microseconds", Field::Nanos, 1_000),
    ("nanoseconds", Field::Nanos, 1),
];

#[derive(Clone, Copy)]
enum Field {
    Months,
    Days,
    Seconds,
    Nanos,
}

/// The denominator that fractions of components are brought to.
const SCALE: i128 = 1_000_000_000_000_000_000;

impl Duration {
    /// Makes a duration from a string or a map of components; null from null.
    ///
    /// # Errors
    /// `InvalidArgumentValue`, `InvalidArgumentType` or `NumberOutOfRange` if they make no duration.
    pub fn make(from: &Value) -> Result<Value, ValueError> {
        match from {
            Value::Null => Ok(Value::Null),
            Value::Duration(_) => Ok(from.clone()),
            Value::String(text) => Ok(Value::duration(Duration::parse(text)?)),
            Value::Map(map) => Duration::build(map),
            other => Err(ValueError::argument_type("`duration`", "a string or a map", other)),
        }
    }

    /// Makes a duration from a map of components; null if one of them is null.
    fn build(map: &MapValue) -> Result<Value, ValueError> {
        let mut parts = Parts::default();
        if map.is_empty() {
            return Err(ValueError::argument_value("`duration` needs at least one component")
                .with_help("write a map such as `{days: 1, hours: 12}`"));
        }
        for (key, value) in map {
            let known = DURATION_FIELDS.iter().find(|(name, ..)| name.eq_ignore_ascii_case(key));
            let Some((_, field, factor)) = known else {
                let mut error = ValueError::argument_value(format!("a duration has no component `{key}`"));
                error.help = did_you_mean(key, DURATION_FIELDS.map(|(name, ..)| name));
                return Err(error);
            };
            let amount = match value {
                Value::Null => return Ok(Value::Null),
                Value::Integer(integer) => i128::from(*integer).checked_mul(SCALE),
                Value::Float(float) => decimal_fraction(*float)
                    .and_then(|(numerator, denominator)| numerator.checked_mul(SCALE / denominator)),
                other => {
                    return Err(ValueError::argument_type(&format!("the component `{key}`"), "a number", other));
                }
            };
            let part = match field {
                Field::Months => &mut parts.months,
                Field::Days => &mut parts.days,
                Field::Seconds => &mut parts.seconds,
                Field::Nanos => &mut parts.nanos,
            };
            *part = amount
                .and_then(|amount| amount.checked_mul(*factor))
                .and_then(|amount| part.checked_add(amount))
                .ok_or_else(overflow)?;
        }
        Ok(Value::duration(Duration::from_parts(parts, SCALE)?))
    }
}
