// Subgraphs that make a figure.

// Ketamine and opioid use disorder: withdrawal, craving, abstinence, with the claims on the disorder's own dopamine and glutamate.
MATCH p = (a)-[r]->(b)
WHERE (a.id = 'ketamine' AND b.id IN ['opioid_withdrawal', 'opioid_craving', 'opioid_abstinence', 'opioid_use_disorder', 'glutamate', 'dopamine', 'neuroplasticity'])
   OR (a.id = 'opioid_use_disorder' AND b.id IN ['dopamine', 'glutamate_homeostasis'])
   OR (a.id IN ['glutamate', 'dopamine'] AND b.id IN ['opioid_use_disorder', 'heroin_seeking'])
RETURN p;

// What the antidepressant effect is said to need.
MATCH p = (x:Effect {id: 'ketamine_antidepressant_effect'})-[r:REQUIRES]->(m)
RETURN p;

// The same on people alone.
USING LENS human
MATCH p = (x)-[r:REQUIRES|MEDIATES|PREDICTS]-(m)
WHERE x.id = 'ketamine_antidepressant_effect'
RETURN p;

// The fate of ketamine in the body.
MATCH p = (a)-[r:METABOLISED_TO|METABOLISES]->(b)
RETURN p;

// Who rules over ketamine.
MATCH p = (a)-[r]->(b)
WHERE a:Regulator OR a:Regulation OR a:Organisation
RETURN p;
