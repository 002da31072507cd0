Feature: Identity - which claim is which (I1 to I4)

  Background:
    Given an empty graph
    And the declarations are:
      """
      [types.REDUCES]
      [types.DOSED]
      identity = ['dose', 'species']
      [types.REQUIRED]
      evidence = 'required'
      identity = ['dose']
      """
    And having executed:
      """
      MERGE SOURCE 'a2010' {year: 2010};
      MERGE SOURCE 'b2018' {year: 2018};
      CREATE (:Drug {id: 'ketamine'}), (:Effect {id: 'pain'}), (:Effect {id: 'mood'});
      """

  Scenario: [1] I1: a claim is found again by its ends and its type
    And having executed:
      """
      ASSERT (ketamine)-[:REDUCES]->(pain) SUPPORTED BY 'a2010'
      """
    When executing query:
      """
      ASSERT (ketamine)-[:REDUCES]->(pain) REFUTED BY 'b2018'
      """
    Then the result should be empty
    And the counts should be:
      | claims asserted | 1 |
      | items added     | 1 |
    When executing control query:
      """
      MATCH (d)-[r:REDUCES]->(e) RETURN d.id AS d, e.id AS e, status(r) AS status, sources(r) AS sources
      """
    Then the result should be, in any order:
      | d          | e      | status      | sources            |
      | 'ketamine' | 'pain' | 'contested' | ['a2010', 'b2018'] |

  Scenario: [2] I1: the other direction, another end and another type are other claims
    And having executed:
      """
      ASSERT (ketamine)-[:REDUCES]->(pain);
      ASSERT (pain)-[:REDUCES]->(ketamine);
      ASSERT (ketamine)-[:REDUCES]->(mood);
      ASSERT (ketamine)-[:DOSED]->(pain);
      ASSERT (pain)<-[:REDUCES]-(ketamine);
      """
    When executing query:
      """
      MATCH ()-[r]->() RETURN count(r) AS claims, count(DISTINCT claim_id(r)) AS ids
      """
    Then the result should be, in any order:
      | claims | ids |
      | 4      | 4   |

  Scenario Outline: [3] I1: declared keys are part of the identity, an absent key is a value of its own
    And having executed:
      """
      ASSERT (ketamine)-[:DOSED {dose: 'low'}]->(pain) SUPPORTED BY 'a2010'
      """
    When executing query:
      """
      ASSERT (ketamine)-[:DOSED <identity>]->(pain) SUPPORTED BY 'b2018'
      """
    Then the result should be empty
    When executing control query:
      """
      MATCH ()-[r:DOSED]->() RETURN count(r) AS claims
      """
    Then the result should be, in any order:
      | claims   |
      | <claims> |

    Examples:
      | identity                       | claims |
      | {dose: 'low'}                  | 1      |
      | {dose: 'low', species: null}   | 1      |
      |                                | 2      |
      | {dose: 'high'}                 | 2      |
      | {dose: 'low', species: 'rat'}  | 2      |
      | {species: 'low'}               | 2      |

  Scenario: [4] I1: equal numbers are one identity
    And having executed:
      """
      ASSERT (ketamine)-[:DOSED {dose: 3}]->(pain);
      ASSERT (ketamine)-[:DOSED {dose: 3.0}]->(pain);
      ASSERT (ketamine)-[:DOSED {dose: '3'}]->(pain);
      """
    When executing query:
      """
      MATCH ()-[r:DOSED]->() RETURN count(DISTINCT claim_id(r)) AS claims
      """
    Then the result should be, in any order:
      | claims |
      | 2      |

  Scenario: [5] I1: a property that is no part of the identity goes through SET
    When executing query:
      """
      ASSERT (ketamine)-[:DOSED {dose: 3, note: 'x'}]->(pain)
      """
    Then the statement should be refused: UnknownIdentityKey
      """
      `note`
      SET
      """

  Scenario: [6] I1: SET on a claim that was asserted leaves its identity
    When executing query:
      """
      ASSERT (ketamine)-[r:DOSED {dose: 3}]->(pain) SET r.note = 'x' RETURN r
      """
    Then the result should be, in any order:
      | r                             |
      | [:DOSED {dose: 3, note: 'x'}] |

  Scenario Outline: [7] I1: evidence is required of each claim by itself
    And having executed:
      """
      ASSERT (ketamine)-[:REQUIRED {dose: 1}]->(pain) SUPPORTED BY 'a2010'
      """
    When executing query:
      """
      ASSERT <claim>
      """
    Then the statement should be refused: EvidenceRequired

    Examples:
      | claim                                      |
      | (ketamine)-[:REQUIRED {dose: 1}]->(mood)   |
      | (ketamine)-[:REQUIRED {dose: 2}]->(pain)   |
      | (ketamine)-[:REQUIRED]->(pain)             |

  Scenario: [8] I1: a claim that has its evidence may be asserted without
    And having executed:
      """
      ASSERT (ketamine)-[:REQUIRED {dose: 1}]->(pain) SUPPORTED BY 'a2010'
      """
    When executing query:
      """
      ASSERT (ketamine)-[r:REQUIRED {dose: 1}]->(pain) RETURN status(r) AS status
      """
    Then the result should be, in any order:
      | status      |
      | 'supported' |

  Scenario: [9] I2: parallel relationships come from CREATE, have ids of their own, and nothing is asserted onto them
    And having executed:
      """
      MATCH (a {id: 'ketamine'}), (b {id: 'pain'}) CREATE (a)-[:REDUCES]->(b), (a)-[:REDUCES]->(b)
      """
    When executing query:
      """
      MATCH ()-[r:REDUCES]->()
      RETURN count(DISTINCT claim_id(r)) AS ids, count(DISTINCT split(claim_id(r), '-')[0]) AS identities
      """
    Then the result should be, in any order:
      | ids | identities |
      | 2   | 1          |
    When executing query:
      """
      ASSERT (ketamine)-[:REDUCES]->(pain) SUPPORTED BY 'a2010'
      """
    Then the statement should be refused: AmbiguousClaim
      """
      2 parallel `REDUCES` relationships
      """

  Scenario: [10] I2: a claim whose end has no id has none
    And having executed:
      """
      MATCH (a {id: 'ketamine'}) CREATE (a)-[:REDUCES]->(:Effect {name: 'nameless'}), (a)-[:REDUCES]->(:Effect {id: 3})
      """
    When executing query:
      """
      MATCH ()-[r:REDUCES]->() RETURN claim_id(r) AS id
      """
    Then the result should be, in any order:
      | id   |
      | null |
      | null |

  Scenario: [11] I3: ASSERT of a node finds it by its id and completes it
    When executing query:
      """
      ASSERT (n:Compound {id: 'ketamine', name: 'ketamine'}) RETURN n
      """
    Then the result should be, in any order:
      | n                                                  |
      | (:Compound:Drug {id: 'ketamine', name: 'ketamine'}) |
    And the side effects should be:
      | +labels     | 1 |
      | +properties | 1 |

  Scenario: [12] I3: lists are united
    And having executed:
      """
      ASSERT (:Drug {id: 'ketamine', synonyms: ['a', 'b']})
      """
    When executing query:
      """
      ASSERT (n {id: 'ketamine', synonyms: ['c', 'b']}) RETURN n.synonyms AS synonyms
      """
    Then the result should be, in any order:
      | synonyms        |
      | ['a', 'b', 'c'] |

  Scenario: [13] I3: a property that contradicts what is there is an error
    And having executed:
      """
      ASSERT (:Drug {id: 'ketamine', name: 'ketamine'})
      """
    When executing query:
      """
      ASSERT (:Drug {id: 'ketamine', name: 'esketamine'})
      """
    Then the statement should be refused: ContradictingProperty
      """
      `name` of this node is 'ketamine' already, not 'esketamine'
      """

  Scenario: [14] I3: a source is completed, and a contradiction is an error
    When executing query:
      """
      MERGE SOURCE 'a2010' {title: 'T', authors: ['A']}
      MERGE SOURCE 'a2010' {year: 2010, authors: ['B']}
      """
    Then the result should be empty
    When executing query:
      """
      MERGE SOURCE 'a2010' {year: 2011}
      """
    Then the statement should be refused: ContradictingSource
      """
      2010
      2011
      """
    When executing query:
      """
      CALL grounds.sources() YIELD key, year, title WHERE key = 'a2010' RETURN year, title
      """
    Then the result should be, in any order:
      | year | title |
      | 2010 | 'T'   |

  Scenario: [15] I4: the same item twice is one item, and defaults that are written out are no difference
    And having executed:
      """
      ASSERT (ketamine)-[:REDUCES]->(pain) SUPPORTED BY 'a2010' {n: 3, at: 'p. 6'}
      """
    When executing query:
      """
      ASSERT (ketamine)-[:REDUCES]->(pain)
        SUPPORTED BY 'a2010' {at: 'p. 6', n: 3, directness: 'direct', checked: true, effect: null}
      """
    Then the result should be empty
    And the counts should be:
      | claims asserted | 1 |
      | items known     | 1 |

  Scenario Outline: [16] I4: items that differ in any field are two
    And having executed:
      """
      ASSERT (ketamine)-[:REDUCES]->(pain) SUPPORTED BY 'a2010' {n: 3, at: 'p. 6'} VIA 'b2018' AT 'p. 1'
      """
    When executing query:
      """
      ASSERT (ketamine)-[:REDUCES]->(pain) <item>
      """
    Then the result should be empty
    And the counts should be:
      | claims asserted | 1 |
      | items added     | 1 |

    Examples:
      | item                                                                    |
      | SUPPORTED BY 'a2010' {n: 4, at: 'p. 6'} VIA 'b2018' AT 'p. 1'           |
      | SUPPORTED BY 'a2010' {n: 3, at: 'p. 7'} VIA 'b2018' AT 'p. 1'           |
      | SUPPORTED BY 'a2010' {n: 3, at: 'p. 6'} VIA 'b2018' AT 'p. 2'           |
      | SUPPORTED BY 'a2010' {n: 3, at: 'p. 6'} VIA 'b2018'                     |
      | SUPPORTED BY 'a2010' {n: 3, at: 'p. 6'}                                 |
      | REFUTED BY 'a2010' {n: 3, at: 'p. 6'} VIA 'b2018' AT 'p. 1'             |
      | SUPPORTED BY 'b2018' {n: 3, at: 'p. 6'} VIA 'b2018' AT 'p. 1'           |
      | SUPPORTED BY 'a2010' {n: 3, at: 'p. 6', dose: 1} VIA 'b2018' AT 'p. 1'  |
