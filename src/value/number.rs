//! Compares integers with floats exactly, and turns numbers to text and back.
//!
//! Invariant: no comparison goes through a rounded float, so that order and equality stay transitive beyond 2^53.
//! Start at [`compare_integer_float`] and [`float_text`].

use std::cmp::Ordering;
use std::fmt::Write as _;

/// Compares exactly; `None` if the float is NaN.
#[must_use]
pub(crate) fn compare_integer_float(integer: i64, float: f64) -> Option<Ordering> {
    /// 2^63, which a float holds exactly.
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if float.is_nan() {
        return None;
    }
    if float >= LIMIT {
        return Some(Ordering::Less);
    }
    if float < -LIMIT {
        return Some(Ordering::Greater);
    }
    let whole = float.trunc();
    #[expect(clippy::cast_possible_truncation, reason = "within the limits above the whole part is an i64")]
    let by_whole = integer.cmp(&(whole as i64));
    Some(by_whole.then_with(|| whole.partial_cmp(&float).unwrap_or(Ordering::Equal)))
}

/// Returns the integer that a float equals exactly, if there is one.
#[must_use]
pub(crate) fn exact_integer(float: f64) -> Option<i64> {
    if !float.is_finite() || float.fract() != 0.0 {
        return None;
    }
    truncate_to_integer(float)
}

/// Returns the float without its fraction; `None` if that is no 64-bit integer.
#[must_use]
pub(crate) fn truncate_to_integer(float: f64) -> Option<i64> {
    let whole = float.trunc();
    let inside = (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&whole);
    #[expect(clippy::cast_possible_truncation, reason = "the range was tested")]
    inside.then_some(whole as i64)
}

/// Returns the text of a float as openCypher implementations print it: shortest digits that read back the
/// same, a fraction always, an exponent outside `1.0E-3 <= |x| < 1.0E7`.
///
/// ```
/// # use grounds::float_text;
/// assert_eq!(float_text(1.0), "1.0");
/// assert_eq!(float_text(1e10), "1.0E10");
/// assert_eq!(float_text(1.5e-7), "1.5E-7");
/// ```
#[must_use]
pub fn float_text(float: f64) -> String {
    if float.is_nan() {
        return "NaN".to_owned();
    }
    if float.is_infinite() {
        return if float > 0.0 { "Infinity".to_owned() } else { "-Infinity".to_owned() };
    }
    let size = float.abs();
    if size == 0.0 || (1e-3..1e7).contains(&size) {
        return format!("{float:?}");
    }
    let text = format!("{float:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut out = digits.to_owned();
    if !digits.contains('.') {
        out.push_str(".0");
    }
    let _ = write!(out, "E{exponent}");
    out
}

/// Returns the integer of a text as `toInteger` reads it: blanks around it, a fraction cut off.
#[must_use]
pub fn parse_integer(text: &str) -> Option<i64> {
    let text = text.trim();
    if let Ok(integer) = text.parse::<i64>() {
        return Some(integer);
    }
    parse_radix(text).or_else(|| truncate_to_integer(parse_float(text)?))
}

/// Reads `0x1F` and `0o17`, as in the language, with a sign.
fn parse_radix(text: &str) -> Option<i64> {
    let (sign, body) = match text.strip_prefix('-') {
        Some(body) => ("-", body),
        None => ("", text),
    };
    let (digits, radix) =
        if let Some(digits) = body.strip_prefix("0x") { (digits, 16) } else { (body.strip_prefix("0o")?, 8) };
    if digits.starts_with(['+', '-']) {
        return None;
    }
    i64::from_str_radix(&format!("{sign}{digits}"), radix).ok()
}

/// Returns the float of a text as `toFloat` reads it.
#[must_use]
pub fn parse_float(text: &str) -> Option<f64> {
    let text = text.trim();
    match text {
        "NaN" => return Some(f64::NAN),
        "Infinity" | "+Infinity" => return Some(f64::INFINITY),
        "-Infinity" => return Some(f64::NEG_INFINITY),
        _ => {}
    }
    // Rust reads `inf` and `nan` in any case, which the language does not know.
    if text.bytes().any(|byte| !(byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'))) {
        return None;
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_and_floats_compare_exactly() {
        let big = 9_007_199_254_740_993; // 2^53 + 1, which no float holds.
        for (integer, float, expected) in [
            (1, 1.0, Some(Ordering::Equal)),
            (1, 1.5, Some(Ordering::Less)),
            (-1, -1.5, Some(Ordering::Greater)),
            (big, 9_007_199_254_740_992.0, Some(Ordering::Greater)),
            (i64::MAX, 9_223_372_036_854_775_808.0, Some(Ordering::Less)),
            (i64::MIN, -9_223_372_036_854_775_808.0, Some(Ordering::Equal)),
            (0, f64::NEG_INFINITY, Some(Ordering::Greater)),
            (0, -0.0, Some(Ordering::Equal)),
            (0, f64::NAN, None),
        ] {
            assert_eq!(compare_integer_float(integer, float), expected, "{integer} and {float}");
        }
    }

    #[test]
    fn floats_print_as_the_language_does() {
        for (float, expected) in [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (0.1, "0.1"),
            (3_985_764.340_589_268_6, "3985764.3405892686"),
            (9_999_999.0, "9999999.0"),
            (1e7, "1.0E7"),
            (1.5e300, "1.5E300"),
            (0.001, "0.001"),
            (0.000_999, "9.99E-4"),
            (-1e-305, "-1.0E-305"),
            (f64::NAN, "NaN"),
            (f64::NEG_INFINITY, "-Infinity"),
        ] {
            assert_eq!(float_text(float), expected);
        }
    }

    #[test]
    fn texts_are_read_as_numbers() {
        for (text, integer, float) in [
            ("2", Some(2), Some(2.0)),
            (" 2.9 ", Some(2), Some(2.9)),
            ("-1e3", Some(-1000), Some(-1000.0)),
            ("9223372036854775807", Some(i64::MAX), Some(9.223_372_036_854_776e18)),
            ("9223372036854775808", None, Some(9.223_372_036_854_776e18)),
            ("0x1F", Some(31), None),
            ("foo", None, None),
            ("", None, None),
            ("inf", None, None),
            (".", None, None),
        ] {
            assert_eq!(parse_integer(text), integer, "{text}");
            assert_eq!(parse_float(text), float, "{text}");
        }
    }
}
