//! Aggregates: what is kept of the rows of a group, and what comes out of it.
//!
//! Invariants: nulls are left out; the order in which rows come, and how a group was split among threads,
//! changes nothing but the order in `collect` and the last digits of float sums.
//! Start at [`Accumulator::new`].

use std::cmp::Ordering;
use std::collections::HashSet;

use crate::value::{Duration, GroupKey, Value, ValueError};

/// The state of one aggregate over one group.
#[derive(Debug, Clone)]
pub struct Accumulator {
    state: State,
    /// The values seen, of an aggregate over distinct ones.
    seen: Option<HashSet<GroupKey>>,
}

#[derive(Debug, Clone)]
enum State {
    Count(i64),
    Sum(Sum),
    Average(Sum),
    /// `min` keeps what is less, `max` what is greater.
    Extreme(Ordering, Value),
    Collect(Vec<Value>),
    Deviation {
        moments: Moments,
        population: bool,
    },
    Percentile {
        name: &'static str,
        values: Vec<Value>,
        fraction: Option<f64>,
    },
}

impl Accumulator {
    /// Makes the accumulator of an aggregate function, its name in any case.
    #[must_use]
    pub fn new(name: &str, distinct: bool) -> Option<Accumulator> {
        let state = match name.to_ascii_lowercase().as_str() {
            "count" => State::Count(0),
            "sum" => State::Sum(Sum::default()),
            "avg" => State::Average(Sum::default()),
            "min" => State::Extreme(Ordering::Less, Value::Null),
            "max" => State::Extreme(Ordering::Greater, Value::Null),
            "collect" => State::Collect(Vec::new()),
            "stdev" => State::Deviation { moments: Moments::default(), population: false },
            "stdevp" => State::Deviation { moments: Moments::default(), population: true },
            "percentilecont" => State::Percentile { name: "percentileCont", values: Vec::new(), fraction: None },
            "percentiledisc" => State::Percentile { name: "percentileDisc", values: Vec::new(), fraction: None },
            _ => return None,
        };
        Some(Accumulator { state, seen: distinct.then(HashSet::new) })
    }

    /// Sets the second argument of a percentile; the first row's is used. Call it before [`Accumulator::add`].
    ///
    /// # Errors
    /// `NumberOutOfRange` if it is not within 0.0 to 1.0, `InvalidArgumentType` if it is no number.
    pub fn set_parameter(&mut self, parameter: &Value) -> Result<(), ValueError> {
        let State::Percentile { name, fraction, .. } = &mut self.state else { return Ok(()) };
        if parameter.is_null() {
            return Ok(());
        }
        let wanted = parameter
            .as_float()
            .ok_or_else(|| ValueError::argument_type(&format!("`{name}`"), "a number", parameter))?;
        if !(0.0..=1.0).contains(&wanted) {
            let shown = parameter.literal(&crate::value::NoEntities);
            return Err(ValueError::out_of_range(format!("a percentile is within 0.0 to 1.0, found {shown}")));
        }
        fraction.get_or_insert(wanted);
        Ok(())
    }

    /// Adds the value of a row.
    ///
    /// # Errors
    /// `InvalidArgumentType` if the aggregate does not take such values.
    pub fn add(&mut self, value: &Value) -> Result<(), ValueError> {
        if value.is_null() {
            return Ok(());
        }
        if let Some(seen) = &mut self.seen
            && !seen.insert(GroupKey(value.clone()))
        {
            return Ok(());
        }
        self.state.add(value, 1)
    }

    /// Adds a value that so many rows have: for operators that carry multiplicities.
    ///
    /// # Errors
    /// As [`Accumulator::add`].
    pub fn add_times(&mut self, value: &Value, times: u64) -> Result<(), ValueError> {
        if times == 0 || value.is_null() {
            return Ok(());
        }
        if self.seen.is_some() { self.add(value) } else { self.state.add(value, times) }
    }

    /// Takes in the accumulator of another part of the same group, which comes after this one.
    ///
    /// # Errors
    /// As [`Accumulator::add`].
    pub fn merge(&mut self, other: Accumulator) -> Result<(), ValueError> {
        if let (Some(_), Some(theirs)) = (&self.seen, other.seen) {
            // What both have seen counts once, so that the values are added again. Collected ones keep their order.
            if let State::Percentile { fraction: Some(fraction), .. } = other.state {
                self.set_parameter(&Value::Float(fraction))?;
            } else if let State::Collect(values) = other.state {
                return values.iter().try_for_each(|value| self.add(value));
            }
            let mut values: Vec<Value> = theirs.into_iter().map(|key| key.0).collect();
            values.sort_unstable_by(Value::order);
            return values.iter().try_for_each(|value| self.add(value));
        }
        match (&mut self.state, other.state) {
            (State::Count(count), State::Count(more)) => *count = count.saturating_add(more),
            (State::Sum(sum), State::Sum(more)) | (State::Average(sum), State::Average(more)) => sum.merge(&more)?,
            (State::Extreme(..), State::Extreme(_, value)) if !value.is_null() => self.state.add(&value, 1)?,
            (State::Collect(values), State::Collect(more)) => values.extend(more),
            (State::Deviation { moments, .. }, State::Deviation { moments: more, .. }) => moments.merge(&more),
            (State::Percentile { values, fraction, .. }, State::Percentile { values: more, fraction: theirs, .. }) => {
                values.extend(more);
                *fraction = fraction.or(theirs);
            }
            // An extreme of nothing adds nothing, and accumulators of one aggregate have one kind of state.
            _ => {}
        }
        Ok(())
    }

    /// Returns what the aggregate gives.
    ///
    /// # Errors
    /// `IntegerOverflow` for a sum that is no 64-bit integer, a limit for a list that is too long.
    pub fn finish(self) -> Result<Value, ValueError> {
        match self.state {
            State::Count(count) => Ok(Value::Integer(count)),
            State::Sum(sum) => sum.total(),
            State::Average(sum) => sum.mean(),
            State::Extreme(_, value) => Ok(value),
            State::Collect(values) => Value::list(values),
            State::Deviation { moments, population } => Ok(Value::Float(moments.deviation(population))),
            State::Percentile { name, values, fraction } => percentile(name, values, fraction),
        }
    }
}

impl State {
    /// Adds a value that is not null, so many times.
    fn add(&mut self, value: &Value, times: u64) -> Result<(), ValueError> {
        match self {
            State::Count(count) => *count = count.saturating_add_unsigned(times),
            State::Sum(sum) => sum.add("sum", value, times)?,
            State::Average(sum) => sum.add("avg", value, times)?,
            State::Extreme(wanted, best) => {
                if best.is_null() || value.order(best) == *wanted {
                    *best = value.clone();
                }
            }
            State::Collect(values) => repeat(values, value, times)?,
            State::Deviation { moments, population } => {
                let name = if *population { "stDevP" } else { "stDev" };
                moments.add(float_of(name, value)?, times);
            }
            State::Percentile { name, values, .. } => {
                float_of(name, value)?;
                repeat(values, value, times)?;
            }
        }
        Ok(())
    }
}

fn repeat(values: &mut Vec<Value>, value: &Value, times: u64) -> Result<(), ValueError> {
    let room = crate::value::LIST_LENGTH_MAX.saturating_sub(values.len());
    match usize::try_from(times) {
        Ok(times) if times <= room => values.extend(std::iter::repeat_n(value, times).cloned()),
        _ => return Err(crate::value::list_too_long(values.len() as u128 + u128::from(times))),
    }
    Ok(())
}

fn float_of(function: &str, value: &Value) -> Result<f64, ValueError> {
    value.as_float().ok_or_else(|| ValueError::argument_type(&format!("`{function}`"), "numbers", value))
}

/// A sum of integers, kept exactly, of floats, kept with what rounding lost, or of durations.
#[derive(Debug, Clone, Default)]
pub struct Sum {
    count: u64,
    integers: i128,
    floats: f64,
    lost: f64,
    has_floats: bool,
    duration: Option<Duration>,
}

impl Sum {
    /// Adds a float; the same as [`Sum::add`] of its value.
    ///
    /// # Errors
    /// As [`Sum::add`].
    #[inline]
    pub fn add_one_float(&mut self, function: &str, float: f64) -> Result<(), ValueError> {
        if self.duration.is_some() {
            return self.add(function, &Value::Float(float), 1);
        }
        self.add_float(float);
        self.count = self.count.saturating_add(1);
        Ok(())
    }

    /// Adds an integer; the same as [`Sum::add`] of its value.
    ///
    /// # Errors
    /// As [`Sum::add`].
    #[inline]
    pub fn add_one_integer(&mut self, function: &str, integer: i64) -> Result<(), ValueError> {
        if self.duration.is_some() {
            return self.add(function, &Value::Integer(integer), 1);
        }
        self.integers = self.integers.checked_add(i128::from(integer)).ok_or_else(sum_overflow)?;
        self.count = self.count.saturating_add(1);
        Ok(())
    }

    /// Adds a value that is not null, so many times, for a function of this name.
    ///
    /// # Errors
    /// `InvalidArgumentType` for what is no number and no duration, or for numbers beside durations.
    pub fn add(&mut self, function: &str, value: &Value, times: u64) -> Result<(), ValueError> {
        let mixed = match value {
            Value::Duration(_) => self.count > 0 && self.duration.is_none(),
            _ => self.duration.is_some(),
        };
        match value {
            _ if mixed => {
                return Err(ValueError::argument_type(
                    &format!("`{function}`"),
                    "only numbers or only durations",
                    value,
                ));
            }
            Value::Integer(integer) => {
                let product = i128::from(*integer).checked_mul(i128::from(times));
                let sum = product.and_then(|product| self.integers.checked_add(product));
                self.integers = sum.ok_or_else(sum_overflow)?;
            }
            #[expect(clippy::cast_precision_loss, reason = "a count of rows beyond 2^53 does not occur")]
            Value::Float(float) => self.add_float(float * times as f64),
            Value::Duration(duration) => {
                let more = duration.scaled(i128::from(times), 1)?;
                self.duration = Some(self.duration.unwrap_or_default().plus(&more)?);
            }
            other => {
                return Err(ValueError::argument_type(&format!("`{function}`"), "numbers or durations", other));
            }
        }
        self.count = self.count.saturating_add(times);
        Ok(())
    }

    /// Adds with Neumaier's compensation, so that small terms beside large ones are not lost.
    #[inline]
    fn add_float(&mut self, term: f64) {
        self.has_floats = true;
        let sum = self.floats + term;
        self.lost +=
            if self.floats.abs() >= term.abs() { (self.floats - sum) + term } else { (term - sum) + self.floats };
        self.floats = sum;
    }

    /// Adds another sum.
    ///
    /// # Errors
    /// As [`Sum::add`].
    pub fn merge(&mut self, other: &Sum) -> Result<(), ValueError> {
        if let Some(duration) = &other.duration {
            self.add("sum", &Value::duration(*duration), 1)?;
            self.count = self.count.saturating_add(other.count) - 1;
            return Ok(());
        }
        if self.duration.is_some() && other.count > 0 {
            return self.add("sum", &Value::Integer(0), 1);
        }
        self.integers = self.integers.checked_add(other.integers).ok_or_else(sum_overflow)?;
        if other.has_floats {
            self.add_float(other.floats);
            self.lost += other.lost;
        }
        self.count = self.count.saturating_add(other.count);
        Ok(())
    }

    #[expect(clippy::cast_precision_loss, reason = "the nearest float is what is wanted")]
    fn as_float(&self) -> f64 {
        let floats = if self.floats.is_finite() { self.floats + self.lost } else { self.floats };
        if self.has_floats { self.integers as f64 + floats } else { self.integers as f64 }
    }

    /// Returns the sum.
    ///
    /// # Errors
    /// `IntegerOverflow` for what is no 64-bit integer.
    pub fn total(&self) -> Result<Value, ValueError> {
        if let Some(duration) = self.duration {
            return Ok(Value::duration(duration));
        }
        if self.has_floats {
            return Ok(Value::Float(self.as_float()));
        }
        i64::try_from(self.integers).map(Value::Integer).map_err(|_| sum_overflow())
    }

    /// Returns the mean, null of nothing.
    ///
    /// # Errors
    /// When a duration overflows.
    pub fn mean(&self) -> Result<Value, ValueError> {
        if self.count == 0 {
            return Ok(Value::Null);
        }
        if let Some(duration) = self.duration {
            return Ok(Value::duration(duration.scaled(1, i128::from(self.count))?));
        }
        #[expect(clippy::cast_precision_loss, reason = "a count of rows beyond 2^53 does not occur")]
        Ok(Value::Float(self.as_float() / self.count as f64))
    }
}

fn sum_overflow() -> ValueError {
    ValueError::new("IntegerOverflow", "the sum overflows a 64-bit integer")
        .with_help("sum floats instead, such as `sum(toFloat(x))`")
}

/// Count, mean and sum of squared distances from the mean, by Welford's and Chan's updates.
#[derive(Debug, Clone, Default)]
struct Moments {
    count: f64,
    mean: f64,
    squares: f64,
}

impl Moments {
    #[expect(clippy::cast_precision_loss, reason = "a count of rows beyond 2^53 does not occur")]
    fn add(&mut self, value: f64, times: u64) {
        self.merge(&Moments { count: times as f64, mean: value, squares: 0.0 });
    }

    fn merge(&mut self, other: &Moments) {
        if other.count == 0.0 {
            return;
        }
        let count = self.count + other.count;
        let distance = other.mean - self.mean;
        self.mean += distance * other.count / count;
        self.squares += other.squares + distance * distance * self.count * other.count / count;
        self.count = count;
    }

    fn deviation(&self, population: bool) -> f64 {
        let divisor = if population { self.count } else { self.count - 1.0 };
        if divisor <= 0.0 { 0.0 } else { libm::sqrt(self.squares / divisor) }
    }
}

fn percentile(name: &str, mut values: Vec<Value>, fraction: Option<f64>) -> Result<Value, ValueError> {
    let Some(last) = values.len().checked_sub(1) else { return Ok(Value::Null) };
    let Some(fraction) = fraction else { return Ok(Value::Null) };
    values.sort_unstable_by(Value::order);
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a fraction of a length is within it"
    )]
    if name == "percentileDisc" {
        // The first value up to which at least that fraction of all values lies.
        let place = (fraction * values.len() as f64).ceil() as usize;
        Ok(values.swap_remove(place.saturating_sub(1).min(last)))
    } else {
        let place = fraction * last as f64;
        let below = (place.floor() as usize).min(last);
        let above = (below + 1).min(last);
        let (low, high) = (float_of(name, &values[below])?, float_of(name, &values[above])?);
        let share = place - below as f64;
        Ok(Value::Float(if share == 0.0 { low } else { low * (1.0 - share) + high * share }))
    }
}
