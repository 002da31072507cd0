//! Which nodes have which `id`: an exact index on one string property.
//!
//! Invariant: for each string, the nodes whose property `id` is it, kept exact under every write.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::pages::PAGE_ROWS;
use crate::value::NULL_ID;

/// Nodes by the dictionary code of their `id`.
#[derive(Debug, Clone, Default)]
pub(super) struct IdentityIndex {
    /// The least node of a code, in pages that exist where a code has one.
    first: Arc<Vec<Option<Arc<[u32; PAGE_ROWS]>>>>,
    /// The further nodes of a code, ascending; rare.
    further: Arc<BTreeMap<u32, Vec<u32>>>,
}

impl IdentityIndex {
    fn first(&self, code: u32) -> Option<u32> {
        let page = self.first.get(code as usize / PAGE_ROWS)?.as_ref()?;
        Some(page[code as usize % PAGE_ROWS]).filter(|node| *node != NULL_ID)
    }

    /// Returns the nodes of `code`, ascending.
    pub(super) fn nodes(&self, code: u32) -> impl Iterator<Item = u32> + '_ {
        self.first(code).into_iter().chain(self.further.get(&code).into_iter().flatten().copied())
    }

    fn set_first(&mut self, code: u32, node: u32) {
        let pages = Arc::make_mut(&mut self.first);
        let number = code as usize / PAGE_ROWS;
        if number >= pages.len() {
            pages.resize(number + 1, None);
        }
        let page = Arc::make_mut(pages[number].get_or_insert_with(|| Arc::new([NULL_ID; PAGE_ROWS])));
        page[code as usize % PAGE_ROWS] = node;
    }

    /// Adds a node that does not have this code yet.
    pub(super) fn add(&mut self, code: u32, node: u32) {
        match self.first(code) {
            None => self.set_first(code, node),
            Some(first) => {
                self.set_first(code, first.min(node));
                let more = Arc::make_mut(&mut self.further).entry(code).or_default();
                let place = more.partition_point(|other| *other < first.max(node));
                more.insert(place, first.max(node));
            }
        }
    }

    /// Removes a node that has this code.
    pub(super) fn remove(&mut self, code: u32, node: u32) {
        let is_first = self.first(code) == Some(node);
        if !self.further.contains_key(&code) {
            if is_first {
                self.set_first(code, NULL_ID);
            }
            return;
        }
        let further = Arc::make_mut(&mut self.further);
        let Some(more) = further.get_mut(&code) else { return };
        let mut next = None;
        if is_first {
            next = (!more.is_empty()).then(|| more.remove(0));
        } else {
            more.retain(|other| *other != node);
        }
        if more.is_empty() {
            further.remove(&code);
        }
        if let Some(next) = next {
            self.set_first(code, next);
        }
    }
}
