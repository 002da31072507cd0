//! Equality, order, arithmetic, access and text of values, case by case.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use super::*;

fn list<const N: usize>(elements: [Value; N]) -> Value {
    Value::list(elements.to_vec()).unwrap()
}

fn map<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::map(entries.into_iter().map(|(key, value)| (Arc::from(key), value)).collect()).unwrap()
}

fn int(integer: i64) -> Value {
    Value::Integer(integer)
}

fn float(float: f64) -> Value {
    Value::Float(float)
}

const NULL: Value = Value::Null;
const NAN: Value = Value::Float(f64::NAN);

#[test]
fn values_stay_small() {
    assert_eq!(size_of::<Value>(), 24);
}

#[test]
fn equality_is_three_valued() {
    let s = Value::from;
    for (left, right, expected) in [
        (NULL, NULL, None),
        (NULL, int(1), None),
        (int(1), float(1.0), Some(true)),
        (int(9_007_199_254_740_993), float(9_007_199_254_740_992.0), Some(false)),
        (int(4_611_686_018_427_387_905), int(4_611_686_018_427_387_900), Some(false)),
        (NAN, NAN, Some(false)),
        (NAN, s("a"), Some(false)),
        (s("1"), int(1), Some(false)),
        (list([int(1), int(2)]), list([int(1)]), Some(false)),
        (list([NULL]), list([int(1)]), None),
        (list([s("a")]), list([int(1)]), Some(false)),
        (list([list([int(1)])]), list([list([int(1)]), list([NULL])]), Some(false)),
        (list([list([int(1)]), list([int(2)])]), list([list([int(1)]), list([NULL])]), None),
        (list([list([int(1)]), list([int(2), int(3)])]), list([list([int(1)]), list([NULL])]), Some(false)),
        (list([int(1), NULL]), list([int(2), NULL]), Some(false)),
        (list([int(1), int(2)]), s("foo"), Some(false)),
        (map([]), map([]), Some(true)),
        (map([("k", int(1))]), map([("k", float(1.0))]), Some(true)),
        (map([]), map([("k", NULL)]), Some(false)),
        (map([("k", int(1))]), map([("k", int(1)), ("l", NULL)]), Some(false)),
        (map([("k", NULL), ("l", int(1))]), map([("l", int(1))]), Some(false)),
        (map([("k", NULL)]), map([("k", NULL)]), None),
        (map([("k", int(1)), ("l", NULL)]), map([("k", NULL), ("l", int(1))]), None),
        (map([("k", int(1)), ("l", NULL)]), map([("k", int(2)), ("l", int(1))]), Some(false)),
        (Value::Node(NodeId(1)), Value::Node(NodeId(1)), Some(true)),
        (Value::Node(NodeId(1)), Value::Relationship(RelationshipId(1)), Some(false)),
    ] {
        assert_eq!(left.equals(&right), expected, "{left:?} = {right:?}");
        assert_eq!(right.equals(&left), expected, "{right:?} = {left:?}");
    }
}

/// One value of every kind and several that are near each other, in their order.
fn ladder() -> Vec<Value> {
    let path = |nodes: &[u32], relationships: &[u32]| {
        Value::Path(Arc::new(PathValue {
            nodes: nodes.iter().map(|id| NodeId(*id)).collect(),
            relationships: relationships.iter().map(|id| RelationshipId(*id)).collect(),
        }))
    };
    vec![
        map([]),
        map([("a", Value::from("map"))]),
        map([("a", NULL)]),
        map([("b", int(0))]),
        map([("a", int(0)), ("b", int(0))]),
        Value::Node(NodeId(0)),
        Value::Node(NodeId(1)),
        Value::Relationship(RelationshipId(0)),
        list([]),
        list([Value::from("a")]),
        list([Value::from("a"), int(1)]),
        list([int(1)]),
        list([int(1), Value::from("a")]),
        list([int(1), NULL]),
        list([NULL, int(1)]),
        list([NULL, int(2)]),
        path(&[0], &[]),
        path(&[0, 1], &[0]),
        path(&[0, 1], &[1]),
        path(&[1], &[]),
        Value::DateTime(DateTime::parse("2020-01-01T00:00+01:00").unwrap()),
        Value::DateTime(DateTime::parse("2020-01-01T00:00Z").unwrap()),
        Value::DateTime(DateTime::parse("2020-01-01T01:00+01:00").unwrap()),
        Value::DateTime(DateTime::parse("2020-01-01T01:00[Europe/Stockholm]").unwrap()),
        Value::LocalDateTime(LocalDateTime::parse("2020-01-01T00:00").unwrap()),
        Value::Date(Date::parse("1910-05-06").unwrap()),
        Value::Date(Date::parse("1984-10-11").unwrap()),
        Value::Time(Time::parse("12:35:15+05:00").unwrap()),
        Value::Time(Time::parse("12:30:14+01:01").unwrap()),
        Value::Time(Time::parse("12:31:14+01:00").unwrap()),
        Value::Time(Time::parse("10:35-08:00").unwrap()),
        Value::LocalTime(LocalTime::parse("10:35").unwrap()),
        Value::duration(Duration::parse("P27D").unwrap()),
        Value::duration(Duration::parse("P1M").unwrap()),
        Value::duration(Duration::parse("P31D").unwrap()),
        Value::from(""),
        Value::from(" "),
        Value::from(".*"),
        Value::from("B"),
        Value::from("one"),
        Value::Boolean(false),
        Value::Boolean(true),
        float(f64::NEG_INFINITY),
        int(i64::MIN),
        int(-1),
        int(0),
        float(0.5),
        float(9_007_199_254_740_992.0),
        int(9_007_199_254_740_993),
        int(i64::MAX),
        float(f64::INFINITY),
        NAN,
        NULL,
    ]
}

#[test]
fn order_is_total_over_all_types() {
    let ladder = ladder();
    for (i, left) in ladder.iter().enumerate() {
        for (j, right) in ladder.iter().enumerate() {
            assert_eq!(left.order(right), i.cmp(&j), "{left:?} and {right:?}");
            assert_eq!(left.equivalent(right), i == j, "{left:?} and {right:?}");
        }
    }
}

#[test]
fn equivalent_values_are_one_group() {
    let state = RandomState::new();
    for (left, right) in [
        (int(1), float(1.0)),
        (int(0), float(-0.0)),
        (NAN, float(-f64::NAN)),
        (NULL, NULL),
        (list([int(1), NULL]), list([float(1.0), NULL])),
        (map([("k", NULL)]), map([("k", NULL)])),
    ] {
        let (left, right) = (GroupKey(left), GroupKey(right));
        assert_eq!(left, right);
        assert_eq!(left.0.order(&right.0), Ordering::Equal);
        assert_eq!(state.hash_one(&left), state.hash_one(&right), "{left:?}");
    }
    let distinct: HashSet<GroupKey> = ladder().into_iter().chain(ladder()).map(GroupKey).collect();
    assert_eq!(distinct.len(), ladder().len());
    let rows: HashSet<Vec<GroupKey>> = [[int(1), NULL], [float(1.0), NULL], [NULL, int(1)]]
        .into_iter()
        .map(|row| row.map(GroupKey).to_vec())
        .collect();
    assert_eq!(rows.len(), 2);
}

#[test]
fn comparability_is_within_a_type() {
    let s = Value::from;
    for (left, right, less, greater_or_equal) in [
        (int(1), float(1.0), Some(false), Some(true)),
        (s("1"), int(1), None, None),
        (NAN, int(1), Some(false), Some(false)),
        (NAN, s("a"), None, None),
        (NULL, int(1), None, None),
        (Value::Boolean(false), Value::Boolean(true), Some(true), Some(false)),
        (list([int(1), int(0)]), list([int(1)]), Some(false), Some(true)),
        (list([int(1), NULL]), list([int(1)]), Some(false), Some(true)),
        (list([int(1), int(2)]), list([int(1), NULL]), None, None),
        (list([int(1), s("a")]), list([int(1), NULL]), None, None),
        (list([int(1), int(2)]), list([int(3), NULL]), Some(true), Some(false)),
        (map([]), map([]), None, None),
        (Value::Node(NodeId(0)), Value::Node(NodeId(1)), None, None),
        (
            Value::duration(Duration::parse("P1D").unwrap()),
            Value::duration(Duration::parse("P2D").unwrap()),
            None,
            None,
        ),
        (
            Value::Date(Date::parse("1980-12-24").unwrap()),
            Value::Date(Date::parse("1984-10-11").unwrap()),
            Some(true),
            Some(false),
        ),
    ] {
        assert_eq!(left.less(&right), less, "{left:?} < {right:?}");
        assert_eq!(left.greater_or_equal(&right), greater_or_equal, "{left:?} >= {right:?}");
        assert_eq!(right.greater(&left), less, "{right:?} > {left:?}");
        assert_eq!(right.less_or_equal(&left), greater_or_equal, "{right:?} <= {left:?}");
    }
}

fn shown(result: Result<Value, ValueError>) -> String {
    result.map_or_else(|error| error.code.to_owned(), |value| value.literal(&NoEntities))
}

#[test]
fn arithmetic_of_numbers() {
    let max = int(i64::MAX);
    for (sign, left, right, expected) in [
        ('+', int(1), int(2), "3"),
        ('+', int(1), float(2.0), "3.0"),
        ('+', NULL, int(2), "null"),
        ('+', max.clone(), int(1), "IntegerOverflow"),
        ('-', int(i64::MIN), int(1), "IntegerOverflow"),
        ('*', max.clone(), int(2), "IntegerOverflow"),
        ('*', max, float(2.0), "1.8446744073709552E19"),
        ('/', int(12), int(5), "2"),
        ('/', int(-12), int(5), "-2"),
        ('/', int(1), int(0), "DivisionByZero"),
        ('/', int(1), float(0.0), "Infinity"),
        ('/', float(0.0), float(0.0), "NaN"),
        ('/', int(i64::MIN), int(-1), "IntegerOverflow"),
        ('%', int(-7), int(3), "-1"),
        ('%', int(i64::MIN), int(-1), "0"),
        ('%', int(7), int(0), "DivisionByZero"),
        ('%', float(5.5), int(2), "1.5"),
        ('^', int(4), int(3), "64.0"),
        ('^', int(2), float(-1.0), "0.5"),
        ('^', Value::from("a"), int(3), "InvalidArgumentType"),
        ('+', Value::Boolean(true), int(1), "InvalidArgumentType"),
        ('-', Value::from("a"), int(1), "InvalidArgumentType"),
        ('*', list([]), int(1), "InvalidArgumentType"),
    ] {
        let result = match sign {
            '+' => left.add(&right),
            '-' => left.subtract(&right),
            '*' => left.multiply(&right),
            '/' => left.divide(&right),
            '%' => left.modulo(&right),
            _ => left.power(&right),
        };
        assert_eq!(shown(result), expected, "{left:?} {sign} {right:?}");
    }
    assert_eq!(shown(int(i64::MIN).negate()), "IntegerOverflow");
    assert_eq!(shown(float(0.0).negate()), "-0.0");
}

#[test]
fn strings_and_lists_join() {
    let s = Value::from;
    for (left, right, expected) in [
        (s("a"), s("b"), "'ab'"),
        (s("a"), int(1), "'a1'"),
        (float(1.5), s("b"), "'1.5b'"),
        (s("a"), NULL, "null"),
        (s("a"), Value::Boolean(true), "InvalidArgumentType"),
        (s("on "), Value::Date(Date::parse("2020-01-01").unwrap()), "'on 2020-01-01'"),
        (list([int(1), int(10), int(100)]), list([int(4), int(5)]), "[1, 10, 100, 4, 5]"),
        (list([int(1)]), int(2), "[1, 2]"),
        (s("a"), list([int(2)]), "['a', 2]"),
        (list([int(1)]), NULL, "null"),
        (map([]), map([]), "InvalidArgumentType"),
    ] {
        assert_eq!(shown(left.add(&right)), expected, "{left:?} + {right:?}");
    }
}

#[test]
fn elements_slices_and_entries() {
    let five = list([int(1), int(2), int(3), int(4), int(5)]);
    let entries = map([("name", Value::from("Mats")), ("Name", Value::from("Pontus"))]);
    for (value, key, expected) in [
        (&five, int(0), "1"),
        (&five, int(-1), "5"),
        (&five, int(5), "null"),
        (&five, int(i64::MIN), "null"),
        (&five, NULL, "null"),
        (&five, float(4.7), "ListElementAccessByNonInteger"),
        (&entries, Value::from("Name"), "'Pontus'"),
        (&entries, Value::from("nAMe"), "null"),
        (&entries, int(0), "MapElementAccessByNonString"),
        (&entries, float(12.3), "MapElementAccessByNonString"),
        (&entries, NULL, "null"),
        (&NULL, int(0), "null"),
        (&int(100), int(0), "InvalidArgumentType"),
    ] {
        assert_eq!(shown(value.index(&key)), expected, "{value:?}[{key:?}]");
    }
    for (from, to, expected) in [
        (Some(int(1)), Some(int(3)), "[2, 3]"),
        (Some(int(3)), None, "[4, 5]"),
        (None, Some(int(2)), "[1, 2]"),
        (Some(int(0)), Some(int(0)), "[]"),
        (Some(int(-3)), Some(int(-1)), "[3, 4]"),
        (Some(int(3)), Some(int(1)), "[]"),
        (Some(int(-50)), Some(int(50)), "[1, 2, 3, 4, 5]"),
        (Some(NULL), Some(int(1)), "null"),
        (None, Some(NULL), "null"),
        (Some(float(1.0)), None, "InvalidArgumentType"),
    ] {
        assert_eq!(shown(five.slice(from.as_ref(), to.as_ref())), expected, "{from:?}..{to:?}");
    }
    assert_eq!(shown(entries.property("name")), "'Mats'");
    assert_eq!(shown(entries.property("missing")), "null");
    assert_eq!(shown(NULL.property("missing")), "null");
    assert_eq!(shown(int(1).property("missing")), "InvalidArgumentType");
    let date = Value::Date(Date::parse("1984-10-11").unwrap());
    assert_eq!(shown(date.property("month")), "10");
    assert_eq!(date.property("moth").unwrap_err().help.as_deref(), Some("did you mean `month`?"));
}

#[test]
fn membership_is_three_valued() {
    for (value, elements, expected) in [
        (int(3), list([int(1), NULL, int(3)]), Some(true)),
        (int(4), list([int(1), NULL, int(3)]), None),
        (int(4), list([]), Some(false)),
        (NULL, list([]), Some(false)),
        (NULL, list([int(1)]), None),
        (list([NULL]), list([NULL]), None),
        (list([int(1)]), list([list([int(1), NULL])]), Some(false)),
        (list([int(1), int(2)]), list([list([NULL, Value::from("foo")]), list([int(1), int(2)])]), Some(true)),
        (list([int(1), int(2)]), list([list([NULL, Value::from("foo")])]), Some(false)),
        (list([int(1), int(2)]), list([list([NULL, int(2)]), list([int(1), int(3)])]), None),
        (list([]), list([int(1), list([])]), Some(true)),
        (int(1), NULL, None),
    ] {
        assert_eq!(value.in_list(&elements).unwrap(), expected, "{value:?} IN {elements:?}");
    }
    assert_eq!(int(1).in_list(&int(1)).unwrap_err().code, "InvalidArgumentType");
}

struct TwoNodes;

impl EntityText for TwoNodes {
    fn node(&self, id: NodeId) -> Option<NodeText> {
        let labels = vec![Arc::from(["A", "B c"][id.0 as usize])];
        Some(NodeText { labels, properties: MapValue::from([(Arc::from("id"), Value::Integer(id.0.into()))]) })
    }

    fn relationship(&self, id: RelationshipId) -> Option<RelationshipText> {
        Some(RelationshipText { kind: Arc::from("T"), start: NodeId(id.0), properties: MapValue::new() })
    }
}

#[test]
fn text_in_literal_and_plain_form() {
    let path = |relationship| {
        let (nodes, relationships) = (vec![NodeId(0), NodeId(1)], vec![RelationshipId(relationship)]);
        Value::Path(Arc::new(PathValue { nodes, relationships }))
    };
    for (value, literal, plain) in [
        (NULL, "null", ""),
        (Value::from("it's a\\b\n\u{1}"), "'it\\'s a\\\\b\\n\\u0001'", "it's a\\b\n\u{1}"),
        (float(1.0), "1.0", "1.0"),
        (list([int(1), Value::from("a"), NULL]), "[1, 'a', null]", "[1, 'a', null]"),
        (map([("a", int(1)), ("b c`", map([]))]), "{a: 1, `b c```: {}}", "{a: 1, `b c```: {}}"),
        (Value::Date(Date::parse("1984-10-11").unwrap()), "'1984-10-11'", "1984-10-11"),
        (Value::Node(NodeId(1)), "(:`B c` {id: 1})", "(:`B c` {id: 1})"),
        (Value::Relationship(RelationshipId(0)), "[:T]", "[:T]"),
        (path(0), "<(:A {id: 0})-[:T]->(:`B c` {id: 1})>", "<(:A {id: 0})-[:T]->(:`B c` {id: 1})>"),
        (path(1), "<(:A {id: 0})<-[:T]-(:`B c` {id: 1})>", "<(:A {id: 0})<-[:T]-(:`B c` {id: 1})>"),
    ] {
        assert_eq!(value.literal(&TwoNodes), literal);
        assert_eq!(value.plain(&TwoNodes), plain);
    }
}
