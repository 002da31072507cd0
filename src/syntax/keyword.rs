//! The words of the language, for highlighting, completion and did-you-mean.
//!
//! Invariant: none of them is reserved; a test holds the list equal to the grammar's.

/// Every keyword of the grammar, upper-cased and sorted.
pub const KEYWORDS: &[&str] = &[
    "ALL",
    "ALLSHORTESTPATHS",
    "AND",
    "ANY",
    "ARRAY",
    "AS",
    "ASC",
    "ASCENDING",
    "ASSERT",
    "AT",
    "BECAUSE",
    "BOTH",
    "BY",
    "CALL",
    "CASE",
    "COLLECT",
    "CONCURRENT",
    "CONTAINS",
    "COUNT",
    "CREATE",
    "CSV",
    "DELETE",
    "DESC",
    "DESCENDING",
    "DETACH",
    "DISTINCT",
    "ELSE",
    "END",
    "ENDS",
    "EVIDENCE",
    "EXCLUDING",
    "EXISTS",
    "EXPLAIN",
    "FALSE",
    "FIELDTERMINATOR",
    "FILTER",
    "FINISH",
    "FOR",
    "FOREACH",
    "FROM",
    "GROUP",
    "GROUPS",
    "HEADERS",
    "IN",
    "INCONCLUSIVE",
    "INF",
    "INFINITY",
    "INSERT",
    "IS",
    "LEADING",
    "LENS",
    "LET",
    "LIMIT",
    "LIST",
    "LOAD",
    "MATCH",
    "MERGE",
    "NAN",
    "NEXT",
    "NONE",
    "NORMALIZED",
    "NOT",
    "NULL",
    "NULLS",
    "OF",
    "OFFSET",
    "ON",
    "OPTIONAL",
    "OR",
    "ORDER",
    "PATH",
    "PATHS",
    "PROFILE",
    "REDUCE",
    "REFUTED",
    "REMOVE",
    "RETRACT",
    "RETURN",
    "SET",
    "SHORTEST",
    "SHORTESTPATH",
    "SINGLE",
    "SKIP",
    "SOURCE",
    "STANDING",
    "STARTS",
    "SUPPORTED",
    "THEN",
    "TIMEZONE",
    "TO",
    "TRAILING",
    "TRANSACTIONS",
    "TRUE",
    "TYPED",
    "UNION",
    "UNWIND",
    "USING",
    "VIA",
    "WHEN",
    "WHERE",
    "WITH",
    "XOR",
    "YIELD",
];

/// The words that a clause can start with, as an error message proposes them.
pub(super) const CLAUSE_STARTS: &[&str] = &[
    "ASSERT",
    "CALL",
    "CREATE",
    "DELETE",
    "DETACH DELETE",
    "FILTER",
    "FINISH",
    "FOR",
    "FOREACH",
    "INSERT",
    "LET",
    "LOAD CSV",
    "MATCH",
    "MERGE",
    "OPTIONAL MATCH",
    "REMOVE",
    "RETRACT SOURCE",
    "RETURN",
    "SET",
    "UNWIND",
    "WITH",
];

/// Whether `word` is a keyword somewhere in the language, in whatever case.
#[must_use]
pub fn is_keyword(word: &str) -> bool {
    keyword(word).is_some()
}

/// The keyword that `word` is, upper-cased.
pub(super) fn keyword(word: &str) -> Option<&'static str> {
    let first = word.bytes().next()?.to_ascii_uppercase();
    let (start, end) = match first {
        b'A'..=b'Z' => (STARTS[usize::from(first - b'A')], STARTS[usize::from(first - b'A') + 1]),
        _ => return None,
    };
    KEYWORDS[start..end].iter().find(|known| known.eq_ignore_ascii_case(word)).copied()
}

/// For each letter where its keywords start, and the end of them all.
const STARTS: [usize; 27] = {
    let mut starts = [KEYWORDS.len(); 27];
    let mut position = KEYWORDS.len();
    let mut letter = 26;
    while letter > 0 {
        letter -= 1;
        while position > 0 && KEYWORDS[position - 1].as_bytes()[0] >= b'A' + letter as u8 {
            position -= 1;
        }
        starts[letter] = position;
    }
    starts
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_the_grammars() {
        let grammar = include_str!("../../grammar/grounds.pest");
        for keyword in KEYWORDS {
            assert!(is_keyword(&keyword.to_lowercase()), "{keyword}");
        }
        for line in grammar.lines().filter(|line| line.contains(" = { \"") && line.ends_with(" \" }")) {
            let name = line.split('"').nth(1).unwrap_or_default().trim_end();
            assert!(KEYWORDS.contains(&name), "{name}");
        }
        assert!(!is_keyword("ketamine") && !is_keyword("a_very_long_name_that_is_none") && !is_keyword("κ"));
    }
}
