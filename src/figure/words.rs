//! Writes the few words of a figure: clean names, compressed reference numbers, relations, edge labels.
//!
//! Takes text from data; gives text that can stand in a drawing.
//! Invariants: what comes out has no control character, no line break and no character that changes the direction of
//! what follows; every reference number is in its label.
//! Start at [`EdgeLabel`] and [`clean`].

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::drawing::{Anchor, Item, Point, TextItem};
use super::font::{CAP_HEIGHT, Face, LINE_HEIGHT};

/// Returns a text from data as one clean line.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for character in text.nfc() {
        let character = match character {
            // Marks that turn the direction of text or join and split it unseen; a soft hyphen; a byte order mark.
            '\u{00ad}'
            | '\u{061c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e0fff}' => continue,
            '\u{fff9}'..='\u{fffb}' => continue,
            other if other.is_control() || other.is_whitespace() => ' ',
            // Not allowed in XML, by anybody, for anything.
            other if u32::from(other) & 0xfffe == 0xfffe => '\u{fffd}',
            other => other,
        };
        if character != ' ' || !(cleaned.is_empty() || cleaned.ends_with(' ')) {
            cleaned.push(character);
        }
    }
    cleaned.truncate(cleaned.trim_end().len());
    cleaned
}

/// Returns a relationship type as words: `IS_A` becomes "is a".
#[must_use]
pub fn relation_words(relationship_type: &str) -> String {
    let spaced = clean(&relationship_type.replace('_', " "));
    // A type in camel case or with signs of its own is left as it is.
    if spaced.chars().any(char::is_lowercase) { spaced } else { spaced.to_lowercase() }
}

/// Returns sorted reference numbers with runs of three or more joined: "1", "4–6", "9".
#[must_use]
pub fn number_runs(numbers: &[usize]) -> Vec<String> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let mut runs = Vec::new();
    let mut rest = sorted.as_slice();
    while let Some(first) = rest.first() {
        let length = rest.iter().enumerate().take_while(|(step, number)| **number == first + step).count();
        if length >= 3 {
            runs.push(format!("{first}–{}", first + length - 1));
            rest = &rest[length..];
        } else {
            runs.push(first.to_string());
            rest = &rest[1..];
        }
    }
    runs
}

/// How edges tell their relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum RelationLabels {
    /// Words where few edges leave room for them, letters otherwise, nothing where there is only one relation.
    #[default]
    Automatic,
    /// The relation in words on the edge.
    Words,
    /// A letter on the edge, explained by the key.
    Letters,
    /// Reference numbers only.
    Hidden,
}

/// Returns the letter of every relationship type: a to z, then aa, ab and so on, in alphabetical order of the types.
#[must_use]
pub fn relation_letters<'a>(types: impl IntoIterator<Item = &'a str>) -> BTreeMap<String, String> {
    let sorted: std::collections::BTreeSet<&str> = types.into_iter().filter(|name| !name.trim().is_empty()).collect();
    let letter = |index: usize| char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    sorted
        .into_iter()
        .enumerate()
        .map(|(index, name)| {
            let mut code = String::new();
            if index >= 26 {
                code.push(letter(index / 26 - 1));
            }
            code.push(letter(index));
            (name.to_owned(), code)
        })
        .collect()
}

/// The text on an edge, in one or more centred lines of runs.
#[derive(Debug, Clone, PartialEq)]
pub struct EdgeLabel {
    lines: Vec<Vec<(Face, String)>>,
    size: f64,
}

impl EdgeLabel {
    /// Sets a label of a relation and reference numbers in lines of about `width`; none if there is nothing to say.
    #[must_use]
    pub fn set(relation: Option<&str>, numbers: &[usize], size: f64, width: f64) -> Option<EdgeLabel> {
        let relation = relation.map(clean).filter(|relation| !relation.is_empty());
        let mut lines: Vec<Vec<(Face, String)>> = Vec::new();
        let mut line: Vec<(Face, String)> = Vec::new();
        let mut used = 0.0;
        let runs = number_runs(numbers);
        if let Some(relation) = relation {
            let longest = super::font::longest_word(&relation, Face::Italic, size);
            let wrapped =
                super::font::wrap(&relation, Face::Italic, size, width.max(longest.min(15.0 * size)), 3).lines;
            let last = wrapped.last().map_or(0.0, |line| Face::Italic.width(line, size));
            let whole = last + Face::Regular.width(&format!(" {}", runs.join(", ")), size);
            // A word stands alone rather than with the first of many numbers; a letter stays with them.
            let alone = last > 2.0 * size && whole > width;
            lines.extend(wrapped.into_iter().map(|text| vec![(Face::Italic, text)]));
            if !alone && let Some(joined) = lines.pop() {
                line = joined;
                used = last;
            }
        }
        let count = runs.len();
        for (index, run) in runs.into_iter().enumerate() {
            let text = if index + 1 < count { format!("{run},") } else { run };
            let separator = if line.is_empty() { "" } else { " " };
            let text = format!("{separator}{text}");
            let needed = Face::Regular.width(&text, size);
            if !line.is_empty() && used + needed > width {
                lines.push(std::mem::take(&mut line));
                let text = text.trim_start().to_owned();
                used = Face::Regular.width(&text, size);
                line.push((Face::Regular, text));
                continue;
            }
            used += needed;
            match line.last_mut() {
                Some((Face::Regular, known)) => known.push_str(&text),
                _ => line.push((Face::Regular, text)),
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        (!lines.is_empty()).then_some(EdgeLabel { lines, size })
    }

    fn line_width(&self, line: &[(Face, String)]) -> f64 {
        line.iter().map(|(face, text)| face.width(text, self.size)).sum()
    }

    /// Returns the room that the label needs, with a little air left and right.
    #[must_use]
    pub fn extent(&self) -> (f64, f64) {
        let width = self.lines.iter().map(|line| self.line_width(line)).fold(0.0, f64::max);
        (width + 0.5 * self.size, self.lines.len() as f64 * LINE_HEIGHT * self.size)
    }

    /// Returns the text drawn around a centre.
    #[must_use]
    pub fn drawn(&self, centre: Point) -> Vec<Item> {
        let mut items = Vec::new();
        for (index, line) in self.lines.iter().enumerate() {
            let offset = index as f64 - (self.lines.len() - 1) as f64 / 2.0;
            let baseline = centre.y + offset * LINE_HEIGHT * self.size + CAP_HEIGHT / 2.0 * self.size;
            let mut x = centre.x - self.line_width(line) / 2.0;
            for (face, text) in line {
                let item = TextItem {
                    x: x + face.width(" ", self.size) * if text.starts_with(' ') { 1.0 } else { 0.0 },
                    baseline,
                    anchor: Anchor::Start,
                    size: self.size,
                    face: *face,
                    text: text.trim_start().to_owned(),
                };
                x += face.width(text, self.size);
                items.push(Item::Text(item));
            }
        }
        items
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_three_are_joined() {
        for (numbers, expected) in [
            (vec![1], "1"),
            (vec![2, 1], "1 2"),
            (vec![1, 4, 5, 6, 9], "1 4–6 9"),
            (vec![3, 3, 2, 1], "1–3"),
            (vec![], ""),
            (vec![7, 8, 10, 11], "7 8 10 11"),
        ] {
            assert_eq!(number_runs(&numbers).join(" "), expected);
        }
    }

    #[test]
    fn hostile_text_becomes_one_plain_line() {
        for (text, expected) in [
            ("a\nb\t c\u{0}", "a b c"),
            ("\u{202e}evil\u{202c}", "evil"),
            ("e\u{301}", "é"),
            ("  ", ""),
            ("x\u{fffe}", "x\u{fffd}"),
            ("<script>", "<script>"),
        ] {
            assert_eq!(clean(text), expected);
        }
    }

    #[test]
    fn a_label_holds_every_number() {
        let numbers: Vec<usize> = (1..40).step_by(2).collect();
        let label = EdgeLabel::set(Some("reduces"), &numbers, 6.0, 40.0).unwrap();
        let text: String = label.lines.iter().flatten().map(|(_, text)| text.as_str()).collect();
        assert!(label.lines.len() > 2 && label.extent().0 < 44.0);
        assert!(numbers.iter().all(|number| text.contains(&number.to_string())));
        assert_eq!(EdgeLabel::set(None, &[], 6.0, 40.0), None);
    }

    #[test]
    fn types_get_words_and_letters() {
        assert_eq!(relation_words("IS_A"), "is a");
        assert_eq!(relation_words("bindsTo"), "bindsTo");
        let letters = relation_letters(["REDUCES", "CAUSES", "REDUCES"]);
        assert_eq!(letters["CAUSES"], "a");
        assert_eq!(letters["REDUCES"], "b");
    }
}
