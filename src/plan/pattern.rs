//! Orders the work of one pattern: where to start, which relationship next, which predicate when.
//!
//! How: greedy by expected rows. Among what can be done next, a predicate comes first, then the relationship
//! with the smallest expected fan-out, then a new start with the fewest expected nodes.
//! Invariants: within one pattern no relationship is used twice (openCypher's uniqueness), by telling each
//! step which earlier relationships it must differ from.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::semantics::{
    BoundExpr, BoundExprKind as Kind, BoundPattern, ComparisonOperator, Direction, LabelTest, LengthBounds,
    PatternNode, PatternRelationship, PatternSearch, PatternShortest, VariableId,
};

use super::build::Builder;
use super::estimate::{node_rows, relationship_rows, sought_rows};
use super::logical::{Logical, Operator};
use super::variables::{VariableSet, read_by_expr};

/// What is left to do of a pattern.
struct Rest<'a> {
    nodes: Vec<&'a PatternNode>,
    relationships: Vec<Unmatched<'a>>,
    shortest: Vec<&'a PatternShortest>,
    searches: Vec<PatternSearch>,
    predicates: Vec<Pending>,
    /// Relationship variables already matched, with the type test of each.
    matched: Vec<(VariableId, Option<LabelTest>)>,
    /// All variables of the pattern.
    own: VariableSet,
}

/// Tests that nodes are there which come from an earlier clause, where they may be null, and which nothing else in the
/// pattern tests: they have no labels and no relationships in it.
fn bound_nodes_alone(pattern: &BoundPattern) -> impl Iterator<Item = BoundExpr> {
    let shortest = pattern.shortest.iter().map(|shortest| &shortest.relationship);
    let ends: BTreeSet<usize> = (pattern.relationships.iter().chain(shortest).map(|found| [found.left, found.right]))
        .chain(pattern.searches.iter().map(|search| [search.left, search.right]))
        .flatten()
        .collect();
    let alone = |index: usize, node: &PatternNode| node.bound && node.labels.is_none() && !ends.contains(&index);
    let found: Vec<VariableId> = (pattern.nodes.iter().enumerate())
        .filter(|(index, node)| alone(*index, node))
        .map(|(_, node)| node.variable)
        .collect();
    found.into_iter().map(|variable| {
        let span = crate::diag::Span::default();
        BoundExpr::new(Kind::IsNull(Box::new(BoundExpr::variable(variable, span)), true), span)
    })
}

/// A relationship to match, and how many rows one row becomes when it is matched from its left and from its right end.
struct Unmatched<'a> {
    relationship: &'a PatternRelationship,
    from_left: f64,
    from_right: f64,
}

/// A predicate that waits for variables.
struct Pending {
    predicate: BoundExpr,
    /// What it reads of the pattern's own variables.
    reads: Vec<VariableId>,
}

impl Pending {
    fn is_ready(&self, known: &VariableSet) -> bool {
        self.reads.iter().all(|variable| known.contains(variable))
    }
}

/// Expected fan-out of a step of variable length, for each relationship of it.
const VARIABLE_LENGTH_STEPS: f64 = 3.0;
/// The share of rows that a predicate is expected to keep.
const PREDICATE_SHARE: f64 = 0.25;

impl Builder<'_> {
    /// Plans a pattern over the rows of `input`.
    pub(super) fn pattern(&mut self, pattern: &BoundPattern, input: Logical) -> Logical {
        // What stands in an earlier clause or outside a subquery is known, whether or not it is read below.
        let mut known: VariableSet = input.output.iter().copied().collect();
        known.extend(pattern.nodes.iter().filter(|node| node.bound).map(|node| node.variable));
        known.extend(pattern.relationships.iter().filter(|found| found.bound).map(|found| found.variable));
        let mut predicates: Vec<BoundExpr> =
            pattern.predicates.iter().map(|predicate| self.expression(predicate)).collect();
        predicates.extend(bound_nodes_alone(pattern));
        let searches = pattern.searches.iter().map(|search| self.planned_search(search, &mut predicates)).collect();
        let mut rest = Rest {
            nodes: pattern.nodes.iter().collect(),
            relationships: pattern.relationships.iter().map(|found| self.unmatched(pattern, found)).collect(),
            shortest: pattern.shortest.iter().collect(),
            searches,
            predicates: Vec::new(),
            matched: Vec::new(),
            own: pattern_variables(pattern),
        };
        rest.predicates = predicates.into_iter().map(|predicate| self.pending(predicate, &rest.own)).collect();
        let mut plan = input;
        loop {
            plan = self.settle(plan, &mut rest, &known);
            plan = match self.next_step(pattern, &rest, &known) {
                Step::Relationship(position) => {
                    let relationship = rest.relationships.remove(position).relationship;
                    self.relationship_step(plan, pattern, relationship, &mut rest, &mut known)
                }
                Step::Shortest(position) => {
                    let shortest = rest.shortest.remove(position);
                    self.shortest_step(plan, pattern, shortest, &mut known)
                }
                Step::Search(position) => {
                    let search = rest.searches.remove(position);
                    self.search_step(plan, search, &mut rest.matched, &mut known)
                }
                Step::Node(position) => {
                    let node = rest.nodes[position];
                    self.start_at(plan, node, &mut rest, &mut known)
                }
                Step::Done => break,
            };
        }
        let paths: Vec<(VariableId, BoundExpr)> = pattern
            .paths
            .iter()
            .map(|path| {
                (path.variable, BoundExpr::new(Kind::Path(path.elements.clone()), crate::diag::Span::default()))
            })
            .collect();
        if !paths.is_empty() {
            known.extend(paths.iter().map(|(variable, _)| *variable));
            plan = self.project(plan, paths);
            plan = self.settle(plan, &mut rest, &known);
        }
        // What is left reads something that is not there; the filter will find null.
        let left = rest.predicates.into_iter().map(|pending| pending.predicate).collect();
        self.filter(plan, left)
    }

    /// Notes what a predicate waits for; once, since every step of a pattern looks at all that wait.
    fn pending(&self, predicate: BoundExpr, own: &VariableSet) -> Pending {
        let mut reads = VariableSet::new();
        read_by_expr(&predicate, self.subplans(), &mut reads);
        Pending { predicate, reads: reads.intersection(own).copied().collect() }
    }

    /// Tests what can be tested: labels of known nodes and predicates whose variables are all known.
    fn settle(&mut self, plan: Logical, rest: &mut Rest<'_>, known: &VariableSet) -> Logical {
        let mut ready = Vec::new();
        let mut estimate = plan.estimate;
        rest.nodes.retain(|node| {
            if !known.contains(&node.variable) {
                return true;
            }
            if let Some(labels) = &node.labels {
                let all = node_rows(self.graph(), None).max(1.0);
                estimate *= (node_rows(self.graph(), Some(labels)) / all).min(1.0);
                ready.push(has_labels(node.variable, labels.clone()));
            }
            false
        });
        let everything_matched = rest.relationships.is_empty()
            && rest.shortest.is_empty()
            && rest.searches.is_empty()
            && rest.nodes.is_empty();
        if self.rewrites().push_predicates || everything_matched {
            for pending in rest.predicates.extract_if(.., |pending| pending.is_ready(known)) {
                estimate *= PREDICATE_SHARE;
                ready.push(pending.predicate);
            }
        }
        if ready.is_empty() {
            return plan;
        }
        let mut filter = self.filter(plan, ready);
        filter.estimate = estimate;
        filter
    }

    fn next_step(&self, pattern: &BoundPattern, rest: &Rest<'_>, known: &VariableSet) -> Step {
        let mut best: Option<(f64, Step)> = None;
        let mut offer = |cost: f64, step: Step| {
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, step));
            }
        };
        let is_known = |index: usize| known.contains(&pattern.nodes[index].variable);
        let all_nodes = node_rows(self.graph(), None).max(1.0);
        for (position, unmatched) in rest.relationships.iter().enumerate() {
            let relationship = unmatched.relationship;
            let (left, right) = (is_known(relationship.left), is_known(relationship.right));
            if relationship.bound && relationship.length.is_none() {
                offer(0.0, Step::Relationship(position));
            } else if (left || right) && self.steps_ready(relationship, rest, known) {
                let fan_out = if left { unmatched.from_left } else { unmatched.from_right };
                let nodes = if left && right { all_nodes } else { 1.0 };
                offer(fan_out / nodes, Step::Relationship(position));
            }
        }
        for (position, shortest) in rest.shortest.iter().enumerate() {
            if is_known(shortest.relationship.left) && is_known(shortest.relationship.right) {
                offer(1_000.0, Step::Shortest(position));
            }
        }
        for (position, search) in rest.searches.iter().enumerate() {
            let (left, right) = (known.contains(&search.left_variable), known.contains(&search.right_variable));
            if !left && !right {
                continue;
            }
            // Between two ends the search can stop early, so one that is quickly found is found first.
            let other = if left { search.right_variable } else { search.left_variable };
            let single = |node: &PatternNode| node.variable == other && self.start_rows(node, rest, known) <= 1.0;
            match rest.nodes.iter().position(|node| single(node)) {
                Some(node) if self.rewrites().order_patterns => offer(1.0, Step::Node(node)),
                _ => offer(self.search_fan_out(search, left && right), Step::Search(position)),
            }
        }
        if let Some((_, step)) = best {
            return step;
        }
        let mut start: Option<(f64, Step)> = None;
        let ordered = self.rewrites().order_patterns;
        for (position, node) in rest.nodes.iter().enumerate() {
            let cost = if ordered { self.start_rows(node, rest, known) } else { position as f64 };
            if start.as_ref().is_none_or(|(least, _)| cost < *least) {
                start = Some((cost, Step::Node(position)));
            }
        }
        for (position, Unmatched { relationship, .. }) in rest.relationships.iter().enumerate() {
            let rows = relationship_rows(self.graph(), relationship.types.as_ref());
            let cheaper = start.as_ref().is_none_or(|(least, _)| rows <= *least);
            if ordered && relationship.length.is_none() && cheaper && rest.shortest.is_empty() {
                start = Some((rows, Step::Relationship(position)));
            }
        }
        if let Some((rows, Step::Node(position))) = start
            && ordered
            && rest.shortest.is_empty()
            && rows > 0.0
            && rows >= node_rows(self.graph(), None)
        {
            // From every node all relationships would be listed: they are quicker listed by themselves.
            let is_node = |end: usize| pattern.nodes[end].variable == rest.nodes[position].variable;
            let from_node = |Unmatched { relationship: found, .. }: &Unmatched<'_>| {
                found.length.is_none() && !found.bound && (is_node(found.left) || is_node(found.right))
            };
            if let Some(relationship) = rest.relationships.iter().position(from_node) {
                return Step::Relationship(relationship);
            }
        }
        if let Some((_, step)) = start {
            return step;
        }
        // What waits for something that never comes is matched all the same: it finds null there.
        let touches = |found: &Unmatched<'_>| is_known(found.relationship.left) || is_known(found.relationship.right);
        rest.relationships.iter().position(touches).map_or(Step::Done, Step::Relationship)
    }

    /// Returns whether what the steps of a variable length are compared with is known.
    fn steps_ready(&self, relationship: &PatternRelationship, rest: &Rest<'_>, known: &VariableSet) -> bool {
        let mut reads = VariableSet::new();
        for (_, value) in &relationship.step_properties {
            read_by_expr(value, self.subplans(), &mut reads);
        }
        if let Some((step, predicate)) = &relationship.step_predicate {
            read_by_expr(predicate, self.subplans(), &mut reads);
            reads.remove(step);
        }
        reads.iter().all(|read| known.contains(read) || !rest.own.contains(read))
    }

    fn unmatched<'a>(&self, pattern: &BoundPattern, relationship: &'a PatternRelationship) -> Unmatched<'a> {
        let from = |left: bool| self.fan_out(pattern, relationship, left, false);
        Unmatched { relationship, from_left: from(true), from_right: from(false) }
    }

    /// How many rows one row becomes when a relationship is matched from a known end.
    fn fan_out(&self, pattern: &BoundPattern, relationship: &PatternRelationship, from_left: bool, both: bool) -> f64 {
        let graph = self.graph();
        let rows = relationship_rows(graph, relationship.types.as_ref());
        let from = if from_left { relationship.left } else { relationship.right };
        let nodes = node_rows(graph, pattern.nodes[from].labels.as_ref()).max(1.0);
        let degree = rows / nodes * if relationship.direction == Direction::Either { 2.0 } else { 1.0 };
        let steps = match relationship.length {
            None => degree,
            Some(LengthBounds { max, .. }) => {
                let longest = f64::from(max.unwrap_or(8).min(8)).min(VARIABLE_LENGTH_STEPS);
                (1.0 + degree).powf(longest)
            }
        };
        if both { steps / node_rows(graph, None).max(1.0) } else { steps }
    }

    fn start_rows(&self, node: &PatternNode, rest: &Rest<'_>, known: &VariableSet) -> f64 {
        if self.rewrites().seek_ids && seek(node.variable, rest, self, known).is_some() {
            return 0.5;
        }
        if self.rewrites().seek_properties && property_seek(node.variable, rest, self, known).is_some() {
            return sought_rows(node_rows(self.graph(), node.labels.as_ref()));
        }
        let equalities =
            rest.predicates.iter().filter(|pending| is_equality_on(&pending.predicate, node.variable)).count();
        node_rows(self.graph(), node.labels.as_ref()) * 0.1_f64.powi(i32::try_from(equalities.min(3)).unwrap_or(3))
    }

    fn start_at(&mut self, plan: Logical, node: &PatternNode, rest: &mut Rest<'_>, known: &mut VariableSet) -> Logical {
        if self.rewrites().seek_ids
            && let Some((position, id)) = seek(node.variable, rest, self, known)
        {
            rest.predicates.remove(position);
            known.insert(node.variable);
            let estimate = plan.estimate;
            return self.add(
                Operator::NodeById { input: Box::new(plan), variable: node.variable, id },
                estimate,
                &[node.variable],
            );
        }
        let mut label = None;
        if let Some(test) = &node.labels
            && let Some((name, remaining)) = self.scanned_label(test)
        {
            label = Some(name);
            rest.nodes.retain(|other| other.variable != node.variable);
            if let Some(remaining) = remaining {
                rest.predicates
                    .push(Pending { predicate: has_labels(node.variable, remaining), reads: vec![node.variable] });
            }
        }
        let rows = label.as_ref().map_or_else(
            || node_rows(self.graph(), None),
            |name| node_rows(self.graph(), Some(&LabelTest::Name(Arc::clone(name)))),
        );
        let sought = property_seek(node.variable, rest, self, known).filter(|_| self.rewrites().seek_properties);
        known.insert(node.variable);
        if let Some((key, value)) = sought {
            let estimate = plan.estimate * sought_rows(rows);
            let operator =
                Operator::NodeByProperty { input: Box::new(plan), variable: node.variable, label, key, value };
            return self.add(operator, estimate, &[node.variable]);
        }
        let estimate = plan.estimate * rows;
        self.add(
            Operator::NodeScan { input: Box::new(plan), variable: node.variable, label },
            estimate,
            &[node.variable],
        )
    }

    /// Picks the rarest label that every match has, and what is left of the test.
    fn scanned_label(&self, test: &LabelTest) -> Option<(Arc<str>, Option<LabelTest>)> {
        match test {
            LabelTest::Name(name) => Some((Arc::clone(name), None)),
            LabelTest::And(parts) => {
                let mut flat = Vec::new();
                flatten_and(parts, &mut flat);
                let rarest = flat
                    .iter()
                    .enumerate()
                    .filter_map(|(position, part)| match part {
                        LabelTest::Name(_) => Some((position, node_rows(self.graph(), Some(part)))),
                        _ => None,
                    })
                    .min_by(|a, b| a.1.total_cmp(&b.1))
                    .map(|(position, _)| position)?;
                let LabelTest::Name(name) = flat.remove(rarest) else { return None };
                let remaining = if flat.is_empty() { None } else { Some(LabelTest::And(flat)) };
                Some((name, remaining))
            }
            _ => None,
        }
    }

    fn relationship_step(
        &mut self,
        plan: Logical,
        pattern: &BoundPattern,
        relationship: &PatternRelationship,
        rest: &mut Rest<'_>,
        known: &mut VariableSet,
    ) -> Logical {
        let left = pattern.nodes[relationship.left].variable;
        let right = pattern.nodes[relationship.right].variable;
        let (left_bound, right_bound) = (known.contains(&left), known.contains(&right));
        let distinct_from = distinct_from(relationship.types.as_ref(), &rest.matched);
        let types = relationship.types.clone();
        rest.matched.push((relationship.variable, types.clone()));
        let fan_out = self.fan_out(pattern, relationship, left_bound, left_bound && right_bound);
        let estimate = plan.estimate * fan_out;
        let input = Box::new(plan);
        if relationship.length.is_none() && (relationship.bound || (!left_bound && !right_bound)) {
            let rows = if relationship.bound { 1.0 } else { relationship_rows(self.graph(), types.as_ref()) };
            let estimate = input.estimate * rows;
            let introduced: Vec<VariableId> =
                [left, right, relationship.variable].into_iter().filter(|v| known.insert(*v)).collect();
            let operator = Operator::RelationshipScan {
                input,
                relationship: relationship.variable,
                bound: relationship.bound,
                left,
                left_bound,
                right,
                right_bound,
                direction: relationship.direction,
                types,
                distinct_from,
            };
            return self.add(operator, estimate, &introduced);
        }
        let forwards = left_bound;
        let (from, to, to_bound) = if forwards { (left, right, right_bound) } else { (right, left, false) };
        let direction = if forwards { relationship.direction } else { turned(relationship.direction) };
        // A list of relationships that is bound already is matched anew and compared.
        let bound_list = relationship.bound && known.contains(&relationship.variable);
        let variable = if bound_list { self.new_variable() } else { relationship.variable };
        let introduced: Vec<VariableId> = [variable, to].into_iter().filter(|v| known.insert(*v)).collect();
        let operator = match relationship.length {
            None => {
                Operator::Expand { input, from, relationship: variable, to, to_bound, direction, types, distinct_from }
            }
            Some(bounds) => {
                let step_properties = self.entries(&relationship.step_properties);
                let step_predicate = self.step_predicate(relationship);
                Operator::ExpandVariable {
                    input,
                    from,
                    relationships: variable,
                    to,
                    to_bound,
                    direction,
                    types,
                    bounds,
                    step_properties,
                    step_predicate,
                    distinct_from,
                    reversed: !forwards,
                }
            }
        };
        let expanded = self.add(operator, estimate, &introduced);
        if !bound_list {
            return expanded;
        }
        let span = relationship.at.0;
        let same = Kind::Comparison(
            Box::new(BoundExpr::variable(variable, span)),
            vec![(ComparisonOperator::Equal, BoundExpr::variable(relationship.variable, span))],
        );
        self.filter(expanded, vec![BoundExpr::new(same, span)])
    }

    fn shortest_step(
        &mut self,
        plan: Logical,
        pattern: &BoundPattern,
        shortest: &PatternShortest,
        known: &mut VariableSet,
    ) -> Logical {
        let relationship = &shortest.relationship;
        let step_properties = self.entries(&relationship.step_properties);
        let step_predicate = self.step_predicate(relationship);
        let estimate = plan.estimate;
        known.extend([shortest.path, relationship.variable]);
        let operator = Operator::ShortestPath {
            input: Box::new(plan),
            path: shortest.path,
            relationships: relationship.variable,
            from: pattern.nodes[relationship.left].variable,
            to: pattern.nodes[relationship.right].variable,
            direction: relationship.direction,
            types: relationship.types.clone(),
            bounds: relationship.length.unwrap_or(LengthBounds { min: 1, max: Some(1) }),
            step_properties,
            step_predicate,
            all: shortest.all,
        };
        self.add(operator, estimate, &[shortest.path, relationship.variable])
    }

    fn step_predicate(&mut self, relationship: &PatternRelationship) -> Option<(VariableId, BoundExpr)> {
        relationship.step_predicate.as_ref().map(|(step, predicate)| (*step, self.expression(predicate)))
    }

    fn entries(&mut self, entries: &[(Arc<str>, BoundExpr)]) -> Vec<(Arc<str>, BoundExpr)> {
        entries.iter().map(|(key, value)| (Arc::clone(key), self.expression(value))).collect()
    }
}

enum Step {
    Relationship(usize),
    Shortest(usize),
    Search(usize),
    Node(usize),
    Done,
}

pub(super) fn turned(direction: Direction) -> Direction {
    match direction {
        Direction::Right => Direction::Left,
        Direction::Left => Direction::Right,
        Direction::Either => Direction::Either,
    }
}

fn pattern_variables(pattern: &BoundPattern) -> VariableSet {
    let mut own: VariableSet = pattern.nodes.iter().map(|node| node.variable).collect();
    own.extend(pattern.relationships.iter().map(|relationship| relationship.variable));
    own.extend(pattern.paths.iter().map(|path| path.variable));
    own.extend(pattern.shortest.iter().flat_map(|shortest| [shortest.path, shortest.relationship.variable]));
    own.extend(pattern.searches.iter().flat_map(PatternSearch::introduced));
    own
}

/// Returns the earlier relationships that could be the same one: those whose types overlap.
pub(super) fn distinct_from(own: Option<&LabelTest>, matched: &[(VariableId, Option<LabelTest>)]) -> Vec<VariableId> {
    let disjoint = |other: &Option<LabelTest>| match (
        own.and_then(LabelTest::alternatives),
        other.as_ref().and_then(LabelTest::alternatives),
    ) {
        (Some(a), Some(b)) => a.iter().all(|name| !b.contains(name)),
        _ => false,
    };
    matched.iter().filter(|(_, types)| !disjoint(types)).map(|(variable, _)| *variable).collect()
}

fn flatten_and(parts: &[LabelTest], out: &mut Vec<LabelTest>) {
    for part in parts {
        match part {
            LabelTest::And(inner) => flatten_and(inner, out),
            other => out.push(other.clone()),
        }
    }
}

fn has_labels(variable: VariableId, labels: LabelTest) -> BoundExpr {
    let span = crate::diag::Span::default();
    BoundExpr::new(Kind::HasLabels(Box::new(BoundExpr::variable(variable, span)), labels), span)
}

/// Returns the two sides of `n.key = value`, in either order.
fn equality(predicate: &BoundExpr, variable: VariableId) -> Option<(&Arc<str>, &BoundExpr)> {
    let Kind::Comparison(first, rest) = &predicate.kind else { return None };
    let [(ComparisonOperator::Equal, second)] = rest.as_slice() else { return None };
    for (property, value) in [(&**first, second), (second, &**first)] {
        if let Kind::Property(object, key) = &property.kind
            && object.kind == Kind::Variable(variable)
        {
            return Some((key, value));
        }
    }
    None
}

fn is_equality_on(predicate: &BoundExpr, variable: VariableId) -> bool {
    equality(predicate, variable).is_some()
}

/// Returns whether an expression gives the same value however often it is evaluated in a row.
fn is_repeatable(expr: &BoundExpr) -> bool {
    match &expr.kind {
        Kind::Literal(_) | Kind::Parameter(_) | Kind::Variable(_) => true,
        Kind::Property(object, _) => is_repeatable(object),
        Kind::Index(object, index) => is_repeatable(object) && is_repeatable(index),
        Kind::List(items) => items.iter().all(is_repeatable),
        _ => false,
    }
}

/// Finds `n.key = value` with a value that is known before the node is, for any key.
fn property_seek(
    variable: VariableId,
    rest: &Rest<'_>,
    builder: &Builder<'_>,
    known: &VariableSet,
) -> Option<(Arc<str>, BoundExpr)> {
    let all = rest.predicates.iter().filter_map(|pending| equality(&pending.predicate, variable));
    let mut ready = all.filter(|(_, value)| {
        let mut reads = VariableSet::new();
        read_by_expr(value, builder.subplans(), &mut reads);
        is_repeatable(value)
            && !reads.contains(&variable)
            && reads.iter().all(|read| known.contains(read) || !rest.own.contains(read))
    });
    ready.next().map(|(key, value)| (Arc::clone(key), value.clone()))
}

/// Finds `n.id = value` with a value that is known before the node is.
fn seek(
    variable: VariableId,
    rest: &Rest<'_>,
    builder: &Builder<'_>,
    known: &VariableSet,
) -> Option<(usize, BoundExpr)> {
    rest.predicates.iter().enumerate().find_map(|(position, pending)| {
        let (_, value) = equality(&pending.predicate, variable).filter(|(key, _)| &***key == "id")?;
        let mut reads = VariableSet::new();
        read_by_expr(value, builder.subplans(), &mut reads);
        let ready = reads.iter().all(|read| known.contains(read) || !rest.own.contains(read));
        ready.then(|| (position, value.clone()))
    })
}
