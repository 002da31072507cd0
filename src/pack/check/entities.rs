//! Checks the entities: labels, identifiers, contradictions, whether anything mentions them.
//!
//! Start at [`Entities::read`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hashbrown::HashMap;

use super::super::facts::{EntityFact, Fact, Named, Verb};
use super::super::load::united;
use super::{Context, Place, near_miss};
use crate::diag::{Diagnostic, Span, did_you_mean};
use crate::graph::is_storable;
use crate::syntax::ast::{Expr, ExprKind};
use crate::value::{MapValue, NoEntities, Value};

/// The properties of entities that have a meaning.
const KNOWN_PROPERTIES: [&str; 5] = ["id", "name", "synonyms", "xrefs", "description"];

/// What is known of one entity.
#[derive(Debug)]
struct Entity {
    /// Where it stands first.
    place: Place,
    /// How many facts stand before it.
    rank: usize,
    /// The labels, each with how many facts stand before it.
    labels: BTreeMap<Arc<str>, usize>,
    properties: MapValue,
    mentioned: bool,
}

/// The entities of a pack by id.
#[derive(Debug, Default)]
pub(super) struct Entities {
    known: HashMap<Arc<str>, Entity>,
}

impl Entities {
    /// Reads the entities of all files and checks them.
    pub fn read(context: &Context<'_>, findings: &mut Vec<Diagnostic>) -> Self {
        let mut entities = Entities::default();
        for (rank, (file, fact)) in context.facts().enumerate() {
            if let Fact::Entity(entity) = fact {
                entities.check_labels(context, file, entity, findings);
                check_properties(context, file, entity, findings);
                entities.add(context, file, rank, entity, findings);
            }
        }
        entities
    }

    fn check_labels(
        &self,
        context: &Context<'_>,
        file: usize,
        entity: &EntityFact<'_>,
        findings: &mut Vec<Diagnostic>,
    ) {
        let declared = &context.declarations.labels;
        for label in &entity.labels {
            if !declared.is_empty() && !declared.contains_key(&*label.name) {
                let help = did_you_mean(&label.name, declared.keys().map(String::as_str))
                    .unwrap_or_else(|| format!("declare it in graph.toml: `[labels.{}]`", label.name));
                let message = format!("label `{}` is not declared", label.name);
                let finding = Diagnostic::error("UnknownLabel", message, label.span).with_help(help);
                context.report(findings, file, finding);
            }
        }
        if entity.labels.is_empty() && !self.known.contains_key(&entity.id.name) {
            let message = format!("entity `{}` has no label", entity.id.name);
            let finding = Diagnostic::error("EntityWithoutLabel", message, entity.span)
                .with_help("say what it is: `(:Label {id: …})`");
            context.report(findings, file, finding);
        }
    }

    /// Takes up what a fact says of an entity; reports what contradicts what was said before.
    fn add(
        &mut self,
        context: &Context<'_>,
        file: usize,
        rank: usize,
        fact: &EntityFact<'_>,
        findings: &mut Vec<Diagnostic>,
    ) {
        let place = Place { file, span: fact.id.span };
        let labels = fact.labels.iter().map(|label| (Arc::clone(&label.name), rank));
        let Some(known) = self.known.get_mut(&fact.id.name) else {
            if !fact.properties.contains_key("name") {
                let message = format!("entity `{}` has no `name`", fact.id.name);
                let finding = Diagnostic::warning("EntityWithoutName", message, fact.id.span)
                    .with_help("give it the name by which people know it; tables and figures show it");
                context.report(findings, file, finding);
            }
            let properties = fact.properties.clone();
            let entity = Entity { place, rank, labels: labels.collect(), properties, mentioned: false };
            self.known.insert(Arc::clone(&fact.id.name), entity);
            return;
        };
        if fact.verb == Verb::Create {
            let message = format!("entity `{}` is there already", fact.id.name);
            let finding = Diagnostic::error("DuplicateEntity", message, fact.id.span)
                .with_help("give one of the two another `id`, or write ASSERT to add to it");
            context.report(findings, file, context.pointing_at(finding, file, known.place, "first here"));
            return;
        }
        if fact.verb == Verb::Merge && !is_exactly(known, fact) {
            let message = format!("`MERGE` would make a second entity `{}`", fact.id.name);
            let finding = Diagnostic::error("DuplicateEntity", message, fact.id.span)
                .with_help("write ASSERT, which adds to the one that is there");
            context.report(findings, file, context.pointing_at(finding, file, known.place, "first here"));
            return;
        }
        for (label, rank) in labels {
            known.labels.entry(label).or_insert(rank);
        }
        for (name, value) in &fact.properties {
            let old = known.properties.get(name).cloned().unwrap_or_default();
            if let Some(both) = united(old.clone(), value.clone()) {
                known.properties.insert(Arc::clone(name), both);
                continue;
            }
            let span = span_of(fact, name);
            let (old, new) = (old.literal(&NoEntities), value.literal(&NoEntities));
            let message = format!("`{name}` of entity `{}` is {old} elsewhere, not {new}", fact.id.name);
            let finding = Diagnostic::error("ContradictingProperty", message, span)
                .with_help("correct one of the two, or give one entity another `id`");
            context.report(findings, file, context.pointing_at(finding, file, known.place, "the entity first"));
        }
    }

    /// Marks the entity at an end of a claim and returns the labels that it has by then.
    pub fn mentioned(&mut self, rank: usize, entity: &Named) -> Option<BTreeSet<Arc<str>>> {
        let known = self.known.get_mut(&entity.name)?;
        known.mentioned = true;
        // A label that comes later does not help the claims before it.
        let labels = known.labels.iter().filter(|(_, given)| **given < rank);
        Some(labels.map(|(label, _)| Arc::clone(label)).collect())
    }

    /// Reports a name of an entity that is not there, or not yet.
    pub fn check_mention(
        &self,
        context: &Context<'_>,
        file: usize,
        rank: usize,
        entity: &Named,
        findings: &mut Vec<Diagnostic>,
    ) {
        if let Some(known) = self.known.get(&entity.name) {
            if known.rank > rank {
                let place = known.place;
                let message = format!("entity `{}` comes only later", entity.name);
                let finding = Diagnostic::error("UnknownEntity", message, entity.span)
                    .with_help("files are read in the order of their names: move the entity to entities.cypher");
                context.report(findings, file, context.pointing_at(finding, file, place, "here"));
            }
            return;
        }
        if self.is_lost(context, &entity.name) {
            return;
        }
        let help = did_you_mean(&entity.name, self.known.keys().map(|id| &**id))
            .or_else(|| self.by_name(&entity.name).map(|id| format!("did you mean `{id}`, which has that name?")))
            .unwrap_or_else(|| format!("add it to entities.cypher: `ASSERT (:Label {{id: '{}', …}});`", entity.name));
        let finding = Diagnostic::error("UnknownEntity", format!("no entity `{}`", entity.name), entity.span)
            .labelled("no entity has this id")
            .with_help(help)
            .with_note("in ASSERT a bare variable names the entity with that id; it never creates one");
        context.report(findings, file, finding);
    }

    /// Whether a statement that could not be read has this id, so that the mistake there is told once.
    fn is_lost(&self, context: &Context<'_>, id: &str) -> bool {
        let written = |quote: char| format!("id: {quote}{id}{quote}");
        let holds = |text: &str| text.contains(&written('\'')) || text.contains(&written('"'));
        context.files.iter().any(|file| !file.is_whole && holds(&file.source.text))
    }

    /// The id of the entity that has this word as its name or as a synonym.
    fn by_name(&self, word: &str) -> Option<&Arc<str>> {
        let is_word = |value: &Value| value.as_str().is_some_and(|name| name.eq_ignore_ascii_case(word));
        let has_name = |entity: &Entity| {
            entity.properties.get("name").is_some_and(is_word)
                || matches!(entity.properties.get("synonyms"), Some(Value::List(names)) if names.iter().any(is_word))
        };
        self.known.iter().filter(|(_, entity)| has_name(entity)).map(|(id, _)| id).min()
    }

    /// Warns of the entities that no claim mentions.
    pub fn report_unmentioned(&self, context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
        for (id, entity) in &self.known {
            if !entity.mentioned {
                let finding =
                    Diagnostic::warning("UnmentionedEntity", format!("no claim mentions `{id}`"), entity.place.span)
                        .with_help("write a claim about it, or take it out");
                context.report(findings, entity.place.file, finding);
            }
        }
    }
}

/// Whether an entity is all that a `MERGE` says, so that it is found.
fn is_exactly(known: &Entity, fact: &EntityFact<'_>) -> bool {
    let has = |name: &str, value: &Value| known.properties.get(name).is_some_and(|own| own.equivalent(value));
    fact.labels.iter().all(|label| known.labels.contains_key(&label.name))
        && fact.properties.iter().all(|(name, value)| has(name, value))
}

/// The place of a property's value, else of the whole entity.
fn span_of(fact: &EntityFact<'_>, property: &str) -> Span {
    fact.entries.iter().find(|(key, _)| &*key.name == property).map_or(fact.span, |(_, value)| value.span)
}

fn check_properties(context: &Context<'_>, file: usize, fact: &EntityFact<'_>, findings: &mut Vec<Diagnostic>) {
    for (key, expression) in fact.entries {
        let value = fact.properties.get(&key.name).cloned().unwrap_or_default();
        let found = match &*key.name {
            _ if value.is_null() => None,
            "xrefs" => {
                check_xrefs(context, file, expression, &value, findings);
                None
            }
            "name" | "description" if value.as_str().is_none() => Some("a string"),
            "synonyms" if !is_list_of_strings(&value) => Some("a list of strings"),
            _ if !is_storable(&value) => Some("a value that can be stored: no map, no list in a list"),
            _ => None,
        };
        if let Some(expected) = found {
            let message = format!("`{}` must be {expected}, found {}", key.name, value.type_name());
            context.report(findings, file, Diagnostic::error("InvalidPropertyType", message, expression.span));
        }
        if !KNOWN_PROPERTIES.contains(&&*key.name)
            && let Some(known) = near_miss(&key.name, &KNOWN_PROPERTIES)
        {
            let finding = Diagnostic::warning("UnknownField", format!("`{}` has no meaning", key.name), key.span)
                .with_help(format!("did you mean `{known}`?"));
            context.report(findings, file, finding);
        }
    }
}

fn is_list_of_strings(value: &Value) -> bool {
    matches!(value, Value::List(names) if names.iter().all(|name| name.as_str().is_some()))
}

/// Checks identifiers elsewhere: `PREFIX:local`, with a declared prefix.
fn check_xrefs(context: &Context<'_>, file: usize, expression: &Expr, value: &Value, findings: &mut Vec<Diagnostic>) {
    if !is_list_of_strings(value) {
        let message = format!("`xrefs` must be a list of strings, found {}", value.type_name());
        context.report(findings, file, Diagnostic::error("InvalidPropertyType", message, expression.span));
        return;
    }
    let ExprKind::List(elements) = &expression.kind else { return };
    let prefixes = &context.declarations.prefixes;
    for element in elements {
        let ExprKind::String(curie) = &element.kind else { continue };
        let finding = match curie.split_once(':') {
            Some((prefix, local)) if is_local(local) && !prefix.is_empty() => {
                if prefixes.contains_key(prefix) {
                    continue;
                }
                let help = did_you_mean(prefix, prefixes.keys().map(String::as_str)).unwrap_or_else(|| {
                    format!("declare it in graph.toml under `[prefixes]`: `{prefix} = \"https://…\"`")
                });
                let message = format!("prefix `{prefix}` of `{curie}` is not declared");
                Diagnostic::error("MalformedCurie", message, element.span).with_help(help)
            }
            _ => Diagnostic::error("MalformedCurie", format!("`{curie}` is no CURIE"), element.span)
                .with_help("write `PREFIX:identifier` without spaces, such as `CHEBI:6121`"),
        };
        context.report(findings, file, finding);
    }
}

fn is_local(local: &str) -> bool {
    !local.is_empty() && !local.starts_with("//") && !local.contains(char::is_whitespace)
}
