//! Standard output and standard error, and what is known of the terminal behind them.
//!
//! Takes text and diagnostics; gives bytes to the two streams.
//! Invariants: a closed pipe on stdout is reported as [`Stop::ClosedPipe`] and nowhere panics; a stderr that nobody
//! reads is no reason to stop.
//! Start at [`Console`].

use std::io::{self, BufWriter, IsTerminal, Write};

use crate::diag::Diagnostic;

/// Why a run ends before its text does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// Something failed and was reported.
    Failed,
    /// Nobody reads the results any more.
    ClosedPipe,
    /// `:quit`
    Quit,
}

/// The outcome of anything that reports its own failures.
pub(super) type Flow<T = ()> = std::result::Result<T, Stop>;

/// The two output streams.
pub(super) struct Console {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    /// Whether stdout is a terminal.
    pub(super) out_is_terminal: bool,
    /// Whether stderr is a terminal.
    pub(super) err_is_terminal: bool,
    /// Whether colours are welcome on a terminal.
    pub(super) colour: bool,
    /// Columns and lines, where they are fixed; else the terminal is asked.
    size: Option<(usize, usize)>,
}

impl std::fmt::Debug for Console {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Console").field("out_is_terminal", &self.out_is_terminal).finish_non_exhaustive()
    }
}

impl Console {
    /// The streams of this process.
    pub(super) fn standard(colour: bool) -> Self {
        let out = io::stdout();
        Console {
            out_is_terminal: out.is_terminal(),
            err_is_terminal: io::stderr().is_terminal(),
            // Locked once: no line-wise flushing, no lock a row.
            out: Box::new(BufWriter::with_capacity(1 << 16, out.lock())),
            err: Box::new(io::stderr()),
            colour,
            size: None,
        }
    }

    /// Streams that a test reads.
    #[cfg(test)]
    pub(super) fn to_buffers(out: &Buffer, err: &Buffer, size: Option<(usize, usize)>) -> Self {
        Console {
            out: Box::new(out.clone()),
            err: Box::new(err.clone()),
            out_is_terminal: size.is_some(),
            err_is_terminal: false,
            colour: false,
            size,
        }
    }

    /// Returns columns and lines of the terminal behind stdout; `None` when there is none.
    pub(super) fn size(&self) -> Option<(usize, usize)> {
        if !self.out_is_terminal {
            return None;
        }
        let asked = || crossterm::terminal::size().ok().map(|(columns, lines)| (columns.into(), lines.into()));
        // A terminal that tells no size, such as some serial lines, gets the classic one.
        self.size.or_else(asked).filter(|(columns, _)| *columns > 0).or(Some((80, 24)))
    }

    /// Whether results may be coloured.
    pub(super) fn out_colour(&self) -> bool {
        self.colour && self.out_is_terminal
    }

    /// Whether messages may be coloured.
    pub(super) fn err_colour(&self) -> bool {
        self.colour && self.err_is_terminal
    }

    /// Where results go.
    pub(super) fn out(&mut self) -> &mut dyn Write {
        &mut *self.out
    }

    /// Brings results out before anything else is said.
    pub(super) fn flush(&mut self) -> Flow {
        let outcome = self.out.flush();
        self.checked(outcome)
    }

    /// Turns the outcome of writing to stdout into a reason to stop.
    pub(super) fn checked(&mut self, outcome: io::Result<()>) -> Flow {
        match outcome {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Stop::ClosedPipe),
            Err(error) => {
                let reason = super::opening::reason(&error);
                self.report(&Diagnostic::error_without_place(
                    "UnwritableOutput",
                    format!("cannot write results: {reason}"),
                ));
                Err(Stop::Failed)
            }
        }
    }

    /// Shows a finding on stderr.
    pub(super) fn report(&mut self, diagnostic: &Diagnostic) {
        let _ = self.out.flush();
        let text = diagnostic.render(self.err_colour());
        let _ = self.err.write_all(text.as_bytes());
        let _ = self.err.flush();
    }

    /// Says something on stderr.
    pub(super) fn say(&mut self, text: &str) {
        let _ = self.out.flush();
        let _ = writeln!(self.err, "{text}");
        let _ = self.err.flush();
    }
}

/// A buffer that a test keeps a hold of while the console writes to it.
#[cfg(test)]
#[derive(Debug, Clone, Default)]
pub(super) struct Buffer(std::rc::Rc<std::cell::RefCell<Vec<u8>>>);

#[cfg(test)]
impl Buffer {
    /// Takes what was written since the last call.
    pub(super) fn take(&self) -> String {
        String::from_utf8(std::mem::take(&mut *self.0.borrow_mut())).unwrap()
    }
}

#[cfg(test)]
impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
