//! Binds the evidence clauses: predicates that see one evidence item, and nothing of the graph (SEMANTICS L5).

use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::syntax::ast::{Expr, ExprKind, Ident, LensClause, LensClauseKind};

use super::Binder;
use super::bound::{BoundExpr, BoundExprKind as Bound, BoundLensClause, NameKind, NameUse, VariableId};
use super::expressions::Place;
use super::scope::Scope;
use super::types::StaticType;

/// The name under which an item stands when a predicate names none: it cannot be typed.
const BARE_ITEM: &str = " item";

impl Binder {
    /// Binds one evidence clause.
    pub(super) fn lens_clause(&mut self, clause: &LensClause) -> Result<BoundLensClause> {
        let mut empty = Scope::default();
        Ok(match &clause.kind {
            LensClauseKind::All => BoundLensClause::All,
            LensClauseKind::Named(name) => BoundLensClause::Named(Arc::clone(&name.name), name.span),
            LensClauseKind::AsOf(moment) => BoundLensClause::AsOf(self.expression(moment, &mut empty, Place::PLAIN)?),
            LensClauseKind::Excluding(keys) => {
                let mut bound = Vec::with_capacity(keys.len());
                for key in keys {
                    if let ExprKind::String(name) = &key.kind {
                        self.names.push(NameUse {
                            name: Arc::clone(name),
                            kind: NameKind::Source,
                            span: key.span,
                            written: false,
                        });
                    }
                    bound.push(self.expression(key, &mut empty, Place::PLAIN)?);
                }
                BoundLensClause::Excluding(bound)
            }
            LensClauseKind::Evidence { variable, predicate } => {
                let (variable, predicate) = self.item_predicate(Some(variable), Some(predicate), &Scope::default())?;
                let predicate = predicate
                    .unwrap_or_else(|| BoundExpr::new(Bound::Literal(crate::value::Value::Boolean(true)), clause.span));
                BoundLensClause::Evidence { variable, predicate }
            }
        })
    }

    /// Binds a predicate over one item, which may read the variables of `outer` too; without a variable for the item,
    /// bare names are its fields.
    pub(super) fn item_predicate(
        &mut self,
        item: Option<&Ident>,
        predicate: Option<&Expr>,
        outer: &Scope,
    ) -> Result<(VariableId, Option<BoundExpr>)> {
        let name: Arc<str> = item.map_or_else(|| Arc::from(BARE_ITEM), |item| Arc::clone(&item.name));
        let variable = self.variables.add(Arc::clone(&name), StaticType::Item);
        let Some(predicate) = predicate else { return Ok((variable, None)) };
        let mut scope = outer.clone();
        scope.introduce(name, variable);
        let outer = self.item.replace(variable);
        let bare;
        let predicate = if item.is_none() {
            bare = qualify_fields(predicate);
            &bare
        } else {
            predicate
        };
        let bound = self.predicate(predicate, &mut scope);
        self.item = outer;
        Ok((variable, Some(bound?)))
    }

    /// Returns whether a lens predicate is being bound.
    pub(super) fn in_lens(&self) -> bool {
        self.item.is_some()
    }

    /// Binds `e.field` and `source(e).field`, when that is what `object.key` is.
    pub(super) fn lens_field(
        &mut self,
        object: &Expr,
        key: &Ident,
        span: Span,
        scope: &mut Scope,
    ) -> Result<Option<BoundExpr>> {
        let Some(item) = self.item else { return Ok(None) };
        match &object.kind {
            ExprKind::Variable(name) if scope.lookup(name) == Some(item) => {
                self.use_name(key, NameKind::ItemField, false);
                Ok(Some(BoundExpr::new(Bound::ItemField(item, Arc::clone(&key.name)), span)))
            }
            ExprKind::Function { name, arguments, .. } if name.name.eq_ignore_ascii_case("source") => {
                match arguments.as_slice() {
                    [Expr { kind: ExprKind::Variable(name), .. }] if scope.lookup(name) == Some(item) => {
                        self.use_name(key, NameKind::SourceField, false);
                        Ok(Some(BoundExpr::new(Bound::SourceField(item, Some(Arc::clone(&key.name))), span)))
                    }
                    _ => Ok(None),
                }
            }
            _ => Ok(None),
        }
    }

    /// Binds `source(e)` where `e` is the item of a lens.
    pub(super) fn source_function(
        &mut self,
        name: &Ident,
        arguments: &[Expr],
        span: Span,
        scope: &mut Scope,
    ) -> Result<Option<BoundExpr>> {
        let Some(item) = self.item else { return Ok(None) };
        if !name.name.eq_ignore_ascii_case("source") {
            return Ok(None);
        }
        match arguments {
            [Expr { kind: ExprKind::Variable(name), .. }] if scope.lookup(name) == Some(item) => {
                Ok(Some(BoundExpr::new(Bound::SourceField(item, None), span)))
            }
            _ => Err(Box::new(Diagnostic::error("InvalidLensPredicate", "`source()` wants the evidence item", span))),
        }
    }

    /// Refuses patterns and subqueries where there is no graph to find them in: in a lens, or in an expression that
    /// stands alone.
    pub(super) fn no_subquery_outside(&self, span: Span) -> Result<()> {
        if self.in_lens() {
            return Err(Box::new(
                Diagnostic::error("InvalidLensPredicate", "a lens predicate cannot hold a pattern or subquery", span)
                    .with_note("a lens sees the fields of one evidence item, parameters and literals"),
            ));
        }
        if self.is_outside {
            return Err(Box::new(
                Diagnostic::error("NonConstantExpression", "a pattern or subquery cannot stand here", span)
                    .with_help("use literals and parameters: nothing of the graph can be read here"),
            ));
        }
        Ok(())
    }
}

/// Rewrites bare names as fields of the item: `source = 'key'` is `item.source = 'key'`.
fn qualify_fields(expr: &Expr) -> Expr {
    let span = expr.span;
    let kind = match &expr.kind {
        ExprKind::Variable(name) => ExprKind::Property {
            object: Box::new(Expr { kind: ExprKind::Variable(Arc::from(BARE_ITEM)), span }),
            key: Ident { name: Arc::clone(name), span },
        },
        ExprKind::Not(inner) => ExprKind::Not(Box::new(qualify_fields(inner))),
        ExprKind::And(parts) => ExprKind::And(parts.iter().map(qualify_fields).collect()),
        ExprKind::Or(parts) => ExprKind::Or(parts.iter().map(qualify_fields).collect()),
        ExprKind::Comparison { first, rest } => ExprKind::Comparison {
            first: Box::new(qualify_fields(first)),
            rest: rest.iter().map(|(operator, part)| (*operator, qualify_fields(part))).collect(),
        },
        ExprKind::Predicate { operator, left, right } => ExprKind::Predicate {
            operator: *operator,
            left: Box::new(qualify_fields(left)),
            right: Box::new(qualify_fields(right)),
        },
        ExprKind::IsNull { operand, negated } => {
            ExprKind::IsNull { operand: Box::new(qualify_fields(operand)), negated: *negated }
        }
        other => other.clone(),
    };
    Expr { kind, span }
}
