//! Tests of the room as a whole: the conformance kit's queries, every construct, errors, and limits.

mod constructs;
mod kit;
mod limits;
mod mistakes;
