ASSERT (:Drug {id: 'morphine', name: 'morphine'});
ASSERT (:Drug {id: 'opioid', name: 'opioid', synonims: ['opiate']});
ASSERT (:Symptom {id: 'pain', name: 'pain'});
