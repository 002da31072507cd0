//! Turns the statements of a data file into facts: entities, claims and evidence items.
//!
//! Takes syntax trees; gives [`Facts`] to `check` and `load`.
//! Invariants: facts stand in the order in which running the statements would write them; whatever a pack's data may
//! not hold is a finding here and gives no fact, so that `load` has nothing left to refuse but names.
//! Start at [`gather`]. Why not the query engine: it would bind, plan and execute some seven hundred statements at each
//! start of the shell; here each is one walk over its tree.

use std::ops::Range;
use std::sync::Arc;

use super::constant::{constant_map, constant_string};
use crate::diag::{Diagnostic, Result, Span};
use crate::evidence::Stance;
use crate::syntax::ast::{
    Clause, ClauseKind, Direction, EvidenceAssertion, Expr, ExprKind, Ident, LabelExpr, NodePattern, PathPattern,
    PathSelector, PatternElement, RelationshipPattern, StanceWord, Statement, StatementMode,
};
use crate::value::{MapValue, Value};

/// What the statements of one file say.
#[derive(Debug, Default)]
pub(super) struct Facts<'a> {
    /// In order.
    pub facts: Vec<Fact<'a>>,
    /// The evidence items; claims hold ranges of them.
    pub items: Vec<ItemFact<'a>>,
    /// What is not data.
    pub findings: Vec<Diagnostic>,
}

/// One thing that a statement says.
#[derive(Debug)]
pub(super) enum Fact<'a> {
    /// There is such an entity.
    Entity(EntityFact<'a>),
    /// An entity is named by a bare variable, so there must be one by now.
    Mention(Named),
    /// There is such a claim, with this evidence.
    Claim(ClaimFact<'a>),
}

/// Which clause says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    /// `ASSERT`: find or make.
    Assert,
    /// `CREATE`: make.
    Create,
    /// `MERGE`: find exactly this or make.
    Merge,
}

/// A name with its place.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// The entity's id, or the source's key.
    pub name: Arc<str>,
    /// Where it stands.
    pub span: Span,
}

/// `(:Drug {id: 'ketamine', …})`
#[derive(Debug)]
pub(super) struct EntityFact<'a> {
    /// Which clause says it.
    pub verb: Verb,
    /// The labels; may be empty where the entity is there already.
    pub labels: Vec<&'a Ident>,
    /// The entity's id.
    pub id: Named,
    /// All properties, the id among them.
    pub properties: MapValue,
    /// The same as written.
    pub entries: &'a [(Ident, Expr)],
    /// The node pattern.
    pub span: Span,
}

/// `(a)-[:TYPE {…}]->(b) SUPPORTED BY …`
#[derive(Debug)]
pub(super) struct ClaimFact<'a> {
    /// `ASSERT` or `CREATE`.
    pub verb: Verb,
    /// The entity it starts from.
    pub start: Named,
    /// The entity it leads to.
    pub end: Named,
    /// The relationship type.
    pub type_name: &'a Ident,
    /// Its properties.
    pub properties: MapValue,
    /// The same as written.
    pub entries: &'a [(Ident, Expr)],
    /// Its items, in [`Facts::items`].
    pub items: Range<usize>,
    /// Whether an item of it could not be read.
    pub has_lost_items: bool,
    /// The relationship pattern.
    pub span: Span,
}

/// `SUPPORTED BY 'key' {…} VIA 'key' AT '…'`
#[derive(Debug)]
pub(super) struct ItemFact<'a> {
    /// Which way the source speaks.
    pub stance: Stance,
    /// The source.
    pub source: Named,
    /// The source through which it is known.
    pub via: Option<Named>,
    /// The place in that one.
    pub via_at: Option<Arc<str>>,
    /// All other fields.
    pub fields: MapValue,
    /// The same as written.
    pub entries: &'a [(Ident, Expr)],
    /// The whole assertion.
    pub span: Span,
}

/// Gathers the facts of a file's statements.
pub(super) fn gather(statements: &[Statement]) -> Facts<'_> {
    let mut gatherer = Gatherer { facts: Facts::default(), bound: Vec::new() };
    for statement in statements {
        gatherer.bound.clear();
        gatherer.statement(statement);
    }
    gatherer.facts
}

/// The evidence of one clause.
#[derive(Debug, Default)]
struct Evidence {
    items: Range<usize>,
    has_lost_items: bool,
}

struct Gatherer<'a> {
    facts: Facts<'a>,
    /// The variables of the statement with the entities they stand for; `None` for one that could not be read.
    bound: Vec<(Arc<str>, Option<Arc<str>>)>,
}

impl<'a> Gatherer<'a> {
    fn report(&mut self, finding: Diagnostic) {
        self.facts.findings.push(finding);
    }

    fn statement(&mut self, statement: &'a Statement) {
        if statement.mode != StatementMode::Run {
            let place = Span { start: statement.span.start, end: statement.span.start + 7 };
            self.report(
                Diagnostic::error("NotData", "a pack's data is not explained", place)
                    .with_help("take `EXPLAIN` or `PROFILE` out"),
            );
        }
        if let Some(clause) = statement.lens.first() {
            self.report(
                Diagnostic::error("NotData", "an evidence clause is for reading; here is only data", clause.span)
                    .with_help("take it out, or move the statement to `queries`"),
            );
        }
        for clause in &statement.query.first.clauses {
            self.clause(clause);
        }
        if let Some((_, query)) = statement.query.rest.first() {
            self.report(
                Diagnostic::error("NotData", "a pack's data has no `UNION` and no `NEXT`", query.span)
                    .with_help("write two statements"),
            );
        }
    }

    fn clause(&mut self, clause: &'a Clause) {
        match &clause.kind {
            ClauseKind::Assert { patterns, evidence } => {
                let items = self.items(evidence);
                let evidence = Evidence { has_lost_items: items.len() < evidence.len(), items };
                for pattern in patterns {
                    self.pattern(Verb::Assert, pattern, &evidence);
                }
            }
            ClauseKind::Create(patterns) => {
                for pattern in patterns {
                    self.pattern(Verb::Create, pattern, &Evidence::default());
                }
            }
            ClauseKind::Merge { pattern, on_create, on_match } => {
                if !on_create.is_empty() || !on_match.is_empty() {
                    self.report(
                        Diagnostic::error("NotData", "`ON CREATE` and `ON MATCH` are not data", clause.span)
                            .with_help("write the properties into the pattern"),
                    );
                }
                self.pattern(Verb::Merge, pattern, &Evidence::default());
            }
            other => self.report(not_data(other, clause.span)),
        }
    }

    /// Reads the evidence of an `ASSERT` and returns where it is.
    fn items(&mut self, evidence: &'a [EvidenceAssertion]) -> Range<usize> {
        let start = self.facts.items.len();
        for assertion in evidence {
            match item(assertion) {
                Ok(item) => self.facts.items.push(item),
                Err(finding) => self.report(*finding),
            }
        }
        start..self.facts.items.len()
    }

    fn pattern(&mut self, verb: Verb, pattern: &'a PathPattern, evidence: &Evidence) {
        if pattern.variable.is_some() || !matches!(pattern.selector, PathSelector::All) {
            self.report(
                Diagnostic::error("NotData", "a path is not data", pattern.span)
                    .with_help("write the nodes and relationships alone"),
            );
            return;
        }
        // Nodes come before relationships, as when the statement runs.
        let mut ends = Vec::with_capacity(2);
        let mut relationships = Vec::with_capacity(1);
        for element in &pattern.elements {
            match element {
                PatternElement::Node(node) => ends.push(self.node(verb, node)),
                PatternElement::Relationship(relationship) => relationships.push(relationship),
                PatternElement::Group(group) => {
                    self.report(
                        Diagnostic::error("NotData", "a quantified part of a path is not data", group.span)
                            .with_help("write each relationship"),
                    );
                    return;
                }
            }
        }
        for (position, relationship) in relationships.into_iter().enumerate() {
            let (Some(left), Some(right)) =
                (ends.get(position).cloned().flatten(), ends.get(position + 1).cloned().flatten())
            else {
                continue;
            };
            match claim(verb, relationship, left, right, evidence) {
                Ok(claim) => self.facts.facts.push(Fact::Claim(claim)),
                Err(finding) => self.report(*finding),
            }
        }
    }

    /// Reads a node pattern and returns the entity it stands for.
    fn node(&mut self, verb: Verb, node: &'a NodePattern) -> Option<Named> {
        if let Some(predicate) = &node.predicate {
            self.report(
                Diagnostic::error("NotData", "a predicate is not data", predicate.span).with_help("take `WHERE` out"),
            );
            return None;
        }
        if is_bare(node)
            && let Some(variable) = &node.variable
        {
            if let Some((_, entity)) = self.bound.iter().find(|(name, _)| *name == variable.name) {
                return entity.clone().map(|name| Named { name, span: variable.span });
            }
            if verb != Verb::Assert {
                self.report(
                    Diagnostic::error("NotData", format!("`({})` would make a new node", variable.name), node.span)
                        .with_help("write ASSERT, where a bare variable names the entity with that id"),
                );
                return None;
            }
            let named = Named { name: Arc::clone(&variable.name), span: variable.span };
            self.facts.facts.push(Fact::Mention(named.clone()));
            return Some(named);
        }
        let entity = match self.entity(verb, node) {
            Ok(entity) => Some(entity),
            Err(finding) => {
                self.report(*finding);
                None
            }
        };
        let named = entity.as_ref().map(|entity| Named { name: Arc::clone(&entity.id.name), span: entity.id.span });
        if let Some(variable) = &node.variable {
            self.bound.push((Arc::clone(&variable.name), named.as_ref().map(|named| Arc::clone(&named.name))));
        }
        self.facts.facts.extend(entity.map(Fact::Entity));
        named
    }

    fn entity(&self, verb: Verb, node: &'a NodePattern) -> Result<EntityFact<'a>> {
        if let Some(variable) = &node.variable
            && self.bound.iter().any(|(name, _)| *name == variable.name)
        {
            return Err(Box::new(
                Diagnostic::error(
                    "VariableAlreadyBound",
                    format!("variable `{}` is bound already", variable.name),
                    variable.span,
                )
                .with_help("say all about the entity where it stands first"),
            ));
        }
        let entries = entries(node.properties.as_ref())?;
        let properties = constant_map(entries)?;
        let id = match properties.get("id") {
            Some(Value::String(id)) if !id.is_empty() => Arc::clone(id),
            found => return Err(Box::new(without_id(node, found))),
        };
        let span = entries.iter().find(|(key, _)| &*key.name == "id").map_or(node.span, |(_, value)| value.span);
        let mut labels = Vec::with_capacity(1);
        if let Some(expression) = &node.labels {
            plain_labels(expression, node.span, &mut labels)?;
        }
        Ok(EntityFact { verb, labels, id: Named { name: id, span }, properties, entries, span: node.span })
    }
}

fn is_bare(node: &NodePattern) -> bool {
    node.labels.is_none() && node.properties.is_none() && node.predicate.is_none()
}

fn without_id(node: &NodePattern, found: Option<&Value>) -> Diagnostic {
    let help = match &node.variable {
        Some(variable) if found.is_none() => {
            format!("write `({})` for an entity that is there, or give the new one an `id`", variable.name)
        }
        _ => "give it an `id`: `(:Label {id: 'name_of_it', …})`".to_owned(),
    };
    let message = match found {
        None => "an entity of a pack has an `id`, this one has none",
        Some(Value::String(_)) => "the `id` of an entity is empty",
        Some(_) => "the `id` of an entity is a string",
    };
    Diagnostic::error("EntityWithoutId", message, node.span).with_help(help)
}

/// Returns the entries of a map literal; of nothing, none.
fn entries(map: Option<&Expr>) -> Result<&[(Ident, Expr)]> {
    match map {
        None => Ok(&[]),
        Some(Expr { kind: ExprKind::Map(entries), .. }) => Ok(entries),
        Some(other) => Err(Box::new(
            Diagnostic::error("NotLiteral", "a pack's data is literal, here a map is needed", other.span)
                .with_help("write `{key: value, …}`"),
        )),
    }
}

/// Takes the names out of `:A:B`.
fn plain_labels<'a>(expression: &'a LabelExpr, place: Span, names: &mut Vec<&'a Ident>) -> Result<()> {
    match expression {
        LabelExpr::Name(name) => {
            if names.iter().all(|known| known.name != name.name) {
                names.push(name);
            }
            Ok(())
        }
        LabelExpr::And(parts) => parts.iter().try_for_each(|part| plain_labels(part, place, names)),
        LabelExpr::Wildcard(_) | LabelExpr::Not(_) | LabelExpr::Or(_) | LabelExpr::Dynamic { .. } => Err(Box::new(
            Diagnostic::error("NotData", "an entity has labels, not a condition on labels", place)
                .with_help("write `:Label`, or `:First:Second` for both"),
        )),
    }
}

fn claim<'a>(
    verb: Verb,
    relationship: &'a RelationshipPattern,
    left: Named,
    right: Named,
    evidence: &Evidence,
) -> Result<ClaimFact<'a>> {
    let refuse =
        |message: &str, help: &str| Box::new(Diagnostic::error("NotData", message, relationship.span).with_help(help));
    if verb == Verb::Merge {
        return Err(refuse("`MERGE` of a relationship is not data", "write ASSERT, which finds or makes the claim"));
    }
    if let Some(predicate) = &relationship.predicate {
        return Err(Box::new(
            Diagnostic::error("NotData", "a predicate is not data", predicate.span).with_help("take `WHERE` out"),
        ));
    }
    if relationship.length.is_some() || relationship.quantifier.is_some() {
        return Err(refuse("a path of variable length is not data", "write each relationship"));
    }
    let Some(LabelExpr::Name(type_name)) = &relationship.types else {
        return Err(refuse("a claim has exactly one type", "write `-[:TYPE]->`"));
    };
    let (start, end) = match relationship.direction {
        Direction::Right => (left, right),
        Direction::Left => (right, left),
        Direction::Either => return Err(refuse("a claim has a direction", "write `->` or `<-`")),
    };
    let entries = entries(relationship.properties.as_ref())?;
    Ok(ClaimFact {
        verb,
        start,
        end,
        type_name,
        properties: constant_map(entries)?,
        entries,
        items: evidence.items.clone(),
        has_lost_items: evidence.has_lost_items,
        span: relationship.span,
    })
}

fn item(assertion: &EvidenceAssertion) -> Result<ItemFact<'_>> {
    let named =
        |expression: &Expr, what: &str| constant_string(expression, what).map(|(name, span)| Named { name, span });
    let entries = entries(assertion.fields.as_ref())?;
    Ok(ItemFact {
        stance: match assertion.stance {
            StanceWord::Supported => Stance::Supports,
            StanceWord::Refuted => Stance::Refutes,
            StanceWord::Inconclusive => Stance::Inconclusive,
        },
        source: named(&assertion.source, "the key of a source")?,
        via: assertion.via.as_ref().map(|via| named(via, "the key of a source")).transpose()?,
        via_at: match &assertion.via_at {
            Some(place) => Some(constant_string(place, "the place after `AT`")?.0),
            None => None,
        },
        fields: constant_map(entries)?,
        entries,
        span: assertion.span,
    })
}

fn not_data(clause: &ClauseKind, span: Span) -> Diagnostic {
    let (word, help) = match clause {
        ClauseKind::MergeSource { .. } => ("MERGE SOURCE", "a pack's sources stand in `sources.bib`"),
        ClauseKind::SetStanding { .. } => {
            ("a standing", "write it into the entry in `sources.bib`: `standing = {retracted},`")
        }
        ClauseKind::Match { .. } => {
            ("MATCH", "move a question to `queries`; in ASSERT a bare variable names the entity with that id")
        }
        ClauseKind::Return(_) | ClauseKind::With { .. } | ClauseKind::Finish => {
            ("a projection", "move a question to `queries`")
        }
        ClauseKind::Set(_) => ("SET", "write the properties into the pattern"),
        ClauseKind::Remove(_) | ClauseKind::Delete { .. } | ClauseKind::RemoveEvidence { .. } => {
            ("a removal", "delete the text that says it")
        }
        _ => ("this clause", "move a question to `queries`"),
    };
    Diagnostic::error("NotData", format!("{word} is not data: entities and claims are ASSERT, CREATE or MERGE"), span)
        .with_help(help)
}
