//! The bound form of a statement: names resolved to variables, functions to signatures, aggregates taken apart.
//!
//! Given by [`super::bind`] to `plan`.
//! Invariants: every variable is introduced exactly once; an aggregate stands only in
//! [`BoundAggregation`]; comparing two expressions ignores where they stand.

use std::sync::Arc;

use crate::diag::Span;
use crate::semantics::functions::FunctionSignature;
use crate::syntax::ast::{
    ArithmeticOperator, ComparisonOperator, Direction, PredicateOperator, QuantifierWord, StanceWord, StatementMode,
    SubqueryKind,
};
use crate::value::Value;

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
        let projection = BoundProjection {
            aggregation: None,
            items: vec![(output, expr)],
            distinct: false,
            order_by: Vec::new(),
            skip: None,
            limit: None,
            predicate: None,
        };
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

/// What to create.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BoundCreation {
    /// The nodes that are new.
    pub nodes: Vec<CreatedNode>,
    /// The relationships, all new.
    pub relationships: Vec<CreatedRelationship>,
    /// The named paths.
    pub paths: Vec<PatternPath>,
}

/// A node to create.
#[derive(Debug, Clone, PartialEq)]
pub struct CreatedNode {
    /// Its variable.
    pub variable: VariableId,
    /// Its labels.
    pub labels: Vec<Arc<str>>,
    /// Its properties: a map.
    pub properties: Option<BoundExpr>,
    /// Its place.
    pub at: At,
}

/// A relationship to create.
#[derive(Debug, Clone, PartialEq)]
pub struct CreatedRelationship {
    /// Its variable.
    pub variable: VariableId,
    /// Where it starts.
    pub start: VariableId,
    /// Where it ends.
    pub end: VariableId,
    /// Its type.
    pub relationship_type: Arc<str>,
    /// Its properties: a map.
    pub properties: Option<BoundExpr>,
    /// Its place.
    pub at: At,
}

/// One thing to set or remove.
#[derive(Debug, Clone, PartialEq)]
pub enum BoundSetItem {
    /// One property; null removes.
    Property {
        /// The entity.
        object: BoundExpr,
        /// The key: a string.
        key: BoundExpr,
        /// The value.
        value: BoundExpr,
        /// Its place.
        at: At,
    },
    /// All properties.
    Properties {
        /// The entity.
        object: BoundExpr,
        /// The map (or entity) to take them from.
        value: BoundExpr,
        /// Whether the others are removed.
        replace: bool,
        /// Its place.
        at: At,
    },
    /// Labels to add or remove.
    Labels {
        /// The node.
        object: BoundExpr,
        /// The labels.
        labels: Vec<Arc<str>>,
        /// Whether they are removed.
        remove: bool,
        /// Its place.
        at: At,
    },
}

/// Nodes and claims to find or create, and the evidence to add.
#[derive(Debug, Clone, PartialEq)]
pub struct BoundAssert {
    /// The nodes in order of appearance.
    pub nodes: Vec<AssertedNode>,
    /// The claims.
    pub claims: Vec<AssertedClaim>,
    /// The evidence for each claim.
    pub evidence: Vec<BoundEvidence>,
    /// The clause's place.
    pub at: At,
}

/// A node of an `ASSERT`.
#[derive(Debug, Clone, PartialEq)]
pub struct AssertedNode {
    /// Its variable.
    pub variable: VariableId,
    /// How it is found.
    pub origin: AssertedOrigin,
    /// Its place.
    pub at: At,
}

/// How an asserted node is found.
#[derive(Debug, Clone, PartialEq)]
pub enum AssertedOrigin {
    /// It is bound already.
    Bound,
    /// By its id, which is the variable's name; an unknown one is an error.
    Entity(Arc<str>),
    /// By the `id` among its properties, or created.
    FindOrCreate {
        /// Its labels.
        labels: Vec<Arc<str>>,
        /// Its properties, with `id` among them.
        properties: BoundExpr,
    },
}

/// A claim of an `ASSERT`.
#[derive(Debug, Clone, PartialEq)]
pub struct AssertedClaim {
    /// Its variable.
    pub variable: VariableId,
    /// Index of the start among the nodes.
    pub start: usize,
    /// Index of the end among the nodes.
    pub end: usize,
    /// Its type.
    pub relationship_type: Arc<str>,
    /// Its identifying properties.
    pub properties: Option<BoundExpr>,
    /// Its place.
    pub at: At,
}

/// An evidence item to add.
#[derive(Debug, Clone)]
pub struct BoundEvidence {
    /// Which way it speaks.
    pub stance: StanceWord,
    /// The source's key.
    pub source: BoundExpr,
    /// The fields.
    pub fields: Option<BoundExpr>,
    /// The source it is known through.
    pub via: Option<BoundExpr>,
    /// The place in that one.
    pub via_at: Option<BoundExpr>,
    /// Its place.
    pub at: At,
}

impl PartialEq for BoundEvidence {
    fn eq(&self, other: &Self) -> bool {
        self.stance == other.stance
            && self.source == other.source
            && self.fields == other.fields
            && self.via == other.via
            && self.via_at == other.via_at
    }
}

/// An expression whose names are resolved.
#[derive(Debug, Clone, PartialEq)]
pub struct BoundExpr {
    /// What it is.
    pub kind: BoundExprKind,
    /// Where it stands.
    pub at: At,
}

/// The bound expressions.
#[derive(Debug, Clone)]
pub enum BoundExprKind {
    /// A constant.
    Literal(Value),
    /// A parameter.
    Parameter(Arc<str>),
    /// A variable's value.
    Variable(VariableId),
    /// `x.key`
    Property(Box<BoundExpr>, Arc<str>),
    /// `x[i]`
    Index(Box<BoundExpr>, Box<BoundExpr>),
    /// `x[a..b]`
    Slice(Box<BoundExpr>, Option<Box<BoundExpr>>, Option<Box<BoundExpr>>),
    /// `[a, b]`
    List(Vec<BoundExpr>),
    /// `{key: a}`
    Map(Vec<(Arc<str>, BoundExpr)>),
    /// `n {.*, key: a}`: all properties (when `all`), then the entries over them; null for null
    MapProjection {
        /// What is projected.
        object: Box<BoundExpr>,
        /// Whether `.*` stands in it.
        all: bool,
        /// The entries.
        entries: Vec<(Arc<str>, BoundExpr)>,
    },
    /// `NOT x`
    Not(Box<BoundExpr>),
    /// `-x`
    Negate(Box<BoundExpr>),
    /// `+x`
    Plus(Box<BoundExpr>),
    /// All of them
    And(Vec<BoundExpr>),
    /// One of them
    Or(Vec<BoundExpr>),
    /// An odd number of them
    Xor(Vec<BoundExpr>),
    /// `a < b <= c`
    Comparison(Box<BoundExpr>, Vec<(ComparisonOperator, BoundExpr)>),
    /// `a + b - c`
    Arithmetic(Box<BoundExpr>, Vec<(ArithmeticOperator, BoundExpr)>),
    /// `a IN b`
    Predicate(PredicateOperator, Box<BoundExpr>, Box<BoundExpr>),
    /// `x IS NULL`; negated when true
    IsNull(Box<BoundExpr>, bool),
    /// `x:A`
    HasLabels(Box<BoundExpr>, LabelTest),
    /// `x IS :: TYPE`; negated when true
    IsType(Box<BoundExpr>, Arc<str>, bool),
    /// `CASE`
    Case {
        /// The operand of the simple form.
        operand: Option<Box<BoundExpr>>,
        /// The alternatives.
        branches: Vec<(Vec<BoundExpr>, BoundExpr)>,
        /// `ELSE`
        otherwise: Option<Box<BoundExpr>>,
    },
    /// `[x IN list WHERE p | e]`
    ListComprehension {
        /// The element.
        variable: VariableId,
        /// The list.
        list: Box<BoundExpr>,
        /// The filter.
        predicate: Option<Box<BoundExpr>>,
        /// What an element becomes.
        projection: Option<Box<BoundExpr>>,
    },
    /// `all(x IN list WHERE p)`
    Quantified {
        /// Which one.
        quantifier: QuantifierWord,
        /// The element.
        variable: VariableId,
        /// The list.
        list: Box<BoundExpr>,
        /// The predicate.
        predicate: Box<BoundExpr>,
    },
    /// `reduce(…)`
    Reduce {
        /// The accumulator.
        accumulator: VariableId,
        /// Its first value.
        initial: Box<BoundExpr>,
        /// The element.
        variable: VariableId,
        /// The list.
        list: Box<BoundExpr>,
        /// The step.
        step: Box<BoundExpr>,
    },
    /// A function that is no aggregate.
    Function(&'static FunctionSignature, Vec<BoundExpr>),
    /// An aggregate; only until the projection takes it apart.
    Aggregate(Box<AggregateCall>),
    /// A subquery of which something is made.
    Subquery(SubqueryKind, Box<BoundQuery>),
    /// A subquery that `plan` has planned: its place in the plan's list.
    PlannedSubquery(SubqueryKind, usize),
    /// The path of these nodes and relationships.
    Path(Vec<VariableId>),
    /// A field of the evidence item in the variable.
    ItemField(VariableId, Arc<str>),
    /// A field of that item's source; the whole source when `None`.
    SourceField(VariableId, Option<Arc<str>>),
}

impl PartialEq for BoundExprKind {
    fn eq(&self, other: &Self) -> bool {
        // Two literals are one expression when they are written the same, so that 1 and 1.0 differ;
        // everything else compares part by part.
        match (self, other) {
            (Self::Literal(a), Self::Literal(b)) => same_literal(a, b),
            (Self::Parameter(a), Self::Parameter(b)) => a == b,
            (Self::Variable(a), Self::Variable(b)) => a == b,
            (Self::Property(a, k), Self::Property(b, l)) => k == l && a == b,
            (Self::Index(a, i), Self::Index(b, j)) => a == b && i == j,
            (Self::Slice(a, f, t), Self::Slice(b, g, u)) => a == b && f == g && t == u,
            (Self::List(a), Self::List(b))
            | (Self::And(a), Self::And(b))
            | (Self::Or(a), Self::Or(b))
            | (Self::Xor(a), Self::Xor(b)) => a == b,
            (Self::Map(a), Self::Map(b)) => a == b,
            (
                Self::MapProjection { object: a, all: c, entries: e },
                Self::MapProjection { object: b, all: d, entries: f },
            ) => a == b && c == d && e == f,
            (Self::Not(a), Self::Not(b)) | (Self::Negate(a), Self::Negate(b)) | (Self::Plus(a), Self::Plus(b)) => {
                a == b
            }
            (Self::Comparison(a, r), Self::Comparison(b, s)) => a == b && r == s,
            (Self::Arithmetic(a, r), Self::Arithmetic(b, s)) => a == b && r == s,
            (Self::Predicate(o, a, c), Self::Predicate(p, b, d)) => o == p && a == b && c == d,
            (Self::IsNull(a, n), Self::IsNull(b, m)) => n == m && a == b,
            (Self::HasLabels(a, t), Self::HasLabels(b, u)) => a == b && t == u,
            (Self::IsType(a, t, n), Self::IsType(b, u, m)) => a == b && t == u && n == m,
            (
                Self::Case { operand: a, branches: c, otherwise: e },
                Self::Case { operand: b, branches: d, otherwise: f },
            ) => a == b && c == d && e == f,
            (Self::Function(f, a), Self::Function(g, b)) => f.name == g.name && a == b,
            (Self::Aggregate(a), Self::Aggregate(b)) => a == b,
            (Self::Path(a), Self::Path(b)) => a == b,
            (Self::ItemField(a, k), Self::ItemField(b, l)) => a == b && k == l,
            (Self::SourceField(a, k), Self::SourceField(b, l)) => a == b && k == l,
            // What introduces variables of its own is never the same expression twice.
            _ => false,
        }
    }
}

fn same_literal(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Null, Value::Null) => true,
        (Value::Boolean(a), Value::Boolean(b)) => a == b,
        (Value::Integer(a), Value::Integer(b)) => a == b,
        (Value::Float(a), Value::Float(b)) => a.to_bits() == b.to_bits(),
        (Value::String(a), Value::String(b)) => a == b,
        _ => false,
    }
}

impl BoundExpr {
    /// Makes an expression.
    #[must_use]
    pub fn new(kind: BoundExprKind, span: Span) -> Self {
        BoundExpr { kind, at: At(span) }
    }

    /// Makes the value of a variable.
    #[must_use]
    pub fn variable(variable: VariableId, span: Span) -> Self {
        BoundExpr::new(BoundExprKind::Variable(variable), span)
    }

    /// Rebuilds the expression from the top, asking for each part whether something else stands for it.
    #[must_use]
    pub fn rewrite(self, with: &mut dyn FnMut(&BoundExpr) -> Option<BoundExprKind>) -> BoundExpr {
        super::rewrite::replace(self, with)
    }

    /// Calls `visit` for each direct part.
    pub fn for_each_part<'a>(&'a self, visit: &mut dyn FnMut(&'a BoundExpr)) {
        use BoundExprKind as K;
        match &self.kind {
            K::Literal(_)
            | K::Parameter(_)
            | K::Variable(_)
            | K::Path(_)
            | K::ItemField(..)
            | K::SourceField(..)
            | K::Subquery(..)
            | K::PlannedSubquery(..) => {}
            K::Property(a, _) | K::Not(a) | K::Negate(a) | K::Plus(a) | K::IsNull(a, _) => visit(a),
            K::HasLabels(a, _) | K::IsType(a, ..) => visit(a),
            K::Index(a, b) | K::Predicate(_, a, b) => {
                visit(a);
                visit(b);
            }
            K::Slice(a, b, c) => {
                visit(a);
                b.iter().chain(c).for_each(|part| visit(part));
            }
            K::List(all) | K::And(all) | K::Or(all) | K::Xor(all) | K::Function(_, all) => all.iter().for_each(visit),
            K::Map(entries) => entries.iter().for_each(|(_, part)| visit(part)),
            K::MapProjection { object, entries, .. } => {
                visit(object);
                entries.iter().for_each(|(_, part)| visit(part));
            }
            K::Comparison(a, rest) => {
                visit(a);
                rest.iter().for_each(|(_, part)| visit(part));
            }
            K::Arithmetic(a, rest) => {
                visit(a);
                rest.iter().for_each(|(_, part)| visit(part));
            }
            K::Case { operand, branches, otherwise } => {
                operand.iter().for_each(|part| visit(part));
                for (when, then) in branches {
                    when.iter().for_each(&mut *visit);
                    visit(then);
                }
                otherwise.iter().for_each(|part| visit(part));
            }
            K::ListComprehension { list, predicate, projection, .. } => {
                visit(list);
                predicate.iter().chain(projection).for_each(|part| visit(part));
            }
            K::Quantified { list, predicate, .. } => {
                visit(list);
                visit(predicate);
            }
            K::Reduce { initial, list, step, .. } => {
                visit(initial);
                visit(list);
                visit(step);
            }
            K::Aggregate(call) => call.arguments.iter().for_each(visit),
        }
    }
}
