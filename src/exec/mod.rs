//! Executes logical plans over batches.
//!
//! Takes [`crate::plan::LogicalPlan`] from `plan`, the store and the lens; gives batches to `session`.
//! Invariants: sees no AST and no text; owns the trait that procedures implement and names no procedure; what a
//! statement writes goes into its own version of the graph, which is dropped when the statement fails.
//! Start at [`run`]. How: what only reads is a tree of operators that pull batches from each other; where a plan
//! writes, the rows below the write are all made first, then the write runs over them, so that no clause sees
//! its own changes.

mod batch;
mod context;
mod csv;
mod eval;
mod files;
pub mod functions;
mod lens;
mod operators;
mod procedure;
mod write;

pub use batch::Batch;
pub use context::{CancelHandle, Context, Counters, Limits};
pub use files::{Files, OpenFile};
pub use functions::KernelContext;
pub use lens::{ItemPredicate, constant, items_shown};
pub use procedure::{Procedure, Procedures};

use std::sync::Arc;

use crate::diag::Result;
use crate::plan::{Logical, LogicalPlan, Operator as Plan, VariableId};

/// Runs a plan and returns its rows, laid out as the plan's outputs.
///
/// # Errors
/// The first error of evaluation, a limit that was reached, or cancellation.
pub fn run(plan: &LogicalPlan, context: &mut Context<'_>) -> Result<Vec<Batch>> {
    let argument: Arc<[Batch]> = Arc::from([Batch::unit()]);
    let batches = execute(&plan.root, &argument, &[], context)?;
    Ok(batches.into_iter().map(|batch| batch.flattened().arrange(&plan.root.output, &plan.outputs)).collect())
}

/// Runs a plan over argument rows; its batches are laid out as its output.
fn execute(
    plan: &Logical,
    argument: &Arc<[Batch]>,
    layout: &[VariableId],
    context: &mut Context<'_>,
) -> Result<Vec<Batch>> {
    if plan.is_read_only() {
        let mut source = operators::build_all(plan, argument, layout, context)?;
        return drain(&mut source, context);
    }
    match &plan.operator {
        Plan::Union { branches, outputs } => {
            let mut all = Vec::new();
            for (branch, columns) in branches {
                for batch in execute(branch, argument, layout, context)? {
                    let rename = |variable: &VariableId| {
                        let position = outputs.iter().position(|output| output == variable);
                        position.and_then(|position| columns.get(position)).copied().unwrap_or(*variable)
                    };
                    let wanted: Vec<VariableId> = plan.output.iter().map(rename).collect();
                    all.push(batch.arrange(&branch.output, &wanted));
                }
            }
            Ok(all)
        }
        _ => {
            let Some(input) = plan.input() else { return Ok(Vec::new()) };
            let below = execute(input, argument, layout, context)?;
            let started = context.started();
            let batches = above(plan, input, below, context)?;
            context.record(plan.id, batches.iter().map(|batch| batch.rows).sum(), started);
            Ok(batches)
        }
    }
}

/// Runs one operator over rows that are all there.
fn above(plan: &Logical, input: &Logical, below: Vec<Batch>, context: &mut Context<'_>) -> Result<Vec<Batch>> {
    match &plan.operator {
        Plan::Write { write, .. } => {
            let rows = below.into_iter().map(Batch::flattened).collect();
            let below = joined(rows, input.output.len());
            Ok(vec![write::apply(write, below, &input.output, &plan.output, context)?])
        }
        Plan::Apply { inner, .. } if !inner.is_read_only() => {
            let mut all = Vec::new();
            for batch in below {
                let batch = batch.flattened();
                let mut run_inner = |argument: Batch, layout: &[VariableId]| {
                    let argument: Arc<[Batch]> = Arc::from([argument]);
                    execute(inner, &argument, layout, context)
                };
                all.push(operators::join(plan, &batch, &input.output, &mut run_inner)?);
            }
            Ok(all)
        }
        Plan::Next { inner, .. } if !inner.is_read_only() => {
            let argument: Arc<[Batch]> = below.into_iter().map(Batch::flattened).collect();
            let batches = execute(inner, &argument, &input.output, context)?;
            if plan.output.is_empty() {
                return Ok(vec![Batch::unit()]);
            }
            Ok(batches.into_iter().map(|batch| batch.arrange(&inner.output, &plan.output)).collect())
        }
        _ => {
            let given: operators::Source<'_> = Box::new(operators::Given::new(below));
            let mut source = operators::over(plan, given, context)?;
            drain(&mut source, context)
        }
    }
}

fn drain(source: &mut operators::Source<'_>, context: &Context<'_>) -> Result<Vec<Batch>> {
    let mut batches = Vec::new();
    while let Some(batch) = source.next(context)? {
        context.charge(batch.bytes())?;
        batches.push(batch);
    }
    Ok(batches)
}

/// Joins batches; a batch without columns is only its number of rows.
fn joined(batches: Vec<Batch>, width: usize) -> Batch {
    let rows = batches.iter().map(|batch| batch.rows).sum();
    let mut all = Batch::concat(batches, width);
    all.rows = rows;
    all
}
