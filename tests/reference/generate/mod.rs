//! Random graphs and statements, by type, so that nearly all statements compile and most find something.
//!
//! The graph is small and has few labels, types, keys and values; a key has one type wherever it occurs, but for `x`,
//! which holds anything, and each may be missing. `k` is an integer of its own for each node and relationship.
//!
//! Left out: temporal values, regular expressions, parameters, types (`IS ::`), `CASE x WHEN > 3`, procedures, `NEXT`,
//! `LOAD CSV`, `CALL { WITH x … }`, subqueries that write, labels that an expression names, evidence and lenses, the text
//! of large floats, and what is deleted, once it is.

mod clause;
mod expression;
mod pattern;
mod update;

use super::choices::Choices;

pub const LABELS: [&str; 3] = ["A", "B", "C"];
pub const TYPES: [&str; 3] = ["R", "S", "T"];

/// The type of a variable or of an expression to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Node,
    Relationship,
    Path,
    Integer,
    Float,
    String,
    Boolean,
    Map,
    Integers,
    Strings,
    Nodes,
    Relationships,
    /// Anything, of no known type.
    Any,
}

impl Kind {
    /// What a list of this type holds.
    fn element(self) -> Kind {
        match self {
            Kind::Integers => Kind::Integer,
            Kind::Strings => Kind::String,
            Kind::Nodes => Kind::Node,
            Kind::Relationships => Kind::Relationship,
            _ => Kind::Any,
        }
    }
}

const SCALARS: [Kind; 4] = [Kind::Integer, Kind::String, Kind::Float, Kind::Boolean];

#[derive(Debug, Clone)]
struct Variable {
    name: String,
    kind: Kind,
}

/// Writes a statement by choices, knowing the variables in scope.
struct Writer<'c, 'n> {
    choices: &'c mut Choices<'n>,
    scope: Vec<Variable>,
    names: usize,
    /// Whether the statement may fail, and whether an expression may that is written now.
    fallible: bool,
    may_fail: bool,
    /// How many of the variables the clauses before have bound.
    before: usize,
    /// Whether the clause has used one of their relationships: none may stand twice in it.
    reused: bool,
    /// How deep subqueries are nested; from two on there are none.
    depth: usize,
}

/// A statement that makes a graph.
pub fn graph(choices: &mut Choices<'_>) -> String {
    let nodes = choices.pick(&[3, 4, 3, 5, 2, 4, 1, 7, 3, 0]);
    let mut relationships = Vec::new();
    if nodes > 0 {
        for number in 0..choices.pick(&[nodes, nodes + 1, nodes + 3, nodes + 2, 1, 0]) {
            let (from, to) = (choices.below(nodes), choices.below(nodes));
            relationships.push(((from + number) % nodes, to, choices.pick(&TYPES)));
        }
    }
    let mut parts = Vec::new();
    let mut key = 0;
    for node in 0..nodes {
        let labels = choices.pick(&[":A", ":A", ":B", ":A:B", "", ":B:C", ":C"]);
        parts.push(format!("(n{node}{labels} {{{}}})", properties(choices, &mut key)));
    }
    for (from, to, kind) in relationships {
        parts.push(format!("(n{from})-[:{kind} {{{}}}]->(n{to})", properties(choices, &mut key)));
    }
    if parts.is_empty() { String::new() } else { format!("CREATE {}", parts.join(", ")) }
}

fn properties(choices: &mut Choices<'_>, key: &mut usize) -> String {
    let mut entries = vec![format!("k: {key}")];
    *key += 1;
    for (name, values) in [
        ("i", ["1", "2", "0", "-1", "3"]),
        ("s", ["'a'", "'ab'", "''", "'B'", "'b a'"]),
        ("f", ["0.5", "1.0", "-1.5", "2.0", "0.0"]),
        ("b", ["true", "false", "true", "false", "true"]),
        ("l", ["[1]", "[1, 2]", "[]", "[2, 1]", "[0, 3, 1]"]),
        ("x", ["1", "'a'", "1.0", "true", "[1, 'a']"]),
    ] {
        if choices.chance(45) {
            entries.push(format!("{name}: {}", choices.pick(&values)));
        }
    }
    entries.join(", ")
}

/// A statement that reads, or reads and writes.
pub fn statement(choices: &mut Choices<'_>) -> String {
    let fallible = choices.chance(8);
    let writes = choices.chance(35);
    let mut writer =
        Writer { choices, scope: Vec::new(), names: 0, fallible, may_fail: false, before: 0, reused: false, depth: 0 };
    if writes { writer.writing() } else { writer.reading() }
}

impl Writer<'_, '_> {
    fn new_name(&mut self, letter: char) -> String {
        self.names += 1;
        format!("{letter}{}", self.names)
    }

    fn declare(&mut self, letter: char, kind: Kind) -> String {
        let name = self.new_name(letter);
        self.scope.push(Variable { name: name.clone(), kind });
        name
    }

    /// A variable of the type.
    fn variable(&mut self, kind: Kind) -> Option<String> {
        let fitting: Vec<usize> = (0..self.scope.len()).filter(|place| self.scope[*place].kind == kind).collect();
        if fitting.is_empty() {
            return None;
        }
        let place = fitting[self.choices.below(fitting.len())];
        Some(self.scope[place].name.clone())
    }

    /// A node or a relationship.
    fn entity(&mut self) -> Option<String> {
        if self.choices.chance(35) {
            return self.variable(Kind::Relationship).or_else(|| self.variable(Kind::Node));
        }
        self.variable(Kind::Node).or_else(|| self.variable(Kind::Relationship))
    }

    /// Writes something whose variables are not seen outside, and which may stop before all of it is evaluated.
    fn within<T>(&mut self, write: impl FnOnce(&mut Self) -> T) -> T {
        let (outer, may_fail) = (self.scope.clone(), std::mem::replace(&mut self.may_fail, false));
        let written = write(self);
        (self.scope, self.may_fail) = (outer, may_fail);
        written
    }
}
