Feature: Writing under lenses (L7)

  Background:
    Given an empty graph
    And having executed:
      """
      MERGE SOURCE 'good' {year: 2010};
      MERGE SOURCE 'gone' {year: 2011};
      CREATE (:N {id: 'a'}), (:N {id: 'b'}), (:N {id: 'c'});
      ASSERT (a)-[:X]->(b) SUPPORTED BY 'gone';
      ASSERT (a)-[:X]->(c) REFUTED BY 'good';
      RETRACT SOURCE 'gone' ON 2020;
      """

  Scenario Outline: [1] L7: a statement under an explicit lens cannot write
    When executing query:
      """
      <lens> <write>
      """
    Then the statement should be refused: WriteUnderLens
      """
      cannot write
      USING ALL EVIDENCE
      """

    Examples:
      | lens                                                   | write                                       |
      | AS OF 2018                                             | CREATE (:N)                                 |
      | EXCLUDING SOURCE 'gone'                                | MATCH (n) SET n.x = 1                       |
      | USING EVIDENCE e WHERE e.year > 2000                   | ASSERT (a)-[:X]->(b)                        |
      | USING ALL EVIDENCE AS OF 2018                          | MERGE SOURCE 's' {year: 2018}               |
      | AS OF 2018                                             | MATCH (n) DETACH DELETE n                   |
      | AS OF 2018                                             | RETRACT SOURCE 'good'                       |
      | AS OF 2018                                             | MATCH ()-[r]->() REMOVE EVIDENCE FROM r     |
      | AS OF 2018                                             | MATCH (n) CALL (n) { SET n.x = 1 } RETURN n |
      | AS OF 2018                                             | FOREACH (x IN [1] \| CREATE (:N))           |

  Scenario: [2] L7: nor can it under a lens of the session
    And the lens of the session is:
      """
      AS OF 2018
      """
    When executing query:
      """
      CREATE (:N)
      """
    Then the statement should be refused: WriteUnderLens

  Scenario: [3] L7: under USING ALL EVIDENCE alone it can
    When executing query:
      """
      USING ALL EVIDENCE MATCH ()-[r:X]->(n) SET r.seen = true RETURN n.id AS id
      """
    Then the result should be, in any order:
      | id  |
      | 'b' |
      | 'c' |
    And the side effects should be:
      | +properties | 2 |

  Scenario Outline: [4] L7: MERGE finds what is hidden and says so
    When executing query:
      """
      MATCH (a {id: 'a'}), (n {id: '<end>'}) MERGE (a)-[r:X]->(n) RETURN status(r) AS status
      """
    Then the result should be, in any order:
      | status     |
      | '<status>' |
    And no side effects
    And a note should be given:
      """
      `MERGE` found a relationship that is hidden
      """

    Examples:
      | end | status  |
      | b   | hidden  |
      | c   | refuted |

  Scenario: [5] L7: ASSERT finds what is hidden, says so, and an item makes it visible
    When executing query:
      """
      ASSERT (a)-[r:X]->(b) RETURN status(r) AS status
      """
    Then the result should be, in any order:
      | status   |
      | 'hidden' |
    And a note should be given:
      """
      `ASSERT` found a X claim that the lens hides
      """
    When executing query:
      """
      ASSERT (a)-[r:X]->(b) SUPPORTED BY 'good'
      WITH r MATCH ()-[s:X]->({id: 'b'})
      RETURN status(r) AS status, r = s AS found
      """
    Then the result should be, in any order:
      | status      | found |
      | 'supported' | true  |

  Scenario: [6] L7: a claim that is new or visible gives no note
    When executing query:
      """
      ASSERT (b)-[:X]->(c) SUPPORTED BY 'good'
      MERGE (:N {id: 'new'})
      """
    Then the result should be empty
    And no note should be given

  Scenario: [7] L7: a hidden claim that is bound has its true properties
    And having executed:
      """
      USING ALL EVIDENCE MATCH ()-[r]->({id: 'b'}) SET r.w = 3
      """
    When executing query:
      """
      MATCH (a {id: 'a'}), (b {id: 'b'}) MERGE (a)-[r:X]->(b) ON MATCH SET r.v = 4 RETURN r, type(r) AS type
      """
    Then the result should be, in any order:
      | r                  | type |
      | [:X {w: 3, v: 4}]  | 'X'  |

  Scenario: [8] L7: DETACH DELETE takes hidden claims along and counts them
    When executing query:
      """
      MATCH (n {id: 'a'}) DETACH DELETE n
      """
    Then the result should be empty
    And the counts should be:
      | nodes deleted         | 1 |
      | relationships deleted | 2 |
      | hidden claims deleted | 2 |

  Scenario: [9] L7: DELETE of a node that only hidden claims hold is the usual error and names them
    When executing query:
      """
      MATCH (n {id: 'b'}) DELETE n
      """
    Then the statement should be refused: DeleteConnectedNode
      """
      (a)-[:X]->(b) (hidden by the lens)
      """

  Scenario: [10] L7: later clauses read the graph as written so far
    When executing query:
      """
      MATCH (b {id: 'b'}), (c {id: 'c'})
      CREATE (b)-[:Y]->(c)
      WITH b, c
      ASSERT (b)-[:Z]->(c) REFUTED BY 'good'
      WITH b
      MATCH (b)-[r]->() RETURN type(r) AS type
      """
    Then the result should be, in any order:
      | type |
      | 'Y'  |

  Scenario: [11] L7: a source that is retracted takes its items away at once
    And having executed:
      """
      ASSERT (b)-[:X]->(c) SUPPORTED BY 'good'
      """
    When executing query:
      """
      MATCH ()-[r:X]->() WITH count(r) AS before
      RETRACT SOURCE 'good'
      WITH before OPTIONAL MATCH ()-[r:X]->() RETURN before, count(r) AS after
      """
    Then the result should be, in any order:
      | before | after |
      | 1      | 0     |

  Scenario: [12] L7: so does a standing that MERGE SOURCE tells
    And having executed:
      """
      ASSERT (b)-[:X]->(c) SUPPORTED BY 'good'
      """
    When executing query:
      """
      MATCH ()-[r:X]->() WITH count(r) AS before
      MERGE SOURCE 'good' {standing: 'retracted'}
      WITH before OPTIONAL MATCH ()-[r:X]->() RETURN before, count(r) AS after
      """
    Then the result should be, in any order:
      | before | after |
      | 1      | 0     |

  Scenario: [13] L7: evidence that is removed changes what later clauses see
    And having executed:
      """
      ASSERT (b)-[:X]->(c) SUPPORTED BY 'good' {at: '1'} REFUTED BY 'good' {at: '2'}
      """
    When executing query:
      """
      MATCH (b {id: 'b'})-[r:X]->() WITH b, r, status(r) AS before
      REMOVE EVIDENCE e FROM r WHERE e.stance = 'supports'
      WITH b, r, before OPTIONAL MATCH (b)-[s:X]->() RETURN before, status(r) AS after, s
      """
    Then the result should be, in any order:
      | before      | after     | s    |
      | 'contested' | 'refuted' | null |

  Scenario: [14] L7: MERGE does not see its own lens: no silent twin of a claim
    When executing query:
      """
      UNWIND ['b', 'c'] AS id
      MATCH (a {id: 'a'}), (n {id: id}) MERGE (a)-[r:X]->(n)
      RETURN count(r) AS claims
      """
    Then the result should be, in any order:
      | claims |
      | 2      |
    And no side effects
