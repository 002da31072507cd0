Feature: Functions on the evidence of a claim

  Background:
    Given an empty graph
    And having executed:
      """
      MERGE SOURCE 'a' {year: 2010, title: 'First'};
      MERGE SOURCE 'b' {undated: true};
      MERGE SOURCE 'c' {year: 2012, standing: 'preprint'};
      CREATE (:N {id: 'x'}), (:N {id: 'y'}), (:N {id: 'z'});
      ASSERT (x)-[:X]->(y)
        SUPPORTED BY 'c' {design: 'case report', cohort: 'k', dose: [1, 2]}
        SUPPORTED BY 'a' {design: 'cohort', directness: 'indirect', checked: false}
        REFUTED BY 'b' {design: 'guideline', effect: 'none', n: 4}
        INCONCLUSIVE BY 'a' {certainty: 'possible'} VIA 'b' AT 'p. 3';
      ASSERT (x)-[:X]->(z);
      """

  Scenario: [1] L4: status, support, level and sources of a claim
    When executing query:
      """
      MATCH (x)-[r:X]->(n)
      RETURN n.id AS id, status(r) AS status, support(r) AS support, level(r) AS level, sources(r) AS sources
      """
    Then the result should be, in any order:
      | id  | status      | support                                      | level | sources         |
      | 'y' | 'contested' | {supports: 2, refutes: 1, inconclusive: 1}   | 3     | ['a', 'b', 'c'] |
      | 'z' | 'unsourced' | {supports: 0, refutes: 0, inconclusive: 0}   | null  | []              |

  Scenario: [2] L5: evidence gives maps with all fields, sorted by source and stance
    When executing query:
      """
      MATCH ()-[r:X]->({id: 'y'}) UNWIND evidence(r) AS item RETURN item
      """
    Then the result should be, in order:
      | item |
      | {source: 'a', stance: 'supports', design: 'cohort', directness: 'indirect', checked: false, year: 2010, level: 3, standing: 'current'} |
      | {source: 'a', stance: 'inconclusive', certainty: 'possible', via: 'b', via_at: 'p. 3', directness: 'direct', checked: true, year: 2010, level: null, standing: 'current'} |
      | {source: 'b', stance: 'refutes', design: 'guideline', effect: 'none', n: 4, directness: 'direct', checked: true, year: null, level: null, standing: 'current'} |
      | {source: 'c', stance: 'supports', design: 'case report', cohort: 'k', dose: [1, 2], directness: 'direct', checked: true, year: 2012, level: 4, standing: 'preprint'} |

  Scenario Outline: [3] a function of null is null
    When executing query:
      """
      MATCH (n {id: 'z'}) OPTIONAL MATCH (n)-[r]->() RETURN <function>(r) AS value
      """
    Then the result should be, in any order:
      | value |
      | null  |

    Examples:
      | function   |
      | status     |
      | support    |
      | level      |
      | sources    |
      | evidence   |
      | confidence |
      | claim_id   |

  Scenario Outline: [4] a function on claims takes no node
    When executing query:
      """
      MATCH (n {id: 'z'}) RETURN <function>(n) AS value
      """
    Then a SyntaxError should be raised at compile time: InvalidArgumentType

    Examples:
      | function   |
      | status     |
      | confidence |
      | evidence   |
      | claim_id   |

  Scenario: [5] functions on claims stand anywhere an expression stands
    When executing query:
      """
      MATCH p = ()-[*]->()
      WHERE all(r IN relationships(p) WHERE status(r) <> 'refuted')
      WITH p, [r IN relationships(p) | confidence(r)] AS numbers
      RETURN size([r IN relationships(p) WHERE 'a' IN sources(r)]) AS of_a, numbers[0] IS NULL AS none
      ORDER BY of_a
      """
    Then the result should be, in order:
      | of_a | none  |
      | 0    | true  |
      | 1    | false |

  Scenario: [6] a graph without evidence is a plain property graph
    Given an empty graph
    When executing query:
      """
      CREATE (a:Plain)-[r:KNOWS {since: 2018}]->(b:Plain) RETURN status(r) AS status, confidence(r) AS confidence, r
      """
    Then the result should be, in any order:
      | status      | confidence | r                     |
      | 'unsourced' | null       | [:KNOWS {since: 2018}] |
    And no claims should be hidden

  Scenario Outline: [7] source gives the bibliography entry of an item or of a key
    When executing query:
      """
      MATCH ()-[r:X]->({id: 'y'}) RETURN <source> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |

    Examples:
      | source                        | value                                                                            |
      | source('a')                   | {key: 'a', year: 2010, title: 'First', standing: 'current', standings: []}       |
      | source(evidence(r)[0]).title  | 'First'                                                                          |
      | source(evidence(r)[3])        | {key: 'c', year: 2012, standing: 'preprint', standings: [{standing: 'preprint'}]} |
      | source(sources(r)[1]).undated | true                                                                             |
      | source('nobody')              | null                                                                             |
      | source(null)                  | null                                                                             |

  Scenario Outline: [8] T1: source tells the standing at the moment of AS OF, as evidence does
    And having executed:
      """
      RETRACT SOURCE 'a' ON 2015
      """
    When executing query:
      """
      <lens>
      USING EVIDENCE e WHERE source(e).standing = '<standing>' AND source(e)['standing'] = '<standing>' AND e.source = 'a'
      MATCH ()-[r:X]->({id: 'y'})
      RETURN source('a').standing AS one, source(evidence(r)[0]).standing AS other, evidence(r)[0].standing AS item
      """
    Then the result should be, in any order:
      | one          | other        | item         |
      | '<standing>' | '<standing>' | '<standing>' |

    Examples:
      | lens               | standing  |
      | USING ALL EVIDENCE | retracted |
      | AS OF 2014         | current   |

  Scenario Outline: [70] Functions that GQL and newer Cypher have
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3, 4] AS x WITH <expression> AS r RETURN r
      """
    Then the result should be, in any order:
      | r   |
      | <r> |
    And no side effects

    Examples:
      | expression                                                   | r              |
      | collect_list(x)                                              | [1, 2, 3, 4]   |
      | percentile_cont(x, 0.5)                                      | 2.5            |
      | percentile_disc(x, 0.5)                                      | 2              |
      | stddev_pop(x * 2) > stddev_pop(x)                            | true           |
      | coll.sort(collect(-x))                                       | [-4, -3, -2, -1] |
      | coll.max(collect(x)) - coll.min(collect(x))                  | 3              |
      | power(count(*), 2)                                           | 16.0           |
      | format(date('2018-03-01') + duration({days: max(x)}), 'd. MMMM') | '5. March' |
      | duration_between(date('2018-03-01'), min(date('2018-03-02'))) | 'P1D'         |
