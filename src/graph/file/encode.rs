//! Turns a graph into the blocks of its file.
//!
//! Invariants: a block holds some tens of thousands of rows at most, so writing needs little memory beside
//! the graph; strings that no property has any more are left out, so a removed text is gone from the file.
//! Start at [`write_graph`].

use std::io::{self, Write};

use super::super::Graph;
use super::super::pages::{PAGE_ROWS, PAGE_WORDS, PageBits, PagedBits};
use super::super::properties::{Page, PageValues, PropertyTable};
use super::bytes::{ordered, put_bits, put_len, put_packed, put_string, put_u32};
use super::values::put_value;
use super::{BlockKind, FORMAT_VERSION, MAGIC, Owner, block_checksum};
use crate::value::{Dictionary, NULL_CODE};

/// Pages of rows in one block.
const PAGES_PER_BLOCK: usize = 64;

/// A block of strings or property pages is closed when it has grown to this many bytes.
const BLOCK_BYTES: usize = 1 << 20;

/// The tags of pages by the type of their values.
pub(super) const PAGE_INTEGER: u8 = 0;
pub(super) const PAGE_FLOAT: u8 = 1;
pub(super) const PAGE_BOOLEAN: u8 = 2;
pub(super) const PAGE_DICTIONARY: u8 = 3;
pub(super) const PAGE_MIXED: u8 = 4;

/// Writes header and blocks.
pub(super) fn write_graph(graph: &Graph, out: &mut impl Write) -> io::Result<()> {
    let mut header = MAGIC.to_vec();
    put_u32(&mut header, FORMAT_VERSION);
    let checksum = crc32fast::hash(&header);
    put_u32(&mut header, checksum);
    out.write_all(&header)?;

    let mut writer = Writer { out, blocks: 0 };
    writer.metadata(graph)?;
    writer.strings(BlockKind::Labels, graph.catalogue.labels.iter())?;
    writer.strings(BlockKind::Types, graph.catalogue.types.iter())?;
    writer.strings(BlockKind::Keys, graph.catalogue.keys.iter())?;
    writer.strings(BlockKind::Sources, graph.sources.iter())?;
    let codes = new_codes(graph);
    let used = graph.dictionary.iter().zip(&codes).filter(|(_, code)| **code != NULL_CODE);
    writer.strings(BlockKind::Strings, used.map(|(string, _)| string))?;
    writer.label_sets(graph)?;
    writer.nodes(graph)?;
    writer.relationships(graph)?;
    writer.items(graph)?;
    for owner in Owner::ALL {
        writer.properties(graph, owner, &codes)?;
    }
    writer.end(graph)
}

/// Returns the properties of one kind of element.
fn table(graph: &Graph, owner: Owner) -> &PropertyTable {
    match owner {
        Owner::Node => &graph.nodes.properties,
        Owner::Relationship => &graph.relationships.properties,
        Owner::Source => &graph.source_properties,
        Owner::Item => &graph.items.properties,
    }
}

/// Returns the code in the file of each string, `NULL_CODE` for one that no property has.
fn new_codes(graph: &Graph) -> Vec<u32> {
    let mut codes = vec![NULL_CODE; graph.dictionary.len()];
    for owner in Owner::ALL {
        let pages = table(graph, owner).columns().flat_map(|(_, column)| column.pages());
        for (_, page) in pages {
            if let PageValues::Dictionary(of_rows) = &page.values {
                for code in page.rows().filter_map(|row| of_rows.get(row)) {
                    if let Some(new) = codes.get_mut(*code as usize) {
                        *new = 0;
                    }
                }
            }
        }
    }
    let used = codes.iter_mut().filter(|code| **code != NULL_CODE);
    for (code, next) in used.zip(0..) {
        *code = next;
    }
    codes
}

struct Writer<'a, W> {
    out: &'a mut W,
    blocks: usize,
}

/// Returns page `number` of the live bits.
fn live_bits(live: &PagedBits, number: usize) -> PageBits {
    live.page(number).copied().unwrap_or([0; PAGE_WORDS])
}

fn put_numbers(out: &mut Vec<u8>, numbers: &[u32]) {
    let wide: Vec<u64> = numbers.iter().map(|number| u64::from(*number)).collect();
    put_packed(out, &wide);
}

impl<W: Write> Writer<'_, W> {
    fn block(&mut self, kind: BlockKind, payload: &[u8]) -> io::Result<()> {
        let number = kind as u32;
        self.out.write_all(&number.to_le_bytes())?;
        self.out.write_all(&(payload.len() as u64).to_le_bytes())?;
        self.out.write_all(&block_checksum(number, payload).to_le_bytes())?;
        self.out.write_all(payload)?;
        self.blocks += 1;
        Ok(())
    }

    fn metadata(&mut self, graph: &Graph) -> io::Result<()> {
        for (name, text) in graph.metadata.iter() {
            let mut payload = Vec::new();
            put_string(&mut payload, name);
            put_string(&mut payload, text);
            self.block(BlockKind::Metadata, &payload)?;
        }
        Ok(())
    }

    fn strings<'s>(
        &mut self,
        kind: BlockKind,
        strings: impl Iterator<Item = &'s std::sync::Arc<str>>,
    ) -> io::Result<()> {
        let mut payload = Vec::new();
        for string in strings {
            put_string(&mut payload, string);
            if payload.len() >= BLOCK_BYTES {
                self.block(kind, &payload)?;
                payload.clear();
            }
        }
        if !payload.is_empty() {
            self.block(kind, &payload)?;
        }
        Ok(())
    }

    fn label_sets(&mut self, graph: &Graph) -> io::Result<()> {
        let mut payload = Vec::new();
        for number in 0..graph.catalogue.set_count() {
            let set = graph.catalogue.set(number as u32);
            put_u32(&mut payload, set.len() as u32);
            for label in set {
                put_u32(&mut payload, label.0);
            }
        }
        self.block(BlockKind::LabelSets, &payload)
    }

    /// Writes blocks of whole pages; `put_page` appends the page of a number.
    fn pages(
        &mut self,
        kind: BlockKind,
        rows: usize,
        mut put_page: impl FnMut(&mut Vec<u8>, usize, usize),
    ) -> io::Result<()> {
        let pages = rows.div_ceil(PAGE_ROWS);
        for first in (0..pages).step_by(PAGES_PER_BLOCK) {
            let mut payload = Vec::new();
            for number in first..pages.min(first + PAGES_PER_BLOCK) {
                let page_rows = (rows - number * PAGE_ROWS).min(PAGE_ROWS);
                put_u32(&mut payload, page_rows as u32);
                put_page(&mut payload, number, page_rows);
            }
            self.block(kind, &payload)?;
        }
        Ok(())
    }

    fn nodes(&mut self, graph: &Graph) -> io::Result<()> {
        let nodes = &graph.nodes;
        let sets: Vec<&[u32]> = nodes.label_sets.pages().collect();
        self.pages(BlockKind::Nodes, nodes.label_sets.len(), |out, number, rows| {
            put_bits(out, &live_bits(&nodes.live, number), rows);
            put_numbers(out, sets[number]);
        })
    }

    fn relationships(&mut self, graph: &Graph) -> io::Result<()> {
        let relationships = &graph.relationships;
        let types: Vec<&[u32]> = relationships.types.pages().collect();
        let starts: Vec<&[u32]> = relationships.ends.starts.pages().collect();
        let ends: Vec<&[u32]> = relationships.ends.ends.pages().collect();
        self.pages(BlockKind::Relationships, relationships.types.len(), |out, number, rows| {
            put_bits(out, &live_bits(&relationships.live, number), rows);
            for column in [&types, &starts, &ends] {
                put_numbers(out, column[number]);
            }
        })
    }

    fn items(&mut self, graph: &Graph) -> io::Result<()> {
        let items = &graph.items;
        let owners: Vec<&[u32]> = items.owners.pages().collect();
        let sources: Vec<&[u32]> = items.sources.pages().collect();
        let vias: Vec<&[u32]> = items.vias.pages().collect();
        let stances: Vec<&[u8]> = items.stances.pages().collect();
        self.pages(BlockKind::Items, items.owners.len(), |out, number, rows| {
            put_bits(out, &live_bits(&items.live, number), rows);
            put_numbers(out, owners[number]);
            put_numbers(out, sources[number]);
            // One up and around, so that "none" is 0 and the numbers stay small.
            let vias: Vec<u32> = vias[number].iter().map(|via| via.wrapping_add(1)).collect();
            put_numbers(out, &vias);
            out.extend_from_slice(stances[number]);
        })
    }

    fn properties(&mut self, graph: &Graph, owner: Owner, codes: &[u32]) -> io::Result<()> {
        for (key, column) in table(graph, owner).columns() {
            let start = |payload: &mut Vec<u8>| {
                payload.clear();
                payload.push(owner as u8);
                put_u32(payload, key.0);
            };
            let mut payload = Vec::new();
            start(&mut payload);
            let empty = payload.len();
            for (number, page) in column.pages() {
                put_u32(&mut payload, number as u32);
                put_page(&mut payload, page, codes, &graph.dictionary)?;
                if payload.len() >= BLOCK_BYTES {
                    self.block(BlockKind::Properties, &payload)?;
                    start(&mut payload);
                }
            }
            if payload.len() > empty {
                self.block(BlockKind::Properties, &payload)?;
            }
        }
        Ok(())
    }

    fn end(&mut self, graph: &Graph) -> io::Result<()> {
        let mut payload = Vec::new();
        let counts = [self.blocks, graph.node_count(), graph.relationship_count(), graph.item_count()];
        for count in counts {
            put_len(&mut payload, count);
        }
        self.block(BlockKind::End, &payload)
    }
}

fn put_page(out: &mut Vec<u8>, page: &Page, codes: &[u32], dictionary: &Dictionary) -> io::Result<()> {
    let rows = page.rows().last().map_or(0, |row| row + 1);
    put_u32(out, rows as u32);
    put_bits(out, &page.valid, rows);
    match &page.values {
        PageValues::Integer(values) => {
            out.push(PAGE_INTEGER);
            let numbers: Vec<u64> = page.rows().filter_map(|row| values.get(row)).copied().map(ordered).collect();
            put_packed(out, &numbers);
        }
        PageValues::Float(values) => {
            out.push(PAGE_FLOAT);
            for value in page.rows().filter_map(|row| values.get(row)) {
                out.extend_from_slice(&value.to_bits().to_le_bytes());
            }
        }
        PageValues::Boolean(bits) => {
            out.push(PAGE_BOOLEAN);
            for (word, valid) in bits.iter().zip(&page.valid).take(rows.div_ceil(64)) {
                out.extend_from_slice(&(word & valid).to_le_bytes());
            }
        }
        PageValues::Dictionary(of_rows) => {
            out.push(PAGE_DICTIONARY);
            let new = |code: &u32| codes.get(*code as usize).copied().unwrap_or(NULL_CODE);
            let numbers: Vec<u32> = page.rows().filter_map(|row| of_rows.get(row)).map(new).collect();
            put_numbers(out, &numbers);
        }
        PageValues::Mixed(_) => {
            out.push(PAGE_MIXED);
            if !page.rows().all(|row| put_value(out, &page.get(row, dictionary))) {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "a property holds a node, relationship or path",
                ));
            }
        }
    }
    Ok(())
}
