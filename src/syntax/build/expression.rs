//! Expressions: operands, their postfixes, and the row of operators between them.

use super::super::ast::{Expr, ExprKind, Ident, LabelExpr, MapProjectionItem, SubqueryBody, SubqueryKind};
use super::super::error::internal;
use super::super::parser::{Pair, Rule};
use super::operator::{Infix, Item, Prefix, Suffix, infix, tree};
use super::{Builder, Built, Parts, literal};
use crate::diag::{Diagnostic, Span};

impl Builder<'_> {
    /// Builds an expression that is a whole text.
    pub(in super::super) fn whole_expression(&mut self, pair: Pair<'_>) -> Built<Expr> {
        let inner = self.only(pair)?;
        self.expression(inner)
    }

    /// Builds an expression, or an operand that the grammar took as one.
    pub(super) fn expression(&mut self, pair: Pair<'_>) -> Built<Expr> {
        match pair.as_rule() {
            Rule::expression | Rule::expression_before_bar => {
                let span = self.span(&pair);
                let mut inner = pair.into_inner();
                match (inner.next(), inner.peek()) {
                    (Some(only), None) => self.deeper(1, span, |builder| builder.primary(only)),
                    (Some(first), Some(_)) => self.row(std::iter::once(first).chain(inner).collect(), span),
                    (None, _) => Err(internal(span)),
                }
            }
            Rule::target | Rule::source_key => self.operand(pair),
            _ => self.primary(pair),
        }
    }

    /// Builds an operand with its postfixes and no operators.
    pub(super) fn operand(&mut self, pair: Pair<'_>) -> Built<Expr> {
        let span = self.span(&pair);
        self.row(pair.into_inner().collect(), span)
    }

    /// Builds operators and operands in a row.
    pub(super) fn row(&mut self, pairs: Vec<Pair<'_>>, span: Span) -> Built<Expr> {
        self.deeper(1 + chain_length(&pairs), span, |builder| {
            let mut items = Vec::with_capacity(pairs.len());
            let mut pairs = pairs.into_iter().peekable();
            while let Some(pair) = pairs.next() {
                let place = builder.span(&pair);
                let item = match pair.as_rule() {
                    Rule::NOT => Item::Prefix(Prefix::Not, place),
                    Rule::plus => Item::Prefix(Prefix::Plus, place),
                    Rule::negate => Item::Prefix(Prefix::Negate, place),
                    Rule::infix => Item::Infix(infix(pair.as_str()).ok_or_else(|| internal(place))?),
                    Rule::label_expression | Rule::label_expression_before_bar => {
                        let labels = builder.label_expression(pair)?;
                        Item::Suffix(Suffix::Labels { labels, negated: false }, place)
                    }
                    Rule::is_predicate | Rule::is_predicate_before_bar => {
                        Item::Suffix(builder.is_predicate(pair)?, place)
                    }
                    _ => {
                        let mut postfixes = Vec::new();
                        while let Some(postfix) = pairs.next_if(|next| is_postfix(next.as_rule())) {
                            postfixes.push(postfix);
                        }
                        // `-9223372036854775808` is a literal, though its digits alone are too large.
                        let sign = match items.last() {
                            Some(Item::Prefix(Prefix::Negate, sign)) if postfixes.is_empty() => Some(*sign),
                            _ => None,
                        };
                        if let (Some(sign), Rule::number) = (sign, pair.as_rule()) {
                            items.pop();
                            let kind = literal::number(builder.typed(place), true, sign.to(place))?;
                            Item::Operand(Expr { kind, span: sign.to(place) })
                        } else {
                            Item::Operand(builder.postfixed(pair, postfixes)?)
                        }
                    }
                };
                items.push(item);
            }
            tree(items, span)
        })
    }

    fn postfixed(&mut self, primary: Pair<'_>, postfixes: Vec<Pair<'_>>) -> Built<Expr> {
        let span = self.span(&primary);
        let mut built = self.deeper(postfixes.len(), span, |builder| builder.primary(primary))?;
        for postfix in postfixes {
            built = if postfix.as_rule() == Rule::property {
                self.property(built, postfix)?
            } else {
                self.index(built, postfix)?
            };
        }
        Ok(built)
    }

    fn property(&mut self, object: Expr, pair: Pair<'_>) -> Built<Expr> {
        let mut parts = Parts::new(self, pair);
        let key = self.ident(&parts.require()?)?;
        let span = object.span.to(key.span);
        let property = Expr { kind: ExprKind::Property { object: Box::new(object), key }, span };
        match parts.optional(Rule::call_arguments) {
            Some(arguments) => self.method(&property, arguments),
            None => Ok(property),
        }
    }

    fn index(&mut self, object: Expr, pair: Pair<'_>) -> Built<Expr> {
        let span = object.span.to(self.span(&pair));
        let object = Box::new(object);
        let mut parts = Parts::new(self, pair);
        let from = self.slice_bound(&mut parts)?;
        if parts.has(Rule::range_dots) {
            let to = self.slice_bound(&mut parts)?;
            return Ok(Expr { kind: ExprKind::Slice { object, from, to }, span });
        }
        let Some(index) = from else {
            return Err(Box::new(
                Diagnostic::error("UnexpectedSyntax", "nothing stands between `[` and `]`", span)
                    .with_help("write a position as in `list[0]`, or a range as in `list[0..2]`"),
            ));
        };
        Ok(Expr { kind: ExprKind::Index { object, index }, span })
    }

    fn slice_bound(&mut self, parts: &mut Parts<'_>) -> Built<Option<Box<Expr>>> {
        match parts.peek() {
            None | Some(Rule::range_dots | Rule::close_bracket) => Ok(None),
            Some(_) => Ok(Some(Box::new(self.expression(parts.require()?)?))),
        }
    }

    /// Builds an operand without postfixes.
    pub(super) fn primary(&mut self, pair: Pair<'_>) -> Built<Expr> {
        let span = self.span(&pair);
        let kind = match pair.as_rule() {
            Rule::string => ExprKind::String(literal::string(self.typed(span), span)?),
            Rule::number => literal::number(self.typed(span), false, span)?,
            Rule::parameter => ExprKind::Parameter(literal::name(&self.typed(span)[1..], span)?),
            Rule::variable => ExprKind::Variable(self.ident(&pair)?.name),
            Rule::word | Rule::key_word => return self.word(pair),
            Rule::paren => {
                let inner = self.only(pair)?;
                let inner = self.expression(inner)?;
                return Ok(Expr { kind: inner.kind, span });
            }
            Rule::pattern_predicate => return self.pattern_predicate(pair),
            Rule::bracket => return self.bracket(pair),
            Rule::map => self.map(pair)?,
            Rule::case_expression => self.case(pair)?,
            Rule::subquery => self.subquery(pair)?,
            _ => return self.unexpected(&pair),
        };
        Ok(Expr { kind, span })
    }

    /// Builds what starts with a name: a literal word, a variable, a call or a map projection.
    fn word(&mut self, pair: Pair<'_>) -> Built<Expr> {
        let mut parts = Parts::new(self, pair);
        let name = parts.require()?;
        if let Some(arguments) = parts.optional(Rule::call_arguments) {
            let name = self.ident(&name)?;
            return self.call(name, arguments);
        }
        let ident = self.ident(&name)?;
        let span = ident.span;
        if let Some(projection) = parts.optional(Rule::map_projection) {
            let span = span.to(self.span(&projection));
            let object = Box::new(Expr { kind: ExprKind::Variable(ident.name), span: ident.span });
            return Ok(Expr { kind: ExprKind::MapProjection { object, items: self.projected(projection)? }, span });
        }
        let kind = literal_word(self.typed(span)).unwrap_or(ExprKind::Variable(ident.name));
        Ok(Expr { kind, span })
    }

    fn projected(&mut self, pair: Pair<'_>) -> Built<Vec<MapProjectionItem>> {
        let mut items = Vec::new();
        for part in pair.into_inner() {
            let rule = part.as_rule();
            let span = self.span(&part);
            let mut parts = Parts::new(self, part);
            items.push(match rule {
                Rule::projected_all => MapProjectionItem::AllProperties(span),
                Rule::projected_property => MapProjectionItem::Property(self.ident(&parts.require()?)?),
                Rule::projected_entry => {
                    let name = self.ident(&parts.require()?)?;
                    if parts.has(Rule::colon) {
                        MapProjectionItem::Literal(name, self.expression(parts.require()?)?)
                    } else {
                        MapProjectionItem::Variable(name)
                    }
                }
                _ => break,
            });
        }
        Ok(items)
    }

    fn map(&mut self, pair: Pair<'_>) -> Built<ExprKind> {
        let mut parts = Parts::new(self, pair);
        let mut entries: Vec<(Ident, Expr)> = Vec::new();
        while let Some(key) = parts.optional(Rule::name) {
            let key = self.ident(&key)?;
            parts.has(Rule::colon);
            entries.push((key, self.expression(parts.require()?)?));
        }
        Ok(ExprKind::Map(entries))
    }

    fn case(&mut self, pair: Pair<'_>) -> Built<ExprKind> {
        let mut parts = Parts::new(self, pair);
        parts.has(Rule::CASE);
        let operand = match parts.optional(Rule::expression) {
            Some(operand) => Some(Box::new(self.expression(operand)?)),
            None => None,
        };
        let mut branches = Vec::new();
        while let Some(when) = parts.optional(Rule::when) {
            let span = self.span(&when);
            let mut expressions = Vec::new();
            for part in when.into_inner() {
                match part.as_rule() {
                    Rule::expression => expressions.push(self.expression(part)?),
                    Rule::when_test if operand.is_none() => return Err(test_without_operand(self.span(&part))),
                    Rule::when_test => expressions.push(self.when_test(part)?),
                    _ => {}
                }
            }
            let Some(then) = expressions.pop() else { return Err(internal(span)) };
            if operand.is_none() && expressions.len() > 1 {
                return Err(Box::new(
                    Diagnostic::error(
                        "UnexpectedSyntax",
                        "several values after `WHEN` need an operand after `CASE`",
                        expressions[1].span,
                    )
                    .with_help("write `CASE x WHEN 1, 2 THEN …`, or join conditions by `OR`"),
                ));
            }
            branches.push((expressions, then));
        }
        let otherwise = match parts.optional(Rule::otherwise) {
            Some(pair) => Some(Box::new(self.last_expression(pair)?)),
            None => None,
        };
        Ok(ExprKind::Case { operand, branches, otherwise })
    }

    /// Builds a test of what stands after `CASE`.
    fn when_test(&mut self, pair: Pair<'_>) -> Built<Expr> {
        let span = self.span(&pair);
        let start = Span { start: span.start, end: span.start };
        let mut items = vec![Item::Operand(Expr { kind: ExprKind::CaseOperand, span: start })];
        let mut parts = Parts::new(self, pair);
        let first = parts.require()?;
        let place = self.span(&first);
        if first.as_rule() == Rule::is_predicate {
            items.push(Item::Suffix(self.is_predicate(first)?, place));
        } else {
            items.push(Item::Infix(infix(first.as_str()).ok_or_else(|| internal(place))?));
            items.push(Item::Operand(self.expression(parts.require()?)?));
        }
        tree(items, span)
    }

    fn subquery(&mut self, pair: Pair<'_>) -> Built<ExprKind> {
        let mut parts = Parts::new(self, pair);
        let kind = match parts.require()?.as_rule() {
            Rule::EXISTS => SubqueryKind::Exists,
            Rule::COUNT => SubqueryKind::Count,
            _ => SubqueryKind::Collect,
        };
        parts.has(Rule::open_brace);
        let body = parts.require()?;
        let body = if body.as_rule() == Rule::pattern_list {
            let patterns = self.pattern_list(body)?;
            SubqueryBody::Pattern { patterns, predicate: self.optional_where(&mut parts)? }
        } else {
            SubqueryBody::Query(self.query(body)?)
        };
        Ok(ExprKind::Subquery { kind, body: Box::new(body) })
    }

    fn is_predicate(&mut self, pair: Pair<'_>) -> Built<Suffix> {
        let mut parts = Parts::new(self, pair);
        parts.has(Rule::IS);
        let negated = parts.has(Rule::NOT);
        if parts.has(Rule::NULL) {
            return Ok(Suffix::IsNull { negated });
        }
        let form = parts.optional(Rule::plain_word);
        if parts.has(Rule::NORMALIZED) {
            let form = match form {
                Some(form) => normal_form(self.word_of(&form))?,
                None => "NFC",
            };
            return Ok(Suffix::Normalized { form, negated });
        }
        if let Some(labels) = parts.optional(Rule::label_expression_before_bar) {
            let labels: LabelExpr = self.label_expression(labels)?;
            return Ok(Suffix::Labels { labels, negated });
        }
        parts.require()?;
        let type_name = self.type_name(parts.require()?)?;
        Ok(Suffix::IsType { type_name, negated })
    }

    /// The words of a pair, upper-cased, with single spaces.
    pub(super) fn words(&self, pair: &Pair<'_>) -> String {
        let span = pair.as_span();
        let mut words = String::new();
        let mut last = None;
        for position in self.positions.get(span.start()..span.end()).unwrap_or_default() {
            if last.replace(*position) != Some(*position) {
                if !words.is_empty() {
                    words.push(' ');
                }
                words.push_str(self.tokens.get(*position as usize).map_or("", |token| token.text(self.text)));
            }
        }
        words.make_ascii_uppercase();
        words
    }
}

/// The value of a word that is a literal.
pub(super) fn literal_word(word: &str) -> Option<ExprKind> {
    let is = |literal: &str| word.eq_ignore_ascii_case(literal);
    Some(match word.len() {
        4 if is("true") => ExprKind::Boolean(true),
        4 if is("null") => ExprKind::Null,
        5 if is("false") => ExprKind::Boolean(false),
        3 if is("nan") => ExprKind::Float(f64::NAN),
        3 if is("inf") => ExprKind::Float(f64::INFINITY),
        8 if is("infinity") => ExprKind::Float(f64::INFINITY),
        _ => return None,
    })
}

fn test_without_operand(span: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("UnexpectedSyntax", "a test after `WHEN` needs an operand after `CASE`", span)
            .with_help("write `CASE x WHEN > 5 THEN …`, or the whole condition: `CASE WHEN x > 5 THEN …`"),
    )
}

/// Returns the normal form of Unicode that a word names.
pub(super) fn normal_form((word, span): (&str, Span)) -> Built<&'static str> {
    ["NFC", "NFD", "NFKC", "NFKD"].into_iter().find(|form| word.eq_ignore_ascii_case(form)).ok_or_else(|| {
        Box::new(
            Diagnostic::error("UnexpectedSyntax", format!("`{word}` is no normal form of Unicode"), span)
                .with_help("write `NFC`, `NFD`, `NFKC` or `NFKD`"),
        )
    })
}

fn is_postfix(rule: Rule) -> bool {
    matches!(rule, Rule::property | Rule::index)
}

/// How deep the operators of a row nest: the longest run of prefixes and of tests, which bind to
/// what stands before them.
fn chain_length(pairs: &[Pair<'_>]) -> usize {
    let (mut prefixes, mut prefixes_max, mut tests, mut tests_max) = (0_usize, 0_usize, 0_usize, 0_usize);
    for pair in pairs {
        match pair.as_rule() {
            Rule::NOT | Rule::negate | Rule::plus => prefixes += 1,
            Rule::infix => {
                let operator = infix(pair.as_str());
                if operator.is_some_and(Infix::is_loose) {
                    tests = 0;
                } else if operator.is_some_and(Infix::nests) {
                    tests += 1;
                }
                prefixes = 0;
            }
            Rule::is_predicate
            | Rule::is_predicate_before_bar
            | Rule::label_expression
            | Rule::label_expression_before_bar => tests += 1,
            _ => prefixes = 0,
        }
        prefixes_max = prefixes_max.max(prefixes);
        tests_max = tests_max.max(tests);
    }
    prefixes_max + tests_max
}
