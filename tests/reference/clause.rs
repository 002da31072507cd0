//! Queries and reading clauses: each takes rows and gives rows.

use grounds::syntax::ast::{
    Clause, ClauseKind, Conjunction, Expr, PathPattern, PatternElement, Query, SingleQuery, SubqueryImports,
};

use super::evaluator::{Evaluator, Failed, Row, Scope, Table, failed};
use super::expression::list_of;
use super::projection::distinct;
use super::value::Value;

impl Evaluator {
    /// Runs a query once, for the variables of `argument`.
    pub fn query(&self, query: &Query, argument: &Row) -> Result<Table, Failed> {
        let mut table = self.single_query(&query.first, argument)?;
        for (conjunction, other) in &query.rest {
            let other = self.single_query(other, argument)?;
            match conjunction {
                Conjunction::UnionAll => table.rows.extend(other.rows),
                Conjunction::UnionDistinct => {
                    table.rows.extend(other.rows);
                    table.rows = distinct(table.rows);
                }
                Conjunction::Next => return failed("`NEXT` is not evaluated here"),
            }
            self.any_order(&mut table.rows);
        }
        Ok(table)
    }

    fn single_query(&self, query: &SingleQuery, argument: &Row) -> Result<Table, Failed> {
        let mut table = Table { columns: Vec::new(), rows: vec![argument.clone()] };
        for clause in &query.clauses {
            table = self.clause(clause, table, argument)?;
        }
        Ok(table)
    }

    pub fn clause(&self, clause: &Clause, table: Table, argument: &Row) -> Result<Table, Failed> {
        let rows = match &clause.kind {
            ClauseKind::Match { optional, patterns, predicate } => {
                self.match_clause(*optional, patterns, predicate.as_ref(), table.rows)?
            }
            ClauseKind::Unwind { list, variable } => {
                let mut longer = Vec::new();
                for row in table.rows {
                    for item in self.unwound(list, &row)? {
                        if !self.may_go_on() {
                            return Ok(Table::default());
                        }
                        let mut row = row.clone();
                        row.insert(variable.name.to_string(), item);
                        longer.push(row);
                    }
                }
                longer
            }
            ClauseKind::With { projection, predicate } => {
                let mut rows = self.project(projection, table.rows, argument)?.rows;
                let mut kept = Vec::new();
                for row in rows.drain(..) {
                    if self.holds(predicate.as_ref(), &row)? {
                        kept.push(row);
                    }
                }
                kept
            }
            ClauseKind::Return(projection) => return self.project(projection, table.rows, argument),
            ClauseKind::Finish => Vec::new(),
            ClauseKind::CallSubquery { optional, imports, query, .. } => {
                self.call(*optional, imports, query, table.rows)?
            }
            _ => self.update(clause, table.rows)?,
        };
        Ok(Table { columns: Vec::new(), rows })
    }

    /// A row for each match; under `OPTIONAL` one with nulls when there is none.
    fn match_clause(
        &self,
        optional: bool,
        patterns: &[PathPattern],
        predicate: Option<&Expr>,
        rows: Vec<Row>,
    ) -> Result<Vec<Row>, Failed> {
        let mut matched = Vec::new();
        for row in rows {
            let before = matched.len();
            for found in self.matches(patterns, &row)? {
                if self.holds(predicate, &found)? {
                    matched.push(found);
                }
            }
            if optional && matched.len() == before {
                let mut padded = row;
                for name in patterns.iter().flat_map(names_in) {
                    padded.entry(name).or_insert(Value::Null);
                }
                matched.push(padded);
            }
        }
        self.any_order(&mut matched);
        Ok(matched)
    }

    /// The items of a list; none of null; another value is its own only item.
    fn unwound(&self, list: &Expr, row: &Row) -> Result<Vec<Value>, Failed> {
        match self.expression(list, Scope::from(row))? {
            Value::Null => Ok(Vec::new()),
            list => Ok(list_of(&list)?.unwrap_or_default()),
        }
    }

    /// Runs a subquery for each row. Without `RETURN` it keeps the row as it is.
    fn call(
        &self,
        optional: bool,
        imports: &SubqueryImports,
        query: &Query,
        rows: Vec<Row>,
    ) -> Result<Vec<Row>, Failed> {
        let last = query.first.clauses.last();
        let returns = last.is_some_and(|clause| matches!(clause.kind, ClauseKind::Return(_)));
        let mut called = Vec::new();
        for row in rows {
            let argument: Row = match imports {
                SubqueryImports::Listed(names) => {
                    names.iter().map(|name| (name.name.to_string(), row[&*name.name].clone())).collect()
                }
                SubqueryImports::All | SubqueryImports::ByWith => row.clone(),
            };
            let table = self.query(query, &argument)?;
            if !returns {
                called.push(row);
                continue;
            }
            if optional && table.rows.is_empty() {
                let mut row = row.clone();
                row.extend(returned_names(query).into_iter().map(|name| (name, Value::Null)));
                called.push(row);
            }
            for found in table.rows {
                let mut row = row.clone();
                row.extend(found);
                called.push(row);
            }
        }
        self.any_order(&mut called);
        Ok(called)
    }
}

/// The names of a query's columns.
fn returned_names(query: &Query) -> Vec<String> {
    match query.first.clauses.last().map(|clause| &clause.kind) {
        Some(ClauseKind::Return(projection)) => projection.items.iter().map(super::projection::name_of).collect(),
        _ => Vec::new(),
    }
}

/// The variables that a pattern binds.
pub fn names_in(pattern: &PathPattern) -> Vec<String> {
    let mut names: Vec<String> = pattern.variable.iter().map(|variable| variable.name.to_string()).collect();
    collect_names(&pattern.elements, &mut names);
    names
}

pub fn collect_names(elements: &[PatternElement], names: &mut Vec<String>) {
    for element in elements {
        let variable = match element {
            PatternElement::Node(node) => &node.variable,
            PatternElement::Relationship(relationship) => &relationship.variable,
            PatternElement::Group(group) => {
                collect_names(&group.elements, names);
                &group.variable
            }
        };
        names.extend(variable.iter().map(|variable| variable.name.to_string()));
    }
}
