//! The clock: the one place that asks the system what time it is.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::value::Instant;

/// Returns the current moment.
pub(super) fn now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant { seconds: i64::try_from(since.as_secs()).unwrap_or(i64::MAX), nanos: since.subsec_nanos() }
}
