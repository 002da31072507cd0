//! Finding nodes by the value of a property.
//!
//! Invariant: what is found is at least every node whose property equals the value; the reader compares.
//! Start at [`Graph::nodes_by_property`]. How: each value has a key, the same for equal values. Whoever asks first reads
//! the column; the next one sorts keys with their rows, and from then on, until the column changes, it is a binary
//! search. So a look-up between two writes costs no sort. Versions that share the column share what was sorted.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Graph;
use super::ids::KeyId;
use super::pages::PAGE_ROWS;
use super::properties::{Page, PageValues, PropertyColumn};
use crate::value::{Dictionary, NodeId, Value};

/// Columns with more values are read each time: sorted they would take more than 128 MB.
const SORTED_MAX: usize = 1 << 24;

/// What was sorted of a column; a copy that is about to change has nothing of it.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    asked: AtomicBool,
    /// Key and row, ascending.
    sorted: OnceLock<Box<[(u32, u32)]>>,
}

impl Clone for Lookup {
    fn clone(&self) -> Self {
        Lookup::default()
    }
}

/// The key of strings that the dictionary did not know when it was asked; it may know them later.
const UNKNOWN_STRING: u32 = u32::MAX - 1;
/// The key of lists and temporal values.
const OTHER: u32 = u32::MAX;

fn number_key(number: f64) -> u32 {
    // Zero has two forms, which are equal.
    let bits = (number + 0.0).to_bits().wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (bits >> 32) as u32
}

fn key_of(value: &Value, dictionary: &Dictionary) -> u32 {
    match value {
        Value::String(text) => dictionary.code(text).unwrap_or(UNKNOWN_STRING),
        Value::Integer(number) => number_key(*number as f64),
        Value::Float(number) => number_key(*number),
        Value::Boolean(value) => u32::from(*value),
        _ => OTHER,
    }
}

/// Calls `visit` with the key and the row in the page of each value.
fn for_each_key(page: &Page, dictionary: &Dictionary, mut visit: impl FnMut(u32, usize)) {
    match &page.values {
        PageValues::Dictionary(_) => {
            page.rows().filter_map(|row| Some((page.code(row)?, row))).for_each(|(code, row)| visit(code, row));
        }
        _ => page.rows().for_each(|row| visit(key_of(&page.get(row, dictionary), dictionary), row)),
    }
}

impl Lookup {
    /// Appends the rows that may have the value, in no order.
    fn find(&self, column: &PropertyColumn, value: &Value, dictionary: &Dictionary, out: &mut Vec<u32>) {
        let key = key_of(value, dictionary);
        let keys = [key, UNKNOWN_STRING];
        // A string that became known since may still stand among the unknown ones.
        let keys = if matches!(value, Value::String(_)) && key != UNKNOWN_STRING { &keys[..] } else { &keys[..1] };
        let is_small = column.len() <= SORTED_MAX;
        if self.sorted.get().is_none() && !(is_small && self.asked.swap(true, Ordering::Relaxed)) {
            for (number, page) in column.pages() {
                let first = (number * PAGE_ROWS) as u32;
                match &page.values {
                    PageValues::Dictionary(codes) if keys.len() > 1 => {
                        let same = codes.iter().enumerate().filter(|(_, code)| **code == key);
                        out.extend(
                            same.filter(|(row, _)| page.code(*row).is_some()).map(|(row, _)| first + row as u32),
                        );
                    }
                    _ => for_each_key(page, dictionary, |found, row| {
                        if keys.contains(&found) {
                            out.push(first + row as u32);
                        }
                    }),
                }
            }
            return;
        }
        let sorted = self.sorted.get_or_init(|| {
            let mut sorted = Vec::with_capacity(column.len());
            for (number, page) in column.pages() {
                for_each_key(page, dictionary, |key, row| sorted.push((key, (number * PAGE_ROWS + row) as u32)));
            }
            sorted.sort_unstable();
            sorted.into_boxed_slice()
        });
        for key in keys {
            let from = sorted.partition_point(|(other, _)| other < key);
            out.extend(sorted[from..].iter().take_while(|(other, _)| other == key).map(|(_, row)| *row));
        }
    }
}

impl Graph {
    /// Returns the nodes whose property may equal a value, ascending: all that do, and perhaps others.
    #[must_use]
    pub fn nodes_by_property(&self, key: KeyId, value: &Value) -> Vec<NodeId> {
        let mut rows = Vec::new();
        if let Some(column) = self.nodes.properties.column(key)
            && !value.is_null()
        {
            column.lookup().find(column, value, &self.dictionary, &mut rows);
        }
        rows.sort_unstable();
        rows.into_iter().map(NodeId).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_equal_value_is_found_also_after_writes() {
        let mut graph = Graph::new();
        let key = graph.intern_key("name");
        let values: Vec<Value> = vec![
            Value::from("a"),
            Value::Integer(1),
            Value::Float(1.0),
            Value::Float(-0.0),
            Value::Integer(0),
            Value::Boolean(true),
            Value::List(vec![Value::Integer(1)].into()),
            Value::from("b"),
        ];
        let nodes: Vec<NodeId> = (0..3000).map(|_| graph.create_node(&[])).collect();
        for (place, node) in nodes.iter().enumerate() {
            graph.set_node_property(*node, key, values[place * 7 % values.len()].clone());
        }
        let check = |graph: &Graph| {
            for value in values.iter().chain([&Value::from("c"), &Value::from("new")]) {
                let equal: Vec<NodeId> =
                    graph.nodes().filter(|node| graph.node_property(*node, key).equals(value) == Some(true)).collect();
                for _ in 0..3 {
                    let found = graph.nodes_by_property(key, value);
                    assert!(equal.iter().all(|node| found.contains(node)), "{value:?}");
                    assert!(found.is_sorted() && found.len() < 1500, "{value:?}: {}", found.len());
                }
            }
        };
        check(&graph);
        let before = graph.clone();
        graph.set_node_property(nodes[1], key, Value::from("new"));
        graph.set_node_property(nodes[2], key, Value::Null);
        check(&graph);
        check(&before);
        assert_eq!(graph.nodes_by_property(key, &Value::from("new")), [nodes[1]]);
        assert!(graph.nodes_by_property(key, &Value::Null).is_empty());
    }
}
