Feature: Matching - patterns and where they start

  What the language promises beyond the scenarios of the conformance kit that we hold.

  Scenario: [1] A pattern from a node to itself finds loops only, by `-->`
    Given an empty graph
    And having executed:
      """
      CREATE (a:L)-[:X]->(a), ()-[:Y]->()
      """
    When executing query:
      """
      MATCH (a)-->(a)
      RETURN a
      """
    Then the result should be, in any order:
      | a    |
      | (:L) |
    And no side effects

  Scenario: [2] A pattern from a node to itself finds loops only, by `--`
    Given an empty graph
    And having executed:
      """
      CREATE (a:L)-[:X]->(a), ()-[:Y]->()
      """
    When executing query:
      """
      MATCH (a)--(a)
      RETURN a
      """
    Then the result should be, in any order:
      | a    |
      | (:L) |
    And no side effects

  Scenario: [3] A loop bound on both sides, started at the relationship
    Given an empty graph
    And having executed:
      """
      CREATE (a)-[:X]->(a), ()-[:X]->()
      """
    When executing query:
      """
      MATCH (a)-[r:X]->(a)
      RETURN count(*) AS loops
      """
    Then the result should be, in any order:
      | loops |
      | 1     |
    And no side effects

  Scenario: [4] A loop is one path, in either direction
    Given an empty graph
    And having executed:
      """
      CREATE (a:L)-[:X]->(a), ()-[:Y]->()
      """
    When executing query:
      """
      MATCH p = (a:L)-[*]-(b)
      RETURN p
      """
    Then the result should be, in any order:
      | p                 |
      | <(:L)-[:X]->(:L)> |
    And no side effects

  Scenario: [5] A bound relationship keeps its direction
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
      MATCH (a)<-[r]-(c)
      RETURN count(*) AS found
      """
    Then the result should be, in any order:
      | found |
      | 0     |
    And no side effects

  Scenario: [6] A bound relationship is found from its other end
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
      MATCH (b)-[r]-(c)
      RETURN count(*) AS found
      """
    Then the result should be, in any order:
      | found |
      | 4     |
    And no side effects

  Scenario: [7] A bound list of relationships is matched as it is
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
      MATCH (a)-[r1]->()-[r2]->(b)
      WITH [r1, r2] AS rs, a AS x, b AS y
      MATCH (x)-[rs*]->(y)
      RETURN count(*) AS found
      """
    Then the result should be, in any order:
      | found |
      | 5     |
    And no side effects

  Scenario: [8] A bound list of relationships is not turned
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
      MATCH (a)-[r1]->()-[r2]->(b)
      WITH [r1, r2] AS rs, a AS x, b AS y
      MATCH (y)<-[rs*]-(x)
      WITH y, rs, x WHERE x <> y AND size(rs) <> 2
      RETURN count(*) AS found
      """
    Then the result should be, in any order:
      | found |
      | 0     |
    And no side effects

  Scenario: [9] A path of length zero is its start
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
      MATCH p = (a:A)-[*0]-(x)
      RETURN p, x.v AS v
      """
    Then the result should be, in any order:
      | p             | v |
      | <(:A {v: 1})> | 1 |
    And no side effects

  Scenario: [10] A range that ends before it starts finds nothing
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
      MATCH (a:A)-[*2..1]->(x)
      RETURN x
      """
    Then the result should be, in any order:
      | x |
    And no side effects

  Scenario: [11] Properties hold for every relationship of a path
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
      MATCH (a)-[*{w: 3}]->(c)
      RETURN c.v AS v
      """
    Then the result should be, in any order:
      | v |
      | 3 |
    And no side effects

  Scenario: [12] A null start finds nothing, and null where it is optional
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
      OPTIONAL MATCH (a:Nope)
      WITH a
      OPTIONAL MATCH (a)-->(b)
      RETURN a, b
      """
    Then the result should be, in any order:
      | a    | b    |
      | null | null |
    And no side effects

  Scenario: [13] A null property finds nothing
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
      MATCH (n {v: null})
      RETURN n
      """
    Then the result should be, in any order:
      | n |
    And no side effects

  Scenario: [14] Alternatives of labels and types
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
      MATCH (n:A|B)-[r:R|S]->(m)
      RETURN n.v AS n, type(r) AS t, m.v AS m
      """
    Then the result should be, in any order:
      | n | t   | m |
      | 1 | 'R' | 2 |
      | 1 | 'S' | 3 |
      | 2 | 'S' | 3 |
    And no side effects

  Scenario: [15] The predicate of an optional match decides what is found, not which rows stay
    Given an empty graph
    And having executed:
      """
      CREATE (:X {v: 1})-[:E]->(y:Y {v: 2}), (:X {v: 3})-[:E]->(y)
      """
    When executing query:
      """
      MATCH (x:X)
      OPTIONAL MATCH (x)-[:E]->(y:Y) WHERE x.v < y.v
      RETURN x.v AS x, y.v AS y
      """
    Then the result should be, in any order:
      | x | y    |
      | 1 | 2    |
      | 3 | null |
    And no side effects

  Scenario Outline: [16] Fail on a length without its asterisk
    Given an empty graph
    When executing query:
      """
      MATCH (a)-<expression>->(b)
      RETURN b
      """
    Then a SyntaxError should be raised at compile time: <error>

    Examples:
      | expression | error                      |
      | [:R..]     | InvalidRelationshipPattern |
      | [..2]      | InvalidRelationshipPattern |
      | [r:R..3]   | InvalidRelationshipPattern |

  Scenario Outline: [17] Fail on a pattern whose variable is something else
    Given an empty graph
    When executing query:
      """
      <expression>
      RETURN 1 AS one
      """
    Then a SyntaxError should be raised at compile time: <error>

    Examples:
      | expression                       | error                           |
      | WITH 1 AS n MATCH (n)            | VariableTypeConflict            |
      | WITH {a: 1} AS n MATCH ()-[n]-() | VariableTypeConflict            |
      | MATCH p = () MATCH (p)           | VariableTypeConflict            |
      | MATCH (r), r = (a)-->(b)         | VariableAlreadyBound            |
      | MATCH (a)-[r]->(), ()-[r]->(c)   | RelationshipUniquenessViolation |

  Scenario: [18] A predicate inside a variable-length relationship is about each relationship
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {v: 2})-[:X {w: 1}]->(b {v: 1})-[:X {w: 2}]->(c {v: 3})-[:X {w: 1}]->(d {v: 1}), (a)-[:X {w: 5}]->(d)
      """
    When executing query:
      """
      MATCH (a:A)-[r:X*1..3 WHERE r.w < 2 OR r.w = 5]->(t)
      RETURN [k IN r | k.w] AS r
      """
    Then the result should be, in any order:
      | r   |
      | [1] |
      | [5] |
    And no side effects

  Scenario: [19] Such a predicate beside a property, read from the far end, with zero length
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {v: 2})-[:X {w: 1}]->(b {v: 1})-[:X {w: 1}]->(c {v: 3})-[:X {w: 1}]->(d:D {v: 1})
      """
    When executing query:
      """
      MATCH (s)-[r:X*0..2 {w: 1} WHERE startNode(r).v > endNode(r).v]->(t:D)
      RETURN s.v AS s, size(r) AS r
      """
    Then the result should be, in any order:
      | s | r |
      | 1 | 0 |
      | 3 | 1 |
    And no side effects

  Scenario: [20] Such a predicate reads earlier variables and the pattern's own nodes
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {v: 1})-[:X {w: 1}]->(b {v: 2})-[:X {w: 2}]->(c {v: 2})-[:X {w: 3}]->(d {v: 3})
      """
    When executing query:
      """
      MATCH (k:A)
      MATCH (s)-[r:X* WHERE r.w = t.v AND r.w > k.v]->(t)
      RETURN s.v AS s, t.v AS t
      """
    Then the result should be, in any order:
      | s | t |
      | 2 | 2 |
      | 2 | 3 |
    And no side effects

  Scenario: [21] Such a predicate in shortestPath
    Given an empty graph
    And having executed:
      """
      CREATE (a:A)-[:X {w: 1}]->(b)-[:X {w: 1}]->(c:C), (a)-[:X {w: 2}]->(c)
      """
    When executing query:
      """
      MATCH (a:A), (c:C)
      MATCH p = shortestPath((a)-[r:X* WHERE r.w < 2]->(c))
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 2      |
    And no side effects

  Scenario: [22] A property of a variable-length relationship that the far node tells
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {v: 1})-[:X {w: 3}]->(b {v: 2})-[:X {w: 3}]->(c {v: 3})
      """
    When executing query:
      """
      MATCH (s:A)-[r:X* {w: t.v}]->(t)
      RETURN t.v AS t, size(r) AS r
      """
    Then the result should be, in any order:
      | t | r |
      | 3 | 2 |
    And no side effects

  Scenario: [23] What the lens hides is not tested by such a predicate (L6)
    Given an empty graph
    And having executed:
      """
      MERGE SOURCE 'old' {year: 2001};
      MERGE SOURCE 'gone' {year: 2010};
      CREATE (:N {id: 'a'}), (:N {id: 'b'}), (:N {id: 'c', v: 0});
      ASSERT (a)-[:Z]->(b) SUPPORTED BY 'old' {design: 'guideline'};
      ASSERT (b)-[:Z]->(c) SUPPORTED BY 'gone' {design: 'guideline'};
      RETRACT SOURCE 'gone' ON 2015
      """
    When executing query:
      """
      MATCH (s {id: 'a'})-[r:Z* WHERE 1 / coalesce(endNode(r).v, 1) = 1]->(t)
      RETURN t.id AS t
      """
    Then the result should be, in any order:
      | t   |
      | 'b' |
    And no side effects
