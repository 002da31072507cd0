//! Finds the predicates by which a node can be looked up.

use std::sync::Arc;

use crate::semantics::{BoundExpr, BoundExprKind as Kind, ComparisonOperator, VariableId};

use super::logical::Subplan;
use super::variables::{VariableSet, read_by_expr};

/// Returns the two sides of `n.key = value`, in either order.
fn equality(predicate: &BoundExpr, variable: VariableId) -> Option<(&Arc<str>, &BoundExpr)> {
    let Kind::Comparison(first, rest) = &predicate.kind else { return None };
    let [(ComparisonOperator::Equal, second)] = rest.as_slice() else { return None };
    for (property, value) in [(&**first, second), (second, &**first)] {
        if let Kind::Property(object, key) = &property.kind
            && object.kind == Kind::Variable(variable)
        {
            return Some((key, value));
        }
    }
    None
}

/// Returns whether a predicate says what a property of a node equals.
pub(super) fn is_equality_on(predicate: &BoundExpr, variable: VariableId) -> bool {
    equality(predicate, variable).is_some()
}

/// Returns whether an expression gives the same value however often it is evaluated in a row.
fn is_repeatable(expr: &BoundExpr) -> bool {
    match &expr.kind {
        Kind::Literal(_) | Kind::Parameter(_) | Kind::Variable(_) => true,
        Kind::Property(object, _) => is_repeatable(object),
        Kind::Index(object, index) => is_repeatable(object) && is_repeatable(index),
        Kind::List(items) => items.iter().all(is_repeatable),
        _ => false,
    }
}

fn is_ready(value: &BoundExpr, subplans: &[Subplan], is_known: &impl Fn(VariableId) -> bool) -> bool {
    let mut reads = VariableSet::new();
    read_by_expr(value, subplans, &mut reads);
    reads.into_iter().all(is_known)
}

/// Finds `n.key = value` with a value that is known before the node is, for any key.
pub(super) fn property<'p>(
    variable: VariableId,
    predicates: impl Iterator<Item = &'p BoundExpr>,
    subplans: &[Subplan],
    is_known: impl Fn(VariableId) -> bool,
) -> Option<(Arc<str>, BoundExpr)> {
    let mut all = predicates.filter_map(|predicate| equality(predicate, variable));
    all.find(|(_, value)| is_repeatable(value) && is_ready(value, subplans, &is_known))
        .map(|(key, value)| (Arc::clone(key), value.clone()))
}

/// Finds `n.id = value` with a value that is known before the node is.
pub(super) fn id<'p>(
    variable: VariableId,
    predicates: impl Iterator<Item = &'p BoundExpr>,
    subplans: &[Subplan],
    is_known: impl Fn(VariableId) -> bool,
) -> Option<(usize, BoundExpr)> {
    predicates.enumerate().find_map(|(position, predicate)| {
        let (_, value) = equality(predicate, variable).filter(|(key, _)| &***key == "id")?;
        is_ready(value, subplans, &is_known).then(|| (position, value.clone()))
    })
}
