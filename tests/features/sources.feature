Feature: Sources - MERGE SOURCE, RETRACT SOURCE, SET STANDING, REMOVE EVIDENCE

  Background:
    Given an empty graph
    And having executed:
      """
      MERGE SOURCE 'a' {year: 2010, title: 'A'};
      MERGE SOURCE 'b' {year: 2011};
      CREATE (:N {id: 'x'}), (:N {id: 'y'});
      ASSERT (x)-[:X]->(y)
        SUPPORTED BY 'a' {n: 1} SUPPORTED BY 'a' {n: 20} REFUTED BY 'b' {n: 3} INCONCLUSIVE BY 'b';
      """

  Scenario: [1] MERGE SOURCE adds a source or completes one
    When executing query:
      """
      MERGE SOURCE 'c' {year: 2018, title: 'C'} MERGE SOURCE 'b' {title: 'B'}
      """
    Then the result should be empty
    And the counts should be:
      | sources changed | 2 |
    When executing control query:
      """
      CALL grounds.sources() YIELD key, year, title, standing, items RETURN key, year, title, standing, items
      """
    Then the result should be, in any order:
      | key | year | title | standing  | items |
      | 'a' | 2010 | 'A'   | 'current' | 2     |
      | 'b' | 2011 | 'B'   | 'current' | 2     |
      | 'c' | 2018 | 'C'   | 'current' | 0     |

  Scenario: [2] MERGE SOURCE for each row, with key and fields from expressions
    And parameters are:
      | sources | [{key: 'c', fields: {year: 2018}}, {key: 'd', fields: {undated: true}}] |
    When executing query:
      """
      UNWIND $sources AS source MERGE SOURCE source.key {year: source.fields.year, undated: source.fields.undated}
      """
    Then the result should be empty
    When executing control query:
      """
      CALL grounds.sources() YIELD key, year WHERE key > 'b' RETURN key, year
      """
    Then the result should be, in any order:
      | key | year |
      | 'c' | 2018 |
      | 'd' | null |

  Scenario Outline: [3] a source has a year or says that it is undated, and never both
    When executing query:
      """
      MERGE SOURCE 'c' <fields>
      """
    Then the statement should be refused: <code>

    Examples:
      | fields                                       | code              |
      |                                              | SourceWithoutYear |
      | {title: 'C'}                                 | SourceWithoutYear |
      | {undated: false}                             | SourceWithoutYear |
      | {year: 2018, standing: 'fine'}               | InvalidStanding   |
      | {year: 2018, standing: 'retracted', standing_date: 'soon'} | InvalidDate |

  Scenario: [4] T1: RETRACT SOURCE appends an event, and the same event right after is no second one
    And having executed:
      """
      RETRACT SOURCE 'a' ON date('2018-03-01') BECAUSE 'made up' BY 'the journal';
      RETRACT SOURCE 'a' ON date('2018-03-01') BECAUSE 'made up' BY 'the journal';
      SET STANDING OF SOURCE 'a' TO 'current' ON 2019;
      """
    When executing query:
      """
      USING EVIDENCE e WHERE size(source(e).standings) = 2 AND source(e).standings[0].reason = 'made up'
        AND source(e).standings[0].by = 'the journal' AND source(e).standings[1].date = '2019'
      MATCH ()-[r]->() RETURN sources(r) AS sources
      """
    Then the result should be, in any order:
      | sources |
      | ['a']   |

  Scenario Outline: [5] a standing is one of six words, of a source that there is
    When executing query:
      """
      <statement>
      """
    Then the statement should be refused: <code>
      """
      <help>
      """

    Examples:
      | statement                                        | code                 | help                    |
      | SET STANDING OF SOURCE 'a' TO 'retract'          | InvalidStanding      | did you mean `retracted`? |
      | RETRACT SOURCE 'aa'                              | UnknownSource        | no source `aa`          |
      | SET STANDING OF SOURCE 'zz' TO 'concern'         | UnknownSource        | no source `zz`          |
      | RETRACT SOURCE 'a' ON 'soon'                     | InvalidArgumentValue | this is no date         |
      | SET STANDING OF SOURCE 'a' TO null               | InvalidArgumentValue | the standing is null    |
      | RETRACT SOURCE null                              | UnknownSource        | null                    |

  Scenario: [6] standing with an expression for each row
    When executing query:
      """
      UNWIND ['a', 'b'] AS key RETRACT SOURCE key ON 2000 + 18
      """
    Then the result should be empty
    When executing control query:
      """
      MATCH ()-[r]->() RETURN count(r) AS claims
      """
    Then the result should be, in any order:
      | claims |
      | 0      |

  Scenario Outline: [7] REMOVE EVIDENCE takes items away for which the predicate is true
    When executing query:
      """
      MATCH ()-[r]->() <clause>
      """
    Then the result should be empty
    When executing control query:
      """
      USING ALL EVIDENCE MATCH ()-[r]->() RETURN support(r) AS support
      """
    Then the result should be, in any order:
      | support   |
      | <support> |

    Examples:
      | clause                                                  | support                                    |
      | REMOVE EVIDENCE FROM r                                  | {supports: 0, refutes: 0, inconclusive: 0} |
      | REMOVE EVIDENCE FROM r WHERE source = 'a'               | {supports: 0, refutes: 1, inconclusive: 1} |
      | REMOVE EVIDENCE FROM r WHERE n > 2                      | {supports: 1, refutes: 0, inconclusive: 1} |
      | REMOVE EVIDENCE e FROM r WHERE e.n > 2                  | {supports: 1, refutes: 0, inconclusive: 1} |
      | REMOVE EVIDENCE e FROM r WHERE NOT e.n > 2              | {supports: 1, refutes: 1, inconclusive: 1} |
      | REMOVE EVIDENCE e FROM r WHERE e.n IS NULL              | {supports: 2, refutes: 1, inconclusive: 0} |
      | REMOVE EVIDENCE e FROM r WHERE source(e).title = 'A'    | {supports: 0, refutes: 1, inconclusive: 1} |
      | REMOVE EVIDENCE FROM r WHERE stance IN ['refutes', 'inconclusive'] | {supports: 2, refutes: 0, inconclusive: 0} |
      | REMOVE EVIDENCE FROM r WHERE false                      | {supports: 2, refutes: 1, inconclusive: 1} |

  Scenario: [8] REMOVE EVIDENCE counts what it took, and takes hidden items too
    And having executed:
      """
      RETRACT SOURCE 'a'
      """
    When executing query:
      """
      USING ALL EVIDENCE MATCH ()-[r]->() REMOVE EVIDENCE FROM r WHERE source = 'a'
      """
    Then the result should be empty
    And the counts should be:
      | items removed | 2 |

  Scenario: [9] REMOVE EVIDENCE from null does nothing
    When executing query:
      """
      MATCH (n {id: 'y'}) OPTIONAL MATCH (n)-[r]->() REMOVE EVIDENCE FROM r
      """
    Then the result should be empty
    And the counts should be:
      | items removed | 0 |

  Scenario: [10] REMOVE EVIDENCE with a key from the row
    When executing query:
      """
      MATCH ()-[r]->() UNWIND ['b'] AS key REMOVE EVIDENCE e FROM r WHERE e.source = key RETURN support(r) AS support
      """
    Then the result should be, in any order:
      | support                                    |
      | {supports: 2, refutes: 0, inconclusive: 0} |

  Scenario: [11] without its items a claim is unsourced, and the sources stay
    When executing query:
      """
      MATCH ()-[r]->() REMOVE EVIDENCE FROM r RETURN status(r) AS status
      """
    Then the result should be, in any order:
      | status      |
      | 'unsourced' |
    When executing control query:
      """
      CALL grounds.sources() YIELD key, items RETURN key, items
      """
    Then the result should be, in any order:
      | key | items |
      | 'a' | 0     |
      | 'b' | 0     |

  Scenario Outline: [12] REMOVE EVIDENCE: a predicate over items holds no pattern, subquery or claim function
    When executing query:
      """
      MATCH ()-[r]->() REMOVE EVIDENCE e FROM r WHERE <predicate>
      """
    Then a SyntaxError should be raised at compile time: *

    Examples:
      | predicate               |
      | EXISTS { (n)-->() }     |
      | status(r) = 'supported' |
      | count(e) > 1            |
