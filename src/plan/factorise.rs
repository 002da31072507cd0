//! Chooses patterns that are counted by products instead of being enumerated.
//!
//! How: where a projection that aggregates follows a pattern, and reads one node of it at most, only the number of
//! matches for each such node matters. It is a sum of products over the pattern's relationships, each read once
//! (FAQ and factorised databases: Olteanu and Závodný, TODS 2015); circles are closed by intersection.
//! Invariant: what a rewrite evaluates in rows that enumeration would not reach cannot fail.

use crate::graph::Graph;
use crate::semantics::{
    AggregateCall, BoundClause, BoundExpr, BoundExprKind as Kind, BoundPattern, BoundProjection, Direction,
    PatternNode, PredicateOperator, VariableId,
};
use crate::value::Value;

use super::build::Builder;
use super::counting::{CountMask, CountNode, CountPattern, CountRelationship, terms};
use super::estimate::{node_rows, relationship_rows};
use super::logical::{Logical, Operator};
use super::variables::{VariableSet, has_subquery, read_by_expr};

/// How much more a row costs that is enumerated than a relationship that is read for a product.
const ENUMERATION_FACTOR: f64 = 16.0;
/// Below this many relationships either way is quick.
const SMALL: f64 = 256.0;

/// A pattern and the projection behind it, rewritten.
struct Factorised {
    plan: Logical,
    projection: BoundProjection,
}

impl Builder<'_> {
    /// Plans the first two clauses, a pattern and a projection that reads no more than how often it matches.
    pub(super) fn counted(&mut self, clauses: &[BoundClause], input: &Logical) -> Option<Logical> {
        let [BoundClause::Match { optional, pattern }, BoundClause::Project(projection), ..] = clauses else {
            return None;
        };
        if !self.rewrites().factorise_counts {
            return None;
        }
        let counted = self.factorised(pattern, *optional, projection, input)?;
        Some(self.projection(&counted.projection, counted.plan))
    }

    /// Plans a pattern as a count, if what follows it allows that and it is cheaper.
    fn factorised(
        &mut self,
        pattern: &BoundPattern,
        optional: bool,
        projection: &BoundProjection,
        input: &Logical,
    ) -> Option<Factorised> {
        let own = self.countable(pattern)?;
        let bound: Vec<usize> = (0..pattern.nodes.len()).filter(|node| pattern.nodes[*node].bound).collect();
        let is_bound = match (bound.as_slice(), optional) {
            ([], false) => false,
            ([_], _) => true,
            _ => return None,
        };
        let mut projection = projection.clone();
        let witness = (optional && is_bound).then(|| self.new_variable());
        let reads = self.projection_reads(&mut projection, &own, witness)?;
        let read: Vec<usize> = (0..pattern.nodes.len())
            .filter(|node| {
                own.contains(&pattern.nodes[*node].variable) && reads.contains(&pattern.nodes[*node].variable)
            })
            .collect();
        let read_relationships = pattern.relationships.iter().any(|found| reads.contains(&found.variable));
        let read_paths = pattern.paths.iter().any(|path| reads.contains(&path.variable));
        if read_relationships || read_paths || read.len() > usize::from(!is_bound) {
            return None;
        }
        let root = if is_bound { bound.first() } else { read.first() }.copied();
        let count = self.count_pattern(pattern, root)?;
        let cyclic = count.terms.iter().any(|term| !term.is_tree());
        if cyclic && !self.rewrites().intersect_circles {
            return None;
        }
        let cost = cost(self.graph(), &count);
        let argument = self.add(Operator::Argument, 1.0, &input.output.clone());
        let enumerated = self.pattern(pattern, argument);
        let (_, rows) = enumeration(&enumerated);
        if cost > SMALL + ENUMERATION_FACTOR * rows * input.estimate.max(1.0) {
            return None;
        }
        let variable = root.map(|root| pattern.nodes[root].variable);
        let roots = root.map_or(1.0, |root| node_rows(self.graph(), pattern.nodes[root].labels.as_ref()));
        let estimate = input.estimate * if is_bound { 1.0 } else { roots };
        let introduced: Vec<VariableId> = variable.filter(|_| !is_bound).into_iter().chain(witness).collect();
        let operator = Operator::Count {
            input: Box::new(input.clone()),
            pattern: Box::new(count),
            root: variable,
            root_bound: is_bound,
            witness,
        };
        Some(Factorised { plan: self.add(operator, estimate, &introduced), projection })
    }

    /// Returns the variables that a pattern introduces, if its matches can be counted by products.
    fn countable(&self, pattern: &BoundPattern) -> Option<VariableSet> {
        let plain = pattern.shortest.is_empty() && pattern.searches.is_empty() && !pattern.relationships.is_empty();
        let fixed = |found: &crate::semantics::PatternRelationship| !found.bound && found.length.is_none();
        if !plain || !pattern.relationships.iter().all(fixed) || !is_connected(pattern) {
            return None;
        }
        let variables = pattern.nodes.iter().filter(|node| !node.bound).map(|node| node.variable);
        let variables = variables.chain(pattern.relationships.iter().map(|found| found.variable));
        Some(variables.chain(pattern.paths.iter().map(|path| path.variable)).collect())
    }

    /// Returns what a projection reads, after counts of what is never null became counts of rows.
    fn projection_reads(
        &self,
        projection: &mut BoundProjection,
        own: &VariableSet,
        witness: Option<VariableId>,
    ) -> Option<VariableSet> {
        let mut reads = VariableSet::new();
        let mut exprs: Vec<&BoundExpr> = Vec::new();
        match &mut projection.aggregation {
            Some(aggregation) => {
                let (keys, aggregates) = (&aggregation.keys, &mut aggregation.aggregates);
                for (_, call) in aggregates.iter_mut() {
                    count_rows(call, own, witness);
                }
                exprs.extend(keys.iter().map(|(_, key)| key));
                for (_, call) in aggregates.iter() {
                    if !is_indifferent(call) {
                        return None;
                    }
                    exprs.extend(&call.arguments);
                }
            }
            None if projection.distinct => exprs.extend(projection.items.iter().map(|(_, item)| item)),
            None => return None,
        }
        for expr in exprs {
            if has_subquery(expr) {
                return None;
            }
            read_by_expr(expr, self.subplans(), &mut reads);
        }
        projection.carried.is_empty().then_some(reads)
    }

    /// Takes a pattern apart; `None` where a predicate reads more than one part of it or could fail.
    fn count_pattern(&mut self, pattern: &BoundPattern, root: Option<usize>) -> Option<CountPattern> {
        let subject = self.new_variable();
        let mut of_nodes: Vec<Vec<BoundExpr>> = vec![Vec::new(); pattern.nodes.len()];
        let mut of_relationships: Vec<Vec<BoundExpr>> = vec![Vec::new(); pattern.relationships.len()];
        for predicate in &pattern.predicates {
            let mut reads = VariableSet::new();
            read_by_expr(predicate, self.subplans(), &mut reads);
            let (Some(variable), None) = (reads.first().copied(), reads.iter().nth(1)) else { return None };
            if !is_test(predicate) {
                return None;
            }
            let renamed = predicate.clone().rewrite(&mut |part| match part.kind {
                Kind::Variable(found) if found == variable => Some(Kind::Variable(subject)),
                _ => None,
            });
            if let Some(node) = pattern.nodes.iter().position(|node| node.variable == variable) {
                of_nodes[node].push(renamed);
            } else {
                let found = pattern.relationships.iter().position(|found| found.variable == variable)?;
                of_relationships[found].push(renamed);
            }
        }
        let mut masks: Vec<CountMask> = Vec::new();
        let mut relationships = Vec::new();
        for (relationship, predicates) in pattern.relationships.iter().zip(of_relationships) {
            let mask = (!predicates.is_empty()).then(|| {
                let mask = CountMask { types: relationship.types.clone(), predicates };
                masks.iter().position(|known| *known == mask).unwrap_or_else(|| {
                    masks.push(mask);
                    masks.len() - 1
                })
            });
            relationships.push(CountRelationship {
                variable: relationship.variable,
                left: relationship.left,
                right: relationship.right,
                direction: relationship.direction,
                types: relationship.types.clone(),
                mask,
            });
        }
        let node = |(node, predicates): (&PatternNode, Vec<BoundExpr>)| CountNode {
            variable: node.variable,
            labels: node.labels.clone(),
            predicates,
        };
        let nodes = pattern.nodes.iter().zip(of_nodes).map(node).collect();
        let matched: Vec<_> = relationships.iter().map(|found| (found.variable, found.types.clone())).collect();
        let overlap = |one: usize, other: usize| {
            !super::pattern::distinct_from(matched[one].1.as_ref(), &matched[other..=other]).is_empty()
        };
        let terms = terms(pattern.nodes.len(), &relationships, overlap, root)?;
        Some(CountPattern { nodes, relationships, masks, terms, subject })
    }
}

fn is_connected(pattern: &BoundPattern) -> bool {
    let mut reached = vec![false; pattern.nodes.len()];
    let Some(first) = reached.first_mut() else { return false };
    *first = true;
    for _ in 0..pattern.nodes.len() {
        for found in &pattern.relationships {
            let either = reached[found.left] || reached[found.right];
            reached[found.left] = either;
            reached[found.right] = either;
        }
    }
    reached.into_iter().all(|reached| reached)
}

/// Makes a count of something that the pattern introduces, and so is not null in a match, one of rows.
fn count_rows(call: &mut AggregateCall, own: &VariableSet, witness: Option<VariableId>) {
    let is_count = !call.distinct && call.function.is_some_and(|function| function.name == "count");
    let [argument] = call.arguments.as_mut_slice() else { return };
    let Kind::Variable(variable) = &mut argument.kind else { return };
    if !is_count || !own.contains(variable) {
        return;
    }
    match witness {
        Some(witness) => *variable = witness,
        None => {
            call.function = None;
            call.arguments.clear();
        }
    }
}

/// Returns whether an aggregate takes a row that stands for many as easily as one.
fn is_indifferent(call: &AggregateCall) -> bool {
    call.distinct || call.function.is_none_or(|function| matches!(function.name, "count" | "min" | "max"))
}

/// Returns whether an expression is a boolean or null whatever the variable, and cannot fail.
fn is_test(expr: &BoundExpr) -> bool {
    match &expr.kind {
        Kind::Literal(value) => matches!(value, Value::Boolean(_) | Value::Null),
        Kind::Not(operand) => is_test(operand),
        Kind::And(operands) | Kind::Or(operands) | Kind::Xor(operands) => operands.iter().all(is_test),
        Kind::Comparison(first, rest) => is_plain(first) && rest.iter().all(|(_, operand)| is_plain(operand)),
        Kind::IsNull(operand, _) => is_plain(operand),
        Kind::HasLabels(operand, _) => matches!(operand.kind, Kind::Variable(_)),
        Kind::Predicate(PredicateOperator::In, operand, list) => {
            is_plain(operand) && matches!(&list.kind, Kind::List(items) if items.iter().all(is_plain))
        }
        Kind::Predicate(
            PredicateOperator::StartsWith | PredicateOperator::EndsWith | PredicateOperator::Contains,
            left,
            right,
        ) => is_plain(left) && is_plain(right),
        _ => false,
    }
}

/// Returns whether an expression is a constant or a property, which never fails.
fn is_plain(expr: &BoundExpr) -> bool {
    match &expr.kind {
        Kind::Literal(_) | Kind::Parameter(_) => true,
        Kind::Property(object, _) => matches!(object.kind, Kind::Variable(_)),
        _ => false,
    }
}

/// The share of rows that other predicates than those in an equality on a node are taken to keep, all together.
const OTHER_SHARE: f64 = 0.5;

/// Estimates the rows that an enumeration ends with, and how many it makes on the way.
///
/// Only equalities on nodes are believed to leave few rows: the cost of an enumeration that turns out long is much
/// higher than that of a count that was not necessary.
fn enumeration(plan: &Logical) -> (f64, f64) {
    let Some(input) = plan.input() else { return (1.0, 0.0) };
    let (before, total) = enumeration(input);
    let rows = match &plan.operator {
        Operator::Filter { predicates, .. } => {
            let is_label = |predicate: &BoundExpr| matches!(predicate.kind, Kind::HasLabels(..));
            let others = predicates.iter().any(|predicate| !is_label(predicate));
            let starts = matches!(input.operator, Operator::NodeScan { .. } | Operator::NodeById { .. });
            match (others, starts) {
                (false, _) => before,
                // At the start of the plan the estimate is of one node and what is known of it.
                (true, true) => before * (plan.estimate / input.estimate.max(f64::MIN_POSITIVE)).clamp(0.0, 1.0),
                (true, false) => before * OTHER_SHARE,
            }
        }
        _ => before * plan.estimate / input.estimate.max(f64::MIN_POSITIVE),
    };
    (rows, total + rows)
}

/// Estimates how many relationships are read.
fn cost(graph: &Graph, pattern: &CountPattern) -> f64 {
    let rows = |relationship: &CountRelationship| relationship_rows(graph, relationship.types.as_ref());
    let masks: f64 = pattern.masks.iter().map(|mask| relationship_rows(graph, mask.types.as_ref())).sum();
    let of_term = |term: &super::counting::CountTerm| {
        let read: f64 = term
            .edges
            .iter()
            .map(|edge| {
                let once = rows(&pattern.relationships[edge.members[0]]);
                if edge.either { 2.0 * once } else { once }
            })
            .sum();
        if term.is_tree() {
            return read;
        }
        // Closing a circle reads the neighbours of neighbours.
        let degree = |relationship: &CountRelationship| {
            let node = &pattern.nodes[relationship.left];
            let nodes = node_rows(graph, node.labels.as_ref()).max(1.0);
            let both = if relationship.direction == Direction::Either { 2.0 } else { 1.0 };
            (both * rows(relationship) / nodes).max(1.0)
        };
        let extra = (term.edges.len() + 1).saturating_sub(term.nodes.len()).max(1);
        let steps = term.nodes.len().saturating_sub(1).saturating_sub(extra.min(2));
        let mut degrees: Vec<f64> = pattern.relationships.iter().map(degree).collect();
        degrees.sort_by(f64::total_cmp);
        read * degrees.iter().rev().take(steps).product::<f64>()
    };
    masks * 2.0 + pattern.terms.iter().map(of_term).sum::<f64>()
}
