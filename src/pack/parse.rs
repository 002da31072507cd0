//! Parses the data files of a pack, several at once.
//!
//! Start at [`parse_data`].

use rayon::prelude::*;

use super::facts::{Facts, gather};
use super::plain::plain_statements;
use super::{Pack, PackFile};
use crate::diag::Diagnostic;
use crate::syntax::ast::Statement;
use crate::syntax::parse_statements;

/// A data file and what it says.
pub(super) struct ParsedFile<'p> {
    /// The file.
    pub file: &'p PackFile,
    /// Its well-formed statements.
    statements: Vec<Statement>,
    /// What is wrong with the form of the others.
    pub findings: Vec<Diagnostic>,
}

/// Parses every data file, in order.
pub(super) fn parse_data(pack: &Pack) -> Vec<ParsedFile<'_>> {
    let files: Vec<&PackFile> = pack.data_files().collect();
    files
        .into_par_iter()
        .map(|file| {
            let text = &file.source.text;
            let (statements, findings) = match plain_statements(text) {
                Some(statements) => (statements, Vec::new()),
                None => parse_statements(text),
            };
            let findings = findings.into_iter().map(|finding| finding.in_source(&file.source)).collect();
            ParsedFile { file, statements, findings }
        })
        .collect()
}

/// Gathers the facts of every file, in order.
pub(super) fn gather_all<'a>(parsed: &'a [ParsedFile<'_>]) -> Vec<Facts<'a>> {
    parsed
        .par_iter()
        .map(|file| {
            let mut facts = gather(&file.statements);
            for finding in &mut facts.findings {
                finding.source = Some(std::sync::Arc::clone(&file.file.source));
            }
            facts
        })
        .collect()
}
