//! Builds a graph from its file, believing nothing.
//!
//! Invariants: a block is used only after its checksum; every number in it is checked against what it
//! points to, so that even a forged file gives a sound graph or a failure; room is made for bytes that are
//! there and for one page of rows at a time, never for a length alone.
//! Start at [`read_graph`]. How: what says how much there is of what is read at once, and is small; ends, strings, items
//! and properties are left to `late`, which reads each part when it is first used.

use std::sync::Arc;

use super::super::Graph;
use super::super::ends::{CHUNK_ROWS, Ends};
use super::super::ids::{KeyId, LabelId};
use super::super::lazy::Lazy;
use super::super::pages::{PAGE_ROWS, PageBits, PagedBits};
use super::super::records::Items;
use super::bytes::{Cursor, damaged};
use super::encode::PAGES_PER_BLOCK;
use super::late::{self, Bounds};
use super::stored::{Block, Stored};
use super::{BlockKind, ENTRY_LEN, Entry, FORMAT_VERSION, HEADER_LEN, MAGIC, Owner, ReadFailure, VERSION_LEN, journal};
use crate::value::{Dictionary, NULL_CODE};

/// Reads header, directory and all small parts of a file of `size` bytes.
pub(super) fn read_graph(stored: &Arc<Stored>, size: u64) -> Result<Graph, ReadFailure> {
    let directory = read_header(stored, size)?;
    let entries = read_directory(&stored.block(directory)?, directory.offset)?;
    let mut reader =
        Reader { stored, graph: Graph::new(), label_sets: Vec::new(), items: 0, item_marks: PagedBits::default() };
    for entry in &entries {
        reader.entry(entry)?;
    }
    let mut graph = reader.late(&entries)?;
    journal::replay(stored, directory.offset + directory.len, size, &mut graph)?;
    match stored.failure() {
        // What the journal wrote to could not be read.
        Some(ReadFailure::Damaged(what)) => Err(damaged(what)),
        Some(_) => Err(damaged("a part of it cannot be read")),
        None => Ok(graph),
    }
}

/// Returns where the journal of a file of `size` bytes begins.
pub(super) fn journal_start(stored: &Stored, size: u64) -> Result<u64, ReadFailure> {
    let directory = read_header(stored, size)?;
    Ok(directory.offset + directory.len)
}

fn read_header(stored: &Stored, size: u64) -> Result<Block, ReadFailure> {
    if size == 0 {
        return Err(damaged("it is empty"));
    }
    let len = usize::try_from(size).map_or(HEADER_LEN, |size| size.min(HEADER_LEN));
    let header = stored.read(0, len)?;
    let shared = len.min(MAGIC.len());
    if header[..shared] != MAGIC[..shared] {
        return Err(ReadFailure::NotADatabase);
    }
    if len < VERSION_LEN {
        return Err(damaged("it is cut off"));
    }
    let mut fields = Cursor::new(&header[MAGIC.len()..]);
    let (version, checksum) = (fields.u32()?, fields.u32()?);
    let is_wrong = || damaged("the checksum of its header is wrong");
    if crc32fast::hash(&header[..VERSION_LEN - 4]) != checksum {
        return Err(is_wrong());
    }
    if version != FORMAT_VERSION {
        return Err(ReadFailure::Version(version));
    }
    if len < HEADER_LEN {
        return Err(damaged("it is cut off"));
    }
    let directory = Block { offset: fields.u64()?, len: fields.u64()?, checksum: fields.u32()? };
    if crc32fast::hash(&header[..HEADER_LEN - 4]) != fields.u32()? {
        return Err(is_wrong());
    }
    match directory.offset.checked_add(directory.len) {
        Some(end) if end <= size => Ok(directory),
        _ => Err(damaged("it is cut off")),
    }
}

/// Reads the entries, whose blocks have to follow each other up to `end`.
fn read_directory(bytes: &[u8], end: u64) -> Result<Vec<Entry>, ReadFailure> {
    let mut entries: Vec<Entry> = Vec::with_capacity(bytes.len() / ENTRY_LEN);
    let mut cursor = Cursor::new(bytes);
    let mut next = HEADER_LEN as u64;
    let wrong = || damaged("its directory is wrong");
    while !cursor.is_at_end() {
        let entry = Entry::read(&mut cursor)?;
        let head_end = entry.head.offset.checked_add(entry.head.len).ok_or_else(wrong)?;
        let is_sound = entry.offset == next
            && entry.head.offset >= next
            && head_end <= end
            && (entry.kind == BlockKind::Column || entry.head.offset == next)
            && entries.last().is_none_or(|before| before.kind as u32 <= entry.kind as u32);
        if !is_sound {
            return Err(wrong());
        }
        next = head_end;
        entries.push(entry);
    }
    if next != end {
        return Err(wrong());
    }
    Ok(entries)
}

struct Reader<'a> {
    stored: &'a Arc<Stored>,
    graph: Graph,
    /// The number in the graph of each label set of the file.
    label_sets: Vec<u32>,
    items: u32,
    item_marks: PagedBits,
}

impl Reader<'_> {
    /// Reads the block of an entry now, if it is of those that are.
    fn entry(&mut self, entry: &Entry) -> Result<(), ReadFailure> {
        if matches!(
            entry.kind,
            BlockKind::Strings | BlockKind::Sources | BlockKind::Ends | BlockKind::Items | BlockKind::Column
        ) {
            return Ok(());
        }
        let bytes = self.stored.block(entry.head)?;
        let mut bytes = Cursor::new(&bytes);
        while !bytes.is_at_end() {
            match entry.kind {
                BlockKind::Metadata => {
                    let (name, text) = (bytes.string()?, bytes.string()?);
                    self.graph.set_metadata(name, text);
                }
                BlockKind::LabelSets => self.label_set(&mut bytes)?,
                BlockKind::Nodes => self.nodes(&mut bytes)?,
                BlockKind::Relationships => self.relationships(&mut bytes)?,
                BlockKind::ItemMarks => self.item_marks(&mut bytes)?,
                kind => self.name(kind, bytes.string()?)?,
            }
        }
        Ok(())
    }

    fn name(&mut self, kind: BlockKind, name: &str) -> Result<(), ReadFailure> {
        let graph = &mut self.graph;
        let (len, code) = match kind {
            BlockKind::Labels => (graph.catalogue.labels.len(), graph.intern_label(name).0),
            BlockKind::Types => (graph.catalogue.types.len(), graph.intern_type(name).0),
            _ => (graph.catalogue.keys.len(), graph.intern_key(name).0),
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
        let rows = row_count(bytes, self.graph.node_bound())?;
        let live = bytes.bits(rows)?;
        let mut sets = bytes.packed_u32(rows)?;
        for set in &mut sets {
            let known = self.label_sets.get(*set as usize);
            *set = *known.ok_or_else(|| damaged("it has a node with unknown labels"))?;
        }
        let type_masks = bytes.packed(rows)?;
        self.graph.push_node_page(sets, type_masks, &live);
        Ok(())
    }

    fn relationships(&mut self, bytes: &mut Cursor<'_>) -> Result<(), ReadFailure> {
        let rows = row_count(bytes, self.graph.relationship_bound())?;
        let live = bytes.bits(rows)?;
        let types = bytes.packed_u32(rows)?;
        let count = self.graph.catalogue.types.len();
        if set_rows(&live, rows).any(|row| types[row] as usize >= count) {
            return Err(damaged("it has a relationship without a type"));
        }
        self.graph.push_relationship_page(types, &live);
        Ok(())
    }

    fn item_marks(&mut self, bytes: &mut Cursor<'_>) -> Result<(), ReadFailure> {
        let rows = row_count(bytes, self.items)?;
        self.item_marks.add_page(self.items as usize / PAGE_ROWS, &bytes.bits(rows)?);
        self.items += rows as u32;
        Ok(())
    }

    /// Gives the graph the parts that are read later.
    fn late(self, entries: &[Entry]) -> Result<Graph, ReadFailure> {
        let Reader { stored, mut graph, items, item_marks, .. } = self;
        let of_kind = |kind| entries.iter().filter(move |entry| entry.kind == kind);
        graph.dictionary = strings(stored, of_kind(BlockKind::Strings))?;
        graph.sources = strings(stored, of_kind(BlockKind::Sources))?;
        let bounds = Arc::new(Bounds {
            nodes: graph.nodes.live.clone(),
            node_bound: graph.node_bound(),
            relationships: graph.relationships.live.clone(),
            relationship_bound: graph.relationship_bound(),
            items: item_marks.clone(),
            sources: graph.sources.len() as u32,
            strings: graph.dictionary.len() as u32,
        });

        let bound = graph.relationship_bound() as usize;
        let chunks: Vec<Block> = whole(of_kind(BlockKind::Ends), bound, CHUNK_ROWS)?;
        let numbers = 0..chunks.len() as u32;
        let chunks = late::EndsBlocks { stored: Arc::clone(stored), blocks: chunks, bounds: Arc::clone(&bounds) };
        let chunks = Arc::new(chunks);
        graph.rest_on_ends(Ends::stored(numbers.map(|number| Lazy::stored(chunks.clone(), number)).collect(), bound));

        let blocks = whole(of_kind(BlockKind::Items), items as usize, PAGES_PER_BLOCK * PAGE_ROWS)?;
        let records =
            late::ItemBlocks { stored: Arc::clone(stored), blocks, bound: items, bounds: Arc::clone(&bounds) };
        graph.items = Items::stored(items, item_marks, Lazy::stored(Arc::new(records), 0));

        for entry in of_kind(BlockKind::Column) {
            let owner = Owner::ALL.get(entry.owner as usize).copied();
            let owner = owner.ok_or_else(|| damaged("it has properties of nothing known"))?;
            let key = KeyId(entry.key);
            if !graph.is_key(key) {
                return Err(damaged("it has a property of an unknown key"));
            }
            let count = usize::try_from(entry.count).map_err(|_| damaged("a count is wrong"))?;
            let column = late::ColumnBlock {
                stored: Arc::clone(stored),
                entry: entry.clone(),
                owner,
                bounds: Arc::clone(&bounds),
            };
            let table = match owner {
                Owner::Node => &mut graph.nodes.properties,
                Owner::Relationship => &mut graph.relationships.properties,
                Owner::Source => &mut graph.source_properties,
                Owner::Item => &mut graph.items.properties,
            };
            table.put_stored_column(key, Lazy::stored(Arc::new(column), 0), count);
        }
        graph.index_identities_later();
        graph.file = Some(Arc::clone(stored));
        Ok(graph)
    }
}

/// Reads the number of rows of the next page; only the last page may be smaller than the others.
fn row_count(bytes: &mut Cursor<'_>, rows_before: u32) -> Result<usize, ReadFailure> {
    let rows = bytes.page_rows()?;
    if rows_before > u32::MAX - 2 * PAGE_ROWS as u32 {
        return Err(damaged("it has more rows than there are numbers"));
    }
    if rows == 0 || !(rows_before as usize).is_multiple_of(PAGE_ROWS) {
        return Err(damaged("its pages do not follow each other"));
    }
    Ok(rows)
}

pub(super) fn set_rows(bits: &PageBits, rows: usize) -> impl Iterator<Item = usize> + '_ {
    (0..rows).filter(|row| bits[row / 64] >> (row % 64) & 1 == 1)
}

/// Returns the blocks of rows from 0 to `bound`, each but the last of `rows` rows.
fn whole<'e>(entries: impl Iterator<Item = &'e Entry>, bound: usize, rows: usize) -> Result<Vec<Block>, ReadFailure> {
    let mut blocks = Vec::new();
    let mut first = 0;
    for entry in entries {
        if bound <= first || entry.count != rows.min(bound - first) as u64 {
            return Err(damaged("a part of it is missing"));
        }
        first += rows;
        blocks.push(entry.head);
    }
    if first < bound {
        return Err(damaged("a part of it is missing"));
    }
    Ok(blocks)
}

/// Makes a dictionary of blocks of strings.
fn strings<'e>(stored: &Arc<Stored>, entries: impl Iterator<Item = &'e Entry>) -> Result<Dictionary, ReadFailure> {
    let mut blocks = Vec::new();
    let mut count = 0_u64;
    for entry in entries {
        // A string takes four bytes at least.
        if entry.count > entry.head.len / 4 {
            return Err(damaged("a count is larger than its block"));
        }
        count += entry.count;
        blocks.push((entry.head, entry.count as usize));
    }
    if count >= u64::from(NULL_CODE) {
        return Err(damaged("it has more strings than there are numbers"));
    }
    let stored = Arc::clone(stored);
    let load = move || stored.or_empty(late::read_strings(&stored, &blocks));
    Ok(Dictionary::stored(count as usize, load))
}
