//! States reached breadth first, and the walks that lead there in the order of their claims.
//!
//! Invariants: of each state all relationships are kept by which a shortest walk enters it; walks of one length are
//! given in the order of their claims' identities from left to right (SEMANTICS L6), whichever end was searched from.
//! How: breadth-first search over the product of graph and pattern, then the part of it that leads to one end, read
//! from the left with sets of states, since one walk may stand for several.

use std::cell::RefCell;
use std::sync::Arc;

use hashbrown::HashMap;

use crate::diag::Result;
use crate::evidence::claim_id;
use crate::value::RelationshipId;

use super::super::super::context::Context;
use super::binding::{Binding, BoundStep, mirrored};
use super::program::{Program, Row, State};

/// Bytes that a reached state takes, roughly.
const STATE_BYTES: usize = 120;

/// What was reached from one state.
#[derive(Default)]
pub(super) struct Layers {
    pub(super) states: Vec<State>,
    pub(super) distances: Vec<u32>,
    /// For each state, the relationships into it and the states that they come from.
    entries: Vec<Vec<(u32, u32)>>,
    /// The states at which a path may end.
    pub(super) accepting: Vec<u32>,
}

/// Where a breadth-first search begins and what it must not do.
pub(super) struct Start<'a> {
    pub(super) state: State,
    /// Stop after the layer in which a path may end at this node.
    pub(super) target: Option<u32>,
    /// Relationships that may not be used.
    pub(super) used: &'a [u32],
    /// First steps that may not be taken; where any is named, the first state may be reached again later.
    pub(super) forbidden: Option<&'a [Choice]>,
}

/// A step as a walk takes it: the relationship, and its place in the pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Choice {
    pub(super) relationship: u32,
    pub(super) segment: u32,
    pub(super) step: u32,
}

impl Layers {
    /// Searches until the target is reached, or as far as there is anything.
    pub(super) fn search(
        program: &Program<'_>,
        start: Start<'_>,
        row: &Row,
        charged: &RefCell<usize>,
        context: &Context<'_>,
    ) -> Result<Layers> {
        let mut layers = Layers::default();
        let mut index: HashMap<State, u32> = HashMap::new();
        let mut done = false;
        if start.forbidden.is_none() {
            index.insert(start.state.clone(), 0);
            if program.accepts(&start.state, row, context)? {
                layers.accepting.push(0);
                done = start.target == Some(start.state.node);
            }
        }
        layers.states.push(start.state);
        layers.distances.push(0);
        layers.entries.push(Vec::new());
        let mut frontier: Vec<u32> = vec![0];
        let mut distance = 0;
        let mut transitions = Vec::new();
        while !frontier.is_empty() && !done {
            distance += 1;
            context.check()?;
            transitions.clear();
            let states: Vec<&State> = frontier.iter().map(|state| &layers.states[*state as usize]).collect();
            program.transitions(&states, row, context, &mut transitions)?;
            let mut next = Vec::new();
            for transition in transitions.drain(..) {
                let choice = Choice::of(program, transition.relationship, &transition.state);
                let refused = start.used.contains(&transition.relationship)
                    || distance == 1 && start.forbidden.is_some_and(|forbidden| forbidden.contains(&choice));
                if refused {
                    continue;
                }
                let from = frontier[transition.from as usize];
                let number = u32::try_from(layers.states.len()).unwrap_or(u32::MAX);
                let reached = *index.entry(transition.state).or_insert_with_key(|state| {
                    layers.states.push(state.clone());
                    layers.distances.push(distance);
                    layers.entries.push(Vec::new());
                    next.push(number);
                    number
                });
                if layers.distances[reached as usize] == distance {
                    layers.entries[reached as usize].push((transition.relationship, from));
                }
            }
            for state in &next {
                let reached = &layers.states[*state as usize];
                if program.accepts(reached, row, context)? {
                    done |= start.target == Some(reached.node);
                    layers.accepting.push(*state);
                }
            }
            layers.charge(charged, context)?;
            frontier = next;
        }
        Ok(layers)
    }

    /// Counts the bytes that are held, as far as they were not counted for an earlier search.
    fn charge(&self, charged: &RefCell<usize>, context: &Context<'_>) -> Result<()> {
        let bytes = self.states.len() * STATE_BYTES;
        let mut charged = charged.borrow_mut();
        if bytes > *charged {
            context.charge(bytes - *charged)?;
            *charged = bytes;
        }
        Ok(())
    }

    /// Returns the accepting states of a node that are nearest, with their distance.
    pub(super) fn nearest(&self, node: u32) -> Option<(u32, Vec<u32>)> {
        let here = self.accepting.iter().copied().filter(|state| self.states[*state as usize].node == node);
        let distance = here.clone().map(|state| self.distances[state as usize]).min()?;
        Some((distance, here.filter(|state| self.distances[*state as usize] == distance).collect()))
    }

    /// Returns each node at which a path may end, with its distance and the accepting states that are nearest.
    pub(super) fn ends(&self) -> Vec<(u32, u32, Vec<u32>)> {
        let place = |state: &u32| (self.states[*state as usize].node, self.distances[*state as usize]);
        let mut accepting = self.accepting.clone();
        accepting.sort_by_key(place);
        let mut ends: Vec<(u32, u32, Vec<u32>)> = Vec::new();
        for state in accepting {
            let (node, distance) = place(&state);
            match ends.last_mut() {
                Some((last, nearest, states)) if *last == node => {
                    if *nearest == distance {
                        states.push(state);
                    }
                }
                _ => ends.push((node, distance, vec![state])),
            }
        }
        ends
    }

    /// Turns the entries that lead to some states round: for each state, what comes next on the way there.
    fn onwards(&self, to: &[u32]) -> HashMap<u32, Vec<(u32, u32)>> {
        let mut onwards: HashMap<u32, Vec<(u32, u32)>> = HashMap::new();
        let mut seen: HashMap<u32, ()> = to.iter().map(|state| (*state, ())).collect();
        let mut open = to.to_vec();
        while let Some(state) = open.pop() {
            for (relationship, from) in &self.entries[state as usize] {
                onwards.entry(*from).or_default().push((*relationship, state));
                if seen.insert(*from, ()).is_none() {
                    open.push(*from);
                }
            }
        }
        onwards
    }
}

impl Choice {
    /// Returns the choice that led to a state.
    pub(super) fn of(program: &Program<'_>, relationship: u32, state: &State) -> Choice {
        let (segment, step) = program.step_into(state);
        Choice { relationship, segment, step }
    }
}

/// The claims' identities, computed where a choice depends on them.
#[derive(Default)]
pub(super) struct Identities(RefCell<HashMap<u32, Arc<str>>>);

impl Identities {
    pub(super) fn of(&self, relationship: u32, context: &Context<'_>) -> Arc<str> {
        let mut known = self.0.borrow_mut();
        let identity = known.entry(relationship).or_insert_with(|| {
            let id = claim_id(&context.graph, &context.declarations, RelationshipId(relationship));
            Arc::from(id.unwrap_or_default())
        });
        Arc::clone(identity)
    }
}

/// For each state the last step of the first shortest walk to it, in the order of walks: one answer for all ends.
///
/// How: two walks of one length are told apart where they part, so identities are computed for those steps alone.
pub(super) struct Firsts<'a, 'p> {
    layers: &'a Layers,
    program: &'a Program<'p>,
    entries: Vec<(u32, u32)>,
}

impl<'a, 'p> Firsts<'a, 'p> {
    pub(super) fn new(
        layers: &'a Layers,
        program: &'a Program<'p>,
        identities: &Identities,
        context: &Context<'_>,
    ) -> Result<Self> {
        let mut firsts = Firsts { layers, program, entries: Vec::with_capacity(layers.states.len()) };
        for (state, entries) in layers.entries.iter().enumerate() {
            if state % 4096 == 4095 {
                context.check()?;
            }
            let into = u32::try_from(state).unwrap_or(u32::MAX);
            let mut best = entries.first().copied().unwrap_or((u32::MAX, into));
            for entry in entries.iter().skip(1) {
                if firsts.is_before((*entry, into), (best, into), identities, context) {
                    best = *entry;
                }
            }
            firsts.entries.push(best);
        }
        Ok(firsts)
    }

    /// Compares two walks of one length by their last steps, which lead into the given states.
    fn is_before(
        &self,
        (mut one, mut into_one): ((u32, u32), u32),
        (mut other, mut into_other): ((u32, u32), u32),
        identities: &Identities,
        context: &Context<'_>,
    ) -> bool {
        while one.1 != other.1 {
            (into_one, into_other) = (one.1, other.1);
            (one, other) = (self.entries[into_one as usize], self.entries[into_other as usize]);
        }
        let choice = |(relationship, _): (u32, u32), into: u32| {
            Choice::of(self.program, relationship, &self.layers.states[into as usize])
        };
        let (one, other) = (choice(one, into_one), choice(other, into_other));
        let identity = |choice: &Choice| identities.of(choice.relationship, context);
        one != other && (identity(&one), one) < (identity(&other), other)
    }

    /// Returns the first shortest walk to one of the states, all of one distance, unless it uses a relationship twice.
    pub(super) fn trail(&self, to: &[u32], identities: &Identities, context: &Context<'_>) -> Option<Walk> {
        let mut best = *to.first()?;
        for state in &to[1..] {
            let (one, other) = (self.entries[*state as usize], self.entries[best as usize]);
            if self.is_before((one, *state), (other, best), identities, context) {
                best = *state;
            }
        }
        let mut walk = Walk::new();
        let mut at = best;
        while self.layers.distances[at as usize] > 0 {
            let (relationship, from) = self.entries[at as usize];
            if walk.iter().any(|(choice, _): &(Choice, State)| choice.relationship == relationship) {
                return None;
            }
            let state = &self.layers.states[at as usize];
            walk.push((Choice::of(self.program, relationship, state), state.clone()));
            at = from;
        }
        walk.reverse();
        Some(walk)
    }
}

/// How walks are read out of layers.
pub(super) struct Reading<'a, 'p> {
    pub(super) program: &'a Program<'p>,
    /// Whether the automaton reads the pattern from right to left.
    pub(super) reversed: bool,
    /// Whether the order of the walks matters.
    pub(super) ordered: bool,
    /// Whether walks with a relationship twice are left out.
    pub(super) trails: bool,
    pub(super) identities: &'a Identities,
}

/// A walk from left to right: its steps, and the last state of each.
pub(super) type Walk = Vec<(Choice, State)>;

/// The ways on from one place of a walk.
struct Branching {
    choices: std::vec::IntoIter<(Choice, Vec<u32>)>,
    followed: bool,
}

impl Reading<'_, '_> {
    /// Gives the walks of the shortest length that end at `to`, in order, until `give` wants no more.
    pub(super) fn walks(
        &self,
        layers: &Layers,
        distance: u32,
        to: &[u32],
        context: &Context<'_>,
        give: &mut dyn FnMut(&Walk) -> Result<bool>,
    ) -> Result<()> {
        if distance == 0 {
            give(&Vec::new())?;
            return Ok(());
        }
        let onwards = if self.reversed { HashMap::new() } else { layers.onwards(to) };
        let first = if self.reversed { to.to_vec() } else { vec![0] };
        let mut walk: Walk = Vec::new();
        let mut levels = vec![self.branching(&first, layers, &onwards, context)];
        let mut steps = 0_u32;
        while let Some(level) = levels.last_mut() {
            steps += 1;
            if steps.is_multiple_of(4096) {
                context.check()?;
            }
            if std::mem::take(&mut level.followed) {
                walk.pop();
            }
            let Some((choice, states)) = level.choices.next() else {
                levels.pop();
                continue;
            };
            if self.trails && walk.iter().any(|(before, _)| before.relationship == choice.relationship) {
                continue;
            }
            let Some(state) = states.first().map(|state| layers.states[*state as usize].clone()) else { continue };
            level.followed = true;
            walk.push((choice, state));
            if walk.len() == distance as usize {
                if !give(&walk)? {
                    return Ok(());
                }
                continue;
            }
            let next = self.branching(&states, layers, &onwards, context);
            levels.push(next);
        }
        Ok(())
    }

    fn branching(
        &self,
        states: &[u32],
        layers: &Layers,
        onwards: &HashMap<u32, Vec<(u32, u32)>>,
        context: &Context<'_>,
    ) -> Branching {
        let mut choices: Vec<(Choice, Vec<u32>)> = Vec::new();
        for state in states {
            let steps: &[(u32, u32)] = if self.reversed {
                &layers.entries[*state as usize]
            } else {
                onwards.get(state).map_or(&[], Vec::as_slice)
            };
            for (relationship, next) in steps {
                let reached = if self.reversed { *state } else { *next };
                let mut choice = Choice::of(self.program, *relationship, &layers.states[reached as usize]);
                if self.reversed {
                    (choice.segment, choice.step) = mirrored(self.program, choice.segment, choice.step);
                }
                choices.push((choice, vec![*next]));
            }
        }
        choices.sort_unstable_by_key(|(choice, _)| *choice);
        choices.dedup_by(|after, before| {
            let same = after.0 == before.0;
            if same {
                before.1.append(&mut after.1);
            }
            same
        });
        if self.ordered && choices.len() > 1 {
            choices.sort_by_cached_key(|(choice, _)| (self.identities.of(choice.relationship, context), *choice));
        }
        Branching { choices: choices.into_iter(), followed: false }
    }
}

/// Makes the binding of a walk that begins at a node.
pub(super) fn binding(start: u32, walk: &Walk) -> Binding {
    let steps = walk.iter().map(|(choice, state)| BoundStep {
        relationship: choice.relationship,
        node: state.node,
        segment: choice.segment,
    });
    Binding { start, steps: steps.collect() }
}
