ASSERT (morphine)-[:IS_A]->(opioid);
ASSERT (morphine)-[:REDUCES]->(pain)
  SUPPORTED BY 'doe2001' {design: 'cohort', certainty: 'probable'}
  SUPPORTED BY 'roe2002' {design: 'cohort'};
CREATE (a:Drug {id: 'x', name: 'x'})-[:CAUSES]->(b:Symptom {id: 'y', name: 'y'}), (a)-[:CAUSES]->(b)
ASSERT (a)-[:CAUSES]->(b);
