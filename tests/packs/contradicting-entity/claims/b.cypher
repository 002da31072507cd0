ASSERT (:Drug {id: 'morphine', brand: 'x'});
ASSERT (:Drug {id: 'morphine', brand: 'y'});
