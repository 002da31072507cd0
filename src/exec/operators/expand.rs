//! From a node to its relationships.
//!
//! How: adjacency lists by type (CSR and overlay, in `graph`), a bit test a claim for the lens. Where neither the
//! relationship nor the other end is read later, only their number is carried on, as a multiplicity.

use crate::diag::Result;
use crate::graph::{CsrView, Direction as Way, TypeId};
use crate::plan::{Direction, Logical, Operator as Plan, VariableId};
use crate::value::{Column, NodeId, Value};

use super::super::batch::Batch;
use super::super::context::Context;
use super::super::eval::row_number;
use super::{Operate, Source, arrangement, fill, fill_with, matches, next_flat};

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
        let position = layout.iter().position(|known| known == variable);
        position.is_some_and(|position| is_in(&batch.columns[position], row, relationship))
    })
}

/// Returns whether a relationship is the one, or among those, in a row of a column.
#[inline]
fn is_in(column: &Column, row: usize, relationship: u32) -> bool {
    match column {
        Column::Relationship(ids) => ids[row] == relationship,
        other => match other.get(row) {
            Value::Relationship(id) => id.0 == relationship,
            Value::List(items) => {
                items.iter().any(|item| matches!(item, Value::Relationship(id) if id.0 == relationship))
            }
            _ => false,
        },
    }
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
    fn list(&self, row: usize, inputs: &Inputs<'_>, context: &Context<'_>, found: &mut Found) {
        let Plan::Expand { direction, distinct_from, to_bound, .. } = &self.plan.operator else { return };
        let batch = inputs.batch;
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
        let all_fit = claims.is_none() && distinct_from.is_empty() && wanted.is_none();
        if self.counts && all_fit {
            let degree = match inputs.csr {
                Some(csr) => csr.degree(from),
                None => context.graph.degree(from, way(*direction), types),
            };
            found.count(row, degree);
            return;
        }
        let before = found.relationships.len();
        if let (Some(csr), None) = (inputs.csr, wanted) {
            let (nodes, relationships) = csr.entries(from);
            found.relationships.extend_from_slice(relationships);
            found.nodes.extend_from_slice(nodes);
        } else {
            let (turned, from, wanted) = cheaper_side(from, wanted, *direction, types, context);
            context.graph.expand(from, way(turned), types, &mut found.relationships, &mut found.nodes);
            if let Some(wanted) = wanted {
                found.keep_from(before, |_, node| node == wanted.0);
            }
        }
        if claims.is_some() {
            found.keep_from(before, |relationship, _| matches(claims, relationship));
        }
        if !inputs.used.is_empty() {
            found.keep_from(before, |relationship, _| {
                !inputs.used.iter().any(|column| is_in(column, row, relationship))
            });
        }
        let kept = found.relationships.len() - before;
        if self.counts {
            found.relationships.truncate(before);
            found.nodes.truncate(before);
            found.count(row, kept);
            return;
        }
        found.rows.extend(std::iter::repeat_n(row_number(row), kept));
    }

    /// Looks up what is the same for all rows of a batch.
    fn inputs<'b>(&self, batch: &'b Batch, context: &'b Context<'_>) -> Inputs<'b> {
        let Plan::Expand { direction, distinct_from, .. } = &self.plan.operator else {
            return Inputs { batch, used: Vec::new(), csr: None };
        };
        let column = |variable: &VariableId| {
            let position = self.layout.iter().position(|known| known == variable)?;
            batch.columns.get(position)
        };
        let csr = match self.types.as_deref() {
            Some([only]) => context.graph.csr(*only, way(*direction)),
            _ => None,
        };
        Inputs { batch, used: distinct_from.iter().filter_map(column).collect(), csr }
    }
}

/// What is the same for all rows of an input batch.
struct Inputs<'b> {
    batch: &'b Batch,
    /// The relationships that must not be found again.
    used: Vec<&'b Column>,
    /// The adjacency, where it is that of one type as plain slices.
    csr: Option<CsrView<'b>>,
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
}

impl Found {
    fn count(&mut self, row: usize, count: usize) {
        if count > 0 {
            self.rows.push(row_number(row));
            self.counts.push(count as u64);
        }
    }

    /// Keeps of what was found from a place on only what fits.
    fn keep_from(&mut self, before: usize, fits: impl Fn(u32, u32) -> bool) {
        let mut kept = before;
        for position in before..self.relationships.len() {
            let (relationship, node) = (self.relationships[position], self.nodes[position]);
            if fits(relationship, node) {
                self.relationships[kept] = relationship;
                self.nodes[kept] = node;
                kept += 1;
            }
        }
        self.relationships.truncate(kept);
        self.nodes.truncate(kept);
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
            let inputs = self.inputs(&batch, context);
            while row < batch.rows && found.rows.len() < context.limits.batch_rows {
                self.list(row, &inputs, context, &mut found);
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
                let mut own = [Column::Relationship(found.relationships), Column::Node(found.nodes)];
                fill_with(&self.places, &batch, &found.rows, &mut own)
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
