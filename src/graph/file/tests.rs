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
    let mut bytes = std::io::Cursor::new(Vec::new());
    encode::write_graph(graph, &mut bytes).unwrap();
    bytes.into_inner()
}

/// Opens a file and reads all of it.
fn decoded(bytes: &[u8]) -> Result<Graph, String> {
    let graph = decode::read_graph(&Stored::of_bytes(bytes.to_vec()), bytes.len() as u64);
    let graph = graph.map_err(|failure| format!("{failure:?}"))?;
    let written = encode::write_graph(&graph, &mut std::io::Cursor::new(Vec::new()));
    match graph.damage() {
        Some(damage) => Err(damage.message),
        None => written.map(|()| graph).map_err(|error| error.to_string()),
    }
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
    assert!(decoded(&flipped).unwrap().torn_write().is_some(), "a byte more is the beginning of a record");
}

/// Replaces the checksums of the header, the directory, all blocks and all pages by right ones, as far as they are where
/// they were.
fn forge(bytes: &mut [u8], original: &[u8]) {
    let directory = u64::from_le_bytes(original[16..24].try_into().unwrap()) as usize;
    let entry_at = |place: usize| Entry::read(&mut Cursor::new(&original[place..])).unwrap();
    let put = |bytes: &mut [u8], place: usize, of: std::ops::Range<usize>| {
        let checksum = crc32fast::hash(&bytes[of]);
        bytes[place..place + 4].copy_from_slice(&checksum.to_le_bytes());
    };
    for place in (directory..original.len()).step_by(ENTRY_LEN) {
        let entry = entry_at(place);
        let (mut page, head, len) = (entry.offset as usize, entry.head.offset as usize, entry.head.len as usize);
        if entry.kind == BlockKind::Column {
            for index in (head..head + len).step_by(PAGE_ENTRY_LEN) {
                let len = u32::from_le_bytes(original[index + 8..index + 12].try_into().unwrap()) as usize;
                put(bytes, index + 12, page..page + len);
                page += len;
            }
        }
        put(bytes, place + 12, head..head + len);
    }
    put(bytes, 32, directory..original.len());
    put(bytes, 12, 0..12);
    put(bytes, 36, 0..36);
}

#[test]
fn forged_files_give_sound_graphs_or_failures() {
    let bytes = encoded(&everything());
    for place in MAGIC.len()..bytes.len() {
        let mut forged = bytes.clone();
        forged[place] ^= [0x01, 0x10, 0x80, 0xff, 0x03][place % 5];
        forge(&mut forged, &bytes);
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
    newer[8] = 3;
    let checksum = crc32fast::hash(&newer[..12]);
    newer[12..16].copy_from_slice(&checksum.to_le_bytes());
    let mut older = newer.clone();
    older[8] = 1;
    let checksum = crc32fast::hash(&older[..12]);
    older[12..16].copy_from_slice(&checksum.to_le_bytes());
    for (bytes, code, words) in [
        (&b""[..], "DamagedDatabase", "it is empty"),
        (b"CREATE (n)", "NotADatabase", "is not a Grounds database"),
        (b"\x89Gro", "DamagedDatabase", "it is cut off"),
        (&newer, "UnsupportedVersion", "format version 3"),
        (&older[..20], "UnsupportedVersion", "format version 1"),
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

/// Makes a graph of more than one chunk of relationships, with an item each.
fn large() -> Graph {
    let count = 40_000_u32;
    let mut bulk = Graph::new().bulk();
    let ids = (0..3_000).map(|id| text(&format!("n{id}"))).collect();
    bulk.nodes(&["N"], 3_000, vec![("id", crate::graph::BulkColumn::Mixed(ids))]).unwrap();
    for (kind, shift) in [("T", 1), ("U", 7)] {
        let starts = (0..count).map(|row| row / 20).collect();
        let ends = (0..count).map(|row| (row * shift) % 3_000).collect();
        let weights = (0..count).map(|row| f64::from(row % 100) / 100.0).collect();
        let columns = vec![("w", crate::graph::BulkColumn::Float(weights, None))];
        bulk.relationships(kind, starts, ends, columns).unwrap();
    }
    let mut graph = bulk.finish();
    let source = graph.create_source("s");
    for relationship in [0, 16_383, 16_384, 79_999] {
        graph.create_item(crate::graph::RelationshipId(relationship), source, None, 0);
    }
    graph
}

#[test]
fn parts_are_read_when_they_are_used() {
    let graph = large();
    let bytes = encoded(&graph);
    let stored = Stored::of_bytes(bytes.clone());
    let opened = decode::read_graph(&stored, bytes.len() as u64).unwrap();
    let (kind, key) = (graph.type_id("U").unwrap(), graph.key_id("w").unwrap());
    let counts = |graph: &Graph| (graph.type_count(kind), graph.relationship_property_count(key), graph.item_count());
    assert_eq!(counts(&opened), counts(&graph));
    let column = opened.relationships.properties.stored_column(key).unwrap();
    assert!(column.loaded().is_none(), "counts need no column");
    let last = crate::graph::RelationshipId(79_999);
    assert!(matches!(opened.relationship_property(last, key), Value::Float(weight) if weight == 0.99));
    assert_eq!((column.pages().count(), column.loaded().is_some()), (79, true));
    for direction in [Direction::Outgoing, Direction::Incoming] {
        let (one, other) = (opened.csr(kind, direction).unwrap(), graph.csr(kind, direction).unwrap());
        assert_eq!((one.neighbours(), one.relationships()), (other.neighbours(), other.relationships()));
    }
    assert_eq!(opened.find_node_by_id("n2999"), Some(NodeId(2_999)));
    assert_eq!(written_out(&opened), written_out(&graph));
    assert_eq!(encoded(&opened), bytes);

    // A write to one version is not seen by another, and what was read before is not read again.
    let mut written = opened.clone();
    written.create_relationship(NodeId(0), kind, NodeId(1));
    written.set_relationship_property(last, key, Value::Integer(1));
    written.delete_relationship(crate::graph::RelationshipId(40_000));
    assert_eq!(written_out(&opened), written_out(&graph));
    assert_eq!(written_out(&decoded(&encoded(&written)).unwrap()), written_out(&written));
    assert!(opened.damage().is_none());
}

#[test]
fn damage_that_is_found_late_is_told() {
    let bytes = encoded(&large());
    let directory = u64::from_le_bytes(bytes[16..24].try_into().unwrap()) as usize;
    let kind = |graph: &Graph| graph.type_id("T").unwrap();
    let mut late = Vec::new();
    for place in (directory..bytes.len()).step_by(ENTRY_LEN) {
        let entry = Entry::read(&mut Cursor::new(&bytes[place..])).unwrap();
        let mut damaged = bytes.clone();
        damaged[entry.offset as usize + 3] ^= 0x40;
        let stored = Stored::of_bytes(damaged.clone());
        if let Ok(graph) = decode::read_graph(&stored, bytes.len() as u64) {
            late.push(entry.kind);
            assert!(graph.damage().is_none());
            // Whatever is read is empty or right, and never a panic.
            let _ = written_out_without_ids(&graph);
            assert_eq!(graph.type_count(kind(&graph)), 40_000);
            assert!(graph.damage().is_some_and(|damage| damage.code == "DamagedDatabase"), "{:?}", entry.kind);
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("x.grounds");
            assert_eq!(save(&graph, &path).unwrap_err().code, "DamagedDatabase");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is written of it");
        }
    }
    late.dedup();
    let expected = [BlockKind::Strings, BlockKind::Sources, BlockKind::Ends, BlockKind::Items, BlockKind::Column];
    assert_eq!(late, expected);
}

/// Reads everything that is read late.
fn written_out_without_ids(graph: &Graph) -> usize {
    let (mut relationships, mut others) = (Vec::new(), Vec::new());
    for node in graph.nodes() {
        graph.expand(node, Direction::Either, None, &mut relationships, &mut others);
        others.extend(graph.node_properties(node).iter().map(|(key, _)| key.0));
    }
    for id in graph.relationships() {
        others.extend(graph.relationship_properties(id).iter().map(|(key, _)| key.0));
        others.push(graph.start_of(id).0);
        others.extend(graph.items_of(id).iter().map(|item| item.0));
    }
    let sources = graph.sources().filter(|source| graph.source_id(graph.source_key(*source)) == Some(*source)).count();
    let found = usize::from(graph.find_node_by_id("n1").is_some()) + sources + graph.item_records().count();
    relationships.len() + others.len() + found
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

/// Does each operation of the journal at least once.
fn write_to(graph: &mut Graph) {
    let (label, other) = (graph.intern_label("A"), graph.intern_label("New"));
    let (kind, key) = (graph.intern_type("NEW"), graph.intern_key("new key"));
    let id = graph.intern_key("id");
    let nodes = [graph.create_node(&[label, other]), graph.create_node(&[]), graph.create_node(&[other])];
    graph.add_label(nodes[1], label);
    graph.remove_label(nodes[0], other);
    graph.set_node_property(nodes[0], id, text(&format!("journalled {}", nodes[0].0)));
    graph.set_node_property(NodeId(3), key, Value::List(Arc::new(vec![Value::Integer(1), text("ö")])));
    graph.set_node_property(NodeId(2), id, Value::Null);
    let relationship = graph.create_relationship(nodes[0], kind, nodes[1]);
    let gone = graph.create_relationship(nodes[1], kind, nodes[1]);
    graph.set_relationship_property(relationship, key, Value::Float(0.1));
    let source = graph.create_source("new source");
    graph.set_source_property(source, key, Value::Boolean(true));
    let item = graph.create_item(relationship, source, None, 2);
    let via = graph.source_id("jones2018");
    let second = graph.create_item(relationship, source, via, 1);
    graph.create_item(gone, source, via, 0);
    graph.set_item_property(second, key, text("p. 3"));
    graph.delete_item(item);
    graph.delete_relationship(gone);
    graph.delete_node(nodes[2]).unwrap();
    graph.set_metadata("graph.toml", "name = \"y\"\n");
}

#[test]
fn the_journal_gives_what_was_done() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.grounds");
    let mut states = vec![everything()];
    save(&states[0], &path).unwrap();
    let mut ends = vec![fs::metadata(&path).unwrap().len() as usize];
    let mut journal = Journal::open(&path).unwrap();
    for round in 0..3 {
        let mut graph = if round == 1 { open(&path).unwrap() } else { states[round].clone() };
        graph.begin_redo();
        write_to(&mut graph);
        let redo = graph.take_redo().unwrap();
        if round == 0 {
            for operation in redo::Operation::ALL {
                assert!(redo.contains(&(operation as u8)), "{operation:?}");
            }
        }
        journal.append(&redo).unwrap();
        ends.push(fs::metadata(&path).unwrap().len() as usize);
        assert_eq!(written_out(&open(&path).unwrap()), written_out(&graph), "round {round}");
        states.push(graph);
    }
    let bytes = fs::read(&path).unwrap();
    assert_eq!(ends[3], bytes.len());

    // Cut anywhere, the whole records before the cut count, and a new one goes behind them.
    let expected: Vec<String> = states.iter().map(written_out).collect();
    for cut in (ends[0]..bytes.len()).step_by(7) {
        let opened = decoded(&bytes[..cut]).unwrap();
        let whole = ends.iter().filter(|end| **end <= cut).count() - 1;
        assert_eq!(written_out(&opened), expected[whole], "cut to {cut} bytes");
        assert_eq!(opened.torn_write().is_some(), cut != ends[whole]);
    }
    fs::write(&path, &bytes[..ends[2] + 21]).unwrap();
    let mut graph = states[2].clone();
    graph.begin_redo();
    graph.set_metadata("new", "text");
    Journal::open(&path).unwrap().append(&graph.take_redo().unwrap()).unwrap();
    let opened = open(&path).unwrap();
    assert_eq!((opened.metadata("new").map(|text| &**text), opened.torn_write().is_none()), (Some("text"), true));

    // A file that took its place is not written to by the journal of the old one.
    let mut journal = Journal::open(&path).unwrap();
    let before = open(&path).unwrap();
    save(&before, &path).unwrap();
    if cfg!(unix) {
        assert_eq!(journal.append(&[]).unwrap_err().code, "FileNotWritable");
    }
    assert_eq!(written_out(&open(&path).unwrap()), written_out(&before));

    // A wrong byte in the last record is a torn write, in one before it damage.
    for place in (ends[0]..bytes.len()).step_by(5) {
        let mut flipped = bytes.clone();
        flipped[place] ^= 0x10;
        match decoded(&flipped) {
            Ok(graph) => assert!(place >= ends[2] && graph.torn_write().is_some(), "byte {place}"),
            Err(message) => assert!(place < ends[2] && message.contains("journal"), "byte {place}: {message}"),
        }
    }
}

#[test]
fn forged_journals_give_sound_graphs_or_failures() {
    let base = encoded(&everything());
    let mut graph = everything();
    graph.begin_redo();
    write_to(&mut graph);
    let redo = graph.take_redo().unwrap();
    for place in 0..redo.len() {
        let mut forged = redo.clone();
        forged[place] ^= [0x01, 0x10, 0x80, 0xff, 0x03][place % 5];
        let mut bytes = base.clone();
        let mut header = Vec::new();
        for number in [forged.len() as u32, 0, crc32fast::hash(&forged)] {
            bytes::put_u32(&mut header, number);
        }
        let checksum = crc32fast::hash(&header);
        bytes::put_u32(&mut header, checksum);
        assert_eq!(header.len(), journal::RECORD_HEADER_LEN);
        bytes.extend([header, forged].concat());
        if let Ok(graph) = decoded(&bytes) {
            read_all(&graph);
        }
    }
}

#[test]
fn the_description_of_the_format_has_its_numbers() {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/FORMAT.md")).unwrap();
    let magic = MAGIC.map(|byte| format!("{byte:02x}")).join(" ");
    let mut expected = vec![
        format!("format version **{FORMAT_VERSION}**"),
        format!("| 0 | 8 bytes | `{magic}`"),
        format!("checksum of bytes 0 to {}", VERSION_LEN - 5),
        format!("| header | {HEADER_LEN} |"),
        format!("| {} | u32 | checksum of bytes 0 to {} |", HEADER_LEN - 4, HEADER_LEN - 5),
        format!("| {ENTRY_LEN} for each entry |"),
        format!("by number, {PAGE_ENTRY_LEN} bytes"),
        format!("A **page** is {} rows", crate::graph::pages::PAGE_ROWS),
        format!("{} relationships a block", crate::graph::ends::CHUNK_ROWS),
        format!("pages, at most {} a block", encode::PAGES_PER_BLOCK),
        format!("a byte `d` from 0 to {}", encode::DECIMALS_MAX),
        "0 nodes, 1 relationships, 2 sources, 3 items".to_owned(),
    ];
    expected.extend(BlockKind::ALL.map(|kind| format!("\n| {} | {kind:?} |", kind as u32)));
    let pages = [
        (encode::PAGE_INTEGER, "integers, packed"),
        (encode::PAGE_FLOAT, "floats, as"),
        (encode::PAGE_BOOLEAN, "booleans"),
        (encode::PAGE_DICTIONARY, "strings, as packed codes"),
        (encode::PAGE_MIXED, "values of several types"),
        (encode::PAGE_DECIMAL, "floats that are short decimals"),
    ];
    expected.extend(pages.map(|(tag, what)| format!("\n| {tag} | {what}")));
    for (tag, what) in values::TAGS {
        expected.push(format!("\n| {tag} | {what} |"));
    }
    for words in expected {
        assert!(text.contains(&words), "docs/FORMAT.md does not say `{words}`");
    }
    expected_operations(&text);
    assert_eq!(Owner::ALL.map(|owner| owner as u32), [0, 1, 2, 3]);
    let mut entry = Vec::new();
    let head = Block { offset: 2, len: 3, checksum: 4 };
    Entry { kind: BlockKind::Column, owner: 0, key: 0, offset: 1, head, count: 5 }.put(&mut entry);
    assert_eq!(entry.len(), ENTRY_LEN);
}

fn expected_operations(text: &str) {
    for operation in redo::Operation::ALL {
        let words = format!("\n| {} | {operation:?} |", operation as u8);
        assert!(text.contains(&words), "docs/FORMAT.md does not say `{words}`");
    }
    assert!(text.contains(&format!("operations follow after {} bytes", journal::RECORD_HEADER_LEN)));
}
