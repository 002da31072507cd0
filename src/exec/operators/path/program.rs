//! A path pattern as an automaton: its states, and the relationships by which one leads to the next.
//!
//! Takes the segments of a [`PatternSearch`]; gives [`Transition`]s from states to states.
//! Invariants: a state holds all that the rest of a match depends on, the relationships it may no longer use apart;
//! between two repetitions it is at step 0, and its number of repetitions is no greater than still matters.
//! How: the product of graph and pattern. A predicate is tested at the first step at which all that it reads is
//! there, for all candidates of a step at once.

use std::sync::Arc;

use crate::diag::{Result, Span};
use crate::graph::{Direction as Way, TypeId};
use crate::plan::{Expression, ExpressionKind, LabelTest, PathSegment, PatternSearch, VariableId};
use crate::value::{Column, NodeId, Value};

use super::super::super::batch::{Batch, Frame};
use super::super::super::context::Context;
use super::super::super::eval::{evaluate, matching_rows, reads, row_number};
use super::super::expand::way;
use super::super::matches;

/// The automaton of a search, read from one end to the other.
pub(super) struct Program<'p> {
    pub(super) segments: Vec<Segment<'p>>,
}

/// A part that repeats, or stands once.
pub(super) struct Segment<'p> {
    min: u32,
    max: Option<u32>,
    /// What the labels of the first node must satisfy.
    labels: Option<&'p LabelTest>,
    /// The first node.
    node: VariableId,
    pub(super) steps: Vec<Step<'p>>,
    /// The predicates of a segment without steps.
    predicates: Vec<&'p Expression>,
    /// Whether later steps of a repetition read what earlier ones matched.
    remembers: bool,
}

/// One relationship of a segment, and the node after it.
pub(super) struct Step<'p> {
    way: Way,
    types: Option<Vec<TypeId>>,
    labels: Option<&'p LabelTest>,
    predicates: Vec<&'p Expression>,
    /// What the predicates read of the repetition, by place: nodes and relationships in turn.
    reads: Vec<(VariableId, usize)>,
    /// The path of the repetition, when they read it.
    path: Option<(VariableId, Expression)>,
    /// The place of the earlier node of the repetition that the node after it must be.
    same_as: Option<usize>,
}

/// Where a match has come to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct State {
    /// The node it stands at.
    pub(super) node: u32,
    /// The segment.
    pub(super) segment: u32,
    /// The step of it that comes next.
    pub(super) step: u32,
    /// Repetitions that are complete.
    pub(super) count: u32,
    /// What the repetition has matched so far, where that is still read.
    memory: Vec<u32>,
}

impl State {
    /// Returns the state before anything is matched.
    pub(super) fn start(node: NodeId) -> State {
        State { node: node.0, segment: 0, step: 0, count: 0, memory: Vec::new() }
    }
}

/// A relationship that leads from one of the given states to another.
pub(super) struct Transition {
    /// The state it leads from, by position.
    pub(super) from: u32,
    pub(super) relationship: u32,
    pub(super) state: State,
}

/// What a search reads of the row it is for.
pub(super) struct Row {
    /// The outer variables that predicates read.
    pub(super) values: Vec<(VariableId, Value)>,
    /// Relationships that the row has used already.
    pub(super) used: Vec<u32>,
}

/// The candidates of one step.
#[derive(Default)]
struct Candidates {
    from: Vec<u32>,
    counts: Vec<u32>,
    relationships: Vec<u32>,
    nodes: Vec<u32>,
}

impl<'p> Program<'p> {
    /// Makes the automaton; `reversed` reads the segments from right to left.
    pub(super) fn new(search: &'p PatternSearch, reversed: bool, context: &Context<'_>) -> Self {
        let mut segments: Vec<Segment<'p>> =
            search.segments.iter().map(|segment| Segment::new(segment, reversed, context)).collect();
        if reversed {
            segments.reverse();
        }
        Program { segments }
    }

    /// Returns the segment and the step by which a state was reached.
    pub(super) fn step_into(&self, state: &State) -> (u32, u32) {
        match state.step {
            0 => {
                let steps = self.segments.get(state.segment as usize).map_or(1, |segment| segment.steps.len());
                (state.segment, u32::try_from(steps).unwrap_or(u32::MAX).saturating_sub(1))
            }
            step => (state.segment, step - 1),
        }
    }

    /// Lists the segments of which a repetition may begin at a state between repetitions, with how many came before;
    /// returns whether the path may end there.
    fn openings(&self, state: &State, row: &Row, context: &Context<'_>, out: &mut Vec<(usize, u32)>) -> Result<bool> {
        let (mut position, mut count) = (state.segment as usize, state.count);
        loop {
            let Some(segment) = self.segments.get(position) else { return Ok(true) };
            if segment.steps.is_empty() {
                if !segment.passes(state.node, row, context)? {
                    return Ok(false);
                }
            } else {
                let more = segment.max.is_none_or(|max| count < max);
                if more && has_labels(segment.labels, state.node, context) {
                    out.push((position, count));
                }
                if count < segment.min {
                    return Ok(false);
                }
            }
            position += 1;
            count = 0;
        }
    }

    /// Returns whether the path may end at a state.
    pub(super) fn accepts(&self, state: &State, row: &Row, context: &Context<'_>) -> Result<bool> {
        Ok(state.step == 0 && self.openings(state, row, context, &mut Vec::new())?)
    }

    /// Adds all transitions from some states.
    pub(super) fn transitions(
        &self,
        states: &[&State],
        row: &Row,
        context: &Context<'_>,
        out: &mut Vec<Transition>,
    ) -> Result<()> {
        let mut candidates: Vec<((usize, usize), Candidates)> = Vec::new();
        let mut openings = Vec::new();
        for (from, state) in states.iter().enumerate() {
            if from % 1024 == 1023 {
                context.check()?;
            }
            openings.clear();
            if state.step == 0 {
                self.openings(state, row, context, &mut openings)?;
            } else {
                openings.push((state.segment as usize, state.count));
            }
            for (segment, count) in &openings {
                let place = (*segment, state.step as usize);
                let position = candidates.iter().position(|(known, _)| *known == place).unwrap_or_else(|| {
                    candidates.push((place, Candidates::default()));
                    candidates.len() - 1
                });
                let segment = &self.segments[*segment];
                segment.steps[place.1].list(state, row, context, &mut candidates[position].1);
                let added = candidates[position].1.nodes.len() - candidates[position].1.from.len();
                let from = u32::try_from(from).unwrap_or(u32::MAX);
                candidates[position].1.from.extend(std::iter::repeat_n(from, added));
                candidates[position].1.counts.extend(std::iter::repeat_n(*count, added));
            }
        }
        for ((segment, step), found) in candidates {
            self.finish(states, (segment, step), &found, row, context, out)?;
        }
        Ok(())
    }

    /// Tests the predicates of a step over its candidates and makes transitions of what is left.
    fn finish(
        &self,
        states: &[&State],
        (position, at): (usize, usize),
        found: &Candidates,
        row: &Row,
        context: &Context<'_>,
        out: &mut Vec<Transition>,
    ) -> Result<()> {
        let segment = &self.segments[position];
        let step = &segment.steps[at];
        let mut left: Vec<u32> = (0..found.nodes.len()).map(row_number).collect();
        for predicate in &step.predicates {
            if left.is_empty() {
                return Ok(());
            }
            let batch = step.batch(states, at, found, &left, row);
            let mut frame = Frame::new(&batch.0, &batch.1);
            if let Some((variable, path)) = &step.path {
                let column = evaluate(path, &frame, context)?.into_owned();
                frame = frame.with(*variable, column);
            }
            if let Some(rows) = matching_rows(predicate, &frame, context)? {
                left = rows.into_iter().map(|row| left[row as usize]).collect();
            }
        }
        let last = at + 1 == segment.steps.len();
        let cap = segment.max.unwrap_or(segment.min);
        for row in left {
            let row = row as usize;
            let (node, count) = (found.nodes[row], found.counts[row]);
            let mut memory = Vec::new();
            if segment.remembers && !last {
                let before = states[found.from[row] as usize];
                memory.extend_from_slice(&before.memory);
                if memory.is_empty() {
                    memory.push(before.node);
                }
                memory.extend([found.relationships[row], node]);
            }
            let count = if last { (count + 1).min(cap) } else { count };
            let step = if last { 0 } else { u32::try_from(at + 1).unwrap_or(u32::MAX) };
            let segment = u32::try_from(position).unwrap_or(u32::MAX);
            let state = State { node, segment, step, count, memory };
            out.push(Transition { from: found.from[row], relationship: found.relationships[row], state });
        }
        Ok(())
    }
}

impl<'p> Segment<'p> {
    fn new(segment: &'p PathSegment, reversed: bool, context: &Context<'_>) -> Self {
        let mut nodes: Vec<_> = segment.nodes.iter().collect();
        let mut relationships: Vec<_> = segment.relationships.iter().collect();
        if reversed {
            nodes.reverse();
            relationships.reverse();
        }
        // Places count nodes and relationships in turn; of a variable that stands twice the first place counts.
        let mut places: Vec<(VariableId, usize)> = Vec::new();
        for (position, node) in nodes.iter().enumerate() {
            if !places.iter().any(|(known, _)| *known == node.variable) {
                places.push((node.variable, 2 * position));
            }
            places.extend(relationships.get(position).map(|found| (found.variable, 2 * position + 1)));
        }
        let mut steps: Vec<Step<'p>> = relationships
            .iter()
            .enumerate()
            .map(|(position, relationship)| {
                let node = nodes[position + 1];
                let first = places.iter().find(|(known, _)| *known == node.variable).map_or(0, |(_, place)| *place);
                let way = way(relationship.direction);
                Step {
                    way: if reversed { turned(way) } else { way },
                    types: context.types(relationship.types.as_ref()),
                    labels: node.labels.as_ref(),
                    predicates: Vec::new(),
                    reads: Vec::new(),
                    path: None,
                    same_as: (first < 2 * position + 2).then_some(first),
                }
            })
            .collect();
        let mut predicates = Vec::new();
        for predicate in &segment.predicates {
            let read = reads(predicate, context);
            let mut own: Vec<(VariableId, usize)> =
                places.iter().filter(|(variable, _)| read.contains(variable)).copied().collect();
            let path = segment.path.as_ref().filter(|(one, _)| read.contains(one));
            if path.is_some() {
                own.clone_from(&places);
            }
            let last = own.iter().map(|(_, place)| *place).max().unwrap_or(0);
            let Some(step) = steps.get_mut(last.saturating_sub(1) / 2) else {
                predicates.push(predicate);
                continue;
            };
            step.predicates.push(predicate);
            own.retain(|place| !step.reads.contains(place));
            step.reads.extend(own);
            step.path = step.path.take().or_else(|| path.map(|(one, _)| (*one, path_of(segment))));
        }
        let remembers = steps.iter().enumerate().any(|(position, step)| {
            let earlier = |place: usize| place < 2 * position;
            step.reads.iter().any(|(_, place)| earlier(*place)) || step.same_as.is_some_and(earlier)
        });
        let bounds = segment.repetition();
        Segment {
            min: bounds.min,
            max: bounds.max,
            labels: nodes.first().and_then(|node| node.labels.as_ref()),
            node: nodes.first().map_or(VariableId(u32::MAX), |node| node.variable),
            steps,
            predicates,
            remembers,
        }
    }

    /// Tests the node of a segment without steps.
    fn passes(&self, node: u32, row: &Row, context: &Context<'_>) -> Result<bool> {
        if !has_labels(self.labels, node, context) {
            return Ok(false);
        }
        if self.predicates.is_empty() {
            return Ok(true);
        }
        let mut layout = vec![self.node];
        let mut columns = vec![Column::Node(vec![node])];
        row.add_columns(1, &mut layout, &mut columns);
        let batch = Batch::new(columns, 1);
        let frame = Frame::new(&batch, &layout);
        for predicate in &self.predicates {
            if matching_rows(predicate, &frame, context)?.is_some_and(|rows| rows.is_empty()) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

impl Step<'_> {
    /// Lists the relationships of a state's node that types, labels and the lens let through.
    fn list(&self, state: &State, row: &Row, context: &Context<'_>, found: &mut Candidates) {
        let first = found.nodes.len();
        let Candidates { relationships, nodes, .. } = found;
        context.graph.expand(NodeId(state.node), self.way, self.types.as_deref(), relationships, nodes);
        let claims = context.matching_claims();
        let same_as = self.same_as.map(|place| state.memory.get(place).copied().unwrap_or(state.node));
        let mut kept = first;
        for position in first..nodes.len() {
            let (relationship, node) = (relationships[position], nodes[position]);
            let fits = matches(claims, relationship)
                && same_as.is_none_or(|same| same == node)
                && has_labels(self.labels, node, context)
                && !row.used.contains(&relationship);
            if fits {
                relationships[kept] = relationship;
                nodes[kept] = node;
                kept += 1;
            }
        }
        relationships.truncate(kept);
        nodes.truncate(kept);
    }

    /// Lays out what the predicates read, for some candidates.
    fn batch(
        &self,
        states: &[&State],
        at: usize,
        found: &Candidates,
        rows: &[u32],
        row: &Row,
    ) -> (Batch, Vec<VariableId>) {
        let mut layout = Vec::with_capacity(self.reads.len() + row.values.len());
        let mut columns = Vec::with_capacity(self.reads.len() + row.values.len());
        row.add_columns(rows.len(), &mut layout, &mut columns);
        for (variable, place) in &self.reads {
            let one = |candidate: &u32| {
                let candidate = *candidate as usize;
                let state = states[found.from[candidate] as usize];
                match place {
                    place if *place == 2 * at + 2 => found.nodes[candidate],
                    place if *place == 2 * at + 1 => found.relationships[candidate],
                    place => state.memory.get(*place).copied().unwrap_or(state.node),
                }
            };
            let ids: Vec<u32> = rows.iter().map(one).collect();
            layout.push(*variable);
            columns.push(if place % 2 == 0 { Column::Node(ids) } else { Column::Relationship(ids) });
        }
        (Batch::new(columns, rows.len()), layout)
    }
}

impl Row {
    /// Adds the outer variables as columns.
    pub(super) fn add_columns(&self, rows: usize, layout: &mut Vec<VariableId>, columns: &mut Vec<Column>) {
        for (variable, value) in &self.values {
            layout.push(*variable);
            columns.push(Column::Constant(value.clone(), rows));
        }
    }
}

fn path_of(segment: &PathSegment) -> Expression {
    let mut elements = Vec::new();
    for (position, node) in segment.nodes.iter().enumerate() {
        elements.push(node.variable);
        elements.extend(segment.relationships.get(position).map(|found| found.variable));
    }
    Expression::new(ExpressionKind::Path(elements), Span::default())
}

fn turned(way: Way) -> Way {
    match way {
        Way::Outgoing => Way::Incoming,
        Way::Incoming => Way::Outgoing,
        Way::Either => Way::Either,
    }
}

/// Returns whether the labels of a node satisfy a test.
fn has_labels(test: Option<&LabelTest>, node: u32, context: &Context<'_>) -> bool {
    let graph = &context.graph;
    let has = |name: &Arc<str>| graph.label_id(name).is_some_and(|label| graph.has_label(NodeId(node), label));
    match test {
        None => true,
        Some(LabelTest::Name(name)) => has(name),
        Some(test) => {
            let labels = graph.labels_of(NodeId(node));
            let has = |name: &str| labels.iter().any(|label| **graph.label_name(*label) == *name);
            test.holds(&has, !labels.is_empty())
        }
    }
}
