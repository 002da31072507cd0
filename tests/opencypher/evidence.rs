//! The steps that our own features need beside the kit's: declarations, lenses, what is hidden, warnings and notes.

use grounds::evidence::{Declarations, METADATA_NAME};
use grounds::{Session, SourceText, Summary};

use crate::feature::Step;

/// Takes a step that sets something up; returns false for a step that is none of these.
pub fn set_up(session: &mut Session, text: &str, step: &Step) -> Result<bool, String> {
    match text {
        "the declarations are:" => declare(session, docstring(step)?)?,
        "the lens of the session is:" => {
            session.set_lens(Some(docstring(step)?.to_owned())).map_err(|errors| super::steps::rendered(&errors))?;
        }
        "the session is strict" => session.options_mut().strict = true,
        _ => return Ok(false),
    }
    Ok(true)
}

fn declare(session: &Session, toml: &str) -> Result<(), String> {
    let (_, findings) = Declarations::from_toml(&SourceText::new(METADATA_NAME, toml));
    if !findings.is_empty() {
        return Err(super::steps::rendered(&findings));
    }
    let mut graph = session.database().graph();
    graph.set_metadata(METADATA_NAME, toml);
    session.database().replace(graph).map_err(|error| error.to_string())
}

/// Compares what happened beside the rows; returns false for a step that is about something else.
pub fn compare(summary: &Summary, text: &str, step: &Step) -> Result<bool, String> {
    if let Some(code) = text.strip_prefix("a warning should be given: ") {
        let warning = summary.warnings.iter().find(|warning| warning.code == code);
        let warning = warning.ok_or_else(|| format!("the warnings are {:?}", codes(summary)))?;
        contains(&warning.to_string(), step)?;
        return Ok(true);
    }
    match text {
        "no warning should be given" if summary.warnings.is_empty() => {}
        "no warning should be given" => return Err(format!("the warnings are {:?}", codes(summary))),
        "no claims should be hidden" => same_hidden(summary, &[])?,
        "the hidden claims should be:" => same_hidden(summary, table(step)?)?,
        "a note should be given:" => {
            let wanted = docstring(step)?;
            if !summary.notes.iter().any(|note| note.contains(wanted)) {
                return Err(format!("the notes are {:?}", summary.notes));
            }
        }
        "no note should be given" if summary.notes.is_empty() => {}
        "no note should be given" => return Err(format!("the notes are {:?}", summary.notes)),
        "the counts should be:" => same_counts(summary, table(step)?)?,
        _ => return Ok(false),
    }
    Ok(true)
}

fn codes(summary: &Summary) -> Vec<&str> {
    summary.warnings.iter().map(|warning| warning.code).collect()
}

/// Checks that a message has the texts of a step, one a line.
pub fn contains(message: &str, step: &Step) -> Result<(), String> {
    let wanted = step.docstring.as_deref().unwrap_or_default();
    match wanted.lines().map(str::trim).find(|line| !message.contains(line)) {
        Some(line) => Err(format!("`{line}` is not in\n{message}")),
        None => Ok(()),
    }
}

fn same_hidden(summary: &Summary, table: &[Vec<String>]) -> Result<(), String> {
    let found: Vec<(String, usize)> = summary
        .hidden
        .parts()
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, reason)| (reason.to_owned(), count))
        .collect();
    let wanted = numbers(table)?;
    if found == wanted { Ok(()) } else { Err(format!("hidden are {found:?}")) }
}

fn numbers(table: &[Vec<String>]) -> Result<Vec<(String, usize)>, String> {
    let number = |row: &Vec<String>| match row.as_slice() {
        [name, count] => Ok((name.clone(), count.parse().map_err(|_| format!("`{count}` is no number"))?)),
        _ => Err(format!("{row:?} is no count")),
    };
    table.iter().map(number).collect()
}

fn same_counts(summary: &Summary, table: &[Vec<String>]) -> Result<(), String> {
    let counts = [
        ("nodes created", summary.counters.nodes_created),
        ("nodes deleted", summary.counters.nodes_deleted),
        ("relationships created", summary.counters.relationships_created),
        ("relationships deleted", summary.counters.relationships_deleted),
        ("hidden claims deleted", summary.counters.hidden_deleted),
        ("claims asserted", summary.counters.claims_asserted),
        ("items added", summary.counters.items_added),
        ("items known", summary.counters.items_known),
        ("items removed", summary.counters.items_removed),
        ("sources changed", summary.counters.sources_changed),
    ];
    let wanted = numbers(table)?;
    if let Some((name, _)) = wanted.iter().find(|(name, _)| !counts.iter().any(|(known, _)| known == name)) {
        return Err(format!("`{name}` is no count"));
    }
    for (name, found) in counts {
        let wanted = wanted.iter().find(|(wanted, _)| wanted == name).map_or(0, |(_, count)| *count);
        if found != wanted {
            return Err(format!("{name}: {found}, not {wanted}"));
        }
    }
    Ok(())
}

fn docstring(step: &Step) -> Result<&str, String> {
    step.docstring.as_deref().map(str::trim).ok_or_else(|| "the step has no text".to_owned())
}

fn table(step: &Step) -> Result<&[Vec<String>], String> {
    step.table.as_deref().ok_or_else(|| "the step has no table".to_owned())
}
