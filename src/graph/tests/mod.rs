//! Tests of the store through its public calls.

mod bulk;
mod model;

use std::sync::Arc;

use super::*;
use crate::value::{Column, NULL_ID};

fn text(value: &str) -> Value {
    Value::String(Arc::from(value))
}

fn expand(graph: &Graph, node: NodeId, direction: Direction, types: Option<&[TypeId]>) -> Vec<(u32, u32)> {
    let (mut relationships, mut others) = (Vec::new(), Vec::new());
    graph.expand(node, direction, types, &mut relationships, &mut others);
    assert_eq!(graph.degree(node, direction, types), relationships.len());
    relationships.into_iter().zip(others).collect()
}

#[test]
fn expansions_see_writes_in_order_and_loops_once() {
    let mut graph = Graph::new();
    let (knows, likes) = (graph.intern_type("KNOWS"), graph.intern_type("LIKES"));
    let (a, b) = (graph.create_node(&[]), graph.create_node(&[]));
    let first = graph.create_relationship(a, knows, b);
    let itself = graph.create_relationship(a, knows, a);
    graph.create_relationship(b, likes, a);
    assert_eq!(expand(&graph, a, Direction::Outgoing, None), [(0, 1), (1, 0)]);
    assert_eq!(expand(&graph, a, Direction::Incoming, None), [(1, 0), (2, 1)]);
    assert_eq!(expand(&graph, a, Direction::Either, None), [(0, 1), (1, 0), (2, 1)]);
    assert_eq!(expand(&graph, a, Direction::Either, Some(&[likes, knows, likes])), [(2, 1), (0, 1), (1, 0)]);
    assert!(graph.csr(knows, Direction::Outgoing).is_none(), "unsettled");
    let before = graph.clone();
    graph.settle();
    assert_eq!(graph.csr(knows, Direction::Outgoing).unwrap().entries(a), (&[1, 0][..], &[0, 1][..]));
    graph.delete_relationship(first);
    let last = graph.create_relationship(a, knows, b);
    assert_eq!(expand(&graph, a, Direction::Either, Some(&[knows])), [(1, 0), (last.0, 1)]);
    assert_eq!(expand(&before, a, Direction::Either, Some(&[knows])), [(0, 1), (1, 0)]);
    assert_eq!((graph.type_count(knows), before.type_count(knows), graph.type_of(first)), (2, 2, knows));
    graph.delete_relationship(itself);
    assert_eq!(expand(&graph, NodeId(99), Direction::Either, None), []);
    assert_eq!(graph.delete_node(a), Err(StillConnected { node: a, degree: 2 }));
}

#[test]
fn gathered_columns_are_as_narrow_as_their_pages() {
    let mut graph = Graph::new();
    let key = graph.intern_key("p");
    let nodes: Vec<NodeId> = (0..3000).map(|_| graph.create_node(&[])).collect();
    graph.set_node_property(nodes[1], key, Value::Integer(7));
    graph.set_node_property(nodes[2], key, Value::Integer(8));
    graph.set_node_property(nodes[1500], key, text("x"));
    assert!(matches!(graph.gather_node_property(&[2, NULL_ID, 1], key), Column::Integer(v, Some(_)) if v == [8, 0, 7]));
    assert!(matches!(graph.gather_node_property(&[2, 1], key), Column::Integer(_, None)));
    assert!(matches!(graph.gather_node_property(&[1500, 1501], key), Column::Dictionary(..)));
    assert!(matches!(graph.gather_node_property(&[2, 1500], key), Column::Mixed(_)));
    assert!(matches!(graph.gather_node_property(&[2900], key), Column::Constant(Value::Null, 1)));
    assert!(matches!(graph.set_node_property(nodes[1], key, Value::Float(0.5)), Value::Integer(7)));
    assert!(matches!(graph.gather_node_property(&[2, 1], key), Column::Mixed(_)));
    graph.set_node_property(nodes[2], key, Value::Null);
    graph.set_node_property(nodes[1], key, Value::Null);
    graph.set_node_property(nodes[0], key, Value::Boolean(true));
    graph.set_node_property(nodes[0], key, Value::Boolean(false));
    assert!(matches!(graph.gather_node_property(&[0, 1], key), Column::Boolean(v, Some(_)) if v == [false, false]));
    assert_eq!(graph.node_property_count(key), 2);
}

#[test]
fn ids_are_found_while_they_hold() {
    let mut graph = Graph::new();
    let (id, name) = (graph.intern_key("id"), graph.intern_key("name"));
    let nodes: Vec<NodeId> = (0..3).map(|_| graph.create_node(&[])).collect();
    for node in nodes.iter().rev() {
        graph.set_node_property(*node, id, text("k"));
        graph.set_node_property(*node, name, text("other"));
    }
    assert_eq!(graph.nodes_by_id("k").collect::<Vec<_>>(), nodes);
    graph.set_node_property(nodes[0], id, text("other"));
    assert_eq!((graph.find_node_by_id("k"), graph.find_node_by_id("other")), (Some(nodes[1]), Some(nodes[0])));
    graph.delete_node(nodes[1]).unwrap();
    graph.set_node_property(nodes[2], id, Value::Integer(1));
    assert_eq!((graph.find_node_by_id("k"), graph.find_node_by_id("absent")), (None, None));
}

#[test]
fn deleting_a_relationship_deletes_its_items() {
    let mut graph = Graph::new();
    let (kind, key) = (graph.intern_type("T"), graph.intern_key("n"));
    let node = graph.create_node(&[]);
    let owners: Vec<RelationshipId> = (0..3).map(|_| graph.create_relationship(node, kind, node)).collect();
    let source = graph.create_source("s");
    assert_eq!((graph.create_source("s"), graph.source_count()), (source, 1));
    let last = graph.create_item(owners[2], source, None, 1);
    let first = graph.create_item(owners[0], source, Some(source), 0);
    let second = graph.create_item(owners[0], source, None, 2);
    graph.set_item_property(first, key, Value::Integer(3));
    assert_eq!((graph.items_of(owners[0]), graph.items_of(owners[1])), (&[first, second][..], &[][..]));
    let before = graph.clone();
    graph.delete_relationship(owners[0]);
    assert_eq!((graph.items_of(owners[0]), graph.items_of(owners[2])), (&[][..], &[last][..]));
    assert_eq!((graph.item_count(), graph.item_property_count(key), before.item_count()), (1, 0, 3));
    let record = ItemRecord { item: first, owner: owners[0], source, via: Some(source), stance: 0 };
    assert_eq!(before.item_records().nth(1), Some(record));
}

#[test]
fn storable_values_are_scalars_and_flat_lists() {
    let list = |values: Vec<Value>| Value::List(Arc::new(values));
    let map = || Value::Map(Arc::new([(Arc::from("a"), Value::Integer(1))].into_iter().collect()));
    for (value, on_node, in_record) in [
        (Value::Integer(1), true, true),
        (list(vec![text("a"), Value::Float(1.0)]), true, true),
        (list(vec![map()]), false, true),
        (map(), false, true),
        (list(vec![list(vec![])]), false, true),
        (Value::Null, false, false),
        (list(vec![Value::Node(NodeId(1))]), false, false),
    ] {
        assert_eq!((is_storable(&value), is_storable_in_record(&value)), (on_node, in_record), "{value:?}");
    }
}
