//! Functions from one type to another.

use super::{FunctionFamily, FunctionKind, FunctionSignature, ParameterType, ValueType, parameter};

const fn row(
    name: &'static str,
    parameters: &'static [ParameterType],
    returns: ValueType,
    doc: &'static str,
) -> FunctionSignature {
    FunctionSignature::new(FunctionFamily::Conversion, FunctionKind::Scalar, name, parameters, returns, doc)
}

/// The rows of this family.
pub(super) const ROWS: &[FunctionSignature] = &[
    row(
        "toBoolean",
        &[parameter("value", ValueType::ANY)],
        ValueType::BOOLEAN,
        "Returns a boolean, a text or an integer as a boolean; null if the text is none.",
    )
    .example("toBoolean('TRUE')", "true"),
    row(
        "toBooleanOrNull",
        &[parameter("value", ValueType::ANY)],
        ValueType::BOOLEAN,
        "Returns what toBoolean gives, and null for values it does not take.",
    )
    .example("toBooleanOrNull([])", "null"),
    row(
        "toBooleanList",
        &[parameter("list", ValueType::LIST)],
        ValueType::LIST,
        "Returns the list with toBooleanOrNull of each element.",
    )
    .example("toBooleanList(['true', 'a'])", "[true, null]"),
    row(
        "toInteger",
        &[parameter("value", ValueType::ANY)],
        ValueType::INTEGER,
        "Returns a number, a text or a boolean as an integer, its fraction cut off; null if the text is none.",
    )
    .example("toInteger('2.9')", "2"),
    row(
        "toIntegerOrNull",
        &[parameter("value", ValueType::ANY)],
        ValueType::INTEGER,
        "Returns what toInteger gives, and null for values it does not take.",
    )
    .example("toIntegerOrNull([])", "null"),
    row(
        "toIntegerList",
        &[parameter("list", ValueType::LIST)],
        ValueType::LIST,
        "Returns the list with toIntegerOrNull of each element.",
    )
    .example("toIntegerList(['1', 2.5, []])", "[1, 2, null]"),
    row(
        "toFloat",
        &[parameter("value", ValueType::ANY)],
        ValueType::FLOAT,
        "Returns a number or a text as a float; null if the text is none.",
    )
    .example("toFloat('1')", "1.0"),
    row(
        "toFloatOrNull",
        &[parameter("value", ValueType::ANY)],
        ValueType::FLOAT,
        "Returns what toFloat gives, and null for values it does not take.",
    )
    .example("toFloatOrNull(true)", "null"),
    row(
        "toFloatList",
        &[parameter("list", ValueType::LIST)],
        ValueType::LIST,
        "Returns the list with toFloatOrNull of each element.",
    )
    .example("toFloatList(['1', 2])", "[1.0, 2.0]"),
    row(
        "toString",
        &[parameter("value", ValueType::ANY)],
        ValueType::STRING,
        "Returns a scalar or temporal value as text.",
    )
    .example("toString(1.0)", "'1.0'"),
    row(
        "toStringOrNull",
        &[parameter("value", ValueType::ANY)],
        ValueType::STRING,
        "Returns what toString gives, and null for values it does not take.",
    )
    .example("toStringOrNull([])", "null"),
    row(
        "toStringList",
        &[parameter("list", ValueType::LIST)],
        ValueType::LIST,
        "Returns the list with toStringOrNull of each element.",
    )
    .example("toStringList([1, true])", "['1', 'true']"),
];
