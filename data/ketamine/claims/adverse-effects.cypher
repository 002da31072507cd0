// What treatment with ketamine does that nobody wants.

// ---- Side effects taken together

ASSERT (ketamine)-[:CAUSES]->(adverse_effects)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 15', seed_paragraphs: [15, 14, 26],
    statement: 'Its possible side effects are many and reach several organ systems.'}
  SUPPORTED BY 'short2018' {
    design: 'systematic review', certainty: 'probable', at: 'abstract', seed_paragraphs: [15],
    population: 'depression',
    effect: '60 articles',
    statement: 'Psychiatric, cardiovascular, neurological and other side effects were commoner than with placebo after a dose.'};

ASSERT (ketamine)-[:CAUSES]->(treatment_withdrawal)
  SUPPORTED BY 'hardy2012' {
    design: 'randomised trial', certainty: 'probable', n: 185, at: 'abstract',
    population: 'adults with uncontrolled cancer pain',
    effect: 'number needed to harm 6 (95% CI 4 to 13); adverse events IRR 1.95 (95% CI 1.46 to 2.61)',
    statement: 'Adverse events nearly doubled, and for every six treated one more stopped because of harm.'};

// ---- Compounded ketamine

ASSERT (compounded_ketamine)-[:INCREASES]->(blood_pressure)
  SUPPORTED BY 'fda2023compounded' {
    design: 'regulation', certainty: 'established', at: 'alert, list of risks',
    authority: 'FDA', condition: 'psychiatric disorders', population: 'United States, psychiatric use',
    statement: 'The FDA alert of October 2023 lists rises in blood pressure.'};

ASSERT (compounded_ketamine)-[:CAUSES]->(respiratory_depression)
  SUPPORTED BY 'fda2023compounded' {
    design: 'case report', certainty: 'possible', n: 1, at: 'alert, case of April 2023',
    authority: 'FDA', condition: 'post-traumatic stress disorder',
    statement: 'A patient taking oral ketamine at home for PTSD breathed slowly, at about twice an anaesthetic blood level.'};

ASSERT (compounded_ketamine)-[:CAUSES]->(sedation)
  SUPPORTED BY 'fda2023compounded' {
    design: 'regulation', certainty: 'established', at: 'alert, list of risks',
    authority: 'FDA', condition: 'psychiatric disorders', population: 'United States, psychiatric use',
    statement: 'Sedation and dissociation head the FDA\'s list of dangers of compounded ketamine.'};

ASSERT (compounded_ketamine)-[:CAUSES]->(urinary_symptoms)
  SUPPORTED BY 'fda2023compounded' {
    design: 'regulation', certainty: 'established', at: 'alert, list of risks',
    authority: 'FDA', condition: 'psychiatric disorders', population: 'United States, psychiatric use',
    statement: 'The FDA alert of October 2023 lists symptoms of the bladder and lower urinary tract.'};

// ---- Mind

ASSERT (ketamine)-[:CAUSES]->(psychotomimetic_effects)
  SUPPORTED BY 'domino1965' {
    design: 'uncontrolled trial', certainty: 'possible', n: 20, at: 'abstract',
    population: 'volunteers from a prison',
    statement: 'Changes of mind and perception were counted among the unwanted properties of the new drug.'} VIA 'domino2010'
  SUPPORTED BY 'malhotra1996' {
    design: 'controlled', certainty: 'possible', n: 15, at: 'abstract',
    population: 'healthy volunteers, placebo-controlled infusion',
    statement: 'Volunteers showed a brief psychosis with disordered thought and withdrawal.'}
  SUPPORTED BY 'lahti2001' {
    design: 'controlled', certainty: 'probable', n: 18, at: 'abstract', cohort: 'lahti_maryland',
    population: 'healthy volunteers, 0.1 to 0.5 mg/kg',
    effect: 'psychosis subscale p=0.0001',
    statement: 'Psychotic symptoms rose with the dose and passed within half an hour in healthy volunteers.'}
  SUPPORTED BY 'sigtermans2009' {
    design: 'randomised trial', certainty: 'probable', n: 60, at: 'abstract', cohort: 'leiden_crps',
    population: 'adults, 4.2-day S(+)-ketamine infusion',
    effect: '76% v 18%, p<0.001',
    statement: 'Three in four had mild to moderate mental side effects during the infusion.'}
  SUPPORTED BY 'lee2016ed' {
    design: 'meta-analysis', certainty: 'probable', n: 438, at: 'abstract',
    population: 'emergency department patients, 6 trials',
    effect: 'RR 13.86 (95% CI 4.85 to 39.58)',
    statement: 'Even low doses brought far more psychological events than the comparators.'}
  SUPPORTED BY 'beck2020' {
    design: 'meta-analysis', certainty: 'established', n: 725, at: 'key points',
    population: 'healthy volunteers, within-subject placebo control',
    effect: '36 studies',
    statement: 'Over thirty-six studies ketamine raised positive and negative symptoms of psychosis.'}
  SUPPORTED BY 'farmer2020' {
    design: 'randomised trial', certainty: 'probable', n: 34, at: 'abstract', cohort: 'nimh_mdd_ketamine',
    population: 'adults with treatment-resistant depression',
    statement: 'The ketamine level at 40 minutes, more than those of its metabolites, went with psychotomimetic symptoms.'}
  SUPPORTED BY 'ferraro2025' {
    design: 'systematic review', certainty: 'possible', at: 'report of the review',
    population: 'adults with chronic non-cancer pain, intravenous',
    effect: 'RR for any adverse event 3.26 (95% CI 1.05 to 10.09)',
    statement: 'Intravenous ketamine tripled unwanted effects, psychotomimetic ones among them.'};

ASSERT (ketamine_bolus)-[:INCREASES]->(psychotomimetic_effects)
  SUPPORTED BY 'beck2020' {
    design: 'meta-analysis', certainty: 'possible', n: 725, at: 'key points',
    population: 'healthy volunteers',
    statement: 'A bolus on top of the infusion made such symptoms stronger; the authors advise against it in treatment.'};

ASSERT (ketamine)-[:WORSENS]->(schizophrenia)
  SUPPORTED BY 'lahti1995' {
    design: 'randomised trial', certainty: 'possible', n: 9, at: 'summary in a review', cohort: 'lahti_maryland',
    population: 'patients with schizophrenia, placebo-controlled',
    effect: '0.3 and 0.5 mg/kg; back to baseline at 90 minutes',
    statement: 'In nine patients two of three doses raised psychosis ratings for up to an hour and a half.'} VIA 'rebelempsych'
  SUPPORTED BY 'lahti2001' {
    design: 'controlled', certainty: 'probable', n: 17, at: 'abstract', cohort: 'lahti_maryland',
    population: 'volunteers with schizophrenia',
    effect: '70% reported a return of earlier positive symptoms',
    statement: 'Most volunteers with schizophrenia felt their own earlier symptoms flare up briefly.'}
  SUPPORTED BY 'beck2020' {
    design: 'meta-analysis', certainty: 'probable', at: 'key points',
    population: 'patients with schizophrenia',
    statement: 'The rise in psychotic symptoms was seen in people with schizophrenia too.'};

ASSERT (ketamine)-[:CAUSES]->(hallucinations)
  SUPPORTED BY 'avidan2017' {
    design: 'randomised trial', certainty: 'probable', n: 672, at: 'abstract', cohort: 'podcast',
    population: 'adults over 60 having major surgery',
    effect: 'p=0.01 for dose',
    statement: 'Hallucinations after surgery grew commoner with the dose.'}
  SUPPORTED BY 'viderman2023' {
    design: 'meta-analysis', certainty: 'possible', at: 'abstract',
    population: 'adults having surgery',
    effect: 'RR 1.54 (95% CI 1.09 to 2.19)',
    statement: 'Pooled trials show half as many hallucinations again with ketamine.'};

ASSERT (ketamine)-[:CAUSES]->(nightmares)
  SUPPORTED BY 'avidan2017' {
    design: 'randomised trial', certainty: 'probable', n: 672, at: 'abstract', cohort: 'podcast',
    population: 'adults over 60 having major surgery',
    effect: 'p=0.03 for dose',
    statement: 'Nightmares after surgery rose with the dose.'};

ASSERT (ketamine)-[:CAUSES]->(perceptual_disturbance)
  SUPPORTED BY 'krystal1994' {
    design: 'randomised trial', certainty: 'probable', n: 19, at: 'table 1 of a review',
    population: 'healthy volunteers, double-blind crossover',
    effect: '0.1 and 0.5 mg/kg',
    statement: 'Perception was distorted in healthy volunteers, without outright hallucinations.'};

ASSERT (ketamine)-[:CAUSES]->(persistent_psychiatric_events)
  SUPPORTED BY 'ketalar2024' {
    design: 'regulation', certainty: 'possible', at: 'adverse reactions',
    authority: 'FDA-approved label', population: 'United States',
    statement: 'The newer label tells of psychiatric events that arose or lasted days to weeks after exposure.'};

// ---- Memory, attention, cognition

ASSERT (ketamine)-[:IMPAIRS]->(memory)
  SUPPORTED BY 'malhotra1996' {
    design: 'controlled', certainty: 'possible', n: 15, at: 'abstract',
    population: 'healthy volunteers, placebo-controlled infusion',
    statement: 'Free recall and recognition both suffered during a one-hour subanaesthetic infusion.'}
  SUPPORTED BY 'liu2016' {
    design: 'narrative review', certainty: 'probable', directness: 'indirect', at: 'abstract',
    statement: 'Use has long been tied to disturbed learning and memory.'};

ASSERT (ketamine)-[:IMPAIRS]->(attention)
  SUPPORTED BY 'malhotra1996' {
    design: 'controlled', certainty: 'possible', n: 15, at: 'abstract',
    population: 'healthy volunteers, placebo-controlled infusion',
    statement: 'Attention fell as well, but did not explain the loss of memory.'};

ASSERT (ketamine)-[:IMPAIRS]->(cognition)
  SUPPORTED BY 'paule2011' {
    design: 'animal', certainty: 'probable', directness: 'indirect', n: 12, at: 'abstract', cohort: 'nctr_monkeys',
    population: 'rhesus monkeys anaesthetised at 5 or 6 days',
    effect: '6 exposed v 6 controls, 24 hours',
    statement: 'Monkeys given one long anaesthesia after birth still learned worse more than three years later.'};

ASSERT (ketamine)-[:IMPAIRS]->(working_memory)
  SUPPORTED BY 'moghaddam1997' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'moghaddam_lab',
    population: 'rats, spatial delayed alternation',
    statement: 'Rats did worse on a prefrontal memory task after ketamine, and an AMPA/kainate antagonist eased this.'};

// ---- Heart and circulation

ASSERT (ketamine)-[:INCREASES]->(blood_pressure)
  SUPPORTED BY 'domino1965' {
    design: 'uncontrolled trial', certainty: 'possible', n: 20, at: 'abstract',
    population: 'volunteers from a prison',
    statement: 'A rise in blood pressure was named as an unwanted property from the first human study on.'} VIA 'domino2010'
  SUPPORTED BY 'vardy2008' {
    design: 'cohort', certainty: 'possible', n: 85, at: 'abstract',
    population: 'emergency department audit, United Kingdom',
    statement: 'High blood pressure and stiffness were seen more often with ketamine than with the other sedatives.'}
  SUPPORTED BY 'ketalar2024' {
    design: 'regulation', certainty: 'established', at: 'adverse reactions',
    authority: 'FDA-approved label', population: 'United States',
    statement: 'The American label lists raised blood pressure, heart rate and cardiac index.'};

ASSERT (ketamine)-[:CAUSES]->(cardiac_arrest)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'possible', at: 'paragraph 18', seed_paragraphs: [18],
    statement: 'In some people it can stop the heart.'}
  SUPPORTED BY 'dewhirst2013' {
    design: 'case report', certainty: 'speculative', n: 2, at: 'abstract',
    population: 'two critically ill patients, intubation',
    statement: 'Two patients arrested after ketamine for intubation; exhausted catecholamines are offered as the reason.'};

ASSERT (ketamine)-[:INCREASES]->(heart_rate)
  SUPPORTED BY 'domino1965' {
    design: 'uncontrolled trial', certainty: 'possible', n: 20, at: 'abstract',
    population: 'volunteers from a prison',
    statement: 'Tachycardia was listed beside hypertension as an unwanted property.'} VIA 'domino2010'
  SUPPORTED BY 'ketalar2024' {
    design: 'regulation', certainty: 'established', at: 'adverse reactions',
    authority: 'FDA-approved label', population: 'United States',
    statement: 'A faster heart is among the listed reactions, though falls occur too.'};

ASSERT (ketamine)-[:CAUSES]->(cardiac_arrhythmia)
  SUPPORTED BY 'ketalar2024' {
    design: 'regulation', certainty: 'possible', at: 'adverse reactions',
    authority: 'FDA-approved label', population: 'United States',
    statement: 'The American label lists irregular heart rhythms.'};

ASSERT (ketamine)-[:CAUSES]->(cardiac_decompensation)
  SUPPORTED BY 'ketalar2024' {
    design: 'regulation', certainty: 'possible', at: 'adverse reactions',
    authority: 'FDA-approved label', population: 'patients thought to have run out of catecholamines, United States',
    statement: 'The label warns that the heart may fail where catecholamine stores are exhausted.'};

ASSERT (ketamine)-[:CAUSES]->(cardiovascular_collapse)
  SUPPORTED BY 'casey2025' {
    design: 'randomised trial', certainty: 'probable', n: 2365, at: 'abstract',
    population: 'critically ill adults, against etomidate',
    effect: '22.1% v 17.0%; difference 5.1 points (95% CI 1.9 to 8.3)',
    statement: 'Collapse of the circulation during intubation was commoner after ketamine than after etomidate.'};

// ---- Breathing and airway

ASSERT (ketamine)-[:CAUSES]->(airway_adverse_events)
  SUPPORTED BY 'green2009' {
    design: 'meta-analysis', certainty: 'probable', n: 8282, at: 'abstract', cohort: 'ed_ketamine_children',
    population: 'children in 32 emergency department studies',
    effect: '3.9%',
    statement: 'About four in a hundred sedations of children met an airway or breathing problem.'};

ASSERT (benzodiazepine_coadministration)-[:INCREASES]->(airway_adverse_events)
  SUPPORTED BY 'green2009' {
    design: 'meta-analysis', certainty: 'probable', n: 8282, at: 'abstract', cohort: 'ed_ketamine_children',
    population: 'children given ketamine in emergency departments',
    effect: 'OR 1.39 (95% CI 1.08 to 1.78)',
    statement: 'Adding a benzodiazepine to ketamine went with more airway and breathing events.'};

ASSERT (high_dose_intravenous_ketamine)-[:INCREASES]->(airway_adverse_events)
  SUPPORTED BY 'green2009' {
    design: 'meta-analysis', certainty: 'probable', n: 8282, at: 'abstract', cohort: 'ed_ketamine_children',
    population: 'children in 32 emergency department studies',
    effect: 'OR 2.18 (95% CI 1.59 to 2.99)',
    statement: 'High intravenous doses doubled the odds of airway and breathing events.'};

ASSERT (ketamine)-[:CAUSES]->(laryngospasm)
  SUPPORTED BY 'bellolio2016' {
    design: 'meta-analysis', certainty: 'probable', n: 8687, at: 'abstract',
    population: 'children sedated in emergency departments, all drugs',
    effect: '2.9 per 1000 sedations (95% CI 1.1 to 4.7)',
    statement: 'Of 34 spasms of the larynx in children sedated for procedures, all but one followed ketamine.'}
  SUPPORTED BY 'cole2016' {
    design: 'controlled', certainty: 'possible', n: 55, at: 'abstract', cohort: 'hennepin_ems',
    population: 'prehospital patients, 5 mg/kg intramuscularly',
    effect: '3 of 55 (5%)',
    statement: 'Spasm of the larynx was seen in one of twenty agitated patients.'}
  SUPPORTED BY 'hospira2017' {
    design: 'regulation', certainty: 'established', at: 'adverse reactions',
    authority: 'FDA-approved label', population: 'United States',
    statement: 'The American generic label lists spasm of the larynx and other blocked airways.'};

ASSERT (ketamine)-[:CAUSES]->(respiratory_failure)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'possible', at: 'paragraph 18', seed_paragraphs: [18],
    statement: 'In some people it can stop or fail the breathing, with danger to life.'}
  SUPPORTED BY 'driver2017' {
    design: 'case report', certainty: 'possible', n: 1, at: 'abstract',
    population: 'woman of 60 in respiratory failure',
    effect: '25 mg (0.31 mg/kg)',
    statement: 'A woman in respiratory failure stopped breathing a minute after a small dose.'}
  SUPPORTED BY 'asaketamine' {
    design: 'expert opinion', certainty: 'possible', at: 'guidance',
    authority: 'ASA', population: 'clinics without monitoring and home use',
    statement: 'The anaesthesiologists\' society warns that improper use may end in respiratory failure, cardiac events or seizures.'};

ASSERT (ketamine)-[:CAUSES]->(respiratory_depression)
  SUPPORTED BY 'ketalar2024' {
    design: 'regulation', certainty: 'established', at: 'warnings 5.3',
    authority: 'FDA-approved label', population: 'United States',
    statement: 'Breathing may be depressed after an overdose or a rapid injection.'}
  INCONCLUSIVE BY 'domino1965' {
    design: 'uncontrolled trial', certainty: 'possible', n: 20, at: 'abstract',
    population: 'volunteers from a prison',
    statement: 'Breathing was depressed only slightly and for a short while.'} VIA 'domino2010';

ASSERT (ketamine)-[:CAUSES]->(endotracheal_intubation_need)
  SUPPORTED BY 'cole2016' {
    design: 'controlled', certainty: 'probable', n: 146, at: 'abstract', cohort: 'hennepin_ems',
    population: 'prehospital patients, 5 mg/kg intramuscularly',
    effect: '39% v 4%',
    statement: 'Nearly four in ten agitated patients given ketamine by paramedics were intubated.'};

// ---- Pressure in skull and eye

ASSERT (ketamine)-[:INCREASES]->(intracranial_pressure)
  REFUTED BY 'zeiler2014' {
    design: 'systematic review', certainty: 'probable', n: 156, at: 'abstract',
    population: 'sedated and ventilated patients with severe brain injury, 101 adults and 55 children',
    effect: '7 studies, no rise in any',
    statement: 'In none of seven prospective studies did pressure in the skull rise with ketamine.'}
  REFUTED BY 'zeiler2014nontrauma' {
    design: 'systematic review', certainty: 'possible', n: 214, at: 'abstract',
    population: 'sedated and ventilated patients with other brain disease, 127 adults and 87 children',
    effect: '16 studies',
    statement: 'Without trauma too, studies of sedated and ventilated adults showed no rise.'}
  INCONCLUSIVE BY 'cohen2015icp' {
    design: 'systematic review', certainty: 'possible', n: 953, at: 'abstract',
    population: 'intubated patients, 10 comparative studies',
    effect: 'of 8 studies 2 saw a small fall, 2 a rise',
    statement: 'Against other sedatives the findings on pressure in the skull pointed both ways.'};

ASSERT (ketamine)-[:REDUCES]->(intracranial_pressure)
  SUPPORTED BY 'zeiler2014' {
    design: 'systematic review', certainty: 'speculative', n: 156, at: 'abstract',
    population: 'sedated and ventilated patients with severe brain injury',
    effect: '3 of 7 studies',
    statement: 'Three of seven studies saw pressure in the skull fall after a bolus.'};

ASSERT (ketamine)-[:INCREASES]->(intraocular_pressure)
  SUPPORTED BY 'wadia2014' {
    design: 'cohort', certainty: 'possible', n: 60, at: 'abstract',
    population: 'children 8 to 18 with healthy eyes',
    effect: 'median +3 mm Hg (range 0 to 8); 15 of 60 by 5 or more',
    statement: 'Pressure in the eye rose slightly, and in a quarter of children briefly by 5 mm Hg or more.'}
  SUPPORTED BY 'ketalar2024' {
    design: 'regulation', certainty: 'possible', at: 'adverse reactions',
    authority: 'FDA-approved label', population: 'United States',
    statement: 'A rise of pressure in the eye stays on the label\'s list of reactions.'}
  REFUTED BY 'drayna2012' {
    design: 'cohort', certainty: 'possible', n: 25, at: 'abstract',
    population: 'children without eye disease',
    effect: '+1.09 mm Hg (95% CI -0.37 to 2.55) at 15 min',
    statement: 'In twenty-five sedated children no rise of clinical weight was seen.'}
  REFUTED BY 'halstead2012' {
    design: 'cohort', certainty: 'possible', n: 80, at: 'abstract',
    population: 'previously healthy children, 1.6 mg/kg',
    effect: '+1.4 mm Hg (95% CI 0.4 to 2.4) at 2.5 min',
    statement: 'The small rise stayed within the margin that the authors had set as unimportant.'};

ASSERT (ketamine)-[:WORSENS]->(neurological_outcome)
  REFUTED BY 'cohen2015icp' {
    design: 'systematic review', certainty: 'probable', n: 953, at: 'abstract',
    population: 'intubated patients, 10 comparative studies',
    statement: 'No study found worse perfusion of the brain, neurological outcome, stay or mortality with ketamine.'};

// ---- Liver, bladder, stomach

ASSERT (ketamine)-[:CAUSES]->(liver_injury)
  SUPPORTED BY 'noppers2011' {
    design: 'case series', certainty: 'possible', n: 6, at: 'abstract', cohort: 'leiden_crps',
    population: 'adults with complex regional pain syndrome given two 100-hour S(+)-ketamine infusions',
    effect: '3 of 6',
    statement: 'Half of six patients had raised liver enzymes when a long infusion was repeated after sixteen days.'}
  SUPPORTED BY 'cotter2021' {
    design: 'case series', certainty: 'possible', n: 14, at: 'abstract',
    population: 'patients given repeated ketamine under medical supervision, abuse excluded',
    effect: 'raised liver enzymes in all 14; biliary dilation in 2',
    statement: 'FDA staff found fourteen reports of liver or bile duct harm after repeated medical use, most of it for pain.'}
  SUPPORTED BY 'ketalar2024' {
    design: 'regulation', certainty: 'established', at: 'warnings 5.6',
    authority: 'FDA-approved label', population: 'United States',
    statement: 'Drug-induced liver injury now has a warning of its own in the label.'}
  REFUTED BY 'domino1965' {
    design: 'uncontrolled trial', certainty: 'possible', n: 20, at: 'abstract',
    population: 'volunteers from a prison, single doses',
    statement: 'No sign of harm to liver or kidney was found after single doses.'} VIA 'domino2010'
  REFUTED BY 'colina2023' {
    design: 'cohort', certainty: 'possible', n: 101, at: 'abstract',
    population: 'inpatients with pain, infusions of 72 to 168 hours',
    effect: 'no clinically relevant change',
    statement: 'In a hundred inpatients infusions of three days and more changed liver tests too little to matter.'};

ASSERT (ketamine)-[:CAUSES]->(urinary_symptoms)
  SUPPORTED BY 'chang2023' {
    design: 'case report', certainty: 'speculative', n: 1, at: 'abstract', seed_paragraphs: [15], cohort: 'chang_one_patient',
    population: 'treatment-resistant depression',
    statement: 'A woman of 28 had cystitis while she was treated for depression; called the first such report.'}
  SUPPORTED BY 'changb2023' {
    design: 'case report', certainty: 'speculative', n: 1, at: 'abstract', seed_paragraphs: [15], cohort: 'chang_one_patient',
    population: 'treatment-resistant depression',
    statement: 'The same woman, told again in another journal.'};

ASSERT (ketamine)-[:CAUSES]->(vomiting)
  SUPPORTED BY 'green2009emesis' {
    design: 'meta-analysis', certainty: 'probable', n: 8282, at: 'abstract', cohort: 'ed_ketamine_children',
    population: 'children in 32 emergency department studies',
    effect: '8.4%',
    statement: 'About one child in twelve vomited, most often in early adolescence.'};

// ---- The developing brain

ASSERT (ketamine)-[:CAUSES]->(developmental_neurotoxicity)
  SUPPORTED BY 'slikker2007' {
    design: 'animal', certainty: 'probable', directness: 'indirect', at: 'abstract', cohort: 'nctr_monkeys',
    population: 'rhesus monkeys before birth and at 5 days',
    effect: '24-hour infusion, 3 monkeys a group',
    statement: 'A day of ketamine killed cortical neurons in unborn and newborn monkeys.'}
  SUPPORTED BY 'brambrink2012' {
    design: 'animal', certainty: 'probable', directness: 'indirect', n: 16, at: 'abstract',
    population: 'rhesus macaques, fetal and newborn',
    effect: '5 hours; loss 2.2 times greater in fetuses',
    statement: 'Five hours were enough to raise cell death in fetal and newborn brains.'}
  SUPPORTED BY 'ketalar2024' {
    design: 'regulation', certainty: 'possible', directness: 'indirect', at: 'warnings 5.5',
    authority: 'FDA-approved label', species: 'animals', population: 'fetus and children up to about three years, United States',
    effect: 'exposure longer than 3 hours, animals',
    statement: 'The label reports cell death and lasting deficits in young animals and calls the meaning for people unclear.'}
  REFUTED BY 'slikker2007' {
    design: 'animal', certainty: 'possible', directness: 'indirect', at: 'abstract', cohort: 'nctr_monkeys',
    population: 'rhesus monkeys',
    effect: '3-hour infusion at 5 days; 24 hours at 35 days',
    statement: 'Three hours at five days of age, or a day at five weeks, did no such harm.'};

ASSERT (short_anaesthetic_exposure)-[:CAUSES]->(developmental_neurotoxicity)
  REFUTED BY 'fda2016anesthetics' {
    design: 'regulation', certainty: 'probable', directness: 'indirect', at: 'safety announcement',
    authority: 'FDA', population: 'infants and toddlers',
    statement: 'The agency judged that one short anaesthesia is unlikely to harm behaviour or learning.'};
