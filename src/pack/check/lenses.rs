//! Checks the clauses of the lenses that `graph.toml` names.
//!
//! Start at [`check`]. How: the clauses stand before a `RETURN 1` and are parsed as a statement; findings are moved to
//! where the clauses stand in `graph.toml`.

use std::sync::Arc;

use hashbrown::HashSet;

use super::{Context, listed};
use crate::diag::{Diagnostic, SourceText, Span, did_you_mean};
use crate::evidence::{CERTAINTIES, DIRECTNESSES, LensDeclaration, Stance, Standing, known_item_fields, last_day};
use crate::syntax::ast::{
    ClauseKind, ComparisonOperator, Expr, ExprKind, Ident, LensClause, LensClauseKind, PredicateOperator, Projection,
    Statement,
};
use crate::syntax::parse_statement;

/// What stands after the clauses to make a statement of them.
const REST: &str = "\nRETURN 1";

/// Checks every lens.
pub(super) fn check(context: &Context<'_>, source: &Arc<SourceText>, findings: &mut Vec<Diagnostic>) {
    let mut fields: HashSet<&str> = known_item_fields().iter().copied().collect();
    for file in context.files {
        fields.extend(file.facts.items.iter().flat_map(|item| item.fields.keys().map(|name| &**name)));
    }
    for (name, lens) in &context.declarations.lenses {
        let mut checker = LensChecker { context, name, fields: &fields, found: Vec::new() };
        match parse_statement(&format!("{}{REST}", lens.clauses)) {
            Ok(statement) => checker.statement(&statement),
            Err(error) => checker.found.push(*error),
        }
        findings.extend(checker.found.into_iter().map(|finding| moved(finding, lens).in_source(source)));
    }
}

/// Moves a finding from the statement to the file.
fn moved(mut finding: Diagnostic, lens: &LensDeclaration) -> Diagnostic {
    let place = lens.clauses_span;
    let is_verbatim = (place.end - place.start) as usize == lens.clauses.len();
    for (span, _) in &mut finding.labels {
        *span = if is_verbatim {
            let shifted = span.shift(place.start as usize);
            Span { start: shifted.start.min(place.end), end: shifted.end.min(place.end) }
        } else {
            place
        };
    }
    finding
}

struct LensChecker<'c> {
    context: &'c Context<'c>,
    name: &'c str,
    /// The fields that items have.
    fields: &'c HashSet<&'c str>,
    found: Vec<Diagnostic>,
}

impl LensChecker<'_> {
    fn statement(&mut self, statement: &Statement) {
        let is_ours = statement.query.rest.is_empty()
            && matches!(
                statement.query.first.clauses.as_slice(),
                [only] if matches!(&only.kind, ClauseKind::Return(Projection { star: false, .. }))
            );
        if !is_ours || statement.lens.is_empty() {
            let place = statement.lens.first().map_or(statement.span, |clause| clause.span);
            self.found.push(
                Diagnostic::error(
                    "InvalidLens",
                    format!("lens `{}` is not made of evidence clauses alone", self.name),
                    place,
                )
                .with_help("write clauses such as `USING EVIDENCE e WHERE e.level <= 2`"),
            );
        }
        for clause in &statement.lens {
            self.clause(clause);
        }
    }

    fn clause(&mut self, clause: &LensClause) {
        match &clause.kind {
            LensClauseKind::Evidence { variable, predicate } => self.predicate(predicate, variable),
            LensClauseKind::Named(other) => self.named(other),
            LensClauseKind::AsOf(moment) => self.moment(moment),
            LensClauseKind::Excluding(keys) => {
                for key in keys {
                    self.source_key(key);
                }
            }
            LensClauseKind::All => {}
        }
    }

    fn named(&mut self, other: &Ident) {
        let lenses = &self.context.declarations.lenses;
        if *other.name == *self.name {
            self.found.push(
                Diagnostic::error("InvalidLens", format!("lens `{}` is made of itself", self.name), other.span)
                    .with_help("write out its clauses"),
            );
        } else if !lenses.contains_key(&*other.name) {
            self.found.push(
                Diagnostic::error("UnknownLens", format!("no lens `{}`", other.name), other.span)
                    .with_optional_help(did_you_mean(&other.name, lenses.keys().map(String::as_str))),
            );
        }
    }

    fn moment(&mut self, moment: &Expr) {
        if let ExprKind::String(text) = &moment.kind
            && last_day(text).is_none()
        {
            self.found.push(
                Diagnostic::error("InvalidDate", format!("`{text}` is no date"), moment.span)
                    .with_help("write it as `2018`, `2018-03` or `2018-03-01`"),
            );
        }
    }

    fn source_key(&mut self, key: &Expr) {
        let ExprKind::String(text) = &key.kind else { return };
        let keys = || self.context.sources.sources.iter().map(|source| &*source.entry.key);
        if !keys().any(|known| known == &**text) {
            let finding = Diagnostic::error("UnknownSource", format!("no source `{text}`"), key.span)
                .with_optional_help(did_you_mean(text, keys()));
            self.found.push(finding);
        }
    }

    /// Looks at every use of the item in a predicate.
    fn predicate(&mut self, expression: &Expr, item: &Ident) {
        match &expression.kind {
            ExprKind::Property { object, key } if is_item(object, item) => self.field(key),
            ExprKind::Comparison { first, rest } => {
                for (operator, operand) in rest {
                    if matches!(operator, ComparisonOperator::Equal | ComparisonOperator::NotEqual) {
                        self.word(first, operand, item);
                        self.word(operand, first, item);
                    }
                }
            }
            ExprKind::Predicate { operator: PredicateOperator::In, left, right } => {
                if let ExprKind::List(words) = &right.kind {
                    for word in words {
                        self.word(left, word, item);
                    }
                }
            }
            _ => {}
        }
        for part in parts(expression) {
            self.predicate(part, item);
        }
    }

    fn field(&mut self, key: &Ident) {
        if !self.fields.contains(&*key.name) {
            let help = did_you_mean(&key.name, self.fields.iter().copied())
                .unwrap_or_else(|| "no item of the pack has such a field".to_owned());
            self.found.push(
                Diagnostic::error("UnknownField", format!("items have no field `{}`", key.name), key.span)
                    .with_help(help),
            );
        }
    }

    /// A word that is compared with a field of a few words must be one of them.
    fn word(&mut self, field: &Expr, literal: &Expr, item: &Ident) {
        let (ExprKind::Property { object, key }, ExprKind::String(word)) = (&field.kind, &literal.kind) else { return };
        if !is_item(object, item) {
            return;
        }
        let words: Vec<&str> = match &*key.name {
            "design" => self.context.declarations.designs.names().collect(),
            "certainty" => CERTAINTIES.to_vec(),
            "directness" => DIRECTNESSES.to_vec(),
            "stance" => Stance::ALL.into_iter().map(Stance::as_str).collect(),
            "standing" => Standing::ALL.into_iter().map(Standing::as_str).collect(),
            "source" | "via" => return self.source_key(literal),
            _ => return,
        };
        if !words.contains(&&**word) {
            let help = did_you_mean(word, words.iter().copied())
                .unwrap_or_else(|| format!("it is one of {}", listed(words.iter().copied(), "and")));
            self.found.push(
                Diagnostic::error("UnknownWord", format!("no {} is `{word}`", key.name), literal.span).with_help(help),
            );
        }
    }
}

fn is_item(expression: &Expr, item: &Ident) -> bool {
    matches!(&expression.kind, ExprKind::Variable(name) if *name == item.name)
}

/// The expressions directly within one. A lens has no pattern and no subquery (SEMANTICS L5), so these have none here.
fn parts(expression: &Expr) -> Vec<&Expr> {
    match &expression.kind {
        ExprKind::List(parts) | ExprKind::Or(parts) | ExprKind::Xor(parts) | ExprKind::And(parts) => {
            parts.iter().collect()
        }
        ExprKind::Map(entries) => entries.iter().map(|(_, value)| value).collect(),
        ExprKind::Property { object: part, .. }
        | ExprKind::Not(part)
        | ExprKind::Negate(part)
        | ExprKind::Plus(part)
        | ExprKind::IsNull { operand: part, .. }
        | ExprKind::IsType { operand: part, .. }
        | ExprKind::HasLabels { operand: part, .. } => vec![part],
        ExprKind::Index { object, index } => vec![object, index],
        ExprKind::Slice { object, from, to } => {
            let mut parts: Vec<&Expr> = vec![object];
            parts.extend(from.as_deref());
            parts.extend(to.as_deref());
            parts
        }
        ExprKind::Comparison { first, rest } => {
            std::iter::once(&**first).chain(rest.iter().map(|(_, operand)| operand)).collect()
        }
        ExprKind::Arithmetic { first, rest } => {
            std::iter::once(&**first).chain(rest.iter().map(|(_, operand)| operand)).collect()
        }
        ExprKind::Predicate { left, right, .. } => vec![left, right],
        ExprKind::Case { operand, branches, otherwise } => {
            let mut parts: Vec<&Expr> = operand.as_deref().into_iter().collect();
            for (when, then) in branches {
                parts.extend(when);
                parts.push(then);
            }
            parts.extend(otherwise.as_deref());
            parts
        }
        ExprKind::ListComprehension { list, predicate, projection, .. } => {
            let mut parts: Vec<&Expr> = vec![list];
            parts.extend(predicate.as_deref());
            parts.extend(projection.as_deref());
            parts
        }
        ExprKind::Quantified { list, predicate, .. } => vec![list, predicate],
        ExprKind::Reduce { initial, list, step, .. } => vec![initial, list, step],
        ExprKind::Function { arguments, .. } => arguments.iter().collect(),
        _ => Vec::new(),
    }
}
