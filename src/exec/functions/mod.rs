//! The kernels of functions: from values to a value.
//!
//! Takes arguments that the binder has counted; gives a value or a [`ValueError`], which the caller places.
//! Invariants: a kernel sees no graph; the clock and the source of random numbers come in [`KernelContext`];
//! the scalar functions of `semantics` and the kernels here are the same set, which a test holds.
//! Start at [`kernel`]; aggregates are in [`Accumulator`], operators that are not functions in [`predicate`].

mod aggregate;
mod conversion;
mod format;
mod list;
mod math;
pub mod predicate;
mod rounding;
mod string;
mod temporal;

pub use aggregate::{Accumulator, Sum};

use std::collections::HashMap;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::value::{Instant, Value, ValueError};

/// Computes a function.
pub type Kernel = fn(&KernelContext, &[Value]) -> Result<Value, ValueError>;

/// What kernels need besides their arguments; made once a statement, shared by its threads.
#[derive(Debug)]
pub struct KernelContext {
    /// When the statement began.
    pub statement_clock: Instant,
    /// When its transaction began.
    pub transaction_clock: Instant,
    /// Reads the clock, for the functions that ask for this very moment.
    pub realtime_clock: fn() -> Instant,
    random_seed: u64,
    random_drawn: AtomicU64,
}

impl KernelContext {
    /// Makes the context of a statement; the seed decides what its random numbers are.
    #[must_use]
    pub fn new(
        statement_clock: Instant,
        transaction_clock: Instant,
        realtime_clock: fn() -> Instant,
        random_seed: u64,
    ) -> Self {
        let random_drawn = AtomicU64::new(0);
        KernelContext { statement_clock, transaction_clock, realtime_clock, random_seed, random_drawn }
    }

    /// Draws 64 random bits: splitmix64, which needs no lock, since its state is a count.
    fn random_bits(&self) -> u64 {
        let drawn = self.random_drawn.fetch_add(1, Ordering::Relaxed).wrapping_add(1);
        let mut bits = self.random_seed.wrapping_add(drawn.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }
}

static BY_NAME: LazyLock<HashMap<String, Kernel>> = LazyLock::new(|| {
    let tables = [string::KERNELS, list::KERNELS, math::KERNELS, conversion::KERNELS, temporal::KERNELS];
    tables.into_iter().flatten().map(|(name, kernel)| (name.to_ascii_lowercase(), *kernel)).collect()
});

/// Returns the kernel of a scalar function, its name in any case. Look it up once, not once a row.
#[must_use]
pub fn kernel(name: &str) -> Option<Kernel> {
    BY_NAME.get(&name.to_ascii_lowercase()).copied()
}

/// Returns the argument at a position; null where an optional one was left out.
fn argument(arguments: &[Value], position: usize) -> &Value {
    arguments.get(position).unwrap_or(&Value::Null)
}

/// Returns whether one of the arguments given is null, which makes most functions null.
fn any_null(arguments: &[Value]) -> bool {
    arguments.iter().any(Value::is_null)
}

/// Returns a text, or says that the function needs one.
fn text<'a>(function: &str, value: &'a Value) -> Result<&'a str, ValueError> {
    value.as_str().ok_or_else(|| ValueError::argument_type(&format!("`{function}`"), "a string", value))
}

/// Returns an integer, or says that the function needs one.
fn integer(function: &str, value: &Value) -> Result<i64, ValueError> {
    value.as_integer().ok_or_else(|| ValueError::argument_type(&format!("`{function}`"), "an integer", value))
}

/// Returns a length that is not negative.
fn length(function: &str, value: &Value) -> Result<usize, ValueError> {
    let length = integer(function, value)?;
    usize::try_from(length).map_err(|_| {
        ValueError::new("NegativeIntegerArgument", format!("`{function}` takes no negative number, found {length}"))
    })
}

#[cfg(test)]
mod tests;
