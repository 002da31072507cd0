//! `cargo +nightly fuzz run execute --features libfuzzer`: see `grounds_fuzz::targets::execute`.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    grounds_fuzz::targets::execute(text);
});
