//! Reading clauses and whole reading statements.

use super::{Kind, Variable, Writer};

impl Writer<'_, '_> {
    pub(super) fn reading(&mut self) -> String {
        if self.choices.chance(10) {
            let all = self.choices.pick(&[" ALL", "", " DISTINCT"]);
            let kinds = [self.column_kind(), self.column_kind()];
            let mut branches = Vec::new();
            for _ in 0..2 {
                self.scope.clear();
                branches.push(self.branch(kinds));
            }
            return branches.join(&format!("\nUNION{all}\n"));
        }
        let mut clauses = vec![self.first_clause()];
        for _ in 0..self.choices.below(4) {
            clauses.push(self.middle());
        }
        clauses.push(self.return_clause());
        clauses.join("\n")
    }

    fn column_kind(&mut self) -> Kind {
        self.choices.pick(&[Kind::Integer, Kind::String, Kind::Any, Kind::Node])
    }

    fn branch(&mut self, kinds: [Kind; 2]) -> String {
        let clause = self.first_clause();
        let columns = kinds.map(|kind| self.expression(kind, 1));
        format!("{clause}\nRETURN {} AS a, {} AS b", columns[0], columns[1])
    }

    pub(super) fn first_clause(&mut self) -> String {
        if self.choices.chance(12) { self.unwind() } else { self.match_clause() }
    }

    /// `WHERE …`, now and then.
    fn filter(&mut self, percent: usize) -> String {
        if !self.choices.chance(percent) {
            return String::new();
        }
        match self.variable(Kind::Node) {
            Some(node) if self.choices.chance(6) => format!(" WHERE {node}:A|C"),
            _ => format!(" WHERE {}", self.predicate(2)),
        }
    }

    pub(super) fn match_clause(&mut self) -> String {
        let optional = if self.choices.chance(25) { "OPTIONAL " } else { "" };
        if self.choices.chance(6)
            && let Some(shortest) = self.shortest()
        {
            return format!("{optional}MATCH {shortest}");
        }
        if self.choices.chance(4) {
            return format!("{optional}MATCH {}", self.selected());
        }
        let patterns = self.patterns();
        format!("{optional}MATCH {patterns}{}", self.filter(28))
    }

    fn unwind(&mut self) -> String {
        let kind = self.choices.pick(&[Kind::Integers, Kind::Strings, Kind::Nodes, Kind::Relationships, Kind::Any]);
        let list = if kind == Kind::Any {
            let items: Vec<String> = (0..self.choices.below(4)).map(|_| self.any(1)).collect();
            format!("[{}]", items.join(", "))
        } else {
            self.expression(kind, 2)
        };
        let name = self.declare('u', kind.element());
        format!("UNWIND {list} AS {name}")
    }

    fn middle(&mut self) -> String {
        match self.choices.below(10) {
            0..=2 => self.match_clause(),
            3..=6 => self.with_clause(),
            7 => self.unwind(),
            _ => self.call(),
        }
    }

    /// Keeps some variables, adds some; or aggregates.
    pub(super) fn with_clause(&mut self) -> String {
        let mut items = Vec::new();
        let mut kept = Vec::new();
        let aggregates = self.choices.chance(35);
        if self.choices.chance(12) && !aggregates && !self.scope.is_empty() {
            items.push("*".to_owned());
            kept.clone_from(&self.scope);
        } else {
            for variable in self.scope.clone() {
                if self.choices.chance(if aggregates { 35 } else { 65 }) {
                    items.push(variable.name.clone());
                    kept.push(variable);
                }
            }
        }
        for _ in 0..=self.choices.below(2) {
            let name = self.new_name('v');
            let (text, kind) = match self.choices.below(4) {
                _ if aggregates => self.aggregate(),
                0 => (self.any(1), Kind::Any),
                1 => {
                    let kind = self.choices.pick(&[Kind::Integers, Kind::Strings, Kind::Map]);
                    (self.expression(kind, 1), kind)
                }
                _ => self.some_scalar(2),
            };
            items.push(format!("{text} AS {name}"));
            kept.push(Variable { name, kind });
        }
        let distinct = if self.choices.chance(15) { "DISTINCT " } else { "" };
        let before = std::mem::replace(&mut self.scope, kept);
        let visible = if aggregates || !distinct.is_empty() { None } else { Some(before) };
        let order = if self.choices.chance(25) { self.order(visible) } else { String::new() };
        format!("WITH {distinct}{}{order}{}", items.join(", "), self.filter(18))
    }

    /// `ORDER BY` over the columns and, where they are still seen, the variables before.
    fn order(&mut self, before: Option<Vec<Variable>>) -> String {
        let columns = self.scope.clone();
        // Entities and maps have no order that the language determines.
        let sorts = |variable: &&Variable| {
            !matches!(
                variable.kind,
                Kind::Node | Kind::Relationship | Kind::Path | Kind::Map | Kind::Nodes | Kind::Relationships
            )
        };
        let mut keys: Vec<String> = columns.iter().filter(sorts).map(|variable| variable.name.clone()).collect();
        if let Some(before) = before {
            let fresh: Vec<Variable> =
                before.into_iter().filter(|old| columns.iter().all(|new| new.name != old.name)).collect();
            self.scope.extend(fresh);
        }
        if self.choices.chance(30) {
            let kind = self.choices.pick(&[Kind::Integer, Kind::String, Kind::Boolean]);
            keys.insert(0, self.expression(kind, 1));
        }
        // With its key an entity is determined.
        let entities = columns.iter().filter(|variable| matches!(variable.kind, Kind::Node | Kind::Relationship));
        keys.extend(entities.map(|variable| format!("{}.k", variable.name)));
        self.scope = columns;
        if keys.is_empty() {
            return String::new();
        }
        let keys: Vec<String> =
            keys.into_iter().map(|key| format!("{key}{}", self.choices.pick(&["", "", " DESC"]))).collect();
        let skip = self.choices.pick(&["", "", "", " SKIP 1", " SKIP 2"]);
        let limit = self.choices.pick(&["", "", " LIMIT 3", " LIMIT 1", " LIMIT 0 + 2"]);
        format!(" ORDER BY {}{skip}{limit}", keys.join(", "))
    }

    fn aggregate(&mut self) -> (String, Kind) {
        let distinct = if self.choices.chance(25) { "DISTINCT " } else { "" };
        match self.choices.below(10) {
            0 | 1 => ("count(*)".to_owned(), Kind::Integer),
            2 => (format!("count({distinct}{})", self.any(1)), Kind::Integer),
            3 => (format!("sum({distinct}{})", self.expression(Kind::Integer, 1)), Kind::Integer),
            4 => {
                let kind = self.choices.pick(&[Kind::Integer, Kind::Float]);
                (
                    format!(
                        "avg({distinct}{})",
                        if kind == Kind::Integer { self.integer(1) } else { self.small_float() }
                    ),
                    Kind::Any,
                )
            }
            5 => {
                let kind = self.choices.pick(&[Kind::Integer, Kind::String]);
                (format!("{}({})", self.choices.pick(&["min", "max"]), self.expression(kind, 1)), kind)
            }
            6 => {
                let name = self.variable(Kind::Any).unwrap_or_else(|| self.integer(1));
                (format!("{}({name})", self.choices.pick(&["min", "max"])), Kind::Any)
            }
            7 => (format!("count({distinct}{}) + 1", self.expression(Kind::String, 1)), Kind::Integer),
            _ => {
                let kind = self.choices.pick(&[Kind::Integer, Kind::String]);
                let list = if kind == Kind::Integer { Kind::Integers } else { Kind::Strings };
                (format!("collect({distinct}{})", self.expression(kind, 1)), list)
            }
        }
    }

    /// `CALL (x) { … RETURN … AS v }`
    fn call(&mut self) -> String {
        let outer = self.scope.clone();
        let (imports, inner): (String, Vec<Variable>) = match self.choices.below(4) {
            3 => ("(*) ".to_owned(), outer.clone()),
            _ => {
                let imported: Vec<Variable> = outer.iter().filter(|_| self.choices.chance(60)).cloned().collect();
                let names: Vec<&str> = imported.iter().map(|variable| variable.name.as_str()).collect();
                (format!("({}) ", names.join(", ")), imported)
            }
        };
        self.depth += 1;
        let kind = self.choices.pick(&[Kind::Integer, Kind::String, Kind::Integer, Kind::Integers]);
        let name = self.new_name('v');
        let mut branches = Vec::new();
        for _ in 0..=usize::from(self.choices.chance(15)) {
            self.scope.clone_from(&inner);
            let clause = self.match_clause();
            let item = if kind == Kind::Integer && self.choices.chance(50) {
                format!("count({})", self.any(0))
            } else {
                self.expression(kind, 1)
            };
            branches.push(format!("{clause} RETURN {item} AS {name}"));
        }
        if branches.len() == 1 && self.choices.chance(25) {
            branches[0].push_str(&format!(" ORDER BY {name} LIMIT {}", self.choices.below(3)));
        }
        self.depth -= 1;
        self.scope = outer;
        self.scope.push(Variable { name, kind });
        let union = self.choices.pick(&[" UNION ", " UNION ALL "]);
        let optional = self.choices.pick(&["", "", "", "OPTIONAL "]);
        format!("{optional}CALL {imports}{{ {} }}", branches.join(union))
    }

    pub(super) fn return_clause(&mut self) -> String {
        if self.choices.chance(8) && !self.scope.is_empty() {
            return "RETURN *".to_owned();
        }
        let aggregates = self.choices.chance(30);
        let (mut items, mut columns) = (Vec::new(), Vec::new());
        // What may fail stands where it is evaluated for sure: not behind a condition, nor where no one reads it, nor
        // where a limit may cut it off.
        self.may_fail = self.fallible;
        for column in 0..=self.choices.below(3) {
            let name = format!("c{column}");
            let (text, kind) = match self.choices.below(6) {
                0 | 1 if aggregates => self.aggregate(),
                0 => (self.any(2), Kind::Any),
                1 => {
                    let kind = self.choices.pick(&[Kind::Integers, Kind::Strings, Kind::Map]);
                    (self.expression(kind, 2), kind)
                }
                2 | 3 => {
                    let kind = self.choices.pick(&[Kind::Node, Kind::Relationship, Kind::Path, Kind::Relationships]);
                    match self.variable(kind) {
                        Some(variable) => (variable, kind),
                        None => self.some_scalar(2),
                    }
                }
                _ => self.some_scalar(3),
            };
            items.push(format!("{text} AS {name}"));
            columns.push(Variable { name, kind });
        }
        self.may_fail = false;
        let distinct = if self.choices.chance(20) { "DISTINCT " } else { "" };
        let before = std::mem::replace(&mut self.scope, columns);
        let visible = if aggregates || !distinct.is_empty() { None } else { Some(before) };
        let order = if self.choices.chance(40) && !self.fallible { self.order(visible) } else { String::new() };
        format!("RETURN {distinct}{}{order}", items.join(", "))
    }
}
