//! `WITH` and `RETURN`: items, grouping, `DISTINCT`, `ORDER BY`, `SKIP`, `LIMIT`.

use std::cmp::Ordering;

use grounds::syntax::ast::{Expr, ExprKind, MapProjectionItem, Projection, ProjectionItem, SortItem};

use super::aggregate::is_aggregate;
use super::evaluator::{Evaluator, Failed, Row, Scope, Table, failed};
use super::value::Value;

/// A projected row with what `ORDER BY` may still look at.
struct Projected {
    row: Row,
    /// A row that it was made from, and the rows of its group.
    from: Row,
    group: Option<Vec<Row>>,
}

impl Evaluator {
    pub fn project(&self, projection: &Projection, rows: Vec<Row>, argument: &Row) -> Result<Table, Failed> {
        let aggregates = projection.items.iter().any(|item| contains_aggregate(&item.expression));
        let mut columns: Vec<String> = projection.items.iter().map(name_of).collect();
        if projection.star {
            columns.extend(rows.first().into_iter().flat_map(|row| row.keys().cloned()));
        }
        let mut projected = if aggregates {
            self.grouped(projection, rows, argument)?
        } else {
            let mut projected = Vec::new();
            for from in rows {
                let row = self.items(projection, Scope::from(&from))?;
                projected.push(Projected { row, from, group: None });
            }
            projected
        };
        if projection.distinct {
            let mut kept: Vec<Projected> = Vec::new();
            for one in projected {
                if !kept.iter().any(|other| are_equivalent(&one.row, &other.row)) {
                    kept.push(one);
                }
            }
            self.any_order(&mut kept);
            projected = kept;
        }
        if !projection.order_by.is_empty() {
            projected = self.sorted(&projection.order_by, projected)?;
        }
        let skip = self.number_of_rows(projection.skip.as_ref(), argument)?.unwrap_or(0);
        let limit = self.number_of_rows(projection.limit.as_ref(), argument)?.unwrap_or(usize::MAX);
        let rows = projected.into_iter().skip(skip).take(limit).map(|one| one.row).collect();
        Ok(Table { columns, rows })
    }

    fn items(&self, projection: &Projection, scope: Scope) -> Result<Row, Failed> {
        let mut row = if projection.star { scope.row.clone() } else { Row::new() };
        for item in &projection.items {
            row.insert(name_of(item), self.expression(&item.expression, scope)?);
        }
        Ok(row)
    }

    /// One row for each group of rows that agree in the items without aggregates; without such items one row, also of
    /// no rows.
    fn grouped(&self, projection: &Projection, rows: Vec<Row>, argument: &Row) -> Result<Vec<Projected>, Failed> {
        let keys: Vec<&Expr> =
            projection.items.iter().map(|item| &item.expression).filter(|expr| !contains_aggregate(expr)).collect();
        let mut groups: Vec<(Vec<Value>, Vec<Row>)> = Vec::new();
        for row in rows {
            let mut key = Vec::new();
            for expr in &keys {
                key.push(self.expression(expr, Scope::from(&row))?);
            }
            if projection.star {
                key.extend(row.values().cloned());
            }
            let same = |other: &Vec<Value>| key.iter().zip(other).all(|(one, other)| one.is_equivalent(other));
            match groups.iter_mut().find(|(other, _)| same(other)) {
                Some((_, group)) => group.push(row),
                None => groups.push((key, vec![row])),
            }
        }
        if groups.is_empty() && keys.is_empty() && !projection.star {
            groups.push((Vec::new(), Vec::new()));
        }
        self.any_order(&mut groups);
        let mut projected = Vec::new();
        for (_, group) in groups {
            let from = group.first().unwrap_or(argument).clone();
            let row = self.items(projection, Scope { row: &from, group: Some(&group) })?;
            projected.push(Projected { row, from, group: Some(group) });
        }
        Ok(projected)
    }

    /// Sort keys see the new names and, beneath them, the variables before.
    fn sorted(&self, order_by: &[SortItem], projected: Vec<Projected>) -> Result<Vec<Projected>, Failed> {
        let mut keyed = Vec::new();
        for one in projected {
            let mut row = one.from.clone();
            row.extend(one.row.clone());
            let scope = Scope { row: &row, group: one.group.as_deref() };
            let mut keys = Vec::new();
            for item in order_by {
                keys.push(self.expression(&item.expression, scope)?);
            }
            keyed.push((keys, one));
        }
        // Rows that agree in all keys may come in any order.
        self.any_order(&mut keyed);
        keyed.sort_by(|(left, _), (right, _)| {
            let pairs = order_by.iter().zip(left.iter().zip(right));
            let ordering = |(item, (left, right)): (&SortItem, (&Value, &Value))| {
                if item.descending { right.order(left) } else { left.order(right) }
            };
            pairs.map(ordering).find(|ordering| ordering.is_ne()).unwrap_or(Ordering::Equal)
        });
        Ok(keyed.into_iter().map(|(_, one)| one).collect())
    }

    fn number_of_rows(&self, expr: Option<&Expr>, argument: &Row) -> Result<Option<usize>, Failed> {
        let Some(expr) = expr else { return Ok(None) };
        match self.expression(expr, Scope::from(argument))? {
            Value::Integer(number) if number >= 0 => Ok(Some(usize::try_from(number).unwrap_or(usize::MAX))),
            _ => failed("a number of rows is an integer that is not negative"),
        }
    }
}

/// The rows without those that are equivalent to one before.
pub fn distinct(rows: Vec<Row>) -> Vec<Row> {
    let mut kept: Vec<Row> = Vec::new();
    for row in rows {
        if !kept.iter().any(|other| are_equivalent(&row, other)) {
            kept.push(row);
        }
    }
    kept
}

fn are_equivalent(left: &Row, right: &Row) -> bool {
    left.len() == right.len()
        && left.iter().all(|(name, value)| right.get(name).is_some_and(|other| value.is_equivalent(other)))
}

/// A column has its alias, else its text as typed.
pub fn name_of(item: &ProjectionItem) -> String {
    item.alias.as_ref().map_or_else(|| item.text.to_string(), |alias| alias.name.to_string())
}

/// Whether an aggregate stands in the expression, subqueries aside.
fn contains_aggregate(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::CountStar => true,
        ExprKind::Function { name, .. } if is_aggregate(&name.name.to_lowercase()) => true,
        _ => parts(expr).into_iter().any(contains_aggregate),
    }
}

fn parts<'a>(expr: &'a Expr) -> Vec<&'a Expr> {
    match &expr.kind {
        ExprKind::List(items) | ExprKind::And(items) | ExprKind::Or(items) | ExprKind::Xor(items) => {
            items.iter().collect()
        }
        ExprKind::Function { arguments, .. } => arguments.iter().collect(),
        ExprKind::Map(entries) => entries.iter().map(|(_, value)| value).collect(),
        ExprKind::MapProjection { object, items } => {
            let literal = |item: &'a MapProjectionItem| {
                if let MapProjectionItem::Literal(_, value) = item { Some(value) } else { None }
            };
            std::iter::once(&**object).chain(items.iter().filter_map(literal)).collect()
        }
        ExprKind::Property { object, .. } => vec![&**object],
        ExprKind::Index { object, index } => vec![&**object, &**index],
        ExprKind::Slice { object, from, to } => {
            std::iter::once(&**object).chain(from.as_deref()).chain(to.as_deref()).collect()
        }
        ExprKind::Not(operand) | ExprKind::Negate(operand) | ExprKind::Plus(operand) => vec![&**operand],
        ExprKind::IsNull { operand, .. } | ExprKind::HasLabels { operand, .. } | ExprKind::IsType { operand, .. } => {
            vec![&**operand]
        }
        ExprKind::Comparison { first, rest } => {
            std::iter::once(&**first).chain(rest.iter().map(|(_, one)| one)).collect()
        }
        ExprKind::Arithmetic { first, rest } => {
            std::iter::once(&**first).chain(rest.iter().map(|(_, one)| one)).collect()
        }
        ExprKind::Predicate { left, right, .. } => vec![&**left, &**right],
        ExprKind::Case { operand, branches, otherwise } => {
            let branches =
                branches.iter().flat_map(|(conditions, result)| conditions.iter().chain(std::iter::once(result)));
            operand.as_deref().into_iter().chain(branches).chain(otherwise.as_deref()).collect()
        }
        ExprKind::ListComprehension { list, .. } | ExprKind::Quantified { list, .. } => vec![&**list],
        ExprKind::Reduce { initial, list, .. } => vec![&**initial, &**list],
        _ => Vec::new(),
    }
}
