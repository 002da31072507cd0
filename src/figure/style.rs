//! Decides how statuses and labels look: colours of Okabe and Ito, lines, arrow heads, shapes.
//!
//! Takes [`Status`], labels and confidences; gives lines and paints to the painter and the legend.
//! Invariants: no status is told by colour alone; text is black.
//! Start at [`line`] and [`node_looks`].

use std::collections::{BTreeMap, BTreeSet};

use super::drawing::Stroke;
use super::model::{Color, Figure, Shape, Status};

const BLUE: Color = Color::new(0x00, 0x72, 0xb2);
const VERMILLION: Color = Color::new(0xd5, 0x5e, 0x00);
const GREY: Color = Color::new(0x99, 0x99, 0x99);
const LIGHT_GREY: Color = Color::new(0xbb, 0xbb, 0xbb);
/// The line around nodes.
pub const NODE_BORDER: Color = Color::new(0x55, 0x55, 0x55);
/// Hairlines between parts of the page.
pub const RULE: Color = Color::new(0xaa, 0xaa, 0xaa);

/// What stands at the end of an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// A filled triangle.
    Filled,
    /// A triangle with a white inside.
    Hollow,
    /// Two strokes.
    Open,
    /// Two strokes, and a cross on the line before them.
    Crossed,
}

/// An edge's look.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The line; for a double one, both lines with what is between them.
    pub stroke: Stroke,
    /// Width of the white between the two lines of a double one.
    pub core: Option<f64>,
    /// What stands at its end.
    pub head: Head,
}

/// Returns how an edge looks.
#[must_use]
pub fn line(status: Status, confidence: Option<f64>) -> Line {
    let width = match confidence {
        Some(confidence) if confidence.is_finite() => 0.5 + confidence.clamp(0.0, 1.0),
        _ => 0.8,
    };
    let stroke = |color: Color, dash: &[f64], round: bool| Stroke { color, width, dash: dash.to_vec(), round };
    match status {
        Status::Supported => Line { stroke: stroke(BLUE, &[], false), core: None, head: Head::Filled },
        Status::Contested => {
            let core = 0.9;
            let each = (0.6 * width).max(0.45);
            Line { stroke: Stroke::solid(VERMILLION, 2.0 * each + core), core: Some(core), head: Head::Hollow }
        }
        Status::Refuted => {
            let dotted = stroke(VERMILLION, &[0.01, 1.2 + 1.4 * width], true);
            Line { stroke: Stroke { width: width.max(0.8), ..dotted }, core: None, head: Head::Crossed }
        }
        Status::Inconclusive => Line { stroke: stroke(GREY, &[3.6, 2.2], false), core: None, head: Head::Open },
        Status::Unsourced => Line { stroke: stroke(GREY, &[], false), core: None, head: Head::Open },
        Status::Hidden => Line { stroke: stroke(LIGHT_GREY, &[1.2, 1.8], false), core: None, head: Head::Open },
    }
}

impl Line {
    /// Returns length and half width of the arrow head.
    #[must_use]
    pub fn head_size(&self) -> (f64, f64) {
        let width = self.stroke.width;
        match self.head {
            Head::Filled => (3.6 + 1.4 * width, 1.3 + 0.8 * width),
            Head::Hollow => (5.6, 2.5),
            Head::Open | Head::Crossed => (3.4 + width, 1.6 + 0.5 * width),
        }
    }

    /// Returns the room that the end of the edge needs on a straight piece.
    #[must_use]
    pub fn head_room(&self) -> f64 {
        self.head_size().0 + if self.head == Head::Crossed { 7.5 } else { 1.0 }
    }
}

/// Pale fills that black text reads well on, in the order in which labels get them.
const FILLS: [Color; 8] = [
    Color::new(0xd3, 0xe8, 0xf6),
    Color::new(0xfb, 0xe5, 0xbd),
    Color::new(0xcf, 0xec, 0xe0),
    Color::new(0xf2, 0xde, 0xea),
    Color::new(0xfa, 0xf6, 0xcd),
    Color::new(0xf8, 0xda, 0xc8),
    Color::new(0xe4, 0xe4, 0xf4),
    Color::new(0xec, 0xec, 0xec),
];
/// Shapes in the order in which labels get them; with eight fills no pair comes back before the fortieth label.
const SHAPES: [Shape; 5] = [Shape::Rounded, Shape::Box, Shape::Octagon, Shape::Hexagon, Shape::Ellipse];

/// Returns shape and fill for every label in the figure.
#[must_use]
pub fn node_looks(figure: &Figure) -> BTreeMap<String, (Shape, Color)> {
    let labels: BTreeSet<&str> = figure.graph.node_weights().map(|node| node.label.as_str()).collect();
    let styled = |label: &str| figure.styles.get(label).copied().unwrap_or_default();
    // A look that a style has taken is not given to another label.
    let taken: Vec<(Option<Shape>, Option<Color>)> =
        labels.iter().map(|label| (styled(label).shape, styled(label).fill)).collect();
    let mut fills = (0..).map(|index: usize| FILLS[index % FILLS.len()]);
    let mut shapes = (0..).map(|index: usize| SHAPES[index % SHAPES.len()]);
    let mut looks = BTreeMap::new();
    for label in labels {
        let style = styled(label);
        let fill = style.fill.unwrap_or_else(|| {
            let free = fills.by_ref().take(FILLS.len()).find(|fill| taken.iter().all(|other| other.1 != Some(*fill)));
            free.unwrap_or(FILLS[0])
        });
        let shape = style.shape.unwrap_or_else(|| {
            let free =
                shapes.by_ref().take(SHAPES.len()).find(|shape| taken.iter().all(|other| other.0 != Some(*shape)));
            free.unwrap_or(SHAPES[0])
        });
        looks.insert(label.to_owned(), (shape, fill));
    }
    looks
}
