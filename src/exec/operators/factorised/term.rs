//! Counts the terms of a pattern and adds them up.
//!
//! How: of a term, nodes that hang on one other node only are folded into it, one after the other; what is left is
//! one node, or circles.

use rayon::prelude::*;

use crate::diag::Result;
use crate::graph::{Direction as Way, TypeId};
use crate::plan::{CountPattern, CountTerm};

use super::super::super::context::Context;
use super::circle;
use super::message::{Adjacency, Edge, loops, pass};
use super::weights::{Bits, Weights, of_mask, of_node};

/// Returns the number of matches by the root's node; without a root, numbers whose sum it is.
pub(super) fn count(pattern: &CountPattern, context: &Context<'_>) -> Result<Vec<u64>> {
    let nodes: Vec<Option<Bits>> =
        pattern.nodes.iter().map(|node| of_node(node, pattern.subject, context)).collect::<Result<_>>()?;
    let masks: Vec<Bits> =
        pattern.masks.iter().map(|mask| of_mask(mask, pattern.subject, context)).collect::<Result<_>>()?;
    let bound = context.graph.node_bound() as usize;
    let claims = context.matching_claims().map(Bits::of_bitmap);
    let adjacency = adjacencies(pattern, context);
    let shared = Shared { pattern, context, nodes, masks, claims, adjacency, bound };
    let mut sums: Vec<i128> = Vec::new();
    let mut total = 0_i128;
    for term in &pattern.terms {
        context.check()?;
        let Some(counts) = shared.term(term)? else { continue };
        let coefficient = i128::from(term.coefficient);
        if term.root.is_none() {
            total += coefficient * counts.par_iter().map(|count| i128::from(*count)).sum::<i128>();
        } else if sums.is_empty() {
            sums = counts.into_iter().map(|count| coefficient * i128::from(count)).collect();
        } else {
            sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += coefficient * i128::from(count));
        }
    }
    let number = |sum: i128| u64::try_from(sum).map_err(|_| super::overflow());
    if pattern.terms.iter().all(|term| term.root.is_none()) {
        return Ok(vec![number(total)?]);
    }
    sums.into_iter().map(number).collect()
}

/// Returns the adjacency of every type that the pattern may follow.
fn adjacencies<'c>(pattern: &CountPattern, context: &'c Context<'_>) -> Vec<Adjacency<'c>> {
    let mut kinds: Vec<TypeId> = pattern
        .relationships
        .iter()
        .flat_map(|found| match context.types(found.types.as_ref()) {
            Some(types) => types,
            None => context.graph.relationship_types().map(|(kind, _)| kind).collect(),
        })
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    let graph = &context.graph;
    let one = |kind: TypeId| {
        Some(Adjacency {
            kind,
            outgoing: graph.whole_csr(kind, Way::Outgoing)?,
            incoming: graph.whole_csr(kind, Way::Incoming)?,
        })
    };
    kinds.into_iter().filter_map(one).collect()
}

/// What all terms read.
struct Shared<'c, 'a> {
    pattern: &'c CountPattern,
    context: &'c Context<'a>,
    nodes: Vec<Option<Bits>>,
    masks: Vec<Bits>,
    claims: Option<Bits>,
    adjacency: Vec<Adjacency<'c>>,
    bound: usize,
}

impl Shared<'_, '_> {
    /// Counts one term; nothing where it has no matches at all.
    fn term(&self, term: &CountTerm) -> Result<Option<Vec<u64>>> {
        // Masks of more than one part are made first, so that edges can borrow them.
        let joined: Vec<Option<Bits>> = term.edges.iter().map(|edge| self.joined_mask(&edge.members)).collect();
        let edges: Vec<Edge<'_>> =
            term.edges.iter().zip(&joined).map(|(edge, joined)| self.edge(edge, joined.as_ref())).collect();
        let mut weights: Vec<Weights> = term.nodes.iter().map(|class| self.weights(class)).collect();
        let mut open = Vec::new();
        for (at, edge) in edges.iter().enumerate() {
            if edge.from != edge.to {
                open.push(at);
                continue;
            }
            weights[edge.from].times(loops(edge, self.bound))?;
            if weights[edge.from].is_zero() {
                return Ok(None);
            }
        }
        let root = term.root.or_else(|| term.is_tree().then(|| cheapest_root(&edges, &open, &weights)));
        self.folded(&edges, open, weights, root).map(Some)
    }

    fn folded(
        &self,
        edges: &[Edge<'_>],
        mut open: Vec<usize>,
        mut weights: Vec<Weights>,
        root: Option<usize>,
    ) -> Result<Vec<u64>> {
        loop {
            let degree =
                |class: usize| open.iter().filter(|at| edges[**at].from == class || edges[**at].to == class).count();
            let leaf = open.iter().enumerate().find_map(|(place, at)| {
                let ends = [edges[*at].from, edges[*at].to];
                let leaf = ends.into_iter().find(|class| Some(*class) != root && degree(*class) == 1)?;
                Some((place, *at, leaf))
            });
            let Some((place, at, leaf)) = leaf else { break };
            open.swap_remove(place);
            let to = edges[at].other(leaf);
            let message = pass(&edges[at], to, &weights[leaf], self.bound)?;
            weights[leaf] = Weights::One;
            weights[to].times(message)?;
            if open.is_empty() {
                return Ok(std::mem::replace(&mut weights[to], Weights::One).into_counts(self.bound));
            }
        }
        if open.is_empty() {
            let class = root.unwrap_or(0);
            return Ok(std::mem::replace(&mut weights[class], Weights::One).into_counts(self.bound));
        }
        let of_root: Vec<usize> = match root {
            Some(root) => open.iter().copied().filter(|at| edges[*at].from == root || edges[*at].to == root).collect(),
            None => Vec::new(),
        };
        if let (Some(root), [at]) = (root, of_root.as_slice()) {
            // The root hangs on what is left: that is counted by the node in between.
            let between = edges[*at].other(root);
            let mut own = std::mem::replace(&mut weights[root], Weights::One);
            open.retain(|other| other != at);
            let inner = self.folded(edges, open, weights, Some(between))?;
            own.times(pass(&edges[*at], root, &Weights::Counts(inner), self.bound)?)?;
            return Ok(own.into_counts(self.bound));
        }
        let open: Vec<&Edge<'_>> = open.into_iter().map(|at| &edges[at]).collect();
        circle::count(&open, &weights, root, self.bound, self.context)
    }

    /// Returns which nodes of a class count: those that satisfy the tests of all its members.
    fn weights(&self, class: &[usize]) -> Weights {
        let bits = class.iter().filter_map(|node| self.nodes[*node].as_ref());
        let all = bits
            .fold(None, |all: Option<Bits>, bits| Some(all.map_or_else(|| bits.clone(), |all| all.intersection(bits))));
        all.map_or(Weights::One, |bits| Weights::Some(std::sync::Arc::new(bits)))
    }

    fn masks_of(&self, members: &[usize]) -> Vec<&Bits> {
        let mut numbers: Vec<usize> =
            members.iter().filter_map(|member| self.pattern.relationships[*member].mask).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().map(|number| &self.masks[number]).chain(&self.claims).collect()
    }

    fn joined_mask(&self, members: &[usize]) -> Option<Bits> {
        let masks = self.masks_of(members);
        let (first, rest) = masks.split_first()?;
        (!rest.is_empty()).then(|| rest.iter().fold((*first).clone(), |all, mask| all.intersection(mask)))
    }

    fn edge<'s>(&'s self, edge: &crate::plan::CountEdge, joined: Option<&'s Bits>) -> Edge<'s> {
        let kinds: Vec<Option<Vec<TypeId>>> = edge
            .members
            .iter()
            .map(|member| self.context.types(self.pattern.relationships[*member].types.as_ref()))
            .collect();
        let fits = |kind: TypeId| kinds.iter().all(|kinds| kinds.as_ref().is_none_or(|kinds| kinds.contains(&kind)));
        Edge {
            from: edge.from,
            to: edge.to,
            either: edge.either,
            loops: edge.loops,
            types: self.adjacency.iter().filter(|adjacency| fits(adjacency.kind)).collect(),
            mask: joined.or_else(|| self.masks_of(&edge.members).first().copied()),
        }
    }
}

/// Returns the node of a tree at which the least is read: leaves that count for one cost nothing.
fn cheapest_root(edges: &[Edge<'_>], open: &[usize], weights: &[Weights]) -> usize {
    let cost = |root: usize| {
        let mut heavy = vec![false; weights.len()];
        let mut left = open.to_vec();
        let mut cost = 0;
        loop {
            let degree =
                |class: usize| left.iter().filter(|at| edges[**at].from == class || edges[**at].to == class).count();
            let leaf = left.iter().enumerate().find_map(|(place, at)| {
                let ends = [edges[*at].from, edges[*at].to];
                let leaf = ends.into_iter().find(|class| *class != root && degree(*class) == 1)?;
                Some((place, *at, leaf))
            });
            let Some((place, at, leaf)) = leaf else { break };
            left.swap_remove(place);
            if heavy[leaf] || edges[at].mask.is_some() {
                cost += edges[at].len();
            }
            heavy[edges[at].other(leaf)] = true;
        }
        cost
    };
    (0..weights.len()).min_by_key(|root| cost(*root)).unwrap_or(0)
}
