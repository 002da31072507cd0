//! Reads features into scenarios: backgrounds put first, outlines expanded.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use gherkin::{Background, Feature, GherkinEnv};

/// One scenario, ready to run.
pub struct Scenario {
    /// Its title, which begins with its number, and the number of its example.
    pub name: String,
    pub steps: Vec<Step>,
}

/// One step, with its placeholders filled in.
pub struct Step {
    pub text: String,
    pub docstring: Option<String>,
    pub table: Option<Vec<Vec<String>>>,
}

impl Scenario {
    /// Returns the scenario as text, for a failure's message.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for step in &self.steps {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "    {}", step.text);
            for line in step.docstring.iter().flat_map(|text| text.trim().lines()) {
                let _ = writeln!(out, "        {line}");
            }
            for row in step.table.iter().flatten() {
                let _ = writeln!(out, "        | {} |", row.join(" | "));
            }
        }
        out
    }
}

/// Returns the features under a folder, in order of their paths.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "feature") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Reads one feature from its file.
pub fn read(file: &Path) -> Result<Vec<Scenario>, String> {
    parse(&std::fs::read_to_string(file).map_err(|error| error.to_string())?)
}

/// Reads one feature.
pub fn parse(text: &str) -> Result<Vec<Scenario>, String> {
    let environment = GherkinEnv::new("en").map_err(|error| error.to_string())?;
    let feature = Feature::parse(escape_cells(text), environment).map_err(|error| error.to_string())?;
    let mut scenarios = Vec::new();
    for scenario in &feature.scenarios {
        expand(&[feature.background.as_ref()], scenario, &mut scenarios);
    }
    for rule in &feature.rules {
        for scenario in &rule.scenarios {
            expand(&[feature.background.as_ref(), rule.background.as_ref()], scenario, &mut scenarios);
        }
    }
    Ok(scenarios)
}

/// Doubles the backslashes in tables that escape nothing there: Gherkin keeps them, the parser refuses them.
fn escape_cells(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_docstring = false;
    for line in text.lines() {
        let trimmed = line.trim_start();
        if trimmed.starts_with("\"\"\"") {
            in_docstring = !in_docstring;
        }
        if in_docstring || !trimmed.starts_with('|') {
            out.push_str(line);
        } else {
            let mut characters = line.chars().peekable();
            while let Some(character) = characters.next() {
                out.push(character);
                if character == '\\' {
                    match characters.next_if(|next| matches!(next, 'n' | '|' | '\\')) {
                        Some(escaped) => out.push(escaped),
                        None => out.push('\\'),
                    }
                }
            }
        }
        out.push('\n');
    }
    out
}

fn expand(backgrounds: &[Option<&Background>], scenario: &gherkin::Scenario, out: &mut Vec<Scenario>) {
    let given = backgrounds.iter().flatten().flat_map(|background| &background.steps);
    let steps: Vec<&gherkin::Step> = given.chain(&scenario.steps).collect();
    if scenario.examples.is_empty() {
        let steps = steps.iter().map(|step| fill(step, &[])).collect();
        out.push(Scenario { name: scenario.name.clone(), steps });
        return;
    }
    let before = out.len();
    let tables = scenario.examples.iter().filter_map(|examples| examples.table.as_ref());
    let rows = tables.filter_map(|table| table.rows.split_first()).flat_map(|(head, rows)| {
        rows.iter().map(move |row| head.iter().map(String::as_str).zip(row.iter().map(String::as_str)).collect())
    });
    for (number, row) in rows.enumerate() {
        let row: Vec<(&str, &str)> = row;
        let steps = steps.iter().map(|step| fill(step, &row)).collect();
        out.push(Scenario { name: format!("{} > {}", fill_text(&scenario.name, &row), number + 1), steps });
    }
    if out.len() == before {
        // A scenario without steps fails when it runs, so that an outline without examples is seen.
        out.push(Scenario { name: format!("{} > no examples", scenario.name), steps: Vec::new() });
    }
}

/// Fills in the placeholders of a text; what is filled in is not searched for further ones.
fn fill_text(text: &str, row: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let held = |(key, _): &&(&str, &str)| from[1..].strip_prefix(*key).is_some_and(|after| after.starts_with('>'));
        if let Some((key, value)) = row.iter().find(held) {
            out.push_str(value);
            rest = &from[key.len() + 2..];
        } else {
            out.push('<');
            rest = &from[1..];
        }
    }
    out.push_str(rest);
    out
}

fn fill(step: &gherkin::Step, row: &[(&str, &str)]) -> Step {
    let fill = |text: &str| fill_text(text, row);
    Step {
        text: fill(&step.value),
        docstring: step.docstring.as_deref().map(fill),
        table: step
            .table
            .as_ref()
            .map(|table| table.rows.iter().map(|row| row.iter().map(|cell| fill(cell)).collect()).collect()),
    }
}
