//! The expressions of the language, as typed, with spans.
//!
//! Invariants: those of [`super`].

use std::sync::Arc;

use crate::diag::Span;

use super::{Ident, LabelExpr, PathPattern, Query};

/// An expression with its place.
#[derive(Debug, Clone)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it stands.
    pub span: Span,
}

/// The expressions of the language.
#[derive(Debug, Clone)]
pub enum ExprKind {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean(bool),
    /// `12`, `0xff`, `-9223372036854775808`
    Integer(i64),
    /// `1.5e3`, `NaN`, `Infinity`
    Float(f64),
    /// `'text'`
    String(Arc<str>),
    /// `$name`
    Parameter(Arc<str>),
    /// `x`
    Variable(Arc<str>),
    /// `[a, b]`
    List(Vec<Expr>),
    /// `{key: a}`
    Map(Vec<(Ident, Expr)>),
    /// `n {.name, .*, key: x, other}`
    MapProjection {
        /// The projected variable.
        object: Box<Expr>,
        /// What is taken.
        items: Vec<MapProjectionItem>,
    },
    /// `x.key`
    Property {
        /// The node, relationship, map or temporal value.
        object: Box<Expr>,
        /// The key.
        key: Ident,
    },
    /// `x[i]`
    Index {
        /// The list, map, node or relationship.
        object: Box<Expr>,
        /// The position or key.
        index: Box<Expr>,
    },
    /// `x[a..b]`
    Slice {
        /// The list.
        object: Box<Expr>,
        /// The first position.
        from: Option<Box<Expr>>,
        /// The position after the last.
        to: Option<Box<Expr>>,
    },
    /// `NOT x`
    Not(Box<Expr>),
    /// `-x`
    Negate(Box<Expr>),
    /// `+x`
    Plus(Box<Expr>),
    /// `a OR b OR c`
    Or(Vec<Expr>),
    /// `a XOR b XOR c`
    Xor(Vec<Expr>),
    /// `a AND b AND c`
    And(Vec<Expr>),
    /// `a < b <= c`: every neighbouring pair must hold
    Comparison {
        /// The first operand.
        first: Box<Expr>,
        /// The operators with the operands after them; never empty.
        rest: Vec<(ComparisonOperator, Expr)>,
    },
    /// A left-associative chain of one precedence: `a + b - c`, `a * b / c`, `a ^ b ^ c`
    Arithmetic {
        /// The first operand.
        first: Box<Expr>,
        /// The operators with the operands after them; never empty.
        rest: Vec<(ArithmeticOperator, Expr)>,
    },
    /// `a STARTS WITH b`, `a =~ b`, `a IN b`
    Predicate {
        /// Which predicate.
        operator: PredicateOperator,
        /// The left operand.
        left: Box<Expr>,
        /// The right operand.
        right: Box<Expr>,
    },
    /// `x IS NULL`, `x IS NOT NULL`
    IsNull {
        /// What is tested.
        operand: Box<Expr>,
        /// `IS NOT NULL`
        negated: bool,
    },
    /// `x:A:B`, `r:TYPE`, `x:A|B`
    HasLabels {
        /// The node or relationship.
        operand: Box<Expr>,
        /// What its labels or type must satisfy.
        labels: LabelExpr,
    },
    /// `x IS :: INTEGER NOT NULL`, `x IS NOT :: STRING`
    IsType {
        /// What is tested.
        operand: Box<Expr>,
        /// The type's name as typed, upper-cased, with single spaces.
        type_name: Arc<str>,
        /// `IS NOT ::`
        negated: bool,
    },
    /// `CASE x WHEN 1 THEN a ELSE b END`, `CASE WHEN p THEN a END`
    Case {
        /// The operand of the simple form.
        operand: Option<Box<Expr>>,
        /// The alternatives: the `WHEN` operands (one or more, in the simple form) and the `THEN`.
        branches: Vec<(Vec<Expr>, Expr)>,
        /// `ELSE`
        otherwise: Option<Box<Expr>>,
    },
    /// What stands after `CASE`, as the left side of a test after `WHEN`: `CASE x WHEN > 5 THEN …`
    CaseOperand,
    /// `[x IN list WHERE p | e]`
    ListComprehension {
        /// The variable of an element.
        variable: Ident,
        /// The list.
        list: Box<Expr>,
        /// The filter.
        predicate: Option<Box<Expr>>,
        /// What an element becomes; itself when absent.
        projection: Option<Box<Expr>>,
    },
    /// `[p = (a)-->(b) WHERE q | e]`
    PatternComprehension {
        /// The pattern, with its path variable in it.
        pattern: Box<PathPattern>,
        /// The filter.
        predicate: Option<Box<Expr>>,
        /// What a match becomes.
        projection: Box<Expr>,
    },
    /// `all(x IN list WHERE p)` and its kin
    Quantified {
        /// Which quantifier.
        quantifier: QuantifierWord,
        /// The variable of an element.
        variable: Ident,
        /// The list.
        list: Box<Expr>,
        /// The predicate.
        predicate: Box<Expr>,
    },
    /// `reduce(acc = init, x IN list | e)`
    Reduce {
        /// The accumulator.
        accumulator: Ident,
        /// What it starts with.
        initial: Box<Expr>,
        /// The variable of an element.
        variable: Ident,
        /// The list.
        list: Box<Expr>,
        /// The step.
        step: Box<Expr>,
    },
    /// `name(args)`, `date.truncate('month', d)`, `count(DISTINCT x)`
    Function {
        /// The dotted name as typed.
        name: Ident,
        /// `DISTINCT`
        distinct: bool,
        /// The arguments.
        arguments: Vec<Expr>,
    },
    /// `count(*)`
    CountStar,
    /// `(a)-->(b)` as a predicate
    Pattern(Box<PathPattern>),
    /// `EXISTS { … }`, `COUNT { … }`, `COLLECT { … }`
    Subquery {
        /// What is made of its rows.
        kind: SubqueryKind,
        /// A pattern with a predicate, or a whole query.
        body: Box<SubqueryBody>,
    },
}

/// What is made of a subquery's rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubqueryKind {
    /// Whether there is one.
    Exists,
    /// How many there are.
    Count,
    /// The list of their single column.
    Collect,
}

/// The two forms of a subquery expression.
#[derive(Debug, Clone)]
pub enum SubqueryBody {
    /// `EXISTS { (a)-->(b) WHERE … }`
    Pattern {
        /// The patterns.
        patterns: Vec<PathPattern>,
        /// The predicate after `WHERE`.
        predicate: Option<Expr>,
    },
    /// `EXISTS { MATCH … RETURN … }`
    Query(Query),
}

/// One item of a map projection.
#[derive(Debug, Clone)]
pub enum MapProjectionItem {
    /// `.key`
    Property(Ident),
    /// `.*`
    AllProperties(Span),
    /// `key: expression`
    Literal(Ident, Expr),
    /// `variable`
    Variable(Ident),
}

/// The quantifiers over lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuantifierWord {
    /// `all`
    All,
    /// `any`
    Any,
    /// `none`
    None,
    /// `single`
    Single,
}

/// Comparison operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComparisonOperator {
    /// `=`
    Equal,
    /// `<>`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// Arithmetic operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArithmeticOperator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Modulo,
    /// `^`
    Power,
    /// `||`
    Concatenate,
}

/// Operators that are words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PredicateOperator {
    /// `STARTS WITH`
    StartsWith,
    /// `ENDS WITH`
    EndsWith,
    /// `CONTAINS`
    Contains,
    /// `=~`
    Matches,
    /// `IN`
    In,
    /// `IS NFC NORMALIZED`, with the form on the right
    Normalized,
}
