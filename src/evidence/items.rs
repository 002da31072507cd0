//! Keeps evidence items: what fields an item has, what is a valid one, and its fields as values and columns.
//!
//! Takes new items and field names; gives maps, and typed columns for the predicates of lenses.
//! Invariants: two items with equal fields are one item (SEMANTICS I4); `year`, `level` and `standing` come from the
//! source and the design and are never stored; a field that has its default (`directness`, `checked`) is not stored.
//! Start at [`add_item`], [`item_value`] and [`gather_item_field`].

use std::sync::Arc;

use hashbrown::HashMap;

use crate::diag::did_you_mean;
use crate::graph::{Graph, ItemId, KeyId, SourceId, is_storable_in_record};
use crate::value::{Bitmap, Column, Dictionary, MapValue, NULL_CODE, NULL_ID, RelationshipId, Value};

use super::declarations::Declarations;
use super::designs::{CERTAINTIES, DIRECT, DIRECTNESSES};
use super::error::EvidenceError;
use super::sources::{find_source, shown, source_field, unknown_source};
use super::standing::standing_at;

/// What an item says about its claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stance {
    /// For it.
    Supports,
    /// Against it.
    Refutes,
    /// Neither.
    Inconclusive,
}

impl Stance {
    /// All stances, in order of their codes in the store.
    pub const ALL: [Stance; 3] = [Stance::Supports, Stance::Refutes, Stance::Inconclusive];

    /// Returns the word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Stance::Supports => "supports",
            Stance::Refutes => "refutes",
            Stance::Inconclusive => "inconclusive",
        }
    }

    /// Returns what the word means.
    ///
    /// # Errors
    /// `InvalidStance`, with the nearest words.
    pub fn parse(word: &str) -> Result<Self, EvidenceError> {
        Self::ALL.into_iter().find(|stance| stance.as_str() == word).ok_or_else(|| {
            EvidenceError::new("InvalidStance", format!("`{word}` is no stance"))
                .with_help("write one of supports, refutes, inconclusive")
                .with_optional_help(did_you_mean(word, Self::ALL.into_iter().map(Self::as_str)))
        })
    }

    /// Returns the number that stands for it in the store.
    #[must_use]
    pub fn code(self) -> u8 {
        self as u8
    }

    /// Returns the stance of a code of the store; what is unknown says nothing either way.
    #[must_use]
    pub fn from_code(code: u8) -> Self {
        Self::ALL.get(usize::from(code)).copied().unwrap_or(Stance::Inconclusive)
    }
}

/// The fields that every item has a meaning for; it may have others.
const KNOWN_FIELDS: [&str; 18] = [
    "source",
    "stance",
    "directness",
    "design",
    "certainty",
    "confidence",
    "n",
    "effect",
    "at",
    "via",
    "via_at",
    "cohort",
    "population",
    "statement",
    "checked",
    "year",
    "level",
    "standing",
];

/// Returns the fields of items that have a meaning here, with the shorthands `year`, `level` and `standing`.
#[must_use]
pub fn known_item_fields() -> &'static [&'static str] {
    &KNOWN_FIELDS
}

/// An item to be added to a claim.
#[derive(Debug, Clone)]
pub struct NewItem {
    /// Key of the source.
    pub source: Arc<str>,
    /// What it says about the claim.
    pub stance: Stance,
    /// Key of the source through which it is known: a secondary citation.
    pub via: Option<Arc<str>>,
    /// Place in `via`.
    pub via_at: Option<Arc<str>>,
    /// All other fields.
    pub fields: MapValue,
}

/// Adds an item to a claim, unless the claim has the same item already. Returns whether it is new.
///
/// # Errors
/// `UnknownSource` with the nearest keys; `ReservedField`; `InvalidItem` for a word, number or type that a field does
/// not take. Nothing is written then.
pub fn add_item(
    graph: &mut Graph,
    declarations: &Declarations,
    claim: RelationshipId,
    item: &NewItem,
) -> Result<bool, EvidenceError> {
    if !graph.relationship_exists(claim) {
        return Err(EvidenceError::new("DeletedEntityAccess", "the claim is deleted"));
    }
    let source = find_source(graph, &item.source).ok_or_else(|| unknown_source(graph, &item.source))?;
    let via = match &item.via {
        Some(key) => Some(find_source(graph, key).ok_or_else(|| unknown_source(graph, key))?),
        None => None,
    };
    let mut fields = check_fields(declarations, &item.fields)?;
    if let Some(place) = &item.via_at {
        if via.is_none() {
            return Err(EvidenceError::new("InvalidItem", "a place in `via` without `via`")
                .with_help("say through which source it is known: VIA 'key' AT '…'"));
        }
        fields.insert(Arc::from("via_at"), Value::String(Arc::clone(place)));
    }
    let stance = item.stance.code();
    if find_item(graph, claim, source, via, stance, &fields).is_some() {
        return Ok(false);
    }
    let id = graph.create_item(claim, source, via, stance);
    for (field, value) in fields {
        let key: KeyId = graph.intern_key(&field);
        graph.set_item_property(id, key, value);
    }
    Ok(true)
}

/// Takes an item away from its claim.
pub fn remove_item(graph: &mut Graph, item: ItemId) {
    if graph.item_exists(item) {
        graph.delete_item(item);
    }
}

fn find_item(
    graph: &Graph,
    claim: RelationshipId,
    source: SourceId,
    via: Option<SourceId>,
    stance: u8,
    fields: &MapValue,
) -> Option<ItemId> {
    graph.items_of(claim).iter().copied().find(|item| {
        graph.item_source(*item) == source
            && graph.item_stance(*item) == stance
            && graph.item_via(*item) == via
            && has_fields(graph, *item, fields)
    })
}

fn has_fields(graph: &Graph, item: ItemId, fields: &MapValue) -> bool {
    let stored = graph.item_properties(item);
    let same = |key: &KeyId, value: &Value| fields.get(graph.key_name(*key)).is_some_and(|new| new.equivalent(value));
    stored.len() == fields.len() && stored.iter().all(|(key, value)| same(key, value))
}

/// Checks the fields of a new item and leaves out what is null or the default.
fn check_fields(declarations: &Declarations, fields: &MapValue) -> Result<MapValue, EvidenceError> {
    let mut kept = MapValue::new();
    for (field, value) in fields {
        if value.is_null() {
            continue;
        }
        let value = check_field(declarations, field, value)?;
        let is_default = match (&**field, &value) {
            ("directness", Value::String(word)) => &**word == DIRECT,
            ("checked", Value::Boolean(checked)) => *checked,
            _ => false,
        };
        if !is_default {
            kept.insert(Arc::clone(field), value);
        }
    }
    Ok(kept)
}

/// Checks one field and returns its value as it is stored.
///
/// # Errors
/// `ReservedField`, `InvalidItem`.
pub fn check_field(declarations: &Declarations, field: &str, value: &Value) -> Result<Value, EvidenceError> {
    let wrong_type = |expected: &str| {
        let message = format!("`{field}` must be {expected}, found {} of type {}", shown(value), value.type_name());
        EvidenceError::new("InvalidItem", message)
    };
    match field {
        "year" | "standing" => {
            Err(EvidenceError::new("ReservedField", format!("`{field}` of an item is that of its source")).with_help(
                match field {
                    "year" => "give the year to the source: MERGE SOURCE 'key' {year: …}",
                    _ => "mark the source: SET STANDING OF SOURCE 'key' TO '…'",
                },
            ))
        }
        "level" => Err(EvidenceError::new("ReservedField", "`level` of an item is that of its design")
            .with_help("give the item a `design`")),
        "source" | "stance" => Err(EvidenceError::new("ReservedField", format!("`{field}` is no field of the map"))
            .with_help("it stands before the map: SUPPORTED BY 'key' {…}")),
        "via" | "via_at" => Err(EvidenceError::new("ReservedField", format!("`{field}` is no field of the map"))
            .with_help("it stands after the map: SUPPORTED BY 'key' {…} VIA 'key' AT '…'")),
        "design" => {
            let word = value.as_str().ok_or_else(|| wrong_type("a string"))?;
            let names = || declarations.designs.names();
            if declarations.designs.get(word).is_none() {
                return Err(not_a_word(field, word, &names().collect::<Vec<_>>()));
            }
            Ok(value.clone())
        }
        "certainty" => one_of(field, value, &CERTAINTIES, wrong_type),
        "directness" => one_of(field, value, &DIRECTNESSES, wrong_type),
        "confidence" => match value.as_float() {
            Some(number) if (0.0..=1.0).contains(&number) => Ok(Value::Float(number)),
            _ => Err(wrong_type("a number from 0 to 1")),
        },
        "n" => match value {
            Value::Integer(0..) => Ok(value.clone()),
            _ => Err(wrong_type("an integer that is not negative")),
        },
        "checked" => match value {
            Value::Boolean(_) => Ok(value.clone()),
            _ => Err(wrong_type("true or false")),
        },
        "effect" | "at" | "cohort" | "statement" => match value {
            Value::String(_) => Ok(value.clone()),
            _ => Err(wrong_type("a string")),
        },
        _ if is_storable_in_record(value) => Ok(value.clone()),
        _ => Err(wrong_type("a value that can be stored")),
    }
}

fn one_of(
    field: &str,
    value: &Value,
    words: &[&str],
    wrong_type: impl Fn(&str) -> EvidenceError,
) -> Result<Value, EvidenceError> {
    let word = value.as_str().ok_or_else(|| wrong_type("a string"))?;
    if words.contains(&word) { Ok(value.clone()) } else { Err(not_a_word(field, word, words)) }
}

fn not_a_word(field: &str, word: &str, words: &[&str]) -> EvidenceError {
    EvidenceError::new("InvalidItem", format!("`{word}` is no {field}"))
        .with_help(format!("write one of {}", words.join(", ")))
        .with_optional_help(did_you_mean(word, words.iter().copied()))
}

/// Returns an item as a map: its fields, `source`, `stance`, `year`, `level` and `standing` at the moment.
#[must_use]
pub fn item_value(graph: &Graph, declarations: &Declarations, item: ItemId, moment: Option<i64>) -> Value {
    if !graph.item_exists(item) {
        return Value::Null;
    }
    let mut map = MapValue::new();
    map.insert(Arc::from("directness"), Value::from(DIRECT));
    map.insert(Arc::from("checked"), Value::Boolean(true));
    for (key, value) in graph.item_properties(item) {
        map.insert(Arc::clone(graph.key_name(key)), value);
    }
    let source = graph.item_source(item);
    let level = map.get("design").and_then(Value::as_str).and_then(|design| declarations.level_of_design(design));
    map.insert(Arc::from("source"), Value::String(Arc::clone(graph.source_key(source))));
    map.insert(Arc::from("stance"), Value::from(Stance::from_code(graph.item_stance(item)).as_str()));
    if let Some(via) = graph.item_via(item) {
        map.insert(Arc::from("via"), Value::String(Arc::clone(graph.source_key(via))));
    }
    map.insert(Arc::from("year"), source_field(graph, source, "year", moment));
    map.insert(Arc::from("level"), level.map_or(Value::Null, |level| Value::Integer(level.into())));
    map.insert(Arc::from("standing"), Value::from(standing_at(graph, source, moment).as_str()));
    Value::Map(Arc::new(map))
}

/// Returns one field of many items, as narrow a column as can be; an item that is [`NULL_ID`] gives null.
///
/// **Complexity** O(items), and what comes from sources is looked up once for each source.
#[must_use]
pub fn gather_item_field(
    graph: &Graph,
    declarations: &Declarations,
    items: &[u32],
    field: &str,
    moment: Option<i64>,
) -> Column {
    match field {
        "source" => per_source_column(graph, items, |source| source_field(graph, source, "key", None)),
        "year" | "standing" => per_source_column(graph, items, |source| source_field(graph, source, field, moment)),
        "via" => {
            let via = |item: u32| match graph.item_via(ItemId(item)) {
                Some(source) => source.0,
                None => NULL_ID,
            };
            let sources: Vec<u32> =
                items.iter().map(|item| if *item == NULL_ID { NULL_ID } else { via(*item) }).collect();
            source_column(graph, &sources, |source| source_field(graph, source, "key", None))
        }
        "stance" => stance_column(graph, items),
        "level" => level_column(graph, declarations, items),
        "directness" => with_default(items, stored(graph, items, field), &Value::from(DIRECT)),
        "checked" => with_default(items, stored(graph, items, field), &Value::Boolean(true)),
        _ => stored(graph, items, field),
    }
}

fn stored(graph: &Graph, items: &[u32], field: &str) -> Column {
    match graph.key_id(field) {
        Some(key) => graph.gather_item_property(items, key),
        None => Column::nulls(items.len()),
    }
}

/// Puts a default where an item states nothing.
fn with_default(items: &[u32], column: Column, default: &Value) -> Column {
    let has_null_item = items.contains(&NULL_ID);
    match (column, default) {
        (Column::Constant(Value::Null, len), _) if !has_null_item => Column::Constant(default.clone(), len),
        (Column::Dictionary(mut codes, mut dictionary), Value::String(word)) => {
            let default = dictionary.intern(word);
            for (code, item) in codes.iter_mut().zip(items) {
                if *code == NULL_CODE && *item != NULL_ID {
                    *code = default;
                }
            }
            Column::Dictionary(codes, dictionary)
        }
        (column, default) => {
            let value = |(row, item): (usize, &u32)| match column.get(row) {
                Value::Null if *item != NULL_ID => default.clone(),
                value => value,
            };
            items.iter().enumerate().map(value).collect()
        }
    }
}

fn stance_column(graph: &Graph, items: &[u32]) -> Column {
    let mut dictionary = Dictionary::default();
    let words = Stance::ALL.map(|stance| dictionary.intern(stance.as_str()));
    let code = |item: &u32| {
        if *item == NULL_ID { NULL_CODE } else { words[Stance::from_code(graph.item_stance(ItemId(*item))) as usize] }
    };
    Column::Dictionary(items.iter().map(code).collect(), dictionary)
}

fn level_column(graph: &Graph, declarations: &Declarations, items: &[u32]) -> Column {
    let level = |design: &str| declarations.level_of_design(design).map(i64::from);
    match stored(graph, items, "design") {
        Column::Dictionary(codes, dictionary) => {
            // Few designs, many items, mostly in runs: each design is looked up once.
            let mut known: HashMap<u32, u32> = HashMap::new();
            let mut values = Vec::new();
            let mut last = (NULL_CODE, NULL_ID);
            let mut rows = Vec::with_capacity(codes.len());
            for code in codes {
                if code != last.0 {
                    let place = *known.entry(code).or_insert_with(|| {
                        let found = dictionary.get(code).and_then(|design| level(design));
                        values.push(found.map_or(Value::Null, Value::Integer));
                        place_of(values.len() - 1)
                    });
                    last = (code, place);
                }
                rows.push(last.1);
            }
            spread(&values, &rows)
        }
        column => {
            let value = |design: Value| design.as_str().and_then(level).map_or(Value::Null, Value::Integer);
            column.iter().map(value).collect()
        }
    }
}

/// A column of something that each item has from its source; each source is asked once.
pub(super) fn per_source_column(graph: &Graph, items: &[u32], value: impl Fn(SourceId) -> Value) -> Column {
    let source = |item: &u32| if *item == NULL_ID { NULL_ID } else { graph.item_source(ItemId(*item)).0 };
    let sources: Vec<u32> = items.iter().map(source).collect();
    source_column(graph, &sources, value)
}

/// The same for sources by number; [`NULL_ID`] gives null.
fn source_column(graph: &Graph, sources: &[u32], value: impl Fn(SourceId) -> Value) -> Column {
    // A dense table costs as much as there are sources, which a batch of one row must not pay.
    let dense = sources.len() >= graph.source_count() / 4;
    let mut places = if dense { vec![NULL_ID; graph.source_count()] } else { Vec::new() };
    let mut sparse: HashMap<u32, u32> = HashMap::new();
    let mut distinct: Vec<u32> = Vec::new();
    let mut rows = Vec::with_capacity(sources.len());
    for source in sources {
        let place = if *source != NULL_ID && dense {
            places.get_mut(*source as usize)
        } else if *source != NULL_ID {
            Some(sparse.entry(*source).or_insert(NULL_ID))
        } else {
            None
        };
        rows.push(place.map_or(NULL_ID, |place| {
            if *place == NULL_ID {
                *place = place_of(distinct.len());
                distinct.push(*source);
            }
            *place
        }));
    }
    let values: Vec<Value> = distinct.into_iter().map(|source| value(SourceId(source))).collect();
    spread(&values, &rows)
}

/// A place as a row of [`spread`].
fn place_of(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(NULL_ID)
}

/// Returns the column whose row is `values[row]`; [`NULL_ID`] gives null.
fn spread(values: &[Value], rows: &[u32]) -> Column {
    if values.iter().all(Value::is_null) {
        return Column::nulls(rows.len());
    }
    if values.iter().all(|value| matches!(value, Value::Null | Value::String(_))) {
        let mut dictionary = Dictionary::default();
        let codes: Vec<u32> =
            values.iter().map(|value| value.as_str().map_or(NULL_CODE, |text| dictionary.intern(text))).collect();
        let code = |row: &u32| codes.get(*row as usize).copied().unwrap_or(NULL_CODE);
        return Column::Dictionary(rows.iter().map(code).collect(), dictionary);
    }
    if values.iter().all(|value| matches!(value, Value::Null | Value::Integer(_))) {
        let numbers: Vec<Option<i64>> = values.iter().map(Value::as_integer).collect();
        let number = |row: &u32| numbers.get(*row as usize).copied().flatten();
        let integers: Vec<i64> = rows.iter().map(|row| number(row).unwrap_or_default()).collect();
        let may_be_null = rows.contains(&NULL_ID) || numbers.contains(&None);
        let nulls = may_be_null.then(|| rows.iter().map(|row| number(row).is_none()).collect::<Bitmap>());
        return Column::Integer(integers, nulls.filter(Bitmap::any));
    }
    rows.iter().map(|row| values.get(*row as usize).cloned().unwrap_or_default()).collect()
}
