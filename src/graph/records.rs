//! Sources and evidence items: their storage, not their meaning.
//!
//! Takes and gives records of the evidence room. Invariants: an item has one owner, one source and one
//! stance for its life; the items of a relationship ascend; deleting a relationship deletes its items.
//! Start at [`Graph::create_item`] and [`Graph::items_of`].

use std::sync::Arc;

use super::Graph;
use super::bulk::ItemColumns;
use super::catalogue;
use super::file::Operation;
use super::ids::{ItemId, KeyId, SourceId};
use super::lazy::{Lazy, Load};
use super::pages::{PAGE_ROWS, PagedBits, Pages};
use super::properties::PropertyTable;
use crate::value::{Column, NULL_ID, RelationshipId, Value};

/// The evidence items of a graph.
#[derive(Debug, Clone, Default)]
pub(super) struct Items {
    bound: u32,
    pub(super) live: PagedBits,
    pub(super) records: Lazy<ItemPages>,
    by_owner: Lazy<OwnedItems>,
    pub(super) properties: PropertyTable,
}

/// What items are, by number.
#[derive(Debug, Clone, Default)]
pub(super) struct ItemPages {
    pub(super) owners: Pages<u32>,
    pub(super) sources: Pages<u32>,
    pub(super) vias: Pages<u32>,
    pub(super) stances: Pages<u8>,
}

impl Items {
    /// Makes `bound` items that are loaded later, those being live whose bit is set.
    pub(super) fn stored(bound: u32, live: PagedBits, records: Lazy<ItemPages>) -> Self {
        let by_owner = Lazy::stored(Arc::new(Owners { live: live.clone(), records: records.clone() }), 0);
        Items { bound, live, records, by_owner, properties: PropertyTable::default() }
    }

    /// Appends an item, or the room of a deleted one.
    fn push(&mut self, record: ItemRecord, is_live: bool) {
        let records = self.records.make_mut();
        records.owners.push(record.owner.0);
        records.sources.push(record.source.0);
        records.vias.push(number_of(record.via));
        records.stances.push(record.stance);
        self.bound += 1;
        if is_live {
            self.live.set(record.item.0, true);
            self.by_owner.make_mut().add(record.owner.0, record.item);
        }
    }

    /// Appends tables of items, each with the number of its first item.
    pub(super) fn append(&mut self, tables: Vec<(u32, ItemColumns)>) {
        let pages = self.records.make_mut();
        let by_owner = self.by_owner.make_mut();
        for (first, records) in tables {
            self.bound += records.owners.len() as u32;
            self.live.add_range(first, records.owners.len());
            by_owner.add_ascending(&records.owners, first);
            pages.owners.extend_from_slice(&records.owners);
            pages.sources.extend_from_slice(&records.sources);
            pages.vias.extend_from_slice(&records.vias);
            pages.stances.extend_from_slice(&records.stances);
        }
    }
}

/// Finds out which items a relationship has, from the items.
struct Owners {
    live: PagedBits,
    records: Lazy<ItemPages>,
}

impl Load<OwnedItems> for Owners {
    fn load(&self, _: u32) -> OwnedItems {
        let mut owned = OwnedItems::default();
        let (mut owners, mut first) = (Vec::new(), 0);
        for (item, owner) in (0..).zip(self.records.owners.iter()) {
            let follows = owners.last().is_none_or(|last| *last <= owner);
            if !(follows && self.live.get(item)) {
                owned.add_ascending(&owners, first);
                owners.clear();
            }
            if self.live.get(item) {
                if owners.is_empty() {
                    first = item;
                }
                owners.push(owner);
            }
        }
        owned.add_ascending(&owners, first);
        owned
    }
}

/// The items of each relationship, in pages of relationships.
#[derive(Debug, Clone, Default)]
struct OwnedItems {
    pages: Arc<Vec<Option<Arc<OwnedPage>>>>,
}

/// Relationship `i` of the page owns the items from `offsets[i]` to `offsets[i + 1]`; trailing
/// relationships without items have no offset.
#[derive(Debug, Clone, Default)]
struct OwnedPage {
    offsets: Vec<u32>,
    items: Vec<ItemId>,
}

impl OwnedItems {
    fn of(&self, owner: u32) -> &[ItemId] {
        let Some(Some(page)) = self.pages.get(owner as usize / PAGE_ROWS) else { return &[] };
        let row = owner as usize % PAGE_ROWS;
        match (page.offsets.get(row), page.offsets.get(row + 1)) {
            (Some(start), Some(end)) => &page.items[*start as usize..*end as usize],
            _ => &[],
        }
    }

    fn add(&mut self, owner: u32, item: ItemId) {
        let pages = Arc::make_mut(&mut self.pages);
        let number = owner as usize / PAGE_ROWS;
        if number >= pages.len() {
            pages.resize(number + 1, None);
        }
        let page = Arc::make_mut(pages[number].get_or_insert_default());
        let row = owner as usize % PAGE_ROWS;
        if page.offsets.len() < row + 2 {
            page.offsets.resize(row + 2, page.items.len() as u32);
        }
        page.items.insert(page.offsets[row + 1] as usize, item);
        for offset in &mut page.offsets[row + 1..] {
            *offset += 1;
        }
    }

    /// Gives items, from `first` on, to their owners, which ascend.
    fn add_ascending(&mut self, owners: &[u32], first: u32) {
        let mut item = first;
        for of_page in owners.chunk_by(|one, next| *one as usize / PAGE_ROWS == *next as usize / PAGE_ROWS) {
            self.add_run(of_page, item);
            item += of_page.len() as u32;
        }
    }

    /// Adds items from `first` on to ascending owners of one page.
    fn add_run(&mut self, owners: &[u32], first: u32) {
        let Some(least) = owners.first() else { return };
        let number = *least as usize / PAGE_ROWS;
        let pages = Arc::make_mut(&mut self.pages);
        if number >= pages.len() {
            pages.resize(number + 1, None);
        }
        let page = Arc::make_mut(pages[number].get_or_insert_default());
        let least_row = *least as usize % PAGE_ROWS;
        if page.offsets.len() > least_row + 1 && page.offsets[least_row + 1] as usize != page.items.len() {
            // Others behind them have items already: they make room one by one.
            for (owner, item) in owners.iter().zip(first..) {
                self.add(*owner, ItemId(item));
            }
            return;
        }
        page.items.reserve_exact(owners.len());
        for (owner, item) in owners.iter().zip(first..) {
            let row = *owner as usize % PAGE_ROWS;
            if page.offsets.len() < row + 2 {
                page.offsets.resize(row + 2, page.items.len() as u32);
            }
            page.items.push(ItemId(item));
            for offset in &mut page.offsets[row + 1..] {
                *offset += 1;
            }
        }
    }

    fn remove(&mut self, owner: u32, item: ItemId) {
        let Some(place) = self.of(owner).iter().position(|other| *other == item) else { return };
        let number = owner as usize / PAGE_ROWS;
        let Some(slot) = Arc::make_mut(&mut self.pages).get_mut(number) else { return };
        let Some(page) = slot else { return };
        let page = Arc::make_mut(page);
        let row = owner as usize % PAGE_ROWS;
        page.items.remove(page.offsets[row] as usize + place);
        for offset in &mut page.offsets[row + 1..] {
            *offset -= 1;
        }
        if page.items.is_empty() {
            *slot = None;
        }
    }
}

/// Returns the number that stands for a source or none.
fn number_of(source: Option<SourceId>) -> u32 {
    source.map_or(NULL_ID, |source| source.0)
}

/// What an item is, without its properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemRecord {
    /// The item.
    pub item: ItemId,
    /// The relationship that it is evidence for or against.
    pub owner: RelationshipId,
    /// Where it is from.
    pub source: SourceId,
    /// The source through which that one is known, for a secondary citation.
    pub via: Option<SourceId>,
    /// The stance code: 0 supports, 1 refutes, 2 inconclusive.
    pub stance: u8,
}

/// Returns the source of a stored number, `NULL_ID` being none.
pub(super) fn some_source(number: u32) -> Option<SourceId> {
    (number != NULL_ID).then_some(SourceId(number))
}

impl Graph {
    /// Returns the number of sources.
    #[must_use]
    pub fn source_count(&self) -> usize {
        self.sources.len()
    }

    /// Returns the source with this key, if there is one.
    #[must_use]
    pub fn source_id(&self, key: &str) -> Option<SourceId> {
        self.sources.code(key).map(SourceId)
    }

    /// Returns the key of a source; empty for a number that is none.
    #[must_use]
    pub fn source_key(&self, source: SourceId) -> &Arc<str> {
        catalogue::name(&self.sources, source.0)
    }

    /// Returns all sources, in the order of their creation.
    pub fn sources(&self) -> impl Iterator<Item = SourceId> + use<> {
        (0..self.sources.len() as u32).map(SourceId)
    }

    /// Returns the source with this key, creating it if it is new.
    pub fn create_source(&mut self, key: &str) -> SourceId {
        if let Some(source) = self.source_id(key) {
            return source;
        }
        self.touch();
        self.redo.note(Operation::CreateSource, &[], &[key]);
        SourceId(self.sources.intern(key))
    }

    /// Returns a property of a source, null if it has none of this key.
    #[must_use]
    pub fn source_property(&self, source: SourceId, key: KeyId) -> Value {
        self.source_properties.get(source.0, key, &self.dictionary)
    }

    /// Returns the properties of a source, in the order of the keys' names.
    #[must_use]
    pub fn source_properties(&self, source: SourceId) -> Vec<(KeyId, Value)> {
        self.source_properties.all(source.0, self.catalogue.keys_by_name(), &self.dictionary)
    }

    /// Returns a property of many sources as one column; `NULL_ID` gives null.
    #[must_use]
    pub fn gather_source_property(&self, sources: &[u32], key: KeyId) -> Column {
        self.source_properties.gather(sources, key, &self.dictionary)
    }

    /// Returns how many sources have a property of this key.
    #[must_use]
    pub fn source_property_count(&self, key: KeyId) -> usize {
        self.source_properties.count(key)
    }

    /// Sets, or with null removes, a property of a source; returns the old value.
    ///
    /// The value must satisfy [`super::is_storable_in_record`]. Nothing happens if there is no such source.
    pub fn set_source_property(&mut self, source: SourceId, key: KeyId, value: Value) -> Value {
        if source.0 as usize >= self.sources.len() || !self.is_key(key) {
            return Value::Null;
        }
        self.touch();
        self.redo.note_value(Operation::SetSourceProperty, source.0, key, &value);
        self.source_properties.set(source.0, key, value, &mut self.dictionary)
    }

    /// Returns the number of items.
    #[must_use]
    pub fn item_count(&self) -> usize {
        self.items.live.count()
    }

    /// Returns a number that all items are below.
    #[must_use]
    pub fn item_bound(&self) -> u32 {
        self.items.bound
    }

    /// Returns whether the item exists and was not deleted.
    #[must_use]
    pub fn item_exists(&self, item: ItemId) -> bool {
        self.items.live.get(item.0)
    }

    /// Returns the relationship that the item is evidence for or against.
    #[must_use]
    pub fn item_owner(&self, item: ItemId) -> RelationshipId {
        RelationshipId(self.items.records.owners.get(item.0).unwrap_or(NULL_ID))
    }

    /// Returns the source of the item.
    #[must_use]
    pub fn item_source(&self, item: ItemId) -> SourceId {
        SourceId(self.items.records.sources.get(item.0).unwrap_or(NULL_ID))
    }

    /// Returns the source through which the item's source is known, if it is a secondary citation.
    #[must_use]
    pub fn item_via(&self, item: ItemId) -> Option<SourceId> {
        self.items.records.vias.get(item.0).and_then(some_source)
    }

    /// Returns the stance code of the item: 0 supports, 1 refutes, 2 inconclusive.
    #[must_use]
    pub fn item_stance(&self, item: ItemId) -> u8 {
        self.items.records.stances.get(item.0).unwrap_or(0)
    }

    /// Returns the items of a relationship, ascending.
    #[must_use]
    pub fn items_of(&self, relationship: RelationshipId) -> &[ItemId] {
        self.items.by_owner.of(relationship.0)
    }

    /// Returns all items with owner, source, via and stance, ascending; the way to go through all of them.
    pub fn item_records(&self) -> impl Iterator<Item = ItemRecord> + '_ {
        let (live, items) = (&self.items.live, &self.items.records);
        let both = items.owners.iter().zip(items.sources.iter()).zip(items.vias.iter().zip(items.stances.iter()));
        both.enumerate().filter(|(item, _)| live.get(*item as u32)).map(|(item, ((owner, source), (via, stance)))| {
            ItemRecord {
                item: ItemId(item as u32),
                owner: RelationshipId(owner),
                source: SourceId(source),
                via: some_source(via),
                stance,
            }
        })
    }

    /// Appends up to `max` items from `from` on, ascending; returns the one to go on with, if any.
    pub fn scan_items(&self, from: u32, max: usize, out: &mut Vec<u32>) -> Option<u32> {
        self.items.live.scan(from, max, out)
    }

    /// Returns a property of an item, null if it has none of this key.
    #[must_use]
    pub fn item_property(&self, item: ItemId, key: KeyId) -> Value {
        self.items.properties.get(item.0, key, &self.dictionary)
    }

    /// Returns the properties of an item, in the order of the keys' names.
    #[must_use]
    pub fn item_properties(&self, item: ItemId) -> Vec<(KeyId, Value)> {
        self.items.properties.all(item.0, self.catalogue.keys_by_name(), &self.dictionary)
    }

    /// Returns a property of many items as one column; `NULL_ID` gives null.
    #[must_use]
    pub fn gather_item_property(&self, items: &[u32], key: KeyId) -> Column {
        self.items.properties.gather(items, key, &self.dictionary)
    }

    /// Returns how many items have a property of this key.
    #[must_use]
    pub fn item_property_count(&self, key: KeyId) -> usize {
        self.items.properties.count(key)
    }

    /// Creates an item.
    ///
    /// The caller sees to it that owner and sources exist; otherwise it is as if deleted at once.
    pub fn create_item(
        &mut self,
        owner: RelationshipId,
        source: SourceId,
        via: Option<SourceId>,
        stance: u8,
    ) -> ItemId {
        self.touch();
        let numbers = [owner.0, source.0, number_of(via), u32::from(stance)];
        self.redo.note(Operation::CreateItem, &numbers, &[]);
        let record = ItemRecord { item: ItemId(self.item_bound()), owner, source, via, stance };
        let can_live = self.is_sound(&record);
        self.items.push(record, can_live);
        record.item
    }

    /// Returns whether what the item points to exists.
    pub(super) fn is_sound(&self, record: &ItemRecord) -> bool {
        let is_source = |source: SourceId| (source.0 as usize) < self.sources.len();
        self.relationship_exists(record.owner) && is_source(record.source) && record.via.is_none_or(is_source)
    }

    /// Deletes an item with its properties; nothing happens if there is none.
    pub fn delete_item(&mut self, item: ItemId) {
        if self.items.live.set(item.0, false) {
            self.touch();
            self.redo.note(Operation::DeleteItem, &[item.0], &[]);
            self.items.properties.clear(item.0);
            let owner = self.item_owner(item);
            self.items.by_owner.make_mut().remove(owner.0, item);
        }
    }

    /// Sets, or with null removes, a property of an item; returns the old value.
    ///
    /// The value must satisfy [`super::is_storable_in_record`]. Nothing happens if there is no such item.
    pub fn set_item_property(&mut self, item: ItemId, key: KeyId, value: Value) -> Value {
        if !self.item_exists(item) || !self.is_key(key) {
            return Value::Null;
        }
        self.touch();
        self.redo.note_value(Operation::SetItemProperty, item.0, key, &value);
        self.items.properties.set(item.0, key, value, &mut self.dictionary)
    }
}
