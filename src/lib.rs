//! Grounds: an evidence graph you can query, cite and print.

mod algo;
mod diag;
pub mod evidence;
mod exec;
pub mod figure;
pub mod graph;
pub mod interop;
pub mod pack;
mod plan;
mod semantics;
pub mod session;
pub mod shell;
pub mod syntax;
mod value;

pub use diag::{Diagnostic, Result, Severity, SourceText, Span};
pub use session::{Database, FileAccess, OpenOptions, QueryResult, Rewrites, Session, SessionOptions, Summary, Timing};
pub use value::{
    Bitmap, Column, Date, DateTime, Dictionary, Duration, EntityText, Instant, LocalDateTime, LocalTime, MapValue,
    NULL_CODE, NULL_ID, NoEntities, NodeId, NodeText, PathValue, RelationshipId, RelationshipText, Time, Value,
    ValueError, Zone, float_text,
};

/// The README's examples in Rust, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
