//! Keeps the bibliography: when a source appeared, what is known of it, and how two accounts of it become one.
//!
//! Takes keys and fields; gives years, days, maps and columns of a source's fields.
//! Invariants: a field that contradicts what is there is never written (SEMANTICS I3); a source has a year or says that
//! it is undated; every check comes before the first write.
//! Start at [`merge_source`] and [`source_value`].

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::did_you_mean;
use crate::graph::{Graph, KeyId, SourceId, is_storable_in_record};
use crate::value::{Column, MapValue, NoEntities, Value};

use super::dates::{day_number, last_day_of, last_day_of_month, last_day_of_year, month_of, year_of};
use super::error::EvidenceError;
use super::items::per_source_column;
use super::standing::{
    STANDINGS, events_of, standing_at, standing_events, standing_of, take_events, unite_events, write_events,
};

/// Which side holds where two accounts of a source contradict each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Preference {
    /// Neither: a contradiction is an error.
    #[default]
    Neither,
    /// What the graph has.
    Old,
    /// What comes.
    New,
}

/// A field of a source that is there with another value.
#[derive(Debug, Clone)]
pub struct Contradiction {
    /// The field.
    pub field: Arc<str>,
    /// What the graph has.
    pub old: Value,
    /// What came.
    pub new: Value,
}

pub(super) fn find_source(graph: &Graph, key: &str) -> Option<SourceId> {
    graph.source_id(key)
}

pub(super) fn unknown_source(graph: &Graph, key: &str) -> EvidenceError {
    let keys = graph.sources().map(|source| &**graph.source_key(source));
    EvidenceError::new("UnknownSource", format!("no source `{key}`"))
        .with_help(format!("add it with MERGE SOURCE '{key}' {{year: …, title: '…'}}"))
        .with_optional_help(did_you_mean(key, keys))
}

/// The fields that say when a source appeared.
struct DateFields {
    year: Value,
    month: Value,
    day: Value,
    date: Value,
    undated: Value,
}

const DATE_FIELDS: [&str; 5] = ["year", "month", "day", "date", "undated"];

impl DateFields {
    fn read(mut field: impl FnMut(&str) -> Value) -> Self {
        let [year, month, day, date, undated] = DATE_FIELDS.map(&mut field);
        DateFields { year, month, day, date, undated }
    }

    fn of(graph: &Graph, source: SourceId) -> Self {
        Self::read(|name| property(graph, source, name))
    }

    fn is_undated(&self) -> bool {
        truth_of(&self.undated) == Some(true)
    }

    fn is_dated(&self) -> bool {
        !self.year.is_null() || !self.date.is_null()
    }

    /// Returns whether these and others cannot both be true of one source, whichever of the fields each has.
    fn clash(&self, other: &DateFields) -> bool {
        (self.is_undated() && other.is_dated())
            || (self.is_dated() && other.is_undated())
            || matches!((self.year(), other.year()), (Some(year), Some(other)) if year != other)
    }

    fn year_or_undated(&self) -> Value {
        self.year().map_or_else(|| Value::from("undated"), Value::Integer)
    }

    fn year(&self) -> Option<i64> {
        if self.is_undated() { None } else { year_of(&self.year).or_else(|| year_of(&self.date)) }
    }

    fn last_day(&self) -> Option<i64> {
        if self.is_undated() {
            return None;
        }
        if let Some(day) = last_day_of(&self.date) {
            return Some(day);
        }
        let year = year_of(&self.year)?;
        let month = month_of(&self.month);
        let day = match &self.day {
            Value::Integer(day) => Some(*day),
            Value::String(text) => text.trim().parse().ok(),
            _ => None,
        };
        match (month, day) {
            (Some(month), Some(day)) => day_number(year, month, day).or_else(|| last_day_of_month(year, month)),
            (Some(month), None) => last_day_of_month(year, month),
            (None, _) => None,
        }
        .or_else(|| last_day_of_year(year))
    }
}

fn property(graph: &Graph, source: SourceId, name: &str) -> Value {
    graph.key_id(name).map_or(Value::Null, |key| graph.source_property(source, key))
}

/// A boolean, or the word for one as a `.bib` has it.
fn truth_of(value: &Value) -> Option<bool> {
    match value {
        Value::Boolean(truth) => Some(*truth),
        Value::String(word) if word.eq_ignore_ascii_case("true") => Some(true),
        Value::String(word) if word.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

/// Returns the year of a source; `None` when it is undated.
#[must_use]
pub fn source_year(graph: &Graph, source: SourceId) -> Option<i64> {
    DateFields::of(graph, source).year()
}

/// Returns the last day on which a source can have appeared, in days since 1970-01-01 (SEMANTICS T2): from its `date`,
/// else its `year`, `month` and `day` as far as they are there; `None` when it is undated.
#[must_use]
pub fn publication_day(graph: &Graph, source: SourceId) -> Option<i64> {
    DateFields::of(graph, source).last_day()
}

/// Returns [`publication_day`] of all sources.
pub(super) fn publication_days(graph: &Graph) -> Vec<Option<i64>> {
    let sources = all_sources(graph);
    let column = |name: &str| match graph.key_id(name) {
        Some(key) => graph.gather_source_property(&sources, key),
        None => Column::nulls(sources.len()),
    };
    let columns = DATE_FIELDS.map(column);
    let is_absent = |column: &Column| matches!(column, Column::Constant(Value::Null, _));
    if let [Column::Integer(years, nulls), rest @ ..] = &columns
        && rest.iter().all(is_absent)
    {
        let year = |(row, year): (usize, &i64)| {
            let known = nulls.as_ref().is_none_or(|nulls| !nulls.get(row));
            known.then(|| last_day_of_year(*year)).flatten()
        };
        return years.iter().enumerate().map(year).collect();
    }
    let fields = |row: usize| {
        let mut column = columns.iter();
        DateFields::read(|_| column.next().map_or(Value::Null, |column| column.get(row)))
    };
    (0..sources.len()).map(|row| fields(row).last_day()).collect()
}

/// Returns which sources are retracted at a moment, by their numbers.
pub(super) fn retracted_sources(graph: &Graph, moment: Option<i64>) -> Vec<u32> {
    let Some(key) = graph.key_id(STANDINGS) else { return Vec::new() };
    let sources = all_sources(graph);
    let column = graph.gather_source_property(&sources, key);
    if matches!(column, Column::Constant(Value::Null, _)) {
        return Vec::new();
    }
    let is_retracted = |row: usize| {
        !column.is_null(row)
            && standing_of(&events_of(&column.get(row)), moment) == super::standing::Standing::Retracted
    };
    (0..sources.len()).filter(|row| is_retracted(*row)).map(|row| sources[row]).collect()
}

fn all_sources(graph: &Graph) -> Vec<u32> {
    graph.sources().map(|source| source.0).collect()
}

/// Returns a source as a map: `key`, all its fields, `year`, `standing` (at the moment) and `standings`.
#[must_use]
pub fn source_value(graph: &Graph, source: SourceId, moment: Option<i64>) -> Value {
    let mut map = MapValue::new();
    for (key, value) in graph.source_properties(source) {
        map.insert(Arc::clone(graph.key_name(key)), value);
    }
    map.insert(Arc::from("key"), Value::String(Arc::clone(graph.source_key(source))));
    map.insert(Arc::from("year"), source_year(graph, source).map_or(Value::Null, Value::Integer));
    map.insert(Arc::from("standing"), Value::from(standing_at(graph, source, moment).as_str()));
    map.entry(Arc::from(STANDINGS)).or_insert_with(|| Value::List(Arc::default()));
    Value::Map(Arc::new(map))
}

/// Returns one field of the source of each item: `key`, `year`, `standing` (at the moment) or any field it has.
///
/// An item that is [`crate::value::NULL_ID`] gives null.
#[must_use]
pub fn gather_source_field(graph: &Graph, items: &[u32], field: &str, moment: Option<i64>) -> Column {
    match field {
        "key" => per_source_column(graph, items, |source| Value::String(Arc::clone(graph.source_key(source)))),
        "year" => per_source_column(graph, items, |source| source_year(graph, source).map_or(Value::Null, Value::from)),
        "standing" => {
            per_source_column(graph, items, |source| Value::from(standing_at(graph, source, moment).as_str()))
        }
        STANDINGS => per_source_column(graph, items, |source| match property(graph, source, STANDINGS) {
            Value::Null => Value::List(Arc::default()),
            list => list,
        }),
        _ => match graph.key_id(field) {
            Some(key) => per_source_column(graph, items, |source| graph.source_property(source, key)),
            None => Column::nulls(items.len()),
        },
    }
}

/// Returns the one-source form of [`gather_source_field`].
#[must_use]
pub fn source_field(graph: &Graph, source: SourceId, field: &str, moment: Option<i64>) -> Value {
    match field {
        "key" => Value::String(Arc::clone(graph.source_key(source))),
        "year" => source_year(graph, source).map_or(Value::Null, Value::from),
        "standing" => Value::from(standing_at(graph, source, moment).as_str()),
        STANDINGS => match property(graph, source, STANDINGS) {
            Value::Null => Value::List(Arc::default()),
            list => list,
        },
        _ => property(graph, source, field),
    }
}

/// Adds a source, or completes the one that has this key. Returns whether it is new.
///
/// A list is united with the list that is there; the fields `standing`, `standing_date`, `standing_reason` and
/// `superseded_by` (and the same with 2, 3, …) become standing events.
///
/// # Errors
/// `ContradictingSource`, naming old and new (SEMANTICS I3); `SourceWithoutYear`; `InvalidSource` for a field that
/// cannot be stored or a year that is none; `InvalidDate` and `InvalidStanding` from the standing.
pub fn merge_source(graph: &mut Graph, key: &str, fields: &MapValue) -> Result<bool, EvidenceError> {
    merge_source_preferring(graph, key, fields, Preference::Neither)
}

/// Like [`merge_source`], with a say in contradictions.
///
/// # Errors
/// Those of [`merge_source`]; a contradiction only under [`Preference::Neither`].
pub fn merge_source_preferring(
    graph: &mut Graph,
    key: &str,
    fields: &MapValue,
    preference: Preference,
) -> Result<bool, EvidenceError> {
    let account = Account::read(key, fields)?;
    let existing = find_source(graph, key);
    let (mut changes, mut contradictions) = (BTreeMap::new(), Vec::new());
    if let Some(source) = existing {
        compare(graph, source, &account, &mut changes, &mut contradictions);
    } else {
        changes.clone_from(&account.fields);
    }
    match (preference, contradictions.as_slice()) {
        (_, []) | (Preference::Old, _) => {}
        (Preference::Neither, found) => return Err(contradicting(key, found)),
        (Preference::New, found) => account.overwrite(found, &mut changes),
    }
    check_dates(graph, key, existing, &changes)?;
    let source = existing.unwrap_or_else(|| graph.create_source(key));
    for (field, value) in changes {
        let field: KeyId = graph.intern_key(&field);
        graph.set_source_property(source, field, value);
    }
    let old = standing_events(graph, source);
    let united = unite_events(&old, &account.events);
    if united != old {
        write_events(graph, source, &united);
    }
    Ok(existing.is_none())
}

/// Returns what these fields of a source contradict in the graph; nothing when it does not have the source.
///
/// # Errors
/// Those of [`merge_source`] that need no graph.
pub fn contradictions(graph: &Graph, key: &str, fields: &MapValue) -> Result<Vec<Contradiction>, EvidenceError> {
    let account = Account::read(key, fields)?;
    let mut found = Vec::new();
    if let Some(source) = find_source(graph, key) {
        compare(graph, source, &account, &mut BTreeMap::new(), &mut found);
    }
    Ok(found)
}

/// What somebody says about a source, checked.
struct Account {
    fields: MapValue,
    events: Vec<super::standing::StandingEvent>,
}

impl Account {
    fn read(key: &str, fields: &MapValue) -> Result<Self, EvidenceError> {
        if key.is_empty() {
            return Err(EvidenceError::new("InvalidSource", "a source needs a key"));
        }
        let (events, rest) = take_events(fields)?;
        let mut kept = MapValue::new();
        for (field, value) in rest {
            let invalid = |message: String| EvidenceError::new("InvalidSource", message);
            let value = match (&*field, value) {
                (_, Value::Null) => continue,
                ("key", Value::String(text)) if &*text == key => continue,
                ("key", _) => {
                    return Err(invalid(format!("`key` of the source `{key}` is another one"))
                        .with_help("the key stands before the fields and cannot change"));
                }
                ("year", value) => match year_of(&value) {
                    Some(year) => Value::Integer(year),
                    None => {
                        return Err(invalid(format!("the year of source `{key}` is no year"))
                            .with_help("write an integer such as `2018`, or `undated: true`"));
                    }
                },
                ("undated", value) => match truth_of(&value) {
                    Some(true) => Value::Boolean(true),
                    // What is dated says so by its date.
                    Some(false) => continue,
                    None => return Err(invalid(format!("`undated` of source `{key}` must be true or false"))),
                },
                ("date", value) if last_day_of(&value).is_none() => {
                    return Err(EvidenceError::new("InvalidDate", format!("the date of source `{key}` is no date"))
                        .with_help("write it as `2018`, `2018-03` or `2018-03-01`"));
                }
                (_, value) if !is_storable_in_record(&value) => {
                    return Err(invalid(format!(
                        "`{field}` of source `{key}` cannot hold a value of type {}",
                        value.type_name()
                    )));
                }
                (_, value) => value,
            };
            kept.insert(field, value);
        }
        Ok(Account { fields: kept, events })
    }

    fn dates(&self) -> DateFields {
        DateFields::read(|name| self.fields.get(name).cloned().unwrap_or_default())
    }

    /// Lets this account hold where it was contradicted; its dates as a whole, since a month belongs to its year.
    fn overwrite(&self, found: &[Contradiction], changes: &mut MapValue) {
        changes.extend(found.iter().map(|c| (Arc::clone(&c.field), c.new.clone())));
        if found.iter().any(|c| DATE_FIELDS.contains(&&*c.field)) {
            for field in DATE_FIELDS {
                changes.insert(Arc::from(field), self.fields.get(field).cloned().unwrap_or_default());
            }
        }
    }
}

fn compare(
    graph: &Graph,
    source: SourceId,
    account: &Account,
    changes: &mut MapValue,
    contradictions: &mut Vec<Contradiction>,
) {
    let (old_dates, new_dates) = (DateFields::of(graph, source), account.dates());
    let clash = old_dates.clash(&new_dates);
    if clash {
        let (old, new) = (old_dates.year_or_undated(), new_dates.year_or_undated());
        contradictions.push(Contradiction { field: Arc::from("year"), old, new });
    }
    for (field, new) in &account.fields {
        let old = property(graph, source, field);
        if clash && DATE_FIELDS.contains(&&**field) {
            continue;
        }
        if old.is_null() {
            changes.insert(Arc::clone(field), new.clone());
        } else if matches!(old, Value::List(_)) || matches!(new, Value::List(_)) {
            let united = unite(&old, new);
            if !united.equivalent(&old) {
                changes.insert(Arc::clone(field), united);
            }
        } else if !old.equivalent(new) {
            contradictions.push(Contradiction { field: Arc::clone(field), old, new: new.clone() });
        }
    }
}

/// Unites two lists, each element once; what is no list counts as a list of itself.
fn unite(old: &Value, new: &Value) -> Value {
    let elements = |value: &Value| match value {
        Value::List(list) => list.to_vec(),
        other => vec![other.clone()],
    };
    let mut united = elements(old);
    for element in elements(new) {
        if !united.iter().any(|known| known.equivalent(&element)) {
            united.push(element);
        }
    }
    Value::List(Arc::new(united))
}

fn contradicting(key: &str, found: &[Contradiction]) -> EvidenceError {
    let one = |c: &Contradiction| format!("`{}` is {}, not {}", c.field, shown(&c.old), shown(&c.new));
    let all = found.iter().map(one).collect::<Vec<_>>().join("; ");
    EvidenceError::new("ContradictingSource", format!("source `{key}` is known otherwise: {all}"))
        .with_help("give the source another key, or leave the field out")
}

/// A value as a message shows it: short.
pub(super) fn shown(value: &Value) -> String {
    const SHOWN_MAX: usize = 80;
    let text = value.literal(&NoEntities);
    if text.chars().count() <= SHOWN_MAX { text } else { text.chars().take(SHOWN_MAX).chain(['…']).collect() }
}

/// A source has a year or is undated, not both; its `date` is in its `year`.
fn check_dates(graph: &Graph, key: &str, existing: Option<SourceId>, changes: &MapValue) -> Result<(), EvidenceError> {
    if existing.is_some() && !DATE_FIELDS.iter().any(|field| changes.contains_key(*field)) {
        return Ok(());
    }
    let fields = DateFields::read(|name| match (changes.get(name), existing) {
        (Some(new), _) => new.clone(),
        (None, Some(source)) => property(graph, source, name),
        (None, None) => Value::Null,
    });
    if fields.is_undated() && fields.is_dated() {
        let message = format!("source `{key}` has a year and says that it is undated");
        return Err(EvidenceError::new("ContradictingSource", message).with_help("leave one of the two out"));
    }
    if !fields.is_undated() && !fields.is_dated() {
        return Err(EvidenceError::new("SourceWithoutYear", format!("source `{key}` has no year"))
            .with_help("give its `year`, or say `undated: true`"));
    }
    if let (Some(year), Some(of_date)) = (year_of(&fields.year), year_of(&fields.date))
        && year != of_date
    {
        let message = format!("source `{key}` has the year {year} and the date {}", shown(&fields.date));
        return Err(EvidenceError::new("ContradictingSource", message).with_help("leave `year` out, or correct one"));
    }
    Ok(())
}
