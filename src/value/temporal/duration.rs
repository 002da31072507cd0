//! Durations: months, days, seconds and nanoseconds, kept apart since none has a fixed length in the others.
//!
//! Invariant: the nanoseconds are within `0..1_000_000_000`, the seconds carry the sign.
//! Start at [`Duration`]. How: fractions are decimal, not binary. A part with a fraction is a whole number of
//! some denominator, and what a larger unit leaves over goes on to the next smaller one without rounding.

use std::cmp::Ordering;

use super::{NANOS_PER_DAY, NANOS_PER_SECOND};
use crate::value::ValueError;

/// Nanoseconds of an average month, 30.436875 days.
const NANOS_PER_MONTH: i128 = 2_629_746_000_000_000;

/// An amount of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Duration {
    months: i64,
    days: i64,
    seconds: i64,
    nanos: u32,
}

/// The parts of a duration as whole numbers of one `1/denominator`.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Parts {
    pub(super) months: i128,
    pub(super) days: i128,
    pub(super) seconds: i128,
    pub(super) nanos: i128,
}

pub(super) fn overflow() -> ValueError {
    ValueError::out_of_range("the duration is longer than its parts can hold")
}

impl Duration {
    /// Makes a duration; nanoseconds beyond a second are carried.
    ///
    /// # Errors
    /// `NumberOutOfRange` if the seconds overflow.
    pub fn new(months: i64, days: i64, seconds: i128, nanos: i128) -> Result<Duration, ValueError> {
        let second = i128::from(NANOS_PER_SECOND);
        let seconds = seconds.checked_add(nanos.div_euclid(second)).ok_or_else(overflow)?;
        Ok(Duration {
            months,
            days,
            seconds: i64::try_from(seconds).map_err(|_| overflow())?,
            nanos: u32::try_from(nanos.rem_euclid(second)).unwrap_or(0),
        })
    }

    /// Makes a duration from parts with fractions: what a unit leaves over goes to the next smaller one.
    pub(super) fn from_parts(parts: Parts, denominator: i128) -> Result<Duration, ValueError> {
        let whole = |number: i128| i64::try_from(number / denominator).map_err(|_| overflow());
        let months = whole(parts.months)?;
        let month_rest = parts.months % denominator;
        let day_rest = parts.days % denominator;
        let day = i128::from(NANOS_PER_DAY);
        let mul = |left: i128, right: i128| left.checked_mul(right).ok_or_else(overflow);
        let add = |left: i128, right: i128| left.checked_add(right).ok_or_else(overflow);
        let rest = add(mul(month_rest, NANOS_PER_MONTH)?, mul(day_rest, day)?)?;
        let day_unit = mul(denominator, day)?;
        let days = whole(parts.days)?
            .checked_add(i64::try_from(rest / day_unit).map_err(|_| overflow())?)
            .ok_or_else(overflow)?;
        let rest = rest % day_unit;
        let second_rest = mul(parts.seconds % denominator, i128::from(NANOS_PER_SECOND))?;
        let nanos = add(add(rest, second_rest)?, parts.nanos)? / denominator;
        Duration::new(months, days, parts.seconds / denominator, nanos)
    }

    /// Returns the months, years included.
    #[must_use]
    pub fn months(&self) -> i64 {
        self.months
    }

    /// Returns the days, weeks included.
    #[must_use]
    pub fn days(&self) -> i64 {
        self.days
    }

    /// Returns the seconds, hours and minutes included, rounded down.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        self.seconds
    }

    /// Returns the nanoseconds on top of the seconds.
    #[must_use]
    pub fn nanos(&self) -> u32 {
        self.nanos
    }

    /// Returns the nanoseconds of the part that is not months and days.
    #[must_use]
    pub fn total_nanos(&self) -> i128 {
        i128::from(self.seconds) * i128::from(NANOS_PER_SECOND) + i128::from(self.nanos)
    }

    /// Adds part by part.
    ///
    /// # Errors
    /// `NumberOutOfRange` if a part overflows.
    pub fn plus(&self, other: &Duration) -> Result<Duration, ValueError> {
        let add = |left: i64, right: i64| left.checked_add(right).ok_or_else(overflow);
        Duration::new(
            add(self.months, other.months)?,
            add(self.days, other.days)?,
            i128::from(self.seconds) + i128::from(other.seconds),
            i128::from(self.nanos) + i128::from(other.nanos),
        )
    }

    /// Returns the duration the other way.
    ///
    /// # Errors
    /// `NumberOutOfRange` if a part overflows.
    pub fn negated(&self) -> Result<Duration, ValueError> {
        let negate = |part: i64| part.checked_neg().ok_or_else(overflow);
        Duration::new(negate(self.months)?, negate(self.days)?, -i128::from(self.seconds), -i128::from(self.nanos))
    }

    /// Multiplies every part by a fraction.
    pub(crate) fn scaled(&self, numerator: i128, denominator: i128) -> Result<Duration, ValueError> {
        let (numerator, denominator) = if denominator < 0 {
            (numerator.checked_neg().ok_or_else(overflow)?, denominator.checked_neg().ok_or_else(overflow)?)
        } else {
            (numerator, denominator)
        };
        let times = |part: i128| part.checked_mul(numerator).ok_or_else(overflow);
        let parts = Parts {
            months: times(self.months.into())?,
            days: times(self.days.into())?,
            seconds: times(self.seconds.into())?,
            nanos: times(self.nanos.into())?,
        };
        Duration::from_parts(parts, denominator)
    }

    /// The length with months of average length, in nanoseconds: what durations are ordered by.
    fn average_nanos(&self) -> i128 {
        i128::from(self.months) * NANOS_PER_MONTH
            + i128::from(self.days) * i128::from(NANOS_PER_DAY)
            + self.total_nanos()
    }
}

impl Ord for Duration {
    fn cmp(&self, other: &Self) -> Ordering {
        let parts = |duration: &Duration| (duration.months, duration.days, duration.seconds, duration.nanos);
        self.average_nanos().cmp(&other.average_nanos()).then_with(|| parts(self).cmp(&parts(other)))
    }
}

impl PartialOrd for Duration {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Returns a float as the fraction that its shortest decimal text means, with a denominator up to 10^18.
pub(crate) fn decimal_fraction(float: f64) -> Option<(i128, i128)> {
    if !float.is_finite() {
        return None;
    }
    let text = format!("{float:e}");
    let (digits, exponent) = text.split_once('e')?;
    let mut exponent: i32 = exponent.parse().ok()?;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    exponent -= i32::try_from(fraction.len()).ok()?;
    let mut numerator: i128 = format!("{whole}{fraction}").parse().ok()?;
    if exponent >= 0 {
        return Some((numerator.checked_mul(10i128.checked_pow(exponent.unsigned_abs())?)?, 1));
    }
    while exponent < -18 && numerator != 0 {
        numerator /= 10;
        exponent += 1;
    }
    if numerator == 0 {
        return Some((0, 1));
    }
    Some((numerator, 10i128.pow(exponent.unsigned_abs())))
}
