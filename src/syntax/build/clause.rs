//! Statements, queries, and the clauses that read and project.

use std::sync::Arc;

use super::super::ast::{
    Clause, ClauseKind, Conjunction, Expr, Ident, LensClause, LensClauseKind, ProcedureCall, Projection,
    ProjectionItem, Query, SingleQuery, SortItem, Statement, StatementMode, SubqueryImports, Transactions, YieldItems,
};
use super::super::error::internal;
use super::super::parser::{Pair, Rule};
use super::{Builder, Built, Parts};
use crate::diag::Diagnostic;

impl Builder<'_> {
    /// Builds a whole statement.
    pub(in super::super) fn statement(&mut self, pair: Pair<'_>) -> Built<Statement> {
        let span = self.span(&pair);
        let mut parts = Parts::new(self, pair);
        let mut mode = StatementMode::Run;
        if let Some(word) = parts.optional(Rule::mode) {
            let profile = self.only(word)?.as_rule() == Rule::PROFILE;
            mode = if profile { StatementMode::Profile } else { StatementMode::Explain };
        }
        let mut lens = Vec::new();
        while let Some(clause) = parts.optional(Rule::lens_clause) {
            lens.push(self.lens_clause(clause)?);
        }
        let query = self.query(parts.require()?)?;
        Ok(Statement { mode, lens, query, span })
    }

    fn lens_clause(&mut self, pair: Pair<'_>) -> Built<LensClause> {
        let span = self.span(&pair);
        let inner = self.only(pair)?;
        let rule = inner.as_rule();
        let mut parts = Parts::new(self, inner);
        let kind = match rule {
            Rule::using_evidence => {
                parts.by_ref().take(2).for_each(drop);
                let variable = self.ident(&parts.require()?)?;
                LensClauseKind::Evidence { variable, predicate: self.where_clause(parts.require()?)? }
            }
            Rule::using_lens => {
                parts.by_ref().take(2).for_each(drop);
                LensClauseKind::Named(self.ident(&parts.require()?)?)
            }
            Rule::using_all => LensClauseKind::All,
            Rule::as_of => {
                parts.by_ref().take(2).for_each(drop);
                LensClauseKind::AsOf(self.expression(parts.require()?)?)
            }
            Rule::excluding => {
                parts.by_ref().take(2).for_each(drop);
                LensClauseKind::Excluding(self.expressions(parts)?)
            }
            _ => return Err(internal(span)),
        };
        Ok(LensClause { kind, span })
    }

    /// Builds single queries and what joins them.
    pub(super) fn query(&mut self, pair: Pair<'_>) -> Built<Query> {
        let span = self.span(&pair);
        let mut parts = Parts::new(self, pair);
        let first = self.single_query(parts.require()?)?;
        let mut rest = Vec::new();
        while let Some(conjunction) = parts.optional(Rule::conjunction) {
            let mut kind = Conjunction::UnionDistinct;
            for word in conjunction.into_inner() {
                match word.as_rule() {
                    Rule::NEXT => kind = Conjunction::Next,
                    Rule::ALL => kind = Conjunction::UnionAll,
                    _ => {}
                }
            }
            rest.push((kind, self.single_query(parts.require()?)?));
        }
        Ok(Query { first, rest, span })
    }

    fn single_query(&mut self, pair: Pair<'_>) -> Built<SingleQuery> {
        let span = self.span(&pair);
        let clauses = pair.into_inner().map(|clause| self.clause(clause)).collect::<Built<_>>()?;
        Ok(SingleQuery { clauses, span })
    }

    /// Builds one clause.
    pub(super) fn clause(&mut self, pair: Pair<'_>) -> Built<Clause> {
        let span = self.span(&pair);
        let inner = self.only(pair)?;
        let rule = inner.as_rule();
        let parts = Parts::new(self, inner);
        let kind = match rule {
            Rule::match_clause => self.match_clause(parts),
            Rule::unwind_clause => self.unwind_clause(parts),
            Rule::with_clause => self.with_clause(parts),
            Rule::return_clause => self.return_clause(parts),
            Rule::finish_clause => Ok(ClauseKind::Finish),
            Rule::call_clause => self.call_clause(parts),
            Rule::load_csv => self.load_csv(parts),
            Rule::create_clause | Rule::insert_clause => self.create_clause(parts),
            Rule::let_clause => self.let_clause(parts),
            Rule::filter_clause => self.filter_clause(parts),
            Rule::for_clause => self.for_clause(parts),
            Rule::page_clause => self.page_clause(parts),
            Rule::merge_clause => self.merge_clause(parts),
            Rule::set_clause => self.set_clause(parts),
            Rule::remove_clause => self.remove_clause(parts),
            Rule::delete_clause => self.delete_clause(parts),
            Rule::foreach_clause => self.foreach_clause(parts),
            Rule::assert_clause => self.assert_clause(parts),
            Rule::merge_source => self.merge_source(parts),
            Rule::retract_source => self.retract_source(parts, span),
            Rule::set_standing => self.set_standing(parts),
            Rule::remove_evidence => self.remove_evidence(parts),
            _ => Err(internal(span)),
        }?;
        Ok(Clause { kind, span })
    }

    fn match_clause(&mut self, mut parts: Parts<'_>) -> Built<ClauseKind> {
        let optional = parts.has(Rule::OPTIONAL);
        parts.has(Rule::MATCH);
        let patterns = self.pattern_list(parts.require()?)?;
        Ok(ClauseKind::Match { optional, patterns, predicate: self.optional_where(&mut parts)? })
    }

    /// Builds the predicate of a `WHERE` that may stand next.
    pub(super) fn optional_where(&mut self, parts: &mut Parts<'_>) -> Built<Option<Expr>> {
        parts.optional(Rule::where_clause).map(|pair| self.where_clause(pair)).transpose()
    }

    fn where_clause(&mut self, pair: Pair<'_>) -> Built<Expr> {
        let mut parts = Parts::new(self, pair);
        parts.has(Rule::WHERE);
        self.expression(parts.require()?)
    }

    fn unwind_clause(&mut self, mut parts: Parts<'_>) -> Built<ClauseKind> {
        parts.has(Rule::UNWIND);
        let list = self.expression(parts.require()?)?;
        parts.has(Rule::AS);
        Ok(ClauseKind::Unwind { list, variable: self.ident(&parts.require()?)? })
    }

    fn let_clause(&mut self, parts: Parts<'_>) -> Built<ClauseKind> {
        let mut items = Vec::new();
        for item in parts.filter(|part| part.as_rule() == Rule::let_item) {
            let mut item = Parts::new(self, item);
            let variable = self.ident(&item.require()?)?;
            item.has(Rule::assign);
            items.push((variable, self.expression(item.require()?)?));
        }
        Ok(ClauseKind::Let(items))
    }

    fn filter_clause(&mut self, mut parts: Parts<'_>) -> Built<ClauseKind> {
        parts.has(Rule::FILTER);
        parts.has(Rule::WHERE);
        Ok(ClauseKind::Filter(self.expression(parts.require()?)?))
    }

    fn for_clause(&mut self, mut parts: Parts<'_>) -> Built<ClauseKind> {
        parts.has(Rule::FOR);
        let variable = self.ident(&parts.require()?)?;
        parts.has(Rule::IN);
        Ok(ClauseKind::Unwind { list: self.expression(parts.require()?)?, variable })
    }

    fn page_clause(&mut self, parts: Parts<'_>) -> Built<ClauseKind> {
        let (mut order_by, mut skip, mut limit) = (Vec::new(), None, None);
        for part in parts {
            match part.as_rule() {
                Rule::order_by => order_by = self.order_by(part)?,
                Rule::skip_rows => skip = Some(self.last_expression(part)?),
                _ => limit = Some(self.last_expression(part)?),
            }
        }
        Ok(ClauseKind::Page { order_by, skip, limit })
    }

    fn order_by(&mut self, pair: Pair<'_>) -> Built<Vec<SortItem>> {
        let keys = pair.into_inner().filter(|key| key.as_rule() == Rule::sort_item);
        keys.map(|key| self.sort_item(key)).collect()
    }

    fn with_clause(&mut self, mut parts: Parts<'_>) -> Built<ClauseKind> {
        parts.has(Rule::WITH);
        let projection = self.projection(parts.require()?)?;
        Ok(ClauseKind::With { projection, predicate: self.optional_where(&mut parts)? })
    }

    fn return_clause(&mut self, mut parts: Parts<'_>) -> Built<ClauseKind> {
        parts.has(Rule::RETURN);
        Ok(ClauseKind::Return(self.projection(parts.require()?)?))
    }

    fn projection(&mut self, pair: Pair<'_>) -> Built<Projection> {
        let span = self.span(&pair);
        let mut parts = Parts::new(self, pair);
        let distinct = parts.has(Rule::DISTINCT);
        parts.has(Rule::ALL);
        let star = parts.has(Rule::star);
        let mut projection =
            Projection { distinct, star, items: Vec::new(), order_by: Vec::new(), skip: None, limit: None, span };
        for part in parts {
            match part.as_rule() {
                Rule::projection_item => projection.items.push(self.projection_item(part)?),
                Rule::order_by => projection.order_by = self.order_by(part)?,
                Rule::skip_rows => projection.skip = Some(self.last_expression(part)?),
                Rule::limit_rows => projection.limit = Some(self.last_expression(part)?),
                _ => return self.unexpected(&part),
            }
        }
        Ok(projection)
    }

    fn projection_item(&mut self, pair: Pair<'_>) -> Built<ProjectionItem> {
        let mut parts = Parts::new(self, pair);
        let pair = parts.require()?;
        let text = Arc::from(self.typed(self.span(&pair)));
        let expression = self.expression(pair)?;
        Ok(ProjectionItem { expression, alias: self.alias(&mut parts)?, text })
    }

    /// Builds the name after an `AS` that may stand next.
    fn alias(&mut self, parts: &mut Parts<'_>) -> Built<Option<Ident>> {
        if parts.has(Rule::AS) { Ok(Some(self.ident(&parts.require()?)?)) } else { Ok(None) }
    }

    fn sort_item(&mut self, pair: Pair<'_>) -> Built<SortItem> {
        let mut parts = Parts::new(self, pair);
        let expression = self.expression(parts.require()?)?;
        let descending = parts.has(Rule::descending);
        parts.has(Rule::ascending);
        let mut nulls_first = None;
        if let Some(nulls) = parts.optional(Rule::nulls) {
            let mut nulls = Parts::new(self, nulls);
            nulls.has(Rule::NULLS);
            nulls_first = Some(self.one_of(&nulls.require()?, &["FIRST", "LAST"])? == "FIRST");
        }
        Ok(SortItem { expression, descending, nulls_first })
    }

    /// Builds the expression that ends a rule, after its keywords.
    pub(super) fn last_expression(&mut self, pair: Pair<'_>) -> Built<Expr> {
        let span = self.span(&pair);
        match pair.into_inner().last() {
            Some(last) => self.expression(last),
            None => Err(internal(span)),
        }
    }

    fn call_clause(&mut self, mut parts: Parts<'_>) -> Built<ClauseKind> {
        let optional = parts.has(Rule::OPTIONAL);
        parts.has(Rule::CALL);
        let call = parts.require()?;
        if call.as_rule() == Rule::procedure_call {
            self.procedure_call(call, optional)
        } else {
            self.call_subquery(call, optional)
        }
    }

    fn call_subquery(&mut self, pair: Pair<'_>, optional: bool) -> Built<ClauseKind> {
        let mut parts = Parts::new(self, pair);
        let mut imports = SubqueryImports::ByWith;
        if let Some(list) = parts.optional(Rule::imports) {
            let mut list = Parts::new(self, list);
            imports = if list.has(Rule::star) {
                SubqueryImports::All
            } else {
                let variables = list.filter(|part| part.as_rule() == Rule::variable);
                SubqueryImports::Listed(variables.map(|variable| self.ident(&variable)).collect::<Built<_>>()?)
            };
        }
        parts.has(Rule::open_brace);
        let query = Box::new(self.query(parts.require()?)?);
        parts.has(Rule::close_brace);
        let transactions = match parts.optional(Rule::in_transactions) {
            Some(pair) => Some(Box::new(self.transactions(pair)?)),
            None => None,
        };
        Ok(ClauseKind::CallSubquery { optional, imports, query, transactions })
    }

    /// The word of a pair, when it is one of these, else an error that names them.
    fn one_of(&self, pair: &Pair<'_>, words: &[&'static str]) -> Built<&'static str> {
        let (typed, span) = self.word_of(pair);
        words.iter().find(|word| typed.eq_ignore_ascii_case(word)).copied().ok_or_else(|| {
            let expected = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" or ");
            Box::new(Diagnostic::error("UnexpectedSyntax", format!("expected {expected}, found `{typed}`"), span))
        })
    }

    fn transactions(&mut self, pair: Pair<'_>) -> Built<Transactions> {
        let span = self.span(&pair);
        let mut transactions = Transactions { concurrent: None, rows: None, on_error: None, status: None, span };
        let mut count = None;
        for part in Parts::new(self, pair) {
            match part.as_rule() {
                Rule::path_count => {
                    let inner = self.only(part)?;
                    count = Some(self.expression(inner)?);
                }
                Rule::CONCURRENT => transactions.concurrent = Some(count.take()),
                Rule::transaction_rows => {
                    let mut rows = Parts::new(self, part);
                    rows.has(Rule::OF);
                    transactions.rows = Some(self.expression(rows.require()?)?);
                    self.one_of(&rows.require()?, &["ROWS", "ROW"])?;
                }
                Rule::on_error => transactions.on_error = Some(self.on_error(part)?),
                Rule::report_status => {
                    let mut report = Parts::new(self, part);
                    self.one_of(&report.require()?, &["REPORT"])?;
                    self.one_of(&report.require()?, &["STATUS"])?;
                    report.has(Rule::AS);
                    transactions.status = Some(self.ident(&report.require()?)?);
                }
                _ => {}
            }
        }
        Ok(transactions)
    }

    fn on_error(&mut self, pair: Pair<'_>) -> Built<Arc<str>> {
        let words = self.words(&pair);
        let mut parts = Parts::new(self, pair);
        parts.has(Rule::ON);
        self.one_of(&parts.require()?, &["ERROR"])?;
        self.one_of(&parts.require()?, &["CONTINUE", "BREAK", "FAIL", "RETRY"])?;
        Ok(Arc::from(words.strip_prefix("ON ERROR ").unwrap_or(&words)))
    }

    fn procedure_call(&mut self, pair: Pair<'_>, optional: bool) -> Built<ClauseKind> {
        let mut parts = Parts::new(self, pair);
        let name = parts.require()?;
        let span = self.span(&name);
        let words = name.into_inner().map(|word| Ok(self.ident(&word)?.name.to_string())).collect::<Built<Vec<_>>>()?;
        let name = Ident { name: Arc::from(words.join(".")), span };
        let arguments = parts.optional(Rule::call_arguments).map(|pair| self.plain_arguments(pair)).transpose()?;
        let yields = parts.optional(Rule::yield_clause).map(|pair| self.yield_clause(pair)).transpose()?;
        Ok(ClauseKind::Call(ProcedureCall { name, arguments, yields, optional }))
    }

    fn yield_clause(&mut self, pair: Pair<'_>) -> Built<YieldItems> {
        let mut parts = Parts::new(self, pair);
        parts.has(Rule::YIELD);
        if parts.has(Rule::star) {
            return Ok(YieldItems::All);
        }
        let mut items = Vec::new();
        while let Some(item) = parts.optional(Rule::yield_item) {
            let mut item = Parts::new(self, item);
            let field = self.ident(&item.require()?)?;
            items.push((field, self.alias(&mut item)?));
        }
        Ok(YieldItems::Listed { items, predicate: self.optional_where(&mut parts)? })
    }

    fn load_csv(&mut self, mut parts: Parts<'_>) -> Built<ClauseKind> {
        parts.by_ref().take(2).for_each(drop);
        let with_headers = parts.has(Rule::with_headers);
        parts.has(Rule::FROM);
        let url = self.expression(parts.require()?)?;
        parts.has(Rule::AS);
        let variable = self.ident(&parts.require()?)?;
        let field_terminator =
            if parts.has(Rule::FIELDTERMINATOR) { Some(self.expression(parts.require()?)?) } else { None };
        Ok(ClauseKind::LoadCsv { with_headers, url, variable, field_terminator })
    }
}
