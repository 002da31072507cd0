//! The program from outside: exit code, stdout and stderr apart.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod cli {
    pub mod errors;
    pub mod figures;
    pub mod files;
    pub mod formats;
    pub mod graphs;
    pub mod imports;
    pub mod load_csv;
}

use std::path::Path;

use assert_cmd::Command;

/// What a run of the program gave.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

/// Runs the program with arguments in a folder, with nothing on standard input.
fn grounds_in(folder: &Path, arguments: &[&str]) -> Ran {
    piped_in(folder, arguments, Vec::new())
}

/// Runs the program with arguments.
fn grounds(arguments: &[&str]) -> Ran {
    grounds_in(Path::new(env!("CARGO_MANIFEST_DIR")), arguments)
}

/// Runs the program in a folder with bytes on standard input.
fn piped_in(folder: &Path, arguments: &[&str], input: impl Into<Vec<u8>>) -> Ran {
    let mut command: Command = assert_cmd::cargo::cargo_bin_cmd!("grounds");
    let output = command
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .args(arguments)
        .write_stdin(input)
        .timeout(std::time::Duration::from_secs(60))
        .output()
        .unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Asserts that a run went well and said nothing on stderr; returns its stdout.
fn quiet(ran: Ran) -> String {
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    ran.out
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
