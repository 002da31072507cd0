//! Measures text with the very font files that figures embed.
//!
//! Takes cleaned text; gives advances, glyphs in reading order and wrapped lines to the painter and the writers.
//! Invariants: no system font is ever read; no kerning and no ligatures, since every writer must agree with the
//! measure; a character that the font lacks still has a width and a place, and never vanishes.
//! Start at [`Face`].

use std::ops::Range;
use std::sync::LazyLock;

use unicode_bidi::BidiInfo;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

/// One of the bundled faces of Liberation Sans, whose widths are Arial's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Upright.
    Regular,
    /// Upright and heavy.
    Bold,
    /// Slanted.
    Italic,
}

/// A glyph with its place in a line.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedGlyph {
    /// The glyph, or none where the font lacks the character.
    pub glyph: Option<u16>,
    /// Distance from the beginning of the line, in points.
    pub x: f64,
    /// How far the next glyph stands away, in points.
    pub advance: f64,
    /// The bytes of the text that it shows.
    pub bytes: Range<usize>,
}

struct Faces {
    regular: ttf_parser::Face<'static>,
    bold: ttf_parser::Face<'static>,
    italic: ttf_parser::Face<'static>,
}

static FACES: LazyLock<Faces> = LazyLock::new(|| {
    let parse = |face: Face| {
        // The three files are compiled in, and a test parses each of them.
        ttf_parser::Face::parse(face.bytes(), 0).expect("a bundled font parses")
    };
    Faces { regular: parse(Face::Regular), bold: parse(Face::Bold), italic: parse(Face::Italic) }
});

/// Advances of the ASCII characters in font units, since nearly all text is made of them.
static ASCII_ADVANCES: LazyLock<[[u16; 128]; 3]> = LazyLock::new(|| {
    let mut advances = [[0; 128]; 3];
    for (face, row) in Face::ALL.iter().zip(&mut advances) {
        for (code, advance) in (0_u8..).zip(row) {
            let glyph = face.glyph(char::from(code)).map(ttf_parser::GlyphId);
            *advance = glyph.and_then(|glyph| face.parsed().glyph_hor_advance(glyph)).unwrap_or(0);
        }
    }
    advances
});

/// Units of the bundled fonts in an em; a test holds them to it.
const UNITS_PER_EM: f64 = 2048.0;

impl Face {
    /// Every face.
    pub const ALL: [Face; 3] = [Face::Regular, Face::Bold, Face::Italic];

    /// Returns the font file.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Face::Regular => include_bytes!("../../data/fonts/LiberationSans-Regular.ttf"),
            Face::Bold => include_bytes!("../../data/fonts/LiberationSans-Bold.ttf"),
            Face::Italic => include_bytes!("../../data/fonts/LiberationSans-Italic.ttf"),
        }
    }

    /// Returns the parsed font.
    #[must_use]
    pub fn parsed(self) -> &'static ttf_parser::Face<'static> {
        match self {
            Face::Regular => &FACES.regular,
            Face::Bold => &FACES.bold,
            Face::Italic => &FACES.italic,
        }
    }

    /// Returns the glyph of a character, if the font has one.
    #[must_use]
    pub fn glyph(self, character: char) -> Option<u16> {
        self.parsed().glyph_index(character).map(|glyph| glyph.0).filter(|glyph| *glyph != 0)
    }

    /// Returns how wide a character is at `size`.
    ///
    /// A character that the font lacks counts as a square when it is a wide one, and as nothing when it only modifies
    /// its neighbour.
    #[must_use]
    pub fn advance(self, character: char, size: f64) -> f64 {
        if character.is_ascii() {
            return f64::from(ASCII_ADVANCES[self as usize][character as usize]) * size / UNITS_PER_EM;
        }
        match self.glyph(character) {
            Some(glyph) => {
                let units = self.parsed().glyph_hor_advance(ttf_parser::GlyphId(glyph)).unwrap_or(0);
                f64::from(units) * size / UNITS_PER_EM
            }
            None => match character.width() {
                Some(0) | None => 0.0,
                Some(1) => 0.62 * size,
                Some(_) => size,
            },
        }
    }

    /// Returns how wide a text is on one line at `size`.
    #[must_use]
    pub fn width(self, text: &str, size: f64) -> f64 {
        text.chars().map(|character| self.advance(character, size)).sum()
    }

    /// Returns the glyphs of a line from left to right; right-to-left words are turned as Unicode asks.
    #[must_use]
    pub fn place(self, text: &str, size: f64) -> Vec<PlacedGlyph> {
        let mut placed = Vec::new();
        let mut x = 0.0;
        let mut push = |offset: usize, character: char| {
            let advance = self.advance(character, size);
            let bytes = offset..offset + character.len_utf8();
            if advance > 0.0 || self.glyph(character).is_some() {
                placed.push(PlacedGlyph { glyph: self.glyph(character), x, advance, bytes });
            }
            x += advance;
        };
        if text.is_ascii() {
            text.char_indices().for_each(|(offset, character)| push(offset, character));
            return placed;
        }
        let bidi = BidiInfo::new(text, None);
        for paragraph in &bidi.paragraphs {
            let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
            for run in runs {
                let characters = text[run.clone()].char_indices().map(|(offset, c)| (run.start + offset, c));
                if levels[run.start].is_rtl() {
                    characters.rev().for_each(|(offset, character)| push(offset, mirrored(character)));
                } else {
                    characters.for_each(|(offset, character)| push(offset, character));
                }
            }
        }
        placed
    }
}

/// Returns the bracket that a bracket becomes in a right-to-left run.
fn mirrored(character: char) -> char {
    match character {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '<' => '>',
        '>' => '<',
        '{' => '}',
        '}' => '{',
        other => other,
    }
}

/// Distance from a baseline up to the top of capitals, as a share of the size.
pub const CAP_HEIGHT: f64 = 0.72;
/// Distance between baselines, as a share of the size.
pub const LINE_HEIGHT: f64 = 1.16;

/// Text broken into lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Wrapped {
    /// The lines.
    pub lines: Vec<String>,
    /// Whether text was left out, which the last line shows by an ellipsis.
    pub shortened: bool,
}

impl Wrapped {
    /// Returns the width of the widest line.
    #[must_use]
    pub fn width(&self, face: Face, size: f64) -> f64 {
        self.lines.iter().map(|line| face.width(line, size)).fold(0.0, f64::max)
    }
}

/// Breaks a text into lines of at most `width`, at spaces and after hyphens and slashes, and within a word only where
/// the word alone is too long. Lines are balanced: no narrower width would do with as many lines.
#[must_use]
pub fn wrap(text: &str, face: Face, size: f64, width: f64, lines_max: usize) -> Wrapped {
    let pieces = pieces(text);
    let filled = fill(&pieces, face, size, width);
    if filled.len() > lines_max {
        let mut lines: Vec<String> = filled.into_iter().take(lines_max.max(1)).collect();
        if let Some(last) = lines.last_mut() {
            let mut graphemes: Vec<&str> = last.trim_end().graphemes(true).collect();
            while graphemes.len() > 1 && face.width(&graphemes.concat(), size) + face.advance('…', size) > width {
                graphemes.pop();
            }
            *last = format!("{}…", graphemes.concat().trim_end());
        }
        return Wrapped { lines, shortened: true };
    }
    let (mut narrow, mut wide) = (width / 4.0, width);
    for _ in 0..8 {
        let middle = (narrow + wide) / 2.0;
        let tried = fill(&pieces, face, size, middle);
        let fits = tried.iter().all(|line| face.width(line, size) <= middle);
        if tried.len() <= filled.len() && fits && !breaks_words(&pieces, face, size, middle) {
            wide = middle;
        } else {
            narrow = middle;
        }
    }
    let balanced = fill(&pieces, face, size, wide);
    let lines = if balanced.len() <= filled.len() { balanced } else { filled };
    Wrapped { lines, shortened: false }
}

/// Returns the width of the longest part that wrapping keeps whole.
#[must_use]
pub fn longest_word(text: &str, face: Face, size: f64) -> f64 {
    pieces(text).iter().map(|piece| face.width(piece.trim_end(), size)).fold(0.0, f64::max)
}

/// Splits after every space, hyphen and slash.
fn pieces(text: &str) -> Vec<&str> {
    text.split_inclusive([' ', '-', '/', '–', '—', '_']).filter(|piece| !piece.is_empty()).collect()
}

fn breaks_words(pieces: &[&str], face: Face, size: f64, width: f64) -> bool {
    pieces.iter().any(|piece| face.width(piece.trim_end(), size) > width)
}

fn fill(pieces: &[&str], face: Face, size: f64, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut used = 0.0;
    for piece in pieces {
        let needed = face.width(piece.trim_end(), size);
        if !line.is_empty() && used + needed > width {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0.0;
        }
        if needed <= width {
            line.push_str(piece);
            used += face.width(piece, size);
            continue;
        }
        for grapheme in piece.graphemes(true) {
            let step = face.width(grapheme, size);
            if !line.is_empty() && used + step > width {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            line.push_str(grapheme);
            used += step;
        }
    }
    if !line.trim_end().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Returns the characters of a text that no face shows, each once, in order.
#[must_use]
pub fn missing_characters<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<char> {
    let mut missing = std::collections::BTreeSet::new();
    for text in texts {
        missing.extend(text.chars().filter(|character| Face::Regular.glyph(*character).is_none()));
    }
    missing.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_parses_and_has_arials_widths() {
        for face in Face::ALL {
            assert_eq!(f64::from(face.parsed().units_per_em()), UNITS_PER_EM);
            assert!(face.glyph('κ').is_some() && face.glyph('–').is_some(), "{face:?}");
        }
        assert!((Face::Regular.width("A", 1000.0) - 666.99).abs() < 0.1);
    }

    #[test]
    fn lines_are_balanced_and_words_kept_whole() {
        let wrapped = wrap("opioid withdrawal syndrome", Face::Regular, 7.0, 60.0, 3);
        assert_eq!(wrapped.lines, ["opioid withdrawal", "syndrome"]);
        let long = wrap(&"x".repeat(500), Face::Regular, 7.0, 80.0, 3);
        assert!(long.shortened && long.lines.len() == 3 && long.lines[2].ends_with('…'));
        assert!(long.width(Face::Regular, 7.0) <= 80.0);
        assert_eq!(wrap("", Face::Regular, 7.0, 80.0, 3).lines, [""]);
    }

    #[test]
    fn a_missing_character_keeps_its_place_and_hebrew_is_turned() {
        let placed = Face::Regular.place("a日b", 10.0);
        assert_eq!(placed.iter().map(|glyph| glyph.glyph.is_some()).collect::<Vec<_>>(), [true, false, true]);
        assert!((placed[2].x - placed[1].x - 10.0).abs() < 1e-9);
        let hebrew = Face::Regular.place("אב", 10.0);
        assert!(hebrew[0].bytes.start > hebrew[1].bytes.start);
        assert_eq!(missing_characters(["a日日", "b"]), ['日']);
    }
}
