//! Makes temporal values from maps of components, and turns one kind into another.
//!
//! Start at [`TemporalKind::build`]. How: the components are set one after the other, longest unit first, on a
//! base: the value that the map selects from (`date`, `time`, `datetime`, `epochSeconds`), else the start of
//! the year; a zone comes last, and keeps the moment when the base had a zone, else what the clock shows.

use super::{Date, DateTime, Instant, LocalDateTime, LocalTime, NANOS_PER_SECOND, Time, TruncationUnit, Zone};
use crate::diag::did_you_mean;
use crate::value::{MapValue, Value, ValueError};

/// The kind of a temporal value that is not a duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemporalKind {
    /// A [`Date`].
    Date,
    /// A [`LocalTime`].
    LocalTime,
    /// A [`Time`].
    Time,
    /// A [`LocalDateTime`].
    LocalDateTime,
    /// A [`DateTime`].
    DateTime,
}

impl TemporalKind {
    /// Returns the name of the function that makes such values.
    #[must_use]
    pub fn function(self) -> &'static str {
        match self {
            TemporalKind::Date => "date",
            TemporalKind::LocalTime => "localtime",
            TemporalKind::Time => "time",
            TemporalKind::LocalDateTime => "localdatetime",
            TemporalKind::DateTime => "datetime",
        }
    }

    pub(super) fn has_date(self) -> bool {
        matches!(self, TemporalKind::Date | TemporalKind::LocalDateTime | TemporalKind::DateTime)
    }

    fn has_time(self) -> bool {
        self != TemporalKind::Date
    }

    fn has_zone(self) -> bool {
        matches!(self, TemporalKind::Time | TemporalKind::DateTime)
    }

    /// Returns the current value in a zone.
    ///
    /// # Errors
    /// `NumberOutOfRange` if the clock is beyond the years.
    pub fn now(self, now: Instant, zone: Zone) -> Result<Value, ValueError> {
        let moment = DateTime::from_instant(now, zone).ok_or_else(|| super::out_of_years("the moment"))?;
        Base::of_date_time(moment).assemble(self)
    }

    /// Makes a value from a string, a map of components or another temporal value; null from null.
    ///
    /// # Errors
    /// `InvalidArgumentValue` or `InvalidArgumentType` if that is not possible.
    pub fn make(self, from: &Value, now: Instant) -> Result<Value, ValueError> {
        match from {
            Value::Null => Ok(Value::Null),
            Value::String(text) => self.parse(text),
            Value::Map(map) => self.build(map, now),
            other => Base::of(self, other)?.assemble(self),
        }
    }

    /// Reads a text.
    ///
    /// # Errors
    /// `InvalidArgumentValue` if the text is none of this kind.
    pub fn parse(self, text: &str) -> Result<Value, ValueError> {
        Ok(match self {
            TemporalKind::Date => Value::Date(Date::parse(text)?),
            TemporalKind::LocalTime => Value::LocalTime(LocalTime::parse(text)?),
            TemporalKind::Time => Value::Time(Time::parse(text)?),
            TemporalKind::LocalDateTime => Value::LocalDateTime(LocalDateTime::parse(text)?),
            TemporalKind::DateTime => Value::DateTime(DateTime::parse(text)?),
        })
    }

    /// Makes a value from a map of components; null if one of them is null.
    ///
    /// # Errors
    /// `InvalidArgumentValue` or `InvalidArgumentType` if the components make no such value.
    pub fn build(self, map: &MapValue, now: Instant) -> Result<Value, ValueError> {
        let Some(fields) = Fields::read(map)? else { return Ok(Value::Null) };
        if fields.is_zone_only() {
            return self.now(now, fields.zone.unwrap_or(Zone::UTC));
        }
        fields.check(self)?;
        let base = fields.base(self, now)?;
        fields.set_on(base, self, NANOS_PER_SECOND, now)?.assemble(self)
    }
}

/// Sets fields on a value that was cut off at a unit; fractions of a second add to what was left of it.
pub(super) fn build_on(
    kind: TemporalKind,
    truncated: &Value,
    unit: TruncationUnit,
    map: &MapValue,
    now: Instant,
) -> Result<Value, ValueError> {
    let Some(mut fields) = Fields::read(map)? else { return Ok(Value::Null) };
    fields.check_parts(kind)?;
    let mut base = Base::of(kind, truncated)?;
    // The zone keeps what the clock shows here, whatever zone the value had.
    if let Some(zone) = fields.zone.take() {
        base.set_zone(zone, kind, now);
    }
    let kept = match unit {
        TruncationUnit::Millisecond => 1_000_000,
        TruncationUnit::Microsecond => 1_000,
        _ => NANOS_PER_SECOND,
    };
    fields.set_on(base, kind, kept, now)?.assemble(kind)
}

/// The parts of a value that others are made from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Base {
    pub(super) date: Date,
    pub(super) time: LocalTime,
    /// The zone that the value had.
    pub(super) zone: Option<Zone>,
    pub(super) offset_seconds: i32,
}

impl Base {
    fn of_date_time(moment: DateTime) -> Base {
        let local = moment.local();
        let offset_seconds = moment.offset_seconds();
        Base { date: local.date(), time: local.time(), zone: Some(moment.zone()), offset_seconds }
    }

    /// Takes a temporal value apart; it must have the parts that the kind has, but a date has its midnight.
    pub(super) fn of(kind: TemporalKind, value: &Value) -> Result<Base, ValueError> {
        let epoch = Date::from_epoch_days(0).unwrap_or(Date::MIN);
        let base = |date, time| Base { date, time, zone: None, offset_seconds: 0 };
        let wrong = || {
            let what = format!("`{}`", kind.function());
            ValueError::argument_type(&what, "a string, a map or a temporal value that has such parts", value)
        };
        match value {
            Value::Date(date) if kind.has_date() => Ok(base(*date, LocalTime::MIDNIGHT)),
            Value::LocalTime(time) if !kind.has_date() => Ok(base(epoch, *time)),
            Value::Time(time) if !kind.has_date() => {
                let (zone, offset_seconds) = (Zone::fixed(time.offset_seconds()), time.offset_seconds());
                Ok(Base { date: epoch, time: time.local, zone, offset_seconds })
            }
            Value::LocalDateTime(local) => Ok(base(local.date(), local.time())),
            Value::DateTime(moment) => Ok(Base::of_date_time(*moment)),
            _ => Err(wrong()),
        }
    }

    /// Gives the base another zone under the same clock.
    fn set_zone(&mut self, zone: Zone, kind: TemporalKind, now: Instant) {
        self.zone = Some(zone);
        self.offset_seconds = if kind == TemporalKind::Time {
            zone.offset_at(now.seconds)
        } else {
            zone.offset_of_local(LocalDateTime::new(self.date, self.time).seconds(), Some(self.offset_seconds))
        };
    }

    fn moment(&self) -> Result<DateTime, ValueError> {
        let local = LocalDateTime::new(self.date, self.time);
        DateTime::from_local(local, self.zone.unwrap_or(Zone::UTC), Some(self.offset_seconds))
            .ok_or_else(|| super::out_of_years("the moment"))
    }

    fn assemble(self, kind: TemporalKind) -> Result<Value, ValueError> {
        Ok(match kind {
            TemporalKind::Date => Value::Date(self.date),
            TemporalKind::LocalTime => Value::LocalTime(self.time),
            TemporalKind::Time => Value::Time(Time::with_valid_offset(self.time, self.offset_seconds)),
            TemporalKind::LocalDateTime => Value::LocalDateTime(LocalDateTime::new(self.date, self.time)),
            TemporalKind::DateTime => Value::DateTime(self.moment()?),
        })
    }
}

/// The names of components that are numbers, in the order in which they are set.
const NUMBERS: [&str; 16] = [
    "year",
    "quarter",
    "month",
    "week",
    "ordinalDay",
    "dayOfQuarter",
    "dayOfWeek",
    "day",
    "hour",
    "minute",
    "second",
    "millisecond",
    "microsecond",
    "nanosecond",
    "epochSeconds",
    "epochMillis",
];
const YEAR: usize = 0;
const QUARTER: usize = 1;
const MONTH: usize = 2;
const WEEK: usize = 3;
const ORDINAL_DAY: usize = 4;
const DAY_OF_QUARTER: usize = 5;
const DAY_OF_WEEK: usize = 6;
const DAY: usize = 7;
const HOUR: usize = 8;
const MINUTE: usize = 9;
const SECOND: usize = 10;
const MILLISECOND: usize = 11;
const MICROSECOND: usize = 12;
const NANOSECOND: usize = 13;
const EPOCH_SECONDS: usize = 14;
const EPOCH_MILLIS: usize = 15;

/// The components of a map, read.
#[derive(Default)]
struct Fields {
    numbers: [Option<i64>; 16],
    date: Option<Value>,
    time: Option<Value>,
    date_time: Option<Value>,
    zone: Option<Zone>,
}

impl Fields {
    /// Reads a map; `None` if a component is null.
    fn read(map: &MapValue) -> Result<Option<Fields>, ValueError> {
        let mut fields = Fields::default();
        for (key, value) in map {
            if value.is_null() {
                return Ok(None);
            }
            if let Some(at) = NUMBERS.iter().position(|name| name.eq_ignore_ascii_case(key)) {
                let Value::Integer(number) = value else {
                    return Err(ValueError::argument_type(&format!("the component `{key}`"), "an integer", value));
                };
                fields.numbers[at] = Some(*number);
            } else if key.eq_ignore_ascii_case("timezone") {
                let Value::String(name) = value else {
                    return Err(ValueError::argument_type("the component `timezone`", "a string", value));
                };
                fields.zone = Some(Zone::parse(name)?);
            } else if key.eq_ignore_ascii_case("date") {
                fields.date = Some(value.clone());
            } else if key.eq_ignore_ascii_case("time") {
                fields.time = Some(value.clone());
            } else if key.eq_ignore_ascii_case("datetime") {
                fields.date_time = Some(value.clone());
            } else {
                let known = NUMBERS.into_iter().chain(["timezone", "date", "time", "datetime"]);
                let mut error = ValueError::argument_value(format!("no temporal component `{key}`"));
                error.help = did_you_mean(key, known);
                return Err(error);
            }
        }
        Ok(Some(fields))
    }

    fn has(&self, at: usize) -> bool {
        self.numbers[at].is_some()
    }

    fn is_zone_only(&self) -> bool {
        let nothing_else = self.date.is_none() && self.time.is_none() && self.date_time.is_none();
        self.zone.is_some() && nothing_else && self.numbers.iter().all(Option::is_none)
    }

    fn has_epoch(&self) -> bool {
        self.has(EPOCH_SECONDS) || self.has(EPOCH_MILLIS)
    }

    /// Checks that the components are some that the kind has and that they do not contradict each other.
    fn check_parts(&self, kind: TemporalKind) -> Result<(), ValueError> {
        let no = |what: &str| ValueError::argument_value(format!("`{}` has no component `{what}`", kind.function()));
        if !kind.has_date() {
            if let Some(at) = (YEAR..=DAY).find(|at| self.has(*at)) {
                return Err(no(NUMBERS[at]));
            }
            if self.date.is_some() {
                return Err(no("date"));
            }
        }
        if !kind.has_time() {
            if let Some(at) = (HOUR..=NANOSECOND).find(|at| self.has(*at)) {
                return Err(no(NUMBERS[at]));
            }
            if self.time.is_some() {
                return Err(no("time"));
            }
        }
        if self.zone.is_some() && !kind.has_zone() {
            return Err(no("timezone"));
        }
        if self.has_epoch() && kind != TemporalKind::DateTime {
            return Err(no(NUMBERS[if self.has(EPOCH_SECONDS) { EPOCH_SECONDS } else { EPOCH_MILLIS }]));
        }
        let calendars = [
            self.has(MONTH) || self.has(DAY),
            self.has(WEEK) || self.has(DAY_OF_WEEK),
            self.has(QUARTER) || self.has(DAY_OF_QUARTER),
            self.has(ORDINAL_DAY),
        ];
        if calendars.into_iter().filter(|used| *used).count() > 1 {
            return Err(ValueError::argument_value(
                "a date is given by month and day, by week, by quarter or by ordinal day, not by several of them",
            ));
        }
        Ok(())
    }

    /// Checks a map that makes a value from nothing else: no unit may be missing above one that is given.
    fn check(&self, kind: TemporalKind) -> Result<(), ValueError> {
        self.check_parts(kind)?;
        let missing = |what: &str, of: &str| {
            Err(ValueError::argument_value(format!("`{what}` must be given for `{of}`"))
                .with_help(format!("add `{what}` to the map")))
        };
        if self.date_time.is_some() && (self.date.is_some() || self.time.is_some() || self.has_epoch()) {
            return Err(ValueError::argument_value("`datetime` cannot stand beside `date`, `time` or an epoch"));
        }
        if self.has(EPOCH_SECONDS) && self.has(EPOCH_MILLIS) {
            return Err(ValueError::argument_value("`epochSeconds` cannot stand beside `epochMillis`"));
        }
        let whole = self.date_time.is_some() || self.has_epoch();
        if kind.has_date() && !whole && self.date.is_none() {
            if !self.has(YEAR) {
                return missing("year", kind.function());
            }
            for (part, of) in [(DAY, MONTH), (DAY_OF_WEEK, WEEK), (DAY_OF_QUARTER, QUARTER)] {
                if self.has(part) && !self.has(of) {
                    return missing(NUMBERS[of], NUMBERS[part]);
                }
            }
        }
        if kind.has_time() && !whole && self.time.is_none() {
            if !kind.has_date() && !self.has(HOUR) {
                return missing("hour", kind.function());
            }
            for (of, part) in [(HOUR, MINUTE), (MINUTE, SECOND)] {
                if self.has(part) && !self.has(of) {
                    return missing(NUMBERS[of], NUMBERS[part]);
                }
            }
            if let Some(part) = (MILLISECOND..=NANOSECOND).find(|at| self.has(*at) && !self.has(SECOND)) {
                return missing("second", NUMBERS[part]);
            }
        }
        Ok(())
    }

    /// Returns what the components are set on.
    fn base(&self, kind: TemporalKind, now: Instant) -> Result<Base, ValueError> {
        if let Some(value) = &self.date_time {
            return Base::of(TemporalKind::DateTime, value);
        }
        if self.has_epoch() {
            let (seconds, nanos) = match (self.numbers[EPOCH_SECONDS], self.numbers[EPOCH_MILLIS]) {
                (Some(seconds), _) => (seconds, 0),
                (None, millis) => {
                    let millis = millis.unwrap_or(0);
                    (millis.div_euclid(1_000), u32::try_from(millis.rem_euclid(1_000) * 1_000_000).unwrap_or(0))
                }
            };
            let moment = DateTime::from_instant(Instant { seconds, nanos }, Zone::UTC);
            return Ok(Base::of_date_time(moment.ok_or_else(|| super::out_of_years("the moment"))?));
        }
        let date = match &self.date {
            Some(value) => Base::of(TemporalKind::Date, value)?.date,
            None => self.first_date()?,
        };
        let mut base = Base { date, time: LocalTime::MIDNIGHT, zone: None, offset_seconds: 0 };
        if let Some(value) = &self.time {
            let time = Base::of(TemporalKind::LocalTime, value)?;
            base.time = time.time;
            base.zone = time.zone;
            base.offset_seconds = time.offset_seconds;
            if let (TemporalKind::DateTime, Some(zone)) = (kind, base.zone) {
                base.set_zone(zone, kind, now);
            }
        }
        Ok(base)
    }

    /// Returns the first date of the year, of the week year if a week is given.
    fn first_date(&self) -> Result<Date, ValueError> {
        let year = self.numbers[YEAR].unwrap_or(1970);
        let first = if self.has(WEEK) { Date::from_week(year, 1, 1) } else { Date::from_calendar(year, 1, 1) };
        first.ok_or_else(|| super::out_of_years("the year"))
    }

    /// Sets the components on a base; a fraction of a second leaves what is above `kept_unit` nanoseconds.
    fn set_on(&self, mut base: Base, kind: TemporalKind, kept_unit: i64, now: Instant) -> Result<Base, ValueError> {
        let from_epoch = self.has_epoch();
        let had_zone = from_epoch || (base.zone.is_some() && (self.time.is_some() || self.date_time.is_some()));
        base.date = self.set_date(base.date)?;
        base.time = self.set_time(base.time, kept_unit)?;
        if let Some(zone) = self.zone {
            match kind {
                TemporalKind::DateTime if had_zone => {
                    let moved = base.moment()?.in_zone(zone).ok_or_else(|| super::out_of_years("the moment"))?;
                    base = Base::of_date_time(moved);
                }
                TemporalKind::Time if had_zone => {
                    let offset_seconds = zone.offset_at(now.seconds);
                    let shift = i128::from(offset_seconds - base.offset_seconds) * i128::from(NANOS_PER_SECOND);
                    base.time = base.time.plus_nanos(shift);
                    base.offset_seconds = offset_seconds;
                }
                _ => base.set_zone(zone, kind, now),
            }
        }
        Ok(base)
    }

    fn set_date(&self, mut date: Date) -> Result<Date, ValueError> {
        for (at, number) in self.numbers.iter().enumerate().take(DAY + 1) {
            let Some(number) = *number else { continue };
            let within = |from: i64, to: i64| (from..=to).contains(&number).then_some(());
            let set = match at {
                YEAR if self.has(WEEK) => date.with_week_year(number),
                YEAR => date.with_year(number),
                QUARTER => within(1, 4).and_then(|()| date.with_month(number * 3 - 2 + (date.month() - 1) % 3)),
                MONTH => date.with_month(number),
                WEEK => within(1, 53).and_then(|()| Date::from_week(date.week_year(), number, date.week_day())),
                ORDINAL_DAY => Date::from_ordinal(date.year(), number),
                DAY_OF_QUARTER => Date::from_quarter(date.year(), date.quarter(), number),
                DAY_OF_WEEK => within(1, 7).and_then(|()| date.plus_days(number - date.week_day())),
                _ => date.with_day(number),
            };
            date = set.ok_or_else(|| {
                ValueError::argument_value(format!("no date has the component `{}: {number}` there", NUMBERS[at]))
            })?;
        }
        Ok(date)
    }

    fn set_time(&self, time: LocalTime, kept_unit: i64) -> Result<LocalTime, ValueError> {
        let number = |at: usize, old: i64| self.numbers[at].unwrap_or(old);
        let nanos = self.nanos(time.nanosecond(), kept_unit)?.unwrap_or_else(|| time.nanosecond());
        LocalTime::new(number(HOUR, time.hour()), number(MINUTE, time.minute()), number(SECOND, time.second()), nanos)
            .ok_or_else(|| {
                let beyond = [(HOUR, 23), (MINUTE, 59), (SECOND, 59)];
                let wrong =
                    beyond.into_iter().find(|(at, max)| self.numbers[*at].is_some_and(|n| !(0..=*max).contains(&n)));
                let (at, max) = wrong.unwrap_or((SECOND, 59));
                let found = self.numbers[at].unwrap_or_default();
                ValueError::argument_value(format!("`{}: {found}` is not within 0 to {max}", NUMBERS[at]))
            })
    }

    /// Puts the fractions of a second together; each may fill only what the longer ones leave.
    fn nanos(&self, old: i64, kept_unit: i64) -> Result<Option<i64>, ValueError> {
        let parts = [(MILLISECOND, 1_000_000), (MICROSECOND, 1_000), (NANOSECOND, 1)];
        if parts.iter().all(|(at, _)| !self.has(*at)) {
            return Ok(None);
        }
        let mut unit = if self.has(MILLISECOND) {
            NANOS_PER_SECOND
        } else if self.has(MICROSECOND) {
            kept_unit.max(1_000_000)
        } else {
            kept_unit
        };
        let mut nanos = old - old % unit;
        for (at, size) in parts {
            let Some(number) = self.numbers[at] else { continue };
            let max = unit / size - 1;
            if !(0..=max).contains(&number) {
                let name = NUMBERS[at];
                return Err(ValueError::argument_value(format!("`{name}: {number}` is not within 0 to {max}")));
            }
            nanos += number * size;
            unit = size;
        }
        Ok(Some(nanos))
    }
}
