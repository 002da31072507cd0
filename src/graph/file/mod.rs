//! The file of a graph: one file, whole and checked, replaced in one step.
//!
//! Takes a [`Graph`] to [`save`] and gives one from [`open`]; [`WriteLock`] keeps writers apart.
//! Invariants: a file that exists under its name is complete; every byte of it is covered by a checksum or
//! compared; a damaged, foreign or newer file gives a diagnostic, and no length in it is believed before
//! the bytes are there.
//! How: a header names a directory, and the directory blocks with their CRC-32. Opening reads these and the small blocks;
//! all others are read when they are first used, and what is wrong with them then is told by `Graph::damage`.
//! Adjacency and indexes are not in the file; they follow from the rows. `docs/FORMAT.md` describes it byte by byte.

mod bytes;
mod decode;
mod encode;
mod journal;
mod late;
mod lock;
mod redo;
mod stored;
mod values;

#[cfg(test)]
mod tests;

pub use journal::Journal;
pub use lock::WriteLock;
pub(super) use redo::{Operation, Redo};
pub use stored::Stored;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::Graph;
use crate::diag::{Diagnostic, Result};
use bytes::Cursor;
use stored::Block;

/// The first bytes of every file. The first one is no text, so that a text file is never taken for one.
const MAGIC: [u8; 8] = *b"\x89Grounds";

/// The version of the format that is written; readers take this one only.
const FORMAT_VERSION: u32 = 2;

/// Bytes of the part of the header that is the same in all versions: magic, version, checksum of both.
const VERSION_LEN: usize = 16;

/// Bytes before the first block: the above, then offset, length and checksum of the directory, checksum of all.
const HEADER_LEN: usize = 40;

/// Bytes of an entry of the directory.
const ENTRY_LEN: usize = 48;

/// Bytes of a page's entry in the index of its column.
const PAGE_ENTRY_LEN: usize = 16;

/// What a block holds. Blocks are in the order of these numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BlockKind {
    Metadata = 1,
    Labels = 2,
    Types = 3,
    Keys = 4,
    LabelSets = 5,
    Strings = 6,
    Sources = 7,
    Nodes = 8,
    Relationships = 9,
    Ends = 10,
    ItemMarks = 11,
    Items = 12,
    Column = 13,
}

impl BlockKind {
    const ALL: [BlockKind; 13] = [
        BlockKind::Metadata,
        BlockKind::Labels,
        BlockKind::Types,
        BlockKind::Keys,
        BlockKind::LabelSets,
        BlockKind::Strings,
        BlockKind::Sources,
        BlockKind::Nodes,
        BlockKind::Relationships,
        BlockKind::Ends,
        BlockKind::ItemMarks,
        BlockKind::Items,
        BlockKind::Column,
    ];

    fn from_number(number: u32) -> Option<BlockKind> {
        BlockKind::ALL.into_iter().find(|kind| *kind as u32 == number)
    }
}

/// What the directory says of a block.
#[derive(Debug, Clone)]
struct Entry {
    kind: BlockKind,
    /// Whose column it is, and of which key; 0 for other blocks.
    owner: u32,
    key: u32,
    /// Where it begins. A column begins with its pages, others with their head.
    offset: u64,
    head: Block,
    /// Rows, strings or values in it.
    count: u64,
}

impl Entry {
    fn put(&self, out: &mut Vec<u8>) {
        for number in [self.kind as u32, self.owner, self.key, self.head.checksum] {
            bytes::put_u32(out, number);
        }
        for number in [self.offset, self.head.offset, self.head.len, self.count] {
            bytes::put_u64(out, number);
        }
    }

    fn read(bytes: &mut Cursor<'_>) -> Result<Entry, ReadFailure> {
        let kind = BlockKind::from_number(bytes.u32()?);
        let kind = kind.ok_or_else(|| bytes::damaged("it has a block of an unknown kind"))?;
        let (owner, key, checksum) = (bytes.u32()?, bytes.u32()?, bytes.u32()?);
        let (offset, head, len, count) = (bytes.u64()?, bytes.u64()?, bytes.u64()?, bytes.u64()?);
        Ok(Entry { kind, owner, key, offset, head: Block { offset: head, len, checksum }, count })
    }
}

/// Whose properties a block holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Node = 0,
    Relationship = 1,
    Source = 2,
    Item = 3,
}

impl Owner {
    const ALL: [Owner; 4] = [Owner::Node, Owner::Relationship, Owner::Source, Owner::Item];
}

/// Why a file could not be read.
#[derive(Debug)]
enum ReadFailure {
    NotADatabase,
    Version(u32),
    Damaged(String),
    Io(io::Error),
}

impl From<io::Error> for ReadFailure {
    fn from(error: io::Error) -> Self {
        ReadFailure::Io(error)
    }
}

/// Opens the file of a graph.
///
/// # Errors
///
/// `FileNotFound`, `FileNotReadable`, `NotADatabase`, `UnsupportedVersion` or `DamagedDatabase`.
pub fn open(path: &Path) -> Result<Graph> {
    read(path).map_err(|failure| Box::new(describe(path, &failure)))
}

fn read(path: &Path) -> Result<Graph, ReadFailure> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    decode::read_graph(&Stored::new(file, path.to_owned()), size)
}

fn describe(path: &Path, failure: &ReadFailure) -> Diagnostic {
    let shown = path.display();
    let error = |code, message: String| Diagnostic::error_without_place(code, message);
    match failure {
        ReadFailure::NotADatabase => error("NotADatabase", format!("`{shown}` is not a Grounds database"))
            .with_help("check the name; other formats are read with `grounds import`"),
        ReadFailure::Version(version) => error(
            "UnsupportedVersion",
            format!("`{shown}` has format version {version}, and this program reads version {FORMAT_VERSION}"),
        )
        .with_help(if *version < FORMAT_VERSION {
            "make it anew from what it was made of; the program that wrote it can still open it"
        } else {
            "open it with the newer program that wrote it"
        }),
        ReadFailure::Damaged(what) => error("DamagedDatabase", format!("`{shown}` is damaged: {what}"))
            .with_note("nothing of a damaged file is used, since any part of it could be wrong")
            .with_help("restore it from a copy"),
        ReadFailure::Io(io) if io.kind() == io::ErrorKind::NotFound => {
            error("FileNotFound", format!("no file `{shown}`")).with_help("check the name")
        }
        ReadFailure::Io(io) => error("FileNotReadable", format!("cannot read `{shown}`: {io}"))
            .with_help("check that it is a file and that you may read it"),
    }
}

/// Saves a graph as one file; an existing file is replaced in one step, or left as it was.
///
/// When this returns, the file is on the disk.
///
/// # Errors
///
/// `FileNotWritable`, or what is wrong with the file that the graph was opened from.
pub fn save(graph: &Graph, path: &Path) -> Result<()> {
    write(graph, path).map_err(|error| {
        if let Some(damage) = graph.damage() {
            return Box::new(damage);
        }
        Box::new(not_writable(path, &error))
    })
}

fn not_writable(path: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("cannot write `{}`: {error}", path.display());
    Diagnostic::error_without_place("FileNotWritable", message)
        .with_note("the file is as it was before")
        .with_help("check that the folder exists, that you may write to it and that there is room")
}

fn write(graph: &Graph, path: &Path) -> io::Result<()> {
    // A link is followed, or renaming would replace the link instead of the file it leads to.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let temporary = beside(&target, &format!("{}.tmp", std::process::id()))?;
    let written = write_file(graph, &temporary).and_then(|()| fs::rename(&temporary, &target));
    if written.is_err() {
        // The first error is the one to tell; a file that could not be made cannot be removed either.
        let _ = fs::remove_file(&temporary);
        return written;
    }
    sync_folder(&target)
}

fn write_file(graph: &Graph, path: &Path) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, File::create(path)?);
    encode::write_graph(graph, &mut out)?;
    out.flush()?;
    if graph.damage().is_some() {
        return Err(io::Error::from(io::ErrorKind::InvalidData));
    }
    out.get_ref().sync_all()
}

/// Returns the path of the companion of `path`: its whole name, a dot and `ending`.
fn beside(path: &Path, ending: &str) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let mut name = name.to_os_string();
    name.push(".");
    name.push(ending);
    Ok(path.with_file_name(name))
}

/// Makes a rename durable, where folders can be synced.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => File::open(folder)?.sync_all(),
        _ => File::open(".")?.sync_all(),
    }
}
