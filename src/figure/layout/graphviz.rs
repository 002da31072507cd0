//! Asks an installed Graphviz for the layout; the figure is still drawn by us.
//!
//! Takes [`LayoutInput`]; gives [`Placement`].
//! Invariants: only sizes and indices are sent, no text of the user's; a program that hangs is ended.
//! Start at [`Graphviz`].

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::diag::Diagnostic;

use super::{Flow, Layout, LayoutInput, PlacedEdge, Placement};
use crate::figure::dot::shape_name;
use crate::figure::drawing::{Point, decimal};
use crate::figure::path::Path;

/// The layout of the `dot` program.
#[derive(Debug, Clone)]
pub struct Graphviz {
    /// What to run.
    pub program: String,
    /// How long it may take.
    pub timeout: Duration,
}

impl Default for Graphviz {
    fn default() -> Self {
        Graphviz { program: "dot".to_owned(), timeout: Duration::from_secs(60) }
    }
}

impl Layout for Graphviz {
    fn place(&self, input: &LayoutInput) -> Result<Placement, Box<Diagnostic>> {
        let answer = self.run(&request(input))?;
        let json: serde_json::Value = serde_json::from_slice(&answer)
            .map_err(|error| failed(format!("`{}` gave no JSON: {error}", self.program)))?;
        placement(input, &json).ok_or_else(|| failed(format!("the answer of `{}` lacks positions", self.program)))
    }
}

fn failed(message: String) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::error_without_place("LayoutFailed", message)
            .with_help("leave `dot` out to use the built-in layout"),
    )
}

impl Graphviz {
    fn run(&self, request: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
        let spawned = Command::new(&self.program)
            .arg("-Tjson")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut child = spawned.map_err(|error| {
            Box::new(
                Diagnostic::error_without_place(
                    "LayoutEngineMissing",
                    format!("cannot run `{}`: {error}", self.program),
                )
                .with_help(
                    "install Graphviz (`apt install graphviz`, `brew install graphviz`), or leave `dot` out to use \
                         the built-in layout",
                ),
            )
        })?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let request = request.to_owned();
        // Both ends run in threads, since a full pipe would block one of them and a deadline must hold all the same.
        let writer = std::thread::spawn(move || input.map(|mut pipe| pipe.write_all(request.as_bytes())));
        let reader = std::thread::spawn(move || {
            let mut answer = Vec::new();
            output.map(|mut pipe| pipe.read_to_end(&mut answer).map(|_| answer))
        });
        let begin = Instant::now();
        let status = loop {
            match child.try_wait() {
                Ok(Some(status)) => break status,
                Ok(None) if begin.elapsed() < self.timeout => std::thread::sleep(Duration::from_millis(5)),
                Ok(None) => {
                    // The process may have ended just now; then there is nothing to end.
                    let _ = child.kill();
                    let _ = child.wait();
                    return Err(failed(format!(
                        "`{}` took longer than {} seconds",
                        self.program,
                        self.timeout.as_secs()
                    )));
                }
                Err(error) => return Err(failed(format!("lost `{}`: {error}", self.program))),
            }
        };
        // A program that ends without reading all is judged by its answer.
        let _ = writer.join();
        let answer = reader.join().ok().flatten().and_then(Result::ok).unwrap_or_default();
        if status.success() { Ok(answer) } else { Err(failed(format!("`{}` ended with {status}", self.program))) }
    }
}

/// Writes the graph with sizes only, in Graphviz's units: inches for nodes, points for the rest.
fn request(input: &LayoutInput) -> String {
    let inches = |points: f64| format!("{:.4}", points / 72.0);
    let direction = match input.flow {
        Flow::Right => "LR",
        Flow::Down => "TB",
    };
    let mut text = format!(
        "digraph {{\nrankdir={direction}; nodesep={}; ranksep={}; splines=true;\nnode [fixedsize=true, label=\"\"];\n",
        inches(input.spacing.node),
        inches(input.spacing.rank * 1.5)
    );
    for (index, node) in input.nodes.iter().enumerate() {
        let shape = shape_name(node.shape);
        let _ =
            writeln!(text, "n{index} [shape={shape}, width={}, height={}];", inches(node.width), inches(node.height));
    }
    for (index, edge) in input.edges.iter().enumerate() {
        let label = edge.label.map_or_else(String::new, |(width, height)| {
            format!(
                ", label=<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" FIXEDSIZE=\"TRUE\" WIDTH=\"{}\" \
                 HEIGHT=\"{}\"><TR><TD></TD></TR></TABLE>>",
                decimal(width.ceil()),
                decimal(height.ceil())
            )
        });
        let _ = writeln!(text, "n{} -> n{} [id=\"e{index}\", arrowhead=none{label}];", edge.from, edge.to);
    }
    text.push_str("}\n");
    text
}

fn placement(input: &LayoutInput, json: &serde_json::Value) -> Option<Placement> {
    let bounds: Vec<f64> = json.get("bb")?.as_str()?.split(',').filter_map(|part| part.parse().ok()).collect();
    let [_, _, width, height] = bounds[..] else { return None };
    let point = |text: &str| {
        let (x, y) = text.split_once(',')?;
        // Graphviz counts upwards.
        Some(Point::new(x.trim().parse().ok()?, height - y.trim().parse::<f64>().ok()?))
    };
    let mut placement = Placement { width, height, ..Placement::default() };
    let mut nodes = vec![None; input.nodes.len()];
    for object in json.get("objects")?.as_array()? {
        let index: usize = object.get("name")?.as_str()?.strip_prefix('n')?.parse().ok()?;
        *nodes.get_mut(index)? = point(object.get("pos")?.as_str()?);
    }
    placement.nodes = nodes.into_iter().collect::<Option<Vec<Point>>>()?;
    let mut edges = vec![None; input.edges.len()];
    for object in json.get("edges").and_then(|edges| edges.as_array()).into_iter().flatten() {
        let index: usize = object.get("id")?.as_str()?.strip_prefix('e')?.parse().ok()?;
        let points: Vec<Point> = object
            .get("pos")?
            .as_str()?
            .split_whitespace()
            .filter(|part| !part.starts_with(['s', 'e']))
            .filter_map(point)
            .collect();
        let (first, rest) = points.split_first()?;
        let mut path = Path::from(*first);
        for spline in rest.chunks_exact(3) {
            path.cubic_to(spline[0], spline[1], spline[2]);
        }
        let label = object.get("lp").and_then(|place| place.as_str()).and_then(point);
        *edges.get_mut(index)? = Some(PlacedEdge { path, label });
    }
    placement.edges = edges.into_iter().collect::<Option<Vec<PlacedEdge>>>()?;
    Some(placement)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::layout::Spacing;
    use crate::figure::model::Shape;
    use crate::figure::outline::Outline;

    #[test]
    fn a_missing_program_says_how_to_get_it() {
        let input = LayoutInput {
            nodes: vec![Outline { shape: Shape::Box, width: 10.0, height: 10.0 }],
            edges: Vec::new(),
            flow: Flow::Down,
            spacing: Spacing::for_type(7.0, 1.0),
            width_max: 100.0,
            rank_extent_max: None,
            extent_max: None,
            thorough: false,
        };
        let engine = Graphviz { program: "grounds-has-no-such-program".to_owned(), ..Graphviz::default() };
        let error = engine.place(&input).unwrap_err();
        assert_eq!(error.code, "LayoutEngineMissing");
        assert!(error.help.unwrap().contains("apt install graphviz"));
    }

    #[test]
    fn an_answer_is_read() {
        let outline = Outline { shape: Shape::Box, width: 36.0, height: 18.0 };
        let edge = super::super::LayoutEdge { from: 0, to: 1, label: Some((10.0, 8.0)), head: 4.0 };
        let input = LayoutInput {
            nodes: vec![outline, outline],
            edges: vec![edge],
            flow: Flow::Down,
            spacing: Spacing::for_type(7.0, 1.0),
            width_max: 100.0,
            rank_extent_max: None,
            extent_max: None,
            thorough: false,
        };
        let json = serde_json::json!({"bb": "0,0,54,108", "objects": [{"name": "n1", "pos": "27,18"}, {"name": "n0", "pos": "27,90"}],
            "edges": [{"id": "e0", "pos": "27,71 27,60 27,50 27,36", "lp": "30,54"}]});
        let placed = placement(&input, &json).unwrap();
        assert_eq!(placed.nodes, [Point::new(27.0, 18.0), Point::new(27.0, 90.0)]);
        assert_eq!(placed.edges[0].label, Some(Point::new(30.0, 54.0)));
        assert_eq!(placed.edges[0].path.end(), Point::new(27.0, 72.0));
        assert!(request(&input).contains("rankdir=TB"));
    }
}
