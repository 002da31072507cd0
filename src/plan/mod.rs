//! Turns a bound statement into a logical plan, by rewrites and estimates.
//!
//! Takes [`BoundStatement`] from `semantics` and counts from the catalogue of `graph`; gives [`LogicalPlan`] to `exec`.
//! Invariants: reads no data; each rewrite can be switched off ([`Rewrites`]) and changes no result.
//! Start at [`plan`].

mod build;
mod counting;
mod estimate;
mod explain;
mod factorise;
mod fields;
mod imports;
mod logical;
mod paths;
mod pattern;
mod prune;
mod seek;
mod variables;

pub use counting::{CountEdge, CountMask, CountNode, CountPattern, CountTerm};
pub use explain::{Profile, explain};
pub use logical::{Logical, LogicalPlan, Operator, Subplan, Write};

pub use crate::semantics::functions::{FunctionKind, FunctionSignature};
/// The bound expressions, which go through the plan as they are.
pub use crate::semantics::{
    AggregateCall, AssertedClaim, AssertedNode, AssertedOrigin, BoundAssert, BoundCreation, BoundEvidence,
    BoundExpr as Expression, BoundExprKind as ExpressionKind, BoundLabel, BoundSetItem as SetItem, LabelTest,
    PathSegment, PathSelection, PatternPath, PatternSearch, TypeAlternative, TypeBase, TypeTest, VariableId,
};
pub use crate::semantics::{
    ArithmeticOperator, ComparisonOperator, Direction, PredicateOperator, QuantifierWord, StanceWord, SubqueryKind,
};

use crate::diag::{Diagnostic, Result};
use crate::graph::Graph;
use crate::semantics::BoundStatement;

/// Which rewrites are on. All are by default; results agree with any of them off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rewrites {
    /// Start a pattern where the fewest rows are expected, instead of at its left end.
    pub order_patterns: bool,
    /// Look an entity up by its id instead of scanning for it.
    pub seek_ids: bool,
    /// Look a node up by a property instead of scanning for it.
    pub seek_properties: bool,
    /// Test predicates as early as their variables allow.
    pub push_predicates: bool,
    /// Carry only the variables that are still read.
    pub prune_columns: bool,
    /// Sort only as many rows as `LIMIT` keeps.
    pub top_k: bool,
    /// Count the relationships of a node without listing them where only their number matters.
    pub count_expansions: bool,
    /// Project the fields of evidence items that are read, instead of the items.
    pub lift_fields: bool,
    /// Count the matches of a pattern by products where only their number is read.
    pub factorise_counts: bool,
    /// Count the matches of patterns with circles so, too, by intersecting neighbours.
    pub intersect_circles: bool,
}

impl Default for Rewrites {
    fn default() -> Self {
        Rewrites {
            order_patterns: true,
            seek_ids: true,
            seek_properties: true,
            push_predicates: true,
            prune_columns: true,
            top_k: true,
            count_expansions: true,
            lift_fields: true,
            factorise_counts: true,
            intersect_circles: true,
        }
    }
}

impl Rewrites {
    /// Returns no rewrite at all: a statement runs as it is written.
    ///
    /// ```
    /// use grounds::{Database, Rewrites, Session};
    /// let mut session = Session::new(Database::in_memory());
    /// session.options_mut().rewrites = Rewrites::none();
    /// assert_eq!(session.run("MATCH (n {id: 'x'}) RETURN n").unwrap().len(), 0);
    /// ```
    #[must_use]
    pub fn none() -> Self {
        Rewrites {
            order_patterns: false,
            seek_ids: false,
            seek_properties: false,
            push_predicates: false,
            prune_columns: false,
            top_k: false,
            count_expansions: false,
            lift_fields: false,
            factorise_counts: false,
            intersect_circles: false,
        }
    }
}

/// Operators that may stand one after the other: each takes some stack when the plan runs.
const DEPTH_MAX: usize = 10_000;

/// Plans a bound statement over a graph with these counts.
///
/// # Errors
/// `StatementTooLong` for more clauses than a plan can hold.
pub fn plan(statement: &BoundStatement, graph: &Graph, rewrites: Rewrites) -> Result<LogicalPlan> {
    let mut builder = build::Builder::new(graph, rewrites);
    let (root, outputs) = builder.statement(&statement.query, !statement.columns.is_empty());
    let mut plan = builder.finish(root, outputs);
    if plan.operator_count > DEPTH_MAX && plan.deepest() > DEPTH_MAX {
        let message = format!("the statement has more than {DEPTH_MAX} steps one after the other");
        return Err(Box::new(
            Diagnostic::error("StatementTooLong", message, statement.span)
                .with_help("split it into several statements: end some clauses with `;`"),
        ));
    }
    prune::prune(&mut plan, rewrites);
    if rewrites.lift_fields {
        fields::lift(&mut plan);
    }
    Ok(plan)
}
