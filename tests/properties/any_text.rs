//! Whatever is typed is answered or refused: nothing panics, nothing hangs.

use std::panic::{AssertUnwindSafe, catch_unwind};

use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestRunner};

use super::choices::{Choices, numbers};
use super::config;
use super::lens::LensModel;
use super::model::Model;
use super::run::session;
use super::statement::reading;

const WRITTEN: [&str; 16] = [
    "MERGE (a:A {id: 'x'})-[r:OPT]->(b) ON CREATE SET r.w = 1 ON MATCH SET r += {w: 2} RETURN r",
    "MATCH (a), (b) ASSERT (a)-[:OPT]->(b) SUPPORTED BY 's0' {design: 'animal', n: 3} VIA 's1' AT 'p. 6' REFUTED BY $p0",
    "MERGE SOURCE 's9' {year: 2018, title: 'κ-opioid', standing: 'retracted', standing_date: '2019-02'}",
    "RETRACT SOURCE 's1' ON date('2021-03-01') BECAUSE 'made up' BY 's2'",
    "SET STANDING OF SOURCE 's2' TO 'concern' ON 2018",
    "MATCH ()-[r]-() REMOVE EVIDENCE e FROM r WHERE e.stance = 'supports' AND source(e).journal <> 'Pain'",
    "UNWIND range(1, 3) AS x WITH x, x % 2 AS odd RETURN odd, collect(x)[0..2] AS some, reduce(a = 0, y IN [1, x] | a + y)",
    "MATCH (n) WITH n ORDER BY n.w DESC SKIP 1 LIMIT 2 DETACH DELETE n",
    "RETURN CASE WHEN 1 < 2 THEN date('2018-03') + duration('P1M') ELSE datetime() END AS d, substring('abc', 1, 2)",
    "MATCH p = shortestPath((a)-[*..3]-(b)) WHERE a <> b RETURN nodes(p), [r IN relationships(p) WHERE r.w > 0 | type(r)]",
    "CALL grounds.sources() YIELD key, year WHERE year > 2003 RETURN key, toUpper(key) STARTS WITH 'S'",
    "MATCH (n:A|B&!C) WHERE EXISTS { (n)-->() } AND COUNT { (n)--() } > 1 RETURN n {.*, k: 1.5e3}, n.w IS NULL",
    "EXPLAIN MATCH (n) FOREACH (x IN [1] | SET n.w = x) RETURN toInteger('1') + 9223372036854775807",
    "RETURN '\\u00e9' + \"b\" AS s, [1, 2.5, null, true, {a: [1]}] AS l, -1 ^ 2 % 3 XOR NOT true OR 1 IN [1]",
    "MATCH (n) CALL (n) { MATCH (n)-[r]->(m) RETURN count(r) AS c UNION RETURN 1 AS c } RETURN n, c",
    "USING LENS nested AS OF '2006-02' EXCLUDING SOURCE 's1', $p0 MATCH ()-[r:OPT*1..2]->() RETURN r[0].w, percentileCont(1, 0.5)",
];

#[rustfmt::skip]
const PIECES: [&str; 32] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "'",
    "\"",
    "`",
    "-",
    "->",
    "<-",
    "..",
    "*",
    "|",
    ":",
    ",",
    ";",
    "$p0",
    "null",
    "0x",
    "1e",
    "β",
    "\u{1}",
    "\n",
    " NOT ",
    " RETURN ",
    " WITH ",
    "/*",
    "//",
    "9223372036854775808",
    "e.",
];

/// A statement with some damage done to it.
fn damaged(choices: &mut Choices<'_>, statement: &str) -> String {
    let mut letters: Vec<char> = statement.chars().collect();
    for _ in 0..choices.below(6) {
        let (at, to) = (choices.below(letters.len() + 1), choices.below(letters.len() + 1));
        let (first, last) = (at.min(to), at.max(to).min(at.min(to) + 12));
        match choices.below(5) {
            0 => drop(letters.drain(first..last)),
            1 => {
                let piece: Vec<char> = choices.pick(&PIECES).chars().collect();
                letters.splice(at..at, piece);
            }
            2 => {
                let copied: Vec<char> = letters[first..last].to_vec();
                letters.splice(at..at, copied);
            }
            3 => letters.truncate(to.max(5)),
            _ => {
                let other: Vec<char> = choices.pick(&WRITTEN).chars().collect();
                let start = choices.below(other.len());
                letters.splice(at..at, other[start..].iter().copied().take(25));
            }
        }
    }
    letters.into_iter().collect()
}

fn check(graph: &[u16], choices: &[u16], generated: bool) -> Result<(), TestCaseError> {
    let mut choices = Choices::new(choices);
    let statement = if generated {
        let mut parameters = Vec::new();
        let (one, other) = LensModel::choose(&mut choices).text(&mut parameters);
        format!("{one}{other}{}", reading(&mut choices).text)
    } else {
        choices.pick(&WRITTEN).to_owned()
    };
    let text = damaged(&mut choices, &statement);
    let graph = Model::choose(&mut Choices::new(graph)).build(0);
    let mut session = session(graph, &[("p0".to_owned(), "s0".into())]);
    session.options_mut().timeout_ms = Some(2_000);
    session.options_mut().memory_bytes_max = Some(64 << 20);
    let outcome = catch_unwind(AssertUnwindSafe(|| match session.run(&text) {
        Ok(result) => {
            result.rows().map(|row| row.iter().map(|value| result.plain_value(value).len()).sum::<usize>()).sum()
        }
        Err(errors) => errors.iter().map(|error| error.to_string().len()).sum::<usize>(),
    }));
    if outcome.is_err() {
        return Err(TestCaseError::fail(format!("it panics: {text:?}")));
    }
    if let Err(errors) = session.run(&text)
        && let Some(fault) = errors.iter().find(|error| error.code == "InternalError")
    {
        return Err(TestCaseError::fail(format!("{text:?}\n{fault}")));
    }
    Ok(())
}

#[test]
fn no_text_panics() {
    let mut runner = TestRunner::new(config(10_000));
    let strategy = (numbers(60), numbers(60), prop::bool::weighted(0.4));
    let outcome = runner.run(&strategy, |(graph, choices, generated)| check(&graph, &choices, generated));
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
