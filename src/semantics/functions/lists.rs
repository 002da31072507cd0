//! Functions on lists and on values of any type.

use super::{FunctionFamily, FunctionKind, FunctionSignature, ParameterType, ValueType, parameter};

const fn row(
    name: &'static str,
    parameters: &'static [ParameterType],
    returns: ValueType,
    doc: &'static str,
) -> FunctionSignature {
    FunctionSignature::new(FunctionFamily::List, FunctionKind::Scalar, name, parameters, returns, doc)
}

/// The rows of this family.
pub(super) const ROWS: &[FunctionSignature] = &[
    row("coalesce", &[parameter("value", ValueType::ANY)], ValueType::ANY, "Returns the first value that is not null.")
        .variadic()
        .example("coalesce(null, 'a', 'b')", "'a'"),
    row(
        "nullIf",
        &[parameter("value", ValueType::ANY), parameter("other", ValueType::ANY)],
        ValueType::ANY,
        "Returns null if the two values are equal, else the first.",
    )
    .example("nullIf(4, 4)", "null"),
    row("head", &[parameter("list", ValueType::LIST)], ValueType::ANY, "Returns the first element of the list.")
        .example("head([1, 2, 3])", "1"),
    row("last", &[parameter("list", ValueType::LIST)], ValueType::ANY, "Returns the last element of the list.")
        .example("last([1, 2, 3])", "3"),
    row("tail", &[parameter("list", ValueType::LIST)], ValueType::LIST, "Returns the list without its first element.")
        .example("tail([1, 2, 3])", "[2, 3]"),
    row(
        "reverse",
        &[parameter("value", ValueType::STRING.or(ValueType::LIST))],
        ValueType::STRING.or(ValueType::LIST),
        "Returns the list or the text from its end to its start.",
    )
    .example("reverse([1, 2, 3])", "[3, 2, 1]"),
    row(
        "size",
        &[parameter("value", ValueType::STRING.or(ValueType::LIST))],
        ValueType::INTEGER,
        "Returns the number of elements of the list or of characters of the text.",
    )
    .example("size(['a', 'b'])", "2"),
    row(
        "isEmpty",
        &[parameter("value", ValueType::STRING.or(ValueType::LIST).or(ValueType::MAP))],
        ValueType::BOOLEAN,
        "Returns whether a list, map or text has nothing in it.",
    )
    .example("isEmpty([])", "true"),
    row(
        "range",
        &[
            parameter("start", ValueType::INTEGER),
            parameter("end", ValueType::INTEGER),
            parameter("step", ValueType::INTEGER),
        ],
        ValueType::LIST,
        "Returns the integers from a start to an end, both included.",
    )
    .optional(1)
    .checked_late()
    .example("range(0, 10, 3)", "[0, 3, 6, 9]"),
    row(
        "valueType",
        &[parameter("value", ValueType::ANY)],
        ValueType::STRING,
        "Returns the type of the value as text.",
    )
    .example("valueType([1, 'a'])", "'LIST<INTEGER NOT NULL | STRING NOT NULL> NOT NULL'"),
    row("randomUUID", &[], ValueType::STRING, "Returns a random identifier.").example("randomUUID()", ""),
];
