// Regulators, laws, insurers and societies. Who speaks stands in the evidence as `authority`.

// Approved for what, by whom; and not approved for what.
MATCH (d)-[r:APPROVED_FOR|NOT_APPROVED_FOR]->(x)
UNWIND evidence(r) AS e
RETURN d.name AS drug, type(r) AS says, x.name AS what, e.authority AS who, e.source AS source, e.statement AS statement
ORDER BY drug, says, what, source;

// All that the FDA says, its approved labels included.
USING ALL EVIDENCE
MATCH (a)-[r]->(b)
UNWIND evidence(r) AS e
WITH a, r, b, e
WHERE e.authority STARTS WITH 'FDA'
RETURN e.authority AS who, a.name AS subject, type(r) AS says, b.name AS object, e.stance AS stance, e.source AS source, e.at AS place
ORDER BY who, source, says, object;

// Control of the drug: who, by what, since when.
MATCH (a)-[r:SCHEDULES|REGULATES|PERMITS]->(b)
UNWIND evidence(r) AS e
RETURN a.name AS who, type(r) AS does, b.name AS what, e.source AS source, e.statement AS statement
ORDER BY who, does, what, source;

// International control: China asked, the WHO advised against.
MATCH (k:Drug)-[r:WARRANTS|LISTED_IN]->(x:Regulation)
UNWIND evidence(r) AS e
RETURN k.name AS drug, type(r) AS claim, x.name AS what, e.authority AS who, e.stance AS stance, e.statement AS statement
ORDER BY claim, what, who;

// Warnings.
MATCH (a)-[r:WARNS_AGAINST]->(b)
RETURN a.name AS who, b.name AS warns_against, sources(r) AS sources
ORDER BY who, warns_against;

// Recommendations for depression and pain: England against Scotland, among others.
MATCH (d:Drug)-[r:RECOMMENDED_FOR]->(c:Condition)
UNWIND evidence(r) AS e
RETURN d.name AS drug, c.name AS condition, e.authority AS who, e.stance AS stance, e.population AS for_whom, e.source AS source
ORDER BY drug, condition, stance DESC, who;

// Insurers. The claim that they pay is refuted, so that all evidence has to be shown.
USING ALL EVIDENCE
MATCH (i:Organisation)-[r:COVERS]->(x)
UNWIND evidence(r) AS e
RETURN i.name AS who, x.name AS covers, status(r) AS status, e.stance AS stance, e.authority AS says, e.condition AS condition, e.statement AS statement
ORDER BY says;

// What the guidelines and regulations alone would leave of the graph about ketamine.
USING LENS regulators
MATCH (k:Drug {id: 'ketamine'})-[r]->(x)
RETURN type(r) AS ketamine, x.name AS what, status(r) AS status, sources(r) AS sources
ORDER BY ketamine, what;
