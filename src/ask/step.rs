//! What a person is asked at once, and what comes back.

use crate::model::{Answers, ClockTime, Id, Key, RedFlag, Urgency, ids::ids};

ids! {
    /// A part of the interview.
    Part in "part" {
        Danger = "danger", About = "about", Legs = "legs", Urge = "urge", Cramps = "cramps", Health = "health",
        Tried = "tried",
    }
}
ids! {
    /// A screen on which several signs are ticked.
    Screen in "screen" {
        DangerNow = "danger_now", DangerBody = "danger_body", DangerLeg = "danger_leg",
        DangerNerve = "danger_nerve", DangerOther = "danger_other", DangerChild = "danger_child",
        LookAlikes = "look_alikes", Facts = "facts", CrampLike = "cramp_like", Augmentation = "augmentation",
        DopamineDanger = "dopamine_danger",
    }
}
ids! {
    /// The forced choice of rest or movement, so that nobody just agrees.
    RestChoice in "rest_choice" { Resting = "resting", Moving = "moving", Same = "same", Unsure = "unsure" }
}

/// One prompt of the interview.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// One question.
    One(Key),
    /// One question about a length of time, answered in days, weeks, months or years.
    Length(Key),
    /// Rest or movement, by forced choice.
    Rest,
    /// Whether a sign that was ticked is new.
    WhichChange(Key),
    /// A list to tick of which some lines may be marked "not sure"; those go to the second question.
    Conditions,
    /// Several signs, each ticked, marked "not sure", or left blank.
    Tick(Screen, &'static [Key]),
}

/// How a line of a list is marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Shown and left alone: no.
    #[default]
    Blank,
    /// Yes.
    Ticked,
    /// Not sure.
    Unsure,
}

/// What a respondent is shown.
#[derive(Clone, Copy, Debug)]
pub struct Prompt<'a> {
    /// What is asked.
    pub step: Step,
    /// The part it stands in.
    pub part: Part,
    /// Which prompt it is, from 1.
    pub number: usize,
    /// About how many there are.
    pub total: usize,
    /// The answers so far, for showing what stands.
    pub answers: &'a Answers,
}

/// The form an answer takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// One of these; `unsure` is the position of the line that "not sure" takes.
    Choose {
        /// Group of the lines in `data/text`, and their names.
        lines: Vec<(&'static str, &'static str)>,
        /// The line that "not sure" takes.
        unsure: Option<usize>,
        /// The line that stands.
        current: Option<usize>,
    },
    /// Any of these; the second part of a line is the question it belongs to, where it has one of its own.
    Tick {
        /// Group, name and facet of each line in `data/text`.
        lines: Vec<(&'static str, &'static str, &'static str)>,
        /// Whether each line can be marked "not sure".
        unsure_each: bool,
        /// The marks that stand.
        current: Vec<Mark>,
    },
    /// A number.
    Number(crate::model::Range, Option<f64>),
    /// A length of time in weeks.
    Length(crate::model::Range, Option<f64>),
    /// A time of day.
    Clock(Option<ClockTime>),
    /// Texts, one a line.
    Texts(Vec<String>),
}

/// What comes back.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// The line chosen.
    Chosen(usize),
    /// The marks of all lines.
    Marked(Vec<Mark>),
    /// A number, in range; weeks for a length.
    Number(f64),
    /// A time of day.
    Clock(ClockTime),
    /// One line of text; empty where what stood was taken away.
    Text(String),
    /// Texts.
    Texts(Vec<String>),
    /// Not sure where no line says so, or left out: the question stays unanswered.
    Skipped,
    /// Back to the prompt before.
    Back,
}

/// What a person does at a sign that should not wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterUrgent {
    /// Stops, to get help.
    Stop,
    /// Goes on with the questions.
    GoOn,
    /// Goes back to change the answer.
    Back,
}

/// Why an interview ends before its end.
#[derive(Debug, thiserror::Error)]
pub enum Gone {
    /// The person pressed Ctrl-C.
    #[error("interrupted")]
    Interrupted,
    /// The input ended.
    #[error("the input ended")]
    Ended,
    /// Nothing could be read or shown.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// Whoever answers: a person at a terminal, numbered lines, or a file.
pub trait Respondent {
    /// Answers a prompt. The form has been checked: a number is in range, a position is in the list.
    ///
    /// # Errors
    /// The person left, the input ended, or the terminal failed.
    fn reply(&mut self, prompt: &Prompt<'_>) -> Result<Reply, Gone>;

    /// Shows signs that should not wait, and asks whether to stop.
    ///
    /// # Errors
    /// As [`Respondent::reply`].
    fn urgent(&mut self, flags: &[(RedFlag, Urgency)]) -> Result<AfterUrgent, Gone>;

    /// Asks whether a name that is not known is this one that is.
    ///
    /// # Errors
    /// As [`Respondent::reply`].
    fn did_you_mean(&mut self, written: &str, name: &str) -> Result<bool, Gone>;
}

impl Step {
    /// The questions that the prompt answers.
    pub fn keys(self) -> Vec<Key> {
        match self {
            Step::One(key) | Step::Length(key) | Step::WhichChange(key) => vec![key],
            Step::Rest => vec![Key::WorseAtRest],
            Step::Conditions => vec![Key::Conditions, Key::ConditionsUnsure],
            Step::Tick(_, keys) => keys.to_vec(),
        }
    }

    /// The id of the sentence that asks.
    pub fn asks(self) -> [&'static str; 3] {
        match self {
            Step::One(key) | Step::Length(key) | Step::WhichChange(key) => [Key::GROUP, key.as_str(), "ask"],
            Step::Rest => [Key::GROUP, Key::WorseAtRest.as_str(), "ask"],
            Step::Conditions => [Key::GROUP, Key::Conditions.as_str(), "ask"],
            Step::Tick(screen, _) => [Screen::GROUP, screen.as_str(), "ask"],
        }
    }

    /// The question whose reason `?` shows; on a list of signs, that of the line.
    pub fn why(self, line: usize) -> Key {
        match self {
            Step::One(key) | Step::Length(key) | Step::WhichChange(key) => key,
            Step::Rest => Key::WorseAtRest,
            Step::Conditions => Key::Conditions,
            Step::Tick(_, keys) => keys[line.min(keys.len() - 1)],
        }
    }

    /// The form of its answer, with what stands.
    pub fn form(self, a: &Answers) -> Form {
        super::form::of(self, a)
    }
}
