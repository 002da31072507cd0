Feature: Selectors - some of the paths between two nodes

  A selector before a path pattern keeps some of the paths between each pair of end nodes.
  
  The graph: by `X` a to b and c, both to d, on to e, back to a; from b also to c; f has a loop; a `Y` from a to e.

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (a:S {id: 'a', v: 1}), (b:S {id: 'b', v: 2}), (c:S {id: 'c', v: 3}), (d:T {id: 'd', v: 4}), (e:T {id: 'e', v: 5}), (f:L {id: 'f'}),
             (a)-[:X {w: 1}]->(b), (a)-[:X {w: 2}]->(c), (b)-[:X {w: 3}]->(d), (c)-[:X {w: 4}]->(d), (d)-[:X {w: 5}]->(e),
             (b)-[:X {w: 6}]->(c), (e)-[:X {w: 7}]->(a), (f)-[:X {w: 8}]->(f), (a)-[:Y {w: 9}]->(e)
      """

  Scenario: [1] ANY SHORTEST gives one path for each pair of ends
    When executing query:
      """
      MATCH p = ANY SHORTEST (s {id: 'a'})-[:X]->+(t)
      RETURN t.id AS t, length(p) AS length
      """
    Then the result should be, in any order:
      | t   | length |
      | 'a' | 4      |
      | 'b' | 1      |
      | 'c' | 1      |
      | 'd' | 2      |
      | 'e' | 3      |
    And no side effects

  Scenario: [2] Ties go by the claims, not by the order of creation (L6)
    When executing query:
      """
      MATCH p = ANY SHORTEST (s {id: 'a'})-[:X]->+(t {id: 'd'})
      RETURN [n IN nodes(p) | n.id] AS p
      """
    Then the result should be, in any order:
      | p               |
      | ['a', 'c', 'd'] |
    And no side effects

  Scenario: [3] ALL SHORTEST gives all ties
    When executing query:
      """
      MATCH p = ALL SHORTEST (s {id: 'a'})-[:X]->+(t:T)
      RETURN t.id AS t, [n IN nodes(p) | n.id] AS p
      """
    Then the result should be, in any order:
      | t   | p                    |
      | 'd' | ['a', 'b', 'd']      |
      | 'd' | ['a', 'c', 'd']      |
      | 'e' | ['a', 'b', 'd', 'e'] |
      | 'e' | ['a', 'c', 'd', 'e'] |
    And no side effects

  Scenario: [4] SHORTEST k goes on to longer paths
    When executing query:
      """
      MATCH p = SHORTEST 3 PATHS (s {id: 'a'})-[r:X]->+(t {id: 'd'})
      RETURN length(p) AS length, size(r) AS r
      """
    Then the result should be, in any order:
      | length | r |
      | 2      | 2 |
      | 2      | 2 |
      | 3      | 3 |
    And no side effects

  Scenario: [5] SHORTEST k gives as many as there are
    When executing query:
      """
      MATCH p = SHORTEST 9 (s {id: 'a'})-[:X]->+(t {id: 'd'})
      RETURN [n IN nodes(p) | n.id] AS p
      """
    Then the result should be, in any order:
      | p                                   |
      | ['a', 'c', 'd']                     |
      | ['a', 'b', 'd']                     |
      | ['a', 'b', 'c', 'd']                |
      | ['a', 'c', 'd', 'e', 'a', 'b', 'd'] |
      | ['a', 'b', 'd', 'e', 'a', 'c', 'd'] |
    And no side effects

  Scenario: [6] SHORTEST k GROUPS gives all paths of the first lengths
    When executing query:
      """
      MATCH p = SHORTEST 2 PATH GROUPS (s {id: 'b'})-[:X]-+(t {id: 'e'})
      RETURN [n IN nodes(p) | n.id] AS p
      """
    Then the result should be, in any order:
      | p                    |
      | ['b', 'd', 'e']      |
      | ['b', 'a', 'e']      |
      | ['b', 'c', 'd', 'e'] |
      | ['b', 'c', 'a', 'e'] |
    And no side effects

  Scenario: [7] SHORTEST GROUP is the first length
    When executing query:
      """
      MATCH p = SHORTEST GROUP (s {id: 'b'})-[:X]-+(t {id: 'e'})
      RETURN [n IN nodes(p) | n.id] AS p
      """
    Then the result should be, in any order:
      | p               |
      | ['b', 'a', 'e'] |
      | ['b', 'd', 'e'] |
    And no side effects

  Scenario: [8] The number may be a parameter
    And parameters are:
      | k | 2 |
    When executing query:
      """
      MATCH p = SHORTEST $k (s {id: 'a'})-[:X]->+(t {id: 'd'})
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 2      |
      | 2      |
    And no side effects

  Scenario: [9] ANY and ANY k give any paths, each once
    When executing query:
      """
      MATCH p = ANY 2 PATHS (s {id: 'a'})-[:X]->+(t:T)
      RETURN t.id AS t, count(DISTINCT p) AS paths
      """
    Then the result should be, in any order:
      | t   | paths |
      | 'd' | 2     |
      | 'e' | 2     |
    And no side effects

  Scenario: [10] ANY with no number gives one
    When executing query:
      """
      MATCH p = ANY (s)-[:X]->{1,2}(t:T)
      RETURN s.id AS s, t.id AS t, count(*) AS paths
      """
    Then the result should be, in any order:
      | s   | t   | paths |
      | 'a' | 'd' | 1     |
      | 'b' | 'd' | 1     |
      | 'c' | 'd' | 1     |
      | 'b' | 'e' | 1     |
      | 'c' | 'e' | 1     |
      | 'd' | 'e' | 1     |
    And no side effects

  Scenario: [11] ALL selects nothing
    When executing query:
      """
      MATCH p = ALL PATHS (s {id: 'a'})-[:X]->{1,3}(t {id: 'd'})
      RETURN count(*) AS paths
      """
    Then the result should be, in any order:
      | paths |
      | 3     |
    And no side effects

  Scenario: [12] A pair of ends is a pair of nodes, whatever the pattern says of them
    When executing query:
      """
      MATCH ANY SHORTEST (s:S)-[r:X]->*(t:S)
      RETURN s.id AS s, t.id AS t, size(r) AS r
      """
    Then the result should be, in any order:
      | s   | t   | r |
      | 'a' | 'a' | 0 |
      | 'a' | 'b' | 1 |
      | 'a' | 'c' | 1 |
      | 'b' | 'a' | 3 |
      | 'b' | 'b' | 0 |
      | 'b' | 'c' | 1 |
      | 'c' | 'a' | 3 |
      | 'c' | 'b' | 4 |
      | 'c' | 'c' | 0 |
    And no side effects

  Scenario: [13] Zero length is the shortest where it is allowed
    When executing query:
      """
      MATCH p = ALL SHORTEST (s {id: 'f'})-[:X]->*(t)
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 0      |
    And no side effects

  Scenario: [14] From a node to itself by a circle
    When executing query:
      """
      MATCH p = ANY SHORTEST (s)-[:X]->+(s)
      RETURN s.id AS s, length(p) AS length
      """
    Then the result should be, in any order:
      | s   | length |
      | 'a' | 4      |
      | 'b' | 4      |
      | 'c' | 4      |
      | 'd' | 4      |
      | 'e' | 4      |
      | 'f' | 1      |
    And no side effects

  Scenario: [15] From a node to itself without going back over a relationship
    When executing query:
      """
      MATCH p = ALL SHORTEST (s)-[:X]-+(t)
      WHERE s = t
      RETURN s.id AS s, length(p) AS length, count(*) AS paths
      """
    Then the result should be, in any order:
      | s   | length | paths |
      | 'a' | 3      | 2     |
      | 'b' | 3      | 4     |
      | 'c' | 3      | 4     |
      | 'd' | 3      | 2     |
      | 'e' | 4      | 4     |
      | 'f' | 1      | 1     |
    And no side effects

  Scenario: [16] A walk that uses a relationship twice is no path
    When executing query:
      """
      MATCH p = ANY SHORTEST (s {id: 'f'})-[:X]->{2,}(t)
      RETURN length(p) AS length
      """
    Then the result should be empty
    And no side effects

  Scenario: [17] A longer path is found where the shortest walk is no path
    When executing query:
      """
      MATCH p = ANY SHORTEST (s {id: 'b'})-[:X]-{2}(m)-[:X]-+(t {id: 'b'})
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 3      |
    And no side effects

  Scenario: [18] A fixed length
    When executing query:
      """
      MATCH p = ANY (s {id: 'a'})-[:X]->(m)-[:X]->(t)
      RETURN t.id AS t, m.v < 4 AS m
      """
    Then the result should be, in any order:
      | t   | m    |
      | 'c' | true |
      | 'd' | true |
    And no side effects

  Scenario: [19] A relationship of variable length in brackets
    When executing query:
      """
      MATCH p = ANY SHORTEST (s {id: 'a'})-[r:X*2..3]->(t)
      RETURN t.id AS t, size(r) AS r
      """
    Then the result should be, in any order:
      | t   | r |
      | 'c' | 2 |
      | 'd' | 2 |
      | 'e' | 3 |
    And no side effects

  Scenario: [20] Fixed parts, groups and quantified relationships in one pattern
    When executing query:
      """
      MATCH p = ALL SHORTEST (s {id: 'a'})-[u:Y]->(m) ((x)-[r:X]->(y) WHERE x.v > y.v){0,2} (n)-[q:X]->+(t:T)
      RETURN u.w AS u, m.id AS m, [n IN y | n.id] AS y, [k IN q | k.w] AS q, t.id AS t
      """
    Then the result should be, in any order:
      | u | m   | y     | q            | t   |
      | 9 | 'e' | ['a'] | [1, 3]       | 'd' |
      | 9 | 'e' | ['a'] | [2, 4]       | 'd' |
      | 9 | 'e' | []    | [7, 1, 3]    | 'd' |
      | 9 | 'e' | []    | [7, 2, 4]    | 'd' |
      | 9 | 'e' | ['a'] | [1, 3, 5]    | 'e' |
      | 9 | 'e' | ['a'] | [2, 4, 5]    | 'e' |
      | 9 | 'e' | []    | [7, 1, 3, 5] | 'e' |
      | 9 | 'e' | []    | [7, 2, 4, 5] | 'e' |
    And no side effects

  Scenario: [21] Variables of a group are lists in order, from whichever end was searched
    When executing query:
      """
      MATCH ALL SHORTEST (s) ((x)-[r:X]->(y)){2,} (t {id: 'e'})
      RETURN s.id AS s, [n IN x | n.id] AS x, [k IN r | k.w] AS r, [n IN y | n.id] AS y
      """
    Then the result should be, in any order:
      | s   | x                    | r            | y                    |
      | 'a' | ['a', 'b', 'd']      | [1, 3, 5]    | ['b', 'd', 'e']      |
      | 'a' | ['a', 'c', 'd']      | [2, 4, 5]    | ['c', 'd', 'e']      |
      | 'b' | ['b', 'd']           | [3, 5]       | ['d', 'e']           |
      | 'c' | ['c', 'd']           | [4, 5]       | ['d', 'e']           |
      | 'e' | ['e', 'a', 'b', 'd'] | [7, 1, 3, 5] | ['a', 'b', 'd', 'e'] |
      | 'e' | ['e', 'a', 'c', 'd'] | [7, 2, 4, 5] | ['a', 'c', 'd', 'e'] |
    And no side effects

  Scenario: [22] Several relationships in a group
    When executing query:
      """
      MATCH ANY SHORTEST (s {id: 'a'}) ((x)-[r:X]->()-[k:X]->(y) WHERE r.w < k.w)+ (t)
      RETURN t.id AS t, size(r) AS r
      """
    Then the result should be, in any order:
      | t   | r |
      | 'a' | 2 |
      | 'c' | 1 |
      | 'd' | 1 |
      | 'e' | 2 |
    And no side effects

  Scenario: [23] A predicate inside the parentheses comes before the selection
    When executing query:
      """
      MATCH p = ANY SHORTEST ((s {id: 'a'})-[r:X|Y]->+(t {id: 'e'}) WHERE all(k IN r WHERE k.w < 9))
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 3      |
    And no side effects

  Scenario: [24] A predicate of the MATCH comes after it
    When executing query:
      """
      MATCH p = ANY SHORTEST (s {id: 'a'})-[r:X|Y]->+(t {id: 'e'})
      WHERE all(k IN r WHERE k.w < 9)
      RETURN length(p) AS length
      """
    Then the result should be empty
    And no side effects

  Scenario: [25] A predicate about the whole path before the selection
    When executing query:
      """
      MATCH p = SHORTEST 1 (q = (s {id: 'a'})-[r:X]->+(t) WHERE length(q) > 2 AND r[0].w = 1)
      RETURN t.id AS t, [k IN r | k.w] AS r
      """
    Then the result should be, in any order:
      | t   | r               |
      | 'a' | [1, 3, 5, 7]    |
      | 'c' | [1, 3, 5, 7, 2] |
      | 'd' | [1, 6, 4]       |
      | 'e' | [1, 3, 5]       |
    And no side effects

  Scenario: [26] A predicate about an end comes to the same before and after
    When executing query:
      """
      MATCH p = ANY SHORTEST ((s)-[:X]->+(t) WHERE s.v = 1 AND t.v = 4)
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 2      |
    And no side effects

  Scenario: [27] A predicate at the relationship
    When executing query:
      """
      MATCH p = ANY SHORTEST (s {id: 'a'})-[r:X WHERE r.w <> 3 AND r.w <> 4]->+(t:T)
      RETURN t.id AS t
      """
    Then the result should be empty
    And no side effects

  Scenario: [28] Ends that are bound
    When executing query:
      """
      MATCH (s {id: 'e'}), (t {id: 'd'})
      MATCH p = ANY SHORTEST (s)-[:X]->+(t)
      RETURN [k IN relationships(p) | k.w][0] AS first, length(p) AS length
      """
    Then the result should be, in any order:
      | first | length |
      | 7     | 3      |
    And no side effects

  Scenario: [29] Nodes beside the pattern in one MATCH
    When executing query:
      """
      MATCH (s {id: 'e'}), (t {id: 'd'}), p = ANY SHORTEST (s)-[:X]->+(t)
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 3      |
    And no side effects

  Scenario: [30] No path in OPTIONAL MATCH
    When executing query:
      """
      MATCH (s {id: 'f'}), (t {id: 'a'})
      OPTIONAL MATCH p = ANY SHORTEST (s)-[r]->+(t)
      RETURN p, r
      """
    Then the result should be, in any order:
      | p    | r    |
      | null | null |
    And no side effects

  Scenario: [31] In EXISTS and COUNT
    When executing query:
      """
      MATCH (s)
      RETURN s.id AS s, EXISTS { ANY SHORTEST (s)-[:X]->+(:T) } AS there, COUNT { ALL SHORTEST (s)-[:X]->{2}(t) } AS paths
      ORDER BY s
      """
    Then the result should be, in order:
      | s   | there | paths |
      | 'a' | true  | 3     |
      | 'b' | true  | 2     |
      | 'c' | true  | 1     |
      | 'd' | true  | 1     |
      | 'e' | true  | 2     |
      | 'f' | false | 0     |
    And no side effects

  Scenario: [32] A path of one node is its own selection
    When executing query:
      """
      MATCH p = ANY SHORTEST (s:L)
      RETURN length(p) AS length
      """
    Then the result should be, in any order:
      | length |
      | 0      |
    And no side effects

  Scenario: [33] A parenthesised part of a selected path has a name
    When executing query:
      """
      MATCH p = ANY SHORTEST (s {id: 'a'})-[:Y]->(q = (m)-[:X]->+(t {id: 'c'}))
      RETURN [n IN nodes(q) | n.id] AS q, length(p) AS length
      """
    Then the result should be, in any order:
      | q               | length |
      | ['e', 'a', 'c'] | 3      |
    And no side effects

  Scenario: [34] Labels and types that expressions name
    When executing query:
      """
      WITH 'X' AS kind, 'T' AS label
      MATCH p = ANY SHORTEST (s {id: 'a'})-[:$(kind)]->(m)-[:$(kind)]->+(t:$(label))
      RETURN t.id AS t, length(p) AS length
      """
    Then the result should be, in any order:
      | t   | length |
      | 'd' | 2      |
      | 'e' | 3      |
    And no side effects

  Scenario: [35] What the lens hides is not there for a selection (L6)
    And having executed:
      """
      MERGE SOURCE 'old' {year: 2001};
      MERGE SOURCE 'gone' {year: 2010};
      MATCH (a {id: 'a'}), (b {id: 'b'}), (c {id: 'c'}), (d {id: 'd'})
      ASSERT (a)-[:Z]->(d) SUPPORTED BY 'gone' {design: 'guideline'}
      ASSERT (a)-[:Z]->(b) SUPPORTED BY 'old' {design: 'guideline'}
      ASSERT (b)-[:Z]->(d) SUPPORTED BY 'old' {design: 'guideline'}
      ASSERT (a)-[:Z]->(c) REFUTED BY 'old' {design: 'guideline'}
      ASSERT (c)-[:Z]->(d) SUPPORTED BY 'old' {design: 'guideline'};
      RETRACT SOURCE 'gone' ON 2015
      """
    When executing query:
      """
      MATCH p = ALL SHORTEST (s {id: 'a'})-[:Z]->+(t {id: 'd'})
      RETURN [n IN nodes(p) | n.id] AS p
      """
    Then the result should be, in any order:
      | p               |
      | ['a', 'b', 'd'] |
    And no side effects

  Scenario: [36] Without it the hidden path is the shortest (L2, L6)
    And having executed:
      """
      MERGE SOURCE 'old' {year: 2001};
      MERGE SOURCE 'gone' {year: 2010};
      MATCH (a {id: 'a'}), (b {id: 'b'}), (c {id: 'c'}), (d {id: 'd'})
      ASSERT (a)-[:Z]->(d) SUPPORTED BY 'gone' {design: 'guideline'}
      ASSERT (a)-[:Z]->(b) SUPPORTED BY 'old' {design: 'guideline'}
      ASSERT (b)-[:Z]->(d) SUPPORTED BY 'old' {design: 'guideline'}
      ASSERT (a)-[:Z]->(c) REFUTED BY 'old' {design: 'guideline'}
      ASSERT (c)-[:Z]->(d) SUPPORTED BY 'old' {design: 'guideline'};
      RETRACT SOURCE 'gone' ON 2015
      """
    When executing query:
      """
      USING ALL EVIDENCE
      MATCH p = SHORTEST 2 GROUPS (s {id: 'a'})-[:Z]->+(t {id: 'd'})
      RETURN [n IN nodes(p) | n.id] AS p
      """
    Then the result should be, in any order:
      | p               |
      | ['a', 'd']      |
      | ['a', 'c', 'd'] |
      | ['a', 'b', 'd'] |
    And no side effects

  Scenario: [37] A selection at an earlier moment (T2, L6)
    And having executed:
      """
      MERGE SOURCE 'old' {year: 2001};
      MERGE SOURCE 'gone' {year: 2010};
      MATCH (a {id: 'a'}), (b {id: 'b'}), (c {id: 'c'}), (d {id: 'd'})
      ASSERT (a)-[:Z]->(d) SUPPORTED BY 'gone' {design: 'guideline'}
      ASSERT (a)-[:Z]->(b) SUPPORTED BY 'old' {design: 'guideline'}
      ASSERT (b)-[:Z]->(d) SUPPORTED BY 'old' {design: 'guideline'}
      ASSERT (a)-[:Z]->(c) REFUTED BY 'old' {design: 'guideline'}
      ASSERT (c)-[:Z]->(d) SUPPORTED BY 'old' {design: 'guideline'};
      RETRACT SOURCE 'gone' ON 2015
      """
    When executing query:
      """
      AS OF 2012
      MATCH p = ANY SHORTEST (s {id: 'a'})-[r:Z]->+(t {id: 'd'})
      RETURN [n IN nodes(p) | n.id] AS p
      """
    Then the result should be, in any order:
      | p          |
      | ['a', 'd'] |
    And no side effects

  Scenario: [38] Fail on a number of paths that is none
    And parameters are:
      | k | 0 |
    When executing query:
      """
      MATCH p = SHORTEST $k (s)-[:X]->+(t)
      RETURN p
      """
    Then a SyntaxError should be raised at runtime: NegativeIntegerArgument

  Scenario: [39] Fail on a number of paths of another type
    And parameters are:
      | k | 'two' |
    When executing query:
      """
      MATCH p = ANY $k (s)-[:X]->+(t)
      RETURN p
      """
    Then a SyntaxError should be raised at runtime: InvalidArgumentType

  Scenario Outline: [40] Fail on what cannot be selected
    When executing query:
      """
      MATCH <pattern>
      RETURN 1 AS one
      """
    Then a SyntaxError should be raised at compile time: <error>

    Examples:
      | pattern                                  | error                           |
      | SHORTEST 0 (s)-->+(t)                    | NegativeIntegerArgument         |
      | ANY 1.5 (s)-->+(t)                       | NegativeIntegerArgument         |
      | ANY SHORTEST (s)-->+(t), (t)-->(u)       | InvalidSyntax                   |
      | ANY (s)-->(t), ANY (t)-->(u)             | InvalidSyntax                   |
      | (m) MATCH ANY (s)-->(m)-->(t)            | VariableAlreadyBound            |
      | ()-[r]->() MATCH ANY (s)-[r]->(t)        | VariableAlreadyBound            |
      | ANY (s)-[r]->(m)-[r]->(t)                | RelationshipUniquenessViolation |
      | ANY ((s)-->+(t) WHERE length(p) > 1)     | UndefinedVariable               |
      | p = ANY ((s)-->+(t) WHERE length(p) > 1) | UndefinedVariable               |
      | ANY SHORTEST ((s)-[*1..2]->+(t))         | InvalidRelationshipPattern      |
