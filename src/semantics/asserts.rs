//! Binds ASSERT: the nodes and claims to find or create, and the evidence to add to them.

use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::syntax::ast::{
    Direction, EvidenceAssertion, Expr, ExprKind, NodePattern, PathPattern, PatternElement, RelationshipPattern,
};
use crate::value::Value;

use super::Binder;
use super::bound::{
    AssertedClaim, AssertedNode, AssertedOrigin, At, BoundAssert, BoundClause, BoundCreation, BoundEvidence, BoundExpr,
    BoundExprKind as Bound, NameKind, PatternPath, VariableId,
};
use super::expressions::Place;
use super::patterns::{already_bound, created_labels};
use super::scope::Scope;
use super::types::StaticType;

impl Binder {
    pub(super) fn assert(
        &mut self,
        patterns: &[PathPattern],
        evidence: &[EvidenceAssertion],
        span: Span,
        scope: &mut Scope,
    ) -> Result<BoundClause> {
        let mut bound = BoundAssert {
            nodes: Vec::new(),
            claims: Vec::new(),
            paths: Vec::new(),
            evidence: Vec::new(),
            at: At(span),
        };
        for pattern in patterns {
            let mut left: Option<usize> = None;
            let mut pending: Option<&RelationshipPattern> = None;
            let mut elements = Vec::new();
            for element in &pattern.elements {
                match element {
                    PatternElement::Node(node) => {
                        let right = self.asserted_node(node, scope, &mut bound)?;
                        if let (Some(left), Some(relationship)) = (left, pending.take()) {
                            elements.push(self.asserted_claim(relationship, left, right, scope, &mut bound)?);
                        }
                        elements.push(bound.nodes[right].variable);
                        left = Some(right);
                    }
                    PatternElement::Relationship(relationship) => pending = Some(relationship),
                    PatternElement::Group(group) => {
                        return Err(Box::new(Diagnostic::error(
                            "InvalidSyntax",
                            "a quantified pattern cannot be asserted",
                            group.span,
                        )));
                    }
                }
            }
            if let Some(name) = &pattern.variable {
                let variable = self.new_variable(name, StaticType::Path, scope)?;
                bound.paths.push(PatternPath { variable, elements });
            }
        }
        if bound.claims.is_empty()
            && let Some(first) = evidence.first()
        {
            return Err(Box::new(
                Diagnostic::error(
                    "EvidenceWithoutClaim",
                    "evidence belongs to a claim, and this `ASSERT` has none",
                    first.span,
                )
                .with_help("write the claim: `ASSERT (a)-[:TYPE]->(b) SUPPORTED BY …`"),
            ));
        }
        for item in evidence {
            bound.evidence.push(self.evidence(item, scope)?);
        }
        Ok(BoundClause::Assert(bound))
    }

    fn asserted_node(&mut self, node: &NodePattern, scope: &mut Scope, bound: &mut BoundAssert) -> Result<usize> {
        let labels = created_labels(node.labels.as_ref(), node.span)?;
        let known = node.variable.as_ref().and_then(|name| scope.lookup(&name.name).map(|variable| (name, variable)));
        let plain = labels.is_empty() && node.properties.is_none();
        let (variable, origin) = match (known, &node.variable, &node.properties) {
            (Some((name, variable)), ..) => {
                self.variables.require(variable, &StaticType::Node, name.span)?;
                if !plain {
                    return Err(already_bound(name));
                }
                if let Some(index) = bound.nodes.iter().position(|node| node.variable == variable) {
                    return Ok(index);
                }
                (variable, AssertedOrigin::Bound)
            }
            (None, Some(name), None) if labels.is_empty() => {
                let variable = self.new_variable(name, StaticType::Node, scope)?;
                (variable, AssertedOrigin::Entity(Arc::clone(&name.name)))
            }
            (None, _, Some(properties)) if has_id(properties) => {
                let labels = self.written_labels(&labels, NameKind::Label, true, scope)?;
                let map = self.created_properties(Some(properties), scope)?;
                let variable = match &node.variable {
                    Some(name) => self.new_variable(name, StaticType::Node, scope)?,
                    None => self.variables.add_unnamed(StaticType::Node),
                };
                let properties = map.unwrap_or_else(|| BoundExpr::new(Bound::Literal(Value::Null), node.span));
                (variable, AssertedOrigin::FindOrCreate { labels, properties })
            }
            _ => {
                return Err(Box::new(
                    Diagnostic::error(
                        "EntityWithoutId",
                        "`ASSERT` finds a node by its id, and this one names none",
                        node.span,
                    )
                    .with_help(
                        "write the entity's id as a bare variable, `(ketamine)`, or `{id: '…'}` among its properties",
                    ),
                ));
            }
        };
        bound.nodes.push(AssertedNode { variable, origin, at: At(node.span) });
        Ok(bound.nodes.len() - 1)
    }

    fn asserted_claim(
        &mut self,
        pattern: &RelationshipPattern,
        left: usize,
        right: usize,
        scope: &mut Scope,
        bound: &mut BoundAssert,
    ) -> Result<VariableId> {
        let mut creation = BoundCreation::default();
        let ends = (bound.nodes[left].variable, bound.nodes[right].variable);
        let variable = self.create_relationship(pattern, ends.0, ends.1, scope, &mut creation, false)?;
        let Some(created) = creation.relationships.pop() else { return Ok(variable) };
        let (start, end) = if pattern.direction == Direction::Left { (right, left) } else { (left, right) };
        bound.claims.push(AssertedClaim {
            variable,
            start,
            end,
            relationship_type: created.relationship_type,
            properties: created.properties,
            at: created.at,
        });
        Ok(variable)
    }

    fn evidence(&mut self, item: &EvidenceAssertion, scope: &mut Scope) -> Result<BoundEvidence> {
        let mut optional = |expr: &Option<Expr>| -> Result<Option<BoundExpr>> {
            expr.as_ref().map(|expr| self.expression(expr, scope, Place::PLAIN)).transpose()
        };
        let (via, via_at) = (optional(&item.via)?, optional(&item.via_at)?);
        Ok(BoundEvidence {
            stance: item.stance,
            source: self.expression(&item.source, scope, Place::PLAIN)?,
            fields: self.map_or_parameter(item.fields.as_ref(), scope)?,
            via,
            via_at,
            at: At(item.span),
        })
    }
}

fn has_id(properties: &Expr) -> bool {
    match &properties.kind {
        ExprKind::Map(entries) => entries.iter().any(|(key, _)| &*key.name == "id"),
        // Whether a parameter holds an id is seen when it runs.
        ExprKind::Parameter(_) | ExprKind::Variable(_) => true,
        _ => false,
    }
}
