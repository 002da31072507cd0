// One question under several lenses: what does ketamine treat?

// All that is visible.
MATCH (k:Drug {id: 'ketamine'})-[r:TREATS]->(c:Condition)
RETURN c.name AS treats, status(r) AS status, support(r) AS support
ORDER BY treats;

// Studies of patients.
USING LENS clinical
MATCH (k:Drug {id: 'ketamine'})-[r:TREATS]->(c:Condition)
RETURN c.name AS treats, status(r) AS status, support(r) AS support
ORDER BY treats;

// Trials and their syntheses.
USING LENS trials
MATCH (k:Drug {id: 'ketamine'})-[r:TREATS]->(c:Condition)
RETURN c.name AS treats, status(r) AS status, support(r) AS support
ORDER BY treats;

// Sources that commit themselves.
USING LENS committed
MATCH (k:Drug {id: 'ketamine'})-[r:TREATS]->(c:Condition)
RETURN c.name AS treats, status(r) AS status, support(r) AS support
ORDER BY treats;

// Since 2020.
USING LENS recent
MATCH (k:Drug {id: 'ketamine'})-[r:TREATS]->(c:Condition)
RETURN c.name AS treats, status(r) AS status, support(r) AS support
ORDER BY treats;

// Trials to the end of 2018, without one review and one trial of opioid use.
AS OF 2018
USING LENS trials
EXCLUDING SOURCE 'jones2018', 'krupitsky2002'
MATCH (k:Drug {id: 'ketamine'})-[r:TREATS]->(c:Condition)
RETURN c.name AS treats, status(r) AS status, sources(r) AS sources
ORDER BY treats;
