//! Expressions, with parentheses only where precedence needs them.

use std::fmt::Write as _;

use super::super::ast::{
    ArithmeticOperator, ComparisonOperator, Expr, ExprKind, Ident, LabelExpr, MapProjectionItem, PredicateOperator,
    QuantifierWord, SubqueryBody, SubqueryKind,
};
use super::Printer;

/// Stack that one level of printing may take, and how much more to get when it runs short.
const STACK_BYTES_RESERVE: usize = 128 * 1024;
const STACK_BYTES_MORE: usize = 1024 * 1024;

const OR: u8 = 1;
const XOR: u8 = 2;
const AND: u8 = 3;
const NOT: u8 = 4;
const COMPARISON: u8 = 5;
const TEST: u8 = 6;
const SUM: u8 = 7;
const PRODUCT: u8 = 8;
const POWER: u8 = 9;
const SIGN: u8 = 10;
const POSTFIX: u8 = 11;
const OPERAND: u8 = 12;

/// How tight the outermost operator of an expression binds.
fn precedence(kind: &ExprKind) -> u8 {
    match kind {
        ExprKind::Or(_) => OR,
        ExprKind::Xor(_) => XOR,
        ExprKind::And(_) => AND,
        ExprKind::Not(_) => NOT,
        ExprKind::Comparison { .. } => COMPARISON,
        ExprKind::Predicate { .. } | ExprKind::IsNull { .. } | ExprKind::IsType { .. } | ExprKind::HasLabels { .. } => {
            TEST
        }
        ExprKind::Arithmetic { rest, .. } => rest.first().map_or(SUM, |(operator, _)| arithmetic_precedence(*operator)),
        ExprKind::Negate(_) | ExprKind::Plus(_) => SIGN,
        ExprKind::Integer(value) if *value < 0 => SIGN,
        ExprKind::Float(value) if value.is_sign_negative() => SIGN,
        ExprKind::Property { .. } | ExprKind::Index { .. } | ExprKind::Slice { .. } => POSTFIX,
        _ => OPERAND,
    }
}

fn arithmetic_precedence(operator: ArithmeticOperator) -> u8 {
    match operator {
        ArithmeticOperator::Add | ArithmeticOperator::Subtract | ArithmeticOperator::Concatenate => SUM,
        ArithmeticOperator::Multiply | ArithmeticOperator::Divide | ArithmeticOperator::Modulo => PRODUCT,
        ArithmeticOperator::Power => POWER,
    }
}

impl Printer {
    /// Prints an expression, in parentheses when it binds looser than `least`.
    pub(super) fn expression(&mut self, expression: &Expr, least: u8) {
        stacker::maybe_grow(STACK_BYTES_RESERVE, STACK_BYTES_MORE, || {
            if precedence(&expression.kind) < least {
                self.parenthesised(expression);
            } else {
                self.operators(&expression.kind);
            }
        });
    }

    fn parenthesised(&mut self, expression: &Expr) {
        self.push("(");
        self.operators(&expression.kind);
        self.push(")");
    }

    fn operators(&mut self, kind: &ExprKind) {
        match kind {
            ExprKind::Or(operands) => {
                self.joined(operands, " OR ", |printer, operand| printer.expression(operand, XOR))
            }
            ExprKind::Xor(operands) => {
                self.joined(operands, " XOR ", |printer, operand| printer.expression(operand, AND))
            }
            ExprKind::And(operands) => {
                self.joined(operands, " AND ", |printer, operand| printer.expression(operand, NOT))
            }
            ExprKind::Not(operand) => {
                self.push("NOT ");
                self.expression(operand, NOT);
            }
            ExprKind::Comparison { first, rest } => {
                self.expression(first, TEST);
                for (operator, operand) in rest {
                    self.push(comparison(*operator));
                    self.expression(operand, TEST);
                }
            }
            ExprKind::Arithmetic { first, rest } => {
                let tighter = 1 + precedence(kind);
                self.expression(first, tighter);
                for (operator, operand) in rest {
                    self.push(arithmetic(*operator));
                    // `(a:A) - [x] - (b:B)` would be read as a pattern.
                    if matches!((operator, &operand.kind), (ArithmeticOperator::Subtract, ExprKind::List(_))) {
                        self.parenthesised(operand);
                    } else {
                        self.expression(operand, tighter);
                    }
                }
            }
            ExprKind::Predicate { operator: PredicateOperator::Normalized, left, right } => {
                self.expression(left, TEST);
                self.push(" IS ");
                self.normal_form(right);
            }
            ExprKind::Predicate { operator, left, right } => {
                self.expression(left, TEST);
                self.push(word_operator(*operator));
                self.expression(right, SUM);
            }
            ExprKind::IsNull { operand, negated } => {
                self.expression(operand, TEST);
                self.push(if *negated { " IS NOT NULL" } else { " IS NULL" });
            }
            ExprKind::IsType { operand, type_name, negated } => {
                // A bar after a type may be a comprehension's.
                let wrapped = type_name.contains('|') && !matches!(operand.kind, ExprKind::CaseOperand);
                self.push(if wrapped { "(" } else { "" });
                self.expression(operand, TEST);
                self.push(if *negated { " IS NOT :: " } else { " IS :: " });
                self.push(type_name);
                self.push(if wrapped { ")" } else { "" });
            }
            ExprKind::CaseOperand => {}
            ExprKind::HasLabels { operand, labels } => self.has_labels(operand, labels),
            ExprKind::Negate(operand) => self.signed("-", operand),
            ExprKind::Plus(operand) => self.signed("+", operand),
            ExprKind::Property { object, key } => self.property(object, key),
            ExprKind::Index { object, index } => self.index(object, index),
            ExprKind::Slice { object, from, to } => {
                self.object(object);
                self.push("[");
                from.iter().for_each(|from| self.expression(from, 0));
                self.push("..");
                to.iter().for_each(|to| self.expression(to, 0));
                self.push("]");
            }
            kind => self.operand(kind),
        }
    }

    fn has_labels(&mut self, operand: &Expr, labels: &LabelExpr) {
        // `x:A:B` is one test of two labels.
        let least = if matches!(operand.kind, ExprKind::HasLabels { .. }) { SUM } else { TEST };
        self.expression(operand, least);
        self.push(":");
        // A bar after labels may be a comprehension's.
        self.labels(labels, 1);
    }

    fn signed(&mut self, sign: &str, operand: &Expr) {
        self.push(sign);
        // `-1` is a literal, and `--` belongs to patterns.
        match operand.kind {
            ExprKind::Integer(_) | ExprKind::Float(_) | ExprKind::Negate(_) | ExprKind::Plus(_) => {
                self.parenthesised(operand);
            }
            _ => self.expression(operand, SIGN),
        }
    }

    /// What a postfix stands behind.
    fn object(&mut self, object: &Expr) {
        match object.kind {
            // The point of `1.x` would be read as part of the number.
            ExprKind::Integer(_) | ExprKind::Float(_) => self.parenthesised(object),
            _ => self.expression(object, POSTFIX),
        }
    }

    /// What stands before the last postfix of what is set or removed: it begins with a variable or a parenthesis.
    pub(super) fn target(&mut self, object: &Expr) {
        let mut first = object;
        while let ExprKind::Property { object, .. } | ExprKind::Index { object, .. } = &first.kind {
            first = object;
        }
        match first.kind {
            ExprKind::Variable(_) => self.object(object),
            _ => self.parenthesised(object),
        }
    }

    pub(super) fn property(&mut self, object: &Expr, key: &Ident) {
        self.object(object);
        self.property_key(key);
    }

    pub(super) fn property_key(&mut self, key: &Ident) {
        self.push(".");
        self.name(&key.name);
    }

    pub(super) fn index(&mut self, object: &Expr, index: &Expr) {
        self.object(object);
        self.bracketed(index);
    }

    pub(super) fn bracketed(&mut self, index: &Expr) {
        self.push("[");
        self.expression(index, 0);
        self.push("]");
    }

    fn operand(&mut self, kind: &ExprKind) {
        match kind {
            ExprKind::Null => self.push("null"),
            ExprKind::Boolean(value) => self.push(if *value { "true" } else { "false" }),
            ExprKind::Integer(value) => {
                let _ = write!(self.out, "{value}");
            }
            ExprKind::Float(value) => self.float(*value),
            ExprKind::String(text) => self.string(text),
            ExprKind::Parameter(name) => self.parameter(name),
            ExprKind::Variable(name) => self.variable_name(name),
            ExprKind::CountStar => self.push("count(*)"),
            ExprKind::List(values) => {
                self.push("[");
                self.expressions(values);
                self.push("]");
            }
            ExprKind::Map(entries) => {
                self.push("{");
                self.joined(entries, ", ", |printer, (key, value)| printer.entry(key, value));
                self.push("}");
            }
            ExprKind::MapProjection { object, items } => {
                match &object.kind {
                    ExprKind::Variable(name) => self.variable_before_brace(name),
                    _ => self.parenthesised(object),
                }
                self.push(" {");
                self.joined(items, ", ", |printer, item| match item {
                    MapProjectionItem::Property(key) => {
                        printer.push(".");
                        printer.name(&key.name);
                    }
                    MapProjectionItem::AllProperties(_) => printer.push(".*"),
                    MapProjectionItem::Literal(key, value) => printer.entry(key, value),
                    MapProjectionItem::Variable(variable) => printer.name(&variable.name),
                });
                self.push("}");
            }
            ExprKind::Function { name, distinct, arguments } => {
                self.dotted_name(&name.name);
                self.push(if *distinct { "(DISTINCT " } else { "(" });
                self.expressions(arguments);
                self.push(")");
            }
            ExprKind::Pattern(pattern) => self.path_pattern(pattern),
            kind => self.binding(kind),
        }
    }

    fn entry(&mut self, key: &Ident, value: &Expr) {
        self.name(&key.name);
        self.push(": ");
        self.expression(value, 0);
    }

    /// The expressions that bind variables or hold queries.
    fn binding(&mut self, kind: &ExprKind) {
        match kind {
            ExprKind::Case { operand, branches, otherwise } => {
                self.push("CASE ");
                if let Some(operand) = operand {
                    self.expression(operand, 0);
                    self.push(" ");
                }
                for (conditions, then) in branches {
                    self.push("WHEN ");
                    self.joined(conditions, ", ", Self::when);
                    self.after(" THEN ", Some(then));
                    self.push(" ");
                }
                if let Some(otherwise) = otherwise {
                    self.push("ELSE ");
                    self.expression(otherwise, 0);
                    self.push(" ");
                }
                self.push("END");
            }
            ExprKind::ListComprehension { variable, list, predicate, projection } => {
                self.push("[");
                self.element(variable, list);
                self.predicate(predicate.as_deref());
                self.after(" | ", projection.as_deref());
                self.push("]");
            }
            ExprKind::PatternComprehension { pattern, predicate, projection } => {
                self.push("[");
                self.path_pattern(pattern);
                self.predicate(predicate.as_deref());
                self.after(" | ", Some(projection));
                self.push("]");
            }
            ExprKind::Quantified { quantifier, variable, list, predicate } => {
                self.push(match quantifier {
                    QuantifierWord::All => "all(",
                    QuantifierWord::Any => "any(",
                    QuantifierWord::None => "none(",
                    QuantifierWord::Single => "single(",
                });
                self.element(variable, list);
                self.predicate(Some(predicate));
                self.push(")");
            }
            ExprKind::Reduce { accumulator, initial, variable, list, step } => {
                self.push("reduce(");
                self.variable(accumulator);
                self.after(" = ", Some(initial));
                self.push(", ");
                self.element(variable, list);
                self.after(" | ", Some(step));
                self.push(")");
            }
            ExprKind::Subquery { kind, body } => self.subquery(*kind, body),
            _ => {}
        }
    }

    /// Prints what stands after `WHEN`: a value, or a test whose left side is the operand after `CASE`.
    fn when(&mut self, condition: &Expr) {
        let (negated, test) = match &condition.kind {
            ExprKind::Not(inner) if is_case_test(inner) => (" NOT", &**inner),
            _ => ("", condition),
        };
        if !is_case_test(test) {
            return self.expression(condition, 0);
        }
        match &test.kind {
            ExprKind::HasLabels { labels, .. } => {
                self.push("IS");
                self.push(negated);
                self.push(" ");
                self.labels(labels, 1);
            }
            ExprKind::Predicate { operator: PredicateOperator::Normalized, right, .. } => {
                self.push("IS");
                self.push(negated);
                self.push(" ");
                self.normal_form(right);
            }
            kind => {
                let start = self.out.len();
                self.operators(kind);
                // The operand prints as nothing.
                self.out.remove(start);
            }
        }
    }

    /// Prints `NFC NORMALIZED`.
    fn normal_form(&mut self, form: &Expr) {
        if let ExprKind::String(form) = &form.kind {
            self.push(form);
        }
        self.push(" NORMALIZED");
    }

    fn after(&mut self, before: &str, expression: Option<&Expr>) {
        if let Some(expression) = expression {
            self.push(before);
            self.expression(expression, 0);
        }
    }

    fn element(&mut self, variable: &Ident, list: &Expr) {
        self.variable(variable);
        self.push(" IN ");
        self.expression(list, 0);
    }

    fn subquery(&mut self, kind: SubqueryKind, body: &SubqueryBody) {
        self.push(match kind {
            SubqueryKind::Exists => "EXISTS { ",
            SubqueryKind::Count => "COUNT { ",
            SubqueryKind::Collect => "COLLECT { ",
        });
        self.inline += 1;
        match body {
            SubqueryBody::Pattern { patterns, predicate } => {
                self.patterns(patterns);
                self.predicate(predicate.as_ref());
            }
            SubqueryBody::Query(query) => self.query(query),
        }
        self.inline -= 1;
        self.push(" }");
    }
}

/// Whether an expression tests what stands after `CASE`.
fn is_case_test(expr: &Expr) -> bool {
    let operand = match &expr.kind {
        ExprKind::Comparison { first, .. } => first,
        ExprKind::Predicate { left, .. } => left,
        ExprKind::IsNull { operand, .. } | ExprKind::IsType { operand, .. } | ExprKind::HasLabels { operand, .. } => {
            operand
        }
        _ => return false,
    };
    matches!(operand.kind, ExprKind::CaseOperand)
}

fn comparison(operator: ComparisonOperator) -> &'static str {
    match operator {
        ComparisonOperator::Equal => " = ",
        ComparisonOperator::NotEqual => " <> ",
        ComparisonOperator::Less => " < ",
        ComparisonOperator::LessOrEqual => " <= ",
        ComparisonOperator::Greater => " > ",
        ComparisonOperator::GreaterOrEqual => " >= ",
    }
}

fn arithmetic(operator: ArithmeticOperator) -> &'static str {
    match operator {
        ArithmeticOperator::Add => " + ",
        ArithmeticOperator::Subtract => " - ",
        ArithmeticOperator::Multiply => " * ",
        ArithmeticOperator::Divide => " / ",
        ArithmeticOperator::Modulo => " % ",
        ArithmeticOperator::Power => " ^ ",
        ArithmeticOperator::Concatenate => " || ",
    }
}

fn word_operator(operator: PredicateOperator) -> &'static str {
    match operator {
        PredicateOperator::StartsWith => " STARTS WITH ",
        PredicateOperator::EndsWith => " ENDS WITH ",
        PredicateOperator::Contains => " CONTAINS ",
        PredicateOperator::Matches => " =~ ",
        PredicateOperator::In => " IN ",
        PredicateOperator::Normalized => " IS NORMALIZED ",
    }
}
