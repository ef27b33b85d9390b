//! What a medicine means for one person: the same rules, with it and without it.
//!
//! # Purpose
//! Tells what changes in the danger signs and the gates when a medicine is taken, or is left off, beside what is known
//! of a person: magnesium and weak kidneys, iron and levothyroxine, vitamin K and warfarin, quinine and the heart.
//!
//! # Not for
//! A complete check of interactions; a pharmacist has one. It has no rules of its own.
//!
//! # Missing answers
//! What is not known of a person raises nothing, and is never called safe.
//!
//! # Sources
//! Those of the signs and gates.

use super::case::{Case, recognised};
use super::gates;
use super::red_flags::{self, Raised};
use crate::formulary::{Medicine, Role, identify};
use crate::model::{Advice, Answers, Key, Reason, RedFlag, Urgency};

/// What taking a medicine means for one person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taking {
    /// Signs that it raises, or raises higher, the most urgent first.
    pub raised: Vec<Raised>,
    /// Why one of its minerals is held back for this person, with the medicines of the person that this is about.
    pub held: Vec<(Reason, Vec<String>)>,
    /// Pregnant or breastfeeding, or perhaps so.
    pub pregnant_or_breastfeeding: bool,
    /// It holds magnesium or potassium, and nobody was asked whether the kidneys are well.
    pub kidneys_unasked: bool,
}

/// The facts with these medicines in place of those that they list.
fn with(facts: &Answers, medicines: Vec<String>, stopped: Vec<String>) -> Answers {
    let some = |texts: Vec<String>| (!texts.is_empty()).then_some(texts);
    Answers { medicines: some(medicines), medicines_stopped: some(stopped), ..facts.clone() }
}

/// The medicines that a text names or probably means.
pub fn likely(text: &str) -> Vec<&'static Medicine> {
    recognised(&identify(text)).collect()
}

/// What the facts list beside this medicine.
fn others(facts: &Answers, name: &str) -> Vec<String> {
    let of = likely(name);
    let is_it = |text: &String| {
        let other = likely(text);
        text == name || !other.is_empty() && other.iter().all(|one| of.iter().any(|medicine| medicine.id == one.id))
    };
    facts.medicines.iter().flatten().filter(|text| !is_it(text)).cloned().collect()
}

/// Signs of the second case that the first has not, or lower.
fn higher(before: &Answers, after: &Answers) -> Vec<Raised> {
    let stood = red_flags::find(&Case::new(before));
    let is_new = |flag: &Raised| !stood.iter().any(|other| other.id == flag.id && other.urgency >= flag.urgency);
    red_flags::find(&Case::new(after)).into_iter().filter(is_new).collect()
}

/// What taking a medicine means beside these facts, which may already list it.
///
/// A sign counts where the medicine raises it beside the others, or would raise it alone: two that hold magnesium do not
/// hide each other.
pub fn taking(facts: &Answers, name: &str) -> Taking {
    let others = others(facts, name);
    let stopped = || facts.medicines_stopped.clone().unwrap_or_default();
    let without = unsaid(facts, name, &others);
    let before = with(&without, others.clone(), stopped());
    let nothing = with(&unsaid(facts, name, &[]), Vec::new(), stopped());
    let alone = with(facts, vec![name.to_owned()], stopped());
    let after = with(facts, others.iter().cloned().chain([name.to_owned()]).collect(), stopped());
    let (beside, by_itself) = (higher(&before, &after), higher(&nothing, &alone));
    let counts = |flag: &Raised| beside.iter().chain(&by_itself).any(|other| other.id == flag.id);
    let raised: Vec<Raised> = red_flags::find(&Case::new(&after)).into_iter().filter(counts).collect();
    let case = Case::new(&after);
    let held = held(&case, name, &others, &raised);
    let pregnant_or_breastfeeding = case.pregnant() || case.maybe(Key::Breastfeeding);
    let gathers = [Role::Magnesium, Role::Potassium];
    let holds = likely(name).iter().any(|medicine| gathers.iter().any(|role| medicine.has(*role)));
    let kidneys_unasked = holds && facts.conditions.is_none() && facts.conditions_unsure.is_none();
    Taking { raised, held, pregnant_or_breastfeeding, kidneys_unasked }
}

/// The facts without the answers that say that a medicine of this kind is taken, unless another of the kind is.
fn unsaid(facts: &Answers, name: &str, others: &[String]) -> Answers {
    let plays = |text: &str, role: Role| likely(text).iter().any(|medicine| medicine.has(role));
    let only = |role: Role| plays(name, role) && !others.iter().any(|other| plays(other, role));
    let mut facts = facts.clone();
    if only(Role::Dopaminergic) {
        facts.takes_dopamine_medicine = None;
    }
    if only(Role::Iron) {
        facts.takes_iron = None;
    }
    facts
}

/// Signs that leaving a medicine off raises, also where another was left off lately or the person fell ill of it.
pub fn leaving_off(facts: &Answers, name: &str) -> Vec<Raised> {
    let others = others(facts, name);
    let before = with(&Answers { dopamine_stopped_suddenly: None, ..facts.clone() }, others.clone(), Vec::new());
    let after = with(facts, others, vec![name.to_owned()]);
    higher(&before, &after)
}

/// The piece of advice that speaks of a mineral.
const MINERALS: [(Role, Advice); 5] = [
    (Role::Magnesium, Advice::Magnesium),
    (Role::Iron, Advice::IronWithDoctor),
    (Role::Calcium, Advice::CalciumPotassium),
    (Role::Potassium, Advice::CalciumPotassium),
    (Role::VitaminK, Advice::VitaminK),
];

fn held(case: &Case<'_>, name: &str, others: &[String], raised: &[Raised]) -> Vec<(Reason, Vec<String>)> {
    let of = likely(name);
    let has = |role: Role| of.iter().any(|medicine| medicine.has(role));
    let playing = |roles: &[Role]| -> Vec<String> {
        let plays = |text: &&String| likely(text).iter().any(|medicine| roles.iter().any(|role| medicine.has(*role)));
        others.iter().filter(plays).cloned().collect()
    };
    let mut held: Vec<(Reason, Vec<String>)> = Vec::new();
    let mut add = |reason: Reason, beside: Vec<String>| {
        if !held.iter().any(|(known, _)| *known == reason) {
            held.push((reason, beside));
        }
    };
    let withheld = gates::withheld(case, Urgency::Routine);
    for (role, advice) in MINERALS.into_iter().filter(|(role, _)| has(*role)) {
        for reason in withheld.iter().filter(|(known, _)| *known == advice).map(|(_, reason)| *reason) {
            match reason {
                // These have a sentence of their own that holds for every medicine.
                Reason::Pregnancy | Reason::Breastfeeding => {}
                // The sign says the same, and what to do.
                Reason::IronOverload if raised.iter().any(|flag| flag.id == RedFlag::IronOverload) => {}
                Reason::MineralsAndMedicines => add(reason, playing(&[Role::BindsMinerals])),
                Reason::PotassiumAndMedicines if role != Role::Potassium => {}
                Reason::PotassiumAndMedicines => add(reason, playing(&[Role::RaisesPotassium])),
                Reason::VitaminKAndWarfarin => add(reason, playing(&[Role::WarfarinLike])),
                _ => add(reason, Vec::new()),
            }
        }
    }
    // The other way round: the mineral stood first.
    let minerals = playing(&[Role::Magnesium, Role::Iron, Role::Calcium]);
    if has(Role::BindsMinerals) && !minerals.is_empty() {
        add(Reason::MineralsAndMedicines, minerals);
    }
    let potassium = playing(&[Role::Potassium]);
    if has(Role::RaisesPotassium) && !has(Role::Potassium) && !potassium.is_empty() {
        add(Reason::PotassiumAndMedicines, potassium);
    }
    let vitamin_k = playing(&[Role::VitaminK]);
    if has(Role::WarfarinLike) && !vitamin_k.is_empty() {
        add(Reason::VitaminKAndWarfarin, vitamin_k);
    }
    held.retain(|(reason, beside)| {
        let of_medicines = matches!(
            reason,
            Reason::MineralsAndMedicines | Reason::PotassiumAndMedicines | Reason::VitaminKAndWarfarin
        );
        !of_medicines || !beside.is_empty()
    });
    held
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Condition, Set, Tri};

    fn listing(medicines: &[&str]) -> Answers {
        let medicines = medicines.iter().map(|name| (*name).to_owned()).collect();
        Answers { medicines: Some(medicines), ..Answers::default() }
    }

    fn ill(condition: Condition) -> Answers {
        Answers { conditions: Some([condition].into_iter().collect()), ..Answers::default() }
    }

    #[test]
    fn a_mineral_is_held_against_the_person() {
        let dialysis = taking(&ill(Condition::Dialysis), "magnesium 400 mg");
        assert_eq!(dialysis.held, [(Reason::KidneyDisease, Vec::new())]);
        assert!(dialysis.raised.iter().any(|flag| flag.id == RedFlag::UnsafeSupplement));
        let unasked = Taking { kidneys_unasked: true, ..Taking::default() };
        assert_eq!(taking(&Answers::default(), "magnesium 400 mg"), unasked);
        let well = Answers { conditions: Some(Set::EMPTY), ..Answers::default() };
        assert_eq!(taking(&well, "magnesium 400 mg"), Taking::default());
        assert_eq!(taking(&Answers::default(), "paracetamol"), Taking::default());
        let overload = taking(&ill(Condition::Haemochromatosis), "훼로바");
        assert!(overload.raised.iter().any(|flag| flag.id == RedFlag::IronOverload && flag.urgency == Urgency::Soon));
    }

    #[test]
    fn what_binds_is_named_from_both_sides() {
        for (stands, new) in [
            ("Synthroid 50 mcg", "iron"),
            ("iron", "Synthroid 50 mcg"),
            ("alendronate", "calcium"),
            ("magnesium", "doxycycline"),
            ("ciprofloxacin", "magnesium"),
        ] {
            let found = taking(&listing(&[stands]), new);
            assert_eq!(found.held, [(Reason::MineralsAndMedicines, vec![stands.to_owned()])], "{stands} and {new}");
        }
        let warfarin = taking(&listing(&["vitamin K2"]), "warfarin 5 mg");
        assert_eq!(warfarin.held, [(Reason::VitaminKAndWarfarin, vec!["vitamin K2".to_owned()])]);
        assert!(warfarin.raised.iter().any(|flag| flag.id == RedFlag::UnsafeSupplement));
    }

    #[test]
    fn a_medicine_that_stands_already_is_judged_alike() {
        let facts = Answers { medicines: Some(vec!["magnesium".to_owned()]), ..ill(Condition::KidneyDisease) };
        let without = Answers { medicines: None, ..facts.clone() };
        assert_eq!(taking(&facts, "Magnesium 300 mg"), taking(&without, "Magnesium 300 mg"));
        let pregnant = Answers { pregnancy: Some(Tri::Unsure), ..Answers::default() };
        assert!(taking(&pregnant, "paracetamol").pregnant_or_breastfeeding);
    }

    #[test]
    fn two_of_a_kind_do_not_hide_each_other_and_an_answer_does_not_hide_the_medicine() {
        let facts = Answers { medicines: Some(vec!["마그밀".to_owned()]), ..ill(Condition::Dialysis) };
        let raised = |facts: &Answers, name: &str| -> Vec<RedFlag> {
            taking(facts, name).raised.iter().map(|flag| flag.id).collect()
        };
        assert_eq!(raised(&facts, "magnesium citrate"), [RedFlag::UnsafeSupplement]);
        assert_eq!(raised(&facts, "paracetamol"), []);
        let augmented = Answers {
            takes_dopamine_medicine: Some(Tri::Yes),
            stronger_than_before: Some(Tri::Yes),
            spread_since_medicine: Some(Tri::Yes),
            ..Answers::default()
        };
        assert_eq!(raised(&augmented, "Mirapex 0.7 mg"), [RedFlag::Augmentation]);
        assert_eq!(raised(&augmented, "gabapentin"), []);
    }

    #[test]
    fn leaving_off_a_dopamine_medicine_is_a_sign() {
        let flags = leaving_off(&listing(&["ropinirole 1 mg"]), "ropinirole");
        assert_eq!(flags.iter().map(|flag| flag.id).collect::<Vec<_>>(), [RedFlag::DopamineWithdrawal]);
        assert_eq!(leaving_off(&Answers::default(), "magnesium"), []);
        // Another one that was left off lately does not hide it.
        let lately = Answers { medicines_stopped: Some(vec!["pramipexole".to_owned()]), ..listing(&["ropinirole"]) };
        assert_eq!(leaving_off(&lately, "ropinirole").len(), 1);
        let ill = Answers { dopamine_stopped_suddenly: Some(Tri::Yes), ..listing(&["ropinirole"]) };
        assert_eq!(leaving_off(&ill, "ropinirole").first().map(|flag| flag.urgency), Some(Urgency::SameDay));
    }
}
