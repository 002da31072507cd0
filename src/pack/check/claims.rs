//! Checks the claims and their evidence, across all files.
//!
//! Start at [`check`]. How: claims of one identity (SEMANTICS I1) are gathered into one record, whichever files they
//! stand in, since only together do they show whether there is evidence, the same item twice or one source on both sides.

use std::collections::BTreeSet;
use std::sync::Arc;

use hashbrown::HashMap;

use super::super::facts::{ClaimFact, Fact, ItemFact, Verb};
use super::entities::Entities;
use super::{Context, Place, listed, near_miss};
use crate::diag::{Diagnostic, did_you_mean, nearest};
use crate::evidence::{
    EvidencePolicy, Stance, Standing, TypeDeclaration, check_field, known_item_fields, merge_source, standing_at,
    standing_events,
};
use crate::graph::{Graph, is_storable};
use crate::value::{MapValue, NoEntities, Value};

/// What makes a claim the same: start, type, end, values of the identity keys.
type Identity = (Arc<str>, Arc<str>, Arc<str>, Vec<String>);

/// A claim with the evidence of all files.
struct Claim<'c> {
    fact: &'c ClaimFact<'c>,
    place: Place,
    /// Whether the `ASSERT` that made it came without evidence.
    is_bare_at_first: bool,
    items: Vec<(usize, &'c ItemFact<'c>)>,
    /// Whether some item of it could not be read.
    has_lost_items: bool,
    /// How many relationships there are of it: `CREATE` makes parallel ones, onto which nothing can be asserted.
    relationship_count: usize,
}

/// Checks all claims and returns the keys of the sources that they use.
pub(super) fn check(
    context: &Context<'_>,
    entities: &mut Entities,
    findings: &mut Vec<Diagnostic>,
) -> HashMap<Arc<str>, ()> {
    let mut checker = Checker {
        context,
        standings: standings(context),
        used: HashMap::new(),
        checked_items: BTreeSet::new(),
        claims: Vec::new(),
        by_identity: HashMap::new(),
    };
    for (rank, (file, fact)) in context.facts().enumerate() {
        match fact {
            Fact::Mention(entity) => {
                entities.check_mention(context, file, rank, entity, findings);
            }
            Fact::Claim(claim) => {
                let start = entities.mentioned(rank, &claim.start);
                let end = entities.mentioned(rank, &claim.end);
                checker.claim(file, claim, start.zip(end), findings);
            }
            Fact::Entity(_) => {}
        }
    }
    for claim in &checker.claims {
        checker.check_evidence(claim, findings);
    }
    checker.used
}

/// How a source stands now, and what superseded it.
struct Stand {
    standing: Standing,
    date: Option<String>,
    by: Option<String>,
}

/// How the sources stand, by key: the room `evidence` says so of a graph that holds nothing else.
fn standings(context: &Context<'_>) -> HashMap<Arc<str>, Stand> {
    let mut graph = Graph::new();
    let mut standings = HashMap::new();
    for source in &context.sources.sources {
        let key = &source.entry.key;
        // What is wrong with the fields of the source has been reported at its entry.
        let _ = merge_source(&mut graph, key, &source.fields);
        let stand = graph.source_id(key).map(|id| {
            let standing = standing_at(&graph, id, None);
            let event = standing_events(&graph, id).into_iter().rev().find(|event| event.standing == standing);
            let (date, by) = event.map(|event| (event.date, event.by)).unwrap_or_default();
            Stand { standing, date, by }
        });
        standings.insert(Arc::clone(key), stand.unwrap_or(Stand { standing: Standing::Current, date: None, by: None }));
    }
    standings
}

struct Checker<'c> {
    context: &'c Context<'c>,
    standings: HashMap<Arc<str>, Stand>,
    used: HashMap<Arc<str>, ()>,
    /// Items that several relationships of one ASSERT share are checked once.
    checked_items: BTreeSet<(usize, usize)>,
    claims: Vec<Claim<'c>>,
    by_identity: HashMap<Identity, usize>,
}

/// The labels of an entity.
type Labels = BTreeSet<Arc<str>>;

impl<'c> Checker<'c> {
    fn claim(
        &mut self,
        file: usize,
        fact: &'c ClaimFact<'c>,
        labels: Option<(Labels, Labels)>,
        findings: &mut Vec<Diagnostic>,
    ) {
        let context = self.context;
        let declared = self.declared_type(file, fact, findings);
        if let (Some(declared), Some((start, end))) = (declared, &labels) {
            self.check_ends(file, fact, declared, start, end, findings);
        }
        self.check_identity(file, fact, declared, findings);
        let all = &context.files[file].facts.items;
        for number in fact.items.clone() {
            if self.checked_items.insert((file, number)) {
                self.check_item(file, &all[number], findings);
            }
        }
        let identity = identity_of(fact, declared);
        let place = Place { file, span: fact.span };
        let number = *self.by_identity.entry(identity).or_insert_with(|| {
            self.claims.push(Claim {
                fact,
                place,
                is_bare_at_first: fact.verb == Verb::Assert && fact.items.is_empty() && !fact.has_lost_items,
                items: Vec::new(),
                has_lost_items: false,
                relationship_count: 0,
            });
            self.claims.len() - 1
        });
        let claim = &mut self.claims[number];
        if fact.verb == Verb::Create {
            claim.relationship_count += 1;
        } else if claim.relationship_count == 0 {
            claim.relationship_count = 1;
        } else if claim.relationship_count > 1 {
            let finding = Diagnostic::error(
                "AmbiguousClaim",
                format!(
                    "there are several parallel `{}` between these ends, none can be asserted",
                    fact.type_name.name
                ),
                fact.span,
            )
            .with_help("write one ASSERT in place of the CREATEs");
            context.report(findings, file, context.pointing_at(finding, file, claim.place, "one of them"));
        }
        claim.has_lost_items |= fact.has_lost_items;
        claim.items.extend(all[fact.items.clone()].iter().map(|item| (file, item)));
    }

    fn declared_type(
        &self,
        file: usize,
        fact: &ClaimFact<'_>,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<&'c TypeDeclaration> {
        let types = &self.context.declarations.types;
        let name = &fact.type_name.name;
        let declared = types.get(&**name);
        if declared.is_none() && !types.is_empty() {
            let help = did_you_mean(name, types.keys().map(String::as_str))
                .unwrap_or_else(|| format!("declare it in graph.toml: `[types.{name}]`"));
            let message = format!("type `{name}` is not declared");
            let finding = Diagnostic::error("UndeclaredType", message, fact.type_name.span).with_help(help);
            self.context.report(findings, file, finding);
        }
        declared
    }

    /// Checks that the type may lead from the one end to the other.
    fn check_ends(
        &self,
        file: usize,
        fact: &ClaimFact<'_>,
        declared: &TypeDeclaration,
        start: &BTreeSet<Arc<str>>,
        end: &BTreeSet<Arc<str>>,
        findings: &mut Vec<Diagnostic>,
    ) {
        let labels_declared = &self.context.declarations.labels;
        let is_known = |label: &str| labels_declared.is_empty() || labels_declared.contains_key(label);
        // What is not declared has been reported where it stands; nothing more follows from it.
        let fits = |list: &[String], labels: &BTreeSet<Arc<str>>| {
            allows(list, labels)
                || !list.iter().all(|label| is_known(label))
                || !labels.iter().all(|label| is_known(label))
        };
        let (from_fits, to_fits) = (fits(&declared.from, start), fits(&declared.to, end));
        if (from_fits && to_fits) || start.is_empty() || end.is_empty() {
            return;
        }
        let name = &fact.type_name.name;
        let labels = |set: &BTreeSet<Arc<str>>| listed(set.iter().map(|label| &**label), "and");
        let message = format!("`{name}` does not lead from {} to {}", labels(start), labels(end));
        let mut finding = Diagnostic::error("TypeNotAllowed", message, fact.type_name.span);
        if !from_fits {
            finding = finding.also_at(fact.start.span, format!("this is {}", labels(start)));
        }
        if !to_fits {
            finding = finding.also_at(fact.end.span, format!("this is {}", labels(end)));
        }
        let ends = |list: &[String]| {
            if list.is_empty() { "any label".to_owned() } else { listed(list.iter().map(String::as_str), "or") }
        };
        let others = |start: &BTreeSet<Arc<str>>, end: &BTreeSet<Arc<str>>| {
            let fitting = |other: &&TypeDeclaration| allows(&other.from, start) && allows(&other.to, end);
            let types = self.context.declarations.types.iter();
            types.filter(|(_, other)| fitting(other)).map(|(other, _)| other.as_str()).collect::<Vec<_>>()
        };
        let (straight, turned) = (others(start, end), others(end, start));
        let help = if turned.contains(&&**name) {
            format!("`{name}` leads the other way: turn the arrow round")
        } else if straight.is_empty() {
            "no type leads there: declare one in graph.toml, or add the labels to this one".to_owned()
        } else {
            format!("types from {} to {}: {}", labels(start), labels(end), listed(straight, "and"))
        };
        finding = finding.with_help(help).with_note(format!(
            "`{name}` leads from {} to {}",
            ends(&declared.from),
            ends(&declared.to)
        ));
        self.context.report(findings, file, finding);
    }

    /// In ASSERT, a property of a claim must be one by which it is found again.
    fn check_identity(
        &self,
        file: usize,
        fact: &ClaimFact<'_>,
        declared: Option<&TypeDeclaration>,
        findings: &mut Vec<Diagnostic>,
    ) {
        for (key, value) in fact.entries {
            let stored = fact.properties.get(&key.name).cloned().unwrap_or_default();
            if stored.is_null() {
                continue;
            }
            let is_identity = declared.is_some_and(|declared| declared.identity.iter().any(|own| **own == *key.name));
            if fact.verb == Verb::Assert && !is_identity {
                let message = format!("`{}` is no part of the identity of `{}`", key.name, fact.type_name.name);
                let finding = Diagnostic::error("UnknownIdentityKey", message, key.span).with_help(format!(
                    "declare it in graph.toml, `identity = [\"{}\"]`, or say it in the evidence",
                    key.name
                ));
                self.context.report(findings, file, finding);
            }
            if !is_storable(&stored) {
                let message = format!("`{}` cannot hold a value of type {}", key.name, stored.type_name());
                self.context.report(findings, file, Diagnostic::error("InvalidPropertyType", message, value.span));
            }
        }
    }

    fn check_item(&mut self, file: usize, item: &ItemFact<'_>, findings: &mut Vec<Diagnostic>) {
        let context = self.context;
        for (key, is_source) in std::iter::once((&item.source, true)).chain(item.via.iter().map(|via| (via, false))) {
            self.used.insert(Arc::clone(&key.name), ());
            match self.standings.get(&key.name) {
                None if self.context.sources.skipped.contains(&key.name) => {}
                None => {
                    let near = nearest(&key.name, self.standings.keys().map(|known| &**known));
                    let help = if near.is_empty() {
                        "add an entry with this key to sources.bib".to_owned()
                    } else {
                        format!("did you mean {}?", listed(near, "or"))
                    };
                    let finding = Diagnostic::error("UnknownSource", format!("no source `{}`", key.name), key.span)
                        .with_help(help);
                    context.report(findings, file, finding);
                }
                Some(Stand { standing: standing @ (Standing::Retracted | Standing::Superseded), date, by })
                    if is_source =>
                {
                    let mut message = format!("source `{}` is {}", key.name, standing.as_str());
                    if let (Standing::Superseded, Some(by)) = (standing, by) {
                        message.push_str(&format!(" by `{by}`"));
                    }
                    if let Some(date) = date {
                        message.push_str(&format!(" since {date}"));
                    }
                    context.report(findings, file, Diagnostic::note("SourceStanding", message, key.span));
                }
                Some(_) => {}
            }
        }
        if item.via.as_ref().is_some_and(|via| via.name == item.source.name) {
            let message = format!("source `{}` is known through itself", item.source.name);
            let finding = Diagnostic::error("InvalidItem", message, item.span).with_help("take `VIA` out");
            context.report(findings, file, finding);
        }
        let known = known_item_fields();
        for (key, expression) in item.entries {
            let value = item.fields.get(&key.name).cloned().unwrap_or_default();
            if let Err(error) = check_field(context.declarations, &key.name, &value)
                && !value.is_null()
            {
                let is_word = matches!(error.code, "ReservedField");
                let span = if is_word { key.span } else { expression.span };
                let mut finding = error.at(span);
                finding.help = match &*key.name {
                    "year" => Some("write it into the source's entry in sources.bib".to_owned()),
                    "standing" => Some("write it into the source's entry in sources.bib: `standing = {…},`".to_owned()),
                    _ => finding.help,
                };
                context.report(findings, file, finding);
            }
            if !known.contains(&&*key.name)
                && let Some(known) = near_miss(&key.name, known)
            {
                let message = format!("`{}` is no field that has a meaning", key.name);
                let finding = Diagnostic::warning("UnknownField", message, key.span)
                    .with_help(format!("did you mean `{known}`?"));
                context.report(findings, file, finding);
            }
            if &*key.name == "checked" && matches!(value, Value::Boolean(false)) {
                let message = format!("item of `{}` is not checked", item.source.name);
                context.report(
                    findings,
                    file,
                    Diagnostic::note("UncheckedItem", message, key.span.to(expression.span)),
                );
            }
        }
    }

    /// Checks what a claim's items from all files say together.
    fn check_evidence(&self, claim: &Claim<'_>, findings: &mut Vec<Diagnostic>) {
        let context = self.context;
        let name = &claim.fact.type_name.name;
        let policy = context.declarations.evidence_policy(name);
        if policy == EvidencePolicy::Required && claim.items.is_empty() && !claim.has_lost_items {
            let message = format!("this claim has no evidence, and `{name}` requires it");
            let finding = Diagnostic::error("EvidenceRequired", message, claim.place.span)
                .with_help("write `SUPPORTED BY 'key' {…}` under it")
                .with_note("graph.toml says `evidence = \"required\"` of this type");
            context.report(findings, claim.place.file, finding);
        } else if policy == EvidencePolicy::Required
            && claim.is_bare_at_first
            && let Some((file, item)) = claim.items.first()
        {
            let message = format!("this claim has no evidence yet, and `{name}` requires it from the start");
            let finding = Diagnostic::error("EvidenceRequired", message, claim.place.span)
                .with_help("take this statement out, since one with evidence follows")
                .with_note("graph.toml says `evidence = \"required\"` of this type");
            let place = Place { file: *file, span: item.source.span };
            context.report(
                findings,
                claim.place.file,
                context.pointing_at(finding, claim.place.file, place, "the evidence"),
            );
        }
        if policy == EvidencePolicy::None
            && let Some((file, item)) = claim.items.first()
        {
            let message = format!("`{name}` takes no evidence");
            let finding = Diagnostic::error("EvidenceNotAllowed", message, item.span)
                .with_help("take it out, or declare `evidence = \"optional\"` in graph.toml");
            context.report(findings, *file, finding);
        }
        self.check_twins(claim, findings);
    }

    /// Finds the identical item twice, and one source on both sides by items that nothing sets apart.
    fn check_twins(&self, claim: &Claim<'_>, findings: &mut Vec<Diagnostic>) {
        let context = self.context;
        let mut by_source: HashMap<&str, Vec<(usize, &ItemFact<'_>)>> = HashMap::new();
        for (file, item) in &claim.items {
            let earlier = by_source.entry(&item.source.name).or_default();
            if let Some((first, twin)) = earlier.iter().find(|(_, other)| is_same(other, item)) {
                let message = format!("the same item of `{}` twice", item.source.name);
                let finding = Diagnostic::error("DuplicateItem", message, item.source.span)
                    .with_help("take one out; items of one source differ in `at`, `population` or what they state");
                let place = Place { file: *first, span: twin.source.span };
                context.report(findings, *file, context.pointing_at(finding, *file, place, "first here"));
            } else if let Some((first, other)) = earlier.iter().find(|(_, other)| is_opposed(other, item)) {
                let message = format!(
                    "source `{}` stands on both sides of this claim, by items that do not differ",
                    item.source.name
                );
                let finding = Diagnostic::warning("BothSides", message, item.source.span)
                    .with_help("say in `population`, `at` or `cohort` how the two differ");
                let place = Place { file: *first, span: other.source.span };
                context.report(findings, *file, context.pointing_at(finding, *file, place, "the other side"));
            }
            earlier.push((*file, item));
        }
    }
}

/// An empty list allows any label.
fn allows(list: &[String], labels: &BTreeSet<Arc<str>>) -> bool {
    list.is_empty() || list.iter().any(|allowed| labels.contains(allowed.as_str()))
}

fn identity_of(fact: &ClaimFact<'_>, declared: Option<&TypeDeclaration>) -> Identity {
    let keys = declared.map_or(&[][..], |declared| &declared.identity);
    let values =
        keys.iter().map(|key| fact.properties.get(key.as_str()).cloned().unwrap_or_default().literal(&NoEntities));
    (Arc::clone(&fact.start.name), Arc::clone(&fact.type_name.name), Arc::clone(&fact.end.name), values.collect())
}

/// Whether two items of one source are the same item (SEMANTICS I4).
fn is_same(left: &ItemFact<'_>, right: &ItemFact<'_>) -> bool {
    let via = |item: &ItemFact<'_>| item.via.as_ref().map(|via| Arc::clone(&via.name));
    left.stance == right.stance
        && via(left) == via(right)
        && left.via_at == right.via_at
        && Value::Map(Arc::new(told_fields(left))).equivalent(&Value::Map(Arc::new(told_fields(right))))
}

/// The fields without those that say what holds anyway.
fn told_fields(item: &ItemFact<'_>) -> MapValue {
    let mut fields = item.fields.clone();
    fields.retain(|name, value| match (&**name, &*value) {
        (_, Value::Null) | ("checked", Value::Boolean(true)) => false,
        ("directness", Value::String(word)) => &**word != "direct",
        _ => true,
    });
    fields
}

/// Whether one item supports and the other refutes, and nothing says that they are about different things.
fn is_opposed(left: &ItemFact<'_>, right: &ItemFact<'_>) -> bool {
    let sides = [left.stance, right.stance];
    let field = |item: &ItemFact<'_>, name: &str| item.fields.get(name).cloned().unwrap_or_default();
    sides.contains(&Stance::Supports)
        && sides.contains(&Stance::Refutes)
        && ["population", "at", "cohort"].iter().all(|name| field(left, name).equivalent(&field(right, name)))
}
