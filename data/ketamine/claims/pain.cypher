// Ketamine against pain, and the opioids that it saves.

// ---- Acute and perioperative pain

ASSERT (ketamine)-[:REDUCES]->(acute_pain)
  SUPPORTED BY 'motov2015' {
    design: 'randomised trial', certainty: 'probable', n: 90, at: 'abstract',
    population: 'emergency department patients 18 to 55',
    effect: 'pain 8.6 to 4.1 of 10 at 30 min',
    statement: 'Mean pain halved within half an hour of a push of 0.3 mg/kg.'}
  SUPPORTED BY 'lee2016ed' {
    design: 'meta-analysis', certainty: 'possible', n: 438, at: 'abstract',
    population: 'emergency department patients, 6 trials',
    statement: 'Pain relief in emergency care was similar to or better than with placebo or opioids, with uneven results.'}
  SUPPORTED BY 'schwenk2018' {
    design: 'guideline', certainty: 'probable', at: 'abstract',
    authority: 'ASRA, AAPM and ASA', population: 'adults with acute pain',
    statement: 'Three United States societies: evidence supports ketamine for acute pain, alone or added to opioids.'}
  REFUTED BY 'nielsen2017' {
    design: 'randomised trial', certainty: 'possible', directness: 'indirect', n: 147, at: 'abstract',
    population: 'opioid-dependent, chronic pain',
    statement: 'Pain itself in the first day did not differ.'};

ASSERT (intranasal_ketamine)-[:REDUCES]->(acute_pain)
  SUPPORTED BY 'schwenk2018' {
    design: 'guideline', certainty: 'possible', at: 'abstract',
    authority: 'ASRA, AAPM and ASA', population: 'adults with acute pain',
    statement: 'The same guideline sees support for the nasal form as well, though weaker.'};

ASSERT (ketamine)-[:CAUSES]->(analgesia)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 2', seed_paragraphs: [2],
    statement: 'It relieves pain.'}
  SUPPORTED BY 'domino1965' {
    design: 'uncontrolled trial', certainty: 'probable', n: 20, at: 'abstract',
    population: 'volunteers from a prison',
    effect: '1 to 2 mg/kg intravenously',
    statement: 'Effective pain relief was seen already in the first human study.'} VIA 'domino2010'
  SUPPORTED BY 'pribish2020' {
    design: 'narrative review', certainty: 'established', at: 'introduction', seed_paragraphs: [2],
    statement: 'Pain relief is among its long known effects.'};

ASSERT (ketamine)-[:REDUCES]->(postoperative_pain)
  SUPPORTED BY 'brinck2018' {
    design: 'meta-analysis', certainty: 'probable', n: 8341, at: 'abstract', checked: false,
    population: 'adults, surgery under general anaesthesia',
    effect: '130 studies',
    statement: 'The Cochrane review found less pain and less opioid use when ketamine was given around surgery.'}
  REFUTED BY 'avidan2017' {
    design: 'randomised trial', certainty: 'probable', n: 672, at: 'title of the accepted manuscript', cohort: 'podcast',
    population: 'adults over 60 having major surgery',
    statement: 'The trial also reported no effect of the single dose on pain after surgery.'};

ASSERT (esketamine)-[:REDUCES]->(intraoperative_pain)
  SUPPORTED BY 'xu2023caesarean' {
    design: 'randomised trial', certainty: 'possible', n: 600, at: 'abstract', cohort: 'zhejiang_caesarean',
    population: 'women at elective caesarean delivery, China',
    effect: 'median 0 (IQR 0-1) v 0 (0-2), p=0.001',
    statement: 'A dose before incision lowered pain scores a little at caesarean delivery; since retracted.'};

ASSERT (intranasal_ketamine)-[:NONINFERIOR_TO]->(intravenous_analgesics)
  SUPPORTED BY 'seak2021' {
    design: 'meta-analysis', certainty: 'possible', n: 1760, at: 'abstract',
    population: 'adults in emergency care',
    effect: '30 min: mean difference -0.05, p=0.87; 7 trials',
    statement: 'Through the nose it eased acute pain about as well as intravenous painkillers.'};

ASSERT (ketamine)-[:NONINFERIOR_TO]->(morphine)
  SUPPORTED BY 'motov2015' {
    design: 'randomised trial', certainty: 'possible', n: 90, at: 'abstract',
    population: 'emergency department patients 18 to 55 with acute pain',
    effect: 'pain 4.1 v 3.9 at 30 min; difference 0.2 (95% CI -1.19 to 1.46), p=0.97',
    statement: 'At 0.3 mg/kg ketamine eased acute pain about as much as morphine at half an hour.'};

ASSERT (ketamine)-[:REDUCES]->(pain)
  SUPPORTED BY 'malchow2019' {
    design: 'cohort', certainty: 'possible', n: 41, at: 'abstract',
    population: 'veterans with chronic pain on opioids',
    effect: 'median fall of 50% at 1 month, 40% at 3 months',
    statement: 'Pain halved in the first month.'};

ASSERT (ketamine)-[:DEVELOPED_FOR]->(pain_management)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 2', seed_paragraphs: [2],
    statement: 'It was first developed for pain management as well.'};

// ---- Chronic pain, cancer, headache

ASSERT (ketamine)-[:TREATS]->(complex_regional_pain_syndrome)
  SUPPORTED BY 'sigtermans2009' {
    design: 'randomised trial', certainty: 'probable', n: 60, at: 'abstract', cohort: 'leiden_crps',
    population: 'adults, 4.2-day S(+)-ketamine infusion',
    effect: 'pain at week 1: 2.68 v 5.45 of 10; over 12 weeks p<0.001',
    statement: 'A four-day infusion of the S form eased pain over twelve weeks more than placebo.'}
  SUPPORTED BY 'cohen2018' {
    design: 'guideline', certainty: 'possible', at: 'recommendations',
    authority: 'ASRA, AAPM and ASA', population: 'adults with chronic pain',
    effect: '22 mg/h for 4 days or 0.35 mg/kg/h 4 h daily for 10 days; benefit up to 12 weeks',
    statement: 'Moderate evidence that infusions ease complex regional pain syndrome for up to twelve weeks.'}
  INCONCLUSIVE BY 'sigtermans2009' {
    design: 'randomised trial', certainty: 'possible', n: 60, at: 'abstract', cohort: 'leiden_crps',
    population: 'adults, 4.2-day S(+)-ketamine infusion, at week 12',
    effect: 'week 12 p=0.07; no functional gain',
    statement: 'By week twelve the difference had faded, and function had not improved at any time.'};

ASSERT (ketamine)-[:TREATS]->(migraine)
  INCONCLUSIVE BY 'cohen2018' {
    design: 'guideline', certainty: 'speculative', at: 'recommendations',
    authority: 'ASRA, AAPM and ASA', population: 'adults with chronic pain',
    statement: 'Migraine is among the conditions for which the panel found weak or no support.'};

ASSERT (intranasal_ketamine)-[:TREATS]->(migraine)
  SUPPORTED BY 'yuan2023' {
    design: 'case series', certainty: 'speculative', at: 'conclusions',
    population: 'refractory chronic migraine, retrospective',
    statement: 'Most patients of a headache centre found the nasal form helpful; the authors ask for placebo-controlled trials.'};

ASSERT (ketamine)-[:TREATS]->(cancer_pain)
  REFUTED BY 'hardy2012' {
    design: 'randomised trial', certainty: 'probable', n: 185, at: 'abstract',
    population: 'adults with uncontrolled cancer pain, subcutaneous infusion',
    effect: 'positive outcome 31% v 27%; difference 0.04 (95% CI -0.10 to 0.18), p=0.55',
    statement: 'Under the skin for up to five days, ketamine eased cancer pain no more often than placebo.'};

ASSERT (ketamine)-[:TREATS]->(chronic_pain)
  INCONCLUSIVE BY 'ferraro2025' {
    design: 'systematic review', certainty: 'speculative', n: 2309, at: 'report of the review',
    population: 'adults with chronic non-cancer pain',
    effect: 'intravenous, immediate: -15.79 of 100 (95% CI -32.09 to 0.51); 67 trials of all NMDA blockers',
    statement: 'Cochrane found no clear evidence that infusions ease chronic pain, on evidence of very low certainty.'};

ASSERT (ketamine)-[:PREVENTS]->(chronic_postsurgical_pain)
  INCONCLUSIVE BY 'peyton2024' {
    design: 'randomised trial', certainty: 'speculative', at: 'protocol',
    population: 'major surgery, Australia, New Zealand and Hong Kong',
    effect: '4884 planned',
    statement: 'The protocol calls earlier small trials inconsistent though mostly favourable, and plans a large one.'};

ASSERT (ketamine)-[:TREATS]->(fibromyalgia)
  INCONCLUSIVE BY 'cohen2018' {
    design: 'guideline', certainty: 'speculative', at: 'recommendations',
    authority: 'ASRA, AAPM and ASA', population: 'adults with chronic pain',
    statement: 'For fibromyalgia the evidence of even immediate relief was judged weak or absent.'};

ASSERT (intranasal_ketamine)-[:REDUCES]->(migraine_aura_severity)
  SUPPORTED BY 'afridi2013' {
    design: 'randomised trial', certainty: 'possible', n: 18, at: 'abstract',
    population: 'migraine with prolonged aura, completers of 30',
    effect: 'p=0.032; duration unchanged',
    statement: 'A nasal dose of 25 mg made the aura milder, not shorter, which midazolam did not.'};

// ---- Opioids saved, tolerance, hyperalgesia

ASSERT (ketamine)-[:REDUCES]->(opioid_requirement)
  SUPPORTED BY 'subramaniam2004' {
    design: 'systematic review', certainty: 'possible', directness: 'indirect', n: 2385, at: 'abstract',
    population: 'surgical patients',
    effect: '37 trials',
    statement: 'A single dose saved opioid in seven of eleven trials and an infusion in six of eleven.'}
  SUPPORTED BY 'elia2005' {
    design: 'meta-analysis', certainty: 'probable', directness: 'indirect', n: 2839, at: 'abstract',
    population: 'surgical patients',
    effect: '-15.7 mg morphine at 24 h; 53 trials in all, 16 in this analysis',
    statement: 'Given beforehand by vein, ketamine saved some sixteen milligrams of morphine in a day.'}
  SUPPORTED BY 'loftus2010' {
    design: 'randomised trial', certainty: 'probable', directness: 'indirect', n: 102, at: 'abstract',
    population: 'opiate-dependent, chronic back pain',
    statement: 'In people dependent on opiates, ketamine during back surgery cut morphine use for two days and again at six weeks.'}
  SUPPORTED BY 'quinlan2012' {
    design: 'case series', certainty: 'speculative', n: 11, at: 'letter',
    population: 'chronic pain, prescribed opioids',
    effect: '3 of 11 at 6 months',
    statement: 'After five days of infusion to come off prescribed opioids, eight of eleven still felt better at two months, and three were well without opioids at six.'}
  SUPPORTED BY 'gharaei2013' {
    design: 'randomised trial', certainty: 'probable', directness: 'indirect', n: 190, at: 'abstract',
    population: 'opioid abusers, lithotripsy',
    effect: '1.0 v 1.6 and 1.5 v 2.0 microgram/kg',
    statement: 'In opioid abusers under sedation a very small dose cut the remifentanil they needed.'}
  SUPPORTED BY 'wang2016' {
    design: 'meta-analysis', certainty: 'probable', directness: 'indirect', n: 2502, at: 'abstract',
    population: 'adults after surgery',
    effect: 'about 5 to 20 mg less morphine at 24 to 72 h',
    statement: 'Adults took less morphine when their pump held ketamine as well.'}
  SUPPORTED BY 'nielsen2017' {
    design: 'randomised trial', certainty: 'probable', directness: 'indirect', n: 147, at: 'abstract',
    population: 'opioid-dependent, chronic pain',
    effect: '79 v 121 mg; difference 42 mg (95% CI 25 to 59)',
    statement: 'S-ketamine during spinal fusion cut a day of morphine by a third in people dependent on opioids.'}
  SUPPORTED BY 'brinck2018' {
    design: 'systematic review', certainty: 'established', directness: 'indirect', n: 8341, at: 'abstract', checked: false,
    population: 'adults after surgery under general anaesthesia',
    effect: '130 studies',
    statement: 'Given around operations, ketamine was studied above all for how much opioid it saves and how much pain it spares in the first two days; the figure was not seen.'};

ASSERT (ketamine)-[:POTENTIATES]->(patient_controlled_analgesia)
  SUPPORTED BY 'wang2016' {
    design: 'meta-analysis', certainty: 'probable', directness: 'indirect', n: 2502, at: 'abstract',
    population: 'adults after surgery',
    effect: '36 trials; about 5 to 20 mg less morphine at 24 to 72 h',
    statement: 'Twelve years on, with more trials, pain and morphine use were lower when ketamine was added.'}
  REFUTED BY 'subramaniam2004' {
    design: 'systematic review', certainty: 'possible', directness: 'indirect', at: 'abstract',
    population: 'surgical patients',
    effect: '6 trials',
    statement: 'Mixed into patient-controlled morphine it added nothing.'}
  REFUTED BY 'sveticic2008' {
    design: 'randomised trial', certainty: 'probable', directness: 'indirect', n: 352, at: 'abstract',
    population: 'major orthopaedic surgery',
    effect: 'unsatisfactory in 36.9% v 33.0%, p=0.50',
    statement: 'After orthopaedic surgery morphine with ketamine satisfied no more patients than morphine alone.'};

ASSERT (ketamine)-[:REDUCES]->(opioid_tolerance)
  SUPPORTED BY 'kissin2000' {
    design: 'animal', certainty: 'possible', directness: 'indirect', at: 'abstract',
    population: 'rats',
    statement: 'A dose too small to relieve pain slowed tolerance to alfentanil and the rebound of pain a day later.'}
  REFUTED BY 'aguado2011' {
    design: 'animal', certainty: 'possible', directness: 'indirect', at: 'abstract',
    population: 'rats',
    statement: 'Under sevoflurane ketamine did not stop acute tolerance to remifentanil.'};

ASSERT (ketamine)-[:REDUCES]->(opioid_adverse_effects)
  REFUTED BY 'elia2005' {
    design: 'meta-analysis', certainty: 'probable', directness: 'indirect', n: 2839, at: 'abstract',
    population: 'surgical patients',
    statement: 'The saving did not show as fewer side effects of morphine.'};

ASSERT (ketamine)-[:PREVENTS]->(opioid_induced_hyperalgesia)
  SUPPORTED BY 'joly2005' {
    design: 'randomised trial', certainty: 'probable', directness: 'indirect', n: 75, at: 'title and abstract',
    population: 'major abdominal surgery',
    statement: 'A small dose kept high-dose remifentanil from making the wound area oversensitive.'};
