//! Says which claim is which: by the ids of its ends, its type and the properties that its type declares as identity.
//!
//! Takes a claim or a description of one; gives a stable id, or the claims that fit.
//! Invariants: an id depends on the graph's contents, never on internal numbers, platform or time (SEMANTICS I1); an
//! absent key is a value of its own; claims whose ends have no `id` have none.
//! Start at [`claim_id`] and [`find_claim`]. How: the parts are written one after the other, each with its length, and
//! hashed by FNV-1a with 128 bits (Fowler, Noll, Vo; offset basis and prime of draft-eastlake-fnv), as 32 hexadecimal
//! digits. Why not a cryptographic hash: nothing is trusted to it; equality of claims is tested on their parts.

use std::sync::Arc;

use crate::graph::{Direction, Graph, KeyId, TypeId};
use crate::value::{MapValue, NoEntities, NodeId, RelationshipId, Value};

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
    let wanted: Vec<(Option<KeyId>, Value)> =
        keys.into_iter().map(|key| (graph.key_id(key), properties.get(key).cloned().unwrap_or_default())).collect();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::tests::{World, texts};

    const DECLARED: &str = "[types.R]\nidentity = ['species', 'dose']";

    /// Start, type, end, properties.
    type PlainClaim = (&'static str, &'static str, &'static str, &'static [(&'static str, &'static str)]);

    fn world_with_claims(order: &[usize]) -> World {
        let mut world = World::declaring(DECLARED);
        let claims: [PlainClaim; 6] = [
            ("a", "R", "b", &[]),
            ("a", "R", "b", &[("species", "rat")]),
            ("a", "R", "b", &[("species", "mouse"), ("note", "x")]),
            ("b", "R", "a", &[]),
            ("a", "Q", "b", &[("species", "rat")]),
            ("a", "R", "c", &[]),
        ];
        for number in order {
            let (start, type_name, end, properties) = claims[*number];
            let claim = world.claim(start, type_name, end);
            for (key, value) in texts(properties) {
                let key = world.graph.intern_key(&key);
                world.graph.set_relationship_property(claim, key, value);
            }
        }
        world
    }

    fn ids(world: &World) -> Vec<Option<String>> {
        let claims = (0..world.graph.relationship_bound()).map(RelationshipId);
        claims.map(|claim| claim_id(&world.graph, &world.declarations, claim)).collect()
    }

    #[test]
    fn i1_ids_depend_on_contents_only() {
        let forwards = ids(&world_with_claims(&[0, 1, 2, 3, 4, 5]));
        let mut backwards = ids(&world_with_claims(&[5, 4, 3, 2, 1, 0]));
        backwards.reverse();
        assert_eq!(forwards, backwards);
        let distinct: std::collections::BTreeSet<_> = forwards.iter().flatten().collect();
        assert_eq!(distinct.len(), 6);
        // The id is a promise over versions and platforms.
        assert_eq!(forwards[1].as_deref(), Some("e7e94557ba108585a4ba19af75b0d1bf"));
    }

    #[test]
    fn fnv_1a_gives_the_published_values() {
        for (text, expected) in [
            ("", 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128),
            ("a", 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964),
            ("foobar", 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18),
        ] {
            let mut hash = Fnv128::new();
            hash.bytes(text.as_bytes());
            assert_eq!(hash.state, expected, "{text}");
        }
    }

    #[test]
    fn i1_find_compares_identity_exactly() {
        let world = world_with_claims(&[0, 1, 2, 3, 4, 5]);
        let find = |start: &str, type_name: &str, end: &str, properties: &[(&str, &str)]| {
            let node = |id: &str| world.graph.find_node_by_id(id).expect("is a node");
            let type_id = world.graph.type_id(type_name).expect("is a type");
            find_claim(&world.graph, &world.declarations, node(start), type_id, node(end), &texts(properties))
        };
        let one = |number| ClaimMatch::One(RelationshipId(number));
        assert_eq!(find("a", "R", "b", &[]), one(0));
        assert_eq!(find("a", "R", "b", &[("species", "rat")]), one(1));
        assert_eq!(find("a", "R", "b", &[("species", "mouse")]), one(2));
        assert_eq!(find("a", "R", "b", &[("species", "man")]), ClaimMatch::None);
        assert_eq!(find("a", "R", "b", &[("dose", "1")]), ClaimMatch::None);
        // What is no part of the identity is not looked at.
        assert_eq!(find("a", "R", "b", &[("note", "z")]), one(0));
        assert_eq!(find("a", "Q", "b", &[]), one(4));
        assert_eq!(find("b", "Q", "a", &[]), ClaimMatch::None);
    }

    #[test]
    fn i2_parallel_claims_get_a_running_number_and_ends_without_id_none() {
        let mut world = world_with_claims(&[0, 1, 0, 0]);
        let found = ids(&world);
        let first = found[0].clone().expect("has an id");
        assert_eq!(found[2].as_deref(), Some(format!("{first}-2").as_str()));
        assert_eq!(found[3].as_deref(), Some(format!("{first}-3").as_str()));
        let (a, b) = (world.node("a"), world.node("b"));
        let r = world.graph.intern_type("R");
        let several = ClaimMatch::Several([0, 2, 3].map(RelationshipId).to_vec());
        assert_eq!(find_claim(&world.graph, &world.declarations, a, r, b, &MapValue::new()), several);
        let nameless = world.graph.create_node(&[]);
        let claim = world.graph.create_relationship(a, r, nameless);
        assert_eq!(claim_id(&world.graph, &world.declarations, claim), None);
        let id = world.graph.intern_key("id");
        world.graph.set_node_property(nameless, id, Value::Integer(3));
        assert_eq!(claim_id(&world.graph, &world.declarations, claim), None);
        world.graph.delete_relationship(RelationshipId(0));
        assert_eq!(claim_id(&world.graph, &world.declarations, RelationshipId(0)), None);
        assert_eq!(ids(&world)[2], Some(first));
    }

    #[test]
    fn equal_numbers_have_one_id_and_other_types_others() {
        let id = |value: Value| {
            let mut hash = Fnv128::new();
            hash.value(&value);
            hash.state
        };
        assert_eq!(id(Value::Integer(3)), id(Value::Float(3.0)));
        assert_eq!(id(Value::Float(0.0)), id(Value::Float(-0.0)));
        assert_ne!(id(Value::Integer(3)), id(Value::from("3")));
        assert_ne!(id(Value::Float(3.5)), id(Value::Float(3.25)));
        let list = |texts: &[&str]| Value::List(Arc::new(texts.iter().map(|text| Value::from(*text)).collect()));
        assert_ne!(id(list(&["ab", "c"])), id(list(&["a", "bc"])));
        assert_ne!(id(list(&["a"])), id(Value::from("a")));
    }
}
