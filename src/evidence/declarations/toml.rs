//! Reads `graph.toml` into [`Declarations`], with the place of every problem.
//!
//! Takes a source text; gives declarations and all findings, in order of their places.
//! Invariants: goes on after every problem; an unknown key is an error with the nearest known ones; never panics.
//! Start at [`read`]. How: the `toml` crate's recoverable parser gives a tree with spans; each table of it is walked
//! by a [`Section`] that crosses off the keys that somebody asked for, and reports the rest.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::diag::{Diagnostic, SourceText, Span, did_you_mean};

use super::super::designs::{CERTAINTIES, DIRECTNESSES, Design};
use super::{Declarations, EvidencePolicy, FigureStyle, LabelDeclaration, LensDeclaration, TypeDeclaration};

pub(super) fn read(source: &Arc<SourceText>) -> (Declarations, Vec<Diagnostic>) {
    let (root, errors) = DeTable::parse_recoverable(&source.text);
    let mut reader = Reader { text: &source.text, findings: Vec::new() };
    for error in &errors {
        let place = error.span().map_or_else(Span::default, span_of);
        reader.findings.push(Diagnostic::error("InvalidToml", lower_first(error.message()), place));
    }
    let mut declarations = reader.declarations(root.get_ref());
    declarations.source = Some(Arc::clone(source));
    let mut findings = reader.findings;
    findings.sort_by_key(|finding| finding.labels.first().map(|(span, _)| *span));
    (declarations, findings.into_iter().map(|finding| finding.in_source(source)).collect())
}

fn span_of(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

fn lower_first(message: &str) -> String {
    let mut rest = message.chars();
    rest.next().map_or_else(String::new, |first| first.to_lowercase().chain(rest).collect())
}

type Key<'t, 'i> = &'t Spanned<DeString<'i>>;
type Entry<'t, 'i> = &'t Spanned<DeValue<'i>>;

struct Reader<'i> {
    text: &'i str,
    findings: Vec<Diagnostic>,
}

/// One table: keys that were asked for are crossed off.
struct Section<'t, 'i> {
    table: &'t DeTable<'i>,
    known: Vec<&'static str>,
    /// How a message names the table, such as "`[types.REDUCES]`".
    name: String,
}

impl<'t, 'i> Section<'t, 'i> {
    fn new(table: &'t DeTable<'i>, name: impl Into<String>) -> Self {
        Section { table, known: Vec::new(), name: name.into() }
    }

    fn take(&mut self, key: &'static str) -> Option<(Key<'t, 'i>, Entry<'t, 'i>)> {
        self.known.push(key);
        self.table.iter().find(|(name, _)| name.get_ref() == key)
    }
}

impl<'i> Reader<'i> {
    fn error(&mut self, code: &'static str, message: String, place: Range<usize>, help: Option<String>) {
        self.findings.push(Diagnostic::error(code, message, span_of(place)).with_optional_help(help));
    }

    fn declarations(&mut self, root: &DeTable<'i>) -> Declarations {
        let mut top = Section::new(root, "`graph.toml`");
        let mut declarations = Declarations {
            name: self.string(&mut top, "name"),
            title: self.string(&mut top, "title"),
            licence: self.string(&mut top, "licence"),
            description: self.string(&mut top, "description"),
            ..Declarations::default()
        };
        self.check_name(root, declarations.name.as_deref());
        declarations.prefixes = self.prefixes(&mut top);
        declarations.labels = self.named(&mut top, "labels", Self::label);
        declarations.types = self.named(&mut top, "types", Self::type_);
        declarations.lenses = self.named(&mut top, "lenses", Self::lens).into_iter().filter_map(present).collect();
        for (name, design) in self.named(&mut top, "designs", Self::design) {
            declarations.designs.insert(name, design);
        }
        self.confidence(&mut top, &mut declarations);
        if let Some((_, entry)) = top.take("figure")
            && let Some(table) = self.table(entry, "figure")
        {
            let mut figure = Section::new(table, "`[figure]`");
            declarations.figure_labels = self.named(&mut figure, "labels", Self::figure_style);
            self.finish(&figure);
        }
        self.finish(&top);
        self.check_labels(root, &declarations);
        declarations
    }

    /// Reports the keys of a table that nobody asked for.
    fn finish(&mut self, section: &Section<'_, 'i>) {
        for (key, _) in section.table {
            let name = key.get_ref();
            if !section.known.contains(&name.as_ref()) {
                let help = did_you_mean(name, section.known.iter().copied())
                    .or_else(|| Some(format!("known keys: {}", section.known.join(", "))));
                self.error("UnknownKey", format!("{} has no key `{name}`", section.name), key.span(), help);
            }
        }
    }

    fn wrong_type(&mut self, key: &str, expected: &str, entry: Entry<'_, 'i>) {
        let message = format!("`{key}` must be {expected}, found {}", found(entry.get_ref()));
        self.error("InvalidDeclaration", message, entry.span(), None);
    }

    fn table<'t>(&mut self, entry: Entry<'t, 'i>, key: &str) -> Option<&'t DeTable<'i>> {
        match entry.get_ref() {
            DeValue::Table(table) => Some(table),
            _ => {
                self.wrong_type(key, "a table", entry);
                None
            }
        }
    }

    fn string(&mut self, section: &mut Section<'_, 'i>, key: &'static str) -> Option<String> {
        let (_, entry) = section.take(key)?;
        match entry.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            _ => {
                self.wrong_type(key, "a string", entry);
                None
            }
        }
    }

    /// A string that must be one of a few words.
    fn word(&mut self, section: &mut Section<'_, 'i>, key: &'static str, words: &[&str]) -> Option<String> {
        let word = self.string(section, key)?;
        if words.contains(&word.as_str()) {
            return Some(word);
        }
        let (_, entry) = section.take(key)?;
        let help =
            did_you_mean(&word, words.iter().copied()).or_else(|| Some(format!("write one of {}", words.join(", "))));
        self.error("InvalidDeclaration", format!("`{word}` is no {key}"), entry.span(), help);
        None
    }

    fn strings(&mut self, section: &mut Section<'_, 'i>, key: &'static str) -> Vec<String> {
        let Some((_, entry)) = section.take(key) else { return Vec::new() };
        let DeValue::Array(items) = entry.get_ref() else {
            self.wrong_type(key, "a list of strings", entry);
            return Vec::new();
        };
        let mut strings = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::String(text) => strings.push(text.to_string()),
                _ => self.wrong_type(key, "a list of strings", item),
            }
        }
        strings
    }

    fn curie(&mut self, section: &mut Section<'_, 'i>, key: &'static str, prefix: &str) -> Option<String> {
        let curie = self.string(section, key)?;
        if curie.strip_prefix(prefix).is_some_and(|local| !local.is_empty() && !local.contains(char::is_whitespace)) {
            return Some(curie);
        }
        let (_, entry) = section.take(key)?;
        let message = format!("`{curie}` is no CURIE that starts with `{prefix}`");
        self.error("InvalidDeclaration", message, entry.span(), Some(format!("write `{prefix}…`")));
        None
    }

    /// A table of tables by name, such as `[labels.Drug]`.
    fn named<T>(
        &mut self,
        section: &mut Section<'_, 'i>,
        key: &'static str,
        read: impl Fn(&mut Self, &mut Section<'_, 'i>, Span) -> T,
    ) -> BTreeMap<String, T> {
        let mut declared = BTreeMap::new();
        let Some((_, entry)) = section.take(key) else { return declared };
        let Some(table) = self.table(entry, key) else { return declared };
        let outer = section.name.trim_matches(['`', '[', ']']).to_owned();
        let path = if outer == "graph.toml" { key.to_owned() } else { format!("{outer}.{key}") };
        for (name, entry) in table {
            let Some(inner) = self.table(entry, name.get_ref()) else { continue };
            let mut section = Section::new(inner, format!("`[{path}.{}]`", name.get_ref()));
            let value = read(self, &mut section, span_of(name.span()));
            self.finish(&section);
            declared.insert(name.get_ref().to_string(), value);
        }
        declared
    }

    fn label(&mut self, section: &mut Section<'_, 'i>, span: Span) -> LabelDeclaration {
        LabelDeclaration {
            description: self.string(section, "description"),
            biolink: self.curie(section, "biolink", "biolink:"),
            span,
        }
    }

    fn type_(&mut self, section: &mut Section<'_, 'i>, span: Span) -> TypeDeclaration {
        let description = self.string(section, "description");
        let phrase = self.phrase(section);
        let from = self.strings(section, "from");
        let to = self.strings(section, "to");
        let policy = self.word(section, "evidence", &EvidencePolicy::WORDS);
        TypeDeclaration {
            description,
            phrase,
            from,
            to,
            evidence: policy.as_deref().and_then(EvidencePolicy::parse).unwrap_or_default(),
            identity: self.strings(section, "identity"),
            biolink: self.curie(section, "biolink", "biolink:"),
            span,
        }
    }

    fn phrase(&mut self, section: &mut Section<'_, 'i>) -> Option<String> {
        let phrase = self.string(section, "phrase")?;
        let (_, entry) = section.take("phrase")?;
        for place in ["{from}", "{to}"] {
            if !phrase.contains(place) {
                let help = format!("put `{place}` where the name of that end belongs");
                let message = format!("the phrase has no `{place}`");
                self.error("InvalidDeclaration", message, entry.span(), Some(help));
            }
        }
        let rest = phrase.replace("{from}", "").replace("{to}", "");
        if rest.contains(['{', '}']) {
            let message = "the phrase has braces that are neither `{from}` nor `{to}`".to_owned();
            self.error("InvalidDeclaration", message, entry.span(), None);
        }
        Some(phrase)
    }

    fn lens(&mut self, section: &mut Section<'_, 'i>, span: Span) -> Option<LensDeclaration> {
        let title = self.string(section, "title");
        let Some(clauses) = self.string(section, "clauses") else {
            if section.take("clauses").is_none() {
                let message = format!("{} has no `clauses`", section.name);
                let help = "add `clauses = \"USING EVIDENCE e WHERE …\"`".to_owned();
                self.error("InvalidDeclaration", message, span.start as usize..span.end as usize, Some(help));
            }
            return None;
        };
        let (_, entry) = section.take("clauses")?;
        let clauses_span = self.verbatim_span(&clauses, entry.span());
        Some(LensDeclaration { title, clauses, clauses_span, span })
    }

    /// The place of a string's text within its quotes, when it is written without escapes.
    fn verbatim_span(&self, decoded: &str, written: Range<usize>) -> Span {
        let raw = self.text.get(written.clone()).unwrap_or_default();
        match raw.find(decoded) {
            Some(offset) if !decoded.is_empty() => {
                Span::new(written.start + offset, written.start + offset + decoded.len())
            }
            _ => span_of(written),
        }
    }

    fn design(&mut self, section: &mut Section<'_, 'i>, _span: Span) -> Design {
        let mut level = None;
        if let Some((_, entry)) = section.take("level") {
            match integer(entry.get_ref()) {
                Some(number @ 1..=5) => level = u8::try_from(number).ok(),
                Some(number) => {
                    let help = Some("leave `level` out for a design that has none".to_owned());
                    let message = format!("level {number} is not between 1 and 5");
                    self.error("InvalidDeclaration", message, entry.span(), help);
                }
                None => self.wrong_type("level", "an integer from 1 to 5", entry),
            }
        }
        let eco = self.curie(section, "eco", "ECO:");
        if let Some(term) = &eco
            && let Some((_, entry)) = section.take("eco")
            && !term.strip_prefix("ECO:").is_some_and(|number| number.len() == 7 && all_digits(number))
        {
            let message = format!("`{term}` is no ECO term");
            let help = Some("an ECO term has seven digits, such as `ECO:0000180`".to_owned());
            self.error("InvalidDeclaration", message, entry.span(), help);
        }
        Design { level, eco }
    }

    fn prefixes(&mut self, top: &mut Section<'_, 'i>) -> BTreeMap<String, String> {
        let mut prefixes = BTreeMap::new();
        let Some((_, entry)) = top.take("prefixes") else { return prefixes };
        let Some(table) = self.table(entry, "prefixes") else { return prefixes };
        for (prefix, stem) in table {
            match stem.get_ref() {
                DeValue::String(iri) if iri.contains(':') => {
                    prefixes.insert(prefix.get_ref().to_string(), iri.to_string());
                }
                DeValue::String(text) => {
                    let message = format!("`{text}` is no IRI");
                    let help =
                        Some("write the part before the local name, with its `http://` or `https://`".to_owned());
                    self.error("InvalidDeclaration", message, stem.span(), help);
                }
                _ => self.wrong_type(prefix.get_ref(), "a string", stem),
            }
        }
        prefixes
    }

    fn confidence(&mut self, top: &mut Section<'_, 'i>, declarations: &mut Declarations) {
        let Some((_, entry)) = top.take("confidence") else { return };
        let Some(table) = self.table(entry, "confidence") else { return };
        let mut section = Section::new(table, "`[confidence]`");
        let designs: Vec<&str> = declarations.designs.names().collect();
        let design = self.numbers(&mut section, "design", &designs);
        let certainty = self.numbers(&mut section, "certainty", &CERTAINTIES);
        let directness = self.numbers(&mut section, "directness", &DIRECTNESSES);
        declarations.confidence.design.extend(design);
        declarations.confidence.certainty.extend(certainty);
        declarations.confidence.directness.extend(directness);
        self.finish(&section);
    }

    fn numbers(&mut self, section: &mut Section<'_, 'i>, key: &'static str, words: &[&str]) -> Vec<(String, f64)> {
        let mut numbers = Vec::new();
        let Some((_, entry)) = section.take(key) else { return numbers };
        let Some(table) = self.table(entry, key) else { return numbers };
        for (name, entry) in table {
            let word = name.get_ref();
            if !words.contains(&word.as_ref()) {
                let help = did_you_mean(word, words.iter().copied()).or_else(|| {
                    Some(if key == "design" {
                        format!("declare it under `[designs.\"{word}\"]`")
                    } else {
                        format!("write one of {}", words.join(", "))
                    })
                });
                self.error("UnknownKey", format!("`{word}` is no {key}"), name.span(), help);
                continue;
            }
            match float(entry.get_ref()) {
                Some(number) if (0.0..=1.0).contains(&number) => numbers.push((word.to_string(), number)),
                Some(number) => {
                    let message = format!("{number} is not between 0 and 1");
                    self.error("InvalidDeclaration", message, entry.span(), None);
                }
                None => self.wrong_type(word, "a number from 0 to 1", entry),
            }
        }
        numbers
    }

    fn figure_style(&mut self, section: &mut Section<'_, 'i>, span: Span) -> FigureStyle {
        let shape = self.word(section, "shape", &FigureStyle::SHAPES);
        let mut fill = self.string(section, "fill");
        if let Some(colour) = &fill
            && let Some((_, entry)) = section.take("fill")
            && !colour.strip_prefix('#').is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()))
        {
            let message = format!("`{colour}` is no colour");
            self.error("InvalidDeclaration", message, entry.span(), Some("write it as `#RRGGBB`".to_owned()));
            fill = None;
        }
        FigureStyle { shape, fill, span }
    }

    fn check_name(&mut self, root: &DeTable<'i>, name: Option<&str>) {
        let Some(name) = name else { return };
        let fits = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        if (name.is_empty() || !name.chars().all(fits))
            && let Some(entry) = root.iter().find_map(|(key, entry)| (key.get_ref() == "name").then_some(entry))
        {
            let message = format!("`{name}` is no identifier");
            let help = Some("use letters, digits, `_` and `-`; `title` may hold any words".to_owned());
            self.error("InvalidDeclaration", message, entry.span(), help);
        }
    }

    /// Labels that types and figure styles speak of must be declared, once any label is.
    fn check_labels(&mut self, root: &DeTable<'i>, declarations: &Declarations) {
        if declarations.labels.is_empty() {
            return;
        }
        let known = || declarations.labels.keys().map(String::as_str);
        let mut unknown: Vec<(String, Range<usize>)> = Vec::new();
        let types =
            root.iter().find(|(key, _)| key.get_ref() == "types").and_then(|(_, entry)| entry.get_ref().as_table());
        for (_, entry) in types.into_iter().flatten() {
            let ends = entry.get_ref().as_table().into_iter().flatten();
            for (_, list) in ends.filter(|(key, _)| matches!(key.get_ref().as_ref(), "from" | "to")) {
                for item in list.get_ref().as_array().into_iter().flat_map(|items| items.iter()) {
                    if let Some(label) = item.get_ref().as_str()
                        && !declarations.labels.contains_key(label)
                    {
                        unknown.push((label.to_owned(), item.span()));
                    }
                }
            }
        }
        for (label, style) in &declarations.figure_labels {
            if !declarations.labels.contains_key(label) {
                unknown.push((label.clone(), style.span.start as usize..style.span.end as usize));
            }
        }
        for (label, place) in unknown {
            let help = did_you_mean(&label, known()).or_else(|| Some(format!("declare it under `[labels.{label}]`")));
            self.error("UnknownLabel", format!("label `{label}` is not declared"), place, help);
        }
    }
}

fn present<T>((name, value): (String, Option<T>)) -> Option<(String, T)> {
    value.map(|value| (name, value))
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn integer(value: &DeValue<'_>) -> Option<i64> {
    let DeValue::Integer(number) = value else { return None };
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

fn float(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Float(number) => number.as_str().parse().ok(),
        #[expect(clippy::cast_precision_loss, reason = "only 0 and 1 are within the bounds that are checked next")]
        DeValue::Integer(_) => integer(value).map(|number| number as f64),
        _ => None,
    }
}

fn found(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a float",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
