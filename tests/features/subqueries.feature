Feature: Subqueries - EXISTS, COUNT, COLLECT and patterns in expressions

  What the language promises beyond the scenarios of the conformance kit that we hold.

  Scenario: [1] A subquery may group by an outer variable
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
      MATCH (n)
      WHERE EXISTS {
        MATCH (n)-->(m)
        WITH n, count(*) AS c
        WHERE c = 2
        RETURN true
      }
      RETURN n.v AS v
      """
    Then the result should be, in any order:
      | v |
      | 1 |
    And no side effects

  Scenario: [2] A subquery may return an outer variable
    Given an empty graph
    And having executed:
      """
      CREATE ({v: 1})-[:R]->(:B {v: 2})
      """
    When executing query:
      """
      MATCH (n)
      RETURN n.v AS v, COLLECT { WITH n RETURN n.v } AS vs
      """
    Then the result should be, in any order:
      | v | vs  |
      | 1 | [1] |
      | 2 | [2] |
    And no side effects

  Scenario: [3] Each of the three beside each other
    Given an empty graph
    And having executed:
      """
      CREATE ({v: 1})-[:R]->(:B {v: 2})
      """
    When executing query:
      """
      MATCH (n)
      RETURN n.v AS v, EXISTS { (n)-->() } AS e, COUNT { (n)--() } AS c, COLLECT { MATCH (n)--(m) RETURN m.v } AS l
      """
    Then the result should be, in any order:
      | v | e     | c | l   |
      | 1 | true  | 1 | [2] |
      | 2 | false | 1 | [1] |
    And no side effects

  Scenario: [4] Subqueries nest
    Given an empty graph
    And having executed:
      """
      CREATE ({v: 1})-[:R]->(:B {v: 2})
      """
    When executing query:
      """
      MATCH (n)
      WHERE EXISTS { MATCH (m) WHERE EXISTS { (n)-->(m) WHERE n.v + 1 = m.v } RETURN true }
      RETURN n.v AS v
      """
    Then the result should be, in any order:
      | v |
      | 1 |
    And no side effects

  Scenario: [5] A pattern comprehension has its own variables and paths
    Given an empty graph
    And having executed:
      """
      CREATE ({v: 1})-[:R]->(:B {v: 2})
      """
    When executing query:
      """
      MATCH (n)
      RETURN [p = (n)-->() | length(p)] AS lengths
      """
    Then the result should be, in any order:
      | lengths |
      | [1]     |
      | []      |
    And no side effects

  Scenario: [6] A pattern is a predicate, not a value
    Given an empty graph
    When executing query:
      """
      MATCH (n)
      RETURN (n)-->() AS p
      """
    Then a SyntaxError should be raised at compile time: UnexpectedSyntax

  Scenario: [7] A pattern predicate introduces nothing
    Given an empty graph
    When executing query:
      """
      MATCH (n)
      WHERE (n)-->(m)
      RETURN n
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: [8] A subquery cannot write
    Given an empty graph
    When executing query:
      """
      MATCH (n)
      WHERE EXISTS { MATCH (n)-->(m) SET m.x = 1 }
      RETURN n
      """
    Then a SyntaxError should be raised at compile time: InvalidClauseComposition

  Scenario Outline: [60] What a subquery is given stays in scope behind every projection in it
    Given an empty graph
    And having executed:
      """
      CREATE ({v: 1}), ({v: 2})
      """
    When executing query:
      """
      UNWIND [1, 2] AS x
      <subquery>
      """
    Then the result should be, in any order:
      | r   |
      | <a> |
      | <b> |
    And no side effects

    Examples:
      | subquery                                                                                             | a  | b  |
      | CALL (x) { WITH 2 AS z RETURN z + x AS r } RETURN r                                                  | 3  | 4  |
      | CALL (x) { MATCH (a) WHERE a.v >= x WITH count(a) AS c RETURN c * 10 + x AS r } RETURN r             | 21 | 12 |
      | CALL (x) { MATCH (a:None) WITH count(a) AS c RETURN c + x AS r } RETURN r                            | 1  | 2  |
      | CALL (x) { UNWIND [7, 7] AS q WITH DISTINCT q LET d = q + x RETURN d AS r } RETURN r                 | 8  | 9  |
      | CALL (x) { WITH 3 AS q CALL (q) { WITH count(*) AS c RETURN q + c AS s } RETURN s + x AS r } RETURN r | 5 | 6  |
      | RETURN COUNT { MATCH (a) WITH count(a) AS c WHERE c > x RETURN c } AS r                              | 1  | 0  |
      | RETURN COLLECT { MATCH (a) WITH max(a.v) AS m RETURN m + x }[0] AS r                                 | 3  | 4  |

  Scenario Outline: [61] Subqueries in an expression reach out through those inside them
    Given an empty graph
    And having executed:
      """
      CREATE ({v: 1}), ({v: 2}), ({v: 3})
      """
    When executing query:
      """
      WITH 1 AS x RETURN COLLECT { <query> } AS r
      """
    Then the result should be, in any order:
      | r   |
      | <r> |
    And no side effects

    Examples:
      | query                                                                                  | r      |
      | OPTIONAL MATCH (a) WHERE a.v = x RETURN a.v                                            | [1]    |
      | UNWIND [1, 2] AS q CALL (q, x) { MATCH (a) WHERE a.v = q + x RETURN a } RETURN a.v     | [2, 3] |
      | UNWIND [1, 2] AS q RETURN q NEXT UNWIND [q] AS p RETURN p                              | [1, 2] |

  Scenario: [62] After NEXT, nothing but the columns is left of what a subquery was given
    Given an empty graph
    When executing query:
      """
      WITH 1 AS x CALL (x) { RETURN 2 AS y NEXT RETURN x + y AS z } RETURN z
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable
