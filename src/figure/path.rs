//! Cuts, trims and samples lines and cubic splines.
//!
//! Takes nothing but points; gives [`Path`] to the layout, the painter and the writers.
//! Invariants: only `+ - * /` and square roots, so that the same input gives the same digits on every machine.
//! Start at [`Path`].

use super::drawing::{Area, Point};

/// A connected run of straight lines and cubic splines.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Path {
    /// Where it begins.
    pub start: Point,
    /// What follows, each part from the end of the one before.
    pub segments: Vec<Segment>,
    /// Whether it returns to its beginning.
    pub closed: bool,
}

/// One part of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// A straight line.
    Line(Point),
    /// A cubic spline: two control points and the end.
    Cubic(Point, Point, Point),
}

impl Segment {
    /// Returns where the part ends.
    #[must_use]
    pub fn end(self) -> Point {
        match self {
            Segment::Line(end) | Segment::Cubic(_, _, end) => end,
        }
    }

    fn at(self, start: Point, share: f64) -> Point {
        match self {
            Segment::Line(end) => start.towards(end, share),
            Segment::Cubic(first, second, end) => {
                let (a, b, c) = (start.towards(first, share), first.towards(second, share), second.towards(end, share));
                a.towards(b, share).towards(b.towards(c, share), share)
            }
        }
    }

    /// Splits by de Casteljau's construction: the part up to `share`, and the rest.
    fn split(self, start: Point, share: f64) -> (Segment, Segment) {
        match self {
            Segment::Line(end) => (Segment::Line(start.towards(end, share)), Segment::Line(end)),
            Segment::Cubic(first, second, end) => {
                let (a, b, c) = (start.towards(first, share), first.towards(second, share), second.towards(end, share));
                let (d, e) = (a.towards(b, share), b.towards(c, share));
                let middle = d.towards(e, share);
                (Segment::Cubic(a, d, middle), Segment::Cubic(e, c, end))
            }
        }
    }

    fn is_straight(self, start: Point) -> bool {
        match self {
            Segment::Line(_) => true,
            Segment::Cubic(first, second, end) => {
                start.distance(first) + first.distance(second) + second.distance(end) - start.distance(end) < 1e-6
            }
        }
    }
}

/// How far along a tangent the control points of a quarter ellipse stand, as a share of the radius.
pub const QUARTER: f64 = 0.552_284_75;
/// How many pieces a spline is sampled in; a spline of ours spans one gap between ranks, so that a piece is short.
const SAMPLES: u32 = 16;

impl Path {
    /// Begins a path.
    #[must_use]
    pub fn from(start: Point) -> Path {
        Path { start, segments: Vec::new(), closed: false }
    }

    /// Returns the closed outline through the points.
    #[must_use]
    pub fn polygon(points: &[Point]) -> Path {
        let Some((first, rest)) = points.split_first() else { return Path::default() };
        Path { start: *first, segments: rest.iter().map(|point| Segment::Line(*point)).collect(), closed: true }
    }

    /// Returns the open line through the points.
    #[must_use]
    pub fn polyline(points: &[Point]) -> Path {
        Path { closed: false, ..Path::polygon(points) }
    }

    /// Returns a rectangle, perhaps with round corners.
    #[must_use]
    pub fn rectangle(area: Area, radius: f64) -> Path {
        let (left, top, right, bottom) = (area.x, area.y, area.x + area.width, area.y + area.height);
        if radius <= 0.0 {
            let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
            return Path::polygon(&corners.map(|(x, y)| Point::new(x, y)));
        }
        let r = radius.min(area.width / 2.0).min(area.height / 2.0);
        let k = r * (1.0 - QUARTER);
        let at = Point::new;
        let mut path = Path::from(at(left + r, top));
        path.line_to(at(right - r, top));
        path.cubic_to(at(right - k, top), at(right, top + k), at(right, top + r));
        path.line_to(at(right, bottom - r));
        path.cubic_to(at(right, bottom - k), at(right - k, bottom), at(right - r, bottom));
        path.line_to(at(left + r, bottom));
        path.cubic_to(at(left + k, bottom), at(left, bottom - k), at(left, bottom - r));
        path.line_to(at(left, top + r));
        path.cubic_to(at(left, top + k), at(left + k, top), at(left + r, top));
        path.closed = true;
        path
    }

    /// Returns the ellipse that fills a rectangle.
    #[must_use]
    pub fn ellipse(area: Area) -> Path {
        let (rx, ry) = (area.width / 2.0, area.height / 2.0);
        let (x, y) = (area.x + rx, area.y + ry);
        let (kx, ky) = (rx * QUARTER, ry * QUARTER);
        let at = Point::new;
        let mut path = Path::from(at(x + rx, y));
        path.cubic_to(at(x + rx, y + ky), at(x + kx, y + ry), at(x, y + ry));
        path.cubic_to(at(x - kx, y + ry), at(x - rx, y + ky), at(x - rx, y));
        path.cubic_to(at(x - rx, y - ky), at(x - kx, y - ry), at(x, y - ry));
        path.cubic_to(at(x + kx, y - ry), at(x + rx, y - ky), at(x + rx, y));
        path.closed = true;
        path
    }

    /// Adds a straight line, unless it has no length.
    pub fn line_to(&mut self, end: Point) {
        if self.end().distance(end) > 1e-9 {
            self.segments.push(Segment::Line(end));
        }
    }

    /// Adds a spline; one that is straight becomes a line.
    pub fn cubic_to(&mut self, first: Point, second: Point, end: Point) {
        let segment = Segment::Cubic(first, second, end);
        if segment.is_straight(self.end()) {
            self.line_to(end);
        } else {
            self.segments.push(segment);
        }
    }

    /// Returns where the path ends.
    #[must_use]
    pub fn end(&self) -> Point {
        self.segments.last().map_or(self.start, |segment| segment.end())
    }

    /// Returns the path run the other way.
    #[must_use]
    pub fn reversed(&self) -> Path {
        let mut reversed = Path { start: self.end(), segments: Vec::new(), closed: self.closed };
        for (index, segment) in self.segments.iter().enumerate().rev() {
            let begin = if index == 0 { self.start } else { self.segments[index - 1].end() };
            reversed.segments.push(match *segment {
                Segment::Line(_) => Segment::Line(begin),
                Segment::Cubic(first, second, _) => Segment::Cubic(second, first, begin),
            });
        }
        reversed
    }

    /// Returns the path with every point changed by `change`.
    #[must_use]
    pub fn mapped(&self, change: impl Fn(Point) -> Point) -> Path {
        Path {
            start: change(self.start),
            segments: self
                .segments
                .iter()
                .map(|segment| match *segment {
                    Segment::Line(end) => Segment::Line(change(end)),
                    Segment::Cubic(first, second, end) => Segment::Cubic(change(first), change(second), change(end)),
                })
                .collect(),
            closed: self.closed,
        }
    }

    /// Returns points along the path, dense enough to test where it runs.
    #[must_use]
    pub fn sampled(&self) -> Vec<Point> {
        let mut points = vec![self.start];
        let mut start = self.start;
        for segment in &self.segments {
            if matches!(segment, Segment::Cubic(..)) {
                points.extend((1..SAMPLES).map(|step| segment.at(start, f64::from(step) / f64::from(SAMPLES))));
            }
            points.push(segment.end());
            start = segment.end();
        }
        points
    }

    /// Returns the path without its last `length` points, measured from its end as the crow flies.
    #[must_use]
    pub fn without_end(&self, length: f64) -> Path {
        let tip = self.end();
        let mut shortened = self.clone();
        while let Some(last) = shortened.segments.pop() {
            let start = shortened.end();
            if start.distance(tip) < length && !shortened.segments.is_empty() {
                continue;
            }
            // The distance to the tip falls along the last part, so that halving finds the place.
            let (mut near, mut far) = (0.0, 1.0);
            for _ in 0..30 {
                let middle = (near + far) / 2.0;
                if last.at(start, middle).distance(tip) > length {
                    near = middle;
                } else {
                    far = middle;
                }
            }
            shortened.segments.push(last.split(start, near).0);
            break;
        }
        shortened
    }

    /// Returns the parts of the path that lie outside `area`, in order.
    #[must_use]
    pub fn outside(&self, area: Area) -> Vec<Path> {
        let mut parts = Vec::new();
        let mut current = (!area.contains(self.start)).then(|| Path::from(self.start));
        let mut start = self.start;
        for segment in &self.segments {
            let mut rest = *segment;
            let mut begin = start;
            // A spline of ours enters and leaves a rectangle a few times at most.
            for _ in 0..8 {
                let inside = current.is_none();
                let Some(share) = crossing(rest, begin, area, inside) else { break };
                let (before, after) = rest.split(begin, share);
                if let Some(mut path) = current.take() {
                    path.segments.push(before);
                    parts.push(path);
                } else {
                    current = Some(Path::from(before.end()));
                }
                begin = before.end();
                rest = after;
            }
            if let Some(path) = &mut current {
                path.segments.push(rest);
            }
            start = segment.end();
        }
        parts.extend(current.filter(|path| path.start.distance(path.end()) > 0.05));
        parts
    }
}

/// Finds where a part first leaves (or, from outside, enters) the rectangle.
fn crossing(segment: Segment, start: Point, area: Area, inside: bool) -> Option<f64> {
    let steps = SAMPLES * 4;
    let mut before = 0.0;
    for step in 1..=steps {
        let share = f64::from(step) / f64::from(steps);
        if area.contains(segment.at(start, share)) != inside {
            let (mut near, mut far) = (before, share);
            for _ in 0..30 {
                let middle = (near + far) / 2.0;
                if area.contains(segment.at(start, middle)) == inside { near = middle } else { far = middle }
            }
            return Some(far);
        }
        before = share;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_at_the_rectangle() {
        let path = Path::polyline(&[Point::new(0.0, 0.0), Point::new(100.0, 0.0)]);
        let parts = path.outside(Area::around(Point::new(50.0, 0.0), 20.0, 10.0));
        assert_eq!(parts.len(), 2);
        assert!((parts[0].end().x - 40.0).abs() < 1e-3 && (parts[1].start.x - 60.0).abs() < 1e-3);
        assert_eq!(path.outside(Area::around(Point::new(50.0, 30.0), 20.0, 10.0)).len(), 1);
    }

    #[test]
    fn the_end_is_trimmed_by_distance() {
        let mut path = Path::from(Point::new(0.0, 0.0));
        path.cubic_to(Point::new(50.0, 0.0), Point::new(50.0, 80.0), Point::new(100.0, 80.0));
        path.line_to(Point::new(103.0, 80.0));
        let trimmed = path.without_end(5.0);
        assert!((trimmed.end().distance(path.end()) - 5.0).abs() < 1e-3);
        assert_eq!(path.reversed().reversed(), path);
    }
}
