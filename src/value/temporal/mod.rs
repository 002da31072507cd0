//! Dates, times and durations: the temporal types of openCypher, exact to the nanosecond over years ±999,999,999.
//!
//! Invariants: no clock, the current moment is always an argument ([`Instant`]); no time zone data of the
//! machine, the zones are those bundled with the program, so that a result is the same everywhere.
//! Start at [`Date`] and [`DateTime`]; texts are read in `parse`, maps in `build`.
//! Why not jiff's own types: they end at year 9999, and openCypher asks for a thousand million.

mod access;
mod between;
mod build;
mod calendar;
mod date;
mod date_time;
mod duration;
mod parse;
mod text;
mod time;
mod truncate;
mod zone;

pub(crate) use access::component;
pub use between::{Measure, between};
pub use build::TemporalKind;
pub use date::Date;
pub use date_time::{DateTime, LocalDateTime};
pub use duration::Duration;
pub(crate) use duration::decimal_fraction;
pub use time::{LocalTime, Time};
pub use truncate::{TruncationUnit, truncate};
pub use zone::Zone;

use super::ValueError;

/// Nanoseconds in a second.
pub(crate) const NANOS_PER_SECOND: i64 = 1_000_000_000;
/// Seconds in a day.
pub(crate) const SECONDS_PER_DAY: i64 = 86_400;
/// Nanoseconds in a day.
pub(crate) const NANOS_PER_DAY: i64 = SECONDS_PER_DAY * NANOS_PER_SECOND;

/// A moment, as a clock gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Instant {
    /// Seconds since 1970-01-01T00:00Z.
    pub seconds: i64,
    /// Nanoseconds within the second.
    pub nanos: u32,
}

/// The failure of a temporal value that would lie outside the years ±999,999,999.
fn out_of_years(what: &str) -> ValueError {
    ValueError::out_of_range(format!("{what} lies outside the years -999999999 to 999999999"))
}

#[cfg(test)]
mod tests;
