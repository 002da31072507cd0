//! Prints a plan as a tree, with estimates and, after a run, what really came.

use std::fmt::Write as _;

use crate::semantics::{
    BoundExpr, BoundExprKind as Kind, Direction, LabelTest, PathSelection, PatternSearch, Variable, VariableId,
};

use super::counting::CountPattern;
use super::logical::{Logical, LogicalPlan, Operator, Write};

/// What one operator did in a run.
#[derive(Debug, Clone, Copy, Default)]
pub struct Profile {
    /// Rows that it gave.
    pub rows: u64,
    /// Time in it and what is below it, in nanoseconds.
    pub nanoseconds: u64,
}

/// Prints a plan; with profiles, one an operator, also rows and times.
#[must_use]
pub fn explain(plan: &LogicalPlan, variables: &[Variable], text: &str, profiles: Option<&[Profile]>) -> String {
    let printer = Printer { variables, text, profiles };
    let mut out = String::new();
    printer.node(&plan.root, 0, &mut out);
    for (position, subplan) in plan.subplans.iter().enumerate() {
        let _ = writeln!(out, "subquery {position}:");
        printer.node(&subplan.plan, 1, &mut out);
    }
    out
}

struct Printer<'a> {
    variables: &'a [Variable],
    text: &'a str,
    profiles: Option<&'a [Profile]>,
}

impl Printer<'_> {
    fn node(&self, node: &Logical, depth: usize, out: &mut String) {
        let (name, detail) = self.describe(&node.operator);
        let label = format!("{}{name}", "  ".repeat(depth));
        let _ = write!(out, "{label:<28} {:>10.0} rows expected", node.estimate);
        if let Some(profile) = self.profiles.and_then(|profiles| profiles.get(node.id)) {
            let _ = write!(out, " {:>10} rows {:>10.3} ms", profile.rows, profile.nanoseconds as f64 / 1e6);
        }
        let _ = writeln!(out, "{}{detail}", if detail.is_empty() { "" } else { "  " });
        for inner in node.inner_plans() {
            self.node(inner, depth + 2, out);
        }
        if let Some(input) = node.input() {
            self.node(input, depth + 1, out);
        }
    }

    fn describe(&self, operator: &Operator) -> (&'static str, String) {
        match operator {
            Operator::Argument => ("Argument", String::new()),
            Operator::NodeScan { variable, label, .. } => {
                let label = label.as_ref().map(|label| format!(":{label}")).unwrap_or_default();
                ("NodeScan", format!("({}{label})", self.name(*variable)))
            }
            Operator::NodeById { variable, id, .. } => {
                ("NodeById", format!("({}) id = {}", self.name(*variable), self.expr(id)))
            }
            Operator::NodeByProperty { variable, label, key, value, .. } => {
                let label = label.as_ref().map(|label| format!(":{label}")).unwrap_or_default();
                ("NodeByProperty", format!("({}{label}) {key} = {}", self.name(*variable), self.expr(value)))
            }
            Operator::RelationshipScan { relationship, left, right, direction, types, .. } => {
                ("RelationshipScan", self.step(*left, *relationship, types.as_ref(), *direction, *right))
            }
            Operator::Expand { from, relationship, to, direction, types, to_bound, .. } => {
                let name = if *to_bound { "ExpandInto" } else { "Expand" };
                (name, self.step(*from, *relationship, types.as_ref(), *direction, *to))
            }
            Operator::ExpandVariable { from, relationships, to, direction, types, bounds, .. } => {
                let max = bounds.max.map(|max| max.to_string()).unwrap_or_default();
                let step = self.step(*from, *relationships, types.as_ref(), *direction, *to);
                ("ExpandVariable", format!("{step} *{}..{max}", bounds.min))
            }
            Operator::ExpandPath { search, reversed, .. } => self.search(search, *reversed),
            Operator::ShortestPath { from, to, relationships, direction, types, .. } => {
                ("ShortestPath", self.step(*from, *relationships, types.as_ref(), *direction, *to))
            }
            Operator::Count { pattern, root, .. } => self.count(pattern, *root),
            Operator::Filter { predicates, .. } => ("Filter", self.list(predicates.iter())),
            Operator::Project { items, .. } => {
                let items =
                    items.iter().map(|(variable, item)| format!("{} = {}", self.name(*variable), self.expr(item)));
                ("Project", items.collect::<Vec<_>>().join(", "))
            }
            Operator::Aggregate { keys, aggregates, .. } => (
                "Aggregate",
                format!("by [{}], {} aggregates", self.list(keys.iter().map(|(_, key)| key)), aggregates.len()),
            ),
            Operator::Distinct { .. } => ("Distinct", String::new()),
            Operator::Sort { keys, top, .. } => {
                let name = if top.is_some() { "TopK" } else { "Sort" };
                (name, self.list(keys.iter().map(|(key, _)| key)))
            }
            Operator::Skip { count, .. } => ("Skip", self.expr(count)),
            Operator::Limit { count, .. } => ("Limit", self.expr(count)),
            Operator::Unwind { list, variable, .. } => {
                ("Unwind", format!("{} in {}", self.name(*variable), self.expr(list)))
            }
            Operator::Apply { optional, .. } => (if *optional { "OptionalApply" } else { "Apply" }, String::new()),
            Operator::Next { .. } => ("Next", String::new()),
            Operator::Union { .. } => ("Union", String::new()),
            Operator::LoadCsv { url, variable, .. } => {
                ("LoadCsv", format!("{} from {}", self.name(*variable), self.expr(url)))
            }
            Operator::Call { name, .. } => ("Call", name.to_string()),
            Operator::Write { write, .. } => (write_name(write), String::new()),
            Operator::Finish { .. } => ("Finish", String::new()),
        }
    }

    fn count(&self, pattern: &CountPattern, root: Option<VariableId>) -> (&'static str, String) {
        let node = |node: usize| pattern.nodes[node].variable;
        let mut steps: Vec<String> = pattern
            .relationships
            .iter()
            .map(|found| {
                self.step(node(found.left), found.variable, found.types.as_ref(), found.direction, node(found.right))
            })
            .collect();
        let labelled = pattern.nodes.iter().filter_map(|node| Some((node.variable, node.labels.as_ref()?)));
        steps.extend(labelled.map(|(variable, labels)| format!("{}:{}", self.name(variable), label_text(labels))));
        let predicates = pattern.nodes.iter().flat_map(|node| &node.predicates);
        let predicates = predicates.chain(pattern.masks.iter().flat_map(|mask| &mask.predicates));
        steps.extend(predicates.map(|predicate| self.expr(predicate)));
        let mut detail = steps.join(", ");
        if let Some(root) = root {
            let _ = write!(detail, " for each {}", self.name(root));
        }
        if pattern.terms.len() > 1 {
            let _ = write!(detail, " in {} terms", pattern.terms.len());
        }
        let circles = pattern.terms.iter().any(|term| !term.is_tree());
        (if circles { "CountCircles" } else { "CountProducts" }, detail)
    }

    fn search(&self, search: &PatternSearch, reversed: bool) -> (&'static str, String) {
        let counted = |count: &Option<BoundExpr>| count.as_ref().map_or("1".to_owned(), |count| self.expr(count));
        let (name, mut detail) = match &search.selection {
            None => ("ExpandPath", String::new()),
            Some(PathSelection::Paths(count)) => ("SelectPaths", format!("SHORTEST {} ", counted(count))),
            Some(PathSelection::Groups(count)) => ("SelectPaths", format!("SHORTEST {} GROUPS ", counted(count))),
        };
        let _ = write!(detail, "({})", self.name(search.left_variable));
        for segment in &search.segments {
            let steps = segment.nodes.windows(2).zip(&segment.relationships).enumerate();
            let mut inside = String::new();
            for (position, (nodes, step)) in steps {
                let text =
                    self.step(nodes[0].variable, step.variable, step.types.as_ref(), step.direction, nodes[1].variable);
                // The node in the middle is printed once.
                let from = if position == 0 { 0 } else { text.find(')').map_or(0, |at| at + 1) };
                inside.push_str(&text[from..]);
            }
            if let Some(bounds) = segment.bounds {
                let max = bounds.max.map(|max| max.to_string()).unwrap_or_default();
                let _ = write!(detail, "({inside}){{{},{max}}}", bounds.min);
            } else if !inside.is_empty() {
                let _ = write!(detail, "({inside})");
            }
        }
        let _ = write!(detail, "({})", self.name(search.right_variable));
        if reversed {
            detail.push_str(" from the right");
        }
        let predicates = search.segments.iter().flat_map(|segment| &segment.predicates).chain(&search.predicates);
        let predicates = self.list(predicates);
        if !predicates.is_empty() {
            let _ = write!(detail, " where {predicates}");
        }
        (name, detail)
    }

    fn step(
        &self,
        from: VariableId,
        relationship: VariableId,
        types: Option<&LabelTest>,
        direction: Direction,
        to: VariableId,
    ) -> String {
        let types = types.map(|types| format!(":{}", label_text(types))).unwrap_or_default();
        let (left, right) = match direction {
            Direction::Right => ("-", "->"),
            Direction::Left => ("<-", "-"),
            Direction::Either => ("-", "-"),
        };
        format!("({}){left}[{}{types}]{right}({})", self.name(from), self.name(relationship), self.name(to))
    }

    fn name(&self, variable: VariableId) -> &str {
        self.variables
            .get(variable.0 as usize)
            .map_or("", |found| found.name.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit()))
    }

    fn list<'a>(&self, exprs: impl Iterator<Item = &'a BoundExpr>) -> String {
        exprs.map(|expr| self.expr(expr)).collect::<Vec<_>>().join(", ")
    }

    fn expr(&self, expr: &BoundExpr) -> String {
        if let Kind::HasLabels(operand, test) = &expr.kind
            && let Kind::Variable(variable) = &operand.kind
        {
            return format!("{}:{}", self.name(*variable), label_text(test));
        }
        let span = expr.at.0;
        self.text
            .get(span.start as usize..span.end as usize)
            .unwrap_or("")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn write_name(write: &Write) -> &'static str {
    match write {
        Write::Create(_) => "Create",
        Write::Merge { .. } => "Merge",
        Write::Set(_) => "Set",
        Write::Delete { .. } => "Delete",
        Write::Foreach { .. } => "Foreach",
        Write::Assert(_) => "Assert",
        Write::MergeSource { .. } => "MergeSource",
        Write::SetStanding { .. } => "SetStanding",
        Write::RemoveEvidence { .. } => "RemoveEvidence",
    }
}

fn label_text(test: &LabelTest) -> String {
    let join = |parts: &[LabelTest], with: &str| parts.iter().map(label_text).collect::<Vec<_>>().join(with);
    match test {
        LabelTest::Name(name) => name.to_string(),
        LabelTest::Any => "%".to_owned(),
        LabelTest::Not(inner) => format!("!{}", label_text(inner)),
        LabelTest::And(parts) => format!("({})", join(parts, "&")),
        LabelTest::Or(parts) => join(parts, "|"),
    }
}
