//! Straightens edges by moving whole groups of members at once.
//!
//! Takes ordered [`Ranks`] and positions; gives better positions.
//! Invariants: neighbours of a rank keep their distance; the order is not changed; the whole does not become wider.
//! Start at [`refine`]. How: the sum of the weighted distances that edges run aside is made least by network simplex, as in
//! Gansner, Koutsofios, North and Vo (1993), section 4.2; then nodes are centred where that costs nothing.

use super::super::Spacing;
use super::cross::span;
use super::simplex::{Link, solve};
use super::{Kind, Ranks, gap};

/// Steps in a point.
const UNITS: f64 = 100.0;
/// Beyond so many vertices the gain is not worth the time.
const VERTICES_MAX: usize = 1_500;

/// Returns positions with fewer and smaller bends, in an extent of at most that of the given ones or `limit`.
pub(super) fn refine(ranks: &Ranks, spacing: Spacing, positions: &[f64], limit: Option<f64>) -> Vec<f64> {
    let count = ranks.vertices.len();
    if count > VERTICES_MAX || ranks.chains.is_empty() {
        return positions.to_vec();
    }
    let (low, high) = span(ranks, positions);
    let extent = limit.map_or(high - low, |limit| limit.max(high - low));
    let whole = |value: f64| (value * UNITS).round() as i64;
    let mut start: Vec<i64> = positions.iter().map(|position| whole(position - low)).collect();
    // Rounding may bring two neighbours nearer by one unit; their distance gives way by two.
    let distance = |value: f64| whole(value) - 2;
    let mut links = Vec::new();
    let (first_border, last_border) = (count, count + 1);
    start.push(-2);
    start.push(whole(extent) + 2);
    links.push(Link::new(last_border, first_border, -whole(extent) - 4, 0));
    for row in &ranks.rows {
        for pair in row.windows(2) {
            let (first, second) = (&ranks.vertices[pair[0]], &ranks.vertices[pair[1]]);
            let needed = first.after + second.before + gap(spacing, first.kind, second.kind);
            links.push(Link::new(pair[0], pair[1], distance(needed), 0));
        }
        if let (Some(first), Some(last)) = (row.first(), row.last()) {
            links.push(Link::new(first_border, *first, distance(ranks.vertices[*first].before), 0));
            links.push(Link::new(*last, last_border, distance(ranks.vertices[*last].after), 0));
        }
    }
    for chain in &ranks.chains {
        for step in chain.windows(2) {
            let passes = |vertex: usize| ranks.vertices[vertex].kind != Kind::Node;
            let weight = if passes(step[0]) && passes(step[1]) { 8 } else { 2 };
            // A number below both ends, so that the two distances to it sum up to the distance of the ends.
            let below = start.len();
            start.push(start[step[0]].min(start[step[1]]));
            links.push(Link::new(below, step[0], 0, weight));
            links.push(Link::new(below, step[1], 0, weight));
        }
    }
    let pivots_max = 4 * start.len();
    let solved = solve(&start, links, pivots_max);
    let mut refined: Vec<f64> = solved[..count].iter().map(|position| *position as f64 / UNITS).collect();
    centre(ranks, spacing, &mut refined, extent);
    refined
}

/// Moves every node to the middle of the places that cost the same, as far as its neighbours allow.
fn centre(ranks: &Ranks, spacing: Spacing, positions: &mut [f64], extent: f64) {
    for row in &ranks.rows {
        for (at, vertex) in row.iter().enumerate() {
            let known = &ranks.vertices[*vertex];
            let mut around: Vec<f64> = known.above.iter().chain(&known.below).map(|other| positions[*other]).collect();
            if known.kind != Kind::Node || around.len() < 2 || around.len() % 2 == 1 {
                continue;
            }
            around.sort_by(f64::total_cmp);
            let goal = (around[around.len() / 2 - 1] + around[around.len() / 2]) / 2.0;
            let low = at.checked_sub(1).map_or(known.before, |before| {
                let other = &ranks.vertices[row[before]];
                positions[row[before]] + other.after + known.before + gap(spacing, other.kind, known.kind)
            });
            let high = row.get(at + 1).map_or(extent - known.after, |next| {
                let other = &ranks.vertices[*next];
                positions[*next] - other.before - known.after - gap(spacing, known.kind, other.kind)
            });
            if low <= high {
                positions[*vertex] = goal.clamp(low, high);
            }
        }
    }
}
