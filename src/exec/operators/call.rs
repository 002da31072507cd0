//! Calls a procedure for each row.
//!
//! Invariant: a procedure without result fields neither adds rows nor takes any away.

use std::sync::Arc;

use crate::diag::Result;
use crate::plan::{Logical, Operator as Plan, VariableId};
use crate::value::{Column, Value};

use super::super::batch::{Batch, Frame};
use super::super::context::Context;
use super::super::eval::{Evaluated, evaluate, internal, row_number};
use super::super::procedure::Procedure;
use super::{Operate, Source, arrangement, fill, next_flat};

/// For each row, the rows of a procedure.
pub(super) struct Call<'p> {
    input: Source<'p>,
    layout: &'p [VariableId],
    plan: &'p Logical,
    procedure: Arc<dyn Procedure>,
    places: Vec<Option<super::Column>>,
}

impl<'p> Call<'p> {
    pub(super) fn new(
        input: Source<'p>,
        layout: &'p [VariableId],
        plan: &'p Logical,
        context: &Context<'_>,
    ) -> Result<Self> {
        let Plan::Call { name, yields, at, .. } = &plan.operator else {
            return Err(internal("a call that is none", crate::diag::Span::default()));
        };
        let Some(procedure) = context.procedures.get(name) else {
            return Err(internal(&format!("no procedure `{name}` behind its signature"), at.0));
        };
        let own: Vec<VariableId> = yields.iter().map(|(_, variable)| *variable).collect();
        Ok(Call { input, layout, plan, procedure, places: arrangement(&plan.output, layout, &own) })
    }
}

impl Operate for Call<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        let Plan::Call { arguments, yields, at, .. } = &self.plan.operator else { return Ok(None) };
        while let Some(batch) = next_flat(&mut self.input, context)? {
            let mut rows: Vec<u32> = Vec::new();
            let mut columns: Vec<Vec<Value>> = vec![Vec::new(); yields.len()];
            {
                let frame = Frame::new(&batch, self.layout);
                let evaluated: Result<Vec<Evaluated<'_>>> =
                    arguments.iter().map(|argument| evaluate(argument, &frame, context)).collect();
                let evaluated = evaluated?;
                for row in 0..batch.rows {
                    let values: Vec<Value> = evaluated.iter().map(|column| column.get(row)).collect();
                    let results = self.procedure.call(&values, context).map_err(|error| Box::new(error.at(at.0)))?;
                    if yields.is_empty() {
                        // What gives no fields is called for what it does; the row goes on.
                        rows.push(row_number(row));
                        continue;
                    }
                    for result in results {
                        rows.push(row_number(row));
                        for (column, (field, _)) in columns.iter_mut().zip(yields) {
                            column.push(result.get(*field).cloned().unwrap_or_default());
                        }
                    }
                }
            }
            let own: Vec<Column> = columns.into_iter().map(Column::from_values).collect();
            let given = fill(&self.places, &batch, &rows, &own);
            if given.rows > 0 {
                return Ok(Some(given));
            }
        }
        Ok(None)
    }
}
