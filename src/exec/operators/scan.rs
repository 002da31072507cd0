//! Where patterns start: nodes of a label, nodes by id, relationships with their ends.

use std::sync::Arc;

use crate::diag::Result;
use crate::graph::{LabelId, TypeId};
use crate::plan::{Direction, Expression, Logical, Operator as Plan, VariableId};
use crate::value::{Column, NULL_ID, NodeId, RelationshipId, Value};

use super::super::batch::{Batch, Frame};
use super::super::context::Context;
use super::super::eval::{evaluate, row_number};
use super::morsels::Part;
use super::{Operate, Source, arrangement, fill, fill_with, matches, next_flat};

/// Builds the scan of a part over one row without columns.
pub(super) fn of_part<'p>(
    plan: &'p Logical,
    input: Source<'p>,
    part: Part,
    context: &Context<'_>,
) -> Result<Source<'p>> {
    Ok(match &plan.operator {
        Plan::NodeScan { variable, label, .. } => {
            let mut scan = NodeScan::new(input, &[], *variable, label.as_ref(), plan, context);
            scan.part = Some(part);
            Box::new(scan)
        }
        Plan::RelationshipScan { .. } => {
            let mut scan = RelationshipScan::new(input, &[], plan, context);
            scan.part = Some(part);
            Box::new(scan)
        }
        _ => super::over(plan, input, context)?,
    })
}

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
    /// The part to scan, where it is not all.
    part: Option<Part>,
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
        NodeScan { input, scanned, places: arrangement(&plan.output, layout, &[variable]), current: None, part: None }
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
                self.current = Some((batch, 0, self.part.map_or(0, |part| part.first)));
            }
            let Some((batch, row, from)) = &mut self.current else { continue };
            let (mut rows, mut nodes) = (Vec::new(), Vec::new());
            while *row < batch.rows && nodes.len() < context.limits.batch_rows {
                let before = nodes.len();
                let room = room_in(self.part.as_ref(), context.limits.batch_rows - before);
                let mut next = context.graph.scan_nodes(label, *from, room, &mut nodes);
                rows.extend(std::iter::repeat_n(row_number(*row), nodes.len() - before));
                if is_over(&mut self.part, nodes.len() - before) {
                    next = None;
                }
                match next {
                    Some(next) => *from = next,
                    None => {
                        *row += 1;
                        *from = 0;
                    }
                }
            }
            let done = *row >= batch.rows;
            let given = fill_with(&self.places, batch, &rows, &mut [Column::Node(nodes)]);
            if done {
                self.current = None;
            }
            if given.rows > 0 {
                return Ok(Some(given));
            }
        }
    }
}

/// Returns how many more a scan may list.
fn room_in(part: Option<&Part>, room: usize) -> usize {
    part.map_or(room, |part| part.count.min(room))
}

/// Takes what was listed off a part; returns whether it is over.
fn is_over(part: &mut Option<Part>, listed: usize) -> bool {
    let Some(part) = part else { return false };
    part.count -= listed.min(part.count);
    part.count == 0
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
    /// Whether nothing is bound, so that whole columns are given as they are listed.
    free: bool,
    /// Whether the ends are read.
    ends_read: bool,
    current: Option<Current>,
    /// The part to scan, where it is not all.
    part: Option<Part>,
}

/// An input batch, its row, the type's place and the relationship to go on with.
struct Current {
    batch: Batch,
    row: usize,
    of: usize,
    from: u32,
}

impl<'p> RelationshipScan<'p> {
    pub(super) fn new(input: Source<'p>, layout: &'p [VariableId], plan: &'p Logical, context: &Context<'_>) -> Self {
        let mut scan = RelationshipScan {
            input,
            plan,
            layout,
            types: None,
            places: Vec::new(),
            free: false,
            ends_read: true,
            current: None,
            part: None,
        };
        if let Plan::RelationshipScan {
            relationship,
            bound,
            left,
            left_bound,
            right,
            right_bound,
            types,
            direction,
            distinct_from,
            ..
        } = &plan.operator
        {
            scan.types = context.types(types.as_ref());
            scan.places = arrangement(&plan.output, layout, &[*relationship, *left, *right]);
            scan.free = !bound
                && !left_bound
                && !right_bound
                && left != right
                && *direction != Direction::Either
                && distinct_from.is_empty();
            scan.ends_read = plan.output.contains(left) || plan.output.contains(right);
        }
        scan
    }

    /// Lists the next relationships for one row; returns false when the row has no more.
    fn list(&mut self, current: &mut Current, context: &Context<'_>, out: &mut Vec<u32>) -> bool {
        let Plan::RelationshipScan { relationship, bound, .. } = &self.plan.operator else { return false };
        if *bound {
            let column = self.layout.iter().position(|known| known == relationship);
            let found = column.and_then(|position| current.batch.columns[position].relationship(current.row));
            let fits = |id: RelationshipId| {
                self.types.as_ref().is_none_or(|types| types.contains(&context.graph.type_of(id)))
                    && context.graph.relationship_exists(id)
            };
            out.extend(found.filter(|id| fits(*id)).map(|id| id.0));
            return false;
        }
        let room = room_in(self.part.as_ref(), context.limits.batch_rows);
        let next = match &self.types {
            None => context.graph.scan_relationships(None, current.from, room, out),
            Some(types) => {
                let Some(kind) = types.get(current.of) else { return false };
                context.graph.scan_relationships(Some(*kind), current.from, room, out)
            }
        };
        if is_over(&mut self.part, out.len()) {
            return false;
        }
        match next {
            Some(next) => current.from = next,
            None if self.part.is_some() => return false,
            None => {
                current.from = 0;
                current.of += 1;
                return self.types.as_ref().is_some_and(|types| current.of < types.len());
            }
        }
        true
    }

    /// Gives what was listed for a row, of which nothing is bound.
    fn give(&self, current: &Current, mut listed: Vec<u32>, row: u32, context: &Context<'_>) -> Batch {
        if let Some(claims) = context.matching_claims() {
            listed.retain(|relationship| matches(Some(claims), *relationship));
        }
        let (mut lefts, mut rights) = (Vec::new(), Vec::new());
        if self.ends_read {
            (lefts, rights) = (context.graph.gather_starts(&listed), context.graph.gather_ends(&listed));
            if let Plan::RelationshipScan { direction: Direction::Left, .. } = &self.plan.operator {
                std::mem::swap(&mut lefts, &mut rights);
            }
        }
        let rows = vec![row; listed.len()];
        let mut own = [Column::Relationship(listed), Column::Node(lefts), Column::Node(rights)];
        fill_with(&self.places, &current.batch, &rows, &mut own)
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
            let mut current = match self.current.take() {
                Some(current) => current,
                None => {
                    let Some(batch) = next_flat(&mut self.input, context)? else { return Ok(None) };
                    let (of, from) = self.part.map_or((0, 0), |part| (part.of, part.first));
                    Current { batch, row: 0, of, from }
                }
            };
            let mut found = Rows::default();
            let mut given = None;
            while current.row < current.batch.rows && found.rows.len() < context.limits.batch_rows && given.is_none() {
                let mut listed = Vec::with_capacity(context.limits.batch_rows.min(4096));
                let row = current.row;
                let more = self.list(&mut current, context, &mut listed);
                if self.free {
                    given = Some(self.give(&current, listed, row_number(row), context));
                } else {
                    self.keep(&current.batch, row, &listed, context, &mut found);
                }
                if !more {
                    current.row += 1;
                    (current.of, current.from) = (0, 0);
                }
            }
            let given = given.unwrap_or_else(|| {
                let Rows { rows, relationships, lefts, rights } = found;
                let own = [Column::Relationship(relationships), Column::Node(lefts), Column::Node(rights)];
                fill(&self.places, &current.batch, &rows, &own)
            });
            if current.row < current.batch.rows {
                self.current = Some(current);
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
