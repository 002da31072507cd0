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
            // A list without authors is of no use, whatever the style did with them.
            let author = fields(reference).and_then(|fields| fields.authors.into_iter().next()).unwrap_or_default();
            let formatted = formatted(reference, &style, &locales).filter(|text| text.contains(&author));
            (reference.number, formatted.unwrap_or_else(|| plain(reference)))
        })
        .collect();
    let width = lines.iter().map(|(number, _)| number.to_string().len()).max().unwrap_or(1);
    Ok(lines.into_iter().map(|(number, line)| format!("{number:>width$}. {line}\n")).collect())
}

fn style_named(name: &str) -> Result<IndependentStyle, Box<Diagnostic>> {
    // The style that goes by the plain name loses the authors as formatted here; this one of the same rules does not.
    let known = if name == "vancouver" { "springer-vancouver" } else { name };
    match ArchivedStyle::by_name(known).map(ArchivedStyle::get) {
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
    if let Some(first) = &item.first_field {
        first.write_buf(&mut text, BufWriteFormat::Plain).ok()?;
        text.push(' ');
    }
    item.content.write_buf(&mut text, BufWriteFormat::Plain).ok()?;
    let text = without_number(&clean(&text));
    (!text.is_empty()).then_some(text)
}

/// Takes away the number that a style writes, since ours comes from the figure; each entry is formatted as the first.
fn without_number(text: &str) -> String {
    ["1. ", "[1] ", "(1) ", "1 "].iter().find_map(|own| text.strip_prefix(own)).unwrap_or(text).trim().to_owned()
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
        container: field(&[
            "journaltitle",
            "journal",
            "booktitle",
            "publisher",
            "institution",
            "organization",
            "howpublished",
        ]),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(entries: &[&str]) -> Figure {
        let references = entries
            .iter()
            .enumerate()
            .map(|(index, bibtex)| FigureReference {
                number: index + 1,
                key: format!("key{}", index + 1),
                bibtex: (*bibtex).to_owned(),
            })
            .collect();
        Figure { references, ..Figure::default() }
    }

    const ARTICLE: &str = "@article{a, author = {Krupitsky, Evgeny and Burakov, Andrey and Romanova, Tatyana}, title = \
                           {Ketamine psychotherapy}, journal = {J Subst Abuse Treat}, year = {2002}, volume = {23}, \
                           pages = {273--283}, doi = {10.1016/S0740-5472(02)00275-1}}";

    #[test]
    fn every_reference_has_a_line_under_its_own_number() {
        let mut figure = figure(&[ARTICLE, "@article{b, title = ", "@misc{c, title = {Only a title}, year = {2020}}"]);
        figure.references[2].number = 12;
        let text = references_text(&figure, "nature").unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines,
            [
                " 1. Krupitsky, E., Burakov, A. & Romanova, T. Ketamine psychotherapy. J Subst Abuse Treat 23, 273–283 (2002).",
                " 2. key2",
                "12. Only a title. (2020)."
            ]
        );
    }

    #[test]
    fn styles_keep_the_authors_and_not_their_own_numbers() {
        for style in ["nature", "vancouver", "plos", "the-lancet", "apa", "ieee", "elsevier-vancouver"] {
            let text = references_text(&figure(&["@misc{x, title = {T}}", ARTICLE]), style).unwrap();
            let second = text.lines().nth(1).unwrap();
            assert!(second.starts_with("2. ") && second.contains("Krupitsky"), "{style}: {second}");
            assert!(!second.contains("1. ") && !second.contains("[1]"), "{style}: {second}");
        }
        let error = references_text(&figure(&[]), "natur").unwrap_err();
        assert_eq!(error.code, "UnknownCitationStyle");
        assert!(error.help.unwrap().contains("`nature`"));
    }

    #[test]
    fn short_forms_name_who_when_and_where() {
        let short = short_references(&figure(&[
            ARTICLE,
            "@book{b, editor = {Miller, Ann}, title = {B}, publisher = {P}, date = {2011-05}}",
            "x",
        ]));
        let texts: Vec<&str> = short.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["Krupitsky et al. 2002, J Subst Abuse Treat", "Miller 2011, P", "key3"]);
    }

    #[test]
    fn the_bibliography_parses_and_has_each_entry_once() {
        let mut figure = figure(&[ARTICLE, ARTICLE]);
        figure.references[1].key = "key1".to_owned();
        let text = bibliography_text(&figure);
        assert_eq!(Bibliography::parse(&text).unwrap().len(), 1);
    }
}
