//! Laws that hold for any graph, lens and statement, tried on random ones.
//!
//! `GROUNDS_CASES` says how many cases each law is tried on. A counter-example that was found stays as a test of its
//! own.

#[path = "properties/agreement.rs"]
mod agreement;
#[path = "properties/any_text.rs"]
mod any_text;
#[path = "properties/assertions.rs"]
mod assertions;
#[path = "properties/choices.rs"]
mod choices;
#[path = "properties/claims.rs"]
mod claims;
#[path = "properties/counting.rs"]
mod counting;
#[path = "properties/dump.rs"]
mod dump;
#[path = "properties/fuzz.rs"]
mod fuzz;
#[path = "../fuzz/src/inputs.rs"]
mod inputs;
#[path = "properties/lens.rs"]
mod lens;
#[path = "properties/model.rs"]
mod model;
#[path = "properties/paths.rs"]
mod paths;
#[path = "properties/printing.rs"]
mod printing;
#[path = "properties/regressions.rs"]
mod regressions;
#[path = "properties/run.rs"]
mod run;
#[path = "properties/statement.rs"]
mod statement;
#[path = "properties/surgery.rs"]
mod surgery;
#[path = "../fuzz/src/targets.rs"]
mod targets;
#[path = "properties/writing.rs"]
mod writing;

use proptest::test_runner::{Config, FileFailurePersistence};

/// How many cases a law is tried on.
fn cases(default: u32) -> u32 {
    std::env::var("GROUNDS_CASES").ok().and_then(|given| given.parse().ok()).unwrap_or(default)
}

fn config(default: u32) -> Config {
    Config {
        cases: cases(default),
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        max_shrink_iters: 4000,
        ..Config::default()
    }
}
