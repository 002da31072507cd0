// For whom ketamine is contraindicated, and who says so (property authority).

// ---- Mind

ASSERT (ketamine)-[:CONTRAINDICATED_IN]->(schizophrenia)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'probable', at: 'paragraph 17', seed_paragraphs: [17],
    statement: 'Not recommended for anyone with schizophrenia.'}
  SUPPORTED BY 'green2011' {
    design: 'guideline', certainty: 'probable', at: 'contraindications',
    authority: 'emergency physicians (2011 guideline)', population: 'emergency department sedation',
    statement: 'By a later account the 2011 guideline treats psychiatric illness as an absolute bar to dissociative sedation.'} VIA 'rebelempsych'
  SUPPORTED BY 'cohen2018' {
    design: 'guideline', certainty: 'possible', directness: 'indirect', at: 'contraindications',
    authority: 'ASRA, AAPM and ASA', population: 'adults with chronic pain, infusions',
    statement: 'The chronic pain panel would keep infusions from people with certain badly controlled psychoses.'}
  INCONCLUSIVE BY 'rebelempsych' {
    design: 'web article', certainty: 'speculative', directness: 'indirect', at: 'clinical question',
    population: 'emergency patients with psychiatric history',
    statement: 'An emergency medicine review asks how strong the evidence for this bar is and calls it a fear that persists.'};

ASSERT (ketamine)-[:CONTRAINDICATED_IN]->(active_psychosis)
  SUPPORTED BY 'schwenk2018' {
    design: 'guideline', certainty: 'possible', at: 'question 4',
    authority: 'ASRA, AAPM and ASA', population: 'adults with acute pain',
    statement: 'Active psychosis is named as a contraindication to infusions for acute pain.'};

ASSERT (ketamine)-[:CONTRAINDICATED_IN]->(substance_use_disorder)
  SUPPORTED BY 'cohen2018' {
    design: 'guideline', certainty: 'possible', at: 'contraindications',
    authority: 'ASRA, AAPM and ASA', population: 'adults with chronic pain, serial infusions',
    statement: 'Repeated infusions are not to be started during an active substance problem.'};

// ---- Heart, vessels, pressure

ASSERT (esketamine)-[:CONTRAINDICATED_IN]->(aneurysmal_vascular_disease)
  SUPPORTED BY 'spravato2026' {
    design: 'regulation', certainty: 'established', at: 'contraindications',
    authority: 'FDA-approved label',
    statement: 'Not to be used with aneurysmal vascular disease.'};

ASSERT (ketamine)-[:CONTRAINDICATED_IN]->(cardiovascular_disease)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'probable', at: 'paragraph 17', seed_paragraphs: [17],
    statement: 'Not recommended with certain conditions of heart and vessels.'};

ASSERT (ketamine)-[:CONTRAINDICATED_IN]->(severe_coronary_disease)
  SUPPORTED BY 'ketalaruk2019' {
    design: 'regulation', certainty: 'established', at: 'section 4.3',
    authority: 'UK product label', population: 'United Kingdom',
    statement: 'Severe disease of the coronary vessels or heart muscle is excluded.'};

ASSERT (ketamine)-[:CONTRAINDICATED_IN]->(significant_hypertension_risk)
  SUPPORTED BY 'ketalaruk2019' {
    design: 'regulation', certainty: 'established', at: 'section 4.3',
    authority: 'UK product label', population: 'United Kingdom',
    statement: 'Not for anyone in whom a rise of blood pressure would be a serious danger.'};

ASSERT (ketamine)-[:CONTRAINDICATED_IN]->(uncontrolled_cardiovascular_disease)
  SUPPORTED BY 'cohen2018' {
    design: 'guideline', certainty: 'possible', at: 'contraindications',
    authority: 'ASRA, AAPM and ASA', population: 'adults with chronic pain',
    statement: 'People whose heart or vessel disease is badly controlled should not get infusions.'};

ASSERT (ketamine)-[:CONTRAINDICATED_IN]->(uncontrolled_hypertension)
  SUPPORTED BY 'swissketamine' {
    design: 'regulation', certainty: 'established', at: 'contraindications',
    authority: 'Swiss product label', population: 'Switzerland',
    effect: 'above 180/100 mm Hg at rest',
    statement: 'Swiss product information sets a limit of 180/100 mm Hg.'};

// ---- Brain and eye

ASSERT (ketamine)-[:CONTRAINDICATED_IN]->(cerebral_trauma)
  SUPPORTED BY 'ketalaruk2019' {
    design: 'regulation', certainty: 'established', at: 'section 4.3',
    authority: 'UK product label', population: 'United Kingdom',
    statement: 'The British text still excludes brain trauma and stroke, whatever the newer reviews on pressure say.'};

ASSERT (ketamine)-[:CONTRAINDICATED_IN]->(raised_intracranial_pressure)
  SUPPORTED BY 'cohen2018' {
    design: 'guideline', certainty: 'speculative', at: 'contraindications',
    authority: 'ASRA, AAPM and ASA', population: 'adults with chronic pain',
    effect: 'grade C',
    statement: 'On low-grade evidence the panel still advises against it, or for low doses only, when pressure in the skull is raised.'};

ASSERT (ketamine)-[:CONTRAINDICATED_IN]->(raised_intraocular_pressure)
  SUPPORTED BY 'cohen2018' {
    design: 'guideline', certainty: 'speculative', at: 'contraindications',
    authority: 'ASRA, AAPM and ASA', population: 'adults with chronic pain',
    effect: 'grade C',
    statement: 'The same low-grade caution covers raised pressure in the eye.'};

// ---- Pregnancy, infancy, liver, thyroid

ASSERT (ketamine)-[:CONTRAINDICATED_IN]->(pregnancy)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'probable', at: 'paragraph 17', seed_paragraphs: [17],
    statement: 'Not recommended in pregnancy.'}
  SUPPORTED BY 'schwenk2018' {
    design: 'guideline', certainty: 'possible', at: 'question 4',
    authority: 'ASRA, AAPM and ASA', population: 'adults with acute pain',
    statement: 'The acute pain guideline lists pregnancy among the reasons to withhold ketamine.'}
  SUPPORTED BY 'ketalarmonograph' {
    design: 'regulation', certainty: 'probable', at: 'warnings',
    authority: 'FDA-approved label', population: 'United States',
    statement: 'The American label advises against use in pregnancy, labour and delivery.'};

ASSERT (ketamine)-[:CONTRAINDICATED_IN]->(infants_under_three_months)
  SUPPORTED BY 'green2011' {
    design: 'guideline', certainty: 'probable', at: 'contraindications',
    authority: 'emergency physicians (2011 guideline)', population: 'infants, emergency departments',
    statement: 'Emergency physicians hold it absolutely unsuited to infants under three months, for fear of airway trouble.'} VIA 'lexicompketamine';

ASSERT (ketamine)-[:CONTRAINDICATED_IN]->(pre_eclampsia)
  SUPPORTED BY 'ketalaruk2019' {
    design: 'regulation', certainty: 'established', at: 'section 4.3',
    authority: 'UK product label', population: 'United Kingdom',
    statement: 'Eclampsia and pre-eclampsia are excluded by the British product text.'};

ASSERT (ketamine)-[:CONTRAINDICATED_IN]->(severe_hepatic_impairment)
  SUPPORTED BY 'cohen2018' {
    design: 'guideline', certainty: 'possible', at: 'contraindications',
    authority: 'ASRA, AAPM and ASA', population: 'adults with chronic pain',
    statement: 'Severe liver impairment is a reason to avoid it; moderate disease calls for monitoring.'};

ASSERT (ketamine)-[:CONTRAINDICATED_IN]->(untreated_hyperthyroidism)
  SUPPORTED BY 'swissketamine' {
    design: 'regulation', certainty: 'established', at: 'contraindications',
    authority: 'Swiss product label', population: 'Switzerland',
    statement: 'An overactive thyroid that is untreated or poorly treated rules it out there.'};
