//! Numbers the nodes of all tables and finds the ends of relationships among them.
//!
//! Invariants: an id is one node's within its id space; every end that is not found and every id that is there twice is a
//! problem of its row.
//! Start at [`NodeIds`].

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};

use crate::diag::did_you_mean;
use crate::graph::Texts;
use crate::value::NULL_CODE;

use super::problems::{At, OtherRow, Problem, Problems};

/// The ids of a table of nodes.
pub(super) struct IdColumn {
    pub(super) file: usize,
    pub(super) number: usize,
    pub(super) space: String,
    /// Whether the ids are the property `id`.
    pub(super) is_identity: bool,
    pub(super) codes: Vec<u32>,
    pub(super) texts: Texts,
    /// The number of the node of each row.
    pub(super) nodes: NodeNumbers,
}

/// The numbers that the rows of a table have as nodes.
pub(super) enum NodeNumbers {
    /// They follow each other from here on.
    From(u32),
    /// Each on its own.
    Each(Vec<u32>),
}

impl NodeNumbers {
    fn of(&self, row: usize) -> u32 {
        match self {
            NodeNumbers::From(first) => first.wrapping_add(row as u32),
            NodeNumbers::Each(numbers) => numbers.get(row).copied().unwrap_or(0),
        }
    }
}

/// The nodes by their ids, in each id space.
pub(super) struct NodeIds<'a> {
    spaces: BTreeMap<&'a str, HashMap<&'a str, Entry>>,
}

#[derive(Clone, Copy)]
struct Entry {
    node: u32,
    table: u32,
    row: u32,
}

impl<'a> NodeIds<'a> {
    /// Enters the ids of all tables.
    pub(super) fn enter(tables: &'a [IdColumn], problems: &Problems<'_>) -> Self {
        let mut ids = NodeIds { spaces: BTreeMap::new() };
        for (number, table) in tables.iter().enumerate() {
            let space = ids.spaces.entry(&table.space).or_default();
            space.reserve(table.codes.len());
            let mut goes_on = true;
            for (row, code) in table.codes.iter().enumerate() {
                let at = At::Cell(row as u64, table.number);
                if *code == NULL_CODE {
                    goes_on =
                        goes_on && problems.add(table.file, Problem::new(at, "MissingId", "a node without an id"));
                    continue;
                }
                let entry = Entry { node: table.nodes.of(row), table: number as u32, row: row as u32 };
                let id = table.texts.get(*code);
                let before = *space.entry(id).or_insert(entry);
                if (before.table, before.row) == (entry.table, entry.row) || !goes_on {
                    continue;
                }
                let mut problem = Problem::new(at, "DuplicateId", format!("a second node has the id `{id}`"));
                let file = tables[before.table as usize].file;
                problem.other = Some(Box::new(OtherRow { file, row: u64::from(before.row), what: "the first is at" }));
                goes_on = problems.add(table.file, problem);
            }
        }
        ids
    }

    /// Returns how many ids are the property `id` of nodes of several id spaces.
    pub(super) fn shared(&self, tables: &'a [IdColumn]) -> usize {
        if self.spaces.len() < 2 {
            return 0;
        }
        let mut first_space: HashMap<&str, &str> = HashMap::new();
        let mut shared: HashSet<&str> = HashSet::new();
        for table in tables.iter().filter(|table| table.is_identity) {
            for id in table.texts.iter() {
                if *first_space.entry(id).or_insert(&table.space) != table.space {
                    shared.insert(id);
                }
            }
        }
        shared.len()
    }

    /// Returns the nodes that a column of ends names; what it does not find is a problem.
    pub(super) fn find(&self, column: &EndColumn, problems: &Problems<'_>) -> Vec<u32> {
        let Some(space) = self.spaces.get(column.space.as_str()) else {
            let message = if column.space.is_empty() {
                "no table of nodes has ids without an id space".to_owned()
            } else {
                format!("no table of nodes has the id space `{}`", column.space)
            };
            let help = did_you_mean(&column.space, self.spaces.keys().copied());
            let problem = Problem::new(At::Header(column.number), "UnknownIdSpace", message);
            problems.add(column.file, problem.with_optional_help(help));
            return Vec::new();
        };
        let found: Vec<Option<u32>> = column.texts.iter().map(|id| space.get(id).map(|entry| entry.node)).collect();
        let mut goes_on = true;
        let mut nodes = Vec::with_capacity(column.codes.len());
        for (row, code) in column.codes.iter().enumerate() {
            let node = found.get(*code as usize).copied().flatten();
            if node.is_none() && goes_on {
                let at = At::Cell(row as u64, column.number);
                let problem = if *code == NULL_CODE {
                    Problem::new(at, "MissingEnd", "a relationship without an end")
                } else {
                    unknown(space, column.texts.get(*code), at, &column.space)
                };
                goes_on = problems.add(column.file, problem);
            }
            nodes.push(node.unwrap_or(0));
        }
        nodes
    }
}

/// A column of ids of nodes that relationships start or end at.
pub(super) struct EndColumn {
    pub(super) file: usize,
    pub(super) number: usize,
    pub(super) space: String,
    pub(super) codes: Vec<u32>,
    pub(super) texts: Texts,
}

fn unknown(space: &HashMap<&str, Entry>, id: &str, at: At, name: &str) -> Problem {
    /// Beyond so many ids the nearest one is not looked for.
    const COMPARED_MAX: usize = 100_000;
    let within = if name.is_empty() { String::new() } else { format!(" in the id space `{name}`") };
    let near = if space.len() <= COMPARED_MAX { did_you_mean(id, sorted(space)) } else { None };
    Problem::new(at, "DanglingEnd", format!("no node has the id `{id}`{within}")).with_optional_help(near)
}

/// The ids in an order that does not depend on the hash.
fn sorted<'a>(space: &HashMap<&'a str, Entry>) -> Vec<&'a str> {
    let mut ids: Vec<&str> = space.keys().copied().collect();
    ids.sort_unstable();
    ids
}
