Feature: NEXT - the rows of one query are the driving table of the next

  `UNION` binds tighter than `NEXT`, and the columns of a part are all that the next part sees.

  Scenario Outline: [1] What a part gives is what the next sees
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then the result should be, in order:
      | r   |
      | <r> |
    And no side effects

    Examples:
      | query                                                                                                  | r        |
      | UNWIND [1, 2, 3] AS x RETURN x ORDER BY x DESC LIMIT 2 NEXT RETURN sum(x) AS r                         | 5        |
      | UNWIND [1, 1, 2] AS x RETURN x, count(*) AS c NEXT WITH x, c ORDER BY x RETURN collect([x, c]) AS r    | [[1, 2], [2, 1]] |
      | RETURN 1 AS x UNION RETURN 2 AS x NEXT RETURN sum(x) AS r                                              | 3        |
      | UNWIND [1, 2] AS x RETURN x NEXT RETURN sum(x) AS r UNION RETURN min(x) + 2 AS r                       | 3        |
      | RETURN 1 AS x NEXT RETURN x + 1 AS x NEXT RETURN x + 1 AS r                                            | 3        |
      | MATCH (n:None) RETURN n NEXT RETURN count(*) AS r                                                      | 0        |
      | MATCH (n:None) RETURN n NEXT RETURN count(*) AS r UNION ALL RETURN 5 AS r                              | 0        |
      | RETURN [1, 2] AS list NEXT UNWIND list AS x RETURN x NEXT RETURN sum(x) AS r                           | 3        |
      | RETURN COUNT { UNWIND [1, 2] AS x RETURN x NEXT RETURN DISTINCT x / 3 AS y } AS r                      | 1        |
      | WITH 3 AS a RETURN COLLECT { RETURN a AS k UNION ALL RETURN a + 1 AS k NEXT RETURN k * 10 AS k } AS r  | [30, 40] |
      | CALL () { RETURN 1 AS x UNION ALL RETURN 2 AS x NEXT RETURN sum(x) AS r } RETURN r                     | 3        |

  Scenario: [2] In a subquery each row has tables of its own
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2] AS x
      CALL (x) {
        UNWIND range(1, x) AS y RETURN y
        UNION ALL
        RETURN x AS y
        NEXT
        RETURN sum(y) AS total
      }
      RETURN x, total
      """
    Then the result should be, in any order:
      | x | total |
      | 1 | 2     |
      | 2 | 5     |
    And no side effects

  Scenario: [3] Each part sees what the one before wrote
    Given an empty graph
    When executing query:
      """
      CREATE (:N {v: 1})
      NEXT
      MATCH (n) RETURN n.v AS v
      NEXT
      CREATE (:M {w: v + 1}) RETURN v
      NEXT
      MATCH (m:M) RETURN m.w AS w, v
      """
    Then the result should be, in any order:
      | w | v |
      | 2 | 1 |
    And the side effects should be:
      | +nodes      | 2 |
      | +labels     | 2 |
      | +properties | 2 |

  Scenario: [4] A part that only writes runs for all rows and leaves one row without columns
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3] AS x RETURN x
      NEXT
      CREATE (:P {v: x})
      NEXT
      RETURN 7 AS r
      """
    Then the result should be, in any order:
      | r |
      | 7 |
    And the side effects should be:
      | +nodes      | 3 |
      | +labels     | 1 |
      | +properties | 3 |

  Scenario: [5] Both parts of a union after NEXT write for the whole table
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2] AS x RETURN x
      NEXT
      CREATE (n:A {v: x}) RETURN n.v AS v
      UNION ALL
      CREATE (n:B {v: x}) RETURN n.v AS v
      NEXT
      RETURN sum(v) AS s
      """
    Then the result should be, in any order:
      | s |
      | 6 |
    And the side effects should be:
      | +nodes      | 4 |
      | +labels     | 2 |
      | +properties | 4 |

  Scenario: [6] What was not returned is not there any more
    Given an empty graph
    When executing query:
      """
      WITH 1 AS x RETURN x + 1 AS y NEXT RETURN x
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

  Scenario: [7] A part before NEXT returns or writes something
    Given an empty graph
    When executing query:
      """
      MATCH (n) NEXT RETURN 1 AS r
      """
    Then a SyntaxError should be raised at compile time: InvalidClauseComposition

  Scenario: [8] Parts of a union agree on their columns, and only they
    Given an empty graph
    When executing query:
      """
      RETURN 1 AS a NEXT RETURN a UNION RETURN a AS b
      """
    Then a SyntaxError should be raised at compile time: DifferentColumnsInUnion

  Scenario: [9] A call that stands alone gives its columns to the next part
    Given an empty graph
    And having executed:
      """
      CREATE (:B), (:A)
      """
    When executing query:
      """
      CALL db.labels() NEXT RETURN collect(label) AS r
      """
    Then the result should be, in any order:
      | r          |
      | ['A', 'B'] |
    And no side effects
