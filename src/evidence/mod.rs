//! Says what evidence a graph holds, what of it counts, and how its claims stand on it.
//!
//! Takes a [`Graph`](crate::graph::Graph), its [`Declarations`] and a [`Lens`]; gives a [`View`] (which claims match,
//! which items are visible), the status, level, sources and confidence of claims, and the writes that add sources,
//! items and standings.
//! Invariants: the only place that says what is visible; knows no query text, the predicates of a lens arrive as
//! bitmaps over items; no clock.
//! Start at [`View::compute`] for reading, at [`add_item`] and [`merge_source`] for writing. The rules are numbered in
//! the evidence semantics (I1 … C4), and comments name them.

mod bibtex;
mod confidence;
mod dates;
mod declarations;
mod designs;
mod error;
mod identity;
mod items;
#[cfg(test)]
mod laws;
mod lens;
mod sources;
mod standing;
mod status;
#[cfg(test)]
mod tests;

pub use bibtex::{bibtex, bibtex_key};
pub use confidence::{
    ConfidenceExplained, DOUBT_MIN, UnitConfidence, combine, confidence, confidence_explained, item_number, units,
};
pub use dates::{last_day, last_day_of, last_day_of_year};
pub use declarations::{
    Declarations, EvidencePolicy, FigureStyle, LabelDeclaration, LensDeclaration, METADATA_NAME, TypeDeclaration,
};
pub use designs::{
    CERTAINTIES, ConfidenceTable, DIRECTNESSES, Design, DesignTable, NUMBER_MAX, NUMBER_MIN, clamp_number,
};
pub use error::EvidenceError;
pub use identity::{ClaimMatch, claim_id, find_claim, identity_keys};
pub use items::{
    NewItem, Stance, add_item, check_field, gather_item_field, item_value, known_item_fields, remove_item,
};
pub use lens::{HiddenCounts, Lens, View};
pub use sources::{
    Contradiction, Preference, contradictions, gather_source_field, merge_source, merge_source_preferring,
    publication_day, source_field, source_value, source_year,
};
pub use standing::{Standing, StandingEvent, set_standing, standing_at, standing_events};
pub use status::{Status, evidence, evidence_at, level, sources, status, support, visible_items};
