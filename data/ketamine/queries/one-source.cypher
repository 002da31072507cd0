// Which claims rest on one source only?

// All of them.
MATCH (a)-[r]->(b)
WHERE size(sources(r)) = 1
RETURN a.name AS subject, type(r) AS claim, b.name AS object, status(r) AS status, head(sources(r)) AS only_source
ORDER BY only_source, subject, claim, object;

// The sources on which most such claims hang.
MATCH (a)-[r]->(b)
WHERE size(sources(r)) = 1
RETURN head(sources(r)) AS source, count(*) AS claims
ORDER BY claims DESC, source
LIMIT 15;

// Several sources, but one laboratory or one set of patients.
MATCH (a)-[r]->(b)
WHERE size(sources(r)) > 1
WITH a, r, b, [e IN evidence(r) | coalesce(e.cohort, '')] AS cohorts
WHERE head(cohorts) <> '' AND all(c IN cohorts WHERE c = head(cohorts))
RETURN a.name AS subject, type(r) AS claim, b.name AS object, head(cohorts) AS cohort, sources(r) AS sources
ORDER BY cohort, subject, claim, object;

// Claims that only the consumer article makes.
MATCH (a)-[r]->(b)
WHERE sources(r) = ['seed_article']
RETURN a.name AS subject, type(r) AS claim, b.name AS object, head(evidence(r)).at AS place
ORDER BY place, subject, object;
