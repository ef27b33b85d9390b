//! The plan for every person: what is held back is never in it, and nothing that is added opens what was closed.

use std::collections::BTreeSet;

use nightlegs::model::{Advice, Answers, Change, Condition, Id, Key, Reason, Set, Strategy, Tri, Urgency, Value};
use nightlegs::rules::plan::{GENERAL, Plan, general, plan, reasons, strategy};
use nightlegs::rules::{Case, gates, screen, with_lasting};

/// Adds something to the answers.
type Mark = fn(&mut Answers);

/// Whatever closes a gate, and more than one where several do.
const MARKS: [(&str, Mark); 21] = [
    ("kidneys", |a| condition(a, Condition::KidneyDisease)),
    ("dialysis", |a| condition(a, Condition::Dialysis)),
    ("heart", |a| condition(a, Condition::HeartFailure)),
    ("pregnant", |a| a.pregnancy = Some(Tri::Yes)),
    ("breastfeeding", |a| a.breastfeeding = Some(Tri::Unsure)),
    ("nine", |a| assert!(a.set(Key::Age, Some(Value::Number(9.0))))),
    ("swollen", |a| a.leg_swollen_hot_or_red = Some(Tri::Yes)),
    ("clot before", |a| condition(a, Condition::PastClot)),
    ("arteries", |a| condition(a, Condition::ArteryDisease)),
    ("diabetes", |a| condition(a, Condition::Diabetes)),
    ("numb", |a| a.numbness = Some(Change::LongStanding)),
    ("wound", |a| a.wound_not_healing = Some(Tri::Unsure)),
    ("iron too high", |a| condition(a, Condition::Haemochromatosis)),
    ("binds minerals", |a| medicine(a, "doxycycline")),
    ("potassium perhaps marked", |a| a.potassium_marked = Some(Tri::Unsure)),
    ("raises potassium", |a| medicine(a, "spironolactone")),
    ("warfarin", |a| medicine(a, "warfarin")),
    ("drinks much", |a| assert!(a.set(Key::AlcoholPerWeek, Some(Value::Number(40.0))))),
    ("liver", |a| condition(a, Condition::LiverDisease)),
    ("dementia", |a| condition(a, Condition::Dementia)),
    ("breathless", |a| a.breathless_on_effort = Some(Tri::Yes)),
];

fn condition(answers: &mut Answers, condition: Condition) {
    let known = answers.conditions.unwrap_or(Set::EMPTY);
    answers.conditions = Some(known.iter().chain([condition]).collect());
}

fn medicine(answers: &mut Answers, name: &str) {
    answers.medicines.get_or_insert_default().push(name.to_owned());
}

/// Somebody with all that is advised for: an urge, cramps, heavy legs.
fn troubled() -> Answers {
    Answers {
        urge_to_move: Some(Tri::Yes),
        cramps: Some(Tri::Yes),
        heavy_swollen_after_standing: Some(Tri::Yes),
        symptoms_followed_medicine: Some(Tri::Unsure),
        ..Answers::default()
    }
}

/// The plan, and the urgency that it was made with.
fn planned(answers: &Answers) -> (Plan, Urgency) {
    let case = Case::new(answers);
    let found = screen(&case);
    (plan(&case, found.urgency, found.rls.verdict), found.urgency)
}

fn with(marks: usize) -> Answers {
    let mut answers = troubled();
    MARKS.iter().enumerate().filter(|(at, _)| marks >> at & 1 == 1).for_each(|(_, (_, mark))| mark(&mut answers));
    answers
}

fn held(plan: &Plan) -> BTreeSet<Advice> {
    plan.withheld.iter().map(|held| held.0).collect()
}

#[test]
fn what_is_held_back_is_never_in_the_plan() {
    // Every gate alone, every two and every three together.
    let mut seen: BTreeSet<Reason> = BTreeSet::new();
    let (mut plans, marks) = (0, 1 << MARKS.len());
    for code in (0..marks).filter(|code: &usize| code.count_ones() <= 3) {
        let (plan, urgency) = planned(&with(code));
        plans += 1;
        let held = held(&plan);
        for item in &plan.items {
            assert!(!held.contains(&item.id), "{:#b}: {} is held back and in the plan", code, item.id);
            assert_eq!(reasons(item.id, &plan.withheld), [], "{}", item.id);
        }
        if urgency >= Urgency::SameDay {
            assert!(plan.items.is_empty(), "{code:#b}: an open sign leaves {:?}", plan.items);
            for one in Strategy::ALL {
                assert!(held.contains(&Advice::from(*one)), "{code:#b}: {one} is not held back");
            }
        }
        seen.extend(plan.withheld.iter().map(|held| held.1));
    }
    assert_eq!(plans, 1 + 21 + 210 + 1330);
    let all: BTreeSet<Reason> = Reason::ALL.iter().copied().collect();
    assert_eq!(seen, all, "every reason is reached");
}

#[test]
fn no_condition_of_all_their_combinations_opens_a_strategy() {
    // Medicines are recognised once for each of their combinations, and stand beside all others.
    let medicines: Vec<usize> = (0..MARKS.len()).filter(|at| MEDICINES.contains(&MARKS[*at].0)).collect();
    let taking = medicines.iter().fold(0_usize, |code, at| code | 1 << at);
    let taken: Vec<(usize, Answers)> =
        (0..1_usize << MARKS.len()).filter(|code| code & !taking == 0).map(|code| (code, with(code))).collect();
    assert_eq!(taken.len(), 1 << medicines.len());
    let mut held = vec![0_u64; 1 << MARKS.len()];
    for (of_medicines, answers) in &taken {
        let case = Case::new(answers);
        for code in (0..held.len()).filter(|code| code & taking == *of_medicines) {
            let answers = with(code);
            let beside = case.with_answers(&answers);
            let withheld = gates::withheld(&beside, Urgency::SelfCare);
            held[code] = withheld.iter().map(|(advice, _)| *advice).collect::<Set<Advice>>().bits();
        }
    }
    for code in 0..held.len() {
        for at in (0..MARKS.len()).filter(|at| code >> at & 1 == 1) {
            let opened = held[code & !(1 << at)] & !held[code];
            assert_eq!(opened, 0, "{code:#b}: {} opens {:?}", MARKS[at].0, Set::<Advice>::from_bits(opened));
        }
    }
}

/// Marks that are medicines.
const MEDICINES: [&str; 3] = ["binds minerals", "raises potassium", "warfarin"];

#[test]
fn each_gate_closes_each_strategy_that_it_names() {
    for one in Strategy::ALL {
        let id = Advice::from(*one);
        let named: BTreeSet<Reason> = gates::reasons(id).into_iter().collect();
        let mut reached = BTreeSet::new();
        for at in 0..MARKS.len() {
            let (plan, _) = planned(&with(1 << at));
            reached.extend(reasons(id, &plan.withheld));
        }
        reached.remove(&Reason::UrgentFirst);
        assert_eq!(reached, named, "{one}");
    }
}

#[test]
fn a_condition_more_never_opens_what_was_held_back() {
    for code in (0..1_usize << MARKS.len()).filter(|code| code.count_ones() <= 2) {
        let (before, _) = planned(&with(code));
        for at in (0..MARKS.len()).filter(|at| code >> at & 1 == 0) {
            let (after, _) = planned(&with(code | 1 << at));
            let opened: Vec<Advice> = held(&before).difference(&held(&after)).copied().collect();
            assert_eq!(opened, [], "{:#b} and {}", code, MARKS[at].0);
            let shown = |plan: &Plan| plan.items.iter().map(|item| item.id).collect::<BTreeSet<_>>();
            let closed = held(&before);
            assert!(shown(&after).is_disjoint(&closed), "{:#b} and {}", code, MARKS[at].0);
        }
    }
}

#[test]
fn not_sure_of_a_condition_holds_back_as_much() {
    for condition in Condition::ALL {
        let known = Answers { conditions: Some([*condition].into_iter().collect()), ..troubled() };
        let unsure = Answers { conditions_unsure: Some([*condition].into_iter().collect()), ..troubled() };
        let missing: Vec<_> =
            planned(&known).0.withheld.into_iter().filter(|held| held.1 != Reason::UrgentFirst).collect();
        let (plan, _) = planned(&unsure);
        for held in missing {
            assert!(plan.withheld.contains(&held), "{condition}: {held:?}");
        }
    }
}

#[test]
fn what_was_told_once_holds_back_for_good() {
    for (name, mark) in MARKS {
        let mut before = troubled();
        mark(&mut before);
        let lasting = with_lasting([&before], &troubled());
        // What is of the day only: a swelling that came, a loss of feeling, short breath.
        if ["swollen", "numb", "breathless", "breastfeeding"].contains(&name) && lasting == troubled() {
            continue;
        }
        let kept = held(&planned(&lasting).0);
        let first: BTreeSet<Advice> = held(&planned(&before).0);
        assert!(first.is_subset(&kept), "{name}: {first:?} {kept:?}");
    }
}

#[test]
fn a_plan_of_nobody_is_what_is_for_anybody() {
    let none = Answers::default();
    let plan = general(&Case::new(&none), Urgency::SelfCare);
    let ids: BTreeSet<Advice> = plan.items.iter().map(|item| item.id).collect();
    assert_eq!(ids, GENERAL.iter().copied().collect());
    let urgent = general(&Case::new(&none), Urgency::SameDay);
    assert_eq!(urgent.items, []);
    assert!(Strategy::ALL.iter().all(|one| !reasons(Advice::from(*one), &urgent.withheld).is_empty()));
}

#[test]
fn every_strategy_is_planned_for_somebody() {
    let pregnant = Answers { pregnancy: Some(Tri::Yes), ..troubled() };
    let shown: BTreeSet<Strategy> = [troubled(), pregnant]
        .iter()
        .flat_map(|answers| planned(answers).0.items)
        .filter_map(|item| strategy(item.id))
        .collect();
    assert_eq!(shown, Strategy::ALL.iter().copied().collect());
}
