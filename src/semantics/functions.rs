//! The table of functions: one row each, read by the binder, completion, `:help` and the language reference.
//!
//! Invariants: names are unique but for the count of arguments, and looked up in any case; every
//! [`FunctionKind::Scalar`] row has a kernel in `exec` and the other way round, which a test there holds, and
//! so it does that the examples give what they say.
//! Start at [`lookup`]. To add a function: a row here in its family, a kernel in `exec/functions` of its kind.

mod aggregates;
mod conversions;
mod evidence;
mod files;
mod graph;
mod lists;
mod numbers;
mod strings;
mod temporal;
mod types;

pub use types::ValueType;

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a function needs to be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FunctionKind {
    /// Its arguments and at most the clock of the statement.
    Scalar,
    /// The graph, to look into entities.
    Entity,
    /// All rows of a group.
    Aggregate,
    /// The evidence of a claim under the lens.
    Evidence,
    /// The derivations of the row it stands in.
    Row,
    /// The record of a `LOAD CSV` that the row comes from.
    Record,
}

/// What a function is about, as the reference groups them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FunctionFamily {
    /// Strings.
    String,
    /// Lists and values of any type.
    List,
    /// Numbers.
    Mathematical,
    /// From one type to another.
    Conversion,
    /// Dates, times and durations.
    Temporal,
    /// Nodes, relationships and paths.
    Graph,
    /// Groups of rows.
    Aggregation,
    /// Claims and their evidence.
    Evidence,
    /// On what a row of the result stands.
    Row,
    /// The file that a row comes from.
    File,
}

impl FunctionFamily {
    /// Returns the name as a heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            FunctionFamily::String => "Strings",
            FunctionFamily::List => "Lists and values",
            FunctionFamily::Mathematical => "Mathematics",
            FunctionFamily::Conversion => "Conversions",
            FunctionFamily::Temporal => "Dates, times and durations",
            FunctionFamily::Graph => "Nodes, relationships and paths",
            FunctionFamily::Aggregation => "Aggregates",
            FunctionFamily::Evidence => "Evidence of a claim",
            FunctionFamily::Row => "Grounds of a row",
            FunctionFamily::File => "Rows of a file",
        }
    }

    /// Returns the clauses that the examples of the family stand behind; they run on the built-in graph.
    #[must_use]
    pub fn example_clauses(self) -> &'static str {
        match self {
            FunctionFamily::Graph | FunctionFamily::Evidence | FunctionFamily::Row => {
                "MATCH p = (k:Drug {id: 'ketamine'})-[r:TREATS]->(c:Condition {id: 'alcohol_use_disorder'})"
            }
            FunctionFamily::File => "LOAD CSV WITH HEADERS FROM 'drugs.csv' AS row",
            FunctionFamily::Aggregation => "UNWIND [2, 4, 4, 4, 5, 5, 7, 9, null] AS n",
            FunctionFamily::String
            | FunctionFamily::List
            | FunctionFamily::Mathematical
            | FunctionFamily::Conversion
            | FunctionFamily::Temporal => "",
        }
    }
}

/// A parameter of a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParameterType {
    /// What it is called in the reference.
    pub name: &'static str,
    /// What it takes; null is taken everywhere.
    pub value_type: ValueType,
}

/// A function as the language knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FunctionSignature {
    /// The name, written as the reference writes it.
    pub name: &'static str,
    /// What it is about.
    pub family: FunctionFamily,
    /// The parameters in order.
    pub parameters: &'static [ParameterType],
    /// How many of them may be left out, from the end.
    pub optional: usize,
    /// Whether the last parameter may be given any number of times more.
    pub variadic: bool,
    /// Whether arguments of the wrong type are refused before anything runs, where their type is known.
    pub checked_early: bool,
    /// What it gives; null is possible everywhere.
    pub returns: ValueType,
    /// What it needs to be computed.
    pub kind: FunctionKind,
    /// What it does, one sentence.
    pub doc: &'static str,
    /// An expression that calls it.
    pub example: &'static str,
    /// What the example gives on the built-in graph; empty where that depends on the clock, on chance or on where
    /// things are stored.
    pub example_result: &'static str,
}

impl FunctionSignature {
    const fn new(
        family: FunctionFamily,
        kind: FunctionKind,
        name: &'static str,
        parameters: &'static [ParameterType],
        returns: ValueType,
        doc: &'static str,
    ) -> Self {
        let (example, example_result) = ("", "");
        FunctionSignature {
            name,
            family,
            parameters,
            optional: 0,
            variadic: false,
            checked_early: true,
            returns,
            kind,
            doc,
            example,
            example_result,
        }
    }

    const fn optional(mut self, count: usize) -> Self {
        self.optional = count;
        self
    }

    const fn variadic(mut self) -> Self {
        self.variadic = true;
        self
    }

    /// The kit has the arguments of some functions refused when they run, even where they are literals.
    const fn checked_late(mut self) -> Self {
        self.checked_early = false;
        self
    }

    const fn example(mut self, call: &'static str, result: &'static str) -> Self {
        self.example = call;
        self.example_result = result;
        self
    }

    /// Returns whether it can be called with that many arguments.
    #[must_use]
    pub fn takes(&self, arguments: usize) -> bool {
        arguments >= self.parameters.len() - self.optional && (self.variadic || arguments <= self.parameters.len())
    }

    /// Returns the parameter that the argument at `position` is for.
    #[must_use]
    pub fn parameter(&self, position: usize) -> Option<&ParameterType> {
        let last = if self.variadic { self.parameters.last() } else { None };
        self.parameters.get(position).or(last)
    }

    /// Returns the example as a statement.
    #[must_use]
    pub fn example_statement(&self) -> String {
        format!("{} RETURN {}", self.family.example_clauses(), self.example).trim_start().to_owned()
    }

    /// Returns whether statements that use it can be run, and not only be parsed.
    #[must_use]
    pub fn is_executed(&self) -> bool {
        self.kind != FunctionKind::Row
    }

    /// Returns the call as the reference shows it: `substring(text, start [, length])`.
    #[must_use]
    pub fn usage(&self) -> String {
        let required = self.parameters.len() - self.optional;
        let mut out = format!("{}(", self.name);
        for (position, parameter) in self.parameters.iter().enumerate() {
            let comma = if position == 0 { "" } else { ", " };
            let name = parameter.name;
            let text = match (position < required, position) {
                (true, _) => format!("{comma}{name}"),
                (false, 0) => format!("[{name}]"),
                (false, _) => format!(" [{comma}{name}]"),
            };
            out.push_str(&text);
        }
        out.push_str(if self.variadic { ", ...)" } else { ")" });
        out
    }
}

/// Declares a parameter.
const fn parameter(name: &'static str, value_type: ValueType) -> ParameterType {
    ParameterType { name, value_type }
}

const TABLES: [&[FunctionSignature]; 10] = [
    strings::ROWS,
    lists::ROWS,
    numbers::ROWS,
    conversions::ROWS,
    temporal::ROWS,
    graph::ROWS,
    aggregates::ROWS,
    evidence::ROWS,
    evidence::ROW_FUNCTIONS,
    files::ROWS,
];

static BY_NAME: LazyLock<HashMap<String, Vec<&'static FunctionSignature>>> = LazyLock::new(|| {
    let mut by_name: HashMap<String, Vec<_>> = HashMap::new();
    for signature in all() {
        by_name.entry(signature.name.to_ascii_lowercase()).or_default().push(signature);
    }
    by_name
});

/// Returns all functions, family by family.
pub fn all() -> impl Iterator<Item = &'static FunctionSignature> {
    TABLES.into_iter().flatten()
}

/// Returns the function of that name, in any case.
///
/// `sources` and `confidence` are two functions each: of a claim and of the row. This gives that of a claim;
/// [`lookup_call`] tells them apart.
#[must_use]
pub fn lookup(name: &str) -> Option<&'static FunctionSignature> {
    overloads(name).first().copied()
}

/// Returns the function of that name that takes so many arguments, else the one that [`lookup`] gives.
#[must_use]
pub fn lookup_call(name: &str, arguments: usize) -> Option<&'static FunctionSignature> {
    overloads(name).iter().copied().find(|signature| signature.takes(arguments)).or_else(|| lookup(name))
}

/// Other names of functions, from GQL, with ours.
pub const ALIASES: &[(&str, &str)] = &[
    ("cardinality", "size"),
    ("collect_list", "collect"),
    ("duration_between", "duration.between"),
    ("element_id", "elementId"),
    ("local_datetime", "localdatetime"),
    ("local_time", "localtime"),
    ("path_length", "length"),
    ("percentile_cont", "percentileCont"),
    ("percentile_disc", "percentileDisc"),
    ("stddev_pop", "stDevP"),
    ("stddev_samp", "stDev"),
    ("zoned_datetime", "datetime"),
    ("zoned_time", "time"),
];

fn overloads(name: &str) -> &'static [&'static FunctionSignature] {
    let lower = name.to_ascii_lowercase();
    let found = BY_NAME.get(&lower).or_else(|| {
        let (_, ours) = ALIASES.iter().find(|(alias, _)| *alias == lower)?;
        BY_NAME.get(&ours.to_ascii_lowercase())
    });
    found.map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_any_case() {
        for (name, expected) in [
            ("toupper", Some("toUpper")),
            ("DURATION.INSECONDS", Some("duration.inSeconds")),
            ("aVg", Some("avg")),
            ("stddev_samp", Some("stDev")),
            ("Zoned_Time", Some("time")),
            ("nothing", None),
        ] {
            assert_eq!(lookup(name).map(|signature| signature.name), expected, "{name}");
        }
    }

    #[test]
    fn a_name_and_a_count_of_arguments_name_one_function() {
        for signature in all() {
            for arguments in 0..5 {
                let fitting = overloads(signature.name).iter().filter(|other| other.takes(arguments)).count();
                assert!(fitting <= 1, "{} with {arguments} arguments", signature.name);
            }
        }
        assert_eq!(lookup_call("sources", 0).unwrap().kind, FunctionKind::Row);
        assert_eq!(lookup_call("sources", 1).unwrap().kind, FunctionKind::Evidence);
        assert_eq!(lookup_call("confidence", 7).unwrap().kind, FunctionKind::Evidence);
    }

    #[test]
    fn an_alias_names_a_function_and_is_none() {
        for (alias, ours) in ALIASES {
            assert_eq!(lookup(alias).map(|signature| signature.name), Some(*ours));
            assert!(all().all(|signature| !signature.name.eq_ignore_ascii_case(alias)), "{alias}");
        }
    }

    #[test]
    fn rows_are_complete() {
        for signature in all() {
            let name = signature.name;
            assert!(signature.doc.ends_with('.') && signature.doc.len() > 10, "{name}");
            assert!(signature.example.to_ascii_lowercase().contains(&name.to_ascii_lowercase()), "{name}");
            assert!(signature.optional <= signature.parameters.len(), "{name}");
            assert!(!signature.variadic || !signature.parameters.is_empty(), "{name}");
        }
    }

    #[test]
    fn what_an_example_gives_is_left_out_only_where_it_changes() {
        for signature in all() {
            let clocks = ["transaction", "statement", "realtime"];
            let changes = ["rand", "randomUUID", "timestamp", "id", "elementId"].contains(&signature.name)
                || signature.name.split_once('.').is_some_and(|(_, clock)| clocks.contains(&clock))
                || !signature.is_executed();
            assert_eq!(signature.example_result.is_empty(), changes, "{}", signature.name);
        }
    }

    #[test]
    fn usage_and_arity_agree() {
        for (name, usage, takes) in [
            ("substring", "substring(text, start [, length])", [false, false, true, true, false]),
            ("coalesce", "coalesce(value, ...)", [false, true, true, true, true]),
            ("date", "date([value])", [true, true, false, false, false]),
            ("pi", "pi()", [true, false, false, false, false]),
        ] {
            let signature = lookup(name).unwrap();
            assert_eq!(signature.usage(), usage);
            assert_eq!([0, 1, 2, 3, 4].map(|count| signature.takes(count)), takes, "{name}");
        }
        assert_eq!(lookup("coalesce").unwrap().parameter(9).unwrap().name, "value");
        assert_eq!(lookup("left").unwrap().parameter(2), None);
    }
}
