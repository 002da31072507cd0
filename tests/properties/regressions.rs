//! Counter-examples that the laws have found, each as small as it came.

use grounds::{Database, Session};

use super::run::answer;

fn rows(setup: &[&str], statement: &str) -> Vec<String> {
    let mut session = Session::new(Database::in_memory());
    for text in setup {
        session.run(text).expect("is a good statement");
    }
    answer(&mut session, statement, false).expect("is a good statement")
}

/// A lens hid the only loop, and every relationship of another pair was taken for one: a scan by relationships did not
/// compare the two ends that are one variable.
#[test]
fn a_pattern_from_a_node_to_itself_matches_loops_only() {
    let setup = [
        "MERGE SOURCE 'gone' {year: 2000, standing: 'retracted'}",
        "CREATE (a:A {id: 'a'})-[:OPT {uid: 1}]->(b {id: 'b'}), (a)-[:OPT {uid: 2}]->(b)",
        "ASSERT (a)-[:OPT]->(a) SUPPORTED BY 'gone'",
    ];
    assert_eq!(rows(&setup, "MATCH (n)-[r]->(n) RETURN n.id"), [""; 0]);
    assert_eq!(rows(&setup, "USING ALL EVIDENCE MATCH (n)-[r]->(n) RETURN n.id"), ["'a'"]);
    assert_eq!(rows(&setup, "USING ALL EVIDENCE MATCH (n)-[r]-(n) RETURN n.id"), ["'a'"]);
}
