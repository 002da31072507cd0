//! `grounds import csv|parquet` and `grounds bench`.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use crate::{grounds_in, names, quiet};

const NODES: &str = "id,name\nd1,Ketamine\nd2,Naloxone\n";
const CLAIMS: &str = "src,dst,source,stance,year,confidence\nd1,d2,s1,supports,2018,0.5\nd2,d1,s1,refutes,2018,\n";
const SOURCES: &str = "key,year,retracted\ns1,2018,\n";

fn folder_of_tables(here: &Path) {
    fs::create_dir_all(here.join("tables/nodes")).unwrap();
    fs::create_dir_all(here.join("tables/rels")).unwrap();
    fs::write(here.join("tables/nodes/Drug.csv"), NODES).unwrap();
    fs::write(here.join("tables/rels/BLOCKS.csv"), CLAIMS).unwrap();
    fs::write(here.join("tables/sources.csv"), SOURCES).unwrap();
    fs::write(here.join("tables/manifest.json"), "{}").unwrap();
}

/// Writes columns of texts and, where all cells are, of integers.
fn write_parquet(path: &Path, csv: &str) {
    let mut lines = csv.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let names = lines.next().unwrap();
    let rows: Vec<Vec<&str>> = lines.collect();
    let is_integer = |column: usize| rows.iter().all(|row| row[column].parse::<i64>().is_ok());
    let field = |(column, name): (usize, &&str)| {
        if is_integer(column) {
            format!("required INT64 {name};")
        } else {
            format!("optional BYTE_ARRAY {name} (UTF8);")
        }
    };
    let fields: String = names.iter().enumerate().map(field).collect();
    let schema = Arc::new(parse_message_type(&format!("message m {{ {fields} }}")).unwrap());
    let properties = Arc::new(WriterProperties::builder().build());
    let mut writer = SerializedFileWriter::new(fs::File::create(path).unwrap(), schema, properties).unwrap();
    let mut group = writer.next_row_group().unwrap();
    for column in 0..names.len() {
        let mut out = group.next_column().unwrap().unwrap();
        if is_integer(column) {
            let values: Vec<i64> = rows.iter().map(|row| row[column].parse().unwrap()).collect();
            out.typed::<Int64Type>().write_batch(&values, None, None).unwrap();
        } else {
            let cells = || rows.iter().map(|row| row[column]);
            let values: Vec<ByteArray> = cells().filter(|cell| !cell.is_empty()).map(ByteArray::from).collect();
            let levels: Vec<i16> = cells().map(|cell| i16::from(!cell.is_empty())).collect();
            out.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None).unwrap();
        }
        out.close().unwrap();
    }
    group.close().unwrap();
    writer.close().unwrap();
}

/// Asks for the claims, with what `evidence` gives for the first item, or with the plain properties.
fn claims(here: &Path, graph: &str, stance: &str) -> String {
    let statement = format!(
        "USING ALL EVIDENCE MATCH (a)-[r:BLOCKS]->(b) RETURN a.name AS a, b.name AS b, {stance}.stance AS stance, \
         {stance}.year AS year, size(evidence(r)) AS items ORDER BY a"
    );
    quiet(grounds_in(here, &["-g", graph, "--format", "csv", "-c", &statement]))
}

#[test]
fn tables_become_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    folder_of_tables(here);
    for table in ["nodes/Drug", "rels/BLOCKS", "sources"] {
        let csv = fs::read_to_string(here.join(format!("tables/{table}.csv"))).unwrap();
        write_parquet(&here.join(format!("tables/{table}.parquet")), &csv);
    }
    for format in ["csv", "parquet"] {
        let plain = grounds_in(here, &["import", format, "tables", "-o", "plain.grounds", "--overwrite"]);
        assert_eq!((plain.code, plain.out.as_str()), (0, ""), "{}", plain.err);
        assert_eq!(
            plain.err,
            "wrote `plain.grounds`: 2 nodes, 2 relationships\n\
             the sources of `tables` were left aside: `--evidence` takes them\n"
        );
        let rows = |items: u8| {
            format!(
                "a,b,stance,year,items\nKetamine,Naloxone,supports,2018,{items}\nNaloxone,Ketamine,refutes,2018,{items}\n"
            )
        };
        assert_eq!(claims(here, "plain.grounds", "r"), rows(0));

        let items = grounds_in(here, &["import", format, "tables", "-o", "items.grounds", "--evidence", "--overwrite"]);
        assert_eq!(items.err, "wrote `items.grounds`: 2 nodes, 2 claims, 2 evidence items, 1 source\n");
        assert_eq!(claims(here, "items.grounds", "evidence(r)[0]"), rows(1));
    }
}

#[test]
fn what_is_wrong_is_told_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    folder_of_tables(here);
    fs::write(here.join("tables/rels/BLOCKS.csv"), "src,dst,x\nd1,d2,1\nd1,d3,2\nd4,d2,3\n").unwrap();
    let ran = grounds_in(here, &["import", "csv", "tables", "-o", "a.grounds"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    let name = Path::new("tables").join("rels").join("BLOCKS.csv");
    for expected in
        [":3:4: error[DanglingEnd]: no node has the id `d3`\n", ":4:1: error[DanglingEnd]: no node has the id `d4`\n"]
    {
        assert!(ran.err.contains(&format!("{}{expected}", name.display())), "{}", ran.err);
    }
    assert!(ran.err.contains("    3 | d1,d3,2\n      |    ^^\n"), "{}", ran.err);
    assert_eq!(names(here), ["tables"]);
    fs::write(here.join("a.grounds"), "mine").unwrap();
    let ran = grounds_in(here, &["import", "csv", "tables", "-o", "a.grounds"]);
    assert!(ran.err.contains("error[FileExists]") && ran.err.contains("--overwrite"), "{}", ran.err);
    assert_eq!(fs::read_to_string(here.join("a.grounds")).unwrap(), "mine");

    fs::write(here.join("tables/nodes/Drug.parquet"), "no such thing").unwrap();
    let ran = grounds_in(here, &["import", "parquet", "tables", "-o", "b.grounds"]);
    assert!(ran.err.contains("Drug.parquet: error[CannotRead]: cannot read the file as Parquet"), "{}", ran.err);
    let ran = grounds_in(here, &["import", "csv", "nowhere", "-o", "b.grounds"]);
    assert!(ran.err.contains("error[CannotOpen]: cannot read `nowhere`: no such folder"), "{}", ran.err);
    fs::create_dir(here.join("empty")).unwrap();
    let ran = grounds_in(here, &["import", "csv", "empty", "-o", "b.grounds"]);
    assert!(ran.err.contains("error[NoTables]"), "{}", ran.err);
    assert!(!here.join("b.grounds").exists());
}

#[test]
fn a_problem_of_a_parquet_file_has_its_row() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::create_dir_all(here.join("t/nodes")).unwrap();
    write_parquet(&here.join("t/nodes/A.parquet"), "id\na\nb\na\n");
    let ran = grounds_in(here, &["import", "parquet", "t", "-o", "a.grounds"]);
    let name = Path::new("t").join("nodes").join("A.parquet");
    let name = name.display();
    assert!(
        ran.err.contains(&format!("{name}, row 3: error[DuplicateId]: a second node has the id `a`")),
        "{}",
        ran.err
    );
    assert!(ran.err.contains(&format!("note: the first is at {name}, row 1")), "{}", ran.err);
}

#[test]
fn statements_are_timed() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    folder_of_tables(here);
    assert_eq!(grounds_in(here, &["import", "csv", "tables", "-o", "a.grounds"]).code, 0);
    fs::write(here.join("q.cypher"), "// one\nRETURN 1 AS one;\n\nMATCH (n) RETURN n").unwrap();
    let out = quiet(grounds_in(here, &["bench", "-g", "a.grounds", "q.cypher", "--repeat", "4", "--json"]));
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(found["open_ms"].as_f64().is_some_and(|open| open > 0.0), "{out}");
    let statements = found["statements"].as_array().unwrap();
    let facts: Vec<(i64, i64, i64)> = statements
        .iter()
        .map(|statement| {
            assert!(statement["cold_ms"].as_f64().is_some() && statement["warm_ms"].as_f64().is_some(), "{out}");
            let number = |name: &str| statement[name].as_i64().unwrap();
            (number("line"), number("runs"), number("rows"))
        })
        .collect();
    assert_eq!(facts, [(2, 4, 1), (4, 4, 2)]);
    assert_eq!(statements[0]["peak_rss_mb"].is_number(), cfg!(target_os = "linux"));
    let out = quiet(grounds_in(here, &["bench", "-g", "a.grounds", "q.cypher", "--repeat", "1"]));
    assert!(out.starts_with("open ") && out.contains("q.cypher:4 "), "{out}");

    for (text, code) in [("RETURN x", "UndefinedVariable"), ("CREATE (:X)", "ReadOnly"), (":schema", "CommandNotTimed")]
    {
        fs::write(here.join("wrong.cypher"), text).unwrap();
        let ran = grounds_in(here, &["bench", "-g", "a.grounds", "wrong.cypher"]);
        assert_eq!(ran.code, 1);
        assert!(ran.err.contains(code), "{}", ran.err);
    }
}
