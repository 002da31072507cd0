//! Times what a user waits for: from process start to the first answer on the built-in graph.
//!
//! Run with `cargo bench --bench first_answer`. Prints the minimum, median and maximum over the runs, and beside them
//! what starting the bare process takes (`grounds --version`), so that the share of the graph can be told.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 30;
const STATEMENT: &str =
    "MATCH (k {id: 'ketamine'})-[r:REDUCES]->(x) RETURN x.name, status(r), sources(r) ORDER BY x.name";

fn main() {
    let bare = measure(&["--version"]);
    let first = measure(&["-c", STATEMENT]);
    println!("{:<28} {:>9} {:>9} {:>9}", "", "min ms", "median ms", "max ms");
    print("bare process", &bare);
    print("first answer, ketamine", &first);
    println!("ratio of the medians: {:.1}", first[RUNS / 2].as_secs_f64() / bare[RUNS / 2].as_secs_f64());
}

/// Runs the program over and over and returns the times, shortest first.
fn measure(arguments: &[&str]) -> Vec<Duration> {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let started = Instant::now();
            let status = Command::new(env!("CARGO_BIN_EXE_grounds"))
                .args(arguments)
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .expect("the binary that cargo built for this bench can be run");
            assert!(status.success(), "grounds {arguments:?} failed");
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    times
}

fn print(name: &str, times: &[Duration]) {
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    println!("{name:<28} {:>9.2} {:>9.2} {:>9.2}", ms(times[0]), ms(times[RUNS / 2]), ms(times[RUNS - 1]));
}
