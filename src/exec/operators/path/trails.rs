//! All matches of a path pattern from one node, depth first.
//!
//! Invariant: no relationship twice in one match. How: an explicit stack that survives between batches, so that a
//! million matches are given in batches and a `LIMIT` stops the search.

use crate::diag::Result;
use crate::value::NodeId;

use super::super::super::context::Context;
use super::binding::Binding;
use super::program::{Program, Row, State, Transition};

/// A search that can be left and taken up again.
pub(super) struct Trails {
    start: State,
    started: bool,
    relationships: Vec<u32>,
    levels: Vec<Level>,
}

/// What can come next at one place of the trail.
struct Level {
    transitions: std::vec::IntoIter<Transition>,
    /// The state of the transition that is being followed.
    state: Option<State>,
}

impl Trails {
    pub(super) fn new(start: NodeId) -> Self {
        Trails { start: State::start(start), started: false, relationships: Vec::new(), levels: Vec::new() }
    }

    /// Gives matches until there are `most` of them; returns whether there may be more.
    pub(super) fn next(
        &mut self,
        program: &Program<'_>,
        reversed: bool,
        (target, most): (Option<NodeId>, usize),
        row: &Row,
        context: &Context<'_>,
        found: &mut Vec<Binding>,
    ) -> Result<bool> {
        let fits = |state: &State| target.is_none_or(|target| target.0 == state.node);
        if !self.started {
            self.started = true;
            let start = self.start.clone();
            if fits(&start) && program.accepts(&start, row, context)? {
                found.push(self.binding(program, reversed));
            }
            self.descend(&start, program, row, context)?;
        }
        let mut steps = 0_u32;
        while let Some(level) = self.levels.last_mut() {
            if found.len() >= most {
                return Ok(true);
            }
            steps += 1;
            // A search that finds nothing must still see that it was cancelled.
            if steps.is_multiple_of(4096) {
                context.check()?;
            }
            if level.state.take().is_some() {
                self.relationships.pop();
            }
            let Some(transition) = level.transitions.next() else {
                self.levels.pop();
                continue;
            };
            if self.relationships.contains(&transition.relationship) {
                continue;
            }
            self.relationships.push(transition.relationship);
            let state = transition.state;
            level.state = Some(state.clone());
            if fits(&state) && program.accepts(&state, row, context)? {
                found.push(self.binding(program, reversed));
            }
            self.descend(&state, program, row, context)?;
        }
        Ok(false)
    }

    fn descend(&mut self, state: &State, program: &Program<'_>, row: &Row, context: &Context<'_>) -> Result<()> {
        let mut transitions = Vec::new();
        program.transitions(&[state], row, context, &mut transitions)?;
        self.levels.push(Level { transitions: transitions.into_iter(), state: None });
        Ok(())
    }

    fn binding(&self, program: &Program<'_>, reversed: bool) -> Binding {
        let mut states = vec![&self.start];
        states.extend(self.levels.iter().filter_map(|level| level.state.as_ref()));
        Binding::of_trail(program, reversed, &states, &self.relationships)
    }
}
