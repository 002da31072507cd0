//! Holds what a pack declares about itself in `graph.toml`: labels, types, lenses, designs, confidence, figure styles.
//!
//! Takes the text of `graph.toml`; gives [`Declarations`] to every room that asks what a type or a lens means.
//! Invariants: maps are ordered, so that whatever is made from them has one order; a graph that declares nothing has
//! the built-in designs and confidence table.
//! Start at [`Declarations::from_toml`].

#[cfg(test)]
mod tests;
mod toml;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Diagnostic, SourceText, Span};
use crate::graph::Graph;

use super::designs::{ConfidenceTable, DesignTable};

/// The name under which the text of `graph.toml` travels with a graph.
pub const METADATA_NAME: &str = "graph.toml";

/// What a graph says about itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Declarations {
    /// Short name of the pack, an identifier.
    pub name: Option<String>,
    /// Title, one line.
    pub title: Option<String>,
    /// Licence of the pack's own words.
    pub licence: Option<String>,
    /// What the graph is about.
    pub description: Option<String>,
    /// IRI stems by CURIE prefix.
    pub prefixes: BTreeMap<String, String>,
    /// Node labels by name; when there is none, labels are not restricted.
    pub labels: BTreeMap<String, LabelDeclaration>,
    /// Relationship types by name; when there is none, types are not restricted.
    pub types: BTreeMap<String, TypeDeclaration>,
    /// Lenses by name.
    pub lenses: BTreeMap<String, LensDeclaration>,
    /// Study designs, the built-in ones and the pack's.
    pub designs: DesignTable,
    /// Numbers of items that state none, the built-in ones and the pack's.
    pub confidence: ConfidenceTable,
    /// Node styles of figures by label.
    pub figure_labels: BTreeMap<String, FigureStyle>,
    /// The text that the spans point into.
    pub source: Option<Arc<SourceText>>,
}

/// A declared node label.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LabelDeclaration {
    /// What it means.
    pub description: Option<String>,
    /// The Biolink class, as a CURIE.
    pub biolink: Option<String>,
    /// Where it is declared.
    pub span: Span,
}

/// Whether claims of a type need evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EvidencePolicy {
    /// A claim without evidence is an error of the pack.
    Required,
    /// Claims may be unsourced; an explicit lens hides those that are.
    #[default]
    Optional,
    /// Structure such as `IS_A`: needs no evidence and matches under every lens.
    None,
}

impl EvidencePolicy {
    /// The words, as written in `graph.toml`.
    pub const WORDS: [&str; 3] = ["required", "optional", "none"];

    /// Returns the word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            EvidencePolicy::Required => "required",
            EvidencePolicy::Optional => "optional",
            EvidencePolicy::None => "none",
        }
    }

    /// Returns what the word means.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Required, Self::Optional, Self::None].into_iter().find(|policy| policy.as_str() == word)
    }
}

/// A declared relationship type.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypeDeclaration {
    /// What it means.
    pub description: Option<String>,
    /// A sentence with `{from}` and `{to}` in place of the names of the ends.
    pub phrase: Option<String>,
    /// Labels that the start may have; empty: any.
    pub from: Vec<String>,
    /// Labels that the end may have; empty: any.
    pub to: Vec<String>,
    /// Whether claims of the type need evidence.
    pub evidence: EvidencePolicy,
    /// Property keys that are part of a claim's identity (SEMANTICS I1).
    pub identity: Vec<String>,
    /// The Biolink predicate, as a CURIE.
    pub biolink: Option<String>,
    /// Where it is declared.
    pub span: Span,
}

/// A named lens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LensDeclaration {
    /// What it is for.
    pub title: Option<String>,
    /// Its evidence clauses, as text of the query language.
    pub clauses: String,
    /// Where the clauses stand: their very text, so that a diagnostic about them can be shifted by its start, or the
    /// whole TOML string when that is written with escapes.
    pub clauses_span: Span,
    /// Where it is declared.
    pub span: Span,
}

/// How the nodes of a label are drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FigureStyle {
    /// One of [`FigureStyle::SHAPES`].
    pub shape: Option<String>,
    /// Fill colour as `#RRGGBB`.
    pub fill: Option<String>,
    /// Where it is declared.
    pub span: Span,
}

impl FigureStyle {
    /// The shapes that a node can have.
    pub const SHAPES: [&str; 10] =
        ["box", "rounded", "ellipse", "diamond", "hexagon", "parallelogram", "octagon", "house", "cylinder", "plain"];
}

impl Declarations {
    /// Reads the text of a `graph.toml`.
    ///
    /// Everything that can be read is in the result, however many findings there are.
    #[must_use]
    pub fn from_toml(source: &Arc<SourceText>) -> (Declarations, Vec<Diagnostic>) {
        toml::read(source)
    }

    /// Returns what the graph declares in its metadata; findings were reported when it was put there.
    #[must_use]
    pub fn of(graph: &Graph) -> Declarations {
        match graph.metadata(METADATA_NAME) {
            Some(text) => Self::from_toml(&SourceText::new(METADATA_NAME, &**text)).0,
            None => Declarations::default(),
        }
    }

    /// Returns the level of a design, if it is one and has one.
    #[must_use]
    pub fn level_of_design(&self, design: &str) -> Option<u8> {
        self.designs.level(design)
    }

    /// Returns whether claims of this type need evidence; a type that is not declared: optional.
    #[must_use]
    pub fn evidence_policy(&self, type_name: &str) -> EvidencePolicy {
        self.types.get(type_name).map_or(EvidencePolicy::Optional, |declared| declared.evidence)
    }
}
