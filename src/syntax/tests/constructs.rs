//! Every construct: what it parses to, told by its canonical text, and the way back.

use super::super::print::print_canonical;
use super::super::{ast, parse_expression, parse_statement, parse_statements, print_expression, print_statement};
use super::kit;
use ast::{Expr, ExprKind};

/// The tree without spans, as text to compare; with the typed text of a projected expression only
/// where it names a column.
fn shape(tree: &impl std::fmt::Debug, with_columns: bool) -> String {
    let text = format!("{tree:?}");
    let mut pieces = text.split("Span { start: ");
    let mut spanless = pieces.next().unwrap_or_default().to_owned();
    pieces.for_each(|piece| spanless.push_str(piece.split_once('}').unwrap().1));
    let mut pieces = spanless.split(", text: ");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let names_column = with_columns && out.ends_with("alias: None");
        out.push_str(if names_column { piece } else { after_string(piece) });
    }
    out
}

/// What follows a string in debug form.
fn after_string(text: &str) -> &str {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            '"' if !escaped => return &text[at + 1..],
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    ""
}

/// Checks that both ways of printing lead back to the same tree.
fn check_way_back(text: &str) {
    let tree = parse_statement(text).unwrap_or_else(|error| panic!("{text}\n{error}"));
    for (printed, with_columns) in [(print_statement(&tree), true), (print_canonical(&tree), false)] {
        let again = parse_statement(&printed).unwrap_or_else(|error| panic!("{text}\nprinted: {printed}\n{error}"));
        assert_eq!(shape(&again, with_columns), shape(&tree, with_columns), "{text}\nprinted: {printed}");
        let twice = if with_columns { print_statement(&again) } else { print_canonical(&again) };
        assert_eq!(twice, printed, "{text}");
    }
}

/// Checks the canonical text of a statement, on one line.
fn check(text: &str, canonical: &str) {
    check_way_back(text);
    let tree = parse_statement(text).unwrap();
    assert_eq!(print_canonical(&tree).split_whitespace().collect::<Vec<_>>().join(" "), canonical, "{text}");
}

/// Checks the canonical text of an expression.
fn check_expression(text: &str, canonical: &str) {
    check(&format!("RETURN {text} AS x"), &format!("RETURN {canonical} AS x"));
    let tree = parse_expression(text).unwrap_or_else(|error| panic!("{text}\n{error}"));
    assert_eq!(print_expression(&tree), canonical, "{text}");
}

fn debug(text: &str) -> String {
    shape(&parse_expression(text).unwrap().kind, true)
}

#[test]
fn the_kits_queries_print_and_parse_back() {
    let texts: std::collections::BTreeSet<String> = kit::queries().into_iter().map(|query| query.text).collect();
    for text in texts.iter().filter(|text| parse_statement(text).is_ok()) {
        check_way_back(text);
    }
}

#[test]
fn reading_clauses() {
    for (text, canonical) in [
        ("match (n) return n", "MATCH (n) RETURN n"),
        ("OPTIONAL MATCH (a), (b) WHERE a.x = 1 RETURN *", "OPTIONAL MATCH (a), (b) WHERE a.x = 1 RETURN *"),
        ("UNWIND [1, 2] AS x RETURN x", "UNWIND [1, 2] AS x RETURN x"),
        (
            "MATCH (n) WITH DISTINCT n, 1 AS k ORDER BY n.x ASC, k DESCENDING OFFSET 1 LIMIT 2 WHERE k > 0 RETURN n",
            "MATCH (n) WITH DISTINCT n, 1 AS k ORDER BY n.x, k DESC SKIP 1 LIMIT 2 WHERE k > 0 RETURN n",
        ),
        ("RETURN *, 1 AS a", "RETURN *, 1 AS a"),
        ("RETURN ALL 1 AS a", "RETURN 1 AS a"),
        ("RETURN distinct, all", "RETURN `distinct`, `all`"),
        ("RETURN DISTINCT (n), all(x IN l WHERE x)", "RETURN DISTINCT n, all(x IN l WHERE x)"),
        ("MATCH (n) FINISH", "MATCH (n) FINISH"),
        ("RETURN 1 AS a UNION RETURN 2 AS a", "RETURN 1 AS a UNION RETURN 2 AS a"),
        ("RETURN 1 AS a UNION DISTINCT RETURN 2 AS a", "RETURN 1 AS a UNION RETURN 2 AS a"),
        ("RETURN 1 AS a UNION ALL RETURN 2 AS a", "RETURN 1 AS a UNION ALL RETURN 2 AS a"),
        ("RETURN 1 AS a NEXT RETURN a", "RETURN 1 AS a NEXT RETURN a"),
        ("EXPLAIN MATCH (n) RETURN n", "EXPLAIN MATCH (n) RETURN n"),
        ("profile RETURN 1", "PROFILE RETURN 1"),
        ("CALL db.labels", "CALL db.labels"),
        ("CALL db.labels()", "CALL db.labels()"),
        (
            "CALL a.b(1, $x) YIELD u, v AS w WHERE w > 1 RETURN w",
            "CALL a.b(1, $x) YIELD u, v AS w WHERE w > 1 RETURN w",
        ),
        ("CALL a() YIELD *", "CALL a() YIELD *"),
        ("OPTIONAL CALL a() YIELD x RETURN x", "OPTIONAL CALL a() YIELD x RETURN x"),
        ("MATCH (n) CALL { WITH n RETURN 1 AS x } RETURN x", "MATCH (n) CALL { WITH n RETURN 1 AS x } RETURN x"),
        ("CALL (*) { RETURN 1 AS x } RETURN x", "CALL (*) { RETURN 1 AS x } RETURN x"),
        ("OPTIONAL CALL (a, b) { RETURN 1 AS x } RETURN x", "OPTIONAL CALL (a, b) { RETURN 1 AS x } RETURN x"),
        ("CALL () { CREATE () } FINISH", "CALL () { CREATE () } FINISH"),
        (
            "LOAD CSV WITH HEADERS FROM 'a.csv' AS row FIELDTERMINATOR ';' RETURN row.x",
            "LOAD CSV WITH HEADERS FROM 'a.csv' AS row FIELDTERMINATOR ';' RETURN row.x",
        ),
        ("LOAD CSV FROM $f AS row RETURN row", "LOAD CSV FROM $f AS row RETURN row"),
        ("let x = 1, let = x + 1 return let", "LET x = 1, `let` = x + 1 RETURN `let`"),
        ("MATCH (n) FILTER WHERE n.x FILTER (n)-->() RETURN n", "MATCH (n) FILTER n.x FILTER (n)-->() RETURN n"),
        ("FOR x IN [1] ORDER BY x OFFSET 1 LIMIT 2 RETURN x", "UNWIND [1] AS x ORDER BY x SKIP 1 LIMIT 2 RETURN x"),
        ("WITH 1 AS x SKIP 1 LIMIT 2 LIMIT 1 RETURN x", "WITH 1 AS x SKIP 1 LIMIT 2 LIMIT 1 RETURN x"),
        (
            "RETURN 1 AS x ORDER BY x ASC NULLS FIRST, x DESC NULLS LAST",
            "RETURN 1 AS x ORDER BY x NULLS FIRST, x DESC NULLS LAST",
        ),
        (
            "CALL (x) { FINISH } IN 3 CONCURRENT TRANSACTIONS OF $n ROWS ON ERROR RETRY FOR 2 SECS THEN CONTINUE REPORT STATUS AS s FINISH",
            "CALL (x) { FINISH } IN 3 CONCURRENT TRANSACTIONS OF $n ROWS ON ERROR RETRY FOR 2 SECS THEN CONTINUE REPORT STATUS AS s FINISH",
        ),
        ("CALL () { FINISH } IN TRANSACTIONS RETURN 1 AS x", "CALL () { FINISH } IN TRANSACTIONS RETURN 1 AS x"),
        (
            "CALL () { FINISH } IN CONCURRENT TRANSACTIONS FINISH",
            "CALL () { FINISH } IN CONCURRENT TRANSACTIONS FINISH",
        ),
    ] {
        check(text, canonical);
    }
}

#[test]
fn writing_clauses() {
    for (text, canonical) in [
        ("CREATE (a:A:B {x: 1})-[:T {y: $p}]->(b $q), (c)", "CREATE (a:A&B {x: 1})-[:T {y: $p}]->(b $q), (c)"),
        (
            "MERGE (a) ON MATCH SET a.x = 1 ON CREATE SET a:A, a.y = 2 ON MATCH SET a += {z: 1}",
            "MERGE (a) ON CREATE SET a:A, a.y = 2 ON MATCH SET a.x = 1, a += {z: 1}",
        ),
        ("MERGE (a)-[:T]-(b)", "MERGE (a)-[:T]-(b)"),
        ("MERGE source = (a)", "MERGE source = (a)"),
        (
            "MATCH (n) SET n.a.b = 1, n['k'] = 2, n = {}, n += $m, n:A:B, (n).x = 3",
            "MATCH (n) SET n.a.b = 1, n['k'] = 2, n = {}, n += $m, n:A:B, n.x = 3",
        ),
        ("MATCH (n) SET standing.of = 1", "MATCH (n) SET standing.of = 1"),
        ("SET ([x IN l | x]).k = 1, (f(n)).a.b[0] = 2", "SET ([x IN l | x]).k = 1, (f(n).a.b)[0] = 2"),
        ("REMOVE (head(l)).k, n.a.b", "REMOVE (head(l)).k, n.a.b"),
        ("MATCH (n) REMOVE n.a, n['k'], n:A:B", "MATCH (n) REMOVE n.a, n['k'], n:A:B"),
        ("MATCH (n) SET n IS A, n:$(x):$ALL(y) REMOVE n IS $(x)", "MATCH (n) SET n:A, n:$(x):$(y) REMOVE n:$(x)"),
        ("INSERT (a:A&B)-[:R]->(b IS C)", "CREATE (a:A&B)-[:R]->(b:C)"),
        ("MATCH (evidence) REMOVE evidence.a", "MATCH (evidence) REMOVE evidence.a"),
        ("MATCH (n) DELETE n, n.x", "MATCH (n) DELETE n, n.x"),
        ("MATCH (n) DETACH DELETE n", "MATCH (n) DETACH DELETE n"),
        (
            "FOREACH (x IN [1, 2] | CREATE ({v: x}) FOREACH (y IN [x] | MERGE (:Y {v: y})))",
            "FOREACH (x IN [1, 2] | CREATE ({v: x}) FOREACH (y IN [x] | MERGE (:Y {v: y})))",
        ),
    ] {
        check(text, canonical);
    }
}

#[test]
fn evidence_clauses() {
    for (text, canonical) in [
        (
            "USING EVIDENCE e WHERE e.year <= 2018 USING LENS clinical AS OF 2018 EXCLUDING SOURCE 'a', $b MATCH (n) RETURN n",
            "USING EVIDENCE e WHERE e.year <= 2018 USING LENS clinical AS OF 2018 EXCLUDING SOURCE 'a', $b MATCH (n) RETURN n",
        ),
        ("EXPLAIN USING ALL EVIDENCE RETURN 1", "EXPLAIN USING ALL EVIDENCE RETURN 1"),
        ("AS OF date('2018') MATCH (a {x: 1}) RETURN a", "AS OF date('2018') MATCH (a {x: 1}) RETURN a"),
        ("AS OF $when AS OF '2018-03' RETURN 1", "AS OF $when AS OF '2018-03' RETURN 1"),
        (
            "ASSERT (a)-[:X]->(b) SUPPORTED BY 'k' {n: 1} VIA 'v' AT 'p. 1' refuted by $r $fields INCONCLUSIVE BY row.key {m: 1}",
            "ASSERT (a)-[:X]->(b) SUPPORTED BY 'k' {n: 1} VIA 'v' AT 'p. 1' REFUTED BY $r $fields INCONCLUSIVE BY row.key {m: 1}",
        ),
        ("ASSERT (:Drug {id: 'x'}), (:Drug {id: 'y'})", "ASSERT (:Drug {id: 'x'}), (:Drug {id: 'y'})"),
        (
            "MATCH (a), (b) ASSERT (a)-[:X]->(b) SUPPORTED BY key {design: 'x'} SUPPORTED BY toLower(k) {} SUPPORTED BY ('a' + k)",
            "MATCH (a), (b) ASSERT (a)-[:X]->(b) SUPPORTED BY key {design: 'x'} SUPPORTED BY toLower(k) {} SUPPORTED BY ('a' + k)",
        ),
        ("MERGE SOURCE 'k' {year: 2018}", "MERGE SOURCE 'k' {year: 2018}"),
        ("merge source $k $fields", "MERGE SOURCE $k $fields"),
        ("MERGE SOURCE 'k'", "MERGE SOURCE 'k'"),
        (
            "RETRACT SOURCE 'k' BECAUSE 'fraud' ON date('2021-03-01')",
            "SET STANDING OF SOURCE 'k' TO 'retracted' ON date('2021-03-01') BECAUSE 'fraud'",
        ),
        (
            "SET STANDING OF SOURCE 'k' TO 'superseded' BY 'l' ON date('2021')",
            "SET STANDING OF SOURCE 'k' TO 'superseded' ON date('2021') BY 'l'",
        ),
        (
            "MATCH ()-[r]->() REMOVE EVIDENCE e FROM r WHERE e.source = 'k'",
            "MATCH ()-[r]->() REMOVE EVIDENCE e FROM r WHERE e.source = 'k'",
        ),
        (
            "MATCH ()-[r]->() REMOVE EVIDENCE FROM r WHERE source = 'k'",
            "MATCH ()-[r]->() REMOVE EVIDENCE FROM r WHERE source = 'k'",
        ),
        ("MATCH ()-[r]->() REMOVE EVIDENCE FROM r", "MATCH ()-[r]->() REMOVE EVIDENCE FROM r"),
    ] {
        check(text, canonical);
    }
}

#[test]
fn patterns() {
    for (pattern, canonical) in [
        ("()", "()"),
        ("( n : A )", "(n:A)"),
        ("(n IS A|B&!C)", "(n:A|B&!C)"),
        ("(n:A:B)", "(n:A&B)"),
        ("(n:(A|B)&%)", "(n:(A|B)&%)"),
        ("(n:!!(A&B))", "(n:!!(A&B))"),
        ("(n:$(x.label)&A)", "(n:$(x.label)&A)"),
        ("(n:$all(xs)|!$Any(ys))-[:$(t)*]->()", "(n:$(xs)|!$any(ys))-[:$(t)*]->()"),
        ("(n WHERE n.x = 1)", "(n WHERE n.x = 1)"),
        ("(:A {x: 1} WHERE true)", "(:A {x: 1} WHERE true)"),
        ("(where)", "(`where`)"),
        ("(is:A)", "(`is`:A)"),
        ("({x: 1})", "({x: 1})"),
        ("(a)--(b)<--(c)-->(d)<-->(e)", "(a)--(b)<--(c)-->(d)--(e)"),
        ("(a) - [ r ] - (b)", "(a)-[r]-(b)"),
        ("(a)-[r:A|:B|C*1..3 {x: 1} WHERE r.y]->(b)", "(a)-[r:A|B|C*1..3 {x: 1} WHERE r.y]->(b)"),
        ("(a)<-[:A&!B*]-(b)", "(a)<-[:A&!B*]-(b)"),
        ("(a)-[*2]-(b)-[*..3]-(c)-[*2..]-(d)-[*..]-(e)", "(a)-[*2]-(b)-[*..3]-(c)-[*2..]-(d)-[*]-(e)"),
        ("p = (a)-->(b)", "p = (a)-->(b)"),
        ("((a)-[:X]->(b)){1,3}", "((a)-[:X]->(b)){1,3}"),
        ("(a) ((x)-->(y) WHERE x.k < y.k)+ (b)", "(a)((x)-->(y) WHERE x.k < y.k)+(b)"),
        ("(q = (a)-->(b))*", "(q = (a)-->(b))*"),
        ("((a)-->(b)){2} ((c)-->(d)){,4} ((e)-->(f)){1,}", "((a)-->(b)){2}((c)-->(d)){0,4}((e)-->(f))+"),
        ("(a)-[:X]->{2,}(b)--+(c)<-[:Y]-*(d)", "(a)-[:X]->{2,}(b)--+(c)<-[:Y]-*(d)"),
        ("((((a)-->(b)){2}(c)-->(d)){3})", "((((a)-->(b)){2}(c)-->(d)){3})"),
        ("p = ANY SHORTEST (a)-[*]-(b)", "p = ANY SHORTEST (a)-[*]-(b)"),
        ("ALL SHORTEST PATHS (a)-->+(b)", "ALL SHORTEST (a)-->+(b)"),
        ("SHORTEST 3 PATHS (a)-->+(b)", "SHORTEST 3 (a)-->+(b)"),
        ("SHORTEST $k PATH GROUPS (a)-->+(b)", "SHORTEST $k GROUPS (a)-->+(b)"),
        ("SHORTEST GROUP (a)-->+(b)", "SHORTEST GROUPS (a)-->+(b)"),
        ("ANY (a)-->+(b), ANY 2 PATHS (c)-->+(d), ALL PATHS (e)", "ANY (a)-->+(b), ANY 2 (c)-->+(d), (e)"),
        ("any = (a), all = (b), shortest = (c)", "`any` = (a), `all` = (b), `shortest` = (c)"),
        ("p = shortestPath((a)-[*]-(b))", "p = shortestPath((a)-[*]-(b))"),
        ("allShortestPaths((a)-[:X*1..4]->(b))", "allShortestPaths((a)-[:X*1..4]->(b))"),
    ] {
        check(&format!("MATCH {pattern} RETURN 1 AS x"), &format!("MATCH {canonical} RETURN 1 AS x"));
    }
}

#[test]
fn precedence() {
    for (text, canonical) in [
        ("a OR b XOR c AND NOT d = e", "a OR b XOR c AND NOT d = e"),
        ("((a OR b) XOR c) AND d", "((a OR b) XOR c) AND d"),
        ("(a OR b) OR c", "(a OR b) OR c"),
        ("NOT (a AND b)", "NOT (a AND b)"),
        ("a < b <= c <> d", "a < b <= c <> d"),
        ("(a < b) = c", "(a < b) = c"),
        ("a + b - c * d / e % f ^ g ^ h", "a + b - c * d / e % f ^ g ^ h"),
        ("(a - b) - (c - d)", "(a - b) - (c - d)"),
        ("(2 ^ 3) ^ 4", "(2 ^ 3) ^ 4"),
        ("-a ^ 2", "-a ^ 2"),
        ("-(a ^ 2)", "-(a ^ 2)"),
        ("- - a + + b", "-(-a) + +b"),
        ("-1 - -2", "-1 - -2"),
        ("-(1)", "-(1)"),
        ("a - (-1)[0]", "a - (-1)[0]"),
        ("a || b || 'c'", "a || b || 'c'"),
        ("a = b IN c", "a = b IN c"),
        ("a IN b = c", "a IN b = c"),
        ("a STARTS WITH b + c ENDS WITH d", "a STARTS WITH b + c ENDS WITH d"),
        ("a IN (b IN c)", "a IN (b IN c)"),
        ("a =~ 'x' AND b contains 'y'", "a =~ 'x' AND b CONTAINS 'y'"),
        ("a IS NULL = b IS NOT NULL", "a IS NULL = b IS NOT NULL"),
        ("(a = b) IS NULL", "(a = b) IS NULL"),
        ("NOT a IS NULL", "NOT a IS NULL"),
        ("n:A:B AND n:A|B AND n IS C AND n IS NOT C", "n:A&B AND n:(A|B) AND n:C AND NOT n:C"),
        ("(n:A):B", "(n:A):B"),
        ("a IS :: integer not null", "a IS :: INTEGER NOT NULL"),
        ("a IS NOT :: LIST < ZONED  DATETIME >", "a IS NOT :: LIST<ZONED DATETIME>"),
        ("a :: LIST<LIST<INT>> AND b IS TYPED ANY", "a IS :: LIST<LIST<INT>> AND b IS :: ANY"),
        ("a = NOT b", "a = (NOT b)"),
        ("(a)-(b)", "a - b"),
        ("(a) - [1]", "a - ([1])"),
        ("(a:A) - ([x]) - (b:B)", "(a:A) - ([x]) - (b:B)"),
        ("(a) < -1", "a < -1"),
        ("(a)<-(b)", "a < -b"),
    ] {
        check_expression(text, canonical);
    }
}

#[test]
fn operands() {
    for (text, canonical) in [
        ("null", "null"),
        ("[TRUE, False, NaN, inf, INFINITY]", "[true, false, NaN, Infinity, Infinity]"),
        (
            "[0x1F, 0o17, 1_000, .5, 1.5E3, 2f, -9223372036854775808]",
            "[31, 15, 1000, 0.5, 1500.0, 2.0, -9223372036854775808]",
        ),
        ("'it''s' + \"a\\\"b\" + '\\u00e9\\n'", "'it\\'s' + 'a\"b' + 'é\\n'"),
        ("`a``b`.`c d`", "`a``b`.`c d`"),
        ("$p + $1 + $`a b`", "$p + $1 + $`a b`"),
        ("{a: 1, `b c`: {}, null: 2, case: 3}", "{a: 1, `b c`: {}, null: 2, case: 3}"),
        ("n {.a, .*, b, c: 1}", "n {.a, .*, b, c: 1}"),
        ("n {}", "n {}"),
        ("n.a.b[0][1..2][..3][4..][..]", "n.a.b[0][1..2][..3][4..][..]"),
        ("list[x..y]", "list[x..y]"),
        ("(1).x + (1.5)[0]", "(1).x + (1.5)[0]"),
        ("[x IN xs]", "[x IN xs]"),
        ("[x IN a OR b WHERE x > 1 | x + 1]", "[x IN a OR b WHERE x > 1 | x + 1]"),
        ("[x IN xs WHERE x:A | x.name]", "[x IN xs WHERE x:A | x.name]"),
        ("[x IN xs WHERE (x:A|B) | x]", "[x IN xs WHERE x:(A|B) | x]"),
        ("[x IN xs WHERE x IS :: INTEGER | x]", "[x IN xs WHERE x IS :: INTEGER | x]"),
        ("[x IN xs WHERE (x :: INT | STRING) | x]", "[x IN xs WHERE (x IS :: INT | STRING) | x]"),
        (
            "x IS NOT TYPED LIST<INT8 NOT NULL | ANY<STRING|BOOL>> NOT NULL",
            "(x IS NOT :: LIST<INT8 NOT NULL | ANY<STRING | BOOL>> NOT NULL)",
        ),
        ("x :: TIME WITH TIMEZONE", "x IS :: TIME WITH TIMEZONE"),
        ("x IS NORMALIZED AND x IS NOT nfkd NORMALIZED", "x IS NFC NORMALIZED AND NOT x IS NFKD NORMALIZED"),
        ("normalize(x, NFKC) + nfkc", "normalize(x, 'NFKC') + nfkc"),
        ("trim(x) + trim(BOTH FROM x) + trim(FROM x)", "trim(x) + btrim(x) + btrim(x)"),
        ("trim(LEADING 'a' FROM x) + trim(trailing (a) FROM x)", "ltrim(x, 'a') + rtrim(x, a)"),
        ("trim('a' FROM x) + f(both, from) + f(leading)", "btrim(x, 'a') + f(`both`, `from`) + f(`leading`)"),
        ("[1 IN xs, x IN xs]", "[1 IN xs, x IN xs]"),
        ("[null IN xs]", "[null IN xs]"),
        ("[(a)-->(b) | b.x]", "[(a)-->(b) | b.x]"),
        ("[p = (a)-[:X]->()--(c) WHERE a.x | p]", "[p = (a)-[:X]->()--(c) WHERE a.x | p]"),
        (
            "ALL(x IN xs WHERE x) AND any(x IN xs WHERE x) OR None(x IN xs WHERE x)",
            "all(x IN xs WHERE x) AND any(x IN xs WHERE x) OR none(x IN xs WHERE x)",
        ),
        ("single(x IN xs WHERE x = 1)", "single(x IN xs WHERE x = 1)"),
        ("reduce(a = 0, x IN xs | a + x)", "reduce(a = 0, x IN xs | a + x)"),
        (
            "count(*) + COUNT( * ) + count(DISTINCT n) + count(distinct)",
            "count(*) + count(*) + count(DISTINCT n) + count(`distinct`)",
        ),
        ("date.truncate('month', d) + f()", "date.truncate('month', d) + f()"),
        ("`a b`.c(1)", "`a b`.c(1)"),
        ("CASE WHEN a THEN 1 END", "CASE WHEN a THEN 1 END"),
        (
            "CASE x WHEN 1, 2 THEN 'a' WHEN 3 THEN 'b' ELSE 'c' END",
            "CASE x WHEN 1, 2 THEN 'a' WHEN 3 THEN 'b' ELSE 'c' END",
        ),
        (
            "CASE x WHEN > 5, <= y + 1 THEN 1 WHEN IS NULL, IS NOT NULL THEN 2 WHEN STARTS WITH 'a', =~ 'b', IN [1] THEN 3 END",
            "CASE x WHEN > 5, <= y + 1 THEN 1 WHEN IS NULL, IS NOT NULL THEN 2 WHEN STARTS WITH 'a', =~ 'b', IN [1] THEN 3 END",
        ),
        (
            "CASE x WHEN :: INT | FLOAT THEN 1 WHEN IS A&B, IS NOT A THEN 2 WHEN IS NOT NORMALIZED THEN 3 WHEN in, 1 THEN 4 END",
            "CASE x WHEN IS :: INT | FLOAT THEN 1 WHEN IS A&B, IS NOT A THEN 2 WHEN IS NOT NFC NORMALIZED THEN 3 WHEN `in`, 1 THEN 4 END",
        ),
        ("CASE x WHEN = CASE y WHEN > 1 THEN 2 END THEN 3 END", "CASE x WHEN = CASE y WHEN > 1 THEN 2 END THEN 3 END"),
        ("CASE -1 WHEN -1 THEN CASE WHEN a THEN b END END", "CASE -1 WHEN -1 THEN CASE WHEN a THEN b END END"),
        ("case.x + end", "`case`.x + `end`"),
        ("exists((a)-->(b))", "exists((a)-->(b))"),
        ("exists(n.x)", "exists(n.x)"),
        ("EXISTS { (a)-->(b) WHERE a.x }", "EXISTS { (a)-->(b) WHERE a.x }"),
        ("EXISTS { MATCH (a) WHERE a.x }", "EXISTS { MATCH (a) WHERE a.x }"),
        ("COUNT { p = (a)-->(b) }", "COUNT { p = (a)-->(b) }"),
        ("COUNT { ALL SHORTEST (a)-->+(b), (c) }", "COUNT { ALL SHORTEST (a)-->+(b), (c) }"),
        (
            "COLLECT { MATCH (a) RETURN a.x UNION MATCH (b) RETURN b.x }",
            "COLLECT { MATCH (a) RETURN a.x UNION MATCH (b) RETURN b.x }",
        ),
        ("count {.x} + collect {}", "`count` {.x} + `collect` {}"),
        ("length(shortestPath((a)-[*]-(b)))", "length(shortestPath((a)-[*]-(b)))"),
        ("match + return + source + evidence + lens", "`match` + `return` + source + evidence + lens"),
        ("CASE WHEN (a)-->(b) THEN 1 END", "CASE WHEN (a)-->(b) THEN 1 END"),
        ("a /* c */ . /* d */ b // e\n + 1", "a.b + 1"),
    ] {
        check_expression(text, canonical);
    }
}

#[test]
fn pattern_predicates() {
    for (predicate, canonical) in [
        ("(a)-->(b)", "(a)-->(b)"),
        ("NOT (a)<-[:X*1..2]-(:B {x: 1})--() AND (b)--(a)", "NOT (a)<-[:X*1..2]-(:B {x: 1})--() AND (b)--(a)"),
        ("((a)-[x]-(b)) OR (a)-[:X]->+(b)", "(a)-[x]-(b) OR (a)-[:X]->+(b)"),
        ("all(x IN xs WHERE (x)-->())", "all(x IN xs WHERE (x)-->())"),
        ("size([(a)-->(b) WHERE (b)--() | b]) > 1", "size([(a)-->(b) WHERE (b)--() | b]) > 1"),
    ] {
        check(&format!("MATCH (a) WHERE {predicate} RETURN a"), &format!("MATCH (a) WHERE {canonical} RETURN a"));
    }
}

#[test]
fn chains_of_one_operator_are_one_node() {
    assert_eq!(
        debug("1 + 2 - 3"),
        "Arithmetic { first: Expr { kind: Integer(1), span:  }, rest: [(Add, Expr { kind: Integer(2), span:  }), (Subtract, Expr { kind: Integer(3), span:  })] }"
    );
    let Expr { kind: ExprKind::And(operands), .. } = parse_expression("a AND b AND c AND d").unwrap() else { panic!() };
    assert_eq!(operands.len(), 4);
    assert_eq!(debug("-5"), "Integer(-5)");
    assert_eq!(
        debug("2 -5"),
        "Arithmetic { first: Expr { kind: Integer(2), span:  }, rest: [(Subtract, Expr { kind: Integer(5), span:  })] }"
    );
}

#[test]
fn spans_end_with_their_last_token() {
    let text = "  MATCH (n) /* é */ RETURN n . name  /* x */ AS a , n.x // end\n ; ";
    let statement = parse_statement(text).unwrap();
    let of = |span: crate::diag::Span| &text[span.start as usize..span.end as usize];
    assert_eq!(of(statement.span), "MATCH (n) /* é */ RETURN n . name  /* x */ AS a , n.x");
    let clauses = &statement.query.first.clauses;
    assert_eq!(of(clauses[0].span), "MATCH (n)");
    let ast::ClauseKind::Return(projection) = &clauses[1].kind else { panic!() };
    assert_eq!(projection.items[0].text.as_ref(), "n . name");
    assert_eq!(of(projection.items[0].expression.span), "n . name");
    assert_eq!(projection.items[1].text.as_ref(), "n.x");
    assert_eq!(of(projection.span), "n . name  /* x */ AS a , n.x");
}

#[test]
fn statements_of_a_file_keep_their_places_and_errors() {
    let text = "// é\nCREATE (a);\nMACH (b);\nRETURN 1;\nRETURN (;\nRETURN 'é' AS x";
    let (statements, findings) = parse_statements(text);
    let of = |span: crate::diag::Span| &text[span.start as usize..span.end as usize];
    let found: Vec<&str> = statements.iter().map(|statement| of(statement.span)).collect();
    assert_eq!(found, ["CREATE (a)", "RETURN 1", "RETURN 'é' AS x"]);
    let found: Vec<(&str, &str)> = findings.iter().map(|finding| (finding.code, of(finding.labels[0].0))).collect();
    assert_eq!(found, [("UnexpectedSyntax", "MACH"), ("UnexpectedSyntax", "(")]);
}
