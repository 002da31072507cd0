//! Times statements: from their text to their last row, parsing and planning included.
//!
//! Invariants: no result is kept from one run to the next; a run ends when each of its rows has been made a row of values.
//! Start at [`Session::time`].

use std::sync::Arc;
use std::time::Instant;

use super::Session;
use crate::diag::{Diagnostic, SourceText, Span};

/// What a statement took.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Timing {
    /// Milliseconds of the first run in this session.
    pub cold_ms: f64,
    /// Median of the milliseconds of the runs after it; none if the first took too long for another.
    pub warm_ms: Option<f64>,
    /// How many runs there were after the first.
    pub runs: usize,
    /// How many rows it gives.
    pub rows: usize,
}

/// A first run beyond this is the only one, unless more are asked for.
const ALONE_ABOVE_MS: f64 = 15_000.0;

impl Session {
    /// Runs one statement several times: once, and then `repeat` times, or as often as about a second allows.
    ///
    /// ```
    /// use grounds::{Database, Session};
    /// let mut session = Session::new(Database::in_memory());
    /// let timing = session.time("UNWIND range(1, 1000) AS x RETURN x", Some(3)).unwrap();
    /// assert_eq!((timing.rows, timing.runs), (1000, 3));
    /// assert!(timing.warm_ms.is_some());
    /// ```
    ///
    /// # Errors
    /// What is wrong with the statement.
    pub fn time(&mut self, text: &str, repeat: Option<usize>) -> Result<Timing, Vec<Diagnostic>> {
        let source = SourceText::new("statement", text);
        self.time_in(&source, Span::new(0, text.len()), repeat)
    }

    /// Times the statement that stands at `span` of a longer text.
    ///
    /// # Errors
    /// What is wrong with the statement.
    pub fn time_in(
        &mut self,
        source: &Arc<SourceText>,
        span: Span,
        repeat: Option<usize>,
    ) -> Result<Timing, Vec<Diagnostic>> {
        let (cold_ms, rows) = self.timed_run(source, span)?;
        let wanted = repeat.unwrap_or_else(|| runs_wanted(cold_ms));
        let mut runs = Vec::with_capacity(wanted);
        for _ in 0..wanted {
            runs.push(self.timed_run(source, span)?.0);
        }
        runs.sort_unstable_by(f64::total_cmp);
        Ok(Timing { cold_ms, warm_ms: median(&runs), runs: runs.len(), rows })
    }

    fn timed_run(&mut self, source: &Arc<SourceText>, span: Span) -> Result<(f64, usize), Vec<Diagnostic>> {
        let started = Instant::now();
        let result = self.run_in(source, span)?;
        let rows = result.rows().map(std::hint::black_box).count();
        Ok((started.elapsed().as_secs_f64() * 1e3, rows))
    }
}

/// How many runs after the first are sensible: at least nine of what is quick, about a second's worth of what is very
/// quick, three of what is slow.
fn runs_wanted(cold_ms: f64) -> usize {
    if cold_ms > ALONE_ABOVE_MS {
        0
    } else if cold_ms > 500.0 {
        3
    } else {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number between 9 and 501")]
        let in_a_second = (1000.0 / cold_ms.max(2.0)) as usize;
        in_a_second.max(9) | 1
    }
}

/// The middle of sorted numbers.
fn median(sorted: &[f64]) -> Option<f64> {
    let (low, high) = (sorted.get(sorted.len().saturating_sub(1) / 2)?, sorted.get(sorted.len() / 2)?);
    Some(f64::midpoint(*low, *high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle() {
        for (numbers, expected) in
            [(&[][..], None), (&[3.0], Some(3.0)), (&[1.0, 2.0], Some(1.5)), (&[1.0, 2.0, 9.0], Some(2.0))]
        {
            assert_eq!(median(numbers), expected, "{numbers:?}");
        }
    }

    #[test]
    fn slow_statements_are_run_less_often() {
        assert_eq!((runs_wanted(0.01), runs_wanted(100.0), runs_wanted(600.0), runs_wanted(20_000.0)), (501, 11, 3, 0));
    }
}
