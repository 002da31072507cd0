//! Finds the direction, type size, wrapping and spacing with which a graph fits its page.
//!
//! Takes [`Figure`] and [`FigureOptions`]; gives [`Fitted`] to the painter.
//! Invariants: text is never scaled; type is never smaller than the least size asked for; when nothing fits, the page
//! grows and a warning says so.
//! Start at [`fit`]. How: candidates are laid out and the one with the least height, crossings and crowding among those
//! that fit is taken; smaller type is tried only when none fits.

use petgraph::visit::{EdgeRef as _, IntoEdgeReferences as _, NodeIndexable as _};

use crate::diag::Diagnostic;

use super::FigureOptions;
use super::font::{Face, LINE_HEIGHT, Wrapped, wrap};
use super::layout::{Flow, Layout, LayoutEdge, LayoutInput, Placement, Spacing};
use super::model::{Direction, Figure, FigureEdge, FigureNode, Status};
use super::outline::Outline;
use super::style;
use super::words::{EdgeLabel, RelationLabels, clean, relation_letters, relation_words};

/// A graph that has its places.
#[derive(Debug, Clone)]
pub struct Fitted<'a> {
    /// The nodes, in the order of the placement.
    pub nodes: Vec<(&'a FigureNode, Wrapped)>,
    /// The edges, in the order of the placement.
    pub edges: Vec<(&'a FigureEdge, Option<EdgeLabel>)>,
    /// What the layout was told.
    pub input: LayoutInput,
    /// Where everything goes.
    pub placement: Placement,
    /// Size of the type in nodes.
    pub font_pt: f64,
    /// Size of the type on edges, in the legend and in notes.
    pub small_pt: f64,
    /// How edges tell their relation; never automatic.
    pub relations: RelationLabels,
    /// What the user should know.
    pub warnings: Vec<String>,
}

/// One way to set the graph.
#[derive(Debug, Clone, Copy)]
struct Setting {
    flow: Flow,
    font_pt: f64,
    small_pt: f64,
    relations: RelationLabels,
    /// Greatest width of a name, in ems.
    wrap_em: f64,
    looseness: f64,
    bounded: bool,
}

/// Beyond so many edges words on edges are replaced by letters.
const WORDS_EDGES_MAX: usize = 25;
/// A name takes this many lines at most.
const NAME_LINES_MAX: usize = 3;
/// Beyond so many nodes and edges only a few candidates are tried.
const SMALL_GRAPH: usize = 160;

/// Returns the graph placed on a page that is `width` points wide between its margins.
///
/// # Errors
/// There is nothing to draw, or the layout engine failed.
pub fn fit<'a>(
    figure: &'a Figure,
    options: &FigureOptions,
    layout: &dyn Layout,
    width: f64,
) -> Result<Fitted<'a>, Box<Diagnostic>> {
    if figure.graph.node_count() == 0 {
        return Err(Box::new(
            Diagnostic::error_without_place("EmptyFigure", "the result has no nodes to draw")
                .with_help("return nodes, relationships or paths, such as `MATCH p = (a)-[r]->(b) RETURN p`"),
        ));
    }
    let least = options.minimum_font_pt.clamp(1.0, 72.0);
    let first = if figure.font_pt.is_finite() { figure.font_pt.clamp(least, 72.0) } else { least };
    let mut narrowest: Option<Fitted<'a>> = None;
    let mut font_pt = first;
    loop {
        for relations in relation_choices(figure, options) {
            let found = best(figure, options, layout, width, font_pt, relations)?;
            if found.placement.width <= width + 0.01 {
                return Ok(with_warnings(figure, found, width));
            }
            if narrowest.as_ref().is_none_or(|known| found.placement.width < known.placement.width) {
                narrowest = Some(found);
            }
        }
        if font_pt <= least {
            break;
        }
        font_pt = (font_pt - 0.5).max(least);
    }
    // The loop has run at least once with at least one choice.
    narrowest.map(|found| with_warnings(figure, found, width)).ok_or_else(|| {
        Box::new(Diagnostic::error_without_place("LayoutFailed", "no layout was found"))
    })
}

fn relation_choices(figure: &Figure, options: &FigureOptions) -> Vec<RelationLabels> {
    let one_relation = figure
        .graph
        .edge_weights()
        .map(|edge| edge.relationship_type.as_str())
        .collect::<std::collections::BTreeSet<&str>>()
        .len()
        <= 1;
    match options.relations {
        RelationLabels::Automatic if one_relation => vec![RelationLabels::Hidden],
        RelationLabels::Automatic if figure.graph.edge_count() <= WORDS_EDGES_MAX => {
            vec![RelationLabels::Words, RelationLabels::Letters]
        }
        RelationLabels::Automatic => vec![RelationLabels::Letters],
        chosen => vec![chosen],
    }
}

fn best<'a>(
    figure: &'a Figure,
    options: &FigureOptions,
    layout: &dyn Layout,
    width: f64,
    font_pt: f64,
    relations: RelationLabels,
) -> Result<Fitted<'a>, Box<Diagnostic>> {
    let flows: &[Flow] = match figure.direction {
        Direction::Automatic => &[Flow::Right, Flow::Down],
        Direction::LeftToRight => &[Flow::Right],
        Direction::TopToBottom => &[Flow::Down],
    };
    let small = figure.graph.node_count() + figure.graph.edge_count() <= SMALL_GRAPH;
    let wraps: &[f64] = if small { &[13.0, 9.5, 7.0] } else { &[8.0] };
    let loosenesses: &[f64] = if small { &[1.4, 1.0, 0.6, 0.3] } else { &[0.8, 0.3] };
    let small_pt = (0.86 * font_pt).max(options.minimum_font_pt).min(font_pt);
    let height_max = options.height_max_mm.map(|height| height * super::drawing::PT_PER_MM);
    let mut best: Option<(f64, Fitted<'a>)> = None;
    for flow in flows {
        for wrap_em in wraps {
            for bounded in [false, true] {
                for looseness in loosenesses {
                    let setting = Setting {
                        flow: *flow,
                        font_pt,
                        small_pt,
                        relations,
                        wrap_em: *wrap_em,
                        looseness: *looseness,
                        bounded,
                    };
                    let fitted = placed(figure, layout, width, height_max, setting)?;
                    let cost = cost(&fitted, width, height_max, setting);
                    let fits = fitted.placement.width <= width;
                    if best.as_ref().is_none_or(|(known, _)| cost < *known) {
                        best = Some((cost, fitted));
                    }
                    if fits {
                        break;
                    }
                }
            }
        }
    }
    match best {
        Some((_, fitted)) => Ok(fitted),
        None => Err(Box::new(Diagnostic::error_without_place("LayoutFailed", "no layout was found"))),
    }
}

/// Weighs a candidate: first whether it fits, then height, crossings, crowding and how well names read.
fn cost(fitted: &Fitted<'_>, width: f64, height_max: Option<f64>, setting: Setting) -> f64 {
    let placement = &fitted.placement;
    let mut cost = placement.height / width + 0.012 * placement.crossings as f64 + 0.12 * (1.4 - setting.looseness);
    cost += 0.004 * (13.0 - setting.wrap_em);
    let shortened = fitted.nodes.iter().filter(|(_, name)| name.shortened).count();
    cost += 0.05 * shortened as f64;
    if placement.width > width {
        cost += 1_000.0 * placement.width / width;
    }
    if let Some(limit) = height_max
        && placement.height > limit
    {
        cost += 10.0 * placement.height / limit;
    }
    cost
}

fn placed<'a>(
    figure: &'a Figure,
    layout: &dyn Layout,
    width: f64,
    height_max: Option<f64>,
    setting: Setting,
) -> Result<Fitted<'a>, Box<Diagnostic>> {
    let graph = &figure.graph;
    let looks = style::node_looks(figure);
    let letters = relation_letters(graph.edge_weights().map(|edge| edge.relationship_type.as_str()));
    let mut place = vec![0; graph.node_bound()];
    let mut nodes = Vec::new();
    let mut outlines = Vec::new();
    for index in graph.node_indices() {
        place[index.index()] = nodes.len();
        let node = &graph[index];
        let name = clean(if node.name.trim().is_empty() { &node.id } else { &node.name });
        let size = setting.font_pt;
        let wrapped = wrap(&name, Face::Regular, size, setting.wrap_em * size, NAME_LINES_MAX);
        let shape = looks.get(&node.label).map_or_else(Default::default, |look| look.0);
        let text_height = (wrapped.lines.len() as f64 - 1.0) * LINE_HEIGHT * size + size;
        let mut outline = Outline::around(shape, wrapped.width(Face::Regular, size).max(size), text_height, 0.5 * size);
        let most = |direction| graph.edges_directed(index, direction).count() as f64;
        let ports = most(petgraph::Direction::Incoming).max(most(petgraph::Direction::Outgoing));
        let needed = (ports - 1.0).max(0.0) * 3.4 / 0.8;
        match setting.flow {
            Flow::Right => outline.height = outline.height.max(needed),
            Flow::Down => outline.width = outline.width.max(needed),
        }
        outlines.push(outline);
        nodes.push((node, wrapped));
    }
    let mut edges = Vec::new();
    let mut layout_edges = Vec::new();
    for edge in graph.edge_references() {
        let weight = edge.weight();
        let relation = match setting.relations {
            RelationLabels::Words => Some(relation_words(&weight.relationship_type)),
            RelationLabels::Letters => letters.get(&weight.relationship_type).cloned(),
            RelationLabels::Hidden | RelationLabels::Automatic => None,
        };
        let label = EdgeLabel::set(relation.as_deref(), &weight.references, setting.small_pt, 7.5 * setting.small_pt);
        layout_edges.push(LayoutEdge {
            from: place[edge.source().index()],
            to: place[edge.target().index()],
            label: label.as_ref().map(EdgeLabel::extent),
            head: style::line(weight.status, weight.confidence).head_room(),
        });
        edges.push((weight, label));
    }
    let rank_extent_max = setting.bounded.then_some(match setting.flow {
        Flow::Right => height_max.unwrap_or(1.1 * width),
        Flow::Down => width,
    });
    let input = LayoutInput {
        nodes: outlines,
        edges: layout_edges,
        flow: setting.flow,
        spacing: Spacing::for_type(setting.font_pt, setting.looseness),
        width_max: width,
        rank_extent_max,
    };
    let placement = layout.place(&input)?;
    Ok(Fitted {
        nodes,
        edges,
        input,
        placement,
        font_pt: setting.font_pt,
        small_pt: setting.small_pt,
        relations: setting.relations,
        warnings: Vec::new(),
    })
}

fn with_warnings<'a>(figure: &Figure, mut fitted: Fitted<'a>, width: f64) -> Fitted<'a> {
    let mm = |points: f64| (points / super::drawing::PT_PER_MM).ceil();
    if fitted.placement.width > width + 0.01 {
        fitted.warnings.push(format!(
            "the figure does not fit into {} mm even with type of {} pt; it was drawn {} mm wide: show fewer nodes, or ask for a \
             wider figure",
            mm(width),
            super::drawing::decimal(fitted.font_pt),
            mm(fitted.placement.width)
        ));
    } else if fitted.font_pt + 0.01 < figure.font_pt {
        fitted.warnings.push(format!(
            "type was set at {} pt instead of {} pt to fit the width",
            super::drawing::decimal(fitted.font_pt),
            super::drawing::decimal(figure.font_pt)
        ));
    }
    let shortened: Vec<String> = fitted
        .nodes
        .iter()
        .filter(|(_, name)| name.shortened)
        .map(|(node, _)| format!("`{}`", clean(&node.id).chars().take(40).collect::<String>()))
        .collect();
    if !shortened.is_empty() {
        fitted.warnings.push(format!("names shortened to {NAME_LINES_MAX} lines: {}", shortened.join(", ")));
    }
    let hidden = fitted.edges.iter().filter(|(edge, _)| edge.status == Status::Hidden).count();
    if hidden > 0 {
        fitted.warnings.push(format!("{hidden} of the claims shown have no visible evidence under the lens"));
    }
    fitted
}
