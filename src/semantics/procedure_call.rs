//! Binds calls of procedures: arguments against their signature, yields into the scope.

use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span, did_you_mean};
use crate::syntax::ast::{Expr, Ident, ProcedureCall, YieldItems};

use super::Binder;
use super::bound::{At, BoundClause, BoundExpr, VariableId};
use super::clauses::Columns;
use super::expressions::Place;
use super::procedures::{self, Signature};
use super::scope::Scope;

impl Binder {
    /// Binds `CALL`; says which variables it yields and how they are named.
    pub(super) fn call(
        &mut self,
        call: &ProcedureCall,
        scope: &mut Scope,
        out: &mut Vec<BoundClause>,
        standalone: bool,
    ) -> Result<(Vec<VariableId>, Columns)> {
        let signature = self.signature(&call.name)?;
        let arguments = match &call.arguments {
            Some(arguments) => self.arguments(&signature, arguments, call.name.span, scope)?,
            None if standalone => {
                let parameters = signature.parameters.iter();
                parameters.map(|(name, _)| self.parameter(name, call.name.span)).collect()
            }
            None => return Err(arguments_not_given(&signature, call.name.span)),
        };
        let mut yields = Vec::new();
        let mut names = Vec::new();
        let mut predicate = None;
        match &call.yields {
            Some(YieldItems::Listed { items, predicate: filter }) => {
                for (field, alias) in items {
                    let position = result_position(&signature, field)?;
                    let name = alias.as_ref().unwrap_or(field);
                    let variable = self.new_variable(name, signature.results[position].1.clone(), scope)?;
                    names.push(Arc::clone(&name.name));
                    yields.push((position, variable));
                }
                predicate = filter.as_ref();
            }
            None if !standalone && !signature.results.is_empty() => {
                return Err(yield_missing(&signature, call.name.span));
            }
            Some(YieldItems::All) if !standalone => return Err(yield_all(&signature, call.name.span)),
            Some(YieldItems::All) | None => {
                for (position, (name, kind)) in signature.results.iter().enumerate() {
                    let ident = Ident { name: Arc::clone(name), span: call.name.span };
                    let variable = self.new_variable(&ident, kind.clone(), scope)?;
                    names.push(ident.name);
                    yields.push((position, variable));
                }
            }
        }
        let outputs = yields.iter().map(|(_, variable)| *variable).collect();
        let at = At(call.name.span);
        out.push(BoundClause::Call { name: signature.name, arguments, yields, at });
        if let Some(predicate) = predicate {
            let predicate = self.predicate(predicate, scope)?;
            out.push(BoundClause::Filter(predicate));
        }
        Ok((outputs, Columns { names }))
    }

    fn signature(&self, name: &Ident) -> Result<Signature> {
        if let Some(signature) = self.procedures.iter().find(|signature| signature.name == name.name) {
            return Ok(signature.clone());
        }
        if let Some(signature) = procedures::lookup(&name.name) {
            return Ok(Signature::from(signature));
        }
        let own = self.procedures.iter().map(|signature| &*signature.name);
        let known = own.chain(procedures::all().iter().map(|signature| signature.name));
        Err(Box::new(
            Diagnostic::error("ProcedureNotFound", format!("there is no procedure `{}`", name.name), name.span)
                .with_optional_help(did_you_mean(&name.name, known)),
        ))
    }

    fn arguments(
        &mut self,
        signature: &Signature,
        arguments: &[Expr],
        span: Span,
        scope: &mut Scope,
    ) -> Result<Vec<BoundExpr>> {
        let wanted = signature.parameters.len();
        if arguments.len() != wanted {
            let plural = if wanted == 1 { "argument" } else { "arguments" };
            let message = format!("`{}` takes {wanted} {plural}, here are {}", signature.name, arguments.len());
            let names: Vec<&str> = signature.parameters.iter().map(|(name, _)| &**name).collect();
            let help = format!("write `CALL {}({})`", signature.name, names.join(", "));
            return Err(Box::new(Diagnostic::error("InvalidNumberOfArguments", message, span).with_help(help)));
        }
        let mut bound = Vec::with_capacity(wanted);
        for (argument, (name, wanted)) in arguments.iter().zip(&signature.parameters) {
            let (expr, kind) = self.typed(argument, scope, Place::PLAIN)?;
            if !kind.may_be(wanted) {
                let of = format!("`{name}` of `{}`", signature.name);
                return Err(self.wrong_type(&kind, wanted.name(), &of, argument.span));
            }
            bound.push(expr);
        }
        Ok(bound)
    }
}

fn result_position(signature: &Signature, field: &Ident) -> Result<usize> {
    signature.results.iter().position(|(name, _)| *name == field.name).ok_or_else(|| {
        let known = signature.results.iter().map(|(name, _)| &**name);
        let message = format!("`{}` gives no `{}`", signature.name, field.name);
        Box::new(
            Diagnostic::error("UndefinedVariable", message, field.span)
                .with_optional_help(did_you_mean(&field.name, known))
                .with_note(format!("it gives: {}", result_names(signature))),
        )
    })
}

fn arguments_not_given(signature: &Signature, span: Span) -> Box<Diagnostic> {
    let names: Vec<&str> = signature.parameters.iter().map(|(name, _)| &**name).collect();
    let message = format!("the arguments of `{}` must be written here", signature.name);
    Box::new(
        Diagnostic::error("InvalidArgumentPassingMode", message, span)
            .with_note("only a `CALL` that is the whole statement takes them from the parameters")
            .with_help(format!("write `{}({})`", signature.name, names.join(", "))),
    )
}

fn yield_all(signature: &Signature, span: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("UnexpectedSyntax", "`YIELD *` stands only in a `CALL` that is the whole statement", span)
            .with_help(format!("write `YIELD {}`", result_names(signature))),
    )
}

fn result_names(signature: &Signature) -> String {
    let names: Vec<&str> = signature.results.iter().map(|(name, _)| &**name).collect();
    names.join(", ")
}

fn yield_missing(signature: &Signature, span: Span) -> Box<Diagnostic> {
    let message = format!("the results of `{}` need a `YIELD` here", signature.name);
    Box::new(
        Diagnostic::error("UndefinedVariable", message, span)
            .with_help(format!("add `YIELD {}`", result_names(signature))),
    )
}
