//! Finds positions along every rank: straight long edges, nodes over the middle of their neighbours.
//!
//! Takes ordered [`Ranks`]; gives the line of every vertex.
//! Invariants: neighbours of a rank keep their distance; the order is not changed.
//! Start at [`positions`]. How: Brandes and Köpf (2001), with extents of members taken into account by longest paths over
//! the blocks: four alignments, and for each vertex the mean of the two middle results.

use super::super::Spacing;
use super::{Kind, Ranks, gap};

/// Returns the position of every vertex along its rank.
pub(super) fn positions(ranks: &Ranks, spacing: Spacing) -> Vec<f64> {
    let count = ranks.vertices.len();
    let conflicts = conflicts(ranks);
    let mut results: Vec<Vec<f64>> = Vec::new();
    for from_below in [false, true] {
        for from_end in [false, true] {
            let mut rows = ranks.rows.clone();
            if from_below {
                rows.reverse();
            }
            if from_end {
                rows.iter_mut().for_each(|row| row.reverse());
            }
            let root = aligned(ranks, &rows, &conflicts, from_below);
            let mut found = compacted(ranks, &rows, &root, spacing, from_end);
            if from_end {
                found.iter_mut().for_each(|position| *position = -*position);
            }
            results.push(found);
        }
    }
    line_up(ranks, &mut results);
    (0..count)
        .map(|vertex| {
            let mut found: Vec<f64> = results.iter().map(|result| result[vertex]).collect();
            found.sort_by(f64::total_cmp);
            (found[1] + found[2]) / 2.0
        })
        .collect()
}

/// Returns where the first member begins and the last one ends.
pub(super) fn span(ranks: &Ranks, positions: &[f64]) -> (f64, f64) {
    let low = |vertex: usize| positions[vertex] - ranks.vertices[vertex].before;
    let high = |vertex: usize| positions[vertex] + ranks.vertices[vertex].after;
    let vertices = 0..ranks.vertices.len();
    (vertices.clone().map(low).fold(f64::INFINITY, f64::min), vertices.map(high).fold(f64::NEG_INFINITY, f64::max))
}

/// Edges between ranks that may not be made straight, since a long edge that they cross is.
fn conflicts(ranks: &Ranks) -> std::collections::BTreeSet<(usize, usize)> {
    let mut conflicts = std::collections::BTreeSet::new();
    let mut places = vec![0; ranks.vertices.len()];
    for row in &ranks.rows {
        row.iter().enumerate().for_each(|(place, vertex)| places[*vertex] = place);
    }
    let passes = |vertex: usize| ranks.vertices[vertex].kind != Kind::Node;
    for row in &ranks.rows {
        let mut steps: Vec<(usize, usize)> = Vec::new();
        for vertex in row {
            steps.extend(ranks.vertices[*vertex].below.iter().map(|other| (*vertex, *other)));
        }
        let (inner, outer): (Vec<_>, Vec<_>) = steps.into_iter().partition(|(from, to)| passes(*from) && passes(*to));
        let crosses = |a: &(usize, usize), b: &(usize, usize)| {
            (places[a.0] < places[b.0] && places[a.1] > places[b.1])
                || (places[a.0] > places[b.0] && places[a.1] < places[b.1])
        };
        let mut straight: Vec<(usize, usize)> = Vec::new();
        for step in inner {
            if straight.iter().any(|other| crosses(other, &step)) {
                conflicts.insert(step);
            } else {
                straight.push(step);
            }
        }
        conflicts.extend(outer.into_iter().filter(|step| straight.iter().any(|other| crosses(other, step))));
    }
    conflicts
}

/// Joins vertices of neighbouring ranks into blocks; gives each vertex the first of its block.
fn aligned(
    ranks: &Ranks,
    rows: &[Vec<usize>],
    conflicts: &std::collections::BTreeSet<(usize, usize)>,
    from_below: bool,
) -> Vec<usize> {
    let count = ranks.vertices.len();
    let mut places = vec![0; count];
    for row in rows {
        row.iter().enumerate().for_each(|(place, vertex)| places[*vertex] = place);
    }
    let mut root: Vec<usize> = (0..count).collect();
    let mut taken = vec![false; count];
    for row in rows {
        let mut reached: Option<usize> = None;
        for &vertex in row {
            let known = &ranks.vertices[vertex];
            let mut neighbours = if from_below { known.below.clone() } else { known.above.clone() };
            neighbours.sort_by_key(|other| places[*other]);
            if neighbours.is_empty() {
                continue;
            }
            let (first, last) = ((neighbours.len() - 1) / 2, neighbours.len() / 2);
            for other in &neighbours[first..=last] {
                let step = if from_below { (vertex, *other) } else { (*other, vertex) };
                let free = reached.is_none_or(|place| place < places[*other]);
                if root[vertex] == vertex && free && !taken[*other] && !conflicts.contains(&step) {
                    root[vertex] = root[*other];
                    taken[*other] = true;
                    reached = Some(places[*other]);
                }
            }
        }
    }
    root
}

/// Puts the blocks as near to the beginning as their distances allow, then closes needless gaps behind them.
fn compacted(ranks: &Ranks, rows: &[Vec<usize>], root: &[usize], spacing: Spacing, from_end: bool) -> Vec<f64> {
    let count = ranks.vertices.len();
    let mut after: Vec<Vec<(usize, f64)>> = vec![Vec::new(); count];
    let mut waiting = vec![0_usize; count];
    for row in rows {
        for pair in row.windows(2) {
            let (first, second) = (&ranks.vertices[pair[0]], &ranks.vertices[pair[1]]);
            let extents = if from_end { first.before + second.after } else { first.after + second.before };
            after[root[pair[0]]].push((root[pair[1]], extents + gap(spacing, first.kind, second.kind)));
            waiting[root[pair[1]]] += 1;
        }
    }
    let mut order: Vec<usize> = (0..count).filter(|block| root[*block] == *block && waiting[*block] == 0).collect();
    let mut position = vec![0.0_f64; count];
    let mut next = 0;
    while next < order.len() {
        let block = order[next];
        next += 1;
        for &(other, distance) in &after[block] {
            position[other] = position[other].max(position[block] + distance);
            waiting[other] -= 1;
            if waiting[other] == 0 {
                order.push(other);
            }
        }
    }
    for &block in order.iter().rev() {
        let room =
            after[block].iter().map(|(other, distance)| position[*other] - distance).fold(f64::INFINITY, f64::min);
        if room.is_finite() {
            position[block] = position[block].max(room);
        }
    }
    (0..count).map(|vertex| position[root[vertex]]).collect()
}

/// Shifts the four results so that the beginnings (or ends) agree with those of the narrowest.
fn line_up(ranks: &Ranks, results: &mut [Vec<f64>]) {
    let spans: Vec<(f64, f64)> = results.iter().map(|result| span(ranks, result)).collect();
    let Some(narrowest) = spans.iter().copied().min_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0))) else { return };
    for (index, (result, own)) in results.iter_mut().zip(&spans).enumerate() {
        let shift = if index % 2 == 0 { narrowest.0 - own.0 } else { narrowest.1 - own.1 };
        result.iter_mut().for_each(|position| *position += shift);
    }
}
