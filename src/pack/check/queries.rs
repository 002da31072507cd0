//! Checks that the questions of a pack are well-formed, and that the names in them are those of its graph.
//!
//! Start at [`check`]. How: `session` parses and binds each statement over the graph, without running it; of a pack that
//! cannot be loaded the questions are parsed alone.

use std::sync::Arc;

use super::super::Pack;
use crate::diag::{Diagnostic, SourceText, did_you_mean};
use crate::evidence::Declarations;
use crate::graph::Graph;
use crate::session::{Database, Session};
use crate::syntax::ast::{LensClauseKind, Statement};
use crate::syntax::{parse_statements, split_statements};

/// Checks every query file.
pub(super) fn check(pack: &Pack, declarations: &Declarations, graph: Option<Graph>, findings: &mut Vec<Diagnostic>) {
    let session = graph.map(|graph| Session::new(Database::from_graph(graph)));
    for file in pack.queries() {
        let text = without_commands(&file.source.text);
        let (statements, mistakes) = parse_statements(&text);
        let mut found = unknown_lenses(&statements, declarations);
        match &session {
            Some(session) => {
                let source = SourceText::new(file.source.name.as_str(), text);
                for statement in split_statements(&source.text) {
                    found.extend(session.check_in(&source, statement.span));
                }
            }
            None => found.extend(mistakes),
        }
        findings.extend(found.into_iter().map(|mut finding| {
            finding.source = Some(Arc::clone(&file.source));
            finding
        }));
    }
}

/// Finds the lenses that the statements name and the pack does not.
fn unknown_lenses(statements: &[Statement], declarations: &Declarations) -> Vec<Diagnostic> {
    let known = || declarations.lenses.keys().map(String::as_str);
    let mut found = Vec::new();
    for clause in statements.iter().flat_map(|statement| &statement.lens) {
        if let LensClauseKind::Named(name) = &clause.kind
            && !declarations.lenses.contains_key(&*name.name)
        {
            found.push(
                Diagnostic::error("UnknownLens", format!("no lens `{}`", name.name), name.span).with_help(
                    did_you_mean(&name.name, known())
                        .unwrap_or_else(|| format!("declare it in graph.toml: `[lenses.{}]`", name.name)),
                ),
            );
        }
    }
    found
}

/// Blanks the lines that are commands of the shell, keeping every place.
fn without_commands(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if line.starts_with(':') {
            out.extend(line.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        } else {
            out.push_str(line);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::without_commands;

    #[test]
    fn commands_are_blanked_in_place() {
        assert_eq!(without_commands(":lens é\nRETURN 1;\n:x"), "        \nRETURN 1;\n  ");
    }
}
