//! Statements that write.
//!
//! What is deleted is not looked at again: after `DELETE` no variable is in scope.

use super::{Kind, LABELS, TYPES, Writer};

impl Writer<'_, '_> {
    pub(super) fn writing(&mut self) -> String {
        let mut clauses = Vec::new();
        if self.choices.chance(80) {
            clauses.push(self.first_clause());
        }
        if self.choices.chance(30) && !self.scope.is_empty() {
            clauses.push(self.with_clause());
        }
        let mut must_return = false;
        for _ in 0..=self.choices.below(3) {
            clauses.push(self.write());
            must_return = self.choices.chance(25);
            if must_return {
                clauses.push(self.read_on());
            }
        }
        if must_return || self.choices.chance(60) {
            if self.scope.is_empty() {
                clauses.push("RETURN count(*) AS c0".to_owned());
            } else {
                clauses.push(self.return_clause());
            }
        }
        clauses.join("\n")
    }

    /// Between a write and a read stands a `WITH`.
    fn read_on(&mut self) -> String {
        if self.scope.is_empty() {
            let name = self.declare('v', Kind::Integer);
            return format!("WITH count(*) AS {name} {}", self.match_clause());
        }
        let with = if self.choices.chance(30) { "WITH *".to_owned() } else { self.with_clause() };
        if self.choices.chance(60) { format!("{with} {}", self.match_clause()) } else { with }
    }

    fn write(&mut self) -> String {
        match self.choices.below(12) {
            0 | 1 => self.create(),
            2..=4 => self.set(),
            5 => self.remove(),
            6 | 7 => self.merge(),
            8 => self.foreach(),
            9 => self.delete(),
            10 => {
                let (set, remove) = (self.set(), self.remove());
                format!("{set} {remove}")
            }
            _ => self.set(),
        }
    }

    /// A map of new properties.
    fn new_properties(&mut self) -> String {
        match self.choices.below(5) {
            0 => String::new(),
            1 => format!(" {{i: {}}}", self.expression(Kind::Integer, 1)),
            2 => format!(" {{s: {}, i: {}}}", self.expression(Kind::String, 1), self.integer(0)),
            3 => format!(" {{b: {}}}", self.expression(Kind::Boolean, 0)),
            _ => " {i: 1, l: [1, 2]}".to_owned(),
        }
    }

    /// Whether a subquery in it sees what the clause has created for the rows before is open, so that it has none.
    fn create(&mut self) -> String {
        self.depth += 2;
        let text = self.creation();
        self.depth -= 2;
        text
    }

    fn creation(&mut self) -> String {
        let mut text = String::from("CREATE ");
        let label = self.choices.pick(&["", ":A", ":B", ":A:B"]);
        match self.variable(Kind::Node) {
            Some(node) if self.choices.chance(60) => {
                let (kind, properties) = (self.choices.pick(&TYPES), self.new_properties());
                let end = match (self.choices.chance(40), self.variable(Kind::Node)) {
                    (true, Some(end)) => end,
                    _ => format!("{label}{}", self.new_properties()),
                };
                let relationship = self.declare('r', Kind::Relationship);
                let (left, right) = self.choices.pick(&[("-", "->"), ("<-", "-")]);
                text.push_str(&format!("({node}){left}[{relationship}:{kind}{properties}]{right}({end})"));
            }
            _ => {
                let properties = self.new_properties();
                let other = self.choices.chance(30).then(|| format!("-[:R]->(:B{})", self.new_properties()));
                let path =
                    if other.is_some() && self.choices.chance(30) { Some(self.declare('p', Kind::Path)) } else { None };
                let node = self.declare('n', Kind::Node);
                let path = path.map_or(String::new(), |path| format!("{path} = "));
                text.push_str(&format!("{path}({node}{label}{properties}){}", other.unwrap_or_default()));
            }
        }
        text
    }

    /// A property and a new value for it.
    fn assignment(&mut self, entity: &str) -> String {
        match self.choices.below(7) {
            0 => format!("{entity}.i = {}", self.expression(Kind::Integer, 2)),
            1 => format!("{entity}.s = {}", self.expression(Kind::String, 2)),
            2 => format!("{entity}.b = {}", self.expression(Kind::Boolean, 1)),
            3 => format!("{entity}.i = {entity}.i + 1"),
            4 => format!("{entity}.f = null"),
            5 => format!("{entity}['i'] = {}", self.expression(Kind::Integer, 1)),
            _ => format!("{entity}.l = {}", self.choices.pick(&["[1, 2]", "[]", "['a', 'b']"])),
        }
    }

    fn set_item(&mut self) -> Option<String> {
        let entity = self.entity()?;
        Some(match self.choices.below(10) {
            0..=5 => self.assignment(&entity),
            6 => {
                let map = if self.choices.chance(30) { self.entity().unwrap_or_default() } else { self.small_map() };
                format!("{entity} = {map}")
            }
            7 => {
                let map = if self.choices.chance(30) { self.entity().unwrap_or_default() } else { self.small_map() };
                format!("{entity} += {map}")
            }
            _ => match self.variable(Kind::Node) {
                Some(node) => format!("{node}:{}", self.choices.pick(&["A", "B", "A:C"])),
                None => self.assignment(&entity),
            },
        })
    }

    fn small_map(&mut self) -> String {
        match self.choices.below(3) {
            0 => "{}".to_owned(),
            1 => format!("{{i: {}, s: null}}", self.expression(Kind::Integer, 1)),
            _ => format!("{{s: {}}}", self.expression(Kind::String, 1)),
        }
    }

    pub(super) fn set(&mut self) -> String {
        let mut items: Vec<String> = self.set_item().into_iter().collect();
        if self.choices.chance(25) {
            items.extend(self.set_item());
        }
        if items.is_empty() { self.create() } else { format!("SET {}", items.join(", ")) }
    }

    fn remove(&mut self) -> String {
        let Some(entity) = self.entity() else { return self.create() };
        match self.choices.below(4) {
            0 | 1 => format!("REMOVE {entity}.{}", self.choices.pick(&["i", "s", "x", "k"])),
            2 => format!("REMOVE {entity}['i'], {entity}.s"),
            _ => match self.variable(Kind::Node) {
                Some(node) => format!("REMOVE {node}:{}", self.choices.pick(&LABELS)),
                None => format!("REMOVE {entity}.i"),
            },
        }
    }

    fn merge(&mut self) -> String {
        self.depth += 2;
        let text = self.merging();
        self.depth -= 2;
        text
    }

    fn merging(&mut self) -> String {
        let key = match self.choices.below(4) {
            0 => String::new(),
            1 => format!(" {{i: {}}}", self.integer(0)),
            _ => format!(" {{i: {}}}", self.choices.below(3)),
        };
        let label = self.choices.pick(&LABELS);
        let (pattern, created) = match (self.choices.below(4), self.variable(Kind::Node), self.variable(Kind::Node)) {
            (0, Some(node), _) => {
                let ((left, right), kind) = (self.arrow(), self.choices.pick(&TYPES));
                let relationship = self.declare('r', Kind::Relationship);
                (format!("({node}){left}[{relationship}:{kind}{key}]{right}(:{label})"), relationship)
            }
            (1 | 2, Some(node), Some(other)) => {
                let ((left, right), kind) = (self.arrow(), self.choices.pick(&TYPES));
                let relationship = self.declare('r', Kind::Relationship);
                (format!("({node}){left}[{relationship}:{kind}]{right}({other})"), relationship)
            }
            _ => {
                let node = self.declare('n', Kind::Node);
                (format!("({node}:{label}{key})"), node)
            }
        };
        let mut text = format!("MERGE {pattern}");
        if self.choices.chance(30) {
            text.push_str(&format!(" ON CREATE SET {}", self.assignment(&created)));
        }
        if self.choices.chance(30) {
            text.push_str(&format!(" ON MATCH SET {}", self.assignment(&created)));
        }
        text
    }

    fn foreach(&mut self) -> String {
        let kind = self.choices.pick(&[Kind::Integers, Kind::Nodes, Kind::Relationships, Kind::Strings]);
        let list = self.expression(kind, 1);
        self.within(|writer| {
            let name = writer.declare('y', kind.element());
            let body = match writer.choices.below(4) {
                0 => writer.create(),
                1 => writer.merge(),
                _ => writer.set(),
            };
            format!("FOREACH ({name} IN {list} | {body})")
        })
    }

    fn delete(&mut self) -> String {
        let entity = self.entity();
        self.scope
            .retain(|variable| matches!(variable.kind, Kind::Integer | Kind::String | Kind::Float | Kind::Boolean));
        match entity {
            Some(entity) if entity.starts_with('n') && self.choices.chance(80) => format!("DETACH DELETE {entity}"),
            Some(entity) => format!("DELETE {entity}"),
            None => self.create(),
        }
    }
}
