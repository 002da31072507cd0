//! Runs the scenarios of the openCypher conformance kit, and our own features in the same steps.
//!
//! The kit is read from the folder that `OPENCYPHER_TCK` names, by default `../shared/tck`; our features are in
//! `tests/features`. Each expanded scenario is one trial, named `area/Feature > scenario > example`, so that
//! `cargo test --test opencypher -- Match1` runs the features with that in their names. `OPENCYPHER_REPORT=FILE`
//! writes a table by area; with `OPENCYPHER_AGREEMENT` set, a scenario must hold in every way that statements can be
//! run: in small batches, and without the rewrites of plans.
//!
//! Every failure is printed and fails the run: nothing is skipped by a list, and a step that is not known is a failure.
//! A whole run of the kit's default folder must also pass at least the number of scenarios in `opencypher/passing.txt`,
//! so that scenarios cannot vanish; a folder without any scenario fails. Some trials try the runner itself.
#![expect(clippy::print_stdout, reason = "a test harness speaks on its standard output")]

#[path = "opencypher/errors.rs"]
mod errors;
#[path = "opencypher/evidence.rs"]
mod evidence;
#[path = "opencypher/expected.rs"]
mod expected;
#[path = "opencypher/feature.rs"]
mod feature;
#[path = "opencypher/itself.rs"]
mod itself;
#[path = "opencypher/report.rs"]
mod report;
#[path = "opencypher/result.rs"]
mod result;
#[path = "opencypher/side_effects.rs"]
mod side_effects;
#[path = "opencypher/steps.rs"]
mod steps;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Trial};

use feature::Scenario;
use report::{Origin, Tally};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    report::keep_panics_quiet();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let usual = here.join("../shared/tck");
    let kit = std::env::var_os("OPENCYPHER_TCK").map_or_else(|| usual.clone(), PathBuf::from);

    let tally = Arc::new(Tally::default());
    let graphs = Arc::new(kit.join("graphs"));
    let mut trials = itself::trials();
    if kit.join("features").is_dir() {
        let before = trials.len();
        add_trials(&kit.join("features"), Origin::Kit, &graphs, &tally, &mut trials);
        if trials.len() == before {
            let message = format!("there is no scenario under {}", kit.join("features").display());
            trials.push(Trial::test("the openCypher kit > has scenarios", || Err(message.into())));
        }
    } else {
        let name = format!("the openCypher kit > not found at {}", kit.display());
        trials.push(Trial::test(name, || Ok(())).with_ignored_flag(true));
        println!("skipped: there is no openCypher kit at {} (OPENCYPHER_TCK names its folder)", kit.display());
    }
    let own = here.join("tests/features");
    if own.is_dir() {
        add_trials(&own, Origin::Own, &graphs, &tally, &mut trials);
    }

    let whole = arguments.filter.is_none() && arguments.skip.is_empty() && !arguments.ignored;
    let conclusion = libtest_mimic::run(&arguments, trials);
    if arguments.list {
        return ExitCode::SUCCESS;
    }
    if let Some(file) = std::env::var_os("OPENCYPHER_REPORT")
        && let Err(error) = std::fs::write(&file, tally.table())
    {
        println!("cannot write the report to {}: {error}", Path::new(&file).display());
        return ExitCode::FAILURE;
    }
    let promised = whole && kit.join("features").is_dir() && same_folder(&kit, &usual);
    let kept = !promised || report::keeps_promise(&tally, &here.join("tests/opencypher/passing.txt"));
    println!("{} passed, {} failed, {} skipped", conclusion.num_passed, conclusion.num_failed, conclusion.num_ignored);
    if kept && conclusion.num_failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Says whether two paths are one folder: only the default folder has a promised number of scenarios.
fn same_folder(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

/// Adds a trial for each scenario in the features under `folder`.
fn add_trials(folder: &Path, origin: Origin, graphs: &Arc<PathBuf>, tally: &Arc<Tally>, trials: &mut Vec<Trial>) {
    for file in feature::files(folder) {
        let stem = file.strip_prefix(folder).unwrap_or(&file).with_extension("").display().to_string();
        let area = stem.rsplit_once('/').map_or(stem.as_str(), |(area, _)| area).to_owned();
        match feature::read(&file) {
            Ok(scenarios) => {
                for scenario in scenarios {
                    let name = format!("{stem} > {}", scenario.name);
                    trials.push(trial(name, area.clone(), origin, scenario, graphs, tally));
                }
            }
            Err(error) => {
                let tally = Arc::clone(tally);
                trials.push(Trial::test(format!("{stem} > cannot be read"), move || {
                    tally.record(&area, origin, false);
                    Err(error.into())
                }));
            }
        }
    }
}

fn trial(
    name: String,
    area: String,
    origin: Origin,
    scenario: Scenario,
    graphs: &Arc<PathBuf>,
    tally: &Arc<Tally>,
) -> Trial {
    let (graphs, tally) = (Arc::clone(graphs), Arc::clone(tally));
    let agreement = std::env::var_os("OPENCYPHER_AGREEMENT").is_some();
    Trial::test(name, move || {
        let outcome = report::without_panic(|| {
            steps::run(&scenario, &graphs, &steps::USUAL)?;
            let others: &[steps::Mode] = if agreement { &steps::OTHERS } else { &[] };
            others.iter().try_for_each(|mode| steps::run(&scenario, &graphs, mode))
        });
        tally.record(&area, origin, outcome.is_ok());
        outcome.map_err(|message| format!("{message}\n{}", scenario.text()).into())
    })
}
