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
    "BY",
    "CALL",
    "CASE",
    "COLLECT",
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
    "FINISH",
    "FOREACH",
    "FROM",
    "GROUP",
    "GROUPS",
    "HEADERS",
    "IN",
    "INCONCLUSIVE",
    "INF",
    "INFINITY",
    "IS",
    "LENS",
    "LIMIT",
    "LIST",
    "LOAD",
    "MATCH",
    "MERGE",
    "NAN",
    "NEXT",
    "NONE",
    "NOT",
    "NULL",
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
    "TO",
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
    "FINISH",
    "FOREACH",
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
    // The longest keyword; also keeps long names from being copied.
    const LONGEST: usize = 16;
    let mut upper = [0_u8; LONGEST];
    let Some(upper) = upper.get_mut(..word.len()) else { return false };
    upper.copy_from_slice(word.as_bytes());
    upper.make_ascii_uppercase();
    KEYWORDS.binary_search_by(|known| known.as_bytes().cmp(upper)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_the_grammars() {
        let grammar = include_str!("../../grammar/grounds.pest");
        for keyword in KEYWORDS {
            assert!(is_keyword(&keyword.to_lowercase()), "{keyword}");
        }
        for line in grammar.lines().filter(|line| line.contains("= @{ ^\"")) {
            let name = line.split('"').nth(1).unwrap_or_default();
            assert!(KEYWORDS.contains(&name), "{name}");
        }
        assert!(!is_keyword("ketamine") && !is_keyword("a_very_long_name_that_is_none") && !is_keyword("κ"));
    }
}
