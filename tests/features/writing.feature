Feature: Writing - MERGE, SET, DELETE and what they leave

  What the language promises beyond the scenarios of the conformance kit that we hold.

  Scenario: [1] MERGE finds either direction, and creates from left to right
    Given an empty graph
    And having executed:
      """
      CREATE (:A), (:B)
      """
    When executing query:
      """
      MATCH (a:A), (b:B)
      MERGE (a)-[r:R]-(b)
      RETURN startNode(r) = a AS outgoing
      """
    Then the result should be, in any order:
      | outgoing |
      | true     |
    And the side effects should be:
      | +relationships | 1 |

  Scenario: [2] MERGE sees what the rows before it made
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 1] AS x
      MERGE (a:L {x: x})
      RETURN count(*) AS c, count(DISTINCT a) AS d
      """
    Then the result should be, in any order:
      | c | d |
      | 3 | 2 |
    And the side effects should be:
      | +nodes      | 2 |
      | +properties | 2 |
      | +labels     | 1 |

  Scenario: [3] MERGE does not find what was deleted
    Given an empty graph
    And having executed:
      """
      CREATE (:A {num: 1}), (:A {num: 2})
      """
    When executing query:
      """
      MATCH (a:A)
      DELETE a
      MERGE (b:A)
      RETURN b.num AS num
      """
    Then the result should be, in any order:
      | num  |
      | null |
      | null |
    And the side effects should be:
      | +nodes      | 1 |
      | -nodes      | 2 |
      | -properties | 2 |

  Scenario: [4] MERGE refuses a null that is written there
    Given an empty graph
    When executing query:
      """
      MERGE (a {n: null})
      """
    Then a SemanticError should be raised at compile time: MergeReadOwnWrites

  Scenario: [5] MERGE refuses a null that it is given
    Given an empty graph
    And parameters are:
      | p | null |
    When executing query:
      """
      MERGE (a {n: $p})
      """
    Then a SemanticError should be raised at runtime: MergeReadOwnWrites

  Scenario: [6] MERGE refuses a bound relationship, with or without a type
    Given an empty graph
    When executing query:
      """
      MATCH (a)-[r]->(b)
      MERGE (a)-[r:R]->(b)
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound

  Scenario: [7] MERGE binds a path
    Given an empty graph
    When executing query:
      """
      MERGE p = (a:A)-[:R]->(b:B)
      RETURN p
      """
    Then the result should be, in any order:
      | p                 |
      | <(:A)-[:R]->(:B)> |
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 1 |
      | +labels        | 2 |

  Scenario: [8] Moving a value is one property less and one more
    Given an empty graph
    And having executed:
      """
      CREATE ({x: 1})
      """
    When executing query:
      """
      MATCH (a)
      SET a.y = a.x, a.x = null
      RETURN a
      """
    Then the result should be, in any order:
      | a        |
      | ({y: 1}) |
    And the side effects should be:
      | +properties | 1 |
      | -properties | 1 |

  Scenario: [9] Setting what is there already changes nothing
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1})
      """
    When executing query:
      """
      MATCH (a)
      SET a.x = 1, a:A
      RETURN a
      """
    Then the result should be, in any order:
      | a           |
      | (:A {x: 1}) |
    And no side effects

  Scenario: [10] Replacing all properties by those of another node
    Given an empty graph
    And having executed:
      """
      CREATE (:A {x: 1}), (:B {y: 1})
      """
    When executing query:
      """
      MATCH (a:A), (b:B)
      SET a = b
      RETURN a
      """
    Then the result should be, in any order:
      | a           |
      | (:A {y: 1}) |
    And the side effects should be:
      | +properties | 1 |
      | -properties | 1 |

  Scenario: [11] Writing to null does nothing
    Given an empty graph
    When executing query:
      """
      OPTIONAL MATCH (a:X)
      SET a.x = 1, a:Y, a += {z: 1}
      REMOVE a.x
      DELETE a
      RETURN a
      """
    Then the result should be, in any order:
      | a    |
      | null |
    And no side effects

  Scenario: [12] What was created and deleted leaves nothing
    Given an empty graph
    And having executed:
      """
      CREATE (), ()
      """
    When executing query:
      """
      MATCH ()
      CREATE (n {x: 1})
      DELETE n
      """
    Then the result should be empty
    And no side effects

  Scenario: [13] Deleting from lists and maps
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:R]->(:B)
      """
    When executing query:
      """
      MATCH (a:A)-[r]->(b)
      WITH {k: [{x: r}]} AS m, [b] AS l
      DELETE m.k[0].x, l[0]
      """
    Then the result should be empty
    And the side effects should be:
      | -nodes         | 1 |
      | -relationships | 1 |
      | -labels        | 1 |

  Scenario: [14] Deleting a path, and rows of it found twice
    Given an empty graph
    And having executed:
      """
      CREATE ()-[:R]->()-[:R]->()
      """
    When executing query:
      """
      MATCH p = (a)-[*]-(b)
      DETACH DELETE p
      RETURN count(*) AS c
      """
    Then the result should be, in any order:
      | c |
      | 6 |
    And the side effects should be:
      | -nodes         | 3 |
      | -relationships | 2 |

  Scenario: [15] A clause does not see its own rows
    Given an empty graph
    And having executed:
      """
      CREATE (), ()
      """
    When executing query:
      """
      MATCH ()
      CREATE ()
      WITH *
      MATCH ()
      RETURN count(*) AS c
      """
    Then the result should be, in any order:
      | c |
      | 8 |
    And the side effects should be:
      | +nodes | 2 |

  Scenario: [16] A failed statement leaves nothing
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 0] AS x
      CREATE (n {v: 1 / x})
      """
    Then a ArithmeticError should be raised at runtime: DivisionByZero

  Scenario Outline: [17] Fail on creating what exists
    Given an empty graph
    When executing query:
      """
      <expression>
      """
    Then a SyntaxError should be raised at compile time: <error>

    Examples:
      | expression                         | error                        |
      | MATCH (a) CREATE (a)               | VariableAlreadyBound         |
      | MATCH (a) CREATE (a:X)-[:R]->()    | VariableAlreadyBound         |
      | MATCH (a) CREATE (a {})-[:R]->()   | VariableAlreadyBound         |
      | MATCH ()-[r]->() CREATE ()-[r]->() | VariableAlreadyBound         |
      | CREATE ()-->()                     | NoSingleRelationshipType     |
      | CREATE ()-[:A]-()                  | RequiresDirectedRelationship |
      | CREATE ()-[:A*2]->()               | CreatingVarLength            |
