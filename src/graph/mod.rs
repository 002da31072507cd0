//! The store: nodes, relationships, properties and evidence records in columns, in versions.
//!
//! Takes ids and [`Value`]s from the write path of the engine and of importers; gives slices, columns and
//! petgraph views to every reader.
//! Invariants: a [`Graph`] is one version of everything; cloning it is cheap, and writing to a clone never
//! changes another; no number is used twice; nothing panics on an unknown number. Knows no query text;
//! only [`mod@file`] touches the disk.
//! Start at [`Graph`], for whole tables at [`Graph::bulk`]. How: arrays and columns are cut into pages of 1,024 rows behind `Arc`s, so a write
//! copies the page it touches; adjacency is a CSR per type and direction with an overlay for writes.
//! Why not a B-tree of records: scans and expansions over columns and flat arrays are what queries do most.

mod adjacency;
mod bulk;
mod catalogue;
mod csr;
pub mod file;
mod gather;
mod identity;
mod ids;
mod nodes;
mod pages;
mod properties;
mod records;
mod relationships;
mod seek;
pub mod view;

pub use bulk::{Bulk, BulkColumn, BulkFailure, BulkItems, TextFailure, Texts};
pub use csr::{CsrView, WholeCsr};
pub use ids::{Direction, ItemId, KeyId, LabelId, SourceId, TypeId};
pub use nodes::StillConnected;
pub use records::ItemRecord;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use catalogue::Catalogue;
use nodes::Nodes;
use properties::PropertyTable;
use records::Items;
use relationships::Relationships;

use crate::value::{Dictionary, NESTING_MAX, Value};
pub use crate::value::{NodeId, RelationshipId};

/// One version of a whole graph.
#[derive(Debug, Clone)]
pub struct Graph {
    version: u64,
    catalogue: Catalogue,
    dictionary: Dictionary,
    nodes: Nodes,
    relationships: Relationships,
    sources: Dictionary,
    source_properties: PropertyTable,
    items: Items,
    metadata: Arc<BTreeMap<Arc<str>, Arc<str>>>,
}

impl Default for Graph {
    fn default() -> Self {
        Graph::new()
    }
}

static NEXT_VERSION: AtomicU64 = AtomicU64::new(0);

impl Graph {
    /// Makes an empty graph.
    #[must_use]
    pub fn new() -> Graph {
        let mut graph = Graph {
            version: 0,
            catalogue: Catalogue::default(),
            dictionary: Dictionary::default(),
            nodes: Nodes::default(),
            relationships: Relationships::default(),
            sources: Dictionary::default(),
            source_properties: PropertyTable::default(),
            items: Items::default(),
            metadata: Arc::default(),
        };
        graph.touch();
        graph
    }

    /// Returns a number that differs for any two versions of different content in one process.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Marks the content as changed.
    fn touch(&mut self) {
        self.version = NEXT_VERSION.fetch_add(1, Ordering::Relaxed);
    }

    /// Returns the strings that property columns have codes of.
    #[must_use]
    pub fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// Returns the label with this name, if the graph knows it.
    #[must_use]
    pub fn label_id(&self, name: &str) -> Option<LabelId> {
        self.catalogue.labels.code(name).map(LabelId)
    }

    /// Returns the name of a label; empty for a number that is none.
    #[must_use]
    pub fn label_name(&self, label: LabelId) -> &Arc<str> {
        catalogue::name(&self.catalogue.labels, label.0)
    }

    /// Returns all labels that the graph ever had, with their names.
    pub fn labels(&self) -> impl Iterator<Item = (LabelId, &Arc<str>)> {
        (0..).map(LabelId).zip(self.catalogue.labels.iter())
    }

    /// Returns the label with this name, adding it if it is new.
    pub fn intern_label(&mut self, name: &str) -> LabelId {
        self.label_id(name).unwrap_or_else(|| {
            self.touch();
            self.catalogue.intern_label(name)
        })
    }

    /// Returns the relationship type with this name, if the graph knows it.
    #[must_use]
    pub fn type_id(&self, name: &str) -> Option<TypeId> {
        self.catalogue.types.code(name).map(TypeId)
    }

    /// Returns the name of a relationship type; empty for a number that is none.
    #[must_use]
    pub fn type_name(&self, relationship_type: TypeId) -> &Arc<str> {
        catalogue::name(&self.catalogue.types, relationship_type.0)
    }

    /// Returns all relationship types that the graph ever had, with their names.
    pub fn relationship_types(&self) -> impl Iterator<Item = (TypeId, &Arc<str>)> {
        (0..).map(TypeId).zip(self.catalogue.types.iter())
    }

    /// Returns the relationship type with this name, adding it if it is new.
    pub fn intern_type(&mut self, name: &str) -> TypeId {
        self.type_id(name).unwrap_or_else(|| {
            self.touch();
            self.catalogue.intern_type(name)
        })
    }

    /// Returns the property key with this name, if the graph knows it.
    #[must_use]
    pub fn key_id(&self, name: &str) -> Option<KeyId> {
        self.catalogue.keys.code(name).map(KeyId)
    }

    /// Returns the name of a property key; empty for a number that is none.
    #[must_use]
    pub fn key_name(&self, key: KeyId) -> &Arc<str> {
        catalogue::name(&self.catalogue.keys, key.0)
    }

    /// Returns all property keys that the graph ever had, with their names.
    pub fn keys(&self) -> impl Iterator<Item = (KeyId, &Arc<str>)> {
        (0..).map(KeyId).zip(self.catalogue.keys.iter())
    }

    /// Returns the property key with this name, adding it if it is new.
    pub fn intern_key(&mut self, name: &str) -> KeyId {
        self.key_id(name).unwrap_or_else(|| {
            self.touch();
            self.catalogue.intern_key(name)
        })
    }

    fn is_key(&self, key: KeyId) -> bool {
        (key.0 as usize) < self.catalogue.keys.len()
    }

    /// Returns a text that travels with the graph, such as `graph.toml`.
    #[must_use]
    pub fn metadata(&self, name: &str) -> Option<&Arc<str>> {
        self.metadata.get(name)
    }

    /// Returns the names of all texts that travel with the graph, sorted.
    pub fn metadata_names(&self) -> impl Iterator<Item = &Arc<str>> {
        self.metadata.keys()
    }

    /// Sets a text that travels with the graph.
    pub fn set_metadata(&mut self, name: &str, text: &str) {
        self.touch();
        Arc::make_mut(&mut self.metadata).insert(Arc::from(name), Arc::from(text));
    }
}

/// Returns whether a node or relationship can have this value as a property: a boolean, number, string or
/// temporal value, or a list of these.
#[must_use]
pub fn is_storable(value: &Value) -> bool {
    match value {
        Value::List(values) => values.iter().all(is_scalar),
        value => is_scalar(value),
    }
}

/// Returns whether a source or item can have this value as a property: as for nodes, and maps of such.
#[must_use]
pub fn is_storable_in_record(value: &Value) -> bool {
    is_storable_to_depth(value, NESTING_MAX)
}

fn is_storable_to_depth(value: &Value, depth: usize) -> bool {
    match value {
        Value::List(values) => depth > 0 && values.iter().all(|value| is_storable_to_depth(value, depth - 1)),
        Value::Map(map) => depth > 0 && map.values().all(|value| is_storable_to_depth(value, depth - 1)),
        value => is_scalar(value),
    }
}

/// Returns whether the value is one that a property can be or a list hold.
fn is_scalar(value: &Value) -> bool {
    !matches!(
        value,
        Value::Null | Value::List(_) | Value::Map(_) | Value::Node(_) | Value::Relationship(_) | Value::Path(_)
    )
}
