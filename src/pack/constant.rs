//! Evaluates the literal values of a pack's data.
//!
//! Invariants: knows no variable, parameter or function but the temporal constructors over a string, so that a pack
//! means the same at any time and nothing in it runs.
//! Start at [`constant`]. Nesting is bounded by the parser.

use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::syntax::ast::{Expr, ExprKind, Ident};
use crate::value::temporal::TemporalKind;
use crate::value::{Duration, MapValue, Value};

/// The functions that make a temporal value of a text.
const TEMPORAL: [TemporalKind; 5] = [
    TemporalKind::Date,
    TemporalKind::LocalTime,
    TemporalKind::Time,
    TemporalKind::LocalDateTime,
    TemporalKind::DateTime,
];

/// Returns the value of a literal.
///
/// # Errors
/// `NotLiteral` for anything that would have to be computed; what a temporal constructor says of its text.
pub(super) fn constant(expression: &Expr) -> Result<Value> {
    match &expression.kind {
        ExprKind::Null => Ok(Value::Null),
        ExprKind::Boolean(truth) => Ok(Value::Boolean(*truth)),
        ExprKind::Integer(number) => Ok(Value::Integer(*number)),
        ExprKind::Float(number) => Ok(Value::Float(*number)),
        ExprKind::String(text) => Ok(Value::String(Arc::clone(text))),
        ExprKind::List(elements) => {
            let values = elements.iter().map(constant).collect::<Result<Vec<Value>>>()?;
            Ok(Value::List(Arc::new(values)))
        }
        ExprKind::Map(entries) => Ok(Value::Map(Arc::new(constant_map(entries)?))),
        ExprKind::Plus(operand) if is_number(operand) => constant(operand),
        ExprKind::Negate(operand) => match operand.kind {
            ExprKind::Integer(number) => {
                let negated = number.checked_neg().ok_or_else(|| {
                    Box::new(Diagnostic::error("IntegerOverflow", "the integer is too large", expression.span))
                })?;
                Ok(Value::Integer(negated))
            }
            ExprKind::Float(number) => Ok(Value::Float(-number)),
            _ => Err(not_literal(expression)),
        },
        ExprKind::Function { name, distinct: false, arguments } => temporal(expression, name, arguments),
        _ => Err(not_literal(expression)),
    }
}

/// Returns the values of a map literal.
///
/// # Errors
/// As [`constant`]; `DuplicateKey` for a key that is there twice.
pub(super) fn constant_map(entries: &[(Ident, Expr)]) -> Result<MapValue> {
    let mut map = MapValue::new();
    for (key, value) in entries {
        if map.insert(Arc::clone(&key.name), constant(value)?).is_some() {
            return Err(Box::new(
                Diagnostic::error("DuplicateKey", format!("`{}` is given twice", key.name), key.span)
                    .with_help("keep one of the two"),
            ));
        }
    }
    Ok(map)
}

/// Returns the text of a string literal.
///
/// # Errors
/// As [`constant`]; `InvalidArgumentType` when it is something else.
pub(super) fn constant_string(expression: &Expr, what: &str) -> Result<(Arc<str>, Span)> {
    match constant(expression)? {
        Value::String(text) => Ok((text, expression.span)),
        other => Err(Box::new(Diagnostic::error(
            "InvalidArgumentType",
            format!("{what} must be a string, found {}", other.type_name()),
            expression.span,
        ))),
    }
}

fn is_number(expression: &Expr) -> bool {
    matches!(expression.kind, ExprKind::Integer(_) | ExprKind::Float(_))
}

fn temporal(expression: &Expr, name: &Ident, arguments: &[Expr]) -> Result<Value> {
    let [Expr { kind: ExprKind::String(text), span }] = arguments else {
        return Err(not_literal(expression));
    };
    let made = match TEMPORAL.into_iter().find(|kind| name.name.eq_ignore_ascii_case(kind.function())) {
        Some(kind) => kind.parse(text),
        None if name.name.eq_ignore_ascii_case("duration") => Duration::parse(text).map(Value::duration),
        None => return Err(not_literal(expression)),
    };
    made.map_err(|error| Box::new(Diagnostic::error(error.code, error.message, *span).with_optional_help(error.help)))
}

fn not_literal(expression: &Expr) -> Box<Diagnostic> {
    let what = match &expression.kind {
        ExprKind::Parameter(name) => format!("parameter `${name}`"),
        ExprKind::Variable(name) => format!("variable `{name}`"),
        ExprKind::Function { name, .. } => format!("function `{}`", name.name),
        _ => "expression".to_owned(),
    };
    Box::new(
        Diagnostic::error("NotLiteral", format!("a pack's data is literal, found {what}"), expression.span).with_help(
            "write the value itself: a string in quotes, a number, true, false, a list or `date('2018-03-01')`",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse_expression;
    use crate::value::NoEntities;

    fn value(text: &str) -> Result<Value> {
        constant(&parse_expression(text).expect("is an expression"))
    }

    #[test]
    fn literals_have_their_values() {
        for (text, expected) in [
            ("null", ""),
            ("-5", "-5"),
            ("+5", "5"),
            ("-0.5", "-0.5"),
            ("[1, 'a', true]", "[1, 'a', true]"),
            ("{b: 1, a: {c: []}}", "{a: {c: []}, b: 1}"),
            ("date('2018-03-01')", "2018-03-01"),
            ("Date('2018-03-01')", "2018-03-01"),
            ("duration('P1D')", "P1D"),
        ] {
            assert_eq!(value(text).expect(text).plain(&NoEntities), expected, "{text}");
        }
    }

    #[test]
    fn what_would_be_computed_is_refused() {
        for (text, code, message) in [
            ("1 + 1", "NotLiteral", "a pack's data is literal, found expression"),
            ("$x", "NotLiteral", "a pack's data is literal, found parameter `$x`"),
            ("x", "NotLiteral", "a pack's data is literal, found variable `x`"),
            ("[timestamp()]", "NotLiteral", "a pack's data is literal, found function `timestamp`"),
            ("date()", "NotLiteral", "a pack's data is literal, found function `date`"),
            ("{a: 1, a: 2}", "DuplicateKey", "`a` is given twice"),
        ] {
            let error = value(text).expect_err(text);
            assert_eq!((error.code, error.message.as_str()), (code, message), "{text}");
        }
    }
}
