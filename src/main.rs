//! The `grounds` binary: reads arguments, runs, turns the outcome into an exit code.

fn main() -> std::process::ExitCode {
    grounds::shell::run(std::env::args_os())
}
