//! What the errors say: code, place, message and help.

use super::super::{parse_expression, parse_statement};

/// Checks an error: its code, the text it points at, its message and its help.
fn check(text: &str, code: &str, place: &str, message: &str, help: &str) {
    let error = parse_statement(text).err().unwrap_or_else(|| panic!("{text} parses"));
    let span = error.labels[0].0;
    let found = (
        error.code,
        &text[span.start as usize..span.end as usize],
        error.message.as_str(),
        error.help.as_deref().unwrap_or_default(),
    );
    assert_eq!(found, (code, place, message, help), "{text}");
}

/// Statement, code, place, message, help; one a line, to be read as a table.
#[rustfmt::skip]
const MISTAKES: &[(&str, &str, &str, &str, &str)] = &[
    ("MACH (n) RETURN n", "UnexpectedSyntax", "MACH", "`MACH` is not a keyword that can stand here", "did you mean `MATCH`?"),
    ("MATCH (n) RETRUN n", "UnexpectedSyntax", "RETRUN", "`RETRUN` is not a keyword that can stand here", "did you mean `RETURN`?"),
    ("MATCH (n) WHER n.x = 1 RETURN n", "UnexpectedSyntax", "WHER", "`WHER` is not a keyword that can stand here", "did you mean `WHERE`?"),
    ("MATCH (n) RETURN n ORDR BY n", "UnexpectedSyntax", "ORDR", "`ORDR` is not a keyword that can stand here", "did you mean `ORDER`?"),
    ("MATCH (n) RETURN n.name name", "UnexpectedSyntax", "name", "expected `AS`, `LIMIT`, `ORDER BY`, an operator or something else that can follow, found `name`", "put `AS` before an alias, an operator or a comma between two values"),
    ("MATCH (n) WHERE n.x == 1 RETURN n", "UnexpectedSyntax", "==", "`==` is not an operator here", "equality is written `=`"),
    ("MATCH (n) WHERE n.x != 1 RETURN n", "UnexpectedSyntax", "!=", "`!=` is not an operator here", "inequality is written `<>`"),
    ("MATCH (n) WHERE n.x = 1 && n.y = 2 RETURN n", "UnexpectedSyntax", "&&", "`&&` is not an operator here", "write `AND`"),
    ("MATCH (n) WHERE !n.x RETURN n", "UnexpectedSyntax", "!", "`!` is not an operator here", "write `NOT`"),
    ("SELECT * FROM t", "UnexpectedSyntax", "SELECT", "`SELECT` is not a clause here", "ask for a pattern: `MATCH (n:Label) RETURN n.name`"),
    ("MATCH (n) RETURN CASE n.x WHEN > THEN 1 END AS c", "UnexpectedSyntax", "THEN", "expected an expression, found `THEN`", "write the expression that is missing before `THEN`; a variable of that name stands in backticks"),
    ("MATCH (n) WHERE RETURN n", "UnexpectedSyntax", "RETURN", "expected an expression, found `RETURN`", "write the expression that is missing before `RETURN`; a variable of that name stands in backticks"),
    ("MATCH (n) RETURN", "UnexpectedSyntax", "", "expected an expression, found the end of the statement", "the statement is not finished"),
    ("MATCH (n) RETURN n AS", "UnexpectedSyntax", "", "expected a name, found the end of the statement", "the statement is not finished"),
    ("MATCH (n RETURN n", "UnexpectedSyntax", "(", "`(` is never closed", "add `)`"),
    ("MATCH (n) RETURN [1, 2", "UnexpectedSyntax", "[", "`[` is never closed", "add `]`"),
    ("MATCH (n) RETURN (1]", "UnexpectedSyntax", "]", "`]` does not close `(`", "write `)` here, or add it before"),
    ("MATCH (n)) RETURN n", "UnexpectedSyntax", ")", "`)` closes nothing", "remove it, or open the bracket before"),
    ("RETURN [1 2]", "UnexpectedSyntax", "2", "expected `,`, `]` or an operator, found `2`", "put a comma or an operator between two values"),
    ("RETURN {a 1}", "UnexpectedSyntax", "1", "expected `:`, found `1`", "in a map a colon stands between key and value: `{key: value}`"),
    ("RETURN {a: 1 b: 2}", "UnexpectedSyntax", "b", "expected `,`, `}` or an operator, found `b`", "put a comma or an operator between two values"),
    ("RETURN {1: 2}", "UnexpectedSyntax", "1", "expected `}` or a name, found `1`", "put a name that holds other characters in backticks"),
    ("RETURN f(1 2)", "UnexpectedSyntax", "2", "expected `)` or an operator, found `2`", "put a comma or an operator between two values"),
    ("RETURN ‘a’", "InvalidUnicodeCharacter", "‘", "the character `‘` means nothing here", "write `'`"),
    ("RETURN 1 — 2", "InvalidUnicodeCharacter", "—", "the character `—` means nothing here", "write `-`"),
    ("RETURN a # b", "UnexpectedSyntax", "#", "the character `#` means nothing here", "comments start with `//`; names with other characters stand in backticks"),
    ("RETURN 'abc", "UnexpectedSyntax", "'", "unterminated string", "close it with `'`; a quote inside is written `\\'` or `\\\"`"),
    ("RETURN 1 /* x", "UnexpectedSyntax", "/*", "unterminated comment", "close it with `*/`"),
    ("RETURN `abc", "UnexpectedSyntax", "`", "unterminated quoted name", "close it with a backtick"),
    ("MATCH (a)->(b) RETURN a", "UnexpectedSyntax", ">", "a relationship pattern needs two lines", "write `-->`, or `-[:TYPE]->`"),
    ("MATCH (a)-[:X](b) RETURN a", "UnexpectedSyntax", "(", "expected `-`, found `(`", "an arrow is written `-[:TYPE]->`, without direction `-[:TYPE]-`"),
    ("MATCH (a)-[:X]-> RETURN a", "UnexpectedSyntax", "RETURN", "expected a node pattern `(…)`, found `RETURN`", "a relationship ends at a node; `()` is any"),
    ("MATCH (a) (b) RETURN a", "UnexpectedSyntax", "(b)", "two node patterns stand side by side", "put a relationship such as `-->` between them, or a comma to start another pattern"),
    ("MATCH (a:) RETURN a", "UnexpectedSyntax", ")", "expected a label, found `)`", "write the label after the colon, or leave the colon out"),
    ("MATCH a RETURN a", "UnexpectedSyntax", "a", "expected a pattern such as `(a)-[:TYPE]->(b)`, found `a`", "a node stands in round brackets: `(n)`, `(n:Label)`"),
    ("CREATE (a {x = 1})", "UnexpectedSyntax", "=", "expected `:`, found `=`", "in a map a colon stands between key and value: `{key: value}`"),
    ("RETURN CASE WHEN 1 THEN 2", "UnexpectedSyntax", "", "expected `ELSE`, `END`, `WHEN` or an operator, found the end of the statement", "end it with `END`"),
    ("RETURN CASE END", "UnexpectedSyntax", "", "expected `WHEN` or an operator, found the end of the statement", "write `CASE WHEN condition THEN value ELSE other END`"),
    ("RETURN 1 +", "UnexpectedSyntax", "", "expected an expression, found the end of the statement", "the statement is not finished"),
    ("RETURN 1 + * 2", "UnexpectedSyntax", "*", "expected an expression, found `*`", ""),
    ("RETURN n.", "UnexpectedSyntax", "", "expected a name, found the end of the statement", "the statement is not finished"),
    ("UNWIND [1] x RETURN x", "UnexpectedSyntax", "x", "expected `AS` or an operator, found `x`", "name it: `AS x`"),
    ("CALL { RETURN 1 ", "UnexpectedSyntax", "{", "`{` is never closed", "add `}`"),
    ("RETURN [x IN xs | ]", "UnexpectedSyntax", "]", "expected an expression, found `]`", ""),
    ("RETURN all(x IN xs)", "UnexpectedSyntax", "all(x IN xs)", "`all` needs a variable, a list and a predicate", "write `all(x IN list WHERE …)`"),
    ("RETURN x..y", "UnexpectedSyntax", "..", "expected `AS`, `LIMIT`, `ORDER BY`, an operator or something else that can follow, found `..`", ""),
    ("RETURN 1; RETURN 2", "UnexpectedSyntax", "RETURN", "expected one statement, found another after `;`", "run them one by one"),
    ("", "UnexpectedSyntax", "", "expected a statement, found the end of the text", "write one such as `MATCH (n) RETURN n`"),
    ("RETURN 9223372036854775808", "IntegerOverflow", "9223372036854775808", "`9223372036854775808` does not fit into an integer", "write it as a float, such as `1e19`, if rounding is fine"),
    ("ASSERT (a)-[:X]->(b) SUPORTED BY 'k'", "UnexpectedSyntax", "SUPORTED", "`SUPORTED` is not a keyword that can stand here", "did you mean `SUPPORTED`?"),
    ("ASSERT (a)-[:X]->(b) SUPPORTED 'k'", "UnexpectedSyntax", "'k'", "expected `BY`, found `'k'`", "write `SUPPORTED BY 'key'`, and so with `REFUTED` and `INCONCLUSIVE`"),
    ("USING EVIDENCE WHERE e.x MATCH (n) RETURN n", "UnexpectedSyntax", "e", "expected `WHERE`, found `e`", "write `USING EVIDENCE e WHERE e.level <= 2`"),
    ("MATCH (n) AS OF 2018 RETURN n", "UnexpectedSyntax", "AS", "`AS` cannot stand here", "evidence clauses stand before the first clause of the statement"),
    ("MERGE SOURCE {year: 1}", "UnexpectedSyntax", "{", "expected a source's key, found `{`", ""),
    ("RETURN x IS :: INTEGR", "UnexpectedSyntax", "INTEGR", "no type `INTEGR`", "did you mean `INTEGER` or `INTEGER8`?"),
    ("MATCH (n) SET n", "UnexpectedSyntax", "", "expected `+=`, `=` or labels such as `:Label`, found the end of the statement", "the statement is not finished"),
    ("MATCH (n) SET n.x", "UnexpectedSyntax", "", "expected `+=`, `=` or labels such as `:Label`, found the end of the statement", "the statement is not finished"),
    ("MATCH (n)-[*1..x]-() RETURN n", "UnexpectedSyntax", "x", "expected `]`, a number, a map `{…}` or a parameter, found `x`", ""),
    ("MATCH (n)", "InvalidClauseComposition", "MATCH (n)", "a query cannot end with `MATCH`", "add a `RETURN` that says what is asked for, or `FINISH` if nothing is"),
    ("RETURN 1 RETURN 2", "InvalidClauseComposition", "RETURN 2", "nothing follows `RETURN` or `FINISH`", "use `WITH` to hand rows to further clauses, or `;` to start another statement"),
    ("FOREACH (x IN xs | RETURN 1)", "InvalidClauseComposition", "RETURN 1", "`FOREACH` only takes clauses that write", "use `UNWIND list AS x` to go on reading for each element"),
    ("RETURN $ + 1", "UnexpectedSyntax", "$", "the character `$` means nothing here", "write the parameter's name after `$`"),
    ("MATCH (n) LET x RETURN x", "UnexpectedSyntax", "RETURN", "expected `=`, found `RETURN`", ""),
    ("RETURN 1 AS x ORDER BY x NULLS MIDDLE", "UnexpectedSyntax", "MIDDLE", "expected `FIRST` or `LAST`, found `MIDDLE`", ""),
    ("CALL () { FINISH } IN TRANSACTIONS OF 2 LINES FINISH", "UnexpectedSyntax", "LINES", "expected `ROWS` or `ROW`, found `LINES`", ""),
    ("RETURN CASE WHEN > 5 THEN 1 END", "UnexpectedSyntax", "> 5", "a test after `WHEN` needs an operand after `CASE`", "write `CASE x WHEN > 5 THEN …`, or the whole condition: `CASE WHEN x > 5 THEN …`"),
    ("RETURN trim(BOTH 'x')", "UnexpectedSyntax", "(BOTH 'x')", "`LEADING`, `TRAILING` and `BOTH` need a `FROM`", "write `trim(BOTH 'x' FROM text)`"),
    ("RETURN x :: POINT", "UnexpectedSyntax", "POINT", "no type `POINT`", "keep the coordinates as properties of their own, such as `latitude` and `longitude`"),
    ("MATCH (n:$one(x)) RETURN n", "UnexpectedSyntax", "$one", "`$one(…)` is no label", "write `$($one)` for the labels that a parameter names, `$all(…)` or `$any(…)`"),
    ("MATCH (n) DELETE", "UnexpectedSyntax", "", "expected an expression, found the end of the statement", "the statement is not finished"),
    ("RETURN 'it's'", "UnexpectedSyntax", "'", "unterminated string", "close it with `'`; a quote inside is written `\\'` or `\\\"`"),
    ("MATCH (n) RETURN n LIMT 1", "UnexpectedSyntax", "LIMT", "`LIMT` is not a keyword that can stand here", "did you mean `LIMIT`?"),
    ("MATCH (n) WHERE n.name STARTS 'a' RETURN n", "UnexpectedSyntax", "'a'", "expected `WITH`, found `'a'`", "write `STARTS WITH` or `ENDS WITH`"),
    ("MATCH (n) WHERE n.name LIKE 'a' RETURN n", "UnexpectedSyntax", "LIKE", "`LIKE` is not an operator here", "write `CONTAINS`, `STARTS WITH` or a regular expression after `=~`"),
    ("MATCH (n) RETURN n GROUP BY n", "UnexpectedSyntax", "GROUP", "`GROUP` is not a clause here", "leave it out: what is not aggregated in `RETURN` or `WITH` is the group"),
    ("MATCH (n) WHERE EXISTS { } RETURN n", "UnexpectedSyntax", "}", "expected a name, `ALL`, `ANY`, `SHORTEST` or a clause such as `MATCH` or `RETURN`, found `}`", ""),
    ("RETURN [,]", "UnexpectedSyntax", ",", "expected `]` or an expression, found `,`", ""),
    ("RETURN {,}", "UnexpectedSyntax", ",", "expected `}` or a name, found `,`", ""),
    ("RETURN (", "UnexpectedSyntax", "(", "`(` is never closed", "add `)`"),
    ("MATCH (n) WHERE n.x BETWEEN 1 AND 2 RETURN n", "UnexpectedSyntax", "BETWEEN", "`BETWEEN` is not an operator here", "write `1 <= x <= 3`"),
    ("MATCH (n) RETURN n LIMIT 1 SKIP 2", "UnexpectedSyntax", "SKIP 2", "this cannot follow what `RETURN` has already", "`ORDER BY`, `SKIP` and `LIMIT`, in this order, end a `RETURN` or `WITH`"),
    ("MATCH (n) USING EVIDENCE e WHERE true RETURN n", "UnexpectedSyntax", "USING", "`USING` cannot stand here", "evidence clauses stand before the first clause of the statement"),
    ("CREATE (a)-[:X]-(b)", "RequiresDirectedRelationship", "-[:X]-", "`CREATE` needs the direction of the relationship", "write `-[:TYPE]->` or `<-[:TYPE]-`"),
    ("CREATE (a)-->(b)", "NoSingleRelationshipType", "-->", "`CREATE` needs exactly one type for the relationship", "write `-[:TYPE]->`; before a type stands a colon"),
    ("CREATE (a)-[:X*2]->(b)", "CreatingVarLength", "-[:X*2]->", "`CREATE` cannot make a relationship of variable length", "write each relationship of the path"),
    ("CREATE (a:A|B)", "UnexpectedSyntax", "(a:A|B)", "`CREATE` cannot take a label expression other than `:A:B`", "say exactly what is to be there, or find it by `MATCH` first"),
    ("MERGE ((a)-->(b)){2}", "UnexpectedSyntax", "((a)-->(b)){2}", "`MERGE` cannot take a parenthesised part", "say exactly what is to be there, or find it by `MATCH` first"),
    ("MATCH (n $p) RETURN n", "InvalidParameterUse", "$p", "`MATCH` cannot take its properties from a parameter", "name the keys: `{key: $p.key}`"),
    ("MATCH (n) RETURN (n)-->()", "UnexpectedSyntax", "(n)-->()", "a pattern can only stand as a predicate", "write `EXISTS { … }`, `COUNT { … }` or a comprehension `[(a)-->(b) | b]`"),
    ("MATCH (n) DELETE n:A", "InvalidDelete", "n:A", "labels are removed, not deleted", "write `REMOVE n:Label`"),
    ("MATCH (n)-[*-2]-() RETURN n", "InvalidRelationshipPattern", "-2", "`-2` is not a number of repetitions", "write an integer from 0 to 4294967295"),
    ("MATCH REPEATABLE ELEMENTS (a)-->(b) RETURN a", "UnexpectedSyntax", "REPEATABLE", "`REPEATABLE` before a pattern is not part of the language", "relationships of one `MATCH` are different; give each pattern a `MATCH` of its own"),
    ("MATCH DIFFERENT RELATIONSHIPS (a)-->(b) RETURN a", "UnexpectedSyntax", "DIFFERENT", "`DIFFERENT` before a pattern is not part of the language", "leave it out: the relationships of one `MATCH` are always different"),
    ("MATCH p = TRAIL (a)-->+(b) RETURN p", "UnexpectedSyntax", "TRAIL", "`TRAIL` before a pattern is not part of the language", "leave it out: no relationship stands twice in a path"),
    ("MATCH ANY SHORTEST WALK (a)-->+(b) RETURN a", "UnexpectedSyntax", "WALK", "`WALK` before a pattern is not part of the language", "no relationship stands twice in a path; give each part a `MATCH` of its own"),
    ("MATCH walk (a)-->+(b) RETURN a", "UnexpectedSyntax", "walk", "`WALK` before a pattern is not part of the language", "no relationship stands twice in a path; give each part a `MATCH` of its own"),
    ("MATCH ((a)-->(b)){3,1} RETURN a", "InvalidRelationshipPattern", "{3,1}", "the lower bound is above the upper", "write `{2}`, `{1,3}`, `{1,}`, `{,3}`, `+` or `*`"),
    ("RETURN '\\x'", "UnexpectedSyntax", "\\x", "`\\x` is not an escape", "write `\\\\` for a backslash"),
    ("RETURN 1e999", "FloatingPointOverflow", "1e999", "`1e999` does not fit into a float", "write `Infinity` if that is meant"),
    ("RETURN 12ab", "InvalidNumberLiteral", "12ab", "`12ab` is not a number", "write `12`, `1_000`, `0x1F`, `0o17`, `0b101`, `1.5` or `1.5e-3`; put a name that starts with a digit in backticks"),
    ("RETURN count(1, *)", "UnexpectedSyntax", "*", "expected an expression, found `*`", ""),
    ("RETURN max(*)", "UnexpectedSyntax", "max(*)", "only `count` takes `*`", "name what to aggregate, such as `collect(n)`"),
    ("RETURN n.f().g(1)", "UnexpectedSyntax", "n.f().g", "a value has no functions", "write `f(x)` instead of `x.f()`"),
    ("RETURN [1 WHERE true]", "UnexpectedSyntax", "true", "`WHERE` and `|` stand in comprehensions only", "write `[x IN list WHERE … | …]` or `[(a)-->(b) WHERE … | …]`"),
    ("RETURN f(x WHERE true)", "UnexpectedSyntax", "true", "`WHERE` and `|` do not stand in a call", "filter with a list comprehension: `[x IN list WHERE … | …]`"),
    ("RETURN reduce(a, x IN xs | 1)", "UnexpectedSyntax", "(a, x IN xs | 1)", "`reduce` needs an accumulator, a list and a step", "write `reduce(total = 0, x IN list | total + x)`"),
    ("RETURN shortestPath(1)", "UnexpectedSyntax", "shortestPath(1)", "a shortest path needs one pattern", "write `shortestPath((a)-[*]-(b))`"),
    ("RETURN x IS :: LIST<INT", "UnexpectedSyntax", "LIST<INT", "`<` and `>` of the type do not pair", "write `LIST<INTEGER>`"),
    ("RETURN x[]", "UnexpectedSyntax", "x[]", "nothing stands between `[` and `]`", "write a position as in `list[0]`, or a range as in `list[0..2]`"),
    ("RETURN CASE WHEN 1, 2 THEN 3 END", "UnexpectedSyntax", "2", "several values after `WHEN` need an operand after `CASE`", "write `CASE x WHEN 1, 2 THEN …`, or join conditions by `OR`"),
    ("RETURN 1 UNION RETURN 2 UNION ALL RETURN 3", "InvalidClauseComposition", "RETURN 3", "`UNION` and `UNION ALL` cannot be mixed", "use one of them throughout, or put one part into `CALL { … }`"),
    ("MATCH (n) WHERE EXISTS { CREATE (m) } RETURN n", "InvalidClauseComposition", "CREATE (m)", "a subquery expression cannot write", "write in a clause of the statement, or in `CALL { … }`"),
    ("RETRACT SOURCE 'a' ON $x ON $y", "UnexpectedSyntax", "ON $y", "`ON` is given twice", "keep one `ON`"),
    ("ASSERT (:A {id: 'a'}) SUPPORTED BY 'k'", "UnexpectedSyntax", "SUPPORTED BY 'k'", "there is no claim that this evidence could be for", "evidence goes to relationships: `ASSERT (a)-[:TYPE]->(b) SUPPORTED BY 'key'`"),
    ("MATCH SHORTEST 0 (a)-->+(b) RETURN a", "NegativeIntegerArgument", "0", "the number of paths must be a positive integer", "write 1 or more"),
    ("SET n:A = 1", "UnexpectedSyntax", "=", "expected `UNION`, a clause such as `MATCH` or `RETURN` or the end of the statement, found `=`", ""),
    ("SET (n).x:A", "UnexpectedSyntax", "(n).x", "expected a variable before labels, `+=` or a map", "bind the value first: `WITH … AS n SET n:Label`"),
    ("SET f(x) = 1", "UnexpectedSyntax", "(", "expected `+=`, `=` or labels such as `:Label`, found `(`", ""),
    ("UNWIND [1] RETURN 1", "UnexpectedSyntax", "RETURN", "expected `AS` or an operator, found `RETURN`", "name it: `AS x`"),
    ("RETURN 1 2", "UnexpectedSyntax", "2", "expected `AS`, `LIMIT`, `ORDER BY`, an operator or something else that can follow, found `2`", "put `AS` before an alias, an operator or a comma between two values"),
    ("RETURN CASE true THEN 1 END", "UnexpectedSyntax", "THEN", "expected `WHEN` or an operator, found `THEN`", "write `CASE WHEN condition THEN value ELSE other END`"),
    ("RETURN CASE WHEN true THEN 1 AS x", "UnexpectedSyntax", "AS", "expected `ELSE`, `END`, `WHEN` or an operator, found `AS`", "end `CASE` with `END`"),
    ("MATCH (n) RETURN n ORDER n.x", "UnexpectedSyntax", "n", "expected `BY`, found `n`", "write `ORDER BY`"),
    ("RETURN 1 AS 'a'", "UnexpectedSyntax", "'a'", "expected a name, found `'a'`", "a name stands bare or in backticks; quotes make a text"),
    ("MATCH (n) WHERE n.x IS NOT 'a' RETURN n", "UnexpectedSyntax", "'a'", "expected a label or `NORMALIZED`, found `'a'`", "write `<>`; `IS NOT` is for `NULL`, labels and types"),
    ("MATCH (n) WHERE n.x IS 'a' RETURN n", "UnexpectedSyntax", "'a'", "expected a label or `NORMALIZED`, found `'a'`", "write `=`; `IS` is for `NULL`, labels and types"),
    ("MATCH (n) WHERE n.x IN ('a', 'b') RETURN n", "UnexpectedSyntax", ",", "expected `)`, found `,`", "a list stands in square brackets: `['a', 'b']`"),
    ("MATCH (n) WHERE EXISTS (n)-->() RETURN n", "UnexpectedSyntax", ">", "expected an expression, found `>`", "a pattern in a subquery stands in braces: `EXISTS { (a)-->(b) }`"),
    ("MATCH (n:A, m:B) RETURN n", "UnexpectedSyntax", ",", "expected `)`, a map `{…}` or a parameter, found `,`", "each node has its own brackets: `(a), (b)`"),
    ("MATCH (n)-[r:X]>(m) RETURN n", "UnexpectedSyntax", ">", "expected `-`, found `>`", "an arrow is written `-[:TYPE]->`, without direction `-[:TYPE]-`"),
    ("MATCH (n) RETURN n.x ORDER BY n.x DSC", "UnexpectedSyntax", "DSC", "`DSC` is not a keyword that can stand here", "did you mean `DESC`?"),
    ("CREATE INDEX FOR (n:A) ON (n.x)", "UnexpectedSyntax", "INDEX", "expected a pattern such as `(a)-[:TYPE]->(b)`, found `INDEX`", "there is nothing to declare: create nodes; one that is asked for by its `id` is found at once"),
    ("MATCH (n) USING INDEX n:A(x) RETURN n", "UnexpectedSyntax", "USING", "`USING` cannot stand here", "leave it out: there are no index hints"),
    ("BEGIN", "UnexpectedSyntax", "BEGIN", "`BEGIN` is not a clause here", "leave it out: each statement is a transaction of its own"),
    ("SHOW TABLES", "UnexpectedSyntax", "SHOW", "`SHOW` is not a clause here", "write `CALL grounds.schema()`, or `:schema` in the shell"),
    ("USE other MATCH (n) RETURN n", "UnexpectedSyntax", "USE", "`USE` is not a clause here", "open another graph with `-g`"),
    ("ROLLBACK", "UnexpectedSyntax", "ROLLBACK", "`ROLLBACK` is not a clause here", "leave it out: a statement that fails changes nothing"),
    ("CALL f(DISTINCT x)", "UnexpectedSyntax", "(DISTINCT x)", "`DISTINCT` and `*` stand in aggregates only", "name the procedure's arguments"),
];

#[test]
fn mistakes_are_told_where_they_are_and_what_to_do() {
    for (text, code, place, message, help) in MISTAKES {
        check(text, code, place, message, help);
    }
}

#[test]
fn an_unclosed_bracket_shows_both_places() {
    let error = parse_statement("MATCH (n RETURN n").unwrap_err();
    let (span, text) = &error.labels[1];
    assert_eq!((span.start, span.end, text.as_str()), (9, 15, "expected `)` before this"));
}

#[test]
fn expressions_have_their_own_errors() {
    for (text, code) in [
        ("", "UnexpectedSyntax"),
        ("1 2", "UnexpectedSyntax"),
        ("1;", "UnexpectedSyntax"),
        ("0x", "InvalidNumberLiteral"),
    ] {
        assert_eq!(parse_expression(text).unwrap_err().code, code, "{text}");
    }
}
