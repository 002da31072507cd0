ASSERT (morphine)-[:IS_A]->(opioid);
ASSERT (morphine)-[:REDUCES]->(pain);
ASSERT (opioid)-[:REDUCES]->(pain);
