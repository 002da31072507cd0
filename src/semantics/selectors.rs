//! Binds path patterns with a selector, `ANY SHORTEST (a)-->+(b)` and the like.
//!
//! Takes a path pattern; gives a [`PatternSearch`] whose segments are the whole path.
//! Invariants: only the two end nodes are nodes of the pattern around it, so that nothing else is joined before the
//! selection; what stands inside the path pattern is tested before it, the predicate of the MATCH after it.
//! Start at [`Binder::selective_pattern`].

use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::syntax::ast::{
    ComparisonOperator, Expr, Ident, NodePattern, PathPattern, PathSelector, PatternElement, RelationshipPattern,
};

use super::Binder;
use super::bound::{
    At, BoundExpr, BoundExprKind as Bound, BoundPattern, LabelTest, NameKind, PathSegment, PathSelection, PatternPath,
    PatternSearch, SegmentNode, SegmentRelationship, VariableId,
};
use super::expressions::Place;
use super::groups::{Filters, no_relationship};
use super::patterns::{Piece, add_node, length_bounds, stands_twice};
use super::scope::Scope;
use super::types::StaticType;

/// Checks that a path pattern with a selector is the only one of its MATCH that has relationships.
pub(super) fn selective_alone(patterns: &[PathPattern]) -> Result<()> {
    let selects = |pattern: &&PathPattern| {
        !matches!(pattern.selector, PathSelector::All | PathSelector::LegacyShortest | PathSelector::LegacyAllShortest)
    };
    let is_node = |pattern: &PathPattern| matches!(pattern.elements.as_slice(), [PatternElement::Node(_)]);
    let Some(selective) = patterns.iter().find(selects) else { return Ok(()) };
    match patterns.iter().find(|other| !std::ptr::eq(*other, selective) && !is_node(other)) {
        None => Ok(()),
        Some(other) => Err(Box::new(
            Diagnostic::error(
                "InvalidSyntax",
                "a path pattern with a selector cannot share a `MATCH` with other relationships",
                selective.span,
            )
            .also_at(other.span, "the other path pattern")
            .with_help("give each a `MATCH` of its own"),
        )),
    }
}

/// What has been bound of a path pattern with a selector.
struct Selective<'a, 's> {
    known_before: &'s Scope,
    /// Its own variables by name: what its predicates see beside what earlier clauses gave.
    own: Vec<(Arc<str>, VariableId)>,
    segments: Vec<PathSegment>,
    /// The elements that stand once, since the last part that repeats.
    run: PathSegment,
    filters: Filters<'a>,
    /// Elements that must be the same.
    same: Vec<(VariableId, VariableId, Span)>,
    /// Nodes, relationships and lists of relationships in turn.
    sequence: Vec<VariableId>,
    paths: Vec<PatternPath>,
    opened: Vec<Option<usize>>,
    open: bool,
}

impl Selective<'_, '_> {
    fn needs_node(&self) -> bool {
        self.run.nodes.len() == self.run.relationships.len()
    }

    /// Ends the run of elements that stand once.
    fn close_run(&mut self, trail: VariableId) {
        let empty =
            PathSegment { nodes: Vec::new(), relationships: Vec::new(), predicates: Vec::new(), trail, ..self.run };
        let run = std::mem::replace(&mut self.run, empty);
        self.segments.push(run);
    }

    /// Lets a node that was taken for a new one be the known one that stands beside it.
    fn rename(&mut self, from: VariableId, to: VariableId, scope: &mut Scope) {
        let rename = |variable: &mut VariableId| {
            if *variable == from {
                *variable = to;
            }
        };
        for node in &mut self.run.nodes {
            rename(&mut node.variable);
            rename(&mut node.outside);
        }
        self.sequence.iter_mut().for_each(rename);
        self.filters.properties.iter_mut().for_each(|(owner, _)| rename(owner));
        self.filters.labels.iter_mut().for_each(|(owner, ..)| rename(owner));
        for (one, other, _) in &mut self.same {
            rename(one);
            rename(other);
        }
        for (name, variable) in self.own.iter_mut().filter(|(_, variable)| *variable == from) {
            *variable = to;
            scope.introduce(Arc::clone(name), to);
        }
    }

    fn named(&self, name: &str) -> Option<VariableId> {
        self.own.iter().find(|(known, _)| **known == *name).map(|(_, variable)| *variable)
    }
}

impl Binder {
    /// Binds a path pattern of which some paths are selected.
    #[expect(
        clippy::too_many_arguments,
        reason = "the pattern under construction and its scope go together everywhere here"
    )]
    pub(super) fn selective_pattern<'a>(
        &mut self,
        pattern: &'a PathPattern,
        pieces: &[Piece<'a>],
        filters: &[&'a Expr],
        bound: &mut BoundPattern,
        scope: &mut Scope,
        known_before: &Scope,
        open: bool,
    ) -> Result<()> {
        self.reads_relationships = true;
        let run = PathSegment {
            nodes: Vec::new(),
            relationships: Vec::new(),
            bounds: None,
            predicates: Vec::new(),
            path: None,
            trail: self.list_of_relationships(),
        };
        let mut state = Selective {
            known_before,
            own: Vec::new(),
            segments: Vec::new(),
            run,
            filters: Filters { predicates: filters.to_vec(), ..Filters::default() },
            same: Vec::new(),
            sequence: Vec::new(),
            paths: Vec::new(),
            opened: Vec::new(),
            open,
        };
        let last = pieces.iter().rposition(|piece| !matches!(piece, Piece::Close(_) | Piece::Open));
        let (mut left, mut right) = (None, None);
        for (position, piece) in pieces.iter().enumerate() {
            let is_end = |left: &Option<usize>| left.is_none() || Some(position) == last;
            match piece {
                Piece::Node(node) => {
                    let end = is_end(&left);
                    right = self.selective_node(node, end, &mut state, bound, scope)?;
                    left = left.or(right);
                }
                Piece::Relationship(relationship) => {
                    left = left.or(self.selective_gap(left.is_none(), &mut state, bound)?);
                    self.selective_relationship(relationship, &mut state, scope)?;
                    right = None;
                }
                Piece::Group(group) => {
                    left = left.or(self.selective_gap(left.is_none(), &mut state, bound)?);
                    let known = scope.len();
                    let segment = self.segment(group, scope, known_before, open)?;
                    state.own.extend(scope.iter().skip(known).map(|(name, variable)| (Arc::clone(name), variable)));
                    self.selective_segment(segment, &mut state);
                    right = None;
                }
                Piece::Open => state.opened.push(None),
                Piece::Close(name) => {
                    if state.needs_node() {
                        right = self.selective_gap(Some(position) > last, &mut state, bound)?;
                    }
                    let from = state.opened.pop().flatten().unwrap_or_default();
                    let variable = self.new_pattern_path(name, scope, open)?;
                    state.own.push((Arc::clone(&name.name), variable));
                    state.paths.push(PatternPath { variable, elements: state.sequence[from..].to_vec() });
                }
            }
        }
        if state.needs_node() {
            right = self.selective_gap(true, &mut state, bound)?;
        }
        let (Some(left), Some(right)) = (left, right) else { return Err(no_relationship(pattern.span)) };
        if !state.run.relationships.is_empty() {
            let trail = self.list_of_relationships();
            state.close_run(trail);
        }
        self.finish_selective(pattern, (left, right), state, bound, scope)
    }

    fn finish_selective(
        &mut self,
        pattern: &PathPattern,
        (left, right): (usize, usize),
        state: Selective<'_, '_>,
        bound: &mut BoundPattern,
        scope: &mut Scope,
    ) -> Result<()> {
        let mut inner = state.known_before.clone();
        state.own.iter().for_each(|(name, variable)| inner.introduce(Arc::clone(name), *variable));
        let mut predicates = self.filters(state.filters, &mut inner)?;
        predicates.extend(state.same.iter().map(|(one, other, span)| {
            let same = vec![(ComparisonOperator::Equal, BoundExpr::variable(*other, *span))];
            BoundExpr::new(Bound::Comparison(Box::new(BoundExpr::variable(*one, *span)), same), *span)
        }));
        let selection = self.selection(&pattern.selector, pattern.span)?;
        let relationships = self.list_of_relationships();
        let (left_variable, right_variable) = (bound.nodes[left].variable, bound.nodes[right].variable);
        if let Some(name) = &pattern.variable {
            let variable = self.new_pattern_path(name, scope, state.open)?;
            bound.paths.push(PatternPath { variable, elements: vec![left_variable, relationships, right_variable] });
        }
        bound.searches.push(PatternSearch {
            left,
            right,
            left_variable,
            right_variable,
            segments: state.segments,
            relationships,
            selection,
            predicates,
            paths: state.paths,
            at: At(pattern.span),
        });
        Ok(())
    }

    fn selection(&mut self, selector: &PathSelector, span: Span) -> Result<Option<PathSelection>> {
        let mut count = |count: &Option<Expr>| {
            count.as_ref().map(|count| self.expression(count, &mut Scope::default(), Place::PLAIN)).transpose()
        };
        Ok(match selector {
            PathSelector::All => None,
            // Any paths will do, so the shortest do.
            PathSelector::Any(paths) | PathSelector::Shortest(paths) => Some(PathSelection::Paths(count(paths)?)),
            PathSelector::AllShortest => Some(PathSelection::Groups(None)),
            PathSelector::ShortestGroups(groups) => Some(PathSelection::Groups(count(groups)?)),
            PathSelector::LegacyShortest | PathSelector::LegacyAllShortest => {
                return Err(Box::new(Diagnostic::error(
                    "InvalidSyntax",
                    "`shortestPath` wants one relationship between two nodes",
                    span,
                )));
            }
        })
    }

    /// Puts a node where the user wrote none; at an end it is one of the pattern's nodes.
    fn selective_gap(
        &mut self,
        is_end: bool,
        state: &mut Selective<'_, '_>,
        bound: &mut BoundPattern,
    ) -> Result<Option<usize>> {
        if !state.needs_node() {
            return Ok(None);
        }
        let variable = self.variables.add_unnamed(StaticType::Node);
        state_node(state, SegmentNode { variable, outside: variable, labels: None });
        Ok(is_end.then(|| add_node(bound, variable, false, None)))
    }

    /// Binds a node that stands once; returns its index when it is an end of the path.
    fn selective_node<'a>(
        &mut self,
        node: &'a NodePattern,
        is_end: bool,
        state: &mut Selective<'a, '_>,
        bound: &mut BoundPattern,
        scope: &mut Scope,
    ) -> Result<Option<usize>> {
        let (labels, dynamic) = self.split_labels(node.labels.as_ref(), NameKind::Label)?;
        let name = node.variable.as_ref();
        let own = name.and_then(|name| state.named(&name.name));
        let beside = if state.needs_node() { None } else { state.run.nodes.last().map(|node| node.variable) };
        let from_pattern = |variable: VariableId| bound.nodes.iter().any(|known| known.variable == variable);
        let variable = match (name, own) {
            (Some(name), Some(own)) => {
                self.variables.require(own, &StaticType::Node, name.span)?;
                // The same name once more: another place of the path at which the same node stands.
                match beside {
                    Some(beside) => {
                        state.same.push((beside, own, name.span));
                        beside
                    }
                    None if is_end && from_pattern(own) => own,
                    None => {
                        let variable = self.variables.add_unnamed(StaticType::Node);
                        state.same.push((variable, own, name.span));
                        variable
                    }
                }
            }
            (Some(name), None) if scope.lookup(&name.name).is_some() => {
                if !is_end && !beside.is_some_and(from_pattern) {
                    return Err(interior(name));
                }
                let variable = self.pattern_variable(name, StaticType::Node, scope, state.open)?;
                state.own.push((Arc::clone(&name.name), variable));
                match beside {
                    None => variable,
                    Some(end) if from_pattern(end) => {
                        state.same.push((end, variable, name.span));
                        end
                    }
                    Some(inner) => {
                        state.rename(inner, variable, scope);
                        variable
                    }
                }
            }
            (Some(name), None) => {
                if !state.open {
                    return Err(scope.undefined(&name.name, name.span));
                }
                let variable = beside.unwrap_or_else(|| self.variables.add(Arc::clone(&name.name), StaticType::Node));
                scope.introduce(Arc::clone(&name.name), variable);
                state.own.push((Arc::clone(&name.name), variable));
                variable
            }
            (None, _) => beside.unwrap_or_else(|| self.variables.add_unnamed(StaticType::Node)),
        };
        state.filters.add(variable, node.properties.as_ref(), node.predicate.as_ref());
        state.filters.add_labels(variable, dynamic, node.span);
        let from_before = name.is_some_and(|name| state.known_before.lookup(&name.name) == Some(variable));
        if beside.is_none() {
            let tested = if is_end { None } else { labels.clone() };
            state_node(state, SegmentNode { variable, outside: variable, labels: tested });
        } else if let Some(last) = state.run.nodes.last_mut()
            && (!is_end || !from_pattern(variable))
        {
            last.labels = match (last.labels.take(), labels.clone()) {
                (Some(a), Some(b)) => Some(LabelTest::And(vec![a, b])),
                (a, b) => a.or(b),
            };
        }
        Ok(is_end.then(|| add_node(bound, variable, from_before, labels)))
    }

    fn selective_relationship<'a>(
        &mut self,
        relationship: &'a RelationshipPattern,
        state: &mut Selective<'a, '_>,
        scope: &mut Scope,
    ) -> Result<()> {
        let (types, dynamic) = self.split_labels(relationship.types.as_ref(), NameKind::Type)?;
        let bounds = length_bounds(relationship, None)?;
        if let Some(name) = &relationship.variable {
            if state.named(&name.name).is_some() {
                return Err(stands_twice(name));
            }
            if scope.lookup(&name.name).is_some() {
                return Err(interior(name));
            }
            if !state.open {
                return Err(scope.undefined(&name.name, name.span));
            }
        }
        let name = relationship.variable.as_ref().map(|name| Arc::clone(&name.name));
        let mut new = |kind: StaticType| match &name {
            Some(name) => self.variables.add(Arc::clone(name), kind),
            None => self.variables.add_unnamed(kind),
        };
        let variable = new(StaticType::Relationship);
        let Some(bounds) = bounds else {
            state.filters.add(variable, relationship.properties.as_ref(), relationship.predicate.as_ref());
            state.filters.add_labels(variable, dynamic, relationship.span);
            if let Some(name) = name {
                scope.introduce(Arc::clone(&name), variable);
                state.own.push((name, variable));
            }
            let outside = variable;
            let direction = relationship.direction;
            state.run.relationships.push(SegmentRelationship { variable, outside, direction, types });
            state.sequence.push(variable);
            return Ok(());
        };
        let outside = new(StaticType::List(Box::new(StaticType::Relationship)));
        let mut inner = state.known_before.clone();
        if let Some(name) = name {
            inner.introduce(Arc::clone(&name), variable);
            scope.introduce(Arc::clone(&name), outside);
            state.own.push((name, outside));
        }
        let mut filters = Filters::default();
        filters.add(variable, relationship.properties.as_ref(), relationship.predicate.as_ref());
        filters.add_labels(variable, dynamic, relationship.span);
        let predicates = self.filters(filters, &mut inner)?;
        let mut node = || {
            let variable = self.variables.add_unnamed(StaticType::Node);
            let outside = self.variables.add_unnamed(StaticType::List(Box::new(StaticType::Node)));
            SegmentNode { variable, outside, labels: None }
        };
        let segment = PathSegment {
            nodes: vec![node(), node()],
            relationships: vec![SegmentRelationship { variable, outside, direction: relationship.direction, types }],
            bounds: Some(bounds),
            predicates,
            path: None,
            trail: self.list_of_relationships(),
        };
        self.selective_segment(segment, state);
        Ok(())
    }

    /// Adds a part that repeats after the elements that stand once.
    fn selective_segment(&mut self, segment: PathSegment, state: &mut Selective<'_, '_>) {
        let trail = self.list_of_relationships();
        state.close_run(trail);
        state.sequence.push(segment.trail);
        state.segments.push(segment);
    }
}

/// Adds a node to the run of elements that stand once.
fn state_node(state: &mut Selective<'_, '_>, node: SegmentNode) {
    state.sequence.push(node.outside);
    let at = state.sequence.len() - 1;
    state.opened.iter_mut().filter(|opened| opened.is_none()).for_each(|opened| *opened = Some(at));
    state.run.nodes.push(node);
}

fn interior(name: &Ident) -> Box<Diagnostic> {
    let message = format!("`{}` is known already, but stands inside a path pattern with a selector", name.name);
    Box::new(
        Diagnostic::error("VariableAlreadyBound", message, name.span)
            .with_note("only the two end nodes of such a pattern may be known before")
            .with_help("choose another name, and compare the two in `WHERE`"),
    )
}
