// What opioids and other drugs do to dopamine and glutamate, and what drives the wish for them.

// ---- Dopamine markers in opioid use

ASSERT (opioid_use_disorder)-[:REDUCES]->(dopamine)
  SUPPORTED BY 'martinez2012' {
    design: 'controlled', certainty: 'probable', at: 'abstract', seed_paragraphs: [8], cohort: 'columbia_martinez',
    population: 'heroin-dependent people and controls, PET with methylphenidate',
    statement: 'Heroin-dependent people released less dopamine in the striatum after a stimulant than controls.'}
  SUPPORTED BY 'martinez2012' {
    design: 'controlled', certainty: 'probable', at: 'abstract', seed_paragraphs: [8],
    population: 'heroin-dependent adults and healthy controls',
    statement: 'People dependent on heroin had fewer free D2/3 receptors and released less dopamine than healthy people.'}
  SUPPORTED BY 'urban2012' {
    design: 'narrative review', certainty: 'probable', directness: 'indirect', at: 'key points', seed_paragraphs: [8], cohort: 'columbia_martinez',
    population: 'people dependent on heroin and other drugs',
    statement: 'Dopamine receptors and dopamine release in the striatum are both lower in heroin dependence.'};

ASSERT (substance_use_disorder)-[:REDUCES]->(dopamine)
  SUPPORTED BY 'volkow2009' {
    design: 'narrative review', certainty: 'probable', at: 'abstract', seed_paragraphs: [8], cohort: 'brookhaven_nida',
    population: 'people who misuse drugs, PET',
    statement: 'Imaging shows marked falls in dopamine D2 receptors and in dopamine release in people who misuse drugs.'}
  SUPPORTED BY 'volkow2011' {
    design: 'narrative review', certainty: 'probable', at: 'abstract', seed_paragraphs: [8], cohort: 'brookhaven_nida',
    population: 'people with addiction, PET',
    statement: 'The dopamine rise that a drug brings is blunted in addicted people compared with controls.'};

ASSERT (heroin)-[:INCREASES]->(dopamine)
  REFUTED BY 'watson2013' {
    design: 'uncontrolled trial', certainty: 'possible', n: 10, at: 'abstract',
    population: 'opioid-dependent, on methadone or buprenorphine',
    statement: 'In ten people on substitution treatment an injection of heroin released no measurable dopamine.'};

ASSERT (opioid_withdrawal)-[:REDUCES]->(dopamine)
  REFUTED BY 'wang1997' {
    design: 'controlled', certainty: 'possible', n: 22, at: 'abstract', cohort: 'brookhaven_nida',
    population: 'opiate-dependent people, naloxone-precipitated withdrawal, PET',
    statement: 'Acute withdrawal brought no measurable change in striatal dopamine.'};

ASSERT (opioid_use_disorder)-[:REDUCES]->(d2_receptor_availability)
  SUPPORTED BY 'wang1997' {
    design: 'controlled', certainty: 'probable', n: 22, at: 'abstract', seed_paragraphs: [8], cohort: 'brookhaven_nida',
    population: '11 opiate-dependent people and 11 controls, PET',
    effect: 'Bmax/Kd 2.44 (0.4) v 2.97 (0.45), p<=0.009',
    statement: 'People dependent on opiates had fewer available striatal D2 receptors than controls.'}
  SUPPORTED BY 'martinez2012' {
    design: 'controlled', certainty: 'probable', at: 'abstract', seed_paragraphs: [8], cohort: 'columbia_martinez',
    population: 'heroin-dependent people and controls, PET',
    statement: 'Striatal D2/3 binding was lower in heroin dependence.'}
  SUPPORTED BY 'kamp2019' {
    design: 'meta-analysis', certainty: 'probable', at: 'abstract', seed_paragraphs: [8],
    population: 'opioid users and controls, imaging studies',
    effect: 'g = 1.17',
    statement: 'Across studies opioid users had clearly lower D2/D3 receptor availability than controls.'};

ASSERT (substance_use_disorder)-[:REDUCES]->(d2_receptor_availability)
  SUPPORTED BY 'volkow2011' {
    design: 'narrative review', certainty: 'probable', at: 'abstract', cohort: 'brookhaven_nida',
    population: 'people with addiction, PET',
    statement: 'Striatal D2 receptors are fewer in early and in long withdrawal.'};

ASSERT (opioid_use_disorder)-[:REDUCES]->(dopamine_transporter)
  SUPPORTED BY 'kamp2019' {
    design: 'meta-analysis', certainty: 'probable', at: 'abstract', seed_paragraphs: [8],
    population: 'opioid users and controls, imaging studies',
    effect: 'g = 1.55',
    statement: 'Transporter availability was lower in opioid users as well.'};

// ---- Signalling, glutamate balance, control

ASSERT (opioid_misuse)-[:IMPAIRS]->(neuronal_signalling)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'possible', at: 'paragraph 8', seed_paragraphs: [8],
    statement: 'Misuse of opioids leaves deficits in the signalling of neurons.'}
  SUPPORTED BY 'wang1997' {
    design: 'controlled', certainty: 'possible', directness: 'indirect', n: 22, at: 'abstract', seed_paragraphs: [8], cohort: 'brookhaven_nida',
    population: '11 opiate-dependent people and 11 controls, PET',
    statement: 'Fewer D2 receptors were found in dependent people, while dopamine itself did not change in withdrawal.'}
  SUPPORTED BY 'martinez2012' {
    design: 'controlled', certainty: 'probable', directness: 'indirect', at: 'abstract', seed_paragraphs: [8],
    population: 'heroin-dependent adults and healthy controls',
    statement: 'The dopamine deficit is one form of the damage to signalling that the article speaks of; cause and effect were not tested.'}
  SUPPORTED BY 'kamp2019' {
    design: 'meta-analysis', certainty: 'probable', directness: 'indirect', at: 'abstract', seed_paragraphs: [8],
    population: 'opioid users and controls, imaging studies',
    effect: 'D2/D3 g = 1.17, transporter g = 1.55',
    statement: 'Users of opioids show weaker dopamine markers than controls; cause and effect are not separated.'}
  SUPPORTED BY 'kruyer2020' {
    design: 'narrative review', certainty: 'probable', at: 'abstract', seed_paragraphs: [8], cohort: 'musc_kalivas',
    species: 'animals', population: 'animal models',
    statement: 'In animals opioids change excitatory synapses of the accumbens for a long time.'};

ASSERT (opioid_use_disorder)-[:IMPAIRS]->(glutamate_homeostasis)
  SUPPORTED BY 'kruyer2020' {
    design: 'narrative review', certainty: 'probable', directness: 'indirect', at: 'abstract', seed_paragraphs: [8], cohort: 'musc_kalivas',
    species: 'animals', population: 'animal models',
    statement: 'Opioids leave lasting changes in every part of the accumbens synapse, summed up as disturbed glutamate regulation.'};

ASSERT (substance_use_disorder)-[:IMPAIRS]->(glutamate_homeostasis)
  SUPPORTED BY 'kalivas2009' {
    design: 'narrative review', certainty: 'probable', at: 'abstract', seed_paragraphs: [8],
    population: 'review',
    statement: 'Long drug use upsets the balance of synaptic and other glutamate between prefrontal cortex and nucleus accumbens.'};

ASSERT (substance_use_disorder)-[:IMPAIRS]->(prefrontal_control)
  SUPPORTED BY 'kalivas2009' {
    design: 'narrative review', certainty: 'probable', at: 'abstract',
    population: 'review',
    statement: 'The prefrontal cortex loses its hold on drug seeking.'};

// ---- What drives seeking and use

ASSERT (dopamine)-[:MEDIATES]->(heroin_seeking)
  SUPPORTED BY 'lalumiere2008' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'musc_kalivas',
    population: 'rats that had self-administered heroin',
    statement: 'Blocking dopamine receptors in the accumbens core also stopped heroin seeking.'};

ASSERT (glun2b_antagonist)-[:REDUCES]->(heroin_seeking)
  SUPPORTED BY 'shen2011' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'musc_kalivas',
    population: 'rats that had self-administered heroin',
    statement: 'Blocking NMDA receptors with the 2B subunit prevented relapse to heroin seeking.'};

ASSERT (glutamate)-[:MEDIATES]->(heroin_seeking)
  SUPPORTED BY 'lalumiere2008' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'musc_kalivas',
    population: 'rats that had self-administered heroin',
    statement: 'Heroin seeking came with glutamate release in the accumbens core and stopped when AMPA and kainate receptors there were blocked.'};

ASSERT (dopamine)-[:MEDIATES]->(substance_use_disorder)
  SUPPORTED BY 'kalivasvolkow2005' {
    design: 'narrative review', certainty: 'probable', directness: 'indirect', at: 'abstract', cohort: 'musc_kalivas',
    population: 'review',
    statement: 'Dopamine is critical for acute reward and for the start of addiction.'};

ASSERT (glutamate)-[:MEDIATES]->(substance_use_disorder)
  SUPPORTED BY 'kalivasvolkow2005' {
    design: 'narrative review', certainty: 'probable', directness: 'indirect', at: 'abstract', cohort: 'musc_kalivas',
    population: 'review',
    statement: 'Late addiction rests mainly on changes in the glutamate cells of cingulate and orbitofrontal cortex.'};

ASSERT (glutamate)-[:MEDIATES]->(opioid_use_disorder)
  SUPPORTED BY 'peters2012' {
    design: 'narrative review', certainty: 'probable', directness: 'indirect', at: 'abstract',
    population: 'review',
    statement: 'Glutamate carries the drug memories that lead to relapse in opiate addiction.'};

// ---- Reward and reinforcement in animals

ASSERT (ketamine)-[:REDUCES]->(morphine_reward)
  SUPPORTED BY 'suzuki2000' {
    design: 'animal', certainty: 'possible', directness: 'indirect', at: 'abstract',
    population: 'mice',
    statement: 'Given beforehand, ketamine kept morphine from creating a place preference.'}
  SUPPORTED BY 'mckendrick2020' {
    design: 'animal', certainty: 'possible', directness: 'indirect', at: 'abstract',
    population: 'mice',
    statement: 'A dose before the test abolished the preference for the place where morphine had been given, for up to four weeks.'};

ASSERT (arketamine)-[:REDUCES]->(morphine_reward)
  SUPPORTED BY 'witkin2020' {
    design: 'animal', certainty: 'possible', at: 'abstract',
    population: 'mice',
    statement: 'Arketamine blocked morphine place preference and was not itself rewarding.'};

ASSERT (esketamine)-[:REDUCES]->(heroin_reinforcement)
  SUPPORTED BY 'levinstein2023' {
    design: 'animal', certainty: 'possible', at: 'abstract', cohort: 'nida_michaelides',
    population: 'rats',
    statement: 'After repeated esketamine heroin was less reinforcing according to the abstract; the institute\'s own summary page says the opposite.'};

ASSERT (esketamine_reinforcement)-[:REQUIRES]->(mu_opioid_receptor)
  SUPPORTED BY 'levinstein2023' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'nida_michaelides',
    population: 'rats',
    statement: 'Naltrexone lowered esketamine self-administration and the response of the nucleus accumbens.'};

ASSERT (hydroxynorketamine)-[:REDUCES]->(opioid_reinstatement)
  SUPPORTED BY 'drinkuth2023' {
    design: 'animal', certainty: 'possible', directness: 'indirect', at: 'abstract', cohort: 'sartor_lab',
    population: 'oxycodone-conditioned mice',
    statement: 'It also stopped the return of the place preference for oxycodone.'};
