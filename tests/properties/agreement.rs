//! However a statement is run, it gives the same answer: with batches of any size, with rewrites on or off, on the graph
//! in memory or read back from its file.

use proptest::test_runner::{TestCaseError, TestRunner};

use super::choices::{Choices, numbers};
use super::config;
use super::lens::LensModel;
use super::model::Model;
use super::run::{answer, session};
use super::statement::reading;

use grounds::{Database, OpenOptions, Rewrites, Session, SessionOptions};

type Change = fn(&mut SessionOptions);

/// The ways to run a statement that must not matter.
const CHANGES: [(&str, Change); 14] = [
    ("batches of one row", |options| options.batch_rows = 1),
    ("batches of two rows", |options| options.batch_rows = 2),
    ("one thread", |options| options.threads = Some(1)),
    ("four threads and batches of two rows", |options| {
        options.threads = Some(4);
        options.batch_rows = 2;
    }),
    ("patterns in the order of the text", |options| options.rewrites.order_patterns = false),
    ("no seek by id", |options| options.rewrites.seek_ids = false),
    ("no seek by property", |options| options.rewrites.seek_properties = false),
    ("predicates where they stand", |options| options.rewrites.push_predicates = false),
    ("all columns", |options| options.rewrites.prune_columns = false),
    ("whole sorts", |options| options.rewrites.top_k = false),
    ("listed expansions", |options| options.rewrites.count_expansions = false),
    ("enumerated counts", |options| options.rewrites.factorise_counts = false),
    ("circles closed by filters", |options| options.rewrites.intersect_circles = false),
    ("no rewrites and batches of one row", |options| {
        options.batch_rows = 1;
        options.rewrites = Rewrites::none();
    }),
];

fn check(graph: &[u16], lens: &[u16], statement: &[u16], file: &std::path::Path) -> Result<(), TestCaseError> {
    let model = Model::choose(&mut Choices::new(graph));
    let lens = LensModel::choose(&mut Choices::new(lens));
    let statement = reading(&mut Choices::new(statement));
    let mut parameters = Vec::new();
    let (session_lens, own) = lens.text(&mut parameters);
    let text = format!("{session_lens}{own}{}", statement.text);

    let mut plain = session(model.build(0), &parameters);
    let expected = answer(&mut plain, &text, statement.is_ordered);
    let same = |how: &str, found: Result<Vec<String>, Vec<String>>| {
        if found == expected {
            return Ok(());
        }
        let message = format!("{how}: {found:?}\notherwise: {expected:?}\n{text}\n{parameters:?}\n{model:?}");
        Err(TestCaseError::fail(message))
    };
    for (how, change) in CHANGES {
        let mut changed = session(plain.database().graph(), &parameters);
        change(changed.options_mut());
        same(how, answer(&mut changed, &text, statement.is_ordered))?;
    }

    plain.database().save_as(file).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let opened =
        Database::open(file, OpenOptions::default()).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let mut reopened = Session::new(opened);
    for (name, value) in &parameters {
        reopened.set_parameter(name.clone(), value.clone());
    }
    same("from its file", answer(&mut reopened, &text, statement.is_ordered))?;
    let (one, other) = (plain.run(&text), reopened.run(&text));
    let hidden = |result: Result<grounds::QueryResult, _>| result.map(|result| result.summary().hidden).ok();
    if hidden(one) != hidden(other) {
        return Err(TestCaseError::fail(format!("the notes differ once the graph is from its file\n{text}")));
    }
    Ok(())
}

#[test]
fn a_statement_gives_one_answer_however_it_is_run() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("graph.grounds");
    let mut runner = TestRunner::new(config(150));
    let outcome = runner.run(&(numbers(700), numbers(30), numbers(120)), |(graph, lens, statement)| {
        check(&graph, &lens, &statement, &file)
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
