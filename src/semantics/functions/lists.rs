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
        "coll.distinct",
        &[parameter("list", ValueType::LIST)],
        ValueType::LIST,
        "Returns the list with each of its values once, where it first stands.",
    )
    .example("coll.distinct([1, 2, 1, null, null])", "[1, 2, null]"),
    row(
        "coll.flatten",
        &[parameter("list", ValueType::LIST), parameter("depth", ValueType::INTEGER)],
        ValueType::LIST,
        "Returns the list with the elements of lists in it in their place, one level or as many as given.",
    )
    .optional(1)
    .example("coll.flatten([1, [2, [3]]])", "[1, 2, [3]]"),
    row(
        "coll.indexOf",
        &[parameter("list", ValueType::LIST), parameter("value", ValueType::ANY)],
        ValueType::INTEGER,
        "Returns the position of the first element that equals the value; -1 without one.",
    )
    .example("coll.indexOf(['a', 'b'], 'b')", "1"),
    row(
        "coll.insert",
        &[
            parameter("list", ValueType::LIST),
            parameter("position", ValueType::INTEGER),
            parameter("value", ValueType::ANY),
        ],
        ValueType::LIST,
        "Returns the list with the value put in at a position.",
    )
    .example("coll.insert([1, 3], 1, 2)", "[1, 2, 3]"),
    row(
        "coll.max",
        &[parameter("list", ValueType::LIST)],
        ValueType::ANY,
        "Returns the value of the list that comes last in the order of ORDER BY, nulls aside.",
    )
    .example("coll.max([1, 3, null, 2])", "3"),
    row(
        "coll.min",
        &[parameter("list", ValueType::LIST)],
        ValueType::ANY,
        "Returns the value of the list that comes first in the order of ORDER BY.",
    )
    .example("coll.min([2, 1, null])", "1"),
    row(
        "coll.remove",
        &[parameter("list", ValueType::LIST), parameter("position", ValueType::INTEGER)],
        ValueType::LIST,
        "Returns the list without the element at a position.",
    )
    .example("coll.remove([1, 2, 3], 1)", "[1, 3]"),
    row(
        "coll.sort",
        &[parameter("list", ValueType::LIST)],
        ValueType::LIST,
        "Returns the list in the order of ORDER BY.",
    )
    .example("coll.sort([3, 1, null, 2])", "[1, 2, 3, null]"),
    row(
        "valueType",
        &[parameter("value", ValueType::ANY)],
        ValueType::STRING,
        "Returns the type of the value as text.",
    )
    .example("valueType([1, 'a'])", "'LIST<INTEGER NOT NULL | STRING NOT NULL> NOT NULL'"),
    row("randomUUID", &[], ValueType::STRING, "Returns a random identifier.").example("randomUUID()", ""),
];
