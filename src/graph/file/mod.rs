//! The file of a graph: one file, whole and checked, replaced in one step.
//!
//! Takes a [`Graph`] to [`save`] and gives one from [`open`]; [`WriteLock`] keeps writers apart.
//! Invariants: a file that exists under its name is complete; every byte of it is covered by a checksum or
//! compared; a damaged, foreign or newer file gives a diagnostic, and no length in it is believed before
//! the bytes are there.
//! How: after a header comes a run of blocks, each with kind, length and CRC-32, the last with the counts.
//! Adjacency and indexes are not in the file; they follow from the rows.

mod bytes;
mod decode;
mod encode;
mod lock;
mod values;

#[cfg(test)]
mod tests;

pub use lock::WriteLock;

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::Graph;
use crate::diag::{Diagnostic, Result};

/// The first bytes of every file. The first one is no text, so that a text file is never taken for one.
const MAGIC: [u8; 8] = *b"\x89Grounds";

/// The version of the format that is written; readers take this one only.
const FORMAT_VERSION: u32 = 1;

/// Bytes before the first block: magic, version, checksum of both.
const HEADER_LEN: usize = 16;

/// Bytes of a block before its payload: kind, length, checksum.
const BLOCK_HEADER_LEN: usize = 16;

/// What a block holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BlockKind {
    End = 0,
    Metadata = 1,
    Labels = 2,
    Types = 3,
    Keys = 4,
    Strings = 5,
    Sources = 6,
    LabelSets = 7,
    Nodes = 8,
    Relationships = 9,
    Items = 10,
    Properties = 11,
}

impl BlockKind {
    const ALL: [BlockKind; 12] = [
        BlockKind::End,
        BlockKind::Metadata,
        BlockKind::Labels,
        BlockKind::Types,
        BlockKind::Keys,
        BlockKind::Strings,
        BlockKind::Sources,
        BlockKind::LabelSets,
        BlockKind::Nodes,
        BlockKind::Relationships,
        BlockKind::Items,
        BlockKind::Properties,
    ];

    fn from_number(number: u32) -> Option<BlockKind> {
        BlockKind::ALL.get(number as usize).copied()
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

/// Returns the checksum of a block.
fn block_checksum(kind: u32, payload: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&kind.to_le_bytes());
    hasher.update(&(payload.len() as u64).to_le_bytes());
    hasher.update(payload);
    hasher.finalize()
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
    decode::read_graph(&mut BufReader::with_capacity(1 << 16, file), size)
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
        .with_help("open it with the newer program that wrote it"),
        ReadFailure::Damaged(what) => error("DamagedDatabase", format!("`{shown}` is damaged: {what}"))
            .with_note("nothing of a damaged file is read, since any part of it could be wrong")
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
/// `FileNotWritable`.
pub fn save(graph: &Graph, path: &Path) -> Result<()> {
    write(graph, path).map_err(|error| {
        let message = format!("cannot write `{}`: {error}", path.display());
        Box::new(
            Diagnostic::error_without_place("FileNotWritable", message)
                .with_note("the file is as it was before")
                .with_help("check that the folder exists, that you may write to it and that there is room"),
        )
    })
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
