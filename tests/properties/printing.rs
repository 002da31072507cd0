//! A statement that was parsed and printed says the same: it prints the same again, and gives the same answer.

use proptest::test_runner::{TestCaseError, TestRunner};

use super::choices::{Choices, numbers};
use super::config;
use super::lens::LensModel;
use super::model::Model;
use super::run::{answer, session};
use super::statement::reading;

use grounds::syntax::{parse_statement, print_statement};

fn check(graph: &[u16], lens: &[u16], statement: &[u16]) -> Result<(), TestCaseError> {
    let statement = reading(&mut Choices::new(statement));
    let mut parameters = Vec::new();
    let (one, other) = LensModel::choose(&mut Choices::new(lens)).text(&mut parameters);
    let text = format!("{one}{other}{}", statement.text);
    let parsed = |text: &str| parse_statement(text).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")));
    let printed = print_statement(&parsed(&text)?);
    let again = print_statement(&parsed(&printed)?);
    if printed != again {
        return Err(TestCaseError::fail(format!("{text}\nprints as\n{printed}\nand that as\n{again}")));
    }
    let mut session = session(Model::choose(&mut Choices::new(graph)).build(0), &parameters);
    let typed = answer(&mut session, &text, statement.is_ordered);
    if typed != answer(&mut session, &printed, statement.is_ordered) {
        return Err(TestCaseError::fail(format!("{text}\nand\n{printed}\ngive different answers")));
    }
    Ok(())
}

#[test]
fn what_is_printed_means_what_was_parsed() {
    let mut runner = TestRunner::new(config(300));
    let outcome = runner
        .run(&(numbers(400), numbers(40), numbers(120)), |(graph, lens, statement)| check(&graph, &lens, &statement));
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
