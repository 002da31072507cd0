//! Binds expressions: names, functions, static types.

use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::syntax::ast::{ArithmeticOperator, Expr, ExprKind, Ident, LabelExpr, MapProjectionItem, PredicateOperator};
use crate::value::{Value, conversion};

use super::Binder;
use super::bound::{AggregateCall, BoundExpr, BoundExprKind as Bound, LabelTest, NameKind, NameUse, VariableId};
use super::scope::Scope;
use super::type_test::TypeTest;
use super::types::StaticType;

/// What may stand in an expression at one place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Whether aggregates may.
    pub(super) aggregates: Aggregates,
    /// Whether a pattern may stand as a predicate.
    pub(super) patterns: bool,
}

/// Whether aggregates may stand at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aggregates {
    /// In the items of `RETURN` and `WITH`.
    Allowed,
    /// Inside another aggregate.
    Nested,
    /// Anywhere else.
    Forbidden,
}

impl Place {
    /// An item of a projection.
    pub(super) const ITEM: Place = Place { aggregates: Aggregates::Allowed, patterns: false };
    /// A predicate.
    pub(super) const PREDICATE: Place = Place { aggregates: Aggregates::Forbidden, patterns: true };
    /// Any other expression.
    pub(super) const PLAIN: Place = Place { aggregates: Aggregates::Forbidden, patterns: false };

    pub(super) fn inner(self) -> Place {
        Place { patterns: false, ..self }
    }

    pub(super) fn predicate(self) -> Place {
        Place { patterns: true, ..self }
    }
}

/// A bound expression with its type.
pub(super) type Typed = (BoundExpr, StaticType);

impl Binder {
    /// Binds an expression and forgets its type.
    pub(super) fn expression(&mut self, expr: &Expr, scope: &mut Scope, place: Place) -> Result<BoundExpr> {
        Ok(self.typed(expr, scope, place)?.0)
    }

    /// Binds a predicate: a boolean, or null.
    pub(super) fn predicate(&mut self, expr: &Expr, scope: &mut Scope) -> Result<BoundExpr> {
        let (bound, kind) = self.typed(expr, scope, Place::PREDICATE)?;
        self.require_type(&kind, &StaticType::Boolean, "a predicate", expr.span)?;
        Ok(bound)
    }

    /// Binds an expression.
    pub(super) fn typed(&mut self, expr: &Expr, scope: &mut Scope, place: Place) -> Result<Typed> {
        let span = expr.span;
        let literal = |value: Value| {
            let kind = StaticType::of(&value);
            Ok((BoundExpr::new(Bound::Literal(value), span), kind))
        };
        match &expr.kind {
            ExprKind::Null => literal(Value::Null),
            ExprKind::Boolean(value) => literal(Value::Boolean(*value)),
            ExprKind::Integer(value) => literal(Value::Integer(*value)),
            ExprKind::Float(value) => literal(Value::Float(*value)),
            ExprKind::String(value) => literal(Value::String(Arc::clone(value))),
            ExprKind::Parameter(name) => Ok((self.parameter(name, span), StaticType::Any)),
            ExprKind::Variable(name) => self.variable(name, span, scope),
            ExprKind::List(items) => self.list(items, span, scope, place.inner()),
            ExprKind::Map(entries) => self.map(entries, span, scope, place.inner()),
            ExprKind::MapProjection { object, items } => self.map_projection(object, items, span, scope, place.inner()),
            ExprKind::Property { object, key } => self.property(object, key, span, scope, place.inner()),
            ExprKind::Index { object, index } => self.index(object, index, span, scope, place.inner()),
            ExprKind::Slice { object, from, to } => {
                let object = self.expression(object, scope, place.inner())?;
                let from = self.optional(from.as_deref(), scope, place.inner())?;
                let to = self.optional(to.as_deref(), scope, place.inner())?;
                let kind = Bound::Slice(Box::new(object), from.map(Box::new), to.map(Box::new));
                Ok((BoundExpr::new(kind, span), StaticType::List(Box::new(StaticType::Any))))
            }
            ExprKind::Not(operand) => {
                let operand = self.boolean_operand(operand, scope, place, "`NOT`")?;
                Ok((BoundExpr::new(Bound::Not(Box::new(operand)), span), StaticType::Boolean))
            }
            ExprKind::And(operands) => self.logical(operands, span, scope, place, Bound::And, "`AND`"),
            ExprKind::Or(operands) => self.logical(operands, span, scope, place, Bound::Or, "`OR`"),
            ExprKind::Xor(operands) => self.logical(operands, span, scope, place, Bound::Xor, "`XOR`"),
            ExprKind::Arithmetic { first, rest } => self.arithmetic(first, rest, span, scope, place.inner()),
            ExprKind::Negate(_)
            | ExprKind::Plus(_)
            | ExprKind::Comparison { .. }
            | ExprKind::Predicate { .. }
            | ExprKind::IsNull { .. }
            | ExprKind::HasLabels { .. }
            | ExprKind::IsType { .. } => self.test_or_sign(expr, scope, place),
            ExprKind::Case { operand, branches, otherwise } => {
                self.case(operand.as_deref(), branches, otherwise.as_deref(), span, scope, place)
            }
            // It stands in tests after `WHEN` alone, whose `CASE` has an operand.
            ExprKind::CaseOperand => {
                let operand = self.case_operands.last().cloned();
                Ok((operand.unwrap_or_else(|| BoundExpr::new(Bound::Literal(Value::Null), span)), StaticType::Any))
            }
            ExprKind::ListComprehension { .. } | ExprKind::Quantified { .. } | ExprKind::Reduce { .. } => {
                self.over_list(expr, scope, place.inner())
            }
            ExprKind::PatternComprehension { pattern, predicate, projection } => {
                self.pattern_comprehension(pattern, predicate.as_deref(), projection, span, scope)
            }
            ExprKind::Function { name, distinct, arguments } => {
                self.function(name, *distinct, arguments, span, scope, place)
            }
            ExprKind::CountStar => {
                self.aggregate_allowed(place, "count(*)", span)?;
                let call = AggregateCall {
                    function: None,
                    distinct: false,
                    arguments: Vec::new(),
                    at: super::bound::At(span),
                };
                Ok((BoundExpr::new(Bound::Aggregate(Box::new(call)), span), StaticType::Integer))
            }
            ExprKind::Pattern(pattern) => {
                if !place.patterns {
                    return Err(Box::new(
                        Diagnostic::error(
                            "UnexpectedSyntax",
                            "a pattern can only stand where a predicate is wanted",
                            span,
                        )
                        .with_help(
                            "wrap it: `EXISTS { … }` for whether, `COUNT { … }` for how many, `[… | …]` for what",
                        ),
                    ));
                }
                self.pattern_predicate(pattern, span, scope)
            }
            ExprKind::Subquery { kind, body } => self.subquery_expression(*kind, body, span, scope),
        }
    }

    /// Binds a sign, a comparison or another test of values.
    fn test_or_sign(&mut self, expr: &Expr, scope: &mut Scope, place: Place) -> Result<Typed> {
        let span = expr.span;
        match &expr.kind {
            ExprKind::Negate(operand) | ExprKind::Plus(operand) => {
                let (bound, kind) = self.typed(operand, scope, place.inner())?;
                let boxed = Box::new(bound);
                let sign =
                    if matches!(expr.kind, ExprKind::Negate(_)) { Bound::Negate(boxed) } else { Bound::Plus(boxed) };
                if !kind.may_be_number() && kind != StaticType::Temporal {
                    return Err(self.wrong_type(&kind, "a number", "a sign", operand.span));
                }
                Ok((BoundExpr::new(sign, span), kind))
            }
            ExprKind::Comparison { first, rest } => {
                let first = self.expression(first, scope, place.inner())?;
                let mut bound = Vec::with_capacity(rest.len());
                for (operator, operand) in rest {
                    let operand = self.expression(operand, scope, place.inner())?;
                    self.note_source_comparison(&first, &operand);
                    self.note_source_comparison(&operand, &first);
                    bound.push((*operator, operand));
                }
                Ok((BoundExpr::new(Bound::Comparison(Box::new(first), bound), span), StaticType::Boolean))
            }
            ExprKind::Predicate { operator, left, right } => {
                let left = self.expression(left, scope, place.inner())?;
                let (bound, kind) = self.typed(right, scope, place.inner())?;
                if *operator == PredicateOperator::In && !kind.is_open() && !matches!(kind, StaticType::List(_)) {
                    return Err(self.wrong_type(&kind, "a list", "`IN`", right.span));
                }
                self.note_source_comparison(&left, &bound);
                let kind = Bound::Predicate(*operator, Box::new(left), Box::new(bound));
                Ok((BoundExpr::new(kind, span), StaticType::Boolean))
            }
            ExprKind::IsNull { operand, negated } => {
                let operand = self.expression(operand, scope, place.inner())?;
                Ok((BoundExpr::new(Bound::IsNull(Box::new(operand), *negated), span), StaticType::Boolean))
            }
            ExprKind::HasLabels { operand, labels } => {
                let (bound, kind) = self.typed(operand, scope, place.inner())?;
                if !kind.is_open() && !matches!(kind, StaticType::Node | StaticType::Relationship) {
                    let error = self.wrong_type(&kind, "a node or relationship", "a label test", operand.span);
                    return Err(Box::new((*error).with_help("write `IS NULL` for null, `IS :: STRING` for a type")));
                }
                let name_kind = if kind == StaticType::Relationship { NameKind::Type } else { NameKind::Label };
                let mut predicate = self.label_predicate(labels, name_kind, &bound, scope)?;
                predicate.at = super::bound::At(span);
                Ok((predicate, StaticType::Boolean))
            }
            ExprKind::IsType { operand, type_name, negated } => {
                let operand = self.expression(operand, scope, place.inner())?;
                let test = TypeTest::parse(type_name).ok_or_else(|| {
                    Box::new(Diagnostic::error("InvalidType", format!("unknown type `{type_name}`"), span))
                })?;
                let kind = Bound::IsType(Box::new(operand), Arc::new(test), *negated);
                Ok((BoundExpr::new(kind, span), StaticType::Boolean))
            }
            // Only the kinds above are given to this function.
            _ => Ok((BoundExpr::new(Bound::Literal(Value::Null), span), StaticType::Null)),
        }
    }

    /// Binds a parameter, and remembers that the statement needs it.
    pub(super) fn parameter(&mut self, name: &Arc<str>, span: Span) -> BoundExpr {
        if !self.parameters.iter().any(|(known, _)| known == name) {
            self.parameters.push((Arc::clone(name), span));
        }
        BoundExpr::new(Bound::Parameter(Arc::clone(name)), span)
    }

    pub(super) fn optional(
        &mut self,
        expr: Option<&Expr>,
        scope: &mut Scope,
        place: Place,
    ) -> Result<Option<BoundExpr>> {
        expr.map(|expr| self.expression(expr, scope, place)).transpose()
    }

    fn variable(&mut self, name: &Arc<str>, span: Span, scope: &mut Scope) -> Result<Typed> {
        let Some(variable) = scope.lookup(name) else {
            return Err(scope.undefined(name, span));
        };
        let kind = self.variables.kind(variable).clone();
        if kind == StaticType::Item {
            return Err(Box::new(
                Diagnostic::error("InvalidLensPredicate", format!("`{name}` is an evidence item, not a value"), span)
                    .with_help(format!("name a field of it: `{name}.year`, `{name}.design`, `source({name}).doi`")),
            ));
        }
        Ok((BoundExpr::variable(variable, span), kind))
    }

    fn list(&mut self, items: &[Expr], span: Span, scope: &mut Scope, place: Place) -> Result<Typed> {
        let mut bound = Vec::with_capacity(items.len());
        let mut element: Option<StaticType> = None;
        for item in items {
            let (item, kind) = self.typed(item, scope, place)?;
            bound.push(item);
            element = Some(element.map_or(kind.clone(), |element| element.join(kind)));
        }
        // A list of constants is one constant: it is built once, not once a row.
        let constant: Option<Vec<Value>> = bound
            .iter()
            .map(|item| if let Bound::Literal(value) = &item.kind { Some(value.clone()) } else { None })
            .collect();
        let kind = match constant {
            Some(values) => Bound::Literal(Value::List(Arc::new(values))),
            None => Bound::List(bound),
        };
        Ok((BoundExpr::new(kind, span), StaticType::List(Box::new(element.unwrap_or(StaticType::Any)))))
    }

    fn map(&mut self, entries: &[(Ident, Expr)], span: Span, scope: &mut Scope, place: Place) -> Result<Typed> {
        let mut bound = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            bound.push((Arc::clone(&key.name), self.expression(value, scope, place)?));
        }
        Ok((BoundExpr::new(Bound::Map(bound), span), StaticType::Map))
    }

    fn map_projection(
        &mut self,
        object: &Expr,
        items: &[MapProjectionItem],
        span: Span,
        scope: &mut Scope,
        place: Place,
    ) -> Result<Typed> {
        let (bound, kind) = self.typed(object, scope, place)?;
        if !kind.is_open() && !matches!(kind, StaticType::Node | StaticType::Relationship | StaticType::Map) {
            return Err(self.wrong_type(&kind, "a node, relationship or map", "a map projection", object.span));
        }
        let mut all = false;
        let mut entries = Vec::new();
        for item in items {
            match item {
                MapProjectionItem::AllProperties(_) => all = true,
                MapProjectionItem::Property(key) => {
                    self.use_key(key, &kind);
                    let value = Bound::Property(Box::new(bound.clone()), Arc::clone(&key.name));
                    entries.push((Arc::clone(&key.name), BoundExpr::new(value, key.span)));
                }
                MapProjectionItem::Literal(key, value) => {
                    entries.push((Arc::clone(&key.name), self.expression(value, scope, place)?));
                }
                MapProjectionItem::Variable(name) => {
                    let (value, _) = self.variable(&name.name, name.span, scope)?;
                    entries.push((Arc::clone(&name.name), value));
                }
            }
        }
        let kind = Bound::MapProjection { object: Box::new(bound), all, entries };
        Ok((BoundExpr::new(kind, span), StaticType::Map))
    }

    fn property(&mut self, object: &Expr, key: &Ident, span: Span, scope: &mut Scope, place: Place) -> Result<Typed> {
        if let Some(field) = self.lens_field(object, key, span, scope)? {
            return Ok((field, StaticType::Any));
        }
        let (bound, kind) = self.typed(object, scope, place)?;
        if matches!(
            kind,
            StaticType::Boolean
                | StaticType::Integer
                | StaticType::Float
                | StaticType::Number
                | StaticType::String
                | StaticType::List(_)
                | StaticType::Path
        ) {
            let error =
                self.wrong_type(&kind, "a node, relationship, map or temporal value", "a property", object.span);
            let help = match kind {
                StaticType::Path => "`length(p)`, `nodes(p)` and `relationships(p)` are functions".to_owned(),
                StaticType::List(_) => format!("ask its elements: `[x IN list | x.{}]`", key.name),
                _ => format!("`.{}` can be read from an entity or a map only", key.name),
            };
            return Err(Box::new((*error).with_help(help)));
        }
        self.use_key(key, &kind);
        Ok((BoundExpr::new(Bound::Property(Box::new(bound), Arc::clone(&key.name)), span), StaticType::Any))
    }

    fn use_key(&mut self, key: &Ident, owner: &StaticType) {
        if matches!(owner, StaticType::Node | StaticType::Relationship) {
            self.use_name(key, NameKind::Key, false);
        }
    }

    /// Remembers a name of the catalogue, for the warning about names that nothing has.
    pub(super) fn use_name(&mut self, name: &Ident, kind: NameKind, written: bool) {
        self.names.push(NameUse { name: Arc::clone(&name.name), kind, span: name.span, written });
    }

    fn index(&mut self, object: &Expr, index: &Expr, span: Span, scope: &mut Scope, place: Place) -> Result<Typed> {
        let (object_bound, object_kind) = self.typed(object, scope, place)?;
        if matches!(object_kind, StaticType::Boolean | StaticType::String | StaticType::Path) || object_kind.is_number()
        {
            return Err(self.wrong_type(&object_kind, "a list, map or entity", "`[…]`", object.span));
        }
        let (index_bound, index_kind) = self.typed(index, scope, place)?;
        let list = matches!(object_kind, StaticType::List(_));
        if list && !index_kind.may_be(&StaticType::Integer) {
            return Err(self.wrong_type(&index_kind, "an integer", "a position in a list", index.span));
        }
        let element = object_kind.element();
        Ok((BoundExpr::new(Bound::Index(Box::new(object_bound), Box::new(index_bound)), span), element))
    }

    fn boolean_operand(&mut self, operand: &Expr, scope: &mut Scope, place: Place, of: &str) -> Result<BoundExpr> {
        let (bound, kind) = self.typed(operand, scope, place)?;
        self.require_type(&kind, &StaticType::Boolean, of, operand.span)?;
        Ok(bound)
    }

    fn logical(
        &mut self,
        operands: &[Expr],
        span: Span,
        scope: &mut Scope,
        place: Place,
        make: fn(Vec<BoundExpr>) -> Bound,
        of: &str,
    ) -> Result<Typed> {
        let bound: Result<Vec<BoundExpr>> =
            operands.iter().map(|operand| self.boolean_operand(operand, scope, place, of)).collect();
        Ok((BoundExpr::new(make(bound?), span), StaticType::Boolean))
    }

    fn arithmetic(
        &mut self,
        first: &Expr,
        rest: &[(ArithmeticOperator, Expr)],
        span: Span,
        scope: &mut Scope,
        place: Place,
    ) -> Result<Typed> {
        let (first_bound, mut kind) = self.typed(first, scope, place)?;
        let mut bound = Vec::with_capacity(rest.len());
        let mut left_span = first.span;
        for (operator, operand) in rest {
            let (right, right_kind) = self.typed(operand, scope, place)?;
            kind = self.arithmetic_type(*operator, (&kind, left_span), (&right_kind, operand.span))?;
            left_span = left_span.to(operand.span);
            bound.push((*operator, right));
        }
        Ok((BoundExpr::new(Bound::Arithmetic(Box::new(first_bound), bound), span), kind))
    }

    fn arithmetic_type(
        &self,
        operator: ArithmeticOperator,
        (left, left_span): (&StaticType, Span),
        (right, right_span): (&StaticType, Span),
    ) -> Result<StaticType> {
        use ArithmeticOperator as Op;
        if matches!(operator, Op::Add | Op::Concatenate) {
            for (kind, span, other) in [(left, left_span, right), (right, right_span, left)] {
                if !kind.may_be_added() && !other.is_open() && !matches!(other, StaticType::List(_)) {
                    return Err(self.wrong_type(kind, "a number, a string, a list or a temporal value", "`+`", span));
                }
            }
            return Ok(match (left, right) {
                (StaticType::Integer, StaticType::Integer) => StaticType::Integer,
                (StaticType::Float, StaticType::Integer | StaticType::Float)
                | (StaticType::Integer, StaticType::Float) => StaticType::Float,
                (left, right) if left.is_number() && right.is_number() => StaticType::Number,
                (StaticType::String, StaticType::String) => StaticType::String,
                (StaticType::List(_), _) | (_, StaticType::List(_)) => StaticType::List(Box::new(StaticType::Any)),
                _ => StaticType::Any,
            });
        }
        for (kind, span) in [(left, left_span), (right, right_span)] {
            if !kind.may_be_number() && *kind != StaticType::Temporal {
                return Err(self.wrong_type(kind, "a number", "arithmetic", span));
            }
        }
        Ok(match (operator, left, right) {
            (_, StaticType::Null | StaticType::Any | StaticType::Temporal, _)
            | (_, _, StaticType::Null | StaticType::Any | StaticType::Temporal) => StaticType::Any,
            (Op::Power, ..) => StaticType::Float,
            (_, StaticType::Integer, StaticType::Integer) => StaticType::Integer,
            (_, StaticType::Float, _) | (_, _, StaticType::Float) => StaticType::Float,
            _ => StaticType::Number,
        })
    }

    /// Binds a list and opens a scope with its element's variable.
    fn element(
        &mut self,
        list: &Expr,
        variable: &Ident,
        scope: &mut Scope,
        place: Place,
    ) -> Result<(BoundExpr, VariableId, StaticType)> {
        let (bound, kind) = self.typed(list, scope, place)?;
        if !kind.is_open() && !matches!(kind, StaticType::List(_)) {
            return Err(self.wrong_type(&kind, "a list", "`IN`", list.span));
        }
        let element = kind.element();
        let id = self.variables.add(Arc::clone(&variable.name), element.clone());
        scope.introduce(Arc::clone(&variable.name), id);
        Ok((bound, id, element))
    }

    fn over_list(&mut self, expr: &Expr, scope: &mut Scope, place: Place) -> Result<Typed> {
        // Inside the element's scope an aggregate would see one element, not the rows.
        let inside = Place { aggregates: Aggregates::Forbidden, patterns: false };
        let depth = scope.len();
        let result = match &expr.kind {
            ExprKind::ListComprehension { variable, list, predicate, projection } => {
                let (list, id, mut element) = self.element(list, variable, scope, place)?;
                let predicate = match predicate {
                    Some(predicate) => Some(Box::new(self.predicate(predicate, scope)?)),
                    None => None,
                };
                let projection = match projection {
                    Some(projection) => {
                        let (projection, kind) = self.typed(projection, scope, inside)?;
                        element = kind;
                        Some(Box::new(projection))
                    }
                    None => None,
                };
                let kind = Bound::ListComprehension { variable: id, list: Box::new(list), predicate, projection };
                (kind, StaticType::List(Box::new(element)))
            }
            ExprKind::Quantified { quantifier, variable, list, predicate } => {
                let (list, id, _) = self.element(list, variable, scope, place)?;
                let predicate = Box::new(self.predicate(predicate, scope)?);
                let kind = Bound::Quantified { quantifier: *quantifier, variable: id, list: Box::new(list), predicate };
                (kind, StaticType::Boolean)
            }
            ExprKind::Reduce { accumulator, initial, variable, list, step } => {
                let initial = Box::new(self.expression(initial, scope, place)?);
                let (list, id, _) = self.element(list, variable, scope, place)?;
                let accumulator_id = self.variables.add(Arc::clone(&accumulator.name), StaticType::Any);
                scope.introduce(Arc::clone(&accumulator.name), accumulator_id);
                let step = Box::new(self.expression(step, scope, inside)?);
                let kind =
                    Bound::Reduce { accumulator: accumulator_id, initial, variable: id, list: Box::new(list), step };
                (kind, StaticType::Any)
            }
            _ => (Bound::Literal(Value::Null), StaticType::Null),
        };
        scope.truncate(depth);
        Ok((BoundExpr::new(result.0, expr.span), result.1))
    }

    /// Binds what labels or a type must satisfy.
    pub(super) fn label_test(&mut self, labels: &LabelExpr, kind: NameKind) -> Result<LabelTest> {
        let all = |binder: &mut Self, parts: &[LabelExpr]| -> Result<Vec<LabelTest>> {
            parts.iter().map(|part| binder.label_test(part, kind)).collect()
        };
        Ok(match labels {
            LabelExpr::Name(name) => {
                self.use_name(name, kind, false);
                LabelTest::Name(Arc::clone(&name.name))
            }
            LabelExpr::Wildcard(_) => LabelTest::Any,
            LabelExpr::Not(inner) => LabelTest::Not(Box::new(self.label_test(inner, kind)?)),
            LabelExpr::And(parts) => LabelTest::And(all(self, parts)?),
            LabelExpr::Or(parts) => LabelTest::Or(all(self, parts)?),
            // Whoever binds a pattern takes the dynamic parts out first.
            LabelExpr::Dynamic { names, .. } => return Err(not_yet("a label from an expression here", names.span)),
        })
    }

    /// Makes the error for a type that cannot stand somewhere.
    pub(super) fn wrong_type(&self, found: &StaticType, wanted: &str, of: &str, span: Span) -> Box<Diagnostic> {
        Box::new(
            Diagnostic::error("InvalidArgumentType", format!("{of} wants {wanted}, this is {}", found.name()), span)
                .labelled(format!("this is {}", found.name()))
                .with_optional_help(conversion(wanted, found.name()).map(str::to_owned)),
        )
    }

    /// Binds what `SET` takes properties from by `=` and `+=`.
    pub(super) fn properties_of(&mut self, value: &Expr, scope: &mut Scope) -> Result<BoundExpr> {
        let (bound, kind) = self.typed(value, scope, Place::PLAIN)?;
        if !kind.is_open() && !matches!(kind, StaticType::Map | StaticType::Node | StaticType::Relationship) {
            return Err(self.wrong_type(&kind, "a map, node or relationship", "setting properties", value.span));
        }
        Ok(bound)
    }

    /// Checks that a type may be what is wanted.
    pub(super) fn require_type(&self, found: &StaticType, wanted: &StaticType, of: &str, span: Span) -> Result<()> {
        if found.is_open() || found == wanted {
            return Ok(());
        }
        Err(self.wrong_type(found, wanted.name(), of, span))
    }
}

/// Calls `visit` for an expression and all that is in it, subqueries excepted.
pub(super) fn walk<'a>(expr: &'a BoundExpr, visit: &mut dyn FnMut(&'a BoundExpr)) {
    visit(expr);
    expr.for_each_part(&mut |part| walk(part, visit));
}

/// Makes the error for what the language has and the engine does not execute yet.
pub(super) fn not_yet(what: &str, span: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("NotYetAvailable", format!("{what} is not executed yet"), span)
            .with_note("the language is parsed whole; what cannot run yet says so by name"),
    )
}
