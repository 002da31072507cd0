//! Which variables an expression or a plan reads.

use std::collections::BTreeSet;

use crate::semantics::{
    AssertedOrigin, BoundAssert, BoundCreation, BoundExpr, BoundExprKind as Kind, BoundLabel, BoundSetItem,
    PathSelection, PatternSearch, VariableId,
};

use super::logical::{Logical, Operator, Subplan, Write};

/// A set of variables in a stable order.
pub(super) type VariableSet = BTreeSet<VariableId>;

/// Adds the variables that `expr` reads; what it introduces itself is among them and does no harm.
pub(super) fn read_by_expr(expr: &BoundExpr, subplans: &[Subplan], out: &mut VariableSet) {
    match &expr.kind {
        Kind::Variable(variable) | Kind::ItemField(variable, _) | Kind::SourceField(variable, _) => {
            out.insert(*variable);
        }
        Kind::Path(elements) => out.extend(elements.iter().copied()),
        Kind::PlannedSubquery(_, index) => {
            if let Some(subplan) = subplans.get(*index) {
                out.extend(subplan.imports.iter().copied());
            }
        }
        _ => {}
    }
    expr.for_each_part(&mut |part| read_by_expr(part, subplans, out));
}

/// Adds the variables that set items read.
pub(super) fn read_by_set_items(items: &[BoundSetItem], subplans: &[Subplan], out: &mut VariableSet) {
    for item in items {
        match item {
            BoundSetItem::Property { object, key, value, .. } => {
                for expr in [object, key, value] {
                    read_by_expr(expr, subplans, out);
                }
            }
            BoundSetItem::Properties { object, value, .. } => {
                read_by_expr(object, subplans, out);
                read_by_expr(value, subplans, out);
            }
            BoundSetItem::Labels { object, labels, .. } => {
                read_by_expr(object, subplans, out);
                read_by_labels(labels, subplans, out);
            }
        }
    }
}

/// Adds the variables that name labels or a type to write.
pub(super) fn read_by_labels(labels: &[BoundLabel], subplans: &[Subplan], out: &mut VariableSet) {
    labels.iter().filter_map(BoundLabel::expression).for_each(|names| read_by_expr(names, subplans, out));
}

fn read_by_creation(creation: &BoundCreation, subplans: &[Subplan], out: &mut VariableSet) {
    for node in &creation.nodes {
        read_by_labels(&node.labels, subplans, out);
        node.properties.iter().for_each(|properties| read_by_expr(properties, subplans, out));
    }
    for relationship in &creation.relationships {
        out.extend([relationship.start, relationship.end]);
        read_by_labels(std::slice::from_ref(&relationship.relationship_type), subplans, out);
        relationship.properties.iter().for_each(|properties| read_by_expr(properties, subplans, out));
    }
    for path in &creation.paths {
        out.extend(path.elements.iter().copied());
    }
}

fn read_by_assert(assert: &BoundAssert, subplans: &[Subplan], out: &mut VariableSet) {
    for node in &assert.nodes {
        match &node.origin {
            AssertedOrigin::Bound => {
                out.insert(node.variable);
            }
            AssertedOrigin::FindOrCreate { labels, properties } => {
                read_by_labels(labels, subplans, out);
                read_by_expr(properties, subplans, out);
            }
            AssertedOrigin::Entity(_) => {}
        }
    }
    for claim in &assert.claims {
        read_by_labels(std::slice::from_ref(&claim.relationship_type), subplans, out);
        claim.properties.iter().for_each(|properties| read_by_expr(properties, subplans, out));
    }
    for path in &assert.paths {
        out.extend(path.elements.iter().copied());
    }
    for item in &assert.evidence {
        read_by_expr(&item.source, subplans, out);
        for expr in item.fields.iter().chain(&item.via).chain(&item.via_at) {
            read_by_expr(expr, subplans, out);
        }
    }
}

fn read_by_write(write: &Write, subplans: &[Subplan], out: &mut VariableSet) {
    match write {
        Write::Create(creation) => read_by_creation(creation, subplans, out),
        Write::Merge { find, creation, on_create, on_match, .. } => {
            out.extend(read_by_plan(find, subplans));
            read_by_creation(creation, subplans, out);
            read_by_set_items(on_create, subplans, out);
            read_by_set_items(on_match, subplans, out);
        }
        Write::Set(items) => read_by_set_items(items, subplans, out),
        Write::Delete { targets, .. } => targets.iter().for_each(|target| read_by_expr(target, subplans, out)),
        Write::Foreach { list, body, .. } => {
            read_by_expr(list, subplans, out);
            out.extend(read_by_plan(body, subplans));
        }
        Write::Assert(assert) => read_by_assert(assert, subplans, out),
        Write::MergeSource { key, fields, .. } => {
            read_by_expr(key, subplans, out);
            fields.iter().for_each(|fields| read_by_expr(fields, subplans, out));
        }
        Write::SetStanding { key, standing, on, reason, by, .. } => {
            read_by_expr(key, subplans, out);
            read_by_expr(standing, subplans, out);
            on.iter().chain(reason).chain(by).for_each(|expr| read_by_expr(expr, subplans, out));
        }
        Write::RemoveEvidence { claim, predicate, .. } => {
            read_by_expr(claim, subplans, out);
            predicate.iter().for_each(|predicate| read_by_expr(predicate, subplans, out));
        }
    }
}

/// Adds what the predicate of a step reads beside the step.
fn read_by_step(predicate: Option<&(VariableId, BoundExpr)>, subplans: &[Subplan], out: &mut VariableSet) {
    if let Some((step, predicate)) = predicate {
        let mut reads = VariableSet::new();
        read_by_expr(predicate, subplans, &mut reads);
        reads.remove(step);
        out.extend(reads);
    }
}

/// Returns what the predicates of a search read from outside.
fn read_by_search(search: &PatternSearch, subplans: &[Subplan]) -> VariableSet {
    let mut reads = VariableSet::new();
    let inner = search.segments.iter().flat_map(|segment| &segment.predicates);
    for predicate in inner.chain(&search.predicates).chain(search.selection.iter().filter_map(PathSelection::count)) {
        read_by_expr(predicate, subplans, &mut reads);
    }
    let own = [search.inner_variables(), search.introduced(), vec![search.left_variable, search.right_variable]];
    reads.retain(|variable| !own.iter().any(|own| own.contains(variable)));
    reads
}

/// Adds the variables that the operator itself reads from its input, not what is below it.
pub(super) fn read_by_operator(logical: &Logical, subplans: &[Subplan], out: &mut VariableSet) {
    match &logical.operator {
        Operator::Argument | Operator::NodeScan { .. } | Operator::Union { .. } | Operator::Finish { .. } => {}
        Operator::NodeById { id, .. } => read_by_expr(id, subplans, out),
        Operator::NodeByProperty { value, .. } => read_by_expr(value, subplans, out),
        Operator::RelationshipScan {
            relationship, bound, left, left_bound, right, right_bound, distinct_from, ..
        } => {
            for (variable, is_bound) in [(relationship, bound), (left, left_bound), (right, right_bound)] {
                if *is_bound {
                    out.insert(*variable);
                }
            }
            out.extend(distinct_from.iter().copied());
        }
        Operator::Expand { from, to, to_bound, distinct_from, .. } => {
            out.insert(*from);
            if *to_bound {
                out.insert(*to);
            }
            out.extend(distinct_from.iter().copied());
        }
        Operator::ExpandVariable { from, to, to_bound, step_properties, step_predicate, distinct_from, .. } => {
            out.insert(*from);
            if *to_bound {
                out.insert(*to);
            }
            out.extend(distinct_from.iter().copied());
            step_properties.iter().for_each(|(_, value)| read_by_expr(value, subplans, out));
            read_by_step(step_predicate.as_ref(), subplans, out);
        }
        Operator::ExpandPath { from, to, to_bound, search, distinct_from, .. } => {
            out.insert(*from);
            if *to_bound {
                out.insert(*to);
            }
            out.extend(distinct_from.iter().copied());
            out.extend(read_by_search(search, subplans));
        }
        Operator::ShortestPath { from, to, step_properties, step_predicate, .. } => {
            out.extend([*from, *to]);
            step_properties.iter().for_each(|(_, value)| read_by_expr(value, subplans, out));
            read_by_step(step_predicate.as_ref(), subplans, out);
        }
        Operator::Count { root, root_bound, .. } => out.extend(root.filter(|_| *root_bound)),
        Operator::Filter { predicates, .. } => {
            predicates.iter().for_each(|predicate| read_by_expr(predicate, subplans, out))
        }
        Operator::Project { items, .. } => items.iter().for_each(|(_, item)| read_by_expr(item, subplans, out)),
        Operator::Aggregate { keys, aggregates, .. } => {
            keys.iter().for_each(|(_, key)| read_by_expr(key, subplans, out));
            for (_, call) in aggregates {
                call.arguments.iter().for_each(|argument| read_by_expr(argument, subplans, out));
            }
        }
        Operator::Distinct { keys, .. } => out.extend(keys.iter().copied()),
        Operator::Sort { keys, .. } => keys.iter().for_each(|(key, _)| read_by_expr(key, subplans, out)),
        Operator::Skip { count, .. } | Operator::Limit { count, .. } => read_by_expr(count, subplans, out),
        Operator::Unwind { list, .. } => read_by_expr(list, subplans, out),
        Operator::Apply { imports, .. } => out.extend(imports.iter().copied()),
        Operator::Next { inner, .. } => out.extend(super::imports::imports_of(inner, subplans)),
        Operator::LoadCsv { url, field_terminator, .. } => {
            read_by_expr(url, subplans, out);
            field_terminator.iter().for_each(|terminator| read_by_expr(terminator, subplans, out));
        }
        Operator::Call { arguments, .. } => arguments.iter().for_each(|argument| read_by_expr(argument, subplans, out)),
        Operator::Write { write, .. } => read_by_write(write, subplans, out),
    }
}

/// Returns all variables that anything in a plan reads, its own among them.
pub(super) fn read_by_plan(logical: &Logical, subplans: &[Subplan]) -> VariableSet {
    let mut out = VariableSet::new();
    let mut stack = vec![logical];
    while let Some(next) = stack.pop() {
        read_by_operator(next, subplans, &mut out);
        if let Operator::Union { branches, .. } = &next.operator {
            branches.iter().for_each(|(_, outputs)| out.extend(outputs.iter().copied()));
        }
        stack.extend(next.input());
        // What a write reads, its inner plan reads with it: once more at each level would be all anew at each.
        if !matches!(next.operator, Operator::Write { .. }) {
            stack.extend(next.inner_plans());
        }
    }
    out
}

/// Returns the variables that a creation introduces.
pub(super) fn created_variables(creation: &BoundCreation) -> Vec<VariableId> {
    let nodes = creation.nodes.iter().map(|node| node.variable);
    let relationships = creation.relationships.iter().map(|relationship| relationship.variable);
    nodes.chain(relationships).chain(creation.paths.iter().map(|path| path.variable)).collect()
}

/// Returns whether an expression has a subquery in it.
pub(super) fn has_subquery(expr: &BoundExpr) -> bool {
    let mut found = matches!(expr.kind, Kind::Subquery(..) | Kind::PlannedSubquery(..));
    expr.for_each_part(&mut |part| found |= has_subquery(part));
    found
}
