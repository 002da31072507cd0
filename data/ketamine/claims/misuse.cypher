// Abuse liability of ketamine, and what frequent use does to body and mind.

// ---- Abuse liability

ASSERT (ketamine)-[:HAS_RISK]->(misuse)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'possible', at: 'paragraph 14', seed_paragraphs: [14],
    statement: 'It can be misused.'}
  SUPPORTED BY 'palamar2021' {
    design: 'database', certainty: 'established', at: 'abstract', seed_paragraphs: [14],
    population: 'United States, to 2019',
    effect: 'past-year use at most 0.9% (2019)',
    statement: 'Non-medical use, poisonings and seizures have all risen in the United States, from a low level.'}
  SUPPORTED BY 'palamar2022' {
    design: 'database', certainty: 'established', n: 758, at: 'abstract', seed_paragraphs: [14],
    population: 'United States, 2019 to 2021, 13 years and older',
    effect: '39.5% misuse or abuse; calls a quarter up 81.1%',
    statement: 'Misuse was the commonest reason for a call to a poison centre about ketamine.'}
  REFUTED BY 'simmler2022' {
    design: 'animal', certainty: 'probable', directness: 'indirect', at: 'abstract', seed_paragraphs: [14],
    population: 'mice',
    statement: 'Mice found ketamine rewarding, yet it left no addiction-type plasticity, sensitisation or runaway self-administration.'}
  REFUTED BY 'rathore2025' {
    design: 'systematic review', certainty: 'possible', n: 605, at: 'abstract', seed_paragraphs: [14],
    population: 'alcohol use disorder',
    statement: 'No study reported misuse of ketamine after treatment.'}
  INCONCLUSIVE BY 'swainson2022' {
    design: 'expert opinion', certainty: 'possible', at: 'abstract', seed_paragraphs: [14],
    population: 'treatment-resistant depression',
    statement: 'The risk seems no greater than with stimulants or benzodiazepines, which are prescribed every day.'};

ASSERT (esketamine)-[:HAS_RISK]->(misuse)
  SUPPORTED BY 'yang2015' {
    design: 'animal', certainty: 'possible', directness: 'indirect', at: 'abstract', cohort: 'chiba_hashimoto',
    population: 'mice',
    statement: 'Esketamine did produce reward, hyperactivity and gating deficits.'}
  SUPPORTED BY 'bonaventura2021' {
    design: 'animal', certainty: 'probable', directness: 'indirect', at: 'abstract', cohort: 'nida_michaelides',
    population: 'rats and mice',
    statement: 'Rats pressed a lever for esketamine and mice preferred the place where they had received it.'};

ASSERT (arketamine)-[:HAS_RISK]->(misuse)
  SUPPORTED BY 'zanos2019' {
    design: 'animal', certainty: 'possible', directness: 'indirect', at: 'abstract', cohort: 'gould_maryland',
    population: 'mice',
    effect: 'about half the potency of the racemate',
    statement: 'At higher doses arketamine also produced conditioned place preference.'}
  REFUTED BY 'yang2015' {
    design: 'animal', certainty: 'possible', directness: 'indirect', at: 'abstract', cohort: 'chiba_hashimoto',
    population: 'mice',
    statement: 'No rewarding effect, hyperactivity or gating deficit was seen with arketamine.'}
  REFUTED BY 'bonaventura2021' {
    design: 'animal', certainty: 'probable', directness: 'indirect', at: 'abstract', cohort: 'nida_michaelides',
    population: 'rats and mice',
    statement: 'Rats did not self-administer arketamine.'};

ASSERT (ketamine)-[:HAS_RISK]->(addiction)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'possible', at: 'paragraph 14', seed_paragraphs: [14],
    statement: 'It may itself be addictive.'}
  SUPPORTED BY 'morgan2012' {
    design: 'narrative review', certainty: 'probable', at: 'abstract', seed_paragraphs: [14],
    population: 'recreational users',
    statement: 'Many frequent users fear addiction and have tried to stop without success.'}
  SUPPORTED BY 'winstock2012' {
    design: 'cohort', certainty: 'probable', n: 1285, at: 'abstract', seed_paragraphs: [14],
    population: 'readers of a dance music site',
    effect: '17%',
    statement: 'About a sixth of recent users met criteria for dependence on ketamine.'}
  SUPPORTED BY 'lalanne2016' {
    design: 'case report', certainty: 'possible', directness: 'indirect', n: 1, at: 'abstract', seed_paragraphs: [14],
    statement: 'The same authors warn that ketamine is itself addictive in published reports.'}
  SUPPORTED BY 'hospira2017' {
    design: 'regulation', certainty: 'possible', at: 'drug abuse and dependence (read in a copy of the same generic label)',
    authority: 'FDA-approved label', population: 'prolonged use, United States',
    statement: 'The American generic label says that dependence and tolerance may follow long use.'}
  SUPPORTED BY 'kokane2020' {
    design: 'narrative review', certainty: 'speculative', directness: 'indirect', at: 'abstract', seed_paragraphs: [14],
    population: 'depression',
    statement: 'Depression and addiction share circuits, so repeated treatment could, in theory, lead to addiction.'}
  SUPPORTED BY 'strong2020' {
    design: 'narrative review', certainty: 'possible', directness: 'indirect', at: 'abstract', seed_paragraphs: [14],
    population: 'alcohol use disorder',
    statement: 'Repeated treatment would be needed in a lifelong disorder, which raises doubt because ketamine can be addictive.'};

ASSERT (ketamine)-[:HAS_RISK]->(abuse)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'possible', at: 'paragraph 14', seed_paragraphs: [14, 26],
    statement: 'It can be abused.'}
  SUPPORTED BY 'liu2016' {
    design: 'narrative review', certainty: 'established', at: 'abstract', seed_paragraphs: [14],
    statement: 'Ketamine is reinforcing as well as toxic, and its abuse does harm to people and society.'};

ASSERT (ketamine)-[:CAUSES]->(drug_reward)
  SUPPORTED BY 'suzuki2000' {
    design: 'animal', certainty: 'possible', directness: 'indirect', at: 'abstract', seed_paragraphs: [14],
    population: 'mice',
    statement: 'On its own ketamine created a place preference, a sign of reward.'};

ASSERT (ketamine)-[:CAUSES]->(withdrawal_syndrome)
  SUPPORTED BY 'hospira2017' {
    design: 'regulation', certainty: 'possible', at: 'drug abuse and dependence (read in a copy of the same generic label)',
    authority: 'FDA-approved label', population: 'prolonged use, United States',
    statement: 'The American generic label adds that withdrawal with psychotic features has been described.'};

// ---- Ketamine use disorder

ASSERT (medication)-[:TREATS]->(ketamine_use_disorder)
  INCONCLUSIVE BY 'roberts2024' {
    design: 'systematic review', certainty: 'speculative', n: 368, at: 'abstract',
    effect: '12 studies, 1 controlled trial',
    statement: 'For ketamine use disorder itself no drug has more than very weak evidence.'};

// ---- Bladder and kidney

ASSERT (chronic_ketamine_use)-[:CAUSES]->(ulcerative_cystitis)
  SUPPORTED BY 'chu2007' {
    design: 'case series', certainty: 'possible', n: 10, at: 'case reports', cohort: 'hong_kong_urology',
    population: 'street-ketamine users 20 to 30 years old, Hong Kong',
    effect: 'functional capacity 30 to 100 mL',
    statement: 'Ten young users had bladders that held 30 to 100 mL, with sterile urine.'}
  SUPPORTED BY 'shahani2007' {
    design: 'case series', certainty: 'possible', n: 9, at: 'abstract',
    population: 'daily recreational users, Toronto',
    effect: '9 of 9',
    statement: 'Nine daily users had ulcerated, shrunken bladders with sterile urine, described as a new disease.'}
  SUPPORTED BY 'chu2008' {
    design: 'case series', certainty: 'probable', n: 59, at: 'abstract', cohort: 'hong_kong_urology',
    population: 'street-ketamine users, Hong Kong',
    effect: '42 of 59 (71%) with inflammation at cystoscopy',
    statement: 'In fifty-nine users cystoscopy and biopsy looked like interstitial cystitis.'}
  SUPPORTED BY 'cottrell2008' {
    design: 'case series', certainty: 'possible', n: 9, at: 'letter',
    population: 'chronic users in south-west England, some treated for pain',
    statement: 'British urologists saw nine chronic users with ulcerative cystitis, in some cases after medical use.'}
  SUPPORTED BY 'morgan2012' {
    design: 'narrative review', certainty: 'probable', at: 'abstract', seed_paragraphs: [15],
    population: 'recreational users',
    statement: 'Cystitis with ulcers is the chief bodily harm, above all with long and frequent use.'}
  SUPPORTED BY 'ketalar2024' {
    design: 'regulation', certainty: 'established', at: 'adverse reactions',
    authority: 'FDA-approved label', population: 'chronic use or abuse, United States',
    statement: 'The American label lists bladder symptoms and cystitis after chronic use.'};

ASSERT (ketamine_cessation)-[:REDUCES]->(ulcerative_cystitis)
  SUPPORTED BY 'shahani2007' {
    design: 'case series', certainty: 'speculative', n: 9, at: 'abstract',
    population: 'daily recreational users, Toronto',
    statement: 'Stopping the drug, with pentosan polysulfate, seemed to bring some relief.'};

ASSERT (chronic_ketamine_use)-[:CAUSES]->(renal_impairment)
  SUPPORTED BY 'chu2008' {
    design: 'case series', certainty: 'possible', n: 59, at: 'abstract', cohort: 'hong_kong_urology',
    population: 'street-ketamine users, Hong Kong',
    effect: '8 of 59 with raised creatinine',
    statement: 'Eight of fifty-nine users had a raised creatinine, and in severe cases the damage may be lasting.'}
  SUPPORTED BY 'cottrell2008' {
    design: 'case series', certainty: 'speculative', n: 9, at: 'letter',
    population: 'chronic users in south-west England',
    statement: 'Hydronephrosis and failing kidneys were named among the complications.'};

ASSERT (chronic_ketamine_use)-[:CAUSES]->(urinary_symptoms)
  SUPPORTED BY 'winstock2012' {
    design: 'cohort', certainty: 'probable', n: 1285, at: 'abstract', seed_paragraphs: [15],
    population: 'readers of a dance music site',
    effect: '26.6%; half of those asked improved after stopping',
    statement: 'More than a quarter of people who had used ketamine in the last year had urinary symptoms, rising with dose and frequency.'};

ASSERT (ketamine_cessation)-[:REDUCES]->(urinary_symptoms)
  SUPPORTED BY 'winstock2012' {
    design: 'cohort', certainty: 'possible', n: 251, at: 'abstract',
    population: 'recreational users, online survey',
    effect: '51% better after stopping',
    statement: 'Half of those asked were better after they had stopped.'};

ASSERT (chronic_ketamine_use)-[:CAUSES]->(hydronephrosis)
  SUPPORTED BY 'chu2008' {
    design: 'case series', certainty: 'probable', n: 59, at: 'abstract', cohort: 'hong_kong_urology',
    population: 'street-ketamine users, Hong Kong',
    effect: '30 of 59 (51%)',
    statement: 'Half of fifty-nine users had urine backed up into one or both kidneys.'};

// ---- Liver and bile ducts

ASSERT (chronic_ketamine_use)-[:CAUSES]->(bile_duct_dilatation)
  SUPPORTED BY 'yu2014' {
    design: 'case series', certainty: 'possible', n: 26, at: 'abstract', cohort: 'hong_kong_abusers',
    population: 'users with abnormal liver tests or pain, Hong Kong',
    effect: '18 of 26 (69%)',
    statement: 'Imaging showed spindle-shaped widening of the main bile duct that grew with the years of use.'};

ASSERT (ketamine_cessation)-[:REDUCES]->(bile_duct_dilatation)
  SUPPORTED BY 'yu2014' {
    design: 'case series', certainty: 'speculative', n: 5, at: 'abstract', cohort: 'hong_kong_abusers',
    population: 'abstinent users, Hong Kong',
    effect: '5 of 5',
    statement: 'The widening went back in five people who had stopped.'};

ASSERT (chronic_ketamine_use)-[:CAUSES]->(bile_duct_injury)
  SUPPORTED BY 'wong2014' {
    design: 'cohort', certainty: 'probable', n: 7, at: 'abstract', cohort: 'hong_kong_abusers',
    population: 'chronic users with abnormal liver tests, Hong Kong',
    effect: '7 of 7 biopsies; fibrosis in 2',
    statement: 'Every one of seven biopsies showed damaged bile ducts.'};

ASSERT (chronic_ketamine_use)-[:CAUSES]->(liver_injury)
  SUPPORTED BY 'wong2014' {
    design: 'cohort', certainty: 'probable', n: 297, at: 'abstract', cohort: 'hong_kong_abusers',
    population: 'chronic users with bladder disease, Hong Kong',
    effect: '9.8%, all cholestatic',
    statement: 'One in ten chronic users with bladder trouble had liver injury, always of the bile-stasis kind.'};

// ---- Memory and mind

ASSERT (chronic_ketamine_use)-[:IMPAIRS]->(memory)
  SUPPORTED BY 'morgan2004' {
    design: 'cohort', certainty: 'possible', n: 40, at: 'abstract', cohort: 'morgan_ucl_users',
    population: 'recreational users, three days after use',
    effect: '20 users v 20 polydrug controls',
    statement: 'Memory for the source of information was still poor three days after the drug.'}
  SUPPORTED BY 'morgan2010' {
    design: 'cohort', certainty: 'probable', n: 150, at: 'abstract', seed_paragraphs: [15], cohort: 'morgan_ucl_users',
    population: 'recreational users and controls',
    effect: '80% retested at 12 months',
    statement: 'The more ketamine frequent users took over a year, the worse their spatial working memory and pattern recognition became.'}
  SUPPORTED BY 'morgan2012' {
    design: 'narrative review', certainty: 'probable', at: 'abstract', seed_paragraphs: [15],
    population: 'recreational users',
    statement: 'Daily use goes with deficits in working and episodic memory.'};

ASSERT (infrequent_ketamine_use)-[:IMPAIRS]->(memory)
  REFUTED BY 'morgan2010' {
    design: 'cohort', certainty: 'possible', n: 150, at: 'abstract', cohort: 'morgan_ucl_users',
    population: 'recreational users and controls',
    statement: 'Deficits were seen mainly in frequent users, little in occasional ones.'};

ASSERT (chronic_ketamine_use)-[:CAUSES]->(delusional_symptoms)
  SUPPORTED BY 'morgan2010' {
    design: 'cohort', certainty: 'possible', n: 150, at: 'abstract', seed_paragraphs: [15], cohort: 'morgan_ucl_users',
    population: 'recreational users and controls',
    statement: 'Delusional symptoms rose with the amount of use.'};

ASSERT (chronic_ketamine_use)-[:CAUSES]->(depressive_symptoms)
  SUPPORTED BY 'morgan2010' {
    design: 'cohort', certainty: 'possible', n: 150, at: 'abstract', cohort: 'morgan_ucl_users',
    population: 'recreational users and controls',
    statement: 'Depression scores rose over the year in frequent and in former users.'};

ASSERT (chronic_ketamine_use)-[:CAUSES]->(dissociation)
  SUPPORTED BY 'morgan2010' {
    design: 'cohort', certainty: 'probable', n: 150, at: 'abstract', cohort: 'morgan_ucl_users',
    population: 'frequent users',
    statement: 'Frequent users scored higher for dissociation and, by dose, for delusional ideas.'};

ASSERT (chronic_ketamine_use)-[:IMPAIRS]->(spatial_memory)
  SUPPORTED BY 'morgan2014' {
    design: 'controlled', certainty: 'possible', n: 26, at: 'abstract', seed_paragraphs: [15],
    population: 'frequent users',
    effect: '11 users v 15 polydrug controls',
    statement: 'Heavy users did worse in a virtual maze, with less activity in the right hippocampus and left parahippocampal gyrus.'};

// ---- Poisoning and death

ASSERT (ketamine)-[:CAUSES]->(death_by_poisoning)
  SUPPORTED BY 'corkery2021' {
    design: 'database', certainty: 'established', n: 283, at: 'abstract', seed_paragraphs: [18], cohort: 'npsad',
    population: 'England, 1997 to 2019',
    effect: 'about 30 a year since 2016; 74.6% accidental poisoning',
    statement: 'In England 283 deaths after recreational ketamine were reported in 23 years, most with other substances as well.'}
  SUPPORTED BY 'pullen2025' {
    design: 'database', certainty: 'established', n: 696, at: 'abstract', seed_paragraphs: [18], cohort: 'npsad',
    population: 'England, Wales and Northern Ireland, 1999 to 2024',
    effect: '15 in 2014, 197 projected in 2024',
    statement: 'Deaths with illicit ketamine rose more than tenfold in ten years, with more substances taken beside it.'};

ASSERT (polydrug_use)-[:CONFOUNDS]->(ketamine_related_deaths)
  SUPPORTED BY 'pullen2025' {
    design: 'database', certainty: 'probable', n: 696, at: 'abstract', cohort: 'npsad',
    population: 'illicit use, England, Wales and Northern Ireland',
    effect: 'median of 6 other substances in 2020 to 2024',
    statement: 'Most of the dead had taken several other drugs, ever more over the years.'};

ASSERT (opioid_co_use)-[:INCREASES]->(severe_ketamine_poisoning)
  SUPPORTED BY 'palamar2022' {
    design: 'database', certainty: 'probable', n: 758, at: 'abstract', seed_paragraphs: [18],
    population: 'United States, 2019 to 2021, 13 years and older',
    effect: 'adjusted prevalence ratio 2.44 (95% CI 1.46 to 4.08)',
    statement: 'Taking opioids as well more than doubled the risk of a serious outcome or death.'};

ASSERT (ketamine)-[:CAUSES]->(severe_poisoning)
  SUPPORTED BY 'palamar2022' {
    design: 'database', certainty: 'probable', n: 758, at: 'abstract', seed_paragraphs: [18],
    population: 'United States, 2019 to 2021, 13 years and older',
    effect: '19.6%',
    statement: 'A fifth of those reported had a major effect or died.'};
