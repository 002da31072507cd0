//! Cuts temporal values off at a unit: `date.truncate('month', d)`.
//!
//! Start at [`truncate`].

use super::build::{Base, build_on};
use super::{Date, DateTime, Instant, LocalDateTime, LocalTime, TemporalKind, Time, Zone};
use crate::diag::did_you_mean;
use crate::value::{MapValue, Value, ValueError};

/// A unit to cut off at, from the longest to the shortest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TruncationUnit {
    /// A thousand years.
    Millennium,
    /// A hundred years.
    Century,
    /// Ten years.
    Decade,
    /// A calendar year.
    Year,
    /// A year of whole ISO weeks.
    WeekYear,
    /// Three months.
    Quarter,
    /// A month.
    Month,
    /// An ISO week, from Monday.
    Week,
    /// A day.
    Day,
    /// An hour.
    Hour,
    /// A minute.
    Minute,
    /// A second.
    Second,
    /// A thousandth of a second.
    Millisecond,
    /// A millionth of a second.
    Microsecond,
}

const UNITS: [(&str, TruncationUnit); 14] = [
    ("millennium", TruncationUnit::Millennium),
    ("century", TruncationUnit::Century),
    ("decade", TruncationUnit::Decade),
    ("year", TruncationUnit::Year),
    ("weekYear", TruncationUnit::WeekYear),
    ("quarter", TruncationUnit::Quarter),
    ("month", TruncationUnit::Month),
    ("week", TruncationUnit::Week),
    ("day", TruncationUnit::Day),
    ("hour", TruncationUnit::Hour),
    ("minute", TruncationUnit::Minute),
    ("second", TruncationUnit::Second),
    ("millisecond", TruncationUnit::Millisecond),
    ("microsecond", TruncationUnit::Microsecond),
];

impl TruncationUnit {
    /// Reads the name of a unit, in any case.
    ///
    /// # Errors
    /// `InvalidArgumentValue` if there is no such unit.
    pub fn parse(name: &str) -> Result<TruncationUnit, ValueError> {
        if let Some((_, unit)) = UNITS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            return Ok(*unit);
        }
        let names = UNITS.map(|(name, _)| name);
        let mut error = ValueError::argument_value(format!("no unit `{name}` to truncate to"));
        error.help = did_you_mean(name, names).or_else(|| Some(format!("the units are {}", names.join(", "))));
        Err(error)
    }

    fn truncate_date(self, date: Date) -> Option<Date> {
        let (year, month, _) = date.calendar();
        let multiple = |of: i64| Date::from_calendar((year.div_euclid(of) * of).max(-999_999_999), 1, 1);
        match self {
            TruncationUnit::Millennium => multiple(1_000),
            TruncationUnit::Century => multiple(100),
            TruncationUnit::Decade => multiple(10),
            TruncationUnit::Year => multiple(1),
            TruncationUnit::WeekYear => Date::from_week(date.week_year(), 1, 1),
            TruncationUnit::Quarter => Date::from_calendar(year, date.quarter() * 3 - 2, 1),
            TruncationUnit::Month => Date::from_calendar(year, month, 1),
            TruncationUnit::Week => date.plus_days(1 - date.week_day()),
            _ => Some(date),
        }
    }

    fn truncate_time(self, time: LocalTime) -> LocalTime {
        let unit: i64 = match self {
            TruncationUnit::Hour => 3_600_000_000_000,
            TruncationUnit::Minute => 60_000_000_000,
            TruncationUnit::Second => 1_000_000_000,
            TruncationUnit::Millisecond => 1_000_000,
            TruncationUnit::Microsecond => 1_000,
            _ => return LocalTime::MIDNIGHT,
        };
        let nanos = time.nanos_of_day();
        LocalTime::from_nanos_of_day(nanos - nanos % unit).unwrap_or_default()
    }
}

/// Cuts a value off at a unit, gives it as a value of `kind` and then sets the fields of the map.
///
/// # Errors
/// `InvalidArgumentType` if the value has no such parts, `InvalidArgumentValue` if the unit is none of the kind.
pub fn truncate(
    kind: TemporalKind,
    unit: TruncationUnit,
    value: &Value,
    fields: &MapValue,
    now: Instant,
) -> Result<Value, ValueError> {
    if kind == TemporalKind::Date && unit > TruncationUnit::Day {
        return Err(ValueError::argument_value("a date has no unit shorter than `day` to truncate to"));
    }
    if !kind.has_date() && unit < TruncationUnit::Day {
        return Err(ValueError::argument_value("a time has no unit longer than `day` to truncate to"));
    }
    let base = Base::of(kind, value)?;
    let date = unit.truncate_date(base.date).ok_or_else(|| super::out_of_years("the truncated date"))?;
    let time = unit.truncate_time(base.time);
    let zone = base.zone.unwrap_or(Zone::UTC);
    let local = LocalDateTime::new(date, time);
    let truncated = match kind {
        TemporalKind::Date => Value::Date(date),
        TemporalKind::LocalTime => Value::LocalTime(time),
        TemporalKind::LocalDateTime => Value::LocalDateTime(local),
        TemporalKind::Time => Value::Time(Time::with_valid_offset(time, base.offset_seconds)),
        TemporalKind::DateTime => Value::DateTime(
            DateTime::from_local(local, zone, Some(base.offset_seconds))
                .ok_or_else(|| super::out_of_years("the truncated date"))?,
        ),
    };
    if fields.is_empty() { Ok(truncated) } else { build_on(kind, &truncated, unit, fields, now) }
}
