//! Assigns a rank to every node so that edges are short in sum.
//!
//! Takes [`Arc`]s without a cycle; gives ranks from 0.
//! Invariants: every arc leads to a later rank.
//! Start at [`ranks`]. How: network simplex. Where ranks may not extend beyond a limit, nodes are put rank by rank in
//! topological order instead, as in Coffman and Graham's scheduling.

use super::Arc;
use super::simplex::{Link, solve};

/// Returns the rank of every node.
pub(super) fn ranks(count: usize, arcs: &[Arc], extents: &[f64], extent_max: Option<f64>) -> Vec<usize> {
    let links = merged(arcs);
    let start = longest_paths(count, arcs);
    let solved = solve(&start, links, 20 * count + 100);
    let first = solved.iter().min().copied().unwrap_or(0);
    let mut ranks: Vec<usize> = solved.iter().map(|rank| usize::try_from(rank - first).unwrap_or(0)).collect();
    balance(&mut ranks, arcs, extents);
    if let Some(limit) = extent_max {
        let row_extent = |ranks: &[usize]| {
            let mut rows = vec![0.0; ranks.iter().max().map_or(1, |last| last + 1)];
            ranks.iter().zip(extents).for_each(|(rank, extent)| rows[*rank] += extent);
            rows.into_iter().fold(0.0, f64::max)
        };
        if row_extent(&ranks) > limit {
            ranks = bounded(&ranks, arcs, extents, limit);
        }
    }
    ranks
}

/// Merges parallel arcs into one with their number as weight.
fn merged(arcs: &[Arc]) -> Vec<Link> {
    let mut weights = std::collections::BTreeMap::new();
    for arc in arcs {
        *weights.entry((arc.from, arc.to)).or_insert(0) += 1;
    }
    weights.into_iter().map(|((from, to), weight)| Link::new(from, to, 1, weight)).collect()
}

fn topological(count: usize, links: impl Iterator<Item = (usize, usize)> + Clone) -> Vec<usize> {
    let mut entering = vec![0_usize; count];
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (from, to) in links {
        entering[to] += 1;
        next[from].push(to);
    }
    let mut queue: std::collections::VecDeque<usize> = (0..count).filter(|node| entering[*node] == 0).collect();
    let mut order = Vec::with_capacity(count);
    while let Some(node) = queue.pop_front() {
        order.push(node);
        for &other in &next[node] {
            entering[other] -= 1;
            if entering[other] == 0 {
                queue.push_back(other);
            }
        }
    }
    order
}

/// The first solution: every node right after the last of those that lead to it.
fn longest_paths(count: usize, arcs: &[Arc]) -> Vec<i64> {
    let mut ranks = vec![0; count];
    let mut entering: Vec<Vec<usize>> = vec![Vec::new(); count];
    for arc in arcs {
        entering[arc.to].push(arc.from);
    }
    for node in topological(count, arcs.iter().map(|arc| (arc.from, arc.to))) {
        ranks[node] = entering[node].iter().map(|from| ranks[*from] + 1).max().unwrap_or(0);
    }
    ranks
}

/// Moves nodes that cost the same in several ranks to the least filled of them.
fn balance(ranks: &mut [usize], arcs: &[Arc], extents: &[f64]) {
    let last = ranks.iter().max().copied().unwrap_or(0);
    let mut filled = vec![0.0; last + 1];
    ranks.iter().zip(extents).for_each(|(rank, extent)| filled[*rank] += extent);
    for node in 0..ranks.len() {
        let entering: Vec<usize> = arcs.iter().filter(|arc| arc.to == node).map(|arc| ranks[arc.from]).collect();
        let leaving: Vec<usize> = arcs.iter().filter(|arc| arc.from == node).map(|arc| ranks[arc.to]).collect();
        if entering.len() != leaving.len() || entering.is_empty() {
            continue;
        }
        let lowest = entering.iter().max().map_or(0, |rank| rank + 1);
        let highest = leaving.iter().min().map_or(last, |rank| rank.saturating_sub(1));
        let own = ranks[node];
        filled[own] -= extents[node];
        let best = (lowest..=highest).min_by(|a, b| {
            filled[*a].total_cmp(&filled[*b]).then(a.abs_diff(own).cmp(&b.abs_diff(own))).then(a.cmp(b))
        });
        ranks[node] = best.unwrap_or(own);
        filled[ranks[node]] += extents[node];
    }
}

/// Puts nodes into the first rank after their predecessors that has room.
fn bounded(guide: &[usize], arcs: &[Arc], extents: &[f64], limit: f64) -> Vec<usize> {
    let count = guide.len();
    let mut entering: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut leaving: Vec<Vec<usize>> = vec![Vec::new(); count];
    for arc in arcs {
        entering[arc.to].push(arc.from);
        leaving[arc.from].push(arc.to);
    }
    let mut order = topological(count, arcs.iter().map(|arc| (arc.from, arc.to)));
    // Both orders agree with the arcs, and the guide keeps neighbours of the free layout together. Nodes that others
    // wait for go first.
    order.sort_by_key(|node| (guide[*node], std::cmp::Reverse(leaving[*node].len())));
    let mut ranks = vec![0; count];
    let mut filled: Vec<f64> = vec![0.0];
    let put = |rank: usize, extent: f64, filled: &mut Vec<f64>| -> bool {
        if filled.len() <= rank {
            filled.resize(rank + 1, 0.0);
        }
        filled[rank] == 0.0 || filled[rank] + extent <= limit
    };
    for node in order {
        let mut rank = entering[node].iter().map(|from| ranks[*from] + 1).max().unwrap_or(0);
        while !put(rank, extents[node], &mut filled) {
            rank += 1;
        }
        filled[rank] += extents[node];
        ranks[node] = rank;
    }
    // Sources were put first; what only feeds a late node comes down next to it where there is room.
    for node in (0..count).rev() {
        let Some(first) = leaving[node].iter().map(|to| ranks[*to]).min() else { continue };
        let own = ranks[node];
        if leaving[node].len() > entering[node].len() {
            let free = (own + 1..first).rev().find(|rank| filled[*rank] + extents[node] <= limit);
            if let Some(rank) = free {
                filled[own] -= extents[node];
                filled[rank] += extents[node];
                ranks[node] = rank;
            }
        }
    }
    compact(&mut ranks);
    ranks
}

/// Closes ranks that are left without nodes.
fn compact(ranks: &mut [usize]) {
    let used: std::collections::BTreeSet<usize> = ranks.iter().copied().collect();
    let places: Vec<usize> = used.into_iter().collect();
    for rank in ranks {
        *rank = places.binary_search(rank).unwrap_or(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arcs(links: &[(usize, usize)]) -> Vec<Arc> {
        links.iter().enumerate().map(|(edge, &(from, to))| Arc { from, to, edge, turned: false }).collect()
    }

    #[test]
    fn simplex_shortens_what_longest_paths_leave_long() {
        // 3 feeds only 2: it belongs next to it, not at the beginning.
        let arcs = arcs(&[(0, 1), (1, 2), (3, 2)]);
        assert_eq!(ranks(4, &arcs, &[1.0; 4], None), [0, 1, 2, 1]);
    }

    #[test]
    fn every_arc_leads_on_and_a_limit_is_kept() {
        let star: Vec<(usize, usize)> = (1..13).map(|leaf| (0, leaf)).collect();
        let arcs = arcs(&star);
        let ranks = ranks(13, &arcs, &[10.0; 13], Some(45.0));
        for arc in &arcs {
            assert!(ranks[arc.from] < ranks[arc.to]);
        }
        assert!((1..=3).all(|rank| ranks.iter().filter(|other| **other == rank).count() == 4), "{ranks:?}");
    }
}
