//! Starts a new pack: a small one that is complete, explained by comments and passes its own check.
//!
//! Invariants: never writes into a folder that is there; a pack is there whole or not at all, since it is written
//! beside its place and moved there.
//! Start at [`create`].

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Result};

/// Stands for the pack's name in the template.
const NAME: &str = "PACK_NAME";

/// The files of a new pack.
const TEMPLATE: [(&str, &str); 6] = [
    ("graph.toml", include_str!("template/graph.toml")),
    ("sources.bib", include_str!("template/sources.bib")),
    ("entities.cypher", include_str!("template/entities.cypher")),
    ("claims/caffeine.cypher", include_str!("template/claims/caffeine.cypher")),
    ("queries/first.cypher", include_str!("template/queries/first.cypher")),
    ("README.md", include_str!("template/README.md")),
];

/// Makes a new pack named `name` at `folder` and returns the paths of its files within it.
///
/// # Errors
/// `InvalidName`, `AlreadyExists` when there is anything but an empty folder, `UnwritableFile`.
pub fn create(folder: &Path, name: &str) -> Result<Vec<&'static str>> {
    check_name(name)?;
    let shown = folder.display();
    let parent = match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if is_taken(folder).map_err(|error| unwritable(folder, &error))? {
        return Err(Box::new(
            Diagnostic::error_without_place("AlreadyExists", format!("`{shown}` is there already"))
                .with_help("choose another name; nothing was written"),
        ));
    }
    fs::create_dir_all(parent).map_err(|error| unwritable(parent, &error))?;
    let staging = parent.join(format!(".{name}.new-{}", std::process::id()));
    let written = write_files(&staging, name).and_then(|()| move_into_place(&staging, folder));
    if let Err(error) = written {
        // Nothing more can be done about a folder of ours that cannot be removed either.
        let _ = fs::remove_dir_all(&staging);
        return Err(unwritable(folder, &error));
    }
    Ok(TEMPLATE.iter().map(|(path, _)| *path).collect())
}

/// A name must do as a folder, as `name` in `graph.toml` and as an argument of a command.
fn check_name(name: &str) -> Result<()> {
    const LONGEST: usize = 64;
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let starts_well = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if starts_well && name.len() <= LONGEST && name.chars().all(fits) {
        return Ok(());
    }
    Err(Box::new(
        Diagnostic::error_without_place("InvalidName", format!("`{name}` is no name for a pack"))
            .with_help(format!("use a letter, then letters, digits, `_` and `-`, at most {LONGEST}")),
    ))
}

/// Whether there is something at the path that a new pack would overwrite.
fn is_taken(folder: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(folder) {
        Ok(meta) if meta.is_dir() => Ok(fs::read_dir(folder)?.next().is_some()),
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn write_files(staging: &Path, name: &str) -> io::Result<()> {
    fs::create_dir(staging)?;
    for (path, text) in TEMPLATE {
        let target: PathBuf = staging.join(path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(target, text.replace(NAME, name))?;
    }
    Ok(())
}

fn move_into_place(staging: &Path, folder: &Path) -> io::Result<()> {
    // An empty folder may be there already; it gives way, one that has filled meanwhile does not.
    match fs::remove_dir(folder) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    fs::rename(staging, folder)
}

fn unwritable(path: &Path, error: &io::Error) -> Box<Diagnostic> {
    let message = format!("`{}` cannot be written: {error}", path.display());
    Box::new(Diagnostic::error_without_place("UnwritableFile", message))
}
