//! Writes JSON and JSON lines.
//!
//! Invariants: the keys of an object are the columns in their order; an array stands on one line, so that the arrays of
//! several statements can be told apart by lines.
//! Start at [`write_array`] and [`write_lines`].

use std::io::{self, Write};

use super::Rows;
use crate::value::Value;

/// Writes the rows as one array.
pub(super) fn write_array(out: &mut dyn Write, rows: &Rows<'_>) -> io::Result<()> {
    let keys = keys(rows);
    out.write_all(b"[")?;
    if !keys.is_empty() {
        rows.each(|number, values| {
            if number > 0 {
                out.write_all(b",")?;
            }
            write_object(out, rows, &keys, values)
        })?;
    }
    out.write_all(b"]\n")
}

/// Writes each row as an object on a line of its own.
pub(super) fn write_lines(out: &mut dyn Write, rows: &Rows<'_>) -> io::Result<()> {
    let keys = keys(rows);
    rows.each(|_, values| {
        write_object(out, rows, &keys, values)?;
        out.write_all(b"\n")
    })
}

/// The column names as JSON strings.
fn keys(rows: &Rows<'_>) -> Vec<String> {
    rows.result.columns().iter().map(|column| serde_json::Value::from(&**column).to_string()).collect()
}

fn write_object(out: &mut dyn Write, rows: &Rows<'_>, keys: &[String], values: &[Value]) -> io::Result<()> {
    out.write_all(b"{")?;
    for (position, (key, value)) in keys.iter().zip(values).enumerate() {
        if position > 0 {
            out.write_all(b",")?;
        }
        out.write_all(key.as_bytes())?;
        out.write_all(b":")?;
        serde_json::to_writer(&mut *out, &rows.result.value_json(value))?;
    }
    out.write_all(b"}")
}
