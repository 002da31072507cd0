//! Arithmetic on values: numbers, strings, lists and temporal values.
//!
//! Invariants: a null operand gives null; integers never wrap, they fail; floats follow IEEE 754, so that only
//! integers fail on division by zero; powers come from `libm`, the same on every machine.
//! Start at [`Value::add`].

use std::sync::Arc;

use super::nesting::{LIST_LENGTH_MAX, list_too_long};
use super::temporal::{Duration, decimal_fraction};
use super::{Value, ValueError};

/// How many bytes one string may have.
pub const STRING_BYTES_MAX: usize = 1 << 28;

/// Makes the failure of a string that would be longer than [`STRING_BYTES_MAX`].
pub(crate) fn string_too_long(bytes: u128) -> ValueError {
    ValueError::new(
        "StringTooLong",
        format!("a string of {bytes} bytes is longer than the limit of {STRING_BYTES_MAX}"),
    )
}

fn overflow(left: &Value, sign: &str, right: &Value) -> ValueError {
    let shown = |value: &Value| value.as_integer().map_or_else(String::new, |integer| integer.to_string());
    ValueError::new("IntegerOverflow", format!("`{} {sign} {}` overflows a 64-bit integer", shown(left), shown(right)))
        .with_help("use a float, such as `toFloat(x)`, for larger numbers")
}

fn no_operation(verb: &str, left: &Value, right: &Value) -> ValueError {
    let message = format!("cannot {verb} {} and {}", left.type_name(), right.type_name());
    let error = ValueError::new("InvalidArgumentType", message);
    let is_instant = |value: &Value| {
        use Value::{Date, DateTime, LocalDateTime, LocalTime, Time};
        matches!(value, Date(_) | LocalTime(_) | Time(_) | LocalDateTime(_) | DateTime(_))
    };
    let is_number = |value: &Value| matches!(value, Value::Integer(_) | Value::Float(_));
    if is_instant(left) && is_number(right) || is_number(left) && is_instant(right) {
        return error.with_help("say what the number counts: `duration({days: 1})`");
    }
    match (left, right) {
        (Value::String(_), Value::Boolean(_)) | (Value::Boolean(_), Value::String(_)) => {
            error.with_help("`toString(x)` makes a string of it")
        }
        _ => error,
    }
}

fn division_by_zero() -> ValueError {
    ValueError::new("DivisionByZero", "division by zero")
        .with_help("divide by a float to get infinity, or test the divisor first")
}

/// Both operands as floats, when both are numbers.
fn floats(left: &Value, right: &Value) -> Option<(f64, f64)> {
    Some((left.as_float()?, right.as_float()?))
}

fn either_null(left: &Value, right: &Value) -> bool {
    left.is_null() || right.is_null()
}

fn moved(moved: Option<Value>) -> Result<Value, ValueError> {
    moved.ok_or_else(|| ValueError::out_of_range("the sum lies outside the years -999999999 to 999999999"))
}

impl Value {
    /// Returns `self + other`: a sum, joined strings, joined lists, a list with an element more.
    ///
    /// # Errors
    /// `IntegerOverflow`, `InvalidArgumentType`, or a limit on strings and lists.
    pub fn add(&self, other: &Value) -> Result<Value, ValueError> {
        match (self, other) {
            (left, right) if either_null(left, right) => Ok(Value::Null),
            (Value::Integer(left), Value::Integer(right)) => {
                left.checked_add(*right).map(Value::Integer).ok_or_else(|| overflow(self, "+", other))
            }
            (Value::List(left), Value::List(right)) => join(left, right),
            (Value::List(list), element) => join(list, std::slice::from_ref(element)),
            (element, Value::List(list)) => join(std::slice::from_ref(element), list),
            (Value::String(left), right) if right.joins_strings() => concatenate(left, &right.scalar_text()),
            (left, Value::String(right)) if left.joins_strings() => concatenate(&left.scalar_text(), right),
            (Value::Duration(left), Value::Duration(right)) => Ok(Value::duration(left.plus(right)?)),
            (Value::Duration(duration), moment) | (moment, Value::Duration(duration)) => {
                moment.plus_duration(duration).unwrap_or_else(|| Err(no_operation("add", self, other)))
            }
            (left, right) => match floats(left, right) {
                Some((left, right)) => Ok(Value::Float(left + right)),
                None => Err(no_operation("add", left, right)),
            },
        }
    }

    /// Returns `self - other`.
    ///
    /// # Errors
    /// `IntegerOverflow` or `InvalidArgumentType`.
    pub fn subtract(&self, other: &Value) -> Result<Value, ValueError> {
        match (self, other) {
            (left, right) if either_null(left, right) => Ok(Value::Null),
            (Value::Integer(left), Value::Integer(right)) => {
                left.checked_sub(*right).map(Value::Integer).ok_or_else(|| overflow(self, "-", other))
            }
            (Value::Duration(left), Value::Duration(right)) => Ok(Value::duration(left.plus(&right.negated()?)?)),
            (moment, Value::Duration(duration)) => {
                moment.plus_duration(&duration.negated()?).unwrap_or_else(|| Err(no_operation("subtract", self, other)))
            }
            (left, right) => match floats(left, right) {
                Some((left, right)) => Ok(Value::Float(left - right)),
                None if left.is_temporal() && right.is_temporal() => Err(no_operation("subtract", left, right)
                    .with_help("write `duration.between(from, to)` for the time between them")),
                None => Err(no_operation("subtract", left, right)),
            },
        }
    }

    /// Returns `self * other`; a duration times a number is a duration.
    ///
    /// # Errors
    /// `IntegerOverflow`, `NumberOutOfRange` or `InvalidArgumentType`.
    pub fn multiply(&self, other: &Value) -> Result<Value, ValueError> {
        match (self, other) {
            (left, right) if either_null(left, right) => Ok(Value::Null),
            (Value::Integer(left), Value::Integer(right)) => {
                left.checked_mul(*right).map(Value::Integer).ok_or_else(|| overflow(self, "*", other))
            }
            (Value::Duration(duration), number) | (number, Value::Duration(duration)) => {
                let (numerator, denominator) =
                    factor(number).ok_or_else(|| no_operation("multiply", self, other))??;
                Ok(Value::duration(duration.scaled(numerator, denominator)?))
            }
            (left, right) => match floats(left, right) {
                Some((left, right)) => Ok(Value::Float(left * right)),
                None => Err(no_operation("multiply", left, right)),
            },
        }
    }

    /// Returns `self / other`; of two integers the quotient without its fraction.
    ///
    /// # Errors
    /// `DivisionByZero`, `IntegerOverflow`, `NumberOutOfRange` or `InvalidArgumentType`.
    pub fn divide(&self, other: &Value) -> Result<Value, ValueError> {
        match (self, other) {
            (left, right) if either_null(left, right) => Ok(Value::Null),
            (Value::Integer(_), Value::Integer(0)) => Err(division_by_zero()),
            (Value::Integer(left), Value::Integer(right)) => {
                left.checked_div(*right).map(Value::Integer).ok_or_else(|| overflow(self, "/", other))
            }
            (Value::Duration(duration), number) => {
                let (numerator, denominator) = factor(number).ok_or_else(|| no_operation("divide", self, other))??;
                if numerator == 0 {
                    return Err(division_by_zero());
                }
                Ok(Value::duration(duration.scaled(denominator, numerator)?))
            }
            (left, right) => match floats(left, right) {
                Some((left, right)) => Ok(Value::Float(left / right)),
                None => Err(no_operation("divide", left, right)),
            },
        }
    }

    /// Returns `self % other`, with the sign of `self`.
    ///
    /// # Errors
    /// `DivisionByZero` or `InvalidArgumentType`.
    pub fn modulo(&self, other: &Value) -> Result<Value, ValueError> {
        match (self, other) {
            (left, right) if either_null(left, right) => Ok(Value::Null),
            (Value::Integer(_), Value::Integer(0)) => Err(division_by_zero()),
            // The remainder by -1 is 0 also where the quotient overflows.
            (Value::Integer(left), Value::Integer(right)) => Ok(Value::Integer(left.wrapping_rem(*right))),
            (left, right) => match floats(left, right) {
                Some((left, right)) => Ok(Value::Float(left % right)),
                None => Err(no_operation("take the remainder of", left, right)),
            },
        }
    }

    /// Returns `self ^ other`, always a float.
    ///
    /// # Errors
    /// `InvalidArgumentType` if one of them is no number.
    pub fn power(&self, other: &Value) -> Result<Value, ValueError> {
        match (self, other) {
            (left, right) if either_null(left, right) => Ok(Value::Null),
            (left, right) => match floats(left, right) {
                Some((left, right)) => Ok(Value::Float(libm::pow(left, right))),
                None => Err(no_operation("raise to a power", left, right)),
            },
        }
    }

    /// Returns `-self`.
    ///
    /// # Errors
    /// `IntegerOverflow` or `InvalidArgumentType`.
    pub fn negate(&self) -> Result<Value, ValueError> {
        match self {
            Value::Null => Ok(Value::Null),
            Value::Integer(integer) => integer.checked_neg().map(Value::Integer).ok_or_else(|| {
                ValueError::new("IntegerOverflow", format!("`-({integer})` overflows a 64-bit integer"))
            }),
            Value::Float(float) => Ok(Value::Float(-float)),
            Value::Duration(duration) => Ok(Value::duration(duration.negated()?)),
            other => Err(ValueError::argument_type("`-`", "a number", other)),
        }
    }

    /// Whether this is a date, a time or a duration.
    pub(crate) fn is_temporal(&self) -> bool {
        matches!(
            self,
            Value::Date(_)
                | Value::LocalTime(_)
                | Value::Time(_)
                | Value::LocalDateTime(_)
                | Value::DateTime(_)
                | Value::Duration(_)
        )
    }

    /// Whether `+` with a string writes this value behind or before it.
    fn joins_strings(&self) -> bool {
        self.is_temporal() || matches!(self, Value::String(_) | Value::Integer(_) | Value::Float(_))
    }

    fn plus_duration(&self, duration: &Duration) -> Option<Result<Value, ValueError>> {
        Some(match self {
            Value::Date(date) => {
                let days = duration.days().checked_add(duration.seconds() / 86_400);
                let shifted =
                    date.plus_months(duration.months()).zip(days).and_then(|(date, days)| date.plus_days(days));
                moved(shifted.map(Value::Date))
            }
            Value::LocalTime(time) => Ok(Value::LocalTime(time.plus_nanos(duration.total_nanos()))),
            Value::Time(time) => {
                let mut time = *time;
                time.local = time.local.plus_nanos(duration.total_nanos());
                Ok(Value::Time(time))
            }
            Value::LocalDateTime(local) => moved(local.plus(duration).map(Value::LocalDateTime)),
            Value::DateTime(moment) => moved(moment.plus(duration).map(Value::DateTime)),
            _ => return None,
        })
    }
}

/// A number as an exact fraction to scale a duration by; `None` if it is no number.
fn factor(number: &Value) -> Option<Result<(i128, i128), ValueError>> {
    match number {
        Value::Integer(integer) => Some(Ok((i128::from(*integer), 1))),
        Value::Float(float) => Some(
            decimal_fraction(*float)
                .ok_or_else(|| ValueError::out_of_range("a duration cannot be scaled by a number that large")),
        ),
        _ => None,
    }
}

fn join(left: &[Value], right: &[Value]) -> Result<Value, ValueError> {
    let length = left.len() + right.len();
    if length > LIST_LENGTH_MAX {
        return Err(list_too_long(length as u128));
    }
    let mut elements = Vec::with_capacity(length);
    elements.extend_from_slice(left);
    elements.extend_from_slice(right);
    Value::list(elements)
}

fn concatenate(left: &str, right: &str) -> Result<Value, ValueError> {
    let bytes = left.len() + right.len();
    if bytes > STRING_BYTES_MAX {
        return Err(string_too_long(bytes as u128));
    }
    let mut joined = String::with_capacity(bytes);
    joined.push_str(left);
    joined.push_str(right);
    Ok(Value::String(Arc::from(joined)))
}
