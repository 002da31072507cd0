//! Functions on claims and their evidence, and on what a row stands on.

use super::{FunctionFamily, FunctionKind, FunctionSignature, ParameterType, ValueType, parameter};

const fn row(
    name: &'static str,
    parameters: &'static [ParameterType],
    returns: ValueType,
    doc: &'static str,
) -> FunctionSignature {
    FunctionSignature::new(FunctionFamily::Evidence, FunctionKind::Evidence, name, parameters, returns, doc)
}

/// The rows of this family.
pub(super) const ROWS: &[FunctionSignature] = &[
    row(
        "evidence",
        &[parameter("claim", ValueType::RELATIONSHIP)],
        ValueType::LIST,
        "Returns the evidence items of a claim that the lens shows, as maps.",
    )
    .example("evidence(r)[0].source", "'dakwar2020'"),
    row(
        "sources",
        &[parameter("claim", ValueType::RELATIONSHIP)],
        ValueType::LIST,
        "Returns the keys of the sources of a claim that the lens shows.",
    )
    .example("sources(r)[0..2]", "['dakwar2020', 'goldfine2023']"),
    row(
        "status",
        &[parameter("claim", ValueType::RELATIONSHIP)],
        ValueType::STRING,
        "Returns the status of a claim: unsourced, supported, contested, refuted, inconclusive or hidden.",
    )
    .example("status(r)", "'supported'"),
    row(
        "support",
        &[parameter("claim", ValueType::RELATIONSHIP)],
        ValueType::MAP,
        "Returns how many items support, refute or are inconclusive about a claim.",
    )
    .example("support(r)", "{inconclusive: 0, refutes: 0, supports: 7}"),
    row(
        "level",
        &[parameter("claim", ValueType::RELATIONSHIP)],
        ValueType::INTEGER,
        "Returns the best level of evidence, 1 to 5, among the supports of a claim.",
    )
    .example("level(r)", "1"),
    row(
        "confidence",
        &[parameter("claim", ValueType::RELATIONSHIP)],
        ValueType::FLOAT,
        "Returns the confidence in a claim, 0 to 1, from its items.",
    )
    .example("round(confidence(r), 2)", "0.99"),
    row(
        "claim_id",
        &[parameter("claim", ValueType::RELATIONSHIP)],
        ValueType::STRING,
        "Returns the stable identifier of a claim, the same over loads and machines.",
    )
    .example("claim_id(r)", "'f7afd77f35c9f2978511cbd3956f9cc1'"),
    row(
        "source",
        &[parameter("item", ValueType::MAP.or(ValueType::STRING))],
        ValueType::MAP,
        "Returns the bibliography entry of an evidence item or of a source key.",
    )
    .example("source('jones2018').year", "2018"),
];

const fn row_function(
    name: &'static str,
    parameters: &'static [ParameterType],
    returns: ValueType,
    doc: &'static str,
) -> FunctionSignature {
    FunctionSignature::new(FunctionFamily::Row, FunctionKind::Row, name, parameters, returns, doc)
}

/// The functions on the row they stand in, which take no argument.
pub(super) const ROW_FUNCTIONS: &[FunctionSignature] = &[
    row_function("grounds", &[], ValueType::LIST, "Returns the claims that the row stands on.")
        .example("grounds()", ""),
    row_function("derivations", &[], ValueType::LIST, "Returns the alternative sets of claims that each give the row.")
        .example("derivations()", ""),
    row_function("sources", &[], ValueType::LIST, "Returns the keys of the sources that the row stands on.")
        .example("sources()", ""),
    row_function("confidence", &[], ValueType::FLOAT, "Returns the probability that some derivation of the row holds.")
        .example("confidence()", ""),
    row_function(
        "robustness",
        &[],
        ValueType::INTEGER,
        "Returns the least number of sources without which the row falls.",
    )
    .example("robustness()", ""),
    row_function(
        "critical_sources",
        &[],
        ValueType::LIST,
        "Returns one least set of sources without which the row falls.",
    )
    .example("critical_sources()", ""),
];
