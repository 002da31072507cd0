//! `grounds import`: a database file of a pack, of another database or of a folder of tables.
//!
//! Invariants: the file appears whole or not at all; one that is there stays, unless it may be replaced.
//! Start at [`import`].

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::arguments::{ImportArguments, Options};
use super::commands::size_text;
use super::console::{Console, Flow, Stop};
use super::interpreter::counted;
use super::opening::{self, Opening};
use super::progress::Progress;
use crate::diag::Diagnostic;
use crate::interop::{ImportOptions, ImportReport, TableFormat, import_tables};
use crate::session::Database;

/// Imports.
pub(super) fn import(console: &mut Console, options: &Options, import: &ImportArguments) -> Flow {
    let to = options.output.clone().unwrap_or_default();
    let how = "name another file, or replace it with `--overwrite`";
    let imported =
        opening::check_new_database(&to, import.overwrite, how).map_err(|error| vec![*error]).and_then(|to| {
            let (database, notes) = match import.tables {
                Some(format) => tables(console, import, format)?,
                None => {
                    let opening = Opening { graph: Some(&import.from), read_only: true, interactive: false };
                    (opening::open_graph(opening)?, Vec::new())
                }
            };
            database.save_as(&to).map_err(|error| vec![*error])?;
            Ok((database, notes))
        });
    match imported {
        Ok((database, notes)) => {
            console.say(&format!("wrote `{}`: {}", to.display(), size_text(&database.graph())));
            notes.iter().for_each(|note| console.say(note));
            Ok(())
        }
        Err(findings) => {
            findings.iter().for_each(|finding| console.report(finding));
            Err(Stop::Failed)
        }
    }
}

fn tables(
    console: &Console,
    import: &ImportArguments,
    format: TableFormat,
) -> Result<(Database, Vec<String>), Vec<Diagnostic>> {
    let (percent, rows) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
    let shown = console.err_is_terminal.then(|| {
        let (percent, rows) = (Arc::clone(&percent), Arc::clone(&rows));
        Progress::telling(Duration::from_millis(250), move |_| {
            format!("… {} rows read, {} %", rows.load(Ordering::Relaxed), percent.load(Ordering::Relaxed))
        })
    });
    let options = ImportOptions { format, evidence: import.evidence };
    let imported = import_tables(&import.from, options, &|progress| {
        rows.fetch_max(progress.rows, Ordering::Relaxed);
        percent.fetch_max(progress.bytes.saturating_mul(100) / progress.bytes_total.max(1), Ordering::Relaxed);
    });
    drop(shown);
    let (graph, report) = imported?;
    Ok((Database::from_graph(graph), notes(&report, &import.from)))
}

/// What the user should know about tables that were imported.
fn notes(report: &ImportReport, from: &Path) -> Vec<String> {
    let mut notes = Vec::new();
    let parallel = report.parallel_relationships;
    if parallel > 0 {
        let verb = if parallel == 1 { "repeats" } else { "repeat" };
        let what = counted(parallel, "relationship", "relationships");
        notes.push(format!("{what} {verb} the type and ends of another: they are kept apart"));
    }
    if report.shared_ids > 0 {
        let what = counted(report.shared_ids, "id", "ids");
        notes.push(format!("{what} of several id spaces: as property `id` they do not tell nodes apart"));
    }
    if report.sources_left_aside {
        notes.push(format!("the sources of `{}` were left aside: `--evidence` takes them", from.display()));
    }
    notes
}
