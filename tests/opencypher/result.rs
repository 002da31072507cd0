//! Compares results with what a scenario expects, value by value.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use grounds::graph::Graph;
use grounds::{NodeId, QueryResult, RelationshipId, Value};

use crate::expected::{Expected, Node, Relationship};

/// What order counts.
#[derive(Debug, Clone, Copy)]
pub struct Order {
    /// Whether the rows have one.
    pub of_rows: bool,
    /// Whether the elements of lists have one.
    pub of_lists: bool,
}

/// Compares a result with a table, whose first row names the columns.
pub fn compare(result: &QueryResult, table: &[Vec<String>], order: Order) -> Result<(), String> {
    let Some((head, body)) = table.split_first() else { return Err("the step has no table".to_owned()) };
    let mut wanted = Vec::with_capacity(body.len());
    for row in body {
        let row: Result<Vec<Expected>, String> = row.iter().map(|cell| Expected::parse(cell)).collect();
        wanted.push(row?);
    }
    let columns: Vec<&str> = result.columns().iter().map(|name| &**name).collect();
    if columns != head.iter().map(String::as_str).collect::<Vec<_>>() {
        return Err(format!("expected the columns {head:?}, found {columns:?}"));
    }
    let found: Vec<Vec<Value>> = result.rows().collect();
    let comparison = Comparison { result, graph: result.graph(), lists_ordered: order.of_lists };
    let same_row = |wanted: &Vec<Expected>, found: &Vec<Value>| {
        wanted.len() == found.len() && wanted.iter().zip(found).all(|(wanted, found)| comparison.same(wanted, found))
    };
    if same_elements(&wanted, &found, order.of_rows, same_row) { Ok(()) } else { Err(difference(result, body)) }
}

/// Returns the found rows beside the expected ones.
fn difference(result: &QueryResult, body: &[Vec<String>]) -> String {
    const ROWS_SHOWN: usize = 30;
    // Writing to a string cannot fail.
    let mut out = format!("expected {} rows, found {}:", body.len(), result.len());
    for row in result.rows().take(ROWS_SHOWN) {
        let cells: Vec<String> = row.iter().map(|value| result.format_value(value)).collect();
        let _ = write!(out, "\n        | {} |", cells.join(" | "));
    }
    out
}

/// Compares two lists, or two bags.
fn same_elements<A, B>(wanted: &[A], found: &[B], ordered: bool, same: impl Fn(&A, &B) -> bool) -> bool {
    if wanted.len() != found.len() {
        return false;
    }
    if ordered {
        return wanted.iter().zip(found).all(|(wanted, found)| same(wanted, found));
    }
    // Sameness is transitive here, so that taking the first that fits misses nothing.
    let mut left: Vec<&A> = wanted.iter().collect();
    found.iter().all(|found| match left.iter().position(|wanted| same(wanted, found)) {
        Some(position) => {
            left.swap_remove(position);
            true
        }
        None => false,
    })
}

struct Comparison<'a> {
    result: &'a QueryResult,
    graph: &'a Graph,
    lists_ordered: bool,
}

impl Comparison<'_> {
    fn same(&self, wanted: &Expected, found: &Value) -> bool {
        match (wanted, found) {
            (Expected::Null, Value::Null) => true,
            (Expected::Boolean(wanted), Value::Boolean(found)) => wanted == found,
            (Expected::Integer(wanted), Value::Integer(found)) => wanted == found,
            // The kit has one NaN, and it is what is expected where it is written.
            (Expected::Float(wanted), Value::Float(found)) => wanted == found || (wanted.is_nan() && found.is_nan()),
            (Expected::String(wanted), Value::String(found)) => **wanted == **found,
            (
                Expected::String(wanted),
                Value::Date(_)
                | Value::LocalTime(_)
                | Value::Time(_)
                | Value::LocalDateTime(_)
                | Value::DateTime(_)
                | Value::Duration(_),
            ) => *wanted == self.result.plain_value(found),
            (Expected::List(wanted), Value::List(found)) => {
                same_elements(wanted, found, self.lists_ordered, |wanted, found| self.same(wanted, found))
            }
            (Expected::Map(wanted), Value::Map(found)) => {
                self.same_entries(wanted, found.len(), |key| found.get(key).cloned())
            }
            (Expected::Node(wanted), Value::Node(found)) => self.same_node(wanted, *found),
            (Expected::Relationship(wanted), Value::Relationship(found)) => self.same_relationship(wanted, *found),
            (Expected::Path(nodes, relationships), Value::Path(found)) => {
                nodes.len() == found.nodes.len()
                    && relationships.len() == found.relationships.len()
                    && nodes.iter().zip(&found.nodes).all(|(wanted, found)| self.same_node(wanted, *found))
                    && relationships.iter().zip(found.relationships.iter().zip(&found.nodes)).all(
                        |((wanted, forwards), (found, before))| {
                            let (start, end) = (self.graph.start_of(*found), self.graph.end_of(*found));
                            let from = if *forwards { start } else { end };
                            from == *before && self.same_relationship(wanted, *found)
                        },
                    )
            }
            _ => false,
        }
    }

    fn same_entries(
        &self,
        wanted: &BTreeMap<String, Expected>,
        count: usize,
        found: impl Fn(&str) -> Option<Value>,
    ) -> bool {
        wanted.len() == count
            && wanted.iter().all(|(key, wanted)| found(key).is_some_and(|found| self.same(wanted, &found)))
    }

    fn same_node(&self, wanted: &Node, found: NodeId) -> bool {
        let graph = self.graph;
        if !graph.node_exists(found) {
            return false;
        }
        let mut labels: Vec<&str> = graph.labels_of(found).iter().map(|label| &**graph.label_name(*label)).collect();
        labels.sort_unstable();
        labels == wanted.labels
            && self.same_entries(&wanted.properties, graph.node_properties(found).len(), |key| {
                graph.key_id(key).map(|key| graph.node_property(found, key))
            })
    }

    fn same_relationship(&self, wanted: &Relationship, found: RelationshipId) -> bool {
        let graph = self.graph;
        graph.relationship_exists(found)
            && **graph.type_name(graph.type_of(found)) == *wanted.kind
            && self.same_entries(&wanted.properties, graph.relationship_properties(found).len(), |key| {
                graph.key_id(key).map(|key| graph.relationship_property(found, key))
            })
    }
}
