//! Tests of lenses, rule by rule, on one small graph.

use super::*;
use crate::evidence::tests::World;
use crate::evidence::{gather_item_field, last_day};
use crate::value::{MapValue, Value};

/// Claims by what they hold; in sources, `r…` is retracted in 2020, and the number is the year.
///
/// | claim | items |
/// |---|---|
/// | 0 supported | supports a2010 |
/// | 1 shaky | supports r2015 |
/// | 2 contested | supports a2010, refutes b2018 |
/// | 3 refuted | refutes b2018 |
/// | 4 open | inconclusive b2018 |
/// | 5 undated | supports u |
/// | 6 unsourced | – |
/// | 7 structure | – of a type that takes none |
/// | 8 fallen | supports r2015, refutes b2018 |
/// | 9 second-hand | supports a2010 via r2015 |
/// | 10 doubly refuted | refutes r2015, refutes b2018 |
/// | 11 half | supports r2015, supports b2018 |
fn world() -> World {
    use Stance::{Inconclusive, Refutes, Supports};
    let mut world = World::declaring("[types.IS_A]\nevidence = 'none'");
    for (key, year) in [("a2010", 2010), ("r2015", 2015), ("b2018", 2018)] {
        world.source(key, year);
    }
    let undated = MapValue::from([("undated".into(), Value::Boolean(true))]);
    crate::evidence::merge_source(&mut world.graph, "u", &undated).expect("is a good source");
    world.retract("r2015", Some("2020"));
    let held: [&[(Stance, &str)]; 12] = [
        &[(Supports, "a2010")],
        &[(Supports, "r2015")],
        &[(Supports, "a2010"), (Refutes, "b2018")],
        &[(Refutes, "b2018")],
        &[(Inconclusive, "b2018")],
        &[(Supports, "u")],
        &[],
        &[],
        &[(Supports, "r2015"), (Refutes, "b2018")],
        &[],
        &[(Refutes, "r2015"), (Refutes, "b2018")],
        &[(Supports, "r2015"), (Supports, "b2018")],
    ];
    for (number, items) in held.into_iter().enumerate() {
        let claim = world.claim("x", if number == 7 { "IS_A" } else { "R" }, &number.to_string());
        for (stance, source) in items {
            world.item(claim, *stance, source, MapValue::new());
        }
    }
    let (first, via) = (world.graph.source_id("a2010"), world.graph.source_id("r2015"));
    world.graph.create_item(RelationshipId(9), first.expect("is there"), via, Stance::Supports.code());
    world
}

/// The items whose source appeared in this year or before.
fn by_year(world: &World, year: i64) -> Bitmap {
    let items: Vec<u32> = (0..world.graph.item_bound()).collect();
    let years = gather_item_field(&world.graph, &world.declarations, &items, "year", None);
    years.iter().map(|value| value.as_integer().is_some_and(|of_item| of_item <= year)).collect()
}

fn explicit() -> Lens {
    Lens { explicit: true, ..Lens::default() }
}

fn check(world: &World, lens: &Lens, matching: &[u32], hidden: &str) {
    let view = world.view(lens);
    let found: Vec<u32> = (0..12).filter(|claim| view.matches(RelationshipId(*claim))).collect();
    assert_eq!(found, matching, "{lens:?}");
    assert_eq!(view.hidden(&world.graph, None).to_string(), hidden, "{lens:?}");
    let claims: Vec<u32> = view
        .claims()
        .map_or(found, |claims| (0..).zip(0..12).filter(|(_, c)| claims.get(*c)).map(|(c, _)| c).collect());
    assert_eq!(claims, matching, "{lens:?}");
}

#[test]
fn l1_the_default_lens_hides_retracted_sources() {
    let hidden = "4 claims hidden: 2 retracted, 2 refuted";
    check(&world(), &Lens::default(), &[0, 2, 4, 5, 6, 7, 9, 11], hidden);
}

#[test]
fn l2_l3_all_evidence_lets_retracted_and_refuted_match() {
    let world = world();
    check(&world, &Lens { all: true, ..Lens::default() }, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], "");
    // Other clauses beside it still filter: refuted claims without retracted sources.
    let items: Vec<u32> = (0..world.graph.item_bound()).collect();
    let standings = gather_item_field(&world.graph, &world.declarations, &items, "standing", None);
    let not_retracted = standings.iter().map(|value| value.as_str() != Some("retracted")).collect();
    let lens = Lens { all: true, predicates: vec![not_retracted], ..explicit() };
    check(&world, &lens, &[0, 2, 3, 4, 5, 7, 8, 9, 10, 11], "2 claims hidden: 1 predicate, 1 unsourced");
}

#[test]
fn l3_an_explicit_lens_hides_unsourced_claims_that_need_evidence() {
    let hidden = "5 claims hidden: 2 retracted, 2 refuted, 1 unsourced";
    check(&world(), &explicit(), &[0, 2, 4, 5, 7, 9, 11], hidden);
}

#[test]
fn t1_t2_as_of_takes_publications_and_standings_of_then() {
    let world = world();
    let as_of = |date: &str| Lens { as_of: last_day(date), ..explicit() };
    check(&world, &as_of("1066"), &[7], "11 claims hidden: 10 date, 1 unsourced");
    check(&world, &as_of("2010"), &[0, 2, 7, 9], "8 claims hidden: 7 date, 1 unsourced");
    // The retraction of 2020 has not happened yet; claim 10 is refuted by then.
    check(&world, &as_of("2015"), &[0, 1, 2, 7, 8, 9, 11], "5 claims hidden: 3 date, 1 refuted, 1 unsourced");
    // The day before the last that 2018 can mean.
    check(&world, &as_of("2018-12-30"), &[0, 1, 2, 7, 8, 9, 11], "5 claims hidden: 3 date, 1 refuted, 1 unsourced");
    check(&world, &as_of("2018"), &[0, 1, 2, 4, 7, 8, 9, 11], "4 claims hidden: 1 date, 2 refuted, 1 unsourced");
    check(&world, &as_of("2020"), &[0, 2, 4, 7, 9, 11], "6 claims hidden: 2 retracted, 1 date, 2 refuted, 1 unsourced");
}

#[test]
fn l2_all_clauses_must_hold_and_l8_names_the_first_reason() {
    let world = world();
    let excluded: BTreeSet<SourceId> = world.graph.source_id("a2010").into_iter().collect();
    let lens = Lens { excluded: excluded.clone(), ..explicit() };
    check(&world, &lens, &[4, 5, 7, 11], "8 claims hidden: 2 retracted, 3 excluded, 2 refuted, 1 unsourced");
    let lens = Lens { predicates: vec![by_year(&world, 2010)], ..explicit() };
    check(&world, &lens, &[0, 2, 7, 9], "8 claims hidden: 4 retracted, 3 predicate, 1 unsourced");
    let lens = Lens { excluded, predicates: vec![by_year(&world, 2017)], ..explicit() };
    check(&world, &lens, &[7], "11 claims hidden: 4 retracted, 3 excluded, 3 predicate, 1 unsourced");
    let lens = Lens { predicates: vec![by_year(&world, 2018), by_year(&world, 2010)], all: true, ..explicit() };
    check(&world, &lens, &[0, 2, 7, 9], "8 claims hidden: 7 predicate, 1 unsourced");
    // A predicate says nothing about items past its end: they are hidden.
    let lens = Lens { predicates: vec![Bitmap::default()], ..explicit() };
    check(&world, &lens, &[7], "11 claims hidden: 4 retracted, 6 predicate, 1 unsourced");
}

#[test]
fn t3_via_never_hides_or_dates_an_item() {
    let world = world();
    let via = world.graph.source_id("r2015").into_iter().collect();
    let lens = Lens { excluded: via, as_of: last_day("2010"), ..explicit() };
    assert!(world.view(&lens).matches(RelationshipId(9)));
}

#[test]
fn l8_counts_the_types_that_are_named() {
    let world = world();
    let view = world.view(&Lens { as_of: last_day("1066"), ..explicit() });
    let ids: Vec<TypeId> = ["R", "IS_A"].iter().filter_map(|name| world.graph.type_id(name)).collect();
    let count = |types: &[TypeId]| view.hidden(&world.graph, Some(types)).total();
    assert_eq!((count(&ids[..1]), count(&ids[1..]), count(&ids), count(&[])), (11, 0, 11, 0));
    assert_eq!(count(&[ids[0], ids[0]]), 11);
    assert_eq!(count(&[TypeId(99)]), 0);
}

#[test]
fn nothing_hidden_is_nothing_stored() {
    let mut world = World::new();
    for n in 0..3 {
        world.claim("a", "R", &n.to_string());
    }
    let view = world.view(&Lens::default());
    assert!(view.is_transparent() && view.claims().is_none() && view.matches(RelationshipId(2)));
    assert!(!world.view(&explicit()).is_transparent());
    world.source("s", 2018);
    world.item(RelationshipId(0), Stance::Supports, "s", MapValue::new());
    assert!(world.view(&Lens::default()).is_transparent());
    // A deleted claim or item hides nothing.
    let item = world.item(RelationshipId(1), Stance::Supports, "s", MapValue::new());
    world.graph.delete_item(item);
    world.graph.delete_relationship(RelationshipId(2));
    assert!(world.view(&Lens::default()).is_transparent());
    world.item(RelationshipId(1), Stance::Refutes, "s", MapValue::new());
    let view = world.view(&Lens::default());
    assert!(!view.is_transparent());
    let found: Vec<usize> = view.claims().expect("something is hidden").iter().collect();
    assert_eq!(found, [0]);
}

#[test]
fn refresh_follows_writes() {
    let mut world = world();
    let mut view = world.view(&Lens::default());
    let same = |view: &View, world: &World| {
        let fresh = world.view(&Lens::default());
        for claim in (0..world.graph.relationship_bound()).map(RelationshipId) {
            let exists = world.graph.relationship_exists(claim);
            assert_eq!(exists && view.matches(claim), exists && fresh.matches(claim), "{claim:?}");
        }
        for item in (0..world.graph.item_bound()).map(ItemId).filter(|item| world.graph.item_exists(*item)) {
            assert_eq!(view.shows_item(item), fresh.shows_item(item), "{item:?}");
        }
        assert_eq!(view.hidden(&world.graph, None), fresh.hidden(&world.graph, None));
    };
    let new = world.claim("x", "NEW_TYPE", "y");
    view.refresh(&world.graph, new);
    same(&view, &world);
    world.item(new, Stance::Refutes, "a2010", MapValue::new());
    view.refresh(&world.graph, new);
    same(&view, &world);
    world.retract("a2010", None);
    for claim in (0..world.graph.relationship_bound()).map(RelationshipId) {
        view.refresh(&world.graph, claim);
    }
    same(&view, &world);
    world.graph.delete_relationship(RelationshipId(1));
    view.refresh(&world.graph, RelationshipId(1));
    same(&view, &world);
    assert!(!view.matches(RelationshipId(1)));

    // From transparent to not.
    let mut world = World::new();
    world.source("s", 2018);
    for n in 0..70 {
        world.claim("a", "R", &n.to_string());
    }
    let mut view = world.view(&Lens::default());
    world.item(RelationshipId(65), Stance::Supports, "s", MapValue::new());
    view.refresh(&world.graph, RelationshipId(65));
    assert!(view.is_transparent());
    world.item(RelationshipId(66), Stance::Refutes, "s", MapValue::new());
    view.refresh(&world.graph, RelationshipId(66));
    assert!(!view.is_transparent());
    same(&view, &world);
}

#[test]
fn counts_read_as_a_sentence() {
    let counts = HiddenCounts { retracted: 2, refuted: 1, ..HiddenCounts::default() };
    assert_eq!(counts.to_string(), "3 claims hidden: 2 retracted, 1 refuted");
    assert_eq!(HiddenCounts { unsourced: 1, ..HiddenCounts::default() }.to_string(), "1 claim hidden: 1 unsourced");
    let all = HiddenCounts { retracted: 1, excluded: 2, date: 3, predicate: 4, refuted: 5, unsourced: 6 };
    let text = "21 claims hidden: 1 retracted, 2 excluded, 3 date, 4 predicate, 5 refuted, 6 unsourced";
    assert_eq!((all.total(), all.to_string().as_str()), (21, text));
}
