//! Expressions: operands, their postfixes, and the row of operators between them.

use std::sync::Arc;

use super::super::ast::{Expr, ExprKind, Ident, LabelExpr, MapProjectionItem, SubqueryBody, SubqueryKind};
use super::super::error::internal;
use super::super::parser::{Pair, Rule};
use super::operator::{Infix, Item, Prefix, Suffix, infix, tree};
use super::{Builder, Built, Parts, literal};
use crate::diag::{Diagnostic, Span, did_you_mean};

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
                    Rule::is_predicate => Item::Suffix(builder.is_predicate(pair)?, place),
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
            let expressions = when.into_inner().filter(|part| part.as_rule() == Rule::expression);
            let mut expressions = expressions.map(|part| self.expression(part)).collect::<Built<Vec<_>>>()?;
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
        if let Some(labels) = parts.optional(Rule::label_expression_before_bar) {
            let labels: LabelExpr = self.label_expression(labels)?;
            return Ok(Suffix::Labels { labels, negated });
        }
        parts.require()?;
        let type_name = self.type_name(parts.require()?)?;
        Ok(Suffix::IsType { type_name, negated })
    }

    /// The words of a pair, upper-cased, with single spaces.
    fn words(&self, pair: &Pair<'_>) -> String {
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

    /// The type's name as typed, upper-cased, with single spaces.
    fn type_name(&self, pair: Pair<'_>) -> Built<Arc<str>> {
        let span = self.span(&pair);
        let mut name = String::new();
        let mut open = 0_usize;
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::list_type => {
                    open += 1;
                    name.push_str("LIST<");
                }
                Rule::base_type => {
                    let place = self.span(&part);
                    let words = self.words(&part);
                    if !TYPES.contains(&words.as_str()) {
                        return Err(unknown_type(&words, place));
                    }
                    name.push_str(&words);
                }
                Rule::not_null => name.push_str(" NOT NULL"),
                _ => {
                    open = open.checked_sub(1).ok_or_else(|| unbalanced_type(span))?;
                    name.push('>');
                }
            }
        }
        if open > 0 { Err(unbalanced_type(span)) } else { Ok(Arc::from(name)) }
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
            Rule::is_predicate | Rule::label_expression | Rule::label_expression_before_bar => tests += 1,
            _ => prefixes = 0,
        }
        prefixes_max = prefixes_max.max(prefixes);
        tests_max = tests_max.max(tests);
    }
    prefixes_max + tests_max
}

/// The types that `IS ::` knows, without lists of them.
const TYPES: &[&str] = &[
    "ANY",
    "ANY EDGE",
    "ANY MAP",
    "ANY NODE",
    "ANY PROPERTY VALUE",
    "ANY RELATIONSHIP",
    "ANY VALUE",
    "ANY VERTEX",
    "ARRAY",
    "BOOL",
    "BOOLEAN",
    "DATE",
    "DURATION",
    "EDGE",
    "FLOAT",
    "INT",
    "INTEGER",
    "LIST",
    "LOCAL DATETIME",
    "LOCAL TIME",
    "MAP",
    "NODE",
    "NOTHING",
    "NULL",
    "PATH",
    "PROPERTY VALUE",
    "RELATIONSHIP",
    "SIGNED INTEGER",
    "STRING",
    "TIME WITH TIME ZONE",
    "TIME WITHOUT TIME ZONE",
    "TIMESTAMP WITH TIME ZONE",
    "TIMESTAMP WITHOUT TIME ZONE",
    "VARCHAR",
    "VERTEX",
    "ZONED DATETIME",
    "ZONED TIME",
];

fn unknown_type(words: &str, span: Span) -> Box<Diagnostic> {
    let help = did_you_mean(words, TYPES.iter().copied());
    let help = help.unwrap_or_else(|| {
        "types are `BOOLEAN`, `INTEGER`, `FLOAT`, `STRING`, `DATE`, `LIST<…>`, `MAP`, `NODE`, …".to_owned()
    });
    Box::new(Diagnostic::error("UnexpectedSyntax", format!("no type `{words}`"), span).with_help(help))
}

fn unbalanced_type(span: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("UnexpectedSyntax", "`<` and `>` of the type do not pair", span)
            .with_help("write `LIST<INTEGER>`"),
    )
}
