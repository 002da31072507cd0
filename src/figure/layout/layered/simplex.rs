//! Solves the one kind of linear problem that the layout has: numbers with least differences and costs on differences.
//!
//! Takes [`Link`]s and a first solution; gives the best one.
//! Invariants: the result obeys every link that the first solution obeys; the links connect all numbers; where the number
//! of steps runs out, the best solution so far is given.
//! Start at [`solve`]. How: network simplex after Gansner, Koutsofios, North and Vo (1993), section 2.3.

/// A demand that one number be greater than another by a length, with the cost of every unit beyond it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    from: usize,
    to: usize,
    length: i64,
    weight: i64,
    in_tree: bool,
    cut: i64,
}

impl Link {
    /// Demands `to >= from + length`.
    pub(super) fn new(from: usize, to: usize, length: i64, weight: i64) -> Link {
        Link { from, to, length, weight, in_tree: false, cut: 0 }
    }
}

/// Returns the numbers that obey all links at the least cost, beginning from some that obey them.
pub(super) fn solve(start: &[i64], links: Vec<Link>, pivots_max: usize) -> Vec<i64> {
    let mut simplex = Simplex::new(start, links);
    simplex.solve(pivots_max);
    simplex.ranks
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
    fn new(start: &[i64], links: Vec<Link>) -> Simplex {
        let count = start.len();
        let mut touching = vec![Vec::new(); count];
        for (index, link) in links.iter().enumerate() {
            touching[link.from].push(index);
            touching[link.to].push(index);
        }
        Simplex {
            links,
            touching,
            ranks: start.to_vec(),
            parent: vec![None; count],
            low: vec![0; count],
            last: vec![0; count],
            postorder: Vec::new(),
        }
    }

    fn solve(&mut self, pivots_max: usize) {
        if self.links.is_empty() {
            return;
        }
        self.grow_tight_tree();
        self.number_tree();
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
        self.ranks[link.to] - self.ranks[link.from] - link.length
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
            for (rank, reached) in self.ranks.iter_mut().zip(&reached) {
                if *reached {
                    *rank += shift;
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
                self.ranks[node] = if link.to == node {
                    self.ranks[link.from] + link.length
                } else {
                    self.ranks[link.to] - link.length
                };
            }
        }
    }
}
