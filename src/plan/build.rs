//! Builds the logical plan clause by clause, before anything is pruned.

use std::sync::Arc;

use crate::graph::Graph;
use crate::semantics::{
    AggregateCall, BoundBranch, BoundClause, BoundCreation, BoundEvidence, BoundExpr, BoundExprKind as Kind,
    BoundLabel, BoundProjection, BoundQuery, BoundSetItem, VariableId,
};

use super::Rewrites;
use super::imports::{add_to_arguments, carry, imports_of};
use super::logical::{Logical, LogicalPlan, Operator, Subplan, Write};
use super::variables::{VariableSet, created_variables, has_subquery, read_by_expr};

/// The planner's own variables are numbered from here, above all that a statement has.
const FIRST_OWN_VARIABLE: usize = 1 << 30;

/// Builds one plan.
pub(super) struct Builder<'a> {
    graph: &'a Graph,
    rewrites: Rewrites,
    next_variable: usize,
    next_id: usize,
    subplans: Vec<Subplan>,
    /// What the rows that the current branch starts with have.
    branch_argument: Vec<VariableId>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(graph: &'a Graph, rewrites: Rewrites) -> Self {
        Builder {
            graph,
            rewrites,
            next_variable: FIRST_OWN_VARIABLE,
            next_id: 0,
            subplans: Vec::new(),
            branch_argument: Vec::new(),
        }
    }

    pub(super) fn graph(&self) -> &'a Graph {
        self.graph
    }

    pub(super) fn rewrites(&self) -> Rewrites {
        self.rewrites
    }

    pub(super) fn subplans(&self) -> &[Subplan] {
        &self.subplans
    }

    pub(super) fn finish(self, root: Logical, outputs: Vec<VariableId>) -> LogicalPlan {
        LogicalPlan { root, outputs, subplans: self.subplans, operator_count: self.next_id }
    }

    pub(super) fn new_variable(&mut self) -> VariableId {
        let variable = VariableId(u32::try_from(self.next_variable).unwrap_or(u32::MAX));
        self.next_variable += 1;
        variable
    }

    /// Makes an operator over its input, giving what comes in and what it introduces.
    pub(super) fn add(&mut self, operator: Operator, estimate: f64, introduced: &[VariableId]) -> Logical {
        let mut logical = Logical { operator, id: self.next_id, estimate, output: Vec::new() };
        self.next_id += 1;
        logical.output = logical.input().map(|input| input.output.clone()).unwrap_or_default();
        for variable in introduced {
            if !logical.output.contains(variable) {
                logical.output.push(*variable);
            }
        }
        logical
    }

    fn argument(&mut self, variables: &[VariableId]) -> Logical {
        self.add(Operator::Argument, 1.0, variables)
    }

    /// Builds the plan of a whole statement.
    pub(super) fn statement(&mut self, query: &BoundQuery, returns: bool) -> (Logical, Vec<VariableId>) {
        let plan = self.query(query, &[]);
        if returns {
            return (plan, query.outputs.clone());
        }
        let finish = self.add(Operator::Finish { input: Box::new(plan) }, 0.0, &[]);
        (finish, Vec::new())
    }

    /// Builds a query over argument rows of these variables.
    fn query(&mut self, query: &BoundQuery, argument: &[VariableId]) -> Logical {
        if let [branch] = query.branches.as_slice() {
            return self.branch(branch, argument);
        }
        let branches: Vec<(Logical, Vec<VariableId>)> =
            query.branches.iter().map(|branch| (self.branch(branch, argument), branch.outputs.clone())).collect();
        let estimate = branches.iter().map(|(branch, _)| branch.estimate).sum();
        // The first branch's variables name the union's columns; fresh ones keep its own apart.
        let outputs = query.outputs.clone();
        let mut union = self.add(Operator::Union { branches, outputs: outputs.clone() }, estimate, &outputs);
        if query.distinct {
            union = self.add(Operator::Distinct { input: Box::new(union), keys: outputs }, estimate, &[]);
        }
        union
    }

    fn branch(&mut self, branch: &BoundBranch, argument: &[VariableId]) -> Logical {
        let around = std::mem::replace(&mut self.branch_argument, argument.to_vec());
        let mut plan = self.argument(argument);
        let mut clauses = branch.clauses.as_slice();
        while let [clause, rest @ ..] = clauses {
            (plan, clauses) = match self.counted(clauses, &plan) {
                Some(counted) => (counted, &rest[1..]),
                None => (self.clause(clause, plan), rest),
            };
        }
        self.branch_argument = around;
        plan
    }

    fn clause(&mut self, clause: &BoundClause, input: Logical) -> Logical {
        match clause {
            BoundClause::Match { optional: false, pattern } => self.pattern(pattern, input),
            BoundClause::Match { optional: true, pattern } => {
                let outer = input.output.clone();
                let inner_argument = self.argument(&outer);
                let inner = self.pattern(pattern, inner_argument);
                self.apply(input, inner, true, false)
            }
            BoundClause::Unwind { list, variable } => {
                let list = self.expression(list);
                let estimate = input.estimate * 10.0;
                self.add(Operator::Unwind { input: Box::new(input), list, variable: *variable }, estimate, &[*variable])
            }
            BoundClause::Project(projection) => self.projection(projection, input),
            BoundClause::Filter(predicate) => {
                let predicate = self.expression(predicate);
                self.filter(input, vec![predicate])
            }
            BoundClause::Call { name, arguments, yields, at } => {
                let arguments = self.expressions(arguments);
                let introduced: Vec<VariableId> = yields.iter().map(|(_, variable)| *variable).collect();
                let estimate = input.estimate * 10.0;
                let operator = Operator::Call {
                    input: Box::new(input),
                    name: Arc::clone(name),
                    arguments,
                    yields: yields.clone(),
                    at: *at,
                };
                self.add(operator, estimate, &introduced)
            }
            BoundClause::Subquery { optional, query } => {
                let outer = input.output.clone();
                let inner = self.query(query, &outer);
                let unit = query.outputs.is_empty();
                let mut plan = self.apply(input, inner, *optional, unit);
                if !unit && let Operator::Apply { introduced, .. } = &mut plan.operator {
                    introduced.clone_from(&query.outputs);
                }
                plan
            }
            BoundClause::LoadCsv { with_headers, url, field_terminator, variable, file, line } => {
                let estimate = input.estimate * 1000.0;
                let operator = Operator::LoadCsv {
                    with_headers: *with_headers,
                    url: self.expression(url),
                    field_terminator: self.optional(field_terminator.as_ref()),
                    input: Box::new(input),
                    variable: *variable,
                    file: *file,
                    line: *line,
                };
                self.add(operator, estimate, &[*variable, *file, *line])
            }
            BoundClause::Next(query) => {
                let inner = self.query(query, &input.output.clone());
                let estimate = inner.estimate;
                let operator = Operator::Next { input: Box::new(input), inner: Box::new(inner) };
                let mut plan = self.add(operator, estimate, &[]);
                plan.output.clone_from(&query.outputs);
                plan
            }
            writing => self.write(writing, input),
        }
    }

    fn apply(&mut self, input: Logical, mut inner: Logical, optional: bool, unit: bool) -> Logical {
        let introduced: Vec<VariableId> =
            inner.output.iter().filter(|variable| !input.output.contains(variable)).copied().collect();
        let row = self.new_variable();
        let estimate = input.estimate * inner.estimate.max(1.0);
        let batchable = inner.is_row_wise();
        if batchable {
            carry(&mut inner, row);
        }
        let operator = Operator::Apply {
            imports: input.output.clone(),
            input: Box::new(input),
            inner: Box::new(inner),
            introduced: introduced.clone(),
            row,
            optional,
            unit,
            batchable,
        };
        let introduced = if unit { Vec::new() } else { introduced };
        self.add(operator, estimate, &introduced)
    }

    fn write(&mut self, clause: &BoundClause, input: Logical) -> Logical {
        let estimate = input.estimate;
        let mut introduced = Vec::new();
        let write = match clause {
            BoundClause::Create(creation) => {
                introduced = created_variables(creation);
                // A dump is thousands of CREATE clauses one after the other: together they are one.
                if let Operator::Write { write: Write::Create(before), .. } = &input.operator
                    && !reads_any(creation, before, &self.subplans)
                {
                    let more = self.creation(creation);
                    return joined_creation(input, more, &introduced);
                }
                Write::Create(self.creation(creation))
            }
            BoundClause::Merge { pattern, creation, on_create, on_match, .. } => {
                let argument = self.argument(&input.output.clone());
                let find = self.pattern(pattern, argument);
                introduced = find.output.iter().filter(|variable| !input.output.contains(variable)).copied().collect();
                let paths = pattern
                    .paths
                    .iter()
                    .map(|path| {
                        (path.variable, BoundExpr::new(Kind::Path(path.elements.clone()), crate::diag::Span::default()))
                    })
                    .collect();
                Write::Merge {
                    find: Box::new(find),
                    introduced: introduced.clone(),
                    creation: self.creation(creation),
                    paths,
                    on_create: self.set_items(on_create),
                    on_match: self.set_items(on_match),
                }
            }
            BoundClause::Set(items) => Write::Set(self.set_items(items)),
            BoundClause::Delete { detach, targets } => {
                Write::Delete { detach: *detach, targets: self.expressions(targets) }
            }
            BoundClause::Foreach { variable, list, clauses } => {
                let list = self.expression(list);
                let mut outer = input.output.clone();
                outer.push(*variable);
                let mut body = self.argument(&outer);
                for clause in clauses {
                    body = self.clause(clause, body);
                }
                Write::Foreach { variable: *variable, list, body: Box::new(body) }
            }
            BoundClause::Assert(assert) => {
                introduced.extend(assert.nodes.iter().map(|node| node.variable));
                introduced.extend(assert.claims.iter().map(|claim| claim.variable));
                introduced.extend(assert.paths.iter().map(|path| path.variable));
                let mut assert = assert.clone();
                for node in &mut assert.nodes {
                    if let crate::semantics::AssertedOrigin::FindOrCreate { labels, properties } = &mut node.origin {
                        self.labels(labels);
                        *properties = self.expression(properties);
                    }
                }
                for claim in &mut assert.claims {
                    self.labels(std::slice::from_mut(&mut claim.relationship_type));
                    claim.properties = self.optional(claim.properties.as_ref());
                }
                assert.evidence = assert.evidence.iter().map(|item| self.evidence(item)).collect();
                Write::Assert(assert)
            }
            BoundClause::MergeSource { key, fields, at } => {
                Write::MergeSource { key: self.expression(key), fields: self.optional(fields.as_ref()), at: *at }
            }
            BoundClause::SetStanding { key, standing, on, reason, by, at } => Write::SetStanding {
                key: self.expression(key),
                standing: self.expression(standing),
                on: self.optional(on.as_ref()),
                reason: self.optional(reason.as_ref()),
                by: self.optional(by.as_ref()),
                at: *at,
            },
            BoundClause::RemoveEvidence { claim, item, predicate, at } => Write::RemoveEvidence {
                claim: self.expression(claim),
                item: *item,
                predicate: self.optional(predicate.as_ref()),
                at: *at,
            },
            _ => return input,
        };
        self.add(Operator::Write { input: Box::new(input), write }, estimate, &introduced)
    }

    fn evidence(&mut self, item: &BoundEvidence) -> BoundEvidence {
        BoundEvidence {
            stance: item.stance,
            source: self.expression(&item.source),
            fields: self.optional(item.fields.as_ref()),
            via: self.optional(item.via.as_ref()),
            via_at: self.optional(item.via_at.as_ref()),
            at: item.at,
        }
    }

    fn creation(&mut self, creation: &BoundCreation) -> BoundCreation {
        let mut creation = creation.clone();
        for node in &mut creation.nodes {
            self.labels(&mut node.labels);
            node.properties = self.optional(node.properties.as_ref());
        }
        for relationship in &mut creation.relationships {
            self.labels(std::slice::from_mut(&mut relationship.relationship_type));
            relationship.properties = self.optional(relationship.properties.as_ref());
        }
        creation
    }

    fn labels(&mut self, labels: &mut [BoundLabel]) {
        for label in labels {
            if let BoundLabel::Dynamic(names) = label {
                *names = self.expression(names);
            }
        }
    }

    fn set_items(&mut self, items: &[BoundSetItem]) -> Vec<BoundSetItem> {
        items
            .iter()
            .map(|item| match item {
                BoundSetItem::Property { object, key, value, at } => BoundSetItem::Property {
                    object: self.expression(object),
                    key: self.expression(key),
                    value: self.expression(value),
                    at: *at,
                },
                BoundSetItem::Properties { object, value, replace, at } => BoundSetItem::Properties {
                    object: self.expression(object),
                    value: self.expression(value),
                    replace: *replace,
                    at: *at,
                },
                BoundSetItem::Labels { object, labels, remove, at } => {
                    let mut labels = labels.clone();
                    self.labels(&mut labels);
                    BoundSetItem::Labels { object: self.expression(object), labels, remove: *remove, at: *at }
                }
            })
            .collect()
    }

    pub(super) fn projection(&mut self, projection: &BoundProjection, input: Logical) -> Logical {
        let mut plan = input;
        if let Some(aggregation) = &projection.aggregation {
            let keys: Vec<(VariableId, BoundExpr)> =
                aggregation.keys.iter().map(|(variable, key)| (*variable, self.expression(key))).collect();
            let aggregates: Vec<(VariableId, AggregateCall)> = aggregation
                .aggregates
                .iter()
                .map(|(variable, call)| {
                    let arguments = self.expressions(&call.arguments);
                    (*variable, AggregateCall { arguments, ..call.clone() })
                })
                .collect();
            let estimate = if keys.is_empty() { 1.0 } else { plan.estimate.max(1.0).sqrt() };
            let output: Vec<VariableId> =
                keys.iter().map(|(v, _)| *v).chain(aggregates.iter().map(|(v, _)| *v)).collect();
            plan = self.add(Operator::Aggregate { input: Box::new(plan), keys, aggregates }, estimate, &[]);
            plan.output = output;
            if !projection.carried.is_empty() {
                // Groups have lost what the subquery was given: each stands beside the row that the branch starts with.
                let given = self.branch_argument.clone();
                let start = self.argument(&given);
                plan = self.apply(start, plan, false, false);
            }
        }
        let items: Vec<(VariableId, BoundExpr)> = projection
            .items
            .iter()
            .map(|(variable, item)| (*variable, self.expression(item)))
            .filter(|(variable, item)| !matches!(&item.kind, Kind::Variable(same) if same == variable))
            .collect();
        if !items.is_empty() {
            plan = self.project(plan, items);
        }
        let keys: Vec<VariableId> = projection.items.iter().map(|(variable, _)| *variable).collect();
        let mut projected = keys.clone();
        projected.extend(projection.carried.iter().filter(|variable| !keys.contains(variable)));
        if projection.distinct {
            let estimate = plan.estimate;
            plan = self.add(Operator::Distinct { input: Box::new(plan), keys }, estimate, &[]);
            plan.output.clone_from(&projected);
        }
        plan = self.order_and_page(projection, plan);
        if let Some(predicate) = &projection.predicate {
            let predicate = self.expression(predicate);
            plan = self.filter(plan, vec![predicate]);
        }
        // The horizon: nothing but what was projected goes on.
        let mut horizon = self.add(Operator::Project { input: Box::new(plan), items: Vec::new() }, 0.0, &[]);
        horizon.estimate = horizon.input().map_or(0.0, |input| input.estimate);
        horizon.output = projected;
        horizon
    }

    fn order_and_page(&mut self, projection: &BoundProjection, mut plan: Logical) -> Logical {
        let skip = self.optional(projection.skip.as_ref());
        let limit = self.optional(projection.limit.as_ref());
        let estimate = plan.estimate;
        if !projection.order_by.is_empty() {
            let keys =
                projection.order_by.iter().map(|(key, descending)| (self.expression(key), *descending)).collect();
            let top = match &limit {
                Some(limit) if self.rewrites.top_k => Some((skip.clone(), limit.clone())),
                _ => None,
            };
            plan = self.add(Operator::Sort { input: Box::new(plan), keys, top }, estimate, &[]);
        }
        if let Some(count) = skip {
            plan = self.add(Operator::Skip { input: Box::new(plan), count }, estimate, &[]);
        }
        if let Some(count) = limit {
            let most =
                if let Kind::Literal(crate::value::Value::Integer(most)) = count.kind { most as f64 } else { estimate };
            plan = self.add(Operator::Limit { input: Box::new(plan), count }, estimate.min(most), &[]);
        }
        plan
    }

    pub(super) fn project(&mut self, input: Logical, items: Vec<(VariableId, BoundExpr)>) -> Logical {
        let introduced: Vec<VariableId> = items.iter().map(|(variable, _)| *variable).collect();
        let estimate = input.estimate;
        self.add(Operator::Project { input: Box::new(input), items }, estimate, &introduced)
    }

    pub(super) fn filter(&mut self, input: Logical, predicates: Vec<BoundExpr>) -> Logical {
        if predicates.is_empty() {
            return input;
        }
        let estimate = input.estimate * 0.25;
        self.add(Operator::Filter { input: Box::new(input), predicates }, estimate, &[])
    }

    fn optional(&mut self, expr: Option<&BoundExpr>) -> Option<BoundExpr> {
        expr.map(|expr| self.expression(expr))
    }

    fn expressions(&mut self, exprs: &[BoundExpr]) -> Vec<BoundExpr> {
        exprs.iter().map(|expr| self.expression(expr)).collect()
    }

    /// Plans the subqueries in an expression.
    pub(super) fn expression(&mut self, expr: &BoundExpr) -> BoundExpr {
        expr.clone().rewrite(&mut |part| match &part.kind {
            Kind::Subquery(kind, query) => Some(Kind::PlannedSubquery(*kind, self.subplan(query))),
            _ => None,
        })
    }

    fn subplan(&mut self, query: &BoundQuery) -> usize {
        let row = self.new_variable();
        // What it imports is known only once it is built: everything it reads and does not introduce.
        let mut plan = self.query(query, &[]);
        let imports: Vec<VariableId> = imports_of(&plan, &self.subplans);
        add_to_arguments(&mut plan, &imports);
        let batchable = plan.is_row_wise();
        if batchable {
            carry(&mut plan, row);
        }
        let output = query.outputs.first().copied();
        self.subplans.push(Subplan { plan, imports, output, row, batchable });
        self.subplans.len() - 1
    }
}

/// Returns whether the properties of what is created may read what another creation makes.
fn reads_any(creation: &BoundCreation, before: &BoundCreation, subplans: &[Subplan]) -> bool {
    let mut reads = VariableSet::new();
    let nodes = creation.nodes.iter().filter_map(|node| node.properties.as_ref());
    let relationships = creation.relationships.iter().filter_map(|relationship| relationship.properties.as_ref());
    let labels = creation.nodes.iter().flat_map(|node| &node.labels);
    let labels = labels.chain(creation.relationships.iter().map(|relationship| &relationship.relationship_type));
    let mut subqueries = false;
    for properties in nodes.chain(relationships).chain(labels.filter_map(BoundLabel::expression)) {
        read_by_expr(properties, subplans, &mut reads);
        subqueries |= has_subquery(properties);
    }
    // What a subquery reads is known only once it is planned.
    subqueries || (!reads.is_empty() && created_variables(before).iter().any(|variable| reads.contains(variable)))
}

/// Adds a creation to the one right below it.
fn joined_creation(mut below: Logical, more: BoundCreation, introduced: &[VariableId]) -> Logical {
    if let Operator::Write { write: Write::Create(creation), .. } = &mut below.operator {
        creation.nodes.extend(more.nodes);
        creation.relationships.extend(more.relationships);
        creation.paths.extend(more.paths);
    }
    below.output.extend_from_slice(introduced);
    below
}
