//! Tries the runner itself: what must pass passes, and what must fail fails for its reason.

use std::path::Path;

use libtest_mimic::Trial;

use crate::{feature, steps};

/// A trial of the runner: its name, a scenario's steps, and a part of the message if it must fail.
type Check = (&'static str, &'static str, Option<&'static str>);

const CHECKS: [Check; 24] = [
    (
        "a right value passes",
        "When executing query: RETURN 1 AS x\nThen the result should be, in order:\n| x |\n| 1 |",
        None,
    ),
    (
        "an integer is no float",
        "When executing query: RETURN 1 AS x\nThen the result should be, in order:\n| x |\n| 1.0 |",
        Some("expected 1 rows, found 1"),
    ),
    (
        "a missing row is seen",
        "When executing query: RETURN 1 AS x\nThen the result should be, in any order:\n| x |\n| 1 |\n| 1 |",
        Some("expected 2 rows, found 1"),
    ),
    (
        "the names of columns count",
        "When executing query: RETURN 1 AS x\nThen the result should be, in any order:\n| y |\n| 1 |",
        Some("expected the columns"),
    ),
    (
        "the order of rows counts where it is said",
        "When executing query: UNWIND [1, 2] AS x RETURN x\nThen the result should be, in order:\n| x |\n| 2 |\n| 1 |",
        Some("expected 2 rows, found 2"),
    ),
    (
        "the order of rows does not count elsewhere",
        "When executing query: UNWIND [1, 2] AS x RETURN x\nThen the result should be, in any order:\n| x |\n| 2 |\n| 1 |",
        None,
    ),
    (
        "the order of elements counts",
        "When executing query: RETURN [1, 2] AS x\nThen the result should be, in any order:\n| x |\n| [2, 1] |",
        Some("expected 1 rows, found 1"),
    ),
    (
        "the order of elements does not count where it is ignored",
        "When executing query: RETURN [1, {a: [2, 3]}] AS x\n\
         Then the result should be (ignoring element order for lists):\n| x |\n| [{a: [3, 2]}, 1] |",
        None,
    ),
    (
        "all forms of values are read",
        "When executing query: CREATE p = (:A:B {x: [1.5, 'y']})-[r:R {z: true}]->()<-[:S]-(:C)\
         RETURN p, r, {`a b`: null} AS m, 0.0 / 0.0 AS n, 1 / 0.0 AS i, -1 / 0.0 AS j, date('2020-01-02') AS d\n\
         Then the result should be, in any order:\n| p | r | m | n | i | j | d |\n\
         | <(:B:A {x: [1.5, 'y']})-[:R {z: true}]->()<-[:S]-(:C)> | [:R {z: true}] | {`a b`: null} | NaN | Inf | -Inf \
         | '2020-01-02' |",
        None,
    ),
    (
        "the direction in a path counts",
        "When executing query: CREATE p = (:A)-[:R]->(:B) RETURN p\n\
         Then the result should be, in any order:\n| p |\n| <(:A)<-[:R]-(:B)> |",
        Some("expected 1 rows, found 1"),
    ),
    (
        "side effects must be named",
        "When executing query: CREATE (:A {x: 1})\nThen the side effects should be:\n| +nodes | 1 |\n| +labels | 1 |",
        Some("+properties 1"),
    ),
    ("no side effects means none", "When executing query: CREATE ()\nThen no side effects", Some("+nodes 1")),
    (
        "a side effect that is none is refused",
        "When executing query: CREATE ()\nThen the side effects should be:\n| +edges | 1 |",
        Some("`+edges` is no side effect"),
    ),
    (
        "a control query has side effects of its own",
        "When executing query: CREATE (:A)\nThen the result should be empty\n\
         When executing control query: MATCH (a) RETURN a\nThen the result should be, in any order:\n| a |\n| (:A) |\n\
         And no side effects",
        None,
    ),
    (
        "an error that nobody expects fails",
        "When executing query: RETURN x\nThen the result should be empty",
        Some("UndefinedVariable"),
    ),
    (
        "an expected error must come",
        "When executing query: RETURN 1\nThen a SyntaxError should be raised at compile time: *",
        Some("it gave 1 rows"),
    ),
    (
        "the phase of an error counts",
        "When executing query: RETURN x\nThen a SyntaxError should be raised at runtime: UndefinedVariable",
        Some("expected SyntaxError at runtime"),
    ),
    (
        "the type of an error counts",
        "When executing query: RETURN x\nThen a TypeError should be raised at compile time: UndefinedVariable",
        Some("expected TypeError"),
    ),
    (
        "any time and any detail take an error of the type",
        "When executing query: RETURN x\nThen a SyntaxError should be raised at any time: *",
        None,
    ),
    (
        "an unknown step fails before a query",
        "Given a graph of sorts\nWhen executing query: RETURN 1",
        Some("there is no such step"),
    ),
    (
        "an unknown step fails after a query",
        "When executing query: RETURN 1\nThen the result should be wonderful",
        Some("there is no such step"),
    ),
    ("a scenario that expects nothing fails", "When executing query: RETURN 1", Some("expects nothing")),
    (
        "a named graph that is not there fails",
        "Given the missing graph\nWhen executing query: RETURN 1\nThen no side effects",
        Some("missing.cypher"),
    ),
    (
        "procedures have typed fields",
        "Given there exists a procedure a.b(x :: NUMBER?, l :: LIST? OF ANY?) :: (y :: MAP, z :: DATE?):\n\
         | x | l | y | z |\n| 1.0 | [1] | {k: 2} | '2020-01-01' |\n\
         And there exists a procedure a.c() :: ():\n|\n\
         When executing query: CALL a.c() CALL a.b(1, [1]) YIELD y, z RETURN y, z\n\
         Then the result should be, in any order:\n| y | z |\n| {k: 2} | '2020-01-01' |",
        None,
    ),
];

/// Outlines: the names that must come out of the steps below.
const OUTLINE: &str = "Feature: outlines
  Background:
    Given any graph
  Scenario Outline: [1] of <a>
    When executing query: RETURN <a> AS x
    Then the result should be, in any order:
      | x   |
      | <b> |
    Examples:
      | a     | b     |
      | 1     | 1     |
      | '<b>' | '<b>' |
    @tagged
    Examples:
      | a            | b      |
      | 'x\\\\\\\\\\|' | 'x\\\\\\\\\\|' |
  Scenario Outline: [2] without examples
    When executing query: RETURN <a> AS x
    Examples:
      | a |
";

/// Returns the trials of the runner.
pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = CHECKS
        .iter()
        .map(|(name, steps, wanted)| Trial::test(format!("the runner > {name}"), || Ok(check(steps, *wanted)?)))
        .collect();
    trials.push(Trial::test("the runner > outlines are expanded", || Ok(outlines()?)));
    trials
}

fn check(text: &str, wanted: Option<&str>) -> Result<(), String> {
    let feature = format!("Feature: one\n  Scenario: one\n{text}\n");
    let scenarios = feature::parse(&feature)?;
    let outcome = scenarios.iter().try_for_each(|scenario| steps::run(scenario, Path::new("."), &steps::USUAL));
    match (outcome, wanted) {
        (Ok(()), None) => Ok(()),
        (Err(message), Some(wanted)) if message.contains(wanted) => Ok(()),
        (Ok(()), Some(wanted)) => Err(format!("it passed, though it must fail with `{wanted}`")),
        (Err(message), _) => Err(message),
    }
}

fn outlines() -> Result<(), String> {
    let scenarios = feature::parse(OUTLINE)?;
    let names: Vec<&str> = scenarios.iter().map(|scenario| scenario.name.as_str()).collect();
    let wanted = ["[1] of 1 > 1", "[1] of '<b>' > 2", "[1] of 'x\\\\|' > 3", "[2] without examples > no examples"];
    if names != wanted {
        return Err(format!("the scenarios are {names:?}"));
    }
    let (last, filled) = scenarios.split_last().ok_or("there are no scenarios")?;
    filled.iter().try_for_each(|scenario| steps::run(scenario, Path::new("."), &steps::USUAL))?;
    match steps::run(last, Path::new("."), &steps::USUAL) {
        Ok(()) => Err("an outline without examples passed".to_owned()),
        Err(_) => Ok(()),
    }
}
