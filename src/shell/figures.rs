//! Makes a figure of a result: the file itself, its numbered references as text, and their `.bib`.
//!
//! Takes a [`QueryResult`]; gives a [`Figure`] to `figure`, and files.
//! Invariants: a node or claim of the result stands in the figure once; references are numbered in the order in which
//! claims first name them; what is drawn is what the result's lens shows.
//! Start at [`write_figure`].

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::output_file::write_whole;
use super::phrases::{claim_phrase, node_name, node_text};
use crate::diag::{Diagnostic, Result};
use crate::figure::{
    self, Color, Figure, FigureEdge, FigureFormat, FigureNode, FigureOptions, FigureReference, NodeStyle, Shape, Status,
};
use crate::session::{QueryResult, evidence};
use crate::value::{NodeId, RelationshipId};

/// What a figure is to be.
#[derive(Debug, Clone, Default)]
pub(super) struct FigureRequest {
    /// The file to write; its extension says the format.
    pub(super) path: PathBuf,
    /// The line above the drawing.
    pub(super) title: Option<String>,
    /// The paragraph beneath it.
    pub(super) caption: Option<String>,
    /// Width of the page.
    pub(super) width_mm: Option<f64>,
    /// Who finds the places.
    pub(super) engine: figure::Engine,
}

/// What was written.
#[derive(Debug)]
pub(super) struct WrittenFigure {
    /// The files, the figure first.
    pub(super) paths: Vec<PathBuf>,
    /// What the user should know.
    pub(super) warnings: Vec<String>,
    /// How much the figure shows.
    pub(super) nodes: usize,
    /// How many claims it shows.
    pub(super) claims: usize,
    /// How many references it names.
    pub(super) references: usize,
}

/// Draws a result and writes the figure and its references.
///
/// # Errors
/// The result holds nothing to draw, the layout failed, or a file cannot be written: then none is.
pub(super) fn write_figure(result: &QueryResult, request: &FigureRequest) -> Result<WrittenFigure> {
    let format = FigureFormat::from_path(&request.path)?;
    let mut figure = figure_of(result);
    if figure.graph.node_count() == 0 {
        return Err(Box::new(
            Diagnostic::error_without_place("EmptyFigure", "the result holds no node, relationship or path to draw")
                .with_help("return what is to be drawn: `MATCH p = (a)-[r]->(b) RETURN p`"),
        ));
    }
    figure.title.clone_from(&request.title);
    figure.caption.clone_from(&request.caption);
    if let Some(width_mm) = request.width_mm {
        figure.width_mm = width_mm;
    }
    let options = FigureOptions { engine: request.engine, ..FigureOptions::default() };
    let rendered = figure::render(&figure, format, &options)?;
    let mut files = vec![(request.path.clone(), rendered.bytes)];
    if !figure.references.is_empty() {
        let text = figure::references_text(&figure, figure::DEFAULT_STYLE)?;
        files.push((beside(&request.path, "refs.txt"), text.into_bytes()));
        files.push((beside(&request.path, "bib"), figure::bibliography_text(&figure).into_bytes()));
    }
    for (path, bytes) in &files {
        write_whole(path, bytes)?;
    }
    Ok(WrittenFigure {
        paths: files.into_iter().map(|(path, _)| path).collect(),
        warnings: rendered.warnings,
        nodes: figure.graph.node_count(),
        claims: figure.graph.edge_count(),
        references: figure.references.len(),
    })
}

fn beside(path: &Path, extension: &str) -> PathBuf {
    path.with_extension(extension)
}

/// Makes a figure of all that a result holds.
fn figure_of(result: &QueryResult) -> Figure {
    let subgraph = result.subgraph();
    let mut references = References::default();
    let mut ids = BTreeSet::new();
    let graph = subgraph
        .map(|_, node| figure_node(result, *node, &mut ids), |_, claim| figure_edge(result, *claim, &mut references));
    Figure { graph, references: references.listed, styles: styles(result), ..Figure::default() }
}

fn figure_node(result: &QueryResult, node: NodeId, ids: &mut BTreeSet<String>) -> FigureNode {
    let graph = result.graph();
    let mut id = node_text(graph, node, "id").unwrap_or_else(|| format!("n{}", node.0));
    // Nothing keeps two nodes from having one id.
    while !ids.insert(id.clone()) {
        id = format!("{id}_{}", node.0);
    }
    let labels: Vec<&str> = graph.labels_of(node).iter().map(|label| &**graph.label_name(*label)).collect();
    let styled = labels.iter().find(|label| result.declarations().figure_labels.contains_key(**label));
    let label = styled.or(labels.first()).map_or_else(String::new, |label| (*label).to_owned());
    FigureNode { id, name: node_name(graph, node), label }
}

fn figure_edge(result: &QueryResult, claim: RelationshipId, references: &mut References) -> FigureEdge {
    let (graph, declarations, view) = (result.graph(), result.declarations(), result.view());
    let numbers = evidence::sources(graph, view, claim).iter().map(|key| references.number(result, key)).collect();
    FigureEdge {
        relationship_type: graph.type_name(graph.type_of(claim)).to_string(),
        phrase: claim_phrase(graph, declarations, claim),
        status: drawn_status(evidence::status(graph, view, claim)),
        confidence: evidence::confidence(graph, declarations, view, claim),
        references: numbers,
    }
}

fn drawn_status(status: evidence::Status) -> Status {
    match status {
        evidence::Status::Unsourced => Status::Unsourced,
        evidence::Status::Supported => Status::Supported,
        evidence::Status::Contested => Status::Contested,
        evidence::Status::Refuted => Status::Refuted,
        evidence::Status::Inconclusive => Status::Inconclusive,
        evidence::Status::Hidden => Status::Hidden,
    }
}

/// The reference list as it grows.
#[derive(Default)]
struct References {
    listed: Vec<FigureReference>,
    numbers: BTreeMap<String, usize>,
}

impl References {
    fn number(&mut self, result: &QueryResult, key: &str) -> usize {
        if let Some(number) = self.numbers.get(key) {
            return *number;
        }
        let number = self.listed.len() + 1;
        let graph = result.graph();
        let bibtex = graph.source_id(key).map(|source| evidence::bibtex(graph, source)).unwrap_or_default();
        self.listed.push(FigureReference { number, key: key.to_owned(), bibtex });
        self.numbers.insert(key.to_owned(), number);
        number
    }
}

fn styles(result: &QueryResult) -> BTreeMap<String, NodeStyle> {
    let styled = result.declarations().figure_labels.iter().map(|(label, style)| {
        let shape = style.shape.as_deref().and_then(|shape| Shape::parse(shape).ok());
        let fill = style.fill.as_deref().and_then(|fill| Color::parse(fill).ok());
        (label.clone(), NodeStyle { shape, fill })
    });
    styled.collect()
}
