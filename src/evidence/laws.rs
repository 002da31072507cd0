//! Laws that hold for any graph: the room against plain evaluations of the rules, one claim at a time.
//!
//! Invariant: what is expected here is computed from the description of the graph, by other code than the room's.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::tests::World;
use super::*;
use crate::graph::{ItemId, SourceId};
use crate::value::{Bitmap, MapValue, NoEntities, RelationshipId, Value};

/// A source: year (none: undated) and year of its retraction (0: without a date).
type PlainSource = (Option<i64>, Option<i64>);

/// An item: claim, source, stance, cohort, number.
type PlainItem = (usize, usize, Stance, Option<u8>, f64);

#[derive(Debug, Clone)]
struct PlainGraph {
    sources: Vec<PlainSource>,
    /// For each claim whether its type takes no evidence.
    claims: Vec<bool>,
    items: Vec<PlainItem>,
}

#[derive(Debug, Clone)]
struct PlainLens {
    all: bool,
    explicit: bool,
    as_of: Option<i64>,
    excluded: Vec<bool>,
    predicates: Vec<Vec<bool>>,
}

const SOURCES: usize = 5;
const ITEMS_MAX: usize = 14;

fn stances() -> impl Strategy<Value = Stance> {
    prop_oneof![3 => Just(Stance::Supports), 2 => Just(Stance::Refutes), 1 => Just(Stance::Inconclusive)]
}

fn graphs() -> impl Strategy<Value = PlainGraph> {
    let year = prop_oneof![4 => (2000i64..2010).prop_map(Some), 1 => Just(None)];
    let retraction = prop_oneof![3 => Just(None), 1 => Just(Some(0)), 2 => (2000i64..2012).prop_map(Some)];
    let claims = prop::collection::vec(prop::bool::weighted(0.3), 1..6);
    (prop::collection::vec((year, retraction), SOURCES), claims).prop_flat_map(|(sources, claims)| {
        let item = (0..claims.len(), 0..SOURCES, stances(), prop::option::of(0u8..3), 0.0..=1.0);
        prop::collection::vec(item, 0..ITEMS_MAX).prop_map(move |items| PlainGraph {
            sources: sources.clone(),
            claims: claims.clone(),
            items,
        })
    })
}

fn lenses() -> impl Strategy<Value = PlainLens> {
    let excluded = prop::collection::vec(prop::bool::weighted(0.2), SOURCES);
    let predicate = prop::collection::vec(prop::bool::weighted(0.7), ITEMS_MAX);
    let as_of = prop::option::of(1999i64..2012);
    (any::<bool>(), any::<bool>(), as_of, excluded, prop::collection::vec(predicate, 0..3)).prop_map(
        |(all, explicit, as_of, excluded, predicates)| PlainLens { all, explicit, as_of, excluded, predicates },
    )
}

impl PlainGraph {
    fn build(&self) -> World {
        let mut world = World::declaring("[types.IS_A]\nevidence = 'none'");
        for (number, (year, retraction)) in self.sources.iter().enumerate() {
            let field = match year {
                Some(year) => (Arc::from("year"), Value::Integer(*year)),
                None => (Arc::from("undated"), Value::Boolean(true)),
            };
            let key = format!("s{number}");
            merge_source(&mut world.graph, &key, &MapValue::from([field])).expect("is a good source");
            if let Some(retraction) = retraction {
                let date = (*retraction != 0).then(|| retraction.to_string());
                world.retract(&key, date.as_deref());
            }
        }
        for (number, structural) in self.claims.iter().enumerate() {
            world.claim("x", if *structural { "IS_A" } else { "R" }, &number.to_string());
        }
        for (place, item) in self.items.iter().enumerate() {
            add(&mut world, place, item);
        }
        world
    }

    /// Why an item is hidden, by the place of the reason in L8.
    fn hides(&self, lens: &PlainLens, place: usize) -> Option<usize> {
        let (_, source, ..) = self.items[place];
        let (year, retraction) = self.sources[source];
        let retracted = retraction.is_some_and(|date| date == 0 || lens.as_of.is_none_or(|moment| date <= moment));
        let in_time = lens.as_of.is_none_or(|moment| year.is_some_and(|year| year <= moment));
        if retracted && !lens.all {
            Some(0)
        } else if lens.excluded[source] {
            Some(1)
        } else if !in_time {
            Some(2)
        } else if lens.predicates.iter().any(|shown| !shown[place]) {
            Some(3)
        } else {
            None
        }
    }

    fn items_of(&self, claim: usize) -> Vec<usize> {
        (0..self.items.len()).filter(|place| self.items[*place].0 == claim).collect()
    }

    /// Status, and the reason for which the claim does not match.
    fn judge(&self, lens: &PlainLens, claim: usize) -> (Status, Option<usize>) {
        let items = self.items_of(claim);
        let count = |stance| {
            items.iter().filter(|place| self.hides(lens, **place).is_none() && self.items[**place].2 == stance).count()
        };
        let (supports, refutes, open) = (count(Stance::Supports), count(Stance::Refutes), count(Stance::Inconclusive));
        if items.is_empty() {
            let matches = !lens.explicit || self.claims[claim];
            return (Status::Unsourced, (!matches).then_some(5));
        }
        if supports + refutes + open == 0 {
            return (Status::Hidden, items.iter().filter_map(|place| self.hides(lens, *place)).min());
        }
        if supports > 0 {
            return (if refutes > 0 { Status::Contested } else { Status::Supported }, None);
        }
        if refutes == 0 {
            return (Status::Inconclusive, None);
        }
        let lost = items.iter().filter(|place| self.items[**place].2 == Stance::Supports);
        let reason = lost.filter_map(|place| self.hides(lens, *place)).min().unwrap_or(4);
        (Status::Refuted, (!lens.all).then_some(reason))
    }

    /// The confidence of some items, with units by closure and Dempster's rule over its four masses.
    fn confidence(&self, items: &[usize]) -> Option<f64> {
        let mut unit: Vec<usize> = (0..items.len()).collect();
        let joined = |one: usize, other: usize| {
            let (one, other) = (self.items[items[one]], self.items[items[other]]);
            one.1 == other.1 || (one.3.is_some() && one.3 == other.3)
        };
        for _ in 0..items.len() {
            for one in 0..items.len() {
                for other in 0..items.len() {
                    if joined(one, other) {
                        unit[one] = unit[one].min(unit[other]);
                    }
                }
            }
        }
        let side = |stance| {
            let strongest = |of_unit: usize| {
                let numbers = (0..items.len())
                    .filter(|place| unit[*place] == of_unit && self.items[items[*place]].2 == stance)
                    .map(|place| self.items[items[place]].4.clamp(0.01, 0.99));
                numbers.fold(None, |best: Option<f64>, number| Some(best.map_or(number, |best| best.max(number))))
            };
            let numbers: Vec<f64> =
                unit.iter().collect::<BTreeSet<_>>().into_iter().filter_map(|u| strongest(*u)).collect();
            (!numbers.is_empty()).then(|| 1.0 - numbers.iter().map(|number| 1.0 - number).product::<f64>())
        };
        let (support, refutation) = (side(Stance::Supports), side(Stance::Refutes));
        if support.is_none() && refutation.is_none() {
            return None;
        }
        let (s, r) = (support.unwrap_or(0.0), refutation.unwrap_or(0.0));
        // Masses: {holds}, {does not}, both open, and the conflict that is struck out.
        let (holds, conflict) = (s * (1.0 - r), s * r);
        Some(holds / (1.0 - conflict))
    }
}

impl PlainLens {
    fn build(&self) -> Lens {
        let excluded = (0..).zip(&self.excluded).filter(|(_, excluded)| **excluded).map(|(source, _)| SourceId(source));
        Lens {
            all: self.all,
            explicit: self.explicit,
            as_of: self.as_of.and_then(last_day_of_year),
            excluded: excluded.collect(),
            predicates: self.predicates.iter().map(|shown| shown.iter().copied().collect::<Bitmap>()).collect(),
        }
    }
}

/// Adds an item that differs from all others by its place.
fn add(world: &mut World, place: usize, (claim, source, stance, cohort, number): &PlainItem) {
    let mut fields = MapValue::from([(Arc::from("confidence"), Value::Float(*number))]);
    fields.insert(Arc::from("at"), Value::from(place.to_string()));
    if let Some(cohort) = cohort {
        fields.insert(Arc::from("cohort"), Value::from(format!("c{cohort}")));
    }
    world.item(claim_number(*claim), *stance, &format!("s{source}"), fields);
}

fn claim_number(claim: usize) -> RelationshipId {
    RelationshipId(u32::try_from(claim).expect("few claims"))
}

fn item_number_of(place: usize) -> ItemId {
    ItemId(u32::try_from(place).expect("few items"))
}

fn close(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-9,
        (one, other) => one == other,
    }
}

fn check_view(plain: &PlainGraph, lens: &PlainLens, world: &World, view: &View) -> Result<(), TestCaseError> {
    for place in 0..plain.items.len() {
        let shown = plain.hides(lens, place).is_none();
        prop_assert_eq!(view.shows_item(item_number_of(place)), shown, "item {}", place);
    }
    let mut counts = [0; 6];
    for claim in 0..plain.claims.len() {
        let (expected, reason) = plain.judge(lens, claim);
        let id = claim_number(claim);
        prop_assert_eq!(status(&world.graph, view, id), expected, "claim {}", claim);
        prop_assert_eq!(view.matches(id), reason.is_none(), "claim {}", claim);
        if let Some(reason) = reason {
            counts[reason] += 1;
        }
        let visible: Vec<usize> =
            plain.items_of(claim).into_iter().filter(|place| plain.hides(lens, *place).is_none()).collect();
        let found = confidence(&world.graph, &world.declarations, view, id);
        let expected = plain.confidence(&visible);
        prop_assert!(close(found, expected), "claim {}: {:?}, not {:?}", claim, found, expected);
    }
    let hidden = view.hidden(&world.graph, None).parts().map(|(count, _)| count);
    prop_assert_eq!(hidden, counts);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// L1–L4, L8, T1–T3 and C1–C3: a view says of each claim and item what the rules say of it alone.
    #[test]
    fn a_view_agrees_with_the_rules_claim_by_claim(plain in graphs(), lens in lenses()) {
        let world = plain.build();
        let view = world.view(&lens.build());
        check_view(&plain, &lens, &world, &view)?;
    }

    /// A view that follows writes one by one is the view of the outcome.
    #[test]
    fn refreshing_is_computing_anew(plain in graphs(), lens in lenses(), start in 0usize..ITEMS_MAX) {
        let start = start.min(plain.items.len());
        let before = PlainGraph { items: plain.items[..start].to_vec(), ..plain.clone() };
        let mut world = before.build();
        let mut view = world.view(&lens.build());
        for (place, item) in plain.items.iter().enumerate().skip(start) {
            add(&mut world, place, item);
            view.refresh(&world.graph, claim_number(item.0));
        }
        check_view(&plain, &lens, &world, &view)?;
    }

    /// L6: a lens shows what `USING ALL EVIDENCE` shows once claims that do not match and hidden items are deleted.
    #[test]
    fn a_lens_equals_surgery(plain in graphs(), lens in lenses()) {
        let world = plain.build();
        let view = world.view(&lens.build());
        let mut cut = plain.build();
        for item in (0..plain.items.len()).map(item_number_of).filter(|item| !view.shows_item(*item)) {
            remove_item(&mut cut.graph, item);
        }
        for claim in (0..plain.claims.len()).map(claim_number).filter(|claim| !view.matches(*claim)) {
            cut.graph.delete_relationship(claim);
        }
        let all = cut.view(&Lens { all: true, ..Lens::default() });
        for claim in (0..plain.claims.len()).map(claim_number) {
            prop_assert_eq!(view.matches(claim), cut.graph.relationship_exists(claim) && all.matches(claim));
            if view.matches(claim) {
                prop_assert_eq!(status(&world.graph, &view, claim), status(&cut.graph, &all, claim));
                prop_assert_eq!(sources(&world.graph, &view, claim), sources(&cut.graph, &all, claim));
                let before = confidence(&world.graph, &world.declarations, &view, claim);
                prop_assert_eq!(before, confidence(&cut.graph, &cut.declarations, &all, claim));
            }
        }
    }

    /// What confidence does when an independent item comes: a support never lowers it, a refutation never raises it,
    /// an inconclusive item leaves it, and so does a weaker item of a unit that has spoken with the same stance.
    #[test]
    fn confidence_moves_with_independent_items(items in prop::collection::vec((0usize..SOURCES, stances(), prop::option::of(0u8..3), 0.0..=1.0), 1..10), number in 0.0..=1.0) {
        let sources = vec![(Some(2000), None); SOURCES + 1];
        let items: Vec<PlainItem> = items.into_iter().map(|(source, stance, cohort, own)| (0, source, stance, cohort, own)).collect();
        let before = PlainGraph { sources, claims: vec![false], items };
        let with = |item: PlainItem| {
            let mut after = before.clone();
            after.items.push(item);
            after.build().confidence(RelationshipId(0))
        };
        let old = before.build().confidence(RelationshipId(0));
        let supported = with((0, SOURCES, Stance::Supports, None, number));
        prop_assert!(supported.unwrap_or(0.0) >= old.unwrap_or(0.0) - 1e-12, "{:?} {:?}", old, supported);
        if let Some(old) = old {
            let refuted = with((0, SOURCES, Stance::Refutes, None, number)).unwrap_or(1.0);
            prop_assert!(refuted <= old + 1e-12, "{} {}", old, refuted);
        }
        prop_assert_eq!(with((0, SOURCES, Stance::Inconclusive, None, number)), old);
        let (claim, source, stance, cohort, own) = before.items[0];
        prop_assert_eq!(with((claim, source, stance, cohort, own / 2.0)), old);
        let mut reversed = before.clone();
        reversed.items.reverse();
        prop_assert_eq!(reversed.build().confidence(RelationshipId(0)), old);
        prop_assert!(old.is_none_or(|old| (0.0..=1.0).contains(&old)));
    }

    /// I4: the same items in any order, any number of times, give the same evidence.
    #[test]
    fn adding_is_idempotent_and_free_of_order(
        items in prop::collection::vec((0usize..2, 0usize..3, stances(), prop::option::of(0u8..2), prop::bool::ANY), 0..10),
        again in prop::collection::vec(any::<prop::sample::Index>(), 0..20),
    ) {
        let build = |order: &[usize]| {
            let plain = PlainGraph { sources: vec![(Some(2000), None); 3], claims: vec![false; 2], items: Vec::new() };
            let mut world = plain.build();
            let mut new = 0;
            for place in order {
                let (claim, source, stance, cohort, checked) = items[*place];
                let mut fields = MapValue::from([(Arc::from("checked"), Value::Boolean(checked))]);
                if let Some(cohort) = cohort {
                    fields.insert(Arc::from("cohort"), Value::from(cohort.to_string()));
                }
                let added = world.try_item(claim_number(claim), stance, &format!("s{source}"), fields);
                new += usize::from(added.expect("is a good item"));
            }
            assert_eq!(new, world.graph.item_count());
            let view = world.view(&Lens { all: true, ..Lens::default() });
            [0, 1].map(|claim| {
                evidence(&world.graph, &world.declarations, &view, RelationshipId(claim)).literal(&NoEntities)
            })
        };
        let forwards: Vec<usize> = (0..items.len()).collect();
        let mut other: Vec<usize> = forwards.iter().rev().copied().collect();
        if !items.is_empty() {
            other.extend(again.iter().map(|index| index.index(items.len())));
        }
        prop_assert_eq!(build(&forwards), build(&other));
    }
}
