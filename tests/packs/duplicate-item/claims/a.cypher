ASSERT (morphine)-[:IS_A]->(opioid);
ASSERT (morphine)-[:REDUCES]->(pain)
  SUPPORTED BY 'doe2001' {design: 'cohort', certainty: 'probable'}
  SUPPORTED BY 'roe2002' {design: 'cohort'};
ASSERT (morphine)-[:CAUSES]->(pain)
  SUPPORTED BY 'doe2001' {at: 'p. 1'}
  SUPPORTED BY 'doe2001' {at: 'p. 2'}
  SUPPORTED BY 'doe2001' {directness: 'direct', at: 'p. 1', checked: true};
