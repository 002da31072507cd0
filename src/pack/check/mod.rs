//! Lints a pack: finds all problems of all its files in one run.
//!
//! Takes the facts of the data files, the sources and the declarations; gives findings with places and suggestions.
//! Invariants: never stops at a finding; a pack with no error can be loaded; findings stand in the order of the files
//! and places; a note never makes a pack unclean.
//! Start at [`Pack::check`].

mod claims;
mod entities;
mod lenses;
mod queries;

use std::collections::BTreeMap;
use std::sync::Arc;

use hashbrown::HashMap;

use super::facts::{Fact, Facts};
use super::parse::{gather_all, parse_data};
use super::sources::{Sources, check_sources, read_sources};
use super::{BIBLIOGRAPHY, MANIFEST, Pack, PackFile};
use crate::diag::{Diagnostic, Severity, SourceText, Span};
use crate::evidence::Declarations;
use entities::Entities;

impl Pack {
    /// Finds everything that is wrong with the pack, sorted by file and place.
    ///
    /// A pack is clean when there is neither an error nor a warning; notes are worth knowing.
    #[must_use]
    pub fn check(&self) -> Vec<Diagnostic> {
        let (declarations, mut findings) = self.read_declarations();
        findings.extend(self.findings.iter().cloned());
        let sources = read_sources(self);
        findings.extend(sources.findings.iter().cloned());
        if let Some(file) = self.file(BIBLIOGRAPHY) {
            findings.extend(check_sources(&sources.sources, &file.source));
        }
        let parsed = parse_data(self);
        let gathered = gather_all(&parsed);
        for file in &parsed {
            findings.extend(file.findings.iter().cloned());
        }
        let files: Vec<DataFile<'_>> = parsed
            .iter()
            .zip(&gathered)
            .map(|(file, facts)| DataFile {
                source: &file.file.source,
                facts,
                is_whole: file.findings.is_empty() && facts.findings.is_empty() && !self.is_unreadable(file.file),
            })
            .collect();
        let context = Context { declarations: &declarations, sources: &sources, files: &files };
        findings.extend(gathered.iter().flat_map(|facts| facts.findings.iter().cloned()));
        let mut entities = Entities::read(&context, &mut findings);
        let used = claims::check(&context, &mut entities, &mut findings);
        if files.iter().all(|file| file.is_whole) {
            entities.report_unmentioned(&context, &mut findings);
            self.report_uncited(&sources, &used, &mut findings);
        }
        if files.is_empty() {
            findings.push(
                Diagnostic::new(Severity::Warning, "EmptyPack", "the pack has no entities and no claims", None)
                    .with_help("write them to entities.cypher and claims/*.cypher")
                    .in_source(&SourceText::new(self.root(), "")),
            );
        }
        if let Some(file) = self.file(MANIFEST) {
            lenses::check(&context, &file.source, &mut findings);
        }
        // Questions are bound to the graph that they ask, when there is one.
        let graph = if count_findings(&findings)[0] == 0 { self.build_graph().ok() } else { None };
        queries::check(self, &declarations, graph, &mut findings);
        self.sort_findings(&mut findings);
        findings
    }

    /// Whether the file was found not to be text.
    fn is_unreadable(&self, file: &PackFile) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.source.as_ref().is_some_and(|source| source.name == file.source.name))
    }

    fn report_uncited(&self, sources: &Sources, used: &HashMap<Arc<str>, ()>, findings: &mut Vec<Diagnostic>) {
        let Some(file) = self.file(BIBLIOGRAPHY) else { return };
        for source in &sources.sources {
            if !used.contains_key(&source.entry.key) {
                findings.push(
                    Diagnostic::note(
                        "UncitedSource",
                        format!("no item cites source `{}`", source.entry.key),
                        source.entry.key_span,
                    )
                    .in_source(&file.source),
                );
            }
        }
    }

    /// Sorts by file, then place; what has no place stands first.
    fn sort_findings(&self, findings: &mut [Diagnostic]) {
        let ranks: BTreeMap<&str, usize> =
            self.files.iter().enumerate().map(|(rank, file)| (file.source.name.as_str(), rank + 1)).collect();
        findings.sort_by_cached_key(|finding| {
            let name = finding.source.as_ref().map(|source| source.name.clone()).unwrap_or_default();
            let rank = ranks.get(name.as_str()).copied().unwrap_or_default();
            let place = finding.labels.first().map(|(span, _)| *span);
            (rank, name, place, std::cmp::Reverse(finding.severity))
        });
    }
}

/// Returns how many findings there are of each severity: errors, warnings, notes.
#[must_use]
pub fn count_findings(findings: &[Diagnostic]) -> [usize; 3] {
    [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| findings.iter().filter(|finding| finding.severity == severity).count())
}

/// What every check may look at.
struct Context<'c> {
    declarations: &'c Declarations,
    sources: &'c Sources,
    files: &'c [DataFile<'c>],
}

/// A data file and its facts.
struct DataFile<'c> {
    source: &'c Arc<SourceText>,
    facts: &'c Facts<'c>,
    /// Whether all of it could be read; if not, nobody can say what it does not mention.
    is_whole: bool,
}

/// A place in one of the data files.
#[derive(Debug, Clone, Copy)]
struct Place {
    file: usize,
    span: Span,
}

impl<'c> Context<'c> {
    /// All facts in order, each with the number of its file.
    fn facts(&self) -> impl Iterator<Item = (usize, &'c Fact<'c>)> {
        self.files.iter().enumerate().flat_map(|(number, file)| file.facts.facts.iter().map(move |fact| (number, fact)))
    }

    /// Adds a finding about a place in a data file.
    fn report(&self, findings: &mut Vec<Diagnostic>, file: usize, finding: Diagnostic) {
        findings.push(finding.in_source(self.files[file].source));
    }

    /// Points a finding at a further place: a label in the same file, a note when it is in another.
    fn pointing_at(&self, finding: Diagnostic, from: usize, place: Place, text: &str) -> Diagnostic {
        if from == place.file { finding.also_at(place.span, text) } else { finding.with_note(self.told(place, text)) }
    }

    /// Says where a place is: `first at claims/mood.cypher:12:3`.
    fn told(&self, place: Place, text: &str) -> String {
        let source = self.files[place.file].source;
        let (line, column) =
            Diagnostic::note("Place", "", place.span).in_source(source).line_and_column().unwrap_or((1, 1));
        format!("{text}: {}:{line}:{column}", source.name)
    }
}

/// Names joined for a sentence: `A`, `B` or `C`.
fn listed<'n>(names: impl IntoIterator<Item = &'n str>, last: &str) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

/// Whether an unknown field looks like a known one: near enough to be a slip, long enough not to be chance.
fn near_miss<'k>(field: &str, known: &[&'k str]) -> Option<&'k str> {
    const SHORTEST: usize = 4;
    if field.len() < SHORTEST {
        return None;
    }
    let distance_max = if field.len() < 6 { 1 } else { 2 };
    let wanted = field.to_lowercase();
    known
        .iter()
        .filter(|name| name.len() >= SHORTEST)
        .map(|name| (strsim::damerau_levenshtein(&wanted, name), *name))
        .filter(|(distance, _)| *distance <= distance_max)
        .min()
        .map(|(_, name)| name)
}
