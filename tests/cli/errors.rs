//! Inputs that are wrong in every way: a clear error, never a panic.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::{grounds, grounds_in, names, piped_in};

#[test]
fn a_failed_statement_names_its_place() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.cypher"), "RETURN 1 AS x;\n\n  RETURN y;\nRETURN 2 AS x;\n").unwrap();
    let ran = grounds_in(folder.path(), &["--format", "csv", "run", "a.cypher"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, "x\n1\n"));
    assert!(ran.err.starts_with("a.cypher:3:10: error[UndefinedVariable]: "), "{}", ran.err);
    assert_eq!(ran.err.matches('^').count(), 1, "{}", ran.err);

    let ran = grounds_in(folder.path(), &["--format", "csv", "--keep-going", "run", "a.cypher"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, "x\n1\nx\n2\n"));
}

#[test]
fn a_typo_gets_one_caret_and_a_suggestion() {
    let ran = grounds(&["-c", "MTACH (n) RETURN n"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.starts_with("-c:1:1: error["), "{}", ran.err);
    assert!(ran.err.contains("`MATCH`"), "{}", ran.err);
    assert!(!ran.err.contains('\u{1b}'), "{}", ran.err);
}

/// Statements that are wrong, the code of the error, and what it must say, be it the message, the help or a note.
#[rustfmt::skip]
const WRONG: &[(&str, &str, &str)] = &[
    ("MATCH (drug:Drug) RETURN durg.name", "UndefinedVariable", "did you mean `drug`?"),
    ("MATCH (n) WHERE n.id = number RETURN n", "UndefinedVariable", "write a property behind its variable, `n.number`, and a text in quotes, `'number'`"),
    ("MATCH (n) RETURN n ORDER BY zebra", "UndefinedVariable", "note: in scope: `n`\n"),
    ("RETURN zebra", "UndefinedVariable", "make it before, as in `MATCH (zebra)`"),
    ("RETURN current_date", "UndefinedVariable", "write `date()`"),
    ("RETURN foo(1)", "UnknownFunction", "list the functions"),
    ("RETURN toUper('a')", "UnknownFunction", "did you mean `toUpper`?"),
    ("RETURN len('abc')", "UnknownFunction", "write `size(x)`"),
    ("RETURN concat('a', 'b')", "UnknownFunction", "join texts by `+`"),
    ("RETURN ifnull(null, 1)", "UnknownFunction", "write `coalesce(x, default)`"),
    ("RETURN year(date('2018'))", "UnknownFunction", "write it as a property: `x.year`"),
    ("RETURN apoc.text.join(['a'], ',')", "UnknownFunction", "libraries of Neo4j are not here"),
    ("RETURN substring('a')", "InvalidNumberOfArguments", "substring(text, start [, length])"),
    ("RETURN toUpper(1)", "InvalidArgumentType", "`toString(x)` makes a string of it"),
    ("MATCH (n) WHERE n.name RETURN n", "InvalidArgumentType", "write a comparison"),
    ("RETURN 1 AND true", "InvalidArgumentType", "write a comparison"),
    ("RETURN 'a' * 2", "InvalidArgumentType", "makes a number of it"),
    ("RETURN 'a' IN 'abc'", "InvalidArgumentType", "put it into a list: `[x]`"),
    ("RETURN 'abc'[0]", "InvalidArgumentType", "`substring(text, start, length)` gives a part"),
    ("RETURN {a: 1}[0]", "MapElementAccessByNonString", "write `map.key` or `map['key']`"),
    ("MATCH p = (a)-->(b) RETURN p.length", "InvalidArgumentType", "`length(p)`"),
    ("MATCH (a)-[r*]->(b) RETURN type(r)", "InvalidArgumentType", "ask one by one"),
    ("WITH [{a: 1}] AS xs RETURN xs.a", "InvalidArgumentType", "`[x IN list | x.a]`"),
    ("RETURN date('2018-01-01') + 1", "InvalidArgumentType", "`duration({days: 1})`"),
    ("RETURN date('2018-01-01') - date('2017-01-01')", "InvalidArgumentType", "`duration.between(from, to)`"),
    ("MATCH (n) RETURN n.name IS NUL", "InvalidArgumentType", "write `IS NULL` for null"),
    ("RETURN $missing", "MissingParameter", "`--param missing=…`, or `:param missing => …` in the shell"),
    ("CALL algo.pagerank(0.85)", "InvalidNumberOfArguments", "write `CALL algo.pagerank(damping, iterations)`"),
    ("CALL db.labels() YIELD zebra RETURN 1", "UndefinedVariable", "it gives: label"),
    ("CALL db.lables()", "ProcedureNotFound", "did you mean `db.labels`?"),
    ("MATCH (n) RETURN n.name + count(n)", "AmbiguousAggregationExpression", "as an item of its own"),
    ("MATCH (n) WHERE count(n) > 1 RETURN n", "InvalidAggregation", "use its alias"),
    ("RETURN 1 AS a UNION RETURN 2 AS b", "DifferentColumnsInUnion", "this part returns: `b`"),
    ("MATCH (n) DELETE n.name", "InvalidArgumentType", "`REMOVE n.key` removes a property"),
    ("MATCH (n) SET n.m = {a: 1}", "InvalidPropertyType", "properties hold booleans, numbers, strings"),
    ("RETURN date('2018-13-01')", "InvalidArgumentValue", "write a date such as `2015-07-21`"),
    ("RETURN duration('3 days')", "InvalidArgumentValue", "write a duration such as"),
    ("RETURN date({year: 2018, mnth: 1})", "InvalidArgumentValue", "did you mean `month`?"),
    ("RETURN size(5)", "InvalidArgumentType", "note: size(value): Returns the number of elements"),
    ("MATCH (n)-[r]->() MATCH (r) RETURN r", "VariableTypeConflict", "write another name"),
    ("RETURN 'a' || 1", "InvalidArgumentType", "or write `+`"),
    ("RETURN sum('a')", "InvalidArgumentType", "makes a number of it"),
    ("RETURN 1 IS :: INTGER", "UnexpectedSyntax", "did you mean `INTEGER`"),
    ("USING LENS zebra MATCH (n) RETURN n", "UnknownLens", "lens"),
];

#[test]
fn every_wrong_statement_is_told_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let text: String = WRONG.iter().map(|(statement, ..)| format!("{statement};\n")).collect();
    fs::write(folder.path().join("wrong.cypher"), text).unwrap();
    let made =
        grounds_in(folder.path(), &["-g", "a.grounds", "-c", "CREATE (:Drug {name: 'a'})-[:TREATS]->(:Condition)"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let ran = grounds_in(folder.path(), &["-g", "a.grounds", "--keep-going", "run", "wrong.cypher"]);
    assert_eq!(ran.code, 1);
    for (position, (statement, code, expected)) in WRONG.iter().enumerate() {
        let place = format!("wrong.cypher:{}:", position + 1);
        let from = ran.err.find(&place).unwrap_or_else(|| panic!("{statement} gives no error:\n{}", ran.err));
        let until = ran.err[from + 1..].find("\nwrong.cypher:").map_or(ran.err.len(), |end| from + 1 + end + 1);
        let error = &ran.err[from..until];
        assert!(error.contains(&format!(" error[{code}]: ")) && error.contains(expected), "{statement}\n{error}");
        assert!(error.contains('^'), "{statement}\n{error}");
    }
}

#[test]
fn hostile_texts_are_errors() {
    let big = format!("RETURN '{}' AS x, ", "a".repeat(10_000_000));
    let deep = format!("RETURN {}1{}", "(".repeat(10_000), ")".repeat(10_000));
    let lists = format!("RETURN {}{}", "[".repeat(10_000), "]".repeat(10_000));
    let open = "RETURN 'never closed;\nRETURN 2;";
    let comment = "RETURN 1 /* never closed";
    let brackets = "MATCH (((((n RETURN n;";
    for text in [big.as_str(), &deep, &lists, open, comment, brackets, "\u{0}", "RETURN 1 AS", "::::", "MATCH (n"] {
        let ran = piped_in(Path::new("."), &[], text);
        let shown: String = text.chars().take(40).collect();
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{shown}: {}", ran.err);
        assert!(ran.err.contains("stdin:1:"), "{shown}: {}", ran.err);
        assert!(!ran.err.contains("panicked") && ran.err.len() < 5_000, "{shown}: {}", ran.err);
    }
}

#[test]
fn a_large_statement_that_is_right_runs() {
    let text = format!("RETURN size([{}]) AS n", vec!["1"; 100_000].join(","));
    let ran = piped_in(Path::new("."), &["--format", "csv"], text);
    assert_eq!((ran.code, ran.out.as_str()), (0, "n\n100000\n"), "{}", ran.err);
}

#[test]
fn bytes_that_are_no_text_are_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.cypher"), b"RETURN 1;\nRETURN '\xff';").unwrap();
    let ran = grounds_in(folder.path(), &["run", "a.cypher"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("a.cypher:2: the text is not valid UTF-8: byte 0xff at position 18"), "{}", ran.err);
    let ran = piped_in(folder.path(), &[], b"\xff".to_vec());
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("stdin:1"), "{}", ran.err);
}

#[test]
fn files_that_cannot_be_read_fail() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("tour.cypher"), "RETURN 1 AS x;").unwrap();
    let ran = grounds_in(folder.path(), &["run", "tuor.cypher"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("cannot read `tuor.cypher`"), "{}", ran.err);
    assert!(ran.err.contains("did you mean `tour.cypher`?"), "{}", ran.err);
    let ran = grounds_in(folder.path(), &["run", "."]);
    assert_eq!(ran.code, 1);
    let ran = grounds_in(folder.path(), &["--keep-going", "--format", "csv", "run", "none.cypher", "tour.cypher"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, "x\n1\n"));
}

#[test]
fn wrong_usage_has_code_2() {
    let cases: &[&[&str]] = &[
        &["run"],
        &["frobnicate"],
        &["--no-such-option"],
        &["--timeout", "soon"],
        &["--limit-memory", "much"],
        &["--threads", "0"],
        &["figure", "-c", "RETURN 1"],
        &["figure", "-o", "a.xyz", "-c", "RETURN 1"],
        &["import", "data/ketamine"],
        &["check"],
    ];
    for arguments in cases {
        let ran = grounds(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}: {}", ran.err);
        assert!(!ran.err.is_empty(), "{arguments:?}");
    }
    for arguments in [&["--help"][..], &["--version"], &["help"], &["help", "run"], &["help", "MATCH"]] {
        let ran = grounds(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
        assert!(!ran.out.is_empty(), "{arguments:?}");
    }
}

#[test]
fn unknown_names_suggest_near_ones() {
    let cases = [
        ("USING LENS clinicl MATCH (n) RETURN n", "clinical"),
        (":lens clinicl", "clinical"),
        (":source jones208", "jones2018"),
        (":scema", ":schema"),
        (":help MACTH", "MATCH"),
    ];
    for (text, near) in cases {
        let ran = grounds(&["-c", text]);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{text}");
        assert!(ran.err.contains(&format!("`{near}`")), "{text}: {}", ran.err);
    }
}

#[test]
fn an_unknown_label_warns_and_is_an_error_when_strict() {
    let text = "MATCH (n:Drgu) RETURN n.name AS name";
    let ran = grounds(&["--format", "csv", "-c", text]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "name\n"), "{}", ran.err);
    assert!(ran.err.contains("warning[") && ran.err.contains("`Drug`"), "{}", ran.err);
    let ran = grounds(&["--strict", "-c", text]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{}", ran.err);
}

#[test]
fn output_that_cannot_be_written_fails_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let ran = grounds_in(folder.path(), &["-o", "none/a.csv", "-c", "RETURN 1"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("cannot write `none/a.csv`"), "{}", ran.err);
    let ran = grounds_in(folder.path(), &["-o", "a.csv", "-c", "RETURN 1 AS x; RETURN y"]);
    assert_eq!(ran.code, 1);
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

#[test]
fn a_closed_pipe_ends_quietly_with_success() {
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("grounds"))
        .args(["--format", "csv", "-c", "UNWIND range(1, 500000) AS x RETURN x, 'some text to fill the pipe' AS text"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    assert!(first.starts_with(b"x,text\n1,"));
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn limits_name_themselves() {
    let text = "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN sum(x * y) AS s";
    let ran = grounds(&["--timeout", "0.2", "-c", text]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{}", ran.err);
    assert!(ran.err.starts_with("-c:1:1: error[") && ran.err.contains("--timeout"), "{}", ran.err);
    let ran = grounds(&["--limit-memory", "1MB", "-c", "UNWIND range(1, 10000000) AS x RETURN collect(x) AS xs"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{}", ran.err);
    assert!(ran.err.contains("--limit-memory"), "{}", ran.err);
}

/// A statement of thousands of clauses once overflowed the stack.
/// Planning took twice as long for each level.
#[test]
fn deep_foreach_is_planned_in_no_time() {
    let folder = tempfile::tempdir().unwrap();
    let levels = 60;
    let text = format!(
        "CREATE (n:A {{v: 0}}) {}SET n.v = n.v + 1{} RETURN n.v AS v",
        "FOREACH (x IN [1] | ".repeat(levels),
        ")".repeat(levels)
    );
    let ran = grounds_in(folder.path(), &["-g", "deep.grounds", "--format", "csv", "-c", &text]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "v\n1\n"), "{}", ran.err);
}

#[test]
fn thousands_of_clauses_run_or_are_refused_by_name() {
    let with = |clauses: usize| format!("{}RETURN x", "WITH 1 AS x ".repeat(clauses));
    let ran = crate::piped_in(std::path::Path::new("."), &["--format", "csv", "run", "-"], with(4_000));
    assert_eq!((ran.code, ran.out.as_str()), (0, "x\n1\n"), "{}", ran.err);
    let ran = crate::piped_in(std::path::Path::new("."), &["run", "-"], with(20_000));
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("error[StatementTooLong]"), "{}", ran.err);
}

/// A dump is one statement of many CREATE clauses.
#[test]
fn a_dump_of_create_clauses_is_one_write() {
    let folder = tempfile::tempdir().unwrap();
    let nodes: String = (0..3_000).map(|n| format!("CREATE (n{n}:N {{i: {n}}}) ")).collect();
    let claims: String = (1..3_000).map(|n| format!("CREATE (n{})-[:X]->(n{n}) ", n - 1)).collect();
    let ran = crate::piped_in(folder.path(), &["-g", "d.grounds", "run", "-"], nodes + &claims);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ask = "MATCH (n:N) OPTIONAL MATCH (n)-[r]->() RETURN count(n) AS nodes, count(r) AS claims, sum(n.i) AS sum";
    let ran = crate::grounds_in(folder.path(), &["-g", "d.grounds", "--format", "csv", "-c", ask]);
    assert_eq!(ran.out, "nodes,claims,sum\n3000,2999,4498500\n", "{}", ran.err);
}
