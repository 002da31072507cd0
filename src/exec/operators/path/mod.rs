//! Paths that a quantified group or a whole path pattern describes: all of them, or the ones that a selector wants.
//!
//! Takes rows with one end or both; gives a row for each match with what its variables hold.
//! Invariants: no relationship twice in one path (openCypher's uniqueness), also where the search itself knows only
//! walks; the paths of a selector are chosen for each pair of ends, ties by the claims' identities (SEMANTICS L6).
//! Start at [`ExpandPath`]. How: the pattern becomes an automaton ([`program`]); all matches are found depth first
//! ([`trails`]), selected ones breadth first over states ([`layers`]), and where the shortest walks are no trails, or
//! more than the shortest are wanted, one after the other ([`ranked`]).

mod binding;
mod layers;
mod program;
mod ranked;
mod trails;

use std::cell::RefCell;
use std::collections::VecDeque;

use crate::diag::{Diagnostic, Result};
use crate::plan::{Expression, Logical, Operator as Plan, PathSelection, PatternSearch, VariableId};
use crate::value::{Column, NodeId, Value};

use super::super::batch::{Batch, Frame};
use super::super::context::Context;
use super::super::eval::{evaluate, evaluate_constant, matching_rows, reads, row_number, unfit};
use super::{Operate, Source, arrangement, fill, next_flat};

use binding::{Binding, Place, places, value_at};
use layers::{Firsts, Identities, Layers, Reading, Start, binding as bound_walk};
use program::{Program, Row, State};
use ranked::Ranked;
use trails::Trails;

/// For each row, the paths that a search describes.
pub(super) struct ExpandPath<'p> {
    input: Source<'p>,
    parts: Option<Parts<'p>>,
    current: Option<Current>,
}

/// What stays the same for all rows.
struct Parts<'p> {
    search: &'p PatternSearch,
    reversed: bool,
    from: Option<usize>,
    /// Where the other end comes in; `None` when it is found.
    target: Option<usize>,
    /// Whether both ends are one variable, or both come in.
    to_bound: bool,
    /// The automaton in the direction of the search, and from left to right.
    program: Program<'p>,
    forwards: Program<'p>,
    /// What the search gives, in the order of `own`.
    own: Vec<(VariableId, Place)>,
    given: Vec<Option<super::Column>>,
    /// Outer variables that predicates read, by position.
    outer: Vec<(VariableId, usize)>,
    distinct_from: Vec<usize>,
    selection: Option<Wanted>,
    identities: Identities,
    charged: RefCell<usize>,
}

/// How many paths are wanted for each pair of ends.
#[derive(Clone, Copy)]
enum Wanted {
    Paths(usize),
    Groups(usize),
}

/// The work on one input batch.
struct Current {
    batch: Batch,
    row: usize,
    trails: Option<(Row, Trails, Option<NodeId>)>,
    ready: VecDeque<(u32, Binding)>,
}

impl<'p> ExpandPath<'p> {
    pub(super) fn new(input: Source<'p>, layout: &'p [VariableId], plan: &'p Logical, context: &Context<'_>) -> Self {
        let parts = Parts::new(layout, plan, context);
        ExpandPath { input, parts, current: None }
    }
}

impl<'p> Parts<'p> {
    fn new(layout: &'p [VariableId], plan: &'p Logical, context: &Context<'_>) -> Option<Self> {
        let Plan::ExpandPath { from, to, to_bound, reversed, search, distinct_from, .. } = &plan.operator else {
            return None;
        };
        let at = |variable: &VariableId| layout.iter().position(|known| known == variable);
        let mut own = places(search);
        own.extend(search.paths.iter().map(|path| (path.variable, Place::All)));
        let ends = [search.left_variable, search.right_variable];
        let gives = |variable: &VariableId| {
            plan.output.contains(variable) && (!ends.contains(variable) || (!to_bound && variable == to))
        };
        own.retain(|(variable, _)| gives(variable));
        let mut read = Vec::new();
        let inner = search.segments.iter().flat_map(|segment| &segment.predicates);
        inner.chain(&search.predicates).for_each(|predicate| read.extend(reads(predicate, context)));
        read.sort_unstable();
        read.dedup();
        let names: Vec<VariableId> = own.iter().map(|(variable, _)| *variable).collect();
        Some(Parts {
            search,
            reversed: *reversed,
            from: at(from),
            target: if *to_bound { at(to) } else { None },
            to_bound: *to_bound,
            program: Program::new(search, *reversed, context),
            forwards: Program::new(search, false, context),
            given: arrangement(&plan.output, layout, &names),
            own,
            outer: read.into_iter().filter_map(|variable| Some((variable, at(&variable)?))).collect(),
            distinct_from: distinct_from.iter().filter_map(at).collect(),
            selection: None,
            identities: Identities::default(),
            charged: RefCell::new(0),
        })
    }

    /// Returns the ends of the row that are known, or nothing when one of them is null.
    fn ends(&self, batch: &Batch, row: usize) -> Option<(NodeId, Option<NodeId>)> {
        let from = batch.columns.get(self.from?)?.node(row)?;
        match (self.to_bound, self.target) {
            (true, Some(target)) => Some((from, Some(batch.columns.get(target)?.node(row)?))),
            (true, None) => None,
            (false, _) => Some((from, None)),
        }
    }

    fn row(&self, batch: &Batch, row: usize) -> Row {
        let values = self.outer.iter().map(|(variable, at)| (*variable, batch.columns[*at].get(row))).collect();
        let mut used = Vec::new();
        for column in &self.distinct_from {
            match batch.columns[*column].get(row) {
                Value::Relationship(id) => used.push(id.0),
                Value::List(items) => used.extend(items.iter().filter_map(|item| match item {
                    Value::Relationship(id) => Some(id.0),
                    _ => None,
                })),
                _ => {}
            }
        }
        Row { values, used }
    }

    /// Finds the selected paths of a row.
    fn select(
        &self,
        wanted: Wanted,
        (from, target): (NodeId, Option<NodeId>),
        row: &Row,
        context: &Context<'_>,
        found: &mut Vec<Binding>,
    ) -> Result<()> {
        let start =
            Start { state: State::start(from), target: target.map(|target| target.0), used: &[], forbidden: None };
        let layers = Layers::search(&self.program, start, row, &self.charged, context)?;
        // From one node to all others, one path each: the first walks to all ends share their beginnings.
        let firsts = match wanted {
            Wanted::Paths(1) if target.is_none() && !self.reversed && self.search.predicates.is_empty() => {
                Some(Firsts::new(&layers, &self.program, &self.identities, context)?)
            }
            _ => None,
        };
        for (end, distance, to) in layers.ends() {
            if target.is_some_and(|target| target.0 != end) {
                continue;
            }
            let first = firsts.as_ref().and_then(|firsts| firsts.trail(&to, &self.identities, context));
            if let Some(walk) = first {
                context.charge(std::mem::size_of_val(walk.as_slice()))?;
                found.push(bound_walk(from.0, &walk));
                continue;
            }
            let before = found.len();
            let (left, right) = if self.reversed { (end, from.0) } else { (from.0, end) };
            let (most, ordered) = match wanted {
                Wanted::Paths(most) => (most, true),
                Wanted::Groups(_) => (usize::MAX, false),
            };
            // The shortest walks tell enough, unless a path must be tested as a whole or longer ones are wanted.
            if self.search.predicates.is_empty() && !matches!(wanted, Wanted::Groups(2..)) {
                let reading = Reading {
                    program: &self.program,
                    reversed: self.reversed,
                    ordered,
                    trails: true,
                    identities: &self.identities,
                };
                reading.walks(&layers, distance, &to, context, &mut |walk| {
                    context.charge(std::mem::size_of_val(walk.as_slice()))?;
                    found.push(bound_walk(left, walk));
                    Ok(found.len() - before < most)
                })?;
                let enough = match wanted {
                    Wanted::Paths(most) => found.len() - before >= most,
                    Wanted::Groups(_) => found.len() > before,
                };
                if enough {
                    continue;
                }
                found.truncate(before);
            }
            self.rank(wanted, (left, right), row, context, found)?;
        }
        Ok(())
    }

    /// Finds the selected paths between two nodes one after the other.
    fn rank(
        &self,
        wanted: Wanted,
        ends: (u32, u32),
        row: &Row,
        context: &Context<'_>,
        found: &mut Vec<Binding>,
    ) -> Result<()> {
        let before = found.len();
        let mut ranked = Ranked::new(&self.forwards, &self.identities, &self.charged, ends, row, context)?;
        let mut lengths: usize = 0;
        while let Some(binding) = ranked.next(row, context)? {
            if !self.satisfies(&binding, row, context)? {
                continue;
            }
            let longer =
                found.len() == before || found.last().is_some_and(|last| last.steps.len() < binding.steps.len());
            lengths += usize::from(longer);
            if matches!(wanted, Wanted::Groups(most) if lengths > most) {
                return Ok(());
            }
            context.charge(std::mem::size_of_val(binding.steps.as_slice()))?;
            found.push(binding);
            if matches!(wanted, Wanted::Paths(most) if found.len() - before >= most) {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Tests what a path must satisfy as a whole.
    fn satisfies(&self, binding: &Binding, row: &Row, context: &Context<'_>) -> Result<bool> {
        if self.search.predicates.is_empty() {
            return Ok(true);
        }
        let mut layout = Vec::new();
        let mut columns = Vec::new();
        row.add_columns(1, &mut layout, &mut columns);
        for (variable, place) in places(self.search) {
            layout.push(variable);
            columns.push(Column::from_values(vec![value_at(place, binding, self.search)]));
        }
        let batch = Batch::new(columns, 1);
        let mut frame = Frame::new(&batch, &layout);
        for path in &self.search.paths {
            let column = evaluate(&path_expression(&path.elements), &frame, context)?.into_owned();
            frame = frame.with(path.variable, column);
        }
        for predicate in &self.search.predicates {
            if matching_rows(predicate, &frame, context)?.is_some_and(|rows| rows.is_empty()) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Makes a batch of some matches.
    fn batch(&self, input: &Batch, ready: &[(u32, Binding)], context: &Context<'_>) -> Result<Batch> {
        let rows: Vec<u32> = ready.iter().map(|(row, _)| *row).collect();
        let column = |place: Place| -> Column {
            Column::from_values(ready.iter().map(|(_, binding)| value_at(place, binding, self.search)).collect())
        };
        let mut columns = Vec::with_capacity(self.own.len());
        for (variable, place) in &self.own {
            let path = self.search.paths.iter().find(|path| path.variable == *variable);
            columns.push(match path {
                None => column(*place),
                Some(path) => {
                    let all = places(self.search);
                    let read: Vec<(VariableId, Column)> = all
                        .iter()
                        .filter(|(variable, _)| path.elements.contains(variable))
                        .map(|(variable, place)| (*variable, column(*place)))
                        .collect();
                    let (layout, parts): (Vec<VariableId>, Vec<Column>) = read.into_iter().unzip();
                    let parts = Batch::new(parts, ready.len());
                    evaluate(&path_expression(&path.elements), &Frame::new(&parts, &layout), context)?.into_owned()
                }
            });
        }
        Ok(fill(&self.given, input, &rows, &columns))
    }
}

fn path_expression(elements: &[VariableId]) -> Expression {
    Expression::new(crate::plan::ExpressionKind::Path(elements.to_vec()), crate::diag::Span::default())
}

/// Evaluates how many paths a selector wants.
fn wanted(selection: &PathSelection, context: &Context<'_>) -> Result<Wanted> {
    let count = match selection.count() {
        None => 1,
        Some(count) => {
            let span = count.at.0;
            match evaluate_constant(count, context)? {
                Value::Integer(number) => {
                    usize::try_from(number).ok().filter(|number| *number > 0).ok_or_else(|| {
                        Box::new(
                            Diagnostic::error(
                                "NegativeIntegerArgument",
                                format!("the number of paths must be a positive integer, found {number}"),
                                span,
                            )
                            .with_help("give 1 or more"),
                        )
                    })?
                }
                other => return Err(unfit("the number of paths", "a positive integer", &other, span)),
            }
        }
    };
    Ok(match selection {
        PathSelection::Paths(_) => Wanted::Paths(count),
        PathSelection::Groups(_) => Wanted::Groups(count),
    })
}

impl Current {
    /// Works until there are enough matches for a batch, or none are left.
    fn fill(&mut self, parts: &Parts<'_>, context: &Context<'_>) -> Result<()> {
        let most = context.limits.batch_rows.max(1);
        while self.row < self.batch.rows && self.ready.len() < most {
            let row = row_number(self.row);
            let mut found = Vec::new();
            if let Some((outer, trails, target)) = &mut self.trails {
                let room = most - self.ready.len();
                let more = trails.next(&parts.program, parts.reversed, (*target, room), outer, context, &mut found)?;
                self.ready.extend(found.into_iter().map(|binding| (row, binding)));
                if !more {
                    self.trails = None;
                    self.row += 1;
                }
                continue;
            }
            let Some((from, target)) = parts.ends(&self.batch, self.row) else {
                self.row += 1;
                continue;
            };
            let outer = parts.row(&self.batch, self.row);
            match parts.selection {
                None => self.trails = Some((outer, Trails::new(from), target)),
                Some(wanted) => {
                    context.check()?;
                    parts.select(wanted, (from, target), &outer, context, &mut found)?;
                    self.ready.extend(found.into_iter().map(|binding| (row, binding)));
                    self.row += 1;
                }
            }
        }
        Ok(())
    }
}

impl Operate for ExpandPath<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        let Some(parts) = &mut self.parts else { return Ok(None) };
        if parts.selection.is_none()
            && let Some(selection) = &parts.search.selection
        {
            parts.selection = Some(wanted(selection, context)?);
        }
        loop {
            let mut current = match self.current.take() {
                Some(current) => current,
                None => match next_flat(&mut self.input, context)? {
                    Some(batch) => Current { batch, row: 0, trails: None, ready: VecDeque::new() },
                    None => return Ok(None),
                },
            };
            current.fill(parts, context)?;
            let most = context.limits.batch_rows.max(1).min(current.ready.len());
            let ready: Vec<(u32, Binding)> = current.ready.drain(..most).collect();
            let batch = parts.batch(&current.batch, &ready, context)?;
            if current.row < current.batch.rows || !current.ready.is_empty() {
                self.current = Some(current);
            }
            if batch.rows > 0 {
                return Ok(Some(batch));
            }
        }
    }
}
