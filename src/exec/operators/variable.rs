//! From a node along trails: patterns of variable length.
//!
//! How: depth first, one relationship at a time, on an explicit stack that survives between batches, so that
//! a million trails are given in batches and a `LIMIT` stops the search.
//! Invariant: no relationship twice in one trail (openCypher's relationship uniqueness).

use std::sync::Arc;

use crate::diag::Result;
use crate::graph::TypeId;
use crate::plan::{Expression, Logical, Operator as Plan, VariableId};
use crate::value::{Column, NodeId, RelationshipId, Value};

use super::super::batch::{Batch, Frame};
use super::super::context::Context;
use super::super::eval::{evaluate, matching_rows, reads, row_number};
use super::expand::{is_used, way};
use super::{Operate, Source, arrangement, fill, matches, next_flat};

/// For each row, the trails of a node within bounds.
pub(super) struct ExpandVariable<'p> {
    input: Source<'p>,
    plan: &'p Logical,
    layout: &'p [VariableId],
    types: Option<Vec<TypeId>>,
    places: Vec<Option<super::Column>>,
    lists_read: bool,
    current: Option<Search>,
}

/// The search in one input batch.
struct Search {
    batch: Batch,
    row: usize,
    /// What each relationship must have, by row.
    wanted: Vec<(Arc<str>, Column)>,
    trail: Vec<u32>,
    stack: Vec<Level>,
    /// Levels whose room is used again.
    spare: Vec<Level>,
    /// Whether the row's start was visited.
    started: bool,
}

/// The relationships to try from one node of the trail.
#[derive(Default)]
struct Level {
    relationships: Vec<u32>,
    nodes: Vec<u32>,
    next: usize,
}

impl<'p> ExpandVariable<'p> {
    pub(super) fn new(input: Source<'p>, layout: &'p [VariableId], plan: &'p Logical, context: &Context<'_>) -> Self {
        let (types, own, lists_read) = match &plan.operator {
            Plan::ExpandVariable { relationships, to, to_bound, types, .. } => {
                let own = if *to_bound { vec![*relationships] } else { vec![*relationships, *to] };
                (context.types(types.as_ref()), own, plan.output.contains(relationships))
            }
            _ => (None, Vec::new(), false),
        };
        ExpandVariable {
            input,
            plan,
            layout,
            types,
            places: arrangement(&plan.output, layout, &own),
            lists_read,
            current: None,
        }
    }

    fn start(&self, batch: Batch, context: &Context<'_>) -> Result<Search> {
        let mut wanted = Vec::new();
        if let Plan::ExpandVariable { step_properties, .. } = &self.plan.operator {
            wanted = step_columns(step_properties, &batch, self.layout, context)?;
        }
        Ok(Search { batch, row: 0, wanted, trail: Vec::new(), stack: Vec::new(), spare: Vec::new(), started: false })
    }
}

/// Evaluates what each relationship of a trail must have.
pub(super) fn step_columns(
    step_properties: &[(Arc<str>, Expression)],
    batch: &Batch,
    layout: &[VariableId],
    context: &Context<'_>,
) -> Result<Vec<(Arc<str>, Column)>> {
    let frame = Frame::new(batch, layout);
    let mut columns = Vec::with_capacity(step_properties.len());
    for (key, value) in step_properties {
        columns.push((Arc::clone(key), evaluate(value, &frame, context)?.into_owned()));
    }
    Ok(columns)
}

/// Returns whether a relationship has what the steps of a row must have.
pub(super) fn step_fits(wanted: &[(Arc<str>, Column)], row: usize, relationship: u32, context: &Context<'_>) -> bool {
    wanted.iter().all(|(key, column)| {
        let found = match context.graph.key_id(key) {
            Some(key) => context.graph.relationship_property(RelationshipId(relationship), key),
            None => Value::Null,
        };
        found.equals(&column.get(row)) == Some(true)
    })
}

/// Keeps the relationships for which the predicate of a step is true; all are of one row.
pub(super) fn keep_fitting(
    step: Option<&(VariableId, Expression)>,
    (batch, layout, row): (&Batch, &[VariableId], usize),
    relationships: &mut Vec<u32>,
    nodes: &mut Vec<u32>,
    context: &Context<'_>,
) -> Result<()> {
    let Some((variable, predicate)) = step else { return Ok(()) };
    // What the lens hides must not even fail.
    let claims = context.matching_claims();
    let shown: Vec<usize> = (0..nodes.len()).filter(|at| matches(claims, relationships[*at])).collect();
    *nodes = shown.iter().map(|at| nodes[*at]).collect();
    *relationships = shown.iter().map(|at| relationships[*at]).collect();
    if relationships.is_empty() {
        return Ok(());
    }
    let rows = vec![row_number(row); relationships.len()];
    let frame = Frame::new(batch, layout)
        .take(&rows, &reads(predicate, context))
        .with(*variable, Column::Relationship(relationships.clone()));
    if let Some(kept) = matching_rows(predicate, &frame, context)? {
        let keep = |ids: &mut Vec<u32>| *ids = kept.iter().map(|row| ids[*row as usize]).collect();
        keep(relationships);
        keep(nodes);
    }
    Ok(())
}

/// The trails that were found.
#[derive(Default)]
struct Trails {
    rows: Vec<u32>,
    lists: Vec<Value>,
    ends: Vec<u32>,
}

impl Operate for ExpandVariable<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        loop {
            let mut search = match self.current.take() {
                Some(search) => search,
                None => match next_flat(&mut self.input, context)? {
                    Some(batch) => self.start(batch, context)?,
                    None => return Ok(None),
                },
            };
            let mut found = Trails::default();
            let mut steps = 0_u32;
            while search.row < search.batch.rows && found.rows.len() < context.limits.batch_rows {
                self.step(&mut search, context, &mut found)?;
                steps += 1;
                // A search that finds nothing must still see that it was cancelled.
                if steps.is_multiple_of(4096) {
                    context.check()?;
                }
            }
            let lists = if self.lists_read { Column::Mixed(found.lists) } else { Column::nulls(found.rows.len()) };
            let given = fill(&self.places, &search.batch, &found.rows, &[lists, Column::Node(found.ends)]);
            if search.row < search.batch.rows {
                self.current = Some(search);
            }
            if given.rows > 0 {
                return Ok(Some(given));
            }
        }
    }
}

impl ExpandVariable<'_> {
    /// Takes one relationship more, or goes one back.
    fn step(&self, search: &mut Search, context: &Context<'_>, found: &mut Trails) -> Result<()> {
        let Plan::ExpandVariable { from, bounds, distinct_from, .. } = &self.plan.operator else {
            search.row = search.batch.rows;
            return Ok(());
        };
        if !search.started {
            let position = self.layout.iter().position(|known| known == from);
            let Some(start) = position.and_then(|position| search.batch.columns[position].node(search.row)) else {
                search.row += 1;
                return Ok(());
            };
            search.started = true;
            if bounds.min == 0 {
                self.give(search, start.0, found);
            }
            return self.descend(search, start, context);
        }
        if bounds.max.is_some_and(|max| search.trail.len() + 1 == max as usize) && !search.stack.is_empty() {
            self.give_ends(search, context, found);
            return Ok(());
        }
        let Some(level) = search.stack.last_mut() else {
            search.row += 1;
            search.started = false;
            return Ok(());
        };
        let Some(relationship) = level.relationships.get(level.next).copied() else {
            search.spare.extend(search.stack.pop());
            search.trail.pop();
            return Ok(());
        };
        let node = level.nodes[level.next];
        level.next += 1;
        let fits = matches(context.matching_claims(), relationship)
            && !search.trail.contains(&relationship)
            && !is_used(distinct_from, self.layout, &search.batch, search.row, relationship)
            && step_fits(&search.wanted, search.row, relationship, context);
        if !fits {
            return Ok(());
        }
        search.trail.push(relationship);
        if search.trail.len() >= bounds.min as usize {
            self.give(search, node, found);
        }
        self.descend(search, NodeId(node), context)
    }

    /// Gives the trails that end with each relationship of the last level, beyond which none may go.
    fn give_ends(&self, search: &mut Search, context: &Context<'_>, found: &mut Trails) {
        let Plan::ExpandVariable { bounds, distinct_from, .. } = &self.plan.operator else { return };
        let Some(level) = search.stack.pop() else { return };
        let claims = context.matching_claims();
        for (relationship, node) in level.relationships.iter().zip(&level.nodes).skip(level.next) {
            let fits = matches(claims, *relationship)
                && !search.trail.contains(relationship)
                && (distinct_from.is_empty()
                    || !is_used(distinct_from, self.layout, &search.batch, search.row, *relationship))
                && (search.wanted.is_empty() || step_fits(&search.wanted, search.row, *relationship, context));
            if !fits || search.trail.len() + 1 < bounds.min as usize {
                continue;
            }
            search.trail.push(*relationship);
            self.give(search, *node, found);
            search.trail.pop();
        }
        search.spare.push(level);
        search.trail.pop();
    }

    /// Opens the next level of the search; when the trail may not grow, closes it at once.
    fn descend(&self, search: &mut Search, node: NodeId, context: &Context<'_>) -> Result<()> {
        let Plan::ExpandVariable { direction, bounds, step_predicate, .. } = &self.plan.operator else {
            return Ok(());
        };
        let mut level = search.spare.pop().unwrap_or_default();
        level.relationships.clear();
        level.nodes.clear();
        level.next = 0;
        if bounds.max.is_none_or(|max| search.trail.len() < max as usize) {
            context.graph.expand(
                node,
                way(*direction),
                self.types.as_deref(),
                &mut level.relationships,
                &mut level.nodes,
            );
            keep_fitting(
                step_predicate.as_ref(),
                (&search.batch, self.layout, search.row),
                &mut level.relationships,
                &mut level.nodes,
                context,
            )?;
        }
        search.stack.push(level);
        Ok(())
    }

    fn give(&self, search: &Search, end: u32, found: &mut Trails) {
        let Plan::ExpandVariable { to, to_bound, reversed, .. } = &self.plan.operator else { return };
        if *to_bound {
            let position = self.layout.iter().position(|known| known == to);
            let wanted = position.and_then(|position| search.batch.columns[position].node(search.row));
            if wanted.map(|node| node.0) != Some(end) {
                return;
            }
        }
        found.rows.push(row_number(search.row));
        found.ends.push(end);
        if self.lists_read {
            let mut list: Vec<Value> = search.trail.iter().map(|id| Value::Relationship(RelationshipId(*id))).collect();
            if *reversed {
                list.reverse();
            }
            found.lists.push(Value::List(Arc::new(list)));
        }
    }
}
