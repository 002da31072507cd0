//! Precedence: makes a tree of operators and operands in a row.
//!
//! How: precedence climbing over the row, with a chain of one precedence as one node, so that depth
//! comes only from brackets. From loose to tight: `OR`, `XOR`, `AND`, `NOT`, comparisons, word
//! operators and tests (`IN`, `STARTS WITH`, `IS NULL`, `:Label`), `+ - ||`, `* / %`, `^`, signs.

use std::iter::Peekable;
use std::sync::Arc;
use std::vec::IntoIter;

use super::super::ast::{ArithmeticOperator, ComparisonOperator, Expr, ExprKind, LabelExpr, PredicateOperator};
use super::super::error::internal;
use super::Built;
use crate::diag::Span;

/// One element of the row.
pub(super) enum Item {
    Prefix(Prefix, Span),
    Operand(Expr),
    Infix(Infix),
    Suffix(Suffix, Span),
}

#[derive(Clone, Copy)]
pub(super) enum Prefix {
    Not,
    Negate,
    Plus,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Infix {
    Or,
    Xor,
    And,
    Comparison(ComparisonOperator),
    Predicate(PredicateOperator),
    Arithmetic(ArithmeticOperator),
}

/// A test that stands behind its operand.
pub(super) enum Suffix {
    IsNull { negated: bool },
    Normalized { form: &'static str, negated: bool },
    IsType { type_name: Arc<str>, negated: bool },
    Labels { labels: LabelExpr, negated: bool },
}

const NOT: u8 = 4;
const COMPARISON: u8 = 5;
const PREDICATE: u8 = 6;
const SIGN: u8 = 10;

impl Infix {
    fn precedence(self) -> u8 {
        match self {
            Infix::Or => 1,
            Infix::Xor => 2,
            Infix::And => 3,
            Infix::Comparison(_) => COMPARISON,
            Infix::Predicate(_) => PREDICATE,
            Infix::Arithmetic(operator) => match operator {
                ArithmeticOperator::Add | ArithmeticOperator::Subtract | ArithmeticOperator::Concatenate => 7,
                ArithmeticOperator::Multiply | ArithmeticOperator::Divide | ArithmeticOperator::Modulo => 8,
                ArithmeticOperator::Power => 9,
            },
        }
    }

    /// Whether a chain of this operator nests to the left instead of being one node.
    pub(super) fn nests(self) -> bool {
        matches!(self, Infix::Predicate(_))
    }

    /// Whether it ends a chain of tests, since it binds looser.
    pub(super) fn is_loose(self) -> bool {
        self.precedence() <= COMPARISON
    }
}

/// Reads an infix operator as typed.
pub(super) fn infix(text: &str) -> Option<Infix> {
    use {ArithmeticOperator as A, ComparisonOperator as C, PredicateOperator as P};
    let bytes = text.as_bytes();
    Some(match (bytes.first()?.to_ascii_uppercase(), bytes.get(1)) {
        (b'=', Some(b'~')) => Infix::Predicate(P::Matches),
        (b'=', _) => Infix::Comparison(C::Equal),
        (b'<', Some(b'>')) => Infix::Comparison(C::NotEqual),
        (b'<', Some(b'=')) => Infix::Comparison(C::LessOrEqual),
        (b'<', _) => Infix::Comparison(C::Less),
        (b'>', Some(b'=')) => Infix::Comparison(C::GreaterOrEqual),
        (b'>', _) => Infix::Comparison(C::Greater),
        (b'+', _) => Infix::Arithmetic(A::Add),
        (b'-', _) => Infix::Arithmetic(A::Subtract),
        (b'*', _) => Infix::Arithmetic(A::Multiply),
        (b'/', _) => Infix::Arithmetic(A::Divide),
        (b'%', _) => Infix::Arithmetic(A::Modulo),
        (b'^', _) => Infix::Arithmetic(A::Power),
        (b'|', _) => Infix::Arithmetic(A::Concatenate),
        (b'A', _) => Infix::And,
        (b'O', _) => Infix::Or,
        (b'X', _) => Infix::Xor,
        (b'I', _) => Infix::Predicate(P::In),
        (b'C', _) => Infix::Predicate(P::Contains),
        (b'S', _) => Infix::Predicate(P::StartsWith),
        (b'E', _) => Infix::Predicate(P::EndsWith),
        _ => return None,
    })
}

/// Makes the tree of a row that the grammar has accepted.
pub(super) fn tree(items: Vec<Item>, span: Span) -> Built<Expr> {
    let mut row = Row { items: items.into_iter().peekable(), span };
    let tree = row.climb(0)?;
    if row.items.next().is_some() { Err(internal(span)) } else { Ok(tree) }
}

struct Row {
    items: Peekable<IntoIter<Item>>,
    span: Span,
}

impl Row {
    /// Takes what binds at least as tight as `least`.
    fn climb(&mut self, least: u8) -> Built<Expr> {
        let mut left = self.prefixed()?;
        // The precedence of the chain that `left` is, while operators of the same kind extend it.
        let mut chain = None;
        loop {
            match self.items.peek() {
                Some(Item::Infix(operator)) if operator.precedence() >= least => {
                    let operator = *operator;
                    self.items.next();
                    let right = self.climb(operator.precedence() + 1)?;
                    left = joined(left, operator, right, chain == Some(operator.precedence()));
                    chain = (!operator.nests()).then_some(operator.precedence());
                }
                Some(Item::Suffix(..)) if PREDICATE >= least => {
                    if let Some(Item::Suffix(suffix, span)) = self.items.next() {
                        left = tested(left, suffix, span);
                    }
                    chain = None;
                }
                _ => return Ok(left),
            }
        }
    }

    fn prefixed(&mut self) -> Built<Expr> {
        match self.items.next() {
            Some(Item::Operand(operand)) => Ok(operand),
            Some(Item::Prefix(prefix, span)) => {
                let operand = match prefix {
                    Prefix::Not => self.climb(NOT)?,
                    Prefix::Negate | Prefix::Plus => self.climb(SIGN)?,
                };
                let span = span.to(operand.span);
                let operand = Box::new(operand);
                let kind = match prefix {
                    Prefix::Not => ExprKind::Not(operand),
                    Prefix::Negate => ExprKind::Negate(operand),
                    Prefix::Plus => ExprKind::Plus(operand),
                };
                Ok(Expr { kind, span })
            }
            _ => Err(internal(self.span)),
        }
    }
}

/// Joins two operands; `extends` when `left` is a chain of the same precedence without parentheses.
fn joined(mut left: Expr, operator: Infix, right: Expr, extends: bool) -> Expr {
    let span = left.span.to(right.span);
    if extends {
        left.span = span;
        match (&mut left.kind, operator) {
            (ExprKind::Or(operands) | ExprKind::Xor(operands) | ExprKind::And(operands), _) => {
                operands.push(right);
                return left;
            }
            (ExprKind::Comparison { rest, .. }, Infix::Comparison(operator)) => {
                rest.push((operator, right));
                return left;
            }
            (ExprKind::Arithmetic { rest, .. }, Infix::Arithmetic(operator)) => {
                rest.push((operator, right));
                return left;
            }
            _ => {}
        }
    }
    let kind = match operator {
        Infix::Or => ExprKind::Or(vec![left, right]),
        Infix::Xor => ExprKind::Xor(vec![left, right]),
        Infix::And => ExprKind::And(vec![left, right]),
        Infix::Comparison(operator) => ExprKind::Comparison { first: Box::new(left), rest: vec![(operator, right)] },
        Infix::Arithmetic(operator) => ExprKind::Arithmetic { first: Box::new(left), rest: vec![(operator, right)] },
        Infix::Predicate(operator) => ExprKind::Predicate { operator, left: Box::new(left), right: Box::new(right) },
    };
    Expr { kind, span }
}

fn tested(operand: Expr, suffix: Suffix, span: Span) -> Expr {
    let span = operand.span.to(span);
    let operand = Box::new(operand);
    let kind = match suffix {
        Suffix::IsNull { negated } => ExprKind::IsNull { operand, negated },
        Suffix::IsType { type_name, negated } => ExprKind::IsType { operand, type_name, negated },
        Suffix::Normalized { form, negated } => {
            let right = Box::new(Expr { kind: ExprKind::String(Arc::from(form)), span });
            let kind = ExprKind::Predicate { operator: PredicateOperator::Normalized, left: operand, right };
            if negated { ExprKind::Not(Box::new(Expr { kind, span })) } else { kind }
        }
        Suffix::Labels { labels, negated: false } => ExprKind::HasLabels { operand, labels },
        Suffix::Labels { labels, negated: true } => {
            let kind = ExprKind::HasLabels { operand, labels };
            ExprKind::Not(Box::new(Expr { kind, span }))
        }
    };
    Expr { kind, span }
}
