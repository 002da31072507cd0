//! Holds the rules of form that the grammar cannot say: which clauses may meet, what a pattern may
//! contain where something is created, and where a pattern may stand as an expression.
//!
//! Takes a finished [`Statement`]; gives the first breach.
//! Invariants: asks nothing about names, scopes or types; recursion is bounded by the nesting of the
//! statement and runs within the parser's stack.
//! Start at [`statement`].

mod expression;
mod pattern;

use super::ast::{
    Clause, ClauseKind, Conjunction, Expr, ExprKind, LensClauseKind, Projection, Query, RemoveItem, SetItem, Statement,
    SubqueryKind, YieldItems,
};
use crate::diag::{Diagnostic, Span};
use expression::{Position, value};
use pattern::Use;

/// What every check gives.
type Checked = Result<(), Box<Diagnostic>>;

/// Where a query stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The statement itself or the body of `CALL`.
    Whole,
    /// The body of a subquery expression: it reads, and only `COLLECT` needs a result.
    Inside(SubqueryKind),
}

/// Checks a whole statement.
pub(super) fn statement(statement: &Statement) -> Checked {
    for clause in &statement.lens {
        match &clause.kind {
            LensClauseKind::Evidence { predicate, .. } => expression::check(predicate, Position::Predicate)?,
            LensClauseKind::AsOf(moment) => value(moment)?,
            LensClauseKind::Excluding(keys) => keys.iter().try_for_each(value)?,
            LensClauseKind::Named(_) | LensClauseKind::All => {}
        }
    }
    query(&statement.query, Place::Whole)
}

fn query(query: &Query, place: Place) -> Checked {
    let mut union = None;
    for (conjunction, branch) in &query.rest {
        if *conjunction == Conjunction::Next {
            union = None;
        } else if *union.get_or_insert(*conjunction) != *conjunction {
            return Err(Box::new(
                composition("`UNION` and `UNION ALL` cannot be mixed", branch.span)
                    .labelled("joined in another way than the branches before")
                    .with_help("use one of them throughout, or put one part into `CALL { … }`"),
            ));
        }
    }
    single_query(&query.first.clauses, place)?;
    query.rest.iter().try_for_each(|(_, branch)| single_query(&branch.clauses, place))
}

fn single_query(clauses: &[Clause], place: Place) -> Checked {
    let Some((last, before)) = clauses.split_last() else { return Ok(()) };
    for (position, earlier) in before.iter().enumerate() {
        if let ClauseKind::Return(_) | ClauseKind::Finish = earlier.kind {
            let next = clauses[position + 1].span;
            if let ClauseKind::Page { .. } = clauses[position + 1].kind {
                return Err(Box::new(
                    Diagnostic::error("UnexpectedSyntax", "this cannot follow what `RETURN` has already", next)
                        .with_help("`ORDER BY`, `SKIP` and `LIMIT`, in this order, end a `RETURN` or `WITH`"),
                ));
            }
            return Err(Box::new(
                composition("nothing follows `RETURN` or `FINISH`", next)
                    .also_at(earlier.span, "the query ends here")
                    .with_help("use `WITH` to hand rows to further clauses, or `;` to start another statement"),
            ));
        }
    }
    clauses.iter().try_for_each(|item| clause(item, place))?;
    ends_well(last, place)
}

/// Checks that the last clause can be one.
fn ends_well(last: &Clause, place: Place) -> Checked {
    let reads = match &last.kind {
        ClauseKind::Match { .. } => "MATCH",
        ClauseKind::Unwind { .. } => "UNWIND",
        ClauseKind::With { .. } => "WITH",
        ClauseKind::Let(_) => "LET",
        ClauseKind::Filter(_) => "FILTER",
        ClauseKind::Page { .. } => "ORDER BY`, `SKIP` or `LIMIT",
        ClauseKind::LoadCsv { .. } => "LOAD CSV",
        _ => return Ok(()),
    };
    match place {
        Place::Inside(SubqueryKind::Exists | SubqueryKind::Count) => Ok(()),
        Place::Whole | Place::Inside(SubqueryKind::Collect) => Err(Box::new(
            composition(format!("a query cannot end with `{reads}`"), last.span)
                .with_help("add a `RETURN` that says what is asked for, or `FINISH` if nothing is"),
        )),
    }
}

fn composition(message: impl Into<String>, span: Span) -> Diagnostic {
    Diagnostic::error("InvalidClauseComposition", message, span)
}

/// Whether a clause writes.
fn writes(kind: &ClauseKind) -> bool {
    match kind {
        ClauseKind::Create(_)
        | ClauseKind::Merge { .. }
        | ClauseKind::Set(_)
        | ClauseKind::Remove(_)
        | ClauseKind::Delete { .. }
        | ClauseKind::Foreach { .. }
        | ClauseKind::Assert { .. }
        | ClauseKind::MergeSource { .. }
        | ClauseKind::SetStanding { .. }
        | ClauseKind::RemoveEvidence { .. } => true,
        ClauseKind::Match { .. }
        | ClauseKind::Unwind { .. }
        | ClauseKind::With { .. }
        | ClauseKind::Let(_)
        | ClauseKind::Filter(_)
        | ClauseKind::Page { .. }
        | ClauseKind::Return(_)
        | ClauseKind::Finish
        | ClauseKind::Call(_)
        | ClauseKind::CallSubquery { .. }
        | ClauseKind::LoadCsv { .. } => false,
    }
}

fn predicate(predicate: Option<&Expr>) -> Checked {
    predicate.map_or(Ok(()), |predicate| expression::check(predicate, Position::Predicate))
}

fn clause(clause: &Clause, place: Place) -> Checked {
    if let (Place::Inside(_), true) = (place, writes(&clause.kind)) {
        return Err(Box::new(
            composition("a subquery expression cannot write", clause.span)
                .with_help("write in a clause of the statement, or in `CALL { … }`"),
        ));
    }
    match &clause.kind {
        ClauseKind::Match { patterns, predicate: filter, .. } => {
            patterns.iter().try_for_each(|pattern| pattern::check(pattern, Use::Match))?;
            predicate(filter.as_ref())
        }
        ClauseKind::Unwind { list, .. } => value(list),
        ClauseKind::With { projection: body, predicate: filter } => {
            projection(body)?;
            predicate(filter.as_ref())
        }
        ClauseKind::Let(items) => items.iter().try_for_each(|(_, new)| value(new)),
        ClauseKind::Filter(filter) => predicate(Some(filter)),
        ClauseKind::Page { order_by, skip, limit } => {
            order_by.iter().try_for_each(|key| value(&key.expression))?;
            [skip, limit].into_iter().flatten().try_for_each(value)
        }
        ClauseKind::Return(body) => projection(body),
        ClauseKind::Finish => Ok(()),
        ClauseKind::Create(patterns) => patterns.iter().try_for_each(|pattern| pattern::check(pattern, Use::Create)),
        ClauseKind::Merge { pattern, on_create, on_match } => {
            pattern::check(pattern, Use::Merge)?;
            on_create.iter().chain(on_match).try_for_each(set_item)
        }
        ClauseKind::Set(items) => items.iter().try_for_each(set_item),
        ClauseKind::Remove(items) => items.iter().try_for_each(remove_item),
        ClauseKind::Delete { targets, .. } => targets.iter().try_for_each(delete_target),
        ClauseKind::Foreach { list, clauses, .. } => {
            value(list)?;
            clauses.iter().try_for_each(|inner| foreach_clause(inner, place))
        }
        ClauseKind::Call(call) => {
            call.arguments.iter().flatten().try_for_each(value)?;
            match &call.yields {
                Some(YieldItems::Listed { predicate: filter, .. }) => predicate(filter.as_ref()),
                Some(YieldItems::All) | None => Ok(()),
            }
        }
        ClauseKind::CallSubquery { query: body, .. } => query(body, place),
        ClauseKind::LoadCsv { url, field_terminator, .. } => {
            value(url)?;
            field_terminator.as_ref().map_or(Ok(()), value)
        }
        ClauseKind::Assert { .. }
        | ClauseKind::MergeSource { .. }
        | ClauseKind::SetStanding { .. }
        | ClauseKind::RemoveEvidence { .. } => evidence_clause(&clause.kind),
    }
}

fn evidence_clause(kind: &ClauseKind) -> Checked {
    match kind {
        ClauseKind::Assert { patterns, evidence } => {
            patterns.iter().try_for_each(|pattern| pattern::check(pattern, Use::Assert))?;
            if let Some(first) = evidence.first()
                && !patterns.iter().any(pattern::has_relationship)
            {
                return Err(Box::new(
                    Diagnostic::error(
                        "UnexpectedSyntax",
                        "there is no claim that this evidence could be for",
                        first.span,
                    )
                    .with_help("evidence goes to relationships: `ASSERT (a)-[:TYPE]->(b) SUPPORTED BY 'key'`"),
                ));
            }
            evidence.iter().try_for_each(|item| {
                value(&item.source)?;
                [&item.fields, &item.via, &item.via_at].into_iter().flatten().try_for_each(value)
            })
        }
        ClauseKind::MergeSource { key, fields } => {
            value(key)?;
            fields.as_ref().map_or(Ok(()), value)
        }
        ClauseKind::SetStanding { key, standing, on, reason, by } => {
            value(key)?;
            value(standing)?;
            [on, reason, by].into_iter().flatten().try_for_each(value)
        }
        ClauseKind::RemoveEvidence { claim, predicate: filter, .. } => {
            value(claim)?;
            predicate(filter.as_ref())
        }
        _ => Ok(()),
    }
}

fn foreach_clause(inner: &Clause, place: Place) -> Checked {
    if writes(&inner.kind) {
        return clause(inner, place);
    }
    Err(Box::new(
        composition("`FOREACH` only takes clauses that write", inner.span)
            .with_help("use `UNWIND list AS x` to go on reading for each element"),
    ))
}

fn projection(body: &Projection) -> Checked {
    body.items.iter().try_for_each(|item| value(&item.expression))?;
    body.order_by.iter().try_for_each(|key| value(&key.expression))?;
    [&body.skip, &body.limit].into_iter().flatten().try_for_each(value)
}

fn set_item(item: &SetItem) -> Checked {
    match item {
        SetItem::Property { object, value: new, .. } => {
            value(object)?;
            value(new)
        }
        SetItem::DynamicProperty { object, key, value: new } => {
            value(object)?;
            value(key)?;
            value(new)
        }
        SetItem::Replace { value: new, .. } | SetItem::Add { value: new, .. } => value(new),
        SetItem::Labels { labels, .. } => labels.iter().try_for_each(pattern::label_values),
    }
}

fn remove_item(item: &RemoveItem) -> Checked {
    match item {
        RemoveItem::Property { object, .. } => value(object),
        RemoveItem::DynamicProperty { object, key } => {
            value(object)?;
            value(key)
        }
        RemoveItem::Labels { labels, .. } => labels.iter().try_for_each(pattern::label_values),
    }
}

fn delete_target(target: &Expr) -> Checked {
    if let ExprKind::HasLabels { .. } = target.kind {
        return Err(Box::new(
            Diagnostic::error("InvalidDelete", "labels are removed, not deleted", target.span)
                .with_help("write `REMOVE n:Label`"),
        ));
    }
    value(target)
}
