//! Statements that write: one that fails changes nothing, and what follows a write reads the graph as written (L7).

use std::cell::Cell;

use proptest::test_runner::{TestCaseError, TestRunner};

use super::choices::{Choices, numbers};
use super::dump::dump;
use super::model::{Model, SOURCES};
use super::run::{answer, session};
use super::{cases, config};

/// A clause that writes; the node `n` is bound.
fn write(choices: &mut Choices<'_>) -> String {
    let (source, other) = (choices.pick(&SOURCES), choices.pick(&SOURCES));
    match choices.below(18) {
        0 => "CREATE (:New {id: 'new'})".to_owned(),
        1 => "CREATE (n)-[:FRESH {w: 1}]->(:A)".to_owned(),
        2 => "SET n.w = 7, n:Marked".to_owned(),
        3 => "SET n += {fresh: true}".to_owned(),
        4 => "REMOVE n.w, n:A".to_owned(),
        5 => format!("MERGE (m:Merged {{w: {}}}) ON CREATE SET m.made = true", choices.below(3)),
        6 => format!("ASSERT (n)-[:OPT]->(:A {{id: 'asserted'}}) SUPPORTED BY '{source}' {{n: 1}}"),
        7 => "ASSERT (:A {id: 'fresh', synonyms: ['a']})".to_owned(),
        8 => "MERGE SOURCE 'new' {year: 2018}".to_owned(),
        9 => format!("MERGE SOURCE '{source}' {{title: 'T'}}"),
        10 => format!("RETRACT SOURCE '{other}' ON 2018"),
        11 => "FOREACH (x IN [1, 2] | CREATE (:Each {x: x}))".to_owned(),
        12 => "WITH n OPTIONAL MATCH (n)-[r]-() REMOVE EVIDENCE e FROM r WHERE e.stance = 'supports'".to_owned(),
        13 => "WITH n OPTIONAL MATCH (n)-[r]-() DELETE r".to_owned(),
        14 => format!("MERGE SOURCE '{source}' {{standing: 'retracted', standing_date: '2003'}}"),
        15 => format!("SET STANDING OF SOURCE '{source}' TO 'current' ON 2020"),
        16 => format!(
            "WITH n OPTIONAL MATCH (m) WHERE m.id > 'n1' ASSERT (n)-[:DOSED]->(:B {{id: 'b'}}) REFUTED BY '{source}'"
        ),
        _ => "MERGE (n)-[:IS_A]->(:A {id: 'merged'})".to_owned(),
    }
}

/// How a statement ends that cannot end well.
const ENDINGS: [&str; 9] = [
    "WITH 1 AS one UNWIND [1, 0] AS divisor RETURN 1 / divisor",
    "SET n.bad = {a: 1}",
    "ASSERT (nobody_there)-[:OPT]->(n)",
    "ASSERT (n)-[:OPT]->(:A {id: 'z'}) SUPPORTED BY 'no_such_source'",
    "ASSERT (n)-[:REQ]->(:A {id: 'unheard_of'})",
    "MERGE SOURCE 's0' {year: 1900, title: 'another'} MERGE SOURCE 's0' {title: 'a third'}",
    "SET STANDING OF SOURCE 's0' TO 'well liked'",
    "MERGE (:A {w: null})",
    "CREATE (n)-[:X]->(m) WITH n LIMIT 1 DELETE n",
];

fn check(graph: &[u16], statement: &[u16]) -> Result<(), TestCaseError> {
    let model = Model::choose(&mut Choices::new(graph));
    let mut choices = Choices::new(statement);
    let mut clauses = vec!["MATCH (n {id: 'n0'})".to_owned()];
    for _ in 0..=choices.below(4) {
        clauses.push(write(&mut choices));
    }
    clauses.push(choices.pick(&ENDINGS).to_owned());
    let text = clauses.join("\n");
    let mut session = session(model.build(0), &[]);
    let before = session.database().graph();
    let outcome = session.run(&text);
    let after = session.database().graph();
    if let Ok(result) = outcome {
        return Err(TestCaseError::fail(format!(
            "it does not fail but gives {} rows\n{text}\n{model:?}",
            result.len()
        )));
    }
    if before.version() != after.version() || dump(&before) != dump(&after) {
        return Err(TestCaseError::fail(format!("it fails but changes the graph\n{text}\n{model:?}")));
    }
    Ok(())
}

#[test]
fn a_statement_that_fails_changes_nothing() {
    let mut runner = TestRunner::new(config(300));
    let outcome = runner.run(&(numbers(400), numbers(30)), |(graph, statement)| check(&graph, &statement));
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// What stands below is all that evidence bears on.
const READ: &str = "MATCH (a)-[r]->(b) \
     RETURN a.id AS a, type(r) AS t, b.id AS b, status(r) AS s, support(r) AS n, confidence(r) AS c, evidence(r) AS e";

#[test]
fn l7_what_follows_a_write_reads_the_graph_as_written() {
    let mut runner = TestRunner::new(config(300));
    let failed = Cell::new(0u32);
    let outcome = runner.run(&(numbers(700), numbers(40)), |(graph, statement)| {
        let model = Model::choose(&mut Choices::new(&graph));
        let mut choices = Choices::new(&statement);
        let lens = choices.pick(&["", "USING ALL EVIDENCE "]);
        let mut clauses = vec!["MATCH (n {id: 'n0'})".to_owned()];
        for _ in 0..=choices.below(3) {
            clauses.push(write(&mut choices));
            clauses.push("WITH DISTINCT n".to_owned());
        }
        let writes = clauses.join("\n");
        let mut one = session(model.build(0), &[]);
        let mut two = session(model.build(0), &[]);
        let at_once = answer(&mut one, &format!("{lens}{writes}\nWITH count(*) AS written {READ}"), false);
        let first = answer(&mut two, &format!("{lens}{writes}\nRETURN count(*)"), false);
        let then = first.and_then(|_| answer(&mut two, &format!("{lens}{READ}"), false));
        failed.set(failed.get() + u32::from(at_once.is_err()));
        if at_once != then || dump(&one.database().graph()) != dump(&two.database().graph()) {
            let message = format!("at once: {at_once:?}\none by one: {then:?}\n{lens}{writes}\n{model:?}");
            return Err(TestCaseError::fail(message));
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    // Statements that all fail would say nothing.
    assert!(failed.get() * 4 < cases(300), "{} statements failed", failed.get());
}
