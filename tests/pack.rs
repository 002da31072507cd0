//! Packs from the outside: what the check says of small bad packs, and what the shipped and the new pack load to.
//!
//! `tests/packs/CASE/` is a pack with one kind of mistake, `expected.txt` beside its files is all that the check prints.
//! `BLESS=1 cargo test --test pack` writes the expected texts anew; read the difference before it is committed.

use std::fs;
use std::path::{Path, PathBuf};

use grounds::pack::{self, Pack, count_findings};
use grounds::{Severity, Value};

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir("tests/packs")
        .expect("the tests run in the package's folder")
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    cases
}

fn checked(case: &Path) -> String {
    let findings = match Pack::read(case) {
        Ok(pack) => pack.check(),
        Err(finding) => vec![*finding],
    };
    let [errors, warnings, notes] = count_findings(&findings);
    let rendered: String = findings.iter().map(|finding| finding.render(false)).collect();
    format!("{rendered}{errors} errors, {warnings} warnings, {notes} notes\n")
}

#[test]
fn the_check_says_what_is_wrong_with_a_pack() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let actual = checked(&case);
        let place = case.join("expected.txt");
        if bless {
            fs::write(&place, &actual).expect("the expected text can be written");
            continue;
        }
        let expected = fs::read_to_string(&place).unwrap_or_default();
        if actual != expected {
            wrong.push(format!("== {}\n-- expected\n{expected}-- actual\n{actual}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_pack_with_an_error_that_keeps_it_from_loading_gives_all_its_errors() {
    for case in cases() {
        let Ok(pack) = Pack::read(&case) else { continue };
        let mut found = pack.check();
        found.retain(|finding| finding.severity == Severity::Error);
        let loaded = pack.load_graph();
        assert!(loaded.is_ok() || !found.is_empty(), "{} has no error and does not load", case.display());
        let Err(errors) = loaded else { continue };
        assert_eq!(errors, found, "{}", case.display());
        assert!(!errors.is_empty(), "{}", case.display());
    }
}

#[test]
fn the_shipped_pack_is_clean_and_loads_whole() {
    let pack = pack::builtin();
    let findings = pack.check();
    let unclean: Vec<String> = findings
        .iter()
        .filter(|finding| finding.severity > Severity::Note)
        .map(|finding| finding.render(false))
        .collect();
    assert!(unclean.is_empty(), "{}", unclean.join("\n"));
    let graph = pack.load_graph().expect("a pack without errors loads");
    assert_eq!(graph.item_count(), 692);
    assert_eq!(graph.source_count(), 345);
    assert_eq!(graph.node_count(), 280);
    assert_eq!(graph.relationship_count(), 359);
    assert_eq!(graph.metadata("pack.name").map(|name| &**name), Some("ketamine"));
    assert!(graph.metadata("graph.toml").is_some());
    let unchecked = findings.iter().filter(|finding| finding.code == "UncheckedItem").count();
    assert_eq!(unchecked, 12);
}

#[test]
fn the_embedded_pack_is_the_folder() {
    let (embedded, folder) = (pack::builtin(), Pack::read(Path::new("data/ketamine")).expect("the pack is there"));
    let texts = |pack: &Pack| -> Vec<(String, String)> {
        pack.files().iter().map(|file| (file.path.clone(), file.source.text.clone())).collect()
    };
    assert_eq!(texts(&embedded), texts(&folder));
    assert!(folder.queries().count() > 0);
}

#[test]
fn an_entity_keeps_its_properties_and_a_source_its_fields() {
    let graph = pack::builtin().load_graph().expect("the pack loads");
    let node = graph.find_node_by_id("ketamine").expect("the pack is about it");
    let key = graph.key_id("name").expect("entities have names");
    assert_eq!(graph.node_property(node, key).as_str(), Some("ketamine"));
    let source = graph.source_id("aguado2011").or_else(|| graph.source_id("abbar2022")).expect("the source is there");
    let year = graph.source_property(source, graph.key_id("year").expect("sources have years"));
    assert!(matches!(year, Value::Integer(1900..=2100)));
}

#[test]
fn a_new_pack_is_clean_and_nothing_is_overwritten() {
    let place = tempfile::tempdir().expect("there is room for temporary files");
    let folder = place.path().join("deep/mypack");
    let files = pack::create(&folder, "mypack").expect("nothing is there yet");
    assert!(files.iter().all(|file| folder.join(file).is_file()));
    let read = Pack::read(&folder).expect("the new pack can be read");
    assert_eq!(read.check(), []);
    let graph = read.load_graph().expect("the new pack loads");
    assert_eq!((graph.node_count(), graph.relationship_count(), graph.item_count()), (5, 4, 3));
    assert_eq!(read.declarations().name.as_deref(), Some("mypack"));

    fs::write(folder.join("graph.toml"), "mine").expect("the file can be written");
    let again = pack::create(&folder, "mypack").expect_err("the folder is taken");
    assert_eq!(again.code, "AlreadyExists");
    assert_eq!(fs::read_to_string(folder.join("graph.toml")).expect("it is still there"), "mine");
    let left: Vec<_> = fs::read_dir(place.path().join("deep")).expect("it can be listed").collect();
    assert_eq!(left.len(), 1, "nothing half-written is left beside it");

    let empty = place.path().join("empty");
    fs::create_dir(&empty).expect("a folder can be made");
    assert!(pack::create(&empty, "empty").is_ok());
    for name in ["", "1st", "a/b", "..", "a b", "é", &"a".repeat(65)] {
        let error = pack::create(&place.path().join("x"), name).expect_err(name);
        assert_eq!(error.code, "InvalidName", "{name}");
    }
    assert!(!place.path().join("x").exists());
}

#[test]
fn running_order_decides_about_entities_of_claims_files() {
    let toml = "name = \"t\"\n[types.X]\nevidence = \"none\"\n";
    let early = [("graph.toml", toml), ("claims/a.cypher", "ASSERT (a)-[:X]->(b);"), ("claims/b.cypher", DEFINED)];
    let late = [("graph.toml", toml), ("claims/b.cypher", "ASSERT (a)-[:X]->(b);"), ("claims/a.cypher", DEFINED)];
    assert_eq!(Pack::from_files("t", early).load_graph().expect_err("a comes later").len(), 2);
    assert_eq!(Pack::from_files("t", late).load_graph().expect("a is there").relationship_count(), 1);
}

/// Two entities, outside `entities.cypher`.
const DEFINED: &str = "ASSERT (:A {id: 'a', name: 'a'}), (:A {id: 'b', name: 'b'});";
