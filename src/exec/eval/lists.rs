//! Comprehensions, quantifiers and reduce: the elements of all rows' lists become one frame.
//!
//! How: the lists of a batch are laid end to end with the row each element came from; predicate and projection
//! run once over that frame, and the results are gathered back by row.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::Result;
use crate::plan::{Expression, ExpressionKind as Kind, QuantifierWord, VariableId};
use crate::value::{Column, Value, ValueError};

use super::super::batch::Frame;
use super::super::context::Context;
use super::{evaluate, row_number};

/// Returns the variables that an expression reads, its own among them.
pub(in crate::exec) fn reads(expr: &Expression, context: &Context<'_>) -> Vec<VariableId> {
    fn collect(expr: &Expression, context: &Context<'_>, out: &mut BTreeSet<VariableId>) {
        match &expr.kind {
            Kind::Variable(variable) | Kind::ItemField(variable, _) | Kind::SourceField(variable, _) => {
                out.insert(*variable);
            }
            Kind::Path(elements) => out.extend(elements.iter().copied()),
            Kind::PlannedSubquery(_, index) => {
                if let Some(subplan) = context.plan.subplans.get(*index) {
                    out.extend(subplan.imports.iter().copied());
                }
            }
            _ => {}
        }
        expr.for_each_part(&mut |part| collect(part, context, out));
    }
    let mut out = BTreeSet::new();
    collect(expr, context, &mut out);
    out.into_iter().collect()
}

/// The lists of a batch laid end to end.
struct Laid {
    elements: Column,
    parents: Vec<u32>,
    /// For each row how many elements; `None` when its list is null.
    lengths: Vec<Option<usize>>,
}

fn lay(list: &Expression, frame: &Frame<'_>, context: &Context<'_>) -> Result<Laid> {
    let column = evaluate(list, frame, context)?;
    let mut elements = Vec::new();
    let mut parents = Vec::new();
    let mut lengths = Vec::with_capacity(frame.rows);
    for row in 0..frame.rows {
        match column.get(row) {
            Value::Null => lengths.push(None),
            Value::List(items) => {
                lengths.push(Some(items.len()));
                parents.extend(std::iter::repeat_n(row_number(row), items.len()));
                elements.extend(items.iter().cloned());
            }
            other => return Err(super::calls::unfit("a list expression", "a list", &other, list.at.0)),
        }
    }
    Ok(Laid { elements: Column::from_values(elements), parents, lengths })
}

/// `[x IN list WHERE p | e]`
pub(super) fn comprehension(
    variable: VariableId,
    list: &Expression,
    predicate: Option<&Expression>,
    projection: Option<&Expression>,
    frame: &Frame<'_>,
    context: &Context<'_>,
) -> Result<Column> {
    let mut laid = lay(list, frame, context)?;
    if let Some(predicate) = predicate {
        let inner = frame.take(&laid.parents, &reads(predicate, context)).with(variable, laid.elements.clone());
        if let Some(rows) = super::matching_rows(predicate, &inner, context)? {
            for length in laid.lengths.iter_mut().flatten() {
                *length = 0;
            }
            laid.parents = rows.iter().map(|row| laid.parents[*row as usize]).collect();
            for parent in &laid.parents {
                if let Some(length) = &mut laid.lengths[*parent as usize] {
                    *length += 1;
                }
            }
            laid.elements = laid.elements.take(&rows);
        }
    }
    let results = match projection {
        Some(projection) => {
            let inner = frame.take(&laid.parents, &reads(projection, context)).with(variable, laid.elements.clone());
            evaluate(projection, &inner, context)?.into_owned()
        }
        None => laid.elements,
    };
    let mut next = 0;
    let gather = |length: Option<usize>| match length {
        None => Value::Null,
        Some(length) => {
            let items = (next..next + length).map(|at| results.get(at)).collect();
            next += length;
            Value::List(Arc::new(items))
        }
    };
    Ok(laid.lengths.into_iter().map(gather).collect())
}

/// `all`, `any`, `none`, `single`
pub(super) fn quantified(
    quantifier: QuantifierWord,
    variable: VariableId,
    list: &Expression,
    predicate: &Expression,
    frame: &Frame<'_>,
    context: &Context<'_>,
) -> Result<Column> {
    let laid = lay(list, frame, context)?;
    let inner = frame.take(&laid.parents, &reads(predicate, context)).with(variable, laid.elements);
    let holds = evaluate(predicate, &inner, context)?;
    let mut next = 0;
    let mut result = Vec::with_capacity(frame.rows);
    for length in laid.lengths {
        let Some(length) = length else {
            result.push(Value::Null);
            continue;
        };
        let (mut yes, mut no, mut unknown) = (0_usize, 0_usize, 0_usize);
        for at in next..next + length {
            match holds.get(at) {
                Value::Boolean(true) => yes += 1,
                Value::Boolean(false) => no += 1,
                Value::Null => unknown += 1,
                other => {
                    return Err(super::calls::unfit("a quantifier's predicate", "a boolean", &other, predicate.at.0));
                }
            }
        }
        next += length;
        result.push(Value::from(match quantifier {
            QuantifierWord::All => decided(no > 0, unknown > 0).map(|fails| !fails),
            QuantifierWord::Any => decided(yes > 0, unknown > 0),
            QuantifierWord::None => decided(yes > 0, unknown > 0).map(|fails| !fails),
            QuantifierWord::Single if yes > 1 => Some(false),
            QuantifierWord::Single if unknown > 0 => None,
            QuantifierWord::Single => Some(yes == 1),
        }));
    }
    Ok(Column::from_values(result))
}

/// True when one is there, unknown when one might be, false otherwise.
fn decided(found: bool, possible: bool) -> Option<bool> {
    match (found, possible) {
        (true, _) => Some(true),
        (false, true) => None,
        (false, false) => Some(false),
    }
}

/// `reduce(acc = initial, x IN list | step)`: one step of all rows at a time.
pub(super) fn reduce(
    (accumulator, initial): (VariableId, &Expression),
    (variable, list): (VariableId, &Expression),
    step: &Expression,
    frame: &Frame<'_>,
    context: &Context<'_>,
) -> Result<Column> {
    let lists = evaluate(list, frame, context)?;
    let mut values: Vec<Value> = evaluate(initial, frame, context)?.iter().take(frame.rows).collect();
    let mut items: Vec<Arc<Vec<Value>>> = Vec::with_capacity(frame.rows);
    for (row, value) in values.iter_mut().enumerate() {
        match lists.get(row) {
            Value::List(list) => items.push(list),
            Value::Null => {
                *value = Value::Null;
                items.push(Arc::default());
            }
            other => return Err(Box::new(ValueError::argument_type("`reduce`", "a list", &other).at(list.at.0))),
        }
    }
    let longest = items.iter().map(|list| list.len()).max().unwrap_or(0);
    let outer = reads(step, context);
    for position in 0..longest {
        context.check()?;
        let rows: Vec<u32> = (0..frame.rows).filter(|row| position < items[*row].len()).map(row_number).collect();
        let pick =
            |of: &dyn Fn(usize) -> Value| Column::from_values(rows.iter().map(|row| of(*row as usize)).collect());
        let inner = frame
            .take(&rows, &outer)
            .with(variable, pick(&|row| items[row][position].clone()))
            .with(accumulator, pick(&|row| values[row].clone()));
        let next = evaluate(step, &inner, context)?;
        for (at, row) in rows.iter().enumerate() {
            values[*row as usize] = next.get(at);
        }
    }
    Ok(Column::from_values(values))
}
