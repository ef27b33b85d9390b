//! Properties of the rules that no single vignette shows: no gap, no silent guess, nothing that lowers an urgency.

use std::collections::BTreeSet;

use nightlegs::model::{
    Advice, Answers, BodyPart, Change, ClockTime, Condition, CriterionId, Evening, Holds, HowOften, Id, Key, Kind,
    Reason, RedFlag, Relief, SelfHarm, Set, Source, Strategy as SelfCare, Tri, Urgency, Value, Verdict,
};
use nightlegs::rules::{Case, Screening, advice, cramp, look_alikes, red_flags, registry, rls, screen};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngSeed, TestRunner};

const HOLDS: [Holds; 4] = [Holds::Yes, Holds::No, Holds::Unsure, Holds::NotAsked];
const TRIS: [Option<Tri>; 4] = [None, Some(Tri::Yes), Some(Tri::No), Some(Tri::Unsure)];

/// Every list of `N` of the four ways in which a criterion can hold.
fn all_holds<const N: usize>() -> impl Iterator<Item = [Holds; N]> {
    (0..4_usize.pow(N as u32)).map(|code| std::array::from_fn(|at| HOLDS[code >> (2 * at) & 3]))
}

fn with<const N: usize>(holds: [Holds; N], at: usize, one: Holds) -> [Holds; N] {
    let mut changed = holds;
    changed[at] = one;
    changed
}

// ---- the five criteria

#[test]
fn rls_fits_only_when_all_five_criteria_hold() {
    for holds in all_holds::<5>() {
        let fits = holds == [Holds::Yes; 5];
        assert_eq!(rls::verdict(holds) == Verdict::Fits, fits, "{holds:?}");
    }
}

#[test]
fn without_an_urge_rls_does_not_fit() {
    for holds in all_holds::<5>().filter(|holds| holds[0] == Holds::No) {
        assert_eq!(rls::verdict(holds), Verdict::DoesNotFit, "{holds:?}");
    }
}

#[test]
fn unsure_about_a_criterion_is_never_taken_for_a_yes_or_a_no() {
    for holds in all_holds::<5>() {
        for at in (0..5).filter(|at| holds[*at] == Holds::Unsure) {
            for instead in [Holds::NotAsked, Holds::No] {
                assert_ne!(rls::verdict(with(holds, at, instead)), Verdict::Fits, "{holds:?} {at}");
            }
            if rls::verdict(with(holds, at, Holds::Yes)) == Verdict::Fits {
                assert_eq!(rls::verdict(holds), Verdict::Unclear, "{holds:?}");
            }
            if rls::verdict(holds) == Verdict::DoesNotFit {
                assert_eq!(rls::verdict(with(holds, at, Holds::Yes)), Verdict::DoesNotFit, "{holds:?} {at}");
            }
        }
    }
}

#[test]
fn rls_is_not_assessed_only_where_no_core_question_was_answered() {
    for holds in all_holds::<5>() {
        let nothing = holds[..4].iter().all(|holds| *holds == Holds::NotAsked);
        assert_eq!(rls::verdict(holds) == Verdict::NotAssessed, nothing, "{holds:?}");
    }
}

#[test]
fn a_criterion_that_comes_to_hold_never_worsens_the_verdict() {
    let rank = |verdict| match verdict {
        Verdict::DoesNotFit => 0,
        Verdict::NotAssessed | Verdict::Unclear => 1,
        Verdict::Fits => 2,
    };
    for holds in all_holds::<5>() {
        for at in 0..5 {
            assert!(rank(rls::verdict(with(holds, at, Holds::Yes))) >= rank(rls::verdict(holds)), "{holds:?} {at}");
        }
    }
}

/// Every answer of a list, and none.
fn or_never_asked<T: Id>() -> impl Iterator<Item = Option<T>> {
    std::iter::once(None).chain(T::ALL.iter().copied().map(Some))
}

/// One person for each combination of the answers that the criteria are read from.
fn core_answers() -> Vec<Answers> {
    // Severity, nights a week, weeks: mild and short, very severe, long.
    let disease = [None, Some([3.0, 1.0, 26.0]), Some([9.0, 7.0, 100.0]), Some([6.0, 5.0, 1000.0])];
    let parts = [None, Some(BodyPart::Legs), Some(BodyPart::Arms)];
    let mut people = vec![Answers::default()];
    let each = |people: &[Answers], change: &dyn Fn(&Answers) -> Vec<Answers>| people.iter().flat_map(change).collect();
    people = each(&people, &|a| TRIS.map(|urge_to_move| Answers { urge_to_move, ..a.clone() }).into());
    people = each(&people, &|a| TRIS.map(|worse_at_rest| Answers { worse_at_rest, ..a.clone() }).into());
    people = each(&people, &|a| or_never_asked().map(|it| Answers { relief_by_moving: it, ..a.clone() }).collect());
    people = each(&people, &|a| or_never_asked().map(|it| Answers { worse_in_evening: it, ..a.clone() }).collect());
    people =
        each(&people, &|a| or_never_asked().map(|it| Answers { position_change_settles: it, ..a.clone() }).collect());
    people = each(&people, &|a| {
        parts.map(|part| Answers { body_parts: part.map(|part| Set::from_iter([part])), ..a.clone() }).into()
    });
    each(&people, &|a| {
        let ill = |disease: Option<[f64; 3]>| {
            let keys = [Key::Severity, Key::UrgeNightsPerWeek, Key::UrgeWeeks];
            let numbers = keys.into_iter().zip(disease.into_iter().flatten());
            numbers.fold(a.clone(), |a, (key, number)| changed(&a, key, Value::Number(number)))
        };
        disease.map(ill).into()
    })
}

#[test]
fn every_combination_of_core_answers_gives_a_verdict_without_a_guess() {
    let mut count = 0;
    for answers in core_answers() {
        count += 1;
        let case = Case::new(&answers);
        let found = rls::assess(&case, &look_alikes::name(&case));
        let a = &answers;
        if found.verdict == Verdict::Fits {
            assert_eq!(a.urge_to_move, Some(Tri::Yes), "{a:?}");
            assert_eq!(a.worse_at_rest, Some(Tri::Yes), "{a:?}");
            let relief = [Relief::Complete, Relief::Partial, Relief::Formerly].map(Some);
            assert!(relief.contains(&a.relief_by_moving), "{a:?}");
            assert!([Evening::Yes, Evening::Formerly].map(Some).contains(&a.worse_in_evening), "{a:?}");
            assert!([HowOften::Sometimes, HowOften::Never].map(Some).contains(&a.position_change_settles), "{a:?}");
            assert!(found.criteria.iter().all(|criterion| criterion.holds == Holds::Yes), "{a:?}");
        }
        if a.urge_to_move == Some(Tri::No) {
            assert_eq!(found.verdict, Verdict::DoesNotFit, "{a:?}");
        }
        let answered = [Key::UrgeToMove, Key::WorseAtRest, Key::ReliefByMoving, Key::WorseInEvening];
        if answered.iter().any(|key| a.has(*key)) {
            assert_ne!(found.verdict, Verdict::NotAssessed, "{a:?}");
        }
        for criterion in &found.criteria[..4] {
            let key = match criterion.id {
                CriterionId::Urge => Key::UrgeToMove,
                CriterionId::Rest => Key::WorseAtRest,
                CriterionId::Relief => Key::ReliefByMoving,
                CriterionId::Evening => Key::WorseInEvening,
                CriterionId::NotAnotherCause => continue,
            };
            let elsewhere = key == Key::UrgeToMove && a.body_parts.is_some_and(|it| it.contains(BodyPart::Arms));
            if !a.has(key) && !elsewhere {
                assert_eq!(criterion.holds, Holds::NotAsked, "{a:?}");
            }
        }
    }
    assert_eq!(count, 4 * 4 * 6 * 5 * 5 * 4 * 3);
}

// ---- the features of a cramp

#[test]
fn a_cramp_fits_only_when_every_feature_asked_for_holds() {
    for cramps in TRIS {
        for holds in all_holds::<6>() {
            for worse in [false, true] {
                let [hard, pain, bed, stretch, short, site] = holds;
                let all = [hard, pain, bed, stretch, short].iter().all(|holds| *holds == Holds::Yes);
                let fits = !worse
                    && all
                    && matches!(site, Holds::Yes | Holds::NotAsked)
                    && matches!(cramps, None | Some(Tri::Yes));
                let verdict = cramp::verdict(cramps, holds, worse);
                assert_eq!(verdict == Verdict::Fits, fits, "{cramps:?} {holds:?} {worse}");
            }
        }
    }
}

#[test]
fn unsure_about_a_cramp_is_never_taken_for_a_yes_or_a_no() {
    for cramps in TRIS {
        for holds in all_holds::<6>() {
            let verdict = cramp::verdict(cramps, holds, false);
            for at in (0..6).filter(|at| holds[*at] == Holds::Unsure) {
                assert_ne!(verdict, Verdict::Fits, "{cramps:?} {holds:?}");
                if cramp::verdict(cramps, with(holds, at, Holds::Yes), false) == Verdict::Fits {
                    assert_eq!(verdict, Verdict::Unclear, "{cramps:?} {holds:?}");
                }
            }
            if cramps == Some(Tri::Unsure) {
                assert_ne!(verdict, Verdict::Fits, "{holds:?}");
                if cramp::verdict(Some(Tri::Yes), holds, false) == Verdict::Fits {
                    assert_eq!(verdict, Verdict::Unclear, "{holds:?}");
                }
            }
            if cramps == Some(Tri::No) {
                assert_eq!(verdict, Verdict::DoesNotFit, "{holds:?}");
            }
            let nothing = cramps.is_none() && holds == [Holds::NotAsked; 6];
            assert_eq!(verdict == Verdict::NotAssessed, nothing, "{cramps:?} {holds:?}");
        }
    }
}

// ---- random answers

const MEDICINES: [&str; 16] = [
    "pramipexole 0.25 mg",
    "ropinirole",
    "pramipexol",
    "quinine sulfate",
    "warfarin",
    "spironolactone",
    "furosemide 40 mg",
    "levothyroxine",
    "doxycycline",
    "sertraline",
    "metoclopramide",
    "haloperidol",
    "ferrous sulfate",
    "magnesium citrate",
    "atorvastatin",
    "zzyzx drops",
];

/// The danger signs, which stand together in the list of questions.
fn danger_signs() -> &'static [Key] {
    let at = |key: Key| key.index();
    &Key::ALL[at(Key::BreathlessOrChestPain)..=at(Key::DopamineStoppedSuddenly)]
}

fn is_danger_sign(key: Key) -> bool {
    danger_signs().contains(&key)
}

/// Any answer of the question's kind, chosen by a number.
fn value_of(key: Key, seed: u64) -> Value {
    match key.kind() {
        Kind::Choice { names, .. } => Value::Choice((seed % names.len() as u64) as usize),
        Kind::Set { names, .. } => {
            // Few members are more like people than half of a long list.
            let (a, b) = (seed, seed >> 16);
            let bits = seed.rotate_left(11) & a & b;
            let one = 1 << (seed % names.len() as u64);
            let all = (1 << names.len()) - 1;
            Value::Set(if seed.is_multiple_of(7) { 0 } else { (bits | one) & all })
        }
        Kind::Number(range) => {
            let part = (seed % 1000) as f64 / 999.0;
            let near = [0.0, 1.0, 2.0, 3.0, 4.0, 10.0, 10.1, 20.0, 45.1, 60.0, 75.0, 100.0];
            let wide = range.min + part * (range.max - range.min);
            let value = if seed.is_multiple_of(3) { wide } else { near[(seed / 3 % near.len() as u64) as usize] };
            let value = value.clamp(range.min, range.max);
            Value::Number(if range.whole { value.round() } else { value })
        }
        Kind::Clock => Value::Clock(
            ClockTime::parse(&format!("{:02}:{:02}", seed % 24, seed / 24 % 60)).expect("it is a time of day"),
        ),
        Kind::Texts => {
            let count = seed % 3;
            Value::Texts((0..count).map(|at| MEDICINES[((seed >> (4 * at + 3)) % 16) as usize].to_owned()).collect())
        }
    }
}

/// Answers of anybody: how many questions were asked and how many danger signs are there differs from one to the next.
fn anybody() -> impl Strategy<Value = Answers> {
    let one = (0_u8..100, any::<u64>());
    (5_u8..90, prop_oneof![Just(0_u8), Just(4), Just(60)], prop::collection::vec(one, Key::ALL.len())).prop_map(
        |(asked, danger, draws)| {
            let mut answers = Answers::default();
            for (key, (chance, seed)) in Key::ALL.iter().zip(draws) {
                if chance >= if is_danger_sign(*key) { danger } else { asked } {
                    continue;
                }
                assert!(answers.set(*key, Some(value_of(*key, seed))), "{key}");
            }
            answers
        },
    )
}

/// One of the danger signs, and the two answers that say that it is or may be there.
fn danger_sign() -> impl Strategy<Value = (Key, Value)> {
    (prop::sample::select(danger_signs()), any::<bool>()).prop_map(|(key, sure)| (key, alarming(key, sure)))
}

/// The answer that a danger sign is there, or that the person is unsure of it.
fn alarming(key: Key, sure: bool) -> Value {
    match key {
        Key::SelfHarm => Value::Choice(SelfHarm::Plan.index()),
        Key::Numbness | Key::ColourOrTemperatureChange => {
            Value::Choice(if sure { Change::New.index() } else { Change::Unsure.index() })
        }
        _ => Value::Choice(if sure { Tri::Yes.index() } else { Tri::Unsure.index() }),
    }
}

fn changed(answers: &Answers, key: Key, value: Value) -> Answers {
    let mut changed = answers.clone();
    assert!(changed.set(key, Some(value)), "{key}");
    changed
}

/// Questions that make the verdicts on RLS and cramps and are no danger signs.
const VERDICT_ONLY: [Key; 15] = [
    Key::WorseAtRest,
    Key::ReliefByMoving,
    Key::WorseInEvening,
    Key::WorstTime,
    Key::PositionChangeSettles,
    Key::Sensations,
    Key::BodyParts,
    Key::Severity,
    Key::UrgeNightsPerWeek,
    Key::EpisodesEver,
    Key::Distress,
    Key::CrampSudden,
    Key::CrampPainful,
    Key::CrampHardMuscle,
    Key::CrampWhen,
];

fn urgent(found: &Screening) -> Vec<(RedFlag, Urgency)> {
    let flags = found.red_flags.iter().map(|flag| (flag.id, flag.urgency));
    flags.filter(|flag| flag.1 >= Urgency::SameDay).collect()
}

/// Every flag of the one is a flag of the other, at least as urgent.
fn keeps(before: &[(RedFlag, Urgency)], after: &[(RedFlag, Urgency)]) -> bool {
    before.iter().all(|flag| after.iter().any(|other| other.0 == flag.0 && other.1 >= flag.1))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, rng_seed: RngSeed::Fixed(20261123), ..ProptestConfig::default() })]

    #[test]
    fn anybody_gets_a_result_that_holds_together(answers in anybody()) {
        let found = screen(&Case::new(&answers));
        for flag in &found.red_flags {
            prop_assert!(flag.id.tiers().contains(&flag.urgency), "{} {}", flag.id, flag.urgency);
            prop_assert!(flag.urgency <= found.urgency);
            prop_assert!(!flag.evidence.is_empty(), "{} has no answer behind it", flag.id);
        }
        prop_assert!(found.red_flags.is_sorted_by_key(|flag| std::cmp::Reverse(flag.urgency)));
        let twice = found.red_flags.iter().map(|flag| flag.id).collect::<BTreeSet<_>>().len();
        prop_assert_eq!(twice, found.red_flags.len());
        if found.urgency >= Urgency::SameDay {
            prop_assert!(found.advice.is_empty());
            let held: Vec<Advice> = found.withheld.iter().map(|held| held.0).collect();
            let missing: Vec<_> = SelfCare::ALL.iter().filter(|it| !held.contains(&Advice::from(**it))).collect();
            prop_assert!(missing.is_empty(), "not withheld: {missing:?}");
        }
        for given in &found.advice {
            prop_assert!(!found.withheld.iter().any(|held| held.0 == given.id), "{} is given and withheld", given.id);
        }
        prop_assert!(found.urgency < Urgency::Soon || !found.where_to_go.is_empty(), "nowhere to go");
        let places: BTreeSet<_> = found.where_to_go.iter().collect();
        prop_assert_eq!(places.len(), found.where_to_go.len());
    }

    #[test]
    fn a_danger_sign_never_lowers_the_urgency_and_never_hides_another(
        answers in anybody(), (key, value) in danger_sign(),
    ) {
        // From certain to unsure is another question, asked below.
        let certain = answers.get(key) == Some(alarming(key, true)) && value == alarming(key, false);
        if certain && key != Key::SelfHarm {
            return Ok(());
        }
        let before = screen(&Case::new(&answers));
        let after = changed(&answers, key, value);
        let after = screen(&Case::new(&after));
        prop_assert!(after.urgency >= before.urgency, "{} lowers {} to {}", key, before.urgency, after.urgency);
        prop_assert!(keeps(&urgent(&before), &urgent(&after)), "{} hides one of {:?}", key, urgent(&before));
    }

    #[test]
    fn a_danger_sign_that_turns_from_no_to_unsure_never_lowers(answers in anybody(), (key, _) in danger_sign()) {
        if key == Key::SelfHarm {
            return Ok(());
        }
        let (no, unsure) = match key {
            Key::Numbness | Key::ColourOrTemperatureChange => (Change::No.index(), Change::Unsure.index()),
            _ => (Tri::No.index(), Tri::Unsure.index()),
        };
        let before = changed(&answers, key, Value::Choice(no));
        let before = screen(&Case::new(&before));
        let after = changed(&answers, key, Value::Choice(unsure));
        let after = screen(&Case::new(&after));
        prop_assert!(after.urgency >= before.urgency);
        prop_assert!(keeps(&urgent(&before), &urgent(&after)), "{key} hides one of {:?}", urgent(&before));
    }

    #[test]
    fn a_condition_never_brings_back_advice_that_was_withheld(
        answers in anybody(), at in 0..Condition::ALL.len(), unsure in any::<bool>(),
    ) {
        let before = screen(&Case::new(&answers));
        let mut with = answers.clone();
        let list = if unsure { &mut with.conditions_unsure } else { &mut with.conditions };
        list.get_or_insert_default().insert(Condition::ALL[at]);
        let after = screen(&Case::new(&with));
        for (held, reason) in before.withheld.iter().filter(|held| held.1 != Reason::UrgentFirst) {
            prop_assert!(
                !after.advice.iter().any(|given| given.id == *held),
                "{} held for {reason} and given with {}", held, Condition::ALL[at]
            );
            prop_assert!(after.withheld.contains(&(*held, *reason)), "{held} for {reason} is forgotten");
        }
    }

    #[test]
    fn a_condition_held_unsure_withholds_as_a_known_one(answers in anybody(), at in 0..Condition::ALL.len()) {
        let condition = Condition::ALL[at];
        let mut none = answers.clone();
        for list in [&mut none.conditions, &mut none.conditions_unsure] {
            list.get_or_insert_default().remove(condition);
        }
        let (mut known, mut unsure) = (none.clone(), none);
        known.conditions.get_or_insert_default().insert(condition);
        unsure.conditions_unsure.get_or_insert_default().insert(condition);
        let (known, unsure) = (screen(&Case::new(&known)), screen(&Case::new(&unsure)));
        let gates = |found: &Screening| -> Vec<(Advice, Reason)> {
            found.withheld.iter().copied().filter(|held| held.1 != Reason::UrgentFirst).collect()
        };
        prop_assert_eq!(gates(&known), gates(&unsure));
    }

    #[test]
    fn one_more_medicine_never_hides_an_urgent_flag(answers in anybody(), at in 0_usize..16) {
        let before = screen(&Case::new(&answers));
        let mut with = answers.clone();
        with.medicines.get_or_insert_default().push(MEDICINES[at].to_owned());
        let after = screen(&Case::new(&with));
        let mut lost = urgent(&before);
        lost.retain(|flag| !keeps(&[*flag], &urgent(&after)));
        prop_assert!(lost.is_empty(), "{} hides {lost:?}", MEDICINES[at]);
    }

    #[test]
    fn no_flag_depends_on_a_verdict(answers in anybody(), seed in any::<u64>()) {
        let before = screen(&Case::new(&answers));
        let mut other = answers.clone();
        for (at, key) in VERDICT_ONLY.iter().enumerate() {
            other = changed(&other, *key, value_of(*key, seed.rotate_left(5 * at as u32)));
        }
        let after = screen(&Case::new(&other));
        let flags = |found: &Screening| -> Vec<(RedFlag, Urgency)> {
            found.red_flags.iter().map(|flag| (flag.id, flag.urgency)).collect()
        };
        prop_assert_eq!(flags(&before), flags(&after));
    }

    #[test]
    fn a_worse_number_never_lowers_the_urgency(answers in anybody(), at in 0_usize..7, to in 0.0..1.0) {
        let (key, sign) = [
            (Key::WakingsPerWeek, 1.0),
            (Key::WakingsPerWeekMost, 1.0),
            (Key::WakingNightsPerWeek, 1.0),
            (Key::CrampMinutes, 1.0),
            (Key::CrampLongestMinutes, 1.0),
            (Key::OnsetEarlierHours, 1.0),
            (Key::Haemoglobin, -1.0),
        ][at];
        let (Some(Value::Number(now)), Kind::Number(range)) = (answers.get(key), key.kind()) else { return Ok(()) };
        let end = if sign > 0.0 { range.max } else { range.min };
        let worse = changed(&answers, key, Value::Number(now + (end - now) * to));
        let (before, after) = (screen(&Case::new(&answers)), screen(&Case::new(&worse)));
        prop_assert!(after.urgency >= before.urgency, "{} from {}", key, now);
        prop_assert!(keeps(&urgent(&before), &urgent(&after)), "{} hides one of {:?}", key, urgent(&before));
    }

    #[test]
    fn a_question_that_would_tip_does_tip_or_is_open_behind_an_unclear_verdict(answers in anybody()) {
        let verdicts = |answers: &Answers| {
            let found = screen(&Case::new(answers));
            (found.rls.verdict, found.cramps.verdict)
        };
        let now = verdicts(&answers);
        for key in screen(&Case::new(&answers)).would_tip {
            let tips = (0..400).any(|seed| verdicts(&changed(&answers, key, value_of(key, seed))) != now);
            let unclear = now.0 == Verdict::Unclear || now.1 == Verdict::Unclear;
            let open = !answers.has(key) || format!("{:?}", answers.get(key)) == format!("{:?}", unsure_of(key));
            prop_assert!(tips || (unclear && open), "{} does not tip {:?}", key, now);
        }
    }

    #[test]
    fn would_tip_names_only_questions_that_are_asked_of_a_verdict(answers in anybody()) {
        let found = screen(&Case::new(&answers));
        let mut seen = BTreeSet::new();
        for key in &found.would_tip {
            prop_assert!(seen.insert(*key), "{} twice", key);
            prop_assert!(!is_danger_sign(*key) || *key == Key::RestPainHangingHelps, "{} is a danger sign", key);
        }
    }
}

/// The answer "unsure" of a question that has one.
fn unsure_of(key: Key) -> Option<Value> {
    let Kind::Choice { names, .. } = key.kind() else { return None };
    names.iter().position(|name| *name == "unsure").map(Value::Choice)
}

#[test]
fn a_danger_sign_held_unsure_counts_as_much_as_a_certain_one() {
    let mut runner = TestRunner::deterministic();
    let mut weaker = BTreeSet::new();
    for _ in 0..1000 {
        let answers = anybody().new_tree(&mut runner).expect("a person").current();
        for key in danger_signs().iter().copied().filter(|key| *key != Key::SelfHarm) {
            let unsure = changed(&answers, key, alarming(key, false));
            let sure = changed(&answers, key, alarming(key, true));
            let unsure = urgent_flags(&unsure);
            weaker.extend(urgent_flags(&sure).into_iter().filter(|flag| !keeps(&[*flag], &unsure)).map(|it| (key, it)));
        }
    }
    assert!(weaker.is_empty(), "unsure counts less:\n{}", lines(weaker.iter().map(|it| format!("{it:?}"))));
}

fn urgent_flags(answers: &Answers) -> Vec<(RedFlag, Urgency)> {
    let found = red_flags::find(&Case::new(answers));
    found.into_iter().map(|flag| (flag.id, flag.urgency)).filter(|flag| flag.1 >= Urgency::SameDay).collect()
}

#[test]
fn a_red_flag_reads_only_what_it_declares() {
    let mut runner = TestRunner::deterministic();
    let mut more = BTreeSet::new();
    for round in 0..1000_u64 {
        let answers = anybody().new_tree(&mut runner).expect("a person").current();
        let case = Case::new(&answers);
        let judged: Vec<_> = red_flags::rules().map(|rule| (rule.judge)(&case).urgency).collect();
        for (at, key) in Key::ALL.iter().enumerate() {
            let seed = round.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(at as u32);
            let mut other = answers.clone();
            if answers.has(*key) && seed.is_multiple_of(3) {
                other.set(*key, None);
            } else {
                other.set(*key, Some(value_of(*key, seed)));
            }
            let list = matches!(key, Key::Medicines | Key::MedicinesStopped);
            let other = if list { Case::new(&other) } else { case.with_answers(&other) };
            for (rule, before) in red_flags::rules().zip(&judged) {
                if (rule.judge)(&other).urgency != *before && !rule.reads.contains(key) {
                    more.insert((rule.id, *key));
                }
            }
        }
    }
    assert!(more.is_empty(), "read and not declared:\n{}", lines(more.iter().map(|it| format!("{}: {}", it.0, it.1))));
}

fn lines(all: impl Iterator<Item = String>) -> String {
    all.collect::<Vec<_>>().join("\n")
}

// ---- the registry

#[test]
fn no_rule_declares_a_question_twice() {
    for rule in red_flags::rules() {
        let once: BTreeSet<&Key> = rule.reads.iter().collect();
        assert_eq!(once.len(), rule.reads.len(), "{}", rule.id);
    }
}

#[test]
fn every_rule_has_a_source_and_every_source_a_rule() {
    let mut cited = BTreeSet::new();
    for rule in registry::rules() {
        assert!(!rule.sources().is_empty(), "{} cites nothing", rule.id());
        cited.extend(rule.sources().iter().copied());
    }
    let idle: Vec<&Source> = Source::ALL.iter().filter(|it| !cited.contains(it)).collect();
    assert!(idle.is_empty(), "no rule cites {idle:?}");
}

#[test]
fn every_question_is_read_by_a_rule() {
    let read = registry::read_by_rules();
    let idle: Vec<&Key> = Key::ALL.iter().filter(|key| !read.contains(key)).collect();
    assert!(idle.is_empty(), "no rule reads {idle:?}");
}

#[test]
fn every_piece_of_advice_is_in_the_catalogue_once() {
    for id in Advice::ALL {
        let entries = advice::CATALOGUE.iter().filter(|entry| entry.id == *id).count();
        assert_eq!(entries, 1, "{id}");
        assert!(advice::entry(*id).is_some());
    }
}

#[test]
fn every_flag_has_one_rule_and_every_rule_a_flag() {
    for id in RedFlag::ALL {
        assert_eq!(red_flags::rules().filter(|rule| rule.id == *id).count(), 1, "{id}");
        assert!(!id.tiers().is_empty(), "{id}");
    }
}

#[test]
fn every_tier_of_a_flag_can_be_reached() {
    let mut runner = TestRunner::deterministic();
    let mut reached = BTreeSet::new();
    for _ in 0..20_000 {
        let answers = anybody().new_tree(&mut runner).expect("a person").current();
        let found = red_flags::find(&Case::new(&answers));
        reached.extend(found.into_iter().map(|flag| (flag.id, flag.urgency)));
    }
    let tiers = RedFlag::ALL.iter().flat_map(|id| id.tiers().iter().map(|tier| (*id, *tier)));
    // What is over is told of by the diary; a screening asks of now.
    let of_the_diary = [(RedFlag::CrampOver10Minutes, Urgency::Soon)];
    let never: Vec<_> = tiers.filter(|tier| !reached.contains(tier) && !of_the_diary.contains(tier)).collect();
    assert!(never.is_empty(), "never reached: {never:?}");
}

#[test]
fn every_strategy_is_a_piece_of_advice() {
    for name in SelfCare::NAMES {
        assert!(Advice::NAMES.contains(name), "{name}");
    }
}

#[test]
fn every_topic_has_a_name_of_its_own_within_its_kind() {
    let mut seen = BTreeSet::new();
    for topic in registry::topics() {
        let kind = format!("{topic:?}");
        let kind = kind.split('(').next().expect("a kind").to_owned();
        assert!(seen.insert((kind, topic.id())), "{topic:?}");
    }
}
