//! The closed lists of the formulary.

use crate::model::ids::ids;

ids! {
    /// How good the evidence for an effect is.
    Strength in "strength" {
        /// Controlled or population data, e.g. Garrison 2012, Allen 2011.
        Controlled = "controlled",
        /// Prospective or large series, e.g. the studies gathered in Kolla 2018.
        Series = "series",
        /// Case reports, product information or expert lists, e.g. Hoque & Chesson 2010.
        Reports = "reports",
    }
}

ids! {
    /// Why a medicine that looks like a worsening class is not counted as one.
    Exception in "exception" {
        /// Reported to ease restless legs for a while: bupropion (Kolla 2018).
        MayEase = "may_ease",
        /// Did not aggravate leg movements: trazodone, nefazodone, doxepin (Kolla 2018).
        Neutral = "neutral",
        /// Hardly enters the brain, or works by another way than its class.
        LessLikely = "less_likely",
    }
}

ids! {
    /// What a rule may ask of a medicine, whatever its class.
    Role in "role" {
        /// Acts on dopamine receptors: augmentation, compulsions, never stop suddenly (Allen 2011, Voon 2011).
        Dopaminergic = "dopaminergic",
        /// Binds the alpha-2-delta subunit (Winkelman 2025).
        Alpha2Delta = "alpha2_delta",
        /// Quinine: not for cramps without a prescriber (FDA 2010).
        Quinine = "quinine",
        /// Holds iron.
        Iron = "iron",
        /// Holds magnesium; counts towards the upper limit, and gathers in kidney disease.
        Magnesium = "magnesium",
        /// Holds calcium.
        Calcium = "calcium",
        /// Holds potassium.
        Potassium = "potassium",
        /// Holds vitamin K, which opposes warfarin (Tan 2024 left such users out).
        VitaminK = "vitamin_k",
        /// May raise potassium in the blood.
        RaisesPotassium = "raises_potassium",
        /// May lower potassium in the blood.
        LowersPotassium = "lowers_potassium",
        /// May lower magnesium in the blood.
        LowersMagnesium = "lowers_magnesium",
        /// Long use may lower vitamin B12.
        LowersB12 = "lowers_b12",
        /// A water tablet.
        Diuretic = "diuretic",
        /// Is bound or hindered by iron, calcium or magnesium taken together with it.
        BindsMinerals = "binds_minerals",
        /// A vitamin K antagonist.
        WarfarinLike = "warfarin_like",
        /// Any blood thinner that is not only an antiplatelet.
        Anticoagulant = "anticoagulant",
        /// Keeps platelets apart.
        Antiplatelet = "antiplatelet",
        /// Known to clash with quinine: levels, heart rhythm or bleeding (FDA 2010).
        QuinineInteracts = "quinine_interacts",
        /// May bring restlessness of the whole body.
        Akathisia = "akathisia",
        /// May damage muscle: dark urine matters.
        MuscleToxic = "muscle_toxic",
        /// Raises the risk of blood clots.
        ClotRisk = "clot_risk",
        /// May damage nerves of the feet and hands.
        NerveToxic = "nerve_toxic",
        /// Stopping suddenly may bring restlessness.
        WithdrawalRestless = "withdrawal_restless",
        /// Makes sleepy.
        Sedating = "sedating",
        /// Holds caffeine.
        Caffeine = "caffeine",
    }
}
