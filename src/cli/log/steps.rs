//! The questions about a night: which follows which, how each is answered, and what stands.

use std::collections::BTreeMap;

use chrono::FixedOffset;

use crate::ask::{Mark, Reply};
use crate::cli::body::{Form, Line, Question, TimeOrAllDay};
use crate::diary::NoInstant;
use crate::diary::notation::{Dose, WrittenTime};
use crate::model::whole::{Drinks, Minutes, Points, Quality, Times};
use crate::model::{
    BodyPart, ClockTime, Cramp, CrampKeep, CrampRelief, CrampSite, Drunk, Further, Helps, Id, LONGEST_NOTE, Leg, Legs,
    Moment, Night, NightStep, Onset, Range, Set, Strategy, Tri,
};
use crate::report::diary::zone_of;
use crate::text::Lang;

/// A question, and of which of several: cramps, or visits to the legs or to the list of what else can be told.
pub type At = (NightStep, usize);

/// What has been answered so far.
#[derive(Debug, Default)]
pub struct Replies {
    /// The replies, also those that a way back has left behind.
    pub given: BTreeMap<At, Reply>,
    /// The questions that were asked on the way here.
    pub path: Vec<At>,
}

/// Water is asked in litres, as people think of it.
pub const LITRES: Range = Range { min: 0.0, max: 10.0, whole: false, unit: "litres" };
/// A cramp's length is asked in minutes.
pub const CRAMP_MINUTES: Range = Range { min: 0.0, max: 20160.0, whole: false, unit: "minutes" };
/// Hours of a day are asked as a length.
const DAY: Range = Minutes::RANGE;

const SLEEP: &[NightStep] = &[
    NightStep::InBed,
    NightStep::Tried,
    NightStep::Latency,
    NightStep::Awakenings,
    NightStep::Waso,
    NightStep::Woke,
    NightStep::Tasafa,
    NightStep::Up,
    NightStep::Quality,
];
const EVENING: &[NightStep] = &[
    NightStep::Caffeine,
    NightStep::CaffeineLast,
    NightStep::Alcohol,
    NightStep::AlcoholLast,
    NightStep::Exercise,
    NightStep::OnFeet,
    NightStep::Sitting,
    NightStep::Water,
];
const URGE: &[NightStep] = &[NightStep::Severity, NightStep::Onset, NightStep::Places, NightStep::UrgeMinutes];
const CRAMP: &[NightStep] = &[
    NightStep::CrampAt,
    NightStep::CrampMinutes,
    NightStep::CrampSide,
    NightStep::CrampMuscle,
    NightStep::CrampSeverity,
    NightStep::CrampSore,
    NightStep::CrampEased,
];
const SELF_CARE: &[NightStep] = &[NightStep::Did, NightStep::Helped];

impl Replies {
    /// The reply to a question, if the way here led over it.
    pub fn of(&self, at: At) -> Option<&Reply> {
        self.path.contains(&at).then(|| self.given.get(&at)).flatten()
    }

    /// What was chosen from a list of identifiers.
    pub fn chosen<T: Id>(&self, at: At) -> Option<T> {
        match self.of(at) {
            Some(Reply::Chosen(line)) => T::ALL.get(*line).copied(),
            _ => None,
        }
    }

    /// What the legs were like, as it was said last.
    pub fn legs(&self) -> Option<Legs> {
        self.path.iter().rev().find(|(step, _)| *step == NightStep::Legs).and_then(|at| self.chosen(*at))
    }

    /// The questions that were asked since the legs were told of last: what was said of cramps before is told anew.
    pub fn since_legs(&self) -> &[At] {
        let told = self.path.iter().rposition(|(step, _)| *step == NightStep::Legs);
        self.path.get(told.unwrap_or_default()..).unwrap_or_default()
    }

    /// The question that follows; `None` where the night can be stored.
    pub fn next(&self, beside: &Beside<'_>) -> Option<At> {
        use NightStep as Step;
        let stood = beside.base.map_or(0, |night| night.cramp_events().len());
        // Somebody who corrects a night is asked what first.
        let first = if beside.correcting { (Step::Hub, 0) } else { (Step::Legs, 0) };
        let Some(&(step, at)) = self.path.last() else { return Some(first) };
        if let Some(next) = [SLEEP, EVENING, URGE, CRAMP, SELF_CARE].into_iter().find_map(|steps| after(steps, step)) {
            let next = (next, at);
            // When the last one was is asked of nobody who had none; another question always follows that one.
            return if self.pointless(next) { after(EVENING, next.0).map(|beyond| (beyond, at)) } else { Some(next) };
        }
        match step {
            Step::Legs => match self.legs() {
                Some(Legs::Quiet) => None,
                Some(Legs::Urge | Legs::Both) => Some((Step::Severity, 0)),
                Some(Legs::Cramp) => Some(first_cramp(stood)),
                Some(Legs::QuietAndMore) => Some(self.hub()),
                _ if stood > 0 => Some((Step::CrampKeep, 0)),
                _ => Some(self.hub()),
            },
            Step::UrgeMinutes if self.legs() == Some(Legs::Both) || stood > 0 => Some(first_cramp(stood)),
            Step::CrampKeep => match self.chosen((step, at)) {
                Some(CrampKeep::Change) => Some((Step::CrampAt, at)),
                _ if at + 1 < stood => Some((Step::CrampKeep, at + 1)),
                _ => Some((Step::CrampMore, at)),
            },
            Step::CrampEased if at + 1 < stood => Some((Step::CrampKeep, at + 1)),
            Step::CrampEased => Some((Step::CrampMore, at)),
            Step::CrampMore if self.chosen((step, at)) == Some(Tri::Yes) => Some((Step::CrampAt, at + 1)),
            // The way back from a further cramp leads to the list, where the question stands on the way already.
            Step::UrgeMinutes | Step::CrampMore if !self.since_legs().contains(&(Step::LegWakings, 0)) => {
                Some((Step::LegWakings, 0))
            }
            Step::TookSame if self.chosen((step, at)) != Some(Tri::Yes) => Some((Step::Took, 0)),
            Step::Hub => match self.chosen((step, at)).unwrap_or(Further::Store) {
                Further::Store => None,
                Further::Sleep => Some((Step::InBed, 0)),
                Further::Evening => Some((Step::Caffeine, 0)),
                Further::Legs => Some(self.visit(Step::Legs)),
                Further::Medicines if beside.offered().is_some() => Some((Step::TookSame, 0)),
                Further::Medicines => Some((Step::Took, 0)),
                Further::SelfCare => Some((Step::Did, 0)),
                Further::Cramp => Some((Step::CrampAt, self.cramps(stood))),
                Further::Note => Some((Step::Note, 0)),
            },
            _ => Some(self.hub()),
        }
    }

    fn hub(&self) -> At {
        self.visit(NightStep::Hub)
    }

    /// A question that is asked once more, with an answer of its own: the way back leads to the one before.
    fn visit(&self, step: NightStep) -> At {
        (step, self.path.iter().filter(|(asked, _)| *asked == step).count())
    }

    /// How many cramps stand or were told of.
    fn cramps(&self, stood: usize) -> usize {
        let told = self.path.iter().filter(|(step, _)| *step == NightStep::CrampAt).map(|(_, at)| at + 1);
        told.max().unwrap_or(0).max(stood)
    }

    /// When was the last one, of none.
    fn pointless(&self, (step, at): At) -> bool {
        let drinks = match step {
            NightStep::CaffeineLast => NightStep::Caffeine,
            NightStep::AlcoholLast => NightStep::Alcohol,
            _ => return false,
        };
        !matches!(self.of((drinks, at)), Some(Reply::Number(number)) if *number > 0.0)
    }
}

fn after(steps: &[NightStep], step: NightStep) -> Option<NightStep> {
    let at = steps.iter().position(|known| *known == step)?;
    steps.get(at + 1).copied()
}

fn first_cramp(stood: usize) -> At {
    if stood > 0 { (NightStep::CrampKeep, 0) } else { (NightStep::CrampAt, 0) }
}

/// What a question is put with: the night as it stands, and the last one before it.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    /// The night as it stands.
    pub base: Option<&'a Night>,
    /// The last night before it that is logged, if that is not long ago.
    pub last: Option<&'a Night>,
    /// The medicines of the list that are usual on that day, a line each.
    pub usual: &'a [String],
    /// The person corrects what stands.
    pub correcting: bool,
    /// The night may be left out, and the rest of the missing ones.
    pub missing: bool,
    /// The language.
    pub lang: Lang,
}

/// What stands for an answer, and where it comes from.
enum Stands {
    /// From the person or the night itself.
    Answer(Reply),
    /// From the night before.
    LastTime(Reply),
    Nothing,
}

impl Beside<'_> {
    /// A question with what stands.
    pub fn question(&self, at: At, replies: &Replies) -> Question<'static> {
        let (step, _) = at;
        let told_before = || replies.legs().filter(|_| step == NightStep::Legs).map(|legs| Reply::Chosen(legs.index()));
        let stood = || self.base.and_then(|night| reply_of(at, night));
        let stands = match replies.given.get(&at).cloned().or_else(told_before).or_else(stood) {
            Some(reply) => Stands::Answer(reply),
            None => match self.last.filter(|_| habitual(step)).and_then(|night| reply_of(at, night)) {
                Some(reply) => Stands::LastTime(reply),
                None => Stands::Nothing,
            },
        };
        let (reply, answered, last_time) = match stands {
            Stands::Answer(Reply::Skipped) | Stands::Nothing => (None, false, false),
            Stands::Answer(reply) => (Some(reply), true, false),
            Stands::LastTime(reply) => (Some(reply), true, true),
        };
        let form = self.form(step, reply.as_ref());
        // A list that is visited again has no answer that stands.
        let answered = answered && step != NightStep::Hub;
        Question {
            why: Some(self.lang.of(step, "why").into()),
            answered,
            last_time,
            optional: !matches!(step, NightStep::Legs | NightStep::CrampSore),
            first: replies.path.is_empty(),
            ..Question::new(self.lang.of(step, "ask"), self.lang.of(step, "label"), form)
        }
    }

    fn form(&self, step: NightStep, reply: Option<&Reply>) -> Form<'static> {
        use NightStep as Step;
        let number = || if let Some(Reply::Number(number)) = reply { Some(*number) } else { None };
        match step {
            Step::Legs => self.legs(reply),
            Step::Hub => self.choose::<Further>(Some(&Reply::Chosen(0)), None),
            Step::CrampKeep => self.choose::<CrampKeep>(Some(&Reply::Chosen(0)), None),
            Step::CrampSide => self.choose::<Leg>(reply, None),
            Step::CrampMuscle => self.choose::<CrampSite>(reply, None),
            Step::CrampSore => yes_or_no(self.choose::<Tri>(reply, Some(2))),
            Step::CrampMore => match yes_or_no(self.choose::<Tri>(Some(&Reply::Chosen(1)), None)) {
                Form::Choose { lines, unsure, yes_or_no, current } => {
                    Form::Choose { lines: lines.into_iter().take(2).collect(), unsure, yes_or_no, current }
                }
                form => form,
            },
            Step::Quality => {
                let names = crate::report::diary::QUALITIES.map(|name| self.lang.say(["sleep_quality", name, "name"]));
                choose(names.map(Line::from).into(), reply, None)
            }
            Step::Places => self.tick::<BodyPart>(reply),
            Step::CrampEased => self.tick::<CrampRelief>(reply),
            Step::Did => self.tick::<Strategy>(reply),
            Step::Helped => self.tick::<Helps>(reply),
            Step::Severity | Step::CrampSeverity => Form::Number(Points::RANGE, number()),
            Step::LegWakings | Step::Awakenings => Form::Number(Times::RANGE, number()),
            Step::Caffeine | Step::Alcohol => Form::Number(Drinks::RANGE, number()),
            Step::Water => Form::Number(LITRES, number()),
            Step::CrampMinutes => Form::Minutes(CRAMP_MINUTES, number()),
            Step::UrgeMinutes
            | Step::Latency
            | Step::Waso
            | Step::Tasafa
            | Step::Exercise
            | Step::OnFeet
            | Step::Sitting => Form::Minutes(DAY, number()),
            Step::Onset => Form::ClockOrAllDay(match reply {
                Some(Reply::Clock(time)) => Some(TimeOrAllDay::Time(*time)),
                Some(Reply::Text(words)) => Some(TimeOrAllDay::AllDay(words.clone())),
                _ => None,
            }),
            Step::TookSame => self.same_again(),
            Step::CrampAt
            | Step::InBed
            | Step::Tried
            | Step::Woke
            | Step::Up
            | Step::CaffeineLast
            | Step::AlcoholLast => Form::Clock(if let Some(Reply::Clock(time)) = reply { Some(*time) } else { None }),
            Step::Took => Form::Texts(if let Some(Reply::Texts(texts)) = reply { texts.clone() } else { Vec::new() }),
            Step::Note => {
                let current = if let Some(Reply::Text(text)) = reply { Some(text.clone()) } else { None };
                Form::Text { longest: LONGEST_NOTE / 4, current }
            }
        }
    }

    /// What the legs were like; among missing nights also whether to leave this one out, or all that are left.
    fn legs(&self, reply: Option<&Reply>) -> Form<'static> {
        match self.choose::<Legs>(reply, Some(Legs::Unsure.index())) {
            Form::Choose { mut lines, unsure, yes_or_no, current } if self.missing => {
                lines.extend(["skip", "stop"].map(|facet| Line::from(self.lang.say(["catch_up", "line", facet]))));
                Form::Choose { lines, unsure, yes_or_no, current }
            }
            form => form,
        }
    }

    /// What is offered as taken: the medicines of the list, or what was taken in the last night, where anything was.
    pub fn offered(&self) -> Option<Vec<String>> {
        if self.base.is_some_and(|night| night.took.is_some()) {
            return None;
        }
        if !self.usual.is_empty() {
            return Some(self.usual.to_vec());
        }
        let took = self.last.and_then(|night| night.took.as_ref()).filter(|took| !took.is_empty())?;
        // The offset of a time that came twice is of that night alone.
        let written = |moment| WrittenTime { clock: clock_of(moment), offset: None };
        Some(took.iter().map(|dose| Dose { text: dose.name.clone(), at: dose.at.map(written) }.to_string()).collect())
    }

    /// Whether it was taken as offered. Of the last night nothing is taken over by an Enter; the list is the person's
    /// own word on every day.
    fn same_again(&self) -> Form<'static> {
        let lines = [Tri::Yes, Tri::No].map(|answer| Line::from(self.lang.of(answer, "name")));
        let current = (!self.usual.is_empty()).then_some(0);
        Form::Choose { lines: lines.into(), unsure: Some(1), yes_or_no: true, current }
    }

    fn choose<T: Id>(&self, reply: Option<&Reply>, unsure: Option<usize>) -> Form<'static> {
        choose(T::ALL.iter().map(|id| Line::from(self.lang.of(*id, "name"))).collect(), reply, unsure)
    }

    fn tick<T: Id>(&self, reply: Option<&Reply>) -> Form<'static> {
        let lines: Vec<Line<'static>> = T::ALL.iter().map(|id| Line::from(self.lang.of(*id, "name"))).collect();
        let blank = vec![Mark::Blank; lines.len()];
        let current = if let Some(Reply::Marked(marks)) = reply { marks.clone() } else { blank };
        Form::Tick { lines, unsure_each: false, current }
    }
}

fn choose(lines: Vec<Line<'static>>, reply: Option<&Reply>, unsure: Option<usize>) -> Form<'static> {
    let current = if let Some(Reply::Chosen(line)) = reply { Some(*line) } else { None };
    Form::Choose { lines, unsure, yes_or_no: false, current }
}

fn yes_or_no(form: Form<'static>) -> Form<'static> {
    match form {
        Form::Choose { lines, unsure, current, .. } => Form::Choose { lines, unsure, yes_or_no: true, current },
        form => form,
    }
}

/// What is much the same every night, so that the last night's answer is offered. Not what a doctor reads a change
/// from: where the urge was, when one woke, what was taken.
fn habitual(step: NightStep) -> bool {
    use NightStep as Step;
    matches!(step, Step::InBed | Step::Tried | Step::Caffeine | Step::CaffeineLast)
}

/// What a night says to a question.
fn reply_of((step, at): At, night: &Night) -> Option<Reply> {
    use NightStep as Step;
    let clock = |moment: Option<Moment>| moment.map(clock_of).map(Reply::Clock);
    let minutes = |minutes: Option<Minutes>| minutes.map(|minutes| Reply::Number(minutes.get().into()));
    let times = |times: Option<Times>| times.map(|times| Reply::Number(times.get().into()));
    let drinks =
        |drunk: &Option<Drunk>| drunk.as_ref().and_then(|drunk| drunk.drinks).map(|drinks| Reply::Number(drinks.get()));
    let (sleep, evening, urge) = (&night.sleep, &night.evening, night.urge.as_ref());
    let cramp: Option<&Cramp> = night.cramp_events().get(at);
    match step {
        Step::Legs => legs_of(night).map(|legs| Reply::Chosen(legs.index())),
        Step::Severity => urge?.severity.map(|points| Reply::Number(points.get().into())),
        Step::Onset if matches!(urge?.onset, Some(Onset::AllDay(_))) => Some(Reply::Text("all day".to_owned())),
        Step::Onset | Step::InBed | Step::Tried | Step::Woke | Step::Up | Step::CaffeineLast | Step::AlcoholLast => {
            clock(moment_of(step, night))
        }
        Step::UrgeMinutes => minutes(urge?.minutes),
        Step::Places => urge?.places.map(marks),
        Step::CrampAt => clock(cramp?.at),
        // Two digits are enough to be the same second again.
        Step::CrampMinutes => {
            cramp?.seconds.map(|seconds| Reply::Number((f64::from(seconds.get()) / 0.6).round() / 100.0))
        }
        Step::CrampSide => cramp?.side.map(|side| Reply::Chosen(side.index())),
        Step::CrampMuscle => cramp?.muscle.map(|muscle| Reply::Chosen(muscle.index())),
        Step::CrampSeverity => cramp?.severity.map(|points| Reply::Number(points.get().into())),
        Step::CrampSore => cramp?.sore.map(|sore| Reply::Chosen(sore.index())),
        Step::CrampEased => cramp?.eased_by.map(marks),
        Step::LegWakings => times(night.leg_wakings),
        Step::Latency => minutes(sleep.latency),
        Step::Awakenings => times(sleep.awakenings),
        Step::Waso => minutes(sleep.waso),
        Step::Tasafa => minutes(sleep.tasafa),
        Step::Quality => sleep.quality.map(|quality: Quality| Reply::Chosen(quality.get() as usize - 1)),
        Step::Caffeine => drinks(&evening.caffeine),
        Step::Alcohol => drinks(&evening.alcohol),
        Step::Exercise => minutes(evening.exercise.as_ref().map(|exercise| exercise.minutes)),
        Step::OnFeet => minutes(evening.on_feet),
        Step::Sitting => minutes(evening.sitting),
        Step::Water => evening.water.map(|water| Reply::Number(f64::from(water.get()) / 1000.0)),
        Step::Took => night.took.as_ref().map(|took| {
            let written = |moment| WrittenTime { clock: clock_of(moment), offset: needed_offset(moment, night) };
            let line =
                |dose: &crate::model::Dose| Dose { text: dose.name.clone(), at: dose.at.map(written) }.to_string();
            Reply::Texts(took.iter().map(line).collect())
        }),
        Step::Did => night.did.map(marks),
        Step::Helped => night.helped.map(marks),
        Step::Note => night.note.clone().map(Reply::Text),
        Step::CrampKeep | Step::CrampMore | Step::Hub | Step::TookSame => None,
    }
}

/// The time that stands for a question that asks for one.
pub fn moment_of(step: NightStep, night: &Night) -> Option<Moment> {
    use NightStep as Step;
    match step {
        Step::Onset => match night.urge.as_ref()?.onset? {
            Onset::At(moment) => Some(moment),
            Onset::AllDay(_) => None,
        },
        Step::InBed => night.sleep.in_bed,
        Step::Tried => night.sleep.tried,
        Step::Woke => night.sleep.woke,
        Step::Up => night.sleep.up,
        Step::CaffeineLast => night.evening.caffeine.as_ref()?.last,
        Step::AlcoholLast => night.evening.alcohol.as_ref()?.last,
        _ => None,
    }
}

/// The offset of a time that its time of day alone does not tell, because it came twice.
pub fn needed_offset(moment: Moment, night: &Night) -> Option<FixedOffset> {
    let alone = zone_of(night).instant(moment.naive_local(), None);
    matches!(alone, Err(NoInstant::Twice { .. })).then(|| *moment.offset())
}

fn legs_of(night: &Night) -> Option<Legs> {
    let (urge, cramps) = (night.urge.as_ref().map(|urge| urge.felt), night.cramps.as_ref().map(|cramps| cramps.had));
    Some(match (urge, cramps) {
        (Some(Tri::Yes), Some(Tri::Yes)) => Legs::Both,
        (Some(Tri::Yes), _) => Legs::Urge,
        (_, Some(Tri::Yes)) => Legs::Cramp,
        (Some(Tri::No), Some(Tri::No)) => Legs::QuietAndMore,
        (Some(Tri::Unsure), _) | (_, Some(Tri::Unsure)) => Legs::Unsure,
        _ => return None,
    })
}

fn clock_of(moment: Moment) -> ClockTime {
    use chrono::Timelike;
    ClockTime::from_hm(moment.hour(), moment.minute()).unwrap_or_else(|| unreachable!("an hour of the day"))
}

fn marks<T: Id>(set: Set<T>) -> Reply {
    Reply::Marked(T::ALL.iter().map(|id| if set.contains(*id) { Mark::Ticked } else { Mark::Blank }).collect())
}
