//! Writes a drawing as PDF: vector, text as text, the bundled font embedded as a subset.
//!
//! Takes [`Drawing`]; gives the file's bytes.
//! Invariants: the page has exactly the drawing's size; no time and no random id is written, so that the same drawing
//! gives the same bytes.
//! Start at [`write_pdf`].

use std::ops::Range;

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point as PdfPoint};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke as PdfStroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use crate::diag::Diagnostic;

use super::drawing::{Drawing, Item, Paint, ShapeItem, Stroke, TextItem};
use super::font::Face;
use super::model::Color;
use super::path::{Path, Segment};

/// Returns the drawing as a PDF file.
///
/// # Errors
/// The page is larger than PDF allows, or the file cannot be made.
pub fn write_pdf(drawing: &Drawing) -> Result<Vec<u8>, Box<Diagnostic>> {
    let failed = |what: String| {
        Box::new(
            Diagnostic::error_without_place("FigureNotWritten", format!("cannot write the PDF: {what}"))
                .with_help("write the figure as `.svg` instead"),
        )
    };
    let settings = SerializeSettings { xmp_metadata: false, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let size = PageSettings::from_wh(single(drawing.width), single(drawing.height));
    let size = size.ok_or_else(|| failed("the page has no size".to_owned()))?;
    let mut fonts = Vec::new();
    for face in Face::ALL {
        let font =
            Font::new(face.bytes().into(), 0).ok_or_else(|| failed("the bundled font is unreadable".to_owned()))?;
        fonts.push((face, font));
    }
    let mut page = document.start_page_with(size);
    let mut surface = page.surface();
    items(&mut surface, &fonts, &drawing.items);
    surface.finish();
    page.finish();
    let mut metadata = Metadata::new().creator("Grounds".to_owned());
    if !drawing.title.is_empty() {
        metadata = metadata.title(drawing.title.clone());
    }
    metadata = metadata.description(drawing.description.clone());
    document.set_metadata(metadata);
    document.finish().map_err(|error| failed(format!("{error:?}")))
}

/// Rounds to hundredths of a point, which no eye and no printer tells apart.
fn single(value: f64) -> f32 {
    ((value * 100.0).round() / 100.0) as f32
}

fn items(surface: &mut Surface<'_>, fonts: &[(Face, Font)], list: &[Item]) {
    for item in list {
        match item {
            Item::Box(item) => shape(surface, &Path::rectangle(item.area, item.radius), &item.paint),
            Item::Ellipse(item) => shape(surface, &Path::ellipse(item.area), &item.paint),
            Item::Shape(ShapeItem { path, paint }) => shape(surface, path, paint),
            Item::Text(item) => text(surface, fonts, item),
            Item::Group(group) => items(surface, fonts, &group.items),
        }
    }
}

fn shape(surface: &mut Surface<'_>, path: &Path, paint: &Paint) {
    let mut builder = PathBuilder::new();
    builder.move_to(single(path.start.x), single(path.start.y));
    for segment in &path.segments {
        match *segment {
            Segment::Line(end) => builder.line_to(single(end.x), single(end.y)),
            Segment::Cubic(first, second, end) => builder.cubic_to(
                single(first.x),
                single(first.y),
                single(second.x),
                single(second.y),
                single(end.x),
                single(end.y),
            ),
        }
    }
    if path.closed {
        builder.close();
    }
    let Some(path) = builder.finish() else { return };
    surface.set_fill(paint.fill.map(fill));
    surface.set_stroke(paint.stroke.as_ref().map(stroke));
    surface.draw_path(&path);
}

fn color(color: Color) -> rgb::Color {
    rgb::Color::new(color.red, color.green, color.blue)
}

fn fill(inside: Color) -> Fill {
    Fill { paint: color(inside).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn stroke(line: &Stroke) -> PdfStroke {
    PdfStroke {
        paint: color(line.color).into(),
        width: single(line.width),
        line_cap: if line.round { LineCap::Round } else { LineCap::Butt },
        line_join: if line.round { LineJoin::Round } else { LineJoin::Miter },
        dash: (!line.dash.is_empty())
            .then(|| StrokeDash { array: line.dash.iter().map(|length| single(*length)).collect(), offset: 0.0 }),
        ..PdfStroke::default()
    }
}

fn text(surface: &mut Surface<'_>, fonts: &[(Face, Font)], item: &TextItem) {
    let Some((_, font)) = fonts.iter().find(|(face, _)| *face == item.face) else { return };
    let glyphs: Vec<KrillaGlyph> = item
        .face
        .place(&item.text, item.size)
        .into_iter()
        .map(|placed| {
            // Glyph 0 is the font's own box for a missing character, so that nothing vanishes unseen.
            let glyph = GlyphId::new(u32::from(placed.glyph.unwrap_or(0)));
            let bytes: Range<usize> = placed.bytes;
            KrillaGlyph::new(glyph, (placed.advance / item.size) as f32, 0.0, 0.0, 0.0, bytes, None)
        })
        .collect();
    surface.set_fill(Some(fill(Color::BLACK)));
    surface.set_stroke(None);
    let start = PdfPoint::from_xy(single(item.left()), single(item.baseline));
    surface.draw_glyphs(start, &glyphs, font.clone(), &item.text, single(item.size), false);
}
