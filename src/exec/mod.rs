//! Physical operators over batches, expressions, aggregation and row grounds.
//!
//! Start at [`functions::kernel`].

pub mod functions;
