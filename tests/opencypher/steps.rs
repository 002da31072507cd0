//! The steps of the kit.

use std::path::Path;

use grounds::graph::Graph;
use grounds::session::{ProcedureTable, StaticType};
use grounds::{Database, Diagnostic, QueryResult, Rewrites, Session, SessionOptions, Severity};

use crate::errors::{self, Phase, Raised};
use crate::evidence;
use crate::expected::Expected;
use crate::feature::{Scenario, Step};
use crate::result::{self, Order};
use crate::side_effects::{self, Effects, Observed};

/// A way to run statements that must not change what they give.
pub struct Mode {
    pub name: &'static str,
    configure: fn(&mut SessionOptions),
}

/// The way that users get.
pub const USUAL: Mode = Mode { name: "as usual", configure: |_| {} };

/// The ways that must agree with it.
pub const OTHERS: [Mode; 5] = [
    Mode { name: "in batches of one row", configure: |options| options.batch_rows = 1 },
    Mode { name: "in batches of two rows", configure: |options| options.batch_rows = 2 },
    Mode { name: "with one thread", configure: |options| options.threads = Some(1) },
    Mode {
        name: "with four threads and batches of two rows",
        configure: |options| {
            options.threads = Some(4);
            options.batch_rows = 2;
        },
    },
    Mode { name: "without rewrites of plans", configure: |options| options.rewrites = Rewrites::none() },
];

/// Runs a scenario to its end or to the first step that fails.
pub fn run(scenario: &Scenario, graphs: &Path, mode: &Mode) -> Result<(), String> {
    let mut session = Session::new(Database::in_memory());
    (mode.configure)(session.options_mut());
    let mut world = World { session, before: Graph::new(), outcome: None, expectations: 0 };
    for step in &scenario.steps {
        world.step(step, graphs).map_err(|message| format!("{} ({})\n{message}", step.text, mode.name))?;
    }
    match world.outcome {
        // An error must be expected by a step, which takes it.
        Some(Err(raised)) => Err(format!("{} was raised: {}", raised.code, raised.message)),
        _ if world.expectations == 0 => Err("the scenario expects nothing".to_owned()),
        _ => Ok(()),
    }
}

struct World {
    session: Session,
    /// The graph before the query under test.
    before: Graph,
    /// What the last query gave.
    outcome: Option<Result<QueryResult, Raised>>,
    /// How many steps expected something and found it.
    expectations: usize,
}

impl World {
    fn step(&mut self, step: &Step, graphs: &Path) -> Result<(), String> {
        let text = step.text.trim();
        if !self.arrange(text, step, graphs)? {
            self.expect(text, step)?;
            self.expectations += 1;
        }
        Ok(())
    }

    /// Takes a step that sets something up or executes something; returns false for a step that is none of these.
    fn arrange(&mut self, text: &str, step: &Step, graphs: &Path) -> Result<bool, String> {
        if let Some(query) = text.strip_prefix("executing query:").or(text.strip_prefix("executing control query:")) {
            if let Some(Err(raised)) = self.outcome.take() {
                return Err(format!("{} was raised before: {}", raised.code, raised.message));
            }
            self.before = self.session.database().graph();
            // The kit's description also writes a query on the line of its step.
            let query = if query.trim().is_empty() { docstring(step)? } else { query };
            self.outcome = Some(execute(&mut self.session, query));
        } else if let Some(name) = text.strip_prefix("the ").and_then(|text| text.strip_suffix(" graph")) {
            let script = graphs.join(name).join(format!("{name}.cypher"));
            let script = std::fs::read_to_string(&script).map_err(|error| format!("{}: {error}", script.display()))?;
            self.set_up(&script)?;
        } else if let Some(signature) = text.strip_prefix("there exists a procedure ") {
            let procedure = procedure(signature, table(step)?)?;
            self.session.add_procedure(procedure);
        } else {
            match text {
                "an empty graph" | "any graph" => {}
                "having executed:" | "after having executed:" => self.set_up(docstring(step)?)?,
                "parameters are:" | "parameter values are:" => self.parameters(table(step)?)?,
                _ => return evidence::set_up(&mut self.session, text, step),
            }
        }
        Ok(true)
    }

    /// Takes a step that expects something.
    fn expect(&mut self, text: &str, step: &Step) -> Result<(), String> {
        match text {
            "the result should be empty" => {
                let result = self.result()?;
                if result.is_empty() { Ok(()) } else { Err(format!("there are {} rows", result.len())) }
            }
            "no side effects" => self.side_effects(&Effects::default()),
            "the side effects should be:" => self.side_effects(&side_effects::read(table(step)?)?),
            _ => self.expect_worded(text, step),
        }
    }

    /// Takes the steps that are known by their beginning.
    fn expect_worded(&mut self, text: &str, step: &Step) -> Result<(), String> {
        if let Some(how) = text.strip_prefix("the result should be") {
            let order = match how {
                ", in any order:" => Order { of_rows: false, of_lists: true },
                ", in order:" => Order { of_rows: true, of_lists: true },
                " (ignoring element order for lists):" | ", in any order (ignoring element order for lists):" => {
                    Order { of_rows: false, of_lists: false }
                }
                ", in order (ignoring element order for lists):" => Order { of_rows: true, of_lists: false },
                _ => return Err(no_such_step()),
            };
            return result::compare(self.result()?, table(step)?, order);
        }
        if text.contains(" should be raised at ") {
            errors::compare(&self.raised()?, text)?;
            return self.side_effects(&Effects::default());
        }
        if let Some(code) = text.strip_prefix("the statement should be refused: ") {
            let raised = self.raised()?;
            if raised.code != code {
                return Err(format!("{}: {}", raised.code, raised.message));
            }
            evidence::contains(&raised.message, step)?;
            let unchanged = self.before.version() == self.session.database().graph().version();
            return if unchanged { Ok(()) } else { Err("it failed but changed the graph".to_owned()) };
        }
        let Some(outcome) = &self.outcome else { return Err(no_such_step()) };
        match outcome {
            Ok(result) if evidence::compare(result.summary(), text, step)? => Ok(()),
            Ok(_) => Err(no_such_step()),
            Err(_) => self.result().map(|_| ()),
        }
    }

    /// The error that the query under test raised.
    fn raised(&mut self) -> Result<Raised, String> {
        match self.outcome.take() {
            Some(Err(raised)) => Ok(raised),
            Some(Ok(result)) => Err(format!("it gave {} rows", result.len())),
            None => Err("no query was executed".to_owned()),
        }
    }

    fn set_up(&mut self, text: &str) -> Result<(), String> {
        for statement in grounds::session::syntax::split_statements(text) {
            let span = statement.span;
            let statement = &text[span.start as usize..span.end as usize];
            self.session.run(statement).map_err(|errors| rendered(&errors))?;
        }
        Ok(())
    }

    fn parameters(&mut self, table: &[Vec<String>]) -> Result<(), String> {
        for row in table {
            let [name, value] = row.as_slice() else { return Err(format!("{row:?} is no parameter")) };
            self.session.set_parameter(name.as_str(), Expected::parse(value)?.to_value()?);
        }
        Ok(())
    }

    fn result(&self) -> Result<&QueryResult, String> {
        match &self.outcome {
            Some(Ok(result)) => Ok(result),
            Some(Err(raised)) => Err(format!("{:?} {}: {}", raised.phase, raised.code, raised.message)),
            None => Err("no query was executed".to_owned()),
        }
    }

    fn side_effects(&self, wanted: &Effects) -> Result<(), String> {
        let after = self.session.database().graph();
        let found = Observed::of(&self.before).effects(&Observed::of(&after));
        if found == *wanted { Ok(()) } else { Err(format!("the side effects are {}", side_effects::describe(&found))) }
    }
}

/// Runs a query. `EXPLAIN` tells the phases apart: what it raises is raised without running anything.
fn execute(session: &mut Session, text: &str) -> Result<QueryResult, Raised> {
    let raised = |phase| {
        move |errors: Vec<Diagnostic>| {
            let code = errors.iter().find(|error| error.severity == Severity::Error).map_or("", |error| error.code);
            Raised { code, phase, message: rendered(&errors) }
        }
    };
    session.run(&format!("EXPLAIN {text}")).map_err(raised(Phase::CompileTime))?;
    session.run(text).map_err(raised(Phase::Runtime))
}

fn no_such_step() -> String {
    "there is no such step".to_owned()
}

pub fn rendered(errors: &[Diagnostic]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn docstring(step: &Step) -> Result<&str, String> {
    step.docstring.as_deref().ok_or_else(|| "the step has no text".to_owned())
}

fn table(step: &Step) -> Result<&[Vec<String>], String> {
    step.table.as_deref().ok_or_else(|| "the step has no table".to_owned())
}

/// Reads `name(a :: INTEGER?, …) :: (b :: STRING?, …):` and the table of arguments and results.
fn procedure(signature: &str, table: &[Vec<String>]) -> Result<ProcedureTable, String> {
    let wrong = || format!("`{signature}` is no signature");
    let (name, rest) = signature.split_once('(').ok_or_else(wrong)?;
    let (parameters, results) = rest.split_once(")").ok_or_else(wrong)?;
    let results = results.trim().trim_start_matches("::").trim().trim_end_matches(':').trim();
    let results = match results {
        "VOID" => "",
        _ => results.strip_prefix('(').and_then(|text| text.strip_suffix(')')).ok_or_else(wrong)?,
    };
    let (parameters, results) = (fields(parameters)?, fields(results)?);
    let columns = parameters.len() + results.len();
    let body = table.get(1..).unwrap_or_default();
    let rows: Result<Vec<_>, String> = body
        .iter()
        .map(|row| row.iter().map(|cell| Expected::parse(cell)?.to_value()).collect::<Result<Vec<_>, String>>())
        .collect();
    let rows = rows?;
    match rows.iter().find(|row| row.len() != columns) {
        Some(row) => Err(format!("a row has {} values, not {columns}", row.len())),
        None => Ok(ProcedureTable { name: name.trim().into(), parameters, results, rows }),
    }
}

fn fields(text: &str) -> Result<Vec<(std::sync::Arc<str>, StaticType)>, String> {
    let mut fields = Vec::new();
    for field in text.split(',').filter(|field| !field.trim().is_empty()) {
        let (name, kind) = field.split_once("::").ok_or_else(|| format!("`{field}` has no type"))?;
        fields.push((name.trim().into(), field_type(kind.trim())?));
    }
    Ok(fields)
}

/// Reads a type such as `INTEGER?` or `LIST? OF ANY?`. Tables hold temporal values as text, so their types say nothing.
fn field_type(text: &str) -> Result<StaticType, String> {
    if let Some((list, element)) = text.split_once(" OF ")
        && list.trim_end_matches('?').trim() == "LIST"
    {
        return Ok(StaticType::List(Box::new(field_type(element.trim())?)));
    }
    Ok(match text.trim_end_matches('?').trim() {
        "ANY" | "DATE" | "TIME" | "LOCALTIME" | "DATETIME" | "LOCALDATETIME" | "DURATION" => StaticType::Any,
        "BOOLEAN" => StaticType::Boolean,
        "INTEGER" => StaticType::Integer,
        "FLOAT" => StaticType::Float,
        "NUMBER" => StaticType::Number,
        "STRING" => StaticType::String,
        "LIST" => StaticType::List(Box::new(StaticType::Any)),
        "MAP" => StaticType::Map,
        "NODE" => StaticType::Node,
        "RELATIONSHIP" => StaticType::Relationship,
        "PATH" => StaticType::Path,
        _ => return Err(format!("`{text}` is no type of a procedure's field")),
    })
}
