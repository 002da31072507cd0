//! Splits a graph into its connected parts and packs what was placed for each into one page.
//!
//! Takes [`LayoutInput`]; gives the parts to an engine, and one [`Placement`] of the whole.
//! Invariants: parts never overlap; order follows size and then the order of the input.
//! Start at [`parts`] and [`packed`].

use super::{LayoutInput, PlacedEdge, Placement};
use crate::figure::drawing::Point;

/// A connected part: indices into the input.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    pub nodes: Vec<usize>,
    pub edges: Vec<usize>,
}

/// Splits the input into connected parts, in the order of their first nodes.
pub(super) fn parts(input: &LayoutInput) -> Vec<Part> {
    let mut leader: Vec<usize> = (0..input.nodes.len()).collect();
    fn find(leader: &mut [usize], mut node: usize) -> usize {
        while leader[node] != node {
            leader[node] = leader[leader[node]];
            node = leader[node];
        }
        node
    }
    for edge in &input.edges {
        let (a, b) = (find(&mut leader, edge.from), find(&mut leader, edge.to));
        // The lower index leads, so that parts come in the order of the input.
        leader[a.max(b)] = a.min(b);
    }
    let mut place = vec![usize::MAX; input.nodes.len()];
    let mut parts: Vec<Part> = Vec::new();
    for node in 0..input.nodes.len() {
        let root = find(&mut leader, node);
        if place[root] == usize::MAX {
            place[root] = parts.len();
            parts.push(Part::default());
        }
        parts[place[root]].nodes.push(node);
    }
    for (index, edge) in input.edges.iter().enumerate() {
        let root = find(&mut leader, edge.from);
        parts[place[root]].edges.push(index);
    }
    parts
}

/// Puts the placements of parts side by side in rows, the tallest first.
pub(super) fn packed(input: &LayoutInput, parts: &[Part], placements: Vec<Placement>) -> Placement {
    let mut whole = Placement {
        nodes: vec![Point::default(); input.nodes.len()],
        edges: vec![PlacedEdge::default(); input.edges.len()],
        ..Placement::default()
    };
    let gap = input.spacing.component;
    let mut order: Vec<usize> = (0..placements.len()).collect();
    order.sort_by(|a, b| {
        let (first, second) = (&placements[*a], &placements[*b]);
        let lone = |index: &usize| parts[*index].edges.is_empty();
        lone(a).cmp(&lone(b)).then(second.height.total_cmp(&first.height)).then(a.cmp(b))
    });
    let widest = placements.iter().map(|placement| placement.width).fold(0.0, f64::max);
    let limit = widest.max(input.width_max);
    let mut rows: Vec<(Vec<usize>, f64, f64)> = Vec::new();
    for index in order {
        let (width, height) = (placements[index].width, placements[index].height);
        match rows.last_mut() {
            Some((members, used, tallest)) if *used + gap + width <= limit => {
                members.push(index);
                *used += gap + width;
                *tallest = tallest.max(height);
            }
            _ => rows.push((vec![index], width, height)),
        }
    }
    let mut slots: Vec<Option<Placement>> = placements.into_iter().map(Some).collect();
    whole.width = rows.iter().map(|row| row.1).fold(0.0, f64::max);
    let mut y = 0.0;
    for (members, used, tallest) in rows {
        let mut x = (whole.width - used) / 2.0;
        for index in members {
            let Some(mut placement) = slots[index].take() else { continue };
            placement.shifted(x, y + (tallest - placement.height) / 2.0);
            x += placement.width + gap;
            whole.crossings += placement.crossings;
            for (node, place) in parts[index].nodes.iter().zip(placement.nodes) {
                whole.nodes[*node] = place;
            }
            for (edge, place) in parts[index].edges.iter().zip(placement.edges) {
                whole.edges[*edge] = place;
            }
        }
        y += tallest + gap;
    }
    whole.height = (y - gap).max(0.0);
    whole
}
