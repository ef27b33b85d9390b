//! What the diary knows of medicines, offered at the questions about them. Nothing of it is taken over unasked.

use chrono::NaiveDate;

use crate::ask::{AfterUrgent, Gone, Prompt, Reply, Respondent, Step};
use crate::cli::args::Options;
use crate::cli::body::{Body, Form, Question};
use crate::cli::book::Book;
use crate::cli::env::World;
use crate::formulary::Role;
use crate::model::{Key, Measure, MedicineCourse, MedicineYears, RedFlag, Since, Urgency};
use crate::report::medicine as words;
use crate::report::wording::tame;
use crate::rules::taking::likely;
use crate::text::{Lang, fill};

/// What is offered.
#[derive(Clone, Debug, Default)]
pub struct Offers {
    /// The medicines that are taken now, a line each.
    medicines: Vec<String>,
    /// The dopamine medicine that is taken longest, in words, and for how many years.
    dopamine: Option<(String, f64)>,
}

impl Offers {
    /// What the diary has; nothing where there is none, or where it cannot be read. That is told of later.
    pub fn of(options: &Options, world: &World) -> Self {
        let ledger = Book::open(options, world).and_then(|book| book.ledger());
        let Ok(ledger) = ledger else { return Self::default() };
        let today = world.now.date_naive();
        let dopaminergic =
            |course: &&MedicineCourse| likely(&course.name).iter().any(|medicine| medicine.has(Role::Dopaminergic));
        let years = |course: &MedicineCourse| {
            let years = years(course.began?, today);
            let said = words::line(course, today, options.lang);
            (1.0..=MedicineYears::RANGE.max).contains(&years).then_some((said, years))
        };
        let longest = ledger.current().filter(dopaminergic).filter_map(years).max_by(|a, b| a.1.total_cmp(&b.1));
        Self { medicines: ledger.current().map(MedicineCourse::with_amount).collect(), dopamine: longest }
    }
}

/// Whole years from a date to today, as the date tells them.
fn years(since: Since, today: NaiveDate) -> f64 {
    use chrono::Datelike;
    match since {
        Since::Year(year) => f64::from(today.year() - year),
        Since::Month(first) | Since::Day(first) => today.years_since(first).map_or(0.0, f64::from),
    }
}

/// A respondent who is offered what the diary knows.
pub struct Offering<'a, R> {
    inner: &'a mut R,
    offers: Offers,
    lang: Lang,
}

impl<'a, R: Respondent + Body> Offering<'a, R> {
    /// Offers it at the questions that it answers.
    pub fn to(inner: &'a mut R, offers: Offers, lang: Lang) -> Self {
        Self { inner, offers, lang }
    }

    fn say_id(&self, item: &'static str, facet: &'static str) -> &'static str {
        self.lang.say(["offer", item, facet])
    }

    /// Which of the lines is meant; the first stands.
    fn choose(&mut self, item: &'static str, asks: &str, facets: &[&'static str]) -> Result<Reply, Gone> {
        let lines = facets.iter().map(|facet| self.say_id(item, facet).into()).collect();
        let form = Form::Choose { lines, unsure: None, yes_or_no: false, current: Some(0) };
        let why = Some(self.say_id(item, "why").into());
        let question =
            Question { why, first: false, ..Question::new(asks.to_owned(), self.say_id(item, "label"), form) };
        self.inner.ask(&question)
    }

    fn medicines(&mut self, prompt: &Prompt<'_>) -> Result<Reply, Gone> {
        let listed: Vec<String> = self.offers.medicines.iter().map(|line| tame(line)).collect();
        let asks = fill(self.say_id("medicines", "ask"), &[("medicines", &listed.join("; "))]);
        match self.choose("medicines", &asks, &["these", "more", "other"])? {
            Reply::Chosen(0) => Ok(Reply::Texts(self.offers.medicines.clone())),
            Reply::Chosen(1) => Ok(match self.inner.reply(prompt)? {
                Reply::Texts(more) => Reply::Texts(self.offers.medicines.iter().cloned().chain(more).collect()),
                Reply::Skipped => Reply::Texts(self.offers.medicines.clone()),
                reply => reply,
            }),
            Reply::Back => Ok(Reply::Back),
            _ => self.inner.reply(prompt),
        }
    }

    fn years(&mut self, prompt: &Prompt<'_>, line: &str, years: f64) -> Result<Reply, Gone> {
        let asks = fill(self.say_id("years", "ask"), &[("line", line), ("years", &years.to_string())]);
        match self.choose("years", &asks, &["take", "other"])? {
            Reply::Chosen(0) => Ok(Reply::Number(years)),
            Reply::Back => Ok(Reply::Back),
            _ => self.inner.reply(prompt),
        }
    }
}

impl<R: Respondent + Body> Respondent for Offering<'_, R> {
    fn reply(&mut self, prompt: &Prompt<'_>) -> Result<Reply, Gone> {
        match prompt.step {
            // What was answered already stands there, and can be kept.
            Step::One(key) if prompt.answers.has(key) => self.inner.reply(prompt),
            Step::One(Key::Medicines) if !self.offers.medicines.is_empty() => self.medicines(prompt),
            Step::One(Key::DopamineMedicineYears) => match self.offers.dopamine.clone() {
                Some((line, years)) => self.years(prompt, &line, years),
                None => self.inner.reply(prompt),
            },
            _ => self.inner.reply(prompt),
        }
    }

    fn urgent(&mut self, flags: &[(RedFlag, Urgency)]) -> Result<AfterUrgent, Gone> {
        self.inner.urgent(flags)
    }

    fn did_you_mean(&mut self, written: &str, name: &str) -> Result<bool, Gone> {
        self.inner.did_you_mean(written, name)
    }
}
