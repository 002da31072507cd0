//! Tests of the room as a whole: the conformance kit's queries, every construct, errors, and time.

mod kit;
