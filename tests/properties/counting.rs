//! Matches are counted without being listed, and the count is that of the list: over patterns of any shape, with
//! parallel relationships, relationships from a node to itself, and after writes.

use proptest::test_runner::{TestCaseError, TestRunner};

use super::choices::{Choices, numbers};
use super::config;
use super::run::{answer, session};

use std::fmt::Write as _;

use grounds::{Database, Session};

const TYPES: [&str; 7] = [":T", ":T", ":T", ":U", ":V", ":T|U", ""];
const LABELS: [&str; 6] = ["", "", ":A", ":B", ":A|B", ":!A"];

/// Writes a graph: few nodes, so that relationships meet.
fn graph(choices: &mut Choices<'_>) -> Vec<String> {
    let nodes = 1 + choices.below(5);
    let mut first = String::from("CREATE ");
    for node in 0..nodes {
        let label = choices.pick(&["", ":A", ":B", ":A:B"]);
        let _ = write!(first, "{}(n{node}{label} {{x: {}}})", if node > 0 { ", " } else { "" }, choices.below(3));
    }
    let mut parts = vec![first, String::new()];
    for _ in 0..choices.below(14) {
        let (from, to) = (choices.below(nodes), choices.below(nodes));
        let kind = choices.pick(&["T", "T", "U", "V"]);
        let _ = write!(parts[0], ", (n{from})-[:{kind} {{y: {}}}]->(n{to})", choices.below(3));
    }
    // Some relationships come in a later write, and some go.
    for _ in 0..choices.below(3) {
        let (from, to) = (choices.below(3), choices.below(3));
        parts.push(format!("MATCH (a {{x: {from}}}), (b {{x: {to}}}) CREATE (a)-[:T {{y: 1}}]->(b)"));
    }
    if choices.chance(30) {
        parts.push(format!("MATCH ()-[r:T {{y: {}}}]->() DELETE r", choices.below(3)));
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Writes a statement that counts.
fn statement(choices: &mut Choices<'_>) -> String {
    let edges = 1 + choices.below(4);
    let mut nodes = 1;
    let mut seen = [false; 6];
    let mut node = |number: usize, choices: &mut Choices<'_>| {
        if std::mem::replace(&mut seen[number], true) {
            return format!("(n{number})");
        }
        let map = if choices.chance(15) { format!(" {{x: {}}}", choices.below(3)) } else { String::new() };
        format!("(n{number}{}{map})", choices.pick(&LABELS))
    };
    let mut parts = Vec::new();
    let mut predicates = Vec::new();
    for edge in 0..edges {
        let from = choices.below(nodes);
        let to = if choices.chance(25) {
            choices.below(nodes)
        } else {
            nodes += 1;
            nodes - 1
        };
        let (left, right) = choices.pick(&[("-", "->"), ("<-", "-"), ("-", "-")]);
        let start = node(from, choices);
        let end = node(to, choices);
        parts.push(format!("{start}{left}[r{edge}{}]{right}{end}", choices.pick(&TYPES)));
        if choices.chance(25) {
            predicates.push(format!("r{edge}.y {} {}", choices.pick(&["=", ">=", "<>"]), choices.below(3)));
        }
    }
    if choices.chance(15) {
        predicates.push(format!("n{}.x IN [0, {}]", choices.below(nodes), choices.below(3)));
    }
    let mut pattern = parts.join(", ");
    if !predicates.is_empty() {
        let _ = write!(pattern, " WHERE {}", predicates.join(" AND "));
    }
    let root = choices.below(nodes);
    match choices.below(9) {
        0 | 1 => format!("MATCH {pattern} RETURN count(*) AS c"),
        2 => format!("MATCH {pattern} RETURN count(r{}) AS c, count(n0) AS d", choices.below(edges)),
        3 => format!("MATCH {pattern} RETURN n{root}.x AS x, count(*) AS c"),
        4 => format!("MATCH {pattern} WITH n{root}, count(r0) AS c WHERE c > 1 RETURN count(*) AS n, sum(c) AS s"),
        5 => format!("MATCH {pattern} RETURN count(DISTINCT n{root}) AS c, count(*) AS d, max(n{root}.x) AS m"),
        6 => format!("MATCH {pattern} WITH DISTINCT n{root} RETURN count(*) AS c"),
        7 => format!(
            "MATCH (n{root}) OPTIONAL MATCH {pattern} WITH n{root}, count(r0) AS c, count(*) AS d RETURN c, d, count(*) AS n"
        ),
        _ => format!("UNWIND [1, 2, 3] AS k MATCH (n{root}:A) MATCH {pattern} RETURN k, count(n0) AS c"),
    }
}

fn check(graph_numbers: &[u16], numbers: &[u16], counted: &std::cell::Cell<u32>) -> Result<(), TestCaseError> {
    let parts = graph(&mut Choices::new(graph_numbers));
    let mut plain = Session::new(Database::in_memory());
    for part in &parts {
        plain.run(part).map_err(|errors| TestCaseError::fail(format!("{part}: {errors:?}")))?;
    }
    let text = statement(&mut Choices::new(numbers));
    let mut listed = session(plain.database().graph(), &[]);
    listed.options_mut().rewrites.factorise_counts = false;
    let expected = answer(&mut listed, &text, false);
    let found = answer(&mut plain, &text, false);
    if found != expected {
        return Err(TestCaseError::fail(format!("counted {found:?}\nlisted {expected:?}\n{text}\n{parts:?}")));
    }
    let plan = answer(&mut plain, &format!("EXPLAIN {text}"), true);
    if format!("{plan:?}").contains("Count") {
        counted.set(counted.get() + 1);
    }
    Ok(())
}

#[test]
fn a_count_is_the_length_of_the_list() {
    let counted = std::cell::Cell::new(0);
    let mut runner = TestRunner::new(config(400));
    let outcome = runner.run(&(numbers(70), numbers(60)), |(graph, statement)| check(&graph, &statement, &counted));
    if let Err(error) = outcome {
        panic!("{error}");
    }
    assert!(counted.get() > 0, "no statement was counted by products");
}

#[test]
fn a_count_beyond_an_integer_is_an_error() {
    let mut session = Session::new(Database::in_memory());
    let spokes: Vec<String> = (0..10).map(|kind| format!("(h)-[:T{kind}]->()")).collect();
    let create = format!("CREATE (h:Hub) WITH h UNWIND range(1, 100) AS i CREATE {}", spokes.join(", "));
    session.run(&create).expect("it can be created");
    let count = |kinds: usize| format!("MATCH (h:Hub), {} RETURN count(*) AS c", spokes[..kinds].join(", "));
    let nine = session.run(&count(9)).expect("it fits");
    assert_eq!(nine.value(0, 0).as_integer(), Some(1_000_000_000_000_000_000));
    let ten = session.run(&count(10)).expect_err("it does not fit");
    assert_eq!(ten[0].code, "IntegerOverflow");
}
