//! What `:help` says: the commands' table, the sections of the language page, the signature tables of functions.
//!
//! Invariants: the page in `docs` is the only text on clauses, operators, types and procedures; nothing is made before
//! it is asked for.
//! Start at [`overview`] and [`topic`].

mod commands;
mod page;
mod terminal;

pub(super) use commands::COMMANDS;

use super::formats::Format;
use crate::diag::did_you_mean;
use crate::session::{self, FunctionSignature};
use page::Section;

/// A `:command`.
#[derive(Debug, Clone, Copy)]
pub(super) struct CommandHelp {
    /// Its name, without the colon.
    pub(super) name: &'static str,
    /// What follows the name.
    pub(super) arguments: &'static str,
    /// What it does, in one line.
    pub(super) summary: &'static str,
    /// More, if there is more to say.
    pub(super) detail: &'static str,
    /// How it is used.
    pub(super) example: &'static str,
}

/// Returns the list of everything that there is help on.
pub(super) fn overview() -> String {
    let mut text =
        "A statement ends with `;` and may take several lines. A command takes one line.\n\ncommands\n".to_owned();
    let width = COMMANDS.iter().map(|command| usage(command).chars().count()).max().unwrap_or(0);
    for command in COMMANDS {
        text.push_str(&format!("  {:<width$}  {}\n", usage(command), command.summary));
    }
    text.push_str("\nclauses (`:help MATCH` tells more)\n");
    text.push_str(&clauses(&page::sections()));
    text.push_str("\ntopics (`:help null` tells more)\n");
    text.push_str(&columns(&topics_of_chapters(&page::sections()), " · "));
    let mut family = "";
    let mut functions: Vec<&str> = Vec::new();
    text.push_str("\nfunctions (`:help date` tells more)\n");
    for function in session::functions() {
        if function.family.title() != family && !functions.is_empty() {
            text.push_str(&format!("  {}\n{}", family.to_lowercase(), columns(&functions, ", ")));
            functions.clear();
        }
        family = function.family.title();
        if functions.last() != Some(&function.name) {
            functions.push(function.name);
        }
    }
    text.push_str(&format!("  {}\n{}", family.to_lowercase(), columns(&functions, ", ")));
    let mut procedures: Vec<&str> = session::procedures().iter().map(|procedure| procedure.name).collect();
    procedures.sort_unstable();
    text.push_str("\nprocedures (`:help algo.pagerank` tells more)\n");
    text.push_str(&columns(&procedures, ", "));
    text
}

/// The clauses with what they do.
fn clauses(sections: &[Section]) -> String {
    const SUMMARY: usize = 100;
    let clauses: Vec<&Section> = sections.iter().filter(|section| section.is_about_keywords()).collect();
    let name = |section: &Section| section.keywords().collect::<Vec<_>>().join(", ");
    let width = clauses.iter().map(|section| name(section).len()).max().unwrap_or(0);
    let mut text = String::new();
    for section in clauses {
        let mut summary = section.summary();
        if let Some((at, _)) = summary.char_indices().nth(SUMMARY) {
            summary.truncate(summary[..at].rfind(' ').unwrap_or(at));
            summary.push_str(" …");
        }
        text.push_str(&format!("  {:<width$}  {summary}\n", name(section)));
    }
    text
}

/// The headings that name no clause, no family of functions and no procedure.
fn topics_of_chapters(sections: &[Section]) -> Vec<&'static str> {
    let is_listed_elsewhere = |section: &Section| {
        let chapter = section.chapter;
        !section.is_chapter() && (chapter == "Functions" || chapter == "Procedures") || section.is_about_keywords()
    };
    let is_high = |section: &&Section| section.is_chapter() || section.is_part_of_chapter();
    let topics = sections.iter().filter(is_high).filter(|section| !is_listed_elsewhere(section));
    topics.map(|section| section.title).collect()
}

/// Returns the help on one thing; else a suggestion, if a name is near.
pub(super) fn topic(name: &str) -> Result<String, Option<String>> {
    let wanted = name.trim().trim_end_matches("()").split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    let command = wanted.strip_prefix(':').filter(|name| name.starts_with(char::is_alphabetic));
    let bare = command.unwrap_or(&wanted);
    found.extend(COMMANDS.iter().filter(|command| command.name.eq_ignore_ascii_case(bare)).map(command_text));
    if command.is_none() {
        let functions = session::functions().filter(|function| function.name.eq_ignore_ascii_case(&wanted));
        found.extend(functions.map(function_text));
        let (sections, further) = sections_beside(&wanted, !found.is_empty());
        found.extend(sections.iter().map(Section::shown));
        let titles: Vec<String> = further.iter().map(|section| format!("`:help {}`", section.title)).collect();
        found.extend((!titles.is_empty()).then(|| format!("see also {}\n", titles.join(", "))));
    }
    if found.is_empty() { Err(did_you_mean(&wanted, topics())) } else { Ok(found.join("\n")) }
}

/// The sections to show, and those to name: of a function, what explains functions or has its very name is shown.
fn sections_beside(wanted: &str, is_function: bool) -> (Vec<Section>, Vec<Section>) {
    let is_near = |section: &Section| {
        let is_heading = section.keywords().any(|name| name.eq_ignore_ascii_case(wanted));
        section.chapter == "Functions"
            || section.title.eq_ignore_ascii_case(wanted)
            || section.is_about_keywords() && is_heading
    };
    sections_about(wanted).into_iter().partition(|section| !is_function || is_near(section))
}

/// The sections whose heading it is; else those that are about it, among others.
fn sections_about(wanted: &str) -> Vec<Section> {
    let is_about = |section: &Section| section.names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    let mut about: Vec<Section> = page::sections().into_iter().filter(is_about).collect();
    if about.iter().any(|section| section.title.eq_ignore_ascii_case(wanted)) {
        about.retain(|section| section.title.eq_ignore_ascii_case(wanted));
    }
    about
}

/// Returns the names of everything that there is help on.
pub(super) fn topics() -> Vec<&'static str> {
    let commands = COMMANDS.iter().map(|command| command.name);
    let functions = session::functions().map(|function| function.name);
    let sections = page::sections().into_iter().flat_map(|section| section.names);
    let mut topics: Vec<&'static str> = Vec::new();
    for name in commands.chain(functions).chain(sections) {
        if !topics.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            topics.push(name);
        }
    }
    topics
}

fn usage(command: &CommandHelp) -> String {
    format!(":{} {}", command.name, command.arguments).trim_end().to_owned()
}

fn command_text(command: &CommandHelp) -> String {
    let mut text = format!("{}\n  {}\n", usage(command), command.summary);
    if !command.detail.is_empty() {
        text.push_str(&format!("  {}\n", command.detail.replace('\n', "\n  ")));
    }
    if command.name == "mode" {
        for (name, _, what) in Format::ALL {
            text.push_str(&format!("    {name:<9} {what}\n"));
        }
    }
    text.push_str(&format!("  example: {}\n", command.example));
    text
}

fn function_text(function: &FunctionSignature) -> String {
    let result = match function.example_result {
        "" => format!("{}, not always the same", function.returns.description()),
        result => result.to_owned(),
    };
    let text = format!("{}\n  {}\n  example: {};\n", function.usage(), function.doc, function.example_statement());
    if function.is_executed() { text + &format!("    gives: {result}\n") } else { text }
}

/// Sets names in lines of up to 100 characters.
fn columns(names: &[&str], between: &str) -> String {
    const LINE: usize = 100;
    let mut text = String::new();
    let mut length = 0;
    for name in names {
        let added = name.chars().count() + between.chars().count();
        if length + added > LINE {
            text.push('\n');
            length = 0;
        }
        text.push_str(if length == 0 { "  " } else { between });
        text.push_str(name);
        length += added;
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_topic_has_help() {
        for name in topics() {
            let text = topic(name).unwrap_or_else(|_| panic!("no help on {name}"));
            assert!(text.ends_with('\n') && text.lines().count() > 1, "{text}");
        }
    }

    #[test]
    fn every_clause_and_procedure_has_a_section() {
        let clauses = "MATCH, OPTIONAL MATCH, WHERE, RETURN, WITH, UNWIND, ORDER BY, SKIP, OFFSET, LIMIT, DISTINCT, UNION, \
            CALL, YIELD, OPTIONAL CALL, CREATE, MERGE, ON CREATE, ON MATCH, SET, REMOVE, DELETE, DETACH DELETE, FOREACH, \
            ASSERT, SUPPORTED BY, REFUTED BY, INCONCLUSIVE BY, VIA, MERGE SOURCE, RETRACT SOURCE, SET STANDING, \
            REMOVE EVIDENCE, USING EVIDENCE, USING LENS, USING ALL EVIDENCE, AS OF, EXCLUDING SOURCE, EXPLAIN, PROFILE, \
            FINISH, CASE, WHEN, EXISTS, COUNT, COLLECT, shortestPath, allShortestPaths, reduce, all, any, none, single, \
            AND, OR, XOR, NOT, IN, IS NULL, STARTS WITH, ENDS WITH, CONTAINS, =~, IS ::, +, ||, null, operators, types, \
            parameters, SHORTEST, quantifier, LET, FILTER, NEXT, LOAD CSV, comments, names, lists, maps, strings, numbers, lenses, status, confidence, errors";
        for name in clauses.split(", ") {
            assert!(!sections_about(name).is_empty(), "no section on {name}");
        }
        for procedure in session::procedures() {
            let text = topic(procedure.name).unwrap();
            let in_one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(in_one_line.contains(procedure.doc) && text.contains("CALL"), "{text}");
        }
    }

    #[test]
    fn a_name_is_found_in_any_case_and_spacing() {
        for (name, expected) in [
            ("match", "MATCH"),
            ("using  evidence", "USING EVIDENCE"),
            ("date()", "date([value])"),
            (":help", ":help [NAME]"),
            ("labels", "labels(node)"),
        ] {
            let text = topic(name).unwrap();
            assert!(text.starts_with(expected), "{name}: {text}");
        }
    }

    #[test]
    fn a_function_shows_what_its_example_gives() {
        assert!(topic("toUpper").unwrap().contains("example: RETURN toUpper('abc');\n    gives: 'ABC'\n"));
        assert!(topic("rand").unwrap().contains("gives: a float, not always the same\n"));
    }

    #[test]
    fn a_function_comes_with_what_explains_functions() {
        let date = topic("date").unwrap();
        assert!(date.contains("Temporal maps\n") && date.contains("Temporal texts\n"), "{date}");
        assert!(topic("count").unwrap().contains("EXISTS, COUNT and COLLECT\n"));
        let sources = topic("sources").unwrap();
        assert!(
            sources.ends_with("see also `:help Claims, items, sources`, `:help Writing claims and sources`\n"),
            "{sources}"
        );
    }

    #[test]
    fn a_name_that_is_near_is_suggested() {
        assert_eq!(topic("MACTH"), Err(Some("did you mean `MATCH`?".to_owned())));
        assert_eq!(topic("zzzzzz"), Err(None));
    }

    #[test]
    fn the_overview_names_all() {
        let text = overview();
        for command in COMMANDS {
            assert!(text.contains(&format!(":{}", command.name)));
        }
        for name in ["  MATCH ", "  USING EVIDENCE ", "Parameters", "date.truncate", "algo.pagerank"] {
            assert!(text.contains(name), "{name}");
        }
    }
}
