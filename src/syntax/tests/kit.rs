//! The queries of the openCypher conformance kit: well-formed ones parse, the others get the kit's code.

use std::path::{Path, PathBuf};

use super::super::parse_statement;

/// Where the kit is, when it is there.
fn kit() -> Option<PathBuf> {
    let named = std::env::var_os("OPENCYPHER_TCK").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/tck"));
    folder.join("features").is_dir().then_some(folder)
}

/// A query of the kit and the code of the error that it must give at compile time, if any.
pub(super) struct Query {
    pub(super) text: String,
    pub(super) error: Option<String>,
    place: String,
}

/// All queries of the kit, with outlines filled in; none, and a line that says so, where it is absent.
pub(super) fn queries() -> Vec<Query> {
    let Some(kit) = kit() else {
        println!("skipped: the openCypher kit is not there");
        return Vec::new();
    };
    let mut files = Vec::new();
    let mut folders = vec![kit.join("features")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "feature") {
                files.push(path);
            }
        }
    }
    files.sort();
    files.iter().flat_map(|file| queries_of(file)).collect()
}

/// A scenario as its lines have it. The `gherkin` crate refuses the backslashes in some of the
/// kit's tables, and queries and errors are all that is wanted here.
#[derive(Default)]
struct Scenario {
    name: String,
    /// Each text with whether it is the query under test.
    texts: Vec<(String, bool)>,
    error: Option<String>,
    rows: Vec<Vec<String>>,
}

fn queries_of(file: &Path) -> Vec<Query> {
    let text = std::fs::read_to_string(file).unwrap();
    let mut lines = text.lines();
    let mut queries = Vec::new();
    let mut scenario = Scenario::default();
    let (mut is_query, mut in_examples) = (false, false);
    while let Some(line) = lines.next() {
        let line = line.trim();
        if line.starts_with("Scenario") || line.starts_with("Background") {
            finish(file, std::mem::take(&mut scenario), &mut queries);
            scenario.name = line.to_owned();
            in_examples = false;
        } else if line.starts_with("Examples") {
            in_examples = true;
        } else if line.starts_with('|') && in_examples {
            scenario.rows.push(cells(line));
        } else if line == "\"\"\"" {
            let text: Vec<&str> = lines.by_ref().take_while(|line| line.trim() != "\"\"\"").collect();
            scenario.texts.push((text.join("\n"), is_query));
        } else if line.contains("should be raised at compile time") {
            scenario.error = line.rsplit(": ").next().map(str::to_owned);
        } else if !line.starts_with('#') {
            is_query = line.contains("executing query");
        }
    }
    finish(file, scenario, &mut queries);
    queries
}

fn finish(file: &Path, scenario: Scenario, queries: &mut Vec<Query>) {
    let place = format!("{}: {}", file.display(), scenario.name);
    let (head, body) = match scenario.rows.split_first() {
        Some((head, body)) => (head.clone(), body.to_vec()),
        None => (Vec::new(), vec![Vec::new()]),
    };
    for row in body {
        let fill = |text: &str| {
            let pairs = head.iter().zip(&row);
            pairs.fold(text.to_owned(), |text, (key, value)| text.replace(&format!("<{key}>"), value))
        };
        for (text, is_query) in &scenario.texts {
            let error = scenario.error.as_deref().filter(|_| *is_query).map(fill);
            queries.push(Query { text: fill(text), error, place: place.clone() });
        }
    }
}

/// The cells of a table's line, in which a backslash keeps a bar or itself.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut characters = line.trim_matches('|').chars().peekable();
    while let Some(character) = characters.next() {
        let last = cells.len() - 1;
        match (character, characters.peek()) {
            ('\\', Some(next @ ('|' | '\\'))) => {
                cells[last].push(*next);
                characters.next();
            }
            ('|', _) => cells.push(String::new()),
            _ => cells[last].push(character),
        }
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

#[test]
fn the_kits_queries_parse() {
    // Codes that say something about names, scopes, types or arguments: another room's to find.
    const OF_SEMANTICS: &[&str] = &[
        "VariableAlreadyBound",
        "InvalidArgumentType",
        "VariableTypeConflict",
        "UndefinedVariable",
        "NonConstantExpression",
        "InvalidNumberOfArguments",
        "AmbiguousAggregationExpression",
        "NegativeIntegerArgument",
        "RelationshipUniquenessViolation",
        "NoVariablesInScope",
        "InvalidAggregation",
        "DifferentColumnsInUnion",
        "ColumnNameConflict",
    ];
    let mut wrong = Vec::new();
    for query in queries() {
        let found = parse_statement(&query.text);
        match (&query.error, found) {
            (None, Ok(_)) => {}
            (Some(code), Ok(_)) if OF_SEMANTICS.contains(&code.as_str()) => {}
            (Some(code), Err(error)) if error.code == code => {}
            (expected, found) => {
                let found = found.map_or_else(|error| error.to_string(), |_| "it parses".to_owned());
                wrong.push(format!("{}\n{}\nexpected {expected:?}, but {found}", query.place, query.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{} queries:\n{}", wrong.len(), wrong.join("\n\n"));
}
