Feature: Projecting - what ORDER BY and WHERE see

  What the language promises beyond the scenarios of the conformance kit that we hold.

  Scenario: [1] WHERE sees what stood before the projection
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 1, y: 2, z: 3}), ({x: 2, y: 1, z: 3}), ({x: 3, y: 2, z: 4})
      """
    When executing query:
      """
      MATCH (a)
      WITH a.x AS x
      WHERE a.z = 3
      RETURN x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
      | 2 |
    And no side effects

  Scenario: [2] WHERE sees the new name where it hides an old one
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 1, y: 2, z: 3}), ({x: 2, y: 1, z: 3}), ({x: 3, y: 2, z: 4})
      """
    When executing query:
      """
      MATCH (a)
      WITH a.x AS a
      WHERE a > 1
      RETURN a
      """
    Then the result should be, in any order:
      | a |
      | 2 |
      | 3 |
    And no side effects

  Scenario: [3] WHERE comes after the page
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 1, y: 2, z: 3}), ({x: 2, y: 1, z: 3}), ({x: 3, y: 2, z: 4})
      """
    When executing query:
      """
      MATCH (a)
      WITH a.x AS x
        ORDER BY x LIMIT 2
      WHERE a.y = 2
      RETURN x
      """
    Then the result should be, in any order:
      | x |
      | 1 |
    And no side effects

  Scenario: [4] Over groups, WHERE sees what they are grouped by
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 1, y: 2, z: 3}), ({x: 2, y: 1, z: 3}), ({x: 3, y: 2, z: 4})
      """
    When executing query:
      """
      MATCH (a)
      WITH a.y AS y, count(*) AS c
      WHERE a.y = 2
      RETURN y, c
      """
    Then the result should be, in any order:
      | y | c |
      | 2 | 2 |
    And no side effects

  Scenario: [5] Over groups, WHERE sees nothing else
    Given an empty graph
    When executing query:
      """
      MATCH (a)
      WITH a.y AS y, count(*) AS c
      WHERE a.z = 3
      RETURN y
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: [6] Over groups, WHERE cannot aggregate
    Given an empty graph
    When executing query:
      """
      MATCH (a)
      WITH a.y AS y, sum(a.x) AS s
      WHERE sum(a.x) > 1
      RETURN y
      """
    Then a SyntaxError should be raised at compile time: InvalidAggregation

  Scenario: [7] A subquery in WHERE sees what stood before
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {v: 1})-[:R {w: 1}]->(b:B {v: 2})-[:S {w: 2}]->(c:C {v: 3}),
             (a)-[:S {w: 3}]->(c),
             (c)-[:R {w: 4}]->(a),
             (d:D)
      """
    When executing query:
      """
      MATCH (a)
      WITH a.v AS v
      WHERE EXISTS { (a)-->() }
      RETURN v
      """
    Then the result should be, in any order:
      | v |
      | 1 |
      | 2 |
      | 3 |
    And no side effects

  Scenario: [8] ORDER BY sees what stood before the projection
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {v: 1})-[:R {w: 1}]->(b:B {v: 2})-[:S {w: 2}]->(c:C {v: 3}),
             (a)-[:S {w: 3}]->(c),
             (c)-[:R {w: 4}]->(a),
             (d:D)
      """
    When executing query:
      """
      MATCH (a)-[r]->(b)
      WITH r.w AS w
        ORDER BY b.v DESC, a.v DESC
      RETURN collect(w) AS ws
      """
    Then the result should be, in any order:
      | ws           |
      | [2, 3, 1, 4] |
    And no side effects

  Scenario: [9] ORDER BY sees a subquery of what stood before
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {v: 1})-[:R {w: 1}]->(b:B {v: 2})-[:S {w: 2}]->(c:C {v: 3}),
             (a)-[:S {w: 3}]->(c),
             (c)-[:R {w: 4}]->(a),
             (d:D)
      """
    When executing query:
      """
      MATCH (a)
      WITH a.v AS v
        ORDER BY COUNT { (a)-->() } DESC, v
      RETURN collect(v) AS vs
      """
    Then the result should be, in any order:
      | vs        |
      | [1, 2, 3] |
    And no side effects

  Scenario: [10] ORDER BY over distinct rows sees an alias's origin
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 1, y: 2, z: 3}), ({x: 2, y: 1, z: 3}), ({x: 3, y: 2, z: 4})
      """
    When executing query:
      """
      MATCH (a)
      WITH DISTINCT a AS b
        ORDER BY a.x DESC
      RETURN collect(b.x) AS xs
      """
    Then the result should be, in any order:
      | xs        |
      | [3, 2, 1] |
    And no side effects

  Scenario: [11] ORDER BY mixes grouping keys and aggregates
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 1, y: 2, z: 3}), ({x: 2, y: 1, z: 3}), ({x: 3, y: 2, z: 4})
      """
    When executing query:
      """
      MATCH (a)
      WITH a.y AS y, sum(a.x) AS s
        ORDER BY y + sum(a.x) DESC
      RETURN y, s
      """
    Then the result should be, in order:
      | y | s |
      | 2 | 4 |
      | 1 | 2 |
    And no side effects

  Scenario Outline: [12] Fail on what ORDER BY over groups cannot see
    Given an empty graph
    When executing query:
      """
      MATCH (n)
      RETURN <expression>
      """
    Then a SyntaxError should be raised at compile time: <error>

    Examples:
      | expression                                            | error                          |
      | n.y AS y, count(*) AS c ORDER BY n.x                  | UndefinedVariable              |
      | n.y AS y, min(n.x) AS c ORDER BY sum(n.z)             | UndefinedVariable              |
      | n.y + n.z AS y, count(*) AS c ORDER BY n.y + count(*) | AmbiguousAggregationExpression |
      | n.x AS x ORDER BY count(*)                            | InvalidAggregation             |
      | DISTINCT n.x AS x ORDER BY n.y                        | UndefinedVariable              |

  Scenario Outline: [13] Fail on an expression beside an aggregate that is no grouping key
    Given an empty graph
    When executing query:
      """
      MATCH (n)
      RETURN <expression>
      """
    Then a SyntaxError should be raised at compile time: <error>

    Examples:
      | expression                | error                          |
      | n.x + count(*)            | AmbiguousAggregationExpression |
      | {x: n.x, c: count(*)}     | AmbiguousAggregationExpression |
      | n.x AS x, [n.y, count(*)] | AmbiguousAggregationExpression |
      | count(count(*))           | NestedAggregation              |
      | count(rand())             | NonConstantExpression          |

  Scenario: [14] The graver mistake is named before a missing alias
    Given an empty graph
    When executing query:
      """
      MATCH (n)
      WITH n.x, count(*) AS c
        ORDER BY n.y
      RETURN *
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: [15] A column without alias is named as it was written
    Given an empty graph
    When executing query:
      """
      RETURN cOuNt( * ), 1+2
      """
    Then the result should be, in any order:
      | cOuNt( * ) | 1+2 |
      | 1          | 3   |
    And no side effects

  Scenario: [16] Values of all types have one order
    Given an empty graph
    And having executed:
      """
      CREATE (:N)-[:REL]->()
      """
    When executing query:
      """
      MATCH p = (n:N)-[r:REL]->()
      UNWIND [n, r, p, 1.5, ['list'], 'text', null, false, 0.0 / 0.0, {a: 'map'}] AS types
      RETURN types
        ORDER BY types
      """
    Then the result should be, in order:
      | types             |
      | {a: 'map'}        |
      | (:N)              |
      | [:REL]            |
      | ['list']          |
      | <(:N)-[:REL]->()> |
      | 'text'            |
      | false             |
      | 1.5               |
      | NaN               |
      | null              |
    And no side effects

  Scenario Outline: [17] Fail on a page that depends on rows or is no number
    Given an empty graph
    When executing query:
      """
      MATCH (n)
      RETURN n
        <expression>
      """
    Then a SyntaxError should be raised at compile time: <error>

    Examples:
      | expression | error                   |
      | LIMIT n.x  | NonConstantExpression   |
      | SKIP -1    | NegativeIntegerArgument |
      | LIMIT 1.5  | InvalidArgumentType     |
      | LIMIT 'a'  | InvalidArgumentType     |

  Scenario: [60] The fields of an item are the same whether they are read one by one or the item is
    Given an empty graph
    And having executed:
      """
      MERGE SOURCE 'b' {year: 2018};
      MERGE SOURCE 'a' {year: 2020};
      CREATE (:Drug {id: 'x'}), (:Drug {id: 'y'}), (:Effect {id: 'z'});
      MATCH (x {id: 'x'}), (z:Effect)
      ASSERT (x)-[:REDUCES]->(z) SUPPORTED BY 'b' {n: 3} SUPPORTED BY 'a' {n: 5};
      MATCH (y {id: 'y'}), (z:Effect) CREATE (y)-[:REDUCES]->(z)
      """
    When executing query:
      """
      MATCH (d:Drug)-[r:REDUCES]->()
      WITH d, evidence(r)[0] AS first, evidence(r)[-1] AS last, evidence(r)[1] AS second
      RETURN d.id AS id, first.source AS source, first.year AS year, last.n AS n, second IS NULL AS missing, first.none AS none
      """
    Then the result should be, in any order:
      | id  | source | year | n    | missing | none |
      | 'x' | 'a'    | 2020 | 3    | false   | null |
      | 'y' | null   | null | null | true    | null |
    And no side effects
