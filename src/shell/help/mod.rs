//! What `:help` says: tables of the commands and clauses, and the signature tables of functions and procedures.
//!
//! Invariants: the tables are constants; nothing is made before it is asked for.
//! Start at [`overview`] and [`topic`].

mod clauses;
mod commands;

pub(super) use clauses::CLAUSES;
pub(super) use commands::COMMANDS;

use super::formats::Format;
use crate::diag::did_you_mean;
use crate::session::{self, FunctionSignature, ProcedureSignature};

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

/// A clause of the language.
#[derive(Debug, Clone, Copy)]
pub(super) struct ClauseHelp {
    /// Its keywords.
    pub(super) name: &'static str,
    /// Its form.
    pub(super) form: &'static str,
    /// What it does.
    pub(super) summary: &'static str,
    /// A statement that uses it.
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
    text.push_str(&columns(&CLAUSES.iter().map(|clause| clause.name).collect::<Vec<_>>()));
    let mut family = "";
    let mut functions: Vec<&str> = Vec::new();
    text.push_str("\nfunctions (`:help date` tells more)\n");
    for function in session::functions() {
        if function.family.title() != family && !functions.is_empty() {
            text.push_str(&format!("  {}\n{}", family.to_lowercase(), columns(&functions)));
            functions.clear();
        }
        family = function.family.title();
        if functions.last() != Some(&function.name) {
            functions.push(function.name);
        }
    }
    text.push_str(&format!("  {}\n{}", family.to_lowercase(), columns(&functions)));
    let mut procedures: Vec<&str> = session::procedures().iter().map(|procedure| procedure.name).collect();
    procedures.sort_unstable();
    text.push_str("\nprocedures (`CALL name(…)`)\n");
    text.push_str(&columns(&procedures));
    text
}

/// Returns the help on one thing; else a suggestion, if a name is near.
pub(super) fn topic(name: &str) -> Result<String, Option<String>> {
    let wanted = name.trim().trim_end_matches("()").split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    let bare = wanted.strip_prefix(':').unwrap_or(&wanted);
    found.extend(COMMANDS.iter().filter(|command| command.name.eq_ignore_ascii_case(bare)).map(command_text));
    if !wanted.starts_with(':') {
        found.extend(CLAUSES.iter().filter(|clause| clause.name.eq_ignore_ascii_case(&wanted)).map(clause_text));
        let functions = session::functions().filter(|function| function.name.eq_ignore_ascii_case(&wanted));
        found.extend(functions.map(function_text));
        let procedures = session::procedures().iter().filter(|procedure| procedure.name.eq_ignore_ascii_case(&wanted));
        found.extend(procedures.map(procedure_text));
    }
    if found.is_empty() { Err(did_you_mean(&wanted, topics())) } else { Ok(found.join("\n")) }
}

/// Returns the names of everything that there is help on.
pub(super) fn topics() -> Vec<&'static str> {
    let commands = COMMANDS.iter().map(|command| command.name);
    let clauses = CLAUSES.iter().map(|clause| clause.name);
    let functions = session::functions().map(|function| function.name);
    let procedures = session::procedures().iter().map(|procedure| procedure.name);
    commands.chain(clauses).chain(functions).chain(procedures).collect()
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

fn clause_text(clause: &ClauseHelp) -> String {
    format!("{}\n  {}\n  example: {}\n", clause.form, clause.summary, clause.example)
}

fn function_text(function: &FunctionSignature) -> String {
    let mut text = format!("{}\n  {}\n", function.usage(), function.doc);
    if !function.example.is_empty() {
        text.push_str(&format!("  example: {}", function.example));
        if !function.example_result.is_empty() {
            text.push_str(&format!(" gives {}", function.example_result));
        }
        text.push('\n');
    }
    text
}

fn procedure_text(procedure: &ProcedureSignature) -> String {
    let names = |list: &[(&'static str, _)]| list.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    let call = format!("CALL {}({})", procedure.name, names(procedure.parameters));
    format!("{call} YIELD {}\n  {}\n", names(procedure.results), procedure.doc)
}

/// Sets names in lines of up to 100 characters.
fn columns(names: &[&str]) -> String {
    const LINE: usize = 100;
    let mut text = String::new();
    let mut length = 0;
    for name in names {
        if length + name.len() + 2 > LINE {
            text.push('\n');
            length = 0;
        }
        text.push_str(if length == 0 { "  " } else { ", " });
        text.push_str(name);
        length += name.len() + 2;
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
        assert!(topic("match").unwrap().contains("MATCH"));
        assert!(topic("using  evidence").unwrap().contains("USING EVIDENCE"));
        assert!(topic("date()").unwrap().contains("date("));
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
        for clause in CLAUSES {
            assert!(text.contains(clause.name));
        }
    }
}
