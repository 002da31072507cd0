//! The words that completion knows: of the language, and of one version of the graph.
//!
//! Takes a [`Session`]; gives a [`Vocabulary`].
//! Invariants: lists are sorted; a large graph offers a bounded number of entity ids.
//! Start at [`Vocabulary::of`].

use crate::session::evidence::known_item_fields;
use crate::session::graph::Graph;
use crate::session::{self, Database};
use crate::value::{NodeId, Value};

/// Entity ids that are offered at most: beyond that a list helps nobody, and takes long to make.
const ENTITIES_MAX: usize = 50_000;

/// Names by what they name.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    pub(super) labels: Vec<String>,
    pub(super) types: Vec<String>,
    pub(super) keys: Vec<String>,
    pub(super) item_fields: Vec<String>,
    pub(super) entities: Vec<String>,
    pub(super) sources: Vec<String>,
    pub(super) lenses: Vec<String>,
    pub(super) functions: Vec<String>,
    pub(super) procedures: Vec<String>,
    pub(super) keywords: Vec<String>,
    pub(super) parameters: Vec<String>,
}

impl Vocabulary {
    /// Collects the words of a graph and of the language.
    pub(super) fn of(database: &Database, parameters: Vec<String>) -> Self {
        let graph = database.graph();
        let declarations = database.declarations();
        let labels = graph.labels().map(|(_, name)| name.to_string()).chain(declarations.labels.keys().cloned());
        let types =
            graph.relationship_types().map(|(_, name)| name.to_string()).chain(declarations.types.keys().cloned());
        Vocabulary {
            labels: sorted(labels),
            types: sorted(types),
            keys: sorted(graph.keys().map(|(_, name)| name.to_string())),
            item_fields: sorted(known_item_fields().iter().map(ToString::to_string)),
            entities: sorted(entities(&graph).into_iter()),
            sources: sorted(graph.sources().map(|source| graph.source_key(source).to_string())),
            lenses: sorted(declarations.lenses.keys().cloned()),
            functions: sorted(session::functions().map(|function| function.name.to_owned())),
            procedures: sorted(session::procedures().iter().map(|procedure| procedure.name.to_owned())),
            keywords: sorted(session::keywords().iter().map(ToString::to_string)),
            parameters,
        }
    }
}

fn entities(graph: &Graph) -> Vec<String> {
    let Some(key) = graph.key_id("id") else { return Vec::new() };
    let mut found = Vec::new();
    let mut nodes = Vec::new();
    let mut from = Some(0);
    while let Some(start) = from.filter(|_| found.len() < ENTITIES_MAX) {
        nodes.clear();
        from = graph.scan_nodes(None, start, 1024, &mut nodes);
        found.extend(nodes.iter().filter_map(|node| match graph.node_property(NodeId(*node), key) {
            Value::String(id) => Some(id.to_string()),
            _ => None,
        }));
    }
    found
}

fn sorted(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut words: Vec<String> = words.collect();
    words.sort_unstable();
    words.dedup();
    words
}
