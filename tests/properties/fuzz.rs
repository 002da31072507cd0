//! The fuzz targets over generated inputs, a bounded number: `cargo run --release -p grounds-fuzz -- 1000000` is the long
//! form.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use super::cases;
use super::inputs::{Numbers, input, seeds};
use super::targets;

/// Numbers that the long form does not come to.
const FIRST: u64 = 1 << 40;

#[test]
fn any_text_is_answered_or_refused() {
    let seeds = seeds(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut run = 0;
    for number in FIRST..FIRST + u64::from(cases(3_000)) {
        let text = input(&seeds, &mut Numbers::new(number));
        for target in [targets::parse, targets::round_trip, targets::execute] {
            let outcome = catch_unwind(AssertUnwindSafe(|| target(&text)));
            assert!(outcome.is_ok(), "input {number}:\n{text}");
        }
        run += u32::from(targets::round_trip(&text));
    }
    assert!(run * 5 > cases(3_000), "hardly any input is a statement: {run}");
}
