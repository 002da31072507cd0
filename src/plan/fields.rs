//! Projects the fields of evidence items that are read, instead of the items.
//!
//! `WITH r, evidence(r)[0] AS e RETURN e.year` makes a map for each row only to take one field out of it: where nothing but
//! fields of such a variable is read, the fields are projected in its place.
//! Invariant: a variable of which anything else is read stays as it is.
//! Start at [`lift`].

use std::sync::Arc;

use crate::semantics::{BoundExpr, BoundExprKind as Kind, VariableId};

use super::logical::{Logical, LogicalPlan, Operator, Subplan};
use super::prune::input_mut;
use super::variables::{VariableSet, read_by_expr};

/// The variables that are made here are numbered from here, above those of the builder.
const FIRST_FIELD: u32 = 3 << 29;

/// A variable whose fields are projected.
struct Item {
    variable: VariableId,
    fields: Vec<(Arc<str>, VariableId)>,
    /// How far from the root it is projected, and from where on its fields are read.
    depth: usize,
    top: usize,
}

/// Lifts what can be lifted out of the main line of a plan.
pub(super) fn lift(plan: &mut LogicalPlan) {
    let mut next = FIRST_FIELD;
    let chain: Vec<&Logical> = std::iter::successors(Some(&plan.root), |node| node.input()).collect();
    let mut items = Vec::new();
    for (depth, node) in chain.iter().enumerate() {
        let Operator::Project { items: projected, .. } = &node.operator else { continue };
        let lifted = projected.iter().filter(|(variable, expr)| is_item(expr) && node.output.contains(variable));
        for (variable, _) in lifted {
            if let Some((top, keys)) = fields_read(&chain[..depth], *variable, &plan.subplans) {
                let mut number = |key: Arc<str>| {
                    next += 1;
                    (key, VariableId(next))
                };
                items.push(Item {
                    variable: *variable,
                    fields: keys.into_iter().map(&mut number).collect(),
                    depth,
                    top,
                });
            }
        }
    }
    for item in items {
        apply(&mut plan.root, &item);
    }
}

/// Returns whether an expression is an item of a claim's evidence.
fn is_item(expr: &BoundExpr) -> bool {
    let Kind::Index(list, place) = &expr.kind else { return false };
    matches!(&list.kind, Kind::Function(signature, _) if signature.name == "evidence")
        && matches!(place.kind, Kind::Literal(_))
}

/// Returns which fields of a variable the operators above it read, and the topmost one that may; `None` when anything
/// else of it is read.
fn fields_read(above: &[&Logical], variable: VariableId, subplans: &[Subplan]) -> Option<(usize, Vec<Arc<str>>)> {
    let mut keys = Vec::new();
    for (depth, node) in above.iter().enumerate().rev() {
        let expressions: Vec<&BoundExpr> = match &node.operator {
            Operator::Filter { predicates, .. } => predicates.iter().collect(),
            Operator::Project { items, .. } => items.iter().map(|(_, expr)| expr).collect(),
            Operator::Aggregate { keys, aggregates, .. } => {
                let arguments = aggregates.iter().flat_map(|(_, call)| &call.arguments);
                keys.iter().map(|(_, expr)| expr).chain(arguments).collect()
            }
            Operator::Sort { keys, .. } => keys.iter().map(|(expr, _)| expr).collect(),
            Operator::Skip { .. } | Operator::Limit { .. } => Vec::new(),
            _ => return None,
        };
        for expr in expressions {
            if !reads_only_fields(expr, variable, subplans, &mut keys) {
                return None;
            }
        }
        if !node.output.contains(&variable) {
            return (!keys.is_empty()).then_some((depth, keys));
        }
    }
    None
}

fn reads_only_fields(expr: &BoundExpr, variable: VariableId, subplans: &[Subplan], keys: &mut Vec<Arc<str>>) -> bool {
    if let Kind::Property(object, key) = &expr.kind
        && object.kind == Kind::Variable(variable)
    {
        if !keys.contains(key) {
            keys.push(Arc::clone(key));
        }
        return true;
    }
    let mut parts = Vec::new();
    expr.for_each_part(&mut |part| parts.push(part));
    if parts.is_empty() {
        let mut reads = VariableSet::new();
        read_by_expr(expr, subplans, &mut reads);
        return !reads.contains(&variable);
    }
    parts.into_iter().all(|part| reads_only_fields(part, variable, subplans, keys))
}

/// Puts fields in the place of a variable where it is projected, passed on and read.
fn apply(root: &mut Logical, item: &Item) {
    let mut next = Some(root);
    let mut depth = 0;
    while let Some(node) = next {
        if depth > item.depth {
            return;
        }
        if depth >= item.top {
            if depth < item.depth {
                read_fields(node, item);
            } else if let Operator::Project { items, .. } = &mut node.operator
                && let Some(position) = items.iter().position(|(variable, _)| *variable == item.variable)
            {
                let (_, whole) = items.remove(position);
                let field = |(key, variable): &(Arc<str>, VariableId)| {
                    let kind = Kind::Property(Box::new(whole.clone()), Arc::clone(key));
                    (*variable, BoundExpr { kind, at: whole.at })
                };
                items.extend(item.fields.iter().map(field));
            }
            if let Some(position) = node.output.iter().position(|variable| *variable == item.variable) {
                node.output.splice(position..=position, item.fields.iter().map(|(_, variable)| *variable));
            }
        }
        depth += 1;
        next = input_mut(node);
    }
}

fn read_fields(node: &mut Logical, item: &Item) {
    let rewrite = |expr: &mut BoundExpr| {
        let field = |part: &BoundExpr| match &part.kind {
            Kind::Property(object, key) if object.kind == Kind::Variable(item.variable) => {
                let found = item.fields.iter().find(|(known, _)| known == key);
                found.map(|(_, variable)| Kind::Variable(*variable))
            }
            _ => None,
        };
        *expr = expr.clone().rewrite(&mut { field });
    };
    match &mut node.operator {
        Operator::Filter { predicates, .. } => predicates.iter_mut().for_each(rewrite),
        Operator::Project { items, .. } => items.iter_mut().map(|(_, expr)| expr).for_each(rewrite),
        Operator::Aggregate { keys, aggregates, .. } => {
            keys.iter_mut().map(|(_, expr)| expr).for_each(rewrite);
            aggregates.iter_mut().flat_map(|(_, call)| &mut call.arguments).for_each(rewrite);
        }
        Operator::Sort { keys, .. } => keys.iter_mut().map(|(expr, _)| expr).for_each(rewrite),
        _ => {}
    }
}
