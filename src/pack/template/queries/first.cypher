// What is claimed, how does each claim stand, and on what?
MATCH (a)-[r]->(b)
RETURN a.name AS subject, type(r) AS claim, b.name AS object, status(r) AS status, sources(r) AS sources
ORDER BY subject, claim, object;

// The same on trials alone.
USING LENS trials
MATCH (a)-[r]->(b)
RETURN a.name AS subject, type(r) AS claim, b.name AS object, status(r) AS status, sources(r) AS sources
ORDER BY subject, claim, object;
