//! Values as text: the literal form, which can be read back, and the plain form of a cell.
//!
//! Invariant: text from data cannot break out of a literal, all that ends a string or a name is escaped.
//! Start at [`Value::literal`] and [`Value::plain`].

use std::fmt::Write as _;
use std::sync::Arc;

use super::{MapValue, NodeId, PathValue, RelationshipId, Value, float_text};

/// What the text of a node needs from the store.
#[derive(Debug, Clone, Default)]
pub struct NodeText {
    /// The labels, in the order to be shown.
    pub labels: Vec<Arc<str>>,
    /// The properties.
    pub properties: MapValue,
}

/// What the text of a relationship needs from the store.
#[derive(Debug, Clone)]
pub struct RelationshipText {
    /// The type.
    pub kind: Arc<str>,
    /// The node it starts at, which gives the arrow its direction in a path.
    pub start: NodeId,
    /// The properties.
    pub properties: MapValue,
}

/// Tells what entities look like: implemented over the store.
pub trait EntityText {
    /// Returns labels and properties of a node; `None` if it is gone.
    fn node(&self, id: NodeId) -> Option<NodeText>;
    /// Returns type, start and properties of a relationship; `None` if it is gone.
    fn relationship(&self, id: RelationshipId) -> Option<RelationshipText>;
}

/// For values without entities: a node is `()`, a relationship `[]`.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoEntities;

impl EntityText for NoEntities {
    fn node(&self, _: NodeId) -> Option<NodeText> {
        None
    }

    fn relationship(&self, _: RelationshipId) -> Option<RelationshipText> {
        None
    }
}

impl Value {
    /// Returns the value as openCypher writes it: `'text'`, `1.0`, `[1, 2]`, `{a: 1}`, `(:Label {key: 1})`.
    #[must_use]
    pub fn literal(&self, entities: &dyn EntityText) -> String {
        let mut out = String::new();
        self.write_literal(&mut out, entities);
        out
    }

    /// Returns the value as a cell shows it: a string or temporal value bare, anything else as a literal, null as nothing.
    #[must_use]
    pub fn plain(&self, entities: &dyn EntityText) -> String {
        match self {
            Value::Null => String::new(),
            Value::List(_) | Value::Map(_) | Value::Node(_) | Value::Relationship(_) | Value::Path(_) => {
                self.literal(entities)
            }
            scalar => scalar.scalar_text(),
        }
    }

    /// Returns the text that `toString` gives for values that are no list, map or entity.
    #[must_use]
    pub(crate) fn scalar_text(&self) -> String {
        match self {
            Value::Boolean(value) => value.to_string(),
            Value::Integer(value) => value.to_string(),
            Value::Float(value) => float_text(*value),
            Value::String(value) => value.to_string(),
            Value::Date(value) => value.to_string(),
            Value::LocalTime(value) => value.to_string(),
            Value::Time(value) => value.to_string(),
            Value::LocalDateTime(value) => value.to_string(),
            Value::DateTime(value) => value.to_string(),
            Value::Duration(value) => value.to_string(),
            other => other.literal(&NoEntities),
        }
    }

    /// Appends the literal form.
    pub fn write_literal(&self, out: &mut String, entities: &dyn EntityText) {
        match self {
            Value::Null => out.push_str("null"),
            Value::Boolean(_) | Value::Integer(_) | Value::Float(_) => out.push_str(&self.scalar_text()),
            Value::String(text) => write_string_literal(out, text),
            Value::List(list) => {
                out.push('[');
                for (position, element) in list.iter().enumerate() {
                    if position > 0 {
                        out.push_str(", ");
                    }
                    element.write_literal(out, entities);
                }
                out.push(']');
            }
            Value::Map(map) => write_map(out, map, entities),
            Value::Node(id) => write_node(out, *id, entities),
            Value::Relationship(id) => write_relationship(out, entities.relationship(*id).as_ref(), entities),
            Value::Path(path) => write_path(out, path, entities),
            temporal => write_string_literal(out, &temporal.scalar_text()),
        }
    }
}

fn write_map(out: &mut String, map: &MapValue, entities: &dyn EntityText) {
    out.push('{');
    for (position, (key, value)) in map.iter().enumerate() {
        if position > 0 {
            out.push_str(", ");
        }
        write_identifier(out, key);
        out.push_str(": ");
        value.write_literal(out, entities);
    }
    out.push('}');
}

fn write_node(out: &mut String, id: NodeId, entities: &dyn EntityText) {
    let node = entities.node(id).unwrap_or_default();
    out.push('(');
    for label in &node.labels {
        out.push(':');
        write_identifier(out, label);
    }
    if !node.properties.is_empty() {
        if !node.labels.is_empty() {
            out.push(' ');
        }
        write_map(out, &node.properties, entities);
    }
    out.push(')');
}

fn write_relationship(out: &mut String, relationship: Option<&RelationshipText>, entities: &dyn EntityText) {
    out.push('[');
    if let Some(relationship) = relationship {
        out.push(':');
        write_identifier(out, &relationship.kind);
        if !relationship.properties.is_empty() {
            out.push(' ');
            write_map(out, &relationship.properties, entities);
        }
    }
    out.push(']');
}

fn write_path(out: &mut String, path: &PathValue, entities: &dyn EntityText) {
    out.push('<');
    for (position, node) in path.nodes.iter().enumerate() {
        if let Some(id) = position.checked_sub(1).and_then(|before| path.relationships.get(before)) {
            let relationship = entities.relationship(*id);
            let before = path.nodes.get(position - 1);
            let backwards = relationship.as_ref().is_some_and(|relationship| Some(&relationship.start) != before);
            out.push_str(if backwards { "<-" } else { "-" });
            write_relationship(out, relationship.as_ref(), entities);
            out.push_str(if backwards { "-" } else { "->" });
        }
        write_node(out, *node, entities);
    }
    out.push('>');
}

/// Appends a string in single quotes, escaped.
pub fn write_string_literal(out: &mut String, text: &str) {
    out.push('\'');
    for c in text.chars() {
        match c {
            '\'' => out.push_str("\\'"),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('\'');
}

/// Appends a name, in backticks where it is no plain identifier.
pub fn write_identifier(out: &mut String, name: &str) {
    let mut chars = name.chars();
    let plain =
        chars.next().is_some_and(|c| c.is_alphabetic() || c == '_') && chars.all(|c| c.is_alphanumeric() || c == '_');
    if plain {
        out.push_str(name);
    } else {
        out.push('`');
        out.push_str(&name.replace('`', "``"));
        out.push('`');
    }
}
