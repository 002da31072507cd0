//! Drops the variables that nothing reads any more, from the top of a plan down.
//!
//! Invariant: what is dropped is read by no operator above, so no result changes.

use crate::semantics::VariableId;

use super::Rewrites;
use super::imports::imports_of;
use super::logical::{Logical, LogicalPlan, Operator, Subplan, Write};
use super::variables::{VariableSet, read_by_operator};

/// Prunes a plan and its subplans.
pub(super) fn prune(plan: &mut LogicalPlan, rewrites: Rewrites) {
    if !rewrites.prune_columns {
        return;
    }
    // A subplan is listed after those inside it, so what they import is settled first.
    for position in 0..plan.subplans.len() {
        let (before, rest) = plan.subplans.split_at_mut(position);
        let Some(subplan) = rest.first_mut() else { continue };
        let mut needed = VariableSet::new();
        if subplan.batchable {
            needed.insert(subplan.row);
        }
        needed.extend(subplan.output);
        prune_node(&mut subplan.plan, &needed, before);
        subplan.imports = imports_of(&subplan.plan, before);
        subplan.imports.retain(|variable| *variable != subplan.row);
    }
    let needed: VariableSet = plan.outputs.iter().copied().collect();
    prune_node(&mut plan.root, &needed, &plan.subplans);
}

fn prune_node(node: &mut Logical, needed: &VariableSet, subplans: &[Subplan]) {
    if let Operator::Union { branches, outputs } = &mut node.operator {
        for (branch, columns) in branches {
            let mut these: VariableSet = columns.iter().copied().collect();
            these.extend(needed.iter().filter(|variable| !outputs.contains(variable)));
            prune_node(branch, &these, subplans);
        }
        return;
    }
    node.output.retain(|variable| needed.contains(variable));
    match &mut node.operator {
        Operator::Project { items, .. } => items.retain(|(variable, _)| needed.contains(variable)),
        Operator::Aggregate { aggregates, .. } => aggregates.retain(|(variable, _)| needed.contains(variable)),
        Operator::Apply { input, inner, imports, introduced, row, batchable, .. } => {
            introduced.retain(|variable| needed.contains(variable));
            let mut inside: VariableSet = introduced.iter().copied().collect();
            if *batchable {
                inside.insert(*row);
            }
            prune_node(inner, &inside, subplans);
            *imports = imports_of(inner, subplans);
            imports.retain(|variable| variable != row && input.output.contains(variable));
        }
        Operator::Next { inner, .. } => {
            let inside: VariableSet = node.output.iter().copied().collect();
            prune_node(inner, &inside, subplans);
        }
        Operator::Write { write: Write::Merge { find, introduced, .. }, .. } => {
            let inside: VariableSet = introduced.iter().copied().collect();
            prune_node(find, &inside, subplans);
        }
        Operator::Write { write: Write::Foreach { body, .. }, .. } => prune_node(body, &VariableSet::new(), subplans),
        _ => {}
    }
    // What the inner plan of a `NEXT` gives does not come in.
    let passes = !matches!(node.operator, Operator::Next { .. });
    let mut below: VariableSet = node.output.iter().copied().filter(|_| passes).collect();
    read_by_operator(node, subplans, &mut below);
    if let Some(input) = input_mut(node) {
        prune_node(input, &below, subplans);
    }
}

/// Returns the main input, to change it.
pub(super) fn input_mut(node: &mut Logical) -> Option<&mut Logical> {
    match &mut node.operator {
        Operator::Argument | Operator::Union { .. } => None,
        Operator::NodeScan { input, .. }
        | Operator::NodeById { input, .. }
        | Operator::NodeByProperty { input, .. }
        | Operator::RelationshipScan { input, .. }
        | Operator::Expand { input, .. }
        | Operator::ExpandVariable { input, .. }
        | Operator::ExpandPath { input, .. }
        | Operator::ShortestPath { input, .. }
        | Operator::Count { input, .. }
        | Operator::Filter { input, .. }
        | Operator::Project { input, .. }
        | Operator::Aggregate { input, .. }
        | Operator::Distinct { input, .. }
        | Operator::Sort { input, .. }
        | Operator::Skip { input, .. }
        | Operator::Limit { input, .. }
        | Operator::Unwind { input, .. }
        | Operator::Apply { input, .. }
        | Operator::Next { input, .. }
        | Operator::LoadCsv { input, .. }
        | Operator::Call { input, .. }
        | Operator::Write { input, .. }
        | Operator::Finish { input } => Some(input),
    }
}

/// Returns the variables that anything in a plan introduces.
pub(super) fn introduced_by_plan(plan: &Logical) -> VariableSet {
    let mut out = VariableSet::new();
    let mut stack = vec![plan];
    while let Some(next) = stack.pop() {
        out.extend(introduced_by_operator(next));
        stack.extend(next.input());
        stack.extend(next.inner_plans());
    }
    out
}

/// Returns the variables that an operator introduces.
pub(super) fn introduced_by_operator(node: &Logical) -> Vec<VariableId> {
    match &node.operator {
        Operator::NodeScan { variable, .. }
        | Operator::NodeById { variable, .. }
        | Operator::NodeByProperty { variable, .. }
        | Operator::Unwind { variable, .. } => {
            vec![*variable]
        }
        Operator::RelationshipScan { relationship, bound, left, left_bound, right, right_bound, .. } => {
            [(relationship, bound), (left, left_bound), (right, right_bound)]
                .into_iter()
                .filter(|(_, bound)| !**bound)
                .map(|(variable, _)| *variable)
                .collect()
        }
        Operator::Expand { relationship, to, to_bound, .. } => {
            if *to_bound {
                vec![*relationship]
            } else {
                vec![*relationship, *to]
            }
        }
        Operator::ExpandVariable { relationships, to, to_bound, .. } => {
            if *to_bound {
                vec![*relationships]
            } else {
                vec![*relationships, *to]
            }
        }
        Operator::ExpandPath { to, to_bound, search, .. } => {
            let mut introduced = search.introduced();
            if !to_bound {
                introduced.push(*to);
            }
            introduced
        }
        Operator::ShortestPath { path, relationships, .. } => vec![*path, *relationships],
        Operator::Count { root, root_bound, witness, .. } => {
            root.filter(|_| !root_bound).into_iter().chain(*witness).collect()
        }
        Operator::Project { items, .. } => items.iter().map(|(variable, _)| *variable).collect(),
        Operator::Aggregate { keys, aggregates, .. } => {
            keys.iter().map(|(variable, _)| *variable).chain(aggregates.iter().map(|(variable, _)| *variable)).collect()
        }
        Operator::Apply { introduced, .. } => introduced.clone(),
        Operator::Next { .. } => node.output.clone(),
        Operator::Union { outputs, .. } => outputs.clone(),
        Operator::LoadCsv { variable, file, line, .. } => vec![*variable, *file, *line],
        Operator::Call { yields, .. } => yields.iter().map(|(_, variable)| *variable).collect(),
        Operator::Write { write, .. } => match write {
            Write::Create(creation) => {
                let nodes = creation.nodes.iter().map(|node| node.variable);
                let relationships = creation.relationships.iter().map(|relationship| relationship.variable);
                nodes.chain(relationships).chain(creation.paths.iter().map(|path| path.variable)).collect()
            }
            Write::Merge { introduced, .. } => introduced.clone(),
            Write::Foreach { variable, .. } => vec![*variable],
            Write::Assert(assert) => {
                let nodes = assert.nodes.iter().map(|node| node.variable);
                let claims = assert.claims.iter().map(|claim| claim.variable);
                nodes.chain(claims).chain(assert.paths.iter().map(|path| path.variable)).collect()
            }
            _ => Vec::new(),
        },
        Operator::Argument
        | Operator::Filter { .. }
        | Operator::Distinct { .. }
        | Operator::Sort { .. }
        | Operator::Skip { .. }
        | Operator::Limit { .. }
        | Operator::Finish { .. } => Vec::new(),
    }
}
