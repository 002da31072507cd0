//! The model graph: a list of nodes and a list of relationships, in which what was deleted leaves a gap.

use std::collections::{BTreeMap, BTreeSet};

use super::value::Value;

pub type Properties = BTreeMap<String, Value>;

#[derive(Debug, Clone, Default)]
pub struct Node {
    pub labels: BTreeSet<String>,
    pub properties: Properties,
}

#[derive(Debug, Clone)]
pub struct Relationship {
    pub kind: String,
    pub start: usize,
    pub end: usize,
    pub properties: Properties,
}

#[derive(Debug, Clone, Default)]
pub struct Graph {
    pub nodes: Vec<Option<Node>>,
    pub relationships: Vec<Option<Relationship>>,
}

impl Graph {
    /// The nodes that are there.
    pub fn node_numbers(&self) -> Vec<usize> {
        (0..self.nodes.len()).filter(|number| self.nodes[*number].is_some()).collect()
    }

    /// The relationships that are there.
    pub fn relationship_numbers(&self) -> Vec<usize> {
        (0..self.relationships.len()).filter(|number| self.relationships[*number].is_some()).collect()
    }

    pub fn add_node(&mut self, labels: BTreeSet<String>, properties: Properties) -> usize {
        self.nodes.push(Some(Node { labels, properties }));
        self.nodes.len() - 1
    }

    pub fn add_relationship(&mut self, kind: String, start: usize, end: usize, properties: Properties) -> usize {
        self.relationships.push(Some(Relationship { kind, start, end, properties }));
        self.relationships.len() - 1
    }

    /// Whether a relationship begins or ends at the node.
    pub fn is_connected(&self, node: usize) -> bool {
        self.relationships.iter().flatten().any(|relationship| relationship.start == node || relationship.end == node)
    }
}
