//! Draws the edges of a part whose ranks, orders and positions are known.
//!
//! Takes ordered [`Ranks`] with positions; gives the part's [`Placement`].
//! Invariants: an edge runs straight through every rank; it bends only between ranks, and always leaves and enters
//! them in the direction of the ranks, so that its parts join smoothly.
//! Start at [`route`].

use super::super::{Flow, LayoutInput, PlacedEdge, Placement};
use super::{Arc, Kind, Loop, Part, Ranks, gap};
use crate::figure::drawing::Point;
use crate::figure::outline::Side;
use crate::figure::path::Path;

/// Greatest distance between two edges along a side of a node.
const PORT_GAP: f64 = 7.0;
/// Least distance between two edges along a side of a node, where there is room.
const PORT_GAP_MIN: f64 = 5.0;
/// Distance between the bends of edges that run aside together.
const BEND_GAP: f64 = 4.0;
/// How far an edge is moved to make it straight.
const SNAP: f64 = 9.0;
/// Distance between ranks for each point that an edge runs aside between them.
const SLOPE: f64 = 0.24;

struct Router<'a> {
    input: &'a LayoutInput,
    part: &'a Part,
    arcs: &'a [Arc],
    ranks: &'a Ranks,
    cross: Vec<f64>,
    /// For each arc the offsets from the middle of the node's side at its two ends.
    ports: Vec<(f64, f64)>,
    /// Beginning and extent of each rank.
    bands: Vec<(f64, f64)>,
    /// For each step of each arc its place among the bends that must come one after the other, and their number.
    bends: Vec<Vec<(usize, usize)>>,
}

/// Returns where the part's nodes, labels and edges go.
pub(super) fn route(
    input: &LayoutInput,
    part: &Part,
    arcs: &[Arc],
    ranks: &Ranks,
    cross: Vec<f64>,
    loops: &[Loop],
) -> Placement {
    let mut router = Router {
        input,
        part,
        arcs,
        ranks,
        cross,
        ports: vec![(0.0, 0.0); arcs.len()],
        bands: Vec::new(),
        bends: Vec::new(),
    };
    router.begin_at_zero();
    router.set_ports();
    router.straighten();
    router.begin_at_zero();
    router.set_bends();
    router.set_bands();
    router.placed(loops)
}

/// Spreads the ends of edges along a side, from `-reach` to `reach`: straight to where they go if that is opposite to the
/// side, else evenly.
fn spread(goals: &[f64], reach: f64) -> Vec<f64> {
    let count = goals.len();
    if count <= 1 {
        return goals.iter().map(|goal| goal.clamp(-reach, reach)).collect();
    }
    let step = (2.0 * reach / (count - 1) as f64).min(PORT_GAP);
    let even = |place: usize| (place as f64 - (count - 1) as f64 / 2.0) * step;
    let mut offsets: Vec<f64> =
        goals.iter().enumerate().map(|(place, goal)| if goal.abs() <= reach { *goal } else { even(place) }).collect();
    // Keep the order and a least distance, first from the beginning, then from the end.
    let least = step.min(PORT_GAP_MIN);
    for place in 1..count {
        offsets[place] = offsets[place].max(offsets[place - 1] + least);
    }
    offsets[count - 1] = offsets[count - 1].min(reach);
    for place in (0..count - 1).rev() {
        offsets[place] = offsets[place].min(offsets[place + 1] - least);
    }
    offsets
}

impl Router<'_> {
    fn begin_at_zero(&mut self) {
        let low = (0..self.cross.len())
            .map(|vertex| self.cross[vertex] - self.ranks.vertices[vertex].before)
            .fold(f64::INFINITY, f64::min);
        if low.is_finite() {
            self.cross.iter_mut().for_each(|position| *position -= low);
        }
    }

    fn sides(&self) -> (Side, Side) {
        match self.input.flow {
            Flow::Right => (Side::Left, Side::Right),
            Flow::Down => (Side::Top, Side::Bottom),
        }
    }

    /// Spreads the edges of every node along its two sides, in the order of where they go.
    fn set_ports(&mut self) {
        let (entry, exit) = self.sides();
        for node in 0..self.part.nodes.len() {
            let outline = self.input.nodes[self.part.nodes[node]];
            for leaving in [false, true] {
                let mut ends: Vec<(f64, usize)> = Vec::new();
                for (index, arc) in self.arcs.iter().enumerate() {
                    let chain = &self.ranks.chains[index];
                    if leaving && arc.from == node {
                        ends.push((self.cross[chain[1]], index));
                    } else if !leaving && arc.to == node {
                        ends.push((self.cross[chain[chain.len() - 2]], index));
                    }
                }
                ends.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                let reach = outline.port_reach(if leaving { exit } else { entry });
                let goals: Vec<f64> = ends.iter().map(|(goal, _)| goal - self.cross[node]).collect();
                for (offset, (_, index)) in spread(&goals, reach).into_iter().zip(ends) {
                    let port = &mut self.ports[index];
                    if leaving { port.0 = offset } else { port.1 = offset }
                }
            }
        }
    }

    /// Moves the straight ends of edges a little aside where that makes them meet their ports without a bend.
    fn straighten(&mut self) {
        let mut place = vec![0; self.ranks.vertices.len()];
        for row in &self.ranks.rows {
            row.iter().enumerate().for_each(|(index, vertex)| place[*vertex] = index);
        }
        for index in 0..self.arcs.len() {
            let chain = &self.ranks.chains[index];
            let inner = &chain[1..chain.len() - 1];
            let start = self.cross[chain[0]] + self.ports[index].0;
            let end = self.cross[chain[chain.len() - 1]] + self.ports[index].1;
            let same = |a: f64, b: f64| (a - b).abs() < 1e-6;
            let straight = |cross: &[f64], from_end: bool| {
                let mut run: Vec<usize> = inner.to_vec();
                if from_end {
                    run.reverse();
                }
                let first = cross[run[0]];
                run.into_iter().take_while(|vertex| same(cross[*vertex], first)).collect::<Vec<usize>>()
            };
            let whole = straight(&self.cross, false);
            if whole.len() == inner.len() {
                // The end is where the reader looks for the arrow head; the beginning counts where it is nearer.
                let own = self.cross[inner[0]];
                let goal = if (end - own).abs() <= (start - own).abs() { end } else { start };
                self.shift(&whole, goal, &place);
            } else {
                self.shift(&whole, start, &place);
                let tail = straight(&self.cross, true);
                self.shift(&tail, end, &place);
            }
        }
    }

    fn shift(&mut self, run: &[usize], goal: f64, place: &[usize]) {
        let own = self.cross[run[0]];
        let wanted = goal - own;
        if wanted.abs() > SNAP || wanted == 0.0 {
            return;
        }
        let mut room = wanted.abs();
        for vertex in run {
            let known = &self.ranks.vertices[*vertex];
            let row = &self.ranks.rows[known.rank];
            let at = place[*vertex];
            let neighbour = if wanted > 0.0 { row.get(at + 1) } else { at.checked_sub(1).map(|before| &row[before]) };
            if let Some(other) = neighbour {
                let (first, second) = if wanted > 0.0 { (*vertex, *other) } else { (*other, *vertex) };
                let (a, b) = (&self.ranks.vertices[first], &self.ranks.vertices[second]);
                let needed = a.after + b.before + gap(self.input.spacing, a.kind, b.kind);
                room = room.min((self.cross[second] - self.cross[first] - needed).max(0.0));
            }
        }
        // A shift that does not reach the goal would only exchange one bend for another.
        if room + 1e-9 >= wanted.abs() {
            run.iter().for_each(|vertex| self.cross[*vertex] = goal);
        }
    }

    /// Finds which edges run aside together between two ranks, and in which order they must bend so as not to touch:
    /// of those that turn to lower positions the lowest first, of the others the highest first.
    fn set_bends(&mut self) {
        self.bends = self.ranks.chains.iter().map(|chain| vec![(0, 1); chain.len() - 1]).collect();
        let mut steps: Vec<Vec<(f64, f64, usize, usize)>> = vec![Vec::new(); self.ranks.rows.len()];
        for (arc, chain) in self.ranks.chains.iter().enumerate() {
            for step in 0..chain.len() - 1 {
                let (from, to) = (self.step_cross(arc, step), self.step_cross(arc, step + 1));
                if (from - to).abs() > 1.0 {
                    steps[self.ranks.vertices[chain[step]].rank].push((from, to, arc, step));
                }
            }
        }
        for together in steps {
            for falling in [true, false] {
                let sign = if falling { 1.0 } else { -1.0 };
                let mut moving: Vec<(f64, f64, usize, usize)> = together
                    .iter()
                    .filter(|(from, to, ..)| (to < from) == falling)
                    .map(|&(from, to, arc, step)| (from * sign, to * sign, arc, step))
                    .collect();
                moving.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
                self.order_bends(&moving);
            }
        }
    }

    /// Orders bends that all turn to lower positions and are sorted by where they come from.
    fn order_bends(&mut self, moving: &[(f64, f64, usize, usize)]) {
        let count = moving.len();
        let touch = |first: usize, second: usize| {
            // The second comes from above the first; they run side by side where their ranges overlap.
            moving[second].1 < moving[first].0 + 2.0 && moving[first].1 <= moving[second].1
        };
        let mut before = vec![0_usize; count];
        let mut behind = vec![0_usize; count];
        for second in 0..count {
            before[second] =
                (0..second).filter(|first| touch(*first, second)).map(|first| before[first] + 1).max().unwrap_or(0);
        }
        for first in (0..count).rev() {
            behind[first] = (first + 1..count)
                .filter(|second| touch(first, *second))
                .map(|second| behind[second] + 1)
                .max()
                .unwrap_or(0);
        }
        for (index, (.., arc, step)) in moving.iter().enumerate() {
            self.bends[*arc][*step] = (before[index], before[index] + behind[index] + 1);
        }
    }

    /// Sets the extent of every rank and the distances between them.
    fn set_bands(&mut self) {
        let count = self.ranks.rows.len();
        let mut depths = vec![0.0_f64; count];
        for vertex in &self.ranks.vertices {
            depths[vertex.rank] = depths[vertex.rank].max(vertex.depth);
        }
        let mut aside = vec![0.0_f64; count];
        let mut heads = vec![0.0_f64; count];
        for (index, arc) in self.arcs.iter().enumerate() {
            let chain = &self.ranks.chains[index];
            for (step, (_, number)) in self.bends[index].iter().enumerate() {
                let rank = self.ranks.vertices[chain[step]].rank;
                let (from, to) = (self.step_cross(index, step), self.step_cross(index, step + 1));
                let together = (number - 1) as f64 * BEND_GAP;
                aside[rank] = aside[rank].max(SLOPE * (from - to).abs() + 0.8 * together);
            }
            let head = self.input.edges[self.part.edges[arc.edge]].head;
            let rank = if arc.turned {
                self.ranks.vertices[arc.from].rank
            } else {
                self.ranks.vertices[arc.to].rank.saturating_sub(1)
            };
            heads[rank] = heads[rank].max(head);
        }
        let spacing = self.input.spacing;
        let mut start = 0.0;
        for rank in 0..count {
            self.bands.push((start, depths[rank]));
            let between = aside[rank].min(spacing.rank_max).max(spacing.rank) + heads[rank];
            start += depths[rank] + between;
        }
    }

    fn step_cross(&self, arc: usize, step: usize) -> f64 {
        let chain = &self.ranks.chains[arc];
        let own = self.cross[chain[step]];
        if step == 0 {
            own + self.ports[arc].0
        } else if step + 1 == chain.len() {
            own + self.ports[arc].1
        } else {
            own
        }
    }

    /// Turns a place given along the rank and from rank to rank into one on the page.
    fn point(&self, cross: f64, along: f64) -> Point {
        match self.input.flow {
            Flow::Right => Point::new(along, cross),
            Flow::Down => Point::new(cross, along),
        }
    }

    fn middle(&self, rank: usize) -> f64 {
        let (start, depth) = self.bands[rank];
        start + depth / 2.0
    }

    fn placed(&self, loops: &[Loop]) -> Placement {
        let mut edges = vec![PlacedEdge::default(); self.part.edges.len()];
        for (index, arc) in self.arcs.iter().enumerate() {
            let label = self.ranks.chains[index]
                .iter()
                .find(|vertex| self.ranks.vertices[**vertex].kind == Kind::Label)
                .map(|vertex| self.point(self.cross[*vertex], self.middle(self.ranks.vertices[*vertex].rank)));
            let path = self.path(index);
            edges[arc.edge] = PlacedEdge { path: if arc.turned { path.reversed() } else { path }, label };
        }
        for own in loops {
            edges[own.edge] = self.looped(own);
        }
        let nodes = (0..self.part.nodes.len())
            .map(|node| self.point(self.cross[node], self.middle(self.ranks.vertices[node].rank)))
            .collect();
        let extent = (0..self.cross.len())
            .map(|vertex| self.cross[vertex] + self.ranks.vertices[vertex].after)
            .fold(0.0, f64::max);
        let length = self.bands.last().map_or(0.0, |(start, depth)| start + depth);
        let corner = self.point(extent, length);
        Placement { width: corner.x, height: corner.y, nodes, edges, crossings: 0 }
    }

    fn path(&self, index: usize) -> Path {
        let arc = self.arcs[index];
        let chain = &self.ranks.chains[index];
        let (entry, exit) = self.sides();
        let outward = |node: usize, side: Side, offset: f64| {
            let port = self.input.nodes[self.part.nodes[node]].port(side, offset);
            match self.input.flow {
                Flow::Right => port.x,
                Flow::Down => port.y,
            }
        };
        let head = self.input.edges[self.part.edges[arc.edge]].head;
        let last = chain.len() - 1;
        let begin = self.middle(self.ranks.vertices[chain[0]].rank) + outward(arc.from, exit, self.ports[index].0);
        let end = self.middle(self.ranks.vertices[chain[last]].rank) + outward(arc.to, entry, self.ports[index].1);
        let mut path = Path::from(self.point(self.step_cross(index, 0), begin));
        for step in 0..last {
            let (from, to) = (self.step_cross(index, step), self.step_cross(index, step + 1));
            let (band, next) = (
                self.bands[self.ranks.vertices[chain[step]].rank],
                self.bands[self.ranks.vertices[chain[step + 1]].rank],
            );
            let mut leave = band.0 + band.1;
            let mut reach = next.0;
            // The arrow head stands on a straight piece.
            if step == 0 && arc.turned {
                leave = leave.max(begin + head);
            }
            if step + 1 == last && !arc.turned {
                reach = reach.min(end - head);
            }
            path.line_to(self.point(from, leave));
            let (place, number) = self.bends[index][step];
            let room = reach - leave;
            let apart = if number > 1 { BEND_GAP.min(0.55 * room / (number - 1) as f64) } else { 0.0 };
            let begin_bend = leave + place as f64 * apart;
            let end_bend = reach - (number - 1 - place) as f64 * apart;
            let half = (begin_bend + end_bend) / 2.0;
            path.line_to(self.point(from, begin_bend));
            path.cubic_to(self.point(from, half), self.point(to, half), self.point(to, end_bend));
            path.line_to(self.point(to, reach));
            if step + 1 < last {
                path.line_to(self.point(to, next.0 + next.1));
            }
        }
        path.line_to(self.point(self.step_cross(index, last), end));
        path
    }

    /// Draws an edge from a node to itself beside it: right of it, or below where ranks follow to the right.
    fn looped(&self, own: &Loop) -> PlacedEdge {
        let outline = self.input.nodes[self.part.nodes[own.node]];
        let side = match self.input.flow {
            Flow::Right => Side::Bottom,
            Flow::Down => Side::Right,
        };
        let half = outline.port_reach(side).min(4.0 + own.reach * 0.1);
        let centre = self.point(self.cross[own.node], self.middle(self.ranks.vertices[own.node].rank));
        let port = |offset: f64| {
            let port = outline.port(side, offset);
            centre.moved(port.x, port.y)
        };
        let (begin, end) = match self.input.flow {
            Flow::Right => (port(half), port(-half)),
            Flow::Down => (port(-half), port(half)),
        };
        let bulge = own.reach * 4.0 / 3.0;
        let widen = 0.5 * own.reach;
        let (first, second) = match self.input.flow {
            Flow::Right => (begin.moved(widen, bulge), end.moved(-widen, bulge)),
            Flow::Down => (begin.moved(bulge, -widen), end.moved(bulge, widen)),
        };
        let mut path = Path::from(begin);
        path.cubic_to(first, second, end);
        let label = self.input.edges[self.part.edges[own.edge]].label.map(|(width, height)| {
            let out = own.reach + 0.5 * self.input.spacing.edge;
            match self.input.flow {
                Flow::Right => centre.moved(0.0, outline.height / 2.0 + out + height / 2.0),
                Flow::Down => centre.moved(outline.width / 2.0 + out + width / 2.0, 0.0),
            }
        });
        PlacedEdge { path, label }
    }
}
