//! Patterns and label expressions.

use std::fmt::Write as _;

use super::super::ast::{
    Direction, Expr, Ident, LabelExpr, NodePattern, PathPattern, PathSelector, PatternElement, PatternGroup,
    Quantifier, RelationshipPattern, VariableLength,
};
use super::Printer;

impl Printer {
    pub(super) fn patterns(&mut self, patterns: &[PathPattern]) {
        self.joined(patterns, ", ", Self::path_pattern);
    }

    pub(super) fn path_pattern(&mut self, pattern: &PathPattern) {
        self.path_variable(pattern.variable.as_ref());
        match &pattern.selector {
            PathSelector::All => {}
            PathSelector::AllShortest => self.push("ALL SHORTEST "),
            PathSelector::Any(count) => self.selector("ANY ", count.as_ref(), ""),
            PathSelector::Shortest(None) => self.push("ANY SHORTEST "),
            PathSelector::Shortest(count) => self.selector("SHORTEST ", count.as_ref(), ""),
            PathSelector::ShortestGroups(count) => self.selector("SHORTEST ", count.as_ref(), "GROUPS "),
            PathSelector::LegacyShortest | PathSelector::LegacyAllShortest => {
                let every = matches!(pattern.selector, PathSelector::LegacyAllShortest);
                self.push(if every { "allShortestPaths(" } else { "shortestPath(" });
                self.elements(&pattern.elements);
                return self.push(")");
            }
        }
        self.elements(&pattern.elements);
    }

    fn selector(&mut self, before: &str, count: Option<&Expr>, after: &str) {
        self.push(before);
        if let Some(count) = count {
            self.expression(count, 0);
            self.push(" ");
        }
        self.push(after);
    }

    fn path_variable(&mut self, variable: Option<&Ident>) {
        if let Some(variable) = variable {
            self.variable(variable);
            self.push(" = ");
        }
    }

    fn elements(&mut self, elements: &[PatternElement]) {
        for element in elements {
            match element {
                PatternElement::Node(node) => self.node(node),
                PatternElement::Relationship(relationship) => self.relationship(relationship),
                PatternElement::Group(group) => self.group(group),
            }
        }
    }

    fn group(&mut self, group: &PatternGroup) {
        self.push("(");
        self.path_variable(group.variable.as_ref());
        self.elements(&group.elements);
        self.predicate(group.predicate.as_ref());
        self.push(")");
        self.quantifier(group.quantifier);
    }

    fn node(&mut self, node: &NodePattern) {
        self.push("(");
        self.filler(
            node.variable.as_ref(),
            node.labels.as_ref(),
            None,
            node.properties.as_ref(),
            node.predicate.as_ref(),
        );
        self.push(")");
    }

    fn relationship(&mut self, relationship: &RelationshipPattern) {
        let RelationshipPattern { variable, types, direction, length, quantifier, properties, predicate, .. } =
            relationship;
        self.push(if *direction == Direction::Left { "<-" } else { "-" });
        let bare =
            variable.is_none() && types.is_none() && length.is_none() && properties.is_none() && predicate.is_none();
        if !bare {
            self.push("[");
            self.filler(variable.as_ref(), types.as_ref(), *length, properties.as_ref(), predicate.as_ref());
            self.push("]");
        }
        self.push(if *direction == Direction::Right { "->" } else { "-" });
        self.quantifier(*quantifier);
    }

    /// What stands between the brackets of a node or relationship pattern.
    fn filler(
        &mut self,
        variable: Option<&Ident>,
        labels: Option<&LabelExpr>,
        length: Option<VariableLength>,
        properties: Option<&Expr>,
        predicate: Option<&Expr>,
    ) {
        let start = self.out.len();
        if let Some(variable) = variable {
            self.variable(variable);
        }
        if let Some(labels) = labels {
            self.push(":");
            self.labels(labels, 0);
        }
        if let Some(length) = length {
            self.length(length);
        }
        if let Some(properties) = properties {
            if self.out.len() > start {
                self.push(" ");
            }
            self.expression(properties, 0);
        }
        self.predicate(predicate);
    }

    fn length(&mut self, length: VariableLength) {
        self.push("*");
        match (length.min, length.max) {
            (Some(min), Some(max)) if min == max => self.number(min),
            (None, None) => {}
            (min, max) => {
                min.into_iter().for_each(|min| self.number(min));
                self.push("..");
                max.into_iter().for_each(|max| self.number(max));
            }
        }
    }

    fn quantifier(&mut self, quantifier: Option<Quantifier>) {
        match quantifier {
            None => {}
            Some(Quantifier { min: 0, max: None }) => self.push("*"),
            Some(Quantifier { min: 1, max: None }) => self.push("+"),
            Some(Quantifier { min, max }) => {
                self.push("{");
                self.number(min);
                if max != Some(min) {
                    self.push(",");
                    max.into_iter().for_each(|max| self.number(max));
                }
                self.push("}");
            }
        }
    }

    fn number(&mut self, number: u32) {
        let _ = write!(self.out, "{number}");
    }

    /// A label expression inside one that binds as tight as `least`: 0 `|`, 1 `&`, 2 `!`.
    pub(super) fn labels(&mut self, labels: &LabelExpr, least: u8) {
        let own = match labels {
            LabelExpr::Or(_) => 0,
            LabelExpr::And(_) => 1,
            LabelExpr::Not(_) | LabelExpr::Name(_) | LabelExpr::Wildcard(_) | LabelExpr::Dynamic { .. } => 2,
        };
        if own < least {
            self.push("(");
        }
        match labels {
            LabelExpr::Or(labels) => self.joined(labels, "|", |printer, label| printer.labels(label, 1)),
            LabelExpr::And(labels) => self.joined(labels, "&", |printer, label| printer.labels(label, 2)),
            LabelExpr::Not(label) => {
                self.push("!");
                self.labels(label, 2);
            }
            LabelExpr::Name(name) => self.name(&name.name),
            LabelExpr::Wildcard(_) => self.push("%"),
            LabelExpr::Dynamic { names, any } => {
                self.push(if *any { "$any(" } else { "$(" });
                self.expression(names, 0);
                self.push(")");
            }
        }
        if own < least {
            self.push(")");
        }
    }
}
