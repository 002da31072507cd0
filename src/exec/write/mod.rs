//! The operators that change the graph, each over all rows below it.
//!
//! Invariants: changes go into the statement's own version; the lens is kept true for every claim that is
//! touched, so that later clauses read the graph as written so far.
//! Start at [`apply`].

mod assert;
mod create;
mod delete;
mod labels;
mod merge;
mod set;
mod sources;

use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::plan::{Expression, ExpressionKind, Logical, PatternPath, VariableId, Write};
use crate::value::{Column, MapValue, Value, ValueError};

use super::batch::{Batch, Frame};
use super::context::Context;
use super::eval::{Evaluated, evaluate, row_number};
use labels::Labels;

/// Applies a write to rows laid out as `layout`; gives rows laid out as `output`.
pub(super) fn apply(
    write: &Write,
    rows: Batch,
    layout: &[VariableId],
    output: &[VariableId],
    context: &mut Context<'_>,
) -> Result<Batch> {
    let mut rows = Rows { batch: rows, layout: layout.to_vec() };
    match write {
        Write::Create(creation) => create::create(creation, &mut rows, context)?,
        Write::Merge { .. } => merge::merge(write, &mut rows, context)?,
        Write::Set(items) => set::set(items, &rows, None, context)?,
        Write::Delete { detach, targets } => delete::delete(*detach, targets, &rows, context)?,
        Write::Foreach { variable, list, body } => foreach(*variable, list, body, &rows, context)?,
        Write::Assert(assert) => assert::assert(assert, &mut rows, context)?,
        Write::MergeSource { .. } | Write::SetStanding { .. } | Write::RemoveEvidence { .. } => {
            sources::apply(write, &rows, context)?;
        }
    }
    Ok(rows.batch.arrange(&rows.layout, output))
}

/// Rows with the variables that stand in them; a write adds columns.
struct Rows {
    batch: Batch,
    layout: Vec<VariableId>,
}

impl Rows {
    fn frame(&self) -> Frame<'_> {
        Frame::new(&self.batch, &self.layout)
    }

    fn len(&self) -> usize {
        self.batch.rows
    }

    fn add(&mut self, variable: VariableId, column: Column) {
        self.layout.push(variable);
        self.batch.columns.push(column);
    }

    /// The rows of one row number.
    fn one(&self, row: usize) -> Batch {
        let mut batch = self.batch.take(&[row_number(row)]);
        batch.rows = 1;
        batch
    }
}

/// Evaluates an optional map for all rows.
fn maps(expr: Option<&Expression>, rows: &Rows, context: &Context<'_>) -> Result<Option<(Column, Span)>> {
    match expr {
        Some(expr) => {
            let frame = rows.frame();
            let column: Evaluated<'_> = evaluate(expr, &frame, context)?;
            Ok(Some((column.into_owned(), expr.at.0)))
        }
        None => Ok(None),
    }
}

/// Returns the entries of the map in a row; none when there is no map.
fn entries(maps: Option<&(Column, Span)>, row: usize) -> Result<Arc<MapValue>> {
    let Some((column, span)) = maps else { return Ok(Arc::default()) };
    match column.get(row) {
        Value::Map(map) => Ok(map),
        Value::Null => Ok(Arc::default()),
        other => Err(Box::new(ValueError::argument_type("properties", "a map", &other).at(*span))),
    }
}

/// Adds the paths of nodes and relationships that are among the rows' variables.
fn add_paths(paths: &[PatternPath], rows: &mut Rows, context: &Context<'_>) -> Result<()> {
    for path in paths {
        let expr = Expression::new(ExpressionKind::Path(path.elements.clone()), Span::default());
        let column = evaluate(&expr, &rows.frame(), context)?.into_owned();
        rows.add(path.variable, column);
    }
    Ok(())
}

/// Checks that a value can be a property.
fn storable(key: &str, value: &Value, span: Span) -> Result<()> {
    if value.is_null() || crate::graph::is_storable(value) {
        return Ok(());
    }
    let what = match value {
        Value::Map(_) => "a map",
        Value::Node(_) => "a node",
        Value::Relationship(_) => "a relationship",
        Value::Path(_) => "a path",
        _ => "a list of such values",
    };
    Err(Box::new(
        Diagnostic::error("InvalidPropertyType", format!("the property `{key}` cannot hold {what}"), span)
            .with_help("properties hold booleans, numbers, strings, temporal values and lists of these"),
    ))
}

/// Runs a body for each element of each row's list.
fn foreach(
    variable: VariableId,
    list: &Expression,
    body: &Logical,
    rows: &Rows,
    context: &mut Context<'_>,
) -> Result<()> {
    let lists = evaluate(list, &rows.frame(), context)?.into_owned();
    let mut layout = rows.layout.clone();
    layout.push(variable);
    for row in 0..rows.len() {
        let items = match lists.get(row) {
            Value::List(items) => items,
            Value::Null => continue,
            other => return Err(super::eval::unfit("`FOREACH`", "a list", &other, list.at.0)),
        };
        context.check()?;
        let repeated = vec![row_number(row); items.len()];
        let mut argument = rows.batch.take(&repeated);
        argument.columns.push(Column::from_values(items.to_vec()));
        argument.rows = items.len();
        super::execute(body, &Arc::from([argument]), &layout, context)?;
    }
    Ok(())
}
