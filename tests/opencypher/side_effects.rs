//! Measures side effects as the kit defines them: what can be observed after that could not before, and the reverse.

use std::collections::BTreeSet;

use grounds::graph::Graph;
use grounds::{NoEntities, Value};

/// What a scenario counts, in the order of [`METRICS`].
pub type Effects = [(usize, usize); 4];

/// The kit's names of what is counted.
pub const METRICS: [&str; 4] = ["nodes", "relationships", "properties", "labels"];

/// What can be observed of a graph.
#[derive(Debug, PartialEq, Eq)]
pub struct Observed([BTreeSet<String>; 4]);

impl Observed {
    /// Observes a graph.
    pub fn of(graph: &Graph) -> Self {
        let mut seen: [BTreeSet<String>; 4] = Default::default();
        let property =
            |entity: &str, key: &str, value: &Value| format!("{entity} {key} {}", value.literal(&NoEntities));
        for node in graph.nodes() {
            let name = format!("node {}", node.0);
            for (key, value) in graph.node_properties(node) {
                seen[2].insert(property(&name, graph.key_name(key), &value));
            }
            seen[3].extend(graph.labels_of(node).iter().map(|label| graph.label_name(*label).to_string()));
            seen[0].insert(name);
        }
        for relationship in graph.relationships() {
            let name = format!("relationship {}", relationship.0);
            for (key, value) in graph.relationship_properties(relationship) {
                seen[2].insert(property(&name, graph.key_name(key), &value));
            }
            seen[1].insert(name);
        }
        Observed(seen)
    }

    /// Returns what was added and what was removed from `self` to `after`.
    pub fn effects(&self, after: &Observed) -> Effects {
        std::array::from_fn(|metric| {
            let (before, after) = (&self.0[metric], &after.0[metric]);
            (after.difference(before).count(), before.difference(after).count())
        })
    }
}

/// Reads a table of effects, such as `| +nodes | 1 |`; what it does not name is zero.
pub fn read(table: &[Vec<String>]) -> Result<Effects, String> {
    let mut effects = Effects::default();
    for row in table {
        let [name, count] = row.as_slice() else { return Err(format!("{row:?} is no side effect")) };
        let count: usize = count.parse().map_err(|_| format!("`{count}` is no number"))?;
        let metric = METRICS.iter().position(|metric| name.get(1..) == Some(*metric));
        match (metric, name.get(..1)) {
            (Some(metric), Some("+")) => effects[metric].0 = count,
            (Some(metric), Some("-")) => effects[metric].1 = count,
            _ => return Err(format!("`{name}` is no side effect")),
        }
    }
    Ok(effects)
}

/// Returns the effects as text.
pub fn describe(effects: &Effects) -> String {
    let mut parts = Vec::new();
    for (metric, (added, removed)) in METRICS.iter().zip(effects) {
        if *added > 0 {
            parts.push(format!("+{metric} {added}"));
        }
        if *removed > 0 {
            parts.push(format!("-{metric} {removed}"));
        }
    }
    if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
}
