//! The names of labels, types and keys, and the label sets that nodes have.
//!
//! Invariants: a name never disappears and never changes its number; label sets are sorted without
//! repetition, and set 0 is the empty one.

use std::sync::{Arc, LazyLock};

use hashbrown::HashMap;

use super::ids::{KeyId, LabelId, TypeId};
use crate::value::Dictionary;

/// The name of a number that the graph never gave out.
static NO_NAME: LazyLock<Arc<str>> = LazyLock::new(|| Arc::from(""));

/// All names of one graph.
#[derive(Debug, Clone, Default)]
pub(super) struct Catalogue {
    pub(super) labels: Dictionary,
    pub(super) types: Dictionary,
    pub(super) keys: Dictionary,
    keys_by_name: Arc<Vec<KeyId>>,
    sets: Arc<LabelSets>,
}

#[derive(Debug, Clone)]
struct LabelSets {
    sets: Vec<Arc<[LabelId]>>,
    numbers: HashMap<Arc<[LabelId]>, u32>,
}

impl Default for LabelSets {
    fn default() -> Self {
        let empty: Arc<[LabelId]> = Arc::from([]);
        LabelSets { sets: vec![Arc::clone(&empty)], numbers: HashMap::from_iter([(empty, 0)]) }
    }
}

/// Returns the name of `code`, empty if there is none.
pub(super) fn name(names: &Dictionary, code: u32) -> &Arc<str> {
    names.get(code).unwrap_or(&NO_NAME)
}

impl Catalogue {
    pub(super) fn intern_label(&mut self, name: &str) -> LabelId {
        LabelId(self.labels.intern(name))
    }

    pub(super) fn intern_type(&mut self, name: &str) -> TypeId {
        TypeId(self.types.intern(name))
    }

    pub(super) fn intern_key(&mut self, name: &str) -> KeyId {
        if let Some(code) = self.keys.code(name) {
            return KeyId(code);
        }
        let key = KeyId(self.keys.intern(name));
        let place = self.keys_by_name.partition_point(|other| **self::name(&self.keys, other.0) < *name);
        Arc::make_mut(&mut self.keys_by_name).insert(place, key);
        key
    }

    /// Returns the keys in order of their names.
    pub(super) fn keys_by_name(&self) -> &[KeyId] {
        &self.keys_by_name
    }

    /// Returns the number of label sets.
    pub(super) fn set_count(&self) -> usize {
        self.sets.sets.len()
    }

    /// Returns the labels of set `number`.
    pub(super) fn set(&self, number: u32) -> &[LabelId] {
        self.sets.sets.get(number as usize).map_or(&[], |set| set)
    }

    /// Returns the number of the set of these known labels, in any order.
    pub(super) fn intern_set(&mut self, labels: &[LabelId]) -> u32 {
        if let Some(number) = self.sets.numbers.get(labels) {
            return *number;
        }
        let mut sorted = labels.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        sorted.retain(|label| (label.0 as usize) < self.labels.len());
        if let Some(number) = self.sets.numbers.get(sorted.as_slice()) {
            return *number;
        }
        let sets = Arc::make_mut(&mut self.sets);
        let number = u32::try_from(sets.sets.len()).unwrap_or(0);
        let set: Arc<[LabelId]> = Arc::from(sorted);
        sets.sets.push(Arc::clone(&set));
        sets.numbers.insert(set, number);
        number
    }
}
