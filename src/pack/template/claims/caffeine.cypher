// The claims. A name in parentheses is the `id` of an entity. Under each claim stand the sources that bear on it:
//   SUPPORTED BY    the source speaks for the claim
//   REFUTED BY      the source concludes against it
//   INCONCLUSIVE BY the source leaves it open
// `design` is the kind of study, `certainty` how far the source itself commits (established, probable, possible,
// speculative), `at` the place in the source, `statement` what it says, in your own words.
// Write `checked: false` as long as nobody has looked the statement up.

ASSERT (caffeine)-[:IMPAIRS]->(sleep)
  SUPPORTED BY 'drake2013' {
    design: 'randomised trial', certainty: 'probable', at: 'abstract', dose: '400 mg',
    statement: 'A moderate dose at bedtime, or three or six hours before it, disturbed sleep more than placebo did.'};

ASSERT (caffeine_withdrawal)-[:CAUSES]->(headache)
  SUPPORTED BY 'juliano2004' {
    design: 'systematic review', certainty: 'established', at: 'abstract',
    effect: 'headache in 50% of people in experimental studies',
    statement: 'Of 49 groups of symptoms that were examined, headache is among the ten that proved valid.'};

ASSERT (caffeine_withdrawal)-[:CAUSES]->(migraine)
  SUPPORTED BY 'alstadhaug2020' {
    design: 'randomised trial', certainty: 'possible', n: 10, at: 'abstract',
    population: 'adults with episodic migraine who take 300 to 800 mg caffeine a day',
    statement: 'Withdrawal set off severe attacks in seven of nine; the trial ended early since few took part.'};

// Structure needs no source, since graph.toml says `evidence = "none"` of its type.
ASSERT (migraine)-[:IS_A]->(headache);
