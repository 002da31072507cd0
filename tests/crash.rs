//! Kills a process that writes, at random moments, and checks that all it acknowledged is there.
//!
//! The test starts itself as a child, which runs statements on a file and prints a line after each. The parent kills it,
//! opens the file and compares it with the same statements run in memory: all that were acknowledged, and at most the
//! one that was under way. `GROUNDS_CRASHES=1000` is the nightly form.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use grounds::{Database, OpenOptions, Session};

const CHILD: &str = "GROUNDS_CRASH_CHILD";
const SEED: &str = "GROUNDS_CRASH_SEED";

/// A number that follows from two others and looks like none.
fn scattered(seed: u64, place: u64) -> u64 {
    let mut x = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ place.wrapping_mul(0xd134_2543_de82_ef95);
    for _ in 0..2 {
        x ^= x >> 29;
        x = x.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    }
    x ^ x >> 32
}

/// The statement of a place: creations mostly, some of many rows, and changes and deletions.
fn statement(seed: u64, place: u64) -> String {
    let random = scattered(seed, place);
    let (a, b) = (random >> 8 & 31, random >> 16 & 31);
    match random % 10 {
        0 | 1 => format!("CREATE (:Node:L{a} {{id: 'n{place}', value: {random}.5}})"),
        2 => format!(
            "UNWIND range(1, 500) AS i CREATE (:Many {{id: 'm{place}-' + toString(i), text: 'longer text ' + toString(i)}})"
        ),
        3 | 4 => {
            format!("MATCH (x), (y) WHERE id(x) = {a} AND id(y) = {b} CREATE (x)-[:R{} {{p: {place}}}]->(y)", a % 5)
        }
        5 => format!("MATCH (x) WHERE id(x) = {a} SET x.value = '{place}', x:Changed"),
        6 => format!("MATCH (x)-[r]->() WHERE id(x) = {a} DELETE r"),
        7 => format!("MATCH (x) WHERE id(x) = {b} REMOVE x.value, x:Changed"),
        8 => format!("MERGE (s:Counter {{id: 'c{a}'}}) ON CREATE SET s.n = 1 ON MATCH SET s.n = s.n + 1"),
        _ => format!("MATCH (m:Many) WHERE id(m) % 7 = {} DETACH DELETE m", a % 7),
    }
}

/// All that a reader can see.
fn content(database: &Database) -> String {
    let mut session = Session::new(database.clone());
    let mut text = String::new();
    for statement in [
        "MATCH (n) RETURN id(n), labels(n), properties(n) ORDER BY id(n)",
        "MATCH (a)-[r]->(b) RETURN id(r), type(r), id(a), id(b), properties(r) ORDER BY id(r)",
    ] {
        let result = session.run(statement).unwrap();
        for row in result.rows() {
            text.extend(row.iter().map(|value| result.format_value(value) + "\t"));
            text.push('\n');
        }
    }
    text
}

/// What the child does: writes until it is killed.
#[test]
fn child() {
    let (Ok(path), Ok(seed)) = (std::env::var(CHILD), std::env::var(SEED)) else { return };
    let seed: u64 = seed.parse().unwrap();
    let options = OpenOptions { read_only: false, create: true };
    let mut session = Session::new(Database::open(Path::new(&path), options).unwrap());
    let mut out = std::io::stdout();
    for place in 0..2_000 {
        session.run(&statement(seed, place)).unwrap();
        // The line break before it ends what the test harness has begun.
        writeln!(out, "\nacknowledged {place}").unwrap();
        out.flush().unwrap();
    }
}

/// Kills a child some time after its first acknowledgement; returns how many there were.
fn crash(path: &Path, seed: u64) -> u64 {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child", "--nocapture", "--test-threads", "1"])
        .env(CHILD, path)
        .env(SEED, seed.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let reader = std::thread::spawn(move || {
        let mut acknowledged = 0;
        let mut first = Some(());
        let (tell, told) = std::sync::mpsc::channel();
        let counting = std::thread::spawn(move || {
            while let Some(Ok(line)) = lines.next() {
                if let Some(place) = line.strip_prefix("acknowledged ") {
                    acknowledged = place.parse::<u64>().unwrap() + 1;
                    if first.take().is_some() {
                        tell.send(()).unwrap();
                    }
                }
            }
            acknowledged
        });
        told.recv_timeout(Duration::from_secs(60)).expect("the child writes");
        counting
    });
    let counting = reader.join().unwrap();
    std::thread::sleep(Duration::from_micros(scattered(seed, u64::MAX) % 400_000));
    child.kill().unwrap();
    child.wait().unwrap();
    counting.join().unwrap()
}

#[test]
fn what_was_acknowledged_survives_a_killed_process() {
    let rounds = std::env::var("GROUNDS_CRASHES").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(4_u64);
    let mut total = 0;
    for seed in 1..=rounds {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.grounds");
        let acknowledged = crash(&path, seed);
        total += acknowledged;
        let found = content(&Database::open(&path, OpenOptions::default()).unwrap());

        let expected = Database::in_memory();
        let mut session = Session::new(expected.clone());
        (0..acknowledged).for_each(|place| drop(session.run(&statement(seed, place)).unwrap()));
        if found != content(&expected) {
            session.run(&statement(seed, acknowledged)).unwrap();
            assert_eq!(found, content(&expected), "seed {seed}, {acknowledged} acknowledged");
        }

        // It can be written to again, behind what was torn.
        let mut session = Session::new(Database::open(&path, OpenOptions::default()).unwrap());
        session.run("CREATE (:After)").unwrap();
        let mut again = Session::new(Database::open(&path, OpenOptions { read_only: true, create: false }).unwrap());
        assert_eq!(again.run("MATCH (x:After) RETURN x").unwrap().len(), 1);
    }
    assert!(total > rounds, "the children wrote");
}
