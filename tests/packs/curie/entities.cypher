ASSERT (:Drug {id: 'morphine', name: 'morphine'});
ASSERT (:Drug {id: 'opioid', name: 'opioid', synonyms: ['opiate']});
ASSERT (:Symptom {id: 'pain', name: 'pain'});
ASSERT (:Drug {id: 'codeine', name: 'codeine', xrefs: ['CHEBI:16714', 'CHEBI', 'CHEBL:1', 'MESH:D003061', 'CHEBI: 1']});
ASSERT (:Drug {id: 'heroin', name: 'heroin', xrefs: 'CHEBI:27808'});
