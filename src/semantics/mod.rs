//! Turns an abstract syntax tree into a bound statement: names, scopes, types, function signatures.
//!
//! Takes [`Statement`] from `syntax`; gives [`BoundStatement`] to `plan`.
//! Invariants: every compile-time error is raised here or in `syntax`; no graph is known here, so an unknown
//! label is only remembered ([`BoundStatement::names`]).
//! Start at [`bind`].

mod asserts;
mod bound;
mod bound_path;
mod calls;
mod case;
mod clauses;
mod dynamic_labels;
mod expressions;
mod foreign;
mod function_call;
pub mod functions;
mod groups;
mod lens;
mod names;
mod patterns;
mod procedure_call;
pub mod procedures;
mod projection;
mod rewrite;
mod scope;
mod selectors;
mod subqueries;
mod type_test;
mod types;
mod writes;

pub use bound::{
    AggregateCall, AssertedClaim, AssertedNode, AssertedOrigin, At, BoundAssert, BoundBranch, BoundClause,
    BoundCreation, BoundEvidence, BoundExpr, BoundExprKind, BoundLabel, BoundLensClause, BoundPattern, BoundProjection,
    BoundQuery, BoundSetItem, BoundStatement, LabelTest, LengthBounds, NameKind, NameUse, PathSegment, PathSelection,
    PatternNode, PatternPath, PatternRelationship, PatternSearch, PatternShortest, Variable, VariableId,
};
pub use type_test::{TypeAlternative, TypeBase, TypeTest};
pub use types::StaticType;

/// The words of the language that mean the same before and after binding.
pub use crate::syntax::ast::{
    ArithmeticOperator, ComparisonOperator, Direction, PredicateOperator, QuantifierWord, StanceWord, SubqueryKind,
};

use std::rc::Rc;
use std::sync::Arc;

use crate::diag::{Result, Span};
use crate::syntax::ast::{Expr, LensClause, Statement};

use clauses::QueryPlace;
use procedures::Signature;
use scope::{Given, Scope, Variables};

/// Binds one statement.
pub(crate) struct Binder {
    variables: Variables,
    names: Vec<NameUse>,
    /// What the user should know of how the statement is run.
    notes: Vec<String>,
    /// What the subquery that is being bound was given from outside.
    given: Option<Rc<Given>>,
    /// What stands after the `CASE` whose `WHEN` is being bound, from the outermost.
    case_operands: Vec<BoundExpr>,
    parameters: Vec<(Arc<str>, Span)>,
    /// The procedures that there are beside the built-in ones.
    procedures: Arc<[Signature]>,
    writes: bool,
    /// Whether any pattern to match has a relationship.
    reads_relationships: bool,
    /// The evidence item, while a lens predicate is being bound.
    item: Option<VariableId>,
    /// Whether what is bound stands outside of any query, as a lens does: it can hold no pattern and no subquery.
    is_outside: bool,
}

impl Binder {
    fn new(procedures: Arc<[Signature]>) -> Self {
        Binder {
            parameters: Vec::new(),
            procedures,
            variables: Variables::default(),
            names: Vec::new(),
            notes: Vec::new(),
            given: None,
            case_operands: Vec::new(),
            writes: false,
            reads_relationships: false,
            item: None,
            is_outside: false,
        }
    }
}

/// Resolves the names of a statement; `procedures` can be called beside the built-in ones.
///
/// # Errors
/// The first compile-time error, with the conformance kit's name where it has one.
pub fn bind(statement: &Statement, procedures: &Arc<[Signature]>) -> Result<BoundStatement> {
    let mut binder = Binder::new(Arc::clone(procedures));
    let mut lens = Vec::with_capacity(statement.lens.len());
    binder.is_outside = true;
    for clause in &statement.lens {
        lens.push(binder.lens_clause(clause)?);
    }
    binder.is_outside = false;
    let (query, columns) = binder.query_with_columns(&statement.query, &Scope::default(), QueryPlace::Statement)?;
    Ok(BoundStatement {
        mode: statement.mode,
        lens,
        query,
        variables: binder.variables.all,
        columns: columns.names,
        writes: binder.writes,
        reads_relationships: binder.reads_relationships,
        names: binder.names,
        notes: binder.notes,
        parameters: binder.parameters,
        span: statement.span,
    })
}

/// Resolves evidence clauses that stand alone: a named lens, the lens of a session.
///
/// # Errors
/// The first compile-time error.
pub fn bind_lens(clauses: &[LensClause]) -> Result<(Vec<BoundLensClause>, Vec<NameUse>)> {
    let mut binder = Binder { is_outside: true, ..Binder::new(Arc::default()) };
    let bound: Result<Vec<BoundLensClause>> = clauses.iter().map(|clause| binder.lens_clause(clause)).collect();
    Ok((bound?, binder.names))
}

/// Resolves an expression that stands alone and sees no variables.
///
/// # Errors
/// The first compile-time error.
pub fn bind_expression(expr: &Expr) -> Result<BoundExpr> {
    let mut binder = Binder { is_outside: true, ..Binder::new(Arc::default()) };
    binder.expression(expr, &mut Scope::default(), expressions::Place::PLAIN)
}
