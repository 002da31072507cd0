//! Shows on a terminal that something still runs: how long, how far, how to stop it.
//!
//! Invariants: nothing is shown in the first second, and nothing when stderr is no terminal; the line is wiped before
//! anything else is printed.
//! Start at [`Progress::start`].

use std::io::Write;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long a statement runs before anything is shown.
const PATIENCE: Duration = Duration::from_secs(1);

/// The line on the terminal, as long as this lives.
#[derive(Debug)]
pub(super) struct Progress {
    done: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Progress {
    /// Begins to wait for a statement.
    pub(super) fn start() -> Self {
        Self::telling(PATIENCE, |running| format!("… {} s, Ctrl-C cancels", running.as_secs()))
    }

    /// Begins to wait for what `tell` tells about, given how long it has been running, now and then.
    pub(super) fn telling(interval: Duration, tell: impl Fn(Duration) -> String + Send + 'static) -> Self {
        let (done, waiting) = channel::<()>();
        let started = Instant::now();
        let thread = std::thread::spawn(move || {
            let mut shown = false;
            let mut pause = PATIENCE;
            while waiting.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                let text = format!("\r\x1b[2K{}", tell(started.elapsed()));
                let _ = std::io::stderr().write_all(text.as_bytes());
                shown = true;
                pause = interval;
            }
            if shown {
                let _ = std::io::stderr().write_all(b"\r\x1b[2K");
            }
        });
        Progress { done: Some(done), thread: Some(thread) }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        drop(self.done.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
