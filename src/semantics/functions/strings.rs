//! Functions on strings.

use super::{FunctionFamily, FunctionKind, FunctionSignature, ParameterType, ValueType, parameter};

const fn row(
    name: &'static str,
    parameters: &'static [ParameterType],
    returns: ValueType,
    doc: &'static str,
) -> FunctionSignature {
    FunctionSignature::new(FunctionFamily::String, FunctionKind::Scalar, name, parameters, returns, doc)
}

/// The rows of this family.
pub(super) const ROWS: &[FunctionSignature] = &[
    row("toUpper", &[parameter("text", ValueType::STRING)], ValueType::STRING, "Returns the text in upper case.")
        .example("toUpper('abc')", "'ABC'"),
    row("toLower", &[parameter("text", ValueType::STRING)], ValueType::STRING, "Returns the text in lower case.")
        .example("toLower('ABC')", "'abc'"),
    row(
        "upper",
        &[parameter("text", ValueType::STRING)],
        ValueType::STRING,
        "Returns the text in upper case, as toUpper does.",
    )
    .example("upper('abc')", "'ABC'"),
    row(
        "lower",
        &[parameter("text", ValueType::STRING)],
        ValueType::STRING,
        "Returns the text in lower case, as toLower does.",
    )
    .example("lower('ABC')", "'abc'"),
    row(
        "trim",
        &[parameter("text", ValueType::STRING), parameter("characters", ValueType::STRING)],
        ValueType::STRING,
        "Returns the text without blanks, or without the characters given, at both ends.",
    )
    .optional(1)
    .example("trim('  a b ')", "'a b'"),
    row(
        "btrim",
        &[parameter("text", ValueType::STRING), parameter("characters", ValueType::STRING)],
        ValueType::STRING,
        "Returns the text without blanks, or without the characters given, at both ends.",
    )
    .optional(1)
    .example("btrim('xxaxx', 'x')", "'a'"),
    row(
        "ltrim",
        &[parameter("text", ValueType::STRING), parameter("characters", ValueType::STRING)],
        ValueType::STRING,
        "Returns the text without blanks, or without the characters given, at its start.",
    )
    .optional(1)
    .example("ltrim('  a ')", "'a '"),
    row(
        "rtrim",
        &[parameter("text", ValueType::STRING), parameter("characters", ValueType::STRING)],
        ValueType::STRING,
        "Returns the text without blanks, or without the characters given, at its end.",
    )
    .optional(1)
    .example("rtrim('  a ')", "'  a'"),
    row(
        "substring",
        &[
            parameter("text", ValueType::STRING),
            parameter("start", ValueType::INTEGER),
            parameter("length", ValueType::INTEGER),
        ],
        ValueType::STRING,
        "Returns the part of the text from a position, counted from 0, up to a length.",
    )
    .optional(1)
    .example("substring('ketamine', 1, 3)", "'eta'"),
    row(
        "left",
        &[parameter("text", ValueType::STRING), parameter("length", ValueType::INTEGER)],
        ValueType::STRING,
        "Returns the first characters of the text.",
    )
    .example("left('ketamine', 3)", "'ket'"),
    row(
        "right",
        &[parameter("text", ValueType::STRING), parameter("length", ValueType::INTEGER)],
        ValueType::STRING,
        "Returns the last characters of the text.",
    )
    .example("right('ketamine', 4)", "'mine'"),
    row(
        "replace",
        &[
            parameter("text", ValueType::STRING),
            parameter("search", ValueType::STRING),
            parameter("replacement", ValueType::STRING),
            parameter("limit", ValueType::INTEGER),
        ],
        ValueType::STRING,
        "Returns the text with all, or the first so many, occurrences of a text replaced.",
    )
    .optional(1)
    .example("replace('hello', 'l', 'w')", "'hewwo'"),
    row(
        "split",
        &[parameter("text", ValueType::STRING), parameter("delimiter", ValueType::STRING.or(ValueType::LIST))],
        ValueType::LIST,
        "Returns the parts of the text between delimiters, of which there may be a list.",
    )
    .example("split('one,two', ',')", "['one', 'two']"),
    row(
        "char_length",
        &[parameter("text", ValueType::STRING)],
        ValueType::INTEGER,
        "Returns the number of characters of the text.",
    )
    .example("char_length('κ-opioid')", "8"),
    row(
        "character_length",
        &[parameter("text", ValueType::STRING)],
        ValueType::INTEGER,
        "Returns the number of characters of the text.",
    )
    .example("character_length('κ-opioid')", "8"),
    row(
        "normalize",
        &[parameter("text", ValueType::STRING), parameter("form", ValueType::STRING)],
        ValueType::STRING,
        "Returns the text in a Unicode normal form: NFC, or the form given.",
    )
    .optional(1)
    .example("normalize('A\\u030A', 'NFC') = 'Å'", "true"),
];
