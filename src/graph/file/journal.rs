//! The journal at the end of a file: what each statement did since the file was written whole.
//!
//! Takes the operations of a statement; they are on the disk when [`Journal::append`] returns. Gives them back to
//! [`replay`]. Invariants: a record counts if it is whole and its checksums are right; only the last one can be torn, by
//! a crash before it was acknowledged, and is then left out and cut off by the next writer; a damaged one with another
//! after it is an error. Readers of the parts before it are not disturbed.
//! Why in the same file: it is copied with it, and replacing the file replaces both in one step.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::super::Graph;
use super::bytes::{Cursor, damaged, put_u32};
use super::lock::is_at;
use super::stored::Stored;
use super::{ReadFailure, decode, redo};
use crate::diag::{Diagnostic, Result, Span};

/// Bytes of a record before its operations: length, number, checksum of the operations, checksum of these.
pub(super) const RECORD_HEADER_LEN: usize = 16;

/// A journal below this size is never large.
const LARGE_MIN: u64 = 4 << 20;

/// What the journal of a file was found to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    /// Where it begins, ends, and the next record goes.
    pub(super) start: u64,
    pub(super) end: u64,
    /// The number of the next record.
    pub(super) next: u32,
}

struct Header {
    len: usize,
    number: u32,
    checksum: u32,
}

fn read_header(bytes: &[u8]) -> Option<Header> {
    let mut fields = Cursor::new(bytes);
    let (len, number, checksum) = (fields.u32().ok()?, fields.u32().ok()?, fields.u32().ok()?);
    let is_right = crc32fast::hash(&bytes[..RECORD_HEADER_LEN - 4]) == fields.u32().ok()?;
    is_right.then_some(Header { len: len as usize, number, checksum })
}

/// Returns the operations of the record at `at`, if it is whole and right.
fn read_record(stored: &Stored, at: u64, size: u64, number: u32) -> Result<Option<Vec<u8>>, ReadFailure> {
    if size - at < RECORD_HEADER_LEN as u64 {
        return Ok(None);
    }
    let header = read_header(&stored.read(at, RECORD_HEADER_LEN)?);
    let Some(header) = header.filter(|header| header.number == number) else { return Ok(None) };
    let at = at + RECORD_HEADER_LEN as u64;
    if size - at < header.len as u64 {
        return Ok(None);
    }
    let operations = stored.read(at, header.len)?;
    Ok((crc32fast::hash(&operations) == header.checksum).then_some(operations))
}

/// Calls `take` with the operations of each record from `start` on.
pub(super) fn read(
    stored: &Stored,
    start: u64,
    size: u64,
    mut take: impl FnMut(&[u8]) -> Result<(), ReadFailure>,
) -> Result<Extent, ReadFailure> {
    let (mut end, mut next) = (start, 0_u32);
    while end < size {
        let Some(operations) = read_record(stored, end, size, next)? else {
            if has_later_record(stored, end, size, next)? {
                return Err(damaged("a record of its journal is wrong, and there are others after it"));
            }
            break;
        };
        take(&operations)?;
        end += (RECORD_HEADER_LEN + operations.len()) as u64;
        next += 1;
    }
    Ok(Extent { start, end, next })
}

/// Returns whether there is a whole record with a number above `number` anywhere after `at`.
fn has_later_record(stored: &Stored, at: u64, size: u64, number: u32) -> Result<bool, ReadFailure> {
    let len = usize::try_from(size - at).map_err(|_| damaged("its journal is too long"))?;
    let bytes = stored.read(at, len)?;
    Ok(bytes.windows(RECORD_HEADER_LEN).enumerate().skip(1).any(|(place, window)| {
        let Some(header) = read_header(window).filter(|header| header.number > number) else { return false };
        let operations = bytes[place + RECORD_HEADER_LEN..].get(..header.len);
        operations.is_some_and(|operations| crc32fast::hash(operations) == header.checksum)
    }))
}

/// Does again what the journal says; notes a torn last record.
pub(super) fn replay(stored: &Stored, start: u64, size: u64, graph: &mut Graph) -> Result<(), ReadFailure> {
    let extent = read(stored, start, size, |operations| redo::apply(graph, operations))?;
    if extent.next > 0 {
        graph.settle();
    }
    if extent.end < size {
        stored.note_torn();
    }
    Ok(())
}

/// The journal of a file, open for its one writer.
#[derive(Debug)]
pub struct Journal {
    file: File,
    path: PathBuf,
    extent: Extent,
}

impl Journal {
    /// Opens the journal of a file. The caller holds the lock of the file.
    ///
    /// # Errors
    /// What is wrong with the file, or `FileNotWritable`.
    pub fn open(path: &Path) -> Result<Journal> {
        let opened = || -> Result<Journal, ReadFailure> {
            let file = OpenOptions::new().read(true).write(true).open(path)?;
            let size = file.metadata()?.len();
            let stored = Stored::new(file.try_clone()?, path.to_owned());
            let start = decode::journal_start(&stored, size)?;
            let extent = read(&stored, start, size, |_| Ok(()))?;
            Ok(Journal { file, path: path.to_owned(), extent })
        };
        opened().map_err(|failure| match failure {
            ReadFailure::Io(error) => Box::new(super::not_writable(path, &error)),
            failure => Box::new(super::describe(path, &failure)),
        })
    }

    /// Appends what a statement did; it is on the disk when this returns.
    ///
    /// # Errors
    /// `FileNotWritable`; the journal is then as it was.
    pub fn append(&mut self, operations: &[u8]) -> Result<()> {
        self.write(operations).map_err(|error| Box::new(super::not_writable(&self.path, &error)))
    }

    fn write(&mut self, operations: &[u8]) -> io::Result<()> {
        let len = u32::try_from(operations.len()).map_err(|_| io::Error::from(io::ErrorKind::FileTooLarge))?;
        let mut record = Vec::with_capacity(RECORD_HEADER_LEN + operations.len());
        for number in [len, self.extent.next, crc32fast::hash(operations)] {
            put_u32(&mut record, number);
        }
        let checksum = crc32fast::hash(&record);
        put_u32(&mut record, checksum);
        record.extend_from_slice(operations);
        if !is_at(&self.file, &self.path) {
            return Err(io::Error::other("another program has replaced it since it was opened"));
        }
        // What a crash has torn is cut off first, so that the new record follows the last whole one.
        if self.file.metadata()?.len() != self.extent.end {
            self.file.set_len(self.extent.end)?;
        }
        let written = self.file.seek(SeekFrom::Start(self.extent.end));
        let written = written.and_then(|_| self.file.write_all(&record)).and_then(|()| self.file.sync_data());
        if let Err(error) = written {
            // If even that fails, the next reader finds a torn record at the end and leaves it out.
            let _ = self.file.set_len(self.extent.end).and_then(|()| self.file.sync_data());
            return Err(error);
        }
        self.extent.end += record.len() as u64;
        self.extent.next += 1;
        Ok(())
    }

    /// Returns whether it has grown so much that the file should be written whole.
    #[must_use]
    pub fn is_large(&self) -> bool {
        self.extent.end - self.extent.start > LARGE_MIN.max(self.extent.start / 2)
    }
}

/// Returns the note that a torn record is left out.
pub(super) fn torn_note(path: &Path) -> Diagnostic {
    let message =
        format!("the last write to `{}` was cut off before it was acknowledged, and is left out", path.display());
    Diagnostic::warning("TornWrite", message, Span::new(0, 0))
}
