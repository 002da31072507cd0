//! Binds CASE. A test after `WHEN`, as in `CASE x WHEN > 5`, is a condition over the operand.
//!
//! How: with such a test the whole becomes the form without operand, in which a value `v` is the condition `x = v`.

use crate::diag::{Diagnostic, Result, Span};
use crate::syntax::ast::{ComparisonOperator, Expr, ExprKind};

use super::Binder;
use super::bound::{BoundExpr, BoundExprKind as Bound};
use super::expressions::{Place, Typed, walk};
use super::scope::Scope;
use super::types::StaticType;

impl Binder {
    pub(super) fn case(
        &mut self,
        operand: Option<&Expr>,
        branches: &[(Vec<Expr>, Expr)],
        otherwise: Option<&Expr>,
        span: Span,
        scope: &mut Scope,
        place: Place,
    ) -> Result<Typed> {
        let simple = operand.is_some();
        let mut operand = self.optional(operand, scope, place.inner())?;
        // What is tested again and again must be the same each time.
        let tested = branches.iter().flat_map(|(whens, _)| whens).any(is_test);
        let subject = operand.take_if(|_| tested);
        if let Some(subject) = &subject {
            once_only(subject)?;
        }
        let mut kind = StaticType::Null;
        let mut bound = Vec::with_capacity(branches.len());
        for (whens, then) in branches {
            let mut conditions = Vec::with_capacity(whens.len());
            for when in whens {
                let when_place = if simple { place.inner() } else { place.predicate() };
                conditions.push(self.when(when, subject.as_ref(), scope, when_place)?);
            }
            let (then, then_kind) = self.typed(then, scope, place.inner())?;
            kind = kind.join(then_kind);
            bound.push((conditions, then));
        }
        let otherwise = match otherwise {
            Some(otherwise) => {
                let (otherwise, otherwise_kind) = self.typed(otherwise, scope, place.inner())?;
                kind = kind.join(otherwise_kind);
                Some(Box::new(otherwise))
            }
            None => None,
        };
        let operand = operand.map(Box::new);
        Ok((BoundExpr::new(Bound::Case { operand, branches: bound, otherwise }, span), kind))
    }

    fn when(&mut self, when: &Expr, subject: Option<&BoundExpr>, scope: &mut Scope, place: Place) -> Result<BoundExpr> {
        let Some(subject) = subject else { return self.expression(when, scope, place) };
        if is_test(when) {
            self.case_operands.push(subject.clone());
            let condition = self.expression(when, scope, place);
            self.case_operands.pop();
            return condition;
        }
        let value = self.expression(when, scope, place)?;
        let equal = Bound::Comparison(Box::new(subject.clone()), vec![(ComparisonOperator::Equal, value)]);
        Ok(BoundExpr::new(equal, when.span))
    }
}

/// Whether what stands after `WHEN` is a test of the operand.
fn is_test(when: &Expr) -> bool {
    match &when.kind {
        ExprKind::CaseOperand => true,
        ExprKind::Not(inner) => is_test(inner),
        ExprKind::Comparison { first: operand, .. }
        | ExprKind::Predicate { left: operand, .. }
        | ExprKind::IsNull { operand, .. }
        | ExprKind::IsType { operand, .. }
        | ExprKind::HasLabels { operand, .. } => matches!(operand.kind, ExprKind::CaseOperand),
        _ => false,
    }
}

fn once_only(subject: &BoundExpr) -> Result<()> {
    let mut random = None;
    walk(subject, &mut |part| {
        if let Bound::Function(signature, _) = &part.kind
            && matches!(signature.name, "rand" | "randomUUID")
        {
            random = Some((signature.name, part.at.0));
        }
    });
    match random {
        None => Ok(()),
        Some((name, span)) => Err(Box::new(
            Diagnostic::error(
                "NonConstantExpression",
                format!("`{name}()` cannot stand before tests: it would be drawn anew for each"),
                span,
            )
            .with_help(format!("draw it first: `WITH {name}() AS x … CASE x WHEN …`")),
        )),
    }
}
