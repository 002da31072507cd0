//! The mistakes that are common enough to be named: words of other languages, misspelt keywords,
//! foreign operators and typographic characters.

use super::super::keyword::{CLAUSE_STARTS, KEYWORDS, is_keyword};
use super::super::parser::Rule;
use super::super::token::TokenKind;
use super::{Failure, UNEXPECTED, shown};
use crate::diag::{Diagnostic, nearest};

/// Words that other query languages start a statement or clause with, and what to write here.
const FOREIGN_CLAUSES: &[(&str, &str)] = &[
    ("SELECT", "ask for a pattern: `MATCH (n:Label) RETURN n.name`"),
    ("FROM", "ask for a pattern: `MATCH (n:Label) RETURN n.name`"),
    ("UPDATE", "write `MATCH (n) SET n.key = value`"),
    ("DROP", "write `MATCH (n) DETACH DELETE n`"),
    ("GROUP", "leave it out: what is not aggregated in `RETURN` or `WITH` is the group"),
    ("HAVING", "aggregate in `WITH` and filter by the `WHERE` after it"),
    ("BEGIN", "leave it out: each statement is a transaction of its own"),
    ("COMMIT", "leave it out: each statement is a transaction of its own"),
    ("ROLLBACK", "leave it out: a statement that fails changes nothing"),
    ("SHOW", "write `CALL grounds.schema()`, or `:schema` in the shell"),
    ("DESCRIBE", "write `CALL grounds.schema()`, or `:schema` in the shell"),
    ("USE", "open another graph with `-g`"),
    ("ALTER", "leave it out: labels, types and keys are not declared by statements"),
    ("TRUNCATE", "write `MATCH (n) DETACH DELETE n`"),
    ("JOIN", "write a relationship: `MATCH (a)-[:TYPE]->(b)`"),
];

/// Modes that GQL lets stand before a path pattern, and what to write here: no relationship stands twice in a MATCH.
const MODES: &[(&str, &str)] = &[
    ("DIFFERENT", "leave it out: the relationships of one `MATCH` are always different"),
    ("TRAIL", "leave it out: no relationship stands twice in a path"),
    ("REPEATABLE", "relationships of one `MATCH` are different; give each pattern a `MATCH` of its own"),
    ("WALK", "no relationship stands twice in a path; give each part a `MATCH` of its own"),
    ("ACYCLIC", "name the path and add `WHERE all(n IN nodes(p) WHERE single(m IN nodes(p) WHERE m = n))`"),
    ("SIMPLE", "name the path and compare its nodes in `WHERE`"),
];

/// Operators that other query languages write as words, and what to write here.
const FOREIGN_OPERATORS: &[(&str, &str)] = &[
    ("LIKE", "write `CONTAINS`, `STARTS WITH` or a regular expression after `=~`"),
    ("ILIKE", "write `toLower(x) CONTAINS 'text'`, or `=~ '(?i).*text.*'`"),
    ("BETWEEN", "write `1 <= x <= 3`"),
    ("MOD", "write `%`"),
    ("DIV", "write `/`, which divides integers without a remainder"),
];

/// Characters that word processors and other notations use, and what stands for them here.
const TYPOGRAPHIC: &[(&str, &str)] = &[
    ("‘’‚‛′", "'"),
    ("“”„‟″«»", "\""),
    ("‐‑‒–—―−", "-"),
    ("×∙·", "*"),
    ("÷", "/"),
    ("≤", "<="),
    ("≥", ">="),
    ("≠", "<>"),
    ("…", ".."),
    ("→", "->"),
    ("←", "<-"),
    ("（", "("),
    ("）", ")"),
    ("，", ","),
    ("；", ";"),
    ("：", ":"),
];

/// The mistake, when it is one of the common ones.
pub(super) fn known(failure: &Failure<'_>) -> Option<Diagnostic> {
    let token = failure.token(failure.position)?;
    if let Some(mode) = path_mode(failure) {
        return Some(mode);
    }
    if failure.is(failure.position, "..") && failure.tried(Rule::length) {
        return Some(length_without_asterisk(failure));
    }
    match token.kind {
        TokenKind::Unknown => Some(unknown_character(failure)),
        TokenKind::Operator => foreign_operator(failure),
        TokenKind::Name => clause_as_operand(failure)
            .or_else(|| misplaced_clause(failure))
            .or_else(|| foreign_word_operator(failure))
            .or_else(|| misspelt(failure)),
        _ => clause_as_operand(failure),
    }
}

fn unknown_character(failure: &Failure<'_>) -> Diagnostic {
    let typed = failure.typed(failure.position);
    let code = if typed.is_ascii() { UNEXPECTED } else { "InvalidUnicodeCharacter" };
    let meant = TYPOGRAPHIC.iter().find(|(characters, _)| characters.contains(typed));
    let help = match (meant, typed) {
        (Some((_, plain)), _) => format!("write `{plain}`"),
        (None, "#") => "comments start with `//`; names with other characters stand in backticks".to_owned(),
        (None, "$") => "write the parameter's name after `$`".to_owned(),
        (None, "~") => "write `=~` for a regular expression, `--` for a relationship in any direction".to_owned(),
        (None, _) => "remove it, or put the name that contains it in backticks".to_owned(),
    };
    let message = format!("the character `{typed}` means nothing here");
    Diagnostic::error(code, message, failure.span()).with_help(help)
}

fn length_without_asterisk(failure: &Failure<'_>) -> Diagnostic {
    let message = "the length of a relationship starts with `*`";
    Diagnostic::error("InvalidRelationshipPattern", message, failure.span())
        .with_help("write `*..`, `*1..3` or `*2` after the type")
}

fn foreign_operator(failure: &Failure<'_>) -> Option<Diagnostic> {
    let (found, help) = match failure.typed(failure.position) {
        "==" => ("==", "equality is written `=`"),
        "!=" => ("!=", "inequality is written `<>`"),
        "&&" => ("&&", "write `AND`"),
        "||" => ("||", "write `OR`; `||` joins strings and lists"),
        "!" => ("!", "write `NOT`"),
        "&" if failure.tried(Rule::infix) => ("&", "write `AND`"),
        // `x = = y`, or `=>` after `=`: the sign before belongs to it.
        ">" if failure.is(failure.position.wrapping_sub(1), "=") => (">", "write `>=`"),
        ">" if failure.is(failure.position.wrapping_sub(1), "-")
            && failure.is(failure.position.wrapping_sub(2), ")") =>
        {
            return Some(
                Diagnostic::error(UNEXPECTED, "a relationship pattern needs two lines", failure.span())
                    .with_help("write `-->`, or `-[:TYPE]->`"),
            );
        }
        _ => return None,
    };
    Some(Diagnostic::error(UNEXPECTED, format!("`{found}` is not an operator here"), failure.span()).with_help(help))
}

/// A keyword stands where an expression is missing, and was taken for a variable: `WHERE RETURN n`.
fn clause_as_operand(failure: &Failure<'_>) -> Option<Diagnostic> {
    const STARTS: &[&str] = &[
        "RETURN",
        "MATCH",
        "WHERE",
        "WITH",
        "UNWIND",
        "CREATE",
        "MERGE",
        "SET",
        "DELETE",
        "ORDER",
        "LIMIT",
        "SKIP",
        "AS",
        "AND",
        "OR",
        "XOR",
        "IN",
        "THEN",
        "ELSE",
        "WHEN",
        "END",
        "UNION",
        "SUPPORTED",
        "REFUTED",
        "CONTAINS",
        "STARTS",
        "ENDS",
        "IS",
        "CALL",
        "YIELD",
    ];
    let before = failure.position.checked_sub(1)?;
    let word = failure.typed(before);
    let taken = failure.is_word(before) && STARTS.iter().any(|start| word.eq_ignore_ascii_case(start));
    // After a variable an operator is tried; after the keyword itself it is not.
    if !taken
        || !failure.tried(Rule::infix)
        || before.checked_sub(1).is_some_and(|at| matches!(failure.typed(at), "." | ":"))
    {
        return None;
    }
    let span = failure.token(before)?.span;
    Some(Diagnostic::error(UNEXPECTED, format!("expected an expression, found `{word}`"), span).with_help(format!(
        "write the expression that is missing before `{word}`; a variable of that name stands in backticks"
    )))
}

/// A match mode or path mode of GQL before a pattern; the word itself was taken for the name of a path.
fn path_mode(failure: &Failure<'_>) -> Option<Diagnostic> {
    let is_mode = |at: usize| MODES.iter().any(|(mode, _)| failure.typed(at).eq_ignore_ascii_case(mode));
    let at = [Some(failure.position), failure.position.checked_sub(1)].into_iter().flatten().find(|at| {
        let before = at.checked_sub(1).map_or("", |before| failure.typed(before));
        // Only after MATCH is a pattern sure to be meant; an expression may stand after the others, but no call fails here.
        let starts =
            ["=", "ALL", "ANY", "SHORTEST", "PATH", "PATHS"].iter().any(|word| before.eq_ignore_ascii_case(word));
        let opens = starts && failure.is(at + 1, "(");
        is_mode(*at) && !failure.is(at + 1, "=") && (before.eq_ignore_ascii_case("MATCH") || opens)
    })?;
    let (mode, help) = MODES.iter().find(|(mode, _)| failure.typed(at).eq_ignore_ascii_case(mode))?;
    let span = failure.token(at)?.span;
    Some(
        Diagnostic::error(UNEXPECTED, format!("`{mode}` before a pattern is not part of the language"), span)
            .with_help(*help),
    )
}

/// Whether a clause could start where the failure is.
fn clause_expected(failure: &Failure<'_>) -> bool {
    const STARTS: &[Rule] = &[
        Rule::statement_text,
        Rule::clause,
        Rule::single_query,
        Rule::query,
        Rule::lens_clause,
        Rule::mode,
        Rule::conjunction,
    ];
    STARTS.iter().any(|rule| failure.tried(*rule))
}

fn misplaced_clause(failure: &Failure<'_>) -> Option<Diagnostic> {
    if !clause_expected(failure) {
        return None;
    }
    let word = failure.typed(failure.position);
    let span = failure.span();
    if let Some((foreign, help)) = FOREIGN_CLAUSES.iter().find(|(foreign, _)| word.eq_ignore_ascii_case(foreign)) {
        return Some(Diagnostic::error(UNEXPECTED, format!("`{foreign}` is not a clause here"), span).with_help(*help));
    }
    let help = match word.to_ascii_uppercase().as_str() {
        "ORDER" | "SKIP" | "OFFSET" | "LIMIT" => {
            "`ORDER BY`, `SKIP` and `LIMIT`, in this order, end a `RETURN` or `WITH`"
        }
        "WHERE" => "`WHERE` follows `MATCH`, `WITH` or `YIELD`; after others write `WITH * WHERE …`",
        "USING" if ["INDEX", "SCAN", "JOIN"].iter().any(|hint| failure.is(failure.position + 1, hint)) => {
            "leave it out: there are no index hints"
        }
        "USING" | "EXCLUDING" => "evidence clauses stand before the first clause of the statement",
        "ON" => "`ON CREATE SET` and `ON MATCH SET` follow the pattern of `MERGE`",
        "SUPPORTED" | "REFUTED" | "INCONCLUSIVE" => "evidence follows the pattern of `ASSERT`",
        "AS" if failure.is(failure.position + 1, "OF") => {
            "evidence clauses stand before the first clause of the statement"
        }
        "AS" => "an alias follows an expression of `RETURN` or `WITH`",
        _ => return None,
    };
    Some(Diagnostic::error(UNEXPECTED, format!("`{word}` cannot stand here"), span).with_help(help))
}

fn misspelt(failure: &Failure<'_>) -> Option<Diagnostic> {
    let word = failure.typed(failure.position);
    if is_keyword(word) {
        return None;
    }
    let mut known: Vec<&str> = failure.tried.iter().filter_map(|rule| keyword_of(*rule)).collect();
    if clause_expected(failure) {
        known.extend(CLAUSE_STARTS.iter().flat_map(|start| start.split(' ')));
        known.extend(["UNION", "NEXT", "WHERE", "ORDER", "SKIP", "LIMIT", "USING", "EXCLUDING", "EXPLAIN", "PROFILE"]);
    }
    if failure.tried(Rule::infix) {
        known.extend(["AND", "OR", "XOR", "IN", "IS", "CONTAINS", "STARTS", "ENDS"]);
    }
    if failure.tried(Rule::descending) || failure.tried(Rule::ascending) {
        known.push(if word.starts_with(['d', 'D']) { "DESC" } else { "ASC" });
    }
    if failure.tried(Rule::evidence_assertion) || failure.tried(Rule::stance) {
        known.extend(["SUPPORTED", "REFUTED", "INCONCLUSIVE"]);
    }
    let near = nearest(word, known);
    let first = near.first()?;
    let message = format!("`{}` is not a keyword that can stand here", shown(word));
    Some(Diagnostic::error(UNEXPECTED, message, failure.span()).with_help(format!("did you mean `{first}`?")))
}

/// An operator of another language.
fn foreign_word_operator(failure: &Failure<'_>) -> Option<Diagnostic> {
    let word = failure.typed(failure.position);
    if !failure.tried(Rule::infix) {
        return None;
    }
    let (known, help) = FOREIGN_OPERATORS.iter().find(|(known, _)| word.eq_ignore_ascii_case(known))?;
    Some(Diagnostic::error(UNEXPECTED, format!("`{known}` is not an operator here"), failure.span()).with_help(*help))
}

/// The keyword that a rule is, if it is one.
fn keyword_of(rule: Rule) -> Option<&'static str> {
    let name = format!("{rule:?}");
    KEYWORDS.binary_search_by(|known| known.cmp(&name.as_str())).ok().map(|at| KEYWORDS[at])
}
