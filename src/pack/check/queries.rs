//! Checks that the questions of a pack are well-formed.
//!
//! Start at [`check`]. Names in them are bound when they run, where the graph is known.

use super::super::Pack;
use crate::diag::Diagnostic;
use crate::syntax::parse_statements;

/// Parses every query file.
pub(super) fn check(pack: &Pack, findings: &mut Vec<Diagnostic>) {
    for file in pack.queries() {
        let (_, found) = parse_statements(&without_commands(&file.source.text));
        findings.extend(found.into_iter().map(|finding| finding.in_source(&file.source)));
    }
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
