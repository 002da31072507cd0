ASSERT (morphine)-[:IS_A]->(opioid);
ASSERT (morphine)-[:REDUCES]->(pain)
  SUPPORTED BY 'doe2001' {design: 'cohort', certainty: 'probable'}
  SUPPORTED BY 'roe2002' {design: 'cohort'};
CREATE (a:Drug {id: 'x', name: 'x'})-[:CAUSES]->(b:Symptom {id: 'y', name: 'y'}), (a)-[:CAUSES]->(b)
ASSERT (a)-[:CAUSES]->(b);
ASSERT (morphine)-[:CAUSES]->(x:Symptom {id: 'z', name: 'z'}) CREATE (m:Drug {id: 'w', name: 'w'})-[:CAUSES]->(x);
ASSERT (w)-[:CAUSES]->(z);
ASSERT (opioid)-[:REDUCES]->(pain) SUPPORTED BY $lost;
