//! Depth, length and time: any text gets a tree or one error, and no text takes long.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use super::super::{
    NESTING_MAX, parse_expression, parse_statement, parse_statements, print_expression, print_statement, tokenize,
};

/// Runs on a thread whose stack is as small as a spawned thread's usually is.
fn on_a_small_stack<T: Send + 'static>(run: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(run).unwrap().join().unwrap()
}

/// Ways to nest an expression: what opens and what closes a level.
const NESTINGS: &[(&str, &str)] = &[
    ("(", ")"),
    ("[", "]"),
    ("[1, ", "]"),
    ("{a: ", "}"),
    ("NOT (", ")"),
    ("1 + (", ")"),
    ("f(", ")"),
    ("x[", "]"),
    ("[x IN ", "]"),
    ("[x IN xs WHERE ", "]"),
    ("[x IN xs | ", "]"),
    ("all(x IN xs WHERE ", ")"),
    ("reduce(a = 0, x IN xs | ", ")"),
    ("n {a: ", "}"),
    ("CASE WHEN ", " THEN 1 END"),
    ("CASE ", " WHEN 1 THEN 1 END"),
    ("CASE 1 WHEN > ", " THEN 1 END"),
    ("trim(BOTH 'a' FROM ", ")"),
    ("(a) - [", "]"),
    ("EXISTS { MATCH (a) WHERE ", " }"),
    ("EXISTS { (a {k: ", "})-->(b) }"),
    ("[(a {k: ", "})-->(b) | 1]"),
];

fn nested(open: &str, close: &str, levels: usize) -> String {
    format!("{}1{}", open.repeat(levels), close.repeat(levels))
}

/// Brackets and `CASE` in a level.
fn weight(open: &str) -> usize {
    let prefix = usize::from(open.starts_with("NOT"));
    let open_brackets = open.matches(['(', '[', '{']).count() - open.matches([')', ']', '}']).count();
    prefix + open_brackets + usize::from(open.starts_with("CASE"))
}

#[test]
fn deep_nesting_parses_prints_and_drops_on_a_small_stack() {
    on_a_small_stack(|| {
        for (open, close) in NESTINGS {
            // The innermost level may hold a bracket or two that are closed at once.
            let levels = (NESTING_MAX - 2) / weight(open);
            let text = nested(open, close, levels);
            let tree = parse_expression(&text).unwrap_or_else(|error| panic!("{open}\n{}", error.message));
            assert!(print_expression(&tree).contains('1'));
            let text = nested(open, close, NESTING_MAX / weight(open) + 1);
            let error = parse_expression(&text).unwrap_err();
            assert_eq!(error.code, "NestingTooDeep", "{open}");
        }
    });
}

#[test]
fn every_kind_of_depth_is_bounded() {
    on_a_small_stack(|| {
        for levels in [1_100, 20_000] {
            for text in [
                "(".repeat(levels),
                "[".repeat(levels),
                "{a:".repeat(levels),
                "NOT ".repeat(levels) + "a",
                "-".repeat(levels) + "1",
                "CASE ".repeat(levels),
                "a".to_owned() + &".a".repeat(levels),
                "a".to_owned() + &"[0]".repeat(levels),
                "a".to_owned() + &" IN a".repeat(levels),
                "a".to_owned() + &" IS NULL".repeat(levels),
                "n:".to_owned() + &"!".repeat(levels) + "A",
                format!("x IS :: {}INT{}", "LIST<".repeat(levels), ">".repeat(levels)),
            ] {
                match parse_expression(&text) {
                    Ok(tree) => assert!(text.starts_with("x IS"), "{} {tree:?}", &text[..20]),
                    Err(error) => assert_eq!(error.code, "NestingTooDeep", "{}", &text[..20]),
                }
            }
        }
        // All the operators at every level make the deepest trees for their brackets.
        for (open, levels) in
            [("a OR b XOR c AND d = e + f * g ^ (", 995), ("a OR b XOR c AND NOT d = e IN f + g * h ^ -(", 330)]
        {
            let tree = parse_expression(&nested(open, ")", levels)).unwrap();
            assert!(print_expression(&tree).len() > levels);
            drop(tree);
        }
    });
}

#[test]
fn statements_and_patterns_nest_deep_too() {
    on_a_small_stack(|| {
        for (open, inner, close, weight) in [
            ("CALL { ", "RETURN 1 AS x", " } RETURN 1 AS x", 1),
            ("FOREACH (x IN xs | ", "CREATE (a)", ")", 1),
            ("MATCH (a) WHERE EXISTS { ", "MATCH (b)", " } RETURN a", 1),
            ("MATCH (a) RETURN COLLECT { ", "RETURN 1 AS x", " } AS x", 1),
            ("MATCH (n:", "A", ") RETURN n", 0),
            ("MATCH ", "(a)-->(b)", " RETURN a", 0),
        ] {
            let text = if weight == 1 {
                format!("{}{inner}{}", open.repeat(NESTING_MAX - 2), close.repeat(NESTING_MAX - 2))
            } else {
                format!("{open}{}{inner}{}{close}", "(".repeat(NESTING_MAX - 2), ")".repeat(NESTING_MAX - 2))
            };
            let tree = parse_statement(&text).unwrap_or_else(|error| panic!("{open}\n{}", error.message));
            assert!(parse_statement(&print_statement(&tree)).is_ok(), "{open}");
            drop(tree);
            let deeper = text.replacen(inner, &format!("(({inner}"), 1);
            assert!(parse_statement(&deeper).is_err(), "{open}");
        }
    });
}

#[test]
fn flat_texts_of_any_length_parse() {
    on_a_small_stack(|| {
        let count = 5_000;
        for (part, separator) in [
            ("1", ", "),
            ("x.y", " + "),
            ("a = 1", " AND "),
            ("-1", " * "),
            ("'s'", " || "),
            ("NOT a", " OR "),
            ("a", " < "),
        ] {
            let text = vec![part; count].join(separator);
            assert!(parse_expression(&format!("[{text}]")).is_ok(), "{separator}");
        }
        assert!(parse_statement(&"CREATE (:A {x: 1}) ".repeat(count)).is_ok());
        assert!(parse_statement(&format!("MATCH (a){} RETURN a", "-->()".repeat(count))).is_ok());
        assert!(parse_statement(&format!("CREATE (n:{})", vec!["A"; count].join(":"))).is_ok());
        assert_eq!(parse_statements(&"RETURN 1;".repeat(count)).0.len(), count);
    });
}

/// The time that this thread has computed, where the system tells it, so that other work on the
/// machine does not count; else the time of day.
fn now() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let start = START.get_or_init(Instant::now);
    let computed = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let computed = computed.and_then(|text| text.split(' ').next()?.parse().ok());
    computed.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// The least time of a few runs.
fn time(run: impl Fn()) -> Duration {
    let once = || {
        let start = now();
        run();
        now().saturating_sub(start)
    };
    (0..2).map(|_| once()).min().unwrap_or_default()
}

/// Checks that four times the size takes about four times as long; twice that is allowed for noise,
/// and quadratic time would be sixteen times.
fn check_linear(what: &str, small: &str, large: &str) {
    let run = |text: &str| {
        time(|| {
            let _ = parse_expression(text);
        })
    };
    let (small, large) = (run(small), run(large));
    assert!(large < small * 8 + Duration::from_millis(20), "{what}: {small:?}, then {large:?}");
}

#[test]
fn time_is_linear_in_depth_also_when_the_text_is_wrong() {
    for (open, close) in NESTINGS {
        let levels = (NESTING_MAX - 2) / weight(open) / 8;
        check_linear(open, &nested(open, close, levels), &nested(open, close, 4 * levels));
        // Nothing is closed, or the innermost is wrong: every way to go on has to fail.
        check_linear(open, &open.repeat(levels), &open.repeat(4 * levels));
        let wrong = |levels: usize| format!("{}1 1{}", open.repeat(levels), close.repeat(levels));
        check_linear(open, &wrong(levels), &wrong(4 * levels));
    }
}

#[test]
fn time_is_linear_in_length_also_when_the_text_is_wrong() {
    for part in [
        "1, ",
        "a.b + ",
        "(a)-->(b) OR ",
        "'x' || ",
        "/* c */ ",
        "\u{a0}",
        "\n",
        "x IN ",
        "(a) - ",
        "[] ",
        "{} ",
        "a:B:C, ",
        "\\",
        "'",
        "`",
        "$",
        "é",
        "\u{0}",
        "\u{1}",
        "// c\n",
        "-[",
        "1.",
        "..",
        "CASE WHEN ",
        "f(both (",
    ] {
        let text = |count: usize| format!("[{}", part.repeat(count));
        check_linear(part, &text(1_000), &text(4_000));
    }
}

#[test]
fn any_text_gets_a_tree_or_an_error() {
    let mut texts: Vec<String> = [
        "",
        ";",
        "\u{0}",
        "\u{1}",
        "\u{FEFF}RETURN 1",
        "RETURN '",
        "RETURN `",
        "/*",
        "//",
        "\\",
        "$",
        "RETURN $",
        "RETURN '\\",
        "RETURN \"\\\"",
        "é",
        "\u{2028}",
    ]
    .into_iter()
    .map(str::to_owned)
    .collect();
    let statement = "USING EVIDENCE e WHERE e.n > 1 MATCH p = (a:A|B {k: [1, 'x']})-[r*1..2]->(b) WHERE EXISTS { (a)--(b) } WITH a, CASE WHEN a.x THEN [y IN a.l | y] END AS z ORDER BY z LIMIT 1 RETURN a {.x, y: $p}, `q``r`, 'é\\n', -1.5e3";
    // Every beginning, every end, and the text with each token left out or doubled.
    for (at, _) in statement.char_indices() {
        texts.push(statement[..at].to_owned());
        texts.push(statement[at..].to_owned());
    }
    for token in tokenize(statement) {
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        texts.push(format!("{}{}", &statement[..start], &statement[end..]));
        texts.push(format!("{}{}", &statement[..end], &statement[start..]));
    }
    assert!(parse_statement(statement).is_ok());
    for text in &texts {
        for error in [parse_statement(text).err(), parse_expression(text).err()].into_iter().flatten() {
            assert_ne!(error.code, "InternalError", "{text}");
            assert!(error.help.is_some() || !error.message.is_empty());
            let span = error.labels[0].0;
            assert!(span.start <= span.end && span.end as usize <= text.len(), "{text}: {span:?}");
            assert!(text.is_char_boundary(span.start as usize) && text.is_char_boundary(span.end as usize), "{text}");
        }
        let _ = parse_statements(text);
    }
}

#[test]
fn a_long_text_of_noise_gets_one_error() {
    let mut noise = String::new();
    let mut state = 12_345_u64;
    while noise.len() < 1_000_000 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let _ = write!(noise, "{}", char::from_u32((state >> 40) as u32 % 0x3000).unwrap_or(' '));
    }
    let start = Instant::now();
    assert!(parse_statement(&noise.replace(';', " ")).is_err());
    let string = format!("RETURN '{}", "x".repeat(10_000_000));
    let error = parse_statement(&string).unwrap_err();
    assert_eq!((error.message.as_str(), error.labels[0].0.start), ("unterminated string", 7));
    assert!(parse_statement(&format!("{string}' AS s")).is_ok());
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}
