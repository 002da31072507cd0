//! Tests of reading `graph.toml`: every key, every problem with its place.

use proptest::prelude::*;

use super::*;

const WHOLE: &str = r##"
name = "ketamine"
title = "Ketamine"
licence = "CC-BY-4.0"
description = "what is known"

[prefixes]
CHEBI = "http://purl.obolibrary.org/obo/CHEBI_"

[labels.Drug]
description = "a substance"
biolink = "biolink:Drug"

[labels.Symptom]

[types.REDUCES]
description = "makes less"
phrase = "{from} reduces {to}"
from = ["Drug"]
to = ["Symptom"]
evidence = "required"
biolink = "biolink:affects"
identity = ["species"]

[types.IS_A]
evidence = "none"

[types.RELATED]

[lenses.clinical]
title = "human studies only"
clauses = "USING EVIDENCE e WHERE e.level <= 4"

[lenses.quoted]
clauses = '''
USING EVIDENCE e WHERE e.design = 'cohort' '''

[lenses.escaped]
clauses = "USING EVIDENCE e WHERE e.design = \"cohort\""

[designs."registry study"]
level = 3
eco = "ECO:0000180"

[designs.rumour]

[confidence.design]
"meta-analysis" = 0.95
rumour = 0.02

[confidence.certainty]
established = 1

[confidence.directness]
indirect = 0.5

[figure.labels.Drug]
shape = "ellipse"
fill = "#CCE4F2"
"##;

#[test]
fn every_key_is_read() {
    let source = SourceText::new("graph.toml", WHOLE);
    let (declared, findings) = Declarations::from_toml(&source);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(declared.name.as_deref(), Some("ketamine"));
    assert_eq!(declared.licence.as_deref(), Some("CC-BY-4.0"));
    assert_eq!(declared.prefixes["CHEBI"], "http://purl.obolibrary.org/obo/CHEBI_");
    assert_eq!(declared.labels["Drug"].biolink.as_deref(), Some("biolink:Drug"));
    let reduces = &declared.types["REDUCES"];
    assert_eq!(reduces.phrase.as_deref(), Some("{from} reduces {to}"));
    assert_eq!(
        (reduces.from.as_slice(), reduces.to.as_slice()),
        (&["Drug".to_owned()][..], &["Symptom".to_owned()][..])
    );
    assert_eq!(
        (reduces.evidence, reduces.identity.as_slice()),
        (EvidencePolicy::Required, &["species".to_owned()][..])
    );
    assert_eq!(declared.evidence_policy("IS_A"), EvidencePolicy::None);
    assert_eq!(declared.evidence_policy("RELATED"), EvidencePolicy::Optional);
    assert_eq!(declared.evidence_policy("UNHEARD_OF"), EvidencePolicy::Optional);
    assert_eq!(declared.level_of_design("registry study"), Some(3));
    assert_eq!(declared.level_of_design("rumour"), None);
    assert_eq!(declared.level_of_design("cohort"), Some(3));
    assert_eq!(declared.designs.get("registry study").and_then(|design| design.eco.as_deref()), Some("ECO:0000180"));
    assert_eq!(declared.confidence.design["meta-analysis"], 0.95);
    assert_eq!(declared.confidence.design["rumour"], 0.02);
    assert_eq!(declared.confidence.design["news"], 0.10);
    assert_eq!(declared.confidence.certainty["established"], 1.0);
    assert_eq!(declared.confidence.directness["indirect"], 0.5);
    assert_eq!(declared.figure_labels["Drug"].fill.as_deref(), Some("#CCE4F2"));

    let at = |span: Span| &WHOLE[span.start as usize..span.end as usize];
    assert_eq!(at(reduces.span), "REDUCES");
    assert_eq!(at(declared.labels["Drug"].span), "Drug");
    for (name, is_verbatim) in [("clinical", true), ("quoted", true), ("escaped", false)] {
        let lens = &declared.lenses[name];
        assert_eq!(at(lens.clauses_span) == lens.clauses, is_verbatim, "{name}");
    }
    assert_eq!(at(declared.lenses["escaped"].clauses_span), r#""USING EVIDENCE e WHERE e.design = \"cohort\"""#);
}

#[test]
fn nothing_declared_means_the_built_in_tables() {
    let (declared, findings) = Declarations::from_toml(&SourceText::new("graph.toml", ""));
    assert!(findings.is_empty());
    assert_eq!(Declarations { source: None, ..declared }, Declarations::default());
}

#[test]
fn a_graph_carries_its_declarations() {
    let mut graph = Graph::new();
    assert_eq!(Declarations::of(&graph), Declarations::default());
    graph.set_metadata(METADATA_NAME, WHOLE);
    assert_eq!(Declarations::of(&graph), Declarations::from_toml(&SourceText::new("graph.toml", WHOLE)).0);
}

/// Each text has one problem: line, column, code, a part of the message, a part of the help ("" for none).
#[test]
fn every_problem_has_its_place() {
    let cases: [(&str, usize, usize, &str, &str, &str); 35] = [
        ("nme = 'x'", 1, 1, "UnknownKey", "`graph.toml` has no key `nme`", "did you mean `name`?"),
        ("zzzzzz = 1", 1, 1, "UnknownKey", "no key `zzzzzz`", "known keys: name, title"),
        ("name = 3", 1, 8, "InvalidDeclaration", "`name` must be a string, found an integer", ""),
        ("name = 'a b'", 1, 8, "InvalidDeclaration", "`a b` is no identifier", "`title` may hold any words"),
        ("title = 'x", 1, 11, "InvalidToml", "invalid literal string", ""),
        ("licence = 'x' y", 1, 15, "InvalidToml", "unexpected key or value", ""),
        ("[labels.Drug]\n[labels.Drug]", 2, 9, "InvalidToml", "duplicate key", ""),
        ("prefixes = 3", 1, 12, "InvalidDeclaration", "`prefixes` must be a table", ""),
        ("[prefixes]\nX = 'no iri'", 2, 5, "InvalidDeclaration", "`no iri` is no IRI", "http"),
        ("[prefixes]\nX = true", 2, 5, "InvalidDeclaration", "found a boolean", ""),
        ("[labels.Drug]\ndescripton = 'x'", 2, 1, "UnknownKey", "`[labels.Drug]` has no key", "`description`"),
        ("[labels.Drug]\nbiolink = 'Drug'", 2, 11, "InvalidDeclaration", "no CURIE", "biolink:"),
        ("labels.Drug = 'x'", 1, 15, "InvalidDeclaration", "`Drug` must be a table", ""),
        ("[types.R]\nevidence = 'requird'", 2, 12, "InvalidDeclaration", "`requird` is no evidence", "`required`"),
        ("[types.R]\nevidence = 'maybe'", 2, 12, "InvalidDeclaration", "no evidence", "required, optional, none"),
        ("[types.R]\nfrom = 'Drug'", 2, 8, "InvalidDeclaration", "a list of strings, found a string", ""),
        ("[types.R]\nfrom = ['A', 3]", 2, 14, "InvalidDeclaration", "found an integer", ""),
        ("[types.R]\nphrase = 'x {to}'", 2, 10, "InvalidDeclaration", "no `{from}`", "put `{from}`"),
        ("[types.R]\nphrase = '{from} {too} {to}'", 2, 10, "InvalidDeclaration", "braces", ""),
        ("[labels.Drug]\n[types.R]\nto = ['Drgu']", 3, 7, "UnknownLabel", "label `Drgu`", "`Drug`"),
        ("[labels.Drug]\n[figure.labels.Pain]", 2, 16, "UnknownLabel", "label `Pain`", "[labels.Pain]"),
        ("[lenses.x]\ntitle = 'x'", 1, 9, "InvalidDeclaration", "has no `clauses`", "add `clauses"),
        ("[lenses.x]\nclauses = 3", 2, 11, "InvalidDeclaration", "`clauses` must be a string", ""),
        ("[designs.x]\nlevel = 6", 2, 9, "InvalidDeclaration", "level 6 is not between 1 and 5", "leave `level` out"),
        ("[designs.x]\nlevel = 'two'", 2, 9, "InvalidDeclaration", "an integer from 1 to 5, found a string", ""),
        ("[designs.x]\neco = 'ECO:180'", 2, 7, "InvalidDeclaration", "no ECO term", "seven digits"),
        ("[designs.x]\nlvl = 2", 2, 1, "UnknownKey", "`[designs.x]` has no key `lvl`", ""),
        ("[confidence.design]\nchort = 0.5", 2, 1, "UnknownKey", "`chort` is no design", "`cohort`"),
        ("[confidence.design]\n'x-ray' = 0.5", 2, 1, "UnknownKey", "no design", "[designs.\"x-ray\"]"),
        ("[confidence.certainty]\nsure = 1", 2, 1, "UnknownKey", "no certainty", "established, probable"),
        ("[confidence.directness]\ndirect = 1.5", 2, 10, "InvalidDeclaration", "1.5 is not between 0 and 1", ""),
        ("[confidence.directness]\ndirect = 'x'", 2, 10, "InvalidDeclaration", "a number from 0 to 1", ""),
        ("[confidence]\ndesigns = {}", 2, 1, "UnknownKey", "`[confidence]` has no key", "`design`"),
        ("[figure.labels.D]\nshape = 'elipse'", 2, 9, "InvalidDeclaration", "`elipse` is no shape", "`ellipse`"),
        ("[figure.labels.D]\nfill = 'red'", 2, 8, "InvalidDeclaration", "`red` is no colour", "#RRGGBB"),
    ];
    for (text, line, column, code, message, help) in cases {
        let (_, findings) = Declarations::from_toml(&SourceText::new("graph.toml", text));
        let [finding, rest @ ..] = findings.as_slice() else { panic!("no finding for {text}") };
        assert!(rest.is_empty() || code == "InvalidToml", "{text}: {findings:?}");
        assert_eq!(finding.line_and_column(), Some((line, column)), "{text}: {finding}");
        assert_eq!(finding.code, code, "{text}");
        assert!(finding.message.contains(message), "{text}: {}", finding.message);
        let given = finding.help.as_deref().unwrap_or_default();
        assert!(
            given.contains(help) && (help.is_empty() == given.is_empty() || code == "UnknownKey"),
            "{text}: {given}"
        );
    }
}

#[test]
fn all_problems_are_reported_in_order_of_their_places() {
    let text = "nme = 'x'\n[labels.Drug]\nx = 1\n[types.R]\nfrom = ['Pain']\nevidence = 'x'\n[figure]\ncolour = 1\n";
    let (_, findings) = Declarations::from_toml(&SourceText::new("graph.toml", text));
    let lines: Vec<usize> = findings.iter().filter_map(|f| f.line_and_column()).map(|(line, _)| line).collect();
    assert_eq!(lines, [1, 3, 5, 6, 8]);
    let shown = findings[2].to_string();
    assert!(shown.starts_with("graph.toml:5:9: error[UnknownLabel]: label `Pain` is not declared\n"), "{shown}");
    assert!(shown.contains("        ^^^^^^\n"), "{shown}");
}

proptest! {
    #[test]
    fn no_text_panics(text in r#"(\[|\]|\{|\}|=|"|'|\.|\n|#|types|labels|lenses|clauses|confidence|design|level|[a-z0-9 -]){0,60}"#) {
        let (_, findings) = Declarations::from_toml(&SourceText::new("graph.toml", text));
        for finding in findings {
            prop_assert!(!finding.render(false).is_empty());
        }
    }
}
