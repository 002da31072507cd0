//! Draws a result's subgraph for print.
//!
//! Takes a [`Figure`] that the session fills from a query result; gives files' bytes to the shell, which writes them.
//! Invariants: the layout knows no text and the writers know no graph, they see a [`Drawing`] only; text is measured with
//! the very font that is embedded; the same figure gives the same bytes on every machine; nothing here writes a file.
//! Start at [`layout_and_draw`] and [`render`]. The way of a figure: [`Figure`] → `fit` (type size, wrapping, spacing; asks
//! a [`Layout`]) → `paint` and `page` ([`Drawing`]) → `svg`, `pdf`, `png`. DOT is written from the [`Figure`] itself.

mod dot;
mod drawing;
mod fit;
mod font;
mod layout;
mod model;
mod outline;
mod page;
mod paint;
mod path;
mod pdf;
mod png;
mod preset;
mod references;
mod style;
mod svg;
mod words;

#[cfg(test)]
mod tests;

pub use dot::write_dot;
pub use drawing::{
    Anchor, Area, BoxItem, Drawing, EllipseItem, GroupItem, Item, PT_PER_MM, Paint, Point, ShapeItem, Stroke, TextItem,
};
pub use font::Face;
pub use layout::{Flow, Graphviz, Layered, Layout, LayoutEdge, LayoutInput, PlacedEdge, Placement, Spacing};
pub use model::{
    Color, Direction, Figure, FigureEdge, FigureGraph, FigureNode, FigureReference, NodeStyle, Shape, Status,
};
pub use outline::{Outline, Side};
pub use path::{Path, Segment};
pub use pdf::write_pdf;
pub use png::write_png;
pub use preset::{PRESETS, Preset, check};
pub use references::{DEFAULT_STYLE, bibliography_text, references_text, short_references};
pub use svg::write_svg;
pub use words::RelationLabels;

use crate::diag::{Diagnostic, did_you_mean};

/// Who finds the places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Engine {
    /// The built-in layout in ranks.
    #[default]
    Layered,
    /// An installed Graphviz.
    Dot,
}

impl Engine {
    /// Returns the name by which users choose it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Engine::Layered => "layered",
            Engine::Dot => "dot",
        }
    }

    /// Reads the name of an engine.
    ///
    /// # Errors
    /// The word names none.
    pub fn parse(word: &str) -> Result<Engine, Box<Diagnostic>> {
        match word.trim().to_lowercase().as_str() {
            "layered" => Ok(Engine::Layered),
            "dot" | "graphviz" => Ok(Engine::Dot),
            _ => Err(Box::new(
                Diagnostic::error_without_place("UnknownLayout", format!("no layout `{word}`"))
                    .with_help("use `layered` (built in) or `dot` (an installed Graphviz)"),
            )),
        }
    }
}

/// How a figure is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureOptions {
    /// Who finds the places.
    pub engine: Engine,
    /// How edges tell their relation.
    pub relations: RelationLabels,
    /// Whether a legend stands beneath the graph.
    pub legend: bool,
    /// Whether a short reference list stands beneath the graph.
    pub references: bool,
    /// Type is never set smaller.
    pub minimum_font_pt: f64,
    /// The greatest height that the place of print allows; that of PLOS unless said otherwise.
    pub height_max_mm: Option<f64>,
    /// Resolution of a PNG.
    pub dpi: f64,
}

impl Default for FigureOptions {
    fn default() -> Self {
        FigureOptions {
            engine: Engine::Layered,
            relations: RelationLabels::Automatic,
            legend: true,
            references: false,
            minimum_font_pt: 5.0,
            height_max_mm: Some(222.0),
            dpi: 300.0,
        }
    }
}

/// What a figure can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureFormat {
    /// Scalable Vector Graphics.
    Svg,
    /// Portable Document Format.
    Pdf,
    /// Portable Network Graphics.
    Png,
    /// Graphviz's language.
    Dot,
}

impl FigureFormat {
    /// Every format with its file extension.
    pub const EXTENSIONS: [(&'static str, FigureFormat); 5] = [
        ("svg", FigureFormat::Svg),
        ("pdf", FigureFormat::Pdf),
        ("png", FigureFormat::Png),
        ("dot", FigureFormat::Dot),
        ("gv", FigureFormat::Dot),
    ];

    /// Returns the format that a file's name asks for.
    ///
    /// # Errors
    /// The name has another extension, or none.
    pub fn from_path(path: &std::path::Path) -> Result<FigureFormat, Box<Diagnostic>> {
        let extension =
            path.extension().map(|extension| extension.to_string_lossy().to_lowercase()).unwrap_or_default();
        if let Some((_, format)) = FigureFormat::EXTENSIONS.iter().find(|(known, _)| *known == extension) {
            return Ok(*format);
        }
        let message = format!("cannot tell the format of the figure from `{}`", path.display());
        let names = FigureFormat::EXTENSIONS.map(|(name, _)| name);
        let list = "end the name in .svg, .pdf, .png, .dot or .gv";
        let help = match did_you_mean(&extension, names) {
            Some(near) => format!("{near} otherwise {list}"),
            None => list.to_owned(),
        };
        Err(Box::new(Diagnostic::error_without_place("UnknownFigureFormat", message).with_help(help)))
    }
}

/// Height that title, legend and notes are first thought to need, in points.
const AROUND_GRAPH: f64 = 60.0;

/// Lays the figure out for its width and draws it; gives the drawing and what the user should know about it.
///
/// # Errors
/// The figure has no nodes, its width is not a usable number, or the layout engine failed.
pub fn layout_and_draw(figure: &Figure, options: &FigureOptions) -> Result<(Drawing, Vec<String>), Box<Diagnostic>> {
    match options.engine {
        Engine::Layered => draw_with(figure, options, &Layered),
        Engine::Dot => draw_with(figure, options, &Graphviz::default()),
    }
}

/// Draws the figure with any layout.
///
/// # Errors
/// As [`layout_and_draw`].
pub fn draw_with(
    figure: &Figure,
    options: &FigureOptions,
    layout: &dyn Layout,
) -> Result<(Drawing, Vec<String>), Box<Diagnostic>> {
    if !(10.0..=5_000.0).contains(&figure.width_mm) {
        let message = format!("a figure cannot be {} mm wide", figure.width_mm);
        return Err(Box::new(
            Diagnostic::error_without_place("InvalidFigureWidth", message)
                .with_help("choose 89 mm for one column or 183 mm for two"),
        ));
    }
    let width = figure.width_mm * PT_PER_MM - 2.0 * page::MARGIN;
    let height = options.height_max_mm.map(|height| height * PT_PER_MM);
    let graph_height = |around: f64| height.map(|height| (height - around).max(0.3 * height));
    let fitted = fit::fit(figure, options, layout, fit::Room { width, height: graph_height(AROUND_GRAPH) })?;
    let mut drawing = page::compose(figure, options, &fitted);
    let mut warnings = fitted.warnings;
    // Title, legend and notes are known only now; a graph that does not leave them room is fitted once more.
    let around = drawing.height - fitted.placement.height;
    if height.is_some_and(|height| drawing.height > height) && around > AROUND_GRAPH {
        let again = fit::fit(figure, options, layout, fit::Room { width, height: graph_height(around) })?;
        drawing = page::compose(figure, options, &again);
        warnings = again.warnings;
    }
    if let Some(limit) = options.height_max_mm
        && drawing.height > limit * PT_PER_MM
    {
        warnings.push(format!(
            "the figure is {} mm high, more than the {} mm allowed",
            (drawing.height / PT_PER_MM).ceil(),
            drawing::decimal(limit)
        ));
    }
    let missing = font::missing_characters(texts(&drawing.items));
    if !missing.is_empty() {
        let shown: String = missing.iter().take(20).collect();
        warnings.push(format!(
            "the bundled font lacks {} of the characters used ({shown}): SVG leaves them to the viewer's fonts, PDF and PNG show \
             boxes",
            missing.len()
        ));
    }
    Ok((drawing, warnings))
}

fn texts(items: &[Item]) -> Vec<&str> {
    let mut found = Vec::new();
    for item in items {
        match item {
            Item::Text(text) => found.push(text.text.as_str()),
            Item::Group(group) => found.extend(texts(&group.items)),
            Item::Box(_) | Item::Ellipse(_) | Item::Shape(_) => {}
        }
    }
    found
}

/// A figure's file, not yet written.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendered {
    /// The file's content.
    pub bytes: Vec<u8>,
    /// What the user should know.
    pub warnings: Vec<String>,
}

/// Returns the figure as a file of that format.
///
/// # Errors
/// As [`layout_and_draw`], or the format cannot hold the figure.
pub fn render(figure: &Figure, format: FigureFormat, options: &FigureOptions) -> Result<Rendered, Box<Diagnostic>> {
    if format == FigureFormat::Dot {
        return Ok(Rendered { bytes: write_dot(figure).into_bytes(), warnings: Vec::new() });
    }
    let (drawing, warnings) = layout_and_draw(figure, options)?;
    let bytes = match format {
        FigureFormat::Pdf => write_pdf(&drawing)?,
        FigureFormat::Png => write_png(&drawing, options.dpi)?,
        FigureFormat::Svg | FigureFormat::Dot => write_svg(&drawing).into_bytes(),
    };
    Ok(Rendered { bytes, warnings })
}
