//! `format(value, pattern)`: temporal values by patterns of letters, as `DateTimeFormatter` of Java has them.
//!
//! Names of months and days are English, weeks those of ISO 8601.
//! Start at [`format`].

use super::{KernelContext, any_null, argument, kernel, text};
use crate::value::{Value, ValueError};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// How often a letter may stand in a row: more is never meant.
const WIDTH_MAX: usize = 19;

/// Formats a temporal value; without a pattern as `toString` does.
pub(super) fn format(context: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let value = argument(arguments, 0);
    if !value.is_temporal() {
        return Err(ValueError::argument_type("`format`", "a temporal value", value));
    }
    let Some(pattern) = arguments.get(1) else {
        return kernel("toString").map_or(Ok(Value::Null), |to_string| to_string(context, arguments));
    };
    if let Value::Duration(_) = value {
        return Err(ValueError::argument_value("a duration has no pattern")
            .with_help("leave the pattern out, or put its components together: `d.days + ' days'`"));
    }
    let pattern = text("format", pattern)?;
    let mut out = String::new();
    let mut rest = pattern.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\'' => quoted(&mut rest, &mut out)?,
            c if c.is_ascii_alphabetic() => {
                let mut width = 1;
                while rest.next_if_eq(&c).is_some() {
                    width += 1;
                }
                if width > WIDTH_MAX {
                    return Err(ValueError::argument_value(format!(
                        "`{c}` stands more than {WIDTH_MAX} times in a row"
                    )));
                }
                field(value, c, width, &mut out)?;
            }
            '[' | ']' | '{' | '}' | '#' => {
                return Err(ValueError::argument_value(format!("`{c}` has no meaning in a pattern"))
                    .with_help(format!("put it in quotes: `'{c}'`")));
            }
            other => out.push(other),
        }
    }
    Ok(Value::from(out))
}

/// Copies quoted text; two quotes are one.
fn quoted(rest: &mut std::iter::Peekable<std::str::Chars<'_>>, out: &mut String) -> Result<(), ValueError> {
    if rest.next_if_eq(&'\'').is_some() {
        out.push('\'');
        return Ok(());
    }
    while let Some(c) = rest.next() {
        if c != '\'' {
            out.push(c);
        } else if rest.next_if_eq(&'\'').is_some() {
            out.push('\'');
        } else {
            return Ok(());
        }
    }
    Err(ValueError::argument_value("a quote in the pattern is not closed"))
}

fn component(value: &Value, name: &str) -> Result<i64, ValueError> {
    Ok(value.property(name)?.as_integer().unwrap_or_default())
}

fn padded(number: i64, width: usize, out: &mut String) {
    if number < 0 {
        out.push('-');
    }
    out.push_str(&format!("{:0width$}", number.unsigned_abs()));
}

/// Writes a name in the length that the width asks for.
fn named(name: &str, width: usize, out: &mut String) {
    match width {
        4 => out.push_str(name),
        5 => out.extend(name.chars().next()),
        _ => out.push_str(name.get(..3).unwrap_or(name)),
    }
}

fn one_of<'n>(names: &[&'n str], number: i64) -> &'n str {
    usize::try_from(number - 1).ok().and_then(|at| names.get(at)).copied().unwrap_or_default()
}

fn field(value: &Value, letter: char, width: usize, out: &mut String) -> Result<(), ValueError> {
    let of = |name: &str| component(value, name);
    match letter {
        'y' | 'u' | 'Y' => {
            let year = of(if letter == 'Y' { "weekYear" } else { "year" })?;
            let year = if letter == 'y' && year <= 0 { 1 - year } else { year };
            if width == 2 { padded(year.rem_euclid(100), 2, out) } else { padded(year, width, out) }
        }
        'G' => out.push_str(if of("year")? > 0 { "AD" } else { "BC" }),
        'M' | 'L' if width > 2 => named(one_of(&MONTHS, of("month")?), width, out),
        'E' => named(one_of(&DAYS, of("dayOfWeek")?), width, out),
        'Q' | 'q' if width == 3 => out.push_str(&format!("Q{}", of("quarter")?)),
        'a' => out.push_str(if of("hour")? < 12 { "AM" } else { "PM" }),
        'S' => {
            let digits = format!("{:09}", of("nanosecond")?);
            out.push_str(digits.get(..width).unwrap_or(&digits));
            (9..width).for_each(|_| out.push('0'));
        }
        'O' | 'X' | 'x' | 'Z' | 'V' | 'z' => zone(value, letter, width, out)?,
        _ => padded(number(value, letter)?, width, out),
    }
    Ok(())
}

/// Returns what a letter stands for as a plain number.
fn number(value: &Value, letter: char) -> Result<i64, ValueError> {
    let of = |name: &str| component(value, name);
    let second_of_day = || Ok::<i64, ValueError>(of("hour")? * 3600 + of("minute")? * 60 + of("second")?);
    Ok(match letter {
        'M' | 'L' => of("month")?,
        'd' => of("day")?,
        'D' => of("ordinalDay")?,
        'Q' | 'q' => of("quarter")?,
        'w' => of("week")?,
        'e' | 'c' => of("dayOfWeek")?,
        'H' => of("hour")?,
        'k' => (of("hour")? + 23) % 24 + 1,
        'K' => of("hour")? % 12,
        'h' => (of("hour")? + 11) % 12 + 1,
        'm' => of("minute")?,
        's' => of("second")?,
        'n' => of("nanosecond")?,
        'A' => second_of_day()? * 1000 + of("millisecond")?,
        'N' => second_of_day()? * 1_000_000_000 + of("nanosecond")?,
        other => {
            return Err(ValueError::argument_value(format!("`{other}` is no letter of a pattern"))
                .with_help("letters are `y` year, `M` month, `d` day, `E` weekday, `H` hour, `m` minute, `s` second, `S` fraction, `X` offset, …; other text stands in quotes"));
        }
    })
}

/// Writes the zone or offset.
fn zone(value: &Value, letter: char, width: usize, out: &mut String) -> Result<(), ValueError> {
    if matches!(letter, 'V' | 'z') {
        out.push_str(value.property("timezone")?.as_str().unwrap_or_default());
        return Ok(());
    }
    let seconds = component(value, "offsetSeconds")?;
    let sign = if seconds < 0 { '-' } else { '+' };
    let (hours, minutes) = (seconds.abs() / 3600, seconds.abs() / 60 % 60);
    let text = match (letter, width) {
        ('X', _) if seconds == 0 => "Z".to_owned(),
        ('O' | 'Z', 4) => format!("GMT{sign}{hours:02}:{minutes:02}"),
        ('O', _) if seconds == 0 => "GMT".to_owned(),
        ('O', _) if minutes == 0 => format!("GMT{sign}{hours}"),
        ('O', _) => format!("GMT{sign}{hours}:{minutes:02}"),
        ('Z', 5) | ('X' | 'x', 3 | 5) => format!("{sign}{hours:02}:{minutes:02}"),
        ('X' | 'x', 1) if minutes == 0 => format!("{sign}{hours:02}"),
        _ => format!("{sign}{hours:02}{minutes:02}"),
    };
    out.push_str(&text);
    Ok(())
}
