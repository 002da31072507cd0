//! The bound form of a statement: names resolved to variables, functions to signatures, aggregates taken apart.
//!
//! Given by [`super::bind`] to `plan`.
//! Invariants: every variable is introduced exactly once; an aggregate stands only in
//! [`BoundAggregation`]; comparing two expressions ignores where they stand.

mod expression;
mod writing;

pub use expression::{BoundExpr, BoundExprKind};
pub use writing::{
    AssertedClaim, AssertedNode, AssertedOrigin, BoundAssert, BoundCreation, BoundEvidence, BoundLabel, BoundSetItem,
    CreatedNode, CreatedRelationship,
};

use std::sync::Arc;

use crate::diag::Span;
use crate::semantics::functions::FunctionSignature;
use crate::syntax::ast::{Direction, StatementMode};

pub use super::bound_path::{PathSegment, PathSelection, PatternSearch, SegmentNode, SegmentRelationship};
pub use super::names::{NameKind, NameUse};

/// A variable of one statement: a dense number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VariableId(pub u32);

/// What is known of a variable.
#[derive(Debug, Clone)]
pub struct Variable {
    /// As typed, or a made-up name that starts with a space where the user wrote none.
    pub name: Arc<str>,
    /// What it holds.
    pub kind: super::types::StaticType,
}

/// A place that does not matter when expressions are compared.
#[derive(Debug, Clone, Copy, Default)]
pub struct At(pub Span);

impl PartialEq for At {
    fn eq(&self, _: &At) -> bool {
        true
    }
}

/// A statement whose names are resolved.
#[derive(Debug, Clone)]
pub struct BoundStatement {
    /// `EXPLAIN`, `PROFILE` or neither.
    pub mode: StatementMode,
    /// The evidence clauses.
    pub lens: Vec<BoundLensClause>,
    /// The query.
    pub query: BoundQuery,
    /// All variables by number.
    pub variables: Vec<Variable>,
    /// The names of the result's columns; empty without `RETURN`.
    pub columns: Vec<Arc<str>>,
    /// Whether any clause writes.
    pub writes: bool,
    /// Whether any pattern to match has a relationship.
    pub reads_relationships: bool,
    /// The labels, types and keys that the statement reads by name, with their places.
    pub names: Vec<NameUse>,
    /// What the user should know of how it is run.
    pub notes: Vec<String>,
    /// The parameters that the statement needs, each with its first place.
    pub parameters: Vec<(Arc<str>, Span)>,
    /// The whole statement.
    pub span: Span,
}

impl BoundStatement {
    /// Makes the statement that returns one expression without variables of its own scope.
    #[must_use]
    pub fn of_expression(expr: BoundExpr) -> Self {
        // The expression's own variables, those of its comprehensions, have the numbers below this one.
        let output = VariableId(u32::MAX / 2);
        let span = expr.at.0;
        let projection = BoundProjection::of(vec![(output, expr)]);
        let branch = BoundBranch { clauses: vec![BoundClause::Project(projection)], outputs: vec![output] };
        BoundStatement {
            mode: StatementMode::Run,
            lens: Vec::new(),
            query: BoundQuery { branches: vec![branch], distinct: false, outputs: vec![output] },
            variables: Vec::new(),
            columns: vec![Arc::from("value")],
            writes: false,
            reads_relationships: false,
            names: Vec::new(),
            notes: Vec::new(),
            parameters: Vec::new(),
            span,
        }
    }
}

/// An evidence clause.
#[derive(Debug, Clone)]
pub enum BoundLensClause {
    /// A predicate over the item in `variable`.
    Evidence {
        /// The item.
        variable: VariableId,
        /// The predicate.
        predicate: BoundExpr,
    },
    /// A named lens.
    Named(Arc<str>, Span),
    /// The moment.
    AsOf(BoundExpr),
    /// The sources to leave out.
    Excluding(Vec<BoundExpr>),
    /// No default lens.
    All,
}

/// Branches of one set of columns.
#[derive(Debug, Clone, PartialEq)]
pub struct BoundQuery {
    /// The branches; the first gives the columns' variables.
    pub branches: Vec<BoundBranch>,
    /// Whether equal rows of the union are one; for a single branch false.
    pub distinct: bool,
    /// The variables of the result's columns.
    pub outputs: Vec<VariableId>,
}

/// One single query.
#[derive(Debug, Clone, PartialEq)]
pub struct BoundBranch {
    /// The clauses in order.
    pub clauses: Vec<BoundClause>,
    /// The variables of this branch's columns, in the order of the query's.
    pub outputs: Vec<VariableId>,
}

/// A clause whose names are resolved.
#[derive(Debug, Clone, PartialEq)]
pub enum BoundClause {
    /// Finds the matches of a pattern.
    Match {
        /// Whether a row without match stays, with nulls.
        optional: bool,
        /// The pattern with its predicates.
        pattern: BoundPattern,
    },
    /// One row for each element.
    Unwind {
        /// The list.
        list: BoundExpr,
        /// The element.
        variable: VariableId,
    },
    /// A horizon: only the projected variables go on.
    Project(BoundProjection),
    /// Creates a pattern.
    Create(BoundCreation),
    /// Finds or creates a pattern.
    Merge {
        /// What to find.
        pattern: BoundPattern,
        /// What to create when nothing was found.
        creation: BoundCreation,
        /// What to set on what was created.
        on_create: Vec<BoundSetItem>,
        /// What to set on what was found.
        on_match: Vec<BoundSetItem>,
        /// The pattern's place.
        at: At,
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
    /// Runs updating clauses for each element.
    Foreach {
        /// The element.
        variable: VariableId,
        /// The list.
        list: BoundExpr,
        /// The clauses.
        clauses: Vec<BoundClause>,
    },
    /// One row for each record of a file.
    LoadCsv {
        /// Whether a record is a map by the names in the first.
        with_headers: bool,
        /// Where the file is.
        url: BoundExpr,
        /// What stands between fields.
        field_terminator: Option<BoundExpr>,
        /// The record.
        variable: VariableId,
        /// The file's path, for `file()`.
        file: VariableId,
        /// The line on which the record begins, for `linenumber()`.
        line: VariableId,
    },
    /// Calls a procedure.
    Call {
        /// The dotted name.
        name: Arc<str>,
        /// The arguments.
        arguments: Vec<BoundExpr>,
        /// The result fields that are kept, by position, with their variables.
        yields: Vec<(usize, VariableId)>,
        /// The place of the name.
        at: At,
    },
    /// Runs a subquery for each row.
    Subquery {
        /// Whether a row without result stays, with nulls.
        optional: bool,
        /// The subquery; its outputs join the row. Empty outputs: a unit subquery, each row goes on once.
        query: Box<BoundQuery>,
    },
    /// Runs a query once over all rows together; its columns are all that goes on, one empty row where it has none.
    Next(Box<BoundQuery>),
    /// Keeps rows where it is true.
    Filter(BoundExpr),
    /// Finds or creates claims and adds evidence to them.
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
    /// Appends a standing event to a source.
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
        /// The item's variable in the predicate.
        item: VariableId,
        /// Which items.
        predicate: Option<BoundExpr>,
        /// The clause's place.
        at: At,
    },
}

/// A projection: aggregation, items, DISTINCT, order and page.
#[derive(Debug, Clone, PartialEq)]
pub struct BoundProjection {
    /// Grouping and aggregates, computed before the items.
    pub aggregation: Option<BoundAggregation>,
    /// The items, over the incoming variables or over what the aggregation gives.
    pub items: Vec<(VariableId, BoundExpr)>,
    /// Whether equal rows are one.
    pub distinct: bool,
    /// The sort keys, over the items and, without DISTINCT and aggregation, the incoming variables.
    pub order_by: Vec<(BoundExpr, bool)>,
    /// How many rows to drop.
    pub skip: Option<BoundExpr>,
    /// How many rows to keep.
    pub limit: Option<BoundExpr>,
    /// The predicate after `WHERE`.
    pub predicate: Option<BoundExpr>,
    /// What else goes on: variables that have one value in a run of the subquery.
    pub carried: Vec<VariableId>,
}

impl BoundProjection {
    /// Makes the projection of items as they are.
    #[must_use]
    pub fn of(items: Vec<(VariableId, BoundExpr)>) -> Self {
        BoundProjection {
            aggregation: None,
            items,
            distinct: false,
            order_by: Vec::new(),
            skip: None,
            limit: None,
            predicate: None,
            carried: Vec::new(),
        }
    }
}

/// Grouping keys and aggregates.
#[derive(Debug, Clone, PartialEq)]
pub struct BoundAggregation {
    /// The grouping keys.
    pub keys: Vec<(VariableId, BoundExpr)>,
    /// The aggregates.
    pub aggregates: Vec<(VariableId, AggregateCall)>,
}

/// One aggregate.
#[derive(Debug, Clone)]
pub struct AggregateCall {
    /// `None` is `count(*)`.
    pub function: Option<&'static FunctionSignature>,
    /// Whether equal values count once.
    pub distinct: bool,
    /// The arguments.
    pub arguments: Vec<BoundExpr>,
    /// Its place.
    pub at: At,
}

impl PartialEq for AggregateCall {
    fn eq(&self, other: &Self) -> bool {
        self.function.map(|f| f.name) == other.function.map(|f| f.name)
            && self.distinct == other.distinct
            && self.arguments == other.arguments
    }
}

/// The patterns of one MATCH as a graph of nodes and relationships.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BoundPattern {
    /// The nodes, each variable once.
    pub nodes: Vec<PatternNode>,
    /// The relationships.
    pub relationships: Vec<PatternRelationship>,
    /// The named paths.
    pub paths: Vec<PatternPath>,
    /// The shortest-path patterns.
    pub shortest: Vec<PatternShortest>,
    /// What is searched as a whole: quantified groups, path patterns with a selector.
    pub searches: Vec<PatternSearch>,
    /// Conjuncts that must all be true.
    pub predicates: Vec<BoundExpr>,
}

/// A node of a pattern.
#[derive(Debug, Clone, PartialEq)]
pub struct PatternNode {
    /// Its variable.
    pub variable: VariableId,
    /// Whether it comes from an earlier clause.
    pub bound: bool,
    /// What its labels must satisfy.
    pub labels: Option<LabelTest>,
}

/// A relationship of a pattern.
#[derive(Debug, Clone, PartialEq)]
pub struct PatternRelationship {
    /// Its variable: a relationship, or a list of them for a variable length.
    pub variable: VariableId,
    /// Whether it comes from an earlier clause.
    pub bound: bool,
    /// Index of the node on the left.
    pub left: usize,
    /// Index of the node on the right.
    pub right: usize,
    /// The arrow, read from left to right.
    pub direction: Direction,
    /// What its type must satisfy.
    pub types: Option<LabelTest>,
    /// Bounds of a variable length.
    pub length: Option<LengthBounds>,
    /// What each relationship of a variable length must have.
    pub step_properties: Vec<(Arc<str>, BoundExpr)>,
    /// What each relationship of a variable length must satisfy: the one in the variable.
    pub step_predicate: Option<(VariableId, BoundExpr)>,
    /// Its place.
    pub at: At,
}

/// How often a variable-length relationship repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LengthBounds {
    /// At least.
    pub min: u32,
    /// At most; `None` is unbounded.
    pub max: Option<u32>,
}

/// A named path of a pattern.
#[derive(Debug, Clone, PartialEq)]
pub struct PatternPath {
    /// Its variable.
    pub variable: VariableId,
    /// Variables of nodes and relationships in turn, starting and ending with a node.
    pub elements: Vec<VariableId>,
}

/// `shortestPath(…)` or `allShortestPaths(…)` in a pattern.
#[derive(Debug, Clone, PartialEq)]
pub struct PatternShortest {
    /// The path's variable.
    pub path: VariableId,
    /// The relationship, with its ends and bounds; not among the pattern's relationships.
    pub relationship: PatternRelationship,
    /// All of the shortest, or one.
    pub all: bool,
}

/// What labels or a type must satisfy.
#[derive(Debug, Clone, PartialEq)]
pub enum LabelTest {
    /// Has this one.
    Name(Arc<str>),
    /// Has any.
    Any,
    /// Does not satisfy.
    Not(Box<LabelTest>),
    /// Satisfies all.
    And(Vec<LabelTest>),
    /// Satisfies one.
    Or(Vec<LabelTest>),
}

impl LabelTest {
    /// Evaluates the test, `has` telling whether a name is there and `any` whether there is one at all.
    pub fn holds(&self, has: &dyn Fn(&str) -> bool, any: bool) -> bool {
        match self {
            LabelTest::Name(name) => has(name),
            LabelTest::Any => any,
            LabelTest::Not(inner) => !inner.holds(has, any),
            LabelTest::And(all) => all.iter().all(|test| test.holds(has, any)),
            LabelTest::Or(some) => some.iter().any(|test| test.holds(has, any)),
        }
    }

    /// Returns the names when the test is one name or a plain alternative of names.
    #[must_use]
    pub fn alternatives(&self) -> Option<Vec<Arc<str>>> {
        match self {
            LabelTest::Name(name) => Some(vec![Arc::clone(name)]),
            LabelTest::Or(some) => some
                .iter()
                .map(|test| if let LabelTest::Name(name) = test { Some(Arc::clone(name)) } else { None })
                .collect(),
            _ => None,
        }
    }
}
