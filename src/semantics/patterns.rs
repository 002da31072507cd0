//! Binds patterns to match: one graph of nodes and relationships out of the paths as typed.

use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::syntax::ast::{
    ComparisonOperator, Expr, ExprKind, Ident, LabelExpr, NodePattern, PathPattern, PathSelector, PatternElement,
    PatternGroup, RelationshipPattern,
};

use super::Binder;
use super::bound::{
    At, BoundExpr, BoundExprKind as Bound, BoundPattern, LabelTest, LengthBounds, NameKind, PatternNode, PatternPath,
    PatternRelationship, PatternShortest, VariableId,
};
use super::expressions::Place;
use super::scope::Scope;
use super::selectors::selective_alone;
use super::types::StaticType;

/// Properties and predicates wait until all variables of the pattern are known.
pub(super) struct Waiting<'a> {
    properties: Vec<(VariableId, &'a Expr)>,
    steps: Vec<(StepOwner, &'a Expr)>,
    step_filters: Vec<StepFilter<'a>>,
    predicates: Vec<&'a Expr>,
    /// What labels must satisfy beside the plain tests, each with its place.
    labels: Vec<(VariableId, LabelExpr, Span)>,
}

/// Whose steps some properties are of.
#[derive(Clone, Copy)]
enum StepOwner {
    Relationship(usize),
    Shortest(usize),
}

/// What each relationship of a variable length must satisfy, under the variable's name.
struct StepFilter<'a> {
    owner: StepOwner,
    name: Option<Arc<str>>,
    predicate: &'a Expr,
}

/// How far a path pattern has been walked, from left to right.
pub(super) struct Walk<'a, 's> {
    pub(super) known_before: &'s Scope,
    pub(super) open: bool,
    shortest: Option<bool>,
    /// Variables of nodes, relationships and lists of relationships in turn.
    sequence: Vec<VariableId>,
    left: Option<usize>,
    pending: Option<Link<'a>>,
    /// Where the named parts begin that have not ended.
    opened: Vec<Option<usize>>,
}

impl<'s> Walk<'_, 's> {
    fn new(known_before: &'s Scope) -> Self {
        Walk {
            known_before,
            open: true,
            shortest: None,
            sequence: Vec::new(),
            left: None,
            pending: None,
            opened: Vec::new(),
        }
    }
}

/// What stands between two nodes.
enum Link<'a> {
    Relationship(&'a RelationshipPattern),
    Group(&'a PatternGroup),
}

impl Binder {
    /// Binds the paths of one MATCH with its predicate; new variables join the scope when `open`.
    pub(super) fn match_pattern(
        &mut self,
        patterns: &[PathPattern],
        predicate: Option<&Expr>,
        scope: &mut Scope,
        open: bool,
    ) -> Result<BoundPattern> {
        let mut bound = BoundPattern::default();
        let mut waiting = Waiting {
            properties: Vec::new(),
            steps: Vec::new(),
            step_filters: Vec::new(),
            predicates: Vec::new(),
            labels: Vec::new(),
        };
        let known_before = scope.clone();
        selective_alone(patterns)?;
        for pattern in patterns {
            self.path_pattern(pattern, &mut bound, &mut waiting, scope, &known_before, open)?;
        }
        for (owner, properties) in waiting.properties {
            let entries = self.pattern_properties(properties, owner, scope)?;
            for (key, value) in entries {
                let at = value.at;
                let property = BoundExpr {
                    kind: Bound::Property(Box::new(BoundExpr { kind: Bound::Variable(owner), at }), key),
                    at,
                };
                let equal = Bound::Comparison(Box::new(property), vec![(ComparisonOperator::Equal, value)]);
                bound.predicates.push(BoundExpr { kind: equal, at });
            }
        }
        for (owner, properties) in waiting.steps {
            let variable = owned(&mut bound, owner).variable;
            owned(&mut bound, owner).step_properties = self.pattern_properties(properties, variable, scope)?;
        }
        for StepFilter { owner, name, predicate } in waiting.step_filters {
            let name = name.unwrap_or_else(|| Arc::from(" step"));
            let variable = self.variables.add(Arc::clone(&name), StaticType::Relationship);
            let outside = scope.len();
            scope.introduce(name, variable);
            let predicate = self.predicate(predicate, scope);
            scope.truncate(outside);
            owned(&mut bound, owner).step_predicate = Some((variable, predicate?));
        }
        for (variable, labels, span) in waiting.labels {
            bound.predicates.push(self.label_predicate_of(&labels, variable, span, scope)?);
        }
        for predicate in waiting.predicates.into_iter().chain(predicate) {
            let predicate = self.predicate(predicate, scope)?;
            push_conjuncts(predicate, &mut bound.predicates);
        }
        Ok(bound)
    }

    pub(super) fn pattern_properties(
        &mut self,
        properties: &Expr,
        owner: VariableId,
        scope: &mut Scope,
    ) -> Result<Vec<(Arc<str>, BoundExpr)>> {
        match &properties.kind {
            ExprKind::Map(entries) => {
                let kind = self.variables.kind(owner).clone();
                let mut bound = Vec::with_capacity(entries.len());
                for (key, value) in entries {
                    if matches!(kind, StaticType::Node | StaticType::Relationship | StaticType::List(_)) {
                        self.use_name(key, NameKind::Key, false);
                    }
                    bound.push((Arc::clone(&key.name), self.expression(value, scope, Place::PLAIN)?));
                }
                Ok(bound)
            }
            _ => Err(Box::new(
                Diagnostic::error(
                    "InvalidParameterUse",
                    "a parameter cannot stand for all properties of a pattern to match",
                    properties.span,
                )
                .with_help("name the keys: `{id: $id}`"),
            )),
        }
    }

    fn path_pattern<'a>(
        &mut self,
        pattern: &'a PathPattern,
        bound: &mut BoundPattern,
        waiting: &mut Waiting<'a>,
        scope: &mut Scope,
        known_before: &Scope,
        open: bool,
    ) -> Result<()> {
        let mut pieces: Vec<Piece<'a>> = Vec::new();
        let mut filters: Vec<&'a Expr> = Vec::new();
        flatten(&pattern.elements, &mut pieces, &mut filters);
        let shortest = match &pattern.selector {
            PathSelector::All => None,
            PathSelector::LegacyShortest => Some(false),
            PathSelector::LegacyAllShortest => Some(true),
            PathSelector::Any(_)
            | PathSelector::AllShortest
            | PathSelector::Shortest(_)
            | PathSelector::ShortestGroups(_) => {
                // Of a path that is one node there is but one.
                if pieces.iter().any(|piece| matches!(piece, Piece::Relationship(_) | Piece::Group(_))) {
                    return self.selective_pattern(pattern, &pieces, &filters, bound, scope, known_before, open);
                }
                None
            }
        };
        waiting.predicates.extend(filters);
        let mut walk = Walk { known_before, open, shortest, ..Walk::new(known_before) };
        for piece in pieces {
            match piece {
                Piece::Node(node) => {
                    // Two node patterns side by side mean one node.
                    let same_as = if walk.pending.is_none() { walk.left } else { None };
                    let right = self.pattern_node(node, same_as, bound, waiting, scope, &walk)?;
                    self.arrive(right, &mut walk, bound, waiting, scope)?;
                }
                Piece::Relationship(relationship) => {
                    self.ensure_node(&mut walk, bound, waiting, scope)?;
                    walk.pending = Some(Link::Relationship(relationship));
                }
                Piece::Group(group) => {
                    self.ensure_node(&mut walk, bound, waiting, scope)?;
                    walk.pending = Some(Link::Group(group));
                }
                Piece::Open => walk.opened.push(None),
                Piece::Close(name) => {
                    if walk.pending.is_some() {
                        self.ensure_node(&mut walk, bound, waiting, scope)?;
                    }
                    let from = walk.opened.pop().flatten().unwrap_or_default();
                    let variable = self.new_pattern_path(name, scope, open)?;
                    let elements = walk.sequence[from..].to_vec();
                    bound.paths.push(PatternPath { variable, elements });
                }
            }
        }
        if walk.pending.is_some() {
            self.ensure_node(&mut walk, bound, waiting, scope)?;
        }
        let sequence = walk.sequence;
        self.path_variable(pattern, sequence, shortest, bound, scope, open)
    }

    /// Makes sure that the walk stands at a node: one that the user did not write where it does not.
    fn ensure_node<'a>(
        &mut self,
        walk: &mut Walk<'a, '_>,
        bound: &mut BoundPattern,
        waiting: &mut Waiting<'a>,
        scope: &mut Scope,
    ) -> Result<()> {
        if walk.left.is_some() && walk.pending.is_none() {
            return Ok(());
        }
        let variable = self.variables.add_unnamed(StaticType::Node);
        bound.nodes.push(PatternNode { variable, bound: false, labels: None });
        self.arrive(bound.nodes.len() - 1, walk, bound, waiting, scope)
    }

    /// Connects the node that comes next with the one before.
    fn arrive<'a>(
        &mut self,
        right: usize,
        walk: &mut Walk<'a, '_>,
        bound: &mut BoundPattern,
        waiting: &mut Waiting<'a>,
        scope: &mut Scope,
    ) -> Result<()> {
        let variable = bound.nodes[right].variable;
        match (walk.left, walk.pending.take()) {
            (Some(left), Some(Link::Relationship(relationship))) => {
                let element = self.pattern_relationship(relationship, (left, right), bound, waiting, scope, walk)?;
                walk.sequence.extend([element, variable]);
            }
            (Some(left), Some(Link::Group(group))) => {
                let element = self.quantified_group(group, (left, right), bound, scope, walk)?;
                walk.sequence.extend([element, variable]);
            }
            (Some(left), None) if left == right => {}
            (Some(left), None) => {
                let span = Span::default();
                let same = Bound::Comparison(
                    Box::new(BoundExpr::variable(bound.nodes[left].variable, span)),
                    vec![(ComparisonOperator::Equal, BoundExpr::variable(variable, span))],
                );
                bound.predicates.push(BoundExpr::new(same, span));
                walk.sequence.push(variable);
            }
            (None, _) => walk.sequence.push(variable),
        }
        walk.left = Some(right);
        let at = walk.sequence.len() - 1;
        walk.opened.iter_mut().filter(|opened| opened.is_none()).for_each(|opened| *opened = Some(at));
        Ok(())
    }

    /// Introduces the variable of a path.
    pub(super) fn new_pattern_path(&mut self, name: &Ident, scope: &mut Scope, open: bool) -> Result<VariableId> {
        if scope.lookup(&name.name).is_some() {
            return Err(already_bound(name));
        }
        if !open {
            return Err(scope.undefined(&name.name, name.span));
        }
        let variable = self.variables.add(Arc::clone(&name.name), StaticType::Path);
        scope.introduce(Arc::clone(&name.name), variable);
        Ok(variable)
    }

    fn path_variable(
        &mut self,
        pattern: &PathPattern,
        sequence: Vec<VariableId>,
        shortest: Option<bool>,
        bound: &mut BoundPattern,
        scope: &mut Scope,
        open: bool,
    ) -> Result<()> {
        let variable = match &pattern.variable {
            Some(name) => Some(self.new_pattern_path(name, scope, open)?),
            None => None,
        };
        if let Some(all) = shortest {
            let relationship = match bound.relationships.pop() {
                Some(relationship) if sequence.len() == 3 => relationship,
                _ => {
                    return Err(Box::new(
                        Diagnostic::error(
                            "InvalidSyntax",
                            "`shortestPath` wants one relationship between two nodes",
                            pattern.span,
                        )
                        .with_help("write `shortestPath((a)-[*]-(b))`"),
                    ));
                }
            };
            let path = variable.unwrap_or_else(|| self.variables.add_unnamed(StaticType::Path));
            bound.shortest.push(PatternShortest { path, relationship, all });
        } else if let Some(variable) = variable {
            bound.paths.push(PatternPath { variable, elements: sequence });
        }
        Ok(())
    }

    /// Binds a node pattern; `same_as` is the node that it stands beside, which is the same one.
    fn pattern_node<'a>(
        &mut self,
        node: &'a NodePattern,
        same_as: Option<usize>,
        bound: &mut BoundPattern,
        waiting: &mut Waiting<'a>,
        scope: &mut Scope,
        walk: &Walk<'a, '_>,
    ) -> Result<usize> {
        let (labels, dynamic) = self.split_labels(node.labels.as_ref(), NameKind::Label)?;
        let beside = same_as.map(|index| bound.nodes[index].variable);
        let variable = match (&node.variable, beside) {
            (None, Some(beside)) => beside,
            (None, None) => self.variables.add_unnamed(StaticType::Node),
            (Some(name), Some(beside)) if walk.open && scope.lookup(&name.name).is_none() => {
                scope.introduce(Arc::clone(&name.name), beside);
                beside
            }
            (Some(name), _) => self.pattern_variable(name, StaticType::Node, scope, walk.open)?,
        };
        waiting.properties.extend(node.properties.as_ref().map(|properties| (variable, properties)));
        waiting.labels.extend(dynamic.into_iter().map(|labels| (variable, labels, node.span)));
        waiting.predicates.extend(&node.predicate);
        let name = node.variable.as_ref();
        let from_before = name.is_some_and(|name| walk.known_before.lookup(&name.name) == Some(variable));
        Ok(add_node(bound, variable, from_before, labels))
    }

    pub(super) fn pattern_variable(
        &mut self,
        name: &Ident,
        kind: StaticType,
        scope: &mut Scope,
        open: bool,
    ) -> Result<VariableId> {
        if let Some(variable) = scope.lookup(&name.name) {
            self.variables.require(variable, &kind, name.span)?;
            return Ok(variable);
        }
        if !open {
            return Err(scope.undefined(&name.name, name.span));
        }
        let variable = self.variables.add(Arc::clone(&name.name), kind);
        scope.introduce(Arc::clone(&name.name), variable);
        Ok(variable)
    }

    fn pattern_relationship<'a>(
        &mut self,
        pattern: &'a RelationshipPattern,
        (left, right): (usize, usize),
        bound: &mut BoundPattern,
        waiting: &mut Waiting<'a>,
        scope: &mut Scope,
        walk: &Walk<'a, '_>,
    ) -> Result<VariableId> {
        let Walk { known_before, open, shortest, .. } = *walk;
        self.reads_relationships = true;
        let (types, dynamic) = self.split_labels(pattern.types.as_ref(), NameKind::Type)?;
        if shortest.is_some() && !dynamic.is_empty() {
            return Err(Box::new(
                Diagnostic::error(
                    "InvalidSyntax",
                    "a shortest path needs types that are known before it is looked for",
                    pattern.span,
                )
                .with_help("write the types out, as in `[:A|B*]`"),
            ));
        }
        let length = length_bounds(pattern, shortest)?;
        let kind = match length {
            Some(_) => StaticType::List(Box::new(StaticType::Relationship)),
            None => StaticType::Relationship,
        };
        let variable = match &pattern.variable {
            Some(name) => {
                if scope.lookup(&name.name).is_some_and(|known| bound.relationships.iter().any(|r| r.variable == known))
                {
                    return Err(stands_twice(name));
                }
                if pattern.quantifier.is_some() && scope.lookup(&name.name).is_some() {
                    return Err(self.clash(name, &StaticType::Relationship, scope));
                }
                self.pattern_variable(name, kind, scope, open)?
            }
            None => self.variables.add_unnamed(kind),
        };
        waiting.labels.extend(dynamic.into_iter().map(|labels| (variable, labels, pattern.span)));
        let from_before =
            pattern.variable.as_ref().is_some_and(|name| known_before.lookup(&name.name) == Some(variable));
        let owner = match (length, shortest) {
            (None, _) => None,
            (Some(_), None) => Some(StepOwner::Relationship(bound.relationships.len())),
            (Some(_), Some(_)) => Some(StepOwner::Shortest(bound.shortest.len())),
        };
        match owner {
            None => {
                waiting.predicates.extend(&pattern.predicate);
                waiting.properties.extend(pattern.properties.as_ref().map(|properties| (variable, properties)));
            }
            Some(owner) => {
                waiting.steps.extend(pattern.properties.as_ref().map(|properties| (owner, properties)));
                let name = pattern.variable.as_ref().map(|name| Arc::clone(&name.name));
                let filter = pattern.predicate.as_ref().map(|predicate| StepFilter { owner, name, predicate });
                waiting.step_filters.extend(filter);
            }
        }
        bound.relationships.push(PatternRelationship {
            variable,
            bound: from_before,
            left,
            right,
            direction: pattern.direction,
            types,
            length,
            step_properties: Vec::new(),
            step_predicate: None,
            at: At(pattern.span),
        });
        Ok(variable)
    }
}

fn owned(bound: &mut BoundPattern, owner: StepOwner) -> &mut PatternRelationship {
    match owner {
        StepOwner::Relationship(index) => &mut bound.relationships[index],
        StepOwner::Shortest(index) => &mut bound.shortest[index].relationship,
    }
}

/// An element of a path pattern once the parentheses without quantifier are taken off.
pub(super) enum Piece<'a> {
    /// A node pattern.
    Node(&'a NodePattern),
    /// A relationship pattern.
    Relationship(&'a RelationshipPattern),
    /// A group that repeats.
    Group(&'a PatternGroup),
    /// Where a named part of the path begins.
    Open,
    /// Where it ends.
    Close(&'a Ident),
}

/// Takes the parentheses off what does not repeat, and their predicates out.
pub(super) fn flatten<'a>(elements: &'a [PatternElement], out: &mut Vec<Piece<'a>>, filters: &mut Vec<&'a Expr>) {
    for element in elements {
        match element {
            PatternElement::Node(node) => out.push(Piece::Node(node)),
            PatternElement::Relationship(relationship) => out.push(Piece::Relationship(relationship)),
            PatternElement::Group(group) if group.quantifier.is_some() => out.push(Piece::Group(group)),
            PatternElement::Group(group) => {
                out.extend(group.variable.as_ref().map(|_| Piece::Open));
                flatten(&group.elements, out, filters);
                out.extend(group.variable.as_ref().map(Piece::Close));
                filters.extend(&group.predicate);
            }
        }
    }
}

/// Adds a node to the pattern, or what is said of it to the one that is there.
pub(super) fn add_node(
    bound: &mut BoundPattern,
    variable: VariableId,
    from_before: bool,
    labels: Option<LabelTest>,
) -> usize {
    if let Some(index) = bound.nodes.iter().position(|known| known.variable == variable) {
        let known = &mut bound.nodes[index];
        known.labels = match (known.labels.take(), labels) {
            (Some(a), Some(b)) => Some(LabelTest::And(vec![a, b])),
            (a, b) => a.or(b),
        };
        return index;
    }
    bound.nodes.push(PatternNode { variable, bound: from_before, labels });
    bound.nodes.len() - 1
}

pub(super) fn length_bounds(pattern: &RelationshipPattern, shortest: Option<bool>) -> Result<Option<LengthBounds>> {
    let bounds = match (pattern.length, pattern.quantifier) {
        (Some(length), None) => Some(LengthBounds { min: length.min.unwrap_or(1), max: length.max }),
        (None, Some(quantifier)) => Some(LengthBounds { min: quantifier.min, max: quantifier.max }),
        (None, None) => shortest.map(|_| LengthBounds { min: 1, max: Some(1) }),
        (Some(_), Some(_)) => {
            return Err(Box::new(Diagnostic::error(
                "InvalidRelationshipPattern",
                "a relationship cannot have both a `*` length and a quantifier",
                pattern.span,
            )));
        }
    };
    if let (Some(_), Some(LengthBounds { min: 2.., .. })) = (shortest, bounds) {
        return Err(Box::new(
            Diagnostic::error("InvalidSyntax", "`shortestPath` takes a least length of 0 or 1", pattern.span)
                .with_help("leave the lower bound out and filter on `length(p)`"),
        ));
    }
    Ok(bounds)
}

/// Splits `a AND b` into conjuncts, so that each can be tested as early as its variables allow.
pub(super) fn push_conjuncts(predicate: BoundExpr, out: &mut Vec<BoundExpr>) {
    match predicate.kind {
        Bound::And(parts) => parts.into_iter().for_each(|part| push_conjuncts(part, out)),
        kind => out.push(BoundExpr { kind, at: predicate.at }),
    }
}

/// Makes the error for a relationship that stands twice in a pattern.
pub(super) fn stands_twice(name: &Ident) -> Box<Diagnostic> {
    let message = format!("the relationship variable `{}` stands twice in one pattern", name.name);
    Box::new(
        Diagnostic::error("RelationshipUniquenessViolation", message, name.span)
            .with_note("relationships of one pattern are distinct"),
    )
}

/// Makes the error for a variable that is introduced twice.
pub(super) fn already_bound(name: &Ident) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("VariableAlreadyBound", format!("variable `{}` already defined", name.name), name.span)
            .with_help("choose another name, or refer to it without introducing it again"),
    )
}

/// Returns the labels of a pattern that creates: a plain conjunction of names and dynamic labels.
pub(super) fn created_labels(labels: Option<&LabelExpr>, span: Span) -> Result<Vec<LabelExpr>> {
    let Some(labels) = labels else { return Ok(Vec::new()) };
    let mut names = Vec::new();
    let mut stack = vec![labels];
    while let Some(next) = stack.pop() {
        match next {
            LabelExpr::Name(_) | LabelExpr::Dynamic { .. } => names.push(next.clone()),
            LabelExpr::And(parts) => stack.extend(parts.iter().rev()),
            _ => {
                return Err(Box::new(
                    Diagnostic::error("InvalidSyntax", "what is created needs plain labels", span)
                        .with_help("write `:A:B`; alternatives are for MATCH"),
                ));
            }
        }
    }
    Ok(names)
}
