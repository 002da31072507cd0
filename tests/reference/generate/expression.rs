//! Expressions of a type wanted.

use super::{Kind, LABELS, SCALARS, TYPES, Variable, Writer};

impl Writer<'_, '_> {
    pub(super) fn expression(&mut self, kind: Kind, depth: usize) -> String {
        if self.choices.chance(4) {
            return "null".to_owned();
        }
        if self.choices.chance(30)
            && let Some(name) = self.variable(kind)
        {
            return name;
        }
        if depth > 0 && self.choices.chance(8) {
            let condition = self.boolean(depth - 1);
            let (one, other) = (self.expression(kind, depth - 1), self.expression(kind, depth - 1));
            return match self.choices.below(3) {
                0 => format!("CASE WHEN {condition} THEN {one} ELSE {other} END"),
                1 => format!("CASE {} WHEN {}, 2 THEN {one} END", self.integer(0), self.integer(0)),
                _ => format!("coalesce({one}, {other})"),
            };
        }
        match kind {
            Kind::Integer => self.integer(depth),
            Kind::Float => self.float(depth),
            Kind::String => self.string(depth),
            Kind::Boolean => self.boolean(depth),
            Kind::Map => self.map(depth),
            Kind::Any => self.any(depth),
            Kind::Integers | Kind::Strings => self.list(kind, depth),
            Kind::Nodes | Kind::Relationships => match self.variable(Kind::Path) {
                Some(path) if kind == Kind::Nodes => format!("nodes({path})"),
                Some(path) => format!("relationships({path})"),
                None => "[]".to_owned(),
            },
            Kind::Node | Kind::Relationship | Kind::Path => self.variable(kind).unwrap_or_else(|| "null".to_owned()),
        }
    }

    /// Any value. What has more than one type is of none that a function would take.
    pub(super) fn any(&mut self, depth: usize) -> String {
        match self.choices.below(10) {
            0 | 1 => self.expression(Kind::Integer, depth),
            2 => self.expression(Kind::String, depth),
            3 => self.expression(Kind::Float, depth),
            4 => self.expression(Kind::Boolean, depth),
            5 => match self.entity() {
                Some(entity) => format!("{entity}.x"),
                None => self.list_of_any(depth),
            },
            6 => self.list_of_any(depth),
            7 if depth > 0 => self.expression(Kind::Map, depth - 1),
            8 => {
                let kind = self.choices.pick(&[Kind::Node, Kind::Relationship, Kind::Path, Kind::Any]);
                self.variable(kind).unwrap_or_else(|| "null".to_owned())
            }
            _ => {
                let kind = self.choices.pick(&[Kind::Integers, Kind::Strings, Kind::Relationships, Kind::Nodes]);
                self.expression(kind, depth)
            }
        }
    }

    fn list_of_any(&mut self, depth: usize) -> String {
        let items: Vec<String> =
            (0..self.choices.below(4)).map(|_| self.any(depth.saturating_sub(1)).clone()).collect();
        format!("[{}]", items.join(", "))
    }

    pub(super) fn integer(&mut self, depth: usize) -> String {
        if depth == 0 {
            return match (self.choices.below(4), self.entity()) {
                (0 | 1, Some(entity)) => format!("{entity}.{}", self.choices.pick(&["i", "k"])),
                _ if self.may_fail => {
                    self.choices.pick(&["1", "9223372036854775807", "0", "-9223372036854775808"]).to_owned()
                }
                _ => self.choices.pick(&["1", "2", "0", "3", "-1", "-2"]).to_owned(),
            };
        }
        let lower = depth - 1;
        match self.choices.below(17) {
            0..=2 => self.integer(0),
            3 => format!("({} + {})", self.expression(Kind::Integer, lower), self.integer(lower)),
            4 => format!("({} - {})", self.integer(lower), self.integer(lower)),
            5 => format!("({} * {})", self.integer(0), self.integer(lower)),
            6 => format!("({} / {})", self.integer(lower), self.divisor()),
            7 => format!("({} % {})", self.integer(lower), self.divisor()),
            8 => format!("size({})", self.anything_with_size(lower)),
            9 => format!("abs({})", self.integer(lower)),
            10 => format!("sign({})", self.expression(Kind::Float, lower)),
            11 => match self.choices.below(4) {
                0 => format!("toInteger({})", self.expression(Kind::String, lower)),
                1 => format!("toInteger({})", self.small_float()),
                2 => format!("toIntegerOrNull({})", self.any(lower)),
                _ => format!("toInteger({})", self.expression(Kind::Boolean, lower)),
            },
            12 => {
                let list = self.expression(Kind::Integers, lower);
                match self.choices.below(4) {
                    0 => format!("head({list})"),
                    1 => format!("last({list})"),
                    _ => format!("{list}[{}]", self.integer(0)),
                }
            }
            13 => self.count_subquery(lower),
            14 => match self.variable(Kind::Path) {
                Some(path) => format!("length({path})"),
                None => format!("-{}", self.integer(0)),
            },
            15 => {
                let list = self.expression(Kind::Integers, lower);
                let step = self.choices.pick(&[
                    "acc + y",
                    "acc * 2 + coalesce(y, 0)",
                    "CASE WHEN y > acc THEN y ELSE acc END",
                ]);
                format!("reduce(acc = {}, y IN {list} | {step})", self.integer(0))
            }
            _ => format!("nullIf({}, {})", self.integer(lower), self.integer(0)),
        }
    }

    /// Zero and what overflows only where a statement may fail.
    fn divisor(&mut self) -> String {
        if self.may_fail { self.integer(0) } else { self.choices.pick(&["2", "-2", "3", "1"]).to_owned() }
    }

    fn anything_with_size(&mut self, depth: usize) -> String {
        match self.choices.below(6) {
            0 => self.expression(Kind::String, depth),
            1 => self.expression(Kind::Strings, depth),
            2 => self.expression(Kind::Relationships, depth),
            3 => match self.variable(Kind::Node) {
                Some(node) => format!("labels({node})"),
                None => self.expression(Kind::Integers, depth),
            },
            4 => self.pattern_comprehension(depth).unwrap_or_else(|| self.list_of_any(depth)),
            _ => self.expression(Kind::Integers, depth),
        }
    }

    /// A float whose text has no exponent.
    pub(super) fn small_float(&mut self) -> String {
        match (self.choices.below(3), self.entity()) {
            (0 | 1, Some(entity)) => format!("{entity}.f"),
            _ => self.choices.pick(&["0.5", "1.0", "-1.5", "2.25", "-0.0"]).to_owned(),
        }
    }

    fn float(&mut self, depth: usize) -> String {
        if depth == 0 {
            return self.small_float();
        }
        let lower = depth - 1;
        match self.choices.below(11) {
            0..=2 => self.small_float(),
            3 => format!("({} + {})", self.integer(lower), self.float(lower)),
            4 => format!("({} - {})", self.float(lower), self.float(lower)),
            5 => format!("({} * {})", self.float(lower), self.small_float()),
            6 => format!("({} / {})", self.integer(lower), self.small_float()),
            7 => format!("{}({})", self.choices.pick(&["round", "ceil", "floor", "abs"]), self.small_float()),
            8 => format!("toFloat({})", self.integer(lower)),
            9 => format!("toFloat({})", self.expression(Kind::String, lower)),
            _ => self.choices.pick(&["(0.0 / 0.0)", "(1 / 0.0)", "(2 ^ 3)", "sqrt(4)", "(-7 % 2.5)"]).to_owned(),
        }
    }

    fn string(&mut self, depth: usize) -> String {
        if depth == 0 {
            return match (self.choices.below(4), self.entity()) {
                (0..=2, Some(entity)) => format!("{entity}.s"),
                _ => self.choices.pick(&["'a'", "'b'", "''", "'ab'", "' A b'", "'1'", "'-2.5'"]).to_owned(),
            };
        }
        let lower = depth - 1;
        match self.choices.below(13) {
            0..=2 => self.string(0),
            3 => format!("({} + {})", self.string(lower), self.string(lower)),
            4 => format!("({} + {})", self.string(lower), self.integer(lower)),
            5 => format!(
                "{}({})",
                self.choices.pick(&["toUpper", "toLower", "trim", "ltrim", "rtrim", "reverse"]),
                self.string(lower)
            ),
            6 => format!("substring({}, {})", self.string(lower), self.choices.pick(&["0", "1", "5", "1, 1", "0, 0"])),
            7 => {
                format!("{}({}, {})", self.choices.pick(&["left", "right"]), self.string(lower), self.choices.below(3))
            }
            8 => format!(
                "replace({}, {}, {})",
                self.string(lower),
                self.choices.pick(&["'a'", "'b'", "'ab'"]),
                self.string(0)
            ),
            9 => format!("toString({})", self.integer(lower)),
            10 => match self.choices.below(3) {
                0 => format!("toString({})", self.small_float()),
                1 => format!("toString({})", self.expression(Kind::Boolean, lower)),
                _ => format!("toStringOrNull({})", self.choices.pick(&["[1]", "1", "{a: 1}", "true"])),
            },
            11 => match self.variable(Kind::Relationship) {
                Some(relationship) => format!("type({relationship})"),
                None => format!("({} || {})", self.string(lower), self.string(lower)),
            },
            _ => format!("{}[{}]", self.expression(Kind::Strings, lower), self.integer(0)),
        }
    }

    fn map(&mut self, depth: usize) -> String {
        let lower = depth.saturating_sub(1);
        match (self.choices.below(4), self.entity()) {
            (0, Some(entity)) => format!("properties({entity})"),
            (1, Some(entity)) => {
                let extra = self.choices.pick(&["", ", .*", ", .x"]);
                format!("{entity} {{.i, .s{extra}, y: {}}}", self.integer(lower))
            }
            _ => format!("{{i: {}, s: {}}}", self.integer(lower), self.any(lower)),
        }
    }

    fn list(&mut self, kind: Kind, depth: usize) -> String {
        let lower = depth.saturating_sub(1);
        let element = kind.element();
        let bound = if depth == 0 { 3 } else { 12 };
        match self.choices.below(bound) {
            1 => match (kind, self.entity()) {
                (Kind::Integers, Some(entity)) => format!("{entity}.l"),
                (Kind::Strings, Some(entity)) => format!("keys({entity})"),
                _ => "[]".to_owned(),
            },
            3 => format!("({} + {})", self.expression(kind, lower), self.expression(kind, lower)),
            4 => format!("({} + {})", self.expression(kind, lower), self.expression(element, lower)),
            5 => {
                let bounds = self.choices.pick(&["1..", "..1", "0..2", "-2..", "..-1", "2..1", "1..9"]);
                format!("{}[{bounds}]", self.expression(kind, lower))
            }
            6 => format!("{}({})", self.choices.pick(&["tail", "reverse"]), self.expression(kind, lower)),
            7 if kind == Kind::Integers => {
                let may_fail = std::mem::replace(&mut self.may_fail, false);
                let (from, to, step) = (self.integer(0), self.integer(0), self.choices.pick(&["", ", 2", ", -1"]));
                self.may_fail = may_fail;
                format!("range({from}, {to}{step})")
            }
            7 => format!("split({}, {})", self.string(lower), self.choices.pick(&["'a'", "' '", "''"])),
            8 | 9 => self.list_comprehension(kind, lower),
            10 if self.depth < 2 => {
                let query = self.within(|writer| writer.subquery(element, lower));
                format!("COLLECT {{ {query} }}")
            }
            11 => self.pattern_comprehension_of(element, lower).unwrap_or_else(|| "[]".to_owned()),
            _ => {
                let items: Vec<String> =
                    (0..self.choices.pick(&[2, 1, 3, 0])).map(|_| self.expression(element, lower)).collect();
                format!("[{}]", items.join(", "))
            }
        }
    }

    fn list_comprehension(&mut self, kind: Kind, depth: usize) -> String {
        let from = self.choices.pick(&[Kind::Integers, Kind::Strings, Kind::Nodes, Kind::Relationships]);
        let list = self.expression(from, depth);
        self.within(|writer| {
            let name = writer.declare('y', from.element());
            let filter =
                if writer.choices.chance(50) { format!(" WHERE {}", writer.predicate(depth)) } else { String::new() };
            let item = writer.expression(kind.element(), depth);
            format!("[{name} IN {list}{filter} | {item}]")
        })
    }

    fn pattern_comprehension(&mut self, depth: usize) -> Option<String> {
        let element = self.choices.pick(&[Kind::Integer, Kind::Any]);
        self.pattern_comprehension_of(element, depth)
    }

    fn pattern_comprehension_of(&mut self, element: Kind, depth: usize) -> Option<String> {
        let node = self.variable(Kind::Node).filter(|_| self.depth < 2)?;
        Some(self.within(|writer| {
            let (left, right) = writer.arrow();
            let types = writer.types();
            let relationship = writer.declare('r', Kind::Relationship);
            let end = writer.declare('n', Kind::Node);
            let filter =
                if writer.choices.chance(40) { format!(" WHERE {}", writer.predicate(depth)) } else { String::new() };
            let item = writer.expression(element, depth);
            format!("[({node}){left}[{relationship}{types}]{right}({end}){filter} | {item}]")
        }))
    }

    fn count_subquery(&mut self, depth: usize) -> String {
        if self.depth > 1 {
            return "1".to_owned();
        }
        self.within(|writer| {
            writer.depth += 1;
            let text = if writer.choices.chance(50) {
                let patterns = writer.patterns();
                let filter = if writer.choices.chance(40) {
                    format!(" WHERE {}", writer.predicate(depth))
                } else {
                    String::new()
                };
                format!("COUNT {{ {patterns}{filter} }}")
            } else {
                format!("COUNT {{ {} }}", writer.subquery(Kind::Integer, depth))
            };
            writer.depth -= 1;
            text
        })
    }

    pub(super) fn boolean(&mut self, depth: usize) -> String {
        if depth == 0 {
            return match (self.choices.below(5), self.entity()) {
                (0, Some(entity)) => format!("{entity}.b"),
                (1, Some(entity)) => format!("{entity}.i >= {}", self.integer(0)),
                (2, Some(entity)) => format!("{entity}.{} IS NOT NULL", self.choices.pick(&["i", "s", "x"])),
                (3, Some(entity)) => format!("{entity}.s = {}", self.string(0)),
                _ => self.choices.pick(&["true", "true", "true", "false"]).to_owned(),
            };
        }
        let lower = depth - 1;
        match self.choices.below(22) {
            0..=2 => self.boolean(0),
            3 => format!("({} AND {})", self.boolean(lower), self.expression(Kind::Boolean, lower)),
            4 => format!("({} OR {})", self.boolean(lower), self.expression(Kind::Boolean, lower)),
            5 => format!("({} XOR {})", self.boolean(lower), self.boolean(lower)),
            6 => format!("NOT ({})", self.expression(Kind::Boolean, lower)),
            7..=9 => {
                let kind = self.choices.pick(&[Kind::Integer, Kind::Float, Kind::String, Kind::Integers, Kind::Any]);
                let operator = self.comparison();
                let other = if kind == Kind::Integer && self.choices.chance(30) { Kind::Float } else { kind };
                format!("({} {operator} {})", self.expression(kind, lower), self.expression(other, lower))
            }
            10 => format!(
                "({} {} {} {} {})",
                self.integer(0),
                self.comparison(),
                self.integer(lower),
                self.comparison(),
                self.integer(0)
            ),
            11 => {
                let kind = self.choices.pick(&[Kind::Integer, Kind::String, Kind::Any]);
                let list = match kind {
                    Kind::Integer => self.expression(Kind::Integers, lower),
                    Kind::String => self.expression(Kind::Strings, lower),
                    _ => self.list_of_any(lower),
                };
                format!("({} IN {list})", self.expression(kind, lower))
            }
            12 => format!("({} {} {})", self.any(lower), self.choices.pick(&["=", "<>"]), self.any(lower)),
            13 => format!("({} IS {}NULL)", self.any(lower), self.choices.pick(&["", "NOT "])),
            14 => {
                let operator = self.choices.pick(&["STARTS WITH", "ENDS WITH", "CONTAINS"]);
                format!(
                    "({} {operator} {})",
                    self.expression(Kind::String, lower),
                    self.expression(Kind::String, lower)
                )
            }
            15 | 16 => {
                let from = self.choices.pick(&[Kind::Integers, Kind::Strings, Kind::Relationships, Kind::Nodes]);
                let (word, list) = (self.choices.pick(&["all", "any", "none", "single"]), self.expression(from, lower));
                self.within(|writer| {
                    let name = writer.declare('y', from.element());
                    format!("{word}({name} IN {list} WHERE {})", writer.expression(Kind::Boolean, lower))
                })
            }
            17 | 18 if self.depth < 2 => self.within(|writer| {
                writer.depth += 1;
                let text = if writer.choices.chance(60) {
                    let patterns = writer.patterns();
                    let filter = if writer.choices.chance(40) {
                        format!(" WHERE {}", writer.predicate(lower))
                    } else {
                        String::new()
                    };
                    format!("EXISTS {{ {patterns}{filter} }}")
                } else {
                    format!("EXISTS {{ {} }}", writer.subquery(Kind::Integer, lower))
                };
                writer.depth -= 1;
                text
            }),
            19 => match (self.variable(Kind::Relationship), self.choices.chance(30)) {
                (Some(relationship), true) => format!("{relationship}:{}", self.choices.pick(&TYPES)),
                _ => match self.variable(Kind::Node) {
                    Some(node) => format!("{node}:{}", self.choices.pick(&["A", "B", "A:B", "A&!C", "!A", "%"])),
                    None => self.boolean(0),
                },
            },
            20 => match self.variable(Kind::Node) {
                Some(node) => format!("'{}' IN labels({node})", self.choices.pick(&LABELS)),
                None => format!("isEmpty({})", self.expression(Kind::Integers, lower)),
            },
            _ => match self.choices.below(3) {
                0 => format!("toBoolean({})", self.expression(Kind::String, lower)),
                1 => format!("isNaN({})", self.expression(Kind::Float, lower)),
                _ => self.choices.pick(&["toBoolean('True')", "toBoolean(0)", "(null = null)"]).to_owned(),
            },
        }
    }

    /// A condition after `WHERE`, where a pattern may stand too.
    pub(super) fn predicate(&mut self, depth: usize) -> String {
        if !self.choices.chance(15) {
            return self.expression(Kind::Boolean, depth);
        }
        let Some(path) = self.nameless_path() else { return self.boolean(depth) };
        match self.choices.below(5) {
            0 => path,
            1 => format!("NOT {path}"),
            2 => format!("({path} AND {})", self.boolean(depth)),
            3 => format!("({} OR NOT {path})", self.boolean(depth)),
            _ => format!("({path} XOR {})", self.boolean(depth)),
        }
    }

    fn comparison(&mut self) -> &'static str {
        self.choices.pick(&["=", "<", "<>", ">=", ">", "<="])
    }

    /// A query of one column, in the scope around it.
    fn subquery(&mut self, kind: Kind, depth: usize) -> String {
        self.depth += 1;
        let scope: Vec<Variable> = self.scope.clone();
        let clause = self.match_clause();
        let item = self.expression(kind, depth);
        let distinct = if self.choices.chance(20) { "DISTINCT " } else { "" };
        let order = self.choices.pick(&[" ORDER BY v", " ORDER BY v", "", " ORDER BY v DESC LIMIT 2"]);
        self.scope = scope;
        self.depth -= 1;
        format!("{clause} RETURN {distinct}{item} AS v{order}")
    }

    /// A scalar of some type, and its type.
    pub(super) fn some_scalar(&mut self, depth: usize) -> (String, Kind) {
        let kind = self.choices.pick(&SCALARS);
        (self.expression(kind, depth), kind)
    }
}
