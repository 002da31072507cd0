//! The evaluator: a graph, and the freedom that openCypher leaves.
//!
//! A clause takes rows and gives rows ([`super::clause`]); a row gives each variable a value. Where the language leaves
//! open in which order something happens (the matches of a pattern, the groups of an aggregation, the rows of a clause
//! that writes), an [`Order`] decides. What comes out alike under every order is determined by the language; all else
//! the engine may do as it likes.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use grounds::syntax::ast::Statement;

use super::graph::Graph;
use super::value::Value;

/// Why a statement has no answer at run time.
#[derive(Debug, Clone)]
pub struct Failed(pub String);

/// Says that the evaluator has given a statement up.
pub const TOO_MUCH_WORK: &str = "too much work";

pub fn failed<T>(why: &str) -> Result<T, Failed> {
    Err(Failed(why.to_owned()))
}

/// The variables in scope with their values.
pub type Row = BTreeMap<String, Value>;

/// The rows between two clauses; columns are named where a `RETURN` has named them.
#[derive(Debug, Clone, Default)]
pub struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
}

/// What an expression sees: a row and, in an item with aggregates, the rows of its group.
#[derive(Clone, Copy)]
pub struct Scope<'r> {
    pub row: &'r Row,
    pub group: Option<&'r [Row]>,
}

impl<'r> From<&'r Row> for Scope<'r> {
    fn from(row: &'r Row) -> Self {
        Scope { row, group: None }
    }
}

/// In which order things happen that have none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Order {
    Forward,
    Backward,
    Shuffled(u64),
}

pub struct Evaluator {
    pub graph: RefCell<Graph>,
    order: Order,
    state: Cell<u64>,
    /// Steps so far.
    work: Cell<usize>,
}

/// How many steps in patterns and lists a statement may take: what takes more is given up.
const WORK_MAX: usize = 2500;

/// What a statement did: its rows, and the graph after it.
pub struct Outcome {
    pub table: Table,
    pub graph: Graph,
}

/// Runs a statement on a graph; one that fails changes nothing.
pub fn run(statement: &Statement, graph: &Graph, order: Order) -> Result<Outcome, Failed> {
    let state = if let Order::Shuffled(seed) = order { seed } else { 0 };
    let evaluator =
        Evaluator { graph: RefCell::new(graph.clone()), order, state: Cell::new(state), work: Cell::new(0) };
    let table = evaluator.query(&statement.query, &Row::new());
    if evaluator.work.get() > WORK_MAX {
        return failed(TOO_MUCH_WORK);
    }
    let table = table?;
    Ok(Outcome { table, graph: evaluator.graph.into_inner() })
}

impl Evaluator {
    /// Puts things that have no order into one.
    pub fn any_order<T>(&self, things: &mut [T]) {
        match self.order {
            Order::Forward => {}
            Order::Backward => things.reverse(),
            Order::Shuffled(_) => {
                for place in (1..things.len()).rev() {
                    things.swap(place, self.random(place + 1));
                }
            }
        }
    }

    /// Decides between two ways that are both right.
    pub fn either(&self) -> bool {
        match self.order {
            Order::Forward => true,
            Order::Backward => false,
            Order::Shuffled(_) => self.random(2) == 0,
        }
    }

    /// Counts a step, and says whether there may be more.
    pub fn may_go_on(&self) -> bool {
        self.work.set(self.work.get() + 1);
        self.work.get() <= WORK_MAX
    }

    /// A number below `bound` (the generator is SplitMix64).
    fn random(&self, bound: usize) -> usize {
        self.state.set(self.state.get().wrapping_add(0x9E37_79B9_7F4A_7C15));
        let mut mixed = self.state.get();
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).expect("is below a usize")
    }
}
