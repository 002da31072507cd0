// Opioid withdrawal and ketamine: who found what, how well, in whom.

// Every item on ketamine against withdrawal, strongest design first.
MATCH (d:Drug {id: 'ketamine'})-[r:REDUCES]->(w:Symptom {id: 'opioid_withdrawal'})
UNWIND evidence(r) AS e
RETURN e.source AS source, e.year AS year, e.stance AS stance, e.design AS design, e.n AS n, e.effect AS effect, e.statement AS says
ORDER BY e.level, year, source;

// Withdrawal, craving and what goes with them: claims and their standing.
MATCH (d)-[r]->(x:Symptom)
WHERE x.id CONTAINS 'withdrawal' OR x.id CONTAINS 'opioid'
RETURN d.name AS subject, type(r) AS claim, x.name AS object, status(r) AS status, confidence(r) AS confidence, sources(r) AS sources
ORDER BY object, claim, subject;

// What is left on trials and their syntheses.
USING LENS trials
MATCH (d)-[r]->(x:Symptom)
WHERE x.id CONTAINS 'withdrawal' OR x.id CONTAINS 'opioid'
RETURN d.name AS subject, type(r) AS claim, x.name AS object, status(r) AS status, sources(r) AS sources
ORDER BY object, claim, subject;

// What is left without the St Petersburg group: craving and abstinence.
USING EVIDENCE e WHERE coalesce(e.cohort, '') <> 'krupitsky_st_petersburg'
MATCH (d)-[r]->(x)
WHERE x.id IN ['opioid_craving', 'opioid_abstinence', 'heroin_abstinence', 'opioid_use_disorder']
RETURN d.name AS subject, type(r) AS claim, x.name AS object, status(r) AS status, sources(r) AS sources
ORDER BY object, claim, subject;

// What the consumer article attributes to a review that it does not name well: items known through it only.
MATCH (d)-[r]->(x)
UNWIND evidence(r) AS e
WITH d, r, x, e
WHERE e.via = 'seed_article'
RETURN d.name AS subject, type(r) AS claim, x.name AS object, e.source AS source, e.via_at AS where_in_article, e.statement AS says
ORDER BY object;
