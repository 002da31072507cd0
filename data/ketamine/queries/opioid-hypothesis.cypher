// Does the antidepressant effect of ketamine need the opioid system?

// Both sides, item by item.
MATCH (x)-[r:REQUIRES]->(o:Mechanism {id: 'opioid_system_activation'})
UNWIND evidence(r) AS e
RETURN x.name AS effect, e.source AS source, e.year AS year, e.stance AS stance, e.design AS design, e.n AS n, e.cohort AS group_of_authors, e.statement AS says
ORDER BY effect, stance DESC, year, source;

// Trials only: three small ones.
USING LENS trials
MATCH (x)-[r:REQUIRES]->(o:Mechanism {id: 'opioid_system_activation'})
RETURN x.name AS effect, status(r) AS status, support(r) AS support, sources(r) AS sources
ORDER BY effect;

// Without the group that raised the question.
USING EVIDENCE e WHERE coalesce(e.cohort, '') <> 'stanford_naltrexone'
MATCH (x)-[r:REQUIRES]->(o:Mechanism {id: 'opioid_system_activation'})
RETURN x.name AS effect, status(r) AS status, support(r) AS support, sources(r) AS sources
ORDER BY effect;

// Does ketamine bind or switch on opioid receptors?
USING ALL EVIDENCE
MATCH (d)-[r]->(o:Receptor)
WHERE o.id CONTAINS 'opioid_receptor'
RETURN d.name AS drug, type(r) AS claim, o.name AS receptor, status(r) AS status, sources(r) AS sources
ORDER BY receptor, drug, claim;

// Everything that the effect is said to need, and how sure that is.
MATCH (x:Effect {id: 'ketamine_antidepressant_effect'})-[r:REQUIRES]->(m)
RETURN m.name AS needs, status(r) AS status, support(r) AS support, confidence(r) AS confidence, sources(r) AS sources
ORDER BY size(sources) DESC, needs;
