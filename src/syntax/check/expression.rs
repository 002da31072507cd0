//! Where a pattern may stand as an expression, and what subqueries may do.

use super::super::ast::{Expr, ExprKind, MapProjectionItem, PathSelector, SubqueryBody};
use super::pattern::{self, Use, label_values};
use super::{Checked, Place, predicate};
use crate::diag::Diagnostic;

/// Whether the value of an expression is asked for, or whether it holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    Value,
    Predicate,
}

/// Checks an expression whose value is asked for.
pub(super) fn value(expression: &Expr) -> Checked {
    check(expression, Position::Value)
}

fn holds(expression: &Expr) -> Checked {
    check(expression, Position::Predicate)
}

fn optional(expression: Option<&Expr>) -> Checked {
    expression.map_or(Ok(()), value)
}

/// Checks an expression with all that is in it.
pub(super) fn check(expression: &Expr, position: Position) -> Checked {
    match &expression.kind {
        ExprKind::Null
        | ExprKind::Boolean(_)
        | ExprKind::Integer(_)
        | ExprKind::Float(_)
        | ExprKind::String(_)
        | ExprKind::Parameter(_)
        | ExprKind::Variable(_)
        | ExprKind::CaseOperand
        | ExprKind::CountStar => Ok(()),
        ExprKind::Pattern(pattern) => {
            if position == Position::Value && matches!(pattern.selector, PathSelector::All) {
                return Err(Box::new(
                    Diagnostic::error("UnexpectedSyntax", "a pattern can only stand as a predicate", expression.span)
                        .with_help("write `EXISTS { … }`, `COUNT { … }` or a comprehension `[(a)-->(b) | b]`"),
                ));
            }
            pattern::check(pattern, Use::Match)
        }
        ExprKind::Not(operand) => check(operand, position),
        ExprKind::Or(operands) | ExprKind::Xor(operands) | ExprKind::And(operands) => {
            operands.iter().try_for_each(|operand| check(operand, position))
        }
        ExprKind::List(values) => values.iter().try_for_each(value),
        ExprKind::Map(entries) => entries.iter().try_for_each(|(_, entry)| value(entry)),
        ExprKind::MapProjection { object, items } => {
            value(object)?;
            items.iter().try_for_each(|item| match item {
                MapProjectionItem::Literal(_, entry) => value(entry),
                MapProjectionItem::Property(_)
                | MapProjectionItem::AllProperties(_)
                | MapProjectionItem::Variable(_) => Ok(()),
            })
        }
        ExprKind::Property { object: operand, .. }
        | ExprKind::Negate(operand)
        | ExprKind::Plus(operand)
        | ExprKind::IsNull { operand, .. }
        | ExprKind::IsType { operand, .. } => value(operand),
        ExprKind::HasLabels { operand, labels } => {
            value(operand)?;
            label_values(labels)
        }
        ExprKind::Index { object: left, index: right } | ExprKind::Predicate { left, right, .. } => {
            value(left)?;
            value(right)
        }
        ExprKind::Slice { object, from, to } => {
            value(object)?;
            optional(from.as_deref())?;
            optional(to.as_deref())
        }
        ExprKind::Comparison { first, rest } => {
            value(first)?;
            rest.iter().try_for_each(|(_, operand)| value(operand))
        }
        ExprKind::Arithmetic { first, rest } => {
            value(first)?;
            rest.iter().try_for_each(|(_, operand)| value(operand))
        }
        ExprKind::Function { name, arguments, .. } => {
            // `exists((a)-->(b))` is the old form of `EXISTS { (a)-->(b) }`.
            let takes_pattern = name.name.eq_ignore_ascii_case("exists");
            arguments.iter().try_for_each(if takes_pattern { holds } else { value })
        }
        kind => nested(kind),
    }
}

/// Checks the expressions that bind variables or hold queries.
fn nested(kind: &ExprKind) -> Checked {
    match kind {
        ExprKind::Case { operand, branches, otherwise } => {
            let when = if operand.is_some() { value } else { holds };
            optional(operand.as_deref())?;
            for (conditions, then) in branches {
                conditions.iter().try_for_each(when)?;
                value(then)?;
            }
            optional(otherwise.as_deref())
        }
        ExprKind::ListComprehension { list, predicate: filter, projection, .. } => {
            value(list)?;
            predicate(filter.as_deref())?;
            optional(projection.as_deref())
        }
        ExprKind::PatternComprehension { pattern, predicate: filter, projection } => {
            pattern::check(pattern, Use::Match)?;
            predicate(filter.as_deref())?;
            value(projection)
        }
        ExprKind::Quantified { list, predicate, .. } => {
            value(list)?;
            holds(predicate)
        }
        ExprKind::Reduce { initial, list, step, .. } => {
            value(initial)?;
            value(list)?;
            value(step)
        }
        ExprKind::Subquery { kind, body } => match body.as_ref() {
            SubqueryBody::Pattern { patterns, predicate: filter } => {
                patterns.iter().try_for_each(|pattern| pattern::check(pattern, Use::Match))?;
                predicate(filter.as_ref())
            }
            SubqueryBody::Query(query) => super::query(query, Place::Inside(*kind)),
        },
        _ => Ok(()),
    }
}
