Feature: Clauses and forms that GQL and newer Cypher have

  Scenario Outline: [1] LET, FILTER, FOR and pages of their own
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
      | query                                                                                    | r          |
      | LET x = 1, y = x + 1 RETURN [x, y] AS r                                                  | [1, 2]     |
      | UNWIND [1, 2, 3] AS x LET y = x * 2 FILTER y > 2 RETURN collect(y) AS r                  | [4, 6]     |
      | FOR x IN [1, null] FILTER WHERE x IS NULL RETURN count(*) AS r                           | 1          |
      | FOR x IN [3, 1, 2] ORDER BY x DESC LIMIT 2 RETURN collect(x) AS r                        | [3, 2]     |
      | FOR x IN [3, 1, 2] ORDER BY x SKIP 1 LET y = x OFFSET 1 RETURN collect(y) AS r           | [3]        |
      | FOR x IN [3, 1, 2] LIMIT 0 RETURN count(x) AS r                                          | 0          |
      | WITH 1 AS a LET b = 2 WITH *, a + b AS c RETURN [a, b, c] AS r                           | [1, 2, 3]  |
      | UNWIND null AS x RETURN count(*) AS r                                                    | 0          |
      | UNWIND [null] AS x RETURN [count(*), count(x), size(collect(x))] AS r                    | [1, 0, 0]  |

  Scenario Outline: [2] What these clauses refuse
    Given an empty graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: <code>

    Examples:
      | query                                      | code                     |
      | LET x = 1, x = 2 RETURN x                  | VariableAlreadyBound     |
      | LET x = count(*) RETURN x                  | InvalidAggregation       |
      | LET x = y RETURN x                         | UndefinedVariable        |
      | FILTER 1 RETURN 2 AS x                     | InvalidArgumentType      |
      | FOR x IN [1] LIMIT x RETURN x              | NonConstantExpression    |
      | FOR x IN [1] LIMIT -1 RETURN x             | NegativeIntegerArgument  |
      | FOR x IN [1] ORDER BY y RETURN x           | UndefinedVariable        |
      | MATCH (n) LET x = n.x                      | InvalidClauseComposition |
      | RETURN 1 AS x LIMIT 1 ORDER BY x           | UnexpectedSyntax         |
      | WITH 1 AS a WITH *, 2 AS a RETURN a        | ColumnNameConflict       |
      | RETURN *                                   | NoVariablesInScope       |

  Scenario Outline: [3] Where nulls stand in an order
    Given an empty graph
    When executing query:
      """
      UNWIND [1, null, 2] AS x WITH x ORDER BY x <order> RETURN collect(coalesce(x, 0)) AS r
      """
    Then the result should be, in order:
      | r   |
      | <r> |
    And no side effects

    Examples:
      | order            | r         |
      | ASC              | [1, 2, 0] |
      | DESC             | [0, 2, 1] |
      | NULLS FIRST      | [0, 1, 2] |
      | ASC NULLS LAST   | [1, 2, 0] |
      | DESC NULLS LAST  | [2, 1, 0] |
      | DESC NULLS FIRST | [0, 2, 1] |

  Scenario: [4] Nulls first, in groups and with a limit
    Given an empty graph
    When executing query:
      """
      UNWIND [1, null, 1, 2, null, null] AS x RETURN x, count(*) AS c ORDER BY x NULLS FIRST LIMIT 2
      """
    Then the result should be, in order:
      | x    | c |
      | null | 3 |
      | 1    | 2 |
    And no side effects

  Scenario: [5] INSERT is CREATE
    Given an empty graph
    When executing query:
      """
      INSERT (n:A&B {v: 1})-[:R]->(m IS C) RETURN size(labels(n)) AS l, labels(m) AS k
      """
    Then the result should be, in any order:
      | l | k     |
      | 2 | ['C'] |
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 1 |
      | +labels        | 3 |
      | +properties    | 1 |

  Scenario: [6] A statement is one transaction whatever it says
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3] AS x CALL (x) { CREATE (:N {v: x}) } IN 2 CONCURRENT TRANSACTIONS OF 2 ROWS ON ERROR FAIL
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes      | 3 |
      | +labels     | 1 |
      | +properties | 3 |

  Scenario Outline: [7] What only several transactions could do is refused
    Given an empty graph
    When executing query:
      """
      UNWIND [1] AS x CALL (x) { CREATE (:N {v: x}) } IN TRANSACTIONS <details> FINISH
      """
    Then the statement should be refused: UnsupportedTransactions
      """
      each statement is one transaction here
      """

    Examples:
      | details                                   |
      | ON ERROR CONTINUE                         |
      | ON ERROR BREAK REPORT STATUS AS s         |
      | ON ERROR RETRY FOR 2 SECONDS THEN FAIL    |

  Scenario: [8] CASE with tests of its operand
    Given an empty graph
    When executing query:
      """
      UNWIND [7, 1, 2, null, 'ab', 3.5, true, [1]] AS x
      RETURN CASE x
        WHEN > 5 THEN 'big'
        WHEN IS NULL THEN 'null'
        WHEN 1, 2 THEN 'small'
        WHEN STARTS WITH 'a', = 'b' THEN 'text'
        WHEN :: FLOAT THEN 'float'
        WHEN IS NOT :: BOOLEAN THEN 'other'
        ELSE '?'
      END AS r
      """
    Then the result should be, in order:
      | r       |
      | 'big'   |
      | 'small' |
      | 'small' |
      | 'null'  |
      | 'text'  |
      | 'float' |
      | '?'     |
      | 'other' |
    And no side effects

  Scenario: [9] Tests in CASE see nodes, nest and aggregate
    Given an empty graph
    And having executed:
      """
      CREATE (:A {v: 1}), (:B {v: 2})
      """
    When executing query:
      """
      MATCH (n)
      WITH CASE n WHEN IS A THEN 'a' WHEN IS NOT A THEN CASE n.v WHEN < 2 THEN 'x' WHEN IN [2] THEN 'y' END END AS l
      RETURN CASE count(*) WHEN > 1 THEN 'many' ELSE 'one' END AS r, min(l) AS first, max(l) AS last
      """
    Then the result should be, in any order:
      | r      | first | last |
      | 'many' | 'a'   | 'y'  |
    And no side effects

  Scenario Outline: [10] Forms of expressions
    Given an empty graph
    When executing query:
      """
      RETURN <expression> AS r
      """
    Then the result should be, in any order:
      | r   |
      | <r> |
    And no side effects

    Examples:
      | expression                                            | r           |
      | trim('  a ')                                          | 'a'         |
      | trim(BOTH FROM ' a ')                                 | 'a'         |
      | trim(BOTH 'xy' FROM 'xyaxy')                          | 'a'         |
      | trim(LEADING 'x' FROM 'xax')                          | 'ax'        |
      | trim(TRAILING FROM ' a ')                             | ' a'        |
      | trim('x' FROM 'xax')                                  | 'a'         |
      | trim(null FROM 'xax')                                 | null        |
      | ltrim('xax', 'x') + rtrim('xax', 'x')                 | 'axxa'      |
      | normalize('\uFB01', NFKC)                             | 'fi'        |
      | 'a' IS NORMALIZED                                     | true        |
      | 'e\u0301' IS NORMALIZED                               | false       |
      | 'e\u0301' IS NFD NORMALIZED                           | true        |
      | 'e\u0301' IS NOT NFC NORMALIZED                       | true        |
      | 1 IS NORMALIZED                                       | null        |
      | null IS NOT NORMALIZED                                | null        |
      | 1 IS :: INTEGER \| STRING                             | true        |
      | 1.5 IS :: INTEGER \| STRING                           | false       |
      | null IS :: INTEGER NOT NULL \| STRING NOT NULL        | false       |
      | [1, 'a'] :: LIST<INTEGER \| STRING>                   | true        |
      | [1, null] IS TYPED LIST<INTEGER NOT NULL>             | false       |
      | 128 IS NOT :: INT8                                    | true        |
      | -1 :: UINT64                                          | false       |
      | {a: 1} IS :: PROPERTY VALUE                           | false       |
      | null IS :: NOTHING                                    | false       |
      | [x IN [1, 'a'] WHERE (x :: INTEGER \| BOOLEAN) \| x]  | [1]         |
      | [x IN [1, 'a'] WHERE x :: INTEGER \| x + 1]           | [2]         |
      | 'a' \|\| 'b'                                          | 'ab'        |
      | [1] \|\| [2]                                          | [1, 2]      |
      | 'a' \|\| null                                         | null        |
      | 0b101 + 0o17 + 0x_FF + 1_000                          | 1275        |

  Scenario Outline: [11] Types that there are not
    Given an empty graph
    When executing query:
      """
      RETURN 1 IS :: <type> AS r
      """
    Then a SyntaxError should be raised at compile time: UnexpectedSyntax

    Examples:
      | type          |
      | POINT         |
      | INTEGR        |
      | LIST<INTEGER  |
      | MAP<INTEGER>  |
