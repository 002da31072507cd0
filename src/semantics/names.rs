//! The names of the graph's catalogue that a statement uses, for whoever knows which of them there are.
//!
//! Given by the binder to `session`, which warns of those that the graph does not have (SEMANTICS L9).

use std::sync::Arc;

use crate::diag::Span;

/// A name of the catalogue that a statement uses.
#[derive(Debug, Clone)]
pub struct NameUse {
    /// The name.
    pub name: Arc<str>,
    /// Whether it is a label, a type or a key.
    pub kind: NameKind,
    /// Where it stands.
    pub span: Span,
    /// Whether the clause writes: then a new name is no surprise.
    pub written: bool,
}

/// What a name of the catalogue names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A node's label.
    Label,
    /// A relationship's type.
    Type,
    /// A property key.
    Key,
    /// A source key.
    Source,
    /// A field of an evidence item.
    ItemField,
    /// A field of a source.
    SourceField,
}
