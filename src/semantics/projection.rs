//! Binds `WITH` and `RETURN`: aliases, grouping, DISTINCT, order and page.
//!
//! How: aggregates are taken out of the items into an aggregation of their own; what is left of an item
//! must be made of grouping keys and constants.

use std::collections::HashSet;
use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::syntax::ast::{Expr, ExprKind, Projection};

use super::Binder;
use super::bound::{AggregateCall, BoundAggregation, BoundExpr, BoundExprKind as Bound, BoundProjection, VariableId};
use super::expressions::{Aggregates, Place, walk};
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
        let items = self.projection_items(projection, scope, is_return)?;
        let grouped = items.iter().any(|item| item.aggregates);
        let mut after = Scope::default();
        for item in &items {
            after.introduce(Arc::clone(&item.name), item.variable);
        }

        // ORDER BY sees the aliases first, then, unless rows were merged, what was there before.
        let mut both = if grouped || projection.distinct { Scope::default() } else { scope.clone() };
        for (name, variable) in after.iter() {
            both.introduce(Arc::clone(name), variable);
        }
        let mut order_by = Vec::with_capacity(projection.order_by.len());
        for sort in &projection.order_by {
            let key = if grouped || projection.distinct {
                self.merged_sort_key(&sort.expression, &items, scope, &after, grouped)?
            } else {
                self.sort_key(&sort.expression, &mut both)?
            };
            order_by.push((key, sort.descending));
        }
        let skip = self.page(projection.skip.as_ref(), "SKIP")?;
        let limit = self.page(projection.limit.as_ref(), "LIMIT")?;
        let (aggregation, items) = if grouped {
            self.aggregation(items, &mut order_by)?
        } else {
            (None, items.into_iter().map(|item| (item.variable, item.expr)).collect())
        };
        *scope = after;
        let predicate = match predicate {
            Some(predicate) => Some(self.predicate(predicate, scope)?),
            None => None,
        };
        Ok(BoundProjection { aggregation, items, distinct: projection.distinct, order_by, skip, limit, predicate })
    }

    fn projection_items(&mut self, projection: &Projection, scope: &mut Scope, is_return: bool) -> Result<Vec<Item>> {
        let mut items = Vec::new();
        if projection.star {
            if scope.is_empty() && is_return {
                return Err(Box::new(
                    Diagnostic::error("NoVariablesInScope", "`RETURN *` with no variables in scope", projection.span)
                        .with_help("name what to return"),
                ));
            }
            let mut seen = HashSet::new();
            let mut visible: Vec<(Arc<str>, VariableId)> = scope
                .iter()
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
                (None, _) if is_return => Arc::clone(&item.text),
                (None, _) => {
                    return Err(Box::new(
                        Diagnostic::error(
                            "NoExpressionAlias",
                            "an expression in `WITH` needs an alias",
                            item.expression.span,
                        )
                        .with_help(format!("write `{} AS name`", item.text)),
                    ));
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
        Ok(items)
    }

    fn sort_key(&mut self, expr: &Expr, scope: &mut Scope) -> Result<BoundExpr> {
        self.expression(expr, scope, Place { aggregates: Aggregates::Forbidden, patterns: false })
    }

    /// Binds a sort key after grouping or DISTINCT: it may only be made of what was projected.
    fn merged_sort_key(
        &mut self,
        expr: &Expr,
        items: &[Item],
        before: &mut Scope,
        after: &Scope,
        grouped: bool,
    ) -> Result<BoundExpr> {
        // Aliases win over what had the same name before, as everywhere in ORDER BY.
        let mut both = before.clone();
        for (name, variable) in after.iter() {
            both.introduce(Arc::clone(name), variable);
        }
        let place = if grouped { Place::ITEM } else { Place::PLAIN };
        let bound = self.expression(expr, &mut both, place)?;
        let projected: Vec<VariableId> = items.iter().map(|item| item.variable).collect();
        let replaced = bound.rewrite(&mut |part| {
            items
                .iter()
                .find(|item| item.expr == *part && !matches!(item.expr.kind, Bound::Literal(_)))
                .map(|item| Bound::Variable(item.variable))
        });
        let mut outside = None;
        let mut aggregate = None;
        walk_outside(&replaced, &mut |part| match &part.kind {
            Bound::Variable(variable) if !projected.contains(variable) => {
                outside = outside.or(Some((*variable, part.at.0)))
            }
            Bound::Aggregate(_) => aggregate = aggregate.or(Some(part.at.0)),
            _ => {}
        });
        if let Some((variable, span)) = outside {
            if grouped && aggregate.is_some() {
                return Err(ambiguous(self.variables.name(variable), span));
            }
            return Err(after.undefined(self.variables.name(variable), span));
        }
        Ok(replaced)
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
