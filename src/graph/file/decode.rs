//! Builds a graph from the blocks of its file, believing nothing.
//!
//! Invariants: a block is used only after its checksum; every number in it is checked against what it
//! points to, so that even a forged file gives a sound graph or a failure; room is made for bytes that are
//! there and for one page of rows at a time, never for a length alone.
//! Start at [`read_graph`].

use std::io::{self, Read};

use super::super::Graph;
use super::super::ids::{ItemId, KeyId, LabelId, SourceId};
use super::super::pages::{PAGE_ROWS, PAGE_WORDS, PageBits};
use super::super::properties::{Page, PageValues};
use super::super::records::{ItemRecord, some_source};
use super::bytes::{Cursor, damaged, unordered};
use super::encode::{PAGE_BOOLEAN, PAGE_DICTIONARY, PAGE_FLOAT, PAGE_INTEGER, PAGE_MIXED};
use super::values::read_value;
use super::{BLOCK_HEADER_LEN, BlockKind, FORMAT_VERSION, HEADER_LEN, MAGIC, Owner, ReadFailure, block_checksum};
use crate::value::{NodeId, RelationshipId, Value};

/// Reads header and blocks of a file of `size` bytes.
pub(super) fn read_graph(input: &mut impl Read, size: u64) -> Result<Graph, ReadFailure> {
    read_header(input, size)?;
    let mut reader = Reader { graph: Graph::new(), label_sets: Vec::new(), blocks: 0, is_finished: false };
    let mut left = size - HEADER_LEN as u64;
    let mut payload = Vec::new();
    while left > 0 {
        if reader.is_finished {
            return Err(damaged("there are bytes after its end"));
        }
        let mut header = [0; BLOCK_HEADER_LEN];
        left = left.checked_sub(BLOCK_HEADER_LEN as u64).ok_or_else(|| damaged("it is cut off"))?;
        fill(input, &mut header)?;
        let mut fields = Cursor::new(&header);
        let (kind, len, checksum) = (fields.u32()?, fields.u64()?, fields.u32()?);
        left = left.checked_sub(len).ok_or_else(|| damaged("it is cut off, or the length of a block is wrong"))?;
        let len = usize::try_from(len).map_err(|_| damaged("the length of a block is wrong"))?;
        payload.clear();
        payload.resize(len, 0);
        fill(input, &mut payload)?;
        if block_checksum(kind, &payload) != checksum {
            return Err(damaged("the checksum of a block is wrong"));
        }
        let kind = BlockKind::from_number(kind).ok_or_else(|| damaged("it has a block of an unknown kind"))?;
        reader.block(kind, &mut Cursor::new(&payload))?;
    }
    if !reader.is_finished {
        return Err(damaged("it is cut off"));
    }
    let mut graph = reader.graph;
    graph.index_identities();
    Ok(graph)
}

fn fill(input: &mut impl Read, buffer: &mut [u8]) -> Result<(), ReadFailure> {
    input.read_exact(buffer).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => damaged("it is cut off"),
        _ => ReadFailure::Io(error),
    })
}

fn read_header(input: &mut impl Read, size: u64) -> Result<(), ReadFailure> {
    if size == 0 {
        return Err(damaged("it is empty"));
    }
    let mut header = [0; HEADER_LEN];
    let len = usize::try_from(size).map_or(HEADER_LEN, |size| size.min(HEADER_LEN));
    fill(input, &mut header[..len])?;
    let shared = len.min(MAGIC.len());
    if header[..shared] != MAGIC[..shared] {
        return Err(ReadFailure::NotADatabase);
    }
    if len < HEADER_LEN {
        return Err(damaged("it is cut off"));
    }
    let mut fields = Cursor::new(&header[MAGIC.len()..]);
    let (version, checksum) = (fields.u32()?, fields.u32()?);
    if crc32fast::hash(&header[..MAGIC.len() + 4]) != checksum {
        return Err(damaged("the checksum of its header is wrong"));
    }
    if version != FORMAT_VERSION {
        return Err(ReadFailure::Version(version));
    }
    Ok(())
}

struct Reader {
    graph: Graph,
    /// The number in the graph of each label set of the file.
    label_sets: Vec<u32>,
    blocks: u64,
    is_finished: bool,
}

fn is_set(bits: &PageBits, row: usize) -> bool {
    bits[row / 64] >> (row % 64) & 1 == 1
}

fn set_rows(bits: &PageBits, rows: usize) -> impl Iterator<Item = usize> + '_ {
    (0..rows).filter(|row| is_set(bits, *row))
}

impl Reader {
    fn block(&mut self, kind: BlockKind, bytes: &mut Cursor<'_>) -> Result<(), ReadFailure> {
        let before = self.blocks;
        self.blocks += 1;
        match kind {
            BlockKind::End => return self.end(before, bytes),
            BlockKind::Properties => return self.properties(bytes),
            _ => {}
        }
        while !bytes.is_at_end() {
            match kind {
                BlockKind::Metadata => {
                    let (name, text) = (bytes.string()?, bytes.string()?);
                    self.graph.set_metadata(name, text);
                }
                BlockKind::Labels | BlockKind::Types | BlockKind::Keys | BlockKind::Strings | BlockKind::Sources => {
                    self.string(kind, bytes.string()?)?;
                }
                BlockKind::LabelSets => self.label_set(bytes)?,
                BlockKind::Nodes => self.nodes(bytes)?,
                BlockKind::Relationships => self.relationships(bytes)?,
                BlockKind::Items => self.items(bytes)?,
                BlockKind::Properties | BlockKind::End => return Ok(()),
            }
        }
        Ok(())
    }

    fn string(&mut self, kind: BlockKind, string: &str) -> Result<(), ReadFailure> {
        let graph = &mut self.graph;
        let (len, code) = match kind {
            BlockKind::Labels => (graph.catalogue.labels.len(), graph.intern_label(string).0),
            BlockKind::Types => (graph.catalogue.types.len(), graph.intern_type(string).0),
            BlockKind::Keys => (graph.catalogue.keys.len(), graph.intern_key(string).0),
            BlockKind::Sources => (graph.sources.len(), graph.create_source(string).0),
            _ => (graph.dictionary.len(), graph.dictionary.intern(string)),
        };
        if code as usize != len {
            return Err(damaged("it has a name twice"));
        }
        Ok(())
    }

    fn label_set(&mut self, bytes: &mut Cursor<'_>) -> Result<(), ReadFailure> {
        let mut labels = Vec::new();
        for _ in 0..bytes.u32()? {
            let label = bytes.u32()?;
            if label as usize >= self.graph.catalogue.labels.len() {
                return Err(damaged("it has a node with an unknown label"));
            }
            labels.push(LabelId(label));
        }
        self.label_sets.push(self.graph.catalogue.intern_set(&labels));
        Ok(())
    }

    fn nodes(&mut self, bytes: &mut Cursor<'_>) -> Result<(), ReadFailure> {
        let rows = self.row_count(bytes, self.graph.node_bound())?;
        let live = bytes.bits(rows)?;
        let mut sets = bytes.packed_u32(rows)?;
        for set in &mut sets {
            let known = self.label_sets.get(*set as usize);
            *set = *known.ok_or_else(|| damaged("it has a node with unknown labels"))?;
        }
        self.graph.push_node_page(sets, &live);
        Ok(())
    }

    /// Reads the number of rows of the next page; only the last page may be smaller than the others.
    fn row_count(&self, bytes: &mut Cursor<'_>, rows_before: u32) -> Result<usize, ReadFailure> {
        let rows = bytes.page_rows()?;
        if rows_before > u32::MAX - 2 * PAGE_ROWS as u32 {
            return Err(damaged("it has more rows than there are numbers"));
        }
        if rows == 0 || !(rows_before as usize).is_multiple_of(PAGE_ROWS) {
            return Err(damaged("its pages do not follow each other"));
        }
        Ok(rows)
    }

    fn relationships(&mut self, bytes: &mut Cursor<'_>) -> Result<(), ReadFailure> {
        let rows = self.row_count(bytes, self.graph.relationship_bound())?;
        let live = bytes.bits(rows)?;
        let (types, starts, ends) = (bytes.packed_u32(rows)?, bytes.packed_u32(rows)?, bytes.packed_u32(rows)?);
        let graph = &self.graph;
        let is_sound = |row: usize| {
            (types[row] as usize) < graph.catalogue.types.len()
                && graph.node_exists(NodeId(starts[row]))
                && graph.node_exists(NodeId(ends[row]))
        };
        if !set_rows(&live, rows).all(is_sound) {
            return Err(damaged("it has a relationship without a node or type"));
        }
        self.graph.push_relationship_page(types, starts, ends, &live);
        Ok(())
    }

    fn items(&mut self, bytes: &mut Cursor<'_>) -> Result<(), ReadFailure> {
        let rows = self.row_count(bytes, self.graph.item_bound())?;
        let live = bytes.bits(rows)?;
        let (owners, sources, vias) = (bytes.packed_u32(rows)?, bytes.packed_u32(rows)?, bytes.packed_u32(rows)?);
        let stances = bytes.bytes(rows)?;
        for row in 0..rows {
            let record = ItemRecord {
                item: ItemId(self.graph.item_bound()),
                owner: RelationshipId(owners[row]),
                source: SourceId(sources[row]),
                via: some_source(vias[row].wrapping_sub(1)),
                stance: stances[row],
            };
            let is_live = is_set(&live, row);
            if is_live && !self.graph.is_sound(&record) {
                return Err(damaged("it has evidence without a relationship or source"));
            }
            self.graph.items.push(record, is_live);
        }
        Ok(())
    }

    fn properties(&mut self, bytes: &mut Cursor<'_>) -> Result<(), ReadFailure> {
        let owner = Owner::ALL.get(bytes.u8()? as usize).copied();
        let owner = owner.ok_or_else(|| damaged("it has properties of nothing known"))?;
        let key = KeyId(bytes.u32()?);
        if !self.graph.is_key(key) {
            return Err(damaged("it has a property of an unknown key"));
        }
        while !bytes.is_at_end() {
            let number = bytes.u32()? as usize;
            let page = self.page(bytes)?;
            if page.count() == 0 || !self.have_owners(owner, number, &page.valid) {
                return Err(damaged("it has a property of an element that does not exist"));
            }
            let graph = &mut self.graph;
            let table = match owner {
                Owner::Node => &mut graph.nodes.properties,
                Owner::Relationship => &mut graph.relationships.properties,
                Owner::Source => &mut graph.source_properties,
                Owner::Item => &mut graph.items.properties,
            };
            table.insert_page(key, number, page);
        }
        Ok(())
    }

    /// Returns whether all rows that are set belong to an element. A false page number is found here,
    /// before any room is made for it.
    fn have_owners(&self, owner: Owner, number: usize, valid: &PageBits) -> bool {
        let live = match owner {
            Owner::Node => &self.graph.nodes.live,
            Owner::Relationship => &self.graph.relationships.live,
            Owner::Item => &self.graph.items.live,
            Owner::Source => {
                let count = self.graph.source_count();
                return set_rows(valid, PAGE_ROWS).all(|row| number * PAGE_ROWS + row < count);
            }
        };
        live.page(number).is_some_and(|live| live.iter().zip(valid).all(|(live, valid)| valid & !live == 0))
    }

    fn page(&self, bytes: &mut Cursor<'_>) -> Result<Page, ReadFailure> {
        fn spread<T: Clone + Default>(valid: &PageBits, rows: usize, values: impl Iterator<Item = T>) -> Vec<T> {
            let mut spread = vec![T::default(); rows];
            for (row, value) in set_rows(valid, rows).zip(values) {
                spread[row] = value;
            }
            spread
        }
        let rows = bytes.page_rows()?;
        let valid = bytes.bits(rows)?;
        let count = set_rows(&valid, rows).count();
        let values = match bytes.u8()? {
            PAGE_INTEGER => PageValues::Integer(spread(&valid, rows, bytes.packed(count)?.into_iter().map(unordered))),
            PAGE_FLOAT => {
                let floats: Result<Vec<f64>, ReadFailure> =
                    (0..count).map(|_| Ok(f64::from_bits(bytes.u64()?))).collect();
                PageValues::Float(spread(&valid, rows, floats?.into_iter()))
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
                if codes.iter().any(|code| *code as usize >= self.graph.dictionary.len()) {
                    return Err(damaged("it has a property with an unknown string"));
                }
                PageValues::Dictionary(spread(&valid, rows, codes.into_iter()))
            }
            PAGE_MIXED => {
                let values: Result<Vec<Value>, ReadFailure> = (0..count).map(|_| read_value(bytes)).collect();
                PageValues::Mixed(spread(&valid, rows, values?.into_iter()))
            }
            _ => return Err(damaged("it has properties of an unknown type")),
        };
        Ok(Page { valid, values })
    }

    fn end(&mut self, blocks: u64, bytes: &mut Cursor<'_>) -> Result<(), ReadFailure> {
        let graph = &self.graph;
        let counts = [graph.node_count(), graph.relationship_count(), graph.item_count()];
        let here = std::iter::once(blocks).chain(counts.map(|count| count as u64));
        for count in here {
            if bytes.u64()? != count {
                return Err(damaged("a part of it is missing"));
            }
        }
        if !bytes.is_at_end() {
            return Err(damaged("there are bytes after its end"));
        }
        self.is_finished = true;
        Ok(())
    }
}
