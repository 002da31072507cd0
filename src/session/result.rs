//! What a statement gives: rows, the version and lens they were made under, and what happened beside them.

use std::sync::Arc;

use hashbrown::HashMap;
use petgraph::stable_graph::{NodeIndex, StableDiGraph};

use crate::diag::Diagnostic;
use crate::evidence::{Declarations, HiddenCounts, View};
use crate::exec::{Batch, Counters};
use crate::graph::{Graph, KeyId};
use crate::value::{EntityText, MapValue, NodeId, NodeText, RelationshipId, RelationshipText, Value};

/// What happened beside the rows.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    /// What changed, by kind.
    pub counters: Counters,
    /// Whether anything changed.
    pub contains_updates: bool,
    /// How many claims of the types that the statement names the lens hides, and why (SEMANTICS L8).
    pub hidden: HiddenCounts,
    /// Names that the graph does not have, and the like.
    pub warnings: Vec<Diagnostic>,
    /// What the user should know about what was done.
    pub notes: Vec<String>,
    /// The plan as text, for `EXPLAIN` and `PROFILE`.
    pub plan: Option<String>,
    /// Microseconds to parse and bind.
    pub parse_us: u64,
    /// Microseconds to resolve the lens and plan.
    pub plan_us: u64,
    /// Microseconds to execute.
    pub execute_us: u64,
}

/// The rows of a statement, with the version and lens they were made under.
#[derive(Debug, Clone)]
pub struct QueryResult {
    pub(super) columns: Vec<Arc<str>>,
    pub(super) batches: Vec<Batch>,
    pub(super) rows: usize,
    pub(super) graph: Graph,
    pub(super) declarations: Arc<Declarations>,
    pub(super) view: Arc<View>,
    pub(super) summary: Summary,
}

impl QueryResult {
    /// Returns the names of the columns; empty for a statement without `RETURN`.
    #[must_use]
    pub fn columns(&self) -> &[Arc<str>] {
        &self.columns
    }

    /// Returns the number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Returns whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Returns a row by number, from 0; empty past the end.
    #[must_use]
    pub fn row(&self, row: usize) -> Vec<Value> {
        let mut left = row;
        for batch in &self.batches {
            if left < batch.rows {
                return batch.row(left);
            }
            left -= batch.rows;
        }
        Vec::new()
    }

    /// Returns the rows in order.
    pub fn rows(&self) -> impl Iterator<Item = Vec<Value>> + '_ {
        self.batches.iter().flat_map(|batch| (0..batch.rows).map(|row| batch.row(row)))
    }

    /// Returns one value; null past the end.
    #[must_use]
    pub fn value(&self, row: usize, column: usize) -> Value {
        self.row(row).into_iter().nth(column).unwrap_or_default()
    }

    /// Returns the version that the result was made from.
    #[must_use]
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// Returns what graph.toml says.
    #[must_use]
    pub fn declarations(&self) -> &Declarations {
        &self.declarations
    }

    /// Returns the lens that the result was made under.
    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }

    /// Returns what happened beside the rows.
    #[must_use]
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// Returns a value as openCypher writes it: `'text'`, `(:Drug {id: 'ketamine'})`.
    #[must_use]
    pub fn format_value(&self, value: &Value) -> String {
        value.literal(&Entities(&self.graph))
    }

    /// Returns a value as a cell shows it: a string without quotes.
    #[must_use]
    pub fn plain_value(&self, value: &Value) -> String {
        value.plain(&Entities(&self.graph))
    }

    /// Returns a value as JSON: a node is `{"id", "labels", "properties"}`, a relationship has `"type"`, `"start"`
    /// and `"end"` in place of labels, a path is `{"nodes", "relationships"}`, a temporal value its ISO text.
    #[must_use]
    pub fn value_json(&self, value: &Value) -> serde_json::Value {
        json(&self.graph, value)
    }

    /// Returns the nodes and relationships in the rows, and in paths, lists and maps in them, each once, with both
    /// ends of every relationship, in order of first appearance.
    #[must_use]
    pub fn subgraph(&self) -> StableDiGraph<NodeId, RelationshipId> {
        let mut collected = Collected {
            graph: &self.graph,
            subgraph: StableDiGraph::new(),
            nodes: HashMap::new(),
            seen: HashMap::new(),
        };
        for row in self.rows() {
            for value in &row {
                collected.value(value);
            }
        }
        collected.subgraph
    }
}

/// A subgraph under construction.
struct Collected<'a> {
    graph: &'a Graph,
    subgraph: StableDiGraph<NodeId, RelationshipId>,
    nodes: HashMap<NodeId, NodeIndex>,
    seen: HashMap<RelationshipId, ()>,
}

impl Collected<'_> {
    fn node(&mut self, node: NodeId) -> NodeIndex {
        let subgraph = &mut self.subgraph;
        *self.nodes.entry(node).or_insert_with(|| subgraph.add_node(node))
    }

    fn relationship(&mut self, relationship: RelationshipId) {
        if self.seen.insert(relationship, ()).is_none() {
            let start = self.node(self.graph.start_of(relationship));
            let end = self.node(self.graph.end_of(relationship));
            self.subgraph.add_edge(start, end, relationship);
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Node(node) => {
                self.node(*node);
            }
            Value::Relationship(relationship) => self.relationship(*relationship),
            Value::Path(path) => {
                path.nodes.iter().for_each(|node| {
                    self.node(*node);
                });
                path.relationships.iter().for_each(|relationship| self.relationship(*relationship));
            }
            Value::List(items) => items.iter().for_each(|item| self.value(item)),
            Value::Map(entries) => entries.values().for_each(|item| self.value(item)),
            _ => {}
        }
    }
}

/// Looks entities up for their text.
pub(super) struct Entities<'a>(pub(super) &'a Graph);

fn named(graph: &Graph, entries: Vec<(KeyId, Value)>) -> MapValue {
    entries.into_iter().map(|(key, value)| (Arc::clone(graph.key_name(key)), value)).collect()
}

impl EntityText for Entities<'_> {
    fn node(&self, id: NodeId) -> Option<NodeText> {
        let graph = self.0;
        graph.node_exists(id).then(|| NodeText {
            labels: graph.labels_of(id).iter().map(|label| Arc::clone(graph.label_name(*label))).collect(),
            properties: named(graph, graph.node_properties(id)),
        })
    }

    fn relationship(&self, id: RelationshipId) -> Option<RelationshipText> {
        let graph = self.0;
        graph.relationship_exists(id).then(|| RelationshipText {
            kind: Arc::clone(graph.type_name(graph.type_of(id))),
            start: graph.start_of(id),
            properties: named(graph, graph.relationship_properties(id)),
        })
    }
}

fn json(graph: &Graph, value: &Value) -> serde_json::Value {
    use serde_json::{Value as Json, json};
    let map = |entries: &MapValue| {
        Json::Object(entries.iter().map(|(key, value)| (key.to_string(), self::json(graph, value))).collect())
    };
    match value {
        Value::Null => Json::Null,
        Value::Boolean(value) => Json::Bool(*value),
        Value::Integer(value) => Json::from(*value),
        // JSON has no word for what is no finite number; its text is kept.
        Value::Float(value) => serde_json::Number::from_f64(*value)
            .map_or_else(|| Json::String(crate::value::float_text(*value)), Json::Number),
        Value::String(text) => Json::String(text.to_string()),
        Value::List(items) => Json::Array(items.iter().map(|item| self::json(graph, item)).collect()),
        Value::Map(entries) => map(entries),
        Value::Node(id) => {
            let labels: Vec<&str> = graph.labels_of(*id).iter().map(|label| &**graph.label_name(*label)).collect();
            json!({"id": id.0, "labels": labels, "properties": map(&named(graph, graph.node_properties(*id)))})
        }
        Value::Relationship(id) => json!({
            "id": id.0,
            "type": &**graph.type_name(graph.type_of(*id)),
            "start": graph.start_of(*id).0,
            "end": graph.end_of(*id).0,
            "properties": map(&named(graph, graph.relationship_properties(*id))),
        }),
        Value::Path(path) => {
            let nodes: Vec<Json> = path.nodes.iter().map(|id| self::json(graph, &Value::Node(*id))).collect();
            let relationships: Vec<Json> =
                path.relationships.iter().map(|id| self::json(graph, &Value::Relationship(*id))).collect();
            json!({"nodes": nodes, "relationships": relationships})
        }
        temporal => Json::String(temporal.plain(&Entities(graph))),
    }
}
