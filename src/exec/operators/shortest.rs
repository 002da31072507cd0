//! Shortest paths between two bound nodes.
//!
//! How: breadth first from both ends, a layer at a time from where there is less to look at, until the two meet;
//! for each node all relationships are kept by which a shortest path enters it, and paths are read back from the
//! right end. Among paths of one length, `shortestPath` takes the one whose claims come first by identity from there
//! (SEMANTICS L6), so that neither internal numbers nor the place of meeting decide.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::diag::Result;
use crate::evidence::claim_id;
use crate::graph::{Direction as Way, TypeId};
use crate::plan::{Logical, Operator as Plan, VariableId};
use crate::value::{Column, NodeId, PathValue, RelationshipId, Value};

use super::super::batch::Batch;
use super::super::context::Context;
use super::super::eval::row_number;
use super::expand::{turned, way};
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

/// How a node was reached from one end: its distance, and the last steps of all shortest paths to it.
struct Reached {
    distance: u32,
    entries: Vec<Entry>,
}

/// A step of a path: the relationship, and the node that it comes from.
type Entry = (RelationshipId, NodeId);

/// The search from one end.
struct Side {
    way: Way,
    reached: HashMap<NodeId, Reached>,
    frontier: Vec<NodeId>,
    distance: u32,
}

impl Side {
    fn new(end: NodeId, way: Way) -> Self {
        let mut reached = HashMap::new();
        reached.insert(end, Reached { distance: 0, entries: Vec::new() });
        Side { way, reached, frontier: vec![end], distance: 0 }
    }
}

/// What each relationship of a row's paths must satisfy.
struct Steps<'a> {
    batch: &'a Batch,
    row: usize,
    wanted: &'a [(Arc<str>, Column)],
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

    /// Searches from both ends until they meet; returns the last steps of the shortest paths to each node on them.
    fn search(
        &self,
        (from, to): (NodeId, NodeId),
        steps: &Steps<'_>,
        context: &Context<'_>,
    ) -> Result<HashMap<NodeId, Vec<Entry>>> {
        let Plan::ShortestPath { direction, bounds, .. } = &self.plan.operator else { return Ok(HashMap::new()) };
        let mut left = Side::new(from, way(*direction));
        let mut right = Side::new(to, way(turned(*direction)));
        let mut meeting: Vec<NodeId> = if from == to { vec![from] } else { Vec::new() };
        while meeting.is_empty() {
            let longest = bounds.max.is_some_and(|max| left.distance + right.distance >= max);
            if longest || left.frontier.is_empty() || right.frontier.is_empty() {
                return Ok(HashMap::new());
            }
            let (near, far) =
                if left.frontier.len() <= right.frontier.len() { (&mut left, &right) } else { (&mut right, &left) };
            self.layer(near, steps, context)?;
            // The two could not meet before, so where they do now is as far as the other side has come.
            meeting.extend(near.frontier.iter().filter(|node| far.reached.contains_key(*node)));
        }
        // From the meeting nodes on to the right end the steps are turned round.
        let mut entries: HashMap<NodeId, Vec<Entry>> = HashMap::new();
        let mut seen: HashMap<NodeId, ()> = meeting.iter().map(|node| (*node, ())).collect();
        let mut open = meeting;
        while let Some(node) = open.pop() {
            for (relationship, next) in right.reached.get(&node).map_or(&[][..], |reached| &reached.entries) {
                entries.entry(*next).or_default().push((*relationship, node));
                if seen.insert(*next, ()).is_none() {
                    open.push(*next);
                }
            }
        }
        for (node, reached) in left.reached {
            if reached.distance > 0 {
                entries.entry(node).or_insert(reached.entries);
            }
        }
        Ok(entries)
    }

    /// Takes one layer more from one end.
    fn layer(&self, side: &mut Side, steps: &Steps<'_>, context: &Context<'_>) -> Result<()> {
        let Plan::ShortestPath { step_predicate, .. } = &self.plan.operator else { return Ok(()) };
        let claims = context.matching_claims();
        side.distance += 1;
        let mut next = Vec::new();
        let (mut relationships, mut nodes) = (Vec::new(), Vec::new());
        for (position, node) in std::mem::take(&mut side.frontier).into_iter().enumerate() {
            if position % 256 == 0 {
                context.check()?;
            }
            relationships.clear();
            nodes.clear();
            context.graph.expand(node, side.way, self.types.as_deref(), &mut relationships, &mut nodes);
            let place = (steps.batch, self.layout, steps.row);
            keep_fitting(step_predicate.as_ref(), place, &mut relationships, &mut nodes, context)?;
            for (relationship, other) in relationships.iter().zip(&nodes) {
                if !matches(claims, *relationship) || !step_fits(steps.wanted, steps.row, *relationship, context) {
                    continue;
                }
                let other = NodeId(*other);
                let distance = side.distance;
                let entry = side.reached.entry(other).or_insert_with(|| {
                    next.push(other);
                    Reached { distance, entries: Vec::new() }
                });
                if entry.distance == distance {
                    entry.entries.push((RelationshipId(*relationship), node));
                }
            }
        }
        side.frontier = next;
        Ok(())
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

/// Reads the paths back from the right end; only the first one unless all are wanted.
fn read_back(
    (from, to): (NodeId, NodeId),
    all: bool,
    entries: &mut HashMap<NodeId, Vec<Entry>>,
    context: &Context<'_>,
) -> Result<Vec<PathValue>> {
    let mut done = Vec::new();
    // Each open path is held from its end backwards.
    let mut open = vec![PathValue { nodes: vec![to], relationships: Vec::new() }];
    while let Some(mut path) = open.pop() {
        context.check()?;
        let Some(at) = path.nodes.last().copied() else { continue };
        if at == from {
            path.nodes.reverse();
            path.relationships.reverse();
            context.charge(path.nodes.len() * 2 * std::mem::size_of::<NodeId>())?;
            done.push(path);
            if !all {
                break;
            }
            continue;
        }
        let Some(steps) = entries.get_mut(&at) else { continue };
        by_identity(steps, context);
        for (relationship, node) in steps.iter().rev() {
            let mut longer = path.clone();
            longer.relationships.push(*relationship);
            longer.nodes.push(*node);
            open.push(longer);
        }
    }
    Ok(done)
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
                let steps = Steps { batch: &batch, row, wanted: &wanted };
                let mut entries = self.search((from, to), &steps, context)?;
                for path in read_back((from, to), *all, &mut entries, context)? {
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
