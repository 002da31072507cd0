//! Reads the files of a pack from a folder.
//!
//! Invariants: opens nothing outside the folder's own files; a file that is not UTF-8 is a finding at the byte where
//! it stops being text, and does not keep the rest from being read.
//! Start at [`Pack::read`].

use std::fs;
use std::io;
use std::path::Path;

use super::{BIBLIOGRAPHY, CLAIMS, ENTITIES, FileKind, MANIFEST, Pack, QUERIES};
use crate::diag::{Diagnostic, Result, Severity, SourceText, Span, did_you_mean, nearest};

impl Pack {
    /// Reads a folder.
    ///
    /// What is wrong within its files is found by [`Pack::check`] and [`Pack::load_graph`].
    ///
    /// # Errors
    /// `PackNotFound`, `NotAPack` (no folder, or one without `graph.toml`), `UnreadableFile`.
    pub fn read(folder: &Path) -> Result<Pack> {
        let shown = shown(folder);
        let meta = fs::metadata(folder).map_err(|error| {
            if error.kind() == io::ErrorKind::NotFound {
                Box::new(
                    Diagnostic::error_without_place("PackNotFound", format!("there is no folder `{shown}`"))
                        .with_help(format!("`grounds new {shown}` makes a pack there")),
                )
            } else {
                unreadable(&shown, &error)
            }
        })?;
        if !meta.is_dir() {
            return Err(Box::new(
                Diagnostic::error_without_place("NotAPack", format!("`{shown}` is not a folder"))
                    .with_help("a pack is a folder with a `graph.toml`"),
            ));
        }
        let mut pack = Pack { root: shown.clone(), files: Vec::new(), findings: Vec::new() };
        let mut unknown = Vec::new();
        pack.read_folder(folder, "", &mut unknown)?;
        for subfolder in [CLAIMS, QUERIES] {
            let path = folder.join(subfolder);
            if path.is_dir() {
                pack.read_folder(&path, subfolder, &mut unknown)?;
            }
        }
        pack.sort();
        if !folder.join(MANIFEST).exists() {
            let near = nearest(MANIFEST, unknown.iter().map(String::as_str)).first().copied();
            return Err(Box::new(
                Diagnostic::error_without_place("NotAPack", format!("`{shown}` is not a pack: it has no `{MANIFEST}`"))
                    .with_help(match near {
                        Some(name) => format!("`{name}` looks like it: call it `{MANIFEST}`"),
                        None => format!("write a `{MANIFEST}`; `grounds new NAME` shows how"),
                    }),
            ));
        }
        for path in unknown {
            pack.report_unknown(&path, folder.join(&path).is_dir());
        }
        Ok(pack)
    }

    /// Reads the files of one folder; notes those that look as if they were meant to be read.
    fn read_folder(&mut self, folder: &Path, prefix: &str, unknown: &mut Vec<String>) -> Result<()> {
        let shown = self.shown_path(prefix);
        let entries = fs::read_dir(folder).map_err(|error| unreadable(&shown, &error))?;
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.map_err(|error| unreadable(&shown, &error))?;
            names.push(entry.file_name());
        }
        names.sort();
        for name in names {
            let path = folder.join(&name);
            let name = name.to_string_lossy();
            let relative = if prefix.is_empty() { name.to_string() } else { format!("{prefix}/{name}") };
            if FileKind::of(&relative).is_some() && path.is_file() {
                let bytes = fs::read(&path).map_err(|error| unreadable(&self.shown_path(&relative), &error))?;
                self.add_bytes(&relative, bytes);
            } else if is_meant_for_a_pack(&relative, &path) {
                unknown.push(relative);
            }
        }
        Ok(())
    }

    fn add_bytes(&mut self, path: &str, mut bytes: Vec<u8>) {
        if bytes.starts_with(b"\xEF\xBB\xBF") {
            bytes.drain(..3);
        }
        match String::from_utf8(bytes) {
            Ok(text) => self.add(path, text),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let byte = error.as_bytes()[at];
                // The text up to there is the same, so the place is right; what follows is shown, but not read.
                let source = SourceText::new(self.shown_path(path), String::from_utf8_lossy(error.as_bytes()));
                self.findings.push(
                    Diagnostic::error(
                        "InvalidUtf8",
                        format!("byte {at} (0x{byte:02X}) is not UTF-8"),
                        Span::new(at, at + '\u{FFFD}'.len_utf8()),
                    )
                    .with_help("save the file as UTF-8; it was not read")
                    .in_source(&source),
                );
                self.add(path, "");
            }
        }
    }

    fn report_unknown(&mut self, path: &str, is_folder: bool) {
        let known = if is_folder { &[CLAIMS, QUERIES][..] } else { &[MANIFEST, BIBLIOGRAPHY, ENTITIES] };
        let what = if is_folder { "folder" } else { "file" };
        let help = did_you_mean(path, known.iter().copied()).unwrap_or_else(|| {
            "a pack has graph.toml, sources.bib, entities.cypher, claims/*.cypher and queries/*.cypher".to_owned()
        });
        let source = SourceText::new(self.shown_path(path), "");
        self.findings.push(
            Diagnostic::new(
                Severity::Warning,
                "FileNotRead",
                format!("this {what} is not part of a pack and was not read"),
                None,
            )
            .with_help(help)
            .in_source(&source),
        );
    }
}

/// Whether a file that a pack does not have looks as if it should be read: a statement file, a second bibliography.
fn is_meant_for_a_pack(relative: &str, path: &Path) -> bool {
    if path.is_dir() {
        return !relative.starts_with('.')
            && ![CLAIMS, QUERIES].contains(&relative)
            && (relative.contains('/') || did_you_mean(relative, [CLAIMS, QUERIES]).is_some());
    }
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    matches!(extension.as_deref(), Some("cypher" | "cyp" | "cql" | "bib" | "toml"))
}

fn unreadable(shown: &str, error: &io::Error) -> Box<Diagnostic> {
    Box::new(Diagnostic::error_without_place("UnreadableFile", format!("`{shown}` cannot be read: {error}")))
}

/// The folder as the user named it, with `/`, without a trailing one.
fn shown(folder: &Path) -> String {
    let text = folder.to_string_lossy().replace('\\', "/");
    let trimmed = text.trim_end_matches('/');
    let trimmed = trimmed.strip_prefix("./").unwrap_or(trimmed);
    if trimmed.is_empty() && !text.is_empty() { text.clone() } else { trimmed.to_owned() }
}
