//! Tests of the file.
