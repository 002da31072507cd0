//! One match of a path pattern, and the values of its variables.
//!
//! Invariant: a binding is read from left to right, whichever end it was found from.

use std::sync::Arc;

use crate::plan::{PatternSearch, VariableId};
use crate::value::{NodeId, PathValue, RelationshipId, Value};

use super::program::{Program, State};

/// One match.
#[derive(Debug, Clone)]
pub(super) struct Binding {
    /// The node on the left.
    pub(super) start: u32,
    /// The relationships from left to right.
    pub(super) steps: Vec<BoundStep>,
}

/// One relationship of a match.
#[derive(Debug, Clone, Copy)]
pub(super) struct BoundStep {
    pub(super) relationship: u32,
    /// The node after it.
    pub(super) node: u32,
    /// The segment of the pattern.
    pub(super) segment: u32,
}

impl Binding {
    /// Makes the binding of a trail: states in the order in which the automaton reads them, and the relationship
    /// into each but the first.
    pub(super) fn of_trail(program: &Program<'_>, reversed: bool, states: &[&State], relationships: &[u32]) -> Binding {
        let into = |position: usize| program.step_into(states[position]);
        let steps = (1..states.len()).map(|position| {
            let (segment, step) = into(position);
            let relationship = relationships[position - 1];
            if reversed {
                let (segment, _) = mirrored(program, segment, step);
                BoundStep { relationship, node: states[position - 1].node, segment }
            } else {
                BoundStep { relationship, node: states[position].node, segment }
            }
        });
        let end = if reversed { states.len() - 1 } else { 0 };
        let mut steps: Vec<BoundStep> = steps.collect();
        if reversed {
            steps.reverse();
        }
        Binding { start: states[end].node, steps }
    }

    /// Returns the node on the right.
    pub(super) fn end(&self) -> u32 {
        self.steps.last().map_or(self.start, |step| step.node)
    }

    fn node_before(&self, position: usize) -> u32 {
        position.checked_sub(1).map_or(self.start, |before| self.steps[before].node)
    }

    /// Returns the positions of a segment's steps.
    fn range(&self, segment: usize) -> std::ops::Range<usize> {
        let from = self.steps.partition_point(|step| (step.segment as usize) < segment);
        let to = self.steps.partition_point(|step| (step.segment as usize) <= segment);
        from..to
    }

    fn path(&self, range: std::ops::Range<usize>) -> Value {
        let mut path = PathValue { nodes: vec![NodeId(self.node_before(range.start))], relationships: Vec::new() };
        for step in &self.steps[range] {
            path.relationships.push(RelationshipId(step.relationship));
            path.nodes.push(NodeId(step.node));
        }
        Value::Path(Arc::new(path))
    }

    fn relationships(&self, range: std::ops::Range<usize>) -> Value {
        let steps = self.steps[range].iter().map(|step| Value::Relationship(RelationshipId(step.relationship)));
        Value::List(Arc::new(steps.collect()))
    }
}

/// Turns the place of a step in a reversed automaton into its place in the pattern, and back.
pub(super) fn mirrored(program: &Program<'_>, segment: u32, step: u32) -> (u32, u32) {
    let steps = program.segments.get(segment as usize).map_or(0, |segment| segment.steps.len());
    let from_end = |count: usize, position: u32| {
        u32::try_from(count).unwrap_or(u32::MAX).saturating_sub(1).saturating_sub(position)
    };
    (from_end(program.segments.len(), segment), from_end(steps, step))
}

/// Where a variable of a search gets its value from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    Start,
    End,
    All,
    Trail(usize),
    Node(usize, usize),
    Relationship(usize, usize),
    Nodes(usize, usize),
    Relationships(usize, usize),
    Paths(usize),
}

/// Returns the place of each variable that a search gives, its ends among them.
pub(super) fn places(search: &PatternSearch) -> Vec<(VariableId, Place)> {
    let mut places = vec![
        (search.left_variable, Place::Start),
        (search.right_variable, Place::End),
        (search.relationships, Place::All),
    ];
    for (position, segment) in search.segments.iter().enumerate() {
        places.push((segment.trail, Place::Trail(position)));
        places.extend(segment.path.map(|(_, all)| (all, Place::Paths(position))));
        let repeats = segment.bounds.is_some();
        for (at, node) in segment.nodes.iter().enumerate() {
            let place = if repeats { Place::Nodes(position, at) } else { Place::Node(position, at) };
            places.push((node.outside, place));
        }
        for (at, relationship) in segment.relationships.iter().enumerate() {
            let place = if repeats { Place::Relationships(position, at) } else { Place::Relationship(position, at) };
            places.push((relationship.outside, place));
        }
    }
    places
}

/// Returns a variable's value in a match.
pub(super) fn value_at(place: Place, binding: &Binding, search: &PatternSearch) -> Value {
    let width = |segment: usize| search.segments[segment].relationships.len().max(1);
    let node = |position: usize| Value::Node(NodeId(binding.node_before(position)));
    let relationship = |position: usize| Value::Relationship(RelationshipId(binding.steps[position].relationship));
    match place {
        Place::Start => Value::Node(NodeId(binding.start)),
        Place::End => Value::Node(NodeId(binding.end())),
        Place::All => binding.relationships(0..binding.steps.len()),
        Place::Trail(segment) => binding.relationships(binding.range(segment)),
        Place::Node(segment, at) => node(binding.range(segment).start + at),
        Place::Relationship(segment, at) => relationship(binding.range(segment).start + at),
        Place::Nodes(segment, at) => {
            let starts = binding.range(segment).step_by(width(segment));
            Value::List(Arc::new(starts.map(|start| node(start + at)).collect()))
        }
        Place::Relationships(segment, at) => {
            let starts = binding.range(segment).step_by(width(segment));
            Value::List(Arc::new(starts.map(|start| relationship(start + at)).collect()))
        }
        Place::Paths(segment) => {
            let starts = binding.range(segment).step_by(width(segment));
            Value::List(Arc::new(starts.map(|start| binding.path(start..start + width(segment))).collect()))
        }
    }
}
