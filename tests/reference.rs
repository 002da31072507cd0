//! A second, plain evaluation of openCypher, row by row over lists, and random statements that must give the same
//! answer and leave the same graph on it and on the engine.
//!
//! `GROUNDS_CASES` says how many statements are tried. Start at `reference/evaluator.rs`: the evaluator can be read as a
//! specification; it shares nothing with the engine but the tree of the parser.

#[path = "reference/aggregate.rs"]
mod aggregate;
#[path = "reference/agreement.rs"]
mod agreement;
#[path = "reference/arithmetic.rs"]
mod arithmetic;
#[path = "properties/choices.rs"]
mod choices;
#[path = "reference/clause.rs"]
mod clause;
#[path = "reference/evaluator.rs"]
mod evaluator;
#[path = "reference/expression.rs"]
mod expression;
#[path = "reference/function.rs"]
mod function;
#[path = "reference/generate/mod.rs"]
mod generate;
#[path = "reference/graph.rs"]
mod graph;
#[path = "reference/pattern.rs"]
mod pattern;
#[path = "reference/projection.rs"]
mod projection;
#[path = "reference/regressions.rs"]
mod regressions;
#[path = "reference/text.rs"]
mod text;
#[path = "reference/update.rs"]
mod update;
#[path = "reference/value.rs"]
mod value;
