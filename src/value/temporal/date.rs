//! A calendar date, with the calendars of months, weeks, quarters and ordinal days.
//!
//! Start at [`Date`].

use super::calendar::{date_of, days_in_month, days_of, is_leap};

/// A date of the proleptic Gregorian calendar, years ±999,999,999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    days: i64,
}

impl Date {
    /// The first date there is.
    pub const MIN: Date = Date { days: -365_243_219_162 };
    /// The last date there is.
    pub const MAX: Date = Date { days: 365_241_780_471 };

    /// Returns the date that many days after 1970-01-01, if it is within the years.
    #[must_use]
    pub fn from_epoch_days(days: i64) -> Option<Date> {
        (Date::MIN.days..=Date::MAX.days).contains(&days).then_some(Date { days })
    }

    /// Returns the date, if it exists.
    #[must_use]
    pub fn from_calendar(year: i64, month: i64, day: i64) -> Option<Date> {
        let exists = (-999_999_999..=999_999_999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then(|| Date { days: days_of(year, month, day) })
    }

    /// Returns the date of a day of an ISO week; `week_day` is 1 for Monday.
    #[must_use]
    pub fn from_week(week_year: i64, week: i64, week_day: i64) -> Option<Date> {
        if !(1..=53).contains(&week) || !(1..=7).contains(&week_day) {
            return None;
        }
        // The fourth of January is in week one by definition.
        let fourth = Date::from_calendar(week_year, 1, 4)?;
        let monday = fourth.days - (fourth.week_day() - 1) + (week - 1) * 7;
        let in_year = Date { days: monday }.week_year() == week_year;
        if in_year { Date::from_epoch_days(monday + week_day - 1) } else { None }
    }

    /// Returns the date of a day of a year, from 1.
    #[must_use]
    pub fn from_ordinal(year: i64, ordinal_day: i64) -> Option<Date> {
        let first = Date::from_calendar(year, 1, 1)?;
        (1..=365 + i64::from(is_leap(year))).contains(&ordinal_day).then(|| Date { days: first.days + ordinal_day - 1 })
    }

    /// Returns the date of a day of a quarter, both from 1.
    #[must_use]
    pub fn from_quarter(year: i64, quarter: i64, day_of_quarter: i64) -> Option<Date> {
        if !(1..=4).contains(&quarter) {
            return None;
        }
        let first = Date::from_calendar(year, quarter * 3 - 2, 1)?;
        let date = Date { days: first.days + day_of_quarter.checked_sub(1).filter(|day| (0..92).contains(day))? };
        (date.quarter() == quarter).then_some(date)
    }

    /// Returns the days since 1970-01-01.
    #[must_use]
    pub fn epoch_days(self) -> i64 {
        self.days
    }

    /// Returns year, month and day.
    #[must_use]
    pub fn calendar(self) -> (i64, i64, i64) {
        date_of(self.days)
    }

    /// Returns the year.
    #[must_use]
    pub fn year(self) -> i64 {
        self.calendar().0
    }

    /// Returns the month, from 1.
    #[must_use]
    pub fn month(self) -> i64 {
        self.calendar().1
    }

    /// Returns the day of the month, from 1.
    #[must_use]
    pub fn day(self) -> i64 {
        self.calendar().2
    }

    /// Returns the quarter, from 1.
    #[must_use]
    pub fn quarter(self) -> i64 {
        (self.month() + 2) / 3
    }

    /// Returns the day of the quarter, from 1.
    #[must_use]
    pub fn day_of_quarter(self) -> i64 {
        self.days - days_of(self.year(), self.quarter() * 3 - 2, 1) + 1
    }

    /// Returns the day of the year, from 1.
    #[must_use]
    pub fn ordinal_day(self) -> i64 {
        self.days - days_of(self.year(), 1, 1) + 1
    }

    /// Returns the day of the week, Monday is 1.
    #[must_use]
    pub fn week_day(self) -> i64 {
        (self.days + 3).rem_euclid(7) + 1
    }

    /// Returns the year that the ISO week belongs to.
    #[must_use]
    pub fn week_year(self) -> i64 {
        // The week belongs to the year of its Thursday.
        date_of(self.days - self.week_day() + 4).0
    }

    /// Returns the ISO week of the week year, from 1.
    #[must_use]
    pub fn week(self) -> i64 {
        let thursday = self.days - self.week_day() + 4;
        (thursday - days_of(date_of(thursday).0, 1, 1)) / 7 + 1
    }

    /// Returns the date that many days later.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Date> {
        Date::from_epoch_days(self.days.checked_add(days)?)
    }

    /// Returns the date that many months later, on the last day of the month if that month is shorter.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Option<Date> {
        let (year, month, day) = self.calendar();
        let total = (year * 12 + month - 1).checked_add(months)?;
        clamped(total.div_euclid(12), total.rem_euclid(12) + 1, day)
    }

    /// Returns this date in another year; the 29th of February becomes the 28th where it must.
    #[must_use]
    pub fn with_year(self, year: i64) -> Option<Date> {
        let (_, month, day) = self.calendar();
        clamped(year, month, day)
    }

    /// Returns this date in another month, on its last day if it is shorter.
    #[must_use]
    pub fn with_month(self, month: i64) -> Option<Date> {
        let (year, _, day) = self.calendar();
        clamped(year, month, day)
    }

    /// Returns this date on another day of its month.
    #[must_use]
    pub fn with_day(self, day: i64) -> Option<Date> {
        let (year, month, _) = self.calendar();
        Date::from_calendar(year, month, day)
    }

    /// Returns the same day of the same week in another week year.
    #[must_use]
    pub fn with_week_year(self, week_year: i64) -> Option<Date> {
        let (week, week_day) = (self.week(), self.week_day());
        Date::from_week(week_year, week, week_day).or_else(|| Date::from_week(week_year, week.min(52), week_day))
    }

    /// Returns the whole months from this date to another, towards zero.
    #[must_use]
    pub fn months_until(self, other: Date) -> i64 {
        let packed = |date: Date| {
            let (year, month, day) = date.calendar();
            (year * 12 + month - 1) * 32 + day
        };
        (packed(other) - packed(self)) / 32
    }
}

fn clamped(year: i64, month: i64, day: i64) -> Option<Date> {
    if !(1..=12).contains(&month) || !(-999_999_999..=999_999_999).contains(&year) {
        return None;
    }
    Date::from_calendar(year, month, day.min(days_in_month(year, month)))
}
