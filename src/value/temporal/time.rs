//! Times of day, with and without an offset.
//!
//! Start at [`LocalTime`] and [`Time`].

use std::cmp::Ordering;

use super::{NANOS_PER_DAY, NANOS_PER_SECOND};

/// A time of day without an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct LocalTime {
    nanos: i64,
}

impl LocalTime {
    /// The start of the day.
    pub const MIDNIGHT: LocalTime = LocalTime { nanos: 0 };

    /// Returns the time that many nanoseconds into the day.
    #[must_use]
    pub fn from_nanos_of_day(nanos: i64) -> Option<LocalTime> {
        (0..NANOS_PER_DAY).contains(&nanos).then_some(LocalTime { nanos })
    }

    /// Returns the time, if it exists.
    #[must_use]
    pub fn new(hour: i64, minute: i64, second: i64, nanos: i64) -> Option<LocalTime> {
        let exists = (0..24).contains(&hour)
            && (0..60).contains(&minute)
            && (0..60).contains(&second)
            && (0..NANOS_PER_SECOND).contains(&nanos);
        exists.then(|| LocalTime { nanos: ((hour * 60 + minute) * 60 + second) * NANOS_PER_SECOND + nanos })
    }

    /// Returns the nanoseconds since midnight.
    #[must_use]
    pub fn nanos_of_day(self) -> i64 {
        self.nanos
    }

    /// Returns the seconds since midnight.
    #[must_use]
    pub fn second_of_day(self) -> i64 {
        self.nanos / NANOS_PER_SECOND
    }

    /// Returns the hour.
    #[must_use]
    pub fn hour(self) -> i64 {
        self.second_of_day() / 3_600
    }

    /// Returns the minute of the hour.
    #[must_use]
    pub fn minute(self) -> i64 {
        self.second_of_day() / 60 % 60
    }

    /// Returns the second of the minute.
    #[must_use]
    pub fn second(self) -> i64 {
        self.second_of_day() % 60
    }

    /// Returns the nanosecond of the second.
    #[must_use]
    pub fn nanosecond(self) -> i64 {
        self.nanos % NANOS_PER_SECOND
    }

    /// Returns the time that many nanoseconds later, around the clock.
    #[must_use]
    pub fn plus_nanos(self, nanos: i128) -> LocalTime {
        let day = i128::from(NANOS_PER_DAY);
        let sum = (i128::from(self.nanos) + nanos.rem_euclid(day)).rem_euclid(day);
        LocalTime { nanos: i64::try_from(sum).unwrap_or(0) }
    }
}

/// A time of day with an offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Time {
    /// The time as the clock on the wall shows it.
    pub local: LocalTime,
    offset_seconds: i32,
}

impl Time {
    /// Returns the time; the offset must be within ±18 hours.
    #[must_use]
    pub fn new(local: LocalTime, offset_seconds: i32) -> Option<Time> {
        (-64_800..=64_800).contains(&offset_seconds).then_some(Time { local, offset_seconds })
    }

    /// Returns the time at an offset that a zone gave, which is never further than ±18 hours.
    pub(super) fn with_valid_offset(local: LocalTime, offset_seconds: i32) -> Time {
        Time { local, offset_seconds: offset_seconds.clamp(-64_800, 64_800) }
    }

    /// Returns the offset from UTC in seconds, east is positive.
    #[must_use]
    pub fn offset_seconds(self) -> i32 {
        self.offset_seconds
    }

    /// Returns the nanoseconds since midnight UTC; may be outside the day.
    #[must_use]
    pub fn utc_nanos(self) -> i64 {
        self.local.nanos_of_day() - i64::from(self.offset_seconds) * NANOS_PER_SECOND
    }

    /// Returns the same moment of the day as seen at another offset.
    #[must_use]
    pub fn at_offset(self, offset_seconds: i32) -> Option<Time> {
        let shift = i64::from(offset_seconds) - i64::from(self.offset_seconds);
        Time::new(self.local.plus_nanos(i128::from(shift) * i128::from(NANOS_PER_SECOND)), offset_seconds)
    }
}

impl Ord for Time {
    /// By the moment in UTC, and at the same moment from west to east.
    fn cmp(&self, other: &Self) -> Ordering {
        self.utc_nanos().cmp(&other.utc_nanos()).then(self.offset_seconds.cmp(&other.offset_seconds))
    }
}

impl PartialOrd for Time {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
