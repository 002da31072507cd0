//! What `-g` opens, and what may be written.

use std::fs;

use crate::{grounds, grounds_in, names, quiet};

#[test]
fn without_a_name_the_built_in_graph_is_open_and_read_only() {
    let out = quiet(grounds(&["--format", "csv", "-c", "MATCH (n {id: 'ketamine'}) RETURN n.id AS id"]));
    assert_eq!(out, "id\nketamine\n");
    let ran = grounds(&["-c", "CREATE (:X)"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("grounds import ketamine -o ketamine.grounds"), "{}", ran.err);
}

#[test]
fn a_pack_folder_is_read_only_and_names_the_import() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let ran = grounds_in(here, &["new", "mine"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = grounds_in(here, &["check", "mine"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("mine: 0 errors, 0 warnings"), "{}", ran.out);
    let count = &["--format", "csv", "-c", "MATCH (n) RETURN count(n) > 0 AS some"];
    assert_eq!(quiet(grounds_in(here, &[&["-g", "mine"][..], count].concat())), "some\ntrue\n");
    let ran = grounds_in(here, &["-g", "mine", "-c", "CREATE (:X)"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("grounds import mine -o mine.grounds"), "{}", ran.err);

    let ran = grounds_in(here, &["import", "mine", "-o", "mine.grounds"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(ran.err.contains("wrote `mine.grounds`: "), "{}", ran.err);
    assert_eq!(quiet(grounds_in(here, &[&["-g", "mine.grounds"][..], count].concat())), "some\ntrue\n");
    let ran = grounds_in(here, &["import", "mine", "-o", "mine.grounds"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("--overwrite"), "{}", ran.err);
    assert_eq!(grounds_in(here, &["import", "mine", "-o", "mine.grounds", "--overwrite"]).code, 0);
    assert_eq!(grounds_in(here, &["new", "mine"]).code, 1);
}

#[test]
fn a_check_that_fails_names_file_and_place() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    assert_eq!(grounds_in(here, &["new", "mine"]).code, 0);
    fs::write(here.join("mine/claims/wrong.cypher"), "ASSERT (nobody)-[:REDUCES]->(nothing) SUPPORTED BY 'x' {};\n")
        .unwrap();
    let ran = grounds_in(here, &["check", "mine"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("claims/wrong.cypher:1:"), "{}", ran.err);
    assert!(ran.out.starts_with("mine: "), "{}", ran.out);
}

#[test]
fn a_database_file_is_made_by_the_first_write_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let ran = grounds_in(here, &["-g", "a.grounds", "--format", "csv", "-c", "MATCH (n) RETURN count(n) AS n"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "n\n0\n"), "{}", ran.err);
    assert!(ran.err.contains("is not there yet"), "{}", ran.err);
    assert_eq!(names(here), Vec::<String>::new());
    let ran = grounds_in(here, &["-g", "a.grounds", "--format", "json", "-c", "CREATE (:X {a: 1})"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "[]\n"), "{}", ran.err);
    assert!(ran.err.contains("1 node created"), "{}", ran.err);
    let out = quiet(grounds_in(here, &["-g", "a.grounds", "--format", "csv", "-c", "MATCH (n:X) RETURN n.a AS a"]));
    assert_eq!(out, "a\n1\n");
    let ran = grounds_in(here, &["-g", "a.grounds", "--read-only", "-c", "CREATE (:X)"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("-c:1:1: error[ReadOnly]") && ran.err.contains("read-only"), "{}", ran.err);
    let ran = grounds_in(here, &["-g", "b.grounds", "--read-only", "-c", "RETURN 1"]);
    assert_eq!(ran.code, 1);
    assert_eq!(names(here), ["a.grounds"]);
}

#[test]
fn files_that_are_no_graph_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("empty.grounds"), b"").unwrap();
    fs::write(here.join("garbage.grounds"), b"this is not a database, whatever its name says").unwrap();
    fs::write(here.join("a.csv"), "a,b\n").unwrap();
    for name in ["empty.grounds", "garbage.grounds", "a.csv", "none", "none/none.csv"] {
        let ran = grounds_in(here, &["-g", name, "-c", "MATCH (n) RETURN n"]);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{name}: {}", ran.err);
        assert!(ran.err.contains(name) && ran.err.contains("error["), "{name}: {}", ran.err);
    }
    let ran = grounds_in(here, &["-g", "a.csv", "-c", "RETURN 1"]);
    assert!(ran.err.contains("`grounds import csv DIR -o x.grounds`"), "{}", ran.err);
    assert_eq!(fs::read(here.join("empty.grounds")).unwrap(), b"");
}

#[test]
fn saving_goes_on_in_the_new_file() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let text = ":param x => 7\n:save mine.grounds\nCREATE (:Y {a: $x});\nMATCH (y:Y) RETURN y.a AS a;";
    let ran = grounds_in(here, &["--format", "csv", "-c", text]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "a\n7\n"), "{}", ran.err);
    let out = quiet(grounds_in(here, &["-g", "mine.grounds", "--format", "csv", "-c", "MATCH (y:Y) RETURN y.a AS a"]));
    assert_eq!(out, "a\n7\n");
    let ran = grounds_in(here, &["-c", ":save mine.grounds"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("is there already"), "{}", ran.err);
}

/// Every question of the built-in pack is answered with rows, and no name in it is unknown.
#[test]
fn the_questions_of_the_pack_are_answered() {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = here.join("data/ketamine/queries");
    for name in crate::names(&folder) {
        let path = folder.join(&name);
        let ran = crate::grounds(&["--strict", "--format", "json", "run", &path.to_string_lossy()]);
        assert_eq!(ran.code, 0, "{name}: {}", ran.err);
        assert!(!ran.out.lines().any(|line| line == "[]"), "{name}: a question without an answer\n{}", ran.out);
    }
}
