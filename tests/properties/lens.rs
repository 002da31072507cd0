//! Lenses as plain data: their text, and what they mean by the letter of SEMANTICS, written without the engine.

use std::fmt::Write as _;

use grounds::Value;
use grounds::evidence::{Stance, Standing};

use super::choices::Choices;
use super::model::{Claim, Event, Item, Model, SOURCES};

/// A field's value, as far as predicates of these tests go.
#[derive(Debug, Clone, PartialEq)]
pub enum Plain {
    Null,
    Number(f64),
    Text(String),
}

#[derive(Debug, Clone)]
pub enum Predicate {
    /// Field, operator, constant; the constant stands as a parameter when the flag says so.
    Compare(&'static str, &'static str, Plain, bool),
    In(&'static str, Vec<Plain>),
    IsNull(&'static str, bool),
    StartsWith(&'static str, &'static str),
    And(Box<Predicate>, Box<Predicate>),
    Or(Box<Predicate>, Box<Predicate>),
    Not(Box<Predicate>),
    Null,
}

#[derive(Debug, Clone)]
pub enum Clause {
    All,
    /// The year and how it is written.
    AsOf(i64, usize),
    Excluding(Vec<usize>, bool),
    Evidence(Predicate),
    Named(&'static str),
}

#[derive(Debug, Clone)]
pub struct LensModel {
    pub clauses: Vec<Clause>,
    /// How many of them stand in the session.
    pub of_session: usize,
}

/// What the clauses add up to.
#[derive(Debug, Default)]
pub struct Meaning {
    pub all: bool,
    pub explicit: bool,
    pub as_of: Option<i64>,
    pub excluded: Vec<usize>,
    pub predicates: Vec<Predicate>,
}

const NUMBERS: [&str; 4] = ["year", "level", "n", "confidence"];
const TEXTS: [(&str, &[&str]); 8] = [
    ("stance", &["supports", "refutes", "inconclusive"]),
    ("design", &["randomised trial", "animal", "guideline"]),
    ("standing", &["retracted", "current", "corrected", "superseded"]),
    ("source", &SOURCES),
    ("cohort", &["x", "y"]),
    ("directness", &["direct", "indirect"]),
    ("certainty", &["possible", "probable"]),
    ("source.journal", &["Pain", "Brain"]),
];

impl LensModel {
    pub fn choose(choices: &mut Choices<'_>) -> LensModel {
        let clauses: Vec<Clause> = (0..choices.below(4)).map(|_| clause(choices)).collect();
        let of_session = choices.below(clauses.len() + 1);
        LensModel { clauses, of_session }
    }

    /// Writes the clauses of the session and of the statement; constants that are parameters go into `parameters`.
    pub fn text(&self, parameters: &mut Vec<(String, Value)>) -> (String, String) {
        let mut texts = (String::new(), String::new());
        for (number, clause) in self.clauses.iter().enumerate() {
            let text = if number < self.of_session { &mut texts.0 } else { &mut texts.1 };
            clause.write(text, parameters);
            text.push('\n');
        }
        texts
    }

    pub fn meaning(&self) -> Meaning {
        let mut meaning = Meaning::default();
        self.clauses.iter().for_each(|clause| meaning.add(clause));
        meaning
    }
}

fn clause(choices: &mut Choices<'_>) -> Clause {
    match choices.below(9) {
        0 | 1 => Clause::Evidence(predicate(choices, 2)),
        2 => Clause::All,
        3 | 4 => Clause::AsOf(2000 + choices.below(12) as i64, choices.below(4)),
        5 | 6 => {
            let keys = (0..=choices.below(2)).map(|_| choices.below(SOURCES.len())).collect();
            Clause::Excluding(keys, choices.chance(30))
        }
        _ => Clause::Named(choices.pick(&["recent", "good", "everything", "nested", "then"])),
    }
}

fn predicate(choices: &mut Choices<'_>, depth: usize) -> Predicate {
    let deeper = if depth > 0 { 9 } else { 6 };
    match choices.below(deeper) {
        0 | 1 => {
            let field = choices.pick(&NUMBERS);
            let operator = choices.pick(&["<=", ">", "=", "<>", "<", ">="]);
            Predicate::Compare(field, operator, number_for(field, choices), choices.chance(30))
        }
        2 => {
            let (field, words) = choices.pick(&TEXTS);
            let operator = choices.pick(&["=", "<>"]);
            Predicate::Compare(field, operator, Plain::Text(choices.pick(words).to_owned()), choices.chance(30))
        }
        3 => {
            let (field, words) = choices.pick(&TEXTS);
            let words = (0..choices.below(3)).map(|_| Plain::Text(choices.pick(words).to_owned()));
            let mut words: Vec<Plain> = words.collect();
            if choices.chance(20) {
                words.push(Plain::Null);
            }
            Predicate::In(field, words)
        }
        4 => Predicate::IsNull(
            choices.pick(&["n", "cohort", "design", "year", "level", "confidence"]),
            choices.chance(50),
        ),
        5 if choices.chance(30) => Predicate::Null,
        5 => Predicate::StartsWith(choices.pick(&["stance", "cohort", "design"]), choices.pick(&["re", "s", "x"])),
        6 => Predicate::And(Box::new(predicate(choices, depth - 1)), Box::new(predicate(choices, depth - 1))),
        7 => Predicate::Or(Box::new(predicate(choices, depth - 1)), Box::new(predicate(choices, depth - 1))),
        _ => Predicate::Not(Box::new(predicate(choices, depth - 1))),
    }
}

fn number_for(field: &str, choices: &mut Choices<'_>) -> Plain {
    Plain::Number(match field {
        "year" => 2000.0 + choices.below(10) as f64,
        "level" => 1.0 + choices.below(5) as f64,
        "n" => choices.pick(&[10.0, 100.0, 500.0]),
        _ => choices.pick(&[0.5, 0.25, 0.9]),
    })
}

impl Plain {
    fn value(&self) -> Value {
        match self {
            Plain::Null => Value::Null,
            Plain::Number(number) if number.fract() == 0.0 => Value::Integer(*number as i64),
            Plain::Number(number) => Value::Float(*number),
            Plain::Text(text) => Value::from(text.as_str()),
        }
    }

    fn text(&self) -> String {
        match self {
            Plain::Null => "null".to_owned(),
            Plain::Number(number) => number.to_string(),
            Plain::Text(text) => format!("'{text}'"),
        }
    }
}

fn field_text(field: &str) -> String {
    match field {
        "source.journal" => "source(e).journal".to_owned(),
        field => format!("e.{field}"),
    }
}

impl Predicate {
    fn text(&self, parameters: &mut Vec<(String, Value)>) -> String {
        match self {
            Predicate::Compare(field, operator, constant, as_parameter) => {
                let constant = if *as_parameter {
                    let name = format!("p{}", parameters.len());
                    parameters.push((name.clone(), constant.value()));
                    format!("${name}")
                } else {
                    constant.text()
                };
                format!("{} {operator} {constant}", field_text(field))
            }
            Predicate::In(field, constants) => {
                let constants: Vec<String> = constants.iter().map(Plain::text).collect();
                format!("{} IN [{}]", field_text(field), constants.join(", "))
            }
            Predicate::IsNull(field, negated) => {
                format!("{} IS {}NULL", field_text(field), if *negated { "NOT " } else { "" })
            }
            Predicate::StartsWith(field, start) => format!("{} STARTS WITH '{start}'", field_text(field)),
            Predicate::And(one, other) => format!("({} AND {})", one.text(parameters), other.text(parameters)),
            Predicate::Or(one, other) => format!("({} OR {})", one.text(parameters), other.text(parameters)),
            Predicate::Not(inner) => format!("NOT ({})", inner.text(parameters)),
            Predicate::Null => "null".to_owned(),
        }
    }

    /// True, false or neither, by openCypher's logic.
    fn holds(&self, item: &Item, model: &Model, as_of: Option<i64>) -> Option<bool> {
        let field = |name: &str| field_of(item, name, model, as_of);
        match self {
            Predicate::Compare(name, operator, constant, _) => compare(&field(name), operator, constant),
            Predicate::In(name, constants) => {
                // Nothing is in an empty list, not even null.
                let found: Vec<_> = constants.iter().map(|constant| compare(&field(name), "=", constant)).collect();
                if found.contains(&Some(true)) {
                    Some(true)
                } else if found.contains(&None) {
                    None
                } else {
                    Some(false)
                }
            }
            Predicate::IsNull(name, negated) => Some((field(name) == Plain::Null) != *negated),
            Predicate::StartsWith(name, start) => match field(name) {
                Plain::Text(text) => Some(text.starts_with(start)),
                _ => None,
            },
            Predicate::And(one, other) => match (one.holds(item, model, as_of), other.holds(item, model, as_of)) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), Some(true)) => Some(true),
                _ => None,
            },
            Predicate::Or(one, other) => match (one.holds(item, model, as_of), other.holds(item, model, as_of)) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), Some(false)) => Some(false),
                _ => None,
            },
            Predicate::Not(inner) => inner.holds(item, model, as_of).map(|holds| !holds),
            Predicate::Null => None,
        }
    }
}

fn compare(field: &Plain, operator: &str, constant: &Plain) -> Option<bool> {
    let order = match (field, constant) {
        (Plain::Number(one), Plain::Number(other)) => one.partial_cmp(other)?,
        (Plain::Text(one), Plain::Text(other)) => one.cmp(other),
        _ => return None,
    };
    Some(match operator {
        "=" => order.is_eq(),
        "<>" => order.is_ne(),
        "<" => order.is_lt(),
        "<=" => order.is_le(),
        ">" => order.is_gt(),
        _ => order.is_ge(),
    })
}

fn field_of(item: &Item, name: &str, model: &Model, as_of: Option<i64>) -> Plain {
    let number = |number: Option<f64>| number.map_or(Plain::Null, Plain::Number);
    let text = |text: Option<&str>| text.map_or(Plain::Null, |text| Plain::Text(text.to_owned()));
    let source = &model.sources[item.source];
    match name {
        "year" => number(source.year.map(|year| year as f64)),
        "level" => number(item.level().map(|level| level as f64)),
        "n" => number(item.n.map(|n| n as f64)),
        "confidence" => number(item.confidence),
        "stance" => text(Some(item.stance.as_str())),
        "design" => text(item.design),
        "standing" => text(Some(standing(&source.events, as_of).as_str())),
        "source" => text(Some(source.key)),
        "cohort" => text(item.cohort),
        "directness" => text(item.directness.or(Some("direct"))),
        "certainty" => text(item.certainty),
        _ => text(source.journal),
    }
}

/// T1 and T2: the last event by then, where only `current` lifts a retraction. An event without a date has always held;
/// it counts after what was noted before it.
pub fn standing(events: &[Event], as_of: Option<i64>) -> Standing {
    let mut dated: Vec<(i64, usize)> = Vec::new();
    let mut latest = i64::MIN;
    for (place, event) in events.iter().enumerate() {
        latest = event.year.map_or(latest, |year| year.max(latest));
        dated.push((event.year.unwrap_or(latest), place));
    }
    dated.sort_unstable();
    let mut standing = Standing::Current;
    for (_, place) in dated {
        let event = &events[place];
        let happened = match (event.year, as_of) {
            (Some(year), Some(as_of)) => year <= as_of,
            _ => true,
        };
        if happened && (standing != Standing::Retracted || event.standing == Standing::Current) {
            standing = event.standing;
        }
    }
    standing
}

impl Clause {
    fn write(&self, out: &mut String, parameters: &mut Vec<(String, Value)>) {
        let written = match self {
            Clause::All => write!(out, "USING ALL EVIDENCE"),
            Clause::AsOf(year, 0) => write!(out, "AS OF {year}"),
            Clause::AsOf(year, 1) => write!(out, "AS OF date('{year}-12-31')"),
            Clause::AsOf(year, 2) => write!(out, "AS OF '{year}-12'"),
            Clause::AsOf(year, _) => {
                let name = format!("p{}", parameters.len());
                parameters.push((name.clone(), Value::Integer(*year)));
                write!(out, "AS OF ${name}")
            }
            Clause::Excluding(keys, true) => {
                let name = format!("p{}", parameters.len());
                let keys = keys.iter().map(|key| Value::from(SOURCES[*key])).collect();
                parameters.push((name.clone(), Value::List(std::sync::Arc::new(keys))));
                write!(out, "EXCLUDING SOURCE ${name}")
            }
            Clause::Excluding(keys, false) => {
                let keys: Vec<String> = keys.iter().map(|key| format!("'{}'", SOURCES[*key])).collect();
                write!(out, "EXCLUDING SOURCE {}", keys.join(", "))
            }
            Clause::Evidence(predicate) => write!(out, "USING EVIDENCE e WHERE {}", predicate.text(parameters)),
            Clause::Named(name) => write!(out, "USING LENS {name}"),
        };
        written.expect("a string takes all");
    }
}

impl Meaning {
    fn add(&mut self, clause: &Clause) {
        self.explicit |= !matches!(clause, Clause::All);
        match clause {
            Clause::All => self.all = true,
            Clause::AsOf(year, _) => self.as_of = Some(self.as_of.map_or(*year, |known| known.min(*year))),
            Clause::Excluding(keys, _) => self.excluded.extend(keys),
            Clause::Evidence(predicate) => self.predicates.push(predicate.clone()),
            Clause::Named("everything") => self.all = true,
            Clause::Named("recent") => self.predicates.push(number("year", ">=", 2004.0)),
            Clause::Named("good") => self.predicates.push(number("level", "<=", 3.0)),
            Clause::Named("nested") => {
                self.predicates.push(number("year", ">=", 2004.0));
                self.excluded.extend([1, 5]);
            }
            Clause::Named(_) => self.add(&Clause::AsOf(2006, 0)),
        }
    }

    /// L1, L2, L5, T1–T3: whether an item counts.
    pub fn shows(&self, item: &Item, model: &Model) -> bool {
        let source = &model.sources[item.source];
        let retracted = standing(&source.events, self.as_of) == Standing::Retracted;
        let in_time = self.as_of.is_none_or(|as_of| source.year.is_some_and(|year| year <= as_of));
        (self.all || !retracted)
            && in_time
            && !self.excluded.contains(&item.source)
            && self.predicates.iter().all(|predicate| predicate.holds(item, model, self.as_of) == Some(true))
    }

    /// L3: whether a claim with these visible items is there for a pattern.
    fn matches(&self, claim: &Claim, visible: &[Item]) -> bool {
        if claim.items.is_empty() {
            return !self.explicit || claim.kind == "IS_A";
        }
        let has = |stance| visible.iter().any(|item| item.stance == stance);
        has(Stance::Supports)
            || (has(Stance::Refutes) && self.all)
            || (!has(Stance::Refutes) && has(Stance::Inconclusive))
    }

    /// L6: the graph without what the lens hides. Under `AS OF` its sources stand as they stood then.
    pub fn surgery(&self, model: &Model) -> Model {
        let mut reduced = model.clone();
        if self.as_of.is_some() {
            for source in &mut reduced.sources {
                let standing = standing(&source.events, self.as_of);
                source.events = vec![Event { standing, year: None }];
            }
        }
        reduced.claims.clear();
        for claim in &model.claims {
            let visible: Vec<Item> = claim.items.iter().filter(|item| self.shows(item, model)).cloned().collect();
            if self.matches(claim, &visible) {
                reduced.claims.push(Claim { items: visible, ..claim.clone() });
            }
        }
        reduced
    }
}

fn number(field: &'static str, operator: &'static str, number: f64) -> Predicate {
    Predicate::Compare(field, operator, Plain::Number(number), false)
}
