//! Bound expressions.
//!
//! Invariants: those of [`super`].

use std::sync::Arc;

use crate::diag::Span;
use crate::semantics::TypeTest;
use crate::semantics::functions::FunctionSignature;
use crate::syntax::ast::{ArithmeticOperator, ComparisonOperator, PredicateOperator, QuantifierWord, SubqueryKind};
use crate::value::Value;

use super::{AggregateCall, At, BoundQuery, LabelTest, VariableId};

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
    /// `x:$(names)`; `x:$any(names)` when true
    HasDynamicLabels(Box<BoundExpr>, Box<BoundExpr>, bool),
    /// `x IS :: TYPE`; negated when true
    IsType(Box<BoundExpr>, Arc<TypeTest>, bool),
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
            (Self::HasDynamicLabels(a, n, e), Self::HasDynamicLabels(b, m, f)) => e == f && a == b && n == m,
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
        super::super::rewrite::replace(self, with)
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
            K::Index(a, b) | K::Predicate(_, a, b) | K::HasDynamicLabels(a, b, _) => {
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
