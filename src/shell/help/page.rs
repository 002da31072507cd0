//! The sections of `docs/LANGUAGE.md`, found by what they are about.
//!
//! A section is about what its heading says: `### UNWIND`, or each of `### SKIP and LIMIT`. A line
//! `<!-- also: A, B -->` in it adds names. The page is read anew each time that help is asked for, never before.
//! Start at [`sections`].

use super::terminal;

/// The page, part of the program.
const PAGE: &str = include_str!("../../../docs/LANGUAGE.md");

/// How deep the headings of chapters are.
const CHAPTER: usize = 2;

/// What stands below one heading, up to the next heading that is as high.
#[derive(Debug)]
pub(super) struct Section {
    /// The heading as typed, without backticks.
    pub(super) title: &'static str,
    /// All that it is about: the title, its parts, and further names.
    pub(super) names: Vec<&'static str>,
    /// How deep the heading is, 2 for a chapter.
    level: usize,
    /// The title of its chapter.
    pub(super) chapter: &'static str,
    /// The heading and what stands below it; of a chapter only what stands before its first section.
    text: &'static str,
    /// The titles of the sections of a chapter.
    parts: Vec<&'static str>,
}

/// A heading and where it stands.
struct Heading {
    at: usize,
    level: usize,
    title: &'static str,
}

/// Returns the sections of the page in order.
pub(super) fn sections() -> Vec<Section> {
    sections_of(PAGE)
}

fn sections_of(page: &'static str) -> Vec<Section> {
    let headings = headings(page);
    let mut chapter = "";
    let sections = headings.iter().enumerate().filter(|(_, heading)| heading.level >= CHAPTER);
    sections
        .map(|(position, heading)| {
            let rest = &headings[position + 1..];
            if heading.level == CHAPTER {
                chapter = heading.title;
            }
            let is_end = |next: &&Heading| next.level <= heading.level || heading.level == CHAPTER;
            let end = rest.iter().find(is_end).map_or(page.len(), |next| next.at);
            let text = &page[heading.at..end];
            let parts = rest.iter().take_while(|next| next.level > CHAPTER).filter(|next| next.level == CHAPTER + 1);
            Section {
                title: heading.title,
                names: names(heading.title, text),
                level: heading.level,
                chapter,
                text,
                parts: if heading.level == CHAPTER { parts.map(|part| part.title).collect() } else { Vec::new() },
            }
        })
        .collect()
}

fn headings(page: &'static str) -> Vec<Heading> {
    let mut headings = Vec::new();
    let mut in_block = false;
    let mut at = 0;
    for line in page.split_inclusive('\n') {
        in_block ^= line.starts_with("```");
        let title = line.trim_start_matches('#');
        let level = line.len() - title.len();
        if !in_block && level > 0 && title.starts_with(' ') {
            headings.push(Heading { at, level, title: title.trim().trim_matches('`') });
        }
        at += line.len();
    }
    headings
}

/// The names of a section: its title, the parts of the title, what the line `also` of its own text says.
fn names(title: &'static str, text: &'static str) -> Vec<&'static str> {
    // Of a procedure the heading shows the call.
    let mut names = vec![title.split('(').next().unwrap_or(title)];
    let parts = title.split(" and ").flat_map(|part| part.split(", ")).filter(|part| *part != title);
    names.extend(parts.filter(|_| !title.contains('(')));
    let own = text.lines().skip(1).take_while(|line| !line.starts_with('#'));
    let also = own.filter_map(|line| line.strip_prefix("<!-- also: ")?.strip_suffix(" -->"));
    names.extend(also.flat_map(|list| list.split(", ")));
    names
}

impl Section {
    /// Returns whether it is about a clause or another word that is written in capitals.
    pub(super) fn is_about_keywords(&self) -> bool {
        let capital = |c: char| c.is_ascii_uppercase() || c == ' ';
        self.level > CHAPTER && self.keywords().all(|name| name.chars().all(capital))
    }

    /// Returns the names in the heading.
    pub(super) fn keywords(&self) -> impl Iterator<Item = &'static str> {
        self.title.split(" and ").flat_map(|part| part.split(", "))
    }

    /// Returns whether it has a chapter of its own.
    pub(super) fn is_chapter(&self) -> bool {
        self.level == CHAPTER
    }

    /// Returns whether it stands directly below a chapter.
    pub(super) fn is_part_of_chapter(&self) -> bool {
        self.level == CHAPTER + 1
    }

    /// Returns its first sentence.
    pub(super) fn summary(&self) -> String {
        let paragraphs = self.text.split("\n\n").skip(1);
        let prose = paragraphs.filter(|paragraph| paragraph.starts_with(|c: char| c.is_alphanumeric() || c == '`'));
        let first = prose.filter(|paragraph| !paragraph.starts_with("```")).map(terminal::plain).next();
        let first = first.unwrap_or_default();
        first.split_once(". ").map_or(first.trim_end_matches(['.', ':']), |(sentence, _)| sentence).to_owned()
    }

    /// Returns it as a terminal shows it.
    pub(super) fn shown(&self) -> String {
        let mut text = terminal::shown(self.text);
        if !self.parts.is_empty() {
            text.push('\n');
            text.push_str(&terminal::wrapped(&format!("More: {}", self.parts.join(", ")), "", "  "));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = "# Page\n\nIntro.\n\n## Reading\n\nAll of it.\n\n### SKIP and LIMIT\n<!-- also: OFFSET -->\n\n\
        Leaves rows out. More of it.\n\n```cypher\n# no heading\n```\n\n#### Deep\n<!-- also: X -->\n\ntext\n\n### Paths\n\nb\n\n\
        ## Procedures\n\n#### `db.labels(a, b)`\n\nc\n";

    #[test]
    fn sections_are_cut_at_headings() {
        let sections = sections_of(SMALL);
        let titles: Vec<(&str, &str)> = sections.iter().map(|section| (section.chapter, section.title)).collect();
        assert_eq!(
            titles,
            [
                ("Reading", "Reading"),
                ("Reading", "SKIP and LIMIT"),
                ("Reading", "Deep"),
                ("Reading", "Paths"),
                ("Procedures", "Procedures"),
                ("Procedures", "db.labels(a, b)"),
            ]
        );
        assert!(sections[1].text.contains("# no heading") && sections[1].text.ends_with("text\n\n"));
        assert_eq!(sections[0].parts, ["SKIP and LIMIT", "Paths"]);
        assert!(!sections[0].text.contains("Leaves"));
    }

    #[test]
    fn a_section_has_the_names_in_its_heading_and_further_ones() {
        let sections = sections_of(SMALL);
        assert_eq!(sections[1].names, ["SKIP and LIMIT", "SKIP", "LIMIT", "OFFSET"]);
        assert_eq!(sections[2].names, ["Deep", "X"]);
        assert_eq!(sections[5].names, ["db.labels"]);
        let capital: Vec<bool> = sections.iter().map(Section::is_about_keywords).collect();
        assert_eq!(capital, [false, true, false, false, false, false]);
    }

    #[test]
    fn the_first_sentence_sums_a_section_up() {
        let sections = sections_of(SMALL);
        assert_eq!(sections[1].summary(), "Leaves rows out");
        assert_eq!(sections[0].summary(), "All of it");
    }
}
