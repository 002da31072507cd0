//! Quantified path patterns and selectors give what enumerating all trails and choosing among them gives.
//!
//! The enumeration is written here once more, over plain data: a pattern is a row of parts, a part is some steps and
//! how often they repeat.

use std::cell::Cell;
use std::collections::BTreeMap;

use proptest::test_runner::{TestCaseError, TestRunner};

use super::choices::{Choices, numbers};
use super::model::{LABELS, Model, TYPES};
use super::run::{answer, session};
use super::{cases, config};

struct Step {
    arrow: (&'static str, &'static str),
    kind: Option<&'static str>,
}

/// What the elements of one repetition must satisfy; an absent value satisfies nothing.
#[derive(Clone, Copy, PartialEq)]
enum Test {
    None,
    /// The first relationship has `w >= 1`.
    First,
    /// The first node has no greater `w` than the last.
    Ends,
    /// First and last relationship differ in `w`.
    Differ,
}

struct Part {
    number: usize,
    steps: Vec<Step>,
    label: Option<&'static str>,
    test: Test,
    /// Without, the part stands once and is not a group.
    bounds: Option<(usize, Option<usize>)>,
}

struct Pattern {
    parts: Vec<Part>,
    start_label: Option<&'static str>,
}

/// Patterns with more trails are passed over.
const TRAILS_MAX: usize = 3_000;

/// A trail with the nodes that it starts and ends at.
type Found = (usize, usize, Trail);

/// Claims by number, with the part that each was matched in.
type Trail = Vec<(usize, usize)>;

fn part(number: usize, choices: &mut Choices<'_>) -> Part {
    let bounds = [Some((1, Some(2))), Some((0, Some(2))), Some((2, Some(3))), Some((0, None)), Some((1, None)), None];
    let bounds = choices.pick(&bounds);
    let wide = bounds.is_some_and(|(_, max)| max.is_none());
    let steps = (0..1 + choices.below(2))
        .map(|_| {
            let arrow = choices.pick(&[("-", "->"), ("<-", "-"), ("-", "-")]);
            let kind = choices.pick(&TYPES);
            // All trails of a graph are many, so what repeats without end is of one type.
            Step { arrow, kind: (wide || choices.chance(40)).then_some(kind) }
        })
        .collect();
    let label = choices.pick(&LABELS);
    let test = choices.pick(&[Test::None, Test::None, Test::First, Test::Ends, Test::Differ]);
    Part { number, steps, label: choices.chance(25).then_some(label), test, bounds }
}

impl Pattern {
    fn choose(choices: &mut Choices<'_>) -> Pattern {
        let parts = (0..1 + choices.below(2)).map(|number| part(number, choices)).collect();
        let label = choices.pick(&LABELS);
        Pattern { parts, start_label: choices.chance(25).then_some(label) }
    }

    fn text(&self) -> String {
        let mut text = format!("(s{})", self.start_label.map(|label| format!(":{label}")).unwrap_or_default());
        for (position, part) in self.parts.iter().enumerate() {
            text.push_str(&part.text());
            text.push_str(if position + 1 == self.parts.len() { "(t)" } else { "(m)" });
        }
        text
    }

    fn columns(&self) -> String {
        let mut text = "s.id AS s, t.id AS t, [z IN relationships(p) | z.uid] AS p".to_owned();
        for part in &self.parts {
            let (x, r) = (format!("x{}", part.number), format!("r{}", part.number));
            if part.bounds.is_some() {
                text.push_str(&format!(", [z IN {x} | z.id] AS {x}, [z IN {r} | z.uid] AS {r}"));
            } else {
                text.push_str(&format!(", [{x}.id] AS {x}, [{r}.uid] AS {r}"));
            }
        }
        text
    }

    /// All trails from all nodes, with the node that each starts at.
    fn trails(&self, model: &Model) -> Vec<Found> {
        let mut found = Vec::new();
        for start in 0..model.nodes.len() {
            if self.start_label.is_none_or(|label| model.nodes[start].labels.contains(&label)) {
                self.from(model, start, (0, 0), start, &mut Vec::new(), &mut found);
            }
        }
        found
    }

    fn from(
        &self,
        model: &Model,
        start: usize,
        (position, count): (usize, usize),
        at: usize,
        trail: &mut Trail,
        found: &mut Vec<Found>,
    ) {
        if found.len() > TRAILS_MAX {
            return;
        }
        let Some(part) = self.parts.get(position) else {
            found.push((start, at, trail.clone()));
            return;
        };
        let (min, max) = part.bounds.unwrap_or((1, Some(1)));
        if count >= min {
            self.from(model, start, (position + 1, 0), at, trail, found);
        }
        if max.is_none_or(|max| count < max) {
            let before = trail.len();
            let mut ends = Vec::new();
            part.repetitions(model, at, &mut vec![at], trail, &mut ends);
            for (node, longer) in ends {
                let rest = longer[before..].to_vec();
                trail.extend(rest);
                self.from(model, start, (position, count + 1), node, trail, found);
                trail.truncate(before);
            }
        }
    }

    /// The row of a trail.
    fn row(&self, model: &Model, (start, end, trail): &Found) -> String {
        let id = |node: usize| format!("'{}'", model.nodes[node].id);
        let uid = |claim: usize| model.claims[claim].uid.to_string();
        // Lists are compared as bags, as the other laws do.
        let list = |mut items: Vec<String>| {
            items.sort();
            format!("[{}]", items.join(", "))
        };
        let mut row = vec![id(*start), id(*end), list(trail.iter().map(|(claim, _)| uid(*claim)).collect())];
        let mut nodes = vec![*start];
        for (claim, _) in trail {
            let (from, to) = (model.claims[*claim].start, model.claims[*claim].end);
            let at = nodes[nodes.len() - 1];
            nodes.push(if from == at { to } else { from });
        }
        for part in &self.parts {
            let places: Vec<usize> = (0..trail.len()).filter(|place| trail[*place].1 == part.number).collect();
            let firsts: Vec<usize> = places.into_iter().step_by(part.steps.len()).collect();
            row.push(list(firsts.iter().map(|place| id(nodes[*place])).collect()));
            row.push(list(firsts.iter().map(|place| uid(trail[*place].0)).collect()));
        }
        row.join(" | ")
    }
}

impl Part {
    fn text(&self) -> String {
        let number = self.number;
        let last = self.steps.len();
        let mut inside = format!("(x{number})");
        for (position, step) in self.steps.iter().enumerate() {
            let (left, right) = step.arrow;
            let kind = step.kind.map(|kind| format!(":{kind}")).unwrap_or_default();
            let relationship = if position == 0 { format!("r{number}") } else { format!("q{number}") };
            let label = match self.label {
                Some(label) if position + 1 == last => format!(":{label}"),
                _ => String::new(),
            };
            let node = if position + 1 == last { format!("y{number}") } else { String::new() };
            inside.push_str(&format!("{left}[{relationship}{kind}]{right}({node}{label})"));
        }
        let other = if last == 1 { format!("r{number}") } else { format!("q{number}") };
        let filter = match self.test {
            Test::None => String::new(),
            Test::First => format!(" WHERE r{number}.w >= 1"),
            Test::Ends => format!(" WHERE x{number}.w <= y{number}.w"),
            Test::Differ => format!(" WHERE r{number}.w <> {other}.w"),
        };
        let quantifier = match self.bounds {
            None => String::new(),
            Some((0, None)) => "*".to_owned(),
            Some((1, None)) => "+".to_owned(),
            Some((min, max)) => format!("{{{min},{}}}", max.map(|max| max.to_string()).unwrap_or_default()),
        };
        format!("({inside}{filter}){quantifier}")
    }

    fn repetitions(
        &self,
        model: &Model,
        at: usize,
        nodes: &mut Vec<usize>,
        trail: &mut Trail,
        ends: &mut Vec<(usize, Trail)>,
    ) {
        let Some(step) = self.steps.get(nodes.len() - 1) else {
            let claims: Vec<usize> = trail[trail.len() - self.steps.len()..].iter().map(|(claim, _)| *claim).collect();
            if self.label.is_none_or(|label| model.nodes[at].labels.contains(&label))
                && self.holds(model, nodes, &claims)
            {
                ends.push((at, trail.clone()));
            }
            return;
        };
        for (claim, found) in model.claims.iter().enumerate() {
            if step.kind.is_some_and(|kind| kind != found.kind) || trail.iter().any(|(used, _)| *used == claim) {
                continue;
            }
            let (outgoing, incoming) = (step.arrow != ("<-", "-"), step.arrow != ("-", "->"));
            let mut next = Vec::new();
            if outgoing && found.start == at {
                next.push(found.end);
            }
            if incoming && found.end == at && !(outgoing && found.start == found.end) {
                next.push(found.start);
            }
            for node in next {
                trail.push((claim, self.number));
                nodes.push(node);
                self.repetitions(model, node, nodes, trail, ends);
                nodes.pop();
                trail.pop();
            }
        }
    }

    fn holds(&self, model: &Model, nodes: &[usize], claims: &[usize]) -> bool {
        let both =
            |a: Option<i64>, b: Option<i64>, test: fn(i64, i64) -> bool| a.zip(b).is_some_and(|(a, b)| test(a, b));
        let (first, last) = (model.claims[claims[0]].w, model.claims[claims[claims.len() - 1]].w);
        match self.test {
            Test::None => true,
            Test::First => both(first, Some(1), |a, b| a >= b),
            Test::Ends => both(model.nodes[nodes[0]].w, model.nodes[nodes[nodes.len() - 1]].w, |a, b| a <= b),
            Test::Differ => both(first, last, |a, b| a != b),
        }
    }
}

/// How a pattern is asked for: without selector, with one, and with a condition before the selection.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Asked {
    All,
    Paths(usize),
    Groups(usize),
}

fn check(graph: &[u16], pattern: &[u16], rotation: usize) -> Result<bool, TestCaseError> {
    let model = Model::choose(&mut Choices::new(graph));
    let choices = &mut Choices::new(pattern);
    let asked = choices.pick(&[Asked::All, Asked::Paths(1), Asked::Paths(3), Asked::Groups(1), Asked::Groups(2)]);
    let bound = choices.pick(&["", "", "MATCH (t)\n", "MATCH (s), (t)\n", "MATCH (s)\n"]);
    let even = asked != Asked::All && choices.chance(20);
    let pattern = Pattern::choose(choices);
    let mut trails = pattern.trails(&model);
    if trails.len() > TRAILS_MAX {
        return Ok(false);
    }
    if even {
        trails.retain(|(_, _, trail)| trail.len() % 2 == 0);
    }
    let selector = match asked {
        Asked::All => String::new(),
        Asked::Paths(1) => "ANY SHORTEST ".to_owned(),
        Asked::Paths(paths) => format!("SHORTEST {paths} "),
        Asked::Groups(1) => "ALL SHORTEST ".to_owned(),
        Asked::Groups(groups) => format!("SHORTEST {groups} GROUPS "),
    };
    let whole = if even { format!("(whole = {} WHERE length(whole) % 2 = 0)", pattern.text()) } else { pattern.text() };
    let text = format!("USING ALL EVIDENCE\n{bound}MATCH p = {selector}{whole}\nRETURN {}", pattern.columns());
    let found = answer(&mut session(model.build(rotation), &[]), &text, false);
    let fail = |what: &str| {
        let expected: Vec<String> = trails.iter().map(|trail| pattern.row(&model, trail)).collect();
        Err(TestCaseError::fail(format!("{what}\n{text}\nfound: {found:?}\nall: {expected:?}\n{:?}", model.claims)))
    };
    let Ok(rows) = &found else { return fail("fails") };
    let mut by_ends: BTreeMap<(usize, usize), Vec<&Found>> = BTreeMap::new();
    trails.iter().for_each(|trail| by_ends.entry((trail.0, trail.1)).or_default().push(trail));
    let mut exact: Vec<String> = Vec::new();
    let mut lengths = BTreeMap::new();
    for (ends, mut here) in by_ends {
        here.sort_by_key(|(_, _, trail)| trail.len());
        let mut distinct: Vec<usize> = here.iter().map(|(_, _, trail)| trail.len()).collect();
        distinct.dedup();
        match asked {
            Asked::All => {}
            Asked::Paths(paths) => here.truncate(paths),
            Asked::Groups(groups) => {
                here.retain(|(_, _, trail)| distinct[..groups.min(distinct.len())].contains(&trail.len()))
            }
        }
        let id = |node: usize| format!("'{}'", model.nodes[node].id);
        for trail in here {
            exact.push(pattern.row(&model, trail));
            *lengths.entry((id(ends.0), id(ends.1), trail.2.len())).or_insert(0) += 1;
        }
    }
    exact.sort();
    if !matches!(asked, Asked::Paths(_)) {
        return if *rows == exact { Ok(!rows.is_empty()) } else { fail("not these rows") };
    }
    // Which of the paths of one length are taken is the engine's choice; that each is one, and once, is not.
    let mut all: Vec<String> = trails.iter().map(|trail| pattern.row(&model, trail)).collect();
    let mut found_lengths = BTreeMap::new();
    for row in rows {
        let Some(place) = all.iter().position(|known| known == row) else { return fail("a row that is none") };
        all.swap_remove(place);
        let cells: Vec<&str> = row.split(" | ").collect();
        let length = if cells[2] == "[]" { 0 } else { cells[2].split(", ").count() };
        *found_lengths.entry((cells[0].to_owned(), cells[1].to_owned(), length)).or_insert(0) += 1;
    }
    if found_lengths == lengths { Ok(!rows.is_empty()) } else { fail("not the shortest") }
}

#[test]
fn patterns_of_paths_give_the_trails_that_they_describe() {
    let mut runner = TestRunner::new(config(300));
    let with_rows = Cell::new(0u32);
    let strategy = (numbers(500), numbers(40), 0usize..5);
    let outcome = runner.run(&strategy, |(graph, pattern, rotation)| {
        with_rows.set(with_rows.get() + u32::from(check(&graph, &pattern, rotation)?));
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    assert!(with_rows.get() * 3 > cases(300), "only {} patterns gave rows", with_rows.get());
}
