//! Names, scopes, types and function signatures: every compile-time error.
//!
//! Invariant: functions are declared here and computed in `exec`; neither room sees the other's insides.
//! Start at [`functions::lookup`].

pub mod functions;
