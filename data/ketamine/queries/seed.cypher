// The consumer health article with which the graph began, claim by claim, beside the literature.

// Each claim of the article, by paragraph, with what others say.
USING ALL EVIDENCE
MATCH (a)-[r]->(b)
WHERE 'seed_article' IN sources(r)
WITH a, r, b, head([e IN evidence(r) WHERE e.source = 'seed_article' | e.seed_paragraphs]) AS paragraphs,
     [e IN evidence(r) WHERE e.source <> 'seed_article' AND e.stance = 'supports' | e.source] AS others_for,
     [e IN evidence(r) WHERE e.source <> 'seed_article' AND e.stance = 'refutes' | e.source] AS others_against
RETURN head(paragraphs) AS paragraph, a.name AS subject, type(r) AS claim, b.name AS object, status(r) AS status, others_for, others_against
ORDER BY paragraph, subject, claim, object;

// What the literature says on the sixth paragraph: withdrawal, craving, depression.
USING ALL EVIDENCE
MATCH (a)-[r]->(b)
UNWIND evidence(r) AS e
WITH a, r, b, e
WHERE 6 IN e.seed_paragraphs
RETURN a.name AS subject, type(r) AS claim, b.name AS object, e.source AS source, e.stance AS stance, e.statement AS says
ORDER BY object, subject, stance DESC, source;

// Is sixteen million right? The number by round of the same study.
MATCH (c:Condition)-[r:AFFECTS]->(p:Population)
UNWIND evidence(r) AS e
RETURN e.source AS source, e.year AS year, e.cohort AS round, e.stance AS stance, e.effect AS number
ORDER BY round, source;

// What is left of the article's claims without the article.
USING LENS without_seed
MATCH (k:Drug {id: 'ketamine'})-[r]->(x)
WHERE x.id IN ['opioid_withdrawal', 'opioid_craving', 'opioid_use_disorder', 'depressive_symptoms', 'glutamate', 'dopamine', 'neuroplasticity', 'misuse', 'addiction', 'cardiac_arrest', 'respiratory_failure']
RETURN type(r) AS ketamine, x.name AS what, status(r) AS status, sources(r) AS sources
ORDER BY what, ketamine;
