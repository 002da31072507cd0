//! From a node to its relationships.
//!
//! How: adjacency lists by type (CSR and overlay, in `graph`), a bit test a claim for the lens. Where neither the
//! relationship nor the other end is read later, only their number is carried on, as a multiplicity.

use crate::diag::Result;
use crate::graph::{Direction as Way, TypeId};
use crate::plan::{Direction, Logical, Operator as Plan, VariableId};
use crate::value::{Column, NodeId, Value};

use super::super::batch::Batch;
use super::super::context::Context;
use super::super::eval::row_number;
use super::{Operate, Source, arrangement, fill, matches, next_flat};

/// Turns a pattern's arrow into the direction in which adjacency is read.
pub(super) fn way(direction: Direction) -> Way {
    match direction {
        Direction::Right => Way::Outgoing,
        Direction::Left => Way::Incoming,
        Direction::Either => Way::Either,
    }
}

/// Turns an arrow round.
pub(super) fn turned(direction: Direction) -> Direction {
    match direction {
        Direction::Right => Direction::Left,
        Direction::Left => Direction::Right,
        Direction::Either => Direction::Either,
    }
}

/// Returns whether a relationship is one that the pattern has used in this row.
pub(super) fn is_used(
    distinct_from: &[VariableId],
    layout: &[VariableId],
    batch: &Batch,
    row: usize,
    relationship: u32,
) -> bool {
    distinct_from.iter().any(|variable| {
        let Some(position) = layout.iter().position(|known| known == variable) else { return false };
        match &batch.columns[position] {
            Column::Relationship(ids) => ids[row] == relationship,
            other => match other.get(row) {
                Value::Relationship(id) => id.0 == relationship,
                Value::List(items) => {
                    items.iter().any(|item| matches!(item, Value::Relationship(id) if id.0 == relationship))
                }
                _ => false,
            },
        }
    })
}

/// For each row, the relationships of a node.
pub(super) struct Expand<'p> {
    input: Source<'p>,
    plan: &'p Logical,
    layout: &'p [VariableId],
    types: Option<Vec<TypeId>>,
    places: Vec<Option<super::Column>>,
    from: Option<usize>,
    to: Option<usize>,
    /// Whether only the number of relationships is wanted.
    counts: bool,
    current: Option<(Batch, usize)>,
}

impl<'p> Expand<'p> {
    pub(super) fn new(input: Source<'p>, layout: &'p [VariableId], plan: &'p Logical, context: &Context<'_>) -> Self {
        let at = |variable: &VariableId| layout.iter().position(|known| known == variable);
        let Plan::Expand { from, relationship, to, to_bound, types, .. } = &plan.operator else {
            return Expand {
                input,
                plan,
                layout,
                types: None,
                places: Vec::new(),
                from: None,
                to: None,
                counts: false,
                current: None,
            };
        };
        let own = [*relationship, *to];
        let read = plan.output.contains(relationship) || (!to_bound && plan.output.contains(to));
        Expand {
            input,
            plan,
            layout,
            types: context.types(types.as_ref()),
            places: arrangement(&plan.output, layout, if *to_bound { &own[..1] } else { &own }),
            from: at(from),
            to: if *to_bound { at(to) } else { None },
            counts: context.count_expansions && !read,
            current: None,
        }
    }

    /// Lists what one row expands to; of bound ends only what leads there.
    fn list(&self, batch: &Batch, row: usize, context: &Context<'_>, found: &mut Found) {
        let Plan::Expand { direction, distinct_from, to_bound, .. } = &self.plan.operator else { return };
        let Some(from) = self.from.and_then(|position| batch.columns[position].node(row)) else { return };
        let wanted = match (to_bound, self.to) {
            (true, Some(position)) => match batch.columns[position].node(row) {
                Some(node) => Some(node),
                None => return,
            },
            _ => None,
        };
        let claims = context.matching_claims();
        let types = self.types.as_deref();
        if self.counts && claims.is_none() && distinct_from.is_empty() && wanted.is_none() {
            found.count(row, context.graph.degree(from, way(*direction), types));
            return;
        }
        let (turned, from, wanted) = cheaper_side(from, wanted, *direction, types, context);
        found.listed_relationships.clear();
        found.listed_nodes.clear();
        let (relationships, nodes) = (&mut found.listed_relationships, &mut found.listed_nodes);
        context.graph.expand(from, way(turned), types, relationships, nodes);
        let mut kept = 0;
        for position in 0..relationships.len() {
            let (relationship, node) = (relationships[position], nodes[position]);
            let fits = matches(claims, relationship)
                && wanted.is_none_or(|wanted| wanted.0 == node)
                && !is_used(distinct_from, self.layout, batch, row, relationship);
            if fits {
                relationships[kept] = relationship;
                nodes[kept] = node;
                kept += 1;
            }
        }
        if self.counts {
            found.count(row, kept);
            return;
        }
        found.rows.extend(std::iter::repeat_n(row_number(row), kept));
        found.relationships.extend_from_slice(&found.listed_relationships[..kept]);
        found.nodes.extend_from_slice(&found.listed_nodes[..kept]);
    }
}

/// Between two bound nodes, reads the shorter list of the two.
fn cheaper_side(
    from: NodeId,
    wanted: Option<NodeId>,
    direction: Direction,
    types: Option<&[TypeId]>,
    context: &Context<'_>,
) -> (Direction, NodeId, Option<NodeId>) {
    let Some(to) = wanted else { return (direction, from, None) };
    let turned = turned(direction);
    if context.graph.degree(to, way(turned), types) < context.graph.degree(from, way(direction), types) {
        return (turned, to, Some(from));
    }
    (direction, from, Some(to))
}

/// What rows have expanded to so far.
#[derive(Default)]
struct Found {
    rows: Vec<u32>,
    relationships: Vec<u32>,
    nodes: Vec<u32>,
    counts: Vec<u64>,
    listed_relationships: Vec<u32>,
    listed_nodes: Vec<u32>,
}

impl Found {
    fn count(&mut self, row: usize, count: usize) {
        if count > 0 {
            self.rows.push(row_number(row));
            self.counts.push(count as u64);
        }
    }
}

impl Operate for Expand<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        loop {
            if self.current.is_none() {
                let batch = if self.counts { self.input.next(context)? } else { next_flat(&mut self.input, context)? };
                let Some(batch) = batch else { return Ok(None) };
                self.current = Some((batch, 0));
            }
            let Some((batch, mut row)) = self.current.take() else { continue };
            let mut found = Found::default();
            while row < batch.rows && found.rows.len() < context.limits.batch_rows {
                self.list(&batch, row, context, &mut found);
                row += 1;
            }
            let given = if self.counts {
                let mut given = fill(&self.places, &batch, &found.rows, &[Column::nulls(0), Column::nulls(0)]);
                let before = given.multiplicity.take();
                let times =
                    |(at, count): (usize, &u64)| before.as_ref().map_or(1, |before| before[at]).saturating_mul(*count);
                given.multiplicity = Some(found.counts.iter().enumerate().map(times).collect());
                given
            } else {
                let own = [Column::Relationship(found.relationships), Column::Node(found.nodes)];
                fill(&self.places, &batch, &found.rows, &own)
            };
            if row < batch.rows {
                self.current = Some((batch, row));
            }
            if given.rows > 0 {
                return Ok(Some(given));
            }
        }
    }
}
