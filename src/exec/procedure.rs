//! The trait that procedures implement; this room names none of them.

use std::sync::Arc;

use crate::value::{Value, ValueError};

use super::context::Context;

/// Gives rows for arguments.
pub trait Procedure: Send + Sync {
    /// Runs it and returns its rows, one value for each result field.
    ///
    /// # Errors
    /// What is wrong with the arguments, or what went wrong.
    fn call(&self, arguments: &[Value], context: &Context<'_>) -> Result<Vec<Vec<Value>>, ValueError>;
}

/// The procedures that there are.
pub trait Procedures: Send + Sync {
    /// Returns the procedure of that name.
    fn get(&self, name: &str) -> Option<Arc<dyn Procedure>>;
}
