//! Hands a result that is longer than the screen to the user's pager.
//!
//! Takes the bytes of a result; gives them to `$PAGER`, else to `less -RFX`.
//! Invariants: only the REPL pages; a pager that is not there or fails to start is no error, the text is then printed.
//! Start at [`Pager::start`].

use std::env;
use std::io::{self, Write};
use std::process::{Child, Command, Stdio};

/// A running pager.
#[derive(Debug)]
pub(super) struct Pager {
    child: Child,
}

impl Pager {
    /// Starts the user's pager; `None` when there is none or it is switched off by an empty `PAGER`.
    pub(super) fn start() -> Option<Self> {
        let command = env::var("PAGER").unwrap_or_else(|_| "less -RFX".to_owned());
        let mut words = command.split_whitespace();
        let program = words.next().filter(|program| *program != "cat")?;
        let mut process = Command::new(program);
        process.args(words).stdin(Stdio::piped());
        if env::var_os("LESS").is_none() {
            process.env("LESS", "RFX");
        }
        process.spawn().ok().map(|child| Pager { child })
    }

    /// Shows text that `write` produces and waits until the user is done with it.
    pub(super) fn show(mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
        if let Some(stdin) = self.child.stdin.take() {
            let mut stdin = io::BufWriter::new(stdin);
            // A pager that was quit early closes its pipe: nothing is lost that was wanted.
            let _ = write(&mut stdin).and_then(|()| stdin.flush());
        }
        let _ = self.child.wait();
    }
}
