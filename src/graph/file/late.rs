//! The parts of a file that are read when they are first used.
//!
//! Invariants: what cannot be read, or contradicts what the file said when it was opened, is empty and noted with
//! [`Stored::or_empty`]; no check needs another late part, except that an index needs its column.

use std::sync::Arc;

use super::super::ends::{CHUNK_ROWS, EndsChunk};
use super::super::lazy::{Lazy, Load};
use super::super::pages::{PAGE_ROWS, PAGE_WORDS, PageBits, PagedBits, range_bits};
use super::super::properties::{Page, PageValues, PropertyColumn};
use super::super::records::ItemPages;
use super::bytes::{Cursor, damaged, unordered};
use super::decode::set_rows;
use super::encode::{DECIMALS_MAX, PAGE_BOOLEAN, PAGE_DECIMAL, PAGE_DICTIONARY, PAGE_FLOAT, PAGE_INTEGER, PAGE_MIXED};
use super::stored::{Block, Stored};
use super::values::read_value;
use super::{Entry, Owner, PAGE_ENTRY_LEN, ReadFailure};
use crate::value::{NULL_ID, Value};

/// What there is in the file, for the parts that point to it.
#[derive(Debug)]
pub(super) struct Bounds {
    pub(super) nodes: PagedBits,
    pub(super) node_bound: u32,
    pub(super) relationships: PagedBits,
    pub(super) relationship_bound: u32,
    pub(super) items: PagedBits,
    pub(super) sources: u32,
    pub(super) strings: u32,
}

/// Returns whether all numbers are set; `bound` is above all set ones.
fn are_set(bits: &PagedBits, bound: u32, mut numbers: impl Iterator<Item = u32>) -> bool {
    if bits.count() == bound as usize {
        return numbers.all(|number| number < bound);
    }
    numbers.all(|number| bits.get(number))
}

/// Reads the strings of blocks, each with their number.
pub(super) fn read_strings(stored: &Stored, blocks: &[(Block, usize)]) -> Result<Vec<Arc<str>>, ReadFailure> {
    let mut strings = Vec::with_capacity(blocks.iter().map(|(_, count)| count).sum());
    for (block, count) in blocks {
        let bytes = stored.block(*block)?;
        let mut bytes = Cursor::new(&bytes);
        for _ in 0..*count {
            strings.push(Arc::from(bytes.string()?));
        }
        bytes.end()?;
    }
    Ok(strings)
}

/// The ends of relationships, a block a chunk.
pub(super) struct EndsBlocks {
    pub(super) stored: Arc<Stored>,
    pub(super) blocks: Vec<Block>,
    pub(super) bounds: Arc<Bounds>,
}

impl Load<EndsChunk> for EndsBlocks {
    fn load(&self, place: u32) -> EndsChunk {
        self.stored.or_empty(self.read(place as usize))
    }
}

impl EndsBlocks {
    fn read(&self, place: usize) -> Result<EndsChunk, ReadFailure> {
        let block = self.blocks.get(place).ok_or_else(|| damaged("a part of it is missing"))?;
        let bytes = self.stored.block(*block)?;
        let mut bytes = Cursor::new(&bytes);
        let first = place * CHUNK_ROWS;
        let rows = CHUNK_ROWS.min(self.bounds.relationship_bound as usize - first);
        let mut chunk = EndsChunk { starts: Vec::with_capacity(rows), ends: Vec::with_capacity(rows) };
        while chunk.starts.len() < rows {
            let count = PAGE_ROWS.min(rows - chunk.starts.len());
            bytes.packed_u32_into(count, &mut chunk.starts)?;
            bytes.packed_u32_into(count, &mut chunk.ends)?;
        }
        bytes.end()?;
        let Bounds { nodes, node_bound, relationships, relationship_bound, .. } = &*self.bounds;
        let is_sound = |ends: &[u32]| {
            if relationships.count() == *relationship_bound as usize {
                return are_set(nodes, *node_bound, ends.iter().copied());
            }
            let of_live = (first as u32..).zip(ends).filter(|(id, _)| relationships.get(*id));
            are_set(nodes, *node_bound, of_live.map(|(_, node)| *node))
        };
        if !is_sound(&chunk.starts) || !is_sound(&chunk.ends) {
            return Err(damaged("it has a relationship without a node"));
        }
        Ok(chunk)
    }
}

/// All items, without their properties.
pub(super) struct ItemBlocks {
    pub(super) stored: Arc<Stored>,
    pub(super) blocks: Vec<Block>,
    pub(super) bound: u32,
    pub(super) bounds: Arc<Bounds>,
}

impl Load<ItemPages> for ItemBlocks {
    fn load(&self, _: u32) -> ItemPages {
        self.stored.or_empty(self.read())
    }
}

impl ItemBlocks {
    fn read(&self) -> Result<ItemPages, ReadFailure> {
        let mut items = ItemPages::default();
        for block in &self.blocks {
            let bytes = self.stored.block(*block)?;
            let mut bytes = Cursor::new(&bytes);
            while !bytes.is_at_end() {
                self.page(&mut bytes, &mut items)?;
            }
        }
        if items.owners.len() != self.bound as usize {
            return Err(damaged("a part of it is missing"));
        }
        Ok(items)
    }

    fn page(&self, bytes: &mut Cursor<'_>, items: &mut ItemPages) -> Result<(), ReadFailure> {
        let first = items.owners.len();
        let rows = bytes.page_rows()?;
        if rows == 0 || rows != PAGE_ROWS.min((self.bound as usize).saturating_sub(first)) {
            return Err(damaged("its pages do not follow each other"));
        }
        let (owners, sources, mut vias) = (bytes.packed_u32(rows)?, bytes.packed_u32(rows)?, bytes.packed_u32(rows)?);
        let narrow = |stance: u64| u8::try_from(stance).map_err(|_| damaged("a number is too large"));
        let stances = bytes.packed(rows)?.into_iter().map(narrow).collect::<Result<Vec<u8>, _>>()?;
        vias.iter_mut().for_each(|via| *via = via.wrapping_sub(1));
        let bounds = &*self.bounds;
        let live = bounds.items.page(first / PAGE_ROWS).copied().unwrap_or([0; PAGE_WORDS]);
        let are_sound = |numbers: &[u32], is_sound: &dyn Fn(&[u32]) -> bool| {
            if range_bits(0, rows) == live {
                return is_sound(numbers);
            }
            is_sound(&set_rows(&live, rows).map(|row| numbers[row]).collect::<Vec<_>>())
        };
        let (relationships, bound) = (&bounds.relationships, bounds.relationship_bound);
        let is_sound = are_sound(&owners, &|owners| are_set(relationships, bound, owners.iter().copied()))
            && are_sound(&sources, &|sources| sources.iter().all(|source| *source < bounds.sources))
            && are_sound(&vias, &|vias| vias.iter().all(|via| *via < bounds.sources || *via == NULL_ID));
        if !is_sound {
            return Err(damaged("it has evidence without a relationship or source"));
        }
        items.owners.push_page(owners);
        items.sources.push_page(sources);
        items.vias.push_page(vias);
        items.stances.push_page(stances);
        Ok(())
    }
}

/// A column of properties: its pages, and behind them where they are.
pub(super) struct ColumnBlock {
    pub(super) stored: Arc<Stored>,
    pub(super) entry: Entry,
    pub(super) owner: Owner,
    pub(super) bounds: Arc<Bounds>,
}

impl Load<PropertyColumn> for ColumnBlock {
    fn load(&self, _: u32) -> PropertyColumn {
        self.stored.or_empty(self.read())
    }
}

impl ColumnBlock {
    fn read(&self) -> Result<PropertyColumn, ReadFailure> {
        let bytes = self.stored.block(self.entry.head)?;
        let mut bytes = Cursor::new(&bytes);
        let mut pages: Vec<PageEntry> = Vec::with_capacity(self.entry.head.len as usize / PAGE_ENTRY_LEN);
        let mut offset = self.entry.offset;
        let mut count = 0;
        while !bytes.is_at_end() {
            let (number, values) = (bytes.u32()?, bytes.u32()?);
            let block = Block { offset, len: u64::from(bytes.u32()?), checksum: bytes.u32()? };
            let follows = pages.last().is_none_or(|before| before.number < number);
            if !follows || values == 0 || self.bounds.live(self.owner, number as usize).is_none() {
                return Err(damaged("it has a property of an element that does not exist"));
            }
            offset += block.len;
            count += u64::from(values);
            pages.push(PageEntry { number, values, block });
        }
        if offset != self.entry.head.offset || count != self.entry.count {
            return Err(damaged("a part of it is missing"));
        }
        let numbers: Vec<usize> = pages.iter().map(|page| page.number as usize).collect();
        let blocks =
            PageBlocks { stored: Arc::clone(&self.stored), pages, owner: self.owner, bounds: Arc::clone(&self.bounds) };
        let blocks: Arc<dyn Load<Page>> = Arc::new(blocks);
        let lazy = (0..).zip(numbers).map(|(place, number)| (number, Lazy::stored(Arc::clone(&blocks), place)));
        Ok(PropertyColumn::stored(lazy, count as usize))
    }
}

/// The pages of a column.
struct PageBlocks {
    stored: Arc<Stored>,
    pages: Vec<PageEntry>,
    owner: Owner,
    bounds: Arc<Bounds>,
}

struct PageEntry {
    number: u32,
    values: u32,
    block: Block,
}

impl Load<Page> for PageBlocks {
    fn load(&self, place: u32) -> Page {
        self.stored.or_empty(self.read(place as usize))
    }
}

impl PageBlocks {
    fn read(&self, place: usize) -> Result<Page, ReadFailure> {
        let entry = self.pages.get(place).ok_or_else(|| damaged("a part of it is missing"))?;
        let bytes = self.stored.block(entry.block)?;
        let mut bytes = Cursor::new(&bytes);
        let page = read_page(&mut bytes, self.bounds.strings)?;
        bytes.end()?;
        let live = self.bounds.live(self.owner, entry.number as usize).unwrap_or([0; PAGE_WORDS]);
        let have_owners = live.iter().zip(&page.valid).all(|(live, valid)| valid & !live == 0);
        if !have_owners || page.count() != entry.values as usize {
            return Err(damaged("it has a property of an element that does not exist"));
        }
        Ok(page)
    }
}

impl Bounds {
    /// Returns which rows of a page are elements, if any is.
    fn live(&self, owner: Owner, number: usize) -> Option<PageBits> {
        match owner {
            Owner::Node => self.nodes.page(number).copied(),
            Owner::Relationship => self.relationships.page(number).copied(),
            Owner::Item => self.items.page(number).copied(),
            Owner::Source => {
                let rows = (self.sources as usize).checked_sub(number.checked_mul(PAGE_ROWS)?)?.min(PAGE_ROWS);
                (rows > 0).then(|| range_bits(0, rows))
            }
        }
    }
}

fn read_page(bytes: &mut Cursor<'_>, strings: u32) -> Result<Page, ReadFailure> {
    let rows = bytes.page_rows()?;
    let valid = bytes.bits(rows)?;
    let count = valid.iter().map(|word| word.count_ones() as usize).sum();
    let values = match bytes.u8()? {
        PAGE_INTEGER => {
            let integers = bytes.packed(count)?.into_iter().map(unordered);
            PageValues::Integer(spread(&valid, rows, count, integers))
        }
        PAGE_FLOAT => {
            let floats = (0..count).map(|_| Ok(f64::from_bits(bytes.u64()?)));
            let floats = floats.collect::<Result<Vec<f64>, ReadFailure>>()?;
            PageValues::Float(spread(&valid, rows, count, floats.into_iter()))
        }
        PAGE_DECIMAL => {
            let decimals = bytes.u8()?;
            if decimals > DECIMALS_MAX {
                return Err(damaged("it has properties of an unknown type"));
            }
            let scale = f64::from(10_u32.pow(u32::from(decimals)));
            let floats = bytes.packed(count)?.into_iter().map(|number| unordered(number) as f64 / scale);
            PageValues::Float(spread(&valid, rows, count, floats))
        }
        PAGE_BOOLEAN => {
            let mut bits = [0; PAGE_WORDS];
            for word in &mut bits[..rows.div_ceil(64)] {
                *word = bytes.u64()?;
            }
            PageValues::Boolean(bits)
        }
        PAGE_DICTIONARY => {
            let codes = bytes.packed_u32(count)?;
            if codes.iter().any(|code| *code >= strings) {
                return Err(damaged("it has a property with an unknown string"));
            }
            PageValues::Dictionary(spread(&valid, rows, count, codes.into_iter()))
        }
        PAGE_MIXED => {
            let values: Result<Vec<Value>, ReadFailure> = (0..count).map(|_| read_value(bytes)).collect();
            PageValues::Mixed(spread(&valid, rows, count, values?.into_iter()))
        }
        _ => return Err(damaged("it has properties of an unknown type")),
    };
    Ok(Page { valid, values })
}

/// Puts the values of the rows that have one where they belong.
fn spread<T: Clone + Default>(valid: &PageBits, rows: usize, count: usize, values: impl Iterator<Item = T>) -> Vec<T> {
    if count == rows {
        return values.collect();
    }
    let mut spread = vec![T::default(); rows];
    for (row, value) in set_rows(valid, rows).zip(values) {
        spread[row] = value;
    }
    spread
}
