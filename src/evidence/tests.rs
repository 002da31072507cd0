//! A small graph for the tests of this room, and the tests of writes, statuses and values on it.

use std::sync::Arc;

use super::*;
use crate::diag::SourceText;
use crate::graph::{Graph, ItemId, SourceId};
use crate::value::{Column, MapValue, NULL_ID, NodeId, RelationshipId, Value};

/// Makes a map of texts.
pub(super) fn texts(pairs: &[(&str, &str)]) -> MapValue {
    pairs.iter().map(|(key, text)| (Arc::from(*key), Value::from(*text))).collect()
}

/// A graph of entities by id, with sources by key, that claims and items are put into.
pub(super) struct World {
    pub(super) graph: Graph,
    pub(super) declarations: Declarations,
}

impl World {
    pub(super) fn new() -> Self {
        World { graph: Graph::new(), declarations: Declarations::default() }
    }

    pub(super) fn declaring(toml: &str) -> Self {
        let (declarations, findings) = Declarations::from_toml(&SourceText::new("graph.toml", toml));
        assert!(findings.is_empty(), "{findings:?}");
        World { graph: Graph::new(), declarations }
    }

    pub(super) fn node(&mut self, id: &str) -> NodeId {
        if let Some(node) = self.graph.find_node_by_id(id) {
            return node;
        }
        let node = self.graph.create_node(&[]);
        let key = self.graph.intern_key("id");
        self.graph.set_node_property(node, key, Value::from(id));
        node
    }

    pub(super) fn claim(&mut self, start: &str, type_name: &str, end: &str) -> RelationshipId {
        let (start, end) = (self.node(start), self.node(end));
        let type_id = self.graph.intern_type(type_name);
        self.graph.create_relationship(start, type_id, end)
    }

    pub(super) fn source(&mut self, key: &str, year: i64) -> SourceId {
        merge_source(&mut self.graph, key, &MapValue::from([(Arc::from("year"), Value::Integer(year))]))
            .expect("is a good source");
        self.graph.source_id(key).expect("was just added")
    }

    pub(super) fn retract(&mut self, key: &str, date: Option<&str>) {
        let date = date.map(str::to_owned);
        let event = StandingEvent { standing: Standing::Retracted, date, ..StandingEvent::default() };
        set_standing(&mut self.graph, key, event).expect("is a source");
    }

    pub(super) fn try_item(
        &mut self,
        claim: RelationshipId,
        stance: Stance,
        source: &str,
        fields: MapValue,
    ) -> Result<bool, EvidenceError> {
        let item = NewItem { source: Arc::from(source), stance, via: None, via_at: None, fields };
        add_item(&mut self.graph, &self.declarations, claim, &item)
    }

    pub(super) fn item(&mut self, claim: RelationshipId, stance: Stance, source: &str, fields: MapValue) -> ItemId {
        assert_eq!(self.try_item(claim, stance, source, fields), Ok(true));
        ItemId(self.graph.item_bound() - 1)
    }

    pub(super) fn view(&self, lens: &Lens) -> View {
        View::compute(&self.graph, &self.declarations, lens)
    }

    pub(super) fn confidence(&self, claim: RelationshipId) -> Option<f64> {
        confidence(&self.graph, &self.declarations, &self.view(&Lens::default()), claim)
    }
}

fn number(value: f64) -> MapValue {
    MapValue::from([(Arc::from("confidence"), Value::Float(value))])
}

#[test]
fn i4_the_same_item_twice_is_one_item() {
    let mut world = World::new();
    let claim = world.claim("a", "R", "b");
    world.source("s", 2018);
    world.source("via", 2020);
    let fields = texts(&[("design", "cohort"), ("at", "p. 6")]);
    assert_eq!(world.try_item(claim, Stance::Supports, "s", fields.clone()), Ok(true));
    assert_eq!(world.try_item(claim, Stance::Supports, "s", fields.clone()), Ok(false));
    // A default that is written out, or a null, is no difference.
    let mut same = fields.clone();
    same.insert(Arc::from("directness"), Value::from("direct"));
    same.insert(Arc::from("checked"), Value::Boolean(true));
    same.insert(Arc::from("effect"), Value::Null);
    assert_eq!(world.try_item(claim, Stance::Supports, "s", same), Ok(false));
    // Every field counts.
    for (field, value) in [
        ("at", Value::from("p. 7")),
        ("checked", Value::Boolean(false)),
        ("dose", Value::Integer(3)),
        ("directness", Value::from("indirect")),
    ] {
        let mut other = fields.clone();
        other.insert(Arc::from(field), value);
        assert_eq!(world.try_item(claim, Stance::Supports, "s", other), Ok(true), "{field}");
    }
    assert_eq!(world.try_item(claim, Stance::Refutes, "s", fields.clone()), Ok(true));
    assert_eq!(world.try_item(claim, Stance::Supports, "via", fields.clone()), Ok(true));
    let mut second_hand = |via_at: Option<&str>| {
        let via_at = via_at.map(Arc::from);
        let item = NewItem {
            source: Arc::from("s"),
            stance: Stance::Supports,
            via: Some(Arc::from("via")),
            via_at,
            fields: fields.clone(),
        };
        add_item(&mut world.graph, &world.declarations, claim, &item)
    };
    assert_eq!(
        (second_hand(None), second_hand(Some("p. 1")), second_hand(Some("p. 1"))),
        (Ok(true), Ok(true), Ok(false))
    );
    assert_eq!(world.graph.items_of(claim).len(), 9);
    let first = world.graph.items_of(claim)[0];
    remove_item(&mut world.graph, first);
    remove_item(&mut world.graph, first);
    assert_eq!(world.graph.items_of(claim).len(), 8);
}

#[test]
fn items_are_checked_before_anything_is_written() {
    let integer = Value::Integer;
    let cases: [(&str, Value, &str, &str, &str); 18] = [
        (
            "design",
            Value::from("randomized trial"),
            "InvalidItem",
            "`randomized trial` is no design",
            "`randomised trial`",
        ),
        ("design", integer(3), "InvalidItem", "`design` must be a string, found 3 of type INTEGER", ""),
        ("certainty", Value::from("posible"), "InvalidItem", "`posible` is no certainty", "`possible`"),
        ("certainty", Value::from("x"), "InvalidItem", "no certainty", "established, probable, possible, speculative"),
        ("directness", Value::from("indirekt"), "InvalidItem", "no directness", "`indirect`"),
        ("confidence", Value::Float(1.2), "InvalidItem", "a number from 0 to 1", ""),
        ("confidence", Value::Float(f64::NAN), "InvalidItem", "a number from 0 to 1", ""),
        ("n", integer(-1), "InvalidItem", "an integer that is not negative", ""),
        ("n", Value::Float(3.0), "InvalidItem", "an integer", ""),
        ("checked", Value::from("no"), "InvalidItem", "true or false", ""),
        ("at", integer(6), "InvalidItem", "`at` must be a string", ""),
        ("year", integer(2018), "ReservedField", "`year` of an item is that of its source", "MERGE SOURCE"),
        ("standing", Value::from("current"), "ReservedField", "is that of its source", "SET STANDING"),
        ("level", integer(1), "ReservedField", "`level` of an item is that of its design", "`design`"),
        ("via", Value::from("s"), "ReservedField", "`via`", "VIA 'key'"),
        ("source", Value::from("s"), "ReservedField", "`source`", "SUPPORTED BY"),
        ("stance", Value::from("supports"), "ReservedField", "`stance`", "SUPPORTED BY"),
        ("dose", Value::Node(NodeId(0)), "InvalidItem", "a value that can be stored", ""),
    ];
    let mut world = World::new();
    let claim = world.claim("a", "R", "b");
    world.source("jones2018", 2018);
    for (field, value, code, message, help) in cases {
        let fields = MapValue::from([(Arc::from(field), value)]);
        let error = world.try_item(claim, Stance::Supports, "jones2018", fields).expect_err(field);
        assert_eq!(error.code, code, "{error}");
        assert!(error.message.contains(message), "{error}");
        assert!(error.help.as_deref().unwrap_or_default().contains(help), "{error}");
    }
    let error = world.try_item(claim, Stance::Supports, "jone2018", MapValue::new()).expect_err("no such source");
    assert_eq!((error.code, error.help.as_deref()), ("UnknownSource", Some("did you mean `jones2018`?")));
    let mut item = NewItem {
        source: Arc::from("jones2018"),
        stance: Stance::Supports,
        via: Some(Arc::from("nobody")),
        via_at: Some(Arc::from("p. 1")),
        fields: MapValue::new(),
    };
    let mut add = |item: &NewItem| add_item(&mut world.graph, &world.declarations, claim, item).map_err(|e| e.code);
    assert_eq!(add(&item), Err("UnknownSource"));
    item.via = None;
    assert_eq!(add(&item), Err("InvalidItem"));
    let gone = RelationshipId(77);
    assert_eq!(
        world.try_item(gone, Stance::Supports, "jones2018", MapValue::new()).map_err(|e| e.code),
        Err("DeletedEntityAccess")
    );
    assert_eq!(world.graph.item_count(), 0);
}

#[test]
fn stance_words_go_back_and_forth() {
    for stance in Stance::ALL {
        assert_eq!(Stance::parse(stance.as_str()), Ok(stance));
        assert_eq!(Stance::from_code(stance.code()), stance);
    }
    let error = Stance::parse("support").expect_err("is no stance");
    assert_eq!(error.help.as_deref(), Some("did you mean `supports`?"));
}

#[test]
fn item_values_have_fields_and_shorthands() {
    let mut world = World::new();
    let claim = world.claim("a", "R", "b");
    world.source("s", 2018);
    world.source("v", 2021);
    world.retract("s", Some("2020"));
    let mut fields = texts(&[("design", "cohort")]);
    fields.insert(Arc::from("n"), Value::Integer(12));
    let item = NewItem {
        source: Arc::from("s"),
        stance: Stance::Refutes,
        via: Some(Arc::from("v")),
        via_at: Some(Arc::from("p. 2")),
        fields,
    };
    add_item(&mut world.graph, &world.declarations, claim, &item).expect("is a good item");
    let shown =
        |moment| item_value(&world.graph, &world.declarations, ItemId(0), moment).literal(&crate::value::NoEntities);
    assert_eq!(
        shown(None),
        "{checked: true, design: 'cohort', directness: 'direct', level: 3, n: 12, source: 's', stance: 'refutes', \
         standing: 'retracted', via: 'v', via_at: 'p. 2', year: 2018}"
    );
    assert!(shown(last_day("2019")).contains("standing: 'current'"));
    assert!(item_value(&world.graph, &world.declarations, ItemId(9), None).is_null());
}

#[test]
fn columns_of_fields_agree_with_item_values() {
    let mut world = World::new();
    let claim = world.claim("a", "R", "b");
    world.source("s", 2018);
    merge_source(&mut world.graph, "u", &MapValue::from([(Arc::from("undated"), Value::Boolean(true))])).expect("good");
    world.retract("u", Some("2020"));
    world.item(claim, Stance::Supports, "s", texts(&[("design", "cohort"), ("directness", "indirect")]));
    world.item(claim, Stance::Refutes, "u", texts(&[("design", "guideline")]));
    world.item(claim, Stance::Inconclusive, "s", number(0.5));
    let mut unchecked = texts(&[("dose", "3 mg")]);
    unchecked.insert(Arc::from("checked"), Value::Boolean(false));
    world.item(claim, Stance::Supports, "u", unchecked);
    let items = [3, NULL_ID, 0, 1, 2, 0];
    let (graph, declarations) = (&world.graph, &world.declarations);
    for field in known_item_fields().iter().copied().chain(["dose", "never"]) {
        for moment in [None, last_day("2019")] {
            let column = gather_item_field(graph, declarations, &items, field, moment);
            assert_eq!(column.len(), items.len(), "{field}");
            for (row, item) in items.iter().enumerate() {
                let map = item_value(graph, declarations, ItemId(*item), moment);
                let expected = map.as_map().and_then(|map| map.get(field)).cloned().unwrap_or_default();
                assert!(column.get(row).equivalent(&expected), "{field} {row}: {:?} {expected:?}", column.get(row));
            }
        }
    }
    let is_dictionary =
        |field| matches!(gather_item_field(graph, declarations, &items, field, None), Column::Dictionary(..));
    for field in ["source", "stance", "standing", "design", "directness"] {
        assert!(is_dictionary(field), "{field}");
    }
    for field in ["year", "level"] {
        let column = gather_item_field(graph, declarations, &items, field, None);
        assert!(matches!(column, Column::Integer(..)), "{field}: {column:?}");
    }
    for field in ["key", "year", "standing", "standings", "undated", "title"] {
        let column = gather_source_field(graph, &items, field, None);
        for (row, item) in items.iter().enumerate().filter(|(_, item)| **item != NULL_ID) {
            let source = graph.item_source(ItemId(*item));
            let expected =
                source_value(graph, source, None).as_map().and_then(|map| map.get(field)).cloned().unwrap_or_default();
            assert!(column.get(row).equivalent(&expected), "{field} {row}");
            assert!(source_field(graph, source, field, None).equivalent(&expected), "{field} {row}");
        }
        assert!(column.is_null(1), "{field}");
    }
    // A graph that has never heard of items gives nulls, not errors.
    let empty = gather_item_field(&Graph::new(), declarations, &[NULL_ID], "design", None);
    assert!(empty.len() == 1 && empty.is_null(0));
}

#[test]
fn status_support_level_and_sources_of_a_claim() {
    use Stance::{Inconclusive, Refutes, Supports};
    let cases: [(&[Stance], &str); 8] = [
        (&[], "unsourced"),
        (&[Supports], "supported"),
        (&[Supports, Inconclusive], "supported"),
        (&[Supports, Refutes], "contested"),
        (&[Refutes], "refuted"),
        (&[Refutes, Inconclusive], "refuted"),
        (&[Inconclusive], "inconclusive"),
        (&[Supports, Refutes, Inconclusive, Supports], "contested"),
    ];
    let mut world = World::new();
    world.source("b", 2018);
    world.source("a", 2018);
    for (number, (stances, expected)) in cases.into_iter().enumerate() {
        let claim = world.claim("x", "R", &number.to_string());
        for (place, stance) in stances.iter().enumerate() {
            world.item(claim, *stance, ["b", "a"][place % 2], texts(&[("at", &place.to_string())]));
        }
        let everything = world.view(&Lens { all: true, ..Lens::default() });
        assert_eq!(status(&world.graph, &everything, claim).as_str(), expected, "{stances:?}");
        let counts = Stance::ALL.map(|stance| stances.iter().filter(|other| **other == stance).count());
        assert_eq!(support(&world.graph, &everything, claim), counts);
        let nothing = world.view(&Lens { as_of: last_day("1066"), ..Lens::default() });
        let expected = if stances.is_empty() { "unsourced" } else { "hidden" };
        assert_eq!(status(&world.graph, &nothing, claim).as_str(), expected);
    }
    let claim = world.claim("x", "R", "y");
    world.item(claim, Supports, "b", texts(&[("design", "case report")]));
    world.item(claim, Supports, "a", texts(&[("design", "cohort")]));
    world.item(claim, Supports, "a", texts(&[("design", "guideline")]));
    world.item(claim, Refutes, "a", texts(&[("design", "meta-analysis")]));
    let view = world.view(&Lens::default());
    assert_eq!(level(&world.graph, &world.declarations, &view, claim), Some(3));
    let keys = sources(&world.graph, &view, claim);
    assert_eq!(keys.iter().map(|key| &**key).collect::<Vec<_>>(), ["a", "b"]);
    let without = world.view(&Lens {
        excluded: world.graph.source_id("a").into_iter().collect(),
        explicit: true,
        ..Lens::default()
    });
    assert_eq!(level(&world.graph, &world.declarations, &without, claim), Some(4));
    let list = evidence(&world.graph, &world.declarations, &view, claim);
    let order: Vec<String> = list
        .as_list()
        .expect("is a list")
        .iter()
        .filter_map(|item| {
            let map = item.as_map()?;
            Some(format!("{} {}", map["source"].as_str()?, map["design"].as_str()?))
        })
        .collect();
    assert_eq!(order, ["a cohort", "a guideline", "a meta-analysis", "b case report"]);
}

/// Fields, the expected year, the expected day of publication.
type DatedSource = (&'static [(&'static str, &'static str)], Option<i64>, &'static str);

#[test]
fn t2_a_source_appears_on_the_last_day_it_can_mean() {
    let cases: [DatedSource; 14] = [
        (&[("year", "2018")], Some(2018), "2018-12-31"),
        (&[("year", "2018"), ("month", "mar")], Some(2018), "2018-03-31"),
        (&[("year", "2018"), ("month", "2"), ("day", "5")], Some(2018), "2018-02-05"),
        (&[("year", "2018"), ("month", "2"), ("day", "30")], Some(2018), "2018-02-28"),
        (&[("year", "2018"), ("month", "spring")], Some(2018), "2018-12-31"),
        (&[("year", "2018"), ("day", "5")], Some(2018), "2018-12-31"),
        (&[("date", "2018-03")], Some(2018), "2018-03-31"),
        (&[("date", "2018-03-05")], Some(2018), "2018-03-05"),
        (&[("date", "2017-11/2018-01")], Some(2018), "2018-01-31"),
        (&[("year", "2018"), ("date", "2018-03")], Some(2018), "2018-03-31"),
        (&[("year", "-44")], Some(-44), "-44-12-31"),
        (&[("undated", "true")], None, ""),
        (&[("undated", "True"), ("month", "3")], None, ""),
        (&[("undated", "false"), ("year", "2018")], Some(2018), "2018-12-31"),
    ];
    for (fields, year, day) in cases {
        let mut graph = Graph::new();
        assert_eq!(merge_source(&mut graph, "s", &texts(fields)), Ok(true), "{fields:?}");
        let source = graph.source_id("s").expect("was just added");
        assert_eq!(source_year(&graph, source), year, "{fields:?}");
        assert_eq!(publication_day(&graph, source), last_day(day), "{fields:?}");
        merge_source(&mut graph, "t", &texts(&[("year", "2001")])).expect("is a good source");
        assert_eq!(super::sources::publication_days(&graph), [last_day(day), last_day("2001")], "{fields:?}");
    }
}

#[test]
fn i3_merging_a_source_completes_it_and_never_contradicts_it() {
    let mut graph = Graph::new();
    let mut merge =
        |key: &str, fields: &[(&str, &str)]| merge_source(&mut graph, key, &texts(fields)).map_err(|e| e.to_string());
    assert_eq!(merge("s", &[("year", "2018"), ("title", "T")]), Ok(true));
    assert_eq!(merge("s", &[("year", "2018"), ("title", "T")]), Ok(false));
    assert_eq!(merge("s", &[("doi", "10.1/x")]), Ok(false));
    let error = merge("s", &[("title", "U"), ("year", "2019"), ("doi", "10.1/x")]).expect_err("contradicts");
    assert!(error.contains("`year` is 2018, not 2019; `title` is 'T', not 'U'"), "{error}");
    assert!(!error.contains("doi"), "{error}");
    let error = merge("s", &[("undated", "true")]).expect_err("contradicts");
    assert!(error.contains("`year` is 2018, not 'undated'"), "{error}");
    let error = merge("s", &[("date", "2019-03")]).expect_err("contradicts");
    assert!(error.contains("`year` is 2018, not 2019"), "{error}");
    assert_eq!(merge("s", &[("date", "2018-03")]), Ok(false));
    assert!(merge("t", &[("title", "T")]).expect_err("no year").contains("source `t` has no year"));
    assert!(merge("t", &[("year", "soon")]).is_err_and(|error| error.contains("is no year")));
    assert!(merge("t", &[("year", "2018"), ("undated", "true")]).is_err_and(|error| error.contains("undated")));
    assert!(merge("t", &[("year", "2018"), ("date", "2019")]).is_err_and(|error| error.contains("the year 2018")));
    assert!(merge("t", &[("year", "2018"), ("key", "u")]).is_err_and(|error| error.contains("`key`")));
    assert!(merge("t", &[("year", "2018"), ("standing", "fine")]).is_err_and(|error| error.contains("`fine`")));
    assert!(merge("", &[("year", "2018")]).is_err());
    assert_eq!(merge("t", &[("undated", "true"), ("key", "t")]), Ok(true));
    assert_eq!(graph.source_count(), 2);
}

#[test]
fn i3_lists_are_united_and_preferences_settle_contradictions() {
    let list = |words: &[&str]| Value::List(Arc::new(words.iter().map(|word| Value::from(*word)).collect()));
    let mut graph = Graph::new();
    let with = |year: i64, keywords: Value, title: &str| {
        MapValue::from([
            (Arc::from("year"), Value::Integer(year)),
            (Arc::from("keywords"), keywords),
            (Arc::from("title"), Value::from(title)),
        ])
    };
    merge_source(&mut graph, "s", &with(2018, list(&["a", "b"]), "T")).expect("is good");
    merge_source(&mut graph, "s", &with(2018, list(&["b", "c"]), "T")).expect("is good");
    let source = graph.source_id("s").expect("was added");
    assert!(source_field(&graph, source, "keywords", None).equivalent(&list(&["a", "b", "c"])));
    let other = with(2019, Value::from("d"), "U");
    let found = contradictions(&graph, "s", &other).expect("is well formed");
    assert_eq!(found.iter().map(|c| &*c.field).collect::<Vec<_>>(), ["year", "title"]);
    assert!(contradictions(&graph, "nobody", &other).expect("is well formed").is_empty());
    let mut old = graph.clone();
    assert_eq!(merge_source_preferring(&mut old, "s", &other, Preference::Old), Ok(false));
    let mut new = graph.clone();
    assert_eq!(merge_source_preferring(&mut new, "s", &other, Preference::New), Ok(false));
    for (graph, year, title) in [(&old, 2018, "T"), (&new, 2019, "U")] {
        assert_eq!(source_year(graph, source), Some(year));
        assert_eq!(source_field(graph, source, "title", None).as_str(), Some(title));
        assert!(source_field(graph, source, "keywords", None).equivalent(&list(&["a", "b", "c", "d"])));
    }
    let undated = MapValue::from([(Arc::from("undated"), Value::Boolean(true))]);
    assert_eq!(merge_source_preferring(&mut new, "s", &undated, Preference::New), Ok(false));
    assert_eq!(source_year(&new, source), None);
    assert_eq!(merge_source_preferring(&mut new, "s", &with(2020, list(&[]), "U"), Preference::New), Ok(false));
    assert_eq!(source_year(&new, source), Some(2020));
}

#[test]
fn t1_standings_are_appended() {
    let mut world = World::new();
    let source = world.source("s", 2018);
    merge_source(&mut world.graph, "s", &texts(&[("standing", "concern"), ("standing_date", "2019")]))
        .expect("is good");
    merge_source(&mut world.graph, "s", &texts(&[("standing", "concern"), ("standing_date", "2019")]))
        .expect("is good");
    world.retract("s", Some("2020-05"));
    world.retract("s", Some("2020-05"));
    assert_eq!(standing_events(&world.graph, source).len(), 2);
    for (moment, expected) in [("2018", "current"), ("2019", "concern"), ("2020-04", "concern"), ("2021", "retracted")]
    {
        assert_eq!(standing_at(&world.graph, source, last_day(moment)).as_str(), expected, "{moment}");
    }
    let reinstated = StandingEvent { reason: Some("a mistake".to_owned()), ..StandingEvent::default() };
    set_standing(&mut world.graph, "s", reinstated.clone()).expect("is a source");
    assert_eq!(standing_at(&world.graph, source, None), Standing::Current);
    let unknown = set_standing(&mut world.graph, "t", reinstated.clone()).map_err(|error| error.code);
    assert_eq!(unknown, Err("UnknownSource"));
    let undatable = StandingEvent { date: Some("soon".to_owned()), ..reinstated };
    assert_eq!(set_standing(&mut world.graph, "s", undatable).map_err(|error| error.code), Err("InvalidDate"));
    let map = source_value(&world.graph, source, None).literal(&crate::value::NoEntities);
    assert!(map.contains("key: 's'") && map.contains("standing: 'current'") && map.contains("year: 2018"), "{map}");
    assert!(map.contains("{date: '2020-05', standing: 'retracted'}"), "{map}");
    assert!(map.contains("{reason: 'a mistake', standing: 'current'}"), "{map}");
}
