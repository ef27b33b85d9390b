//! How each question about a night is put: its kind of answer, and what stands for one already.

use super::stood::{habitual, reply_of};
use super::{At, CRAMP_MINUTES, DAY, LITRES, Replies};
use crate::ask::{Mark, Reply};
use crate::cli::body::{Form, Line, Question, TimeOrAllDay};
use crate::diary::notation::{Dose, WrittenTime};
use crate::model::whole::{Drinks, Points, Times};
use crate::model::{
    BodyPart, ClockTime, CrampKeep, CrampRelief, CrampSite, Effort, Further, Helps, Id, LONGEST_NOTE, Leg, Legs, Night,
    NightStep, Strategy, Tri,
};
use crate::text::Lang;

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
            blank_is_skipped: matches!(step, NightStep::Places | NightStep::CrampEased | NightStep::Helped),
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
            Step::CrampMore => self.yes_no(Some(&Reply::Chosen(1))),
            Step::Slept => self.yes_no(reply.or(Some(&Reply::Chosen(0)))),
            Step::ExerciseEffort => self.choose::<Effort>(reply, None),
            Step::Quality => {
                let names = crate::report::diary::QUALITIES.map(|name| self.lang.say(["sleep_quality", name, "name"]));
                choose(names.map(Line::from).into(), reply, None)
            }
            Step::Places => self.tick::<BodyPart>(reply),
            Step::CrampEased => self.tick::<CrampRelief>(reply),
            Step::Did => self.tick::<Strategy>(reply),
            Step::Helped => self.tick::<Helps>(reply),
            Step::Severity | Step::CrampSeverity => Form::Number(Points::RANGE, number()),
            Step::LegWakings | Step::Awakenings | Step::Naps => Form::Number(Times::RANGE, number()),
            Step::Caffeine | Step::Alcohol => Form::Number(Drinks::RANGE, number()),
            Step::Water => Form::Number(LITRES, number()),
            Step::CrampMinutes => Form::Minutes(CRAMP_MINUTES, number()),
            Step::UrgeMinutes
            | Step::Rest
            | Step::NapMinutes
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
            | Step::AlcoholLast
            | Step::ExerciseAt => Form::Clock(if let Some(Reply::Clock(time)) = reply { Some(*time) } else { None }),
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
        let written = |moment| WrittenTime { clock: ClockTime::of(moment), offset: None };
        Some(took.iter().map(|dose| Dose { text: dose.name.clone(), at: dose.at.map(written) }.to_string()).collect())
    }

    /// Whether it was taken as offered. Of the last night nothing is taken over by an Enter; the list is the person's
    /// own word on every day.
    fn same_again(&self) -> Form<'static> {
        let lines = [Tri::Yes, Tri::No].map(|answer| Line::from(self.lang.of(answer, "name")));
        let current = (!self.usual.is_empty()).then_some(0);
        Form::Choose { lines: lines.into(), unsure: Some(1), yes_or_no: true, current }
    }

    /// Yes or no, without "not sure" as a line.
    fn yes_no(&self, reply: Option<&Reply>) -> Form<'static> {
        match yes_or_no(self.choose::<Tri>(reply, None)) {
            Form::Choose { lines, unsure, yes_or_no, current } => {
                Form::Choose { lines: lines.into_iter().take(2).collect(), unsure, yes_or_no, current }
            }
            form => form,
        }
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
