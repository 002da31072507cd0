//! A bulk load gives what single writes of the same rows give.

use super::*;
use crate::value::{Bitmap, NULL_CODE};

fn texts(words: &[Option<&str>]) -> BulkColumn {
    let mut texts = Texts::default();
    let codes =
        words.iter().map(|word| word.map_or(NULL_CODE, |word| texts.code_of(word.as_bytes()).unwrap())).collect();
    BulkColumn::Text(codes, texts)
}

fn integers(count: usize, null_every: usize) -> BulkColumn {
    let nulls: Bitmap = (0..count).map(|row| row % null_every == 0).collect();
    BulkColumn::Integer((0..count as i64).collect(), Some(nulls))
}

/// A table of nodes or relationships with its columns.
type Columns = Vec<(&'static str, BulkColumn)>;

fn set_all(columns: &Columns, row: usize, mut set: impl FnMut(&str, Value)) {
    for (key, column) in columns {
        set(key, column.get(row));
    }
}

fn node_tables() -> Vec<(&'static [&'static str], usize, Columns)> {
    let ids: Vec<String> = (0..1500).map(|row| format!("n{row}")).collect();
    let ids: Vec<Option<&str>> = ids.iter().map(|id| Some(id.as_str())).collect();
    let floats = BulkColumn::Float(vec![0.5; 700], None);
    let booleans = BulkColumn::Boolean((0..1500).map(|row| row % 3 == 0).collect(), None);
    let mixed = BulkColumn::Mixed((0..700).map(|row| if row < 600 { Value::Null } else { text("late") }).collect());
    vec![
        (&["A"], 1500, vec![("id", texts(&ids)), ("x", integers(1500, 7)), ("b", booleans)]),
        (&["B", "A"], 700, vec![("x", floats), ("m", mixed)]),
        (&[], 10, vec![("id", texts(&[Some("n3"); 10]))]),
        (&["A"], 3000, vec![("x", integers(3000, 2))]),
    ]
}

fn ends(count: u32, from: u32, to: u32) -> (Vec<u32>, Vec<u32>) {
    let end = |row: u32| (from + row % 31, to + row * 7 % 53);
    (0..count).map(end).unzip()
}

fn contents(graph: &Graph) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    for node in graph.nodes() {
        let labels: Vec<&str> = graph.labels_of(node).iter().map(|label| &**graph.label_name(*label)).collect();
        let _ = writeln!(text, "{node:?} {labels:?} {:?}", graph.node_properties(node));
        for direction in [Direction::Outgoing, Direction::Incoming, Direction::Either] {
            let _ = writeln!(text, "{:?}", expand(graph, node, direction, None));
        }
    }
    for relationship in graph.relationships() {
        let place = (graph.start_of(relationship), graph.type_of(relationship), graph.end_of(relationship));
        let properties = graph.relationship_properties(relationship);
        let _ = writeln!(text, "{relationship:?} {place:?} {properties:?} {:?}", graph.items_of(relationship));
    }
    for record in graph.item_records() {
        let _ = writeln!(text, "{record:?} {:?}", graph.item_properties(record.item));
    }
    let _ = writeln!(text, "{:?}", graph.nodes_by_id("n3").collect::<Vec<_>>());
    for (label, name) in graph.labels() {
        let _ = writeln!(text, "{name} {} {}", graph.label_count(label), graph.nodes_with_label(label).count());
    }
    for (key, name) in graph.keys() {
        let counts = (graph.node_property_count(key), graph.relationship_property_count(key));
        let _ = writeln!(text, "{name} {counts:?}");
    }
    text
}

/// A graph that is not empty when the load begins.
fn begun(with_something: bool) -> Graph {
    let mut graph = Graph::new();
    graph.create_source("s");
    graph.create_source("t");
    // Names get the same numbers either way.
    for label in ["A", "B"] {
        graph.intern_label(label);
    }
    for name in ["R", "S"] {
        graph.intern_type(name);
    }
    for key in ["id", "x", "b", "m", "w"] {
        graph.intern_key(key);
    }
    if with_something {
        let label = graph.intern_label("A");
        let (x, id, r) = (graph.intern_key("x"), graph.intern_key("id"), graph.intern_type("R"));
        let nodes: Vec<NodeId> = (0..40).map(|_| graph.create_node(&[label])).collect();
        graph.set_node_property(nodes[1], x, text("other"));
        graph.set_node_property(nodes[1], id, text("n3"));
        let relationship = graph.create_relationship(nodes[0], r, nodes[1]);
        graph.create_relationship(nodes[1], r, nodes[1]);
        graph.create_item(relationship, SourceId(1), None, 0);
    }
    graph
}

#[test]
fn a_bulk_load_is_as_single_writes() {
    for with_something in [false, true] {
        let mut single = begun(with_something);
        let mut bulk = begun(with_something).bulk();
        for (labels, count, columns) in node_tables() {
            let labels_of: Vec<LabelId> = labels.iter().map(|label| single.intern_label(label)).collect();
            for row in 0..count {
                let node = single.create_node(&labels_of);
                set_all(&columns, row, |key, value| {
                    let key = single.intern_key(key);
                    single.set_node_property(node, key, value);
                });
            }
            bulk.nodes(labels, count, columns).unwrap();
        }
        for (name, count, from, to) in [("R", 1100, 0, 40), ("S", 200, 100, 100), ("R", 2000, 5, 5000)] {
            let (starts, ends) = ends(count, from, to);
            let columns: Columns = vec![("w", integers(count as usize, 3))];
            let relationship_type = single.intern_type(name);
            let mut owners = Vec::new();
            for (row, (start, end)) in starts.iter().zip(&ends).enumerate() {
                let made = single.create_relationship(NodeId(*start), relationship_type, NodeId(*end));
                set_all(&columns, row, |key, value| {
                    let key = single.intern_key(key);
                    single.set_relationship_property(made, key, value);
                });
                if row % 3 != 0 {
                    owners.push(row as u32);
                }
            }
            let first = bulk.relationships(name, starts, ends, columns).unwrap();
            let count = owners.len();
            owners.iter_mut().for_each(|owner| *owner += first.0);
            for (row, owner) in owners.iter().enumerate() {
                let via = (row % 5 == 0).then_some(SourceId(1));
                let item = single.create_item(RelationshipId(*owner), SourceId(0), via, (row % 3) as u8);
                let key = single.intern_key("w");
                single.set_item_property(item, key, Value::Float(0.25));
            }
            let items = BulkItems {
                owners,
                sources: vec![0; count],
                vias: (0..count).map(|row| if row % 5 == 0 { 1 } else { NULL_ID }).collect(),
                stances: (0..count).map(|row| (row % 3) as u8).collect(),
                columns: vec![("w", BulkColumn::Float(vec![0.25; count], None))],
            };
            bulk.items(items).unwrap();
        }
        let mut loaded = bulk.finish();
        assert_eq!(contents(&loaded), contents(&single));
        // The graph goes on as any other.
        let r = loaded.intern_type("R");
        for graph in [&mut loaded, &mut single] {
            graph.delete_relationship(RelationshipId(2));
            graph.create_relationship(NodeId(3), r, NodeId(3));
        }
        assert_eq!(contents(&loaded), contents(&single));
    }
}

#[test]
fn a_table_that_does_not_fit_is_refused() {
    let mut bulk = begun(false).bulk();
    let one = || vec![("x", BulkColumn::Integer(vec![1], None))];
    assert_eq!(bulk.nodes(&["A"], 2, one()), Err(BulkFailure::Ragged));
    assert_eq!(bulk.nodes(&["A"], u32::MAX as usize + 1, Columns::new()), Err(BulkFailure::TooMany));
    assert_eq!(bulk.nodes(&["A"], 2, Columns::new()), Ok(NodeId(0)));
    assert_eq!(bulk.relationships("R", vec![0], vec![2], Columns::new()), Err(BulkFailure::Dangling));
    assert_eq!(bulk.relationships("R", vec![0], vec![], Columns::new()), Err(BulkFailure::Ragged));
    assert_eq!(bulk.relationships("R", vec![0], vec![1], Columns::new()), Ok(RelationshipId(0)));
    let item = |owner, source| BulkItems {
        owners: vec![owner],
        sources: vec![source],
        vias: vec![NULL_ID],
        stances: vec![0],
        columns: Vec::new(),
    };
    assert_eq!(bulk.items(item(1, 0)), Err(BulkFailure::Dangling));
    assert_eq!(bulk.items(item(0, 2)), Err(BulkFailure::Dangling));
    assert_eq!(bulk.items(item(0, 1)), Ok(ItemId(0)));
    let graph = bulk.finish();
    assert_eq!((graph.node_count(), graph.relationship_count(), graph.item_count()), (2, 1, 1));
}
