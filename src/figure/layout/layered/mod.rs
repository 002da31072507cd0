//! Lays a graph out in ranks, after Sugiyama, Tagawa and Toda (1981), with edge labels as members of ranks of their own.
//!
//! Takes [`LayoutInput`]; gives [`Placement`].
//! Invariants: within a rank every node, label and passing edge has a strip of its own, and an edge crosses a rank
//! straight along its strip; curves are drawn only between ranks, where nothing else stands. So no edge runs behind a
//! foreign node or label, whatever the graph.
//! Start at [`Layered`]. The stages: [`acyclic`] turns edges so that no cycle is left; [`rank`] assigns ranks by network
//! simplex (Gansner, Koutsofios, North and Vo 1993); [`order`] reduces crossings by barycentres and exchanges;
//! [`cross`] finds positions within ranks after Brandes and Köpf (2001), which [`squeeze`] and [`refine`] improve;
//! [`route`] draws the edges.

mod acyclic;
mod cross;
mod order;
mod rank;
mod refine;
mod route;
mod simplex;
mod squeeze;

use crate::diag::Diagnostic;
use crate::figure::outline::Outline;

use super::pack::{Part, packed, parts};
use super::{Flow, Layout, LayoutInput, Placement};

/// The built-in layout in ranks.
#[derive(Debug, Clone, Copy, Default)]
pub struct Layered;

impl Layout for Layered {
    fn place(&self, input: &LayoutInput) -> Result<Placement, Box<Diagnostic>> {
        let parts = parts(input);
        let placements = parts.iter().map(|part| place_part(input, part)).collect();
        Ok(packed(input, &parts, placements))
    }
}

/// A turned edge between two nodes of the part.
#[derive(Debug, Clone, Copy)]
struct Arc {
    from: usize,
    to: usize,
    /// Index into the part's edges.
    edge: usize,
    /// Whether the edge itself points the other way.
    turned: bool,
}

/// What stands in a rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Node,
    Label,
    Bend,
}

/// A node, a label, or an edge that passes.
#[derive(Debug, Clone)]
struct Vertex {
    kind: Kind,
    rank: usize,
    /// Extent along the rank, before and after its own line.
    before: f64,
    after: f64,
    /// Extent from rank to rank.
    depth: f64,
    above: Vec<usize>,
    below: Vec<usize>,
}

/// The part with every edge cut into steps from one rank to the next. Nodes have even ranks, labels odd ones.
#[derive(Debug, Clone, Default)]
struct Ranks {
    vertices: Vec<Vertex>,
    /// Members of each rank in their order.
    rows: Vec<Vec<usize>>,
    /// For each arc its vertices, from the node that it leaves to the node that it enters.
    chains: Vec<Vec<usize>>,
}

/// Where edges from a node to itself go: beside it, each farther out.
#[derive(Debug, Clone, Copy)]
struct Loop {
    node: usize,
    edge: usize,
    /// Distance of its outermost point from the node's border, and of its label's near edge.
    reach: f64,
}

/// Extents of an outline along the rank and from rank to rank.
fn turned(outline: &Outline, flow: Flow) -> (f64, f64) {
    match flow {
        Flow::Right => (outline.height, outline.width),
        Flow::Down => (outline.width, outline.height),
    }
}

/// How far the first loop of a node bulges.
const LOOP_REACH: f64 = 11.0;

fn place_part(input: &LayoutInput, part: &Part) -> Placement {
    let local = |node: usize| part.nodes.binary_search(&node).unwrap_or(0);
    let mut loops: Vec<Loop> = Vec::new();
    let mut links: Vec<(usize, usize, usize)> = Vec::new();
    let mut room: Vec<(f64, f64)> = vec![(0.0, 0.0); part.nodes.len()];
    for (index, edge) in part.edges.iter().enumerate() {
        let edge = &input.edges[*edge];
        let (from, to) = (local(edge.from), local(edge.to));
        if from != to {
            links.push((from, to, index));
            continue;
        }
        let (label_width, label_height) = edge.label.unwrap_or((0.0, 0.0));
        let (label_extent, label_depth) = match input.flow {
            Flow::Right => (label_height, label_width),
            Flow::Down => (label_width, label_height),
        };
        let reach = room[from].0 + LOOP_REACH;
        loops.push(Loop { node: from, edge: index, reach });
        room[from] = (reach + label_extent + input.spacing.edge, room[from].1.max(label_depth));
    }
    let arcs = acyclic::turned(part.nodes.len(), &links);
    let extents: Vec<f64> =
        part.nodes.iter().map(|node| turned(&input.nodes[*node], input.flow).0 + input.spacing.node).collect();
    let ranks_of_nodes = rank::ranks(part.nodes.len(), &arcs, &extents, input.rank_extent_max);
    let mut ranks = cut_into_ranks(input, part, &arcs, &ranks_of_nodes, &room);
    let crossings = order::order(&mut ranks);
    let mut positions = cross::positions(&ranks, input.spacing);
    let (low, high) = cross::span(&ranks, &positions);
    positions.iter_mut().for_each(|position| *position -= low);
    if let Some(limit) = input.extent_max
        && high - low > limit
    {
        squeeze::squeeze(&ranks, input.spacing, &mut positions, limit);
    }
    if input.thorough {
        positions = refine::refine(&ranks, input.spacing, &positions, input.extent_max);
    }
    let mut placement = route::route(input, part, &arcs, &ranks, positions, &loops);
    placement.crossings = crossings;
    placement
}

fn cut_into_ranks(
    input: &LayoutInput,
    part: &Part,
    arcs: &[Arc],
    ranks_of_nodes: &[usize],
    room: &[(f64, f64)],
) -> Ranks {
    let mut ranks = Ranks::default();
    for ((node, rank), room) in part.nodes.iter().zip(ranks_of_nodes).zip(room) {
        let (extent, depth) = turned(&input.nodes[*node], input.flow);
        ranks.vertices.push(Vertex {
            kind: Kind::Node,
            rank: 2 * rank,
            before: extent / 2.0,
            after: extent / 2.0 + room.0,
            depth: depth.max(room.1),
            above: Vec::new(),
            below: Vec::new(),
        });
    }
    let count = 2 * ranks_of_nodes.iter().max().copied().unwrap_or(0) + 1;
    // Labels of long edges go to the emptier of the ranks near their middle.
    let mut filled = vec![0.0; count];
    for arc in arcs {
        let (first, last) = (2 * ranks_of_nodes[arc.from], 2 * ranks_of_nodes[arc.to]);
        let label = input.edges[part.edges[arc.edge]].label;
        let middle = (first + last) / 2;
        let label_rank = (first + 1..last).step_by(2).min_by(|a, b| {
            let cost = |rank: usize| filled[rank] + 3.0 * (rank.abs_diff(middle) as f64);
            cost(*a).total_cmp(&cost(*b)).then(a.cmp(b))
        });
        let mut chain = vec![arc.from];
        for (rank, filled) in filled.iter_mut().enumerate().take(last).skip(first + 1) {
            let (kind, extent, depth) = match label {
                Some((width, height)) if label_rank == Some(rank) => match input.flow {
                    Flow::Right => (Kind::Label, height, width),
                    Flow::Down => (Kind::Label, width, height),
                },
                _ => (Kind::Bend, 0.0, 0.0),
            };
            *filled += extent + input.spacing.edge;
            chain.push(ranks.vertices.len());
            ranks.vertices.push(Vertex {
                kind,
                rank,
                before: extent / 2.0,
                after: extent / 2.0,
                depth,
                above: Vec::new(),
                below: Vec::new(),
            });
        }
        chain.push(arc.to);
        for step in chain.windows(2) {
            ranks.vertices[step[0]].below.push(step[1]);
            ranks.vertices[step[1]].above.push(step[0]);
        }
        ranks.chains.push(chain);
    }
    ranks.rows = vec![Vec::new(); count];
    for (index, vertex) in ranks.vertices.iter().enumerate() {
        ranks.rows[vertex.rank].push(index);
    }
    ranks
}

/// Distance to keep between two neighbours of a rank.
fn gap(spacing: super::Spacing, first: Kind, second: Kind) -> f64 {
    match (first, second) {
        (Kind::Node, Kind::Node) => spacing.node,
        (Kind::Label, Kind::Label) => spacing.edge * 0.7,
        _ => spacing.edge,
    }
}
