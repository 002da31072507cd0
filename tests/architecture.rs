//! Holds the rooms to what `docs/ARCHITECTURE.md` says of them: who may use whom, that every file introduces itself,
//! and that long files only get shorter.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const PAGE: &str = "docs/ARCHITECTURE.md";

/// Every room may use these.
const OPEN_TO_ALL: [&str; 2] = ["diag", "value"];

/// Lines that a file may have.
const LINES_MAX: usize = 600;

/// Files that are longer, with the lines they had when they came here: they may only shrink.
const LONG_FILES: &[(&str, usize)] = &[];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn source_files() -> Vec<PathBuf> {
    let mut folders = vec![root().join("src")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("can be listed") {
            let path = entry.expect("can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// The rooms of the page in order, each with the rooms that it may use.
fn rooms() -> Vec<(String, BTreeSet<String>)> {
    let page = read(&root().join(PAGE));
    let mut lines = page.lines().skip_while(|line| !line.starts_with("| room |"));
    assert!(lines.next().is_some(), "{PAGE} has no table `| room | purpose | may use | invariant |`");
    let mut rooms: Vec<(String, BTreeSet<String>)> = Vec::new();
    for line in lines.skip(1).take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        assert_eq!(cells.len(), 4, "not four cells: {line}");
        let allowed = match cells[2] {
            "–" => BTreeSet::new(),
            "all above" => rooms.iter().map(|(name, _)| name.clone()).collect(),
            list => list.split(',').map(room_of).collect(),
        };
        for name in names_in(cells[0]) {
            rooms.push((name, allowed.clone()));
        }
    }
    rooms
}

/// "`graph` (catalogue)" is the room `graph`.
fn room_of(cell: &str) -> String {
    cell.split('(').next().unwrap_or_default().trim().trim_matches('`').to_owned()
}

/// The names in backticks of a cell.
fn names_in(cell: &str) -> Vec<String> {
    let names: Vec<String> = cell.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    assert!(!names.is_empty(), "no room in backticks: {cell}");
    names
}

/// Whether a file holds tests only.
fn is_test(path: &Path) -> bool {
    let name = shown(path);
    name.ends_with("/tests.rs") || name.contains("/tests/") || name.ends_with("/laws.rs")
}

/// The code of a file, without comments and without the test module at its end.
fn code(path: &Path) -> String {
    let text = read(path);
    let text = match text.find("#[cfg(test)]\nmod tests {") {
        Some(start) => &text[..start],
        None => &text,
    };
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// What stands behind each `crate::` of a code: the first words of the paths.
fn crate_words(code: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (start, _) in code.match_indices("crate::") {
        let before = code[..start].chars().next_back();
        if before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_' || letter == '$') {
            continue;
        }
        let rest = &code[start + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => words.extend(members_of(group).iter().map(|member| first_word(member))),
            None => words.push(first_word(rest)),
        }
    }
    words.retain(|word| !word.is_empty() && word != "self");
    words
}

fn first_word(text: &str) -> String {
    text.trim_start().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

/// The members of a group in braces, whose opening brace is gone.
fn members_of(group: &str) -> Vec<String> {
    let mut members = vec![String::new()];
    let mut depth = 0;
    for letter in group.chars() {
        match letter {
            '}' if depth == 0 => break,
            ',' if depth == 0 => members.push(String::new()),
            _ => {
                depth += i32::from(letter == '{') - i32::from(letter == '}');
                members.last_mut().expect("is never empty").push(letter);
            }
        }
    }
    members
}

/// The room of a file; none for `lib.rs` and `main.rs`.
fn room_of_file(path: &Path) -> Option<String> {
    let name = shown(path);
    let mut parts = name.split('/').skip(1);
    let first = parts.next()?.to_owned();
    match parts.next() {
        Some(_) => Some(first),
        None if first == "lib.rs" || first == "main.rs" => None,
        None => Some(first.trim_end_matches(".rs").to_owned()),
    }
}

#[test]
fn rooms_use_only_what_the_page_lets_them_use() {
    let rooms: BTreeMap<String, BTreeSet<String>> = rooms().into_iter().collect();
    let mut wrong = Vec::new();
    for path in source_files() {
        let Some(room) = room_of_file(&path).filter(|_| !is_test(&path)) else { continue };
        let Some(allowed) = rooms.get(&room) else { continue };
        for used in crate_words(&code(&path)) {
            let fine = used == room || allowed.contains(&used) || OPEN_TO_ALL.contains(&used.as_str());
            if !fine {
                wrong.push(format!("{}: `{room}` uses `crate::{used}`, which {PAGE} does not let it", shown(&path)));
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn open_rooms_use_only_each_other() {
    for (room, allowed) in rooms() {
        if OPEN_TO_ALL.contains(&room.as_str()) {
            assert!(allowed.iter().all(|used| OPEN_TO_ALL.contains(&used.as_str())), "`{room}` may use {allowed:?}");
        }
    }
}

#[test]
fn rooms_may_use_earlier_rooms_only() {
    let mut earlier: BTreeSet<String> = OPEN_TO_ALL.map(str::to_owned).into();
    for (room, allowed) in rooms() {
        let later: Vec<&String> = allowed.difference(&earlier).collect();
        assert!(later.is_empty(), "`{room}` may use {later:?}, which the table names later or not at all");
        earlier.insert(room);
    }
}

#[test]
fn the_page_names_the_rooms_and_paths_that_there_are() {
    let named: BTreeSet<String> = rooms().into_iter().map(|(room, _)| room).collect();
    let found: BTreeSet<String> = source_files().iter().filter_map(|path| room_of_file(path)).collect();
    let gone: Vec<_> = named.difference(&found).collect();
    let unnamed: Vec<_> = found.difference(&named).collect();
    assert!(gone.is_empty(), "{PAGE} names rooms that are gone: {gone:?}");
    assert!(unnamed.is_empty(), "{PAGE} does not name these rooms: {unnamed:?}");

    let page = read(&root().join(PAGE));
    let paths = page.split('`').skip(1).step_by(2).filter(|word| {
        ["src/", "tests/", "docs/", "grammar/", "data/", "fuzz/", "benches/"]
            .iter()
            .any(|start| word.starts_with(start))
    });
    for path in paths.filter(|path| !path.contains(['<', '*', '{', '…', ' '])) {
        assert!(root().join(path).exists(), "{PAGE} names `{path}`, which is gone");
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for path in source_files() {
        let text = read(&path);
        let first = text.lines().next().unwrap_or_default();
        let says = first.strip_prefix("//! ").is_some_and(|sentence| !sentence.trim().is_empty());
        assert!(says, "{}: the first line is no `//!` sentence", shown(&path));
    }
}

#[test]
fn long_files_only_get_shorter() {
    let long: BTreeMap<&str, usize> = LONG_FILES.iter().copied().collect();
    for path in source_files() {
        let name = shown(&path);
        let lines = read(&path).lines().count();
        match long.get(name.as_str()) {
            Some(before) => {
                assert!(lines <= *before, "{name} has grown from {before} to {lines} lines: split it");
                assert!(lines > LINES_MAX, "{name} has {lines} lines now: take it off the list of long files");
            }
            None => assert!(lines <= LINES_MAX, "{name} has {lines} lines, more than {LINES_MAX}: split it"),
        }
    }
    for name in long.keys() {
        assert!(root().join(name).exists(), "{name} is gone: take it off the list of long files");
    }
}

#[test]
fn crate_paths_are_found_in_every_form() {
    let code = "use crate::{diag::{A, B}, value as v, Value};\nlet x = crate::graph::Graph::new(); use my_crate::no;";
    assert_eq!(crate_words(code), ["diag", "value", "Value", "graph"]);
}
