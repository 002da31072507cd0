//! Moves the members of ranks together where the first positions are wider than the page.
//!
//! Takes ordered [`Ranks`] and positions; changes the positions.
//! Invariants: neighbours of a rank keep their distance; the order is not changed.
//! Start at [`squeeze`]. How: squared lengths are made least within the page, by isotonic regression rank by rank. The
//! problem is convex and its constraints hold within ranks only, so that going from rank to rank approaches its minimum.

use super::super::Spacing;
use super::{Kind, Ranks, gap};

/// How often all ranks are moved in turn; each time halves what is left to gain, roughly.
const SQUEEZES: usize = 24;

/// Moves the members of ranks so that all stand between 0 and `limit`, or as near to that as the widest rank allows.
pub(super) fn squeeze(ranks: &Ranks, spacing: Spacing, positions: &mut [f64], limit: f64) {
    let distances = |row: &[usize]| -> Vec<f64> {
        let mut sums = vec![0.0];
        for pair in row.windows(2) {
            let (first, second) = (&ranks.vertices[pair[0]], &ranks.vertices[pair[1]]);
            let step = first.after + second.before + gap(spacing, first.kind, second.kind);
            sums.push(sums[sums.len() - 1] + step);
        }
        sums
    };
    let sums: Vec<Vec<f64>> = ranks.rows.iter().map(|row| distances(row)).collect();
    let needed = ranks.rows.iter().zip(&sums).filter_map(|(row, sums)| {
        let (first, last) = (row.first()?, row.last()?);
        Some(ranks.vertices[*first].before + sums.last()? + ranks.vertices[*last].after)
    });
    let limit = needed.fold(limit, f64::max);
    let weight = |a: usize, b: usize| match (ranks.vertices[a].kind, ranks.vertices[b].kind) {
        (Kind::Node, Kind::Node) => 1.0,
        (Kind::Node, _) | (_, Kind::Node) => 2.0,
        _ => 8.0,
    };
    for round in 0..SQUEEZES {
        for step in 0..ranks.rows.len() {
            let rank = if round % 2 == 0 { step } else { ranks.rows.len() - 1 - step };
            let row = &ranks.rows[rank];
            let (Some(first), Some(last)) = (row.first(), row.last()) else { continue };
            let sums = &sums[rank];
            let goals: Vec<(f64, f64)> = row
                .iter()
                .zip(sums)
                .map(|(vertex, sum)| {
                    let known = &ranks.vertices[*vertex];
                    let (mut total, mut weights) = (0.0, 0.0);
                    for other in known.above.iter().chain(&known.below) {
                        total += weight(*vertex, *other) * positions[*other];
                        weights += weight(*vertex, *other);
                    }
                    if weights == 0.0 { (positions[*vertex] - sum, 1.0) } else { (total / weights - sum, weights) }
                })
                .collect();
            let low = ranks.vertices[*first].before;
            let high = limit - ranks.vertices[*last].after - sums[sums.len() - 1];
            for ((vertex, sum), found) in row.iter().zip(sums).zip(rising(&goals)) {
                positions[*vertex] = found.clamp(low, high.max(low)) + sum;
            }
        }
    }
    straighten(ranks, spacing, positions, limit);
}

/// Returns the rising sequence that is nearest to the goals by weighted squares (pool adjacent violators).
fn rising(goals: &[(f64, f64)]) -> Vec<f64> {
    let mut pools: Vec<(f64, f64, usize)> = Vec::new();
    for &(goal, weight) in goals {
        pools.push((goal, weight, 1));
        while let [.., before, last] = pools.as_slice()
            && before.0 > last.0
        {
            let weight = before.1 + last.1;
            let joined = ((before.0 * before.1 + last.0 * last.1) / weight, weight, before.2 + last.2);
            pools.truncate(pools.len() - 2);
            pools.push(joined);
        }
    }
    pools.into_iter().flat_map(|(value, _, count)| std::iter::repeat_n(value, count)).collect()
}

/// Makes edges straight over as many ranks as their neighbours' places allow.
fn straighten(ranks: &Ranks, spacing: Spacing, positions: &mut [f64], limit: f64) {
    let mut place = vec![0; ranks.vertices.len()];
    for row in &ranks.rows {
        row.iter().enumerate().for_each(|(index, vertex)| place[*vertex] = index);
    }
    let room = |positions: &[f64], vertex: usize| {
        let known = &ranks.vertices[vertex];
        let row = &ranks.rows[known.rank];
        let at = place[vertex];
        let low = at.checked_sub(1).map_or(known.before, |before| {
            let other = &ranks.vertices[row[before]];
            positions[row[before]] + other.after + known.before + gap(spacing, other.kind, known.kind)
        });
        let high = row.get(at + 1).map_or(limit - known.after, |next| {
            let other = &ranks.vertices[*next];
            positions[*next] - other.before - known.after - gap(spacing, known.kind, other.kind)
        });
        (low, high)
    };
    for _ in 0..3 {
        for chain in &ranks.chains {
            let inner = &chain[1..chain.len() - 1];
            let mut begin = 0;
            while begin < inner.len() {
                let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
                let mut end = begin;
                while end < inner.len() {
                    let (own_low, own_high) = room(positions, inner[end]);
                    if low.max(own_low) > high.min(own_high) {
                        break;
                    }
                    (low, high) = (low.max(own_low), high.min(own_high));
                    end += 1;
                }
                // Rounding may leave a vertex without room for itself; it keeps its place.
                let end = end.max(begin + 1);
                if low <= high {
                    let run = &inner[begin..end];
                    let mean = run.iter().map(|vertex| positions[*vertex]).sum::<f64>() / run.len() as f64;
                    run.iter().for_each(|vertex| positions[*vertex] = mean.clamp(low, high));
                }
                begin = end;
            }
        }
    }
}
