//! Gives every node, edge and edge label its place.
//!
//! Takes sizes and connections from the fitting; gives [`Placement`] to the painter.
//! Invariants: knows no text, no status and no colour; the same input gives the same placement on every machine.
//! Start at [`Layout`]. [`Layered`] is built in and the default; [`Graphviz`] runs an installed `dot`.

mod graphviz;
mod layered;
mod pack;

pub use graphviz::Graphviz;
pub use layered::Layered;

use crate::diag::Diagnostic;

use super::drawing::{Area, Point};
use super::outline::Outline;
use super::path::Path;

/// Places the nodes and edges of one figure.
pub trait Layout {
    /// Returns where everything goes.
    ///
    /// # Errors
    /// The engine is not there, or failed.
    fn place(&self, input: &LayoutInput) -> Result<Placement, Box<Diagnostic>>;
}

/// Which way ranks follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// From left to right.
    Right,
    /// From top to bottom.
    Down,
}

/// What a layout is told.
#[derive(Debug, Clone)]
pub struct LayoutInput {
    /// The outlines of the nodes, which give their sizes.
    pub nodes: Vec<Outline>,
    /// The edges.
    pub edges: Vec<LayoutEdge>,
    /// Which way ranks follow each other.
    pub flow: Flow,
    /// Distances to keep.
    pub spacing: Spacing,
    /// The width at hand, in points.
    pub width_max: f64,
    /// How far a rank may extend before nodes move to a later one, in points.
    pub rank_extent_max: Option<f64>,
    /// How far the whole may extend along the ranks, in points, if members of ranks can be moved together.
    pub extent_max: Option<f64>,
    /// Whether to take more time for straighter edges.
    pub thorough: bool,
}

/// An edge as the layout sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LayoutEdge {
    /// Index of the node it leaves.
    pub from: usize,
    /// Index of the node it enters.
    pub to: usize,
    /// Width and height of its label, if it has one.
    pub label: Option<(f64, f64)>,
    /// Room that its arrow head needs before the node.
    pub head: f64,
}

/// Distances in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spacing {
    /// Between two nodes of one rank.
    pub node: f64,
    /// Between an edge and what it passes.
    pub edge: f64,
    /// Least distance between a rank of nodes and the labels that follow it.
    pub rank: f64,
    /// Greatest such distance, where edges run far aside between them.
    pub rank_max: f64,
    /// Between parts of the graph that are not connected.
    pub component: f64,
}

impl Spacing {
    /// Returns the distances that suit type of `size`, closer together for a `looseness` below 1.
    #[must_use]
    pub fn for_type(size: f64, looseness: f64) -> Spacing {
        Spacing {
            node: size * (0.75 + 0.5 * looseness),
            edge: size * (0.45 + 0.25 * looseness),
            rank: size * (0.4 + 0.75 * looseness),
            rank_max: size * (0.8 + 4.2 * looseness),
            component: size * (1.2 + 1.0 * looseness),
        }
    }
}

/// Where everything goes, from (0, 0) to (`width`, `height`).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Placement {
    /// Extent to the right.
    pub width: f64,
    /// Extent downwards.
    pub height: f64,
    /// The centres of the nodes.
    pub nodes: Vec<Point>,
    /// The edges.
    pub edges: Vec<PlacedEdge>,
    /// How many times edges cross, as far as the engine knows.
    pub crossings: usize,
}

/// Where one edge goes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlacedEdge {
    /// From the border of the one node to the border of the other. It may run through its own label, and no further.
    pub path: Path,
    /// The centre of its label.
    pub label: Option<Point>,
}

impl Placement {
    /// Returns the rectangle that an edge's label fills.
    #[must_use]
    pub fn label_area(&self, input: &LayoutInput, edge: usize) -> Option<Area> {
        let (width, height) = input.edges.get(edge)?.label?;
        let centre = self.edges.get(edge)?.label?;
        Some(Area::around(centre, width, height))
    }

    fn shifted(&mut self, dx: f64, dy: f64) {
        for node in &mut self.nodes {
            *node = node.moved(dx, dy);
        }
        for edge in &mut self.edges {
            edge.path = edge.path.mapped(|point| point.moved(dx, dy));
            edge.label = edge.label.map(|point| point.moved(dx, dy));
        }
    }
}
