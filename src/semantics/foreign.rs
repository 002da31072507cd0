//! Functions of SQL and of other graph databases, and what to write here instead of them.
//!
//! Start at [`function`].

/// Names in lower case, and what to do.
const FUNCTIONS: &[(&[&str], &str)] = &[
    (&["len", "strlen", "array_length"], "write `size(x)`"),
    (&["now", "current_timestamp", "getdate", "sysdate", "localtimestamp"], "write `datetime()`"),
    (&["current_date", "curdate", "today"], "write `date()`"),
    (&["current_time", "curtime"], "write `time()`"),
    (&["concat", "concat_ws"], "join texts by `+`"),
    (&["string_agg", "group_concat", "listagg", "array_agg"], "write `collect(x)`"),
    (&["ifnull", "nvl", "isnull", "zeroifnull"], "write `coalesce(x, default)`"),
    (&["year", "quarter", "month", "week", "day", "hour", "minute", "second"], "write it as a property: `x.year`"),
    (&["extract", "date_part", "datepart"], "write a property: `x.year`"),
    (&["date_trunc"], "write `date.truncate('month', x)`"),
    (&["datediff", "timestampdiff", "age"], "write `duration.between(from, to)`"),
    (&["dateadd", "date_add", "timestampadd"], "write `x + duration({days: 1})`"),
    (&["to_date", "str_to_date", "strptime"], "write `date('2018-03-01')`"),
    (
        &["cast", "convert", "try_cast"],
        "write `toInteger(x)`, `toFloat(x)`, `toString(x)`, `toBoolean(x)` or `date(x)`",
    ),
    (&["substr", "mid"], "write `substring(text, start, length)`, where the start counts from 0"),
    (&["ucase"], "write `toUpper(text)`"),
    (&["lcase"], "write `toLower(text)`"),
    (&["instr", "position", "charindex", "strpos"], "write `text CONTAINS part`"),
    (&["regexp_like", "regexp_matches", "regexp"], "write `text =~ 'expression'`"),
    (&["pow"], "write `x ^ y`"),
    (&["mod"], "write `x % y`"),
    (&["iif", "if", "decode", "ifelse"], "write `CASE WHEN condition THEN value ELSE other END`"),
    (&["average", "mean"], "write `avg(x)`"),
    (&["stddev"], "write `stDev(x)`"),
    (&["median"], "write `percentileCont(x, 0.5)`"),
    (&["unnest", "explode"], "write `UNWIND list AS x`"),
    (&["array_contains"], "write `x IN list`"),
    (&["typeof", "pg_typeof"], "write `valueType(x)`"),
    (&["greatest"], "write `coll.max([x, y])`"),
    (&["least"], "write `coll.min([x, y])`"),
    (
        &["point", "distance", "point.distance"],
        "there are no spatial functions: keep the coordinates in two properties",
    ),
];

/// Returns what to do instead of a function that other languages have.
pub(super) fn function(name: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase();
    if lower.starts_with("apoc.") || lower.starts_with("gds.") {
        return Some("libraries of Neo4j are not here; `CALL algo.…` has algorithms on the graph");
    }
    FUNCTIONS.iter().find(|(names, _)| names.contains(&lower.as_str())).map(|(_, help)| *help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::semantics::functions;

    #[test]
    fn no_function_of_ours_is_foreign() {
        for (names, help) in FUNCTIONS {
            for name in *names {
                assert!(functions::lookup(name).is_none(), "{name}");
                assert_eq!(function(&name.to_uppercase()), Some(*help));
            }
        }
        assert_eq!(function("toUpper"), None);
        assert!(function("apoc.text.join").is_some());
    }
}
