ASSERT (morphine)-[:CAUSES]->(pain) SUPPORTED BY 'doe2001' {at: 'p. 2'};
