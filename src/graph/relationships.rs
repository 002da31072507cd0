//! Relationships: ends, type, properties, and the expansion of nodes along them.
//!
//! Invariants: numbers ascend and are not used again; both ends of a live relationship are live; ends
//! and type of a deleted one stay readable, since a statement may still ask for its type.
//! Start at [`Graph::expand`] and [`Graph::create_relationship`].

use std::sync::Arc;

use super::Graph;
use super::adjacency::{Ends, Side, TypeAdjacency};
use super::csr::{CsrView, WholeCsr};
use super::ids::{Direction, KeyId, TypeId};
use super::pages::{PAGE_ROWS, PageBits, PagedBits, Pages, rows_by_number};
use super::properties::PropertyTable;
use crate::value::{Column, NULL_CODE, NULL_ID, NodeId, RelationshipId, Value};

/// The relationships of a graph.
#[derive(Debug, Clone, Default)]
pub(super) struct Relationships {
    pub(super) ends: Ends,
    pub(super) types: Pages<u32>,
    pub(super) live: PagedBits,
    pub(super) by_type: Arc<Vec<TypeAdjacency>>,
    pub(super) properties: PropertyTable,
}

impl Relationships {
    fn adjacency_mut(&mut self, relationship_type: u32) -> &mut TypeAdjacency {
        let by_type = Arc::make_mut(&mut self.by_type);
        let place = relationship_type as usize;
        if place >= by_type.len() {
            by_type.resize_with(place + 1, TypeAdjacency::default);
        }
        &mut by_type[place]
    }
}

impl Graph {
    /// Returns the number of relationships.
    #[must_use]
    pub fn relationship_count(&self) -> usize {
        self.relationships.live.count()
    }

    /// Returns a number that all relationships are below.
    #[must_use]
    pub fn relationship_bound(&self) -> u32 {
        self.relationships.types.len() as u32
    }

    /// Returns whether the relationship exists and was not deleted.
    #[must_use]
    #[inline]
    pub fn relationship_exists(&self, relationship: RelationshipId) -> bool {
        self.relationships.live.get(relationship.0)
    }

    /// Returns the node that the relationship starts at, also of a deleted one.
    #[must_use]
    #[inline]
    pub fn start_of(&self, relationship: RelationshipId) -> NodeId {
        NodeId(self.relationships.ends.starts.get(relationship.0).unwrap_or(NULL_ID))
    }

    /// Returns the node that the relationship ends at, also of a deleted one.
    #[must_use]
    #[inline]
    pub fn end_of(&self, relationship: RelationshipId) -> NodeId {
        NodeId(self.relationships.ends.ends.get(relationship.0).unwrap_or(NULL_ID))
    }

    /// Returns the type of the relationship, also of a deleted one.
    #[must_use]
    #[inline]
    pub fn type_of(&self, relationship: RelationshipId) -> TypeId {
        TypeId(self.relationships.types.get(relationship.0).unwrap_or(NULL_ID))
    }

    /// Returns the type names of many relationships as one column; `NULL_ID` gives null.
    #[must_use]
    pub fn gather_types(&self, relationships: &[u32]) -> Column {
        Column::Dictionary(self.relationships.types.gather(relationships, NULL_CODE), self.catalogue.types.clone())
    }

    /// Returns the nodes that many relationships start at; `NULL_ID` gives `NULL_ID`.
    #[must_use]
    pub fn gather_starts(&self, relationships: &[u32]) -> Vec<u32> {
        self.relationships.ends.starts.gather(relationships, NULL_ID)
    }

    /// Returns the nodes that many relationships end at; `NULL_ID` gives `NULL_ID`.
    #[must_use]
    pub fn gather_ends(&self, relationships: &[u32]) -> Vec<u32> {
        self.relationships.ends.ends.gather(relationships, NULL_ID)
    }

    /// Cuts all relationships, or those of a type, into parts of `size`; returns the first of each.
    #[must_use]
    pub fn split_relationships(&self, relationship_type: Option<TypeId>, size: usize) -> Vec<u32> {
        match relationship_type {
            None => self.relationships.live.split(size),
            Some(relationship_type) => {
                self.adjacency(relationship_type).map_or_else(Vec::new, |adjacency| adjacency.members().split(size))
            }
        }
    }

    /// Returns how many relationships have the type.
    #[must_use]
    pub fn type_count(&self, relationship_type: TypeId) -> usize {
        self.adjacency(relationship_type).map_or(0, |adjacency| adjacency.members().count())
    }

    fn adjacency(&self, relationship_type: TypeId) -> Option<&TypeAdjacency> {
        self.relationships.by_type.get(relationship_type.0 as usize)
    }

    /// Appends up to `max` relationships from `from` on, ascending, all or those of a type; returns the
    /// one to go on with, if any.
    pub fn scan_relationships(
        &self,
        relationship_type: Option<TypeId>,
        from: u32,
        max: usize,
        out: &mut Vec<u32>,
    ) -> Option<u32> {
        match relationship_type {
            None => self.relationships.live.scan(from, max, out),
            Some(relationship_type) => self.adjacency(relationship_type)?.members().scan(from, max, out),
        }
    }

    /// Returns all relationships, ascending.
    pub fn relationships(&self) -> impl Iterator<Item = RelationshipId> + '_ {
        self.relationships.live.iter_from(0).map(RelationshipId)
    }

    /// Returns the relationships of a type, ascending.
    pub fn relationships_of_type(&self, relationship_type: TypeId) -> impl Iterator<Item = RelationshipId> + '_ {
        let adjacency = self.adjacency(relationship_type);
        adjacency.into_iter().flat_map(|adjacency| adjacency.members().iter_from(0)).map(RelationshipId)
    }

    /// Calls `visit` with the adjacency of each wanted type that `node` may have relationships of, once.
    fn for_each_type<'a>(&'a self, node: NodeId, types: Option<&[TypeId]>, mut visit: impl FnMut(&'a TypeAdjacency)) {
        let mask = self.nodes.type_mask(node.0);
        if mask == 0 {
            return;
        }
        match types {
            Some(types) => {
                for (place, relationship_type) in types.iter().enumerate() {
                    if mask >> (relationship_type.0 % 64) & 1 == 1
                        && !types[..place].contains(relationship_type)
                        && let Some(adjacency) = self.adjacency(*relationship_type)
                    {
                        visit(adjacency);
                    }
                }
            }
            None => {
                for (number, adjacency) in self.relationships.by_type.iter().enumerate() {
                    if mask >> (number % 64) & 1 == 1 {
                        visit(adjacency);
                    }
                }
            }
        }
    }

    /// Appends every relationship of `node` and, beside it, the other end; of all types or of some.
    ///
    /// The order is by type as given (by number for all), outgoing before incoming, then by relationship.
    pub fn expand(
        &self,
        node: NodeId,
        direction: Direction,
        types: Option<&[TypeId]>,
        relationships: &mut Vec<u32>,
        others: &mut Vec<u32>,
    ) {
        let ends = &self.relationships.ends;
        self.for_each_type(node, types, |adjacency| {
            if direction != Direction::Incoming {
                adjacency.expand(node.0, Side::Outgoing, false, ends, relationships, others);
            }
            if direction != Direction::Outgoing {
                let skip_loops = direction == Direction::Either;
                adjacency.expand(node.0, Side::Incoming, skip_loops, ends, relationships, others);
            }
        });
    }

    /// Returns how many relationships `node` has, of all types or of some; a self-loop counts once.
    #[must_use]
    pub fn degree(&self, node: NodeId, direction: Direction, types: Option<&[TypeId]>) -> usize {
        let ends = &self.relationships.ends;
        let mut degree = 0;
        self.for_each_type(node, types, |adjacency| {
            if direction != Direction::Incoming {
                degree += adjacency.degree(node.0, Side::Outgoing, false, ends);
            }
            if direction != Direction::Outgoing {
                degree += adjacency.degree(node.0, Side::Incoming, direction == Direction::Either, ends);
            }
        });
        degree
    }

    /// Returns the adjacency of a type in one direction as plain slices, for hot loops.
    ///
    /// There is none for `Either`, and none while the type has changes that are not [settled](Graph::settle);
    /// then [`Graph::expand`] knows them.
    #[must_use]
    pub fn csr(&self, relationship_type: TypeId, direction: Direction) -> Option<CsrView<'_>> {
        let side = match direction {
            Direction::Outgoing => Side::Outgoing,
            Direction::Incoming => Side::Incoming,
            Direction::Either => return None,
        };
        self.adjacency(relationship_type)?.csr(side, &self.relationships.ends)
    }

    /// Returns the adjacency of a type in one direction as plain slices, whatever was written since it was settled:
    /// then they are made for this reader, at the cost of the whole type. There is none for `Either`.
    #[must_use]
    pub fn whole_csr(&self, relationship_type: TypeId, direction: Direction) -> Option<WholeCsr<'_>> {
        let side = match direction {
            Direction::Outgoing => Side::Outgoing,
            Direction::Incoming => Side::Incoming,
            Direction::Either => return None,
        };
        Some(self.adjacency(relationship_type)?.whole_csr(side, &self.relationships.ends))
    }

    /// Returns a property of a relationship, null if it has none of this key.
    #[must_use]
    pub fn relationship_property(&self, relationship: RelationshipId, key: KeyId) -> Value {
        self.relationships.properties.get(relationship.0, key, &self.dictionary)
    }

    /// Returns the properties of a relationship, in the order of the keys' names.
    #[must_use]
    pub fn relationship_properties(&self, relationship: RelationshipId) -> Vec<(KeyId, Value)> {
        self.relationships.properties.all(relationship.0, self.catalogue.keys_by_name(), &self.dictionary)
    }

    /// Returns a property of many relationships as one column; `NULL_ID` gives null.
    #[must_use]
    pub fn gather_relationship_property(&self, relationships: &[u32], key: KeyId) -> Column {
        self.relationships.properties.gather(relationships, key, &self.dictionary)
    }

    /// Returns how many relationships have a property of this key.
    #[must_use]
    pub fn relationship_property_count(&self, key: KeyId) -> usize {
        self.relationships.properties.count(key)
    }

    /// Creates a relationship between two nodes.
    ///
    /// The caller sees to it that the nodes and the type exist; otherwise it is as if deleted at once.
    pub fn create_relationship(&mut self, start: NodeId, relationship_type: TypeId, end: NodeId) -> RelationshipId {
        self.touch();
        let can_live = self.node_exists(start)
            && self.node_exists(end)
            && (relationship_type.0 as usize) < self.catalogue.types.len();
        let relationships = &mut self.relationships;
        let id = relationships.types.len() as u32;
        relationships.ends.starts.push(start.0);
        relationships.ends.ends.push(end.0);
        relationships.types.push(relationship_type.0);
        if can_live {
            relationships.live.set(id, true);
            relationships.adjacency_mut(relationship_type.0).create(id, start.0, end.0);
            self.nodes.note_type(start.0, relationship_type.0);
            self.nodes.note_type(end.0, relationship_type.0);
        }
        RelationshipId(id)
    }

    /// Appends a page of relationships, those whose bit is set being live; the ends and types of these
    /// must exist.
    pub(super) fn push_relationship_page(
        &mut self,
        types: Vec<u32>,
        starts: Vec<u32>,
        ends: Vec<u32>,
        live: &PageBits,
    ) {
        let relationships = &mut self.relationships;
        let number = relationships.types.len() / PAGE_ROWS;
        for (relationship_type, rows) in rows_by_number(&types, live) {
            if rows.iter().any(|word| *word != 0) {
                relationships.adjacency_mut(relationship_type).add_page(number, &rows);
            }
        }
        for (row, relationship_type) in types.iter().enumerate() {
            if live[row / 64] >> (row % 64) & 1 == 1 {
                self.nodes.note_type(starts[row], *relationship_type);
                self.nodes.note_type(ends[row], *relationship_type);
            }
        }
        relationships.live.add_page(number, live);
        relationships.ends.starts.push_page(starts);
        relationships.ends.ends.push_page(ends);
        relationships.types.push_page(types);
    }

    /// Deletes a relationship with its properties and items; nothing happens if there is none.
    pub fn delete_relationship(&mut self, relationship: RelationshipId) {
        if !self.relationships.live.set(relationship.0, false) {
            return;
        }
        self.touch();
        for item in self.items_of(relationship).to_vec() {
            self.delete_item(item);
        }
        let relationship_type = self.type_of(relationship).0;
        let bound = self.relationship_bound();
        self.relationships.adjacency_mut(relationship_type).delete(relationship.0, bound);
        self.relationships.properties.clear(relationship.0);
    }

    /// Sets, or with null removes, a property of a relationship; returns the old value.
    ///
    /// The value must satisfy [`super::is_storable`]. Nothing happens if there is no such relationship.
    pub fn set_relationship_property(&mut self, relationship: RelationshipId, key: KeyId, value: Value) -> Value {
        if !self.relationship_exists(relationship) || !self.is_key(key) {
            return Value::Null;
        }
        self.touch();
        self.relationships.properties.set(relationship.0, key, value, &mut self.dictionary)
    }

    /// Takes what was written into the flat adjacency where that pays for the readers to come.
    ///
    /// Changes no answer, only speed: for the end of a transaction, before the version is handed out.
    pub fn settle(&mut self) {
        let bound = self.relationship_bound();
        let relationships = &mut self.relationships;
        if relationships.by_type.iter().any(TypeAdjacency::has_changes) {
            for adjacency in Arc::make_mut(&mut relationships.by_type) {
                adjacency.settle(&relationships.ends, bound);
            }
        }
    }
}
