//! Statements on which the engine and the evaluator once differed, each as small as it came.

use super::agreement::{Tally, compare};

fn agree(cases: &[(&str, &str)]) {
    for (setup, statement) in cases {
        if let Err(what) = compare(setup, statement, &mut Tally::default()) {
            panic!("{what}\n\n{setup};\n\n{statement}");
        }
    }
}

#[test]
fn simple_statements() {
    agree(&[("CREATE (:A {i: 1})-[:R]->(:B {i: 2})", "MATCH (a)-[r]-(b) RETURN a, r, b ORDER BY a.i")]);
}
