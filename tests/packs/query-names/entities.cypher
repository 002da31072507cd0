ASSERT (:Drug {id: 'morphine', name: 'morphine'});
ASSERT (:Drug {id: 'opioid', name: 'opioid', synonyms: ['opiate']});
ASSERT (:Symptom {id: 'pain', name: 'pain'});
