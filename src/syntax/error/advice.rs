//! One action for a mistake that has no name of its own, where the words around it show what was meant.

use super::super::parser::Rule;
use super::super::token::TokenKind;
use super::Failure;

/// Returns what to do, when that can be told.
pub(super) fn advice(failure: &Failure<'_>) -> Option<&'static str> {
    if failure.position >= failure.tokens.len() {
        return at_the_end(failure);
    }
    after_a_word(failure)
        .or_else(|| in_a_pattern(failure))
        .or_else(|| in_brackets(failure))
        .or_else(|| in_a_row(failure))
}

fn at_the_end(failure: &Failure<'_>) -> Option<&'static str> {
    if failure.tried(Rule::END) {
        return Some("end it with `END`");
    }
    if failure.tried(Rule::WHEN) {
        return Some(CASE);
    }
    (!failure.tried(Rule::infix)).then_some("the statement is not finished")
}

const CASE: &str = "write `CASE WHEN condition THEN value ELSE other END`";

/// Words that want another word behind them.
fn after_a_word(failure: &Failure<'_>) -> Option<&'static str> {
    let before = failure.before(1);
    let is = |word: &str| before.eq_ignore_ascii_case(word);
    let found_value = failure.is_value(failure.position);
    if failure.tried(Rule::BY) && is("ORDER") {
        return Some("write `ORDER BY`");
    }
    if failure.tried(Rule::BY) && ["SUPPORTED", "REFUTED", "INCONCLUSIVE"].iter().any(|stance| is(stance)) {
        return Some("write `SUPPORTED BY 'key'`, and so with `REFUTED` and `INCONCLUSIVE`");
    }
    if failure.tried(Rule::WITH) && (is("STARTS") || is("ENDS")) {
        return Some("write `STARTS WITH` or `ENDS WITH`");
    }
    if found_value && is("AS") {
        return Some("a name stands bare or in backticks; quotes make a text");
    }
    if found_value && is("NOT") && failure.before(2).eq_ignore_ascii_case("IS") {
        return Some("write `<>`; `IS NOT` is for `NULL`, labels and types");
    }
    if found_value && is("IS") {
        return Some("write `=`; `IS` is for `NULL`, labels and types");
    }
    if (failure.tried(Rule::where_clause) || failure.tried(Rule::WHERE))
        && failure.is(0, "USING")
        && !failure.tried(Rule::infix)
    {
        return Some("write `USING EVIDENCE e WHERE e.level <= 2`");
    }
    None
}

fn in_a_pattern(failure: &Failure<'_>) -> Option<&'static str> {
    let (before, found) = (failure.before(1), failure.typed(failure.position));
    if found == ">" && failure.words_before().any(|at| failure.is(at, "EXISTS") && failure.is(at + 1, "(")) {
        return Some("a pattern in a subquery stands in braces: `EXISTS { (a)-->(b) }`");
    }
    if failure.tried(Rule::infix) {
        return None;
    }
    if failure.tried(Rule::arrow_line) && before == "]" {
        return Some("an arrow is written `-[:TYPE]->`, without direction `-[:TYPE]-`");
    }
    if failure.tried(Rule::node) && (before == ">" || before == "-") {
        return Some("a relationship ends at a node; `()` is any");
    }
    if before == ":" && (failure.tried(Rule::label_expression) || failure.tried(Rule::label_wildcard)) {
        return Some("write the label after the colon, or leave the colon out");
    }
    let expects_pattern = failure.tried(Rule::pattern_list) || failure.tried(Rule::path_pattern);
    let declared = ["INDEX", "CONSTRAINT", "TABLE", "UNIQUE", "VIEW", "DATABASE"];
    if expects_pattern && declared.iter().any(|what| found.eq_ignore_ascii_case(what)) {
        return Some("there is nothing to declare: create nodes; one that is asked for by its `id` is found at once");
    }
    if expects_pattern && failure.is_word(failure.position) {
        return Some("a node stands in round brackets: `(n)`, `(n:Label)`");
    }
    if found == "," && failure.tried(Rule::map) && failure.open_bracket().is_some_and(|open| failure.shows(open, "(")) {
        return Some("each node has its own brackets: `(a), (b)`");
    }
    None
}

fn in_brackets(failure: &Failure<'_>) -> Option<&'static str> {
    let open = failure.open_bracket()?;
    let found = failure.typed(failure.position);
    let opened = failure.tokens.iter().position(|token| token.span == open.span)?;
    if found == "," && failure.shows(open, "(") && opened > 0 && failure.is(opened - 1, "IN") {
        return Some("a list stands in square brackets: `['a', 'b']`");
    }
    if failure.tried(Rule::colon) && failure.shows(open, "{") {
        return Some("in a map a colon stands between key and value: `{key: value}`");
    }
    if failure.tried(Rule::infix) {
        return Some("put a comma or an operator between two values");
    }
    None
}

/// What goes wrong between the parts of a clause, outside brackets.
fn in_a_row(failure: &Failure<'_>) -> Option<&'static str> {
    let found = failure.token(failure.position)?;
    if failure.tried(Rule::infix) && (failure.is_word(failure.position) || failure.is_value(failure.position)) {
        if failure.tried(Rule::END) {
            return Some("end `CASE` with `END`");
        }
        if failure.tried(Rule::WHEN) {
            return Some(CASE);
        }
        if failure.tried(Rule::AS) && !failure.tried(Rule::LIMIT) {
            return Some("name it: `AS x`");
        }
        return Some("put `AS` before an alias, an operator or a comma between two values");
    }
    let wants_name = failure.tried(Rule::variable) || failure.tried(Rule::name);
    (found.kind == TokenKind::Number && wants_name).then_some("put a name that holds other characters in backticks")
}
