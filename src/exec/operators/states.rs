//! The state of one aggregate in all groups, fed by columns.
//!
//! Takes the group of each row and the aggregate's arguments; gives a column with one row a group.
//! Invariants: what comes out is what [`Accumulator`]s of the same values in the same order give; states of parts of the
//! input are joined in the order of the parts.
//! Start at [`States::add`].

use std::cmp::Ordering;

use crate::diag::Result;
use crate::plan::AggregateCall;
use crate::value::{Column, Value, ValueError};

use super::super::context::Context;
use super::super::eval::{Evaluated, internal, row_number};
use super::super::functions::{Accumulator, Sum};
use super::numbering::{Numbering, Pairs};

/// The state of one aggregate in all groups.
pub(super) struct States<'p> {
    call: &'p AggregateCall,
    /// The values that each group has seen, of an aggregate over distinct ones.
    seen: Option<Seen>,
    state: State,
}

/// The distinct values of groups.
#[derive(Default)]
struct Seen {
    values: Numbering,
    /// A group beside a value.
    pairs: Pairs,
}

enum State {
    /// `count(*)` and `count(x)`.
    Count(Vec<i64>),
    Sum(Vec<Sum>),
    Average(Vec<Sum>),
    /// `min` keeps what is less, `max` what is greater.
    Extreme(Ordering, Vec<Value>),
    Collect(Vec<Vec<Value>>),
    /// Everything else.
    Any(Vec<Accumulator>),
}

impl<'p> States<'p> {
    pub(super) fn new(call: &'p AggregateCall) -> Self {
        let state = match call.function.map_or("count", |function| function.name) {
            "count" => State::Count(Vec::new()),
            "sum" => State::Sum(Vec::new()),
            "avg" => State::Average(Vec::new()),
            "min" => State::Extreme(Ordering::Less, Vec::new()),
            "max" => State::Extreme(Ordering::Greater, Vec::new()),
            "collect" => State::Collect(Vec::new()),
            _ => State::Any(Vec::new()),
        };
        let seen = (call.distinct && !matches!(state, State::Any(_))).then(Seen::default);
        States { call, seen, state }
    }

    /// Makes the states of new groups.
    pub(super) fn grow(&mut self, groups: usize) -> Result<()> {
        match &mut self.state {
            State::Count(counts) => counts.resize(groups, 0),
            State::Sum(sums) | State::Average(sums) => sums.resize_with(groups, Sum::default),
            State::Extreme(_, values) => values.resize(groups, Value::Null),
            State::Collect(lists) => lists.resize_with(groups, Vec::new),
            State::Any(accumulators) => {
                while accumulators.len() < groups {
                    accumulators.push(new_accumulator(self.call)?);
                }
            }
        }
        Ok(())
    }

    /// Adds rows: `of` is the group of each.
    pub(super) fn add(
        &mut self,
        of: &[u32],
        arguments: &[Evaluated<'_>],
        multiplicity: Option<&[u64]>,
        context: &Context<'_>,
    ) -> Result<()> {
        let failed = |error: ValueError| Box::new(error.at(self.call.at.0));
        if let (Some(seen), Some(argument)) = (&mut self.seen, arguments.first()) {
            let (rows, of) = seen.first_rows(of, argument);
            context.charge(rows.len() * (size_of::<Value>() + 16))?;
            return self.state.add(&of, Some(&argument.take(&rows)), None).map_err(failed);
        }
        if let (State::Any(accumulators), [argument, rest @ ..]) = (&mut self.state, arguments) {
            for (row, group) in of.iter().enumerate() {
                let accumulator = &mut accumulators[*group as usize];
                // The second argument of a percentile.
                if let Some(parameter) = rest.first() {
                    accumulator.set_parameter(&parameter.get(row)).map_err(failed)?;
                }
                let times = multiplicity.map_or(1, |counts| counts[row]);
                accumulator.add_times(&argument.get(row), times).map_err(failed)?;
            }
            if self.call.distinct {
                context.charge(of.len() * size_of::<Value>())?;
            }
            return Ok(());
        }
        if matches!(self.state, State::Collect(_)) {
            context.charge(of.len() * size_of::<Value>())?;
        }
        self.state.add(of, arguments.first().map(|argument| &**argument), multiplicity).map_err(failed)
    }

    /// Takes in the states of a later part of the input, whose groups are `of` here.
    pub(super) fn merge(&mut self, other: States<'p>, of: &[u32]) -> Result<()> {
        let failed = |error: ValueError| Box::new(error.at(self.call.at.0));
        if let (Some(seen), Some(theirs)) = (&mut self.seen, &other.seen) {
            // What both have seen counts once, so that the values are added again.
            let pairs = (0..theirs.pairs.len()).map(|number| theirs.pairs.get(row_number(number)));
            let (groups, numbers): (Vec<u32>, Vec<u32>) = pairs.unzip();
            let groups: Vec<u32> = groups.iter().map(|group| of[*group as usize]).collect();
            let values = theirs.values.column(&numbers);
            let (rows, groups) = seen.first_rows(&groups, &values);
            return self.state.add(&groups, Some(&values.take(&rows)), None).map_err(failed);
        }
        self.state.merge(other.state, of).map_err(failed)
    }

    /// Returns what the aggregate gives for each group.
    pub(super) fn finish(self) -> Result<Column> {
        let column: Result<Column, ValueError> = match self.state {
            State::Count(counts) => Ok(Column::Integer(counts, None)),
            State::Sum(sums) => sums.iter().map(Sum::total).collect(),
            State::Average(sums) => sums.iter().map(Sum::mean).collect(),
            State::Extreme(_, values) => Ok(Column::from_values(values)),
            State::Collect(lists) => lists.into_iter().map(Value::list).collect(),
            State::Any(accumulators) => accumulators.into_iter().map(Accumulator::finish).collect(),
        };
        column.map_err(|error| Box::new(error.at(self.call.at.0)))
    }
}

impl Seen {
    /// Returns the rows whose value is not null and new in its group, with their groups.
    fn first_rows(&mut self, of: &[u32], values: &Column) -> (Vec<u32>, Vec<u32>) {
        let numbers = self.values.find(values);
        let mut pairs = of.to_vec();
        let groups = of.iter().max().map_or(0, |most| *most as usize + 1);
        let mut known = self.pairs.len();
        self.pairs.find(&mut pairs, &numbers, groups, self.values.len());
        let (mut rows, mut groups) = (Vec::new(), Vec::new());
        for (row, pair) in pairs.iter().enumerate() {
            if *pair as usize == known {
                known += 1;
                if !values.is_null(row) {
                    rows.push(row_number(row));
                    groups.push(of[row]);
                }
            }
        }
        (rows, groups)
    }
}

impl State {
    fn add(&mut self, of: &[u32], argument: Option<&Column>, multiplicity: Option<&[u64]>) -> Result<(), ValueError> {
        match (self, argument) {
            (State::Count(counts), argument) => count(counts, of, argument, multiplicity),
            (State::Sum(sums), Some(argument)) => return sum("sum", sums, of, argument, multiplicity),
            (State::Average(sums), Some(argument)) => return sum("avg", sums, of, argument, multiplicity),
            (State::Extreme(wanted, best), Some(argument)) => extreme(*wanted, best, of, argument),
            (State::Collect(lists), Some(argument)) => {
                for (row, group) in of.iter().enumerate() {
                    let value = argument.get(row);
                    if !value.is_null() {
                        let times = multiplicity.map_or(1, |counts| counts[row]);
                        repeat(&mut lists[*group as usize], value, times)?;
                    }
                }
            }
            // Without an argument there is only `count(*)`, which the binder has seen to.
            (_, None) | (State::Any(_), _) => {}
        }
        Ok(())
    }

    fn merge(&mut self, other: State, of: &[u32]) -> Result<(), ValueError> {
        let groups = || of.iter().map(|group| *group as usize);
        match (self, other) {
            (State::Count(counts), State::Count(more)) => {
                for (group, more) in groups().zip(more) {
                    counts[group] = counts[group].saturating_add(more);
                }
            }
            (State::Sum(sums), State::Sum(more)) | (State::Average(sums), State::Average(more)) => {
                for (group, more) in groups().zip(&more) {
                    sums[group].merge(more)?;
                }
            }
            (State::Extreme(wanted, best), State::Extreme(_, more)) => {
                for (group, value) in groups().zip(more) {
                    if !value.is_null() && (best[group].is_null() || value.order(&best[group]) == *wanted) {
                        best[group] = value;
                    }
                }
            }
            (State::Collect(lists), State::Collect(more)) => {
                for (group, mut more) in groups().zip(more) {
                    if lists[group].is_empty() {
                        lists[group] = more;
                    } else {
                        lists[group].append(&mut more);
                    }
                }
            }
            (State::Any(accumulators), State::Any(more)) => {
                for (group, more) in groups().zip(more) {
                    accumulators[group].merge(more)?;
                }
            }
            // States of one aggregate are of one kind.
            _ => {}
        }
        Ok(())
    }
}

fn count(counts: &mut [i64], of: &[u32], argument: Option<&Column>, multiplicity: Option<&[u64]>) {
    let never_null = match argument {
        None | Some(Column::Integer(_, None) | Column::Float(_, None) | Column::Boolean(_, None)) => true,
        Some(Column::Constant(value, _)) => !value.is_null(),
        Some(_) => false,
    };
    match (multiplicity, argument) {
        (None, _) if never_null => {
            for group in of {
                let count = &mut counts[*group as usize];
                *count = count.saturating_add(1);
            }
        }
        (multiplicity, argument) => {
            for (row, group) in of.iter().enumerate() {
                if never_null || argument.is_none_or(|argument| !argument.is_null(row)) {
                    let times = multiplicity.map_or(1, |counts| counts[row]);
                    let count = &mut counts[*group as usize];
                    *count = count.saturating_add_unsigned(times);
                }
            }
        }
    }
}

fn sum(
    function: &str,
    sums: &mut [Sum],
    of: &[u32],
    argument: &Column,
    multiplicity: Option<&[u64]>,
) -> Result<(), ValueError> {
    match (argument, multiplicity) {
        (Column::Constant(Value::Null, _), _) => {}
        (Column::Float(values, None), None) => {
            for (value, group) in values.iter().zip(of) {
                sums[*group as usize].add_one_float(function, *value)?;
            }
        }
        (Column::Integer(values, None), None) => {
            for (value, group) in values.iter().zip(of) {
                sums[*group as usize].add_one_integer(function, *value)?;
            }
        }
        _ => {
            for (row, group) in of.iter().enumerate() {
                let value = argument.get(row);
                let times = multiplicity.map_or(1, |counts| counts[row]);
                if times > 0 && !value.is_null() {
                    sums[*group as usize].add(function, &value, times)?;
                }
            }
        }
    }
    Ok(())
}

fn extreme(wanted: Ordering, best: &mut [Value], of: &[u32], argument: &Column) {
    for (row, group) in of.iter().enumerate() {
        let best = &mut best[*group as usize];
        // A string is compared where it is, and copied only when it is kept.
        if let (Column::Dictionary(codes, words), Value::String(text)) = (argument, &*best) {
            if words.get(codes[row]).is_none_or(|found| found.cmp(text) != wanted) {
                continue;
            }
            *best = argument.get(row);
            continue;
        }
        let value = argument.get(row);
        if !value.is_null() && (best.is_null() || value.order(best) == wanted) {
            *best = value;
        }
    }
}

fn repeat(values: &mut Vec<Value>, value: Value, times: u64) -> Result<(), ValueError> {
    let room = crate::value::LIST_LENGTH_MAX.saturating_sub(values.len());
    match usize::try_from(times) {
        Ok(times) if times <= room => values.extend(std::iter::repeat_n(value, times)),
        _ => return Err(crate::value::list_too_long(values.len() as u128 + u128::from(times))),
    }
    Ok(())
}

fn new_accumulator(call: &AggregateCall) -> Result<Accumulator> {
    let name = call.function.map_or("count", |function| function.name);
    Accumulator::new(name, call.distinct).ok_or_else(|| internal(&format!("no accumulator for `{name}`"), call.at.0))
}
