Feature: Lenses - which evidence counts (L1 to L9)

  # From `k` there is a claim to each of these, which tell by their ids what is held:
  # supported by a2010; withdrawn: by r2015, which is retracted in 2020; contested; refuted; open: inconclusive;
  # undated: by a source without a year; bare: no evidence; kind: of a type that takes none;
  # fallen: r2015 supports, b2018 refutes.
  Background:
    Given an empty graph
    And the declarations are:
      """
      [types.X]
      [types.IS_A]
      evidence = 'none'
      [lenses.old]
      clauses = "USING EVIDENCE e WHERE e.year <= 2010"
      [lenses.older]
      clauses = "USING LENS old AS OF 2009"
      [lenses.open]
      clauses = "USING ALL EVIDENCE"
      [lenses.circle]
      clauses = "USING LENS circle"
      """
    And having executed:
      """
      MERGE SOURCE 'a2010' {year: 2010, journal: 'Pain'};
      MERGE SOURCE 'r2015' {year: 2015};
      MERGE SOURCE 'b2018' {year: 2018, doi: '10.1/x'};
      MERGE SOURCE 'u' {undated: true};
      UNWIND ['k', 'supported', 'withdrawn', 'contested', 'refuted', 'open', 'undated', 'bare', 'kind', 'fallen'] AS id
      CREATE (:N {id: id});
      ASSERT (k)-[:X]->(supported) SUPPORTED BY 'a2010' {design: 'randomised trial', confidence: 0.5};
      ASSERT (k)-[:X]->(withdrawn) SUPPORTED BY 'r2015' {design: 'meta-analysis'};
      ASSERT (k)-[:X]->(contested) SUPPORTED BY 'a2010' {design: 'guideline'} REFUTED BY 'b2018' {n: 12};
      ASSERT (k)-[:X]->(refuted) REFUTED BY 'b2018' {design: 'case report'};
      ASSERT (k)-[:X]->(open) INCONCLUSIVE BY 'b2018' {population: 'rats'};
      ASSERT (k)-[:X]->(undated) SUPPORTED BY 'u';
      ASSERT (k)-[:X]->(bare);
      ASSERT (k)-[:IS_A]->(kind);
      ASSERT (k)-[:X]->(fallen) SUPPORTED BY 'r2015' REFUTED BY 'b2018';
      RETRACT SOURCE 'r2015' ON 2020;
      """

  Scenario: [1] L1, L3: the default lens hides retracted sources and refuted claims
    When executing query:
      """
      MATCH ()-[r]->(n) RETURN n.id AS id, status(r) AS status
      """
    Then the result should be, in any order:
      | id          | status         |
      | 'supported' | 'supported'    |
      | 'contested' | 'contested'    |
      | 'open'      | 'inconclusive' |
      | 'undated'   | 'supported'    |
      | 'bare'      | 'unsourced'    |
      | 'kind'      | 'unsourced'    |
    And the hidden claims should be:
      | retracted | 2 |
      | refuted   | 1 |

  Scenario: [2] L1: retracted at the moment of AS OF
    When executing query:
      """
      AS OF 2019 MATCH ()-[r]->(n) RETURN n.id AS id, status(r) AS status
      """
    Then the result should be, in any order:
      | id          | status         |
      | 'supported' | 'supported'    |
      | 'withdrawn' | 'supported'    |
      | 'contested' | 'contested'    |
      | 'open'      | 'inconclusive' |
      | 'kind'      | 'unsourced'    |
      | 'fallen'    | 'contested'    |
    And the hidden claims should be:
      | date      | 1 |
      | refuted   | 1 |
      | unsourced | 1 |

  Scenario: [3] L2: USING ALL EVIDENCE shows everything
    When executing query:
      """
      USING ALL EVIDENCE MATCH ()-[r]->(n) RETURN n.id AS id, status(r) AS status
      """
    Then the result should be, in any order:
      | id          | status         |
      | 'supported' | 'supported'    |
      | 'withdrawn' | 'supported'    |
      | 'contested' | 'contested'    |
      | 'refuted'   | 'refuted'      |
      | 'open'      | 'inconclusive' |
      | 'undated'   | 'supported'    |
      | 'bare'      | 'unsourced'    |
      | 'kind'      | 'unsourced'    |
      | 'fallen'    | 'contested'    |
    And no claims should be hidden

  Scenario: [4] L2: other clauses beside USING ALL EVIDENCE still filter
    When executing query:
      """
      USING ALL EVIDENCE
      USING EVIDENCE e WHERE e.standing <> 'retracted'
      MATCH ()-[r]->(n) RETURN n.id AS id, status(r) AS status
      """
    Then the result should be, in any order:
      | id          | status         |
      | 'supported' | 'supported'    |
      | 'contested' | 'contested'    |
      | 'refuted'   | 'refuted'      |
      | 'open'      | 'inconclusive' |
      | 'undated'   | 'supported'    |
      | 'kind'      | 'unsourced'    |
      | 'fallen'    | 'refuted'      |
    And the hidden claims should be:
      | predicate | 1 |
      | unsourced | 1 |

  Scenario: [5] L2: all clauses must hold
    When executing query:
      """
      USING EVIDENCE e WHERE e.year >= 2010
      USING EVIDENCE f WHERE f.stance = 'supports'
      EXCLUDING SOURCE 'b2018'
      AS OF 2012
      MATCH ()-[r]->(n) RETURN n.id AS id, status(r) AS status
      """
    Then the result should be, in any order:
      | id          | status      |
      | 'supported' | 'supported' |
      | 'contested' | 'supported' |
      | 'kind'      | 'unsourced' |

  Scenario: [6] L2: a lens binds all UNION branches and all subqueries
    When executing query:
      """
      EXCLUDING SOURCE 'b2018'
      MATCH (k {id: 'k'})-[r]->() RETURN 'branch' AS place, count(r) AS claims
      UNION ALL
      MATCH (k {id: 'k'}) CALL (k) { MATCH (k)-[r]->() RETURN count(r) AS claims } RETURN 'call' AS place, claims
      UNION ALL
      MATCH (k {id: 'k'}) RETURN 'count' AS place, COUNT { (k)-->() } AS claims
      UNION ALL
      MATCH (k {id: 'k'}) RETURN 'comprehension' AS place, size([(k)-->(n) | n]) AS claims
      UNION ALL
      MATCH (k {id: 'k'}) RETURN 'collect' AS place, size(COLLECT { MATCH (k)-->(n) RETURN n }) AS claims
      UNION ALL
      MATCH p = ({id: 'k'})-[*1..3]->() RETURN 'length' AS place, count(p) AS claims
      UNION ALL
      MATCH (n) WHERE EXISTS { (n)<--() } RETURN 'exists' AS place, count(n) AS claims
      UNION ALL
      MATCH (n) WHERE (n)<--() RETURN 'pattern' AS place, count(n) AS claims
      UNION ALL
      MATCH (k {id: 'k'}), (n) WHERE k <> n MATCH p = shortestPath((k)-[*]->(n)) RETURN 'shortest' AS place, count(p) AS claims
      """
    Then the result should be, in any order:
      | place           | claims |
      | 'branch'        | 4      |
      | 'call'          | 4      |
      | 'count'         | 4      |
      | 'comprehension' | 4      |
      | 'collect'       | 4      |
      | 'length'        | 4      |
      | 'exists'        | 4      |
      | 'pattern'       | 4      |
      | 'shortest'      | 4      |

  Scenario: [7] L2: evidence clauses stand before the first clause
    When executing query:
      """
      MATCH (n) USING EVIDENCE e WHERE e.year > 2000 RETURN n
      """
    Then a SyntaxError should be raised at compile time: *

  Scenario Outline: [8] L3: under an explicit lens an unsourced claim matches only if its type takes no evidence
    When executing query:
      """
      <lens>
      MATCH ()-[r]->(n) WHERE n.id IN ['bare', 'kind'] RETURN n.id AS id
      """
    Then the result should be, in any order:
      | id     |
      | 'kind' |
    And the hidden claims should be:
      | unsourced | 1 |

    Examples:
      | lens                                                                                           |
      | USING ALL EVIDENCE USING EVIDENCE e WHERE true                                                 |
      | USING ALL EVIDENCE USING EVIDENCE e WHERE e.source IS NOT NULL                                 |
      | USING ALL EVIDENCE USING LENS open                                                             |

  Scenario: [9] L4: hidden and unsourced are two things
    When executing query:
      """
      MATCH (k {id: 'k'}) MERGE (k)-[r:X]->(n {id: 'withdrawn'}) RETURN status(r) AS status
      """
    Then the result should be, in any order:
      | status    |
      | 'hidden'  |

  Scenario Outline: [10] L5: an item is visible only if the predicate is true; null hides
    When executing query:
      """
      USING ALL EVIDENCE
      USING EVIDENCE e WHERE <predicate>
      MATCH ()-[r:X]->(n) WITH n.id AS id ORDER BY id RETURN collect(id) AS ids
      """
    Then the result should be, in any order:
      | ids   |
      | <ids> |

    Examples:
      | predicate                                          | ids                                               |
      | e.level <= 2                                       | ['supported', 'withdrawn']                        |
      | NOT e.level <= 2                                   | ['refuted']                                       |
      | e.level IS NULL                                    | ['contested', 'fallen', 'open', 'undated']        |
      | e.year < 2015                                      | ['contested', 'supported']                        |
      | e.year >= 2015                                     | ['contested', 'fallen', 'open', 'refuted', 'withdrawn'] |
      | e.year IS NULL                                     | ['undated']                                       |
      | e.year > 2000 OR e.stance = 'supports'             | ['contested', 'fallen', 'open', 'refuted', 'supported', 'undated', 'withdrawn'] |
      | e.n > 10                                           | ['contested']                                     |
      | e.population = 'rats'                              | ['open']                                          |
      | e.source STARTS WITH 'a'                           | ['contested', 'supported']                        |
      | e.source IN ['u', 'x']                             | ['undated']                                       |
      | e.stance = 'refutes'                               | ['contested', 'fallen', 'refuted']                |
      | e.standing = 'retracted'                           | ['fallen', 'withdrawn']                           |
      | source(e).doi IS NOT NULL AND e.stance = 'refutes' | ['contested', 'fallen', 'refuted']                |
      | source(e).journal = 'Pain'                         | ['contested', 'supported']                        |
      | source(e).standing = 'retracted'                   | ['fallen', 'withdrawn']                           |
      | e.via IS NOT NULL                                  | []                                                |
      | e.directness = 'direct' AND e.source = 'u'         | ['undated']                                       |
      | e.confidence >= 0.5                                | ['supported']                                     |
      | null                                               | []                                                |
      | false                                              | []                                                |
      | 1 = 1                                              | ['contested', 'fallen', 'open', 'refuted', 'supported', 'undated', 'withdrawn'] |

  Scenario: [11] L5: a predicate sees parameters
    And parameters are:
      | year | 2010      |
      | keys | ['u', 'a2010'] |
    When executing query:
      """
      USING EVIDENCE item WHERE item.year <= $year OR item.source IN $keys
      MATCH ()-[r:X]->(n) RETURN n.id AS id
      """
    Then the result should be, in any order:
      | id          |
      | 'supported' |
      | 'contested' |
      | 'undated'   |

  Scenario Outline: [12] L5: a predicate sees no pattern, subquery, aggregate or claim function
    When executing query:
      """
      USING EVIDENCE e WHERE <predicate> RETURN 1 AS one
      """
    Then a SyntaxError should be raised at compile time: *

    Examples:
      | predicate                                  |
      | EXISTS { (n)-->() }                        |
      | COUNT { (n) } > 1                          |
      | COLLECT { MATCH (n) RETURN n.id } = []     |
      | (:N)-->(:N)                                |
      | [(a)-->(b) \| a.id] = []                   |
      | count(e) > 1                               |
      | max(e.year) > 1                            |
      | status(e) = 'supported'                    |
      | confidence(e) > 0.5                        |
      | claim_id(e) = 'x'                          |
      | confidence() > 0.5                         |
      | n.year > 2000                              |

  Scenario: [13] L5: year, level and standing cannot be shadowed by an item's own property
    When executing query:
      """
      ASSERT (k)-[:X]->(supported) SUPPORTED BY 'a2010' {year: 1999}
      """
    Then the statement should be refused: ReservedField

  Scenario: [14] L5: the words of the evidence clauses stay usable as names
    And having executed:
      """
      CREATE (:Evidence {source: 'a', lens: 'b', standing: 'c', evidence: 'd'})-[:SOURCE]->(:Lens)
      """
    When executing query:
      """
      MATCH (evidence:Evidence)-[source:SOURCE]->(lens:Lens)
      WITH evidence, source, lens, evidence.standing AS standing, 1 AS using, 2 AS excluding, 3 AS via, 4 AS refuted
      RETURN evidence.source AS source, evidence.lens AS lens, standing, evidence.evidence AS evidence,
        using + excluding + via + refuted AS assert, type(source) AS supported
      """
    Then the result should be, in any order:
      | source | lens | standing | evidence | assert | supported |
      | 'a'    | 'b'  | 'c'      | 'd'      | 10     | 'SOURCE'  |

  Scenario: [15] L5: evidence(r) gives the visible items with year, level and standing
    When executing query:
      """
      MATCH ()-[r:X]->({id: 'supported'}) RETURN evidence(r) AS items
      """
    Then the result should be, in any order:
      | items |
      | [{source: 'a2010', stance: 'supports', design: 'randomised trial', confidence: 0.5, directness: 'direct', checked: true, year: 2010, level: 2, standing: 'current'}] |

  Scenario: [16] L6: aggregates, NOT EXISTS, OPTIONAL MATCH and paths see what is left
    When executing query:
      """
      EXCLUDING SOURCE 'a2010'
      MATCH (n:N) WHERE n.id <> 'k' AND NOT EXISTS { (n)<-[:X]-() }
      OPTIONAL MATCH (n)<-[r]-()
      WITH n.id AS id, count(r) AS claims ORDER BY id
      RETURN collect([id, claims]) AS lost
      """
    Then the result should be, in any order:
      | lost |
      | [['bare', 0], ['contested', 0], ['fallen', 0], ['kind', 1], ['refuted', 0], ['supported', 0], ['withdrawn', 0]] |

  Scenario: [17] L6: among shortest paths the claims' identities choose, not the order in which they came
    And having executed:
      """
      CREATE (:P {id: 'p'}), (:P {id: 'q'}), (:P {id: 'z'}), (:P {id: 'm'}), (:P {id: 'c'});
      MATCH (p {id: 'p'}), (q {id: 'q'}) MATCH (z {id: 'z'}), (m {id: 'm'}), (c {id: 'c'})
      CREATE (p)-[:X {way: 'z'}]->(z)-[:X {way: 'z'}]->(q), (p)-[:X {way: 'm'}]->(m)-[:X {way: 'm'}]->(q),
        (p)-[:X {way: 'c'}]->(c)-[:X {way: 'c'}]->(q);
      """
    When executing query:
      """
      MATCH (p {id: 'p'}), (q {id: 'q'})
      MATCH path = shortestPath((p)-[*]->(q))
      MATCH ()-[last]->(q)
      WITH path, last ORDER BY claim_id(last)
      WITH path, collect(last) AS lasts
      RETURN relationships(path)[1] = lasts[0] AS first
      """
    Then the result should be, in any order:
      | first |
      | true  |

  Scenario: [18] L6: procedures about the catalogue speak of the whole graph
    When executing query:
      """
      AS OF 1066
      CALL grounds.sources() YIELD key, standing, items RETURN key, standing, items
      """
    Then the result should be, in any order:
      | key     | standing    | items |
      | 'a2010' | 'current'   | 2     |
      | 'r2015' | 'retracted' | 2     |
      | 'b2018' | 'current'   | 4     |
      | 'u'     | 'current'   | 1     |
    When executing query:
      """
      AS OF 1066
      CALL grounds.schema() YIELD kind, name, count WHERE kind = 'type' RETURN name, count
      """
    Then the result should be, in any order:
      | name   | count |
      | 'X'    | 8     |
      | 'IS_A' | 1     |

  Scenario: [19] L8: the reasons in their order
    When executing query:
      """
      EXCLUDING SOURCE 'a2010'
      AS OF 2020
      USING EVIDENCE e WHERE e.stance <> 'inconclusive'
      MATCH ()-[r]->() RETURN count(r) AS claims
      """
    Then the result should be, in any order:
      | claims |
      | 1      |
    And the hidden claims should be:
      | retracted | 2 |
      | excluded  | 2 |
      | date      | 1 |
      | predicate | 1 |
      | refuted   | 1 |
      | unsourced | 1 |

  Scenario Outline: [20] L8: the types that the patterns name are counted, all if none is named
    When executing query:
      """
      AS OF 1066 <query>
      """
    Then the hidden claims should be:
      | date      | <date> |
      | unsourced | 1      |

    Examples:
      | query                                                          | date |
      | MATCH (n {id: 'nobody'})-[r]->() RETURN r                      | 7    |
      | MATCH (n {id: 'nobody'})-[r:X]->() RETURN r                    | 7    |
      | MATCH (n {id: 'nobody'})-[r:X*]->() RETURN r                   | 7    |
      | MATCH (n {id: 'nobody'})-[r:X\|IS_A]->() RETURN r              | 7    |
      | MATCH (n {id: 'nobody'}) WHERE EXISTS { (n)-[:X]->() } RETURN n | 7   |
      | MATCH (n {id: 'nobody'}) RETURN [(n)-[:X]->(m) \| m] AS m       | 7   |

  Scenario Outline: [21] L8: nothing is counted where no pattern could have shown it
    When executing query:
      """
      AS OF 1066 <query>
      """
    Then no claims should be hidden

    Examples:
      | query                             |
      | MATCH ()-[r:IS_A]->() RETURN r    |
      | MATCH (n) RETURN n.id AS id       |
      | RETURN 1 AS one                   |
      | CALL db.labels() YIELD label RETURN label |

  Scenario: [22] L9: an unknown lens is an error
    When executing query:
      """
      USING LENS olde RETURN 1 AS one
      """
    Then the statement should be refused: UnknownLens
      """
      no lens `olde`
      did you mean `old` or `older`?
      """

  Scenario: [23] L9: a lens that refers to itself is an error
    When executing query:
      """
      USING LENS circle RETURN 1 AS one
      """
    Then the statement should be refused: LensCircle

  Scenario Outline: [24] L9: a name that the graph does not have is a warning with a suggestion
    When executing query:
      """
      <query>
      """
    Then a warning should be given: <code>
      """
      <suggestion>
      """

    Examples:
      | query                                                                   | code          | suggestion                |
      | MATCH (n:M) RETURN n                                                    | UnknownLabel  | no node has the label `M` |
      | MATCH ()-[r:IS_AN]->() RETURN r                                         | UnknownType   | did you mean `IS_A`?      |
      | MATCH (n) RETURN n.idd AS x                                             | UnknownKey    | did you mean `id`?        |
      | EXCLUDING SOURCE 'b2019' MATCH (n) RETURN n                             | UnknownSource | did you mean `b2018`?     |
      | USING EVIDENCE e WHERE e.source = 'b2019' MATCH (n) RETURN n            | UnknownSource | did you mean `b2018`?     |
      | USING EVIDENCE e WHERE e.source IN ['u', 'a2011'] MATCH (n) RETURN n    | UnknownSource | did you mean `a2010`?     |

  Scenario: [25] L9: a warning is an error under --strict
    And the session is strict
    When executing query:
      """
      EXCLUDING SOURCE 'b2019' MATCH (n) RETURN n
      """
    Then the statement should be refused: UnknownSource

  Scenario: [26] L9: known names give no warning
    And the session is strict
    When executing query:
      """
      EXCLUDING SOURCE 'b2018'
      USING EVIDENCE e WHERE e.source <> 'u' AND e.level < 3 AND e.year > 2000 AND e.cohort IS NULL AND source(e).doi IS NULL
      MATCH (n:N)-[r:X]->(m {id: 'supported'}) RETURN n.id AS id
      """
    Then the result should be, in any order:
      | id  |
      | 'k' |
    And no warning should be given

  Scenario: [27] L2, L3: named lenses hold other lenses
    When executing query:
      """
      USING LENS old MATCH ()-[r]->(n) RETURN n.id AS id, status(r) AS status
      """
    Then the result should be, in any order:
      | id          | status      |
      | 'supported' | 'supported' |
      | 'contested' | 'supported' |
      | 'kind'      | 'unsourced' |
    When executing query:
      """
      USING LENS older MATCH ()-[r]->(n) RETURN n.id AS id
      """
    Then the result should be, in any order:
      | id     |
      | 'kind' |

  Scenario: [28] L2: the lens of the session holds beside that of the statement
    And the lens of the session is:
      """
      EXCLUDING SOURCE 'b2018'
      """
    When executing query:
      """
      AS OF 2010 MATCH ()-[r:X]->(n) RETURN n.id AS id, status(r) AS status
      """
    Then the result should be, in any order:
      | id          | status      |
      | 'supported' | 'supported' |
      | 'contested' | 'supported' |

  Scenario: [29] L3: a claim without its supports is refuted and does not match
    When executing query:
      """
      EXCLUDING SOURCE 'a2010' MATCH ()-[r:X]->(n {id: 'contested'}) RETURN r
      """
    Then the result should be empty
    And the hidden claims should be:
      | retracted | 2 |
      | excluded  | 2 |
      | refuted   | 1 |
      | unsourced | 1 |

  Scenario: [30] L5: what an evidence clause is given reads nothing of the graph
    When executing query:
      """
      EXCLUDING SOURCE COLLECT { MATCH (n) RETURN n.id } MATCH ()-[r:X]->(n) RETURN r
      """
    Then a SyntaxError should be raised at compile time: NonConstantExpression
