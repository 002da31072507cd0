//! The same data in both formats is the same graph, and what is wrong is told with its place.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use ::parquet::basic::{Compression, Encoding, ZstdLevel};
use ::parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int64Type};
use ::parquet::file::properties::{WriterProperties, WriterVersion};
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::parser::parse_message_type;
use proptest::prelude::*;

use super::{ImportOptions, TableFormat, import_tables};
use crate::diag::Diagnostic;
use crate::evidence::{Declarations, claim_id};
use crate::graph::Graph;

/// A column of a table of a test.
#[derive(Debug, Clone)]
enum Cells {
    Integer(Vec<Option<i64>>),
    Float(Vec<Option<f64>>),
    Boolean(Vec<Option<bool>>),
    Text(Vec<Option<String>>),
}

type TestTable = Vec<(&'static str, Cells)>;

fn csv_of(table: &TestTable) -> String {
    let names: Vec<&str> = table.iter().map(|(name, _)| *name).collect();
    let mut text = names.join(",") + "\n";
    let rows = table.first().map_or(0, |(_, cells)| cells.len());
    for row in 0..rows {
        let cells: Vec<String> = table.iter().map(|(_, cells)| cells.text(row)).collect();
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text
}

impl Cells {
    fn len(&self) -> usize {
        match self {
            Cells::Integer(cells) => cells.len(),
            Cells::Float(cells) => cells.len(),
            Cells::Boolean(cells) => cells.len(),
            Cells::Text(cells) => cells.len(),
        }
    }

    fn text(&self, row: usize) -> String {
        match self {
            Cells::Integer(cells) => cells[row].map(|cell| cell.to_string()),
            Cells::Float(cells) => cells[row].map(|cell| format!("{cell:?}")),
            Cells::Boolean(cells) => cells[row].map(|cell| cell.to_string()),
            Cells::Text(cells) => cells[row].as_ref().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))),
        }
        .unwrap_or_default()
    }

    fn schema(&self) -> &'static str {
        match self {
            Cells::Integer(_) => "INT64",
            Cells::Float(_) => "DOUBLE",
            Cells::Boolean(_) => "BOOLEAN",
            Cells::Text(_) => "BYTE_ARRAY",
        }
    }
}

fn levels<T: Clone>(cells: &[Option<T>]) -> (Vec<T>, Vec<i16>) {
    (cells.iter().flatten().cloned().collect(), cells.iter().map(|cell| i16::from(cell.is_some())).collect())
}

/// Writes a table as Parquet in row groups of `group` rows.
fn write_parquet(path: &Path, table: &TestTable, properties: WriterProperties, group: usize) {
    let mut message = "message table {\n".to_owned();
    for (name, cells) in table {
        let utf8 = if matches!(cells, Cells::Text(_)) { " (UTF8)" } else { "" };
        let _ = writeln!(message, "optional {} {name}{utf8};", cells.schema());
    }
    let schema = Arc::new(parse_message_type(&(message + "}")).unwrap());
    let mut writer = SerializedFileWriter::new(fs::File::create(path).unwrap(), schema, Arc::new(properties)).unwrap();
    let rows = table.first().map_or(0, |(_, cells)| cells.len());
    for first in (0..rows).step_by(group.max(1)) {
        let part = first..rows.min(first + group);
        let mut row_group = writer.next_row_group().unwrap();
        for (_, cells) in table {
            let mut column = row_group.next_column().unwrap().unwrap();
            match cells {
                Cells::Integer(cells) => {
                    let (values, levels) = levels(&cells[part.clone()]);
                    column.typed::<Int64Type>().write_batch(&values, Some(&levels), None).unwrap();
                }
                Cells::Float(cells) => {
                    let (values, levels) = levels(&cells[part.clone()]);
                    column.typed::<DoubleType>().write_batch(&values, Some(&levels), None).unwrap();
                }
                Cells::Boolean(cells) => {
                    let (values, levels) = levels(&cells[part.clone()]);
                    column.typed::<BoolType>().write_batch(&values, Some(&levels), None).unwrap();
                }
                Cells::Text(cells) => {
                    let (values, levels) = levels(&cells[part.clone()]);
                    let values: Vec<ByteArray> = values.iter().map(|text| ByteArray::from(text.as_str())).collect();
                    column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None).unwrap();
                }
            }
            column.close().unwrap();
        }
        row_group.close().unwrap();
    }
    writer.close().unwrap();
}

/// The ways in which writers lay out a Parquet file.
fn layouts() -> Vec<WriterProperties> {
    let builder = WriterProperties::builder;
    vec![
        builder().set_compression(Compression::SNAPPY).build(),
        builder().set_dictionary_enabled(false).set_compression(Compression::UNCOMPRESSED).build(),
        builder()
            .set_writer_version(WriterVersion::PARQUET_2_0)
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .build(),
        builder()
            .set_writer_version(WriterVersion::PARQUET_2_0)
            .set_dictionary_enabled(false)
            .set_column_encoding("text".into(), Encoding::DELTA_BYTE_ARRAY)
            .set_column_encoding("src".into(), Encoding::DELTA_LENGTH_BYTE_ARRAY)
            .build(),
        // The dictionary is given up in the middle of a column, and pages are small.
        builder().set_dictionary_page_size_limit(64).set_data_page_row_count_limit(7).set_write_batch_size(7).build(),
    ]
}

fn imported(path: &Path, format: TableFormat, evidence: bool) -> Result<Graph, Vec<Diagnostic>> {
    import_tables(path, ImportOptions { format, evidence }, &|_| {}).map(|(graph, _)| graph)
}

/// All that is in a graph, by ids and not by numbers.
fn contents(graph: &Graph) -> Vec<String> {
    let declarations = Declarations::of(graph);
    let properties = |list: Vec<(crate::graph::KeyId, crate::value::Value)>| {
        let texts = list.into_iter().map(|(key, value)| format!("{}={value:?}", graph.key_name(key)));
        texts.collect::<Vec<_>>().join(" ")
    };
    let mut lines = Vec::new();
    for node in graph.nodes() {
        let labels: Vec<&str> = graph.labels_of(node).iter().map(|label| &**graph.label_name(*label)).collect();
        lines.push(format!("node {labels:?} {}", properties(graph.node_properties(node))));
    }
    for claim in graph.relationships() {
        let id = claim_id(graph, &declarations, claim);
        let mut line = format!("claim {id:?} {}", properties(graph.relationship_properties(claim)));
        for item in graph.items_of(claim) {
            let source = graph.source_key(graph.item_source(*item));
            let via = graph.item_via(*item).map(|via| graph.source_key(via));
            let stance = graph.item_stance(*item);
            let _ = write!(line, " / {source} {via:?} {stance} {}", properties(graph.item_properties(*item)));
        }
        lines.push(line);
    }
    for source in graph.sources() {
        lines.push(format!("source {} {}", graph.source_key(source), properties(graph.source_properties(source))));
    }
    lines.extend(graph.metadata_names().map(|name| format!("{name}: {:?}", graph.metadata(name))));
    lines.sort();
    lines
}

fn optional<T: std::fmt::Debug + Clone + 'static>(
    values: impl Strategy<Value = T> + 'static,
    rows: usize,
) -> impl Strategy<Value = Vec<Option<T>>> {
    prop::collection::vec(prop::option::weighted(0.8, values), rows)
}

fn node_table() -> impl Strategy<Value = TestTable> {
    (1_usize..30).prop_flat_map(|rows| {
        let ids: Vec<Option<String>> = (0..rows).map(|row| Some(format!("n{row}"))).collect();
        (Just(ids), optional("[a-c ]{0,2}x[\"',;é\n]{0,2}", rows), optional(any::<i64>(), rows)).prop_map(
            |(ids, names, numbers)| {
                vec![("id", Cells::Text(ids)), ("text", Cells::Text(names)), ("number", Cells::Integer(numbers))]
            },
        )
    })
}

fn relationship_table(nodes: usize) -> impl Strategy<Value = TestTable> {
    (0_usize..60).prop_flat_map(move |rows| {
        let ends = move || {
            let end = (0..nodes).prop_map(|node| Some(format!("n{node}")));
            prop::collection::vec(end, rows)
        };
        let float = prop_oneof![-1e6..1e6_f64, Just(-0.5), Just(3.0)];
        let columns = (
            optional("x[a-d]{0,1}", rows),
            optional(float, rows),
            optional(any::<bool>(), rows),
            optional(-9_i64..9, rows),
        );
        let items = prop::collection::vec((0_usize..3, 0_usize..3, prop::option::of(0.0..=1.0_f64)), rows);
        (ends(), ends(), columns, items).prop_map(|(starts, ends, (texts, floats, booleans, integers), items)| {
            let keys = ["s1", "s2", "s3"];
            let stances = ["supports", "refutes", "inconclusive"];
            let text = |words: &[&str], place: usize| Some(words[place].to_owned());
            vec![
                ("src", Cells::Text(starts)),
                ("dst", Cells::Text(ends)),
                ("text", Cells::Text(texts)),
                ("float", Cells::Float(floats)),
                ("boolean", Cells::Boolean(booleans)),
                ("integer", Cells::Integer(integers)),
                ("source", Cells::Text(items.iter().map(|item| text(&keys, item.0)).collect())),
                ("stance", Cells::Text(items.iter().map(|item| text(&stances, item.1)).collect())),
                ("confidence", Cells::Float(items.iter().map(|item| item.2).collect())),
                ("year", Cells::Integer(items.iter().map(|item| Some(2001 + item.0 as i64)).collect())),
            ]
        })
    })
}

fn sources() -> TestTable {
    let texts = |texts: [&str; 3]| Cells::Text(texts.map(|text| Some(text.to_owned())).to_vec());
    let retracted = Cells::Text(vec![None, Some("2010".to_owned()), None]);
    vec![
        ("key", texts(["s1", "s2", "s3"])),
        ("year", Cells::Integer(vec![Some(2001), Some(2002), Some(2003)])),
        ("retracted", retracted),
        ("title", texts(["One", "Two, or more", "Three"])),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn both_formats_give_the_same_graph(
        (nodes, relationships) in node_table().prop_flat_map(|nodes| {
            let count = nodes[0].1.len();
            (Just(nodes), relationship_table(count))
        }),
        group in 1_usize..40,
        layout in 0..layouts().len(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        fs::create_dir(path.join("nodes")).unwrap();
        fs::create_dir(path.join("rels")).unwrap();
        for (name, table) in [("nodes/Drug", &nodes), ("rels/BINDS", &relationships), ("sources", &sources())] {
            fs::write(path.join(format!("{name}.csv")), csv_of(table)).unwrap();
            write_parquet(&path.join(format!("{name}.parquet")), table, layouts()[layout].clone(), group);
        }
        for evidence in [false, true] {
            let csv = imported(path, TableFormat::Csv, evidence).unwrap();
            let parquet = imported(path, TableFormat::Parquet, evidence).unwrap();
            prop_assert_eq!(contents(&csv), contents(&parquet));
            prop_assert_eq!(csv.relationship_count(), relationships[0].1.len());
            prop_assert_eq!(csv.item_count(), if evidence { relationships[0].1.len() } else { 0 });
        }
    }

    #[test]
    fn no_bytes_are_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), place in 0_usize..400, value: u8) {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("nodes")).unwrap();
        fs::write(folder.path().join("nodes/A.csv"), &bytes).unwrap();
        let _ = imported(folder.path(), TableFormat::Csv, true);
        // A sound file with one byte changed.
        let path = folder.path().join("nodes/A.parquet");
        let ids = Cells::Text((0..20).map(|row| Some(format!("n{}", row % 15))).collect());
        write_parquet(&path, &vec![("id", ids)], WriterProperties::builder().build(), 20);
        let mut file = fs::read(&path).unwrap();
        let place = place % file.len();
        file[place] = value;
        fs::write(&path, file).unwrap();
        let _ = imported(folder.path(), TableFormat::Parquet, true);
    }
}

/// Writes files into a folder and imports it as CSV; gives the problems as they are shown.
fn problems(files: &[(&str, &str)], evidence: bool) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let errors = imported(folder.path(), TableFormat::Csv, evidence).unwrap_err();
    let text: String = errors.iter().map(ToString::to_string).collect();
    text.replace(&format!("{}/", folder.path().display()), "")
}

const NODES: (&str, &str) = ("nodes/A.csv", "id\na\nb\n");
const SOURCES: (&str, &str) = ("sources.csv", "key,year\ns1,2001\ns2,2002\n");

#[test]
fn problems_have_their_line_and_column() {
    let evidence = |rows: &str| format!("src,dst,source,stance,year,confidence,n,design,checked\n{rows}");
    for (files, expected) in [
        (
            vec![NODES, ("rels/R.csv", "src,dst\na,b\na,c\n")],
            "rels/R.csv:3:3: error[DanglingEnd]: no node has the id `c`",
        ),
        (
            vec![("nodes/A.csv", "id\na\n\"b\nc\"\na\n")],
            "nodes/A.csv:5:1: error[DuplicateId]: a second node has the id `a`",
        ),
        (vec![("nodes/A.csv", "id,x\na,1\n,2\n")], "nodes/A.csv:3:1: error[MissingId]: "),
        (vec![("nodes/A.csv", "id,x:int\na,1\nb,\nc,1.5\n")], "nodes/A.csv:4:3: error[InvalidValue]: `1.5` is no int"),
        (
            vec![("nodes/A.csv", "id,é,d:date\na,\"é, é\",2001-02-30\n")],
            "nodes/A.csv:2:10: error[InvalidValue]: `2001-02-30`",
        ),
        (vec![("nodes/A.csv", "id,x\na,1\nb\n")], "nodes/A.csv:3:1: error[MalformedRow]: the row has 1 field, "),
        (vec![("nodes/A.csv", "id,x\na,\"1\nb")], "nodes/A.csv:2:1: error[MalformedRow]: a quote is not closed"),
        (vec![("nodes/A.csv", "name\na\n")], "nodes/A.csv:1:1: error[MissingColumn]: no column `id:ID`"),
        (vec![("nodes/A.csv", "")], "nodes/A.csv: error[EmptyFile]"),
        (vec![("a.csv", "id,x\n")], "a.csv:1:1: error[InvalidHeader]: a table of neither"),
        (
            vec![NODES, SOURCES, ("rels/R.csv", &evidence("a,b,s3,supports,,,,,"))],
            "rels/R.csv:2:5: error[UnknownSource]: no source `s3`",
        ),
        (
            vec![NODES, SOURCES, ("rels/R.csv", &evidence("a,b,s1,partial,,,,,"))],
            "rels/R.csv:2:8: error[InvalidStance]: `partial` is no stance",
        ),
        (
            vec![NODES, SOURCES, ("rels/R.csv", &evidence("a,b,s1,,,,,,"))],
            "rels/R.csv:2:8: error[InvalidStance]: a source without",
        ),
        (
            vec![NODES, SOURCES, ("rels/R.csv", &evidence("a,b,s1,supports,2001,,,,\nb,a,s1,supports,2002,,,,"))],
            "rels/R.csv:3:17: error[ContradictingYear]: 2002 is not the year of source `s1`: that is 2001",
        ),
        (
            vec![NODES, SOURCES, ("rels/R.csv", &evidence("a,b,s1,supports,,1.5,,,"))],
            "rels/R.csv:2:18: error[InvalidItem]: `confidence` must be a number from 0 to 1",
        ),
        (
            vec![NODES, SOURCES, ("rels/R.csv", &evidence("a,b,s1,supports,,,-1,,"))],
            "rels/R.csv:2:19: error[InvalidItem]: `n` must be",
        ),
        (
            vec![NODES, SOURCES, ("rels/R.csv", &evidence("a,b,s1,supports,,,,trial,"))],
            "rels/R.csv:2:20: error[InvalidItem]: `trial` is no design",
        ),
        (
            vec![NODES, SOURCES, ("rels/R.csv", &evidence("a,b,,,,0.5,,,"))],
            "rels/R.csv:2:8: error[MissingSource]: `confidence` of an item",
        ),
        (
            vec![NODES, SOURCES, ("rels/R.csv", "src,dst,source\na,b,s1\n")],
            "rels/R.csv:1:9: error[MissingColumn]: `source` without a column `stance`",
        ),
        (
            vec![NODES, SOURCES, ("rels/R.csv", "src,dst,source,stance,level\na,b,s1,supports,2\n")],
            "rels/R.csv:2:17: error[ReservedField]",
        ),
        (vec![NODES, ("sources.csv", "key,year\ns1,2001\ns1,2002\n")], "sources.csv:3:1: error[ContradictingSource]"),
        (vec![NODES, ("sources.csv", "key,year\ns1,\n")], "sources.csv:2:1: error[SourceWithoutYear]"),
    ] {
        let files: Vec<(&str, &str)> = files;
        let found = problems(&files, true);
        assert!(found.starts_with(expected), "{expected}\n{found}");
        assert_eq!(found.matches("error[").count(), 1, "{found}");
    }
}

#[test]
fn problems_are_collected_up_to_a_limit() {
    let rows: String = (0..50).map(|row| format!("x{row},a\n")).collect();
    let more = format!("src,dst\n{rows}");
    let found = problems(&[NODES, ("rels/R.csv", &more), ("rels/S.csv", "src,dst\na,b\na,zzz\n")], false);
    assert_eq!(found.matches("error[DanglingEnd]").count(), 20, "{found}");
    assert!(found.contains("R.csv:21:1: ") && !found.contains("R.csv:22:"), "{found}");
    assert!(found.ends_with("error[MoreProblems]: and 1 more problem\n"), "{found}");
    let found = problems(&[("nodes/A.csv", "id,x:int\na,b\na,c\n"), ("nodes/B.csv", "id,x:boolean\nb,7\n")], false);
    assert_eq!(found.matches("error[InvalidValue]").count(), 3, "{found}");
}

fn graph_of(files: &[(&str, &str)], evidence: bool) -> (Graph, super::ImportReport) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    import_tables(folder.path(), ImportOptions { format: TableFormat::Csv, evidence }, &|_| {}).unwrap()
}

#[test]
fn neo4js_tables_are_read() {
    let (graph, report) = graph_of(
        &[
            (
                "people.csv",
                "\u{feff}personId:ID(P)|:LABEL|name|born:int|tags:string[]\n1|Person;Author|Ann|1970|a;;b\n2|Person|Bo||\n3||Cy|007|\n",
            ),
            ("firms.csv", ":ID(F),name,big:boolean\n1,Acme,true\n2,\"Bee, Co\",\n"),
            (
                "links.csv",
                ":START_ID(P),:END_ID(F),:TYPE,since:date,x:IGNORE\n1,1,WORKS_AT,2001-05-01,?\n2,2,OWNS,,?\n1,1,WORKS_AT,,?\n1,2,,,?\n",
            ),
            ("ignored.txt", "no table"),
        ],
        false,
    );
    assert_eq!((report.tables, report.parallel_relationships, report.shared_ids), (3, 1, 0));
    let text = contents(&graph).join("\n");
    for expected in [
        "node [\"Author\", \"Person\"] born=Integer(1970) name=String(\"Ann\") personId=String(\"1\") tags=List([String(\"a\"), String(\"\"), String(\"b\")])",
        "node [] born=Integer(7) name=String(\"Cy\") personId=String(\"3\")",
        "node [\"firms\"] big=Boolean(true) id=String(\"1\") name=String(\"Acme\")",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    let count = |name: &str| graph.type_id(name).map(|number| graph.type_count(number));
    assert_eq!((count("WORKS_AT"), count("OWNS"), count("links")), (Some(2), Some(1), Some(1)));
}

#[test]
fn evidence_is_items_and_types_without_it_are_structure() {
    let (graph, _) = graph_of(
        &[
            ("nodes/A.csv", "id,name\na,7\nb,8\n"),
            (
                "rels/R.csv",
                "src,dst,source,stance,directness,checked,via,via_at,population,w\n\
              a,b,s1,supports,direct,true,s2,p. 3,rats,1\nb,a,,,,,,,,2\na,a,s2,refutes,indirect,false,,,,3\n",
            ),
            ("rels/IS_A.csv", "src,dst,n\na,b,4\n"),
            ("sources.csv", "key,year,retracted,doi\ns1,2001,,10.1/x\ns2,2002,2010,\n"),
        ],
        true,
    );
    let text = contents(&graph).join("\n");
    for expected in [
        "w=Integer(1) / s1 Some(\"s2\") 0 population=String(\"rats\") via_at=String(\"p. 3\")",
        "w=Integer(3) / s2 None 1 checked=Boolean(false) directness=String(\"indirect\")",
        " n=Integer(4)",
        "source s1 doi=String(\"10.1/x\") year=Integer(2001)",
        "source s2 standings=List([Map({\"date\": String(\"2010\"), \"standing\": String(\"retracted\")})]) year=Integer(2002)",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    assert!(text.lines().any(|line| line.ends_with("w=Integer(2)")), "{text}");
    let declarations = Declarations::of(&graph);
    assert_eq!(declarations.evidence_policy("IS_A").as_str(), "none");
    assert_eq!(declarations.evidence_policy("R").as_str(), "optional");
}
