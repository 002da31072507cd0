//! Where patterns start: nodes of a label, nodes by id, relationships with their ends.

use std::sync::Arc;

use crate::diag::Result;
use crate::graph::{LabelId, TypeId};
use crate::plan::{Direction, Expression, Logical, Operator as Plan, VariableId};
use crate::value::{Column, NULL_ID, NodeId, RelationshipId, Value};

use super::super::batch::{Batch, Frame};
use super::super::context::Context;
use super::super::eval::{evaluate, row_number};
use super::{Operate, Source, arrangement, fill, matches, next_flat};

/// Which nodes a scan gives.
enum Scanned {
    All,
    Label(LabelId),
    /// The label is not in the graph.
    None,
}

/// For each row, every node of a label.
pub(super) struct NodeScan<'p> {
    input: Source<'p>,
    scanned: Scanned,
    places: Vec<Option<super::Column>>,
    /// The input batch, its row, and the node to go on with.
    current: Option<(Batch, usize, u32)>,
}

impl<'p> NodeScan<'p> {
    pub(super) fn new(
        input: Source<'p>,
        layout: &'p [VariableId],
        variable: VariableId,
        label: Option<&Arc<str>>,
        plan: &'p Logical,
        context: &Context<'_>,
    ) -> Self {
        let scanned = match label {
            None => Scanned::All,
            Some(name) => context.graph.label_id(name).map_or(Scanned::None, Scanned::Label),
        };
        NodeScan { input, scanned, places: arrangement(&plan.output, layout, &[variable]), current: None }
    }
}

impl Operate for NodeScan<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        let label = match self.scanned {
            Scanned::None => return Ok(None),
            Scanned::All => None,
            Scanned::Label(label) => Some(label),
        };
        loop {
            if self.current.is_none() {
                let Some(batch) = next_flat(&mut self.input, context)? else { return Ok(None) };
                self.current = Some((batch, 0, 0));
            }
            let Some((batch, row, from)) = &mut self.current else { continue };
            let (mut rows, mut nodes) = (Vec::new(), Vec::new());
            while *row < batch.rows && nodes.len() < context.limits.batch_rows {
                let before = nodes.len();
                let next = context.graph.scan_nodes(label, *from, context.limits.batch_rows - before, &mut nodes);
                rows.extend(std::iter::repeat_n(row_number(*row), nodes.len() - before));
                match next {
                    Some(next) => *from = next,
                    None => {
                        *row += 1;
                        *from = 0;
                    }
                }
            }
            let done = *row >= batch.rows;
            let given = fill(&self.places, batch, &rows, &[Column::Node(nodes)]);
            if done {
                self.current = None;
            }
            if given.rows > 0 {
                return Ok(Some(given));
            }
        }
    }
}

/// For each row, the nodes with an id.
pub(super) struct NodeById<'p> {
    input: Source<'p>,
    layout: &'p [VariableId],
    id: &'p Expression,
    places: Vec<Option<super::Column>>,
}

impl<'p> NodeById<'p> {
    pub(super) fn new(
        input: Source<'p>,
        layout: &'p [VariableId],
        variable: VariableId,
        id: &'p Expression,
        plan: &'p Logical,
    ) -> Self {
        NodeById { input, layout, id, places: arrangement(&plan.output, layout, &[variable]) }
    }
}

impl Operate for NodeById<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        while let Some(batch) = next_flat(&mut self.input, context)? {
            let frame = Frame::new(&batch, self.layout);
            let ids = evaluate(self.id, &frame, context)?;
            let (mut rows, mut nodes) = (Vec::new(), Vec::new());
            for row in 0..batch.rows {
                match ids.get(row) {
                    Value::String(id) => {
                        for node in context.graph.nodes_by_id(&id) {
                            rows.push(row_number(row));
                            nodes.push(node.0);
                        }
                    }
                    Value::Null => {}
                    // The index is on strings; an id of another type is looked for among all nodes.
                    other => scan_for_id(&other, context, |node| {
                        rows.push(row_number(row));
                        nodes.push(node.0);
                    }),
                }
            }
            let given = fill(&self.places, &batch, &rows, &[Column::Node(nodes)]);
            if given.rows > 0 {
                return Ok(Some(given));
            }
        }
        Ok(None)
    }
}

fn scan_for_id(id: &Value, context: &Context<'_>, mut found: impl FnMut(NodeId)) {
    let Some(key) = context.graph.key_id("id") else { return };
    for node in context.graph.nodes() {
        if context.graph.node_property(node, key).equals(id) == Some(true) {
            found(node);
        }
    }
}

/// For each row, relationships with their ends.
pub(super) struct RelationshipScan<'p> {
    input: Source<'p>,
    plan: &'p Logical,
    layout: &'p [VariableId],
    types: Option<Vec<TypeId>>,
    places: Vec<Option<super::Column>>,
    /// The input batch, its row, the type's position and the relationship to go on with.
    current: Option<(Batch, usize, usize, u32)>,
}

impl<'p> RelationshipScan<'p> {
    pub(super) fn new(input: Source<'p>, layout: &'p [VariableId], plan: &'p Logical, context: &Context<'_>) -> Self {
        let (types, own) = match &plan.operator {
            Plan::RelationshipScan { relationship, left, right, types, .. } => {
                (context.types(types.as_ref()), vec![*relationship, *left, *right])
            }
            _ => (None, Vec::new()),
        };
        RelationshipScan { input, plan, layout, types, places: arrangement(&plan.output, layout, &own), current: None }
    }

    /// Lists the next relationships for one row; returns false when the row has no more.
    fn list(
        &self,
        batch: &Batch,
        row: usize,
        (of, from): (&mut usize, &mut u32),
        context: &Context<'_>,
        out: &mut Vec<u32>,
    ) -> bool {
        let room = context.limits.batch_rows;
        let Plan::RelationshipScan { relationship, bound, .. } = &self.plan.operator else { return false };
        if *bound {
            let column = self.layout.iter().position(|known| known == relationship);
            let found = column.and_then(|position| batch.columns[position].relationship(row));
            let fits = |id: RelationshipId| {
                self.types.as_ref().is_none_or(|types| types.contains(&context.graph.type_of(id)))
                    && context.graph.relationship_exists(id)
            };
            out.extend(found.filter(|id| fits(*id)).map(|id| id.0));
            return false;
        }
        let next = match &self.types {
            None => context.graph.scan_relationships(None, *from, room, out),
            Some(types) => {
                let Some(kind) = types.get(*of) else { return false };
                context.graph.scan_relationships(Some(*kind), *from, room, out)
            }
        };
        match next {
            Some(next) => *from = next,
            None => {
                *from = 0;
                *of += 1;
                return self.types.as_ref().is_some_and(|types| *of < types.len());
            }
        }
        true
    }
}

/// The rows that a scan has found: relationship, left and right end.
#[derive(Default)]
struct Rows {
    rows: Vec<u32>,
    relationships: Vec<u32>,
    lefts: Vec<u32>,
    rights: Vec<u32>,
}

impl Operate for RelationshipScan<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        loop {
            if self.current.is_none() {
                let Some(batch) = next_flat(&mut self.input, context)? else { return Ok(None) };
                self.current = Some((batch, 0, 0, 0));
            }
            let Some((batch, mut row, mut of, mut from)) = self.current.take() else { continue };
            let mut found = Rows::default();
            while row < batch.rows && found.rows.len() < context.limits.batch_rows {
                let mut listed = Vec::new();
                let more = self.list(&batch, row, (&mut of, &mut from), context, &mut listed);
                self.keep(&batch, row, &listed, context, &mut found);
                if !more {
                    row += 1;
                    (of, from) = (0, 0);
                }
            }
            let own =
                [Column::Relationship(found.relationships), Column::Node(found.lefts), Column::Node(found.rights)];
            let given = fill(&self.places, &batch, &found.rows, &own);
            if row < batch.rows {
                self.current = Some((batch, row, of, from));
            }
            if given.rows > 0 {
                return Ok(Some(given));
            }
        }
    }
}

impl RelationshipScan<'_> {
    /// Keeps what the lens shows and what fits the ends and relationships that are bound.
    fn keep(&self, batch: &Batch, row: usize, listed: &[u32], context: &Context<'_>, found: &mut Rows) {
        let Plan::RelationshipScan { left, left_bound, right, right_bound, direction, distinct_from, .. } =
            &self.plan.operator
        else {
            return;
        };
        let bound_node = |variable: &VariableId, bound: bool| {
            let position = self.layout.iter().position(|known| bound && known == variable)?;
            Some(batch.columns[position].node(row).map_or(NULL_ID, |node| node.0))
        };
        let is_loop = left == right;
        let (left, right) = (bound_node(left, *left_bound), bound_node(right, *right_bound));
        let claims = context.matching_claims();
        let mut push = |relationship: u32, from: u32, to: u32| {
            if (from == to || !is_loop) && left.is_none_or(|left| left == from) && right.is_none_or(|right| right == to)
            {
                found.rows.push(row_number(row));
                found.relationships.push(relationship);
                found.lefts.push(from);
                found.rights.push(to);
            }
        };
        for relationship in listed {
            let used = super::expand::is_used(distinct_from, self.layout, batch, row, *relationship);
            if used || !matches(claims, *relationship) {
                continue;
            }
            let id = RelationshipId(*relationship);
            let (start, end) = (context.graph.start_of(id).0, context.graph.end_of(id).0);
            if *direction != Direction::Left {
                push(*relationship, start, end);
            }
            if *direction == Direction::Left || (*direction == Direction::Either && start != end) {
                push(*relationship, end, start);
            }
        }
    }
}
