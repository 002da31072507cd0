// Growth factors, mTORC1, new synapses: what ketamine sets going in the cell.

// ---- BDNF and TrkB

ASSERT (ketamine)-[:INCREASES]->(bdnf)
  SUPPORTED BY 'autry2011' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'utsw_monteggia',
    population: 'mice',
    statement: 'Lower eEF2 phosphorylation lets BDNF be translated again.'}
  SUPPORTED BY 'haile2014' {
    design: 'randomised trial', certainty: 'possible', n: 22, at: 'abstract', cohort: 'mount_sinai_baylor_ketamine',
    population: 'adults with treatment-resistant depression',
    effect: 'r=-0.701 (p=0.008) between BDNF and MADRS',
    statement: 'Four hours after ketamine plasma BDNF was higher in responders, and higher levels went with lower depression scores.'}
  SUPPORTED BY 'zheng2021' {
    design: 'uncontrolled trial', certainty: 'possible', n: 94, at: 'abstract', cohort: 'guangzhou_ketamine',
    population: 'Chinese adults with depression, six infusions',
    statement: 'Plasma BDNF was higher after six infusions than before.'};

ASSERT (ampa_receptor)-[:INCREASES]->(bdnf)
  SUPPORTED BY 'lepack2015' {
    design: 'in vitro', certainty: 'probable', at: 'abstract', cohort: 'yale_duman',
    population: 'cortical neurons',
    statement: 'Ketamine released BDNF from neurons only when AMPA receptors and L-type channels could open.'};

ASSERT (ketamine)-[:ACTIVATES]->(trkb_receptor)
  REFUTED BY 'lindholm2013' {
    design: 'animal', certainty: 'possible', at: 'conclusions, II', cohort: 'helsinki_castren',
    population: 'wild-type and BDNF-deficient mice',
    statement: 'No rise in phosphorylated Trk was found after ketamine.'};

ASSERT (arketamine)-[:ACTIVATES]->(trkb_receptor)
  SUPPORTED BY 'yang2015' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'chiba_hashimoto',
    population: 'depressed mice',
    statement: 'BDNF to TrkB signalling recovered more after arketamine than after esketamine.'};

// ---- mTORC1 and eEF2 kinase

ASSERT (ketamine)-[:ACTIVATES]->(mtorc1_signalling)
  SUPPORTED BY 'li2010' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'yale_duman',
    population: 'rats, prefrontal cortex',
    statement: 'Ketamine switched on the mTOR pathway quickly in the rat prefrontal cortex.'}
  SUPPORTED BY 'miller2014' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'tulane_hall',
    population: 'mice without GluN2B in principal cortical neurons',
    statement: 'Ketamine raised mTOR activity and synaptic protein synthesis, and the GluN2B deletion did the same.'}
  INCONCLUSIVE BY 'abdallah2020' {
    design: 'narrative review', certainty: 'possible', directness: 'indirect', at: 'introduction',
    species: 'rodents', population: 'rodents, earlier literature',
    statement: 'The authors note that the rise in mTORC1 signalling after ketamine has been seen by several groups and not by others.'};

ASSERT (arketamine)-[:ACTIVATES]->(mtorc1_signalling)
  REFUTED BY 'yang2019' {
    design: 'narrative review', certainty: 'possible', directness: 'indirect', at: 'abstract', cohort: 'chiba_hashimoto',
    species: 'animals', population: 'animal models',
    statement: 'mTORC1 matters for esketamine but not for arketamine, which may work through ERK.'};

ASSERT (ketamine)-[:INHIBITS]->(eef2_kinase)
  SUPPORTED BY 'autry2011' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'utsw_monteggia',
    population: 'mice',
    statement: 'Blocking NMDA receptors at rest shuts eEF2 kinase down and frees BDNF translation.'}
  SUPPORTED BY 'gideons2014' {
    design: 'in vitro', certainty: 'probable', at: 'abstract', cohort: 'utsw_monteggia',
    population: 'hippocampal neurons with physiological magnesium',
    statement: 'Ketamine, but not memantine, lowered eEF2 phosphorylation and raised BDNF when receptors were at rest.'};

// ---- Synapses and spines

ASSERT (ketamine)-[:INCREASES]->(synaptogenesis)
  SUPPORTED BY 'li2010' {
    design: 'animal', certainty: 'probable', at: 'abstract', seed_paragraphs: [7], cohort: 'yale_duman',
    population: 'rats, prefrontal cortex',
    statement: 'New spine synapses became more numerous and worked better after ketamine.'}
  SUPPORTED BY 'li2011' {
    design: 'animal', certainty: 'probable', at: 'abstract', seed_paragraphs: [7], cohort: 'yale_duman',
    population: 'rats, 21 days of unpredictable stress',
    statement: 'In stressed rats ketamine quickly reversed the loss of prefrontal spines and synaptic proteins.'}
  SUPPORTED BY 'phoumthipphavong2016' {
    design: 'animal', certainty: 'probable', at: 'abstract', seed_paragraphs: [7],
    population: 'mice, medial frontal cortex, two-photon imaging',
    effect: 'higher spine density for up to 2 weeks',
    statement: 'One injection sped up spine formation, not spine loss, and raised spine density for up to two weeks.'}
  SUPPORTED BY 'pryazhnikov2018' {
    design: 'animal', certainty: 'probable', at: 'abstract', seed_paragraphs: [7], cohort: 'helsinki_castren',
    population: 'awake female mice, somatosensory cortex',
    effect: 'faster formation at 72 to 132 h, not at 6 to 24 h',
    statement: 'Five daily low doses led to a net gain of spines, but only from the third day on.'}
  SUPPORTED BY 'modasava2019' {
    design: 'animal', certainty: 'probable', at: 'abstract', seed_paragraphs: [7], cohort: 'cornell_liston',
    population: 'stressed mice, prefrontal imaging',
    statement: 'Ketamine brought back spines that stress had removed and restored coordinated activity.'}
  SUPPORTED BY 'wu2021spines' {
    design: 'animal', certainty: 'probable', at: 'abstract', seed_paragraphs: [7], cohort: 'northwestern_kozorovitskiy',
    population: 'mice, medial prefrontal cortex',
    statement: 'Ketamine quickly made it easier for glutamate to evoke new spines, at the time when behaviour changes.'};

ASSERT (bdnf_met_allele)-[:REDUCES]->(synaptogenesis)
  SUPPORTED BY 'liu2012' {
    design: 'animal', certainty: 'probable', at: 'abstract', cohort: 'yale_duman',
    population: 'Val66Met knock-in mice',
    statement: 'Ketamine made far fewer synapses in Met/Met mice.'};

ASSERT (ketamine)-[:INCREASES]->(neuroplasticity)
  SUPPORTED BY 'seed_article' {
    design: 'web article', certainty: 'speculative', at: 'paragraph 7', seed_paragraphs: [7, 1, 25],
    statement: 'It may improve the way neurons form, connect and interact; the article credits a review of 2020.'}
  SUPPORTED BY 'li2010' {
    design: 'animal', certainty: 'probable', at: 'abstract', seed_paragraphs: [7], cohort: 'yale_duman',
    population: 'rats, prefrontal cortex',
    statement: 'Synaptic proteins and working spine synapses increased after ketamine.'}
  SUPPORTED BY 'ma2017' {
    design: 'animal', certainty: 'probable', at: 'abstract', seed_paragraphs: [7],
    population: 'mice, hippocampus',
    statement: 'Ketamine made young hippocampal neurons mature faster.'}
  SUPPORTED BY 'ezquerraromano2018' {
    design: 'narrative review', certainty: 'speculative', directness: 'indirect', at: 'abstract', seed_paragraphs: [7],
    statement: 'More plasticity and new neurons are one possible way in which ketamine helps in addiction.'}
  SUPPORTED BY 'modasava2019' {
    design: 'animal', certainty: 'probable', at: 'abstract', seed_paragraphs: [7], cohort: 'cornell_liston',
    population: 'stressed mice',
    statement: 'Lost prefrontal spines came back after ketamine and network activity recovered.'}
  SUPPORTED BY 'hornick2023' {
    design: 'narrative review', certainty: 'possible', directness: 'indirect', at: 'abstract', seed_paragraphs: [7],
    statement: 'Plasticity is one of the three ways in which such drugs are thought to work in opioid use disorder.'};
