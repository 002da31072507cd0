//! Functions over the rows of a group.

use super::{FunctionFamily, FunctionKind, FunctionSignature, ParameterType, ValueType, parameter};

const fn row(
    name: &'static str,
    parameters: &'static [ParameterType],
    returns: ValueType,
    doc: &'static str,
) -> FunctionSignature {
    FunctionSignature::new(FunctionFamily::Aggregation, FunctionKind::Aggregate, name, parameters, returns, doc)
}

/// The rows of this family.
pub(super) const ROWS: &[FunctionSignature] = &[
    row(
        "count",
        &[parameter("value", ValueType::ANY)],
        ValueType::INTEGER,
        "Returns how many values are not null; count(*) counts rows.",
    )
    .example("count(n)", "8"),
    row(
        "sum",
        &[parameter("value", ValueType::NUMBER.or(ValueType::DURATION))],
        ValueType::NUMBER.or(ValueType::DURATION),
        "Returns the sum of the numbers or durations.",
    )
    .example("sum(n)", "40"),
    row(
        "avg",
        &[parameter("value", ValueType::NUMBER.or(ValueType::DURATION))],
        ValueType::FLOAT.or(ValueType::DURATION),
        "Returns the mean of the numbers or durations.",
    )
    .example("avg(n)", "5.0"),
    row(
        "min",
        &[parameter("value", ValueType::ANY)],
        ValueType::ANY,
        "Returns the value that comes first in the order of ORDER BY.",
    )
    .example("min(n)", "2"),
    row(
        "max",
        &[parameter("value", ValueType::ANY)],
        ValueType::ANY,
        "Returns the value that comes last in the order of ORDER BY, nulls aside.",
    )
    .example("max(n)", "9"),
    row(
        "collect",
        &[parameter("value", ValueType::ANY)],
        ValueType::LIST,
        "Returns the list of the values that are not null.",
    )
    .example("collect(DISTINCT n)", "[2, 4, 5, 7, 9]"),
    row(
        "stDev",
        &[parameter("value", ValueType::NUMBER)],
        ValueType::FLOAT,
        "Returns the standard deviation of a sample.",
    )
    .example("round(stDev(n), 3)", "2.138"),
    row(
        "stDevP",
        &[parameter("value", ValueType::NUMBER)],
        ValueType::FLOAT,
        "Returns the standard deviation of a whole population.",
    )
    .example("stDevP(n)", "2.0"),
    row(
        "percentileCont",
        &[parameter("value", ValueType::NUMBER), parameter("percentile", ValueType::NUMBER)],
        ValueType::FLOAT,
        "Returns a percentile, 0.0 to 1.0, between the values where need be.",
    )
    .example("percentileCont(n, 0.5)", "4.5"),
    row(
        "percentileDisc",
        &[parameter("value", ValueType::NUMBER), parameter("percentile", ValueType::NUMBER)],
        ValueType::NUMBER,
        "Returns the value that is nearest to a percentile, 0.0 to 1.0.",
    )
    .example("percentileDisc(n, 0.5)", "4"),
];
