ASSERT (morphine)-[:IS_A]->(opioid);
ASSERT (morphine)-[:REDUCES]->(pain)
  SUPPORTED BY 'doe2001' {design: 'cohort', certainty: 'probable'}
  SUPPORTED BY 'roe2002' {design: 'cohort'};
ASSERT (morphine)-[:CAUSES]->(pain)
  SUPPORTED BY $key
  SUPPORTED BY 'doe2001' {n: 1 + 1, at: toUpper('p')}
  SUPPORTED BY 'doe2001' {at: 'p', at: 'q'}
  SUPPORTED BY 'doe2001' $fields
  SUPPORTED BY 'doe2001' {when: date('2018-02-30')};
