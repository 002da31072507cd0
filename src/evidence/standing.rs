//! Says how a source stands at a moment: current, retracted, under concern, corrected, superseded, a preprint.
//!
//! Takes the list of events that a source holds as property `standings`; gives the standing by then (SEMANTICS T1, T2).
//! Invariants: events are never removed, only appended; nothing but `current` lifts a retraction; no clock: "now" is
//! after all events.
//! Start at [`standing_at`]. How: events count in order of their dates, not of when somebody noted them; one without a
//! date has always held, and among the others it follows those that were noted before it.

use std::sync::Arc;

use crate::diag::did_you_mean;
use crate::graph::{Graph, SourceId};
use crate::value::{MapValue, Value};

use super::dates::{last_day, last_day_of};
use super::error::EvidenceError;
use super::sources::{find_source, unknown_source};

/// The property of a source that holds its standing events.
pub(super) const STANDINGS: &str = "standings";

/// How a source stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// Nothing is known against it, or it was reinstated.
    #[default]
    Current,
    /// Withdrawn: its items do not count.
    Retracted,
    /// An expression of concern.
    Concern,
    /// Corrected; a correction is not a retraction.
    Corrected,
    /// Replaced by another source.
    Superseded,
    /// Not reviewed yet.
    Preprint,
}

impl Standing {
    /// All standings.
    pub const ALL: [Standing; 6] = [
        Standing::Current,
        Standing::Retracted,
        Standing::Concern,
        Standing::Corrected,
        Standing::Superseded,
        Standing::Preprint,
    ];

    /// Returns the word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Current => "current",
            Standing::Retracted => "retracted",
            Standing::Concern => "concern",
            Standing::Corrected => "corrected",
            Standing::Superseded => "superseded",
            Standing::Preprint => "preprint",
        }
    }

    /// Returns what the word means.
    ///
    /// # Errors
    /// `InvalidStanding`, with the nearest words.
    pub fn parse(word: &str) -> Result<Self, EvidenceError> {
        let words = || Self::ALL.into_iter().map(Self::as_str);
        Self::ALL.into_iter().find(|standing| standing.as_str() == word).ok_or_else(|| {
            EvidenceError::new("InvalidStanding", format!("`{word}` is no standing"))
                .with_help(format!("write one of {}", words().collect::<Vec<_>>().join(", ")))
                .with_optional_help(did_you_mean(word, words()))
        })
    }
}

/// Something that happened to a source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StandingEvent {
    /// How the source stands from then on.
    pub standing: Standing,
    /// When, as written; absent: it has always held.
    pub date: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// By whom or by what; for `superseded` the key of the new source.
    pub by: Option<String>,
}

impl StandingEvent {
    pub(super) fn to_value(&self) -> Value {
        let texts = [("date", &self.date), ("reason", &self.reason), ("by", &self.by)];
        let mut map: MapValue = MapValue::new();
        map.insert(Arc::from("standing"), Value::from(self.standing.as_str()));
        for (key, text) in texts {
            if let Some(text) = text {
                map.insert(Arc::from(key), Value::from(text.as_str()));
            }
        }
        Value::Map(Arc::new(map))
    }

    pub(super) fn from_value(value: &Value) -> Result<Self, EvidenceError> {
        let Value::Map(map) = value else {
            return Err(EvidenceError::new("InvalidStanding", "an element of `standings` is no map"));
        };
        let text = |key: &str| map.get(key).and_then(text_of);
        let word = text("standing")
            .ok_or_else(|| EvidenceError::new("InvalidStanding", "an element of `standings` has no `standing`"))?;
        let event = StandingEvent {
            standing: Standing::parse(&word)?,
            date: text("date"),
            reason: text("reason"),
            by: text("by"),
        };
        event.check()?;
        Ok(event)
    }

    fn check(&self) -> Result<(), EvidenceError> {
        match &self.date {
            Some(date) if last_day(date).is_none() => {
                Err(EvidenceError::new("InvalidDate", format!("`{date}` is no date of a standing"))
                    .with_help("write it as `2018`, `2018-03` or `2018-03-01`"))
            }
            _ => Ok(()),
        }
    }
}

/// The text of a string, an integer (a year) or a date.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.to_string()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Date(date) => Some(date.to_string()),
        _ => None,
    }
}

/// Returns the standing events of a source, in the order in which they were noted.
#[must_use]
pub fn standing_events(graph: &Graph, source: SourceId) -> Vec<StandingEvent> {
    match graph.key_id(STANDINGS) {
        Some(key) => events_of(&graph.source_property(source, key)),
        None => Vec::new(),
    }
}

pub(super) fn events_of(value: &Value) -> Vec<StandingEvent> {
    let Value::List(list) = value else { return Vec::new() };
    list.iter().filter_map(|element| StandingEvent::from_value(element).ok()).collect()
}

/// Returns how a source stands on a day, or after all its events when there is no moment.
#[must_use]
pub fn standing_at(graph: &Graph, source: SourceId, moment: Option<i64>) -> Standing {
    standing_of(&standing_events(graph, source), moment)
}

/// The day from which each event counts against the others.
fn effective_days(events: &[StandingEvent]) -> Vec<i64> {
    let mut latest = i64::MIN;
    let day = |event: &StandingEvent| match event.date.as_deref().and_then(last_day) {
        Some(day) => {
            latest = latest.max(day);
            day
        }
        None => latest,
    };
    events.iter().map(day).collect()
}

pub(super) fn standing_of(events: &[StandingEvent], moment: Option<i64>) -> Standing {
    let days = effective_days(events);
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|position| days[*position]);
    let mut standing = Standing::Current;
    for position in order {
        let event = &events[position];
        let day = event.date.as_deref().and_then(last_day);
        let happened = match (day, moment) {
            (Some(day), Some(moment)) => day <= moment,
            _ => true,
        };
        let lifts = event.standing == Standing::Current || standing != Standing::Retracted;
        if happened && lifts {
            standing = event.standing;
        }
    }
    standing
}

/// Appends an event to the standing of a source. The same event again, right after itself, changes nothing.
///
/// # Errors
/// `UnknownSource`, `InvalidDate`.
pub fn set_standing(graph: &mut Graph, key: &str, event: StandingEvent) -> Result<(), EvidenceError> {
    event.check()?;
    let Some(source) = find_source(graph, key) else { return Err(unknown_source(graph, key)) };
    let mut events = standing_events(graph, source);
    if events.last() != Some(&event) {
        events.push(event);
        write_events(graph, source, &events);
    }
    Ok(())
}

pub(super) fn write_events(graph: &mut Graph, source: SourceId, events: &[StandingEvent]) {
    let list = events.iter().map(StandingEvent::to_value).collect();
    let key = graph.intern_key(STANDINGS);
    graph.set_source_property(source, key, Value::List(Arc::new(list)));
}

/// Returns the events of both lists, each once, in an order that does not depend on which list is which.
pub(super) fn unite_events(old: &[StandingEvent], new: &[StandingEvent]) -> Vec<StandingEvent> {
    if new.iter().all(|event| old.contains(event)) {
        return old.to_vec();
    }
    let mut keyed: Vec<(i64, &StandingEvent)> = effective_days(old).into_iter().zip(old).collect();
    for (day, event) in effective_days(new).into_iter().zip(new) {
        if !old.contains(event) {
            keyed.push((day, event));
        }
    }
    // An event without a date follows the dated ones of its day, as it did where it was noted.
    let rank = |event: &StandingEvent| {
        (event.date.is_none(), event.standing, event.date.clone(), event.reason.clone(), event.by.clone())
    };
    keyed.sort_by(|(day, event), (other_day, other)| day.cmp(other_day).then_with(|| rank(event).cmp(&rank(other))));
    keyed.into_iter().map(|(_, event)| event.clone()).collect()
}

/// The fields of a bibliography entry that say how it stands; a number after the name says which event.
const STANDING_FIELDS: [&str; 4] = ["standing", "standing_date", "standing_reason", "superseded_by"];

/// The base name and the number (1 when absent) of a field that says how a source stands.
fn standing_field(field: &str) -> Option<(&'static str, u32)> {
    let base = field.trim_end_matches(|c: char| c.is_ascii_digit());
    let name = STANDING_FIELDS.into_iter().find(|name| *name == base)?;
    let number = if base.len() == field.len() { 1 } else { field[base.len()..].parse().ok()? };
    Some((name, number))
}

/// Splits the fields of a source into its standing events and the rest.
pub(super) fn take_events(fields: &MapValue) -> Result<(Vec<StandingEvent>, MapValue), EvidenceError> {
    let mut rest = MapValue::new();
    let mut numbered: std::collections::BTreeMap<u32, MapValue> = std::collections::BTreeMap::new();
    let mut events = Vec::new();
    for (field, value) in fields {
        if let Some((name, number)) = standing_field(field) {
            if !value.is_null() {
                numbered.entry(number).or_default().insert(Arc::from(name), value.clone());
            }
        } else if &**field == STANDINGS {
            let Value::List(list) = value else {
                return Err(EvidenceError::new("InvalidStanding", "`standings` must be a list of maps")
                    .with_help("write `standing`, `standing_date` and `standing_reason` for a single event"));
            };
            for element in list.iter() {
                events.push(StandingEvent::from_value(element)?);
            }
        } else {
            rest.insert(Arc::clone(field), value.clone());
        }
    }
    for (number, fields) in numbered {
        events.push(event_of_fields(number, &fields)?);
    }
    Ok((events, rest))
}

fn event_of_fields(number: u32, fields: &MapValue) -> Result<StandingEvent, EvidenceError> {
    let suffix = if number == 1 { String::new() } else { number.to_string() };
    for (field, value) in fields {
        let is_date = &**field == "standing_date";
        if text_of(value).is_none() || (is_date && last_day_of(value).is_none()) {
            let message = format!("`{field}{suffix}` must be a {}", if is_date { "date" } else { "string" });
            let code = if is_date { "InvalidDate" } else { "InvalidStanding" };
            return Err(EvidenceError::new(code, message)
                .with_optional_help(is_date.then(|| "write it as `2018`, `2018-03` or `2018-03-01`".to_owned())));
        }
    }
    let text = |name: &str| fields.get(name).and_then(text_of);
    let by = text("superseded_by");
    let standing = match (text("standing"), &by) {
        (Some(word), _) => Standing::parse(&word)?,
        (None, Some(_)) => Standing::Superseded,
        (None, None) => {
            let field = fields.keys().next().map_or("standing_date", |field| field);
            return Err(EvidenceError::new("InvalidStanding", format!("`{field}{suffix}` without `standing{suffix}`"))
                .with_help(format!("say which standing it is in `standing{suffix}`")));
        }
    };
    Ok(StandingEvent { standing, date: text("standing_date"), reason: text("standing_reason"), by })
}

/// Returns the fields of a bibliography entry that say the same as the events.
pub(super) fn fields_of_events(events: &[StandingEvent]) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for (number, event) in (1..).zip(events) {
        let texts = [
            ("standing", Some(event.standing.as_str())),
            ("standing_date", event.date.as_deref()),
            ("standing_reason", event.reason.as_deref()),
            ("superseded_by", event.by.as_deref()),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                let suffix = if number == 1 { String::new() } else { number.to_string() };
                fields.push((format!("{name}{suffix}"), text.to_owned()));
            }
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(list: &[(&str, &str)]) -> Vec<StandingEvent> {
        let event = |(word, date): &(&str, &str)| StandingEvent {
            standing: Standing::parse(word).expect("is a standing"),
            date: (!date.is_empty()).then(|| (*date).to_owned()),
            ..StandingEvent::default()
        };
        list.iter().map(event).collect()
    }

    /// Events as (standing, date), the moment, the expected standing.
    type Case = (&'static [(&'static str, &'static str)], &'static str, &'static str);

    #[test]
    fn t1_the_last_event_by_then_counts() {
        let cases: [Case; 22] = [
            (&[], "", "current"),
            (&[("retracted", "2018")], "", "retracted"),
            (&[("retracted", "2018")], "2017", "current"),
            (&[("retracted", "2018")], "2018", "retracted"),
            // A year means its last day.
            (&[("retracted", "2018")], "2018-12-30", "current"),
            (&[("retracted", "2018-03")], "2018-03-31", "retracted"),
            // Without a date it has always held.
            (&[("retracted", "")], "1066", "retracted"),
            (&[("preprint", ""), ("current", "2020-05")], "2020-04", "preprint"),
            (&[("preprint", ""), ("current", "2020-05")], "2020-05", "current"),
            // Corrected and superseded do not lift a retraction, only current does.
            (&[("retracted", "2018"), ("corrected", "2019")], "", "retracted"),
            (&[("retracted", "2018"), ("superseded", "2019")], "", "retracted"),
            (&[("retracted", "2018"), ("concern", "2019")], "", "retracted"),
            (&[("retracted", "2018"), ("current", "2019")], "", "current"),
            (&[("retracted", "2018"), ("current", "2019")], "2018", "retracted"),
            (
                &[("concern", "2017"), ("retracted", "2018"), ("current", "2019"), ("retracted", "2020")],
                "",
                "retracted",
            ),
            (&[("corrected", "2018"), ("superseded", "2019")], "", "superseded"),
            // Dates count, not the order in which somebody noted them.
            (&[("current", "2020"), ("retracted", "2018")], "", "current"),
            (&[("current", "2020"), ("retracted", "2018")], "2019", "retracted"),
            // An undated event follows what was noted before it.
            (&[("retracted", "2018"), ("current", "")], "", "current"),
            (&[("retracted", "2018"), ("current", "")], "2018", "current"),
            (&[("current", "2020"), ("retracted", "")], "", "retracted"),
            (&[("retracted", ""), ("concern", "2019")], "2019", "retracted"),
        ];
        for (list, moment, expected) in cases {
            let moment = (!moment.is_empty()).then(|| last_day(moment).expect("is a date"));
            assert_eq!(standing_of(&events(list), moment).as_str(), expected, "{list:?} {moment:?}");
        }
    }

    #[test]
    fn words_go_back_and_forth_and_typos_get_a_hint() {
        for standing in Standing::ALL {
            assert_eq!(Standing::parse(standing.as_str()), Ok(standing));
        }
        let error = Standing::parse("retract").expect_err("is no standing");
        assert_eq!((error.code, error.help.as_deref()), ("InvalidStanding", Some("did you mean `retracted`?")));
        let error = Standing::parse("fine").expect_err("is no standing");
        assert!(error.help.is_some_and(|help| help.contains("current, retracted, concern")));
    }

    #[test]
    fn fields_become_events_and_events_fields() {
        let fields: MapValue = [
            ("title", "T"),
            ("standing", "concern"),
            ("standing_date", "2018-03"),
            ("standing2", "retracted"),
            ("standing_date2", "2019"),
            ("standing_reason2", "made up"),
            ("superseded_by10", "new2020"),
        ]
        .into_iter()
        .map(|(name, text)| (Arc::from(name), Value::from(text)))
        .collect();
        let (events, rest) = take_events(&fields).expect("all are well formed");
        assert_eq!(rest.keys().map(|key| &**key).collect::<Vec<_>>(), ["title"]);
        let words: Vec<_> = events.iter().map(|event| event.standing.as_str()).collect();
        assert_eq!(words, ["concern", "retracted", "superseded"]);
        assert_eq!(events[1].reason.as_deref(), Some("made up"));
        assert_eq!(events[2].by.as_deref(), Some("new2020"));
        let again: MapValue =
            fields_of_events(&events).into_iter().map(|(name, text)| (Arc::from(name), Value::from(text))).collect();
        assert_eq!(take_events(&again).expect("is well formed").0, events);

        for (name, text, code) in [
            ("standing", "fine", "InvalidStanding"),
            ("standing_date", "2018", "InvalidStanding"),
            ("standing_date", "soon", "InvalidDate"),
            ("standings", "retracted", "InvalidStanding"),
        ] {
            let fields = MapValue::from([(Arc::from(name), Value::from(text))]);
            assert_eq!(take_events(&fields).expect_err(name).code, code);
        }
    }

    #[test]
    fn united_events_do_not_depend_on_the_order() {
        let one = events(&[("preprint", ""), ("retracted", "2018"), ("current", "")]);
        let two = events(&[("concern", "2017"), ("retracted", "2018"), ("corrected", "2018")]);
        assert_eq!(unite_events(&one, &two), unite_events(&two, &one));
        assert_eq!(unite_events(&one, &[]), one);
        assert_eq!(unite_events(&one, &one), one);
        assert_eq!(standing_of(&unite_events(&one, &two), None), Standing::Current);
    }
}
