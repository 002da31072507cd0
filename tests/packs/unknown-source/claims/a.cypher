ASSERT (morphine)-[:IS_A]->(opioid);
ASSERT (morphine)-[:REDUCES]->(pain)
  SUPPORTED BY 'doe2001' {design: 'cohort', certainty: 'probable'}
  SUPPORTED BY 'roe2002' {design: 'cohort'};
ASSERT (morphine)-[:CAUSES]->(pain)
  SUPPORTED BY 'doe2010'
  REFUTED BY 'nobody' {at: 'p. 1'} VIA 'roe202' AT 'p. 2';
