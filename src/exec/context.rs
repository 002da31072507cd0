//! What a running statement has at hand: the graph, the lens, parameters, limits and counters.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::Instant;

use crate::diag::{Diagnostic, Result};
use crate::evidence::{Declarations, View};
use crate::graph::{Graph, TypeId};
use crate::plan::{LabelTest, LogicalPlan, Profile};
use crate::value::{Bitmap, Value};

use super::files::{Files, NoFiles};
use super::functions::KernelContext;
use super::procedure::Procedures;

/// Tells a running statement to stop. Clones tell the same statement.
#[derive(Debug, Clone, Default)]
pub struct CancelHandle(Arc<AtomicBool>);

impl CancelHandle {
    /// Asks the statement to stop at its next batch.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Forgets an earlier request.
    pub fn clear(&self) {
        self.0.store(false, Ordering::Relaxed);
    }

    /// Returns whether it was asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// How much a statement may use.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Rows in a batch.
    pub batch_rows: usize,
    /// How many threads may work on it.
    pub threads: usize,
    /// Bytes that its results, groups and sorts may hold.
    pub memory_bytes_max: Option<usize>,
    /// When it must have ended, with the milliseconds it was given.
    pub deadline: Option<(Instant, u64)>,
    /// Whether someone wants it to stop.
    pub cancel: CancelHandle,
}

/// What a statement changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counters {
    /// Nodes created.
    pub nodes_created: usize,
    /// Nodes deleted.
    pub nodes_deleted: usize,
    /// Relationships created.
    pub relationships_created: usize,
    /// Relationships deleted.
    pub relationships_deleted: usize,
    /// Relationships deleted that the lens hides.
    pub hidden_deleted: usize,
    /// Properties set or removed.
    pub properties_set: usize,
    /// Labels added.
    pub labels_added: usize,
    /// Labels removed.
    pub labels_removed: usize,
    /// Claims found or created by `ASSERT`.
    pub claims_asserted: usize,
    /// Evidence items added.
    pub items_added: usize,
    /// Evidence items that were there already.
    pub items_known: usize,
    /// Evidence items removed.
    pub items_removed: usize,
    /// Sources added, completed or given a standing.
    pub sources_changed: usize,
}

impl Counters {
    /// Returns whether anything changed.
    #[must_use]
    pub fn any(&self) -> bool {
        *self
            != Counters { claims_asserted: self.claims_asserted, items_known: self.items_known, ..Counters::default() }
    }
}

/// A running statement.
pub struct Context<'a> {
    /// The version it reads, and changes when it writes.
    pub graph: Graph,
    /// The lens over that version.
    pub view: Arc<View>,
    /// What graph.toml says.
    pub declarations: Arc<Declarations>,
    /// The plan, for its subplans.
    pub plan: &'a LogicalPlan,
    /// The parameters.
    pub parameters: &'a BTreeMap<String, Value>,
    /// The statement's clock and random numbers.
    pub kernels: KernelContext,
    /// How much it may use.
    pub limits: Limits,
    /// The procedures that there are.
    pub procedures: &'a dyn Procedures,
    /// The files that it may read.
    pub files: &'a dyn Files,
    /// What it changed so far.
    pub counters: Counters,
    /// What the user should know about what it did.
    pub notes: Vec<String>,
    /// Whether relationships that are not read may be counted instead of listed.
    pub count_expansions: bool,
    /// Whether every claim matches whatever the lens: while MERGE looks for what there is.
    pub(super) whole_graph: bool,
    used_bytes: AtomicUsize,
    profiles: Option<Vec<ProfileCell>>,
}

#[derive(Debug, Default)]
struct ProfileCell {
    rows: AtomicU64,
    nanoseconds: AtomicU64,
}

impl<'a> Context<'a> {
    /// Makes the context of a statement that is about to run.
    #[expect(
        clippy::too_many_arguments,
        reason = "each is one thing the statement needs; a struct of them would be this struct"
    )]
    #[must_use]
    pub fn new(
        graph: Graph,
        view: Arc<View>,
        declarations: Arc<Declarations>,
        plan: &'a LogicalPlan,
        parameters: &'a BTreeMap<String, Value>,
        kernels: KernelContext,
        limits: Limits,
        procedures: &'a dyn Procedures,
        profiled: bool,
    ) -> Self {
        let profiles = profiled.then(|| (0..plan.operator_count).map(|_| ProfileCell::default()).collect());
        Context {
            graph,
            view,
            declarations,
            plan,
            parameters,
            kernels,
            limits,
            procedures,
            files: &NoFiles,
            counters: Counters::default(),
            notes: Vec::new(),
            count_expansions: true,
            whole_graph: false,
            used_bytes: AtomicUsize::new(0),
            profiles,
        }
    }

    /// Returns the claims that match, when not all do.
    #[must_use]
    pub fn matching_claims(&self) -> Option<&Bitmap> {
        if self.whole_graph { None } else { self.view.claims() }
    }

    /// Stops the statement when it was cancelled or its time is over.
    ///
    /// # Errors
    /// `Cancelled` or `TimeLimitExceeded`.
    pub fn check(&self) -> Result<()> {
        if self.limits.cancel.is_cancelled() {
            return Err(Box::new(Diagnostic::error_without_place("Cancelled", "the statement was cancelled")));
        }
        if let Some((deadline, given_ms)) = self.limits.deadline
            && Instant::now() > deadline
        {
            let message = format!("the statement ran longer than the time limit of {} s", given_ms as f64 / 1000.0);
            return Err(Box::new(
                Diagnostic::error_without_place("TimeLimitExceeded", message)
                    .with_help("raise it with `--timeout SECONDS`, or narrow the statement"),
            ));
        }
        Ok(())
    }

    /// Counts bytes that the statement holds on to.
    ///
    /// # Errors
    /// `MemoryLimitExceeded`.
    pub fn charge(&self, bytes: usize) -> Result<()> {
        let used = self.used_bytes.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes);
        match self.limits.memory_bytes_max {
            Some(most) if used > most => Err(Box::new(
                Diagnostic::error_without_place(
                    "MemoryLimitExceeded",
                    format!("the statement holds more than the memory limit of {} MB", most / 1_000_000),
                )
                .with_help("raise it with `--limit-memory SIZE`, or return fewer rows"),
            )),
            _ => Ok(()),
        }
    }

    /// Counts bytes as held no more.
    pub(super) fn release(&self, bytes: usize) {
        self.used_bytes.fetch_sub(bytes, Ordering::Relaxed);
    }

    /// Returns the types that satisfy a test; `None` is all of them.
    pub(super) fn types(&self, test: Option<&LabelTest>) -> Option<Vec<TypeId>> {
        let test = test?;
        if let Some(names) = test.alternatives() {
            let mut types: Vec<TypeId> = names.iter().filter_map(|name| self.graph.type_id(name)).collect();
            types.sort_unstable();
            types.dedup();
            return Some(types);
        }
        let all = self.graph.relationship_types();
        Some(all.filter(|(_, name)| test.holds(&|wanted: &str| &***name == wanted, true)).map(|(id, _)| id).collect())
    }

    /// Adds to the profile of an operator.
    pub(super) fn record(&self, id: usize, rows: usize, started: Option<Instant>) {
        if let (Some(cell), Some(started)) = (self.profiles.as_ref().and_then(|profiles| profiles.get(id)), started) {
            cell.rows.fetch_add(rows as u64, Ordering::Relaxed);
            let elapsed = u64::try_from(started.elapsed().as_nanos()).unwrap_or(u64::MAX);
            cell.nanoseconds.fetch_add(elapsed, Ordering::Relaxed);
        }
    }

    /// Returns the time when profiles are kept.
    pub(super) fn started(&self) -> Option<Instant> {
        self.profiles.is_some().then(Instant::now)
    }

    /// Returns the profiles by operator.
    #[must_use]
    pub fn profiles(&self) -> Option<Vec<Profile>> {
        let read = |cell: &ProfileCell| Profile {
            rows: cell.rows.load(Ordering::Relaxed),
            nanoseconds: cell.nanoseconds.load(Ordering::Relaxed),
        };
        self.profiles.as_ref().map(|profiles| profiles.iter().map(read).collect())
    }
}
