//! Binds quantified groups: parts of a path in parentheses that repeat.
//!
//! Takes a group of a path pattern; gives a [`PatternSearch`], or a relationship of variable length where that says all.
//! Invariants: inside a group a variable is one element, outside it is the list of them; what a group's predicates
//! see is its own elements and what earlier clauses gave.
//! Start at [`Binder::quantified_group`].

use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::syntax::ast::{ComparisonOperator, Expr, Ident, LabelExpr, NodePattern, PatternElement, PatternGroup};

use super::Binder;
use super::bound::{
    At, BoundExpr, BoundExprKind as Bound, BoundPattern, LabelTest, LengthBounds, NameKind, PathSegment,
    PatternRelationship, PatternSearch, SegmentNode, SegmentRelationship, VariableId,
};
use super::patterns::{Piece, Walk, already_bound, flatten, push_conjuncts, stands_twice};
use super::scope::Scope;
use super::types::StaticType;

/// What elements must satisfy, waiting until all variables of their part are known.
#[derive(Default)]
pub(super) struct Filters<'a> {
    pub(super) properties: Vec<(VariableId, &'a Expr)>,
    pub(super) predicates: Vec<&'a Expr>,
    /// What labels must satisfy beside the plain tests, each with its place.
    pub(super) labels: Vec<(VariableId, LabelExpr, Span)>,
}

impl<'a> Filters<'a> {
    pub(super) fn add(&mut self, variable: VariableId, properties: Option<&'a Expr>, predicate: Option<&'a Expr>) {
        self.properties.extend(properties.map(|properties| (variable, properties)));
        self.predicates.extend(predicate);
    }

    /// Adds what must hold of an element's labels beside the plain test of them.
    pub(super) fn add_labels(&mut self, variable: VariableId, labels: Vec<LabelExpr>, span: Span) {
        self.labels.extend(labels.into_iter().map(|labels| (variable, labels, span)));
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
    pub(super) fn segment(
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
                    let (types, dynamic) = self.split_labels(relationship.types.as_ref(), NameKind::Type)?;
                    filters.add_labels(variable, dynamic, relationship.span);
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

    pub(super) fn list_of_relationships(&mut self) -> VariableId {
        self.variables.add_unnamed(StaticType::List(Box::new(StaticType::Relationship)))
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
        let (labels, dynamic) = self.split_labels(node.labels.as_ref(), NameKind::Label)?;
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
        filters.add_labels(variable, dynamic, node.span);
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
    pub(super) fn filters(&mut self, filters: Filters<'_>, scope: &mut Scope) -> Result<Vec<BoundExpr>> {
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
        for (variable, labels, span) in filters.labels {
            bound.push(self.label_predicate_of(&labels, variable, span, scope).map_err(only_own)?);
        }
        for predicate in filters.predicates {
            let predicate = self.predicate(predicate, scope).map_err(only_own)?;
            push_conjuncts(predicate, &mut bound);
        }
        Ok(bound)
    }
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

pub(super) fn no_relationship(span: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("InvalidSyntax", "a part that repeats needs a relationship", span)
            .with_help("write `((a)-[:TYPE]->(b)){1,3}`"),
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
