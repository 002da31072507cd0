//! What Ctrl-C does: first it cancels the statement, then it ends the program.
//!
//! Takes the interrupt signal; gives a cancellation to `session`, or exits.
//! Invariants: unfinished output files are removed before the program ends; without a running statement a batch run
//! ends at once, and the REPL only stops printing.
//! Start at [`Interrupt::install`].

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::session::CancelHandle;

/// The exit code of a program that an interrupt ended, as shells count it.
const INTERRUPTED: i32 = 130;

/// What the signal handler and the interpreter share.
#[derive(Debug, Clone, Default)]
pub(super) struct Interrupt {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    running: Mutex<Option<CancelHandle>>,
    requested: AtomicBool,
    interactive: AtomicBool,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("requested", &self.requested).finish_non_exhaustive()
    }
}

impl Interrupt {
    /// Takes over the interrupt signal; without a handler, Ctrl-C simply ends the program.
    pub(super) fn install(interactive: bool) -> Self {
        let interrupt = Interrupt::default();
        interrupt.shared.interactive.store(interactive, Ordering::SeqCst);
        let shared = Arc::clone(&interrupt.shared);
        let _ = ctrlc::set_handler(move || {
            let again = shared.requested.swap(true, Ordering::SeqCst);
            let running = shared.running.lock().unwrap_or_else(PoisonError::into_inner);
            match &*running {
                Some(handle) if !again => handle.cancel(),
                None if shared.interactive.load(Ordering::SeqCst) && !again => {}
                _ => {
                    super::output_file::remove_unfinished();
                    std::process::exit(INTERRUPTED);
                }
            }
        });
        interrupt
    }

    /// Tells which statement runs from now on; `None` when it has ended.
    pub(super) fn watch(&self, handle: Option<CancelHandle>) {
        if handle.is_some() {
            self.shared.requested.store(false, Ordering::SeqCst);
        }
        *self.shared.running.lock().unwrap_or_else(PoisonError::into_inner) = handle;
    }

    /// Forgets an interrupt: a new line is read.
    pub(super) fn clear(&self) {
        self.shared.requested.store(false, Ordering::SeqCst);
    }

    /// Whether Ctrl-C was pressed since the statement began.
    pub(super) fn requested(&self) -> bool {
        self.shared.requested.load(Ordering::SeqCst)
    }
}
