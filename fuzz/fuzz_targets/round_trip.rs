//! `cargo +nightly fuzz run round_trip --features libfuzzer`: see `grounds_fuzz::targets::round_trip`.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    grounds_fuzz::targets::round_trip(text);
});
