//! Finds the tables of a folder.
//!
//! Invariants: the order is by name, the same on every machine, first nodes, then the others; hidden files and files of
//! other formats are passed over.
//! Start at [`Folder::list`].

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Result};

use super::TableFormat;

/// Where a table stands, which may say what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// In `nodes/`.
    Nodes,
    /// In the folder itself: its header says what it holds.
    Anywhere,
    /// In `rels/`, `relationships/` or `edges/`.
    Relationships,
    /// `sources` in the folder itself.
    Sources,
}

/// One table.
#[derive(Debug)]
pub(super) struct TableFile {
    /// What messages call it: its path as the user can type it.
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) place: Place,
    /// Its name without folder and extension: the label or type of its rows.
    pub(super) stem: String,
    pub(super) bytes: u64,
}

/// The tables of a folder.
#[derive(Debug)]
pub(super) struct Folder {
    pub(super) name: String,
    pub(super) files: Vec<TableFile>,
    pub(super) format: TableFormat,
}

const FOLDERS: [(&str, Place); 4] = [
    ("nodes", Place::Nodes),
    ("rels", Place::Relationships),
    ("relationships", Place::Relationships),
    ("edges", Place::Relationships),
];

impl Folder {
    /// Lists the tables of a format.
    pub(super) fn list(path: &Path, format: TableFormat) -> Result<Folder> {
        let mut folder = Folder { name: path.display().to_string(), files: Vec::new(), format };
        folder.add(path, Place::Anywhere)?;
        for (name, place) in FOLDERS {
            let inner = path.join(name);
            if inner.is_dir() {
                folder.add(&inner, place)?;
            }
        }
        if folder.files.iter().all(|file| file.place == Place::Sources) {
            let extensions = format.extensions().join("` or `.");
            return Err(Box::new(
                Diagnostic::error_without_place("NoTables", format!("`{}` has no `.{extensions}` tables", folder.name))
                    .with_help("put tables of nodes into `nodes/`, of relationships into `rels/`"),
            ));
        }
        folder.files.sort_by(|one, other| (one.place, &one.name).cmp(&(other.place, &other.name)));
        Ok(folder)
    }

    fn add(&mut self, path: &Path, place: Place) -> Result<()> {
        let fail = |error: &io::Error| {
            let reason = match error.kind() {
                io::ErrorKind::NotFound => "no such folder".to_owned(),
                io::ErrorKind::NotADirectory => "it is no folder".to_owned(),
                _ => error.to_string(),
            };
            Box::new(Diagnostic::error_without_place(
                "CannotOpen",
                format!("cannot read `{}`: {reason}", path.display()),
            ))
        };
        for entry in fs::read_dir(path).map_err(|error| fail(&error))? {
            let entry = entry.map_err(|error| fail(&error))?;
            let path = entry.path();
            let has_extension = path.extension().is_some_and(|extension| {
                self.format.extensions().iter().any(|known| extension.eq_ignore_ascii_case(known))
            });
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if !has_extension || stem.starts_with(['.', '_']) {
                continue;
            }
            let metadata = fs::metadata(&path).map_err(|error| fail(&error))?;
            if !metadata.is_file() {
                continue;
            }
            let place = if place == Place::Anywhere && stem == "sources" { Place::Sources } else { place };
            let name = path.display().to_string();
            self.files.push(TableFile { name, path, place, stem, bytes: metadata.len() });
        }
        Ok(())
    }
}
