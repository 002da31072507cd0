//! The abstract syntax of the whole language, as typed, with spans.
//!
//! Given by [`super::parse_statement`] to `semantics`.
//! Invariants: every node knows its span; chains of one operator are one n-ary node, so that depth
//! comes only from what the user nested; nothing here says whether a name exists.

mod expression;

pub use expression::{
    ArithmeticOperator, ComparisonOperator, Expr, ExprKind, MapProjectionItem, PredicateOperator, QuantifierWord,
    SubqueryBody, SubqueryKind,
};

use std::sync::Arc;

use crate::diag::Span;

/// A name with its place: a variable, label, type, property key, function or alias.
#[derive(Debug, Clone)]
pub struct Ident {
    /// The name, without backticks.
    pub name: Arc<str>,
    /// Where it stands.
    pub span: Span,
}

/// One statement: what stands between two semicolons.
#[derive(Debug, Clone)]
pub struct Statement {
    /// `EXPLAIN`, `PROFILE` or neither.
    pub mode: StatementMode,
    /// The evidence clauses before the first clause.
    pub lens: Vec<LensClause>,
    /// The query itself.
    pub query: Query,
    /// The whole statement without its semicolon.
    pub span: Span,
}

/// What to do with a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementMode {
    /// Run it.
    Run,
    /// Show its plan.
    Explain,
    /// Run it and show its plan with rows and times.
    Profile,
}

/// An evidence clause that stands before the first clause of a statement (SEMANTICS L2).
#[derive(Debug, Clone)]
pub struct LensClause {
    /// Which clause, with its parts.
    pub kind: LensClauseKind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of evidence clause.
#[derive(Debug, Clone)]
pub enum LensClauseKind {
    /// `USING EVIDENCE e WHERE …`
    Evidence {
        /// The item's variable.
        variable: Ident,
        /// The predicate over it.
        predicate: Expr,
    },
    /// `USING LENS name`
    Named(Ident),
    /// `AS OF 2018`, `AS OF date('2018-03')`, `AS OF '2018-03'`, `AS OF $when`
    AsOf(Expr),
    /// `EXCLUDING SOURCE 'a', 'b'`, `EXCLUDING SOURCE $keys`
    Excluding(Vec<Expr>),
    /// `USING ALL EVIDENCE`
    All,
}

/// Single queries joined by `UNION`, or composed by `NEXT`.
#[derive(Debug, Clone)]
pub struct Query {
    /// The first single query.
    pub first: SingleQuery,
    /// The rest, each with how it is joined to what stands before.
    pub rest: Vec<(Conjunction, SingleQuery)>,
    /// The whole query.
    pub span: Span,
}

/// How two single queries are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conjunction {
    /// `UNION` or `UNION DISTINCT`
    UnionDistinct,
    /// `UNION ALL`
    UnionAll,
    /// `NEXT`
    Next,
}

/// A sequence of clauses.
#[derive(Debug, Clone)]
pub struct SingleQuery {
    /// The clauses in order; never empty.
    pub clauses: Vec<Clause>,
    /// All of them.
    pub span: Span,
}

/// A clause with its place.
#[derive(Debug, Clone)]
pub struct Clause {
    /// Which clause, with its parts.
    pub kind: ClauseKind,
    /// Where it stands.
    pub span: Span,
}

/// The clauses of the language.
#[derive(Debug, Clone)]
pub enum ClauseKind {
    /// `MATCH`, `OPTIONAL MATCH`
    Match {
        /// Whether it is `OPTIONAL`.
        optional: bool,
        /// The comma-separated path patterns.
        patterns: Vec<PathPattern>,
        /// The predicate after `WHERE`.
        predicate: Option<Expr>,
    },
    /// `UNWIND list AS x`
    Unwind {
        /// The list.
        list: Expr,
        /// The variable for one element.
        variable: Ident,
    },
    /// `WITH …`
    With {
        /// What is projected, and in which order.
        projection: Projection,
        /// The predicate after `WHERE`.
        predicate: Option<Expr>,
    },
    /// `LET x = 1, y = x + 1` (GQL)
    Let(Vec<(Ident, Expr)>),
    /// `FILTER predicate` (GQL)
    Filter(Expr),
    /// `ORDER BY … SKIP … LIMIT …` that stands alone: at least one of them
    Page {
        /// `ORDER BY`
        order_by: Vec<SortItem>,
        /// `SKIP` / `OFFSET`
        skip: Option<Expr>,
        /// `LIMIT`
        limit: Option<Expr>,
    },
    /// `RETURN …`
    Return(Projection),
    /// `FINISH` (GQL): no result.
    Finish,
    /// `CREATE …`
    Create(Vec<PathPattern>),
    /// `MERGE …`
    Merge {
        /// The pattern to find or create.
        pattern: PathPattern,
        /// The items of all `ON CREATE SET`.
        on_create: Vec<SetItem>,
        /// The items of all `ON MATCH SET`.
        on_match: Vec<SetItem>,
    },
    /// `SET …`
    Set(Vec<SetItem>),
    /// `REMOVE …`
    Remove(Vec<RemoveItem>),
    /// `DELETE …`, `DETACH DELETE …`
    Delete {
        /// Whether relationships of deleted nodes go along.
        detach: bool,
        /// What to delete.
        targets: Vec<Expr>,
    },
    /// `FOREACH (x IN list | …)`
    Foreach {
        /// The variable for one element.
        variable: Ident,
        /// The list.
        list: Expr,
        /// The updating clauses for each element.
        clauses: Vec<Clause>,
    },
    /// `CALL name(…) YIELD …`
    Call(ProcedureCall),
    /// `CALL (x, y) { … }`, `CALL { … }`
    CallSubquery {
        /// `OPTIONAL CALL`
        optional: bool,
        /// The imported variables; `None` for the form without a list, `Some` of all for `(*)`.
        imports: SubqueryImports,
        /// The subquery.
        query: Box<Query>,
        /// `IN TRANSACTIONS …`
        transactions: Option<Box<Transactions>>,
    },
    /// `LOAD CSV [WITH HEADERS] FROM url AS row [FIELDTERMINATOR ';']`
    LoadCsv {
        /// Whether rows are maps.
        with_headers: bool,
        /// Where the file is.
        url: Expr,
        /// The variable for a row.
        variable: Ident,
        /// The separator.
        field_terminator: Option<Expr>,
    },
    /// `ASSERT pattern SUPPORTED BY …`
    Assert {
        /// The nodes and claims to find or create. Evidence goes to every relationship of them.
        patterns: Vec<PathPattern>,
        /// The evidence items to add.
        evidence: Vec<EvidenceAssertion>,
    },
    /// `MERGE SOURCE 'key' {year: 2018}`
    MergeSource {
        /// The source's key.
        key: Expr,
        /// Its fields: a map or a parameter.
        fields: Option<Expr>,
    },
    /// `RETRACT SOURCE 'key' ON date('…') BECAUSE '…'` and `SET STANDING OF SOURCE 'key' TO 'concern' ON … BECAUSE '…' BY 'key'`
    SetStanding {
        /// The source's key.
        key: Expr,
        /// The new standing; `'retracted'` for `RETRACT`.
        standing: Expr,
        /// Since when.
        on: Option<Expr>,
        /// The reason (`BECAUSE`).
        reason: Option<Expr>,
        /// By which source (`BY`).
        by: Option<Expr>,
    },
    /// `REMOVE EVIDENCE e FROM r WHERE e.source = 'key'`; without a variable the item's fields stand alone
    RemoveEvidence {
        /// The item's variable, if one was written.
        item: Option<Ident>,
        /// The relationship.
        claim: Expr,
        /// Which items: over the item's variable, or over bare field names when there is none.
        predicate: Option<Expr>,
    },
}

/// `IN 2 CONCURRENT TRANSACTIONS OF 1000 ROWS ON ERROR CONTINUE REPORT STATUS AS s`
#[derive(Debug, Clone)]
pub struct Transactions {
    /// `CONCURRENT`, and in how many at once.
    pub concurrent: Option<Option<Expr>>,
    /// `OF n ROWS`
    pub rows: Option<Expr>,
    /// What stands after `ON ERROR`, upper-cased, with single spaces.
    pub on_error: Option<Arc<str>>,
    /// `REPORT STATUS AS s`
    pub status: Option<Ident>,
    /// From `IN` on.
    pub span: Span,
}

/// What a subquery sees of the outer scope.
#[derive(Debug, Clone)]
pub enum SubqueryImports {
    /// `CALL { WITH x … }`: whatever its first `WITH` imports.
    ByWith,
    /// `CALL (*) { … }`
    All,
    /// `CALL (x, y) { … }`
    Listed(Vec<Ident>),
}

/// `CALL name(args) YIELD a AS b WHERE …`
#[derive(Debug, Clone)]
pub struct ProcedureCall {
    /// The dotted name.
    pub name: Ident,
    /// `None` when the parentheses were left out.
    pub arguments: Option<Vec<Expr>>,
    /// `None` without `YIELD`.
    pub yields: Option<YieldItems>,
    /// `OPTIONAL CALL`
    pub optional: bool,
}

/// What a procedure call keeps.
#[derive(Debug, Clone)]
pub enum YieldItems {
    /// `YIELD *`
    All,
    /// `YIELD a, b AS c WHERE …`
    Listed {
        /// The result fields, each with an alias or not.
        items: Vec<(Ident, Option<Ident>)>,
        /// The predicate after `WHERE`.
        predicate: Option<Expr>,
    },
}

/// The body of `WITH` and `RETURN`.
#[derive(Debug, Clone)]
pub struct Projection {
    /// `DISTINCT`
    pub distinct: bool,
    /// Whether `*` stands first.
    pub star: bool,
    /// The items after it.
    pub items: Vec<ProjectionItem>,
    /// `ORDER BY`
    pub order_by: Vec<SortItem>,
    /// `SKIP` / `OFFSET`
    pub skip: Option<Expr>,
    /// `LIMIT`
    pub limit: Option<Expr>,
    /// The whole body.
    pub span: Span,
}

/// `expression AS alias`
#[derive(Debug, Clone)]
pub struct ProjectionItem {
    /// What is projected.
    pub expression: Expr,
    /// Its alias.
    pub alias: Option<Ident>,
    /// The expression as typed: the column's name where there is no alias.
    pub text: Arc<str>,
}

/// `expression DESC`
#[derive(Debug, Clone)]
pub struct SortItem {
    /// The key.
    pub expression: Expr,
    /// Whether the greatest comes first.
    pub descending: bool,
    /// `NULLS FIRST` (true) or `NULLS LAST`
    pub nulls_first: Option<bool>,
}

/// One thing that `SET` sets.
#[derive(Debug, Clone)]
pub enum SetItem {
    /// `SET n.key = value`, `SET (expr).key = value`
    Property {
        /// The node or relationship (or map expression).
        object: Expr,
        /// The key.
        key: Ident,
        /// The new value; null removes.
        value: Expr,
    },
    /// `SET n[key] = value`
    DynamicProperty {
        /// The node or relationship.
        object: Expr,
        /// The key's expression.
        key: Expr,
        /// The new value; null removes.
        value: Expr,
    },
    /// `SET n = map`
    Replace {
        /// The node's or relationship's variable.
        variable: Ident,
        /// The new properties.
        value: Expr,
    },
    /// `SET n += map`
    Add {
        /// The node's or relationship's variable.
        variable: Ident,
        /// The properties to add.
        value: Expr,
    },
    /// `SET n:A:B`
    Labels {
        /// The node's variable.
        variable: Ident,
        /// The labels: names and dynamic ones.
        labels: Vec<LabelExpr>,
    },
}

/// One thing that `REMOVE` removes.
#[derive(Debug, Clone)]
pub enum RemoveItem {
    /// `REMOVE n.key`
    Property {
        /// The node or relationship.
        object: Expr,
        /// The key.
        key: Ident,
    },
    /// `REMOVE n[key]`
    DynamicProperty {
        /// The node or relationship.
        object: Expr,
        /// The key's expression.
        key: Expr,
    },
    /// `REMOVE n:A:B`
    Labels {
        /// The node's variable.
        variable: Ident,
        /// The labels: names and dynamic ones.
        labels: Vec<LabelExpr>,
    },
}

/// `SUPPORTED BY 'key' {…} VIA 'key' AT 'locator'`
#[derive(Debug, Clone)]
pub struct EvidenceAssertion {
    /// Which way the source speaks.
    pub stance: StanceWord,
    /// The source's key.
    pub source: Expr,
    /// The item's fields: a map or a parameter.
    pub fields: Option<Expr>,
    /// The source it is known through.
    pub via: Option<Expr>,
    /// The place in that one.
    pub via_at: Option<Expr>,
    /// The whole assertion.
    pub span: Span,
}

/// The three stances, as the clause says them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StanceWord {
    /// `SUPPORTED BY`
    Supported,
    /// `REFUTED BY`
    Refuted,
    /// `INCONCLUSIVE BY`
    Inconclusive,
}

/// A path pattern: `p = ANY SHORTEST (a)-[r]->(b)`
#[derive(Debug, Clone)]
pub struct PathPattern {
    /// The path's variable.
    pub variable: Option<Ident>,
    /// Which of the matching paths are wanted.
    pub selector: PathSelector,
    /// Node patterns, relationship patterns and parenthesised parts in order.
    /// After parsing, the sequence starts and ends with a node or a parenthesised part.
    pub elements: Vec<PatternElement>,
    /// The whole pattern.
    pub span: Span,
}

/// Which of the matching paths are wanted.
#[derive(Debug, Clone)]
pub enum PathSelector {
    /// All of them.
    All,
    /// `ANY k`: any `k` for each pair of ends; 1 when none is written.
    Any(Option<Expr>),
    /// `ALL SHORTEST`
    AllShortest,
    /// `ANY SHORTEST`, `SHORTEST k`
    Shortest(Option<Expr>),
    /// `SHORTEST k GROUPS`
    ShortestGroups(Option<Expr>),
    /// `shortestPath((a)-[*]-(b))`
    LegacyShortest,
    /// `allShortestPaths((a)-[*]-(b))`
    LegacyAllShortest,
}

/// One element of a path pattern.
#[derive(Debug, Clone)]
pub enum PatternElement {
    /// `(n:Label {key: value} WHERE …)`
    Node(NodePattern),
    /// `-[r:TYPE*1..3 {key: value} WHERE …]->`
    Relationship(RelationshipPattern),
    /// `((a)-[r]->(b) WHERE …){1,3}`, with or without a quantifier
    Group(Box<PatternGroup>),
}

/// A parenthesised part of a path pattern.
#[derive(Debug, Clone)]
pub struct PatternGroup {
    /// `(p = (a)-[r]->(b))`
    pub variable: Option<Ident>,
    /// What stands in the parentheses.
    pub elements: Vec<PatternElement>,
    /// Its inline predicate.
    pub predicate: Option<Expr>,
    /// How often it repeats.
    pub quantifier: Option<Quantifier>,
    /// From parenthesis to quantifier.
    pub span: Span,
}

/// `{2,5}`, `+`, `*`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantifier {
    /// The least number of repetitions.
    pub min: u32,
    /// The greatest; `None` is unbounded.
    pub max: Option<u32>,
}

/// `(n:Label {key: value} WHERE …)`
#[derive(Debug, Clone)]
pub struct NodePattern {
    /// Its variable.
    pub variable: Option<Ident>,
    /// What its labels must satisfy.
    pub labels: Option<LabelExpr>,
    /// `{…}` or `$parameter`.
    pub properties: Option<Expr>,
    /// Its inline predicate.
    pub predicate: Option<Expr>,
    /// With the parentheses.
    pub span: Span,
}

/// `-[r:TYPE*1..3 {key: value} WHERE …]->`
#[derive(Debug, Clone)]
pub struct RelationshipPattern {
    /// Its variable.
    pub variable: Option<Ident>,
    /// What its type must satisfy.
    pub types: Option<LabelExpr>,
    /// Which way the arrow points.
    pub direction: Direction,
    /// `*`, `*2`, `*1..3`
    pub length: Option<VariableLength>,
    /// `->+`, `->{1,3}` after the arrow (GQL).
    pub quantifier: Option<Quantifier>,
    /// `{…}` or `$parameter`.
    pub properties: Option<Expr>,
    /// Its inline predicate.
    pub predicate: Option<Expr>,
    /// With the arrow.
    pub span: Span,
}

/// `*min..max`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VariableLength {
    /// As typed; `None` means 1.
    pub min: Option<u32>,
    /// As typed; `None` means unbounded.
    pub max: Option<u32>,
}

/// Which way a relationship pattern points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// `-->`
    Right,
    /// `<--`
    Left,
    /// `--` and `<-->`
    Either,
}

/// `A`, `A|B`, `A&!B`, `%`
#[derive(Debug, Clone)]
pub enum LabelExpr {
    /// One label or type.
    Name(Ident),
    /// `%`: any.
    Wildcard(Span),
    /// `!x`
    Not(Box<LabelExpr>),
    /// `x & y`, `:x:y`
    And(Vec<LabelExpr>),
    /// `x | y`, `:x|:y`
    Or(Vec<LabelExpr>),
    /// `$(expression)`, `$all(list)`, `$any(list)`: named by a string or by a list of strings
    Dynamic {
        /// The string or list.
        names: Box<Expr>,
        /// Whether one of several is enough.
        any: bool,
    },
}
