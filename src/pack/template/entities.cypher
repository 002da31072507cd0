// The entities. Each has an `id`, by which claims name it, and a `name`, by which people know it.
// `synonyms` are other names; `xrefs` are identifiers elsewhere, with a prefix from graph.toml.

ASSERT (:Substance {id: 'caffeine', name: 'caffeine', synonyms: ['1,3,7-trimethylxanthine'], xrefs: ['CHEBI:27732']});

ASSERT (:State {id: 'sleep', name: 'sleep'});
ASSERT (:State {id: 'caffeine_withdrawal', name: 'caffeine withdrawal',
  description: 'having stopped after daily use'});

ASSERT (:Condition {id: 'headache', name: 'headache'});
ASSERT (:Condition {id: 'migraine', name: 'migraine'});
