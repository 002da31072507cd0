// Good.
MATCH (n) RETURN n;
:lens trials
MACH (n) RETURN n;
MATCH (n RETURN n;
