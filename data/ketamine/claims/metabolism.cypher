// How the body takes ketamine apart, and which drugs and genes interfere.

// ---- Metabolites

ASSERT (ketamine)-[:METABOLISED_TO]->(hydroxynorketamine)
  SUPPORTED BY 'farmer2020' {
    design: 'narrative review', certainty: 'established', at: 'introduction', cohort: 'nimh_mdd_ketamine',
    population: 'human plasma, rodents',
    statement: 'The (2R,6R;2S,6S) form of hydroxynorketamine is the most abundant metabolite of ketamine in human plasma.'};

ASSERT (arketamine)-[:METABOLISED_TO]->(hydroxynorketamine)
  SUPPORTED BY 'shirayama2018' {
    design: 'mechanism', certainty: 'established', directness: 'indirect', at: 'abstract', cohort: 'chiba_hashimoto',
    population: 'background statement',
    statement: 'Arketamine becomes R-norketamine and then (2R,6R)-hydroxynorketamine in the liver.'};

ASSERT (norketamine)-[:METABOLISED_TO]->(hydroxynorketamine)
  SUPPORTED BY 'desta2012' {
    design: 'in vitro', certainty: 'established', at: 'abstract', cohort: 'wainer_moaddel',
    population: 'human liver microsomes and expressed enzymes',
    statement: 'Norketamine gave several hydroxynorketamines, made mainly by CYP2A6 and CYP2B6.'};

ASSERT (ketamine)-[:METABOLISED_TO]->(norketamine)
  SUPPORTED BY 'hijazi2002' {
    design: 'in vitro', certainty: 'established', at: 'abstract',
    population: 'human liver microsomes',
    statement: 'Liver cytochromes strip a methyl group from ketamine and leave norketamine.'}
  SUPPORTED BY 'farmer2020' {
    design: 'narrative review', certainty: 'established', at: 'introduction', cohort: 'nimh_mdd_ketamine',
    population: 'human plasma, rodents',
    statement: 'Ketamine is rapidly turned into norketamine, dehydronorketamine, hydroxyketamines and hydroxynorketamines.'};

// ---- Enzymes

ASSERT (cyp2b6)-[:METABOLISES]->(ketamine)
  SUPPORTED BY 'desta2012' {
    design: 'in vitro', certainty: 'probable', at: 'abstract', cohort: 'wainer_moaddel',
    population: 'human liver microsomes and expressed enzymes',
    statement: 'CYP2B6 turned hydroxyketamine into hydroxynorketamine and, with CYP2A6, hydroxylated norketamine.'}
  SUPPORTED BY 'li2013' {
    design: 'in vitro', certainty: 'probable', at: 'abstract',
    population: 'human liver microsomes with known genotype',
    effect: 'clearance at least 2 and 6 times higher for *1/*1 than for *1/*6 and *6/*6',
    statement: 'Inhibiting CYP2B6, not CYP3A4, cut norketamine formation at clinical concentrations.'}
  INCONCLUSIVE BY 'hijazi2002' {
    design: 'in vitro', certainty: 'probable', at: 'abstract',
    population: 'human liver microsomes',
    statement: 'CYP2B6 was the more active enzyme by itself but was judged to add little at therapeutic concentrations.'};

ASSERT (cyp3a4)-[:METABOLISES]->(ketamine)
  SUPPORTED BY 'hijazi2002' {
    design: 'in vitro', certainty: 'probable', at: 'abstract',
    population: 'human liver microsomes',
    statement: 'Allowing for how much of each enzyme the liver holds, CYP3A4 came out as the main maker of norketamine.'}
  REFUTED BY 'li2013' {
    design: 'in vitro', certainty: 'probable', at: 'abstract',
    population: 'human liver microsomes with known genotype',
    statement: 'Blocking CYP3A4 made no difference at clinical concentrations, against the earlier result.'};

ASSERT (cyp3a4)-[:METABOLISES]->(esketamine)
  SUPPORTED BY 'hagelberg2010' {
    design: 'randomised trial', certainty: 'probable', directness: 'indirect', n: 10, at: 'abstract', cohort: 'turku_olkkola',
    population: 'healthy volunteers, oral esketamine, crossover',
    effect: 'norketamine share down by 54%',
    statement: 'Less norketamine was made when CYP3A was inhibited.'}
  INCONCLUSIVE BY 'peltoniemi2011' {
    design: 'randomised trial', certainty: 'possible', directness: 'indirect', n: 11, at: 'abstract', cohort: 'turku_olkkola',
    population: 'healthy volunteers, oral esketamine, crossover',
    effect: 'norketamine to ketamine ratio lower, P=0.006',
    statement: 'With itraconazole the norketamine ratio fell although total exposure did not rise.'};

// ---- Inhibitors, inducers, variants

ASSERT (clarithromycin)-[:INCREASES]->(esketamine_exposure)
  SUPPORTED BY 'hagelberg2010' {
    design: 'randomised trial', certainty: 'probable', n: 10, at: 'abstract', cohort: 'turku_olkkola',
    population: 'healthy volunteers, oral esketamine, crossover',
    effect: 'AUC 2.6 times and Cmax 3.6 times higher',
    statement: 'Clarithromycin, another CYP3A inhibitor, did raise esketamine levels greatly.'};

ASSERT (grapefruit_juice)-[:INCREASES]->(esketamine_exposure)
  SUPPORTED BY 'peltoniemi2012grapefruit' {
    design: 'randomised trial', certainty: 'probable', n: 12, at: 'abstract', cohort: 'turku_olkkola',
    population: 'healthy volunteers, oral esketamine, open crossover',
    effect: 'AUC 3.0 times higher (range 2.4 to 3.6)',
    statement: 'Grapefruit juice tripled exposure to oral esketamine.'};

ASSERT (itraconazole)-[:INCREASES]->(esketamine_exposure)
  REFUTED BY 'peltoniemi2011' {
    design: 'randomised trial', certainty: 'probable', n: 11, at: 'abstract', cohort: 'turku_olkkola',
    population: 'healthy volunteers, oral esketamine, crossover',
    statement: 'The CYP3A inhibitor itraconazole left exposure as it was.'};

ASSERT (rifampicin)-[:REDUCES]->(esketamine_exposure)
  SUPPORTED BY 'peltoniemi2012' {
    design: 'randomised trial', certainty: 'probable', n: 11, at: 'abstract', cohort: 'turku_olkkola',
    population: 'healthy volunteers, crossover',
    effect: 'AUC down by 14% intravenous and 86% oral',
    statement: 'Rifampicin took away most of an oral dose but little of an intravenous one.'};

ASSERT (ticlopidine)-[:INCREASES]->(esketamine_exposure)
  SUPPORTED BY 'peltoniemi2011' {
    design: 'randomised trial', certainty: 'probable', n: 11, at: 'abstract', cohort: 'turku_olkkola',
    population: 'healthy volunteers, oral esketamine, crossover',
    effect: 'AUC 2.4 times higher, P<0.001',
    statement: 'The CYP2B6 inhibitor ticlopidine more than doubled exposure to oral esketamine.'};

ASSERT (cyp2b6_star6_variant)-[:REDUCES]->(ketamine_clearance)
  SUPPORTED BY 'li2013' {
    design: 'in vitro', certainty: 'probable', at: 'abstract',
    population: 'human liver microsomes with known genotype',
    statement: 'Microsomes carrying CYP2B6*6 cleared both enantiomers more slowly.'}
  SUPPORTED BY 'cooksather2016' {
    design: 'expert opinion', certainty: 'possible', directness: 'indirect', at: 'editorial, first paragraph',
    population: 'patients with chronic pain on subcutaneous ketamine',
    statement: 'The editorial recalls patients on long infusions in whom the variant did lower clearance.'}
  REFUTED BY 'rao2016' {
    design: 'controlled', certainty: 'probable', n: 30, at: 'abstract',
    population: 'healthy volunteers, oral ketamine',
    effect: 'no significant difference between genotypes',
    statement: 'In living carriers the variant changed neither metabolism nor clearance after one low oral dose.'};

ASSERT (theophylline)-[:INTERACTS_WITH]->(ketamine)
  SUPPORTED BY 'ketalarmonograph' {
    design: 'regulation', certainty: 'probable', at: 'interactions',
    authority: 'FDA-approved label', population: 'United States',
    statement: 'Theophylline or aminophylline together with ketamine may lower the threshold for seizures.'};

ASSERT (rifampicin)-[:REDUCES]->(norketamine)
  SUPPORTED BY 'noppers2011rifampicin' {
    design: 'randomised trial', certainty: 'probable', n: 20, at: 'abstract',
    population: 'healthy men, intravenous S-ketamine',
    effect: 'S-norketamine -50%; S-ketamine -10%',
    statement: 'After rifampicin the main metabolite fell by half, probably through CYP3A4 or CYP2B6.'};
