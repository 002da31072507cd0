// For whom is ketamine contraindicated, and who says so?

// By condition, with the authorities on it.
MATCH (d:Drug)-[r:CONTRAINDICATED_IN]->(x)
RETURN d.name AS drug, x.name AS contraindicated_in, status(r) AS status,
       [e IN evidence(r) | coalesce(e.authority, e.source)] AS who
ORDER BY size(who) DESC, contraindicated_in;

// By authority.
MATCH (d:Drug)-[r:CONTRAINDICATED_IN]->(x)
UNWIND evidence(r) AS e
WITH coalesce(e.authority, e.source) AS who, x.name AS condition
ORDER BY condition
RETURN who, collect(DISTINCT condition) AS contraindicated_in
ORDER BY size(contraindicated_in) DESC, who;

// Contraindications that rest on no guideline and no product label.
MATCH (d:Drug)-[r:CONTRAINDICATED_IN]->(x)
WHERE NOT any(e IN evidence(r) WHERE e.design IN ['guideline', 'regulation'])
RETURN d.name AS drug, x.name AS contraindicated_in, sources(r) AS sources
ORDER BY contraindicated_in;

// The bar against raised pressure in the skull beside what was measured.
USING ALL EVIDENCE
MATCH (k:Drug {id: 'ketamine'})-[r]->(x)
WHERE x.id IN ['raised_intracranial_pressure', 'intracranial_pressure', 'cerebral_trauma', 'neurological_outcome']
RETURN type(r) AS ketamine, x.name AS what, status(r) AS status, sources(r) AS sources
ORDER BY what, ketamine;
