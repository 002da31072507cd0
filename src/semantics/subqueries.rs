//! Binds patterns and queries that stand in expressions.

use crate::diag::{Diagnostic, Result, Span};
use crate::syntax::ast::{Expr, PathPattern, SubqueryBody, SubqueryKind};

use super::Binder;
use super::bound::{BoundBranch, BoundClause, BoundExpr, BoundExprKind as Bound, BoundProjection, BoundQuery};
use super::expressions::{Place, Typed};
use super::scope::Scope;
use super::types::StaticType;

impl Binder {
    pub(super) fn pattern_predicate(&mut self, pattern: &PathPattern, span: Span, scope: &mut Scope) -> Result<Typed> {
        self.no_subquery_outside(span)?;
        let mut inner = scope.inside_subquery();
        let bound = self.match_pattern(std::slice::from_ref(pattern), None, &mut inner, false)?;
        let branch =
            BoundBranch { clauses: vec![BoundClause::Match { optional: false, pattern: bound }], outputs: Vec::new() };
        let query = BoundQuery { branches: vec![branch], distinct: false, outputs: Vec::new() };
        Ok((BoundExpr::new(Bound::Subquery(SubqueryKind::Exists, Box::new(query)), span), StaticType::Boolean))
    }

    pub(super) fn pattern_comprehension(
        &mut self,
        pattern: &PathPattern,
        predicate: Option<&Expr>,
        projection: &Expr,
        span: Span,
        scope: &mut Scope,
    ) -> Result<Typed> {
        self.no_subquery_outside(span)?;
        let mut inner = scope.inside_subquery();
        let bound = self.match_pattern(std::slice::from_ref(pattern), predicate, &mut inner, true)?;
        let (item, kind) = self.typed(projection, &mut inner, Place::PLAIN)?;
        let output = self.variables.add_unnamed(kind.clone());
        let projection = BoundProjection::of(vec![(output, item)]);
        let clauses = vec![BoundClause::Match { optional: false, pattern: bound }, BoundClause::Project(projection)];
        let branch = BoundBranch { clauses, outputs: vec![output] };
        let query = BoundQuery { branches: vec![branch], distinct: false, outputs: vec![output] };
        let expr = BoundExpr::new(Bound::Subquery(SubqueryKind::Collect, Box::new(query)), span);
        Ok((expr, StaticType::List(Box::new(kind))))
    }

    pub(super) fn subquery_expression(
        &mut self,
        kind: SubqueryKind,
        body: &SubqueryBody,
        span: Span,
        scope: &mut Scope,
    ) -> Result<Typed> {
        self.no_subquery_outside(span)?;
        let query = match body {
            SubqueryBody::Pattern { patterns, predicate } => {
                if kind == SubqueryKind::Collect {
                    return Err(Box::new(
                        Diagnostic::error(
                            "InvalidSyntax",
                            "`COLLECT { }` needs a query with a `RETURN` of one column",
                            span,
                        )
                        .with_help("write `COLLECT { MATCH … RETURN … }`"),
                    ));
                }
                let mut inner = scope.inside_subquery();
                let bound = self.match_pattern(patterns, predicate.as_ref(), &mut inner, true)?;
                let clauses = vec![BoundClause::Match { optional: false, pattern: bound }];
                BoundQuery {
                    branches: vec![BoundBranch { clauses, outputs: Vec::new() }],
                    distinct: false,
                    outputs: Vec::new(),
                }
            }
            SubqueryBody::Query(query) => {
                let writes_before = self.writes;
                self.writes = false;
                let bound = self.query(query, &scope.inside_subquery(), super::clauses::QueryPlace::Expression)?;
                if self.writes {
                    return Err(Box::new(Diagnostic::error(
                        "InvalidClauseComposition",
                        "a subquery in an expression cannot write",
                        query.span,
                    )));
                }
                self.writes = writes_before;
                if kind == SubqueryKind::Collect && bound.outputs.len() != 1 {
                    return Err(Box::new(
                        Diagnostic::error(
                            "InvalidSyntax",
                            format!("`COLLECT {{ }}` needs one column, this query returns {}", bound.outputs.len()),
                            query.span,
                        )
                        .with_help("return one expression; a map holds several"),
                    ));
                }
                bound
            }
        };
        let result = match kind {
            SubqueryKind::Exists => StaticType::Boolean,
            SubqueryKind::Count => StaticType::Integer,
            SubqueryKind::Collect => StaticType::List(Box::new(StaticType::Any)),
        };
        Ok((BoundExpr::new(Bound::Subquery(kind, Box::new(query)), span), result))
    }
}
