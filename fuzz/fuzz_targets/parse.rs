//! `cargo +nightly fuzz run parse --features libfuzzer`: see `grounds_fuzz::targets::parse`.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    grounds_fuzz::targets::parse(text);
});
