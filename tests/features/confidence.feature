Feature: Confidence - one number for a claim (C1 to C3)

  Background:
    Given an empty graph
    And having executed:
      """
      MERGE SOURCE 'a' {year: 2010};
      MERGE SOURCE 'b' {year: 2011};
      MERGE SOURCE 'c' {year: 2012};
      MERGE SOURCE 'd' {year: 2013};
      CREATE (:N {id: 'x'}), (:N {id: 'y'});
      """

  Scenario Outline: [1] C1: the number of an item is its confidence, else that of its design, certainty and directness
    And having executed:
      """
      ASSERT (x)-[:X]->(y) SUPPORTED BY 'a' <item>
      """
    When executing query:
      """
      MATCH ()-[r]->() RETURN round(confidence(r) * 1000) / 1000 AS confidence
      """
    Then the result should be, in any order:
      | confidence |
      | <number>   |

    Examples:
      | item                                                      | number |
      | {confidence: 0.42}                                        | 0.42   |
      | {confidence: 0.42, design: 'meta-analysis'}               | 0.42   |
      | {confidence: 0}                                           | 0.01   |
      | {confidence: 1}                                           | 0.99   |
      | {design: 'meta-analysis'}                                 | 0.81   |
      | {design: 'randomised trial'}                              | 0.675  |
      | {design: 'case report'}                                   | 0.18   |
      | {design: 'guideline'}                                     | 0.54   |
      | {design: 'randomised trial', directness: 'indirect'}      | 0.405  |
      | {design: 'randomised trial', certainty: 'established'}    | 0.75   |
      | {design: 'randomised trial', certainty: 'speculative'}    | 0.3    |
      | {design: 'news', certainty: 'speculative', directness: 'indirect'} | 0.024  |
      |                                                           | 0.18   |

  Scenario: [2] C1: a pack has numbers and designs of its own
    And the declarations are:
      """
      [designs.'n-of-1 trial']
      level = 1
      [confidence.design]
      'n-of-1 trial' = 0.8
      'news' = 0.05
      [confidence.directness]
      indirect = 0.5
      """
    And having executed:
      """
      ASSERT (x)-[:X]->(y) SUPPORTED BY 'a' {design: 'n-of-1 trial', directness: 'indirect'};
      ASSERT (y)-[:X]->(x) SUPPORTED BY 'a' {design: 'news'};
      """
    When executing query:
      """
      MATCH (n)-[r]->() RETURN n.id AS id, round(confidence(r) * 1000) / 1000 AS confidence, level(r) AS level
      """
    Then the result should be, in any order:
      | id  | confidence | level |
      | 'x' | 0.36       | 1     |
      | 'y' | 0.045      | null  |

  Scenario Outline: [3] C2: the strongest item of a unit counts; one source and one cohort are one unit
    And having executed:
      """
      ASSERT (x)-[:X]->(y) <items>
      """
    When executing query:
      """
      MATCH ()-[r]->() RETURN round(confidence(r) * 10000) / 10000 AS confidence
      """
    Then the result should be, in any order:
      | confidence |
      | <number>   |

    Examples:
      | items                                                                                                                                                              | number |
      | SUPPORTED BY 'a' {confidence: 0.5} SUPPORTED BY 'b' {confidence: 0.5}                                                                                              | 0.75   |
      | SUPPORTED BY 'a' {confidence: 0.5, at: '1'} SUPPORTED BY 'a' {confidence: 0.25, at: '2'}                                                                           | 0.5    |
      | SUPPORTED BY 'a' {confidence: 0.5, cohort: 'k'} SUPPORTED BY 'b' {confidence: 0.25, cohort: 'k'}                                                                   | 0.5    |
      | SUPPORTED BY 'a' {confidence: 0.5, cohort: 'k'} SUPPORTED BY 'b' {confidence: 0.5, cohort: 'l'}                                                                    | 0.75   |
      | SUPPORTED BY 'a' {confidence: 0.5, cohort: 'k'} SUPPORTED BY 'b' {confidence: 0.5, cohort: 'k', at: '1'} SUPPORTED BY 'b' {confidence: 0.5, cohort: 'l'} SUPPORTED BY 'c' {confidence: 0.5, cohort: 'l'} | 0.5    |
      | SUPPORTED BY 'a' {confidence: 0.5} SUPPORTED BY 'b' {confidence: 0.5} INCONCLUSIVE BY 'c' {confidence: 0.9}                                                        | 0.75   |
      | SUPPORTED BY 'a' {confidence: 0.5} REFUTED BY 'a' {confidence: 0.5}                                                                                                | 0.3333 |

  Scenario: [4] C2: units are those of the visible items
    And having executed:
      """
      ASSERT (x)-[:X]->(y)
        SUPPORTED BY 'a' {confidence: 0.5, cohort: 'k'}
        SUPPORTED BY 'b' {confidence: 0.5, cohort: 'k', at: '1'}
        SUPPORTED BY 'b' {confidence: 0.5, cohort: 'l', at: '2'}
        SUPPORTED BY 'c' {confidence: 0.5, cohort: 'l'}
      """
    When executing query:
      """
      MATCH ()-[r]->() RETURN confidence(r) AS confidence
      """
    Then the result should be, in any order:
      | confidence |
      | 0.5        |
    When executing query:
      """
      EXCLUDING SOURCE 'b' MATCH ()-[r]->() RETURN confidence(r) AS confidence
      """
    Then the result should be, in any order:
      | confidence |
      | 0.75       |

  Scenario Outline: [5] C3: supports and refutations combine by Dempster's rule
    And having executed:
      """
      ASSERT (x)-[:X]->(y) <items>
      """
    When executing query:
      """
      USING ALL EVIDENCE MATCH ()-[r]->() RETURN round(confidence(r) * 10000) / 10000 AS confidence
      """
    Then the result should be, in any order:
      | confidence |
      | <number>   |

    Examples:
      | items                                                                                                        | number |
      | SUPPORTED BY 'a' {confidence: 0.8}                                                                           | 0.8    |
      | SUPPORTED BY 'a' {confidence: 0.8} REFUTED BY 'b' {confidence: 0.5}                                          | 0.6667 |
      | SUPPORTED BY 'a' {confidence: 0.8} REFUTED BY 'b' {confidence: 0.5} REFUTED BY 'c' {confidence: 0.5}         | 0.5    |
      | REFUTED BY 'b' {confidence: 0.5}                                                                             | 0.0    |
      | INCONCLUSIVE BY 'b' {confidence: 0.5}                                                                        | null   |
      |                                                                                                              | null   |

  Scenario: [6] C3: no number of agreeing sources makes certainty
    And having executed:
      """
      UNWIND range(1, 60) AS n MERGE SOURCE ('s' + toString(n)) {year: 2000};
      MATCH (a {id: 'x'}), (b {id: 'y'}) UNWIND range(1, 60) AS n
      ASSERT (a)-[:X]->(b) SUPPORTED BY ('s' + toString(n)) {confidence: 1};
      """
    When executing query:
      """
      MATCH ()-[r]->() RETURN support(r).supports AS supports, confidence(r) < 1.0 AS uncertain
      """
    Then the result should be, in any order:
      | supports | uncertain |
      | 60       | true      |

  Scenario: [7] C3: what the lens hides does not count
    And having executed:
      """
      ASSERT (x)-[:X]->(y) SUPPORTED BY 'a' {confidence: 0.5} REFUTED BY 'b' {confidence: 0.5};
      RETRACT SOURCE 'b' ON 2015;
      """
    When executing query:
      """
      MATCH ()-[r]->() RETURN confidence(r) AS confidence, status(r) AS status
      """
    Then the result should be, in any order:
      | confidence | status      |
      | 0.5        | 'supported' |
