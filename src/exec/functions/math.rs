//! Kernels of functions on numbers. Transcendental ones are those of `libm`, the same on every machine.

use super::rounding::round;
use super::{Kernel, KernelContext, argument};
use crate::value::{Value, ValueError};

/// The kernels of this family by name.
pub(super) const KERNELS: &[(&str, Kernel)] = &[
    ("abs", abs),
    ("ceil", |_, a| float("ceil", a, f64::ceil)),
    ("ceiling", |_, a| float("ceiling", a, f64::ceil)),
    ("floor", |_, a| float("floor", a, f64::floor)),
    ("round", round),
    ("sign", sign),
    ("isNaN", is_nan),
    ("sqrt", |_, a| float("sqrt", a, libm::sqrt)),
    ("exp", |_, a| float("exp", a, libm::exp)),
    ("log", |_, a| float("log", a, libm::log)),
    ("ln", |_, a| float("ln", a, libm::log)),
    ("power", power),
    ("log10", |_, a| float("log10", a, libm::log10)),
    ("e", |_, _| Ok(Value::Float(std::f64::consts::E))),
    ("pi", |_, _| Ok(Value::Float(std::f64::consts::PI))),
    ("sin", |_, a| float("sin", a, libm::sin)),
    ("cos", |_, a| float("cos", a, libm::cos)),
    ("tan", |_, a| float("tan", a, libm::tan)),
    ("cot", |_, a| float("cot", a, |angle| 1.0 / libm::tan(angle))),
    ("asin", |_, a| float("asin", a, libm::asin)),
    ("acos", |_, a| float("acos", a, libm::acos)),
    ("atan", |_, a| float("atan", a, libm::atan)),
    ("atan2", atan2),
    ("sinh", |_, a| float("sinh", a, libm::sinh)),
    ("cosh", |_, a| float("cosh", a, libm::cosh)),
    ("tanh", |_, a| float("tanh", a, libm::tanh)),
    ("coth", |_, a| float("coth", a, |number| 1.0 / libm::tanh(number))),
    ("degrees", |_, a| float("degrees", a, f64::to_degrees)),
    ("radians", |_, a| float("radians", a, f64::to_radians)),
    ("haversin", |_, a| float("haversin", a, |angle| (1.0 - libm::cos(angle)) / 2.0)),
    ("rand", rand),
];

/// Returns a number as a float, or says that the function needs one.
pub(super) fn number(function: &str, value: &Value) -> Result<f64, ValueError> {
    value.as_float().ok_or_else(|| ValueError::argument_type(&format!("`{function}`"), "a number", value))
}

fn float(function: &str, arguments: &[Value], compute: impl FnOnce(f64) -> f64) -> Result<Value, ValueError> {
    match argument(arguments, 0) {
        Value::Null => Ok(Value::Null),
        value => Ok(Value::Float(compute(number(function, value)?))),
    }
}

fn abs(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    match argument(arguments, 0) {
        Value::Integer(integer) => integer
            .checked_abs()
            .map(Value::Integer)
            .ok_or_else(|| ValueError::new("IntegerOverflow", format!("`abs({integer})` overflows a 64-bit integer"))),
        _ => float("abs", arguments, f64::abs),
    }
}

fn sign(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    Ok(Value::Integer(match argument(arguments, 0) {
        Value::Null => return Ok(Value::Null),
        Value::Integer(integer) => integer.signum(),
        value => {
            let number = number("sign", value)?;
            i64::from(number > 0.0) - i64::from(number < 0.0)
        }
    }))
}

fn is_nan(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    match argument(arguments, 0) {
        Value::Null => Ok(Value::Null),
        value => Ok(Value::Boolean(number("isNaN", value)?.is_nan())),
    }
}

fn atan2(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    match (argument(arguments, 0), argument(arguments, 1)) {
        (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
        (y, x) => Ok(Value::Float(libm::atan2(number("atan2", y)?, number("atan2", x)?))),
    }
}

fn power(_: &KernelContext, arguments: &[Value]) -> Result<Value, ValueError> {
    match (argument(arguments, 0), argument(arguments, 1)) {
        (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
        (base, exponent) => Ok(Value::Float(libm::pow(number("power", base)?, number("power", exponent)?))),
    }
}

fn rand(context: &KernelContext, _: &[Value]) -> Result<Value, ValueError> {
    #[expect(clippy::cast_precision_loss, reason = "53 bits are what a float holds")]
    let fraction = (context.random_bits() >> 11) as f64;
    Ok(Value::Float(fraction / 9_007_199_254_740_992.0))
}
