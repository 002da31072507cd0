//! Draws a placed graph: lines with their heads, nodes, labels.
//!
//! Takes [`Fitted`]; gives items in the graph's own coordinates to the page.
//! Invariants: lines stop at their own labels; nodes are drawn over lines; every edge and node is a group whose title
//! is the whole text behind it.
//! Start at [`graph`].

use std::collections::BTreeMap;

use super::drawing::{Anchor, Area, GroupItem, Item, Paint, Point, ShapeItem, Stroke, TextItem};
use super::fit::Fitted;
use super::font::{CAP_HEIGHT, Face, LINE_HEIGHT};
use super::model::{Color, FigureEdge, Shape, Status};
use super::path::Path;
use super::style::{self, Head, Line};
use super::words::{clean, number_runs, relation_words};

/// Returns the items of the graph.
#[must_use]
pub fn graph(fitted: &Fitted<'_>, looks: &BTreeMap<String, (Shape, Color)>) -> Vec<Item> {
    let mut items = Vec::new();
    let mut order: Vec<usize> = (0..fitted.edges.len()).collect();
    // What is contested should not be hidden by what is settled.
    order.sort_by_key(|index| match fitted.edges[*index].0.status {
        Status::Hidden => 0,
        Status::Unsourced => 1,
        Status::Inconclusive => 2,
        Status::Supported => 3,
        Status::Refuted => 4,
        Status::Contested => 5,
    });
    for index in order {
        items.push(edge(fitted, index));
    }
    for index in 0..fitted.nodes.len() {
        items.push(node(fitted, looks, index));
    }
    items
}

fn edge(fitted: &Fitted<'_>, index: usize) -> Item {
    let (known, label) = &fitted.edges[index];
    let placed = &fitted.placement.edges[index];
    let line = style::line(known.status, known.confidence);
    let area = fitted.placement.label_area(&fitted.input, index);
    let mut items = line_items(&placed.path, &line, area);
    if let (Some(label), Some(centre)) = (label, placed.label) {
        items.extend(label.drawn(centre));
    }
    Item::Group(GroupItem { class: "edge", title: sentence(known), items })
}

/// Says an edge in words: the claim, its status, its references.
fn sentence(edge: &FigureEdge) -> String {
    let phrase = clean(&edge.phrase);
    let phrase = if phrase.is_empty() { relation_words(&edge.relationship_type) } else { phrase };
    let mut facts = vec![edge.status.word().to_owned()];
    if let Some(confidence) = edge.confidence.filter(|confidence| confidence.is_finite()) {
        facts.push(format!("confidence {}", super::drawing::decimal(confidence)));
    }
    let runs = number_runs(&edge.references);
    if !runs.is_empty() {
        facts.push(format!("references {}", runs.join(", ")));
    }
    format!("{phrase} ({})", facts.join("; "))
}

/// Draws a line with its head along a path, leaving `gap` free.
#[must_use]
pub fn line_items(path: &Path, line: &Line, gap: Option<Area>) -> Vec<Item> {
    let (length, half) = line.head_size();
    let tip = path.end();
    // Open heads meet the line at the tip, the others at their base.
    let trimmed = path.without_end(match line.head {
        Head::Open | Head::Crossed => 0.4 * line.stroke.width,
        Head::Filled | Head::Hollow => length - 0.3,
    });
    let parts = gap.map_or_else(|| vec![trimmed.clone()], |area| trimmed.outside(area));
    let mut items = Vec::new();
    for part in &parts {
        items.push(shape(part.clone(), Paint::stroked(line.stroke.clone())));
    }
    if let Some(core) = line.core {
        for part in parts {
            items.push(shape(part, Paint::stroked(Stroke::solid(Color::WHITE, core))));
        }
    }
    let base = path.without_end(length).end();
    items.extend(head_items(line, tip, base, length, half));
    items
}

fn shape(path: Path, paint: Paint) -> Item {
    Item::Shape(ShapeItem { path, paint })
}

fn head_items(line: &Line, tip: Point, base: Point, length: f64, half: f64) -> Vec<Item> {
    let distance = tip.distance(base);
    if distance < 1e-6 {
        return Vec::new();
    }
    let (ux, uy) = ((tip.x - base.x) / distance, (tip.y - base.y) / distance);
    // A place seen from the tip: so far back, so far aside.
    let at = |back: f64, aside: f64| tip.moved(-ux * back - uy * aside, -uy * back + ux * aside);
    let color = line.stroke.color;
    let thin = Stroke { color, width: line.stroke.width.clamp(0.6, 1.0), dash: Vec::new(), round: true };
    match line.head {
        Head::Filled => {
            let corners = [tip, at(length, half), at(length, -half)];
            vec![shape(Path::polygon(&corners), Paint::filled(color))]
        }
        Head::Hollow => {
            let border = Stroke { width: 0.8, ..thin };
            let corners = [at(0.7, 0.0), at(length, half), at(length, -half)];
            let paint = Paint { fill: Some(Color::WHITE), stroke: Some(border) };
            vec![shape(Path::polygon(&corners), paint)]
        }
        Head::Open => vec![open_head(&at, length, half, thin)],
        Head::Crossed => {
            let arm = half.max(1.9);
            let centre = length + arm + 1.6;
            let stroke = |sign: f64| {
                let ends = [at(centre + arm, sign * arm), at(centre - arm, -sign * arm)];
                shape(Path::polyline(&ends), Paint::stroked(Stroke { width: 0.9, ..thin.clone() }))
            };
            vec![open_head(&at, length, half, thin.clone()), stroke(1.0), stroke(-1.0)]
        }
    }
}

fn open_head(at: &impl Fn(f64, f64) -> Point, length: f64, half: f64, stroke: Stroke) -> Item {
    let inset = 0.4 * stroke.width;
    let corners = [at(length, half), at(inset, 0.0), at(length, -half)];
    shape(Path::polyline(&corners), Paint::stroked(stroke))
}

fn node(fitted: &Fitted<'_>, looks: &BTreeMap<String, (Shape, Color)>, index: usize) -> Item {
    let (known, name) = &fitted.nodes[index];
    let centre = fitted.placement.nodes[index];
    let outline = fitted.input.nodes[index];
    let mut items = outline.drawn(centre, node_paint(looks.get(&known.label).map(|look| look.1)));
    let middle = centre.moved(0.0, outline.text_offset());
    items.extend(centred_lines(&name.lines, middle, fitted.font_pt));
    let full = clean(&known.name);
    let title = match (full.is_empty(), known.label.is_empty()) {
        (true, _) => clean(&known.id),
        (false, true) => full,
        (false, false) => format!("{full} ({})", clean(&known.label)),
    };
    Item::Group(GroupItem { class: "node", title, items })
}

/// Returns how a node's outline is painted.
#[must_use]
pub fn node_paint(fill: Option<Color>) -> Paint {
    Paint { fill: Some(fill.unwrap_or(Color::WHITE)), stroke: Some(Stroke::solid(style::NODE_BORDER, 0.5)) }
}

fn centred_lines(lines: &[String], centre: Point, size: f64) -> Vec<Item> {
    let last = lines.len().saturating_sub(1) as f64;
    lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_empty())
        .map(|(index, line)| {
            let offset = (index as f64 - last / 2.0) * LINE_HEIGHT * size;
            Item::Text(TextItem {
                x: centre.x,
                baseline: centre.y + offset + CAP_HEIGHT / 2.0 * size,
                anchor: Anchor::Middle,
                size,
                face: Face::Regular,
                text: line.clone(),
            })
        })
        .collect()
}
