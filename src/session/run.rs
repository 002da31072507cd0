//! Runs statements: parse, bind, resolve the lens, plan, execute, commit.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::diag::{Diagnostic, Result, Severity, SourceText, Span, did_you_mean};
use crate::evidence::{HiddenCounts, Lens, View};
use crate::exec::{self, Batch, CancelHandle, Context, KernelContext, Limits};
use crate::graph::{Graph, TypeId};
use crate::plan::{self, LogicalPlan, Rewrites};
use crate::semantics::{self, BoundStatement, NameKind};
use crate::syntax::ast::{Statement, StatementMode};
use crate::syntax::{parse_expression, parse_statement};
use crate::value::{Column, Value};

use super::database::{Database, Version};
use super::files::FileAccess;
use super::lens::{PlacedName, Resolver};
use super::names::unknown_names;
use super::procedures::{OwnProcedures, ProcedureTable};
use super::result::{QueryResult, Summary};

/// Stack that a statement may use, in bytes: nesting and the number of clauses are bounded so that this is enough.
const STACK_BYTES: usize = 512 << 20;
/// Stack that must be left for a short statement to run on the caller's; a main thread has it, others do not.
const STACK_RED_ZONE_BYTES: usize = 6 << 20;
/// A longer text may have many clauses, whose operators call each other: it gets a stack of its own.
const SHORT_STATEMENT_BYTES: usize = 4096;

/// How statements are run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionOptions {
    /// Whether warnings are errors.
    pub strict: bool,
    /// Milliseconds that a statement may run.
    pub timeout_ms: Option<u64>,
    /// Bytes that a statement may hold.
    pub memory_bytes_max: Option<usize>,
    /// Rows in a batch.
    pub batch_rows: usize,
    /// How many threads may work on one statement; as many as there are cores when absent.
    pub threads: Option<usize>,
    /// Which rewrites of plans are on.
    pub rewrites: Rewrites,
    /// Which files `LOAD CSV` may read.
    pub files: FileAccess,
}

impl Default for SessionOptions {
    fn default() -> Self {
        SessionOptions {
            strict: false,
            timeout_ms: None,
            memory_bytes_max: None,
            batch_rows: 2048,
            threads: None,
            rewrites: Rewrites::default(),
            files: FileAccess::Off,
        }
    }
}

/// Runs statements over one database, with parameters, a lens and limits.
///
/// ```
/// use grounds::{Database, Session, Value};
/// let mut session = Session::new(Database::in_memory());
/// session.set_parameter("n", Value::from(2));
/// let result = session.run("UNWIND range(1, $n) AS x RETURN sum(x) AS sum").unwrap();
/// assert_eq!(result.value(0, 0).as_integer(), Some(3));
/// ```
#[derive(Debug)]
pub struct Session {
    database: Database,
    parameters: BTreeMap<String, Value>,
    procedures: OwnProcedures,
    lens: Option<Arc<SourceText>>,
    options: SessionOptions,
    cancel: CancelHandle,
}

impl Session {
    /// Begins a session.
    #[must_use]
    pub fn new(database: Database) -> Self {
        Session {
            database,
            parameters: BTreeMap::new(),
            procedures: OwnProcedures::default(),
            lens: None,
            options: SessionOptions::default(),
            cancel: CancelHandle::default(),
        }
    }

    /// Returns the database.
    #[must_use]
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// Goes on with another database; parameters and options stay, the lens goes.
    pub fn use_database(&mut self, database: Database) {
        self.database = database;
        self.lens = None;
    }

    /// Returns the parameters.
    #[must_use]
    pub fn parameters(&self) -> &BTreeMap<String, Value> {
        &self.parameters
    }

    /// Gives a parameter a value.
    pub fn set_parameter(&mut self, name: impl Into<String>, value: Value) {
        self.parameters.insert(name.into(), value);
    }

    /// Forgets a parameter.
    pub fn remove_parameter(&mut self, name: &str) {
        self.parameters.remove(name);
    }

    /// Adds a procedure that the session's statements can call.
    pub fn add_procedure(&mut self, procedure: ProcedureTable) {
        self.procedures.add(procedure);
    }

    /// Returns the options, to change them.
    pub fn options_mut(&mut self) -> &mut SessionOptions {
        &mut self.options
    }

    /// Returns the options.
    #[must_use]
    pub fn options(&self) -> &SessionOptions {
        &self.options
    }

    /// Returns a handle by which another thread can stop the statement that runs.
    #[must_use]
    pub fn cancel_handle(&self) -> CancelHandle {
        self.cancel.clone()
    }

    /// Returns the evidence clauses that hold for every statement.
    #[must_use]
    pub fn lens(&self) -> Option<&str> {
        self.lens.as_ref().map(|source| source.text.as_str())
    }

    /// Sets evidence clauses, such as `USING LENS clinical AS OF 2018`, that hold for every statement beside its own.
    ///
    /// # Errors
    /// When they do not parse, name no lens there is, or their predicate fails.
    pub fn set_lens(&mut self, clauses: Option<String>) -> Result<(), Vec<Diagnostic>> {
        let Some(clauses) = clauses else {
            self.lens = None;
            return Ok(());
        };
        let source = SourceText::new("lens", clauses);
        let version = self.database.version();
        on_stack(&source.text, || self.resolver(&version).resolve(&[], Some(&source)))
            .map_err(|error| vec![(*error).in_source(&source)])?;
        self.lens = Some(source);
        Ok(())
    }

    /// Evaluates an expression that stands alone.
    ///
    /// # Errors
    /// When it does not parse, names a variable, or fails.
    pub fn evaluate(&mut self, text: &str) -> Result<Value, Vec<Diagnostic>> {
        let source = SourceText::new("expression", text);
        let evaluated = on_stack(text, || {
            let expr = parse_expression(text)?;
            let bound = semantics::bind_expression(&expr)?;
            let version = self.database.version();
            let statement = BoundStatement::of_expression(bound);
            let plan = plan::plan(&statement, &version.graph, self.options.rewrites)?;
            let view = self.database.view(&version, &Lens::default());
            let mut context = self.context(&version, view, &plan, false);
            let batches = exec::run(&plan, &mut context)?;
            Ok(batches.first().and_then(|batch| batch.columns.first()).map_or(Value::Null, |column| column.get(0)))
        });
        evaluated.map_err(|error: Box<Diagnostic>| vec![(*error).in_source(&source)])
    }

    /// Runs one statement.
    ///
    /// # Errors
    /// What is wrong with it, with places in it; it has changed nothing then.
    pub fn run(&mut self, text: &str) -> Result<QueryResult, Vec<Diagnostic>> {
        let source = SourceText::new("statement", text);
        self.run_in(&source, Span::new(0, text.len()))
    }

    /// Runs the statement that stands at `span` of a longer text; places are places in that text.
    ///
    /// # Errors
    /// What is wrong with it; it has changed nothing then.
    pub fn run_in(&mut self, source: &Arc<SourceText>, span: Span) -> Result<QueryResult, Vec<Diagnostic>> {
        self.cancel.clear();
        let text = source.text.get(span.start as usize..span.end as usize).unwrap_or("");
        let place = |diagnostic: Diagnostic| {
            if diagnostic.source.is_some() {
                diagnostic
            } else {
                diagnostic.shifted(span.start as usize).in_source(source)
            }
        };
        match on_stack(text, || self.run_statement(text)) {
            Ok(mut result) => {
                result.summary.warnings = std::mem::take(&mut result.summary.warnings).into_iter().map(place).collect();
                Ok(result)
            }
            Err(errors) => Err(errors.into_iter().map(place).collect()),
        }
    }

    /// Parses and binds the statement at `span` without running it.
    #[must_use]
    pub fn check_in(&self, source: &Arc<SourceText>, span: Span) -> Vec<Diagnostic> {
        let text = source.text.get(span.start as usize..span.end as usize).unwrap_or("");
        let checked = on_stack(text, || {
            let statement = parse_statement(text)?;
            semantics::bind(&statement, &self.procedures.signatures)
        });
        match checked {
            Ok(bound) => unknown_names(&bound.names, &self.database.version())
                .into_iter()
                .map(|warning| warning.shifted(span.start as usize).in_source(source))
                .collect(),
            Err(error) => vec![(*error).shifted(span.start as usize).in_source(source)],
        }
    }

    fn run_statement(&mut self, text: &str) -> Result<QueryResult, Vec<Diagnostic>> {
        let one = |error: Box<Diagnostic>| vec![*error];
        let started = Instant::now();
        let statement: Statement = parse_statement(text).map_err(one)?;
        let bound = semantics::bind(&statement, &self.procedures.signatures).map_err(one)?;
        self.check_parameters(&bound).map_err(one)?;
        let parsed = Instant::now();

        let mut writer = if bound.writes { Some(self.database.write().map_err(one)?) } else { None };
        let version = if bound.writes { self.database.version_to_write() } else { self.database.version() };
        let (lens, lens_names) = self.resolver(&version).resolve(&bound.lens, self.lens.as_ref()).map_err(one)?;
        if bound.writes && lens.explicit {
            return Err(vec![write_under_lens(&bound)]);
        }
        let warnings = self.warnings(&bound, &lens_names, &version)?;
        let view = self.database.view(&version, &lens);
        let plan = plan::plan(&bound, &version.graph, self.options.rewrites).map_err(one)?;
        let planned = Instant::now();

        let mut summary = Summary {
            hidden: hidden_counts(&bound, &version, &view),
            warnings,
            parse_us: micros(parsed - started),
            plan_us: micros(planned - parsed),
            ..Summary::default()
        };
        if bound.mode == StatementMode::Explain {
            let lines = plan::explain(&plan, &bound.variables, text, None);
            return Ok(plan_result(&lines, version, view, summary));
        }
        let mut context = self.context(&version, view, &plan, bound.mode == StatementMode::Profile);
        let run = exec::run(&plan, &mut context);
        // A part of the file that proved damaged looked empty to the statement: neither its rows nor its errors count.
        if let Some(damage) = damage(&version.graph, run.as_deref().unwrap_or_default()) {
            return Err(vec![damage]);
        }
        let batches = run.map_err(one)?;
        let profiles = context.profiles();
        let (mut graph, view, counters, notes) = (context.graph, context.view, context.counters, context.notes);
        if let Some(writer) = &mut writer
            && (counters.any() || graph.version() != version.graph.version())
        {
            self.database.commit(writer, graph.clone()).map_err(one)?;
        }
        drop(graph.take_redo());
        summary.contains_updates = counters.any();
        summary.counters = counters;
        summary.notes = bound.notes;
        summary.notes.extend(notes);
        summary.execute_us = micros(planned.elapsed());
        let version = Version { graph, declarations: version.declarations };
        if let Some(profiles) = profiles {
            let lines = plan::explain(&plan, &bound.variables, text, Some(&profiles));
            return Ok(plan_result(&lines, version, view, summary));
        }
        let rows = if bound.columns.is_empty() { 0 } else { batches.iter().map(|batch| batch.rows).sum() };
        let batches = if rows == 0 { Vec::new() } else { batches };
        Ok(QueryResult {
            columns: bound.columns,
            batches,
            rows,
            graph: version.graph,
            declarations: version.declarations,
            view,
            summary,
        })
    }

    /// Checks that all parameters have a value, before anything runs.
    fn check_parameters(&self, bound: &BoundStatement) -> Result<()> {
        let missing = bound.parameters.iter().find(|(name, _)| !self.parameters.contains_key(&**name));
        let Some((name, span)) = missing else { return Ok(()) };
        let known = self.parameters.keys().map(String::as_str);
        let message = format!("no value was given for the parameter `${name}`");
        Err(Box::new(
            Diagnostic::error("MissingParameter", message, *span).with_help(
                did_you_mean(name, known)
                    .unwrap_or_else(|| format!("give one: `--param {name}=…`, or `:param {name} => …` in the shell")),
            ),
        ))
    }

    fn resolver<'a>(&'a self, version: &'a Version) -> Resolver<'a> {
        Resolver { database: &self.database, version, parameters: &self.parameters, limits: self.limits() }
    }

    fn limits(&self) -> Limits {
        let deadline = self.options.timeout_ms.map(|given| (Instant::now() + Duration::from_millis(given), given));
        Limits {
            batch_rows: self.options.batch_rows.max(1),
            threads: self.options.threads.unwrap_or_else(rayon::current_num_threads).max(1),
            memory_bytes_max: self.options.memory_bytes_max,
            deadline,
            cancel: self.cancel.clone(),
        }
    }

    fn context<'a>(&'a self, version: &Version, view: Arc<View>, plan: &'a LogicalPlan, profiled: bool) -> Context<'a> {
        let now = super::clock::now();
        let seed = now.seconds.cast_unsigned().wrapping_mul(1_000_000_007).wrapping_add(u64::from(now.nanos));
        let kernels = KernelContext::new(now, now, super::clock::now, seed);
        let mut context = Context::new(
            version.graph.clone(),
            view,
            Arc::clone(&version.declarations),
            plan,
            &self.parameters,
            kernels,
            self.limits(),
            &self.procedures,
            profiled,
        );
        context.files = &self.options.files;
        context.count_expansions = self.options.rewrites.count_expansions;
        context
    }

    /// Collects the warnings; under `--strict` they are errors.
    fn warnings(
        &self,
        bound: &BoundStatement,
        lens_names: &[PlacedName],
        version: &Version,
    ) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
        let mut warnings = unknown_names(&bound.names, version);
        for (name, source) in lens_names {
            for warning in unknown_names(std::slice::from_ref(name), version) {
                let warning = match source {
                    Some(source) => warning.in_source(source),
                    None => warning,
                };
                if !warnings.contains(&warning) {
                    warnings.push(warning);
                }
            }
        }
        if self.options.strict && !warnings.is_empty() {
            for warning in &mut warnings {
                warning.severity = Severity::Error;
            }
            return Err(warnings);
        }
        Ok(warnings)
    }
}

/// Runs work on a text on a stack that neither its nesting nor its length can overflow.
fn on_stack<T>(text: &str, work: impl FnOnce() -> T) -> T {
    if text.len() > SHORT_STATEMENT_BYTES {
        return stacker::grow(STACK_BYTES, work);
    }
    stacker::maybe_grow(STACK_RED_ZONE_BYTES, STACK_BYTES, work)
}

fn micros(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}

fn write_under_lens(bound: &BoundStatement) -> Diagnostic {
    Diagnostic::error("WriteUnderLens", "a statement under a lens cannot write", bound.span)
        .with_note("a lens is for reading: writes act on the whole graph (`USING ALL EVIDENCE` alone is allowed)")
        .with_help("read the ids under the lens first, then write them in a second statement without it; in the shell, `:lens off` drops the session's lens")
}

/// Counts what the lens hides of the types that the statement's patterns name (SEMANTICS L8).
fn hidden_counts(bound: &BoundStatement, version: &Version, view: &View) -> HiddenCounts {
    if !bound.reads_relationships || view.is_transparent() {
        return HiddenCounts::default();
    }
    let named: Vec<&semantics::NameUse> =
        bound.names.iter().filter(|name| name.kind == NameKind::Type && !name.written).collect();
    if named.is_empty() {
        return view.hidden(&version.graph, None);
    }
    let mut types: Vec<TypeId> = named.iter().filter_map(|name| version.graph.type_id(&name.name)).collect();
    types.sort_unstable();
    types.dedup();
    view.hidden(&version.graph, Some(&types))
}

/// Makes a result of the lines of a plan.
fn plan_result(text: &str, version: Version, view: Arc<View>, mut summary: Summary) -> QueryResult {
    let lines: Vec<Value> = text.lines().map(Value::from).collect();
    let rows = lines.len();
    summary.plan = Some(text.to_owned());
    QueryResult {
        columns: vec![Arc::from("plan")],
        batches: vec![Batch::new(vec![Column::from_values(lines)], rows)],
        rows,
        graph: version.graph,
        declarations: version.declarations,
        view,
        summary,
    }
}

/// Returns what is wrong with the file of the graph, as far as the statement and its rows need it.
fn damage(graph: &Graph, batches: &[Batch]) -> Option<Diagnostic> {
    for column in batches.iter().flat_map(|batch| &batch.columns) {
        if let Column::Dictionary(_, texts) = column {
            // Makes the texts be read, which may have been left to whoever looks at the rows.
            let _ = texts.get(0);
        }
    }
    graph.damage()
}
