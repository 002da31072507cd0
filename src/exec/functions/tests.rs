//! Functions case by case, written as calls in the language.
//!
//! The calls are read by a small evaluator of literals, calls, `.component` and operators without precedence,
//! so that the cases need neither the parser nor the executor.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::*;
use crate::semantics::functions::{FunctionKind, all};
use crate::value::{MapValue, NoEntities, NodeId};

mod aggregates;
mod temporal;

/// 1984-10-11T12:31:14.645876123Z, so that what a clock gives is easy to tell.
fn context() -> KernelContext {
    let statement = Instant { seconds: 466_345_874, nanos: 645_876_123 };
    let transaction = Instant { seconds: statement.seconds - 86_400, ..statement };
    KernelContext::new(statement, transaction, || Instant { seconds: 0, nanos: 7 }, 42)
}

/// Evaluates a call to its literal form, or to the code of its failure.
pub(super) fn evaluate(expression: &str) -> String {
    let mut reader = Reader { rest: expression, context: &context() };
    match reader.expression() {
        Ok(value) => {
            assert!(reader.rest.trim().is_empty(), "`{}` is left of `{expression}`", reader.rest);
            value.literal(&NoEntities)
        }
        Err(error) => error.code.to_owned(),
    }
}

#[track_caller]
pub(super) fn check(cases: &[(&str, &str)]) {
    for (expression, expected) in cases {
        assert_eq!(&evaluate(expression), expected, "{expression}");
    }
}

struct Reader<'a> {
    rest: &'a str,
    context: &'a KernelContext,
}

impl Reader<'_> {
    fn eat(&mut self, token: &str) -> bool {
        self.rest = self.rest.trim_start();
        self.rest.strip_prefix(token).map(|rest| self.rest = rest).is_some()
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let end = self.rest.find(|c| !wanted(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken.to_owned()
    }

    fn expression(&mut self) -> Result<Value, ValueError> {
        let mut left = self.operand()?;
        loop {
            left = if self.eat("+") {
                left.add(&self.operand()?)?
            } else if self.eat("-") {
                left.subtract(&self.operand()?)?
            } else if self.eat("*") {
                left.multiply(&self.operand()?)?
            } else if self.eat("/") {
                left.divide(&self.operand()?)?
            } else if self.eat("=~") {
                predicate::regex_match(&left, &self.operand()?)?.into()
            } else if self.eat("=") {
                left.equals(&self.operand()?).into()
            } else if self.eat("<") {
                left.less(&self.operand()?).into()
            } else {
                return Ok(left);
            };
        }
    }

    fn operand(&mut self) -> Result<Value, ValueError> {
        let mut value = self.primary()?;
        while self.rest.starts_with('.') {
            self.eat(".");
            value = value.property(&self.take_while(char::is_alphanumeric))?;
        }
        Ok(value)
    }

    fn list(&mut self, close: &str) -> Result<Vec<Value>, ValueError> {
        let mut elements = Vec::new();
        while !self.eat(close) {
            elements.push(self.expression()?);
            self.eat(",");
        }
        Ok(elements)
    }

    fn primary(&mut self) -> Result<Value, ValueError> {
        if self.eat("[") {
            return Value::list(self.list("]")?);
        }
        if self.eat("{") {
            let mut map = MapValue::new();
            while !self.eat("}") {
                self.rest = self.rest.trim_start();
                let key = self.take_while(char::is_alphanumeric);
                assert!(self.eat(":"), "no colon before `{}`", self.rest);
                map.insert(Arc::from(key), self.expression()?);
                self.eat(",");
            }
            return Value::map(map);
        }
        if self.eat("'") {
            let text = self.take_while(|c| c != '\'');
            self.eat("'");
            return Ok(Value::from(text.replace("\\u030A", "\u{30A}").replace("\\n", "\n")));
        }
        if self.eat("(") {
            let value = self.expression()?;
            assert!(self.eat(")"));
            return Ok(value);
        }
        if self.rest.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
            let negative = self.eat("-");
            let digits = self.take_while(|c| c.is_ascii_digit() || c == '.' || c == 'e');
            let sign = if negative { "-" } else { "" };
            let text = format!("{sign}{digits}");
            return Ok(text.parse().map_or_else(|_| Value::Float(text.parse().unwrap()), Value::Integer));
        }
        let name = self.take_while(|c| c.is_alphanumeric() || c == '.' || c == '_');
        if self.eat("(") {
            let arguments = self.list(")")?;
            return kernel(&name).unwrap_or_else(|| panic!("no function `{name}`"))(self.context, &arguments);
        }
        Ok(match name.as_str() {
            "true" => Value::Boolean(true),
            "false" => Value::Boolean(false),
            "null" => Value::Null,
            "node" => Value::Node(NodeId(0)),
            other => panic!("`{other}` before `{}`", self.rest),
        })
    }
}

#[test]
fn the_table_and_the_kernels_name_the_same_functions() {
    let declared: BTreeSet<String> = all()
        .filter(|signature| signature.kind == FunctionKind::Scalar)
        .map(|signature| signature.name.to_ascii_lowercase())
        .collect();
    let computed: BTreeSet<String> = BY_NAME.keys().cloned().collect();
    assert_eq!(declared, computed);
    for signature in all() {
        let accumulates = Accumulator::new(signature.name, false).is_some();
        assert_eq!(accumulates, signature.kind == FunctionKind::Aggregate, "{}", signature.name);
    }
}

#[test]
fn the_examples_of_the_table_give_what_they_say() {
    for signature in all().filter(|signature| signature.kind == FunctionKind::Scalar) {
        let result = evaluate(signature.example);
        if !signature.example_result.is_empty() {
            assert_eq!(result, signature.example_result, "{}", signature.example);
        }
    }
}

#[test]
fn values_are_of_the_declared_types() {
    use crate::semantics::functions::ValueType;
    for signature in all().filter(|signature| signature.kind == FunctionKind::Scalar) {
        let context = context();
        let mut reader = Reader { rest: signature.example, context: &context };
        if !signature.example.starts_with("normalize") {
            let value = reader.expression().unwrap();
            assert!(signature.returns.contains(ValueType::of(&value)), "{} gives {value:?}", signature.example);
        }
        let nulls = vec![Value::Null; signature.parameters.len()];
        let of_nulls = kernel(signature.name).unwrap()(&context, &nulls).unwrap();
        let none_is_null = signature.parameters.is_empty() || signature.name == "valueType";
        assert_eq!(of_nulls.is_null(), !none_is_null, "{} of nulls", signature.name);
    }
}

#[test]
fn no_kernel_panics_on_any_argument() {
    let values = [
        "null",
        "true",
        "0",
        "-1",
        "9223372036854775807",
        "-9223372036854775807 - 1",
        "1.5",
        "-0.0",
        "1e308",
        "0.0 / 0.0",
        "''",
        "'κ-opioid'",
        "'9999999999999999999'",
        "'day'",
        "'+18:00'",
        "[]",
        "[1, null, 'a']",
        "{}",
        "{year: 9223372036854775807, week: 53}",
        "{timezone: 'Europe/Stockholm'}",
        "{days: 1.5, months: -0.75}",
        "{epochMillis: -9223372036854775807}",
        "date('-999999999-01-01')",
        "date('+999999999-12-31')",
        "localtime('23:59:59.999999999')",
        "time('00:00-18:00')",
        "localdatetime('-999999999-01-01T00:00')",
        "datetime('+999999999-12-31T23:59:59.999999999-18:00')",
        "datetime('-999999999-01-01T00:00+18:00')",
        "duration({months: 9223372036854775807, days: 9223372036854775807, seconds: 9223372036854775807})",
        "duration({seconds: -9223372036854775807, nanoseconds: -1})",
        "node",
    ];
    let context = context();
    let read = |text: &&str| Reader { rest: text, context: &context }.expression();
    let values: Vec<Value> = values.iter().filter_map(|text| read(text).ok()).collect();
    assert!(values.len() > 28);
    for signature in all().filter(|signature| signature.kind == FunctionKind::Scalar) {
        let kernel = kernel(signature.name).unwrap();
        for count in 0..=signature.parameters.len().min(2) {
            for first in &values {
                for second in &values {
                    let range =
                        signature.name == "range" && (first.as_integer(), second.as_integer()) != (Some(0), Some(0));
                    if signature.takes(count) && !range {
                        let _ = kernel(&context, &[first.clone(), second.clone()][..count]);
                    }
                    if signature.takes(3) && !range {
                        let _ = kernel(&context, &[first.clone(), second.clone(), values[17].clone()]);
                    }
                }
            }
        }
    }
    for first in &values {
        let _ = first.negate();
        for second in &values {
            let _ = (first.add(second), first.subtract(second), first.multiply(second), first.divide(second));
            let _ = (first.modulo(second), first.power(second), first.order(second), first.less(second));
            let _ = (first.index(second), first.slice(Some(second), None), first.in_list(second));
            let _ = predicate::regex_match(first, second);
        }
        let _ = (first.literal(&NoEntities), first.property("day"), first.property("milliseconds"));
    }
}

#[test]
fn strings() {
    check(&[
        ("substring('hello', 1)", "'ello'"),
        ("substring('hello', 9)", "''"),
        ("substring('κόσμε', 1, 2)", "'όσ'"),
        ("substring('hello', -1)", "NegativeIntegerArgument"),
        ("left('hello', 9)", "'hello'"),
        ("left('hello', null)", "null"),
        ("left(1, 2)", "InvalidArgumentType"),
        ("right('hello', 0)", "''"),
        ("replace('aaa', 'a', 'b', 2)", "'bba'"),
        ("replace('ab', '', '-')", "'-a-b-'"),
        ("split('abc', '')", "['a', 'b', 'c']"),
        ("split('one1two', '1')", "['one', 'two']"),
        ("split('a;b, c', [';', ', ', ','])", "['a', 'b', 'c']"),
        ("split('', ',')", "['']"),
        ("reverse('raksO')", "'Oskar'"),
        ("size('🧐κ')", "2"),
        ("ltrim('xxa', 'x')", "'a'"),
        ("toUpper(null)", "null"),
        ("toUpper(1)", "InvalidArgumentType"),
        ("normalize('ﬀ', 'NFKC')", "'ff'"),
        ("normalize('a', 'XYZ')", "InvalidArgumentValue"),
    ]);
}

#[test]
fn patterns_match_the_whole_text() {
    check(&[
        ("'abc' =~ 'a.c'", "true"),
        ("'abcd' =~ 'a.c'", "false"),
        ("'b' =~ 'a|b'", "true"),
        ("'ABC' =~ '(?i)abc'", "true"),
        ("'ab' =~ '(?x)a b # note'", "true"),
        ("'a' =~ null", "null"),
        ("1 =~ 'a'", "null"),
        ("'a' =~ '('", "InvalidArgumentValue"),
        ("'a' =~ 'a)(b'", "InvalidArgumentValue"),
        ("'a' =~ '(?=a)a'", "InvalidArgumentValue"),
        ("'a' =~ '((a{99}){99}){99}'", "InvalidArgumentValue"),
    ]);
}

#[test]
fn string_predicates_are_null_for_other_values() {
    let values = [Value::Integer(1), Value::Float(2.5), Value::Boolean(true), Value::Null, Value::from("a")];
    for (i, left) in values.iter().enumerate() {
        for (j, right) in values.iter().enumerate() {
            let expected = (i == 4 && j == 4).then_some(true);
            assert_eq!(predicate::starts_with(left, right), expected);
            assert_eq!(predicate::ends_with(left, right), expected);
            assert_eq!(predicate::contains(left, right), expected);
        }
    }
}

#[test]
fn lists() {
    check(&[
        ("head([])", "null"),
        ("last([])", "null"),
        ("tail([])", "[]"),
        ("head('a')", "InvalidArgumentType"),
        ("size([[], [1]] + [[6]])", "3"),
        ("size(null)", "null"),
        ("size(1)", "InvalidArgumentType"),
        ("isEmpty('')", "true"),
        ("isEmpty({a: 1})", "false"),
        ("coalesce(null, null)", "null"),
        ("nullIf(1, 1.0)", "null"),
        ("nullIf(1, null)", "1"),
        ("range(0, -5, -2)", "[0, -2, -4]"),
        ("range(0, 5, -2)", "[]"),
        ("range(0, -1)", "[]"),
        ("range(3, 3)", "[3]"),
        ("range(9223372036854775806, 9223372036854775807, 9)", "[9223372036854775806]"),
        ("range(2, 8, 0)", "NumberOutOfRange"),
        ("range(true, 1, 1)", "InvalidArgumentType"),
        ("range(0, 1.0, 1)", "InvalidArgumentType"),
        ("range(0, 9223372036854775807)", "ListTooLong"),
        ("valueType(null)", "'NULL'"),
        ("valueType([])", "'LIST<NOTHING> NOT NULL'"),
        ("valueType([null, 1.0, 'a'])", "'LIST<FLOAT | STRING> NOT NULL'"),
        ("valueType(date('2020'))", "'DATE NOT NULL'"),
    ]);
}

#[test]
fn numbers() {
    check(&[
        ("abs(-1.5)", "1.5"),
        ("abs(-9223372036854775807 - 1)", "IntegerOverflow"),
        ("abs('a')", "InvalidArgumentType"),
        ("sign(0)", "0"),
        ("sign(-0.0)", "0"),
        ("sqrt(-1)", "NaN"),
        ("log(0)", "-Infinity"),
        ("round(3)", "3.0"),
        ("round(2.5)", "3.0"),
        ("round(-1.5)", "-1.0"),
        ("round(-1.51)", "-2.0"),
        ("round(-0.2)", "0.0"),
        ("round(2.675, 2)", "2.68"),
        ("round(-1.55, 1)", "-1.6"),
        ("round(9.995, 2)", "10.0"),
        ("round(1.249, 1, 'UP')", "1.3"),
        ("round(1.251, 1, 'DOWN')", "1.2"),
        ("round(-1.25, 1, 'CEILING')", "-1.2"),
        ("round(-1.25, 1, 'FLOOR')", "-1.3"),
        ("round(1.25, 1, 'HALF_DOWN')", "1.2"),
        ("round(1.25, 1, 'HALF_EVEN')", "1.2"),
        ("round(1.35, 1, 'half_even')", "1.4"),
        ("round(1.25, 1, 'SIDEWAYS')", "InvalidArgumentValue"),
        ("round(1.25, -1)", "NegativeIntegerArgument"),
        ("round(1e300, 3)", "1.0E300"),
        ("round(0.0 / 0.0)", "NaN"),
    ]);
}

#[test]
fn random_numbers_are_within_bounds_and_differ() {
    let context = context();
    let mut seen = BTreeSet::new();
    for _ in 0..1_000 {
        let Value::Float(number) = kernel("rand").unwrap()(&context, &[]).unwrap() else { panic!("no float") };
        assert!((0.0..1.0).contains(&number));
        seen.insert(number.to_bits());
    }
    assert!(seen.len() > 990);
    let uuid = kernel("randomuuid").unwrap()(&context, &[]).unwrap();
    let uuid = uuid.as_str().unwrap();
    assert_eq!((uuid.len(), &uuid[14..15]), (36, "4"), "{uuid}");
}

#[test]
fn conversions() {
    check(&[
        ("toBoolean('false')", "false"),
        ("toBoolean(' ')", "null"),
        ("toBoolean(1)", "true"),
        ("toBoolean(1.0)", "InvalidArgumentValue"),
        ("toBoolean([])", "InvalidArgumentValue"),
        ("toInteger(82.9)", "82"),
        ("toInteger('1.7')", "1"),
        ("toInteger('foo')", "null"),
        ("toInteger('')", "null"),
        ("toInteger(1e300)", "null"),
        ("toInteger(true)", "1"),
        ("toInteger({})", "InvalidArgumentValue"),
        ("toInteger(node)", "InvalidArgumentValue"),
        ("toFloat('foo')", "null"),
        ("toFloat('1e3')", "1000.0"),
        ("toFloat(true)", "InvalidArgumentValue"),
        ("toString(42)", "'42'"),
        ("toString(true)", "'true'"),
        ("toString(1e10)", "'1.0E10'"),
        ("toString(duration('P1M'))", "'P1M'"),
        ("toString([])", "InvalidArgumentValue"),
        ("toString(node)", "InvalidArgumentValue"),
        ("toStringOrNull(node)", "null"),
        ("toStringList(null)", "null"),
        ("toStringList(1)", "InvalidArgumentType"),
    ]);
}

#[test]
fn lists_are_changed_at_positions() {
    check(&[
        ("coll.distinct([1, 1.0, 'a', null, 'a', null])", "[1, 'a', null]"),
        ("coll.distinct(['b', 'a', 'b'])", "['b', 'a']"),
        ("coll.flatten([1, [2, [3, [4]]]], 2)", "[1, 2, 3, [4]]"),
        ("coll.flatten([1, [2]], 0)", "[1, [2]]"),
        ("coll.flatten([[[1]]], 9223372036854775807)", "[1]"),
        ("coll.indexOf([1, null, 2], 2)", "2"),
        ("coll.indexOf([1], 3)", "-1"),
        ("coll.indexOf([1], null)", "null"),
        ("coll.insert([], 0, null)", "[null]"),
        ("coll.insert([1], 1, 2)", "[1, 2]"),
        ("coll.insert([1], 2, 2)", "InvalidArgumentValue"),
        ("coll.remove([1], -1)", "InvalidArgumentValue"),
        ("coll.remove([], 0)", "InvalidArgumentValue"),
        ("coll.max(['a', 1])", "1"),
        ("coll.min([])", "null"),
        ("coll.sort(['b', 1, 'a'])", "['a', 'b', 1]"),
        ("coll.sort(1)", "InvalidArgumentType"),
        ("power(2, 0.5) = sqrt(2)", "true"),
    ]);
}
