//! Times what a statement costs before it runs, by its size.
//!
//! Run with `cargo bench --bench statements`. For statements of several shapes it prints the throughput of the parser and the
//! median microseconds to parse and bind, and to plan, at sizes that double; the last column is the time for each clause or
//! operand as a ratio to the smallest size, which stays near 1 as long as growth is linear.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::fmt::Write;
use std::time::Instant;

use grounds::syntax::parse_statement;
use grounds::{Database, Session, pack};

const RUNS: usize = 15;

/// Makes a statement of a given size.
type Shape = fn(usize) -> String;

const SHAPES: [(&str, Shape, &[usize]); 6] = [
    ("clauses: MATCH … WITH …", clauses, &[10, 20, 40, 80, 160, 320]),
    ("one pattern of so many hops", hops, &[10, 20, 40, 80, 160]),
    ("so many patterns after commas", patterns, &[10, 20, 40, 80, 160]),
    ("AND of so many conditions", conditions, &[10, 100, 1_000, 10_000]),
    ("a list of so many maps", maps, &[10, 100, 1_000, 10_000]),
    ("UNION of so many queries", unions, &[10, 100, 1_000]),
];

fn main() {
    let graph = pack::builtin().load_graph().expect("the built-in pack loads");
    let mut session = Session::new(Database::from_graph(graph));
    println!(
        "{:<32} {:>7} {:>9} {:>8} {:>10} {:>10} {:>7}",
        "shape", "size", "bytes", "MB/s", "parse us", "plan us", "ratio"
    );
    for (name, shape, sizes) in SHAPES {
        let mut first = None;
        for size in sizes {
            let text = shape(*size);
            let parse_alone = median(|| {
                let started = Instant::now();
                assert!(parse_statement(&text).is_ok(), "{text}");
                started.elapsed().as_secs_f64() * 1e6
            });
            let explained = format!("EXPLAIN {text}");
            let mut plans = Vec::new();
            let parse = median(|| {
                let result = session.run(&explained).unwrap_or_else(|errors| panic!("{}", errors[0]));
                plans.push(result.summary().plan_us as f64);
                result.summary().parse_us as f64
            });
            plans.sort_by(f64::total_cmp);
            let plan = plans[plans.len() / 2];
            let each = (parse + plan) / *size as f64;
            let ratio = each / *first.get_or_insert(each);
            let throughput = text.len() as f64 / parse_alone;
            println!(
                "{name:<32} {size:>7} {:>9} {throughput:>8.1} {parse:>10.0} {plan:>10.0} {ratio:>7.2}",
                text.len()
            );
        }
    }
}

/// A ten-clause query is what a researcher writes at most: five steps of a MATCH and a WITH that aggregates.
fn clauses(size: usize) -> String {
    let mut text = String::from("MATCH (n0:Drug)-[r0:TREATS]->(m0:Condition)");
    let mut step = 0;
    for clause in 2..size {
        if clause % 2 == 0 {
            let _ = write!(
                text,
                " WITH n{step} AS n{}, count(m{step}) AS c, collect(r{step}) AS l ORDER BY c DESC LIMIT 10",
                step + 1
            );
            step += 1;
        } else {
            let _ = write!(
                text,
                " MATCH (n{step})-[r{step}:TREATS|CAUSES]->(m{step}) WHERE m{step}.name STARTS WITH 'a' AND c > {clause}"
            );
        }
    }
    text + &format!(" RETURN n{step}.id AS id")
}

fn hops(size: usize) -> String {
    let mut text = String::from("MATCH (n0:Drug {id: 'ketamine'})");
    for hop in 1..=size {
        let _ = write!(text, "-[r{hop}:TREATS|CAUSES]-(n{hop})");
    }
    text + " RETURN count(*) AS paths"
}

fn patterns(size: usize) -> String {
    let mut text = String::from("MATCH (n0:Drug)");
    for pattern in 1..=size {
        let _ = write!(text, ", (n{})-[:TREATS]->(n{pattern} {{id: 'x'}})", pattern - 1);
    }
    text + " RETURN count(*) AS paths"
}

fn conditions(size: usize) -> String {
    let parts: Vec<String> = (0..size).map(|part| format!("n.v{} > {part} + 1", part % 50)).collect();
    format!("MATCH (n:Drug) WHERE {} RETURN n.id AS id", parts.join(" AND "))
}

fn maps(size: usize) -> String {
    let parts: Vec<String> = (0..size).map(|part| format!("{{id: 'x{part}', value: [{part}, 1.5]}}")).collect();
    format!("UNWIND [{}] AS row RETURN row.id AS id", parts.join(", "))
}

fn unions(size: usize) -> String {
    let parts: Vec<String> =
        (0..size).map(|part| format!("MATCH (n:Drug {{id: 'x{part}'}}) RETURN n.name AS name")).collect();
    parts.join(" UNION ")
}

fn median(mut run: impl FnMut() -> f64) -> f64 {
    let mut values: Vec<f64> = (0..RUNS).map(|_| run()).collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
