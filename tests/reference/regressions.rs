//! Statements on which the engine and the evaluator once differed, each as small as it came.

use super::agreement::{Tally, compare};

fn agree(cases: &[(&str, &str)]) {
    for (setup, statement) in cases {
        if let Err(what) = compare(setup, statement, &mut Tally::default()) {
            panic!("{what}\n\n{setup};\n\n{statement}");
        }
    }
}

const THREE: &str =
    "CREATE (a:A {k: 0, i: 1}), (:A {k: 1}), (b:B {k: 2}), (a)-[:R {k: 3, i: 1}]->(a), (b)-[:R {k: 4}]->(a)";

/// A subquery's plan did not hand the variables of its surroundings to the plans inside it.
#[test]
fn an_optional_match_in_a_subquery_sees_what_is_outside() {
    agree(&[
        (
            THREE,
            "MATCH (n) RETURN n.k AS k, COLLECT { OPTIONAL MATCH (m)-[r]->() WHERE n.i = 1 RETURN r.k AS v ORDER BY v } AS c",
        ),
        (THREE, "MATCH (n) RETURN n.k AS k, COUNT { OPTIONAL MATCH (m) WHERE n.i = 1 RETURN m } AS c"),
        (
            THREE,
            "MATCH (n) WHERE EXISTS { MATCH (m) CALL (*) { MATCH (m)-->(x) WHERE x.k < n.k RETURN x } RETURN x } RETURN n.k AS k",
        ),
    ]);
}

/// A node that an `OPTIONAL MATCH` had not found, alone in a pattern, was taken as found.
#[test]
fn null_is_no_node() {
    agree(&[
        (THREE, "OPTIONAL MATCH (n:C) MATCH (n) RETURN n"),
        (THREE, "OPTIONAL MATCH (n:C) OPTIONAL MATCH p = (n) RETURN n, p"),
        (THREE, "OPTIONAL MATCH (n:C) RETURN COUNT { MATCH (n) RETURN 1 AS v } AS c, EXISTS { (n) } AS e"),
        (THREE, "OPTIONAL MATCH (n:C) MATCH (n), (m) RETURN m.k AS k"),
    ]);
}

/// `SET n = map` made all maps before it set any, though `SET n.key = value` went row by row.
#[test]
fn each_row_sees_what_the_rows_before_it_set() {
    agree(&[
        (THREE, "MATCH (n {k: 0}) UNWIND [1, 2, 3] AS x SET n += {i: n.i + 1} RETURN n.i AS i"),
        (THREE, "MATCH (n {k: 0}) UNWIND [1, 2, 3] AS x SET n = {i: n.i * 2}"),
        (THREE, "MATCH (n {k: 0}) FOREACH (x IN [1, 2] | SET n = {i: n.i + 1})"),
    ]);
}
