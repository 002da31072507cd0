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

  Scenario Outline: [6] An unknown variable is found wherever an expression stands
    Given any graph
    When executing query:
      """
      MATCH (n)
      <rest>
      """
    Then a SyntaxError should be raised at compile time: UndefinedVariable

    Examples:
      | rest                                                                |
      | WHERE x = 1 RETURN n                                                |
      | WITH n WHERE n.name = x RETURN n                                    |
      | WITH n ORDER BY x.name RETURN n                                     |
      | RETURN n ORDER BY n.name, x                                         |
      | RETURN CASE n.name WHEN 1 THEN x END AS value                       |
      | RETURN [y IN [1] WHERE y = x] AS value                              |
      | RETURN all(y IN [1] WHERE y = x) AS value                           |
      | RETURN reduce(sum = 0, y IN [1] \| sum + x) AS value                |
      | RETURN [(n)-->(m) WHERE m.name = x \| m] AS value                   |
      | RETURN [(n)-->(m) \| x] AS value                                    |
      | RETURN sum(x.num) AS value                                          |
      | RETURN [1, 2][0..x] AS value                                        |
      | RETURN {a: [x]} AS value                                            |
      | WHERE EXISTS { (n)-->(m) WHERE m.name = x } RETURN n                |
      | WHERE EXISTS { MATCH (m) WHERE m.name = n.name RETURN x } RETURN n  |
      | MATCH (m {name: x}) RETURN m                                        |
      | MATCH (n)-[{num: x}]->() RETURN n                                   |
      | MATCH (n)-[* {num: x}]->() RETURN n                                 |
      | UNWIND x AS y RETURN y                                              |
      | CALL db.labels() YIELD label WHERE label = x RETURN label           |
      | CREATE (m {name: x})                                                |
      | CREATE (n)-[:T {num: x}]->()                                        |
      | MERGE (m {name: x})                                                 |
      | MERGE (m:M) ON CREATE SET m.name = x                                |
      | MERGE (m:M) ON MATCH SET x.name = 1                                 |
      | SET n.name = x                                                      |
      | SET n += {name: x}                                                  |
      | SET x:Label                                                         |
      | REMOVE x.name                                                       |
      | DELETE n, x                                                         |
      | RETURN 1 AS a UNION MATCH (m) RETURN n AS a                         |

  Scenario Outline: [7] An aggregate is refused where there is no group
    Given any graph
    When executing query:
      """
      MATCH (n)
      <rest>
      """
    Then a SyntaxError should be raised at compile time: InvalidAggregation

    Examples:
      | rest                                                 |
      | WHERE count(*) > 1 RETURN n                          |
      | WITH n WHERE max(n.num) > 1 RETURN n                 |
      | WITH n.num AS num ORDER BY min(n.num) RETURN num     |
      | RETURN n.num ORDER BY count(*)                       |
      | RETURN [y IN [1] \| count(n)] AS value               |
      | RETURN any(y IN [1] WHERE count(n) = y) AS value     |
      | RETURN [(n)-->(m) \| collect(m)] AS value            |
      | UNWIND collect(n) AS m RETURN m                      |
      | MATCH (m {num: count(n)}) RETURN m                   |
      | CREATE ({num: count(n)})                             |
      | MERGE ({num: count(n)})                              |
      | SET n.num = count(n)                                 |

  Scenario Outline: [8] Truncation keeps the units above and sets what is given
    Given any graph
    When executing query:
      """
      WITH datetime({year: 1984, month: 11, day: 15, hour: 12, minute: 31, second: 14, nanosecond: 645876123,
        timezone: '-01:00'}) AS d
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value     |
      | '<value>' |
    And no side effects

    Examples:
      | expression                                            | value                                     |
      | date.truncate('millennium', d)                        | 1000-01-01                                |
      | date.truncate('century', d, {day: 2})                 | 1900-01-02                                |
      | date.truncate('decade', d)                            | 1980-01-01                                |
      | date.truncate('weekYear', d)                          | 1984-01-02                                |
      | date.truncate('quarter', d, {day: 2})                 | 1984-10-02                                |
      | date.truncate('week', d, {dayOfWeek: 2})              | 1984-11-13                                |
      | localdatetime.truncate('month', d, {nanosecond: 2})   | 1984-11-01T00:00:00.000000002             |
      | localdatetime.truncate('millisecond', d)              | 1984-11-15T12:31:14.645                   |
      | localtime.truncate('microsecond', d, {nanosecond: 2}) | 12:31:14.645876002                        |
      | time.truncate('hour', d)                              | 12:00-01:00                               |
      | time.truncate('day', d, {timezone: '+01:00'})         | 00:00+01:00                               |
      | datetime.truncate('minute', d)                        | 1984-11-15T12:31-01:00                    |
      | datetime.truncate('year', d, {timezone: 'Europe/Stockholm'}) | 1984-01-01T00:00+01:00[Europe/Stockholm] |

  Scenario Outline: [9] Components are selected from other temporal values
    Given any graph
    When executing query:
      """
      WITH datetime({year: 1984, month: 11, day: 11, hour: 12, timezone: 'Europe/Stockholm'}) AS d,
        localdatetime({year: 2001, week: 10, dayOfWeek: 3, hour: 7, minute: 0, second: 14, microsecond: 645876}) AS l
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value     |
      | '<value>' |
    And no side effects

    Examples:
      | expression                                              | value                                       |
      | date({date: d, quarter: 3})                             | 1984-08-11                                  |
      | date({date: l, week: 1})                                | 2001-01-03                                  |
      | date({date: d, ordinalDay: 60})                         | 1984-02-29                                  |
      | localtime({time: l, second: 42})                        | 07:00:42.645876                             |
      | time({time: d, timezone: '+05:00'})                     | 16:00+05:00                                 |
      | time({time: l, timezone: '+05:00'})                     | 07:00:14.645876+05:00                       |
      | localdatetime({date: d, time: l})                       | 1984-11-11T07:00:14.645876                  |
      | datetime({date: l, time: d, day: 28})                   | 2001-03-28T12:00+02:00[Europe/Stockholm]    |
      | datetime({datetime: d, timezone: 'Pacific/Honolulu'})   | 1984-11-11T01:00-10:00[Pacific/Honolulu]    |
      | datetime({datetime: l, timezone: '-02:05:07'})          | 2001-03-07T07:00:14.645876-02:05:07         |

  Scenario Outline: [10] A variable may be called from, also where a call could name what to trim
    Given any graph
    When executing query:
      """
      WITH <from> AS from
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | from   | expression                              | value   |
      | [1, 2] | any(from IN from WHERE from = 2)        | true    |
      | 2      | abs(from - 5)                           | 3       |
      | 2      | abs(from + 5)                           | 7       |
      | 2      | abs(from * -5)                          | 10      |
      | [1, 2] | abs(from[1])                            | 2       |
      | 'ab'   | toString(from STARTS WITH 'a')          | 'true'  |
      | 'ab'   | toString(from ENDS WITH 'a')            | 'false' |
      | 'ab'   | toString(from CONTAINS 'b')             | 'true'  |
      | 'ab'   | toString(from IN ['ab'])                | 'true'  |
      | 'ab'   | toString(from IS NULL)                  | 'false' |
      | true   | toString(from AND false)                | 'false' |
      | true   | toString(from OR false)                 | 'true'  |
      | true   | toString(from XOR true)                 | 'false' |
      | ' ab'  | trim(from)                              | 'ab'    |
      | ' ab'  | trim(FROM from)                         | 'ab'    |
      | ' ab'  | trim(BOTH FROM from)                    | 'ab'    |
      | ' ab'  | trim(LEADING ' ' FROM from)             | 'ab'    |
      | 'aba'  | trim(left(from, 1) FROM from)           | 'b'     |
      | ' ab'  | trim(FROM (from))                       | 'ab'    |
      | ' ab'  | trim(FROM toUpper(from))                | 'AB'    |
      | ' ab'  | trim(FROM CASE WHEN true THEN from END) | 'ab'    |
