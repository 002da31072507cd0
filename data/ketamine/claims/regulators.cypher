// What regulators, laws, insurers and professional societies say (property authority).

// ---- Approved, and not approved

ASSERT (esketamine)-[:APPROVED_FOR]->(treatment_resistant_depression)
  SUPPORTED BY 'fda2019spravato' {
    design: 'regulation', certainty: 'established', at: 'press release',
    authority: 'FDA', population: 'adults, United States',
    statement: 'Approved on 5 March 2019 together with an oral antidepressant.'}
  SUPPORTED BY 'mahase2019' {
    design: 'news', certainty: 'established', at: 'news',
    authority: 'European Commission', population: 'adults, European Union',
    statement: 'Approved by the European Commission in December 2019 with an SSRI or SNRI.'}
  SUPPORTED BY 'nida2026' {
    design: 'web article', certainty: 'established', at: 'key points', seed_paragraphs: [20],
    authority: 'FDA', population: 'United States',
    statement: 'A drug made from ketamine is approved for treatment-resistant depression, which the seed passes over.'};

ASSERT (esketamine_monotherapy)-[:APPROVED_FOR]->(treatment_resistant_depression)
  SUPPORTED BY 'jnj2025' {
    design: 'news', certainty: 'established', at: 'news',
    authority: 'FDA', population: 'adults, United States',
    statement: 'The FDA dropped the need for an oral antidepressant in January 2025.'};

ASSERT (ketamine)-[:NOT_APPROVED_FOR]->(opioid_use_disorder)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 20', seed_paragraphs: [20, 21],
    authority: 'FDA',
    statement: 'Not approved for opioid use disorder.'}
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 20', seed_paragraphs: [20],
    authority: 'FDA', population: 'United States',
    statement: 'It has no approval for opioid use disorder.'}
  SUPPORTED BY 'myopioidrecoveryteam2025' {
    design: 'web article', certainty: 'established', at: 'introduction', seed_paragraphs: [20],
    authority: 'FDA', population: 'United States',
    statement: 'Another health site says the same: no approval for this use.'};

ASSERT (ketamine)-[:NOT_APPROVED_FOR]->(psychiatric_disorder)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 20', seed_paragraphs: [20, 21],
    authority: 'FDA',
    statement: 'Not approved for any mental health condition.'}
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 20', seed_paragraphs: [20],
    authority: 'FDA', population: 'United States',
    statement: 'It has no approval for any mental health condition.'}
  SUPPORTED BY 'fda2023compounded' {
    design: 'regulation', certainty: 'established', at: 'alert, first point', seed_paragraphs: [20, 21],
    authority: 'FDA', population: 'United States',
    statement: 'The FDA: ketamine is not approved for any psychiatric disorder.'};

ASSERT (ketamine)-[:APPROVED_FOR]->(general_anaesthesia)
  SUPPORTED BY 'ketalar2024' {
    design: 'regulation', certainty: 'established', at: 'indications and usage',
    authority: 'FDA-approved label', population: 'United States',
    statement: 'The U.S. label names general anaesthesia as the indication.'};

ASSERT (esketamine)-[:NOT_APPROVED_FOR]->(general_anaesthesia)
  SUPPORTED BY 'spravato2026' {
    design: 'regulation', certainty: 'established', at: 'limitations of use',
    authority: 'FDA-approved label', population: 'United States',
    statement: 'The spray is not approved as an anaesthetic.'};

ASSERT (esketamine)-[:APPROVED_FOR]->(depression_with_acute_suicidality)
  SUPPORTED BY 'canady2020' {
    design: 'news', certainty: 'established', at: 'abstract',
    authority: 'FDA', population: 'adults, United States',
    statement: 'Added by the FDA in August 2020.'};

ASSERT (food_and_drug_administration)-[:STATES_UNPROVEN]->(ketamine)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 21', seed_paragraphs: [21],
    authority: 'FDA', condition: 'every mental health condition', population: 'United States',
    statement: 'The FDA holds that its safety and efficacy are unproven for every mental health condition.'};

// ---- Control of the drug

ASSERT (drug_enforcement_administration)-[:REGULATES]->(ketamine)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 19', seed_paragraphs: [19],
    authority: 'DEA', population: 'United States',
    statement: 'Ketamine is a substance under the control of the DEA.'};

ASSERT (drug_enforcement_administration)-[:SCHEDULES]->(ketamine)
  SUPPORTED BY 'dea1999' {
    design: 'regulation', certainty: 'established', at: 'summary', seed_paragraphs: [19],
    authority: 'DEA', population: 'United States',
    statement: 'Schedule III since 12 August 1999, isomers and salts included.'};

ASSERT (uk_government)-[:SCHEDULES]->(ketamine)
  SUPPORTED BY 'ukclassb2014' {
    design: 'regulation', certainty: 'established', at: 'article 4',
    authority: 'United Kingdom government', population: 'United Kingdom',
    statement: 'Class B since 10 June 2014; Class C before.'};

ASSERT (ketamine)-[:WARRANTS]->(international_drug_control)
  SUPPORTED BY 'cnd2015' {
    design: 'regulation', certainty: 'possible', at: 'proposal',
    authority: 'Government of China',
    statement: 'China asked for Schedule I, later Schedule IV, of the 1971 Convention.'} VIA 'gdpo2015'
  REFUTED BY 'who2015ketamine' {
    design: 'guideline', certainty: 'established', at: 'news item',
    authority: 'WHO',
    statement: 'WHO advised against control for the fourth time since 2006: no global health threat, and access to anaesthesia at stake.'};

ASSERT (federal_law)-[:REGULATES]->(distribution_of_ketamine)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 19', seed_paragraphs: [19],
    authority: 'United States federal law', population: 'United States',
    statement: 'Federal law governs distribution.'};

ASSERT (spravato_rems)-[:REGULATES]->(esketamine)
  SUPPORTED BY 'fda2019spravato' {
    design: 'regulation', certainty: 'established', at: 'press release',
    authority: 'FDA', population: 'United States',
    statement: 'Sold only through a restricted programme, given only in certified places.'};

ASSERT (federal_law)-[:REGULATES]->(possession_of_ketamine)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 19', seed_paragraphs: [19],
    authority: 'United States federal law', population: 'United States',
    statement: 'Federal law governs possession.'};

ASSERT (federal_law)-[:REGULATES]->(production_of_ketamine)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 19', seed_paragraphs: [19],
    authority: 'United States federal law', population: 'United States',
    statement: 'Federal law governs production.'};

ASSERT (telemedicine_flexibilities)-[:PERMITS]->(remote_prescribing_of_ketamine)
  SUPPORTED BY 'dea2025telehealth' {
    design: 'regulation', certainty: 'established', directness: 'indirect', at: 'summary',
    authority: 'DEA', population: 'United States',
    statement: 'Schedule II to V drugs may be prescribed without a visit in person to the end of 2026.'};

ASSERT (ketamine)-[:LISTED_IN]->(who_essential_medicines_list)
  SUPPORTED BY 'who2015ketamine' {
    design: 'regulation', certainty: 'established', at: 'news item',
    authority: 'WHO',
    statement: 'On the list since 1985.'};

// ---- Warnings

ASSERT (food_and_drug_administration)-[:WARNS_AGAINST]->(compounded_ketamine)
  SUPPORTED BY 'fda2022nasal' {
    design: 'regulation', certainty: 'established', at: 'alert',
    authority: 'FDA',
    statement: 'Alerted professionals to safety reports on compounded nasal spray.'}
  SUPPORTED BY 'fda2023compounded' {
    design: 'regulation', certainty: 'established', at: 'alert',
    authority: 'FDA', condition: 'psychiatric disorders',
    statement: 'Warned of compounded ketamine, oral forms and home use included.'};

ASSERT (american_medical_association)-[:WARNS_AGAINST]->(ketamine_for_law_enforcement)
  SUPPORTED BY 'ama2021' {
    design: 'expert opinion', certainty: 'established', at: 'report and news of its adoption',
    authority: 'AMA', population: 'United States',
    statement: 'The medical association took the same position in June 2021, after deaths.'};

ASSERT (american_society_of_anesthesiologists)-[:WARNS_AGAINST]->(ketamine_for_law_enforcement)
  SUPPORTED BY 'acepasa2020' {
    design: 'expert opinion', certainty: 'established', at: 'statement',
    authority: 'ACEP and ASA', population: 'United States',
    statement: 'With the emergency physicians it opposed sedating people solely for the purposes of the police.'};

ASSERT (american_society_of_ketamine_physicians)-[:WARNS_AGAINST]->(home_intravenous_ketamine_without_examination)
  SUPPORTED BY 'askp2021' {
    design: 'expert opinion', certainty: 'established', at: 'press release',
    authority: 'ASKP3', population: 'United States',
    statement: 'The society of ketamine practitioners does not condone infusions at home without an examination in person.'};

ASSERT (food_and_drug_administration)-[:WARNS_AGAINST]->(prolonged_anaesthesia_in_early_childhood)
  SUPPORTED BY 'fda2016anesthetics' {
    design: 'regulation', certainty: 'possible', directness: 'indirect', at: 'safety announcement',
    authority: 'FDA', population: 'children under three and women in the third trimester',
    effect: 'longer than 3 hours or repeated',
    statement: 'The FDA warned that long or repeated anaesthesia may affect the developing brain; ketamine is among the drugs named.'};

// ---- Recommendations and standards of care

ASSERT (ketamine)-[:RECOMMENDED_FOR]->(treatment_resistant_depression)
  SUPPORTED BY 'swainson2021' {
    design: 'guideline', certainty: 'probable', at: 'abstract',
    authority: 'CANMAT', population: 'adults, Canada',
    statement: 'Canadian guidance: best evidence for one infusion, weak for repeated ones and for other routes.'}
  SUPPORTED BY 'vadod2022' {
    design: 'guideline', certainty: 'possible', at: 'recommendations',
    authority: 'VA/DoD', population: 'veterans and service members, United States',
    statement: 'The VA/DoD guideline suggests ketamine or esketamine after several failed drug trials.'} VIA 'usmedicine2022';

ASSERT (esketamine)-[:RECOMMENDED_FOR]->(treatment_resistant_depression)
  SUPPORTED BY 'smc2020' {
    design: 'guideline', certainty: 'established', at: 'advice',
    authority: 'Scottish Medicines Consortium', population: 'adults, Scotland',
    statement: 'Scotland accepted the same spray for the same use, under a patient access scheme.'}
  SUPPORTED BY 'vadod2022' {
    design: 'guideline', certainty: 'possible', at: 'recommendations',
    authority: 'VA/DoD', population: 'veterans and service members, United States',
    statement: 'Suggested after several failed drug trials.'} VIA 'usmedicine2022'
  REFUTED BY 'nice2022' {
    design: 'guideline', certainty: 'established', at: 'recommendation 1.1',
    authority: 'NICE', population: 'adults, England',
    statement: 'NICE does not recommend the spray: long-term benefit and cost-effectiveness are uncertain.'};

ASSERT (off_label_ketamine)-[:REQUIRES]->(anaesthetic_standards_for_ketamine)
  SUPPORTED BY 'asaketamine' {
    design: 'guideline', certainty: 'established', at: 'guidance',
    authority: 'ASA', population: 'United States',
    statement: 'Anaesthesiologists want the same standards as for other anaesthetics, whatever the use.'}
  REFUTED BY 'askp2025' {
    design: 'expert opinion', certainty: 'possible', directness: 'indirect', at: 'list of basics',
    authority: 'ASKP3', population: 'United States',
    statement: 'Ketamine practitioners call use outside anaesthesia fundamentally different, against the anaesthesiologists\' view that one standard holds.'};

ASSERT (ketamine)-[:RECOMMENDED_FOR]->(chronic_pain)
  SUPPORTED BY 'cohen2018' {
    design: 'guideline', certainty: 'possible', at: 'abstract',
    authority: 'ASRA, AAPM and ASA',
    statement: 'Consensus: infusions can be used for chronic pain, on evidence that varies by condition and dose.'};

ASSERT (american_society_of_ketamine_physicians)-[:RECOMMENDS]->(non_anaesthetic_dose_limits)
  SUPPORTED BY 'askp2025' {
    design: 'expert opinion', certainty: 'probable', at: 'list of basics',
    authority: 'ASKP3', population: 'United States',
    statement: 'The society of ketamine practitioners endorses no route, provided that dose and route stay below a level of sedation unfit for the setting.'};

// ---- Monitoring

ASSERT (ketamine_assisted_therapy)-[:REQUIRES_MONITORING]->(mental_health)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 18', seed_paragraphs: [18],
    statement: 'The care team watches mental health during the therapy.'};

ASSERT (ketamine_assisted_therapy)-[:REQUIRES_MONITORING]->(physical_health)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'established', at: 'paragraph 18', seed_paragraphs: [18],
    statement: 'The care team watches physical health during the therapy.'};

ASSERT (esketamine)-[:REQUIRES_MONITORING]->(sedation)
  SUPPORTED BY 'spravato2026' {
    design: 'regulation', certainty: 'established', at: 'boxed warning',
    authority: 'FDA-approved label',
    statement: 'Patients are watched for at least two hours after each dose.'};

// ---- Insurers

ASSERT (health_insurer)-[:COVERS]->(off_label_ketamine)
  REFUTED BY 'seed_article' {
    design: 'web article', certainty: 'possible', at: 'paragraph 22', seed_paragraphs: [22],
    authority: 'health insurers', condition: 'opioid use disorder', population: 'opioid use disorder',
    statement: 'Insurers may not pay, since the use is off-label.'}
  REFUTED BY 'bcbsal2024' {
    design: 'regulation', certainty: 'established', at: 'policy', seed_paragraphs: [22],
    authority: 'Blue Cross and Blue Shield of Alabama', condition: 'psychiatric disorders', population: 'Blue Cross and Blue Shield of Alabama',
    statement: 'This insurer calls infusions for psychiatric disorders investigational.'};
