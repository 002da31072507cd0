//! Items in a bulk load.
//!
//! Invariants: a table's owners ascend, without repetition or with it, so that an owner's items do.
//! Start at [`Bulk::items`].

use super::{Bulk, BulkColumn, BulkFailure, Columns, gather, take_numbers};
use crate::graph::ids::{ItemId, KeyId};
use crate::value::NULL_ID;

/// A table of items: all vectors and columns are of one length.
#[derive(Debug, Default)]
pub struct BulkItems<'k> {
    /// The relationship that each is evidence for or against; ascending.
    pub owners: Vec<u32>,
    /// The number of the source of each.
    pub sources: Vec<u32>,
    /// The number of the source through which it is known, [`NULL_ID`] for none.
    pub vias: Vec<u32>,
    /// The stance codes.
    pub stances: Vec<u8>,
    /// All other fields.
    pub columns: Vec<(&'k str, BulkColumn)>,
}

#[derive(Debug)]
pub(super) struct ItemRows {
    first: u32,
    records: ItemColumns,
    columns: Vec<(KeyId, BulkColumn)>,
}

/// Items without their properties.
#[derive(Debug, Default)]
pub(in crate::graph) struct ItemColumns {
    pub(in crate::graph) owners: Vec<u32>,
    pub(in crate::graph) sources: Vec<u32>,
    pub(in crate::graph) vias: Vec<u32>,
    pub(in crate::graph) stances: Vec<u8>,
}

impl Bulk {
    /// Adds items to relationships, which may be ones that this load has added; returns the first, the others follow.
    ///
    /// # Errors
    /// The parts are not of one length, the owners do not ascend, a relationship or source does not exist, or there are
    /// too many items.
    pub fn items(&mut self, items: BulkItems<'_>) -> Result<ItemId, BulkFailure> {
        let BulkItems { owners, sources, vias, stances, columns } = items;
        let columns = self.keyed(owners.len(), columns)?;
        let lengths = [sources.len(), vias.len(), stances.len()];
        if lengths.iter().any(|length| *length != owners.len()) || !owners.is_sorted() {
            return Err(BulkFailure::Ragged);
        }
        let old_bound = self.graph.relationship_bound();
        let has_owner = |owner: &u32| {
            let is_old = *owner < old_bound;
            *owner < self.relationship_bound && (!is_old || self.graph.relationships.live.get(*owner))
        };
        let source_count = self.graph.source_count();
        let is_source = |source: &u32| (*source as usize) < source_count;
        let sound = owners.iter().all(has_owner)
            && sources.iter().all(is_source)
            && vias.iter().all(|via| *via == NULL_ID || is_source(via));
        if !sound {
            return Err(BulkFailure::Dangling);
        }
        let first = take_numbers(&mut self.item_bound, owners.len())?;
        self.items.push(ItemRows { first, records: ItemColumns { owners, sources, vias, stances }, columns });
        Ok(ItemId(first))
    }
}

/// Parts the records of items from their properties.
pub(super) fn split(items: Vec<ItemRows>) -> (Vec<(u32, ItemColumns)>, Columns) {
    let mut columns = Columns::new();
    let mut records = Vec::with_capacity(items.len());
    for rows in items {
        gather(&mut columns, rows.first, rows.columns);
        records.push((rows.first, rows.records));
    }
    (records, columns)
}
