// What is contested, and who stands on which side.

// All contested claims with their weight.
MATCH (a)-[r]->(b)
WHERE status(r) = 'contested'
RETURN a.name AS subject, type(r) AS claim, b.name AS object, support(r) AS support, level(r) AS level, confidence(r) AS confidence
ORDER BY confidence, subject, claim, object;

// Still contested among trials.
USING LENS trials
MATCH (a)-[r]->(b)
WHERE status(r) = 'contested'
RETURN a.name AS subject, type(r) AS claim, b.name AS object,
       [e IN evidence(r) WHERE e.stance = 'supports' | e.source] AS supporting,
       [e IN evidence(r) WHERE e.stance = 'refutes' | e.source] AS refuting
ORDER BY subject, claim, object;

// Contested between species: supported by one kind of study, refuted by the other.
MATCH (a)-[r]->(b)
WHERE status(r) = 'contested'
WITH a, r, b,
     [e IN evidence(r) WHERE e.design IN ['animal', 'in vitro'] AND e.stance <> 'inconclusive' | e.stance] AS lab,
     [e IN evidence(r) WHERE NOT e.design IN ['animal', 'in vitro'] AND e.stance <> 'inconclusive' | e.stance] AS people
WHERE size(lab) > 0 AND size(people) > 0
RETURN a.name AS subject, type(r) AS claim, b.name AS object, lab, people
ORDER BY subject, claim, object;

// Sources that most often stand against the rest.
MATCH (a)-[r]->(b)
WHERE status(r) = 'contested'
UNWIND evidence(r) AS e
WITH e.source AS source, e.stance AS stance, count(*) AS items
WHERE stance = 'refutes'
RETURN source, items
ORDER BY items DESC, source
LIMIT 15;

// Refuted and nowhere supported.
USING ALL EVIDENCE
MATCH (a)-[r]->(b)
WHERE status(r) = 'refuted'
RETURN a.name AS subject, type(r) AS claim, b.name AS object, sources(r) AS sources
ORDER BY subject, claim, object;
