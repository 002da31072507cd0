// Opioid use disorder and ketamine as its treatment: withdrawal, craving, abstinence.

// ---- The disorder: how many, what it is, what it does

ASSERT (opioid_use_disorder)-[:AFFECTS]->(sixteen_million_people)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 4', seed_paragraphs: [4],
    population: 'world',
    effect: '16 million',
    statement: 'About sixteen million people in the world are thought to have opioid use disorder.'}
  SUPPORTED BY 'degenhardt2014' {
    design: 'database', certainty: 'probable', at: 'abstract', seed_paragraphs: [4], cohort: 'gbd2010',
    population: 'world',
    effect: '15.5 million; 0.22% (95% UI 0.20 to 0.25)',
    statement: 'For 2010 the Global Burden of Disease study gave fifteen and a half million people dependent on opioids.'}
  SUPPORTED BY 'ballard2023' {
    design: 'web article', certainty: 'established', directness: 'indirect', at: 'summary', seed_paragraphs: [4],
    population: 'world',
    effect: '16 million; over 2.1 million in the United States',
    statement: 'A student brief repeats sixteen million as a plain fact.'}
  SUPPORTED BY 'jiang2025' {
    design: 'database', certainty: 'established', at: 'abstract', seed_paragraphs: [4], cohort: 'gbd2021',
    population: 'world',
    effect: '16.16 million',
    statement: 'Another analysis of the same database gives the same total.'}
  SUPPORTED BY 'wang2025' {
    design: 'database', certainty: 'established', at: 'abstract', seed_paragraphs: [4], cohort: 'gbd2021',
    population: 'world, 15 years and older',
    effect: '16,164,876 cases; 154.59 per 100,000 (95% UI 131.06 to 181.26)',
    statement: 'The Global Burden of Disease study counts a little over sixteen million people with the disorder in 2021.'}
  REFUTED BY 'degenhardt2019' {
    design: 'database', certainty: 'probable', at: 'abstract', seed_paragraphs: [4], cohort: 'gbd2017',
    population: 'world',
    effect: '40.5 million (95% UI 34.3 to 47.9)',
    statement: 'For 2017 the same study series gave more than forty million.'}
  REFUTED BY 'strang2020' {
    design: 'narrative review', certainty: 'probable', at: 'abstract', seed_paragraphs: [4], cohort: 'gbd2016',
    population: 'world',
    effect: '26.8 million',
    statement: 'A primer of 2020 puts the number for 2016 at nearly twenty-seven million.'};

ASSERT (opioid_use_disorder)-[:CAUSES]->(overdose_death)
  SUPPORTED BY 'degenhardt2019' {
    design: 'database', certainty: 'established', at: 'abstract', cohort: 'gbd2017',
    population: 'world',
    effect: '109,500 (95% UI 105,800 to 113,600)',
    statement: 'In 2017 over a hundred thousand people died of opioid overdose.'}
  SUPPORTED BY 'unodc2024' {
    design: 'database', certainty: 'established', at: 'quotation',
    population: 'world',
    effect: '69% of overdose deaths (2019)',
    statement: 'Opioid use disorders take the largest share of overdose deaths in the world.'} VIA 'drugpolicyfacts2026';

ASSERT (opioid_use_disorder)-[:CAUSES]->(distress_and_impairment)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 4', seed_paragraphs: [4],
    statement: 'The disorder is a lasting pattern of opioid use that brings marked distress and impairment.'};

ASSERT (opioid_use_disorder)-[:IS_A]->(mental_health_condition)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 21', seed_paragraphs: [21],
    statement: 'The article counts opioid use disorder among the mental health conditions.'};

ASSERT (opioid_use_disorder)-[:IS_A]->(substance_use_disorder)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 4', seed_paragraphs: [4],
    statement: 'Opioid use disorder is one of the substance use disorders.'};

// ---- Ketamine as treatment of the disorder

ASSERT (ketamine)-[:TREATS]->(opioid_use_disorder)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'speculative', at: 'paragraph 3', seed_paragraphs: [3, 5],
    statement: 'It looks promising as a treatment for opioid use disorder and may help some people.'}
  SUPPORTED BY 'krupitsky2002' {
    design: 'randomised trial', certainty: 'possible', n: 70, at: 'abstract', seed_paragraphs: [3], cohort: 'krupitsky_st_petersburg',
    population: 'detoxified heroin-dependent inpatients',
    statement: 'High-dose ketamine psychotherapy did better than low-dose in heroin dependence.'}
  SUPPORTED BY 'jones2018' {
    design: 'systematic review', certainty: 'possible', at: 'abstract',
    effect: '3 studies',
    statement: 'Abstinence was better with ketamine in the opioid studies, for up to two years, but without placebo control.'}
  SUPPORTED BY 'hornick2023' {
    design: 'narrative review', certainty: 'speculative', directness: 'indirect', at: 'abstract', seed_paragraphs: [3],
    statement: 'Ketamine is one of several plasticity-promoting drugs that may offer another way, once safety and lasting effect are known.'}
  SUPPORTED BY 'onisiforou2024' {
    design: 'narrative review', certainty: 'possible', directness: 'indirect', at: 'abstract', seed_paragraphs: [3], cohort: 'zanos_lab',
    statement: 'Ketamine and its metabolites act on processes that go wrong in the disorder and look promising against withdrawal, low mood and return to use.'}
  SUPPORTED BY 'janssenaguilar2025' {
    design: 'systematic review', certainty: 'possible', n: 551, at: 'abstract', seed_paragraphs: [3],
    effect: '14 studies, 4 on opioids',
    statement: 'In four opioid studies high-dose sessions helped abstinence and craving.'}
  SUPPORTED BY 'myopioidrecoveryteam2025' {
    design: 'web article', certainty: 'speculative', directness: 'indirect', at: 'introduction', seed_paragraphs: [3],
    statement: 'It calls ketamine a possible new option on the strength of recent studies.'}
  SUPPORTED BY 'shen2025' {
    design: 'systematic review', certainty: 'possible', at: 'abstract', seed_paragraphs: [3],
    effect: '2 of 8 studies',
    statement: 'A scoping review found two studies of the disorder itself, with less craving and use.'}
  INCONCLUSIVE BY 'tran2024' {
    design: 'systematic review', certainty: 'speculative', at: 'abstract', seed_paragraphs: [3, 25],
    population: 'adults',
    effect: '1 study',
    statement: 'Canada\'s agency for health technology could not conclude: all rested on one small study.'};

ASSERT (detoxification_alone)-[:TREATS]->(opioid_use_disorder)
  REFUTED BY 'strang2020' {
    design: 'narrative review', certainty: 'probable', at: 'abstract',
    statement: 'Detoxification by itself, though common, has no scientific support.'};

ASSERT (off_label_ketamine)-[:USED_FOR]->(opioid_use_disorder)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 21', seed_paragraphs: [21, 22],
    population: 'United States',
    statement: 'Use in opioid use disorder is off-label, and some professionals will not or cannot offer it.'};

ASSERT (opioid_agonist_treatment)-[:TREATS]->(opioid_use_disorder)
  SUPPORTED BY 'strang2020' {
    design: 'narrative review', certainty: 'established', at: 'abstract',
    statement: 'Methadone and buprenorphine over the long term work well and save lives.'};

ASSERT (ketamine)-[:COUNTERACTS]->(opioid_use)
  REFUTED BY 'seed_article' {
    design: 'web article', certainty: 'possible', at: 'paragraph 5', seed_paragraphs: [5],
    statement: 'It does not act directly against opioid use.'};

// ---- Withdrawal

ASSERT (ketamine)-[:REDUCES]->(opioid_withdrawal)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'possible', at: 'paragraph 6', seed_paragraphs: [6, 1, 25],
    statement: 'It can ease symptoms of opioid withdrawal.'}
  SUPPORTED BY 'jovaisa2006' {
    design: 'randomised trial', certainty: 'probable', n: 58, at: 'abstract', seed_paragraphs: [6],
    population: 'opiate-dependent patients',
    statement: 'A subanaesthetic infusion during rapid detoxification under anaesthesia eased withdrawal, beyond the infusion itself.'}
  SUPPORTED BY 'lalanne2016' {
    design: 'case report', certainty: 'speculative', n: 1, at: 'abstract', seed_paragraphs: [6],
    population: 'secondary opioid addiction in low back pain',
    statement: 'A woman with secondary opioid addiction came down sharply on opioids with oral ketamine, without withdrawal symptoms.'}
  SUPPORTED BY 'jones2018' {
    design: 'systematic review', certainty: 'possible', directness: 'indirect', seed_paragraphs: [6],
    statement: 'The article credits the 2018 review with the finding that ketamine eases opioid withdrawal.'} VIA 'seed_article' AT 'paragraph 6'
  SUPPORTED BY 'malchow2019' {
    design: 'cohort', certainty: 'possible', n: 41, at: 'abstract', seed_paragraphs: [6],
    population: 'veterans with chronic pain on opioids',
    effect: '76% none or mild',
    statement: 'Three quarters had no withdrawal or little.'}
  SUPPORTED BY 'hailozian2021' {
    design: 'case report', certainty: 'speculative', n: 1, at: 'abstract', seed_paragraphs: [6], cohort: 'herring_hutch_buprenorphine',
    population: 'fentanyl use',
    effect: '0.6 mg/kg over an hour; in treatment at 90 days',
    statement: 'Severe withdrawal brought on by buprenorphine went away with ketamine and high-dose buprenorphine in an emergency department.'}
  SUPPORTED BY 'christian2023' {
    design: 'case report', certainty: 'speculative', n: 1, at: 'abstract', seed_paragraphs: [6],
    population: 'fentanyl use, inpatient',
    effect: 'COWS over 36, then 18, then none',
    statement: 'Two infusions with more buprenorphine ended precipitated withdrawal in a man in hospital.'}
  SUPPORTED BY 'grande2024' {
    design: 'case series', certainty: 'speculative', n: 37, at: 'abstract', seed_paragraphs: [6], cohort: 'herring_hutch_buprenorphine',
    population: 'outpatients',
    effect: '16 mg doses',
    statement: 'Small doses under the tongue at home eased or ended withdrawal for many while they moved from fentanyl or methadone to buprenorphine.'}
  SUPPORTED BY 'shen2025' {
    design: 'systematic review', certainty: 'possible', at: 'abstract', seed_paragraphs: [6],
    effect: '6 of 8 studies',
    statement: 'Six studies of withdrawal, case reports among them, found precipitated symptoms eased.'}
  SUPPORTED BY 'engeriser2026' {
    design: 'uncontrolled trial', certainty: 'possible', n: 50, at: 'abstract', seed_paragraphs: [6], cohort: 'herring_hutch_buprenorphine',
    population: 'crisis centre, recent fentanyl use',
    effect: 'COWS 13.6 to 6.2, then 4.1 after buprenorphine',
    statement: 'Ten milligrams into the muscle halved the withdrawal score within half an hour, before buprenorphine was given.'}
  INCONCLUSIVE BY 'gowing2010' {
    design: 'systematic review', certainty: 'speculative', directness: 'indirect', n: 58, at: 'characteristics of included studies', seed_paragraphs: [6],
    population: 'opioid-dependent, rapid detoxification',
    statement: 'Cochrane could not tell how the one ketamine trial was randomised, concealed or blinded.'};

ASSERT (arketamine)-[:REDUCES]->(opioid_withdrawal)
  SUPPORTED BY 'witkin2020' {
    design: 'animal', certainty: 'possible', at: 'abstract', seed_paragraphs: [6],
    population: 'morphine-dependent rats',
    statement: 'Arketamine eased withdrawal signs brought on by naloxone.'};

ASSERT (hydroxynorketamine)-[:PREVENTS]->(opioid_withdrawal)
  SUPPORTED BY 'michael2025' {
    design: 'animal', certainty: 'possible', directness: 'indirect', at: 'abstract', cohort: 'zanos_lab',
    population: 'mice',
    statement: 'In morphine-dependent mice the metabolite prevented bodily signs and aversion of abstinence.'};

ASSERT (hydroxynorketamine)-[:REDUCES]->(opioid_withdrawal)
  SUPPORTED BY 'drinkuth2023' {
    design: 'animal', certainty: 'possible', directness: 'indirect', at: 'abstract', seed_paragraphs: [6], cohort: 'sartor_lab',
    population: 'oxycodone-dependent mice',
    statement: 'A day after the metabolite, mice showed milder withdrawal from oxycodone.'};

ASSERT (ketamine)-[:REDUCES]->(anxiety_in_opioid_abstinence)
  SUPPORTED BY 'mckendrick2020' {
    design: 'animal', certainty: 'possible', directness: 'indirect', at: 'abstract', seed_paragraphs: [6],
    population: 'mice',
    statement: 'Anxious behaviour during morphine abstinence was relieved as well.'};

ASSERT (ketamine)-[:REDUCES]->(physical_discomfort_of_withdrawal)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'speculative', at: 'paragraph 6', seed_paragraphs: [6],
    statement: 'Its anaesthetic properties may soften some of the bodily discomfort of withdrawal.'};

ASSERT (ketamine)-[:REDUCES]->(withdrawal_and_craving)
  INCONCLUSIVE BY 'tran2024' {
    design: 'systematic review', certainty: 'speculative', at: 'abstract', seed_paragraphs: [6],
    population: 'adults with substance use disorders',
    statement: 'Results for withdrawal and craving were mixed.'};

// ---- Craving and abstinence

ASSERT (ketamine)-[:REDUCES]->(opioid_craving)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'possible', at: 'paragraph 6', seed_paragraphs: [6],
    statement: 'It can lessen craving, which the article counts among withdrawal symptoms.'}
  SUPPORTED BY 'krupitsky2002' {
    design: 'randomised trial', certainty: 'probable', n: 70, at: 'abstract', seed_paragraphs: [6], cohort: 'krupitsky_st_petersburg',
    population: 'detoxified heroin-dependent inpatients',
    statement: 'Craving for heroin fell more, and for longer, with 2.0 than with 0.2 mg/kg.'}
  SUPPORTED BY 'jones2018' {
    design: 'systematic review', certainty: 'possible', directness: 'indirect', seed_paragraphs: [6],
    statement: 'The article credits the 2018 review with the finding that ketamine lessens craving.'} VIA 'seed_article' AT 'paragraph 6'
  SUPPORTED BY 'shen2025' {
    design: 'systematic review', certainty: 'possible', at: 'abstract', seed_paragraphs: [6],
    effect: '2 studies',
    statement: 'Craving fell in the two studies of the disorder.'}
  REFUTED BY 'krupitsky2007' {
    design: 'randomised trial', certainty: 'possible', n: 59, at: 'abstract', seed_paragraphs: [6], cohort: 'krupitsky_st_petersburg',
    population: 'detoxified heroin-dependent inpatients',
    statement: 'Craving did not differ between one and three sessions.'}
  INCONCLUSIVE BY 'nct06943859' {
    design: 'database', certainty: 'speculative', at: 'purpose', seed_paragraphs: [6, 25],
    population: 'opioid use disorder, methadone',
    statement: 'The question is open: the trial has no results on the page.'};

ASSERT (ketamine)-[:INCREASES]->(opioid_abstinence)
  SUPPORTED BY 'ezquerraromano2018' {
    design: 'narrative review', certainty: 'possible', directness: 'indirect', at: 'abstract', cohort: 'krupitsky_st_petersburg',
    population: 'heroin dependence',
    statement: 'Ketamine has lengthened abstinence in detoxified heroin-dependent people.'}
  SUPPORTED BY 'malchow2019' {
    design: 'cohort', certainty: 'possible', n: 41, at: 'abstract',
    population: 'veterans with chronic pain on opioids',
    effect: '83%, 75% and 58% opioid-free at 1, 3 and 6 months',
    statement: 'Most veterans who came off opioids with ketamine were still off them half a year later; nobody served as control.'}
  REFUTED BY 'jovaisa2006' {
    design: 'randomised trial', certainty: 'probable', n: 58, at: 'abstract',
    population: 'opiate-dependent patients',
    effect: '50 analysed',
    statement: 'Four months later nothing separated the ketamine from the saline group.'};

ASSERT (ketamine_psychotherapy)-[:INCREASES]->(heroin_abstinence)
  SUPPORTED BY 'krupitsky2002' {
    design: 'randomised trial', certainty: 'probable', n: 70, at: 'abstract', cohort: 'krupitsky_st_petersburg',
    population: 'detoxified heroin-dependent inpatients',
    statement: 'A psychedelic dose with psychotherapy kept more heroin patients abstinent over two years than a tenth of the dose.'}
  SUPPORTED BY 'krupitsky2007' {
    design: 'randomised trial', certainty: 'possible', n: 59, at: 'abstract', cohort: 'krupitsky_st_petersburg',
    population: 'detoxified heroin-dependent inpatients',
    effect: '50% (13 of 26) v 22.2% (6 of 27), p<0.05',
    statement: 'Three monthly sessions left twice as many abstinent at one year as a single one.'};

// ---- Buprenorphine

ASSERT (ketamine)-[:POTENTIATES]->(buprenorphine)
  SUPPORTED BY 'hailozian2021' {
    design: 'case report', certainty: 'speculative', directness: 'indirect', n: 1, at: 'abstract', cohort: 'herring_hutch_buprenorphine',
    population: 'fentanyl use',
    statement: 'The authors propose that ketamine strengthens what buprenorphine does at the mu receptor.'};

ASSERT (ketamine)-[:INCREASES]->(buprenorphine_initiation)
  SUPPORTED BY 'grande2024' {
    design: 'case series', certainty: 'speculative', n: 37, at: 'abstract', cohort: 'herring_hutch_buprenorphine',
    population: 'outpatients',
    effect: '16 of 37 prescribed (43%); 67% of 24 who took it',
    statement: 'Two thirds of those who surely took it completed the start of buprenorphine.'};

// ---- Open questions: trials, dispute, access

ASSERT (ketamine_for_opioid_use_disorder)-[:REQUIRES]->(further_research)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 25', seed_paragraphs: [25],
    statement: 'More research is needed before its efficacy and safety can be called proven.'}
  SUPPORTED BY 'tran2024' {
    design: 'systematic review', certainty: 'established', at: 'abstract', seed_paragraphs: [25],
    statement: 'A single study cannot settle the question for opioids.'};

ASSERT (ketamine_for_substance_use_disorder)-[:REQUIRES]->(further_research)
  SUPPORTED BY 'pribish2020' {
    design: 'narrative review', certainty: 'established', at: 'abstract', seed_paragraphs: [25],
    statement: 'Larger studies are needed before these uses can be judged.'}
  SUPPORTED BY 'janssenaguilar2025' {
    design: 'systematic review', certainty: 'established', at: 'abstract', seed_paragraphs: [25],
    statement: 'Samples are small and randomised trials few; dose, mechanism, lasting effect and abuse risk are open.'};

ASSERT (long_term_safety_of_ketamine)-[:REQUIRES]->(further_research)
  SUPPORTED BY 'short2018' {
    design: 'systematic review', certainty: 'established', at: 'abstract', seed_paragraphs: [25],
    population: 'depression',
    statement: 'Long-term safety has hardly been assessed, and reports look selective.'};

ASSERT (ketamine)-[:STUDIED_IN]->(clinical_trials)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 10', seed_paragraphs: [10],
    population: 'opioid use disorder',
    statement: 'Trials in opioid use disorder are open to volunteers.'}
  SUPPORTED BY 'nct06943859' {
    design: 'database', certainty: 'established', at: 'purpose', seed_paragraphs: [10],
    population: 'opioid use disorder',
    statement: 'A placebo-controlled trial of four injections in people starting methadone asks whether craving falls.'}
  SUPPORTED BY 'nida2026' {
    design: 'web article', certainty: 'established', at: 'key points', seed_paragraphs: [10],
    population: 'substance use disorders',
    statement: 'Researchers of the institute study ketamine for substance use disorders.'};

ASSERT (ketamine)-[:SUBJECT_TO]->(accessibility)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'probable', at: 'paragraph 22', seed_paragraphs: [22, 19, 26],
    population: 'opioid use disorder',
    statement: 'Regulation and cost keep the treatment out of reach of many.'};

ASSERT (ketamine_for_opioid_use_disorder)-[:SUITABLE_FOR]->(all_people_with_opioid_use_disorder)
  REFUTED BY 'seed_article' {
    design: 'web article', certainty: 'possible', at: 'paragraph 26', seed_paragraphs: [26],
    statement: 'It may not suit everyone who is recovering.'};

ASSERT (ketamine)-[:SUBJECT_TO]->(controversy)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 13', seed_paragraphs: [13, 1],
    population: 'opioid use disorder',
    statement: 'Whether its risks outweigh its benefits in opioid use disorder is disputed.'};
