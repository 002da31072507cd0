Feature: Quantified - parts of a path that repeat

  A part of a path in parentheses with a quantifier matches that many times in a row. Its variables are elements
  inside, and lists outside.
  
  The graph: a circle of `X` a, b, c; from c on to d, which has a loop; a `Y` from b to d; e alone.

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:S {id: 'a', v: 1}), (b:S {id: 'b', v: 2}), (c:S:T {id: 'c', v: 3}), (d:T {id: 'd', v: 4}), (e:L {id: 'e'}),
             (a)-[:X {w: 1}]->(b), (b)-[:X {w: 2}]->(c), (c)-[:X {w: 3}]->(a), (c)-[:X {w: 4}]->(d), (d)-[:X {w: 5}]->(d),
             (b)-[:Y {w: 6}]->(d)
      """

  Scenario: [1] A group repeats, and its variables are lists in the order of the repetitions
    When executing query:
      """
      MATCH (s {id: 'a'}) ((x)-[r:X]->(y)){1,3} (t)
      RETURN t.id AS t, [n IN x | n.id] AS x, [n IN y | n.id] AS y, [k IN r | k.w] AS r
      """
    Then the result should be, in any order:
      | t   | x               | y               | r         |
      | 'b' | ['a']           | ['b']           | [1]       |
      | 'c' | ['a', 'b']      | ['b', 'c']      | [1, 2]    |
      | 'a' | ['a', 'b', 'c'] | ['b', 'c', 'a'] | [1, 2, 3] |
      | 'd' | ['a', 'b', 'c'] | ['b', 'c', 'd'] | [1, 2, 4] |
    And no side effects

  Scenario: [2] A number alone is exact
    When executing query:
      """
      MATCH (s {id: 'a'}) ((x)-[r:X]->(y)){2} (t)
      RETURN t.id AS t, [k IN r | k.w] AS r
      """
    Then the result should be, in any order:
      | t   | r      |
      | 'c' | [1, 2] |
    And no side effects

  Scenario: [3] A lower bound alone, until no relationship is left
    When executing query:
      """
      MATCH (s {id: 'a'}) ((x)-[r:X]->(y)){4,} (t)
      RETURN t.id AS t, [k IN r | k.w] AS r
      """
    Then the result should be, in any order:
      | t   | r            |
      | 'd' | [1, 2, 4, 5] |
    And no side effects

  Scenario: [4] An upper bound alone begins at zero, where the lists are empty
    When executing query:
      """
      MATCH (s {id: 'a'}) ((x)-[r:X]->(y)){,1} (t)
      RETURN t.id AS t, [n IN x | n.id] AS x, size(r) AS r
      """
    Then the result should be, in any order:
      | t   | x     | r |
      | 'a' | []    | 0 |
      | 'b' | ['a'] | 1 |
    And no side effects

  Scenario: [5] `+` is once or more, and ends since no relationship stands twice
    When executing query:
      """
      MATCH (s {id: 'b'}) ((x)-[r]->(y))+ (t)
      RETURN t.id AS t, [k IN r | k.w] AS r
      """
    Then the result should be, in any order:
      | t   | r               |
      | 'c' | [2]             |
      | 'a' | [2, 3]          |
      | 'b' | [2, 3, 1]       |
      | 'd' | [2, 3, 1, 6]    |
      | 'd' | [2, 3, 1, 6, 5] |
      | 'd' | [2, 4]          |
      | 'd' | [2, 4, 5]       |
      | 'd' | [6]             |
      | 'd' | [6, 5]          |
    And no side effects

  Scenario: [6] `*` is also not at all
    When executing query:
      """
      MATCH (s {id: 'e'}) ((x)-[r]->(y))* (t)
      RETURN t.id AS t, x, r, y
      """
    Then the result should be, in any order:
      | t   | x  | r  | y  |
      | 'e' | [] | [] | [] |
    And no side effects

  Scenario: [7] Zero repetitions bind both ends to one node
    When executing query:
      """
      MATCH (s:L) ((x)-[r:X]->(y)){0,2} (t:S)
      RETURN count(*) AS found
      """
    Then the result should be, in any order:
      | found |
      | 0     |
    And no side effects

  Scenario: [8] Several relationships in a group
    When executing query:
      """
      MATCH (s) ((x)-[r:X]->(y)-[q]->(z)){1,2} (t {id: 'd'})
      RETURN s.id AS s, [n IN y | n.id] AS y, [k IN r | k.w] AS r, [k IN q | k.w] AS q
      """
    Then the result should be, in any order:
      | s   | y          | r      | q      |
      | 'b' | ['c']      | [2]    | [4]    |
      | 'c' | ['a', 'c'] | [3, 2] | [1, 4] |
      | 'c' | ['d']      | [4]    | [5]    |
      | 'a' | ['b', 'd'] | [1, 4] | [2, 5] |
      | 'a' | ['b']      | [1]    | [6]    |
      | 'b' | ['c', 'b'] | [2, 1] | [3, 6] |
    And no side effects

  Scenario: [9] A group in the middle of a longer pattern
    When executing query:
      """
      MATCH (s:S)-[u:X]->(m) ((x)-[r:X]->(y)){1,2} (n)-[v:Y]->(t)
      RETURN s.id AS s, u.w AS u, [k IN r | k.w] AS r, v.w AS v, t.id AS t
      """
    Then the result should be, in any order:
      | s   | u | r      | v | t   |
      | 'c' | 3 | [1]    | 6 | 'd' |
      | 'b' | 2 | [3, 1] | 6 | 'd' |
    And no side effects

  Scenario: [10] Groups side by side, with a node between them or without
    When executing query:
      """
      MATCH (s {id: 'a'}) ((x)-[r:X]->(y)){1,2} ((p)-[q:Y]->(o)){0,1} (t)
      RETURN t.id AS t, [k IN r | k.w] AS r, [k IN q | k.w] AS q
      """
    Then the result should be, in any order:
      | t   | r      | q   |
      | 'b' | [1]    | []  |
      | 'd' | [1]    | [6] |
      | 'c' | [1, 2] | []  |
    And no side effects

  Scenario: [11] A pattern may begin and end with a group
    When executing query:
      """
      MATCH ((x)-[r:Y]->(y))+
      RETURN [n IN x | n.id] AS x, [n IN y | n.id] AS y
      """
    Then the result should be, in any order:
      | x     | y     |
      | ['b'] | ['d'] |
    And no side effects

  Scenario: [12] A group right after a relationship
    When executing query:
      """
      MATCH (s {id: 'a'})-[:X]->((x)-[r:X]->(y)){1}(t)
      RETURN x[0].id AS x, t.id AS t
      """
    Then the result should be, in any order:
      | x   | t   |
      | 'b' | 'c' |
    And no side effects

  Scenario: [13] Labels, properties and predicates of the elements of a group
    When executing query:
      """
      MATCH (s) ((x:S {v: 2})-[r:X|Y WHERE r.w > 1]->(y:T)){1,2} (t)
      RETURN [n IN x | n.id] AS x, [k IN r | k.w] AS r, t.id AS t
      """
    Then the result should be, in any order:
      | x     | r   | t   |
      | ['b'] | [2] | 'c' |
      | ['b'] | [6] | 'd' |
    And no side effects

  Scenario: [14] A predicate of a group relates the elements of one repetition
    When executing query:
      """
      MATCH (s {id: 'a'}) ((x)-[r]->(y) WHERE x.v < y.v)+ (t)
      RETURN t.id AS t, [n IN y | n.id] AS y
      """
    Then the result should be, in any order:
      | t   | y               |
      | 'b' | ['b']           |
      | 'c' | ['b', 'c']      |
      | 'd' | ['b', 'c', 'd'] |
      | 'd' | ['b', 'd']      |
    And no side effects

  Scenario: [15] A predicate over two relationships of one repetition
    When executing query:
      """
      MATCH (s) ((x)-[r]->()-[q]->(y) WHERE q.w = r.w + 1){1,2} (t)
      RETURN s.id AS s, [k IN r | k.w] AS r, [k IN q | k.w] AS q
      """
    Then the result should be, in any order:
      | s   | r      | q      |
      | 'a' | [1]    | [2]    |
      | 'a' | [1, 4] | [2, 5] |
      | 'b' | [2]    | [3]    |
      | 'c' | [4]    | [5]    |
    And no side effects

  Scenario: [16] A predicate sees variables of earlier clauses
    When executing query:
      """
      MATCH (o {id: 'c'})
      MATCH (s {id: 'a'}) ((x)-[r:X]->(y) WHERE y.v <= o.v)+ (t)
      RETURN t.id AS t, [n IN y | n.id] AS y
      """
    Then the result should be, in any order:
      | t   | y               |
      | 'b' | ['b']           |
      | 'c' | ['b', 'c']      |
      | 'a' | ['b', 'c', 'a'] |
    And no side effects

  Scenario: [17] A predicate with a subquery
    When executing query:
      """
      MATCH (s {id: 'a'}) ((x)-[r:X]->(y) WHERE NOT EXISTS { (y)-[:Y]->() }){0,3} (t)
      RETURN t.id AS t
      """
    Then the result should be, in any order:
      | t   |
      | 'a' |
    And no side effects

  Scenario: [18] A predicate that is null keeps nothing
    When executing query:
      """
      MATCH (s {id: 'a'}) ((x)-[r]->(y) WHERE x.none = 1)+ (t)
      RETURN count(*) AS found
      """
    Then the result should be, in any order:
      | found |
      | 0     |
    And no side effects

  Scenario: [19] An undirected group goes both ways and uses no relationship twice
    When executing query:
      """
      MATCH (s {id: 'a'}) ((x)-[r:X]-(y)){2} (t)
      RETURN t.id AS t, [k IN r | k.w] AS r
      """
    Then the result should be, in any order:
      | t   | r      |
      | 'c' | [1, 2] |
      | 'd' | [3, 4] |
      | 'b' | [3, 2] |
    And no side effects

  Scenario: [20] A self loop is one repetition, in either direction
    When executing query:
      """
      MATCH (s {id: 'd'}) ((x)-[r:X]-(y)){1,2} (t {id: 'd'})
      RETURN [k IN r | k.w] AS r
      """
    Then the result should be, in any order:
      | r   |
      | [5] |
    And no side effects

  Scenario: [21] One variable twice in a group is one node
    When executing query:
      """
      MATCH (s) ((x)-[r]->(x)){1,2} (t)
      RETURN s.id AS s, size(r) AS r
      """
    Then the result should be, in any order:
      | s   | r |
      | 'd' | 1 |
    And no side effects

  Scenario: [22] One node at both ends of a pattern
    When executing query:
      """
      MATCH (s) ((x)-[r:X]->(y))+ (s)
      RETURN s.id AS s, [k IN r | k.w] AS r
      """
    Then the result should be, in any order:
      | s   | r         |
      | 'a' | [1, 2, 3] |
      | 'b' | [2, 3, 1] |
      | 'c' | [3, 1, 2] |
      | 'd' | [5]       |
    And no side effects

  Scenario: [23] A group read from right to left
    When executing query:
      """
      MATCH (s) ((x)<-[r:X]-(y)-[q:X]->(z)){1} (t {id: 'd'})
      RETURN s.id AS s, y[0].id AS y, r[0].w AS r, q[0].w AS q
      """
    Then the result should be, in any order:
      | s   | y   | r | q |
      | 'a' | 'c' | 3 | 4 |
    And no side effects

  Scenario: [24] A path over it all
    When executing query:
      """
      MATCH p = (s {id: 'a'}) ((x)-[:X]->(y)-[:X]->(z)){1,2} (t)-[:X]->(u)
      RETURN [n IN nodes(p) | n.id] AS nodes, length(p) AS length
      """
    Then the result should be, in any order:
      | nodes                | length |
      | ['a', 'b', 'c', 'a'] | 3      |
      | ['a', 'b', 'c', 'd'] | 3      |
    And no side effects

  Scenario: [25] The paths of the repetitions
    When executing query:
      """
      MATCH (s {id: 'a'}) (q = (x)-[:X]->(y)-[:X]->(z) WHERE length(q) = 2){2} (t)
      RETURN [p IN q | [n IN nodes(p) | n.id]] AS q
      """
    Then the result should be, in any order:
      | q                                  |
      | [['a', 'b', 'c'], ['c', 'd', 'd']] |
    And no side effects

  Scenario: [26] A quantified relationship
    When executing query:
      """
      MATCH (s {id: 'a'})-[r:X WHERE r.w < 4]->{2,3}(t)
      RETURN t.id AS t, [k IN r | k.w] AS r
      """
    Then the result should be, in any order:
      | t   | r         |
      | 'c' | [1, 2]    |
      | 'a' | [1, 2, 3] |
    And no side effects

  Scenario: [27] A quantified relationship without variable, at least once
    When executing query:
      """
      MATCH (s {id: 'b'})-[:X {w: 2}]->+(t)
      RETURN t.id AS t
      """
    Then the result should be, in any order:
      | t   |
      | 'c' |
    And no side effects

  Scenario: [28] Relationships of the rest of the MATCH are different ones
    When executing query:
      """
      MATCH (s {id: 'a'})-[u:X]->(m), (s) ((x)-[r:X]->(y)){1,2} (t)
      RETURN count(*) AS found
      """
    Then the result should be, in any order:
      | found |
      | 0     |
    And no side effects

  Scenario: [29] Relationships of another MATCH may be the same
    When executing query:
      """
      MATCH (s {id: 'a'})-[u:X]->(m)
      MATCH (s) ((x)-[r:X]->(y)){1,2} (t)
      RETURN count(*) AS found
      """
    Then the result should be, in any order:
      | found |
      | 2     |
    And no side effects

  Scenario: [30] Two groups use different relationships
    When executing query:
      """
      MATCH (s {id: 'a'}) ((x)-[r:X]->(y)){1} (m), (s) ((x2)-[r2:X]->(y2)){1,2} (t)
      RETURN count(*) AS found
      """
    Then the result should be, in any order:
      | found |
      | 0     |
    And no side effects

  Scenario: [31] Functions of lists read what a group matched
    When executing query:
      """
      MATCH (s {id: 'a'}) ((x)-[r:X]->(y)){1,4} (t)
      WHERE all(k IN r WHERE k.w <> 3) AND size(r) > 1
      RETURN t.id AS t, reduce(sum = 0, k IN r | sum + k.w) AS sum
      """
    Then the result should be, in any order:
      | t   | sum |
      | 'c' | 3   |
      | 'd' | 7   |
      | 'd' | 12  |
    And no side effects

  Scenario: [32] A group in OPTIONAL MATCH
    When executing query:
      """
      MATCH (s) WHERE s.id IN ['d', 'e']
      OPTIONAL MATCH (s) ((x)-[r:X]->(y)){1,2} (t)
      RETURN s.id AS s, size(r) AS r, t.id AS t
      """
    Then the result should be, in any order:
      | s   | r    | t    |
      | 'd' | 1    | 'd'  |
      | 'e' | null | null |
    And no side effects

  Scenario: [33] A group from null
    When executing query:
      """
      OPTIONAL MATCH (s:Nothing)
      OPTIONAL MATCH (s) ((x)-[r]->(y))* (t)
      RETURN s, x, t
      """
    Then the result should be, in any order:
      | s    | x    | t    |
      | null | null | null |
    And no side effects

  Scenario: [34] A group in EXISTS and COUNT
    When executing query:
      """
      MATCH (s)
      RETURN s.id AS s, EXISTS { (s) ((x)-[:X]->(y)){3} (:T) } AS there, COUNT { (s) ((x)-[r]->(y) WHERE r.w > 2){1,2} () } AS paths
      ORDER BY s
      """
    Then the result should be, in order:
      | s   | there | paths |
      | 'a' | true  | 0     |
      | 'b' | true  | 2     |
      | 'c' | true  | 3     |
      | 'd' | false | 1     |
      | 'e' | false | 0     |
    And no side effects

  Scenario: [35] A group in COLLECT
    When executing query:
      """
      MATCH (s {id: 'a'})
      RETURN COLLECT { MATCH (s) ((x)-[r:X]->(y)){3} (t) RETURN t.id ORDER BY t.id } AS found
      """
    Then the result should be, in order:
      | found      |
      | ['a', 'd'] |
    And no side effects

  Scenario: [36] A group between nodes that are bound
    When executing query:
      """
      MATCH (s {id: 'a'}), (t {id: 'd'})
      MATCH (s) ((x)-[r]->(y))+ (t)
      RETURN [k IN r | k.w] AS r
      """
    Then the result should be, in any order:
      | r            |
      | [1, 2, 4]    |
      | [1, 2, 4, 5] |
      | [1, 6]       |
      | [1, 6, 5]    |
    And no side effects

  Scenario: [37] Two node patterns side by side are one node
    When executing query:
      """
      MATCH (s) ((x:T)-[r:X]->(y)) (t {id: 'a'})
      RETURN s.id AS s, x.id AS x, y.id AS y, t.id AS t
      """
    Then the result should be, in any order:
      | s   | x   | y   | t   |
      | 'c' | 'c' | 'a' | 'a' |
    And no side effects

  Scenario: [38] Parentheses without quantifier, with a path and a predicate
    When executing query:
      """
      MATCH (s)-[u:X]->(m) (q = (x)-[r:X]->(y) WHERE r.w = u.w + 1) (t)
      RETURN s.id AS s, x.id AS x, [n IN nodes(q) | n.id] AS q
      """
    Then the result should be, in any order:
      | s   | x   | q          |
      | 'a' | 'b' | ['b', 'c'] |
      | 'b' | 'c' | ['c', 'a'] |
      | 'c' | 'd' | ['d', 'd'] |
    And no side effects

  Scenario: [39] A node that is known stands beside another
    When executing query:
      """
      MATCH (k {id: 'b'})
      MATCH (s) ((k)-[r]->(y))
      RETURN s.id AS s, y.id AS y
      """
    Then the result should be, in any order:
      | s   | y   |
      | 'b' | 'c' |
      | 'b' | 'd' |
    And no side effects

  Scenario: [40] Labels and types that expressions name
    When executing query:
      """
      WITH 'X' AS kind, 'T' AS label
      MATCH (s {id: 'b'}) ((x)-[r:$(kind)]->(y:$(label) WHERE y.v > 2)){1,3} (t)
      RETURN t.id AS t, size(r) AS r
      """
    Then the result should be, in any order:
      | t   | r |
      | 'c' | 1 |
      | 'd' | 2 |
      | 'd' | 3 |
    And no side effects

  Scenario Outline: [41] Fail on what cannot be a quantified part
    When executing query:
      """
      MATCH <pattern>
      RETURN 1 AS one
      """
    Then a SyntaxError should be raised at compile time: <error>

    Examples:
      | pattern                                       | error                           |
      | (s) ((x)-[r]->(y)){3,1} (t)                   | InvalidRelationshipPattern      |
      | (s) ((x)-[r]->(y)){0} (t)                     | InvalidRelationshipPattern      |
      | (s) ((x)-[r]->(y)){,0} (t)                    | InvalidRelationshipPattern      |
      | (s) ((x)-[r]->(y)){} (t)                      | InvalidRelationshipPattern      |
      | (s)-[r*1..2]->{2}(t)                          | InvalidRelationshipPattern      |
      | (s) (((x)-->(y))+){2} (t)                     | InvalidSyntax                   |
      | (s) ((x)-->+(y)){2} (t)                       | InvalidSyntax                   |
      | (s) ((x)-[*1..2]->(y)){2} (t)                 | InvalidSyntax                   |
      | (s) ((x)){2} (t)                              | InvalidSyntax                   |
      | (x) ((x)-[r]->(y)){2}                         | VariableAlreadyBound            |
      | ((x)-[r]->(y)){2} ((x)-->(z))+                | VariableAlreadyBound            |
      | ()-[r]->(), ((x)-[r]->(y)){2}                 | VariableAlreadyBound            |
      | ()-[r]->(), ((r)-->(y)){2}                    | VariableTypeConflict            |
      | ((x)-[r]->(y)){2}, (x)                        | VariableTypeConflict            |
      | ((x)-[r]->()-[r]->(y)){2}                     | RelationshipUniquenessViolation |
      | ((x)-[x]->(y)){2}                             | VariableTypeConflict            |
      | p = ((x)-[p]->(y)){2}                         | VariableAlreadyBound            |
      | (s) ((x)-[r]->(y) WHERE s.v = 1){2}           | UndefinedVariable               |
      | (s)-[u]->() ((x)-[r]->(y) WHERE r.w = u.w){2} | UndefinedVariable               |

  Scenario: [42] What the lens hides is not there for a group (L6)
    And having executed:
      """
      MERGE SOURCE 'old' {year: 2001};
      MERGE SOURCE 'gone' {year: 2010};
      MATCH (a {id: 'a'}), (b {id: 'b'}), (c {id: 'c'}), (d {id: 'd'})
      ASSERT (a)-[:Z]->(b) SUPPORTED BY 'old' {design: 'guideline'}
      ASSERT (b)-[:Z]->(c) SUPPORTED BY 'gone' {design: 'guideline'}
      ASSERT (b)-[:Z]->(d) SUPPORTED BY 'old' {design: 'guideline'}
      ASSERT (c)-[:Z]->(d) REFUTED BY 'old' {design: 'guideline'};
      RETRACT SOURCE 'gone' ON 2015
      """
    When executing query:
      """
      MATCH (s {id: 'a'}) ((x)-[r:Z]->(y))+ (t)
      RETURN [n IN y | n.id] AS y
      """
    Then the result should be, in any order:
      | y          |
      | ['b']      |
      | ['b', 'd'] |
    And no side effects

  Scenario: [43] A group under another lens (L2, L6)
    And having executed:
      """
      MERGE SOURCE 'old' {year: 2001};
      MERGE SOURCE 'gone' {year: 2010};
      MATCH (a {id: 'a'}), (b {id: 'b'}), (c {id: 'c'}), (d {id: 'd'})
      ASSERT (a)-[:Z]->(b) SUPPORTED BY 'old' {design: 'guideline'}
      ASSERT (b)-[:Z]->(c) SUPPORTED BY 'gone' {design: 'guideline'}
      ASSERT (b)-[:Z]->(d) SUPPORTED BY 'old' {design: 'guideline'}
      ASSERT (c)-[:Z]->(d) REFUTED BY 'old' {design: 'guideline'};
      RETRACT SOURCE 'gone' ON 2015
      """
    When executing query:
      """
      USING ALL EVIDENCE
      MATCH (s {id: 'a'}) ((x)-[r:Z]->(y))+ (t)
      RETURN [n IN y | n.id] AS y
      """
    Then the result should be, in any order:
      | y               |
      | ['b']           |
      | ['b', 'c']      |
      | ['b', 'c', 'd'] |
      | ['b', 'd']      |
    And no side effects

  Scenario: [44] A group at an earlier moment (T2, L6)
    And having executed:
      """
      MERGE SOURCE 'old' {year: 2001};
      MERGE SOURCE 'gone' {year: 2010};
      MATCH (a {id: 'a'}), (b {id: 'b'}), (c {id: 'c'}), (d {id: 'd'})
      ASSERT (a)-[:Z]->(b) SUPPORTED BY 'old' {design: 'guideline'}
      ASSERT (b)-[:Z]->(c) SUPPORTED BY 'gone' {design: 'guideline'}
      ASSERT (b)-[:Z]->(d) SUPPORTED BY 'old' {design: 'guideline'}
      ASSERT (c)-[:Z]->(d) REFUTED BY 'old' {design: 'guideline'};
      RETRACT SOURCE 'gone' ON 2015
      """
    When executing query:
      """
      AS OF 2012
      MATCH (s {id: 'a'}) ((x)-[r:Z]->(y) WHERE status(r) = 'supported'){2} (t)
      RETURN [n IN y | n.id] AS y
      """
    Then the result should be, in any order:
      | y          |
      | ['b', 'c'] |
      | ['b', 'd'] |
    And no side effects

  Scenario: [45] What is hidden is not tested either (L6)
    And having executed:
      """
      MERGE SOURCE 'old' {year: 2001};
      MERGE SOURCE 'gone' {year: 2010};
      MATCH (a {id: 'a'}), (b {id: 'b'}), (c {id: 'c'}), (d {id: 'd'})
      ASSERT (a)-[:Z]->(b) SUPPORTED BY 'old' {design: 'guideline'}
      ASSERT (b)-[:Z]->(c) SUPPORTED BY 'gone' {design: 'guideline'}
      ASSERT (b)-[:Z]->(d) SUPPORTED BY 'old' {design: 'guideline'}
      ASSERT (c)-[:Z]->(d) REFUTED BY 'old' {design: 'guideline'};
      RETRACT SOURCE 'gone' ON 2015
      """
    When executing query:
      """
      USING EVIDENCE e WHERE e.year < 2005
      MATCH (s {id: 'a'}) ((x)-[r:Z]->(y) WHERE 1 / (CASE WHEN y.id = 'c' THEN 0 ELSE 1 END) = 1)+ (t)
      RETURN [n IN y | n.id] AS y
      """
    Then the result should be, in any order:
      | y          |
      | ['b']      |
      | ['b', 'd'] |
    And no side effects
