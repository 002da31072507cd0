//! A graph with what graph.toml says about it, in memory or in a file.
//!
//! How: the current version stands behind a lock that is held only to swap it; a writer holds another lock for
//! the time of its statement, so that writers come one at a time and readers never wait for them.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use crate::diag::{Diagnostic, Result};
use crate::evidence::{Declarations, Lens, METADATA_NAME, View};
use crate::graph::{Graph, file};

/// How a file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OpenOptions {
    /// Refuse all writes.
    pub read_only: bool,
    /// Begin an empty database when there is no file; it is made by the first write.
    pub create: bool,
}

/// A graph, in memory or in a `.grounds` file. Clones are the same database.
///
/// ```
/// use grounds::{Database, Session};
/// let mut session = Session::new(Database::in_memory());
/// session.run("CREATE (:Drug {id: 'ketamine'})").unwrap();
/// assert_eq!(session.run("MATCH (d:Drug) RETURN d.id").unwrap().len(), 1);
/// ```
#[derive(Debug, Clone)]
pub struct Database {
    shared: Arc<Shared>,
}

/// Why a database takes no writes, and what to do.
#[derive(Debug, Clone)]
struct Refusal {
    why: String,
    help: String,
}

#[derive(Debug)]
struct Shared {
    current: RwLock<Version>,
    writer: Mutex<Writer>,
    path: Option<PathBuf>,
    read_only: Option<Refusal>,
    views: Mutex<Vec<(u64, Lens, Arc<View>)>>,
}

/// One version with its declarations.
#[derive(Debug, Clone)]
pub(super) struct Version {
    pub(super) graph: Graph,
    pub(super) declarations: Arc<Declarations>,
}

/// What the one writer holds.
#[derive(Debug, Default)]
pub(super) struct Writer {
    lock: Option<file::WriteLock>,
    /// The journal of the file that is there, while its next state can be written as what a statement did.
    journal: Option<file::Journal>,
}

/// Writes the file anew, without a journal.
fn save_whole(writer: &mut Writer, graph: &Graph, path: &Path) -> Result<()> {
    let saved = file::save(graph, path);
    // The old one may be of a file that is gone. Without a journal, the next state is written whole, too.
    writer.journal = file::Journal::open(path).ok();
    saved
}

impl Database {
    fn make(graph: Graph, path: Option<PathBuf>, read_only: Option<Refusal>) -> Self {
        let declarations = Arc::new(Declarations::of(&graph));
        Database {
            shared: Arc::new(Shared {
                current: RwLock::new(Version { graph, declarations }),
                writer: Mutex::new(Writer::default()),
                path,
                read_only,
                views: Mutex::new(Vec::new()),
            }),
        }
    }

    /// Makes an empty database in memory.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::make(Graph::new(), None, None)
    }

    /// Makes a database in memory of a graph, whose declarations come from its metadata.
    #[must_use]
    pub fn from_graph(graph: Graph) -> Self {
        Self::make(graph, None, None)
    }

    /// Returns the same version as a database that refuses writes, saying why and what to do.
    #[must_use]
    pub fn read_only(self, why: impl Into<String>, help: impl Into<String>) -> Self {
        let refusal = Refusal { why: why.into(), help: help.into() };
        Self::make(self.graph(), self.shared.path.clone(), Some(refusal))
    }

    /// Opens a `.grounds` file.
    ///
    /// # Errors
    /// When there is no file and none is to be made, or when it is damaged, foreign or of a newer format.
    pub fn open(path: &Path, options: OpenOptions) -> Result<Self> {
        let graph = if options.create && !path.exists() { Graph::new() } else { file::open(path)? };
        let read_only = options.read_only.then(|| Refusal {
            why: format!("`{}` was opened read-only", path.display()),
            help: "open it without `--read-only`".to_owned(),
        });
        Ok(Self::make(graph, Some(path.to_owned()), read_only))
    }

    /// Returns the current version. It does not change under the caller.
    #[must_use]
    pub fn graph(&self) -> Graph {
        self.version().graph
    }

    /// Returns what graph.toml says.
    #[must_use]
    pub fn declarations(&self) -> Arc<Declarations> {
        self.version().declarations
    }

    /// Returns whether statements may write.
    #[must_use]
    pub fn is_writable(&self) -> bool {
        self.shared.read_only.is_none()
    }

    /// Returns the file behind it.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.shared.path.as_deref()
    }

    /// Writes the current version to a file, whole or not at all.
    ///
    /// # Errors
    /// When the file cannot be written, or another process writes to it.
    pub fn save_as(&self, path: &Path) -> Result<()> {
        if self.is_writable() && self.path() == Some(path) {
            let mut writer = self.write()?;
            return save_whole(&mut writer, &self.graph(), path);
        }
        let _lock = file::WriteLock::acquire(path)?;
        file::save(&self.graph(), path)
    }

    /// Makes a whole new graph the current version.
    ///
    /// # Errors
    /// When the database is read-only or its file cannot be written.
    pub fn replace(&self, mut graph: Graph) -> Result<()> {
        // What was noted of it is nothing that was done to the current version.
        drop(graph.take_redo());
        let mut writer = self.write()?;
        self.commit(&mut writer, graph)
    }

    /// Returns the current version for a statement to write to.
    pub(super) fn version_to_write(&self) -> Version {
        let mut version = self.version();
        if self.shared.path.is_some() {
            version.graph.begin_redo();
        }
        version
    }

    pub(super) fn version(&self) -> Version {
        self.shared.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Becomes the one writer.
    pub(super) fn write(&self) -> Result<MutexGuard<'_, Writer>> {
        if let Some(Refusal { why, help }) = &self.shared.read_only {
            return Err(Box::new(Diagnostic::error_without_place("ReadOnly", why.clone()).with_help(help.clone())));
        }
        let mut writer = self.shared.writer.lock().unwrap_or_else(PoisonError::into_inner);
        if let (Some(path), None) = (&self.shared.path, &writer.lock) {
            writer.lock = Some(file::WriteLock::acquire(path)?);
            // Another process may have written since this one read.
            if path.exists() {
                self.set(file::open(path)?);
                writer.journal = Some(file::Journal::open(path)?);
            }
        }
        Ok(writer)
    }

    /// Makes what a writer has written the current version, in the file first.
    pub(super) fn commit(&self, writer: &mut MutexGuard<'_, Writer>, mut graph: Graph) -> Result<()> {
        graph.settle();
        let redo = graph.take_redo();
        if let Some(path) = &self.shared.path {
            match (redo, &mut writer.journal) {
                (Some(redo), Some(journal)) => {
                    journal.append(&redo)?;
                    if journal.is_large() {
                        // The statement is safe in the journal already; if there is no room now, it grows on.
                        let _ = save_whole(writer, &graph, path);
                    }
                }
                _ => save_whole(writer, &graph, path)?,
            }
        }
        self.set(graph);
        Ok(())
    }

    fn set(&self, graph: Graph) {
        let mut current = self.shared.current.write().unwrap_or_else(PoisonError::into_inner);
        if graph.metadata(METADATA_NAME) != current.graph.metadata(METADATA_NAME) {
            current.declarations = Arc::new(Declarations::of(&graph));
        }
        current.graph = graph;
    }

    /// Returns a lens applied to a version; the last few are kept.
    pub(super) fn view(&self, version: &Version, lens: &Lens) -> Arc<View> {
        const KEPT_VIEWS: usize = 4;
        let number = version.graph.version();
        {
            let kept = self.shared.views.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((_, _, view)) = kept.iter().find(|(known, same, _)| *known == number && same == lens) {
                return Arc::clone(view);
            }
        }
        let view = Arc::new(View::compute(&version.graph, &version.declarations, lens));
        let mut kept = self.shared.views.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(known, _, _)| *known == number);
        if kept.len() >= KEPT_VIEWS {
            kept.remove(0);
        }
        kept.push((number, lens.clone(), Arc::clone(&view)));
        view
    }
}
