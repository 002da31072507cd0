//! Dates with a time of day, without a zone and in one.
//!
//! Start at [`LocalDateTime`] and [`DateTime`].

use std::cmp::Ordering;

use super::{Date, Duration, Instant, LocalTime, NANOS_PER_SECOND, SECONDS_PER_DAY, Time, Zone};

/// A date and a time of day without a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LocalDateTime {
    seconds: i64,
    nanos: u32,
}

impl LocalDateTime {
    /// Puts a date and a time together.
    #[must_use]
    pub fn new(date: Date, time: LocalTime) -> LocalDateTime {
        LocalDateTime {
            seconds: date.epoch_days() * SECONDS_PER_DAY + time.second_of_day(),
            nanos: u32::try_from(time.nanosecond()).unwrap_or(0),
        }
    }

    /// Returns the local date and time that many seconds after 1970-01-01T00:00, if within the years.
    #[must_use]
    pub fn from_seconds(seconds: i64, nanos: u32) -> Option<LocalDateTime> {
        Date::from_epoch_days(seconds.div_euclid(SECONDS_PER_DAY))?;
        (i64::from(nanos) < NANOS_PER_SECOND).then_some(LocalDateTime { seconds, nanos })
    }

    /// Returns the seconds since 1970-01-01T00:00 on the same clock.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.seconds
    }

    /// Returns the nanosecond of the second.
    #[must_use]
    pub fn nanosecond(self) -> u32 {
        self.nanos
    }

    /// Returns the date.
    #[must_use]
    pub fn date(self) -> Date {
        Date::from_epoch_days(self.seconds.div_euclid(SECONDS_PER_DAY)).unwrap_or(Date::MIN)
    }

    /// Returns the time of day.
    #[must_use]
    pub fn time(self) -> LocalTime {
        let nanos = self.seconds.rem_euclid(SECONDS_PER_DAY) * NANOS_PER_SECOND + i64::from(self.nanos);
        LocalTime::from_nanos_of_day(nanos).unwrap_or_default()
    }

    /// Returns the moment a duration later: months, then days, then the rest.
    #[must_use]
    pub fn plus(self, duration: &Duration) -> Option<LocalDateTime> {
        let date = self.date().plus_months(duration.months())?.plus_days(duration.days())?;
        let shifted = LocalDateTime::new(date, self.time());
        let (seconds, nanos) = add_seconds(shifted.seconds, shifted.nanos, duration)?;
        LocalDateTime::from_seconds(seconds, nanos)
    }
}

fn add_seconds(seconds: i64, nanos: u32, duration: &Duration) -> Option<(i64, u32)> {
    let nanos = i64::from(nanos) + i64::from(duration.nanos());
    let seconds = seconds.checked_add(duration.seconds())?.checked_add(nanos / NANOS_PER_SECOND)?;
    Some((seconds, u32::try_from(nanos % NANOS_PER_SECOND).ok()?))
}

/// A moment, seen in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateTime {
    seconds: i64,
    nanos: u32,
    zone: Zone,
}

impl DateTime {
    /// Returns the moment as seen in a zone, if its local date is within the years.
    #[must_use]
    pub fn from_instant(instant: Instant, zone: Zone) -> Option<DateTime> {
        let offset = zone.offset_at(instant.seconds);
        LocalDateTime::from_seconds(instant.seconds.checked_add(i64::from(offset))?, instant.nanos)?;
        Some(DateTime { seconds: instant.seconds, nanos: instant.nanos, zone })
    }

    /// Returns the moment at which the clocks of a zone show a local date and time.
    ///
    /// A local time that a zone skips is moved on by the gap; of one that it has twice, the first is taken
    /// unless `preferred_offset` names the other.
    #[must_use]
    pub fn from_local(local: LocalDateTime, zone: Zone, preferred_offset: Option<i32>) -> Option<DateTime> {
        let offset = zone.offset_of_local(local.seconds, preferred_offset);
        let seconds = local.seconds.checked_sub(i64::from(offset))?;
        DateTime::from_instant(Instant { seconds, nanos: local.nanos }, zone)
    }

    /// Returns the moment.
    #[must_use]
    pub fn instant(self) -> Instant {
        Instant { seconds: self.seconds, nanos: self.nanos }
    }

    /// Returns the zone.
    #[must_use]
    pub fn zone(self) -> Zone {
        self.zone
    }

    /// Returns the offset from UTC in seconds at that moment.
    #[must_use]
    pub fn offset_seconds(self) -> i32 {
        self.zone.offset_at(self.seconds)
    }

    /// Returns the date and time that the clocks of the zone show.
    #[must_use]
    pub fn local(self) -> LocalDateTime {
        LocalDateTime { seconds: self.seconds + i64::from(self.offset_seconds()), nanos: self.nanos }
    }

    /// Returns the time of day with the offset of that moment.
    #[must_use]
    pub fn time(self) -> Time {
        let local = self.local().time();
        Time::with_valid_offset(local, self.offset_seconds())
    }

    /// Returns the same moment in another zone.
    #[must_use]
    pub fn in_zone(self, zone: Zone) -> Option<DateTime> {
        DateTime::from_instant(self.instant(), zone)
    }

    /// Returns the moment a duration later: months and days by the clocks of the zone, the rest by the moment.
    #[must_use]
    pub fn plus(self, duration: &Duration) -> Option<DateTime> {
        let shifted = if duration.months() == 0 && duration.days() == 0 {
            self
        } else {
            let local = self.local();
            let date = local.date().plus_months(duration.months())?.plus_days(duration.days())?;
            DateTime::from_local(LocalDateTime::new(date, local.time()), self.zone, Some(self.offset_seconds()))?
        };
        let (seconds, nanos) = add_seconds(shifted.seconds, shifted.nanos, duration)?;
        DateTime::from_instant(Instant { seconds, nanos }, self.zone)
    }
}

impl Ord for DateTime {
    /// By the moment; at the same moment from west to east, then by the name of the zone.
    fn cmp(&self, other: &Self) -> Ordering {
        self.instant().cmp(&other.instant()).then_with(|| {
            if self.zone == other.zone {
                return Ordering::Equal;
            }
            let by_offset = self.offset_seconds().cmp(&other.offset_seconds());
            by_offset.then_with(|| self.zone.name().cmp(&other.zone.name()))
        })
    }
}

impl PartialOrd for DateTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
