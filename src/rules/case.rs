//! All that a rule may see, and the small words that rules are written in.

use std::sync::Arc;

use crate::formulary::{Identified, Medicine, Role, identify};
use crate::model::{
    Answers, BodyPart, Change, Condition, CrampSide, Evidence, Key, Kind, Set, Side, Speaks, Tri, Urgency,
};

/// Weeks within which trouble counts as new; a house rule of 2026-11.
pub const NEW_WEEKS: f64 = 4.0;

/// One person's answers with the medicines recognised.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The answers.
    pub answers: &'a Answers,
    /// The medicines taken, one for each text of the answer.
    pub medicines: Arc<[Identified]>,
    /// The medicines stopped in the last four weeks.
    pub stopped: Arc<[Identified]>,
    roles: Set<Role>,
    stopped_roles: Set<Role>,
}

impl<'a> Case<'a> {
    /// Recognises the medicines. A close match counts as that medicine until the person says otherwise,
    /// so that a misspelt name never silences a warning.
    pub fn new(answers: &'a Answers) -> Self {
        let identify_all = |texts: &Option<Vec<String>>| -> Arc<[Identified]> {
            texts.iter().flatten().map(|text| identify(text)).collect()
        };
        let medicines = identify_all(&answers.medicines);
        let stopped = identify_all(&answers.medicines_stopped);
        let (roles, stopped_roles) = (roles_of(&medicines), roles_of(&stopped));
        Self { answers, medicines, stopped, roles, stopped_roles }
    }

    /// The same medicines with other answers, for asking what a different answer would change.
    pub fn with_answers<'b>(&self, answers: &'b Answers) -> Case<'b> {
        Case {
            answers,
            medicines: Arc::clone(&self.medicines),
            stopped: Arc::clone(&self.stopped),
            roles: self.roles,
            stopped_roles: self.stopped_roles,
        }
    }

    /// Whether the answer is yes.
    pub fn yes(&self, key: Key) -> bool {
        self.answers.tri(key) == Some(Tri::Yes)
    }
    /// Whether the answer is yes or unsure: how a danger sign counts.
    pub fn maybe(&self, key: Key) -> bool {
        self.answers.tri(key).is_some_and(Tri::not_no)
    }
    /// Whether the answer is no.
    pub fn no(&self, key: Key) -> bool {
        self.answers.tri(key) == Some(Tri::No)
    }
    /// Whether any of the answers is yes.
    pub fn any_yes(&self, keys: &[Key]) -> bool {
        keys.iter().any(|key| self.yes(*key))
    }
    /// Whether a condition is known.
    pub fn has(&self, condition: Condition) -> bool {
        self.answers.conditions.is_some_and(|set| set.contains(condition))
    }
    /// Whether a condition is known or the person is unsure of it: how a gate counts.
    pub fn may_have(&self, condition: Condition) -> bool {
        self.has(condition) || self.answers.conditions_unsure.is_some_and(|set| set.contains(condition))
    }
    /// Whether any of the conditions may be there.
    pub fn may_have_any(&self, conditions: &[Condition]) -> bool {
        conditions.iter().any(|condition| self.may_have(*condition))
    }
    /// Whether a medicine with that role is taken.
    pub fn on(&self, role: Role) -> bool {
        self.roles.contains(role)
    }
    /// Whether a medicine with that role was stopped lately.
    pub fn stopped(&self, role: Role) -> bool {
        self.stopped_roles.contains(role)
    }
    /// All medicines recognised in what is taken.
    pub fn taking(&self) -> impl Iterator<Item = &'static Medicine> + '_ {
        self.medicines.iter().flat_map(recognised)
    }
    /// Whether a dopaminergic medicine is taken, by the list or by the question, or may be.
    pub fn dopaminergic(&self) -> bool {
        self.on(Role::Dopaminergic) || self.maybe(Key::TakesDopamineMedicine)
    }
    /// Under 18 years.
    pub fn child(&self) -> bool {
        self.answers.age.is_some_and(|age| age.get() < 18.0)
    }
    /// Pregnant or perhaps so, of any sex; a week or third that is given counts also beside a "no".
    pub fn pregnant(&self) -> bool {
        let a = self.answers;
        self.maybe(Key::Pregnancy) || a.pregnancy_week.is_some() || a.pregnancy_trimester.is_some()
    }
    /// Gave birth at most this many weeks ago.
    pub fn born_within(&self, weeks: f64) -> bool {
        self.answers.weeks_since_birth.is_some_and(|since| since.get() <= weeks)
    }
    /// The trouble is in one leg only.
    pub fn one_leg(&self) -> bool {
        matches!(self.answers.side, Some(Side::Left | Side::Right))
    }
    /// Cramps come in one leg only.
    pub fn one_sided_cramps(&self) -> bool {
        matches!(self.answers.cramp_side, Some(CrampSide::Left | CrampSide::Right))
    }
    /// There is an urge to move the legs, or perhaps one; one that is dated without the first question counts. The
    /// criteria are not looked at, so that no flag depends on a verdict.
    pub fn urge(&self) -> bool {
        let a = self.answers;
        let dated = a.urge_weeks.is_some_and(|weeks| weeks.get() > 0.0);
        self.maybe(Key::UrgeToMove) || (a.urge_to_move.is_none() && dated)
    }
    /// There are leg cramps, or perhaps some; those counted or dated without the first question count.
    pub fn cramps(&self) -> bool {
        let a = self.answers;
        let counted = a.cramps_per_week.is_some_and(|count| count.get() > 0.0)
            || a.cramp_weeks.is_some_and(|weeks| weeks.get() > 0.0);
        self.maybe(Key::Cramps) || (a.cramps.is_none() && counted)
    }
    /// New loss of feeling.
    pub fn new_numbness(&self) -> bool {
        matches!(self.answers.numbness, Some(Change::New | Change::Unsure))
    }
    /// Feeling that is lost, newly or for long.
    pub fn loses_feeling(&self) -> bool {
        matches!(self.answers.numbness, Some(Change::New | Change::LongStanding))
    }
    /// How many weeks the trouble has been there, by the longest of the three answers.
    pub fn weeks(&self) -> Option<f64> {
        let a = self.answers;
        [a.symptom_weeks, a.urge_weeks, a.cramp_weeks].iter().flatten().map(|weeks| weeks.get()).reduce(f64::max)
    }
    /// Whether the newest of the troubles began within these weeks; `None` where no age is known.
    pub fn newer_than(&self, weeks: f64) -> Option<bool> {
        let a = self.answers;
        let ages = [a.symptom_weeks, a.urge_weeks, a.cramp_weeks];
        ages.iter().flatten().map(|age| age.get()).reduce(f64::min).map(|newest| newest <= weeks)
    }
    /// Whether the urge is, as far as is said, nowhere in the legs or feet.
    pub fn not_in_legs(&self) -> bool {
        self.answers.body_parts.is_some_and(|parts| !parts.is_empty() && !parts.any(&[BodyPart::Legs, BodyPart::Feet]))
    }

    /// What an answer says of a finding that a yes would support.
    pub fn evidence(&self, key: Key) -> Option<Evidence> {
        let speaks = match self.answers.tri(key) {
            Some(Tri::Yes) => Speaks::For,
            Some(Tri::No) => Speaks::Against,
            Some(Tri::Unsure) => Speaks::Unsure,
            None if matches!(key.kind(), Kind::Choice { group: "change", .. }) => self.change_speaks(key)?,
            None => return self.answers.has(key).then_some(Evidence { key, speaks: Speaks::For }),
        };
        Some(Evidence { key, speaks })
    }

    fn change_speaks(&self, key: Key) -> Option<Speaks> {
        let change =
            if key == Key::Numbness { self.answers.numbness } else { self.answers.colour_or_temperature_change };
        Some(match change? {
            Change::New | Change::LongStanding => Speaks::For,
            Change::No => Speaks::Against,
            Change::Unsure => Speaks::Unsure,
        })
    }
}

/// The medicines that a text was recognised as. A close match counts, and so does a misspelt name beside a known one.
pub fn recognised(identified: &Identified) -> impl Iterator<Item = &'static Medicine> + '_ {
    let beside = identified.resembling.iter().flat_map(|resembling| resembling.medicines.iter());
    identified.found.medicines().iter().chain(beside).copied()
}

fn roles_of(identified: &[Identified]) -> Set<Role> {
    identified.iter().flat_map(recognised).fold(Set::EMPTY, |roles, medicine| roles.or(medicine.roles))
}

/// What a red-flag rule found: how urgent, and because of which answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Judgement {
    /// `None` where the sign is not there.
    pub urgency: Option<Urgency>,
    /// The questions whose answers raised it.
    pub because: Vec<Key>,
}

impl Judgement {
    /// Raises the flag, or adds to it, where a condition holds.
    pub fn when(mut self, holds: bool, urgency: Urgency, because: &[Key]) -> Self {
        if holds {
            self.urgency = self.urgency.max(Some(urgency));
            for key in because {
                if !self.because.contains(key) {
                    self.because.push(*key);
                }
            }
        }
        self
    }

    /// Raises the flag for each of these signs that is there or unsure.
    pub fn signs(self, case: &Case<'_>, urgency: Urgency, keys: &[Key]) -> Self {
        keys.iter().fold(self, |judgement, key| judgement.when(case.maybe(*key), urgency, &[*key]))
    }
}
