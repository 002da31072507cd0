//! The clauses that write: `CREATE`, `MERGE`, `SET`, `REMOVE`, `DELETE`, `FOREACH`.

use super::super::ast::{ClauseKind, Expr, ExprKind, Ident, LabelExpr, RemoveItem, SetItem};
use super::super::parser::{Pair, Rule};
use super::{Builder, Built, Parts};
use crate::diag::{Diagnostic, Span};

impl Builder<'_> {
    pub(super) fn create_clause(&mut self, mut parts: Parts<'_>) -> Built<ClauseKind> {
        // `INSERT` is GQL's word for it.
        let _ = parts.has(Rule::CREATE) || parts.has(Rule::INSERT);
        Ok(ClauseKind::Create(self.pattern_list(parts.require()?)?))
    }

    pub(super) fn merge_clause(&mut self, mut parts: Parts<'_>) -> Built<ClauseKind> {
        parts.has(Rule::MERGE);
        let pattern = self.path_pattern(parts.require()?)?;
        let (mut on_create, mut on_match) = (Vec::new(), Vec::new());
        for action in parts {
            let mut action = Parts::new(self, action);
            action.has(Rule::ON);
            let items = if action.require()?.as_rule() == Rule::CREATE { &mut on_create } else { &mut on_match };
            for item in action.filter(|part| part.as_rule() == Rule::set_item) {
                items.push(self.set_item(item)?);
            }
        }
        Ok(ClauseKind::Merge { pattern, on_create, on_match })
    }

    pub(super) fn set_clause(&mut self, parts: Parts<'_>) -> Built<ClauseKind> {
        let items = parts.filter(|part| part.as_rule() == Rule::set_item);
        Ok(ClauseKind::Set(items.map(|item| self.set_item(item)).collect::<Built<_>>()?))
    }

    fn set_item(&mut self, pair: Pair<'_>) -> Built<SetItem> {
        let mut parts = Parts::new(self, pair);
        let target = self.operand(parts.require()?)?;
        if let Some(labels) = parts.optional(Rule::label_set) {
            return Ok(SetItem::Labels { variable: variable_of(target)?, labels: self.label_set(labels)? });
        }
        let adds = parts.require()?.as_rule() == Rule::add_assign;
        let value = self.expression(parts.require()?)?;
        if adds {
            return Ok(SetItem::Add { variable: variable_of(target)?, value });
        }
        let span = target.span;
        match target.kind {
            ExprKind::Property { object, key } => Ok(SetItem::Property { object: *object, key, value }),
            ExprKind::Index { object, index } => Ok(SetItem::DynamicProperty { object: *object, key: *index, value }),
            ExprKind::Variable(name) => Ok(SetItem::Replace { variable: Ident { name, span }, value }),
            _ => Err(not_a_target(span)),
        }
    }

    pub(super) fn remove_clause(&mut self, parts: Parts<'_>) -> Built<ClauseKind> {
        let items = parts.filter(|part| part.as_rule() == Rule::remove_item);
        Ok(ClauseKind::Remove(items.map(|item| self.remove_item(item)).collect::<Built<_>>()?))
    }

    fn remove_item(&mut self, pair: Pair<'_>) -> Built<RemoveItem> {
        let mut parts = Parts::new(self, pair);
        let target = self.operand(parts.require()?)?;
        if let Some(labels) = parts.optional(Rule::label_set) {
            return Ok(RemoveItem::Labels { variable: variable_of(target)?, labels: self.label_set(labels)? });
        }
        let span = target.span;
        match target.kind {
            ExprKind::Property { object, key } => Ok(RemoveItem::Property { object: *object, key }),
            ExprKind::Index { object, index } => Ok(RemoveItem::DynamicProperty { object: *object, key: *index }),
            _ => Err(not_a_target(span)),
        }
    }

    fn label_set(&mut self, pair: Pair<'_>) -> Built<Vec<LabelExpr>> {
        pair.into_inner()
            .map(|label| {
                let span = self.span(&label);
                self.deeper(1, span, |builder| builder.label_primary(label))
            })
            .collect()
    }

    pub(super) fn delete_clause(&mut self, mut parts: Parts<'_>) -> Built<ClauseKind> {
        let detach = parts.has(Rule::DETACH);
        parts.has(Rule::DELETE);
        Ok(ClauseKind::Delete { detach, targets: self.expressions(parts)? })
    }

    pub(super) fn foreach_clause(&mut self, mut parts: Parts<'_>) -> Built<ClauseKind> {
        parts.has(Rule::FOREACH);
        let variable = self.ident(&parts.require()?)?;
        parts.has(Rule::IN);
        let list = self.expression(parts.require()?)?;
        let clauses = parts.filter(|part| part.as_rule() == Rule::clause);
        let clauses = clauses.map(|clause| self.clause(clause)).collect::<Built<_>>()?;
        Ok(ClauseKind::Foreach { variable, list, clauses })
    }

    /// Builds the expressions among some parts.
    pub(super) fn expressions(&mut self, parts: Parts<'_>) -> Built<Vec<Expr>> {
        parts.map(|part| self.expression(part)).collect()
    }
}

fn variable_of(target: Expr) -> Built<Ident> {
    let span = target.span;
    match target.kind {
        ExprKind::Variable(name) => Ok(Ident { name, span }),
        _ => Err(Box::new(
            Diagnostic::error("UnexpectedSyntax", "expected a variable before labels, `+=` or a map", span)
                .with_help("bind the value first: `WITH … AS n SET n:Label`"),
        )),
    }
}

fn not_a_target(span: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("UnexpectedSyntax", "only properties and labels can be set or removed", span)
            .with_help("write `n.key`, `n[key]` or `n:Label`"),
    )
}
