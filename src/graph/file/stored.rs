//! The open file behind a graph, and what was found wrong with it.
//!
//! Invariants: nothing is written to it, and as long as it is open its bytes stay what they are, since a new state is a
//! new file under the old name; the first thing found wrong is kept, and all later readers are told.
//! Start at [`Stored::block`]. Why not a memory map: an unreadable sector would end the process, and a map needs unsafe
//! code; reading a block at its place costs a copy of what is decoded anyway.

use std::fmt;
use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::bytes::damaged;
use super::journal::torn_note;
use super::{ReadFailure, describe};
use crate::diag::Diagnostic;

/// The open file of a graph.
pub struct Stored {
    input: Input,
    path: PathBuf,
    failure: OnceLock<ReadFailure>,
    is_torn: OnceLock<()>,
}

enum Input {
    #[cfg(unix)]
    File(File),
    #[cfg(not(unix))]
    File(std::sync::Mutex<File>),
    #[cfg(test)]
    Bytes(Vec<u8>),
}

impl fmt::Debug for Stored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stored").field("path", &self.path).finish_non_exhaustive()
    }
}

/// Where a block lies, and its CRC-32.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    pub(super) offset: u64,
    pub(super) len: u64,
    pub(super) checksum: u32,
}

impl Stored {
    pub(super) fn new(file: File, path: PathBuf) -> Arc<Self> {
        #[cfg(unix)]
        let input = Input::File(file);
        #[cfg(not(unix))]
        let input = Input::File(std::sync::Mutex::new(file));
        Arc::new(Stored { input, path, failure: OnceLock::new(), is_torn: OnceLock::new() })
    }

    #[cfg(test)]
    pub(super) fn of_bytes(bytes: Vec<u8>) -> Arc<Self> {
        let (failure, is_torn) = (OnceLock::new(), OnceLock::new());
        Arc::new(Stored { input: Input::Bytes(bytes), path: PathBuf::from("bytes"), failure, is_torn })
    }

    /// Reads `len` bytes from `offset` on, which are in the file as far as its size goes.
    pub(super) fn read(&self, offset: u64, len: usize) -> Result<Vec<u8>, ReadFailure> {
        let mut bytes = vec![0; len];
        self.fill(&mut bytes, offset).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => damaged("it is cut off"),
            _ => ReadFailure::Io(error),
        })?;
        Ok(bytes)
    }

    fn fill(&self, bytes: &mut [u8], offset: u64) -> io::Result<()> {
        match &self.input {
            #[cfg(unix)]
            Input::File(file) => std::os::unix::fs::FileExt::read_exact_at(file, bytes, offset),
            #[cfg(not(unix))]
            Input::File(file) => {
                use std::io::{Read, Seek};
                let mut file = file.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                file.seek(io::SeekFrom::Start(offset))?;
                file.read_exact(bytes)
            }
            #[cfg(test)]
            Input::Bytes(all) => {
                let from = all.get(offset as usize..).unwrap_or_default();
                let from = from.get(..bytes.len()).ok_or(io::ErrorKind::UnexpectedEof)?;
                bytes.copy_from_slice(from);
                Ok(())
            }
        }
    }

    /// Reads a block and checks it.
    pub(super) fn block(&self, block: Block) -> Result<Vec<u8>, ReadFailure> {
        let len = usize::try_from(block.len).map_err(|_| damaged("the length of a block is wrong"))?;
        let bytes = self.read(block.offset, len)?;
        if crc32fast::hash(&bytes) != block.checksum {
            return Err(damaged("the checksum of a block is wrong"));
        }
        Ok(bytes)
    }

    /// Gives what was read, or nothing and keeps what is wrong.
    pub(super) fn or_empty<T: Default>(&self, read: Result<T, ReadFailure>) -> T {
        read.unwrap_or_else(|failure| {
            // The first failure is the one to tell.
            let _ = self.failure.set(failure);
            T::default()
        })
    }

    /// Returns what was found wrong so far, in its own words.
    pub(super) fn failure(&self) -> Option<&ReadFailure> {
        self.failure.get()
    }

    /// Keeps that the last record of the journal was torn.
    pub(super) fn note_torn(&self) {
        self.is_torn.get_or_init(|| ());
    }

    pub(in crate::graph) fn torn_write(&self) -> Option<Diagnostic> {
        self.is_torn.get().map(|()| torn_note(&self.path))
    }

    /// Returns what is wrong with the file, as far as it was read.
    pub(in crate::graph) fn damage(&self) -> Option<Diagnostic> {
        self.failure.get().map(|failure| describe(&self.path, failure))
    }
}
