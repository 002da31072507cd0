//! Texts for the targets: statements that are written down in the repository, damaged and crossed at random.
//!
//! The same number gives the same texts on every machine.

use std::path::Path;

use grounds::syntax::{KEYWORDS, Token, TokenKind, tokenize};

/// Pieces that have been trouble somewhere.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "(", ")", "[", "]", "{", "}", "'", "\"", "`", "-", "->", "<-", "-[", "]->", "..", "*", "|", "||", ":", "::", ",", ";", "$p",
    "$n", "$", "&", "!", "%", "=~", "<>", "<=", ">=", "+", "/", "^", ".", "@", "\\", "null", "true", "NaN", "0x", "0o7", "1e",
    "1e308", "1.0E-400", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "0.1.2", "1_000", "'\\u00e9'",
    "'\\uD800'", "'\\q'", "β", "𝔾", "\u{1}", "\u{feff}", "\u{202e}", "\r\n", "\n", "\t", "/*", "*/", "//", "()", "[]", "{}",
    "(n)", "(a)-[r]->(b)", "((a)-[:R]->(b))+", "{1,3}", "{,}", "*1..2", "->*", "e.", "e.year", "range(0, 3)", "date('2018')",
    "duration('P1Y')", "datetime()", "r.w", "a.v", "n[0]", "x IN [1, null]", "count(*)", "collect(a)", "status(r)", "s1",
];

/// A stream of numbers that is the same everywhere (SplitMix64: Steele, Lea, Flood 2014, figure 13).
#[derive(Debug, Clone)]
pub struct Numbers(u64);

impl Numbers {
    /// Begins a stream.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Numbers(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, which is not nought.
    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }
}

/// Reads the statements of the repository that inputs are made from: the examples of the language's page, the questions
/// of the pack, our scenarios, and the conformance kit's where it is.
///
/// # Errors
/// When the folder is not a checkout of the repository.
pub fn seeds(repository: &Path) -> std::io::Result<Vec<String>> {
    let mut found = Vec::new();
    let page = std::fs::read_to_string(repository.join("docs/LANGUAGE.md"))?;
    let blocks = page.split("```").skip(1).step_by(2);
    found.extend(blocks.filter_map(|block| block.strip_prefix("cypher")).map(|block| block.trim().to_owned()));
    let kit = std::env::var_os("OPENCYPHER_TCK").map_or_else(|| repository.join("../shared/tck"), Into::into);
    for folder in [repository.join("tests/features"), repository.join("data"), kit.join("features")] {
        if folder.is_dir() {
            read_folder(&folder, &mut found)?;
        }
    }
    found.retain(|text| !text.is_empty() && text.len() < 3_000);
    found.sort();
    found.dedup();
    Ok(found)
}

fn read_folder(folder: &Path, found: &mut Vec<String>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            read_folder(&path, found)?;
            continue;
        }
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("feature") => {
                let text = std::fs::read_to_string(&path)?;
                found.extend(text.split("\"\"\"").skip(1).step_by(2).map(|piece| piece.trim().to_owned()));
            }
            Some("cypher") => {
                let text = std::fs::read_to_string(&path)?;
                found.extend(text.split(";\n").map(|piece| piece.trim().to_owned()));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Makes one input: a seed, mostly with some tokens or letters of it changed.
#[must_use]
pub fn input(seeds: &[String], numbers: &mut Numbers) -> String {
    let seed = &seeds[numbers.below(seeds.len())];
    match numbers.below(12) {
        0 => with_letters_changed(seed, numbers),
        1 => nested(seed, numbers),
        2 => {
            let text = with_tokens_changed(seed, seeds, numbers);
            with_letters_changed(&text, numbers)
        }
        3 => with_tokens_changed(seed, seeds, numbers),
        4 => {
            let text = with_parts_changed(seed, numbers);
            with_tokens_changed(&text, seeds, numbers)
        }
        _ => with_parts_changed(seed, numbers),
    }
}

/// Operands that may stand for another.
#[rustfmt::skip]
const OPERANDS: &[&str] = &[
    "1", "0", "-1", "2.5", "1e308", "9223372036854775807", "-9223372036854775808", "'a'", "''", "'2018-03-01'", "'P1Y2M'", "null",
    "true", "[]", "[1, 'a', null]", "[[1], 2]", "{}", "{a: 1, year: 2018}", "$p", "$n", "date('2018-03-01')", "time('12:00Z')",
    "duration('P1M2DT3S')", "datetime('2018-03-01T12:00[Europe/Berlin]')", "localdatetime('-999999-01-01T00:00')", "(0.0 / 0.0)",
    "(1.0 / 0.0)", "range(0, 5)", "[x IN range(0, 3) WHERE x > 1 | x * x]", "CASE WHEN true THEN 1 ELSE 'a' END", "count(*)",
    "collect(1)", "size([(n)-->() | 1])", "EXISTS { (:A)-->() }", "COUNT { (:A)-[:R]->() }", "COLLECT { MATCH (x) RETURN x.v }",
    "reduce(s = 0, x IN [1, 2] | s + x)", "all(x IN [1, null] WHERE x > 0)", "toString(1.5)", "keys({a: 1})", "rand()",
];

/// Keywords any of which can stand where the others can, more or less.
const ALIKE: &[&[&str]] = &[
    &["AND", "OR", "XOR", "= ", "IN", "STARTS WITH", "ENDS WITH", "CONTAINS"],
    &["MATCH", "OPTIONAL MATCH", "CREATE", "MERGE", "ASSERT"],
    &["RETURN", "WITH", "RETURN DISTINCT", "WITH DISTINCT"],
    &["DELETE", "DETACH DELETE", "SET"],
    &["UNION", "UNION ALL", "RETURN 1 NEXT"],
    &["ASC", "DESC", "SKIP 1", "LIMIT 1"],
    &["EXISTS", "COUNT", "COLLECT", "CALL"],
    &["SUPPORTED", "REFUTED", "INCONCLUSIVE"],
];

const BINARY: &[&str] = &["+", "-", "*", "/", "%", "^", "=", "<>", "<", "<=", ">", ">=", "=~"];

/// A statement with a few of its parts in the place of others of their kind, so that most are well-formed still.
fn with_parts_changed(seed: &str, numbers: &mut Numbers) -> String {
    let tokens = tokenize(seed);
    let mut pieces: Vec<&str> = tokens.iter().map(|token| token.text(seed)).collect();
    let names: Vec<&str> = named(&tokens, seed).collect();
    let functions: Vec<&str> = grounds::session::functions().map(|function| function.name).collect();
    for _ in 0..=numbers.below(3) {
        let at = numbers.below(pieces.len());
        let Some(place) = (at..tokens.len()).find(|place| !tokens[*place].kind.is_separator()) else { continue };
        let one_of = |numbers: &mut Numbers, list: &[&'static str]| list[numbers.below(list.len())];
        let piece = pieces[place];
        pieces[place] = match tokens[place].kind {
            TokenKind::Name | TokenKind::QuotedName if pieces.get(place + 1) == Some(&"(") => {
                functions[numbers.below(functions.len())]
            }
            TokenKind::Name | TokenKind::QuotedName if numbers.below(4) > 0 => names[numbers.below(names.len())],
            TokenKind::Name | TokenKind::Number | TokenKind::String | TokenKind::Parameter => one_of(numbers, OPERANDS),
            TokenKind::Operator if BINARY.contains(&piece) && !is_arrow(&pieces, place) => one_of(numbers, BINARY),
            TokenKind::Keyword => {
                let alike = ALIKE.iter().find(|words| words.iter().any(|word| word.eq_ignore_ascii_case(piece)));
                alike.map_or(piece, |words| one_of(numbers, words))
            }
            _ => piece,
        };
    }
    pieces.concat()
}

fn named<'t>(tokens: &'t [Token], text: &'t str) -> impl Iterator<Item = &'t str> {
    let is_name = |token: &&Token| matches!(token.kind, TokenKind::Name | TokenKind::QuotedName);
    tokens.iter().filter(is_name).map(|token| token.text(text))
}

/// Whether an operator stands beside a bracket, as the dashes of a relationship do.
fn is_arrow(pieces: &[&str], place: usize) -> bool {
    let brackets = ["(", ")", "[", "]", "-", ">", "<"];
    let beside = [place.checked_sub(1), Some(place + 1)];
    beside.into_iter().flatten().any(|place| pieces.get(place).is_some_and(|piece| brackets.contains(piece)))
}

fn with_tokens_changed(seed: &str, seeds: &[String], numbers: &mut Numbers) -> String {
    let mut tokens = texts(seed);
    for _ in 0..=numbers.below(5) {
        let at = numbers.below(tokens.len() + 1);
        let end = (at + 1 + numbers.below(6)).min(tokens.len());
        match numbers.below(8) {
            0 => drop(tokens.drain(at.min(end)..end)),
            1 => tokens.insert(at, PIECES[numbers.below(PIECES.len())].to_owned()),
            2 => tokens.insert(at, format!(" {} ", KEYWORDS[numbers.below(KEYWORDS.len())])),
            3 => {
                let copied = tokens[at.min(end)..end].to_vec();
                tokens.splice(at..at, copied);
            }
            4 if at < tokens.len() => tokens[at] = PIECES[numbers.below(PIECES.len())].to_owned(),
            5 if tokens.len() > 1 => {
                let (one, other) = (numbers.below(tokens.len()), numbers.below(tokens.len()));
                tokens.swap(one, other);
            }
            6 => {
                // A piece of another statement in this one's place, which keeps most statements well-formed when the
                // piece is an operand.
                let other = texts(&seeds[numbers.below(seeds.len())]);
                let from = numbers.below(other.len().max(1)).min(other.len());
                let to = (from + 1 + numbers.below(12)).min(other.len());
                tokens.splice(at.min(end)..end, other[from..to].iter().cloned());
            }
            _ => {
                // One value for another is what execution sees most of.
                let value =
                    ["1", "-1", "0", "2.5", "'a'", "null", "[]", "[1, 'a']", "{a: 1}", "date()", "n", "r", "$p", "$n"];
                let is_value =
                    |token: &String| token.starts_with(|first: char| first.is_ascii_digit() || first == '\'');
                if let Some(place) = tokens.iter().skip(at).position(is_value) {
                    tokens[at + place] = value[numbers.below(value.len())].to_owned();
                }
            }
        }
    }
    tokens.concat()
}

/// The tokens with the white space before each.
fn texts(text: &str) -> Vec<String> {
    let mut start = 0;
    let piece = |token: Token| {
        let piece = text.get(start..token.span.end as usize).unwrap_or_default().to_owned();
        start = token.span.end as usize;
        piece
    };
    tokenize(text).into_iter().map(piece).collect()
}

fn with_letters_changed(text: &str, numbers: &mut Numbers) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(letters.len() + 1);
        let end = (at + numbers.below(12)).min(letters.len());
        match numbers.below(4) {
            0 => drop(letters.drain(at..end)),
            1 => drop(letters.splice(at..at, PIECES[numbers.below(PIECES.len())].chars())),
            2 => letters.truncate(at),
            _ if at < letters.len() => letters[at] = char::from_u32(numbers.below(0x250) as u32).unwrap_or('?'),
            _ => {}
        }
    }
    letters.into_iter().collect()
}

/// A part of a text inside many brackets, or many times in a row.
fn nested(text: &str, numbers: &mut Numbers) -> String {
    #[rustfmt::skip]
    let shapes = [("(", ")"), ("[", "]"), ("{a: ", "}"), ("NOT ", ""), ("-", ""), ("CASE WHEN ", " THEN 1 END"), ("[x IN ", " | x]"),
        ("EXISTS { RETURN ", " AS x }"), ("CALL { RETURN ", " AS x }"), ("coalesce(", ")"), ("", " + 1"), ("", "[0]"), ("", ".a"),
        ("((a)-->", "(b))+"), ("1 < ", ""), ("", " UNION RETURN 1"), ("FOREACH (x IN [1] | ", ")"), ("", " WITH *")];
    let (open, close) = shapes[numbers.below(shapes.len())];
    let times = [2, 9, 60, 400, 1_200][numbers.below(5)];
    let letters: Vec<char> = text.chars().collect();
    let (at, to) = (numbers.below(letters.len() + 1), numbers.below(letters.len() + 1));
    let (at, to) = (at.min(to), at.max(to).min(at.min(to) + 30));
    let part = |from: usize, to: usize| letters[from..to].iter().collect::<String>();
    let (before, middle, behind) = (part(0, at), part(at, to), part(to, letters.len()));
    format!("{before}{}{middle}{}{behind}", open.repeat(times), close.repeat(times))
}
