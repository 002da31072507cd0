//! What a pattern may contain, by the clause that it stands in.

use super::super::ast::{
    Direction, Expr, ExprKind, LabelExpr, NodePattern, PathPattern, PathSelector, PatternElement, RelationshipPattern,
};
use super::{Checked, expression, predicate};
use crate::diag::{Diagnostic, Span};

/// What a pattern is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Finding: `MATCH`, subqueries, pattern expressions.
    Match,
    /// Making: `CREATE`.
    Create,
    /// Finding or making: `MERGE`, the only one that leaves the direction open.
    Merge,
    /// Finding or making claims: `ASSERT`.
    Assert,
}

impl Use {
    fn clause(self) -> &'static str {
        match self {
            Use::Match => "MATCH",
            Use::Create => "CREATE",
            Use::Merge => "MERGE",
            Use::Assert => "ASSERT",
        }
    }

    fn makes(self) -> bool {
        self != Use::Match
    }

    /// Refuses what only makes sense in a pattern to find.
    fn refuse(self, what: &str, span: Span) -> Checked {
        Err(Box::new(
            Diagnostic::error("UnexpectedSyntax", format!("`{}` cannot take {what}", self.clause()), span)
                .with_help("say exactly what is to be there, or find it by `MATCH` first"),
        ))
    }
}

/// Whether the pattern holds a relationship.
pub(super) fn has_relationship(pattern: &PathPattern) -> bool {
    pattern.elements.iter().any(|element| matches!(element, PatternElement::Relationship(_)))
}

/// Checks a path pattern.
pub(super) fn check(pattern: &PathPattern, used: Use) -> Checked {
    match &pattern.selector {
        PathSelector::All => {}
        _ if used.makes() => return used.refuse("a selection of paths", pattern.span),
        PathSelector::LegacyShortest | PathSelector::LegacyAllShortest => one_relationship(pattern)?,
        PathSelector::Any(count) | PathSelector::Shortest(count) | PathSelector::ShortestGroups(count) => {
            if let Some(Expr { kind: ExprKind::Integer(i64::MIN..=0) | ExprKind::Float(_), span }) = count {
                return Err(Box::new(
                    Diagnostic::error(
                        "NegativeIntegerArgument",
                        "the number of paths must be a positive integer",
                        *span,
                    )
                    .with_help("write 1 or more"),
                ));
            }
        }
        PathSelector::AllShortest => {}
    }
    elements(&pattern.elements, used)
}

fn one_relationship(pattern: &PathPattern) -> Checked {
    let [PatternElement::Node(_), PatternElement::Relationship(_), PatternElement::Node(_)] =
        pattern.elements.as_slice()
    else {
        return Err(Box::new(
            Diagnostic::error("UnexpectedSyntax", "this needs one relationship between two nodes", pattern.span)
                .with_help("write `shortestPath((a)-[*]-(b))`, or `ANY SHORTEST` before any pattern"),
        ));
    };
    Ok(())
}

fn elements(elements: &[PatternElement], used: Use) -> Checked {
    elements.iter().try_for_each(|element| match element {
        PatternElement::Node(node) => self::node(node, used),
        PatternElement::Relationship(relationship) => self::relationship(relationship, used),
        PatternElement::Group(group) if used.makes() => used.refuse("a parenthesised part", group.span),
        PatternElement::Group(group) => {
            self::elements(&group.elements, used)?;
            predicate(group.predicate.as_ref())
        }
    })
}

fn node(node: &NodePattern, used: Use) -> Checked {
    filler(node.properties.as_ref(), node.predicate.as_ref(), used)?;
    match &node.labels {
        Some(labels) if used.makes() && !is_conjunction(labels) => {
            used.refuse("a label expression other than `:A:B`", node.span)
        }
        Some(labels) => label_values(labels),
        None => Ok(()),
    }
}

fn relationship(relationship: &RelationshipPattern, used: Use) -> Checked {
    let span = relationship.span;
    if used.makes() {
        if relationship.length.is_some() || relationship.quantifier.is_some() {
            return Err(Box::new(
                Diagnostic::error(
                    "CreatingVarLength",
                    format!("`{}` cannot make a relationship of variable length", used.clause()),
                    span,
                )
                .with_help("write each relationship of the path"),
            ));
        }
        if relationship.direction == Direction::Either && used != Use::Merge {
            return Err(Box::new(
                Diagnostic::error(
                    "RequiresDirectedRelationship",
                    format!("`{}` needs the direction of the relationship", used.clause()),
                    span,
                )
                .with_help("write `-[:TYPE]->` or `<-[:TYPE]-`"),
            ));
        }
        // A variable without a type may be bound already, which is the graver mistake: `semantics` knows.
        let is_open = relationship.types.is_none() && relationship.variable.is_some();
        if !is_open && !matches!(relationship.types, Some(LabelExpr::Name(_) | LabelExpr::Dynamic { .. })) {
            return Err(Box::new(
                Diagnostic::error(
                    "NoSingleRelationshipType",
                    format!("`{}` needs exactly one type for the relationship", used.clause()),
                    span,
                )
                .with_help("write `-[:TYPE]->`; before a type stands a colon"),
            ));
        }
    } else if relationship.length.is_some() && relationship.quantifier.is_some() {
        return Err(Box::new(
            Diagnostic::error("InvalidRelationshipPattern", "the relationship says twice how often it repeats", span)
                .with_help("keep either `*1..3` inside the brackets or `{1,3}` after the arrow"),
        ));
    }
    filler(relationship.properties.as_ref(), relationship.predicate.as_ref(), used)?;
    relationship.types.as_ref().map_or(Ok(()), label_values)
}

fn filler(properties: Option<&Expr>, filter: Option<&Expr>, used: Use) -> Checked {
    match properties {
        Some(Expr { kind: ExprKind::Parameter(name), span }) if matches!(used, Use::Match | Use::Merge) => {
            return Err(Box::new(
                Diagnostic::error(
                    "InvalidParameterUse",
                    format!("`{}` cannot take its properties from a parameter", used.clause()),
                    *span,
                )
                .with_help(format!("name the keys: `{{key: ${name}.key}}`")),
            ));
        }
        Some(properties) => expression::value(properties)?,
        None => {}
    }
    match filter {
        Some(filter) if used.makes() => used.refuse("a predicate", filter.span),
        filter => predicate(filter),
    }
}

/// Whether the labels are names that all hold.
fn is_conjunction(labels: &LabelExpr) -> bool {
    match labels {
        LabelExpr::Name(_) | LabelExpr::Dynamic { .. } => true,
        LabelExpr::And(labels) => labels.iter().all(is_conjunction),
        LabelExpr::Wildcard(_) | LabelExpr::Not(_) | LabelExpr::Or(_) => false,
    }
}

/// Checks the expressions of dynamic labels.
pub(super) fn label_values(labels: &LabelExpr) -> Checked {
    match labels {
        LabelExpr::Name(_) | LabelExpr::Wildcard(_) => Ok(()),
        LabelExpr::Not(label) => label_values(label),
        LabelExpr::And(labels) | LabelExpr::Or(labels) => labels.iter().try_for_each(label_values),
        LabelExpr::Dynamic { names, .. } => expression::value(names),
    }
}
