//! Binds labels and types that are named by expressions: `:$(x)`, `:$all(list)`, `:$any(list)`.
//!
//! How: where the names are constants they become plain labels. What is left of a label expression is a predicate beside
//! the pattern, so that scans and expansions know plain labels only.

use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::syntax::ast::{Expr, ExprKind, Ident, LabelExpr};

use super::Binder;
use super::bound::{BoundExpr, BoundExprKind as Bound, BoundLabel, LabelTest, NameKind, VariableId};
use super::expressions::Place;
use super::scope::Scope;
use super::types::StaticType;

impl Binder {
    /// Takes the dynamic parts out of what labels must satisfy: the plain test, and what must hold beside it.
    pub(super) fn split_labels(
        &mut self,
        labels: Option<&LabelExpr>,
        kind: NameKind,
    ) -> Result<(Option<LabelTest>, Vec<LabelExpr>)> {
        let Some(labels) = labels else { return Ok((None, Vec::new())) };
        let labels = folded(labels);
        if !is_dynamic(&labels) {
            return Ok((Some(self.label_test(&labels, kind)?), Vec::new()));
        }
        let parts = match labels {
            LabelExpr::And(parts) => parts,
            other => vec![other],
        };
        let (dynamic, plain): (Vec<LabelExpr>, Vec<LabelExpr>) = parts.into_iter().partition(is_dynamic);
        let mut tests: Vec<LabelTest> = plain.iter().map(|part| self.label_test(part, kind)).collect::<Result<_>>()?;
        let test = if tests.len() > 1 { Some(LabelTest::And(tests)) } else { tests.pop() };
        Ok((test, dynamic))
    }

    /// Binds a label expression as a predicate over a node or relationship, or over each of a list of relationships.
    pub(super) fn label_predicate_of(
        &mut self,
        labels: &LabelExpr,
        variable: VariableId,
        span: Span,
        scope: &mut Scope,
    ) -> Result<BoundExpr> {
        let kind = self.variables.kind(variable).clone();
        let element = match &kind {
            StaticType::List(element) => (**element).clone(),
            _ => kind.clone(),
        };
        let name_kind = if element == StaticType::Relationship { NameKind::Type } else { NameKind::Label };
        if !matches!(kind, StaticType::List(_)) {
            return self.label_predicate(labels, name_kind, &BoundExpr::variable(variable, span), scope);
        }
        let step = self.variables.add_unnamed(element);
        let predicate = self.label_predicate(labels, name_kind, &BoundExpr::variable(step, span), scope)?;
        let kind = Bound::Quantified {
            quantifier: crate::syntax::ast::QuantifierWord::All,
            variable: step,
            list: Box::new(BoundExpr::variable(variable, span)),
            predicate: Box::new(predicate),
        };
        Ok(BoundExpr::new(kind, span))
    }

    /// Binds a label expression as a predicate.
    pub(super) fn label_predicate(
        &mut self,
        labels: &LabelExpr,
        kind: NameKind,
        operand: &BoundExpr,
        scope: &mut Scope,
    ) -> Result<BoundExpr> {
        let span = operand.at.0;
        if !is_dynamic(labels) {
            let test = self.label_test(labels, kind)?;
            return Ok(BoundExpr::new(Bound::HasLabels(Box::new(operand.clone()), test), span));
        }
        let mut all = |parts: &[LabelExpr]| -> Result<Vec<BoundExpr>> {
            parts.iter().map(|part| self.label_predicate(part, kind, operand, scope)).collect()
        };
        let bound = match labels {
            LabelExpr::And(parts) => Bound::And(all(parts)?),
            LabelExpr::Or(parts) => Bound::Or(all(parts)?),
            LabelExpr::Not(inner) => Bound::Not(Box::new(self.label_predicate(inner, kind, operand, scope)?)),
            LabelExpr::Dynamic { names, any } => {
                let names = self.label_names(names, scope)?;
                let at = names.at;
                let kind = Bound::HasDynamicLabels(Box::new(operand.clone()), Box::new(names), *any);
                return Ok(BoundExpr { kind, at });
            }
            LabelExpr::Name(_) | LabelExpr::Wildcard(_) => Bound::Literal(crate::value::Value::Null),
        };
        Ok(BoundExpr::new(bound, span))
    }

    /// Binds the string or list that names labels.
    fn label_names(&mut self, names: &Expr, scope: &mut Scope) -> Result<BoundExpr> {
        let (bound, kind) = self.typed(names, scope, Place::PLAIN)?;
        let strings = StaticType::List(Box::new(StaticType::String));
        let fits = kind == StaticType::Any || kind == StaticType::String || kind.may_be(&strings);
        if !fits || kind == StaticType::Null {
            return Err(self.wrong_type(&kind, "a string or a list of strings", "a dynamic label", names.span));
        }
        Ok(bound)
    }

    /// Binds labels to write.
    pub(super) fn written_labels(
        &mut self,
        labels: &[LabelExpr],
        kind: NameKind,
        written: bool,
        scope: &mut Scope,
    ) -> Result<Vec<BoundLabel>> {
        let mut bound = Vec::with_capacity(labels.len());
        for label in labels {
            bound.push(match label {
                LabelExpr::Name(name) => {
                    self.use_name(name, kind, written);
                    BoundLabel::Name(Arc::clone(&name.name))
                }
                LabelExpr::Dynamic { names, any: false } => BoundLabel::Dynamic(self.label_names(names, scope)?),
                LabelExpr::Dynamic { names, any: true } => {
                    return Err(Box::new(
                        Diagnostic::error(
                            "InvalidSyntax",
                            "`$any` leaves open which of the labels to write",
                            names.span,
                        )
                        .with_help("write `$(…)` or `$all(…)` for all of them"),
                    ));
                }
                _ => return Err(self.not_plain(labels_span(label))),
            });
        }
        Ok(bound)
    }

    fn not_plain(&self, span: Option<Span>) -> Box<Diagnostic> {
        Box::new(
            Diagnostic::error("InvalidSyntax", "what is written needs plain labels", span.unwrap_or_default())
                .with_help("write `:A:B`; alternatives are for MATCH"),
        )
    }
}

fn labels_span(labels: &LabelExpr) -> Option<Span> {
    match labels {
        LabelExpr::Name(name) => Some(name.span),
        LabelExpr::Wildcard(span) => Some(*span),
        LabelExpr::Not(inner) => labels_span(inner),
        LabelExpr::And(parts) | LabelExpr::Or(parts) => parts.first().and_then(labels_span),
        LabelExpr::Dynamic { names, .. } => Some(names.span),
    }
}

fn is_dynamic(labels: &LabelExpr) -> bool {
    match labels {
        LabelExpr::Name(_) | LabelExpr::Wildcard(_) => false,
        LabelExpr::Not(inner) => is_dynamic(inner),
        LabelExpr::And(parts) | LabelExpr::Or(parts) => parts.iter().any(is_dynamic),
        LabelExpr::Dynamic { .. } => true,
    }
}

/// Puts names in the place of constants: `$('A')` is `A`, `$any(['A', 'B'])` is `A|B`.
fn folded(labels: &LabelExpr) -> LabelExpr {
    let all = |parts: &[LabelExpr]| parts.iter().map(folded).collect::<Vec<_>>();
    match labels {
        LabelExpr::Name(_) | LabelExpr::Wildcard(_) => labels.clone(),
        LabelExpr::Not(inner) => LabelExpr::Not(Box::new(folded(inner))),
        LabelExpr::And(parts) => LabelExpr::And(all(parts)),
        LabelExpr::Or(parts) => LabelExpr::Or(all(parts)),
        LabelExpr::Dynamic { names, any } => match constants(names) {
            Some(mut found) if found.len() == 1 => found.remove(0),
            Some(found) if *any => LabelExpr::Or(found),
            Some(found) => LabelExpr::And(found),
            None => labels.clone(),
        },
    }
}

/// Returns the names in a string or a list of strings, when they are constants and there is one.
fn constants(names: &Expr) -> Option<Vec<LabelExpr>> {
    let one = |expr: &Expr| match &expr.kind {
        ExprKind::String(name) if !name.is_empty() => {
            Some(LabelExpr::Name(Ident { name: Arc::clone(name), span: expr.span }))
        }
        _ => None,
    };
    match &names.kind {
        ExprKind::List(items) if !items.is_empty() => items.iter().map(one).collect(),
        _ => one(names).map(|name| vec![name]),
    }
}
