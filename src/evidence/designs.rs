//! Knows the study designs, their OCEBM levels and ECO terms, and the number an item gets when it states none.
//!
//! Takes what a pack declares on top; gives levels and numbers to the rest of the room.
//! Invariants: a level is 1 to 5; every number lies within [`NUMBER_MIN`] … [`NUMBER_MAX`].
//! Start at [`DesignTable`] and [`ConfidenceTable`].

use std::collections::BTreeMap;

/// The words for how a source hedges, from none to most.
pub const CERTAINTIES: [&str; 4] = ["established", "probable", "possible", "speculative"];

/// The words for whether the very population, compound and outcome were studied.
pub const DIRECTNESSES: [&str; 2] = ["direct", "indirect"];

/// The directness of an item that states none.
pub const DIRECT: &str = "direct";

/// The least number of an item: no source is worth nothing (SEMANTICS C1).
pub const NUMBER_MIN: f64 = 0.01;

/// The greatest number of an item: no source is beyond doubt (SEMANTICS C1).
pub const NUMBER_MAX: f64 = 0.99;

/// One study design.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Design {
    /// The level of the Oxford Centre for Evidence-Based Medicine, 1 (best) to 5, if it has one.
    pub level: Option<u8>,
    /// The term of the Evidence and Conclusion Ontology, as a CURIE.
    pub eco: Option<String>,
}

/// The study designs that an item may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DesignTable {
    designs: BTreeMap<String, Design>,
}

/// Name, level, ECO term. ECO has no terms for single trial designs, hence the common parent "clinical study
/// evidence"; where it has nothing that says the same, none is given.
const BUILT_IN: [(&str, Option<u8>, Option<&str>); 18] = [
    ("systematic review", Some(1), None),
    ("meta-analysis", Some(1), None),
    ("randomised trial", Some(2), Some("ECO:0000180")),
    ("controlled", Some(3), Some("ECO:0000180")),
    ("cohort", Some(3), Some("ECO:0000180")),
    ("case series", Some(4), Some("ECO:0000180")),
    ("case report", Some(4), Some("ECO:0000180")),
    ("uncontrolled trial", Some(4), Some("ECO:0000180")),
    ("animal", Some(5), Some("ECO:0000179")),
    ("in vitro", Some(5), Some("ECO:0000181")),
    ("mechanism", Some(5), None),
    ("narrative review", Some(5), Some("ECO:0000033")),
    ("expert opinion", Some(5), Some("ECO:0000204")),
    ("guideline", None, None),
    ("regulation", None, None),
    ("database", None, None),
    ("news", None, None),
    ("web article", None, None),
];

impl Default for DesignTable {
    fn default() -> Self {
        let designs = BUILT_IN
            .iter()
            .map(|(name, level, eco)| ((*name).to_owned(), Design { level: *level, eco: eco.map(str::to_owned) }))
            .collect();
        DesignTable { designs }
    }
}

impl DesignTable {
    /// Returns the design of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Design> {
        self.designs.get(name)
    }

    /// Returns the level of the design of this name, if it is one and has one.
    #[must_use]
    pub fn level(&self, name: &str) -> Option<u8> {
        self.designs.get(name)?.level
    }

    /// Adds a design, or replaces the one of this name.
    pub fn insert(&mut self, name: impl Into<String>, design: Design) {
        self.designs.insert(name.into(), design);
    }

    /// Returns names and designs in order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Design)> {
        self.designs.iter().map(|(name, design)| (name.as_str(), design))
    }

    /// Returns the names in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.designs.keys().map(String::as_str)
    }
}

/// Where the number of an item comes from that states no `confidence` of its own: base by design × factor by
/// certainty × factor by directness.
///
/// The built-in numbers are a convention, not a measurement, and a pack may replace each of them. The order of the
/// bases is that of the OCEBM levels. Their size follows from noisy-or over independent studies: no single study
/// settles a question, and it takes two randomised trials (1 − 0.25² = 0.94), three controlled studies (0.91), seven
/// case series (0.92) or eleven case reports (0.91) that agree to weigh as much as one systematic review (0.90).
/// Among designs without a level, a guideline or a regulation is a graded judgement by a body that answers for it
/// (0.60); a database repeats what others found (0.40); news and web articles are mostly no first-hand account (0.10).
/// A factor takes off what the source itself takes off: `speculative` leaves 0.4 of the base, and `indirect` 0.6,
/// which is about what grading schemes do when they lower the rating by one of four steps or more.
#[derive(Debug, Clone, PartialEq)]
pub struct ConfidenceTable {
    /// Base by name of the design.
    pub design: BTreeMap<String, f64>,
    /// Factor by certainty.
    pub certainty: BTreeMap<String, f64>,
    /// Factor by directness.
    pub directness: BTreeMap<String, f64>,
}

const BASES: [(&str, f64); 18] = [
    ("systematic review", 0.90),
    ("meta-analysis", 0.90),
    ("randomised trial", 0.75),
    ("controlled", 0.55),
    ("cohort", 0.55),
    ("uncontrolled trial", 0.35),
    ("case series", 0.30),
    ("case report", 0.20),
    // What a review of the literature says is seldom wrong but chosen freely.
    ("narrative review", 0.25),
    // Findings in animals and in vitro often do not carry over to people.
    ("animal", 0.20),
    ("in vitro", 0.15),
    ("mechanism", 0.15),
    ("expert opinion", 0.15),
    ("guideline", 0.60),
    ("regulation", 0.60),
    ("database", 0.40),
    ("news", 0.10),
    ("web article", 0.10),
];

/// The base of a design that the table does not list, by its level: the lowest base of that level.
const BASE_OF_LEVEL: [f64; 5] = [0.90, 0.75, 0.55, 0.20, 0.15];

/// The base of an item without a design, or with one that has neither a base nor a level: like a case report, since
/// someone stands behind it and nothing more is known.
const BASE_UNKNOWN: f64 = 0.20;

const CERTAINTY_FACTORS: [(&str, f64); 4] =
    [("established", 1.0), ("probable", 0.9), ("possible", 0.7), ("speculative", 0.4)];

/// The certainty of an item that states none: nobody noted a hedge, and nobody noted that there is none.
const CERTAINTY_UNSTATED: &str = "probable";

const DIRECTNESS_FACTORS: [(&str, f64); 2] = [("direct", 1.0), ("indirect", 0.6)];

impl Default for ConfidenceTable {
    fn default() -> Self {
        let table = |rows: &[(&str, f64)]| rows.iter().map(|(name, number)| ((*name).to_owned(), *number)).collect();
        ConfidenceTable {
            design: table(&BASES),
            certainty: table(&CERTAINTY_FACTORS),
            directness: table(&DIRECTNESS_FACTORS),
        }
    }
}

impl ConfidenceTable {
    /// Returns the number of an item of this design, certainty and directness, kept within 0.01 … 0.99.
    ///
    /// What is absent or unknown counts as said at the constants of this module.
    #[must_use]
    pub fn number(
        &self,
        designs: &DesignTable,
        design: Option<&str>,
        certainty: Option<&str>,
        directness: Option<&str>,
    ) -> f64 {
        let base = design
            .and_then(|name| self.design.get(name).copied().or_else(|| base_of_level(designs.level(name)?)))
            .unwrap_or(BASE_UNKNOWN);
        let factor = |table: &BTreeMap<String, f64>, word: Option<&str>, unstated: &str| {
            word.and_then(|word| table.get(word)).or_else(|| table.get(unstated)).copied().unwrap_or(1.0)
        };
        let hedge = factor(&self.certainty, certainty, CERTAINTY_UNSTATED);
        let distance = factor(&self.directness, directness, DIRECT);
        clamp_number(base * hedge * distance)
    }
}

fn base_of_level(level: u8) -> Option<f64> {
    BASE_OF_LEVEL.get(usize::from(level).checked_sub(1)?).copied()
}

/// Keeps a number within 0.01 … 0.99 (SEMANTICS C1); what is not a number becomes the least.
#[must_use]
pub fn clamp_number(number: f64) -> f64 {
    if number.is_nan() { NUMBER_MIN } else { number.clamp(NUMBER_MIN, NUMBER_MAX) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_design_has_a_base_and_levels_order_the_bases() {
        let designs = DesignTable::default();
        let table = ConfidenceTable::default();
        assert_eq!(designs.names().count(), 18);
        for (name, design) in designs.iter() {
            let base = table.design[name];
            for (other, other_design) in designs.iter() {
                if let (Some(level), Some(other_level)) = (design.level, other_design.level)
                    && level < other_level.min(4)
                {
                    assert!(base > table.design[other], "{name} should weigh more than {other}");
                }
            }
        }
    }

    #[test]
    fn c1_number_is_base_times_factors_within_bounds() {
        let mut designs = DesignTable::default();
        designs.insert("registry", Design { level: Some(3), eco: None });
        designs.insert("rumour", Design::default());
        let table = ConfidenceTable::default();
        let cases = [
            (Some("meta-analysis"), Some("established"), None, 0.90),
            (Some("meta-analysis"), None, None, 0.81),
            (Some("randomised trial"), Some("possible"), Some("indirect"), 0.75 * 0.7 * 0.6),
            (Some("registry"), Some("established"), Some("direct"), 0.55),
            (Some("rumour"), Some("established"), None, 0.20),
            (None, Some("established"), None, 0.20),
            (Some("news"), Some("speculative"), Some("indirect"), 0.10 * 0.4 * 0.6),
        ];
        for (design, certainty, directness, expected) in cases {
            let number = table.number(&designs, design, certainty, directness);
            assert!((number - expected).abs() < 1e-12, "{design:?} {certainty:?} {directness:?}: {number}");
        }
        let mut certain = ConfidenceTable::default();
        certain.design.insert("news".to_owned(), 1.0);
        assert_eq!(certain.number(&designs, Some("news"), Some("established"), None), NUMBER_MAX);
        certain.design.insert("news".to_owned(), 0.0);
        assert_eq!(certain.number(&designs, Some("news"), None, None), NUMBER_MIN);
        assert_eq!(clamp_number(f64::NAN), NUMBER_MIN);
    }

    #[test]
    fn the_stated_equivalences_hold() {
        let independent = |number: f64, studies: i32| 1.0 - (1.0 - number).powi(studies);
        for (number, studies) in [(0.75, 2), (0.55, 3), (0.30, 7), (0.20, 11)] {
            assert!(independent(number, studies) >= 0.90 && independent(number, studies - 1) < 0.90);
        }
    }
}
