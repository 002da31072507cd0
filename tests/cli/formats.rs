//! Each output format, from outside.

use crate::{grounds, quiet};

const ROW: &str = "RETURN 1 AS n, 'a,\"b\"|c' AS text, null AS nothing, [1, 'x'] AS list, 1.5 AS f";

#[test]
fn every_format() {
    let cases = [
        ("csv", "n,text,nothing,list,f\n1,\"a,\"\"b\"\"|c\",,\"[1,\"\"x\"\"]\",1.5\n"),
        ("tsv", "n\ttext\tnothing\tlist\tf\n1\ta,\"b\"|c\t\t[1,\"x\"]\t1.5\n"),
        ("json", "[{\"n\":1,\"text\":\"a,\\\"b\\\"|c\",\"nothing\":null,\"list\":[1,\"x\"],\"f\":1.5}]\n"),
        ("jsonl", "{\"n\":1,\"text\":\"a,\\\"b\\\"|c\",\"nothing\":null,\"list\":[1,\"x\"],\"f\":1.5}\n"),
        (
            "markdown",
            "| n | text | nothing | list | f |\n| ---: | --- | ---: | --- | ---: |\n| 1 | a,\"b\"\\|c |  | [1, 'x'] | 1.5 |\n",
        ),
    ];
    for (format, expected) in cases {
        assert_eq!(quiet(grounds(&["--format", format, "-c", ROW])), expected, "{format}");
    }
}

#[test]
fn the_table_is_the_default_and_shows_null() {
    let out = quiet(grounds(&["-c", ROW]));
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 3, "{out}");
    assert!(lines[0].contains(" text ") && lines[2].contains("null") && lines[2].contains("a,\"b\"|c"), "{out}");
    assert_eq!(out, quiet(grounds(&["--format", "table", "-c", ROW])));
}

#[test]
fn json_has_an_array_for_each_statement() {
    let out =
        quiet(grounds(&["--format", "json", "-c", "RETURN 1 AS b, 2 AS a; UNWIND [] AS x RETURN x; RETURN 3 AS c"]));
    assert_eq!(out, "[{\"b\":1,\"a\":2}]\n[]\n[{\"c\":3}]\n");
}

#[test]
fn a_format_that_is_not_there_is_wrong_usage() {
    for (format, text) in [("latex", "format `latex` is not available yet"), ("cvs", "did you mean `csv`?")] {
        let ran = grounds(&["--format", format, "-c", "RETURN 1"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(text), "{}", ran.err);
    }
}

#[test]
fn commands_change_the_format_on_the_way() {
    let out = quiet(grounds(&["-c", ":mode csv\nRETURN 1 AS x;\n:mode jsonl\nRETURN 2 AS x"]));
    assert_eq!(out, "x\n1\n{\"x\":2}\n");
}

#[test]
fn notes_of_the_lens_go_to_stderr() {
    let text = "EXCLUDING SOURCE 'jones2018' MATCH ()-[r]->() RETURN count(r) AS n";
    let ran = grounds(&["--format", "csv", "-c", text]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.starts_with("n\n"), "{}", ran.out);
    assert!(ran.err.contains("hidden: "), "{}", ran.err);
}
