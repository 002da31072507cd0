Feature: Calling - procedures

  What the language promises beyond the scenarios of the conformance kit that we hold.

  Scenario: [1] A procedure without results keeps each row once
    Given an empty graph
    And there exists a procedure test.doNothing() :: ():
      |
    And having executed:
      """
      CREATE ({name: 'a'}), ({name: 'b'})
      """
    When executing query:
      """
      MATCH (n)
      CALL test.doNothing()
      RETURN n.name AS name
      """
    Then the result should be, in any order:
      | name |
      | 'a'  |
      | 'b'  |
    And no side effects

  Scenario: [2] A procedure without results ends a query
    Given an empty graph
    And there exists a procedure test.doNothing() :: ():
      |
    And having executed:
      """
      CREATE (), ()
      """
    When executing query:
      """
      MATCH (n)
      CALL test.doNothing()
      """
    Then the result should be empty
    And no side effects

  Scenario: [3] A procedure is called for each row
    Given an empty graph
    And there exists a procedure test.labels() :: (label :: STRING?):
      | label |
      | 'A'   |
      | 'B'   |
      | 'C'   |
    And having executed:
      """
      CREATE (:L {v: 1}), (:L {v: 2})
      """
    When executing query:
      """
      MATCH (n:L)
      CALL test.labels() YIELD label
      RETURN n.v AS v, collect(label) AS labels
      """
    Then the result should be, in any order:
      | v | labels          |
      | 1 | ['A', 'B', 'C'] |
      | 2 | ['A', 'B', 'C'] |
    And no side effects

  Scenario: [4] No row, no call
    Given an empty graph
    And there exists a procedure test.labels() :: (label :: STRING?):
      | label |
      | 'A'   |
      | 'B'   |
      | 'C'   |
    When executing query:
      """
      MATCH (n)
      CALL test.labels() YIELD label
      RETURN count(*) AS calls
      """
    Then the result should be, in any order:
      | calls |
      | 0     |
    And no side effects

  Scenario: [5] Two calls multiply
    Given an empty graph
    And there exists a procedure test.labels() :: (label :: STRING?):
      | label |
      | 'A'   |
      | 'B'   |
      | 'C'   |
    When executing query:
      """
      CALL test.labels() YIELD label
      CALL test.labels() YIELD label AS other
      RETURN count(*) AS pairs
      """
    Then the result should be, in any order:
      | pairs |
      | 9     |
    And no side effects

  Scenario: [6] An integer is taken for a float
    Given an empty graph
    And there exists a procedure test.my.proc(in :: FLOAT?) :: (out :: STRING?):
      | in   | out     |
      | 42.3 | 'near'  |
      | 42.0 | 'there' |
    When executing query:
      """
      CALL test.my.proc(42) YIELD out
      RETURN out
      """
    Then the result should be, in any order:
      | out     |
      | 'there' |
    And no side effects

  Scenario: [7] A standalone call takes its arguments from the parameters
    Given an empty graph
    And there exists a procedure test.my.proc(in :: INTEGER?) :: (out :: INTEGER?):
      | in | out |
      | 1  | 2   |
    And parameters are:
      | in | 1 |
    When executing query:
      """
      CALL test.my.proc
      """
    Then the result should be, in any order:
      | out |
      | 2   |
    And no side effects

  Scenario: [8] A call inside a query must write its arguments
    Given an empty graph
    And there exists a procedure test.my.proc(in :: INTEGER?) :: (out :: INTEGER?):
      | in | out |
      | 1  | 2   |
    When executing query:
      """
      CALL test.my.proc YIELD out
      RETURN out
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentPassingMode

  Scenario: [9] A standalone call may yield all
    Given an empty graph
    And there exists a procedure test.my.proc(in :: INTEGER?) :: (out :: INTEGER?):
      | in | out |
      | 1  | 2   |
    When executing query:
      """
      CALL test.my.proc(1) YIELD *
      """
    Then the result should be, in any order:
      | out |
      | 2   |
    And no side effects

  Scenario: [10] A call inside a query must name what it yields
    Given an empty graph
    And there exists a procedure test.my.proc(in :: INTEGER?) :: (out :: INTEGER?):
      | in | out |
      | 1  | 2   |
    When executing query:
      """
      CALL test.my.proc(1) YIELD *
      RETURN out
      """
    Then a SyntaxError should be raised at compile time: UnexpectedSyntax

  Scenario: [11] An argument of the wrong type is refused early
    Given an empty graph
    And there exists a procedure test.my.proc(in :: INTEGER?) :: (out :: INTEGER?):
      | in | out |
      | 1  | 2   |
    When executing query:
      """
      CALL test.my.proc(true)
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

  Scenario: [12] An aggregate is no argument
    Given an empty graph
    And there exists a procedure test.my.proc(in :: INTEGER?) :: (out :: INTEGER?):
      | in | out |
      | 1  | 2   |
    When executing query:
      """
      MATCH (n)
      CALL test.my.proc(count(n)) YIELD out
      RETURN out
      """
    Then a SyntaxError should be raised at compile time: InvalidAggregation

  Scenario: [13] An unknown procedure is refused early
    Given an empty graph
    When executing query:
      """
      CALL test.nope() YIELD out
      RETURN out
      """
    Then a ProcedureError should be raised at compile time: ProcedureNotFound

  Scenario: [14] A yielded name must be new
    Given an empty graph
    And there exists a procedure test.labels() :: (label :: STRING?):
      | label |
      | 'A'   |
      | 'B'   |
      | 'C'   |
    When executing query:
      """
      WITH 1 AS a
      CALL test.labels() YIELD label AS a
      RETURN a
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound

  Scenario Outline: [15] A type that only shows when the procedure is called is an error
    Given an empty graph
    And there exists a procedure test.my.proc(in :: <type>) :: (out :: STRING?):
      | in | out |
    And parameters are:
      | in | <value> |
    When executing query:
      """
      <call>
      """
    Then a TypeError should be raised at runtime: InvalidArgumentType

    Examples:
      | type              | value  | call                                                         |
      | INTEGER?          | 'text' | CALL test.my.proc($in)                                       |
      | INTEGER?          | 1.5    | CALL test.my.proc                                            |
      | NUMBER?           | true   | CALL test.my.proc                                            |
      | LIST? OF INTEGER? | ['a']  | UNWIND [1] AS x CALL test.my.proc($in) YIELD out RETURN out |

  Scenario Outline: [16] A value is taken where its type fits
    Given an empty graph
    And there exists a procedure test.my.proc(in :: <type>) :: (out :: STRING?):
      | in      | out   |
      | <value> | 'yes' |
    And parameters are:
      | in | <value> |
    When executing query:
      """
      CALL test.my.proc
      """
    Then the result should be, in any order:
      | out   |
      | 'yes' |
    And no side effects

    Examples:
      | type              | value     |
      | INTEGER?          | null      |
      | NUMBER?           | 1.5       |
      | FLOAT?            | 2         |
      | ANY?              | {a: [1]}  |
      | LIST? OF INTEGER? | [1, null] |
      | LIST? OF NUMBER?  | [1, 1.5]  |
      | MAP?              | {}        |
