//! Says what the entries of a bibliography mean, and what is wrong with them.
//!
//! Takes entries from `bibliography`; gives sources with typed fields.
//! Invariants: `year` is an integer, `undated` a boolean, every other field plain text; the standing fields are left in
//! the map under their own names, since the room `evidence` reads them from there.
//! Start at [`read_sources`] and [`check_sources`].

use std::collections::HashMap;
use std::sync::Arc;

use super::bibliography::{BibEntry, BibField, Bibliography, read_bibliography};
use super::{BIBLIOGRAPHY, Pack};
use crate::diag::{Diagnostic, SourceText, Span, did_you_mean};
use crate::evidence::{Standing, last_day};
use crate::value::{MapValue, Value};

/// The fields of our own; those of a further standing event have a number after the name.
const OWN_FIELDS: [&str; 5] = ["standing", "standing_date", "standing_reason", "superseded_by", "undated"];

/// The bibliography of a pack.
#[derive(Debug, Default)]
pub(super) struct Sources {
    /// The sources in the order of the file; of two with one key the first.
    pub sources: Vec<Source>,
    /// The keys of entries that could not be read, so that nobody is told that their source is unknown.
    pub skipped: Vec<Arc<str>>,
    /// What could not be read.
    pub findings: Vec<Diagnostic>,
}

/// One source.
#[derive(Debug)]
pub(super) struct Source {
    /// Its entry.
    pub entry: BibEntry,
    /// Its fields, typed, with `entrytype`.
    pub fields: MapValue,
}

/// Reads the bibliography of a pack.
pub(super) fn read_sources(pack: &Pack) -> Sources {
    let Some(file) = pack.file(BIBLIOGRAPHY) else { return Sources::default() };
    let Bibliography { entries, skipped, mut findings } = read_bibliography(&file.source);
    let mut first_places: HashMap<Arc<str>, Span> = HashMap::with_capacity(entries.len());
    let mut sources = Vec::with_capacity(entries.len());
    let entry_type: Arc<str> = Arc::from("entrytype");
    for entry in entries {
        if let Some(first) = first_places.get(&entry.key) {
            findings.push(
                Diagnostic::error("DuplicateSource", format!("source `{}` is there twice", entry.key), entry.key_span)
                    .also_at(*first, "first here")
                    .with_help("give one of them another key, or unite the two")
                    .in_source(&file.source),
            );
            continue;
        }
        first_places.insert(Arc::clone(&entry.key), entry.key_span);
        let mut fields = MapValue::new();
        fields.insert(Arc::clone(&entry_type), Value::String(Arc::clone(&entry.kind)));
        for field in &entry.fields {
            fields.entry(Arc::clone(&field.name)).or_insert_with(|| typed(field));
        }
        sources.push(Source { entry, fields });
    }
    Sources { sources, skipped, findings }
}

/// The value of a field: text, but for the year and the mark of an undated source.
fn typed(field: &BibField) -> Value {
    let text = || Value::String(Arc::clone(&field.value));
    match &*field.name {
        "year" => field.value.parse().map_or_else(|_| text(), Value::Integer),
        "undated" => match &*field.value {
            "true" => Value::Boolean(true),
            "false" => Value::Boolean(false),
            _ => text(),
        },
        _ => text(),
    }
}

/// Finds everything that is wrong with the fields of the sources.
pub(super) fn check_sources(sources: &[Source], source: &Arc<SourceText>) -> Vec<Diagnostic> {
    let keys: HashMap<&str, ()> = sources.iter().map(|one| (&*one.entry.key, ())).collect();
    let mut findings = Vec::new();
    for one in sources {
        let entry = &one.entry;
        check_year(entry, &mut findings);
        check_field_names(entry, &mut findings);
        for field in &entry.fields {
            check_value(entry, field, &keys, &mut findings);
        }
    }
    findings.into_iter().map(|finding| finding.in_source(source)).collect()
}

fn find<'e>(entry: &'e BibEntry, name: &str) -> Option<&'e BibField> {
    entry.fields.iter().find(|field| &*field.name == name)
}

fn check_year(entry: &BibEntry, findings: &mut Vec<Diagnostic>) {
    let undated = find(entry, "undated").filter(|field| &*field.value == "true");
    let dated = find(entry, "year").or_else(|| find(entry, "date"));
    match (dated, undated) {
        (None, None) => findings.push(
            Diagnostic::error("SourceWithoutYear", format!("source `{}` has no year", entry.key), entry.key_span)
                .with_help("add `year = {…},`, or `undated = {true},` if it bears no date"),
        ),
        (Some(dated), Some(undated)) => findings.push(
            Diagnostic::error(
                "ContradictingSource",
                format!("source `{}` has a {} and says that it is undated", entry.key, dated.name),
                undated.value_span,
            )
            .also_at(dated.value_span, "the date")
            .with_help("leave one of the two out"),
        ),
        _ => {}
    }
    if let (Some(year), Some(date)) = (find(entry, "year"), find(entry, "date"))
        && !date.value.starts_with(&*year.value)
    {
        findings.push(
            Diagnostic::error(
                "ContradictingSource",
                format!("source `{}` has the year {} and the date {}", entry.key, year.value, date.value),
                date.value_span,
            )
            .also_at(year.value_span, "the year")
            .with_help("correct one of the two, or leave `year` out"),
        );
    }
}

fn check_field_names(entry: &BibEntry, findings: &mut Vec<Diagnostic>) {
    for (position, field) in entry.fields.iter().enumerate() {
        if let Some(first) = entry.fields[..position].iter().find(|other| other.name == field.name) {
            findings.push(
                Diagnostic::error(
                    "DuplicateKey",
                    format!("source `{}` has two fields `{}`", entry.key, field.name),
                    field.name_span,
                )
                .also_at(first.name_span, "first here")
                .with_help("keep one of the two"),
            );
        }
        let base = field.name.trim_end_matches(|c: char| c.is_ascii_digit());
        // Any field may be there, but one that looks like ours and is not would be lost without a word.
        let is_misspelt = !OWN_FIELDS.contains(&base) && (base.starts_with("stand") || base.starts_with("supersed"));
        if is_misspelt || base == "undate" {
            findings.push(
                Diagnostic::warning("UnknownField", format!("field `{}` has no meaning", field.name), field.name_span)
                    .with_optional_help(
                        did_you_mean(base, OWN_FIELDS)
                            .or_else(|| Some(format!("the fields of ours are {}", OWN_FIELDS.join(", ")))),
                    ),
            );
        }
    }
}

fn check_value(entry: &BibEntry, field: &BibField, keys: &HashMap<&str, ()>, findings: &mut Vec<Diagnostic>) {
    let value = &*field.value;
    let base = field.name.trim_end_matches(|c: char| c.is_ascii_digit());
    let wrong = |code: &'static str, message: String| Diagnostic::error(code, message, field.value_span);
    let found = match base {
        "year" if value.parse::<i64>().is_err() => {
            Some(wrong("InvalidDate", format!("`{value}` is no year")).with_help("write it in digits, such as `2018`"))
        }
        "date" if last_day(value).is_none() => Some(
            wrong("InvalidDate", format!("`{value}` is no date"))
                .with_help("write it as `2018`, `2018-03` or `2018-03-01`"),
        ),
        "undated" if !matches!(value, "true" | "false") => {
            Some(wrong("InvalidArgumentType", format!("`undated` is true or false, found `{value}`")))
        }
        "doi" if !is_doi(value) => {
            Some(wrong("MalformedDoi", format!("`{value}` is no DOI")).with_help(doi_help(value)))
        }
        "pmid" if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(wrong("MalformedPmid", format!("`{value}` is no PubMed number")).with_help("write its digits alone"))
        }
        "standing" => Standing::parse(value).err().map(|error| error.at(field.value_span)),
        "standing_date" if last_day(value).is_none() => Some(
            wrong("InvalidDate", format!("`{value}` is no date"))
                .with_help("write it as `2018`, `2018-03` or `2018-03-01`"),
        ),
        "superseded_by" if value == &*entry.key => {
            Some(wrong("UnknownSource", format!("source `{value}` cannot supersede itself")))
        }
        "superseded_by" if !keys.contains_key(value) => Some(
            wrong("UnknownSource", format!("no source `{value}`")).with_optional_help(
                did_you_mean(value, keys.keys().copied())
                    .or_else(|| Some("add the source that supersedes this one".to_owned())),
            ),
        ),
        _ => None,
    };
    findings.extend(found);
    if matches!(base, "standing_date" | "standing_reason") {
        let event = field.name.replacen(base, "standing", 1);
        let by = field.name.replacen(base, "superseded_by", 1);
        if find(entry, &event).is_none() && find(entry, &by).is_none() {
            findings.push(
                Diagnostic::error("InvalidStanding", format!("`{}` without `{event}`", field.name), field.name_span)
                    .with_help(format!("say which standing it is: `{event} = {{retracted}},`")),
            );
        }
    }
}

/// Whether a text is a DOI as Crossref describes them: `10.`, four to nine digits, a slash, a suffix without spaces.
pub(super) fn is_doi(text: &str) -> bool {
    let Some((registrant, suffix)) = text.strip_prefix("10.").and_then(|rest| rest.split_once('/')) else {
        return false;
    };
    (4..=9).contains(&registrant.len())
        && registrant.bytes().all(|byte| byte.is_ascii_digit())
        && !suffix.is_empty()
        && !suffix.contains(char::is_whitespace)
}

fn doi_help(value: &str) -> String {
    match value.find("10.").map(|at| value[at..].trim_end()).filter(|rest| is_doi(rest)) {
        Some(doi) => format!("write it without what stands before it: `{doi}`"),
        None => "a DOI looks like `10.1000/182`".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_doi;

    #[test]
    fn a_doi_has_a_registrant_and_a_suffix() {
        for (text, expected) in [
            ("10.1000/182", true),
            ("10.1016/S0031-6997(24)01396-6", true),
            ("10.123456789/x", true),
            ("10.1234567890/x", false),
            ("10.100/x", false),
            ("10.1000/", false),
            ("10.1000", false),
            ("10.1000/a b", false),
            ("doi:10.1000/182", false),
            ("https://doi.org/10.1000/182", false),
            ("", false),
        ] {
            assert_eq!(is_doi(text), expected, "{text}");
        }
    }
}
