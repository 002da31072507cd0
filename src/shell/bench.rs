//! `grounds bench`: how long statements take, and how much memory.
//!
//! Takes files of statements; gives a table, or JSON.
//! Invariants: the graph is opened read-only; the times are the library's own, taken where any program would take them.
//! Start at [`run`].

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use serde_json::json;

use super::arguments::Options;
use super::console::{Console, Flow, Stop};
use super::opening::{self, Opening};
use super::program;
use super::script::{Piece, Pieces};
use crate::diag::{Diagnostic, SourceText, Span};
use crate::session::{Session, Timing};

/// A statement and what it took.
struct Timed {
    file: String,
    line: usize,
    timing: Timing,
    peak_rss_mb: Option<f64>,
}

/// Times the statements of files.
pub(super) fn run(
    mut console: Console,
    options: &Options,
    files: &[PathBuf],
    repeat: Option<usize>,
    as_json: bool,
) -> ExitCode {
    let mut is_sound = true;
    let outcome = bench(&mut console, options, files, repeat, as_json, &mut is_sound);
    match outcome {
        Ok(()) if is_sound => ExitCode::SUCCESS,
        Err(Stop::ClosedPipe | Stop::Quit) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn bench(
    console: &mut Console,
    options: &Options,
    files: &[PathBuf],
    repeat: Option<usize>,
    as_json: bool,
    is_sound: &mut bool,
) -> Flow {
    let started = Instant::now();
    let opening = Opening { graph: options.graph.as_deref(), read_only: true, interactive: false };
    let opened = opening::open_graph(opening);
    let open_ms = started.elapsed().as_secs_f64() * 1e3;
    let session = opened.and_then(|database| program::session(console, database, options, false));
    let mut session = session.map_err(|findings| failed(console, &findings))?;
    let mut all = Vec::new();
    for file in files {
        let source = opening::read_text(file).map_err(|error| failed(console, &[*error]))?;
        for piece in Pieces::new(&source.text) {
            match statement(&mut session, &source, piece, repeat) {
                Ok(timed) => all.push(timed),
                Err(findings) => {
                    failed(console, &findings);
                    *is_sound = false;
                    if !options.keep_going {
                        return Err(Stop::Failed);
                    }
                }
            }
        }
    }
    let text = if as_json { json_text(open_ms, &all) } else { table(open_ms, &all) };
    let written = console.out().write_all(text.as_bytes());
    console.checked(written)?;
    console.flush()
}

fn failed(console: &mut Console, findings: &[Diagnostic]) -> Stop {
    findings.iter().for_each(|finding| console.report(finding));
    Stop::Failed
}

fn statement(
    session: &mut Session,
    source: &Arc<SourceText>,
    piece: Piece,
    repeat: Option<usize>,
) -> Result<Timed, Vec<Diagnostic>> {
    let span = match piece {
        Piece::Statement { span, .. } => span,
        Piece::Command(span) => {
            let error = Diagnostic::error("CommandNotTimed", "a command in a file of statements to time", span);
            let error = error.with_help("give parameters by `--param`, and put commands into another file");
            return Err(vec![error.in_source(source)]);
        }
    };
    let timing = session.time_in(source, span, repeat)?;
    Ok(Timed { file: source.name.clone(), line: line_of(source, span), timing, peak_rss_mb: peak_rss_mb() })
}

fn line_of(source: &SourceText, span: Span) -> usize {
    let before = source.text.get(..span.start as usize).unwrap_or("");
    before.bytes().filter(|byte| *byte == b'\n').count() + 1
}

/// The most memory that this process has had so far, where the system tells.
fn peak_rss_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// Three digits behind the point tell a microsecond.
fn rounded(number: f64) -> f64 {
    (number * 1e3).round() / 1e3
}

fn json_text(open_ms: f64, all: &[Timed]) -> String {
    let statements: Vec<serde_json::Value> = all
        .iter()
        .map(|timed| {
            let Timing { cold_ms, warm_ms, runs, rows } = timed.timing;
            json!({
                "file": timed.file,
                "line": timed.line,
                "cold_ms": rounded(cold_ms),
                "warm_ms": warm_ms.map(rounded),
                "runs": runs,
                "rows": rows,
                "peak_rss_mb": timed.peak_rss_mb.map(f64::round),
            })
        })
        .collect();
    format!("{}\n", json!({"open_ms": rounded(open_ms), "statements": statements}))
}

fn table(open_ms: f64, all: &[Timed]) -> String {
    let places: Vec<String> = all.iter().map(|timed| format!("{}:{}", timed.file, timed.line)).collect();
    let width = places.iter().map(|place| place.chars().count()).max().unwrap_or(0).max("statement".len());
    let mut text = format!("open {open_ms:.1} ms\n");
    text.push_str(&format!(
        "{:<width$} {:>11} {:>11} {:>5} {:>9} {:>9}\n",
        "statement", "cold ms", "warm ms", "runs", "rows", "peak MB"
    ));
    for (place, timed) in places.iter().zip(all) {
        let Timing { cold_ms, warm_ms, runs, rows } = timed.timing;
        let warm = warm_ms.map_or_else(|| "–".to_owned(), |warm| format!("{warm:.3}"));
        let peak = timed.peak_rss_mb.map_or_else(|| "–".to_owned(), |peak| format!("{peak:.0}"));
        text.push_str(&format!("{place:<width$} {cold_ms:>11.3} {warm:>11} {runs:>5} {rows:>9} {peak:>9}\n"));
    }
    text
}
