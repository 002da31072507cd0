//! Says which claim is which: by the ids of its ends, its type and the properties that its type declares as identity.
//!
//! Takes a claim or a description of one; gives a stable id, or the claims that fit.
//! Invariants: an id depends on the graph's contents, never on internal numbers, platform or time (SEMANTICS I1); an
//! absent key is a value of its own; claims whose ends have no `id` have none.
//! Start at [`claim_id`] and [`find_claim`]. How: the parts are written one after the other, each with its length, and
//! hashed by FNV-1a with 128 bits (Fowler, Noll, Vo; offset basis and prime of draft-eastlake-fnv), as 32 hexadecimal
//! digits. Why not a cryptographic hash: nothing is trusted to it; equality of claims is tested on their parts.

use std::sync::Arc;

use crate::graph::{Direction, Graph, KeyId, RelationshipId, TypeId};
use crate::value::{MapValue, NoEntities, NodeId, Value};

use super::declarations::Declarations;

/// The claims that a description fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimMatch {
    /// None: it is new.
    None,
    /// Exactly one.
    One(RelationshipId),
    /// Parallel ones, made by `CREATE`; onto these nothing can be asserted (SEMANTICS I2).
    Several(Vec<RelationshipId>),
}

/// Returns the keys that are part of the identity of claims of a type, sorted.
#[must_use]
pub fn identity_keys<'d>(declarations: &'d Declarations, type_name: &str) -> Vec<&'d str> {
    let declared = declarations.types.get(type_name).map_or(&[][..], |declared| &declared.identity);
    let mut keys: Vec<&str> = declared.iter().map(String::as_str).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Finds the claims with these ends, this type and these values of the identity keys (SEMANTICS I1).
///
/// Properties that are not part of the identity are not looked at; an identity key that is not among `properties` must
/// be absent in the claim.
///
/// **Complexity** O(the lesser degree of the two ends within the type).
#[must_use]
pub fn find_claim(
    graph: &Graph,
    declarations: &Declarations,
    start: NodeId,
    type_id: TypeId,
    end: NodeId,
    properties: &MapValue,
) -> ClaimMatch {
    let keys = identity_keys(declarations, graph.type_name(type_id));
    let wanted: Vec<(Option<KeyId>, Value)> = keys
        .into_iter()
        .map(|key| (graph.key_id(key), properties.get(key).cloned().unwrap_or_default()))
        .collect();
    let fits = |claim: &RelationshipId| {
        wanted.iter().all(|(key, value)| {
            let own = key.map_or(Value::Null, |key| graph.relationship_property(*claim, key));
            own.equivalent(value)
        })
    };
    let mut found: Vec<RelationshipId> = between(graph, start, type_id, end).into_iter().filter(fits).collect();
    match (found.pop(), found.is_empty()) {
        (None, _) => ClaimMatch::None,
        (Some(one), true) => ClaimMatch::One(one),
        (Some(last), false) => {
            found.push(last);
            ClaimMatch::Several(found)
        }
    }
}

/// Returns the relationships of a type from one node to another, by their numbers.
fn between(graph: &Graph, start: NodeId, type_id: TypeId, end: NodeId) -> Vec<RelationshipId> {
    let types = [type_id];
    let out_degree = graph.degree(start, Direction::Outgoing, Some(&types));
    let in_degree = graph.degree(end, Direction::Incoming, Some(&types));
    let (mut relationships, mut others) = (Vec::new(), Vec::new());
    let other_end = if out_degree <= in_degree {
        graph.expand(start, Direction::Outgoing, Some(&types), &mut relationships, &mut others);
        end
    } else {
        graph.expand(end, Direction::Incoming, Some(&types), &mut relationships, &mut others);
        start
    };
    let pairs = relationships.into_iter().zip(others);
    let mut found: Vec<RelationshipId> =
        pairs.filter(|(_, other)| *other == other_end.0).map(|(claim, _)| RelationshipId(claim)).collect();
    found.sort_unstable();
    found
}

/// Returns the stable id of a claim; `None` when one of its ends has no `id` (SEMANTICS I1, I2).
///
/// The second and further of parallel claims get `-2`, `-3`, …, in order of their numbers within this graph.
#[must_use]
pub fn claim_id(graph: &Graph, declarations: &Declarations, claim: RelationshipId) -> Option<String> {
    if !graph.relationship_exists(claim) {
        return None;
    }
    let (start, end, type_id) = (graph.start_of(claim), graph.end_of(claim), graph.type_of(claim));
    let type_name = graph.type_name(type_id);
    let mut hash = Fnv128::new();
    hash.part(&entity_id(graph, start)?);
    hash.part(type_name);
    hash.part(&entity_id(graph, end)?);
    let mut identity = MapValue::new();
    for key in identity_keys(declarations, type_name) {
        let value = graph.key_id(key).map_or(Value::Null, |id| graph.relationship_property(claim, id));
        if !value.is_null() {
            hash.part(key);
            hash.value(&value);
            identity.insert(Arc::from(key), value);
        }
    }
    let digits = format!("{:032x}", hash.state);
    let parallel = match find_claim(graph, declarations, start, type_id, end, &identity) {
        ClaimMatch::Several(claims) => claims.iter().position(|other| *other == claim).unwrap_or_default(),
        ClaimMatch::None | ClaimMatch::One(_) => 0,
    };
    Some(if parallel == 0 { digits } else { format!("{digits}-{}", parallel + 1) })
}

/// Returns the property `id` of a node, when it is a string.
fn entity_id(graph: &Graph, node: NodeId) -> Option<Arc<str>> {
    match graph.node_property(node, graph.key_id("id")?) {
        Value::String(id) => Some(id),
        _ => None,
    }
}

struct Fnv128 {
    state: u128,
}

impl Fnv128 {
    const OFFSET_BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

    fn new() -> Self {
        Fnv128 { state: Self::OFFSET_BASIS }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.state = (self.state ^ u128::from(*byte)).wrapping_mul(Self::PRIME);
        }
    }

    /// A text with its length, so that no two lists of texts are written alike.
    fn part(&mut self, text: &str) {
        self.bytes(&(text.len() as u64).to_le_bytes());
        self.bytes(text.as_bytes());
    }

    /// A value with the name of its type; equivalent numbers are written alike.
    fn value(&mut self, value: &Value) {
        match value {
            Value::Float(number) if is_whole(*number) => self.part(&format!("INTEGER {}", *number as i64)),
            Value::Integer(number) => self.part(&format!("INTEGER {number}")),
            Value::List(elements) => {
                self.part(&format!("LIST {}", elements.len()));
                elements.iter().for_each(|element| self.value(element));
            }
            Value::String(text) => {
                self.part("STRING");
                self.part(text);
            }
            other => self.part(&format!("{} {}", other.type_name(), other.literal(&NoEntities))),
        }
    }
}

/// Whether a float is also a 64-bit integer, which then is equal to it.
fn is_whole(number: f64) -> bool {
    const TWO_TO_63: f64 = 9_223_372_036_854_775_808.0;
    number.trunc() == number && (-TWO_TO_63..TWO_TO_63).contains(&number)
}
