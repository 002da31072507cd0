//! Holds a finished figure as shapes, lines and text at final size, the one thing that writers see.
//!
//! Takes nothing; gives [`Drawing`] from the painter to every writer.
//! Invariants: lengths are points (1/72 inch), y grows downwards, all numbers are finite; no graph, no status, no file.
//! Start at [`Drawing`].
//! Why not one writer that the others convert from: SVG as an interchange form would make PDF and PNG depend on how a
//! parser of SVG finds fonts.

use super::font::Face;
use super::model::Color;
use super::path::Path;

/// Points in a millimetre.
pub const PT_PER_MM: f64 = 72.0 / 25.4;

/// A figure ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Width of the page in points.
    pub width: f64,
    /// Height of the page in points.
    pub height: f64,
    /// What the figure is called, for the file's metadata; may be empty.
    pub title: String,
    /// How the figure was made, for the file's metadata; may be empty.
    pub description: String,
    /// What is drawn, from back to front.
    pub items: Vec<Item>,
}

/// One thing in a drawing.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A rectangle, perhaps with round corners.
    Box(BoxItem),
    /// An ellipse along the axes.
    Ellipse(EllipseItem),
    /// A line, a spline or a closed outline.
    Shape(ShapeItem),
    /// A run of text on one line.
    Text(TextItem),
    /// Things that belong together.
    Group(GroupItem),
}

/// A rectangle.
#[derive(Debug, Clone, PartialEq)]
pub struct BoxItem {
    /// Where it lies.
    pub area: Area,
    /// Radius of the corners, 0 for sharp ones.
    pub radius: f64,
    /// How it is painted.
    pub paint: Paint,
}

/// An ellipse that fills a rectangle.
#[derive(Debug, Clone, PartialEq)]
pub struct EllipseItem {
    /// The rectangle around it.
    pub area: Area,
    /// How it is painted.
    pub paint: Paint,
}

/// A path.
#[derive(Debug, Clone, PartialEq)]
pub struct ShapeItem {
    /// Where it runs.
    pub path: Path,
    /// How it is painted.
    pub paint: Paint,
}

/// A run of black text in one face and size.
#[derive(Debug, Clone, PartialEq)]
pub struct TextItem {
    /// The anchor's x.
    pub x: f64,
    /// The y of the baseline.
    pub baseline: f64,
    /// Which part of the run stands at `x`.
    pub anchor: Anchor,
    /// The size of the type.
    pub size: f64,
    /// The face.
    pub face: Face,
    /// The words, cleaned of control characters.
    pub text: String,
}

impl TextItem {
    /// Returns the x at which the run begins, as measured with the bundled font.
    #[must_use]
    pub fn left(&self) -> f64 {
        let width = self.face.width(&self.text, self.size);
        match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        }
    }
}

/// Things that belong together, with a text that viewers may show on pointing at them.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupItem {
    /// What kind of thing the group is, a word of ours such as `node`.
    pub class: &'static str,
    /// The whole text behind it: a full name, a claim as a sentence.
    pub title: String,
    /// The things, from back to front.
    pub items: Vec<Item>,
}

/// Which part of a run of text stands at its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// How a shape is painted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paint {
    /// The colour inside.
    pub fill: Option<Color>,
    /// The line around.
    pub stroke: Option<Stroke>,
}

impl Paint {
    /// Returns a paint that only fills.
    #[must_use]
    pub fn filled(color: Color) -> Paint {
        Paint { fill: Some(color), stroke: None }
    }

    /// Returns a paint that only draws a line.
    #[must_use]
    pub fn stroked(stroke: Stroke) -> Paint {
        Paint { fill: None, stroke: Some(stroke) }
    }
}

/// A line's look.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Its width in points.
    pub width: f64,
    /// Lengths of dash and gap in turn; empty for a solid line.
    pub dash: Vec<f64>,
    /// Whether its ends are round.
    pub round: bool,
}

impl Stroke {
    /// Returns a solid line with flat ends.
    #[must_use]
    pub fn solid(color: Color, width: f64) -> Stroke {
        Stroke { color, width, dash: Vec::new(), round: false }
    }
}

/// A place.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

impl Point {
    /// Makes a point.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    /// Returns the point at `share` of the way to `other`.
    #[must_use]
    pub fn towards(self, other: Point, share: f64) -> Point {
        Point::new(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)
    }

    /// Returns the distance to `other`.
    #[must_use]
    pub fn distance(self, other: Point) -> f64 {
        let (dx, dy) = (other.x - self.x, other.y - self.y);
        (dx * dx + dy * dy).sqrt()
    }

    /// Returns the point moved.
    #[must_use]
    pub fn moved(self, dx: f64, dy: f64) -> Point {
        Point::new(self.x + dx, self.y + dy)
    }
}

/// A rectangle along the axes.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Area {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Extent to the right.
    pub width: f64,
    /// Extent downwards.
    pub height: f64,
}

impl Area {
    /// Returns the rectangle of that size around a centre.
    #[must_use]
    pub fn around(centre: Point, width: f64, height: f64) -> Area {
        Area { x: centre.x - width / 2.0, y: centre.y - height / 2.0, width, height }
    }

    /// Returns the rectangle grown by `by` on every side.
    #[must_use]
    pub fn grown(self, by: f64) -> Area {
        Area { x: self.x - by, y: self.y - by, width: self.width + 2.0 * by, height: self.height + 2.0 * by }
    }

    /// Returns whether the point lies strictly inside.
    #[must_use]
    pub fn contains(self, point: Point) -> bool {
        point.x > self.x && point.x < self.x + self.width && point.y > self.y && point.y < self.y + self.height
    }

    /// Returns whether the two rectangles share more than a border.
    #[must_use]
    pub fn overlaps(self, other: Area) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }
}

/// Returns the number with at most two decimals, as every text format writes it.
#[must_use]
pub fn decimal(value: f64) -> String {
    let mut text = format!("{:.2}", if value.is_finite() { value } else { 0.0 });
    while text.ends_with('0') {
        text.pop();
    }
    if text.ends_with('.') {
        text.pop();
    }
    if text == "-0" { "0".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_form() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.001, "0"),
            (12.5, "12.5"),
            (100.0, "100"),
            (1.006, "1.01"),
            (-3.14959, "-3.15"),
            (f64::NAN, "0"),
        ] {
            assert_eq!(decimal(value), expected);
        }
    }
}
