//! Turns edges so that no cycle is left.
//!
//! Takes the edges of a part; gives [`Arc`]s that all follow one order of the nodes.
//! Invariants: the order of arcs is the order of edges; no edge is dropped.
//! Start at [`turned`]. How: the greedy heuristic of Eades, Lin and Smyth (1993): take sinks to the end, sources to the
//! beginning, and otherwise the node with the greatest surplus of outgoing edges; edges against the order are turned.

use super::Arc;

/// Returns the edges as arcs along one order of the nodes.
pub(super) fn turned(count: usize, links: &[(usize, usize, usize)]) -> Vec<Arc> {
    let place = greedy_order(count, links);
    links
        .iter()
        .map(|&(from, to, edge)| {
            if place[from] < place[to] {
                Arc { from, to, edge, turned: false }
            } else {
                Arc { from: to, to: from, edge, turned: true }
            }
        })
        .collect()
}

fn greedy_order(count: usize, links: &[(usize, usize, usize)]) -> Vec<usize> {
    let mut leaving = vec![0_i64; count];
    let mut entering = vec![0_i64; count];
    let mut neighbours: Vec<Vec<(usize, bool)>> = vec![Vec::new(); count];
    for &(from, to, _) in links {
        leaving[from] += 1;
        entering[to] += 1;
        neighbours[from].push((to, true));
        neighbours[to].push((from, false));
    }
    let mut left: Vec<bool> = vec![true; count];
    let mut place = vec![0; count];
    let (mut front, mut back) = (0, count);
    while front < back {
        let remaining = || (0..count).filter(|node| left[*node]);
        let sink = remaining().rev().find(|node| leaving[*node] == 0);
        let source = remaining().find(|node| entering[*node] == 0);
        let chosen = match (sink, source) {
            (Some(sink), _) => {
                back -= 1;
                place[sink] = back;
                sink
            }
            (None, Some(source)) => {
                place[source] = front;
                front += 1;
                source
            }
            (None, None) => {
                let surplus = |node: &usize| (leaving[*node] - entering[*node], std::cmp::Reverse(*node));
                let Some(node) = remaining().max_by_key(surplus) else { break };
                place[node] = front;
                front += 1;
                node
            }
        };
        left[chosen] = false;
        for &(other, outgoing) in &neighbours[chosen] {
            if outgoing {
                entering[other] -= 1;
            } else {
                leaving[other] -= 1;
            }
        }
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cycle_loses_one_edge() {
        let arcs = turned(3, &[(0, 1, 0), (1, 2, 1), (2, 0, 2)]);
        assert_eq!(arcs.iter().filter(|arc| arc.turned).count(), 1);
        let straight = turned(3, &[(2, 1, 0), (1, 0, 1)]);
        assert!(straight.iter().all(|arc| !arc.turned));
    }
}
