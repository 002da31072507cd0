//! The signatures of the procedures: one row each, read by the binder, the completion and the help.

use std::sync::Arc;

use super::types::StaticType;

/// What a procedure takes and gives.
#[derive(Debug, Clone)]
pub struct ProcedureSignature {
    /// The dotted name.
    pub name: &'static str,
    /// The parameters' names and types.
    pub parameters: &'static [(&'static str, StaticType)],
    /// The result fields' names and types.
    pub results: &'static [(&'static str, StaticType)],
    /// What it is for, one sentence.
    pub doc: &'static str,
}

/// What a call needs to know of a procedure, built in or not.
#[derive(Debug, Clone)]
pub struct Signature {
    /// The dotted name.
    pub name: Arc<str>,
    /// The parameters' names and types.
    pub parameters: Vec<(Arc<str>, StaticType)>,
    /// The result fields' names and types.
    pub results: Vec<(Arc<str>, StaticType)>,
}

impl From<&ProcedureSignature> for Signature {
    fn from(signature: &ProcedureSignature) -> Self {
        let fields = |fields: &[(&'static str, StaticType)]| {
            fields.iter().map(|(name, kind)| (Arc::from(*name), kind.clone())).collect()
        };
        Signature {
            name: Arc::from(signature.name),
            parameters: fields(signature.parameters),
            results: fields(signature.results),
        }
    }
}

impl ProcedureSignature {
    /// Returns the call with what it gives: `db.labels() :: (label)`.
    #[must_use]
    pub fn usage(&self) -> String {
        let names = |list: &[(&str, StaticType)]| list.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        format!("{}({}) :: ({})", self.name, names(self.parameters), names(self.results))
    }

    /// Returns a call that can be run.
    #[must_use]
    pub fn example(&self) -> String {
        let results: Vec<&str> = self.results.iter().map(|(name, _)| *name).collect();
        let arguments: Vec<String> = self.parameters.iter().map(|(name, _)| format!("${name}")).collect();
        format!("CALL {}({}) YIELD {}", self.name, arguments.join(", "), results.join(", "))
    }
}

use StaticType as T;

static PROCEDURES: &[ProcedureSignature] = &[
    ProcedureSignature {
        name: "db.labels",
        parameters: &[],
        results: &[("label", T::String)],
        doc: "the labels that nodes have",
    },
    ProcedureSignature {
        name: "db.relationshipTypes",
        parameters: &[],
        results: &[("relationshipType", T::String)],
        doc: "the types that relationships have",
    },
    ProcedureSignature {
        name: "db.propertyKeys",
        parameters: &[],
        results: &[("propertyKey", T::String)],
        doc: "the keys of properties",
    },
    ProcedureSignature {
        name: "grounds.schema",
        parameters: &[],
        results: &[
            ("kind", T::String),
            ("name", T::String),
            ("count", T::Integer),
            ("ends", T::Any),
            ("description", T::String),
        ],
        doc: "labels and relationship types with their counts, ends and descriptions",
    },
    ProcedureSignature {
        name: "grounds.sources",
        parameters: &[],
        results: &[
            ("key", T::String),
            ("year", T::Integer),
            ("title", T::String),
            ("standing", T::String),
            ("items", T::Integer),
        ],
        doc: "the sources of the whole graph with their standing and how many items cite them",
    },
    ProcedureSignature {
        name: "algo.components",
        parameters: &[],
        results: &[("node", T::Node), ("component", T::Integer), ("size", T::Integer)],
        doc: "the weakly connected components under the lens, the largest first",
    },
    ProcedureSignature {
        name: "algo.stronglyConnected",
        parameters: &[],
        results: &[("node", T::Node), ("component", T::Integer), ("size", T::Integer)],
        doc: "the strongly connected components under the lens, the largest first",
    },
    ProcedureSignature {
        name: "algo.pagerank",
        parameters: &[("damping", T::Float), ("iterations", T::Integer)],
        results: &[("node", T::Node), ("score", T::Float)],
        doc: "the PageRank of each node under the lens, such as `algo.pagerank(0.85, 20)`",
    },
];

/// Returns the procedure of that name, in any case.
#[must_use]
pub fn lookup(name: &str) -> Option<&'static ProcedureSignature> {
    PROCEDURES.iter().find(|signature| signature.name.eq_ignore_ascii_case(name))
}

/// Returns all procedures.
#[must_use]
pub fn all() -> &'static [ProcedureSignature] {
    PROCEDURES
}
