//! Random statements on random graphs give the same on the engine as on the evaluator: the same rows, an error where it
//! has one, the same graph afterwards.
//!
//! What is held to what:
//! - The evaluator runs a statement under several orders of everything that has no order. Where the rows are the same
//!   list under all of them, the engine must give that list; where they are the same bag, that bag; else nothing is
//!   asked of the rows. Likewise the graph, and whether there is an error at all. This takes care of `collect` without
//!   `ORDER BY`, of `LIMIT` without a total order, of writes whose last row wins, of `shortestPath` among equals, and of
//!   which of two equal numbers (`1`, `1.0`) stands for a group.
//! - An error is an error: which of several comes first is not compared.
//! - Every generated statement must compile; a compile-time error is a finding.

use std::cell::RefCell;

use grounds::syntax::parse_statement;
use grounds::{Database, Session};
use proptest::test_runner::{Config, FileFailurePersistence, TestCaseError, TestError, TestRunner};

use super::choices::{Choices, numbers};
use super::evaluator::{Failed, Order, Outcome, TOO_MUCH_WORK, run};
use super::generate;
use super::graph::Graph;
use super::text::{graph_text, model_of, value_of, value_text};

/// What a statement gave.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    Done { rows: Vec<String>, graph: Vec<String> },
    Failed,
    GivenUp,
}

impl Answer {
    fn bag(&self) -> Option<Vec<String>> {
        match self {
            Answer::Done { rows, .. } => {
                let mut rows = rows.clone();
                rows.sort();
                Some(rows)
            }
            Answer::Failed | Answer::GivenUp => None,
        }
    }

    fn graph(&self) -> Option<&Vec<String>> {
        match self {
            Answer::Done { graph, .. } => Some(graph),
            Answer::Failed | Answer::GivenUp => None,
        }
    }
}

fn text_of_row(cells: &[(String, String)]) -> String {
    let mut cells: Vec<String> = cells.iter().map(|(name, value)| format!("{name} = {value}")).collect();
    cells.sort();
    cells.join(" | ")
}

fn evaluated(outcome: Result<Outcome, Failed>) -> Answer {
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(Failed(why)) if why == TOO_MUCH_WORK => return Answer::GivenUp,
        Err(Failed(_)) => return Answer::Failed,
    };
    // A statement without `RETURN` gives no rows.
    let rows = if outcome.table.columns.is_empty() { Vec::new() } else { outcome.table.rows };
    let cell = |(name, value): (&String, &_)| (name.clone(), value_text(value, &outcome.graph));
    let rows = rows.iter().map(|row| text_of_row(&row.iter().map(cell).collect::<Vec<_>>())).collect();
    Answer::Done { rows, graph: graph_text(&outcome.graph) }
}

fn engine_answer(session: &mut Session, text: &str) -> Answer {
    let Ok(result) = session.run(text) else { return Answer::Failed };
    let graph = model_of(result.graph());
    let rows = result.rows().map(|row| {
        let cell = |(name, value): (&_, &_)| (format!("{name}"), value_text(&value_of(value), &graph));
        text_of_row(&result.columns().iter().zip(&row).map(cell).collect::<Vec<_>>())
    });
    let rows = rows.collect();
    Answer::Done { rows, graph: graph_text(&model_of(&session.database().graph())) }
}

const ORDERS: [Order; 4] = [Order::Forward, Order::Backward, Order::Shuffled(1), Order::Shuffled(2)];

/// What was asked of the engine.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    lists: usize,
    bags: usize,
    errors: usize,
    open: usize,
    rows: usize,
    writes: usize,
    given_up: usize,
}

/// Runs a statement on both, on a graph that a statement makes; says where they differ.
pub fn compare(setup: &str, text: &str, tally: &mut Tally) -> Result<(), String> {
    let mut session = Session::new(Database::in_memory());
    session.options_mut().timeout_ms = Some(20_000);
    if !setup.is_empty() {
        session.run(setup).map_err(|errors| format!("the graph cannot be made: {}", errors[0].message))?;
    }
    let before = model_of(&session.database().graph());
    if let Err(errors) = session.run(&format!("EXPLAIN {text}")) {
        return Err(format!("it does not compile: {}: {}", errors[0].code, errors[0].message));
    }
    let statement = parse_statement(text).map_err(|error| error.message.to_string())?;
    let answers = |orders: &[Order]| orders.iter().map(|order| evaluated(run(&statement, &before, *order))).collect();
    let mut expected: Vec<Answer> = answers(&ORDERS[..1]);
    if expected[0] == Answer::GivenUp {
        tally.given_up += 1;
        return Ok(());
    }
    expected.extend::<Vec<Answer>>(answers(&ORDERS[1..]));
    let found = engine_answer(&mut session, text);
    // What four orders agree in, hundreds may not: the more of them are tried, the rarer is an outcome missed.
    let mut seed = 3;
    while differs(&found, &expected).is_some() && seed < 300 {
        expected.push(evaluated(run(&statement, &before, Order::Shuffled(seed))));
        seed += 1;
    }
    count(&before, &expected, tally);
    let reason = match &found {
        Answer::Failed => {
            let failed = session.run(text).err().and_then(|errors| errors.into_iter().next());
            failed.map_or(String::new(), |error| format!(" ({}: {})", error.code, error.message))
        }
        _ => match run(&statement, &before, Order::Forward) {
            Err(Failed(why)) => format!(" (evaluator: {why})"),
            Ok(_) => String::new(),
        },
    };
    match differs(&found, &expected) {
        Some(what) => Err(format!("{what}{reason}\nengine:    {found:#?}\nevaluator: {:#?}", expected[0])),
        None => Ok(()),
    }
}

/// What the engine gives otherwise than the evaluator gives under all orders.
fn differs(found: &Answer, expected: &[Answer]) -> Option<&'static str> {
    let failed = expected.iter().filter(|answer| **answer == Answer::Failed).count();
    if failed > 0 {
        return (failed == expected.len() && *found != Answer::Failed).then_some("it should fail");
    }
    let first = &expected[0];
    if *found == Answer::Failed {
        return Some("it should not fail");
    }
    if expected.iter().all(|answer| answer.graph() == first.graph()) && found.graph() != first.graph() {
        return Some("the graph afterwards differs");
    }
    let lists = |answer: &Answer| if let Answer::Done { rows, .. } = answer { Some(rows.clone()) } else { None };
    if expected.iter().all(|answer| answer.bag() == first.bag()) {
        if found.bag() != first.bag() {
            return Some("the rows differ");
        }
        if expected.iter().all(|answer| lists(answer) == lists(first)) && lists(found) != lists(first) {
            return Some("the rows come in another order");
        }
    }
    None
}

fn count(before: &Graph, expected: &[Answer], tally: &mut Tally) {
    let Answer::Done { rows, graph } = &expected[0] else {
        tally.errors += 1;
        return;
    };
    tally.writes += usize::from(*graph != graph_text(before));
    tally.rows += usize::from(!rows.is_empty());
    if expected.iter().all(|answer| answer == &expected[0]) {
        tally.lists += 1;
    } else if expected.iter().all(|answer| answer.bag() == expected[0].bag()) {
        tally.bags += 1;
    } else {
        tally.open += 1;
    }
}

/// How many statements are tried.
fn cases() -> u32 {
    std::env::var("GROUNDS_CASES").ok().and_then(|given| given.parse().ok()).unwrap_or(1200)
}

#[test]
fn the_engine_gives_what_the_evaluator_gives() {
    let config = Config {
        cases: cases(),
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        max_shrink_iters: 4_000,
        ..Config::default()
    };
    let tally = RefCell::new(Tally::default());
    let mut runner = TestRunner::new(config);
    let outcome = runner.run(&(numbers(300), numbers(300)), |(graph, statement)| {
        let setup = generate::graph(&mut Choices::new(&graph));
        let text = generate::statement(&mut Choices::new(&statement));
        compare(&setup, &text, &mut tally.borrow_mut())
            .map_err(|what| TestCaseError::fail(format!("{what}\n\n{setup};\n\n{text}\n")))
    });
    match outcome {
        Err(TestError::Fail(what, _)) => panic!("{what}"),
        Err(error) => panic!("{error}"),
        Ok(()) => {}
    }
    // Statements of which nothing is asked, that all fail or find nothing would say little.
    let tally = tally.into_inner();
    let all = tally.lists + tally.bags + tally.errors + tally.open;
    assert!(
        tally.open * 5 < all && tally.errors * 4 < all && tally.rows * 5 > all && tally.given_up * 10 < all,
        "{tally:?}"
    );
}
