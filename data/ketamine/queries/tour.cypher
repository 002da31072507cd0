// The tour: six questions, each answered with the claims and the sources behind it.

// ---- 1. What links ketamine to opioid withdrawal through glutamate or dopamine? ----

// What ketamine and its relatives are said to do to withdrawal itself.
MATCH (d)-[r]->(w:Symptom {id: 'opioid_withdrawal'})
WHERE d:Drug OR d:Metabolite
RETURN d.name AS drug, type(r) AS does, status(r) AS status, level(r) AS level, sources(r) AS sources
ORDER BY size(sources) DESC, drug;

// The bridge: ketamine acts on the transmitter, and the transmitter is tied to opioids. Refuted claims are shown as such:
// the one tie of dopamine to withdrawal itself is among them.
USING ALL EVIDENCE
MATCH (k:Drug {id: 'ketamine'})-[a]->(t:Neurotransmitter)-[b]-(x)
WHERE t.id IN ['glutamate', 'dopamine'] AND (x.id CONTAINS 'opioid' OR x.id CONTAINS 'heroin')
RETURN t.name AS through, type(a) AS ketamine, status(a) AS status, sources(a) AS sources,
       startNode(b).name + ' ' + type(b) + ' ' + endNode(b).name AS tie, status(b) AS tie_status, sources(b) AS tie_sources
ORDER BY through, ketamine, tie;

// The same on trials alone.
USING LENS trials
MATCH (k:Drug {id: 'ketamine'})-[r]->(x)
WHERE x.id IN ['glutamate', 'dopamine', 'opioid_withdrawal']
RETURN type(r) AS ketamine, x.name AS what, status(r) AS status, sources(r) AS sources
ORDER BY what, ketamine;

// ---- 2. What is contested, and who stands on which side? ----

MATCH (a)-[r]->(b)
WHERE status(r) = 'contested'
RETURN a.name AS subject, type(r) AS claim, b.name AS object,
       [e IN evidence(r) WHERE e.stance = 'supports' | e.source] AS supporting,
       [e IN evidence(r) WHERE e.stance = 'refutes' | e.source] AS refuting
ORDER BY size(supporting) + size(refuting) DESC, subject, claim, object;

// ---- 3. What was known as of 2010, as of 2018, and now? ----

// How many claims stood, and how.
AS OF 2010
MATCH (a)-[r]->(b)
RETURN status(r) AS status_2010, count(*) AS claims
ORDER BY claims DESC;

AS OF 2018
MATCH (a)-[r]->(b)
RETURN status(r) AS status_2018, count(*) AS claims
ORDER BY claims DESC;

MATCH (a)-[r]->(b)
RETURN status(r) AS status_now, count(*) AS claims
ORDER BY claims DESC;

// What ketamine was known to treat, ease or prevent: as of 2010.
AS OF 2010
MATCH (k:Drug {id: 'ketamine'})-[r:TREATS|REDUCES|PREVENTS]->(x)
WHERE x:Condition OR x:Symptom
RETURN type(r) AS ketamine, x.name AS what, status(r) AS status, sources(r) AS sources
ORDER BY ketamine, what;

// What ketamine was known to treat, ease or prevent: as of 2018.
AS OF 2018
MATCH (k:Drug {id: 'ketamine'})-[r:TREATS|REDUCES|PREVENTS]->(x)
WHERE x:Condition OR x:Symptom
RETURN type(r) AS ketamine, x.name AS what, status(r) AS status, sources(r) AS sources
ORDER BY ketamine, what;

// What ketamine was known to treat, ease or prevent: now.
MATCH (k:Drug {id: 'ketamine'})-[r:TREATS|REDUCES|PREVENTS]->(x)
WHERE x:Condition OR x:Symptom
RETURN type(r) AS ketamine, x.name AS what, status(r) AS status, sources(r) AS sources
ORDER BY ketamine, what;

// ---- 4. Which effects are risks, for whom is ketamine contraindicated, and who says so? ----

// Risks of the drug itself.
MATCH (k:Drug {id: 'ketamine'})-[r:CAUSES|HAS_RISK]->(x)
WHERE x:AdverseEffect OR x:Risk
RETURN type(r) AS ketamine, x.name AS risk, status(r) AS status, level(r) AS level, sources(r) AS sources
ORDER BY ketamine DESC, size(sources) DESC, risk;

// Risks of frequent use.
MATCH (u:Exposure {id: 'chronic_ketamine_use'})-[r:CAUSES|IMPAIRS]->(x)
RETURN x.name AS harm, status(r) AS status, sources(r) AS sources
ORDER BY size(sources) DESC, harm;

// Contraindications, each with the one who says so.
MATCH (d:Drug)-[r:CONTRAINDICATED_IN]->(x)
UNWIND evidence(r) AS e
RETURN d.name AS drug, x.name AS contraindicated_in, coalesce(e.authority, e.source) AS who_says_so, e.stance AS stance, e.at AS place
ORDER BY drug, contraindicated_in, who_says_so;

// ---- 5. What do the FDA and the DEA say, and about which condition? ----

// Where no condition is named, none was: the DEA controls the drug, whatever it is given for.
USING ALL EVIDENCE
MATCH (a)-[r]->(b)
UNWIND evidence(r) AS e
WITH a, r, b, e
WHERE e.authority IN ['FDA', 'DEA']
RETURN e.authority AS who, a.name AS subject, type(r) AS says, b.name AS object,
       CASE WHEN b:Condition THEN b.name ELSE e.condition END AS condition, e.stance AS stance, e.source AS source
ORDER BY who, says, subject, object, source;

// ---- 6. Which claims rest on one source only? ----

// How many, by kind of claim.
MATCH (a)-[r]->(b)
WITH type(r) AS claim, count(*) AS claims, sum(CASE WHEN size(sources(r)) = 1 THEN 1 ELSE 0 END) AS on_one_source
RETURN claim, claims, on_one_source
ORDER BY on_one_source DESC, claim;

// Those about what ketamine treats, eases or prevents.
MATCH (k:Drug {id: 'ketamine'})-[r:TREATS|REDUCES|PREVENTS]->(x)
WHERE size(sources(r)) = 1
RETURN type(r) AS ketamine, x.name AS what, status(r) AS status, head(sources(r)) AS only_source, head(evidence(r)).design AS design
ORDER BY ketamine, what;
