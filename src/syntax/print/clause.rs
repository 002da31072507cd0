//! Clauses.

use super::super::ast::{
    Clause, ClauseKind, EvidenceAssertion, Expr, ExprKind, Ident, LabelExpr, ProcedureCall, Projection, ProjectionItem,
    RemoveItem, SetItem, SortItem, StanceWord, SubqueryImports, Transactions, YieldItems,
};
use super::Printer;

impl Printer {
    pub(super) fn clause(&mut self, clause: &Clause) {
        match &clause.kind {
            ClauseKind::Match { optional, patterns, predicate } => {
                self.push(if *optional { "OPTIONAL MATCH " } else { "MATCH " });
                self.patterns(patterns);
                self.predicate(predicate.as_ref());
            }
            ClauseKind::Unwind { list, variable } => {
                self.push("UNWIND ");
                self.expression(list, 0);
                self.alias(Some(variable));
            }
            ClauseKind::With { projection, predicate } => {
                self.push("WITH ");
                self.projection(projection);
                self.predicate(predicate.as_ref());
            }
            ClauseKind::Return(projection) => {
                self.push("RETURN ");
                self.projection(projection);
            }
            ClauseKind::Let(items) => {
                self.push("LET ");
                self.joined(items, ", ", |printer, (variable, value)| {
                    printer.variable(variable);
                    printer.part(" = ", Some(value));
                });
            }
            ClauseKind::Filter(predicate) => self.part("FILTER ", Some(predicate)),
            ClauseKind::Page { order_by, skip, limit } => {
                let start = self.out.len();
                self.page(order_by, skip.as_ref(), limit.as_ref());
                // The first part needs no space before it.
                self.out.remove(start);
            }
            ClauseKind::Finish => self.push("FINISH"),
            ClauseKind::Call(call) => self.call(call),
            ClauseKind::CallSubquery { optional, imports, query, transactions } => {
                self.push(if *optional { "OPTIONAL CALL " } else { "CALL " });
                match imports {
                    SubqueryImports::ByWith => {}
                    SubqueryImports::All => self.push("(*) "),
                    SubqueryImports::Listed(variables) => {
                        self.push("(");
                        self.joined(variables, ", ", Self::variable);
                        self.push(") ");
                    }
                }
                self.push("{ ");
                self.inline += 1;
                self.query(query);
                self.inline -= 1;
                self.push(" }");
                if let Some(transactions) = transactions {
                    self.transactions(transactions);
                }
            }
            ClauseKind::LoadCsv { with_headers, url, variable, field_terminator } => {
                self.push(if *with_headers { "LOAD CSV WITH HEADERS FROM " } else { "LOAD CSV FROM " });
                self.expression(url, 0);
                self.alias(Some(variable));
                self.part(" FIELDTERMINATOR ", field_terminator.as_ref());
            }
            kind => self.update(kind),
        }
    }

    fn update(&mut self, kind: &ClauseKind) {
        match kind {
            ClauseKind::Create(patterns) => {
                self.push("CREATE ");
                self.patterns(patterns);
            }
            ClauseKind::Merge { pattern, on_create, on_match } => {
                self.push("MERGE ");
                self.path_pattern(pattern);
                for (head, items) in [(" ON CREATE SET ", on_create), (" ON MATCH SET ", on_match)] {
                    if !items.is_empty() {
                        self.push(head);
                        self.joined(items, ", ", Self::set_item);
                    }
                }
            }
            ClauseKind::Set(items) => {
                self.push("SET ");
                self.joined(items, ", ", Self::set_item);
            }
            ClauseKind::Remove(items) => {
                self.push("REMOVE ");
                self.joined(items, ", ", Self::remove_item);
            }
            ClauseKind::Delete { detach, targets } => {
                self.push(if *detach { "DETACH DELETE " } else { "DELETE " });
                self.expressions(targets);
            }
            ClauseKind::Foreach { variable, list, clauses } => {
                self.push("FOREACH (");
                self.variable(variable);
                self.push(" IN ");
                self.expression(list, 0);
                self.push(" | ");
                self.inline += 1;
                self.joined(clauses, " ", Self::clause);
                self.inline -= 1;
                self.push(")");
            }
            kind => self.evidence_clause(kind),
        }
    }

    fn evidence_clause(&mut self, kind: &ClauseKind) {
        match kind {
            ClauseKind::Assert { patterns, evidence } => {
                self.push("ASSERT ");
                self.patterns(patterns);
                for item in evidence {
                    self.assertion(item);
                }
            }
            ClauseKind::MergeSource { key, fields } => {
                self.push("MERGE SOURCE ");
                self.key(key);
                self.part(" ", fields.as_ref());
            }
            ClauseKind::SetStanding { key, standing, on, reason, by } => {
                self.push("SET STANDING OF SOURCE ");
                self.key(key);
                self.part(" TO ", Some(standing));
                self.part(" ON ", on.as_ref());
                self.part(" BECAUSE ", reason.as_ref());
                self.part(" BY ", by.as_ref());
            }
            ClauseKind::RemoveEvidence { item, claim, predicate } => {
                self.push("REMOVE EVIDENCE ");
                if let Some(item) = item {
                    self.variable(item);
                    self.push(" ");
                }
                self.push("FROM ");
                self.expression(claim, 0);
                self.predicate(predicate.as_ref());
            }
            _ => {}
        }
    }

    fn assertion(&mut self, item: &EvidenceAssertion) {
        self.push(if self.inline > 0 { " " } else { "\n  " });
        self.push(match item.stance {
            StanceWord::Supported => "SUPPORTED BY ",
            StanceWord::Refuted => "REFUTED BY ",
            StanceWord::Inconclusive => "INCONCLUSIVE BY ",
        });
        self.key(&item.source);
        self.part(" ", item.fields.as_ref());
        if let Some(via) = &item.via {
            self.push(" VIA ");
            self.key(via);
            self.part(" AT ", item.via_at.as_ref());
        }
    }

    /// A source's key: an operand after which a map may follow.
    fn key(&mut self, key: &Expr) {
        let mut root = key;
        while let ExprKind::Property { object, .. } | ExprKind::Index { object, .. } | ExprKind::Slice { object, .. } =
            &root.kind
        {
            root = object;
        }
        let plain = matches!(
            root.kind,
            ExprKind::String(_) | ExprKind::Parameter(_) | ExprKind::Variable(_) | ExprKind::Function { .. }
        );
        if plain {
            self.expression(key, 0);
        } else {
            self.push("(");
            self.expression(key, 0);
            self.push(")");
        }
    }

    fn part(&mut self, before: &str, expression: Option<&Expr>) {
        if let Some(expression) = expression {
            self.push(before);
            self.expression(expression, 0);
        }
    }

    fn alias(&mut self, alias: Option<&Ident>) {
        if let Some(alias) = alias {
            self.push(" AS ");
            self.variable(alias);
        }
    }

    fn projection(&mut self, projection: &Projection) {
        if projection.distinct {
            self.push("DISTINCT ");
        }
        if projection.star {
            self.push(if projection.items.is_empty() { "*" } else { "*, " });
        }
        self.joined(&projection.items, ", ", Self::projection_item);
        self.page(&projection.order_by, projection.skip.as_ref(), projection.limit.as_ref());
    }

    fn page(&mut self, order_by: &[SortItem], skip: Option<&Expr>, limit: Option<&Expr>) {
        if !order_by.is_empty() {
            self.push(" ORDER BY ");
            self.joined(order_by, ", ", |printer, key| {
                printer.expression(&key.expression, 0);
                if key.descending {
                    printer.push(" DESC");
                }
                match key.nulls_first {
                    Some(true) => printer.push(" NULLS FIRST"),
                    Some(false) => printer.push(" NULLS LAST"),
                    None => {}
                }
            });
        }
        self.part(" SKIP ", skip);
        self.part(" LIMIT ", limit);
    }

    fn transactions(&mut self, transactions: &Transactions) {
        self.push(" IN");
        if let Some(count) = &transactions.concurrent {
            self.part(" ", count.as_ref());
            self.push(" CONCURRENT");
        }
        self.push(" TRANSACTIONS");
        if let Some(rows) = &transactions.rows {
            self.part(" OF ", Some(rows));
            self.push(" ROWS");
        }
        if let Some(mode) = &transactions.on_error {
            self.push(" ON ERROR ");
            self.push(mode);
        }
        if let Some(status) = &transactions.status {
            self.push(" REPORT STATUS AS ");
            self.variable(status);
        }
    }

    fn projection_item(&mut self, item: &ProjectionItem) {
        if self.keeps_columns && item.alias.is_none() && !item.text.is_empty() {
            return self.push(&item.text);
        }
        self.expression(&item.expression, 0);
        self.alias(item.alias.as_ref());
    }

    fn set_item(&mut self, item: &SetItem) {
        match item {
            SetItem::Property { object, key, value } => {
                self.target(object);
                self.property_key(key);
                self.part(" = ", Some(value));
            }
            SetItem::DynamicProperty { object, key, value } => {
                self.target(object);
                self.bracketed(key);
                self.part(" = ", Some(value));
            }
            SetItem::Replace { variable, value } => {
                self.variable(variable);
                self.part(" = ", Some(value));
            }
            SetItem::Add { variable, value } => {
                self.variable(variable);
                self.part(" += ", Some(value));
            }
            SetItem::Labels { variable, labels } => self.label_set(variable, labels),
        }
    }

    fn remove_item(&mut self, item: &RemoveItem) {
        match item {
            RemoveItem::Property { object, key } => {
                self.target(object);
                self.property_key(key);
            }
            RemoveItem::DynamicProperty { object, key } => {
                self.target(object);
                self.bracketed(key);
            }
            RemoveItem::Labels { variable, labels } => self.label_set(variable, labels),
        }
    }

    fn label_set(&mut self, variable: &Ident, labels: &[LabelExpr]) {
        self.variable(variable);
        for label in labels {
            self.push(":");
            self.labels(label, 2);
        }
    }

    fn call(&mut self, call: &ProcedureCall) {
        self.push(if call.optional { "OPTIONAL CALL " } else { "CALL " });
        self.dotted_name(&call.name.name);
        if let Some(arguments) = &call.arguments {
            self.push("(");
            self.expressions(arguments);
            self.push(")");
        }
        match &call.yields {
            None => {}
            Some(YieldItems::All) => self.push(" YIELD *"),
            Some(YieldItems::Listed { items, predicate }) => {
                self.push(" YIELD ");
                self.joined(items, ", ", |printer, (field, alias)| {
                    printer.variable(field);
                    printer.alias(alias.as_ref());
                });
                self.predicate(predicate.as_ref());
            }
        }
    }
}
