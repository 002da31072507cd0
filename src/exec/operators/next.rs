//! `NEXT`: a query over the rows of the one before.

use std::sync::Arc;

use crate::diag::Result;
use crate::plan::{Logical, VariableId};

use super::super::batch::Batch;
use super::super::context::Context;
use super::{Operate, Source, build, next_flat};

/// Runs an inner plan once over all rows that come in.
pub(super) struct Next<'p> {
    input: Source<'p>,
    layout: &'p [VariableId],
    inner: &'p Logical,
    output: &'p [VariableId],
    running: Option<Source<'p>>,
    done: bool,
}

impl<'p> Next<'p> {
    pub(super) fn new(input: Source<'p>, layout: &'p [VariableId], inner: &'p Logical, plan: &'p Logical) -> Self {
        Next { input, layout, inner, output: &plan.output, running: None, done: false }
    }
}

impl Operate for Next<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        if self.done {
            return Ok(None);
        }
        if self.running.is_none() {
            let mut rows = Vec::new();
            while let Some(batch) = next_flat(&mut self.input, context)? {
                context.charge(batch.bytes())?;
                rows.push(batch);
            }
            let argument: Arc<[Batch]> = Arc::from(rows);
            self.running = Some(build(self.inner, &argument, self.layout, context)?);
        }
        let Some(running) = &mut self.running else { return Ok(None) };
        if self.output.is_empty() {
            while running.next(context)?.is_some() {}
            self.done = true;
            return Ok(Some(Batch::unit()));
        }
        Ok(running.next(context)?.map(|batch| batch.arrange(&self.inner.output, self.output)))
    }
}
