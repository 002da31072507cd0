//! L3, L4, L8 and C1 to C3 through the language: what a statement says of each claim is what the rules say of it alone.

use std::collections::BTreeMap;

use proptest::test_runner::{TestCaseError, TestRunner};

use super::choices::{Choices, numbers};
use super::config;
use super::lens::{LensModel, Meaning, standing};
use super::model::{Claim, Item, Model};
use super::run::session;

use grounds::Value;
use grounds::evidence::{Stance, Standing};

/// The number of an item, by the documented table.
fn number(item: &Item) -> f64 {
    let number = item.confidence.unwrap_or_else(|| {
        let base = match item.design {
            Some("meta-analysis") => 0.9,
            Some("randomised trial") => 0.75,
            Some("guideline") => 0.6,
            Some("cohort") => 0.55,
            _ => 0.2,
        };
        let hedge = match item.certainty {
            Some("established") => 1.0,
            Some("possible") => 0.7,
            Some("speculative") => 0.4,
            _ => 0.9,
        };
        base * hedge * if item.directness == Some("indirect") { 0.6 } else { 1.0 }
    });
    number.clamp(0.01, 0.99)
}

/// Supports and refutations by unit, combined by Dempster's rule over its masses.
fn confidence(items: &[Item]) -> Option<f64> {
    let mut unit: Vec<usize> = (0..items.len()).collect();
    for _ in 0..items.len() {
        for one in 0..items.len() {
            for other in 0..items.len() {
                let (a, b) = (&items[one], &items[other]);
                if a.source == b.source || (a.cohort.is_some() && a.cohort == b.cohort) {
                    let least = unit[one].min(unit[other]);
                    (unit[one], unit[other]) = (least, least);
                }
            }
        }
    }
    let side = |stance| {
        let mut strongest: BTreeMap<usize, f64> = BTreeMap::new();
        for (item, unit) in items.iter().zip(&unit).filter(|(item, _)| item.stance == stance) {
            let best = strongest.entry(*unit).or_insert(0.0);
            *best = best.max(number(item));
        }
        (!strongest.is_empty()).then(|| 1.0 - strongest.values().map(|number| 1.0 - number).product::<f64>())
    };
    let (support, refutation) = (side(Stance::Supports), side(Stance::Refutes));
    if support.is_none() && refutation.is_none() {
        return None;
    }
    let (s, r) = (support.unwrap_or(0.0), refutation.unwrap_or(0.0));
    Some(s * (1.0 - r) / (1.0 - s * r))
}

/// Reasons in the order of L8.
const REASONS: [&str; 6] = ["retracted", "excluded", "date", "predicate", "refuted", "unsourced"];

fn why_hidden(meaning: &Meaning, item: &Item, model: &Model) -> Option<usize> {
    let source = &model.sources[item.source];
    if !meaning.all && standing(&source.events, meaning.as_of) == Standing::Retracted {
        Some(0)
    } else if meaning.excluded.contains(&item.source) {
        Some(1)
    } else if meaning.as_of.is_some_and(|as_of| source.year.is_none_or(|year| year > as_of)) {
        Some(2)
    } else {
        (!meaning.shows(item, model)).then_some(3)
    }
}

/// What a pattern shows of a claim, or the reason for which it does not.
fn judge(meaning: &Meaning, claim: &Claim, model: &Model) -> Result<Vec<String>, usize> {
    let visible: Vec<Item> = claim.items.iter().filter(|item| meaning.shows(item, model)).cloned().collect();
    let count = |stance| visible.iter().filter(|item| item.stance == stance).count();
    let (supports, refutes, open) = (count(Stance::Supports), count(Stance::Refutes), count(Stance::Inconclusive));
    let hidden = |wanted: &dyn Fn(&Item) -> bool| {
        claim.items.iter().filter(|item| wanted(item)).filter_map(|item| why_hidden(meaning, item, model)).min()
    };
    let status = match (claim.items.is_empty(), visible.is_empty()) {
        (true, _) if meaning.explicit && claim.kind != "IS_A" => return Err(5),
        (true, _) => "unsourced",
        (_, true) => return Err(hidden(&|_| true).unwrap_or(5)),
        _ if supports > 0 && refutes > 0 => "contested",
        _ if supports > 0 => "supported",
        // It would match but for what hides its supports.
        _ if refutes > 0 && !meaning.all => return Err(hidden(&|item| item.stance == Stance::Supports).unwrap_or(4)),
        _ if refutes > 0 => "refuted",
        _ => "inconclusive",
    };
    let level = visible.iter().filter(|item| item.stance == Stance::Supports).filter_map(Item::level).min();
    let mut sources: Vec<&str> = visible.iter().map(|item| model.sources[item.source].key).collect();
    sources.sort_unstable();
    sources.dedup();
    Ok(vec![
        claim.uid.to_string(),
        status.to_owned(),
        format!("{supports} {refutes} {open}"),
        level.map_or("null".to_owned(), |level| level.to_string()),
        format!("{sources:?}"),
        confidence(&visible).map_or("null".to_owned(), |number| format!("{number:.9}")),
    ])
}

fn shown(row: &[Value]) -> Vec<String> {
    let text = |value: &Value| value.plain(&grounds::NoEntities);
    let list = |value: &Value| match value {
        Value::List(items) => format!("{:?}", items.iter().map(text).collect::<Vec<_>>()),
        _ => "no list".to_owned(),
    };
    let number = |value: &Value| value.as_float().map_or("null".to_owned(), |number| format!("{number:.9}"));
    let level = if row[3].is_null() { "null".to_owned() } else { text(&row[3]) };
    vec![text(&row[0]), text(&row[1]), text(&row[2]), level, list(&row[4]), number(&row[5])]
}

const ASKED: &str = "RETURN r.uid, status(r), toString(support(r).supports) + ' ' + toString(support(r).refutes) + ' ' + \
     toString(support(r).inconclusive), level(r), sources(r), confidence(r) ORDER BY r.uid";

fn check(graph: &[u16], lens: &[u16], kind: Option<&str>) -> Result<(), TestCaseError> {
    let model = Model::choose(&mut Choices::new(graph));
    let lens = LensModel::choose(&mut Choices::new(lens));
    let meaning = lens.meaning();
    let mut parameters = Vec::new();
    let (one, other) = lens.text(&mut parameters);
    let types = kind.map(|kind| format!(":{kind}")).unwrap_or_default();
    let text = format!("{one}{other}MATCH ()-[r{types}]->() {ASKED}");
    // Items that are equal are one, as the store has it.
    let mut model = model;
    for claim in &mut model.claims {
        let mut kept: Vec<Item> = Vec::new();
        for item in claim.items.drain(..) {
            if !kept.iter().any(|known| known.is_same(&item)) {
                kept.push(item);
            }
        }
        claim.items = kept;
    }
    let mut rows = Vec::new();
    let mut hidden = [0; 6];
    for claim in model.claims.iter().filter(|claim| kind.is_none_or(|kind| kind == claim.kind)) {
        match judge(&meaning, claim, &model) {
            Ok(row) => rows.push(row),
            Err(reason) => hidden[reason] += 1,
        }
    }
    let mut session = session(model.build(0), &parameters);
    let result = session.run(&text).map_err(|errors| TestCaseError::fail(format!("{errors:?}\n{text}")))?;
    let found: Vec<Vec<String>> = result.rows().map(|row| shown(&row)).collect();
    if found != rows {
        return Err(TestCaseError::fail(format!("{found:?}\nnot {rows:?}\n{text}\n{parameters:?}\n{model:?}")));
    }
    let counts = result.summary().hidden.parts().map(|(count, _)| count);
    if counts != hidden {
        let message = format!("{REASONS:?}: {counts:?}\nnot {hidden:?}\n{text}\n{parameters:?}\n{model:?}");
        return Err(TestCaseError::fail(message));
    }
    Ok(())
}

#[test]
fn l3_l4_l8_c3_a_statement_says_of_claims_what_the_rules_say() {
    let mut runner = TestRunner::new(config(300));
    let kinds = proptest::sample::select(vec![None, None, Some("OPT"), Some("IS_A"), Some("REQ")]);
    let outcome = runner.run(&(numbers(700), numbers(40), kinds), |(graph, lens, kind)| check(&graph, &lens, kind));
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
