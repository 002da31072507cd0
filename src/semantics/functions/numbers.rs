//! Functions on numbers.

use super::{FunctionFamily, FunctionKind, FunctionSignature, ParameterType, ValueType, parameter};

const fn row(
    name: &'static str,
    parameters: &'static [ParameterType],
    returns: ValueType,
    doc: &'static str,
) -> FunctionSignature {
    FunctionSignature::new(FunctionFamily::Mathematical, FunctionKind::Scalar, name, parameters, returns, doc)
}

/// The rows of this family.
pub(super) const ROWS: &[FunctionSignature] = &[
    row("abs", &[parameter("number", ValueType::NUMBER)], ValueType::NUMBER, "Returns the number without its sign.")
        .example("abs(-4)", "4"),
    row(
        "ceil",
        &[parameter("number", ValueType::NUMBER)],
        ValueType::FLOAT,
        "Returns the least whole number that is not less.",
    )
    .example("ceil(1.1)", "2.0"),
    row(
        "ceiling",
        &[parameter("number", ValueType::NUMBER)],
        ValueType::FLOAT,
        "Returns the least whole number that is not less, as ceil does.",
    )
    .example("ceiling(1.1)", "2.0"),
    row(
        "floor",
        &[parameter("number", ValueType::NUMBER)],
        ValueType::FLOAT,
        "Returns the greatest whole number that is not greater.",
    )
    .example("floor(1.9)", "1.0"),
    row(
        "round",
        &[
            parameter("number", ValueType::NUMBER),
            parameter("precision", ValueType::INTEGER),
            parameter("mode", ValueType::STRING),
        ],
        ValueType::FLOAT,
        "Returns the number rounded to so many decimals; a mode is UP, DOWN, CEILING, FLOOR or HALF_UP, _DOWN, _EVEN.",
    )
    .optional(2)
    .example("round(3.14159, 2)", "3.14"),
    row(
        "sign",
        &[parameter("number", ValueType::NUMBER)],
        ValueType::INTEGER,
        "Returns -1, 0 or 1 by the sign of the number.",
    )
    .example("sign(-3.5)", "-1"),
    row(
        "isNaN",
        &[parameter("number", ValueType::NUMBER)],
        ValueType::BOOLEAN,
        "Returns whether a float is not a number.",
    )
    .example("isNaN(0.0 / 0.0)", "true"),
    row("sqrt", &[parameter("number", ValueType::NUMBER)], ValueType::FLOAT, "Returns the square root.")
        .example("sqrt(12.96)", "3.6"),
    row("exp", &[parameter("number", ValueType::NUMBER)], ValueType::FLOAT, "Returns e to the power of the number.")
        .example("exp(0)", "1.0"),
    row("log", &[parameter("number", ValueType::NUMBER)], ValueType::FLOAT, "Returns the natural logarithm.")
        .example("log(1)", "0.0"),
    row(
        "ln",
        &[parameter("number", ValueType::NUMBER)],
        ValueType::FLOAT,
        "Returns the natural logarithm, as log does.",
    )
    .example("ln(1)", "0.0"),
    row(
        "power",
        &[parameter("base", ValueType::NUMBER), parameter("exponent", ValueType::NUMBER)],
        ValueType::FLOAT,
        "Returns the base to the power of the exponent, as `^` does.",
    )
    .example("power(2, 10)", "1024.0"),
    row("log10", &[parameter("number", ValueType::NUMBER)], ValueType::FLOAT, "Returns the logarithm to base 10.")
        .example("log10(1000)", "3.0"),
    row("e", &[], ValueType::FLOAT, "Returns the base of the natural logarithm.").example("e()", "2.718281828459045"),
    row("pi", &[], ValueType::FLOAT, "Returns the ratio of the circumference of a circle to its diameter.")
        .example("pi()", "3.141592653589793"),
    row("sin", &[parameter("number", ValueType::NUMBER)], ValueType::FLOAT, "Returns the sine of an angle in radians.")
        .example("sin(0)", "0.0"),
    row(
        "cos",
        &[parameter("number", ValueType::NUMBER)],
        ValueType::FLOAT,
        "Returns the cosine of an angle in radians.",
    )
    .example("cos(0)", "1.0"),
    row(
        "tan",
        &[parameter("number", ValueType::NUMBER)],
        ValueType::FLOAT,
        "Returns the tangent of an angle in radians.",
    )
    .example("tan(0)", "0.0"),
    row(
        "cot",
        &[parameter("number", ValueType::NUMBER)],
        ValueType::FLOAT,
        "Returns the cotangent of an angle in radians.",
    )
    .example("cot(0)", "Infinity"),
    row(
        "asin",
        &[parameter("number", ValueType::NUMBER)],
        ValueType::FLOAT,
        "Returns the angle in radians whose sine is the number.",
    )
    .example("asin(0)", "0.0"),
    row(
        "acos",
        &[parameter("number", ValueType::NUMBER)],
        ValueType::FLOAT,
        "Returns the angle in radians whose cosine is the number.",
    )
    .example("acos(1)", "0.0"),
    row(
        "atan",
        &[parameter("number", ValueType::NUMBER)],
        ValueType::FLOAT,
        "Returns the angle in radians whose tangent is the number.",
    )
    .example("atan(0)", "0.0"),
    row(
        "atan2",
        &[parameter("y", ValueType::NUMBER), parameter("x", ValueType::NUMBER)],
        ValueType::FLOAT,
        "Returns the angle in radians of the point (x, y).",
    )
    .example("atan2(0, 1)", "0.0"),
    row("sinh", &[parameter("number", ValueType::NUMBER)], ValueType::FLOAT, "Returns the hyperbolic sine.")
        .example("sinh(0)", "0.0"),
    row("cosh", &[parameter("number", ValueType::NUMBER)], ValueType::FLOAT, "Returns the hyperbolic cosine.")
        .example("cosh(0)", "1.0"),
    row("tanh", &[parameter("number", ValueType::NUMBER)], ValueType::FLOAT, "Returns the hyperbolic tangent.")
        .example("tanh(0)", "0.0"),
    row("coth", &[parameter("number", ValueType::NUMBER)], ValueType::FLOAT, "Returns the hyperbolic cotangent.")
        .example("coth(0)", "Infinity"),
    row(
        "degrees",
        &[parameter("number", ValueType::NUMBER)],
        ValueType::FLOAT,
        "Returns an angle in radians as degrees.",
    )
    .example("degrees(pi())", "180.0"),
    row(
        "radians",
        &[parameter("number", ValueType::NUMBER)],
        ValueType::FLOAT,
        "Returns an angle in degrees as radians.",
    )
    .example("radians(180)", "3.141592653589793"),
    row(
        "haversin",
        &[parameter("number", ValueType::NUMBER)],
        ValueType::FLOAT,
        "Returns half of one minus the cosine of an angle in radians.",
    )
    .example("haversin(0)", "0.0"),
    row("rand", &[], ValueType::FLOAT, "Returns a random number from 0 up to, not including, 1.").example("rand()", ""),
];
