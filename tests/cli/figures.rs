//! `grounds figure` and `:figure`: the files, and that none is left half done.

use std::fs;

use crate::{grounds_in, names};

const CLAIMS: &str = "MATCH p = (:Drug {id: 'ketamine'})-[:REDUCES]->(:Symptom) RETURN p";

#[test]
fn a_figure_has_its_references_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let ran = grounds_in(here, &["figure", "-o", "f.svg", "--title", "What eases", "--width", "89", "-c", CLAIMS]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(ran.err.contains("wrote `f.svg`"), "{}", ran.err);
    assert_eq!(names(here), ["f.bib", "f.refs.txt", "f.svg"]);
    let svg = fs::read_to_string(here.join("f.svg")).unwrap();
    assert!(svg.contains("<svg") && svg.contains("ketamine") && svg.contains("What eases"), "{svg}");
    assert!(fs::read_to_string(here.join("f.bib")).unwrap().contains('@'));
    assert!(fs::read_to_string(here.join("f.refs.txt")).unwrap().contains('1'));

    let again = tempfile::tempdir().unwrap();
    fs::write(again.path().join("q.cypher"), format!("{CLAIMS};")).unwrap();
    let ran =
        grounds_in(again.path(), &["figure", "q.cypher", "-o", "f.svg", "--title", "What eases", "--width", "89"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(fs::read_to_string(again.path().join("f.svg")).unwrap(), svg);
}

/// The README's picture is what the program draws today.
#[test]
fn the_picture_of_the_readme_is_drawn_by_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let statement = here.join("docs/ketamine.cypher");
    let title = "Ketamine and opioid use disorder";
    let ran = grounds_in(folder.path(), &["figure", "-o", "p.svg", "--title", title, &statement.to_string_lossy()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let drawn = fs::read_to_string(folder.path().join("p.svg")).unwrap();
    let kept = here.join("docs/ketamine.svg");
    if std::env::var_os("GROUNDS_BLESS").is_some() {
        fs::write(&kept, &drawn).unwrap();
    }
    assert!(fs::read_to_string(kept).unwrap() == drawn, "GROUNDS_BLESS=1 draws docs/ketamine.svg anew");
}

#[test]
fn the_command_draws_the_last_result() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let text = format!("{CLAIMS};\n:figure 'my figure.dot' Ketamine's effects\n");
    let ran = grounds_in(here, &["--format", "jsonl", "-c", &text]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(names(here), ["my figure.bib", "my figure.dot", "my figure.refs.txt"]);
    assert!(fs::read_to_string(here.join("my figure.dot")).unwrap().contains("digraph"));
}

#[test]
fn nothing_to_draw_is_an_error_and_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    for text in ["RETURN 1", "MATCH (n:Drug {id: 'none at all'}) RETURN n", "", "RETURN nothing"] {
        let ran = grounds_in(here, &["figure", "-o", "f.svg", "-c", text]);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{text}: {}", ran.err);
    }
    let ran = grounds_in(here, &["figure", "-o", "none/f.svg", "-c", CLAIMS]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("cannot write `none/f.svg`"), "{}", ran.err);
    assert_eq!(names(here), Vec::<String>::new());
}

#[test]
fn a_missing_dot_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("grounds");
    let output = command
        .current_dir(folder.path())
        .env("PATH", folder.path())
        .args(["figure", "-o", "f.svg", "--layout", "dot", "-c", CLAIMS])
        .output()
        .unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{err}");
    assert!(err.contains("dot"), "{err}");
    assert_eq!(names(folder.path()), Vec::<String>::new());
}
