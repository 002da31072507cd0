//! Counts outcomes by area, keeps panics from ending the run, and holds the promised number.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Where a scenario comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The conformance kit.
    Kit,
    /// Our own features.
    Own,
}

/// Passed and failed by area.
#[derive(Default)]
pub struct Tally(Mutex<BTreeMap<(Origin, String), (usize, usize)>>);

impl Tally {
    /// Counts one outcome.
    pub fn record(&self, area: &str, origin: Origin, passed: bool) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (good, bad) = counts.entry((origin, area.to_owned())).or_default();
        if passed {
            *good += 1;
        } else {
            *bad += 1;
        }
    }

    /// Returns how many passed and failed.
    pub fn total(&self, of: Origin) -> (usize, usize) {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of_origin = counts.iter().filter(|((origin, _), _)| *origin == of);
        of_origin.fold((0, 0), |(good, bad), (_, (passed, failed))| (good + passed, bad + failed))
    }

    /// Returns the outcomes as a table.
    pub fn table(&self) -> String {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut out = String::from("| area | scenarios | passed | failed |\n|---|---:|---:|---:|\n");
        let (mut all_passed, mut all_failed) = (0, 0);
        for ((origin, area), (passed, failed)) in counts.iter() {
            let area = if *origin == Origin::Own { format!("own: {area}") } else { area.clone() };
            // Writing to a string cannot fail.
            let _ = writeln!(out, "| {area} | {} | {passed} | {failed} |", passed + failed);
            all_passed += passed;
            all_failed += failed;
        }
        let _ = writeln!(out, "| **all** | {} | {all_passed} | {all_failed} |", all_passed + all_failed);
        out
    }
}

thread_local! {
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps a panic's message for the scenario that it fails instead of printing it.
pub fn keep_panics_quiet() {
    std::panic::set_hook(Box::new(|panic| {
        PANIC.with(|kept| *kept.borrow_mut() = Some(panic.to_string()));
    }));
}

/// Runs a scenario; a panic is a failure.
pub fn without_panic(scenario: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    catch_unwind(AssertUnwindSafe(scenario)).unwrap_or_else(|_| {
        let message = PANIC.with(|kept| kept.borrow_mut().take());
        Err(message.unwrap_or_else(|| "panicked".to_owned()))
    })
}

/// Says whether a whole run of the kit passed at least as many scenarios as are promised.
pub fn keeps_promise(tally: &Tally, promise: &Path) -> bool {
    let (passed, failed) = tally.total(Origin::Kit);
    let promised = std::fs::read_to_string(promise).ok().and_then(|text| text.trim().parse::<usize>().ok());
    let Some(promised) = promised else {
        println!("{} must hold the number of scenarios that pass", promise.display());
        return false;
    };
    let kept = passed >= promised;
    println!("the kit: {passed} pass, {failed} fail; {promised} must pass: {}", if kept { "kept" } else { "broken" });
    kept
}
