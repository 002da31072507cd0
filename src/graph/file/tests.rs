//! Tests of the file: what is saved is opened, what is damaged is told.

use std::sync::Arc;

use super::*;
use crate::graph::{Direction, KeyId, NodeId};
use crate::value::temporal::TemporalKind;
use crate::value::{Duration, MapValue, Value};

fn text(value: &str) -> Value {
    Value::String(Arc::from(value))
}

/// Makes a graph with every kind of block and page.
fn everything() -> Graph {
    let mut graph = Graph::new();
    let labels = [graph.intern_label("A"), graph.intern_label("B")];
    let types = [graph.intern_type("T"), graph.intern_type("U")];
    let keys: Vec<KeyId> = ["id", "n", "f", "b", "mixed", "gone"].map(|key| graph.intern_key(key)).into();
    graph.set_metadata("graph.toml", "name = \"x\"\n");
    for n in 0..40_u32 {
        let node = graph.create_node(&labels[..n as usize % 3]);
        graph.set_node_property(node, keys[0], text(&format!("n{n}")));
        graph.set_node_property(node, keys[1], Value::Integer(i64::from(n) * 1_000_003 - 7));
        graph.set_node_property(node, keys[3], Value::Boolean(n % 3 == 0));
        if n % 5 == 0 {
            graph.set_node_property(node, keys[2], Value::Float(f64::from(n) / 3.0));
        }
        if n > 0 {
            graph.create_relationship(NodeId(n - 1), types[n as usize % 2], NodeId(n / 2));
        }
    }
    let source = graph.create_source("jones2018");
    let via = graph.create_source("κ-source");
    let map: MapValue = [(Arc::from("dose"), Value::Integer(5)), (Arc::from("none"), Value::Null)].into();
    graph.set_source_property(source, keys[4], Value::Map(Arc::new(map)));
    for relationship in graph.relationships().collect::<Vec<_>>() {
        let item = graph.create_item(relationship, source, (relationship.0 % 2 == 0).then_some(via), 1);
        graph.set_item_property(item, keys[2], Value::Float(0.25));
    }
    let moments = [
        TemporalKind::Date.parse("2021-03-01"),
        TemporalKind::LocalTime.parse("10:11:12.5"),
        TemporalKind::Time.parse("10:11:12+02:00"),
        TemporalKind::LocalDateTime.parse("2021-03-01T10:11:12"),
        TemporalKind::DateTime.parse("2021-03-01T10:11:12[Europe/Stockholm]"),
        TemporalKind::DateTime.parse("2021-03-01T10:11:12-03:30"),
        Duration::parse("P1Y2M3DT4.5S").map(Value::duration),
    ];
    for (row, moment) in moments.into_iter().enumerate() {
        graph.set_node_property(NodeId(row as u32), keys[4], moment.unwrap());
    }
    graph.set_node_property(NodeId(20), keys[4], Value::List(Arc::new(vec![text("β"), Value::Integer(1)])));
    graph.set_node_property(NodeId(20), keys[5], text("removed text"));
    graph.set_node_property(NodeId(20), keys[5], Value::Null);
    graph.delete_relationship(crate::graph::RelationshipId(38));
    graph.delete_node(NodeId(39)).unwrap();
    graph
}

/// Writes down all that a reader can see.
fn written_out(graph: &Graph) -> String {
    let mut out = Vec::new();
    let names = |key: KeyId| graph.key_name(key);
    for (id, name) in graph.labels() {
        out.push(format!("label {id:?} {name} {}", graph.label_count(id)));
    }
    for (id, name) in graph.relationship_types() {
        out.push(format!("type {id:?} {name} {}", graph.type_count(id)));
    }
    out.push(format!("{:?}", graph.keys().collect::<Vec<_>>()));
    out.push(format!("{:?}", graph.metadata("graph.toml")));
    for node in graph.nodes() {
        out.push(format!("{node:?} {:?}", graph.labels_of(node)));
        let (mut relationships, mut others) = (Vec::new(), Vec::new());
        graph.expand(node, Direction::Either, None, &mut relationships, &mut others);
        out.push(format!("{relationships:?} {others:?}"));
        for (key, value) in graph.node_properties(node) {
            out.push(format!("{} {value:?}", names(key)));
            if let (Value::String(id), "id") = (&value, &**names(key)) {
                assert_eq!(graph.find_node_by_id(id), Some(node));
            }
        }
    }
    for id in graph.relationships() {
        let items = graph.items_of(id);
        out.push(format!("{id:?} {:?} {:?} {:?} {items:?}", graph.start_of(id), graph.type_of(id), graph.end_of(id)));
    }
    for record in graph.item_records() {
        out.push(format!("{record:?} {:?}", graph.item_properties(record.item)));
    }
    for source in graph.sources() {
        out.push(format!("{} {:?}", graph.source_key(source), graph.source_properties(source)));
    }
    let bounds = (graph.node_bound(), graph.relationship_bound(), graph.item_bound());
    out.push(format!("{bounds:?}"));
    out.join("\n")
}

fn encoded(graph: &Graph) -> Vec<u8> {
    let mut bytes = Vec::new();
    encode::write_graph(graph, &mut bytes).unwrap();
    bytes
}

fn decoded(bytes: &[u8]) -> Result<Graph, ReadFailure> {
    decode::read_graph(&mut &bytes[..], bytes.len() as u64)
}

#[test]
fn what_is_saved_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.grounds");
    for graph in [Graph::new(), everything()] {
        save(&graph, &path).unwrap();
        let opened = open(&path).unwrap();
        assert_eq!(written_out(&opened), written_out(&graph));
        assert_eq!(encoded(&opened), encoded(&graph), "the same content gives the same bytes");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no other file is left");
    let bytes = fs::read(&path).unwrap();
    assert!(!bytes.windows(12).any(|window| window == b"removed text"));
}

#[test]
fn a_graph_read_from_a_file_can_be_written_to() {
    let mut graph = decoded(&encoded(&everything())).unwrap();
    let (kind, node) = (graph.type_id("T").unwrap(), graph.create_node(&[]));
    assert_eq!(node, NodeId(40));
    let created = graph.create_relationship(node, kind, NodeId(0));
    graph.set_node_property(node, graph.key_id("id").unwrap(), text("new"));
    let opened = decoded(&encoded(&graph)).unwrap();
    assert_eq!(written_out(&opened), written_out(&graph));
    assert_eq!((opened.start_of(created), opened.find_node_by_id("new")), (node, Some(node)));
}

#[test]
fn every_cut_and_every_flipped_bit_is_told() {
    let bytes = encoded(&everything());
    for len in 0..bytes.len() {
        assert!(decoded(&bytes[..len]).is_err(), "cut to {len} bytes");
    }
    let mut flipped = bytes.clone();
    for place in 0..bytes.len() {
        for mask in [0x01, 0x80, 0xff] {
            flipped[place] ^= mask;
            assert!(decoded(&flipped).is_err(), "byte {place} flipped by {mask:x}");
            flipped[place] ^= mask;
        }
    }
    flipped.push(0);
    assert!(decoded(&flipped).is_err(), "a byte more");
}

/// Replaces the checksums of all blocks by right ones.
fn forge(bytes: &mut [u8]) {
    let mut at = HEADER_LEN;
    while at + BLOCK_HEADER_LEN <= bytes.len() {
        let field = |from: usize| u64::from_le_bytes(bytes[from..from + 8].try_into().unwrap());
        let (kind, len) = (field(at) as u32, field(at + 4) as usize);
        let Some(payload) = bytes.get(at + BLOCK_HEADER_LEN..).and_then(|rest| rest.get(..len)) else { return };
        let checksum = block_checksum(kind, payload);
        bytes[at + 12..at + 16].copy_from_slice(&checksum.to_le_bytes());
        at += BLOCK_HEADER_LEN + len;
    }
}

#[test]
fn forged_files_give_sound_graphs_or_failures() {
    let bytes = encoded(&everything());
    for place in HEADER_LEN..bytes.len() {
        let mut forged = bytes.clone();
        forged[place] ^= [0x01, 0x10, 0x80, 0xff, 0x03][place % 5];
        forge(&mut forged);
        if let Ok(graph) = decoded(&forged) {
            read_all(&graph);
        }
    }
}

/// Reads everything of a graph that may differ from the original, for panics.
fn read_all(graph: &Graph) {
    let (mut relationships, mut others) = (Vec::new(), Vec::new());
    for node in graph.nodes() {
        assert!(graph.node_properties(node).len() < 1_000);
        graph.expand(node, Direction::Either, None, &mut relationships, &mut others);
    }
    assert_eq!(relationships.len(), others.len());
    for record in graph.item_records() {
        assert!(graph.items_of(record.owner).contains(&record.item));
        assert!(graph.item_properties(record.item).len() < 1_000);
    }
    assert!(decoded(&encoded(graph)).is_ok());
}

#[test]
fn failures_say_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.grounds");
    let good = encoded(&everything());
    let mut newer = good.clone();
    newer[8] = 2;
    let checksum = crc32fast::hash(&newer[..12]);
    newer[12..16].copy_from_slice(&checksum.to_le_bytes());
    for (bytes, code, words) in [
        (&b""[..], "DamagedDatabase", "it is empty"),
        (b"CREATE (n)", "NotADatabase", "is not a Grounds database"),
        (b"\x89Gro", "DamagedDatabase", "it is cut off"),
        (&newer, "UnsupportedVersion", "format version 2"),
        (&good[..good.len() - 1], "DamagedDatabase", "cut off"),
    ] {
        fs::write(&path, bytes).unwrap();
        let error = open(&path).unwrap_err();
        assert_eq!(error.code, code);
        assert!(error.message.contains(words) && error.help.is_some(), "{}", error.message);
    }
    assert_eq!(open(&folder.path().join("absent")).unwrap_err().code, "FileNotFound");
    assert_eq!(open(folder.path()).unwrap_err().code, "FileNotReadable");
    let error = save(&Graph::new(), &folder.path().join("no/such/x.grounds")).unwrap_err();
    assert_eq!(error.code, "FileNotWritable");
}

#[test]
fn a_file_has_one_writer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.grounds");
    // What a killed process leaves behind holds nobody up.
    fs::write(folder.path().join("x.grounds.lock"), "4000000\n").unwrap();
    let lock = WriteLock::acquire(&path).unwrap();
    let refused = WriteLock::acquire(&path).unwrap_err();
    assert_eq!(refused.code, "DatabaseLocked");
    assert!(refused.message.contains(&format!("process {}", std::process::id())), "{}", refused.message);
    drop(lock);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), if cfg!(unix) { 0 } else { 1 });
    WriteLock::acquire(&path).unwrap();
}
