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
    /// What it gives, in a phrase.
    pub doc: &'static str,
    /// A statement that calls it on the built-in graph.
    pub example: &'static str,
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
}

use StaticType as T;

static PROCEDURES: &[ProcedureSignature] = &[
    ProcedureSignature {
        name: "db.labels",
        parameters: &[],
        results: &[("label", T::String)],
        doc: "the labels that nodes have",
        example: "CALL db.labels() YIELD label\n\
            RETURN label ORDER BY label LIMIT 3;",
    },
    ProcedureSignature {
        name: "db.relationshipTypes",
        parameters: &[],
        results: &[("relationshipType", T::String)],
        doc: "the types that relationships have",
        example: "CALL db.relationshipTypes() YIELD relationshipType AS type\n\
            RETURN type ORDER BY type LIMIT 3;",
    },
    ProcedureSignature {
        name: "db.propertyKeys",
        parameters: &[],
        results: &[("propertyKey", T::String)],
        doc: "the keys of properties",
        example: "CALL db.propertyKeys() YIELD propertyKey\n\
            RETURN count(*) AS keys, 'synonyms' IN collect(propertyKey) AS has_synonyms;",
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
        example: "CALL grounds.schema() YIELD kind, name, count, ends, description\n\
            WHERE name IN ['Drug', 'TREATS']\n\
            RETURN kind, name, count, ends, description ORDER BY name;",
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
        example: "CALL grounds.sources() YIELD key, year, title, standing, items\n\
            RETURN key, year, standing, items ORDER BY items DESC, key LIMIT 3;",
    },
    ProcedureSignature {
        name: "algo.components",
        parameters: &[],
        results: &[("node", T::Node), ("component", T::Integer), ("size", T::Integer)],
        doc: "the weakly connected components under the lens, the largest first",
        example: "USING LENS trials\n\
            CALL algo.components() YIELD node, component, size\n\
            RETURN component, size, min(node.id) AS first ORDER BY component LIMIT 3;",
    },
    ProcedureSignature {
        name: "algo.stronglyConnected",
        parameters: &[],
        results: &[("node", T::Node), ("component", T::Integer), ("size", T::Integer)],
        doc: "the strongly connected components under the lens, the largest first",
        example: "CALL algo.stronglyConnected() YIELD node, component, size\n\
            WHERE size > 1\n\
            RETURN component, size, collect(node.id) AS nodes ORDER BY component;",
    },
    ProcedureSignature {
        name: "algo.pagerank",
        parameters: &[("damping", T::Float), ("iterations", T::Integer)],
        results: &[("node", T::Node), ("score", T::Float)],
        doc: "the PageRank of each node under the lens",
        example: "CALL algo.pagerank(0.85, 20) YIELD node, score\n\
            RETURN node.name AS node, round(score, 4) AS score ORDER BY score DESC LIMIT 3;",
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
