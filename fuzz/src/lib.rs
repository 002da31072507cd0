//! Fuzz targets: whatever is typed is answered or refused, soon, and in bounded memory.
//!
//! Two ways to run them. `cargo run --release -p grounds-fuzz -- 1000000` makes inputs from statements that are written
//! down in the repository, by damaging and crossing them; it needs a stable toolchain alone. `cargo +nightly fuzz run
//! execute --features libfuzzer fuzz/corpus/execute` lets libFuzzer look for inputs that reach new code; a corpus to
//! begin with is written by `cargo run -p grounds-fuzz -- --corpus fuzz/corpus/execute`.
//! Start at [`targets`].

pub mod inputs;
pub mod targets;
