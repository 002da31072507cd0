//! Binds `WITH` and `RETURN`: aliases, grouping, DISTINCT, order and page.
//!
//! How: aggregates are taken out of the items into an aggregation of their own; what is left of an item
//! must be made of grouping keys and constants.

use std::collections::HashSet;
use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::syntax::ast::{Expr, ExprKind, Projection, SortItem};

use super::Binder;
use super::bound::{AggregateCall, BoundAggregation, BoundExpr, BoundExprKind as Bound, BoundProjection, VariableId};
use super::expressions::{Place, walk};
use super::scope::Scope;
use super::types::StaticType;

/// An item before aggregates are taken out.
struct Item {
    name: Arc<str>,
    variable: VariableId,
    expr: BoundExpr,
    span: Span,
    aggregates: bool,
}

impl Binder {
    /// Binds the body of `WITH` or `RETURN`; the scope becomes what goes on.
    pub(super) fn projection(
        &mut self,
        projection: &Projection,
        predicate: Option<&Expr>,
        scope: &mut Scope,
        is_return: bool,
    ) -> Result<BoundProjection> {
        let (items, unnamed) = self.projection_items(projection, scope, is_return)?;
        let grouped = items.iter().any(|item| item.aggregates);
        let merged = grouped || projection.distinct;
        let mut after = Scope::default();
        for item in &items {
            after.introduce(Arc::clone(&item.name), item.variable);
        }

        // ORDER BY and WHERE see the aliases first, then what was there before.
        let mut both = scope.followed_by(&after, merged);
        both.see(self.given.clone());
        let mut order_by = Vec::with_capacity(projection.order_by.len());
        for sort in &projection.order_by {
            let place = if grouped { Place::ITEM } else { Place::PLAIN };
            let key = self.expression(&sort.expression, &mut both, place)?;
            let key = if merged { self.over_merged(&key, &items, &after)? } else { key };
            push_key(key, sort, &mut order_by);
        }
        let skip = self.page(projection.skip.as_ref(), "SKIP")?;
        let limit = self.page(projection.limit.as_ref(), "LIMIT")?;
        let predicate = match predicate {
            Some(predicate) => {
                let bound = self.predicate(predicate, &mut both)?;
                Some(if merged { self.over_merged(&bound, &items, &after)? } else { bound })
            }
            None => None,
        };
        let (aggregation, items) = if grouped {
            self.aggregation(items, &mut order_by)?
        } else {
            (None, items.into_iter().map(|item| (item.variable, item.expr)).collect())
        };
        if let Some(error) = unnamed {
            return Err(error);
        }
        *scope = after;
        if !is_return {
            scope.see(self.given.clone());
        }
        let (distinct, carried) = (projection.distinct, Vec::new());
        Ok(BoundProjection { aggregation, items, distinct, order_by, skip, limit, predicate, carried })
    }

    /// Binds the items. One without a name in `WITH` is an error of its own, for when nothing graver is found.
    fn projection_items(
        &mut self,
        projection: &Projection,
        scope: &mut Scope,
        is_return: bool,
    ) -> Result<(Vec<Item>, Option<Box<Diagnostic>>)> {
        let mut items = Vec::new();
        let mut unnamed = None;
        if projection.star {
            if scope.is_empty() && is_return {
                return Err(Box::new(
                    Diagnostic::error("NoVariablesInScope", "`RETURN *` with no variables in scope", projection.span)
                        .with_help("name what to return"),
                ));
            }
            let mut seen = HashSet::new();
            let mut visible: Vec<(Arc<str>, VariableId)> = scope
                .named()
                .filter(|(name, _)| seen.insert(Arc::clone(name)))
                .map(|(name, _)| (Arc::clone(name), scope.lookup(name).unwrap_or(VariableId(u32::MAX))))
                .collect();
            visible.sort();
            for (name, variable) in visible {
                items.push(Item {
                    name,
                    variable,
                    expr: BoundExpr::variable(variable, projection.span),
                    span: projection.span,
                    aggregates: false,
                });
            }
        }
        let mut bare_names: HashSet<Arc<str>> = items.iter().map(|item| Arc::clone(&item.name)).collect();
        for item in &projection.items {
            let (expr, kind) = self.typed(&item.expression, scope, Place::ITEM)?;
            let name = match (&item.alias, &item.expression.kind) {
                (Some(alias), _) => Arc::clone(&alias.name),
                (None, ExprKind::Variable(name)) => Arc::clone(name),
                (None, _) => {
                    if !is_return {
                        unnamed = unnamed.or_else(|| Some(no_alias(&item.text, item.expression.span)));
                    }
                    Arc::clone(&item.text)
                }
            };
            if !bare_names.insert(Arc::clone(&name)) {
                return Err(Box::new(
                    Diagnostic::error(
                        "ColumnNameConflict",
                        format!("two columns are named `{name}`"),
                        item.expression.span,
                    )
                    .with_help("give one of them another alias"),
                ));
            }
            let mut aggregates = false;
            walk(&expr, &mut |part| aggregates |= matches!(part.kind, Bound::Aggregate(_)));
            // A variable that is passed on under its own name stays the same variable.
            let variable = match &expr.kind {
                Bound::Variable(variable) if self.variables.name(*variable) == &*name => *variable,
                _ => self.variables.add(Arc::clone(&name), kind),
            };
            items.push(Item { name, variable, expr, span: item.expression.span, aggregates });
        }
        Ok((items, unnamed))
    }

    /// Rewrites a sort key or predicate over rows that were grouped or made distinct: it may only be made of what
    /// was projected.
    fn over_merged(&self, bound: &BoundExpr, items: &[Item], after: &Scope) -> Result<BoundExpr> {
        let mut projected: Vec<VariableId> = items.iter().map(|item| item.variable).collect();
        projected.extend(self.given.iter().flat_map(|given| given.used()));
        let mut aggregates = false;
        walk(bound, &mut |part| aggregates |= matches!(part.kind, Bound::Aggregate(_)));
        let replaced = bound.clone().rewrite(&mut |part| {
            items
                .iter()
                .find(|item| item.expr == *part && !matches!(item.expr.kind, Bound::Literal(_)))
                .map(|item| Bound::Variable(item.variable))
        });
        let outside = |expr: &BoundExpr| {
            let mut found = None;
            walk_outside(expr, &mut |part| {
                if let Bound::Variable(variable) = &part.kind
                    && !projected.contains(variable)
                {
                    found = found.or(Some((*variable, part.at.0)));
                }
            });
            found
        };
        // An aggregate that was not projected cannot be computed any more. Beside one that was, a variable of a
        // grouping key is ambiguous.
        let mut inside_aggregate = None;
        walk(&replaced, &mut |part| {
            if matches!(part.kind, Bound::Aggregate(_)) {
                inside_aggregate = inside_aggregate.or_else(|| outside(part));
            }
        });
        match (inside_aggregate, outside(&replaced)) {
            (Some((variable, span)), _) => Err(after.undefined(self.variables.name(variable), span)),
            (None, Some((variable, span))) if aggregates && in_a_key(variable, items) => {
                Err(ambiguous(self.variables.name(variable), span))
            }
            (None, Some((variable, span))) => Err(after.undefined(self.variables.name(variable), span)),
            (None, None) => Ok(replaced),
        }
    }

    /// Binds `ORDER BY`, `SKIP` and `LIMIT` that stand alone: everything goes on.
    pub(super) fn page_clause(
        &mut self,
        order_by: &[SortItem],
        skip: Option<&Expr>,
        limit: Option<&Expr>,
        scope: &mut Scope,
    ) -> Result<BoundProjection> {
        let mut bound = BoundProjection::of(passed_on(scope));
        for sort in order_by {
            let key = self.expression(&sort.expression, scope, Place::PLAIN)?;
            push_key(key, sort, &mut bound.order_by);
        }
        bound.skip = self.page(skip, "SKIP")?;
        bound.limit = self.page(limit, "LIMIT")?;
        Ok(bound)
    }

    fn page(&mut self, expr: Option<&Expr>, word: &str) -> Result<Option<BoundExpr>> {
        let Some(expr) = expr else { return Ok(None) };
        let mut empty = Scope::default();
        let (bound, kind) = self.typed(expr, &mut empty, Place::PLAIN).map_err(|error| {
            if error.code == "UndefinedVariable" {
                Box::new(
                    Diagnostic::error("NonConstantExpression", format!("`{word}` cannot depend on a row"), expr.span)
                        .with_help("use a number or a parameter"),
                )
            } else {
                error
            }
        })?;
        if let Bound::Literal(crate::value::Value::Integer(number)) = bound.kind
            && number < 0
        {
            return Err(negative(word, expr.span));
        }
        if let Bound::Negate(inner) = &bound.kind
            && matches!(inner.kind, Bound::Literal(crate::value::Value::Integer(1..)))
        {
            return Err(negative(word, expr.span));
        }
        if !kind.is_open() && kind != StaticType::Integer {
            return Err(self.wrong_type(&kind, "a non-negative integer", &format!("`{word}`"), expr.span));
        }
        Ok(Some(bound))
    }

    /// Takes the aggregates out of the items and the sort keys.
    #[expect(clippy::type_complexity, reason = "the pair is taken apart at once")]
    fn aggregation(
        &mut self,
        items: Vec<Item>,
        order_by: &mut [(BoundExpr, bool)],
    ) -> Result<(Option<BoundAggregation>, Vec<(VariableId, BoundExpr)>)> {
        let mut keys: Vec<(VariableId, BoundExpr)> = Vec::new();
        for item in items.iter().filter(|item| !item.aggregates) {
            if !keys.iter().any(|(variable, _)| *variable == item.variable) {
                keys.push((item.variable, item.expr.clone()));
            }
        }
        let mut aggregates: Vec<(VariableId, AggregateCall)> = Vec::new();
        let mut projected = Vec::with_capacity(items.len());
        for item in items {
            if !item.aggregates {
                projected.push((item.variable, BoundExpr::variable(item.variable, item.span)));
                continue;
            }
            let rest = self.take_aggregates(item.expr, &keys, &mut aggregates);
            self.only_keys(&rest, &keys, &aggregates)?;
            projected.push((item.variable, rest));
        }
        for (key, _) in order_by {
            let taken =
                std::mem::replace(key, BoundExpr::new(Bound::Literal(crate::value::Value::Null), Span::default()));
            *key = self.take_aggregates(taken, &keys, &mut aggregates);
        }
        Ok((Some(BoundAggregation { keys, aggregates }), projected))
    }

    fn take_aggregates(
        &mut self,
        expr: BoundExpr,
        keys: &[(VariableId, BoundExpr)],
        aggregates: &mut Vec<(VariableId, AggregateCall)>,
    ) -> BoundExpr {
        expr.rewrite(&mut |part| {
            if let Bound::Aggregate(call) = &part.kind {
                if let Some((variable, _)) = aggregates.iter().find(|(_, known)| known == &**call) {
                    return Some(Bound::Variable(*variable));
                }
                let variable = self.variables.add_unnamed(StaticType::Any);
                aggregates.push((variable, (**call).clone()));
                return Some(Bound::Variable(variable));
            }
            if matches!(part.kind, Bound::Literal(_)) {
                return None;
            }
            keys.iter().find(|(_, key)| key == part).map(|(variable, _)| Bound::Variable(*variable))
        })
    }

    fn only_keys(
        &self,
        rest: &BoundExpr,
        keys: &[(VariableId, BoundExpr)],
        aggregates: &[(VariableId, AggregateCall)],
    ) -> Result<()> {
        let mut stray = None;
        walk_outside(rest, &mut |part| {
            if let Bound::Variable(variable) = &part.kind
                && !keys.iter().any(|(key, _)| key == variable)
                && !aggregates.iter().any(|(aggregate, _)| aggregate == variable)
            {
                stray = stray.or(Some((*variable, part.at.0)));
            }
        });
        match stray {
            Some((variable, span)) => Err(ambiguous(self.variables.name(variable), span)),
            None => Ok(()),
        }
    }
}

/// Returns items that hand on everything in scope.
pub(super) fn passed_on(scope: &Scope) -> Vec<(VariableId, BoundExpr)> {
    let mut items: Vec<(VariableId, BoundExpr)> = Vec::new();
    for (_, variable) in scope.iter() {
        if !items.iter().any(|(known, _)| *known == variable) {
            items.push((variable, BoundExpr::variable(variable, Span::default())));
        }
    }
    items
}

/// Adds a sort key; where nulls are to stand elsewhere than they do by themselves, whether it is null comes before it.
fn push_key(key: BoundExpr, sort: &SortItem, keys: &mut Vec<(BoundExpr, bool)>) {
    if let Some(first) = sort.nulls_first
        && first != sort.descending
    {
        let at = key.at;
        keys.push((BoundExpr { kind: Bound::IsNull(Box::new(key.clone()), false), at }, first));
    }
    keys.push((key, sort.descending));
}

fn no_alias(text: &str, span: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("NoExpressionAlias", "an expression in `WITH` needs an alias", span)
            .with_help(format!("write `{text} AS name`")),
    )
}

/// Returns whether a variable stands in an item that rows are grouped by.
fn in_a_key(variable: VariableId, items: &[Item]) -> bool {
    items.iter().filter(|item| !item.aggregates).any(|item| {
        let mut found = false;
        walk(&item.expr, &mut |part| found |= part.kind == Bound::Variable(variable));
        found
    })
}

fn ambiguous(name: &str, span: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error(
            "AmbiguousAggregationExpression",
            format!("`{name}` stands beside an aggregate, but the rows are not grouped by it"),
            span,
        )
        .with_help(format!("add `{name}` (or the expression it stands in) as an item of its own")),
    )
}

fn negative(word: &str, span: Span) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(
        "NegativeIntegerArgument",
        format!("`{word}` wants a number that is not negative"),
        span,
    ))
}

/// Like [`walk`], without the variables that an expression introduces itself.
fn walk_outside<'a>(expr: &'a BoundExpr, visit: &mut dyn FnMut(&'a BoundExpr)) {
    let mut own: Vec<VariableId> = Vec::new();
    walk(expr, &mut |part| match &part.kind {
        Bound::ListComprehension { variable, .. } | Bound::Quantified { variable, .. } => own.push(*variable),
        Bound::Reduce { accumulator, variable, .. } => own.extend([*accumulator, *variable]),
        _ => {}
    });
    walk(expr, &mut |part| {
        if !matches!(&part.kind, Bound::Variable(variable) if own.contains(variable)) {
            visit(part);
        }
    });
}
