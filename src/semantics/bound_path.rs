//! The bound form of what is searched as a whole in a pattern: quantified groups, and path patterns with a selector.
//!
//! Part of [`super::bound`]; given to `plan`, which hands it to `exec` with its subqueries planned.
//! Invariants: every variable stands in one place of one segment; quantified segments do not nest.

use std::sync::Arc;

use super::bound::{At, BoundExpr, LabelTest, LengthBounds, PatternPath, VariableId};
use crate::syntax::ast::Direction;

/// A quantified group between two nodes, or a whole path pattern of which paths are selected.
#[derive(Debug, Clone, PartialEq)]
pub struct PatternSearch {
    /// Index of the node on the left.
    pub left: usize,
    /// Index of the node on the right.
    pub right: usize,
    /// Variable of the node on the left.
    pub left_variable: VariableId,
    /// Variable of the node on the right.
    pub right_variable: VariableId,
    /// The parts from left to right; the last node of one is the first node of the next.
    pub segments: Vec<PathSegment>,
    /// All relationships from left to right: a list.
    pub relationships: VariableId,
    /// Which of the paths between two nodes are wanted; all of them without.
    pub selection: Option<PathSelection>,
    /// What a path must satisfy before any is selected.
    pub predicates: Vec<BoundExpr>,
    /// The named parts of a path from which some are selected.
    pub paths: Vec<PatternPath>,
    /// Its place.
    pub at: At,
}

/// A part of a path: elements that stand once, or a group that repeats.
#[derive(Debug, Clone, PartialEq)]
pub struct PathSegment {
    /// The nodes: one more than there are relationships.
    pub nodes: Vec<SegmentNode>,
    /// The relationships between them.
    pub relationships: Vec<SegmentRelationship>,
    /// How often it repeats; without, it stands once and its variables hold elements, not lists.
    pub bounds: Option<LengthBounds>,
    /// What the elements of one repetition must satisfy together.
    pub predicates: Vec<BoundExpr>,
    /// The path of one repetition, and the list of all of them.
    pub path: Option<(VariableId, VariableId)>,
    /// All relationships of all repetitions in order: a list.
    pub trail: VariableId,
}

/// A node of a segment.
#[derive(Debug, Clone, PartialEq)]
pub struct SegmentNode {
    /// The element in one repetition.
    pub variable: VariableId,
    /// What the variable is outside: a list in the order of the repetitions, or the element itself.
    pub outside: VariableId,
    /// What its labels must satisfy.
    pub labels: Option<LabelTest>,
}

/// A relationship of a segment.
#[derive(Debug, Clone, PartialEq)]
pub struct SegmentRelationship {
    /// The element in one repetition.
    pub variable: VariableId,
    /// What the variable is outside.
    pub outside: VariableId,
    /// The arrow, read from left to right.
    pub direction: Direction,
    /// What its type must satisfy.
    pub types: Option<LabelTest>,
}

/// Which of the paths between two nodes are wanted.
#[derive(Debug, Clone, PartialEq)]
pub enum PathSelection {
    /// The first paths by length, one when no number is given.
    Paths(Option<BoundExpr>),
    /// All paths of the first lengths, of one when no number is given.
    Groups(Option<BoundExpr>),
}

impl PathSelection {
    /// Returns how many paths or lengths are wanted.
    #[must_use]
    pub fn count(&self) -> Option<&BoundExpr> {
        match self {
            PathSelection::Paths(count) | PathSelection::Groups(count) => count.as_ref(),
        }
    }
}

impl PathSegment {
    /// Returns the bounds of its repetition; what stands once repeats once.
    #[must_use]
    pub fn repetition(&self) -> LengthBounds {
        self.bounds.unwrap_or(LengthBounds { min: 1, max: Some(1) })
    }

    /// Adds the variables that it has inside one repetition.
    pub fn inner_variables(&self, out: &mut Vec<VariableId>) {
        out.extend(self.nodes.iter().map(|node| node.variable));
        out.extend(self.relationships.iter().map(|relationship| relationship.variable));
        out.extend(self.path.iter().map(|(one, _)| *one));
    }

    /// Adds the variables that it gives.
    pub fn outer_variables(&self, out: &mut Vec<VariableId>) {
        out.extend(self.nodes.iter().map(|node| node.outside));
        out.extend(self.relationships.iter().map(|relationship| relationship.outside));
        out.extend(self.path.iter().map(|(_, all)| *all));
        out.push(self.trail);
    }
}

impl PatternSearch {
    /// Returns the variables that it gives, its ends apart.
    #[must_use]
    pub fn introduced(&self) -> Vec<VariableId> {
        let mut out = vec![self.relationships];
        self.segments.iter().for_each(|segment| segment.outer_variables(&mut out));
        out.extend(self.paths.iter().map(|path| path.variable));
        out.retain(|variable| *variable != self.left_variable && *variable != self.right_variable);
        out.sort_unstable();
        out.dedup();
        out
    }

    /// Returns the variables that only its predicates see.
    #[must_use]
    pub fn inner_variables(&self) -> Vec<VariableId> {
        let mut out = Vec::new();
        self.segments.iter().for_each(|segment| segment.inner_variables(&mut out));
        out
    }

    /// Returns the type test that any of its relationships satisfies.
    #[must_use]
    pub fn types(&self) -> Option<LabelTest> {
        let each: Option<Vec<LabelTest>> = self
            .segments
            .iter()
            .flat_map(|segment| &segment.relationships)
            .map(|relationship| relationship.types.clone())
            .collect();
        let mut names: Vec<Arc<str>> = Vec::new();
        for test in each? {
            names.extend(test.alternatives()?);
        }
        Some(LabelTest::Or(names.into_iter().map(LabelTest::Name).collect()))
    }
}
