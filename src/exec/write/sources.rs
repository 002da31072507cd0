//! MERGE SOURCE, SET STANDING OF SOURCE, REMOVE EVIDENCE.

use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::evidence::{self, EvidenceError, Standing, StandingEvent, View};
use crate::graph::Graph;
use crate::plan::{Expression, VariableId, Write};
use crate::value::{Column, MapValue, NoEntities, RelationshipId, Value, ValueError};

use super::super::batch::Frame;
use super::super::context::Context;
use super::super::eval::{evaluate, matching_rows, row_number};
use super::Rows;
use super::assert::text_of;

/// Applies one of these writes to each row.
pub(super) fn apply(write: &Write, rows: &Rows, context: &mut Context<'_>) -> Result<()> {
    for row in 0..rows.len() {
        let one = Rows { batch: rows.one(row), layout: rows.layout.clone() };
        match write {
            Write::MergeSource { key, fields, at } => {
                let key = key_of(key, &one, context)?;
                let fields = match fields {
                    Some(fields) => match evaluate(fields, &one.frame(), context)?.get(0) {
                        Value::Map(map) => map,
                        Value::Null => Arc::default(),
                        other => {
                            return Err(Box::new(
                                ValueError::argument_type("a source", "a map", &other).at(fields.at.0),
                            ));
                        }
                    },
                    None => Arc::new(MapValue::new()),
                };
                changing_standing(&key, context, |graph| evidence::merge_source(graph, &key, &fields))
                    .map_err(|error| Box::new(error.at(at.0)))?;
                context.counters.sources_changed += 1;
            }
            Write::SetStanding { key, standing, on, reason, by, at } => {
                let key_text = key_of(key, &one, context)?;
                let Some(word) = text_of(Some(standing), "a standing", &one, context)? else {
                    return Err(Box::new(Diagnostic::error(
                        "InvalidArgumentValue",
                        "the standing is null",
                        standing.at.0,
                    )));
                };
                let standing_word = Standing::parse(&word).map_err(|error| Box::new(error.at(standing.at.0)))?;
                let event = StandingEvent {
                    standing: standing_word,
                    date: date_of(on.as_ref(), &one, context)?,
                    reason: text_of(reason.as_ref(), "`BECAUSE`", &one, context)?.map(|text| text.to_string()),
                    by: text_of(by.as_ref(), "`BY`", &one, context)?.map(|text| text.to_string()),
                };
                changing_standing(&key_text, context, |graph| evidence::set_standing(graph, &key_text, event))
                    .map_err(|error| Box::new(error.at(at.0)))?;
                context.counters.sources_changed += 1;
            }
            Write::RemoveEvidence { claim, item, predicate, at } => {
                let found = evaluate(claim, &one.frame(), context)?.get(0);
                match found {
                    Value::Null => {}
                    Value::Relationship(id) => remove(id, *item, predicate.as_ref(), &one, context)?,
                    other => {
                        return Err(Box::new(
                            ValueError::argument_type("`REMOVE EVIDENCE`", "a relationship", &other).at(at.0),
                        ));
                    }
                }
            }
            _ => return Ok(()),
        }
    }
    Ok(())
}

/// Writes a source; when its standing changes, that bears on every claim that cites it.
fn changing_standing<T>(
    key: &str,
    context: &mut Context<'_>,
    write: impl FnOnce(&mut Graph) -> std::result::Result<T, EvidenceError>,
) -> std::result::Result<(), EvidenceError> {
    let standing = |context: &Context<'_>| {
        let source = context.graph.source_id(key)?;
        Some(evidence::standing_at(&context.graph, source, context.view.moment()))
    };
    let before = standing(context);
    write(&mut context.graph)?;
    // Nothing cites a source that is new.
    if before.is_some() && standing(context) != before {
        context.view = Arc::new(View::compute(&context.graph, &context.declarations, context.view.lens()));
    }
    Ok(())
}

fn key_of(key: &Expression, one: &Rows, context: &Context<'_>) -> Result<Arc<str>> {
    text_of(Some(key), "a source key", one, context)?
        .ok_or_else(|| Box::new(Diagnostic::error("UnknownSource", "the source key is null", key.at.0)))
}

/// A standing's date as written: a date, a year, or a text that names a day, month or year.
fn date_of(on: Option<&Expression>, one: &Rows, context: &Context<'_>) -> Result<Option<String>> {
    let Some(on) = on else { return Ok(None) };
    let bad = |span: Span| {
        Box::new(
            Diagnostic::error("InvalidArgumentValue", "this is no date", span)
                .with_help("write `date('2021-03-01')`, `'2021-03'` or `2021`"),
        )
    };
    let text = match evaluate(on, &one.frame(), context)?.get(0) {
        Value::Null => return Ok(None),
        Value::String(text) => text.to_string(),
        other => other.plain(&NoEntities),
    };
    if evidence::last_day(&text).is_none() {
        return Err(bad(on.at.0));
    }
    Ok(Some(text))
}

fn remove(
    claim: RelationshipId,
    item: VariableId,
    predicate: Option<&Expression>,
    one: &Rows,
    context: &mut Context<'_>,
) -> Result<()> {
    let items: Vec<u32> = context.graph.items_of(claim).iter().map(|item| item.0).collect();
    let chosen = match predicate {
        None => items,
        Some(predicate) => {
            // The item stands beside what the row has.
            let mut batch = one.batch.take(&vec![row_number(0); items.len()]);
            batch.columns.push(Column::Relationship(items.clone()));
            batch.rows = items.len();
            let layout: Vec<VariableId> = one.layout.iter().copied().chain([item]).collect();
            match matching_rows(predicate, &Frame::new(&batch, &layout), context)? {
                None => items,
                Some(rows) => rows.iter().map(|row| items[*row as usize]).collect(),
            }
        }
    };
    for item in chosen {
        evidence::remove_item(&mut context.graph, crate::graph::ItemId(item));
        context.counters.items_removed += 1;
    }
    Arc::make_mut(&mut context.view).refresh(&context.graph, claim);
    Ok(())
}
