//! Builds the graph of a pack.
//!
//! Invariants: gives exactly what running the pack's statements, in order, on a graph with its sources gives; a pack
//! that cannot be loaded gives all its errors, not the first.
//! Start at [`Pack::load_graph`]. How: the facts of the statements go through the writes of the room `evidence`,
//! entities and types looked up by name once.

use std::sync::Arc;

use hashbrown::HashMap;

use super::facts::{ClaimFact, EntityFact, Fact, Facts, ItemFact, Named, Verb};
use super::parse::{gather_all, parse_data};
use super::sources::{Sources, read_sources};
use super::{BIBLIOGRAPHY, MANIFEST, Pack};
use crate::diag::{Diagnostic, Result, Severity, Span};
use crate::evidence::{
    ClaimMatch, Declarations, EvidenceError, EvidencePolicy, NewItem, add_item, find_claim, merge_source,
};
use crate::graph::{Graph, KeyId, LabelId, TypeId, is_storable};
use crate::value::{NodeId, RelationshipId, Value};

impl Pack {
    /// Builds the graph.
    ///
    /// # Errors
    /// Everything that [`Pack::check`] calls an error, when something keeps the pack from being loaded.
    pub fn load_graph(&self) -> Result<Graph, Vec<Diagnostic>> {
        self.build_graph().map_err(|met| self.errors(met))
    }

    /// Builds the graph, up to the first thing that keeps it from being built; `None` when that was found on reading.
    pub(super) fn build_graph(&self) -> Result<Graph, Option<Box<Diagnostic>>> {
        let ((sources, (declarations, declaration_findings)), parsed) =
            rayon::join(|| (read_sources(self), self.read_declarations()), || parse_data(self));
        let gathered = gather_all(&parsed);
        let is_sound = |findings: &[Diagnostic]| findings.iter().all(|finding| finding.severity != Severity::Error);
        let sound = is_sound(&self.findings)
            && is_sound(&declaration_findings)
            && is_sound(&sources.findings)
            && parsed.iter().all(|file| is_sound(&file.findings))
            && gathered.iter().all(|facts| is_sound(&facts.findings));
        if !sound {
            return Err(None);
        }
        let mut loader = Loader::new(declarations);
        loader.metadata(self);
        let in_file = |finding: Box<Diagnostic>, path: &str| match self.file(path) {
            Some(file) => Some(Box::new(finding.in_source(&file.source))),
            None => Some(finding),
        };
        loader.sources(sources).map_err(|finding| in_file(finding, BIBLIOGRAPHY))?;
        for (file, facts) in parsed.iter().zip(gathered) {
            loader.facts(facts).map_err(|finding| in_file(finding, &file.file.path))?;
        }
        loader.graph.settle();
        Ok(loader.graph)
    }

    /// All errors of the pack; at least the one that was met.
    fn errors(&self, met: Option<Box<Diagnostic>>) -> Vec<Diagnostic> {
        let mut errors = self.check();
        errors.retain(|finding| finding.severity == Severity::Error);
        if errors.is_empty() {
            errors.extend(met.map(|met| *met));
        }
        errors
    }
}

struct Loader {
    graph: Graph,
    declarations: Declarations,
    entities: HashMap<Arc<str>, NodeId>,
    labels: HashMap<Arc<str>, LabelId>,
    types: HashMap<Arc<str>, TypeId>,
    keys: HashMap<Arc<str>, KeyId>,
}

impl Loader {
    fn new(declarations: Declarations) -> Self {
        Loader {
            graph: Graph::new(),
            declarations,
            entities: HashMap::new(),
            labels: HashMap::new(),
            types: HashMap::new(),
            keys: HashMap::new(),
        }
    }

    /// What travels with the graph: the declarations as they were written, and which pack it was.
    fn metadata(&mut self, pack: &Pack) {
        if let Some(file) = pack.file(MANIFEST) {
            self.graph.set_metadata(MANIFEST, &file.source.text);
        }
        let texts = [
            ("pack.name", self.declarations.name.as_deref()),
            ("pack.title", self.declarations.title.as_deref()),
            ("pack.licence", self.declarations.licence.as_deref()),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                self.graph.set_metadata(name, text);
            }
        }
    }

    fn sources(&mut self, sources: Sources) -> Result<()> {
        for source in sources.sources {
            let key = &source.entry.key;
            merge_source(&mut self.graph, key, &source.fields).map_err(|error| at(error, source.entry.key_span))?;
        }
        Ok(())
    }

    fn facts(&mut self, facts: Facts<'_>) -> Result<()> {
        let Facts { facts, items, .. } = facts;
        let items: Vec<(NewItem, Span)> = items.into_iter().map(new_item).collect();
        for fact in facts {
            match fact {
                Fact::Entity(entity) => self.entity(entity)?,
                Fact::Mention(entity) => {
                    self.find(&entity)?;
                }
                Fact::Claim(claim) => {
                    let found = self.claim(&claim)?;
                    for (item, span) in &items[claim.items.clone()] {
                        add_item(&mut self.graph, &self.declarations, found, item).map_err(|error| at(error, *span))?;
                    }
                }
            }
        }
        Ok(())
    }

    fn find(&self, entity: &Named) -> Result<NodeId> {
        self.entities.get(&entity.name).copied().ok_or_else(|| {
            Box::new(Diagnostic::error("UnknownEntity", format!("no entity `{}`", entity.name), entity.span))
        })
    }

    fn entity(&mut self, fact: EntityFact<'_>) -> Result<()> {
        let existing = self.entities.get(&fact.id.name).copied();
        let node = match (existing, fact.verb) {
            (Some(_), Verb::Create) => {
                let message = format!("entity `{}` is there already", fact.id.name);
                return Err(Box::new(Diagnostic::error("DuplicateEntity", message, fact.id.span)));
            }
            (Some(node), Verb::Merge) if !self.is_exactly(node, &fact) => {
                let message = format!("`MERGE` would make a second entity `{}`", fact.id.name);
                return Err(Box::new(Diagnostic::error("DuplicateEntity", message, fact.id.span)));
            }
            (Some(node), _) => node,
            (None, _) => {
                let node = self.graph.create_node(&[]);
                self.entities.insert(Arc::clone(&fact.id.name), node);
                node
            }
        };
        for label in &fact.labels {
            let id =
                *self.labels.entry(Arc::clone(&label.name)).or_insert_with(|| self.graph.intern_label(&label.name));
            self.graph.add_label(node, id);
        }
        for (name, value) in fact.properties {
            if value.is_null() {
                continue;
            }
            let key = *self.keys.entry(Arc::clone(&name)).or_insert_with(|| self.graph.intern_key(&name));
            let value = match existing {
                Some(_) => match united(self.graph.node_property(node, key), value) {
                    Some(value) => value,
                    None => {
                        let message = format!("entity `{}` has another `{name}`", fact.id.name);
                        return Err(Box::new(Diagnostic::error("ContradictingProperty", message, fact.span)));
                    }
                },
                None => value,
            };
            if !is_storable(&value) {
                let message = format!("`{name}` cannot hold a value of type {}", value.type_name());
                return Err(Box::new(Diagnostic::error("InvalidPropertyType", message, fact.span)));
            }
            self.graph.set_node_property(node, key, value);
        }
        Ok(())
    }

    /// Whether a node has all that a `MERGE` says, so that it is found.
    fn is_exactly(&self, node: NodeId, fact: &EntityFact<'_>) -> bool {
        let has_label = |name: &str| self.labels.get(name).is_some_and(|label| self.graph.has_label(node, *label));
        let has = |name: &str, value: &Value| {
            self.keys.get(name).is_some_and(|key| self.graph.node_property(node, *key).equivalent(value))
        };
        fact.labels.iter().all(|label| has_label(&label.name))
            && fact.properties.iter().all(|(name, value)| has(name, value))
    }

    fn claim(&mut self, fact: &ClaimFact<'_>) -> Result<RelationshipId> {
        let (start, end) = (self.find(&fact.start)?, self.find(&fact.end)?);
        let name = &fact.type_name.name;
        let type_id = *self.types.entry(Arc::clone(name)).or_insert_with(|| self.graph.intern_type(name));
        if fact.verb == Verb::Assert {
            self.check_declared(fact, start, end)?;
            match find_claim(&self.graph, &self.declarations, start, type_id, end, &fact.properties) {
                ClaimMatch::One(claim) => return Ok(claim),
                ClaimMatch::Several(_) => {
                    let message = format!("there are several parallel `{name}`, none of them can be asserted");
                    return Err(Box::new(Diagnostic::error("AmbiguousClaim", message, fact.span)));
                }
                ClaimMatch::None => {
                    if self.declarations.evidence_policy(name) == EvidencePolicy::Required && fact.items.is_empty() {
                        let message = format!("a `{name}` claim needs evidence");
                        return Err(Box::new(Diagnostic::error("EvidenceRequired", message, fact.span)));
                    }
                }
            }
        }
        let claim = self.graph.create_relationship(start, type_id, end);
        for (name, value) in &fact.properties {
            if !value.is_null() {
                let key = self.graph.intern_key(name);
                self.graph.set_relationship_property(claim, key, value.clone());
            }
        }
        Ok(claim)
    }

    /// Refuses what `ASSERT` refuses of the declarations when it runs. `check` says it at more length.
    fn check_declared(&self, fact: &ClaimFact<'_>, start: NodeId, end: NodeId) -> Result<()> {
        let name = &fact.type_name.name;
        let refuse = |code: &'static str, message: String| Err(Box::new(Diagnostic::error(code, message, fact.span)));
        let declared = self.declarations.types.get(&**name);
        let is_identity = |key: &str| declared.is_some_and(|declared| declared.identity.iter().any(|own| own == key));
        if let Some((key, _)) = fact.properties.iter().find(|(key, value)| !value.is_null() && !is_identity(key)) {
            return refuse("UnknownIdentityKey", format!("`{key}` is no part of the identity of `{name}`"));
        }
        let Some(declared) = declared else {
            if self.declarations.types.is_empty() {
                return Ok(());
            }
            return refuse("UndeclaredType", format!("type `{name}` is not declared"));
        };
        let allows = |list: &[String], node: NodeId| {
            let labels = self.graph.labels_of(node);
            let has = |allowed: &String| labels.iter().any(|label| **self.graph.label_name(*label) == **allowed);
            list.is_empty() || list.iter().any(has)
        };
        if !allows(&declared.from, start) || !allows(&declared.to, end) {
            return refuse(
                "TypeNotAllowed",
                format!("`{name}` does not lead from `{}` to `{}`", fact.start.name, fact.end.name),
            );
        }
        if declared.evidence == EvidencePolicy::None && !fact.items.is_empty() {
            return refuse("EvidenceNotAllowed", format!("`{name}` takes no evidence"));
        }
        Ok(())
    }
}

/// Unites what is known of an entity with what is said of it again: lists are united, anything else must be the same.
/// `None` is a contradiction.
pub(super) fn united(old: Value, new: Value) -> Option<Value> {
    match (old, new) {
        (Value::Null, new) => Some(new),
        (old, Value::Null) => Some(old),
        (Value::List(old), Value::List(new)) => {
            let mut all = old.to_vec();
            for element in new.iter() {
                if !all.iter().any(|known| known.equivalent(element)) {
                    all.push(element.clone());
                }
            }
            Some(Value::List(Arc::new(all)))
        }
        (old, new) => old.equivalent(&new).then_some(old),
    }
}

fn new_item(fact: ItemFact<'_>) -> (NewItem, Span) {
    let item = NewItem {
        source: fact.source.name,
        stance: fact.stance,
        via: fact.via.map(|via| via.name),
        via_at: fact.via_at,
        fields: fact.fields,
    };
    (item, fact.span)
}

fn at(error: EvidenceError, span: Span) -> Box<Diagnostic> {
    Box::new(error.at(span))
}
