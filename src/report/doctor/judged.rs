//! What is known, judged once by the rules of today.

use chrono::NaiveDate;

use super::Source;
use crate::diary::analysis::{NightOf, flags};
use crate::formulary::Role;
use crate::model::{Advice, Answers, AskDoctor, Condition, CrampSide, Key, Leg, Moment, Reason, RedFlag, Tri};
use crate::rules::red_flags::{self, Raised};
use crate::rules::{Case, Known, Screening, gates, screen};

/// Nights from which the medicines of now are read.
const NEWEST: usize = 28;
/// Days for which a sign stands that nobody asked about again, and screenings that are looked at.
const REMEMBERED_DAYS: i64 = 180;
const MOST_EARLIER: usize = 12;

/// What is known, judged by the rules of today.
pub(super) struct Judged<'a> {
    /// When the screening was; `None` where there is none, and only the medicines of the nights are judged.
    pub at: Option<Moment>,
    /// The answers of the last screening, with the medicines of the newest nights.
    pub case: &'a Case<'a>,
    pub found: &'a Screening,
    /// The same with the lasting facts of earlier screenings: a short one forgets no illness.
    pub lasting: &'a Case<'a>,
    /// What is held back for this person.
    pub held: Vec<(Advice, Reason)>,
    /// What to ask.
    pub ask: &'a [AskDoctor],
    /// Signs that the last answers and the records raise only with the lasting facts of earlier screenings.
    pub together: Vec<Raised>,
    /// The screenings before it, the newest first, each with its signs.
    pub earlier: &'a [(Moment, &'a Answers, Vec<Raised>)],
    /// What is known, of which the answers were gathered.
    pub known: Known<'a>,
    /// A clot that the answers raise once the side is known on which the nights have all cramps.
    pub clot: Option<Raised>,
}

/// Judges what is known, each screening once.
pub(super) fn judge<T>(source: &Source<'_>, make: impl FnOnce(Judged<'_>) -> T) -> T {
    let (known, none) = (source.known(), Answers::default());
    let told = source.screening.map_or(&none, |(_, answers)| answers);
    let answers = known.with_records(told.clone());
    let case = Case::new(&answers);
    let found = screen(&case);
    let all = known.beside(told);
    let lasting = Case::new(&all);
    // Only what earlier screenings add has to be judged anew.
    let more = (all != answers).then(|| screen(&lasting));
    let of_all = more.as_ref().unwrap_or(&found);
    // What an earlier screening raises alone is told with its own date.
    let touched =
        |flag: &Raised| red_flags::rule(flag.id).is_some_and(|rule| rule.reads.iter().any(|key| answers.has(*key)));
    let higher = |flag: &Raised| {
        let stood = found.red_flags.iter().find(|stood| stood.id == flag.id);
        stood.is_none_or(|stood| stood.urgency < flag.urgency)
    };
    let together = of_all.red_flags.iter().filter(|flag| higher(flag) && touched(flag)).cloned().collect();
    let recent = |at: &Moment| (source.now - at).num_days() <= REMEMBERED_DAYS;
    let earlier = source.earlier.iter().filter(|(at, _)| recent(at)).take(MOST_EARLIER);
    let earlier: Vec<(Moment, &Answers, Vec<Raised>)> =
        earlier.map(|(at, answers)| (*at, answers, red_flags::find(&Case::new(answers)))).collect();
    let (clot, held) = match clot_of_one_side(source, &lasting, &found) {
        Some((clot, held)) => (Some(clot), held),
        None => (None, of_all.withheld.clone()),
    };
    make(Judged {
        at: source.screening.map(|(at, _)| at),
        case: &case,
        found: &found,
        lasting: &lasting,
        held,
        ask: &of_all.ask_doctor,
        together,
        earlier: &earlier,
        known,
        clot,
    })
}

/// A clot, and what is held back then, where the answers raise it once the side is taken from the nights, which have all
/// cramps on one.
fn clot_of_one_side(
    source: &Source<'_>,
    lasting: &Case<'_>,
    found: &Screening,
) -> Option<(Raised, Vec<(Advice, Reason)>)> {
    let is_clot = |raised: &Raised| raised.id == RedFlag::SuspectedDvt;
    let flag = source.analysis.flags.iter().find(|flag| flag.id == RedFlag::OneLegOnly)?;
    if found.red_flags.iter().any(is_clot) {
        return None;
    }
    let (leg, _) = flags::one_side(&source.all.over(flag.over))?;
    let side = if leg == Leg::Left { CrampSide::Left } else { CrampSide::Right };
    let answers = Answers { cramp_side: Some(side), cramps: Some(Tri::Yes), ..lasting.answers.clone() };
    let case = lasting.with_answers(&answers);
    let mut clot = red_flags::find(&case).into_iter().find(is_clot)?;
    // The side is of the nights; what was answered of it would stand against it here, and what has no part beside it.
    let prone = case.may_have_any(&[Condition::PastClot, Condition::Cancer]);
    clot.evidence.retain(|evidence| match evidence.key {
        Key::CrampSide => false,
        Key::Conditions | Key::ConditionsUnsure => prone,
        Key::Medicines => case.on(Role::ClotRisk),
        _ => true,
    });
    let held = gates::withheld(&case, clot.urgency);
    Some((clot, held))
}

/// What these nights say was taken, with the evening of each; the newest first.
pub fn taken<'a>(nights: &'a [NightOf<'a>]) -> Vec<(NaiveDate, &'a str)> {
    let doses = |one: &'a NightOf<'a>| one.night.took.iter().flatten().map(|dose| (one.night.date, dose.name.as_str()));
    nights.iter().rev().flat_map(doses).collect()
}

impl Source<'_> {
    /// What is known beside the answers of the last screening: what is known since is judged as any other.
    pub(super) fn known(&self) -> Known<'_> {
        let earlier = self.earlier.iter().rev().map(|(at, answers)| (at.date_naive(), answers));
        let last = self.screening.map(|(at, answers)| (at.date_naive(), answers));
        Known {
            screenings: earlier.chain(last).collect(),
            draws: self.records.draws.clone(),
            courses: self.records.courses.clone(),
            taken: taken(&self.nights[self.nights.len().saturating_sub(NEWEST)..]),
            today: self.now.date_naive(),
        }
    }
}
