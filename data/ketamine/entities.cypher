// The entities. One statement a node: id, name, synonyms as people type them, identifiers elsewhere, one line that says what is meant.

// Drugs and preparations
ASSERT (:Drug {id: 'ketamine', name: 'ketamine',
  synonyms: ['(R,S)-ketamine', 'racemic ketamine', 'CI-581', 'Ketalar', 'Ketanest', 'Ketaset', 'special K'],
  xrefs: ['CHEBI:6121', 'DRUGBANK:DB01221', 'MESH:D007649', 'ATC:N01AX03'],
  description: 'the racemic drug, an NMDA receptor channel blocker: anaesthetic, analgesic, rapid antidepressant'});
ASSERT (:Drug {id: 'esketamine', name: 'esketamine',
  synonyms: ['S-ketamine', '(S)-ketamine', 'S(+)-ketamine', 'Spravato', 'Ketanest S'],
  xrefs: ['DRUGBANK:DB11823', 'ATC:N06AX27'],
  description: 'the S enantiomer, sold as a nasal spray for depression and in some countries as an anaesthetic'});
ASSERT (:Drug {id: 'arketamine', name: 'arketamine',
  synonyms: ['R-ketamine', '(R)-ketamine', 'R(-)-ketamine', 'PCN-101'],
  description: 'the R enantiomer, the weaker blocker of the NMDA receptor'});
ASSERT (:Drug {id: 'compounded_ketamine', name: 'compounded ketamine',
  synonyms: ['compounded oral ketamine', 'compounded ketamine nasal spray', 'ketamine lozenge', 'ketamine troche', 'at-home ketamine'],
  description: 'ketamine made up by a pharmacy, without approval as a product'});
ASSERT (:Drug {id: 'intranasal_ketamine', name: 'intranasal ketamine',
  synonyms: ['nasal ketamine', 'IN ketamine'],
  description: 'racemic ketamine given through the nose'});
ASSERT (:Drug {id: 'high_dose_intravenous_ketamine', name: 'high-dose intravenous ketamine',
  synonyms: ['high-dose IV ketamine'],
  description: 'in children: a high first dose or a high total dose by vein'});
ASSERT (:Drug {id: 'morphine', name: 'morphine',
  synonyms: ['morphine sulfate', 'morphine sulphate', 'MS Contin'],
  xrefs: ['CHEBI:17303', 'DRUGBANK:DB00295', 'MESH:D009020', 'ATC:N02AA01'],
  description: 'opioid analgesic, full agonist at the μ receptor'});
ASSERT (:Drug {id: 'heroin', name: 'heroin',
  synonyms: ['diamorphine', 'diacetylmorphine'],
  xrefs: ['CHEBI:27808', 'DRUGBANK:DB01452', 'MESH:D003932', 'ATC:N07BC06'],
  description: 'opioid of misuse'});
ASSERT (:Drug {id: 'buprenorphine', name: 'buprenorphine',
  synonyms: ['Subutex', 'Suboxone', 'Sublocade'],
  xrefs: ['CHEBI:3216', 'DRUGBANK:DB00921', 'MESH:D002047', 'ATC:N07BC01'],
  description: 'partial agonist at the μ receptor, used to treat opioid use disorder'});
ASSERT (:Drug {id: 'midazolam', name: 'midazolam',
  synonyms: ['Versed', 'Dormicum'],
  xrefs: ['CHEBI:6931', 'DRUGBANK:DB00683', 'MESH:D008874', 'ATC:N05CD08'],
  description: 'benzodiazepine, also the active placebo of many ketamine trials'});
ASSERT (:Drug {id: 'remimazolam', name: 'remimazolam',
  synonyms: ['Byfavo'],
  xrefs: ['ATC:N05CD14'],
  description: 'ultra-short-acting benzodiazepine'});
ASSERT (:Drug {id: 'diazepam', name: 'diazepam',
  synonyms: ['Valium'],
  xrefs: ['CHEBI:49575', 'DRUGBANK:DB00829', 'MESH:D003975', 'ATC:N05BA01'],
  description: 'long-acting benzodiazepine'});
ASSERT (:Drug {id: 'haloperidol', name: 'haloperidol',
  synonyms: ['Haldol'],
  xrefs: ['CHEBI:5613', 'DRUGBANK:DB00502', 'MESH:D006220', 'ATC:N05AD01'],
  description: 'antipsychotic, blocker of D2 receptors'});
ASSERT (:Drug {id: 'quetiapine', name: 'quetiapine',
  synonyms: ['Seroquel', 'quetiapine extended release'],
  xrefs: ['DRUGBANK:DB01224', 'ATC:N05AH04'],
  description: 'antipsychotic, used to augment antidepressants'});
ASSERT (:Drug {id: 'memantine', name: 'memantine',
  synonyms: ['Namenda', 'Ebixa'],
  xrefs: ['CHEBI:64312', 'DRUGBANK:DB01043', 'MESH:D008559', 'ATC:N06DX01'],
  description: 'NMDA receptor channel blocker without rapid antidepressant effect'});
ASSERT (:Drug {id: 'lanicemine', name: 'lanicemine',
  synonyms: ['AZD6765'],
  description: 'low-trapping NMDA receptor channel blocker'});
ASSERT (:Drug {id: 'sirolimus', name: 'sirolimus',
  synonyms: ['rapamycin', 'Rapamune'],
  xrefs: ['CHEBI:9168', 'DRUGBANK:DB00877', 'MESH:D020123'],
  description: 'inhibitor of mTORC1'});
ASSERT (:Drug {id: 'rifampicin', name: 'rifampicin',
  synonyms: ['rifampin', 'Rifadin'],
  xrefs: ['DRUGBANK:DB01045', 'MESH:D012293', 'ATC:J04AB02'],
  description: 'inducer of CYP3A4 and CYP2B6'});
ASSERT (:Drug {id: 'clarithromycin', name: 'clarithromycin',
  synonyms: ['Biaxin', 'Klaricid'],
  xrefs: ['DRUGBANK:DB01211', 'MESH:D017291', 'ATC:J01FA09'],
  description: 'macrolide antibiotic, inhibitor of CYP3A'});
ASSERT (:Drug {id: 'itraconazole', name: 'itraconazole',
  synonyms: ['Sporanox'],
  xrefs: ['DRUGBANK:DB01167', 'MESH:D017964', 'ATC:J02AC02'],
  description: 'antifungal, inhibitor of CYP3A'});
ASSERT (:Drug {id: 'ticlopidine', name: 'ticlopidine',
  synonyms: ['Ticlid'],
  xrefs: ['DRUGBANK:DB00208', 'MESH:D013988', 'ATC:B01AC05'],
  description: 'antiplatelet drug, inhibitor of CYP2B6'});
ASSERT (:Drug {id: 'grapefruit_juice', name: 'grapefruit juice',
  synonyms: ['grapefruit'],
  description: 'a drink that inhibits CYP3A in the gut wall'});
ASSERT (:Drug {id: 'theophylline', name: 'theophylline',
  synonyms: ['aminophylline'],
  xrefs: ['CHEBI:28177', 'DRUGBANK:DB00277', 'MESH:D013806', 'ATC:R03DA04'],
  description: 'bronchodilator'});
ASSERT (:Drug {id: 'benzethonium_chloride', name: 'benzethonium chloride',
  synonyms: ['benzethonium', 'Ketalar preservative'],
  description: 'the preservative in Ketalar'});

// Classes of drugs
ASSERT (:DrugClass {id: 'dissociative_anaesthetic', name: 'dissociative anaesthetic',
  synonyms: ['dissociative anesthetic', 'dissociative', 'arylcyclohexylamine anaesthetic'],
  description: 'drugs that bring a trance-like state cut off from pain and surroundings'});
ASSERT (:DrugClass {id: 'glun2b_antagonist', name: 'GluN2B antagonist',
  synonyms: ['NR2B antagonist', 'Ro 25-6981', 'CP-101,606', 'traxoprodil', 'ifenprodil-type antagonist'],
  description: 'NMDA receptor antagonists selective for the GluN2B subunit'});
ASSERT (:DrugClass {id: 'intravenous_analgesics', name: 'intravenous analgesics',
  synonyms: ['IV analgesics', 'intravenous painkillers'],
  description: 'painkillers given by vein, the comparator of nasal ketamine'});
ASSERT (:DrugClass {id: 'medication', name: 'medication for ketamine use disorder',
  synonyms: ['medication', 'drug treatment', 'pharmacotherapy'],
  description: 'any drug tried against ketamine use disorder'});

// Metabolites
ASSERT (:Metabolite {id: 'norketamine', name: 'norketamine',
  synonyms: ['S-norketamine', 'N-desmethylketamine'],
  description: 'first metabolite of ketamine, by N-demethylation'});
ASSERT (:Metabolite {id: 'hydroxynorketamine', name: 'hydroxynorketamine',
  synonyms: ['HNK', '(2R,6R)-hydroxynorketamine', '(2R,6R)-HNK', '(2R,6R', '2S,6S)-hydroxynorketamine', 'RR-HNK'],
  description: 'later metabolite; the (2R,6R) form, or the pair with (2S,6S) where plasma was measured'});

// Neurotransmitters
ASSERT (:Neurotransmitter {id: 'glutamate', name: 'glutamate',
  synonyms: ['glutamic acid', 'L-glutamate', 'Glx'],
  xrefs: ['CHEBI:16015', 'MESH:D018698'],
  description: 'the main excitatory transmitter of the brain'});
ASSERT (:Neurotransmitter {id: 'dopamine', name: 'dopamine',
  synonyms: ['DA', 'dopamine release'],
  xrefs: ['CHEBI:18243', 'MESH:D004298'],
  description: 'transmitter of reward, movement and motivation'});
ASSERT (:Neurotransmitter {id: 'gaba', name: 'GABA',
  synonyms: ['gamma-aminobutyric acid', 'γ-aminobutyric acid'],
  xrefs: ['CHEBI:16865', 'MESH:D005680'],
  description: 'the main inhibitory transmitter of the brain'});
ASSERT (:Neurotransmitter {id: 'serotonin', name: 'serotonin',
  synonyms: ['5-HT', '5-hydroxytryptamine'],
  xrefs: ['CHEBI:28790', 'MESH:D012701'],
  description: 'monoamine transmitter'});
ASSERT (:Neurotransmitter {id: 'beta_endorphin', name: 'β-endorphin',
  synonyms: ['beta-endorphin', 'endorphin', 'endogenous opioid peptide'],
  xrefs: ['MESH:D001615'],
  description: 'endogenous opioid peptide'});

// Receptors and ion channels
ASSERT (:Receptor {id: 'nmda_receptor', name: 'NMDA receptor',
  synonyms: ['NMDAR', 'N-methyl-D-aspartate receptor', 'PCP site', 'phencyclidine site'],
  xrefs: ['MESH:D016194'],
  description: 'glutamate-gated channel, the classical target of ketamine'});
ASSERT (:Receptor {id: 'glun2b_on_pyramidal_neurons', name: 'GluN2B receptors on pyramidal neurons',
  synonyms: ['GluN2B in principal cortical neurons', 'NR2B on pyramidal cells'],
  description: 'NMDA receptors with the 2B subunit on excitatory cortical cells'});
ASSERT (:Receptor {id: 'glun2b_ifenprodil_site', name: 'ifenprodil site of GluN2B',
  synonyms: ['ifenprodil binding site'],
  description: 'the site at which GluN2B-selective antagonists bind'});
ASSERT (:Receptor {id: 'ampa_receptor', name: 'AMPA receptor',
  synonyms: ['AMPAR', 'AMPA/kainate receptor', 'α-amino-3-hydroxy-5-methyl-4-isoxazolepropionic acid receptor'],
  xrefs: ['MESH:D018091'],
  description: 'glutamate-gated channel of fast excitation'});
ASSERT (:Receptor {id: 'mu_opioid_receptor', name: 'μ-opioid receptor',
  synonyms: ['mu-opioid receptor', 'mu opioid receptor', 'MOR', 'OPRM1'],
  xrefs: ['HGNC:8156'],
  description: 'main target of morphine-like opioids'});
ASSERT (:Receptor {id: 'kappa_opioid_receptor', name: 'κ-opioid receptor',
  synonyms: ['kappa-opioid receptor', 'kappa opioid receptor', 'KOR', 'OPRK1'],
  xrefs: ['HGNC:8154'],
  description: 'opioid receptor of dysphoria and some forms of pain relief'});
ASSERT (:Receptor {id: 'delta_opioid_receptor', name: 'δ-opioid receptor',
  synonyms: ['delta-opioid receptor', 'delta opioid receptor', 'DOR', 'OPRD1'],
  xrefs: ['HGNC:8153'],
  description: 'the third classical opioid receptor'});
ASSERT (:Receptor {id: 'd1_receptor', name: 'dopamine D1 receptor',
  synonyms: ['D1 receptor', 'D1R', 'DRD1'],
  xrefs: ['HGNC:3020'],
  description: 'excitatory dopamine receptor'});
ASSERT (:Receptor {id: 'd2_receptor', name: 'dopamine D2 receptor',
  synonyms: ['D2 receptor', 'D2R', 'D2High', 'DRD2'],
  xrefs: ['HGNC:3023'],
  description: 'inhibitory dopamine receptor, target of antipsychotics'});
ASSERT (:Receptor {id: 'trkb_receptor', name: 'TrkB receptor',
  synonyms: ['TRKB', 'NTRK2', 'tropomyosin receptor kinase B', 'BDNF receptor'],
  xrefs: ['HGNC:8032'],
  description: 'receptor of BDNF'});
ASSERT (:Receptor {id: 'sigma1_receptor', name: 'σ1 receptor',
  synonyms: ['sigma-1 receptor', 'sigma1 receptor', 'SIGMAR1'],
  xrefs: ['HGNC:8157'],
  description: 'chaperone protein that binds many psychoactive drugs'});
ASSERT (:Receptor {id: 'serotonin_5ht1b_receptor', name: '5-HT1B receptor',
  synonyms: ['serotonin 1B receptor', 'HTR1B'],
  xrefs: ['HGNC:5287'],
  description: 'serotonin receptor on nerve terminals'});
ASSERT (:Receptor {id: 'serotonin_5ht2_receptor', name: '5-HT2 receptor',
  synonyms: ['serotonin 2 receptor'],
  description: 'serotonin receptor family, target of classical psychedelics'});
ASSERT (:Receptor {id: 'muscarinic_receptor', name: 'muscarinic receptor',
  synonyms: ['muscarinic acetylcholine receptor', 'mAChR'],
  description: 'acetylcholine receptor coupled to G proteins'});
ASSERT (:Receptor {id: 'nicotinic_receptor', name: 'nicotinic receptor',
  synonyms: ['nicotinic acetylcholine receptor', 'nAChR', 'alpha7 nicotinic receptor', 'alpha4beta2 nicotinic receptor'],
  description: 'acetylcholine-gated channel'});
ASSERT (:Receptor {id: 'hcn1_channel', name: 'HCN1 channel',
  synonyms: ['HCN1', 'pacemaker channel'],
  xrefs: ['HGNC:4845'],
  description: 'hyperpolarisation-activated cation channel'});
ASSERT (:Receptor {id: 'l_type_calcium_channel', name: 'L-type calcium channel',
  synonyms: ['L-type voltage-dependent calcium channel', 'VDCC', 'Cav1'],
  description: 'voltage-gated channel, blocked by nifedipine and verapamil'});

// Transporters
ASSERT (:Transporter {id: 'dopamine_transporter', name: 'dopamine transporter',
  synonyms: ['DAT', 'SLC6A3'],
  xrefs: ['HGNC:11049'],
  description: 'takes dopamine back up'});
ASSERT (:Transporter {id: 'noradrenaline_transporter', name: 'noradrenaline transporter',
  synonyms: ['norepinephrine transporter', 'NET', 'SLC6A2'],
  xrefs: ['HGNC:11048'],
  description: 'takes noradrenaline back up'});
ASSERT (:Transporter {id: 'serotonin_transporter', name: 'serotonin transporter',
  synonyms: ['SERT', 'SLC6A4'],
  xrefs: ['HGNC:11050'],
  description: 'takes serotonin back up'});
ASSERT (:Transporter {id: 'monoamine_transporters', name: 'monoamine transporters',
  synonyms: ['dopamine, noradrenaline and serotonin transporters', 'monoamine reuptake'],
  description: 'the three transporters taken together'});

// Enzymes, proteins and variants of genes
ASSERT (:Enzyme {id: 'cyp2b6', name: 'CYP2B6',
  synonyms: ['cytochrome P450 2B6', 'P450 2B6'],
  xrefs: ['HGNC:2615'],
  description: 'liver enzyme that takes the methyl group from ketamine'});
ASSERT (:Enzyme {id: 'cyp3a4', name: 'CYP3A4',
  synonyms: ['cytochrome P450 3A4', 'CYP3A', 'P450 3A4'],
  xrefs: ['HGNC:2637'],
  description: 'the most abundant P450 enzyme of liver and gut'});
ASSERT (:Enzyme {id: 'eef2_kinase', name: 'eEF2 kinase',
  synonyms: ['eEF2K', 'eukaryotic elongation factor 2 kinase', 'CaMKIII'],
  xrefs: ['HGNC:24615'],
  description: 'kinase that brakes protein synthesis at the synapse'});
ASSERT (:Protein {id: 'bdnf', name: 'BDNF',
  synonyms: ['brain-derived neurotrophic factor'],
  xrefs: ['HGNC:1033'],
  description: 'growth factor of synapses'});
ASSERT (:GeneVariant {id: 'bdnf_met_allele', name: 'BDNF Met allele',
  synonyms: ['BDNF Val66Met', 'rs6265'],
  description: 'variant that hinders the release of BDNF'});
ASSERT (:GeneVariant {id: 'cyp2b6_star6_variant', name: 'CYP2B6*6 variant',
  synonyms: ['CYP2B6*6', 'CYP2B6 star 6'],
  description: 'reduced-function variant of the enzyme'});

// Pathways
ASSERT (:Pathway {id: 'mtorc1_signalling', name: 'mTORC1 signalling pathway',
  synonyms: ['mTORC1 signalling', 'mTORC1 signaling', 'mTOR signalling', 'mTOR', 'mechanistic target of rapamycin complex 1'],
  xrefs: ['GO:0038202'],
  description: 'pathway that switches on protein synthesis'});
ASSERT (:Pathway {id: 'dopamine_signalling', name: 'dopamine signalling',
  synonyms: ['dopamine signaling', 'dopaminergic transmission', 'dopamine neuron activity'],
  description: 'traffic from dopamine neurons to their targets'});

// Mechanisms: processes in cells, synapses and circuits
ASSERT (:Mechanism {id: 'nmda_receptor_blockade', name: 'NMDA receptor blockade',
  synonyms: ['NMDA receptor antagonism', 'NMDAR inhibition', 'open-channel block'],
  description: 'block of the channel, by ketamine or by another drug'});
ASSERT (:Mechanism {id: 'opioid_system_activation', name: 'opioid system activation',
  synonyms: ['opioid receptor signalling', 'endogenous opioid system', 'opioid signaling'],
  description: 'signalling through opioid receptors, direct or through endorphins; tested with naltrexone'});
ASSERT (:Mechanism {id: 'eef2_kinase_inhibition', name: 'eEF2 kinase inhibition',
  synonyms: ['eEF2K inhibition'],
  description: 'release of the brake on protein synthesis'});
ASSERT (:Mechanism {id: 'neuroplasticity', name: 'neuroplasticity',
  synonyms: ['neural plasticity', 'brain plasticity', 'how neurons form, connect and interact', 'neuron growth'],
  xrefs: ['MESH:D009473'],
  description: 'how neurons form, connect and interact, and change with experience'});
ASSERT (:Mechanism {id: 'synaptogenesis', name: 'synaptogenesis',
  synonyms: ['synapse formation', 'spine formation', 'dendritic spines', 'new synapses'],
  xrefs: ['GO:0007416'],
  description: 'the making of new synapses and spines'});
ASSERT (:Mechanism {id: 'neuronal_communication', name: 'neuronal communication',
  synonyms: ['communication between neurons', 'how neurons communicate', 'signals between neurons'],
  description: 'exchange of signals between neurons'});
ASSERT (:Mechanism {id: 'neuronal_signalling', name: 'neuronal signalling',
  synonyms: ['neuron signaling', 'neuronal signaling', 'signalling of neurons'],
  description: 'signalling of neurons, in the article the thing that opioid misuse harms'});
ASSERT (:Mechanism {id: 'neuronal_signalling_deficit', name: 'deficit in neuronal signalling',
  synonyms: ['neuron signaling deficits', 'deficits in neuron signaling', 'neuronal signaling deficit', 'signalling deficit after opioid misuse'],
  description: 'what opioid misuse leaves behind in the signalling of neurons'});
ASSERT (:Mechanism {id: 'glutamate_homeostasis', name: 'glutamate homeostasis',
  synonyms: ['glutamate regulation', 'balance of glutamate'],
  description: 'balance of synaptic and extrasynaptic glutamate'});
ASSERT (:Mechanism {id: 'prefrontal_control', name: 'prefrontal control of drug seeking',
  synonyms: ['prefrontal control', 'executive control'],
  description: 'hold of the prefrontal cortex over habits'});
ASSERT (:Mechanism {id: 'drug_memory_reconsolidation', name: 'reconsolidation of drug memories',
  synonyms: ['drug memory reconsolidation', 'memory reconsolidation', 'maladaptive reward memories'],
  description: 'the storing again of a memory that was called up'});
ASSERT (:Mechanism {id: 'lateral_habenula_bursting', name: 'bursting in the lateral habenula',
  synonyms: ['habenula burst firing', 'LHb bursting'],
  description: 'burst firing of the brain\'s anti-reward centre'});

// Cells and regions of the brain
ASSERT (:CellType {id: 'gaba_interneurons', name: 'GABA interneurons',
  synonyms: ['inhibitory interneurons', 'parvalbumin interneurons', 'somatostatin interneurons', 'GABA neurons'],
  description: 'inhibitory nerve cells of cortex, thalamus and midbrain'});
ASSERT (:CellType {id: 'adult_born_neurons', name: 'adult-born hippocampal neurons',
  synonyms: ['adult-born neurons', 'adult neurogenesis', 'new neurons', 'young granule neurons'],
  description: 'nerve cells born in the adult dentate gyrus'});
ASSERT (:BrainRegion {id: 'prefrontal_cortex', name: 'prefrontal cortex',
  synonyms: ['PFC', 'infralimbic cortex', 'medial prefrontal cortex', 'mPFC'],
  xrefs: ['MESH:D017397'],
  description: 'cortex of planning and control'});
ASSERT (:BrainRegion {id: 'lateral_habenula', name: 'lateral habenula',
  synonyms: ['LHb', 'habenula'],
  description: 'small nucleus that silences dopamine and serotonin cells'});
ASSERT (:BrainRegion {id: 'mesolimbic_system', name: 'mesolimbic system',
  synonyms: ['reward system', 'mesolimbic pathway', 'VTA and nucleus accumbens'],
  description: 'the reward system of midbrain and accumbens'});

// Effects of drugs
ASSERT (:Effect {id: 'general_anaesthesia', name: 'general anaesthesia',
  synonyms: ['general anesthesia', 'anaesthesia', 'anesthesia', 'induction of anaesthesia'],
  xrefs: ['MESH:D000768'],
  description: 'reversible loss of consciousness for procedures'});
ASSERT (:Effect {id: 'analgesia', name: 'analgesia',
  synonyms: ['pain relief', 'painkilling', 'relieves pain'],
  xrefs: ['MESH:D000698'],
  description: 'relief of pain'});
ASSERT (:Effect {id: 'amnesia', name: 'amnesia',
  synonyms: ['loss of memory', 'memory loss of the event'],
  xrefs: ['MESH:D000647'],
  description: 'no memory of what happened while the drug acted'});
ASSERT (:Effect {id: 'sedation', name: 'sedation',
  synonyms: ['sedative effect', 'drowsiness'],
  description: 'calm or sleep, wanted in a procedure, a risk without supervision'});
ASSERT (:Effect {id: 'dissociation', name: 'dissociation',
  synonyms: ['dissociative effects', 'dissociative symptoms', 'CADSS'],
  description: 'state of being cut off from body and surroundings, by the scales of psychiatry'});
ASSERT (:Effect {id: 'detachment', name: 'detachment',
  synonyms: ['sense of detachment', 'feeling detached', 'detached from senses and surroundings', 'depersonalisation'],
  description: 'the feeling of being cut off from one\'s senses and surroundings'});
ASSERT (:Effect {id: 'opioid_tolerance', name: 'opioid tolerance',
  synonyms: ['tolerance to opioids', 'acute opioid tolerance'],
  description: 'the same dose of an opioid does less'});
ASSERT (:Effect {id: 'ketamine_antidepressant_effect', name: 'antidepressant effect of ketamine',
  synonyms: ['ketamine\'s antidepressant effect', 'rapid antidepressant effect', 'antidepressant response'],
  description: 'fast relief of depression by ketamine or esketamine, in people and in animal models'});
ASSERT (:Effect {id: 'ketamine_antisuicidal_effect', name: 'antisuicidal effect of ketamine',
  synonyms: ['effect of ketamine on suicidal thoughts'],
  description: 'fall of suicidal thoughts after ketamine'});
ASSERT (:Effect {id: 'ketamine_anaesthetic_effect', name: 'anaesthetic effect of ketamine',
  synonyms: ['hypnotic effect of ketamine', 'anesthetic effect of ketamine'],
  description: 'loss of consciousness by ketamine'});
ASSERT (:Effect {id: 'ketamine_analgesic_effect', name: 'analgesic effect of ketamine',
  synonyms: ['ketamine pain relief'],
  description: 'pain relief by ketamine'});
ASSERT (:Effect {id: 'ketamine_antiaddictive_effect', name: 'anti-addictive effect of ketamine',
  synonyms: ['antiaddictive effect'],
  description: 'help of ketamine against addiction'});
ASSERT (:Effect {id: 'ketamine_effect_on_alcohol', name: 'effect of ketamine on drinking',
  synonyms: ['ketamine effect on alcohol abstinence'],
  description: 'what ketamine does to abstinence from alcohol'});

// Behaviour in the laboratory
ASSERT (:Behaviour {id: 'depression_like_behaviour', name: 'depression-like behaviour',
  synonyms: ['depression-like behavior', 'depressive-like behaviour', 'immobility in forced swimming', 'learned helplessness', 'anhedonia in animals'],
  description: 'what stands for depression in animal tests'});
ASSERT (:Behaviour {id: 'drug_reward', name: 'reward by the drug itself',
  synonyms: ['drug reward', 'conditioned place preference', 'rewarding effect'],
  description: 'place preference that ketamine makes by itself'});
ASSERT (:Behaviour {id: 'morphine_reward', name: 'reward by morphine',
  synonyms: ['morphine reward', 'morphine place preference'],
  description: 'place preference that morphine makes'});
ASSERT (:Behaviour {id: 'heroin_seeking', name: 'heroin seeking',
  synonyms: ['relapse to heroin seeking', 'reinstatement of heroin seeking'],
  description: 'return of animals to a lever that once gave heroin'});
ASSERT (:Behaviour {id: 'heroin_reinforcement', name: 'reinforcement by heroin',
  synonyms: ['heroin reinforcement', 'heroin self-administration'],
  description: 'how hard animals work for heroin'});
ASSERT (:Behaviour {id: 'esketamine_reinforcement', name: 'reinforcement by esketamine',
  synonyms: ['esketamine reinforcement', 'esketamine self-administration'],
  description: 'how hard animals work for esketamine'});
ASSERT (:Behaviour {id: 'opioid_reinstatement', name: 'reinstatement of opioid preference',
  synonyms: ['opioid reinstatement', 'oxycodone reinstatement'],
  description: 'return of the place preference for an opioid'});
ASSERT (:Behaviour {id: 'cocaine_self_administration', name: 'cocaine self-administration',
  synonyms: ['choosing cocaine over money'],
  description: 'choice of cocaine over money in the laboratory'});

// Adverse effects
ASSERT (:AdverseEffect {id: 'adverse_effects', name: 'side effects',
  synonyms: ['adverse effects', 'adverse events', 'unwanted effects', 'undesirable effects'],
  description: 'side effects of ketamine taken together'});
ASSERT (:AdverseEffect {id: 'psychotomimetic_effects', name: 'psychotomimetic effects',
  synonyms: ['psychosis-like symptoms', 'psychotic symptoms', 'psychotomimetic symptoms'],
  description: 'brief psychosis-like states: odd beliefs, disordered thought, altered perception'});
ASSERT (:AdverseEffect {id: 'hallucinations', name: 'hallucinations',
  synonyms: ['hallucination', 'seeing things'],
  xrefs: ['MESH:D006212'],
  description: 'seeing or hearing what is not there'});
ASSERT (:AdverseEffect {id: 'perceptual_disturbance', name: 'perceptual disturbance',
  synonyms: ['distorted perception', 'perceptual distortion'],
  description: 'distorted senses, short of hallucinations'});
ASSERT (:AdverseEffect {id: 'delusional_symptoms', name: 'delusional symptoms',
  synonyms: ['delusions', 'delusional ideas'],
  description: 'odd beliefs in people who use ketamine often'});
ASSERT (:AdverseEffect {id: 'nightmares', name: 'nightmares',
  synonyms: ['bad dreams'],
  description: 'bad dreams after anaesthesia'});
ASSERT (:AdverseEffect {id: 'emergence_reactions', name: 'emergence reactions',
  synonyms: ['emergence delirium', 'emergence phenomena', 'recovery agitation', 'reactions on waking'],
  description: 'vivid dreams, confusion or agitation on waking from ketamine'});
ASSERT (:AdverseEffect {id: 'emergence_agitation_after_sevoflurane', name: 'emergence agitation after sevoflurane',
  synonyms: ['sevoflurane agitation in children'],
  description: 'agitation of children waking from sevoflurane'});
ASSERT (:AdverseEffect {id: 'postoperative_delirium', name: 'postoperative delirium',
  synonyms: ['delirium after surgery', 'POD'],
  description: 'acute confusion after an operation'});
ASSERT (:AdverseEffect {id: 'persistent_psychiatric_events', name: 'persistent psychiatric events',
  synonyms: ['lasting psychiatric events'],
  description: 'psychiatric events that last days to weeks after exposure'});
ASSERT (:AdverseEffect {id: 'respiratory_depression', name: 'respiratory depression',
  synonyms: ['slow breathing', 'hypoventilation'],
  description: 'breathing too slow or too shallow'});
ASSERT (:AdverseEffect {id: 'respiratory_failure', name: 'respiratory failure',
  synonyms: ['respiratory arrest', 'apnoea', 'apnea', 'breathing stops'],
  xrefs: ['MESH:D012131'],
  description: 'breathing that fails or stops'});
ASSERT (:AdverseEffect {id: 'airway_adverse_events', name: 'airway and respiratory adverse events',
  synonyms: ['airway adverse events', 'airway and breathing problems'],
  description: 'airway and breathing trouble during sedation'});
ASSERT (:AdverseEffect {id: 'laryngospasm', name: 'laryngospasm',
  synonyms: ['spasm of the larynx'],
  xrefs: ['MESH:D007826'],
  description: 'closure of the vocal cords'});
ASSERT (:AdverseEffect {id: 'endotracheal_intubation_need', name: 'need for endotracheal intubation',
  synonyms: ['intubation', 'endotracheal intubation'],
  description: 'the patient has to be intubated after the drug'});
ASSERT (:AdverseEffect {id: 'cardiac_arrest', name: 'cardiac arrest',
  synonyms: ['heart stops', 'heart arrest'],
  xrefs: ['MESH:D006323'],
  description: 'the heart stops'});
ASSERT (:AdverseEffect {id: 'cardiac_arrhythmia', name: 'cardiac arrhythmia',
  synonyms: ['arrhythmia', 'irregular heart rhythm'],
  xrefs: ['MESH:D001145'],
  description: 'irregular rhythm of the heart'});
ASSERT (:AdverseEffect {id: 'cardiac_decompensation', name: 'cardiac decompensation',
  synonyms: ['heart failure after ketamine'],
  description: 'failure of a heart that has used up its catecholamines'});
ASSERT (:AdverseEffect {id: 'cardiovascular_collapse', name: 'cardiovascular collapse',
  synonyms: ['circulatory collapse', 'peri-intubation collapse'],
  description: 'collapse of the circulation around intubation'});
ASSERT (:AdverseEffect {id: 'vomiting', name: 'vomiting',
  synonyms: ['emesis', 'nausea and vomiting'],
  xrefs: ['MESH:D014839'],
  description: 'vomiting after sedation'});
ASSERT (:AdverseEffect {id: 'liver_injury', name: 'liver injury',
  synonyms: ['hepatotoxicity', 'drug-induced liver injury', 'raised liver enzymes', 'DILI'],
  description: 'raised enzymes or damage of the liver'});
ASSERT (:AdverseEffect {id: 'bile_duct_dilatation', name: 'bile duct dilatation',
  synonyms: ['biliary dilation', 'dilated bile duct'],
  description: 'widened main bile duct'});
ASSERT (:AdverseEffect {id: 'bile_duct_injury', name: 'bile duct injury',
  synonyms: ['cholangiopathy'],
  description: 'damaged bile ducts in biopsies'});
ASSERT (:AdverseEffect {id: 'ulcerative_cystitis', name: 'ulcerative cystitis',
  synonyms: ['ketamine bladder', 'ketamine cystitis', 'interstitial cystitis', 'bladder damage'],
  description: 'inflamed, shrunken bladder'});
ASSERT (:AdverseEffect {id: 'urinary_symptoms', name: 'urinary symptoms',
  synonyms: ['lower urinary tract symptoms', 'LUTS', 'bladder symptoms'],
  description: 'urgent, frequent or painful urination'});
ASSERT (:AdverseEffect {id: 'hydronephrosis', name: 'hydronephrosis',
  synonyms: ['urine backed up into the kidney'],
  xrefs: ['MESH:D006869'],
  description: 'urine backed up into the kidneys'});
ASSERT (:AdverseEffect {id: 'renal_impairment', name: 'renal impairment',
  synonyms: ['kidney damage', 'raised creatinine'],
  description: 'failing kidneys'});
ASSERT (:AdverseEffect {id: 'developmental_neurotoxicity', name: 'developmental neurotoxicity',
  synonyms: ['anaesthetic neurotoxicity', 'neuroapoptosis in the developing brain'],
  description: 'death of nerve cells in the developing brain'});
ASSERT (:AdverseEffect {id: 'death_by_poisoning', name: 'death by poisoning',
  synonyms: ['fatal ketamine poisoning', 'ketamine death'],
  description: 'deaths in which ketamine was found'});
ASSERT (:AdverseEffect {id: 'severe_poisoning', name: 'severe poisoning',
  synonyms: ['major effect or death'],
  description: 'a major effect or death among calls to poison centres'});
ASSERT (:AdverseEffect {id: 'severe_ketamine_poisoning', name: 'severe ketamine poisoning',
  synonyms: ['serious outcome of ketamine exposure'],
  description: 'a serious outcome or death after ketamine, with or without other drugs'});
ASSERT (:AdverseEffect {id: 'withdrawal_syndrome', name: 'ketamine withdrawal syndrome',
  synonyms: ['withdrawal syndrome', 'ketamine withdrawal'],
  description: 'withdrawal after long use of ketamine'});
ASSERT (:AdverseEffect {id: 'opioid_induced_hyperalgesia', name: 'opioid-induced hyperalgesia',
  synonyms: ['remifentanil hyperalgesia', 'OIH'],
  description: 'more pain because of an opioid'});
ASSERT (:AdverseEffect {id: 'opioid_adverse_effects', name: 'adverse effects of opioids',
  synonyms: ['opioid side effects'],
  description: 'nausea, itch, slow breathing and the like from opioids'});

// Risks: abuse liability
ASSERT (:Risk {id: 'misuse', name: 'misuse',
  synonyms: ['ketamine misuse', 'nonmedical use', 'non-medical use', 'recreational use'],
  description: 'use other than as prescribed'});
ASSERT (:Risk {id: 'abuse', name: 'abuse',
  synonyms: ['drug abuse', 'abuse potential', 'ketamine abuse'],
  description: 'the word of the article and of labels for harmful use'});
ASSERT (:Risk {id: 'addiction', name: 'addiction',
  synonyms: ['ketamine addiction', 'dependence', 'addictive'],
  description: 'compulsive use despite harm'});

// Matters in dispute
ASSERT (:Issue {id: 'controversy', name: 'controversy',
  synonyms: ['dispute over risks and benefits', 'whether the risks outweigh the benefits'],
  description: 'whether the risks outweigh the benefits'});
ASSERT (:Issue {id: 'accessibility', name: 'limited accessibility',
  synonyms: ['accessibility', 'access', 'cost and regulation', 'availability'],
  description: 'regulation and cost keep a treatment out of reach'});
ASSERT (:Issue {id: 'functional_unblinding', name: 'functional unblinding',
  synonyms: ['broken blinding', 'unblinding', 'expectancy'],
  description: 'patients feel which drug they were given'});

// Exposures: patterns of use
ASSERT (:Exposure {id: 'chronic_ketamine_use', name: 'chronic ketamine use',
  synonyms: ['frequent ketamine use', 'long-term ketamine use', 'daily ketamine use'],
  description: 'frequent use over months or years, most of it recreational'});
ASSERT (:Exposure {id: 'infrequent_ketamine_use', name: 'infrequent ketamine use',
  synonyms: ['occasional ketamine use'],
  description: 'use now and then'});
ASSERT (:Exposure {id: 'opioid_misuse', name: 'opioid misuse',
  synonyms: ['misuse of opioids', 'opioid abuse'],
  description: 'opioids taken other than as prescribed'});
ASSERT (:Exposure {id: 'opioid_use', name: 'opioid use',
  synonyms: ['use of opioids'],
  description: 'the taking of opioids itself'});
ASSERT (:Exposure {id: 'opioid_co_use', name: 'opioid co-use',
  synonyms: ['opioids taken with ketamine'],
  description: 'opioids taken together with ketamine'});
ASSERT (:Exposure {id: 'polydrug_use', name: 'polydrug use',
  synonyms: ['multiple drug use'],
  description: 'several drugs taken together'});
ASSERT (:Exposure {id: 'short_anaesthetic_exposure', name: 'short anaesthetic exposure',
  synonyms: ['brief anaesthesia', 'single short anesthesia'],
  description: 'one short anaesthesia in infancy'});

// Symptoms
ASSERT (:Symptom {id: 'opioid_withdrawal', name: 'opioid withdrawal',
  synonyms: ['opioid withdrawal symptoms', 'opiate withdrawal', 'precipitated withdrawal', 'COWS'],
  description: 'symptoms when opioids are stopped or displaced'});
ASSERT (:Symptom {id: 'opioid_craving', name: 'opioid craving',
  synonyms: ['craving for opioids', 'heroin craving', 'craving', 'cravings'],
  description: 'strong wish for opioids'});
ASSERT (:Symptom {id: 'cocaine_craving', name: 'cocaine craving',
  synonyms: ['craving for cocaine'],
  description: 'strong wish for cocaine'});
ASSERT (:Symptom {id: 'withdrawal_and_craving', name: 'withdrawal and craving',
  synonyms: ['withdrawal and craving across drugs'],
  description: 'both together, for several drugs'});
ASSERT (:Symptom {id: 'physical_discomfort_of_withdrawal', name: 'physical discomfort of withdrawal',
  synonyms: ['bodily discomfort of withdrawal', 'physical withdrawal symptoms'],
  description: 'aches and other bodily discomfort of opioid withdrawal'});
ASSERT (:Symptom {id: 'anxiety_in_opioid_abstinence', name: 'anxiety in opioid abstinence',
  synonyms: ['anxiety after opioids'],
  description: 'anxious behaviour during abstinence'});
ASSERT (:Symptom {id: 'distress_and_impairment', name: 'distress and impairment',
  synonyms: ['significant distress or impairment'],
  description: 'the suffering and the loss of function that define the disorder'});
ASSERT (:Symptom {id: 'depressive_symptoms', name: 'depressive symptoms',
  synonyms: ['depression', 'depression score', 'MADRS', 'low mood'],
  description: 'how severe depression is, by scales'});
ASSERT (:Symptom {id: 'suicidal_ideation', name: 'suicidal ideation',
  synonyms: ['suicidal thoughts', 'suicidality'],
  xrefs: ['MESH:D059020'],
  description: 'thoughts of killing oneself'});
ASSERT (:Symptom {id: 'anxiety', name: 'anxiety',
  synonyms: ['HAM-A'],
  xrefs: ['MESH:D001007'],
  description: 'anxiety in people with depression'});
ASSERT (:Symptom {id: 'severe_agitation', name: 'severe agitation',
  synonyms: ['acute agitation'],
  description: 'agitation that endangers the patient or others'});
ASSERT (:Symptom {id: 'pain', name: 'pain',
  xrefs: ['MESH:D010146'],
  description: 'pain of any cause'});
ASSERT (:Symptom {id: 'acute_pain', name: 'acute pain',
  xrefs: ['MESH:D059787'],
  description: 'pain of recent injury, illness or surgery'});
ASSERT (:Symptom {id: 'postoperative_pain', name: 'postoperative pain',
  synonyms: ['pain after surgery'],
  xrefs: ['MESH:D010149'],
  description: 'pain after an operation'});
ASSERT (:Symptom {id: 'intraoperative_pain', name: 'intraoperative pain',
  synonyms: ['pain during caesarean delivery'],
  description: 'pain felt during an operation'});
ASSERT (:Symptom {id: 'migraine_aura_severity', name: 'severity of migraine aura',
  synonyms: ['migraine aura'],
  description: 'how strong the aura is'});

// Conditions: mood, anxiety and psychosis
ASSERT (:Condition {id: 'psychiatric_disorder', name: 'psychiatric disorder',
  synonyms: ['mental disorder', 'psychiatric condition'],
  xrefs: ['MESH:D001523'],
  description: 'any psychiatric disorder, the word of the FDA'});
ASSERT (:Condition {id: 'mental_health_condition', name: 'mental health condition',
  synonyms: ['mental health disorder', 'mental illness'],
  description: 'any mental health condition, the word of the article'});
ASSERT (:Condition {id: 'major_depressive_disorder', name: 'major depressive disorder',
  synonyms: ['MDD', 'major depression', 'unipolar depression'],
  xrefs: ['MONDO:0002009', 'MESH:D003865'],
  description: 'unipolar depression'});
ASSERT (:Condition {id: 'treatment_resistant_depression', name: 'treatment-resistant depression',
  synonyms: ['TRD', 'treatment-refractory depression'],
  xrefs: ['MESH:D061218'],
  description: 'depression that two or more drugs have not helped'});
ASSERT (:Condition {id: 'depression_with_acute_suicidality', name: 'depression with acute suicidality',
  synonyms: ['MDSI', 'major depression with acute suicidal ideation or behaviour'],
  description: 'major depression with acute suicidal thoughts or behaviour'});
ASSERT (:Condition {id: 'bipolar_depression', name: 'bipolar depression',
  synonyms: ['depression in bipolar disorder'],
  description: 'the depressed phase of bipolar disorder'});
ASSERT (:Condition {id: 'postpartum_depression', name: 'postpartum depression',
  synonyms: ['postnatal depression', 'PPD', 'perinatal depression'],
  xrefs: ['MESH:D019052'],
  description: 'depression after childbirth'});
ASSERT (:Condition {id: 'post_traumatic_stress_disorder', name: 'post-traumatic stress disorder',
  synonyms: ['PTSD', 'posttraumatic stress disorder'],
  xrefs: ['MONDO:0005146', 'MESH:D013313'],
  description: 'lasting reaction to trauma'});
ASSERT (:Condition {id: 'obsessive_compulsive_disorder', name: 'obsessive-compulsive disorder',
  synonyms: ['OCD'],
  xrefs: ['MONDO:0008114', 'MESH:D009771'],
  description: 'obsessions and compulsions'});
ASSERT (:Condition {id: 'social_anxiety_disorder', name: 'social anxiety disorder',
  synonyms: ['social phobia', 'SAD'],
  description: 'fear of being judged'});
ASSERT (:Condition {id: 'schizophrenia', name: 'schizophrenia',
  synonyms: ['schizophrenic psychosis', 'history of psychosis'],
  xrefs: ['MONDO:0005090', 'MESH:D012559'],
  description: 'chronic psychotic disorder'});
ASSERT (:Condition {id: 'active_psychosis', name: 'active psychosis',
  synonyms: ['acute psychosis'],
  description: 'present psychosis of any cause'});

// Conditions: substance use
ASSERT (:Condition {id: 'opioid_use_disorder', name: 'opioid use disorder',
  synonyms: ['OUD', 'opioid addiction', 'opioid dependence', 'opiate dependence', 'heroin dependence'],
  xrefs: ['MESH:D009293'],
  description: 'lasting pattern of opioid use with marked distress and impairment'});
ASSERT (:Condition {id: 'substance_use_disorder', name: 'substance use disorder',
  synonyms: ['SUD', 'drug addiction', 'drug dependence', 'substance use disorders'],
  xrefs: ['MESH:D019966'],
  description: 'harmful use of any psychoactive substance'});
ASSERT (:Condition {id: 'alcohol_use_disorder', name: 'alcohol use disorder',
  synonyms: ['AUD', 'alcoholism', 'alcohol dependence'],
  xrefs: ['MESH:D000437'],
  description: 'harmful use of alcohol'});
ASSERT (:Condition {id: 'cocaine_use_disorder', name: 'cocaine use disorder',
  synonyms: ['cocaine dependence', 'cocaine addiction'],
  xrefs: ['MESH:D019970'],
  description: 'harmful use of cocaine'});
ASSERT (:Condition {id: 'cannabis_use_disorder', name: 'cannabis use disorder',
  synonyms: ['cannabis dependence', 'marijuana dependence'],
  xrefs: ['MESH:D002189'],
  description: 'harmful use of cannabis'});
ASSERT (:Condition {id: 'ketamine_use_disorder', name: 'ketamine use disorder',
  synonyms: ['ketamine dependence'],
  description: 'harmful use of ketamine'});

// Conditions: pain and nervous system
ASSERT (:Condition {id: 'chronic_pain', name: 'chronic pain',
  synonyms: ['chronic non-cancer pain'],
  xrefs: ['MESH:D059350'],
  description: 'pain of three months and more'});
ASSERT (:Condition {id: 'cancer_pain', name: 'cancer pain',
  xrefs: ['MESH:D000072716'],
  description: 'pain from cancer'});
ASSERT (:Condition {id: 'complex_regional_pain_syndrome', name: 'complex regional pain syndrome',
  synonyms: ['CRPS', 'reflex sympathetic dystrophy'],
  xrefs: ['MESH:D020918'],
  description: 'pain and swelling of a limb after injury'});
ASSERT (:Condition {id: 'fibromyalgia', name: 'fibromyalgia',
  xrefs: ['MONDO:0005546', 'MESH:D005356'],
  description: 'widespread pain'});
ASSERT (:Condition {id: 'migraine', name: 'migraine',
  synonyms: ['chronic migraine'],
  xrefs: ['MONDO:0005277', 'MESH:D008881'],
  description: 'recurrent headache'});
ASSERT (:Condition {id: 'chronic_postsurgical_pain', name: 'chronic postsurgical pain',
  synonyms: ['persistent pain after surgery', 'CPSP'],
  description: 'pain that stays after an operation'});
ASSERT (:Condition {id: 'refractory_status_epilepticus', name: 'refractory status epilepticus',
  synonyms: ['RSE', 'refractory seizures'],
  description: 'seizures that go on despite treatment'});
ASSERT (:Condition {id: 'status_asthmaticus', name: 'status asthmaticus',
  synonyms: ['severe asthma attack', 'acute severe asthma'],
  xrefs: ['MESH:D013224'],
  description: 'severe attack of asthma'});
ASSERT (:Condition {id: 'cerebral_trauma', name: 'cerebral trauma',
  synonyms: ['brain trauma', 'head injury', 'stroke'],
  description: 'injury of the brain, stroke included'});
ASSERT (:Condition {id: 'raised_intracranial_pressure', name: 'raised intracranial pressure',
  synonyms: ['intracranial hypertension', 'raised ICP'],
  description: 'high pressure in the skull'});
ASSERT (:Condition {id: 'raised_intraocular_pressure', name: 'raised intraocular pressure',
  synonyms: ['ocular hypertension'],
  description: 'high pressure in the eye'});

// Conditions: heart, vessels, liver, hormones, pregnancy
ASSERT (:Condition {id: 'cardiovascular_disease', name: 'cardiovascular disease',
  synonyms: ['heart disease', 'cardiovascular conditions', 'conditions of heart and vessels'],
  xrefs: ['MESH:D002318'],
  description: 'disease of heart and vessels'});
ASSERT (:Condition {id: 'uncontrolled_cardiovascular_disease', name: 'uncontrolled cardiovascular disease',
  synonyms: ['poorly controlled heart disease'],
  description: 'heart or vessel disease that is badly controlled'});
ASSERT (:Condition {id: 'severe_coronary_disease', name: 'severe coronary disease',
  synonyms: ['severe heart disease', 'coronary or myocardial disease'],
  description: 'severe disease of coronary vessels or heart muscle'});
ASSERT (:Condition {id: 'aneurysmal_vascular_disease', name: 'aneurysmal vascular disease',
  synonyms: ['aneurysm'],
  description: 'aneurysms of the aorta and other arteries'});
ASSERT (:Condition {id: 'uncontrolled_hypertension', name: 'uncontrolled hypertension',
  synonyms: ['high blood pressure, uncontrolled'],
  description: 'blood pressure too high at rest'});
ASSERT (:Condition {id: 'severe_hepatic_impairment', name: 'severe hepatic impairment',
  synonyms: ['severe liver disease'],
  description: 'severe impairment of the liver'});
ASSERT (:Condition {id: 'untreated_hyperthyroidism', name: 'untreated hyperthyroidism',
  synonyms: ['thyrotoxicosis', 'overactive thyroid'],
  description: 'overactive thyroid, untreated or poorly treated'});
ASSERT (:Condition {id: 'pregnancy', name: 'pregnancy',
  synonyms: ['pregnant women'],
  xrefs: ['MESH:D011247'],
  description: 'pregnancy, labour and delivery'});
ASSERT (:Condition {id: 'pre_eclampsia', name: 'pre-eclampsia',
  synonyms: ['preeclampsia', 'eclampsia'],
  xrefs: ['MONDO:0005081', 'MESH:D011225'],
  description: 'high blood pressure of pregnancy'});

// Faculties of the mind
ASSERT (:Function {id: 'memory', name: 'memory',
  synonyms: ['recall', 'episodic memory'],
  xrefs: ['MESH:D008568'],
  description: 'learning and recall'});
ASSERT (:Function {id: 'working_memory', name: 'working memory',
  xrefs: ['MESH:D008570'],
  description: 'holding things in mind'});
ASSERT (:Function {id: 'spatial_memory', name: 'spatial memory',
  synonyms: ['spatial navigation', 'virtual maze'],
  description: 'memory for places'});
ASSERT (:Function {id: 'attention', name: 'attention',
  xrefs: ['MESH:D001288'],
  description: 'keeping to a task'});
ASSERT (:Function {id: 'cognition', name: 'cognition',
  synonyms: ['cognitive function', 'learning'],
  xrefs: ['MESH:D003071'],
  description: 'thinking and learning as a whole'});

// Measures of the body
ASSERT (:Measure {id: 'blood_pressure', name: 'blood pressure',
  synonyms: ['arterial pressure'],
  xrefs: ['MESH:D001794'],
  description: 'pressure in the arteries'});
ASSERT (:Measure {id: 'heart_rate', name: 'heart rate',
  synonyms: ['pulse'],
  xrefs: ['MESH:D006339'],
  description: 'beats a minute'});
ASSERT (:Measure {id: 'intracranial_pressure', name: 'intracranial pressure',
  synonyms: ['ICP', 'pressure in the skull'],
  xrefs: ['MESH:D007427'],
  description: 'pressure in the skull'});
ASSERT (:Measure {id: 'intraocular_pressure', name: 'intraocular pressure',
  synonyms: ['IOP', 'pressure in the eye'],
  xrefs: ['MESH:D007429'],
  description: 'pressure in the eye'});
ASSERT (:Measure {id: 'd2_receptor_availability', name: 'D2 receptor availability',
  synonyms: ['striatal D2/D3 binding', 'raclopride binding'],
  description: 'free striatal D2 and D3 receptors, by PET'});
ASSERT (:Measure {id: 'baseline_glutamate', name: 'glutamate before treatment',
  synonyms: ['baseline glutamate'],
  description: 'glutamate by spectroscopy before ketamine'});
ASSERT (:Measure {id: 'habenula_metabolism', name: 'habenula metabolism',
  synonyms: ['glucose use in the habenula'],
  description: 'glucose use in the habenula, by PET'});
ASSERT (:Measure {id: 'esketamine_exposure', name: 'esketamine exposure',
  synonyms: ['esketamine AUC', 'plasma esketamine'],
  description: 'plasma concentration over time (AUC)'});
ASSERT (:Measure {id: 'ketamine_clearance', name: 'ketamine clearance',
  synonyms: ['elimination of ketamine'],
  description: 'how fast the body removes ketamine'});

// Outcomes
ASSERT (:Outcome {id: 'opioid_abstinence', name: 'opioid abstinence',
  synonyms: ['abstinence from opioids', 'opioid-free'],
  description: 'no opioid use at follow-up'});
ASSERT (:Outcome {id: 'heroin_abstinence', name: 'heroin abstinence',
  synonyms: ['abstinence from heroin'],
  description: 'no heroin use at follow-up'});
ASSERT (:Outcome {id: 'buprenorphine_initiation', name: 'completed start of buprenorphine',
  synonyms: ['buprenorphine initiation', 'buprenorphine induction'],
  description: 'the start of buprenorphine was completed'});
ASSERT (:Outcome {id: 'opioid_requirement', name: 'opioid requirement',
  synonyms: ['opioid consumption', 'opioid sparing', 'morphine consumption'],
  description: 'how much opioid pain relief takes'});
ASSERT (:Outcome {id: 'alcohol_abstinence', name: 'alcohol abstinence',
  synonyms: ['days abstinent', 'abstinence from alcohol'],
  description: 'days without alcohol'});
ASSERT (:Outcome {id: 'alcohol_intake', name: 'alcohol intake',
  synonyms: ['drinking', 'alcohol consumption'],
  description: 'how much is drunk'});
ASSERT (:Outcome {id: 'alcohol_relapse', name: 'alcohol relapse',
  synonyms: ['relapse to drinking'],
  description: 'return to drinking'});
ASSERT (:Outcome {id: 'motivation_to_quit', name: 'motivation to quit cocaine',
  synonyms: ['motivation to quit', 'URICA'],
  description: 'readiness to stop cocaine'});
ASSERT (:Outcome {id: 'hospital_readmission', name: 'hospital readmission',
  synonyms: ['readmission'],
  description: 'back in hospital within thirty days'});
ASSERT (:Outcome {id: 'depression_relapse', name: 'relapse of depression',
  synonyms: ['depression relapse'],
  description: 'return of depression after remission'});
ASSERT (:Outcome {id: 'neurological_outcome', name: 'neurological outcome',
  synonyms: ['outcome after brain injury'],
  description: 'how patients with brain disease fare'});
ASSERT (:Outcome {id: 'mortality', name: 'mortality',
  synonyms: ['death', 'survival'],
  xrefs: ['MESH:D009026'],
  description: 'death of any cause'});
ASSERT (:Outcome {id: 'treatment_withdrawal', name: 'stopping treatment because of harm',
  synonyms: ['treatment withdrawal', 'discontinuation for adverse events'],
  description: 'treatment given up because of adverse events'});
ASSERT (:Outcome {id: 'overdose_death', name: 'overdose death',
  synonyms: ['death by overdose', 'opioid overdose'],
  description: 'death by overdose'});
ASSERT (:Outcome {id: 'ketamine_related_deaths', name: 'ketamine-related deaths',
  synonyms: ['deaths with ketamine'],
  description: 'deaths in which ketamine was found, as counted in registers'});
ASSERT (:Outcome {id: 'long_term_safety_of_ketamine', name: 'long-term safety of ketamine',
  synonyms: ['long-term safety'],
  description: 'safety of months and years of treatment'});
ASSERT (:Outcome {id: 'mental_health', name: 'mental health',
  synonyms: ['mental state'],
  description: 'the patient\'s mental state, as watched in therapy'});
ASSERT (:Outcome {id: 'physical_health', name: 'physical health',
  synonyms: ['bodily health'],
  description: 'the patient\'s bodily state, as watched in therapy'});

// Populations
ASSERT (:Population {id: 'sixteen_million_people', name: 'sixteen million people',
  synonyms: ['16 million people', 'sixteen million', '16 million people worldwide'],
  description: 'the number that the article gives for the world'});
ASSERT (:Population {id: 'all_people_with_opioid_use_disorder', name: 'all people with opioid use disorder',
  synonyms: ['everyone with OUD', 'everyone in recovery'],
  description: 'everyone with the disorder'});
ASSERT (:Population {id: 'infants_under_three_months', name: 'infants under three months',
  synonyms: ['babies under 3 months'],
  description: 'infants younger than three months'});
ASSERT (:Population {id: 'significant_hypertension_risk', name: 'people endangered by a rise of blood pressure',
  synonyms: ['significant hypertension risk', 'danger from high blood pressure'],
  description: 'anyone in whom a rise of blood pressure would be a serious danger'});

// Procedures and treatments
ASSERT (:Procedure {id: 'off_label_ketamine', name: 'off-label ketamine',
  synonyms: ['off label ketamine', 'off-label use of ketamine', 'ketamine clinic'],
  description: 'ketamine for a use without approval'});
ASSERT (:Procedure {id: 'ketamine_for_opioid_use_disorder', name: 'ketamine for opioid use disorder',
  synonyms: ['ketamine for OUD'],
  description: 'ketamine as a treatment of opioid use disorder'});
ASSERT (:Procedure {id: 'ketamine_for_substance_use_disorder', name: 'ketamine for substance use disorder',
  synonyms: ['ketamine for addiction'],
  description: 'ketamine as a treatment of addiction'});
ASSERT (:Procedure {id: 'ketamine_assisted_therapy', name: 'ketamine-assisted therapy',
  synonyms: ['ketamine therapy', 'ketamine-assisted psychotherapy', 'KAP'],
  description: 'ketamine with the care of a therapist'});
ASSERT (:Procedure {id: 'ketamine_psychotherapy', name: 'ketamine psychotherapy',
  synonyms: ['ketamine psychedelic therapy', 'KPT'],
  description: 'a psychedelic dose within psychotherapy'});
ASSERT (:Procedure {id: 'psychotherapy', name: 'psychotherapy',
  synonyms: ['relapse prevention therapy', 'talking therapy'],
  xrefs: ['MESH:D011613'],
  description: 'talking therapy given beside ketamine'});
ASSERT (:Procedure {id: 'esketamine_monotherapy', name: 'esketamine monotherapy',
  synonyms: ['esketamine alone', 'Spravato monotherapy'],
  description: 'esketamine without an oral antidepressant'});
ASSERT (:Procedure {id: 'ketamine_bolus', name: 'ketamine bolus with infusion',
  synonyms: ['ketamine bolus', 'bolus dose'],
  description: 'a bolus on top of an infusion'});
ASSERT (:Procedure {id: 'ketamine_cessation', name: 'stopping ketamine',
  synonyms: ['ketamine cessation', 'abstinence from ketamine'],
  description: 'giving up ketamine'});
ASSERT (:Procedure {id: 'benzodiazepine_coadministration', name: 'benzodiazepine given with ketamine',
  synonyms: ['benzodiazepine coadministration', 'midazolam with ketamine'],
  description: 'a benzodiazepine added to ketamine sedation'});
ASSERT (:Procedure {id: 'opioid_agonist_treatment', name: 'opioid agonist treatment',
  synonyms: ['OAT', 'methadone or buprenorphine maintenance', 'opioid substitution treatment', 'MOUD'],
  description: 'long-term methadone or buprenorphine'});
ASSERT (:Procedure {id: 'detoxification_alone', name: 'detoxification alone',
  synonyms: ['detox', 'opioid detoxification'],
  description: 'withdrawal treatment without anything after it'});
ASSERT (:Procedure {id: 'electroconvulsive_therapy', name: 'electroconvulsive therapy',
  synonyms: ['ECT', 'electroshock'],
  xrefs: ['MESH:D004565'],
  description: 'seizures induced under anaesthesia to treat depression'});
ASSERT (:Procedure {id: 'patient_controlled_analgesia', name: 'patient-controlled morphine analgesia',
  synonyms: ['patient-controlled analgesia', 'PCA'],
  description: 'morphine from a pump that the patient works'});
ASSERT (:Procedure {id: 'pain_management', name: 'pain management',
  synonyms: ['pain treatment'],
  description: 'treatment of pain'});
ASSERT (:Procedure {id: 'procedural_sedation', name: 'procedural sedation',
  synonyms: ['dissociative sedation', 'sedation for painful procedures'],
  description: 'sedation for painful procedures'});
ASSERT (:Procedure {id: 'rapid_sequence_intubation', name: 'rapid sequence intubation',
  synonyms: ['RSI', 'emergency intubation'],
  description: 'emergency intubation with fast-acting drugs'});
ASSERT (:Procedure {id: 'anaesthesia_in_low_resource_settings', name: 'anaesthesia in low-resource settings',
  synonyms: ['anesthesia in low-resource settings', 'anaesthesia in developing countries'],
  description: 'anaesthesia where equipment and staff are few'});
ASSERT (:Procedure {id: 'prolonged_anaesthesia_in_early_childhood', name: 'prolonged anaesthesia in early childhood',
  synonyms: ['long or repeated anesthesia in young children'],
  description: 'anaesthesia of more than three hours, or repeated, before the age of three'});
ASSERT (:Procedure {id: 'home_intravenous_ketamine_without_examination', name: 'home intravenous ketamine without examination',
  synonyms: ['ketamine infusion at home'],
  description: 'infusions at home without an examination in person'});

// Activities around the drug
ASSERT (:Activity {id: 'clinical_trials', name: 'clinical trials',
  synonyms: ['clinical trial', 'volunteers in clinical trials'],
  description: 'trials open to volunteers or under way'});
ASSERT (:Activity {id: 'further_research', name: 'further research',
  synonyms: ['more research', 'more studies'],
  description: 'the studies still wanted'});
ASSERT (:Activity {id: 'production_of_ketamine', name: 'production of ketamine',
  synonyms: ['manufacture of ketamine', 'production'],
  description: 'making ketamine'});
ASSERT (:Activity {id: 'distribution_of_ketamine', name: 'distribution of ketamine',
  synonyms: ['distribution'],
  description: 'selling and supplying ketamine'});
ASSERT (:Activity {id: 'possession_of_ketamine', name: 'possession of ketamine',
  synonyms: ['possession'],
  description: 'having ketamine'});
ASSERT (:Activity {id: 'remote_prescribing_of_ketamine', name: 'remote prescribing of ketamine',
  synonyms: ['telehealth ketamine', 'telemedicine prescribing'],
  description: 'prescribing without a visit in person'});
ASSERT (:Activity {id: 'ketamine_for_law_enforcement', name: 'ketamine for law enforcement',
  synonyms: ['chemical restraint', 'sedation for police'],
  description: 'sedation for the purposes of the police'});

// Regulators and governments
ASSERT (:Regulator {id: 'food_and_drug_administration', name: 'Food and Drug Administration',
  synonyms: ['FDA', 'U.S. FDA', 'US Food and Drug Administration'],
  description: 'United States agency that approves medicines'});
ASSERT (:Regulator {id: 'drug_enforcement_administration', name: 'Drug Enforcement Administration',
  synonyms: ['DEA', 'Drug Enforcement Agency'],
  description: 'United States agency for the control of drugs; the article writes Agency'});
ASSERT (:Regulator {id: 'uk_government', name: 'United Kingdom government',
  synonyms: ['UK government', 'Home Office', 'British government'],
  description: 'makes the orders under the Misuse of Drugs Act'});

// Insurers and professional societies
ASSERT (:Organisation {id: 'health_insurer', name: 'health insurer',
  synonyms: ['insurers', 'insurance', 'health insurance', 'insurance company'],
  description: 'companies that pay for treatment, or do not'});
ASSERT (:Organisation {id: 'american_society_of_anesthesiologists', name: 'American Society of Anesthesiologists',
  synonyms: ['ASA', 'anaesthesiologists\' society'],
  description: 'professional society, United States'});
ASSERT (:Organisation {id: 'american_medical_association', name: 'American Medical Association',
  synonyms: ['AMA'],
  description: 'professional association, United States'});
ASSERT (:Organisation {id: 'american_society_of_ketamine_physicians', name: 'American Society of Ketamine Physicians, Psychotherapists and Practitioners',
  synonyms: ['ASKP', 'ASKP3', 'American Society of Ketamine Physicians'],
  description: 'society of ketamine practitioners, United States'});

// Laws, lists and schemes
ASSERT (:Regulation {id: 'federal_law', name: 'United States federal law',
  synonyms: ['federal law', 'federal regulation', 'Controlled Substances Act'],
  description: 'the law on controlled substances'});
ASSERT (:Regulation {id: 'spravato_rems', name: 'Spravato REMS',
  synonyms: ['risk evaluation and mitigation strategy', 'REMS'],
  description: 'restricted programme for the nasal spray'});
ASSERT (:Regulation {id: 'telemedicine_flexibilities', name: 'telemedicine flexibilities',
  synonyms: ['telehealth flexibilities', 'DEA telemedicine rule'],
  description: 'temporary rule on prescribing controlled drugs without a visit'});
ASSERT (:Regulation {id: 'international_drug_control', name: 'international drug control',
  synonyms: ['1971 Convention', 'UN Convention on Psychotropic Substances', 'international scheduling'],
  description: 'control under the 1971 Convention'});
ASSERT (:Regulation {id: 'who_essential_medicines_list', name: 'WHO Model List of Essential Medicines',
  synonyms: ['WHO essential medicines list', 'essential medicines', 'EML'],
  description: 'medicines that every health system should have'});

// Professional standards
ASSERT (:Standard {id: 'anaesthetic_standards_for_ketamine', name: 'anaesthetic standards for ketamine',
  synonyms: ['anesthesia standards', 'monitoring standards for ketamine'],
  description: 'the same standards of care as for other anaesthetics'});
ASSERT (:Standard {id: 'non_anaesthetic_dose_limits', name: 'limits on dose outside anaesthesia',
  synonyms: ['non-anaesthetic dose limits', 'dose limits'],
  description: 'dose and route below a level of sedation unfit for the setting'});
