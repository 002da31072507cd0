//! Binds queries and their reading clauses, in the order in which scopes flow.

use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::syntax::ast::{
    Clause, ClauseKind, Conjunction, Expr, Ident, Query, SingleQuery, SubqueryImports, Transactions,
};

use super::Binder;
use super::bound::{
    BoundBranch, BoundClause, BoundExpr, BoundExprKind, BoundProjection, BoundQuery, NameKind, VariableId,
};
use super::expressions::Place;
use super::patterns::already_bound;
use super::projection::passed_on;
use super::scope::{FILE, Given, LINE, Scope};
use super::types::StaticType;

/// Where a query stands: what it must end with depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum QueryPlace {
    /// A whole statement.
    Statement,
    /// What follows `NEXT` in a subquery.
    Next,
    /// What follows `NEXT` in an expression.
    NextInExpression,
    /// `CALL (…) { … }`
    Call,
    /// `CALL { … }`, which sees the outer variables only through a first `WITH`
    CallByWith,
    /// `EXISTS { … }` and its kin.
    Expression,
}

impl QueryPlace {
    /// Where a part stands that `NEXT` follows: it has to return or write something.
    fn before_next(self) -> QueryPlace {
        match self {
            QueryPlace::Expression => QueryPlace::Call,
            QueryPlace::NextInExpression => QueryPlace::Next,
            other => other,
        }
    }

    /// Where a part stands that follows `NEXT`: all it sees are the columns of the one before.
    fn after_next(self) -> QueryPlace {
        match self {
            QueryPlace::Statement => QueryPlace::Statement,
            QueryPlace::Expression => QueryPlace::NextInExpression,
            _ => QueryPlace::Next,
        }
    }
}

/// A bound query with the names of its columns.
pub(super) struct Columns {
    pub(super) names: Vec<Arc<str>>,
}

impl Binder {
    /// Binds a query inside an expression or a `CALL`.
    pub(super) fn query(&mut self, query: &Query, outer: &Scope, place: QueryPlace) -> Result<BoundQuery> {
        Ok(self.query_with_columns(query, outer, place)?.0)
    }

    /// Binds a query; says how its columns are named.
    pub(super) fn query_with_columns(
        &mut self,
        query: &Query,
        outer: &Scope,
        place: QueryPlace,
    ) -> Result<(BoundQuery, Columns)> {
        let mut parts = query.rest.as_slice();
        let mut first = &query.first;
        let mut clauses = Vec::new();
        let mut scope = outer.clone();
        let mut place_of_part = place;
        // `UNION` binds tighter: each part between two `NEXT` is a union, and its columns are all that the next sees.
        while let Some(next) = parts.iter().position(|(conjunction, _)| *conjunction == Conjunction::Next) {
            let (part, columns) = self.union(first, &parts[..next], &scope, place_of_part.before_next())?;
            scope = Scope::default();
            for (name, variable) in columns.names.iter().zip(&part.outputs) {
                scope.introduce(Arc::clone(name), *variable);
            }
            add_part(part, &mut clauses);
            first = &parts[next].1;
            parts = &parts[next + 1..];
            place_of_part = place.after_next();
        }
        let (last, columns) = self.union(first, parts, &scope, place_of_part)?;
        if clauses.is_empty() {
            return Ok((last, columns));
        }
        let outputs = last.outputs.clone();
        add_part(last, &mut clauses);
        let branches = vec![BoundBranch { clauses, outputs: outputs.clone() }];
        Ok((BoundQuery { branches, distinct: false, outputs }, columns))
    }

    /// Binds single queries that only `UNION` joins.
    fn union(
        &mut self,
        first: &SingleQuery,
        rest: &[(Conjunction, SingleQuery)],
        outer: &Scope,
        place: QueryPlace,
    ) -> Result<(BoundQuery, Columns)> {
        let (first, columns) = self.given_query(first, outer, place)?;
        let outputs = first.outputs.clone();
        let mut branches = vec![first];
        let mut distinct = None;
        for (conjunction, single) in rest {
            let this_distinct = *conjunction == Conjunction::UnionDistinct;
            if distinct.is_some_and(|known| known != this_distinct) {
                return Err(Box::new(
                    Diagnostic::error(
                        "InvalidClauseComposition",
                        "`UNION` and `UNION ALL` cannot be mixed",
                        single.span,
                    )
                    .with_help("use one of them throughout, or a `CALL { }` for a part"),
                ));
            }
            distinct = Some(this_distinct);
            let (mut branch, these) = self.given_query(single, outer, place)?;
            branch.outputs = align_columns(&columns, &these, &branch.outputs, single.span)?;
            branches.push(branch);
        }
        Ok((BoundQuery { branches, distinct: distinct.unwrap_or(false), outputs }, columns))
    }

    fn single_query(
        &mut self,
        single: &SingleQuery,
        outer: &Scope,
        place: QueryPlace,
    ) -> Result<(BoundBranch, Columns)> {
        let imports = place != QueryPlace::CallByWith
            || matches!(single.clauses.first().map(|clause| &clause.kind), Some(ClauseKind::With { .. }));
        let mut scope = if imports { outer.clone() } else { Scope::default() };
        let mut clauses = Vec::new();
        let mut columns: Option<(Vec<VariableId>, Columns)> = None;
        let count = single.clauses.len();
        for (position, clause) in single.clauses.iter().enumerate() {
            let last = position + 1 == count;
            match &clause.kind {
                ClauseKind::Return(projection) => {
                    if !last {
                        return Err(composition("`RETURN` must be the last clause", clause.span));
                    }
                    let bound = self.projection(projection, None, &mut scope, true)?;
                    let outputs: Vec<VariableId> = bound.items.iter().map(|(variable, _)| *variable).collect();
                    let names = scope.iter().map(|(name, _)| Arc::clone(name)).collect();
                    clauses.push(BoundClause::Project(bound));
                    columns = Some((outputs, Columns { names }));
                }
                ClauseKind::Finish if !last => {
                    return Err(composition("`FINISH` must be the last clause", clause.span));
                }
                ClauseKind::Finish => columns = Some((Vec::new(), Columns { names: Vec::new() })),
                ClauseKind::Call(call) if last => {
                    let standalone = count == 1 && place == QueryPlace::Statement;
                    let outputs = self.call(call, &mut scope, &mut clauses, standalone)?;
                    if standalone {
                        columns = Some(outputs);
                    }
                }
                _ => self.clause(clause, &mut scope, &mut clauses)?,
            }
        }
        if columns.is_none() {
            self.check_ending(single, place)?;
        }
        let (outputs, columns) = columns.unwrap_or((Vec::new(), Columns { names: Vec::new() }));
        Ok((BoundBranch { clauses, outputs }, columns))
    }

    fn check_ending(&self, single: &SingleQuery, place: QueryPlace) -> Result<()> {
        let Some(last) = single.clauses.last() else { return Ok(()) };
        let reads = matches!(
            last.kind,
            ClauseKind::Match { .. }
                | ClauseKind::Unwind { .. }
                | ClauseKind::With { .. }
                | ClauseKind::Let(_)
                | ClauseKind::Filter(_)
                | ClauseKind::Page { .. }
                | ClauseKind::LoadCsv { .. }
        );
        if reads && !matches!(place, QueryPlace::Expression | QueryPlace::NextInExpression) {
            return Err(Box::new(
                Diagnostic::error("InvalidClauseComposition", "a query cannot end with this clause", last.span)
                    .labelled("nothing is returned or written after it")
                    .with_help("add a `RETURN`"),
            ));
        }
        Ok(())
    }

    /// Binds a clause that is not the end of a query.
    pub(super) fn clause(&mut self, clause: &Clause, scope: &mut Scope, out: &mut Vec<BoundClause>) -> Result<()> {
        match &clause.kind {
            ClauseKind::Match { optional, patterns, predicate } => {
                let pattern = self.match_pattern(patterns, predicate.as_ref(), scope, true)?;
                out.push(BoundClause::Match { optional: *optional, pattern });
            }
            ClauseKind::Unwind { list, variable } => {
                let (list, kind) = self.typed(list, scope, Place::PLAIN)?;
                let id = self.new_variable(variable, kind.element(), scope)?;
                out.push(BoundClause::Unwind { list, variable: id });
            }
            ClauseKind::With { projection, predicate } => {
                let bound = self.projection(projection, predicate.as_ref(), scope, false)?;
                out.push(BoundClause::Project(bound));
            }
            ClauseKind::Let(items) => {
                for (name, value) in items {
                    self.let_item(name, value, scope, out)?;
                }
            }
            ClauseKind::Filter(predicate) => {
                let predicate = self.predicate(predicate, scope)?;
                out.push(BoundClause::Filter(predicate));
            }
            ClauseKind::Page { order_by, skip, limit } => {
                let bound = self.page_clause(order_by, skip.as_ref(), limit.as_ref(), scope)?;
                out.push(BoundClause::Project(bound));
            }
            ClauseKind::Call(call) => {
                self.call(call, scope, out, false)?;
            }
            ClauseKind::CallSubquery { optional, imports, query, transactions } => {
                if let Some(transactions) = transactions {
                    self.transactions(transactions)?;
                }
                self.call_subquery(*optional, imports, query, scope, out)?
            }
            ClauseKind::LoadCsv { with_headers, url, variable, field_terminator } => {
                self.load_csv(*with_headers, url, variable, field_terminator.as_ref(), scope, out)?;
            }
            ClauseKind::Return(_) | ClauseKind::Finish => {
                return Err(composition("this clause must be the last one", clause.span));
            }
            _ => self.writing_clause(clause, scope, out)?,
        }
        Ok(())
    }

    fn let_item(&mut self, name: &Ident, value: &Expr, scope: &mut Scope, out: &mut Vec<BoundClause>) -> Result<()> {
        let (value, kind) = self.typed(value, scope, Place::PLAIN)?;
        let mut items = passed_on(scope);
        let variable = self.new_variable(name, kind, scope)?;
        items.push((variable, value));
        out.push(BoundClause::Project(BoundProjection::of(items)));
        Ok(())
    }

    /// Checks `IN TRANSACTIONS`: a statement is one transaction, which gives the same where no part is to be kept of a
    /// statement that fails.
    fn transactions(&mut self, transactions: &Transactions) -> Result<()> {
        let refused = match (&transactions.on_error, &transactions.status) {
            (_, Some(_)) => Some("`REPORT STATUS`"),
            (Some(mode), None) if &**mode != "FAIL" => Some("`ON ERROR` with anything but `FAIL`"),
            _ => None,
        };
        let note = "each statement is one transaction here: all of it is kept, or nothing";
        if let Some(what) = refused {
            return Err(Box::new(
                Diagnostic::error(
                    "UnsupportedTransactions",
                    format!("{what} needs several transactions"),
                    transactions.span,
                )
                .with_note(note)
                .with_help("filter what would fail before it is written, or run one statement for each part"),
            ));
        }
        for count in transactions.concurrent.iter().flatten().chain(&transactions.rows) {
            let (_, kind) = self.typed(count, &mut Scope::default(), Place::PLAIN)?;
            self.require_type(&kind, &StaticType::Integer, "`IN TRANSACTIONS`", count.span)?;
        }
        self.notes.push(format!("`IN TRANSACTIONS` changes nothing: {note}"));
        Ok(())
    }

    fn load_csv(
        &mut self,
        with_headers: bool,
        url: &Expr,
        variable: &Ident,
        field_terminator: Option<&Expr>,
        scope: &mut Scope,
        out: &mut Vec<BoundClause>,
    ) -> Result<()> {
        let mut text = |expr: &Expr, of: &str| -> Result<BoundExpr> {
            let (bound, kind) = self.typed(expr, scope, Place::PLAIN)?;
            self.require_type(&kind, &StaticType::String, of, expr.span)?;
            Ok(bound)
        };
        let url = text(url, "`LOAD CSV`")?;
        let field_terminator = field_terminator.map(|expr| text(expr, "`FIELDTERMINATOR`")).transpose()?;
        let kind = if with_headers { StaticType::Map } else { StaticType::List(Box::new(StaticType::String)) };
        let variable = self.new_variable(variable, kind, scope)?;
        let file = self.variables.add(Arc::from(FILE), StaticType::String);
        let line = self.variables.add(Arc::from(LINE), StaticType::Integer);
        scope.introduce(Arc::from(FILE), file);
        scope.introduce(Arc::from(LINE), line);
        out.push(BoundClause::LoadCsv { with_headers, url, field_terminator, variable, file, line });
        Ok(())
    }

    /// Binds a single query; in a subquery what comes from outside stays in scope behind every projection.
    fn given_query(
        &mut self,
        single: &SingleQuery,
        outer: &Scope,
        place: QueryPlace,
    ) -> Result<(BoundBranch, Columns)> {
        let given = matches!(place, QueryPlace::Call | QueryPlace::Expression).then(|| Given::of(outer));
        let around = std::mem::replace(&mut self.given, given.clone());
        let bound = self.single_query(single, outer, place);
        self.given = around;
        let (mut branch, columns) = bound?;
        if let Some(given) = given {
            let used = given.used();
            for clause in &mut branch.clauses {
                if let BoundClause::Project(projection) = clause {
                    projection.carried.clone_from(&used);
                }
            }
        }
        Ok((branch, columns))
    }

    /// Introduces a variable that must be new.
    pub(super) fn new_variable(&mut self, name: &Ident, kind: StaticType, scope: &mut Scope) -> Result<VariableId> {
        if scope.lookup(&name.name).is_some() {
            return Err(already_bound(name));
        }
        let id = self.variables.add(Arc::clone(&name.name), kind);
        scope.introduce(Arc::clone(&name.name), id);
        Ok(id)
    }

    fn call_subquery(
        &mut self,
        optional: bool,
        imports: &SubqueryImports,
        query: &Query,
        scope: &mut Scope,
        out: &mut Vec<BoundClause>,
    ) -> Result<()> {
        let mut inner = Scope::default();
        match imports {
            SubqueryImports::ByWith | SubqueryImports::All => {
                for (name, variable) in scope.iter() {
                    inner.introduce(Arc::clone(name), variable);
                }
            }
            SubqueryImports::Listed(names) => {
                for name in names {
                    let variable = scope.lookup(&name.name).ok_or_else(|| scope.undefined(&name.name, name.span))?;
                    inner.introduce(Arc::clone(&name.name), variable);
                }
            }
        }
        let place = if matches!(imports, SubqueryImports::ByWith) { QueryPlace::CallByWith } else { QueryPlace::Call };
        let (bound, columns) = self.query_with_columns(query, &inner, place)?;
        for (name, variable) in columns.names.iter().zip(&bound.outputs) {
            if scope.lookup(name).is_some() {
                return Err(Box::new(
                    Diagnostic::error(
                        "VariableAlreadyBound",
                        format!("the subquery returns `{name}`, which is already defined outside"),
                        query.span,
                    )
                    .with_help(format!("return it under another name: `{name} AS other`")),
                ));
            }
            scope.introduce(Arc::clone(name), *variable);
        }
        out.push(BoundClause::Subquery { optional, query: Box::new(bound) });
        Ok(())
    }

    /// Remembers the source keys that `e.source` is compared with, for the warning about unknown ones.
    pub(super) fn note_source_comparison(&mut self, left: &BoundExpr, right: &BoundExpr) {
        let is_source = matches!(&left.kind, BoundExprKind::ItemField(_, field) if &**field == "source");
        if !is_source {
            return;
        }
        let mut keys = Vec::new();
        match &right.kind {
            BoundExprKind::Literal(crate::value::Value::String(key)) => keys.push(Arc::clone(key)),
            BoundExprKind::Literal(crate::value::Value::List(items)) => {
                for item in items.iter() {
                    if let crate::value::Value::String(key) = item {
                        keys.push(Arc::clone(key));
                    }
                }
            }
            _ => {}
        }
        for name in keys {
            self.names.push(super::bound::NameUse { name, kind: NameKind::Source, span: right.at.0, written: false });
        }
    }
}

/// Adds a part of a query with `NEXT`: its clauses where they are one row of clauses that ends in a projection.
fn add_part(mut part: BoundQuery, clauses: &mut Vec<BoundClause>) {
    if part.branches.len() == 1 && !part.outputs.is_empty() {
        clauses.extend(part.branches.remove(0).clauses);
    } else {
        clauses.push(BoundClause::Next(Box::new(part)));
    }
}

/// Puts a later branch's columns into the order of the first; they must have the same names.
fn align_columns(first: &Columns, these: &Columns, outputs: &[VariableId], span: Span) -> Result<Vec<VariableId>> {
    let aligned: Option<Vec<VariableId>> = first
        .names
        .iter()
        .map(|name| these.names.iter().position(|other| other == name).and_then(|at| outputs.get(at)).copied())
        .collect();
    match aligned {
        Some(aligned) if first.names.len() == these.names.len() => Ok(aligned),
        _ => Err(Box::new(
            Diagnostic::error("DifferentColumnsInUnion", "the parts of a `UNION` return different columns", span)
                .with_note(format!("the first part returns: {}", list_names(&first.names)))
                .with_note(format!("this part returns: {}", list_names(&these.names)))
                .with_help("give the columns the same aliases"),
        )),
    }
}

fn list_names(names: &[Arc<str>]) -> String {
    if names.is_empty() {
        "nothing".to_owned()
    } else {
        names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
    }
}

fn composition(message: &str, span: Span) -> Box<Diagnostic> {
    Box::new(Diagnostic::error("InvalidClauseComposition", message, span))
}
