//! What a statement did to a graph, as operations that can be done again.
//!
//! Takes the operations of the store's interface as they are called; gives bytes, and does again what bytes say.
//! Invariant: done again on the version that they were noted on, operations give the version that they gave, with the
//! same numbers, since numbers are given out in order and names keep theirs; what an operation does by calling others is
//! noted twice and has no effect the second time.
//! Start at [`Redo::note`] and [`apply`].

use super::super::Graph;
use super::super::ids::{ItemId, KeyId, LabelId, SourceId, TypeId};
use super::super::records::some_source;
use super::ReadFailure;
use super::bytes::{Cursor, damaged, put_string, put_u32};
use super::values::{put_value, read_value};
use crate::value::{NodeId, RelationshipId, Value};

/// An operation of the store's interface. `docs/FORMAT.md` says what follows each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::graph) enum Operation {
    Label = 1,
    Type = 2,
    Key = 3,
    CreateNode = 4,
    DeleteNode = 5,
    AddLabel = 6,
    RemoveLabel = 7,
    SetNodeProperty = 8,
    CreateRelationship = 9,
    DeleteRelationship = 10,
    SetRelationshipProperty = 11,
    CreateSource = 12,
    SetSourceProperty = 13,
    CreateItem = 14,
    DeleteItem = 15,
    SetItemProperty = 16,
    Metadata = 17,
}

impl Operation {
    pub(super) const ALL: [Operation; 17] = [
        Operation::Label,
        Operation::Type,
        Operation::Key,
        Operation::CreateNode,
        Operation::DeleteNode,
        Operation::AddLabel,
        Operation::RemoveLabel,
        Operation::SetNodeProperty,
        Operation::CreateRelationship,
        Operation::DeleteRelationship,
        Operation::SetRelationshipProperty,
        Operation::CreateSource,
        Operation::SetSourceProperty,
        Operation::CreateItem,
        Operation::DeleteItem,
        Operation::SetItemProperty,
        Operation::Metadata,
    ];
}

/// The operations noted so far, if they are to be noted.
#[derive(Debug, Clone, Default)]
pub(in crate::graph) struct Redo(Option<Vec<u8>>);

impl Redo {
    /// Notes operations from now on.
    pub(in crate::graph) fn begin(&mut self) {
        self.0 = Some(Vec::new());
    }

    /// Returns what was noted, if it says all that was done, and notes no more.
    pub(in crate::graph) fn take(&mut self) -> Option<Vec<u8>> {
        self.0.take()
    }

    /// Notes an operation with the numbers and texts it takes.
    pub(in crate::graph) fn note(&mut self, operation: Operation, numbers: &[u32], texts: &[&str]) {
        let Some(bytes) = &mut self.0 else { return };
        bytes.push(operation as u8);
        numbers.iter().for_each(|number| put_u32(bytes, *number));
        texts.iter().for_each(|text| put_string(bytes, text));
    }

    /// Notes more numbers that the last operation takes.
    pub(in crate::graph) fn more(&mut self, numbers: impl Iterator<Item = u32>) {
        if let Some(bytes) = &mut self.0 {
            numbers.for_each(|number| put_u32(bytes, number));
        }
    }

    /// Notes that a value of a key was set.
    pub(in crate::graph) fn note_value(&mut self, operation: Operation, element: u32, key: KeyId, value: &Value) {
        self.note(operation, &[element, key.0], &[]);
        if let Some(bytes) = &mut self.0
            && !put_value(bytes, value)
        {
            // A value that cannot be written down leaves the whole state as the only record.
            self.0 = None;
        }
    }
}

/// Does again what was noted.
pub(super) fn apply(graph: &mut Graph, bytes: &[u8]) -> Result<(), ReadFailure> {
    let mut bytes = Cursor::new(bytes);
    while !bytes.is_at_end() {
        let tag = bytes.u8()?;
        let operation = Operation::ALL.into_iter().find(|operation| *operation as u8 == tag);
        apply_one(graph, operation.ok_or_else(|| damaged("it has an unknown operation"))?, &mut bytes)?;
    }
    Ok(())
}

fn apply_one(graph: &mut Graph, operation: Operation, bytes: &mut Cursor<'_>) -> Result<(), ReadFailure> {
    match operation {
        Operation::Label => drop(graph.intern_label(bytes.string()?)),
        Operation::Type => drop(graph.intern_type(bytes.string()?)),
        Operation::Key => drop(graph.intern_key(bytes.string()?)),
        Operation::CreateNode => {
            let labels = (0..bytes.u32()?).map(|_| Ok(LabelId(bytes.u32()?)));
            let labels = labels.collect::<Result<Vec<LabelId>, ReadFailure>>()?;
            graph.create_node(&labels);
        }
        Operation::DeleteNode => {
            // One that is still connected was not deleted then, either.
            let _ = graph.delete_node(NodeId(bytes.u32()?));
        }
        Operation::AddLabel => drop(graph.add_label(NodeId(bytes.u32()?), LabelId(bytes.u32()?))),
        Operation::RemoveLabel => drop(graph.remove_label(NodeId(bytes.u32()?), LabelId(bytes.u32()?))),
        Operation::SetNodeProperty => {
            let (node, key, value) = (NodeId(bytes.u32()?), KeyId(bytes.u32()?), read_value(bytes)?);
            graph.set_node_property(node, key, value);
        }
        Operation::CreateRelationship => {
            let (start, kind, end) = (NodeId(bytes.u32()?), TypeId(bytes.u32()?), NodeId(bytes.u32()?));
            graph.create_relationship(start, kind, end);
        }
        Operation::DeleteRelationship => graph.delete_relationship(RelationshipId(bytes.u32()?)),
        Operation::SetRelationshipProperty => {
            let (relationship, key) = (RelationshipId(bytes.u32()?), KeyId(bytes.u32()?));
            graph.set_relationship_property(relationship, key, read_value(bytes)?);
        }
        Operation::CreateSource => drop(graph.create_source(bytes.string()?)),
        Operation::SetSourceProperty => {
            let (source, key) = (SourceId(bytes.u32()?), KeyId(bytes.u32()?));
            graph.set_source_property(source, key, read_value(bytes)?);
        }
        Operation::CreateItem => {
            let (owner, source, via) = (RelationshipId(bytes.u32()?), SourceId(bytes.u32()?), bytes.u32()?);
            let stance = u8::try_from(bytes.u32()?).map_err(|_| damaged("a number is too large"))?;
            graph.create_item(owner, source, some_source(via), stance);
        }
        Operation::DeleteItem => graph.delete_item(ItemId(bytes.u32()?)),
        Operation::SetItemProperty => {
            let (item, key) = (ItemId(bytes.u32()?), KeyId(bytes.u32()?));
            graph.set_item_property(item, key, read_value(bytes)?);
        }
        Operation::Metadata => {
            let (name, text) = (bytes.string()?, bytes.string()?);
            graph.set_metadata(name, text);
        }
    }
    Ok(())
}
