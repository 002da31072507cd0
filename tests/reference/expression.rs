//! Expressions: one value from one row.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use grounds::syntax::ast::{
    ComparisonOperator, Expr, ExprKind, Ident, MapProjectionItem, PredicateOperator, QuantifierWord, SubqueryBody,
    SubqueryKind,
};

use super::aggregate::is_aggregate;
use super::arithmetic::{arithmetic, negate};
use super::evaluator::{Evaluator, Failed, Row, Scope, failed};
use super::graph::Properties;
use super::pattern::label_expression_holds;
use super::value::{Truth, Value, and, not, or, xor};

impl Evaluator {
    pub fn expression(&self, expr: &Expr, scope: Scope) -> Result<Value, Failed> {
        let value = |expr: &Expr| self.expression(expr, scope);
        match &expr.kind {
            ExprKind::Null => Ok(Value::Null),
            ExprKind::Boolean(truth) => Ok(Value::Boolean(*truth)),
            ExprKind::Integer(number) => Ok(Value::Integer(*number)),
            ExprKind::Float(number) => Ok(Value::Float(*number)),
            ExprKind::String(text) => Ok(Value::text(text)),
            ExprKind::Parameter(_) => failed("parameters are not evaluated here"),
            ExprKind::Variable(name) => match scope.row.get(&**name) {
                Some(value) => Ok(value.clone()),
                None => failed(&format!("no variable `{name}`")),
            },
            ExprKind::List(items) => Ok(Value::List(self.all(items, scope)?)),
            ExprKind::Map(entries) => self.map(entries, scope),
            ExprKind::MapProjection { object, items } => self.map_projection(object, items, scope),
            ExprKind::Property { object, key } => self.property(&value(object)?, &key.name),
            ExprKind::Index { object, index } => self.index(&value(object)?, &value(index)?),
            ExprKind::Slice { object, from, to } => {
                let bound = |bound: &Option<Box<Expr>>| bound.as_ref().map(|bound| value(bound)).transpose();
                slice(&value(object)?, bound(from)?, bound(to)?)
            }
            ExprKind::Not(operand) => Ok(not(truth(&value(operand)?)?).into()),
            ExprKind::Negate(operand) => negate(&value(operand)?),
            ExprKind::Plus(operand) => value(operand),
            ExprKind::And(operands) => self.connect(operands, scope, Some(false), and),
            ExprKind::Or(operands) => self.connect(operands, scope, Some(true), or),
            ExprKind::Xor(operands) => {
                let truths: Vec<Truth> = operands.iter().map(|one| truth(&value(one)?)).collect::<Result<_, _>>()?;
                Ok(truths.into_iter().reduce(xor).flatten().into())
            }
            ExprKind::Comparison { first, rest } => self.comparison(first, rest, scope),
            ExprKind::Arithmetic { first, rest } => {
                let mut result = value(first)?;
                for (operator, operand) in rest {
                    result = arithmetic(*operator, &result, &value(operand)?)?;
                }
                Ok(result)
            }
            ExprKind::Predicate { operator, left, right } => predicate(*operator, &value(left)?, &value(right)?),
            ExprKind::IsNull { operand, negated } => Ok(Value::Boolean(value(operand)?.is_null() != *negated)),
            ExprKind::HasLabels { operand, labels } => self.has_labels(&value(operand)?, labels),
            ExprKind::IsType { .. } | ExprKind::CaseOperand => failed("the expression is not evaluated here"),
            ExprKind::Case { operand, branches, otherwise } => {
                self.case(operand.as_deref(), branches, otherwise.as_deref(), scope)
            }
            ExprKind::ListComprehension { variable, list, predicate, projection } => {
                self.list_comprehension(variable, list, predicate.as_deref(), projection.as_deref(), scope)
            }
            ExprKind::PatternComprehension { pattern, predicate, projection } => {
                let mut items = Vec::new();
                for row in self.matches(std::slice::from_ref(&**pattern), scope.row)? {
                    if self.holds(predicate.as_deref(), &row)? {
                        items.push(self.expression(projection, Scope::from(&row))?);
                    }
                }
                Ok(Value::List(items))
            }
            ExprKind::Quantified { quantifier, variable, list, predicate } => {
                self.quantified(*quantifier, variable, &value(list)?, predicate, scope)
            }
            ExprKind::Reduce { accumulator, initial, variable, list, step } => {
                let mut result = value(initial)?;
                let Some(items) = list_of(&value(list)?)? else { return Ok(Value::Null) };
                for item in items {
                    let mut row = scope.row.clone();
                    row.insert(accumulator.name.to_string(), result);
                    row.insert(variable.name.to_string(), item);
                    result = self.expression(step, Scope { row: &row, group: scope.group })?;
                }
                Ok(result)
            }
            ExprKind::CountStar => Ok(Value::integer(group(scope)?.len())),
            ExprKind::Function { name, distinct, arguments } => {
                let name = name.name.to_lowercase();
                if is_aggregate(&name) {
                    return self.aggregate(&name, *distinct, &arguments[0], group(scope)?);
                }
                if name == "coalesce" {
                    return self.coalesce(arguments, scope);
                }
                let arguments = self.all(arguments, scope)?;
                self.function(&name, &arguments)
            }
            ExprKind::Pattern(pattern) => {
                Ok(Value::Boolean(!self.matches(std::slice::from_ref(&**pattern), scope.row)?.is_empty()))
            }
            ExprKind::Subquery { kind, body } => self.subquery(*kind, body, scope.row),
        }
    }

    fn all(&self, exprs: &[Expr], scope: Scope) -> Result<Vec<Value>, Failed> {
        exprs.iter().map(|expr| self.expression(expr, scope)).collect()
    }

    /// The first value that is not null; those after it are not evaluated.
    fn coalesce(&self, arguments: &[Expr], scope: Scope) -> Result<Value, Failed> {
        for argument in arguments {
            let value = self.expression(argument, scope)?;
            if !value.is_null() {
                return Ok(value);
            }
        }
        Ok(Value::Null)
    }

    fn map(&self, entries: &[(Ident, Expr)], scope: Scope) -> Result<Value, Failed> {
        let mut map = Properties::new();
        for (key, expr) in entries {
            map.insert(key.name.to_string(), self.expression(expr, scope)?);
        }
        Ok(Value::Map(map))
    }

    fn map_projection(&self, object: &Expr, items: &[MapProjectionItem], scope: Scope) -> Result<Value, Failed> {
        let object = self.expression(object, scope)?;
        if object.is_null() {
            return Ok(Value::Null);
        }
        let mut map = Properties::new();
        for item in items {
            match item {
                MapProjectionItem::Property(key) => {
                    map.insert(key.name.to_string(), self.property(&object, &key.name)?);
                }
                MapProjectionItem::AllProperties(_) => map.extend(self.properties(&object)?),
                MapProjectionItem::Literal(key, expr) => {
                    map.insert(key.name.to_string(), self.expression(expr, scope)?);
                }
                MapProjectionItem::Variable(name) => {
                    map.insert(name.name.to_string(), scope.row.get(&*name.name).cloned().unwrap_or(Value::Null));
                }
            }
        }
        Ok(Value::Map(map))
    }

    /// The properties of a node or relationship, or the entries of a map.
    pub fn properties(&self, value: &Value) -> Result<Properties, Failed> {
        let graph = self.graph.borrow();
        match value {
            Value::Map(entries) => Ok(entries.clone()),
            Value::Node(number) => match &graph.nodes[*number] {
                Some(node) => Ok(node.properties.clone()),
                None => failed("the node is deleted"),
            },
            Value::Relationship(number) => match &graph.relationships[*number] {
                Some(relationship) => Ok(relationship.properties.clone()),
                None => failed("the relationship is deleted"),
            },
            _ => failed("a map or an entity is wanted"),
        }
    }

    /// `object.key`: null where the key is not there.
    pub fn property(&self, object: &Value, key: &str) -> Result<Value, Failed> {
        if object.is_null() {
            return Ok(Value::Null);
        }
        Ok(self.properties(object)?.get(key).cloned().unwrap_or(Value::Null))
    }

    fn index(&self, object: &Value, index: &Value) -> Result<Value, Failed> {
        match (object, index) {
            (Value::Null, _) => Ok(Value::Null),
            (Value::List(_) | Value::Map(_) | Value::Node(_) | Value::Relationship(_), Value::Null) => Ok(Value::Null),
            (Value::List(items), Value::Integer(at)) => {
                let at = if *at < 0 { at + items.len() as i64 } else { *at };
                Ok(usize::try_from(at).ok().and_then(|at| items.get(at)).cloned().unwrap_or(Value::Null))
            }
            (_, Value::String(key)) => self.property(object, key),
            _ => failed("an index does not fit"),
        }
    }

    /// Chained `AND` or `OR`: an operand that decides keeps those after it from being evaluated.
    fn connect(
        &self,
        operands: &[Expr],
        scope: Scope,
        decisive: Truth,
        connect: fn(Truth, Truth) -> Truth,
    ) -> Result<Value, Failed> {
        let mut result = not(decisive);
        for operand in operands {
            result = connect(result, truth(&self.expression(operand, scope)?)?);
            if result == decisive {
                break;
            }
        }
        Ok(result.into())
    }

    /// `a < b <= c` is `a < b AND b <= c`.
    fn comparison(&self, first: &Expr, rest: &[(ComparisonOperator, Expr)], scope: Scope) -> Result<Value, Failed> {
        let mut left = self.expression(first, scope)?;
        let mut result = Some(true);
        for (operator, right) in rest {
            let right = self.expression(right, scope)?;
            let holds = match operator {
                ComparisonOperator::Equal => left.equals(&right),
                ComparisonOperator::NotEqual => not(left.equals(&right)),
                ComparisonOperator::Less => left.compares(&right, Ordering::is_lt),
                ComparisonOperator::LessOrEqual => left.compares(&right, Ordering::is_le),
                ComparisonOperator::Greater => left.compares(&right, Ordering::is_gt),
                ComparisonOperator::GreaterOrEqual => left.compares(&right, Ordering::is_ge),
            };
            result = and(result, holds);
            left = right;
        }
        Ok(result.into())
    }

    fn has_labels(&self, operand: &Value, wanted: &grounds::syntax::ast::LabelExpr) -> Result<Value, Failed> {
        let graph = self.graph.borrow();
        let labels = match operand {
            Value::Null => return Ok(Value::Null),
            Value::Node(number) => graph.nodes[*number].as_ref().map(|node| node.labels.clone()),
            Value::Relationship(number) => {
                graph.relationships[*number].as_ref().map(|relationship| BTreeSet::from([relationship.kind.clone()]))
            }
            _ => return failed("only nodes and relationships have labels"),
        };
        match labels {
            Some(labels) => Ok(Value::Boolean(label_expression_holds(wanted, &labels))),
            None => failed("the entity is deleted"),
        }
    }

    fn case(
        &self,
        operand: Option<&Expr>,
        branches: &[(Vec<Expr>, Expr)],
        otherwise: Option<&Expr>,
        scope: Scope,
    ) -> Result<Value, Failed> {
        let operand = operand.map(|operand| self.expression(operand, scope)).transpose()?;
        for (conditions, result) in branches {
            for condition in conditions {
                let condition = self.expression(condition, scope)?;
                let holds = match &operand {
                    Some(operand) => operand.equals(&condition),
                    None => truth(&condition)?,
                };
                if holds == Some(true) {
                    return self.expression(result, scope);
                }
            }
        }
        otherwise.map_or(Ok(Value::Null), |otherwise| self.expression(otherwise, scope))
    }

    fn list_comprehension(
        &self,
        variable: &Ident,
        list: &Expr,
        predicate: Option<&Expr>,
        projection: Option<&Expr>,
        scope: Scope,
    ) -> Result<Value, Failed> {
        let Some(items) = list_of(&self.expression(list, scope)?)? else { return Ok(Value::Null) };
        let mut kept = Vec::new();
        for item in items {
            let mut row = scope.row.clone();
            row.insert(variable.name.to_string(), item.clone());
            if self.holds(predicate, &row)? {
                kept.push(match projection {
                    Some(projection) => self.expression(projection, Scope::from(&row))?,
                    None => item,
                });
            }
        }
        Ok(Value::List(kept))
    }

    /// `all` is a conjunction over the elements and `any` a disjunction; `none` is not `any`. `single` is true when the
    /// predicate is true once and never unknown, false when it is true twice or never and not unknown either.
    fn quantified(
        &self,
        quantifier: QuantifierWord,
        variable: &Ident,
        list: &Value,
        predicate: &Expr,
        scope: Scope,
    ) -> Result<Value, Failed> {
        let Some(items) = list_of(list)? else { return Ok(Value::Null) };
        let mut truths = Vec::new();
        for item in items {
            let mut row = scope.row.clone();
            row.insert(variable.name.to_string(), item);
            truths.push(truth(&self.expression(predicate, Scope::from(&row))?)?);
        }
        let (mut every, mut some) = (Some(true), Some(false));
        for truth in &truths {
            every = and(every, *truth);
            some = or(some, *truth);
        }
        let times = |wanted: Truth| truths.iter().filter(|truth| **truth == wanted).count();
        Ok(match quantifier {
            QuantifierWord::All => every,
            QuantifierWord::Any => some,
            QuantifierWord::None => not(some),
            QuantifierWord::Single if times(Some(true)) > 1 => Some(false),
            QuantifierWord::Single if times(None) > 0 => None,
            QuantifierWord::Single => Some(times(Some(true)) == 1),
        }
        .into())
    }

    fn subquery(&self, kind: SubqueryKind, body: &SubqueryBody, row: &Row) -> Result<Value, Failed> {
        let table = match body {
            SubqueryBody::Pattern { patterns, predicate } => {
                let mut rows = Vec::new();
                for row in self.matches(patterns, row)? {
                    if self.holds(predicate.as_ref(), &row)? {
                        rows.push(row);
                    }
                }
                super::evaluator::Table { columns: Vec::new(), rows }
            }
            SubqueryBody::Query(query) => self.query(query, row)?,
        };
        Ok(match kind {
            SubqueryKind::Exists => Value::Boolean(!table.rows.is_empty()),
            SubqueryKind::Count => Value::integer(table.rows.len()),
            SubqueryKind::Collect => {
                let column = &table.columns[0];
                Value::List(table.rows.iter().map(|row| row[column].clone()).collect())
            }
        })
    }

    /// Whether a predicate is true, neither false nor unknown.
    pub fn is_true(&self, predicate: &Expr, row: &Row) -> Result<bool, Failed> {
        Ok(truth(&self.expression(predicate, Scope::from(row))?)? == Some(true))
    }

    /// Whether an optional predicate is true.
    pub fn holds(&self, predicate: Option<&Expr>, row: &Row) -> Result<bool, Failed> {
        predicate.map_or(Ok(true), |predicate| self.is_true(predicate, row))
    }
}

fn group(scope: Scope<'_>) -> Result<&[Row], Failed> {
    scope.group.map_or_else(|| failed("an aggregate stands where there is no group"), Ok)
}

/// A boolean or null as a truth.
fn truth(value: &Value) -> Result<Truth, Failed> {
    match value {
        Value::Boolean(truth) => Ok(Some(*truth)),
        Value::Null => Ok(None),
        _ => failed("a boolean is wanted"),
    }
}

/// The items of a list; none for null.
pub fn list_of(value: &Value) -> Result<Option<Vec<Value>>, Failed> {
    match value {
        Value::List(items) => Ok(Some(items.clone())),
        Value::Null => Ok(None),
        _ => failed("a list is wanted"),
    }
}

/// `list[from..to]`: bounds count from the end when negative, and are cut to the list; a null bound gives null.
fn slice(object: &Value, from: Option<Value>, to: Option<Value>) -> Result<Value, Failed> {
    let Some(items) = list_of(object)? else { return Ok(Value::Null) };
    let length = items.len() as i64;
    let bound = |bound: Option<Value>, otherwise: i64| match bound {
        None => Ok(Some(otherwise)),
        Some(Value::Null) => Ok(None),
        Some(Value::Integer(at)) if at < 0 => Ok(Some((at + length).max(0))),
        Some(Value::Integer(at)) => Ok(Some(at.min(length))),
        Some(_) => failed("a bound is an integer"),
    };
    let (Some(from), Some(to)) = (bound(from, 0)?, bound(to, length)?) else { return Ok(Value::Null) };
    Ok(Value::List(if from < to { items[from as usize..to as usize].to_vec() } else { Vec::new() }))
}

fn predicate(operator: PredicateOperator, left: &Value, right: &Value) -> Result<Value, Failed> {
    if operator == PredicateOperator::In {
        let Some(items) = list_of(right)? else { return Ok(Value::Null) };
        let mut found = Some(false);
        for item in items {
            found = or(found, left.equals(&item));
        }
        return Ok(found.into());
    }
    // What is no string has no beginning and no end: that is unknown, not an error.
    let (Value::String(left), Value::String(right)) = (left, right) else { return Ok(Value::Null) };
    Ok(Value::Boolean(match operator {
        PredicateOperator::StartsWith => left.starts_with(right.as_str()),
        PredicateOperator::EndsWith => left.ends_with(right.as_str()),
        PredicateOperator::Contains => left.contains(right.as_str()),
        _ => return failed("regular expressions are not evaluated here"),
    }))
}
