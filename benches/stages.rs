//! Times the stages of a statement and of opening the built-in pack.
//!
//! Run with `cargo bench --bench stages`. For each question of the tour it prints the median microseconds to parse and
//! bind, to resolve the lens and plan, and to execute; for the pack the median milliseconds to read and to load it;
//! for the parser the throughput over the pack's claims.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::time::Instant;

use grounds::session::syntax::{parse_statements, split_statements};
use grounds::{Database, Session, pack};

const RUNS: usize = 25;

fn main() {
    let mut loads: Vec<f64> = (0..RUNS)
        .map(|_| {
            let started = Instant::now();
            let graph = pack::builtin().load_graph().expect("the built-in pack loads");
            let elapsed = started.elapsed().as_secs_f64() * 1e3;
            assert!(graph.item_count() > 0);
            elapsed
        })
        .collect();
    println!("built-in pack, read and loaded: {:.2} ms", median(&mut loads));

    let text: String =
        pack::builtin().files().iter().filter(|file| file.kind.is_data()).map(|file| &*file.source.text).collect();
    let mut parses: Vec<f64> = (0..RUNS)
        .map(|_| {
            let started = Instant::now();
            let (statements, findings) = parse_statements(&text);
            assert!(findings.is_empty() && !statements.is_empty());
            started.elapsed().as_secs_f64()
        })
        .collect();
    println!("parser on its claims: {:.1} MB/s", text.len() as f64 / 1e6 / median(&mut parses));

    let graph = pack::builtin().load_graph().expect("the built-in pack loads");
    let mut session = Session::new(Database::from_graph(graph));
    println!("\n{:<60} {:>6} {:>9} {:>9} {:>9}", "statement of the tour", "rows", "parse us", "plan us", "run us");
    for file in pack::builtin().queries().filter(|file| file.path.ends_with("tour.cypher")) {
        for statement in split_statements(&file.source.text) {
            let (mut parse, mut plan, mut run) = (Vec::new(), Vec::new(), Vec::new());
            let mut rows = 0;
            for _ in 0..RUNS {
                let result = session.run_in(&file.source, statement.span).expect("the tour runs");
                rows = result.len();
                parse.push(result.summary().parse_us as f64);
                plan.push(result.summary().plan_us as f64);
                run.push(result.summary().execute_us as f64);
            }
            let shown: String = file.source.text[statement.span.start as usize..statement.span.end as usize]
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .chars()
                .take(60)
                .collect();
            println!(
                "{shown:<60} {rows:>6} {:>9.0} {:>9.0} {:>9.0}",
                median(&mut parse),
                median(&mut plan),
                median(&mut run)
            );
        }
    }
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
