//! Aggregates over the values of a group, whole and split in two.

use super::{Accumulator, Reader, context};
use crate::value::{NoEntities, Value};

fn values(list: &str) -> Vec<Value> {
    let context = context();
    let value = Reader { rest: list, context: &context }.expression().unwrap();
    value.as_list().unwrap().to_vec()
}

/// Aggregates a list, also split at every place and merged, and returns the literal or the code of the failure.
fn aggregate(name: &str, distinct: bool, list: &str, parameter: &Value) -> String {
    let values = values(list);
    let part = |values: &[Value]| {
        let mut accumulator = Accumulator::new(name, distinct).unwrap();
        for value in values {
            accumulator.set_parameter(parameter)?;
            accumulator.add(value)?;
        }
        Ok(accumulator)
    };
    let shown = |accumulator: Result<Accumulator, crate::value::ValueError>| {
        let result = accumulator.and_then(Accumulator::finish);
        match result {
            Err(error) => error.code.to_owned(),
            // The last digits of a deviation depend on how the group was split.
            Ok(Value::Float(float)) if name.starts_with("stDev") => format!("{float:.9}"),
            Ok(value) => value.literal(&NoEntities),
        }
    };
    let whole = shown(part(&values));
    for at in 0..=values.len() {
        let merged = part(&values[..at]).and_then(|mut first| {
            first.merge(part(&values[at..])?)?;
            Ok(first)
        });
        assert_eq!(shown(merged), whole, "{name} of {list} split at {at}");
    }
    whole
}

#[test]
fn aggregates_give_what_they_should() {
    for (name, list, expected) in [
        ("count", "[1, null, 'a']", "2"),
        ("count", "[]", "0"),
        ("sum", "[33, null, 42]", "75"),
        ("sum", "[]", "0"),
        ("sum", "[1, 0.5]", "1.5"),
        ("sum", "[9223372036854775807, 1]", "IntegerOverflow"),
        ("sum", "[9223372036854775807, 1, -1]", "9223372036854775807"),
        ("sum", "[1e100, 1.0, -1e100]", "1.0"),
        ("sum", "[0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]", "1.0"),
        ("sum", "['a']", "InvalidArgumentType"),
        ("sum", "[duration('P1D'), duration('PT12H')]", "'P1DT12H'"),
        ("sum", "[duration('P1D'), 1]", "InvalidArgumentType"),
        ("sum", "[1, duration('P1D')]", "InvalidArgumentType"),
        ("avg", "[1, 2, null]", "1.5"),
        ("avg", "[2, 2]", "2.0"),
        ("avg", "[null]", "null"),
        ("avg", "[duration('P1D'), duration('P2D')]", "'P1DT12H'"),
        ("min", "[1, 2, 0, null, -1]", "-1"),
        ("max", "[1.0, 2.0, 0.5, null]", "2.0"),
        ("max", "['a', 'b', 'B', null, 'abc', 'abc1']", "'b'"),
        ("min", "['a', 'b', 'B', null, 'abc', 'abc1']", "'B'"),
        ("max", "[[1], [2], [2, 1]]", "[2, 1]"),
        ("max", "[1, 'a', null, [1, 2], 0.2, 'b']", "1"),
        ("min", "[1, 'a', null, [1, 2], 0.2, 'b']", "[1, 2]"),
        ("min", "[null]", "null"),
        ("min", "[date('2020'), date('2019')]", "'2019-01-01'"),
        ("collect", "[1, null, 'a', 1]", "[1, 'a', 1]"),
        ("stDev", "[2, 4, 4, 4, 5, 5, 7, 9, null]", "2.138089935"),
        ("stDevP", "[2, 4, 4, 4, 5, 5, 7, 9]", "2.000000000"),
        ("stDev", "[3]", "0.000000000"),
        ("stDev", "[]", "0.000000000"),
        ("stDev", "['a']", "InvalidArgumentType"),
    ] {
        assert_eq!(aggregate(name, false, list, &Value::Null), expected, "{name} of {list}");
    }
}

#[test]
fn distinct_aggregates_count_equivalent_values_once() {
    for (name, list, expected) in [
        ("count", "[1, 1.0, null, null, 2]", "2"),
        ("collect", "[null, 3, 1, null, 3, 2]", "[3, 1, 2]"),
        ("sum", "[1, 1, 2]", "3"),
        ("avg", "[1, 1, 2]", "1.5"),
        ("collect", "[[1, null], [1, null]]", "[[1, null]]"),
    ] {
        assert_eq!(aggregate(name, true, list, &Value::Null), expected, "{name} of {list}");
    }
}

#[test]
fn percentiles() {
    for (name, percentile, list, expected) in [
        ("percentileCont", 0.0, "[10.0, 20.0, 30.0]", "10.0"),
        ("percentileCont", 0.5, "[30.0, 10.0, 20.0]", "20.0"),
        ("percentileCont", 1.0, "[10.0, 20.0, 30.0]", "30.0"),
        ("percentileCont", 0.25, "[10, 20]", "12.5"),
        ("percentileCont", 0.5, "[null]", "null"),
        ("percentileDisc", 0.0, "[10.0, 20.0, 30.0]", "10.0"),
        ("percentileDisc", 0.5, "[10, 20, 30]", "20"),
        ("percentileDisc", 0.5, "[10, 20]", "10"),
        ("percentileDisc", 0.9, "[10, 20]", "20"),
        ("percentileDisc", 1.0, "[10.0, 20.0, 30.0]", "30.0"),
        ("percentileDisc", 1.1, "[10.0]", "NumberOutOfRange"),
        ("percentileCont", -1.0, "[10.0]", "NumberOutOfRange"),
        ("percentileDisc", f64::NAN, "[10.0]", "NumberOutOfRange"),
        ("percentileCont", 0.5, "['a']", "InvalidArgumentType"),
    ] {
        assert_eq!(aggregate(name, false, list, &Value::Float(percentile)), expected, "{name} {percentile} of {list}");
    }
}

#[test]
fn multiplicities_are_as_so_many_rows() {
    for name in ["count", "sum", "avg", "min", "max", "collect", "stDev", "stDevP", "percentileDisc"] {
        for distinct in [false, true] {
            let make = || {
                let mut accumulator = Accumulator::new(name, distinct).unwrap();
                accumulator.set_parameter(&Value::Float(0.5)).unwrap();
                accumulator.add(&Value::Integer(1)).unwrap();
                accumulator
            };
            let (mut one_by_one, mut at_once) = (make(), make());
            for _ in 0..3 {
                one_by_one.add(&Value::Integer(4)).unwrap();
            }
            at_once.add_times(&Value::Integer(4), 3).unwrap();
            at_once.add_times(&Value::Integer(9), 0).unwrap();
            let (one_by_one, at_once) = (one_by_one.finish().unwrap(), at_once.finish().unwrap());
            assert!(one_by_one.equivalent(&at_once), "{name}: {one_by_one:?} and {at_once:?}");
        }
    }
}
