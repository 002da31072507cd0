//! I3 and I4: what is asserted can come in any order and any number of times.

use proptest::test_runner::{TestCaseError, TestRunner};

use super::choices::{Choices, numbers};
use super::config;
use super::dump::dump;
use super::model::{DECLARATIONS, SOURCES};
use super::run::codes;

use grounds::evidence::METADATA_NAME;
use grounds::graph::Graph;
use grounds::{Database, Session};

/// Statements about the sources; each tells a part of what there is to know.
fn of_sources(choices: &mut Choices<'_>) -> Vec<String> {
    let mut statements = Vec::new();
    for (number, key) in SOURCES.iter().enumerate() {
        let date = if choices.chance(20) { "undated: true".to_owned() } else { format!("year: {}", 2000 + number) };
        statements.push(format!("MERGE SOURCE '{key}' {{{date}}}"));
        for _ in 0..choices.below(3) {
            let more = match choices.below(4) {
                0 => "title: 'T'".to_owned(),
                1 => "authors: ['A', 'B']".to_owned(),
                2 => "authors: ['B', 'C']".to_owned(),
                _ => {
                    let standing = choices.pick(&["retracted", "concern", "corrected"]);
                    format!("standing: '{standing}', standing_date: '{}'", 2010 + choices.below(3))
                }
            };
            statements.push(format!("MERGE SOURCE '{key}' {{{date}, {more}}}"));
        }
    }
    statements
}

fn node(choices: &mut Choices<'_>) -> String {
    let id = choices.below(3);
    let more = choices.pick(&["", ", synonyms: ['x']", ", synonyms: ['y', 'x']", ", w: 1"]);
    let label = choices.pick(&[":A", ":B", ""]);
    format!("({label} {{id: 'n{id}'{more}}})")
}

fn claim(choices: &mut Choices<'_>) -> String {
    let kind = choices.pick(&["OPT", "REQ", "DOSED", "IS_A", "OPT"]);
    let dose =
        if kind == "DOSED" { choices.pick(&["", " {dose: 'low'}", " {dose: 'high'}", " {dose: 3}"]) } else { "" };
    let (start, end) = (node(choices), node(choices));
    let arrow = if choices.chance(30) {
        format!("{start}<-[:{kind}{dose}]-{end}")
    } else {
        format!("{start}-[:{kind}{dose}]->{end}")
    };
    let evidence = match kind {
        "IS_A" => 0,
        "REQ" => 1 + choices.below(2),
        _ => choices.below(3),
    };
    let items: Vec<String> = (0..evidence).map(|_| item(choices)).collect();
    format!("ASSERT {arrow} {}", items.join(" "))
}

fn item(choices: &mut Choices<'_>) -> String {
    let stance = choices.pick(&["SUPPORTED", "REFUTED", "INCONCLUSIVE"]);
    let source = choices.pick(&SOURCES);
    let fields = choices.pick(&[
        "",
        "{design: 'animal'}",
        "{design: 'animal', directness: 'direct'}",
        "{design: 'animal', directness: 'indirect', checked: true}",
        "{n: 3, population: 'rats'}",
        "{confidence: 0.5}",
        "{doses: [1, 2]}",
    ]);
    let via = choices.pick(&["", "", "VIA 's0'", "VIA 's0' AT 'p. 3'"]);
    format!("{stance} BY '{source}' {fields} {via}")
}

/// The statements in an order that numbers tell, some of them twice.
fn shuffled(statements: &[String], choices: &mut Choices<'_>) -> Vec<String> {
    let mut left = statements.to_vec();
    let mut order = Vec::new();
    while !left.is_empty() {
        let place = choices.below(left.len());
        let statement = if choices.chance(15) { left[place].clone() } else { left.swap_remove(place) };
        order.push(statement);
    }
    order
}

fn graph_of(statements: &[String]) -> Result<Vec<String>, TestCaseError> {
    let mut graph = Graph::new();
    graph.set_metadata(METADATA_NAME, DECLARATIONS);
    let mut session = Session::new(Database::from_graph(graph));
    for statement in statements {
        if let Err(errors) = session.run(statement) {
            return Err(TestCaseError::fail(format!("{statement}\n{:?}\nafter {statements:#?}", codes(&errors))));
        }
    }
    Ok(dump(&session.database().graph()))
}

#[test]
fn i3_i4_assertions_in_any_order_any_number_of_times_give_one_graph() {
    let mut runner = TestRunner::new(config(300));
    let outcome = runner.run(&(numbers(200), numbers(60), numbers(60)), |(content, one, other)| {
        let mut choices = Choices::new(&content);
        let sources = of_sources(&mut choices);
        let claims: Vec<String> = (0..choices.below(9)).map(|_| claim(&mut choices)).collect();
        let in_order = |order: &[u16]| {
            let mut choices = Choices::new(order);
            // Evidence needs its source, so the sources come first.
            let mut statements = shuffled(&sources, &mut choices);
            statements.extend(shuffled(&claims, &mut choices));
            statements
        };
        let (one, other) = (in_order(&one), in_order(&other));
        let (first, second) = (graph_of(&one)?, graph_of(&other)?);
        if first != second {
            let message = format!("{one:#?}\nand\n{other:#?}\ndiffer:\n{first:#?}\n{second:#?}");
            return Err(TestCaseError::fail(message));
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
