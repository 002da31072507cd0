// Ketamine and esketamine in depression, suicidality, anxiety and trauma disorders.

// ---- Major depression

ASSERT (ketamine)-[:TREATS]->(major_depressive_disorder)
  SUPPORTED BY 'berman2000' {
    design: 'randomised trial', certainty: 'possible', n: 7, at: 'abstract',
    population: 'adults with major depression, crossover',
    effect: '25-item HAM-D fell by 14 v 0 points',
    statement: 'Seven depressed patients improved within 72 hours of ketamine and not after saline.'}
  SUPPORTED BY 'caddy2015' {
    design: 'systematic review', certainty: 'possible', at: 'abstract', checked: false,
    population: 'adults with unipolar depression, 9 ketamine trials',
    statement: 'The first Cochrane review saw a short-lived benefit of ketamine over placebo on weak evidence.'}
  SUPPORTED BY 'newport2015' {
    design: 'meta-analysis', certainty: 'probable', n: 147, at: 'abstract',
    population: 'adults with depression, seven trials',
    effect: 'response at 24 h OR 9.87 (4.37 to 22.29)',
    statement: 'Seven trials show a fast but short-lived response to ketamine.'}
  SUPPORTED BY 'dean2021' {
    design: 'systematic review', certainty: 'possible', n: 296, at: 'summary of findings table 2',
    population: 'adults with unipolar depression',
    effect: 'response at 24 h OR 2.48 (95% CI 1.00 to 6.18), 4 trials',
    statement: 'More people responded a day after ketamine than after midazolam, on evidence of very low certainty.'}
  REFUTED BY 'lii2023' {
    design: 'randomised trial', certainty: 'probable', n: 40, at: 'abstract',
    population: 'adults with major depression having surgery',
    effect: 'MADRS difference -5.82 (95% CI -13.3 to 1.64), p=0.13',
    statement: 'Given during surgical anaesthesia, so that nobody felt it, ketamine did no better than saline.'}
  REFUTED BY 'jelovac2025' {
    design: 'randomised trial', certainty: 'probable', n: 62, at: 'abstract',
    population: 'inpatients with a unipolar or bipolar depressive episode',
    effect: 'MADRS difference -3.16 (95% CI -8.54 to 2.22), p=0.25',
    statement: 'Up to eight ketamine infusions added nothing to inpatient care when midazolam was the comparator.'}
  INCONCLUSIVE BY 'sanacora2017' {
    design: 'guideline', certainty: 'possible', at: 'abstract',
    authority: 'APA task force', population: 'mood disorders, off-label use',
    statement: 'The APA task force: ketamine may help some patients, but the data are few, short-term and weak on safety.'}
  INCONCLUSIVE BY 'yoon2025' {
    design: 'randomised trial', certainty: 'possible', n: 58, at: 'abstract', cohort: 'yale_va_naltrexone',
    population: 'adults with major depression and alcohol use disorder',
    effect: 'no group differences against midazolam',
    statement: 'In patients who also drank heavily every arm improved, midazolam included, so the trial could not show a ketamine effect.'};

ASSERT (glun2b_antagonist)-[:TREATS]->(major_depressive_disorder)
  SUPPORTED BY 'preskorn2008' {
    design: 'randomised trial', certainty: 'possible', n: 30, at: 'abstract',
    population: 'adults with treatment-refractory depression on paroxetine',
    effect: 'MADRS difference 8.6 (80% CI -12.3 to -4.5); response 60% v 20%',
    statement: 'One infusion of the GluN2B antagonist CP-101,606 lowered depression scores more than placebo, without dissociation.'};

ASSERT (lanicemine)-[:TREATS]->(major_depressive_disorder)
  REFUTED BY 'sanacora2017lanicemine' {
    design: 'randomised trial', certainty: 'probable', n: 302, at: 'abstract',
    population: 'adults with major depression, 12 weeks',
    effect: 'neither dose superior to placebo',
    statement: 'The NMDA channel blocker lanicemine did no better than saline on any depression measure.'};

ASSERT (ketamine)-[:REDUCES]->(depressive_symptoms)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'speculative', at: 'paragraph 6', seed_paragraphs: [6],
    population: 'opioid withdrawal',
    statement: 'It may relieve depression that goes along with opioid withdrawal.'}
  SUPPORTED BY 'jones2018' {
    design: 'systematic review', certainty: 'speculative', directness: 'indirect', seed_paragraphs: [6],
    statement: 'The article credits the 2018 review with a possible relief of accompanying depression.'} VIA 'seed_article' AT 'paragraph 6'
  SUPPORTED BY 'walsh2021' {
    design: 'systematic review', certainty: 'probable', at: 'abstract',
    effect: '33 systematic reviews',
    statement: 'Reviews and pooled analyses agree on a strong, fast and passing effect on depression.'}
  SUPPORTED BY 'abdallah2022' {
    design: 'randomised trial', certainty: 'possible', n: 158, at: 'abstract', seed_paragraphs: [6],
    population: 'veterans and service members with PTSD',
    statement: 'The standard dose eased depression more than placebo, though not PTSD.'}
  SUPPORTED BY 'lehane2025' {
    design: 'animal', certainty: 'possible', directness: 'indirect', at: 'abstract', seed_paragraphs: [6], cohort: 'sartor_lab',
    population: 'mice, oxycodone withdrawal',
    statement: 'Given on the first day of withdrawal, ketamine reversed the low mood seen in mice a month after oxycodone.'}
  REFUTED BY 'krupitsky2007' {
    design: 'randomised trial', certainty: 'possible', n: 59, at: 'abstract', seed_paragraphs: [6], cohort: 'krupitsky_st_petersburg',
    population: 'detoxified heroin-dependent inpatients',
    statement: 'Nor did depression or anxiety differ between one and three sessions.'}
  INCONCLUSIVE BY 'lehane2025' {
    design: 'animal', certainty: 'possible', directness: 'indirect', at: 'abstract', seed_paragraphs: [6], cohort: 'sartor_lab',
    population: 'mice, oxycodone withdrawal, treated the day before the tests',
    statement: 'Given only the day before the tests, it helped in one of three.'};

ASSERT (esketamine)-[:REDUCES]->(depressive_symptoms)
  SUPPORTED BY 'fu2020' {
    design: 'randomised trial', certainty: 'probable', n: 226, at: 'abstract',
    population: 'depression with suicidal intent',
    effect: 'MADRS difference -3.8 (95% CI -6.56 to -1.09)',
    statement: 'A day after the first dose depression had fallen more than with placebo spray.'}
  SUPPORTED BY 'ionescu2021' {
    design: 'randomised trial', certainty: 'probable', n: 230, at: 'abstract',
    population: 'depression with suicidal intent',
    effect: 'MADRS difference -3.9 (95% CI -6.60 to -1.11)',
    statement: 'The effect at 24 hours was replicated.'};

// ---- Treatment-resistant depression and relapse

ASSERT (ketamine)-[:TREATS]->(treatment_resistant_depression)
  SUPPORTED BY 'zarate2006' {
    design: 'randomised trial', certainty: 'probable', n: 18, at: 'abstract', checked: false,
    population: 'treatment-resistant major depression, crossover',
    effect: '71% responded at one day',
    statement: 'One infusion relieved treatment-resistant depression within two hours, still visible at one week.'}
  SUPPORTED BY 'murrough2013' {
    design: 'randomised trial', certainty: 'probable', n: 73, at: 'abstract',
    population: 'treatment-resistant major depression',
    statement: 'A day after one infusion depression had fallen more than after midazolam.'}
  SUPPORTED BY 'loo2023' {
    design: 'randomised trial', certainty: 'probable', n: 106, at: 'results, cohort 2', cohort: 'kads', checked: false,
    population: 'treatment-resistant depression, flexible dose',
    effect: 'remission 19.6% v 2.0%',
    statement: 'With doses raised to 0.9 mg/kg by response, more patients remitted than with midazolam.'}
  INCONCLUSIVE BY 'loo2023' {
    design: 'randomised trial', certainty: 'probable', n: 68, at: 'results, cohort 1', cohort: 'kads', checked: false,
    population: 'treatment-resistant depression, fixed dose',
    effect: 'remission 6.3% v 8.8%',
    statement: 'At a fixed subcutaneous dose of 0.5 mg/kg remission was as rare as with midazolam.'};

ASSERT (esketamine)-[:TREATS]->(treatment_resistant_depression)
  SUPPORTED BY 'popova2019' {
    design: 'randomised trial', certainty: 'probable', n: 223, at: 'abstract', cohort: 'transform_sustain',
    population: 'adults 18 to 64',
    effect: 'MADRS difference -4.0 (95% CI -7.31 to -0.64)',
    statement: 'Flexible-dose spray with a new antidepressant beat placebo spray with a new antidepressant.'}
  SUPPORTED BY 'janik2025' {
    design: 'randomised trial', certainty: 'probable', n: 378, at: 'abstract',
    population: 'adults, monotherapy',
    effect: 'MADRS difference -5.1 (56 mg) and -6.8 (84 mg)',
    statement: 'Without any antidepressant beside it, both doses beat placebo at day 28.'}
  REFUTED BY 'takahashi2021' {
    design: 'randomised trial', certainty: 'probable', n: 202, at: 'abstract',
    population: 'Japanese adults',
    effect: 'MADRS change -15.2, -14.5, -15.1 v -15.3 with placebo',
    statement: 'None of three fixed doses differed from placebo in Japan.'}
  INCONCLUSIVE BY 'fedgchin2019' {
    design: 'randomised trial', certainty: 'probable', n: 346, at: 'abstract', cohort: 'transform_sustain',
    population: 'adults 18 to 64',
    effect: '84 mg: -3.2 (95% CI -6.88 to 0.45), p=0.088; 56 mg: -4.1 (-7.67 to -0.49), nominal',
    statement: 'The fixed 84 mg dose missed significance, so that 56 mg could not be tested formally.'}
  INCONCLUSIVE BY 'ochsross2020' {
    design: 'randomised trial', certainty: 'probable', n: 137, at: 'abstract',
    population: 'adults 65 and older',
    effect: 'MADRS difference -3.6 (95% CI -7.20 to 0.07), p=0.059',
    statement: 'In people over 65 the primary endpoint was missed narrowly, with no effect from 75 on.'};

ASSERT (arketamine)-[:TREATS]->(treatment_resistant_depression)
  SUPPORTED BY 'leal2021' {
    design: 'uncontrolled trial', certainty: 'possible', n: 7, at: 'abstract', cohort: 'bahia_quarantini',
    population: 'adults with treatment-resistant depression',
    effect: 'MADRS 30.7 to 10.4 after a day, difference 20.3 (95% CI 13.6 to 27.0)',
    statement: 'Seven patients improved a day after arketamine with almost no dissociation, without a control group.'}
  REFUTED BY 'leal2023' {
    design: 'randomised trial', certainty: 'possible', n: 10, at: 'abstract', cohort: 'bahia_quarantini',
    population: 'adults with treatment-resistant depression, crossover pilot',
    effect: 'treatment p=0.40, interaction p=0.95',
    statement: 'Depression fell over time but no more after arketamine than after saline.'};

ASSERT (esketamine)-[:PREVENTS]->(depression_relapse)
  SUPPORTED BY 'daly2019' {
    design: 'randomised trial', certainty: 'probable', n: 176, at: 'abstract', cohort: 'transform_sustain',
    population: 'remitters and responders to esketamine',
    effect: 'relapse 26.7% v 45.3% (24 v 39 of those in stable remission)',
    statement: 'Patients who stayed on the spray relapsed later and less often than those switched to placebo.'};

// ---- Suicidal thoughts

ASSERT (ketamine)-[:REDUCES]->(suicidal_ideation)
  SUPPORTED BY 'larkin2011' {
    design: 'case series', certainty: 'possible', n: 14, at: 'retraction report',
    statement: 'An emergency department series that reported fast relief; since retracted.'} VIA 'retractionwatch2017'
  SUPPORTED BY 'grunebaum2018' {
    design: 'randomised trial', certainty: 'probable', n: 80, at: 'abstract',
    population: 'major depression with clinically significant suicidal ideation',
    effect: 'SSI difference 4.96 (95% CI 2.33 to 7.59)',
    statement: 'A day after infusion suicidal ideation had fallen more than with midazolam.'}
  SUPPORTED BY 'wilkinson2018' {
    design: 'meta-analysis', certainty: 'probable', n: 167, at: 'abstract',
    population: 'patients with suicidal ideation, 10 trials',
    effect: 'Cohen\'s d 0.48 to 0.85',
    statement: 'Suicidal thoughts fell within a day and up to a week, beyond the change in mood.'}
  SUPPORTED BY 'abbar2022' {
    design: 'randomised trial', certainty: 'probable', n: 156, at: 'abstract',
    population: 'inpatients with severe suicidal ideation',
    effect: '63.0% v 31.6%; OR 3.7 (95% CI 1.9 to 7.3)',
    statement: 'Two infusions doubled full remission of suicidal ideas at day 3, most of all in bipolar patients.'}
  INCONCLUSIVE BY 'abbar2022' {
    design: 'randomised trial', certainty: 'possible', at: 'abstract, subgroup',
    population: 'depressive disorder stratum',
    effect: 'OR 1.3 (95% CI 0.3 to 5.2), p=0.6',
    statement: 'In the stratum with depressive disorder no effect was seen.'};

ASSERT (esketamine)-[:REDUCES]->(suicidal_ideation)
  SUPPORTED BY 'canuso2018' {
    design: 'randomised trial', certainty: 'possible', n: 68, at: 'abstract',
    population: 'depression at imminent suicide risk',
    effect: 'effect size 0.67 at 4 h',
    statement: 'The suicidal thoughts item improved at 4 hours, not at 24 hours or day 25; the judged suicide risk never differed.'}
  REFUTED BY 'fu2020' {
    design: 'randomised trial', certainty: 'probable', n: 226, at: 'results',
    population: 'depression with suicidal intent, inpatients',
    statement: 'Severity of suicidality fell as much with placebo spray and full standard care.'}
  REFUTED BY 'ionescu2021' {
    design: 'randomised trial', certainty: 'probable', n: 230, at: 'results',
    population: 'depression with suicidal intent, inpatients',
    statement: 'The second trial found the same: no difference in severity of suicidality.'}
  INCONCLUSIVE BY 'spravato2026' {
    design: 'regulation', certainty: 'established', at: 'limitations of use',
    authority: 'FDA-approved label',
    statement: 'The label says that an effect on suicidal ideation or behaviour has not been shown.'};

// ---- Bipolar and postpartum depression

ASSERT (ketamine)-[:TREATS]->(bipolar_depression)
  SUPPORTED BY 'diazgranados2010' {
    design: 'randomised trial', certainty: 'possible', n: 18, at: 'abstract', cohort: 'nimh_bipolar_ketamine',
    population: 'treatment-resistant bipolar depression, crossover',
    effect: 'd=0.52 at 40 minutes; 71% v 6% responded at some time',
    statement: 'On lithium or valproate, one infusion relieved bipolar depression for three days.'}
  SUPPORTED BY 'zarate2012' {
    design: 'randomised trial', certainty: 'possible', n: 15, at: 'abstract', cohort: 'nimh_bipolar_ketamine',
    population: 'bipolar I or II depression, crossover',
    effect: '79% v 0% responded at some time',
    statement: 'The finding was repeated in a second sample of the same laboratory.'}
  SUPPORTED BY 'parsaik2015' {
    design: 'meta-analysis', certainty: 'possible', n: 69, at: 'abstract', cohort: 'nimh_bipolar_ketamine',
    effect: 'SMD -1.01 (95% CI -1.37 to -0.66)',
    statement: 'A pooled effect that counted patients twice; since retracted.'}
  INCONCLUSIVE BY 'deanb2021' {
    design: 'systematic review', certainty: 'speculative', n: 33, at: 'abstract', cohort: 'nimh_bipolar_ketamine', checked: false,
    population: 'adults with bipolar depression',
    effect: 'response at 24 h OR 11.61 (95% CI 1.25 to 107.74)',
    statement: 'Cochrane: two tiny trials, very low certainty.'};

ASSERT (ketamine)-[:PREVENTS]->(postpartum_depression)
  SUPPORTED BY 'ma2019' {
    design: 'randomised trial', certainty: 'possible', n: 654, at: 'abstract',
    population: 'caesarean delivery, China',
    statement: 'Fewer women screened positive after ketamine at caesarean delivery.'}
  REFUTED BY 'xu2017' {
    design: 'randomised trial', certainty: 'probable', n: 330, at: 'abstract',
    population: 'caesarean delivery',
    statement: 'A bolus of 0.25 mg/kg changed nothing at three days or six weeks.'}
  REFUTED BY 'wang2022' {
    design: 'randomised trial', certainty: 'possible', n: 64, at: 'abstract', cohort: 'peking_perinatal',
    population: 'prenatal depressive symptoms, caesarean delivery',
    effect: 'EPDS median 9 v 8, p=0.608',
    statement: 'An infusion of 0.5 mg/kg did not lower depression scores at 48 hours.'};

ASSERT (esketamine)-[:PREVENTS]->(postpartum_depression)
  SUPPORTED BY 'wang2024' {
    design: 'randomised trial', certainty: 'probable', n: 364, at: 'abstract', cohort: 'peking_perinatal',
    population: 'mothers with prenatal depression, China',
    effect: '6.7% v 25.4%; RR 0.26 (95% CI 0.14 to 0.48)',
    statement: 'After one low dose at childbirth far fewer women had a depressive episode at 42 days.'};

// ---- Anxiety, trauma, obsessions

ASSERT (ketamine)-[:TREATS]->(post_traumatic_stress_disorder)
  SUPPORTED BY 'feder2014' {
    design: 'randomised trial', certainty: 'possible', n: 41, at: 'abstract', cohort: 'mount_sinai_ptsd',
    population: 'chronic PTSD, civilians for the greater part, crossover',
    statement: 'A day after one infusion symptoms had fallen more than after midazolam.'}
  SUPPORTED BY 'feder2021' {
    design: 'randomised trial', certainty: 'possible', n: 30, at: 'abstract', cohort: 'mount_sinai_ptsd',
    population: 'chronic PTSD',
    effect: 'CAPS-5 difference 11.88 (SE 3.96); response 67% v 20%',
    statement: 'Six infusions in two weeks beat midazolam; the median response lasted four weeks.'}
  SUPPORTED BY 'almeida2024' {
    design: 'meta-analysis', certainty: 'possible', at: 'abstract',
    population: '10 studies, 3 not randomised',
    statement: 'Pooled self-reported symptoms were better at the end of treatment, with high heterogeneity.'}
  REFUTED BY 'dadabayev2020' {
    design: 'randomised trial', certainty: 'possible', n: 41, at: 'abstract',
    population: 'chronic pain with and without PTSD',
    statement: 'PTSD eased as much with the painkiller ketorolac.'}
  REFUTED BY 'abdallah2022' {
    design: 'randomised trial', certainty: 'probable', n: 158, at: 'abstract',
    population: 'veterans and service members, antidepressant-resistant',
    effect: 'no group-by-time interaction on PCL-5 or CAPS-5',
    statement: 'Eight infusions at either of two doses did not ease PTSD more than placebo.'}
  INCONCLUSIVE BY 'borgogna2024' {
    design: 'meta-analysis', certainty: 'possible', n: 221, at: 'abstract',
    population: '6 randomised trials',
    effect: 'g=0.27 (95% CI 0.03 to 0.51); adjusted 0.20 (-0.08 to 0.48)',
    statement: 'A small advantage that vanished after correction for bias and against active comparators.'};

ASSERT (ketamine)-[:TREATS]->(obsessive_compulsive_disorder)
  SUPPORTED BY 'rodriguez2013' {
    design: 'randomised trial', certainty: 'possible', n: 15, at: 'abstract',
    population: 'drug-free adults with near-constant obsessions',
    effect: '4 of 8 v 0 of 7 (first phase)',
    statement: 'Half of those given ketamine had responded a week later, none of those given saline.'}
  REFUTED BY 'bloch2012' {
    design: 'uncontrolled trial', certainty: 'possible', n: 10, at: 'abstract',
    population: 'treatment-refractory OCD',
    effect: '0 of 10; symptoms fell by less than 12%',
    statement: 'None of ten patients responded in the three days after infusion.'};

ASSERT (ketamine)-[:REDUCES]->(anxiety)
  SUPPORTED BY 'mills2025' {
    design: 'randomised trial', certainty: 'possible', n: 174, at: 'abstract', cohort: 'kads',
    population: 'treatment-resistant depression',
    effect: 'HAM-A -4.0 in cohort 2 (n=106); -1.4 in cohort 1 (n=68)',
    statement: 'Anxiety fell with flexible dosing and not with the fixed dose; retracted for errors.'};

ASSERT (ketamine)-[:TREATS]->(social_anxiety_disorder)
  SUPPORTED BY 'taylor2018' {
    design: 'randomised trial', certainty: 'possible', n: 18, at: 'abstract',
    population: 'adults, crossover',
    effect: 'response on LSAS 33.3% v 0%',
    statement: 'Clinician-rated social anxiety fell more than after saline; the self-rating curves did not differ.'};

// ---- Against other treatments

ASSERT (ketamine)-[:NONINFERIOR_TO]->(electroconvulsive_therapy)
  SUPPORTED BY 'anand2023' {
    design: 'randomised trial', certainty: 'probable', n: 403, at: 'abstract',
    population: 'non-psychotic treatment-resistant depression',
    effect: 'response 55.4% v 41.2%; difference 14.2 points (95% CI 3.9 to 24.2)',
    statement: 'In patients referred for ECT, without psychosis, ketamine was not worse than ECT.'}
  REFUTED BY 'ekstrand2022' {
    design: 'randomised trial', certainty: 'probable', n: 186, at: 'abstract',
    population: 'inpatients with unipolar depression, psychotic features allowed',
    effect: 'remission 46% v 63%, p=0.026',
    statement: 'In inpatients fewer remitted with ketamine than with ECT.'};

ASSERT (ketamine)-[:SUPERIOR_TO]->(esketamine)
  SUPPORTED BY 'bahji2021' {
    design: 'meta-analysis', certainty: 'possible', directness: 'indirect', n: 1877, at: 'abstract', checked: false,
    population: 'unipolar and bipolar depression, 24 trials',
    statement: 'Across separate trials racemic ketamine looked more effective than esketamine; no head-to-head data.'};

ASSERT (esketamine)-[:SUPERIOR_TO]->(quetiapine)
  SUPPORTED BY 'reif2023' {
    design: 'randomised trial', certainty: 'probable', n: 676, at: 'abstract',
    effect: 'no relapse 21.7% v 14.1%',
    statement: 'Remission at week 8 and freedom from relapse to week 32 were commoner than with quetiapine.'};

// ---- Blinding

ASSERT (functional_unblinding)-[:CONFOUNDS]->(ketamine_antidepressant_effect)
  SUPPORTED BY 'lii2023' {
    design: 'randomised trial', certainty: 'possible', n: 40, at: 'abstract',
    effect: '36.8% guessed their allocation',
    statement: 'Once allocation was truly hidden no advantage was seen; about a third guessed rightly and both groups guessed alike.'};
