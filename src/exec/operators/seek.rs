//! Nodes that have a property of a value, found without reading all nodes.
//!
//! Invariant: gives at least the nodes whose property equals the value; the filter above compares.

use std::sync::Arc;

use crate::diag::Result;
use crate::plan::{Expression, Logical, VariableId};
use crate::value::{Column, Value};

use super::super::batch::Frame;
use super::super::context::Context;
use super::super::eval::{evaluate, row_number};
use super::{Batch, Operate, Source, arrangement, fill, next_flat};

/// For each row, the nodes whose property may equal a value.
pub(super) struct NodeByProperty<'p> {
    input: Source<'p>,
    layout: &'p [VariableId],
    label: Option<&'p Arc<str>>,
    property: (&'p Arc<str>, &'p Expression),
    places: Vec<Option<super::Column>>,
}

impl<'p> NodeByProperty<'p> {
    pub(super) fn new(
        input: Source<'p>,
        layout: &'p [VariableId],
        variable: VariableId,
        label: Option<&'p Arc<str>>,
        property: (&'p Arc<str>, &'p Expression),
        plan: &'p Logical,
    ) -> Self {
        NodeByProperty { input, layout, label, property, places: arrangement(&plan.output, layout, &[variable]) }
    }

    fn found(&self, batch: &Batch, context: &Context<'_>) -> Result<(Vec<u32>, Vec<u32>)> {
        let (mut rows, mut nodes) = (Vec::new(), Vec::new());
        let graph = &context.graph;
        let (key, value) = self.property;
        let frame = Frame::new(batch, self.layout);
        let values = evaluate(value, &frame, context)?;
        let Some(key) = graph.key_id(key) else { return Ok((rows, nodes)) };
        let label = match self.label {
            Some(name) => match graph.label_id(name) {
                Some(label) => Some(label),
                None => return Ok((rows, nodes)),
            },
            None => None,
        };
        let is_constant = matches!(&*values, Column::Constant(..));
        let mut last: Option<Vec<u32>> = None;
        for row in 0..batch.rows {
            let found = match last.take() {
                Some(found) if is_constant => found,
                _ => match values.get(row) {
                    Value::Null => Vec::new(),
                    value => {
                        let found = graph.nodes_by_property(key, &value).into_iter();
                        let has_label = |node: &_| label.is_none_or(|label| graph.has_label(*node, label));
                        found.filter(has_label).map(|node| node.0).collect()
                    }
                },
            };
            rows.extend(std::iter::repeat_n(row_number(row), found.len()));
            nodes.extend_from_slice(&found);
            last = Some(found);
        }
        Ok((rows, nodes))
    }
}

impl Operate for NodeByProperty<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        while let Some(batch) = next_flat(&mut self.input, context)? {
            let (rows, nodes) = self.found(&batch, context)?;
            let given = fill(&self.places, &batch, &rows, &[Column::Node(nodes)]);
            if given.rows > 0 {
                return Ok(Some(given));
            }
        }
        Ok(None)
    }
}
