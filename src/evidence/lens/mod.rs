//! Says which claims match and which items are visible under a lens, as bitmaps over one graph version.
//!
//! Takes a [`Lens`] (its predicates already evaluated, as bitmaps over items); gives a [`View`] to every room that
//! reads claims. Invariants: this is the only place that says what is visible (SEMANTICS L1–L4, T1–T3); what only `via`
//! names never hides, dates or counts an item; where nothing is hidden, nothing is stored or tested.
//! Start at [`View::compute`]. How: what hides items through their source is one byte per source; one pass over the
//! items adds up, for each claim, which stances are visible and why others are not, in eleven bits; a table of 2,048
//! verdicts says what that means, looked up for the claims in morsels by all threads.
//! Why not claim by claim: going from a claim to its items costs twice as much as the pass over all of them.

mod hidden;
#[cfg(test)]
mod tests;

pub use hidden::HiddenCounts;
use hidden::Reason;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::graph::{Graph, ItemId, SourceId, TypeId};
use crate::value::{Bitmap, RelationshipId};

use super::declarations::{Declarations, EvidencePolicy, TypeDeclaration};
use super::items::Stance;
use super::sources::{publication_day, publication_days, retracted_sources};
use super::standing::{Standing, standing_at};

/// Which evidence counts: the evidence clauses of a statement, after names and parameters were resolved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lens {
    /// `USING ALL EVIDENCE`: retracted sources and refuted claims are there too.
    pub all: bool,
    /// Whether there is any other clause; unsourced claims then need a type that takes no evidence.
    pub explicit: bool,
    /// `AS OF`: the last day that counts, in days since 1970-01-01.
    pub as_of: Option<i64>,
    /// `EXCLUDING SOURCE`.
    pub excluded: BTreeSet<SourceId>,
    /// `USING EVIDENCE … WHERE …`: for each predicate the items for which it is true.
    pub predicates: Vec<Bitmap>,
}

/// A lens applied to one graph version.
#[derive(Debug, Clone)]
pub struct View {
    lens: Lens,
    /// Names of the types that take no evidence, so that their unsourced claims always match.
    structural_names: Arc<BTreeSet<String>>,
    /// The same by number, for the types that the graph has.
    structural: Vec<bool>,
    /// `None` while every claim matches and every item is visible.
    opaque: Option<Opaque>,
}

/// What is there once something is hidden.
#[derive(Debug, Clone, Default)]
struct Opaque {
    claims: Bitmap,
    items: Bitmap,
    /// For each claim, why it does not match; [`MATCHES`] when it does.
    verdicts: Vec<u8>,
    /// Hidden claims by type, once somebody asked for them.
    hidden: OnceLock<Vec<HiddenCounts>>,
}

/// The verdict of a claim that matches; a [`Reason`] otherwise, or [`GONE`].
const MATCHES: u8 = 0;

/// The verdict of a claim that does not exist.
const GONE: u8 = u8::MAX;

/// The verdict of a claim without items; the type says whether it matches.
const UNSOURCED: u8 = Reason::Unsourced as u8;

/// Bits of what a claim's items add up to: three for visible stances, four for what hides an item that does not
/// support, four for what hides one that does.
const VISIBLE: u16 = 0b111;
const HIDDEN_OTHER: u32 = 3;
const HIDDEN_SUPPORT: u32 = 7;
const SUMMARIES: u16 = 1 << 11;

/// Claims that one thread takes at a time.
const MORSEL: usize = 1 << 15;

/// The bit that an item adds to the summary of its claim.
fn summary_bit(reason: Option<Reason>, stance: Stance) -> u16 {
    match reason {
        None => 1 << (stance as u32),
        Some(reason) => {
            let first = if stance == Stance::Supports { HIDDEN_SUPPORT } else { HIDDEN_OTHER };
            1 << (first + u32::from(reason as u8 - 1))
        }
    }
}

/// Returns the verdict of a claim with this summary.
///
/// A claim with no visible item is counted under the first reason that hides one. A refuted claim is counted under the
/// first reason that hides a support, since it would match but for that, else under `refuted` (SEMANTICS L8).
fn verdict_of(summary: u16, all: bool) -> u8 {
    let first = |bits: u16| u8::try_from(bits.trailing_zeros() + 1).unwrap_or(UNSOURCED);
    let supports = (summary >> HIDDEN_SUPPORT) & 0b1111;
    let others = (summary >> HIDDEN_OTHER) & 0b1111;
    let refuted = summary & VISIBLE & !(1 << Stance::Inconclusive as u16) == 1 << Stance::Refutes as u16;
    match summary & VISIBLE {
        0 if summary == 0 => UNSOURCED,
        0 => first(supports | others),
        _ if refuted && !all && supports != 0 => first(supports),
        _ if refuted && !all => Reason::Refuted as u8,
        _ => MATCHES,
    }
}

/// What hides the items of each source, by number, as [`Reason`]; 0 for nothing.
fn source_reasons(graph: &Graph, lens: &Lens) -> Vec<u8> {
    let mut reasons = vec![0; graph.source_count()];
    let mut set = |source: u32, reason: Reason| {
        if let Some(known) = reasons.get_mut(source as usize) {
            *known = reason as u8;
        }
    };
    // From the last reason to the first, so that the first stays (L8).
    if let Some(moment) = lens.as_of {
        for (source, day) in (0..).zip(publication_days(graph)) {
            if day.is_none_or(|day| day > moment) {
                set(source, Reason::Date);
            }
        }
    }
    for source in &lens.excluded {
        set(source.0, Reason::Excluded);
    }
    if !lens.all {
        for source in retracted_sources(graph, lens.as_of) {
            set(source, Reason::Retracted);
        }
    }
    reasons
}

/// The same for one source, as the graph is now.
fn source_reason(graph: &Graph, lens: &Lens, source: SourceId) -> Option<Reason> {
    if !lens.all && standing_at(graph, source, lens.as_of) == Standing::Retracted {
        return Some(Reason::Retracted);
    }
    if lens.excluded.contains(&source) {
        return Some(Reason::Excluded);
    }
    let moment = lens.as_of?;
    let published = publication_day(graph, source).is_some_and(|day| day <= moment);
    (!published).then_some(Reason::Date)
}

fn existing_items(graph: &Graph) -> Bitmap {
    let bound = graph.item_bound();
    let mut items = Bitmap::new(bound as usize, true);
    if graph.item_count() != bound as usize {
        for item in (0..bound).filter(|item| !graph.item_exists(ItemId(*item))) {
            items.set(item as usize, false);
        }
    }
    items
}

impl View {
    /// Applies a lens to a graph.
    ///
    /// **Complexity** O(sources + items + claims), without a look at any claim's items twice; O(types) for a graph
    /// without evidence under the default lens.
    #[must_use]
    pub fn compute(graph: &Graph, declarations: &Declarations, lens: &Lens) -> View {
        let takes_none = |(name, declared): (&String, &TypeDeclaration)| {
            (declared.evidence == EvidencePolicy::None).then(|| name.clone())
        };
        let mut view = View {
            lens: lens.clone(),
            structural_names: Arc::new(declarations.types.iter().filter_map(takes_none).collect()),
            structural: Vec::new(),
            opaque: None,
        };
        view.number_types(graph);
        if graph.relationship_count() == 0 || (graph.item_count() == 0 && !lens.explicit) {
            return view;
        }
        let (summaries, items) = view.summarise(graph);
        let opaque = view.judge(graph, &summaries, items);
        let is_transparent =
            opaque.items.count() == graph.item_count() && opaque.claims.count() == graph.relationship_count();
        if !is_transparent {
            view.opaque = Some(opaque);
        }
        view
    }

    fn number_types(&mut self, graph: &Graph) {
        self.structural = graph.relationship_types().map(|(_, name)| self.structural_names.contains(&**name)).collect();
    }

    /// Adds up the items of each claim; returns the summaries and the visible items.
    fn summarise(&self, graph: &Graph) -> (Vec<u16>, Bitmap) {
        let reasons = source_reasons(graph, &self.lens);
        let bits: [[u16; 3]; 5] =
            std::array::from_fn(|reason| Stance::ALL.map(|stance| summary_bit(Reason::from_code(reason), stance)));
        let mut summaries = vec![0u16; graph.relationship_bound() as usize];
        let mut visible = existing_items(graph);
        for shown in &self.lens.predicates {
            visible.intersect(shown);
        }
        for record in graph.item_records() {
            let item = record.item.0 as usize;
            let mut reason = reasons.get(record.source.0 as usize).copied().unwrap_or_default();
            if reason != 0 {
                visible.set(item, false);
            } else if !visible.get(item) {
                reason = Reason::Predicate as u8;
            }
            if let Some(summary) = summaries.get_mut(record.owner.0 as usize) {
                *summary |= bits[usize::from(reason)][Stance::from_code(record.stance) as usize];
            }
        }
        (summaries, visible)
    }

    /// Turns the summaries of claims into verdicts and a bitmap.
    fn judge(&self, graph: &Graph, summaries: &[u16], items: Bitmap) -> Opaque {
        let table: Vec<u8> = (0..SUMMARIES).map(|summary| verdict_of(summary, self.lens.all)).collect();
        let verdict = |(claim, summary): (usize, &u16)| {
            let id = RelationshipId(u32::try_from(claim).unwrap_or(u32::MAX));
            match summary {
                0 if !graph.relationship_exists(id) => GONE,
                0 if self.shows_unsourced(graph, id) => MATCHES,
                summary => table[usize::from(summary % SUMMARIES)],
            }
        };
        let verdicts: Vec<u8> = summaries.par_iter().enumerate().with_min_len(MORSEL).map(verdict).collect();
        let mut claims = Bitmap::new(verdicts.len(), true);
        for (claim, verdict) in verdicts.iter().enumerate() {
            if *verdict != MATCHES {
                claims.set(claim, false);
            }
        }
        Opaque { claims, items, verdicts, hidden: OnceLock::new() }
    }

    /// L3: an unsourced claim matches unless the lens is explicit and its type takes evidence.
    fn shows_unsourced(&self, graph: &Graph, claim: RelationshipId) -> bool {
        !self.lens.explicit || self.structural.get(graph.type_of(claim).0 as usize).copied().unwrap_or(false)
    }

    /// Returns whether every claim matches and every item is visible.
    #[must_use]
    #[inline]
    pub fn is_transparent(&self) -> bool {
        self.opaque.is_none()
    }

    /// Returns whether a claim matches.
    #[must_use]
    #[inline]
    pub fn matches(&self, claim: RelationshipId) -> bool {
        self.opaque.as_ref().is_none_or(|opaque| opaque.claims.get(claim.0 as usize))
    }

    /// Returns the claims that match; `None` when all do.
    #[must_use]
    pub fn claims(&self) -> Option<&Bitmap> {
        self.opaque.as_ref().map(|opaque| &opaque.claims)
    }

    /// Returns whether an item is visible.
    #[must_use]
    #[inline]
    pub fn shows_item(&self, item: ItemId) -> bool {
        self.opaque.as_ref().is_none_or(|opaque| opaque.items.get(item.0 as usize))
    }

    /// Returns the visible items; `None` when all are.
    #[must_use]
    pub fn items(&self) -> Option<&Bitmap> {
        self.opaque.as_ref().map(|opaque| &opaque.items)
    }

    /// Returns the day of `AS OF`.
    #[must_use]
    pub fn moment(&self) -> Option<i64> {
        self.lens.as_of
    }

    /// Returns the lens.
    #[must_use]
    pub fn lens(&self) -> &Lens {
        &self.lens
    }

    /// Counts the claims of these types (`None`: of all) that the lens hides, by the first reason (SEMANTICS L8).
    ///
    /// **Complexity** O(claims) the first time, O(types) from then on.
    #[must_use]
    pub fn hidden(&self, graph: &Graph, types: Option<&[TypeId]>) -> HiddenCounts {
        let Some(opaque) = &self.opaque else { return HiddenCounts::default() };
        let by_type = opaque.hidden.get_or_init(|| opaque.count_by_type(graph));
        let mut counts = HiddenCounts::default();
        match types {
            None => by_type.iter().for_each(|of_type| counts.add(of_type)),
            Some(types) => {
                let distinct: BTreeSet<TypeId> = types.iter().copied().collect();
                for of_type in distinct.iter().filter_map(|id| by_type.get(id.0 as usize)) {
                    counts.add(of_type);
                }
            }
        }
        counts
    }

    /// Brings the view up to date after a write touched a claim: made or deleted it, or changed its items or their
    /// sources.
    ///
    /// **Complexity** O(items of the claim); O(claims + items) once, when the first thing becomes hidden.
    pub fn refresh(&mut self, graph: &Graph, claim: RelationshipId) {
        if self.structural.len() < graph.relationship_types().count() {
            self.number_types(graph);
        }
        let exists = graph.relationship_exists(claim);
        let mut summary = 0;
        let mut items: Vec<(ItemId, bool)> = Vec::new();
        if exists {
            for item in graph.items_of(claim).iter().copied() {
                let shown = self.lens.predicates.iter().all(|shown| shown.get(item.0 as usize));
                let reason = source_reason(graph, &self.lens, graph.item_source(item))
                    .or_else(|| (!shown).then_some(Reason::Predicate));
                summary |= summary_bit(reason, Stance::from_code(graph.item_stance(item)));
                items.push((item, reason.is_none()));
            }
        }
        let verdict = match summary {
            0 if !exists => GONE,
            0 if self.shows_unsourced(graph, claim) => MATCHES,
            summary => verdict_of(summary, self.lens.all),
        };
        let nothing_hidden = matches!(verdict, MATCHES | GONE);
        if self.opaque.is_none() && nothing_hidden && items.iter().all(|(_, shown)| *shown) {
            return;
        }
        let opaque = self.opaque.get_or_insert_with(|| Opaque::transparent(graph));
        let place = claim.0 as usize;
        if opaque.verdicts.len() <= place {
            opaque.verdicts.resize(place + 1, MATCHES);
        }
        opaque.verdicts[place] = verdict;
        opaque.hidden = OnceLock::new();
        opaque.claims.set(place, verdict == MATCHES);
        for (item, shown) in items {
            opaque.items.set(item.0 as usize, shown);
        }
    }
}

impl Opaque {
    /// What stands for "all" when something is about to become hidden.
    fn transparent(graph: &Graph) -> Self {
        let mut claims = Bitmap::new(graph.relationship_bound() as usize, true);
        for claim in (0..graph.relationship_bound()).filter(|claim| !graph.relationship_exists(RelationshipId(*claim)))
        {
            claims.set(claim as usize, false);
        }
        Opaque { claims, items: existing_items(graph), ..Opaque::default() }
    }

    fn count_by_type(&self, graph: &Graph) -> Vec<HiddenCounts> {
        let mut by_type = vec![HiddenCounts::default(); graph.relationship_types().count()];
        for (claim, verdict) in (0u32..).zip(&self.verdicts) {
            if let Some(reason) = Reason::from_code(usize::from(*verdict))
                && let Some(counts) = by_type.get_mut(graph.type_of(RelationshipId(claim)).0 as usize)
            {
                counts.count(reason);
            }
        }
        by_type
    }
}
