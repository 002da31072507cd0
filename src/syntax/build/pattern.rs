//! Patterns: paths, nodes, relationships, label expressions.

use super::super::ast::{
    Direction, Expr, ExprKind, Ident, LabelExpr, NodePattern, PathPattern, PathSelector, PatternElement, PatternGroup,
    Quantifier, RelationshipPattern, VariableLength,
};
use super::super::error::internal;
use super::super::parser::{Pair, Rule};
use super::{Builder, Built, Parts, literal};
use crate::diag::{Diagnostic, Span};

/// The parts that a node and a relationship pattern share.
struct Filler {
    variable: Option<Ident>,
    labels: Option<LabelExpr>,
    length: Option<VariableLength>,
    properties: Option<Expr>,
    predicate: Option<Expr>,
}

impl Builder<'_> {
    pub(super) fn pattern_list(&mut self, pair: Pair<'_>) -> Built<Vec<PathPattern>> {
        pair.into_inner().map(|pattern| self.path_pattern(pattern)).collect()
    }

    pub(super) fn path_pattern(&mut self, pair: Pair<'_>) -> Built<PathPattern> {
        let span = self.span(&pair);
        let mut parts = Parts::new(self, pair);
        let variable = self.path_variable(&mut parts)?;
        let mut selector = PathSelector::All;
        if let Some(pair) = parts.optional(Rule::selector) {
            selector = self.selector(pair)?;
        }
        if let Some(pair) = parts.optional(Rule::legacy_shortest) {
            let mut parts = Parts::new(self, pair);
            let word = self.only(parts.require()?)?;
            selector = match word.as_rule() {
                Rule::SHORTESTPATH => PathSelector::LegacyShortest,
                _ => PathSelector::LegacyAllShortest,
            };
            return Ok(PathPattern { variable, selector, elements: self.elements(&mut parts)?, span });
        }
        Ok(PathPattern { variable, selector, elements: self.elements(&mut parts)?, span })
    }

    fn path_variable(&mut self, parts: &mut Parts<'_>) -> Built<Option<Ident>> {
        match parts.optional(Rule::path_variable) {
            Some(pair) => Ok(Some(self.ident(&self.only(pair)?)?)),
            None => Ok(None),
        }
    }

    fn selector(&mut self, pair: Pair<'_>) -> Built<PathSelector> {
        let mut parts = Parts::new(self, pair);
        let first = parts.require()?.as_rule();
        let shortest = first == Rule::SHORTEST || parts.has(Rule::SHORTEST);
        let mut count = None;
        if let Some(pair) = parts.optional(Rule::path_count) {
            count = Some(self.expression(self.only(pair)?)?);
        }
        let groups = parts.any(|part| part.as_rule() == Rule::groups);
        Ok(match (first, shortest) {
            (_, true) if groups => PathSelector::ShortestGroups(count),
            (Rule::ALL, true) => PathSelector::AllShortest,
            (_, true) => PathSelector::Shortest(count),
            (Rule::ANY_WORD, false) => PathSelector::Any(count),
            _ => PathSelector::All,
        })
    }

    /// Builds the elements that stand next and checks that they alternate.
    fn elements(&mut self, parts: &mut Parts<'_>) -> Built<Vec<PatternElement>> {
        let mut elements: Vec<PatternElement> = Vec::new();
        while let Some(rule @ (Rule::node | Rule::relationship | Rule::pattern_group)) = parts.peek() {
            let pair = parts.require()?;
            let element = match rule {
                Rule::node => PatternElement::Node(self.node(pair)?),
                Rule::relationship => PatternElement::Relationship(self.relationship(pair)?),
                _ => PatternElement::Group(Box::new(self.pattern_group(pair)?)),
            };
            if let (Some(PatternElement::Node(before)), PatternElement::Node(node)) = (elements.last(), &element) {
                return Err(adjacent_nodes(before.span, node.span));
            }
            elements.push(element);
        }
        Ok(elements)
    }

    fn pattern_group(&mut self, pair: Pair<'_>) -> Built<PatternGroup> {
        let span = self.span(&pair);
        let mut parts = Parts::new(self, pair);
        let variable = self.path_variable(&mut parts)?;
        let elements = self.elements(&mut parts)?;
        let predicate = self.optional_where(&mut parts)?;
        parts.has(Rule::close_paren);
        let quantifier = parts.optional(Rule::quantifier).map(|pair| self.quantifier(pair)).transpose()?;
        Ok(PatternGroup { variable, elements, predicate, quantifier, span })
    }

    pub(super) fn node(&mut self, pair: Pair<'_>) -> Built<NodePattern> {
        let span = self.span(&pair);
        let mut parts = Parts::new(self, pair);
        let Filler { variable, labels, properties, predicate, .. } = self.filler(&mut parts)?;
        Ok(NodePattern { variable, labels, properties, predicate, span })
    }

    fn filler(&mut self, parts: &mut Parts<'_>) -> Built<Filler> {
        let variable = parts.optional(Rule::variable).map(|pair| self.ident(&pair)).transpose()?;
        parts.has(Rule::IS);
        let labels = parts.optional(Rule::label_expression).map(|pair| self.label_expression(pair)).transpose()?;
        let length = parts.optional(Rule::length).map(|pair| self.length(pair)).transpose()?;
        let properties = self.fields(parts)?;
        let predicate = self.optional_where(parts)?;
        Ok(Filler { variable, labels, length, properties, predicate })
    }

    pub(super) fn relationship(&mut self, pair: Pair<'_>) -> Built<RelationshipPattern> {
        let span = self.span(&pair);
        let mut parts = Parts::new(self, pair);
        let left = parts.has(Rule::left_head);
        let mut filler = Filler { variable: None, labels: None, length: None, properties: None, predicate: None };
        if let Some(pair) = parts.optional(Rule::relationship_box) {
            filler = self.filler(&mut Parts::new(self, pair))?;
        }
        parts.has(Rule::arrow_line);
        let direction = match (left, parts.has(Rule::right_head)) {
            (true, false) => Direction::Left,
            (false, true) => Direction::Right,
            _ => Direction::Either,
        };
        let quantifier = parts.optional(Rule::quantifier).map(|pair| self.quantifier(pair)).transpose()?;
        let Filler { variable, labels, length, properties, predicate } = filler;
        Ok(RelationshipPattern { variable, types: labels, direction, length, quantifier, properties, predicate, span })
    }

    fn length(&mut self, pair: Pair<'_>) -> Built<VariableLength> {
        let mut parts = Parts::new(self, pair);
        let min = parts.optional(Rule::bound).map(|pair| self.bound(&pair)).transpose()?;
        if parts.has(Rule::range_dots) {
            let max = parts.optional(Rule::bound).map(|pair| self.bound(&pair)).transpose()?;
            return Ok(VariableLength { min, max });
        }
        Ok(VariableLength { min, max: min })
    }

    fn bound(&mut self, pair: &Pair<'_>) -> Built<u32> {
        let span = self.span(pair);
        literal::count(self.typed(span), span)
    }

    fn quantifier(&mut self, pair: Pair<'_>) -> Built<Quantifier> {
        let span = self.span(&pair);
        match self.typed(span) {
            "*" => return Ok(Quantifier { min: 0, max: None }),
            "+" => return Ok(Quantifier { min: 1, max: None }),
            _ => {}
        }
        let mut parts = Parts::new(self, pair);
        parts.has(Rule::open_brace);
        let min = parts.optional(Rule::number).map(|pair| self.bound(&pair)).transpose()?;
        let comma = parts.has(Rule::range_comma);
        let max = parts.optional(Rule::number).map(|pair| self.bound(&pair)).transpose()?;
        let quantifier = match (min, comma) {
            (Some(count), false) => Quantifier { min: count, max: Some(count) },
            (None, false) => return Err(wrong_quantifier("a quantifier needs a number", span)),
            (min, true) => Quantifier { min: min.unwrap_or(0), max },
        };
        if quantifier.max == Some(0) {
            return Err(wrong_quantifier(
                "the upper bound of a quantifier is 0, so that nothing can stand there",
                span,
            ));
        }
        if quantifier.max.is_some_and(|max| max < quantifier.min) {
            return Err(wrong_quantifier("the lower bound is above the upper", span));
        }
        Ok(quantifier)
    }

    /// Builds a label expression: `!` before `&` before `|`.
    pub(super) fn label_expression(&mut self, pair: Pair<'_>) -> Built<LabelExpr> {
        let mut alternatives: Vec<LabelExpr> = Vec::new();
        let mut conjunction: Vec<LabelExpr> = Vec::new();
        let mut negations = 0;
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::label_not => negations += 1,
                Rule::label_operator | Rule::label_conjunction => {
                    if part.as_str().starts_with('|') {
                        alternatives.push(joined(std::mem::take(&mut conjunction), LabelExpr::And));
                    }
                }
                _ => {
                    let span = self.span(&part);
                    let label = self.deeper(negations + 1, span, |builder| builder.label_primary(part))?;
                    conjunction.push((0..negations).fold(label, |label, _| LabelExpr::Not(Box::new(label))));
                    negations = 0;
                }
            }
        }
        alternatives.push(joined(conjunction, LabelExpr::And));
        Ok(joined(alternatives, LabelExpr::Or))
    }

    /// Builds one label: a name, `%`, a dynamic label or an expression in parentheses.
    pub(super) fn label_primary(&mut self, pair: Pair<'_>) -> Built<LabelExpr> {
        match pair.as_rule() {
            Rule::name => Ok(LabelExpr::Name(self.ident(&pair)?)),
            Rule::label_wildcard => Ok(LabelExpr::Wildcard(self.span(&pair))),
            Rule::label_group => {
                let inner = self.only(pair)?;
                self.label_expression(inner)
            }
            Rule::dynamic_label => {
                let mut parts = Parts::new(self, pair);
                let word = parts.optional(Rule::parameter).map(|word| self.word_of(&word));
                let any = match word {
                    None => false,
                    Some((word, _)) if word.eq_ignore_ascii_case("$all") => false,
                    Some((word, _)) if word.eq_ignore_ascii_case("$any") => true,
                    Some((word, span)) => return Err(unknown_dynamic_label(word, span)),
                };
                Ok(LabelExpr::Dynamic { names: Box::new(self.expression(parts.require()?)?), any })
            }
            _ => self.unexpected(&pair),
        }
    }

    /// Builds `(a)-->(b)` where an expression can stand.
    pub(super) fn pattern_predicate(&mut self, pair: Pair<'_>) -> Built<Expr> {
        let span = self.span(&pair);
        let mut parts = Parts::new(self, pair);
        let elements = self.elements(&mut parts)?;
        if elements.is_empty() {
            return Err(internal(span));
        }
        let pattern = PathPattern { variable: None, selector: PathSelector::All, elements, span };
        Ok(Expr { kind: ExprKind::Pattern(Box::new(pattern)), span })
    }
}

/// One label stands for itself; several are joined.
fn joined(mut labels: Vec<LabelExpr>, join: impl FnOnce(Vec<LabelExpr>) -> LabelExpr) -> LabelExpr {
    match labels.pop() {
        Some(only) if labels.is_empty() => only,
        Some(last) => {
            labels.push(last);
            join(labels)
        }
        None => join(labels),
    }
}

fn unknown_dynamic_label(word: &str, span: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("UnexpectedSyntax", format!("`{word}(…)` is no label"), span)
            .with_help(format!("write `$({word})` for the labels that a parameter names, `$all(…)` or `$any(…)`")),
    )
}

fn adjacent_nodes(before: Span, node: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("UnexpectedSyntax", "two node patterns stand side by side", node)
            .also_at(before, "the first one")
            .with_help("put a relationship such as `-->` between them, or a comma to start another pattern"),
    )
}

fn wrong_quantifier(message: &str, span: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("InvalidRelationshipPattern", message, span)
            .with_help("write `{2}`, `{1,3}`, `{1,}`, `{,3}`, `+` or `*`"),
    )
}
