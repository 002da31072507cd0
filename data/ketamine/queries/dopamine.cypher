// Dopamine and glutamate: what ketamine does to them, and what opioids have done before.

// Ketamine and dopamine in people.
USING LENS human
MATCH (d:Drug)-[r]->(x)
WHERE x.id IN ['dopamine', 'dopamine_signalling']
RETURN d.name AS drug, type(r) AS does, x.name AS what, status(r) AS status, support(r) AS support, sources(r) AS sources
ORDER BY drug, what, does;

// The same in animals and cells.
USING LENS laboratory
MATCH (d:Drug)-[r]->(x)
WHERE x.id IN ['dopamine', 'dopamine_signalling']
RETURN d.name AS drug, type(r) AS does, x.name AS what, status(r) AS status, support(r) AS support, sources(r) AS sources
ORDER BY drug, what, does;

// Ketamine and glutamate, item by item: when was it measured, and where?
MATCH (k:Drug {id: 'ketamine'})-[r:INCREASES]->(g:Neurotransmitter {id: 'glutamate'})
UNWIND evidence(r) AS e
RETURN e.source AS source, e.year AS year, e.stance AS stance, e.design AS design, e.population AS in_whom, e.effect AS effect
ORDER BY stance DESC, year, source;

// What opioids and addiction do to dopamine and glutamate.
USING ALL EVIDENCE
MATCH (c)-[r]-(x)
WHERE c.id IN ['opioid_use_disorder', 'opioid_misuse', 'opioid_withdrawal', 'substance_use_disorder', 'heroin']
  AND x.id IN ['dopamine', 'dopamine_transporter', 'd2_receptor_availability', 'glutamate', 'glutamate_homeostasis', 'neuronal_signalling']
RETURN startNode(r).name AS subject, type(r) AS claim, endNode(r).name AS object, status(r) AS status, sources(r) AS sources
ORDER BY subject, claim, object;

// Does ketamine touch the D2 receptor at all? One laboratory against two.
MATCH (k:Drug {id: 'ketamine'})-[r]->(x:Receptor {id: 'd2_receptor'})
UNWIND evidence(r) AS e
RETURN type(r) AS claim, e.source AS source, e.cohort AS laboratory, e.stance AS stance, e.effect AS effect
ORDER BY claim, stance DESC, source;
