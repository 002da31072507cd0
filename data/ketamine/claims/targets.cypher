// What ketamine, its enantiomers and its metabolites bind, block and switch on.

// ---- NMDA receptor

ASSERT (ketamine)-[:INHIBITS]->(nmda_receptor)
  SUPPORTED BY 'anis1983' {
    design: 'animal', certainty: 'established', at: 'abstract', cohort: 'lodge_lab',
    population: 'cat and rat spinal neurones',
    effect: '2.5 to 20 mg/kg intravenously',
    statement: 'Ketamine selectively stopped N-methyl-aspartate from exciting spinal neurones, with little effect on quisqualate or kainate.'}
  SUPPORTED BY 'lodge2015' {
    design: 'narrative review', certainty: 'established', directness: 'indirect', at: 'abstract', cohort: 'lodge_lab',
    population: 'review',
    statement: 'The discovery in 1983 that ketamine and phencyclidine block NMDA receptors was the key to their pharmacology.'}
  SUPPORTED BY 'kokkinou2018' {
    design: 'narrative review', certainty: 'established', directness: 'indirect', at: 'introduction',
    population: 'review',
    statement: 'Ketamine binds the phencyclidine site of the channel and keeps calcium from flowing in.'}
  SUPPORTED BY 'zhang2021' {
    design: 'in vitro', certainty: 'established', at: 'abstract',
    population: 'human receptors, cryo-electron microscopy',
    effect: 'residues L642 of GluN2A and N616 of GluN1',
    statement: 'Structures show esketamine sitting in the channel vestibule of human NMDA receptors between gate and filter.'}
  SUPPORTED BY 'abbott2024' {
    design: 'in vitro', certainty: 'probable', at: 'abstract', cohort: 'buffalo_popescu',
    population: 'recombinant receptors',
    effect: 'effect at nanomolar concentrations',
    statement: 'At low doses ketamine also slows the receptor from a second, hydrophobic site outside the pore.'};

ASSERT (ketamine)-[:BINDS]->(nmda_receptor)
  SUPPORTED BY 'lord2013' {
    design: 'animal', certainty: 'probable', at: 'abstract',
    population: 'mouse hippocampus, autoradiography',
    effect: 'full occupancy at 15 min, gone at 1 h',
    statement: 'Ketamine filled the channel site within minutes and had left it within an hour.'};

ASSERT (esketamine)-[:INHIBITS]->(nmda_receptor)
  SUPPORTED BY 'zhang2021' {
    design: 'in vitro', certainty: 'established', at: 'abstract',
    population: 'human receptors, cryo-electron microscopy',
    statement: 'The structures were solved with esketamine, the enantiomer with the higher affinity.'};

ASSERT (hydroxynorketamine)-[:INHIBITS]->(nmda_receptor)
  SUPPORTED BY 'suzuki2017' {
    design: 'in vitro', certainty: 'possible', at: 'titles of figures 1 and 2', cohort: 'utsw_monteggia',
    population: 'hippocampal neurons',
    statement: 'The metabolite blocked miniature NMDA currents as an open-channel blocker and lowered eEF2 phosphorylation.'}
  SUPPORTED BY 'abbott2020' {
    design: 'in vitro', certainty: 'probable', at: 'abstract', cohort: 'buffalo_popescu',
    population: 'recombinant receptors in HEK 293 cells',
    effect: 'IC50 46 uM at pH 7.2, 100 times weaker than ketamine',
    statement: 'The metabolite does block NMDA receptors, even resting ones, but only at high concentrations.'}
  REFUTED BY 'zanos2016' {
    design: 'animal', certainty: 'possible', at: 'title', cohort: 'gould_maryland',
    population: 'mice',
    statement: 'The antidepressant action of the metabolite was reported not to involve inhibition of NMDA receptors.'} VIA 'farmer2020' AT 'introduction'
  REFUTED BY 'bonaventura2022' {
    design: 'in vitro', certainty: 'probable', at: 'abstract', cohort: 'nida_michaelides',
    population: 'screens of human proteins',
    statement: 'Unlike either enantiomer of ketamine, (2R,6R)-hydroxynorketamine bound none of ketamine\'s known targets.'};

ASSERT (ketamine)-[:BINDS]->(glun2b_ifenprodil_site)
  REFUTED BY 'lord2013' {
    design: 'animal', certainty: 'probable', at: 'abstract',
    population: 'mouse hippocampus, autoradiography',
    statement: 'Unlike the GluN2B drugs, ketamine did not displace ifenprodil.'};

// ---- AMPA receptor

ASSERT (hydroxynorketamine)-[:ACTIVATES]->(ampa_receptor)
  SUPPORTED BY 'zanos2016' {
    design: 'animal', certainty: 'possible', cohort: 'gould_maryland',
    population: 'mice',
    statement: 'The metabolite is said to act through an early and lasting activation of AMPA receptors.'} VIA 'farmer2020' AT 'introduction';

// ---- Opioid receptors

ASSERT (ketamine)-[:ACTIVATES]->(mu_opioid_receptor)
  REFUTED BY 'klein2020' {
    design: 'animal', certainty: 'probable', directness: 'indirect', at: 'abstract',
    population: 'rat model of depression',
    statement: 'A mu agonist did not reproduce ketamine\'s effects and ketamine did not reproduce an opiate\'s pleasure, so ketamine is not acting as an opiate.'};

ASSERT (ketamine)-[:BINDS]->(mu_opioid_receptor)
  SUPPORTED BY 'hirota1999' {
    design: 'in vitro', certainty: 'probable', at: 'abstract', cohort: 'leicester_lambert',
    population: 'CHO cells with recombinant receptors',
    effect: 'pKi 4.38 (SE 0.02) for the racemate',
    statement: 'Ketamine displaced an opioid ligand from mu receptors with low affinity, esketamine two to three times more strongly than arketamine.'};

ASSERT (esketamine)-[:ACTIVATES]->(mu_opioid_receptor)
  SUPPORTED BY 'bonaventura2021' {
    design: 'in vitro', certainty: 'probable', at: 'abstract', cohort: 'nida_michaelides',
    population: 'protein screens and rat prefrontal cortex',
    statement: 'Screening found mu and kappa opioid activation by esketamine but not by arketamine.'}
  SUPPORTED BY 'kalkman2023' {
    design: 'narrative review', certainty: 'possible', directness: 'indirect', at: 'abstract',
    population: 'review',
    statement: 'The review takes esketamine to be both a channel blocker and a mu agonist.'}
  SUPPORTED BY 'levinstein2023' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'nida_michaelides',
    population: 'rats',
    statement: 'A dose of esketamine that rats work for occupied mu opioid receptors in the living brain.'};

ASSERT (hydroxynorketamine)-[:BINDS]->(mu_opioid_receptor)
  REFUTED BY 'bonaventura2022' {
    design: 'in vitro', certainty: 'probable', at: 'laboratory summary page', cohort: 'nida_michaelides',
    population: 'screens of human proteins',
    effect: 'more than 30,000 proteins tested',
    statement: 'No protein partner was found, opioid receptors included.'};

ASSERT (ketamine)-[:ACTIVATES]->(kappa_opioid_receptor)
  SUPPORTED BY 'hustveit1995' {
    design: 'in vitro', certainty: 'possible', at: 'abstract',
    population: 'guinea-pig ileum and binding assays',
    statement: 'Naloxone experiments suggest that ketamine is a kappa agonist in the ileum.'};

ASSERT (ketamine)-[:BINDS]->(kappa_opioid_receptor)
  SUPPORTED BY 'hirota1999' {
    design: 'in vitro', certainty: 'probable', at: 'abstract', cohort: 'leicester_lambert',
    population: 'CHO cells with recombinant receptors',
    effect: 'pKi 4.55 (SE 0.04)',
    statement: 'Affinity for kappa receptors was slightly higher than for mu receptors.'};

ASSERT (ketamine)-[:BINDS]->(delta_opioid_receptor)
  SUPPORTED BY 'hirota1999' {
    design: 'in vitro', certainty: 'probable', at: 'abstract', cohort: 'leicester_lambert',
    population: 'CHO cells with recombinant receptors',
    effect: 'pKi 3.57 (SE 0.02)',
    statement: 'Delta receptors bound ketamine most weakly of the three.'};

// ---- Dopamine receptors and monoamine transporters

ASSERT (ketamine)-[:BINDS]->(d2_receptor)
  SUPPORTED BY 'kapur2002' {
    design: 'in vitro', certainty: 'possible', at: 'abstract', cohort: 'toronto_seeman',
    population: 'high-affinity state of the D2 receptor',
    effect: '0.5 uM, as for NMDA receptors',
    statement: 'Ketamine bound the high-affinity state of the D2 receptor about as strongly as NMDA receptors.'}
  SUPPORTED BY 'seeman2005' {
    design: 'in vitro', certainty: 'possible', at: 'abstract', cohort: 'toronto_seeman',
    population: 'human cloned D2 receptors',
    effect: 'Ki 55 nM at D2High v 3100 nM at the NMDA site',
    statement: 'With another radioligand the same laboratory found ketamine many times stronger at D2 than at the NMDA site.'}
  REFUTED BY 'can2016' {
    design: 'in vitro', certainty: 'probable', at: 'abstract', cohort: 'gould_maryland',
    population: 'binding assays for D1 to D5 receptors',
    effect: 'none up to 10 uM',
    statement: 'Neither the enantiomers of ketamine nor its metabolites bound any dopamine receptor.'};

ASSERT (ketamine)-[:ACTIVATES]->(d2_receptor)
  SUPPORTED BY 'kapur2002' {
    design: 'in vitro', certainty: 'possible', at: 'abstract', cohort: 'toronto_seeman',
    population: 'CHO cells expressing D2 receptors',
    statement: 'Ketamine raised GTP-gamma-S binding in D2 cells and raclopride stopped it, as a partial agonist would behave.'}
  REFUTED BY 'jordan2006' {
    design: 'in vitro', certainty: 'probable', at: 'abstract', cohort: 'otsuka',
    population: 'CHO cells with human D2Long receptors, rat striatal membranes',
    statement: 'Ketamine was neither agonist, partial agonist nor antagonist at D2 receptors, against the earlier report.'};

ASSERT (ketamine)-[:INHIBITS]->(monoamine_transporters)
  SUPPORTED BY 'nishimura1998' {
    design: 'in vitro', certainty: 'probable', at: 'abstract', cohort: 'osaka_nishimura',
    population: 'HEK 293 cells',
    effect: 'Ki 66.8 uM noradrenaline, 62.9 uM dopamine, 162 uM serotonin',
    statement: 'Ketamine slowed the uptake of all three monoamines, and a barbiturate did not.'}
  SUPPORTED BY 'smith1998' {
    design: 'narrative review', certainty: 'possible', directness: 'indirect', at: 'introduction', cohort: 'brookhaven_nida',
    population: 'review of earlier binding studies',
    statement: 'Monoamine transport is inhibited at anaesthetic doses, whereas low doses are fairly selective for NMDA receptors.'};

ASSERT (ketamine)-[:BINDS]->(monoamine_transporters)
  REFUTED BY 'can2016' {
    design: 'in vitro', certainty: 'probable', at: 'abstract', cohort: 'gould_maryland',
    population: 'binding assays',
    effect: 'none up to 10 uM',
    statement: 'The transporters of dopamine, noradrenaline and serotonin were not bound either.'};

ASSERT (ketamine)-[:BINDS]->(dopamine_transporter)
  REFUTED BY 'yamamoto2013' {
    design: 'animal', certainty: 'possible', n: 5, at: 'abstract',
    population: 'conscious monkeys, PET',
    statement: 'Dopamine transporter binding did not change.'};

ASSERT (esketamine)-[:INHIBITS]->(dopamine_transporter)
  SUPPORTED BY 'nishimura1999' {
    design: 'in vitro', certainty: 'probable', at: 'abstract', cohort: 'osaka_nishimura',
    population: 'transporters expressed in HEK 293 cells',
    effect: 'Ki 46.9 uM v 390 uM for arketamine',
    statement: 'At the dopamine transporter esketamine was almost eight times stronger than arketamine.'};

ASSERT (ketamine)-[:INHIBITS]->(noradrenaline_transporter)
  SUPPORTED BY 'hara1998' {
    design: 'in vitro', certainty: 'probable', at: 'abstract',
    population: 'bovine adrenal cells and frog oocytes',
    effect: 'IC50 97 uM',
    statement: 'Ketamine inhibited noradrenaline uptake without competing with noradrenaline.'};

ASSERT (ketamine)-[:INHIBITS]->(serotonin_transporter)
  SUPPORTED BY 'yamamoto2013' {
    design: 'animal', certainty: 'possible', n: 5, at: 'abstract',
    population: 'conscious monkeys, PET',
    effect: 'dose-dependent, gone after 24 h',
    statement: 'Binding to the serotonin transporter fell during the infusion and was back the next day.'};

// ---- Serotonin, sigma, acetylcholine, TrkB, HCN1

ASSERT (ketamine)-[:INHIBITS]->(nicotinic_receptor)
  SUPPORTED BY 'coates2001' {
    design: 'in vitro', certainty: 'probable', at: 'abstract',
    population: 'human receptors in frog oocytes',
    effect: 'IC50 20 uM at alpha7, 50 uM at alpha4beta2',
    statement: 'Ketamine inhibited alpha7 nicotinic receptors within the clinical range.'};

ASSERT (benzethonium_chloride)-[:INHIBITS]->(nicotinic_receptor)
  SUPPORTED BY 'coates2001' {
    design: 'in vitro', certainty: 'probable', at: 'abstract',
    population: 'human receptors in frog oocytes',
    effect: 'IC50 122 nM at alpha7, 49 nM at alpha4beta2',
    statement: 'The preservative in Ketalar turned out to inhibit nicotinic receptors far more strongly than ketamine itself.'};

ASSERT (ketamine)-[:BINDS]->(sigma1_receptor)
  SUPPORTED BY 'smith1998' {
    design: 'narrative review', certainty: 'possible', directness: 'indirect', at: 'introduction', cohort: 'brookhaven_nida',
    population: 'review of earlier binding studies',
    statement: 'Sigma sites are bound at anaesthetic doses, several times more weakly than NMDA sites.'};

ASSERT (arketamine)-[:ACTIVATES]->(sigma1_receptor)
  SUPPORTED BY 'kalkman2023' {
    design: 'narrative review', certainty: 'speculative', directness: 'indirect', at: 'abstract',
    population: 'review',
    statement: 'Arketamine binds sigma-1 receptors, probably as an agonist, and this may strengthen what esketamine does.'};

ASSERT (ketamine)-[:INHIBITS]->(hcn1_channel)
  SUPPORTED BY 'chen2009' {
    design: 'in vitro', certainty: 'probable', at: 'abstract', cohort: 'virginia_bayliss',
    population: 'recombinant channels and mouse neurons',
    statement: 'Ketamine inhibited HCN1 pacemaker channels at clinical concentrations, esketamine more than the racemate.'};

ASSERT (ketamine)-[:BINDS]->(muscarinic_receptor)
  SUPPORTED BY 'hustveit1995' {
    design: 'in vitro', certainty: 'probable', at: 'abstract',
    population: 'guinea-pig ileum and binding assays',
    effect: '10 to 20 times weaker than at phencyclidine sites',
    statement: 'Both forms of ketamine bind muscarinic receptors, which may add to emergence reactions.'};

ASSERT (ketamine)-[:BINDS]->(serotonin_5ht2_receptor)
  SUPPORTED BY 'kapur2002' {
    design: 'in vitro', certainty: 'possible', at: 'abstract', cohort: 'toronto_seeman',
    population: 'high-affinity state of the 5-HT2 receptor',
    effect: '15 uM',
    statement: 'Affinity for the 5-HT2 receptor was measurable but lower.'};

ASSERT (ketamine)-[:BINDS]->(trkb_receptor)
  SUPPORTED BY 'casarotto2021' {
    design: 'in vitro', certainty: 'possible', at: 'abstract', cohort: 'helsinki_castren',
    population: 'cells, simulations and mice',
    statement: 'Ketamine and ordinary antidepressants were seen to bind the transmembrane part of TRKB directly.'};
