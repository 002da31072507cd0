//! The logical plan: a tree of operators, each with its estimate and the variables it gives.
//!
//! Given by [`super::plan`] to `exec`.
//! Invariants: an operator gives exactly the variables in [`Logical::output`]; names of the catalogue stay
//! names, so that a plan outlives the version it was made for.

use std::sync::Arc;

use super::counting::CountPattern;
use crate::semantics::{
    AggregateCall, At, BoundAssert, BoundCreation, BoundExpr, BoundSetItem, Direction, LabelTest, LengthBounds,
    PatternSearch, VariableId,
};

/// The plan of a statement.
#[derive(Debug, Clone)]
pub struct LogicalPlan {
    /// The last operator.
    pub root: Logical,
    /// The variables of the result's columns.
    pub outputs: Vec<VariableId>,
    /// The subqueries in expressions, by number.
    pub subplans: Vec<Subplan>,
    /// How many operators there are: their ids are below it.
    pub operator_count: usize,
}

impl LogicalPlan {
    /// Makes the plan of nothing: for expressions that are evaluated outside any statement.
    #[must_use]
    pub fn empty() -> Self {
        let root = Logical { operator: Operator::Argument, id: 0, estimate: 0.0, output: Vec::new() };
        LogicalPlan { root, outputs: Vec::new(), subplans: Vec::new(), operator_count: 1 }
    }
}

impl LogicalPlan {
    /// Returns the number of operators on the longest way through inputs and inner plans, without recursion.
    #[must_use]
    pub fn deepest(&self) -> usize {
        let mut open: Vec<(&Logical, usize)> = vec![(&self.root, 1)];
        open.extend(self.subplans.iter().map(|subplan| (&subplan.plan, 1)));
        let mut deepest = 0;
        while let Some((next, depth)) = open.pop() {
            deepest = deepest.max(depth);
            open.extend(next.input().map(|input| (input, depth + 1)));
            open.extend(next.inner_plans().into_iter().map(|inner| (inner, depth + 1)));
        }
        deepest
    }
}

/// A planned subquery of an expression.
#[derive(Debug, Clone)]
pub struct Subplan {
    /// Its plan, over the imported variables.
    pub plan: Logical,
    /// The outer variables that it reads.
    pub imports: Vec<VariableId>,
    /// The column that `COLLECT` collects.
    pub output: Option<VariableId>,
    /// The number of the outer row, carried through it when rows are run together.
    pub row: VariableId,
    /// Whether outer rows may be run together.
    pub batchable: bool,
}

/// One operator with what is below it.
#[derive(Debug, Clone)]
pub struct Logical {
    /// What it does.
    pub operator: Operator,
    /// Its number, for profiles.
    pub id: usize,
    /// How many rows are expected.
    pub estimate: f64,
    /// The variables that it gives.
    pub output: Vec<VariableId>,
}

/// The operators.
#[derive(Debug, Clone)]
pub enum Operator {
    /// The rows given from outside; at the start of a statement one row without variables.
    Argument,
    /// For each row, every node (of a label).
    NodeScan {
        /// What comes in.
        input: Box<Logical>,
        /// The node.
        variable: VariableId,
        /// Only nodes with this label.
        label: Option<Arc<str>>,
    },
    /// For each row, the nodes with an id.
    NodeById {
        /// What comes in.
        input: Box<Logical>,
        /// The node.
        variable: VariableId,
        /// The id.
        id: BoundExpr,
    },
    /// For each row, the nodes whose property may equal a value; a filter above compares.
    NodeByProperty {
        /// What comes in.
        input: Box<Logical>,
        /// The node.
        variable: VariableId,
        /// Only nodes with this label.
        label: Option<Arc<str>>,
        /// The property.
        key: Arc<str>,
        /// The value.
        value: BoundExpr,
    },
    /// For each row, every relationship with its ends, or the ends of one that is bound.
    RelationshipScan {
        /// What comes in.
        input: Box<Logical>,
        /// The relationship.
        relationship: VariableId,
        /// Whether it comes in.
        bound: bool,
        /// The node on the left.
        left: VariableId,
        /// Whether it comes in.
        left_bound: bool,
        /// The node on the right.
        right: VariableId,
        /// Whether it comes in.
        right_bound: bool,
        /// The arrow from left to right.
        direction: Direction,
        /// What the type must satisfy.
        types: Option<LabelTest>,
        /// Relationships of the same pattern that it must differ from.
        distinct_from: Vec<VariableId>,
    },
    /// For each row, the relationships of a node.
    Expand {
        /// What comes in.
        input: Box<Logical>,
        /// The node it starts from.
        from: VariableId,
        /// The relationship.
        relationship: VariableId,
        /// The node at the other end.
        to: VariableId,
        /// Whether that one comes in, so that only relationships between the two match.
        to_bound: bool,
        /// The arrow from `from` to `to`.
        direction: Direction,
        /// What the type must satisfy.
        types: Option<LabelTest>,
        /// Relationships of the same pattern that it must differ from.
        distinct_from: Vec<VariableId>,
    },
    /// For each row, the trails of a node within bounds.
    ExpandVariable {
        /// What comes in.
        input: Box<Logical>,
        /// The node it starts from.
        from: VariableId,
        /// The list of relationships.
        relationships: VariableId,
        /// The node at the other end.
        to: VariableId,
        /// Whether that one comes in.
        to_bound: bool,
        /// The arrow from `from` to `to`.
        direction: Direction,
        /// What each type must satisfy.
        types: Option<LabelTest>,
        /// How long a trail is.
        bounds: LengthBounds,
        /// What each relationship must have.
        step_properties: Vec<(Arc<str>, BoundExpr)>,
        /// What each relationship must satisfy: the one in the variable.
        step_predicate: Option<(VariableId, BoundExpr)>,
        /// Relationships of the same pattern that it must differ from.
        distinct_from: Vec<VariableId>,
        /// Whether the pattern is read from right to left, so that the list is turned round.
        reversed: bool,
    },
    /// For each row, the paths from a node that a quantified group or a whole path pattern describes.
    ExpandPath {
        /// What comes in.
        input: Box<Logical>,
        /// The node it starts from.
        from: VariableId,
        /// The node at the other end.
        to: VariableId,
        /// Whether that one comes in, or is the first one.
        to_bound: bool,
        /// Whether it starts from the right end.
        reversed: bool,
        /// What the paths are, and which are wanted.
        search: Box<PatternSearch>,
        /// Relationships of the same pattern that it must differ from.
        distinct_from: Vec<VariableId>,
    },
    /// For each row, how often a pattern matches, as a multiplicity: in all, or for each node that it may give.
    Count {
        /// What comes in.
        input: Box<Logical>,
        /// What is counted.
        pattern: Box<CountPattern>,
        /// The node of the pattern that is given or, if it is bound, comes in.
        root: Option<VariableId>,
        /// Whether it comes in.
        root_bound: bool,
        /// What is null in rows without a match, which stay if there is such a variable.
        witness: Option<VariableId>,
    },
    /// For each row, the shortest paths between two nodes.
    ShortestPath {
        /// What comes in.
        input: Box<Logical>,
        /// The path.
        path: VariableId,
        /// The list of relationships.
        relationships: VariableId,
        /// One end.
        from: VariableId,
        /// The other end.
        to: VariableId,
        /// The arrow.
        direction: Direction,
        /// What each type must satisfy.
        types: Option<LabelTest>,
        /// How long a path is.
        bounds: LengthBounds,
        /// What each relationship must have.
        step_properties: Vec<(Arc<str>, BoundExpr)>,
        /// What each relationship must satisfy: the one in the variable.
        step_predicate: Option<(VariableId, BoundExpr)>,
        /// All of the shortest, or one.
        all: bool,
    },
    /// Rows for which all predicates are true.
    Filter {
        /// What comes in.
        input: Box<Logical>,
        /// The predicates.
        predicates: Vec<BoundExpr>,
    },
    /// Computed variables beside those that come in.
    Project {
        /// What comes in.
        input: Box<Logical>,
        /// The computed variables.
        items: Vec<(VariableId, BoundExpr)>,
    },
    /// One row for each group.
    Aggregate {
        /// What comes in.
        input: Box<Logical>,
        /// The grouping keys.
        keys: Vec<(VariableId, BoundExpr)>,
        /// The aggregates.
        aggregates: Vec<(VariableId, AggregateCall)>,
    },
    /// Each distinct row once.
    Distinct {
        /// What comes in.
        input: Box<Logical>,
        /// What makes a row distinct.
        keys: Vec<VariableId>,
    },
    /// Rows in order.
    Sort {
        /// What comes in.
        input: Box<Logical>,
        /// The keys, each with whether the greatest comes first.
        keys: Vec<(BoundExpr, bool)>,
        /// How many of the first rows are wanted: skip and limit together.
        top: Option<(Option<BoundExpr>, BoundExpr)>,
    },
    /// Drops the first rows.
    Skip {
        /// What comes in.
        input: Box<Logical>,
        /// How many.
        count: BoundExpr,
    },
    /// Keeps the first rows.
    Limit {
        /// What comes in.
        input: Box<Logical>,
        /// How many.
        count: BoundExpr,
    },
    /// One row for each element of a list.
    Unwind {
        /// What comes in.
        input: Box<Logical>,
        /// The list.
        list: BoundExpr,
        /// The element.
        variable: VariableId,
    },
    /// For each row, the rows of an inner plan; with nulls when there is none and it is optional.
    Apply {
        /// What comes in.
        input: Box<Logical>,
        /// The inner plan, over the rows that come in.
        inner: Box<Logical>,
        /// The outer variables that it reads.
        imports: Vec<VariableId>,
        /// What it adds to a row.
        introduced: Vec<VariableId>,
        /// The number of the outer row, carried through it.
        row: VariableId,
        /// Whether a row without inner rows stays.
        optional: bool,
        /// Whether a row goes on once, whatever the inner rows.
        unit: bool,
        /// Whether outer rows may be run together.
        batchable: bool,
    },
    /// The rows of an inner plan over all rows together; one empty row where it gives no columns.
    Next {
        /// What comes in.
        input: Box<Logical>,
        /// The inner plan, over the rows that come in.
        inner: Box<Logical>,
    },
    /// The rows of several plans.
    Union {
        /// The plans with the variables of their columns.
        branches: Vec<(Logical, Vec<VariableId>)>,
        /// The variables of the union's columns.
        outputs: Vec<VariableId>,
    },
    /// The records of a file, for each row.
    LoadCsv {
        /// What comes in.
        input: Box<Logical>,
        /// Whether a record is a map by the names in the first.
        with_headers: bool,
        /// Where the file is.
        url: BoundExpr,
        /// What stands between fields; a comma when absent.
        field_terminator: Option<BoundExpr>,
        /// The record.
        variable: VariableId,
        /// The file's path.
        file: VariableId,
        /// The line on which the record begins.
        line: VariableId,
    },
    /// The rows of a procedure, for each row.
    Call {
        /// What comes in.
        input: Box<Logical>,
        /// The procedure.
        name: Arc<str>,
        /// The arguments.
        arguments: Vec<BoundExpr>,
        /// The kept result fields by position.
        yields: Vec<(usize, VariableId)>,
        /// The place of the call.
        at: At,
    },
    /// Changes the graph for each row.
    Write {
        /// What comes in.
        input: Box<Logical>,
        /// How.
        write: Write,
    },
    /// Drops all rows: the end of a statement that returns nothing.
    Finish {
        /// What comes in.
        input: Box<Logical>,
    },
}

/// The ways to change the graph.
#[derive(Debug, Clone)]
pub enum Write {
    /// Creates nodes and relationships.
    Create(BoundCreation),
    /// Finds or creates.
    Merge {
        /// Finds, over one row.
        find: Box<Logical>,
        /// What finding adds to a row.
        introduced: Vec<VariableId>,
        /// What to create when nothing was found.
        creation: BoundCreation,
        /// The paths, computed after either.
        paths: Vec<(VariableId, BoundExpr)>,
        /// What to set on what was created.
        on_create: Vec<BoundSetItem>,
        /// What to set on what was found.
        on_match: Vec<BoundSetItem>,
    },
    /// Sets properties and labels.
    Set(Vec<BoundSetItem>),
    /// Deletes entities.
    Delete {
        /// Whether relationships of deleted nodes go along.
        detach: bool,
        /// What to delete.
        targets: Vec<BoundExpr>,
    },
    /// Runs a body for each element.
    Foreach {
        /// The element.
        variable: VariableId,
        /// The list.
        list: BoundExpr,
        /// The body, over the rows with the element.
        body: Box<Logical>,
    },
    /// Finds or creates claims and adds evidence.
    Assert(BoundAssert),
    /// Adds or completes a source.
    MergeSource {
        /// The key.
        key: BoundExpr,
        /// The fields.
        fields: Option<BoundExpr>,
        /// The clause's place.
        at: At,
    },
    /// Appends a standing event.
    SetStanding {
        /// The source's key.
        key: BoundExpr,
        /// The standing.
        standing: BoundExpr,
        /// Since when.
        on: Option<BoundExpr>,
        /// Why.
        reason: Option<BoundExpr>,
        /// By which source.
        by: Option<BoundExpr>,
        /// The clause's place.
        at: At,
    },
    /// Takes items from a claim.
    RemoveEvidence {
        /// The relationship.
        claim: BoundExpr,
        /// The item in the predicate.
        item: VariableId,
        /// Which items.
        predicate: Option<BoundExpr>,
        /// The clause's place.
        at: At,
    },
}

impl Logical {
    /// Returns the main input, if there is one.
    #[must_use]
    pub fn input(&self) -> Option<&Logical> {
        match &self.operator {
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

    /// Returns the plans beside the main input: an inner plan, branches, a body.
    #[must_use]
    pub fn inner_plans(&self) -> Vec<&Logical> {
        match &self.operator {
            Operator::Apply { inner, .. } | Operator::Next { inner, .. } => vec![inner],
            Operator::Union { branches, .. } => branches.iter().map(|(branch, _)| branch).collect(),
            Operator::Write { write: Write::Merge { find, .. }, .. } => vec![find],
            Operator::Write { write: Write::Foreach { body, .. }, .. } => vec![body],
            _ => Vec::new(),
        }
    }

    /// Returns whether nothing in it changes the graph.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        !matches!(self.operator, Operator::Write { .. })
            && self.input().is_none_or(Logical::is_read_only)
            && self.inner_plans().into_iter().all(Logical::is_read_only)
    }

    /// Returns whether its rows depend on nothing but the argument row each came from.
    #[must_use]
    pub fn is_row_wise(&self) -> bool {
        let this = !matches!(
            self.operator,
            Operator::Aggregate { .. }
                | Operator::Distinct { .. }
                | Operator::Sort { .. }
                | Operator::Skip { .. }
                | Operator::Limit { .. }
                | Operator::Union { .. }
                | Operator::Next { .. }
                | Operator::Write { .. }
                | Operator::Finish { .. }
        );
        this && self.input().is_none_or(Logical::is_row_wise)
            && match &self.operator {
                Operator::Apply { inner, .. } => inner.is_row_wise(),
                _ => true,
            }
    }
}
