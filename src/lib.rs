//! Grounds: an evidence graph you can query, cite and print.

mod diag;
pub mod evidence;
pub mod graph;
pub mod pack;
pub mod syntax;
mod value;

pub use diag::{Diagnostic, Result, Severity, SourceText, Span};
pub use value::{
    Date, DateTime, Duration, EntityText, Instant, LocalDateTime, LocalTime, MapValue, NoEntities, NodeId, NodeText,
    PathValue, RelationshipId, RelationshipText, Time, Value, ValueError, Zone, float_text,
};
