// Depression, suicidality and other disorders of mood: what works, on what evidence.

// What ketamine and its enantiomers treat in psychiatry.
USING ALL EVIDENCE
MATCH (d)-[r:TREATS]->(c:Condition)
WHERE c.id CONTAINS 'depress' OR c.id IN ['post_traumatic_stress_disorder', 'obsessive_compulsive_disorder', 'social_anxiety_disorder']
RETURN d.name AS drug, c.name AS condition, status(r) AS status, support(r) AS support, level(r) AS level, sources(r) AS sources
ORDER BY condition, drug;

// Suicidal thoughts: ketamine and esketamine side by side.
MATCH (d:Drug)-[r:REDUCES]->(s:Symptom {id: 'suicidal_ideation'})
UNWIND evidence(r) AS e
RETURN d.name AS drug, e.source AS source, e.year AS year, e.stance AS stance, e.design AS design, e.n AS n, e.effect AS effect
ORDER BY drug, stance DESC, year, source;

// The trials of esketamine in treatment-resistant depression.
USING LENS trials
MATCH (d:Drug {id: 'esketamine'})-[r:TREATS]->(c:Condition {id: 'treatment_resistant_depression'})
UNWIND evidence(r) AS e
RETURN e.source AS source, e.year AS year, e.stance AS stance, e.n AS n, e.population AS in_whom, e.effect AS effect
ORDER BY year, source;

// Against other treatments.
MATCH (d:Drug)-[r:NONINFERIOR_TO|SUPERIOR_TO]->(x)
UNWIND evidence(r) AS e
RETURN d.name AS drug, type(r) AS compared, x.name AS comparator, e.source AS source, e.stance AS stance, e.n AS n, e.effect AS effect
ORDER BY compared, drug, comparator, stance DESC;

// Trials in which the comparator could be felt as well, or nothing could be felt.
MATCH (a)-[r]->(x)
UNWIND evidence(r) AS e
WITH a, r, x, e
WHERE e.source IN ['lii2023', 'jelovac2025', 'yoon2025', 'murrough2013', 'grunebaum2018', 'feder2014']
RETURN e.source AS source, a.name AS subject, type(r) AS claim, x.name AS object, e.stance AS stance, e.effect AS effect
ORDER BY source, claim, object;
