//! Which files a session's statements may read.

use std::fs::File;
use std::io::{BufReader, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diag::did_you_mean;
use crate::exec::{Files, OpenFile};
use crate::value::ValueError;

/// Bytes that are read at a time.
const BUFFER_BYTES: usize = 256 << 10;

/// Which files statements may read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum FileAccess {
    /// None.
    #[default]
    Off,
    /// Those in a folder, by paths relative to it; what leads out of it is refused, links too.
    Within(PathBuf),
    /// Any; relative paths are relative to the folder.
    From(PathBuf),
}

impl Files for FileAccess {
    fn open(&self, location: &str) -> Result<OpenFile, ValueError> {
        let (path, is_url) = local_path(location)?;
        let (folder, confined) = match self {
            FileAccess::Off => {
                return Err(ValueError::new("FileAccessDenied", "this session may not read files")
                    .with_help("a program switches it on with `SessionOptions::files`"));
            }
            FileAccess::Within(folder) => (folder, true),
            FileAccess::From(folder) => (folder, false),
        };
        // In a folder that cannot be left, `file:///` begins at that folder, as in a database's import folder.
        let inside = if confined && is_url { path.strip_prefix("/").unwrap_or(&path) } else { &path };
        let full = folder.join(inside);
        let failed = |error: &std::io::Error| cannot_read(location, &full, is_url && !confined, error);
        let real = full.canonicalize().map_err(|error| failed(&error))?;
        if confined {
            let folder = folder.canonicalize().map_err(|error| failed(&error))?;
            if !real.starts_with(&folder) {
                return Err(ValueError::new(
                    "FileAccessDenied",
                    format!("`{location}` is outside of the folder that this session may read"),
                ));
            }
        }
        let file = File::open(&real).map_err(|error| failed(&error))?;
        if file.metadata().is_ok_and(|about| about.is_dir()) {
            return Err(ValueError::new("CannotRead", format!("cannot read `{location}`: it is a folder")));
        }
        Ok(OpenFile {
            name: Arc::from(location),
            path: Arc::from(real.display().to_string()),
            bytes: Box::new(BufReader::with_capacity(BUFFER_BYTES, file)),
        })
    }
}

/// Returns the path that a path or `file:` URL names, and whether it was a URL.
fn local_path(location: &str) -> Result<(PathBuf, bool), ValueError> {
    let scheme = location.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        None => Ok((PathBuf::from(location), false)),
        Some("file") => {
            let rest = location.get("file://".len()..).unwrap_or_default();
            let path = rest.strip_prefix("localhost").unwrap_or(rest);
            if !path.starts_with('/') {
                let message = format!("`{location}` names another host: only files of this machine can be read");
                return Err(ValueError::new("InvalidUrl", message).with_help("write `file:///` and the path"));
            }
            let decoded = percent_decoded(path)
                .ok_or_else(|| ValueError::new("InvalidUrl", format!("`{location}` is not a URL of a file")))?;
            Ok((PathBuf::from(decoded), true))
        }
        Some(_) => {
            Err(ValueError::new("InvalidUrl", format!("`{location}` is not on this machine: nothing is fetched"))
                .with_help("download it first, for example with `curl -O URL`, and name the file"))
        }
    }
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let digits = std::str::from_utf8(rest.get(..2)?).ok()?;
        // The conversion would take a sign.
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = rest.get(2..)?;
    }
    String::from_utf8(bytes).ok()
}

fn cannot_read(location: &str, path: &Path, absolute_url: bool, error: &std::io::Error) -> ValueError {
    let missing = error.kind() == ErrorKind::NotFound;
    let reason = match error.kind() {
        ErrorKind::NotFound => "no such file".to_owned(),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    };
    let mut failure = ValueError::new("CannotRead", format!("cannot read `{location}`: {reason}"));
    failure.help = match beside(path) {
        Some(near) if missing => Some(near),
        _ if missing && absolute_url => {
            Some(format!("it was looked for as `{}`; a path without `file:///` can be relative", path.display()))
        }
        _ if missing => Some(format!("it was looked for as `{}`", path.display())),
        _ => None,
    };
    failure
}

/// Suggests the names in the same folder that look like the one that is missing.
fn beside(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_string_lossy().into_owned();
    let entries = std::fs::read_dir(path.parent()?).ok()?;
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    did_you_mean(&wanted, names.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(access: &FileAccess, location: &str) -> String {
        match access.open(location) {
            Ok(file) => file.path.rsplit('/').next().unwrap_or_default().to_owned(),
            Err(error) => error.code.to_owned(),
        }
    }

    #[test]
    fn what_may_be_read() {
        let folder = tempfile::tempdir().unwrap();
        let (inner, outside) = (folder.path().join("in"), folder.path().join("secret.csv"));
        std::fs::create_dir(&inner).unwrap();
        std::fs::write(inner.join("a b.csv"), "x").unwrap();
        std::fs::write(&outside, "x").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(&outside, inner.join("link.csv")).unwrap();
        let absolute = outside.display().to_string();
        let url = format!("file://{absolute}");
        let (within, from) = (FileAccess::Within(inner.clone()), FileAccess::From(inner));
        for (location, off, confined, open) in [
            ("a b.csv", "FileAccessDenied", "a b.csv", "a b.csv"),
            ("file:///a%20b.csv", "FileAccessDenied", "a b.csv", "CannotRead"),
            ("../secret.csv", "FileAccessDenied", "FileAccessDenied", "secret.csv"),
            (absolute.as_str(), "FileAccessDenied", "FileAccessDenied", "secret.csv"),
            (url.as_str(), "FileAccessDenied", "CannotRead", "secret.csv"),
            ("none.csv", "FileAccessDenied", "CannotRead", "CannotRead"),
            ("", "FileAccessDenied", "CannotRead", "CannotRead"),
            ("https://example.org/a.csv", "InvalidUrl", "InvalidUrl", "InvalidUrl"),
            ("file://elsewhere/a.csv", "InvalidUrl", "InvalidUrl", "InvalidUrl"),
        ] {
            assert_eq!(code(&FileAccess::Off, location), off, "{location}");
            assert_eq!(code(&within, location), confined, "{location}");
            assert_eq!(code(&from, location), open, "{location}");
        }
        #[cfg(unix)]
        assert_eq!(code(&within, "link.csv"), "FileAccessDenied");
    }
}
