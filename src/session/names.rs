//! Warns of names that the graph does not have: a typo must not look like "no evidence" (SEMANTICS L9).

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::{Diagnostic, did_you_mean};
use crate::evidence::known_item_fields;
use crate::graph::KeyId;
use crate::semantics::{NameKind, NameUse};

use super::database::Version;

/// The fields that every source has, whether or not one of them is set.
const SOURCE_FIELDS: [&str; 8] = ["key", "year", "standing", "standings", "title", "author", "doi", "pmid"];

/// Returns one warning for each name that is unknown, at its first place.
pub(super) fn unknown_names(names: &[NameUse], version: &Version) -> Vec<Diagnostic> {
    let graph = &version.graph;
    if graph.node_count() == 0 && graph.source_count() == 0 {
        return Vec::new();
    }
    let written: BTreeSet<(NameKind, &Arc<str>)> =
        names.iter().filter(|name| name.written).map(|name| (name.kind, &name.name)).collect();
    let mut seen = BTreeSet::new();
    let mut warnings = Vec::new();
    for name in names {
        if name.written || written.contains(&(name.kind, &name.name)) || !seen.insert((name.kind, &name.name)) {
            continue;
        }
        let used = |count: &dyn Fn(KeyId) -> usize| graph.key_id(&name.name).is_some_and(|key| count(key) > 0);
        let (known, code, what) = match name.kind {
            NameKind::Label => (
                graph.label_id(&name.name).is_some() || version.declarations.labels.contains_key(&*name.name),
                "UnknownLabel",
                "no node has the label",
            ),
            NameKind::Type => (
                graph.type_id(&name.name).is_some() || version.declarations.types.contains_key(&*name.name),
                "UnknownType",
                "no relationship has the type",
            ),
            NameKind::Key => (graph.key_id(&name.name).is_some(), "UnknownKey", "nothing has the property"),
            NameKind::Source => (graph.source_id(&name.name).is_some(), "UnknownSource", "the graph has no source"),
            NameKind::ItemField => (
                known_item_fields().contains(&&*name.name) || used(&|key| graph.item_property_count(key)),
                "UnknownKey",
                "no evidence item has the field",
            ),
            NameKind::SourceField => (
                SOURCE_FIELDS.contains(&&*name.name) || used(&|key| graph.source_property_count(key)),
                "UnknownKey",
                "no source has the field",
            ),
        };
        if known {
            continue;
        }
        let candidates: Vec<&str> = match name.kind {
            NameKind::Label => graph.labels().map(|(_, name)| &**name).collect(),
            NameKind::Type => graph.relationship_types().map(|(_, name)| &**name).collect(),
            NameKind::Key => graph.keys().map(|(_, name)| &**name).collect(),
            NameKind::Source => graph.sources().map(|source| &**graph.source_key(source)).collect(),
            NameKind::ItemField => {
                let own = graph.keys().filter(|(key, _)| graph.item_property_count(*key) > 0).map(|(_, name)| &**name);
                known_item_fields().iter().copied().chain(own).collect()
            }
            NameKind::SourceField => {
                let own =
                    graph.keys().filter(|(key, _)| graph.source_property_count(*key) > 0).map(|(_, name)| &**name);
                SOURCE_FIELDS.into_iter().chain(own).collect()
            }
        };
        warnings.push(
            Diagnostic::warning(code, format!("{what} `{}`", name.name), name.span)
                .with_optional_help(did_you_mean(&name.name, candidates)),
        );
    }
    warnings
}
