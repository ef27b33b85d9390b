//! Who should know when a medicine is left off or lowered.
//!
//! # Purpose
//! Sorts medicines by how soon somebody should hear of it: those whose sudden end can harm by itself come first.
//!
//! # Not for
//! Saying that any may be left off. It says nothing of how.
//!
//! # Missing answers
//! A name that is not known is told to whoever looks after the medicines.
//!
//! # Sources
//! Requip label (dopamine medicines); the other classes are general practice.

use super::taking::likely;
use crate::formulary::{Class, Medicine, Role};

/// Who should know when a medicine is left off or lowered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leaving {
    /// Nobody in particular: food supplements and the like.
    Free,
    /// Whoever looks after the medicines, at the next contact.
    Tell,
    /// The prescriber or a pharmacist, today, unless it was agreed.
    Today,
    /// The same, and some signs afterwards are for the same day: dopamine medicines (Requip label).
    Dopamine,
}

/// Who should know when this medicine is left off or lowered; of a name that is not known, whoever looks after it.
pub fn leaving(name: &str) -> Leaving {
    likely(name).iter().map(|medicine| leaving_one(medicine)).max().unwrap_or(Leaving::Tell)
}

/// Classes whose sudden end can harm by itself; clinical lists, general practice.
fn leaving_one(medicine: &Medicine) -> Leaving {
    if medicine.has(Role::Dopaminergic) {
        return Leaving::Dopamine;
    }
    if medicine.has(Role::WithdrawalRestless) || medicine.has(Role::Anticoagulant) || medicine.has(Role::WarfarinLike) {
        return Leaving::Today;
    }
    match medicine.class {
        Class::Ssri
        | Class::Snri
        | Class::Tricyclic
        | Class::MirtazapineType
        | Class::AntidepressantOther
        | Class::Lithium
        | Class::Antipsychotic
        | Class::Opioid
        | Class::Antiepileptic
        | Class::Benzodiazepine
        | Class::ZDrug
        | Class::Alpha2deltaLigand
        | Class::ParkinsonOther
        | Class::BetaBlocker
        | Class::Antiarrhythmic
        | Class::Antiplatelet
        | Class::DirectAnticoagulant
        | Class::AnticoagulantOther
        | Class::Corticosteroid
        | Class::Immunosuppressant => Leaving::Today,
        Class::Magnesium
        | Class::Calcium
        | Class::VitaminB
        | Class::VitaminK
        | Class::VitaminOther
        | Class::SupplementOther
        | Class::Herbal
        | Class::Caffeine
        | Class::CoughCold
        | Class::Quinine => Leaving::Free,
        _ => Leaving::Tell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaving_off_is_as_grave_as_the_gravest_part() {
        for (name, leaving_it) in [
            ("Mirapex 0.25 mg", Leaving::Dopamine),
            ("미라펙스정", Leaving::Dopamine),
            ("pramipexol", Leaving::Dopamine),
            ("clonazepam", Leaving::Today),
            ("bisoprolol", Leaving::Today),
            ("Lyrica", Leaving::Today),
            ("tramadol", Leaving::Today),
            ("sertraline", Leaving::Today),
            ("warfarin", Leaving::Today),
            ("atorvastatin", Leaving::Tell),
            ("something nobody knows", Leaving::Tell),
            ("magnesium", Leaving::Free),
            ("quinine", Leaving::Free),
        ] {
            assert_eq!(leaving(name), leaving_it, "{name}");
        }
    }
}
