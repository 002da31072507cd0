//! Puts a table of sources into the bibliography.
//!
//! Takes the table `sources`: a column `key`, `year`, `retracted` (the year or day of a retraction, or nothing) and any
//! further fields; gives sources by way of the room `evidence`, whose rules hold.
//! Start at [`add_sources`].

use std::sync::Arc;

use crate::evidence::merge_source;
use crate::graph::Graph;
use crate::value::{MapValue, NoEntities, Value};

use super::header::Role;
use super::problems::{At, Problem, Problems};
use super::table::{Table, TableColumn, into_texts};

/// The column that says when a source was retracted.
const RETRACTED: &str = "retracted";

/// Adds the sources of a table.
pub(super) fn add_sources(graph: &mut Graph, mut table: Table, problems: &Problems<'_>) {
    let Some(key) = table.take(|role| matches!(role, Role::Property(name) if name == "key")) else {
        let problem = Problem::new(At::Header(0), "MissingColumn", "no column `key`");
        problems.add(table.file, problem.with_help("name the column of the keys of sources `key`"));
        return;
    };
    let (codes, keys) = into_texts(key.values);
    let fields: Vec<(Arc<str>, TableColumn)> = table.columns.into_iter().filter_map(named).collect();
    for row in 0..table.rows {
        let key = codes.get(row).map_or("", |code| keys.get(*code));
        let mut values = MapValue::new();
        for (name, column) in &fields {
            let value = column.values.get(row);
            if value.is_null() || value.as_str() == Some("") {
                continue;
            }
            if &**name == RETRACTED {
                retraction(&mut values, &value);
            } else {
                values.insert(Arc::clone(name), value);
            }
        }
        let Err(error) = merge_source(graph, key, &values) else { continue };
        let problem = Problem::new(At::Row(row as u64), error.code, error.message).with_optional_help(error.help);
        if !problems.add(table.file, problem) {
            return;
        }
    }
}

fn named(column: TableColumn) -> Option<(Arc<str>, TableColumn)> {
    match &column.header.role {
        Role::Property(name) => Some((Arc::from(name.as_str()), column)),
        _ => None,
    }
}

/// A year or a day is when; `true` says that it is, and not when.
fn retraction(fields: &mut MapValue, value: &Value) {
    let date = match value {
        Value::Boolean(false) => return,
        Value::Boolean(true) => None,
        value => Some(Value::from(value.plain(&NoEntities))),
    };
    fields.insert(Arc::from("standing"), Value::from("retracted"));
    if let Some(date) = date {
        fields.insert(Arc::from("standing_date"), date);
    }
}
