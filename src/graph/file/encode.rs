//! Turns a graph into the blocks of its file.
//!
//! Invariants: blocks follow each other without gaps, in the order of their kinds, and the directory after them; a block
//! holds some tens of thousands of rows at most, so writing needs little memory beside the graph, and what is still in
//! an older file is read for it without being kept; strings that no property has any more are left out, so a removed
//! text is gone from the file.
//! Start at [`write_graph`].

use std::io::{self, Seek, SeekFrom, Write};
use std::sync::Arc;

use super::super::Graph;
use super::super::ends::EndsChunk;
use super::super::nodes::IDENTITY_KEY;
use super::super::pages::{PAGE_ROWS, PAGE_WORDS, PageBits, PagedBits};
use super::super::properties::{Page, PageValues, PropertyTable};
use super::bytes::{ordered, put_bits, put_len, put_packed, put_string, put_u32, put_u64};
use super::stored::Block;
use super::values::put_value;
use super::{BlockKind, Entry, FORMAT_VERSION, HEADER_LEN, MAGIC, Owner};
use crate::value::{Dictionary, NULL_CODE, Value};

/// Pages of rows in one block of nodes, relationships or items.
pub(super) const PAGES_PER_BLOCK: usize = 64;

/// A block of strings is closed when it has grown to this many bytes.
const BLOCK_BYTES: usize = 1 << 20;

/// The tags of pages by the type of their values.
pub(super) const PAGE_INTEGER: u8 = 0;
pub(super) const PAGE_FLOAT: u8 = 1;
pub(super) const PAGE_BOOLEAN: u8 = 2;
pub(super) const PAGE_DICTIONARY: u8 = 3;
pub(super) const PAGE_MIXED: u8 = 4;
pub(super) const PAGE_DECIMAL: u8 = 5;

/// Writes header, blocks and directory.
pub(super) fn write_graph(graph: &Graph, out: &mut (impl Write + Seek)) -> io::Result<()> {
    let start = out.stream_position()?;
    // The header names the directory, whose place is known last.
    out.write_all(&[0; HEADER_LEN])?;
    let mut writer = Writer { out, offset: HEADER_LEN as u64, entries: Vec::new() };
    writer.metadata(graph)?;
    writer.strings(BlockKind::Labels, graph.catalogue.labels.iter())?;
    writer.strings(BlockKind::Types, graph.catalogue.types.iter())?;
    writer.strings(BlockKind::Keys, graph.catalogue.keys.iter())?;
    writer.label_sets(graph)?;
    let codes = new_codes(graph)?;
    let used = graph.dictionary.iter().zip(&codes).filter(|(_, code)| **code != NULL_CODE);
    writer.strings(BlockKind::Strings, used.map(|(string, _)| string))?;
    writer.strings(BlockKind::Sources, graph.sources.iter())?;
    writer.nodes(graph)?;
    writer.relationships(graph)?;
    writer.ends(graph)?;
    writer.items(graph)?;
    for owner in Owner::ALL {
        writer.properties(graph, owner, &codes)?;
    }
    let directory = writer.directory();
    let offset = writer.offset;
    out.write_all(&directory)?;
    out.seek(SeekFrom::Start(start))?;
    out.write_all(&header(offset, &directory))?;
    out.seek(SeekFrom::End(0))?;
    Ok(())
}

/// Returns the first bytes of a file whose directory is at `offset`.
pub(super) fn header(offset: u64, directory: &[u8]) -> Vec<u8> {
    let mut header = MAGIC.to_vec();
    put_u32(&mut header, FORMAT_VERSION);
    let checksum = crc32fast::hash(&header);
    put_u32(&mut header, checksum);
    put_u64(&mut header, offset);
    put_len(&mut header, directory.len());
    put_u32(&mut header, crc32fast::hash(directory));
    let checksum = crc32fast::hash(&header);
    put_u32(&mut header, checksum);
    header
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
fn new_codes(graph: &Graph) -> io::Result<Vec<u32>> {
    let mut codes = vec![NULL_CODE; graph.dictionary.len()];
    let identity = graph.key_id(IDENTITY_KEY);
    for owner in Owner::ALL {
        for (key, column) in table(graph, owner).columns() {
            let is_identity = owner == Owner::Node && identity == Some(key);
            column.peek_pages(|_, page| {
                let mut mark = |code: u32| {
                    if let Some(new) = codes.get_mut(code as usize) {
                        *new = 0;
                    }
                };
                match &page.values {
                    PageValues::Dictionary(of_rows) => {
                        page.rows().filter_map(|row| of_rows.get(row)).copied().for_each(&mut mark);
                    }
                    // The index of `id` finds nodes by code, whatever else is in the page.
                    PageValues::Mixed(_) if is_identity => {
                        for row in page.rows() {
                            if let Value::String(id) = page.get(row, &graph.dictionary)
                                && let Some(code) = graph.dictionary.code(&id)
                            {
                                mark(code);
                            }
                        }
                    }
                    _ => {}
                }
                Ok::<(), io::Error>(())
            })?;
        }
    }
    let used = codes.iter_mut().filter(|code| **code != NULL_CODE);
    for (code, next) in used.zip(0..) {
        *code = next;
    }
    Ok(codes)
}

struct Writer<'a, W> {
    out: &'a mut W,
    offset: u64,
    entries: Vec<Entry>,
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
    /// Writes bytes and returns where they are.
    fn put(&mut self, bytes: &[u8]) -> io::Result<Block> {
        let block = Block { offset: self.offset, len: bytes.len() as u64, checksum: crc32fast::hash(bytes) };
        self.out.write_all(bytes)?;
        self.offset += block.len;
        Ok(block)
    }

    fn block(&mut self, kind: BlockKind, payload: &[u8], count: usize) -> io::Result<()> {
        let head = self.put(payload)?;
        let offset = head.offset;
        self.entries.push(Entry { kind, owner: 0, key: 0, offset, head, count: count as u64 });
        Ok(())
    }

    fn directory(&self) -> Vec<u8> {
        let mut directory = Vec::new();
        for entry in &self.entries {
            entry.put(&mut directory);
        }
        directory
    }

    fn metadata(&mut self, graph: &Graph) -> io::Result<()> {
        for (name, text) in graph.metadata.iter() {
            let mut payload = Vec::new();
            put_string(&mut payload, name);
            put_string(&mut payload, text);
            self.block(BlockKind::Metadata, &payload, 1)?;
        }
        Ok(())
    }

    fn strings<'s>(&mut self, kind: BlockKind, strings: impl Iterator<Item = &'s Arc<str>>) -> io::Result<()> {
        let mut payload = Vec::new();
        let mut count = 0;
        for string in strings {
            put_string(&mut payload, string);
            count += 1;
            if payload.len() >= BLOCK_BYTES {
                self.block(kind, &payload, count)?;
                payload.clear();
                count = 0;
            }
        }
        if count > 0 {
            self.block(kind, &payload, count)?;
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
        self.block(BlockKind::LabelSets, &payload, graph.catalogue.set_count())
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
            self.block(kind, &payload, rows.min((first + PAGES_PER_BLOCK) * PAGE_ROWS) - first * PAGE_ROWS)?;
        }
        Ok(())
    }

    fn nodes(&mut self, graph: &Graph) -> io::Result<()> {
        let nodes = &graph.nodes;
        let sets: Vec<&[u32]> = nodes.label_sets.pages().collect();
        let masks: Vec<&[u64]> = nodes.type_masks.pages().collect();
        self.pages(BlockKind::Nodes, nodes.label_sets.len(), |out, number, rows| {
            put_bits(out, &live_bits(&nodes.live, number), rows);
            put_numbers(out, sets[number]);
            put_packed(out, masks[number]);
        })
    }

    fn relationships(&mut self, graph: &Graph) -> io::Result<()> {
        let relationships = &graph.relationships;
        let types: Vec<&[u32]> = relationships.types.pages().collect();
        self.pages(BlockKind::Relationships, relationships.types.len(), |out, number, rows| {
            put_bits(out, &live_bits(&relationships.live, number), rows);
            put_numbers(out, types[number]);
        })
    }

    fn ends(&mut self, graph: &Graph) -> io::Result<()> {
        graph.relationships.ends.peek_chunks(|EndsChunk { starts, ends }| {
            let mut payload = Vec::new();
            for (starts, ends) in starts.chunks(PAGE_ROWS).zip(ends.chunks(PAGE_ROWS)) {
                put_numbers(&mut payload, starts);
                put_numbers(&mut payload, ends);
            }
            self.block(BlockKind::Ends, &payload, starts.len())
        })
    }

    fn items(&mut self, graph: &Graph) -> io::Result<()> {
        let (bound, live) = (graph.item_bound() as usize, &graph.items.live);
        self.pages(BlockKind::ItemMarks, bound, |out, number, rows| put_bits(out, &live_bits(live, number), rows))?;
        graph.items.records.peek(|items| {
            let owners: Vec<&[u32]> = items.owners.pages().collect();
            let sources: Vec<&[u32]> = items.sources.pages().collect();
            let vias: Vec<&[u32]> = items.vias.pages().collect();
            let stances: Vec<&[u8]> = items.stances.pages().collect();
            self.pages(BlockKind::Items, items.owners.len(), |out, number, _| {
                put_numbers(out, owners[number]);
                put_numbers(out, sources[number]);
                // One up and around, so that "none" is 0 and the numbers stay small.
                let vias: Vec<u32> = vias[number].iter().map(|via| via.wrapping_add(1)).collect();
                put_numbers(out, &vias);
                let stances: Vec<u64> = stances[number].iter().map(|stance| u64::from(*stance)).collect();
                put_packed(out, &stances);
            })
        })
    }

    /// Writes the columns of one kind of element, each as its pages and then where they are.
    fn properties(&mut self, graph: &Graph, owner: Owner, codes: &[u32]) -> io::Result<()> {
        for (key, column) in table(graph, owner).columns() {
            let offset = self.offset;
            let mut index = Vec::new();
            let mut values = 0;
            let mut payload = Vec::new();
            column.peek_pages(|number, page| {
                payload.clear();
                put_page(&mut payload, page, codes, &graph.dictionary)?;
                let block = self.put(&payload)?;
                values += page.count();
                for number in [number as u32, page.count() as u32, block.len as u32, block.checksum] {
                    put_u32(&mut index, number);
                }
                Ok::<(), io::Error>(())
            })?;
            let head = self.put(&index)?;
            let (owner, key, count) = (owner as u32, key.0, values as u64);
            self.entries.push(Entry { kind: BlockKind::Column, owner, key, offset, head, count });
        }
        Ok(())
    }
}

/// Returns the least number of decimals, and the values as integers with these, if they are just that.
fn decimals(values: &[f64]) -> Option<(u8, Vec<u64>)> {
    (0..=DECIMALS_MAX).find_map(|decimals| {
        let scale = f64::from(10_u32.pow(u32::from(decimals)));
        let scaled = |value: &f64| {
            let integer = (value * scale).round();
            let is_exact = integer.abs() < 1e15 && (integer as i64 as f64 / scale).to_bits() == value.to_bits();
            is_exact.then(|| ordered(integer as i64))
        };
        Some((decimals, values.iter().map(scaled).collect::<Option<Vec<u64>>>()?))
    })
}

/// So many decimals at most are looked for in a page of floats.
pub(super) const DECIMALS_MAX: u8 = 4;

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
            let values: Vec<f64> = page.rows().filter_map(|row| values.get(row)).copied().collect();
            if let Some((decimals, integers)) = decimals(&values) {
                out.push(PAGE_DECIMAL);
                out.push(decimals);
                put_packed(out, &integers);
            } else {
                out.push(PAGE_FLOAT);
                for value in values {
                    out.extend_from_slice(&value.to_bits().to_le_bytes());
                }
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
