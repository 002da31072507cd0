//! Says what could have stood where the text cannot go on.

use super::super::parser::Rule;
use super::advice::advice;
use super::{Failure, UNEXPECTED, closing};
use crate::diag::Diagnostic;

/// How many things a message lists; more is no help.
const LISTED_MAX: usize = 5;

const EXPRESSION: &str = "an expression";

/// What goes without saying where an expression is expected.
const PARTS_OF_EXPRESSION: &[&str] = &["a name", "a number", "a parameter", "a map `{…}`"];

/// Says what was expected and what was found.
pub(super) fn unexpected(failure: &Failure<'_>) -> Diagnostic {
    let after_operand = failure.tried(Rule::infix);
    let open = failure.open_bracket();
    let worth_saying = |rule: &&Rule| match rule {
        // Inside brackets they only make a comprehension of what is a list.
        Rule::WHERE | Rule::bar => open.is_none(),
        // It would start a quantifier such as `{1,3}`.
        Rule::open_brace => !failure.tried(Rule::node),
        _ => true,
    };
    let mut expected: Vec<(u8, String)> =
        failure.tried.iter().filter(worth_saying).filter_map(|rule| phrase(*rule)).collect();
    if expected.iter().any(|(_, phrase)| phrase == EXPRESSION) {
        expected.retain(|(_, phrase)| !PARTS_OF_EXPRESSION.contains(&phrase.as_str()));
    }
    if let Some(open) = open {
        let close = closing(open.text(failure.text));
        if after_operand || failure.tried.iter().any(|rule| is_closing(*rule)) || expected.is_empty() {
            expected.push((0, format!("`{close}`")));
        }
        if after_operand && close != ")" {
            expected.push((0, "`,`".to_owned()));
        }
    } else if failure.tried(Rule::EOI) {
        expected.push((9, "the end of the statement".to_owned()));
    }
    expected.sort();
    expected.dedup();
    let mut phrases: Vec<String> = expected.into_iter().map(|(_, phrase)| phrase).collect();
    if phrases.len() > LISTED_MAX {
        phrases.truncate(LISTED_MAX - 1);
        phrases.push("something else that can follow".to_owned());
    }
    let found = failure.found();
    let message = match phrases.as_slice() {
        [] => format!("{found} cannot stand here"),
        [one] => format!("expected {one}, found {found}"),
        [first @ .., last] => format!("expected {} or {last}, found {found}", first.join(", ")),
    };
    let mut diagnostic = Diagnostic::error(UNEXPECTED, message, failure.span());
    if let Some(open) = open {
        diagnostic = diagnostic.also_at(open.span, "inside this bracket");
    }
    diagnostic.with_optional_help(advice(failure).map(str::to_owned))
}

fn is_closing(rule: Rule) -> bool {
    matches!(rule, Rule::close_paren | Rule::close_bracket | Rule::close_brace)
}

/// What a user calls a rule, with its rank in the list; none for what another phrase covers.
#[expect(clippy::too_many_lines, reason = "the match is a table with a line for each rule, and must be exhaustive")]
fn phrase(rule: Rule) -> Option<(u8, String)> {
    let (rank, text) = match rule {
        Rule::EOI | Rule::close_paren | Rule::close_bracket | Rule::close_brace => return None,
        Rule::statement_text | Rule::query | Rule::single_query | Rule::clause => {
            (8, "a clause such as `MATCH` or `RETURN`")
        }
        Rule::expression_text
        | Rule::expression
        | Rule::expression_before_bar
        | Rule::paren
        | Rule::bracket
        | Rule::word
        | Rule::key_word
        | Rule::string
        | Rule::negate
        | Rule::plus
        | Rule::pattern_predicate => (1, EXPRESSION),
        Rule::case_expression | Rule::subquery | Rule::label_not | Rule::typed => return None,
        Rule::infix | Rule::is_predicate | Rule::is_predicate_before_bar => (5, "an operator"),
        Rule::property | Rule::index | Rule::call_arguments | Rule::map_projection => return None,
        Rule::label_operator | Rule::label_conjunction | Rule::quantifier => return None,
        Rule::number | Rule::bound | Rule::path_count => (2, "a number"),
        Rule::parameter => (3, "a parameter"),
        Rule::map => (3, "a map `{…}`"),
        Rule::variable | Rule::name | Rule::path_variable | Rule::procedure_name => (1, "a name"),
        Rule::projected_all | Rule::projected_property | Rule::projected_entry => (1, "`.key`, `.*` or `key: value`"),
        Rule::colon => (1, "`:`"),
        Rule::bar => (4, "`|`"),
        Rule::star => (2, "`*`"),
        Rule::open_brace => (2, "`{`"),
        Rule::assign => (1, "`=`"),
        Rule::add_assign => (1, "`+=`"),
        Rule::range_comma => (2, "`,`"),
        Rule::range_dots => (2, "`..`"),
        Rule::label_set => (2, "labels such as `:Label`"),
        Rule::label_expression
        | Rule::label_expression_before_bar
        | Rule::label_wildcard
        | Rule::label_group
        | Rule::dynamic_label => (2, "a label"),
        Rule::length => (3, "a length such as `*1..3`"),
        Rule::node | Rule::pattern_group => (1, "a node pattern `(…)`"),
        Rule::pattern_list | Rule::path_pattern => (1, "a pattern such as `(a)-[:TYPE]->(b)`"),
        Rule::selector | Rule::legacy_shortest | Rule::shortest_function | Rule::path_word | Rule::groups => {
            return None;
        }
        Rule::relationship | Rule::left_head => (3, "a relationship pattern"),
        Rule::relationship_box => (2, "`[`"),
        Rule::arrow_line => (1, "`-`"),
        Rule::right_head => (2, "`>`"),
        Rule::where_clause => (4, "`WHERE`"),
        Rule::projection | Rule::projection_item => (1, EXPRESSION),
        Rule::order_by => (6, "`ORDER BY`"),
        Rule::skip_rows => (6, "`SKIP`"),
        Rule::limit_rows => (6, "`LIMIT`"),
        Rule::sort_item => (1, EXPRESSION),
        Rule::ascending | Rule::descending => (4, "`ASC` or `DESC`"),
        Rule::set_item | Rule::remove_item | Rule::target => (1, "a property such as `n.key`"),
        Rule::merge_action => (5, "`ON CREATE SET` or `ON MATCH SET`"),
        Rule::imports | Rule::call_subquery => (2, "a subquery `{…}`"),
        Rule::procedure_call => (2, "a procedure's name"),
        Rule::yield_clause => (5, "`YIELD`"),
        Rule::yield_item => (1, "a name"),
        Rule::with_headers => (3, "`WITH HEADERS`"),
        Rule::evidence_assertion | Rule::stance => (4, "`SUPPORTED BY`, `REFUTED BY` or `INCONCLUSIVE BY`"),
        Rule::via => (4, "`VIA`"),
        Rule::source_key => (1, "a source's key"),
        Rule::standing_detail => (4, "`ON`, `BECAUSE` or `BY`"),
        Rule::when => (3, "`WHEN`"),
        Rule::otherwise => (3, "`ELSE`"),
        Rule::type_name | Rule::type_name_before_bar | Rule::base_type | Rule::list_type => {
            (2, "a type such as `INTEGER`")
        }
        Rule::list_end | Rule::not_null => return None,
        Rule::mode => (7, "`EXPLAIN` or `PROFILE`"),
        Rule::lens_clause
        | Rule::using_evidence
        | Rule::using_lens
        | Rule::using_all
        | Rule::as_of
        | Rule::excluding => (8, "an evidence clause such as `AS OF 2018`"),
        Rule::conjunction => (8, "`UNION`"),
        Rule::let_item => (1, "a definition such as `x = 1`"),
        Rule::when_test | Rule::trim_side | Rule::trim_from | Rule::nulls | Rule::on_error | Rule::report_status => {
            return None;
        }
        Rule::when_operator => (5, "an operator"),
        Rule::in_transactions | Rule::transaction_rows | Rule::plain_word | Rule::type_bar => return None,
        Rule::match_clause
        | Rule::unwind_clause
        | Rule::with_clause
        | Rule::return_clause
        | Rule::finish_clause
        | Rule::create_clause
        | Rule::insert_clause
        | Rule::let_clause
        | Rule::filter_clause
        | Rule::for_clause
        | Rule::page_clause
        | Rule::merge_clause
        | Rule::set_clause
        | Rule::remove_clause
        | Rule::delete_clause
        | Rule::foreach_clause
        | Rule::call_clause
        | Rule::load_csv
        | Rule::assert_clause
        | Rule::merge_source
        | Rule::retract_source
        | Rule::set_standing
        | Rule::remove_evidence => (8, "a clause such as `MATCH` or `RETURN`"),
        // Silent rules make no pairs and are never tried by name.
        Rule::keyword
        | Rule::type_word
        | Rule::element_variable
        | Rule::operand
        | Rule::after_value
        | Rule::projected
        | Rule::primary
        | Rule::unary
        | Rule::label_primary
        | Rule::written_label
        | Rule::when_operand
        | Rule::is_word
        | Rule::after_operand
        | Rule::value
        | Rule::tail
        | Rule::element
        | Rule::tail_before_bar
        | Rule::open
        | Rule::pattern_part
        | Rule::pattern_start
        | Rule::postfix
        | Rule::element_labels => return None,
        // Words that only start an expression or what another phrase names.
        Rule::NOT
        | Rule::CASE
        | Rule::EXISTS
        | Rule::COUNT
        | Rule::COLLECT
        | Rule::ALLSHORTESTPATHS
        | Rule::SHORTESTPATH
        | Rule::NULL
        | Rule::TYPED
        | Rule::LIST
        | Rule::ARRAY
        | Rule::DISTINCT => return None,
        Rule::ALL
        | Rule::AND
        | Rule::ANY_WORD
        | Rule::AS
        | Rule::ASC
        | Rule::ASCENDING
        | Rule::ASSERT
        | Rule::AT
        | Rule::BECAUSE
        | Rule::BOTH
        | Rule::BY
        | Rule::CALL
        | Rule::CONCURRENT
        | Rule::CONTAINS
        | Rule::CREATE
        | Rule::CSV
        | Rule::DELETE
        | Rule::DESC
        | Rule::DESCENDING
        | Rule::DETACH
        | Rule::ELSE
        | Rule::END
        | Rule::ENDS
        | Rule::EVIDENCE
        | Rule::EXCLUDING
        | Rule::EXPLAIN
        | Rule::FIELDTERMINATOR
        | Rule::FILTER
        | Rule::FINISH
        | Rule::FOR
        | Rule::FOREACH
        | Rule::FROM
        | Rule::GROUP
        | Rule::GROUPS
        | Rule::HEADERS
        | Rule::IN
        | Rule::INCONCLUSIVE
        | Rule::INSERT
        | Rule::IS
        | Rule::LEADING
        | Rule::LENS
        | Rule::LET
        | Rule::LIMIT
        | Rule::LOAD
        | Rule::MATCH
        | Rule::MERGE
        | Rule::NEXT
        | Rule::NULLS
        | Rule::NORMALIZED
        | Rule::OF
        | Rule::OFFSET
        | Rule::ON
        | Rule::OPTIONAL
        | Rule::OR
        | Rule::ORDER
        | Rule::PATH
        | Rule::PATHS
        | Rule::PROFILE
        | Rule::REFUTED
        | Rule::REMOVE
        | Rule::RETRACT
        | Rule::RETURN
        | Rule::SET
        | Rule::SHORTEST
        | Rule::SKIP
        | Rule::SOURCE
        | Rule::STANDING
        | Rule::STARTS
        | Rule::SUPPORTED
        | Rule::THEN
        | Rule::TIMEZONE
        | Rule::TO
        | Rule::TRANSACTIONS
        | Rule::TRAILING
        | Rule::UNION
        | Rule::UNWIND
        | Rule::USING
        | Rule::VIA
        | Rule::WHEN
        | Rule::WHERE
        | Rule::WITH
        | Rule::XOR
        | Rule::YIELD => return Some((4, format!("`{}`", keyword(rule)))),
    };
    Some((rank, text.to_owned()))
}

/// A keyword with the one that always follows it.
fn keyword(rule: Rule) -> String {
    match rule {
        Rule::ORDER => "ORDER BY".to_owned(),
        Rule::STARTS => "STARTS WITH".to_owned(),
        Rule::ENDS => "ENDS WITH".to_owned(),
        Rule::ANY_WORD => "ANY".to_owned(),
        rule => format!("{rule:?}"),
    }
}
