//! Functions on dates, times and durations.

use super::{FunctionFamily, FunctionKind, FunctionSignature, ParameterType, ValueType, parameter};

const fn row(
    name: &'static str,
    parameters: &'static [ParameterType],
    returns: ValueType,
    doc: &'static str,
) -> FunctionSignature {
    FunctionSignature::new(FunctionFamily::Temporal, FunctionKind::Scalar, name, parameters, returns, doc)
}

/// The rows of this family.
pub(super) const ROWS: &[FunctionSignature] = &[
    row(
        "date",
        &[parameter("value", ValueType::ANY)],
        ValueType::DATE,
        "Returns the date of a text, a map of components or another temporal value, or the current one.",
    )
    .optional(1)
    .example("date('2015-W30-2')", "'2015-07-21'"),
    row(
        "date.transaction",
        &[parameter("timezone", ValueType::STRING)],
        ValueType::DATE,
        "Returns the date when the transaction began, in UTC or the zone given.",
    )
    .optional(1)
    .example("date.transaction()", ""),
    row(
        "date.statement",
        &[parameter("timezone", ValueType::STRING)],
        ValueType::DATE,
        "Returns the date when the statement began, in UTC or the zone given.",
    )
    .optional(1)
    .example("date.statement()", ""),
    row(
        "date.realtime",
        &[parameter("timezone", ValueType::STRING)],
        ValueType::DATE,
        "Returns the date at this very moment, in UTC or the zone given.",
    )
    .optional(1)
    .example("date.realtime()", ""),
    row(
        "date.truncate",
        &[
            parameter("unit", ValueType::STRING),
            parameter("value", ValueType::INSTANT),
            parameter("components", ValueType::MAP),
        ],
        ValueType::DATE,
        "Returns the date of a value cut off at a unit, with components then set.",
    )
    .optional(1)
    .example("date.truncate('month', date('2015-07-21'))", "'2015-07-01'"),
    row(
        "localtime",
        &[parameter("value", ValueType::ANY)],
        ValueType::LOCAL_TIME,
        "Returns the local time of a text, a map of components or another temporal value, or the current one.",
    )
    .optional(1)
    .example("localtime({hour: 12, minute: 31})", "'12:31'"),
    row(
        "localtime.transaction",
        &[parameter("timezone", ValueType::STRING)],
        ValueType::LOCAL_TIME,
        "Returns the local time when the transaction began, in UTC or the zone given.",
    )
    .optional(1)
    .example("localtime.transaction()", ""),
    row(
        "localtime.statement",
        &[parameter("timezone", ValueType::STRING)],
        ValueType::LOCAL_TIME,
        "Returns the local time when the statement began, in UTC or the zone given.",
    )
    .optional(1)
    .example("localtime.statement()", ""),
    row(
        "localtime.realtime",
        &[parameter("timezone", ValueType::STRING)],
        ValueType::LOCAL_TIME,
        "Returns the local time at this very moment, in UTC or the zone given.",
    )
    .optional(1)
    .example("localtime.realtime()", ""),
    row(
        "localtime.truncate",
        &[
            parameter("unit", ValueType::STRING),
            parameter("value", ValueType::INSTANT),
            parameter("components", ValueType::MAP),
        ],
        ValueType::LOCAL_TIME,
        "Returns the local time of a value cut off at a unit, with components then set.",
    )
    .optional(1)
    .example("localtime.truncate('hour', localtime('21:40:32'))", "'21:00'"),
    row(
        "time",
        &[parameter("value", ValueType::ANY)],
        ValueType::TIME,
        "Returns the time of a text, a map of components or another temporal value, or the current one.",
    )
    .optional(1)
    .example("time('21:40-01:30')", "'21:40-01:30'"),
    row(
        "time.transaction",
        &[parameter("timezone", ValueType::STRING)],
        ValueType::TIME,
        "Returns the time when the transaction began, in UTC or the zone given.",
    )
    .optional(1)
    .example("time.transaction()", ""),
    row(
        "time.statement",
        &[parameter("timezone", ValueType::STRING)],
        ValueType::TIME,
        "Returns the time when the statement began, in UTC or the zone given.",
    )
    .optional(1)
    .example("time.statement()", ""),
    row(
        "time.realtime",
        &[parameter("timezone", ValueType::STRING)],
        ValueType::TIME,
        "Returns the time at this very moment, in UTC or the zone given.",
    )
    .optional(1)
    .example("time.realtime()", ""),
    row(
        "time.truncate",
        &[
            parameter("unit", ValueType::STRING),
            parameter("value", ValueType::INSTANT),
            parameter("components", ValueType::MAP),
        ],
        ValueType::TIME,
        "Returns the time of a value cut off at a unit, with components then set.",
    )
    .optional(1)
    .example("time.truncate('hour', time('21:40:32+01:00'))", "'21:00+01:00'"),
    row(
        "localdatetime",
        &[parameter("value", ValueType::ANY)],
        ValueType::LOCAL_DATE_TIME,
        "Returns the local date and time of a text, a map of components or another temporal value, or the current one.",
    )
    .optional(1)
    .example("localdatetime('2015-202T21:40')", "'2015-07-21T21:40'"),
    row(
        "localdatetime.transaction",
        &[parameter("timezone", ValueType::STRING)],
        ValueType::LOCAL_DATE_TIME,
        "Returns the local date and time when the transaction began, in UTC or the zone given.",
    )
    .optional(1)
    .example("localdatetime.transaction()", ""),
    row(
        "localdatetime.statement",
        &[parameter("timezone", ValueType::STRING)],
        ValueType::LOCAL_DATE_TIME,
        "Returns the local date and time when the statement began, in UTC or the zone given.",
    )
    .optional(1)
    .example("localdatetime.statement()", ""),
    row(
        "localdatetime.realtime",
        &[parameter("timezone", ValueType::STRING)],
        ValueType::LOCAL_DATE_TIME,
        "Returns the local date and time at this very moment, in UTC or the zone given.",
    )
    .optional(1)
    .example("localdatetime.realtime()", ""),
    row(
        "localdatetime.truncate",
        &[
            parameter("unit", ValueType::STRING),
            parameter("value", ValueType::INSTANT),
            parameter("components", ValueType::MAP),
        ],
        ValueType::LOCAL_DATE_TIME,
        "Returns the local date and time of a value cut off at a unit, with components then set.",
    )
    .optional(1)
    .example("localdatetime.truncate('week', localdatetime('2015-07-21T21:40'))", "'2015-07-20T00:00'"),
    row(
        "datetime",
        &[parameter("value", ValueType::ANY)],
        ValueType::DATE_TIME,
        "Returns the date and time of a text, a map of components or another temporal value, or the current one.",
    )
    .optional(1)
    .example("datetime('2015-07-21T21:40[Europe/London]')", "'2015-07-21T21:40+01:00[Europe/London]'"),
    row(
        "datetime.transaction",
        &[parameter("timezone", ValueType::STRING)],
        ValueType::DATE_TIME,
        "Returns the date and time when the transaction began, in UTC or the zone given.",
    )
    .optional(1)
    .example("datetime.transaction()", ""),
    row(
        "datetime.statement",
        &[parameter("timezone", ValueType::STRING)],
        ValueType::DATE_TIME,
        "Returns the date and time when the statement began, in UTC or the zone given.",
    )
    .optional(1)
    .example("datetime.statement()", ""),
    row(
        "datetime.realtime",
        &[parameter("timezone", ValueType::STRING)],
        ValueType::DATE_TIME,
        "Returns the date and time at this very moment, in UTC or the zone given.",
    )
    .optional(1)
    .example("datetime.realtime()", ""),
    row(
        "datetime.truncate",
        &[
            parameter("unit", ValueType::STRING),
            parameter("value", ValueType::INSTANT),
            parameter("components", ValueType::MAP),
        ],
        ValueType::DATE_TIME,
        "Returns the date and time of a value cut off at a unit, with components then set.",
    )
    .optional(1)
    .example("datetime.truncate('day', datetime('2015-07-21T21:40+01:00'), {hour: 6})", "'2015-07-21T06:00+01:00'"),
    row(
        "datetime.fromEpoch",
        &[parameter("seconds", ValueType::INTEGER), parameter("nanoseconds", ValueType::INTEGER)],
        ValueType::DATE_TIME,
        "Returns the moment that many seconds and nanoseconds after 1970-01-01T00:00Z.",
    )
    .example("datetime.fromEpoch(416779, 999999999)", "'1970-01-05T19:46:19.999999999Z'"),
    row(
        "datetime.fromEpochMillis",
        &[parameter("milliseconds", ValueType::INTEGER)],
        ValueType::DATE_TIME,
        "Returns the moment that many milliseconds after 1970-01-01T00:00Z.",
    )
    .example("datetime.fromEpochMillis(237821673987)", "'1977-07-15T13:34:33.987Z'"),
    row(
        "duration",
        &[parameter("value", ValueType::ANY)],
        ValueType::DURATION,
        "Returns the duration of a text or a map of components.",
    )
    .example("duration({days: 1.5})", "'P1DT12H'"),
    row(
        "duration.between",
        &[parameter("from", ValueType::INSTANT), parameter("to", ValueType::INSTANT)],
        ValueType::DURATION,
        "Returns the time between two values in months, days and seconds.",
    )
    .example("duration.between(date('1984-10-11'), date('2015-06-24'))", "'P30Y8M13D'"),
    row(
        "duration.inMonths",
        &[parameter("from", ValueType::INSTANT), parameter("to", ValueType::INSTANT)],
        ValueType::DURATION,
        "Returns the whole months between two values.",
    )
    .example("duration.inMonths(date('1984-10-11'), date('2015-06-24'))", "'P30Y8M'"),
    row(
        "duration.inDays",
        &[parameter("from", ValueType::INSTANT), parameter("to", ValueType::INSTANT)],
        ValueType::DURATION,
        "Returns the whole days between two values.",
    )
    .example("duration.inDays(date('1984-10-11'), date('2015-06-24'))", "'P11213D'"),
    row(
        "duration.inSeconds",
        &[parameter("from", ValueType::INSTANT), parameter("to", ValueType::INSTANT)],
        ValueType::DURATION,
        "Returns the seconds between two values.",
    )
    .example("duration.inSeconds(date('1984-10-11'), date('1984-10-12'))", "'PT24H'"),
    row(
        "format",
        &[parameter("value", ValueType::INSTANT.or(ValueType::DURATION)), parameter("pattern", ValueType::STRING)],
        ValueType::STRING,
        "Returns the value as text by a pattern of letters, such as `d MMMM yyyy`; in ISO 8601 without one.",
    )
    .optional(1)
    .example("format(date('2018-03-01'), 'EEEE, d MMMM yyyy')", "'Thursday, 1 March 2018'"),
    row(
        "timestamp",
        &[],
        ValueType::INTEGER,
        "Returns the milliseconds from 1970-01-01T00:00Z to when the statement began.",
    )
    .example("timestamp()", ""),
];
