//! The closed list of medicine classes.

use crate::model::ids::ids;

ids! {
    /// The class of a medicine.
    Class in "medicine_class" {
        /// Dopamine agonists; long use may bring augmentation (Allen 2011).
        DopamineAgonist = "dopamine_agonist",
        /// Levodopa.
        Levodopa = "levodopa",
        /// Other medicines for Parkinson disease.
        ParkinsonOther = "parkinson_other",
        /// Gabapentin, pregabalin and their kin.
        Alpha2deltaLigand = "alpha2delta_ligand",
        /// Selective serotonin reuptake inhibitors (Kolla 2018).
        Ssri = "ssri",
        /// Serotonin and noradrenaline reuptake inhibitors (Kolla 2018).
        Snri = "snri",
        /// Tricyclic antidepressants.
        Tricyclic = "tricyclic",
        /// Mirtazapine and mianserin (Kolla 2018).
        MirtazapineType = "mirtazapine_type",
        /// Other antidepressants and buspirone.
        AntidepressantOther = "antidepressant_other",
        /// Lithium.
        Lithium = "lithium",
        /// Antipsychotics.
        Antipsychotic = "antipsychotic",
        /// Antihistamines that enter the brain (Winkelman 2025).
        SedatingAntihistamine = "sedating_antihistamine",
        /// Antihistamines that hardly enter the brain.
        NewerAntihistamine = "newer_antihistamine",
        /// Medicines against nausea that block dopamine.
        AntiemeticDopamineBlocker = "antiemetic_dopamine_blocker",
        /// Other medicines against nausea.
        AntiemeticOther = "antiemetic_other",
        /// Opioids.
        Opioid = "opioid",
        /// Naloxone and naltrexone.
        OpioidAntagonist = "opioid_antagonist",
        /// Medicines against seizures.
        Antiepileptic = "antiepileptic",
        /// Benzodiazepines.
        Benzodiazepine = "benzodiazepine",
        /// Zolpidem and its kin.
        ZDrug = "z_drug",
        /// Other sleep medicines.
        SleepOther = "sleep_other",
        /// Muscle relaxants.
        MuscleRelaxant = "muscle_relaxant",
        /// Medicines for dementia.
        DementiaMedicine = "dementia_medicine",
        /// Stimulants and appetite suppressants.
        Stimulant = "stimulant",
        /// Caffeine and drinks with it.
        Caffeine = "caffeine",
        /// Nicotine replacement.
        Nicotine = "nicotine",
        /// Long-acting inhaled beta-agonists (Garrison 2012).
        LongActingBetaAgonist = "long_acting_beta_agonist",
        /// Other beta-agonists.
        BetaAgonistOther = "beta_agonist_other",
        /// Other inhaled and airway medicines.
        AirwayOther = "airway_other",
        /// Potassium-sparing diuretics (Garrison 2012).
        PotassiumSparingDiuretic = "potassium_sparing_diuretic",
        /// Thiazides and thiazide-like diuretics (Garrison 2012).
        ThiazideLikeDiuretic = "thiazide_like_diuretic",
        /// Loop diuretics (Garrison 2012).
        LoopDiuretic = "loop_diuretic",
        /// Angiotensin-converting-enzyme inhibitors.
        AceInhibitor = "ace_inhibitor",
        /// Angiotensin receptor blockers.
        Arb = "arb",
        /// Beta-blockers.
        BetaBlocker = "beta_blocker",
        /// Calcium channel blockers.
        CalciumChannelBlocker = "calcium_channel_blocker",
        /// Other heart and blood pressure medicines.
        HeartOther = "heart_other",
        /// Digoxin.
        Digoxin = "digoxin",
        /// Heart rhythm medicines.
        Antiarrhythmic = "antiarrhythmic",
        /// Statins (Garrison 2012).
        Statin = "statin",
        /// Fibrates.
        Fibrate = "fibrate",
        /// Other lipid-lowering medicines and fish oil.
        LipidOther = "lipid_other",
        /// Warfarin and other vitamin K antagonists.
        Warfarin = "warfarin",
        /// Direct oral anticoagulants.
        DirectAnticoagulant = "direct_anticoagulant",
        /// Heparins.
        AnticoagulantOther = "anticoagulant_other",
        /// Medicines that keep platelets apart.
        Antiplatelet = "antiplatelet",
        /// Medicines for diabetes and weight.
        DiabetesMedicine = "diabetes_medicine",
        /// Thyroid hormone.
        ThyroidHormone = "thyroid_hormone",
        /// Other hormones and medicines that act on them.
        HormoneOther = "hormone_other",
        /// Oestrogens, also in combined contraception.
        Oestrogen = "oestrogen",
        /// Selective oestrogen receptor modulators.
        RaloxifeneType = "raloxifene_type",
        /// Bisphosphonates.
        Bisphosphonate = "bisphosphonate",
        /// Other osteoporosis medicines.
        OsteoporosisOther = "osteoporosis_other",
        /// Iron by mouth or vein.
        Iron = "iron",
        /// Magnesium.
        Magnesium = "magnesium",
        /// Calcium.
        Calcium = "calcium",
        /// Potassium.
        Potassium = "potassium",
        /// Vitamin K.
        VitaminK = "vitamin_k",
        /// B vitamins.
        VitaminB = "vitamin_b",
        /// Other vitamins.
        VitaminOther = "vitamin_other",
        /// Other supplements.
        SupplementOther = "supplement_other",
        /// Quinine, also in tonic water.
        Quinine = "quinine",
        /// Antimalarials other than quinine.
        Antimalarial = "antimalarial",
        /// Tetracyclines.
        Tetracycline = "tetracycline",
        /// Quinolones.
        Quinolone = "quinolone",
        /// Macrolides.
        Macrolide = "macrolide",
        /// Other medicines against infections.
        AntiInfectiveOther = "anti_infective_other",
        /// Cancer medicines.
        Chemotherapy = "chemotherapy",
        /// Medicines that act on the immune system.
        Immunosuppressant = "immunosuppressant",
        /// Corticosteroids by mouth.
        Corticosteroid = "corticosteroid",
        /// Painkillers and migraine medicines.
        Painkiller = "painkiller",
        /// Gout medicines.
        GoutMedicine = "gout_medicine",
        /// Medicines against stomach acid.
        AcidReducer = "acid_reducer",
        /// Laxatives and antacids.
        LaxativeAntacid = "laxative_antacid",
        /// Other stomach and bowel medicines.
        GutOther = "gut_other",
        /// Cough and cold ingredients.
        CoughCold = "cough_cold",
        /// Herbal remedies.
        Herbal = "herbal",
        /// Bladder, prostate and erection medicines.
        BladderProstate = "bladder_prostate",
        /// Everything else.
        Other = "other",
    }
}
