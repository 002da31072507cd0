//! Lists the files of the built-in pack, so that the library can embed them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The pack that opens when nothing else is named.
const BUILTIN: &str = "ketamine";

fn main() -> io::Result<()> {
    let folder = Path::new("data").join(BUILTIN);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths = Vec::new();
    list(&folder, &mut paths)?;
    paths.sort();
    let mut table = format!(
        "/// The folder of the built-in pack.\nconst BUILTIN_NAME: &str = {BUILTIN:?};\n\
         /// Its files: path within the pack, text.\nconst BUILTIN_FILES: &[(&str, &str)] = &[\n"
    );
    for path in paths {
        let shown = path.to_string_lossy().replace('\\', "/");
        let relative = shown.trim_start_matches(&format!("data/{BUILTIN}/")).to_owned();
        let _ = writeln!(
            table,
            "    ({relative:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/\", {shown:?}))),"
        );
    }
    table.push_str("];\n");
    let out = env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    fs::write(out.join("builtin_pack.rs"), table)
}

/// Collects the files that a pack is read from.
fn list(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            println!("cargo::rerun-if-changed={}", path.display());
            list(&path, paths)?;
        } else if path
            .extension()
            .is_some_and(|extension| ["toml", "bib", "cypher"].iter().any(|known| extension == *known))
        {
            paths.push(path);
        }
    }
    Ok(())
}
