//! Prints the abstract syntax as canonical text: the way back from a tree to a statement.
//!
//! Takes a tree; gives text that parses to an equal tree, up to spans. Keywords are upper-cased, one
//! clause a line, parentheses stand only where precedence needs them.
//! Start at [`print_statement`]. What is typed is kept in one place: a projected expression without
//! an alias names its column by its text, so it is printed as typed.

mod clause;
mod expression;
mod literal;
mod pattern;

use super::ast::{Conjunction, Expr, LensClause, LensClauseKind, Query, SingleQuery, Statement, StatementMode};

/// Returns the statement as text, without a semicolon.
///
/// ```
/// use grounds::syntax::{parse_statement, print_statement};
/// let statement = parse_statement("match (n:A:B) where not (n.x) = 1 return n").unwrap();
/// assert_eq!(print_statement(&statement), "MATCH (n:A&B) WHERE NOT n.x = 1\nRETURN n");
/// ```
#[must_use]
pub fn print_statement(statement: &Statement) -> String {
    let mut printer = Printer { out: String::new(), keeps_columns: true, inline: 0 };
    printer.statement(statement);
    printer.out
}

/// Returns the expression as text.
#[must_use]
pub fn print_expression(expression: &Expr) -> String {
    let mut printer = Printer { out: String::new(), keeps_columns: true, inline: 0 };
    printer.expression(expression, 0);
    printer.out
}

/// Returns the statement as text with every expression in canonical form, even where that renames a column.
#[cfg(test)]
pub(super) fn print_canonical(statement: &Statement) -> String {
    let mut printer = Printer { out: String::new(), keeps_columns: false, inline: 0 };
    printer.statement(statement);
    printer.out
}

/// Collects the text.
struct Printer {
    out: String,
    /// Whether a projected expression without an alias is printed as typed.
    keeps_columns: bool,
    /// How many braces are around: inside any, clauses stand on one line.
    inline: usize,
}

impl Printer {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Prints items with a separator between them.
    fn joined<T>(&mut self, items: &[T], separator: &str, mut print: impl FnMut(&mut Self, &T)) {
        for (position, item) in items.iter().enumerate() {
            if position > 0 {
                self.push(separator);
            }
            print(self, item);
        }
    }

    fn line(&mut self) {
        self.out.push(if self.inline > 0 { ' ' } else { '\n' });
    }

    fn statement(&mut self, statement: &Statement) {
        match statement.mode {
            StatementMode::Run => {}
            StatementMode::Explain => self.push("EXPLAIN "),
            StatementMode::Profile => self.push("PROFILE "),
        }
        for clause in &statement.lens {
            self.lens_clause(clause);
            self.line();
        }
        self.query(&statement.query);
    }

    fn lens_clause(&mut self, clause: &LensClause) {
        match &clause.kind {
            LensClauseKind::Evidence { variable, predicate } => {
                self.push("USING EVIDENCE ");
                self.variable(variable);
                self.predicate(Some(predicate));
            }
            LensClauseKind::Named(name) => {
                self.push("USING LENS ");
                self.variable(name);
            }
            LensClauseKind::AsOf(moment) => {
                self.push("AS OF ");
                self.expression(moment, 0);
            }
            LensClauseKind::Excluding(keys) => {
                self.push("EXCLUDING SOURCE ");
                self.expressions(keys);
            }
            LensClauseKind::All => self.push("USING ALL EVIDENCE"),
        }
    }

    fn query(&mut self, query: &Query) {
        self.single_query(&query.first);
        for (conjunction, branch) in &query.rest {
            self.line();
            self.push(match conjunction {
                Conjunction::UnionDistinct => "UNION",
                Conjunction::UnionAll => "UNION ALL",
                Conjunction::Next => "NEXT",
            });
            self.line();
            self.single_query(branch);
        }
    }

    fn single_query(&mut self, query: &SingleQuery) {
        for (position, clause) in query.clauses.iter().enumerate() {
            if position > 0 {
                self.line();
            }
            self.clause(clause);
        }
    }

    /// Prints ` WHERE …` when there is a predicate.
    fn predicate(&mut self, predicate: Option<&Expr>) {
        if let Some(predicate) = predicate {
            self.push(" WHERE ");
            self.expression(predicate, 0);
        }
    }

    fn expressions(&mut self, expressions: &[Expr]) {
        self.joined(expressions, ", ", |printer, expression| printer.expression(expression, 0));
    }
}
