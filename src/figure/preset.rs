//! Knows what publishers ask of figures, and tells what a drawing breaks.
//!
//! Takes a publisher's name or a [`Drawing`]; gives widths and sizes to begin with, and findings as text.
//! Invariants: a rule names its limit and what was found; a drawing that breaks none gives no finding.
//! Start at [`Preset::named`] and [`check`]. The rules are those of the publishers' artwork pages: research-figure-guide.nature.com,
//! journals.plos.org (figure guidelines), elsevier.com (artwork sizing).

use crate::diag::{Diagnostic, did_you_mean};

use super::drawing::{Drawing, Item, PT_PER_MM, Paint, decimal};
use super::{Figure, FigureOptions};

/// What a publisher asks of a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Preset {
    /// The name by which users choose it.
    pub name: &'static str,
    /// The widths of its columns, or the least and the greatest width.
    pub widths_mm: &'static [f64],
    /// Whether any width between the first and the last is allowed.
    pub any_width_between: bool,
    /// The greatest height, where there is a rule.
    pub height_max_mm: Option<f64>,
    /// Least and greatest size of type; infinite where there is no greatest.
    pub font_pt: (f64, f64),
    /// Least and greatest width of lines, where there is a rule.
    pub line_pt: Option<(f64, f64)>,
}

/// The publishers that are known.
pub const PRESETS: [Preset; 3] = [
    Preset {
        name: "nature",
        widths_mm: &[89.0, 183.0],
        any_width_between: false,
        height_max_mm: Some(170.0),
        font_pt: (5.0, 7.0),
        line_pt: None,
    },
    Preset {
        name: "plos",
        widths_mm: &[66.8, 190.5],
        any_width_between: true,
        height_max_mm: Some(222.3),
        font_pt: (8.0, 12.0),
        line_pt: None,
    },
    Preset {
        name: "elsevier",
        widths_mm: &[90.0, 140.0, 190.0],
        any_width_between: false,
        height_max_mm: None,
        font_pt: (7.0, f64::INFINITY),
        line_pt: Some((0.1, 1.5)),
    },
];

impl Preset {
    /// Returns the preset of that name.
    ///
    /// # Errors
    /// There is none; the help names all.
    pub fn named(word: &str) -> Result<Preset, Box<Diagnostic>> {
        let wanted = word.trim().to_lowercase();
        if let Some(preset) = PRESETS.into_iter().find(|preset| preset.name == wanted) {
            return Ok(preset);
        }
        let names = PRESETS.map(|preset| preset.name);
        let help = did_you_mean(&wanted, names).unwrap_or_else(|| format!("use one of {}", names.join(", ")));
        let error = Diagnostic::error_without_place("UnknownPreset", format!("no figure preset `{word}`"));
        Err(Box::new(error.with_help(help)))
    }

    /// Sets width, height and type of a figure as the publisher asks: the widest column, or the narrowest for `single`.
    pub fn apply(&self, figure: &mut Figure, options: &mut FigureOptions, single: bool) {
        let width = if single { self.widths_mm.first() } else { self.widths_mm.last() };
        if let Some(width) = width {
            figure.width_mm = *width;
        }
        // The title is set one point larger than the type in nodes.
        figure.font_pt = (self.font_pt.1 - 1.0).clamp(self.font_pt.0, 9.0);
        options.minimum_font_pt = self.font_pt.0;
        options.height_max_mm = self.height_max_mm;
    }
}

/// Returns what the drawing breaks of the publisher's rules.
#[must_use]
pub fn check(drawing: &Drawing, preset: &Preset) -> Vec<String> {
    let mut findings = Vec::new();
    let (width, height) = (drawing.width / PT_PER_MM, drawing.height / PT_PER_MM);
    let widths = preset.widths_mm;
    let (least, most) =
        (widths.iter().copied().fold(f64::INFINITY, f64::min), widths.iter().copied().fold(0.0, f64::max));
    let allowed = if preset.any_width_between {
        (least - 0.1..=most + 0.1).contains(&width)
    } else {
        widths.iter().any(|column| (column - width).abs() < 0.1)
    };
    if !allowed {
        let list: Vec<String> = widths.iter().map(|width| decimal(*width)).collect();
        let joint = if preset.any_width_between { " to " } else { " or " };
        findings.push(format!("the width is {} mm; {} asks for {} mm", decimal(width), preset.name, list.join(joint)));
    }
    if let Some(limit) = preset.height_max_mm
        && height > limit + 0.1
    {
        findings.push(format!("the height is {} mm; {} allows {} mm", decimal(height), preset.name, decimal(limit)));
    }
    let mut sizes = Extremes::default();
    let mut lines = Extremes::default();
    measure(&drawing.items, &mut sizes, &mut lines);
    let mut range = |what: &str, found: Extremes, limits: (f64, f64)| {
        let asked = if limits.1.is_finite() {
            format!("{} to {} pt", decimal(limits.0), decimal(limits.1))
        } else {
            format!("at least {} pt", decimal(limits.0))
        };
        let small = found.least.filter(|least| *least < limits.0 - 0.01);
        let large = found.most.filter(|most| *most > limits.1 + 0.01);
        for value in small.into_iter().chain(large) {
            findings.push(format!("{what} of {} pt; {} asks for {asked}", decimal(value), preset.name));
        }
    };
    range("type", sizes, preset.font_pt);
    if let Some(limits) = preset.line_pt {
        range("lines", lines, limits);
    }
    findings
}

/// Strokes of at least this width are double lines, drawn as a wide line with a white one on it.
const DOUBLE_FROM: f64 = 1.7;

#[derive(Debug, Clone, Copy, Default)]
struct Extremes {
    least: Option<f64>,
    most: Option<f64>,
}

impl Extremes {
    fn add(&mut self, value: f64) {
        self.least = Some(self.least.map_or(value, |least| least.min(value)));
        self.most = Some(self.most.map_or(value, |most| most.max(value)));
    }
}

fn measure(items: &[Item], sizes: &mut Extremes, lines: &mut Extremes) {
    let mut line = |paint: &Paint| {
        if let Some(stroke) = &paint.stroke {
            lines.add(stroke.width);
        }
    };
    for item in items {
        match item {
            Item::Box(item) => line(&item.paint),
            Item::Ellipse(item) => line(&item.paint),
            // A double line is two lines with white between them; its whole width is no line's width.
            Item::Shape(item)
                if item.path.closed || item.paint.stroke.as_ref().is_some_and(|s| s.width <= DOUBLE_FROM) =>
            {
                line(&item.paint);
            }
            Item::Shape(_) => {}
            Item::Text(item) => sizes.add(item.size),
            Item::Group(_) => {}
        }
    }
    for item in items {
        if let Item::Group(group) = item {
            measure(&group.items, sizes, lines);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{FigureNode, layout_and_draw};

    #[test]
    fn a_figure_set_by_a_preset_breaks_none_of_its_rules() {
        for preset in PRESETS {
            for single in [true, false] {
                let mut figure = Figure { title: Some("Title".to_owned()), ..Figure::default() };
                let (mut options, node) =
                    (FigureOptions::default(), FigureNode { id: "a".to_owned(), ..FigureNode::default() });
                figure.graph.add_node(node);
                preset.apply(&mut figure, &mut options, single);
                let (drawing, _) = layout_and_draw(&figure, &options).unwrap();
                assert_eq!(check(&drawing, &preset), Vec::<String>::new(), "{}", preset.name);
            }
        }
    }

    #[test]
    fn findings_name_limit_and_measure() {
        let mut figure = Figure { width_mm: 120.0, font_pt: 9.0, ..Figure::default() };
        figure.graph.add_node(FigureNode { id: "a".to_owned(), ..FigureNode::default() });
        let (drawing, _) = layout_and_draw(&figure, &FigureOptions::default()).unwrap();
        let findings = check(&drawing, &Preset::named("Nature").unwrap());
        assert_eq!(
            findings,
            ["the width is 120 mm; nature asks for 89 or 183 mm", "type of 9 pt; nature asks for 5 to 7 pt"]
        );
        assert!(Preset::named("natur").unwrap_err().help.unwrap().contains("`nature`"));
    }
}
