Feature: Time and standing - what counted when (T1 to T3)

  Background:
    Given an empty graph
    And having executed:
      """
      CREATE (:Drug {id: 'drug'}), (:Effect {id: 'effect'});
      """

  Scenario Outline: [1] T1: the standing at a moment is the last event by then
    And having executed:
      """
      MERGE SOURCE 's' {year: 2000};
      ASSERT (drug)-[:X]->(effect) SUPPORTED BY 's';
      <events>;
      """
    When executing query:
      """
      <lens>
      USING EVIDENCE e WHERE e.standing = '<standing>'
      MATCH ()-[r]->() RETURN count(r) AS claims
      """
    Then the result should be, in any order:
      | claims |
      | 1      |

    Examples:
      | events                                                                                                          | lens               | standing   |
      | RETURN 1                                                                                                        |                    | current    |
      | SET STANDING OF SOURCE 's' TO 'preprint'                                                                        |                    | preprint   |
      | SET STANDING OF SOURCE 's' TO 'concern' ON 2018; SET STANDING OF SOURCE 's' TO 'corrected' ON 2019               |                    | corrected  |
      | SET STANDING OF SOURCE 's' TO 'concern' ON 2018; SET STANDING OF SOURCE 's' TO 'corrected' ON 2019               | AS OF 2018         | concern    |
      | SET STANDING OF SOURCE 's' TO 'concern' ON 2018; SET STANDING OF SOURCE 's' TO 'corrected' ON 2019               | AS OF 2017         | current    |
      | RETRACT SOURCE 's' ON 2018; SET STANDING OF SOURCE 's' TO 'corrected' ON 2019                                    | USING ALL EVIDENCE | retracted  |
      | RETRACT SOURCE 's' ON 2018; SET STANDING OF SOURCE 's' TO 'superseded' ON 2019 BY 't'                            | USING ALL EVIDENCE | retracted  |
      | RETRACT SOURCE 's' ON 2018; SET STANDING OF SOURCE 's' TO 'concern' ON 2019                                      | USING ALL EVIDENCE | retracted  |
      | RETRACT SOURCE 's' ON 2018; SET STANDING OF SOURCE 's' TO 'current' ON 2019                                      |                    | current    |
      | RETRACT SOURCE 's' ON 2018; SET STANDING OF SOURCE 's' TO 'current' ON 2019; RETRACT SOURCE 's' ON 2020          | AS OF 2019         | current    |
      | RETRACT SOURCE 's' ON 2018; SET STANDING OF SOURCE 's' TO 'current' ON 2019; RETRACT SOURCE 's' ON 2020          | USING ALL EVIDENCE | retracted  |
      | SET STANDING OF SOURCE 's' TO 'corrected' ON 2019; SET STANDING OF SOURCE 's' TO 'concern' ON 2018               |                    | corrected  |

  Scenario Outline: [2] T1: only reinstating lifts a retraction
    And having executed:
      """
      MERGE SOURCE 's' {year: 2000};
      ASSERT (drug)-[:X]->(effect) SUPPORTED BY 's';
      RETRACT SOURCE 's' ON 2018 BECAUSE 'made up' BY 'the journal';
      SET STANDING OF SOURCE 's' TO '<standing>' ON 2019;
      """
    When executing query:
      """
      MATCH ()-[r]->() RETURN count(r) AS claims
      """
    Then the result should be, in any order:
      | claims   |
      | <claims> |

    Examples:
      | standing   | claims |
      | current    | 1      |
      | corrected  | 0      |
      | superseded | 0      |
      | concern    | 0      |
      | preprint   | 0      |

  Scenario Outline: [3] T2: a partial date means the last day that it can mean
    And having executed:
      """
      MERGE SOURCE 's' {<published>};
      ASSERT (drug)-[:X]->(effect) SUPPORTED BY 's';
      """
    When executing query:
      """
      AS OF <moment> MATCH ()-[r]->() RETURN count(r) AS claims
      """
    Then the result should be, in any order:
      | claims   |
      | <claims> |

    Examples:
      | published                        | moment             | claims |
      | year: 2018                       | 2018               | 1      |
      | year: 2018                       | '2018'             | 1      |
      | year: 2018                       | '2018-12'          | 1      |
      | year: 2018                       | date('2018-12-31') | 1      |
      | year: 2018                       | date('2018-12-30') | 0      |
      | year: 2018                       | '2018-11'          | 0      |
      | year: 2018                       | 2017               | 0      |
      | year: 2018, month: 3             | '2018-03'          | 1      |
      | year: 2018, month: 3             | date('2018-03-31') | 1      |
      | year: 2018, month: 3             | date('2018-03-30') | 0      |
      | year: 2018, month: 3, day: 5     | date('2018-03-05') | 1      |
      | year: 2018, date: '2018-03-05'   | date('2018-03-04') | 0      |
      | year: 2016, month: 2             | date('2016-02-28') | 0      |

  Scenario Outline: [4] T2: the same holds for standing
    And having executed:
      """
      MERGE SOURCE 's' {year: 2000};
      ASSERT (drug)-[:X]->(effect) SUPPORTED BY 's';
      RETRACT SOURCE 's' <on>;
      """
    When executing query:
      """
      AS OF <moment> MATCH ()-[r]->() RETURN count(r) AS claims
      """
    Then the result should be, in any order:
      | claims   |
      | <claims> |

    Examples:
      | on                    | moment             | claims |
      | ON 2018               | 2018               | 0      |
      | ON 2018               | date('2018-12-30') | 1      |
      | ON '2018-03'          | date('2018-03-30') | 1      |
      | ON '2018-03'          | '2018-03'          | 0      |
      | ON date('2018-03-05') | date('2018-03-04') | 1      |
      | ON date('2018-03-05') | date('2018-03-05') | 0      |
      |                       | 2001               | 0      |

  Scenario: [5] T2: an undated source is invisible under every AS OF, and visible otherwise
    And having executed:
      """
      MERGE SOURCE 's' {undated: true};
      ASSERT (drug)-[:X]->(effect) SUPPORTED BY 's';
      """
    When executing query:
      """
      AS OF 9999 MATCH ()-[r]->() RETURN count(r) AS claims
      """
    Then the result should be, in any order:
      | claims |
      | 0      |
    And the hidden claims should be:
      | date | 1 |
    When executing query:
      """
      MATCH ()-[r]->() RETURN count(r) AS claims
      """
    Then the result should be, in any order:
      | claims |
      | 1      |

  Scenario: [6] T2: two moments are the earlier one
    And having executed:
      """
      MERGE SOURCE 's' {year: 2000};
      ASSERT (drug)-[:X]->(effect) SUPPORTED BY 's';
      RETRACT SOURCE 's' ON 2010;
      """
    When executing query:
      """
      AS OF 2012 AS OF 2005 MATCH ()-[r]->() RETURN count(r) AS claims
      """
    Then the result should be, in any order:
      | claims |
      | 1      |

  Scenario Outline: [7] T3: via never hides, dates or counts an item
    And having executed:
      """
      MERGE SOURCE 's' {year: 2000};
      MERGE SOURCE 'review' {year: 2018};
      ASSERT (drug)-[:X]->(effect) SUPPORTED BY 's' VIA 'review' AT 'p. 1';
      RETRACT SOURCE 'review';
      """
    When executing query:
      """
      <lens> MATCH ()-[r]->() RETURN sources(r) AS sources, evidence(r)[0].via AS via, evidence(r)[0].year AS year
      """
    Then the result should be, in any order:
      | sources | via      | year |
      | ['s']   | 'review' | 2000 |

    Examples:
      | lens                             |
      |                                  |
      | AS OF 2001                       |
      | EXCLUDING SOURCE 'review'        |
      | USING EVIDENCE e WHERE e.year < 2018 AND e.standing = 'current' |

  Scenario Outline: [8] T2: what is no date is an error
    When executing query:
      """
      AS OF <moment> RETURN 1 AS one
      """
    Then the statement should be refused: InvalidArgumentValue

    Examples:
      | moment       |
      | 'soon'       |
      | '2018-13'    |
      | true         |
      | null         |
