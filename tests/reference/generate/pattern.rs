//! Patterns.

use super::{Kind, LABELS, TYPES, Variable, Writer};

impl Writer<'_, '_> {
    /// `(a)-[r]->(b), p = (c)`; what it names is in scope after it.
    pub(super) fn patterns(&mut self) -> String {
        let outer = (self.before, self.reused);
        (self.before, self.reused) = (self.scope.len(), false);
        let mut patterns = vec![self.path()];
        if self.choices.chance(20) {
            patterns.push(self.path());
        }
        (self.before, self.reused) = outer;
        patterns.join(", ")
    }

    fn path(&mut self) -> String {
        let mut text = self.node_pattern();
        for _ in 0..self.choices.pick(&[1, 1, 0, 2]) {
            let step = if self.choices.chance(8) { self.group() } else { self.relationship_pattern() };
            text = format!("{text}{step}{}", self.node_pattern());
        }
        if self.choices.chance(15) {
            let path = self.declare('p', Kind::Path);
            return format!("{path} = {text}");
        }
        text
    }

    /// A part that repeats: `((a)-[r]->(b) WHERE …){1,2}`. Its condition sees it and the clauses before.
    fn group(&mut self) -> String {
        let outer = self.scope.clone();
        self.scope.truncate(self.before);
        let mut text = String::new();
        let from = self.declare('n', Kind::Node);
        text.push_str(&format!("({from}{})", self.labels()));
        for _ in 0..self.choices.pick(&[1, 1, 2]) {
            let ((left, right), types) = (self.arrow(), self.types());
            let relationship = self.declare('r', Kind::Relationship);
            let to = self.declare('n', Kind::Node);
            text.push_str(&format!("{left}[{relationship}{types}]{right}({to}{})", self.labels()));
        }
        if self.choices.chance(40) {
            text = format!("{text} WHERE {}", self.predicate(1));
        }
        let quantifier = self.choices.pick(&["{1,2}", "{2}", "{0,1}", "{,2}", "+", "*", "{1}"]);
        let own = self.scope.split_off(self.before);
        self.scope = outer;
        self.scope.extend(own.into_iter().map(|Variable { name, kind }| {
            let kind = if kind == Kind::Node { Kind::Nodes } else { Kind::Relationships };
            Variable { name, kind }
        }));
        format!(" ({text}){quantifier} ")
    }

    /// A path pattern of which some paths are selected; it stands alone in its clause.
    pub(super) fn selected(&mut self) -> String {
        let selector = self.choices.pick(&[
            "ANY SHORTEST",
            "ALL SHORTEST",
            "SHORTEST 2",
            "SHORTEST 2 GROUPS",
            "ANY",
            "SHORTEST 1",
            "SHORTEST GROUP",
        ]);
        self.before = self.scope.len();
        let mut ends = Vec::new();
        for _ in 0..2 {
            ends.push(match self.variable(Kind::Node).filter(|_| self.choices.chance(40)) {
                Some(name) => format!("({name})"),
                None => {
                    let labels = self.labels();
                    format!("({}{labels})", self.declare('n', Kind::Node))
                }
            });
        }
        let step = if self.choices.chance(30) {
            self.group()
        } else {
            let ((left, right), types) = (self.arrow(), self.types());
            let length = self.choices.pick(&["+", "*", "{1,2}", "{2,3}"]);
            let name = self.declare('l', Kind::Relationships);
            format!("{left}[{name}{types}]{right}{length}")
        };
        let path = self.declare('p', Kind::Path);
        format!("{path} = {selector} {}{step}{}", ends[0], ends[1])
    }

    /// One path without names of its own, from a variable if there is one: for conditions.
    pub(super) fn nameless_path(&mut self) -> Option<String> {
        let node = self.variable(Kind::Node)?;
        let mut text = format!("({node})");
        for _ in 0..self.choices.pick(&[1, 1, 2]) {
            let (left, right) = self.arrow();
            let (types, length) = (self.types(), self.choices.pick(&["", "", "", "", "*1..2", "*0..1", "*2"]));
            let end = match self.choices.below(4) {
                1 => self.variable(Kind::Node).unwrap_or_default(),
                _ => self.labels(),
            };
            text = format!("{text}{left}[{types}{length}]{right}({end})");
        }
        Some(text)
    }

    pub(super) fn node_pattern(&mut self) -> String {
        match self.choices.below(12) {
            0..=7 => {
                let labels = self.labels();
                let properties = self.some_properties();
                let name = self.declare('n', Kind::Node);
                let predicate =
                    if self.choices.chance(6) { format!(" WHERE {}", self.boolean(1)) } else { String::new() };
                format!("({name}{labels}{properties}{predicate})")
            }
            8 => match self.variable(Kind::Node) {
                Some(name) => format!("({name}{})", self.labels()),
                None => "()".to_owned(),
            },
            _ => format!("({}{})", self.labels(), self.some_properties()),
        }
    }

    /// `{i: 1}`, now and then.
    fn some_properties(&mut self) -> String {
        match self.choices.below(30) {
            27 => " {i: 1}".to_owned(),
            28 => format!(" {{s: {}}}", self.expression(Kind::String, 0)),
            29 => format!(" {{i: {}}}", self.expression(Kind::Integer, 1)),
            _ => String::new(),
        }
    }

    fn labels(&mut self) -> String {
        let (one, other) = (self.choices.pick(&LABELS), self.choices.pick(&LABELS));
        match self.choices.below(32) {
            24..=26 => format!(":{one}"),
            27 => format!(":{one}|{other}"),
            28 => format!(":{one}&!{other}"),
            29 => format!(":{one}:{other}"),
            30 => format!(":!({one}|{other})"),
            31 => self.choices.pick(&[":%", ":!%", ":!A"]).to_owned(),
            _ => String::new(),
        }
    }

    pub(super) fn types(&mut self) -> String {
        let (one, other) = (self.choices.pick(&TYPES), self.choices.pick(&TYPES));
        match self.choices.below(20) {
            15 | 16 => format!(":{one}"),
            17 | 18 => format!(":{one}|{other}"),
            19 => format!(":!{one}"),
            _ => String::new(),
        }
    }

    pub(super) fn arrow(&mut self) -> (&'static str, &'static str) {
        self.choices.pick(&[("-", "->"), ("-", "->"), ("<-", "-"), ("-", "-")])
    }

    fn relationship_pattern(&mut self) -> String {
        let (left, right) = self.arrow();
        let types = self.types();
        match self.choices.below(12) {
            9 => {
                let length = self.choices.pick(&["*1..2", "*..2", "*0..1", "*2", "*0..2", "*1..3", "*3..", "*"]);
                // What stands inside holds for each of the relationships.
                let properties = self.choices.pick(&["", "", "", "", " {i: 1}"]);
                let condition = self.choices.chance(15).then(|| {
                    self.within(|writer| {
                        writer.scope.truncate(writer.before);
                        let name = writer.declare('l', Kind::Relationship);
                        (name, writer.boolean(1))
                    })
                });
                let Some((name, condition)) = condition else {
                    let name = self.declare('l', Kind::Relationships);
                    return format!("{left}[{name}{types}{length}{properties}]{right}");
                };
                self.scope.push(Variable { name: name.clone(), kind: Kind::Relationships });
                format!("{left}[{name}{types}{length} WHERE {condition}]{right}")
            }
            10 => {
                let quantifier = self.choices.pick(&["{1,2}", "{0,1}", "{2}", "{,2}", "{1,3}", "+", "*"]);
                let name = self.declare('l', Kind::Relationships);
                format!("{left}[{name}{types}]{right}{quantifier}")
            }
            11 => format!("{left}[{types}]{right}"),
            7 => match self.variable(Kind::Relationship) {
                Some(name) if self.may_reuse(&name) => {
                    self.reused = true;
                    format!("{left}[{name}]{right}")
                }
                _ => format!("{left}{right}"),
            },
            _ => {
                let properties = self.some_properties();
                let name = self.declare('r', Kind::Relationship);
                let predicate =
                    if self.choices.chance(6) { format!(" WHERE {}", self.boolean(1)) } else { String::new() };
                format!("{left}[{name}{types}{properties}{predicate}]{right}")
            }
        }
    }

    /// Whether a relationship was bound before the clause that is being written, which uses none of those yet.
    fn may_reuse(&self, name: &str) -> bool {
        !self.reused && self.scope[..self.before].iter().any(|variable| variable.name == name)
    }

    /// A shortest path between two nodes that are bound. Only its length is determined, unless it is alone.
    pub(super) fn shortest(&mut self) -> Option<String> {
        let (from, to) = (self.variable(Kind::Node)?, self.variable(Kind::Node)?);
        if from == to {
            return None;
        }
        let function = self.choices.pick(&["shortestPath", "allShortestPaths"]);
        let (types, (left, right)) = (self.types(), self.arrow());
        let length = self.choices.pick(&["*", "*..2", "*0..3"]);
        let path = self.declare('p', Kind::Path);
        Some(format!("{path} = {function}(({from}){left}[{types}{length}]{right}({to}))"))
    }
}
