//! Rebuilds expressions part by part: how aggregates are taken out of items and subqueries are planned.
//!
//! Start at [`BoundExpr::rewrite`].

use std::sync::Arc;

use super::bound::{BoundExpr, BoundExprKind};

/// Rebuilds an expression from the top, asking for each part whether something else stands for it.
pub(super) fn replace(expr: BoundExpr, with: &mut dyn FnMut(&BoundExpr) -> Option<BoundExprKind>) -> BoundExpr {
    if let Some(kind) = with(&expr) {
        return BoundExpr { kind, at: expr.at };
    }
    let at = expr.at;
    let mut one = |part: Box<BoundExpr>| Box::new(replace(*part, &mut *with));
    let kind = match expr.kind {
        BoundExprKind::Property(a, key) => BoundExprKind::Property(one(a), key),
        BoundExprKind::Index(a, b) => BoundExprKind::Index(one(a), one(b)),
        BoundExprKind::Slice(a, b, c) => BoundExprKind::Slice(one(a), b.map(&mut one), c.map(&mut one)),
        BoundExprKind::Not(a) => BoundExprKind::Not(one(a)),
        BoundExprKind::Negate(a) => BoundExprKind::Negate(one(a)),
        BoundExprKind::Plus(a) => BoundExprKind::Plus(one(a)),
        BoundExprKind::IsNull(a, negated) => BoundExprKind::IsNull(one(a), negated),
        BoundExprKind::HasLabels(a, test) => BoundExprKind::HasLabels(one(a), test),
        BoundExprKind::HasDynamicLabels(a, names, any) => {
            let object = one(a);
            BoundExprKind::HasDynamicLabels(object, one(names), any)
        }
        BoundExprKind::IsType(a, name, negated) => BoundExprKind::IsType(one(a), name, negated),
        BoundExprKind::Predicate(operator, a, b) => BoundExprKind::Predicate(operator, one(a), one(b)),
        BoundExprKind::List(parts) => BoundExprKind::List(replace_all(parts, with)),
        BoundExprKind::And(parts) => BoundExprKind::And(replace_all(parts, with)),
        BoundExprKind::Or(parts) => BoundExprKind::Or(replace_all(parts, with)),
        BoundExprKind::Xor(parts) => BoundExprKind::Xor(replace_all(parts, with)),
        BoundExprKind::Function(signature, parts) => BoundExprKind::Function(signature, replace_all(parts, with)),
        BoundExprKind::Map(entries) => BoundExprKind::Map(replace_entries(entries, with)),
        BoundExprKind::MapProjection { object, all, entries } => {
            let object = one(object);
            BoundExprKind::MapProjection { object, all, entries: replace_entries(entries, with) }
        }
        BoundExprKind::Comparison(first, rest) => {
            let first = one(first);
            BoundExprKind::Comparison(first, rest.into_iter().map(|(op, part)| (op, replace(part, with))).collect())
        }
        BoundExprKind::Arithmetic(first, rest) => {
            let first = one(first);
            BoundExprKind::Arithmetic(first, rest.into_iter().map(|(op, part)| (op, replace(part, with))).collect())
        }
        BoundExprKind::Case { operand, branches, otherwise } => {
            let operand = operand.map(&mut one);
            let otherwise = otherwise.map(&mut one);
            let branches =
                branches.into_iter().map(|(whens, then)| (replace_all(whens, with), replace(then, with))).collect();
            BoundExprKind::Case { operand, branches, otherwise }
        }
        BoundExprKind::ListComprehension { variable, list, predicate, projection } => {
            BoundExprKind::ListComprehension {
                variable,
                list: one(list),
                predicate: predicate.map(&mut one),
                projection: projection.map(&mut one),
            }
        }
        BoundExprKind::Quantified { quantifier, variable, list, predicate } => {
            BoundExprKind::Quantified { quantifier, variable, list: one(list), predicate: one(predicate) }
        }
        BoundExprKind::Reduce { accumulator, initial, variable, list, step } => {
            BoundExprKind::Reduce { accumulator, initial: one(initial), variable, list: one(list), step: one(step) }
        }
        other => other,
    };
    BoundExpr { kind, at }
}

fn replace_all(parts: Vec<BoundExpr>, with: &mut dyn FnMut(&BoundExpr) -> Option<BoundExprKind>) -> Vec<BoundExpr> {
    parts.into_iter().map(|part| replace(part, with)).collect()
}

fn replace_entries(
    entries: Vec<(Arc<str>, BoundExpr)>,
    with: &mut dyn FnMut(&BoundExpr) -> Option<BoundExprKind>,
) -> Vec<(Arc<str>, BoundExpr)> {
    entries.into_iter().map(|(key, part)| (key, replace(part, with))).collect()
}
