//! The graph as petgraph sees it, so that any petgraph algorithm runs on the store with no copy.
//!
//! Takes a [`Graph`] and, where wanted, which relationships, types and nodes count; gives petgraph's visit
//! traits. Invariants: node indices are dense from 0 in order of node ids, even where nodes were deleted or
//! left out; the edge weight is `()`, and costs go through closures on the edge id.
//! Start at [`GraphView::new`].

use petgraph::visit::{
    Data, EdgeCount, EdgeIndexable, EdgeRef, GraphBase, GraphProp, IntoEdgeReferences, IntoEdges, IntoEdgesDirected,
    IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers, IntoNodeReferences, NodeCompactIndexable, NodeCount,
    NodeIndexable, VisitMap, Visitable,
};

use super::Graph;
use super::ids::{Direction, TypeId};
use crate::value::{Bitmap, NULL_ID, NodeId, RelationshipId};

/// A part of a graph for petgraph.
#[derive(Debug, Clone)]
pub struct GraphView<'g> {
    graph: &'g Graph,
    visible: Option<&'g Bitmap>,
    types: Option<Vec<TypeId>>,
    nodes: Option<NodeNumbers>,
}

/// The nodes of a view that has fewer than all numbers below the bound.
#[derive(Debug, Clone)]
struct NodeNumbers {
    nodes: Vec<u32>,
    /// The index of each node, `NULL_ID` for those that are not in the view.
    indices: Vec<u32>,
}

impl NodeNumbers {
    fn new(graph: &Graph, is_in: impl Fn(NodeId) -> bool) -> Self {
        let mut numbers = NodeNumbers { nodes: Vec::new(), indices: vec![NULL_ID; graph.node_bound() as usize] };
        for node in graph.nodes().filter(|node| is_in(*node)) {
            numbers.indices[node.0 as usize] = numbers.nodes.len() as u32;
            numbers.nodes.push(node.0);
        }
        numbers
    }
}

impl<'g> GraphView<'g> {
    /// Makes a view of all nodes, and of all relationships or those whose bit is set.
    #[must_use]
    pub fn new(graph: &'g Graph, visible: Option<&'g Bitmap>) -> Self {
        let has_gaps = graph.node_count() != graph.node_bound() as usize;
        let nodes = has_gaps.then(|| NodeNumbers::new(graph, |_| true));
        GraphView { graph, visible, types: None, nodes }
    }

    /// Keeps only relationships of these types.
    #[must_use]
    pub fn with_types(mut self, types: &[TypeId]) -> Self {
        self.types = Some(types.to_vec());
        self
    }

    /// Keeps only nodes whose bit is set, and the relationships between them.
    #[must_use]
    pub fn with_nodes(mut self, nodes: &Bitmap) -> Self {
        self.nodes = Some(NodeNumbers::new(self.graph, |node| nodes.get(node.0 as usize)));
        self
    }

    /// Returns the graph behind the view.
    #[must_use]
    pub fn graph(&self) -> &'g Graph {
        self.graph
    }

    /// Returns whether the node is in the view; petgraph expects only such nodes.
    #[must_use]
    pub fn contains_node(&self, node: NodeId) -> bool {
        match &self.nodes {
            None => self.graph.node_exists(node),
            Some(numbers) => numbers.indices.get(node.0 as usize).is_some_and(|index| *index != NULL_ID),
        }
    }

    /// Returns whether the relationship is in the view, its ends left aside.
    fn shows(&self, relationship: u32) -> bool {
        self.visible.is_none_or(|visible| visible.get(relationship as usize))
    }

    fn has_type(&self, relationship: RelationshipId) -> bool {
        self.types.as_ref().is_none_or(|types| types.contains(&self.graph.type_of(relationship)))
    }

    fn node_edges(&self, node: NodeId, direction: petgraph::Direction) -> NodeEdges<'_> {
        let mut edges =
            NodeEdges { view: self, node, direction, relationships: Vec::new(), others: Vec::new(), next: 0 };
        let wanted = match direction {
            petgraph::Outgoing => Direction::Outgoing,
            petgraph::Incoming => Direction::Incoming,
        };
        self.graph.expand(node, wanted, self.types.as_deref(), &mut edges.relationships, &mut edges.others);
        edges
    }
}

/// A relationship of a view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EdgeReference {
    relationship: RelationshipId,
    source: NodeId,
    target: NodeId,
}

impl EdgeRef for EdgeReference {
    type NodeId = NodeId;
    type EdgeId = RelationshipId;
    type Weight = ();

    fn source(&self) -> NodeId {
        self.source
    }

    fn target(&self) -> NodeId {
        self.target
    }

    fn weight(&self) -> &() {
        &()
    }

    fn id(&self) -> RelationshipId {
        self.relationship
    }
}

/// The relationships of one node in one direction.
#[derive(Debug, Clone)]
pub struct NodeEdges<'a> {
    view: &'a GraphView<'a>,
    node: NodeId,
    direction: petgraph::Direction,
    relationships: Vec<u32>,
    others: Vec<u32>,
    next: usize,
}

impl NodeEdges<'_> {
    fn next_pair(&mut self) -> Option<(RelationshipId, NodeId)> {
        loop {
            let pair = (*self.relationships.get(self.next)?, NodeId(*self.others.get(self.next)?));
            self.next += 1;
            // Without a choice of nodes, the ends of a relationship are always in the view.
            if self.view.shows(pair.0) && (self.view.nodes.is_none() || self.view.contains_node(pair.1)) {
                return Some((RelationshipId(pair.0), pair.1));
            }
        }
    }
}

impl Iterator for NodeEdges<'_> {
    type Item = EdgeReference;

    fn next(&mut self) -> Option<EdgeReference> {
        let (relationship, other) = self.next_pair()?;
        let (source, target) = match self.direction {
            petgraph::Outgoing => (self.node, other),
            petgraph::Incoming => (other, self.node),
        };
        Some(EdgeReference { relationship, source, target })
    }
}

/// The nodes at the other ends of the relationships of one node, one a relationship.
#[derive(Debug, Clone)]
pub struct NodeNeighbours<'a>(NodeEdges<'a>);

impl Iterator for NodeNeighbours<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        self.0.next_pair().map(|(_, other)| other)
    }
}

/// Which nodes an algorithm has visited.
#[derive(Debug, Clone, Default)]
pub struct VisitedNodes(Bitmap);

impl VisitMap<NodeId> for VisitedNodes {
    fn visit(&mut self, node: NodeId) -> bool {
        let is_new = !self.0.get(node.0 as usize);
        self.0.set(node.0 as usize, true);
        is_new
    }

    fn is_visited(&self, node: &NodeId) -> bool {
        self.0.get(node.0 as usize)
    }

    fn unvisit(&mut self, node: NodeId) -> bool {
        let was_visited = self.0.get(node.0 as usize);
        self.0.set(node.0 as usize, false);
        was_visited
    }
}

impl GraphBase for GraphView<'_> {
    type NodeId = NodeId;
    type EdgeId = RelationshipId;
}

impl Data for GraphView<'_> {
    type NodeWeight = ();
    type EdgeWeight = ();
}

impl GraphProp for GraphView<'_> {
    type EdgeType = petgraph::Directed;
}

impl Visitable for GraphView<'_> {
    type Map = VisitedNodes;

    fn visit_map(&self) -> VisitedNodes {
        VisitedNodes(Bitmap::new(self.graph.node_bound() as usize, false))
    }

    fn reset_map(&self, map: &mut VisitedNodes) {
        *map = self.visit_map();
    }
}

impl NodeCount for GraphView<'_> {
    fn node_count(&self) -> usize {
        self.nodes.as_ref().map_or_else(|| self.graph.node_count(), |numbers| numbers.nodes.len())
    }
}

impl NodeIndexable for GraphView<'_> {
    fn node_bound(&self) -> usize {
        self.node_count()
    }

    fn to_index(&self, node: NodeId) -> usize {
        match &self.nodes {
            None => node.0 as usize,
            Some(numbers) => numbers.indices.get(node.0 as usize).map_or(usize::MAX, |index| *index as usize),
        }
    }

    fn from_index(&self, index: usize) -> NodeId {
        match &self.nodes {
            None => NodeId(u32::try_from(index).unwrap_or(NULL_ID)),
            Some(numbers) => NodeId(numbers.nodes.get(index).copied().unwrap_or(NULL_ID)),
        }
    }
}

impl NodeCompactIndexable for GraphView<'_> {}

impl EdgeCount for GraphView<'_> {
    fn edge_count(&self) -> usize {
        self.edge_references().count()
    }
}

impl EdgeIndexable for GraphView<'_> {
    fn edge_bound(&self) -> usize {
        self.graph.relationship_bound() as usize
    }

    fn to_index(&self, relationship: RelationshipId) -> usize {
        relationship.0 as usize
    }

    fn from_index(&self, index: usize) -> RelationshipId {
        RelationshipId(u32::try_from(index).unwrap_or(NULL_ID))
    }
}

impl<'a> IntoNodeIdentifiers for &'a GraphView<'_> {
    type NodeIdentifiers = Box<dyn Iterator<Item = NodeId> + 'a>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        match &self.nodes {
            None => Box::new(self.graph.nodes()),
            Some(numbers) => Box::new(numbers.nodes.iter().copied().map(NodeId)),
        }
    }
}

impl<'a> IntoNodeReferences for &'a GraphView<'_> {
    type NodeRef = (NodeId, ());
    type NodeReferences = Box<dyn Iterator<Item = (NodeId, ())> + 'a>;

    fn node_references(self) -> Self::NodeReferences {
        Box::new(self.node_identifiers().map(|node| (node, ())))
    }
}

impl<'a> IntoEdgeReferences for &'a GraphView<'_> {
    type EdgeRef = EdgeReference;
    type EdgeReferences = Box<dyn Iterator<Item = EdgeReference> + 'a>;

    fn edge_references(self) -> Self::EdgeReferences {
        let shown = self.graph.relationships().filter(|id| self.shows(id.0) && self.has_type(*id));
        let edges = shown.map(|relationship| EdgeReference {
            relationship,
            source: self.graph.start_of(relationship),
            target: self.graph.end_of(relationship),
        });
        Box::new(
            edges.filter(|edge| {
                self.nodes.is_none() || self.contains_node(edge.source) && self.contains_node(edge.target)
            }),
        )
    }
}

impl<'a> IntoNeighbors for &'a GraphView<'_> {
    type Neighbors = NodeNeighbours<'a>;

    fn neighbors(self, node: NodeId) -> Self::Neighbors {
        self.neighbors_directed(node, petgraph::Outgoing)
    }
}

impl<'a> IntoNeighborsDirected for &'a GraphView<'_> {
    type NeighborsDirected = NodeNeighbours<'a>;

    fn neighbors_directed(self, node: NodeId, direction: petgraph::Direction) -> Self::NeighborsDirected {
        NodeNeighbours(self.node_edges(node, direction))
    }
}

impl<'a> IntoEdges for &'a GraphView<'_> {
    type Edges = NodeEdges<'a>;

    fn edges(self, node: NodeId) -> Self::Edges {
        self.node_edges(node, petgraph::Outgoing)
    }
}

impl<'a> IntoEdgesDirected for &'a GraphView<'_> {
    type EdgesDirected = NodeEdges<'a>;

    fn edges_directed(self, node: NodeId, direction: petgraph::Direction) -> Self::EdgesDirected {
        self.node_edges(node, direction)
    }
}

#[cfg(test)]
mod tests {
    use petgraph::algo;
    use petgraph::visit::{Bfs, Reversed, UndirectedAdaptor};

    use super::*;

    /// Makes a -> b -> c -> a, c -> d, d -> e in two types, with a deleted node before them.
    fn graph() -> (Graph, Vec<NodeId>) {
        let mut graph = Graph::new();
        let (near, far) = (graph.intern_type("NEAR"), graph.intern_type("FAR"));
        let gone = graph.create_node(&[]);
        let nodes: Vec<NodeId> = (0..5).map(|_| graph.create_node(&[])).collect();
        graph.delete_node(gone).unwrap();
        for (start, end) in [(0, 1), (1, 2), (2, 0), (2, 3)] {
            graph.create_relationship(nodes[start], near, nodes[end]);
        }
        graph.create_relationship(nodes[3], far, nodes[4]);
        (graph, nodes)
    }

    #[test]
    fn petgraph_algorithms_run_on_it() {
        let (graph, nodes) = graph();
        let view = GraphView::new(&graph, None);
        let costs = algo::dijkstra(&view, nodes[0], None, |edge| u64::from(edge.id().0) + 1);
        assert_eq!((costs[&nodes[4]], costs.len()), (1 + 2 + 4 + 5, 5));
        let mut sizes: Vec<usize> = algo::tarjan_scc(&view).iter().map(Vec::len).collect();
        sizes.sort_unstable();
        assert_eq!(sizes, [1, 1, 3]);
        assert_eq!(algo::kosaraju_scc(&view).len(), 3);
        assert_eq!(algo::connected_components(&view), 1);
        assert_eq!(algo::page_rank(&view, 0.85_f64, 20).len(), 5);
        assert!(algo::is_cyclic_directed(&view) && algo::toposort(&view, None).is_err());
        assert!(!algo::has_path_connecting(&view, nodes[4], nodes[0], None));
        assert!(algo::has_path_connecting(Reversed(&view), nodes[4], nodes[0], None));
        let mut bfs = Bfs::new(UndirectedAdaptor(&view), nodes[4]);
        let mut reached = 0;
        while bfs.next(UndirectedAdaptor(&view)).is_some() {
            reached += 1;
        }
        assert_eq!((reached, view.edge_count()), (5, 5));
    }

    #[test]
    fn what_is_left_out_is_nowhere() {
        let (graph, nodes) = graph();
        let visible: Bitmap = [true, true, false, true, true].into_iter().collect();
        let view = GraphView::new(&graph, Some(&visible));
        assert!(!algo::is_cyclic_directed(&view));
        assert_eq!(algo::toposort(&view, None).unwrap(), nodes);
        let near = graph.type_id("NEAR").unwrap();
        let view = GraphView::new(&graph, Some(&visible)).with_types(&[near]);
        assert_eq!((view.edge_count(), algo::connected_components(&view)), (3, 2));
        let some: Bitmap = (0..6).map(|node| node != nodes[1].0 && node != nodes[4].0).collect();
        let view = GraphView::new(&graph, None).with_nodes(&some);
        assert_eq!((view.node_count(), view.edge_count()), (3, 2));
        assert_eq!(view.neighbors(nodes[2]).collect::<Vec<_>>(), [nodes[0], nodes[3]]);
        assert_eq!(view.neighbors_directed(nodes[2], petgraph::Incoming).count(), 0);
        for index in 0..view.node_count() {
            assert_eq!(NodeIndexable::to_index(&view, NodeIndexable::from_index(&view, index)), index);
        }
    }
}
