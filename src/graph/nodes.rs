//! Nodes: their labels, properties and `id`.
//!
//! Invariants: numbers ascend and are not used again; a deleted node has no label, no property and no
//! relationship; per label there is a bit set for scans.
//! Start at [`Graph::create_node`] and [`Graph::scan_nodes`].

use std::sync::Arc;

use super::Graph;
use super::identity::IdentityIndex;
use super::ids::{Direction, KeyId, LabelId};
use super::pages::{PAGE_ROWS, PageBits, PagedBits, Pages, rows_by_number};
use super::properties::{PropertyColumn, PropertyTable};
use crate::value::{Column, NodeId, Value};

/// The property by which packs name entities, and which is indexed.
pub(super) const IDENTITY_KEY: &str = "id";

/// The nodes of a graph.
#[derive(Debug, Clone, Default)]
pub(super) struct Nodes {
    /// The number of each node's label set.
    pub(super) label_sets: Pages<u32>,
    pub(super) live: PagedBits,
    by_label: Arc<Vec<PagedBits>>,
    /// Which types the relationships of a node may have, either way: bit `type mod 64`. Bits are never
    /// taken back; they only spare looking into most types of a graph with many.
    type_masks: Pages<u64>,
    pub(super) properties: PropertyTable,
    by_identity: IdentityIndex,
}

impl Nodes {
    /// Notes that `node` has a relationship of the type.
    pub(super) fn note_type(&mut self, node: u32, relationship_type: u32) {
        self.note_types(node, 1 << (relationship_type % 64));
    }

    /// Notes that `node` has relationships of the types whose bits are set.
    pub(super) fn note_types(&mut self, node: u32, types: u64) {
        let before = self.type_mask(node);
        let mask = before | types;
        if mask != before {
            self.type_masks.set(node, mask);
        }
    }

    pub(super) fn type_mask(&self, node: u32) -> u64 {
        self.type_masks.get(node).unwrap_or(0)
    }

    fn set_label_bit(&mut self, label: LabelId, node: u32, value: bool) {
        self.label_bits(label).set(node, value);
    }

    fn label_bits(&mut self, label: LabelId) -> &mut PagedBits {
        let by_label = Arc::make_mut(&mut self.by_label);
        let place = label.0 as usize;
        if place >= by_label.len() {
            by_label.resize(place + 1, PagedBits::default());
        }
        &mut by_label[place]
    }
}

/// Why a node was not deleted: relationships are still attached to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StillConnected {
    /// The node.
    pub node: NodeId,
    /// How many relationships it has; a self-loop counts once.
    pub degree: usize,
}

impl Graph {
    /// Returns the number of nodes.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.nodes.live.count()
    }

    /// Returns a number that all nodes are below.
    #[must_use]
    pub fn node_bound(&self) -> u32 {
        self.nodes.label_sets.len() as u32
    }

    /// Returns whether the node exists and was not deleted.
    #[must_use]
    #[inline]
    pub fn node_exists(&self, node: NodeId) -> bool {
        self.nodes.live.get(node.0)
    }

    /// Returns the labels of a node by number, none for a deleted one.
    #[must_use]
    #[inline]
    pub fn labels_of(&self, node: NodeId) -> &[LabelId] {
        self.nodes.label_sets.get(node.0).map_or(&[], |set| self.catalogue.set(set))
    }

    /// Returns whether the node has the label.
    #[must_use]
    #[inline]
    pub fn has_label(&self, node: NodeId, label: LabelId) -> bool {
        self.nodes.by_label.get(label.0 as usize).is_some_and(|nodes| nodes.get(node.0))
    }

    /// Returns how many nodes have the label.
    #[must_use]
    pub fn label_count(&self, label: LabelId) -> usize {
        self.nodes.by_label.get(label.0 as usize).map_or(0, PagedBits::count)
    }

    /// Appends up to `max` nodes from `from` on, ascending, all or those with a label; returns the one to
    /// go on with, if any.
    pub fn scan_nodes(&self, label: Option<LabelId>, from: u32, max: usize, out: &mut Vec<u32>) -> Option<u32> {
        match label {
            None => self.nodes.live.scan(from, max, out),
            Some(label) => self.nodes.by_label.get(label.0 as usize)?.scan(from, max, out),
        }
    }

    /// Cuts all nodes, or those with a label, into parts of `size`; returns the first of each.
    #[must_use]
    pub fn split_nodes(&self, label: Option<LabelId>, size: usize) -> Vec<u32> {
        match label {
            None => self.nodes.live.split(size),
            Some(label) => self.nodes.by_label.get(label.0 as usize).map_or_else(Vec::new, |nodes| nodes.split(size)),
        }
    }

    /// Returns all nodes, ascending.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.nodes.live.iter_from(0).map(NodeId)
    }

    /// Returns the nodes with a label, ascending.
    pub fn nodes_with_label(&self, label: LabelId) -> impl Iterator<Item = NodeId> + '_ {
        let nodes = self.nodes.by_label.get(label.0 as usize);
        nodes.into_iter().flat_map(|nodes| nodes.iter_from(0)).map(NodeId)
    }

    /// Returns a property of a node, null if it has none of this key.
    #[must_use]
    pub fn node_property(&self, node: NodeId, key: KeyId) -> Value {
        self.nodes.properties.get(node.0, key, &self.dictionary)
    }

    /// Returns the properties of a node, in the order of the keys' names.
    #[must_use]
    pub fn node_properties(&self, node: NodeId) -> Vec<(KeyId, Value)> {
        self.nodes.properties.all(node.0, self.catalogue.keys_by_name(), &self.dictionary)
    }

    /// Returns a property of many nodes as one column; `NULL_ID` gives null.
    #[must_use]
    pub fn gather_node_property(&self, nodes: &[u32], key: KeyId) -> Column {
        self.nodes.properties.gather(nodes, key, &self.dictionary)
    }

    /// Returns how many nodes have a property of this key.
    #[must_use]
    pub fn node_property_count(&self, key: KeyId) -> usize {
        self.nodes.properties.count(key)
    }

    /// Returns the node whose property `id` is this string; of several, the least.
    #[must_use]
    pub fn find_node_by_id(&self, id: &str) -> Option<NodeId> {
        self.nodes_by_id(id).next()
    }

    /// Returns the nodes whose property `id` is this string, ascending.
    pub fn nodes_by_id(&self, id: &str) -> impl Iterator<Item = NodeId> + use<'_> {
        let code = self.dictionary.code(id);
        code.into_iter().flat_map(|code| self.nodes.by_identity.nodes(code)).map(NodeId)
    }

    /// Creates a node with these labels, in any order.
    pub fn create_node(&mut self, labels: &[LabelId]) -> NodeId {
        self.touch();
        let set = self.catalogue.intern_set(labels);
        let node = NodeId(self.nodes.label_sets.len() as u32);
        self.nodes.label_sets.push(set);
        self.nodes.type_masks.push(0);
        self.nodes.live.set(node.0, true);
        for label in self.catalogue.set(set) {
            self.nodes.set_label_bit(*label, node.0, true);
        }
        node
    }

    /// Appends a page of nodes with their label sets, those whose bit is set being live.
    pub(super) fn push_node_page(&mut self, sets: Vec<u32>, live: &PageBits) {
        let number = self.nodes.label_sets.len() / PAGE_ROWS;
        for (set, rows) in rows_by_number(&sets, live) {
            for label in self.catalogue.set(set) {
                self.nodes.label_bits(*label).add_page(number, &rows);
            }
        }
        self.nodes.live.add_page(number, live);
        self.nodes.type_masks.push_page(vec![0; sets.len()]);
        self.nodes.label_sets.push_page(sets);
    }

    /// Appends runs of nodes, each with its first number, its length and its label set.
    pub(super) fn push_nodes(&mut self, runs: &[(u32, usize, u32)]) {
        for (first, count, set) in runs {
            for label in self.catalogue.set(*set) {
                self.nodes.label_bits(*label).add_range(*first, *count);
            }
            self.nodes.live.add_range(*first, *count);
            self.nodes.type_masks.extend_repeated(0, *count);
            self.nodes.label_sets.extend_repeated(*set, *count);
        }
    }

    /// Deletes a node with its labels and properties; nothing happens if there is none.
    ///
    /// # Errors
    ///
    /// Refuses while relationships are attached to it.
    pub fn delete_node(&mut self, node: NodeId) -> Result<(), StillConnected> {
        if !self.node_exists(node) {
            return Ok(());
        }
        let degree = self.degree(node, Direction::Either, None);
        if degree > 0 {
            return Err(StillConnected { node, degree });
        }
        self.touch();
        if let Some(key) = self.key_id(IDENTITY_KEY) {
            self.set_node_property(node, key, Value::Null);
        }
        self.nodes.properties.clear(node.0);
        self.put_label_set(node, 0);
        self.nodes.live.set(node.0, false);
        Ok(())
    }

    /// Adds a label and returns whether the node did not have it.
    pub fn add_label(&mut self, node: NodeId, label: LabelId) -> bool {
        if !self.node_exists(node) || self.has_label(node, label) || self.catalogue.labels.get(label.0).is_none() {
            return false;
        }
        let mut labels = self.labels_of(node).to_vec();
        labels.push(label);
        labels.sort_unstable();
        let set = self.catalogue.intern_set(&labels);
        self.put_label_set(node, set);
        true
    }

    /// Removes a label and returns whether the node had it.
    pub fn remove_label(&mut self, node: NodeId, label: LabelId) -> bool {
        if !self.has_label(node, label) {
            return false;
        }
        let labels: Vec<LabelId> = self.labels_of(node).iter().copied().filter(|other| *other != label).collect();
        let set = self.catalogue.intern_set(&labels);
        self.put_label_set(node, set);
        true
    }

    fn put_label_set(&mut self, node: NodeId, set: u32) {
        self.touch();
        for label in self.labels_of(node).to_vec() {
            self.nodes.set_label_bit(label, node.0, false);
        }
        for label in self.catalogue.set(set) {
            self.nodes.set_label_bit(*label, node.0, true);
        }
        self.nodes.label_sets.set(node.0, set);
    }

    /// Sets, or with null removes, a property of a node; returns the old value.
    ///
    /// The value must satisfy [`super::is_storable`]. Nothing happens if there is no such node.
    pub fn set_node_property(&mut self, node: NodeId, key: KeyId, value: Value) -> Value {
        if !self.node_exists(node) || !self.is_key(key) {
            return Value::Null;
        }
        self.touch();
        if &**self.key_name(key) != IDENTITY_KEY {
            return self.nodes.properties.set(node.0, key, value, &mut self.dictionary);
        }
        let new = match &value {
            Value::String(id) => Some(self.dictionary.intern(id)),
            _ => None,
        };
        let old = self.nodes.properties.set(node.0, key, value, &mut self.dictionary);
        if let Value::String(id) = &old
            && let Some(code) = self.dictionary.code(id)
        {
            self.nodes.by_identity.remove(code, node.0);
        }
        if let Some(code) = new {
            self.nodes.by_identity.add(code, node.0);
        }
        old
    }

    /// Enters the `id` of every node into the index, after properties were read from a file.
    pub(super) fn index_identities(&mut self) {
        self.index_new_identities(0);
    }

    /// Enters the `id` of every node from `first` on into the index.
    pub(super) fn index_new_identities(&mut self, first: u32) {
        let first = first as usize;
        let Some(key) = self.key_id(IDENTITY_KEY) else { return };
        let Nodes { properties, by_identity, .. } = &mut self.nodes;
        let pages = properties.column(key).into_iter().flat_map(PropertyColumn::pages);
        for (number, page) in pages.skip_while(|(number, _)| *number < first / PAGE_ROWS) {
            for row in page.rows().filter(|row| number * PAGE_ROWS + row >= first) {
                let code = match page.code(row) {
                    Some(code) => code,
                    None => match page.get(row, &self.dictionary) {
                        Value::String(id) => self.dictionary.intern(&id),
                        _ => continue,
                    },
                };
                by_identity.add(code, (number * PAGE_ROWS + row) as u32);
            }
        }
    }
}
