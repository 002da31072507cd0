//! Binds the writing clauses: CREATE, MERGE, SET, REMOVE, DELETE, FOREACH and the clauses about sources.

use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::syntax::ast::{
    Clause, ClauseKind, Direction, Expr, ExprKind, LabelExpr, NodePattern, PathPattern, PatternElement,
    RelationshipPattern, RemoveItem, SetItem,
};
use crate::value::Value;

use super::Binder;
use super::bound::{
    At, BoundClause, BoundCreation, BoundExpr, BoundExprKind as Bound, BoundSetItem, CreatedNode, CreatedRelationship,
    NameKind, PatternPath, VariableId,
};
use super::expressions::{Place, not_yet};
use super::patterns::{already_bound, created_labels};
use super::scope::Scope;
use super::types::StaticType;

impl Binder {
    /// Binds a clause that writes.
    pub(super) fn writing_clause(
        &mut self,
        clause: &Clause,
        scope: &mut Scope,
        out: &mut Vec<BoundClause>,
    ) -> Result<()> {
        self.writes = true;
        let bound = match &clause.kind {
            ClauseKind::Create(patterns) => {
                let mut creation = BoundCreation::default();
                for pattern in patterns {
                    self.create_pattern(pattern, scope, &mut creation, false)?;
                }
                BoundClause::Create(creation)
            }
            ClauseKind::Merge { pattern, on_create, on_match } => self.merge(pattern, on_create, on_match, scope)?,
            ClauseKind::Set(items) => BoundClause::Set(self.set_items(items, scope)?),
            ClauseKind::Remove(items) => BoundClause::Set(self.remove_items(items, scope)?),
            ClauseKind::Delete { detach, targets } => {
                let mut bound = Vec::with_capacity(targets.len());
                for target in targets {
                    bound.push(self.delete_target(target, scope)?);
                }
                BoundClause::Delete { detach: *detach, targets: bound }
            }
            ClauseKind::Foreach { variable, list, clauses } => {
                let (list_bound, kind) = self.typed(list, scope, Place::PLAIN)?;
                let mut inner = scope.clone();
                let id = self.variables.add(Arc::clone(&variable.name), kind.element());
                inner.introduce(Arc::clone(&variable.name), id);
                let mut bound = Vec::new();
                for clause in clauses {
                    if matches!(
                        clause.kind,
                        ClauseKind::Match { .. }
                            | ClauseKind::With { .. }
                            | ClauseKind::Unwind { .. }
                            | ClauseKind::Call(_)
                    ) {
                        return Err(Box::new(
                            Diagnostic::error(
                                "InvalidClauseComposition",
                                "`FOREACH` runs writing clauses only",
                                clause.span,
                            )
                            .with_help("use `UNWIND`, or `CALL (x) { … }` to read for each element"),
                        ));
                    }
                    self.clause(clause, &mut inner, &mut bound)?;
                }
                BoundClause::Foreach { variable: id, list: list_bound, clauses: bound }
            }
            ClauseKind::Assert { patterns, evidence } => self.assert(patterns, evidence, clause.span, scope)?,
            ClauseKind::MergeSource { key, fields } => BoundClause::MergeSource {
                key: self.expression(key, scope, Place::PLAIN)?,
                fields: self.map_or_parameter(fields.as_ref(), scope)?,
                at: At(clause.span),
            },
            ClauseKind::SetStanding { key, standing, on, reason, by } => {
                let mut optional = |expr: &Option<Expr>| -> Result<Option<BoundExpr>> {
                    expr.as_ref().map(|expr| self.expression(expr, scope, Place::PLAIN)).transpose()
                };
                let (on, reason, by) = (optional(on)?, optional(reason)?, optional(by)?);
                BoundClause::SetStanding {
                    key: self.expression(key, scope, Place::PLAIN)?,
                    standing: self.expression(standing, scope, Place::PLAIN)?,
                    on,
                    reason,
                    by,
                    at: At(clause.span),
                }
            }
            ClauseKind::RemoveEvidence { item, claim, predicate } => {
                let claim = self.expression(claim, scope, Place::PLAIN)?;
                let (item, predicate) = self.item_predicate(item.as_ref(), predicate.as_ref(), scope)?;
                BoundClause::RemoveEvidence { claim, item, predicate, at: At(clause.span) }
            }
            _ => return Err(not_yet("this clause", clause.span)),
        };
        out.push(bound);
        Ok(())
    }

    fn delete_target(&mut self, target: &Expr, scope: &mut Scope) -> Result<BoundExpr> {
        if matches!(target.kind, ExprKind::HasLabels { .. }) {
            return Err(Box::new(
                Diagnostic::error("InvalidDelete", "a label cannot be deleted", target.span)
                    .with_help("write `REMOVE n:Label`"),
            ));
        }
        let (bound, kind) = self.typed(target, scope, Place::PLAIN)?;
        if !kind.is_open() && !matches!(kind, StaticType::Node | StaticType::Relationship | StaticType::Path) {
            return Err(self.wrong_type(&kind, "a node, relationship or path", "`DELETE`", target.span));
        }
        Ok(bound)
    }

    pub(super) fn map_or_parameter(&mut self, fields: Option<&Expr>, scope: &mut Scope) -> Result<Option<BoundExpr>> {
        let Some(fields) = fields else { return Ok(None) };
        let (bound, kind) = self.typed(fields, scope, Place::PLAIN)?;
        self.require_type(&kind, &StaticType::Map, "this", fields.span)?;
        Ok(Some(bound))
    }

    pub(super) fn created_properties(
        &mut self,
        properties: Option<&Expr>,
        scope: &mut Scope,
    ) -> Result<Option<BoundExpr>> {
        if let Some(Expr { kind: ExprKind::Map(entries), .. }) = properties {
            for (key, _) in entries {
                self.use_name(key, NameKind::Key, true);
            }
        }
        self.map_or_parameter(properties, scope)
    }

    /// Binds one path of a pattern to create; in a MERGE, variables exist already when they stood in its match.
    fn create_pattern(
        &mut self,
        pattern: &PathPattern,
        scope: &mut Scope,
        creation: &mut BoundCreation,
        merging: bool,
    ) -> Result<()> {
        let lone = pattern.elements.len() == 1;
        let mut sequence: Vec<VariableId> = Vec::new();
        let mut pending: Option<&RelationshipPattern> = None;
        for element in &pattern.elements {
            match element {
                PatternElement::Node(node) => {
                    let left = sequence.last().copied();
                    let right = self.create_node(node, scope, creation, lone)?;
                    if let (Some(left), Some(relationship)) = (left, pending.take()) {
                        let variable = self.create_relationship(relationship, left, right, scope, creation, merging)?;
                        sequence.push(variable);
                    }
                    sequence.push(right);
                }
                PatternElement::Relationship(relationship) => pending = Some(relationship),
                PatternElement::Group(group) => {
                    return Err(Box::new(Diagnostic::error(
                        "InvalidSyntax",
                        "a quantified pattern cannot be created",
                        group.span,
                    )));
                }
            }
        }
        if let Some(name) = &pattern.variable {
            let variable = self.new_variable(name, StaticType::Path, scope)?;
            creation.paths.push(PatternPath { variable, elements: sequence });
        }
        Ok(())
    }

    fn create_node(
        &mut self,
        node: &NodePattern,
        scope: &mut Scope,
        creation: &mut BoundCreation,
        lone: bool,
    ) -> Result<VariableId> {
        let labels = created_labels(node.labels.as_ref(), node.span)?;
        if let Some(name) = &node.variable
            && let Some(variable) = scope.lookup(&name.name)
        {
            self.variables.require(variable, &StaticType::Node, name.span)?;
            if lone || !labels.is_empty() || node.properties.is_some() {
                return Err(already_bound(name));
            }
            return Ok(variable);
        }
        let labels = self.written_labels(&labels, NameKind::Label, true, scope)?;
        let properties = self.created_properties(node.properties.as_ref(), scope)?;
        let variable = match &node.variable {
            Some(name) => self.new_variable(name, StaticType::Node, scope)?,
            None => self.variables.add_unnamed(StaticType::Node),
        };
        creation.nodes.push(CreatedNode { variable, labels, properties, at: At(node.span) });
        Ok(variable)
    }

    pub(super) fn create_relationship(
        &mut self,
        pattern: &RelationshipPattern,
        left: VariableId,
        right: VariableId,
        scope: &mut Scope,
        creation: &mut BoundCreation,
        merging: bool,
    ) -> Result<VariableId> {
        if pattern.length.is_some() || pattern.quantifier.is_some() {
            return Err(Box::new(Diagnostic::error(
                "CreatingVarLength",
                "a relationship of variable length cannot be created",
                pattern.span,
            )));
        }
        // A variable that exists already cannot be made anew, whatever else is wrong with the pattern.
        if let Some(name) = &pattern.variable
            && scope.lookup(&name.name).is_some()
        {
            return Err(already_bound(name));
        }
        let Some(kind @ (LabelExpr::Name(_) | LabelExpr::Dynamic { .. })) = &pattern.types else {
            return Err(Box::new(
                Diagnostic::error(
                    "NoSingleRelationshipType",
                    "a relationship is created with exactly one type",
                    pattern.span,
                )
                .with_help("write `-[:TYPE]->`"),
            ));
        };
        let (start, end) = match pattern.direction {
            Direction::Right => (left, right),
            Direction::Left => (right, left),
            Direction::Either if merging => (left, right),
            Direction::Either => {
                return Err(Box::new(
                    Diagnostic::error(
                        "RequiresDirectedRelationship",
                        "a relationship is created in one direction",
                        pattern.span,
                    )
                    .with_help("write `-[…]->` or `<-[…]-`"),
                ));
            }
        };
        let relationship_type = self.written_labels(std::slice::from_ref(kind), NameKind::Type, true, scope)?.remove(0);
        let properties = self.created_properties(pattern.properties.as_ref(), scope)?;
        let variable = match &pattern.variable {
            Some(name) => self.new_variable(name, StaticType::Relationship, scope)?,
            None => self.variables.add_unnamed(StaticType::Relationship),
        };
        creation.relationships.push(CreatedRelationship {
            variable,
            start,
            end,
            relationship_type,
            properties,
            at: At(pattern.span),
        });
        Ok(variable)
    }

    fn merge(
        &mut self,
        pattern: &PathPattern,
        on_create: &[SetItem],
        on_match: &[SetItem],
        scope: &mut Scope,
    ) -> Result<BoundClause> {
        let mut creation_scope = scope.clone();
        let mut creation = BoundCreation::default();
        // The pattern as one to create says what is missing when nothing is found, and checks its form.
        self.create_pattern(pattern, &mut creation_scope, &mut creation, true)?;
        for element in &pattern.elements {
            let properties = match element {
                PatternElement::Node(node) => node.properties.as_ref(),
                PatternElement::Relationship(relationship) => relationship.properties.as_ref(),
                PatternElement::Group(_) => None,
            };
            if let Some(Expr { kind: ExprKind::Map(entries), .. }) = properties
                && let Some((key, value)) = entries.iter().find(|(_, value)| matches!(value.kind, ExprKind::Null))
            {
                return Err(Box::new(
                    Diagnostic::error(
                        "MergeReadOwnWrites",
                        format!("`MERGE` cannot find a null property: `{}` is null", key.name),
                        value.span,
                    )
                    .with_help(format!("leave `{}` out", key.name)),
                ));
            }
            if let Some(Expr { kind: ExprKind::Parameter(_), span }) = properties {
                return Err(Box::new(
                    Diagnostic::error(
                        "InvalidParameterUse",
                        "a parameter cannot stand for all properties in `MERGE`",
                        *span,
                    )
                    .with_help("name the keys: `{id: $id}`"),
                ));
            }
        }
        let names_before = self.names.len();
        let bound = self.match_pattern(std::slice::from_ref(pattern), None, scope, true)?;
        // What is not there is made, so its names are no typos; the types are kept as read, for the note on hidden claims.
        let read = self.names.split_off(names_before);
        self.names.extend(read.into_iter().filter(|name| name.kind == NameKind::Type));
        align_creation(&bound, &mut creation, scope, &creation_scope);
        let on_create = self.set_items(on_create, scope)?;
        let on_match = self.set_items(on_match, scope)?;
        Ok(BoundClause::Merge { pattern: bound, creation, on_create, on_match, at: At(pattern.span) })
    }

    fn set_items(&mut self, items: &[SetItem], scope: &mut Scope) -> Result<Vec<BoundSetItem>> {
        items.iter().map(|item| self.set_item(item, scope)).collect()
    }

    fn set_item(&mut self, item: &SetItem, scope: &mut Scope) -> Result<BoundSetItem> {
        Ok(match item {
            SetItem::Property { object, key, value } => {
                self.use_name(key, NameKind::Key, true);
                BoundSetItem::Property {
                    object: self.entity(object, scope)?,
                    key: BoundExpr::new(Bound::Literal(Value::String(Arc::clone(&key.name))), key.span),
                    value: self.expression(value, scope, Place::PLAIN)?,
                    at: At(value.span),
                }
            }
            SetItem::DynamicProperty { object, key, value } => BoundSetItem::Property {
                object: self.entity(object, scope)?,
                key: self.expression(key, scope, Place::PLAIN)?,
                value: self.expression(value, scope, Place::PLAIN)?,
                at: At(value.span),
            },
            SetItem::Replace { variable, value } | SetItem::Add { variable, value } => {
                let object = Expr { kind: ExprKind::Variable(Arc::clone(&variable.name)), span: variable.span };
                BoundSetItem::Properties {
                    object: self.entity(&object, scope)?,
                    value: self.properties_of(value, scope)?,
                    replace: matches!(item, SetItem::Replace { .. }),
                    at: At(value.span),
                }
            }
            SetItem::Labels { variable, labels } => self.label_item(variable, labels, false, scope)?,
        })
    }

    fn remove_items(&mut self, items: &[RemoveItem], scope: &mut Scope) -> Result<Vec<BoundSetItem>> {
        let mut bound = Vec::with_capacity(items.len());
        for item in items {
            let null = |span: Span| BoundExpr::new(Bound::Literal(Value::Null), span);
            bound.push(match item {
                RemoveItem::Property { object, key } => {
                    self.use_name(key, NameKind::Key, false);
                    BoundSetItem::Property {
                        object: self.entity(object, scope)?,
                        key: BoundExpr::new(Bound::Literal(Value::String(Arc::clone(&key.name))), key.span),
                        value: null(key.span),
                        at: At(key.span),
                    }
                }
                RemoveItem::DynamicProperty { object, key } => BoundSetItem::Property {
                    object: self.entity(object, scope)?,
                    key: self.expression(key, scope, Place::PLAIN)?,
                    value: null(key.span),
                    at: At(key.span),
                },
                RemoveItem::Labels { variable, labels } => self.label_item(variable, labels, true, scope)?,
            });
        }
        Ok(bound)
    }

    fn label_item(
        &mut self,
        variable: &crate::syntax::ast::Ident,
        labels: &[LabelExpr],
        remove: bool,
        scope: &mut Scope,
    ) -> Result<BoundSetItem> {
        let id = scope.lookup(&variable.name).ok_or_else(|| scope.undefined(&variable.name, variable.span))?;
        self.variables.require(id, &StaticType::Node, variable.span)?;
        let labels = self.written_labels(labels, NameKind::Label, !remove, scope)?;
        Ok(BoundSetItem::Labels {
            object: BoundExpr::variable(id, variable.span),
            labels,
            remove,
            at: At(variable.span),
        })
    }

    fn entity(&mut self, object: &Expr, scope: &mut Scope) -> Result<BoundExpr> {
        let (bound, kind) = self.typed(object, scope, Place::PLAIN)?;
        if !kind.is_open() && !matches!(kind, StaticType::Node | StaticType::Relationship) {
            return Err(self.wrong_type(&kind, "a node or relationship", "setting a property", object.span));
        }
        Ok(bound)
    }
}

/// Gives what is created the variables of what is matched: they are the same nodes and relationships.
fn align_creation(
    bound: &super::bound::BoundPattern,
    creation: &mut BoundCreation,
    scope: &Scope,
    creation_scope: &Scope,
) {
    // Both walks saw the pattern's elements in the same order, so the unnamed ones pair up by position.
    let mut renamed: Vec<(VariableId, VariableId)> = Vec::new();
    for (name, variable) in creation_scope.iter() {
        if let Some(matched) = scope.lookup(name)
            && matched != variable
        {
            renamed.push((variable, matched));
        }
    }
    let new_nodes = bound.nodes.iter().filter(|node| !node.bound);
    for (created, matched) in creation.nodes.iter().zip(new_nodes) {
        renamed.push((created.variable, matched.variable));
    }
    for (created, matched) in creation.relationships.iter().zip(&bound.relationships) {
        renamed.push((created.variable, matched.variable));
    }
    let rename = |variable: &mut VariableId| {
        if let Some((_, to)) = renamed.iter().find(|(from, _)| from == variable) {
            *variable = *to;
        }
    };
    for node in &mut creation.nodes {
        rename(&mut node.variable);
    }
    for relationship in &mut creation.relationships {
        rename(&mut relationship.variable);
        rename(&mut relationship.start);
        rename(&mut relationship.end);
    }
    // The path is made from the match's own description of it.
    creation.paths.clear();
}
