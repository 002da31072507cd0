//! Reads the ISO 8601 forms that openCypher takes: calendar, week, quarter and ordinal dates, extended and
//! compact, times, offsets, zones and durations.
//!
//! Start at [`Date::parse`], [`DateTime::parse`] and [`Duration::parse`].

use super::duration::Parts;
use super::{Date, DateTime, Duration, LocalDateTime, LocalTime, Time, Zone};
use crate::value::ValueError;

/// A position in a text of ASCII forms.
#[derive(Clone)]
struct Cursor<'a> {
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    fn eat(&mut self, c: char) -> bool {
        match self.rest.strip_prefix(c) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn digits_ahead(&self) -> usize {
        self.rest.bytes().take_while(u8::is_ascii_digit).count()
    }

    fn take(&mut self, count: usize) -> Option<&'a str> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    fn number(&mut self, digits: usize) -> Option<i64> {
        if self.digits_ahead() < digits {
            return None;
        }
        self.take(digits)?.parse().ok()
    }

    fn done(&self) -> bool {
        self.rest.is_empty()
    }
}

fn error(what: &str, text: &str, help: &str) -> ValueError {
    let shown: String = text.chars().take(60).collect();
    ValueError::argument_value(format!("`{shown}` is no {what}")).with_help(help)
}

const DATE_HELP: &str = "write a date such as `2015-07-21`, `2015-W30-2`, `2015-202` or `2015-Q3-21`";
const TIME_HELP: &str = "write a time such as `21:40:32.142`, with an offset such as `+01:00` where one is wanted";
const DATE_TIME_HELP: &str = "write a date, `T` and a time, such as `2015-07-21T21:40:32.142+02:00[Europe/Stockholm]`";
const DURATION_HELP: &str = "write a duration such as `P1Y2M10DT2H30M` or `PT0.5S`";

impl Date {
    /// Reads a date.
    ///
    /// # Errors
    /// `InvalidArgumentValue` if the text is no date.
    pub fn parse(text: &str) -> Result<Date, ValueError> {
        date(text.trim()).ok_or_else(|| error("date", text, DATE_HELP))
    }
}

impl LocalTime {
    /// Reads a time of day.
    ///
    /// # Errors
    /// `InvalidArgumentValue` if the text is no time.
    pub fn parse(text: &str) -> Result<LocalTime, ValueError> {
        local_time(text.trim()).ok_or_else(|| error("local time", text, TIME_HELP))
    }
}

impl Time {
    /// Reads a time of day with an offset; without one it is UTC.
    ///
    /// # Errors
    /// `InvalidArgumentValue` if the text is no time.
    pub fn parse(text: &str) -> Result<Time, ValueError> {
        let read = || {
            let (local, zone) = split_zone(text.trim());
            Time::new(local_time(local)?, if zone.is_empty() { 0 } else { offset(zone)? })
        };
        read().ok_or_else(|| error("time", text, TIME_HELP))
    }
}

impl LocalDateTime {
    /// Reads a date and time without a zone; without a time it is midnight.
    ///
    /// # Errors
    /// `InvalidArgumentValue` if the text is no date and time.
    pub fn parse(text: &str) -> Result<LocalDateTime, ValueError> {
        let read = || {
            let (day, time) = split_time(text.trim());
            Some(LocalDateTime::new(date(day)?, time.map_or(Some(LocalTime::MIDNIGHT), local_time)?))
        };
        read().ok_or_else(|| error("local date and time", text, DATE_TIME_HELP))
    }
}

impl DateTime {
    /// Reads a date and time with an offset, a zone or both; without either it is UTC.
    ///
    /// # Errors
    /// `InvalidArgumentValue` if the text is no date and time, or the offset is not one of the zone.
    pub fn parse(text: &str) -> Result<DateTime, ValueError> {
        let fail = || error("date and time", text, DATE_TIME_HELP);
        let trimmed = text.trim();
        let (trimmed, name) = match trimmed.strip_suffix(']').and_then(|body| body.rsplit_once('[')) {
            Some((body, name)) => (body, Some(name)),
            None => (trimmed, None),
        };
        let (day, time) = split_time(trimmed);
        let (time, written) = match time {
            Some(time) => split_zone(time),
            None => ("", ""),
        };
        let day = date(day).ok_or_else(fail)?;
        let time = if time.is_empty() && !trimmed.contains(['T', 't']) {
            LocalTime::MIDNIGHT
        } else {
            local_time(time).ok_or_else(fail)?
        };
        let offset = if written.is_empty() { None } else { Some(offset(written).ok_or_else(fail)?) };
        let zone = match (name, offset) {
            (Some(name), _) => Zone::parse(name)?,
            (None, Some(offset)) => Zone::fixed(offset).ok_or_else(fail)?,
            (None, None) => Zone::UTC,
        };
        let result = DateTime::from_local(LocalDateTime::new(day, time), zone, offset).ok_or_else(fail)?;
        match offset {
            Some(offset) if result.offset_seconds() != offset => {
                let name = zone.name();
                let right = super::text::offset_text(result.offset_seconds());
                Err(ValueError::argument_value(format!("`{written}` is not the offset of `{name}` at that time"))
                    .with_help(format!("write `{right}`, or leave the offset out")))
            }
            _ => Ok(result),
        }
    }
}

impl Duration {
    /// Reads a duration.
    ///
    /// # Errors
    /// `InvalidArgumentValue` if the text is no duration.
    pub fn parse(text: &str) -> Result<Duration, ValueError> {
        let fail = || error("duration", text, DURATION_HELP);
        let body = text.trim();
        let (body, sign) = match body.strip_prefix(['-', '+']) {
            Some(rest) => (rest, if body.starts_with('-') { -1 } else { 1 }),
            None => (body, 1),
        };
        let body = body.strip_prefix('P').ok_or_else(fail)?;
        let duration = match duration_as_date_time(body) {
            Some(duration) => duration,
            None => duration_of_units(body).ok_or_else(fail)?,
        }?;
        if sign < 0 { duration.negated() } else { Ok(duration) }
    }
}

/// Splits a date from a time at the `T`.
fn split_time(text: &str) -> (&str, Option<&str>) {
    match text.split_once(['T', 't']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    }
}

/// Splits a time from its offset, which may be empty.
fn split_zone(text: &str) -> (&str, &str) {
    text.find(['Z', 'z', '+', '-']).map_or((text, ""), |at| text.split_at(at))
}

fn date(text: &str) -> Option<Date> {
    let mut cursor = Cursor { rest: text };
    let signed = text.starts_with(['+', '-']);
    let year = if signed {
        let negative = text.starts_with('-');
        cursor.take(1)?;
        let digits = cursor.digits_ahead();
        if !(1..=9).contains(&digits) {
            return None;
        }
        let year = cursor.number(digits)?;
        if negative { -year } else { year }
    } else {
        cursor.number(4)?
    };
    if cursor.done() {
        return Date::from_calendar(year, 1, 1);
    }
    let dashed = cursor.eat('-');
    if cursor.eat('W') {
        let week = cursor.number(2)?;
        let week_day = last_number(&mut cursor, 1)?;
        return Date::from_week(year, week, week_day.unwrap_or(1));
    }
    if cursor.eat('Q') {
        let quarter = cursor.number(1)?;
        let day = last_number(&mut cursor, 2)?;
        return Date::from_quarter(year, quarter, day.unwrap_or(1));
    }
    match (cursor.digits_ahead(), cursor.rest.len()) {
        (3, 3) => Date::from_ordinal(year, cursor.number(3)?),
        (2, 2) => Date::from_calendar(year, cursor.number(2)?, 1),
        (2, _) if dashed => {
            let month = cursor.number(2)?;
            let separated = cursor.eat('-');
            let day = cursor.number(2)?;
            if separated && cursor.done() { Date::from_calendar(year, month, day) } else { None }
        }
        (4, 4) if !dashed => {
            let month = cursor.number(2)?;
            Date::from_calendar(year, month, cursor.number(2)?)
        }
        _ => None,
    }
}

/// Reads an optional number at the end, with or without a dash before it.
fn last_number(cursor: &mut Cursor<'_>, digits: usize) -> Option<Option<i64>> {
    if cursor.done() {
        return Some(None);
    }
    cursor.eat('-');
    let number = cursor.number(digits)?;
    cursor.done().then_some(Some(number))
}

fn local_time(text: &str) -> Option<LocalTime> {
    let mut cursor = Cursor { rest: text };
    let hour = cursor.number(2)?;
    let (mut minute, mut second, mut nanos) = (0, 0, 0);
    if !cursor.done() {
        let extended = cursor.eat(':');
        minute = cursor.number(2)?;
        if !cursor.done() {
            if cursor.eat(':') != extended {
                return None;
            }
            second = cursor.number(2)?;
            nanos = fraction(&mut cursor)?;
        }
    }
    if cursor.done() { LocalTime::new(hour, minute, second, nanos) } else { None }
}

/// Reads an optional fraction of a second as nanoseconds.
fn fraction(cursor: &mut Cursor<'_>) -> Option<i64> {
    if !cursor.eat('.') && !cursor.eat(',') {
        return Some(0);
    }
    let digits = cursor.digits_ahead();
    if !(1..=9).contains(&digits) {
        return None;
    }
    Some(cursor.number(digits)? * 10i64.pow(u32::try_from(9 - digits).ok()?))
}

/// Reads an offset in seconds: `Z`, `+01`, `+0130`, `+01:30`, `+01:30:59`.
pub(super) fn offset(text: &str) -> Option<i32> {
    if text == "Z" || text == "z" {
        return Some(0);
    }
    let mut cursor = Cursor { rest: text };
    let sign = if cursor.eat('-') {
        -1
    } else if cursor.eat('+') {
        1
    } else {
        return None;
    };
    let hours = cursor.number(2)?;
    let (mut minutes, mut seconds) = (0, 0);
    if !cursor.done() {
        let extended = cursor.eat(':');
        minutes = cursor.number(2)?;
        if !cursor.done() {
            if cursor.eat(':') != extended {
                return None;
            }
            seconds = cursor.number(2)?;
        }
    }
    if !cursor.done() || hours > 18 || minutes > 59 || seconds > 59 {
        return None;
    }
    i32::try_from(sign * ((hours * 60 + minutes) * 60 + seconds)).ok()
}

/// Reads `2012-02-02T14:37:21.545`, a duration that is written like a date.
fn duration_as_date_time(body: &str) -> Option<Result<Duration, ValueError>> {
    let (day, time) = split_time(body);
    let mut cursor = Cursor { rest: day };
    let years = cursor.number(4)?;
    let dashed = cursor.eat('-');
    let months = cursor.number(2)?;
    if cursor.eat('-') != dashed {
        return None;
    }
    let days = cursor.number(2)?;
    if !cursor.done() || months > 12 || days > 31 {
        return None;
    }
    let time = time.map_or(Some(LocalTime::MIDNIGHT), local_time)?;
    Some(Duration::new(years * 12 + months, days, 0, time.nanos_of_day().into()))
}

/// The denominator of the fractions that durations are read with.
const SCALE: i128 = 1_000_000_000_000_000_000;

/// The part of a duration that a unit counts towards.
#[derive(Clone, Copy)]
enum Part {
    Months,
    Days,
    Seconds,
}

/// Reads `1Y2M10DT2H30M`; `None` if the form is wrong.
fn duration_of_units(body: &str) -> Option<Result<Duration, ValueError>> {
    let (days, time) = match body.split_once('T') {
        Some((days, time)) => (days, Some(time)),
        None => (body, None),
    };
    if time.is_some_and(str::is_empty) || body.is_empty() {
        return None;
    }
    let mut parts = Parts::default();
    let dates = [('Y', Part::Months, 12), ('M', Part::Months, 1), ('W', Part::Days, 7), ('D', Part::Days, 1)];
    let times = [('H', Part::Seconds, 3_600), ('M', Part::Seconds, 60), ('S', Part::Seconds, 1)];
    for (text, mut units) in [(days, dates.as_slice()), (time.unwrap_or(""), times.as_slice())] {
        let mut cursor = Cursor { rest: text };
        while !cursor.done() {
            let amount = decimal(&mut cursor)?;
            let unit = cursor.rest.chars().next()?;
            cursor.take(unit.len_utf8())?;
            // The units come in order, each at most once.
            let at = units.iter().position(|(letter, ..)| *letter == unit)?;
            let (_, part, factor) = units[at];
            units = &units[at + 1..];
            let part = match part {
                Part::Months => &mut parts.months,
                Part::Days => &mut parts.days,
                Part::Seconds => &mut parts.seconds,
            };
            let Some(sum) = amount.checked_mul(factor).and_then(|amount| part.checked_add(amount)) else {
                return Some(Err(super::duration::overflow()));
            };
            *part = sum;
        }
    }
    Some(Duration::from_parts(parts, SCALE))
}

/// Reads a number with a fraction as so many of `1/SCALE`.
fn decimal(cursor: &mut Cursor<'_>) -> Option<i128> {
    let negative = cursor.eat('-');
    if !negative {
        cursor.eat('+');
    }
    let digits = cursor.digits_ahead();
    if !(1..=19).contains(&digits) {
        return None;
    }
    let mut amount = cursor.take(digits)?.parse::<i128>().ok()? * SCALE;
    if cursor.eat('.') || cursor.eat(',') {
        let digits = cursor.digits_ahead();
        if digits == 0 {
            return None;
        }
        // Digits beyond the scale are far below a nanosecond of any unit but years, and are dropped.
        let kept = digits.min(18);
        let fraction: i128 = cursor.rest.get(..kept)?.parse().ok()?;
        amount += fraction * 10i128.pow(18 - u32::try_from(kept).ok()?);
        cursor.take(digits)?;
    }
    Some(if negative { -amount } else { amount })
}
