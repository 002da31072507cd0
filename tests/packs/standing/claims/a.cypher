ASSERT (morphine)-[:IS_A]->(opioid);
ASSERT (morphine)-[:REDUCES]->(pain)
  SUPPORTED BY 'doe2001' {design: 'cohort', certainty: 'probable'}
  SUPPORTED BY 'roe2002' {design: 'cohort'};
ASSERT (morphine)-[:CAUSES]->(pain)
  SUPPORTED BY 'foe2005'
  SUPPORTED BY 'poe2003' {checked: false}
  SUPPORTED BY 'coe2004'
  SUPPORTED BY 'hoe2006';
