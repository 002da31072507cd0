//! Orders the members of every rank so that few edges cross.
//!
//! Takes [`Ranks`]; changes the order of its rows and gives the number of crossings left.
//! Invariants: the best order seen is kept; ties are broken by the order before, never by chance.
//! Start at [`order`]. How: sweeps up and down by barycentres, each followed by exchanges of neighbours, from two first
//! orders (depth first from either end).

use super::Ranks;

/// How many sweeps may pass without an improvement.
const PATIENCE: usize = 6;
/// How many sweeps at most.
const SWEEPS_MAX: usize = 40;
/// Beyond so many vertices exchanges are tried only at the end.
const EXCHANGE_MAX: usize = 4_000;

/// Orders the rows and returns how many crossings are left.
pub(super) fn order(ranks: &mut Ranks) -> usize {
    let mut best: Option<(usize, Vec<Vec<usize>>)> = None;
    for from_below in [false, true] {
        ranks.rows = first_order(ranks, from_below);
        let mut places = places(ranks);
        let mut stale = 0;
        for sweep in 0..SWEEPS_MAX {
            sweep_once(ranks, &mut places, (sweep % 2 == 0) != from_below, sweep % 4 >= 2);
            if ranks.vertices.len() <= EXCHANGE_MAX {
                exchange(ranks, &mut places);
            }
            let crossings = count(ranks, &places);
            if best.as_ref().is_none_or(|(known, _)| crossings < *known) {
                best = Some((crossings, ranks.rows.clone()));
                stale = 0;
            } else {
                stale += 1;
            }
            if crossings == 0 || stale > PATIENCE {
                break;
            }
        }
    }
    let Some((_, rows)) = best else { return 0 };
    ranks.rows = rows;
    let mut places = places(ranks);
    exchange(ranks, &mut places);
    count(ranks, &places)
}

fn first_order(ranks: &Ranks, from_below: bool) -> Vec<Vec<usize>> {
    let mut rows = vec![Vec::new(); ranks.rows.len()];
    let mut seen = vec![false; ranks.vertices.len()];
    let mut starts: Vec<usize> = (0..ranks.vertices.len()).collect();
    starts.sort_by_key(|vertex| {
        let rank = ranks.vertices[*vertex].rank;
        if from_below { ranks.rows.len() - rank } else { rank }
    });
    for start in starts {
        let mut stack = vec![start];
        while let Some(vertex) = stack.pop() {
            if std::mem::replace(&mut seen[vertex], true) {
                continue;
            }
            let known = &ranks.vertices[vertex];
            rows[known.rank].push(vertex);
            let next = if from_below { &known.above } else { &known.below };
            stack.extend(next.iter().rev().filter(|other| !seen[**other]));
        }
    }
    rows
}

fn places(ranks: &Ranks) -> Vec<usize> {
    let mut places = vec![0; ranks.vertices.len()];
    for row in &ranks.rows {
        row.iter().enumerate().for_each(|(place, vertex)| places[*vertex] = place);
    }
    places
}

/// Sorts every row by the mean place of its neighbours in the row before.
fn sweep_once(ranks: &mut Ranks, places: &mut [usize], downwards: bool, later_first: bool) {
    let count = ranks.rows.len();
    for step in 1..count {
        let rank = if downwards { step } else { count - 1 - step };
        let row = std::mem::take(&mut ranks.rows[rank]);
        let centres: Vec<Option<f64>> = row
            .iter()
            .map(|vertex| {
                let vertex = &ranks.vertices[*vertex];
                let neighbours = if downwards { &vertex.above } else { &vertex.below };
                let sum: usize = neighbours.iter().map(|other| places[*other]).sum();
                (!neighbours.is_empty()).then(|| sum as f64 / neighbours.len() as f64)
            })
            .collect();
        // Members without neighbours there keep their place; the others share the places left, in their new order.
        let mut moving: Vec<usize> = (0..row.len()).filter(|place| centres[*place].is_some()).collect();
        let slots = moving.clone();
        moving.sort_by(|a, b| {
            let (first, second) = (centres[*a].unwrap_or(0.0), centres[*b].unwrap_or(0.0));
            first.total_cmp(&second).then(if later_first { b.cmp(a) } else { a.cmp(b) })
        });
        let mut sorted = row.clone();
        for (slot, from) in slots.into_iter().zip(moving) {
            sorted[slot] = row[from];
        }
        sorted.iter().enumerate().for_each(|(place, vertex)| places[*vertex] = place);
        ranks.rows[rank] = sorted;
    }
}

/// Exchanges neighbours as long as that takes crossings away.
fn exchange(ranks: &mut Ranks, places: &mut [usize]) {
    for _ in 0..8 {
        let mut improved = false;
        for rank in 0..ranks.rows.len() {
            for place in 1..ranks.rows[rank].len() {
                let (first, second) = (ranks.rows[rank][place - 1], ranks.rows[rank][place]);
                let (kept, exchanged) = pair_crossings(ranks, places, first, second);
                if exchanged < kept {
                    ranks.rows[rank].swap(place - 1, place);
                    places[first] = place;
                    places[second] = place - 1;
                    improved = true;
                }
            }
        }
        if !improved {
            return;
        }
    }
}

/// Counts the crossings of the edges of two neighbours as they stand, and exchanged.
fn pair_crossings(ranks: &Ranks, places: &[usize], first: usize, second: usize) -> (usize, usize) {
    let (a, b) = (&ranks.vertices[first], &ranks.vertices[second]);
    let (mut kept, mut exchanged) = (0, 0);
    for (left, right) in [(&a.above, &b.above), (&a.below, &b.below)] {
        for one in left {
            for other in right {
                match places[*one].cmp(&places[*other]) {
                    std::cmp::Ordering::Greater => kept += 1,
                    std::cmp::Ordering::Less => exchanged += 1,
                    std::cmp::Ordering::Equal => {}
                }
            }
        }
    }
    (kept, exchanged)
}

/// Counts all crossings, by inversions in a tree of sums (Barth, Jünger and Mutzel 2002).
fn count(ranks: &Ranks, places: &[usize]) -> usize {
    let mut crossings = 0;
    for rows in ranks.rows.windows(2) {
        let mut ends: Vec<usize> = Vec::new();
        for vertex in &rows[0] {
            let begin = ends.len();
            ends.extend(ranks.vertices[*vertex].below.iter().map(|other| places[*other]));
            ends[begin..].sort_unstable();
        }
        let mut sums = vec![0_usize; rows[1].len() + 1];
        for (seen, end) in ends.iter().enumerate() {
            let mut not_beyond = 0;
            let mut index = end + 1;
            while index > 0 {
                not_beyond += sums[index];
                index -= index & index.wrapping_neg();
            }
            crossings += seen - not_beyond;
            index = end + 1;
            while index < sums.len() {
                sums[index] += 1;
                index += index & index.wrapping_neg();
            }
        }
    }
    crossings
}
