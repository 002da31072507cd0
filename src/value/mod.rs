//! Values, typed columns, temporal types, openCypher equality, order, arithmetic and text form.
//!
//! Open to every room. Invariants: an entity is a bare number here, its labels and properties need the
//! store; no I/O, no clock.
//! Start at [`Value`].

mod bitmap;
mod column;
mod dictionary;

pub use bitmap::Bitmap;
pub use column::{Column, ColumnBuilder, NULL_ID, Nulls};
pub use dictionary::{Dictionary, NULL_CODE};

use std::collections::BTreeMap;
use std::sync::Arc;

/// A node of one graph: a dense number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

/// A relationship of one graph, which above `graph` is a claim: a dense number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RelationshipId(pub u32);

/// A map value: keys in order of their bytes.
pub type MapValue = BTreeMap<Arc<str>, Value>;

/// A path: one more node than relationships.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PathValue {
    /// The nodes in order; never empty.
    pub nodes: Vec<NodeId>,
    /// The relationships in order.
    pub relationships: Vec<RelationshipId>,
}

/// Any value of the language. Cloning is cheap: what is large is shared.
#[derive(Debug, Clone, Default)]
pub enum Value {
    /// `null`
    #[default]
    Null,
    /// A boolean.
    Boolean(bool),
    /// A 64-bit integer.
    Integer(i64),
    /// A 64-bit float.
    Float(f64),
    /// A string.
    String(Arc<str>),
    /// A list.
    List(Arc<Vec<Value>>),
    /// A map.
    Map(Arc<MapValue>),
    /// A node.
    Node(NodeId),
    /// A relationship.
    Relationship(RelationshipId),
    /// A path.
    Path(Arc<PathValue>),
}
