//! Shortest paths between two bound nodes.
//!
//! How: breadth first from one end, keeping for each node all relationships by which a shortest path enters it;
//! paths are read back from the other end. Among paths of one length, `shortestPath` takes the one whose claims
//! come first by identity (SEMANTICS L6), so that internal numbers never decide.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::diag::Result;
use crate::evidence::claim_id;
use crate::graph::TypeId;
use crate::plan::{Logical, Operator as Plan, VariableId};
use crate::value::{Column, NodeId, PathValue, RelationshipId, Value};

use super::super::batch::Batch;
use super::super::context::Context;
use super::super::eval::row_number;
use super::expand::way;
use super::variable::{keep_fitting, step_columns, step_fits};
use super::{Operate, Source, arrangement, fill, matches, next_flat};

/// For each row, the shortest paths between two nodes.
pub(super) struct ShortestPath<'p> {
    input: Source<'p>,
    plan: &'p Logical,
    layout: &'p [VariableId],
    types: Option<Vec<TypeId>>,
    places: Vec<Option<super::Column>>,
}

/// How a node was reached: its distance, and the last steps of all shortest paths to it.
struct Reached {
    distance: u32,
    entries: Vec<(RelationshipId, NodeId)>,
}

impl<'p> ShortestPath<'p> {
    pub(super) fn new(input: Source<'p>, layout: &'p [VariableId], plan: &'p Logical, context: &Context<'_>) -> Self {
        let (types, own) = match &plan.operator {
            Plan::ShortestPath { path, relationships, types, .. } => {
                (context.types(types.as_ref()), vec![*path, *relationships])
            }
            _ => (None, Vec::new()),
        };
        ShortestPath { input, plan, layout, types, places: arrangement(&plan.output, layout, &own) }
    }

    fn node(&self, batch: &Batch, row: usize, variable: VariableId) -> Option<NodeId> {
        let position = self.layout.iter().position(|known| *known == variable)?;
        batch.columns[position].node(row)
    }

    /// Searches from one node until the other is reached.
    fn search(
        &self,
        ends: (NodeId, NodeId),
        batch: &Batch,
        row: usize,
        wanted: &[(Arc<str>, Column)],
        context: &Context<'_>,
    ) -> Result<HashMap<NodeId, Reached>> {
        let Plan::ShortestPath { direction, bounds, step_predicate, .. } = &self.plan.operator else {
            return Ok(HashMap::new());
        };
        let (from, to) = ends;
        let claims = context.matching_claims();
        let mut reached: HashMap<NodeId, Reached> = HashMap::new();
        reached.insert(from, Reached { distance: 0, entries: Vec::new() });
        let mut frontier = vec![from];
        let mut distance = 0;
        let (mut relationships, mut nodes) = (Vec::new(), Vec::new());
        while !frontier.is_empty() && !reached.contains_key(&to) && bounds.max.is_none_or(|max| distance < max) {
            distance += 1;
            let mut next = Vec::new();
            for node in frontier {
                context.check()?;
                relationships.clear();
                nodes.clear();
                context.graph.expand(node, way(*direction), self.types.as_deref(), &mut relationships, &mut nodes);
                let place = (batch, self.layout, row);
                keep_fitting(step_predicate.as_ref(), place, &mut relationships, &mut nodes, context)?;
                for (relationship, other) in relationships.iter().zip(&nodes) {
                    if !matches(claims, *relationship) || !step_fits(wanted, row, *relationship, context) {
                        continue;
                    }
                    let other = NodeId(*other);
                    let entry = reached.entry(other).or_insert_with(|| {
                        next.push(other);
                        Reached { distance, entries: Vec::new() }
                    });
                    if entry.distance == distance {
                        entry.entries.push((RelationshipId(*relationship), node));
                    }
                }
            }
            frontier = next;
        }
        Ok(reached)
    }
}

/// Puts the last steps of each node in the order of the claims' identities.
fn by_identity(entries: &mut [(RelationshipId, NodeId)], context: &Context<'_>) {
    if entries.len() > 1 {
        let key = |entry: &(RelationshipId, NodeId)| {
            (claim_id(&context.graph, &context.declarations, entry.0).unwrap_or_default(), entry.0)
        };
        entries.sort_by_cached_key(key);
    }
}

/// Reads the paths back from the end; only the first one unless all are wanted.
fn read_back(to: NodeId, all: bool, reached: &mut HashMap<NodeId, Reached>, context: &Context<'_>) -> Vec<PathValue> {
    let mut done = Vec::new();
    // Each open path is held from its end backwards.
    let mut open = vec![PathValue { nodes: vec![to], relationships: Vec::new() }];
    while let Some(mut path) = open.pop() {
        let Some(at) = path.nodes.last().copied() else { continue };
        let Some(state) = reached.get_mut(&at) else { continue };
        if state.distance == 0 {
            path.nodes.reverse();
            path.relationships.reverse();
            done.push(path);
            if !all {
                break;
            }
            continue;
        }
        by_identity(&mut state.entries, context);
        for (relationship, node) in state.entries.iter().rev() {
            let mut longer = path.clone();
            longer.relationships.push(*relationship);
            longer.nodes.push(*node);
            open.push(longer);
        }
    }
    done
}

impl Operate for ShortestPath<'_> {
    fn next(&mut self, context: &Context<'_>) -> Result<Option<Batch>> {
        let Plan::ShortestPath { from, to, bounds, step_properties, all, .. } = &self.plan.operator else {
            return Ok(None);
        };
        while let Some(batch) = next_flat(&mut self.input, context)? {
            let wanted = step_columns(step_properties, &batch, self.layout, context)?;
            let (mut rows, mut paths, mut lists) = (Vec::new(), Vec::new(), Vec::new());
            for row in 0..batch.rows {
                let (Some(from), Some(to)) = (self.node(&batch, row, *from), self.node(&batch, row, *to)) else {
                    continue;
                };
                // A path from a node to itself has length 0, which only a least length of 0 allows.
                if from == to && bounds.min > 0 {
                    continue;
                }
                let mut reached = self.search((from, to), &batch, row, &wanted, context)?;
                for path in read_back(to, *all, &mut reached, context) {
                    rows.push(row_number(row));
                    let list = path.relationships.iter().map(|id| Value::Relationship(*id)).collect();
                    lists.push(Value::List(Arc::new(list)));
                    paths.push(Value::Path(Arc::new(path)));
                }
            }
            let given = fill(&self.places, &batch, &rows, &[Column::Mixed(paths), Column::Mixed(lists)]);
            if given.rows > 0 {
                return Ok(Some(given));
            }
        }
        Ok(None)
    }
}
