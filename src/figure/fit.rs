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
use super::font::{Face, LINE_HEIGHT, Wrapped, longest_word, wrap};
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

/// The room for the graph on its page, in points.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// Width between the margins.
    pub width: f64,
    /// Height without title, legend and notes; none if that does not matter.
    pub height: Option<f64>,
}

impl Room {
    /// Returns by how much a placement is too wide and too high, as a share; (0, 0) when it fits.
    fn excess(self, placement: &Placement) -> (f64, f64) {
        let beyond = |extent: f64, limit: f64| (extent / limit - 1.000_5).max(0.0);
        (beyond(placement.width, self.width), self.height.map_or(0.0, |height| beyond(placement.height, height)))
    }
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
    thorough: bool,
}

/// Beyond so many edges words on edges are replaced by letters.
const WORDS_EDGES_MAX: usize = 25;
/// A name takes this many lines at most.
const NAME_LINES_MAX: usize = 3;
/// A word is broken only where it is wider than so many ems.
const WORD_EM_MAX: f64 = 15.0;
/// Beyond so many nodes and edges only a few candidates are tried.
const SMALL_GRAPH: usize = 160;

/// Returns the graph placed in the room that its page has.
///
/// # Errors
/// There is nothing to draw, or the layout engine failed.
pub fn fit<'a>(
    figure: &'a Figure,
    options: &FigureOptions,
    layout: &dyn Layout,
    room: Room,
) -> Result<Fitted<'a>, Box<Diagnostic>> {
    if figure.graph.node_count() == 0 {
        return Err(Box::new(
            Diagnostic::error_without_place("EmptyFigure", "the result has no nodes to draw")
                .with_help("return nodes, relationships or paths, such as `MATCH p = (a)-[r]->(b) RETURN p`"),
        ));
    }
    let least = options.minimum_font_pt.clamp(1.0, 72.0);
    let first = if figure.font_pt.is_finite() { figure.font_pt.clamp(least, 72.0) } else { least };
    let mut nearest: Option<((f64, f64), Fitted<'a>)> = None;
    let mut font_pt = first;
    loop {
        for relations in relation_choices(figure, options) {
            let found = best(figure, options, layout, room, font_pt, relations)?;
            let excess = room.excess(&found.placement);
            if excess == (0.0, 0.0) {
                return Ok(with_warnings(figure, found, room));
            }
            if nearest.as_ref().is_none_or(|(known, _)| excess < *known) {
                nearest = Some((excess, found));
            }
        }
        // A graph that is twice too large at the size asked for will not fit at a smaller one either.
        let hopeless = nearest.as_ref().is_some_and(|(excess, _)| excess.0.max(excess.1) > font_pt / least);
        if font_pt <= least {
            break;
        }
        font_pt = if hopeless { least } else { (font_pt - 0.5).max(least) };
    }
    // A larger page may hold all of it better than a strip of the asked width: the least page of good proportions is taken.
    if nearest.as_ref().is_some_and(|((wide, _), _)| *wide > 0.0) {
        for scale in [1.6, 2.5, 4.0] {
            let larger = Room { width: scale * room.width, height: room.height.map(|height| scale * height) };
            let relations = relation_choices(figure, options).pop().unwrap_or_default();
            let found = best(figure, options, layout, larger, least, relations)?;
            if nearest.as_ref().is_none_or(|(_, known)| sprawl(&found.placement) < sprawl(&known.placement)) {
                nearest = Some((room.excess(&found.placement), found));
            }
        }
    }
    // The first loop has run at least once with at least one choice.
    nearest
        .map(|(_, found)| with_warnings(figure, found, room))
        .ok_or_else(|| Box::new(Diagnostic::error_without_place("LayoutFailed", "no layout was found")))
}

/// Area of a page, counted more the longer and narrower it is.
fn sprawl(placement: &Placement) -> f64 {
    let (long, short) = (placement.width.max(placement.height), placement.width.min(placement.height).max(1.0));
    long * short * (long / short).max(1.5)
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
    room: Room,
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
    let loosenesses: &[f64] = if small { &[1.4, 1.0, 0.6, 0.3] } else { &[0.3] };
    let small_pt = (0.86 * font_pt).max(options.minimum_font_pt).min(font_pt);
    let mut best: Option<(f64, Fitted<'a>, Setting)> = None;
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
                        thorough: false,
                    };
                    let fitted = placed(figure, layout, room, setting)?;
                    let cost = cost(&fitted, room, setting);
                    let fits = room.excess(&fitted.placement) == (0.0, 0.0);
                    if best.as_ref().is_none_or(|(known, ..)| cost < *known) {
                        best = Some((cost, fitted, setting));
                    }
                    if fits {
                        break;
                    }
                }
            }
        }
    }
    match best {
        Some((_, fitted, setting)) => {
            let thorough = placed(figure, layout, room, Setting { thorough: true, ..setting })?;
            let better = room.excess(&thorough.placement) <= room.excess(&fitted.placement);
            Ok(if better { thorough } else { fitted })
        }
        None => Err(Box::new(Diagnostic::error_without_place("LayoutFailed", "no layout was found"))),
    }
}

/// Weighs a candidate: first whether it fits, then height, crossings, crowding and how well names read.
fn cost(fitted: &Fitted<'_>, room: Room, setting: Setting) -> f64 {
    let placement = &fitted.placement;
    let mut cost = 0.6 * placement.height / room.width + 0.012 * placement.crossings as f64;
    cost += 0.12 * (1.4 - setting.looseness) + 0.004 * (13.0 - setting.wrap_em);
    // Ranks that were broken up hide that their nodes stand side by side.
    cost += if setting.bounded { 0.3 } else { 0.0 };
    cost += 0.05 * fitted.nodes.iter().filter(|(_, name)| name.shortened).count() as f64;
    let (wide, high) = room.excess(placement);
    let missed = |excess: f64| if excess > 0.0 { 1.0 + excess } else { 0.0 };
    cost + 1_000.0 * missed(wide) + 10.0 * missed(high)
}

fn placed<'a>(
    figure: &'a Figure,
    layout: &dyn Layout,
    room: Room,
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
        let longest = longest_word(&name, Face::Regular, size).min(WORD_EM_MAX * size);
        let wrapped = wrap(&name, Face::Regular, size, longest.max(setting.wrap_em * size), NAME_LINES_MAX);
        let shape = looks.get(&node.label).map_or_else(Default::default, |look| look.0);
        let text_height = (wrapped.lines.len() as f64 - 1.0) * LINE_HEIGHT * size + size;
        let mut outline = Outline::around(shape, wrapped.width(Face::Regular, size).max(size), text_height, 0.5 * size);
        let room = |direction, gap: f64| (graph.edges_directed(index, direction).count() as f64 - 1.0).max(0.0) * gap;
        // Arrow heads need more room than the beginnings of lines.
        let needed = room(petgraph::Direction::Incoming, 5.2).max(room(petgraph::Direction::Outgoing, 3.6)) / 0.8;
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
        // Where ranks follow to the right, the width of labels is what is scarce.
        let label_em = match setting.flow {
            Flow::Right => 5.0,
            Flow::Down => 7.5,
        };
        let label =
            EdgeLabel::set(relation.as_deref(), &weight.references, setting.small_pt, label_em * setting.small_pt);
        layout_edges.push(LayoutEdge {
            from: place[edge.source().index()],
            to: place[edge.target().index()],
            label: label.as_ref().map(EdgeLabel::extent),
            head: style::line(weight.status, weight.confidence).head_room(),
        });
        edges.push((weight, label));
    }
    let rank_extent_max = setting.bounded.then_some(match setting.flow {
        Flow::Right => room.height.unwrap_or(1.1 * room.width),
        Flow::Down => room.width,
    });
    let input = LayoutInput {
        nodes: outlines,
        edges: layout_edges,
        flow: setting.flow,
        spacing: Spacing::for_type(setting.font_pt, setting.looseness),
        width_max: room.width,
        rank_extent_max,
        extent_max: match setting.flow {
            Flow::Right => room.height,
            Flow::Down => Some(room.width),
        },
        thorough: setting.thorough,
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

fn with_warnings<'a>(figure: &Figure, mut fitted: Fitted<'a>, room: Room) -> Fitted<'a> {
    let mm = |points: f64| (points / super::drawing::PT_PER_MM).ceil();
    if room.excess(&fitted.placement).0 > 0.0 {
        fitted.warnings.push(format!(
            "the figure does not fit into {} mm even with type of {} pt; it was drawn {} mm wide: show fewer nodes, or ask for a \
             wider figure",
            mm(room.width),
            super::drawing::decimal(fitted.font_pt),
            mm(fitted.placement.width)
        ));
    } else if fitted.font_pt + 0.01 < figure.font_pt {
        fitted.warnings.push(format!(
            "type was set at {} pt instead of {} pt to fit the page",
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
