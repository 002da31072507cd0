// The picture of the README: ketamine and opioid use disorder, with the claims on its own dopamine and glutamate.
MATCH p = (a)-[r]->(b)
WHERE (a.id = 'ketamine' AND b.id IN ['opioid_withdrawal', 'opioid_craving', 'opioid_abstinence', 'opioid_use_disorder', 'glutamate', 'dopamine', 'neuroplasticity'])
   OR (a.id = 'opioid_use_disorder' AND b.id IN ['dopamine', 'glutamate_homeostasis'])
   OR (a.id IN ['glutamate', 'dopamine'] AND b.id IN ['opioid_use_disorder', 'heroin_seeking'])
RETURN p;
