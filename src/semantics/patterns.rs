//! Binds patterns to match: one graph of nodes and relationships out of the paths as typed.

use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::syntax::ast::{
    ComparisonOperator, Expr, ExprKind, Ident, LabelExpr, NodePattern, PathPattern, PathSelector, PatternElement,
    RelationshipPattern,
};

use super::Binder;
use super::bound::{
    At, BoundExpr, BoundExprKind as Bound, BoundPattern, LengthBounds, NameKind, PatternNode, PatternPath,
    PatternRelationship, PatternShortest, VariableId,
};
use super::expressions::{Place, not_yet};
use super::scope::Scope;
use super::types::StaticType;

/// Properties and predicates wait until all variables of the pattern are known.
struct Waiting<'a> {
    properties: Vec<(VariableId, &'a Expr)>,
    steps: Vec<(StepOwner, &'a Expr)>,
    predicates: Vec<&'a Expr>,
    /// What labels must satisfy beside the plain tests, each with its place.
    labels: Vec<(VariableId, LabelExpr, Span)>,
}

/// Whose steps some properties are of.
enum StepOwner {
    Relationship(usize),
    Shortest(usize),
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
        let mut waiting =
            Waiting { properties: Vec::new(), steps: Vec::new(), predicates: Vec::new(), labels: Vec::new() };
        let known_before = scope.clone();
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
            let variable = match &owner {
                StepOwner::Relationship(index) => bound.relationships[*index].variable,
                StepOwner::Shortest(index) => bound.shortest[*index].relationship.variable,
            };
            let entries = self.pattern_properties(properties, variable, scope)?;
            match owner {
                StepOwner::Relationship(index) => bound.relationships[index].step_properties = entries,
                StepOwner::Shortest(index) => bound.shortest[index].relationship.step_properties = entries,
            }
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

    fn pattern_properties(
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
        let shortest = match &pattern.selector {
            PathSelector::All => None,
            PathSelector::LegacyShortest => Some(false),
            PathSelector::LegacyAllShortest => Some(true),
            PathSelector::Any(_) => return Err(not_yet("`ANY` before a path pattern", pattern.span)),
            PathSelector::AllShortest | PathSelector::Shortest(_) => {
                return Err(not_yet("`SHORTEST` before a path pattern", pattern.span));
            }
            PathSelector::ShortestGroups(_) => return Err(not_yet("`SHORTEST … GROUPS`", pattern.span)),
        };
        let mut elements: Vec<&'a PatternElement> = Vec::new();
        flatten(&pattern.elements, &mut elements, waiting)?;

        let mut sequence: Vec<VariableId> = Vec::new();
        let mut left: Option<usize> = None;
        let mut pending: Option<&'a RelationshipPattern> = None;
        for element in elements {
            match element {
                PatternElement::Node(node) => {
                    let right = self.pattern_node(node, bound, waiting, scope, known_before, open)?;
                    if let (Some(left), Some(relationship)) = (left, pending.take()) {
                        let variable = self.pattern_relationship(
                            relationship,
                            (left, right),
                            bound,
                            waiting,
                            scope,
                            known_before,
                            open,
                            shortest,
                        )?;
                        sequence.push(variable);
                    }
                    sequence.push(bound.nodes[right].variable);
                    left = Some(right);
                }
                PatternElement::Relationship(relationship) => pending = Some(relationship),
                PatternElement::Group(group) => return Err(not_yet("a quantified path pattern", group.span)),
            }
        }
        self.path_variable(pattern, sequence, shortest, bound, scope, open)
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
            Some(name) => {
                if scope.lookup(&name.name).is_some() {
                    return Err(already_bound(name));
                }
                if !open {
                    return Err(scope.undefined(&name.name, name.span));
                }
                let variable = self.variables.add(Arc::clone(&name.name), StaticType::Path);
                scope.introduce(Arc::clone(&name.name), variable);
                Some(variable)
            }
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

    fn pattern_node<'a>(
        &mut self,
        node: &'a NodePattern,
        bound: &mut BoundPattern,
        waiting: &mut Waiting<'a>,
        scope: &mut Scope,
        known_before: &Scope,
        open: bool,
    ) -> Result<usize> {
        let (labels, dynamic) = self.split_labels(node.labels.as_ref(), NameKind::Label)?;
        let variable = match &node.variable {
            Some(name) => self.pattern_variable(name, StaticType::Node, scope, open)?,
            None => self.variables.add_unnamed(StaticType::Node),
        };
        waiting.properties.extend(node.properties.as_ref().map(|properties| (variable, properties)));
        waiting.labels.extend(dynamic.into_iter().map(|labels| (variable, labels, node.span)));
        waiting.predicates.extend(&node.predicate);
        if let Some(index) = bound.nodes.iter().position(|known| known.variable == variable) {
            let known = &mut bound.nodes[index];
            known.labels = match (known.labels.take(), labels) {
                (Some(a), Some(b)) => Some(super::bound::LabelTest::And(vec![a, b])),
                (a, b) => a.or(b),
            };
            return Ok(index);
        }
        let from_before = node.variable.as_ref().is_some_and(|name| known_before.lookup(&name.name) == Some(variable));
        bound.nodes.push(PatternNode { variable, bound: from_before, labels });
        Ok(bound.nodes.len() - 1)
    }

    fn pattern_variable(
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

    #[expect(
        clippy::too_many_arguments,
        reason = "the pattern under construction and its scope go together everywhere here"
    )]
    fn pattern_relationship<'a>(
        &mut self,
        pattern: &'a RelationshipPattern,
        (left, right): (usize, usize),
        bound: &mut BoundPattern,
        waiting: &mut Waiting<'a>,
        scope: &mut Scope,
        known_before: &Scope,
        open: bool,
        shortest: Option<bool>,
    ) -> Result<VariableId> {
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
                    return Err(Box::new(
                        Diagnostic::error(
                            "RelationshipUniquenessViolation",
                            format!("the relationship variable `{}` stands twice in one pattern", name.name),
                            name.span,
                        )
                        .with_note("relationships of one pattern are distinct"),
                    ));
                }
                self.pattern_variable(name, kind, scope, open)?
            }
            None => self.variables.add_unnamed(kind),
        };
        waiting.labels.extend(dynamic.into_iter().map(|labels| (variable, labels, pattern.span)));
        let from_before =
            pattern.variable.as_ref().is_some_and(|name| known_before.lookup(&name.name) == Some(variable));
        waiting.predicates.extend(&pattern.predicate);
        if length.is_some() && pattern.predicate.is_some() {
            return Err(not_yet("`WHERE` inside a variable-length relationship", pattern.span));
        }
        if let Some(properties) = &pattern.properties {
            match (length, shortest) {
                (None, _) => waiting.properties.push((variable, properties)),
                (Some(_), None) => waiting.steps.push((StepOwner::Relationship(bound.relationships.len()), properties)),
                (Some(_), Some(_)) => waiting.steps.push((StepOwner::Shortest(bound.shortest.len()), properties)),
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
            at: At(pattern.span),
        });
        Ok(variable)
    }
}

/// Takes the parentheses off a group without quantifier.
fn flatten<'a>(
    elements: &'a [PatternElement],
    out: &mut Vec<&'a PatternElement>,
    waiting: &mut Waiting<'a>,
) -> Result<()> {
    for element in elements {
        match element {
            PatternElement::Group(group) if group.quantifier.is_none() && group.variable.is_none() => {
                waiting.predicates.extend(&group.predicate);
                let before = out.len();
                flatten(&group.elements, out, waiting)?;
                let joins_node = |at: usize| matches!(out.get(at), Some(PatternElement::Node(_)));
                if before > 0 && joins_node(before - 1) && joins_node(before) {
                    return Err(not_yet("two node patterns side by side", group.span));
                }
            }
            other => out.push(other),
        }
    }
    Ok(())
}

fn length_bounds(pattern: &RelationshipPattern, shortest: Option<bool>) -> Result<Option<LengthBounds>> {
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
