//! Tests of how a bibliography is read.

use super::*;

fn read(text: &str) -> (Vec<BibEntry>, Vec<Diagnostic>) {
    let read = read_bibliography(&SourceText::new("sources.bib", text));
    (read.entries, read.findings)
}

fn field(text: &str, name: &str) -> String {
    let (entries, findings) = read(text);
    assert_eq!(findings, [], "{text}");
    let found = entries[0].fields.iter().find(|field| &*field.name == name);
    found.unwrap_or_else(|| panic!("{name} in {text}")).value.to_string()
}

#[test]
fn fields_become_plain_text() {
    for (name, written, expected) in [
        ("title", "{A {D2} receptor}", "A D2 receptor"),
        ("title", "{{All of it}}", "All of it"),
        ("title", "{two\n   lines  and\ttabs}", "two lines and tabs"),
        ("title", "\"in quotes\"", "in quotes"),
        ("title", "{``quoted'' text}", "“quoted” text"),
        ("title", "{$\\alpha$7 and $\\kappa$-opioid}", "α7 and κ-opioid"),
        ("title", "{$\\alpha$4$\\beta_2$}", "α4β2"),
        ("title", "{\\emph{In vitro} \\& \\textbf{bold {DNA}}}", "In vitro & bold DNA"),
        ("title", "\"a\" # \" b\"", "a b"),
        ("author", "{Garc{\\'i}a-Fern{\\'a}ndez, Javier}", "García-Fernández, Javier"),
        ("author", "{Vera Mar{\\'\\i}n, C. and Dahl, J{\\o}rgen}", "Vera Marín, C. and Dahl, Jørgen"),
        ("author", "{L{\\\"u}scher, C. and {\\'E}mile, A.}", "Lüscher, C. and Émile, A."),
        ("author", "{{Health and Human Services}}", "{Health and Human Services}"),
        ("author", "{{A and B} and Roe, Jane}", "{A and B} and Roe, Jane"),
        ("author", "{{Hospira}}", "Hospira"),
        ("author", "{{Science \\& Health}}", "{Science & Health}"),
        ("pages", "{401--406}", "401–406"),
        ("year", "2018", "2018"),
        ("month", "mar", "March"),
        ("url", "{https://a.org/~b/c--d_e\\_f}", "https://a.org/~b/c--d_e_f"),
        ("doi", "{10.1000/a\\_b}", "10.1000/a_b"),
        ("note", "{Prof.~Doe}", "Prof. Doe"),
        ("note", "{κ-opioid}", "κ-opioid"),
        ("note", "{50\\% \\~{n}}", "50% ñ"),
    ] {
        assert_eq!(field(&format!("@misc{{k, {name} = {written}}}"), name), expected, "{name} = {written}");
    }
}

#[test]
fn places_are_those_of_the_text() {
    for text in
        ["% note\n@Misc{k1,\n  Title = {A b},\n}\n", "@string{x = \"y\"}\n@misc{k1, title = {\\'a b}, note = x}"]
    {
        let (entries, findings) = read(text);
        assert_eq!(findings, []);
        let entry = &entries[0];
        let at = |span: Span| &text[span.start as usize..span.end as usize];
        assert_eq!(at(entry.key_span), "k1");
        assert_eq!(at(entry.fields[0].name_span).to_ascii_lowercase(), "title");
        assert!(["A b", "\\'a b"].contains(&at(entry.fields[0].value_span)));
        assert_eq!(&*entry.kind, "misc");
    }
}

#[test]
fn a_broken_entry_costs_itself_alone() {
    for (text, place, message, kept) in [
        ("@misc{a, year = 2000\n@misc{b, year = 2001}", (1, 1), "entry is not closed", vec!["b"]),
        ("@misc{a, year 2000}\n@misc{b, year = 2001}", (1, 15), "expected `=`", vec!["b"]),
        ("@misc{a, year = {1} month = {2}}@misc{b,}", (1, 21), "expected `,`", vec!["b"]),
        ("@misc{a, month = foo}\n@misc{b,}", (1, 18), "abbreviation `foo` is not defined", vec!["b"]),
        ("@misc{a, title = {x}},\n year = {2000}\n}\n@misc{b,}", (2, 9), "brace outside an entry", vec!["a", "b"]),
        ("@misc{, title = {x}}\n@misc{b,}", (1, 2), "the entry has no key", vec!["b"]),
        ("@misc{a, title = {$x}}\n@misc{b,}", (1, 21), "the entry ends in the middle of a field", vec!["b"]),
        ("@string{x = x}\n@misc{b,}", (1, 9), "abbreviation `x` uses `x`, which is not defined before it", vec!["b"]),
        (
            "@string{x = \"1\"}@string{x = x # \"2\"}@misc{b, note = x}",
            (1, 25),
            "abbreviation `x` is defined twice",
            vec!["b"],
        ),
    ] {
        let (entries, findings) = read(text);
        let keys: Vec<&str> = entries.iter().map(|entry| &*entry.key).collect();
        assert_eq!(keys, kept, "{text}");
        assert_eq!(findings[0].message, message, "{text}");
        assert_eq!(findings[0].line_and_column(), Some(place), "{text}");
    }
}

#[test]
fn comments_and_prose_are_no_entries() {
    let (entries, findings) =
        read("Prose, a@b.c.\n% @misc{no, year = 1}\n@comment{@misc{no,}}\n@preamble{\"x\"}\n@misc{yes,}");
    assert_eq!(findings, []);
    assert_eq!(entries.len(), 1);
    assert_eq!(&*entries[0].key, "yes");
}

#[test]
fn hostile_text_neither_panics_nor_overflows() {
    let deep = format!("@misc{{a, title = {}x{}}}", "{\\a".repeat(10_000), "}".repeat(10_000));
    assert_eq!(read(&deep).1[0].message, "braces are nested more than 64 deep");
    let seed = "@string{j = \"J\"}@article{k1, title = {A \\'{e} $x$ {B}}, author = \"X and {Y Z}\", month = j # {q}}";
    for at in 0..seed.len() {
        for piece in ["{", "}", "\"", "\\", "$", "@", ",", "=", "#", "%", "é", ""] {
            let text = format!("{}{piece}{}", &seed[..at], &seed[at + 1..]);
            let _ = read(&text);
            let _ = read(&text[..at]);
        }
    }
}

#[test]
fn the_library_reads_plain_entries_the_same() {
    let text = include_str!("../../../data/ketamine/sources.bib");
    let split::Blocks { blocks, findings, .. } = split::split_entries(text);
    assert_eq!(findings, []);
    let mut names = Names::default();
    let mut plain_count = 0;
    for block in &blocks {
        let by_library = library::read_entry(text, block, &library::Abbreviations::default(), &mut names)
            .expect("the shipped bibliography is sound");
        if let Some(by_hand) = plain::read_plain(text, block, &mut names) {
            assert_eq!(by_hand, by_library);
            plain_count += 1;
        }
    }
    assert!(plain_count > blocks.len() / 2, "{plain_count} of {} are plain", blocks.len());
}
