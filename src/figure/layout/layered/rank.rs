//! Assigns a rank to every node so that edges are short in sum.
//!
//! Takes [`Arc`]s without a cycle; gives ranks from 0.
//! Invariants: every arc leads to a later rank.
//! Start at [`ranks`]. How: network simplex after Gansner, Koutsofios, North and Vo (1993), section 2.3. Where ranks may
//! not extend beyond a limit, nodes are put rank by rank in topological order instead, as in Coffman and Graham's
//! scheduling.

use super::Arc;

/// Returns the rank of every node.
pub(super) fn ranks(count: usize, arcs: &[Arc], extents: &[f64], extent_max: Option<f64>) -> Vec<usize> {
    let links = merged(arcs);
    let mut simplex = Simplex::new(count, links);
    simplex.solve();
    let mut ranks = simplex.into_ranks();
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
    weights.into_iter().map(|((from, to), weight)| Link { from, to, weight, in_tree: false, cut: 0 }).collect()
}

#[derive(Debug, Clone, Copy)]
struct Link {
    from: usize,
    to: usize,
    weight: i64,
    in_tree: bool,
    cut: i64,
}

struct Simplex {
    links: Vec<Link>,
    /// Links that touch each node.
    touching: Vec<Vec<usize>>,
    ranks: Vec<i64>,
    /// The link to the parent in the tree, and the interval of the node's subtree in postorder.
    parent: Vec<Option<usize>>,
    low: Vec<usize>,
    last: Vec<usize>,
    /// Nodes in postorder.
    postorder: Vec<usize>,
}

impl Simplex {
    fn new(count: usize, links: Vec<Link>) -> Simplex {
        let mut touching = vec![Vec::new(); count];
        for (index, link) in links.iter().enumerate() {
            touching[link.from].push(index);
            touching[link.to].push(index);
        }
        let ranks = longest_paths(count, &links);
        Simplex {
            links,
            touching,
            ranks,
            parent: vec![None; count],
            low: vec![0; count],
            last: vec![0; count],
            postorder: Vec::new(),
        }
    }

    fn solve(&mut self) {
        if self.links.is_empty() {
            return;
        }
        self.grow_tight_tree();
        self.number_tree();
        // The method may cycle in theory; this many pivots are never needed in practice.
        let pivots_max = 20 * self.ranks.len() + 100;
        let mut begin = 0;
        for _ in 0..pivots_max {
            self.set_cut_values();
            let count = self.links.len();
            let leaving = (0..count)
                .map(|step| (begin + step) % count)
                .find(|index| self.links[*index].in_tree && self.links[*index].cut < 0);
            let Some(leaving) = leaving else { return };
            begin = leaving + 1;
            let Some(entering) = self.entering(leaving) else { return };
            self.links[leaving].in_tree = false;
            self.links[entering].in_tree = true;
            self.number_tree();
            self.set_ranks_from_tree();
        }
    }

    fn slack(&self, link: usize) -> i64 {
        let link = &self.links[link];
        self.ranks[link.to] - self.ranks[link.from] - 1
    }

    /// Grows a tree of links without slack, moving it as a whole to reach the next node.
    fn grow_tight_tree(&mut self) {
        let count = self.ranks.len();
        let mut reached = vec![false; count];
        reached[0] = true;
        let mut stack = vec![0];
        let mut size = 1;
        loop {
            while let Some(node) = stack.pop() {
                for position in 0..self.touching[node].len() {
                    let index = self.touching[node][position];
                    let link = self.links[index];
                    let other = if link.from == node { link.to } else { link.from };
                    if !reached[other] && self.slack(index) == 0 {
                        self.links[index].in_tree = true;
                        reached[other] = true;
                        stack.push(other);
                        size += 1;
                    }
                }
            }
            if size == count {
                return;
            }
            let nearest = (0..self.links.len())
                .filter(|index| reached[self.links[*index].from] != reached[self.links[*index].to])
                .min_by_key(|index| self.slack(*index));
            // A part is connected, so that some link always leads out of the tree.
            let Some(nearest) = nearest else { return };
            let slack = self.slack(nearest);
            let shift = if reached[self.links[nearest].from] { slack } else { -slack };
            for node in 0..count {
                if reached[node] {
                    self.ranks[node] += shift;
                }
            }
            stack.extend((0..count).filter(|node| reached[*node]));
        }
    }

    fn number_tree(&mut self) {
        self.postorder.clear();
        self.parent.fill(None);
        // A stack of its own instead of recursion, since a path can be as long as the graph.
        let mut stack: Vec<(usize, usize)> = vec![(0, 0)];
        let mut seen = vec![false; self.ranks.len()];
        seen[0] = true;
        self.low[0] = 0;
        while let Some((node, position)) = stack.pop() {
            let Some(&index) = self.touching[node].get(position) else {
                self.last[node] = self.postorder.len();
                self.postorder.push(node);
                continue;
            };
            stack.push((node, position + 1));
            let link = self.links[index];
            let other = if link.from == node { link.to } else { link.from };
            if link.in_tree && !seen[other] {
                seen[other] = true;
                self.parent[other] = Some(index);
                self.low[other] = self.postorder.len();
                stack.push((other, 0));
            }
        }
    }

    /// Sets the cut value of every link of the tree, from the leaves to the root.
    fn set_cut_values(&mut self) {
        for position in 0..self.postorder.len() {
            let child = self.postorder[position];
            let Some(tree) = self.parent[child] else { continue };
            let child_is_tail = self.links[tree].from == child;
            let mut cut = self.links[tree].weight;
            for index in &self.touching[child] {
                if *index == tree {
                    continue;
                }
                let link = self.links[*index];
                let leaves = link.from == child;
                let same_way = leaves == child_is_tail;
                cut += if same_way { link.weight } else { -link.weight };
                if link.in_tree {
                    cut += if same_way { -link.cut } else { link.cut };
                }
            }
            self.links[tree].cut = cut;
        }
    }

    fn in_subtree(&self, node: usize, root: usize) -> bool {
        self.low[root] <= self.last[node] && self.last[node] <= self.last[root]
    }

    /// Finds the link with the least slack that leads against the leaving one.
    fn entering(&self, leaving: usize) -> Option<usize> {
        let link = self.links[leaving];
        let (root, tail_inside) =
            if self.parent[link.from] == Some(leaving) { (link.from, true) } else { (link.to, false) };
        (0..self.links.len())
            .filter(|index| {
                let candidate = self.links[*index];
                let (from, to) = (self.in_subtree(candidate.from, root), self.in_subtree(candidate.to, root));
                from != to && to == tail_inside
            })
            .min_by_key(|index| self.slack(*index))
    }

    fn set_ranks_from_tree(&mut self) {
        for position in (0..self.postorder.len()).rev() {
            let node = self.postorder[position];
            if let Some(index) = self.parent[node] {
                let link = self.links[index];
                self.ranks[node] =
                    if link.to == node { self.ranks[link.from] + 1 } else { self.ranks[link.to] - 1 };
            }
        }
    }

    fn into_ranks(self) -> Vec<usize> {
        let first = self.ranks.iter().min().copied().unwrap_or(0);
        self.ranks.iter().map(|rank| usize::try_from(rank - first).unwrap_or(0)).collect()
    }
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

fn longest_paths(count: usize, links: &[Link]) -> Vec<i64> {
    let mut ranks = vec![0; count];
    let mut entering: Vec<Vec<usize>> = vec![Vec::new(); count];
    for link in links {
        entering[link.to].push(link.from);
    }
    for node in topological(count, links.iter().map(|link| (link.from, link.to))) {
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
        links
            .iter()
            .enumerate()
            .map(|(edge, &(from, to))| Arc { from, to, edge, turned: false })
            .collect()
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
