//! Random writes against a naive model: maps of plain records that give the same answers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;

use super::super::*;
use crate::value::{Column, NULL_ID};

#[derive(Debug, Clone, Default)]
struct Element {
    labels: BTreeSet<u32>,
    ends: (u32, u32, u32),
    properties: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Default)]
struct Model {
    nodes: BTreeMap<u32, Element>,
    relationships: BTreeMap<u32, Element>,
    /// Owner, source and via as the ends.
    items: BTreeMap<u32, Element>,
    node_bound: u32,
    relationship_bound: u32,
    item_bound: u32,
}

#[derive(Debug, Clone, Copy)]
struct Step {
    what: u8,
    a: u32,
    b: u32,
    c: u32,
}

const KEYS: [&str; 4] = ["id", "z", "p", "a"];
const LABELS: u32 = 3;
const TYPES: u32 = 3;
const SOURCES: u32 = 4;

/// Makes the value of a number: runs of one type in the lower numbers, all types above.
fn value(number: u32) -> Value {
    match number % 11 {
        0 => Value::Null,
        1 => Value::Float(f64::from(number)),
        2 => Value::Boolean(number.is_multiple_of(2)),
        3..=5 => Value::Integer(i64::from(number) - 20),
        6 => Value::List(Arc::new(vec![Value::Integer(i64::from(number)), Value::Boolean(true)])),
        _ => Value::String(Arc::from(format!("s{}", number % 7))),
    }
}

/// Returns one of the keys of a map by a number, mostly a low position so that hubs arise.
fn pick(map: &BTreeMap<u32, Element>, number: u32) -> Option<u32> {
    let place = number as usize % map.len().clamp(1, 24);
    map.keys().nth(place).copied()
}

fn new_graph() -> Graph {
    let mut graph = Graph::new();
    (0..LABELS).for_each(|n| assert_eq!(graph.intern_label(&format!("L{n}")).0, n));
    (0..TYPES).for_each(|n| assert_eq!(graph.intern_type(&format!("T{n}")).0, n));
    KEYS.iter().enumerate().for_each(|(n, key)| assert_eq!(graph.intern_key(key).0, n as u32));
    (0..SOURCES).for_each(|n| assert_eq!(graph.create_source(&format!("s{n}")).0, n));
    graph
}

fn set(element: &mut Element, key: u32, value: &Value, old: &Value) {
    let name = KEYS[key as usize].to_owned();
    let before = match value {
        Value::Null => element.properties.remove(&name),
        value => element.properties.insert(name, format!("{value:?}")),
    };
    assert_eq!(before.unwrap_or("Null".into()), format!("{old:?}"));
}

fn apply(graph: &mut Graph, model: &mut Model, step: Step) {
    let Step { what, a, b, c } = step;
    let key = KeyId(b % KEYS.len() as u32);
    let node = pick(&model.nodes, a);
    let relationship = pick(&model.relationships, a);
    match what {
        0..=9 => {
            // Now and then so many that pages fill.
            for _ in 0..if what == 0 && a % 16 == 0 { 600 } else { 1 } {
                let labels: BTreeSet<u32> = [b % LABELS, c % LABELS].into_iter().filter(|n| n + 1 < LABELS).collect();
                let ids: Vec<LabelId> = labels.iter().rev().copied().map(LabelId).collect();
                assert_eq!(graph.create_node(&ids).0, model.node_bound);
                model.nodes.insert(model.node_bound, Element { labels, ..Element::default() });
                model.node_bound += 1;
            }
        }
        10..=34 => {
            if let (Some(start), Some(end)) = (node, pick(&model.nodes, b)) {
                let id = graph.create_relationship(NodeId(start), TypeId(c % TYPES), NodeId(end));
                assert_eq!(id.0, model.relationship_bound);
                model.relationships.insert(id.0, Element { ends: (start, end, c % TYPES), ..Element::default() });
                model.relationship_bound += 1;
            }
        }
        35..=42 => {
            graph.delete_relationship(RelationshipId(relationship.unwrap_or(NULL_ID)));
            if let Some(id) = relationship {
                model.relationships.remove(&id);
                model.items.retain(|_, item| item.ends.0 != id);
            }
        }
        43..=46 => {
            let id = node.unwrap_or(NULL_ID);
            let degree = model.relationships.values().filter(|r| r.ends.0 == id || r.ends.1 == id).count();
            let expected = if degree > 0 { Err(StillConnected { node: NodeId(id), degree }) } else { Ok(()) };
            assert_eq!(graph.delete_node(NodeId(id)), expected);
            if degree == 0 {
                model.nodes.remove(&id);
            }
        }
        47..=52 => {
            if let Some(element) = node.and_then(|id| model.nodes.get_mut(&id)) {
                let (id, label) = (NodeId(node.unwrap()), b % LABELS);
                if c % 2 == 0 {
                    assert_eq!(graph.add_label(id, LabelId(label)), element.labels.insert(label));
                } else {
                    assert_eq!(graph.remove_label(id, LabelId(label)), element.labels.remove(&label));
                }
            }
        }
        53..=70 => {
            if let Some(id) = node {
                let old = graph.set_node_property(NodeId(id), key, value(c));
                set(model.nodes.get_mut(&id).unwrap(), key.0, &value(c), &old);
            }
        }
        71..=78 => {
            if let Some(id) = relationship {
                let old = graph.set_relationship_property(RelationshipId(id), key, value(c));
                set(model.relationships.get_mut(&id).unwrap(), key.0, &value(c), &old);
            }
        }
        79..=84 => {
            if let Some(owner) = relationship {
                let (source, via) = (b % SOURCES, c % (SOURCES + 1));
                let some_via = (via < SOURCES).then_some(SourceId(via));
                let item = graph.create_item(RelationshipId(owner), SourceId(source), some_via, (a % 3) as u8);
                assert_eq!(item.0, model.item_bound);
                model.items.insert(item.0, Element { ends: (owner, source, via), ..Element::default() });
                model.item_bound += 1;
            }
        }
        85..=87 => {
            let item = pick(&model.items, a);
            graph.delete_item(ItemId(item.unwrap_or(NULL_ID)));
            model.items.remove(&item.unwrap_or(NULL_ID));
        }
        88..=91 => {
            if let Some(item) = pick(&model.items, a) {
                let old = graph.set_item_property(ItemId(item), key, value(c));
                set(model.items.get_mut(&item).unwrap(), key.0, &value(c), &old);
            }
        }
        92..=94 => graph.settle(),
        _ => compare_expansions(graph, model, node.unwrap_or(NULL_ID)),
    }
}

fn compare_expansions(graph: &Graph, model: &Model, node: u32) {
    for direction in [Direction::Outgoing, Direction::Incoming, Direction::Either] {
        for types in [None, Some(&[TypeId(1)][..]), Some(&[TypeId(2), TypeId(0), TypeId(2), TypeId(77)][..])] {
            let order: Vec<u32> = types.map_or((0..TYPES).collect(), |types| types.iter().map(|t| t.0).collect());
            let mut expected = Vec::new();
            for (place, wanted) in order.iter().enumerate() {
                if order[..place].contains(wanted) {
                    continue;
                }
                let of_type = || model.relationships.iter().filter(|(_, r)| r.ends.2 == *wanted);
                if direction != Direction::Incoming {
                    expected.extend(of_type().filter(|(_, r)| r.ends.0 == node).map(|(id, r)| (*id, r.ends.1)));
                }
                if direction != Direction::Outgoing {
                    let is_new = |r: &Element| direction == Direction::Incoming || r.ends.0 != r.ends.1;
                    let incoming = of_type().filter(|(_, r)| r.ends.1 == node && is_new(r));
                    expected.extend(incoming.map(|(id, r)| (*id, r.ends.0)));
                }
            }
            assert_eq!(super::expand(graph, NodeId(node), direction, types), expected, "{direction:?} {types:?}");
        }
    }
    for number in 0..TYPES {
        if let Some(view) = graph.csr(TypeId(number), Direction::Incoming) {
            let (others, relationships) = view.entries(NodeId(node));
            let flat: Vec<(u32, u32)> = relationships.iter().copied().zip(others.iter().copied()).collect();
            assert_eq!(flat, super::expand(graph, NodeId(node), Direction::Incoming, Some(&[TypeId(number)])));
            assert_eq!((view.len(), view.degree(NodeId(node))), (graph.type_count(TypeId(number)), flat.len()));
        }
    }
}

/// Scans in small steps.
fn scanned(mut scan: impl FnMut(u32, usize, &mut Vec<u32>) -> Option<u32>) -> Vec<u32> {
    let mut out = Vec::new();
    let mut next = Some(0);
    while let Some(from) = next {
        next = scan(from, 7, &mut out);
    }
    out
}

fn compare_properties(
    elements: &BTreeMap<u32, Element>,
    all: impl Fn(u32) -> Vec<(KeyId, Value)>,
    gather: impl Fn(&[u32], KeyId) -> Column,
    count: impl Fn(KeyId) -> usize,
) {
    let null = || "Null".to_owned();
    for (id, element) in elements {
        let named: Vec<(String, String)> =
            all(*id).into_iter().map(|(key, value)| (KEYS[key.0 as usize].to_owned(), format!("{value:?}"))).collect();
        assert_eq!(named, element.properties.clone().into_iter().collect::<Vec<_>>());
    }
    let ids: Vec<u32> = elements.keys().copied().chain([NULL_ID, 1 << 20]).collect();
    for (number, name) in KEYS.iter().enumerate() {
        let column = gather(&ids, KeyId(number as u32));
        let expected: Vec<String> = ids
            .iter()
            .map(|id| elements.get(id).and_then(|element| element.properties.get(*name)).cloned().unwrap_or_else(null))
            .collect();
        assert_eq!(column.iter().map(|value| format!("{value:?}")).collect::<Vec<_>>(), expected);
        let having = expected.iter().filter(|value| **value != null()).count();
        assert_eq!(count(KeyId(number as u32)), having);
    }
}

fn compare(graph: &Graph, model: &Model) {
    let keys = |map: &BTreeMap<u32, Element>| map.keys().copied().collect::<Vec<u32>>();
    assert_eq!(graph.node_count(), model.nodes.len());
    assert_eq!(graph.relationship_count(), model.relationships.len());
    assert_eq!(graph.item_count(), model.items.len());
    let bounds = (graph.node_bound(), graph.relationship_bound(), graph.item_bound());
    assert_eq!(bounds, (model.node_bound, model.relationship_bound, model.item_bound));
    assert_eq!(scanned(|from, max, out| graph.scan_nodes(None, from, max, out)), keys(&model.nodes));
    assert_eq!(scanned(|from, max, out| graph.scan_relationships(None, from, max, out)), keys(&model.relationships));
    assert_eq!(scanned(|from, max, out| graph.scan_items(from, max, out)), keys(&model.items));
    for label in 0..LABELS {
        let with: Vec<u32> =
            model.nodes.iter().filter(|(_, node)| node.labels.contains(&label)).map(|(id, _)| *id).collect();
        assert_eq!(scanned(|from, max, out| graph.scan_nodes(Some(LabelId(label)), from, max, out)), with);
        assert_eq!(graph.label_count(LabelId(label)), with.len());
        assert!(graph.nodes_with_label(LabelId(label)).all(|node| graph.has_label(node, LabelId(label))));
    }
    for number in 0..TYPES {
        let of: Vec<u32> = model.relationships.iter().filter(|(_, r)| r.ends.2 == number).map(|(id, _)| *id).collect();
        assert_eq!(scanned(|from, max, out| graph.scan_relationships(Some(TypeId(number)), from, max, out)), of);
        assert_eq!(graph.type_count(TypeId(number)), of.len());
    }
    for (id, node) in &model.nodes {
        let labels: Vec<u32> = graph.labels_of(NodeId(*id)).iter().map(|label| label.0).collect();
        assert_eq!(labels, node.labels.iter().copied().collect::<Vec<_>>());
    }
    for id in keys(&model.nodes).into_iter().take(30).chain([model.node_bound]) {
        compare_expansions(graph, model, id);
    }
    for (id, r) in &model.relationships {
        let id = RelationshipId(*id);
        assert!(graph.relationship_exists(id));
        assert_eq!((graph.start_of(id).0, graph.end_of(id).0, graph.type_of(id).0), r.ends);
        let items: Vec<u32> = graph.items_of(id).iter().map(|item| item.0).collect();
        let owned = model.items.iter().filter(|(_, item)| item.ends.0 == id.0);
        assert_eq!(items, owned.map(|(item, _)| *item).collect::<Vec<_>>());
    }
    for record in graph.item_records() {
        let via = record.via.map_or(SOURCES, |via| via.0);
        assert_eq!((record.owner.0, record.source.0, via), model.items[&record.item.0].ends);
        assert_eq!(graph.item_via(record.item), record.via);
        assert_eq!((graph.item_owner(record.item), graph.item_source(record.item)), (record.owner, record.source));
    }
    compare_properties(
        &model.nodes,
        |id| graph.node_properties(NodeId(id)),
        |ids, key| graph.gather_node_property(ids, key),
        |key| graph.node_property_count(key),
    );
    compare_properties(
        &model.relationships,
        |id| graph.relationship_properties(RelationshipId(id)),
        |ids, key| graph.gather_relationship_property(ids, key),
        |key| graph.relationship_property_count(key),
    );
    compare_properties(
        &model.items,
        |id| graph.item_properties(ItemId(id)),
        |ids, key| graph.gather_item_property(ids, key),
        |key| graph.item_property_count(key),
    );
    for number in 0..7 {
        let id = format!("s{number}");
        let shown = format!("{:?}", Value::String(Arc::from(id.as_str())));
        let with = model.nodes.iter().filter(|(_, node)| node.properties.get("id") == Some(&shown));
        let found: Vec<u32> = graph.nodes_by_id(&id).map(|node| node.0).collect();
        assert_eq!(found, with.map(|(id, _)| *id).collect::<Vec<_>>());
    }
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (0..100_u8, any::<u32>(), any::<u32>(), any::<u32>());
    prop::collection::vec(step.prop_map(|(what, a, b, c)| Step { what, a, b, c }), 1..400)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_store_answers_like_the_model(steps in steps(), snapshots in 1..6_usize) {
        let (mut graph, mut model) = (new_graph(), Model::default());
        let mut versions = Vec::new();
        for part in steps.chunks(steps.len().div_ceil(snapshots)) {
            for step in part {
                apply(&mut graph, &mut model, *step);
            }
            versions.push((graph.clone(), model.clone()));
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.grounds");
        file::save(&graph, &path).unwrap();
        let mut reopened = file::open(&path).unwrap();
        compare(&reopened, &model);
        for step in &steps {
            apply(&mut reopened, &mut model, *step);
        }
        compare(&reopened, &model);
        // Last, so that all that was written since had its chance to change them.
        for (graph, model) in &versions {
            compare(graph, model);
        }
    }
}
