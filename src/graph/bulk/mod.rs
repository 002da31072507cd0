//! Loads whole tables of nodes, relationships and items from typed columns.
//!
//! Takes columns from importers; gives the graph that single writes of the same rows in the same order would have made.
//! Invariants: nothing is in the graph before [`Bulk::finish`]; rows that follow each other get numbers that do.
//! Start at [`Graph::bulk`]. How: strings are interned once for each distinct one of a column, and then pages,
//! adjacency and indices are built side by side on all cores, each straight from the columns.
//! Why not a value at a time: a load of millions of rows would look up a page and copy a value for each cell.

mod column;
mod items;
mod texts;

pub use column::BulkColumn;
pub use items::BulkItems;
pub(super) use items::ItemColumns;
pub use texts::{TextFailure, Texts};

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Graph;
use super::adjacency::TypeAdjacency;
use super::ids::{KeyId, LabelId, TypeId};
use super::nodes::Nodes;
use super::properties::{PropertyColumn, PropertyTable, Run};
use crate::value::{Dictionary, NULL_CODE, NodeId, Nulls, RelationshipId};

/// Why a table was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BulkFailure {
    /// The graph would have more elements of a kind than there are numbers.
    TooMany,
    /// The columns of a table are not of one length.
    Ragged,
    /// A relationship or item points to what does not exist.
    Dangling,
}

/// A graph that tables are being loaded into.
#[derive(Debug)]
pub struct Bulk {
    graph: Graph,
    node_bound: u32,
    relationship_bound: u32,
    item_bound: u32,
    nodes: Vec<NodeRows>,
    relationships: Vec<RelationshipRows>,
    items: Vec<items::ItemRows>,
}

#[derive(Debug)]
struct NodeRows {
    first: u32,
    count: usize,
    set: u32,
    columns: Vec<(KeyId, BulkColumn)>,
}

#[derive(Debug)]
struct RelationshipRows {
    first: u32,
    relationship_type: TypeId,
    starts: Vec<u32>,
    ends: Vec<u32>,
    columns: Vec<(KeyId, BulkColumn)>,
}

impl Graph {
    /// Begins a bulk load into this graph, which may hold something already.
    #[must_use]
    pub fn bulk(self) -> Bulk {
        Bulk {
            node_bound: self.node_bound(),
            relationship_bound: self.relationship_bound(),
            item_bound: self.item_bound(),
            graph: self,
            nodes: Vec::new(),
            relationships: Vec::new(),
            items: Vec::new(),
        }
    }
}

impl Bulk {
    /// Returns the graph as it was when the load began, with the names that came since.
    #[must_use]
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// Adds `count` nodes with these labels; returns the first, the others follow.
    ///
    /// # Errors
    /// The columns are not `count` long, or there are too many nodes.
    pub fn nodes<K: AsRef<str>>(
        &mut self,
        labels: &[&str],
        count: usize,
        columns: Vec<(K, BulkColumn)>,
    ) -> Result<NodeId, BulkFailure> {
        let columns = self.keyed(count, columns)?;
        let labels: Vec<LabelId> = labels.iter().map(|label| self.graph.intern_label(label)).collect();
        let set = self.graph.catalogue.intern_set(&labels);
        let first = take_numbers(&mut self.node_bound, count)?;
        self.nodes.push(NodeRows { first, count, set, columns });
        Ok(NodeId(first))
    }

    /// Adds a relationship of a type from each of `starts` to the one of `ends` beside it; returns the first, the
    /// others follow. The nodes may be ones that this load has added.
    ///
    /// # Errors
    /// The columns are not as long as the ends, a node does not exist, or there are too many relationships.
    pub fn relationships<K: AsRef<str>>(
        &mut self,
        type_name: &str,
        starts: Vec<u32>,
        ends: Vec<u32>,
        columns: Vec<(K, BulkColumn)>,
    ) -> Result<RelationshipId, BulkFailure> {
        let columns = self.keyed(starts.len(), columns)?;
        if starts.len() != ends.len() {
            return Err(BulkFailure::Ragged);
        }
        let old_bound = self.graph.node_bound();
        let exists = |node: &u32| {
            if *node < old_bound { self.graph.node_exists(NodeId(*node)) } else { *node < self.node_bound }
        };
        if !starts.iter().chain(&ends).all(exists) {
            return Err(BulkFailure::Dangling);
        }
        let relationship_type = self.graph.intern_type(type_name);
        let first = take_numbers(&mut self.relationship_bound, starts.len())?;
        self.relationships.push(RelationshipRows { first, relationship_type, starts, ends, columns });
        Ok(RelationshipId(first))
    }

    fn keyed<K: AsRef<str>>(
        &mut self,
        count: usize,
        columns: Vec<(K, BulkColumn)>,
    ) -> Result<Vec<(KeyId, BulkColumn)>, BulkFailure> {
        if columns.iter().any(|(_, column)| column.len() != count) {
            return Err(BulkFailure::Ragged);
        }
        Ok(columns.into_iter().map(|(key, column)| (self.graph.intern_key(key.as_ref()), column)).collect())
    }

    /// Builds the graph of what was there and all tables.
    #[must_use]
    pub fn finish(self) -> Graph {
        let Bulk { mut graph, nodes, relationships, items, .. } = self;
        // Tables are not noted operation by operation.
        graph.redo = super::file::Redo::default();
        graph.touch();
        let first_new_node = graph.node_bound();
        let (mut node_columns, mut relationship_columns) = (Columns::new(), Columns::new());
        let mut label_rows = Vec::new();
        for rows in nodes {
            gather(&mut node_columns, rows.first, rows.columns);
            label_rows.push((rows.first, rows.count, rows.set));
        }
        let mut edges = Vec::new();
        for rows in relationships {
            gather(&mut relationship_columns, rows.first, rows.columns);
            edges.push(EndRows {
                first: rows.first,
                relationship_type: rows.relationship_type,
                starts: rows.starts,
                ends: rows.ends,
            });
        }
        let (item_rows, item_columns) = items::split(items);
        let node_columns = intern(node_columns, &mut graph.dictionary);
        let relationship_columns = intern(relationship_columns, &mut graph.dictionary);
        let item_columns = intern(item_columns, &mut graph.dictionary);
        graph.push_nodes(&label_rows);

        let Graph { nodes, relationships, items, dictionary, .. } = &mut graph;
        let bound = relationships.types.len() + edges.iter().map(|rows| rows.starts.len()).sum::<usize>();
        let live = &mut relationships.live;
        let (types, ends) = (&mut relationships.types, &mut relationships.ends);
        let by_type = &mut relationships.by_type;
        let dictionary: &Dictionary = dictionary;
        rayon::join(
            || {
                append_columns(&mut relationships.properties, relationship_columns, dictionary);
                append_columns(&mut nodes.properties, node_columns, dictionary);
                append_columns(&mut items.properties, item_columns, dictionary);
                items.append(item_rows);
            },
            || {
                for rows in &edges {
                    live.add_range(rows.first, rows.starts.len());
                    types.extend_repeated(rows.relationship_type.0, rows.starts.len());
                    ends.extend_from_slices(&rows.starts, &rows.ends);
                }
                append_adjacency(std::sync::Arc::make_mut(by_type), &edges, bound);
            },
        );
        note_types(nodes, &edges);
        graph.index_new_identities(first_new_node);
        graph.settle();
        graph
    }
}

/// Takes `count` numbers from `bound` on; the greatest one stands for none.
fn take_numbers(bound: &mut u32, count: usize) -> Result<u32, BulkFailure> {
    let first = *bound;
    let next = u32::try_from(count).ok().and_then(|count| first.checked_add(count)).ok_or(BulkFailure::TooMany)?;
    *bound = next;
    Ok(first)
}

/// Where relationships of one type start and end.
#[derive(Debug)]
pub(super) struct EndRows {
    pub(super) first: u32,
    relationship_type: TypeId,
    pub(super) starts: Vec<u32>,
    pub(super) ends: Vec<u32>,
}

/// The columns of each key, each with its first row, ascending.
type Columns<C = BulkColumn> = BTreeMap<KeyId, Parts<C>>;

/// Columns of one key, each with its first row.
type Parts<C> = Vec<(u32, C)>;

fn gather(columns: &mut Columns, first: u32, of_table: Vec<(KeyId, BulkColumn)>) {
    for (key, column) in of_table {
        columns.entry(key).or_default().push((first, column));
    }
}

/// A column whose strings are in the dictionary of the graph.
enum Interned {
    Integer(Vec<i64>, Nulls),
    Float(Vec<f64>, Nulls),
    Boolean(Vec<bool>, Nulls),
    /// Codes of the column and the codes of the graph that they stand for.
    Text(Vec<u32>, Vec<u32>),
    Mixed(Vec<crate::value::Value>),
}

fn intern(columns: Columns, dictionary: &mut Dictionary) -> Columns<Interned> {
    let mut interned = |column: BulkColumn| match column {
        BulkColumn::Integer(values, nulls) => Interned::Integer(values, nulls),
        BulkColumn::Float(values, nulls) => Interned::Float(values, nulls),
        BulkColumn::Boolean(values, nulls) => Interned::Boolean(values, nulls),
        BulkColumn::Text(codes, texts) => {
            let mut used = vec![false; texts.len()];
            for code in &codes {
                if let Some(used) = used.get_mut(*code as usize) {
                    *used = true;
                }
            }
            // A table's strings are more than this column's when it holds a part of the table's rows.
            let code = |(text, used): (&str, bool)| if used { dictionary.intern(text) } else { NULL_CODE };
            let new = texts.iter().zip(used).map(code).collect();
            Interned::Text(codes, new)
        }
        BulkColumn::Mixed(values) => Interned::Mixed(values),
    };
    let all = columns.into_iter();
    all.map(|(key, parts)| (key, parts.into_iter().map(|(first, part)| (first, interned(part))).collect())).collect()
}

impl Interned {
    fn append_to(self, target: &mut PropertyColumn, first: u32, dictionary: &Dictionary) {
        let is_valid = |nulls: &Nulls, row: usize| nulls.as_ref().is_none_or(|nulls| !nulls.get(row));
        match self {
            Interned::Integer(values, nulls) => {
                let all_valid = nulls.is_none();
                target.append(first, Run::Integer(&values), all_valid, |row| is_valid(&nulls, row), dictionary);
            }
            Interned::Float(values, nulls) => {
                let all_valid = nulls.is_none();
                target.append(first, Run::Float(&values), all_valid, |row| is_valid(&nulls, row), dictionary);
            }
            Interned::Boolean(values, nulls) => {
                let all_valid = nulls.is_none();
                target.append(first, Run::Boolean(&values), all_valid, |row| is_valid(&nulls, row), dictionary);
            }
            Interned::Text(mut codes, new) => {
                let mut all_valid = true;
                for code in &mut codes {
                    *code = new.get(*code as usize).copied().unwrap_or(NULL_CODE);
                    all_valid &= *code != NULL_CODE;
                }
                let valid = |row: usize| codes[row] != NULL_CODE;
                target.append(first, Run::Codes(&codes), all_valid, valid, dictionary);
            }
            Interned::Mixed(values) => {
                let valid = |row: usize| !values[row].is_null();
                target.append(first, Run::Mixed(&values), false, valid, dictionary);
            }
        }
    }
}

fn append_columns(table: &mut PropertyTable, columns: Columns<Interned>, dictionary: &Dictionary) {
    let taken: Vec<(KeyId, PropertyColumn, Parts<Interned>)> =
        columns.into_iter().map(|(key, parts)| (key, table.take_column(key), parts)).collect();
    let built: Vec<(KeyId, PropertyColumn)> = taken
        .into_par_iter()
        .map(|(key, mut column, parts)| {
            for (first, part) in parts {
                part.append_to(&mut column, first, dictionary);
            }
            (key, column)
        })
        .collect();
    for (key, column) in built {
        table.put_column(key, column);
    }
}

fn append_adjacency(by_type: &mut Vec<TypeAdjacency>, edges: &[EndRows], bound: usize) {
    let mut of_type: BTreeMap<usize, Vec<&EndRows>> = BTreeMap::new();
    for rows in edges {
        of_type.entry(rows.relationship_type.0 as usize).or_default().push(rows);
    }
    let types = of_type.keys().next_back().map_or(0, |last| last + 1);
    if by_type.len() < types {
        by_type.resize_with(types, TypeAdjacency::default);
    }
    let pairs: Vec<(&mut TypeAdjacency, Vec<&EndRows>)> = by_type
        .iter_mut()
        .enumerate()
        .filter_map(|(number, adjacency)| Some((adjacency, of_type.remove(&number)?)))
        .collect();
    pairs.into_par_iter().for_each(|(adjacency, rows)| adjacency.append(&rows, bound as u32));
}

/// Notes at each node which types its relationships have.
fn note_types(nodes: &mut Nodes, edges: &[EndRows]) {
    let mut masks = vec![0_u64; nodes.label_sets.len()];
    for rows in edges {
        let bit = 1 << (rows.relationship_type.0 % 64);
        for node in rows.starts.iter().chain(&rows.ends) {
            if let Some(mask) = masks.get_mut(*node as usize) {
                *mask |= bit;
            }
        }
    }
    for (node, mask) in masks.into_iter().enumerate().filter(|(_, mask)| *mask != 0) {
        nodes.note_types(node as u32, mask);
    }
}
