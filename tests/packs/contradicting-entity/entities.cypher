ASSERT (:Drug {id: 'morphine', name: 'morphine'});
ASSERT (:Drug {id: 'opioid', name: 'opioid', synonyms: ['opiate']});
ASSERT (:Symptom {id: 'pain', name: 'pain'});
ASSERT (:Drug {id: 'morphine', name: 'Morphine', synonyms: ['MS']});
CREATE (:Drug {id: 'opioid'});
MERGE (:Symptom {id: 'pain', name: 'pain'});
