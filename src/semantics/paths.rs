//! Binds what is searched as a whole in a pattern: quantified groups, and path patterns with a selector.
//!
//! Takes elements of a path pattern; gives [`PatternSearch`]es among the pattern under construction.
//! Invariants: inside a quantified group a variable is one element, outside it is the list of them; what a group's
//! predicates see is its own elements and what earlier clauses gave.
//! Start at [`Binder::quantified_group`] and [`Binder::selective_pattern`].

use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::syntax::ast::{
    ComparisonOperator, Expr, Ident, NodePattern, PathPattern, PathSelector, PatternElement, PatternGroup,
    RelationshipPattern,
};

use super::Binder;
use super::bound::{
    At, BoundExpr, BoundExprKind as Bound, BoundPattern, LabelTest, LengthBounds, NameKind, PathSegment, PathSelection,
    PatternPath, PatternRelationship, PatternSearch, SegmentNode, SegmentRelationship, VariableId,
};
use super::expressions::Place;
use super::patterns::{Piece, Walk, add_node, already_bound, flatten, length_bounds, push_conjuncts, stands_twice};
use super::scope::Scope;
use super::types::StaticType;

/// What elements must satisfy, waiting until all variables of their part are known.
#[derive(Default)]
struct Filters<'a> {
    properties: Vec<(VariableId, &'a Expr)>,
    predicates: Vec<&'a Expr>,
}

impl<'a> Filters<'a> {
    fn add(&mut self, variable: VariableId, properties: Option<&'a Expr>, predicate: Option<&'a Expr>) {
        self.properties.extend(properties.map(|properties| (variable, properties)));
        self.predicates.extend(predicate);
    }
}

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

impl Binder {
    /// Makes the error for a name that a group uses while it means something else outside.
    pub(super) fn clash(&self, name: &Ident, wanted: &StaticType, scope: &Scope) -> Box<Diagnostic> {
        let kind = scope.lookup(&name.name).map_or(&StaticType::Any, |known| self.variables.kind(known));
        let fits = kind.is_open() || kind == wanted || *kind == StaticType::List(Box::new(wanted.clone()));
        let code = if fits { "VariableAlreadyBound" } else { "VariableTypeConflict" };
        Box::new(
            Diagnostic::error(
                code,
                format!("`{}` stands in a part that repeats and outside it, where it is {}", name.name, kind.name()),
                name.span,
            )
            .with_note("a variable of a part that repeats is a new one: outside it is the list of all repetitions")
            .with_help("choose another name here; to go on from a node, write it before or after the parentheses"),
        )
    }

    /// Binds a group that repeats between two nodes; returns the variable of its relationships.
    pub(super) fn quantified_group(
        &mut self,
        group: &PatternGroup,
        (left, right): (usize, usize),
        bound: &mut BoundPattern,
        scope: &mut Scope,
        walk: &Walk<'_, '_>,
    ) -> Result<VariableId> {
        self.reads_relationships = true;
        if is_plain_relationship(group) {
            return self.repeated_relationship(group, (left, right), bound, scope, walk);
        }
        let segment = self.segment(group, scope, walk.known_before, walk.open)?;
        let trail = segment.trail;
        bound.searches.push(PatternSearch {
            left,
            right,
            left_variable: bound.nodes[left].variable,
            right_variable: bound.nodes[right].variable,
            segments: vec![segment],
            relationships: trail,
            selection: None,
            predicates: Vec::new(),
            paths: Vec::new(),
            at: At(group.span),
        });
        Ok(trail)
    }

    /// Binds a group of which only the one relationship matters: a relationship of variable length.
    fn repeated_relationship(
        &mut self,
        group: &PatternGroup,
        (left, right): (usize, usize),
        bound: &mut BoundPattern,
        scope: &mut Scope,
        walk: &Walk<'_, '_>,
    ) -> Result<VariableId> {
        let segment = self.segment(group, scope, walk.known_before, walk.open)?;
        let Some(step) = segment.relationships.into_iter().next() else {
            return Err(no_relationship(group.span));
        };
        let conjunction = match segment.predicates.len() {
            0 => None,
            _ => Some((step.variable, BoundExpr::new(Bound::And(segment.predicates), group.span))),
        };
        bound.relationships.push(PatternRelationship {
            variable: step.outside,
            bound: false,
            left,
            right,
            direction: step.direction,
            types: step.types,
            length: segment.bounds,
            step_properties: Vec::new(),
            step_predicate: conjunction,
            at: At(group.span),
        });
        Ok(step.outside)
    }

    /// Binds what stands in the parentheses of a group that repeats.
    fn segment(
        &mut self,
        group: &PatternGroup,
        scope: &mut Scope,
        known_before: &Scope,
        open: bool,
    ) -> Result<PathSegment> {
        let mut pieces = Vec::new();
        let mut filters = Filters::default();
        filters.predicates.extend(&group.predicate);
        flatten(&group.elements, &mut pieces, &mut filters.predicates);
        let mut inner = known_before.clone();
        let mut nodes: Vec<SegmentNode> = Vec::new();
        let mut relationships = Vec::new();
        let mut introduced: Vec<(Arc<str>, VariableId)> = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Node(node) => {
                    let beside = if nodes.len() > relationships.len() { nodes.pop() } else { None };
                    let bound =
                        self.group_node(node, beside, &mut filters, (scope, &mut inner), open, &mut introduced)?;
                    nodes.push(bound);
                }
                Piece::Relationship(relationship) => {
                    if relationship.length.is_some() || relationship.quantifier.is_some() {
                        return Err(nested(relationship.span));
                    }
                    let element = StaticType::Relationship;
                    let name = relationship.variable.as_ref();
                    if let Some(name) = name
                        && introduced.iter().any(|(known, _)| *known == name.name)
                    {
                        let known = inner.lookup(&name.name).unwrap_or(VariableId(u32::MAX));
                        self.variables.require(known, &element, name.span)?;
                        return Err(stands_twice(name));
                    }
                    let (variable, outside) =
                        self.group_variable(name, &element, (scope, &mut inner), open, &mut introduced)?;
                    filters.add(variable, relationship.properties.as_ref(), relationship.predicate.as_ref());
                    let types = self.tested(relationship.types.as_ref(), NameKind::Type)?;
                    relationships.push(SegmentRelationship {
                        variable,
                        outside,
                        direction: relationship.direction,
                        types,
                    });
                }
                Piece::Group(inside) => return Err(nested(inside.span)),
                Piece::Open => {}
                Piece::Close(name) => {
                    return Err(Box::new(
                        Diagnostic::error("InvalidSyntax", "a part of a repeated part cannot be named", name.span)
                            .with_help("put the path's name right after the parenthesis that opens the repeated part"),
                    ));
                }
            }
        }
        if relationships.is_empty() {
            return Err(no_relationship(group.span));
        }
        let path = match &group.variable {
            None => None,
            Some(name) => {
                Some(self.group_variable(Some(name), &StaticType::Path, (scope, &mut inner), open, &mut introduced)?)
            }
        };
        let predicates = self.filters(filters, &mut inner)?;
        introduced.into_iter().for_each(|(name, outside)| scope.introduce(name, outside));
        Ok(PathSegment {
            nodes,
            relationships,
            bounds: group.quantifier.map(|quantifier| LengthBounds { min: quantifier.min, max: quantifier.max }),
            predicates,
            path,
            trail: self.list_of_relationships(),
        })
    }

    fn list_of_relationships(&mut self) -> VariableId {
        self.variables.add_unnamed(StaticType::List(Box::new(StaticType::Relationship)))
    }

    fn tested(&mut self, labels: Option<&crate::syntax::ast::LabelExpr>, kind: NameKind) -> Result<Option<LabelTest>> {
        labels.map(|labels| self.label_test(labels, kind)).transpose()
    }

    /// Binds a node of a group; one that stands beside another is the same node.
    fn group_node<'a>(
        &mut self,
        node: &'a NodePattern,
        beside: Option<SegmentNode>,
        filters: &mut Filters<'a>,
        (scope, inner): (&Scope, &mut Scope),
        open: bool,
        introduced: &mut Vec<(Arc<str>, VariableId)>,
    ) -> Result<SegmentNode> {
        let labels = self.tested(node.labels.as_ref(), NameKind::Label)?;
        let known = node.variable.as_ref().and_then(|name| {
            let outside = introduced.iter().find(|(known, _)| *known == name.name)?.1;
            Some((inner.lookup(&name.name)?, outside, name))
        });
        let (variable, outside) = match (known, &beside) {
            (Some((variable, outside, name)), _) => {
                self.variables.require(variable, &StaticType::Node, name.span)?;
                (variable, outside)
            }
            (None, Some(beside)) => {
                if let Some(name) = &node.variable {
                    if scope.lookup(&name.name).is_some() {
                        return Err(self.clash(name, &StaticType::Node, scope));
                    }
                    inner.introduce(Arc::clone(&name.name), beside.variable);
                    introduced.push((Arc::clone(&name.name), beside.outside));
                }
                (beside.variable, beside.outside)
            }
            (None, None) => {
                self.group_variable(node.variable.as_ref(), &StaticType::Node, (scope, inner), open, introduced)?
            }
        };
        filters.add(variable, node.properties.as_ref(), node.predicate.as_ref());
        let Some(beside) = beside else { return Ok(SegmentNode { variable, outside, labels }) };
        if beside.variable != variable {
            // Two known variables side by side: this place is the first, and equal to the second.
            return Err(Box::new(
                Diagnostic::error("InvalidSyntax", "two nodes of the group stand side by side", node.span)
                    .with_help("name the node once"),
            ));
        }
        let labels = match (beside.labels, labels) {
            (Some(a), Some(b)) => Some(LabelTest::And(vec![a, b])),
            (a, b) => a.or(b),
        };
        Ok(SegmentNode { variable, outside, labels })
    }

    /// Makes a variable of a group: the element inside, and the list of them outside.
    fn group_variable(
        &mut self,
        name: Option<&Ident>,
        kind: &StaticType,
        (scope, inner): (&Scope, &mut Scope),
        open: bool,
        introduced: &mut Vec<(Arc<str>, VariableId)>,
    ) -> Result<(VariableId, VariableId)> {
        let list = StaticType::List(Box::new(kind.clone()));
        let Some(name) = name else {
            return Ok((self.variables.add_unnamed(kind.clone()), self.variables.add_unnamed(list)));
        };
        if scope.lookup(&name.name).is_some() {
            return Err(self.clash(name, kind, scope));
        }
        if introduced.iter().any(|(known, _)| *known == name.name) {
            return Err(already_bound(name));
        }
        if !open {
            return Err(scope.undefined(&name.name, name.span));
        }
        let variable = self.variables.add(Arc::clone(&name.name), kind.clone());
        let outside = self.variables.add(Arc::clone(&name.name), list);
        inner.introduce(Arc::clone(&name.name), variable);
        introduced.push((Arc::clone(&name.name), outside));
        Ok((variable, outside))
    }

    /// Binds properties and predicates over the elements that are in scope.
    fn filters(&mut self, filters: Filters<'_>, scope: &mut Scope) -> Result<Vec<BoundExpr>> {
        let mut bound = Vec::new();
        for (owner, properties) in filters.properties {
            for (key, value) in self.pattern_properties(properties, owner, scope)? {
                let at = value.at;
                let property = Bound::Property(Box::new(BoundExpr { kind: Bound::Variable(owner), at }), key);
                let equal = vec![(ComparisonOperator::Equal, value)];
                bound
                    .push(BoundExpr { kind: Bound::Comparison(Box::new(BoundExpr { kind: property, at }), equal), at });
            }
        }
        for predicate in filters.predicates {
            let predicate = self.predicate(predicate, scope).map_err(only_own)?;
            push_conjuncts(predicate, &mut bound);
        }
        Ok(bound)
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
            filters: Filters { properties: Vec::new(), predicates: filters.to_vec() },
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
        let labels = self.tested(node.labels.as_ref(), NameKind::Label)?;
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
        let from_before = name.is_some_and(|name| state.known_before.lookup(&name.name) == Some(variable));
        if beside.is_none() {
            let tested = if is_end { None } else { labels.clone() };
            state_node(state, SegmentNode { variable, outside: variable, labels: tested });
        } else if !is_end || !from_pattern(variable) {
            if let Some(last) = state.run.nodes.last_mut() {
                last.labels = match (last.labels.take(), labels.clone()) {
                    (Some(a), Some(b)) => Some(LabelTest::And(vec![a, b])),
                    (a, b) => a.or(b),
                };
            }
        }
        Ok(is_end.then(|| add_node(bound, variable, from_before, labels)))
    }

    fn selective_relationship<'a>(
        &mut self,
        relationship: &'a RelationshipPattern,
        state: &mut Selective<'a, '_>,
        scope: &mut Scope,
    ) -> Result<()> {
        let types = self.tested(relationship.types.as_ref(), NameKind::Type)?;
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

/// Returns whether the group is one relationship, with nothing said of its nodes.
fn is_plain_relationship(group: &PatternGroup) -> bool {
    let is_plain = |node: &NodePattern| {
        node.variable.is_none() && node.labels.is_none() && node.properties.is_none() && node.predicate.is_none()
    };
    match group.elements.as_slice() {
        [PatternElement::Node(left), PatternElement::Relationship(_), PatternElement::Node(right)] => {
            group.variable.is_none() && is_plain(left) && is_plain(right)
        }
        _ => false,
    }
}

fn nested(span: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("InvalidSyntax", "a part that repeats cannot stand in a part that repeats", span)
            .with_help("write the inner part as often as it may stand, or use two parts side by side"),
    )
}

fn no_relationship(span: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("InvalidSyntax", "a part that repeats needs a relationship", span)
            .with_help("write `((a)-[:TYPE]->(b)){1,3}`"),
    )
}

fn interior(name: &Ident) -> Box<Diagnostic> {
    let message = format!("`{}` is known already, but stands inside a path pattern with a selector", name.name);
    Box::new(
        Diagnostic::error("VariableAlreadyBound", message, name.span)
            .with_note("only the two end nodes of such a pattern may be known before")
            .with_help("choose another name, and compare the two in `WHERE`"),
    )
}

/// Says which variables the predicates of such a part see.
fn only_own(error: Box<Diagnostic>) -> Box<Diagnostic> {
    if error.code != "UndefinedVariable" {
        return error;
    }
    Box::new((*error).with_note(
        "in a part that repeats or is selected, predicates see its own elements and variables of earlier clauses",
    ))
}
