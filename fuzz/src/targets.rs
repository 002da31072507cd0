//! What must hold for any text.
//!
//! A target returns when its text is harmless, and says whether the text got as far as the target is for; it panics with
//! the reason when a text is not harmless.

use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use grounds::syntax::{
    is_complete, parse_expression, parse_statement, parse_statements, print_statement, split_statements, tokenize,
};
use grounds::{Database, Diagnostic, Session, SourceText};

/// How long one statement may take before it counts as one that hangs. The statement's own limit is a second; the
/// rest is for a loaded machine.
const HANGS: Duration = Duration::from_secs(20);

const GRAPH: &str = "
    MERGE SOURCE 's1' {year: 2001, title: 'One'};
    MERGE SOURCE 's2' {year: 2012, title: 'Two', standing: 'retracted', standing_date: '2015-03-01'};
    MERGE SOURCE 's3' {year: 2020, title: 'Three'};
    CREATE (a:A:Drug {id: 'a', name: 'Alpha', v: 1, d: date('2018-03-01'), l: [1, 2.5]}),
           (b:B {id: 'b', name: 'Beta', v: 2.5}), (c:A {id: 'c', name: 'Gamma', v: 'three'}), (d:C {id: 'd'}),
           (a)-[:R {w: 1}]->(b), (b)-[:R {w: 2}]->(c), (c)-[:S {w: 3}]->(a), (a)-[:S]->(a), (c)-[:R]->(d);
    ASSERT (a)-[:TREATS]->(b) SUPPORTED BY 's1' {design: 'randomised trial', n: 12} REFUTED BY 's3' {confidence: 0.4};
    ASSERT (a)-[:CAUSES]->(c) SUPPORTED BY 's2' {n: 3};";

static TINY: LazyLock<grounds::graph::Graph> = LazyLock::new(|| {
    let mut session = Session::new(Database::in_memory());
    let source = SourceText::new("tiny", GRAPH);
    for statement in split_statements(GRAPH) {
        if let Err(errors) = session.run_in(&source, statement.span) {
            panic!("the graph of the targets is not made: {errors:?}");
        }
    }
    session.database().graph()
});

/// Tokens, statements and expressions are read without a panic, and what is said about a mistake can be shown.
///
/// Returns whether a statement or expression is well-formed.
pub fn parse(text: &str) -> bool {
    let end = tokenize(text).last().map_or(0, |token| token.span.end as usize);
    assert!(end <= text.len(), "a token ends behind the text");
    std::hint::black_box(is_complete(text));
    let source = SourceText::new("input", text);
    for statement in split_statements(text) {
        assert!(text.get(statement.span.start as usize..statement.span.end as usize).is_some(), "{statement:?}");
    }
    let (statements, findings) = parse_statements(text);
    findings.into_iter().for_each(|finding| shown(finding, &source));
    let expression = parse_expression(text).map_err(|finding| shown(*finding, &source));
    !statements.is_empty() || expression.is_ok()
}

/// A statement that is printed and parsed again is the same tree.
///
/// Returns whether the text is a statement.
pub fn round_trip(text: &str) -> bool {
    let Ok(statement) = parse_statement(text) else { return false };
    let printed = print_statement(&statement);
    match parse_statement(&printed) {
        Ok(again) => {
            let (one, other) = (without_places(&statement), without_places(&again));
            assert!(one == other, "{text}\nis printed as\n{printed}\nwhich is another statement:\n{one}\n{other}");
        }
        Err(finding) => panic!("{text}\nis printed as\n{printed}\nwhich does not parse: {finding}"),
    }
    true
}

/// A statement on a tiny graph gives rows or errors, and neither hangs nor finds a fault of the program.
///
/// Returns whether a statement ran to its end.
pub fn execute(text: &str) -> bool {
    let started = Instant::now();
    let mut has_run = false;
    let mut session = Session::new(Database::from_graph(TINY.clone()));
    session.set_parameter("p", "s1".into());
    session.set_parameter("n", 2.into());
    session.options_mut().timeout_ms = Some(1_000);
    session.options_mut().memory_bytes_max = Some(32 << 20);
    let source = SourceText::new("input", text);
    for statement in split_statements(text).into_iter().take(8) {
        match session.run_in(&source, statement.span) {
            Ok(result) => {
                let plain = result.rows().take(100).flatten().map(|value| result.plain_value(&value).len());
                std::hint::black_box(plain.sum::<usize>());
                has_run = true;
            }
            Err(errors) => {
                for error in errors {
                    assert!(error.code != "InternalError", "{error}\n{text}");
                    shown(error, &source);
                }
            }
        }
    }
    assert!(started.elapsed() < HANGS, "it takes {:?}:\n{text}", started.elapsed());
    has_run
}

/// Renders a finding, which looks up its places in the text.
fn shown(finding: Diagnostic, source: &Arc<SourceText>) {
    for (span, _) in &finding.labels {
        let place = source.text.get(span.start as usize..span.end as usize);
        assert!(place.is_some(), "the place {span:?} of `{}` is not in the text", finding.message);
    }
    std::hint::black_box(finding.in_source(source).render(false));
}

/// The tree as text, without the places of its parts in the statement and without the words of its columns, which are the
/// statement's own.
fn without_places(statement: &grounds::syntax::ast::Statement) -> String {
    let text = format!("{statement:?}");
    let bare = cut(&text, "Span {", |rest| rest.find('}').map(|end| end + 1));
    cut(&bare, ", text: \"", |rest| {
        let mut is_escaped = false;
        let end = rest.find(|letter| {
            let is_end = letter == '"' && !is_escaped;
            is_escaped = letter == '\\' && !is_escaped;
            is_end
        });
        end.map(|end| end + 1)
    })
}

/// Leaves out every piece that begins with a mark and ends where `end` says, counted from behind the mark.
fn cut(text: &str, mark: &str, end: impl Fn(&str) -> Option<usize>) -> String {
    let mut pieces = text.split(mark);
    let mut bare = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        bare.push_str(&piece[end(piece).unwrap_or_default()..]);
    }
    bare
}
