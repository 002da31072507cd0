//! Writes a drawing as PNG.
//!
//! Takes [`Drawing`] and a resolution; gives the file's bytes.
//! Invariants: glyphs come from the bundled font and stand exactly where they were measured; no system font is read;
//! the file names its resolution.
//! Start at [`write_png`].

use tiny_skia::{FillRule, LineCap, LineJoin, Paint as Ink, PathBuilder, Pixmap, Stroke as Pen, StrokeDash, Transform};

use crate::diag::Diagnostic;

use super::drawing::{Drawing, Item, Paint, ShapeItem, TextItem};
use super::model::Color;
use super::path::{Path, Segment};

/// Neither side may have more pixels, so that a slip of the finger does not fill the memory.
const PIXELS_MAX: f64 = 20_000.0;

/// Returns the drawing as a PNG file.
///
/// # Errors
/// The picture would have no pixels or too many of them.
pub fn write_png(drawing: &Drawing, dpi: f64) -> Result<Vec<u8>, Box<Diagnostic>> {
    let scale = dpi / 72.0;
    let (width, height) = ((drawing.width * scale).round(), (drawing.height * scale).round());
    let possible = |side: f64| (1.0..=PIXELS_MAX).contains(&side);
    if !possible(width) || !possible(height) {
        let message = format!("a picture of {width} by {height} pixels cannot be written");
        return Err(Box::new(Diagnostic::error_without_place("FigureNotWritten", message).with_help(format!(
            "choose a resolution that gives at most {PIXELS_MAX} pixels, or write `.pdf` or `.svg`"
        ))));
    }
    let failed = |what: String| Box::new(Diagnostic::error_without_place("FigureNotWritten", what));
    let mut pixmap = Pixmap::new(width as u32, height as u32)
        .ok_or_else(|| failed("there is no memory for the picture".to_owned()))?;
    pixmap.fill(tiny_skia::Color::WHITE);
    items(&mut pixmap, Transform::from_scale(scale as f32, scale as f32), &drawing.items);
    encoded(&pixmap, dpi).map_err(|error| failed(format!("cannot write the PNG: {error}")))
}

fn encoded(pixmap: &Pixmap, dpi: f64) -> Result<Vec<u8>, png::EncodingError> {
    // The page is opaque, so that three channels say everything.
    let rgb: Vec<u8> = pixmap.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let per_metre = (dpi / 0.0254).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter }));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rgb)?;
    writer.finish()?;
    Ok(bytes)
}

fn items(pixmap: &mut Pixmap, transform: Transform, list: &[Item]) {
    for item in list {
        match item {
            Item::Box(item) => shape(pixmap, transform, &Path::rectangle(item.area, item.radius), &item.paint),
            Item::Ellipse(item) => shape(pixmap, transform, &Path::ellipse(item.area), &item.paint),
            Item::Shape(ShapeItem { path, paint }) => shape(pixmap, transform, path, paint),
            Item::Text(item) => text(pixmap, transform, item),
            Item::Group(group) => items(pixmap, transform, &group.items),
        }
    }
}

fn ink(color: Color) -> Ink<'static> {
    let mut ink = Ink::default();
    ink.set_color_rgba8(color.red, color.green, color.blue, 255);
    ink.anti_alias = true;
    ink
}

fn shape(pixmap: &mut Pixmap, transform: Transform, path: &Path, paint: &Paint) {
    let mut builder = PathBuilder::new();
    builder.move_to(path.start.x as f32, path.start.y as f32);
    for segment in &path.segments {
        match *segment {
            Segment::Line(end) => builder.line_to(end.x as f32, end.y as f32),
            Segment::Cubic(first, second, end) => builder.cubic_to(
                first.x as f32,
                first.y as f32,
                second.x as f32,
                second.y as f32,
                end.x as f32,
                end.y as f32,
            ),
        }
    }
    if path.closed {
        builder.close();
    }
    let Some(path) = builder.finish() else { return };
    if let Some(color) = paint.fill {
        pixmap.fill_path(&path, &ink(color), FillRule::Winding, transform, None);
    }
    if let Some(stroke) = &paint.stroke {
        let pen = Pen {
            width: stroke.width as f32,
            line_cap: if stroke.round { LineCap::Round } else { LineCap::Butt },
            line_join: if stroke.round { LineJoin::Round } else { LineJoin::Miter },
            dash: StrokeDash::new(stroke.dash.iter().map(|length| *length as f32).collect(), 0.0),
            ..Pen::default()
        };
        pixmap.stroke_path(&path, &ink(stroke.color), &pen, transform, None);
    }
}

/// Collects a glyph's outline in points on the page.
struct Outline {
    builder: PathBuilder,
    x: f32,
    y: f32,
    scale: f32,
}

impl Outline {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl ttf_parser::OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.builder.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.builder.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.builder.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.builder.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.builder.close();
    }
}

fn text(pixmap: &mut Pixmap, transform: Transform, item: &TextItem) {
    let font = item.face.parsed();
    let left = item.left();
    let mut outline = Outline {
        builder: PathBuilder::new(),
        x: 0.0,
        y: item.baseline as f32,
        scale: (item.size / f64::from(font.units_per_em())) as f32,
    };
    for placed in item.face.place(&item.text, item.size) {
        outline.x = (left + placed.x) as f32;
        // Glyph 0 is the font's own box for a missing character, so that nothing vanishes unseen.
        font.outline_glyph(ttf_parser::GlyphId(placed.glyph.unwrap_or(0)), &mut outline);
    }
    let Some(path) = outline.builder.finish() else { return };
    pixmap.fill_path(&path, &ink(Color::BLACK), FillRule::Winding, transform, None);
}
