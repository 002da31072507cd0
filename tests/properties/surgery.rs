//! L6: a lens equals surgery. A statement under a lens gives what the same statement gives under `USING ALL EVIDENCE` on
//! the graph from which the claims that do not match and the items that are not visible were left out.

use std::cell::Cell;

use proptest::test_runner::{TestCaseError, TestRunner};

use super::choices::{Choices, numbers};
use super::lens::LensModel;
use super::model::Model;
use super::run::{answer, session};
use super::statement::{Reading, reading};
use super::{cases, config};

/// Runs one case; says whether the statement gave rows.
pub fn check(model: &Model, lens: &LensModel, statement: &Reading, rotation: usize) -> Result<bool, TestCaseError> {
    let meaning = lens.meaning();
    let mut parameters = Vec::new();
    let (of_session, own) = lens.text(&mut parameters);

    let mut whole = session(model.build(0), &parameters);
    if lens.of_session > 0
        && let Err(errors) = whole.set_lens(Some(of_session.clone()))
    {
        return Err(TestCaseError::fail(format!("the session does not take the lens {of_session}: {errors:?}")));
    }
    let under_lens = answer(&mut whole, &format!("{own}{}", statement.text), statement.is_ordered);
    let mut reduced = session(meaning.surgery(model).build(rotation), &parameters);
    let after_surgery = answer(&mut reduced, &format!("USING ALL EVIDENCE\n{}", statement.text), statement.is_ordered);
    let described =
        format!("session lens: {of_session}\n{own}{}\nparameters: {parameters:?}\n{model:?}", statement.text);
    if let (Err(codes), _) | (_, Err(codes)) = (&under_lens, &after_surgery) {
        return Err(TestCaseError::fail(format!("fails with {codes:?}\n{described}")));
    }
    if under_lens != after_surgery {
        let message = format!("under the lens: {under_lens:?}\nafter surgery: {after_surgery:?}\n{described}");
        return Err(TestCaseError::fail(message));
    }
    Ok(under_lens.is_ok_and(|rows| !rows.is_empty()))
}

#[test]
fn l6_a_lens_equals_surgery() {
    let mut runner = TestRunner::new(config(300));
    let with_rows = Cell::new(0u32);
    let strategy = (numbers(700), numbers(40), numbers(120), 0usize..7);
    let outcome = runner.run(&strategy, |(graph, lens, statement, rotation)| {
        let model = Model::choose(&mut Choices::new(&graph));
        let lens = LensModel::choose(&mut Choices::new(&lens));
        let statement = reading(&mut Choices::new(&statement));
        if check(&model, &lens, &statement, rotation)? {
            with_rows.set(with_rows.get() + 1);
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    // A law about statements that all give nothing would say nothing.
    assert!(with_rows.get() * 4 > cases(300), "only {} statements gave rows", with_rows.get());
}

/// Ties among shortest paths are where the engine chooses: by the claims, not by the order in which they came.
#[test]
fn l6_ties_of_shortest_paths_do_not_depend_on_internal_numbers() {
    let patterns = [
        "shortestPath((a)-[*..4]-(b))",
        "shortestPath((a)-[*]->(b))",
        "shortestPath((a)<-[:OPT|DOSED|IS_A*..5]-(b))",
        "shortestPath((a)-[*1..3 {w: 0}]-(b))",
        "ANY SHORTEST (a)-[]-{,4}(b)",
        "SHORTEST 2 (a)-->+(b)",
        "ANY (a)-->(x)--+(b)",
        "ANY SHORTEST (a) ((x)-->(y)--(z) WHERE x.w <= z.w)+ (b)",
    ];
    let mut runner = TestRunner::new(config(300));
    let strategy = (numbers(900), numbers(20), 0..patterns.len(), 0usize..7);
    let outcome = runner.run(&strategy, |(graph, lens, pattern, rotation)| {
        let model = Model::choose(&mut Choices::new(&graph));
        let lens = LensModel::choose(&mut Choices::new(&lens));
        // A selector may also find its ends itself, or one of them.
        let bound = match rotation % 3 {
            1 if pattern > 3 => "",
            2 if pattern > 3 => "MATCH (b) ",
            _ => "MATCH (a), (b) WHERE a.id <> b.id ",
        };
        let text = format!("{bound}MATCH p = {} RETURN a.id AS a, b.id AS b, p", patterns[pattern]);
        check(&model, &lens, &Reading { text, is_ordered: false }, rotation).map(|_| ())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
