//! Reads, lints, loads and starts packs: folders in which people write a graph with its evidence.
//!
//! Takes a folder (or the files that are embedded in the binary); gives a [`Graph`](crate::graph::Graph) with its sources, entities and
//! claims, or everything that is wrong with it, each finding at its place in its file.
//! Invariants: reading never fails for what is *in* a file, checking reports all problems of all files in one run and
//! never stops at the first; loading gives the graph that running the pack's statements one after the other gives;
//! nothing in a pack is executed, since its data is literal.
//! Start at [`Pack::read`], [`Pack::check`] and [`Pack::load_graph`]. How: `bibliography` reads BibTeX and `sources`
//! says what its entries mean; `facts` turns the statements of the data files into entities, claims and items, which
//! `check` looks at and `load` writes through the room `evidence`, without the query engine.

mod bibliography;
mod builtin;
mod check;
mod constant;
mod create;
mod facts;
mod load;
mod parse;
mod plain;
mod read;
mod sources;

pub use builtin::builtin;
pub use check::count_findings;
pub use create::create;

use std::sync::Arc;

use crate::diag::{Diagnostic, SourceText};
use crate::evidence::Declarations;

/// The declarations of a pack.
pub const MANIFEST: &str = "graph.toml";
/// The bibliography of a pack.
pub const BIBLIOGRAPHY: &str = "sources.bib";
/// The nodes of a pack.
pub const ENTITIES: &str = "entities.cypher";
/// The folder of the claims.
pub const CLAIMS: &str = "claims";
/// The folder of the questions.
pub const QUERIES: &str = "queries";

/// What a file of a pack holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// `graph.toml`: the declarations.
    Manifest,
    /// `sources.bib`: the bibliography.
    Bibliography,
    /// `entities.cypher`: the nodes.
    Entities,
    /// A file in `claims`: relationships with their evidence.
    Claims,
    /// A file in `queries`: statements to run.
    Query,
}

impl FileKind {
    /// Returns what a file is by its path within the pack; `None` for one that a pack does not have.
    #[must_use]
    fn of(path: &str) -> Option<Self> {
        let in_folder = |folder: &str| {
            let name = path.strip_prefix(folder)?.strip_prefix('/')?;
            (!name.contains('/') && name.ends_with(".cypher")).then_some(())
        };
        match path {
            MANIFEST => Some(FileKind::Manifest),
            BIBLIOGRAPHY => Some(FileKind::Bibliography),
            ENTITIES => Some(FileKind::Entities),
            _ if in_folder(CLAIMS).is_some() => Some(FileKind::Claims),
            _ if in_folder(QUERIES).is_some() => Some(FileKind::Query),
            _ => None,
        }
    }

    /// Whether the file's statements make up the graph.
    #[must_use]
    pub fn is_data(self) -> bool {
        matches!(self, FileKind::Entities | FileKind::Claims)
    }
}

/// One file of a pack.
#[derive(Debug, Clone)]
pub struct PackFile {
    /// Its path within the pack, with `/` on every platform.
    pub path: String,
    /// What it holds.
    pub kind: FileKind,
    /// Its text, named as a diagnostic shows it: with the folder that was asked for.
    pub source: Arc<SourceText>,
}

/// The files of a pack, read but not yet understood.
#[derive(Debug, Clone)]
pub struct Pack {
    /// The folder as it was named.
    root: String,
    /// In the order in which they are read: declarations, bibliography, entities, claims by name, queries by name.
    files: Vec<PackFile>,
    /// What was wrong with the files themselves, such as text that is not UTF-8.
    findings: Vec<Diagnostic>,
}

impl Pack {
    /// Makes a pack of files in memory: `(path within the pack, text)`. Paths that a pack does not have are left out.
    #[must_use]
    pub fn from_files<'f>(root: impl Into<String>, files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Pack {
        let mut pack = Pack { root: root.into(), files: Vec::new(), findings: Vec::new() };
        for (path, text) in files {
            pack.add(path, text.strip_prefix('\u{FEFF}').unwrap_or(text));
        }
        pack.sort();
        pack
    }

    fn add(&mut self, path: &str, text: impl Into<String>) {
        if let Some(kind) = FileKind::of(path) {
            let source = SourceText::new(self.shown_path(path), text);
            self.files.push(PackFile { path: path.to_owned(), kind, source });
        }
    }

    fn sort(&mut self) {
        self.files.sort_by(|left, right| (left.kind, &left.path).cmp(&(right.kind, &right.path)));
    }

    /// A path as diagnostics show it.
    fn shown_path(&self, path: &str) -> String {
        match self.root.as_str() {
            "" | "." => path.to_owned(),
            root => format!("{root}/{path}"),
        }
    }

    /// Returns the folder as it was named.
    #[must_use]
    pub fn root(&self) -> &str {
        &self.root
    }

    /// Returns the files in the order in which they are read.
    #[must_use]
    pub fn files(&self) -> &[PackFile] {
        &self.files
    }

    /// Returns the file with this path within the pack.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&PackFile> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Returns the questions that the pack answers, by name.
    pub fn queries(&self) -> impl Iterator<Item = &PackFile> {
        self.files.iter().filter(|file| file.kind == FileKind::Query)
    }

    /// Returns the files whose statements make up the graph, in order.
    fn data_files(&self) -> impl Iterator<Item = &PackFile> {
        self.files.iter().filter(|file| file.kind.is_data())
    }

    /// Returns what `graph.toml` says, as far as it can be read.
    #[must_use]
    pub fn declarations(&self) -> Declarations {
        self.read_declarations().0
    }

    fn read_declarations(&self) -> (Declarations, Vec<Diagnostic>) {
        match self.file(MANIFEST) {
            Some(file) => {
                let (declarations, findings) = Declarations::from_toml(&file.source);
                let findings = findings.into_iter().map(|finding| finding.in_source(&file.source)).collect();
                (declarations, findings)
            }
            None => (Declarations::default(), Vec::new()),
        }
    }
}
