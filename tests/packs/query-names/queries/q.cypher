USING LENS trails MATCH (n:Drgu)-[r:REDUCES]->(m) RETURN m.nmae;
MATCH (n) RETURN m;
MATCH (n) RETURN toUper(n.name);
:lens x
USING LENS trials MATCH (n) RETURN n.name;
