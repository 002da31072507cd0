//! Counts what a lens hides, by the first reason, and says it in words.
//!
//! Start at [`HiddenCounts`].

use std::fmt;

/// Why a claim does not match, in the order in which reasons are named (SEMANTICS L8). The first four hide items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    Retracted = 1,
    Excluded = 2,
    Date = 3,
    Predicate = 4,
    Refuted = 5,
    Unsourced = 6,
}

impl Reason {
    pub(super) fn from_code(code: usize) -> Option<Self> {
        match code {
            1 => Some(Reason::Retracted),
            2 => Some(Reason::Excluded),
            3 => Some(Reason::Date),
            4 => Some(Reason::Predicate),
            5 => Some(Reason::Refuted),
            6 => Some(Reason::Unsourced),
            _ => None,
        }
    }
}

/// How many claims a lens hides, each under the first reason that applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HiddenCounts {
    /// Items of retracted sources.
    pub retracted: usize,
    /// Items of sources that `EXCLUDING SOURCE` names.
    pub excluded: usize,
    /// Items that `AS OF` leaves out.
    pub date: usize,
    /// Items for which a predicate is not true.
    pub predicate: usize,
    /// Only refuting items are visible.
    pub refuted: usize,
    /// No items, and the lens asks for evidence.
    pub unsourced: usize,
}

impl HiddenCounts {
    /// Returns counts and words, in the order of the reasons.
    #[must_use]
    pub fn parts(&self) -> [(usize, &'static str); 6] {
        [
            (self.retracted, "retracted"),
            (self.excluded, "excluded"),
            (self.date, "date"),
            (self.predicate, "predicate"),
            (self.refuted, "refuted"),
            (self.unsourced, "unsourced"),
        ]
    }

    /// Returns how many claims are hidden.
    #[must_use]
    pub fn total(&self) -> usize {
        self.parts().iter().map(|(count, _)| count).sum()
    }

    pub(super) fn add(&mut self, other: &HiddenCounts) {
        self.retracted += other.retracted;
        self.excluded += other.excluded;
        self.date += other.date;
        self.predicate += other.predicate;
        self.refuted += other.refuted;
        self.unsourced += other.unsourced;
    }

    pub(super) fn count(&mut self, reason: Reason) {
        let count = match reason {
            Reason::Retracted => &mut self.retracted,
            Reason::Excluded => &mut self.excluded,
            Reason::Date => &mut self.date,
            Reason::Predicate => &mut self.predicate,
            Reason::Refuted => &mut self.refuted,
            Reason::Unsourced => &mut self.unsourced,
        };
        *count += 1;
    }
}

/// As under a result: "3 claims hidden: 2 retracted, 1 refuted"; nothing when nothing is hidden.
impl fmt::Display for HiddenCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.total();
        if total == 0 {
            return Ok(());
        }
        let parts = self.parts();
        let reasons: Vec<String> =
            parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
        let claims = if total == 1 { "claim" } else { "claims" };
        write!(f, "{total} {claims} hidden: {}", reasons.join(", "))
    }
}
