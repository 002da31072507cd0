ASSERT (morphine)-[:IS_A]->(opioid);
ASSERT (morphine)-[:REDUCES]->(pain)
  SUPPORTED BY 'doe2001' {design: 'cohort', certainty: 'probable'}
  SUPPORTED BY 'roe2002' {design: 'cohort'};
ASSERT (morphine)-[:CAUSES]->(pain)
  SUPPORTED BY 'doe2001' {
    design: 'randomized trial', certainty: 'certain', directness: 'indirekt', n: 'ten', confidence: 2, checked: 'no',
    at: 6, year: 2001, level: 2, stance: 'supports', via: 'roe2002', dose: '5 mg', nested: {a: 1}}
  REFUTED BY 'roe2002' VIA 'roe2002';
