//! Reads partial dates as the last day that they can mean (SEMANTICS T2).
//!
//! Takes texts and values as a bibliography writes them; gives days since 1970-01-01 in the proleptic Gregorian
//! calendar. Invariants: exact for every year of up to fifteen digits; no clock.
//! Start at [`last_day`].

use crate::value::Value;

/// Returns the last day that a date can mean, in days since 1970-01-01.
///
/// Reads `2018`, `2018-03` and `2018-03-01`, with a sign before a year that needs one, a time of day after a whole
/// date, and the end of an interval (`2018-03/2018-05`), which is how biblatex writes a double issue.
///
/// ```text
/// last_day("2018") == last_day("2018-12") == last_day("2018-12-31")
/// ```
#[must_use]
pub fn last_day(text: &str) -> Option<i64> {
    let text = text.trim();
    let text = match text.split_once('/') {
        Some((start, end)) => {
            last_day_of_one(start)?;
            end
        }
        None => text,
    };
    last_day_of_one(text)
}

fn last_day_of_one(text: &str) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix(['-', '+']) {
        Some(rest) if text.starts_with('-') => (-1, rest),
        Some(rest) => (1, rest),
        None => (1, text),
    };
    let (date, time) = match digits.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (digits, None),
    };
    let mut parts = date.split('-');
    let year = sign * number(parts.next()?, 15)?;
    let month = parts.next().map(|part| number(part, 2));
    let day = parts.next().map(|part| number(part, 2));
    if parts.next().is_some() || (time.is_some() && day.is_none()) {
        return None;
    }
    match (month, day) {
        (None, _) => last_day_of_year(year),
        (Some(month), None) => last_day_of_month(year, month?),
        (Some(month), Some(day)) => day_number(year, month?, day?),
    }
}

fn number(digits: &str, digits_max: usize) -> Option<i64> {
    let fits = !digits.is_empty() && digits.len() <= digits_max && digits.bytes().all(|byte| byte.is_ascii_digit());
    if fits { digits.parse().ok() } else { None }
}

/// Years beyond this are no dates, and their days would not fit.
const YEAR_MAX: i64 = 999_999_999_999_999;

/// Returns the last day of a year.
#[must_use]
pub fn last_day_of_year(year: i64) -> Option<i64> {
    day_number(year, 12, 31)
}

pub(super) fn last_day_of_month(year: i64, month: i64) -> Option<i64> {
    day_number(year, month, days_in_month(year, month)?)
}

fn days_in_month(year: i64, month: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if leap => Some(29),
        2 => Some(28),
        _ => None,
    }
}

/// Returns days since 1970-01-01 of a day that exists.
pub(super) fn day_number(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(-YEAR_MAX..=YEAR_MAX).contains(&year) || !(1..=days_in_month(year, month)?).contains(&day) {
        return None;
    }
    // Years that start in March put the leap day last, so that days before a month need no case; 400 years, an era,
    // have the same number of days each.
    const DAYS_OF_ERA: i64 = 146_097;
    const DAYS_TO_EPOCH: i64 = 719_468;
    let march_year = if month <= 2 { year - 1 } else { year };
    let era = march_year.div_euclid(400);
    let year_of_era = march_year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * DAYS_OF_ERA + day_of_era - DAYS_TO_EPOCH)
}

/// Returns the last day that a value can mean as a date: a string as [`last_day`] reads it, an integer as a year.
#[must_use]
pub fn last_day_of(value: &Value) -> Option<i64> {
    match value {
        Value::String(text) => last_day(text),
        Value::Integer(year) => last_day_of_year(*year),
        Value::Date(date) => last_day(&date.to_string()),
        _ => None,
    }
}

/// Returns the year of a value as a date, read in the same way.
pub(super) fn year_of(value: &Value) -> Option<i64> {
    match value {
        Value::Integer(year) => last_day_of_year(*year).map(|_| *year),
        Value::String(text) => {
            last_day(text)?;
            let end = text.trim().rsplit('/').next()?;
            let digits = end.trim_start_matches(['-', '+']);
            let year = number(digits.split(['-', 'T']).next()?, 15)?;
            Some(if end.starts_with('-') { -year } else { year })
        }
        Value::Date(date) => year_of(&Value::from(date.to_string())),
        _ => None,
    }
}

/// Returns the number of a month: `3`, `03`, `mar`, `March`.
pub(super) fn month_of(value: &Value) -> Option<i64> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let text = match value {
        Value::Integer(month) => return Some(*month),
        Value::String(text) => text.trim().to_lowercase(),
        _ => return None,
    };
    if let Some(month) = number(&text, 2) {
        return Some(month);
    }
    let abbreviated = text.get(..3)?;
    (1..).zip(MONTHS).find(|(_, name)| *name == abbreviated).map(|(month, _)| month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t2_a_partial_date_means_its_last_day() {
        let cases = [
            ("1970-01-01", Some(0)),
            ("1969-12-31", Some(-1)),
            ("1970", Some(364)),
            ("2018", Some(17_896)),
            ("2018-12", Some(17_896)),
            ("2018-12-31", Some(17_896)),
            (" 2018 ", Some(17_896)),
            ("2018-02", last_day("2018-02-28")),
            ("2020-02", last_day("2020-02-29")),
            ("1900-02", last_day("1900-02-28")),
            ("2000-02", last_day("2000-02-29")),
            ("2018-12-31T23:59:59Z", Some(17_896)),
            ("2018-03/2018-12", Some(17_896)),
            ("0000-03-01", Some(-719_468)),
            ("-0001-03-01", Some(-719_468 - 365)),
            ("98", last_day("0098-12-31")),
            ("999999999999999", Some(365_242_499_999_280_471)),
            ("2018-13", None),
            ("2018-00", None),
            ("2018-02-29", None),
            ("2018-04-31", None),
            ("2018-4-3-1", None),
            ("2018-", None),
            ("2018/", None),
            ("x/2018", None),
            ("2018T10:00", None),
            ("", None),
            ("in press", None),
            ("20180", last_day("20180-12-31")),
            ("9999999999999999", None),
        ];
        for (text, expected) in cases {
            assert_eq!(last_day(text), expected, "{text}");
        }
        assert_eq!(last_day_of(&Value::Integer(2018)), Some(17_896));
        assert_eq!(last_day_of(&Value::Integer(i64::MAX)), None);
        assert_eq!(last_day_of(&Value::Boolean(true)), None);
    }

    #[test]
    fn days_are_consecutive_over_four_centuries() {
        let mut expected = last_day("-0400-12-31").expect("is a date");
        for year in -399..=401 {
            for month in 1..=12 {
                for day in 1..=days_in_month(year, month).expect("is a month") {
                    expected += 1;
                    assert_eq!(day_number(year, month, day), Some(expected), "{year}-{month}-{day}");
                }
            }
        }
    }

    #[test]
    fn years_and_months_as_bibliographies_write_them() {
        let years = [("2018", Some(2018)), ("2018-03", Some(2018)), ("2017/2018", Some(2018)), ("-44", Some(-44))];
        for (text, expected) in years {
            assert_eq!(year_of(&Value::from(text)), expected, "{text}");
        }
        assert_eq!(year_of(&Value::from("n.d.")), None);
        let months = [("mar", Some(3)), ("March", Some(3)), ("03", Some(3)), ("sept.", Some(9)), ("spring", None)];
        for (text, expected) in months {
            assert_eq!(month_of(&Value::from(text)), expected, "{text}");
        }
        assert_eq!(month_of(&Value::from("ä")), None);
    }
}
