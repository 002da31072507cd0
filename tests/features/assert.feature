Feature: ASSERT - claims and their evidence

  Background:
    Given an empty graph
    And the declarations are:
      """
      [labels.Drug]
      [labels.Effect]
      [types.REDUCES]
      from = ['Drug']
      to = ['Effect']
      [types.REQUIRED]
      evidence = 'required'
      [types.IS_A]
      evidence = 'none'
      """
    And having executed:
      """
      MERGE SOURCE 'jones2018' {year: 2018};
      MERGE SOURCE 'smith2020' {year: 2020};
      CREATE (:Drug {id: 'ketamine'}), (:Effect {id: 'pain'}), (:Effect {id: 'mood'});
      """

  Scenario: [1] a bare variable that is not bound names the entity with that id
    When executing query:
      """
      ASSERT (ketamine)-[r:REDUCES]->(pain) SUPPORTED BY 'jones2018' {design: 'case report'} VIA 'smith2020' AT 'p. 3'
      RETURN ketamine.id AS drug, pain.id AS effect, evidence(r)[0].via_at AS at
      """
    Then the result should be, in any order:
      | drug       | effect | at     |
      | 'ketamine' | 'pain' | 'p. 3' |
    And the side effects should be:
      | +relationships | 1 |

  Scenario: [2] an unknown entity is an error, never a new node
    When executing query:
      """
      ASSERT (ketamin)-[:REDUCES]->(pain)
      """
    Then the statement should be refused: UnknownEntity
      """
      no entity `ketamin`
      did you mean `ketamine`?
      """

  Scenario: [3] a variable that is bound is that node
    When executing query:
      """
      MATCH (d:Drug), (e:Effect) ASSERT (d)-[:REDUCES]->(e) SUPPORTED BY 'jones2018'
      """
    Then the result should be empty
    And the counts should be:
      | claims asserted       | 2 |
      | items added           | 2 |
      | relationships created | 2 |

  Scenario: [4] all stances, several items, keys and fields from expressions
    And parameters are:
      | key    | 'smith2020'                       |
      | fields | {design: 'animal', species: 'rat'} |
    When executing query:
      """
      UNWIND ['jones'] AS name
      ASSERT (ketamine)-[r:REDUCES]->(pain)
        SUPPORTED BY (name + '2018') {n: 3 * 4}
        REFUTED BY $key $fields
        INCONCLUSIVE BY 'smith2020'
      RETURN support(r) AS support, [item IN evidence(r) | item.species] AS species, evidence(r)[0].n AS n
      """
    Then the result should be, in any order:
      | support                                    | species             | n  |
      | {supports: 1, refutes: 1, inconclusive: 1} | [null, 'rat', null] | 12 |

  Scenario: [5] evidence from an unknown source is an error with the nearest keys
    When executing query:
      """
      ASSERT (ketamine)-[:REDUCES]->(pain) SUPPORTED BY 'jones2108'
      """
    Then the statement should be refused: UnknownSource
      """
      no source `jones2108`
      did you mean `jones2018`?
      """

  Scenario: [6] L9: adding evidence known through an unknown source is an error
    When executing query:
      """
      ASSERT (ketamine)-[:REDUCES]->(pain) SUPPORTED BY 'jones2018' VIA 'jones2108'
      """
    Then the statement should be refused: UnknownSource

  Scenario Outline: [7] what no item can hold is an error
    When executing query:
      """
      ASSERT (ketamine)-[:REDUCES]->(pain) SUPPORTED BY 'jones2018' <fields>
      """
    Then the statement should be refused: <code>

    Examples:
      | fields                        | code          |
      | {design: 'randomized trail'}  | InvalidItem   |
      | {certainty: 'sure'}           | InvalidItem   |
      | {directness: 'sideways'}      | InvalidItem   |
      | {confidence: 1.5}             | InvalidItem   |
      | {n: -1}                       | InvalidItem   |
      | {n: 2.5}                      | InvalidItem   |
      | {checked: 'yes'}              | InvalidItem   |
      | {cohort: 3}                   | InvalidItem   |
      | {level: 1}                    | ReservedField |
      | {year: 2018}                  | ReservedField |
      | {standing: 'current'}         | ReservedField |
      | {source: 'x'}                 | ReservedField |
      | {stance: 'supports'}          | ReservedField |
      | {via: 'smith2020'}            | ReservedField |

  Scenario Outline: [8] a claim must fit its type's declaration
    When executing query:
      """
      ASSERT <claim>
      """
    Then the statement should be refused: <code>

    Examples:
      | claim                                               | code               |
      | (pain)-[:REDUCES]->(mood)                           | TypeNotAllowed     |
      | (ketamine)-[:REDUCES]->(ketamine)                   | TypeNotAllowed     |
      | (ketamine)-[:REDUCE]->(pain)                        | UndeclaredType     |
      | (ketamine)-[:REQUIRED]->(pain)                      | EvidenceRequired   |
      | (ketamine)-[:IS_A]->(pain) SUPPORTED BY 'jones2018' | EvidenceNotAllowed |

  Scenario: [9] one ASSERT with several claims gives the items to each
    When executing query:
      """
      ASSERT (ketamine)-[:REDUCES]->(pain), (ketamine)-[:REDUCES]->(mood) SUPPORTED BY 'jones2018'
      """
    Then the result should be empty
    And the counts should be:
      | claims asserted       | 2 |
      | items added           | 2 |
      | relationships created | 2 |

  Scenario Outline: [10] what is no claim is refused before anything runs
    When executing query:
      """
      ASSERT <pattern>
      """
    Then a SyntaxError should be raised at compile time: <code>

    Examples:
      | pattern                                          | code                         |
      | (ketamine)-[:REDUCES]-(pain)                     | RequiresDirectedRelationship |
      | (ketamine)-[]->(pain)                            | NoSingleRelationshipType     |
      | (ketamine)-[:REDUCES*2]->(pain)                  | CreatingVarLength            |
      | (:Drug {name: 'x'})-[:REDUCES]->(pain)           | EntityWithoutId              |
      | ()-[:REDUCES]->(pain)                            | EntityWithoutId              |
      | (:Drug {id: 'x'}) SUPPORTED BY 'jones2018'       | UnexpectedSyntax             |

  Scenario: [11] a failing ASSERT in the middle of many changes nothing
    When executing query:
      """
      UNWIND ['jones2018', 'nobody'] AS key
      ASSERT (:Drug {id: 'new'})-[:REDUCES]->(:Effect {id: 'newer'}) SUPPORTED BY key
      """
    Then the statement should be refused: UnknownSource

  Scenario: [12] CREATE and MERGE hold no evidence: their claims are unsourced
    When executing query:
      """
      MATCH (d:Drug), (e:Effect {id: 'pain'}) CREATE (d)-[r:REDUCES]->(e) RETURN status(r) AS status
      """
    Then the result should be, in any order:
      | status      |
      | 'unsourced' |

  Scenario: [60] A path has a name here too
    When executing query:
      """
      ASSERT p = (ketamine)-[:REDUCES]->(pain), (ketamine)-[:REDUCES]->(mood)
      RETURN length(p) AS n, [x IN nodes(p) | x.id] AS ids, type(relationships(p)[0]) AS does
      """
    Then the result should be, in any order:
      | n | ids                  | does      |
      | 1 | ['ketamine', 'pain'] | 'REDUCES' |
    And the side effects should be:
      | +relationships | 2 |

  Scenario: [61] The name of a path must be new
    When executing query:
      """
      WITH 1 AS p ASSERT p = (ketamine)-[:REDUCES]->(pain) RETURN p
      """
    Then a SyntaxError should be raised at compile time: VariableAlreadyBound

  Scenario: [62] A type and labels may be named by expressions
    When executing query:
      """
      UNWIND [['REDUCES', 'Drug', 'x'], ['REDUCES', 'Drug', 'y']] AS row
      ASSERT (n:$(row[1]) {id: row[2]})-[r:$(row[0])]->(pain) SUPPORTED BY 'jones2018'
      RETURN n.id AS id, labels(n) AS labels, type(r) AS does
      """
    Then the result should be, in any order:
      | id  | labels   | does      |
      | 'x' | ['Drug'] | 'REDUCES' |
      | 'y' | ['Drug'] | 'REDUCES' |
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 2 |
      | +properties    | 2 |

  Scenario: [63] A type that an expression names is checked like one that is written
    When executing query:
      """
      WITH 'REDUCE' AS t ASSERT (ketamine)-[:$(t)]->(pain)
      """
    Then the statement should be refused: UndeclaredType
      """
      did you mean `REDUCES`?
      """
