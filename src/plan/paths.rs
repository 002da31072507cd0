//! Plans what is searched as a whole in a pattern: quantified groups, and path patterns with a selector.
//!
//! Takes [`PatternSearch`]es of a pattern; gives [`Operator::ExpandPath`].
//! Invariants: what only concerns an end of the path is tested before the search, since it decides between pairs
//! of ends and never between the paths of one; everything else stays inside it, before any path is selected.
//! Start at [`Builder::planned_search`].

use crate::graph::Graph;
use crate::semantics::{
    BoundExpr, BoundExprKind as Kind, Direction, LabelTest, PatternSearch, QuantifierWord, VariableId,
};

use super::build::Builder;
use super::estimate::{node_rows, relationship_rows};
use super::logical::{Logical, Operator};
use super::pattern::distinct_from;
use super::variables::{VariableSet, read_by_expr};

/// Repetitions that are counted on for a group without an upper bound.
const REPETITIONS: i32 = 3;

impl Builder<'_> {
    /// Plans the subqueries of a search and puts each predicate where it can be tested first.
    ///
    /// What can be tested outside of it goes to `outside`.
    pub(super) fn planned_search(&mut self, search: &PatternSearch, outside: &mut Vec<BoundExpr>) -> PatternSearch {
        let mut planned = search.clone();
        for segment in &mut planned.segments {
            segment.predicates = segment.predicates.iter().map(|predicate| self.expression(predicate)).collect();
        }
        let ends = [planned.left_variable, planned.right_variable];
        let mut own: VariableSet = planned.introduced().into_iter().collect();
        own.extend(planned.inner_variables());
        for predicate in std::mem::take(&mut planned.predicates) {
            let predicate = self.expression(&predicate);
            let mut reads = VariableSet::new();
            read_by_expr(&predicate, self.subplans(), &mut reads);
            reads.retain(|variable| own.contains(variable) || ends.contains(variable));
            if reads.iter().all(|variable| ends.contains(variable)) {
                outside.push(predicate);
                continue;
            }
            let segment = planned.segments.iter_mut().find(|segment| {
                let mut inner = Vec::new();
                segment.inner_variables(&mut inner);
                segment.bounds.is_none() && reads.iter().all(|variable| inner.contains(variable))
            });
            match segment {
                Some(segment) => segment.predicates.push(predicate),
                None => self.place_predicate(predicate, &own, &mut planned),
            }
        }
        planned
    }

    /// Tests each element at its place where a predicate says the same of all elements of a group's list.
    fn place_predicate(&self, predicate: BoundExpr, own: &VariableSet, search: &mut PatternSearch) {
        if let Kind::Quantified { quantifier: QuantifierWord::All, variable, list, predicate: each } = &predicate.kind
            && let Kind::Variable(list) = list.kind
            && !has_subplan(each)
        {
            let mut reads = VariableSet::new();
            read_by_expr(each, self.subplans(), &mut reads);
            let alone = reads.iter().all(|read| !own.contains(read));
            for segment in search.segments.iter_mut().filter(|segment| alone && segment.bounds.is_some()) {
                let nodes = segment.nodes.iter().map(|node| (node.outside, node.variable));
                let relationships = segment.relationships.iter().map(|step| (step.outside, step.variable));
                let element = nodes.chain(relationships).find(|(outside, _)| *outside == list).map(|(_, one)| one);
                if let Some(element) = element {
                    let replaced = (**each).clone().rewrite(&mut |part| {
                        (part.kind == Kind::Variable(*variable)).then_some(Kind::Variable(element))
                    });
                    segment.predicates.push(replaced);
                    return;
                }
            }
        }
        search.predicates.push(predicate);
    }

    /// Returns how many rows one row becomes when a path is searched from a known end.
    pub(super) fn search_fan_out(&self, search: &PatternSearch, both: bool) -> f64 {
        let nodes = node_rows(self.graph(), None).max(1.0);
        if search.selection.is_some() {
            return if both { 1.0 } else { nodes };
        }
        let mut rows = 1.0;
        for segment in &search.segments {
            let degree: f64 = segment
                .relationships
                .iter()
                .map(|step| degree(self.graph(), step.types.as_ref(), step.direction, nodes))
                .product();
            let most = segment.repetition().max.map_or(REPETITIONS, |max| i32::try_from(max).unwrap_or(REPETITIONS));
            rows *= (1.0 + degree).powi(most.min(REPETITIONS));
        }
        if both { rows / nodes } else { rows }
    }

    /// Searches from an end that is known.
    pub(super) fn search_step(
        &mut self,
        plan: Logical,
        search: PatternSearch,
        matched: &mut Vec<(VariableId, Option<LabelTest>)>,
        known: &mut VariableSet,
    ) -> Logical {
        let (left, right) = (search.left_variable, search.right_variable);
        let (left_known, right_known) = (known.contains(&left), known.contains(&right));
        let types = search.types();
        let distinct_from = distinct_from(types.as_ref(), matched);
        matched.push((search.relationships, types));
        let estimate = plan.estimate * self.search_fan_out(&search, left_known && right_known);
        let mut introduced = search.introduced();
        introduced.extend([left, right].into_iter().filter(|end| !known.contains(end)));
        known.extend(introduced.iter().copied());
        let (from, to) = if left_known { (left, right) } else { (right, left) };
        let operator = Operator::ExpandPath {
            input: Box::new(plan),
            from,
            to,
            to_bound: left_known && right_known || left == right,
            reversed: !left_known,
            search: Box::new(search),
            distinct_from,
        };
        self.add(operator, estimate, &introduced)
    }
}

fn degree(graph: &Graph, types: Option<&LabelTest>, direction: Direction, nodes: f64) -> f64 {
    relationship_rows(graph, types) / nodes * if direction == Direction::Either { 2.0 } else { 1.0 }
}

fn has_subplan(expr: &BoundExpr) -> bool {
    let mut found = matches!(expr.kind, Kind::PlannedSubquery(..));
    expr.for_each_part(&mut |part| found |= has_subplan(part));
    found
}
