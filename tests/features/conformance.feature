Feature: Conformance - behaviours that the scenarios of the kit that we hold leave open

  Scenario Outline: [1] A value of a known wrong type is refused before anything runs
    Given any graph
    When executing query:
      """
      MATCH (n)
      RETURN <expression> AS value
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | expression             |
      | 'text'[0]              |
      | true + 1               |
      | 1 + true               |
      | {a: 1} + 'x'           |
      | 'x' + n                |
      | true + false           |
      | NOT date()             |
      | date() AND true        |
      | 1 IN duration('P1D')   |
      | size(date())           |
      | labels(localtime('12')) |
      | none(x IN time() WHERE true) |

  Scenario Outline: [2] A list takes a value of any type at either end
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
      | expression         | value            |
      | [1] + true         | [1, true]        |
      | {a: 1} + [2]       | [{a: 1}, 2]      |
      | [] + date('2020')  | ['2020-01-01']   |
      | null + true        | null             |
      | head([true]) + [1] | [true, 1]        |

  Scenario Outline: [3] A pattern cannot use a variable that holds a temporal value
    Given any graph
    When executing query:
      """
      WITH <value> AS x
      MATCH <pattern>
      RETURN 1
      """
    Then a SyntaxError should be raised at compile time: <detail>

    Examples:
      | value           | pattern      | detail               |
      | date()          | (x)          | VariableTypeConflict |
      | datetime()      | ()-[x]->()   | VariableTypeConflict |
      | duration('P1D') | ()-[]->(x)   | VariableTypeConflict |
      | localtime()     | x = ()-[]-() | VariableAlreadyBound |

  Scenario Outline: [4] What a write clause cannot take is refused before anything runs
    Given any graph
    When executing query:
      """
      MATCH p = (n)
      WITH n, p, collect(n) AS list
      <write>
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | write              |
      | DELETE list        |
      | DELETE [n]         |
      | DELETE date()      |
      | DETACH DELETE 2.5  |
      | SET n = 1          |
      | SET n = 'x'        |
      | SET n = [1]        |
      | SET n += true      |
      | SET n += p         |
      | SET n = date()     |
      | MERGE (m) ON CREATE SET m = 1 |

  Scenario: [5] Properties are taken from maps, nodes, relationships and what may be one
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:R {y: 2}]->(:B {x: 1})
      """
    And parameters are:
      | map | {z: 3} |
    When executing query:
      """
      MATCH (a:A)-[r]->(b)
      SET a = b, a += r, a += $map, a += head([{w: 4}])
      """
    Then the result should be empty
    And the side effects should be:
      | +properties | 4 |
