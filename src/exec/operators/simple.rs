//! Operators that look at one batch at a time: filter, project, unwind, skip, limit, union.

use crate::diag::{Diagnostic, Result, Span};
use crate::plan::{Expression, Logical, VariableId};
use crate::value::{Column, Value};

use super::super::batch::{Batch, Frame};
use super::super::context::Context;
use super::super::eval::{evaluate, evaluate_constant, matching_rows};
use super::{Operate, Source, arrangement, fill, next_flat};

/// Keeps the rows for which all predicates are true.
pub(super) struct Filter<'p> {
    input: Source<'p>,
    layout: &'p [VariableId],
    predicates: &'p [Expression],
    output: &'p [VariableId],
}

impl<'p> Filter<'p> {
    pub(super) fn new(
        input: Source<'p>,
        layout: &'p [VariableId],
        predicates: &'p [Expression],
        plan: &'p Logical,
    ) -> Self {
        Filter { input, layout, predicates, output: &plan.output }
    }
}

impl Operate for Filter<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        while let Some(mut batch) = self.input.next(context)? {
            for predicate in self.predicates {
                if batch.rows == 0 {
                    break;
                }
                let rows = matching_rows(predicate, &Frame::new(&batch, self.layout), context)?;
                if let Some(rows) = rows {
                    batch = batch.take(&rows);
                }
            }
            if batch.rows > 0 {
                return Ok(Some(batch.arrange(self.layout, self.output)));
            }
        }
        Ok(None)
    }
}

/// Computes variables beside those that come in.
pub(super) struct Project<'p> {
    input: Source<'p>,
    layout: &'p [VariableId],
    items: &'p [(VariableId, Expression)],
    output: &'p [VariableId],
}

impl<'p> Project<'p> {
    pub(super) fn new(
        input: Source<'p>,
        layout: &'p [VariableId],
        items: &'p [(VariableId, Expression)],
        plan: &'p Logical,
    ) -> Self {
        Project { input, layout, items, output: &plan.output }
    }
}

impl Operate for Project<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        let Some(batch) = self.input.next(context)? else { return Ok(None) };
        // Random numbers and errors must come once for each row, not for each multiple of one.
        let batch = if self.items.is_empty() { batch } else { batch.flattened() };
        let mut computed = Vec::with_capacity(self.items.len());
        {
            let frame = Frame::new(&batch, self.layout);
            for (variable, item) in self.items {
                computed.push((*variable, evaluate(item, &frame, context)?.into_owned()));
            }
        }
        let column = |variable: &VariableId| {
            if let Some((_, column)) = computed.iter().find(|(known, _)| known == variable) {
                return column.clone();
            }
            match self.layout.iter().position(|known| known == variable) {
                Some(position) => batch.columns[position].clone(),
                None => Column::nulls(batch.rows),
            }
        };
        let columns = self.output.iter().map(column).collect();
        Ok(Some(Batch { columns, rows: batch.rows, multiplicity: batch.multiplicity }))
    }
}

/// One row for each element of a list.
pub(super) struct Unwind<'p> {
    input: Source<'p>,
    layout: &'p [VariableId],
    list: &'p Expression,
    places: Vec<Option<super::Column>>,
    current: Option<Current>,
}

/// A batch that is being unwound, and how far.
struct Current {
    batch: Batch,
    lists: Column,
    row: usize,
    position: usize,
}

impl<'p> Unwind<'p> {
    pub(super) fn new(
        input: Source<'p>,
        layout: &'p [VariableId],
        list: &'p Expression,
        variable: VariableId,
        plan: &'p Logical,
    ) -> Self {
        Unwind { input, layout, list, places: arrangement(&plan.output, layout, &[variable]), current: None }
    }
}

impl Operate for Unwind<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        loop {
            if self.current.is_none() {
                let Some(batch) = next_flat(&mut self.input, context)? else { return Ok(None) };
                let lists = evaluate(self.list, &Frame::new(&batch, self.layout), context)?.into_owned();
                self.current = Some(Current { batch, lists, row: 0, position: 0 });
            }
            let Some(current) = &mut self.current else { continue };
            let (mut rows, mut values) = (Vec::new(), Vec::new());
            while current.row < current.batch.rows && values.len() < context.limits.batch_rows {
                let items = match current.lists.get(current.row) {
                    Value::List(items) => items,
                    Value::Null => std::sync::Arc::default(),
                    single => std::sync::Arc::new(vec![single]),
                };
                let room = context.limits.batch_rows - values.len();
                let taken = items.len().saturating_sub(current.position).min(room);
                values.extend(items.iter().skip(current.position).take(taken).cloned());
                rows.extend(std::iter::repeat_n(super::super::eval::row_number(current.row), taken));
                current.position += taken;
                if current.position >= items.len() {
                    current.row += 1;
                    current.position = 0;
                }
            }
            let batch = fill(&self.places, &current.batch, &rows, &[Column::from_values(values)]);
            if current.row >= current.batch.rows {
                self.current = None;
            }
            if batch.rows > 0 {
                return Ok(Some(batch));
            }
        }
    }
}

/// Evaluates the number of a `SKIP` or `LIMIT`.
pub(super) fn page(expr: &Expression, word: &str, context: &Context<'_>) -> Result<usize> {
    let span = expr.at.0;
    match evaluate_constant(expr, context)? {
        Value::Integer(number) => usize::try_from(number).map_err(|_| negative(word, span)),
        other => Err(super::super::eval::unfit(&format!("`{word}`"), "a non-negative integer", &other, span)),
    }
}

fn negative(word: &str, span: Span) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(
        "NegativeIntegerArgument",
        format!("`{word}` wants a number that is not negative"),
        span,
    ))
}

/// Drops the first rows.
pub(super) struct Skip<'p> {
    input: Source<'p>,
    layout: &'p [VariableId],
    output: &'p [VariableId],
    count: &'p Expression,
    left: Option<usize>,
}

impl<'p> Skip<'p> {
    pub(super) fn new(input: Source<'p>, layout: &'p [VariableId], count: &'p Expression, plan: &'p Logical) -> Self {
        Skip { input, layout, output: &plan.output, count, left: None }
    }
}

impl Operate for Skip<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        let mut left = match self.left {
            Some(left) => left,
            None => page(self.count, "SKIP", context)?,
        };
        while let Some(batch) = next_flat(&mut self.input, context)? {
            let dropped = left.min(batch.rows);
            left -= dropped;
            self.left = Some(left);
            if dropped == batch.rows {
                continue;
            }
            let batch = batch.arrange(self.layout, self.output);
            if dropped == 0 {
                return Ok(Some(batch));
            }
            let rows: Vec<u32> = (dropped..batch.rows).map(super::super::eval::row_number).collect();
            return Ok(Some(batch.take(&rows)));
        }
        self.left = Some(left);
        Ok(None)
    }
}

/// Keeps the first rows and asks for no more.
pub(super) struct Limit<'p> {
    input: Source<'p>,
    layout: &'p [VariableId],
    output: &'p [VariableId],
    count: &'p Expression,
    left: Option<usize>,
}

impl<'p> Limit<'p> {
    pub(super) fn new(input: Source<'p>, layout: &'p [VariableId], count: &'p Expression, plan: &'p Logical) -> Self {
        Limit { input, layout, output: &plan.output, count, left: None }
    }
}

impl Operate for Limit<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        let left = match self.left {
            Some(left) => left,
            None => page(self.count, "LIMIT", context)?,
        };
        self.left = Some(left);
        if left == 0 {
            return Ok(None);
        }
        let Some(batch) = next_flat(&mut self.input, context)? else { return Ok(None) };
        let batch = batch.arrange(self.layout, self.output);
        if batch.rows <= left {
            self.left = Some(left - batch.rows);
            return Ok(Some(batch));
        }
        self.left = Some(0);
        let rows: Vec<u32> = (0..left).map(super::super::eval::row_number).collect();
        Ok(Some(batch.take(&rows)))
    }
}

/// Runs everything below and gives nothing.
pub(super) struct Finish<'p> {
    input: Source<'p>,
}

impl<'p> Finish<'p> {
    pub(super) fn new(input: Source<'p>) -> Self {
        Finish { input }
    }
}

impl Operate for Finish<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        while self.input.next(context)?.is_some() {}
        Ok(None)
    }
}

/// A branch of a union, its columns renamed to the union's.
pub(super) struct UnionBranch<'p> {
    source: Source<'p>,
    layout: &'p [VariableId],
    wanted: Vec<VariableId>,
}

impl<'p> UnionBranch<'p> {
    pub(super) fn new(
        source: Source<'p>,
        branch: &'p Logical,
        columns: &[VariableId],
        outputs: &[VariableId],
        wanted: &[VariableId],
    ) -> Self {
        let rename = |variable: &VariableId| {
            let position = outputs.iter().position(|output| output == variable);
            position.and_then(|position| columns.get(position)).copied().unwrap_or(*variable)
        };
        UnionBranch { source, layout: &branch.output, wanted: wanted.iter().map(rename).collect() }
    }
}

/// The rows of one branch after the other.
pub(super) struct Union<'p> {
    branches: Vec<UnionBranch<'p>>,
    at: usize,
}

impl<'p> Union<'p> {
    pub(super) fn new(branches: Vec<UnionBranch<'p>>) -> Self {
        Union { branches, at: 0 }
    }
}

impl Operate for Union<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        while let Some(branch) = self.branches.get_mut(self.at) {
            if let Some(batch) = branch.source.next(context)? {
                return Ok(Some(batch.arrange(branch.layout, &branch.wanted)));
            }
            self.at += 1;
        }
        Ok(None)
    }
}
