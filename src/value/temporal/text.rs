//! The ISO 8601 text of temporal values, as `toString` gives it and the parsers read it.
//!
//! Seconds are left out when zero, fractions come in groups of three digits; fractions of durations as short
//! as they can be.

use std::fmt::{self, Display, Write as _};

use super::{Date, DateTime, Duration, LocalDateTime, LocalTime, NANOS_PER_SECOND, Time};

impl Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.calendar();
        match year {
            0..=9_999 => write!(f, "{year:04}")?,
            10_000.. => write!(f, "+{year}")?,
            _ => write!(f, "-{:04}", -year)?,
        }
        write!(f, "-{month:02}-{day:02}")
    }
}

impl Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())?;
        let nanos = self.nanosecond();
        if self.second() == 0 && nanos == 0 {
            return Ok(());
        }
        write!(f, ":{:02}", self.second())?;
        if nanos == 0 {
            Ok(())
        } else if nanos % 1_000_000 == 0 {
            write!(f, ".{:03}", nanos / 1_000_000)
        } else if nanos % 1_000 == 0 {
            write!(f, ".{:06}", nanos / 1_000)
        } else {
            write!(f, ".{nanos:09}")
        }
    }
}

/// Writes an offset: `Z`, `+01:00`, `-00:25:21`.
pub(super) fn write_offset(out: &mut String, offset_seconds: i32) {
    if offset_seconds == 0 {
        out.push('Z');
        return;
    }
    let sign = if offset_seconds < 0 { '-' } else { '+' };
    let size = offset_seconds.unsigned_abs();
    let _ = write!(out, "{sign}{:02}:{:02}", size / 3_600, size / 60 % 60);
    if !size.is_multiple_of(60) {
        let _ = write!(out, ":{:02}", size % 60);
    }
}

/// Returns an offset as text.
pub(super) fn offset_text(offset_seconds: i32) -> String {
    let mut out = String::new();
    write_offset(&mut out, offset_seconds);
    out
}

impl Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.local, offset_text(self.offset_seconds()))
    }
}

impl Display for LocalDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}", self.date(), self.time())
    }
}

impl Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.local(), offset_text(self.offset_seconds()))?;
        if self.zone().is_named() { write!(f, "[{}]", self.zone().name()) } else { Ok(()) }
    }
}

impl Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Duration::default() {
            return f.write_str("PT0S");
        }
        f.write_str("P")?;
        let mut part = |amount: i64, unit: char| if amount == 0 { Ok(()) } else { write!(f, "{amount}{unit}") };
        part(self.months() / 12, 'Y')?;
        part(self.months() % 12, 'M')?;
        part(self.days(), 'D')?;
        let total = self.total_nanos();
        if total == 0 {
            return Ok(());
        }
        f.write_str("T")?;
        let second = i128::from(NANOS_PER_SECOND);
        let seconds = total / second;
        let nanos = (total % second).unsigned_abs();
        let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        if hours != 0 {
            write!(f, "{hours}H")?;
        }
        if minutes != 0 {
            write!(f, "{minutes}M")?;
        }
        if seconds == 0 && nanos == 0 {
            return Ok(());
        }
        let sign = if total < 0 { "-" } else { "" };
        write!(f, "{sign}{}", seconds.unsigned_abs())?;
        if nanos != 0 {
            let digits = format!("{nanos:09}");
            write!(f, ".{}", digits.trim_end_matches('0'))?;
        }
        f.write_str("S")
    }
}
