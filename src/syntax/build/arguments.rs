//! What looks alike until its end: lists and comprehensions, calls, quantifiers and `reduce`.

use std::sync::Arc;

use super::super::ast::{Expr, ExprKind, Ident, PathSelector, QuantifierWord};
use super::super::parser::{Pair, Rule};
use super::expression::{literal_word, normal_form};
use super::{Builder, Built, Parts, dotted_name};
use crate::diag::{Diagnostic, Span};

/// What stands between the brackets of a list or call, not yet told apart.
struct Arguments<'i> {
    distinct: bool,
    star: bool,
    values: Vec<Pair<'i>>,
    predicate: Option<Pair<'i>>,
    projection: Option<Pair<'i>>,
    /// `LEADING`, `TRAILING` or `BOTH`
    side: Option<Rule>,
    /// What stands after `FROM`.
    from: Option<Pair<'i>>,
    span: Span,
}

impl<'i> Arguments<'i> {
    fn new(builder: &Builder<'_>, pair: Pair<'i>) -> Self {
        let span = builder.span(&pair);
        let mut parts = Parts::new(builder, pair);
        let distinct = parts.has(Rule::DISTINCT);
        let side = parts.optional(Rule::trim_side).and_then(|side| side.into_inner().next()).map(|side| side.as_rule());
        let star = parts.has(Rule::star);
        let mut arguments =
            Arguments { distinct, star, values: Vec::new(), predicate: None, projection: None, side, from: None, span };
        let mut place = Rule::bracket;
        for part in parts {
            match part.as_rule() {
                rule @ (Rule::WHERE | Rule::bar | Rule::trim_from) => place = rule,
                Rule::close_bracket | Rule::close_paren => {}
                _ => match place {
                    Rule::WHERE => arguments.predicate = Some(part),
                    Rule::bar => arguments.projection = Some(part),
                    Rule::trim_from => arguments.from = Some(part),
                    _ => arguments.values.push(part),
                },
            }
        }
        arguments
    }

    /// The only value, when there is one.
    fn only_value(&self) -> Option<&Pair<'i>> {
        match self.values.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }
}

/// `variable operator …`: the beginning of comprehensions, quantifiers and `reduce`.
struct Binding<'i> {
    variable: Pair<'i>,
    rest: Vec<Pair<'i>>,
    span: Span,
}

impl Builder<'_> {
    /// Builds a list, a list comprehension or a pattern comprehension.
    pub(super) fn bracket(&mut self, pair: Pair<'_>) -> Built<Expr> {
        let mut arguments = Arguments::new(self, pair);
        let span = arguments.span;
        if let Some(only) = arguments.only_value() {
            if let Some(binding) = self.binding(only, "IN") {
                return self.list_comprehension(binding, arguments);
            }
            if arguments.projection.is_some()
                && let Some(pattern) = self.comprehended_pattern(only)
            {
                return self.pattern_comprehension(pattern, arguments);
            }
        }
        if let Some(stray) = arguments.predicate.take().or(arguments.projection.take()) {
            let stray = self.span(&stray);
            return Err(Box::new(
                Diagnostic::error("UnexpectedSyntax", "`WHERE` and `|` stand in comprehensions only", stray)
                    .also_at(span, "this is a list")
                    .with_help("write `[x IN list WHERE … | …]` or `[(a)-->(b) WHERE … | …]`"),
            ));
        }
        let values = arguments.values.into_iter().map(|value| self.expression(value)).collect::<Built<_>>()?;
        Ok(Expr { kind: ExprKind::List(values), span })
    }

    /// Takes an expression apart that is a variable, this operator, and more.
    fn binding<'i>(&self, pair: &Pair<'i>, operator: &str) -> Option<Binding<'i>> {
        if pair.as_rule() != Rule::expression {
            return None;
        }
        let mut inner = pair.clone().into_inner();
        let variable = inner.next().filter(|first| first.as_rule() == Rule::word)?;
        inner.next().filter(|next| next.as_rule() == Rule::infix && next.as_str().trim_end() == operator)?;
        let mut parts = variable.into_inner();
        let variable = parts.next()?;
        if parts.next().is_some() || literal_word(self.word_of(&variable).0).is_some() {
            return None;
        }
        Some(Binding { variable, rest: inner.collect(), span: self.span(pair) })
    }

    fn bound_variable(&mut self, binding: Binding<'_>) -> Built<(Ident, Box<Expr>)> {
        let variable = self.ident(&binding.variable)?;
        let start = binding.rest.first().map_or(binding.span.start, |first| self.span(first).start);
        let list = self.row(binding.rest, Span { start, end: binding.span.end })?;
        Ok((variable, Box::new(list)))
    }

    fn optional_expression(&mut self, pair: Option<Pair<'_>>) -> Built<Option<Box<Expr>>> {
        pair.map(|pair| self.expression(pair).map(Box::new)).transpose()
    }

    fn list_comprehension(&mut self, binding: Binding<'_>, arguments: Arguments<'_>) -> Built<Expr> {
        let (variable, list) = self.bound_variable(binding)?;
        let predicate = self.optional_expression(arguments.predicate)?;
        let projection = self.optional_expression(arguments.projection)?;
        Ok(Expr { kind: ExprKind::ListComprehension { variable, list, predicate, projection }, span: arguments.span })
    }

    /// The path variable and the pattern, when the expression is a pattern.
    fn comprehended_pattern<'i>(&self, pair: &Pair<'i>) -> Option<(Option<Pair<'i>>, Pair<'i>)> {
        if let Some(mut binding) = self.binding(pair, "=") {
            let pattern = binding.rest.pop().filter(|last| last.as_rule() == Rule::pattern_predicate)?;
            return binding.rest.is_empty().then_some((Some(binding.variable), pattern));
        }
        let mut inner = pair.clone().into_inner();
        let pattern = inner.next().filter(|first| first.as_rule() == Rule::pattern_predicate)?;
        inner.next().is_none().then_some((None, pattern))
    }

    fn pattern_comprehension(
        &mut self,
        (variable, pattern): (Option<Pair<'_>>, Pair<'_>),
        arguments: Arguments<'_>,
    ) -> Built<Expr> {
        let span = arguments.span;
        let variable = variable.map(|variable| self.ident(&variable)).transpose()?;
        let ExprKind::Pattern(mut pattern) = self.pattern_predicate(pattern)?.kind else {
            return Err(super::internal(span));
        };
        if let Some(variable) = &variable {
            pattern.span = variable.span.to(pattern.span);
        }
        pattern.variable = variable;
        let predicate = self.optional_expression(arguments.predicate)?;
        let Some(projection) = self.optional_expression(arguments.projection)? else {
            return Err(super::internal(span));
        };
        Ok(Expr { kind: ExprKind::PatternComprehension { pattern, predicate, projection }, span })
    }

    /// Builds the arguments of a procedure.
    pub(super) fn plain_arguments(&mut self, pair: Pair<'_>) -> Built<Vec<Expr>> {
        let arguments = Arguments::new(self, pair);
        if arguments.distinct || arguments.star {
            return Err(Box::new(
                Diagnostic::error("UnexpectedSyntax", "`DISTINCT` and `*` stand in aggregates only", arguments.span)
                    .with_help("name the procedure's arguments"),
            ));
        }
        self.values(arguments)
    }

    /// Builds the values of arguments that are nothing but values.
    fn values(&mut self, mut arguments: Arguments<'_>) -> Built<Vec<Expr>> {
        if let Some(stray) = arguments.predicate.take().or(arguments.projection.take()) {
            return Err(Box::new(
                Diagnostic::error("UnexpectedSyntax", "`WHERE` and `|` do not stand in a call", self.span(&stray))
                    .with_help("filter with a list comprehension: `[x IN list WHERE … | …]`"),
            ));
        }
        if let Some(from) = arguments.from.take() {
            return Err(Box::new(
                Diagnostic::error("UnexpectedSyntax", "`FROM` does not stand in this call", self.span(&from))
                    .with_help("it stands in `trim`: `trim(BOTH 'x' FROM text)`"),
            ));
        }
        if arguments.side.is_some() {
            return Err(Box::new(
                Diagnostic::error("UnexpectedSyntax", "`LEADING`, `TRAILING` and `BOTH` need a `FROM`", arguments.span)
                    .with_help("write `trim(BOTH 'x' FROM text)`"),
            ));
        }
        arguments.values.into_iter().map(|value| self.expression(value)).collect()
    }

    /// Builds `trim(LEADING 'x' FROM text)`: a call of the function for that side.
    fn trim(&mut self, name: Ident, mut arguments: Arguments<'_>) -> Built<ExprKind> {
        let side = match arguments.side.take() {
            Some(Rule::LEADING) => "ltrim",
            Some(Rule::TRAILING) => "rtrim",
            _ => "btrim",
        };
        let from = arguments.from.take();
        let mut characters = self.values(arguments)?;
        let mut values = Vec::with_capacity(2);
        if let Some(from) = from {
            values.push(self.expression(from)?);
        }
        if characters.len() > 1 {
            return Err(Box::new(
                Diagnostic::error("UnexpectedSyntax", "one string says what to trim", characters[1].span)
                    .with_help("write `trim(BOTH 'xy' FROM text)`: each of its characters is trimmed"),
            ));
        }
        values.append(&mut characters);
        Ok(ExprKind::Function {
            name: Ident { name: Arc::from(side), span: name.span },
            distinct: false,
            arguments: values,
        })
    }

    /// Builds `a.b.c(…)`.
    pub(super) fn method(&mut self, property: &Expr, pair: Pair<'_>) -> Built<Expr> {
        let Some((name, span)) = dotted_name(property) else {
            return Err(Box::new(
                Diagnostic::error("UnexpectedSyntax", "a value has no functions", property.span)
                    .with_help("write `f(x)` instead of `x.f()`"),
            ));
        };
        self.call(Ident { name, span }, pair)
    }

    /// Builds what looks like a call.
    pub(super) fn call(&mut self, name: Ident, pair: Pair<'_>) -> Built<Expr> {
        let arguments = Arguments::new(self, pair);
        let span = name.span.to(arguments.span);
        let is = |word: &str| name.name.eq_ignore_ascii_case(word);
        let kind = if arguments.star {
            if !is("count") || arguments.distinct || !arguments.values.is_empty() {
                return Err(Box::new(
                    Diagnostic::error("UnexpectedSyntax", "only `count` takes `*`", span)
                        .with_help("name what to aggregate, such as `collect(n)`"),
                ));
            }
            ExprKind::CountStar
        } else if let Some(quantifier) = quantifier_word(&name.name) {
            self.quantified(quantifier, &name, arguments)?
        } else if is("reduce") {
            self.reduce(arguments)?
        } else if is("trim") && arguments.from.is_some() {
            self.trim(name, arguments)?
        } else {
            let distinct = arguments.distinct;
            let selector = if is("shortestPath") {
                Some(PathSelector::LegacyShortest)
            } else if is("allShortestPaths") {
                Some(PathSelector::LegacyAllShortest)
            } else {
                None
            };
            let mut arguments = self.values(arguments)?;
            if is("normalize")
                && let [_, Expr { kind, span }] = arguments.as_mut_slice()
                && let ExprKind::Variable(form) = kind
            {
                // The form is a word of the language there.
                *kind = ExprKind::String(Arc::from(normal_form((form, *span))?));
            }
            match selector {
                Some(selector) => path_of(arguments, selector, span)?,
                None => ExprKind::Function { name, distinct, arguments },
            }
        };
        Ok(Expr { kind, span })
    }

    fn quantified(&mut self, quantifier: QuantifierWord, name: &Ident, arguments: Arguments<'_>) -> Built<ExprKind> {
        let binding = arguments.only_value().and_then(|only| self.binding(only, "IN"));
        let (Some(binding), Some(predicate), None) = (binding, arguments.predicate, arguments.projection) else {
            return Err(Box::new(
                Diagnostic::error(
                    "UnexpectedSyntax",
                    format!("`{}` needs a variable, a list and a predicate", name.name),
                    name.span.to(arguments.span),
                )
                .with_help(format!("write `{}(x IN list WHERE …)`", name.name)),
            ));
        };
        let (variable, list) = self.bound_variable(binding)?;
        let predicate = Box::new(self.expression(predicate)?);
        Ok(ExprKind::Quantified { quantifier, variable, list, predicate })
    }

    fn reduce(&mut self, mut arguments: Arguments<'_>) -> Built<ExprKind> {
        let element = arguments.values.pop().and_then(|value| self.binding(&value, "IN"));
        let accumulator = arguments.values.pop().and_then(|value| self.binding(&value, "="));
        let (Some(accumulator), Some(element), Some(step), None, true) =
            (accumulator, element, arguments.projection, arguments.predicate, arguments.values.is_empty())
        else {
            return Err(Box::new(
                Diagnostic::error(
                    "UnexpectedSyntax",
                    "`reduce` needs an accumulator, a list and a step",
                    arguments.span,
                )
                .with_help("write `reduce(total = 0, x IN list | total + x)`"),
            ));
        };
        let (accumulator, initial) = self.bound_variable(accumulator)?;
        let (variable, list) = self.bound_variable(element)?;
        let step = Box::new(self.expression(step)?);
        Ok(ExprKind::Reduce { accumulator, initial, variable, list, step })
    }
}

fn quantifier_word(name: &str) -> Option<QuantifierWord> {
    [
        ("all", QuantifierWord::All),
        ("any", QuantifierWord::Any),
        ("none", QuantifierWord::None),
        ("single", QuantifierWord::Single),
    ]
    .into_iter()
    .find_map(|(word, quantifier)| name.eq_ignore_ascii_case(word).then_some(quantifier))
}

/// Builds `shortestPath(pattern)` as an expression.
fn path_of(mut arguments: Vec<Expr>, selector: PathSelector, span: Span) -> Built<ExprKind> {
    match (arguments.pop().map(|argument| argument.kind), arguments.is_empty()) {
        (Some(ExprKind::Pattern(mut pattern)), true) => {
            pattern.selector = selector;
            pattern.span = span;
            Ok(ExprKind::Pattern(pattern))
        }
        _ => Err(Box::new(
            Diagnostic::error("UnexpectedSyntax", "a shortest path needs one pattern", span)
                .with_help("write `shortestPath((a)-[*]-(b))`"),
        )),
    }
}
