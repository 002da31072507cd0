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
