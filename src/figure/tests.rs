//! Tests of whole figures: the same bytes twice, files that other parsers read, hostile text, and what may not overlap.

use std::path::Path as FilePath;

use petgraph::graph::NodeIndex;

use super::drawing::{Area, PT_PER_MM};
use super::fit::{Fitted, Room, fit};
use super::*;

fn node(figure: &mut Figure, id: &str, name: &str, label: &str) -> NodeIndex {
    figure.graph.add_node(FigureNode { id: id.to_owned(), name: name.to_owned(), label: label.to_owned() })
}

fn edge(figure: &mut Figure, from: NodeIndex, to: NodeIndex, kind: &str, status: Status, references: &[usize]) {
    let phrase = format!("{} {} {}", figure.graph[from].name, kind.to_lowercase(), figure.graph[to].name);
    figure.graph.add_edge(
        from,
        to,
        FigureEdge {
            relationship_type: kind.to_owned(),
            phrase,
            status,
            confidence: (status == Status::Supported).then_some(0.8),
            references: references.to_vec(),
        },
    );
}

/// A small figure with every status, parallel edges, a cycle, a loop and a part of its own.
fn ketamine() -> Figure {
    let mut figure = Figure {
        title: Some("Ketamine and opioid withdrawal".to_owned()),
        caption: Some("Claims of the pack; numbers are references.".to_owned()),
        ..Figure::default()
    };
    let ketamine = node(&mut figure, "ketamine", "ketamine", "Substance");
    let receptor = node(&mut figure, "nmda", "NMDA receptor", "Target");
    let withdrawal = node(&mut figure, "withdrawal", "opioid withdrawal", "Condition");
    let tolerance = node(&mut figure, "tolerance", "opioid tolerance", "Condition");
    let memantine = node(&mut figure, "memantine", "memantine", "Substance");
    let alone = node(&mut figure, "alone", "clonidine", "Substance");
    edge(&mut figure, ketamine, receptor, "BLOCKS", Status::Supported, &[1, 2, 3, 5]);
    edge(&mut figure, ketamine, withdrawal, "REDUCES", Status::Contested, &[2, 4]);
    edge(&mut figure, ketamine, withdrawal, "PREVENTS", Status::Refuted, &[6]);
    edge(&mut figure, receptor, tolerance, "CAUSES", Status::Inconclusive, &[1]);
    edge(&mut figure, tolerance, withdrawal, "CAUSES", Status::Unsourced, &[]);
    edge(&mut figure, withdrawal, receptor, "NEEDS", Status::Hidden, &[7]);
    edge(&mut figure, tolerance, tolerance, "WORSENS", Status::Supported, &[8]);
    edge(&mut figure, memantine, alone, "RESEMBLES", Status::Supported, &[9]);
    figure
}

/// A generated graph: a tree and further edges between any two nodes.
fn generated(nodes: usize, edges: usize) -> Figure {
    let mut figure = Figure::default();
    let mut state = 7_u64;
    let mut next = |limit: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % limit
    };
    let names = ["ketamine", "NMDA receptor", "opioid withdrawal", "treatment-resistant depression", "BDNF", "anxiety"];
    let labels = ["Substance", "Target", "Condition", "Process"];
    let kinds = ["REDUCES", "CAUSES", "BINDS"];
    let ids: Vec<NodeIndex> = (0..nodes)
        .map(|index| {
            let name = format!("{} {index}", names[next(names.len())]);
            node(&mut figure, &format!("n{index}"), &name, labels[next(labels.len())])
        })
        .collect();
    for index in 0..edges {
        let (from, to) = if index + 1 < nodes { (next(index + 1), index + 1) } else { (next(nodes), next(nodes)) };
        let references: Vec<usize> = (0..=next(4)).map(|_| next(40) + 1).collect();
        edge(&mut figure, ids[from], ids[to], kinds[next(3)], Status::ALL[next(6)], &references);
    }
    figure
}

/// Texts that would break a careless writer.
fn hostile() -> Figure {
    let mut figure = Figure { title: Some("</title><script>alert(1)</script>".to_owned()), ..Figure::default() };
    let texts = [
        "<script>alert(1)</script>",
        "\" onload=\"x\" '&amp; & <b>",
        "two\nlines\r\nand\ttabs",
        "\u{202e}txt.exe\u{202c} \u{5d0}\u{5d1}\u{5d2} \u{627}\u{644}",
        "\u{1f600} \u{65e5}\u{672c}\u{8a9e} e\u{301}",
        "nul \u{0} bell \u{7} \u{fffe} \u{feff} end",
        "back\\slash \\N \\\" ]]> --> */ // # }",
        "",
        "\\",
    ];
    let mut before: Option<NodeIndex> = None;
    for (index, text) in texts.into_iter().chain([" "]).enumerate() {
        let long = if index == texts.len() { "x".repeat(500) } else { text.to_owned() };
        let here = node(&mut figure, &format!("{text}{index}"), &long, text);
        if let Some(before) = before {
            edge(&mut figure, before, here, text, Status::ALL[index % 6], &[index, index + 2]);
        }
        before = Some(here);
    }
    figure
}

fn drawn(figure: &Figure) -> Drawing {
    layout_and_draw(figure, &FigureOptions::default()).unwrap().0
}

#[test]
fn the_same_figure_gives_the_same_bytes() {
    for format in [FigureFormat::Svg, FigureFormat::Pdf, FigureFormat::Png, FigureFormat::Dot] {
        let options = FigureOptions { dpi: 72.0, ..FigureOptions::default() };
        for figure in [ketamine(), hostile()] {
            let (first, second) =
                (render(&figure, format, &options).unwrap(), render(&figure.clone(), format, &options).unwrap());
            assert_eq!(first, second, "{format:?}");
        }
    }
}

#[test]
fn svg_is_read_back_with_every_text() {
    let svg = write_svg(&drawn(&ketamine()));
    let document = usvg::roxmltree::Document::parse(&svg).unwrap();
    let texts: Vec<&str> =
        document.descendants().filter(|node| node.has_tag_name("text")).filter_map(|node| node.text()).collect();
    for expected in ["ketamine", "NMDA receptor", "1–3, 5", "reduces", "contested", "hidden", "Substance", "References"]
    {
        assert_eq!(texts.contains(&expected), expected != "References", "{expected} in {texts:?}");
    }
    let titles: Vec<&str> =
        document.descendants().filter(|node| node.has_tag_name("title")).filter_map(|node| node.text()).collect();
    assert!(
        titles.contains(&"ketamine blocks NMDA receptor (supported; confidence 0.8; references 1–3, 5)"),
        "{titles:?}"
    );
    let tree = usvg::Tree::from_str(&svg, &usvg::Options::default()).unwrap();
    assert!((tree.size().width() - 183.0 / 25.4 * 96.0).abs() < 0.1);
}

#[test]
fn hostile_text_stays_text() {
    let (drawing, warnings) = layout_and_draw(&hostile(), &FigureOptions::default()).unwrap();
    assert!(warnings.iter().any(|warning| warning.contains("names shortened")), "{warnings:?}");
    assert!(warnings.iter().any(|warning| warning.contains("bundled font lacks")), "{warnings:?}");
    let svg = write_svg(&drawing);
    let document = usvg::roxmltree::Document::parse(&svg).unwrap();
    let known = ["svg", "title", "desc", "rect", "g", "path", "ellipse", "text"];
    for element in document.descendants().filter(|node| node.is_element()) {
        assert!(known.contains(&element.tag_name().name()), "{:?}", element.tag_name());
        assert!(element.attributes().all(|attribute| !attribute.name().starts_with("on")));
    }
    assert!(!svg.contains('\u{202e}') && !svg.contains('\u{0}'));
    write_pdf(&drawing).unwrap();
    write_png(&drawing, 72.0).unwrap();
}

#[test]
fn dot_is_read_back() {
    use graphviz_rust::dot_structures::{Graph, Stmt};
    for (figure, nodes, edges) in [(ketamine(), 6, 8), (hostile(), 10, 9), (generated(30, 46), 30, 46)] {
        let dot = write_dot(&figure);
        let Graph::DiGraph { stmts, .. } = graphviz_rust::parse(&dot).unwrap_or_else(|error| panic!("{error}\n{dot}"))
        else {
            panic!("not a directed graph")
        };
        let count = |wanted: fn(&Stmt) -> bool| stmts.iter().filter(|stmt| wanted(stmt)).count();
        assert_eq!(count(|stmt| matches!(stmt, Stmt::Node(_))), nodes);
        assert_eq!(count(|stmt| matches!(stmt, Stmt::Edge(_))), edges);
    }
}

#[test]
fn pdf_has_the_page_asked_for_and_its_fonts() {
    for width_mm in [89.0, 183.0] {
        let figure = Figure { width_mm, ..ketamine() };
        let (drawing, _) = layout_and_draw(&figure, &FigureOptions::default()).unwrap();
        assert!((drawing.width / PT_PER_MM - width_mm).abs() < 1e-6);
        let pdf = write_pdf(&drawing).unwrap();
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.starts_with("%PDF-"));
        let media_box = text.split("/MediaBox").nth(1).and_then(|rest| rest.split(']').next()).unwrap();
        let numbers: Vec<f64> =
            media_box.trim_start_matches([' ', '[']).split_whitespace().map(|number| number.parse().unwrap()).collect();
        assert!((numbers[2] - drawing.width).abs() < 0.01 && (numbers[3] - drawing.height).abs() < 0.01, "{numbers:?}");
        for wanted in ["LiberationSans", "/FontFile2", "/ToUnicode"] {
            assert!(text.contains(wanted), "{wanted}");
        }
        assert!(!text.contains("/CreationDate") && pdf.len() < 80_000);
    }
}

#[test]
fn png_has_the_pixels_asked_for() {
    let drawing = drawn(&ketamine());
    let png = write_png(&drawing, 300.0).unwrap();
    let decoder = ::png::Decoder::new(std::io::Cursor::new(&png));
    let reader = decoder.read_info().unwrap();
    let info = reader.info();
    assert_eq!(info.width, 2161);
    assert_eq!(f64::from(info.height), (drawing.height * 300.0 / 72.0).round());
    assert_eq!(info.pixel_dims.unwrap().xppu, 11_811);
    for dpi in [0.0, -1.0, 1e9, f64::NAN] {
        assert_eq!(write_png(&drawing, dpi).unwrap_err().code, "FigureNotWritten");
    }
}

#[test]
fn an_empty_figure_and_a_senseless_width_are_errors() {
    let error = layout_and_draw(&Figure::default(), &FigureOptions::default()).unwrap_err();
    assert_eq!(error.code, "EmptyFigure");
    for width_mm in [0.0, -5.0, f64::NAN, f64::INFINITY, 1e9] {
        let figure = Figure { width_mm, ..ketamine() };
        assert_eq!(layout_and_draw(&figure, &FigureOptions::default()).unwrap_err().code, "InvalidFigureWidth");
    }
}

#[test]
fn formats_come_from_the_name() {
    for (name, format) in [
        ("a.svg", FigureFormat::Svg),
        ("b.PDF", FigureFormat::Pdf),
        ("c.png", FigureFormat::Png),
        ("d.gv", FigureFormat::Dot),
    ] {
        assert_eq!(FigureFormat::from_path(FilePath::new(name)).unwrap(), format);
    }
    for (name, help) in [("fig2.pfd", "did you mean `pdf`"), ("fig2", "end the name in .svg, .pdf, .png, .dot or .gv")]
    {
        let error = FigureFormat::from_path(FilePath::new(name)).unwrap_err();
        assert_eq!(error.code, "UnknownFigureFormat");
        assert!(error.help.unwrap().contains(help));
    }
}

/// The five counts by which layouts are compared.
#[derive(Debug, PartialEq)]
struct Counts {
    behind_box: usize,
    crossing_pairs: usize,
    over_label: usize,
    through_own_label: usize,
    labels_overlapping: usize,
}

fn counts(fitted: &Fitted<'_>) -> Counts {
    let (input, placement) = (&fitted.input, &fitted.placement);
    let boxes: Vec<Area> = input
        .nodes
        .iter()
        .zip(&placement.nodes)
        .map(|(outline, centre)| Area::around(*centre, outline.width, outline.height))
        .collect();
    let labels: Vec<Option<Area>> = (0..input.edges.len()).map(|edge| placement.label_area(input, edge)).collect();
    // As drawn: lines stop at their own labels.
    let lines: Vec<Vec<Vec<Point>>> = placement
        .edges
        .iter()
        .zip(&labels)
        .map(|(edge, label)| {
            let parts = label.map_or_else(|| vec![edge.path.clone()], |area| edge.path.outside(area));
            parts.iter().map(Path::sampled).collect()
        })
        .collect();
    let touches = |edge: usize, area: Area| {
        let inner = area.grown(-0.2);
        lines[edge].iter().flatten().any(|point| inner.contains(*point))
            || lines[edge].iter().any(|line| line.windows(2).any(|pair| inner.contains(pair[0].towards(pair[1], 0.5))))
    };
    let mut counts =
        Counts { behind_box: 0, crossing_pairs: 0, over_label: 0, through_own_label: 0, labels_overlapping: 0 };
    for (edge, ends) in input.edges.iter().enumerate() {
        counts.behind_box += (0..boxes.len())
            .filter(|node| *node != ends.from && *node != ends.to && touches(edge, boxes[*node]))
            .count();
        for (other, label) in labels.iter().enumerate() {
            if let Some(area) = label
                && touches(edge, *area)
            {
                if other == edge { counts.through_own_label += 1 } else { counts.over_label += 1 }
            }
        }
        for other in 0..edge {
            let crossed = lines[edge].iter().any(|first| lines[other].iter().any(|second| cross(first, second)));
            counts.crossing_pairs += usize::from(crossed);
            if let (Some(first), Some(second)) = (labels[edge], labels[other]) {
                counts.labels_overlapping += usize::from(first.grown(-0.1).overlaps(second));
            }
        }
        if let Some(label) = labels[edge] {
            counts.labels_overlapping += boxes.iter().filter(|area| area.grown(-0.1).overlaps(label)).count();
        }
    }
    counts
}

fn cross(first: &[Point], second: &[Point]) -> bool {
    let side = |a: Point, b: Point, c: Point| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    first.windows(2).any(|one| {
        second.windows(2).any(|two| {
            side(one[0], one[1], two[0]) * side(one[0], one[1], two[1]) < 0.0
                && side(two[0], two[1], one[0]) * side(two[0], two[1], one[1]) < 0.0
        })
    })
}

fn fitted<'a>(figure: &'a Figure, width_mm: f64) -> Fitted<'a> {
    fit(figure, &FigureOptions::default(), &Layered, Room { width: width_mm * PT_PER_MM, height: None }).unwrap()
}

#[test]
fn nothing_runs_behind_boxes_or_over_labels() {
    for direction in [Direction::LeftToRight, Direction::TopToBottom] {
        for (mut figure, crossings) in [(ketamine(), 1), (generated(30, 46), 15)] {
            figure.direction = direction;
            let found = counts(&fitted(&figure, 183.0));
            assert!(found.crossing_pairs <= crossings, "{direction:?} {found:?}");
            let expected =
                Counts { behind_box: 0, over_label: 0, through_own_label: 0, labels_overlapping: 0, ..found };
            assert_eq!(found, expected, "{direction:?}");
        }
    }
}

#[test]
fn a_graph_of_thirty_nodes_fits_two_columns() {
    let figure = generated(30, 46);
    let (drawing, warnings) = layout_and_draw(&figure, &FigureOptions::default()).unwrap();
    assert!((drawing.width / PT_PER_MM - 183.0).abs() < 1e-6, "{warnings:?}");
    assert!(drawing.height / PT_PER_MM <= 222.0, "{}", drawing.height);
}

#[test]
fn everything_lies_on_the_page() {
    fn check(items: &[Item], page: Area) {
        for item in items {
            let points = match item {
                Item::Box(item) => Path::rectangle(item.area, 0.0).sampled(),
                Item::Ellipse(item) => Path::rectangle(item.area, 0.0).sampled(),
                Item::Shape(item) => item.path.sampled(),
                Item::Text(item) => {
                    let right = item.left() + item.face.width(&item.text, item.size);
                    vec![Point::new(item.left(), item.baseline - 0.7 * item.size), Point::new(right, item.baseline)]
                }
                Item::Group(group) => {
                    check(&group.items, page);
                    Vec::new()
                }
            };
            assert!(points.iter().all(|point| page.contains(*point)), "{item:?}");
        }
    }
    for width_mm in [60.0, 89.0, 183.0] {
        for figure in [ketamine(), hostile(), generated(30, 46)] {
            let figure = Figure { width_mm, ..figure };
            let drawing = drawn(&figure);
            check(&drawing.items, Area { x: 0.0, y: 0.0, width: drawing.width, height: drawing.height });
        }
    }
}

#[test]
fn three_hundred_nodes_are_drawn_and_what_does_not_fit_is_said() {
    let figure = generated(300, 500);
    let (drawing, warnings) = layout_and_draw(&figure, &FigureOptions::default()).unwrap();
    assert!(drawing.width > 183.0 * PT_PER_MM);
    assert!(warnings.iter().any(|warning| warning.contains("does not fit into")), "{warnings:?}");
    assert!(warnings.iter().any(|warning| warning.contains("mm high")), "{warnings:?}");
}

#[test]
fn a_shape_and_a_colour_are_read() {
    assert_eq!(Shape::parse("Hexagon").unwrap(), Shape::Hexagon);
    assert!(Shape::parse("hexagn").unwrap_err().help.unwrap().contains("`hexagon`"));
    for (word, hex) in [("#CFE6F5", "#cfe6f5"), ("#abc", "#aabbcc")] {
        assert_eq!(Color::parse(word).unwrap().hex(), hex);
    }
    for word in ["", "red", "#12", "#12345g", "#+12345", "#日本"] {
        assert_eq!(Color::parse(word).unwrap_err().code, "InvalidColor", "{word}");
    }
}
