//! Texts from arguments, files and pipes; parameters; output files.

use std::fs;
use std::path::Path;

use crate::{grounds, grounds_in, names, piped_in, quiet};

#[test]
fn a_text_comes_from_an_argument_a_file_or_a_pipe() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("a.cypher"), "// a comment\nRETURN 1 AS x").unwrap();
    fs::write(here.join("empty.cypher"), "").unwrap();
    assert_eq!(quiet(grounds_in(here, &["--format", "csv", "-c", "RETURN 1 AS x; RETURN 2 AS x;"])), "x\n1\nx\n2\n");
    assert_eq!(quiet(grounds_in(here, &["run", "a.cypher", "empty.cypher", "--format", "csv"])), "x\n1\n");
    assert_eq!(quiet(grounds_in(here, &["run", "empty.cypher"])), "");
    assert_eq!(quiet(piped_in(here, &["--format", "csv"], "RETURN 3 AS x")), "x\n3\n");
    assert_eq!(quiet(piped_in(here, &["run", "a.cypher", "-", "--format", "csv"], "RETURN 4 AS x")), "x\n1\nx\n4\n");
    assert_eq!(quiet(piped_in(here, &[], "")), "");
    assert_eq!(quiet(grounds_in(here, &["-c", ""])), "");
    assert_eq!(quiet(grounds_in(here, &["-c", ":read a.cypher", "--format", "csv"])), "x\n1\n");
}

#[test]
fn line_ends_and_marks_of_other_systems_are_welcome() {
    let text = "\u{FEFF}RETURN 1 AS x;\r\n:mode csv\r\nRETURN 2 AS x;\r\n";
    let out = quiet(piped_in(Path::new("."), &["--format", "jsonl"], text));
    assert_eq!(out, "{\"x\":1}\nx\n2\n");
}

#[test]
fn parameters_are_literals_or_texts() {
    let cases = [
        ("x=1", "1"),
        ("x=-1.5", "-1.5"),
        ("x='it'", "it"),
        ("x=ketamine", "ketamine"),
        ("x=2018-03-01", "2018-03-01"),
        ("x=date('2018-03-01')", "2018-03-01"),
        ("x=a=b", "a=b"),
        ("x=>1 + 2", "3"),
        ("x=true", "true"),
        ("x=[1, 2]", "\"[1,2]\""),
        ("x=", "\"\""),
    ];
    for (parameter, expected) in cases {
        let out = quiet(grounds(&["--format", "csv", "--param", parameter, "-c", "RETURN $x AS x"]));
        assert_eq!(out, format!("x\n{expected}\n"), "{parameter}");
    }
    for parameter in ["x", "=1", "x=>1 +", "x y=1"] {
        let ran = grounds(&["--param", parameter, "-c", "RETURN 1"]);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{parameter}");
        assert!(ran.err.contains("--param"), "{parameter}: {}", ran.err);
    }
    let out = quiet(grounds(&["--format", "csv", "-c", ":param x => 1 + 2\nRETURN $x AS x"]));
    assert_eq!(out, "x\n3\n");
}

#[test]
fn results_go_to_a_file_whole() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    assert_eq!(quiet(grounds_in(here, &["-o", "a.csv", "--format", "csv", "-c", "RETURN 1 AS x"])), "");
    assert_eq!(fs::read_to_string(here.join("a.csv")).unwrap(), "x\n1\n");
    let text = ":output b.csv\nRETURN 2 AS x;\n:output\nRETURN 3 AS x;";
    assert_eq!(quiet(grounds_in(here, &["--format", "csv", "-c", text])), "x\n3\n");
    assert_eq!(fs::read_to_string(here.join("b.csv")).unwrap(), "x\n2\n");
    assert_eq!(names(here), ["a.csv", "b.csv"]);
    let ran = grounds_in(here, &["-o", "a.csv", "--format", "csv", "-c", "RETURN 9 AS x; RETURN y"]);
    assert_eq!(ran.code, 1);
    assert_eq!(fs::read_to_string(here.join("a.csv")).unwrap(), "x\n1\n");
    assert_eq!(quiet(grounds_in(here, &["-o", "-", "--format", "csv", "-c", "RETURN 1 AS x"])), "x\n1\n");
    #[cfg(unix)]
    assert_eq!(quiet(grounds_in(here, &["-o", "/dev/stdout", "--format", "csv", "-c", "RETURN 1 AS x"])), "x\n1\n");
}

#[test]
fn a_lens_holds_for_the_statements_that_follow() {
    let text = "MATCH ()-[r]->() RETURN count(r) AS n;\n:lens trials\nMATCH ()-[r]->() RETURN count(r) AS n;\n:lens off\n\
                MATCH ()-[r]->() RETURN count(r) AS n;";
    let ran = grounds(&["--format", "jsonl", "-c", text]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 3, "{}", ran.out);
    assert_eq!(lines[0], lines[2]);
    assert_ne!(lines[0], lines[1]);
}

#[test]
fn what_commands_show() {
    let out = quiet(grounds(&["-c", ":schema"]));
    for part in [":Drug", ":REDUCES", "property keys", "lenses", "clinical", "sources"] {
        assert!(out.contains(part), "{part}: {out}");
    }
    let out = quiet(grounds(&["-c", ":source jones2018"]));
    for part in ["jones2018 (", "2018", "standing: current", "https://doi.org/", "supports "] {
        assert!(out.contains(part), "{part}: {out}");
    }
    assert!(quiet(grounds(&["-c", ":lens"])).contains("trials"));
    assert!(quiet(grounds(&["-c", ":help"])).contains(":figure FILE [TITLE]"));
    assert!(quiet(grounds(&["-c", ":help count"])).contains("count("));
    assert!(grounds(&["-c", ":timing on\nRETURN 1;"]).err.contains(" ms (parse "));
}
