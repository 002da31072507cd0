// Retracted, corrected and superseded sources, and what hangs on them.

// Where retracted sources were used.
USING ALL EVIDENCE
MATCH (a)-[r]->(b)
UNWIND evidence(r) AS e
WITH a, r, b, e
WHERE e.standing = 'retracted'
RETURN e.source AS retracted, a.name AS subject, type(r) AS claim, b.name AS object, size(sources(r)) - 1 AS other_sources, e.statement AS said
ORDER BY retracted;

// Claims that stand on retracted sources alone: gone under the default lens.
USING ALL EVIDENCE
MATCH (a)-[r]->(b)
WHERE all(e IN evidence(r) WHERE e.standing = 'retracted')
RETURN a.name AS subject, type(r) AS claim, b.name AS object, sources(r) AS sources
ORDER BY subject, object;

// Bipolar depression as it looked in 2016, before the pooled analysis was retracted ...
AS OF 2016
MATCH (d:Drug)-[r:TREATS]->(c:Condition {id: 'bipolar_depression'})
RETURN d.name AS drug, status(r) AS status, support(r) AS support, level(r) AS level, confidence(r) AS confidence, sources(r) AS sources;

// ... and as it looks now.
MATCH (d:Drug)-[r:TREATS]->(c:Condition {id: 'bipolar_depression'})
RETURN d.name AS drug, status(r) AS status, support(r) AS support, level(r) AS level, confidence(r) AS confidence, sources(r) AS sources;

// Agitation after sevoflurane: two reports with as many children, one of them retracted, count as one.
USING ALL EVIDENCE
MATCH (k:Drug {id: 'ketamine'})-[r:PREVENTS]->(x:AdverseEffect {id: 'emergence_agitation_after_sevoflurane'})
UNWIND evidence(r) AS e
RETURN e.source AS source, e.standing AS standing, e.cohort AS cohort, e.n AS n, confidence(r) AS confidence
ORDER BY source;

// Corrected or superseded sources in use.
MATCH (a)-[r]->(b)
UNWIND evidence(r) AS e
WITH a, r, b, e
WHERE e.standing IN ['corrected', 'superseded']
RETURN e.source AS source, e.standing AS standing, a.name AS subject, type(r) AS claim, b.name AS object
ORDER BY standing, source, subject, object;
