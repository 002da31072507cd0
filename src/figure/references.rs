//! Writes the numbered reference list as text, and its `.bib`.
//!
//! Takes the references of a [`Figure`]; gives text.
//! Invariants: every reference is in the list under its own number, formatted or, where its entry cannot be read, by
//! its key; the order is that of the numbers.
//! Start at [`references_text`] and [`bibliography_text`].

use std::collections::BTreeSet;

use biblatex::{Bibliography, ChunksExt as _};
use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::{IndependentStyle, Locale, Style};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, BufWriteFormat, CitationItem, CitationRequest, io::from_biblatex_str,
};

use crate::diag::{Diagnostic, did_you_mean};

use super::model::{Figure, FigureReference};
use super::words::clean;

/// The citation style used when none is named.
pub const DEFAULT_STYLE: &str = "nature";

/// Returns the numbered reference list in a citation style, one reference a line.
///
/// The style is one of the Citation Style Language's, by name: `nature`, `vancouver`, `plos`, `the-lancet`, `apa`.
///
/// # Errors
/// There is no style of that name.
pub fn references_text(figure: &Figure, style: &str) -> Result<String, Box<Diagnostic>> {
    let style = style_named(style)?;
    let locales = locales();
    let lines: Vec<(usize, String)> = sorted(figure)
        .into_iter()
        .map(|reference| {
            let formatted = formatted(reference, &style, &locales).unwrap_or_else(|| plain(reference));
            (reference.number, formatted)
        })
        .collect();
    let width = lines.iter().map(|(number, _)| number.to_string().len()).max().unwrap_or(1);
    Ok(lines.into_iter().map(|(number, line)| format!("{number:>width$}. {line}\n")).collect())
}

fn style_named(name: &str) -> Result<IndependentStyle, Box<Diagnostic>> {
    match ArchivedStyle::by_name(name).map(ArchivedStyle::get) {
        Some(Style::Independent(style)) => Ok(style),
        _ => {
            let names = ArchivedStyle::all().iter().flat_map(|style| style.names()).copied();
            let help = did_you_mean(name, names)
                .unwrap_or_else(|| "use a numeric style such as `nature`, `vancouver` or `plos`".to_owned());
            let error = Diagnostic::error_without_place("UnknownCitationStyle", format!("no citation style `{name}`"));
            Err(Box::new(error.with_help(help)))
        }
    }
}

fn sorted(figure: &Figure) -> Vec<&FigureReference> {
    let mut references: Vec<&FigureReference> = figure.references.iter().collect();
    references.sort_by_key(|reference| reference.number);
    references
}

/// Formats one entry alone, so that a broken one cannot take the others with it.
fn formatted(reference: &FigureReference, style: &IndependentStyle, locales: &[Locale]) -> Option<String> {
    let library = from_biblatex_str(&reference.bibtex).ok()?;
    let entry = library.iter().next()?;
    let mut driver = BibliographyDriver::new();
    driver.citation(CitationRequest::from_items(vec![CitationItem::with_entry(entry)], style, locales));
    let rendered = driver.finish(BibliographyRequest { style, locale: None, locale_files: locales });
    let bibliography = rendered.bibliography?;
    let item = bibliography.items.first()?;
    let mut text = String::new();
    item.content.write_buf(&mut text, BufWriteFormat::Plain).ok()?;
    let text = clean(&text);
    // A style that does not align its number writes it into the text; ours comes from the figure.
    let text = ["1. ", "1 ", "[1] ", "(1) "].iter().find_map(|own| text.strip_prefix(own)).unwrap_or(&text).to_owned();
    (!text.is_empty()).then_some(text)
}

/// The fields of an entry that the simple forms need.
#[derive(Debug, Default)]
struct Fields {
    authors: Vec<String>,
    title: String,
    container: String,
    year: String,
    doi: String,
}

fn fields(reference: &FigureReference) -> Option<Fields> {
    let bibliography = Bibliography::parse(&reference.bibtex).ok()?;
    let entry = bibliography.iter().next()?;
    let field = |names: &[&str]| {
        let found = names.iter().find_map(|name| entry.get(name));
        found.map(|chunks| clean(&chunks.format_verbatim())).unwrap_or_default()
    };
    let people = entry.author().ok().filter(|people| !people.is_empty());
    let people = people.or_else(|| {
        entry.editors().ok().map(|groups| groups.into_iter().flat_map(|(people, _)| people).collect::<Vec<_>>())
    });
    let authors = people
        .unwrap_or_default()
        .into_iter()
        .map(|person| clean(&format!("{} {}", person.prefix, person.name)))
        .filter(|name| !name.is_empty())
        .collect();
    let date = field(&["year", "date"]);
    let year: String = date.chars().take(4).collect();
    Some(Fields {
        authors,
        title: field(&["title"]),
        container: field(&["journaltitle", "journal", "booktitle", "publisher", "institution", "organization", "howpublished"]),
        year,
        doi: field(&["doi"]),
    })
}

fn authors_short(authors: &[String]) -> String {
    match authors {
        [] => String::new(),
        [one] => one.clone(),
        [first, second] => format!("{first} & {second}"),
        [first, ..] => format!("{first} et al."),
    }
}

/// Formats an entry without a style: authors, title, where, year.
fn plain(reference: &FigureReference) -> String {
    let Some(fields) = fields(reference) else { return clean(&reference.key) };
    let doi = if fields.doi.is_empty() { String::new() } else { format!("doi:{}", fields.doi) };
    let parts: Vec<String> = [authors_short(&fields.authors), fields.title, fields.container, fields.year, doi]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() { clean(&reference.key) } else { parts.join(". ") }
}

/// Returns number and short form ("Jones et al. 2018, J Psychopharmacol") of every reference, for a list in the figure.
#[must_use]
pub fn short_references(figure: &Figure) -> Vec<(String, String)> {
    let short = |reference: &FigureReference| {
        let Some(fields) = fields(reference) else { return clean(&reference.key) };
        let who = if fields.authors.is_empty() { fields.title } else { authors_short(&fields.authors) };
        let mut text = format!("{who} {}", fields.year).trim().to_owned();
        if !fields.container.is_empty() {
            text = format!("{text}, {}", fields.container);
        }
        if text.is_empty() { clean(&reference.key) } else { text }
    };
    sorted(figure).into_iter().map(|reference| (reference.number.to_string(), short(reference))).collect()
}

/// Returns the references as a `.bib` file, each entry once, in the order of the numbers.
#[must_use]
pub fn bibliography_text(figure: &Figure) -> String {
    let mut seen = BTreeSet::new();
    let mut text = String::new();
    for reference in sorted(figure) {
        if seen.insert(reference.key.as_str()) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(reference.bibtex.trim());
            text.push('\n');
        }
    }
    text
}
