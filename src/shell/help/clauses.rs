//! The table of clauses.

use super::ClauseHelp;

/// Every clause, in the order in which they are listed.
pub(in crate::shell) const CLAUSES: &[ClauseHelp] = &[
    ClauseHelp {
        name: "MATCH",
        form: "MATCH pattern, … [WHERE predicate]",
        summary: "finds what the pattern describes: (n:Label {key: value})-[r:TYPE]->(m), -[:A|B*1..3]->, ((a)-[:X]->(b)){1,3}",
        example: "MATCH (d:Drug)-[r:REDUCES]->(s:Symptom) RETURN d.name, s.name;",
    },
    ClauseHelp {
        name: "OPTIONAL MATCH",
        form: "OPTIONAL MATCH pattern, … [WHERE predicate]",
        summary: "as MATCH, but gives a row with nulls where nothing is found",
        example: "MATCH (d:Drug) OPTIONAL MATCH (d)-[r:CAUSES]->(x) RETURN d.name, count(r);",
    },
    ClauseHelp {
        name: "WHERE",
        form: "WHERE predicate",
        summary: "keeps the rows for which the predicate is true; stands after MATCH, WITH and YIELD",
        example: "MATCH (a)-[r]->(b) WHERE status(r) = 'contested' RETURN a.name, type(r), b.name;",
    },
    ClauseHelp {
        name: "RETURN",
        form: "RETURN [DISTINCT] expression [AS name], … | *",
        summary: "says what the result's columns are; aggregates group by the other items",
        example: "MATCH (a)-[r]->() RETURN type(r) AS type, count(*) AS claims;",
    },
    ClauseHelp {
        name: "WITH",
        form: "WITH [DISTINCT] expression [AS name], … [ORDER BY …] [SKIP n] [LIMIT n] [WHERE predicate]",
        summary: "hands chosen columns on to the next clause",
        example: "MATCH (a)-[r]->() WITH a, count(r) AS claims WHERE claims > 5 RETURN a.name, claims;",
    },
    ClauseHelp {
        name: "ORDER BY",
        form: "ORDER BY expression [ASC | DESC], …",
        summary: "sorts the rows of RETURN or WITH; null comes last",
        example: "MATCH (d:Drug) RETURN d.name AS name ORDER BY name;",
    },
    ClauseHelp {
        name: "SKIP",
        form: "SKIP n",
        summary: "leaves out the first n rows",
        example: "MATCH (d:Drug) RETURN d.name AS name ORDER BY name SKIP 10 LIMIT 10;",
    },
    ClauseHelp {
        name: "LIMIT",
        form: "LIMIT n",
        summary: "keeps at most n rows",
        example: "MATCH (n) RETURN n LIMIT 5;",
    },
    ClauseHelp {
        name: "UNWIND",
        form: "UNWIND list AS name",
        summary: "gives a row for each element of a list",
        example: "UNWIND [1, 2, 3] AS x RETURN x * x;",
    },
    ClauseHelp {
        name: "UNION",
        form: "query UNION [ALL] query",
        summary: "puts the rows of two queries together; without ALL equal rows are one",
        example: "MATCH (d:Drug) RETURN d.name AS name UNION MATCH (m:Metabolite) RETURN m.name AS name;",
    },
    ClauseHelp {
        name: "CALL",
        form: "CALL procedure(argument, …) [YIELD column, …] | CALL { query }",
        summary: "runs a procedure, or a query for each row",
        example: "CALL grounds.contested();",
    },
    ClauseHelp {
        name: "CREATE",
        form: "CREATE pattern, …",
        summary: "makes nodes and relationships",
        example: "CREATE (:Drug {id: 'naloxone', name: 'Naloxone'});",
    },
    ClauseHelp {
        name: "MERGE",
        form: "MERGE pattern [ON CREATE SET …] [ON MATCH SET …]",
        summary: "finds the pattern or makes it",
        example: "MERGE (d:Drug {id: 'naloxone'}) ON CREATE SET d.name = 'Naloxone';",
    },
    ClauseHelp {
        name: "SET",
        form: "SET item.key = value, item = map, item += map, node:Label",
        summary: "changes properties and labels",
        example: "MATCH (d:Drug {id: 'naloxone'}) SET d.route = 'nasal';",
    },
    ClauseHelp {
        name: "REMOVE",
        form: "REMOVE item.key, node:Label",
        summary: "takes properties and labels away",
        example: "MATCH (d:Drug {id: 'naloxone'}) REMOVE d.route;",
    },
    ClauseHelp {
        name: "DELETE",
        form: "[DETACH] DELETE expression, …",
        summary: "deletes nodes and relationships; DETACH takes a node's relationships along",
        example: "MATCH (d:Drug {id: 'naloxone'}) DETACH DELETE d;",
    },
    ClauseHelp {
        name: "FOREACH",
        form: "FOREACH (name IN list | clause …)",
        summary: "runs writing clauses for each element of a list",
        example: "FOREACH (id IN ['a', 'b'] | CREATE (:Drug {id: id}));",
    },
    ClauseHelp {
        name: "USING EVIDENCE",
        form: "USING EVIDENCE e WHERE predicate",
        summary: "only such evidence counts in the rest of the statement; stands before its first clause",
        example: "USING EVIDENCE e WHERE e.year >= 2015 AND e.level <= 2 MATCH (a)-[r]->(b) RETURN a.name, type(r), b.name;",
    },
    ClauseHelp {
        name: "USING LENS",
        form: "USING LENS name",
        summary: "uses a lens that the graph has a name for (`:lens` lists them)",
        example: "USING LENS clinical MATCH (a)-[r:TREATS]->(b) RETURN a.name, b.name;",
    },
    ClauseHelp {
        name: "USING ALL EVIDENCE",
        form: "USING ALL EVIDENCE",
        summary: "counts retracted sources too, and lets refuted claims match",
        example: "USING ALL EVIDENCE MATCH (a)-[r]->(b) RETURN status(r), count(*);",
    },
    ClauseHelp {
        name: "AS OF",
        form: "AS OF year | date",
        summary: "counts what was published by then, with standings as they were",
        example: "AS OF 2018 MATCH (a)-[r]->(b) RETURN count(r);",
    },
    ClauseHelp {
        name: "EXCLUDING SOURCE",
        form: "EXCLUDING SOURCE 'key', …",
        summary: "leaves out the evidence of these sources",
        example: "EXCLUDING SOURCE 'jones2018' MATCH (a)-[r]->(b) RETURN count(r);",
    },
    ClauseHelp {
        name: "ASSERT",
        form: "ASSERT (a)-[:TYPE]->(b) [SUPPORTED | REFUTED | INCONCLUSIVE] BY 'source' {…} [VIA 'source' AT 'place'] …",
        summary: "finds or makes a claim and adds evidence; a name that is not bound is the entity of that id",
        example: "ASSERT (ketamine)-[:REDUCES]->(opioid_withdrawal) SUPPORTED BY 'jones2018' {design: 'systematic review', at: 'p. 6'};",
    },
    ClauseHelp {
        name: "MERGE SOURCE",
        form: "MERGE SOURCE 'key' {field: value, …}",
        summary: "adds a source, or completes one",
        example: "MERGE SOURCE 'doe2020' {year: 2020, title: 'A trial', doi: '10.1000/x'};",
    },
    ClauseHelp {
        name: "RETRACT SOURCE",
        form: "RETRACT SOURCE 'key' [ON date] [BECAUSE 'reason']",
        summary: "marks a source as retracted: its evidence no longer counts",
        example: "RETRACT SOURCE 'doe2020' ON date('2021-03-01');",
    },
    ClauseHelp {
        name: "SET STANDING",
        form: "SET STANDING OF SOURCE 'key' TO 'concern' [ON date]",
        summary: "marks a source: current, retracted, concern, corrected, superseded or preprint",
        example: "SET STANDING OF SOURCE 'doe2020' TO 'concern' ON date('2021-03-01');",
    },
    ClauseHelp {
        name: "REMOVE EVIDENCE",
        form: "REMOVE EVIDENCE FROM r WHERE predicate",
        summary: "takes evidence items away from a claim",
        example: "MATCH (:Drug {id: 'ketamine'})-[r:REDUCES]->() REMOVE EVIDENCE FROM r WHERE source = 'doe2020';",
    },
    ClauseHelp {
        name: "EXPLAIN",
        form: "EXPLAIN statement",
        summary: "shows how a statement would be run",
        example: "EXPLAIN MATCH (d:Drug)-[r]->(x) RETURN d.name, count(r);",
    },
    ClauseHelp {
        name: "PROFILE",
        form: "PROFILE statement",
        summary: "runs a statement and shows its plan with rows and times",
        example: "PROFILE MATCH (d:Drug)-[r]->(x) RETURN d.name, count(r);",
    },
];
