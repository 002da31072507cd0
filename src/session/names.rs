//! Warns of names that the graph does not have: a typo must not look like "no evidence" (SEMANTICS L9).

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::{Diagnostic, did_you_mean};
use crate::evidence::known_item_fields;
use crate::semantics::{NameKind, NameUse};

use super::database::Version;

/// The fields that every source has, whether its entry says them or not.
const SOURCE_FIELDS: [&str; 4] = ["key", "year", "standing", "standings"];

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
                graph.key_id(&name.name).is_some() || known_item_fields().contains(&&*name.name),
                "UnknownKey",
                "no evidence has the field",
            ),
            NameKind::SourceField => (
                graph.key_id(&name.name).is_some() || SOURCE_FIELDS.contains(&&*name.name),
                "UnknownKey",
                "no source has the field",
            ),
        };
        if known {
            continue;
        }
        let keys = graph.keys().map(|(_, name)| &**name);
        let candidates: Vec<&str> = match name.kind {
            NameKind::Label => graph.labels().map(|(_, name)| &**name).collect(),
            NameKind::Type => graph.relationship_types().map(|(_, name)| &**name).collect(),
            NameKind::Key => keys.collect(),
            NameKind::ItemField => known_item_fields().iter().copied().chain(keys).collect(),
            NameKind::SourceField => SOURCE_FIELDS.iter().copied().chain(keys).collect(),
            NameKind::Source => graph.sources().map(|source| &**graph.source_key(source)).collect(),
        };
        warnings.push(
            Diagnostic::warning(code, format!("{what} `{}`", name.name), name.span)
                .with_optional_help(did_you_mean(&name.name, candidates)),
        );
    }
    warnings
}
