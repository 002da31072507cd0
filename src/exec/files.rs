//! The trait through which `LOAD CSV` opens files; this room opens none by itself.

use std::io::BufRead;
use std::sync::Arc;

use crate::value::ValueError;

/// A file that is open for reading.
pub struct OpenFile {
    /// What messages call it.
    pub name: Arc<str>,
    /// Where it is: what `file()` gives.
    pub path: Arc<str>,
    /// Its bytes.
    pub bytes: Box<dyn BufRead>,
}

/// Opens the files that statements may read.
pub trait Files: Send + Sync {
    /// Opens the file that a path or URL in a statement names.
    ///
    /// # Errors
    /// It cannot be read, or may not.
    fn open(&self, location: &str) -> Result<OpenFile, ValueError>;
}

/// No files at all: what a context has until it is given some.
pub(super) struct NoFiles;

impl Files for NoFiles {
    fn open(&self, _: &str) -> Result<OpenFile, ValueError> {
        Err(ValueError::new("FileAccessDenied", "reading files is switched off here"))
    }
}
