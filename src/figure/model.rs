//! Says what a figure is made of before anything is drawn.
//!
//! Takes nodes, claims and references from a query result; gives [`Figure`] to the layout and the writers.
//! Invariants: plain data; knows no geometry, no font and no file.
//! Start at [`Figure`].

use std::collections::BTreeMap;

use petgraph::stable_graph::StableDiGraph;

use crate::diag::{Diagnostic, did_you_mean};

/// The subgraph that a figure shows.
pub type FigureGraph = StableDiGraph<FigureNode, FigureEdge>;

/// A node as the figure shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FigureNode {
    /// The node's id, unique in the figure.
    pub id: String,
    /// The text in the node.
    pub name: String,
    /// The primary label, which decides shape and fill.
    pub label: String,
}

/// A claim as the figure shows it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FigureEdge {
    /// The relationship type, such as `REDUCES`.
    pub relationship_type: String,
    /// The claim as a sentence, such as "Ketamine reduces opioid withdrawal".
    pub phrase: String,
    /// What the visible evidence says about it.
    pub status: Status,
    /// The combined confidence, 0 to 1, where there is one.
    pub confidence: Option<f64>,
    /// Numbers of the references it stands on, from 1.
    pub references: Vec<usize>,
}

/// What the visible evidence says about a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Status {
    /// Some items support it, none refutes it.
    Supported,
    /// Some items support it, some refute it.
    Contested,
    /// No item supports it, some refute it.
    Refuted,
    /// Every item is inconclusive.
    Inconclusive,
    /// It holds no item.
    #[default]
    Unsourced,
    /// It holds items, but none is visible.
    Hidden,
}

impl Status {
    /// Every status, in the order of the legend.
    pub const ALL: [Status; 6] = [
        Status::Supported,
        Status::Contested,
        Status::Refuted,
        Status::Inconclusive,
        Status::Unsourced,
        Status::Hidden,
    ];

    /// Returns the word for it in the legend.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Status::Supported => "supported",
            Status::Contested => "contested",
            Status::Refuted => "refuted",
            Status::Inconclusive => "inconclusive",
            Status::Unsourced => "unsourced",
            Status::Hidden => "hidden",
        }
    }
}

/// An entry of the numbered reference list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FigureReference {
    /// Its number on the edges, from 1.
    pub number: usize,
    /// Its key in the bibliography.
    pub key: String,
    /// The entry as BibTeX text.
    pub bibtex: String,
}

/// How nodes of one label look; what is absent comes from the default palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NodeStyle {
    /// The outline.
    pub shape: Option<Shape>,
    /// The colour inside the outline.
    pub fill: Option<Color>,
}

/// The outline of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Shape {
    /// A rectangle.
    Box,
    /// A rectangle with round corners.
    #[default]
    Rounded,
    /// An ellipse.
    Ellipse,
    /// A rhombus.
    Diamond,
    /// A hexagon with its points left and right.
    Hexagon,
    /// A rectangle leaning to the right.
    Parallelogram,
    /// A rectangle with its corners cut.
    Octagon,
    /// A rectangle under a roof.
    House,
    /// A drum.
    Cylinder,
    /// No outline, only the text.
    Plain,
}

impl Shape {
    /// Every shape with its name in a style.
    pub const NAMES: [(&'static str, Shape); 10] = [
        ("box", Shape::Box),
        ("rounded", Shape::Rounded),
        ("ellipse", Shape::Ellipse),
        ("diamond", Shape::Diamond),
        ("hexagon", Shape::Hexagon),
        ("parallelogram", Shape::Parallelogram),
        ("octagon", Shape::Octagon),
        ("house", Shape::House),
        ("cylinder", Shape::Cylinder),
        ("plain", Shape::Plain),
    ];

    /// Reads the name of a shape.
    ///
    /// # Errors
    /// The word is no shape; the help names all of them.
    pub fn parse(word: &str) -> Result<Shape, Box<Diagnostic>> {
        let wanted = word.trim().to_lowercase();
        if let Some((_, shape)) = Shape::NAMES.iter().find(|(name, _)| *name == wanted) {
            return Ok(*shape);
        }
        let names = Shape::NAMES.map(|(name, _)| name);
        let help = did_you_mean(&wanted, names).unwrap_or_else(|| format!("use one of {}", names.join(", ")));
        Err(Box::new(Diagnostic::error_without_place("UnknownShape", format!("no shape `{word}`")).with_help(help)))
    }
}

/// An opaque RGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Color {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

impl Color {
    /// Black, the colour of all text.
    pub const BLACK: Color = Color::new(0, 0, 0);
    /// White, the colour of the page.
    pub const WHITE: Color = Color::new(255, 255, 255);

    /// Makes a colour of its three parts.
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Color {
        Color { red, green, blue }
    }

    /// Reads `#rrggbb` or `#rgb`.
    ///
    /// # Errors
    /// The word is not of that form.
    pub fn parse(word: &str) -> Result<Color, Box<Diagnostic>> {
        let digits = word.trim().strip_prefix('#').unwrap_or_default();
        let parsed = u32::from_str_radix(digits, 16).ok().filter(|_| digits.chars().all(|c| c.is_ascii_hexdigit()));
        let byte = |value: u32, shift: u32| u8::try_from((value >> shift) & 0xff).unwrap_or(0);
        match (parsed, digits.len()) {
            (Some(value), 6) => Ok(Color::new(byte(value, 16), byte(value, 8), byte(value, 0))),
            (Some(value), 3) => {
                let nibble = |shift: u32| u8::try_from(((value >> shift) & 0xf) * 17).unwrap_or(0);
                Ok(Color::new(nibble(8), nibble(4), nibble(0)))
            }
            _ => Err(Box::new(
                Diagnostic::error_without_place("InvalidColor", format!("`{word}` is not a colour"))
                    .with_help("write it as `#rrggbb`, such as `#CFE6F5`"),
            )),
        }
    }

    /// Returns the colour as `#rrggbb`.
    #[must_use]
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// Which way the arrows of a figure mostly point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// Whichever fits the width better.
    #[default]
    Automatic,
    /// From left to right.
    LeftToRight,
    /// From top to bottom.
    TopToBottom,
}

/// A figure to be drawn.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Nodes and claims.
    pub graph: FigureGraph,
    /// The line above the drawing.
    pub title: Option<String>,
    /// The paragraph beneath the drawing.
    pub caption: Option<String>,
    /// The references that edges name by number.
    pub references: Vec<FigureReference>,
    /// Looks by primary label.
    pub styles: BTreeMap<String, NodeStyle>,
    /// Width of the page.
    pub width_mm: f64,
    /// Which way the arrows mostly point.
    pub direction: Direction,
    /// Size of the text in nodes at final size.
    pub font_pt: f64,
}

impl Default for Figure {
    fn default() -> Self {
        Figure {
            graph: FigureGraph::new(),
            title: None,
            caption: None,
            references: Vec::new(),
            styles: BTreeMap::new(),
            width_mm: 183.0,
            direction: Direction::Automatic,
            font_pt: 7.0,
        }
    }
}
