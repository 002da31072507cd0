//! Time zones: fixed offsets and the named zones of the bundled database.
//!
//! Invariants: a zone is four bytes; the machine's own zone files are never read.
//! Start at [`Zone::parse`]. How: a named zone is its place in the sorted list of bundled names, its rules
//! are jiff's, loaded on first use. Years beyond jiff's are moved by whole cycles of 400 years, over which the
//! calendar repeats to the day of the week, so that the last known rule goes on for ever.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};

use super::calendar::date_of;
use super::{SECONDS_PER_DAY, ValueError, parse, text};
use crate::diag::did_you_mean;

/// The furthest offset from UTC, 18 hours.
const OFFSET_MAX: i32 = 64_800;
/// The number of the first named zone, beyond every offset.
const NAMED: i32 = 1_000_000;
/// Seconds in 400 years.
const CYCLE_SECONDS: i64 = 146_097 * SECONDS_PER_DAY;

/// A time zone: a fixed offset from UTC or a named zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone(i32);

struct NamedZone {
    name: String,
    rules: OnceLock<TimeZone>,
}

static ZONES: LazyLock<Vec<NamedZone>> = LazyLock::new(|| {
    let mut names: Vec<String> = TimeZoneDatabase::bundled().available().map(|name| name.to_string()).collect();
    names.sort_unstable();
    names.into_iter().map(|name| NamedZone { name, rules: OnceLock::new() }).collect()
});

static BY_NAME: LazyLock<HashMap<String, i32>> = LazyLock::new(|| {
    ZONES.iter().zip(NAMED..).map(|(zone, number)| (zone.name.to_ascii_lowercase(), number)).collect()
});

impl Zone {
    /// The zone `Z`.
    pub const UTC: Zone = Zone(0);

    /// Returns the zone of a fixed offset in seconds, within ±18 hours.
    #[must_use]
    pub fn fixed(offset_seconds: i32) -> Option<Zone> {
        (-OFFSET_MAX..=OFFSET_MAX).contains(&offset_seconds).then_some(Zone(offset_seconds))
    }

    /// Returns the zone of that name, in any case; a blank counts as `_`.
    #[must_use]
    pub fn named(name: &str) -> Option<Zone> {
        BY_NAME.get(&name.replace(' ', "_").to_ascii_lowercase()).map(|number| Zone(*number))
    }

    /// Reads a zone: `Z`, `+01:00`, `Europe/Stockholm`.
    ///
    /// # Errors
    /// `InvalidArgumentValue` if it is neither an offset nor a zone that is known.
    pub fn parse(text: &str) -> Result<Zone, ValueError> {
        if let Some(zone) = parse::offset(text).and_then(Zone::fixed).or_else(|| Zone::named(text)) {
            return Ok(zone);
        }
        let near = did_you_mean(text, ZONES.iter().map(|zone| zone.name.as_str()));
        let mut error = ValueError::argument_value(format!("no time zone `{text}`"));
        error.help =
            near.or_else(|| Some("write an offset such as `+01:00` or a name such as `Europe/Stockholm`".into()));
        Err(error)
    }

    /// Returns whether this is a named zone.
    #[must_use]
    pub fn is_named(self) -> bool {
        self.0 >= NAMED
    }

    /// Returns the name of a named zone, else the offset as text.
    #[must_use]
    pub fn name(self) -> Cow<'static, str> {
        match self.entry() {
            Some(zone) => Cow::Borrowed(zone.name.as_str()),
            None => {
                let mut out = String::new();
                text::write_offset(&mut out, self.0);
                Cow::Owned(out)
            }
        }
    }

    /// Returns the offset in seconds at a moment, in seconds since 1970-01-01T00:00Z.
    #[must_use]
    pub fn offset_at(self, seconds: i64) -> i32 {
        let Some(rules) = self.rules() else { return self.0 };
        let Ok(timestamp) = Timestamp::from_second(within_cycle(seconds)) else { return 0 };
        rules.to_offset(timestamp).seconds()
    }

    /// Returns the offset in seconds at which the clocks show a local time, in seconds since 1970-01-01T00:00.
    ///
    /// In a gap it is the offset before it; where there are two, the earlier one unless the other is preferred.
    #[must_use]
    pub fn offset_of_local(self, local_seconds: i64, preferred: Option<i32>) -> i32 {
        let Some(rules) = self.rules() else { return self.0 };
        let Some(local) = civil_of(within_cycle(local_seconds)) else { return 0 };
        match rules.to_ambiguous_timestamp(local).offset() {
            AmbiguousOffset::Unambiguous { offset } => offset.seconds(),
            AmbiguousOffset::Gap { before, .. } => before.seconds(),
            AmbiguousOffset::Fold { before, after } => {
                if preferred == Some(after.seconds()) {
                    after.seconds()
                } else {
                    before.seconds()
                }
            }
        }
    }

    fn entry(self) -> Option<&'static NamedZone> {
        ZONES.get(usize::try_from(self.0.checked_sub(NAMED)?).ok()?)
    }

    fn rules(self) -> Option<&'static TimeZone> {
        if !self.is_named() {
            return None;
        }
        let zone = self.entry()?;
        Some(zone.rules.get_or_init(|| TimeZoneDatabase::bundled().get(&zone.name).unwrap_or(TimeZone::UTC)))
    }
}

/// Moves seconds by whole cycles of 400 years to where jiff knows them, keeping what it knows as it is.
fn within_cycle(seconds: i64) -> i64 {
    /// Nearly a cycle within jiff's bounds at both ends.
    const LAST: i64 = 20 * CYCLE_SECONDS;
    const FIRST: i64 = -29 * CYCLE_SECONDS;
    if seconds >= LAST {
        LAST - CYCLE_SECONDS + (seconds - LAST).rem_euclid(CYCLE_SECONDS)
    } else if seconds < FIRST {
        FIRST + (seconds - FIRST).rem_euclid(CYCLE_SECONDS)
    } else {
        seconds
    }
}

fn civil_of(seconds: i64) -> Option<civil::DateTime> {
    let (year, month, day) = date_of(seconds.div_euclid(SECONDS_PER_DAY));
    let second = seconds.rem_euclid(SECONDS_PER_DAY);
    let small = |number: i64| i8::try_from(number).ok();
    civil::DateTime::new(
        i16::try_from(year).ok()?,
        small(month)?,
        small(day)?,
        small(second / 3_600)?,
        small(second / 60 % 60)?,
        small(second % 60)?,
        0,
    )
    .ok()
}
