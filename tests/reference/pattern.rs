//! Patterns: all ways to lay them on the graph.
//!
//! A pattern is walked element by element, each step trying everything that the graph has. A relationship is used once
//! in all patterns of one clause. Conditions inside a pattern may speak of variables that the pattern binds further on,
//! so that they are put to the finished match.

use std::collections::BTreeSet;

use grounds::syntax::ast::{
    Direction, Expr, ExprKind, LabelExpr, NodePattern, PathPattern, PathSelector, PatternElement, PatternGroup,
    Quantifier, RelationshipPattern,
};

use super::clause::collect_names;
use super::evaluator::{Evaluator, Failed, Row, Scope, failed};
use super::value::{Path, Value};

/// A match in the making.
#[derive(Clone)]
struct Walk<'q> {
    row: Row,
    /// The relationships that the clause's match has used.
    used: Vec<usize>,
    conditions: Vec<Condition<'q>>,
    /// The path so far; the walk stands at its last node, or nowhere yet.
    path: Path,
}

/// What must hold of the finished match.
#[derive(Clone)]
struct Condition<'q> {
    /// Variables that only the condition sees: those of one repetition of a quantified part.
    local: Row,
    test: Test<'q>,
}

#[derive(Clone)]
enum Test<'q> {
    /// The entity has properties equal to those of a map.
    Properties(Value, &'q Expr),
    Predicate(&'q Expr),
}

impl<'q> Walk<'q> {
    fn here(&self) -> Option<usize> {
        self.path.nodes.last().copied()
    }

    /// Binds a variable, or compares when it is bound; null is no match.
    fn bind(mut self, variable: Option<&str>, value: Value) -> Option<Self> {
        let Some(name) = variable else { return Some(self) };
        match self.row.get(name) {
            Some(bound) => (bound.equals(&value) == Some(true)).then_some(self),
            None => {
                self.row.insert(name.to_owned(), value);
                Some(self)
            }
        }
    }

    fn require(&mut self, local: Row, test: Test<'q>) {
        self.conditions.push(Condition { local, test });
    }
}

impl Evaluator {
    /// The rows that extend `row` by a match of all patterns, in any order.
    pub fn matches(&self, patterns: &[PathPattern], row: &Row) -> Result<Vec<Row>, Failed> {
        let mut walks = vec![Walk {
            row: row.clone(),
            used: Vec::new(),
            conditions: Vec::new(),
            path: Path { nodes: vec![], relationships: vec![] },
        }];
        for pattern in patterns {
            let mut longer = Vec::new();
            for mut walk in walks {
                walk.path = Path { nodes: Vec::new(), relationships: Vec::new() };
                longer.extend(self.match_path(pattern, walk)?);
            }
            walks = longer;
        }
        let mut rows = Vec::new();
        for walk in walks {
            if self.conditions_hold(&walk)? {
                rows.push(walk.row);
            }
        }
        self.any_order(&mut rows);
        Ok(rows)
    }

    fn match_path<'q>(&self, pattern: &'q PathPattern, walk: Walk<'q>) -> Result<Vec<Walk<'q>>, Failed> {
        let mut walks = self.steps(&pattern.elements, walk);
        if matches!(pattern.selector, PathSelector::LegacyShortest | PathSelector::LegacyAllShortest) {
            // From a node to itself these functions know no way but the empty one.
            walks
                .retain(|walk| walk.path.nodes.first() != walk.path.nodes.last() || walk.path.relationships.is_empty());
        }
        if !matches!(pattern.selector, PathSelector::All) {
            walks = self.select(&pattern.selector, walks)?;
        }
        let name = pattern.variable.as_ref().map(|variable| &*variable.name);
        Ok(walks
            .into_iter()
            .filter_map(|walk| {
                let path = Value::Path(walk.path.clone());
                walk.bind(name, path)
            })
            .collect())
    }

    /// Of the paths between each two nodes, those that are wanted.
    fn select<'q>(&self, selector: &PathSelector, walks: Vec<Walk<'q>>) -> Result<Vec<Walk<'q>>, Failed> {
        let mut fitting = Vec::new();
        for mut walk in walks {
            if self.conditions_hold(&walk)? {
                walk.conditions.clear();
                fitting.push(walk);
            }
        }
        self.any_order(&mut fitting);
        if !matches!(selector, PathSelector::Any(_)) {
            fitting.sort_by_key(|walk| walk.path.relationships.len());
        }
        let ends = |walk: &Walk| (walk.path.nodes.first().copied(), walk.here());
        let mut selected: Vec<Walk> = Vec::new();
        for walk in fitting {
            let before: Vec<&Walk> = selected.iter().filter(|other| ends(other) == ends(&walk)).collect();
            let lengths: BTreeSet<usize> = before.iter().map(|other| other.path.relationships.len()).collect();
            let is_new_length = !lengths.contains(&walk.path.relationships.len());
            let wanted = match selector {
                PathSelector::All => true,
                PathSelector::Any(count) | PathSelector::Shortest(count) => {
                    before.len() < self.count(count.as_ref())?
                }
                PathSelector::LegacyShortest => before.is_empty(),
                PathSelector::AllShortest | PathSelector::LegacyAllShortest => lengths.is_empty() || !is_new_length,
                PathSelector::ShortestGroups(count) => !is_new_length || lengths.len() < self.count(count.as_ref())?,
            };
            if wanted {
                selected.push(walk);
            }
        }
        Ok(selected)
    }

    fn count(&self, count: Option<&Expr>) -> Result<usize, Failed> {
        let Some(count) = count else { return Ok(1) };
        match self.expression(count, Scope::from(&Row::new()))? {
            Value::Integer(count) if count > 0 => Ok(usize::try_from(count).unwrap_or(usize::MAX)),
            _ => failed("a positive number of paths is wanted"),
        }
    }

    /// All ways to go along the elements; a walk that has gone nowhere may be at any node.
    fn steps<'q>(&self, elements: &'q [PatternElement], walk: Walk<'q>) -> Vec<Walk<'q>> {
        let mut walks = vec![walk];
        for element in elements {
            walks = walks
                .into_iter()
                .flat_map(|walk| match element {
                    PatternElement::Node(node) => self.node(node, walk),
                    PatternElement::Relationship(relationship) => self.relationship(relationship, walk),
                    PatternElement::Group(group) => self.group(group, walk),
                })
                .collect();
        }
        walks.into_iter().flat_map(|walk| self.stand(walk)).collect()
    }

    /// The walk, begun at each node when it has not begun.
    fn stand<'q>(&self, walk: Walk<'q>) -> Vec<Walk<'q>> {
        if walk.here().is_some() {
            return vec![walk];
        }
        let begun = |node| {
            let mut walk = walk.clone();
            walk.path.nodes.push(node);
            walk
        };
        self.graph.borrow().node_numbers().into_iter().map(begun).collect()
    }

    fn node<'q>(&self, pattern: &'q NodePattern, walk: Walk<'q>) -> Vec<Walk<'q>> {
        let mut walks = Vec::new();
        for walk in self.stand(walk) {
            if !self.may_go_on() {
                return Vec::new();
            }
            let number = walk.here().expect("it has begun");
            let fits = match (&pattern.labels, &self.graph.borrow().nodes[number]) {
                (Some(wanted), Some(node)) => label_expression_holds(wanted, &node.labels),
                (None, Some(_)) => true,
                (_, None) => false,
            };
            let name = pattern.variable.as_ref().map(|variable| &*variable.name);
            if fits && let Some(mut walk) = walk.bind(name, Value::Node(number)) {
                if let Some(properties) = &pattern.properties {
                    walk.require(Row::new(), Test::Properties(Value::Node(number), properties));
                }
                if let Some(predicate) = &pattern.predicate {
                    walk.require(Row::new(), Test::Predicate(predicate));
                }
                walks.push(walk);
            }
        }
        walks
    }

    fn relationship<'q>(&self, pattern: &'q RelationshipPattern, walk: Walk<'q>) -> Vec<Walk<'q>> {
        let name = pattern.variable.as_ref().map(|variable| &*variable.name);
        let length = match (pattern.length, pattern.quantifier) {
            (Some(length), _) => Some((length.min.unwrap_or(1), length.max)),
            (None, Some(Quantifier { min, max })) => Some((min, max)),
            (None, None) => None,
        };
        let Some((min, max)) = length else {
            let mut walks = Vec::new();
            for mut walk in self.hops(pattern, walk) {
                let last = Value::Relationship(*walk.path.relationships.last().expect("one hop"));
                self.require_of(pattern, last.clone(), Row::new(), &mut walk);
                walks.extend(walk.bind(name, last));
            }
            return walks;
        };
        // A variable-length relationship: its variable is the list of what it went along.
        let first = walk.path.relationships.len();
        let hop = |walk: Walk<'q>| {
            let mut walks = self.hops(pattern, walk);
            for walk in &mut walks {
                let last = Value::Relationship(*walk.path.relationships.last().expect("one hop"));
                let local = name.map(|name| (name.to_owned(), last.clone())).into_iter().collect();
                self.require_of(pattern, last, local, walk);
            }
            walks
        };
        let repeated = self.repeat(walk, min, max, hop).into_iter();
        let whole = |walk: Walk<'q>| {
            let list = walk.path.relationships[first..].iter().map(|number| Value::Relationship(*number)).collect();
            walk.bind(name, Value::List(list))
        };
        repeated.filter_map(whole).collect()
    }

    fn require_of<'q>(&self, pattern: &'q RelationshipPattern, last: Value, local: Row, walk: &mut Walk<'q>) {
        if let Some(properties) = &pattern.properties {
            walk.require(Row::new(), Test::Properties(last, properties));
        }
        if let Some(predicate) = &pattern.predicate {
            walk.require(local, Test::Predicate(predicate));
        }
    }

    /// The walk and what comes of repeating `once`, from `min` to `max` times.
    fn repeat<'q>(
        &self,
        walk: Walk<'q>,
        min: u32,
        max: Option<u32>,
        once: impl Fn(Walk<'q>) -> Vec<Walk<'q>>,
    ) -> Vec<Walk<'q>> {
        let mut reached = Vec::new();
        let mut frontier = vec![walk];
        let mut times = 0;
        // Each repetition uses up a relationship, so that this ends.
        while !frontier.is_empty() {
            if times >= min {
                reached.extend(frontier.iter().cloned());
            }
            if max.is_some_and(|max| times >= max) {
                break;
            }
            frontier = frontier.into_iter().flat_map(&once).collect();
            times += 1;
        }
        reached
    }

    /// All ways along one relationship that is not used yet.
    fn hops<'q>(&self, pattern: &RelationshipPattern, walk: Walk<'q>) -> Vec<Walk<'q>> {
        let graph = self.graph.borrow();
        let mut walks = Vec::new();
        for walk in self.stand(walk) {
            if !self.may_go_on() {
                return Vec::new();
            }
            let here = walk.here().expect("it has begun");
            for number in graph.relationship_numbers() {
                let Some(relationship) = &graph.relationships[number] else { continue };
                let kind = BTreeSet::from([relationship.kind.clone()]);
                if walk.used.contains(&number)
                    || pattern.types.as_ref().is_some_and(|wanted| !label_expression_holds(wanted, &kind))
                {
                    continue;
                }
                let (start, end) = (relationship.start, relationship.end);
                let mut others = Vec::new();
                if pattern.direction != Direction::Left && start == here {
                    others.push(end);
                }
                // A relationship from a node to itself is one match, also without direction.
                let is_seen = start == end && !others.is_empty();
                if pattern.direction != Direction::Right && end == here && !is_seen {
                    others.push(start);
                }
                for other in others {
                    let mut walk = walk.clone();
                    walk.used.push(number);
                    walk.path.relationships.push(number);
                    walk.path.nodes.push(other);
                    walks.push(walk);
                }
            }
        }
        walks
    }

    /// A parenthesised part. Under a quantifier its variables are new in each repetition, and lists after it.
    fn group<'q>(&self, group: &'q PatternGroup, walk: Walk<'q>) -> Vec<Walk<'q>> {
        let names = names_in(group);
        let once = |mut walk: Walk<'q>| {
            let (before, first) = (walk.conditions.len(), walk.path.relationships.len());
            let lists: Vec<(&String, Option<Value>)> = names.iter().map(|name| (name, walk.row.remove(name))).collect();
            let mut walks = self.steps(&group.elements, walk);
            for walk in &mut walks {
                if let Some(variable) = &group.variable {
                    let nodes = walk.path.nodes[first..].to_vec();
                    let path = Path { nodes, relationships: walk.path.relationships[first..].to_vec() };
                    walk.row.insert(variable.name.to_string(), Value::Path(path));
                }
                if let Some(predicate) = &group.predicate {
                    walk.require(Row::new(), Test::Predicate(predicate));
                }
                for (name, list) in &lists {
                    let value = walk.row.get(*name).cloned().unwrap_or(Value::Null);
                    for condition in &mut walk.conditions[before..] {
                        condition.local.entry((*name).clone()).or_insert_with(|| value.clone());
                    }
                    let mut longer = if let Some(Value::List(list)) = list { list.clone() } else { Vec::new() };
                    longer.push(value);
                    walk.row.insert((*name).clone(), Value::List(longer));
                }
            }
            walks
        };
        match group.quantifier {
            None => {
                let mut walks = self.steps(&group.elements, walk);
                if let Some(predicate) = &group.predicate {
                    walks.iter_mut().for_each(|walk| walk.require(Row::new(), Test::Predicate(predicate)));
                }
                walks
            }
            Some(Quantifier { min, max }) => {
                let mut walk = walk;
                for name in &names {
                    walk.row.insert(name.clone(), Value::List(Vec::new()));
                }
                self.repeat(walk, min, max, once)
            }
        }
    }

    fn conditions_hold(&self, walk: &Walk) -> Result<bool, Failed> {
        for Condition { local, test } in &walk.conditions {
            let mut row = walk.row.clone();
            row.extend(local.clone());
            let holds = match test {
                Test::Predicate(predicate) => self.is_true(predicate, &row)?,
                Test::Properties(entity, properties) => self.has_properties(entity, properties, &row)?,
            };
            if !holds {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn has_properties(&self, entity: &Value, properties: &Expr, row: &Row) -> Result<bool, Failed> {
        let ExprKind::Map(_) = &properties.kind else { return failed("only a map is read as properties") };
        let Value::Map(wanted) = self.expression(properties, Scope::from(row))? else { return Ok(false) };
        let own = self.properties(entity)?;
        Ok(wanted.iter().all(|(key, value)| own.get(key).is_some_and(|own| own.equals(value) == Some(true))))
    }
}

/// The variables that a parenthesised part binds.
fn names_in(group: &PatternGroup) -> Vec<String> {
    let mut names: Vec<String> = group.variable.iter().map(|variable| variable.name.to_string()).collect();
    collect_names(&group.elements, &mut names);
    names.sort();
    names.dedup();
    names
}

/// Whether a node with these labels, or a relationship with this one type, satisfies the expression.
pub fn label_expression_holds(expression: &LabelExpr, labels: &BTreeSet<String>) -> bool {
    match expression {
        LabelExpr::Name(name) => labels.contains(&*name.name),
        LabelExpr::Wildcard(_) => !labels.is_empty(),
        LabelExpr::Not(inner) => !label_expression_holds(inner, labels),
        LabelExpr::And(parts) => parts.iter().all(|part| label_expression_holds(part, labels)),
        LabelExpr::Or(parts) => parts.iter().any(|part| label_expression_holds(part, labels)),
        // Labels named by an expression are not generated.
        LabelExpr::Dynamic { .. } => false,
    }
}
