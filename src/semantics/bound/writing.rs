//! What the writing clauses create, set and assert, with names resolved.
//!
//! Invariants: those of [`super`].

use std::sync::Arc;

use crate::syntax::ast::StanceWord;

use super::{At, BoundExpr, PatternPath, VariableId};

/// What to create.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BoundCreation {
    /// The nodes that are new.
    pub nodes: Vec<CreatedNode>,
    /// The relationships, all new.
    pub relationships: Vec<CreatedRelationship>,
    /// The named paths.
    pub paths: Vec<PatternPath>,
}

/// A label or type to write.
#[derive(Debug, Clone, PartialEq)]
pub enum BoundLabel {
    /// This one.
    Name(Arc<str>),
    /// Those that a string or a list of strings names.
    Dynamic(BoundExpr),
}

impl BoundLabel {
    /// Returns the expression, if there is one.
    #[must_use]
    pub fn expression(&self) -> Option<&BoundExpr> {
        match self {
            BoundLabel::Name(_) => None,
            BoundLabel::Dynamic(expr) => Some(expr),
        }
    }
}

/// A node to create.
#[derive(Debug, Clone, PartialEq)]
pub struct CreatedNode {
    /// Its variable.
    pub variable: VariableId,
    /// Its labels.
    pub labels: Vec<BoundLabel>,
    /// Its properties: a map.
    pub properties: Option<BoundExpr>,
    /// Its place.
    pub at: At,
}

/// A relationship to create.
#[derive(Debug, Clone, PartialEq)]
pub struct CreatedRelationship {
    /// Its variable.
    pub variable: VariableId,
    /// Where it starts.
    pub start: VariableId,
    /// Where it ends.
    pub end: VariableId,
    /// Its type.
    pub relationship_type: BoundLabel,
    /// Its properties: a map.
    pub properties: Option<BoundExpr>,
    /// Its place.
    pub at: At,
}

/// One thing to set or remove.
#[derive(Debug, Clone, PartialEq)]
pub enum BoundSetItem {
    /// One property; null removes.
    Property {
        /// The entity.
        object: BoundExpr,
        /// The key: a string.
        key: BoundExpr,
        /// The value.
        value: BoundExpr,
        /// Its place.
        at: At,
    },
    /// All properties.
    Properties {
        /// The entity.
        object: BoundExpr,
        /// The map (or entity) to take them from.
        value: BoundExpr,
        /// Whether the others are removed.
        replace: bool,
        /// Its place.
        at: At,
    },
    /// Labels to add or remove.
    Labels {
        /// The node.
        object: BoundExpr,
        /// The labels.
        labels: Vec<BoundLabel>,
        /// Whether they are removed.
        remove: bool,
        /// Its place.
        at: At,
    },
}

/// Nodes and claims to find or create, and the evidence to add.
#[derive(Debug, Clone, PartialEq)]
pub struct BoundAssert {
    /// The nodes in order of appearance.
    pub nodes: Vec<AssertedNode>,
    /// The claims.
    pub claims: Vec<AssertedClaim>,
    /// The named paths.
    pub paths: Vec<PatternPath>,
    /// The evidence for each claim.
    pub evidence: Vec<BoundEvidence>,
    /// The clause's place.
    pub at: At,
}

/// A node of an `ASSERT`.
#[derive(Debug, Clone, PartialEq)]
pub struct AssertedNode {
    /// Its variable.
    pub variable: VariableId,
    /// How it is found.
    pub origin: AssertedOrigin,
    /// Its place.
    pub at: At,
}

/// How an asserted node is found.
#[derive(Debug, Clone, PartialEq)]
pub enum AssertedOrigin {
    /// It is bound already.
    Bound,
    /// By its id, which is the variable's name; an unknown one is an error.
    Entity(Arc<str>),
    /// By the `id` among its properties, or created.
    FindOrCreate {
        /// Its labels.
        labels: Vec<BoundLabel>,
        /// Its properties, with `id` among them.
        properties: BoundExpr,
    },
}

/// A claim of an `ASSERT`.
#[derive(Debug, Clone, PartialEq)]
pub struct AssertedClaim {
    /// Its variable.
    pub variable: VariableId,
    /// Index of the start among the nodes.
    pub start: usize,
    /// Index of the end among the nodes.
    pub end: usize,
    /// Its type.
    pub relationship_type: BoundLabel,
    /// Its identifying properties.
    pub properties: Option<BoundExpr>,
    /// Its place.
    pub at: At,
}

/// An evidence item to add.
#[derive(Debug, Clone)]
pub struct BoundEvidence {
    /// Which way it speaks.
    pub stance: StanceWord,
    /// The source's key.
    pub source: BoundExpr,
    /// The fields.
    pub fields: Option<BoundExpr>,
    /// The source it is known through.
    pub via: Option<BoundExpr>,
    /// The place in that one.
    pub via_at: Option<BoundExpr>,
    /// Its place.
    pub at: At,
}

impl PartialEq for BoundEvidence {
    fn eq(&self, other: &Self) -> bool {
        self.stance == other.stance
            && self.source == other.source
            && self.fields == other.fields
            && self.via == other.via
            && self.via_at == other.via_at
    }
}
