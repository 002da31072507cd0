//! The paths between two nodes one after the other, by length and then by the claims' identities.
//!
//! Invariants: each path comes once, none with a relationship twice, none out of order.
//! How: Lawler's procedure for the k best solutions (Management Science 18, 1972). The least walk of a set of walks is
//! found breadth first; the others are divided by where they leave it and what they may not do there. A walk that
//! uses a relationship twice is divided up to that place and not given, so that the order stays exact although the
//! search for one walk knows nothing of trails.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use crate::diag::Result;

use super::super::super::context::Context;
use super::binding::Binding;
use super::layers::{Choice, Identities, Layers, Reading, Start, Walk, binding};
use super::program::{Program, Row, State};

/// The steps of a walk with their identities: what walks are ranked by.
type Keys = [(Arc<str>, Choice)];

/// Paths from `left` to `right`, least first.
pub(super) struct Ranked<'a, 'p> {
    program: &'a Program<'p>,
    identities: &'a Identities,
    charged: &'a RefCell<usize>,
    start: State,
    right: u32,
    open: BinaryHeap<Reverse<Candidate>>,
}

/// The least walk of a set of walks: those that begin with its first `prefix` steps and then do nothing forbidden.
struct Candidate {
    keys: Vec<(Arc<str>, Choice)>,
    walk: Walk,
    prefix: usize,
    forbidden: Vec<Choice>,
    /// Whether the walk may not end after the prefix.
    goes_on: bool,
}

impl Candidate {
    fn rank(&self) -> (usize, &Keys) {
        (self.keys.len(), &self.keys)
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.rank() == other.rank()
    }
}

impl Eq for Candidate {}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl<'a, 'p> Ranked<'a, 'p> {
    pub(super) fn new(
        program: &'a Program<'p>,
        identities: &'a Identities,
        charged: &'a RefCell<usize>,
        (left, right): (u32, u32),
        row: &Row,
        context: &Context<'_>,
    ) -> Result<Self> {
        let start = State::start(crate::value::NodeId(left));
        let mut ranked = Ranked { program, identities, charged, start, right, open: BinaryHeap::new() };
        ranked.divide((&[], &[]), Vec::new(), false, row, context)?;
        Ok(ranked)
    }

    /// Returns the next path.
    pub(super) fn next(&mut self, row: &Row, context: &Context<'_>) -> Result<Option<Binding>> {
        while let Some(Reverse(least)) = self.open.pop() {
            context.check()?;
            let relationship = |position: usize| least.walk[position].0.relationship;
            let repeats = |at: &usize| (0..*at).any(|before| relationship(before) == relationship(*at));
            let repeated = (0..least.walk.len()).find(repeats);
            let last = repeated.unwrap_or(least.walk.len());
            for at in least.prefix..=last {
                let inherits = at == least.prefix;
                let mut forbidden = if inherits { least.forbidden.clone() } else { Vec::new() };
                let ends = at == least.walk.len();
                forbidden.extend(least.walk.get(at).map(|(choice, _)| *choice));
                let goes_on = ends || inherits && least.goes_on;
                self.divide((&least.keys[..at], &least.walk[..at]), forbidden, goes_on, row, context)?;
            }
            if repeated.is_none() {
                return Ok(Some(binding(self.start.node, &least.walk)));
            }
        }
        Ok(None)
    }

    /// Adds the least walk that begins as given and does nothing forbidden, if there is one.
    fn divide(
        &mut self,
        (keys, walk): (&Keys, &[(Choice, State)]),
        forbidden: Vec<Choice>,
        goes_on: bool,
        row: &Row,
        context: &Context<'_>,
    ) -> Result<()> {
        let state = walk.last().map_or(&self.start, |(_, state)| state);
        let prefix = walk.len();
        if !goes_on && state.node == self.right && self.program.accepts(state, row, context)? {
            let (keys, walk) = (keys.to_vec(), walk.to_vec());
            self.open.push(Reverse(Candidate { keys, walk, prefix, forbidden, goes_on }));
            return Ok(());
        }
        let used: Vec<u32> = walk.iter().map(|(choice, _)| choice.relationship).collect();
        let start = Start { state: state.clone(), target: Some(self.right), used: &used, forbidden: Some(&forbidden) };
        let layers = Layers::search(self.program, start, row, self.charged, context)?;
        let Some((distance, to)) = layers.nearest(self.right) else { return Ok(()) };
        let reading = Reading {
            program: self.program,
            reversed: false,
            ordered: true,
            trails: false,
            identities: self.identities,
        };
        let mut rest: Walk = Vec::new();
        reading.walks(&layers, distance, &to, context, &mut |walk| {
            rest.clone_from(walk);
            Ok(false)
        })?;
        let mut keys = keys.to_vec();
        keys.extend(rest.iter().map(|(choice, _)| (self.identities.of(choice.relationship, context), *choice)));
        let mut walk = walk.to_vec();
        walk.extend(rest);
        context.charge(walk.len() * std::mem::size_of::<(Choice, State)>())?;
        self.open.push(Reverse(Candidate { keys, walk, prefix, forbidden, goes_on }));
        Ok(())
    }
}
