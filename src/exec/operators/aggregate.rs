//! Grouping, aggregates and DISTINCT by hashing.
//!
//! How: groups by one column of ids, codes or integers are found by a number; all others by their values. Counts
//! are kept as plain numbers and take multiplicities as they are; other aggregates see each row of a multiple.

use hashbrown::{HashMap, HashSet};

use crate::diag::Result;
use crate::plan::{AggregateCall, Expression, Logical, VariableId};
use crate::value::{Column, ColumnBuilder, NULL_ID, RowKey, Value, ValueError};

use super::super::batch::{Batch, Frame};
use super::super::context::Context;
use super::super::eval::{Evaluated, evaluate, internal};
use super::super::functions::Accumulator;
use super::{Operate, Source};

/// Finds the group of each row.
enum Groups {
    /// No keys: one group.
    One,
    /// By a number that stands for one kind of key; the values are kept beside it.
    Numbers { kind: NumberKind, of: HashMap<u64, u32>, values: Vec<Value> },
    /// By the values.
    Values { of: HashMap<RowKey, u32>, values: Vec<Box<[Value]>> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NumberKind {
    Node,
    Relationship,
    Code,
    Integer,
}

/// Returns what kind of number a column's rows can be told apart by.
fn number_kind(column: &Column) -> Option<NumberKind> {
    match column {
        Column::Node(_) => Some(NumberKind::Node),
        Column::Relationship(_) => Some(NumberKind::Relationship),
        Column::Dictionary(..) => Some(NumberKind::Code),
        Column::Integer(_, None) => Some(NumberKind::Integer),
        _ => None,
    }
}

fn number(column: &Column, row: usize) -> u64 {
    match column {
        Column::Node(ids) | Column::Relationship(ids) | Column::Dictionary(ids, _) => u64::from(ids[row]),
        Column::Integer(values, _) => values[row].cast_unsigned(),
        _ => u64::from(NULL_ID),
    }
}

impl Groups {
    /// Returns the group of each row, making new ones; asks for the keys to be re-hashed when kinds mix.
    fn find(&mut self, keys: &[Evaluated<'_>], rows: usize) -> Vec<u32> {
        if matches!(self, Groups::One) {
            return vec![0; rows];
        }
        if let (Groups::Numbers { kind, .. }, [key]) = (&*self, keys)
            && number_kind(key) != Some(*kind)
        {
            self.widen();
        }
        match self {
            Groups::One => vec![0; rows],
            Groups::Numbers { of, values, .. } => {
                let key = &*keys[0];
                let group = |row: usize| {
                    *of.entry(number(key, row)).or_insert_with(|| {
                        values.push(key.get(row));
                        group_number(values.len() - 1)
                    })
                };
                (0..rows).map(group).collect()
            }
            Groups::Values { of, values } => {
                let group = |row: usize| {
                    let key: Box<[Value]> = keys.iter().map(|key| key.get(row)).collect();
                    let next = group_number(values.len());
                    *of.entry(RowKey(key)).or_insert_with_key(|key| {
                        values.push(key.0.clone());
                        next
                    })
                };
                (0..rows).map(group).collect()
            }
        }
    }

    fn widen(&mut self) {
        let Groups::Numbers { values, .. } = self else { return };
        let values: Vec<Box<[Value]>> = std::mem::take(values).into_iter().map(|value| Box::from([value])).collect();
        let of = values.iter().enumerate().map(|(group, key)| (RowKey(key.clone()), group_number(group))).collect();
        *self = Groups::Values { of, values };
    }

    fn len(&self) -> usize {
        match self {
            Groups::One => 1,
            Groups::Numbers { values, .. } => values.len(),
            Groups::Values { values, .. } => values.len(),
        }
    }

    fn key(&self, group: usize, position: usize) -> Value {
        match self {
            Groups::One => Value::Null,
            Groups::Numbers { values, .. } => values[group].clone(),
            Groups::Values { values, .. } => values[group][position].clone(),
        }
    }
}

fn group_number(group: usize) -> u32 {
    u32::try_from(group).unwrap_or(u32::MAX)
}

/// The state of one aggregate in all groups.
enum State {
    /// `count(*)` and `count(x)`.
    Count(Vec<i64>),
    /// Everything else.
    Any(Vec<Accumulator>),
}

/// One row for each group.
pub(super) struct Aggregate<'p> {
    input: Source<'p>,
    layout: &'p [VariableId],
    keys: &'p [(VariableId, Expression)],
    aggregates: &'p [(VariableId, AggregateCall)],
    plan: &'p Logical,
    given: Option<std::vec::IntoIter<Batch>>,
}

impl<'p> Aggregate<'p> {
    pub(super) fn new(
        input: Source<'p>,
        layout: &'p [VariableId],
        keys: &'p [(VariableId, Expression)],
        aggregates: &'p [(VariableId, AggregateCall)],
        plan: &'p Logical,
    ) -> Self {
        Aggregate { input, layout, keys, aggregates, plan, given: None }
    }

    fn is_count(call: &AggregateCall) -> bool {
        !call.distinct && call.function.is_none_or(|function| function.name == "count")
    }

    fn run(&mut self, context: &Context<'_>) -> Result<Vec<Batch>> {
        let mut groups: Option<Groups> = self.keys.is_empty().then_some(Groups::One);
        let mut states: Vec<State> = self
            .aggregates
            .iter()
            .map(|(_, call)| if Self::is_count(call) { State::Count(Vec::new()) } else { State::Any(Vec::new()) })
            .collect();
        while let Some(batch) = self.input.next(context)? {
            let before = groups.as_ref().map_or(0, Groups::len);
            self.add(&batch, &mut groups, &mut states, context)?;
            let after = groups.as_ref().map_or(0, Groups::len);
            context.charge((after - before.min(after)) * 64 * (self.keys.len() + states.len()))?;
        }
        let groups = groups.unwrap_or(Groups::Values { of: HashMap::new(), values: Vec::new() });
        self.grow(&mut states, groups.len())?;
        self.give(&groups, states, context)
    }

    fn add(
        &self,
        batch: &Batch,
        groups: &mut Option<Groups>,
        states: &mut [State],
        context: &Context<'_>,
    ) -> Result<()> {
        let frame = Frame::new(batch, self.layout);
        let mut keys = Vec::with_capacity(self.keys.len());
        for (_, key) in self.keys {
            keys.push(evaluate(key, &frame, context)?);
        }
        let groups = groups.get_or_insert_with(|| match keys.as_slice() {
            [key] => match number_kind(key) {
                Some(kind) => Groups::Numbers { kind, of: HashMap::new(), values: Vec::new() },
                None => Groups::Values { of: HashMap::new(), values: Vec::new() },
            },
            _ => Groups::Values { of: HashMap::new(), values: Vec::new() },
        });
        let of = groups.find(&keys, batch.rows);
        self.grow(states, groups.len())?;
        let times = |row: usize| batch.multiplicity.as_ref().map_or(1, |counts| counts[row]);
        for ((_, call), state) in self.aggregates.iter().zip(states) {
            let mut arguments = Vec::with_capacity(call.arguments.len());
            for argument in &call.arguments {
                arguments.push(evaluate(argument, &frame, context)?);
            }
            let failed = |error: ValueError| Box::new(error.at(call.at.0));
            match (state, arguments.as_slice()) {
                (State::Count(counts), arguments) => {
                    for (row, group) in of.iter().enumerate() {
                        if arguments.first().is_none_or(|argument| !argument.is_null(row)) {
                            let count = &mut counts[*group as usize];
                            *count = count.saturating_add(i64::try_from(times(row)).unwrap_or(i64::MAX));
                        }
                    }
                }
                (State::Any(accumulators), [argument, rest @ ..]) => {
                    for (row, group) in of.iter().enumerate() {
                        let accumulator = &mut accumulators[*group as usize];
                        // The second argument of a percentile.
                        if let Some(parameter) = rest.first() {
                            accumulator.set_parameter(&parameter.get(row)).map_err(failed)?;
                        }
                        accumulator.add_times(&argument.get(row), times(row)).map_err(failed)?;
                    }
                    if call.distinct || call.function.is_some_and(|function| function.name == "collect") {
                        context.charge(batch.rows * size_of::<Value>())?;
                    }
                }
                (State::Any(_), []) => return Err(internal("an aggregate without argument", call.at.0)),
            }
        }
        Ok(())
    }

    /// Makes the states of new groups.
    fn grow(&self, states: &mut [State], groups: usize) -> Result<()> {
        for ((_, call), state) in self.aggregates.iter().zip(states) {
            match state {
                State::Count(counts) => counts.resize(groups, 0),
                State::Any(accumulators) => {
                    while accumulators.len() < groups {
                        accumulators.push(new_accumulator(call)?);
                    }
                }
            }
        }
        Ok(())
    }

    fn give(&self, groups: &Groups, states: Vec<State>, context: &Context<'_>) -> Result<Vec<Batch>> {
        let count = groups.len();
        let mut finished: Vec<(VariableId, Column)> = Vec::new();
        for (position, (variable, _)) in self.keys.iter().enumerate() {
            let mut builder = ColumnBuilder::new();
            (0..count).for_each(|group| builder.push(groups.key(group, position)));
            finished.push((*variable, builder.finish()));
        }
        for ((variable, call), state) in self.aggregates.iter().zip(states) {
            let column = match state {
                State::Count(counts) => Column::Integer(counts, None),
                State::Any(accumulators) => {
                    let finished: Result<Column, ValueError> =
                        accumulators.into_iter().map(Accumulator::finish).collect();
                    finished.map_err(|error| Box::new(error.at(call.at.0)))?
                }
            };
            finished.push((*variable, column));
        }
        let wanted = |variable: &VariableId| {
            finished
                .iter()
                .find(|(known, _)| known == variable)
                .map_or_else(|| Column::nulls(count), |(_, column)| column.clone())
        };
        let all = Batch::new(self.plan.output.iter().map(wanted).collect(), count);
        Ok(super::sort::cut(&all, context.limits.batch_rows))
    }
}

fn new_accumulator(call: &AggregateCall) -> Result<Accumulator> {
    let name = call.function.map_or("count", |function| function.name);
    Accumulator::new(name, call.distinct).ok_or_else(|| internal(&format!("no accumulator for `{name}`"), call.at.0))
}

impl Operate for Aggregate<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        if self.given.is_none() {
            let batches = self.run(context)?;
            self.given = Some(batches.into_iter());
        }
        Ok(self.given.as_mut().and_then(|batches| batches.find(|batch| batch.rows > 0)))
    }
}

/// Each distinct row once, the first of its kind.
pub(super) struct Distinct<'p> {
    input: Source<'p>,
    layout: &'p [VariableId],
    keys: Vec<Option<usize>>,
    seen: HashSet<RowKey>,
    output: &'p [VariableId],
}

impl<'p> Distinct<'p> {
    pub(super) fn new(input: Source<'p>, layout: &'p [VariableId], keys: &'p [VariableId], plan: &'p Logical) -> Self {
        let keys = keys.iter().map(|key| layout.iter().position(|known| known == key)).collect();
        Distinct { input, layout, keys, seen: HashSet::new(), output: &plan.output }
    }
}

impl Operate for Distinct<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        while let Some(mut batch) = self.input.next(context)? {
            // Equal rows are one row, however many there were.
            batch.multiplicity = None;
            let mut rows = Vec::new();
            for row in 0..batch.rows {
                let value = |key: &Option<usize>| key.map_or(Value::Null, |position| batch.columns[position].get(row));
                if self.seen.insert(RowKey(self.keys.iter().map(value).collect())) {
                    rows.push(super::super::eval::row_number(row));
                }
            }
            context.charge(rows.len() * (self.keys.len() * 24 + 16))?;
            if !rows.is_empty() {
                return Ok(Some(batch.take(&rows).arrange(self.layout, self.output)));
            }
        }
        Ok(None)
    }
}
