//! Packs from the outside: what the check says of small bad packs, and what the shipped and the new pack load to.
//!
//! `tests/packs/CASE/` is a pack with one kind of mistake, `expected.txt` beside its files is all that the check prints.
//! `BLESS=1 cargo test --test pack` writes the expected texts anew; read the difference before it is committed.

use std::fs;
use std::path::{Path, PathBuf};

use grounds::graph::{Graph, KeyId};
use grounds::pack::{self, Pack, count_findings};
use grounds::session::syntax::split_statements;
use grounds::{Database, Diagnostic, NoEntities, Session, Severity, Value};

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

/// Loads the declarations and sources of a pack alone and runs the statements of its data files over them.
fn run(pack: &Pack) -> Result<Graph, Vec<Diagnostic>> {
    let bare: Vec<(&str, &str)> = pack
        .files()
        .iter()
        .filter(|file| !file.kind.is_data())
        .map(|file| (file.path.as_str(), file.source.text.as_str()))
        .collect();
    let graph = Pack::from_files(pack.root(), bare).load_graph().expect("what is no data loads");
    let mut session = Session::new(Database::from_graph(graph));
    for file in pack.files().iter().filter(|file| file.kind.is_data()) {
        for statement in split_statements(&file.source.text) {
            session.run_in(&file.source, statement.span)?;
        }
    }
    Ok(session.database().graph())
}

/// Everything that is in a graph, in the order in which it was written.
fn told(graph: &Graph) -> String {
    let properties = |list: Vec<(KeyId, Value)>| -> String {
        list.iter().map(|(key, value)| format!(" {}={}", graph.key_name(*key), value.literal(&NoEntities))).collect()
    };
    let mut lines: Vec<String> =
        graph.metadata_names().map(|name| format!("{name}: {}", graph.metadata(name).expect("it is there"))).collect();
    for source in graph.sources() {
        lines.push(format!("{}{}", graph.source_key(source), properties(graph.source_properties(source))));
    }
    for node in graph.nodes() {
        let mut labels: Vec<&str> = graph.labels_of(node).iter().map(|label| &**graph.label_name(*label)).collect();
        labels.sort_unstable();
        lines.push(format!("({}:{}{})", node.0, labels.join(":"), properties(graph.node_properties(node))));
    }
    for claim in graph.relationships() {
        lines.push(format!(
            "({})-[{}:{}{}]->({})",
            graph.start_of(claim).0,
            claim.0,
            graph.type_name(graph.type_of(claim)),
            properties(graph.relationship_properties(claim)),
            graph.end_of(claim).0
        ));
        for item in graph.items_of(claim) {
            lines.push(format!(
                "  {} {} via {:?}{}",
                graph.item_stance(*item),
                graph.source_key(graph.item_source(*item)),
                graph.item_via(*item).map(|via| graph.source_key(via)),
                properties(graph.item_properties(*item))
            ));
        }
    }
    lines.join("\n")
}

#[test]
fn loading_the_shipped_pack_gives_what_running_its_statements_gives() {
    let pack = pack::builtin();
    let run = run(&pack).expect("the statements run");
    assert_eq!(told(&pack.load_graph().expect("the pack loads")), told(&run));
}

#[test]
fn loading_gives_what_running_gives() {
    let toml = "name = \"t\"\n[types.X]\nidentity = [\"since\"]\n[types.Y]\nfrom = [\"B\"]\n";
    let bib = "@misc{k, year = 2001}\n@misc{l, year = 2002, standing = {retracted}}\n";
    for statements in [
        "ASSERT (:A {id: 'a', name: 'a', l: [1, 2]}); ASSERT (:B {id: 'a', l: [2, 3], n: null, more: 1.5});",
        "ASSERT (:A {id: 'a'}), (:A {id: 'b'}); ASSERT (a)-[:X]->(b)<-[:Y]-(:B {id: 'c'}) SUPPORTED BY 'k' {n: 1};",
        "ASSERT (x:A {id: 'a'}), (x)-[:X]->(:B {id: 'b'}) REFUTED BY 'l' {at: 'p'} VIA 'k' AT 'q' REFUTED BY 'l';",
        "ASSERT (:A {id: 'a'})-[:X {since: 1}]->(:A {id: 'b'}); ASSERT (a)-[:X]->(b); ASSERT (a)-[:X {since: 1}]->(b)
           SUPPORTED BY 'k' {checked: true, directness: 'direct', confidence: 1, d: date('2018-03-01'), z: null}
           SUPPORTED BY 'k' {confidence: 1.0, d: date('2018-03-01')} INCONCLUSIVE BY 'k';",
        "CREATE (a:A:B {id: 'a', s: 'it\\'s \\u00e9'})-[:X {w: [1.0]}]->(b:A {id: 'b'}), (a)-[:X]->(b);",
        "MERGE (:A {id: 'a', name: 'n'}); MERGE (:A {id: 'a', name: 'n'}); ASSERT (a)-[:X]->(a);",
        "ASSERT (:A {id: 'a'}) CREATE (b:B {id: 'b'}) ASSERT (a)-[:X]->(b) SUPPORTED BY 'k' SUPPORTED BY 'k';",
    ] {
        let files = [("graph.toml", toml), ("sources.bib", bib), ("claims/a.cypher", statements)];
        let pack = Pack::from_files("t", files);
        let graphs = [pack.load_graph(), run(&pack)].map(|made| match made {
            Ok(graph) => told(&graph),
            Err(errors) => errors.iter().map(|error| error.render(false)).collect(),
        });
        assert!(graphs[0].starts_with("graph.toml: "), "{}", graphs[0]);
        assert_eq!(graphs[0], graphs[1], "{statements}");
    }
}

#[test]
fn what_cannot_be_run_cannot_be_loaded_and_is_an_error_of_the_check() {
    let toml = "name = \"t\"\n[types.X]\nfrom = [\"A\"]\nevidence = \"required\"\n[types.Y]\nevidence = \"none\"\n";
    let bib = "@misc{k, year = 2001}\n";
    for (statements, code) in [
        ("ASSERT (a)-[:Y]->(:A {id: 'a'});", "UnknownEntity"),
        ("ASSERT (:A {id: 'a'})-[:Z]->(:A {id: 'b'});", "UndeclaredType"),
        ("ASSERT (:A {id: 'a'})-[:X]->(:A {id: 'b'});", "EvidenceRequired"),
        ("ASSERT (:A {id: 'a'})-[:X]->(:A {id: 'b'}); ASSERT (a)-[:X]->(b) SUPPORTED BY 'k';", "EvidenceRequired"),
        ("ASSERT (:B {id: 'a'})-[:X]->(:A {id: 'b'}) SUPPORTED BY 'k';", "TypeNotAllowed"),
        (
            "ASSERT (:B {id: 'a'})-[:Y]->(:A {id: 'b'}); ASSERT (a)-[:X]->(b) SUPPORTED BY 'k'; ASSERT (:A {id: 'a'});",
            "TypeNotAllowed",
        ),
        ("ASSERT (:A {id: 'a'})-[:Y]->(:A {id: 'b'}) SUPPORTED BY 'k';", "EvidenceNotAllowed"),
        ("ASSERT (:A {id: 'a'})-[:Y {w: 1}]->(:A {id: 'b'});", "UnknownIdentityKey"),
        ("ASSERT (:A {id: 'a'})-[:X]->(:A {id: 'b'}) SUPPORTED BY 'l';", "UnknownSource"),
        ("ASSERT (:A {id: 'a'})-[:X]->(:A {id: 'b'}) SUPPORTED BY 'k' {n: -1};", "InvalidItem"),
        ("ASSERT (:A {id: 'a'})-[:X]->(:A {id: 'b'}) SUPPORTED BY 'k' {year: 1};", "ReservedField"),
        ("ASSERT (:A {id: 'a', v: 1}); ASSERT (:A {id: 'a', v: 2});", "ContradictingProperty"),
        ("ASSERT (:A {id: 'a', v: {w: 1}});", "InvalidPropertyType"),
        ("ASSERT (:A {name: 'a'});", "EntityWithoutId"),
        ("CREATE (a:A {id: 'a'})-[:Y]->(b:A {id: 'b'}), (a)-[:Y]->(b); ASSERT (a)-[:Y]->(b);", "AmbiguousClaim"),
    ] {
        let files = [("graph.toml", toml), ("sources.bib", bib), ("claims/a.cypher", statements)];
        let pack = Pack::from_files("t", files);
        let codes = |errors: &[Diagnostic]| errors.iter().map(|error| error.code).collect::<Vec<_>>();
        let loaded = pack.load_graph().expect_err(statements);
        assert!(codes(&loaded).contains(&code), "{statements}: {:?}", codes(&loaded));
        assert_eq!(codes(&run(&pack).expect_err(statements)), [code], "{statements}");
        assert!(codes(&pack.check()).contains(&code), "{statements}");
    }
    // Here a pack is stricter than a statement: an id is there once.
    for statements in ["CREATE (:A {id: 'a'}); CREATE (:A {id: 'a'});", "MERGE (:A {id: 'a'}); MERGE (:B {id: 'a'});"] {
        let errors = Pack::from_files("t", [("graph.toml", toml), ("claims/a.cypher", statements)]).load_graph();
        assert_eq!(errors.expect_err(statements)[0].code, "DuplicateEntity", "{statements}");
    }
}
