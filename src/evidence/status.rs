//! Says how a claim stands under the evidence that is visible, and on which items and sources.
//!
//! Takes a graph, a [`View`] of it and a claim; gives status, counts, level, source keys and items.
//! Invariant: what is told depends on visible items only, except that `hidden` tells that there are others.
//! Start at [`status`].

use std::cmp::Ordering;
use std::sync::Arc;

use crate::graph::{Graph, ItemId};
use crate::value::{RelationshipId, Value};

use super::declarations::Declarations;
use super::items::{Stance, item_value};
use super::lens::View;

/// How a claim stands under a lens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Holds no item.
    Unsourced,
    /// At least one item supports, none refutes.
    Supported,
    /// At least one supports and one refutes.
    Contested,
    /// None supports, at least one refutes.
    Refuted,
    /// Inconclusive items only.
    Inconclusive,
    /// Holds items, none visible.
    Hidden,
}

impl Status {
    /// All statuses.
    pub const ALL: [Status; 6] = [
        Status::Unsourced,
        Status::Supported,
        Status::Contested,
        Status::Refuted,
        Status::Inconclusive,
        Status::Hidden,
    ];

    /// Returns the word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Unsourced => "unsourced",
            Status::Supported => "supported",
            Status::Contested => "contested",
            Status::Refuted => "refuted",
            Status::Inconclusive => "inconclusive",
            Status::Hidden => "hidden",
        }
    }

    /// Returns the status of a claim with these visible items by stance, and with or without any item.
    #[must_use]
    pub fn of(support: [usize; 3], holds_items: bool) -> Self {
        match support {
            [0, 0, 0] if holds_items => Status::Hidden,
            [0, 0, 0] => Status::Unsourced,
            [0, 0, _] => Status::Inconclusive,
            [_, 0, _] => Status::Supported,
            [0, _, _] => Status::Refuted,
            [_, _, _] => Status::Contested,
        }
    }
}

/// Returns the visible items of a claim, by their numbers.
pub fn visible_items<'a>(graph: &'a Graph, view: &'a View, claim: RelationshipId) -> impl Iterator<Item = ItemId> + 'a {
    graph.items_of(claim).iter().copied().filter(|item| view.shows_item(*item))
}

/// Returns the status of a claim.
#[must_use]
pub fn status(graph: &Graph, view: &View, claim: RelationshipId) -> Status {
    Status::of(support(graph, view, claim), !graph.items_of(claim).is_empty())
}

/// Returns how many visible items support, refute and leave open a claim.
#[must_use]
pub fn support(graph: &Graph, view: &View, claim: RelationshipId) -> [usize; 3] {
    let mut counts = [0; 3];
    for item in visible_items(graph, view, claim) {
        counts[Stance::from_code(graph.item_stance(item)) as usize] += 1;
    }
    counts
}

/// Returns the best level among the visible supporting items of a claim.
#[must_use]
pub fn level(graph: &Graph, declarations: &Declarations, view: &View, claim: RelationshipId) -> Option<u8> {
    let design = graph.key_id("design")?;
    visible_items(graph, view, claim)
        .filter(|item| graph.item_stance(*item) == Stance::Supports.code())
        .filter_map(|item| declarations.level_of_design(graph.item_property(item, design).as_str()?))
        .min()
}

/// Returns the keys of the sources of the visible items of a claim, sorted, each once.
#[must_use]
pub fn sources(graph: &Graph, view: &View, claim: RelationshipId) -> Vec<Arc<str>> {
    let key = |item| Arc::clone(graph.source_key(graph.item_source(item)));
    let mut keys: Vec<Arc<str>> = visible_items(graph, view, claim).map(key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Returns the visible items of a claim as a list of maps (SEMANTICS L5), in an order that does not depend on the
/// order in which they were added: by source, stance, then all fields.
#[must_use]
pub fn evidence(graph: &Graph, declarations: &Declarations, view: &View, claim: RelationshipId) -> Value {
    let items = ordered_items(graph, declarations, view, claim);
    Value::List(Arc::new(items.into_iter().map(|(value, _)| value).collect()))
}

/// Returns the item at a place of [`evidence`], counted from the end when negative.
#[must_use]
pub fn evidence_at(
    graph: &Graph,
    declarations: &Declarations,
    view: &View,
    claim: RelationshipId,
    place: i64,
) -> Option<ItemId> {
    let mut items = visible_items(graph, view, claim);
    let first = items.next()?;
    if items.next().is_none() {
        // One item needs no order.
        return matches!(place, 0 | -1).then_some(first);
    }
    let items = ordered_items(graph, declarations, view, claim);
    let place = if place < 0 { place.checked_add(i64::try_from(items.len()).ok()?)? } else { place };
    items.get(usize::try_from(place).ok()?).map(|(_, item)| *item)
}

/// Returns the visible items of a claim as values, by source, stance and fields.
fn ordered_items(
    graph: &Graph,
    declarations: &Declarations,
    view: &View,
    claim: RelationshipId,
) -> Vec<(Value, ItemId)> {
    let mut items: Vec<(Arc<str>, u8, Value, ItemId)> = visible_items(graph, view, claim)
        .map(|item| {
            let key = Arc::clone(graph.source_key(graph.item_source(item)));
            (key, graph.item_stance(item), item_value(graph, declarations, item, view.moment()), item)
        })
        .collect();
    items.sort_by(|(key, stance, item, _), (other_key, other_stance, other, _)| {
        (key, stance).cmp(&(other_key, other_stance)).then_with(|| order_of_fields(item, other))
    });
    items.into_iter().map(|(_, _, value, item)| (value, item)).collect()
}

fn order_of_fields(item: &Value, other: &Value) -> Ordering {
    item.order(other)
}
