//! Rounds floats to decimals in the ways that `round` knows.
//!
//! Start at [`round`]. How: rounding is done on the digits of the shortest decimal text of the float, so that
//! `round(2.675, 2)` is 2.68 as one reads it, not 2.67 as the bits have it.

use super::math::number;
use super::{KernelContext, any_null, argument, length, text};
use crate::value::{Value, ValueError};

#[derive(Clone, Copy)]
enum Mode {
    Up,
    Down,
    Ceiling,
    Floor,
    HalfUp,
    HalfDown,
    HalfEven,
}

const MODES: [(&str, Mode); 7] = [
    ("UP", Mode::Up),
    ("DOWN", Mode::Down),
    ("CEILING", Mode::Ceiling),
    ("FLOOR", Mode::Floor),
    ("HALF_UP", Mode::HalfUp),
    ("HALF_DOWN", Mode::HalfDown),
    ("HALF_EVEN", Mode::HalfEven),
];

/// Computes `round(number [, precision [, mode]])`.
///
/// Without a mode a half goes away from zero, but upwards when there is no precision either.
pub(super) fn round(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let float = number("round", argument(arguments, 0))?;
    let precision = match arguments.get(1) {
        Some(Value::Float(precision)) if precision.fract() == 0.0 && (0.0..400.0).contains(precision) => {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range was tested")]
            let whole = *precision as usize;
            whole
        }
        Some(precision) => length("round", precision)?,
        None => 0,
    };
    let mode = match arguments.get(2) {
        Some(mode) => {
            let name = text("round", mode)?;
            MODES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, mode)| *mode).ok_or_else(
                || {
                    let names = MODES.map(|(name, _)| name).join(", ");
                    ValueError::argument_value(format!("no rounding mode `{name}`"))
                        .with_help(format!("the modes are {names}"))
                },
            )?
        }
        // To the whole number above or below a half goes up: `round(-1.5)` is -1.
        None if precision == 0 => match float < 0.0 {
            true => Mode::HalfDown,
            false => Mode::HalfUp,
        },
        None => Mode::HalfUp,
    };
    Ok(Value::Float(rounded(float, precision, mode)))
}

fn rounded(float: f64, precision: usize, mode: Mode) -> f64 {
    // Floats have at most 17 digits and reach down to 10^-324, so beyond 400 decimals nothing is left to round.
    if !float.is_finite() || precision > 400 {
        return float;
    }
    let plain = format!("{}", float.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    if fraction.len() <= precision {
        return float;
    }
    let (kept, dropped) = fraction.split_at(precision);
    let negative = float.is_sign_negative();
    let half = dropped.starts_with('5') && dropped[1..].bytes().all(|digit| digit == b'0');
    let above_half = dropped.as_bytes().first().is_some_and(|digit| *digit >= b'5') && !half;
    let last_kept = kept.bytes().last().or_else(|| whole.bytes().last()).unwrap_or(b'0');
    let away = match mode {
        Mode::Up => dropped.bytes().any(|digit| digit != b'0'),
        Mode::Down => false,
        Mode::Ceiling => !negative && dropped.bytes().any(|digit| digit != b'0'),
        Mode::Floor => negative && dropped.bytes().any(|digit| digit != b'0'),
        Mode::HalfUp => above_half || half,
        Mode::HalfDown => above_half,
        Mode::HalfEven => above_half || (half && (last_kept - b'0') % 2 == 1),
    };
    let mut digits: Vec<u8> = whole.bytes().chain(kept.bytes()).collect();
    if away && !increment(&mut digits) {
        digits.insert(0, b'1');
    }
    let point = digits.len() - precision;
    let sign = if negative { "-" } else { "" };
    let (whole, fraction) = digits.split_at(point);
    let text = format!("{sign}{}.{}", String::from_utf8_lossy(whole), String::from_utf8_lossy(fraction));
    let result: f64 = text.parse().unwrap_or(float);
    // Nobody asked for a negative zero.
    if result == 0.0 { 0.0 } else { result }
}

/// Adds one to a number in digits; `false` if it needs one digit more.
fn increment(digits: &mut [u8]) -> bool {
    for digit in digits.iter_mut().rev() {
        if *digit == b'9' {
            *digit = b'0';
        } else {
            *digit += 1;
            return true;
        }
    }
    false
}
