//! Clauses that write. Each runs over all rows before it; within it, row follows row.

use std::collections::BTreeSet;

use grounds::syntax::ast::{
    Clause, ClauseKind, Direction, Expr, LabelExpr, NodePattern, PathPattern, PatternElement, RelationshipPattern,
    RemoveItem, SetItem,
};

use super::evaluator::{Evaluator, Failed, Row, Scope, Table, failed};
use super::expression::list_of;
use super::graph::Properties;
use super::value::{Path, Value};

impl Evaluator {
    pub fn update(&self, clause: &Clause, mut rows: Vec<Row>) -> Result<Vec<Row>, Failed> {
        match &clause.kind {
            ClauseKind::Create(patterns) => {
                for row in &mut rows {
                    for pattern in patterns {
                        self.create(pattern, row)?;
                    }
                }
                Ok(rows)
            }
            ClauseKind::Merge { pattern, on_create, on_match } => {
                let mut merged = Vec::new();
                for row in rows {
                    merged.extend(self.merge(pattern, on_create, on_match, row)?);
                }
                Ok(merged)
            }
            ClauseKind::Set(items) => {
                self.set_all(items, &rows)?;
                Ok(rows)
            }
            ClauseKind::Remove(items) => {
                for row in &rows {
                    for item in items {
                        self.remove(item, row)?;
                    }
                }
                Ok(rows)
            }
            ClauseKind::Delete { detach, targets } => {
                self.delete(*detach, targets, &rows)?;
                Ok(rows)
            }
            ClauseKind::Foreach { variable, list, clauses } => {
                let items = |row: &Row| Ok(list_of(&self.expression(list, Scope::from(row))?)?.unwrap_or_default());
                // Whether the list of a row is made before or after the rows before it have written is open.
                let mut first: Vec<Vec<Value>> = Vec::new();
                if self.either() {
                    first = rows.iter().map(items).collect::<Result<_, _>>()?;
                }
                for (place, row) in rows.iter().enumerate() {
                    let list = first.get(place).cloned().map_or_else(|| items(row), Ok)?;
                    for item in list {
                        let mut row = row.clone();
                        row.insert(variable.name.to_string(), item);
                        let mut table = Table { columns: Vec::new(), rows: vec![row.clone()] };
                        for clause in clauses {
                            table = self.clause(clause, table, &row)?;
                        }
                    }
                }
                Ok(rows)
            }
            _ => failed("the clause is not evaluated here"),
        }
    }

    /// Creates all that the pattern has and the row does not bind.
    fn create(&self, pattern: &PathPattern, row: &mut Row) -> Result<(), Failed> {
        let mut path = Path { nodes: Vec::new(), relationships: Vec::new() };
        let mut between: Option<&RelationshipPattern> = None;
        for element in &pattern.elements {
            match element {
                PatternElement::Node(node) => {
                    let end = self.create_node(node, row)?;
                    if let (Some(start), Some(relationship)) = (path.nodes.last(), between) {
                        path.relationships.push(self.create_relationship(relationship, *start, end, row)?);
                    }
                    path.nodes.push(end);
                }
                PatternElement::Relationship(relationship) => between = Some(relationship),
                PatternElement::Group(_) => return failed("a part in parentheses cannot be created"),
            }
        }
        if let Some(variable) = &pattern.variable {
            row.insert(variable.name.to_string(), Value::Path(path));
        }
        Ok(())
    }

    fn create_node(&self, pattern: &NodePattern, row: &mut Row) -> Result<usize, Failed> {
        let name = pattern.variable.as_ref().map(|variable| variable.name.to_string());
        match name.as_ref().and_then(|name| row.get(name)) {
            Some(Value::Node(number)) => return Ok(*number),
            Some(_) => return failed("a relationship would have no end"),
            None => {}
        }
        let labels = pattern.labels.iter().flat_map(names).collect();
        let properties = self.new_properties(pattern.properties.as_ref(), row)?;
        let number = self.graph.borrow_mut().add_node(labels, properties);
        if let Some(name) = name {
            row.insert(name, Value::Node(number));
        }
        Ok(number)
    }

    fn create_relationship(
        &self,
        pattern: &RelationshipPattern,
        left: usize,
        right: usize,
        row: &mut Row,
    ) -> Result<usize, Failed> {
        let kind = pattern.types.iter().flat_map(names).next().ok_or_else(|| Failed("no type".to_owned()))?;
        let (start, end) = if pattern.direction == Direction::Left { (right, left) } else { (left, right) };
        let properties = self.new_properties(pattern.properties.as_ref(), row)?;
        let number = self.graph.borrow_mut().add_relationship(kind, start, end, properties);
        if let Some(variable) = &pattern.variable {
            row.insert(variable.name.to_string(), Value::Relationship(number));
        }
        Ok(number)
    }

    fn new_properties(&self, map: Option<&Expr>, row: &Row) -> Result<Properties, Failed> {
        let Some(map) = map else { return Ok(Properties::new()) };
        let Value::Map(mut entries) = self.expression(map, Scope::from(row))? else { return failed("no map") };
        entries.retain(|_, value| !value.is_null());
        entries.values().try_for_each(storable)?;
        Ok(entries)
    }

    /// The rows for all matches of the pattern, or one for the pattern created.
    fn merge(
        &self,
        pattern: &PathPattern,
        on_create: &[SetItem],
        on_match: &[SetItem],
        row: Row,
    ) -> Result<Vec<Row>, Failed> {
        for element in &pattern.elements {
            let properties = match element {
                PatternElement::Node(node) => node.properties.as_ref(),
                PatternElement::Relationship(relationship) => relationship.properties.as_ref(),
                PatternElement::Group(_) => None,
            };
            if let Some(properties) = properties
                && let Value::Map(entries) = self.expression(properties, Scope::from(&row))?
                && entries.values().any(Value::is_null)
            {
                return failed("a null property is never found");
            }
            if let PatternElement::Node(NodePattern { variable: Some(variable), .. }) = element
                && row.get(&*variable.name).is_some_and(Value::is_null)
            {
                return failed("a relationship would have no end");
            }
        }
        let mut rows = self.matches(std::slice::from_ref(pattern), &row)?;
        if rows.is_empty() {
            let mut row = row;
            self.create(pattern, &mut row)?;
            self.set_all(on_create, std::slice::from_ref(&row))?;
            rows.push(row);
        } else {
            self.set_all(on_match, &rows)?;
        }
        Ok(rows)
    }

    /// Row by row and in each item by item, or item by item and in each row by row: both are read into the language.
    fn set_all(&self, items: &[SetItem], rows: &[Row]) -> Result<(), Failed> {
        if self.either() {
            rows.iter().try_for_each(|row| items.iter().try_for_each(|item| self.set(item, row)))
        } else {
            items.iter().try_for_each(|item| rows.iter().try_for_each(|row| self.set(item, row)))
        }
    }

    fn set(&self, item: &SetItem, row: &Row) -> Result<(), Failed> {
        let value = |expr: &Expr| self.expression(expr, Scope::from(row));
        match item {
            SetItem::Property { object, key, value: new } => self.set_property(&value(object)?, &key.name, value(new)?),
            SetItem::DynamicProperty { object, key, value: new } => match (value(object)?, value(key)?) {
                (object, Value::String(key)) => self.set_property(&object, &key, value(new)?),
                _ => failed("a key is a string"),
            },
            SetItem::Replace { variable, value: new } => {
                let object = row[&*variable.name].clone();
                let new = match value(new)? {
                    Value::Null => Properties::new(),
                    new => self.properties(&new)?,
                };
                if !object.is_null() {
                    for key in self.properties(&object)?.keys() {
                        self.set_property(&object, key, Value::Null)?;
                    }
                }
                new.into_iter().try_for_each(|(key, value)| self.set_property(&object, &key, value))
            }
            SetItem::Add { variable, value: new } => {
                let object = row[&*variable.name].clone();
                if object.is_null() {
                    return Ok(());
                }
                let new = self.properties(&value(new)?)?;
                new.into_iter().try_for_each(|(key, value)| self.set_property(&object, &key, value))
            }
            SetItem::Labels { variable, labels } => {
                let labels: Vec<String> = labels.iter().flat_map(names).collect();
                self.change_labels(&row[&*variable.name], |own| own.extend(labels))
            }
        }
    }

    fn remove(&self, item: &RemoveItem, row: &Row) -> Result<(), Failed> {
        let value = |expr: &Expr| self.expression(expr, Scope::from(row));
        match item {
            RemoveItem::Property { object, key } => self.set_property(&value(object)?, &key.name, Value::Null),
            RemoveItem::DynamicProperty { object, key } => match (value(object)?, value(key)?) {
                (object, Value::String(key)) => self.set_property(&object, &key, Value::Null),
                _ => failed("a key is a string"),
            },
            RemoveItem::Labels { variable, labels } => self.change_labels(&row[&*variable.name], |own| {
                own.retain(|label| !labels.iter().flat_map(names).any(|other| other == *label));
            }),
        }
    }

    /// Sets a property; null takes it away, and nothing happens to a null entity.
    fn set_property(&self, object: &Value, key: &str, value: Value) -> Result<(), Failed> {
        if !value.is_null() {
            storable(&value)?;
        }
        let mut graph = self.graph.borrow_mut();
        let properties = match object {
            Value::Null => return Ok(()),
            Value::Node(number) => graph.nodes[*number].as_mut().map(|node| &mut node.properties),
            Value::Relationship(number) => graph.relationships[*number].as_mut().map(|one| &mut one.properties),
            _ => return failed("only nodes and relationships have properties to set"),
        };
        let Some(properties) = properties else { return failed("the entity is deleted") };
        if value.is_null() {
            properties.remove(key);
        } else {
            properties.insert(key.to_owned(), value);
        }
        Ok(())
    }

    fn change_labels(&self, object: &Value, change: impl FnOnce(&mut BTreeSet<String>)) -> Result<(), Failed> {
        match object {
            Value::Null => Ok(()),
            Value::Node(number) => match &mut self.graph.borrow_mut().nodes[*number] {
                Some(node) => {
                    change(&mut node.labels);
                    Ok(())
                }
                None => failed("the node is deleted"),
            },
            _ => failed("only nodes have labels"),
        }
    }

    /// Deletes what all rows name, relationships first; a node must be free then.
    fn delete(&self, detach: bool, targets: &[Expr], rows: &[Row]) -> Result<(), Failed> {
        let (mut nodes, mut relationships) = (BTreeSet::new(), BTreeSet::new());
        for row in rows {
            for target in targets {
                match self.expression(target, Scope::from(row))? {
                    Value::Null => {}
                    Value::Node(number) => nodes.extend([number]),
                    Value::Relationship(number) => relationships.extend([number]),
                    Value::Path(path) => {
                        nodes.extend(path.nodes);
                        relationships.extend(path.relationships);
                    }
                    _ => return failed("only entities and paths can be deleted"),
                }
            }
        }
        let mut graph = self.graph.borrow_mut();
        let attached = |start: usize, end: usize| detach && (nodes.contains(&start) || nodes.contains(&end));
        for number in graph.relationship_numbers() {
            let goes = graph.relationships[number]
                .as_ref()
                .is_some_and(|one| relationships.contains(&number) || attached(one.start, one.end));
            if goes {
                graph.relationships[number] = None;
            }
        }
        for number in nodes {
            if graph.is_connected(number) {
                return failed("a node that still has relationships cannot be deleted");
            }
            graph.nodes[number] = None;
        }
        Ok(())
    }
}

/// A property is a boolean, a number, a string, or a list of these without nulls.
fn storable(value: &Value) -> Result<(), Failed> {
    let is_scalar =
        |value: &Value| matches!(value, Value::Boolean(_) | Value::Integer(_) | Value::Float(_) | Value::String(_));
    match value {
        Value::List(items) if items.iter().all(is_scalar) => Ok(()),
        value if is_scalar(value) => Ok(()),
        _ => failed("the value cannot be stored"),
    }
}

/// The labels of a pattern that creates: `A`, `A&B`.
fn names(labels: &LabelExpr) -> Vec<String> {
    match labels {
        LabelExpr::Name(name) => vec![name.name.to_string()],
        LabelExpr::And(parts) => parts.iter().flat_map(names).collect(),
        _ => Vec::new(),
    }
}
