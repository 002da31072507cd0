//! What nodes count for, and which relationships count: bits from labels, predicates and the lens.
//!
//! Invariant: predicates here cannot fail (`plan` saw to that), so they are evaluated over whole types.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::Result;
use crate::graph::TypeId;
use crate::plan::{CountMask, CountNode, Expression, ExpressionKind, LabelTest, VariableId};
use crate::value::{Bitmap, Column};

use super::super::super::batch::{Batch, Frame};
use super::super::super::context::Context;
use super::super::super::eval::matching_rows;

/// A set of numbers as bits from a first word on.
#[derive(Debug, Clone, Default)]
pub(super) struct Bits {
    first_word: usize,
    words: Vec<u64>,
}

impl Bits {
    #[inline]
    pub(super) fn get(&self, number: u32) -> bool {
        let word = (number as usize / 64).wrapping_sub(self.first_word);
        self.words.get(word).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    pub(super) fn of_bitmap(bitmap: &Bitmap) -> Bits {
        Bits { first_word: 0, words: bitmap.words().to_vec() }
    }

    pub(super) fn intersection(&self, other: &Bits) -> Bits {
        let at = |word: usize| other.words.get((word + self.first_word).wrapping_sub(other.first_word));
        let words = self.words.iter().enumerate();
        Bits {
            first_word: self.first_word,
            words: words.map(|(word, bits)| bits & at(word).copied().unwrap_or(0)).collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }
}

/// What each node counts for.
#[derive(Debug, Clone)]
pub(super) enum Weights {
    /// Every node for one.
    One,
    /// Some nodes for one, the others for nothing.
    Some(Arc<Bits>),
    /// Each node for its number.
    Counts(Vec<u64>),
}

impl Weights {
    #[inline]
    pub(super) fn of(&self, node: u32) -> u64 {
        match self {
            Weights::One => 1,
            Weights::Some(bits) => u64::from(bits.get(node)),
            Weights::Counts(counts) => counts.get(node as usize).copied().unwrap_or(0),
        }
    }

    pub(super) fn max(&self) -> u64 {
        match self {
            Weights::One | Weights::Some(_) => 1,
            Weights::Counts(counts) => counts.iter().copied().max().unwrap_or(0),
        }
    }

    pub(super) fn is_zero(&self) -> bool {
        match self {
            Weights::One => false,
            Weights::Some(bits) => bits.is_empty(),
            Weights::Counts(counts) => counts.iter().all(|count| *count == 0),
        }
    }

    /// Multiplies each node's weight by its number in `counts`.
    pub(super) fn times(&mut self, mut counts: Vec<u64>) -> Result<()> {
        match self {
            Weights::One => {}
            Weights::Some(bits) => {
                for (node, count) in counts.iter_mut().enumerate() {
                    if *count > 0 && !bits.get(node as u32) {
                        *count = 0;
                    }
                }
            }
            Weights::Counts(before) => {
                for (count, before) in counts.iter_mut().zip(before) {
                    *count = count.checked_mul(*before).ok_or_else(super::overflow)?;
                }
            }
        }
        *self = Weights::Counts(counts);
        Ok(())
    }

    /// Returns the weights by node; `bound` is above all nodes.
    pub(super) fn into_counts(self, bound: usize) -> Vec<u64> {
        match self {
            Weights::Counts(counts) => counts,
            other => (0..bound as u32).map(|node| other.of(node)).collect(),
        }
    }
}

/// Numbers that one task tests; a multiple of 64.
const CHUNK: u32 = 16 * 1024;

/// Returns the numbers in a range for which `list` gives candidates and all predicates are true.
fn matching(
    range: Range<u32>,
    subject: VariableId,
    predicates: &[Expression],
    context: &Context<'_>,
    list: impl Fn(u32, usize, &mut Vec<u32>) + Sync,
    column: impl Fn(Vec<u32>) -> Column + Sync,
) -> Result<Bits> {
    let first = range.start / 64 * 64;
    let chunks: Vec<u32> = (first..range.end).step_by(CHUNK as usize).collect();
    let tested: Vec<Vec<u64>> = chunks
        .into_par_iter()
        .map(|start| {
            let end = start.saturating_add(CHUNK).min(range.end);
            let mut numbers = Vec::new();
            list(start, (end - start) as usize, &mut numbers);
            numbers.retain(|number| *number < end);
            for predicate in predicates {
                if numbers.is_empty() {
                    break;
                }
                let batch = Batch::new(vec![column(numbers.clone())], numbers.len());
                let layout = [subject];
                let frame = Frame::new(&batch, &layout);
                if let Some(rows) = matching_rows(predicate, &frame, context)? {
                    numbers = rows.into_iter().map(|row| numbers[row as usize]).collect();
                }
            }
            let mut words = vec![0; ((end - start) as usize).div_ceil(64)];
            for number in numbers {
                words[((number - start) / 64) as usize] |= 1 << (number % 64);
            }
            Ok(words)
        })
        .collect::<Result<_>>()?;
    context.check()?;
    Ok(Bits { first_word: (first / 64) as usize, words: tested.concat() })
}

/// Returns the nodes that satisfy the tests of a node of the pattern; nothing when all do.
pub(super) fn of_node(node: &CountNode, subject: VariableId, context: &Context<'_>) -> Result<Option<Bits>> {
    let graph = &context.graph;
    let mut predicates = Vec::new();
    let label = match &node.labels {
        Some(LabelTest::Name(name)) => match graph.label_id(name) {
            Some(label) => Some(label),
            None => return Ok(Some(Bits::default())),
        },
        Some(test) => {
            let span = crate::diag::Span::default();
            let operand = Box::new(Expression::variable(subject, span));
            predicates.push(Expression::new(ExpressionKind::HasLabels(operand, test.clone()), span));
            None
        }
        None => None,
    };
    if label.is_none() && predicates.is_empty() && node.predicates.is_empty() {
        return Ok(None);
    }
    predicates.extend(node.predicates.iter().cloned());
    let list = |start: u32, most: usize, out: &mut Vec<u32>| {
        graph.scan_nodes(label, start, most, out);
    };
    matching(0..graph.node_bound(), subject, &predicates, context, list, Column::Node).map(Some)
}

/// Returns the relationships that satisfy predicates.
pub(super) fn of_mask(mask: &CountMask, subject: VariableId, context: &Context<'_>) -> Result<Bits> {
    let graph = &context.graph;
    let types: Option<Vec<TypeId>> = context.types(mask.types.as_ref());
    let mut range = 0..graph.relationship_bound();
    if let Some(types) = &types {
        // Relationships of a type lie together after a load, so a first one far down spares many chunks.
        let first = types.iter().filter_map(|kind| graph.relationships_of_type(*kind).next()).min();
        range.start = first.map_or(range.end, |first| first.0);
    }
    let list = |start: u32, most: usize, out: &mut Vec<u32>| match &types {
        None => {
            graph.scan_relationships(None, start, most, out);
        }
        Some(types) => {
            for kind in types {
                graph.scan_relationships(Some(*kind), start, most, out);
            }
            out.sort_unstable();
        }
    };
    matching(range, subject, &mask.predicates, context, list, Column::Relationship)
}
