//! Kernels of functions on dates, times and durations.

use super::{Kernel, KernelContext, any_null, argument, integer, text};
use crate::value::temporal::{Measure, TemporalKind, TruncationUnit, between, truncate};
use crate::value::{DateTime, Duration, Instant, MapValue, Value, ValueError, Zone};

/// The kernels of this family by name.
pub(super) const KERNELS: &[(&str, Kernel)] = &[
    ("date", |c, a| make(TemporalKind::Date, c, a)),
    ("date.transaction", |c, a| now(TemporalKind::Date, c.transaction_clock, a)),
    ("date.statement", |c, a| now(TemporalKind::Date, c.statement_clock, a)),
    ("date.realtime", |c, a| now(TemporalKind::Date, (c.realtime_clock)(), a)),
    ("date.truncate", |c, a| cut(TemporalKind::Date, c, a)),
    ("localtime", |c, a| make(TemporalKind::LocalTime, c, a)),
    ("localtime.transaction", |c, a| now(TemporalKind::LocalTime, c.transaction_clock, a)),
    ("localtime.statement", |c, a| now(TemporalKind::LocalTime, c.statement_clock, a)),
    ("localtime.realtime", |c, a| now(TemporalKind::LocalTime, (c.realtime_clock)(), a)),
    ("localtime.truncate", |c, a| cut(TemporalKind::LocalTime, c, a)),
    ("time", |c, a| make(TemporalKind::Time, c, a)),
    ("time.transaction", |c, a| now(TemporalKind::Time, c.transaction_clock, a)),
    ("time.statement", |c, a| now(TemporalKind::Time, c.statement_clock, a)),
    ("time.realtime", |c, a| now(TemporalKind::Time, (c.realtime_clock)(), a)),
    ("time.truncate", |c, a| cut(TemporalKind::Time, c, a)),
    ("localdatetime", |c, a| make(TemporalKind::LocalDateTime, c, a)),
    ("localdatetime.transaction", |c, a| now(TemporalKind::LocalDateTime, c.transaction_clock, a)),
    ("localdatetime.statement", |c, a| now(TemporalKind::LocalDateTime, c.statement_clock, a)),
    ("localdatetime.realtime", |c, a| now(TemporalKind::LocalDateTime, (c.realtime_clock)(), a)),
    ("localdatetime.truncate", |c, a| cut(TemporalKind::LocalDateTime, c, a)),
    ("datetime", |c, a| make(TemporalKind::DateTime, c, a)),
    ("datetime.transaction", |c, a| now(TemporalKind::DateTime, c.transaction_clock, a)),
    ("datetime.statement", |c, a| now(TemporalKind::DateTime, c.statement_clock, a)),
    ("datetime.realtime", |c, a| now(TemporalKind::DateTime, (c.realtime_clock)(), a)),
    ("datetime.truncate", |c, a| cut(TemporalKind::DateTime, c, a)),
    ("datetime.fromEpoch", from_epoch),
    ("datetime.fromEpochMillis", from_epoch_millis),
    ("duration", |_, a| Duration::make(argument(a, 0))),
    ("duration.between", |_, a| span(Measure::Whole, a)),
    ("duration.inMonths", |_, a| span(Measure::Months, a)),
    ("duration.inDays", |_, a| span(Measure::Days, a)),
    ("duration.inSeconds", |_, a| span(Measure::Seconds, a)),
    ("format", super::format::format),
    ("timestamp", |c, _| Ok(Value::Integer(epoch_millis(c.statement_clock)))),
];

fn make(kind: TemporalKind, context: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    match arguments.first() {
        Some(value) => kind.make(value, context.statement_clock),
        None => kind.now(context.statement_clock, Zone::UTC),
    }
}

fn now(kind: TemporalKind, clock: Instant, arguments: &[Value]) -> Result<Value, ValueError> {
    let zone = match arguments.first() {
        None => Zone::UTC,
        Some(Value::Null) => return Ok(Value::Null),
        Some(Value::Map(map)) => match map.get("timezone") {
            Some(Value::Null) => return Ok(Value::Null),
            Some(name) => Zone::parse(text(kind.function(), name)?)?,
            None => Zone::UTC,
        },
        Some(name) => Zone::parse(text(kind.function(), name)?)?,
    };
    kind.now(clock, zone)
}

fn cut(kind: TemporalKind, context: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let function = format!("{}.truncate", kind.function());
    let unit = TruncationUnit::parse(text(&function, argument(arguments, 0))?)?;
    let none = MapValue::new();
    let components = match arguments.get(2) {
        None => &none,
        Some(Value::Map(map)) => map.as_ref(),
        Some(other) => return Err(ValueError::argument_type(&format!("`{function}`"), "a map of components", other)),
    };
    truncate(kind, unit, argument(arguments, 1), components, context.statement_clock)
}

fn moment(seconds: i64, nanos: u32) -> Result<Value, ValueError> {
    DateTime::from_instant(Instant { seconds, nanos }, Zone::UTC)
        .map(Value::DateTime)
        .ok_or_else(|| ValueError::out_of_range("the moment lies outside the years -999999999 to 999999999"))
}

fn from_epoch(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let seconds = integer("datetime.fromEpoch", argument(arguments, 0))?;
    let nanos = integer("datetime.fromEpoch", argument(arguments, 1))?;
    let carried = seconds.checked_add(nanos.div_euclid(1_000_000_000));
    let carried = carried.ok_or_else(|| ValueError::out_of_range("the seconds overflow"))?;
    moment(carried, u32::try_from(nanos.rem_euclid(1_000_000_000)).unwrap_or(0))
}

fn from_epoch_millis(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let millis = integer("datetime.fromEpochMillis", argument(arguments, 0))?;
    moment(millis.div_euclid(1_000), u32::try_from(millis.rem_euclid(1_000) * 1_000_000).unwrap_or(0))
}

fn span(measure: Measure, arguments: &[Value]) -> Result<Value, ValueError> {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    Ok(Value::duration(between(measure, argument(arguments, 0), argument(arguments, 1))?))
}

fn epoch_millis(clock: Instant) -> i64 {
    clock.seconds.saturating_mul(1_000).saturating_add(i64::from(clock.nanos) / 1_000_000)
}
