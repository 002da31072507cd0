//! The pattern of a count that needs no enumeration: what is multiplied, and which terms are added and subtracted.
//!
//! Given by [`super::factorise`] to `exec`. How: a pattern's relationships are distinct, while products count all
//! ways to choose them. What is counted too often is taken off by Möbius inversion over the partitions of the
//! relationships that could be the same: each partition is a term, the pattern with the relationships of each block
//! made one. Two relationships that could be the same give 2 terms, three 5, four 15.
//! Invariant: a term's relationships lead from class to class of [`CountTerm::nodes`].

use crate::semantics::{BoundExpr, Direction, LabelTest, VariableId};

/// A pattern that is counted by products.
#[derive(Debug, Clone)]
pub struct CountPattern {
    /// The nodes of the pattern.
    pub nodes: Vec<CountNode>,
    /// Its relationships.
    pub relationships: Vec<CountRelationship>,
    /// The predicates on relationships, equal ones once.
    pub masks: Vec<CountMask>,
    /// What is added and subtracted.
    pub terms: Vec<CountTerm>,
    /// The variable that the predicates of nodes and masks are about.
    pub subject: VariableId,
}

/// A node of it.
#[derive(Debug, Clone)]
pub struct CountNode {
    /// Its variable.
    pub variable: VariableId,
    /// What its labels must satisfy.
    pub labels: Option<LabelTest>,
    /// What it must satisfy.
    pub predicates: Vec<BoundExpr>,
}

/// A relationship of it.
#[derive(Debug, Clone)]
pub struct CountRelationship {
    /// Its variable.
    pub variable: VariableId,
    /// The node on the left.
    pub left: usize,
    /// The node on the right.
    pub right: usize,
    /// The arrow from left to right.
    pub direction: Direction,
    /// What its type must satisfy.
    pub types: Option<LabelTest>,
    /// What it must satisfy, by number.
    pub mask: Option<usize>,
}

/// What relationships of some types must satisfy.
#[derive(Debug, Clone, PartialEq)]
pub struct CountMask {
    /// The types.
    pub types: Option<LabelTest>,
    /// The predicates.
    pub predicates: Vec<BoundExpr>,
}

/// The pattern with some of its relationships made one.
#[derive(Debug, Clone)]
pub struct CountTerm {
    /// By what its count is multiplied.
    pub coefficient: i64,
    /// The classes of nodes that are one.
    pub nodes: Vec<Vec<usize>>,
    /// The relationships.
    pub edges: Vec<CountEdge>,
    /// The class of the node that is given.
    pub root: Option<usize>,
}

/// A relationship of a term.
#[derive(Debug, Clone)]
pub struct CountEdge {
    /// The relationships of the pattern that it is.
    pub members: Vec<usize>,
    /// The class it starts at.
    pub from: usize,
    /// The class it ends at.
    pub to: usize,
    /// Whether it may also be turned round.
    pub either: bool,
    /// Whether it may lead from a node to itself.
    pub loops: bool,
}

impl CountTerm {
    /// Returns whether taking the classes off that lead to one other only leaves nothing: no circle is closed.
    #[must_use]
    pub fn is_tree(&self) -> bool {
        let steps = self.edges.iter().filter(|edge| edge.from != edge.to).count();
        steps + 1 == self.nodes.len()
    }
}

/// The most relationships that could be the same.
pub(super) const CLASS_MAX: usize = 4;

/// Returns the terms of a pattern; `None` where there would be too many.
pub(super) fn terms(
    nodes: usize,
    relationships: &[CountRelationship],
    overlap: impl Fn(usize, usize) -> bool,
    root: Option<usize>,
) -> Option<Vec<CountTerm>> {
    let mut classes: Vec<Vec<usize>> = Vec::new();
    for position in 0..relationships.len() {
        let (with, mut without): (Vec<_>, Vec<_>) =
            classes.into_iter().partition(|class: &Vec<usize>| class.iter().any(|other| overlap(position, *other)));
        let mut joined: Vec<usize> = with.concat();
        joined.push(position);
        without.push(joined);
        classes = without;
    }
    let mut partitions: Vec<Vec<Vec<usize>>> = vec![Vec::new()];
    for class in classes {
        if class.len() > CLASS_MAX {
            return None;
        }
        let of_class = partitions_of(&class);
        partitions = partitions
            .iter()
            .flat_map(|before| of_class.iter().map(move |more| before.iter().chain(more).cloned().collect()))
            .collect();
        if partitions.len() > TERMS_MAX {
            return None;
        }
    }
    let mut terms = Vec::new();
    for blocks in partitions {
        let possible = blocks.iter().all(|block| {
            block.iter().enumerate().all(|(at, one)| block[..at].iter().all(|other| overlap(*one, *other)))
        });
        if possible {
            add_terms(nodes, relationships, &blocks, root, &mut terms);
        }
        if terms.len() > TERMS_MAX {
            return None;
        }
    }
    Some(terms)
}

/// The most terms that a count may have.
const TERMS_MAX: usize = 64;

fn partitions_of(items: &[usize]) -> Vec<Vec<Vec<usize>>> {
    let mut partitions: Vec<Vec<Vec<usize>>> = vec![Vec::new()];
    for item in items {
        let mut longer = Vec::new();
        for partition in partitions {
            for block in 0..partition.len() {
                let mut joined = partition.clone();
                joined[block].push(*item);
                longer.push(joined);
            }
            let mut alone = partition;
            alone.push(vec![*item]);
            longer.push(alone);
        }
        partitions = longer;
    }
    partitions
}

/// Adds the terms of one partition: one for each way in which the undirected members of larger blocks lie.
fn add_terms(
    nodes: usize,
    relationships: &[CountRelationship],
    blocks: &[Vec<usize>],
    root: Option<usize>,
    terms: &mut Vec<CountTerm>,
) {
    let coefficient = blocks.iter().fold(1, |product, block| {
        let ways: i64 = (1..block.len()).map(|number| i64::try_from(number).unwrap_or(0)).product();
        if block.len() % 2 == 0 { -product * ways } else { product * ways }
    });
    let undirected: Vec<usize> = blocks
        .iter()
        .filter(|block| block.len() > 1)
        .flatten()
        .copied()
        .filter(|member| relationships[*member].direction == Direction::Either)
        .collect();
    for turned in 0..1_usize << undirected.len() {
        let is_turned = |member: usize| match relationships[member].direction {
            Direction::Right => false,
            Direction::Left => true,
            Direction::Either => {
                undirected.iter().position(|other| *other == member).is_some_and(|bit| turned >> bit & 1 == 1)
            }
        };
        let ends = |member: usize| {
            let relationship = &relationships[member];
            if is_turned(member) {
                (relationship.right, relationship.left)
            } else {
                (relationship.left, relationship.right)
            }
        };
        let mut class: Vec<usize> = (0..nodes).collect();
        for block in blocks {
            let (from, to) = ends(block[0]);
            for member in &block[1..] {
                let (other_from, other_to) = ends(*member);
                join(&mut class, from, other_from);
                join(&mut class, to, other_to);
            }
        }
        let mut heads: Vec<usize> = class.clone();
        heads.sort_unstable();
        heads.dedup();
        let number = |node: usize| heads.iter().position(|head| *head == class[node]).unwrap_or(0);
        let edges: Vec<CountEdge> = blocks
            .iter()
            .map(|block| {
                let (from, to) = ends(block[0]);
                let single = block.len() == 1;
                CountEdge {
                    members: block.clone(),
                    from: number(from),
                    to: number(to),
                    either: single && relationships[block[0]].direction == Direction::Either,
                    // Turned round, a relationship from a node to itself would count twice.
                    loops: single || !block.iter().any(|member| undirected.contains(member) && is_turned(*member)),
                }
            })
            .collect();
        if edges.iter().any(|edge| edge.from == edge.to && !edge.loops) {
            continue;
        }
        let members = |head: &usize| (0..nodes).filter(|node| class[*node] == *head).collect();
        terms.push(CountTerm {
            coefficient,
            nodes: heads.iter().map(members).collect(),
            edges,
            root: root.map(number),
        });
    }
}

fn join(class: &mut [usize], one: usize, other: usize) {
    let (keep, gone) = (class[one].min(class[other]), class[one].max(class[other]));
    for own in class.iter_mut().filter(|own| **own == gone) {
        *own = keep;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(directions: &[Direction]) -> Vec<CountRelationship> {
        let one = |(position, direction): (usize, &Direction)| CountRelationship {
            variable: VariableId(0),
            left: position,
            right: position + 1,
            direction: *direction,
            types: None,
            mask: None,
        };
        directions.iter().enumerate().map(one).collect()
    }

    #[test]
    fn relationships_that_could_be_the_same_are_taken_off() {
        let towards = [Direction::Right, Direction::Left];
        let found = terms(3, &chain(&towards), |_, _| true, None).expect("few terms");
        let shapes: Vec<(i64, usize, usize)> =
            found.iter().map(|term| (term.coefficient, term.nodes.len(), term.edges.len())).collect();
        assert_eq!(shapes, [(-1, 2, 1), (1, 3, 2)]);
        assert_eq!(terms(3, &chain(&towards), |_, _| false, None).map(|terms| terms.len()), Some(1));
        let along = [Direction::Right; 3];
        let found = terms(4, &chain(&along), |_, _| true, Some(3)).expect("few terms");
        assert_eq!(found.iter().map(|term| term.coefficient).sum::<i64>(), 2 - 3 + 1);
        assert_eq!(found.len(), 5);
        assert!(found.iter().any(|term| !term.is_tree()), "the first and the last closes a circle");
        assert!(terms(6, &chain(&[Direction::Right; 5]), |_, _| true, None).is_none());
    }

    #[test]
    fn undirected_ones_lie_both_ways() {
        let either = [Direction::Either, Direction::Either];
        let found = terms(3, &chain(&either), |_, _| true, None).expect("few terms");
        // Of the four ways, two make the ends one, once without self loops, and one that turns both drops out.
        assert_eq!(found.iter().filter(|term| term.coefficient < 0).count(), 3);
    }
}
