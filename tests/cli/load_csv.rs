//! `LOAD CSV`: what a row is, where a file is looked for, and what is wrong with one.

use std::fs;
use std::path::Path;

use crate::{grounds_in, piped_in, quiet};

fn rows(folder: &Path, statement: &str) -> String {
    quiet(grounds_in(folder, &["--format", "jsonl", "-c", statement]))
}

#[test]
fn a_row_is_a_list_or_a_map() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let text = "\u{FEFF}id,name,note\r\nk,\"Ketamine, racemic\",\r\n\r\nm,\"the \"\"new\"\" one\r\nof two lines\"\r\nx,\"\",n\r\n";
    fs::write(here.join("a.csv"), text).unwrap();
    assert_eq!(
        rows(here, "LOAD CSV FROM 'a.csv' AS row RETURN row, linenumber() AS line"),
        "{\"row\":[\"id\",\"name\",\"note\"],\"line\":1}\n\
         {\"row\":[\"k\",\"Ketamine, racemic\",null],\"line\":2}\n\
         {\"row\":[\"m\",\"the \\\"new\\\" one\\r\\nof two lines\"],\"line\":4}\n\
         {\"row\":[\"x\",\"\",\"n\"],\"line\":6}\n"
    );
    assert_eq!(
        rows(
            here,
            "LOAD CSV WITH HEADERS FROM 'a.csv' AS row RETURN row.id AS id, row.note IS NULL AS none, keys(row) AS keys"
        ),
        "{\"id\":\"k\",\"none\":true,\"keys\":[\"id\",\"name\",\"note\"]}\n\
         {\"id\":\"m\",\"none\":true,\"keys\":[\"id\",\"name\",\"note\"]}\n\
         {\"id\":\"x\",\"none\":false,\"keys\":[\"id\",\"name\",\"note\"]}\n"
    );
    fs::write(here.join("b.csv"), ";a\n1;2;\n").unwrap();
    assert_eq!(
        rows(here, "LOAD CSV WITH HEADERS FROM 'b.csv' AS row FIELDTERMINATOR ';' RETURN row"),
        "{\"row\":{\"a\":\"2\"}}\n"
    );
    fs::write(here.join("empty.csv"), "").unwrap();
    assert_eq!(rows(here, "LOAD CSV WITH HEADERS FROM 'empty.csv' AS row RETURN count(row) AS n"), "{\"n\":0}\n");
    // A file for each row, and nothing but named variables behind a star.
    let statement = "UNWIND ['b.csv', 'empty.csv', 'b.csv'] AS f LOAD CSV FROM f AS row RETURN *";
    assert_eq!(
        rows(here, statement),
        "{\"f\":\"b.csv\",\"row\":[\";a\"]}\n{\"f\":\"b.csv\",\"row\":[\"1;2;\"]}\n".repeat(2)
    );
}

#[test]
fn many_rows_stream_and_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let lines: String = (0..10_000).map(|n| format!("{n},name {n}\n")).collect();
    fs::write(here.join("a.csv"), format!("id,name\n{lines}")).unwrap();
    let statement = "LOAD CSV WITH HEADERS FROM 'a.csv' AS row WITH toInteger(row.id) AS id, row, linenumber() AS line \
                     RETURN count(*) AS n, sum(id) AS sum, max(line) AS last";
    assert_eq!(rows(here, statement), "{\"n\":10000,\"sum\":49995000,\"last\":10001}\n");
    let statement = "LOAD CSV WITH HEADERS FROM 'a.csv' AS row LIMIT 3 CREATE (n:N {id: row.id}) RETURN n.id AS id";
    let statement = statement.replace("LIMIT 3", "WITH row LIMIT 3");
    let ran = grounds_in(here, &["-g", "x.grounds", "--format", "csv", "-c", &statement]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "id\n0\n1\n2\n"), "{}", ran.err);
    assert!(ran.err.contains("3 nodes created"), "{}", ran.err);
}

#[test]
fn a_path_is_relative_to_the_script_or_to_where_the_prompt_is() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::create_dir(here.join("scripts")).unwrap();
    fs::write(here.join("a.csv"), "outside\n").unwrap();
    fs::write(here.join("scripts/a.csv"), "inside\n").unwrap();
    fs::write(here.join("scripts/load.cypher"), "LOAD CSV FROM 'a.csv' AS row RETURN row[0] AS x;").unwrap();
    fs::write(here.join("scripts/file.cypher"), "LOAD CSV FROM '../a.csv' AS row RETURN file() AS x;").unwrap();
    let format = ["--format", "csv"];
    let run = |rest: &[&str]| quiet(grounds_in(here, &[&format, rest].concat()));
    let statement = "LOAD CSV FROM 'a.csv' AS row RETURN row[0] AS x";
    assert_eq!(run(&["run", "scripts/load.cypher"]), "x\ninside\n");
    assert_eq!(run(&["-c", ":read scripts/load.cypher"]), "x\ninside\n");
    assert_eq!(run(&["-c", statement]), "x\noutside\n");
    assert_eq!(quiet(piped_in(here, &format, statement)), "x\noutside\n");
    // After `:read`, the working folder again.
    assert_eq!(run(&["-c", &format!(":read scripts/load.cypher\n{statement};")]), "x\ninside\nx\noutside\n");
    let absolute = here.join("a.csv").canonicalize().unwrap();
    let absolute = absolute.display();
    assert_eq!(run(&["run", "scripts/file.cypher"]), format!("x\n{absolute}\n"));
    assert_eq!(run(&["-c", &format!("LOAD CSV FROM 'file://{absolute}' AS row RETURN row[0] AS x")]), "x\noutside\n");
    assert_eq!(run(&["-c", &format!("LOAD CSV FROM '{absolute}' AS row RETURN row[0] AS x")]), "x\noutside\n");
}

#[test]
fn what_is_wrong_says_where_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("people.csv"), "id,name\n1,a,b\n").unwrap();
    fs::write(here.join("twice.csv"), "id,id\n").unwrap();
    fs::write(here.join("latin.csv"), b"id\n1\nM\xFCller\n").unwrap();
    fs::write(here.join("open.csv"), "id\n1\n\"2\n3\n").unwrap();
    let cases = [
        ("LOAD CSV FROM 'peple.csv' AS row RETURN row", "CannotRead", "did you mean `people.csv`?"),
        ("LOAD CSV FROM 'https://a.org/x.csv' AS row RETURN row", "InvalidUrl", "download it first"),
        ("LOAD CSV FROM '.' AS row RETURN row", "CannotRead", "it is a folder"),
        ("LOAD CSV FROM 1 AS row RETURN row", "InvalidArgumentType", "this is an integer"),
        ("LOAD CSV FROM null AS row RETURN row", "InvalidArgumentType", "found NULL"),
        (
            "LOAD CSV FROM 'people.csv' AS row FIELDTERMINATOR '::' RETURN row",
            "InvalidArgumentValue",
            "one ASCII character",
        ),
        (
            "LOAD CSV WITH HEADERS FROM 'people.csv' AS row RETURN row",
            "InvalidCsv",
            "people.csv:2: this record has 3 fields",
        ),
        (
            "LOAD CSV WITH HEADERS FROM 'twice.csv' AS row RETURN row",
            "InvalidCsv",
            "twice.csv:1: two columns are named `id`",
        ),
        ("LOAD CSV FROM 'latin.csv' AS row RETURN row", "InvalidEncoding", "latin.csv:3: field 1 is not valid UTF-8"),
        ("LOAD CSV FROM 'open.csv' AS row RETURN row", "InvalidCsv", "open.csv:3: a quote that opens on this line"),
        ("LOAD CSV FROM 'people.csv' AS row WITH row RETURN linenumber()", "InvalidClauseComposition", "next `WITH`"),
        ("WITH 1 AS row LOAD CSV FROM 'people.csv' AS row RETURN row", "VariableAlreadyBound", "`row`"),
        ("LOAD CSV FROM 'people.csv' AS row", "InvalidClauseComposition", "RETURN"),
    ];
    for (statement, code, words) in cases {
        let ran = grounds_in(here, &["-c", statement]);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{statement}");
        assert!(ran.err.contains(code) && ran.err.contains(words), "{statement}\n{}", ran.err);
    }
}

#[test]
fn a_program_switches_it_on() {
    use grounds::{Database, FileAccess, Session};
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.csv"), "1\n").unwrap();
    let mut session = Session::new(Database::in_memory());
    let statement = "LOAD CSV FROM 'a.csv' AS row RETURN row[0] AS x";
    assert_eq!(session.run(statement).unwrap_err()[0].code, "FileAccessDenied");
    session.options_mut().files = FileAccess::Within(folder.path().to_owned());
    assert_eq!(session.run(statement).unwrap().value(0, 0).as_str(), Some("1"));
    let errors = session.run("LOAD CSV FROM '/etc/hostname' AS row RETURN row").unwrap_err();
    assert_eq!(errors[0].code, "FileAccessDenied");
}
