//! Gives the confidence of a claim: one number per independent unit, combined without counting anything twice.
//!
//! Takes the visible items of a claim; gives a number and, on request, all that went into it.
//! Invariants: items of one source or one cohort are one unit, however many they are (SEMANTICS C2); a number lies
//! within 0 … 1; without a supporting or refuting item there is none.
//! Start at [`confidence`]. How: noisy-or over the supporting and over the refuting units, then Dempster's rule for two
//! simple support functions (Shafer, A Mathematical Theory of Evidence, 1976, chapter 4), written with the products of
//! doubts so that nothing cancels.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::graph::{Graph, ItemId};
use crate::value::{RelationshipId, Value};

use super::declarations::Declarations;
use super::designs::clamp_number;
use super::items::Stance;
use super::lens::View;
use super::status::visible_items;

/// The least product of doubts: beyond it, more items change nothing and rounding would begin to (SEMANTICS C3).
pub const DOUBT_MIN: f64 = 1e-12;

/// Returns the number of one item: its own `confidence`, else that of the table (SEMANTICS C1).
#[must_use]
pub fn item_number(graph: &Graph, declarations: &Declarations, item: ItemId) -> f64 {
    let field = |name: &str| graph.key_id(name).map_or(Value::Null, |key| graph.item_property(item, key));
    if let Some(own) = field("confidence").as_float() {
        return clamp_number(own);
    }
    let (design, certainty, directness) = (field("design"), field("certainty"), field("directness"));
    declarations.confidence.number(&declarations.designs, design.as_str(), certainty.as_str(), directness.as_str())
}

/// Returns for each of these items the number of its unit: 0, 1, 2, … in order of first appearance.
///
/// A unit is a connected component under "same source or same cohort" (SEMANTICS C2). The items may be those of one
/// claim or of a whole lineage.
///
/// **Complexity** O(items), nearly.
#[must_use]
pub fn units(graph: &Graph, items: &[ItemId]) -> Vec<usize> {
    let cohort_key = graph.key_id("cohort");
    let mut parents: Vec<usize> = (0..items.len()).collect();
    let mut of_source = HashMap::new();
    let mut of_cohort: HashMap<Arc<str>, usize> = HashMap::new();
    for (place, item) in items.iter().enumerate() {
        let first = *of_source.entry(graph.item_source(*item)).or_insert(place);
        join(&mut parents, first, place);
        if let Some(Value::String(cohort)) = cohort_key.map(|key| graph.item_property(*item, key)) {
            let first = *of_cohort.entry(cohort).or_insert(place);
            join(&mut parents, first, place);
        }
    }
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    (0..items.len())
        .map(|place| {
            let next = numbers.len();
            *numbers.entry(root(&mut parents, place)).or_insert(next)
        })
        .collect()
}

fn root(parents: &mut [usize], mut place: usize) -> usize {
    while parents[place] != place {
        parents[place] = parents[parents[place]];
        place = parents[place];
    }
    place
}

fn join(parents: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(parents, one), root(parents, other));
    // The earlier place becomes the root; halving paths in `root` keeps them short enough.
    parents[one.max(other)] = one.min(other);
}

/// A unit of a claim on one side: items that are not independent, of which the strongest counts.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitConfidence {
    /// Number of the unit; one that has supporting and refuting items stands on both sides under one number.
    pub unit: usize,
    /// Its items on this side.
    pub items: Vec<ItemId>,
    /// The item that counts.
    pub strongest: ItemId,
    /// The number of that item.
    pub number: f64,
}

/// All that goes into the confidence of a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct ConfidenceExplained {
    /// The confidence; `None` when no visible item supports or refutes.
    pub confidence: Option<f64>,
    /// Units with supporting items.
    pub supports: Vec<UnitConfidence>,
    /// Units with refuting items.
    pub refutes: Vec<UnitConfidence>,
    /// S: the probability that some support holds.
    pub support: f64,
    /// R: the probability that some refutation holds.
    pub refutation: f64,
}

impl ConfidenceExplained {
    /// The formula, for whoever shows the number.
    pub const FORMULA: &'static str =
        "S(1−R)/(1−SR), with S = 1−Π(1−c) over supporting and R = 1−Π(1−c) over refuting units";
}

/// Returns the confidence of a claim; `None` when no visible item supports or refutes it (SEMANTICS C1–C3).
#[must_use]
pub fn confidence(graph: &Graph, declarations: &Declarations, view: &View, claim: RelationshipId) -> Option<f64> {
    confidence_explained(graph, declarations, view, claim).confidence
}

/// Returns the confidence of a claim with all that went into it.
#[must_use]
pub fn confidence_explained(
    graph: &Graph,
    declarations: &Declarations,
    view: &View,
    claim: RelationshipId,
) -> ConfidenceExplained {
    let items: Vec<ItemId> = visible_items(graph, view, claim).collect();
    let units = units(graph, &items);
    let side = |stance: Stance| {
        let mut sides: Vec<UnitConfidence> = Vec::new();
        for (item, unit) in items.iter().zip(&units).filter(|(item, _)| graph.item_stance(**item) == stance.code()) {
            let number = item_number(graph, declarations, *item);
            match sides.iter_mut().find(|side| side.unit == *unit) {
                Some(side) => {
                    side.items.push(*item);
                    if number > side.number {
                        (side.strongest, side.number) = (*item, number);
                    }
                }
                None => sides.push(UnitConfidence { unit: *unit, items: vec![*item], strongest: *item, number }),
            }
        }
        sides
    };
    let (supports, refutes) = (side(Stance::Supports), side(Stance::Refutes));
    let (support_doubt, refutation_doubt) = (doubt(&supports), doubt(&refutes));
    let is_judged = !supports.is_empty() || !refutes.is_empty();
    ConfidenceExplained {
        confidence: is_judged.then(|| combine(support_doubt, refutation_doubt)),
        supports,
        refutes,
        support: 1.0 - support_doubt,
        refutation: 1.0 - refutation_doubt,
    }
}

fn doubt(units: &[UnitConfidence]) -> f64 {
    // Multiplied in order of size, so that the last digit does not depend on the order of the items.
    let mut numbers: Vec<f64> = units.iter().map(|unit| unit.number).collect();
    numbers.sort_unstable_by(f64::total_cmp);
    numbers.into_iter().map(|number| 1.0 - number).product()
}

/// Combines the product of doubts over supporting units and that over refuting units (SEMANTICS C3).
#[must_use]
pub fn combine(support_doubt: f64, refutation_doubt: f64) -> f64 {
    let (s, r) = (support_doubt.max(DOUBT_MIN), refutation_doubt.max(DOUBT_MIN));
    (1.0 - s) * r / (s + r - s * r)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::tests::World;
    use crate::evidence::{Lens, Stance};
    use crate::value::MapValue;

    /// Items as (stance, source, cohort, number), and the expected confidence.
    type Case = (&'static [(Stance, &'static str, &'static str, f64)], Option<f64>);

    #[test]
    fn c1_c2_c3_units_and_formula() {
        use Stance::{Inconclusive, Refutes, Supports};
        let cases: [Case; 13] = [
            (&[], None),
            (&[(Inconclusive, "a", "", 0.9)], None),
            (&[(Supports, "a", "", 0.6)], Some(0.6)),
            (&[(Refutes, "a", "", 0.6)], Some(0.0)),
            // Independent sources: noisy-or.
            (&[(Supports, "a", "", 0.6), (Supports, "b", "", 0.5)], Some(0.8)),
            // One source: the strongest.
            (&[(Supports, "a", "", 0.6), (Supports, "a", "", 0.5)], Some(0.6)),
            // One cohort: the strongest.
            (&[(Supports, "a", "k", 0.6), (Supports, "b", "k", 0.5)], Some(0.6)),
            // a and c are one unit through b.
            (
                &[
                    (Supports, "a", "k", 0.6),
                    (Supports, "b", "k", 0.5),
                    (Supports, "b", "l", 0.1),
                    (Supports, "c", "l", 0.3),
                ],
                Some(0.6),
            ),
            // An inconclusive item joins two sources as well.
            (
                &[
                    (Supports, "a", "", 0.6),
                    (Supports, "b", "", 0.5),
                    (Inconclusive, "a", "k", 0.9),
                    (Inconclusive, "b", "k", 0.9),
                ],
                Some(0.6),
            ),
            // Dempster: S(1-R)/(1-SR).
            (&[(Supports, "a", "", 0.6), (Refutes, "b", "", 0.5)], Some(0.6 * 0.5 / 0.7)),
            // The two stances of one unit do not cancel out of it.
            (&[(Supports, "a", "", 0.6), (Refutes, "a", "", 0.5)], Some(0.6 * 0.5 / 0.7)),
            // Kept within 0.01 and 0.99.
            (&[(Supports, "a", "", 1.0)], Some(0.99)),
            (&[(Supports, "a", "", 0.0)], Some(0.01)),
        ];
        for (items, expected) in cases {
            let mut world = World::new();
            let claim = world.claim("x", "R", "y");
            for (place, (stance, source, cohort, number)) in items.iter().enumerate() {
                world.source(source, 2018);
                let mut fields = MapValue::from([(Arc::from("confidence"), Value::Float(*number))]);
                fields.insert(Arc::from("at"), Value::from(place.to_string()));
                if !cohort.is_empty() {
                    fields.insert(Arc::from("cohort"), Value::from(*cohort));
                }
                world.item(claim, *stance, source, fields);
            }
            let found = world.confidence(claim);
            let is_close = match (found, expected) {
                (Some(found), Some(expected)) => (found - expected).abs() < 1e-12,
                (found, expected) => found == expected,
            };
            assert!(is_close, "{items:?}: {found:?}, not {expected:?}");
        }
    }

    #[test]
    fn c3_extremes_neither_cancel_nor_divide_by_zero() {
        assert_eq!(combine(1.0, 1.0), 0.0);
        assert_eq!(combine(0.0, 1.0), 1.0 - DOUBT_MIN);
        assert!((combine(0.0, 0.0) - 0.5).abs() < 1e-9);
        assert!(combine(1.0, 0.0).abs() < 1e-9);
        // (1-s)·r/(s+r-s·r) with s = r·3, both far below the rounding of 1-SR.
        assert!((combine(3e-11, 1e-11) - 0.25).abs() < 1e-9);
    }

    #[test]
    fn explained_names_the_units_and_the_strongest_items() {
        let mut world = World::new();
        let claim = world.claim("x", "R", "y");
        for source in ["a", "b", "c"] {
            world.source(source, 2018);
        }
        let fields = |design: &str| crate::evidence::tests::texts(&[("design", design), ("certainty", "established")]);
        let weak = world.item(claim, Stance::Supports, "a", fields("case report"));
        let strong = world.item(claim, Stance::Supports, "a", fields("cohort"));
        let other = world.item(claim, Stance::Supports, "b", fields("news"));
        let against = world.item(claim, Stance::Refutes, "c", fields("randomised trial"));
        let view = world.view(&Lens::default());
        let explained = confidence_explained(&world.graph, &world.declarations, &view, claim);
        let unit = |unit, items: &[ItemId], strongest, number| UnitConfidence {
            unit,
            items: items.to_vec(),
            strongest,
            number,
        };
        assert_eq!(explained.supports, [unit(0, &[weak, strong], strong, 0.55), unit(1, &[other], other, 0.10)]);
        assert_eq!(explained.refutes, [unit(2, &[against], against, 0.75)]);
        let (s, r) = (1.0 - 0.45 * 0.9, 0.75);
        assert!((explained.support - s).abs() < 1e-12 && (explained.refutation - r).abs() < 1e-12);
        let expected = s * (1.0 - r) / (1.0 - s * r);
        assert!(explained.confidence.is_some_and(|found| (found - expected).abs() < 1e-12));
        let without =
            Lens { excluded: world.graph.source_id("c").into_iter().collect(), explicit: true, ..Lens::default() };
        let found = confidence(&world.graph, &world.declarations, &world.view(&without), claim);
        assert!(found.is_some_and(|found| (found - s).abs() < 1e-12));
    }
}
