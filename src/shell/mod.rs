//! Reads statements and `:commands` from arguments, files, pipes and people, runs them, and prints what comes out.
//!
//! Takes the program's arguments; gives an exit code: 0 all went well, 1 a statement or check failed, 2 wrong usage.
//! Invariants: the only room that prints, reads the terminal or exits; results go to stdout and everything else to
//! stderr; a closed pipe ends the program quietly; no output file is ever left half written.
//! Start at [`run`]. How: `interpreter::Interpreter` is the one interpreter of REPL and batch. It cuts a text into
//! pieces (`script`), hands statements to `session`, `:commands` to `commands`, and results to `formats`.

mod arguments;
mod bench;
mod commands;
mod completion;
mod console;
mod figures;
mod formats;
mod help;
mod highlight;
mod importing;
mod interpreter;
mod interrupt;
mod opening;
mod output_file;
mod pager;
mod phrases;
mod program;
mod progress;
mod repl;
mod script;
mod vocabulary;

pub use program::run;
