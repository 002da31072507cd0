Feature: Values - comparison, null and arithmetic

  What the language promises beyond the scenarios of the conformance kit that we hold.

  Scenario Outline: [1] Equality
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression                        | value |
      | 1 = 1.0                           | true  |
      | 'a' = 1                           | false |
      | [1, null] = [1, 2]                | null  |
      | [1, null] = [2, 2]                | false |
      | [1] = [1, null]                   | false |
      | {a: null} = {a: null}             | null  |
      | {a: null} = {}                    | false |
      | {a: 1, b: null} = {a: 2, b: null} | false |
      | [[1]] = [[1], [null]]             | false |
      | 0.0 / 0.0 = 0.0 / 0.0             | false |
      | null = null                       | null  |

  Scenario Outline: [2] Order
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression           | value |
      | 1 < 'a'              | null  |
      | 0.0 / 0.0 < 'a'      | null  |
      | 0.0 / 0.0 > 1        | false |
      | [1, 2] < [1]         | false |
      | [1, 'a'] < [1, null] | null  |
      | [1, 2] >= [3, null]  | false |
      | 1 < 2 < 3            | true  |
      | 1 > 2 > null         | false |
      | 3 > 2 > null         | null  |

  Scenario Outline: [3] Logic
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression              | value |
      | false AND null          | false |
      | true OR null            | true  |
      | true XOR null           | null  |
      | true OR false AND false | true  |
      | NOT false = true        | true  |

  Scenario Outline: [4] Membership
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression            | value |
      | 3 IN [1, null]        | null  |
      | null IN []            | false |
      | [1, null] IN [[1, 2]] | null  |
      | 3 IN [[1, 2], 3]      | true  |
      | [[]] IN [[]]          | false |

  Scenario Outline: [5] Quantifiers over null
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression                            | value |
      | all(x IN [1, null] WHERE x = 1)       | null  |
      | any(x IN [1, null] WHERE x = 1)       | true  |
      | none(x IN [2, null] WHERE x = 1)      | null  |
      | single(x IN [1, 1, null] WHERE x = 1) | false |
      | all(x IN null WHERE x = 1)            | null  |

  Scenario Outline: [6] Lists
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression         | value    |
      | [1, 2, 3][-1]      | 3        |
      | [1, 2, 3][..-1]    | [1, 2]   |
      | [1, 2, 3][null..2] | null     |
      | [1, 2, 3][-5..2]   | [1, 2]   |
      | 3 + [1]            | [3, 1]   |
      | [[1]] + [2]        | [[1], 2] |
      | [1] + null         | null     |

  Scenario Outline: [7] Arithmetic
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression           | value  |
      | 1 + 2 * 3 ^ 2        | 19.0   |
      | -7 / 2               | -3     |
      | -7 % 3               | -1     |
      | 1 / 0.0              | Inf    |
      | 'a' + 1.5            | 'a1.5' |
      | 12 / 4 * (3 - 2 * 4) | -15    |

  Scenario Outline: [8] Choice
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression                                | value |
      | CASE null WHEN null THEN 'a' ELSE 'b' END | 'b'   |
      | CASE WHEN null THEN 1 END                 | null  |
      | coalesce(null, null, 3)                   | 3     |

  Scenario Outline: [9] Fail early on a type that cannot be right
    Given an empty graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then a SyntaxError should be raised at compile time: <error>

    Examples:
      | expression                          | error               |
      | 1 IN 1                              | InvalidArgumentType |
      | [1, 2][1.5]                         | InvalidArgumentType |
      | NOT 'a'                             | InvalidArgumentType |
      | 'a' AND true                        | InvalidArgumentType |
      | size(1)                             | InvalidArgumentType |
      | true.a                              | InvalidArgumentType |
      | [1].a                               | InvalidArgumentType |
      | none(x IN [{a: 1}] WHERE x % 2 = 0) | InvalidArgumentType |

  Scenario Outline: [10] Fail on malformed literals
    Given an empty graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then a SyntaxError should be raised at compile time: <error>

    Examples:
      | expression          | error                 |
      | 9223372036854775808 | IntegerOverflow       |
      | 1.34E999            | FloatingPointOverflow |
      | 0x                  | InvalidNumberLiteral  |
      | 0o1239              | InvalidNumberLiteral  |
      | 123x                | InvalidNumberLiteral  |
      | '\\uH'              | InvalidUnicodeLiteral |
      | {1a: 1}             | UnexpectedSyntax      |
      | [1, ]               | UnexpectedSyntax      |
      | {a: 1, }            | UnexpectedSyntax      |

  Scenario: [11] Fail late on a type that only a run shows
    Given an empty graph
    And parameters are:
      | list  | {a: 1} |
      | index | 1      |
    When executing query:
      """
      RETURN $list[$index] AS r
      """
    Then a TypeError should be raised at runtime: MapElementAccessByNonString

  Scenario: [12] Aggregates over nothing
    Given an empty graph
    When executing query:
      """
      UNWIND [] AS x
      RETURN sum(x) AS s, avg(x) AS a, min(x) AS l, count(x) AS c, collect(x) AS all
      """
    Then the result should be, in any order:
      | s | a    | l    | c | all |
      | 0 | null | null | 0 | []  |
    And no side effects

  Scenario: [13] Aggregates over values of several types
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 'a', null, [1], 2.0] AS x
      RETURN min(x) AS least, max(x) AS most, count(x) AS c
      """
    Then the result should be, in any order:
      | least | most | c |
      | [1]   | 2.0  | 4 |
    And no side effects
