//! Graph algorithms as procedures, over petgraph views of the graph under the lens.
//!
//! Takes a running statement's [`Context`]; gives rows to `session`, which registers these procedures.
//! Invariants: an algorithm sees the claims that a pattern would match, and no others; the graph is not copied.
//! Start at [`procedure`]. How: petgraph's own algorithms on [`GraphView`].

use std::sync::Arc;

use hashbrown::HashMap;
use petgraph::unionfind::UnionFind;
use petgraph::visit::{EdgeRef, IntoEdgeReferences, IntoNodeIdentifiers, NodeIndexable};

use crate::exec::{Context, Procedure};
use crate::graph::view::GraphView;
use crate::value::{NodeId, Value, ValueError};

/// Returns the algorithm of that name.
pub(crate) fn procedure(name: &str) -> Option<Arc<dyn Procedure>> {
    match name {
        "algo.components" => Some(Arc::new(Components)),
        "algo.stronglyConnected" => Some(Arc::new(StronglyConnected)),
        "algo.pagerank" => Some(Arc::new(PageRank)),
        _ => None,
    }
}

fn view<'c>(context: &'c Context<'_>) -> GraphView<'c> {
    GraphView::new(&context.graph, context.matching_claims())
}

/// Gives each node the number of its set; the largest set is 0, sets of one size go by their first node.
fn numbered(sets: Vec<Vec<NodeId>>) -> Vec<Vec<Value>> {
    let mut sets = sets;
    sets.iter_mut().for_each(|set| set.sort_unstable());
    sets.sort_by_key(|set| (std::cmp::Reverse(set.len()), set.first().copied()));
    let integer = |number: usize| Value::Integer(i64::try_from(number).unwrap_or(i64::MAX));
    let rows = |(number, set): (usize, &Vec<NodeId>)| -> Vec<Vec<Value>> {
        set.iter().map(|node| vec![Value::Node(*node), integer(number), integer(set.len())]).collect()
    };
    sets.iter().enumerate().flat_map(rows).collect()
}

/// Weakly connected components, by union-find over the claims.
struct Components;

impl Procedure for Components {
    fn call(&self, _: &[Value], context: &Context<'_>) -> Result<Vec<Vec<Value>>, ValueError> {
        let view = view(context);
        let mut joined = UnionFind::new(view.node_bound());
        for edge in (&view).edge_references() {
            joined.union(view.to_index(edge.source()), view.to_index(edge.target()));
        }
        let mut sets: HashMap<usize, Vec<NodeId>> = HashMap::new();
        for node in (&view).node_identifiers() {
            sets.entry(joined.find(view.to_index(node))).or_default().push(node);
        }
        Ok(numbered(sets.into_values().collect()))
    }
}

/// Strongly connected components, by Kosaraju's algorithm.
struct StronglyConnected;

impl Procedure for StronglyConnected {
    fn call(&self, _: &[Value], context: &Context<'_>) -> Result<Vec<Vec<Value>>, ValueError> {
        let view = view(context);
        Ok(numbered(petgraph::algo::kosaraju_scc(&view)))
    }
}

/// PageRank by power iteration.
struct PageRank;

impl Procedure for PageRank {
    fn call(&self, arguments: &[Value], context: &Context<'_>) -> Result<Vec<Vec<Value>>, ValueError> {
        let damping = arguments.first().and_then(Value::as_float).filter(|damping| (0.0..=1.0).contains(damping));
        let Some(damping) = damping else {
            return Err(ValueError::argument_value("the damping factor of `algo.pagerank` is a number from 0 to 1"));
        };
        let iterations = arguments.get(1).and_then(Value::as_integer).and_then(|count| usize::try_from(count).ok());
        let Some(iterations) = iterations.filter(|count| (1..=1000).contains(count)) else {
            return Err(ValueError::argument_value("the iterations of `algo.pagerank` are an integer from 1 to 1000"));
        };
        let view = view(context);
        // petgraph divides by the number of nodes.
        if (&view).node_identifiers().next().is_none() {
            return Ok(Vec::new());
        }
        let scores = petgraph::algo::page_rank(&view, damping, iterations);
        let row = |node: NodeId| {
            let score = scores.get(view.to_index(node)).copied().unwrap_or(0.0);
            vec![Value::Node(node), Value::Float(score)]
        };
        Ok((&view).node_identifiers().map(row).collect())
    }
}

#[cfg(test)]
mod tests {
    use crate::{Database, Session};

    fn rows(statement: &str) -> Vec<String> {
        let mut session = Session::new(Database::in_memory());
        session
            .run(
                "CREATE (a:N {id: 'a'})-[:X]->(b:N {id: 'b'})-[:X]->(c:N {id: 'c'})-[:X]->(a), (d:N {id: 'd'})-[:X]->(e:N {id: 'e'}), (f:N {id: 'f'})",
            )
            .unwrap();
        session.run("MERGE SOURCE 's' {year: 2000}").unwrap();
        session.run("MATCH (c {id: 'c'}), (d {id: 'd'}) ASSERT (c)-[:Y]->(d) SUPPORTED BY 's'").unwrap();
        session.run("RETRACT SOURCE 's'").unwrap();
        let result = session.run(statement).unwrap();
        result
            .rows()
            .map(|row| row.iter().map(|value| result.plain_value(value)).collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn components_are_those_under_the_lens() {
        let ask = "CALL algo.components() YIELD node, component, size RETURN component, size, collect(node.id) AS ids ORDER BY component";
        assert_eq!(rows(ask), ["0 3 ['a', 'b', 'c']", "1 2 ['d', 'e']", "2 1 ['f']"]);
        let all = format!("USING ALL EVIDENCE {ask}");
        assert_eq!(rows(&all), ["0 5 ['a', 'b', 'c', 'd', 'e']", "1 1 ['f']"]);
    }

    #[test]
    fn strongly_connected_components_follow_the_arrows() {
        let ask = "CALL algo.stronglyConnected() YIELD node, size WHERE size > 1 RETURN collect(node.id) AS ids";
        assert_eq!(rows(ask), ["['a', 'b', 'c']"]);
    }

    #[test]
    fn pagerank_is_a_distribution_and_checks_its_arguments() {
        let total = rows(
            "CALL algo.pagerank(0.85, 30) YIELD score RETURN round(sum(score) * 1000) AS total, count(*) AS nodes",
        );
        assert_eq!(total, ["1000.0 6"]);
        let mut session = Session::new(Database::in_memory());
        for call in ["algo.pagerank(2.0, 30)", "algo.pagerank(0.85, 0)"] {
            let error = session.run(&format!("CALL {call} YIELD score RETURN score")).unwrap_err();
            assert_eq!(error[0].code, "InvalidArgumentValue", "{call}");
        }
        assert!(session.run("CALL algo.pagerank(0.85, 30) YIELD score RETURN score").unwrap().is_empty());
    }
}
