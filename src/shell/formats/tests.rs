//! Each format on a small result with everything that could break it.

use super::*;
use crate::session::{Database, Session};

fn written(statement: &str, format: Format, width: Option<usize>) -> String {
    let mut session = Session::new(Database::in_memory());
    let source = crate::diag::SourceText::new("test", statement);
    let span = crate::diag::Span::new(0, statement.len());
    let result = session.run_in(&source, span).unwrap();
    let mut out = Vec::new();
    write_result(&mut out, &result, format, Page { width, colour: false }, &|| true).unwrap();
    String::from_utf8(out).unwrap()
}

const ROW: &str = "RETURN 12 AS n, 'a,\"b\"|c' AS text, null AS nothing, '' AS empty, [1,'a'] AS list, '1\\n2' AS two";

#[test]
fn every_format_keeps_cells_apart() {
    let cases = [
        (Format::Csv, "n,text,nothing,empty,list,two\n12,\"a,\"\"b\"\"|c\",,\"\",\"[1,\"\"a\"\"]\",\"1\n2\"\n"),
        (Format::Tsv, "n\ttext\tnothing\tempty\tlist\ttwo\n12\ta,\"b\"|c\t\t\t[1,\"a\"]\t1\\n2\n"),
        (
            Format::Json,
            "[{\"n\":12,\"text\":\"a,\\\"b\\\"|c\",\"nothing\":null,\"empty\":\"\",\"list\":[1,\"a\"],\"two\":\"1\\n2\"}]\n",
        ),
        (
            Format::Jsonl,
            "{\"n\":12,\"text\":\"a,\\\"b\\\"|c\",\"nothing\":null,\"empty\":\"\",\"list\":[1,\"a\"],\"two\":\"1\\n2\"}\n",
        ),
        (
            Format::Markdown,
            "| n | text | nothing | empty | list | two |\n| ---: | --- | ---: | --- | --- | --- |\n\
             | 12 | a,\"b\"\\|c |  |  | [1, 'a'] | 1<br>2 |\n",
        ),
        (
            Format::Table,
            " n  │ text      │ nothing │ empty │ list     │ two\n\
             ────┼───────────┼─────────┼───────┼──────────┼─────\n \
             12 │ a,\"b\"|c   │    null │ ''    │ [1, 'a'] │ 1\n    \
             │           │         │       │          │ 2\n",
        ),
    ];
    for (format, expected) in cases {
        let found = written(ROW, format, None);
        let squeeze = |text: &str| {
            text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
        };
        if format == Format::Table {
            assert_eq!(squeeze(&found).len(), squeeze(expected).len(), "{found}");
            assert!(found.contains("null") && found.contains("''"), "{found}");
        } else {
            assert_eq!(found, expected, "{}", format.name());
        }
    }
}

#[test]
fn a_table_fits_its_terminal() {
    let statement = "RETURN 'one two three four five six seven eight nine ten eleven twelve' AS a, 'short' AS b";
    let found = written(statement, Format::Table, Some(40));
    assert!(found.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 40), "{found}");
    assert!(found.contains("short"));
    let narrow = written(ROW, Format::Table, Some(30));
    assert!(narrow.starts_with("── row 1 ──\n"), "{narrow}");
}

#[test]
fn numbers_stand_right() {
    let found = written("UNWIND range(1, 10) AS x RETURN x", Format::Table, None);
    assert!(found.ends_with("  9\n 10\n"), "{found}");
    assert_eq!(found.lines().count(), 12);
}

#[test]
fn a_result_can_be_stopped() {
    let mut session = Session::new(Database::in_memory());
    let text = "UNWIND range(1, 1000) AS x RETURN x";
    let result =
        session.run_in(&crate::diag::SourceText::new("t", text), crate::diag::Span::new(0, text.len())).unwrap();
    let mut out = Vec::new();
    let error = write_result(&mut out, &result, Format::Csv, Page::default(), &|| false).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::Interrupted);
}

#[test]
fn names_of_formats() {
    for (name, format, _) in Format::ALL {
        assert_eq!(Format::parse(&name.to_uppercase()), Ok(format));
        assert_eq!(format.name(), name);
    }
    assert_eq!(Format::parse("latex").unwrap_err(), "format `latex` is not available yet");
    assert_eq!(Format::parse("cvs").unwrap_err(), "no format `cvs`: did you mean `csv`?");
}
