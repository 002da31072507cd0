//! Graphs as plain data, and the graph that such data describes.

use std::collections::BTreeMap;
use std::sync::Arc;

use grounds::evidence::{
    Declarations, METADATA_NAME, NewItem, Stance, Standing, StandingEvent, add_item, merge_source, set_standing,
};
use grounds::graph::Graph;
use grounds::{MapValue, NodeId, Value};

use super::choices::Choices;

pub const LABELS: [&str; 3] = ["A", "B", "C"];
pub const TYPES: [&str; 4] = ["OPT", "REQ", "IS_A", "DOSED"];
pub const SOURCES: [&str; 6] = ["s0", "s1", "s2", "s3", "s4", "s5"];

/// What graph.toml says: a type for each policy of evidence, one with an identity of its own, and lenses.
pub const DECLARATIONS: &str = "
[types.OPT]
evidence = 'optional'
[types.REQ]
evidence = 'required'
[types.IS_A]
evidence = 'none'
[types.DOSED]
identity = ['dose']
[lenses.recent]
clauses = 'USING EVIDENCE e WHERE e.year >= 2004'
[lenses.good]
clauses = 'USING EVIDENCE item WHERE item.level <= 3'
[lenses.everything]
clauses = 'USING ALL EVIDENCE'
[lenses.nested]
clauses = \"USING LENS recent EXCLUDING SOURCE 's1', 's5'\"
[lenses.then]
clauses = 'AS OF 2006'
";

#[derive(Debug, Clone)]
pub struct Node {
    pub id: String,
    pub labels: Vec<&'static str>,
    pub w: Option<i64>,
}

/// A standing and the year from which it holds; without a year it has always held.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub standing: Standing,
    pub year: Option<i64>,
}

#[derive(Debug, Clone)]
pub struct Source {
    pub key: &'static str,
    pub year: Option<i64>,
    pub journal: Option<&'static str>,
    pub events: Vec<Event>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub source: usize,
    pub via: Option<usize>,
    pub stance: Stance,
    pub design: Option<&'static str>,
    pub certainty: Option<&'static str>,
    pub directness: Option<&'static str>,
    pub confidence: Option<f64>,
    pub cohort: Option<&'static str>,
    pub n: Option<i64>,
}

#[derive(Debug, Clone)]
pub struct Claim {
    pub uid: i64,
    pub start: usize,
    pub kind: &'static str,
    pub end: usize,
    pub w: Option<i64>,
    pub dose: Option<&'static str>,
    pub items: Vec<Item>,
}

#[derive(Debug, Clone)]
pub struct Model {
    pub nodes: Vec<Node>,
    pub sources: Vec<Source>,
    pub claims: Vec<Claim>,
}

fn some<T>(choices: &mut Choices<'_>, percent: usize, value: impl FnOnce(&mut Choices<'_>) -> T) -> Option<T> {
    choices.chance(percent).then(|| value(choices))
}

impl Model {
    pub fn choose(choices: &mut Choices<'_>) -> Model {
        let nodes = (0..2 + choices.below(5)).map(|number| node(number, choices)).collect::<Vec<_>>();
        let sources = SOURCES.iter().map(|key| source(key, choices)).collect();
        let claims = (0..choices.below(13)).map(|number| claim(number, nodes.len(), choices)).collect();
        Model { nodes, sources, claims }
    }

    /// Builds the graph, its nodes and claims in an order that `rotation` tells.
    ///
    /// Parallel claims of one identity keep their order, since nothing else tells them apart.
    pub fn build(&self, rotation: usize) -> Graph {
        let mut graph = Graph::new();
        graph.set_metadata(METADATA_NAME, DECLARATIONS);
        LABELS.iter().for_each(|label| _ = graph.intern_label(label));
        TYPES.iter().for_each(|kind| _ = graph.intern_type(kind));
        for source in rotated(&self.sources, rotation) {
            source.build(&mut graph);
        }
        let mut ids: BTreeMap<usize, NodeId> = BTreeMap::new();
        for (number, node) in rotated(&self.nodes.iter().enumerate().collect::<Vec<_>>(), rotation) {
            ids.insert(*number, node.build(&mut graph));
        }
        let mut order: Vec<&Claim> = rotated(&self.claims, rotation).collect();
        if rotation > 0 {
            order.sort_by_key(|claim| (claim.kind, claim.start, claim.end, claim.uid));
            order = rotated(&order, rotation).copied().collect();
            restore_twins(&mut order);
        }
        let declarations = Declarations::of(&graph);
        for claim in order {
            claim.build(&ids, &self.sources, &mut graph, &declarations, rotation);
        }
        graph
    }
}

/// Puts parallel claims of one identity back into the order of their numbers, each in a place of one of them.
fn restore_twins(order: &mut [&Claim]) {
    let identity = |claim: &Claim| (claim.kind, claim.start, claim.end, claim.dose.filter(|_| claim.kind == "DOSED"));
    for place in 0..order.len() {
        for later in place + 1..order.len() {
            if identity(order[place]) == identity(order[later]) && order[later].uid < order[place].uid {
                order.swap(place, later);
            }
        }
    }
}

fn rotated<T>(all: &[T], rotation: usize) -> impl Iterator<Item = &T> {
    let start = if all.is_empty() { 0 } else { rotation % all.len() };
    all[start..].iter().chain(&all[..start])
}

fn node(number: usize, choices: &mut Choices<'_>) -> Node {
    let labels = LABELS.into_iter().filter(|_| choices.chance(40)).collect();
    Node { id: format!("n{number}"), labels, w: some(choices, 70, |choices| choices.below(4) as i64) }
}

fn source(key: &'static str, choices: &mut Choices<'_>) -> Source {
    let year = if choices.chance(15) { None } else { Some(2000 + choices.below(10) as i64) };
    let events = (0..choices.below(4)).map(|_| event(choices)).collect();
    Source { key, year, journal: some(choices, 50, |choices| choices.pick(&["Pain", "Brain"])), events }
}

fn event(choices: &mut Choices<'_>) -> Event {
    use Standing::{Concern, Corrected, Current, Preprint, Retracted, Superseded};
    let standing = choices.pick(&[Retracted, Current, Retracted, Corrected, Superseded, Concern, Preprint]);
    Event { standing, year: some(choices, 75, |choices| 2000 + choices.below(12) as i64) }
}

fn claim(number: usize, nodes: usize, choices: &mut Choices<'_>) -> Claim {
    let (start, kind, end) = (choices.below(nodes), choices.pick(&TYPES), choices.below(nodes));
    let items = (0..choices.below(5)).map(|_| item(choices)).collect();
    Claim {
        uid: number as i64,
        start,
        kind,
        end,
        w: some(choices, 60, |choices| choices.below(3) as i64),
        dose: some(choices, 50, |choices| choices.pick(&["low", "high"])),
        items,
    }
}

fn item(choices: &mut Choices<'_>) -> Item {
    Item {
        source: choices.below(SOURCES.len()),
        stance: choices.pick(&[Stance::Supports, Stance::Supports, Stance::Refutes, Stance::Inconclusive]),
        via: some(choices, 15, |choices| choices.below(SOURCES.len())),
        design: some(choices, 70, |choices| {
            choices.pick(&["randomised trial", "case report", "meta-analysis", "animal", "guideline", "cohort"])
        }),
        certainty: some(choices, 40, |choices| choices.pick(&["established", "probable", "possible", "speculative"])),
        directness: some(choices, 40, |choices| choices.pick(&["direct", "indirect"])),
        confidence: some(choices, 40, |choices| choices.pick(&[0.5, 0.0, 0.25, 0.9, 1.0])),
        cohort: some(choices, 30, |choices| choices.pick(&["x", "y"])),
        n: some(choices, 40, |choices| choices.pick(&[10, 100, 1000])),
    }
}

impl Node {
    fn build(&self, graph: &mut Graph) -> NodeId {
        let labels: Vec<_> = self.labels.iter().map(|label| graph.intern_label(label)).collect();
        let node = graph.create_node(&labels);
        let (id, w) = (graph.intern_key("id"), graph.intern_key("w"));
        graph.set_node_property(node, id, Value::from(self.id.as_str()));
        graph.set_node_property(node, w, self.w.map_or(Value::Null, Value::Integer));
        node
    }
}

impl Source {
    fn build(&self, graph: &mut Graph) {
        let mut fields = MapValue::new();
        match self.year {
            Some(year) => fields.insert(Arc::from("year"), Value::Integer(year)),
            None => fields.insert(Arc::from("undated"), Value::Boolean(true)),
        };
        if let Some(journal) = self.journal {
            fields.insert(Arc::from("journal"), Value::from(journal));
        }
        merge_source(graph, self.key, &fields).expect("is a good source");
        for event in &self.events {
            let date = event.year.map(|year| year.to_string());
            let event = StandingEvent { standing: event.standing, date, ..StandingEvent::default() };
            set_standing(graph, self.key, event).expect("is a source");
        }
    }
}

impl Claim {
    fn build(
        &self,
        ids: &BTreeMap<usize, NodeId>,
        sources: &[Source],
        graph: &mut Graph,
        declarations: &Declarations,
        rotation: usize,
    ) {
        let kind = graph.intern_type(self.kind);
        let claim = graph.create_relationship(ids[&self.start], kind, ids[&self.end]);
        let values = [
            ("uid", Value::Integer(self.uid)),
            ("w", self.w.map_or(Value::Null, Value::Integer)),
            ("dose", self.dose.map_or(Value::Null, Value::from)),
        ];
        for (key, value) in values {
            let key = graph.intern_key(key);
            graph.set_relationship_property(claim, key, value);
        }
        for item in rotated(&self.items, rotation) {
            add_item(graph, declarations, claim, &item.new_item(sources)).expect("is a good item");
        }
    }
}

impl Item {
    fn new_item(&self, sources: &[Source]) -> NewItem {
        let text = |value: Option<&str>| value.map_or(Value::Null, Value::from);
        let fields = [
            ("design", text(self.design)),
            ("certainty", text(self.certainty)),
            ("directness", text(self.directness)),
            ("confidence", self.confidence.map_or(Value::Null, Value::Float)),
            ("cohort", text(self.cohort)),
            ("n", self.n.map_or(Value::Null, Value::Integer)),
        ];
        NewItem {
            source: Arc::from(sources[self.source].key),
            stance: self.stance,
            via: self.via.map(|via| Arc::from(sources[via].key)),
            via_at: None,
            fields: fields.into_iter().map(|(key, value)| (Arc::from(key), value)).collect(),
        }
    }

    /// Whether the store takes both for one item: all fields are equal, and `direct` is what is meant without a word.
    pub fn is_same(&self, other: &Item) -> bool {
        let plain = |item: &Item| Item { directness: item.directness.filter(|word| *word != "direct"), ..item.clone() };
        plain(self) == plain(other)
    }

    /// The level of its design.
    pub fn level(&self) -> Option<i64> {
        match self.design? {
            "meta-analysis" => Some(1),
            "randomised trial" => Some(2),
            "cohort" => Some(3),
            "case report" => Some(4),
            "animal" => Some(5),
            _ => None,
        }
    }
}
