//! Functions on the rows that `LOAD CSV` gives.

use super::{FunctionFamily, FunctionKind, FunctionSignature, ValueType};

const fn row(name: &'static str, returns: ValueType, doc: &'static str) -> FunctionSignature {
    FunctionSignature::new(FunctionFamily::File, FunctionKind::Record, name, &[], returns, doc)
}

/// The rows of this family.
pub(super) const ROWS: &[FunctionSignature] = &[
    row("linenumber", ValueType::INTEGER, "Returns the line of the file on which the record of `LOAD CSV` begins.")
        .example("linenumber()", "2"),
    row("file", ValueType::STRING, "Returns the path of the file that `LOAD CSV` reads.")
        .example("file() ENDS WITH 'drugs.csv'", "true"),
];
