// Harms and risks.

// Harms of ketamine by how well they are shown.
MATCH (d:Drug {id: 'ketamine'})-[r:CAUSES|HAS_RISK|WORSENS|IMPAIRS]->(x)
WHERE NOT x:Effect AND NOT x:Behaviour
RETURN type(r) AS ketamine, x.name AS what, status(r) AS status, level(r) AS level, confidence(r) AS confidence, sources(r) AS sources
ORDER BY confidence DESC, what;

// Harms of frequent use, and what stopping does.
MATCH (u)-[r]->(x)
WHERE u.id IN ['chronic_ketamine_use', 'infrequent_ketamine_use', 'ketamine_cessation']
RETURN u.name AS subject, type(r) AS claim, x.name AS object, status(r) AS status, sources(r) AS sources
ORDER BY subject, claim, object;

// Is it addictive, and is the S form or the R form to blame?
MATCH (d:Drug)-[r:HAS_RISK]->(x:Risk)
UNWIND evidence(r) AS e
RETURN d.name AS drug, x.name AS risk, e.source AS source, e.stance AS stance, e.design AS design, e.statement AS says
ORDER BY drug, risk, stance DESC, source;

// Poisoning and death, with the other drugs that were taken.
MATCH (a)-[r]->(x)
WHERE x.id CONTAINS 'poisoning' OR x.id = 'ketamine_related_deaths'
UNWIND evidence(r) AS e
RETURN a.name AS subject, type(r) AS claim, x.name AS object, e.source AS source, e.n AS n, e.effect AS effect
ORDER BY object, subject, source;

// What anaesthesia with ketamine may do to the young brain.
USING ALL EVIDENCE
MATCH (a)-[r]->(x:AdverseEffect {id: 'developmental_neurotoxicity'})
UNWIND evidence(r) AS e
RETURN a.name AS subject, e.source AS source, e.stance AS stance, e.population AS in_whom, e.effect AS effect, e.statement AS says
ORDER BY subject, stance DESC, source;
