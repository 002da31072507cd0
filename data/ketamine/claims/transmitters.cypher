// Glutamate, dopamine, GABA and serotonin under ketamine, and the circuits that carry them.

// ---- Glutamate

ASSERT (ketamine)-[:INCREASES]->(glutamate)
  SUPPORTED BY 'moghaddam1997' {
    design: 'animal', certainty: 'probable', at: 'abstract', seed_paragraphs: [7], cohort: 'moghaddam_lab',
    population: 'conscious rats, microdialysis',
    effect: 'rise at 10, 20 and 30 mg/kg, none at 50, fall at 200',
    statement: 'Sub-anaesthetic doses raised glutamate outflow in the prefrontal cortex, whereas an anaesthetic dose lowered it.'}
  SUPPORTED BY 'rowland2005' {
    design: 'randomised trial', certainty: 'possible', directness: 'indirect', n: 10, at: 'abstract', seed_paragraphs: [7],
    population: 'healthy volunteers, anterior cingulate MRS at 4 T',
    statement: 'Glutamine, taken as a marker of glutamate release, rose in the anterior cingulate during ketamine.'}
  SUPPORTED BY 'stone2012' {
    design: 'controlled', certainty: 'possible', at: 'abstract', seed_paragraphs: [7],
    population: 'healthy volunteers, anterior cingulate MRS',
    statement: 'Glutamate in the anterior cingulate rose under ketamine and went with the strength of psychotic-like symptoms.'}
  SUPPORTED BY 'milak2016' {
    design: 'uncontrolled trial', certainty: 'possible', n: 8, at: 'abstract', seed_paragraphs: [7], cohort: 'columbia_ketamine',
    population: 'adults with major depression, medial prefrontal MRS',
    effect: 'Glx peak 37.8% (SE 7.5) above baseline, AUC P=0.025',
    statement: 'Prefrontal Glx climbed steeply within about 26 minutes of the start of the infusion.'}
  SUPPORTED BY 'abdallah2018' {
    design: 'controlled', certainty: 'probable', n: 21, at: 'abstract', seed_paragraphs: [7], cohort: 'yale_abdallah',
    population: '14 healthy and 7 depressed adults, 13C MRS',
    effect: '13% rise in 13C glutamine enrichment, p=0.02',
    statement: 'Carbon-13 spectroscopy showed faster prefrontal glutamate to glutamine cycling under ketamine than under saline.'}
  SUPPORTED BY 'esterlis2018' {
    design: 'uncontrolled trial', certainty: 'possible', directness: 'indirect', n: 26, at: 'abstract', seed_paragraphs: [7], cohort: 'yale_esterlis',
    population: '13 depressed and 13 healthy adults, PET',
    effect: 'mGluR5 binding -14% (SD 9) in depression, -19% (SD 22) in controls, P<0.01',
    statement: 'Binding to mGluR5 fell during ketamine and a day later, which the authors take as a sign of glutamate release.'}
  SUPPORTED BY 'pothula2021' {
    design: 'animal', certainty: 'probable', at: 'abstract', seed_paragraphs: [7], cohort: 'yale_duman',
    population: 'rodents, medial prefrontal cortex',
    statement: 'Glutamate efflux rose with ketamine but not with rapastinel.'}
  SUPPORTED BY 'jelen2025' {
    design: 'randomised trial', certainty: 'probable', n: 26, at: 'abstract', seed_paragraphs: [7], cohort: 'kcl_naltrexone',
    population: 'adults with major depressive disorder, crossover',
    effect: 'Glx ratio F(1,253)=4.83, P=0.029 for naltrexone v placebo',
    statement: 'The anterior cingulate glutamate signal rose during the infusion, and naltrexone made the rise smaller.'}
  REFUTED BY 'taylor2012' {
    design: 'controlled', certainty: 'possible', n: 17, at: 'abstract', seed_paragraphs: [7],
    population: 'healthy volunteers, 8 on ketamine and 9 on saline',
    effect: 'Glx F(3,39)=1.70, p=0.18',
    statement: 'A slow infusion at the antidepressant dose changed mental state but not cortical glutamate or Glx.'}
  REFUTED BY 'evans2018' {
    design: 'randomised trial', certainty: 'possible', n: 37, at: 'abstract', seed_paragraphs: [7], cohort: 'nimh_mdd_ketamine',
    population: '20 patients with major depression and 17 volunteers, 24 h after infusion, 7 T',
    statement: 'A day after the infusion no rise in glutamate could be seen in the pregenual cingulate.'}
  REFUTED BY 'bednarik2021' {
    design: 'uncontrolled trial', certainty: 'possible', n: 12, at: 'abstract', seed_paragraphs: [7], cohort: 'vienna_mrs',
    population: 'healthy young men, posterior cingulate, about 3 h after ketamine',
    effect: 'smallest detectable change about 4%',
    statement: 'Three hours after the infusion glutamate and glutamine in the posterior cingulate were as before.'};

ASSERT (ketamine)-[:MODULATES]->(glutamate)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 7', seed_paragraphs: [7],
    statement: 'It acts on glutamate.'}
  SUPPORTED BY 'abdallah2018' {
    design: 'controlled', certainty: 'probable', n: 21, at: 'abstract', seed_paragraphs: [7], cohort: 'yale_abdallah',
    population: '14 healthy and 7 depressed adults, 13C MRS',
    effect: '13% rise in 13C glutamine enrichment, p=0.02',
    statement: 'Prefrontal glutamate cycling changed during ketamine in people.'}
  REFUTED BY 'taylor2012' {
    design: 'controlled', certainty: 'possible', n: 17, at: 'abstract', seed_paragraphs: [7],
    population: 'healthy volunteers',
    statement: 'Proton spectroscopy showed no effect on glutamate during a slow infusion.'};

// ---- Dopamine

ASSERT (ketamine)-[:INCREASES]->(dopamine)
  SUPPORTED BY 'moghaddam1997' {
    design: 'animal', certainty: 'probable', at: 'abstract', seed_paragraphs: [7, 8], cohort: 'moghaddam_lab',
    population: 'conscious rats, microdialysis',
    effect: '30 mg/kg',
    statement: 'Ketamine released dopamine in the prefrontal cortex, and blocking AMPA and kainate receptors there stopped it.'}
  SUPPORTED BY 'breier1998' {
    design: 'controlled', certainty: 'probable', at: 'abstract', seed_paragraphs: [7, 8],
    population: 'healthy volunteers, PET',
    effect: 'raclopride binding fell 11.2% (SD 8.9) v 1.9% (SD 3.7) with saline, P=0.003',
    statement: 'Ketamine displaced raclopride in the striatum, which points to dopamine release, about as much as amphetamine did.'}
  SUPPORTED BY 'smith1998' {
    design: 'uncontrolled trial', certainty: 'possible', at: 'as cited by a later paper (scite.ai)', seed_paragraphs: [7, 8], cohort: 'brookhaven_nida',
    population: 'healthy volunteers, raclopride PET',
    statement: 'A later paper counts this study among those in which ketamine lowered raclopride binding.'}
  SUPPORTED BY 'vollenweider2000' {
    design: 'uncontrolled trial', certainty: 'possible', n: 8, at: 'abstract', seed_paragraphs: [7, 8], cohort: 'zurich_vollenweider',
    population: 'healthy volunteers, esketamine, PET',
    effect: 'raclopride binding -17.5% ventral striatum, -14.3% caudate, -13.6% putamen',
    statement: 'Esketamine lowered raclopride binding most in the ventral striatum, in step with elevated mood.'}
  SUPPORTED BY 'liu2016' {
    design: 'narrative review', certainty: 'speculative', directness: 'indirect', at: 'abstract', seed_paragraphs: [7, 8],
    statement: 'It is hypothesised that a block of NMDA receptors on thalamic GABA neurons frees dopamine neurons.'}
  SUPPORTED BY 'kokkinou2018' {
    design: 'meta-analysis', certainty: 'probable', at: 'abstract', seed_paragraphs: [7, 8],
    species: 'rodents', population: 'rodents, sub-anaesthetic doses (40 studies reviewed)',
    effect: 'Hedges g 1.33 cortex, 0.57 striatum, 1.30 nucleus accumbens',
    statement: 'Pooled rodent studies show that acute ketamine raises dopamine in cortex, striatum and nucleus accumbens.'}
  SUPPORTED BY 'simmler2022' {
    design: 'animal', certainty: 'probable', at: 'abstract', seed_paragraphs: [7, 8],
    population: 'mice, nucleus accumbens',
    statement: 'Ketamine evoked strong but short dopamine transients in the nucleus accumbens.'}
  REFUTED BY 'aalto2002' {
    design: 'controlled', certainty: 'probable', at: 'abstract', seed_paragraphs: [7, 8], cohort: 'turku_aalto',
    population: 'healthy men, PET',
    effect: 'no change at 293 (SD 29) ng/ml',
    statement: 'At high sub-anaesthetic levels ketamine left striatal raclopride binding unchanged.'}
  REFUTED BY 'vernaleken2013' {
    design: 'controlled', certainty: 'possible', n: 10, at: 'abstract', seed_paragraphs: [7, 8], cohort: 'aachen_vernaleken',
    population: 'healthy young men, fallypride PET',
    statement: 'With a high-affinity tracer no fall in D2/3 binding was seen during ketamine.'}
  REFUTED BY 'can2016' {
    design: 'animal', certainty: 'probable', at: 'abstract', seed_paragraphs: [7, 8], cohort: 'gould_maryland',
    population: 'anaesthetised mice, nucleus accumbens, voltammetry',
    effect: '2, 10 and 50 mg/kg',
    statement: 'Electrically evoked dopamine release did not change after ketamine, so changes seen in awake animals are probably indirect.'}
  INCONCLUSIVE BY 'kokkinou2018' {
    design: 'systematic review', certainty: 'possible', at: 'abstract', seed_paragraphs: [7, 8],
    population: 'humans and other primates, PET',
    statement: 'PET findings in people and monkeys did not agree with each other.'}
  INCONCLUSIVE BY 'wu2021' {
    design: 'animal', certainty: 'possible', at: 'abstract', seed_paragraphs: [7, 8], cohort: 'northwestern_kozorovitskiy',
    population: 'mice, learned helplessness',
    statement: 'Ketamine repaired dopamine dynamics through the prefrontal cortex rather than by driving dopamine neurons directly.'};

ASSERT (ketamine)-[:MODULATES]->(dopamine)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 7', seed_paragraphs: [7],
    statement: 'It acts on dopamine.'}
  SUPPORTED BY 'kokkinou2018' {
    design: 'meta-analysis', certainty: 'probable', at: 'abstract', seed_paragraphs: [7],
    species: 'rodents', population: 'rodents, sub-anaesthetic doses',
    effect: 'Hedges g 0.57 to 1.33 by region',
    statement: 'Acute ketamine changes dopamine levels in several regions of the rodent brain.'}
  REFUTED BY 'vernaleken2013' {
    design: 'controlled', certainty: 'possible', n: 10, at: 'abstract', seed_paragraphs: [7], cohort: 'aachen_vernaleken',
    population: 'healthy young men, fallypride PET',
    statement: 'Ketamine did not change D2/3 binding anywhere in the brain.'};

ASSERT (esketamine)-[:INCREASES]->(dopamine)
  SUPPORTED BY 'bonaventura2021' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'nida_michaelides',
    population: 'rats, medial prefrontal cortex',
    statement: 'Esketamine, unlike arketamine, raised dopamine tone in the medial prefrontal cortex.'};

ASSERT (d2_receptor)-[:REDUCES]->(dopamine)
  SUPPORTED BY 'simmler2022' {
    design: 'animal', certainty: 'probable', at: 'abstract',
    population: 'mice, ventral tegmental area',
    statement: 'D2 receptors on the dopamine neurons themselves cut the ketamine transient short.'};

ASSERT (ketamine)-[:INCREASES]->(dopamine_signalling)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'possible', at: 'paragraph 8', seed_paragraphs: [8],
    statement: 'It is said to strengthen dopamine signalling; the article credits a review of 2020.'}
  SUPPORTED BY 'kokkinou2018' {
    design: 'meta-analysis', certainty: 'probable', at: 'abstract', seed_paragraphs: [8],
    species: 'rodents', population: 'rodents, sub-anaesthetic doses',
    effect: 'dopamine neuron population activity +62% to +180%',
    statement: 'In rodents dopamine levels and the activity of dopamine neurons both rose after ketamine.'}
  SUPPORTED BY 'wu2021' {
    design: 'animal', certainty: 'probable', at: 'abstract', seed_paragraphs: [8], cohort: 'northwestern_kozorovitskiy',
    population: 'mice, learned helplessness',
    statement: 'One dose restored dopamine signalling that aversive learning had weakened.'}
  REFUTED BY 'aalto2002' {
    design: 'controlled', certainty: 'probable', at: 'abstract', seed_paragraphs: [8], cohort: 'turku_aalto',
    population: 'healthy men, PET',
    statement: 'No sign of more dopamine at striatal receptors was found in people.'}
  REFUTED BY 'can2016' {
    design: 'animal', certainty: 'probable', at: 'abstract', seed_paragraphs: [8], cohort: 'gould_maryland',
    population: 'anaesthetised mice',
    statement: 'The authors see no direct effect on mesolimbic dopamine transmission.'};

// ---- GABA and interneurons

ASSERT (ketamine)-[:INHIBITS]->(gaba_interneurons)
  SUPPORTED BY 'homayoun2007' {
    design: 'animal', certainty: 'probable', directness: 'indirect', at: 'abstract', cohort: 'moghaddam_lab',
    population: 'awake rats, use-dependent NMDA receptor antagonist',
    statement: 'Blocking NMDA receptors quietened putative prefrontal interneurons and, later, made most pyramidal cells fire faster.'}
  SUPPORTED BY 'picard2019' {
    design: 'animal', certainty: 'probable', at: 'abstract',
    population: 'mice, visual cortex',
    statement: 'NMDA receptors with the 2A subunit on parvalbumin cells are a main target of a low dose in mice.'}
  SUPPORTED BY 'ali2020' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'yale_kwan',
    population: 'mice, prefrontal cortex',
    statement: 'Ketamine quietened somatostatin interneurons, which let calcium signals grow in prefrontal dendritic spines.'}
  SUPPORTED BY 'gerhard2020' {
    design: 'animal', certainty: 'probable', at: 'results, figure 1', cohort: 'yale_duman',
    population: 'mice, prefrontal pyramidal cells',
    effect: 'at 1 uM fewer inhibitory and more excitatory currents',
    statement: 'A therapeutic concentration lowered inhibitory and raised excitatory currents in prefrontal pyramidal cells.'}
  SUPPORTED BY 'pothula2021' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'yale_duman',
    population: 'rodents, medial prefrontal cortex',
    statement: 'Ketamine blocked NMDA receptors on GABA interneurons and so made glutamate flow.'}
  SUPPORTED BY 'simmler2022' {
    design: 'animal', certainty: 'probable', at: 'abstract',
    population: 'mice, ventral tegmental area',
    statement: 'Blocking NMDA receptors on GABA neurons of the ventral tegmental area released dopamine neurons from inhibition.'};

ASSERT (ketamine)-[:REDUCES]->(gaba)
  REFUTED BY 'stone2012' {
    design: 'controlled', certainty: 'possible', at: 'abstract',
    population: 'healthy volunteers, subcortical MRS',
    statement: 'Subcortical GABA did not change, so the interneuron account was not confirmed there.'}
  REFUTED BY 'milak2016' {
    design: 'uncontrolled trial', certainty: 'possible', n: 8, at: 'abstract', cohort: 'columbia_ketamine',
    population: 'adults with major depression, medial prefrontal MRS',
    effect: 'GABA peak 38.0% (SE 9.1) above baseline, AUC P=0.005',
    statement: 'Prefrontal GABA rose together with Glx instead of falling.'};

ASSERT (ketamine)-[:MODULATES]->(gaba)
  REFUTED BY 'anis1983' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'lodge_lab',
    population: 'cat and rat spinal neurones',
    statement: 'Inhibition by GABA or glycine was not consistently changed.'};

// ---- Serotonin and endorphins

ASSERT (ketamine)-[:INCREASES]->(beta_endorphin)
  SUPPORTED BY 'jiang2024' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'yale_duman',
    population: 'rats, medial prefrontal cortex',
    statement: 'Beta-endorphin and the mu receptor gene rose in the prefrontal cortex soon after ketamine.'};

ASSERT (ketamine)-[:INCREASES]->(serotonin)
  SUPPORTED BY 'yamamoto2013' {
    design: 'animal', certainty: 'probable', n: 5, at: 'abstract',
    population: 'conscious monkeys, PET and microdialysis',
    statement: 'Ketamine briefly raised serotonin in the prefrontal cortex of monkeys.'};

ASSERT (ketamine)-[:MODULATES]->(serotonin_5ht1b_receptor)
  REFUTED BY 'tiger2020' {
    design: 'randomised trial', certainty: 'possible', n: 30, at: 'abstract', cohort: 'stockholm_ketamine_pet',
    population: 'adults with SSRI-resistant depression, PET',
    effect: 'no significant difference from placebo; hippocampus +16.7% within group, p=0.036',
    statement: 'A few days after treatment binding to 5-HT1B receptors did not differ between ketamine and placebo.'};

// ---- Habenula and reward system

ASSERT (ketamine)-[:REDUCES]->(lateral_habenula_bursting)
  SUPPORTED BY 'yang2018' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'zhejiang_hu',
    population: 'rats and mice, depression models',
    statement: 'Bursting in the lateral habenula was raised in depressive-like animals and ketamine reversed it.'}
  SUPPORTED BY 'ma2023' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'zhejiang_hu',
    population: 'mice',
    effect: 'up to 24 h after one injection',
    statement: 'Ketamine stays trapped in NMDA channels of the lateral habenula and damps bursts for a day.'};

ASSERT (ketamine)-[:REDUCES]->(habenula_metabolism)
  SUPPORTED BY 'carlson2013' {
    design: 'uncontrolled trial', certainty: 'possible', n: 20, at: 'abstract', cohort: 'nimh_mdd_ketamine',
    population: 'adults with treatment-resistant depression, glucose PET',
    statement: 'Glucose use in the right habenula fell after ketamine in patients.'};

ASSERT (ketamine)-[:MODULATES]->(mesolimbic_system)
  SUPPORTED BY 'kokane2020' {
    design: 'narrative review', certainty: 'probable', directness: 'indirect', at: 'abstract', seed_paragraphs: [7, 8],
    statement: 'Lasting changes of synapses in the reward system carry part of its effects.'};

// ---- What transmitters do, and what may mend them

ASSERT (dopamine)-[:MODULATES]->(neuronal_communication)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 7', seed_paragraphs: [7],
    statement: 'Dopamine guides the exchange of signals between neurons.'};

ASSERT (glutamate)-[:MODULATES]->(neuronal_communication)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 7', seed_paragraphs: [7],
    statement: 'Glutamate guides the exchange of signals between neurons.'};

ASSERT (dopamine_signalling)-[:REDUCES]->(neuronal_signalling_deficit)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'speculative', at: 'paragraph 8', seed_paragraphs: [8],
    statement: 'Stronger dopamine signalling could mend what opioid misuse did to neuron signalling.'}
  SUPPORTED BY 'wu2021spines' {
    design: 'animal', certainty: 'speculative', directness: 'indirect', at: 'abstract', seed_paragraphs: [8], cohort: 'northwestern_kozorovitskiy',
    population: 'stressed mice, not opioid-exposed',
    statement: 'Dopamine released by ketamine made up for plasticity that stress had blunted, which is not the same as harm done by opioids.'};
