//! The duration between two temporal values of any kinds.
//!
//! Start at [`between`]. How: a date counts as its midnight, a value without a date takes that of the other,
//! one without a zone is seen in the zone of the other; then both are on one clock.

use super::duration::overflow;
use super::{Date, DateTime, Duration, LocalDateTime, LocalTime, NANOS_PER_SECOND, Zone};
use crate::value::{Value, ValueError};

/// In which units a duration between two moments is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Months, then days, then seconds.
    Whole,
    /// Whole months only.
    Months,
    /// Whole days only.
    Days,
    /// Seconds and nanoseconds only.
    Seconds,
}

/// A temporal value taken apart.
#[derive(Clone, Copy)]
struct Moment {
    date: Option<Date>,
    time: LocalTime,
    zone: Option<(Zone, i32)>,
}

fn moment(value: &Value) -> Result<Moment, ValueError> {
    let fixed = |offset: i32| Zone::fixed(offset).map(|zone| (zone, offset));
    Ok(match value {
        Value::Date(date) => Moment { date: Some(*date), time: LocalTime::MIDNIGHT, zone: None },
        Value::LocalTime(time) => Moment { date: None, time: *time, zone: None },
        Value::Time(time) => Moment { date: None, time: time.local, zone: fixed(time.offset_seconds()) },
        Value::LocalDateTime(local) => Moment { date: Some(local.date()), time: local.time(), zone: None },
        Value::DateTime(moment) => {
            let local = moment.local();
            Moment {
                date: Some(local.date()),
                time: local.time(),
                zone: Some((moment.zone(), moment.offset_seconds())),
            }
        }
        other => return Err(ValueError::argument_type("a duration between values", "temporal values", other)),
    })
}

/// Two moments on one clock, in seconds of local time and in nanoseconds of elapsed time.
struct Clocks {
    from_local: LocalDateTime,
    to_local: LocalDateTime,
    from: Option<DateTime>,
    to: Option<DateTime>,
}

fn on_one_clock(from: Moment, to: Moment) -> Result<Clocks, ValueError> {
    let epoch = Date::from_epoch_days(0).unwrap_or(Date::MIN);
    let from_date = from.date.or(to.date).unwrap_or(epoch);
    let to_date = to.date.or(from.date).unwrap_or(epoch);
    let from_local = LocalDateTime::new(from_date, from.time);
    let to_local = LocalDateTime::new(to_date, to.time);
    let (Some((from_zone, from_offset)), Some((to_zone, to_offset))) = (from.zone.or(to.zone), to.zone.or(from.zone))
    else {
        return Ok(Clocks { from_local, to_local, from: None, to: None });
    };
    let at = |local, zone, offset| DateTime::from_local(local, zone, Some(offset)).ok_or_else(overflow);
    let from = at(from_local, from_zone, from_offset)?;
    let to = at(to_local, to_zone, to_offset)?;
    let to_there = to.in_zone(from_zone).ok_or_else(overflow)?;
    Ok(Clocks { from_local: from.local(), to_local: to_there.local(), from: Some(from), to: Some(to) })
}

/// Returns the duration from one temporal value to another.
///
/// # Errors
/// `InvalidArgumentType` if one of them is not temporal or is a duration.
pub fn between(measure: Measure, from: &Value, to: &Value) -> Result<Duration, ValueError> {
    let (from, to) = (moment(from)?, moment(to)?);
    let both_dated = from.date.is_some() && to.date.is_some();
    let clocks = on_one_clock(from, to)?;
    match measure {
        Measure::Months if both_dated => Duration::new(months(&clocks.from_local, &clocks.to_local), 0, 0, 0),
        Measure::Days if both_dated => Duration::new(0, days(&clocks.from_local, &clocks.to_local), 0, 0),
        Measure::Months | Measure::Days => Ok(Duration::default()),
        Measure::Seconds => elapsed(0, 0, clocks.from_local, &clocks),
        Measure::Whole if both_dated => {
            let months = months(&clocks.from_local, &clocks.to_local);
            let date = clocks.from_local.date().plus_months(months).ok_or_else(overflow)?;
            let after_months = LocalDateTime::new(date, clocks.from_local.time());
            let days = days(&after_months, &clocks.to_local);
            let date = date.plus_days(days).ok_or_else(overflow)?;
            elapsed(months, days, LocalDateTime::new(date, clocks.from_local.time()), &clocks)
        }
        Measure::Whole => elapsed(0, 0, clocks.from_local, &clocks),
    }
}

/// The end of a span of whole days: a day less when its time of day has not come yet.
fn end_date(from: &LocalDateTime, to: &LocalDateTime) -> Date {
    let (from_date, to_date) = (from.date(), to.date());
    let correction = if to_date > from_date && to.time() < from.time() {
        -1
    } else if to_date < from_date && to.time() > from.time() {
        1
    } else {
        0
    };
    to_date.plus_days(correction).unwrap_or(to_date)
}

fn months(from: &LocalDateTime, to: &LocalDateTime) -> i64 {
    from.date().months_until(end_date(from, to))
}

fn days(from: &LocalDateTime, to: &LocalDateTime) -> i64 {
    end_date(from, to).epoch_days() - from.date().epoch_days()
}

/// Adds what elapses from `start`, a local time in the zone of the first value, to the second value.
fn elapsed(months: i64, days: i64, start: LocalDateTime, clocks: &Clocks) -> Result<Duration, ValueError> {
    let (seconds, nanos) = match (clocks.from, clocks.to) {
        (Some(from), Some(to)) => {
            let start = if months == 0 && days == 0 {
                from
            } else {
                DateTime::from_local(start, from.zone(), Some(from.offset_seconds())).ok_or_else(overflow)?
            };
            let (start, end) = (start.instant(), to.instant());
            (end.seconds - start.seconds, i64::from(end.nanos) - i64::from(start.nanos))
        }
        _ => {
            let end = clocks.to_local;
            (end.seconds() - start.seconds(), i64::from(end.nanosecond()) - i64::from(start.nanosecond()))
        }
    };
    debug_assert!(nanos.abs() < NANOS_PER_SECOND, "both are within a second");
    Duration::new(months, days, seconds.into(), nanos.into())
}
