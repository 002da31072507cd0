ASSERT (morphine)-[:IS_A]->(opioid);
ASSERT (morphine)-[:REDUCES]->(pain)
  SUPPORTED BY 'doe2001' {design: 'cohort', certainty: 'probable'}
  SUPPORTED BY 'roe2002' {design: 'cohort'};
ASSERT (morphine)-[:CAUSES]->(pain)
  SUPPORTED BY 'doe2001' {population: 'adults', statement: 'It does.'}
  REFUTED BY 'doe2001' {population: 'children', statement: 'It does not.'}
  REFUTED BY 'doe2001' {population: 'adults', statement: 'It does not.'}
  INCONCLUSIVE BY 'roe2002'
  SUPPORTED BY 'roe2002';
