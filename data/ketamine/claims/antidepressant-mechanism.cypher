// What the antidepressant effect needs, what carries it, what foretells it; animal models; other effects by their mechanism.

// ---- Does the effect need the opioid system?

ASSERT (ketamine_antidepressant_effect)-[:REQUIRES]->(opioid_system_activation)
  SUPPORTED BY 'williams2018' {
    design: 'randomised trial', certainty: 'probable', n: 12, at: 'abstract', cohort: 'stanford_naltrexone',
    population: 'adults with treatment-resistant depression, crossover',
    effect: '7 of 12 responders on placebo plus ketamine; trial halted at interim analysis',
    statement: 'Naltrexone 50 mg taken before ketamine removed most of the drop in depression scores on days 1 and 3.'}
  SUPPORTED BY 'klein2020' {
    design: 'animal', certainty: 'probable', at: 'abstract',
    population: 'rat model of depression',
    statement: 'Opioid antagonists abolished the behavioural and habenular effects of ketamine in rats, so opioid signalling is permissive.'}
  SUPPORTED BY 'jiang2024' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'yale_duman',
    population: 'rats, medial prefrontal cortex',
    statement: 'Naltrexone given systemically or into the prefrontal cortex, or an antibody against beta-endorphin there, blocked ketamine\'s effect.'}
  SUPPORTED BY 'jelen2025' {
    design: 'randomised trial', certainty: 'probable', n: 26, at: 'abstract', cohort: 'kcl_naltrexone',
    population: 'adults with major depressive disorder, crossover',
    effect: 'MADRS condition by time F(1,74)=5.39, P=0.023',
    statement: 'Naltrexone weakened the fall in depression scores a day after ketamine.'}
  REFUTED BY 'marton2019' {
    design: 'case series', certainty: 'possible', at: 'title', checked: false,
    population: 'patients on buprenorphine, methadone or naltrexone',
    statement: 'Patients who took opioid receptor drugs at the same time are reported to have responded to ketamine as usual.'}
  REFUTED BY 'yoon2019' {
    design: 'case series', certainty: 'possible', n: 5, at: 'whole letter (news report)', cohort: 'yale_va_naltrexone',
    population: 'adults with major depression and alcohol use disorder',
    effect: '5 of 5 responded after four infusions; MADRS improved 57% to 92%',
    statement: 'Five patients given long-acting naltrexone before weekly ketamine all reached response, which speaks against a need for opioid signalling.'}
  REFUTED BY 'zhang2019' {
    design: 'animal', certainty: 'possible', at: 'title', cohort: 'chiba_hashimoto', checked: false,
    population: 'mice',
    statement: 'In mice the opioid system is reported to play no part in the effect.'}
  REFUTED BY 'yoon2025' {
    design: 'randomised trial', certainty: 'possible', n: 58, at: 'abstract', cohort: 'yale_va_naltrexone',
    population: 'adults with major depression and alcohol use disorder',
    effect: 'more than 80% remission in every group, no group differences',
    statement: 'Ketamine with naltrexone did as well as ketamine with saline, and both did no better than midazolam.'}
  INCONCLUSIVE BY 'williamsreply2019' {
    design: 'expert opinion', certainty: 'possible', directness: 'indirect', at: 'second paragraph', cohort: 'stanford_naltrexone',
    population: 'reply to a letter',
    statement: 'The authors concede that their trial cannot tell a direct action on opioid receptors from an indirect one.'}
  INCONCLUSIVE BY 'yoonreply2019' {
    design: 'expert opinion', certainty: 'possible', directness: 'indirect', at: 'first paragraph', cohort: 'yale_va_naltrexone',
    population: 'reply to a letter',
    statement: 'The authors call the role of opioid receptors unresolved and ask for well-powered trials.'};

ASSERT (dissociation)-[:REQUIRES]->(opioid_system_activation)
  REFUTED BY 'williams2018' {
    design: 'randomised trial', certainty: 'probable', n: 12, at: 'abstract', cohort: 'stanford_naltrexone',
    population: 'adults with treatment-resistant depression, crossover',
    effect: 'no difference between conditions',
    statement: 'Dissociation after ketamine was the same with and without naltrexone, so it does not run through opioid receptors.'};

ASSERT (ketamine_antisuicidal_effect)-[:REQUIRES]->(opioid_system_activation)
  SUPPORTED BY 'williams2019' {
    design: 'randomised trial', certainty: 'probable', n: 12, at: 'abstract', cohort: 'stanford_naltrexone',
    population: 'adults with treatment-resistant depression, crossover',
    effect: 'p<0.01 for pretreatment on three suicidality scales',
    statement: 'In the same twelve patients naltrexone also weakened the effect of ketamine on suicidal thoughts.'};

// ---- NMDA receptors, glutamate, GABA interneurons

ASSERT (nmda_receptor_blockade)-[:MEDIATES]->(ketamine_antidepressant_effect)
  SUPPORTED BY 'preskorn2008' {
    design: 'randomised trial', certainty: 'possible', directness: 'indirect', n: 30, at: 'abstract',
    population: 'adults with treatment-refractory depression on paroxetine',
    statement: 'A selective antagonist with an effect of its own supports the receptor as the target.'}
  SUPPORTED BY 'gideons2014' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'utsw_monteggia',
    population: 'mice and hippocampal neurons',
    statement: 'What counts is block of resting receptors in the presence of magnesium, which ketamine manages and memantine does not.'}
  SUPPORTED BY 'abbott2024' {
    design: 'in vitro', certainty: 'speculative', directness: 'indirect', at: 'abstract', cohort: 'buffalo_popescu',
    population: 'recombinant receptors',
    statement: 'The authors propose this second site to explain clinical effects that memantine does not share.'}
  REFUTED BY 'sanacora2017lanicemine' {
    design: 'randomised trial', certainty: 'possible', directness: 'indirect', n: 302, at: 'abstract',
    population: 'adults with major depression, 12 weeks',
    statement: 'That another NMDA channel blocker failed speaks against channel block alone as the cause of ketamine\'s effect.'}
  REFUTED BY 'yang2019' {
    design: 'narrative review', certainty: 'possible', directness: 'indirect', at: 'abstract', cohort: 'chiba_hashimoto',
    population: 'review',
    statement: 'Other NMDA antagonists have not matched ketamine in patients, so blockade of the receptor is unlikely to be the main mechanism.'}
  INCONCLUSIVE BY 'newport2015' {
    design: 'meta-analysis', certainty: 'probable', directness: 'indirect', at: 'abstract',
    population: 'adults with depression, randomised trials',
    statement: 'Other NMDA antagonists did not work consistently, so blockade alone does not explain what ketamine does.'}
  INCONCLUSIVE BY 'kishimoto2016' {
    design: 'meta-analysis', certainty: 'probable', directness: 'indirect', n: 588, at: 'abstract',
    population: 'adults with unipolar or bipolar depression, 14 trials',
    effect: 'ketamine g -1.00 at day 1; others only on days 5 to 8',
    statement: 'Antagonists other than ketamine beat placebo only between days 5 and 8.'};

ASSERT (baseline_glutamate)-[:PREDICTS]->(ketamine_antidepressant_effect)
  REFUTED BY 'evans2018' {
    design: 'randomised trial', certainty: 'possible', n: 20, at: 'abstract', cohort: 'nimh_mdd_ketamine',
    population: 'adults with major depression, 7 T MRS',
    statement: 'Glutamate before treatment did not tell who would respond.'};

ASSERT (ketamine_antidepressant_effect)-[:REQUIRES]->(ampa_receptor)
  SUPPORTED BY 'maeng2008' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'nimh_manji',
    population: 'mice',
    statement: 'Pretreatment with the AMPA blocker NBQX weakened the antidepressant-like effect.'}
  SUPPORTED BY 'zanosgould2018' {
    design: 'narrative review', certainty: 'probable', directness: 'indirect', at: 'abstract', cohort: 'gould_maryland',
    population: 'review',
    statement: 'AMPA receptor activation is listed among the mechanisms that lead to lasting synaptic strengthening.'};

ASSERT (ketamine_antidepressant_effect)-[:REQUIRES]->(gaba_interneurons)
  SUPPORTED BY 'gerhard2020' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'yale_duman',
    population: 'mice, cell-specific knockdown',
    statement: 'Removing GluN2B from somatostatin or parvalbumin interneurons, not from pyramidal cells, blocked the effect.'}
  REFUTED BY 'pozzi2014' {
    design: 'animal', certainty: 'probable', at: 'abstract',
    population: 'mice without NMDA receptors in parvalbumin cells',
    statement: 'Mice whose parvalbumin interneurons lacked NMDA receptors responded to NMDA antagonists as usual.'};

ASSERT (ketamine_antidepressant_effect)-[:REQUIRES]->(glun2b_on_pyramidal_neurons)
  SUPPORTED BY 'miller2014' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'tulane_hall',
    population: 'mice without GluN2B in principal cortical neurons',
    statement: 'Deleting GluN2B only from principal cortical neurons imitated ketamine and left it nothing to add.'}
  REFUTED BY 'gerhard2020' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'yale_duman',
    population: 'mice, cell-specific knockdown',
    statement: 'Knocking GluN2B down in prefrontal glutamate neurons left the effect in place.'};

ASSERT (ketamine_antidepressant_effect)-[:REQUIRES]->(l_type_calcium_channel)
  SUPPORTED BY 'lepack2015' {
    design: 'animal', certainty: 'possible', at: 'abstract', cohort: 'yale_duman',
    population: 'rodents, forced swimming',
    statement: 'Nifedipine or verapamil beforehand blocked the effect.'};

// ---- Metabolites

ASSERT (ketamine_antidepressant_effect)-[:REQUIRES]->(hydroxynorketamine)
  SUPPORTED BY 'zanos2016' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'gould_maryland',
    population: 'mice',
    statement: 'Turning ketamine into hydroxynorketamine was reported to be essential for its antidepressant action in mice.'} VIA 'shirayama2018'
  REFUTED BY 'shirayama2018' {
    design: 'animal', certainty: 'possible', at: 'abstract', cohort: 'chiba_hashimoto',
    population: 'rats, learned helplessness',
    effect: 'no effect at 20 and 40 mg/kg',
    statement: '(2R,6R)-hydroxynorketamine did not help helpless rats although arketamine did.'}
  REFUTED BY 'yamaguchi2018' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'chiba_hashimoto',
    population: 'mice after lipopolysaccharide, and naive mice',
    statement: 'With metabolism almost fully blocked, arketamine worked at a lower dose rather than not at all.'};

ASSERT (hydroxynorketamine)-[:MEDIATES]->(ketamine_antidepressant_effect)
  SUPPORTED BY 'zanos2019' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'gould_maryland',
    population: 'mice, deuterated arketamine',
    statement: 'Deuterated arketamine, equal at NMDA receptors but harder to metabolise, was less potent, so the metabolite adds to the effect.'}
  REFUTED BY 'grunebaum2019' {
    design: 'randomised trial', certainty: 'possible', n: 53, at: 'abstract', cohort: 'columbia_ketamine',
    population: 'depressed adults with suicidal ideation',
    effect: 'r=0.37 (p=0.009) between (2R,6R) level and worse HDRS-24 change',
    statement: 'A higher level of the (2R,6R) metabolite went with less improvement a day later.'}
  REFUTED BY 'farmer2020' {
    design: 'randomised trial', certainty: 'possible', n: 34, at: 'abstract', cohort: 'nimh_mdd_ketamine',
    population: 'adults with treatment-resistant depression',
    effect: 'inverse relation of hydroxynorketamine level to response at days 3 and 7',
    statement: 'Patients with more hydroxynorketamine in plasma responded less well at days 3 and 7.'};

// ---- Growth factors, mTORC1, new synapses, new neurons

ASSERT (ketamine_antidepressant_effect)-[:REQUIRES]->(bdnf)
  SUPPORTED BY 'autry2011' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'utsw_monteggia',
    population: 'mice',
    statement: 'The rapid effect in mice depends on quick synthesis of BDNF.'}
  SUPPORTED BY 'liu2012' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'yale_duman',
    population: 'Val66Met knock-in mice',
    statement: 'Mice with two Met alleles of BDNF did not respond to ketamine.'}
  SUPPORTED BY 'lepack2015' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'yale_duman',
    population: 'rodents, forced swimming',
    statement: 'An antibody against BDNF in the prefrontal cortex took the effect away.'}
  REFUTED BY 'lindholm2013' {
    design: 'animal', certainty: 'possible', at: 'conclusions, II', cohort: 'helsinki_castren',
    population: 'mice with one working bdnf gene',
    statement: 'Ketamine also worked in mice with only one working BDNF gene and did not change BDNF protein or Trk phosphorylation.'};

ASSERT (ketamine_antidepressant_effect)-[:REQUIRES]->(mtorc1_signalling)
  SUPPORTED BY 'li2010' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'yale_duman',
    population: 'rats, models of depression',
    statement: 'With mTOR signalling blocked, ketamine neither built synapses nor changed behaviour.'}
  SUPPORTED BY 'li2011' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'yale_duman',
    population: 'rats, 21 days of unpredictable stress',
    statement: 'Blocking mTOR removed both the behavioural and the biochemical effects.'}
  SUPPORTED BY 'duman2018' {
    design: 'narrative review', certainty: 'probable', directness: 'indirect', at: 'abstract', cohort: 'yale_duman',
    population: 'review',
    statement: 'The review states that mTORC1 signalling is required for the actions of ketamine.'}
  REFUTED BY 'abdallah2020' {
    design: 'randomised trial', certainty: 'possible', n: 20, at: 'abstract', cohort: 'yale_abdallah',
    population: 'adults with a major depressive episode, crossover',
    effect: 'response at 2 weeks 41% with rapamycin v 13% without, p=0.04',
    statement: 'Rapamycin by mouth did not block the effect of ketamine at 24 hours and seemed to make it last longer.'};

ASSERT (bdnf)-[:PREDICTS]->(ketamine_antidepressant_effect)
  SUPPORTED BY 'zheng2021' {
    design: 'uncontrolled trial', certainty: 'possible', n: 94, at: 'abstract', cohort: 'guangzhou_ketamine',
    population: 'Chinese adults with depression, six infusions',
    effect: '11.0 v 8.0 ng/ml, responders v others',
    statement: 'Responders had started with more BDNF in plasma.'};

ASSERT (sirolimus)-[:POTENTIATES]->(ketamine_antidepressant_effect)
  SUPPORTED BY 'abdallah2020' {
    design: 'randomised trial', certainty: 'possible', n: 20, at: 'abstract', cohort: 'yale_abdallah',
    population: 'adults with a major depressive episode, crossover',
    effect: 'remission at 2 weeks 29% v 7%, p=0.003',
    statement: 'Two weeks on, more patients were still well after rapamycin plus ketamine than after placebo plus ketamine.'};

ASSERT (synaptogenesis)-[:MEDIATES]->(ketamine_antidepressant_effect)
  INCONCLUSIVE BY 'pryazhnikov2018' {
    design: 'animal', certainty: 'possible', directness: 'indirect', at: 'abstract', cohort: 'helsinki_castren',
    population: 'awake female mice, somatosensory cortex',
    statement: 'More spines went with better nest building, yet no change was seen in the first day when the clinical effect starts.'};

ASSERT (ketamine_antidepressant_effect)-[:REQUIRES]->(adult_born_neurons)
  SUPPORTED BY 'ma2017' {
    design: 'animal', certainty: 'probable', at: 'abstract',
    population: 'mice',
    statement: 'Stopping the birth of new neurons also took the lasting effect away.'}
  SUPPORTED BY 'rawat2022' {
    design: 'animal', certainty: 'probable', at: 'abstract',
    population: 'stressed and unstressed mice, dentate gyrus',
    statement: 'Silencing young granule neurons of the hippocampus blocked the rapid effect, and driving them imitated it.'};

ASSERT (ketamine_antidepressant_effect)-[:REQUIRES]->(trkb_receptor)
  SUPPORTED BY 'ma2017' {
    design: 'animal', certainty: 'probable', at: 'figure 5; abstract',
    population: 'mice without TrkB in neural progenitors',
    effect: 'lost at 24 h and 1 week, kept at 1 h',
    statement: 'Without TrkB in adult neural progenitors the early effect stayed but the lasting one was lost.'}
  SUPPORTED BY 'casarotto2021' {
    design: 'animal', certainty: 'possible', at: 'abstract', cohort: 'helsinki_castren',
    population: 'mice with a mutated binding site',
    statement: 'Mutating the binding site on TRKB weakened plasticity and behavioural responses to antidepressants.'};

ASSERT (ketamine_antidepressant_effect)-[:REQUIRES]->(synaptogenesis)
  INCONCLUSIVE BY 'modasava2019' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'cornell_liston',
    population: 'stressed mice, prefrontal imaging',
    statement: 'New spines were needed to keep the behavioural effect going but not to start it.'};

// ---- Monoamines and regions of the brain

ASSERT (ketamine_antidepressant_effect)-[:REQUIRES]->(lateral_habenula)
  SUPPORTED BY 'yang2018' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'zhejiang_hu',
    population: 'rats and mice, depression models',
    statement: 'Blocking NMDA receptors in the lateral habenula alone was enough for a rapid antidepressant effect.'}
  SUPPORTED BY 'ma2023' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'zhejiang_hu',
    population: 'mice',
    statement: 'Driving the habenula at the right moment shortened or prolonged the effect, also the lasting part.'}
  REFUTED BY 'zhou2021' {
    design: 'animal', certainty: 'possible', at: 'title',
    population: 'animals, sustained effect only',
    statement: 'The lasting part of the effect is reported not to depend on the lateral habenula.'};

ASSERT (ketamine_antidepressant_effect)-[:REQUIRES]->(dopamine)
  SUPPORTED BY 'wu2021' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'northwestern_kozorovitskiy',
    population: 'mice, learned helplessness',
    statement: 'Silencing dopamine signalling stopped ketamine from restoring escape behaviour.'}
  SUPPORTED BY 'wu2021spines' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'northwestern_kozorovitskiy',
    population: 'mice, learned helplessness',
    statement: 'Both the spines and the behaviour needed dopamine release and D1 receptors.'};

ASSERT (serotonin_5ht1b_receptor)-[:MEDIATES]->(ketamine_antidepressant_effect)
  SUPPORTED BY 'dujardin2018' {
    design: 'animal', certainty: 'possible', at: 'abstract', cohort: 'aarhus_wegener',
    population: 'Flinders sensitive line rats, esketamine',
    statement: 'A small dose of a 5-HT1B agonist restored the effect in rats without serotonin.'};

ASSERT (serotonin_5ht1b_receptor)-[:PREDICTS]->(ketamine_antidepressant_effect)
  SUPPORTED BY 'tiger2020' {
    design: 'randomised trial', certainty: 'possible', n: 30, at: 'abstract', cohort: 'stockholm_ketamine_pet',
    population: 'adults with SSRI-resistant depression, PET',
    effect: 'r=-0.644 (p=0.002) in the ventral striatum',
    statement: 'Binding in the ventral striatum before treatment was correlated inversely with the relief of symptoms.'};

ASSERT (ketamine_antidepressant_effect)-[:REQUIRES]->(serotonin)
  SUPPORTED BY 'gigliucci2013' {
    design: 'animal', certainty: 'probable', at: 'abstract',
    population: 'naive and stressed rats, forced swimming',
    effect: '25 mg/kg, tested 24 h later',
    statement: 'Without serotonin, ketamine no longer lowered immobility a day later.'}
  SUPPORTED BY 'dujardin2018' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'aarhus_wegener',
    population: 'Flinders sensitive line rats, esketamine',
    effect: 'cortical serotonin down to about 6%',
    statement: 'Depleting serotonin abolished both the acute and the lasting effect of esketamine.'};

ASSERT (ketamine_antidepressant_effect)-[:REQUIRES]->(d1_receptor)
  SUPPORTED BY 'hare2019' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'yale_duman',
    population: 'mice, medial prefrontal cortex',
    statement: 'Disrupting D1-expressing prefrontal cells blocked the rapid effect, while stimulating D2 cells did nothing.'};

ASSERT (ketamine_antidepressant_effect)-[:REQUIRES]->(prefrontal_cortex)
  SUPPORTED BY 'fuchikami2015' {
    design: 'animal', certainty: 'probable', at: 'abstract; figure 1', cohort: 'yale_duman',
    population: 'rats, infralimbic cortex',
    statement: 'Silencing the infralimbic cortex blocked the effect, and ketamine put there, or light, reproduced it.'};

// ---- Animal models of depression

ASSERT (arketamine)-[:REDUCES]->(depression_like_behaviour)
  SUPPORTED BY 'yang2015' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'chiba_hashimoto',
    population: 'mice and rats, social defeat and learned helplessness',
    statement: 'Arketamine was stronger and lasted longer than esketamine.'}
  SUPPORTED BY 'shirayama2018' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'chiba_hashimoto',
    population: 'rats, learned helplessness',
    effect: '20 mg/kg, single dose',
    statement: 'One dose of arketamine had an antidepressant effect in rats.'}
  SUPPORTED BY 'yang2019' {
    design: 'narrative review', certainty: 'probable', directness: 'indirect', at: 'abstract', cohort: 'chiba_hashimoto',
    species: 'animals', population: 'animal models',
    statement: 'Arketamine, the weaker NMDA blocker, has acted more strongly and longer than esketamine in several animal models.'};

ASSERT (hydroxynorketamine)-[:REDUCES]->(depression_like_behaviour)
  SUPPORTED BY 'zanos2019' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'gould_maryland',
    population: 'mice',
    statement: 'Infused into the brain, the metabolite had a dose-dependent and lasting effect.'}
  REFUTED BY 'shirayama2018' {
    design: 'animal', certainty: 'possible', at: 'abstract', cohort: 'chiba_hashimoto',
    population: 'rats, learned helplessness',
    effect: '20 and 40 mg/kg',
    statement: 'Neither dose of the metabolite relieved learned helplessness.'}
  REFUTED BY 'yamaguchi2018' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'chiba_hashimoto',
    population: 'mice after lipopolysaccharide',
    effect: '10 mg/kg',
    statement: 'The metabolite itself did not change immobility although more of it reached the brain than after arketamine.'};

ASSERT (glun2b_antagonist)-[:REDUCES]->(depression_like_behaviour)
  SUPPORTED BY 'maeng2008' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'nimh_manji',
    population: 'mice',
    statement: 'The NR2B-selective Ro 25-6981 also worked, though not for as long as ketamine.'}
  SUPPORTED BY 'li2011' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'yale_duman',
    population: 'rats, 21 days of unpredictable stress',
    statement: 'The selective GluN2B blocker Ro 25-6981 relieved anhedonia and anxiety as ketamine did.'};

ASSERT (eef2_kinase_inhibition)-[:REDUCES]->(depression_like_behaviour)
  SUPPORTED BY 'autry2011' {
    design: 'animal', certainty: 'possible', at: 'abstract', cohort: 'utsw_monteggia',
    population: 'mice',
    statement: 'Inhibitors of eEF2 kinase worked as fast in mice as ketamine does.'};

ASSERT (glun2b_on_pyramidal_neurons)-[:INCREASES]->(depression_like_behaviour)
  SUPPORTED BY 'miller2017' {
    design: 'animal', certainty: 'probable', at: 'highlights and summary', cohort: 'tulane_hall',
    population: 'mice, medial prefrontal cortex',
    statement: 'Deleting GluN2B from prefrontal pyramidal cells lessened depression-like behaviour.'};

ASSERT (memantine)-[:REDUCES]->(depression_like_behaviour)
  REFUTED BY 'gideons2014' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'utsw_monteggia',
    population: 'mice',
    statement: 'Memantine, as potent a channel blocker, had no rapid effect in mice where ketamine had.'};

// ---- Anaesthetic and analgesic effect

ASSERT (ketamine_anaesthetic_effect)-[:REQUIRES]->(hcn1_channel)
  SUPPORTED BY 'chen2009' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'virginia_bayliss',
    population: 'HCN1 knockout mice',
    statement: 'Mice without HCN1 were much harder to put to sleep with ketamine.'}
  SUPPORTED BY 'zhou2013' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'virginia_bayliss',
    population: 'mice without HCN1 in forebrain excitatory cells',
    effect: 'EC50 for loss of righting about 31% higher',
    statement: 'Removing HCN1 only from forebrain excitatory cells also made ketamine a weaker hypnotic.'};

ASSERT (ketamine_analgesic_effect)-[:REQUIRES]->(nmda_receptor_blockade)
  SUPPORTED BY 'hustveit1995' {
    design: 'in vitro', certainty: 'probable', directness: 'indirect', at: 'abstract',
    population: 'guinea-pig ileum and binding assays',
    statement: 'The order of affinities points to phencyclidine sites, those of the NMDA channel, for pain relief in people.'};

// ---- Psychosis-like effects

ASSERT (dopamine)-[:MEDIATES]->(psychotomimetic_effects)
  SUPPORTED BY 'breier1998' {
    design: 'controlled', certainty: 'possible', at: 'abstract',
    population: 'healthy volunteers, PET',
    statement: 'The larger the raclopride displacement, the stronger the schizophrenia-like symptoms.'}
  REFUTED BY 'aalto2002' {
    design: 'controlled', certainty: 'probable', at: 'abstract', cohort: 'turku_aalto',
    population: 'healthy men, PET',
    statement: 'Hallucinations came without any link to dopamine displacement, so release in the striatum matters little for them.'};

ASSERT (d2_receptor_availability)-[:PREDICTS]->(psychotomimetic_effects)
  SUPPORTED BY 'vernaleken2013' {
    design: 'controlled', certainty: 'possible', n: 10, at: 'abstract', cohort: 'aachen_vernaleken',
    population: 'healthy young men, fallypride PET',
    statement: 'Men with more available D2/3 receptors at baseline had stronger psychotic symptoms on ketamine.'};

ASSERT (nmda_receptor_blockade)-[:MEDIATES]->(psychotomimetic_effects)
  SUPPORTED BY 'jordan2006' {
    design: 'in vitro', certainty: 'possible', directness: 'indirect', at: 'abstract', cohort: 'otsuka',
    population: 'CHO cells with human D2Long receptors, rat striatal membranes',
    statement: 'With D2 receptors ruled out, NMDA blockade is left to explain the psychotic-like effects.'};
