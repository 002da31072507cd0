//! The examples of the documentation: each is run, and the page must show exactly what it gives.
//!
//! In a page, a block ```` ```cypher ```` holds statements; the block after it, ```` ```result ````, holds what they
//! give, or ```` ```error ```` how the last of them fails. The statements of a page run one after the other in one
//! session over the built-in graph. `cypher fresh` begins a new session over it, `cypher empty` one over an empty
//! graph, and of `cypher not-yet` each statement must fail for not being executed yet. A block ```` ```console ````
//! holds calls of the program, each after `$ `, and what it prints; a line `...` stands for any lines. `console fails`
//! is a call that ends with an error, which is shown after what it prints.
//!
//! `GROUNDS_BLESS=1 cargo test --test docs` writes results and references anew; read the difference before it is
//! committed.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use grounds::session::{FunctionFamily, ValueType, functions, procedures, syntax::split_statements};
use grounds::{Database, Diagnostic, FileAccess, QueryResult, Session, SourceText, Span, Summary, Value, pack};
use unicode_width::UnicodeWidthStr;

/// A page in pieces; joined again, they are the page.
enum Piece {
    Text(String),
    Block { info: String, body: String },
}

fn pieces(page: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            text.push_str(line);
            text.push('\n');
            continue;
        };
        pieces.push(Piece::Text(std::mem::take(&mut text)));
        let body: String = lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
        pieces.push(Piece::Block { info: info.to_owned(), body });
    }
    pieces.push(Piece::Text(text));
    pieces
}

fn joined(pieces: &[Piece]) -> String {
    pieces.iter().fold(String::new(), |mut page, piece| {
        match piece {
            Piece::Text(text) => page.push_str(text),
            Piece::Block { info, body } => page.push_str(&format!("```{info}\n{body}```\n")),
        }
        page
    })
}

fn is_blessing() -> bool {
    std::env::var_os("GROUNDS_BLESS").is_some_and(|value| value == "1")
}

/// What became of the statements of a block.
enum Outcome {
    Result(String),
    Error(String),
}

/// The session of a page.
struct Examples {
    session: Session,
    builtin: grounds::graph::Graph,
}

impl Examples {
    fn new() -> Self {
        let builtin = pack::builtin().load_graph().expect("the built-in pack loads");
        Examples { session: session(Database::from_graph(builtin.clone())), builtin }
    }

    fn begin(&mut self, how: &str) {
        match how {
            "fresh" => self.session = session(Database::from_graph(self.builtin.clone())),
            "empty" => self.session = session(Database::in_memory()),
            _ => {}
        }
    }

    /// Runs what stands in a block; an error must be the last thing.
    fn run(&mut self, body: &str) -> Result<Outcome, String> {
        let (commands, statements): (Vec<&str>, Vec<&str>) = body.lines().partition(|line| line.starts_with(':'));
        for command in commands {
            self.command(command)?;
        }
        let text = statements.join("\n");
        let source = SourceText::new("statement", text.clone());
        let spans = statement_spans(&text);
        let mut shown = String::new();
        for (position, span) in spans.iter().enumerate() {
            if position > 0 {
                shown.push('\n');
            }
            match self.session.run_in(&source, *span) {
                Ok(result) => shown.push_str(&result_text(&result)),
                Err(errors) if position + 1 == spans.len() => {
                    return Ok(Outcome::Error(shown + &rendered(&errors)));
                }
                Err(errors) => return Err(format!("a statement before the last fails:\n{}", rendered(&errors))),
            }
        }
        Ok(Outcome::Result(shown))
    }

    /// Runs `:param name => expression` and `:lens clauses`, as the shell does.
    fn command(&mut self, command: &str) -> Result<(), String> {
        if let Some((name, expression)) = command.strip_prefix(":param ").and_then(|rest| rest.split_once("=>")) {
            let value = self.session.evaluate(expression.trim()).map_err(|errors| rendered(&errors))?;
            self.session.set_parameter(name.trim(), value);
            return Ok(());
        }
        if let Some(clauses) = command.strip_prefix(":lens ") {
            let clauses = (clauses.trim() != "off").then(|| clauses.trim().to_owned());
            return self.session.set_lens(clauses).map_err(|errors| rendered(&errors));
        }
        Err(format!("unknown command {command}"))
    }

    /// Says which statements do not fail for not being executed yet.
    fn not_yet(&mut self, body: &str) -> Result<(), String> {
        let mut wrong = String::new();
        for span in statement_spans(body) {
            let statement = &body[span.start as usize..span.end as usize];
            match self.session.run(statement) {
                Ok(_) => _ = writeln!(wrong, "this runs:\n{statement}"),
                Err(errors) if errors.iter().all(|error| error.code == "NotYetAvailable") => {}
                Err(errors) => wrong.push_str(&rendered(&errors)),
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

fn statement_spans(text: &str) -> Vec<Span> {
    split_statements(text).iter().map(|statement| statement.span).collect()
}

fn rendered(findings: &[Diagnostic]) -> String {
    findings.iter().map(|finding| finding.render(false)).collect()
}

/// Everything that a statement gives: its rows, and below them what the shell says beside them.
fn result_text(result: &QueryResult) -> String {
    let summary = result.summary();
    let mut shown = match &summary.plan {
        Some(plan) => without_times(plan),
        None if result.columns().is_empty() => String::new(),
        None => table(result),
    };
    let mut beside = Vec::new();
    beside.extend((summary.hidden.total() > 0).then(|| summary.hidden.to_string()));
    beside.extend(summary.notes.iter().cloned());
    beside.extend(changes(summary));
    if result.columns().is_empty() && beside.is_empty() {
        beside.push("nothing changed".to_owned());
    }
    for line in beside {
        let _ = writeln!(shown, "({line})");
    }
    shown + &rendered(&summary.warnings)
}

/// A plan as it stands in a page: `PROFILE` tells times, and no two runs take the same.
fn without_times(plan: &str) -> String {
    let mut shown = String::new();
    for line in plan.trim_end().lines() {
        match line.split_once(" ms") {
            Some((before, after)) => {
                let kept = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').trim_end();
                let _ = writeln!(shown, "{kept} {:>10} ms{after}", "…");
            }
            None => _ = writeln!(shown, "{line}"),
        }
    }
    shown
}

fn changes(summary: &Summary) -> Option<String> {
    let counts = [
        (summary.counters.nodes_created, "node created", "nodes created"),
        (summary.counters.nodes_deleted, "node deleted", "nodes deleted"),
        (summary.counters.relationships_created, "relationship created", "relationships created"),
        (summary.counters.relationships_deleted, "relationship deleted", "relationships deleted"),
        (summary.counters.hidden_deleted, "of them hidden", "of them hidden"),
        (summary.counters.claims_asserted, "claim asserted", "claims asserted"),
        (summary.counters.items_added, "evidence item added", "evidence items added"),
        (summary.counters.items_known, "evidence item known already", "evidence items known already"),
        (summary.counters.items_removed, "evidence item removed", "evidence items removed"),
        (summary.counters.sources_changed, "source changed", "sources changed"),
        (summary.counters.properties_set, "property set", "properties set"),
        (summary.counters.labels_added, "label added", "labels added"),
        (summary.counters.labels_removed, "label removed", "labels removed"),
    ];
    let parts: Vec<String> = counts
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if *count == 1 { one } else { many }))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A Markdown table whose columns are padded to their width; numbers stand right.
fn table(result: &QueryResult) -> String {
    let mut rows: Vec<Vec<String>> = vec![result.columns().iter().map(ToString::to_string).collect()];
    let is_number = |value: &Value| matches!(value, Value::Integer(_) | Value::Float(_));
    let numbers: Vec<bool> = (0..result.columns().len())
        .map(|column| {
            let mut values = result.rows().map(|row| row[column].clone()).filter(|value| !value.is_null()).peekable();
            values.peek().is_some() && values.all(|value| is_number(&value))
        })
        .collect();
    for row in result.rows() {
        rows.push(row.iter().map(|value| result.plain_value(value).replace('|', "\\|").replace('\n', " ")).collect());
    }
    let widths: Vec<usize> =
        (0..numbers.len()).map(|column| rows.iter().map(|row| row[column].width()).max().unwrap_or(0).max(3)).collect();
    let mut shown = String::new();
    for (position, row) in rows.iter().enumerate() {
        for ((cell, width), number) in row.iter().zip(&widths).zip(&numbers) {
            let blanks = " ".repeat(width - cell.width());
            let _ = if *number { write!(shown, "| {blanks}{cell} ") } else { write!(shown, "| {cell}{blanks} ") };
        }
        shown.push_str("|\n");
        if position == 0 {
            for (width, number) in widths.iter().zip(&numbers) {
                let dashes = "-".repeat(width - usize::from(*number));
                let _ = write!(shown, "| {dashes}{} ", if *number { ":" } else { "" });
            }
            shown.push_str("|\n");
        }
    }
    if result.is_empty() {
        shown.push_str("(no rows)\n");
    }
    shown
}

/// A call of the program with what the page says that it prints.
struct Call {
    arguments: Vec<String>,
    text: String,
    expected: String,
}

fn calls(body: &str) -> Result<Vec<Call>, String> {
    let mut calls: Vec<Call> = Vec::new();
    let mut lines = body.lines();
    while let Some(line) = lines.next() {
        let Some(command) = line.strip_prefix("$ ") else {
            let call = calls.last_mut().ok_or("a block begins with `$ grounds …`")?;
            call.expected.push_str(line);
            call.expected.push('\n');
            continue;
        };
        let mut text = command.to_owned();
        let words = loop {
            match split_words(&text) {
                Some(words) => break words,
                None => {
                    let next = lines.next().ok_or_else(|| format!("`{text}` does not end"))?;
                    text.push('\n');
                    text.push_str(next);
                }
            }
        };
        match words.split_first() {
            Some((program, arguments)) if program == "grounds" => {
                calls.push(Call { arguments: arguments.to_vec(), text, expected: String::new() });
            }
            _ => return Err(format!("`{text}` is no call of `grounds`")),
        }
    }
    Ok(calls)
}

/// Splits a command as a POSIX shell does, without its expansions; `None` when a quote or a line goes on.
fn split_words(text: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        match c {
            '\'' => {
                let word = word.get_or_insert_default();
                loop {
                    match characters.next()? {
                        '\'' => break,
                        c => word.push(c),
                    }
                }
            }
            '"' => {
                let word = word.get_or_insert_default();
                loop {
                    match characters.next()? {
                        '"' => break,
                        '\\' => word.push(characters.next()?),
                        c => word.push(c),
                    }
                }
            }
            '\\' => match characters.next()? {
                '\n' => {}
                c => word.get_or_insert_default().push(c),
            },
            c if c.is_whitespace() => words.extend(word.take()),
            c => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    Some(words)
}

/// Runs a call in a folder; gives what it prints, with the errors after it when it is to fail.
fn printed(call: &Call, folder: &Path, fails: bool) -> Result<String, String> {
    let output = Command::new(env!("CARGO_BIN_EXE_grounds"))
        .args(&call.arguments)
        .current_dir(folder)
        .env("HOME", folder)
        .env("NO_COLOR", "1")
        .output()
        .map_err(|error| format!("`{}` does not start: {error}", call.text))?;
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).replace("\r\n", "\n"));
    match (output.status.success(), fails) {
        (true, false) => Ok(out),
        (false, true) => Ok(out + &err),
        (true, true) => Err(format!("`{}` should fail", call.text)),
        (false, false) => Err(format!("`{}` fails:\n{err}", call.text)),
    }
}

/// Whether a text is as expected, where a line `...` stands for any lines.
fn fits(expected: &str, actual: &str) -> bool {
    fn lines_fit(expected: &[&str], actual: &[&str]) -> bool {
        match expected.split_first() {
            None => actual.is_empty(),
            Some((&"...", rest)) => (0..=actual.len()).any(|skipped| lines_fit(rest, &actual[skipped..])),
            Some((line, rest)) => actual.first() == Some(line) && lines_fit(rest, &actual[1..]),
        }
    }
    lines_fit(&expected.lines().collect::<Vec<_>>(), &actual.lines().collect::<Vec<_>>())
}

/// Runs the calls of a block; gives the block as it should be.
fn console(body: &str, fails: bool, folder: &Path) -> Result<String, String> {
    let mut block = String::new();
    for call in calls(body)? {
        let actual = printed(&call, folder, fails)?;
        let shown = if fits(&call.expected, &actual) { &call.expected } else { &actual };
        let _ = write!(block, "$ {}\n{shown}", call.text);
    }
    Ok(block)
}

/// A folder to run calls in: it has the packs under `data`, and whatever is written stays in it.
fn workplace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    copy(Path::new("data"), &folder.path().join("data"));
    folder
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).expect("a folder can be made");
        for entry in fs::read_dir(from).expect("the folder can be listed") {
            let entry = entry.expect("the folder can be listed");
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::copy(from, to).expect("a file can be copied");
    }
}

/// Runs the examples of a page; gives the page as it should be, and what no blessing mends.
fn checked(page: &str) -> (String, Vec<String>) {
    let mut examples = Examples::new();
    let mut folder = None;
    let mut wrong = Vec::new();
    let mut pieces = pieces(page);
    let mut at = 0;
    while at < pieces.len() {
        let Piece::Block { info, body } = &pieces[at] else {
            at += 1;
            continue;
        };
        let (info, body) = (info.clone(), body.clone());
        let (language, how) = info.split_once(' ').unwrap_or((&info, ""));
        let problem = match language {
            "cypher" if how == "not-yet" => examples.not_yet(&body).err(),
            "cypher" => {
                examples.begin(how);
                examples.run(&body).and_then(|outcome| put(&mut pieces, at, outcome)).err()
            }
            "console" => {
                let folder = folder.get_or_insert_with(workplace);
                match console(&body, how == "fails", folder.path()) {
                    Ok(body) => {
                        pieces[at] = Piece::Block { info: info.clone(), body };
                        None
                    }
                    Err(problem) => Some(problem),
                }
            }
            _ => None,
        };
        wrong.extend(problem.map(|problem| format!("in\n```{info}\n{body}```\n{problem}")));
        at += 1;
    }
    (joined(&pieces), wrong)
}

/// Puts what a block gives into the block after it.
fn put(pieces: &mut Vec<Piece>, at: usize, outcome: Outcome) -> Result<(), String> {
    let follows = match (pieces.get(at + 1), pieces.get(at + 2)) {
        (Some(Piece::Text(between)), Some(Piece::Block { info, .. })) if between.trim().is_empty() => info.as_str(),
        _ => "",
    };
    let (language, text) = match (outcome, follows) {
        (Outcome::Result(_), "error") => return Err("this does not fail".to_owned()),
        (Outcome::Error(text), "error") => ("error", text),
        (Outcome::Error(text), _) => return Err(format!("this fails, and no block `error` follows:\n{text}")),
        (Outcome::Result(text), _) => ("result", text),
    };
    let block = Piece::Block { info: language.to_owned(), body: text };
    if follows == language {
        pieces[at + 2] = block;
    } else {
        pieces.splice(at + 1..at + 1, [Piece::Text("\n".to_owned()), block]);
    }
    Ok(())
}

/// Replaces what stands between `<!-- name -->` and `<!-- end of name -->`.
fn with_section(page: &str, name: &str, section: &str) -> String {
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->\n"));
    let from = page.find(&begin).unwrap_or_else(|| panic!("the page has no {begin}")) + begin.len();
    let to = page.find(&end).unwrap_or_else(|| panic!("the page has no {end}"));
    format!("{}\n{section}\n{}", &page[..from], &page[to..])
}

fn code(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}

/// Begins a session whose statements may read the files of the documentation.
fn session(database: Database) -> Session {
    let mut session = Session::new(database);
    session.options_mut().files = FileAccess::Within(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/examples"));
    session
}

/// The families of functions in the order of their table.
fn families() -> Vec<FunctionFamily> {
    let mut families: Vec<FunctionFamily> = functions().map(|signature| signature.family).collect();
    families.dedup();
    families
}

/// The reference of a family of functions, from their table.
fn function_reference(family: FunctionFamily) -> String {
    let mut section = String::new();
    if !family.example_clauses().is_empty() {
        let _ = writeln!(section, "The examples stand behind `{}`.\n", family.example_clauses());
    }
    section.push_str("| function | what it does | example | gives |\n| --- | --- | --- | --- |\n");
    for signature in functions().filter(|signature| signature.family == family) {
        let gives = match signature.example_result {
            "" if signature.is_executed() => format!("{}, not always the same", signature.returns.description()),
            "" => "[not executed yet](#not-executed-yet)".to_owned(),
            result => code(result),
        };
        let (usage, example) = (code(&signature.usage()), code(signature.example));
        let _ = writeln!(section, "| {usage} | {} | {example} | {gives} |", signature.doc);
    }
    section
}

/// The reference of all procedures, from their table; what the examples give comes when they are run.
fn procedure_reference() -> String {
    let mut sections = Vec::new();
    for signature in procedures() {
        let parameters: Vec<&str> = signature.parameters.iter().map(|(name, _)| *name).collect();
        let columns: Vec<String> = signature.results.iter().map(|(name, _)| code(name)).collect();
        let session = if sections.is_empty() { " fresh" } else { "" };
        sections.push(format!(
            "### {}({})\n\nGives {}. Columns: {}.\n\n```cypher{session}\n{}\n```\n",
            signature.name,
            parameters.join(", "),
            signature.doc,
            columns.join(", "),
            signature.example
        ));
    }
    sections.join("\n")
}

/// Holds a page to what it should be, or writes it so.
fn hold(path: &Path, page: &str, expected: &str, wrong: &[String]) {
    if is_blessing() {
        fs::write(path, expected).expect("the page can be written");
    }
    assert!(wrong.is_empty(), "{}:\n{}", path.display(), wrong.join("\n"));
    if page == expected || is_blessing() {
        return;
    }
    let differs = page.lines().zip(expected.lines()).position(|(is, should)| is != should);
    let at = differs.unwrap_or_else(|| page.lines().count().min(expected.lines().count()));
    let [is, should] = [page, expected].map(|text| text.lines().skip(at).take(12).collect::<Vec<_>>().join("\n"));
    panic!(
        "{}:{} is not what the examples give; GROUNDS_BLESS=1 writes it anew\n-- the page\n{is}\n-- what it gives\n{should}",
        path.display(),
        at + 1
    );
}

#[test]
fn the_examples_of_the_language_page_give_what_it_says() {
    let path = PathBuf::from("docs/LANGUAGE.md");
    let page = fs::read_to_string(&path).expect("the page can be read");
    let mut generated = with_section(&page, "procedures", &procedure_reference());
    for family in families() {
        generated = with_section(&generated, &format!("functions: {}", family.title()), &function_reference(family));
    }
    let (expected, wrong) = checked(&generated);
    hold(&path, &page, &expected, &wrong);
}

/// The anchor that a heading has on the web.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase();
    kept.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).collect::<String>().replace(' ', "-")
}

#[test]
fn the_links_within_the_language_page_lead_somewhere() {
    let page = fs::read_to_string("docs/LANGUAGE.md").expect("the page can be read");
    let text: String = pieces(&page)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => text,
            Piece::Block { .. } => String::new(),
        })
        .collect();
    let headings = text.lines().filter_map(|line| line.strip_prefix('#')?.trim_start_matches('#').strip_prefix(' '));
    let anchors: Vec<String> = headings.map(anchor).collect();
    for (position, name) in anchors.iter().enumerate() {
        assert!(!anchors[..position].contains(name), "two sections have the anchor `{name}`");
    }
    for link in text.split("](#").skip(1) {
        let target = link.split(')').next().unwrap_or_default();
        assert!(anchors.iter().any(|name| name == target), "no section `#{target}`");
    }
}

#[test]
fn the_examples_of_the_functions_give_what_their_table_says() {
    let mut examples = Examples::new();
    for signature in functions().filter(|signature| signature.is_executed()) {
        let statement = signature.example_statement();
        let result = examples.session.run(&statement).unwrap_or_else(|errors| panic!("{}", rendered(&errors)));
        assert!(!result.is_empty() && result.columns().len() == 1, "{statement}");
        assert!(result.summary().warnings.is_empty(), "{statement}:\n{}", rendered(&result.summary().warnings));
        let value = result.value(0, 0);
        match signature.example_result {
            // It changes with the clock, by chance or with where things are stored: only its type is known.
            "" => assert!(
                !value.is_null() && signature.returns.contains(ValueType::of(&value)),
                "{statement} gives {}",
                result.format_value(&value)
            ),
            expected => assert_eq!(result.format_value(&value), expected, "{statement}"),
        }
    }
}

#[test]
fn the_examples_of_the_readme_give_what_it_says() {
    let path = PathBuf::from("README.md");
    let Ok(page) = fs::read_to_string(&path) else {
        eprintln!("skipped: there is no {}", path.display());
        return;
    };
    let (expected, wrong) = checked(&page);
    hold(&path, &page, &expected, &wrong);
}

#[test]
fn a_line_of_dots_stands_for_any_lines() {
    for (expected, actual, verdict) in [
        ("a\nb\n", "a\nb\n", true),
        ("a\n...\nd\n", "a\nb\nc\nd\n", true),
        ("a\n...\nb\n", "a\nb\n", true),
        ("...\n", "", true),
        ("a\n...\n", "b\n", false),
        ("a\n", "a\nb\n", false),
        ("", "a\n", false),
    ] {
        assert_eq!(fits(expected, actual), verdict, "{expected:?} {actual:?}");
    }
}

#[test]
fn a_call_is_cut_into_words_as_a_shell_does() {
    for (text, words) in [
        ("grounds -c 'MATCH (n)' x", Some(vec!["grounds", "-c", "MATCH (n)", "x"])),
        ("grounds \"a \\\" b\"c ''", Some(vec!["grounds", "a \" bc", ""])),
        ("grounds \\\n  run a", Some(vec!["grounds", "run", "a"])),
        ("grounds 'MATCH", None),
        ("grounds \\", None),
    ] {
        let words = words.map(|words| words.into_iter().map(str::to_owned).collect());
        assert_eq!(split_words(text), words, "{text}");
    }
}

#[test]
fn a_block_of_calls_is_cut_into_calls_with_what_they_print() {
    let body = "$ grounds -c 'RETURN 1\n  AS one'\n| one |\n...\n$ grounds --version\n";
    let cut = calls(body).expect("the block is sound");
    let seen: Vec<(usize, &str)> = cut.iter().map(|call| (call.arguments.len(), call.expected.as_str())).collect();
    assert_eq!(seen, [(2, "| one |\n...\n"), (1, "")]);
    assert_eq!(cut[0].arguments[1], "RETURN 1\n  AS one");
    for unsound in ["| one |\n", "$ cargo build\n", "$ grounds 'RETURN\n"] {
        assert!(calls(unsound).is_err(), "{unsound}");
    }
}

#[test]
fn a_page_is_the_sum_of_its_pieces() {
    let page = "# a\n\n```cypher fresh\nRETURN 1;\n```\n\n```result\n| 1 |\n```\ntext\n";
    assert_eq!(joined(&pieces(page)), page);
}
