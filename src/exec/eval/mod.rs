//! Evaluates expressions over batches: columns in, a column out.
//!
//! Invariants: the result has as many rows as the frame, or is a constant; what a branch of CASE, AND or OR
//! does not reach is not evaluated, so that it cannot fail.
//! How: comparisons, logic, arithmetic and properties have loops over typed columns; everything else goes
//! value by value through the kernels.

mod arithmetic;
mod calls;
mod codes;
mod compare;
mod entity;
mod labels;
mod lists;
mod logic;
mod subquery;
mod types;

use std::borrow::Cow;
use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::plan::{Expression, ExpressionKind as Kind, PredicateOperator, VariableId};
use crate::value::{Column, MapValue, PathValue, Value, ValueError};

use super::batch::Frame;
use super::context::Context;
use super::functions::predicate as functions;

pub(super) use calls::unfit;
pub(super) use entity::{check_alive, properties_of};
pub(super) use labels::names as label_names;
pub(super) use lists::reads;

/// A column, borrowed from the frame where it can be.
pub(super) type Evaluated<'f> = Cow<'f, Column>;

/// Evaluates an expression for every row of a frame.
pub(super) fn evaluate<'f>(expr: &Expression, frame: &'f Frame<'_>, context: &Context<'_>) -> Result<Evaluated<'f>> {
    let span = expr.at.0;
    let rows = frame.rows;
    let constant = |value: Value| Ok(Cow::Owned(Column::Constant(value, rows)));
    match &expr.kind {
        Kind::Literal(value) => constant(value.clone()),
        Kind::Parameter(name) => constant(parameter(name, span, context)?),
        Kind::Variable(variable) => match frame.column(*variable) {
            Some(column) => Ok(Cow::Borrowed(column)),
            None => constant(Value::Null),
        },
        Kind::Property(object, key) => {
            if let Some(column) = entity::evidence_field(object, key, frame, context)? {
                return Ok(Cow::Owned(column));
            }
            let object = evaluate(object, frame, context)?;
            entity::property(&object, key, span, context).map(Cow::Owned)
        }
        Kind::Index(object, index) => {
            let (object, index) = (evaluate(object, frame, context)?, evaluate(index, frame, context)?);
            let one = |row: usize| entity::index(&object.get(row), &index.get(row), context);
            each_row(rows, &[&object, &index], span, one).map(Cow::Owned)
        }
        Kind::Slice(object, from, to) => {
            let object = evaluate(object, frame, context)?;
            let from = optional(from.as_deref(), frame, context)?;
            let to = optional(to.as_deref(), frame, context)?;
            let bound = |column: &Option<Evaluated<'_>>, row: usize| column.as_ref().map(|column| column.get(row));
            let one = |row: usize| object.get(row).slice(bound(&from, row).as_ref(), bound(&to, row).as_ref());
            let mut inputs: Vec<&Column> = vec![&object];
            inputs.extend(from.as_deref());
            inputs.extend(to.as_deref());
            each_row(rows, &inputs, span, one).map(Cow::Owned)
        }
        Kind::List(items) => list(items, frame, context).map(Cow::Owned),
        Kind::Map(entries) => map(entries, frame, context).map(Cow::Owned),
        Kind::MapProjection { object, all, entries } => {
            entity::map_projection(object, *all, entries, frame, context).map(Cow::Owned)
        }
        Kind::Not(operand) => logic::not(operand, frame, context).map(Cow::Owned),
        Kind::And(operands) => logic::and_or(operands, false, frame, context).map(Cow::Owned),
        Kind::Or(operands) => logic::and_or(operands, true, frame, context).map(Cow::Owned),
        Kind::Xor(operands) => logic::xor(operands, frame, context).map(Cow::Owned),
        Kind::Negate(operand) => {
            let operand = evaluate(operand, frame, context)?;
            each_row(rows, &[&operand], span, |row| operand.get(row).negate()).map(Cow::Owned)
        }
        Kind::Plus(operand) => evaluate(operand, frame, context),
        Kind::Comparison(first, rest) => compare::comparison(first, rest, frame, context).map(Cow::Owned),
        Kind::Arithmetic(first, rest) => arithmetic::arithmetic(first, rest, span, frame, context).map(Cow::Owned),
        Kind::Predicate(operator, left, right) => {
            predicate(*operator, left, right, span, frame, context).map(Cow::Owned)
        }
        Kind::IsNull(operand, negated) => {
            let operand = evaluate(operand, frame, context)?;
            if let Column::Constant(value, _) = &*operand {
                return constant(Value::Boolean(value.is_null() != *negated));
            }
            Ok(Cow::Owned(Column::Boolean(logic::null_rows(&operand, *negated), None)))
        }
        Kind::HasLabels(operand, test) => {
            let operand = evaluate(operand, frame, context)?;
            entity::has_labels(&operand, test, span, context).map(Cow::Owned)
        }
        Kind::HasDynamicLabels(operand, names, any) => {
            let (operand, names) = (evaluate(operand, frame, context)?, evaluate(names, frame, context)?);
            let one = |row: usize| labels::has(&operand.get(row), &names.get(row), *any, context);
            each_row(rows, &[&operand, &names], span, one).map(Cow::Owned)
        }
        Kind::IsType(operand, test, negated) => {
            let operand = evaluate(operand, frame, context)?;
            Ok(Cow::Owned(types::is_type(&operand, test, *negated)))
        }
        Kind::Case { operand, branches, otherwise } => {
            logic::case(operand.as_deref(), branches, otherwise.as_deref(), frame, context).map(Cow::Owned)
        }
        Kind::ListComprehension { variable, list, predicate, projection } => {
            lists::comprehension(*variable, list, predicate.as_deref(), projection.as_deref(), frame, context)
                .map(Cow::Owned)
        }
        Kind::Quantified { quantifier, variable, list, predicate } => {
            lists::quantified(*quantifier, *variable, list, predicate, frame, context).map(Cow::Owned)
        }
        Kind::Reduce { accumulator, initial, variable, list, step } => {
            lists::reduce((*accumulator, initial), (*variable, list), step, frame, context).map(Cow::Owned)
        }
        Kind::Function(signature, arguments) => calls::call(signature, arguments, span, frame, context).map(Cow::Owned),
        Kind::PlannedSubquery(kind, index) => subquery::subquery(*kind, *index, frame, context).map(Cow::Owned),
        Kind::Path(elements) => path(elements, frame, context).map(Cow::Owned),
        Kind::ItemField(item, field) => Ok(Cow::Owned(entity::item_field(*item, field, frame, context))),
        Kind::SourceField(item, field) => Ok(Cow::Owned(entity::source_field(*item, field.as_deref(), frame, context))),
        Kind::Subquery(..) | Kind::Aggregate(_) => Err(internal("an expression that was not planned", span)),
    }
}

/// Evaluates an expression that must give the same value whatever the row: a page, a lens's moment.
pub(super) fn evaluate_constant(expr: &Expression, context: &Context<'_>) -> Result<Value> {
    let batch = super::batch::Batch::unit();
    let frame = Frame::new(&batch, &[]);
    Ok(evaluate(expr, &frame, context)?.get(0))
}

/// Evaluates a predicate and returns the rows for which it is true.
pub(super) fn matching_rows(
    predicate: &Expression,
    frame: &Frame<'_>,
    context: &Context<'_>,
) -> Result<Option<Vec<u32>>> {
    let column = evaluate(predicate, frame, context)?;
    match &*column {
        Column::Constant(Value::Boolean(true), _) => Ok(None),
        Column::Constant(Value::Boolean(false) | Value::Null, _) => Ok(Some(Vec::new())),
        Column::Boolean(values, nulls) => {
            let all = nulls.is_none() && values.iter().all(|value| *value);
            if all {
                return Ok(None);
            }
            let is_null = |row: usize| nulls.as_ref().is_some_and(|nulls| nulls.get(row));
            let rows = values.iter().enumerate().filter(|(row, value)| **value && !is_null(*row));
            Ok(Some(rows.map(|(row, _)| row_number(row)).collect()))
        }
        other => {
            let mut rows = Vec::new();
            for row in 0..frame.rows {
                match other.get(row) {
                    Value::Boolean(true) => rows.push(row_number(row)),
                    Value::Boolean(false) | Value::Null => {}
                    value => {
                        return Err(Box::new(
                            ValueError::argument_type("a predicate", "a boolean", &value).at(predicate.at.0),
                        ));
                    }
                }
            }
            Ok(Some(rows))
        }
    }
}

/// Returns a row's number as batches count rows.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a batch never has 2^32 rows: operators cut them at the batch size"
)]
pub(super) fn row_number(row: usize) -> u32 {
    row as u32
}

/// Makes the error for a state that no statement can reach.
pub(super) fn internal(what: &str, span: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("InternalError", format!("internal fault: {what}"), span)
            .with_help("this is our mistake, not yours: please report the statement"),
    )
}

fn parameter(name: &str, span: Span, context: &Context<'_>) -> Result<Value> {
    context.parameters.get(name).cloned().ok_or_else(|| {
        Box::new(
            Diagnostic::error("MissingParameter", format!("no value was given for the parameter `${name}`"), span)
                .with_help(format!("give one: `--param {name}=…`, or `:param {name} => …` in the shell")),
        )
    })
}

fn optional<'f>(
    expr: Option<&Expression>,
    frame: &'f Frame<'_>,
    context: &Context<'_>,
) -> Result<Option<Evaluated<'f>>> {
    expr.map(|expr| evaluate(expr, frame, context)).transpose()
}

/// Computes a column row by row; once only, when all inputs are constant.
pub(super) fn each_row(
    rows: usize,
    inputs: &[&Column],
    span: Span,
    mut one: impl FnMut(usize) -> Result<Value, ValueError>,
) -> Result<Column> {
    let failed = |error: ValueError| Box::new(error.at(span));
    if inputs.iter().all(|input| matches!(input, Column::Constant(..))) && rows > 0 {
        return Ok(Column::Constant(one(0).map_err(failed)?, rows));
    }
    (0..rows).map(|row| one(row).map_err(failed)).collect()
}

fn list(items: &[Expression], frame: &Frame<'_>, context: &Context<'_>) -> Result<Column> {
    let columns: Result<Vec<Evaluated<'_>>> = items.iter().map(|item| evaluate(item, frame, context)).collect();
    let columns = columns?;
    Ok((0..frame.rows)
        .map(|row| Value::List(Arc::new(columns.iter().map(|column| column.get(row)).collect())))
        .collect())
}

fn map(entries: &[(Arc<str>, Expression)], frame: &Frame<'_>, context: &Context<'_>) -> Result<Column> {
    let mut columns = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        columns.push((key, evaluate(value, frame, context)?));
    }
    let row_map = |row: usize| {
        let entries: MapValue = columns.iter().map(|(key, column)| (Arc::clone(key), column.get(row))).collect();
        Value::Map(Arc::new(entries))
    };
    Ok((0..frame.rows).map(row_map).collect())
}

fn predicate(
    operator: PredicateOperator,
    left: &Expression,
    right: &Expression,
    span: Span,
    frame: &Frame<'_>,
    context: &Context<'_>,
) -> Result<Column> {
    let (left, right) = (evaluate(left, frame, context)?, evaluate(right, frame, context)?);
    let test = |a: &Value, b: &Value| {
        Ok(Value::from(match operator {
            PredicateOperator::StartsWith => functions::starts_with(a, b),
            PredicateOperator::EndsWith => functions::ends_with(a, b),
            PredicateOperator::Contains => functions::contains(a, b),
            PredicateOperator::Matches => functions::regex_match(a, b)?,
            PredicateOperator::In => a.in_list(b)?,
            PredicateOperator::Normalized => functions::is_normalized(a, b),
        }))
    };
    if let Some(found) = codes::with_constant(operator, &left, &right, test) {
        return found.map_err(|error| Box::new(error.at(span)));
    }
    each_row(frame.rows, &[&left, &right], span, |row| test(&left.get(row), &right.get(row)))
}

/// Builds paths from the nodes and relationships of a pattern; a list stands for a variable length.
fn path(elements: &[VariableId], frame: &Frame<'_>, context: &Context<'_>) -> Result<Column> {
    let columns: Vec<Column> = elements
        .iter()
        .map(|element| frame.column(*element).cloned().unwrap_or_else(|| Column::nulls(frame.rows)))
        .collect();
    Ok((0..frame.rows).map(|row| path_of_row(&columns, row, context)).collect())
}

fn path_of_row(columns: &[Column], row: usize, context: &Context<'_>) -> Value {
    let mut path = PathValue { nodes: Vec::new(), relationships: Vec::new() };
    for column in columns {
        match column.get(row) {
            // A node after a list of relationships is the one that the list ends at.
            Value::Node(node) if path.nodes.len() <= path.relationships.len() => path.nodes.push(node),
            Value::Node(_) => {}
            Value::Relationship(relationship) => path.relationships.push(relationship),
            Value::List(items) => {
                for item in items.iter() {
                    let (Value::Relationship(relationship), Some(at)) = (item, path.nodes.last().copied()) else {
                        return Value::Null;
                    };
                    let (start, end) = (context.graph.start_of(*relationship), context.graph.end_of(*relationship));
                    path.relationships.push(*relationship);
                    path.nodes.push(if start == at { end } else { start });
                }
            }
            _ => return Value::Null,
        }
    }
    Value::Path(Arc::new(path))
}
