//! A statement that fails changes nothing, whatever it wrote before it failed.

use proptest::test_runner::{TestCaseError, TestRunner};

use super::choices::{Choices, numbers};
use super::config;
use super::dump::dump;
use super::model::{Model, SOURCES};
use super::run::session;

/// A clause that writes; the node `n` is bound.
fn write(choices: &mut Choices<'_>) -> String {
    let (source, other) = (choices.pick(&SOURCES), choices.pick(&SOURCES));
    match choices.below(14) {
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
        _ => "WITH n OPTIONAL MATCH (n)-[r]-() DELETE r".to_owned(),
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
