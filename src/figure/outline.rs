//! Knows the outlines of nodes: how large they are around a text, where an edge meets them, and how they are drawn.
//!
//! Takes a shape and the size of a text; gives [`Outline`] to the layout and the painter.
//! Invariants: the text always lies inside; the border that the layout uses is the border that is drawn.
//! Start at [`Outline::around`].

use super::drawing::{Area, BoxItem, EllipseItem, Item, Paint, Point, ShapeItem};
use super::model::Shape;
use super::path::{Path, QUARTER};

/// A node's outline at its size, around the origin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outline {
    /// What it looks like.
    pub shape: Shape,
    /// Extent to the right.
    pub width: f64,
    /// Extent downwards.
    pub height: f64,
}

/// A side of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The left one.
    Left,
    /// The right one.
    Right,
    /// The upper one.
    Top,
    /// The lower one.
    Bottom,
}

/// Depth of a cylinder's lid, as drawn above and below its middle.
const LID: f64 = 2.4;

impl Outline {
    /// Returns the outline that holds a text of that size with `padding` around it.
    #[must_use]
    pub fn around(shape: Shape, text_width: f64, text_height: f64, padding: f64) -> Outline {
        let (width, height) = (text_width + 2.0 * padding, text_height + 1.5 * padding);
        let (width, height) = match shape {
            Shape::Box => (width, height),
            Shape::Rounded => (width + 0.5 * padding, height),
            Shape::Plain => (text_width + padding, text_height + padding),
            // The corners of the text satisfy (w/W)² + (h/H)² = 0.66 + 0.34.
            Shape::Ellipse => ((text_width + padding) / 0.81, (text_height + 0.6 * padding) / 0.58),
            // And here w/W + h/H = 0.62 + 0.38.
            Shape::Diamond => ((text_width + padding) / 0.62, (text_height + 0.5 * padding) / 0.38),
            Shape::Hexagon => (width + 0.5 * height, height),
            Shape::Parallelogram => (width + 0.55 * height, height),
            Shape::Octagon => (width + 0.3 * height, height + 0.5 * padding),
            Shape::House => (width, height + roof(width)),
            Shape::Cylinder => (width, height + 3.0 * LID),
        };
        Outline { shape, width, height }
    }

    /// Returns how far below the centre the middle of the text stands.
    #[must_use]
    pub fn text_offset(self) -> f64 {
        match self.shape {
            Shape::House => roof(self.width) / 2.0 - 0.3,
            Shape::Cylinder => LID,
            _ => 0.0,
        }
    }

    /// Returns how far along a side, from its middle to either end, edges may meet the node.
    #[must_use]
    pub fn port_reach(self, side: Side) -> f64 {
        let half = match side {
            Side::Left | Side::Right => self.height / 2.0,
            Side::Top | Side::Bottom => self.width / 2.0,
        };
        half * match (self.shape, side) {
            (Shape::Diamond, _) => 0.45,
            (Shape::Ellipse, _) => 0.72,
            (Shape::Hexagon, Side::Left | Side::Right) => 0.6,
            (Shape::House, Side::Left | Side::Right) | (Shape::Parallelogram, Side::Left | Side::Right) => 0.6,
            _ => 0.8,
        }
    }

    /// Returns where an edge that comes straight at a side, `offset` from the middle, meets the border.
    #[must_use]
    pub fn port(self, side: Side, offset: f64) -> Point {
        let (half_width, half_height) = (self.width / 2.0, self.height / 2.0);
        let (x, y) = match self.shape {
            Shape::Ellipse => match side {
                Side::Left => (-half_width * circle(offset / half_height), offset),
                Side::Right => (half_width * circle(offset / half_height), offset),
                Side::Top => (offset, -half_height * circle(offset / half_width)),
                Side::Bottom => (offset, half_height * circle(offset / half_width)),
            },
            Shape::Cylinder => {
                let lid = LID * circle(offset / half_width);
                match side {
                    Side::Left => (-half_width, offset),
                    Side::Right => (half_width, offset),
                    Side::Top => (offset, -half_height + LID - lid),
                    Side::Bottom => (offset, half_height - LID + lid),
                }
            }
            _ => self.polygon_port(side, offset),
        };
        Point::new(x, y)
    }

    fn polygon_port(self, side: Side, offset: f64) -> (f64, f64) {
        let corners = self.corners();
        let mut best: Option<f64> = None;
        for (index, corner) in corners.iter().enumerate() {
            let next = corners[(index + 1) % corners.len()];
            // `across` runs along the side, `out` away from it.
            let (across, out) = match side {
                Side::Left | Side::Right => ((corner.y, next.y), (corner.x, next.x)),
                Side::Top | Side::Bottom => ((corner.x, next.x), (corner.y, next.y)),
            };
            let run = across.1 - across.0;
            if run == 0.0 {
                continue;
            }
            let share = (offset - across.0) / run;
            if (0.0..=1.0).contains(&share) {
                let reached = out.0 + (out.1 - out.0) * share;
                best = Some(match (best, side) {
                    (None, _) => reached,
                    (Some(known), Side::Left | Side::Top) => known.min(reached),
                    (Some(known), Side::Right | Side::Bottom) => known.max(reached),
                });
            }
        }
        match side {
            Side::Left => (best.unwrap_or(-self.width / 2.0), offset),
            Side::Right => (best.unwrap_or(self.width / 2.0), offset),
            Side::Top => (offset, best.unwrap_or(-self.height / 2.0)),
            Side::Bottom => (offset, best.unwrap_or(self.height / 2.0)),
        }
    }

    fn corners(self) -> Vec<Point> {
        let (w, h) = (self.width / 2.0, self.height / 2.0);
        let points: &[(f64, f64)] = match self.shape {
            Shape::Diamond => &[(0.0, -h), (w, 0.0), (0.0, h), (-w, 0.0)],
            Shape::Hexagon => {
                let cut = (0.5 * h).min(w);
                &[(-w + cut, -h), (w - cut, -h), (w, 0.0), (w - cut, h), (-w + cut, h), (-w, 0.0)]
            }
            Shape::Parallelogram => {
                let lean = (0.55 * h).min(w);
                &[(-w + lean, -h), (w, -h), (w - lean, h), (-w, h)]
            }
            Shape::Octagon => {
                let cut = (0.5 * h).min(w).min(5.0);
                &[
                    (-w + cut, -h),
                    (w - cut, -h),
                    (w, -h + cut),
                    (w, h - cut),
                    (w - cut, h),
                    (-w + cut, h),
                    (-w, h - cut),
                    (-w, -h + cut),
                ]
            }
            Shape::House => {
                let eaves = -h + roof(self.width);
                &[(0.0, -h), (w, eaves), (w, h), (-w, h), (-w, eaves)]
            }
            _ => &[(-w, -h), (w, -h), (w, h), (-w, h)],
        };
        points.iter().map(|(x, y)| Point::new(*x, *y)).collect()
    }

    /// Returns the outline drawn around a centre.
    #[must_use]
    pub fn drawn(self, centre: Point, paint: Paint) -> Vec<Item> {
        let area = Area::around(centre, self.width, self.height);
        match self.shape {
            Shape::Plain => Vec::new(),
            Shape::Box => vec![Item::Box(BoxItem { area, radius: 0.0, paint })],
            Shape::Rounded => vec![Item::Box(BoxItem { area, radius: (self.height * 0.3).min(5.0), paint })],
            Shape::Ellipse => vec![Item::Ellipse(EllipseItem { area, paint })],
            Shape::Cylinder => cylinder(area, paint),
            _ => {
                let corners: Vec<Point> =
                    self.corners().into_iter().map(|corner| corner.moved(centre.x, centre.y)).collect();
                vec![Item::Shape(ShapeItem { path: Path::polygon(&corners), paint })]
            }
        }
    }
}

fn roof(width: f64) -> f64 {
    (width * 0.12).min(6.0)
}

fn circle(share: f64) -> f64 {
    (1.0 - share * share).max(0.0).sqrt()
}

fn cylinder(area: Area, paint: Paint) -> Vec<Item> {
    let (left, right) = (area.x, area.x + area.width);
    let (upper, lower) = (area.y + LID, area.y + area.height - LID);
    let middle = area.x + area.width / 2.0;
    let (dx, dy) = (area.width / 2.0 * QUARTER, LID * QUARTER);
    let arc = |path: &mut Path, y: f64, bend: f64, from: f64, to: f64| {
        let sign = if to > from { 1.0 } else { -1.0 };
        let top = y + LID * bend;
        path.cubic_to(Point::new(from, y + dy * bend), Point::new(middle - dx * sign, top), Point::new(middle, top));
        path.cubic_to(Point::new(middle + dx * sign, top), Point::new(to, y + dy * bend), Point::new(to, y));
    };
    let mut body = Path::from(Point::new(left, upper));
    arc(&mut body, upper, -1.0, left, right);
    body.line_to(Point::new(right, lower));
    arc(&mut body, lower, 1.0, right, left);
    body.closed = true;
    let mut lid = Path::from(Point::new(left, upper));
    arc(&mut lid, upper, 1.0, left, right);
    let line = Paint { fill: None, stroke: paint.stroke.clone() };
    vec![Item::Shape(ShapeItem { path: body, paint }), Item::Shape(ShapeItem { path: lid, paint: line })]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_lie_on_the_border() {
        let diamond = Outline { shape: Shape::Diamond, width: 40.0, height: 20.0 };
        assert_eq!(diamond.port(Side::Right, 5.0), Point::new(10.0, 5.0));
        assert_eq!(diamond.port(Side::Top, 0.0), Point::new(0.0, -10.0));
        let ellipse = Outline { shape: Shape::Ellipse, width: 40.0, height: 20.0 };
        assert_eq!(ellipse.port(Side::Left, 0.0), Point::new(-20.0, 0.0));
        for (_, shape) in Shape::NAMES {
            let outline = Outline::around(shape, 50.0, 8.0, 4.0);
            assert!(outline.width > 50.0 && outline.height > 8.0, "{shape:?}");
            for side in [Side::Left, Side::Right, Side::Top, Side::Bottom] {
                let reach = outline.port_reach(side);
                for offset in [-reach, 0.0, reach] {
                    let port = outline.port(side, offset);
                    assert!(port.x.abs() <= outline.width / 2.0 + 1e-9 && port.y.abs() <= outline.height / 2.0 + 1e-9);
                }
            }
        }
    }
}
