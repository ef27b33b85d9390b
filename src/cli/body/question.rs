//! A question as both bodies put it, whoever asks: the screening, or a command of the diary.

use std::borrow::Cow;

use crate::ask::{Gone, Mark, Reply};
use crate::model::{ClockTime, Range};

/// Puts questions to a person, and tells them things in between.
pub trait Body {
    /// Puts a question until it is answered. The reply fits the form: a number is in range, a position is in the list.
    ///
    /// # Errors
    /// The person left, the input ended, or the terminal failed.
    fn ask(&mut self, question: &Question<'_>) -> Result<Reply, Gone>;

    /// Leaves a paragraph; an empty one is an empty line.
    ///
    /// # Errors
    /// As [`Body::ask`].
    fn say(&mut self, text: &str) -> Result<(), Gone>;
}

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question<'a> {
    /// How far along; may be empty.
    pub progress: Cow<'a, str>,
    /// The sentence that asks.
    pub asks: Cow<'a, str>,
    /// What the answered line is called, in a few words.
    pub label: Cow<'a, str>,
    /// How it is answered, with what stands.
    pub form: Form<'a>,
    /// Why it is asked, where there is more to say; the reason of a line goes before.
    pub why: Option<Cow<'a, str>>,
    /// Whether it has been answered before, so that what stands is shown and can be kept.
    pub answered: bool,
    /// Whether what stands is not an answer to this question, but that of the night before, offered for it.
    pub last_time: bool,
    /// Whether it may be left out and has no "not sure" of its own.
    pub optional: bool,
    /// Whether a list in which nothing is ticked tells nothing, so that it counts as left out.
    pub blank_is_skipped: bool,
    /// Whether there is nothing to go back to.
    pub first: bool,
    /// Whether a list asks for danger signs: to leave all of it blank needs a second Enter.
    pub danger: bool,
    /// Whether the answer is never shown.
    pub hidden: bool,
}

/// The form that an answer takes, with what stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Form<'a> {
    /// One of these lines, of which there is at least one.
    Choose {
        /// The lines.
        lines: Vec<Line<'a>>,
        /// The line that "not sure" takes.
        unsure: Option<usize>,
        /// Whether the first two lines are yes and no, which have keys of their own.
        yes_or_no: bool,
        /// The line that stands.
        current: Option<usize>,
    },
    /// Any of these lines, of which there is at least one.
    Tick {
        /// The lines.
        lines: Vec<Line<'a>>,
        /// Whether each line can be marked "not sure".
        unsure_each: bool,
        /// The marks that stand, one for each line.
        current: Vec<Mark>,
    },
    /// A number.
    Number(Range, Option<f64>),
    /// A length of time, in weeks.
    Length(Range, Option<f64>),
    /// A length of a night, in minutes.
    Minutes(Range, Option<f64>),
    /// A time of day.
    Clock(Option<ClockTime>),
    /// A time of day, or the words "all day".
    ClockOrAllDay(Option<TimeOrAllDay>),
    /// One line of free text.
    Text {
        /// The most characters.
        longest: usize,
        /// What stands.
        current: Option<String>,
    },
    /// Texts, one a line.
    Texts(Vec<String>),
}

/// A time of day, or that it was all day.
#[derive(Clone, Debug, PartialEq)]
pub enum TimeOrAllDay {
    /// A time of day.
    Time(ClockTime),
    /// All day, in the words that say so.
    AllDay(String),
}

/// A line to choose or to tick.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<'a> {
    /// Its words.
    pub text: Cow<'a, str>,
    /// What it is called in an answer, where that is not its words.
    pub name: Option<Cow<'a, str>>,
    /// Why it is asked, where it has a reason of its own.
    pub why: Option<Cow<'a, str>>,
}

impl<'a> Question<'a> {
    /// A question that stands alone and has not been answered.
    pub fn new(asks: impl Into<Cow<'a, str>>, label: impl Into<Cow<'a, str>>, form: Form<'a>) -> Self {
        Self {
            progress: Cow::Borrowed(""),
            asks: asks.into(),
            label: label.into(),
            form,
            why: None,
            answered: false,
            last_time: false,
            blank_is_skipped: false,
            optional: false,
            first: true,
            danger: false,
            hidden: false,
        }
    }

    /// The reason of a line, or that of the question.
    pub fn why_of(&self, line: usize) -> Option<&str> {
        let own = self.form.lines().get(line).and_then(|line| line.why.as_deref());
        own.or(self.why.as_deref())
    }
}

impl<'a> Form<'a> {
    /// One of these, of which none is "not sure" and none stands.
    pub fn choose<L: Into<Line<'a>>>(lines: impl IntoIterator<Item = L>) -> Self {
        let lines = lines.into_iter().map(Into::into).collect();
        Self::Choose { lines, unsure: None, yes_or_no: false, current: None }
    }

    /// Any of these, of which none is ticked.
    pub fn tick<L: Into<Line<'a>>>(lines: impl IntoIterator<Item = L>) -> Self {
        let lines: Vec<_> = lines.into_iter().map(Into::into).collect();
        Self::Tick { unsure_each: false, current: vec![Mark::Blank; lines.len()], lines }
    }

    /// The lines to choose from or to tick; none for an answer that is typed.
    pub fn lines(&self) -> &[Line<'a>] {
        match self {
            Form::Choose { lines, .. } | Form::Tick { lines, .. } => lines,
            _ => &[],
        }
    }

    /// The reply that says what stands once more.
    pub fn standing(&self) -> Reply {
        match self {
            Form::Choose { current: Some(line), .. } => Reply::Chosen(*line),
            Form::Tick { current, .. } => Reply::Marked(current.clone()),
            Form::Number(_, Some(number)) | Form::Length(_, Some(number)) | Form::Minutes(_, Some(number)) => {
                Reply::Number(*number)
            }
            Form::Clock(Some(time)) | Form::ClockOrAllDay(Some(TimeOrAllDay::Time(time))) => Reply::Clock(*time),
            Form::ClockOrAllDay(Some(TimeOrAllDay::AllDay(words))) => Reply::Text(words.clone()),
            Form::Text { current: Some(text), .. } => Reply::Text(text.clone()),
            Form::Texts(texts) => Reply::Texts(texts.clone()),
            _ => Reply::Skipped,
        }
    }
}

impl Line<'_> {
    /// What it is called in an answer.
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.text)
    }
}

impl<'a> From<&'a str> for Line<'a> {
    fn from(text: &'a str) -> Self {
        Self { text: text.into(), name: None, why: None }
    }
}

impl From<String> for Line<'_> {
    fn from(text: String) -> Self {
        Self { text: text.into(), name: None, why: None }
    }
}
