//! What a plan takes from the rows around it, and how its rows carry that.

use crate::semantics::VariableId;

use super::logical::{Logical, Operator, Subplan, Write};
use super::variables::{VariableSet, read_by_operator};

/// Returns what a plan reads and does not introduce before it reads it.
pub(super) fn imports_of(plan: &Logical, subplans: &[Subplan]) -> Vec<VariableId> {
    let mut imports = VariableSet::new();
    let introduced = collect_imports(plan, subplans, &mut imports);
    // A variable that only passes through is read by nothing inside.
    imports.extend(plan.output.iter().filter(|variable| !introduced.contains(variable)));
    imports.into_iter().collect()
}

/// Adds what is read before it is introduced; returns what is introduced.
fn collect_imports(plan: &Logical, subplans: &[Subplan], imports: &mut VariableSet) -> VariableSet {
    let mut introduced = plan.input().map(|input| collect_imports(input, subplans, imports)).unwrap_or_default();
    let mut reads = VariableSet::new();
    match &plan.operator {
        Operator::Union { branches, .. } => {
            for (branch, outputs) in branches {
                let own = collect_imports(branch, subplans, imports);
                imports.extend(outputs.iter().filter(|variable| !own.contains(variable)));
            }
        }
        Operator::Apply { inner, .. } | Operator::Next { inner, .. } => {
            collect_imports(inner, subplans, &mut reads);
        }
        Operator::Write { write, .. } => {
            // What a write reads is partly what it makes itself.
            read_by_operator(plan, subplans, &mut reads);
            let mut own: VariableSet = super::prune::introduced_by_operator(plan).into_iter().collect();
            if let Write::Merge { find: inner, .. } | Write::Foreach { body: inner, .. } = write {
                own.extend(super::prune::introduced_by_plan(inner));
            }
            reads.retain(|variable| !own.contains(variable));
        }
        _ => read_by_operator(plan, subplans, &mut reads),
    }
    imports.extend(reads.into_iter().filter(|variable| !introduced.contains(variable)));
    introduced.extend(super::prune::introduced_by_operator(plan));
    introduced
}

/// Lets the argument rows of a plan carry these variables, all the way up to its horizons; returns whether its
/// rows carry them.
pub(super) fn add_to_arguments(plan: &mut Logical, imports: &[VariableId]) -> bool {
    let carried = match &mut plan.operator {
        Operator::Argument => true,
        Operator::Union { branches, .. } => {
            branches.iter_mut().for_each(|(branch, _)| {
                add_to_arguments(branch, imports);
            });
            false
        }
        Operator::Project { items, input } if items.is_empty() => {
            add_to_arguments(input, imports);
            false
        }
        Operator::Aggregate { input, .. } | Operator::Distinct { input, .. } => {
            add_to_arguments(input, imports);
            false
        }
        Operator::Apply { input, inner, imports: own, .. } => {
            let carried = add_to_arguments(input, imports);
            if carried {
                add_to_arguments(inner, imports);
                own.extend(imports);
            }
            carried
        }
        Operator::Next { input, inner } => {
            add_to_arguments(input, imports);
            add_to_arguments(inner, imports);
            false
        }
        _ => super::prune::input_mut(plan).is_some_and(|input| add_to_arguments(input, imports)),
    };
    if carried {
        for variable in imports {
            if !plan.output.contains(variable) {
                plan.output.push(*variable);
            }
        }
    }
    carried
}

/// Lets every operator on the way from the argument to the top carry a variable.
pub(super) fn carry(plan: &mut Logical, variable: VariableId) {
    plan.output.push(variable);
    if let Some(input) = super::prune::input_mut(plan) {
        carry(input, variable);
    }
}
