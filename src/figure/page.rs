//! Puts title, graph, legend, caption and references on one page.
//!
//! Takes [`Fitted`] and the figure's texts; gives the [`Drawing`].
//! Invariants: the page is as wide as asked for, unless the graph needs more; nothing is drawn outside it; the legend
//! shows what occurs and nothing else.
//! Start at [`compose`].

use std::collections::{BTreeMap, BTreeSet};

use super::FigureOptions;
use super::drawing::{
    Anchor, Area, Drawing, GroupItem, Item, PT_PER_MM, Paint, Point, ShapeItem, Stroke, TextItem, decimal,
};
use super::fit::Fitted;
use super::font::{CAP_HEIGHT, Face, LINE_HEIGHT, wrap};
use super::layout::Flow;
use super::model::{Color, Figure, Shape, Status};
use super::outline::Outline;
use super::paint;
use super::path::Path;
use super::references;
use super::style;
use super::words::{RelationLabels, clean, relation_letters, relation_words};

/// White around everything.
pub const MARGIN: f64 = 4.0;
/// Lines of a title or a caption, at most; longer ones belong into the paper.
const TEXT_LINES_MAX: usize = 40;

struct Page {
    width: f64,
    y: f64,
    items: Vec<Item>,
}

/// Returns the finished drawing.
#[must_use]
pub fn compose(figure: &Figure, options: &FigureOptions, fitted: &Fitted<'_>) -> Drawing {
    let asked = figure.width_mm * PT_PER_MM;
    // What exceeds the room by less than a hair is left to the margins, so that the page is as wide as asked for.
    let needed = fitted.placement.width + 2.0 * MARGIN;
    let width = if needed > asked + 0.5 { needed } else { asked };
    let mut page = Page { width, y: MARGIN, items: Vec::new() };
    let looks = style::node_looks(figure);
    let small = fitted.small_pt;
    let title = figure.title.as_deref().map(clean).filter(|title| !title.is_empty());
    if let Some(title) = &title {
        page.paragraph(title, Face::Bold, fitted.font_pt + 1.0);
        page.y += 0.8 * fitted.font_pt;
    }
    page.graph(fitted, &looks);
    if options.legend {
        page.legend(figure, fitted, &looks);
    }
    if let Some(caption) = figure.caption.as_deref().map(clean).filter(|caption| !caption.is_empty()) {
        page.y += small;
        page.paragraph(&caption, Face::Regular, small);
    }
    if options.references && !figure.references.is_empty() {
        page.y += small;
        page.references(figure, small);
    }
    let flow = match fitted.input.flow {
        Flow::Right => "left to right",
        Flow::Down => "top to bottom",
    };
    Drawing {
        width,
        height: page.y + MARGIN,
        title: title.unwrap_or_default(),
        description: format!(
            "Grounds figure: {} nodes, {} claims; layout {} {flow}; type {} pt; {} mm wide",
            fitted.nodes.len(),
            fitted.edges.len(),
            options.engine.name(),
            decimal(fitted.font_pt),
            decimal(width / PT_PER_MM)
        ),
        items: page.items,
    }
}

impl Page {
    fn inner_width(&self) -> f64 {
        self.width - 2.0 * MARGIN
    }

    fn paragraph(&mut self, text: &str, face: Face, size: f64) {
        for line in greedy_lines(text, face, size, self.inner_width()) {
            self.text(MARGIN, &line, face, size);
            self.y += LINE_HEIGHT * size;
        }
    }

    /// Puts one line of text so that its capitals begin at the page's current height.
    fn text(&mut self, x: f64, text: &str, face: Face, size: f64) {
        let baseline = self.y + (LINE_HEIGHT - 1.0) / 2.0 * size + 0.86 * size;
        self.items.push(run(x, baseline, text, face, size));
    }

    fn graph(&mut self, fitted: &Fitted<'_>, looks: &BTreeMap<String, (Shape, Color)>) {
        let dx = MARGIN + (self.inner_width() - fitted.placement.width) / 2.0;
        let dy = self.y;
        let items = paint::graph(fitted, looks).into_iter().map(|item| moved(item, dx, dy));
        self.items.extend(items);
        self.y += fitted.placement.height;
    }

    fn legend(&mut self, figure: &Figure, fitted: &Fitted<'_>, looks: &BTreeMap<String, (Shape, Color)>) {
        let size = fitted.small_pt;
        let sections = sections(figure, fitted, looks);
        if sections.is_empty() {
            return;
        }
        self.y += 1.4 * size;
        let rule = [Point::new(MARGIN, self.y), Point::new(self.width - MARGIN, self.y)];
        let hairline = Paint::stroked(Stroke::solid(style::RULE, 0.4));
        self.items.push(Item::Shape(ShapeItem { path: Path::polyline(&rule), paint: hairline }));
        self.y += 0.7 * size;
        let heading =
            sections.iter().map(|section| Face::Bold.width(section.heading, size)).fold(0.0, f64::max) + 1.2 * size;
        let widest =
            sections.iter().flat_map(|section| &section.entries).map(|entry| entry.width(size)).fold(0.0, f64::max);
        let grid = self.inner_width() - heading;
        let columns = ((grid / (widest + 1.2 * size)).floor() as usize).clamp(1, 8);
        let step = (grid / columns as f64).min(widest + 3.0 * size);
        let row = (1.75 * size).max(10.0);
        let mut items = Vec::new();
        for section in sections {
            let first = self.y;
            for (index, entry) in section.entries.iter().enumerate() {
                let x = MARGIN + heading + (index % columns) as f64 * step;
                let y = first + (index / columns) as f64 * row + row / 2.0;
                items.extend(entry.drawn(x, y, size, step - 0.6 * size));
            }
            let baseline = first + row / 2.0 + CAP_HEIGHT / 2.0 * size;
            items.push(run(MARGIN, baseline, section.heading, Face::Bold, size));
            self.y += section.entries.len().div_ceil(columns) as f64 * row;
        }
        self.items.push(Item::Group(GroupItem { class: "legend", title: "Legend".to_owned(), items }));
    }

    fn references(&mut self, figure: &Figure, size: f64) {
        let lines = references::short_references(figure);
        let number_width =
            lines.iter().map(|(number, _)| Face::Regular.width(number, size)).fold(0.0, f64::max) + 0.5 * size;
        let widest = lines.iter().map(|(_, text)| Face::Regular.width(text, size)).fold(0.0, f64::max) + number_width;
        let columns = ((self.inner_width() / (widest + 1.5 * size)).floor() as usize).clamp(1, 4);
        let step = self.inner_width() / columns as f64;
        self.text(MARGIN, "References", Face::Bold, size);
        self.y += 1.3 * size;
        let mut wrapped: Vec<(String, Vec<String>)> = lines
            .into_iter()
            .map(|(number, text)| {
                let lines = greedy_lines(&text, Face::Regular, size, step - number_width - 0.8 * size);
                (number, lines)
            })
            .collect();
        let rows = wrapped.len().div_ceil(columns);
        let top = self.y;
        let mut lowest = top;
        for column in 0..columns {
            self.y = top;
            let taken: Vec<(String, Vec<String>)> = wrapped.drain(..rows.min(wrapped.len())).collect();
            for (number, lines) in taken {
                let x = MARGIN + column as f64 * step;
                self.text(x, &number, Face::Regular, size);
                for line in lines {
                    self.text(x + number_width, &line, Face::Regular, size);
                    self.y += LINE_HEIGHT * size;
                }
            }
            lowest = lowest.max(self.y);
        }
        self.y = lowest;
    }
}

fn greedy_lines(text: &str, face: Face, size: f64, width: f64) -> Vec<String> {
    // Balanced lines suit a name; a paragraph fills its lines, which wrapping at the full width word by word does.
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if face.width(line, size) + face.width(" ", size) + face.width(word, size) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ if face.width(word, size) <= width => lines.push(word.to_owned()),
            _ => lines.extend(wrap(word, face, size, width, TEXT_LINES_MAX).lines),
        }
    }
    lines
}

fn run(x: f64, baseline: f64, text: &str, face: Face, size: f64) -> Item {
    Item::Text(TextItem { x, baseline, anchor: Anchor::Start, size, face, text: text.to_owned() })
}

fn moved(item: Item, dx: f64, dy: f64) -> Item {
    let shifted = |area: Area| Area { x: area.x + dx, y: area.y + dy, ..area };
    match item {
        Item::Box(mut item) => {
            item.area = shifted(item.area);
            Item::Box(item)
        }
        Item::Ellipse(mut item) => {
            item.area = shifted(item.area);
            Item::Ellipse(item)
        }
        Item::Shape(mut item) => {
            item.path = item.path.mapped(|point| point.moved(dx, dy));
            Item::Shape(item)
        }
        Item::Text(mut item) => {
            item.x += dx;
            item.baseline += dy;
            Item::Text(item)
        }
        Item::Group(mut group) => {
            group.items = group.items.into_iter().map(|item| moved(item, dx, dy)).collect();
            Item::Group(group)
        }
    }
}

/// A row of the legend.
struct Section {
    heading: &'static str,
    entries: Vec<Entry>,
}

struct Entry {
    sample: Sample,
    text: String,
}

enum Sample {
    Node(Shape, Color),
    Line(Status),
    Widths,
    Letter(String),
    Numbers,
}

impl Sample {
    fn width(&self, size: f64) -> f64 {
        match self {
            Sample::Node(..) => 2.2 * size,
            Sample::Line(_) | Sample::Widths => 4.0 * size,
            // A relation without a letter stands where the letters would.
            Sample::Letter(letter) if letter.is_empty() => -0.6 * size,
            Sample::Letter(letter) => Face::Italic.width(letter, size),
            Sample::Numbers => Face::Regular.width("1, 4–6", size),
        }
    }
}

impl Entry {
    fn width(&self, size: f64) -> f64 {
        self.sample.width(size) + 0.6 * size + Face::Regular.width(&self.text, size)
    }

    fn drawn(&self, x: f64, middle: f64, size: f64, width: f64) -> Vec<Item> {
        let sample = self.sample.width(size);
        let baseline = middle + CAP_HEIGHT / 2.0 * size;
        let mut items = match &self.sample {
            Sample::Node(shape, fill) => {
                let centre = Point::new(x + sample / 2.0, middle);
                let outline = Outline { shape: *shape, width: sample, height: 1.15 * size };
                outline.drawn(centre, paint::node_paint(Some(*fill)))
            }
            Sample::Line(status) => {
                let line = style::line(*status, None);
                let path = Path::polyline(&[Point::new(x, middle), Point::new(x + sample, middle)]);
                paint::line_items(&path, &line, None)
            }
            Sample::Widths => {
                let each = sample / 3.0;
                [0.1, 0.5, 1.0]
                    .iter()
                    .enumerate()
                    .map(|(index, confidence)| {
                        let stroke = style::line(Status::Supported, Some(*confidence)).stroke;
                        let left = x + index as f64 * each;
                        let ends = [Point::new(left, middle), Point::new(left + 0.8 * each, middle)];
                        Item::Shape(ShapeItem { path: Path::polyline(&ends), paint: Paint::stroked(stroke) })
                    })
                    .collect()
            }
            Sample::Letter(letter) if letter.is_empty() => Vec::new(),
            Sample::Letter(letter) => vec![run(x, baseline, letter, Face::Italic, size)],
            Sample::Numbers => vec![run(x, baseline, "1, 4–6", Face::Regular, size)],
        };
        let room = width - sample - 0.6 * size;
        let text = wrap(&self.text, Face::Regular, size, room.max(size), 1).lines.concat();
        items.push(run(x + sample + 0.6 * size, baseline, &text, Face::Regular, size));
        items
    }
}

fn sections(figure: &Figure, fitted: &Fitted<'_>, looks: &BTreeMap<String, (Shape, Color)>) -> Vec<Section> {
    let mut sections = Vec::new();
    let nodes: Vec<Entry> = looks
        .iter()
        .filter(|(label, _)| !label.is_empty())
        .map(|(label, (shape, fill))| Entry { sample: Sample::Node(*shape, *fill), text: clean(label) })
        .collect();
    sections.push(Section { heading: "Nodes", entries: nodes });
    let edges = || figure.graph.edge_weights();
    let statuses: BTreeSet<Status> = edges().map(|edge| edge.status).collect();
    let mut claims: Vec<Entry> = Status::ALL
        .into_iter()
        .filter(|status| statuses.contains(status))
        .map(|status| Entry { sample: Sample::Line(status), text: status.word().to_owned() })
        .collect();
    let confidences: Vec<f64> = edges().filter_map(|edge| edge.confidence).collect();
    let differ = confidences.iter().any(|confidence| (confidence - confidences[0]).abs() > 0.05);
    if differ {
        claims.push(Entry { sample: Sample::Widths, text: "confidence".to_owned() });
    }
    if edges().any(|edge| !edge.references.is_empty()) {
        claims.push(Entry { sample: Sample::Numbers, text: "references".to_owned() });
    }
    sections.push(Section { heading: "Claims", entries: claims });
    let types: BTreeSet<&str> = edges().map(|edge| edge.relationship_type.as_str()).collect();
    let relations: Vec<Entry> = match fitted.relations {
        RelationLabels::Letters => relation_letters(types)
            .into_iter()
            .map(|(name, letter)| Entry { sample: Sample::Letter(letter), text: relation_words(&name) })
            .collect(),
        RelationLabels::Hidden if types.len() == 1 => types
            .into_iter()
            .map(|name| Entry { sample: Sample::Letter(String::new()), text: relation_words(name) })
            .collect(),
        _ => Vec::new(),
    };
    sections.push(Section { heading: "Relations", entries: relations });
    sections.retain(|section| !section.entries.is_empty());
    sections
}
