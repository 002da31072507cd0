//! Spans, diagnostics, did-you-mean and caret rendering, for every other room.
//!
//! Takes byte spans and words from any room; gives text with carets to the shell.
//! Invariants: knows no language and no graph; never prints.
//! Start at [`Diagnostic`] and [`Diagnostic::render`].

mod render;
mod suggest;

pub use suggest::{did_you_mean, nearest};

use std::fmt;
use std::sync::Arc;

/// A half-open range of byte offsets into one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset one past the last byte.
    pub end: u32,
}

impl Span {
    /// Returns the span from `start` up to, not including, `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { start: clamp(start), end: clamp(end) }
    }

    /// Returns the smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Returns this span moved by `offset` bytes (a statement inside a file).
    #[must_use]
    pub fn shift(self, offset: usize) -> Span {
        Span::new(self.start as usize + offset, self.end as usize + offset)
    }
}

/// A named text that spans point into: a file, a statement of the shell, a parameter.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceText {
    /// What to call it before `:line:column`, such as `claims/effects.cypher`.
    pub name: String,
    /// The whole text, or an excerpt.
    pub text: String,
    /// The number of its first line: 1, unless it is an excerpt of a longer text.
    pub first_line: u32,
}

impl SourceText {
    /// Makes a shared source text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(SourceText { name: name.into(), text: text.into(), first_line: 1 })
    }

    /// Makes a source text of whole lines of a longer text, the first of which has this number.
    pub fn excerpt(name: impl Into<String>, text: impl Into<String>, first_line: u32) -> Arc<Self> {
        Arc::new(SourceText { name: name.into(), text: text.into(), first_line })
    }
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something worth knowing; never changes an exit code.
    Note,
    /// Probably not what was meant; an error under `--strict`.
    Warning,
    /// The statement or check failed.
    Error,
}

/// One finding: where, what, why, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable name of the kind of finding, in the conformance kit's words where it has one
    /// (`UndefinedVariable`, `InvalidArgumentType`), else ours (`UnknownEntity`).
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What happened, lower case, no full stop.
    pub message: String,
    /// The place it points at, first the main one; each with a short text (may be empty).
    pub labels: Vec<(Span, String)>,
    /// The rule behind it, or further facts.
    pub notes: Vec<String>,
    /// What to do.
    pub help: Option<String>,
    /// The text that the spans point into, when known.
    pub source: Option<Arc<SourceText>>,
}

impl Diagnostic {
    /// Makes an error that points at `span`.
    pub fn error(code: &'static str, message: impl Into<String>, span: Span) -> Self {
        Self::new(Severity::Error, code, message, Some(span))
    }

    /// Makes an error that has no place in a text (a file that cannot be opened).
    pub fn error_without_place(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message, None)
    }

    /// Makes a warning that points at `span`.
    pub fn warning(code: &'static str, message: impl Into<String>, span: Span) -> Self {
        Self::new(Severity::Warning, code, message, Some(span))
    }

    /// Makes a note that points at `span`.
    pub fn note(code: &'static str, message: impl Into<String>, span: Span) -> Self {
        Self::new(Severity::Note, code, message, Some(span))
    }

    /// Makes a finding of any severity, with or without a place.
    pub fn new(severity: Severity, code: &'static str, message: impl Into<String>, span: Option<Span>) -> Self {
        Diagnostic {
            code,
            severity,
            message: message.into(),
            labels: span.map(|span| (span, String::new())).into_iter().collect(),
            notes: Vec::new(),
            help: None,
            source: None,
        }
    }

    /// Puts a text at the main caret.
    #[must_use]
    pub fn labelled(mut self, text: impl Into<String>) -> Self {
        if let Some(label) = self.labels.first_mut() {
            label.1 = text.into();
        }
        self
    }

    /// Points at a further place.
    #[must_use]
    pub fn also_at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push((span, text.into()));
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what to do, when there is something to say.
    #[must_use]
    pub fn with_optional_help(mut self, help: Option<String>) -> Self {
        if help.is_some() {
            self.help = help;
        }
        self
    }

    /// Adds the rule behind the finding.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Says which text the spans point into, unless that is known already.
    #[must_use]
    pub fn in_source(mut self, source: &Arc<SourceText>) -> Self {
        if self.source.is_none() {
            self.source = Some(Arc::clone(source));
        }
        self
    }

    /// Moves every span by `offset` bytes: for a statement parsed out of a longer text.
    #[must_use]
    pub fn shifted(mut self, offset: usize) -> Self {
        for label in &mut self.labels {
            label.0 = label.0.shift(offset);
        }
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for Diagnostic {}

/// The result of anything that can fail with one diagnostic.
pub type Result<T, E = Box<Diagnostic>> = std::result::Result<T, E>;

impl From<Diagnostic> for Vec<Diagnostic> {
    fn from(diagnostic: Diagnostic) -> Self {
        vec![diagnostic]
    }
}
