//! MERGE: finds the pattern in the whole graph, or creates it.

use std::sync::Arc;

use crate::diag::{Diagnostic, Result, Span};
use crate::plan::{BoundCreation, VariableId, Write};
use crate::value::{Column, Value};

use super::super::batch::Batch;
use super::super::context::Context;
use super::super::eval::{evaluate, row_number};
use super::{Rows, create, set};

/// Finds or creates the pattern for each row; a row may find several.
pub(super) fn merge(write: &Write, rows: &mut Rows, context: &mut Context<'_>) -> Result<()> {
    let Write::Merge { find, introduced, creation, paths, on_create, on_match } = write else { return Ok(()) };
    let mut merged: Vec<Batch> = Vec::new();
    let mut layout = rows.layout.clone();
    layout.extend(introduced);
    for row in 0..rows.len() {
        context.check()?;
        refuse_null(creation, rows, row, context)?;
        let argument = rows.one(row);
        // What a lens hides is found too: no silent twin of a retracted claim.
        context.whole_graph = true;
        let found = super::super::execute(find, &Arc::from([argument.clone()]), &rows.layout, context);
        context.whole_graph = false;
        let found = super::super::joined(found?, find.output.len());
        let mut batch = if found.rows > 0 {
            let mut batch = argument.take(&vec![row_number(0); found.rows]);
            batch.rows = found.rows;
            batch.columns.extend(found.arrange(&find.output, introduced).columns);
            note_hidden(&found, context);
            batch
        } else {
            created(creation, &argument, &rows.layout, introduced, context)?
        };
        for (variable, path) in paths {
            let one = Rows { batch: batch.clone(), layout: layout.clone() };
            let column = evaluate(path, &one.frame(), context)?.into_owned();
            if let Some(position) = layout.iter().position(|known| known == variable) {
                batch.columns[position] = column;
            }
        }
        let items = if found.rows > 0 { on_match } else { on_create };
        let one = Rows { batch, layout: layout.clone() };
        set::set(items, &one, None, context)?;
        merged.push(one.batch);
    }
    let batch = super::super::joined(merged, layout.len());
    *rows = Rows { batch, layout };
    Ok(())
}

/// A null property cannot be found, so that MERGE would create it again and again.
fn refuse_null(creation: &BoundCreation, rows: &Rows, row: usize, context: &Context<'_>) -> Result<()> {
    let nodes = creation.nodes.iter().map(|node| &node.properties);
    let relationships = creation.relationships.iter().map(|relationship| &relationship.properties);
    let one = Rows { batch: rows.one(row), layout: rows.layout.clone() };
    for properties in nodes.chain(relationships).flatten() {
        let Value::Map(map) = evaluate(properties, &one.frame(), context)?.get(0) else { continue };
        if let Some((key, _)) = map.iter().find(|(_, value)| value.is_null()) {
            return Err(Box::new(
                Diagnostic::error(
                    "MergeReadOwnWrites",
                    format!("`MERGE` cannot find a null property: `{key}` is null"),
                    properties.at.0,
                )
                .with_help(format!("leave `{key}` out, or filter the rows where it is null")),
            ));
        }
    }
    for relationship in &creation.relationships {
        for end in [relationship.start, relationship.end] {
            if let Some(column) = one.frame().column(end)
                && column.is_null(0)
            {
                return Err(missing_node(relationship.at.0));
            }
        }
    }
    Ok(())
}

fn missing_node(span: Span) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error("MissingNode", "this relationship would start or end at null", span)
            .with_help("filter the rows where the node is null before `MERGE`"),
    )
}

fn created(
    creation: &BoundCreation,
    argument: &Batch,
    layout: &[VariableId],
    introduced: &[VariableId],
    context: &mut Context<'_>,
) -> Result<Batch> {
    let mut one = Rows { batch: argument.clone(), layout: layout.to_vec() };
    create::create(creation, &mut one, context)?;
    let added = one.batch.arrange(&one.layout, introduced);
    let mut batch = argument.clone();
    batch.columns.extend(added.columns);
    Ok(batch)
}

/// Says when what was found is hidden by the lens.
fn note_hidden(found: &Batch, context: &mut Context<'_>) {
    let mut hidden = 0;
    for column in &found.columns {
        if let Column::Relationship(_) = column {
            hidden += (0..found.rows)
                .filter(|row| column.relationship(*row).is_some_and(|id| !context.view.matches(id)))
                .count();
        }
    }
    if hidden > 0 {
        let what = if hidden == 1 { "a relationship that is" } else { "relationships that are" };
        context
            .notes
            .push(format!("`MERGE` found {what} hidden by the lens (retracted or refuted); nothing was created"));
    }
}
