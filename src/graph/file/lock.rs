//! Keeps two writers of one file apart.
//!
//! Takes the path of a database; holds a file beside it, `x.grounds.lock`, that has the holder's process
//! number in it. Invariant: at most one [`WriteLock`] of a path exists, over all processes.
//! How: the system locks the file for as long as the process lives, so what a killed process leaves
//! behind holds nobody up.
//! Why not the number in the file alone: numbers are used again, and two processes could both find it stale.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::beside;
use crate::diag::{Diagnostic, Result};

/// The right to write to a database file, given back when dropped.
#[derive(Debug)]
pub struct WriteLock {
    file: File,
    path: PathBuf,
}

/// A lock file that is removed while we wait for it is tried anew, this many times.
const ATTEMPTS: usize = 16;

impl WriteLock {
    /// Takes the lock of a database file, which need not exist yet.
    ///
    /// # Errors
    ///
    /// `DatabaseLocked` while another process, or another lock of this one, holds it; `FileNotWritable`.
    pub fn acquire(database: &Path) -> Result<WriteLock> {
        let not_writable = |error: io::Error| {
            let message = format!("cannot lock `{}`: {error}", database.display());
            Diagnostic::error_without_place("FileNotWritable", message)
                .with_help("check that the folder exists and that you may write to it")
        };
        let target = fs::canonicalize(database).unwrap_or_else(|_| database.to_path_buf());
        let path = beside(&target, "lock").map_err(not_writable)?;
        for _ in 0..ATTEMPTS {
            let options = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
            let mut file = options.map_err(not_writable)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(Box::new(is_locked(database, &mut file))),
                Err(TryLockError::Error(error)) => return Err(Box::new(not_writable(error))),
            }
            if is_at(&file, &path) {
                write_holder(&mut file).map_err(not_writable)?;
                return Ok(WriteLock { file, path });
            }
        }
        Err(Box::new(not_writable(io::Error::from(io::ErrorKind::TimedOut))))
    }
}

impl Drop for WriteLock {
    fn drop(&mut self) {
        // Removed while it is still locked, so that nobody can lock a file that is about to go unseen. What
        // cannot be removed holds nobody up.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

fn write_holder(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.seek(SeekFrom::Start(0))?;
    writeln!(file, "{}", std::process::id())
}

fn is_locked(database: &Path, file: &mut File) -> Diagnostic {
    let mut holder = String::new();
    let by = match file.take(32).read_to_string(&mut holder) {
        Ok(_) if !holder.trim().is_empty() => format!(" (process {})", holder.trim()),
        _ => String::new(),
    };
    let message = format!("`{}` is being written to by another session{by}", database.display());
    Diagnostic::error_without_place("DatabaseLocked", message)
        .with_help("wait until it is done, or open the file with `--read-only`")
}

/// Returns whether `path` still leads to this file: the holder of a lock may have removed it before we locked it.
#[cfg(unix)]
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(ours), Ok(there)) => (ours.dev(), ours.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

/// Returns true: elsewhere the lock file stays when the lock is given back.
#[cfg(not(unix))]
pub(super) fn is_at(_: &File, _: &Path) -> bool {
    true
}
