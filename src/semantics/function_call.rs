//! Binds calls of functions: which one, whether it may stand there, whether the arguments can be right.

use crate::diag::{Diagnostic, Result, Span, did_you_mean};
use crate::syntax::ast::{Expr, ExprKind, Ident};

use super::Binder;
use super::bound::{AggregateCall, BoundExpr, BoundExprKind as Bound};
use super::expressions::{Aggregates, Place, Typed, walk};
use super::functions::{self, FunctionKind};
use super::scope::{FILE, LINE, Scope};
use super::types::StaticType;

impl Binder {
    pub(super) fn function(
        &mut self,
        name: &Ident,
        distinct: bool,
        arguments: &[Expr],
        span: Span,
        scope: &mut Scope,
        place: Place,
    ) -> Result<Typed> {
        if let Some(bound) = self.source_function(name, arguments, span, scope)? {
            return Ok((bound, StaticType::Any));
        }
        if name.name.eq_ignore_ascii_case("exists")
            && let [Expr { kind: ExprKind::Pattern(pattern), .. }] = arguments
        {
            return self.pattern_predicate(pattern, span, scope);
        }
        let Some(signature) = functions::lookup_call(&name.name, arguments.len()) else {
            return Err(unknown_function(name));
        };
        self.available(signature, name)?;
        let aggregate = signature.kind == FunctionKind::Aggregate;
        if aggregate {
            self.aggregate_allowed(place, signature.name, span)?;
        } else if distinct {
            return Err(Box::new(
                Diagnostic::error(
                    "InvalidAggregation",
                    format!("`{}` is no aggregate: `DISTINCT` has no meaning", name.name),
                    span,
                )
                .with_help("leave out `DISTINCT`"),
            ));
        }
        if let Some(problem) = signature.arity_problem(arguments.len()) {
            return Err(Box::new(Diagnostic::error("InvalidNumberOfArguments", problem, span).with_note(format!(
                "{}: {}",
                signature.usage(),
                signature.doc
            ))));
        }
        if signature.kind == FunctionKind::Record {
            return record_function(signature, span, scope);
        }
        let argument_place = match (aggregate, place.aggregates) {
            (true, _) => Place { aggregates: Aggregates::Nested, patterns: false },
            (false, _) => place.inner(),
        };
        let mut bound = Vec::with_capacity(arguments.len());
        for (position, argument) in arguments.iter().enumerate() {
            let (expr, kind) = self.typed(argument, scope, argument_place)?;
            if let Some(wanted) = signature.rejects(position, &kind) {
                let of = format!("`{}`", signature.name);
                let error = self.wrong_type(&kind, &wanted, &of, argument.span);
                return Err(Box::new((*error).with_note(format!("{}: {}", signature.usage(), signature.doc))));
            }
            bound.push(expr);
        }
        let returns = signature.result_type();
        if aggregate {
            self.deterministic(&bound)?;
            let call =
                AggregateCall { function: Some(signature), distinct, arguments: bound, at: super::bound::At(span) };
            return Ok((BoundExpr::new(Bound::Aggregate(Box::new(call)), span), returns));
        }
        Ok((BoundExpr::new(Bound::Function(signature, bound), span), returns))
    }

    /// `rand()` inside an aggregate has no one value for a row.
    fn deterministic(&self, arguments: &[BoundExpr]) -> Result<()> {
        let mut random = None;
        for argument in arguments {
            walk(argument, &mut |part| {
                if let Bound::Function(signature, _) = &part.kind
                    && signature.name == "rand"
                {
                    random = Some(part.at.0);
                }
            });
        }
        match random {
            Some(span) => Err(Box::new(Diagnostic::error(
                "NonConstantExpression",
                "`rand()` cannot stand inside an aggregate",
                span,
            ))),
            None => Ok(()),
        }
    }

    fn available(&self, signature: &functions::FunctionSignature, name: &Ident) -> Result<()> {
        if signature.kind == FunctionKind::Row {
            return Err(Box::new(
                Diagnostic::error(
                    "NotYetAvailable",
                    format!("`{}()` on a result row is not executed yet", name.name),
                    name.span,
                )
                .with_help(format!(
                    "ask it of a relationship: `{}(r)` where there is one of that name, or `sources(r)`",
                    name.name
                )),
            ));
        }
        if self.in_lens() && !matches!(signature.kind, FunctionKind::Scalar) {
            return Err(Box::new(
                Diagnostic::error(
                    "InvalidLensPredicate",
                    format!("`{}` cannot stand in a lens predicate", name.name),
                    name.span,
                )
                .with_note("a lens sees the fields of one evidence item, parameters and literals"),
            ));
        }
        Ok(())
    }

    pub(super) fn aggregate_allowed(&self, place: Place, name: &str, span: Span) -> Result<()> {
        match place.aggregates {
            Aggregates::Allowed => Ok(()),
            Aggregates::Nested => Err(Box::new(
                Diagnostic::error("NestedAggregation", format!("`{name}` stands inside another aggregate"), span)
                    .with_help("aggregate in a `WITH` first, then again"),
            )),
            Aggregates::Forbidden => Err(Box::new(
                Diagnostic::error("InvalidAggregation", format!("the aggregate `{name}` cannot stand here"), span)
                    .with_help("aggregate in a `WITH` or `RETURN` and use its alias"),
            )),
        }
    }
}

/// Binds `linenumber()` or `file()`: a variable that `LOAD CSV` introduced beside its own.
fn record_function(signature: &'static functions::FunctionSignature, span: Span, scope: &Scope) -> Result<Typed> {
    let name = if signature.name == "file" { FILE } else { LINE };
    match scope.lookup(name) {
        Some(variable) => Ok((BoundExpr::variable(variable, span), signature.result_type())),
        None => Err(Box::new(
            Diagnostic::error(
                "InvalidClauseComposition",
                format!("`{}()` has no `LOAD CSV` to speak of", signature.name),
                span,
            )
            .with_help(format!("use it between `LOAD CSV` and the next `WITH`: `WITH row, {}() AS x`", signature.name)),
        )),
    }
}

fn unknown_function(name: &Ident) -> Box<Diagnostic> {
    let known = functions::all().map(|signature| signature.name);
    let help = super::foreign::function(&name.name)
        .map(str::to_owned)
        .or_else(|| did_you_mean(&name.name, known))
        .unwrap_or_else(|| "`:help` in the shell and `docs/LANGUAGE.md` list the functions".to_owned());
    Box::new(
        Diagnostic::error("UnknownFunction", format!("unknown function `{}`", name.name), name.span).with_help(help),
    )
}
