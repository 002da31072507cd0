//! Makes a graph of tables.
//!
//! Takes all tables of a folder; gives the graph and what is to be told of it.
//! Invariants: nodes are numbered by the order of their tables, and those of one set of labels within a table follow each
//! other, so do the relationships of a type; nothing is built when anything is wrong.
//! Start at [`graph_of`].

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::evidence::{Declarations, METADATA_NAME};
use crate::graph::{Bulk, BulkColumn, BulkFailure, BulkItems, Graph, Texts};
use crate::value::NULL_ID;

use super::convert::{ELEMENT_SEPARATOR, convert, without_empty};
use super::ends::{EndColumn, IdColumn, NodeIds, NodeNumbers};
use super::evidence::{Bibliography, RowItems, items_of};
use super::folder::Folder;
use super::header::{Role, TableKind};
use super::problems::{At, Problem, Problems};
use super::sources::add_sources;
use super::table::{Table, TableColumn, into_texts};
use super::{ImportOptions, ImportReport};

/// Builds the graph; none, or one to be thrown away, when there are problems.
pub(super) fn graph_of(
    tables: Vec<Table>,
    folder: &Folder,
    options: ImportOptions,
    problems: &Problems<'_>,
) -> Option<(Graph, ImportReport)> {
    let mut report = ImportReport { tables: tables.len(), ..ImportReport::default() };
    let mut graph = Graph::new();
    let (mut nodes, mut relationships) = (Vec::new(), Vec::new());
    for table in tables {
        match table.kind {
            TableKind::Nodes => nodes.push(table),
            TableKind::Relationships => relationships.push(table),
            TableKind::Sources if options.evidence => add_sources(&mut graph, table, problems),
            TableKind::Sources => report.sources_left_aside = true,
        }
    }
    let mut next = 0;
    let mut node_tables = Vec::with_capacity(nodes.len());
    let mut ids = Vec::with_capacity(nodes.len());
    for table in nodes {
        let (table, id) = NodeTable::of(table, folder, &mut next, problems)?;
        node_tables.push(table);
        ids.push(id);
    }
    let entered = NodeIds::enter(&ids, problems);
    report.shared_ids = entered.shared(&ids);
    let declarations = Declarations::default();
    let bibliography = Bibliography::of(&graph);
    let read: Vec<Option<RelationshipTable>> = relationships
        .into_par_iter()
        .with_max_len(1)
        .map(|table| RelationshipTable::of(table, folder, &entered, &bibliography, &declarations, problems))
        .collect();
    drop(entered);
    if !problems.is_empty() {
        return None;
    }
    let relationship_tables: Vec<RelationshipTable> = read.into_iter().flatten().collect();
    report.parallel_relationships = parallel(&relationship_tables);
    if options.evidence {
        graph.set_metadata(METADATA_NAME, &declared(&relationship_tables));
    }
    let mut bulk = graph.bulk();
    for (table, id) in node_tables.into_iter().zip(ids) {
        table.add(&mut bulk, id).map_err(|failure| refused(failure, problems)).ok()?;
    }
    for table in relationship_tables {
        table.add(&mut bulk).map_err(|failure| refused(failure, problems)).ok()?;
    }
    Some((bulk.finish(), report))
}

fn refused(failure: BulkFailure, problems: &Problems<'_>) {
    let message = match failure {
        BulkFailure::TooMany => "there are more rows than a graph has numbers for",
        BulkFailure::Ragged | BulkFailure::Dangling => "the tables do not fit together",
    };
    problems.add(0, Problem::new(At::File, "TooLarge", message));
}

/// The properties of a table, in their declared types.
fn properties(columns: Vec<TableColumn>, file: usize, problems: &Problems<'_>) -> Vec<(String, BulkColumn)> {
    let property = |column: TableColumn| match &column.header.role {
        Role::Property(name) => {
            let name = name.clone();
            Some((name, convert(column, |problem| problems.add(file, problem))))
        }
        _ => None,
    };
    columns.into_iter().filter_map(property).collect()
}

/// Rows of a table that go together, by what they have in common.
struct Groups<K> {
    /// None stands for all rows, in order.
    groups: Vec<(K, Option<Vec<u32>>)>,
}

impl<K> Groups<K> {
    fn one(key: K) -> Self {
        Groups { groups: vec![(key, None)] }
    }

    /// Groups rows by the keys of their codes; `of_null` is the key of a null.
    fn by(codes: &[u32], texts: &Texts, key: impl Fn(Option<&str>) -> K) -> Self
    where
        K: Ord,
    {
        let mut keys: Vec<K> = texts.iter().map(|text| key(Some(text))).collect();
        keys.push(key(None));
        let of_null = keys.len() - 1;
        let mut rows: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for (row, code) in codes.iter().enumerate() {
            rows.entry((*code as usize).min(of_null)).or_default().push(row as u32);
        }
        let mut united: BTreeMap<K, Vec<u32>> = BTreeMap::new();
        for (place, key) in keys.into_iter().enumerate() {
            if let Some(rows) = rows.remove(&place) {
                united.entry(key).or_default().extend(rows);
            }
        }
        let is_one = united.len() == 1;
        let mut groups: Vec<(K, Option<Vec<u32>>)> = united.into_iter().map(|(key, rows)| (key, Some(rows))).collect();
        for (_, rows) in &mut groups {
            if let Some(rows) = rows {
                rows.sort_unstable();
            }
            if is_one {
                *rows = None;
            }
        }
        Groups { groups }
    }
}

/// A table of nodes that is ready to be added.
struct NodeTable {
    rows: usize,
    groups: Groups<Vec<String>>,
    properties: Vec<(String, BulkColumn)>,
    id_property: Option<String>,
}

impl NodeTable {
    fn of(mut table: Table, folder: &Folder, next: &mut u32, problems: &Problems<'_>) -> Option<(NodeTable, IdColumn)> {
        let id = table.take(|role| matches!(role, Role::Id { .. }))?;
        let Role::Id { space, property } = id.header.role.clone() else { return None };
        let labels = table.take(|role| *role == Role::Label);
        let groups = match labels {
            None => Groups::one(vec![folder.files[table.file].stem.clone()]),
            Some(column) => {
                let (codes, texts) = into_texts(column.values);
                Groups::by(&codes, &texts, |labels| {
                    let labels = labels.unwrap_or_default().split(ELEMENT_SEPARATOR).map(str::trim);
                    let labels: BTreeSet<&str> = labels.filter(|label| !label.is_empty()).collect();
                    labels.into_iter().map(str::to_owned).collect()
                })
            }
        };
        let first = *next;
        let Some(after) = u32::try_from(table.rows).ok().and_then(|rows| first.checked_add(rows)) else {
            refused(BulkFailure::TooMany, problems);
            return None;
        };
        *next = after;
        let nodes = match groups.groups.as_slice() {
            [(_, None)] | [] => NodeNumbers::From(first),
            groups => {
                let mut numbers = vec![0; table.rows];
                let rows = groups.iter().filter_map(|(_, rows)| rows.as_ref()).flatten();
                for (row, number) in rows.zip(first..) {
                    numbers[*row as usize] = number;
                }
                NodeNumbers::Each(numbers)
            }
        };
        let (mut codes, texts) = into_texts(id.values);
        without_empty(&mut codes, &texts);
        let is_identity = property.as_deref() == Some("id");
        let id = IdColumn { file: table.file, number: id.number, space, is_identity, codes, texts, nodes };
        let properties = properties(table.columns, table.file, problems);
        Some((NodeTable { rows: table.rows, groups, properties, id_property: property }, id))
    }

    fn add(self, bulk: &mut Bulk, id: IdColumn) -> Result<(), BulkFailure> {
        let NodeTable { rows, groups, mut properties, id_property } = self;
        if let Some(name) = id_property {
            properties.insert(0, (name, BulkColumn::Text(id.codes, id.texts)));
        }
        for (labels, of_group) in groups.groups {
            let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
            match of_group {
                None => bulk.nodes(&labels, rows, std::mem::take(&mut properties))?,
                Some(of_group) => {
                    let columns = properties.iter().map(|(name, column)| (name.clone(), column.take(&of_group)));
                    bulk.nodes(&labels, of_group.len(), columns.collect())?
                }
            };
        }
        Ok(())
    }
}

/// A table of relationships that is ready to be added.
struct RelationshipTable {
    groups: Groups<String>,
    starts: Vec<u32>,
    ends: Vec<u32>,
    properties: Vec<(String, BulkColumn)>,
    items: Option<RowItems>,
}

impl RelationshipTable {
    fn of(
        mut table: Table,
        folder: &Folder,
        ids: &NodeIds<'_>,
        bibliography: &Bibliography<'_>,
        declarations: &Declarations,
        problems: &Problems<'_>,
    ) -> Option<RelationshipTable> {
        let stem = &folder.files[table.file].stem;
        let groups = match table.take(|role| *role == Role::Type) {
            None => Groups::one(stem.clone()),
            Some(column) => {
                let (codes, texts) = into_texts(column.values);
                let type_of = |name: Option<&str>| name.filter(|name| !name.is_empty()).unwrap_or(stem).to_owned();
                Groups::by(&codes, &texts, type_of)
            }
        };
        let file = table.file;
        let mut end = |wanted: fn(&Role) -> Option<&String>| {
            let column = table.take(|role| wanted(role).is_some())?;
            let space = wanted(&column.header.role)?.clone();
            let (mut codes, texts) = into_texts(column.values);
            without_empty(&mut codes, &texts);
            Some(ids.find(&EndColumn { file, number: column.number, space, codes, texts }, problems))
        };
        let (starts, ends) = (end(start_space)?, end(end_space)?);
        let items = items_of(&mut table, bibliography, declarations, problems);
        let properties = properties(table.columns, file, problems);
        Some(RelationshipTable { groups, starts, ends, properties, items })
    }

    fn add(self, bulk: &mut Bulk) -> Result<(), BulkFailure> {
        let RelationshipTable { groups, starts, ends, properties, items } = self;
        let mut whole = Some((starts, ends, properties, items));
        for (type_name, rows) in groups.groups {
            let Some((starts, ends, properties, items)) = (match &rows {
                None => whole.take(),
                Some(rows) => whole.as_ref().map(|(starts, ends, properties, items)| {
                    (
                        taken(starts, rows),
                        taken(ends, rows),
                        properties.iter().map(|(name, column)| (name.clone(), column.take(rows))).collect(),
                        items.as_ref().map(|items| items.take(rows)),
                    )
                }),
            }) else {
                continue;
            };
            let first = bulk.relationships(&type_name, starts, ends, properties)?;
            if let Some(items) = items {
                items.add(bulk, first.0)?;
            }
        }
        Ok(())
    }
}

fn start_space(role: &Role) -> Option<&String> {
    match role {
        Role::Start { space } => Some(space),
        _ => None,
    }
}

fn end_space(role: &Role) -> Option<&String> {
    match role {
        Role::End { space } => Some(space),
        _ => None,
    }
}

fn taken<T: Copy>(values: &[T], rows: &[u32]) -> Vec<T> {
    rows.iter().map(|row| values[*row as usize]).collect()
}

impl RowItems {
    /// The items of some rows.
    fn take(&self, rows: &[u32]) -> RowItems {
        RowItems {
            sources: taken(&self.sources, rows),
            vias: taken(&self.vias, rows),
            stances: taken(&self.stances, rows),
            columns: self.columns.iter().map(|(field, column)| (*field, column.take(rows))).collect(),
        }
    }

    /// Adds the items of rows that are relationships from `first` on.
    fn add(self, bulk: &mut Bulk, first: u32) -> Result<(), BulkFailure> {
        let with_item: Vec<u32> =
            (0..self.sources.len() as u32).filter(|row| self.sources[*row as usize] != NULL_ID).collect();
        let items = if with_item.len() == self.sources.len() { self } else { self.take(&with_item) };
        let owners = with_item.into_iter().map(|row| first + row).collect();
        let RowItems { sources, vias, stances, columns } = items;
        bulk.items(BulkItems { owners, sources, vias, stances, columns })?;
        Ok(())
    }
}

/// A table and some of its rows, or all.
type SomeRows<'a> = (&'a RelationshipTable, Option<&'a [u32]>);

/// Counts relationships of the same type and ends as an earlier one.
fn parallel(tables: &[RelationshipTable]) -> usize {
    let mut of_type: BTreeMap<&str, Vec<SomeRows<'_>>> = BTreeMap::new();
    for table in tables {
        for (name, rows) in &table.groups.groups {
            of_type.entry(name).or_default().push((table, rows.as_deref()));
        }
    }
    let types: Vec<_> = of_type.into_values().collect();
    types.into_par_iter().with_max_len(1).map(repeated).sum()
}

fn repeated(tables: Vec<SomeRows<'_>>) -> usize {
    let mut pairs = Vec::new();
    for (table, rows) in tables {
        let pair = |row: usize| u64::from(table.starts[row]) << 32 | u64::from(table.ends[row]);
        match rows {
            None => pairs.extend((0..table.starts.len()).map(pair)),
            Some(rows) => pairs.extend(rows.iter().map(|row| pair(*row as usize))),
        }
    }
    if !pairs.is_sorted() {
        pairs.sort_unstable();
    }
    pairs.windows(2).filter(|pair| pair[0] == pair[1]).count()
}

/// Writes what a graph with evidence declares of its types: which of them stand on evidence.
fn declared(tables: &[RelationshipTable]) -> String {
    let mut types: BTreeMap<&str, bool> = BTreeMap::new();
    for table in tables {
        for (name, _) in &table.groups.groups {
            *types.entry(name).or_default() |= table.items.is_some();
        }
    }
    let mut text = String::new();
    for (name, has_evidence) in types {
        let policy = if has_evidence { "optional" } else { "none" };
        let name = serde_json::Value::from(name);
        text.push_str(&format!("[types.{name}]\nevidence = \"{policy}\"\n\n"));
    }
    text
}
