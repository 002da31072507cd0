//! The clauses about claims, evidence and sources.

use super::super::ast::{ClauseKind, EvidenceAssertion, Expr, ExprKind, StanceWord};
use super::super::error::internal;
use super::super::parser::{Pair, Rule};
use super::{Builder, Built, Parts};
use crate::diag::{Diagnostic, Span};

/// `ON`, `BECAUSE` and `BY` of a standing, in that order.
type StandingDetails = [Option<Expr>; 3];

impl Builder<'_> {
    pub(super) fn assert_clause(&mut self, mut parts: Parts<'_>) -> Built<ClauseKind> {
        parts.has(Rule::ASSERT);
        let patterns = self.pattern_list(parts.require()?)?;
        let evidence = parts.map(|part| self.evidence_assertion(part)).collect::<Built<_>>()?;
        Ok(ClauseKind::Assert { patterns, evidence })
    }

    fn evidence_assertion(&mut self, pair: Pair<'_>) -> Built<EvidenceAssertion> {
        let span = self.span(&pair);
        let mut parts = Parts::new(self, pair);
        let stance = match self.only(parts.require()?)?.as_rule() {
            Rule::SUPPORTED => StanceWord::Supported,
            Rule::REFUTED => StanceWord::Refuted,
            Rule::INCONCLUSIVE => StanceWord::Inconclusive,
            _ => return Err(internal(span)),
        };
        parts.has(Rule::BY);
        let source = self.operand(parts.require()?)?;
        let fields = self.fields(&mut parts)?;
        let (mut via, mut via_at) = (None, None);
        if let Some(pair) = parts.optional(Rule::via) {
            let mut parts = Parts::new(self, pair);
            parts.has(Rule::VIA);
            via = Some(self.operand(parts.require()?)?);
            if parts.has(Rule::AT) {
                via_at = Some(self.expression(parts.require()?)?);
            }
        }
        Ok(EvidenceAssertion { stance, source, fields, via, via_at, span })
    }

    /// Builds a map or parameter that may stand next.
    pub(super) fn fields(&mut self, parts: &mut Parts<'_>) -> Built<Option<Expr>> {
        let pair = parts.optional(Rule::map).or_else(|| parts.optional(Rule::parameter));
        pair.map(|pair| self.expression(pair)).transpose()
    }

    pub(super) fn merge_source(&mut self, mut parts: Parts<'_>) -> Built<ClauseKind> {
        parts.by_ref().take(2).for_each(drop);
        let key = self.operand(parts.require()?)?;
        Ok(ClauseKind::MergeSource { key, fields: self.fields(&mut parts)? })
    }

    pub(super) fn retract_source(&mut self, mut parts: Parts<'_>, span: Span) -> Built<ClauseKind> {
        parts.by_ref().take(2).for_each(drop);
        let key = self.operand(parts.require()?)?;
        let word = Span { start: span.start, end: span.start + 7 };
        let standing = Expr { kind: ExprKind::String("retracted".into()), span: word };
        let [on, reason, by] = self.standing_details(parts)?;
        Ok(ClauseKind::SetStanding { key, standing, on, reason, by })
    }

    pub(super) fn set_standing(&mut self, mut parts: Parts<'_>) -> Built<ClauseKind> {
        parts.by_ref().take(4).for_each(drop);
        let key = self.operand(parts.require()?)?;
        parts.has(Rule::TO);
        let standing = self.expression(parts.require()?)?;
        let [on, reason, by] = self.standing_details(parts)?;
        Ok(ClauseKind::SetStanding { key, standing, on, reason, by })
    }

    fn standing_details(&mut self, parts: Parts<'_>) -> Built<StandingDetails> {
        let mut details = [None, None, None];
        for part in parts {
            let span = self.span(&part);
            let mut part = Parts::new(self, part);
            let (place, word) = match part.require()?.as_rule() {
                Rule::ON => (0, "ON"),
                Rule::BECAUSE => (1, "BECAUSE"),
                _ => (2, "BY"),
            };
            let value = self.expression(part.require()?)?;
            if details[place].replace(value).is_some() {
                let message = format!("`{word}` is given twice");
                return Err(Box::new(
                    Diagnostic::error("UnexpectedSyntax", message, span).with_help(format!("keep one `{word}`")),
                ));
            }
        }
        Ok(details)
    }

    pub(super) fn remove_evidence(&mut self, mut parts: Parts<'_>) -> Built<ClauseKind> {
        parts.by_ref().take(2).for_each(drop);
        let item = parts.optional(Rule::variable).map(|pair| self.ident(&pair)).transpose()?;
        parts.has(Rule::FROM);
        let claim = self.expression(parts.require()?)?;
        Ok(ClauseKind::RemoveEvidence { item, claim, predicate: self.optional_where(&mut parts)? })
    }
}
