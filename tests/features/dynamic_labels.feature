Feature: Labels and types from expressions

  `$(x)` and `$all(x)` take a string or a list of strings and mean all of them, `$any(x)` means one of them.

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:A {v: 1}), (b:A:B {v: 2}), (c {v: 3}), (a)-[:R {w: 1}]->(b), (b)-[:R {w: 2}]->(c), (a)-[:S {w: 3}]->(b)
      """

  Scenario Outline: [1] Matching nodes
    When executing query:
      """
      WITH 'A' AS a, 'B' AS b, ['A', 'B'] AS both, [] AS none
      MATCH (n<labels>)
      WITH n.v AS v ORDER BY v
      RETURN collect(v) AS vs
      """
    Then the result should be, in any order:
      | vs   |
      | <vs> |
    And no side effects

    Examples:
      | labels              | vs        |
      | :$(a)               | [1, 2]    |
      | :$('A')             | [1, 2]    |
      | :$(a):$(b)          | [2]       |
      | :A&!$(b)            | [1]       |
      | :!$(a)              | [3]       |
      | :$(both)            | [2]       |
      | :$all(both)         | [2]       |
      | :$any(both)         | [1, 2]    |
      | :$any(['B', 'C'])   | [2]       |
      | :$all(none)         | [1, 2, 3] |
      | :$any(none)         | []        |
      | :B\|!$('A')         | [2, 3]    |
      | :B\|!$(a)           | [2, 3]    |
      | :$(toUpper('b'))    | [2]       |
      | :$('Nothing')       | []        |

  Scenario Outline: [2] Matching relationships
    When executing query:
      """
      WITH 'R' AS r, ['R', 'S'] AS both
      MATCH <pattern>
      RETURN count(*) AS n
      """
    Then the result should be, in any order:
      | n   |
      | <n> |
    And no side effects

    Examples:
      | pattern                    | n |
      | ()-[:$(r)]->()             | 2 |
      | ()-[:$any(both)]->()       | 3 |
      | ()-[:$all(both)]->()       | 0 |
      | ()-[:!$(r)]->()            | 1 |
      | ()-[:$(r)*]->()            | 3 |
      | ()-[:$(r)*2]->()           | 1 |
      | ({v: 1})-[:$any(both)*]->()| 4 |
      | (n:$('B'))<-[:$('S')]-()   | 1 |

  Scenario: [3] As a test
    When executing query:
      """
      MATCH (n) OPTIONAL MATCH (n)-[r:R]->()
      WITH n, r, n.v AS v ORDER BY v
      RETURN v, n:$('A') AS a, n:$any(['B', 'C']) AS bc, r:$(toUpper('r')) AS r
      """
    Then the result should be, in order:
      | v | a     | bc    | r    |
      | 1 | true  | false | true |
      | 2 | true  | true  | true |
      | 3 | false | false | null |
    And no side effects

  Scenario Outline: [4] What names no label is an error
    When executing query:
      """
      UNWIND [<value>] AS x MATCH (n:$(x)) RETURN n
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | value |
      | null  |
      | 1     |
      | [1]   |
      | true  |

  Scenario Outline: [5] What turns out to name no label is an error
    When executing query:
      """
      UNWIND [<value>, 'A'] AS x WITH x MATCH (n:$(x)) RETURN n
      """
    Then a TypeError should be raised at runtime: InvalidArgumentType

    Examples:
      | value     |
      | 1         |
      | ['A', 1]  |
      | [[]]      |

  Scenario: [6] Creating
    When executing query:
      """
      UNWIND [['X', 'T'], ['Y', 'U'], [['X', 'Y'], 'T']] AS row
      CREATE (n:$(row[0]):Z)-[r:$(row[1])]->(:$('W'))
      RETURN labels(n) AS labels, type(r) AS t
      """
    Then the result should be (ignoring element order for lists):
      | labels          | t   |
      | ['X', 'Z']      | 'T' |
      | ['Y', 'Z']      | 'U' |
      | ['X', 'Y', 'Z'] | 'T' |
    And the side effects should be:
      | +nodes         | 6 |
      | +relationships | 3 |
      | +labels        | 4 |

  Scenario: [7] Merging
    When executing query:
      """
      UNWIND ['M', 'N', 'M'] AS l
      MERGE (n:$(l) {id: 1})
      MERGE (n)-[r:$('TO_' + l)]->(m:$(['E', l]))
      RETURN l, labels(m) AS labels, type(r) AS t
      """
    Then the result should be (ignoring element order for lists):
      | l   | labels     | t      |
      | 'M' | ['E', 'M'] | 'TO_M' |
      | 'N' | ['E', 'N'] | 'TO_N' |
      | 'M' | ['E', 'M'] | 'TO_M' |
    And the side effects should be:
      | +nodes         | 4 |
      | +relationships | 2 |
      | +labels        | 3 |
      | +properties    | 2 |

  Scenario: [8] Setting and removing
    When executing query:
      """
      MATCH (n {v: 3})
      SET n:$('P'):$(['Q', 'R']), n IS S
      REMOVE n:$('Q'), n IS S
      RETURN labels(n) AS labels
      """
    Then the result should be, in any order:
      | labels     |
      | ['P', 'R'] |
    And the side effects should be:
      | +labels | 2 |

  Scenario: [9] Properties by name
    When executing query:
      """
      MATCH (n {v: 3}) WITH n, 'k' AS k
      SET n[k] = 5, n['w' + k] = 6, n['v'] = null
      RETURN properties(n) AS p
      """
    Then the result should be, in any order:
      | p             |
      | {k: 5, wk: 6} |
    And the side effects should be:
      | +properties | 2 |
      | -properties | 1 |

  Scenario Outline: [10] What cannot be written
    When executing query:
      """
      <query>
      """
    Then a <error> should be raised at <phase>: <code>

    Examples:
      | query                                     | error         | phase        | code                     |
      | CREATE (:$any(['A', 'B']))                | SyntaxError   | compile time | InvalidSyntax            |
      | CREATE (:$(null))                         | SyntaxError   | compile time | InvalidArgumentType      |
      | CREATE (:$(''))                           | ArgumentError | runtime      | InvalidArgumentValue     |
      | MATCH (n) SET n[1] = 2                    | TypeError     | runtime      | InvalidArgumentType      |
      | MATCH (n) SET n[null] = 2                 | TypeError     | runtime      | InvalidArgumentType      |
      | MATCH (n) SET n:$(1)                      | SyntaxError   | compile time | InvalidArgumentType      |
      | CREATE (:$some(['A']))                    | SyntaxError   | compile time | UnexpectedSyntax         |

  Scenario Outline: [11] A relationship has one type
    When executing query:
      """
      CREATE ()-[:$(<types>)]->()
      """
    Then the statement should be refused: NoSingleRelationshipType
      """
      <found>
      """

    Examples:
      | types      | found      |
      | ['A', 'B'] | here are 2 |
      | []         | here are 0 |

  Scenario Outline: [12] In parts that repeat and in paths that are selected
    When executing query:
      """
      WITH 'R' AS r, 'B' AS b
      MATCH <pattern>
      WITH n.v AS v ORDER BY v
      RETURN collect(v) AS vs
      """
    Then the result should be, in any order:
      | vs   |
      | <vs> |
    And no side effects

    Examples:
      | pattern                                      | vs     |
      | ({v: 1})(()-[:$(r)]->()){1,3}(n)             | [2, 3] |
      | ({v: 1})-[:$(r)]->+(n)                       | [2, 3] |
      | ({v: 1})-[:!$(r)]->+(n)                      | [2]    |
      | ({v: 1})(()-->(:$(b))){1,3}(n)               | [2, 2] |
      | ANY ({v: 1})-->(n:$(b))                      | [2]    |
      | SHORTEST 1 ({v: 1})-->(:$(b))-[:$(r)]->+(n)  | [3]    |
      | ALL SHORTEST ({v: 1})-[:$any([r, 'S'])]->+(n:$(b)) | [2, 2] |
