// Ketamine in alcohol, cocaine and cannabis use disorder, and in addiction taken together.

// ---- Alcohol

ASSERT (ketamine)-[:TREATS]->(alcohol_use_disorder)
  SUPPORTED BY 'jones2018' {
    design: 'systematic review', certainty: 'possible', at: 'abstract',
    effect: '2 studies',
    statement: 'Abstinence was better with ketamine in the alcohol studies, which had no placebo.'}
  SUPPORTED BY 'dakwar2020' {
    design: 'randomised trial', certainty: 'possible', n: 40, at: 'abstract', cohort: 'dakwar_nyspi',
    population: 'alcohol-dependent adults',
    statement: 'One infusion beside motivational therapy made abstinence likelier and heavy drinking rarer than midazolam.'}
  SUPPORTED BY 'goldfine2023' {
    design: 'systematic review', certainty: 'possible', at: 'abstract',
    population: 'alcohol use disorder',
    effect: '7 studies',
    statement: 'In seven studies craving and drinking fell and abstinence lasted longer than with usual care.'}
  SUPPORTED BY 'kelson2023' {
    design: 'systematic review', certainty: 'possible', n: 854, at: 'abstract',
    population: '7 on alcohol use disorder, 1 on heavy drinking, 3 on withdrawal',
    effect: '11 studies',
    statement: 'Eleven studies from three countries were brought together in words, not pooled.'}
  SUPPORTED BY 'tran2024' {
    design: 'systematic review', certainty: 'possible', at: 'abstract',
    population: 'adults',
    effect: '2 systematic reviews',
    statement: 'Infusions with psychotherapy may help people to abstain from alcohol.'}
  SUPPORTED BY 'janssenaguilar2025' {
    design: 'systematic review', certainty: 'possible', at: 'abstract',
    effect: '6 studies',
    statement: 'In alcohol studies withdrawal was milder and less benzodiazepine was needed.'}
  SUPPORTED BY 'rathore2025' {
    design: 'systematic review', certainty: 'possible', n: 605, at: 'abstract',
    population: 'alcohol use disorder',
    effect: '5 of 6 studies',
    statement: 'Five of six studies were favourable, with doses and designs too different to compare.'};

ASSERT (ketamine_psychotherapy)-[:TREATS]->(alcohol_use_disorder)
  SUPPORTED BY 'krupitsky1997' {
    design: 'controlled', certainty: 'possible', n: 211, at: 'abstract', cohort: 'krupitsky_st_petersburg', checked: false,
    population: 'alcohol dependence, Russia',
    effect: '65.8% v 24%',
    statement: 'Two thirds of alcoholics were abstinent a year after ketamine sessions, a quarter after usual care.'}
  SUPPORTED BY 'kolp2006' {
    design: 'case series', certainty: 'speculative', at: 'abstract',
    population: 'alcohol dependence, United States',
    statement: 'A look back at clinical sessions in the United States, with two case stories of abstinence, pleads for formal research.'};

ASSERT (ketamine)-[:REDUCES]->(alcohol_intake)
  SUPPORTED BY 'das2019' {
    design: 'randomised trial', certainty: 'possible', n: 90, at: 'abstract', cohort: 'ucl_curran',
    population: 'heavy beer drinkers without treatment',
    statement: 'Drinking fell for months after one dose given at the right moment.'}
  SUPPORTED BY 'strong2020' {
    design: 'narrative review', certainty: 'possible', directness: 'indirect', at: 'abstract',
    species: 'rodents', population: 'rodents',
    statement: 'Several studies in rodents found less drinking after one dose.'};

ASSERT (psychotherapy)-[:POTENTIATES]->(ketamine_effect_on_alcohol)
  INCONCLUSIVE BY 'grabski2022' {
    design: 'randomised trial', certainty: 'speculative', n: 96, at: 'news report of the trial', cohort: 'exeter_kare',
    population: 'severe alcohol use disorder',
    effect: 'ketamine: therapy v education 4.2 points (95% CI -6.7 to 15.2); 15.9 (3.8 to 28.1) is against saline with education',
    statement: 'Given with ketamine, therapy did little better than education; only against saline with education was the difference clear.'}
  INCONCLUSIVE BY 'grabski2022' {
    design: 'randomised trial', certainty: 'speculative', directness: 'indirect', n: 96, at: 'clinical effectiveness, abstinence', cohort: 'exeter_kare',
    population: 'severe alcohol use disorder',
    effect: '15.9 points (95% CI 3.8 to 28.1)',
    statement: 'Canada\'s agency repeats the figure, but dates it to three months; the trial\'s abstract gives it with the six-month results.'} VIA 'tran2024';

ASSERT (ketamine)-[:INCREASES]->(alcohol_abstinence)
  SUPPORTED BY 'grabski2022' {
    design: 'randomised trial', certainty: 'possible', n: 96, at: 'abstract', cohort: 'exeter_kare',
    population: 'severe alcohol use disorder',
    effect: '10.1 points more days (95% CI 1.1 to 19.0)',
    statement: 'Three infusions brought more days without alcohol over six months than saline.'};

ASSERT (ketamine)-[:PREVENTS]->(alcohol_relapse)
  REFUTED BY 'grabski2022' {
    design: 'randomised trial', certainty: 'possible', n: 96, at: 'abstract', cohort: 'exeter_kare',
    population: 'severe alcohol use disorder',
    statement: 'Confirmed relapse, the other primary outcome, did not differ from saline.'};

ASSERT (ketamine)-[:PREVENTS]->(hospital_readmission)
  INCONCLUSIVE BY 'terasaki2022' {
    design: 'randomised trial', certainty: 'speculative', n: 44, at: 'abstract',
    population: 'inpatients with severe alcohol use disorder',
    effect: 'RR 0.37, p=0.17',
    statement: 'One infusion before discharge went with fewer readmissions in thirty days, but not significantly.'};

// ---- Cocaine and cannabis

ASSERT (ketamine)-[:TREATS]->(cocaine_use_disorder)
  SUPPORTED BY 'jones2018' {
    design: 'systematic review', certainty: 'possible', at: 'abstract',
    effect: '2 studies',
    statement: 'Both cocaine studies saw less craving and use, in small and uniform samples with short follow-up.'}
  SUPPORTED BY 'dakwar2019' {
    design: 'randomised trial', certainty: 'probable', n: 55, at: 'abstract', cohort: 'dakwar_nyspi',
    population: 'treatment-seeking adults',
    effect: '48.2% v 10.7%; relapse HR 0.47 (95% CI 0.24 to 0.92)',
    statement: 'One infusion beside mindfulness training kept more people off cocaine in the last two weeks than midazolam.'}
  SUPPORTED BY 'tran2024' {
    design: 'systematic review', certainty: 'possible', at: 'abstract',
    population: 'adults',
    statement: 'The same holds for cocaine.'}
  SUPPORTED BY 'janssenaguilar2025' {
    design: 'systematic review', certainty: 'possible', at: 'abstract',
    effect: '3 studies',
    statement: 'In three cocaine studies craving fell and abstinence rose.'};

ASSERT (ketamine)-[:REDUCES]->(cocaine_craving)
  SUPPORTED BY 'dakwar2014' {
    design: 'randomised trial', certainty: 'possible', n: 8, at: 'abstract', cohort: 'dakwar_nyspi',
    population: 'cocaine-dependent volunteers not seeking treatment, crossover',
    effect: 'about 60%, p=0.012',
    statement: 'A day after a low dose craving on cues had fallen by more than half, compared with lorazepam.'}
  SUPPORTED BY 'dakwar2019' {
    design: 'randomised trial', certainty: 'probable', n: 55, at: 'abstract', cohort: 'dakwar_nyspi',
    population: 'treatment-seeking adults',
    effect: '58.1% lower (95% CI 18.6 to 78.6)',
    statement: 'Craving stayed lower throughout the trial.'};

ASSERT (ketamine)-[:TREATS]->(cannabis_use_disorder)
  SUPPORTED BY 'azhari2021' {
    design: 'uncontrolled trial', certainty: 'speculative', n: 8, at: 'abstract', cohort: 'dakwar_nyspi',
    population: 'cannabis-dependent adults',
    effect: '5.1 to 0.5 on the authors\' scale at the end',
    statement: 'With one or two infusions and counselling, eight people used cannabis on fewer days.'};

ASSERT (ketamine)-[:REDUCES]->(cocaine_self_administration)
  SUPPORTED BY 'dakwar2017' {
    design: 'randomised trial', certainty: 'possible', n: 20, at: 'abstract', cohort: 'dakwar_nyspi',
    population: 'cocaine-dependent volunteers not seeking treatment, crossover',
    effect: '67% fewer choices than at baseline',
    statement: 'More than a day after the infusion volunteers chose cocaine over money far less often.'};

ASSERT (ketamine)-[:INCREASES]->(motivation_to_quit)
  SUPPORTED BY 'dakwar2014' {
    design: 'randomised trial', certainty: 'possible', n: 8, at: 'abstract', cohort: 'dakwar_nyspi',
    population: 'cocaine-dependent volunteers, crossover',
    effect: 'URICA +3.9 points, p=0.012',
    statement: 'The same infusion raised motivation to stop cocaine.'};

// ---- Substance use disorder taken together

ASSERT (ketamine)-[:TREATS]->(substance_use_disorder)
  SUPPORTED BY 'ezquerraromano2018' {
    design: 'narrative review', certainty: 'possible', at: 'abstract',
    statement: 'Results so far are promising, though methods are weak and well-controlled trials are wanted.'}
  SUPPORTED BY 'jones2018' {
    design: 'systematic review', certainty: 'possible', at: 'abstract',
    population: 'substance use disorders',
    effect: '7 studies (2 alcohol, 2 cocaine, 3 opioid)',
    statement: 'Seven completed studies in alcohol, cocaine and opioid use disorders suggest that ketamine helps people to stay abstinent, and ask for wider trials.'}
  SUPPORTED BY 'pribish2020' {
    design: 'narrative review', certainty: 'possible', at: 'abstract',
    statement: 'A review of uses outside anaesthesia sees a possible role in alcohol and substance use disorders, at an early stage.'}
  SUPPORTED BY 'walsh2021' {
    design: 'systematic review', certainty: 'possible', at: 'abstract',
    population: 'mental health and substance use disorders',
    effect: '83 reports',
    statement: 'Outside depression the evidence is weaker, but points to like effects, good and short-lived, in studies at high risk of bias.'};

// ---- Drug memories and the anti-addictive effect

ASSERT (ketamine)-[:REDUCES]->(drug_memory_reconsolidation)
  SUPPORTED BY 'ezquerraromano2018' {
    design: 'narrative review', certainty: 'speculative', directness: 'indirect', at: 'abstract',
    statement: 'Keeping drug memories from being stored again is named as another possible way.'}
  SUPPORTED BY 'das2019' {
    design: 'randomised trial', certainty: 'possible', n: 90, at: 'abstract', cohort: 'ucl_curran',
    population: 'heavy beer drinkers without treatment',
    effect: '55 men and 35 women',
    statement: 'Given right after beer memories were called up, ketamine weakened them and drinking fell; neither step alone did that much.'};

ASSERT (neuroplasticity)-[:MEDIATES]->(ketamine_antiaddictive_effect)
  INCONCLUSIVE BY 'ezquerraromano2018' {
    design: 'narrative review', certainty: 'possible', directness: 'indirect', at: 'abstract', seed_paragraphs: [7],
    population: 'review',
    statement: 'Plasticity and new neurons are named first among several possible reasons why ketamine might help in addiction.'};
