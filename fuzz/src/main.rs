//! Runs the fuzz targets on generated inputs: `cargo run --release -p grounds-fuzz -- [COUNT] [FIRST]`.
//!
//! COUNT inputs from number FIRST on go through every target, on all cores; a finding is printed with its number; after a
//! few the run ends. The exit code is 1 when there was one. `--show NUMBER` prints one input,
//! `--corpus FOLDER` writes the seeds there for libFuzzer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use grounds_fuzz::inputs::{Numbers, input, seeds};
use grounds_fuzz::targets;

/// After so many findings a run ends.
const FINDINGS_MAX: u64 = 10;

/// Megabytes of memory that a run may reach.
const MEMORY_MB_MAX: u64 = 1_500;

fn main() -> ExitCode {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let seeds = match seeds(&repository) {
        Ok(seeds) => seeds,
        Err(error) => {
            eprintln!("error: the seeds in {} cannot be read: {error}", repository.display());
            return ExitCode::from(2);
        }
    };
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, folder] = arguments.as_slice()
        && flag == "--corpus"
    {
        return write_corpus(&PathBuf::from(folder), &seeds);
    }
    if let [flag, number] = arguments.as_slice()
        && let ("--show", Ok(number)) = (flag.as_str(), number.parse())
    {
        println!("{}", input(&seeds, &mut Numbers::new(number)));
        return ExitCode::SUCCESS;
    }
    let mut counts = arguments.iter().map(|argument| argument.parse::<u64>());
    let (Ok(count), Ok(first)) = (counts.next().unwrap_or(Ok(10_000)), counts.next().unwrap_or(Ok(0))) else {
        eprintln!("usage: generate [COUNT] [FIRST] | --show NUMBER | --corpus FOLDER");
        return ExitCode::from(2);
    };
    run(&seeds, count, first)
}

fn run(seeds: &[String], count: u64, first: u64) -> ExitCode {
    let started = Instant::now();
    let reached = [const { AtomicU64::new(0) }; TARGETS.len()];
    let (next, found) = (AtomicU64::new(first), AtomicU64::new(0));
    std::panic::set_hook(Box::new(|_| {}));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while found.load(Ordering::Relaxed) < FINDINGS_MAX {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= first.saturating_add(count) {
                        break;
                    }
                    let text = input(seeds, &mut Numbers::new(number));
                    for ((name, target), reached) in TARGETS.iter().zip(&reached) {
                        match catch_unwind(AssertUnwindSafe(|| target(&text))) {
                            Ok(is_far) => drop(reached.fetch_add(u64::from(is_far), Ordering::Relaxed)),
                            Err(reason) => {
                                found.fetch_add(1, Ordering::Relaxed);
                                let reason = reason.downcast_ref::<String>().map(String::as_str);
                                eprintln!("input {number}, target {name}: {}\n{text}\n", reason.unwrap_or("it panics"));
                            }
                        }
                    }
                    if (number + 1 - first).is_multiple_of(100_000) {
                        eprintln!("{} inputs, {:.0} s", number + 1 - first, started.elapsed().as_secs_f64());
                    }
                }
            });
        }
    });
    let peak = peak_mb();
    if let Some(peak) = peak.filter(|peak| *peak > MEMORY_MB_MAX) {
        eprintln!("the run held {peak} MB, more than {MEMORY_MB_MAX}");
        return ExitCode::from(1);
    }
    if found.into_inner() > 0 {
        return ExitCode::from(1);
    }
    let memory = peak.map_or_else(String::new, |peak| format!(", {peak} MB at most"));
    let [well_formed, statements, run] = reached.map(AtomicU64::into_inner);
    println!(
        "{count} inputs made from {} statements in {:.0} s{memory}: {well_formed} well-formed in part, {statements} statements \
         printed and parsed again, {run} run; no finding",
        seeds.len(),
        started.elapsed().as_secs_f64()
    );
    ExitCode::SUCCESS
}

type Target = (&'static str, fn(&str) -> bool);

const TARGETS: [Target; 3] =
    [("parse", targets::parse), ("round_trip", targets::round_trip), ("execute", targets::execute)];

fn write_corpus(folder: &Path, seeds: &[String]) -> ExitCode {
    let written = std::fs::create_dir_all(folder).and_then(|()| {
        let file = |number: usize| folder.join(format!("{number:05}"));
        seeds.iter().enumerate().try_for_each(|(number, seed)| std::fs::write(file(number), seed))
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: the corpus is not written to {}: {error}", folder.display());
            ExitCode::from(1)
        }
    }
}

/// The most memory that the process has held, in megabytes, where the system says so.
fn peak_mb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? / 1024)
}
