//! Opens what `-g` names, and reads texts.
//!
//! Takes a path or nothing; gives a [`Database`] that knows whether and why it cannot be written to.
//! Invariants: only a `.grounds` file is ever written to; a name that is not there is an error, unless it is that of a
//! `.grounds` file that a first write will make.
//! Start at [`open_graph`] and [`read_text`].

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diag::{Diagnostic, Result, SourceText, did_you_mean};
use crate::pack::{self, Pack};
use crate::session::{Database, OpenOptions};

/// The name by which the graph in the binary can be given where a path is asked for.
const BUILTIN: &str = "ketamine";

/// The extension of a database file.
const EXTENSION: &str = "grounds";

/// What to open, and how.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opening<'a> {
    /// What `-g` says.
    pub(super) graph: Option<&'a Path>,
    /// Whether nothing may be written.
    pub(super) read_only: bool,
    /// Whether a person sits at the prompt, who can type `:save FILE`.
    pub(super) interactive: bool,
}

/// Opens a graph.
///
/// # Errors
/// It is not there, is damaged, or is in a format that cannot be read.
pub(super) fn open_graph(opening: Opening<'_>) -> Result<Database, Vec<Diagnostic>> {
    let Some(path) = opening.graph else { return open_builtin(opening) };
    let found = fs::metadata(path);
    match &found {
        Ok(metadata) if metadata.is_dir() => {
            let pack = Pack::read(path).map_err(|error| vec![*error])?;
            let (why, help) = refusal(&path.display().to_string(), opening);
            Ok(Database::from_graph(pack.load_graph()?).read_only(why, help))
        }
        Ok(_) if is_importable_later(path) => Err(not_readable(path).into()),
        Ok(_) => open_file(path, opening),
        Err(_) if path == Path::new(BUILTIN) => open_builtin(opening),
        Err(error)
            if error.kind() == io::ErrorKind::NotFound && !opening.read_only && has_extension(path, EXTENSION) =>
        {
            open_file(path, opening)
        }
        Err(error) => Err(missing(path, error).into()),
    }
}

fn open_file(path: &Path, opening: Opening<'_>) -> Result<Database, Vec<Diagnostic>> {
    let options = OpenOptions { read_only: opening.read_only, create: !opening.read_only };
    Database::open(path, options).map_err(|error| vec![*error])
}

fn open_builtin(opening: Opening<'_>) -> Result<Database, Vec<Diagnostic>> {
    let (why, help) = refusal(BUILTIN, opening);
    Ok(Database::from_graph(pack::builtin().load_graph()?).read_only(why, help))
}

/// Says why a graph cannot be written to, and what to do.
fn refusal(name: &str, opening: Opening<'_>) -> (String, String) {
    let why = match (opening.graph, opening.read_only) {
        (_, true) => "it was opened with `--read-only`".to_owned(),
        (None, _) => "the built-in graph cannot be written to, only a `.grounds` file can".to_owned(),
        (Some(_), _) => format!("`{name}` cannot be written to, only a `.grounds` file can"),
    };
    let help = if opening.interactive {
        "type `:save FILE.grounds` first, and the session goes on in that file".to_owned()
    } else {
        let target = Path::new(name).file_name().map_or_else(|| "x".into(), |stem| stem.to_string_lossy().into_owned());
        format!("make one with `grounds import {name} -o {target}.grounds`, and open it with `-g {target}.grounds`")
    };
    (why, help)
}

/// Whether the name has the given extension, in whatever case.
pub(super) fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

/// Formats that the name of a file announces, and that nothing reads yet.
fn is_importable_later(path: &Path) -> bool {
    const LATER: [&str; 14] =
        ["csv", "tsv", "json", "jsonl", "ndjson", "graphml", "gml", "ttl", "trig", "nt", "nq", "parquet", "bib", "xml"];
    LATER.iter().any(|extension| has_extension(path, extension))
}

fn not_readable(path: &Path) -> Diagnostic {
    let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    Diagnostic::error_without_place(
        "UnsupportedFormat",
        format!("cannot read `{}`: `.{extension}` files are not a graph format that is available", path.display()),
    )
    .with_help(match extension.to_ascii_lowercase().as_str() {
        "csv" | "tsv" => "put tables of nodes and relationships into a folder: `grounds import csv DIR -o x.grounds`",
        "parquet" => "put tables of nodes and relationships into a folder: `grounds import parquet DIR -o x.grounds`",
        _ => "give a pack folder (one with a `graph.toml`) or a `.grounds` file",
    })
}

fn missing(path: &Path, error: &io::Error) -> Diagnostic {
    let help = beside(path).unwrap_or_else(|| {
        "give a pack folder, or a `.grounds` file, which the first write makes when it is not there".to_owned()
    });
    let reason = reason(error);
    Diagnostic::error_without_place("CannotOpen", format!("cannot open `{}`: {reason}", path.display())).with_help(help)
}

/// Suggests the names in the same folder that look like the one that is missing.
fn beside(path: &Path) -> Option<String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let wanted = path.file_name()?.to_string_lossy().into_owned();
    let names: Vec<String> =
        fs::read_dir(folder).ok()?.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    did_you_mean(&wanted, names.iter().map(String::as_str))
}

/// Says in a few words why a file could not be read or written.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::NotADirectory => "a part of the path is not a folder".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the file system is read-only".to_owned(),
        _ => error.to_string(),
    }
}

/// Reads a text to interpret; `-` is standard input.
///
/// # Errors
/// The file cannot be read or is not UTF-8.
pub(super) fn read_text(path: &Path) -> Result<Arc<SourceText>> {
    let (name, bytes) = if path == Path::new("-") {
        let mut bytes = Vec::new();
        ("stdin".to_owned(), io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes))
    } else {
        (path.display().to_string(), fs::read(path))
    };
    let bytes = bytes.map_err(|error| {
        let help = if error.kind() == io::ErrorKind::NotFound { beside(path) } else { None };
        let reason = reason(&error);
        Box::new(
            Diagnostic::error_without_place("CannotRead", format!("cannot read `{name}`: {reason}"))
                .with_optional_help(help),
        )
    })?;
    decode(&name, bytes)
}

/// Makes a text of bytes.
///
/// # Errors
/// They are not UTF-8: says where.
pub(super) fn decode(name: &str, bytes: Vec<u8>) -> Result<Arc<SourceText>> {
    String::from_utf8(bytes).map(|text| SourceText::new(name, text)).map_err(|error| {
        let position = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let line = bytes[..position].iter().filter(|byte| **byte == b'\n').count() + 1;
        Box::new(
            Diagnostic::error_without_place(
                "InvalidEncoding",
                format!(
                    "{name}:{line}: the text is not valid UTF-8: byte {:#04x} at position {position}",
                    bytes[position]
                ),
            )
            .with_help("save the file as UTF-8"),
        )
    })
}

/// Makes sure that a database file may be made under this name.
///
/// # Errors
/// The name has another extension, or is taken and may not be replaced.
pub(super) fn check_new_database(path: &Path, replace: bool, how: &str) -> Result<PathBuf> {
    if !has_extension(path, EXTENSION) {
        return Err(Box::new(
            Diagnostic::error_without_place(
                "UnsupportedFormat",
                format!("`{}` is not named `*.grounds`", path.display()),
            )
            .with_help(format!("name it `{}`", path.with_extension(EXTENSION).display())),
        ));
    }
    if !replace && path.exists() {
        return Err(Box::new(
            Diagnostic::error_without_place("FileExists", format!("`{}` is there already", path.display()))
                .with_help(how.to_owned()),
        ));
    }
    Ok(path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_not_utf8_names_line_and_byte() {
        let error = decode("a.cypher", b"RETURN 1;\nRETURN '\xff';".to_vec()).unwrap_err();
        assert_eq!(error.message, "a.cypher:2: the text is not valid UTF-8: byte 0xff at position 18");
    }

    #[test]
    fn a_missing_graph_is_an_error_with_names_that_are_near() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("mygraph.grounds"), "x").unwrap();
        let path = folder.path().join("mygraph");
        let opening = Opening { graph: Some(&path), read_only: false, interactive: false };
        let errors = open_graph(opening).unwrap_err();
        assert_eq!(errors[0].code, "CannotOpen");
        assert_eq!(errors[0].help.as_deref(), Some("did you mean `mygraph.grounds`?"));
        let csv = folder.path().join("a.csv");
        fs::write(&csv, "a,b").unwrap();
        let errors = open_graph(Opening { graph: Some(&csv), ..opening }).unwrap_err();
        assert_eq!(errors[0].code, "UnsupportedFormat");
    }

    #[test]
    fn a_refusal_says_what_to_do() {
        let opening = Opening { graph: Some(Path::new("packs/mine")), read_only: false, interactive: false };
        assert!(refusal("packs/mine", opening).1.contains("grounds import packs/mine -o mine.grounds"));
        assert!(refusal("ketamine", Opening { graph: None, interactive: true, ..opening }).1.contains(":save FILE"));
    }

    #[test]
    fn a_new_database_has_the_extension_and_a_free_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.grounds");
        assert!(check_new_database(&path, false, "").is_ok());
        fs::write(&path, "").unwrap();
        assert_eq!(check_new_database(&path, false, "").unwrap_err().code, "FileExists");
        assert!(check_new_database(&path, true, "").is_ok());
        assert_eq!(check_new_database(&folder.path().join("a.csv"), true, "").unwrap_err().code, "UnsupportedFormat");
    }
}
