ASSERT (morphine)-[:IS_A]->(opioid);
ASSERT (morphine)-[:REDUCES]->(pain)
  SUPPORTED BY 'doe2001' {design: 'cohort', certainty: 'probable'}
  SUPPORTED BY 'roe2002' {design: 'cohort'};
MATCH (a {id: 'morphine'}) RETURN a;
USING ALL EVIDENCE ASSERT (morphine)-[:CAUSES]->(pain);
MERGE SOURCE 'x' {year: 2000};
RETRACT SOURCE 'doe2001';
EXPLAIN ASSERT (morphine)-[:CAUSES]->(pain);
MERGE (a:Drug {id: 'morphine'}) ON CREATE SET a.x = 1;
MERGE (:Drug {id: 'morphine'})-[:CAUSES]->(:Symptom {id: 'pain'});
CREATE (morphine)-[:CAUSES]->(pain);
ASSERT (morphine)-[:CAUSES]->(pain) SET morphine.x = 1;
ASSERT (morphine)-[:CAUSES|IS_A]->(pain);
ASSERT (morphine)-[:CAUSES]-(pain);
ASSERT (morphine)-[:CAUSES*2]->(pain);
ASSERT p = (morphine)-[:CAUSES]->(pain);
ASSERT (morphine)-[:CAUSES {since: 2001}]->(pain);
