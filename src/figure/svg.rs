//! Writes a drawing as SVG.
//!
//! Takes [`Drawing`]; gives the file's text.
//! Invariants: text stays text; nothing from data becomes markup; numbers have at most two decimals.
//! Start at [`write_svg`]. The font is named, not embedded: Liberation Sans, Arial and Helvetica share the widths that
//! the text was measured with, and one of them is on nearly every machine; PDF embeds it.

use std::fmt::Write as _;

use super::drawing::{Anchor, Drawing, Item, PT_PER_MM, Paint, Point, TextItem, decimal};
use super::font::Face;
use super::path::{Path, Segment};

/// Families with the widths that text was measured with, the measured one first.
const FAMILIES: &str = "'Liberation Sans', Arial, Helvetica, Arimo, sans-serif";

/// Returns the drawing as an SVG file.
#[must_use]
pub fn write_svg(drawing: &Drawing) -> String {
    let mut svg = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let (width, height) = (decimal(drawing.width), decimal(drawing.height));
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}mm\" height=\"{}mm\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" font-family=\"{FAMILIES}\" \
         style=\"font-kerning:none;font-variant-ligatures:none\">",
        decimal(drawing.width / PT_PER_MM),
        decimal(drawing.height / PT_PER_MM)
    );
    if !drawing.title.is_empty() {
        let _ = writeln!(svg, "<title>{}</title>", escaped(&drawing.title));
    }
    let _ = writeln!(svg, "<desc>{}</desc>", escaped(&drawing.description));
    let _ = writeln!(svg, "<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>");
    items(&mut svg, &drawing.items);
    svg.push_str("</svg>\n");
    svg
}

fn items(svg: &mut String, list: &[Item]) {
    for item in list {
        match item {
            Item::Box(item) => {
                let area = item.area;
                let _ = write!(
                    svg,
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                    decimal(area.x),
                    decimal(area.y),
                    decimal(area.width),
                    decimal(area.height)
                );
                if item.radius > 0.0 {
                    let _ = write!(svg, " rx=\"{}\"", decimal(item.radius));
                }
                close(svg, &item.paint);
            }
            Item::Ellipse(item) => {
                let area = item.area;
                let _ = write!(
                    svg,
                    "<ellipse cx=\"{}\" cy=\"{}\" rx=\"{}\" ry=\"{}\"",
                    decimal(area.x + area.width / 2.0),
                    decimal(area.y + area.height / 2.0),
                    decimal(area.width / 2.0),
                    decimal(area.height / 2.0)
                );
                close(svg, &item.paint);
            }
            Item::Shape(item) => {
                let _ = write!(svg, "<path d=\"{}\"", data(&item.path));
                close(svg, &item.paint);
            }
            Item::Text(item) => text(svg, item),
            Item::Group(group) => {
                let _ = writeln!(svg, "<g class=\"{}\">", group.class);
                if !group.title.is_empty() {
                    let _ = writeln!(svg, "<title>{}</title>", escaped(&group.title));
                }
                items(svg, &group.items);
                svg.push_str("</g>\n");
            }
        }
    }
}

fn text(svg: &mut String, item: &TextItem) {
    let _ = write!(
        svg,
        "<text x=\"{}\" y=\"{}\" font-size=\"{}\"",
        decimal(item.x),
        decimal(item.baseline),
        decimal(item.size)
    );
    match item.anchor {
        Anchor::Start => {}
        Anchor::Middle => svg.push_str(" text-anchor=\"middle\""),
        Anchor::End => svg.push_str(" text-anchor=\"end\""),
    }
    match item.face {
        Face::Regular => {}
        Face::Bold => svg.push_str(" font-weight=\"bold\""),
        Face::Italic => svg.push_str(" font-style=\"italic\""),
    }
    let _ = writeln!(svg, ">{}</text>", escaped(&item.text));
}

fn close(svg: &mut String, paint: &Paint) {
    match paint.fill {
        Some(color) => {
            let _ = write!(svg, " fill=\"{}\"", color.hex());
        }
        None => svg.push_str(" fill=\"none\""),
    }
    if let Some(stroke) = &paint.stroke {
        let _ = write!(svg, " stroke=\"{}\" stroke-width=\"{}\"", stroke.color.hex(), decimal(stroke.width));
        if !stroke.dash.is_empty() {
            let dash: Vec<String> = stroke.dash.iter().map(|length| decimal(*length)).collect();
            let _ = write!(svg, " stroke-dasharray=\"{}\"", dash.join(" "));
        }
        if stroke.round {
            svg.push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
        }
    }
    svg.push_str("/>\n");
}

fn data(path: &Path) -> String {
    let place = |point: Point| format!("{} {}", decimal(point.x), decimal(point.y));
    let mut data = format!("M{}", place(path.start));
    for segment in &path.segments {
        match *segment {
            Segment::Line(end) => {
                let _ = write!(data, "L{}", place(end));
            }
            Segment::Cubic(first, second, end) => {
                let _ = write!(data, "C{} {} {}", place(first), place(second), place(end));
            }
        }
    }
    if path.closed {
        data.push('Z');
    }
    data
}

/// Escapes a text for element content and attribute values alike.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // Cleaned text has none; a drawing made otherwise must still be XML.
            other if other.is_control() || u32::from(other) & 0xfffe == 0xfffe => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}
