//! Writes a figure as DOT, for those who want Graphviz to draw it.
//!
//! Takes [`Figure`]; gives the file's text.
//! Invariants: every text from data stands in a quoted string whose quotes, backslashes and entities are escaped, so
//! that it is never read as DOT, as an escape of a label or as HTML; what is written parses again.
//! Start at [`write_dot`].

use std::collections::BTreeSet;

use graphviz_rust::dot_structures::{Attribute, Edge, EdgeTy, Graph, GraphAttributes, Id, Node, NodeId, Stmt, Vertex};
use graphviz_rust::printer::PrinterContext;
use petgraph::visit::{EdgeRef as _, IntoEdgeReferences as _, NodeIndexable as _};

use super::drawing::{PT_PER_MM, decimal};
use super::model::{Direction, Figure, Shape, Status};
use super::style::{self, Head};
use super::words::{clean, number_runs, relation_words};

/// Returns the figure as a DOT file.
#[must_use]
pub fn write_dot(figure: &Figure) -> String {
    let mut stmts = vec![
        Stmt::Attribute(text("charset", "UTF-8")),
        Stmt::Attribute(text("rankdir", if figure.direction == Direction::TopToBottom { "TB" } else { "LR" })),
        Stmt::Attribute(text("size", &format!("{:.3}", figure.width_mm.max(0.0) * PT_PER_MM / 72.0))),
    ];
    if let Some(title) = figure.title.as_deref().map(clean).filter(|title| !title.is_empty()) {
        stmts.push(Stmt::Attribute(text("label", &title)));
        stmts.push(Stmt::Attribute(text("labelloc", "t")));
    }
    let font = || vec![text("fontname", "Liberation Sans,Arial,Helvetica"), text("fontsize", &decimal(figure.font_pt))];
    let mut node_defaults = font();
    node_defaults.push(text("color", &style::NODE_BORDER.hex()));
    stmts.push(Stmt::GAttribute(GraphAttributes::Graph(font())));
    stmts.push(Stmt::GAttribute(GraphAttributes::Node(node_defaults)));
    stmts.push(Stmt::GAttribute(GraphAttributes::Edge(font())));
    let names = nodes(figure, &mut stmts);
    for edge in figure.graph.edge_references() {
        let weight = edge.weight();
        let runs = number_runs(&weight.references).join(", ");
        let label = format!("{} {runs}", relation_words(&weight.relationship_type));
        let line = style::line(weight.status, weight.confidence);
        let color = line.stroke.color.hex();
        let mut attributes = vec![
            text("label", label.trim()),
            text("tooltip", &clean(&weight.phrase)),
            // Graphviz draws parallel lines for a list of colours.
            text("color", &if weight.status == Status::Contested { format!("{color}:{color}") } else { color }),
            text("penwidth", &decimal(if line.core.is_some() { 0.7 } else { line.stroke.width })),
            text("arrowhead", arrow(line.head)),
            text("arrowsize", "0.5"),
            text("class", weight.status.word()),
        ];
        match weight.status {
            Status::Inconclusive => attributes.push(text("style", "dashed")),
            Status::Refuted | Status::Hidden => attributes.push(text("style", "dotted")),
            Status::Supported | Status::Contested | Status::Unsourced => {}
        }
        let vertex = |index: usize| Vertex::N(NodeId(names[index].clone(), None));
        let ends = EdgeTy::Pair(vertex(edge.source().index()), vertex(edge.target().index()));
        stmts.push(Stmt::Edge(Edge { ty: ends, attributes }));
    }
    let graph = Graph::DiGraph { id: Id::Plain("grounds".to_owned()), strict: false, stmts };
    let mut printed = graphviz_rust::print(graph, &mut PrinterContext::default());
    printed.push('\n');
    printed
}

/// Adds the nodes; gives the name of each by its index in the graph.
fn nodes(figure: &Figure, stmts: &mut Vec<Stmt>) -> Vec<Id> {
    let looks = style::node_looks(figure);
    let mut used = BTreeSet::new();
    let mut names = vec![Id::Escaped("\"\"".to_owned()); figure.graph.node_bound()];
    for index in figure.graph.node_indices() {
        let node = &figure.graph[index];
        let mut name = clean(&node.id);
        while name.is_empty() || !used.insert(name.clone()) {
            name = format!("{name} #{}", index.index());
        }
        names[index.index()] = quoted(&name, false);
        let (shape, fill) = looks.get(&node.label).copied().unwrap_or((Shape::Rounded, super::Color::WHITE));
        let drawn = if shape == Shape::Rounded { "rounded,filled" } else { "filled" };
        let shown = clean(if node.name.trim().is_empty() { &node.id } else { &node.name });
        let mut attributes = vec![
            text("label", &shown),
            text("shape", if shape == Shape::Plain { "plaintext" } else { shape_name(shape) }),
            text("tooltip", &clean(&node.label)),
        ];
        if shape != Shape::Plain {
            attributes.push(text("style", drawn));
            attributes.push(text("fillcolor", &fill.hex()));
        }
        stmts.push(Stmt::Node(Node { id: NodeId(names[index.index()].clone(), None), attributes }));
    }
    names
}

/// Returns Graphviz's name of an outline.
#[must_use]
pub fn shape_name(shape: Shape) -> &'static str {
    match shape {
        Shape::Box | Shape::Rounded | Shape::Plain => "box",
        Shape::Ellipse => "ellipse",
        Shape::Diamond => "diamond",
        Shape::Hexagon => "hexagon",
        Shape::Parallelogram => "parallelogram",
        Shape::Octagon => "octagon",
        Shape::House => "house",
        Shape::Cylinder => "cylinder",
    }
}

fn arrow(head: Head) -> &'static str {
    match head {
        Head::Filled => "normal",
        Head::Hollow => "empty",
        Head::Open => "vee",
        Head::Crossed => "veetee",
    }
}

fn text(name: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(name.to_owned()), quoted(value, true))
}

/// Quotes a text; in a shown one an ampersand would begin an entity.
fn quoted(value: &str, shown: bool) -> Id {
    let mut quoted = String::from("\"");
    for character in value.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '&' if shown => quoted.push_str("&amp;"),
            other if other.is_control() => quoted.push(' '),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    Id::Escaped(quoted)
}
