//! ASSERT: finds or creates claims by identity (SEMANTICS I1–I4) and adds evidence to them.

use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span, did_you_mean};
use crate::evidence::{self, ClaimMatch, EvidencePolicy, NewItem, Stance};
use crate::plan::{AssertedClaim, AssertedNode, AssertedOrigin, BoundAssert, BoundEvidence, Expression, StanceWord};
use crate::value::{Column, MapValue, NodeId, RelationshipId, Value, ValueError};

use super::super::context::Context;
use super::super::eval::evaluate;
use super::{Labels, Rows, add_paths, create, storable};

/// Asserts for each row; the nodes and claims join the row.
pub(super) fn assert(assert: &BoundAssert, rows: &mut Rows, context: &mut Context<'_>) -> Result<()> {
    let mut nodes: Vec<Vec<u32>> = vec![Vec::with_capacity(rows.len()); assert.nodes.len()];
    let mut claims: Vec<Vec<u32>> = vec![Vec::with_capacity(rows.len()); assert.claims.len()];
    for row in 0..rows.len() {
        context.check()?;
        let one = Rows { batch: rows.one(row), layout: rows.layout.clone() };
        let mut found = Vec::with_capacity(assert.nodes.len());
        for node in &assert.nodes {
            found.push(asserted_node(node, &one, context)?);
        }
        let mut items = Vec::with_capacity(assert.evidence.len());
        for item in &assert.evidence {
            items.push((item_of(item, &one, context)?, item.at.0));
        }
        for (position, claim) in assert.claims.iter().enumerate() {
            let ends = (found[claim.start], found[claim.end]);
            let id = asserted_claim(claim, ends, &items, &one, context)?;
            claims[position].push(id.0);
        }
        for (column, node) in nodes.iter_mut().zip(found) {
            column.push(node.0);
        }
    }
    for (node, ids) in assert.nodes.iter().zip(nodes) {
        if !rows.layout.contains(&node.variable) {
            rows.add(node.variable, Column::Node(ids));
        }
    }
    for (claim, ids) in assert.claims.iter().zip(claims) {
        rows.add(claim.variable, Column::Relationship(ids));
    }
    add_paths(&assert.paths, rows, context)
}

fn asserted_node(node: &AssertedNode, one: &Rows, context: &mut Context<'_>) -> Result<NodeId> {
    match &node.origin {
        AssertedOrigin::Bound => one.frame().column(node.variable).and_then(|column| column.node(0)).ok_or_else(|| {
            Box::new(Diagnostic::error("MissingNode", "this node is null, so there is no claim to assert", node.at.0))
        }),
        AssertedOrigin::Entity(id) => {
            context.graph.find_node_by_id(id).ok_or_else(|| unknown_entity(id, node.at.0, context))
        }
        AssertedOrigin::FindOrCreate { labels, properties } => {
            let map = map_of(properties, one, context)?;
            let labels = Labels::of(labels, one, context)?;
            let Some(Value::String(id)) = map.get("id") else {
                return Err(Box::new(
                    Diagnostic::error(
                        "EntityWithoutId",
                        "`ASSERT` finds a node by its id, and here `id` is no string",
                        properties.at.0,
                    )
                    .with_help("give the node an `id` that is a string"),
                ));
            };
            match context.graph.find_node_by_id(id) {
                None => create::create_node(&labels.at(0)?, &map, node.at.0, context),
                Some(known) => {
                    complete_node(known, &labels.at(0)?, &map, node.at.0, context)?;
                    Ok(known)
                }
            }
        }
    }
}

fn unknown_entity(id: &str, span: Span, context: &Context<'_>) -> Box<Diagnostic> {
    let known: Vec<Arc<str>> = match context.graph.key_id("id") {
        Some(key) => context
            .graph
            .nodes()
            .filter_map(|node| match context.graph.node_property(node, key) {
                Value::String(id) => Some(id),
                _ => None,
            })
            .collect(),
        None => Vec::new(),
    };
    Box::new(
        Diagnostic::error("UnknownEntity", format!("no entity `{id}`"), span)
            .labelled("no node has this id")
            .with_optional_help(did_you_mean(id, known.iter().map(|id| &**id)))
            .with_note("in ASSERT a bare variable names an entity; it never creates one"),
    )
}

/// Completes a node that is there: lists are united, a contradiction is an error (SEMANTICS I3).
fn complete_node(
    node: NodeId,
    labels: &[Arc<str>],
    map: &MapValue,
    span: Span,
    context: &mut Context<'_>,
) -> Result<()> {
    for label in labels {
        let id = context.graph.intern_label(label);
        if context.graph.add_label(node, id) {
            context.counters.labels_added += 1;
        }
    }
    for (key, value) in map {
        storable(key, value, span)?;
        let id = context.graph.intern_key(key);
        let old = context.graph.node_property(node, id);
        let new = match (&old, value) {
            (_, Value::Null) => continue,
            (Value::Null, new) => new.clone(),
            (Value::List(old), Value::List(new)) => {
                let mut united: Vec<Value> = old.to_vec();
                united.extend(new.iter().filter(|item| !old.iter().any(|known| known.equivalent(item))).cloned());
                if united.len() == old.len() {
                    continue;
                }
                Value::List(Arc::new(united))
            }
            (old, new) if old.equivalent(new) => continue,
            (old, new) => {
                let none = crate::value::NoEntities;
                let message =
                    format!("`{key}` of this node is {} already, not {}", old.literal(&none), new.literal(&none));
                return Err(Box::new(
                    Diagnostic::error("ContradictingProperty", message, span)
                        .with_help(format!("to change it, use `SET`: `MATCH (n {{id: …}}) SET n.{key} = …`")),
                ));
            }
        };
        context.graph.set_node_property(node, id, new);
        context.counters.properties_set += 1;
    }
    Ok(())
}

fn asserted_claim(
    claim: &AssertedClaim,
    (start, end): (NodeId, NodeId),
    items: &[(NewItem, Span)],
    one: &Rows,
    context: &mut Context<'_>,
) -> Result<RelationshipId> {
    let properties = match &claim.properties {
        Some(properties) => map_of(properties, one, context)?,
        None => Arc::default(),
    };
    let declarations = Arc::clone(&context.declarations);
    let name = Labels::of(std::slice::from_ref(&claim.relationship_type), one, context)?.type_at(0, claim.at.0)?;
    check_identity(claim, &name, &properties, context)?;
    check_type(claim, &name, (start, end), &properties, !items.is_empty(), context)?;
    let kind = context.graph.intern_type(&name);
    let id = match evidence::find_claim(&context.graph, &declarations, start, kind, end, &properties) {
        ClaimMatch::One(id) => {
            if !context.view.matches(id) {
                context.notes.push(format!("`ASSERT` found a {name} claim that the lens hides"));
            }
            id
        }
        ClaimMatch::None => create::create_relationship(start, &name, end, &properties, claim.at.0, context)?,
        ClaimMatch::Several(all) => {
            return Err(Box::new(
                Diagnostic::error(
                    "AmbiguousClaim",
                    format!("there are {} parallel `{name}` relationships here, so this is no single claim", all.len()),
                    claim.at.0,
                )
                .with_note(
                    "parallel relationships of one identity come from `CREATE`; evidence cannot be asserted onto them",
                ),
            ));
        }
    };
    context.counters.claims_asserted += 1;
    for (item, span) in items {
        match evidence::add_item(&mut context.graph, &declarations, id, item) {
            Ok(true) => context.counters.items_added += 1,
            Ok(false) => context.counters.items_known += 1,
            Err(error) => return Err(Box::new(error.at(*span))),
        }
    }
    Arc::make_mut(&mut context.view).refresh(&context.graph, id);
    Ok(id)
}

/// Checks that only what identifies a claim is asserted with it: what else it has would depend on who asserts first
/// (SEMANTICS I1, I4).
fn check_identity(claim: &AssertedClaim, name: &str, properties: &MapValue, context: &Context<'_>) -> Result<()> {
    let keys = evidence::identity_keys(&context.declarations, name);
    let other = properties.iter().find(|(key, value)| !value.is_null() && !keys.contains(&&***key));
    let Some((key, _)) = other else { return Ok(()) };
    let span = claim.properties.as_ref().map_or(claim.at.0, |properties| properties.at.0);
    Err(Box::new(
        Diagnostic::error("UnknownIdentityKey", format!("`{key}` is no part of the identity of `{name}`"), span)
            .with_note(match keys.as_slice() {
                [] => format!("`{name}` claims are told apart by their ends alone"),
                keys => format!("`{name}` claims are told apart by their ends and {}", keys.join(", ")),
            })
            .with_help(format!("set it on the claim: `ASSERT (a)-[r:{name}]->(b) … SET r.{key} = …`")),
    ))
}

/// Checks the claim against what graph.toml declares of its type.
fn check_type(
    claim: &AssertedClaim,
    name: &str,
    (start, end): (NodeId, NodeId),
    properties: &MapValue,
    has_evidence: bool,
    context: &Context<'_>,
) -> Result<()> {
    let declarations = &context.declarations;
    if declarations.types.is_empty() {
        return Ok(());
    }
    let Some(declared) = declarations.types.get(name) else {
        return Err(Box::new(
            Diagnostic::error("UndeclaredType", format!("graph.toml declares no type `{name}`"), claim.at.0)
                .with_optional_help(did_you_mean(name, declarations.types.keys().map(String::as_str))),
        ));
    };
    for (node, allowed, side) in [(start, &declared.from, "start"), (end, &declared.to, "end")] {
        let labels: Vec<&Arc<str>> =
            context.graph.labels_of(node).iter().map(|label| context.graph.label_name(*label)).collect();
        let fits = allowed.is_empty() || labels.iter().any(|label| allowed.iter().any(|allowed| **allowed == ***label));
        if !fits {
            let has: Vec<&str> = labels.iter().map(|label| &***label).collect();
            return Err(Box::new(
                Diagnostic::error(
                    "TypeNotAllowed",
                    format!("`{name}` cannot {side} at a {}", has.join(":")),
                    claim.at.0,
                )
                .with_help(format!("it may {side} at: {}", allowed.join(", "))),
            ));
        }
    }
    let kind = context.graph.type_id(name);
    let known = kind.is_some_and(|kind| {
        !matches!(evidence::find_claim(&context.graph, declarations, start, kind, end, properties), ClaimMatch::None)
    });
    if declared.evidence == EvidencePolicy::Required && !has_evidence && !known {
        return Err(Box::new(
            Diagnostic::error("EvidenceRequired", format!("a `{name}` claim needs evidence"), claim.at.0)
                .with_help("add `SUPPORTED BY 'source' {…}`, `REFUTED BY …` or `INCONCLUSIVE BY …`"),
        ));
    }
    if declared.evidence == EvidencePolicy::None && has_evidence {
        return Err(Box::new(Diagnostic::error(
            "EvidenceNotAllowed",
            format!("`{name}` is structure and takes no evidence"),
            claim.at.0,
        )));
    }
    Ok(())
}

fn map_of(expr: &Expression, one: &Rows, context: &Context<'_>) -> Result<Arc<MapValue>> {
    match evaluate(expr, &one.frame(), context)?.get(0) {
        Value::Map(map) => Ok(map),
        Value::Null => Ok(Arc::default()),
        other => Err(Box::new(ValueError::argument_type("this", "a map", &other).at(expr.at.0))),
    }
}

/// Evaluates a string; null when there is none.
pub(super) fn text_of(
    expr: Option<&Expression>,
    what: &str,
    one: &Rows,
    context: &Context<'_>,
) -> Result<Option<Arc<str>>> {
    let Some(expr) = expr else { return Ok(None) };
    match evaluate(expr, &one.frame(), context)?.get(0) {
        Value::String(text) => Ok(Some(text)),
        Value::Null => Ok(None),
        other => Err(Box::new(ValueError::argument_type(what, "a string", &other).at(expr.at.0))),
    }
}

fn item_of(item: &BoundEvidence, one: &Rows, context: &Context<'_>) -> Result<NewItem> {
    let stance = match item.stance {
        StanceWord::Supported => Stance::Supports,
        StanceWord::Refuted => Stance::Refutes,
        StanceWord::Inconclusive => Stance::Inconclusive,
    };
    let Some(source) = text_of(Some(&item.source), "a source key", one, context)? else {
        return Err(Box::new(Diagnostic::error("UnknownSource", "the source key is null", item.source.at.0)));
    };
    let fields = match &item.fields {
        Some(fields) => (*map_of(fields, one, context)?).clone(),
        None => MapValue::new(),
    };
    Ok(NewItem {
        source,
        stance,
        via: text_of(item.via.as_ref(), "`VIA`", one, context)?,
        via_at: text_of(item.via_at.as_ref(), "`AT`", one, context)?,
        fields,
    })
}
