//! Reading statements at random, from a grammar that knows the types of variables, so that nearly all of them run.

use super::choices::Choices;
use super::model::{LABELS, SOURCES, TYPES};

/// A statement, and whether its rows come in an order that its text determines.
#[derive(Debug, Clone)]
pub struct Reading {
    pub text: String,
    pub is_ordered: bool,
}

/// What can stand in a column.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    /// Has a total order that does not depend on how a sum was rounded.
    Exact,
    Other,
}

/// The variables in scope, by type.
#[derive(Debug, Clone, Default)]
struct Scope {
    nodes: Vec<String>,
    relationships: Vec<String>,
    lists: Vec<String>,
    paths: Vec<String>,
    numbers: Vec<String>,
}

impl Scope {
    fn is_empty(&self) -> bool {
        self.names().is_empty()
    }

    fn names(&self) -> Vec<&String> {
        [&self.nodes, &self.relationships, &self.lists, &self.paths, &self.numbers].into_iter().flatten().collect()
    }
}

struct Writer<'c, 'n> {
    choices: &'c mut Choices<'n>,
    scope: Scope,
    variables: usize,
}

pub fn reading(choices: &mut Choices<'_>) -> Reading {
    let columns = 1 + choices.below(3);
    let unions = if choices.chance(15) { 1 } else { 0 };
    if unions == 0 {
        return single(choices, columns, true);
    }
    let all = if choices.chance(50) { " ALL" } else { "" };
    let (one, other) = (single(choices, columns, false), single(choices, columns, false));
    Reading { text: format!("{}\nUNION{all}\n{}", one.text, other.text), is_ordered: false }
}

fn single(choices: &mut Choices<'_>, columns: usize, may_order: bool) -> Reading {
    let mut writer = Writer { choices, scope: Scope::default(), variables: 0 };
    let mut clauses = Vec::new();
    for _ in 0..=writer.choices.below(2) {
        clauses.push(writer.match_clause());
    }
    for _ in 0..writer.choices.below(3) {
        if let Some(clause) = writer.middle() {
            clauses.push(clause);
        }
    }
    let (last, is_ordered) = writer.return_clause(columns, may_order);
    clauses.push(last);
    Reading { text: clauses.join("\n"), is_ordered }
}

impl Writer<'_, '_> {
    fn new_name(&mut self, letter: char) -> String {
        self.variables += 1;
        format!("{letter}{}", self.variables)
    }

    fn any_of(&mut self, names: &[String]) -> Option<String> {
        if names.is_empty() { None } else { Some(names[self.choices.below(names.len())].clone()) }
    }

    fn node(&mut self) -> Option<String> {
        let names = self.scope.nodes.clone();
        self.any_of(&names)
    }

    fn relationship(&mut self) -> Option<String> {
        let names = self.scope.relationships.clone();
        self.any_of(&names)
    }

    // ---- patterns

    fn match_clause(&mut self) -> String {
        let outer = self.scope.clone();
        let optional = if !outer.is_empty() && self.choices.chance(35) { "OPTIONAL " } else { "" };
        let mut patterns = Vec::new();
        for _ in 0..=usize::from(self.choices.chance(20)) {
            patterns.push(self.path());
        }
        if let Some(searched) = self.searched(&mut patterns) {
            patterns.push(searched);
        }
        let mut text = format!("{optional}MATCH {}", patterns.join(", "));
        if self.choices.chance(35) {
            text.push_str(&format!(" WHERE {}", self.predicate(2)));
        }
        if self.choices.chance(15) {
            text.push_str(&self.shortest());
        }
        text
    }

    /// A shortest path between two nodes that are bound.
    fn shortest(&mut self) -> String {
        let (Some(from), Some(to)) = (self.node(), self.node()) else { return String::new() };
        let function = self.choices.pick(&["shortestPath", "allShortestPaths"]);
        let types = self.types();
        let (left, right) = self.choices.pick(&[("-", "->"), ("-", "-"), ("<-", "-")]);
        let length = self.choices.pick(&["*", "*..2", "*0..3"]);
        let path = self.new_name('p');
        self.scope.paths.push(path.clone());
        format!("\nMATCH {path} = {function}(({from}){left}[{types}{length}]{right}({to}))")
    }

    fn path(&mut self) -> String {
        let mut text = self.node_pattern(true);
        for _ in 0..self.choices.pick(&[1, 1, 0, 2]) {
            text.push_str(&self.relationship_pattern());
            text.push_str(&self.node_pattern(true));
        }
        if self.choices.chance(20) {
            let path = self.new_name('p');
            self.scope.paths.push(path.clone());
            return format!("{path} = {text}");
        }
        text
    }

    /// A quantified path pattern or one with a selector; the latter wants the clause for itself.
    fn searched(&mut self, patterns: &mut Vec<String>) -> Option<String> {
        if !self.choices.chance(25) {
            return None;
        }
        let selector =
            self.choices.pick(&["", "", "ANY ", "ANY SHORTEST ", "ALL SHORTEST ", "SHORTEST 2 ", "SHORTEST 2 GROUPS "]);
        if !selector.is_empty() {
            // What the other patterns introduce is then not there.
            let introduced: String = std::mem::take(patterns).concat();
            let known =
                |name: &String| !introduced.contains(&format!("({name}")) && !introduced.contains(&format!("[{name}"));
            let paths = |name: &String| !introduced.contains(&format!("{name} = "));
            self.scope.nodes.retain(known);
            self.scope.relationships.retain(known);
            self.scope.lists.retain(known);
            self.scope.paths.retain(paths);
        }
        let (from, to) = (self.node_pattern(true), self.node_pattern(true));
        let (inner, list) = (self.new_name('x'), self.new_name('l'));
        let (types, more) = (self.types(), self.types());
        let (left, right) = self.choices.pick(&[("-", "->"), ("<-", "-"), ("-", "-")]);
        let quantifier = self.choices.pick(&["{1,2}", "{0,2}", "{2}", "{,1}", "{1,3}"]);
        let filter =
            self.choices.pick(&["", " WHERE @.w >= 1", " WHERE status(@) <> 'contested'", " WHERE @.w <= #.w"]);
        let filter = filter.replace('@', &list).replace('#', &inner);
        let step = self.choices.pick(&["", "-->()", "-[MORE]-()"]).replace("MORE", &more);
        let text = format!("{from}(({inner}){left}[{list}{types}]{right}(){step}{filter}){quantifier}{to}");
        self.scope.lists.push(list);
        if self.choices.chance(50) {
            let path = self.new_name('p');
            self.scope.paths.push(path.clone());
            return Some(format!("{path} = {selector}{text}"));
        }
        Some(format!("{selector}{text}"))
    }

    fn node_pattern(&mut self, may_name: bool) -> String {
        match self.choices.below(10) {
            0..=5 if may_name => {
                let labels = self.labels();
                let properties = match self.choices.below(12) {
                    10 => " {w: 1}".to_owned(),
                    11 => format!(" {{id: 'n{}'}}", self.choices.below(5)),
                    _ => String::new(),
                };
                let name = self.new_name('n');
                self.scope.nodes.push(name.clone());
                let filter = if self.choices.chance(8) {
                    format!(" WHERE {name}.w >= {}", self.choices.below(3))
                } else {
                    String::new()
                };
                format!("({name}{labels}{properties}{filter})")
            }
            6 | 7 => match self.node() {
                Some(name) => format!("({name})"),
                None => "()".to_owned(),
            },
            _ => format!("({})", self.labels()),
        }
    }

    fn labels(&mut self) -> String {
        let (one, other) = (self.choices.pick(&LABELS), self.choices.pick(&LABELS));
        match self.choices.below(10) {
            5 | 6 => format!(":{one}"),
            7 => format!(":{one}|{other}"),
            8 => format!(":{one}&!{other}"),
            9 => self.choices.pick(&[":%", ":!%", ":!A"]).to_owned(),
            _ => String::new(),
        }
    }

    fn types(&mut self) -> String {
        let (one, other) = (self.choices.pick(&TYPES), self.choices.pick(&TYPES));
        match self.choices.below(8) {
            4 | 5 => format!(":{one}"),
            6 => format!(":{one}|{other}"),
            7 => format!(":!{one}"),
            _ => String::new(),
        }
    }

    fn relationship_pattern(&mut self) -> String {
        let (left, right) = self.choices.pick(&[("-", "->"), ("-", "->"), ("<-", "-"), ("-", "-")]);
        let types = self.types();
        if self.choices.chance(25) {
            let length = self.choices.pick(&["*1..2", "*..2", "*0..1", "*2", "*0..2", "*1..3"]);
            let name = self.new_name('l');
            self.scope.lists.push(name.clone());
            return format!("{left}[{name}{types}{length}]{right}");
        }
        let properties = self.choices.pick(&["", "", "", "", "", " {w: 1}"]);
        if self.choices.chance(25) {
            return format!("{left}[{types}{properties}]{right}");
        }
        let name = self.new_name('r');
        self.scope.relationships.push(name.clone());
        let filter =
            self.choices.pick(&["", "", "", "", "", "", "", " WHERE status(@) <> 'contested'", " WHERE @.w >= 1"]);
        format!("{left}[{name}{types}{properties}{}]{right}", filter.replace('@', &name))
    }

    // ---- what stands between MATCH and RETURN

    fn middle(&mut self) -> Option<String> {
        match self.choices.below(9) {
            0 | 1 => Some(self.match_clause()),
            2 | 3 => Some(self.with_clause()),
            4 | 5 => self.call_clause(),
            6 => Some(self.sorted_clause()),
            7 => {
                let names = self.scope.lists.clone();
                let list = self.any_of(&names)?;
                let name = self.new_name('r');
                self.scope.relationships.push(name.clone());
                Some(format!("UNWIND {list} AS {name}"))
            }
            _ => {
                let names = self.scope.paths.clone();
                let path = self.any_of(&names)?;
                let name = self.new_name('r');
                self.scope.relationships.push(name.clone());
                Some(format!("UNWIND relationships({path}) AS {name}"))
            }
        }
    }

    fn with_clause(&mut self) -> String {
        let mut kept = Scope::default();
        let mut items = Vec::new();
        let scope = self.scope.clone();
        for (from, to) in [
            (&scope.nodes, &mut kept.nodes),
            (&scope.relationships, &mut kept.relationships),
            (&scope.lists, &mut kept.lists),
            (&scope.paths, &mut kept.paths),
            (&scope.numbers, &mut kept.numbers),
        ] {
            for name in from {
                if self.choices.chance(60) {
                    items.push(name.clone());
                    to.push(name.clone());
                }
            }
        }
        let number = self.new_name('k');
        let expression = if self.choices.chance(60) { self.aggregate_number() } else { self.number() };
        items.push(format!("{expression} AS {number}"));
        kept.numbers.push(number);
        self.scope = kept;
        let distinct = if self.choices.chance(20) { "DISTINCT " } else { "" };
        let filter = if self.choices.chance(30) { format!(" WHERE {}", self.predicate(1)) } else { String::new() };
        format!("WITH {distinct}{}{filter}", items.join(", "))
    }

    /// Keeps the first rows of an order that leaves nothing open: all columns are numbers or ids.
    fn sorted_clause(&mut self) -> String {
        let (number, other) = (self.new_name('k'), self.new_name('k'));
        let (first, second) = (self.number(), self.number());
        let descending = if self.choices.chance(50) { " DESC" } else { "" };
        let (skipped, kept) = (self.choices.below(2), 1 + self.choices.below(5));
        let text = format!(
            "WITH {first} AS {number}, {second} AS {other} ORDER BY {number}{descending}, {other} SKIP {skipped} LIMIT {kept}"
        );
        self.scope = Scope { numbers: vec![number, other], ..Scope::default() };
        text
    }

    fn call_clause(&mut self) -> Option<String> {
        let outer = self.node()?;
        let saved = std::mem::take(&mut self.scope);
        let number = self.new_name('k');
        let mut branches = Vec::new();
        for _ in 0..=usize::from(self.choices.chance(20)) {
            self.scope = Scope { nodes: vec![outer.clone()], ..Scope::default() };
            let clause = self.match_clause();
            let aggregates = self.choices.chance(60);
            let expression = if aggregates { self.aggregate_number() } else { self.number() };
            branches.push(format!("{clause} RETURN {expression} AS {number}"));
        }
        self.scope = saved;
        self.scope.numbers.push(number.clone());
        let union = self.choices.pick(&[" UNION ", " UNION ALL "]);
        let optional = self.choices.pick(&["", "", "OPTIONAL "]);
        Some(format!("{optional}CALL ({outer}) {{ {} }}", branches.join(union)))
    }

    // ---- expressions

    /// A whole number that does not depend on the order of rows.
    fn number(&mut self) -> String {
        let (nodes, relationships) = (self.scope.nodes.len(), self.scope.relationships.len());
        let options = [nodes, relationships, self.scope.lists.len(), self.scope.paths.len(), self.scope.numbers.len()];
        let first = self.choices.below(options.len());
        let place = (0..options.len()).map(|step| (first + step) % options.len()).find(|place| options[*place] > 0);
        match place {
            Some(0) => {
                let node = self.node().unwrap_or_default();
                match self.choices.below(3) {
                    0 => format!("{node}.w"),
                    1 => self.count_subquery(&node),
                    _ => format!("size([({node})-[{}]-(x) | x.id])", self.types()),
                }
            }
            Some(1) => {
                let relationship = self.relationship().unwrap_or_default();
                self.choices
                    .pick(&["@.uid", "@.w", "level(@)", "size(evidence(@))", "support(@).refutes", "size(sources(@))"])
                    .replace('@', &relationship)
            }
            Some(2) => format!("size({})", self.scope.lists[0]),
            Some(3) => format!("length({})", self.scope.paths[0]),
            Some(_) => self.scope.numbers[0].clone(),
            None => "1".to_owned(),
        }
    }

    fn count_subquery(&mut self, node: &str) -> String {
        let outer = self.scope.clone();
        let (relationship, node_pattern) = (self.relationship_pattern(), self.node_pattern(true));
        let filter = if self.choices.chance(40) { format!(" WHERE {}", self.predicate(0)) } else { String::new() };
        self.scope = outer;
        format!("COUNT {{ ({node}){relationship}{node_pattern}{filter} }}")
    }

    fn aggregate_number(&mut self) -> String {
        if self.choices.chance(30) {
            return "count(*)".to_owned();
        }
        let names: Vec<String> = self.scope.names().into_iter().cloned().collect();
        let (number, name) = (self.number(), self.any_of(&names).unwrap_or_else(|| "1".to_owned()));
        match self.choices.below(6) {
            0 => format!("count({name})"),
            1 => format!("count(DISTINCT {name})"),
            2 => format!("sum({number})"),
            3 => format!("max({number})"),
            4 => format!("min({number})"),
            _ => format!("size(collect(DISTINCT {number}))"),
        }
    }

    fn predicate(&mut self, depth: usize) -> String {
        let bound = if depth == 0 { 8 } else { 12 };
        match self.choices.below(bound) {
            0..=2 => self.claim_predicate().unwrap_or_else(|| "true".to_owned()),
            3 => format!("{} >= {}", self.number(), self.choices.below(4)),
            4 | 5 => self.node_predicate().unwrap_or_else(|| "true".to_owned()),
            6 => self.list_predicate().unwrap_or_else(|| "true".to_owned()),
            7 => format!("{} IS NOT NULL", self.number()),
            8 => format!("NOT ({})", self.predicate(depth - 1)),
            9 => format!("({} AND {})", self.predicate(depth - 1), self.predicate(depth - 1)),
            10 => format!("({} OR {})", self.predicate(depth - 1), self.predicate(depth - 1)),
            _ => format!("({} XOR {})", self.predicate(depth - 1), self.predicate(depth - 1)),
        }
    }

    fn claim_predicate(&mut self) -> Option<String> {
        let relationship = self.relationship()?;
        let text = match self.choices.below(8) {
            0 => format!("status(@) = '{}'", self.choices.pick(&["supported", "contested", "refuted", "unsourced"])),
            1 => format!("status(@) <> '{}'", self.choices.pick(&["inconclusive", "hidden", "supported"])),
            2 => format!("confidence(@) > {}", self.choices.pick(&["0.31", "0.61", "0.851"])),
            3 => format!("'{}' IN sources(@)", self.choices.pick(&SOURCES)),
            4 => "any(item IN evidence(@) WHERE item.stance = 'refutes')".to_owned(),
            5 => "all(item IN evidence(@) WHERE item.year > 2004)".to_owned(),
            6 => format!("level(@) <= {}", 1 + self.choices.below(4)),
            _ => format!("@:{}", self.choices.pick(&TYPES)),
        };
        Some(text.replace('@', &relationship))
    }

    fn node_predicate(&mut self) -> Option<String> {
        let node = self.node()?;
        let outer = self.scope.clone();
        let text = match self.choices.below(10) {
            7 => format!("{node}.id = 'n{}'", self.choices.below(5)),
            8 => format!("{node}.id IN ['n0', 'n{}', null]", self.choices.below(5)),
            9 => {
                let (relationship, other) = (self.relationship_pattern(), self.node_pattern(true));
                let number = self.number();
                format!(
                    "{} IN COLLECT {{ MATCH ({node}){relationship}{other} RETURN {number} }}",
                    self.choices.below(3)
                )
            }
            0 => {
                let (relationship, other) = (self.relationship_pattern(), self.node_pattern(true));
                let filter = if self.choices.chance(40) { self.predicate(0) } else { "true".to_owned() };
                format!("EXISTS {{ ({node}){relationship}{other} WHERE {filter} }}")
            }
            1 => {
                let (relationship, other) = (self.relationship_pattern(), self.node_pattern(true));
                format!("NOT EXISTS {{ MATCH ({node}){relationship}{other} }}")
            }
            2 => format!("NOT ({node})-[{}]->({})", self.types(), self.labels()),
            3 => format!("({node})<-[{}]-()", self.types()),
            4 => format!("{} > 1", self.count_subquery(&node)),
            5 => format!("{node}.w > {}", self.choices.below(3)),
            _ => format!("{node}:{}", self.choices.pick(&LABELS)),
        };
        self.scope = outer;
        Some(text)
    }

    fn list_predicate(&mut self) -> Option<String> {
        let mut lists = self.scope.lists.clone();
        lists.extend(self.scope.paths.iter().map(|path| format!("relationships({path})")));
        let list = self.any_of(&lists)?;
        let word = self.choices.pick(&["all", "any", "none", "single"]);
        let test =
            self.choices.pick(&["status(q) = 'supported'", "confidence(q) > 0.51", "q.w = 1", "size(sources(q)) > 1"]);
        Some(format!("{word}(q IN {list} WHERE {test})"))
    }

    /// A column that is no aggregate.
    fn column(&mut self) -> (String, Kind) {
        match self.choices.below(8) {
            0 => (self.number(), Kind::Exact),
            1 => match self.node() {
                Some(node) => (format!("{node}.id"), Kind::Exact),
                None => (self.number(), Kind::Exact),
            },
            2 => match self.node() {
                Some(node) => (node, Kind::Other),
                None => (self.number(), Kind::Exact),
            },
            3 | 4 => match self.relationship() {
                Some(relationship) => self.claim_column(&relationship),
                None => (self.number(), Kind::Exact),
            },
            5 => {
                let names: Vec<String> = self.scope.names().into_iter().cloned().collect();
                (self.any_of(&names).unwrap_or_else(|| "1".to_owned()), Kind::Other)
            }
            6 => {
                let mut lists = self.scope.lists.clone();
                lists.extend(self.scope.paths.iter().map(|path| format!("relationships({path})")));
                match self.any_of(&lists) {
                    Some(list) => (format!("[q IN {list} | status(q) + type(q)]"), Kind::Other),
                    None => (self.number(), Kind::Exact),
                }
            }
            _ => match self.node() {
                Some(node) => {
                    let pattern = self.relationship_pattern_without_names();
                    (format!("[({node}){pattern}(x) | x.id]"), Kind::Other)
                }
                None => (self.number(), Kind::Exact),
            },
        }
    }

    fn relationship_pattern_without_names(&mut self) -> String {
        let types = self.types();
        let (left, right) = self.choices.pick(&[("-", "->"), ("<-", "-"), ("-", "-")]);
        format!("{left}[{types}]{right}")
    }

    fn claim_column(&mut self, relationship: &str) -> (String, Kind) {
        let (text, kind) = self.choices.pick(&[
            ("status(@)", Kind::Exact),
            ("@", Kind::Other),
            ("confidence(@)", Kind::Other),
            ("sources(@)", Kind::Other),
            ("support(@)", Kind::Other),
            ("level(@)", Kind::Exact),
            ("evidence(@)", Kind::Other),
            // The running number of parallel claims is no part of the identity.
            ("split(claim_id(@), '-')[0]", Kind::Exact),
            ("type(@)", Kind::Exact),
            ("startNode(@).id", Kind::Exact),
        ]);
        (text.replace('@', relationship), kind)
    }

    fn aggregate(&mut self) -> (String, Kind) {
        let number = self.number();
        match self.choices.below(5) {
            0..=2 => (self.aggregate_number(), Kind::Exact),
            3 => match self.relationship() {
                Some(relationship) => (format!("avg(confidence({relationship}))"), Kind::Other),
                None => (format!("avg({number})"), Kind::Other),
            },
            _ => (format!("collect({number})"), Kind::Other),
        }
    }

    fn return_clause(&mut self, columns: usize, may_order: bool) -> (String, bool) {
        let mut items = Vec::new();
        let mut exact = true;
        for column in 0..columns {
            let (text, kind) = if self.choices.chance(25) { self.aggregate() } else { self.column() };
            exact &= kind == Kind::Exact;
            items.push(format!("{text} AS c{column}"));
        }
        let distinct = if self.choices.chance(25) { "DISTINCT " } else { "" };
        let mut text = format!("RETURN {distinct}{}", items.join(", "));
        let is_ordered = may_order && exact && self.choices.chance(40);
        if is_ordered {
            let keys: Vec<String> = (0..columns)
                .map(|column| format!("c{column}{}", if self.choices.chance(40) { " DESC" } else { "" }))
                .collect();
            text.push_str(&format!(" ORDER BY {}", keys.join(", ")));
            if self.choices.chance(50) {
                text.push_str(&format!(" SKIP {}", self.choices.below(3)));
            }
            if self.choices.chance(50) {
                text.push_str(&format!(" LIMIT {}", self.choices.below(5)));
            }
        }
        (text, is_ordered)
    }
}
