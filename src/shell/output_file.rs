//! Writes a file whole or not at all.
//!
//! Takes bytes; gives a file that appears under its name when it is finished.
//! Invariants: what is written goes to a temporary file beside the target, which is renamed at the end; dropped before
//! that, nothing is left behind. What is no regular file (`/dev/null`, a named pipe) is written to directly.
//! Start at [`OutputFile::create`] and [`write_whole`].

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::diag::{Diagnostic, Result};

/// Temporary files that are not finished, for [`remove_unfinished`].
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// A file that is being written.
#[derive(Debug)]
pub(super) struct OutputFile {
    path: PathBuf,
    /// What the temporary file becomes; `None` when the target is written to directly.
    rename: Option<Rename>,
    writer: BufWriter<File>,
}

#[derive(Debug)]
struct Rename {
    temporary: PathBuf,
    target: PathBuf,
}

impl OutputFile {
    /// Begins to write `path`.
    ///
    /// # Errors
    /// The file cannot be made.
    pub(super) fn create(path: &Path) -> Result<Self> {
        Self::begin(path).map_err(|error| unwritable(path, &error))
    }

    fn begin(path: &Path) -> io::Result<Self> {
        // A link is followed, so that it is what it points to that is replaced.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let existing = fs::metadata(&target).ok();
        if existing.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder"));
        }
        if existing.as_ref().is_some_and(|metadata| !metadata.is_file()) {
            let file = File::options().write(true).open(&target)?;
            return Ok(OutputFile { path: path.to_owned(), rename: None, writer: BufWriter::new(file) });
        }
        let Some(name) = target.file_name() else {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it names no file"));
        };
        let temporary = target.with_file_name(format!(".{}.{}.tmp", name.to_string_lossy(), std::process::id()));
        let file = File::create(&temporary)?;
        UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).push(temporary.clone());
        if let Some(metadata) = existing {
            // Whoever could read the old file can read the new one.
            let _ = file.set_permissions(metadata.permissions());
        }
        let rename = Some(Rename { temporary, target });
        Ok(OutputFile { path: path.to_owned(), rename, writer: BufWriter::new(file) })
    }

    /// Returns the name under which the file will appear.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// The disk is full, or the folder is gone.
    pub(super) fn finish(mut self) -> Result<()> {
        self.commit().map_err(|error| unwritable(&self.path, &error))
    }

    fn commit(&mut self) -> io::Result<()> {
        self.writer.flush()?;
        if let Some(rename) = self.rename.take() {
            let outcome = fs::rename(&rename.temporary, &rename.target);
            if outcome.is_err() {
                let _ = fs::remove_file(&rename.temporary);
            }
            forget(&rename.temporary);
            outcome?;
        }
        Ok(())
    }
}

impl Write for OutputFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

impl Drop for OutputFile {
    fn drop(&mut self) {
        if let Some(rename) = self.rename.take() {
            let _ = fs::remove_file(&rename.temporary);
            forget(&rename.temporary);
        }
    }
}

fn forget(temporary: &Path) {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).retain(|known| known != temporary);
}

/// Removes the temporary files that are not finished: for an exit that runs no destructors.
pub(super) fn remove_unfinished() {
    for temporary in UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        let _ = fs::remove_file(temporary);
    }
}

/// Writes a whole file at once.
///
/// # Errors
/// The file cannot be written.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = OutputFile::create(path)?;
    file.write_all(bytes).map_err(|error| unwritable(path, &error))?;
    file.finish()
}

/// The error for a file that cannot be written.
pub(super) fn unwritable(path: &Path, error: &io::Error) -> Box<Diagnostic> {
    let reason = super::opening::reason(error);
    Box::new(
        Diagnostic::error_without_place("UnwritableFile", format!("cannot write `{}`: {reason}", path.display()))
            .with_help("check that the folder exists and that you may write there"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_appears_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, "old").unwrap();
        let mut file = OutputFile::create(&path).unwrap();
        file.write_all(b"new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        drop(file);
        assert_eq!(names(folder.path()), ["a.csv"]);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        write_whole(&path, b"new").unwrap();
        assert_eq!(names(folder.path()), ["a.csv"]);
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    }

    #[test]
    fn a_folder_or_a_missing_folder_cannot_be_written() {
        let folder = tempfile::tempdir().unwrap();
        for path in [folder.path().to_owned(), folder.path().join("none/a.csv")] {
            let error = OutputFile::create(&path).unwrap_err();
            assert_eq!(error.code, "UnwritableFile");
            assert!(error.message.contains(&path.display().to_string()), "{}", error.message);
        }
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }
}
