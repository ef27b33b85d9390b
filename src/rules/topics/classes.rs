//! Where the words on each kind of medicine come from.

use crate::formulary::Class;
use crate::model::Source;

/// The sources of a class. A class of which nothing is said has the papers in which it was looked for.
pub const fn sources(class: Class) -> &'static [Source] {
    match class {
        Class::DopamineAgonist | Class::Levodopa => {
            &[Source::Winkelman2025, Source::Allen2011, Source::Voon2011, Source::RequipLabel, Source::Article]
        }
        Class::Alpha2deltaLigand | Class::Opioid => {
            &[Source::Winkelman2025, Source::Silber2021, Source::GeneralPractice, Source::Article]
        }
        Class::Ssri | Class::Snri | Class::Tricyclic | Class::MirtazapineType | Class::AntidepressantOther => {
            &[Source::Kolla2018, Source::Winkelman2025, Source::Hoque2010, Source::Article]
        }
        Class::SedatingAntihistamine | Class::NewerAntihistamine | Class::AntiemeticDopamineBlocker => {
            &[Source::Winkelman2025, Source::Hoque2010, Source::Article]
        }
        Class::Antipsychotic | Class::Lithium | Class::Antiepileptic | Class::Benzodiazepine => {
            &[Source::Winkelman2025, Source::Hoque2010, Source::GeneralPractice]
        }
        Class::LongActingBetaAgonist
        | Class::PotassiumSparingDiuretic
        | Class::ThiazideLikeDiuretic
        | Class::LoopDiuretic
        | Class::BetaBlocker => &[Source::Garrison2012, Source::GeneralPractice, Source::Article],
        Class::Statin => &[Source::Garrison2012, Source::MayoRhabdomyolysis, Source::Article],
        Class::Caffeine => &[Source::Winkelman2025, Source::Article],
        Class::Quinine => &[Source::FdaQuinine],
        Class::Magnesium => &[Source::Garrison2020, Source::Kdri2020, Source::Article],
        Class::VitaminK | Class::Warfarin => &[Source::Tan2024, Source::GeneralPractice],
        Class::Iron => &[Source::Allen2018, Source::Winkelman2025, Source::GeneralPractice],
        Class::CalciumChannelBlocker => &[Source::NhsCramps, Source::GeneralPractice],
        Class::RaloxifeneType | Class::Oestrogen => &[Source::NhsCramps, Source::NhsDvt, Source::GeneralPractice],
        Class::AntiemeticOther
        | Class::OpioidAntagonist
        | Class::Nicotine
        | Class::BetaAgonistOther
        | Class::Fibrate
        | Class::Calcium
        | Class::Potassium
        | Class::OsteoporosisOther
        | Class::Bisphosphonate
        | Class::DementiaMedicine
        | Class::ThyroidHormone
        | Class::Tetracycline
        | Class::Quinolone
        | Class::LaxativeAntacid
        | Class::AcidReducer
        | Class::Chemotherapy
        | Class::Immunosuppressant
        | Class::CoughCold
        | Class::Painkiller
        | Class::ZDrug
        | Class::SleepOther => &[Source::GeneralPractice],
        _ => &[Source::Garrison2012, Source::Kolla2018, Source::Winkelman2025],
    }
}
