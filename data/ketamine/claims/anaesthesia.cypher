// Ketamine in anaesthesia, sedation and emergency care.

// ---- What kind of drug, and for what

ASSERT (ketamine)-[:USED_FOR]->(general_anaesthesia)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 3', seed_paragraphs: [3],
    statement: 'Its main use is to start general anaesthesia for medical procedures.'}
  SUPPORTED BY 'nida2026' {
    design: 'web article', certainty: 'established', at: 'key points', seed_paragraphs: [3],
    authority: 'FDA', population: 'United States',
    statement: 'Approved by the FDA as an anaesthetic for people and animals.'};

ASSERT (ketamine)-[:CAUSES]->(general_anaesthesia)
  SUPPORTED BY 'domino1965' {
    design: 'uncontrolled trial', certainty: 'probable', n: 20, at: 'abstract',
    population: 'volunteers from a prison',
    effect: '1 to 2 mg/kg intravenously; onset within 1 minute, lasting 5 to 10 minutes',
    statement: 'First human study: doses of 1 to 2 mg/kg gave rapid, short anaesthesia in twenty prisoner volunteers.'} VIA 'domino2010';

ASSERT (ketamine)-[:DEVELOPED_FOR]->(general_anaesthesia)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 2', seed_paragraphs: [2],
    statement: 'It was first developed for anaesthesia.'};

ASSERT (ketamine)-[:USED_FOR]->(anaesthesia_in_low_resource_settings)
  SUPPORTED BY 'who2015ketamine' {
    design: 'guideline', certainty: 'established', at: 'news item',
    authority: 'WHO', population: 'developing countries',
    statement: 'In much of the developing world it is often the only anaesthetic at hand.'};

ASSERT (ketamine)-[:IS_A]->(dissociative_anaesthetic)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 2', seed_paragraphs: [2],
    statement: 'Ketamine belongs to the dissociative anaesthetics.'};

// ---- The state it brings

ASSERT (ketamine)-[:CAUSES]->(amnesia)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 2', seed_paragraphs: [2],
    statement: 'It blots out memory of the event.'}
  SUPPORTED BY 'green2011' {
    design: 'guideline', certainty: 'established', at: 'introduction',
    authority: 'emergency physicians (2011 guideline)',
    statement: 'The trance-like state it brings is described as one of strong pain relief, sedation and loss of memory.'}
  SUPPORTED BY 'myopioidrecoveryteam2025' {
    design: 'web article', certainty: 'established', at: 'what is ketamine', seed_paragraphs: [2],
    statement: 'Events may not be remembered while the drug acts.'};

ASSERT (ketamine)-[:CAUSES]->(detachment)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 2', seed_paragraphs: [2],
    statement: 'It makes people feel cut off from their senses and surroundings.'}
  SUPPORTED BY 'nida2026' {
    design: 'web article', certainty: 'established', at: 'key points', seed_paragraphs: [2],
    statement: 'People may feel dissolved in, or quite cut off from, their surroundings.'};

ASSERT (ketamine)-[:CAUSES]->(dissociation)
  SUPPORTED BY 'domino1965' {
    design: 'uncontrolled trial', certainty: 'probable', n: 20, at: 'abstract',
    population: 'volunteers from a prison',
    statement: 'The authors coined the term dissociative anaesthetic for the mental state that the drug brings about.'} VIA 'domino2010'
  SUPPORTED BY 'pribish2020' {
    design: 'narrative review', certainty: 'established', at: 'introduction', seed_paragraphs: [2],
    statement: 'So is dissociation.'};

ASSERT (ketamine)-[:CAUSES]->(sedation)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 2', seed_paragraphs: [2],
    statement: 'It sedates.'}
  SUPPORTED BY 'pribish2020' {
    design: 'narrative review', certainty: 'established', at: 'introduction', seed_paragraphs: [2],
    statement: 'So is sedation.'};

// ---- Sedation, intubation, agitation

ASSERT (ketamine)-[:USED_FOR]->(procedural_sedation)
  SUPPORTED BY 'strayer2008' {
    design: 'systematic review', certainty: 'possible', at: 'abstract',
    population: 'adults, spontaneously breathing',
    effect: '87 studies',
    statement: 'A review of eighty-seven studies, most from the 1970s, describes sedation of adults and its unwanted effects.'}
  SUPPORTED BY 'vardy2008' {
    design: 'cohort', certainty: 'possible', n: 85, at: 'abstract',
    population: 'emergency department audit, United Kingdom',
    effect: 'complications 14.6% v 15.8% with midazolam',
    statement: 'Complications were about as frequent as with midazolam and fewer than with propofol.'}
  SUPPORTED BY 'green2011' {
    design: 'guideline', certainty: 'established', at: 'abstract and introduction',
    authority: 'emergency physicians (2011 guideline)', population: 'children and adults in emergency departments',
    statement: 'The guideline supports dissociative sedation for painful procedures, now beyond childhood.'};

ASSERT (remimazolam)-[:COMBINED_WITH]->(esketamine)
  SUPPORTED BY 'remimazolam_esketamine_abortion' {
    design: 'randomised trial', certainty: 'possible', n: 200, at: 'abstract',
    population: 'surgical abortion',
    effect: 'recovery 1 minute longer than with propofol; rash 32% v 5%',
    statement: 'With esketamine, remimazolam sedated as well as propofol, with less bradycardia and more rash.'}
  INCONCLUSIVE BY 'remimazolamicu2022' {
    design: 'uncontrolled trial', certainty: 'speculative', at: 'protocol',
    population: 'ventilated intensive care patients',
    effect: '200 planned',
    statement: 'A protocol without results plans the pair for sedation in intensive care.'};

ASSERT (ketamine)-[:REDUCES]->(severe_agitation)
  SUPPORTED BY 'cole2016' {
    design: 'controlled', certainty: 'probable', n: 146, at: 'abstract', cohort: 'hennepin_ems',
    population: 'prehospital patients, open label, against haloperidol',
    effect: '5 v 17 minutes to sedation (difference 12, 95% CI 9 to 15)',
    statement: 'Given by paramedics, ketamine calmed three times faster than haloperidol.'}
  SUPPORTED BY 'heydari2018' {
    design: 'randomised trial', certainty: 'possible', n: 90, at: 'abstract',
    population: 'emergency department patients, 4 mg/kg intramuscularly',
    effect: '7.7 v 11.4 minutes to sedation, p=0.005',
    statement: 'A randomised trial in hospital also found ketamine faster than haloperidol, without more complications.'};

ASSERT (ketamine)-[:REDUCES]->(mortality)
  REFUTED BY 'casey2025' {
    design: 'randomised trial', certainty: 'probable', n: 2365, at: 'abstract',
    population: 'critically ill adults, against etomidate',
    effect: '28.1% v 29.1%; difference -0.8 points (95% CI -4.5 to 2.9)',
    statement: 'Ketamine at intubation saved no more lives than etomidate.'};

ASSERT (ketamine)-[:USED_FOR]->(rapid_sequence_intubation)
  SUPPORTED BY 'jabre2009' {
    design: 'randomised trial', certainty: 'probable', n: 655, at: 'abstract',
    population: 'acutely ill adults, France',
    effect: 'SOFA 10.3 v 9.6; difference 0.7 (95% CI 0.0 to 1.4), p=0.056',
    statement: 'For emergency intubation ketamine did as well as etomidate.'};

// ---- Seizures and asthma

ASSERT (ketamine)-[:TREATS]->(refractory_status_epilepticus)
  SUPPORTED BY 'gaspard2013' {
    design: 'case series', certainty: 'possible', n: 58, at: 'abstract',
    population: 'patients in ten centres, 1999 to 2012',
    effect: 'control in 57% of 60 episodes; ketamine thought to contribute in 32%',
    statement: 'Seizures were controlled for good in over half of episodes, in a third with ketamine\'s possible or likely help.'}
  INCONCLUSIVE BY 'rosati2018' {
    design: 'systematic review', certainty: 'possible', n: 248, at: 'abstract',
    population: 'children and adults, case series only',
    effect: '64% early v 32% late',
    statement: 'Early use looked twice as effective, but no randomised trial was found and no firm conclusion drawn.'};

ASSERT (ketamine)-[:TREATS]->(status_asthmaticus)
  INCONCLUSIVE BY 'jat2012' {
    design: 'systematic review', certainty: 'speculative', n: 68, at: 'abstract',
    population: 'children not intubated, one trial',
    statement: 'The single eligible trial in children found no significant gain, so that nothing firm can be said.'};

// ---- Waking, and delirium after surgery

ASSERT (ketamine)-[:CAUSES]->(emergence_reactions)
  SUPPORTED BY 'vardy2008' {
    design: 'cohort', certainty: 'possible', n: 85, at: 'abstract',
    population: 'emergency department audit, United Kingdom',
    effect: '19.5%',
    statement: 'In a two-year audit one in five sedated with ketamine had such reactions, none with lasting harm.'}
  SUPPORTED BY 'green2009emesis' {
    design: 'meta-analysis', certainty: 'probable', n: 8282, at: 'abstract', cohort: 'ed_ketamine_children',
    population: 'children in 32 emergency department studies',
    effect: 'any 7.6%, clinically important 1.4%',
    statement: 'Agitation on waking was common in children, but seldom of importance.'}
  SUPPORTED BY 'domino2010' {
    design: 'narrative review', certainty: 'established', at: 'introduction',
    statement: 'A pioneer of the drug recalls that delirium on waking marked ketamine from its introduction.'}
  SUPPORTED BY 'cole2016' {
    design: 'controlled', certainty: 'possible', n: 52, at: 'abstract', cohort: 'hennepin_ems',
    population: 'prehospital patients, 5 mg/kg intramuscularly',
    effect: '5 of 52 (10%)',
    statement: 'Reactions on waking were noted in a tenth of agitated patients given ketamine.'}
  SUPPORTED BY 'hospira2017' {
    design: 'regulation', certainty: 'established', at: 'special note',
    authority: 'FDA-approved label', population: 'patients anaesthetised with ketamine, United States',
    effect: 'about 12%',
    statement: 'The older American label puts reactions on waking at about one patient in eight.'};

ASSERT (benzodiazepine_coadministration)-[:REDUCES]->(emergence_reactions)
  REFUTED BY 'green2009emesis' {
    design: 'meta-analysis', certainty: 'probable', n: 8282, at: 'abstract', cohort: 'ed_ketamine_children',
    population: 'children in 32 emergency department studies',
    statement: 'Adding benzodiazepines brought children no benefit that mattered.'};

ASSERT (diazepam)-[:REDUCES]->(emergence_reactions)
  SUPPORTED BY 'hospira2017' {
    design: 'regulation', certainty: 'probable', at: 'special note',
    authority: 'FDA-approved label', population: 'patients anaesthetised with ketamine, United States',
    statement: 'The label\'s special note advises lower doses with intravenous diazepam to make such reactions rarer.'};

ASSERT (haloperidol)-[:REDUCES]->(emergence_reactions)
  SUPPORTED BY 'akhlaghi2019' {
    design: 'randomised trial', certainty: 'probable', n: 185, at: 'abstract',
    population: 'adults sedated with ketamine 1 mg/kg',
    effect: 'agitation score 3 points lower (95% CI 1.25 to 4.75)',
    statement: 'Haloperidol calmed waking as much as midazolam did, and also slowed recovery.'};

ASSERT (midazolam)-[:REDUCES]->(emergence_reactions)
  SUPPORTED BY 'akhlaghi2019' {
    design: 'randomised trial', certainty: 'probable', n: 185, at: 'abstract',
    population: 'adults sedated with ketamine 1 mg/kg',
    effect: 'agitation score 3 points lower (95% CI 1.27 to 4.72)',
    statement: 'Midazolam before ketamine made adults less agitated on waking, at the price of a slower recovery.'};

ASSERT (ketamine)-[:PREVENTS]->(postoperative_delirium)
  SUPPORTED BY 'hudetz2009' {
    design: 'randomised trial', certainty: 'possible', n: 58, at: 'abstract',
    population: 'men 55 and over having cardiac surgery',
    effect: '3% v 31%, p=0.01; OR 12.6 for placebo (95% CI 1.5 to 107.5)',
    statement: 'In a small trial one bolus at induction made delirium after heart surgery far rarer.'}
  SUPPORTED BY 'guo2025' {
    design: 'meta-analysis', certainty: 'possible', n: 2536, at: 'abstract',
    population: 'adults having surgery, ketamine and esketamine together',
    effect: 'OR 0.62 (95% CI 0.42 to 0.92), I2 51%',
    statement: 'The newest pooling, with esketamine included, finds less delirium, against the large trial.'}
  REFUTED BY 'avidan2017' {
    design: 'randomised trial', certainty: 'probable', n: 672, at: 'abstract', cohort: 'podcast',
    population: 'adults over 60 having major surgery',
    effect: '19.45% v 19.82%; difference 0.36 points (95% CI -6.07 to 7.38), p=0.92',
    statement: 'A single dose before incision did not lower the rate of delirium in older surgical patients.'}
  REFUTED BY 'fellous2023' {
    design: 'meta-analysis', certainty: 'probable', n: 1618, at: 'abstract',
    population: 'adults having surgery',
    effect: '14 trials',
    statement: 'Fourteen trials together showed no difference between the groups.'}
  REFUTED BY 'viderman2023' {
    design: 'meta-analysis', certainty: 'possible', at: 'abstract',
    population: 'adults having surgery',
    statement: 'A second review of the same year found no fewer cases of delirium either.'}
  INCONCLUSIVE BY 'hovaguimian2018' {
    design: 'meta-analysis', certainty: 'possible', n: 557, at: 'abstract',
    population: 'adults under general anaesthesia',
    effect: 'RR 0.83 (95% CI 0.25 to 2.80), 4 trials',
    statement: 'Four trials left it open whether ketamine prevents delirium after surgery.'};

ASSERT (ketamine)-[:PREVENTS]->(emergence_agitation_after_sevoflurane)
  SUPPORTED BY 'khattab2009' {
    design: 'randomised trial', certainty: 'possible', n: 92, at: 'abstract', cohort: 'doha_dental',
    population: 'preschool children, dental surgery under sevoflurane',
    effect: '2 mg/kg by mouth',
    statement: 'The earlier report, under the same title and with as many children, found less agitation and no later discharge.'}
  SUPPORTED BY 'khattab2010' {
    design: 'randomised trial', certainty: 'possible', n: 92, at: 'abstract', cohort: 'doha_dental', checked: false,
    population: 'preschool children, dental surgery under sevoflurane',
    effect: '2 mg/kg by mouth',
    statement: 'A trial of oral ketamine before sevoflurane that told of calmer waking; since retracted.'};
