Feature: Counting - how often a pattern matches

  Where only the number of matches is read, they are not listed; the number is the same.

  Background:
    Given an empty graph

  Scenario: [1] The relationships of a pattern are distinct, also where they are parallel
    And having executed:
      """
      CREATE (a:A), (b:B), (a)-[:T]->(b), (a)-[:T]->(b), (a)-[:T]->(b)
      """
    When executing query:
      """
      MATCH (:A)-[:T]->(b)<-[:T]-(:A)
      RETURN count(*) AS pairs
      """
    Then the result should be, in any order:
      | pairs |
      | 6     |
    And no side effects

  Scenario: [2] Loops along a chain of one type
    And having executed:
      """
      CREATE (a:A), (a)-[:T]->(a), (a)-[:T]->(a), (a)-[:T]->(:B)
      """
    When executing query:
      """
      MATCH (x)-[:T]->(y)-[:T]->(z)
      RETURN count(*) AS chains
      """
    Then the result should be, in any order:
      | chains |
      | 4      |
    And no side effects

  Scenario: [3] Triangles of one type
    And having executed:
      """
      CREATE (a), (b), (c), (d), (a)-[:T]->(b), (b)-[:T]->(c), (a)-[:T]->(c), (a)-[:T]->(c), (c)-[:T]->(d)
      """
    When executing query:
      """
      MATCH (x)-[:T]->(y)-[:T]->(z), (x)-[:T]->(z)
      RETURN count(*) AS triangles
      """
    Then the result should be, in any order:
      | triangles |
      | 2         |
    And no side effects

  Scenario: [4] A count for each node, with predicates on relationships, keeps what has none where it is optional
    And having executed:
      """
      CREATE (a:A {n: 1}), (b:A {n: 2}), (a)-[:T {w: 1}]->(b), (a)-[:T {w: 5}]->(b), (b)-[:T]->(a)
      """
    When executing query:
      """
      MATCH (x:A)
      OPTIONAL MATCH (x)-[r:T]->(y) WHERE r.w >= 1
      RETURN x.n AS n, count(y) AS found, count(*) AS rows ORDER BY n
      """
    Then the result should be, in order:
      | n | found | rows |
      | 1 | 2     | 2    |
      | 2 | 0     | 1    |
    And no side effects

  Scenario: [5] A node by a property, also after it was set in the same statement
    And having executed:
      """
      CREATE (:A {name: 'x', n: 1}), (:A {name: 'y', n: 2}), (:B {name: 'x', n: 3}), (:A {name: 1.0, n: 4})
      """
    When executing query:
      """
      MATCH (a:A {name: 'y'}) SET a.name = 'x'
      WITH 1 AS one
      UNWIND ['x', 'x', 1, null, 'z'] AS name
      MATCH (b:A {name: name})
      RETURN name, b.n AS n
      """
    Then the result should be, in any order:
      | name | n |
      | 'x'  | 1 |
      | 'x'  | 2 |
      | 'x'  | 1 |
      | 'x'  | 2 |
      | 1    | 4 |
    And the side effects should be:
      | +properties | 1 |
      | -properties | 1 |
